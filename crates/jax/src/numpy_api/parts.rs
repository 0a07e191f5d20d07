//! Functions that join arrays and take them apart.

use crate::arg;
use crate::ops::{R, canonical_axis, jitted, lax, shape};
use crate::py::*;
use crate::row::{Call, Facts, ListOf};
use freezeframe_array::DType;
use freezeframe_python::{Arg, FromArg};

/// Joining arrays and taking them apart.
#[natives(scope = Call)]
pub(crate) mod functions {
    use super::*;

    /// Arrays joined along an axis that they have; with `axis=None`, their elements in a row.
    ///
    /// >>> jnp.concatenate([jnp.array([1, 2]), jnp.array([3])])
    /// Array([1, 2, 3], dtype=int32)
    #[native(
        "(arrays, axis=0, dtype=None)",
        facts = Facts::NONE.converting().checking()
    )]
    fn concatenate(axis: Option<i64>, dtype: Option<DType>, arrays: &[Value]) -> R {
        let joined = shape::concatenate(arrays, axis)?;
        match dtype {
            Some(dtype) => lax::convert(&joined, dtype),
            None => Ok(joined),
        }
    }

    /// Arrays joined along an axis that they have; with `axis=None`, their elements in a row.
    ///
    /// >>> jnp.concat([jnp.array([1, 2]), jnp.array([3])])
    /// Array([1, 2, 3], dtype=int32)
    #[native("(arrays, /, *, axis=0)")]
    fn concat(axis: Option<i64>, arrays: &[Value]) -> R {
        shape::concatenate(arrays, axis)
    }

    /// Arrays of one shape joined along a new axis.
    ///
    /// >>> jnp.stack([jnp.array([1, 2]), jnp.array([3, 4])])
    /// Array([[1, 2],
    ///        [3, 4]], dtype=int32)
    #[native(
        "(arrays, axis=0, out=None, dtype=None)",
        facts = Facts::NONE.converting().checking()
    )]
    fn stack(axis: i64, arrays: &[Value]) -> R {
        shape::stack(arrays, axis)
    }

    #[member(hstack = (1, 1), "Arrays joined side by side: along the second axis, vectors along their only one.

        >>> jnp.hstack([jnp.array([1, 2]), jnp.array([3])])
        Array([1, 2, 3], dtype=int32)")]
    #[member(vstack = (2, 0), "Arrays joined below each other: along the first axis, vectors as rows.

        >>> jnp.vstack([jnp.array([1, 2]), jnp.array([3, 4])])
        Array([[1, 2],
               [3, 4]], dtype=int32)")]
    #[member(dstack = (3, 2), "Arrays joined behind each other: along the third axis.

        >>> jnp.dstack([jnp.array([1, 2]), jnp.array([3, 4])])
        Array([[[1, 3],
                [2, 4]]], dtype=int32)")]
    #[native("(tup, dtype=None)")]
    fn along(tup: &[Value], member: (usize, i64)) -> R {
        let (rank, axis) = member;
        shape::stack_along(tup, rank, axis)
    }

    /// Vectors as the columns of a matrix, with matrices side by side.
    ///
    /// >>> jnp.column_stack([jnp.array([1, 2]), jnp.array([3, 4])])
    /// Array([[1, 3],
    ///        [2, 4]], dtype=int32)
    #[native("(tup)")]
    fn column_stack(tup: &[Value]) -> R {
        shape::column_stack(tup)
    }

    /// `values` behind `arr` along `axis`, or both in a row.
    ///
    /// >>> jnp.append(jnp.array([1, 2]), 3)
    /// Array([1, 2, 3], dtype=int32)
    #[native("(arr, values, axis=None)")]
    fn append(axis: Option<i64>, arr: &Value, values: &Value) -> R {
        let statics = format!("{axis:?}");
        jitted("append", &statics, &[arr.clone(), values.clone()], |both| {
            shape::concatenate(both, axis)
        })
    }

    /// The array cut along `axis` into so many equal parts, or before these places.
    ///
    /// A ValueError says if it cannot be cut into equal parts.
    ///
    /// >>> jnp.split(jnp.arange(6), 3)
    /// [Array([0, 1], dtype=int32), Array([2, 3], dtype=int32), Array([4, 5], dtype=int32)]
    #[native("(ary, indices_or_sections, axis=0)")]
    fn split(axis: i64, ary: &Value, indices_or_sections: Cuts) -> R<ListOf> {
        indices_or_sections.apply(ary, axis, false)
    }

    /// The array cut along `axis` into so many parts, the first of which may be longer by one, or before these places.
    ///
    /// >>> [len(part) for part in jnp.array_split(jnp.arange(7), 3)]
    /// [3, 2, 2]
    #[native("(ary, indices_or_sections, axis=0)")]
    fn array_split(axis: i64, ary: &Value, indices_or_sections: Cuts) -> R<ListOf> {
        indices_or_sections.apply(ary, axis, true)
    }

    /// The array cut along its second axis, a vector along its only one.
    ///
    /// >>> [part.shape for part in jnp.hsplit(jnp.zeros((2, 6)), 3)]
    /// [(2, 2), (2, 2), (2, 2)]
    #[native("(ary, indices_or_sections)")]
    fn hsplit(ary: &Value, indices_or_sections: Cuts) -> R<ListOf> {
        let axis = if ary.ndim() == 1 { 0 } else { 1 };
        indices_or_sections.apply(ary, axis, false)
    }

    /// The array cut along its first axis.
    ///
    /// >>> [part.shape for part in jnp.vsplit(jnp.zeros((6, 2)), 3)]
    /// [(2, 2), (2, 2), (2, 2)]
    #[native("(ary, indices_or_sections)")]
    fn vsplit(ary: &Value, indices_or_sections: Cuts) -> R<ListOf> {
        indices_or_sections.apply(ary, 0, false)
    }

    /// The slices along an axis, which they do not have any more, as a tuple.
    ///
    /// >>> jnp.unstack(jnp.array([[1, 2], [3, 4]]))
    /// (Array([1, 2], dtype=int32), Array([3, 4], dtype=int32))
    #[native("(x, /, *, axis=0)")]
    fn unstack(axis: i64, x: &Value) -> R<Vec<Value>> {
        shape::unstack(x, axis)
    }
}

/// The array and the axis, or all its elements in a row.
pub(super) fn along_or_flat(x: &Value, axis: Option<i64>) -> R<(Value, usize)> {
    match axis {
        None => Ok((shape::ravel(x)?, 0)),
        Some(axis) => Ok((x.clone(), canonical_axis(axis, x.ndim())?)),
    }
}

/// Where an array is cut: into so many parts, or before these places.
pub(crate) enum Cuts {
    Parts(i64),
    Places(Vec<i64>),
}

impl<'a> FromArg<'a, Call> for Cuts {
    fn from_arg(vm: &mut Vm, arg: Arg<'a>, _call: &mut Call) -> PyResult<Self> {
        match arg.value() {
            Py::Int(count) => Ok(Self::Parts(*count)),
            other => match crate::array::value_of(other) {
                Some(value) if value.ndim() == 0 => vm.int(other).map(Self::Parts),
                _ => {
                    let places = vm.iterate(other)?;
                    arg::ints(vm, &Py::tuple(places)).map(Self::Places)
                }
            },
        }
    }
}

impl Cuts {
    pub(super) fn apply(self, x: &Value, axis: i64, uneven: bool) -> R<ListOf> {
        let parts = match self {
            Self::Parts(count) => {
                let count = usize::try_from(count)
                    .map_err(|_| Error::value_error("number sections must be larger than 0."))?;
                shape::split(x, count, axis, uneven)?
            }
            Self::Places(places) => shape::split_at(x, &places, canonical_axis(axis, x.ndim())?)?,
        };
        Ok(ListOf(parts))
    }
}
