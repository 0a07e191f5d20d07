//! What reads or writes windows at positions that are data.

use super::*;
use crate::kernel::{GatherDimensionNumbers, IndexMode, ScatterDimensionNumbers, ScatterOp};

/// For each place of the loop, in its order, where it is in the dense array and where in the array.
fn visited(it: &Windows, indices: &[Array]) -> Vec<(usize, Option<usize>)> {
    it.check().expect("well-formed windows");
    let at = |access: &Access, place: &[usize]| {
        let steps = place.iter().zip(&access.strides);
        let steps: isize = steps.map(|(at, stride)| *at as isize * stride).sum();
        (access.offset as isize + steps) as usize
    };
    let start = |start: &Start, place: &[usize]| {
        let own = at(&start.access, &place[..it.batch.ndim()]);
        let index = indices[start.source].get(own).map_or(0, Scalar::to_i64);
        let clipped = index.clamp(0, start.last as i64);
        let is_inside = clipped == index || it.outside == Outside::Clip;
        is_inside.then_some(clipped as usize * start.stride)
    };
    let visit = |place: &Vec<usize>| {
        let starts: Option<usize> = it.starts.iter().map(|it| start(it, place)).sum();
        let in_array = starts.map(|starts| starts + at(&it.array, place));
        (at(&it.dense, place), in_array)
    };
    places(&it.space()).iter().map(visit).collect()
}

/// The shapes of an operand and of indices, dimension numbers and window sizes.
type Windowed = (Vec<usize>, Vec<usize>, GatherDimensionNumbers, Vec<usize>);

fn gathers() -> Vec<Windowed> {
    let numbers = |offset: &[usize], collapsed: &[usize], map: &[usize]| GatherDimensionNumbers {
        offset_dims: offset.to_vec(),
        collapsed_slice_dims: collapsed.to_vec(),
        start_index_map: map.to_vec(),
        ..Default::default()
    };
    let batched = GatherDimensionNumbers {
        offset_dims: vec![1],
        collapsed_slice_dims: vec![1],
        start_index_map: vec![1],
        operand_batching_dims: vec![0],
        start_indices_batching_dims: vec![0],
    };
    vec![
        (vec![9], vec![4, 1], numbers(&[], &[0], &[0]), vec![1]),
        (
            vec![5, 4],
            vec![3, 1],
            numbers(&[1], &[0], &[0]),
            vec![1, 4],
        ),
        (
            vec![5, 4],
            vec![3, 1],
            numbers(&[0], &[1], &[1]),
            vec![3, 1],
        ),
        (
            vec![5, 4],
            vec![2, 3, 2],
            numbers(&[0, 2], &[], &[1, 0]),
            vec![2, 3],
        ),
        (vec![3, 5, 2], vec![3, 1], batched, vec![1, 1, 2]),
        (
            vec![4, 3],
            vec![0, 1],
            numbers(&[1], &[0], &[0]),
            vec![1, 3],
        ),
        (
            vec![4, 0],
            vec![2, 1],
            numbers(&[1], &[0], &[0]),
            vec![1, 0],
        ),
    ]
}

fn indices(dims: &[usize]) -> Array {
    let shape = Shape::new(dims);
    let index = |at: usize| ((at * 5 + 3) % 9) as i32 - 2;
    Array::from_vec((0..shape.size()).map(index).collect(), shape).expect("as many")
}

const MODES: [IndexMode; 3] = [
    IndexMode::Clip,
    IndexMode::FillOrDrop,
    IndexMode::PromiseInBounds,
];

#[test]
fn gathers_are_what_they_say() {
    for (dims, of_indices, numbers_of, sizes) in gathers() {
        for dtype in DTYPES {
            for mode in MODES {
                let (x, at) = (numbers(dtype, &dims, 0), [indices(&of_indices)]);
                let bounds = (mode, None);
                let operand = (dtype, x.shape());
                let it = Gather::of(operand, at[0].shape(), &numbers_of, &sizes, bounds);
                let it = it.expect("a gather");
                it.check().expect("a well-formed gather");
                let mut said = vec![it.fill; it.shape.size()];
                for (to, from) in visited(&it.windows, &at) {
                    if let Some(from) = from {
                        said[to] = x.get(from).expect("a place");
                    }
                }
                let said = Array::from_scalars(dtype, &said, it.shape.clone()).expect("as many");
                let found = it.run(&x, &[&at[0]]).expect("gathers");
                assert!(
                    found.alike(&said),
                    "{dims:?} {dtype} {mode:?} {found:?} {said:?}"
                );
            }
        }
    }
}

#[test]
fn scatters_are_what_they_say() {
    use ScatterOp::*;
    for (dims, of_indices, numbers_of, sizes) in gathers() {
        let scatter = ScatterDimensionNumbers {
            update_window_dims: numbers_of.offset_dims.clone(),
            inserted_window_dims: numbers_of.collapsed_slice_dims.clone(),
            scatter_dims_to_operand_dims: numbers_of.start_index_map.clone(),
            operand_batching_dims: numbers_of.operand_batching_dims.clone(),
            scatter_indices_batching_dims: numbers_of.start_indices_batching_dims.clone(),
        };
        for (dtype, mode) in DTYPES.into_iter().zip(MODES.into_iter().cycle()) {
            for op in [Replace, Add, Sub, Mul, Min, Max] {
                let (x, at) = (numbers(dtype, &dims, 2), [indices(&of_indices)]);
                let (from, of) = ((dtype, x.shape()), at[0].shape());
                let windows = Gather::of(from, of, &numbers_of, &sizes, (mode, None));
                let updates = numbers(dtype, &windows.expect("a gather").shape, 1);
                let made = Scatter::of(op, from, of, updates.shape(), (&scatter, mode));
                let eager = kernel::scatter(op, x.clone(), &at[0], &updates, &scatter, mode);
                let Ok(it) = made else {
                    assert!(eager.is_err(), "{op:?} {dtype}");
                    continue;
                };
                it.check().expect("a well-formed scatter");
                let broad = wide(dtype);
                let (mut said, taken) = (convert(&x, broad), convert(&updates, broad));
                let steps = it.combine.map(|combine| {
                    let fold = Fold::Combine {
                        combine,
                        initial: Scalar::Int(0),
                        order: kernel::Order::of(&[]),
                    };
                    Steps::new(fold.step(broad), 1, broad)
                });
                for (from, to) in visited(&it.windows, &at) {
                    let Some(to) = to else { continue };
                    let update = scalar(&taken, from);
                    let next = match &steps {
                        Some(steps) => steps.take(&scalar(&said, to), &[update]),
                        None => update,
                    };
                    said.set(to, next.item().expect("one element"));
                }
                let said = convert(&said, dtype);
                let found = it.run(x.clone(), &updates, &[&at[0]]).expect("scatters");
                assert!(found.alike(&said), "{op:?} {dims:?} {dtype} {mode:?}");
                assert!(eager.expect("scatters").alike(&found));
            }
        }
    }
}

#[test]
fn one_window_is_a_dynamic_slice() {
    for (starts, sizes) in [
        ([2, 1], [2, 2]),
        ([-3, 9], [3, 1]),
        ([1, 0], [0, 4]),
        ([0, 0], [5, 4]),
    ] {
        let x = numbers(DType::Float32, &[5, 4], 0);
        let at: Vec<Array> = starts.iter().map(|at| Array::scalar(*at)).collect();
        let at: Vec<&Array> = at.iter().collect();
        let starts = starts.map(i64::from);
        let slice = Gather::of_slice(DType::Float32, x.shape(), &sizes).expect("fits");
        slice.check().expect("a well-formed gather");
        let eager = kernel::dynamic_slice(&x, &starts, &sizes).expect("fits");
        assert!(slice.run(&x, &at).expect("slices").alike(&eager));
        let update = numbers(DType::Float32, &sizes, 3);
        let written = Scatter::of_update(DType::Float32, x.shape(), update.shape()).expect("fits");
        written.check().expect("a well-formed scatter");
        let eager = kernel::dynamic_update_slice(x.clone(), &update, &starts).expect("fits");
        assert!(written.run(x, &update, &at).expect("writes").alike(&eager));
    }
}

#[test]
fn ill_formed_windows_are_refused() {
    let shape = Shape::new(&[3, 40]);
    let windows = Gather::of_slice(DType::Float32, &shape, &[2, 2])
        .expect("fits")
        .windows;
    let refused = |change: &dyn Fn(&mut Windows)| {
        let mut it = windows.clone();
        assert!(it.check().is_ok());
        change(&mut it);
        assert!(it.check().is_err(), "{it:?}");
    };
    refused(&|it| it.starts[0].last = 2);
    refused(&|it| it.starts[1].access.offset = 1);
    refused(&|it| it.array.offset = 1);
    refused(&|it| it.dense_size = 3);
    refused(&|it| it.window = Shape::new(&[2]));
}
