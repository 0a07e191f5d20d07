//! Shapes and the order of axes. Results are views where that is possible.

use super::*;
use crate::row::{beyond, is_other_order};

/// The rows.
#[natives(scope = Call)]
pub(crate) mod functions {
    use super::*;

    /// The elements in another shape of the same size; one length may be -1, which stands for the rest.
    ///
    /// >>> np.reshape([1, 2, 3, 4, 5, 6], (2, -1))
    /// array([[1, 2, 3],
    ///        [4, 5, 6]])
    #[native(
        "(a, /, shape, order='C', *, copy=None)",
        facts = OwnMethod("reshape", 1)
    )]
    fn reshape(vm: &mut Vm, a: Viewed, shape: Ints, order: &Value) -> Outcome {
        if is_other_order(order) {
            return Err(beyond(vm, "numpy.reshape: this order is not supported"));
        }
        reshaped(vm, &a, &shape.0)
    }

    /// The elements along one axis.
    ///
    /// >>> np.ravel([[1, 2], [3, 4]])
    /// array([1, 2, 3, 4])
    #[native("(a, order='C')", method = "(self, order='C')")]
    fn ravel(vm: &mut Vm, a: Viewed, order: &Value) -> Outcome {
        if is_other_order(order) {
            return Err(beyond(vm, "numpy.ravel: this order is not supported"));
        }
        reshaped(vm, &a, &[-1])
    }

    /// The axes in the order that `axes` says, or reversed.
    ///
    /// >>> np.transpose(np.zeros((2, 3, 4)), (1, 0, 2)).shape
    /// (3, 2, 4)
    #[native(
        "(a, axes=None)",
        aliases("permute_dims"),
        facts = OwnMethod("transpose", 1)
    )]
    fn transpose(vm: &mut Vm, a: Viewed, axes: Option<Ints>) -> Outcome {
        transposed(vm, &a, axes)
    }

    /// The last two axes exchanged.
    ///
    /// >>> np.matrix_transpose([[1, 2], [3, 4]])
    /// array([[1, 3],
    ///        [2, 4]])
    #[native("(x, /)")]
    fn matrix_transpose(vm: &mut Vm, x: Viewed) -> Outcome {
        swapped(vm, &x, -1, -2)
    }

    /// Two axes exchanged.
    ///
    /// >>> np.swapaxes(np.zeros((2, 3, 4)), 0, 2).shape
    /// (4, 3, 2)
    #[native(
        "(a, axis1, axis2)",
        method = "(self, axis1, axis2, /)",
        facts = OwnMethod("swapaxes", 2)
    )]
    fn swapaxes(vm: &mut Vm, axis1: i64, axis2: i64, a: Viewed) -> Outcome {
        swapped(vm, &a, axis1, axis2)
    }

    /// Some axes moved to other places; the others keep their order.
    ///
    /// >>> np.moveaxis(np.zeros((2, 3, 4)), 0, -1).shape
    /// (3, 4, 2)
    #[native("(a, source, destination)")]
    fn moveaxis(vm: &mut Vm, a: Viewed, source: Ints, destination: Ints) -> Outcome {
        moved(vm, &a, &source, &destination)
    }

    /// The array with axes of length one at the places that `axis` names in the result.
    ///
    /// >>> np.expand_dims([1, 2], 0).shape
    /// (1, 2)
    #[native("(a, axis)")]
    fn expand_dims(vm: &mut Vm, a: Viewed, axis: Ints) -> Outcome {
        let ndim = a.view.shape.ndim() + axis.0.len();
        let new = axis.axes(vm, ndim)?;
        let mut old = a.view.shape.iter().copied();
        let dim = |axis| {
            if new.contains(&axis) {
                1
            } else {
                old.next().unwrap_or(1)
            }
        };
        let shape: Shape = (0..ndim).map(dim).collect();
        match a.view.reshape(&shape) {
            Some(view) => a.showing(vm, view),
            None => Ok(a.array),
        }
    }

    /// The array without axes of length one: all of them, or those that `axis` names.
    ///
    /// >>> np.squeeze(np.zeros((1, 3, 1))).shape
    /// (3,)
    #[native(
        "(a, axis=None)",
        method = "(self, axis=None)",
        facts = OwnMethod("squeeze", 0)
    )]
    fn squeeze(vm: &mut Vm, a: Viewed, axis: Option<Ints>) -> Outcome {
        let shape = &a.view.shape;
        let drop: Vec<usize> = match axis {
            Some(axis) => axis.axes(vm, shape.ndim())?,
            None => (0..shape.ndim()).filter(|it| shape[*it] == 1).list(),
        };
        if drop.iter().any(|axis| shape[*axis] != 1) {
            return Err(vm.value_error(
                "cannot select an axis to squeeze out which has size not equal to one",
            ));
        }
        match a.view.reshape(&shape.without_axes(&drop)) {
            Some(view) => a.showing(vm, view),
            None => Ok(a.array),
        }
    }

    /// The array repeated along axes that it does not have or that are of length one; it cannot be written to.
    ///
    /// >>> np.broadcast_to([1, 2], (2, 2))
    /// array([[1, 2],
    ///        [1, 2]])
    #[native("(array, shape, subok=False)")]
    fn broadcast_to(vm: &mut Vm, array: Viewed, shape: Shape) -> Outcome {
        let Some(wide) = array.view.broadcast_to(&shape) else {
            let (from, shape) = (tight(&array.view.shape), tight(&shape));
            return Err(vm.value_error(format_args!(
                "operands could not be broadcast together with remapped shapes [original->remapped]: {from}  and requested shape {shape}"
            )));
        };
        let shown = array.showing(vm, wide)?;
        ndarray::this(vm, &shown)?.writeable.set(false);
        Ok(shown)
    }

    /// All arrays in the shape that they broadcast to.
    ///
    /// >>> np.broadcast_arrays([1, 2], [[3], [4]])[1]
    /// array([[3, 3],
    ///        [4, 4]])
    #[native("(*args, subok=False)")]
    fn broadcast_arrays(vm: &mut Vm, args: &[Array]) -> Result<TupleOf, Raise> {
        let shape = super::broadcast_shapes(vm, args.iter().map(Array::shape))?;
        let spread = |x: &Array| lift(vm, kernel::broadcast_to(x, &shape));
        args.iter().map(spread).try_list().map(TupleOf)
    }

    /// The shape that shapes broadcast to.
    ///
    /// >>> np.broadcast_shapes((3, 1), (1, 4))
    /// (3, 4)
    #[native("(*args)")]
    fn broadcast_shapes(vm: &mut Vm, args: &[Value]) -> Outcome {
        let mut shapes = Vec::with_capacity(args.len());
        for value in args {
            shapes.push(shape_arg(vm, value)?);
        }
        match super::broadcast_shapes(vm, shapes.iter()) {
            Ok(shape) => Ok(shape_value(&shape)),
            Err(_) => {
                Err(vm
                    .value_error("shape mismatch: objects cannot be broadcast to a single shape."))
            }
        }
    }

    #[native("(*arys)")]
    #[member(
        atleast_1d = 1,
        "Arrays with at least one axis. One gives an array, several a tuple.

        >>> np.atleast_1d(3)
        array([3])"
    )]
    #[member(
        atleast_2d = 2,
        "Arrays with at least two axes, new ones in front.

        >>> np.atleast_2d([1, 2])
        array([[1, 2]])"
    )]
    #[member(
        atleast_3d = 3,
        "Arrays with at least three axes; those of two get one at the end.

        >>> np.atleast_3d([[1, 2]]).shape
        (1, 2, 1)"
    )]
    fn at_least(vm: &mut Vm, member: usize, arys: &[Array]) -> Outcome {
        let mut out = Vec::with_capacity(arys.len());
        for x in arys {
            let x = joining::widen(vm, x, member)?;
            out.push(owned(vm, x));
        }
        Ok(if out.len() == 1 {
            out.remove(0)
        } else {
            Value::tuple(out)
        })
    }

    /// The elements, from the first again as often as needed, in a new shape.
    ///
    /// >>> np.resize([1, 2, 3], (2, 4))
    /// array([[1, 2, 3, 1],
    ///        [2, 3, 1, 2]])
    #[native("(a, new_shape)")]
    fn resize(vm: &mut Vm, a: &Array, new_shape: Shape) -> Result<NewArray, Raise> {
        check_size(vm, a.dtype(), &new_shape)?;
        let scalars: Vec<Scalar> = a
            .scalars()
            .into_iter()
            .cycle()
            .take(new_shape.size())
            .collect();
        lift(vm, Array::from_scalars(a.dtype(), &scalars, new_shape)).map(NewArray)
    }
}

/// Methods that take several arguments where the functions take a sequence.
#[natives(scope = Call)]
pub(crate) mod methods {
    use super::*;

    /// The elements in another shape of the same size, given as one tuple or as several lengths.
    ///
    /// >>> np.arange(6).reshape(2, 3)
    /// array([[0, 1, 2],
    ///        [3, 4, 5]])
    #[native("(self, *shape, order='C', copy=None)")]
    fn reshape(vm: &mut Vm, this: Viewed, shape: &[Value], order: &Value) -> Outcome {
        if is_other_order(order) {
            return Err(beyond(vm, "numpy.reshape: this order is not supported"));
        }
        let sizes = spread(vm, shape)?;
        reshaped(vm, &this, &sizes)
    }

    /// The axes in the order that is given, as one tuple or as several numbers, or reversed.
    ///
    /// >>> np.zeros((2, 3)).transpose().shape
    /// (3, 2)
    #[native("(self, *axes)")]
    fn transpose(vm: &mut Vm, this: Viewed, axes: &[Value]) -> Outcome {
        let axes = match axes {
            [] | [Value::None] => None,
            axes => Some(Ints(spread(vm, axes)?)),
        };
        transposed(vm, &this, axes)
    }
}

/// `f(1, 2)` and `f((1, 2))` mean the same.
fn spread(vm: &mut Vm, values: &[Value]) -> Result<Vec<i64>, Raise> {
    match values {
        [single] => int_list(vm, single),
        many => int_list(vm, &Value::tuple(many.to_vec())),
    }
}

/// The shape that `wanted`, which may hold one -1, gives to `size` elements.
fn target_shape(vm: &Vm, size: usize, wanted: &[i64]) -> Result<Shape, Raise> {
    let known: Option<usize> = wanted
        .iter()
        .filter(|dim| **dim >= 0)
        .try_fold(1_usize, |a, b| a.checked_mul(usize::try_from(*b).ok()?));
    let open = wanted.iter().filter(|dim| **dim < 0).count();
    if open > 1 {
        return Err(vm.value_error("can only specify one unknown dimension"));
    }
    let rest = match (known, open) {
        (Some(known), 1) if known > 0 && size.is_multiple_of(known) => size / known,
        (Some(known), 0) if known == size => 0,
        _ => return Err(mismatch(vm, size, wanted)),
    };
    Ok(wanted
        .iter()
        .map(|dim| usize::try_from(*dim).unwrap_or(rest))
        .collect())
}

#[cold]
fn mismatch(vm: &Vm, size: usize, wanted: &[i64]) -> Raise {
    let shown: Vec<String> = wanted
        .iter()
        .filter(|dim| **dim >= 0 || wanted.len() == 1)
        .map(i64::to_string)
        .list();
    let comma = match wanted {
        [one] if *one >= 0 => ",",
        _ => "",
    };
    vm.value_error(format_args!(
        "cannot reshape array of size {size} into shape ({}{comma})",
        shown.join(",")
    ))
}

/// The elements in another shape: a view where that is possible.
pub(crate) fn reshaped(vm: &mut Vm, it: &Viewed, shape: &[i64]) -> Outcome {
    let shape = target_shape(vm, it.view.shape.size(), shape)?;
    match it.view.reshape(&shape) {
        Some(view) => it.showing(vm, view),
        None => {
            let x = ndarray::read(vm, &it.array)?;
            let x = lift(vm, x.reshape(shape))?;
            Ok(owned(vm, x))
        }
    }
}

fn transposed(vm: &mut Vm, it: &Viewed, axes: Option<Ints>) -> Outcome {
    let ndim = it.view.shape.ndim();
    let order = match axes {
        Some(axes) => axes.axes(vm, ndim)?,
        None => (0..ndim).rev().collect(),
    };
    if order.len() != ndim {
        return Err(vm.value_error("axes don't match array"));
    }
    if it.view.shape.check_axes(&order).is_err() {
        return Err(vm.value_error("repeated axis in transpose"));
    }
    it.showing(vm, it.view.transpose(&order))
}

/// Two axes exchanged.
pub(super) fn swapped(vm: &mut Vm, it: &Viewed, a: i64, b: i64) -> Outcome {
    let ndim = it.view.shape.ndim();
    let (a, b) = (normalize_axis(vm, a, ndim)?, normalize_axis(vm, b, ndim)?);
    let mut order: Vec<usize> = (0..ndim).collect();
    order.swap(a, b);
    it.showing(vm, it.view.transpose(&order))
}

/// Axes moved to other places.
pub(super) fn moved(vm: &mut Vm, it: &Viewed, from: &Ints, to: &Ints) -> Outcome {
    let ndim = it.view.shape.ndim();
    let (from, to) = (from.axes(vm, ndim)?, to.axes(vm, ndim)?);
    if from.len() != to.len() {
        return Err(vm.value_error(
            "`source` and `destination` arguments must have the same number of elements",
        ));
    }
    let mut order: Vec<usize> = (0..ndim).filter(|axis| !from.contains(axis)).list();
    let mut pairs: Vec<_> = to.into_iter().zip(from).collect();
    pairs.order();
    for (to, from) in pairs {
        order.insert(to.min(order.len()), from);
    }
    it.showing(vm, it.view.transpose(&order))
}

/// The array and one of its axes; without one, its elements along one axis.
pub(crate) fn flattened(
    vm: &mut Vm,
    x: &Array,
    axis: Option<i64>,
) -> Result<(Array, usize), Raise> {
    match axis {
        None => Ok((lift(vm, x.reshape([x.size()]))?, 0)),
        Some(axis) => {
            let axis = ndarray::one_axis(vm, axis, x.ndim())?;
            Ok((x.clone(), axis))
        }
    }
}

/// The array with an axis at the end.
pub(crate) fn axis_last(vm: &mut Vm, it: &Viewed, axis: i64) -> Outcome {
    moved(vm, it, &Ints(vec![axis]), &Ints(vec![-1]))
}
