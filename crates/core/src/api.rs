//! The transformations, over functions of flat lists of values.

use crate::ad::{Input, Tangent};
use crate::batch::{batch_of, match_out_axes};
use crate::eval::nan_of_jitted_function;
use crate::jvp::jvp_of;
use crate::linearize::{self, linearize_trace};
use crate::trace::{AxisData, Frame, Trace, current_trace, with_trace};
use crate::tracing::{finish, new_arg, trace_to_jaxpr};
use crate::transforms::{chosen, dce};
use crate::transpose::backward_pass;
use crate::value::Payload;
use crate::{Aval, DebugInfo, Error, Jaxpr, Result, Value, eval_jaxpr, lax};
use freezeframe_array::DType;
use freezeframe_base::Lists;
use std::rc::Rc;

/// A linear map that can be applied again and again: what `jax.vjp` and `jax.linearize` give.
#[derive(Clone, Debug)]
pub struct LinearFn {
    /// The tangent program, from tangents of the differentiated inputs to those of the outputs that have one; its
    /// constants are the residuals.
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

fn check_avals(what: &str, values: &[Value], avals: &[Aval]) -> Result<()> {
    if values.len() != avals.len() {
        let (wanted, given) = (avals.len(), values.len());
        return Err(Error::type_error(format_args!(
            "{wanted} {what} are needed, {given} were given"
        )));
    }
    let wrong = values.iter().zip(avals).find(|(value, aval)| {
        value.shape() != aval.shape
            || (value.dtype() != aval.to_tangent().dtype && value.dtype() != DType::Float0)
    });
    match wrong {
        None => Ok(()),
        Some((value, aval)) => Err(Error::value_error(format_args!(
            "unexpected JAX type (e.g. shape/dtype) for {what}: got {}, but expected {}",
            value.aval().long(),
            aval.to_tangent().long()
        ))),
    }
}

impl LinearFn {
    /// The tangents of the outputs for these tangents of the inputs.
    pub fn apply(&self, tangents: &[Value]) -> Result<Vec<Value>> {
        check_avals("tangents", tangents, &self.in_avals)?;
        let given: Vec<Value> = chosen(tangents, &self.in_nonzero).cloned().collect();
        let mut found = eval_jaxpr(&self.jaxpr, &given)?.into_iter();
        let tangent =
            |(nonzero, aval): (&bool, &Aval)| match nonzero.then(|| found.next()).flatten() {
                Some(tangent) => Ok(tangent),
                None => lax::zeros(&aval.to_tangent()),
            };
        self.out_nonzero
            .iter()
            .zip(&self.out_avals)
            .map(tangent)
            .try_list()
    }

    /// The cotangents of the inputs for these cotangents of the outputs; `float0` zeros for inputs that have none.
    pub fn transpose(&self, cotangents: &[Value]) -> Result<Vec<Value>> {
        check_avals("cotangents", cotangents, &self.out_avals)?;
        let given = chosen(cotangents, &self.out_nonzero)
            .cloned()
            .map(Tangent::from_value);
        let inputs: Vec<Input> = self
            .jaxpr
            .in_avals()
            .into_iter()
            .map(Input::Undefined)
            .collect();
        let found = backward_pass(&self.jaxpr, &inputs, &given.collect::<Vec<_>>());
        let found = found.map_err(nan_of_jitted_function)?;
        let mut found = found.into_iter().flatten();
        let cotangent =
            |(nonzero, aval): (&bool, &Aval)| match nonzero.then(|| found.next()).flatten() {
                Some(cotangent) => cotangent.instantiate(),
                None => lax::zeros(&aval.to_tangent()),
            };
        self.in_nonzero
            .iter()
            .zip(&self.in_avals)
            .map(cotangent)
            .try_list()
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

/// `jax.jvp`: the results of `f` and their tangents. `float0` tangents count as zero.
pub fn jvp(
    primals: &[Value],
    tangents: &[Value],
    f: impl FnOnce(&[Value]) -> Result<Vec<Value>>,
) -> Result<(Vec<Value>, Vec<Value>)> {
    let tangents: Vec<Tangent> = tangents.iter().cloned().map(Tangent::from_value).collect();
    let (results, tangents) = jvp_of(primals, &tangents, f)?;
    let tangents = tangents.iter().map(Tangent::instantiate).try_list()?;
    Ok((results, tangents))
}

/// `jax.linearize` and the forward pass of `jax.vjp` and `jax.grad`: the results of `f`, and its tangent map.
///
/// Only the inputs marked in `wanted` are differentiated. Auxiliary results are not for `f` to return: the caller
/// keeps them, and applies [`strip_tangent`] to them afterwards.
pub fn linearize(
    primals: &[Value],
    wanted: &[bool],
    f: impl FnOnce(&[Value]) -> Result<Vec<Value>>,
) -> Result<(Vec<Value>, LinearFn)> {
    let tangent = Trace::staging(Frame::new(Rc::new(DebugInfo::internal(
        "linearize",
        "linearize",
    ))));
    let trace = linearize_trace(current_trace(), &tangent);
    let in_avals: Vec<Aval> = primals.iter().map(Value::aval).collect();
    let in_nonzero: Vec<bool> = in_avals
        .iter()
        .zip(wanted)
        .map(|(aval, wanted)| *wanted && aval.dtype.is_inexact())
        .collect();
    let start = |(primal, nonzero): (&Value, &bool)| match nonzero {
        true => {
            let tangent = new_arg(&tangent, primal.aval().to_tangent());
            linearize::to_tracer(&trace, primal.clone(), Tangent::Nonzero(tangent))
        }
        false => primal.clone(),
    };
    let args: Vec<Value> = primals.iter().zip(&in_nonzero).map(start).collect();
    let results = with_trace(Some(trace.clone()), || f(&args));
    trace.finished.set(true);
    let (results, tangents): (Vec<Value>, Vec<Tangent>) = results?
        .iter()
        .map(|result| linearize::to_pair(&trace, result))
        .unzip();
    let out_nonzero: Vec<bool> = tangents.iter().map(|tangent| !tangent.is_zero()).collect();
    let given: Vec<Value> = tangents.iter().filter_map(Tangent::nonzero).cloned().list();
    let jaxpr = Rc::new(dce(finish(&tangent, &given)?));
    let out_avals = results.iter().map(Value::aval).collect();
    Ok((
        results,
        LinearFn {
            jaxpr,
            in_nonzero,
            out_nonzero,
            in_avals,
            out_avals,
        },
    ))
}

/// What a value is outside of the `grad` or `jvp` that it came from, once that has ended: its primal.
pub fn strip_tangent(value: &Value) -> Value {
    match value {
        Value::Tracer(tracer) if tracer.is_stale() => match &tracer.0.payload {
            Payload::Jvp { primal, .. } | Payload::Linearize { primal, .. } => {
                strip_tangent(primal)
            }
            Payload::Staged { .. } | Payload::Batch { .. } => value.clone(),
        },
        _ => value.clone(),
    }
}

/// Says where the mapped axis is wanted in each of these results, which have it where the second argument says, if they
/// have it; an error where a mapped result is wanted whole.
pub type OutAxes<'a> = dyn FnMut(&[Value], &[Option<usize>]) -> Result<Vec<Option<usize>>> + 'a;

/// `jax.vmap`: `f` over one more axis. `in_axes` has one entry a flat value, `None` where it is not mapped.
/// `out_axes` is asked once `f` has run, with the results for one place of the axis.
pub fn vmap(
    args: &[Value],
    in_axes: &[Option<usize>],
    axis: AxisData,
    out_axes: &mut OutAxes<'_>,
    f: impl FnOnce(&[Value]) -> Result<Vec<Value>>,
) -> Result<Vec<Value>> {
    let mut results = Vec::new();
    let batched = batch_of(&axis, args, in_axes, |args| {
        results = f(args)?;
        Ok(results.clone())
    })?;
    let wanted = out_axes(&results, &batched.1)?;
    match_out_axes(&axis, batched, &wanted)
}
