//! The derivatives of reductions, scans along an axis, and sorting.

use super::{Dual, jvp_of, linear, without_tangents};
use crate::ad::Tangent;
use crate::{
    BinaryOp, CumulativeOp, Error, Gather, GatherDims, GatherMode, Primitive, ReduceOp, Result,
    Value,
};
use crate::{Ints, bind, bind1, lax};
use freezeframe_array::{DType, Shape};
use freezeframe_base::Lists;
use std::rc::Rc;

pub(super) fn reduce(
    op: ReduceOp,
    axes: &Ints,
    primals: &[Value],
    tangents: &[Tangent],
) -> Result<Dual> {
    let primitive = Primitive::Reduce {
        op,
        axes: axes.clone(),
    };
    match op {
        ReduceOp::Sum => linear(&primitive, primals, tangents),
        ReduceOp::Prod => product(axes, primals, tangents),
        ReduceOp::Max | ReduceOp::Min => chooser(&primitive, axes, primals, tangents),
        ReduceOp::And | ReduceOp::Or | ReduceOp::Xor => {
            Ok(without_tangents(bind(&primitive, primals)?))
        }
    }
}

/// The tangent of the largest or smallest element; shared where there are several.
fn chooser(
    primitive: &Primitive,
    axes: &[usize],
    primals: &[Value],
    tangents: &[Tangent],
) -> Result<Dual> {
    let ([x], [Tangent::Nonzero(g)]) = (primals, tangents) else {
        return Err(Error::type_error("a reduction takes one operand"));
    };
    let ans = bind1(primitive, primals)?;
    let kept: Shape = x
        .shape()
        .iter()
        .enumerate()
        .map(|(axis, dim)| if axes.contains(&axis) { 1 } else { *dim })
        .collect();
    let chosen = lax::eq(x, &lax::reshape(&ans, &kept)?)?;
    let chosen = lax::convert_element_type(&chosen, g.dtype(), false)?;
    let counts = lax::reduce_sum(&chosen, axes)?;
    let tangent = lax::div(&lax::reduce_sum(&lax::mul(g, &chosen)?, axes)?, &counts)?;
    Ok((vec![ans], vec![Tangent::Nonzero(tangent)]))
}

/// Multiplies halves until one row is left, and differentiates that: no division by elements that may be zero.
fn product(axes: &[usize], primals: &[Value], tangents: &[Tangent]) -> Result<Dual> {
    let shape = primals[0].shape();
    let others: Vec<usize> = (0..shape.ndim()).filter(|axis| !axes.contains(axis)).list();
    let permutation = [axes, &others].concat();
    let count: usize = axes.iter().map(|axis| shape[*axis]).product();
    let kept: Shape = others.iter().map(|axis| shape[*axis]).collect();
    let rows: Shape = std::iter::once(count).chain(kept.iter().copied()).collect();
    jvp_of(primals, tangents, |args| {
        let x = lax::reshape(&lax::transpose(&args[0], &permutation)?, &rows)?;
        if count == 0 {
            return Ok(vec![lax::full(&kept, lax::const_like(&x, 1.0))?]);
        }
        Ok(vec![multiply_halves(x)?])
    })
}

fn multiply_halves(mut x: Value) -> Result<Value> {
    while x.shape()[0] > 1 {
        let count = x.shape()[0];
        let half = count.div_ceil(2);
        let first = lax::slice_in_dim(&x, 0, half, 1, 0)?;
        let mut second = lax::slice_in_dim(&x, half, count, 1, 0)?;
        if count - half != half {
            let mut padding = vec![(0, 0, 0); x.ndim()];
            padding[0] = (0, 1, 0);
            second = lax::pad(&second, &lax::const_like(&x, 1.0), padding)?;
        }
        x = lax::mul(&first, &second)?;
    }
    lax::squeeze(&x, &[0])
}

pub(super) fn cumulative(
    op: CumulativeOp,
    axis: usize,
    reverse: bool,
    primals: &[Value],
    tangents: &[Tangent],
) -> Result<Dual> {
    if op == CumulativeOp::Sum {
        return linear(
            &Primitive::Cumulative { op, axis, reverse },
            primals,
            tangents,
        );
    }
    jvp_of(primals, tangents, |args| {
        let x = if reverse {
            flip(&args[0], axis)?
        } else {
            args[0].clone()
        };
        let scanned = associative_scan(op, &x, axis)?;
        Ok(vec![if reverse {
            flip(&scanned, axis)?
        } else {
            scanned
        }])
    })
}

fn flip(x: &Value, axis: usize) -> Result<Value> {
    bind1(
        &Primitive::Rev {
            dimensions: vec![axis],
        },
        std::slice::from_ref(x),
    )
}

fn combine(op: CumulativeOp, x: &Value, y: &Value) -> Result<Value> {
    match op {
        CumulativeOp::Sum => lax::add(x, y),
        CumulativeOp::Prod => lax::mul(x, y),
        CumulativeOp::Max => lax::max(x, y),
        CumulativeOp::Min => lax::min(x, y),
        // log(eˣ + eʸ) = max + log1p(e^-|x - y|)
        CumulativeOp::LogSumExp => {
            let largest = lax::max(x, y)?;
            let apart = lax::neg(&lax::abs(&lax::sub(x, y)?)?)?;
            lax::add(
                &largest,
                &lax::unary(crate::UnaryOp::Log1p, &lax::exp(&apart)?)?,
            )
        }
    }
}

/// Prefix combinations by halves. In JAX: `lax.associative_scan`.
fn associative_scan(op: CumulativeOp, x: &Value, axis: usize) -> Result<Value> {
    x.shape().check_axes(&[axis])?;
    let count = x.shape()[axis];
    if count < 2 {
        return Ok(x.clone());
    }
    let cut = |x: &Value, start: usize, limit: usize, stride: usize| {
        lax::slice_in_dim(x, start, limit, stride, axis)
    };
    let reduced = combine(op, &cut(x, 0, count - 1, 2)?, &cut(x, 1, count, 2)?)?;
    let odd = associative_scan(op, &reduced, axis)?;
    let odd_count = odd.shape()[axis];
    let even = if count.is_multiple_of(2) {
        combine(op, &cut(&odd, 0, odd_count - 1, 1)?, &cut(x, 2, count, 2)?)?
    } else {
        combine(op, &odd, &cut(x, 2, count, 2)?)?
    };
    let even = lax::concatenate(&[cut(x, 0, 1, 1)?, even], axis)?;
    interleave(&even, &odd, axis)
}

/// Even and odd positions put together, by padding each with zeros and adding.
fn interleave(even: &Value, odd: &Value, axis: usize) -> Result<Value> {
    let (evens, odds) = (even.shape()[axis], odd.shape()[axis]);
    let zero = lax::const_like(even, 0.0);
    let config = |low: i64, high: i64| {
        let mut config = vec![(0, 0, 0); even.ndim()];
        config[axis] = (low, high, 1);
        config
    };
    let spread_even = lax::pad(even, &zero, config(0, i64::from(evens == odds)))?;
    let spread_odd = lax::pad(odd, &zero, config(1, i64::from(evens != odds)))?;
    lax::binary(BinaryOp::Add, &spread_even, &spread_odd)
}

/// The gather that follows positions `indices` along one axis.
fn take_along(axis: usize, ndim: usize) -> Primitive {
    let others: Vec<usize> = (0..ndim).filter(|other| *other != axis).list();
    let dims = GatherDims {
        offset_dims: Vec::new(),
        collapsed_slice_dims: vec![axis],
        start_index_map: vec![axis],
        operand_batching_dims: others.clone(),
        start_indices_batching_dims: others,
    };
    Primitive::Gather(Rc::new(Gather {
        dims,
        slice_sizes: vec![1; ndim],
        indices_are_sorted: false,
        unique_indices: false,
        mode: GatherMode::PromiseInBounds,
        fill_value: None,
        batched: false,
    }))
}

fn gathered(primitive: &Primitive, tangents: &[Tangent], indices: &Value) -> Result<Vec<Tangent>> {
    let along = |tangent: &Tangent| match tangent {
        Tangent::Nonzero(g) => Ok(Tangent::Nonzero(bind1(
            primitive,
            &[g.clone(), indices.clone()],
        )?)),
        zero => Ok(zero.clone()),
    };
    tangents.iter().map(along).try_list()
}

pub(super) fn sort(
    primitive: &Primitive,
    axis: usize,
    primals: &[Value],
    tangents: &[Tangent],
) -> Result<Dual> {
    let shape = primals[0].shape();
    let mut args = primals.to_vec();
    args.push(lax::iota(DType::UInt32, &shape, axis)?);
    let mut results = bind(primitive, &args)?;
    let positions = results
        .pop()
        .ok_or_else(|| Error::type_error("sort gives as many results as operands"))?;
    let indices = lax::expand_dims(&positions, &[shape.ndim()])?;
    let tangents = gathered(&take_along(axis, shape.ndim()), tangents, &indices)?;
    Ok((results, tangents))
}

pub(super) fn top_k(
    primitive: &Primitive,
    axis: usize,
    primals: &[Value],
    tangents: &[Tangent],
) -> Result<Dual> {
    let results = bind(primitive, primals)?;
    let shape: Shape = results[1].shape().iter().copied().chain([1]).collect();
    let indices = lax::reshape(&results[1], &shape)?;
    let mut tangents = gathered(&take_along(axis, primals[0].ndim()), tangents, &indices)?;
    tangents.push(Tangent::zero_of(&results[1]));
    Ok((results, tangents))
}
