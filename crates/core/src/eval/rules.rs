//! What a primitive computes where that is more than one kernel.

use crate::context::run;
use crate::{AxisRef, Error, Gather, Jaxpr, Result, Scatter, ScatterOp, Value};
use freezeframe_array::{Array, DType, Scalar, kernel};
use freezeframe_base::Lists;
use std::rc::Rc;

/// The conjugate of a real number is complex.
pub(super) fn unary(op: crate::UnaryOp, x: &Array) -> Result<Array> {
    match x.dtype().to_complex() {
        Some(complex) if op == crate::UnaryOp::Conj => {
            let x = kernel::convert_element_type(x, complex)?;
            Ok(kernel::unary(op, &x)?)
        }
        _ => Ok(kernel::unary(op, x)?),
    }
}

/// Kernels take equal shapes, or a scalar; axes of length 1 are broadcast here.
pub(super) fn binary(op: crate::BinaryOp, x: &Array, y: &Array) -> Result<Array> {
    if op == crate::BinaryOp::Pow && y.dtype().is_integer() && x.dtype() != y.dtype() {
        return binary(op, x, &kernel::convert_element_type(y, x.dtype())?);
    }
    if op == crate::BinaryOp::Div && divides_all(x, y) {
        // XLA divides many by one as it multiplies by the one's inverse.
        let one = Array::from_scalar(y.dtype(), Scalar::Int(1));
        return binary(crate::BinaryOp::Mul, x, &kernel::binary(op, &one, y)?);
    }
    if x.shape() == y.shape() || x.ndim() == 0 || y.ndim() == 0 {
        return Ok(kernel::binary(op, x, y)?);
    }
    let shape = x
        .shape()
        .broadcast(y.shape())
        .ok_or_else(|| Error::type_error("shapes do not broadcast"))?;
    Array::check_size(x.dtype(), &shape)?;
    Ok(kernel::binary(
        op,
        &kernel::broadcast_to(x, &shape)?,
        &kernel::broadcast_to(y, &shape)?,
    )?)
}

/// True where the divisor is repeated along some axis.
fn divides_all(x: &Array, y: &Array) -> bool {
    let float = matches!(x.dtype(), DType::Float32 | DType::Float64);
    float && y.size() < x.size()
}

pub(super) fn log2(x: &Array) -> Result<Array> {
    let log = kernel::unary(crate::UnaryOp::Log, x)?;
    let factor = Array::from_scalar(x.dtype(), Scalar::Float(std::f64::consts::LOG2_E));
    Ok(kernel::binary(crate::BinaryOp::Mul, &log, &factor)?)
}

// 1 - x² = (1 + x)(1 - x)
pub(super) fn one_minus_square(x: &Array) -> Result<Array> {
    let one = Array::from_scalar(x.dtype(), Scalar::Int(1));
    let sum = kernel::binary(crate::BinaryOp::Add, &one, x)?;
    let difference = kernel::binary(crate::BinaryOp::Sub, &one, x)?;
    Ok(kernel::binary(crate::BinaryOp::Mul, &sum, &difference)?)
}

pub(super) fn gather(params: &Gather, x: &Array, indices: &Array) -> Result<Array> {
    Ok(kernel::gather(
        x,
        indices,
        &params.dims,
        &params.slice_sizes,
        params.mode,
        params.fill_value,
    )?)
}

pub(super) fn scatter(
    params: &Scatter,
    x: Array,
    indices: &Array,
    updates: &Array,
) -> Result<Array> {
    let op = match params.op {
        ScatterOp::Set => kernel::ScatterOp::Replace,
        ScatterOp::Add => kernel::ScatterOp::Add,
        ScatterOp::Sub => kernel::ScatterOp::Sub,
        ScatterOp::Mul => kernel::ScatterOp::Mul,
        ScatterOp::Min => kernel::ScatterOp::Min,
        ScatterOp::Max => kernel::ScatterOp::Max,
    };
    Ok(kernel::scatter(
        op,
        x,
        indices,
        updates,
        &params.dims,
        params.mode,
    )?)
}

pub(super) fn convolve(conv: &crate::Conv, x: &Array, window: &Array) -> Result<Array> {
    let params = kernel::ConvParams {
        window_strides: conv.window_strides.clone(),
        padding: conv.padding.clone(),
        lhs_dilation: conv.lhs_dilation.clone(),
        rhs_dilation: conv.rhs_dilation.clone(),
        lhs_spec: conv.lhs_spec.clone(),
        rhs_spec: conv.rhs_spec.clone(),
        out_spec: conv.out_spec.clone(),
        feature_group_count: conv.feature_group_count,
        batch_group_count: conv.batch_group_count,
    };
    let result = kernel::conv_general_dilated(x, window, &params)?;
    match conv.preferred_element_type {
        Some(dtype) if dtype != result.dtype() => Ok(kernel::convert_element_type(&result, dtype)?),
        _ => Ok(result),
    }
}

pub(super) fn stack(args: &[&Array], axis: usize) -> Result<Array> {
    let expanded: Vec<Array> = args
        .iter()
        .map(|x| kernel::expand_dims(x, &[axis]))
        .try_list()?;
    Ok(kernel::concatenate(
        &expanded.iter().collect::<Vec<_>>(),
        axis,
    )?)
}

fn cut(x: &Array, axis: usize, start: usize, limit: usize) -> Result<Array> {
    let (mut starts, mut limits) = (vec![0; x.ndim()], x.shape().to_vec());
    (starts[axis], limits[axis]) = (start, limit);
    Ok(kernel::slice(x, &starts, &limits, &[])?)
}

pub(super) fn unstack(x: &Array, axis: usize) -> Result<Vec<Array>> {
    (0..x.shape()[axis])
        .map(|at| Ok(kernel::squeeze(&cut(x, axis, at, at + 1)?, &[axis])?))
        .try_list()
}

pub(super) fn split(x: &Array, sizes: &[usize], axis: usize) -> Result<Vec<Array>> {
    let mut start = 0;
    let part = |size: &usize| {
        let part = cut(x, axis, start, start + size);
        start += size;
        part
    };
    sizes.iter().map(part).try_list()
}

pub(super) fn pad(x: &Array, value: &Array, config: &[(i64, i64, i64)]) -> Result<Array> {
    let config: Vec<kernel::Padding> = config
        .iter()
        .map(|(low, high, gap)| kernel::Padding {
            low: *low,
            high: *high,
            interior: (*gap).max(0) as usize,
        })
        .collect();
    Ok(kernel::pad(x, value, &config)?)
}

pub(super) fn tile(x: &Array, reps: &[usize]) -> Result<Array> {
    let mut result = x.clone();
    for (axis, times) in reps.iter().enumerate() {
        result = match times {
            0 => cut(&result, axis, 0, 0)?,
            _ => kernel::concatenate(&vec![&result; *times], axis)?,
        };
    }
    Ok(result)
}

/// Collectives over axes that batching has already made positions.
pub(super) fn collective(
    op: crate::CollectiveOp,
    axes: &[AxisRef],
    args: &[&Array],
) -> Result<Vec<Array>> {
    let op = match op {
        crate::CollectiveOp::Sum | crate::CollectiveOp::SumInvariant => crate::ReduceOp::Sum,
        crate::CollectiveOp::Max => crate::ReduceOp::Max,
        crate::CollectiveOp::Min => crate::ReduceOp::Min,
    };
    let positions: Vec<usize> = axes
        .iter()
        .filter_map(|axis| {
            if let AxisRef::Positional(at) = axis {
                Some(*at)
            } else {
                None
            }
        })
        .collect();
    args.iter()
        .map(|x| Ok(kernel::reduce(op, x, &positions)?))
        .try_list()
}

/// The values of the branch that the first operand chooses.
pub(super) fn cond(branches: &[Rc<Jaxpr>], args: &[Value]) -> Result<Vec<Value>> {
    let (branch, operands) = chosen(branches, args)?;
    run(branch, operands)
}

/// The branch that the first operand chooses, clamped to the branches that there are, and its operands.
pub(crate) fn chosen<'a, 'b>(
    branches: &'a [Rc<Jaxpr>],
    args: &'b [Value],
) -> Result<(&'a Rc<Jaxpr>, &'b [Value])> {
    let [Value::Concrete { array: index, .. }, operands @ ..] = args else {
        return Err(Error::type_error("cond needs an index"));
    };
    let index = index.item().map_or(0, Scalar::to_i64);
    let last = branches.len() as i64 - 1;
    match branches.get(index.clamp(0, last.max(0)) as usize) {
        Some(branch) => Ok((branch, operands)),
        None => Err(Error::value_error("cond needs at least one branch")),
    }
}
