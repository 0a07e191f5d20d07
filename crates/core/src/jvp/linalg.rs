//! The derivatives of Cholesky factors and triangular systems, for stacks of matrices.

use super::Dual;
use crate::ad::Tangent;
use crate::{DotDims, Error, Primitive, Result, Value, bind1, lax};
use freezeframe_array::{DType, Shape};

/// The product of stacks of matrices.
fn matmul(x: &Value, y: &Value) -> Result<Value> {
    let ndim = x.ndim();
    let batch: Vec<usize> = (0..ndim - 2).collect();
    let dims = DotDims {
        lhs_contracting: vec![ndim - 1],
        rhs_contracting: vec![ndim - 2],
        lhs_batch: batch.clone(),
        rhs_batch: batch,
    };
    lax::dot_general(x, y, dims, None)
}

/// The transposes of stacks of matrices.
fn flipped(x: &Value) -> Result<Value> {
    let mut permutation: Vec<usize> = (0..x.ndim()).collect();
    permutation.swap(x.ndim() - 1, x.ndim() - 2);
    lax::transpose(x, &permutation)
}

/// `x` where the row is at least `offset` below the column (`lower`) or above it, else zero.
fn triangle(x: &Value, lower: bool, offset: f64) -> Result<Value> {
    let shape = x.shape();
    let ndim = shape.ndim();
    let square = Shape::new(&shape[ndim - 2..]);
    let (row, column) = (
        lax::iota(DType::Int32, &square, 0)?,
        lax::iota(DType::Int32, &square, 1)?,
    );
    let (more, less) = if lower { (row, column) } else { (column, row) };
    let keep = lax::ge(
        &more,
        &lax::add(&less, &lax::constant(DType::Int32, offset))?,
    )?;
    let keep = lax::broadcast_in_dim(&keep, &shape, &[ndim - 2, ndim - 1])?;
    lax::select(&keep, x, &lax::full_like(x, 0.0)?)
}

fn solve(primitive: &Primitive, a: &Value, b: &Value) -> Result<Value> {
    bind1(primitive, &[a.clone(), b.clone()])
}

// L' = L phi(L^-1 x' L^-T), phi the lower triangle with half the diagonal
pub(super) fn cholesky(primals: &[Value], tangents: &[Tangent]) -> Result<Dual> {
    let factor = bind1(&Primitive::Cholesky, primals)?;
    let Some(g) = tangents[0].nonzero() else {
        let zero = Tangent::zero_of(&factor);
        return Ok((vec![factor], vec![zero]));
    };
    let symmetric = lax::mul(&lax::add(g, &flipped(g)?)?, &lax::constant(g.dtype(), 0.5))?;
    let solve_with = |left_side: bool, transpose_a: bool| Primitive::TriangularSolve {
        left_side,
        lower: true,
        transpose_a,
        conjugate_a: false,
        unit_diagonal: false,
    };
    let right = solve(&solve_with(false, true), &factor, &symmetric)?;
    let both = solve(&solve_with(true, false), &factor, &right)?;
    let below = triangle(&both, true, 1.0)?;
    let halved = lax::mul(
        &lax::sub(&triangle(&both, true, 0.0)?, &below)?,
        &lax::constant(g.dtype(), 0.5),
    )?;
    let tangent = matmul(&factor, &lax::add(&below, &halved)?)?;
    Ok((vec![factor], vec![Tangent::Nonzero(tangent)]))
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
        unit_diagonal,
        ..
    } = primitive
    else {
        return Err(Error::type_error("only triangular systems come here"));
    };
    let ans = bind1(primitive, primals)?;
    let mut total = tangents[1]
        .nonzero()
        .map(|g| solve(primitive, &primals[0], g))
        .transpose()?;
    if let Some(g) = tangents[0].nonzero() {
        let own = triangle(g, *lower, f64::from(u8::from(*unit_diagonal)))?;
        let own = lax::neg(&if *transpose_a { flipped(&own)? } else { own })?;
        let product = if *left_side {
            matmul(&own, &ans)?
        } else {
            matmul(&ans, &own)?
        };
        let term = solve(primitive, &primals[0], &product)?;
        total = Some(match total {
            Some(other) => lax::add_any(&other, &term)?,
            None => term,
        });
    }
    let tangent = total.map_or_else(|| Tangent::zero_of(&ans), Tangent::Nonzero);
    Ok((vec![ans], vec![tangent]))
}
