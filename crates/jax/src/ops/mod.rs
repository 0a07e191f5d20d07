//! The functions of `jax.numpy`, `jax.lax`, `jax.nn` and `jax.random` over core's values: what they compute, and the
//! primitives that they stage. Nothing here knows Python.

pub mod activations;
pub mod bits;
mod choose;
pub mod counts;
pub mod creation;
mod custom;
mod defaults;
pub mod determinants;
pub mod distributions;
pub mod draws;
pub mod elementwise;
pub mod factors;
pub mod fft;
pub mod formula;
pub mod gammas;
pub mod index;
pub mod integer;
pub mod lax;
pub mod linalg;
pub mod matrices;
pub mod matrix_functions;
pub mod nn;
pub mod normal;
pub mod padding;
pub mod places;
pub mod polynomials;
pub mod promote;
pub mod random;
pub mod reduce;
pub mod running;
pub mod segments;
pub mod sets;
pub mod shape;
pub mod smooth;
pub mod solvers;
pub mod sort;
pub mod special_matrices;
pub mod stats;
pub mod systems;
pub mod window;
pub mod windows;

use freezeframe_base::Lists;
use freezeframe_core::{CustomJvp, Error, Primitive, Value, bind};
use std::rc::Rc;

/// The result of an operation.
pub type R<T = Value> = Result<T, Error>;

/// The one value of a result list.
pub fn only(values: R<Vec<Value>>) -> R {
    let mut values = values?;
    match (values.pop(), values.is_empty()) {
        (Some(value), true) => Ok(value),
        _ => Err(Error::value_error("expected exactly one result")),
    }
}

/// A library function of one result that JAX jits: staged as one `jit` equation.
pub fn jitted(
    name: &'static str,
    statics: &str,
    args: &[Value],
    f: impl FnOnce(&[Value]) -> R,
) -> R {
    only(freezeframe_core::jit_call(name, statics, args, |args| {
        Ok(vec![f(args)?])
    }))
}

/// A library function with its own derivative: `jvp` takes primals, then tangents, and gives the same of the results.
pub fn custom_jvp(
    name: &str,
    jvp_name: &str,
    args: &[Value],
    fun: impl Fn(&[Value]) -> R<Vec<Value>> + 'static,
    jvp: impl Fn(&[Value]) -> R<Vec<Value>> + 'static,
) -> R<Vec<Value>> {
    let call = CustomJvp {
        name: name.into(),
        fun: Rc::new(fun),
        jvp: Rc::new(jvp),
        jvp_name: jvp_name.into(),
        call_jaxpr: None,
        num_consts: 0,
        symbolic_zeros: false,
    };
    bind(&Primitive::CustomJvpCall(Rc::new(call)), args)
}

/// The axis that `axis` means for `ndim` axes; JAX's error if there is none.
pub fn canonical_axis(axis: i64, ndim: usize) -> R<usize> {
    let count = ndim as i64;
    if (-count..count).contains(&axis) {
        return Ok(axis.rem_euclid(count.max(1)) as usize);
    }
    Err(Error::value_error(format_args!(
        "axis {axis} is out of bounds for array of dimension {ndim}"
    )))
}

/// All axes that `axes` mean for `ndim` axes; all of them if `axes` is `None`.
pub fn canonical_axes(axes: Option<&[i64]>, ndim: usize) -> R<Vec<usize>> {
    let Some(axes) = axes else {
        return Ok((0..ndim).collect());
    };
    let canonical = axes
        .iter()
        .map(|axis| canonical_axis(*axis, ndim))
        .try_list()?;
    for (at, axis) in canonical.iter().enumerate() {
        if canonical[..at].contains(axis) {
            return Err(Error::value_error(format_args!(
                "duplicate value in 'axis': {}",
                tuple_text(axes)
            )));
        }
    }
    Ok(canonical)
}

/// Numbers as Python prints a tuple of them.
pub fn tuple_text<T: std::fmt::Display>(items: &[T]) -> String {
    match items {
        [one] => format!("({one},)"),
        _ => format!(
            "({})",
            items
                .iter()
                .map(ToString::to_string)
                .collect::<Vec<_>>()
                .join(", ")
        ),
    }
}
