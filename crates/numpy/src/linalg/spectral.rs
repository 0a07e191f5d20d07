//! Orthogonal factors, eigenvalues and singular values, and what is computed with them.

use super::factors::{result, square};
use super::norms::{Order, matrix_norm_of};
use super::*;
use crate::row::Named;
use freezeframe_base::Order as _;
use freezeframe_python::stdlib::NamedTuple;

/// The rows.
#[natives(scope = Call)]
pub(crate) mod functions {
    use super::*;

    /// The eigenvalues of symmetric or Hermitian matrices, rising, and their eigenvectors as columns; only the lower triangle
    /// counts, or with `UPLO='U'` the upper one.
    ///
    /// >>> np.linalg.eigh([[2.0, 0.0], [0.0, 1.0]]).eigenvalues
    /// array([1., 2.])
    #[native("(a, UPLO='L')")]
    #[expect(non_snake_case, reason = "Python's name")]
    fn eigh(vm: &mut Vm, a: &Array, UPLO: &str) -> Result<Named, Raise> {
        let (values, vectors) = symmetric(vm, a, UPLO)?;
        Ok(Named(&EIGH, vec![values, vectors]))
    }

    /// The eigenvalues of symmetric or Hermitian matrices, rising; only one triangle counts.
    ///
    /// >>> np.linalg.eigvalsh([[2.0, 0.0], [0.0, 1.0]])
    /// array([1., 2.])
    #[native("(a, UPLO='L')")]
    #[expect(non_snake_case, reason = "Python's name")]
    fn eigvalsh(vm: &mut Vm, a: &Array, UPLO: &str) -> Result<NewArray, Raise> {
        symmetric(vm, a, UPLO).map(|(values, _)| NewArray(values))
    }

    /// The eigenvalues of square matrices, which are complex, and their eigenvectors as columns.
    ///
    /// >>> np.linalg.eig([[2.0, 0.0], [0.0, 1.0]]).eigenvalues
    /// array([2.+0.j, 1.+0.j])
    #[native("(a)")]
    fn eig(vm: &mut Vm, a: &Array) -> Result<Named, Raise> {
        let [values, _, vectors] = general(vm, a)?;
        Ok(Named(&EIG, vec![values, vectors]))
    }

    /// The eigenvalues of square matrices, which are complex.
    ///
    /// >>> np.linalg.eigvals([[0.0, -1.0], [1.0, 0.0]])
    /// array([0.+1.j, 0.-1.j])
    #[native("(a)")]
    fn eigvals(vm: &mut Vm, a: &Array) -> Result<NewArray, Raise> {
        let [values, _, _] = general(vm, a)?;
        Ok(NewArray(values))
    }

    /// The factors Q and R of matrices: Q of columns that stand at right angles on each other, R a triangle.
    ///
    /// `mode` is 'reduced', 'complete' for a square Q, 'r' for R alone, or 'raw' for the reflections as LAPACK packs them.
    ///
    /// >>> np.linalg.qr([[3.0, 1.0], [4.0, 2.0]], mode='r')
    /// array([[-5. , -2.2],
    ///        [ 0. ,  0.4]])
    #[native("(a, mode='reduced')")]
    fn qr(vm: &mut Vm, a: &Array, mode: &str) -> Outcome {
        super::qr(vm, a, mode)
    }

    /// Singular values, falling, with the left vectors as columns and the right ones as rows; or only the values.
    ///
    /// Without `full_matrices`, only as many vectors as values. With `hermitian`, by the eigenvalues of the matrix.
    ///
    /// >>> np.linalg.svd([[0.0, 2.0], [1.0, 0.0]], compute_uv=False)
    /// array([2., 1.])
    #[native("(a, full_matrices=True, compute_uv=True, hermitian=False)")]
    fn svd(
        vm: &mut Vm,
        a: &Array,
        full_matrices: bool,
        compute_uv: bool,
        hermitian: bool,
    ) -> Outcome {
        if !compute_uv {
            let values = singular_values(vm, a, hermitian)?;
            return Ok(owned(vm, values));
        }
        let [left, values, right] = singular(vm, a, full_matrices, hermitian)?;
        let items = [left, values, right].map(|it| owned(vm, it));
        Ok(vm.named_tuple(&SVD, items.into()))
    }

    /// The singular values of matrices, falling.
    ///
    /// >>> np.linalg.svdvals([[0.0, 2.0], [1.0, 0.0]])
    /// array([2., 1.])
    #[native("(x, /)")]
    fn svdvals(vm: &mut Vm, x: &Array) -> Result<NewArray, Raise> {
        singular_values(vm, x, false).map(NewArray)
    }

    /// How much a system with this matrix amplifies errors: the norm of the matrix times that of its inverse.
    ///
    /// >>> np.linalg.cond([[4.0, 0.0], [0.0, 2.0]])
    /// np.float64(2.0)
    #[native("(x, p=None)")]
    fn cond(vm: &mut Vm, x: &Array, p: Order<'_>) -> Result<ArrayOrScalar, Raise> {
        super::cond(vm, x, p).map(ArrayOrScalar)
    }

    /// How many singular values are larger than `tol`, or than `rtol` times the largest.
    ///
    /// >>> np.linalg.matrix_rank([[1.0, 2.0], [2.0, 4.0]])
    /// np.int64(1)
    #[native("(A, tol=None, hermitian=False, *, rtol=None)")]
    #[expect(non_snake_case, reason = "Python's name")]
    fn matrix_rank(
        vm: &mut Vm,
        A: &Array,
        tol: Option<Array>,
        hermitian: bool,
        rtol: Option<Array>,
    ) -> Outcome {
        if tol.is_some() && rtol.is_some() {
            return Err(vm.value_error("`tol` and `rtol` can't be both set."));
        }
        if A.ndim() < 2 {
            let any = A
                .scalars()
                .iter()
                .any(|it| it.to_f64() != 0.0 || it.imag() != 0.0);
            return Ok(Value::Int(i64::from(any)));
        }
        let sides = &A.shape()[A.ndim() - 2..];
        let count = sides[0].max(sides[1]) as f64;
        let values = singular_values(vm, A, hermitian)?;
        let bounds = bounds(vm, &values, tol, rtol, count)?;
        let length = values.shape().last().copied().unwrap_or(0);
        let numbers = floats(&values);
        let counts = bounds.iter().enumerate().map(|(at, bound)| {
            let own = &numbers[at * length..(at + 1) * length];
            own.iter().filter(|it| **it > *bound).count() as i64
        });
        let batch = Shape::new(&values.shape()[..values.ndim() - 1]);
        let counts = lift(vm, Array::from_vec(counts.collect::<Vec<i64>>(), batch))?;
        Ok(scalar::of_array(vm, counts))
    }

    /// The matrix P with `a @ P @ a` equal to `a` that is nearest to an inverse, for matrices of any shape.
    ///
    /// >>> np.linalg.pinv([[2.0, 0.0], [0.0, 4.0]])
    /// array([[0.5 , 0.  ],
    ///        [0.  , 0.25]])
    #[native("(a, rcond=None, hermitian=False, *, rtol=?)")]
    fn pinv(
        vm: &mut Vm,
        a: &Array,
        rcond: Option<Array>,
        hermitian: bool,
        rtol: Option<Array>,
    ) -> Result<NewArray, Raise> {
        if rcond.is_some() && rtol.is_some() {
            return Err(vm.value_error("`rtol` and `rcond` can't be both set."));
        }
        pseudo_inverse(vm, a, rcond.or(rtol), hermitian).map(NewArray)
    }

    /// The x for which `a @ x` is as near to `b` as can be, the squares of what is left over for each column, the rank of `a`
    /// and its singular values.
    ///
    /// >>> np.linalg.lstsq([[1.0, 0.0], [0.0, 2.0], [0.0, 0.0]], [1.0, 4.0, 3.0])[0]
    /// array([1., 2.])
    #[native("(a, b, rcond=None)")]
    fn lstsq(vm: &mut Vm, a: &Array, b: &Array, rcond: Option<f64>) -> Outcome {
        least_squares(vm, a, b, rcond)
    }
}

static EIGH: NamedTuple = result("EighResult", &["eigenvalues", "eigenvectors"]);
static EIG: NamedTuple = result("EigResult", &["eigenvalues", "eigenvectors"]);
static QR: NamedTuple = result("QRResult", &["Q", "R"]);
static SVD: NamedTuple = result("SVDResult", &["U", "S", "Vh"]);

/// The elements as doubles.
fn floats(x: &Array) -> Vec<f64> {
    x.scalars().iter().map(|it| it.to_f64()).collect()
}

fn has_nan(x: &Array) -> bool {
    let mut scalars = x.scalars().into_iter();
    scalars.any(|it| it.to_f64().is_nan() || it.imag().is_nan())
}

/// Matrices, of floats or complex numbers.
fn stacked(vm: &mut Vm, x: &Array) -> Result<Array, Raise> {
    let x = inexact(vm, x)?;
    check_dtype(vm, &x)?;
    if x.ndim() < 2 {
        let ndim = x.ndim();
        return Err(linalg_error(
            vm,
            &format!("{ndim}-dimensional array given. Array must be at least two-dimensional"),
        ));
    }
    Ok(x)
}

fn check_dtype(vm: &mut Vm, x: &Array) -> Result<(), Raise> {
    match x.dtype().bits() < 32 {
        true => Err(vm.type_error(format_args!(
            "array type {} is unsupported in linalg",
            x.dtype().name()
        ))),
        false => Ok(()),
    }
}

fn cast(vm: &Vm, x: &Array, dtype: DType) -> Result<Array, Raise> {
    lift(vm, convert_element_type(x, dtype))
}

fn symmetric(vm: &mut Vm, a: &Array, uplo: &str) -> Result<(Array, Array), Raise> {
    let lower = match uplo {
        "L" | "l" => true,
        "U" | "u" => false,
        _ => return Err(vm.value_error("UPLO argument must be 'L' or 'U'")),
    };
    let x = square(vm, a)?;
    check_dtype(vm, &x)?;
    let [vectors, values] = lift(vm, kernel::eigh(&widened(vm, &x)?, lower))?;
    Ok((
        cast(vm, &values, x.dtype().real_part())?,
        cast(vm, &vectors, x.dtype())?,
    ))
}

/// Eigenvalues, and left and right eigenvectors.
fn general(vm: &mut Vm, a: &Array) -> Result<[Array; 3], Raise> {
    let x = square(vm, a)?;
    check_dtype(vm, &x)?;
    let mut scalars = x.scalars().into_iter();
    if scalars.any(|it| !it.to_f64().is_finite() || !it.imag().is_finite()) {
        return Err(linalg_error(vm, "Array must not contain infs or NaNs"));
    }
    let found = lift(vm, kernel::eig(&widened(vm, &x)?))?;
    if has_nan(&found[0]) {
        return Err(linalg_error(vm, "Eigenvalues did not converge"));
    }
    let dtype = x.dtype().to_complex().unwrap_or(DType::Complex128);
    let [values, left, right] = &found;
    Ok([
        cast(vm, values, dtype)?,
        cast(vm, left, dtype)?,
        cast(vm, right, dtype)?,
    ])
}

/// The matrices transposed.
pub(super) fn transposed(vm: &Vm, x: &Array) -> Result<Array, Raise> {
    let mut order: Vec<usize> = (0..x.ndim()).list();
    order.swap(x.ndim() - 1, x.ndim() - 2);
    lift(vm, kernel::transpose(x, &order))
}

fn qr(vm: &mut Vm, a: &Array, mode: &str) -> Outcome {
    if !matches!(mode, "reduced" | "complete" | "r" | "raw") {
        return Err(vm.value_error(format_args!("Unrecognized mode '{mode}'")));
    }
    let x = stacked(vm, a)?;
    let wide = widened(vm, &x)?;
    if mode == "raw" {
        let (packed, factors) = lift(vm, kernel::geqrf(&wide))?;
        let packed = transposed(vm, &packed)?;
        let items = [
            cast(vm, &packed, x.dtype())?,
            cast(vm, &factors, x.dtype())?,
        ];
        return Ok(Value::tuple(items.map(|it| owned(vm, it)).into()));
    }
    let found = lift(vm, kernel::qr(&wide, mode == "complete", false))?;
    let mut items = Vec::new();
    for part in &found {
        let part = cast(vm, part, x.dtype())?;
        items.push(owned(vm, part));
    }
    match mode {
        "r" => Ok(items.remove(1)),
        _ => Ok(vm.named_tuple(&QR, items)),
    }
}

/// Left vectors, values and right vectors.
fn singular(vm: &mut Vm, a: &Array, full: bool, hermitian: bool) -> Result<[Array; 3], Raise> {
    if hermitian {
        return hermitian_singular(vm, a);
    }
    let x = stacked(vm, a)?;
    let [left, values, right] = lift(vm, kernel::svd(&widened(vm, &x)?, full))?;
    if has_nan(&values) {
        return Err(linalg_error(vm, "SVD did not converge"));
    }
    Ok([
        cast(vm, &left, x.dtype())?,
        cast(vm, &values, x.dtype().real_part())?,
        cast(vm, &right, x.dtype())?,
    ])
}

/// Singular values, falling.
fn singular_values(vm: &mut Vm, a: &Array, hermitian: bool) -> Result<Array, Raise> {
    if hermitian {
        let [_, values, _] = hermitian_singular(vm, a)?;
        return Ok(values);
    }
    let x = stacked(vm, a)?;
    let values = lift(vm, kernel::singular_values(&widened(vm, &x)?))?;
    if has_nan(&values) {
        return Err(linalg_error(vm, "SVD did not converge"));
    }
    cast(vm, &values, x.dtype().real_part())
}

/// Singular values and vectors of symmetric matrices, by their eigenvalues.
fn hermitian_singular(vm: &mut Vm, a: &Array) -> Result<[Array; 3], Raise> {
    let (values, vectors) = symmetric(vm, a, "L")?;
    let n = values.shape().last().copied().unwrap_or(0);
    let numbers = floats(&values);
    let (mut sizes, mut signs, mut order) = (Vec::new(), Vec::new(), Vec::new());
    for own in numbers.chunks(n.max(1)) {
        let mut places: Vec<usize> = (0..own.len()).list();
        places.order_by(|x, y| own[*y].abs().total_cmp(&own[*x].abs()));
        sizes.extend(places.iter().map(|at| own[*at].abs()));
        signs.extend(places.iter().map(|at| 1.0f64.copysign(own[*at])));
        order.extend(places);
    }
    let scalars = vectors.scalars();
    let mut left = Vec::with_capacity(scalars.len());
    let mut turned = Vec::with_capacity(scalars.len());
    let times = |x: Scalar, sign: f64| match x {
        Scalar::Complex(re, im) => Scalar::Complex(re * sign, im * sign),
        other => Scalar::Float(other.to_f64() * sign),
    };
    for at in 0..scalars.len() {
        let (stack, row, column) = (at / (n * n), at / n % n, at % n);
        let place = stack * n + column;
        let value = scalars[stack * n * n + row * n + order[place]];
        left.push(value);
        turned.push(times(value, signs[place]));
    }
    let left = lift(
        vm,
        Array::from_scalars(vectors.dtype(), &left, vectors.shape().clone()),
    )?;
    let right = lift(
        vm,
        Array::from_scalars(vectors.dtype(), &turned, vectors.shape().clone()),
    )?;
    let right = transposed(vm, &right)?;
    let right = match right.dtype().is_complex() {
        true => lift(vm, kernel::unary(UnaryOp::Conj, &right))?,
        false => right,
    };
    let sizes = lift(vm, Array::from_vec(sizes, values.shape().clone()))?;
    Ok([left, cast(vm, &sizes, values.dtype())?, right])
}

/// Per matrix, what singular values have to exceed.
fn bounds(
    vm: &Vm,
    values: &Array,
    tol: Option<Array>,
    rtol: Option<Array>,
    count: f64,
) -> Result<Vec<f64>, Raise> {
    let length = values.shape().last().copied().unwrap_or(0);
    let batch = Shape::new(&values.shape()[..values.ndim() - 1]);
    let spread = |given: &Array| -> Result<Vec<f64>, Raise> {
        Ok(floats(&lift(vm, kernel::broadcast_to(given, &batch))?))
    };
    if let Some(tol) = tol {
        return spread(&tol);
    }
    let relative = match &rtol {
        Some(rtol) => spread(rtol)?,
        None => vec![count * epsilon(values.dtype()); batch.size()],
    };
    let numbers = floats(values);
    let largest = |at: usize| {
        let own = &numbers[at * length..(at + 1) * length];
        own.iter().fold(0.0, |most: f64, it| most.max(*it))
    };
    let pairs = relative.iter().enumerate();
    Ok(pairs.map(|(at, rtol)| largest(at) * rtol).collect())
}

fn epsilon(dtype: DType) -> f64 {
    match dtype {
        DType::Float32 | DType::Complex64 => f64::from(f32::EPSILON),
        _ => f64::EPSILON,
    }
}

/// The product of stacks of matrices.
fn times(vm: &Vm, x: &Array, y: &Array) -> Result<Array, Raise> {
    let batch: Vec<usize> = (0..x.ndim() - 2).list();
    let numbers = DotDimensionNumbers {
        lhs_contracting: vec![x.ndim() - 1],
        rhs_contracting: vec![x.ndim() - 2],
        lhs_batch: batch.clone(),
        rhs_batch: batch,
    };
    product(vm, x, y, &numbers)
}

/// Each row of matrices times a number of its own.
fn scaled_rows(vm: &Vm, x: &Array, factors: &Array) -> Result<Array, Raise> {
    let factors = cast(vm, factors, x.dtype())?;
    let kept: Vec<usize> = (0..x.ndim() - 1).list();
    let factors = lift(vm, kernel::broadcast_in_dim(&factors, x.shape(), &kept))?;
    lift(vm, kernel::binary(BinaryOp::Mul, &factors, x))
}

fn conjugate(vm: &Vm, x: &Array) -> Result<Array, Raise> {
    match x.dtype().is_complex() {
        true => lift(vm, kernel::unary(UnaryOp::Conj, x)),
        false => Ok(x.clone()),
    }
}

fn pseudo_inverse(
    vm: &mut Vm,
    a: &Array,
    rcond: Option<Array>,
    hermitian: bool,
) -> Result<Array, Raise> {
    let x = stacked(vm, a)?;
    if x.size() == 0 {
        return transposed(vm, &x);
    }
    let conjugated = conjugate(vm, &x)?;
    let [left, values, right] = singular(vm, &conjugated, false, hermitian)?;
    let length = values.shape().last().copied().unwrap_or(0);
    let rcond = match rcond {
        Some(rcond) => rcond,
        None => Array::scalar(1e-15f64),
    };
    let bounds = bounds(vm, &values, None, Some(rcond), 0.0)?;
    let numbers = floats(&values);
    let single = values.dtype() == DType::Float32;
    let inverses = numbers.iter().enumerate().map(|(at, value)| {
        let inverse = if single {
            f64::from(1.0 / *value as f32)
        } else {
            1.0 / value
        };
        if *value > bounds[at / length.max(1)] {
            inverse
        } else {
            0.0
        }
    });
    let inverses = lift(
        vm,
        Array::from_vec(inverses.collect::<Vec<f64>>(), values.shape().clone()),
    )?;
    let left = transposed(vm, &left)?;
    let scaled = scaled_rows(vm, &left, &inverses)?;
    let right = transposed(vm, &right)?;
    times(vm, &right, &scaled)
}

fn least_squares(vm: &mut Vm, a: &Array, b: &Array, rcond: Option<f64>) -> Outcome {
    let (a, b) = (inexact(vm, a)?, inexact(vm, b)?);
    let is_vector = b.ndim() == 1;
    let b = match is_vector {
        true => lift(vm, b.reshape([b.size(), 1]))?,
        false => b,
    };
    for x in [&a, &b] {
        check_dtype(vm, x)?;
        if x.ndim() != 2 {
            let ndim = x.ndim();
            return Err(linalg_error(
                vm,
                &format!("{ndim}-dimensional array given. Array must be two-dimensional"),
            ));
        }
    }
    let (m, n, columns) = (a.shape()[0], a.shape()[1], b.shape()[1]);
    if b.shape()[0] != m {
        return Err(linalg_error(vm, "Incompatible dimensions"));
    }
    let (a, b) = both(vm, &a, &b)?;
    let dtype = a.dtype();
    let (wide, right_side) = (widened(vm, &a)?, widened(vm, &b)?);
    let rcond = rcond.unwrap_or(f64::EPSILON * n.max(m) as f64);
    let [left, values, right] = lift(vm, kernel::svd(&wide, true))?;
    if has_nan(&values) {
        return Err(linalg_error(
            vm,
            "SVD did not converge in Linear Least Squares",
        ));
    }
    let numbers = floats(&values);
    let bound = rcond * numbers.first().copied().unwrap_or(0.0);
    let rank = numbers.iter().filter(|it| **it > bound).count();
    let left = conjugate(vm, &transposed(vm, &left)?)?;
    let turned = times(vm, &left, &right_side)?;
    let part = |vm: &Vm, x: &Array, rows: (usize, usize)| {
        let limits = [rows.1, x.shape()[1]];
        lift(vm, kernel::slice(x, &[rows.0, 0], &limits, &[]))
    };
    let inverses: Vec<f64> = numbers[..rank].iter().map(|it| 1.0 / it).collect();
    let inverses = lift(vm, Array::from_vec(inverses, [rank]))?;
    let first = part(vm, &turned, (0, rank))?;
    let scaled = scaled_rows(vm, &first, &inverses)?;
    let back = transposed(vm, &conjugate(vm, &part(vm, &right, (0, rank))?)?)?;
    let x = times(vm, &back, &scaled)?;
    let rest = if rank == n && m > n {
        let size = lift(vm, kernel::unary(UnaryOp::Abs, &part(vm, &turned, (n, m))?))?;
        let squares = lift(vm, kernel::binary(BinaryOp::Mul, &size, &size))?;
        lift(vm, kernel::reduce(ReduceOp::Sum, &squares, &[0]))?
    } else {
        lift(vm, Array::zeros(DType::Float64, [0]))?
    };
    let x = match is_vector {
        true => lift(vm, x.reshape([n]))?,
        false => lift(vm, x.reshape([n, columns]))?,
    };
    let real = dtype.real_part();
    let (x, rest) = (cast(vm, &x, dtype)?, cast(vm, &rest, real)?);
    let values = cast(vm, &values, real)?;
    let (x, rest, values) = (owned(vm, x), owned(vm, rest), owned(vm, values));
    let rank = scalar::of_array(vm, Array::scalar(rank as i32));
    Ok(Value::tuple(vec![x, rest, rank, values]))
}

fn cond(vm: &mut Vm, a: &Array, order: Order<'_>) -> Result<Array, Raise> {
    let x = match order {
        Order::Usual | Order::Number(2.0 | -2.0) => stacked(vm, a)?,
        _ => square(vm, a)?,
    };
    if x.size() == 0 {
        return Err(linalg_error(vm, "cond is not defined on empty arrays"));
    }
    let values = match order {
        Order::Usual | Order::Number(2.0 | -2.0) => {
            let values = lift(vm, kernel::singular_values(&widened(vm, &x)?))?;
            let length = values.shape()[values.ndim() - 1];
            let numbers = floats(&values);
            let ratios = numbers.chunks(length).map(|own| match order {
                Order::Number(-2.0) => own[length - 1] / own[0],
                _ => own[0] / own[length - 1],
            });
            ratios.collect::<Vec<f64>>()
        }
        _ => {
            let wide = widened(vm, &x)?;
            let inverse = super::factors::inverse_or_nan(vm, &wide)?;
            let axes = (x.ndim() - 2, x.ndim() - 1);
            let own = matrix_norm_of(vm, &wide, order, axes)?;
            let other = matrix_norm_of(vm, &inverse, order, axes)?;
            let pairs = floats(&own).into_iter().zip(floats(&other));
            pairs.map(|(x, y)| x * y).collect()
        }
    };
    let n = x.shape()[x.ndim() - 2] * x.shape()[x.ndim() - 1];
    let scalars = x.scalars();
    let values = values.iter().enumerate().map(|(at, value)| {
        let mut own = scalars[at * n..(at + 1) * n].iter();
        match value.is_nan() && !own.any(|it| it.to_f64().is_nan()) {
            true => f64::INFINITY,
            false => *value,
        }
    });
    let batch = Shape::new(&x.shape()[..x.ndim() - 2]);
    let found = lift(vm, Array::from_vec(values.collect::<Vec<f64>>(), batch))?;
    cast(vm, &found, x.dtype().real_part())
}
