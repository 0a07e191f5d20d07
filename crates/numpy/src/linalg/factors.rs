//! Solutions and factors of matrices.

use super::norms::inexact;
use super::*;
use freezeframe_base::Order;

/// The rows.
#[natives(scope = Call)]
pub(crate) mod functions {
    use super::*;

    /// The `x` for which `a @ x` is `b`, a vector or a matrix of columns. A singular matrix is a LinAlgError.
    ///
    /// >>> np.linalg.solve([[2.0, 1.0], [1.0, 3.0]], [3.0, 5.0])
    /// array([0.8, 1.4])
    #[native("(a, b)")]
    fn solve(vm: &mut Vm, a: &Array, b: crate::row::Doubles) -> Result<NewArray, Raise> {
        let Matrices { x, n, mut all } = matrices(vm, a)?;
        let b = b.0;
        if all.len() != 1 || x.ndim() != 2 || b.ndim() > 2 {
            return Err(
                vm.not_implemented("numpy.linalg.solve of stacks of matrices is not supported")
            );
        }
        let columns = if b.ndim() == 2 { b.shape()[1] } else { 1 };
        if b.shape().first() != Some(&n) {
            return Err(vm.value_error(format_args!(
                "solve1: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature (m,m),(m)->(m) (size {} is different from {n})",
                b.shape().first().copied().unwrap_or(0)
            )));
        }
        let mut values: Vec<f64> = b.scalars().iter().map(|it| it.to_f64()).collect();
        if eliminate(&mut all[0], n, &mut values, columns) == 0.0 {
            return Err(linalg_error(vm, "Singular matrix"));
        }
        from_floats(vm, values, x.dtype(), b.shape().clone()).map(NewArray)
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
        let Matrices { x, n, mut all } = matrices(vm, a)?;
        let values: Vec<f64> = all
            .iter_mut()
            .map(|system| eliminate(system, n, &mut [], 0))
            .collect();
        let values = if n == 0 { vec![1.0] } else { values };
        let shape = Shape::new(&x.shape().dims()[..x.ndim() - 2]);
        from_floats(vm, values, x.dtype(), shape).map(ArrayOrScalar)
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
        let wide = lift(vm, convert_element_type(&x, DType::Float64))?;
        let factor = lift(vm, kernel::cholesky(&wide))?;
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

    /// The eigenvalues of a symmetric matrix, rising, and its eigenvectors as columns; only the lower triangle counts.
    ///
    /// >>> np.linalg.eigh([[2.0, 0.0], [0.0, 1.0]])[0]
    /// array([1., 2.])
    #[native("(a, UPLO='L')")]
    fn eigh(vm: &mut Vm, a: &Array) -> Result<TupleOf, Raise> {
        let (values, vectors) = eigen(vm, a)?;
        Ok(TupleOf(vec![values, vectors]))
    }

    /// The eigenvalues of a symmetric matrix, rising; only the lower triangle counts.
    ///
    /// >>> np.linalg.eigvalsh([[2.0, 0.0], [0.0, 1.0]])
    /// array([1., 2.])
    #[native("(a, UPLO='L')")]
    fn eigvalsh(vm: &mut Vm, a: &Array) -> Result<NewArray, Raise> {
        eigen(vm, a).map(|(values, _)| NewArray(values))
    }
}

/// Real square matrices, in the last two axes of an array.
fn square(vm: &mut Vm, x: &Array) -> Result<Array, Raise> {
    let x = inexact(vm, x)?;
    if x.dtype().kind() != Kind::Float {
        return Err(vm.not_implemented("numpy.linalg of complex matrices is not supported"));
    }
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

/// Square matrices of so many rows as lists of floats, and the array that they are from.
struct Matrices {
    x: Array,
    n: usize,
    all: Vec<Vec<f64>>,
}

fn matrices(vm: &mut Vm, x: &Array) -> Result<Matrices, Raise> {
    let x = square(vm, x)?;
    let n = x.shape().last().copied().unwrap_or(0);
    let numbers: Vec<f64> = x.scalars().iter().map(|it| it.to_f64()).collect();
    let all = if n == 0 {
        Vec::new()
    } else {
        numbers.chunks(n * n).map(<[f64]>::to_vec).collect()
    };
    Ok(Matrices { x, n, all })
}

/// Elimination with partial pivoting: solves for `columns` right sides in place and gives the determinant, from the sum
/// of logarithms as NumPy does.
fn eliminate(a: &mut [f64], n: usize, b: &mut [f64], columns: usize) -> f64 {
    let (mut sign, mut logarithm) = (1.0_f64, 0.0);
    for pivot in 0..n {
        let best = (pivot..n)
            .max_by(|i, j| a[i * n + pivot].abs().total_cmp(&a[j * n + pivot].abs()))
            .unwrap_or(pivot);
        if best != pivot {
            sign = -sign;
            (0..n).for_each(|c| a.swap(pivot * n + c, best * n + c));
            (0..columns).for_each(|c| b.swap(pivot * columns + c, best * columns + c));
        }
        let head = a[pivot * n + pivot];
        if head == 0.0 {
            return 0.0;
        }
        sign *= head.signum();
        logarithm += libm::log(head.abs());
        for row in pivot + 1..n {
            let factor = a[row * n + pivot] / head;
            if factor != 0.0 {
                (pivot..n).for_each(|c| a[row * n + c] -= factor * a[pivot * n + c]);
                (0..columns).for_each(|c| b[row * columns + c] -= factor * b[pivot * columns + c]);
            }
        }
    }
    for row in (0..n).rev() {
        for c in 0..columns {
            let known: f64 = (row + 1..n)
                .map(|k| a[row * n + k] * b[k * columns + c])
                .sum();
            b[row * columns + c] = (b[row * columns + c] - known) / a[row * n + row];
        }
    }
    sign * libm::exp(logarithm)
}

fn from_floats(
    vm: &Vm,
    values: Vec<f64>,
    dtype: DType,
    shape: impl Into<Shape>,
) -> Result<Array, Raise> {
    let x = lift(vm, Array::from_vec(values, shape))?;
    lift(vm, convert_element_type(&x, dtype))
}

fn inverse(vm: &mut Vm, a: &Array) -> Result<Array, Raise> {
    let Matrices { x, n, all } = matrices(vm, a)?;
    let mut out = Vec::with_capacity(x.size());
    for mut system in all {
        let mut inverse: Vec<f64> = (0..n * n).map(|at| f64::from(at / n == at % n)).collect();
        if eliminate(&mut system, n, &mut inverse, n) == 0.0 {
            return Err(linalg_error(vm, "Singular matrix"));
        }
        out.extend(inverse);
    }
    from_floats(vm, out, x.dtype(), x.shape().clone())
}

/// Eigenvalues, ascending, and eigenvectors in columns, by Jacobi's rotations.
fn eigen(vm: &mut Vm, a: &Array) -> Result<(Array, Array), Raise> {
    let Matrices { x, n, mut all } = matrices(vm, a)?;
    if all.len() != 1 || x.ndim() != 2 || n > 512 {
        return Err(
            vm.not_implemented("numpy.linalg.eigh is supported for one matrix of at most 512 rows")
        );
    }
    let a = &mut all[0];
    // Only the lower triangle counts.
    (0..n).for_each(|i| (i + 1..n).for_each(|j| a[i * n + j] = a[j * n + i]));
    let mut v: Vec<f64> = (0..n * n).map(|at| f64::from(at / n == at % n)).collect();
    for _ in 0..60 {
        let off: f64 = (0..n)
            .flat_map(|i| (0..i).map(move |j| (i, j)))
            .map(|(i, j)| a[i * n + j] * a[i * n + j])
            .sum();
        if off < 1e-300 {
            break;
        }
        for p in 0..n {
            for q in p + 1..n {
                rotate(a, &mut v, n, p, q);
            }
        }
    }
    let mut order: Vec<usize> = (0..n).collect();
    order.order_by(|i, j| a[i * n + i].total_cmp(&a[j * n + j]));
    // The sign of a vector is free; LAPACK most often leaves the last component positive or the first negative.
    let values = order.iter().map(|i| a[i * n + i]).collect();
    let vectors = (0..n * n).map(|at| v[at / n * n + order[at % n]]).collect();
    Ok((
        from_floats(vm, values, x.dtype(), [n])?,
        from_floats(vm, vectors, x.dtype(), [n, n])?,
    ))
}

fn rotate(a: &mut [f64], v: &mut [f64], n: usize, p: usize, q: usize) {
    let apq = a[p * n + q];
    if apq == 0.0 {
        return;
    }
    let theta = (a[q * n + q] - a[p * n + p]) / (2.0 * apq);
    let t = theta.signum() / (theta.abs() + libm::hypot(theta, 1.0));
    let t = if theta == 0.0 { 1.0 } else { t };
    let c = 1.0 / libm::hypot(t, 1.0);
    let s = t * c;
    for k in 0..n {
        let (x, y) = (a[k * n + p], a[k * n + q]);
        (a[k * n + p], a[k * n + q]) = (c * x - s * y, s * x + c * y);
    }
    for k in 0..n {
        let (x, y) = (a[p * n + k], a[q * n + k]);
        (a[p * n + k], a[q * n + k]) = (c * x - s * y, s * x + c * y);
    }
    for k in 0..n {
        let (x, y) = (v[k * n + p], v[k * n + q]);
        (v[k * n + p], v[k * n + q]) = (c * x - s * y, s * x + c * y);
    }
}
