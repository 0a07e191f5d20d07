//! Primitives that cut windows out of arrays or write into them, convolutions, and indices into references.

use super::elementwise::check_same_dtypes;
use crate::{Aval, Conv, Error, Gather, RefIndex, Result, Scatter};
use freezeframe_array::Shape;
use freezeframe_base::Order;

fn tuple<T: ToString>(items: &[T]) -> String {
    let texts: Vec<String> = items.iter().map(ToString::to_string).collect();
    if let [one] = texts.as_slice() {
        format!("({one},)")
    } else {
        format!("({})", texts.join(", "))
    }
}

pub(super) fn slice(
    x: &Aval,
    starts: &[usize],
    limits: &[usize],
    strides: Option<&[usize]>,
) -> Result<Aval> {
    let error = |text: String| Err(Error::type_error(format_args!("slice {text}")));
    if x.ndim() != starts.len() {
        return error(format!(
            "start_indices must have length equal to the number of dimensions of the operand, got indices {} for \
             operand shape {}.",
            tuple(starts),
            x.shape
        ));
    }
    if starts.len() != limits.len() {
        return error(format!(
            "limit_indices must have the same length as start_indices, got start_indices {} and limit_indices {}.",
            tuple(starts),
            tuple(limits)
        ));
    }
    if limits
        .iter()
        .zip(x.shape.iter())
        .any(|(limit, size)| limit > size)
    {
        return error(format!(
            "limit_indices must be less than or equal to operand shape, got limit_indices {} for operand shape {}.",
            tuple(limits),
            x.shape
        ));
    }
    if limits
        .iter()
        .zip(starts)
        .any(|(limit, start)| limit < start)
    {
        return error(format!(
            "limit_indices must be greater than or equal to start_indices, got start_indices {} and limit_indices {}.",
            tuple(starts),
            tuple(limits)
        ));
    }
    let strides = strides.map_or_else(|| vec![1; starts.len()], <[usize]>::to_vec);
    if strides.len() != x.ndim() || strides.contains(&0) {
        return error(format!("strides must be positive, got {}", tuple(&strides)));
    }
    let sizes = starts
        .iter()
        .zip(limits)
        .zip(&strides)
        .map(|((start, limit), stride)| (limit - start).div_ceil(*stride));
    Ok(x.with_shape(sizes.collect::<Shape>()))
}

fn check_start_indices(name: &str, indices: &[Aval]) -> Result<()> {
    if indices.iter().any(|index| index.ndim() != 0) {
        let indices: Vec<String> = indices
            .iter()
            .map(|index| format!("ShapedArray({})", index.long()))
            .collect();
        return Err(Error::type_error(format_args!(
            "start_indices arguments to {name} must be scalars,  got indices {}",
            tuple(&indices)
        )));
    }
    let integers = indices
        .iter()
        .all(|index| index.dtype.is_integer() && index.dtype == indices[0].dtype);
    if !integers {
        let dtypes: Vec<&str> = indices.iter().map(|index| index.dtype.name()).collect();
        return Err(Error::type_error(format_args!(
            "index arguments to {name} must be integers of the same type, got: {}",
            dtypes.join(", ")
        )));
    }
    Ok(())
}

pub(super) fn dynamic_slice(x: &Aval, indices: &[Aval], sizes: &[usize]) -> Result<Aval> {
    let fits = sizes.len() == x.ndim()
        && indices.len() == x.ndim()
        && sizes
            .iter()
            .zip(x.shape.iter())
            .all(|(size, whole)| size <= whole);
    if !fits {
        return Err(Error::type_error(format_args!(
            "slice slice_sizes must be less than or equal to operand shape, got slice_sizes {} for operand shape {}.",
            tuple(sizes),
            x.shape
        )));
    }
    check_start_indices("dynamic_slice", indices)?;
    Ok(x.with_shape(sizes))
}

pub(super) fn dynamic_update_slice(x: &Aval, update: &Aval, indices: &[Aval]) -> Result<Aval> {
    let error = |text: String| {
        Err(Error::type_error(format_args!(
            "dynamic_update_slice {text}"
        )))
    };
    if x.ndim() != update.ndim() {
        return error(format!(
            "update must have the same rank as operand, got update shape {} for operand shape {}.",
            update.shape, x.shape
        ));
    }
    if x.ndim() != indices.len() {
        return error(format!(
            "start_indices must have length equal to the rank of operand, got {} indices for operand shape {}.",
            indices.len(),
            x.shape
        ));
    }
    if update
        .shape
        .iter()
        .zip(x.shape.iter())
        .any(|(size, whole)| size > whole)
    {
        return error(format!(
            "update shape must be smaller than operand shape, got update shape {} for operand shape {}.",
            update.shape, x.shape
        ));
    }
    check_same_dtypes("dynamic_update_slice", &[x, update])?;
    check_start_indices("dynamic_update_slice", indices)?;
    Ok(x.with_weak_type(x.weak_type && update.weak_type))
}

pub(super) fn gather(x: &Aval, indices: &Aval, gather: &Gather) -> Result<Aval> {
    let dims = &gather.dims;
    let sizes = &gather.slice_sizes;
    if !indices.dtype.is_integer() {
        return Err(Error::value_error(
            "start_indices must have an integer type",
        ));
    }
    let in_range = |axes: &[usize]| axes.iter().all(|axis| *axis < x.ndim());
    let fits = indices.ndim() > 0
        && sizes.len() == x.ndim()
        && sizes
            .iter()
            .zip(x.shape.iter())
            .all(|(size, whole)| size <= whole)
        && in_range(&dims.collapsed_slice_dims)
        && in_range(&dims.start_index_map)
        && in_range(&dims.operand_batching_dims)
        && indices.shape[indices.ndim() - 1] == dims.start_index_map.len();
    if !fits {
        return Err(Error::type_error(format_args!(
            "Gather op got slice sizes {} and {dims:?} that do not fit operand shape {} and indices shape {}.",
            tuple(sizes),
            x.shape,
            indices.shape
        )));
    }
    let dropped = |axis: &usize| {
        dims.collapsed_slice_dims.contains(axis) || dims.operand_batching_dims.contains(axis)
    };
    let mut windows = (0..x.ndim())
        .filter(|axis| !dropped(axis))
        .map(|axis| sizes[axis]);
    let mut batch = indices.shape[..indices.ndim() - 1].iter().copied();
    let rank = dims.offset_dims.len() + indices.ndim() - 1;
    let next = |axis: usize| {
        if dims.offset_dims.contains(&axis) {
            windows.next()
        } else {
            batch.next()
        }
    };
    let shape: Option<Vec<usize>> = (0..rank).map(next).collect();
    let shape = shape.ok_or_else(|| {
        Error::type_error(format_args!(
            "Gather op got offset_dims {} that do not fit.",
            tuple(&dims.offset_dims)
        ))
    })?;
    Ok(x.with_shape(shape))
}

pub(super) fn scatter(
    name: &str,
    x: &Aval,
    indices: &Aval,
    updates: &Aval,
    scatter: &Scatter,
) -> Result<Aval> {
    let dims = &scatter.dims;
    if !indices.dtype.is_integer() {
        return Err(Error::value_error("indices must have an integer type"));
    }
    check_same_dtypes(name, &[x, updates])?;
    let in_range = |axes: &[usize]| axes.iter().all(|axis| *axis < x.ndim());
    let window_rank = dims.update_window_dims.len()
        + dims.inserted_window_dims.len()
        + dims.operand_batching_dims.len();
    let fits = indices.ndim() > 0
        && in_range(&dims.inserted_window_dims)
        && in_range(&dims.scatter_dims_to_operand_dims)
        && window_rank == x.ndim()
        && updates.ndim() + 1 == indices.ndim() + dims.update_window_dims.len()
        && indices.shape[indices.ndim() - 1] == dims.scatter_dims_to_operand_dims.len();
    if !fits {
        return Err(Error::type_error(format_args!(
            "Scatter op got {dims:?} that do not fit operand shape {}, indices shape {} and updates shape {}.",
            x.shape, indices.shape, updates.shape
        )));
    }
    Ok(x.with_weak_type(x.weak_type && updates.weak_type))
}

pub(super) fn conv_general_dilated(x: &Aval, kernel: &Aval, conv: &Conv) -> Result<Aval> {
    check_same_dtypes("conv_general_dilated", &[x, kernel])?;
    let spatial = conv.window_strides.len();
    let fits = x.ndim() == spatial + 2
        && kernel.ndim() == spatial + 2
        && [&conv.lhs_spec, &conv.rhs_spec, &conv.out_spec]
            .iter()
            .all(|spec| {
                let mut sorted = spec.to_vec();
                sorted.order();
                sorted.into_iter().eq(0..spatial + 2)
            })
        && [
            conv.padding.len(),
            conv.lhs_dilation.len(),
            conv.rhs_dilation.len(),
        ] == [spatial; 3]
        && x.shape[conv.lhs_spec[1]]
            == kernel.shape[conv.rhs_spec[1]].saturating_mul(conv.feature_group_count);
    if !fits {
        return Err(Error::value_error(format_args!(
            "conv_general_dilated lhs feature dimension size divided by feature_group_count must equal the rhs input \
             feature dimension size, but {} // {} != {}.",
            conv.lhs_spec
                .get(1)
                .and_then(|axis| x.shape.get(*axis))
                .copied()
                .unwrap_or(0),
            conv.feature_group_count,
            conv.rhs_spec
                .get(1)
                .and_then(|axis| kernel.shape.get(*axis))
                .copied()
                .unwrap_or(0),
        )));
    }
    let dilate = |size: usize, by: usize| {
        if size == 0 {
            0
        } else {
            1 + by as i64 * (size as i64 - 1)
        }
    };
    let mut shape = vec![0; spatial + 2];
    shape[conv.out_spec[0]] = x.shape[conv.lhs_spec[0]] / conv.batch_group_count.max(1);
    shape[conv.out_spec[1]] = kernel.shape[conv.rhs_spec[0]];
    for at in 0..spatial {
        let size = dilate(x.shape[conv.lhs_spec[at + 2]], conv.lhs_dilation[at]);
        let window = dilate(kernel.shape[conv.rhs_spec[at + 2]], conv.rhs_dilation[at]);
        let (low, high) = conv.padding[at];
        let room = size + low + high - window;
        let steps = if room < 0 {
            0
        } else {
            room as usize / conv.window_strides[at].max(1) + 1
        };
        shape[conv.out_spec[at + 2]] = steps;
    }
    let dtype = conv.preferred_element_type.unwrap_or(x.dtype);
    Ok(Aval::new(shape, dtype).with_weak_type(x.weak_type && kernel.weak_type))
}

/// The shape that an index selects from a reference of this shape.
pub(crate) fn ref_index_shape(shape: &Shape, indexer: &[RefIndex]) -> Result<Shape> {
    if indexer.len() > shape.ndim() {
        return Err(Error::value_error(format_args!(
            "too many indices for a reference of shape {shape}"
        )));
    }
    let own = indexer.iter().filter_map(|index| match index {
        RefIndex::Slice { size, .. } => Some(*size),
        RefIndex::Static(_) | RefIndex::Dynamic => None,
    });
    Ok(own.chain(shape[indexer.len()..].iter().copied()).collect())
}
