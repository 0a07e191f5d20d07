//! The derivatives of factors of matrices and of triangular systems, for stacks of matrices.

use super::Dual;
use crate::ad::Tangent;
use crate::transforms::over_leading_axes;
use crate::{
    BinaryOp, DotDims, Error, Gather, GatherDims, GatherMode, Precision, Primitive, Result,
    UnaryOp, Value, bind, bind1, lax,
};
use freezeframe_array::{Array, DType, Shape};
use std::rc::Rc;

/// The dimensions of a product of stacks of matrices.
pub(super) fn matrix_product(ndim: usize) -> DotDims {
    let batch: Vec<usize> = (0..ndim - 2).collect();
    DotDims {
        lhs_contracting: vec![ndim - 1],
        rhs_contracting: vec![ndim - 2],
        lhs_batch: batch.clone(),
        rhs_batch: batch,
    }
}

/// The product of stacks of matrices, as exact as can be.
pub(super) fn matmul(x: &Value, y: &Value) -> Result<Value> {
    lax::precise_dot_general(
        x,
        y,
        matrix_product(x.ndim()),
        (Some(Precision::Highest), None),
    )
}

/// The transposes of stacks of matrices.
pub(super) fn flipped(x: &Value) -> Result<Value> {
    let mut permutation: Vec<usize> = (0..x.ndim()).collect();
    permutation.swap(x.ndim() - 1, x.ndim() - 2);
    lax::transpose(x, &permutation)
}

/// True where the row is at least `offset` below the column.
fn below(rows: usize, columns: usize, offset: i32) -> Result<Value> {
    let shape: Shape = [rows, columns].into();
    let row = lax::iota(DType::Int32, &shape, 0)?;
    let shifted = lax::add(&row, &Array::scalar(-offset).into())?;
    lax::ge(&shifted, &lax::iota(DType::Int32, &shape, 1)?)
}

/// One where row and column are equal.
pub(super) fn eye(dtype: DType, size: usize) -> Result<Value> {
    let shape: Shape = [size, size].into();
    let row = lax::iota(DType::Int32, &shape, 0)?;
    let shifted = lax::add(&row, &Array::scalar(0i32).into())?;
    let equal = lax::eq(&shifted, &lax::iota(DType::Int32, &shape, 1)?)?;
    lax::convert_element_type(&equal, dtype, false)
}

/// The matrices' lower triangles from `offset` below the diagonal on, or the upper from `offset` above it; zero elsewhere.
pub(super) fn triangle(x: &Value, lower: bool, offset: i32) -> Result<Value> {
    let shape = x.shape();
    let ndim = shape.ndim();
    let below = below(
        shape[ndim - 2],
        shape[ndim - 1],
        if lower { offset } else { 1 - offset },
    )?;
    let below = lax::broadcast_in_dim(&below, &shape, &[ndim - 2, ndim - 1])?;
    let zeros = lax::full_like(x, 0.0)?;
    match lower {
        true => lax::select(&below, x, &zeros),
        false => lax::select(&below, &zeros, x),
    }
}

pub(super) fn solve(primitive: &Primitive, a: &Value, b: &Value) -> Result<Value> {
    bind1(primitive, &[a.clone(), b.clone()])
}

/// A triangular system with the lower (or upper) triangle as it is.
pub(super) fn triangular(left_side: bool, lower: bool) -> Primitive {
    Primitive::TriangularSolve {
        left_side,
        lower,
        transpose_a: false,
        conjugate_a: false,
        unit_diagonal: false,
    }
}

/// The symmetric or Hermitian matrix that has the lower triangle of `x`.
fn mirrored(x: &Value) -> Result<Value> {
    if !x.dtype().is_complex() {
        return lax::add(&triangle(x, true, 0)?, &flipped(&triangle(x, true, 1)?)?);
    }
    let real = lax::unary(UnaryOp::Real, x)?;
    let imag = lax::unary(UnaryOp::Imag, x)?;
    let real = lax::add(
        &triangle(&real, true, 0)?,
        &flipped(&triangle(&real, true, 1)?)?,
    )?;
    let imag = lax::sub(
        &triangle(&imag, true, 1)?,
        &flipped(&triangle(&imag, true, 1)?)?,
    )?;
    lax::binary(BinaryOp::Complex, &real, &imag)
}

// L' = L phi(L^-1 x' L^-H), phi the lower triangle with half the diagonal
pub(super) fn cholesky(primals: &[Value], tangents: &[Tangent]) -> Result<Dual> {
    let g = tangents[0].instantiate()?;
    let symmetric = mirrored(&g)?;
    let factor = triangle(&bind1(&Primitive::Cholesky, primals)?, true, 0)?;
    let right = Primitive::TriangularSolve {
        left_side: false,
        lower: true,
        transpose_a: true,
        conjugate_a: true,
        unit_diagonal: false,
    };
    let right = solve(&conjugated(right, &factor), &factor, &symmetric)?;
    let both = triangle(&solve(&triangular(true, true), &factor, &right)?, true, 0)?;
    let size = factor.shape()[factor.ndim() - 1];
    let two = lax::add(&lax::const_like(&both, 1.0), &eye(both.dtype(), size)?)?;
    let two = lax::expand_dims(&two, &(0..factor.ndim() - 2).collect::<Vec<_>>())?;
    let halved = lax::div(&both, &super::maybe_broadcast(&both.shape(), &two)?)?;
    let tangent = matmul(&factor, &halved)?;
    Ok((vec![factor], vec![Tangent::Nonzero(tangent)]))
}

/// The system, conjugated only where numbers are complex.
fn conjugated(mut primitive: Primitive, a: &Value) -> Primitive {
    if let Primitive::TriangularSolve { conjugate_a, .. } = &mut primitive {
        *conjugate_a &= a.dtype().is_complex();
    }
    primitive
}

// L U = A: L' = L tril(L^-1 A' U^-1, -1), U' = triu(L^-1 A' U^-1) U
pub(super) fn lu(primals: &[Value], tangents: &[Tangent]) -> Result<Dual> {
    let results = bind(&Primitive::Lu, primals)?;
    let [factors, _, permutation] = results.as_slice() else {
        return Err(Error::type_error("lu has three results"));
    };
    let g = tangents[0].instantiate()?;
    let args = [factors.clone(), g, permutation.clone()];
    let tangent = over_leading_axes(&args, factors.ndim() - 2, &|args| {
        matrix_lu_tangent(&args[0], &args[1], &args[2])
    })?;
    let still = results[1..].iter().map(Tangent::zero_of);
    let tangents = std::iter::once(Tangent::Nonzero(tangent))
        .chain(still)
        .collect();
    Ok((results, tangents))
}

/// The rows of a matrix at these places, as `x[rows]` takes them.
pub(super) fn rows_at(x: &Value, rows: &Value) -> Result<Value> {
    let shape = x.shape();
    let negative = lax::lt(rows, &lax::const_like(rows, 0.0))?;
    let shifted = lax::add(rows, &lax::const_like(rows, shape[0] as f64))?;
    let rows = lax::select(&negative, &shifted, rows)?;
    let gather = Gather {
        dims: GatherDims {
            offset_dims: vec![1],
            collapsed_slice_dims: vec![0],
            start_index_map: vec![0],
            ..GatherDims::default()
        },
        slice_sizes: vec![1, shape[1]],
        indices_are_sorted: false,
        unique_indices: false,
        mode: GatherMode::PromiseInBounds,
        fill_value: None,
        batched: false,
    };
    let places = lax::expand_dims(&rows, &[1])?;
    bind1(&Primitive::Gather(Rc::new(gather)), &[x.clone(), places])
}

/// The tangent of the factors of one matrix.
fn matrix_lu_tangent(factors: &Value, g: &Value, permutation: &Value) -> Result<Value> {
    let shape = g.shape();
    let (m, n) = (shape[0], shape[1]);
    let k = m.min(n);
    let zero = lax::const_like(factors, 0.0);
    let part = |rows: usize, columns: usize| match (rows, columns) == (m, n) {
        true => Ok(factors.clone()),
        false => lax::slice(factors, &[0, 0], &[rows, columns], None),
    };
    let more = |rows: usize, columns: usize| vec![(0, rows as i64, 0), (0, columns as i64, 0)];
    let lower = triangle(&part(m, k)?, true, 1)?;
    let lower = lax::pad(&lower, &zero, more(0, m - k))?;
    let lower = lax::add(&lower, &eye(g.dtype(), m)?)?;
    let corner = eye(g.dtype(), n - k)?;
    let corner = lax::pad(&corner, &zero, vec![(k as i64, 0, 0); 2])?;
    let upper = triangle(&part(k, n)?, false, 0)?;
    let upper = lax::pad(&upper, &zero, more(n - k, 0))?;
    let upper = lax::add(&upper, &corner)?;
    let mut unit = triangular(true, true);
    if let Primitive::TriangularSolve { unit_diagonal, .. } = &mut unit {
        *unit_diagonal = true;
    }
    let rows = rows_at(g, permutation)?;
    let inside = solve(
        &triangular(false, false),
        &upper,
        &solve(&unit, &lower, &rows)?,
    )?;
    let product = |x: &Value, y: &Value| {
        let kind = (Some(Precision::Highest), Some(x.dtype()));
        lax::precise_dot_general(x, y, matrix_product(x.ndim()), kind)
    };
    let lower = product(&lower, &triangle(&inside, true, 1)?)?;
    let upper = product(&triangle(&inside, false, 0)?, &upper)?;
    lax::add(&lower, &upper)
}

// A x = b: x' = A^-1 (b' - A' x); x A = b: x' = (b' - x A') A^-1
pub(super) fn triangular_solve(
    primitive: &Primitive,
    primals: &[Value],
    tangents: &[Tangent],
) -> Result<Dual> {
    let Primitive::TriangularSolve {
        left_side,
        lower,
        transpose_a,
        conjugate_a,
        unit_diagonal,
    } = primitive
    else {
        return Err(Error::type_error("only triangular systems come here"));
    };
    let ans = bind1(primitive, primals)?;
    let mut terms = Vec::new();
    if let Some(g) = tangents[0].nonzero() {
        let own = lax::neg(&triangle(g, *lower, i32::from(*unit_diagonal))?)?;
        let own = if *transpose_a { flipped(&own)? } else { own };
        let own = match conjugate_a {
            true => lax::unary(UnaryOp::Conj, &own)?,
            false => own,
        };
        let inverse = |x: &Value| solve(primitive, &primals[0], x);
        let (rows, columns) = (ans.shape()[ans.ndim() - 2], ans.shape()[ans.ndim() - 1]);
        // The smaller of the two is what the system is solved for.
        terms.push(match left_side {
            true if rows > columns => inverse(&matmul(&own, &ans)?)?,
            true => matmul(&inverse(&own)?, &ans)?,
            false if rows < columns => inverse(&matmul(&ans, &own)?)?,
            false => matmul(&ans, &inverse(&own)?)?,
        });
    }
    if let Some(g) = tangents[1].nonzero() {
        terms.push(solve(primitive, &primals[0], g)?);
    }
    super::sum(ans, terms)
}
