//! Evaluation that is watched: for NaNs and infinite numbers in what primitives and compiled functions give, as with
//! `jax_debug_nans` and `jax_debug_infs`, and for keys that are used twice, as with `jax_debug_key_reuse`.

use super::operands::Operands;
use crate::context::{debug_infs, debug_key_reuse, debug_nans, debug_numbers, run};
use crate::context::{set_debug_infs, set_debug_key_reuse, set_debug_nans};
use crate::key_reuse;
use crate::{Error, ErrorClass, Failure, Jaxpr, Primitive, Result, Value};
use std::rc::Rc;

/// What JAX prints where it leaves a jitted function whose results have a NaN.
pub const NAN_IN_OUTPUT: &str = "Invalid nan value encountered in the output of a jax.jit function. Calling the \
                                 de-optimized version.\n";

const NAN_IN_BACKWARD_PASS: &str = "Invalid nan value encountered in the backward pass of a jax.jit function. Calling the \
                                    de-optimized backward pass.\n";

/// An error if NaNs are looked for and a result of the named primitive has one.
pub(crate) fn check_nans(name: &str, results: &[Value]) -> Result<()> {
    match debug_numbers().then(|| invalid(results)).flatten() {
        Some(what) => Err(Error::new(
            ErrorClass::FloatingPointError,
            format_args!("invalid value ({what}) encountered in {name}"),
        )),
        None => Ok(()),
    }
}

/// What is looked for and found in results.
fn invalid(results: &[Value]) -> Option<&'static str> {
    let nan = debug_nans() && results.iter().any(|it| has(it, f64::is_nan));
    let inf = || debug_infs() && results.iter().any(|it| has(it, f64::is_infinite));
    match nan {
        true => Some("nan"),
        false => inf().then_some("inf"),
    }
}

fn has(value: &Value, is_one: fn(f64) -> bool) -> bool {
    let Some(array) = value.as_array().filter(|array| array.dtype().is_inexact()) else {
        return false;
    };
    let mut scalars = array.scalars().into_iter();
    scalars.any(|scalar| is_one(scalar.to_f64()) || is_one(scalar.imag()))
}

/// Runs what JAX compiles: what happens inside is nobody's concern.
pub(super) fn unwatched<R>(f: impl FnOnce() -> R) -> R {
    struct Restore(bool, bool, bool);
    impl Drop for Restore {
        fn drop(&mut self) {
            set_debug_nans(self.0);
            set_debug_infs(self.1);
            set_debug_key_reuse(self.2);
        }
    }
    let _restore = Restore(debug_nans(), debug_infs(), debug_key_reuse());
    set_debug_nans(false);
    set_debug_infs(false);
    set_debug_key_reuse(false);
    f()
}

/// Evaluates a primitive, by `evaluate`.
pub(super) fn primitive(
    primitive: &Primitive,
    args: Operands<'_>,
    evaluate: fn(&Primitive, Operands<'_>) -> Result<Vec<Value>>,
) -> Result<Vec<Value>> {
    let is_call = matches!(primitive, Primitive::Jit { .. });
    let results = if debug_key_reuse() && !is_call {
        key_reuse::in_primitive(primitive, &args, &|| {
            evaluate(primitive, Operands::Lent(&args))
        })?
    } else {
        evaluate(primitive, args)?
    };
    check_nans(primitive.name(), &results)?;
    Ok(results)
}

/// Evaluates a jaxpr equation by equation.
type ByEquation = fn(&Jaxpr, &[Value]) -> Result<Vec<Value>>;

/// Calls a jitted function.
pub(super) fn call(
    jaxpr: &Rc<Jaxpr>,
    args: &[Value],
    by_equation: ByEquation,
) -> Result<Vec<Value>> {
    match debug_key_reuse() {
        true => key_reuse::in_call(jaxpr, args, &|| call_for_nans(jaxpr, args, by_equation)),
        false => call_for_nans(jaxpr, args, by_equation),
    }
}

/// Calls a jitted function. If NaNs are looked for and a result has one, it runs once more, equation by equation, and the error
/// names the first that gives one.
fn call_for_nans(jaxpr: &Rc<Jaxpr>, args: &[Value], by_equation: ByEquation) -> Result<Vec<Value>> {
    let results = unwatched(|| run(jaxpr, args))?;
    if !debug_numbers() || invalid(&results).is_none() {
        return Ok(results);
    }
    let error = match by_equation(jaxpr, args) {
        Ok(_) => only_when_compiled(),
        Err(error) => error,
    };
    Err(error.passing(NAN_IN_OUTPUT))
}

/// What came of running a jitted function backwards; if that is an error for a NaN, it is done once more by `again`, equation
/// by equation.
pub(crate) fn in_backward_pass<T>(
    found: Result<T>,
    again: impl FnOnce() -> Result<()>,
) -> Result<T> {
    match found {
        Err(error) if debug_numbers() && error.is_nan() => {
            let error = again().err().unwrap_or_else(only_when_compiled);
            Err(error.passing(NAN_IN_BACKWARD_PASS))
        }
        found => found,
    }
}

/// The error for a NaN where equations are run backwards. JAX's functions are jitted, also those that are one equation here.
pub(crate) fn nan_of_jitted_function(error: Error) -> Error {
    match error.failure() {
        Failure::Jax { printed, .. } if printed.is_empty() && error.is_nan() => {
            error.passing(NAN_IN_BACKWARD_PASS)
        }
        _ => error,
    }
}

/// The error where only the compiled function gives a NaN.
pub fn only_when_compiled() -> Error {
    Error::new(
        ErrorClass::FloatingPointError,
        "invalid value (nan) encountered in jit. Because jax_config.debug_nans.value and/or config.jax_debug_infs is set, \
         the de-optimized function (i.e., the function as if the `jit` decorator were removed) was called in an attempt to \
         get a more precise error message. However, the de-optimized function did not produce invalid values during its \
         execution. This behavior can result from `jit` optimizations causing the invalid value to be produced. It may also \
         arise from having nan/inf literals as inputs or outputs, like `jax.jit(lambda ...: jax.numpy.nan)(...)`. \n\nIt \
         may be possible to avoid the invalid value by removing the `jit` decorator, at the cost of losing optimizations. \
         \n\nIf you see this error, consider opening a bug report at https://github.com/jax-ml/jax.",
    )
}
