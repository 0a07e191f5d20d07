//! Reductions and accumulations.

use super::*;
use crate::kernel::{CumulativeOp, ReduceOp};
use crate::{Context, Embedder, Words};
use std::cell::Cell;
use std::ops::Range;
use std::rc::Rc;

fn literally(it: &Reduction, arrays: &[Array]) -> Array {
    it.check().expect("a well-formed reduction");
    let elements = run_blocks(&it.elements, arrays);
    let dtype = elements[0].dtype();
    let steps = Steps::new(it.fold.step(dtype), it.fold.arity(), dtype);
    let row = |row: usize| {
        let taken = |at: usize| -> Vec<Array> {
            let (outer, column) = (row / it.width(), row % it.width());
            let at = (outer * it.count() + at) * it.width() + column;
            elements.iter().map(|array| scalar(array, at)).collect()
        };
        match &it.fold {
            Fold::Position { .. } => {
                let mut best = 0;
                for at in 1..it.count() {
                    let better = steps.take(&taken(best)[0], &taken(at));
                    best = if better.item() == Some(Scalar::Bool(true)) {
                        at
                    } else {
                        best
                    };
                }
                Array::from_scalar(it.dtype, Scalar::Int(best as i64))
            }
            Fold::SumOfProducts { order } => {
                let mut sequence: Vec<usize> = (0..it.count()).collect();
                if order.second_first {
                    sequence.swap(0, 1);
                }
                let start = Array::scalar(0.0f32);
                if let Some(kernel::Side::Short { rows, run, lanes }) = order.side {
                    let whole = rows / lanes * lanes;
                    let mut total = start.clone();
                    for block in sequence.chunks(rows * run) {
                        let lane = |lane: usize| {
                            let own = block[..whole * run].iter().enumerate();
                            let own = own.filter(|(at, _)| at / run % lanes == lane);
                            let first = if lane == 0 { &total } else { &start };
                            own.fold(first.clone(), |sum, (_, at)| steps.take(&sum, &taken(*at)))
                        };
                        let float = |it: Array| it.item().expect("one").to_f64() as f32;
                        let mut sums: Vec<f32> = (0..lanes).map(|at| float(lane(at))).collect();
                        while sums.len() > 1 {
                            let half = sums.len() / 2;
                            sums = (0..half).map(|at| sums[at] + sums[at + half]).collect();
                        }
                        total = block[whole * run..]
                            .iter()
                            .fold(Array::scalar(sums[0]), |sum, at| {
                                steps.take(&sum, &taken(*at))
                            });
                    }
                    return total;
                }
                sequence
                    .iter()
                    .fold(start, |sum, at| steps.take(&sum, &taken(*at)))
            }
            Fold::Combine {
                order: kernel::Order {
                    side: Some(side), ..
                },
                ..
            } => {
                let words = (0..it.count()).map(|at| taken(at)[0].item().expect("one").to_f64());
                let words: Vec<f32> = words.map(|it| it as f32).collect();
                Array::scalar(side_by_side(side, &words))
            }
            Fold::Combine { initial, order, .. } => {
                let initial = Array::from_scalar(dtype, *initial);
                let mut passed: Vec<Array> =
                    (0..it.count()).map(|at| taken(at).remove(0)).collect();
                for cuts in &order.passes {
                    let lengths: Vec<usize> = cuts.iter().map(|cut| cut.length).collect();
                    let counts: Vec<usize> = cuts.iter().map(|cut| cut.count()).collect();
                    let windows = places(&counts);
                    let of = |place: &[usize]| -> Vec<usize> {
                        place
                            .iter()
                            .zip(cuts)
                            .map(|(at, cut)| cut.window_of(*at))
                            .collect()
                    };
                    let mut held = vec![initial.clone(); windows.len()];
                    for (place, element) in places(&lengths).iter().zip(&passed) {
                        let window = windows.iter().position(|window| *window == of(place));
                        let held = &mut held[window.expect("a window")];
                        *held = steps.take(held, std::slice::from_ref(element));
                    }
                    passed = held;
                }
                convert(&passed[0], it.dtype)
            }
        }
    };
    let shape = it.shape();
    let rows: Vec<Array> = (0..shape.size()).map(row).collect();
    joined(&rows, it.dtype, &shape)
}

/// What sums that are made side by side come to, by the words of the order.
fn side_by_side(side: &kernel::Side, words: &[f32]) -> f32 {
    let add = |words: &[f32]| words.iter().fold(0.0, |sum, it| sum + it);
    let halves = |mut sums: Vec<f32>| {
        while sums.len() > 1 {
            let half = sums.len() / 2;
            sums = (0..half).map(|at| sums[at] + sums[at + half]).collect();
        }
        sums[0]
    };
    match *side {
        kernel::Side::Short { rows, run, lanes } => {
            words.chunks(rows * run).fold(0.0, |total, words| {
                let whole = rows / lanes * lanes;
                let lane = |lane: usize| {
                    let rows = (0..whole).filter(|row| row % lanes == lane);
                    let start = if lane == 0 { total } else { 0.0 };
                    let words = rows.flat_map(|row| &words[row * run..][..run]);
                    words.fold(start, |sum, it| sum + it)
                };
                let total = halves((0..lanes).map(lane).collect());
                words[whole * run..].iter().fold(total, |sum, it| sum + it)
            })
        }
        kernel::Side::Long(it) => {
            let lane = |words: &[f32], lane: usize| {
                let own: Vec<f32> = words.iter().copied().skip(lane).step_by(it.lanes).collect();
                // A group of which not all lanes have their last step is none.
                let whole = words.len() / it.lanes;
                let (mut total, mut error) = (0.0f32, 0.0f32);
                for (at, steps) in own.chunks(it.block).enumerate() {
                    let whole = (whole - at * it.block).min(it.block) / 16 * 16;
                    let (groups, rest) = steps.split_at(whole.min(steps.len()));
                    let quads = |steps: &[f32]| steps.chunks(4).map(add).collect::<Vec<f32>>();
                    let mut sums: Vec<f32> = groups.chunks(16).map(|it| add(&quads(it))).collect();
                    match it.lanes {
                        1 => sums.push(add(&quads(rest))),
                        _ => sums.extend(quads(rest)),
                    }
                    let taken = add(&sums) - error;
                    let next = total + taken;
                    // What the last block, if it is no whole one, could not add is lost.
                    error = if steps.len() == it.block {
                        (next - total) - taken
                    } else {
                        0.0
                    };
                    total = next;
                }
                total - error
            };
            let piece = |words: &[f32]| halves((0..it.lanes).map(|at| lane(words, at)).collect());
            let whole = |words: &[f32]| {
                let mut sums: Vec<f32> = words.chunks(it.piece).map(piece).collect();
                while sums.len() > 1 {
                    sums = sums.chunks(it.piece).map(piece).collect();
                }
                sums[0]
            };
            add(&words.chunks(it.length).map(whole).collect::<Vec<f32>>())
        }
    }
}

/// A reduction of an array over axes, its elements as they are.
fn reduction(fold: Fold, x: &Array, axes: &[usize], dtype: DType) -> Reduction {
    let mut order: Vec<usize> = (0..x.ndim()).filter(|axis| !axes.contains(axis)).collect();
    let kept = order.len();
    order.extend(axes);
    let own = x.shape().strides();
    let broad = wide(x.dtype());
    let code = vec![Instruction {
        op: Op::Convert,
        operands: vec![Operand::Input(0)],
        dtype: broad,
    }];
    let elements = Program {
        space: order.iter().map(|axis| x.shape()[*axis]).collect(),
        inputs: vec![Input {
            dtype: x.dtype(),
            size: x.size(),
            access: Access {
                offset: 0,
                strides: order.iter().map(|axis| own[*axis] as isize).collect(),
            },
        }],
        results: vec![Operand::Result(0)],
        code,
    };
    Reduction {
        elements,
        kept,
        inner: 0,
        fold,
        dtype,
    }
}

fn run(it: &Reduction, arrays: &[Array]) -> Array {
    let folds = Folds::new(it).expect("a known reduction");
    folds.run(arrays, &mut Banks::default()).expect("a result")
}

const CASES: [(&[usize], &[usize]); 17] = [
    (&[], &[]),
    (&[5], &[0]),
    (&[70], &[0]),
    (&[1100], &[0]),
    (&[0, 3], &[0]),
    (&[3, 0], &[0]),
    (&[2, 3, 2], &[0, 2]),
    (&[40, 2, 35], &[0, 2]),
    (&[3, 33], &[1]),
    (&[33, 3], &[0]),
    (&[8, 8], &[0, 1]),
    (&[2, 21, 5], &[1, 2]),
    (&[5100], &[0]),
    (&[3, 1500], &[1]),
    (&[300, 20], &[0]),
    (&[5, 31, 40], &[1]),
    (&[20, 3, 80], &[0, 2]),
];

#[test]
fn reductions_are_what_they_say() {
    use ReduceOp::*;
    for dtype in DTYPES {
        for op in [Sum, Prod, Max, Min, And, Or, Xor] {
            let mut taken = 0;
            for (at, (dims, axes)) in CASES.iter().enumerate() {
                let x = numbers(dtype, dims, at % 4);
                let Some(fold) = Fold::over(op, dtype, dims, axes) else {
                    assert!(kernel::reduce(op, &x, axes).is_err(), "{op:?} {dtype}");
                    continue;
                };
                taken += 1;
                let it = reduction(fold, &x, axes, dtype);
                let arrays = [x.clone()];
                let (found, said) = (run(&it, &arrays), literally(&it, &arrays));
                let eager = kernel::reduce(op, &x, axes).expect("a result");
                let same = found.alike(&said) && found.alike(&eager);
                assert!(
                    same,
                    "{op:?} {dtype} {dims:?}: {found:?} {said:?} {eager:?}"
                );
            }
            assert!(taken == 0 || taken == CASES.len(), "{op:?} {dtype}");
        }
        assert!(Fold::of(Or, DType::Bool, &[]).is_some() && Fold::of(Prod, dtype, &[]).is_some());
    }
}

/// Code that computes a program block by block.
struct Interpreted(Program);

impl Made for Interpreted {
    fn run(&self, read: &[Read<'_>], written: &mut [Written<'_>], places: usize) -> bool {
        let space = Shape::new(&[places]);
        let mut program = self.0.clone();
        for input in &mut program.inputs {
            (input.size, input.access) = (places, Access::whole(&space));
        }
        program.space = space.clone();
        let given = read.iter().zip(&program.inputs).map(|(read, input)| {
            let dtype = input.dtype;
            match read {
                Read::Bool(words) => {
                    Array::from_words(dtype, words[..places].to_vec(), space.clone())
                }
                Read::W32(words) => {
                    Array::from_words(dtype, words[..places].to_vec(), space.clone())
                }
            }
        });
        let given: Vec<Array> = given.map(|it| it.expect("as many")).collect();
        for (written, result) in written.iter_mut().zip(run_blocks(&program, &given)) {
            match (written, result.words()) {
                (Written::Bool(to), Words::Bool(from)) => {
                    to[..places].copy_from_slice(from.as_slice());
                }
                (Written::W32(to), Words::W32(from)) => {
                    to[..places].copy_from_slice(from.as_slice());
                }
                _ => panic!("of another width"),
            }
        }
        true
    }
}

/// Has code for everything, and counts how often it was asked.
#[derive(Default)]
struct Maker(Cell<usize>);

impl Embedder for Maker {
    fn made(&self, program: &Program) -> Option<Rc<dyn Made>> {
        self.0.set(self.0.get() + 1);
        Some(Rc::new(Interpreted(program.clone())))
    }

    fn made_rows(&self, fold: &RowFold) -> Option<Rc<dyn MadeRows>> {
        self.0.set(self.0.get() + 1);
        Some(Rc::new(fold.clone()))
    }
}

/// Rows that are taken in element by element.
impl MadeRows for RowFold {
    fn run(&self, words: &[u32], stride: usize, windows: &[RowWindow], out: &mut [u32]) {
        assert!(out.len().is_multiple_of(ROUND) && !out.is_empty());
        let steps = Steps::new(self.step.clone(), 1, self.dtype);
        let array =
            |word: u32| Array::from_words(self.dtype, vec![word], Shape::scalar()).expect("a word");
        let word = |array: &Array| match array.words() {
            Words::W32(words) => words.as_slice()[0],
            _ => panic!("of another width"),
        };
        for (row, out) in out.iter_mut().enumerate() {
            // Where the order makes no difference, there is one pass.
            let passes = self.passes.max(1);
            let mut held = vec![self.initial; passes];
            let take = |held: &mut Vec<u32>, pass: usize, element: u32| {
                held[pass] = word(&steps.take(&array(held[pass]), &[array(element)]));
            };
            if self.across {
                held[0] = *out;
                for line in 0..windows[0].length as usize {
                    take(&mut held, 0, words[row + line * stride]);
                }
                *out = held[0];
                continue;
            }
            let mut at = row * stride;
            for window in windows {
                for element in &words[at..at + window.length as usize] {
                    take(&mut held, 0, *element);
                }
                at += window.length as usize;
                for pass in 1..passes.min(window.ends as usize + 2) {
                    let element = held[pass - 1];
                    take(&mut held, pass, element);
                    held[pass - 1] = self.initial;
                }
            }
            *out = held[passes - 1];
        }
    }
}

#[test]
fn rows_by_code_are_what_they_say() {
    use ReduceOp::*;
    let cases: [(&[usize], usize); 6] = [
        (&[66, 250], 1),
        (&[17000], 0),
        (&[5, 3300], 1),
        (&[700, 31], 1),
        (&[3, 1, 150, 40], 2),
        (&[130, 2, 70], 1),
    ];
    for (dtype, op) in [
        (DType::Float32, Prod),
        (DType::Float32, Max),
        (DType::Float32, Min),
        (DType::Int32, Prod),
        (DType::UInt32, Xor),
        (DType::BFloat16, Sum),
        (DType::Float64, Sum),
    ] {
        for (at, (dims, first)) in cases.iter().enumerate() {
            let x = numbers(dtype, dims, at % 4);
            let axes: Vec<usize> = (*first..dims.len()).collect();
            let fold = Fold::over(op, dtype, dims, &axes).expect("known");
            let it = reduction(fold, &x, &axes, dtype);
            let arrays = [x.clone()];
            let (plain, eager) = (run(&it, &arrays), kernel::reduce(op, &x, &axes));
            assert!(
                plain.alike(&eager.expect("a result")),
                "{op:?} {dtype} {dims:?}"
            );
            let maker = Rc::new(Maker::default());
            let context = Context::new(Some(maker.clone()));
            let _inside = context.enter();
            let (coded, eager) = (run(&it, &arrays), kernel::reduce(op, &x, &axes));
            assert!(coded.alike(&plain), "{op:?} {dtype} {dims:?}");
            assert!(
                plain.alike(&eager.expect("a result")),
                "{op:?} {dtype} {dims:?}"
            );
            assert_eq!(maker.0.get() > 0, wide(dtype).itemsize() == 4);
        }
    }
}

/// A reduction of axes that lie together, line by line.
fn by_lines(fold: Fold, x: &Array, reduced: Range<usize>, dtype: DType) -> Reduction {
    let mut it = reduction(fold, x, &[], dtype);
    it.kept = reduced.start;
    it.inner = x.ndim() - reduced.end;
    it
}

#[test]
fn reductions_by_lines_are_what_they_say() {
    use ReduceOp::*;
    let cases: [(&[usize], Range<usize>); 9] = [
        (&[3, 8], 0..1),
        (&[70, 9], 0..1),
        (&[2, 40, 11], 1..2),
        (&[40, 2, 8], 0..2),
        (&[2, 3, 35, 2, 5], 1..3),
        (&[1100, 8], 0..1),
        (&[0, 8], 0..1),
        (&[4, 0], 0..1),
        (&[65, 301], 0..1),
    ];
    for dtype in DTYPES {
        for op in [Sum, Prod, Max, Min, And, Or, Xor] {
            for (at, (dims, reduced)) in cases.iter().enumerate() {
                let x = numbers(dtype, dims, at % 4);
                let axes: Vec<usize> = reduced.clone().collect();
                let Some(fold) = Fold::over(op, dtype, dims, &axes) else {
                    continue;
                };
                let it = by_lines(fold, &x, reduced.clone(), dtype);
                let arrays = [x.clone()];
                let (found, said) = (run(&it, &arrays), literally(&it, &arrays));
                let eager = kernel::reduce(op, &x, &axes).expect("a result");
                assert!(found.alike(&said), "{op:?} {dtype} {dims:?}");
                assert!(eager.alike(&said), "{op:?} {dtype} {dims:?}");
                let maker = Rc::new(Maker::default());
                let context = Context::new(Some(maker.clone()));
                let inside = context.enter();
                let coded = kernel::reduce(op, &x, &axes).expect("a result");
                drop(inside);
                assert!(coded.alike(&said), "{op:?} {dtype} {dims:?} by code");
                // Sums that are made side by side need no code.
                let plain = (dtype, op) != (DType::Float32, Sum);
                let words = wide(dtype).itemsize() == 4;
                assert_eq!(
                    maker.0.get() > 0,
                    words && plain && dims[0] == 65,
                    "{dtype} {dims:?}"
                );
            }
        }
    }
}

#[test]
fn products_are_added_up_side_by_side() {
    for (dims, axes, heavy) in [
        (&[2, 17, 5][..], &[1, 2][..], false),
        (&[3, 8, 4], &[0, 1, 2], false),
        (&[23, 12], &[0, 1], true),
    ] {
        let side = kernel::Side::of_loops(dims, axes, heavy);
        assert!(side.is_some(), "{dims:?}");
        let lengths: Vec<usize> = axes.iter().map(|axis| dims[*axis]).collect();
        let order = kernel::Order {
            side,
            ..kernel::Order::of_one_pass(&lengths)
        };
        let x = numbers(DType::Float32, dims, 1);
        let mut it = reduction(Fold::SumOfProducts { order }, &x, axes, DType::Float32);
        it.elements.results.push(Operand::Result(0));
        let arrays = [x];
        assert!(
            run(&it, &arrays).alike(&literally(&it, &arrays)),
            "{dims:?}"
        );
    }
}

#[test]
fn rows_may_come_as_lines() {
    for (dims, axes) in [(&[8, 1500][..], &[1][..]), (&[9, 17, 3], &[1, 2])] {
        let fold = Fold::over(ReduceOp::Sum, DType::Float32, dims, axes).expect("a sum");
        let lengths = dims[1..].iter().chain(&dims[..1]);
        let lines: Vec<usize> = lengths.copied().collect();
        let x = numbers(DType::Float32, &lines, 1);
        let it = by_lines(fold, &x, 0..axes.len(), DType::Float32);
        let arrays = [x];
        assert!(
            run(&it, &arrays).alike(&literally(&it, &arrays)),
            "{dims:?}"
        );
    }
}

#[test]
fn positions_are_what_they_say() {
    for dtype in DTYPES.into_iter().filter(|dtype| !dtype.is_complex()) {
        for (at, dims) in [&[7][..], &[700], &[3, 200], &[0, 2], &[2, 1]]
            .iter()
            .enumerate()
        {
            for (largest, seed) in [(true, at), (false, at + 1), (true, 3)] {
                let x = numbers(dtype, dims, seed);
                let axis = dims.len() - 1;
                let it = reduction(Fold::Position { largest }, &x, &[axis], DType::Int32);
                let arrays = [x.clone()];
                let (found, said) = (run(&it, &arrays), literally(&it, &arrays));
                let position = if largest {
                    kernel::argmax
                } else {
                    kernel::argmin
                };
                let eager = position(&x, axis, DType::Int32).expect("a position");
                assert!(
                    found.alike(&said) && found.alike(&eager),
                    "{dtype} {dims:?} {x:?}"
                );
            }
        }
    }
}

#[test]
fn sums_of_products_are_what_they_say() {
    for (count, squares) in [
        (0, false),
        (1, true),
        (2, true),
        (3, true),
        (4, true),
        (5, true),
        (30, false),
    ] {
        let (x, y) = (
            numbers(DType::Float32, &[40, count], 1),
            numbers(DType::Float32, &[40, count], 0),
        );
        let order = kernel::Order::of_one_pass(&[count]);
        let order = match squares {
            true => order.of_squares(),
            false => order,
        };
        let mut it = reduction(Fold::SumOfProducts { order }, &x, &[1], DType::Float32);
        let input = it.elements.inputs[0].clone();
        it.elements.inputs.push(input);
        it.elements.results = vec![
            Operand::Input(0),
            Operand::Input(usize::from(!squares) as u32),
        ];
        let arrays = [x, y];
        assert!(run(&it, &arrays).alike(&literally(&it, &arrays)), "{count}");
    }
}

#[test]
fn what_only_a_reduction_reads_is_never_stored() {
    let (x, y) = (
        numbers(DType::Float32, &[3, 700], 0),
        numbers(DType::Float32, &[700], 1),
    );
    let fold = Fold::of(ReduceOp::Sum, DType::Float32, &[700]).expect("floats are summed");
    let mut it = reduction(fold, &x, &[1], DType::Float32);
    it.elements.inputs.push(Input {
        dtype: DType::Float32,
        size: 700,
        access: Access {
            offset: 0,
            strides: vec![0, 1],
        },
    });
    it.elements.code[0] = Instruction {
        op: Op::Binary(BinaryOp::Mul),
        operands: vec![Operand::Input(0), Operand::Input(1)],
        dtype: DType::Float32,
    };
    let arrays = [x.clone(), y.clone()];
    let repeated = kernel::broadcast_to(&y, x.shape()).expect("fits");
    let product = kernel::binary(BinaryOp::Mul, &x, &repeated).expect("fits");
    let sum = kernel::reduce(ReduceOp::Sum, &product, &[1]).expect("sums");
    assert!(run(&it, &arrays).alike(&sum) && literally(&it, &arrays).alike(&sum));
}

#[test]
fn accumulations_are_what_they_say() {
    use CumulativeOp::*;
    fn line(it: &Cumulation, steps: &Steps, own: &[Array]) -> Vec<Array> {
        let mut out = Vec::new();
        for tile in own.chunks(it.tile) {
            for at in 0..tile.len() {
                let window = if it.reverse {
                    &tile[at..]
                } else {
                    &tile[..=at]
                };
                let take =
                    |held: Array, next: &Array| steps.take(&held, std::slice::from_ref(next));
                out.push(window[1..].iter().fold(window[0].clone(), take));
            }
        }
        if own.len() <= it.tile {
            return out;
        }
        let total = |tile: &[Array]| tile[if it.reverse { 0 } else { tile.len() - 1 }].clone();
        let totals: Vec<Array> = out.chunks(it.tile).map(total).collect();
        let totals = line(it, steps, &totals);
        for (at, tile) in out.chunks_mut(it.tile).enumerate() {
            let before = if it.reverse {
                at.checked_add(1)
            } else {
                at.checked_sub(1)
            };
            if let Some(before) = before.and_then(|at| totals.get(at)) {
                tile.iter_mut()
                    .for_each(|own| *own = steps.take(own, std::slice::from_ref(before)));
            }
        }
        out
    }
    for dtype in DTYPES {
        for (op, reverse) in [
            (Sum, false),
            (Sum, true),
            (Prod, true),
            (Max, false),
            (Min, true),
        ] {
            for (at, dims) in [&[0][..], &[1], &[17], &[300], &[2, 40]].iter().enumerate() {
                let x = numbers(dtype, dims, at);
                let axis = dims.len() - 1;
                let Some(it) = Cumulation::of(op, dtype, x.shape(), axis, reverse) else {
                    assert!(kernel::cumulative(op, &x, axis, reverse).is_err());
                    continue;
                };
                it.check().expect("a well-formed accumulation");
                let fold = Fold::Combine {
                    combine: it.combine,
                    initial: Scalar::Int(0),
                    order: kernel::Order::of(&[]),
                };
                let steps = Steps::new(fold.step(wide(dtype)), 1, wide(dtype));
                let broad = convert(&x, wide(dtype));
                let elements: Vec<Array> = (0..x.size()).map(|at| scalar(&broad, at)).collect();
                let lines = elements.chunks(dims[axis].max(1));
                let said: Vec<Array> = lines.flat_map(|it_| line(&it, &steps, it_)).collect();
                let said = convert(&joined(&said, wide(dtype), x.shape()), dtype);
                let found = it.run(&x).expect("accumulates");
                assert!(
                    found.alike(&said),
                    "{op:?} {dtype} {dims:?} {found:?} {said:?}"
                );
            }
        }
    }
}

#[test]
fn ill_formed_reductions_are_refused() {
    let x = numbers(DType::Float32, &[3, 40], 0);
    let made = || {
        let fold = Fold::of(ReduceOp::Sum, DType::Float32, &[40]).expect("floats are summed");
        reduction(fold, &x, &[1], DType::Float32)
    };
    let refused = |change: &dyn Fn(&mut Reduction)| {
        let mut it = made();
        assert!(it.check().is_ok());
        change(&mut it);
        assert!(it.check().is_err(), "{it:?}");
    };
    refused(&|it| it.kept = 2);
    refused(&|it| it.kept = 3);
    refused(&|it| it.inner = 1);
    refused(&|it| it.inner = 2);
    refused(&|it| {
        (it.kept, it.inner) = (0, 1);
        it.elements.space = Shape::new(&[40, 3]);
        it.elements.inputs[0].access = Access::whole(&Shape::new(&[40, 3]));
        let order = kernel::Order::of_one_pass(&[40]);
        it.fold = Fold::SumOfProducts { order };
        it.elements.results.push(Operand::Input(0));
    });
    refused(&|it| it.elements.results.clear());
    refused(&|it| it.elements.results.push(Operand::Input(0)));
    refused(&|it| it.elements.inputs[0].size = 3);
    refused(&|it| it.dtype = DType::Key);
    refused(&|it| it.fold = Fold::Position { largest: true });
    refused(&|it| {
        let fold = Fold::of(ReduceOp::And, DType::Int32, &[40]);
        it.fold = fold.expect("integers have bits");
    });
}
