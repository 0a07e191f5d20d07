//! Reductions, accumulations, and what reads or writes at positions that are data.

use super::*;

#[test]
fn what_only_a_reduction_reads_is_in_its_loop() {
    let x = numbers(DType::Float32, &[40, 50], 0);
    let y = numbers(DType::Float32, &[40, 50], 1);
    let sum = |axes: &'static [usize]| {
        move |args: &[Value]| lax::reduce_sum(&lax::mul(&args[0], &args[1])?, axes)
    };
    let args = [x, y];
    let of = |f: Function| works(&args, f);
    assert_eq!(
        of(Box::new(move |args| one(sum(&[1])(args)))),
        ["reduction 2->1 of 1"]
    );
    assert_eq!(
        of(Box::new(move |args| one(sum(&[0, 1])(args)))),
        ["reduction 2->1 of 1"]
    );
    // Two arrays are not read across their rows, but one is.
    let across = of(Box::new(move |args| one(sum(&[0])(args))));
    assert_eq!(across, ["loop 2->1", "reduction 1->1 of 0"]);
    let one_across = of(Box::new(|args| {
        one(lax::reduce_sum(&lax::exp(&args[0])?, &[0]))
    }));
    assert_eq!(one_across, ["reduction 1->1 of 1"]);
    // What else is read is written, once.
    let read_again = of(Box::new(|args| {
        let exp = lax::exp(&args[0])?;
        let sum = lax::reduce_sum(&exp, &[0, 1])?;
        one(lax::div(
            &exp,
            &lax::broadcast_in_dim(&sum, &exp.shape(), vec![])?,
        ))
    }));
    assert_eq!(read_again[..2], ["loop 1->1", "reduction 1->1 of 0"]);
    let view = of(Box::new(|args| {
        let turned = lax::transpose(&args[0], &[1, 0])?;
        one(bind1(&arg(true, 0), &[lax::exp(&turned)?]))
    }));
    assert_eq!(view, ["reduction 1->1 of 1"]);
}

fn arg(largest: bool, axis: usize) -> Primitive {
    let (axes, index_dtype) = (vec![axis].into(), DType::Int32);
    match largest {
        true => Primitive::ArgMax { axes, index_dtype },
        false => Primitive::ArgMin { axes, index_dtype },
    }
}

#[test]
fn reductions_of_what_is_computed() {
    use ReduceOp::*;
    for op in [Sum, Prod, Max, Min, And, Or, Xor] {
        let taken = everywhere(op.name(), move |args| {
            let [x, y, s] = args else { unreachable!() };
            let chosen = lax::select(&lax::lt(x, y)?, x, y)?;
            let wide = lax::broadcast_axis(&chosen, 3, 0)?;
            let all: Vec<usize> = (0..x.ndim()).collect();
            let turned: Vec<usize> = (0..wide.ndim()).rev().collect();
            Ok(vec![
                lax::reduce(op, x, all.clone())?,
                lax::reduce(op, &lax::select(&lax::lt(y, s)?, y, x)?, all)?,
                lax::reduce(op, &wide, vec![0])?,
                lax::reduce(op, &lax::transpose(&wide, &turned)?, vec![wide.ndim() - 1])?,
            ])
        });
        assert!(taken >= SHAPES.len(), "{op:?} takes nothing");
    }
    everywhere("products that are summed", |args| {
        let [x, y, _] = args else { unreachable!() };
        let all: Vec<usize> = (0..x.ndim()).collect();
        let product = lax::mul(x, y)?;
        let square = lax::mul(&product, &product)?;
        Ok(vec![
            lax::reduce_sum(&product, &all)?,
            lax::reduce_sum(&square, &all)?,
        ])
    });
    for largest in [false, true] {
        everywhere("positions", move |args| {
            let wide = lax::broadcast_axis(&lax::max(&args[0], &args[1])?, 2, 0)?;
            let last = bind1(&arg(largest, wide.ndim() - 1), std::slice::from_ref(&wide))?;
            Ok(vec![last, bind1(&arg(largest, 0), &[wide])?])
        });
    }
}

#[test]
fn accumulations_and_windows() {
    use CumulativeOp::*;
    for (op, reverse) in [
        (Sum, true),
        (Prod, false),
        (Max, true),
        (Min, false),
        (LogSumExp, false),
    ] {
        everywhere("accumulations", move |args| {
            let wide = lax::broadcast_axis(&lax::max(&args[0], &args[1])?, 2, 0)?;
            let axis = wide.ndim() - 1;
            one(bind1(&Primitive::Cumulative { op, axis, reverse }, &[wide]))
        });
    }
    for (start, mode) in [
        (-2, GatherMode::Clip),
        (1, GatherMode::FillOrDrop),
        (70, GatherMode::FillOrDrop),
        (70, GatherMode::PromiseInBounds),
    ] {
        let taken = everywhere("windows", move |args| {
            let [x, y, _] = args else { unreachable!() };
            let [x, y] = [x, y].map(|x| lax::reshape(x, &Shape::new(&[x.shape().size()])));
            let (x, y) = (x?, y?);
            let n = x.shape()[0];
            let size = n.min(2);
            let at = Value::from(Array::scalar(start));
            let slice = Primitive::DynamicSlice {
                slice_sizes: vec![size],
            };
            let part = bind1(&slice, &[y.clone(), at.clone()])?;
            let update = [x.clone(), part.clone(), at];
            let indices = Array::vector(vec![start, 0, 0, n as i32 - 1]);
            let indices = Value::from(indices.reshape([4, 1])?);
            let gather = Primitive::Gather(Rc::new(Gather {
                dims: GatherDims {
                    offset_dims: vec![0],
                    start_index_map: vec![0],
                    ..GatherDims::default()
                },
                slice_sizes: vec![size],
                indices_are_sorted: false,
                unique_indices: false,
                mode,
                fill_value: None,
                batched: false,
            }));
            let rows = bind1(&gather, &[x.clone(), indices.clone()])?;
            let mut results = vec![part, bind1(&Primitive::DynamicUpdateSlice, &update)?];
            for op in [ScatterOp::Set, ScatterOp::Add, ScatterOp::Max] {
                let scatter = Primitive::Scatter(Rc::new(Scatter {
                    op,
                    dims: ScatterDims {
                        update_window_dims: vec![0],
                        scatter_dims_to_operand_dims: vec![0],
                        ..ScatterDims::default()
                    },
                    indices_are_sorted: false,
                    unique_indices: false,
                    mode,
                    update_jaxpr: None,
                    batched: false,
                }));
                let operands = [y.clone(), indices.clone(), rows.clone()];
                results.push(bind1(&scatter, &operands)?);
            }
            results.push(rows);
            Ok(results)
        });
        assert!(taken >= SHAPES.len(), "{start}");
    }
}

#[test]
fn indexed_steps_are_loops() {
    let x = numbers(DType::Float32, &[8], 0);
    let at = Value::from(Array::scalar(3i32));
    let found = works(
        &[x, at],
        Box::new(|args| {
            let slice = Primitive::DynamicSlice {
                slice_sizes: vec![2],
            };
            let part = bind1(&slice, args)?;
            let update = [args[0].clone(), part, args[1].clone()];
            let updated = bind1(&Primitive::DynamicUpdateSlice, &update)?;
            let sum = Primitive::Cumulative {
                op: CumulativeOp::Sum,
                axis: 0,
                reverse: false,
            };
            one(bind1(&sum, &[updated]))
        }),
    );
    assert_eq!(found, ["Gather", "Scatter", "Cumulate"]);
}
