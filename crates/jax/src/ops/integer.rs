//! Integer arithmetic of `jax.numpy`, built from primitives.

use super::choose::where_;
use super::promote::broadcast_arrays;
use super::{R, jitted, lax};
use freezeframe_core::{Error, Primitive, Value, While};
use std::rc::Rc;

/// `x // y` for signed integers.
pub fn floor_divide(x: &Value, y: &Value) -> R {
    let quotient = lax::div(x, y)?;
    let signs_differ = lax::ne(&lax::sign(x)?, &lax::sign(y)?)?;
    let inexact = lax::ne(&lax::rem(x, y)?, &lax::constant(x, 0.0))?;
    let below = lax::and(&signs_differ, &inexact)?;
    where_(
        &below,
        &lax::sub(&quotient, &lax::constant(&quotient, 1.0))?,
        &quotient,
    )
}

/// `y` with 1 in place of 0.
pub fn without_zeros(y: &Value) -> R {
    let is_zero = lax::eq(y, &lax::constant(y, 0.0))?;
    where_(&is_zero, &lax::full(y.shape(), &lax::constant(y, 1.0))?, y)
}

/// `x ** y` for integers, by squaring over six bits.
pub fn power(x: &Value, y: &Value) -> R {
    let zero = lax::constant(x, 0.0);
    let one = lax::constant(y, 1.0);
    let zero_base = lax::and(&lax::eq(x, &zero)?, &lax::ne(y, &zero)?)?;
    let mut result = where_(&zero_base, &lax::constant(x, 0.0), &lax::constant(x, 1.0))?;
    let (mut base, mut rest) = (x.clone(), y.clone());
    for step in 0..6 {
        let bit = lax::and(&rest, &one)?;
        result = where_(&bit, &lax::mul(&result, &base)?, &result)?;
        if step < 5 {
            base = lax::mul(&base, &base)?;
            rest = lax::shift_right_logical(&rest, &one)?;
        }
    }
    Ok(result)
}

/// `jnp.gcd`.
pub fn gcd(x: &Value, y: &Value) -> R {
    check_integers("gcd", x, y)?;
    jitted("gcd", "", &[x.clone(), y.clone()], |args| {
        let args = broadcast_arrays(&super::promote::promote(args)?)?;
        let state = [lax::abs(&args[0])?, lax::abs(&args[1])?];
        while_loop(&state, gcd_goes_on, gcd_step).map(|mut state| state.swap_remove(0))
    })
}

fn gcd_goes_on(state: &[Value]) -> R {
    let nonzero = lax::ne(&state[1], &lax::constant(&state[1], 0.0))?;
    let axes: Vec<usize> = (0..nonzero.ndim()).collect();
    lax::reduce(freezeframe_core::ReduceOp::Or, &nonzero, &axes)
}

fn gcd_step(state: &[Value]) -> R<Vec<Value>> {
    let (x, y) = (&state[0], &state[1]);
    let nonzero = lax::ne(y, &lax::constant(y, 0.0))?;
    let next = where_(&nonzero, y, x)?;
    let safe = without_zeros(y)?;
    let rest = where_(
        &nonzero,
        &lax::rem(x, &safe)?,
        &lax::full(y.shape(), &lax::constant(y, 0.0))?,
    )?;
    // The larger one goes first, so that the remainder shrinks.
    let swap = lax::lt(&next, &rest)?;
    Ok(vec![
        where_(&swap, &rest, &next)?,
        where_(&swap, &next, &rest)?,
    ])
}

/// `jnp.lcm`.
pub fn lcm(x: &Value, y: &Value) -> R {
    check_integers("lcm", x, y)?;
    jitted("lcm", "", &[x.clone(), y.clone()], |args| {
        let args = broadcast_arrays(&super::promote::promote(args)?)?;
        let (x, y) = (lax::abs(&args[0])?, lax::abs(&args[1])?);
        let divisor = gcd(&x, &y)?;
        let is_zero = lax::eq(&divisor, &lax::constant(&divisor, 0.0))?;
        let product = lax::mul(&x, &lax::div(&y, &without_zeros(&divisor)?)?)?;
        where_(
            &is_zero,
            &lax::full(x.shape(), &lax::constant(&x, 0.0))?,
            &product,
        )
    })
}

fn check_integers(name: &str, x: &Value, y: &Value) -> R<()> {
    if x.dtype().is_integer() && y.dtype().is_integer() {
        return Ok(());
    }
    Err(Error::value_error(format_args!(
        "Arguments to jax.numpy.{name} must be integers."
    )))
}

/// A `while` loop over values whose avals stay as they are.
pub fn while_loop(
    state: &[Value],
    condition: impl FnOnce(&[Value]) -> R,
    body: impl FnOnce(&[Value]) -> R<Vec<Value>>,
) -> R<Vec<Value>> {
    use freezeframe_core::{DebugInfo, bind, trace_to_jaxpr};
    let avals: Vec<_> = state.iter().map(Value::aval).collect();
    let cond_jaxpr = trace_to_jaxpr(&avals, DebugInfo::internal("while_cond", "cond"), |args| {
        Ok(vec![condition(args)?])
    })?;
    let body_jaxpr = trace_to_jaxpr(&avals, DebugInfo::internal("while_body", "body"), body)?;
    let loop_ = While {
        cond_jaxpr: Rc::new(cond_jaxpr),
        cond_nconsts: 0,
        body_jaxpr: Rc::new(body_jaxpr),
        body_nconsts: 0,
    };
    bind(&Primitive::While(Rc::new(loop_)), state)
}
