//! Places in arrays, and changes there.

use super::choose::where_;
use super::formula::Formula;
use super::index::{self, Index, TakeOptions};
use super::promote::int_dtype;
use super::{R, canonical_axis, elementwise as ew, jitted, lax, promote, shape, sort};
use freezeframe_array::{Array, DType, Shape};
use freezeframe_base::Lists;
use freezeframe_core::{Error, GatherMode, ScatterOp, Value};

/// Arrays joined along a new first axis, as `jnp.array` joins a list.
pub fn listed(xs: &[Value]) -> R {
    let xs = promote::broadcast_arrays(&promote::promote(xs)?)?;
    let rows = xs.iter().map(|x| lax::expand_dims(x, &[0])).try_list()?;
    lax::concatenate(&rows, 0)
}

/// `arr[:size]` of a vector repeated often enough.
pub fn tiled_to(x: &Value, size: usize) -> R {
    let mut x = x.clone();
    let length = x.shape()[0];
    if length < size {
        x = shape::tile(&x, &[size.div_ceil(length.max(1))])?;
    }
    if x.shape()[0] > size {
        x = lax::slice_in_dim(&x, 0, size, 0)?;
    }
    Ok(x)
}

/// `x.at[indices].set(values)`.
pub fn set(x: &Value, indices: Vec<Value>, values: &Value, mode: Option<GatherMode>) -> R {
    let indices: Vec<Index> = indices.into_iter().map(Index::Array).collect();
    let options = TakeOptions {
        mode,
        ..TakeOptions::default()
    };
    index::scatter(x, &indices, values, ScatterOp::Set, &options)
}

/// `jnp.diag_indices`.
pub fn diag_indices(n: i64, ndim: i64) -> R<Vec<Value>> {
    let size = |number: i64, name: &str| {
        usize::try_from(number).map_err(|_| {
            Error::value_error(format_args!(
                "{name} argument to diag_indices must be nonnegative, got {number}"
            ))
        })
    };
    let (n, ndim) = (size(n, "n")?, size(ndim, "ndim")?);
    Ok(vec![lax::iota(int_dtype(), [n], 0)?; ndim])
}

/// The sides of an array of two axes at least that are all of one length.
pub fn cube(x: &Value) -> R<(i64, i64)> {
    if x.ndim() < 2 {
        return Err(Error::value_error("input array must be at least 2-d"));
    }
    let dims = x.shape();
    if dims.iter().any(|dim| *dim != dims[0]) {
        return Err(Error::value_error(
            "All dimensions of input must be of equal length",
        ));
    }
    Ok((dims[0] as i64, x.ndim() as i64))
}

/// `jnp.fill_diagonal`.
pub fn fill_diagonal(x: &Value, value: &Value) -> R {
    let dims = x.shape();
    if x.ndim() < 2 {
        return Err(Error::value_error("array must be at least 2-d"));
    }
    if x.ndim() > 2 && dims.iter().any(|dim| *dim != dims[0]) {
        return Err(Error::value_error(
            "All dimensions of input must be of equal length",
        ));
    }
    let n = dims.iter().copied().min().unwrap_or(0);
    let indices = diag_indices(n as i64, x.ndim() as i64)?;
    let value = match value.ndim() {
        0 => value.clone(),
        _ => tiled_to(&shape::ravel(value)?, n)?,
    };
    set(x, indices, &value, None)
}

/// `jnp.ix_`.
pub fn open_grid(xs: &[Value]) -> R<Vec<Value>> {
    let spread = |at: usize| {
        let x = &xs[at];
        if x.ndim() != 1 {
            return Err(Error::value_error(format_args!(
                "Arguments to jax.numpy.ix_ must be 1-dimensional, got shape {}",
                x.shape()
            )));
        }
        if x.dtype() == DType::Bool {
            return Err(Error::not_implemented(
                "Boolean arguments to jax.numpy.ix_ are not implemented",
            ));
        }
        let mut dims = vec![1; xs.len()];
        dims[at] = x.shape()[0];
        if dims[at] == 0 {
            return lax::full(dims, &lax::int_scalar(int_dtype(), 0));
        }
        lax::broadcast_in_dim(x, dims, &[at])
    };
    (0..xs.len()).map(spread).try_list()
}

/// `jnp.unravel_index`.
pub fn unravel(indices: &Value, dims: &[i64]) -> R<Vec<Value>> {
    let mut rest = indices.clone();
    let mut parts = vec![rest.clone(); dims.len()];
    for (at, dim) in dims.iter().enumerate().rev() {
        let mut both = ew::divmod(&rest, &lax::weak_int(*dim))?;
        if let (Some(part), Some(above)) = (both.pop(), both.pop()) {
            parts[at] = part;
            rest = above;
        }
    }
    let beyond = lax::gt(&rest, &lax::constant(&rest, 0.0))?;
    let before = if rest.dtype().is_unsigned_integer() {
        lax::scalar(DType::Bool, 0.0)
    } else {
        lax::lt(&rest, &lax::constant(&rest, -1.0))?
    };
    let inside = dims.iter().zip(&parts).map(|(dim, part)| {
        let low = where_(&before, &lax::weak_int(0), part)?;
        where_(&beyond, &lax::weak_int(dim - 1), &low)
    });
    inside.try_list()
}

/// What happens to places that are not there.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Outside {
    /// They were looked for already, or do not matter.
    Ignore,
    /// The nearest.
    Clip,
    /// Counted around.
    Wrap,
}

impl Outside {
    /// An index into an axis of this length.
    fn applied(self, at: &Value, length: i64) -> R {
        match self {
            Self::Ignore => Ok(at.clone()),
            Self::Clip => {
                let (low, high) = (lax::weak_int(0), lax::weak_int(length - 1));
                ew::clip(at, Some(&low), Some(&high))
            }
            Self::Wrap => ew::remainder(at, &lax::weak_int(length)),
        }
    }
}

/// `jnp.ravel_multi_index`.
pub fn ravel_multi(
    indices: &[Value],
    dims: &[i64],
    outside: Outside,
    dtype: DType,
    columns_first: bool,
) -> R {
    let inside = indices.iter().zip(dims);
    let inside = inside
        .map(|(at, dim)| outside.applied(at, *dim))
        .try_list()?;
    let mut strides = vec![1i64; dims.len()];
    if columns_first {
        for at in 1..dims.len() {
            strides[at] = strides[at - 1].saturating_mul(dims[at - 1]);
        }
    } else {
        for at in (1..dims.len()).rev() {
            strides[at - 1] = strides[at].saturating_mul(dims[at]);
        }
    }
    let mut result = Formula::from(lax::int_scalar(dtype, 0));
    for (at, stride) in inside.iter().zip(strides) {
        let at = Formula::from(at).as_dtype(dtype);
        result = result + at.then(|at| lax::mul(at, &lax::int_scalar(dtype, stride)));
    }
    result.done()
}

/// `jnp.put`; `outside` is what the mode says, if one is given.
pub fn put(x: &Value, indices: &Value, values: &Value, outside: Option<Outside>) -> R {
    let size = x.shape().size();
    let mut indices = shape::ravel(indices)?;
    let values = shape::ravel(values)?;
    if size == 0 || indices.shape()[0] == 0 || values.shape()[0] == 0 {
        return Ok(x.clone());
    }
    let values = tiled_to(&values, indices.shape()[0])?;
    let mut mode = GatherMode::FillOrDrop;
    if let Some(outside) = outside {
        indices = outside.applied(&indices, size as i64)?;
        mode = GatherMode::PromiseInBounds;
    }
    let dims: Vec<i64> = x.shape().iter().map(|dim| *dim as i64).collect();
    set(x, unravel(&indices, &dims)?, &values, Some(mode))
}

/// Where along each axis each place of a grid is, in arrays that spread to it.
pub fn sparse_grid(dims: &Shape) -> R<Vec<Value>> {
    let along = |axis: usize| {
        let ramp = lax::iota(int_dtype(), [dims[axis]], 0)?;
        let mut own = vec![1; dims.ndim()];
        own[axis] = dims[axis];
        lax::broadcast_in_dim(&ramp, own, &[axis])
    };
    (0..dims.ndim()).map(along).try_list()
}

/// `jnp.put_along_axis`.
pub fn put_along_axis(
    x: &Value,
    indices: &Value,
    values: &Value,
    axis: Option<i64>,
    mode: Option<GatherMode>,
) -> R {
    let args = [x.clone(), indices.clone(), values.clone()];
    jitted(
        "put_along_axis",
        &format!("{axis:?}{mode:?}"),
        &args,
        |args| {
            let (own, indices) = (args[0].shape(), &args[1]);
            let x = match axis {
                None => shape::ravel(&args[0])?,
                Some(_) => args[0].clone(),
            };
            if x.ndim() != indices.ndim() {
                return Err(Error::value_error(format_args!(
                    "put_along_axis arguments 'arr' and 'indices' must have same ndim. Got arr.ndim={} and indices.ndim={}.",
                    x.ndim(),
                    indices.ndim()
                )));
            }
            let values = promote::broadcast_to(&args[2], &indices.shape()).map_err(|_| {
                Error::value_error(format_args!(
                    "put_along_axis argument 'values' must be broadcastable to 'indices'. Got values.shape={} and \
                     indices.shape={}.",
                    args[2].shape(),
                    indices.shape()
                ))
            })?;
            let mut grid = sparse_grid(&x.shape())?;
            let at = canonical_axis(axis.unwrap_or(0), x.ndim())?;
            grid[at] = indices.clone();
            let result = set(&x, grid, &values, mode)?;
            match axis {
                None => lax::reshape(&result, own),
                Some(_) => Ok(result),
            }
        },
    )
}

/// `jnp.place`.
pub fn place(x: &Value, mask: &Value, values: &Value) -> R {
    let values = shape::ravel(values)?;
    let size = x.shape().size();
    if size != mask.shape().size() {
        return Err(Error::value_error(
            "place: arr and mask must be the same size",
        ));
    }
    if values.shape()[0] == 0 {
        return Err(Error::value_error(
            "Cannot place values from an empty array",
        ));
    }
    if size == 0 {
        return Ok(x.clone());
    }
    let indices = sort::nonzero_sized(&shape::ravel(mask)?, size, &[size as i64])?;
    let values = tiled_to(&values, size)?;
    let flat = shape::ravel(x)?;
    let result = set(&flat, indices, &values, Some(GatherMode::FillOrDrop))?;
    lax::reshape(&result, x.shape())
}

/// `jnp.choose`, of places that are there.
pub fn choose(at: &Value, choices: &[Value], outside: Outside) -> R {
    let at = outside.applied(at, choices.len() as i64)?;
    let mut all = vec![at];
    all.extend(choices.iter().cloned());
    let all = promote::broadcast_arrays(&all)?;
    let mut indices = vec![Index::Array(all[0].clone())];
    let choices = listed(&all[1..])?;
    let grid = sparse_grid(&all[0].shape())?;
    indices.extend(grid.into_iter().map(Index::Array));
    index::take(&choices, &indices, &TakeOptions::default())
}

/// `jnp.compress` of the first axis with a known size: what the condition takes first, then `fill`.
pub fn compress_sized(condition: &Value, x: &Value, size: usize, fill: &Value) -> R {
    let axes: Vec<usize> = (1..x.ndim()).collect();
    let mask = lax::expand_dims(condition, &axes)?;
    let fill = lax::convert(fill, x.dtype())?;
    let x = where_(&mask, x, &fill)?;
    let order = sort::argsort(condition, Some(-1), true, true)?;
    let ordered = index::take(&x, &[Index::Array(order)], &TakeOptions::default())?;
    lax::slice_in_dim(&ordered, 0, size, 0)
}

/// The part of a known array from its first to its last element that is not zero, along these axes.
pub fn trim_zeros(x: &Value, known: &Array, axes: &[usize], front: bool, back: bool) -> R {
    let mut result = x.clone();
    for axis in axes {
        let found = index::nonzero(known);
        let places: Vec<i64> = found
            .get(*axis)
            .map(|places| places.scalars().iter().map(|at| at.to_i64()).collect())
            .unwrap_or_default();
        let length = x.shape()[*axis];
        let (first, last) = match (places.iter().min(), places.iter().max()) {
            (Some(first), Some(last)) => (*first as usize, *last as usize + 1),
            _ => (0, 0),
        };
        let start = if front { first } else { 0 };
        let stop = if back || last == 0 { last } else { length };
        result = lax::slice_in_dim(&result, start, stop, *axis)?;
    }
    Ok(result)
}
