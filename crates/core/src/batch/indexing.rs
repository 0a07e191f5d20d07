//! Batching of gathers, scatters, dynamic slices and convolutions.

use super::operands::Operands;
use super::{Batched, axis_to_front};
use crate::{
    Conv, Error, Gather, GatherDims, GatherMode, Primitive, Result, Scatter, ScatterDims,
    ScatterOp, Value,
};
use crate::{bind1, lax};
use freezeframe_array::Shape;
use freezeframe_base::Lists;
use std::rc::Rc;

fn bumped(axes: &[usize]) -> Vec<usize> {
    axes.iter().map(|axis| axis + 1).collect()
}

fn with_zero(axes: &[usize]) -> Vec<usize> {
    std::iter::once(0)
        .chain(axes.iter().map(|axis| axis + 1))
        .list()
}

/// Scalar indices as one array of index vectors, with the mapped axis in front if any is mapped.
fn index_vectors(
    indices: &[Value],
    dims: &[Option<usize>],
    size: usize,
) -> Result<(Value, Option<usize>)> {
    let mapped = dims.iter().any(Option::is_some);
    let shape = if mapped {
        Shape::new(&[size, 1])
    } else {
        Shape::new(&[1])
    };
    let column = |(index, dim): (&Value, &Option<usize>)| match dim {
        Some(_) => lax::broadcast_in_dim(index, &shape, &[0]),
        None => lax::broadcast_in_dim(index, &shape, &[]),
    };
    let columns: Vec<Value> = indices.iter().zip(dims).map(column).try_list()?;
    match mapped {
        true => Ok((lax::concatenate(&columns, 1)?, Some(0))),
        false => Ok((lax::concatenate(&columns, 0)?, None)),
    }
}

pub(super) fn dynamic_slice(operands: &Operands, slice_sizes: &[usize]) -> Result<Batched> {
    let (x, indices) = operands
        .values
        .split_first()
        .ok_or_else(|| Error::type_error("dynamic_slice needs an operand"))?;
    let ndim = x.ndim() - usize::from(operands.dims[0].is_some());
    if ndim == 0 {
        return Ok((vec![x.clone()], vec![operands.dims[0]]));
    }
    let axes: Vec<usize> = (0..ndim).collect();
    let params = Gather {
        dims: GatherDims {
            offset_dims: axes.clone(),
            start_index_map: axes,
            ..GatherDims::default()
        },
        slice_sizes: slice_sizes.to_vec(),
        indices_are_sorted: true,
        unique_indices: true,
        mode: GatherMode::Clip,
        fill_value: None,
        batched: false,
    };
    let (index, dim) = index_vectors(indices, &operands.dims[1..], operands.axis.size)?;
    let (values, dims) = ([x.clone(), index], [operands.dims[0], dim]);
    gather(
        &Operands {
            axis: operands.axis,
            values: &values,
            dims: &dims,
        },
        &params,
    )
}

pub(super) fn gather(operands: &Operands, gather: &Gather) -> Result<Batched> {
    let ([x, indices], [dx, di]) = (operands.values, operands.dims) else {
        return Err(Error::type_error("gather takes an operand and indices"));
    };
    let dims = &gather.dims;
    let (x, indices, params) = match (dx, di) {
        (Some(dx), None) => {
            let x = lax::moveaxis(x, *dx, 0)?;
            let params = Gather {
                dims: GatherDims {
                    offset_dims: with_zero(&dims.offset_dims),
                    collapsed_slice_dims: bumped(&dims.collapsed_slice_dims),
                    start_index_map: bumped(&dims.start_index_map),
                    operand_batching_dims: bumped(&dims.operand_batching_dims),
                    start_indices_batching_dims: dims.start_indices_batching_dims.clone(),
                },
                slice_sizes: std::iter::once(x.shape()[0])
                    .chain(gather.slice_sizes.iter().copied())
                    .list(),
                batched: true,
                ..gather.clone()
            };
            (x, indices.clone(), params)
        }
        (None, Some(di)) => {
            let params = Gather {
                dims: GatherDims {
                    offset_dims: bumped(&dims.offset_dims),
                    start_indices_batching_dims: bumped(&dims.start_indices_batching_dims),
                    ..dims.clone()
                },
                indices_are_sorted: false,
                unique_indices: false,
                ..gather.clone()
            };
            (x.clone(), lax::moveaxis(indices, *di, 0)?, params)
        }
        (Some(dx), Some(di)) => {
            let x = lax::moveaxis(x, *dx, 0)?;
            let window = if x.shape()[0] == 0 { 0 } else { 1 };
            let params = Gather {
                dims: GatherDims {
                    offset_dims: bumped(&dims.offset_dims),
                    collapsed_slice_dims: bumped(&dims.collapsed_slice_dims),
                    start_index_map: bumped(&dims.start_index_map),
                    operand_batching_dims: with_zero(&dims.operand_batching_dims),
                    start_indices_batching_dims: with_zero(&dims.start_indices_batching_dims),
                },
                slice_sizes: std::iter::once(window)
                    .chain(gather.slice_sizes.iter().copied())
                    .list(),
                batched: true,
                ..gather.clone()
            };
            (x, lax::moveaxis(indices, *di, 0)?, params)
        }
        (None, None) => return Err(Error::not_implemented("no operand is mapped")),
    };
    Ok((
        vec![bind1(&Primitive::Gather(Rc::new(params)), &[x, indices])?],
        vec![Some(0)],
    ))
}

pub(super) fn scatter(operands: &Operands, scatter: &Scatter) -> Result<Batched> {
    let [x, indices, updates] = operands.values else {
        return Err(Error::type_error(
            "scatter takes an operand, indices and updates",
        ));
    };
    let size = operands.axis.size;
    let x = axis_to_front(x, operands.dims[0], size)?;
    let updates = axis_to_front(updates, operands.dims[2], size)?;
    let dims = &scatter.dims;
    let (indices, dims) = match operands.dims[1] {
        None => {
            let dims = ScatterDims {
                update_window_dims: with_zero(&dims.update_window_dims),
                inserted_window_dims: bumped(&dims.inserted_window_dims),
                scatter_dims_to_operand_dims: bumped(&dims.scatter_dims_to_operand_dims),
                operand_batching_dims: bumped(&dims.operand_batching_dims),
                scatter_indices_batching_dims: dims.scatter_indices_batching_dims.clone(),
            };
            (indices.clone(), dims)
        }
        Some(dim) => {
            let dims = ScatterDims {
                update_window_dims: bumped(&dims.update_window_dims),
                inserted_window_dims: bumped(&dims.inserted_window_dims),
                scatter_dims_to_operand_dims: bumped(&dims.scatter_dims_to_operand_dims),
                operand_batching_dims: with_zero(&dims.operand_batching_dims),
                scatter_indices_batching_dims: with_zero(&dims.scatter_indices_batching_dims),
            };
            (lax::moveaxis(indices, dim, 0)?, dims)
        }
    };
    let primitive = Primitive::Scatter(Rc::new(Scatter {
        dims,
        batched: true,
        ..scatter.clone()
    }));
    Ok((
        vec![bind1(&primitive, &[x, indices, updates])?],
        vec![Some(0)],
    ))
}

pub(super) fn dynamic_update_slice(operands: &Operands) -> Result<Batched> {
    let [x, update, indices @ ..] = operands.values else {
        return Err(Error::type_error(
            "dynamic_update_slice takes an operand and an update",
        ));
    };
    let ndim = x.ndim() - usize::from(operands.dims[0].is_some());
    if ndim == 0 {
        return Ok((vec![update.clone()], vec![operands.dims[1]]));
    }
    let axes: Vec<usize> = (0..ndim).collect();
    let params = Scatter {
        op: ScatterOp::Set,
        dims: ScatterDims {
            update_window_dims: axes.clone(),
            scatter_dims_to_operand_dims: axes,
            ..ScatterDims::default()
        },
        indices_are_sorted: true,
        unique_indices: true,
        mode: GatherMode::Clip,
        update_jaxpr: None,
        batched: false,
    };
    let (index, dim) = index_vectors(indices, &operands.dims[2..], operands.axis.size)?;
    let values = [x.clone(), index, update.clone()];
    let dims = [operands.dims[0], dim, operands.dims[1]];
    scatter(
        &Operands {
            axis: operands.axis,
            values: &values,
            dims: &dims,
        },
        &params,
    )
}

/// A mapped input joins the batch axis; a mapped kernel joins the output features; both make feature groups.
pub(super) fn conv_general_dilated(operands: &Operands, conv: &Conv) -> Result<Batched> {
    let ([x, kernel], [dx, dk]) = (operands.values, operands.dims) else {
        return Err(Error::type_error("conv_general_dilated takes 2 operands"));
    };
    let size = operands.axis.size;
    let plain = conv.feature_group_count == 1 && conv.batch_group_count == 1;
    match (dx, dk) {
        (Some(dx), None) if conv.batch_group_count == 1 => {
            let merged = merge(*dx, conv.lhs_spec[0], x)?;
            let result = bind1(
                &Primitive::ConvGeneralDilated(Rc::new(conv.clone())),
                &[merged, kernel.clone()],
            )?;
            separate(conv.out_spec[0], size, &result)
        }
        (None, Some(dk)) if plain => {
            let merged = merge(*dk, conv.rhs_spec[0], kernel)?;
            let result = bind1(
                &Primitive::ConvGeneralDilated(Rc::new(conv.clone())),
                &[x.clone(), merged],
            )?;
            separate(conv.out_spec[1], size, &result)
        }
        (Some(dx), Some(dk)) if plain => {
            let (x, kernel) = (
                merge(*dx, conv.lhs_spec[1], x)?,
                merge(*dk, conv.rhs_spec[0], kernel)?,
            );
            let grouped = Conv {
                feature_group_count: size,
                ..conv.clone()
            };
            let result = bind1(
                &Primitive::ConvGeneralDilated(Rc::new(grouped)),
                &[x, kernel],
            )?;
            separate(conv.out_spec[1], size, &result)
        }
        _ => Err(Error::not_implemented(
            "vmap of a grouped convolution is not implemented",
        )),
    }
}

/// Axis `from` goes in front of the axis that is then `into`, and both become one.
pub(crate) fn merge(from: usize, into: usize, x: &Value) -> Result<Value> {
    let moved = lax::moveaxis(x, from, into)?;
    let mut dims = moved.shape().to_vec();
    let count = dims.remove(into);
    dims[into] *= count;
    lax::reshape(&moved, &Shape::from(dims))
}

/// Axis `axis` becomes two, the first of length `size`.
pub(crate) fn split_axis(axis: usize, size: usize, x: &Value) -> Result<Value> {
    let mut dims = x.shape().to_vec();
    dims[axis] /= size.max(1);
    dims.insert(axis, size);
    lax::reshape(x, &Shape::from(dims))
}

fn separate(axis: usize, size: usize, x: &Value) -> Result<Batched> {
    Ok((vec![split_axis(axis, size, x)?], vec![Some(axis)]))
}
