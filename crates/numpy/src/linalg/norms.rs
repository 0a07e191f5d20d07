//! Norms.

use super::*;

/// The rows.
#[natives(scope = Call)]
pub(crate) mod functions {
    use super::*;

    /// The length of a vector, or a norm of a matrix, over `axis` or all elements.
    ///
    /// `ord` is a number, `inf`, or `'fro'`; of matrices the norms by singular values are not supported.
    ///
    /// >>> np.linalg.norm([3.0, 4.0])
    /// np.float64(5.0)
    #[native("(x, ord=None, axis=None, keepdims=False)")]
    fn norm(
        vm: &mut Vm,
        x: &Array,
        keepdims: bool,
        ord: Option<&Value>,
        axis: Axes,
    ) -> Result<ArrayOrScalar, Raise> {
        let x = inexact(vm, x)?;
        let axes = axis.within(vm, x.ndim())?;
        let size = lift(vm, kernel::unary(UnaryOp::Abs, &x))?;
        let result = match ord {
            None => euclidean(vm, &size, &axes)?,
            Some(Value::Str(name)) if name.as_str() == "fro" => euclidean(vm, &size, &axes)?,
            Some(Value::Str(name)) => {
                let name = name.as_str();
                return Err(vm.not_implemented(format_args!(
                    "numpy.linalg.norm: ord '{name}' is not supported"
                )));
            }
            Some(order) => {
                let order = float_of(vm, order)?;
                match axes.len() {
                    1 => vector_norm(vm, &size, &axes, order)?,
                    2 => matrix_norm(vm, &size, &axes, order)?,
                    _ => return Err(vm.value_error("Improper number of dimensions to norm.")),
                }
            }
        };
        if keepdims {
            let kept = reduce::keep_dims(&result, x.shape(), &axes);
            return lift(vm, kept).map(ArrayOrScalar);
        }
        Ok(ArrayOrScalar(result))
    }
}

/// An array in floats or complex numbers.
pub(super) fn inexact(vm: &Vm, x: &Array) -> Result<Array, Raise> {
    if x.dtype().is_inexact() {
        Ok(x.clone())
    } else {
        lift(vm, convert_element_type(x, DType::Float64))
    }
}

fn euclidean(vm: &Vm, size: &Array, axes: &[usize]) -> Result<Array, Raise> {
    let squares = lift(vm, kernel::binary(BinaryOp::Mul, size, size))?;
    let total = lift(vm, reduce::sum(&squares, axes))?;
    lift(vm, crate::op::map_float(&total, &libm::sqrt))
}

fn vector_norm(vm: &Vm, size: &Array, axes: &[usize], order: f64) -> Result<Array, Raise> {
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

fn matrix_norm(vm: &Vm, size: &Array, axes: &[usize], order: f64) -> Result<Array, Raise> {
    let (summed, largest) = match order {
        1.0 => (axes[0], true),
        -1.0 => (axes[0], false),
        f64::INFINITY => (axes[1], true),
        f64::NEG_INFINITY => (axes[1], false),
        _ => {
            return Err(vm.not_implemented(format_args!(
                "numpy.linalg.norm: ord {order} of matrices is not supported"
            )));
        }
    };
    let other = if summed == axes[0] { axes[1] } else { axes[0] };
    let sums = lift(vm, reduce::sum(size, &[summed]))?;
    let rest = if summed < other { other - 1 } else { other };
    lift(
        vm,
        kernel::reduce(
            if largest {
                ReduceOp::Max
            } else {
                ReduceOp::Min
            },
            &sums,
            &[rest],
        ),
    )
}
