//! Factors of matrices: `lax.linalg`, and what `jax.numpy.linalg` makes of it.

use super::elementwise::{self as ew, where_};
use super::linalg::{symmetrized, transposed, triangle};
use super::promote::promote_inexact;
use super::{R, index, lax};
use freezeframe_array::DType;
use freezeframe_core::{BinaryOp, Error, Linalg, Primitive, Value, bind, jit_call};
use std::rc::Rc;

/// Applies a primitive of `lax.linalg`.
pub fn apply(op: Linalg, args: &[Value]) -> R<Vec<Value>> {
    bind(&Primitive::Linalg(op), args)
}

/// One that has a single result.
pub fn apply_one(op: Linalg, args: &[Value]) -> R {
    super::only(apply(op, args))
}

/// How eigenvalues of symmetric matrices are found.
#[derive(Clone)]
#[allow(missing_docs, reason = "the fields are JAX's parameters")]
pub struct Eigh {
    pub lower: bool,
    pub symmetrize_input: bool,
    pub sort_eigenvalues: bool,
    pub subset_by_index: Option<(usize, usize)>,
    pub algorithm: Option<Rc<str>>,
}

impl Default for Eigh {
    fn default() -> Self {
        Self {
            lower: true,
            symmetrize_input: true,
            sort_eigenvalues: true,
            subset_by_index: None,
            algorithm: None,
        }
    }
}

/// `lax.linalg.eigh`: the vectors, then the values.
pub fn lax_eigh(x: &Value, how: &Eigh) -> R<(Value, Value)> {
    super::systems::square(x, &|shape| {
        format!("The input to linalg.eigh must have shape [..., n, n], got shape {shape}")
    })?;
    let x = match how.symmetrize_input {
        true => symmetrized(x)?,
        false => x.clone(),
    };
    let op = Linalg::Eigh {
        algorithm: how.algorithm.clone(),
        lower: how.lower,
        sort_eigenvalues: how.sort_eigenvalues,
        subset_by_index: how.subset_by_index,
    };
    pair(apply(op, &[x])?)
}

/// The two values of a list.
pub fn pair(values: Vec<Value>) -> R<(Value, Value)> {
    match <[Value; 2]>::try_from(values) {
        Ok([first, second]) => Ok((first, second)),
        Err(_) => Err(Error::type_error("expected exactly two results")),
    }
}

/// `jnp.linalg.eigh`: the values, then the vectors.
pub fn eigh(a: &Value, uplo: Option<&str>, symmetrize_input: bool) -> R<(Value, Value)> {
    let statics = format!("{uplo:?}{symmetrize_input}");
    let found = jit_call("eigh", &statics, std::slice::from_ref(a), |args| {
        super::systems::square(&args[0], &|shape| {
            format!("Argument to linalg.eigh must have shape [..., n, n], got {shape}.")
        })?;
        let lower = match uplo {
            None | Some("L") => true,
            Some("U") => false,
            Some(other) => {
                return Err(Error::value_error(format_args!(
                    "UPLO must be one of None, 'L', or 'U', got {other}"
                )));
            }
        };
        let x = promote_inexact(args)?.remove(0);
        let how = Eigh {
            lower,
            symmetrize_input,
            ..Eigh::default()
        };
        let (vectors, values) = lax_eigh(&x, &how)?;
        Ok(vec![values, vectors])
    })?;
    pair(found)
}

/// `jnp.linalg.eigvalsh`.
pub fn eigvalsh(a: &Value, uplo: Option<&str>, symmetrize_input: bool) -> R {
    let statics = format!("{uplo:?}{symmetrize_input}");
    super::jitted("eigvalsh", &statics, std::slice::from_ref(a), |args| {
        let x = promote_inexact(args)?.remove(0);
        Ok(eigh(&x, uplo, symmetrize_input)?.0)
    })
}

/// What of a singular value decomposition is wanted.
#[derive(Clone)]
#[allow(missing_docs, reason = "the fields are JAX's parameters")]
pub struct Svd {
    pub full_matrices: bool,
    pub compute_uv: bool,
    pub hermitian: bool,
    pub subset_by_index: Option<(usize, usize)>,
    pub algorithm: Option<Rc<str>>,
}

impl Default for Svd {
    fn default() -> Self {
        Self {
            full_matrices: true,
            compute_uv: true,
            hermitian: false,
            subset_by_index: None,
            algorithm: None,
        }
    }
}

/// `lax.linalg.svd`: the left vectors, the values, the right vectors; or only the values.
pub fn lax_svd(x: &Value, what: &Svd) -> R<Vec<Value>> {
    let op = Linalg::Svd {
        algorithm: what.algorithm.clone(),
        compute_uv: what.compute_uv,
        full_matrices: what.full_matrices,
        subset_by_index: what.subset_by_index,
    };
    let mut found = apply(op, std::slice::from_ref(x))?;
    if what.compute_uv {
        found.swap(0, 1);
    }
    Ok(found)
}

/// `jnp.linalg.svd`.
pub fn svd(a: &Value, what: &Svd) -> R<Vec<Value>> {
    let statics = format!(
        "{}{}{}{:?}",
        what.full_matrices, what.compute_uv, what.hermitian, what.subset_by_index
    );
    jit_call("svd", &statics, std::slice::from_ref(a), |args| {
        let x = promote_inexact(args)?.remove(0);
        match what.hermitian {
            true => hermitian_svd(&x, what),
            false => lax_svd(&x, what),
        }
    })
}

/// The singular values and vectors of Hermitian matrices, from their eigenvalues.
fn hermitian_svd(x: &Value, what: &Svd) -> R<Vec<Value>> {
    let how = Eigh {
        subset_by_index: what.subset_by_index,
        ..Eigh::default()
    };
    let (vectors, values) = lax_eigh(x, &how)?;
    let sizes = lax::abs(&values)?;
    let axis = sizes.ndim() - 1;
    if !what.compute_uv {
        let sorted = lax::sort(&[sizes], axis, true, 1)?;
        return Ok(vec![lax::rev(&sorted[0], &[axis])?]);
    }
    let negative = ew::compare(BinaryOp::Lt, &values, &lax::weak_int(0))?;
    let sign = where_(&negative, &lax::weak_int(-1), &lax::weak_int(1))?;
    let places = lax::iota(DType::UInt32, sizes.shape(), axis)?;
    let sorted = lax::sort(&[sizes, places, sign], axis, true, 1)?;
    let falling = |at: usize| lax::rev(&sorted[at], &[axis]);
    let (sizes, places, sign) = (falling(0)?, falling(1)?, falling(2)?);
    let left = index::take_along_axis(&vectors, &lax::expand_dims(&places, &[axis])?, Some(-1))?;
    let sign = lax::convert(&lax::expand_dims(&sign, &[axis])?, left.dtype())?;
    let right = adjoint(&ew::multiply(&left, &sign)?)?;
    Ok(vec![left, sizes, right])
}

/// Transposed and conjugated.
pub fn adjoint(x: &Value) -> R {
    ew::conj(&transposed(x)?)
}

/// The singular values of matrices.
pub fn svdvals(x: &Value) -> R {
    let what = Svd {
        compute_uv: false,
        ..Svd::default()
    };
    super::only(svd(x, &what))
}

/// `lax.linalg.qr`.
pub fn lax_qr(x: &Value, full_matrices: bool, pivoting: bool) -> R<Vec<Value>> {
    let op = Linalg::Qr {
        full_matrices,
        pivoting,
    };
    apply(op, std::slice::from_ref(x))
}

/// `jnp.linalg.qr`: both factors, the packed ones with `mode="raw"`, or with `mode="r"` the triangle only.
pub fn qr(a: &Value, mode: &str) -> R<Vec<Value>> {
    jit_call("qr", mode, std::slice::from_ref(a), |args| {
        let x = promote_inexact(args)?.remove(0);
        let full = match mode {
            "raw" => {
                let (packed, factors) = pair(apply(Linalg::Geqrf, &[x])?)?;
                return Ok(vec![super::shape::matrix_transpose(&packed)?, factors]);
            }
            "reduced" | "r" | "full" => false,
            "complete" => true,
            _ => {
                return Err(Error::value_error(format_args!(
                    "Unsupported QR decomposition mode '{mode}'"
                )));
            }
        };
        let mut found = lax_qr(&x, full, false)?;
        if mode == "r" {
            found.remove(0);
        }
        Ok(found)
    })
}

/// What eigenvectors of matrices that need not be symmetric are wanted.
#[derive(Clone, Default)]
#[allow(missing_docs, reason = "the fields are JAX's parameters")]
pub struct Eig {
    pub left: bool,
    pub right: bool,
    pub enable_eigvec_derivs: bool,
    pub implementation: Option<Rc<str>>,
}

/// `lax.linalg.eig`: the values, and the vectors that are wanted.
pub fn lax_eig(x: &Value, what: &Eig) -> R<Vec<Value>> {
    let op = Linalg::Eig {
        compute_left_eigenvectors: what.left,
        compute_right_eigenvectors: what.right,
        enable_eigvec_derivs: what.enable_eigvec_derivs,
        implementation: what.implementation.clone(),
    };
    apply(op, std::slice::from_ref(x))
}

/// `jnp.linalg.eig`.
pub fn eig(a: &Value) -> R<Vec<Value>> {
    let x = promote_inexact(std::slice::from_ref(a))?.remove(0);
    let what = Eig {
        right: true,
        ..Eig::default()
    };
    lax_eig(&x, &what)
}

/// `jnp.linalg.eigvals`.
pub fn eigvals(a: &Value) -> R {
    super::jitted("eigvals", "", std::slice::from_ref(a), |args| {
        let x = promote_inexact(args)?.remove(0);
        super::only(lax_eig(&x, &Eig::default()))
    })
}

/// `lax.linalg.symmetric_product`.
pub fn symmetric_product(
    a: &Value,
    c: &Value,
    [alpha, beta]: [(f64, Rc<str>); 2],
    symmetrize: bool,
) -> R {
    let args = [a.clone(), c.clone()];
    let product = apply_one(Linalg::SymmetricProduct { alpha, beta }, &args)?;
    if !symmetrize {
        return Ok(product);
    }
    let upper = transposed(&triangle(&product, true, -1)?)?;
    ew::add(&triangle(&product, true, 0)?, &upper)
}
