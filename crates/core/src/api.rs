//! The transformations, over functions of flat lists of values.

use crate::stage::trace_to_jaxpr;
use crate::trace::{AxisData, bind};
use crate::{Aval, DebugInfo, Error, Jaxpr, Primitive, Result, Value};
use std::rc::Rc;

/// A linear map that can be applied again and again: what `jax.vjp` and `jax.linearize` give.
#[derive(Clone, Debug)]
pub struct LinearFn {
    /// The tangent program; its constants are the residuals.
    pub jaxpr: Rc<Jaxpr>,
    /// Which inputs of the function have a tangent in `jaxpr`.
    pub in_nonzero: Vec<bool>,
    /// Which outputs of the function have a tangent in `jaxpr`.
    pub out_nonzero: Vec<bool>,
    /// The avals of the function's inputs.
    pub in_avals: Vec<Aval>,
    /// The avals of the function's outputs.
    pub out_avals: Vec<Aval>,
}

impl LinearFn {
    /// The tangents of the outputs for these tangents of the inputs.
    pub fn apply(&self, _tangents: &[Value]) -> Result<Vec<Value>> {
        Err(Error::not_implemented("linearize is not implemented"))
    }

    /// The cotangents of the inputs for these cotangents of the outputs.
    pub fn transpose(&self, _cotangents: &[Value]) -> Result<Vec<Value>> {
        Err(Error::not_implemented("vjp is not implemented"))
    }
}

/// `jax.make_jaxpr`: the jaxpr of `f` on arguments of these avals.
pub fn make_jaxpr(
    in_avals: &[Aval],
    debug_info: DebugInfo,
    f: impl FnOnce(&[Value]) -> Result<Vec<Value>>,
) -> Result<Jaxpr> {
    trace_to_jaxpr(in_avals, debug_info, f)
}

/// `jax.eval_shape`: the avals of `f`'s results.
pub fn eval_shape(
    in_avals: &[Aval],
    debug_info: DebugInfo,
    f: impl FnOnce(&[Value]) -> Result<Vec<Value>>,
) -> Result<Vec<Aval>> {
    Ok(trace_to_jaxpr(in_avals, debug_info, f)?.out_avals())
}

/// Traces a function for `jit`. The result may be kept and called again and again with [`call_jit`].
pub fn trace_jit(
    in_avals: &[Aval],
    debug_info: DebugInfo,
    f: impl FnOnce(&[Value]) -> Result<Vec<Value>>,
) -> Result<Traced> {
    let jaxpr = trace_to_jaxpr(in_avals, debug_info, f)?;
    Ok(Traced::new(jaxpr))
}

/// A function that was traced for `jit`: the jaxpr, and the outer tracers that it closed over.
#[derive(Clone, Debug)]
pub struct Traced {
    /// The program; the closed-over tracers are its first parameters.
    pub jaxpr: Rc<Jaxpr>,
    /// Tracers of enclosing traces that the function closed over.
    pub closed_over: Vec<Value>,
}

impl Traced {
    fn new(mut jaxpr: Jaxpr) -> Self {
        let held = jaxpr.constvars.drain(..).zip(jaxpr.consts.drain(..));
        let (outer, own): (Vec<_>, Vec<_>) = held.partition(|(_, held)| !matches!(held.value, Value::Concrete { .. }));
        (jaxpr.constvars, jaxpr.consts) = own.into_iter().unzip();
        let mut closed_over = Vec::new();
        let mut invars = Vec::new();
        for (var, held) in outer {
            invars.push(var);
            closed_over.push(held.value);
        }
        invars.append(&mut jaxpr.invars);
        jaxpr.invars = invars;
        Self { jaxpr: Rc::new(jaxpr), closed_over }
    }
}

/// Calls a function that was traced for `jit` on these arguments.
pub fn call_jit(name: &str, traced: &Traced, args: &[Value]) -> Result<Vec<Value>> {
    let primitive = Primitive::Jit { name: name.into(), jaxpr: traced.jaxpr.clone() };
    let args: Vec<Value> = traced.closed_over.iter().chain(args).cloned().collect();
    bind(&primitive, &args)
}

/// Calls a library function that JAX jits: staged as one `jit` equation, its trace cached by name, `statics` and avals.
///
/// `statics` names the values of the static arguments. When nothing is traced, `f` just runs.
pub fn jit_call(
    name: &'static str,
    statics: &str,
    args: &[Value],
    f: impl FnOnce(&[Value]) -> Result<Vec<Value>>,
) -> Result<Vec<Value>> {
    let _ = statics;
    if crate::is_evaluating() {
        return f(args);
    }
    let avals: Vec<Aval> = args.iter().map(Value::aval).collect();
    let traced = trace_jit(&avals, DebugInfo::internal("jit", name), f)?;
    call_jit(name, &traced, args)
}

/// `jax.jvp`: the results of `f` and their tangents.
pub fn jvp(
    _primals: &[Value],
    _tangents: &[Value],
    _f: impl FnOnce(&[Value]) -> Result<Vec<Value>>,
) -> Result<(Vec<Value>, Vec<Value>)> {
    Err(Error::not_implemented("jvp is not implemented"))
}

/// `jax.linearize` and the forward pass of `jax.vjp` and `jax.grad`: the results of `f`, and its tangent map.
///
/// Only the inputs marked in `wanted` are differentiated. Results that are auxiliary are to be left out by the caller.
pub fn linearize(
    _primals: &[Value],
    _wanted: &[bool],
    _f: impl FnOnce(&[Value]) -> Result<Vec<Value>>,
) -> Result<(Vec<Value>, LinearFn)> {
    Err(Error::not_implemented("linearize is not implemented"))
}

/// What `primal_of` a value is outside of a transformation that has ended: for auxiliary results of `grad` and `jvp`.
pub fn strip_tangent(value: &Value) -> Value {
    value.clone()
}

/// `jax.vmap`: `f` over one more axis. `in_axes` and `out_axes` are one entry a flat value; `None` is not mapped.
pub fn vmap(
    _args: &[Value],
    _in_axes: &[Option<usize>],
    _axis: AxisData,
    _out_axes: &mut dyn FnMut(&[Value]) -> Result<Vec<Option<usize>>>,
    _f: impl FnOnce(&[Value]) -> Result<Vec<Value>>,
) -> Result<Vec<Value>> {
    Err(Error::not_implemented("vmap is not implemented"))
}
