//! Linear algebra: matrices in the last two axes, batches before them.

use crate::{Aval, Error, Linalg, LinearSolve, Result};
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

/// What the operands of a primitive have to be: how many axes each matrix or vector of them has, and which dtypes.
struct Operands {
    ranks: &'static [usize],
    dtypes: &'static [DType],
    /// How JAX names the dtypes.
    words: &'static str,
}

const NUMBERS: &[DType] = &[
    DType::Float32,
    DType::Float64,
    DType::Complex64,
    DType::Complex128,
];

fn operands(op: &Linalg) -> Operands {
    let of = |ranks: &'static [usize]| Operands {
        ranks,
        dtypes: NUMBERS,
        words: "float32, complex128, complex64, float64",
    };
    let real = |ranks: &'static [usize]| Operands {
        ranks,
        dtypes: &[DType::Float32, DType::Float64],
        words: "float32, float64",
    };
    match op {
        Linalg::HouseholderProduct => of(&[2, 1]),
        Linalg::Ormqr { .. } => of(&[2, 1, 2]),
        Linalg::TridiagonalSolve { .. } => of(&[1, 1, 1, 2]),
        Linalg::CholeskyUpdate => real(&[2, 1]),
        Linalg::SymmetricProduct { .. } => real(&[2, 2]),
        Linalg::LuPivotsToPermutation { .. } => Operands {
            ranks: &[1],
            dtypes: &[DType::Int32],
            words: "int32",
        },
        // The second is of numbers of columns.
        Linalg::Geqp3 => of(&[2]),
        Linalg::Eigh { .. }
        | Linalg::Eig { .. }
        | Linalg::Svd { .. }
        | Linalg::Qr { .. }
        | Linalg::Geqrf
        | Linalg::Hessenberg
        | Linalg::Schur { .. }
        | Linalg::Tridiagonal { .. } => of(&[2]),
    }
}

/// The batch axes, and the shapes of the operands without them.
fn without_batch<'a>(op: &Linalg, args: &'a [Aval]) -> Result<(&'a [usize], Vec<&'a [usize]>)> {
    let (name, wanted) = (op.name(), operands(op));
    let (mut batches, mut shapes) = (Vec::new(), Vec::new());
    for (at, (rank, aval)) in wanted.ranks.iter().zip(args).enumerate() {
        let Some(split) = aval.ndim().checked_sub(*rank) else {
            return Err(Error::type_error(format_args!(
                "Input {at} to {name} must have rank at least {rank}, but got shape={}",
                aval.shape
            )));
        };
        if *op == Linalg::CholeskyUpdate && split > 0 {
            return Err(Error::type_error(format_args!(
                "Input {at} to {name} must have a rank of exactly {rank}, but got shape={}",
                aval.shape
            )));
        }
        let (batch, own) = aval.shape.dims().split_at(split);
        batches.push(batch);
        shapes.push(own);
    }
    let batch = batches.first().copied().unwrap_or_default();
    if batches.iter().any(|it| it.len() != batch.len()) {
        let counts: Vec<String> = batches.iter().map(|it| it.len().to_string()).collect();
        return Err(Error::type_error(format_args!(
            "All inputs to {name} must have the same number of batch dimensions, but got [{}] batch dimensions for the \
             inputs.",
            counts.join(", ")
        )));
    }
    Ok((batch, shapes))
}

fn check_dtypes(op: &Linalg, args: &[Aval]) -> Result<()> {
    let (name, wanted) = (op.name(), operands(op));
    let args = &args[..wanted.ranks.len().min(args.len())];
    for (at, aval) in args.iter().enumerate() {
        if !wanted.dtypes.contains(&aval.dtype) {
            return Err(Error::type_error(format_args!(
                "{name} does not accept dtype {} at position {at}. Accepted dtypes at position {at} are subtypes of {}.",
                aval.dtype.name(),
                wanted.words
            )));
        }
    }
    if args.iter().any(|it| it.dtype != args[0].dtype) {
        let names: Vec<&str> = args.iter().map(|it| it.dtype.name()).collect();
        return Err(Error::type_error(format_args!(
            "lax.{name} requires arguments to have the same dtypes, got {}.",
            names.join(", ")
        )));
    }
    Ok(())
}

/// The avals of the results of a primitive of `lax.linalg`.
pub(super) fn factors(op: &Linalg, args: &[Aval]) -> Result<Vec<Aval>> {
    let wanted = operands(op).ranks.len() + usize::from(*op == Linalg::Geqp3);
    if args.len() != wanted {
        return Err(Error::type_error(format_args!(
            "{} does not take {} operands",
            op.name(),
            args.len()
        )));
    }
    let (batch, shapes) = without_batch(op, args)?;
    let results = results(op, &shapes)?;
    check_dtypes(op, args)?;
    let own = args[0].dtype;
    let weak = args.iter().all(|it| it.weak_type);
    let avals = results.into_iter().map(|(kind, tail)| {
        let dtype = match kind {
            Numbers::Own => own,
            Numbers::Real => own.real_part(),
            Numbers::Complex => own.to_complex().unwrap_or(own),
            Numbers::Int => DType::Int32,
        };
        with(batch, &tail, dtype).with_weak_type(weak)
    });
    Ok(avals.collect())
}

/// Of which numbers a result is, beside its shape without the batch.
enum Numbers {
    Own,
    Real,
    Complex,
    Int,
}

fn results(op: &Linalg, shapes: &[&[usize]]) -> Result<Vec<(Numbers, Vec<usize>)>> {
    use Numbers::{Complex, Int, Own, Real};
    let own = |at: usize| shapes[at].to_vec();
    let (m, n) = match shapes[0] {
        [m, n] => (*m, *n),
        [m, ..] => (*m, *m),
        [] => (0, 0),
    };
    let k = m.min(n);
    check_shapes(op, shapes)?;
    Ok(match op {
        Linalg::Eigh {
            subset_by_index, ..
        } => {
            let count = subset_by_index.map_or(n, |(start, end)| end.saturating_sub(start));
            vec![(Own, vec![n, count]), (Real, vec![count])]
        }
        Linalg::Eig {
            compute_left_eigenvectors,
            compute_right_eigenvectors,
            ..
        } => {
            let count =
                usize::from(*compute_left_eigenvectors) + usize::from(*compute_right_eigenvectors);
            std::iter::once((Complex, vec![n]))
                .chain((0..count).map(|_| (Complex, vec![n, n])))
                .collect()
        }
        Linalg::Svd {
            compute_uv,
            full_matrices,
            subset_by_index,
            ..
        } => {
            let rank = subset_by_index.map_or(k, |(start, end)| k.min(end.saturating_sub(start)));
            let (rows, columns) = if *full_matrices { (m, n) } else { (rank, rank) };
            match compute_uv {
                true => vec![
                    (Real, vec![rank]),
                    (Own, vec![m, rows]),
                    (Own, vec![columns, n]),
                ],
                false => vec![(Real, vec![rank])],
            }
        }
        Linalg::Qr {
            full_matrices,
            pivoting,
        } => {
            let k = if *full_matrices { m } else { k };
            let mut results = vec![(Own, vec![m, k]), (Own, vec![k, n])];
            if *pivoting {
                results.push((Int, vec![n]));
            }
            results
        }
        Linalg::Geqrf => vec![(Own, own(0)), (Own, vec![k])],
        Linalg::Geqp3 => vec![(Own, own(0)), (Int, vec![n]), (Own, vec![k])],
        Linalg::HouseholderProduct | Linalg::CholeskyUpdate => vec![(Own, own(0))],
        Linalg::Ormqr { .. } => vec![(Own, own(2))],
        Linalg::Hessenberg => vec![(Own, own(0)), (Own, vec![n.saturating_sub(1)])],
        Linalg::Schur {
            compute_schur_vectors,
            ..
        } => match compute_schur_vectors {
            true => vec![(Own, own(0)), (Own, own(0))],
            false => vec![(Own, own(0))],
        },
        Linalg::Tridiagonal { .. } => vec![
            (Own, own(0)),
            (Real, vec![n]),
            (Real, vec![n - 1]),
            (Own, vec![n - 1]),
        ],
        Linalg::TridiagonalSolve { .. } => vec![(Own, own(3))],
        Linalg::LuPivotsToPermutation { permutation_size } => vec![(Int, vec![*permutation_size])],
        Linalg::SymmetricProduct { .. } => vec![(Own, own(1))],
    })
}

/// A shape as JAX prints it.
fn shown(dims: &[usize]) -> Shape {
    Shape::new(dims)
}

/// JAX's error for matrices that do not fit.
fn check_shapes(op: &Linalg, shapes: &[&[usize]]) -> Result<()> {
    let name = op.name();
    let first = shapes[0];
    let is_square = first.len() == 2 && first[0] == first[1];
    let value = |text: String| Err(Error::value_error(text));
    match op {
        Linalg::Eigh { .. } if !is_square => value(format!(
            "Argument to symmetric eigendecomposition must have shape [..., n, n], got shape {}",
            shown(first)
        )),
        Linalg::Hessenberg if !is_square => value(format!(
            "Argument to Hessenberg reduction must have shape [..., n, n], got shape {}",
            shown(first)
        )),
        Linalg::Tridiagonal { .. } if !is_square || first[0] == 0 => value(format!(
            "The input to {name} must be a square matrix. Got shape {}.",
            shown(first)
        )),
        Linalg::Eig { .. } | Linalg::Schur { .. } if !is_square => value(format!(
            "The input to {name} must be a square matrix. Got shape {}.",
            shown(first)
        )),
        Linalg::Svd {
            full_matrices: true,
            subset_by_index: Some(subset),
            ..
        } if *subset != (0, first[0].min(first[1])) => {
            value("full_matrices and subset_by_index cannot both be set".into())
        }
        Linalg::HouseholderProduct if first[0] < first[1] => value(format!(
            "The first argument to householder_product must have at least as many rows as columns, got shape {}",
            shown(first)
        )),
        Linalg::HouseholderProduct if shapes[1][0] > first[1] => value(
            "The second argument to householder_product must not have more rows than the minimum of the first argument's \
             rows and columns."
                .into(),
        ),
        Linalg::Ormqr { left: true, .. } if shapes[2][0] != first[0] => value(format!(
            "ormqr with left=True expects c to have the same number of rows as the Householder matrix a. Got a shape {} \
             and c shape {}.",
            shown(first),
            shown(shapes[2])
        )),
        Linalg::Ormqr { left: false, .. } if shapes[2][1] != first[0] => value(format!(
            "ormqr with left=False expects c to have the same number of columns as the Householder matrix a has rows. Got \
             a shape {} and c shape {}.",
            shown(first),
            shown(shapes[2])
        )),
        Linalg::LuPivotsToPermutation { permutation_size } if *permutation_size < first[0] => {
            value(format!(
                "Output permutation size {permutation_size} has to exceed the trailing dimension of the pivots. Got \
                 pivots size {}",
                first[0]
            ))
        }
        Linalg::CholeskyUpdate if !is_square || shapes[1][0] != first[0] => value(format!(
            "Rank-1 update to Cholesky decomposition takes a square matrix and a vector of the same size as input. Got \
             shapes {} and {} instead",
            shown(first),
            shown(shapes[1])
        )),
        Linalg::SymmetricProduct { .. }
            if first[0] != shapes[1][1] || shapes[1][0] != shapes[1][1] =>
        {
            value(format!(
                "symmetric_update expects a rectangular matrix of shape (m, n) and a square matrix of shape (n, n). Got \
                 shapes {} and {}.",
                shown(first),
                shown(shapes[1])
            ))
        }
        Linalg::TridiagonalSolve { .. } if first != shapes[1] || first != shapes[2] => {
            Err(Error::type_error(
                "tridiagonal_solve requires that all diagonal arguments have the same shape.",
            ))
        }
        Linalg::TridiagonalSolve { .. } if first[0] != shapes[3][0] => Err(Error::type_error(
            "tridiagonal_solve requires that the leading ndim-1 dimensions of b equal the dimensions of the diagonal \
             arguments.",
        )),
        _ => Ok(()),
    }
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
