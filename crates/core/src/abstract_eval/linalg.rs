//! Linear algebra: matrices in the last two axes, batches before them.

use crate::{Aval, Error, LinearSolve, Result};
use freezeframe_array::{DType, Kind, Shape};

/// The axes before the matrix, and its rows and columns.
fn matrix<'a>(name: &str, position: usize, x: &'a Aval) -> Result<(&'a [usize], usize, usize)> {
    match x.shape.dims() {
        [batch @ .., rows, columns] => Ok((batch, *rows, *columns)),
        _ => Err(Error::type_error(format_args!(
            "Input {position} to {name} must have rank at least 2, but got shape={}",
            x.shape
        ))),
    }
}

/// Most functions of LAPACK know four dtypes.
pub(super) fn check_dtype(name: &str, position: usize, x: &Aval) -> Result<()> {
    let known = matches!(
        x.dtype,
        DType::Float32 | DType::Float64 | DType::Complex64 | DType::Complex128
    );
    if known {
        return Ok(());
    }
    Err(Error::type_error(format_args!(
        "{name} does not accept dtype {} at position {position}. Accepted dtypes at position {position} are subtypes of \
         float32, complex128, complex64, float64.",
        x.dtype.name()
    )))
}

fn check_square(name: &str, x: &Aval) -> Result<()> {
    check_dtype(name, 0, x)?;
    let (_, rows, columns) = matrix(name, 0, x)?;
    if rows == columns {
        return Ok(());
    }
    Err(Error::value_error(format_args!(
        "The input to {name} must be a square matrix. Got shape ({rows}, {columns})."
    )))
}

pub(super) fn cholesky(x: &Aval) -> Result<Aval> {
    check_square("cholesky", x)?;
    Ok(x.strip_weak_type())
}

fn with(batch: &[usize], tail: &[usize], dtype: DType) -> Aval {
    let shape: Shape = batch.iter().chain(tail).copied().collect();
    Aval::new(shape, dtype)
}

pub(super) fn lu(x: &Aval) -> Result<Vec<Aval>> {
    check_dtype("lu", 0, x)?;
    let (batch, rows, columns) = matrix("lu", 0, x)?;
    Ok(vec![
        x.strip_weak_type(),
        with(batch, &[rows.min(columns)], DType::Int32),
        with(batch, &[rows], DType::Int32),
    ])
}

/// The solution has the avals of the right side; what is computed besides comes after it.
pub(super) fn linear_solve(solve: &LinearSolve, args: &[Aval]) -> Result<Vec<Aval>> {
    let consts: usize = solve.const_lengths.iter().sum();
    let Some(right) = args.get(consts..) else {
        return Err(Error::type_error(
            "custom_linear_solve has too few operands",
        ));
    };
    let mut avals = right.to_vec();
    let found = solve.solve.out_avals();
    avals.extend(found.into_iter().skip(right.len()));
    Ok(avals)
}

pub(super) fn triangular_solve(a: &Aval, b: &Aval, left_side: bool) -> Result<Aval> {
    let name = "triangular_solve";
    for (position, aval) in [a, b].into_iter().enumerate() {
        if !matches!(aval.dtype.kind(), Kind::Float | Kind::Complex) {
            return Err(Error::type_error(format_args!(
                "{name} does not accept dtype {} at position {position}. Accepted dtypes at position {position} are \
                 subtypes of floating, complexfloating.",
                aval.dtype.name()
            )));
        }
    }
    if a.dtype != b.dtype {
        return Err(Error::type_error(format_args!(
            "{name} requires arguments to have equal dtypes, got {} and {}.",
            a.dtype.name(),
            b.dtype.name()
        )));
    }
    let (batch, rows, columns) = matrix(name, 0, a)?;
    let (other, b_rows, b_columns) = matrix(name, 1, b)?;
    if batch.len() != other.len() {
        return Err(Error::type_error(format_args!(
            "All inputs to {name} must have the same number of batch dimensions, but got [{}, {}] batch dimensions for \
             the inputs.",
            batch.len(),
            other.len()
        )));
    }
    if rows != columns {
        return Err(Error::value_error(format_args!(
            "The first input to {name} must be a square matrix. Got shape ({rows}, {columns})."
        )));
    }
    let side = if left_side { b_rows } else { b_columns };
    if side != columns || batch != other {
        return Err(Error::value_error(format_args!(
            "Incompatible shapes for arguments to {name}: ({rows}, {columns}) and ({b_rows}, {b_columns})."
        )));
    }
    Ok(b.strip_weak_type())
}
