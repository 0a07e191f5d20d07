//! Norms.

use super::*;
use freezeframe_python::{Arg, FromArg};

/// The rows.
#[natives(scope = Call)]
pub(crate) mod functions {
    use super::*;

    /// The length of a vector, or a norm of a matrix, over `axis` or all elements.
    ///
    /// `ord` of a vector is a number; of a matrix 1, 2, `inf`, their negatives, `'fro'` or `'nuc'`.
    ///
    /// >>> np.linalg.norm([3.0, 4.0])
    /// np.float64(5.0)
    #[native("(x, ord=None, axis=None, keepdims=False)")]
    fn norm(
        vm: &mut Vm,
        x: &Array,
        keepdims: bool,
        ord: Order<'_>,
        axis: Axes,
    ) -> Result<ArrayOrScalar, Raise> {
        let x = inexact(vm, x)?;
        let axes = axis.within(vm, x.ndim())?;
        normed(vm, &x, ord, &axes, keepdims).map(ArrayOrScalar)
    }

    /// The size of matrices in the last two axes; `ord` as for `norm`.
    ///
    /// >>> np.linalg.matrix_norm([[3.0, 0.0], [0.0, 4.0]], ord=2)
    /// np.float64(4.0)
    #[native("(x, /, *, keepdims=False, ord='fro')")]
    fn matrix_norm(
        vm: &mut Vm,
        x: &Array,
        keepdims: bool,
        ord: Order<'_>,
    ) -> Result<ArrayOrScalar, Raise> {
        let x = inexact(vm, x)?;
        let axes = Axes(Some(vec![-2, -1])).within(vm, x.ndim())?;
        normed(vm, &x, ord, &axes, keepdims).map(ArrayOrScalar)
    }

    /// The length of vectors along `axis`, or of all elements as one vector.
    ///
    /// >>> np.linalg.vector_norm([[3.0, 0.0], [0.0, 4.0]])
    /// np.float64(5.0)
    #[native("(x, /, *, axis=None, keepdims=False, ord=2)")]
    fn vector_norm(
        vm: &mut Vm,
        x: &Array,
        axis: Axes,
        keepdims: bool,
        ord: Order<'_>,
    ) -> Result<ArrayOrScalar, Raise> {
        let x = inexact(vm, x)?;
        let axes = axis.within(vm, x.ndim())?;
        let size = lift(vm, kernel::unary(UnaryOp::Abs, &x))?;
        let found = vector_norm_of(vm, &size, &axes, ord)?;
        kept(vm, found, &x, &axes, keepdims).map(ArrayOrScalar)
    }
}

/// Which norm.
#[derive(Clone, Copy)]
pub(crate) enum Order<'a> {
    /// The usual one.
    Usual,
    /// By a number.
    Number(f64),
    /// By a name.
    Name(&'a str),
}

impl<'a> FromArg<'a, Call> for Order<'a> {
    fn from_arg(vm: &mut Vm, arg: Arg<'a>, _call: &mut Call) -> Result<Self, Raise> {
        Ok(match arg.some() {
            None => Self::Usual,
            Some(order) => match order.as_str() {
                Some(name) => Self::Name(name),
                None => Self::Number(float_of(vm, order)?),
            },
        })
    }
}

fn kept(vm: &Vm, result: Array, x: &Array, axes: &[usize], keepdims: bool) -> Result<Array, Raise> {
    match keepdims {
        true => lift(vm, reduce::keep_dims(&result, x.shape(), axes)),
        false => Ok(result),
    }
}

fn normed(
    vm: &mut Vm,
    x: &Array,
    order: Order<'_>,
    axes: &[usize],
    keepdims: bool,
) -> Result<Array, Raise> {
    let size = lift(vm, kernel::unary(UnaryOp::Abs, x))?;
    let result = match (order, axes) {
        (Order::Usual, _) => euclidean(vm, &size, axes)?,
        (_, [_]) => vector_norm_of(vm, &size, axes, order)?,
        (_, [row, column]) => matrix_norm_of(vm, x, order, (*row, *column))?,
        _ => return Err(vm.value_error("Improper number of dimensions to norm.")),
    };
    kept(vm, result, x, axes, keepdims)
}

fn euclidean(vm: &Vm, size: &Array, axes: &[usize]) -> Result<Array, Raise> {
    let squares = lift(vm, kernel::binary(BinaryOp::Mul, size, size))?;
    let total = lift(vm, reduce::sum(&squares, axes))?;
    lift(vm, crate::op::map_float(&total, &libm::sqrt))
}

fn vector_norm_of(
    vm: &mut Vm,
    size: &Array,
    axes: &[usize],
    order: Order<'_>,
) -> Result<Array, Raise> {
    let order = match order {
        Order::Usual => 2.0,
        Order::Number(order) => order,
        Order::Name(name) => {
            return Err(vm.value_error(format_args!("Invalid norm order '{name}' for vectors")));
        }
    };
    lift(
        vm,
        match order {
            f64::INFINITY => reduce::extreme(size, axes, true),
            f64::NEG_INFINITY => reduce::extreme(size, axes, false),
            1.0 => reduce::sum(size, axes),
            2.0 => return euclidean(vm, size, axes),
            0.0 => {
                let truths = lift(vm, convert_element_type(size, DType::Bool))?;
                let counts = lift(vm, convert_element_type(&truths, size.dtype()))?;
                reduce::sum(&counts, axes)
            }
            p => {
                let powers = lift(vm, crate::op::map_float(size, &|v| libm::pow(v, p)))?;
                let total = lift(vm, reduce::sum(&powers, axes))?;
                crate::op::map_float(&total, &|v| libm::pow(v, 1.0 / p))
            }
        },
    )
}

/// The norm of matrices in two axes.
pub(super) fn matrix_norm_of(
    vm: &mut Vm,
    x: &Array,
    order: Order<'_>,
    (row, column): (usize, usize),
) -> Result<Array, Raise> {
    let size = lift(vm, kernel::unary(UnaryOp::Abs, x))?;
    let invalid = |vm: &mut Vm| Err(vm.value_error("Invalid norm order for matrices."));
    let number = match order {
        Order::Usual | Order::Name("fro" | "f") => return euclidean(vm, &size, &[row, column]),
        Order::Name("nuc") => None,
        Order::Name(_) => return invalid(vm),
        Order::Number(number) => Some(number),
    };
    if let Some(number) = number
        && (number.abs() == 1.0 || number.is_infinite())
    {
        let (summed, other) = match number.abs() == 1.0 {
            true => (row, column),
            false => (column, row),
        };
        let sums = lift(vm, reduce::sum(&size, &[summed]))?;
        let rest = if summed < other { other - 1 } else { other };
        return lift(vm, kernel::reduce(extreme(number), &sums, &[rest]));
    }
    if number.is_some_and(|number| number.abs() != 2.0) {
        return invalid(vm);
    }
    let mut order: Vec<usize> = (0..x.ndim())
        .filter(|axis| *axis != row && *axis != column)
        .list();
    order.extend([row, column]);
    let moved = lift(vm, kernel::transpose(x, &order))?;
    let wide = widened(vm, &moved)?;
    let values = lift(vm, kernel::singular_values(&wide))?;
    let last = values.ndim() - 1;
    let found = match number {
        None => lift(vm, reduce::sum(&values, &[last]))?,
        Some(number) => lift(vm, kernel::reduce(extreme(number), &values, &[last]))?,
    };
    lift(vm, convert_element_type(&found, x.dtype().real_part()))
}

fn extreme(order: f64) -> ReduceOp {
    match order > 0.0 {
        true => ReduceOp::Max,
        false => ReduceOp::Min,
    }
}
