//! The derivatives of gathers, scatters and dynamic updates.

use super::{Dual, without_tangents};
use crate::ad::Tangent;
use crate::{Error, Gather, GatherDims, Primitive, Result, Scatter, ScatterOp, Value, bind1, lax};
use freezeframe_array::{DType, Scalar};
use std::rc::Rc;

pub(super) fn dynamic_update_slice(primals: &[Value], tangents: &[Tangent]) -> Result<Dual> {
    let ans = bind1(&Primitive::DynamicUpdateSlice, primals)?;
    if tangents[..2].iter().all(Tangent::is_zero) {
        return Ok(without_tangents(vec![ans]));
    }
    let mut args = primals.to_vec();
    args[0] = tangents[0].instantiate()?;
    args[1] = tangents[1].instantiate()?;
    Ok((
        vec![ans],
        vec![Tangent::Nonzero(bind1(
            &Primitive::DynamicUpdateSlice,
            &args,
        )?)],
    ))
}

pub(super) fn gather(gather: &Rc<Gather>, primals: &[Value], tangents: &[Tangent]) -> Result<Dual> {
    let ans = bind1(&Primitive::Gather(gather.clone()), primals)?;
    let Some(g) = tangents[0].nonzero() else {
        return Ok(without_tangents(vec![ans]));
    };
    let primitive = Primitive::Gather(Rc::new(Gather {
        fill_value: Some(Scalar::Int(0)),
        ..(**gather).clone()
    }));
    Ok((
        vec![ans],
        vec![Tangent::Nonzero(bind1(
            &primitive,
            &[g.clone(), primals[1].clone()],
        )?)],
    ))
}

/// The gather that reads the windows that a scatter writes.
pub(crate) fn gather_of(scatter: &Scatter, operand: &Value, updates: &Value) -> Gather {
    let dims = &scatter.dims;
    let mut window = dims
        .update_window_dims
        .iter()
        .map(|axis| updates.shape()[*axis]);
    let size = |axis: usize| match dims.inserted_window_dims.contains(&axis)
        || dims.operand_batching_dims.contains(&axis)
    {
        true => 1,
        false => window.next().unwrap_or(1),
    };
    let slice_sizes: Vec<usize> = (0..operand.ndim()).map(size).collect();
    Gather {
        dims: GatherDims {
            offset_dims: dims.update_window_dims.clone(),
            collapsed_slice_dims: dims.inserted_window_dims.clone(),
            start_index_map: dims.scatter_dims_to_operand_dims.clone(),
            operand_batching_dims: dims.operand_batching_dims.clone(),
            start_indices_batching_dims: dims.scatter_indices_batching_dims.clone(),
        },
        slice_sizes,
        indices_are_sorted: scatter.indices_are_sorted,
        unique_indices: scatter.unique_indices,
        mode: scatter.mode,
        fill_value: Some(Scalar::Int(0)),
        batched: false,
    }
}

/// The same scatter with another way of combining.
pub(crate) fn with_op(scatter: &Scatter, op: ScatterOp, dtype: DType) -> Result<Primitive> {
    let update_jaxpr = crate::library::scatter_update_jaxpr(op, dtype)?;
    Ok(Primitive::Scatter(Rc::new(Scatter {
        op,
        update_jaxpr,
        ..scatter.clone()
    })))
}

pub(super) fn scatter(
    scatter: &Rc<Scatter>,
    primals: &[Value],
    tangents: &[Tangent],
) -> Result<Dual> {
    let primitive = Primitive::Scatter(scatter.clone());
    let [operand, indices, updates] = primals else {
        return Err(Error::type_error("scatter takes 3 operands"));
    };
    let ans = bind1(&primitive, primals)?;
    if tangents[0].is_zero() && tangents[2].is_zero() {
        return Ok(without_tangents(vec![ans]));
    }
    let (g_operand, g_updates) = (tangents[0].instantiate()?, tangents[2].instantiate()?);
    let tangent = match scatter.op {
        ScatterOp::Add | ScatterOp::Sub => {
            bind1(&primitive, &[g_operand, indices.clone(), g_updates])?
        }
        ScatterOp::Set if scatter.unique_indices => {
            bind1(&primitive, &[g_operand, indices.clone(), g_updates])?
        }
        ScatterOp::Set => replace(scatter, indices, &g_operand, &g_updates)?,
        ScatterOp::Mul => multiply(scatter, [operand, indices, updates], &g_operand, &g_updates)?,
        ScatterOp::Min | ScatterOp::Max => extreme(
            scatter,
            &ans,
            [operand, indices, updates],
            &g_operand,
            &g_updates,
        )?,
    };
    Ok((vec![ans], vec![Tangent::Nonzero(tangent)]))
}

/// Where indices repeat, only the update that is there in the end counts: each update has a number, the numbers are
/// scattered too, and an update whose number cannot be read back has no tangent.
fn replace(
    scatter: &Scatter,
    indices: &Value,
    g_operand: &Value,
    g_updates: &Value,
) -> Result<Value> {
    let shape = g_updates.shape();
    let count = freezeframe_array::Shape::new(&[shape.size()]);
    let numbers = lax::add(
        &lax::iota(DType::Int32, &count, 0)?,
        &lax::constant(DType::Int32, 1.0),
    )?;
    let numbers = lax::reshape(&numbers, &shape)?;
    let set_numbers = with_op(scatter, ScatterOp::Set, DType::Int32)?;
    let none = lax::full(&g_operand.shape(), lax::constant(DType::Int32, 0.0))?;
    let written = bind1(
        &set_numbers,
        &[none.clone(), indices.clone(), numbers.clone()],
    )?;
    let read = Primitive::Gather(Rc::new(gather_of(scatter, g_operand, g_updates)));
    let survived = lax::eq(
        &bind1(&read, &[written.clone(), indices.clone()])?,
        &numbers,
    )?;
    let g_updates = lax::select(&survived, g_updates, &lax::full_like(g_updates, 0.0)?)?;
    let untouched = lax::eq(&written, &none)?;
    let g_operand = lax::select(&untouched, g_operand, &lax::full_like(g_operand, 0.0)?)?;
    bind1(
        &with_op(scatter, ScatterOp::Add, g_operand.dtype())?,
        &[g_operand, indices.clone(), g_updates],
    )
}

// (x ∏u)' = x' ∏u + x Σ u' ∏ of the others; exact where indices do not repeat.
fn multiply(
    scatter: &Scatter,
    [x, indices, updates]: [&Value; 3],
    gx: &Value,
    gu: &Value,
) -> Result<Value> {
    if !scatter.unique_indices {
        return Err(Error::not_implemented(
            "scatter_mul gradients are only implemented if `unique_indices=True`",
        ));
    }
    let by = Primitive::Scatter(Rc::new(scatter.clone()));
    let factors = bind1(
        &by,
        &[lax::full_like(x, 1.0)?, indices.clone(), updates.clone()],
    )?;
    let own = lax::mul(gx, &factors)?;
    let read = Primitive::Gather(Rc::new(gather_of(scatter, x, updates)));
    let there = bind1(&read, &[x.clone(), indices.clone()])?;
    let add = with_op(scatter, ScatterOp::Add, x.dtype())?;
    let others = bind1(
        &add,
        &[
            lax::full_like(x, 0.0)?,
            indices.clone(),
            lax::mul(gu, &there)?,
        ],
    )?;
    lax::add(&own, &others)
}

/// The tangents of all that equal the extreme, averaged.
fn extreme(
    scatter: &Scatter,
    ans: &Value,
    [x, indices, updates]: [&Value; 3],
    gx: &Value,
    gu: &Value,
) -> Result<Value> {
    let read = Primitive::Gather(Rc::new(gather_of(scatter, x, updates)));
    let ones = |mask: &Value| lax::convert_element_type(mask, x.dtype(), false);
    let operand_won = ones(&lax::eq(x, ans)?)?;
    let reached = bind1(&read, &[ans.clone(), indices.clone()])?;
    let updates_won = ones(&lax::eq(updates, &reached)?)?;
    let add = with_op(scatter, ScatterOp::Add, x.dtype())?;
    let winners = bind1(
        &add,
        &[operand_won.clone(), indices.clone(), updates_won.clone()],
    )?;
    let own = lax::mul(gx, &operand_won)?;
    let total = bind1(&add, &[own, indices.clone(), lax::mul(gu, &updates_won)?])?;
    lax::div(&total, &winners)
}
