//! Solutions and factors of matrices.

use super::*;
use crate::row::Named;
use freezeframe_python::stdlib::NamedTuple;
use freezeframe_python::text::log::log;

/// The rows.
#[natives(scope = Call)]
pub(crate) mod functions {
    use super::*;

    /// The `x` for which `a @ x` is `b`, a vector or a matrix of columns, or stacks of them. A singular matrix is a
    /// LinAlgError.
    ///
    /// >>> np.linalg.solve([[2.0, 1.0], [1.0, 3.0]], [3.0, 5.0])
    /// array([0.8, 1.4])
    #[native("(a, b)")]
    fn solve(vm: &mut Vm, a: &Array, b: &Array) -> Result<NewArray, Raise> {
        super::solve(vm, a, b).map(NewArray)
    }

    /// The inverse of a matrix, or of each in a stack. A singular one is a LinAlgError.
    ///
    /// >>> np.linalg.inv([[2.0, 0.0], [0.0, 4.0]])
    /// array([[0.5 , 0.  ],
    ///        [0.  , 0.25]])
    #[native("(a)")]
    fn inv(vm: &mut Vm, a: &Array) -> Result<NewArray, Raise> {
        inverse(vm, a).map(NewArray)
    }

    /// The determinant of a matrix, or of each in a stack.
    ///
    /// >>> np.linalg.det([[2.0, 0.0], [0.0, 4.0]])
    /// np.float64(7.999999999999998)
    #[native("(a)")]
    fn det(vm: &mut Vm, a: &Array) -> Result<ArrayOrScalar, Raise> {
        let x = square(vm, a)?;
        let wide = widened(vm, &x)?;
        let (sign, logarithm) = lift(vm, kernel::slogdet(&wide, log))?;
        let size = lift(vm, crate::op::map_float(&logarithm, &libm::exp))?;
        let size = lift(vm, convert_element_type(&size, wide.dtype()))?;
        let det = lift(vm, kernel::binary(BinaryOp::Mul, &sign, &size))?;
        lift(vm, convert_element_type(&det, x.dtype())).map(ArrayOrScalar)
    }

    /// The sign of the determinant and the logarithm of its absolute value, which do not overflow as it might.
    ///
    /// >>> np.linalg.slogdet([[2.0, 0.0], [0.0, 4.0]])
    /// SlogdetResult(sign=np.float64(1.0), logabsdet=np.float64(2.0794415416798357))
    #[native("(a)")]
    fn slogdet(vm: &mut Vm, a: &Array) -> Result<Named, Raise> {
        let x = square(vm, a)?;
        let (sign, logarithm) = lift(vm, kernel::slogdet(&widened(vm, &x)?, log))?;
        let sign = lift(vm, convert_element_type(&sign, x.dtype()))?;
        let real = x.dtype().real_part();
        let logarithm = lift(vm, convert_element_type(&logarithm, real))?;
        Ok(Named(&SLOGDET, vec![sign, logarithm]))
    }

    /// The lower triangle `l` for which `l @ l.T` is the matrix; with `upper`, its transpose.
    ///
    /// A matrix that is not positive definite is a LinAlgError.
    ///
    /// >>> np.linalg.cholesky([[4.0, 2.0], [2.0, 5.0]])
    /// array([[2., 0.],
    ///        [1., 2.]])
    #[native("(a, /, *, upper=False)")]
    fn cholesky(vm: &mut Vm, a: &Array, upper: bool) -> Result<NewArray, Raise> {
        let x = square(vm, a)?;
        let factor = lift(vm, kernel::cholesky(&widened(vm, &x)?))?;
        if factor.scalars().iter().any(|it| it.to_f64().is_nan()) {
            return Err(linalg_error(vm, "Matrix is not positive definite"));
        }
        let factor = lift(vm, convert_element_type(&factor, x.dtype()))?;
        if !upper {
            return Ok(NewArray(factor));
        }
        let mut order: Vec<usize> = (0..x.ndim()).collect();
        order.swap(x.ndim() - 1, x.ndim() - 2);
        lift(vm, kernel::transpose(&factor, &order)).map(NewArray)
    }

    /// A square matrix times itself, so often; a negative power is that of the inverse.
    ///
    /// >>> np.linalg.matrix_power([[1, 1], [0, 1]], 3)
    /// array([[1, 3],
    ///        [0, 1]])
    #[native("(a, n)")]
    fn matrix_power(vm: &mut Vm, n: i64, a: &Array) -> Result<NewArray, Raise> {
        let mut base = if n < 0 { inverse(vm, a)? } else { a.clone() };
        let [rows, columns] = *base.shape().dims() else {
            return Err(linalg_error(vm, "matrix_power needs a matrix"));
        };
        if rows != columns {
            return Err(linalg_error(
                vm,
                "Last 2 dimensions of the array must be square",
            ));
        }
        let ones: Vec<Scalar> = (0..rows * rows)
            .map(|at| Scalar::Int(i64::from(at / rows == at % rows)))
            .collect();
        let mut result = lift(vm, Array::from_scalars(base.dtype(), &ones, [rows, rows]))?;
        let numbers = DotDimensionNumbers {
            lhs_contracting: vec![1],
            rhs_contracting: vec![0],
            ..DotDimensionNumbers::default()
        };
        let mut exponent = n.unsigned_abs();
        while exponent > 0 {
            if exponent & 1 == 1 {
                result = product(vm, &result, &base, &numbers)?;
            }
            base = product(vm, &base, &base, &numbers)?;
            exponent >>= 1;
        }
        Ok(NewArray(result))
    }
}

pub(super) const fn result(name: &'static str, fields: &'static [&'static str]) -> NamedTuple {
    NamedTuple {
        module: "numpy.linalg",
        name,
        fields,
    }
}

static SLOGDET: NamedTuple = result("SlogdetResult", &["sign", "logabsdet"]);

/// Square matrices of floats or complex numbers, in the last two axes of an array.
pub(super) fn square(vm: &mut Vm, x: &Array) -> Result<Array, Raise> {
    let x = inexact(vm, x)?;
    let [.., rows, columns] = *x.shape().dims() else {
        let ndim = x.ndim();
        return Err(linalg_error(
            vm,
            &format!("{ndim}-dimensional array given. Array must be at least two-dimensional"),
        ));
    };
    if rows != columns {
        return Err(linalg_error(
            vm,
            "Last 2 dimensions of the array must be square",
        ));
    }
    Ok(x)
}

/// The solution in the dtype of the operands; a singular matrix is an error.
fn solved(vm: &mut Vm, a: &Array, b: &Array) -> Result<Array, Raise> {
    let (wide_a, wide_b) = (widened(vm, a)?, widened(vm, b)?);
    match lift(vm, kernel::solve(&wide_a, &wide_b))? {
        Some(x) => lift(vm, convert_element_type(&x, a.dtype())),
        None => Err(linalg_error(vm, "Singular matrix")),
    }
}

/// The square matrices of `a`, and `b` in the same dtype.
fn common(vm: &mut Vm, a: &Array, b: &Array) -> Result<(Array, Array), Raise> {
    let a = square(vm, a)?;
    let b = inexact(vm, b)?;
    both(vm, &a, &b)
}

pub(super) fn solve(vm: &mut Vm, a: &Array, b: &Array) -> Result<Array, Raise> {
    let (a, b) = common(vm, a, b)?;
    let vector = b.ndim() == 1;
    let (name, signature) = match vector {
        true => ("solve1", "(m,m),(m)->(m)"),
        false => ("solve", "(m,m),(m,n)->(m,n)"),
    };
    let b = match vector {
        true => lift(vm, b.reshape([b.size(), 1]))?,
        false => b,
    };
    let n = a.shape()[a.ndim() - 1];
    let [.., rows, columns] = *b.shape().dims() else {
        return Err(vm.value_error(format_args!(
            "{name}: Input operand 1 does not have enough dimensions (has 0, gufunc core with signature {signature} requires 2)"
        )));
    };
    if rows != n {
        return Err(vm.value_error(format_args!(
            "{name}: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature {signature} (size {rows} is different from {n})"
        )));
    }
    let outer = |x: &Array| Shape::new(&x.shape()[..x.ndim() - 2]);
    let batch = crate::errors::broadcast_shapes(vm, [outer(&a), outer(&b)].iter())?;
    let spread = |x: &Array, inner: [usize; 2]| {
        let dims: Shape = batch.iter().chain(&inner).copied().collect();
        lift(vm, kernel::broadcast_to(x, &dims))
    };
    let (a, b) = (spread(&a, [n, n])?, spread(&b, [n, columns])?);
    let x = solved(vm, &a, &b)?;
    match vector {
        true => lift(vm, kernel::squeeze(&x, &[x.ndim() - 1])),
        false => Ok(x),
    }
}

pub(super) fn inverse(vm: &mut Vm, a: &Array) -> Result<Array, Raise> {
    let x = square(vm, a)?;
    let eye = identity(vm, &x)?;
    solved(vm, &x, &eye)
}

/// Identities of the shape and dtype of square matrices.
fn identity(vm: &Vm, x: &Array) -> Result<Array, Raise> {
    let n = x.shape()[x.ndim() - 1];
    let ones: Vec<Scalar> = (0..n * n)
        .map(|at| Scalar::Int(i64::from(at / n == at % n)))
        .collect();
    let eye = lift(vm, Array::from_scalars(x.dtype(), &ones, [n, n]))?;
    lift(vm, kernel::broadcast_to(&eye, x.shape()))
}

/// The inverses of square matrices of doubles; NaN where there is none.
pub(super) fn inverse_or_nan(vm: &mut Vm, x: &Array) -> Result<Array, Raise> {
    let eye = identity(vm, x)?;
    match lift(vm, kernel::solve(x, &eye))? {
        Some(found) => Ok(found),
        None => {
            let nan = Array::from_scalar(x.dtype(), Scalar::Float(f64::NAN));
            lift(vm, kernel::broadcast_to(&nan, x.shape()))
        }
    }
}
