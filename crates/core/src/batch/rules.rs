//! The batching rule of each primitive.

use super::operands::Operands;
use super::{Batched, axis_to_front, callback, collectives, indexing, move_axis};
use crate::trace::{AxisData, Tag};
use crate::transforms::{cond, custom, jit, linear_solve, refs, scan, while_loop};
use crate::{
    DotDims, Error, Ints, Linalg, Precision, Primitive, Reshard, Result, Value, bind, bind1, lax,
};
use freezeframe_array::Shape;
use freezeframe_base::Lists;
use std::rc::Rc;

fn one(value: Value, dim: usize) -> Result<Batched> {
    Ok((vec![value], vec![Some(dim)]))
}

/// Axes of the unmapped operand as axes of the mapped one.
fn bump(axes: &[usize], dim: usize) -> Vec<usize> {
    axes.iter()
        .map(|axis| axis + usize::from(*axis >= dim))
        .collect()
}

fn inserted<T: Clone>(items: &[T], at: usize, item: T) -> Vec<T> {
    let mut items = items.to_vec();
    items.insert(at.min(items.len()), item);
    items
}

/// The results of a primitive over a mapped axis, and where they have it.
pub(super) fn rule(
    primitive: &Primitive,
    (axis, tag): (&AxisData, Tag),
    values: &[Value],
    dims: &[Option<usize>],
) -> Result<Batched> {
    let operands = Operands { axis, values, dims };
    match primitive {
        Primitive::Unary(_)
        | Primitive::Log2
        | Primitive::OneMinusSquare
        | Primitive::IntegerPow { .. }
        | Primitive::ConvertElementType { .. }
        | Primitive::BitcastConvertType { .. }
        | Primitive::ReducePrecision { .. }
        | Primitive::Copy
        | Primitive::StopGradient
        | Primitive::Name { .. }
        | Primitive::RandomSeed
        | Primitive::RandomClone
        | Primitive::RandomUnwrap => {
            let (x, dim) = operands.first()?;
            one(bind1(primitive, std::slice::from_ref(x))?, dim)
        }
        Primitive::Binary(_) => broadcasting(primitive, &operands),
        Primitive::RandomFoldIn | Primitive::RandomGamma { .. } | Primitive::Threefry2x32 => {
            let results = bind(primitive, &operands.at_front()?)?;
            let dims = vec![Some(0); results.len()];
            Ok((results, dims))
        }
        Primitive::AddAny => add_any(&operands),
        Primitive::Clamp => clamp(&operands),
        Primitive::SelectN => select_n(&operands),
        Primitive::OptimizationBarrier => Ok((bind(primitive, values)?, dims.to_vec())),
        Primitive::Reduce { op, axes } => {
            let (x, dim) = operands.first()?;
            let axes = Ints::numpy(bump(axes, dim));
            let out = dim - axes.iter().filter(|axis| **axis < dim).count();
            one(lax::reduce(*op, x, axes)?, out)
        }
        Primitive::ArgMax { axes, index_dtype } => {
            arg_extreme(&operands, axes, |axes| Primitive::ArgMax {
                axes,
                index_dtype: *index_dtype,
            })
        }
        Primitive::ArgMin { axes, index_dtype } => {
            arg_extreme(&operands, axes, |axes| Primitive::ArgMin {
                axes,
                index_dtype: *index_dtype,
            })
        }
        Primitive::Fft { .. } => {
            let x = &operands.at_front()?[0];
            one(bind1(primitive, std::slice::from_ref(x))?, 0)
        }
        Primitive::Cumulative {
            op,
            axis: along,
            reverse,
        } => {
            let (x, dim) = operands.first()?;
            let axis = along + usize::from(*along >= dim);
            let primitive = Primitive::Cumulative {
                op: *op,
                axis,
                reverse: *reverse,
            };
            one(bind1(&primitive, std::slice::from_ref(x))?, dim)
        }
        Primitive::DotGeneral {
            dims: numbers,
            precision,
            preferred_element_type,
        } => dot_general(&operands, numbers, (*precision, *preferred_element_type)),
        Primitive::BroadcastInDim {
            shape,
            broadcast_dimensions,
        } => {
            let x = &operands.at_front()?[0];
            let shape = std::iter::once(axis.size)
                .chain(shape.iter().copied())
                .collect::<Shape>();
            let kept: Vec<usize> = std::iter::once(0)
                .chain(broadcast_dimensions.iter().map(|dim| dim + 1))
                .list();
            let kept = Ints::numpy_after_first(kept);
            one(lax::broadcast_in_dim(x, &shape, kept)?, 0)
        }
        Primitive::Reshape { new_sizes } => {
            let x = &operands.at_front()?[0];
            let shape = std::iter::once(axis.size)
                .chain(new_sizes.iter().copied())
                .collect::<Shape>();
            one(lax::reshape(x, &shape)?, 0)
        }
        Primitive::Transpose { permutation } => {
            let (x, dim) = operands.first()?;
            let permutation: Vec<usize> = std::iter::once(dim).chain(bump(permutation, dim)).list();
            one(lax::transpose(x, &permutation)?, 0)
        }
        Primitive::Squeeze { dimensions } => {
            let x = &operands.at_front()?[0];
            one(
                lax::squeeze(x, &dimensions.iter().map(|dim| dim + 1).collect::<Vec<_>>())?,
                0,
            )
        }
        Primitive::Slice {
            start_indices,
            limit_indices,
            strides,
        } => {
            let (x, dim) = operands.first()?;
            let strides = strides.as_ref().map(|strides| inserted(strides, dim, 1));
            let (starts, limits) = (
                inserted(start_indices, dim, 0),
                inserted(limit_indices, dim, axis.size),
            );
            one(lax::slice(x, &starts, &limits, strides.as_deref())?, dim)
        }
        Primitive::DynamicSlice { slice_sizes } => indexing::dynamic_slice(&operands, slice_sizes),
        Primitive::DynamicUpdateSlice => indexing::dynamic_update_slice(&operands),
        Primitive::Gather(gather) => indexing::gather(&operands, gather),
        Primitive::Scatter(scatter) => indexing::scatter(&operands, scatter),
        Primitive::Concatenate { dimension } => {
            one(lax::concatenate(&operands.at_front()?, dimension + 1)?, 0)
        }
        Primitive::Stack { axis: at } => stack(&operands, *at),
        Primitive::Unstack { axis: at } => {
            let (x, dim) = operands.first()?;
            let (at, out) = if *at < dim {
                (*at, dim - 1)
            } else {
                (at + 1, dim)
            };
            let results = bind(&Primitive::Unstack { axis: at }, std::slice::from_ref(x))?;
            let dims = vec![Some(out); results.len()];
            Ok((results, dims))
        }
        Primitive::Split { sizes, axis: at } => {
            let (x, dim) = operands.first()?;
            Ok((
                lax::split(x, sizes, at + usize::from(*at >= dim))?,
                vec![Some(dim); sizes.len()],
            ))
        }
        Primitive::Pad { padding_config } => pad(&operands, padding_config),
        Primitive::Rev { dimensions } => {
            let (x, dim) = operands.first()?;
            one(
                bind1(
                    &Primitive::Rev {
                        dimensions: bump(dimensions, dim),
                    },
                    std::slice::from_ref(x),
                )?,
                dim,
            )
        }
        Primitive::Tile { reps } => {
            let (x, dim) = operands.first()?;
            one(
                bind1(
                    &Primitive::Tile {
                        reps: inserted(reps, dim, 1),
                    },
                    std::slice::from_ref(x),
                )?,
                dim,
            )
        }
        Primitive::Sort {
            dimension,
            is_stable,
            num_keys,
        } => {
            let dim = operands.dims.iter().flatten().next().copied().unwrap_or(0);
            let args = operands.aligned(dim)?;
            let primitive = Primitive::Sort {
                dimension: dimension + usize::from(dim <= *dimension),
                is_stable: *is_stable,
                num_keys: *num_keys,
            };
            let results = bind(&primitive, &args)?;
            let dims = vec![Some(dim); results.len()];
            Ok((results, dims))
        }
        Primitive::TopK { k, axis: at } => {
            let args = operands.at_front()?;
            Ok((
                bind(
                    &Primitive::TopK {
                        k: *k,
                        axis: at + 1,
                    },
                    &args,
                )?,
                vec![Some(0); 2],
            ))
        }
        Primitive::RandomWrap => one(bind1(primitive, &operands.at_front()?)?, 0),
        Primitive::RandomBits { .. } | Primitive::RandomSplit { .. } => {
            one(bind1(primitive, &operands.at_front()?)?, 0)
        }
        Primitive::Cholesky => one(bind1(primitive, &operands.at_front()?)?, 0),
        Primitive::Lu => {
            let results = bind(primitive, &operands.at_front()?)?;
            Ok((results, vec![Some(0); 3]))
        }
        Primitive::TriangularSolve { left_side, .. } => {
            triangular_solve(primitive, *left_side, &operands)
        }
        Primitive::Linalg(op) => linalg(primitive, op, &operands),
        Primitive::ConvGeneralDilated(conv) => indexing::conv_general_dilated(&operands, conv),
        Primitive::Jit { .. } | Primitive::Remat { .. } => {
            jit::batch(primitive, axis, values, dims)
        }
        Primitive::Scan(scan) => scan::batch(scan, axis, values, dims),
        Primitive::While(it) => while_loop::batch(it, axis, values, dims),
        Primitive::Cond {
            branches,
            platforms,
        } => {
            let branches = cond::Branches {
                branches,
                platforms,
            };
            cond::batch(branches, axis, values, dims)
        }
        Primitive::CustomLinearSolve(solve) => linear_solve::batch(solve, axis, values, dims),
        Primitive::CustomJvpCall(call) => custom::jvp_batch(call, (axis, tag), values, dims),
        Primitive::CustomVjpCall(call) => custom::vjp_batch(call, (axis, tag), values, dims),
        Primitive::CustomLin(_) => custom::lin_batch(),
        Primitive::DebugCallback(_)
        | Primitive::DebugPrint(_)
        | Primitive::PureCallback(_)
        | Primitive::IoCallback(_) => {
            callback::batch(primitive, &operands.at_front()?, axis, values, dims)
        }
        Primitive::Collective { .. }
        | Primitive::AxisIndex { .. }
        | Primitive::AllGather { .. }
        | Primitive::Ppermute { .. }
        | Primitive::Pvary { .. } => collectives::rule(primitive, &operands),
        Primitive::Reshard(it) => {
            let (x, dim) = operands.first()?;
            let places = it.places.with_axis(dim);
            let moved = Primitive::Reshard(Rc::new(Reshard {
                places,
                ..(**it).clone()
            }));
            one(bind1(&moved, std::slice::from_ref(x))?, dim)
        }
        Primitive::ShardMap(it) => rule(&it.call, (axis, tag), values, dims),
        Primitive::NewRef
        | Primitive::Get { .. }
        | Primitive::Swap { .. }
        | Primitive::AddUpdate { .. }
        | Primitive::Freeze => refs::batch(primitive, axis, values, dims),
        Primitive::Defined(it) => it.batch(axis.size, values, dims),
        Primitive::Iota { .. } | Primitive::Empty { .. } | Primitive::PlatformIndex { .. } => {
            Err(Error::not_implemented(format_args!(
                "Batching rule for '{}' not implemented",
                primitive.name()
            )))
        }
    }
}

/// Operands agree on the mapped axis, or are scalars; else the axis goes to the front of all.
fn broadcasting(primitive: &Primitive, operands: &Operands) -> Result<Batched> {
    let pairs = || operands.values.iter().zip(operands.dims);
    let Some((shape, dim)) = pairs().find_map(|(value, dim)| dim.map(|dim| (value.shape(), dim)))
    else {
        return Err(Error::not_implemented("no operand is mapped"));
    };
    let agree = pairs()
        .all(|(value, own)| value.ndim() == 0 || (value.shape() == shape && *own == Some(dim)));
    let with_dims = |results: Vec<Value>, dim: usize| {
        let dims = vec![Some(dim); results.len()];
        (results, dims)
    };
    if agree {
        return Ok(with_dims(bind(primitive, operands.values)?, dim));
    }
    let front = |(value, dim): (&Value, &Option<usize>)| match value.ndim() {
        0 => Ok(value.clone()),
        _ => axis_to_front(value, *dim, 1),
    };
    let args: Vec<Value> = pairs().map(front).try_list()?;
    let ndim = args.iter().map(Value::ndim).max().unwrap_or(0);
    let widen = |(value, dim): (&Value, &Option<usize>)| match dim {
        Some(_) if value.ndim() < ndim => {
            lax::expand_dims(value, &(value.ndim()..ndim).collect::<Vec<_>>())
        }
        _ => Ok(value.clone()),
    };
    let args: Vec<Value> = args.iter().zip(operands.dims).map(widen).try_list()?;
    Ok(with_dims(bind(primitive, &args)?, 0))
}

fn add_any(operands: &Operands) -> Result<Batched> {
    let ([x, y], [dx, dy]) = (operands.values, operands.dims) else {
        return Err(Error::type_error("add_any takes 2 operands"));
    };
    let size = operands.axis.size;
    let (x, y, dim) = match (dx, dy) {
        (Some(dx), Some(dy)) => (lax::moveaxis(x, *dx, *dy)?, y.clone(), *dy),
        (Some(dx), None) => (x.clone(), move_axis(y, None, *dx, size)?, *dx),
        (None, Some(dy)) => (move_axis(x, None, *dy, size)?, y.clone(), *dy),
        (None, None) => return Err(Error::not_implemented("no operand is mapped")),
    };
    one(lax::add_any(&x, &y)?, dim)
}

fn clamp(operands: &Operands) -> Result<Batched> {
    let (values, dims) = (operands.values, operands.dims);
    let [min, x, max] = values else {
        return Err(Error::type_error("clamp takes 3 operands"));
    };
    let scalar = |value: &Value| value.ndim() == 0;
    if scalar(min)
        && scalar(max)
        && let Some(dim) = dims[1]
    {
        return one(bind1(&Primitive::Clamp, values)?, dim);
    }
    if dims[0] == dims[1]
        && dims[1] == dims[2]
        && min.shape() == x.shape()
        && max.shape() == x.shape()
    {
        return one(bind1(&Primitive::Clamp, values)?, dims[1].unwrap_or(0));
    }
    let front = operands.at_front()?;
    let shape = front[1].shape();
    let like_x =
        |bound: &Value| lax::broadcast_in_dim(bound, &shape, (0..bound.ndim()).collect::<Vec<_>>());
    let args = [like_x(&front[0])?, front[1].clone(), like_x(&front[2])?];
    one(bind1(&Primitive::Clamp, &args)?, 0)
}

fn select_n(operands: &Operands) -> Result<Batched> {
    let (values, dims) = (operands.values, operands.dims);
    let [which, cases @ ..] = values else {
        return Err(Error::type_error("select_n takes cases"));
    };
    let [which_dim, case_dims @ ..] = dims else {
        return Err(Error::type_error("select_n takes cases"));
    };
    let first_shape = cases[0].shape();
    if case_dims.iter().all(|dim| dim == which_dim)
        && let Some(dim) = *which_dim
    {
        let which = match which.shape() == first_shape {
            true => which.clone(),
            false => lax::broadcast_in_dim(which, &first_shape, &[dim])?,
        };
        let args: Vec<Value> = std::iter::once(which).chain(cases.iter().cloned()).list();
        return one(bind1(&Primitive::SelectN, &args)?, dim);
    }
    let agree = case_dims.iter().all(|dim| *dim == case_dims[0]);
    if which.ndim() == 0
        && agree
        && let Some(dim) = case_dims[0]
    {
        return one(bind1(&Primitive::SelectN, values)?, dim);
    }
    let size = operands.axis.size;
    let mut which = if which.ndim() == 0 {
        which.clone()
    } else {
        axis_to_front(which, *which_dim, size)?
    };
    let mut cases = cases.to_vec();
    if cases.iter().any(|case| case.ndim() > 0) {
        let front = |(case, dim): (&Value, &Option<usize>)| axis_to_front(case, *dim, size);
        cases = cases.iter().zip(case_dims).map(front).try_list()?;
    }
    let shape = cases[0].shape();
    if which.ndim() > 0 && which.ndim() < shape.ndim() {
        which = lax::broadcast_in_dim(&which, &shape, &[0])?;
    }
    if which.ndim() > shape.ndim() {
        cases = cases
            .iter()
            .map(|case| lax::broadcast_in_dim(case, &which.shape(), &[]))
            .try_list()?;
    }
    cases.insert(0, which);
    one(bind1(&Primitive::SelectN, &cases)?, 0)
}

fn arg_extreme(
    operands: &Operands,
    axes: &[usize],
    make: impl FnOnce(Ints) -> Primitive,
) -> Result<Batched> {
    let (x, dim) = operands.first()?;
    let axes = Ints::numpy(bump(axes, dim));
    let out = dim - axes.iter().filter(|axis| **axis < dim).count();
    one(bind1(&make(axes), std::slice::from_ref(x))?, out)
}

fn dot_general(
    operands: &Operands,
    numbers: &DotDims,
    kind: (Option<Precision>, Option<freezeframe_array::DType>),
) -> Result<Batched> {
    let ([x, y], [dx, dy]) = (operands.values, operands.dims) else {
        return Err(Error::type_error("dot_general takes 2 operands"));
    };
    let mut numbers = numbers.clone();
    let tensor = |ndim: usize, batch: &[usize], contracting: &[usize], dim: usize| {
        (0..ndim)
            .filter(|axis| !batch.contains(axis) && !contracting.contains(axis) && *axis < dim)
            .count()
    };
    let out = match (dx, dy) {
        (Some(dx), Some(dy)) => {
            numbers.lhs_batch = std::iter::once(*dx)
                .chain(bump(&numbers.lhs_batch, *dx))
                .list();
            numbers.rhs_batch = std::iter::once(*dy)
                .chain(bump(&numbers.rhs_batch, *dy))
                .list();
            numbers.lhs_contracting = bump(&numbers.lhs_contracting, *dx);
            numbers.rhs_contracting = bump(&numbers.rhs_contracting, *dy);
            0
        }
        (Some(dx), None) => {
            numbers.lhs_batch = bump(&numbers.lhs_batch, *dx);
            numbers.lhs_contracting = bump(&numbers.lhs_contracting, *dx);
            numbers.lhs_batch.len()
                + tensor(x.ndim(), &numbers.lhs_batch, &numbers.lhs_contracting, *dx)
        }
        (None, Some(dy)) => {
            numbers.rhs_batch = bump(&numbers.rhs_batch, *dy);
            numbers.rhs_contracting = bump(&numbers.rhs_contracting, *dy);
            // What contracts more axes than there are is refused below.
            x.ndim().saturating_sub(numbers.lhs_contracting.len())
                + tensor(y.ndim(), &numbers.rhs_batch, &numbers.rhs_contracting, *dy)
        }
        (None, None) => return Err(Error::not_implemented("no operand is mapped")),
    };
    one(lax::precise_dot_general(x, y, numbers, kind)?, out)
}

/// A matrix that is not mapped solves all right sides as one.
fn triangular_solve(
    primitive: &Primitive,
    left_side: bool,
    operands: &Operands,
) -> Result<Batched> {
    let ([a, b], [None, Some(dim)]) = (operands.values, operands.dims) else {
        return one(bind1(primitive, &operands.at_front()?)?, 0);
    };
    let to = b.ndim() - if left_side { 1 } else { 2 };
    let b = lax::moveaxis(b, *dim, to)?;
    let shape = b.shape();
    let mut flat = shape.to_vec();
    // The mapped axis and the one before it become one.
    let length = flat.remove(to);
    flat[to - 1] *= length;
    let solved = bind1(primitive, &[a.clone(), lax::reshape(&b, &flat.into())?])?;
    one(lax::reshape(&solved, &shape)?, to)
}

/// What is done to each matrix of a stack; a tridiagonal matrix that is not mapped solves all right sides as one.
fn linalg(primitive: &Primitive, op: &Linalg, operands: &Operands) -> Result<Batched> {
    if *op == Linalg::CholeskyUpdate {
        return Err(Error::not_implemented(
            "Batching rule for 'cholesky_update' not implemented",
        ));
    }
    if let (Linalg::TridiagonalSolve { .. }, [None, None, None, Some(dim)]) = (op, operands.dims) {
        let b = &operands.values[3];
        let b = lax::moveaxis(b, *dim, b.ndim() - 2)?;
        let shape = b.shape();
        let to = shape.ndim() - 2;
        let mut flat = shape[..to].to_vec();
        flat.push(shape[to] * shape[to + 1]);
        let mut args = operands.values.to_vec();
        args[3] = lax::reshape(&b, &flat.into())?;
        let solved = bind1(primitive, &args)?;
        return one(lax::reshape(&solved, &shape)?, to);
    }
    let results = bind(primitive, &operands.at_front()?)?;
    let dims = vec![Some(0); results.len()];
    Ok((results, dims))
}

fn stack(operands: &Operands, at: usize) -> Result<Batched> {
    let same = operands.dims.iter().all(|dim| *dim == operands.dims[0]);
    match operands.dims[0] {
        Some(dim) if same => {
            let (at, out) = if at <= dim {
                (at, dim + 1)
            } else {
                (at + 1, dim)
            };
            one(bind1(&Primitive::Stack { axis: at }, operands.values)?, out)
        }
        _ => one(
            bind1(&Primitive::Stack { axis: at + 1 }, &operands.at_front()?)?,
            0,
        ),
    }
}

fn pad(operands: &Operands, config: &[(i64, i64, i64)]) -> Result<Batched> {
    let ([x, value], [dx, dv]) = (operands.values, operands.dims) else {
        return Err(Error::type_error("pad takes 2 operands"));
    };
    let (x, dim) = match dx {
        Some(dim) => (x.clone(), *dim),
        None => (axis_to_front(x, None, operands.axis.size)?, 0),
    };
    let config = inserted(config, dim, (0, 0, 0));
    if dv.is_none() {
        return one(lax::pad(&x, value, config)?, dim);
    }
    let padded = lax::pad(&x, &lax::const_like(&x, 0.0), config.clone())?;
    let inside = lax::full(
        &x.shape(),
        Value::from(freezeframe_array::Array::scalar(true)),
    )?;
    let mask = lax::pad(
        &inside,
        &Value::from(freezeframe_array::Array::scalar(false)),
        config,
    )?;
    let filler = lax::broadcast_in_dim(value, &padded.shape(), &[dim])?;
    one(lax::select(&mask, &padded, &filler)?, dim)
}
