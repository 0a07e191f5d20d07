//! Matrices of a certain form, as `jax.scipy.linalg` makes them.

use super::elementwise as ew;
use super::index::{Index, TakeOptions, take};
use super::promote::{float_dtype, promote, promote_inexact};
use super::systems::vectorized;
use super::{R, creation, jitted, lax, padding, shape};
use freezeframe_array::{Array, DType, Scalar};
use freezeframe_base::Lists;
use freezeframe_core::{BinaryOp, Error, Value};

/// A matrix of elements of a vector: at each place the element that `which` names for the row and the column.
fn picked(x: &Value, rows: usize, columns: usize, which: &dyn Fn(i32, i32) -> i32) -> R {
    let places = (0..rows * columns)
        .map(|at| which((at / columns.max(1)) as i32, (at % columns.max(1)) as i32))
        .list();
    let places: Value = Array::from_vec(places, [rows, columns])?.into();
    take(x, &[Index::Array(places)], &TakeOptions::default())
}

/// As JAX has them, which sums products with ones and zeros: no zero is negative.
fn summed(x: &Value) -> R {
    match x.dtype().is_inexact() {
        true => lax::add(x, &lax::scalar(x.dtype(), 0.0)),
        false => Ok(x.clone()),
    }
}

fn length(x: &Value) -> usize {
    x.shape().last().copied().unwrap_or(0)
}

/// From place `start` of a vector on.
fn from(x: &Value, start: usize) -> R {
    lax::slice_in_dim(x, start, length(x), 0)
}

/// `toeplitz`: each diagonal has one value.
pub fn toeplitz(c: &Value, r: Option<&Value>) -> R {
    let r = match r {
        Some(r) => r.clone(),
        None => ew::conj(c)?,
    };
    let args = [shape::atleast(c, 1)?, shape::atleast(&r, 1)?];
    vectorized(&args, &[1, 1], &|args| {
        let (rows, columns) = (length(&args[0]), length(&args[1]));
        if rows == 0 || columns == 0 {
            let dtype = promote(args)?[0].dtype();
            return lax::full([rows, columns], &lax::scalar(dtype, 0.0));
        }
        let back = lax::rev(&args[0], &[0])?;
        let all = shape::concatenate(&[back, from(&args[1], 1)?], Some(0))?;
        let start = rows as i32 - 1;
        summed(&picked(&all, rows, columns, &|row, column| {
            start - row + column
        })?)
    })
}

/// `hankel`: each diagonal that rises has one value.
pub fn hankel(c: &Value, r: Option<&Value>) -> R {
    let r = match r {
        Some(r) => r.clone(),
        None => lax::full(c.shape(), &lax::scalar(c.dtype(), 0.0))?,
    };
    for (x, name) in [(c, "c"), (&r, "r")] {
        if x.ndim() == 0 {
            return Err(Error::value_error(format_args!(
                "hankel: {name} must be at least 1-dimensional, got a scalar."
            )));
        }
    }
    vectorized(&[c.clone(), r], &[1, 1], &|args| {
        let (rows, columns) = (length(&args[0]), length(&args[1]));
        if rows == 0 || columns == 0 {
            let dtype = promote(args)?[0].dtype();
            return lax::full([rows, columns], &lax::scalar(dtype, 0.0));
        }
        let all = shape::concatenate(&[args[0].clone(), from(&args[1], 1)?], Some(0))?;
        summed(&picked(&all, rows, columns, &|row, column| row + column)?)
    })
}

/// `circulant`: each column is the one before it, moved on by one.
pub fn circulant(c: &Value) -> R {
    vectorized(&[shape::atleast(c, 1)?], &[1], &|args| {
        let n = length(&args[0]);
        let turn = |row: i32, column: i32| (row - column).rem_euclid(n as i32);
        picked(&args[0], n, n, &turn)
    })
}

/// `leslie`: `f` in the first row, `s` below the diagonal.
pub fn leslie(f: &Value, s: &Value) -> R {
    let (f, s) = (shape::atleast(f, 1)?, shape::atleast(s, 1)?);
    if length(&f) < 2 {
        return Err(Error::value_error(format_args!(
            "The length of f along the last axis must be at least 2; got shape {}.",
            f.shape()
        )));
    }
    if length(&s) != length(&f) - 1 {
        return Err(Error::value_error(format_args!(
            "Incorrect lengths for f and s. The length of s along the last axis must be one less than the length of f; got f \
             shape {} and s shape {}.",
            f.shape(),
            s.shape()
        )));
    }
    vectorized(&[f, s], &[1, 1], &|args| {
        let args = promote(args)?;
        let n = length(&args[0]);
        let zero = lax::full([1], &lax::scalar(args[0].dtype(), 0.0))?;
        let all = shape::concatenate(&[args[0].clone(), args[1].clone(), zero], Some(0))?;
        let n = n as i32;
        picked(&all, n as usize, n as usize, &|row, column| match row {
            0 => column,
            _ if column == row - 1 => n + column,
            _ => 2 * n - 1,
        })
    })
}

/// `companion`: the matrix whose eigenvalues are the zeros of a polynomial.
pub fn companion(a: &Value) -> R {
    let a = shape::atleast(&promote_inexact(std::slice::from_ref(a))?[0], 1)?;
    if length(&a) < 2 {
        return Err(Error::value_error(format_args!(
            "The length of `a` along the last axis must be at least 2; got shape {}.",
            a.shape()
        )));
    }
    vectorized(&[a], &[1], &|args| {
        let a = &args[0];
        let m = length(a) - 1;
        let first = ew::divide(&lax::neg(&from(a, 1)?)?, &lax::index_in_dim(a, 0, 0)?)?;
        let below = creation::eye(m, m, -1, first.dtype())?;
        let below = lax::slice_in_dim(&below, 1, m, 0)?;
        shape::concatenate(&[lax::expand_dims(&first, &[0])?, below], Some(0))
    })
}

/// `fiedler`: how far each two elements are from each other.
pub fn fiedler(a: &Value) -> R {
    let a = shape::atleast(a, 1)?;
    let n = a.ndim();
    ew::absolute(&ew::subtract(
        &lax::expand_dims(&a, &[n])?,
        &lax::expand_dims(&a, &[n - 1])?,
    )?)
}

/// `fiedler_companion`: a companion matrix of five diagonals.
pub fn fiedler_companion(a: &Value) -> R {
    let a = shape::atleast(&promote_inexact(std::slice::from_ref(a))?[0], 1)?;
    if length(&a) == 0 {
        return Err(Error::value_error(format_args!(
            "fiedler_companion requires the last axis of 'a' to have nonzero length, but got an array of shape {}.",
            a.shape()
        )));
    }
    vectorized(&[a], &[1], &|args| {
        let a = &args[0];
        let n = length(a) - 1;
        let numbers = |value: f64| lax::full([1], &lax::scalar(a.dtype(), value));
        if n == 0 {
            return lax::full([0, 0], &lax::scalar(a.dtype(), 0.0));
        }
        let monic = lax::neg(&ew::divide(a, &lax::index_in_dim(a, 0, 0)?)?)?;
        let all = shape::concatenate(&[monic, numbers(1.0)?, numbers(0.0)?], Some(0))?;
        let (one, zero) = (n as i32 + 1, n as i32 + 2);
        let within = |at: i32| at.min(n as i32);
        picked(&all, n, n, &|row, column| match (row, column - row) {
            (0, 0) => 1,
            (1, -1) => one,
            (row, 1) if row % 2 == 0 => within(row + 2),
            (row, 2) if row % 2 == 0 => one,
            (row, -1) if row % 2 == 0 && row >= 2 => within(row + 1),
            (row, -2) if row % 2 == 1 && row >= 3 => one,
            _ => zero,
        })
    })
}

/// `convolution_matrix`: the matrix that convolves with a vector.
pub fn convolution_matrix(a: &Value, n: i64, mode: &str) -> R {
    if n <= 0 {
        return Err(Error::value_error(format_args!(
            "n must be a positive integer; got {n}."
        )));
    }
    if a.ndim() == 0 {
        return Err(Error::value_error(
            "convolution_matrix: a must be at least 1-dimensional, got a scalar.",
        ));
    }
    let (m, n) = (length(a), n as usize);
    if m < 1 {
        return Err(Error::value_error(format_args!(
            "len(a) must be at least 1; got shape {}.",
            a.shape()
        )));
    }
    let short = n.min(m) - 1;
    let (before, after) = match mode {
        "full" => (0, 0),
        "same" => (short / 2, short - short / 2),
        "valid" => (short, short),
        _ => {
            return Err(Error::value_error(format_args!(
                "mode must be one of 'full', 'valid', 'same'; got '{mode}'."
            )));
        }
    };
    jitted(
        "convolution_matrix",
        &format!("{n}{mode}"),
        std::slice::from_ref(a),
        |args| {
            let a = &args[0];
            let axis = a.ndim() - 1;
            let mut widths = vec![(0, 0); a.ndim()];
            widths[axis] = (0, n as i64 - 1);
            let padded = |x: &Value| {
                let filler = padding::PadMode::Constant(lax::weak_int(0));
                padding::pad(x, &widths, &filler)
            };
            let (forward, backward) = (padded(a)?, padded(&lax::rev(a, &[axis])?)?);
            let whole = m + n - 1;
            let column = lax::slice_in_dim(&forward, before, whole - after, axis)?;
            let row = lax::slice_in_dim(&backward, whole - n - before, whole - before, axis)?;
            toeplitz(&column, Some(&row))
        },
    )
}

/// 0, 1, 2 ... as columns, and as rows.
fn ramps(n: usize, dtype: DType) -> R<(Value, Value)> {
    let ramp = lax::iota(dtype, [n], 0)?;
    Ok((
        lax::expand_dims(&ramp, &[1])?,
        lax::expand_dims(&ramp, &[0])?,
    ))
}

/// A function of no arrays that JAX jits.
fn made(name: &'static str, statics: &str, f: impl FnOnce() -> R) -> R {
    jitted(name, statics, &[], |_| f())
}

fn size_of(n: i64) -> usize {
    freezeframe_base::how_many(n).unwrap_or(0)
}

/// `hilbert`: one over the sum of row and column, counted from a half.
pub fn hilbert(n: i64) -> R {
    made("hilbert", &n.to_string(), || {
        let (i, j) = ramps(size_of(n), float_dtype())?;
        let sum = ew::add(&ew::add(&i, &j)?, &lax::weak_int(1))?;
        ew::divide(&lax::weak_int(1), &sum)
    })
}

/// Which triangle of Pascal's matrices, or all.
fn kind_of<'a>(kind: Option<&'a str>, what: &str) -> R<&'a str> {
    match kind.unwrap_or("symmetric") {
        kind @ ("symmetric" | "lower" | "upper") => Ok(kind),
        other => Err(Error::value_error(format_args!(
            "Expected kind to {what} of: ['symmetric', 'lower', 'upper']; got {other}"
        ))),
    }
}

/// Binomial coefficients by logarithms of factorials.
fn binomials(n: &Value, k: &Value) -> R {
    jitted("_binom", "", &[n.clone(), k.clone()], |args| {
        let (n, k) = (&args[0], &args[1]);
        let one = lax::weak_float(1.0);
        let log = |x: &Value| lax::unary(freezeframe_core::UnaryOp::Lgamma, &ew::add(x, &one)?);
        let own = log(n)?;
        let rest = log(&ew::subtract(n, k)?)?;
        let chosen = log(k)?;
        lax::exp(&ew::subtract(&ew::subtract(&own, &rest)?, &chosen)?)
    })
}

/// `pascal`: binomial coefficients, as a triangle or as the product of both.
pub fn pascal(n: i64, kind: Option<&str>) -> R {
    let kind = kind_of(kind, "be on")?;
    made("pascal", &format!("{n}{kind}"), || {
        let (i, j) = ramps(size_of(n), DType::Float32)?;
        let lower = binomials(&i, &j)?;
        let upper = lax::transpose(&lower, &[1, 0])?;
        match kind {
            "lower" => Ok(lower),
            "upper" => Ok(upper),
            _ => super::linalg::dot(&lower, &upper),
        }
    })
}

/// `invpascal`: the inverse of [`pascal`].
pub fn invpascal(n: i64, kind: Option<&str>) -> R {
    let kind = kind_of(kind, "be one")?;
    made("invpascal", &format!("{n}{kind}"), || {
        let (i, j) = ramps(size_of(n), float_dtype())?;
        let signs = ew::power(&lax::weak_float(-1.0), &ew::subtract(&i, &j)?, None)?;
        let lower = ew::multiply(&signs, &binomials(&i, &j)?)?;
        let upper = lax::transpose(&lower, &[1, 0])?;
        match kind {
            "lower" => Ok(lower),
            "upper" => Ok(upper),
            _ => super::linalg::dot(&upper, &lower),
        }
    })
}

/// `helmert`: rows that stand at right angles on each other and, but for the first, on a row of ones.
pub fn helmert(n: i64, full: bool) -> R {
    if n < 1 {
        return Err(Error::value_error(format_args!(
            "n must be a positive integer; got {n}."
        )));
    }
    made("helmert", &format!("{n}{full}"), || {
        use super::choose::where_;
        let n = size_of(n);
        let i = lax::expand_dims(&lax::iota(DType::Int32, [n - 1], 0)?, &[1])?;
        let j = lax::expand_dims(&lax::iota(DType::Int32, [n], 0)?, &[0])?;
        let k = ew::add(&i, &lax::weak_int(1))?;
        let float = lax::convert(&k, float_dtype())?;
        let next = ew::add(&float, &lax::weak_int(1))?;
        let size = lax::sqrt(&ew::multiply(&float, &next)?)?;
        let before = ew::compare(BinaryOp::Le, &j, &i)?;
        let own = ew::compare(BinaryOp::Eq, &j, &k)?;
        let zeros = lax::full(size.shape(), &lax::scalar(size.dtype(), 0.0))?;
        let negative = ew::divide(&lax::neg(&float)?, &size)?;
        let rest = where_(&own, &negative, &zeros)?;
        let rows = where_(&before, &ew::divide(&lax::weak_float(1.0), &size)?, &rest)?;
        if !full {
            return Ok(rows);
        }
        let root = lax::sqrt(&lax::scalar(rows.dtype(), n as f64))?;
        let first = ew::divide(&lax::weak_float(1.0), &root)?;
        let first = lax::full([1, n], &lax::convert(&first, rows.dtype())?)?;
        shape::concatenate(&[first, rows], Some(0))
    })
}

/// `hadamard`: ones and minus ones, whose rows stand at right angles on each other.
pub fn hadamard(n: i64, dtype: DType) -> R {
    if n < 1 || !(n as u64).is_power_of_two() {
        return Err(Error::value_error(format_args!(
            "n must be a positive power of 2; got {n}."
        )));
    }
    Array::check_size(dtype, &[size_of(n), size_of(n)].into())?;
    made("hadamard", &format!("{n}{dtype}"), || {
        let mut matrix = lax::full([1, 1], &lax::scalar(dtype, 1.0))?;
        for _ in 0..n.trailing_zeros() {
            let negative = lax::neg(&matrix)?;
            let above = shape::concatenate(&[matrix.clone(), matrix.clone()], Some(1))?;
            let below = shape::concatenate(&[matrix, negative], Some(1))?;
            matrix = shape::concatenate(&[above, below], Some(0))?;
        }
        Ok(matrix)
    })
}

/// `dft`: the matrix of the Fourier transform.
pub fn dft(n: i64, scale: Option<&str>, dtype: Option<DType>) -> R {
    if let Some(other) = scale.filter(|it| !matches!(*it, "sqrtn" | "n")) {
        return Err(Error::value_error(format_args!(
            "scale must be None, 'sqrtn', or 'n'; got '{other}'."
        )));
    }
    let dtype = match dtype {
        None => float_dtype().to_complex().unwrap_or(DType::Complex64),
        Some(dtype) if dtype.is_complex() => dtype,
        Some(dtype) => {
            return Err(Error::value_error(format_args!(
                "dtype must be a complex floating-point type; got {}.",
                dtype.name()
            )));
        }
    };
    made("dft", &format!("{n}{scale:?}{dtype}"), || {
        let (i, j) = ramps(size_of(n), dtype)?;
        let turn = Scalar::Complex(-0.0, -2.0 * std::f64::consts::PI);
        let turn = Value::known(Array::from_scalar(DType::Complex64, turn), true);
        let angles = ew::multiply(&ew::multiply(&turn, &i)?, &j)?;
        let found = lax::exp(&ew::divide(&angles, &lax::weak_int(n))?)?;
        match scale {
            None => Ok(found),
            Some("n") => ew::divide(&found, &lax::weak_int(n)),
            Some(_) => {
                let root = lax::sqrt(&lax::scalar(float_dtype(), n as f64))?;
                ew::divide(&found, &root)
            }
        }
    })
}
