//! Shapes, and arrays made of nothing but a shape.

use crate::arg;
use crate::ops::{R, lax, promote, shape};
use crate::py::*;
use crate::row::{Call, Facts, Ints, Sizes};
use freezeframe_array::{DType, Shape};
use freezeframe_base::Lists;
use freezeframe_python::{Arg, FromArg};

/// Functions that move elements and compute none.
#[natives(scope = Call)]
pub(super) mod functions {
    use super::*;

    /// The array spread over new axes of these sizes, in front of its own.
    ///
    /// >>> lax.broadcast(jnp.arange(3), (2,))
    /// Array([[0, 1, 2],
    ///        [0, 1, 2]], dtype=int32)
    #[native("(operand, sizes)")]
    fn broadcast(sizes: Sizes, operand: &Value) -> R {
        let own = operand.shape();
        let dims: Vec<usize> = sizes.0.iter().chain(own.iter()).copied().list();
        let axes: Vec<usize> = (sizes.0.len()..dims.len()).collect();
        lax::broadcast_in_dim(operand, dims, &axes)
    }

    /// The array spread to a shape; its axes become those that `broadcast_dimensions` names.
    ///
    /// >>> lax.broadcast_in_dim(jnp.arange(2), (2, 3), (0,))
    /// Array([[0, 0, 0],
    ///        [1, 1, 1]], dtype=int32)
    #[native("(operand, shape, broadcast_dimensions)")]
    fn broadcast_in_dim(shape: Shape, broadcast_dimensions: Sizes, operand: &Value) -> R {
        lax::broadcast_in_dim(operand, shape, &broadcast_dimensions.0)
    }

    /// The elements in another shape.
    ///
    /// >>> lax.reshape(jnp.arange(6), (2, 3))
    /// Array([[0, 1, 2],
    ///        [3, 4, 5]], dtype=int32)
    #[native(
        "(operand, new_sizes, dimensions=None)",
        facts = Facts::NONE.converting().checking()
    )]
    fn reshape(new_sizes: Signed, operand: &Value) -> R {
        shape::reshape(operand, &new_sizes.0)
    }

    /// The axes in the order that `permutation` gives.
    ///
    /// >>> lax.transpose(jnp.zeros((2, 3)), (1, 0)).shape
    /// (3, 2)
    #[native("(operand, permutation)", facts = Facts::NONE.converting())]
    fn transpose(permutation: Ints, operand: &Value) -> R {
        shape::transpose(operand, Some(&permutation.0))
    }

    /// The array without these axes of length one.
    ///
    /// >>> lax.squeeze(jnp.zeros((1, 3)), (0,)).shape
    /// (3,)
    #[native("(array, dimensions)", facts = Facts::NONE.converting())]
    fn squeeze(dimensions: Ints, array: &Value) -> R {
        shape::squeeze(array, Some(&dimensions.0))
    }

    /// New axes of length one at these places of the result.
    ///
    /// >>> lax.expand_dims(jnp.zeros(3), (0,)).shape
    /// (1, 3)
    #[native("(array, dimensions)", facts = Facts::NONE.converting())]
    fn expand_dims(dimensions: Ints, array: &Value) -> R {
        shape::expand_dims(array, &dimensions.0)
    }

    /// Arrays joined along an axis that they have.
    ///
    /// >>> lax.concatenate([jnp.array([1, 2]), jnp.array([3])], 0)
    /// Array([1, 2, 3], dtype=int32)
    #[native(
        "(operands, dimension)",
        facts = Facts::NONE.converting().checking()
    )]
    fn concatenate(operands: &[Value], dimension: i64) -> R {
        let shapes: Vec<Shape> = operands.iter().map(Value::shape).collect();
        let rank = shapes.first().map_or(0, Shape::ndim);
        let is_even = shapes.iter().all(|shape| shape.ndim() == rank);
        if is_even && !shapes.is_empty() && !(0..rank as i64).contains(&dimension) {
            let shapes: Vec<_> = shapes.iter().map(ToString::to_string).collect();
            return Err(Error::type_error(format_args!(
                "concatenate dimension out of bounds: dimension {dimension} for shapes {}.",
                shapes.join(", ")
            )));
        }
        shape::concatenate(operands, Some(dimension))
    }

    /// The array with a border of one value: for each axis how much before it, behind it, and between its elements.
    ///
    /// >>> lax.pad(jnp.array([1, 2]), 0, [(1, 1, 1)])
    /// Array([0, 1, 0, 2, 0], dtype=int32)
    #[native("(operand, padding_value, padding_config)")]
    fn pad(padding_config: Padding, operand: &Value, padding_value: &Value) -> R {
        let value = lax::convert(padding_value, operand.dtype())?;
        lax::pad(operand, &value, &padding_config.0)
    }

    /// The elements in reverse order along these axes.
    ///
    /// >>> lax.rev(jnp.arange(3), (0,))
    /// Array([2, 1, 0], dtype=int32)
    #[native("(operand, dimensions)")]
    fn rev(dimensions: Sizes, operand: &Value) -> R {
        lax::rev(operand, &dimensions.0)
    }

    /// The numbers from 0 up to `size`.
    ///
    /// >>> lax.iota(jnp.int32, 3)
    /// Array([0, 1, 2], dtype=int32)
    #[native("(dtype, size)")]
    fn iota(dtype: Option<DType>, size: Shape) -> R {
        lax::iota(dtype.unwrap_or_else(promote::int_dtype), size, 0)
    }

    /// Where along one axis each place of a shape is.
    ///
    /// >>> lax.broadcasted_iota(jnp.int32, (2, 3), 1)
    /// Array([[0, 1, 2],
    ///        [0, 1, 2]], dtype=int32)
    #[native("(dtype, shape, dimension)")]
    fn broadcasted_iota(dtype: Option<DType>, shape: Shape, dimension: i64) -> R {
        let dtype = dtype.unwrap_or_else(promote::int_dtype);
        lax::iota(dtype, shape, usize::try_from(dimension).unwrap_or(0))
    }

    /// An array of a shape, filled with a value and of its dtype, or of the one that is given.
    ///
    /// >>> lax.full((2,), 7)
    /// Array([7, 7], dtype=int32, weak_type=True)
    #[native("(shape, fill_value, dtype=None)")]
    fn full(shape: Shape, fill_value: &Value, dtype: Option<DType>) -> R {
        let value = match dtype {
            Some(dtype) => lax::convert(fill_value, dtype)?,
            None => fill_value.clone(),
        };
        lax::full(shape, &value)
    }

    /// A value in the shape and dtype of an array, or in those that are given.
    ///
    /// >>> lax.full_like(jnp.arange(3), 7)
    /// Array([7, 7, 7], dtype=int32)
    #[native(
        "(x, fill_value, dtype=None, shape=None)",
        facts = Facts::NONE.checking()
    )]
    fn full_like(x: &Value, shape: Option<Shape>, dtype: Option<DType>, fill_value: &Value) -> R {
        let dtype = dtype.unwrap_or(x.dtype());
        let shape = shape.unwrap_or_else(|| x.shape());
        let filled = lax::full(shape, &lax::convert(fill_value, dtype)?)?;
        crate::sharding::lying_as(filled, &x.aval().with_places(x.places()))
    }
}

/// A shape in which a size may be negative.
struct Signed(Vec<i64>);

impl<'a> FromArg<'a, Call> for Signed {
    fn from_arg(vm: &mut Vm, arg: Arg<'a>, _call: &mut Call) -> PyResult<Self> {
        arg::signed_shape(vm, arg.value(), "").map(Self)
    }
}

/// How much is put before, behind and between the elements of each axis.
struct Padding(Vec<(i64, i64, i64)>);

impl<'a> FromArg<'a, Call> for Padding {
    fn from_arg(vm: &mut Vm, arg: Arg<'a>, _call: &mut Call) -> PyResult<Self> {
        let mut config = Vec::new();
        for triple in vm.iterate(arg.value())? {
            match arg::ints(vm, &triple)?.as_slice() {
                [low, high, interior] => config.push((*low, *high, *interior)),
                _ => {
                    return Err(
                        vm.type_error("padding_config must be a sequence of (low, high, interior)")
                    );
                }
            }
        }
        Ok(Self(config))
    }
}
