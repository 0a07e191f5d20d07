//! Changing shapes: `reshape`, `transpose`, `concatenate`, `pad` and their like.

use super::promote::{self, promote};
use super::{R, canonical_axes, canonical_axis, jitted, lax, tuple_text};
use freezeframe_array::Shape;
use freezeframe_base::Lists;
use freezeframe_base::Order;
use freezeframe_core::{Error, Ints, Primitive, Value, bind, bind1};

/// `jnp.reshape`, with at most one -1.
pub fn reshape(x: &Value, sizes: &[i64]) -> R {
    let own = x.shape();
    let size = own.size() as i64;
    let unknown = sizes.iter().filter(|dim| **dim == -1).count();
    let known: i64 = sizes
        .iter()
        .filter(|dim| **dim != -1)
        .fold(1i64, |product, dim| product.saturating_mul(*dim));
    let wanted = |size: String| {
        let shape = if sizes.len() == 1 {
            sizes[0].to_string()
        } else {
            tuple_text(sizes)
        };
        Error::type_error(format_args!(
            "cannot reshape array of shape {own} (size {}) into shape {shape} ({size})",
            own.size()
        ))
    };
    if unknown > 1 {
        return Err(Error::type_error(format_args!(
            "can only specify one unknown axis size with a `-1` value, got {}",
            tuple_text(sizes)
        )));
    }
    if sizes.iter().any(|dim| *dim < -1) {
        return Err(Error::value_error(format_args!(
            "cannot reshape array of shape {own} (size {}) into shape {} because it has multiple or invalid unknown dimensions",
            own.size(),
            tuple_text(sizes)
        )));
    }
    let dims: Vec<usize> = if unknown == 1 {
        if known == 0 || size % known != 0 {
            let shape = tuple_text(sizes);
            return Err(Error::type_error(format_args!(
                "cannot reshape array of shape {own} (size {}) into shape {shape} because the product of specified axis sizes \
                 ({known}) does not evenly divide {size}",
                own.size()
            )));
        }
        sizes
            .iter()
            .map(|dim| {
                if *dim == -1 {
                    (size / known) as usize
                } else {
                    *dim as usize
                }
            })
            .collect()
    } else {
        if known != size {
            return Err(wanted(format!("size {known}")));
        }
        sizes.iter().map(|dim| *dim as usize).collect()
    };
    lax::reshape(x, dims)
}

/// `jnp.ravel`.
pub fn ravel(x: &Value) -> R {
    lax::reshape(x, [x.shape().size()])
}

/// `jnp.reshape`, where the first axis runs fastest with the order 'F'.
pub fn reshape_in(x: &Value, sizes: &[i64], order: &str) -> R {
    match order {
        "C" if sizes == [-1] => ravel(x),
        "C" => reshape(x, sizes),
        "F" => {
            let reversed: Vec<i64> = sizes.iter().rev().copied().collect();
            transpose(&reshape(&transpose(x, None)?, &reversed)?, None)
        }
        "A" => Err(Error::not_implemented(
            "np.reshape order=A is not implemented.",
        )),
        _ => Err(Error::value_error(format_args!(
            "Unexpected value for 'order' argument: {order}."
        ))),
    }
}

/// `jnp.transpose`; the axes reversed without `axes`.
pub fn transpose(x: &Value, axes: Option<&[i64]>) -> R {
    let ndim = x.ndim();
    let Some(axes) = axes else {
        return lax::transpose(x, &(0..ndim).rev().collect::<Vec<_>>());
    };
    let permutation = axes
        .iter()
        .map(|axis| canonical_axis(*axis, ndim))
        .try_list()?;
    let mut sorted = permutation.clone();
    sorted.order();
    if sorted != (0..ndim).collect::<Vec<_>>() {
        return Err(Error::type_error(format_args!(
            "transpose permutation isn't a permutation of operand dimensions, got permutation {} for operand shape {}.",
            tuple_text(&permutation),
            x.shape()
        )));
    }
    lax::transpose(x, &permutation)
}

/// `jnp.matrix_transpose`.
pub fn matrix_transpose(x: &Value) -> R {
    let ndim = x.ndim();
    if ndim < 2 {
        return Err(Error::value_error(format_args!(
            "x.mT requires x to have at least 2 dimensions; got shape {}.",
            x.shape()
        )));
    }
    swapaxes(x, -2, -1)
}

/// `jnp.swapaxes`.
pub fn swapaxes(x: &Value, a: i64, b: i64) -> R {
    let position = |axis: i64| {
        canonical_axis(axis, x.ndim()).map_err(|_| {
            let size = x.ndim();
            let text = format!("index {axis} is out of bounds for axis 0 with size {size}");
            Error::new(freezeframe_core::ErrorClass::IndexError, text)
        })
    };
    let (a, b) = (position(a)?, position(b)?);
    let mut permutation: Vec<usize> = (0..x.ndim()).collect();
    permutation.swap(a, b);
    lax::transpose(x, &permutation)
}

/// `jnp.moveaxis`.
pub fn moveaxis(x: &Value, source: &[i64], destination: &[i64]) -> R {
    let (source, destination) = (
        canonical_axes(Some(source), x.ndim())?,
        canonical_axes(Some(destination), x.ndim())?,
    );
    if source.len() != destination.len() {
        return Err(Error::value_error(format_args!(
            "Inconsistent number of elements: {} vs {}",
            source.len(),
            destination.len()
        )));
    }
    let mut permutation: Vec<usize> = (0..x.ndim()).filter(|axis| !source.contains(axis)).list();
    let mut pairs: Vec<(usize, usize)> = destination.into_iter().zip(source).collect();
    pairs.order();
    for (to, from) in pairs {
        permutation.insert(to.min(permutation.len()), from);
    }
    lax::transpose(x, &permutation)
}

/// `jnp.squeeze`.
pub fn squeeze(x: &Value, axes: Option<&[i64]>) -> R {
    let shape = x.shape();
    let axes = match axes {
        None => (0..shape.ndim()).filter(|axis| shape[*axis] == 1).list(),
        Some(axes) => canonical_axes(Some(axes), shape.ndim())?,
    };
    if axes.iter().any(|axis| shape[*axis] != 1) {
        return Err(Error::value_error(format_args!(
            "cannot select an axis to squeeze out which has size not equal to one, got shape={shape} and dimensions={}",
            tuple_text(&axes)
        )));
    }
    lax::squeeze(x, &axes)
}

/// `jnp.expand_dims`.
pub fn expand_dims(x: &Value, axes: &[i64]) -> R {
    let axes = canonical_axes(Some(axes), x.ndim() + axes.len())?;
    lax::expand_dims(x, &axes)
}

/// `jnp.concatenate`; flattened without an axis.
pub fn concatenate(xs: &[Value], axis: Option<i64>) -> R {
    let Some(first) = xs.first() else {
        return Err(Error::value_error(
            "Need at least one array to concatenate.",
        ));
    };
    let Some(axis) = axis else {
        let flat = xs.iter().map(ravel).try_list()?;
        return concatenate(&flat, Some(0));
    };
    if first.ndim() == 0 {
        return Err(Error::value_error(
            "Zero-dimensional arrays cannot be concatenated.",
        ));
    }
    let shapes: Vec<Shape> = xs.iter().map(Value::shape).collect();
    if shapes.iter().any(|shape| shape.ndim() != first.ndim()) {
        let texts: Vec<_> = shapes.iter().map(ToString::to_string).collect();
        return Err(Error::type_error(format_args!(
            "Cannot concatenate arrays with different numbers of dimensions: got {}.",
            texts.join(", ")
        )));
    }
    let axis = canonical_axis(axis, first.ndim())?;
    lax::concatenate(&promote(xs)?, axis)
}

/// `jnp.stack`.
pub fn stack(xs: &[Value], axis: i64) -> R {
    let Some(first) = xs.first() else {
        return Err(Error::value_error("Need at least one array to stack."));
    };
    let axis = canonical_axis(axis, first.ndim() + 1)?;
    bind1(&Primitive::Stack { axis }, &promote(xs)?)
}

/// `jnp.unstack`.
pub fn unstack(x: &Value, axis: i64) -> R<Vec<Value>> {
    if x.ndim() == 0 {
        return Err(Error::value_error(
            "Unstack requires arrays with rank > 0, however a scalar array was passed.",
        ));
    }
    let axis = canonical_axis(axis, x.ndim())?;
    bind(&Primitive::Unstack { axis }, std::slice::from_ref(x))
}

/// `jnp.atleast_1d`, `2d` and `3d`.
pub fn atleast(x: &Value, rank: usize) -> R {
    const NAMES: [&str; 4] = ["atleast_0d", "atleast_1d", "atleast_2d", "atleast_3d"];
    jitted(NAMES[rank.min(3)], "", std::slice::from_ref(x), |args| {
        let x = &args[0];
        match (rank, x.ndim()) {
            (1, 0) => lax::expand_dims(x, &[0]),
            (2, 0) => lax::expand_dims(x, &[0, 1]),
            (2, 1) => lax::expand_dims(x, &[0]),
            (3, 0) => lax::expand_dims(x, &[0, 1, 2]),
            (3, 1) => lax::expand_dims(x, &[0, 2]),
            (3, 2) => lax::expand_dims(x, &[2]),
            _ => Ok(x.clone()),
        }
    })
}

/// `hstack`, `vstack`, `dstack`: joined along `axis` once each has `rank` axes at least.
pub fn stack_along(xs: &[Value], rank: usize, axis: i64) -> R {
    let xs = xs.iter().map(|x| atleast(x, rank)).try_list()?;
    let axis = if rank == 1 && xs.first().is_some_and(|x| x.ndim() == 1) {
        0
    } else {
        axis
    };
    concatenate(&xs, Some(axis))
}

/// `jnp.column_stack`.
pub fn column_stack(xs: &[Value]) -> R {
    let columns = xs.iter().map(|x| {
        if x.ndim() < 2 {
            transpose(&atleast(x, 2)?, None)
        } else {
            Ok(x.clone())
        }
    });
    concatenate(&columns.try_list()?, Some(1))
}

/// `jnp.split` at `indices`.
pub fn split_at(x: &Value, indices: &[i64], axis: usize) -> R<Vec<Value>> {
    let length = x.shape()[axis];
    let clamp = |at: i64| {
        if at < 0 {
            (length as i64 + at).max(0) as usize
        } else {
            (at as usize).min(length)
        }
    };
    let mut sizes = Vec::new();
    let mut from = 0;
    for at in indices.iter().map(|at| clamp(*at)).chain([length]) {
        sizes.push(at.saturating_sub(from));
        from = at.max(from);
    }
    let sizes = Ints::numpy(sizes);
    bind(&Primitive::Split { sizes, axis }, std::slice::from_ref(x))
}

/// `jnp.split` and `jnp.array_split` into `sections` parts.
pub fn split(x: &Value, sections: usize, axis: i64, uneven: bool) -> R<Vec<Value>> {
    let axis = canonical_axis(axis, x.ndim())?;
    let length = x.shape()[axis];
    if sections == 0 {
        return Err(Error::value_error("number sections must be larger than 0."));
    }
    if !uneven && !length.is_multiple_of(sections) {
        return Err(Error::value_error(format_args!(
            "array split does not result in an equal division: rest is {}",
            length % sections
        )));
    }
    let (part, rest) = (length / sections, length % sections);
    let sizes: Vec<usize> = (0..sections)
        .map(|at| part + usize::from(at < rest))
        .collect();
    let sizes = Ints::numpy(sizes);
    bind(&Primitive::Split { sizes, axis }, std::slice::from_ref(x))
}

/// `jnp.tile`.
pub fn tile(x: &Value, reps: &[usize]) -> R {
    let rank = reps.len().max(x.ndim());
    let full: Vec<usize> = std::iter::repeat_n(1, rank - reps.len())
        .chain(reps.iter().copied())
        .list();
    let x = promote::to_rank(x, rank)?;
    bind1(&Primitive::Tile { reps: full }, &[x])
}

/// `jnp.repeat` by one number.
pub fn repeat(x: &Value, count: usize, axis: Option<i64>) -> R {
    let (x, axis) = match axis {
        None => (ravel(x)?, 0),
        Some(axis) => (x.clone(), canonical_axis(axis, x.ndim())?),
    };
    let mut dims = x.shape().to_vec();
    dims.insert(axis + 1, count);
    let kept: Vec<usize> = (0..dims.len()).filter(|at| *at != axis + 1).list();
    let spread = lax::broadcast_in_dim(&x, dims.clone(), &kept)?;
    dims.remove(axis + 1);
    dims[axis] = dims[axis].saturating_mul(count);
    lax::reshape(&spread, dims)
}

/// `jnp.flip`.
pub fn flip(x: &Value, axes: Option<&[i64]>) -> R {
    jitted(
        "_flip",
        &format!("{axes:?}"),
        std::slice::from_ref(x),
        |args| lax::rev(&args[0], &canonical_axes(axes, args[0].ndim())?),
    )
}

/// `jnp.rot90`.
pub fn rot90(x: &Value, turns: i64, axes: (i64, i64)) -> R {
    jitted(
        "rot90",
        &format!("{turns}{axes:?}"),
        std::slice::from_ref(x),
        |args| {
            let x = &args[0];
            let (a, b) = axes;
            match turns.rem_euclid(4) {
                0 => Ok(x.clone()),
                2 => flip(&flip(x, Some(&[a]))?, Some(&[b])),
                1 => swapaxes(&flip(x, Some(&[b]))?, a, b),
                _ => flip(&swapaxes(x, a, b)?, Some(&[b])),
            }
        },
    )
}

/// `jnp.roll` by known shifts.
pub fn roll(x: &Value, shifts: &[i64], axes: Option<&[i64]>) -> R {
    let Some(axes) = axes else {
        let flat = roll(&ravel(x)?, &[shifts.iter().sum()], Some(&[0]))?;
        return lax::reshape(&flat, x.shape());
    };
    let axes = axes
        .iter()
        .map(|axis| canonical_axis(*axis, x.ndim()))
        .try_list()?;
    let count = shifts.len().max(axes.len());
    jitted(
        "_roll_static",
        &format!("{shifts:?}{axes:?}"),
        std::slice::from_ref(x),
        |args| {
            let mut x = args[0].clone();
            for at in 0..count {
                let (Some(shift), Some(axis)) = (
                    shifts.get(at.min(shifts.len() - 1)),
                    axes.get(at.min(axes.len() - 1)),
                ) else {
                    break;
                };
                let length = x.shape()[*axis];
                if length == 0 {
                    continue;
                }
                let shift = shift.rem_euclid(length as i64) as usize;
                if shift == 0 {
                    continue;
                }
                let tail = lax::slice_axis(&x, length - shift, length, *axis, Some(1))?;
                let head = lax::slice_axis(&x, 0, length - shift, *axis, Some(1))?;
                x = lax::concatenate(&[tail, head], *axis)?;
            }
            Ok(x)
        },
    )
}

/// `jnp.diff` of an array with `prepend` before it and `append` behind it.
pub fn diff(x: &Value, n: usize, axis: i64, prepend: Option<&Value>, append: Option<&Value>) -> R {
    let args: Vec<Value> = [Some(x), prepend, append]
        .into_iter()
        .flatten()
        .cloned()
        .list();
    let (before, behind) = (prepend.is_some(), append.is_some());
    jitted(
        "diff",
        &format!("{n},{axis},{before},{behind}"),
        &args,
        |args| {
            let mut x = args[0].clone();
            let axis = canonical_axis(axis, x.ndim())?;
            if before || behind {
                let mut slice = x.shape().to_vec();
                slice[axis] = 1;
                let whole = |it: &Value| match it.ndim() {
                    0 => super::promote::broadcast_to(it, &slice.clone().into()),
                    _ => Ok(it.clone()),
                };
                let mut parts = args[1..].iter().map(whole).try_list()?;
                parts.insert(usize::from(before), x);
                x = lax::concatenate(&super::promote::promote(&parts)?, axis)?;
            }
            for _ in 0..n {
                let length = x.shape()[axis];
                if length == 0 {
                    break;
                }
                let (high, low) = (
                    lax::slice_in_dim(&x, 1, length, axis)?,
                    lax::slice_in_dim(&x, 0, length - 1, axis)?,
                );
                x = if x.dtype() == freezeframe_array::DType::Bool {
                    lax::ne(&high, &low)?
                } else {
                    lax::sub(&high, &low)?
                };
            }
            Ok(x)
        },
    )
}
