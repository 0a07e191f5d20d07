//! `jax.scipy.linalg`: systems, factors and functions of matrices.

use super::elementwise as ew;
use super::factors::{self, Eigh, Svd, adjoint, lax_eigh, lax_qr, lax_svd, pair};
use super::linalg::{lax_cholesky, symmetrized};
use super::matrices::precise;
use super::promote::{promote, promote_inexact};
use super::systems::{self, Triangular, over_batches, square, triangular_solve};
use super::{R, creation, jitted, lax, shape};
use freezeframe_array::{DType, Shape};
use freezeframe_base::Lists;
use freezeframe_core::{
    BinaryOp, DotDims, Error, Linalg, LinearSolveFns, Precision, Value, ValueFn,
    custom_linear_solve, jit_call,
};
use std::rc::Rc;

/// `jax.scipy.linalg.cholesky`.
pub fn cholesky(a: &Value, lower: bool) -> R {
    jitted(
        "_cholesky",
        &lower.to_string(),
        std::slice::from_ref(a),
        |args| {
            let a = promote_inexact(args)?.remove(0);
            if lower {
                return lax_cholesky(&a, false);
            }
            let upper = ew::conj(&shape::matrix_transpose(&a)?)?;
            let factor = lax_cholesky(&upper, false)?;
            ew::conj(&shape::matrix_transpose(&factor)?)
        },
    )
}

/// The error of `jnp.vectorize` where square matrices and right sides do not fit.
fn check_sizes(a: &Value, b: &Value, vector: bool, signature: &str) -> R<()> {
    let short = |x: &Value, names: &str| {
        Err(Error::value_error(format_args!(
            "input with shape {} does not have enough dimensions for all core dimensions ({names}) on vectorized function \
             with excluded=frozenset() and signature='{signature}'",
            x.shape()
        )))
    };
    if a.ndim() < 2 {
        return short(a, "'n', 'n'");
    }
    if b.ndim() < 1 {
        return short(b, if vector { "'n'," } else { "'n', 'k'" });
    }
    let (own, right) = (a.shape(), b.shape());
    let size = own[a.ndim() - 2];
    let rows = right[b.ndim() - if vector { 1 } else { 2 }];
    match [own[a.ndim() - 1], rows].into_iter().find(|it| *it != size) {
        None => Ok(()),
        Some(other) => Err(Error::value_error(format_args!(
            "inconsistent size for core dimension 'n': {other} vs {size} on vectorized function with excluded=frozenset() \
             and signature='{signature}'"
        ))),
    }
}

/// A triangular system for a vector, or a matrix of columns, and batches of both.
fn triangular(a: &Value, b: &Value, which: Triangular) -> R {
    let same = a.ndim() == b.ndim() + 1 && a.shape().last() == b.shape().last();
    let vector = b.ndim() == 1 || same;
    let signature = match vector {
        true => "(n,n),(n)->(n)",
        false => "(n,n),(n,k)->(n,k)",
    };
    check_sizes(a, b, vector, signature)?;
    let own = [2, if vector { 1 } else { 2 }];
    systems::vectorized(&[a.clone(), b.clone()], &own, &|args| {
        triangular_solve(&args[0], &args[1], which)
    })
}

/// `jax.scipy.linalg.cho_solve`.
pub fn cho_solve(c: &Value, b: &Value, lower: bool) -> R {
    let args = [c.clone(), b.clone()];
    jitted("_cho_solve", &lower.to_string(), &args, |args| {
        let args = promote_inexact(args)?;
        let turned = |turn: bool| Triangular {
            left_side: true,
            lower,
            transpose_a: turn,
            conjugate_a: turn,
            unit_diagonal: false,
        };
        let b = triangular(&args[0], &args[1], turned(!lower))?;
        triangular(&args[0], &b, turned(lower))
    })
}

/// `jax.scipy.linalg.solve_triangular`; `trans` as Python has it.
pub fn solve_triangular(
    a: &Value,
    b: &Value,
    trans: &str,
    (lower, unit_diagonal): (bool, bool),
) -> R {
    let statics = format!("{trans}{lower}{unit_diagonal}");
    let args = [a.clone(), b.clone()];
    jitted("_solve_triangular", &statics, &args, |args| {
        let (transpose_a, conjugate_a) = match trans {
            "0" | "N" => (false, false),
            "1" | "T" => (true, false),
            "2" | "C" => (true, true),
            _ => {
                return Err(Error::value_error(format_args!(
                    "Invalid 'trans' value {trans}"
                )));
            }
        };
        let args = promote_inexact(args)?;
        let which = Triangular {
            left_side: true,
            lower,
            transpose_a,
            conjugate_a,
            unit_diagonal,
        };
        triangular(&args[0], &args[1], which)
    })
}

/// `jax.scipy.linalg.solve` of a positive definite matrix, by its Cholesky factor.
pub fn solve_positive(a: &Value, b: &Value, lower: bool) -> R {
    let args = [a.clone(), b.clone()];
    jitted("_solve", &format!("pos{lower}"), &args, |args| {
        let args = promote_inexact(args)?;
        let (a, b) = (&args[0], &args[1]);
        let rows = b.shape().get(a.ndim().saturating_sub(2)).copied();
        let fits = a.ndim() >= 2
            && (b.ndim() == a.ndim() || b.ndim() + 1 == a.ndim())
            && a.shape().last().copied() == rows
            && a.shape()[a.ndim() - 2] == a.shape()[a.ndim() - 1];
        if !fits {
            return Err(Error::value_error(format_args!(
                "The arguments to solve must have shapes a=[..., m, m] and b=[..., m, k] or b=[..., m]; got a={} and b={}",
                a.shape(),
                b.shape()
            )));
        }
        let own = if b.ndim() == a.ndim() { 2 } else { 1 };
        systems::vectorized(&[a.clone(), b.clone()], &[2, own], &|args| {
            let (a, b) = (&args[0], &args[1]);
            let factor = cholesky(&lax::stop_gradient(a)?, lower)?;
            match b.ndim() {
                1 => solve_factored(a, &factor, b, lower),
                _ => systems::mapped_at(std::slice::from_ref(b), &[Some(1)], 1, &|args| {
                    solve_factored(a, &factor, &args[0], lower)
                }),
            }
        })
    })
}

/// The derivative of the solution is that of a linear system, not that of its factor.
fn solve_factored(a: &Value, factor: &Value, b: &Value, lower: bool) -> R {
    let own = a.clone();
    let matvec: ValueFn = Rc::new(move |args: &[Value]| {
        let dims = DotDims {
            lhs_contracting: vec![1],
            rhs_contracting: vec![0],
            ..DotDims::default()
        };
        let precision = Some(Precision::Highest);
        Ok(vec![lax::precise_dot_general(
            &own, &args[0], dims, precision, None,
        )?])
    });
    let factor = factor.clone();
    let solve: ValueFn =
        Rc::new(move |args: &[Value]| Ok(vec![cho_solve(&factor, &args[0], lower)?]));
    let fns = LinearSolveFns {
        matvec: matvec.clone(),
        vecmat: Some(matvec),
        solve: solve.clone(),
        transpose_solve: Some(solve),
    };
    super::only(custom_linear_solve(std::slice::from_ref(b), &fns))
}

/// `jax.scipy.linalg.lu_factor`.
pub fn lu_factor(a: &Value) -> R<(Value, Value)> {
    let found = jit_call("lu_factor", "", std::slice::from_ref(a), |args| {
        let a = promote_inexact(args)?.remove(0);
        let [factors, pivots, _] = systems::lu(&a)?;
        Ok(vec![factors, pivots])
    })?;
    pair(found)
}

/// `jax.scipy.linalg.lu_solve`.
pub fn lu_solve(factors: &Value, pivots: &Value, b: &Value, trans: i64) -> R {
    let args = [factors.clone(), pivots.clone(), b.clone()];
    jitted("lu_solve", &trans.to_string(), &args, |args| {
        let both = promote_inexact(&[args[0].clone(), args[2].clone()])?;
        let (factors, b) = (&both[0], &both[1]);
        let rows = square(factors, &|shape| {
            format!("last two dimensions of LU decomposition must be equal, got shape {shape}")
        })?;
        let op = Linalg::LuPivotsToPermutation {
            permutation_size: rows,
        };
        let permutation = factors::apply_one(op, &args[1..2])?;
        let same = factors.ndim() == b.ndim() + 1 && factors.shape().last() == b.shape().last();
        let own = [2, 1, if b.ndim() == 1 || same { 1 } else { 2 }];
        let args = [factors.clone(), permutation, b.clone()];
        systems::vectorized(&args, &own, &|args| {
            systems::lu_solve(&args[0], &args[1], &args[2], trans)
        })
    })
}

/// `jax.scipy.linalg.lu`: the permutation, the lower and the upper triangle; or the lower one with its rows moved, and the
/// upper one.
pub fn lu(a: &Value, permute_l: bool) -> R<Vec<Value>> {
    jit_call(
        "lu",
        &permute_l.to_string(),
        std::slice::from_ref(a),
        |args| {
            over_batches(args, &[2], &|args| {
                jit_call("_lu", &permute_l.to_string(), args, |args| {
                    let a = promote_inexact(args)?.remove(0);
                    let [factors, _, permutation] = systems::lu(&a)?;
                    let (dtype, m, n) = (a.dtype(), a.shape()[0], a.shape()[1]);
                    let k = m.min(n);
                    let places = lax::iota(permutation.dtype(), [m], 0)?;
                    let moved = ew::compare(
                        BinaryOp::Eq,
                        &lax::expand_dims(&permutation, &[0])?,
                        &lax::expand_dims(&places, &[1])?,
                    )?;
                    let moved = lax::convert(&moved, dtype)?;
                    let lower = creation::triangle(&factors, -1, true)?;
                    let lower = lax::slice_in_dim(&lower, 0, k, 1)?;
                    let lower = ew::add(&lower, &creation::eye(m, k, 0, dtype)?)?;
                    let upper = creation::triangle(&factors, 0, false)?;
                    let upper = lax::slice_in_dim(&upper, 0, k, 0)?;
                    match permute_l {
                        true => Ok(vec![precise(&moved, &lower)?, upper]),
                        false => Ok(vec![ew::real(&moved)?, lower, upper]),
                    }
                })
            })
        },
    )
}

/// `jax.scipy.linalg.qr`.
pub fn qr(a: &Value, mode: &str, pivoting: bool) -> R<Vec<Value>> {
    let statics = format!("{mode}{pivoting}");
    jit_call("_qr", &statics, std::slice::from_ref(a), |args| {
        let full = match mode {
            "full" | "r" => true,
            "economic" => false,
            _ => {
                return Err(Error::value_error(format_args!(
                    "Unsupported QR decomposition mode '{mode}'"
                )));
            }
        };
        let a = promote_inexact(args)?.remove(0);
        let mut found = lax_qr(&a, full, pivoting)?;
        if mode == "r" {
            found.remove(0);
        }
        Ok(found)
    })
}

/// What `qr_multiply` is to do.
#[derive(Clone, Copy)]
#[allow(missing_docs, reason = "the fields are SciPy's parameters")]
pub struct QrMultiply {
    pub left: bool,
    pub pivoting: bool,
    pub conjugate: bool,
}

/// `jax.scipy.linalg.qr_multiply`: the product of the orthogonal factor and `c`, the triangle, and the order of the columns.
pub fn qr_multiply(a: &Value, c: &Value, how: QrMultiply) -> R<Vec<Value>> {
    let both = promote_inexact(&[a.clone(), c.clone()])?;
    let (a, c) = (&both[0], &both[1]);
    let is_vector = c.ndim() == 1;
    let mut c = match is_vector {
        true => lax::expand_dims(c, &[usize::from(how.left)])?,
        false => c.clone(),
    };
    let (m, n) = (a.shape()[a.ndim() - 2], a.shape()[a.ndim() - 1]);
    let k = m.min(n);
    let (rows, columns) = (c.shape()[c.ndim() - 2], c.shape()[c.ndim() - 1]);
    if how.left && rows != k {
        return Err(Error::value_error(format_args!(
            "Array shapes are not compatible for Q @ c operation: a has shape {} so Q has {k} columns, but c has {rows} rows \
             (expected {k}).",
            a.shape()
        )));
    }
    if !how.left && columns != m {
        return Err(Error::value_error(format_args!(
            "Array shapes are not compatible for c @ Q operation: a has shape {} so Q has {m} rows, but c has {columns} \
             columns (expected {m}).",
            a.shape()
        )));
    }
    let outer = |x: &Value| Shape::new(&x.shape()[..x.ndim() - 2]);
    let batch = super::promote::broadcast_shape(&[outer(a), outer(&c)])?;
    let spread = |x: &Value| {
        let dims: Shape = batch
            .iter()
            .chain(&x.shape()[x.ndim() - 2..])
            .copied()
            .collect();
        super::promote::broadcast_to(x, &dims)
    };
    let a = spread(a)?;
    c = spread(&c)?;
    let (packed, taus, order) = if how.pivoting {
        let dims: Shape = batch.iter().copied().chain([n]).collect();
        let free = lax::full(dims, &lax::int_scalar(DType::Int32, 0))?;
        let mut found = factors::apply(Linalg::Geqp3, &[a, free])?;
        let order = ew::subtract(&found.remove(1), &lax::weak_int(1))?;
        let (packed, taus) = pair(found)?;
        (packed, taus, Some(order))
    } else {
        let (packed, taus) = pair(factors::apply(Linalg::Geqrf, &[a])?)?;
        (packed, taus, None)
    };
    if m > n && how.left {
        let mut dims = c.shape().to_vec();
        dims[c.ndim() - 2] = m - k;
        let zeros = lax::full(dims, &lax::scalar(c.dtype(), 0.0))?;
        c = shape::concatenate(&[c, zeros], Some(-2))?;
    }
    if how.conjugate {
        c = shape::swapaxes(&c, -1, -2)?;
    }
    let op = Linalg::Ormqr {
        left: how.left != how.conjugate,
        transpose: how.conjugate,
    };
    let mut product = factors::apply_one(op, &[packed.clone(), taus, c])?;
    if how.conjugate {
        product = shape::swapaxes(&product, -1, -2)?;
    }
    if !how.left {
        product = lax::slice_in_dim(&product, 0, k, product.ndim() - 1)?;
    }
    if is_vector {
        product = shape::ravel(&product)?;
    }
    let upper = lax::slice_in_dim(&packed, 0, k, packed.ndim() - 2)?;
    let upper = creation::triangle(&upper, 0, false)?;
    Ok([Some(product), Some(upper), order]
        .into_iter()
        .flatten()
        .list())
}

/// `jax.scipy.linalg.svd`.
pub fn svd(a: &Value, full_matrices: bool, compute_uv: bool) -> R<Vec<Value>> {
    let statics = format!("{full_matrices}{compute_uv}");
    jit_call("_svd", &statics, std::slice::from_ref(a), |args| {
        let a = promote_inexact(args)?.remove(0);
        let what = Svd {
            full_matrices,
            compute_uv,
            ..Svd::default()
        };
        lax_svd(&a, &what)
    })
}

/// `jax.scipy.linalg.eigh`: the values, and the vectors unless only values are wanted.
pub fn eigh(
    a: &Value,
    b: Option<&Value>,
    (lower, values_only): (bool, bool),
    kind: i64,
) -> R<Vec<Value>> {
    let args: Vec<Value> = [Some(a), b].into_iter().flatten().cloned().list();
    let statics = format!("{lower}{values_only}{kind}");
    jit_call("_eigh", &statics, &args, |args| {
        if !(1..=3).contains(&kind) {
            return Err(Error::value_error("type must be 1, 2, or 3."));
        }
        for (x, name) in args.iter().zip(["a", "b"]) {
            square(x, &|shape| {
                format!("Argument {name} to linalg.eigh must have shape [..., n, n], got {shape}.")
            })?;
        }
        let args = promote_inexact(args)?;
        if args.len() == 2 {
            return over_batches(&args, &[2, 2], &|args| {
                generalized(&args[0], &args[1], (lower, values_only), kind)
            });
        }
        let how = Eigh {
            lower,
            ..Eigh::default()
        };
        let (vectors, values) = lax_eigh(&args[0], &how)?;
        match values_only {
            true => Ok(vec![values]),
            false => Ok(vec![values, vectors]),
        }
    })
}

/// The eigenvalues of a pair of matrices, the second of which is positive definite.
fn generalized(
    a: &Value,
    b: &Value,
    (lower, values_only): (bool, bool),
    kind: i64,
) -> R<Vec<Value>> {
    let factor = lax_cholesky(b, true)?;
    let a = symmetrized(a)?;
    let plain = Triangular {
        left_side: true,
        lower: true,
        ..Triangular::default()
    };
    let turned = |left_side: bool| Triangular {
        left_side,
        transpose_a: true,
        conjugate_a: true,
        ..plain
    };
    let inner = match kind {
        1 => {
            let half = triangular_solve(&factor, &a, plain)?;
            triangular_solve(&factor, &half, turned(false))?
        }
        _ => precise(&precise(&adjoint(&factor)?, &a)?, &factor)?,
    };
    let how = Eigh {
        lower,
        ..Eigh::default()
    };
    let (vectors, values) = lax_eigh(&inner, &how)?;
    if values_only {
        return Ok(vec![values]);
    }
    let vectors = match kind {
        3 => precise(&factor, &vectors)?,
        _ => triangular_solve(&factor, &vectors, turned(true))?,
    };
    Ok(vec![values, vectors])
}

/// `jax.scipy.linalg.schur`.
pub fn schur(a: &Value, complex: bool) -> R<Vec<Value>> {
    let output = if complex { "complex" } else { "real" };
    jit_call("_schur", output, std::slice::from_ref(a), |args| {
        let a = match (complex, args[0].dtype().to_complex()) {
            (true, Some(dtype)) => lax::convert(&args[0], dtype)?,
            _ => args[0].clone(),
        };
        let op = Linalg::Schur {
            compute_schur_vectors: true,
            sort_eig_vals: false,
        };
        factors::apply(op, &[a])
    })
}

/// `jax.scipy.linalg.hessenberg`: the matrix that is zero below the first subdiagonal, and the turns that lead to it.
pub fn hessenberg(a: &Value, calc_q: bool) -> R<Vec<Value>> {
    jit_call(
        "hessenberg",
        &calc_q.to_string(),
        std::slice::from_ref(a),
        |args| {
            let a = &args[0];
            let n = a.shape().last().copied().unwrap_or(0);
            if n == 0 {
                let zeros = lax::full(a.shape(), &lax::scalar(a.dtype(), 0.0))?;
                return Ok(vec![zeros; 1 + usize::from(calc_q)]);
            }
            let (packed, taus) =
                pair(factors::apply(Linalg::Hessenberg, std::slice::from_ref(a))?)?;
            let h = creation::triangle(&packed, -1, false)?;
            if !calc_q {
                return Ok(vec![h]);
            }
            let ndim = packed.ndim();
            let inner = lax::slice_in_dim(&packed, 1, n, ndim - 2)?;
            let inner = lax::slice_in_dim(&inner, 0, n - 1, ndim - 1)?;
            let q = factors::apply_one(Linalg::HouseholderProduct, &[inner, taus])?;
            let filled = |rows: usize, columns: usize, value: f64| {
                let mut dims = packed.shape().to_vec();
                (dims[ndim - 2], dims[ndim - 1]) = (rows, columns);
                lax::full(dims, &lax::scalar(packed.dtype(), value))
            };
            let above =
                shape::concatenate(&[filled(1, 1, 1.0)?, filled(1, n - 1, 0.0)?], Some(-1))?;
            let below = shape::concatenate(&[filled(n - 1, 1, 0.0)?, q], Some(-1))?;
            Ok(vec![h, shape::concatenate(&[above, below], Some(-2))?])
        },
    )
}

/// `jax.scipy.linalg.block_diag`.
pub fn block_diag(arrays: &[Value]) -> R {
    jitted("block_diag", "", arrays, |args| {
        let none = [lax::full([1, 0], &lax::scalar(DType::Float32, 0.0))?];
        let args = promote(if args.is_empty() { &none } else { args })?;
        if let Some(at) = args.iter().position(|it| it.ndim() > 2) {
            return Err(Error::value_error(format_args!(
                "Arguments to jax.scipy.linalg.block_diag must have at most 2 dimensions, got JitTracer({}) at argument {at}.",
                shown(&args[at])
            )));
        }
        let blocks: Vec<Value> = args.iter().map(|it| shape::atleast(it, 2)).try_list()?;
        let total: usize = blocks.iter().map(|it| it.shape()[1]).sum();
        let mut before = 0;
        let mut rows = Vec::with_capacity(blocks.len());
        for block in &blocks {
            let columns = block.shape()[1];
            let after = total - columns - before;
            let config = [(0, 0, 0), (before as i64, after as i64, 0)];
            rows.push(lax::pad(block, &lax::scalar(block.dtype(), 0.0), &config)?);
            before += columns;
        }
        shape::concatenate(&rows, Some(0))
    })
}

/// An array's dtype and shape, as JAX tells them of a tracer.
fn shown(x: &Value) -> String {
    let dims: Vec<String> = x.shape().iter().map(ToString::to_string).list();
    format!("{}[{}]", x.dtype().name(), dims.join(","))
}

/// `jax.scipy.linalg.polar` by singular values: the unitary factor, and the positive one on its right or left.
pub fn polar(a: &Value, right: bool) -> R<Vec<Value>> {
    let a = promote_inexact(std::slice::from_ref(a))?.remove(0);
    jit_call("polar", &right.to_string(), &[a], |args| {
        over_batches(args, &[2], &|args| {
            let what = Svd {
                full_matrices: false,
                ..Svd::default()
            };
            let found = lax_svd(&args[0], &what)?;
            let (u, vh) = (&found[0], &found[2]);
            let s = lax::expand_dims(&lax::convert(&found[1], u.dtype())?, &[0])?;
            let unitary = precise(u, vh)?;
            let positive = match right {
                true => precise(&ew::multiply(&adjoint(vh)?, &s)?, vh)?,
                false => precise(&ew::multiply(u, &s)?, &adjoint(u)?)?,
            };
            Ok(vec![unitary, positive])
        })
    })
}
