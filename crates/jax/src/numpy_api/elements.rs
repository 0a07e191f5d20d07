//! Functions that repeat, turn and move elements, or pick some.

use super::parts::along_or_flat;
use crate::arg;
use crate::array::concrete;
use crate::ops::padding::{self, PadMode};
use crate::ops::shape;
use crate::ops::{R, creation, index, lax, promote, sort};
use crate::py::*;
use crate::row::{Axes, Call, Element, Facts, Ints, Outcome, StaticInts};
use freezeframe_array::{Array, DType, Shape};
use freezeframe_base::Lists;
use freezeframe_core::{Concretization, CumulativeOp};
use freezeframe_python::{Arg, FromArg};

/// Repeating, turning and moving elements, and picking some.
#[natives(scope = Call)]
pub(crate) mod functions {
    use super::*;

    /// The array side by side with itself, so many times along each axis.
    ///
    /// >>> jnp.tile(jnp.array([1, 2]), 3)
    /// Array([1, 2, 1, 2, 1, 2], dtype=int32)
    #[native("(A, reps)", facts = Facts::NONE.checking())]
    #[expect(non_snake_case, reason = "Python's name")]
    fn tile(reps: StaticInts, A: &Value) -> R {
        shape::tile(A, &reps.sizes())
    }

    /// Each element so many times, along `axis` or of all in a row.
    ///
    /// >>> jnp.repeat(jnp.array([1, 2]), jnp.array([1, 3]))
    /// Array([1, 2, 2, 2], dtype=int32)
    #[native(
        "(a, repeats, axis=None, *, total_repeat_length=None)",
        method = "(self, repeats, axis=None, *, total_repeat_length=None)",
        facts = Facts::NONE.checking()
    )]
    fn repeat(
        vm: &mut Vm,
        axis: Option<i64>,
        total_repeat_length: Option<i64>,
        repeats: &Value,
        a: &Value,
    ) -> Outcome {
        if let Some(total) = total_repeat_length {
            let total = freezeframe_base::how_many(total).unwrap_or(0);
            return Ok(repeat_to(a, repeats, axis, total)?);
        }
        let why = Concretization::Other(
            "When jit-compiling jnp.repeat, the total number of repeats must be static. To fix this, either specify a static value for `repeats`, or pass a static value to `total_repeat_length`.",
        );
        let counts = concrete(vm, repeats, why)?;
        if counts.shape().size() == 1 {
            let count = counts.get(0).map_or(0, |count| count.to_i64());
            let Some(count) = freezeframe_base::how_many(count) else {
                return Err(vm
                    .value_error("repeats may not contain negative values.")
                    .into());
            };
            return Ok(shape::repeat(a, count, axis)?);
        }
        let mut positions: Vec<i32> = Vec::new();
        for (at, count) in counts.scalars().into_iter().enumerate() {
            for _ in 0..count.to_i64().clamp(0, 1 << 24) {
                positions.push(at as i32);
            }
        }
        let (x, axis) = along_or_flat(a, axis)?;
        let positions = Value::from(Array::vector(positions));
        Ok(index::take_axis(&x, &positions, axis)?)
    }

    /// Reverses the order of the elements along `axis`, an int or a tuple of them; along all axes without one.
    ///
    /// >>> jnp.flip(jnp.arange(3))
    /// Array([2, 1, 0], dtype=int32)
    #[native("(m, axis=None)", facts = Facts::NONE.checking())]
    fn flip(m: &Value, axis: Axes) -> R {
        shape::flip(m, axis.0.as_deref())
    }

    /// The columns in reverse order.
    ///
    /// >>> jnp.fliplr(jnp.array([[1, 2], [3, 4]]))
    /// Array([[2, 1],
    ///        [4, 3]], dtype=int32)
    #[native("(m)")]
    fn fliplr(m: &Value) -> R {
        shape::flip(m, Some(&[1]))
    }

    /// The rows in reverse order.
    ///
    /// >>> jnp.flipud(jnp.array([[1, 2], [3, 4]]))
    /// Array([[3, 4],
    ///        [1, 2]], dtype=int32)
    #[native("(m)")]
    fn flipud(m: &Value) -> R {
        shape::flip(m, Some(&[0]))
    }

    /// Turned by `k` quarters from the first of two axes towards the second.
    ///
    /// >>> jnp.rot90(jnp.array([[1, 2], [3, 4]]))
    /// Array([[2, 4],
    ///        [1, 3]], dtype=int32)
    #[native("(m, k=1, axes=?)")]
    fn rot90(k: i64, axes: Option<Ints>, m: &Value) -> R {
        let axes = axes.map_or_else(|| vec![0, 1], |axes| axes.0);
        let (a, b) = (axes[0], axes.get(1).copied().unwrap_or(1));
        shape::rot90(m, k, (a, b))
    }

    /// The elements moved on along `axis`, or in a row; what leaves at the end comes in at the start.
    ///
    /// >>> jnp.roll(jnp.arange(5), 2)
    /// Array([3, 4, 0, 1, 2], dtype=int32)
    #[native("(a, shift, axis=None)", facts = Facts::NONE.checking())]
    fn roll(shift: Ints, axis: Axes, a: &Value) -> R {
        shape::roll(a, &shift.0, axis.0.as_deref())
    }

    /// The array with a border of these widths, a pair for each axis.
    ///
    /// `mode` says of what: 'constant' with `constant_values`, 'edge', 'reflect', 'symmetric', 'wrap', 'empty', 'linear_ramp'
    /// to `end_values`, 'maximum', 'mean', 'median' or 'minimum' of `stat_length` elements, or a function does.
    ///
    /// >>> jnp.pad(jnp.array([1, 2]), (1, 2), constant_values=9)
    /// Array([9, 1, 2, 9, 9], dtype=int32)
    #[native("(array, pad_width, mode='constant', **kwargs)")]
    fn pad(vm: &mut Vm, array: &Value, pad_width: &Py, mode: &Py, kwargs: PadOptions) -> Outcome {
        let widths = pad_widths(vm, pad_width, array.ndim())?;
        let mode = match mode.as_str().unwrap_or("a function") {
            "constant" => {
                let zero = || lax::weak_int(0);
                PadMode::Constant(kwargs.constant_values.unwrap_or_else(zero))
            }
            "edge" => PadMode::Edge,
            "reflect" => PadMode::Reflect,
            "symmetric" => PadMode::Symmetric,
            "wrap" => PadMode::Wrap,
            "empty" => PadMode::Constant(Value::weak(Array::scalar(0i32))),
            other => {
                return Err(vm
                    .not_implemented(format_args!(
                        "Unimplemented padding mode '{other}' for np.pad."
                    ))
                    .handed_over()
                    .into());
            }
        };
        Ok(padding::pad(array, &widths, &mode)?)
    }

    /// The differences of neighbors along `axis`, taken `n` times; `prepend` and `append` are put before and behind first.
    ///
    /// >>> jnp.diff(jnp.array([1, 4, 9]))
    /// Array([3, 5], dtype=int32)
    #[native("(a, n=1, axis=-1, prepend=None, append=None)")]
    fn diff(
        vm: &mut Vm,
        n: i64,
        axis: i64,
        a: &Value,
        prepend: Option<Value>,
        append: Option<Value>,
    ) -> Outcome {
        let n = usize::try_from(n)
            .map_err(|_| vm.value_error(format_args!("order must be non-negative but got {n}")))?;
        let ends = (prepend.as_ref(), append.as_ref());
        Ok(shape::diff(a, n, axis, ends.0, ends.1)?)
    }

    /// The elements at these places along `axis`, or among all in a row.
    ///
    /// `mode` says what holds beyond the ends: 'fill' with `fill_value` or NaN, 'clip' or 'wrap'.
    ///
    /// >>> jnp.take(jnp.array([10, 20, 30]), jnp.array([2, 0]))
    /// Array([30, 10], dtype=int32)
    #[native(
        "(a, indices, axis=None, out=None, mode=None, unique_indices=False, indices_are_sorted=False, fill_value=None)",
        method = "(self, indices, axis=None, out=None, mode=None, unique_indices=False, indices_are_sorted=False, fill_value=None)",
        facts = Facts::NONE.behind("_")
    )]
    fn take(
        axis: Option<i64>,
        mode: Option<&str>,
        fill_value: Element,
        a: &Value,
        indices: &Value,
    ) -> R {
        index::take_function(a, indices, axis, mode, fill_value.0)
    }

    /// For each place, the element along `axis` at the index that stands there.
    ///
    /// >>> jnp.take_along_axis(jnp.array([[3, 1], [5, 7]]), jnp.array([[1], [0]]), axis=1)
    /// Array([[1],
    ///        [5]], dtype=int32)
    #[native("(arr, indices, axis=-1, mode=None, fill_value=None)")]
    fn take_along_axis(axis: Option<i64>, arr: &Value, indices: &Value) -> R {
        index::take_along_axis(arr, indices, axis)
    }

    /// The elements in a new shape, from the start again where there are not enough.
    ///
    /// >>> jnp.resize(jnp.array([1, 2, 3]), (2, 4))
    /// Array([[1, 2, 3, 1],
    ///        [2, 3, 1, 2]], dtype=int32)
    #[native("(a, new_shape)")]
    fn resize(new_shape: Shape, a: &Value) -> R {
        let flat = shape::ravel(a)?;
        let (have, want) = (flat.shape()[0], new_shape.size());
        let repeated = if have == 0 {
            flat
        } else {
            shape::tile(&flat, &[want.div_ceil(have).max(1)])?
        };
        let enough = lax::slice_in_dim(&repeated, 0, want.min(repeated.shape()[0]), 0)?;
        lax::reshape(&enough, new_shape)
    }

    /// The elements whose places on two axes are the same, or differ by `offset`.
    ///
    /// >>> jnp.diagonal(jnp.array([[1, 2], [3, 4]]))
    /// Array([1, 4], dtype=int32)
    #[native(
        "(a, offset=0, axis1=0, axis2=1)",
        method = "(self, offset=0, axis1=0, axis2=1)"
    )]
    fn diagonal(offset: i64, axis1: i64, axis2: i64, a: &Value) -> R {
        creation::diagonal(a, offset, axis1, axis2)
    }

    /// The sum of the elements whose places on two axes are the same, or differ by `offset`.
    ///
    /// >>> jnp.trace(jnp.array([[1, 2], [3, 4]]))
    /// Array(5, dtype=int32)
    #[native(
        "(a, offset=0, axis1=0, axis2=1, dtype=None, out=None)",
        method = "(self, offset=0, axis1=0, axis2=1, dtype=None, out=None)"
    )]
    fn trace(offset: i64, axis1: i64, axis2: i64, dtype: Option<DType>, a: &Value) -> R {
        creation::trace(a, offset, axis1, axis2, dtype)
    }
}

/// What `pad` is told by keyword.
pub(crate) struct PadOptions {
    constant_values: Option<Value>,
}

impl<'a> FromArg<'a, Call> for PadOptions {
    fn from_arg(vm: &mut Vm, arg: Arg<'a>, call: &mut Call) -> PyResult<Self> {
        let keyword = "constant_values";
        let constant_values = call.keyword(vm, arg, keyword)?;
        Ok(Self { constant_values })
    }
}

fn pad_widths(vm: &mut Vm, value: &Py, rank: usize) -> PyResult<Vec<(i64, i64)>> {
    let pair = |vm: &mut Vm, value: &Py| -> PyResult<(i64, i64)> {
        let ints = arg::ints(vm, value)?;
        Ok((ints[0], ints.get(1).copied().unwrap_or(ints[0])))
    };
    let widths = match sequence(value) {
        None => {
            let width = vm.int(value)?;
            vec![(width, width); rank]
        }
        Some(items) if items.iter().any(|item| sequence(item).is_some()) => {
            let pairs = items.iter().map(|item| pair(vm, item)).try_list()?;
            if pairs.len() == 1 {
                vec![pairs[0]; rank]
            } else {
                pairs
            }
        }
        Some(items) if items.is_empty() => {
            return Err(vm.value_error("pad_width must not be empty"));
        }
        Some(_) => vec![pair(vm, value)?; rank],
    };
    if widths.len() != rank {
        return Err(vm.value_error(format_args!(
            "jnp.pad: pad_width with nd={rank} has unsupported shape ({}, 2). Valid shapes are ({rank}, 2), (1, 2), (2,), (1,), or ().",
            widths.len()
        )));
    }
    Ok(widths)
}

/// So many elements: each as often as it is said, and the last one for those that are left.
fn repeat_to(a: &Value, repeats: &Value, axis: Option<i64>, total: usize) -> R {
    let (x, axis) = along_or_flat(a, axis)?;
    let length = x.shape()[axis];
    let counts = promote::broadcast_to(&shape::ravel(repeats)?, &[length].into())?;
    let ends = lax::cumulative(CumulativeOp::Sum, &counts, 0, false)?;
    let at = lax::convert(&lax::iota(DType::Int32, [total], 0)?, ends.dtype())?;
    let places = sort::searchsorted(&ends, &at, true)?;
    let last = lax::constant(&places, length.saturating_sub(1) as f64);
    let places = lax::clamp(&lax::constant(&places, 0.0), &places, &last)?;
    index::take_axis(&x, &places, axis)
}
