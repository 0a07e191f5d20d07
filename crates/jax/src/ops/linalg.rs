//! Products and linear algebra of `jax.numpy`.

use super::elementwise as ew;
use super::promote::{promote, promote_inexact};
use super::reduce::Options;
use super::{R, canonical_axis, jitted, lax, shape};
use freezeframe_array::DType;
use freezeframe_array::kernel::{EinsumOps, EinsumPlan, EinsumProblem};
use freezeframe_base::Lists;
use freezeframe_core::{DotDims, Error, Primitive, ReduceOp, Value, bind1};

fn contract(x: &Value, y: &Value, lhs: Vec<usize>, rhs: Vec<usize>, batch: usize) -> R {
    let weak = x.weak_type() && y.weak_type();
    let both = promote(&[x.clone(), y.clone()])?;
    let dims = DotDims {
        lhs_contracting: lhs,
        rhs_contracting: rhs,
        lhs_batch: (0..batch).collect(),
        rhs_batch: (0..batch).collect(),
    };
    let dtype = both[0].dtype();
    let result = lax::dot_general(&both[0], &both[1], dims, Some(dtype))?;
    if weak {
        lax::convert_weak(&result, dtype, true)
    } else {
        Ok(result)
    }
}

/// `jnp.dot`.
pub fn dot(x: &Value, y: &Value) -> R {
    let (n, m) = (x.ndim(), y.ndim());
    if n == 0 || m == 0 {
        return ew::multiply(x, y);
    }
    contract(x, y, vec![n - 1], vec![m.saturating_sub(2)], 0)
}

/// `jnp.matmul`.
pub fn matmul(x: &Value, y: &Value, dtype: Option<DType>) -> R {
    let (n, m) = (x.ndim(), y.ndim());
    for (at, rank) in [n, m].into_iter().enumerate() {
        if rank == 0 {
            return Err(Error::value_error(format_args!(
                "matmul input operand {at} must have ndim at least 1, but it has ndim 0"
            )));
        }
    }
    let result = if n <= 2 && m <= 2 {
        contract(x, y, vec![n - 1], vec![m.saturating_sub(2)], 0)?
    } else {
        batched_matmul(x, y)?
    };
    match dtype {
        Some(dtype) => lax::convert(&result, dtype),
        None => Ok(result),
    }
}

fn batched_matmul(x: &Value, y: &Value) -> R {
    let (x_vector, y_vector) = (x.ndim() == 1, y.ndim() == 1);
    let x = if x_vector {
        lax::expand_dims(x, &[0])?
    } else {
        x.clone()
    };
    let y = if y_vector {
        lax::expand_dims(y, &[1])?
    } else {
        y.clone()
    };
    let (xs, ys) = (x.shape(), y.shape());
    let (n, m) = (xs.ndim(), ys.ndim());
    let batch = super::promote::broadcast_shape(&[xs[..n - 2].into(), ys[..m - 2].into()])?;
    if xs[n - 1] != ys[m - 2] {
        return Err(Error::type_error(format_args!(
            "dot_general requires contracting dimensions to have the same shape, got ({},) and ({},).",
            xs[n - 1],
            ys[m - 2]
        )));
    }
    let spread = |value: &Value, tail: &[usize]| {
        let dims: Vec<usize> = batch.iter().chain(tail).copied().list();
        super::promote::broadcast_to(value, &dims.into())
    };
    let (x, y) = (spread(&x, &xs[n - 2..])?, spread(&y, &ys[m - 2..])?);
    let rank = batch.ndim();
    let result = contract(&x, &y, vec![rank + 1], vec![rank], rank)?;
    let result = if y_vector {
        lax::squeeze(&result, &[rank + 1])?
    } else {
        result
    };
    if x_vector {
        lax::squeeze(&result, &[rank])
    } else {
        Ok(result)
    }
}

/// `jnp.vdot`.
pub fn vdot(x: &Value, y: &Value) -> R {
    let (x, y) = (shape::ravel(x)?, shape::ravel(y)?);
    dot(&ew::conj(&x)?, &y)
}

/// `jnp.inner`.
pub fn inner(x: &Value, y: &Value) -> R {
    if x.ndim() == 0 || y.ndim() == 0 {
        return ew::multiply(x, y);
    }
    contract(x, y, vec![x.ndim() - 1], vec![y.ndim() - 1], 0)
}

/// `jnp.outer`.
pub fn outer(x: &Value, y: &Value) -> R {
    let (x, y) = (shape::ravel(x)?, shape::ravel(y)?);
    let both = promote(&[x, y])?;
    ew::multiply(
        &lax::expand_dims(&both[0], &[1])?,
        &lax::expand_dims(&both[1], &[0])?,
    )
}

/// `jnp.kron`.
pub fn kron(x: &Value, y: &Value) -> R {
    jitted("kron", "", &[x.clone(), y.clone()], |args| {
        let args = promote(args)?;
        let rank = args[0].ndim().max(args[1].ndim());
        let (x, y) = (
            super::promote::to_rank(&args[0], rank)?,
            super::promote::to_rank(&args[1], rank)?,
        );
        let odd: Vec<usize> = (0..rank).map(|axis| 2 * axis + 1).collect();
        let even: Vec<usize> = (0..rank).map(|axis| 2 * axis).collect();
        let product = lax::mul(&lax::expand_dims(&x, &odd)?, &lax::expand_dims(&y, &even)?)?;
        let dims: Vec<usize> = x
            .shape()
            .iter()
            .zip(y.shape().iter())
            .map(|(a, b)| a.saturating_mul(*b))
            .collect();
        lax::reshape(&product, dims)
    })
}

/// `jnp.tensordot` over pairs of axes.
pub fn tensordot(x: &Value, y: &Value, x_axes: &[i64], y_axes: &[i64]) -> R {
    if x_axes.len() != y_axes.len() {
        return Err(Error::type_error(
            "tensordot axes lists to have equal length, got unequal lengths",
        ));
    }
    let lhs = x_axes
        .iter()
        .map(|axis| canonical_axis(*axis, x.ndim()))
        .try_list()?;
    let rhs = y_axes
        .iter()
        .map(|axis| canonical_axis(*axis, y.ndim()))
        .try_list()?;
    contract(x, y, lhs, rhs, 0)
}

/// `jnp.tensordot` over the last axes of one and the first of the other.
pub fn tensordot_count(x: &Value, y: &Value, count: usize) -> R {
    if count > x.ndim().min(y.ndim()) {
        return Err(Error::type_error(format_args!(
            "Number of tensordot axes (axes {count}) exceeds input ranks ({} and {})",
            x.shape(),
            y.shape()
        )));
    }
    let lhs: Vec<i64> = (x.ndim() - count..x.ndim())
        .map(|axis| axis as i64)
        .collect();
    let rhs: Vec<i64> = (0..count as i64).collect();
    tensordot(x, y, &lhs, &rhs)
}

/// `jnp.cross` of vectors of length 3 along the last axis.
pub fn cross(x: &Value, y: &Value) -> R {
    jitted("cross", "", &[x.clone(), y.clone()], |args| {
        let args = promote(args)?;
        let (x, y) = (&args[0], &args[1]);
        let length = |v: &Value| v.shape().last().copied().unwrap_or(0);
        if length(x) != 3 || length(y) != 3 {
            return Err(Error::value_error("Dimension must be 3 for cross product"));
        }
        let part = |v: &Value, at: usize| lax::index_in_dim(v, at, v.ndim() - 1);
        let component = |i: usize, j: usize| -> R {
            let plus = ew::multiply(&part(x, i)?, &part(y, j)?)?;
            let minus = ew::multiply(&part(x, j)?, &part(y, i)?)?;
            lax::sub(&plus, &minus)
        };
        shape::stack(&[component(1, 2)?, component(2, 0)?, component(0, 1)?], -1)
    })
}

/// The steps of an einsum as primitives, for operands of one dtype.
struct Staged(DType);

impl EinsumOps for Staged {
    type Value = Value;
    type Error = Error;

    fn diagonal(&mut self, x: &Value, first: usize, second: usize) -> R {
        super::creation::diagonal(x, 0, first as i64, second as i64)
    }

    fn sum(&mut self, x: &Value, axes: &[usize]) -> R {
        lax::reduce(ReduceOp::Sum, x, axes)
    }

    fn dot(&mut self, a: &Value, b: &Value, numbers: DotDims) -> R {
        lax::dot_general(a, b, numbers, Some(self.0))
    }

    fn transpose(&mut self, x: &Value, order: &[usize]) -> R {
        lax::transpose(x, order)
    }
}

/// `jnp.einsum` with a text of subscripts: from left to right, two operands at a time.
pub fn einsum(subscripts: &str, operands: &[Value]) -> R {
    let shapes: Vec<_> = operands.iter().map(Value::shape).collect();
    let plan = EinsumPlan::new(subscripts, &shapes).map_err(unfit)?;
    let promoted = promote(operands)?;
    let dtype = promoted.first().map_or(DType::Float32, Value::dtype);
    let result = plan.run(&mut Staged(dtype), &promoted)?;
    result.ok_or_else(|| Error::value_error("einsum needs operands"))
}

/// Subscripts that do not fit, in the words of JAX and of opt_einsum.
#[cold]
fn unfit(problem: EinsumProblem) -> Error {
    match problem {
        EinsumProblem::Count => Error::value_error(
            "Number of einsum subscripts must be equal to the number of operands.",
        ),
        EinsumProblem::Rank { part, at } => Error::value_error(format_args!(
            "Einstein sum subscript '{part}' does not contain the correct number of indices for operand {at}."
        )),
        EinsumProblem::Size {
            label,
            at,
            known,
            size,
            ..
        } => Error::value_error(format_args!(
            "Size of label '{label}' for operand {at} ({known}) does not match previous terms ({size})."
        )),
        EinsumProblem::Output(label) => Error::value_error(format_args!(
            "Output character '{label}' did not appear in the input"
        )),
    }
}

/// `jnp.linalg.cholesky`: the lower factor, or the upper one.
pub fn cholesky(x: &Value, upper: bool, symmetrize: bool) -> R {
    let statics = format!("{upper}{symmetrize}");
    jitted("cholesky", &statics, std::slice::from_ref(x), |args| {
        check_square("linalg.cholesky", &args[0])?;
        let x = promote_inexact(args)?.remove(0);
        let factor = lax_cholesky(&x, symmetrize)?;
        match upper {
            true => ew::conj(&shape::matrix_transpose(&factor)?),
            false => Ok(factor),
        }
    })
}

/// `lax.linalg.cholesky`.
pub fn lax_cholesky(x: &Value, symmetrize: bool) -> R {
    super::systems::square(x, &|shape| {
        format!("The input to linalg.cholesky must have shape [..., n, n], got shape {shape}")
    })?;
    let x = match symmetrize {
        true => symmetrized(x)?,
        false => x.clone(),
    };
    let factor = bind1(&Primitive::Cholesky, &[x])?;
    triangle(&factor, true, 0)
}

/// The mean of each matrix and its conjugate transpose.
pub fn symmetrized(x: &Value) -> R {
    let sum = lax::add(x, &ew::conj(&transposed(x)?)?)?;
    lax::div(&sum, &lax::constant(&sum, 2.0))
}

/// The matrices transposed.
pub fn transposed(x: &Value) -> R {
    let mut order: Vec<usize> = (0..x.ndim()).collect();
    order.swap(x.ndim() - 1, x.ndim() - 2);
    lax::transpose(x, &order)
}

/// The matrices' lower triangles from the diagonal `k` on, or the upper ones; zero elsewhere. Staged without a `jit`.
pub fn triangle(x: &Value, lower: bool, k: i64) -> R {
    let dims = x.shape();
    let (rows, columns) = (dims[x.ndim() - 2], dims[x.ndim() - 1]);
    let row = lax::iota(DType::Int32, [rows, columns], 0)?;
    let shift = if lower { k } else { k - 1 };
    let row = lax::add(&row, &lax::int_scalar(DType::Int32, shift))?;
    let keep = lax::ge(&row, &lax::iota(DType::Int32, [rows, columns], 1)?)?;
    let keep = lax::broadcast_in_dim(&keep, dims.clone(), &[x.ndim() - 2, x.ndim() - 1])?;
    let zeros = lax::full(dims, &lax::constant(x, 0.0))?;
    match lower {
        true => lax::select(&keep, x, &zeros),
        false => lax::select(&keep, &zeros, x),
    }
}

fn check_square(name: &str, x: &Value) -> R<()> {
    let dims = x.shape();
    if dims.ndim() < 2 || dims[dims.ndim() - 1] != dims[dims.ndim() - 2] {
        return Err(Error::value_error(format_args!(
            "Argument to {name} must have shape [..., n, n], got {dims}."
        )));
    }
    Ok(())
}

/// `jnp.linalg.matrix_power`.
pub fn matrix_power(a: &Value, n: i64) -> R {
    check_square("matrix_power", a)?;
    let size = a.shape()[a.ndim() - 1];
    if n == 0 {
        return super::creation::eye(size, size, 0, a.dtype());
    }
    let (mut base, mut exponent) = (
        if n < 0 {
            super::systems::inv(a)?
        } else {
            a.clone()
        },
        n.unsigned_abs(),
    );
    let mut result: Option<Value> = None;
    while exponent > 0 {
        if exponent & 1 == 1 {
            result = Some(match result {
                Some(result) => matmul(&result, &base, None)?,
                None => base.clone(),
            });
        }
        exponent >>= 1;
        if exponent > 0 {
            base = matmul(&base, &base, None)?;
        }
    }
    result.ok_or_else(|| Error::value_error("exponent must be an integer"))
}

/// `jnp.cov`, rows as variables.
pub fn cov(x: &Value, y: Option<&Value>, ddof: f64) -> R {
    let x = shape::atleast(&promote_inexact(std::slice::from_ref(x))?[0], 2)?;
    let x = match y {
        Some(y) => shape::concatenate(&[x, shape::atleast(y, 2)?], Some(0))?,
        None => x,
    };
    let x = promote_inexact(&[x])?.remove(0);
    let count = x.shape()[1] as f64;
    let options = Options {
        axes: Some(vec![1]),
        keepdims: true,
        ..Options::default()
    };
    let centered = lax::sub(&x, &super::reduce::mean(&x, &options)?)?;
    let product = dot(&centered, &ew::conj(&lax::transpose(&centered, &[1, 0])?)?)?;
    let result = lax::div(&product, &lax::scalar(product.dtype(), count - ddof))?;
    shape::squeeze(&result, None)
}

/// `jnp.corrcoef`.
pub fn corrcoef(x: &Value, y: Option<&Value>) -> R {
    let c = cov(x, y, 1.0)?;
    if c.ndim() == 0 {
        return lax::div(&c, &c);
    }
    let deviation = lax::sqrt(&ew::real(&super::creation::diagonal(&c, 0, 0, 1)?)?)?;
    let c = lax::div(&c, &lax::expand_dims(&deviation, &[1])?)?;
    let c = lax::div(&c, &lax::expand_dims(&deviation, &[0])?)?;
    let (low, high) = (lax::constant(&c, -1.0), lax::constant(&c, 1.0));
    ew::clip(&c, Some(&low), Some(&high))
}
