//! Functions that change shapes.

use crate::arg;
use crate::ops::{R, promote, shape};
use crate::py::*;
use crate::row::{Axes, Call, Facts, Ints, NewSizes, Outcome, Several};
use freezeframe_array::Shape;
use freezeframe_base::Lists;
use freezeframe_core::Aval;

/// The order of axes, and which there are.
#[natives(scope = Call)]
pub(crate) mod axes {
    use super::*;

    /// The elements in another shape; one size may be -1 and is what is left for it.
    ///
    /// A TypeError says if the sizes do not go with the number of elements.
    ///
    /// >>> jnp.reshape(jnp.arange(6), (2, -1))
    /// Array([[0, 1, 2],
    ///        [3, 4, 5]], dtype=int32)
    #[native("(a, shape, order='C', *, copy=None)", facts = Facts::NONE.converting().checking())]
    fn reshape(shape: NewSizes, order: &str, a: &Value) -> R {
        shape::reshape_in(a, &shape.0, order)
    }

    /// All elements in a row.
    ///
    /// >>> jnp.ravel(jnp.array([[1, 2], [3, 4]]))
    /// Array([1, 2, 3, 4], dtype=int32)
    #[native("(a, order='C')", method = "(self, order='C')")]
    fn ravel(a: &Value, order: &str) -> R {
        shape::reshape_in(a, &[-1], order)
    }

    /// The axes in reverse order, or in the order that `axes` gives.
    ///
    /// >>> jnp.transpose(jnp.zeros((2, 3))).shape
    /// (3, 2)
    #[native("(a, axes=None)", facts = Facts::NONE.converting().checking())]
    fn transpose(axes: Axes, a: &Value) -> R {
        shape::transpose(a, axes.0.as_deref())
    }

    /// The axes in the order that `axes` gives.
    ///
    /// >>> jnp.permute_dims(jnp.zeros((2, 3, 4)), (2, 0, 1)).shape
    /// (4, 2, 3)
    #[native("(a, /, axes)")]
    fn permute_dims(axes: Ints, a: &Value) -> R {
        shape::transpose(a, Some(&axes.0))
    }

    /// The last two axes exchanged.
    ///
    /// >>> jnp.matrix_transpose(jnp.zeros((5, 2, 3))).shape
    /// (5, 3, 2)
    #[native("(x, /)")]
    fn matrix_transpose(x: &Value) -> R {
        shape::matrix_transpose(x)
    }

    /// Exchanges two axes.
    ///
    /// >>> jnp.swapaxes(jnp.zeros((2, 3)), 0, 1).shape
    /// (3, 2)
    #[native("(a, axis1, axis2)", method = "(self, axis1, axis2)")]
    fn swapaxes(a: &Value, axis1: i64, axis2: i64) -> R {
        shape::swapaxes(a, axis1, axis2)
    }

    /// Moves axes to other places; those between keep their order.
    ///
    /// >>> jnp.moveaxis(jnp.zeros((2, 3, 4)), 0, -1).shape
    /// (3, 4, 2)
    #[native("(a, source, destination)", facts = Facts::NONE.checking())]
    fn moveaxis(source: Ints, destination: Ints, a: &Value) -> R {
        shape::moveaxis(a, &source.0, &destination.0)
    }

    /// Removes axes of length one: all of them, or those that `axis` names.
    ///
    /// A ValueError says which named axis is longer.
    ///
    /// >>> jnp.squeeze(jnp.zeros((1, 3, 1))).shape
    /// (3,)
    #[native(
        "(a, axis=None)",
        method = "(self, axis=None)",
        facts = Facts::NONE.converting().checking()
    )]
    fn squeeze(a: &Value, axis: Axes) -> R {
        shape::squeeze(a, axis.0.as_deref())
    }

    /// New axes of length one, at the places that `axis` names in the result.
    ///
    /// >>> jnp.expand_dims(jnp.zeros(3), 0).shape
    /// (1, 3)
    #[native("(a, axis)", facts = Facts::NONE.converting().checking())]
    fn expand_dims(axis: Ints, a: &Value) -> R {
        shape::expand_dims(a, &axis.0)
    }

    #[member(
        atleast_1d = 1,
        "Each array with one axis at least; several come as a tuple.

        >>> jnp.atleast_1d(5.0)
        Array([5.], dtype=float32, weak_type=True)"
    )]
    #[member(
        atleast_2d = 2,
        "Each array with two axes at least; several come as a tuple.

        >>> jnp.atleast_2d(jnp.arange(3))
        Array([[0, 1, 2]], dtype=int32)"
    )]
    #[member(
        atleast_3d = 3,
        "Each array with three axes at least; several come as a tuple.

        >>> jnp.atleast_3d(jnp.arange(3)).shape
        (1, 3, 1)"
    )]
    #[native("(*arys)")]
    fn at_least(arys: &[Value], member: usize) -> R<Several> {
        let raised = arys
            .iter()
            .map(|it| shape::atleast(it, member))
            .try_list()?;
        Ok(Several::one_or_tuple(raised))
    }

    /// The array spread to a shape: axes of length one, and such as are missing in front, are repeated.
    ///
    /// >>> jnp.broadcast_to(jnp.arange(3), (2, 3))
    /// Array([[0, 1, 2],
    ///        [0, 1, 2]], dtype=int32)
    #[native("(array, shape, *, out_sharding=None)", facts = Facts::NONE.checking())]
    fn broadcast_to(shape: Shape, array: &Value) -> R {
        promote::check_rank(&array.shape(), &shape)?;
        promote::broadcast_to(array, &shape).map_err(|_| {
            let wanted = Aval::new(shape.clone(), array.dtype());
            Error::value_error(format_args!(
                "Incompatible types for broadcasting: input type={} and requested type={}",
                array.aval().long(),
                wanted.long()
            ))
        })
    }

    /// Arrays spread to their common shape.
    ///
    /// >>> [x.shape for x in jnp.broadcast_arrays(jnp.zeros(3), jnp.zeros((2, 1)))]
    /// [(2, 3), (2, 3)]
    #[native("(*args)")]
    fn broadcast_arrays(args: &[Value]) -> R<Vec<Value>> {
        promote::broadcast_arrays(args)
    }

    /// The shape to which arrays of these shapes are spread together.
    ///
    /// A ValueError says if there is none.
    ///
    /// >>> jnp.broadcast_shapes((2, 1), (3,))
    /// (2, 3)
    #[native("(*shapes)")]
    fn broadcast_shapes(vm: &mut Vm, shapes: &[Py]) -> Outcome<Shape> {
        let shapes = shapes.iter().map(|shape| arg::shape(vm, shape, ""));
        Ok(promote::broadcast_shape(&shapes.try_list()?)?)
    }
}
