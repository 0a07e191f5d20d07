//! Polynomials as vectors of coefficients, that of the highest power first.

use super::formula::Formula;
use super::index::{self, Index, TakeOptions};
use super::reduce::{Options, reduce};
use super::{R, jitted, lax, promote, shape, window};
use freezeframe_array::DType;
use freezeframe_core::{Error, ReduceOp, ScatterOp, Value};

fn slice(start: Option<i64>, stop: Option<i64>) -> Index {
    Index::Slice {
        start,
        stop,
        step: None,
    }
}

fn added(x: &Value, at: Index, y: &Value) -> R {
    index::scatter(x, &[at], y, ScatterOp::Add, &TakeOptions::default())
}

/// How many coefficients there are.
fn count(p: &Value) -> R<usize> {
    let length = p.shape().first().copied();
    length.ok_or_else(|| {
        Error::new(
            freezeframe_core::ErrorClass::IndexError,
            "tuple index out of range",
        )
    })
}

/// `jnp.polyadd`.
pub fn add(a: &Value, b: &Value) -> R {
    jitted("polyadd", "", &[a.clone(), b.clone()], |args| {
        let args = promote::promote(args)?;
        let (a, b) = (&args[0], &args[1]);
        let (long, short) = if count(b)? <= count(a)? {
            (a, b)
        } else {
            (b, a)
        };
        added(long, slice(Some(-(count(short)? as i64)), None), short)
    })
}

/// `jnp.polysub`.
pub fn subtract(a: &Value, b: &Value) -> R {
    jitted("polysub", "", &[a.clone(), b.clone()], |args| {
        let args = promote::promote(args)?;
        add(&args[0], &lax::neg(&args[1])?)
    })
}

/// `jnp.poly` of zeros.
pub fn of_zeros(zeros: &Value) -> R {
    jitted("poly", "", std::slice::from_ref(zeros), |args| {
        let zeros = shape::atleast(&promote::promote_inexact(args)?[0], 1)?;
        let dims = zeros.shape();
        if zeros.ndim() == 2 && dims[0] == dims[1] && dims[0] != 0 {
            return Err(Error::not_implemented(
                "jnp.poly of a matrix is not implemented; give its eigenvalues",
            ));
        }
        if zeros.ndim() != 1 {
            return Err(Error::value_error(
                "input must be 1d or non-empty square 2d array.",
            ));
        }
        let one = lax::scalar(zeros.dtype(), 1.0);
        if dims[0] == 0 {
            return Ok(one);
        }
        let mut p = lax::full([1], &one)?;
        for at in 0..dims[0] {
            let minus = lax::neg(&lax::index_in_dim(&zeros, at, 0)?)?;
            let factor = [lax::full([1], &one)?, lax::full([1], &minus)?];
            p = window::convolve(&p, &lax::concatenate(&factor, 0)?, "full", true)?;
        }
        Ok(p)
    })
}

/// `jnp.polymul`, of coefficients in a common dtype.
pub fn multiply(a: &Value, b: &Value) -> R {
    let empty = |p: &Value, like: &Value| match count(p)? {
        0 => lax::full([1], &lax::scalar(like.dtype(), 0.0)),
        _ => Ok(p.clone()),
    };
    let a = empty(a, b)?;
    window::convolve(&a, &empty(b, &a)?, "full", true)
}

/// `jnp.polydiv`: quotient and rest.
pub fn divide(u: &Value, v: &Value) -> R<(Value, Value)> {
    let args = promote::promote_inexact(&[u.clone(), v.clone()])?;
    let (mut u, v) = (args[0].clone(), &args[1]);
    let (m, n) = (count(&u)? as i64 - 1, count(v)? as i64 - 1);
    let pick = |x: &Value, at: i64| index::take(x, &[Index::Int(at)], &TakeOptions::default());
    let scale = 1.0 / Formula::from(pick(v, 0));
    let length = (m - n + 1).max(1) as usize;
    let mut quotient = lax::full([length], &lax::scalar(u.dtype(), 0.0))?;
    for k in 0..=m - n {
        let digit = &scale * Formula::from(pick(&u, k));
        let places = [Index::Int(k)];
        let options = TakeOptions::default();
        quotient = index::scatter(
            &quotient,
            &places,
            &digit.clone().done()?,
            ScatterOp::Set,
            &options,
        )?;
        let part = (-digit * Formula::from(v)).done()?;
        u = added(&u, slice(Some(k), Some(k + n + 1)), &part)?;
    }
    Ok((quotient, u))
}

/// The numbers from 0 on, and the same from 0 to `m` in a column.
fn grid(dtype: DType, row: R, m: usize) -> Formula {
    let row = Formula::from(row).then(|row| lax::expand_dims(row, &[0]));
    let column = Formula::from(lax::iota(dtype, [m], 0));
    row - column.then(|column| lax::expand_dims(column, &[1]))
}

fn product(x: &Formula) -> Formula {
    let options = Options {
        axes: Some(vec![0]),
        ..Options::default()
    };
    x.then(|x| reduce("prod", ReduceOp::Prod, x, &options))
}

fn reversed(x: &Formula) -> Formula {
    x.then(|x| lax::rev(x, &[0]))
}

/// `jnp.polyint`.
pub fn integrate(p: &Value, m: i64, k: Option<&Value>) -> R {
    let mut args = vec![p.clone()];
    args.extend(k.cloned());
    jitted("polyint", &m.to_string(), &args, |args| {
        let k = args.get(1).cloned().unwrap_or_else(|| lax::weak_int(0));
        let both = promote::promote_inexact(&[args[0].clone(), k])?;
        let Some(m) = freezeframe_base::how_many(m) else {
            return Err(Error::value_error(
                "Order of integral must be positive (see polyder)",
            ));
        };
        let (p, mut k) = (&both[0], shape::atleast(&both[1], 1)?);
        if k.shape()[0] == 1 {
            let one = index::take(&k, &[Index::Int(0)], &TakeOptions::default())?;
            k = lax::full([m], &one)?;
        }
        if k.shape().to_vec() != [m] {
            return Err(Error::value_error(
                "k must be a scalar or a rank-1 array of length 1 or m.",
            ));
        }
        if m == 0 {
            return Ok(p.clone());
        }
        let powers = lax::iota(p.dtype(), [count(p)? + m], 0);
        let grid = grid(p.dtype(), powers, m);
        let factors = grid.then(|grid| lax::max(&lax::constant(grid, 1.0), grid));
        let divisor = reversed(&product(&factors));
        let all = Formula::from(shape::concatenate(&[p.clone(), k], Some(0)));
        (all / divisor).done()
    })
}

/// `jnp.polyder`.
pub fn differentiate(p: &Value, m: i64) -> R {
    jitted("polyder", &m.to_string(), std::slice::from_ref(p), |args| {
        let p = promote::promote_inexact(args)?.remove(0);
        let Some(m) = freezeframe_base::how_many(m) else {
            return Err(Error::value_error("Order of derivative must be positive"));
        };
        if m == 0 {
            return Ok(p);
        }
        let rest = count(&p)?.saturating_sub(m);
        let first = lax::scalar(p.dtype(), m as f64);
        let powers = lax::iota(p.dtype(), [rest], 0).and_then(|ramp| lax::add(&first, &ramp));
        let factors = product(&grid(p.dtype(), powers, m));
        let kept = Formula::from(lax::slice_in_dim(&p, 0, rest, 0));
        (kept * reversed(&factors)).done()
    })
}
