//! What `jax.numpy.linalg` computes with factors: norms, conditions, ranks, pseudo-inverses, least squares, and products and
//! systems of many axes.

use super::elementwise::{self as ew, where_};
use super::factors::{Svd, adjoint, svd, svdvals};
use super::linalg::einsum;
use super::promote::promote_inexact;
use super::reduce::{Options, reduce};
use super::systems::{inv, solve};
use super::{R, custom_jvp, jitted, lax, only, shape, tuple_text};
use freezeframe_array::{DType, Shape};
use freezeframe_base::Lists;
use freezeframe_core::{BinaryOp, DotDims, Error, Precision, ReduceOp, Value, jit_call};

/// Which norm.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Order<'a> {
    /// The usual one.
    Usual,
    /// By a number.
    Number(f64),
    /// By a name: `fro`, `nuc`.
    Name(&'a str),
}

/// `finfo(dtype).eps`, of the real part.
pub fn epsilon(dtype: DType) -> f64 {
    match dtype {
        DType::Float64 | DType::Complex128 => f64::EPSILON,
        _ => f64::from(f32::EPSILON),
    }
}

/// A product of stacks of matrices, as exact as can be.
pub fn precise(x: &Value, y: &Value) -> R {
    let batch: Vec<usize> = (0..x.ndim() - 2).list();
    let dims = DotDims {
        lhs_contracting: vec![x.ndim() - 1],
        rhs_contracting: vec![x.ndim() - 2],
        lhs_batch: batch.clone(),
        rhs_batch: batch,
    };
    lax::precise_dot_general(x, y, dims, Some(Precision::Highest), Some(x.dtype()))
}

fn root_of_squares(x: &Value, options: &Options) -> R {
    let square = ew::real(&ew::multiply(x, &ew::conj(x)?)?)?;
    lax::sqrt(&reduce("sum", ReduceOp::Sum, &square, options)?)
}

fn over(axes: &[usize], keepdims: bool) -> Options {
    Options {
        axes: Some(axes.iter().map(|axis| *axis as i64).collect()),
        keepdims,
        ..Options::default()
    }
}

/// The largest, from zero on.
fn largest(x: &Value, options: Options) -> R {
    let options = Options {
        initial: Some(lax::weak_int(0)),
        ..options
    };
    reduce("max", ReduceOp::Max, x, &options)
}

/// `jnp.linalg.vector_norm`.
pub fn vector_norm(x: &Value, order: Order<'_>, options: &Options) -> R {
    let order = match order {
        Order::Usual => 2.0,
        Order::Number(order) => order,
        Order::Name(name) => {
            let mut text = format!("Invalid order '{name}' for vector norm.");
            if name == "inf" {
                text += "Use 'jax.numpy.inf' instead.";
            }
            if name == "-inf" {
                text += "Use '-jax.numpy.inf' instead.";
            }
            return Err(Error::value_error(text));
        }
    };
    let sum = |x: &Value| reduce("sum", ReduceOp::Sum, x, options);
    if order == 2.0 {
        return root_of_squares(x, options);
    }
    if order == 0.0 {
        let nonzero = ew::compare(BinaryOp::Ne, x, &lax::weak_int(0))?;
        let dtype = x.dtype().real_part();
        let options = Options {
            dtype: Some(if dtype.is_float() {
                dtype
            } else {
                DType::Float32
            }),
            ..options.clone()
        };
        let counts = lax::convert(&nonzero, super::promote::int_dtype())?;
        return reduce("sum", ReduceOp::Sum, &counts, &options);
    }
    let size = ew::absolute(x)?;
    if order == f64::INFINITY {
        return largest(&size, options.clone());
    }
    if order == f64::NEG_INFINITY {
        return reduce("min", ReduceOp::Min, &size, options);
    }
    if order == 1.0 {
        return sum(&size);
    }
    let total = sum(&ew::power(&size, &lax::constant(&size, order), None)?)?;
    ew::power(&total, &lax::constant(&total, 1.0 / order), None)
}

/// `jnp.linalg.norm`.
pub fn norm(x: &Value, order: Order<'_>, axes: Option<&[i64]>, keepdims: bool) -> R {
    let statics = format!("{order:?}{axes:?}{keepdims}");
    jitted("norm", &statics, std::slice::from_ref(x), |args| {
        let x = promote_inexact(args)?.remove(0);
        let all = axes.is_none() && order == Order::Usual;
        let options = Options {
            axes: axes.map(<[i64]>::to_vec),
            keepdims,
            ..Options::default()
        };
        if all {
            return root_of_squares(&x, &options);
        }
        let own = axes.map_or_else(
            || Ok((0..x.ndim()).collect()),
            |axes| {
                let canonical = axes
                    .iter()
                    .map(|axis| super::canonical_axis(*axis, x.ndim()));
                canonical.try_list()
            },
        )?;
        match own.as_slice() {
            [axis] => vector_norm(&x, order, &over(&[*axis], keepdims)),
            [row, column] => matrix_norm(&x, order, (*row, *column), keepdims),
            _ => Err(Error::value_error(format_args!(
                "Improper number of axes for norm: axis={}. Pass one axis to compute a vector-norm, or two axes to \
                 compute a matrix-norm.",
                tuple_text(&own)
            ))),
        }
    })
}

fn matrix_norm(x: &Value, order: Order<'_>, (row, column): (usize, usize), keepdims: bool) -> R {
    let invalid = |order: &str| {
        Err(Error::value_error(format_args!(
            "Invalid order '{order}' for matrix norm."
        )))
    };
    let number = match order {
        Order::Usual | Order::Name("f" | "fro") => {
            return root_of_squares(x, &over(&[row, column], keepdims));
        }
        Order::Name("nuc") => None,
        Order::Name(name) => return invalid(name),
        Order::Number(number) => Some(number),
    };
    if let Some(number) = number
        && (number.abs() == 1.0 || number.is_infinite())
    {
        let (inner, mut outer) = match number.abs() == 1.0 {
            true => (row, column),
            false => (column, row),
        };
        if !keepdims && outer > inner {
            outer -= 1;
        }
        let sums = reduce(
            "sum",
            ReduceOp::Sum,
            &ew::absolute(x)?,
            &over(&[inner], keepdims),
        )?;
        let options = over(&[outer], keepdims);
        return match number > 0.0 {
            true => largest(&sums, options),
            false => reduce("min", ReduceOp::Min, &sums, &options),
        };
    }
    if number.is_some_and(|number| number.abs() != 2.0) {
        let number = number.unwrap_or_default();
        return match number.fract() == 0.0 {
            true => invalid(&(number as i64).to_string()),
            false => invalid(&number.to_string()),
        };
    }
    let moved = shape::moveaxis(x, &[row as i64, column as i64], &[-2, -1])?;
    let values = svdvals(&moved)?;
    let last = over(&[values.ndim() - 1], false);
    let found = match number {
        None => reduce("sum", ReduceOp::Sum, &values, &last)?,
        Some(number) if number > 0.0 => largest(&values, last)?,
        Some(_) => reduce("min", ReduceOp::Min, &values, &last)?,
    };
    match keepdims {
        true => shape::expand_dims(&found, &[row as i64, column as i64]),
        false => Ok(found),
    }
}

/// An element of the last axis, counted from its end if negative.
fn at_last(x: &Value, at: i64) -> R {
    let axis = x.ndim() - 1;
    let length = x.shape()[axis] as i64;
    lax::index_in_dim(x, at.rem_euclid(length) as usize, axis)
}

/// `jnp.linalg.cond`.
pub fn cond(x: &Value, order: Order<'_>) -> R {
    jitted(
        "cond",
        &format!("{order:?}"),
        std::slice::from_ref(x),
        |args| {
            let x = &args[0];
            let dims = x.shape();
            if x.ndim() < 2 {
                return Err(Error::value_error(format_args!(
                    "jnp.linalg.cond: input array must be at least 2D; got arr.shape={dims}"
                )));
            }
            let (rows, columns) = (dims[x.ndim() - 2], dims[x.ndim() - 1]);
            if rows == 0 || columns == 0 {
                return Err(Error::value_error(format_args!(
                    "jnp.linalg.cond: input array must not be empty; got arr.shape={dims}"
                )));
            }
            let ratio = match order {
                Order::Usual | Order::Number(2.0 | -2.0) => {
                    let values = svdvals(x)?;
                    let (first, last) = match order {
                        Order::Number(-2.0) => (at_last(&values, -1)?, at_last(&values, 0)?),
                        _ => (at_last(&values, 0)?, at_last(&values, -1)?),
                    };
                    ew::divide(&first, &last)?
                }
                _ => {
                    if rows != columns {
                        let shown = match order {
                            Order::Name(name) => format!("'{name}'"),
                            Order::Number(number) => super::matrices::python_number(number),
                            Order::Usual => "None".into(),
                        };
                        return Err(Error::value_error(format_args!(
                            "jnp.linalg.cond: for p={shown}, array must be square; got arr.shape={dims}"
                        )));
                    }
                    let axes = Some(&[-2, -1][..]);
                    let own = norm(x, order, axes, false)?;
                    ew::multiply(&own, &norm(&inv(x)?, order, axes, false)?)?
                }
            };
            let last_two = Options {
                axes: Some(vec![-2, -1]),
                ..Options::default()
            };
            let lost = ew::isnan(&ratio)?;
            let given = reduce("any", ReduceOp::Or, &ew::isnan(x)?, &last_two)?;
            let lost = ew::logical(BinaryOp::And, &lost, &ew::logical_not(&given)?)?;
            where_(&lost, &lax::weak_float(f64::INFINITY), &ratio)
        },
    )
}

/// A number as Python shows it.
pub fn python_number(number: f64) -> String {
    match number.fract() == 0.0 && number.abs() < 1e15 {
        true => (number as i64).to_string(),
        false if number.is_infinite() => if number > 0.0 { "inf" } else { "-inf" }.into(),
        false => number.to_string(),
    }
}

/// `jnp.linalg.matrix_rank`.
pub fn matrix_rank(x: &Value, rtol: Option<&Value>, hermitian: bool) -> R {
    let args: Vec<Value> = [Some(x), rtol].into_iter().flatten().cloned().list();
    jitted("matrix_rank", &hermitian.to_string(), &args, |args| {
        let x = promote_inexact(&args[..1])?.remove(0);
        if x.ndim() < 2 {
            let nonzero = ew::compare(BinaryOp::Ne, &x, &lax::weak_int(0))?;
            let any = reduce("any", ReduceOp::Or, &nonzero, &Options::default())?;
            return lax::convert(&any, DType::Int32);
        }
        let what = Svd {
            full_matrices: false,
            compute_uv: false,
            hermitian,
            ..Svd::default()
        };
        let values = only(svd(&x, &what))?;
        let rtol = match args.get(1) {
            Some(rtol) => rtol.clone(),
            None => {
                let last = over(&[values.ndim() - 1], false);
                let most = reduce("max", ReduceOp::Max, &values, &last)?;
                let sides = &x.shape()[x.ndim() - 2..];
                let count = sides[0].max(sides[1]) as f64;
                let scaled = ew::multiply(&most, &lax::scalar(most.dtype(), count))?;
                ew::multiply(&scaled, &lax::scalar(most.dtype(), epsilon(most.dtype())))?
            }
        };
        let rtol = lax::expand_dims(&rtol, &[rtol.ndim()])?;
        let counted = ew::compare(BinaryOp::Gt, &values, &rtol)?;
        reduce(
            "sum",
            ReduceOp::Sum,
            &counted,
            &over(&[values.ndim() - 1], false),
        )
    })
}

/// `jnp.linalg.pinv`.
pub fn pinv(x: &Value, rtol: Option<&Value>, hermitian: bool) -> R {
    let args: Vec<Value> = [Some(x), rtol].into_iter().flatten().cloned().list();
    let count = args.len();
    let found = custom_jvp(
        "_pinv",
        "_pinv_jvp",
        &args,
        move |args| {
            let found = jitted("_pinv", &hermitian.to_string(), args, |args| {
                pseudo_inverse(&args[0], args.get(1), hermitian)
            })?;
            Ok(vec![found])
        },
        move |args| {
            let rtol = (count > 1).then(|| &args[1]);
            let p = pinv(&args[0], rtol, hermitian)?;
            let tangent = pinv_tangent(&p, &args[0], &args[count], hermitian)?;
            Ok(vec![p, tangent])
        },
    );
    only(found)
}

fn pseudo_inverse(x: &Value, rtol: Option<&Value>, hermitian: bool) -> R {
    let x = promote_inexact(std::slice::from_ref(x))?.remove(0);
    let dims = x.shape();
    if x.ndim() < 2 {
        return Err(Error::value_error(
            "not enough values to unpack (expected 2, got 1)",
        ));
    }
    let (m, n) = (dims[x.ndim() - 2], dims[x.ndim() - 1]);
    if m == 0 || n == 0 {
        let empty: Shape = dims[..x.ndim() - 2].iter().copied().chain([n, m]).collect();
        return lax::full(empty, &lax::scalar(x.dtype(), 0.0));
    }
    let conjugate = ew::conj(&x)?;
    let rtol = match rtol {
        Some(rtol) => rtol.clone(),
        None => {
            let dtype = x.dtype().real_part();
            let count = lax::scalar(dtype, 10.0 * m.max(n) as f64);
            lax::mul(&count, &lax::scalar(dtype, epsilon(dtype)))?
        }
    };
    let what = Svd {
        full_matrices: false,
        hermitian,
        ..Svd::default()
    };
    let found = svd(&conjugate, &what)?;
    let (u, s, vh) = (&found[0], &found[1], &found[2]);
    let rtol = lax::expand_dims(&rtol, &[rtol.ndim()])?;
    let missing: Vec<usize> = (0..s.ndim().saturating_sub(rtol.ndim())).list();
    let rtol = lax::expand_dims(&rtol, &missing)?;
    let cutoff = ew::multiply(&rtol, &lax::slice_in_dim(s, 0, 1, s.ndim() - 1)?)?;
    let kept = ew::compare(BinaryOp::Gt, s, &cutoff)?;
    let s = where_(&kept, s, &lax::weak_float(f64::INFINITY))?;
    let s = lax::convert(&s, u.dtype())?;
    let right = shape::matrix_transpose(vh)?;
    let left = shape::matrix_transpose(u)?;
    let left = ew::divide(&left, &lax::expand_dims(&s, &[s.ndim()])?)?;
    lax::convert(&precise(&right, &left)?, x.dtype())
}

/// The tangent of the pseudo-inverse `p` of `a`, by Golub and Pereyra.
fn pinv_tangent(p: &Value, a: &Value, g: &Value, hermitian: bool) -> R {
    let (a, g) = match hermitian {
        true => (
            super::linalg::symmetrized(a)?,
            super::linalg::symmetrized(g)?,
        ),
        false => (a.clone(), g.clone()),
    };
    let (m, n) = (a.shape()[a.ndim() - 2], a.shape()[a.ndim() - 1]);
    let at = precise;
    if m >= n {
        let s = at(&at(p, &adjoint(p)?)?, &adjoint(&g)?)?;
        let t = at(&at(&adjoint(&g)?, &adjoint(p)?)?, p)?;
        let change = at(&lax::neg(&at(p, &g)?)?, p)?;
        let change = ew::add(&change, &s)?;
        let change = ew::subtract(&change, &at(&at(&s, &a)?, p)?)?;
        let change = ew::add(&change, &t)?;
        return ew::subtract(&change, &at(&at(p, &a)?, &t)?);
    }
    let s = at(p, &at(&adjoint(p)?, &adjoint(&g)?)?)?;
    let t = at(&adjoint(&g)?, &at(&adjoint(p)?, p)?)?;
    let change = at(&lax::neg(p)?, &at(&g, p)?)?;
    let change = ew::add(&change, &s)?;
    let change = ew::subtract(&change, &at(&s, &at(&a, p)?)?)?;
    let change = ew::add(&change, &t)?;
    ew::subtract(&change, &at(p, &at(&a, &t)?)?)
}

/// `jnp.linalg.lstsq`: the solution, the squares of what is left over, the rank and the singular values.
pub fn lstsq(a: &Value, b: &Value, rcond: Option<&Value>, numpy_resid: bool) -> R<Vec<Value>> {
    let args: Vec<Value> = [Some(a), Some(b), rcond]
        .into_iter()
        .flatten()
        .cloned()
        .list();
    let run = |args: &[Value]| least_squares(&args[0], &args[1], args.get(2), numpy_resid);
    match numpy_resid {
        true => run(&args),
        false => jit_call("_lstsq", "", &args, run),
    }
}

fn least_squares(a: &Value, b: &Value, rcond: Option<&Value>, numpy_resid: bool) -> R<Vec<Value>> {
    let both = promote_inexact(&[a.clone(), b.clone()])?;
    let (a, b) = (&both[0], &both[1]);
    if a.shape().first() != b.shape().first() {
        return Err(Error::value_error(
            "Leading dimensions of input arrays must match",
        ));
    }
    let is_vector = b.ndim() == 1;
    let b = match is_vector {
        true => lax::expand_dims(b, &[1])?,
        false => b.clone(),
    };
    if a.ndim() != 2 {
        return Err(Error::type_error(format_args!(
            "{}-dimensional array given. Array must be two-dimensional",
            a.ndim()
        )));
    }
    if b.ndim() != 2 {
        return Err(Error::type_error(format_args!(
            "{}-dimensional array given. Array must be one or two-dimensional",
            b.ndim()
        )));
    }
    let (m, n) = (a.shape()[0], a.shape()[1]);
    let dtype = a.dtype();
    let (x, rank, s);
    if m == 0 || n == 0 {
        s = lax::full([0], &lax::scalar(dtype, 0.0))?;
        rank = lax::int_scalar(super::promote::int_dtype(), 0);
        x = lax::full([n, b.shape()[1]], &lax::scalar(dtype, 0.0))?;
    } else {
        let what = Svd {
            full_matrices: false,
            ..Svd::default()
        };
        let found = svd(a, &what)?;
        let (u, values, vt) = (&found[0], &found[1], &found[2]);
        let real = values.dtype();
        let rcond = match rcond {
            None => lax::scalar(real, epsilon(dtype) * n.max(m) as f64),
            Some(rcond) => {
                let negative = ew::compare(BinaryOp::Lt, rcond, &lax::weak_int(0))?;
                let own = lax::scalar(real, epsilon(dtype));
                lax::convert(&where_(&negative, &own, rcond)?, real)?
            }
        };
        let positive = ew::compare(BinaryOp::Gt, values, &lax::weak_int(0))?;
        let bound = ew::multiply(&rcond, &at_last(values, 0)?)?;
        let enough = ew::compare(BinaryOp::Ge, values, &bound)?;
        let mask = ew::logical(BinaryOp::And, &positive, &enough)?;
        rank = reduce("sum", ReduceOp::Sum, &mask, &Options::default())?;
        let safe = lax::convert(&where_(&mask, values, &lax::weak_int(1))?, dtype)?;
        let inverse = ew::divide(&lax::weak_int(1), &safe)?;
        let inverse = where_(&mask, &inverse, &lax::weak_int(0))?;
        let inverse = lax::expand_dims(&inverse, &[1])?;
        let projected = precise(&shape::matrix_transpose(&ew::conj(u)?)?, &b)?;
        let right = shape::matrix_transpose(&ew::conj(vt)?)?;
        x = precise(&right, &ew::multiply(&inverse, &projected)?)?;
        s = values.clone();
    }
    let is_short = m <= n || numpy_resid && known_rank(&rank).is_some_and(|rank| rank < n as i64);
    let rest = match numpy_resid && is_short {
        true => lax::full([0], &lax::scalar(DType::Float32, 0.0))?,
        false => {
            let left = ew::subtract(&b, &precise(a, &x)?)?;
            let size = norm(&left, Order::Usual, Some(&[0]), false)?;
            lax::integer_pow(&size, 2)?
        }
    };
    let x = if is_vector { shape::ravel(&x)? } else { x };
    Ok(vec![x, rest, rank, s])
}

fn known_rank(rank: &Value) -> Option<i64> {
    let item = rank.as_array()?.item()?;
    Some(item.to_i64())
}

/// `jnp.linalg.tensorinv`.
pub fn tensorinv(a: &Value, count: i64) -> R {
    let dims = a.shape();
    if count <= 0 {
        return Err(Error::value_error(format_args!(
            "ind must be a positive integer; got ind={count}"
        )));
    }
    let (first, rest) = dims.split_at((count as usize).min(a.ndim()));
    let (rows, columns): (usize, usize) = (first.iter().product(), rest.iter().product());
    if rows != columns {
        return Err(Error::value_error(format_args!(
            "tensorinv is only possible when the product of the first `ind` dimensions equals that of the remaining \
             dimensions. got arr.shape={dims} with ind={count}."
        )));
    }
    let found = inv(&lax::reshape(a, [rows, columns])?)?;
    let back: Shape = rest.iter().chain(first).copied().collect();
    lax::reshape(&found, back)
}

/// `jnp.linalg.tensorsolve`.
pub fn tensorsolve(a: &Value, b: &Value, axes: Option<&[i64]>) -> R {
    let a = match axes {
        Some(axes) => {
            let end = a.ndim() as i64 - 1;
            let mut moved = a.clone();
            for axis in axes {
                moved = shape::moveaxis(&moved, &[*axis], &[end])?;
            }
            moved
        }
        None => a.clone(),
    };
    let (own, right) = (a.shape(), b.shape());
    let split = b.ndim().min(a.ndim());
    let (leading, out) = own.split_at(split);
    if leading != right.dims() {
        return Err(Error::value_error(format_args!(
            "After moving axes to end, leading shape of a must match shape of b. got a.shape={own}, b.shape={right}"
        )));
    }
    let size: usize = out.iter().product();
    if right.size() != size {
        return Err(Error::value_error(format_args!(
            "Input arrays must have prod(a.shape[:b.ndim]) == prod(a.shape[b.ndim:]); got a.shape={own}, b.ndim={}.",
            b.ndim()
        )));
    }
    let square = lax::reshape(&a, [right.size(), size])?;
    let found = solve(&square, &shape::ravel(b)?)?;
    lax::reshape(&found, Shape::new(out))
}

/// `jnp.linalg.multi_dot`.
pub fn multi_dot(arrays: &[Value]) -> R {
    if let [one] = arrays
        && one.ndim() > 0
    {
        // As in JAX, one array is taken for the arrays along its first axis.
        return multi_dot(&shape::unstack(one, 0)?);
    }
    if arrays.len() < 2 {
        return Err(Error::value_error(format_args!(
            "multi_dot requires at least two arrays; got len(arrays)={}",
            arrays.len()
        )));
    }
    let shapes = || {
        let all: Vec<String> = arrays.iter().map(|it| it.shape().to_string()).collect();
        format!("[{}]", all.join(", "))
    };
    let last = arrays.len() - 1;
    let fits = arrays.iter().enumerate().all(|(at, array)| match at {
        0 => matches!(array.ndim(), 1 | 2),
        at if at == last => matches!(array.ndim(), 1 | 2),
        _ => array.ndim() == 2,
    });
    if !fits {
        return Err(Error::value_error(format_args!(
            "multi_dot: input arrays must all be two-dimensional, except for the first and last array which may be 1 or 2 \
             dimensional. Got array shapes {}",
            shapes()
        )));
    }
    let meets = |pair: &[Value]| pair[0].shape().last() == pair[1].shape().first();
    if !arrays.windows(2).all(meets) {
        return Err(Error::value_error(format_args!(
            "multi_dot: last dimension of each array must match first dimension of following array. Got array shapes {}",
            shapes()
        )));
    }
    if arrays.len() > 50 {
        return Err(Error::not_implemented(
            "multi_dot of more than 50 arrays is not implemented",
        ));
    }
    let letter = |at: usize| {
        char::from(if at < 26 {
            b'a' + at as u8
        } else {
            b'A' + (at - 26) as u8
        })
    };
    let (mut terms, mut out) = (Vec::new(), String::new());
    for (at, array) in arrays.iter().enumerate() {
        let mut term = String::new();
        if at > 0 || array.ndim() == 2 {
            term.push(letter(at));
        }
        if at < last || array.ndim() == 2 {
            term.push(letter(at + 1));
        }
        if at == 0 && array.ndim() == 2 {
            out.push(letter(0));
        }
        if at == last && array.ndim() == 2 {
            out.push(letter(last + 1));
        }
        terms.push(term);
    }
    einsum(&format!("{}->{out}", terms.join(",")), arrays)
}

/// `jnp.vecdot` along an axis.
pub fn vecdot(x: &Value, y: &Value, axis: i64) -> R {
    if x.ndim() < 1 || y.ndim() < 1 {
        return Err(Error::value_error(
            "jnp.vecdot: inputs must have at least one dimension",
        ));
    }
    let (own, other) = (
        super::canonical_axis(axis, x.ndim())?,
        super::canonical_axis(axis, y.ndim())?,
    );
    if x.shape()[own] != y.shape()[other] {
        return Err(Error::value_error(format_args!(
            "axes must match; got shapes {} and {} with axis={axis}",
            x.shape(),
            y.shape()
        )));
    }
    let x = shape::moveaxis(&ew::conj(x)?, &[axis], &[-1])?;
    let y = shape::moveaxis(y, &[axis], &[-1])?;
    let map = |x: &Value, y: &Value| super::linalg::inner(x, y);
    super::systems::vectorized(&[x, y], &[1, 1], &|args| map(&args[0], &args[1]))
}
