//! The derivatives of eigenvalues, singular values and orthogonal factors, and of tridiagonal systems.

use super::Dual;
use super::linalg::{eye, flipped, matmul, matrix_product, rows_at, solve, triangle, triangular};
use crate::ad::Tangent;
use crate::{
    BinaryOp, Error, Gather, GatherDims, GatherMode, Ints, Linalg, Precision, Primitive, Result,
    Scatter, ScatterDims, ScatterOp, UnaryOp, Value, bind, bind1, jit_call, lax,
};
use freezeframe_array::{DType, Shape};
use std::rc::Rc;

/// The results of a primitive of `lax.linalg` and their tangents.
pub(super) fn rule(
    primitive: &Primitive,
    op: &Linalg,
    primals: &[Value],
    tangents: &[Tangent],
) -> Result<Dual> {
    match op {
        Linalg::Eigh {
            subset_by_index, ..
        } => {
            let n = last(&primals[0], 1);
            if subset_by_index.is_some_and(|subset| subset != (0, n)) {
                return Err(Error::not_implemented(
                    "Derivatives not defined for partial eigen decomposition.",
                ));
            }
            eigh(primitive, &primals[0], &tangents[0].instantiate()?)
        }
        Linalg::Eig { .. } => eig(op, &primals[0], &tangents[0].instantiate()?),
        Linalg::Svd { .. } => svd(op, &primals[0], &tangents[0].instantiate()?),
        Linalg::Qr { .. } => qr(primitive, op, &primals[0], &tangents[0].instantiate()?),
        Linalg::TridiagonalSolve { .. } => tridiagonal_solve(primitive, primals, tangents),
        Linalg::LuPivotsToPermutation { .. } => {
            Ok(super::without_tangents(bind(primitive, primals)?))
        }
        Linalg::Geqrf
        | Linalg::Geqp3
        | Linalg::HouseholderProduct
        | Linalg::Ormqr { .. }
        | Linalg::Hessenberg
        | Linalg::Schur { .. }
        | Linalg::Tridiagonal { .. }
        | Linalg::CholeskyUpdate
        | Linalg::SymmetricProduct { .. } => Err(Error::not_implemented(format_args!(
            "Differentiation rule for '{}' not implemented",
            op.name()
        ))),
    }
}

fn with_tangents(results: Vec<Value>, tangents: Vec<Value>) -> Dual {
    (
        results,
        tangents.into_iter().map(Tangent::Nonzero).collect(),
    )
}

/// The length of the last axis but so many.
fn last(x: &Value, before: usize) -> usize {
    x.shape()[x.ndim() - before]
}

/// Transposed, and conjugated where numbers are complex.
fn adjoint(x: &Value) -> Result<Value> {
    conjugate(&flipped(x)?)
}

fn conjugate(x: &Value) -> Result<Value> {
    match x.dtype().is_complex() {
        true => lax::conj(x),
        false => Ok(x.clone()),
    }
}

fn real(x: &Value) -> Result<Value> {
    match x.dtype().is_complex() {
        true => lax::real(x),
        false => Ok(x.clone()),
    }
}

fn cast(x: &Value, dtype: DType) -> Result<Value> {
    lax::convert_element_type(x, dtype, false)
}

/// Numbers for each column as rows of one, or with `column` as columns of one.
fn beside(x: &Value, column: bool) -> Result<Value> {
    let ndim = x.ndim();
    lax::expand_dims(x, &[if column { ndim } else { ndim - 1 }])
}

/// The identity, with axes of length one for the batch.
fn unit(dtype: DType, size: usize, ndim: usize) -> Result<Value> {
    lax::expand_dims(&eye(dtype, size)?, &leading(ndim))
}

fn leading(ndim: usize) -> Vec<usize> {
    (0..ndim - 2).collect()
}

/// The places of a diagonal, as `x[..., i, i]` takes them.
fn diagonal_places(at: &Value) -> Result<Value> {
    let size = at.shape()[0];
    let column = || -> Result<Value> {
        let negative = lax::lt(at, &lax::const_like(at, 0.0))?;
        let shifted = lax::add(at, &lax::const_like(at, size as f64))?;
        lax::select(&negative, &shifted, at)
    };
    let (row, column) = (column()?, column()?);
    let (row, column) = (
        lax::expand_dims(&row, &[1])?,
        lax::expand_dims(&column, &[1])?,
    );
    lax::concatenate(&[row, column], 1)
}

/// The diagonals of stacks of square matrices.
fn diagonal(x: &Value) -> Result<Value> {
    let ndim = x.ndim();
    let size = last(x, 1).min(last(x, 2));
    let at = lax::iota(DType::Int32, &[size].into(), 0)?;
    let batch = leading(ndim);
    let mut slice_sizes = x.shape()[..ndim - 2].to_vec();
    slice_sizes.extend([1, 1]);
    let gather = Gather {
        dims: GatherDims {
            offset_dims: batch,
            collapsed_slice_dims: vec![ndim - 2, ndim - 1],
            start_index_map: vec![ndim - 2, ndim - 1],
            ..GatherDims::default()
        },
        slice_sizes,
        indices_are_sorted: false,
        unique_indices: false,
        mode: GatherMode::PromiseInBounds,
        fill_value: None,
        batched: false,
    };
    let args = [x.clone(), diagonal_places(&at)?];
    bind1(&Primitive::Gather(Rc::new(gather)), &args)
}

/// Square matrices with these diagonals.
fn diagonal_matrix(x: &Value) -> Result<Value> {
    let (ndim, size) = (x.ndim(), last(x, 1));
    let at = lax::iota(DType::Int32, &[size].into(), 0)?;
    let shape: Shape = x.shape().iter().copied().chain([size]).collect();
    let zeros = lax::full(&shape, lax::constant(x.dtype(), 0.0))?;
    let scatter = Scatter {
        op: ScatterOp::Set,
        dims: ScatterDims {
            update_window_dims: (0..ndim - 1).collect(),
            inserted_window_dims: vec![ndim - 1, ndim],
            scatter_dims_to_operand_dims: vec![ndim - 1, ndim],
            ..ScatterDims::default()
        },
        indices_are_sorted: false,
        unique_indices: false,
        mode: GatherMode::FillOrDrop,
        update_jaxpr: None,
        batched: false,
    };
    let args = [zeros, diagonal_places(&at)?, x.clone()];
    bind1(&Primitive::Scatter(Rc::new(scatter)), &args)
}

// A v = v w: w' = diag(v^H A' v), v' = v (F * (v^H A' v)), F the inverse of the differences of eigenvalues
fn eigh(primitive: &Primitive, a: &Value, g: &Value) -> Result<Dual> {
    let sum = lax::add(a, &adjoint(a)?)?;
    let symmetric = lax::div(&sum, &lax::constant(sum.dtype(), 2.0))?;
    let results = bind(primitive, &[symmetric])?;
    let (v, own) = (&results[0], &results[1]);
    let (n, ndim) = (last(a, 1), a.ndim());
    let w = cast(own, a.dtype())?;
    let one = eye(a.dtype(), n)?;
    let one = || lax::expand_dims(&one, &leading(ndim));
    let differences = lax::sub(&beside(&w, false)?, &beside(&w, true)?)?;
    let inverse = lax::integer_pow(&lax::add(&differences, &one()?)?, -1)?;
    let factors = lax::sub(&inverse, &one()?)?;
    let inside = matmul(&matmul(&adjoint(v)?, g)?, v)?;
    let vectors = matmul(v, &lax::mul(&factors, &inside)?)?;
    let values = diagonal(&real(&inside)?)?;
    Ok(with_tangents(results, vec![vectors, values]))
}

/// A product whose dtype is said, as `@` has it.
fn product(x: &Value, y: &Value, precision: Option<Precision>) -> Result<Value> {
    let kind = (precision, Some(x.dtype()));
    lax::precise_dot_general(x, y, matrix_product(x.ndim()), kind)
}

// A = U S V^H
fn svd(op: &Linalg, a: &Value, g: &Value) -> Result<Dual> {
    let Linalg::Svd {
        algorithm,
        compute_uv,
        full_matrices,
        subset_by_index,
    } = op
    else {
        return Err(Error::type_error("only svd comes here"));
    };
    let reduced = Primitive::Linalg(Linalg::Svd {
        algorithm: algorithm.clone(),
        compute_uv: true,
        full_matrices: false,
        subset_by_index: *subset_by_index,
    });
    let mut results = bind(&reduced, std::slice::from_ref(a))?;
    let (m, n) = (last(a, 2), last(a, 1));
    if *compute_uv && *full_matrices && m != n {
        return Err(Error::not_implemented(
            "Singular value decomposition JVP not implemented for full matrices",
        ));
    }
    if *compute_uv && subset_by_index.is_some_and(|subset| subset != (0, m.min(n))) {
        return Err(Error::not_implemented(
            "Singular value decomposition JVP not implemented for subset_by_index with compute_uv=True",
        ));
    }
    let dtype = a.dtype();
    let dot = |x: &Value, y: &Value| product(x, y, Some(Precision::Highest));
    let (s, u, vt) = (&results[0], &results[1], &results[2]);
    let (ut, v) = (adjoint(u)?, adjoint(vt)?);
    let row = beside(s, false)?;
    let inside = dot(&dot(&ut, g)?, &v)?;
    let values = diagonal(&real(&inside)?)?;
    if !compute_uv {
        results.truncate(1);
        return Ok(with_tangents(results, vec![values]));
    }
    let sum = lax::add(&row, &flipped(&row)?)?;
    let differences = lax::mul(&sum, &lax::sub(&row, &flipped(&row)?)?)?;
    let one = unit(s.dtype(), last(s, 1), differences.ndim())?;
    let number = |value: f64, like: &Value| lax::constant(like.dtype(), value);
    let inverse = lax::add(&differences, &one)?;
    let factors = lax::sub(&lax::div(&number(1.0, &inverse), &inverse)?, &one)?;
    let right = lax::mul(&cast(&row, dtype)?, &inside)?;
    let left = lax::mul(&flipped(&cast(&row, dtype)?)?, &inside)?;
    let zeros = cast(&lax::eq(s, &number(0.0, s))?, s.dtype())?;
    let safe = lax::add(s, &zeros)?;
    let inverses = lax::sub(&lax::div(&number(1.0, &safe), &safe)?, &zeros)?;
    let inverses = diagonal_matrix(&inverses)?;
    let odd = lax::sub(&inside, &adjoint(&inside)?)?;
    let odd = lax::mul(&number(0.5, &odd), &odd)?;
    let odd = lax::mul(&odd, &cast(&inverses, dtype)?)?;
    let weighted = |x: &Value| -> Result<Value> {
        let factors = cast(&factors, dtype)?;
        lax::mul(&factors, &lax::add(x, &adjoint(x)?)?)
    };
    let mut du = dot(u, &lax::add(&weighted(&right)?, &odd)?)?;
    let mut dv = dot(&v, &weighted(&left)?)?;
    let outside = |g: &Value, own: &Value, own_adjoint: &Value, other: &Value| -> Result<Value> {
        let moved = dot(g, other)?;
        let rest = lax::sub(&moved, &dot(own, &dot(own_adjoint, &moved)?)?)?;
        lax::div(&rest, &cast(&row, dtype)?)
    };
    if m > n {
        du = lax::add(&du, &outside(g, u, &ut, &v)?)?;
    }
    if n > m {
        dv = lax::add(&dv, &outside(&adjoint(g)?, &v, vt, u)?)?;
    }
    let tangents = vec![values, du, adjoint(&dv)?];
    Ok(with_tangents(results, tangents))
}

/// Rows and columns from one place to another.
fn block(x: &Value, rows: (usize, usize), columns: (usize, usize)) -> Result<Value> {
    let ndim = x.ndim();
    let (mut starts, mut limits) = (vec![0; ndim], x.shape().to_vec());
    (starts[ndim - 2], limits[ndim - 2]) = rows;
    (starts[ndim - 1], limits[ndim - 1]) = columns;
    if starts.iter().all(|it| *it == 0) && limits == x.shape().to_vec() {
        return Ok(x.clone());
    }
    lax::slice(x, &starts, &limits, None)
}

/// The tangents of both factors of matrices that are not wide, without those that only complete a basis.
fn thin_qr(q: &Value, r: &Value, g: &Value) -> Result<(Value, Value)> {
    let at = |x: &Value, y: &Value| product(x, y, None);
    let outer = solve(&triangular(false, false), r, g)?;
    let inner = at(&adjoint(q)?, &outer)?;
    let lower = triangle(&inner, true, 1)?;
    let skew = lax::sub(&lower, &adjoint(&lower)?)?;
    let one = unit(skew.dtype(), last(r, 1), inner.ndim())?;
    let imaginary = match inner.dtype().is_complex() {
        true => lax::sub(&inner, &cast(&lax::real(&inner)?, inner.dtype())?)?,
        false => lax::sub(&inner, &inner)?,
    };
    let skew = lax::add(&skew, &lax::mul(&one, &imaginary)?)?;
    let dq = lax::add(&at(q, &lax::sub(&skew, &inner)?)?, &outer)?;
    let dr = at(&lax::sub(&inner, &skew)?, r)?;
    Ok((dq, dr))
}

// A = Q R
fn qr(primitive: &Primitive, op: &Linalg, x: &Value, g: &Value) -> Result<Dual> {
    let results = bind(primitive, std::slice::from_ref(x))?;
    let (q, r) = (&results[0], &results[1]);
    let (m, n) = (last(x, 2), last(x, 1));
    let at = |x: &Value, y: &Value| product(x, y, None);
    let g = match results.get(2) {
        Some(order) => columns_at(g, order)?,
        None => g.clone(),
    };
    let full = matches!(
        op,
        Linalg::Qr {
            full_matrices: true,
            ..
        }
    );
    let (dq, dr) = if m < n {
        let rest = block(x, (0, m), (m, n))?;
        let (first, second) = (block(&g, (0, m), (0, m))?, block(&g, (0, m), (m, n))?);
        let (dq, dr) = thin_qr(q, &block(r, (0, m), (0, m))?, &first)?;
        let more = lax::add(&at(&adjoint(&dq)?, &rest)?, &at(&adjoint(q)?, &second)?)?;
        let axis = dr.ndim() - 1;
        let dr = lax::concatenate(&[dr, more], axis)?;
        (dq, dr)
    } else {
        let (thin, square) = match full {
            true => (block(q, (0, m), (0, n))?, block(r, (0, n), (0, n))?),
            false => (q.clone(), r.clone()),
        };
        let (dq, dr) = thin_qr(&thin, &square, &g)?;
        match full && m > n {
            true => full_qr(q, &thin, dq, dr)?,
            false => (dq, dr),
        }
    };
    let still = results.get(2).map(Tangent::zero_of);
    let tangents = [dq, dr].into_iter().map(Tangent::Nonzero).chain(still);
    let tangents = tangents.collect();
    Ok((results, tangents))
}

/// The tangents of the factors with all columns of the orthogonal one, from those of the reduced ones.
fn full_qr(q: &Value, thin: &Value, dq: Value, dr: Value) -> Result<(Value, Value)> {
    let at = |x: &Value, y: &Value| product(x, y, None);
    let (m, n, ndim) = (last(q, 1), last(thin, 1), q.ndim());
    let (upper, lower) = (block(thin, (0, n), (0, n))?, block(thin, (n, m), (0, n))?);
    let rest = block(q, (0, m), (n, m))?;
    let (d_upper, d_lower) = (block(&dq, (0, n), (0, n))?, block(&dq, (n, m), (0, n))?);
    let one = unit(q.dtype(), n, ndim)?;
    let factors = bind(&Primitive::Lu, &[lax::sub(&upper, &one)?])?;
    let args = [factors[0].clone(), factors[2].clone(), adjoint(&lower)?];
    let z_adjoint = solve_adjoint(&args)?;
    let z = adjoint(&z_adjoint)?;
    let first = at(&dq, &z_adjoint)?;
    let own = lax::add(thin, &at(&rest, &z)?)?;
    let change = lax::sub(&d_lower, &at(&z, &d_upper)?)?;
    let more = lax::sub(&first, &at(&own, &adjoint(&change)?)?)?;
    let dq = lax::concatenate(&[dq, more], ndim - 1)?;
    let mut zeros = dr.shape().to_vec();
    zeros[ndim - 2] = m - n;
    let zeros = lax::full(&zeros.into(), lax::constant(dr.dtype(), 0.0))?;
    let dr = lax::concatenate(&[dr, zeros], ndim - 2)?;
    Ok((dq, dr))
}

/// The solution of a system with the adjoint of a matrix whose triangular factors are known.
fn solve_adjoint(args: &[Value]) -> Result<Value> {
    let mut found = jit_call("_lu_solve", "2", args, |args| {
        let batch = args[0].ndim() - 2;
        let solved = crate::transforms::over_leading_axes(args, batch, &|args| {
            let complex = args[0].dtype().is_complex();
            let back = |lower: bool| Primitive::TriangularSolve {
                left_side: true,
                lower,
                transpose_a: true,
                conjugate_a: complex,
                unit_diagonal: lower,
            };
            let x = solve(&back(false), &args[0], &args[2])?;
            let x = solve(&back(true), &args[0], &x)?;
            let order = lax::iota(DType::Int32, &args[1].shape(), 0)?;
            let sort = Primitive::Sort {
                dimension: 0,
                is_stable: true,
                num_keys: 1,
            };
            let sorted = bind(&sort, &[args[1].clone(), order])?;
            rows_at(&x, &sorted[1])
        })?;
        Ok(vec![solved])
    })?;
    found
        .pop()
        .ok_or_else(|| Error::type_error("_lu_solve has one result"))
}

/// The columns of a matrix at these places.
fn columns_at(x: &Value, columns: &Value) -> Result<Value> {
    if x.ndim() != 2 {
        return Err(Error::not_implemented(
            "the derivative of qr with pivoting is not implemented for stacks of matrices",
        ));
    }
    let negative = lax::lt(columns, &lax::const_like(columns, 0.0))?;
    let shifted = lax::add(columns, &lax::const_like(columns, last(x, 1) as f64))?;
    let columns = lax::select(&negative, &shifted, columns)?;
    let gather = Gather {
        dims: GatherDims {
            offset_dims: vec![0],
            collapsed_slice_dims: vec![1],
            start_index_map: vec![1],
            ..GatherDims::default()
        },
        slice_sizes: vec![last(x, 2), 1],
        indices_are_sorted: false,
        unique_indices: false,
        mode: GatherMode::PromiseInBounds,
        fill_value: None,
        batched: false,
    };
    let places = lax::expand_dims(&columns, &[1])?;
    bind1(&Primitive::Gather(Rc::new(gather)), &[x.clone(), places])
}

/// The solution of `a x = b` for stacks of matrices.
fn solved(a: &Value, b: &Value) -> Result<Value> {
    let factors = bind(&Primitive::Lu, std::slice::from_ref(a))?;
    let args = [factors[0].clone(), factors[2].clone(), b.clone()];
    crate::transforms::over_leading_axes(&args, a.ndim() - 2, &|args| {
        let mut unit = triangular(true, true);
        if let Primitive::TriangularSolve { unit_diagonal, .. } = &mut unit {
            *unit_diagonal = true;
        }
        let x = solve(&unit, &args[0], &rows_at(&args[2], &args[1])?)?;
        solve(&triangular(true, false), &args[0], &x)
    })
}

// A v = v w, for vectors of length one whose largest element is real
fn eig(op: &Linalg, a: &Value, g: &Value) -> Result<Dual> {
    let Linalg::Eig {
        compute_left_eigenvectors: has_left,
        compute_right_eigenvectors: has_right,
        enable_eigvec_derivs,
        implementation,
    } = op
    else {
        return Err(Error::type_error("only eig comes here"));
    };
    if (*has_left || *has_right) && !enable_eigvec_derivs {
        return Err(Error::not_implemented(
            "Derivatives of non-symmetric eigenvectors are only valid under assumptions on the input that JAX cannot check \
             (see the enable_eigvec_derivs argument to jax.lax.linalg.eig). Pass enable_eigvec_derivs=True to \
             jax.lax.linalg.eig to opt in. See https://github.com/jax-ml/jax/issues/2748 for discussion.",
        ));
    }
    let with_right = Primitive::Linalg(Linalg::Eig {
        compute_left_eigenvectors: *has_left,
        compute_right_eigenvectors: true,
        enable_eigvec_derivs: *enable_eigvec_derivs,
        implementation: implementation.clone(),
    });
    let found = bind(&with_right, std::slice::from_ref(a))?;
    let (w, right) = (&found[0], &found[found.len() - 1]);
    let g = cast(g, right.dtype())?;
    if !has_left && !has_right {
        let inside = lax::mul(&solved(right, &g)?, &flipped(right)?)?;
        let values = lax::reduce_sum(&inside, &[inside.ndim() - 1])?;
        return Ok(with_tangents(vec![w.clone()], vec![values]));
    }
    let (values, vectors) = eigenvectors(w, right, &g)?;
    let (mut results, mut tangents) = (vec![w.clone()], vec![values]);
    if *has_left {
        let (_, left) = eigenvectors(&lax::conj(w)?, &found[1], &adjoint(&g)?)?;
        results.push(found[1].clone());
        tangents.push(left);
    }
    if *has_right {
        results.push(right.clone());
        tangents.push(vectors);
    }
    Ok(with_tangents(results, tangents))
}

fn eigenvectors(w: &Value, v: &Value, g: &Value) -> Result<(Value, Value)> {
    let (n, ndim, rows) = (last(w, 1), v.ndim(), v.ndim() - 2);
    let one = eye(w.dtype(), n)?;
    let one = || lax::expand_dims(&one, &leading(ndim));
    let sum = lax::add(&one()?, &beside(w, false)?)?;
    let sum = lax::sub(&sum, &beside(w, true)?)?;
    let number = |value: f64| lax::constant(w.dtype(), value);
    let factors = lax::sub(&lax::div(&number(1.0), &sum)?, &one()?)?;
    let inside = matmul(&solved(v, g)?, v)?;
    let values = diagonal(&inside)?;
    let moved = matmul(v, &lax::mul(&factors, &inside)?)?;
    let largest = Primitive::ArgMax {
        axes: Ints::from(vec![rows]),
        index_dtype: DType::Int32,
    };
    let largest = bind1(&largest, &[lax::abs(v)?])?;
    let places = lax::iota(DType::Int32, &v.shape(), rows)?;
    let mask = lax::eq(&places, &lax::expand_dims(&largest, &[rows])?)?;
    let mask = cast(&mask, v.dtype())?;
    let along = |x: &Value| lax::reduce_sum(x, &[rows]);
    let shrink = lax::neg(&lax::real(&along(&lax::mul(&lax::conj(v)?, &moved)?)?)?)?;
    let turn = lax::unary(UnaryOp::Imag, &along(&lax::mul(&mask, &moved)?)?)?;
    let turn = lax::div(
        &lax::neg(&turn)?,
        &lax::real(&along(&lax::mul(&mask, v)?)?)?,
    )?;
    let change = lax::binary(BinaryOp::Complex, &shrink, &turn)?;
    let vectors = lax::mul(v, &lax::expand_dims(&change, &[rows])?)?;
    Ok((values, lax::add(&moved, &vectors)?))
}

// A x = b: x' = A^-1 (b' - A' x)
fn tridiagonal_solve(
    primitive: &Primitive,
    primals: &[Value],
    tangents: &[Tangent],
) -> Result<Dual> {
    let answer = bind1(primitive, primals)?;
    let (bands, right) = tangents.split_at(3);
    let change = match bands.iter().all(Tangent::is_zero) {
        true => right[0].clone(),
        false => {
            let bands = bands
                .iter()
                .map(Tangent::instantiate)
                .collect::<Result<Vec<_>>>()?;
            let moved = tridiagonal_product(&bands, &answer)?;
            right[0].add(&Tangent::Nonzero(lax::neg(&moved)?))?
        }
    };
    let mut args = primals.to_vec();
    args[3] = change.instantiate()?;
    let tangent = bind1(primitive, &args)?;
    Ok(with_tangents(vec![answer], vec![tangent]))
}

/// The product of a tridiagonal matrix and columns.
fn tridiagonal_product(bands: &[Value], b: &Value) -> Result<Value> {
    let (rows, n) = (b.ndim() - 2, last(b, 2));
    let column = |x: &Value| lax::expand_dims(x, &[x.ndim()]);
    let rows_of = |x: &Value, from: usize, to: usize| {
        let (mut starts, mut limits) = (vec![0; x.ndim()], x.shape().to_vec());
        (starts[rows], limits[rows]) = (from, to);
        lax::slice(x, &starts, &limits, None)
    };
    let padded = |x: &Value, low: i64, high: i64| {
        let mut config = vec![(0, 0, 0); x.ndim()];
        config[rows] = (low, high, 0);
        lax::pad(x, &lax::constant(x.dtype(), 0.0), config)
    };
    let own = lax::mul(&column(&bands[1])?, b)?;
    let below = lax::mul(&rows_of(&column(&bands[0])?, 1, n)?, &rows_of(b, 0, n - 1)?)?;
    let above = lax::mul(&rows_of(&column(&bands[2])?, 0, n - 1)?, &rows_of(b, 1, n)?)?;
    let sum = lax::add(&own, &padded(&below, 1, 0)?)?;
    lax::add(&sum, &padded(&above, 0, 1)?)
}
