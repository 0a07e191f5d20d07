//! The transformations, over functions of flat lists of values.

use crate::ad::Tangent;
use crate::batch::{batch_of, match_out_axes};
use crate::context::{context, x64};
use crate::jvp::jvp_of;
use crate::linearize::{self, linearize_trace};
use crate::stage::{Frame, finish, new_arg, trace_to_jaxpr};
use crate::trace::{AxisData, Trace, bind, current_trace, is_evaluating, with_trace};
use crate::transforms::{chosen, dce};
use crate::transpose::{Input, backward_pass};
use crate::value::Payload;
use crate::{
    Aval, BinaryOp, DebugInfo, Error, Function, Jaxpr, Primitive, Result, ScatterOp, Value, eval,
    eval_jaxpr, lax,
};
use freezeframe_array::DType;
use freezeframe_base::Lists;
use freezeframe_base::{BuildHasher, HashMap};
use std::hash::{BuildHasher as _, Hash, Hasher};
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
        let found = backward_pass(&self.jaxpr, &inputs, &given.collect::<Vec<_>>())?;
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
        let (outer, own): (Vec<_>, Vec<_>) =
            held.partition(|(_, held)| !matches!(held.value, Value::Concrete { .. }));
        (jaxpr.constvars, jaxpr.consts) = own.into_iter().unzip();
        let mut closed_over = Vec::new();
        let mut invars = Vec::new();
        for (var, held) in outer {
            invars.push(var);
            closed_over.push(held.value);
        }
        invars.append(&mut jaxpr.invars);
        jaxpr.invars = invars;
        Self {
            jaxpr: Rc::new(jaxpr),
            closed_over,
        }
    }
}

/// Calls a function that was traced for `jit` on these arguments.
pub fn call_jit(name: impl Into<Rc<str>>, traced: &Traced, args: &[Value]) -> Result<Vec<Value>> {
    if traced.closed_over.is_empty() && is_evaluating() {
        return eval::call(&traced.jaxpr, args);
    }
    let (primitive, args) = jit_program(name, traced, args);
    bind(&primitive, &args)
}

/// What [`call_jit`] binds, and to what operands.
pub fn jit_program(
    name: impl Into<Rc<str>>,
    traced: &Traced,
    args: &[Value],
) -> (Primitive, Vec<Value>) {
    let primitive = Primitive::Jit {
        name: name.into(),
        jaxpr: traced.jaxpr.clone(),
    };
    let args = traced.closed_over.iter().chain(args).cloned().list();
    (primitive, args)
}

/// The traces kept; when there are more, all are forgotten.
const MOST_CALLS: usize = 4096;

/// A trace of a library function, and everything that it depends on: the function's name, its statics, 64-bit dtypes,
/// its operands' avals.
struct JitCall {
    name: Rc<str>,
    statics: Box<str>,
    x64: bool,
    avals: Box<[Aval]>,
    traced: Traced,
}

impl JitCall {
    fn serves(&self, name: &str, statics: &str, x64: bool, args: &[Value]) -> bool {
        self.x64 == x64
            && self.avals.len() == args.len()
            && self
                .avals
                .iter()
                .zip(args)
                .all(|(aval, arg)| arg.has_aval(aval))
            && *self.name == *name
            && *self.statics == *statics
    }
}

/// Traces of library functions, and the jaxprs by which scatters combine.
#[derive(Default)]
pub(crate) struct JitCalls {
    /// The traces, by a digest of what they depend on.
    calls: HashMap<u64, Vec<Rc<JitCall>>>,
    count: usize,
    updates: HashMap<(ScatterOp, DType), Rc<Jaxpr>>,
}

/// Calls a library function that JAX jits: staged as one `jit` equation, its trace cached by name, `statics` and avals.
///
/// `statics` names the values of the static arguments.
pub fn jit_call(
    name: &str,
    statics: &str,
    args: &[Value],
    f: impl FnOnce(&[Value]) -> Result<Vec<Value>>,
) -> Result<Vec<Value>> {
    jit_call_function(name, statics, args, Box::new(f))
}

fn jit_call_function(
    name: &str,
    statics: &str,
    args: &[Value],
    f: Function<'_>,
) -> Result<Vec<Value>> {
    let (x64, digest) = (x64(), digest(name, statics, args));
    let known = context(|it| {
        let calls = it.jit_calls.borrow();
        let mut alike = calls.calls.get(&digest)?.iter();
        alike
            .find(|call| call.serves(name, statics, x64, args))
            .cloned()
    });
    if let Some(call) = known {
        return call_jit(call.name.clone(), &call.traced, args);
    }
    let avals: Box<[Aval]> = args.iter().map(Value::aval).collect();
    let traced = trace_jit(&avals, DebugInfo::internal("jit", name), f)?;
    let call = Rc::new(JitCall {
        name: name.into(),
        statics: statics.into(),
        x64,
        avals,
        traced,
    });
    if call.traced.closed_over.is_empty() {
        context(|it| it.jit_calls.borrow_mut().keep(digest, call.clone()));
    }
    call_jit(call.name.clone(), &call.traced, args)
}

fn digest(name: &str, statics: &str, args: &[Value]) -> u64 {
    let mut hasher = BuildHasher::default().build_hasher();
    (name, statics).hash(&mut hasher);
    for arg in args {
        (arg.dtype(), arg.weak_type(), arg.shape()).hash(&mut hasher);
    }
    hasher.finish()
}

impl JitCalls {
    fn keep(&mut self, digest: u64, call: Rc<JitCall>) {
        if self.count >= MOST_CALLS {
            self.take();
        }
        self.calls.entry(digest).or_default().push(call);
        self.count += 1;
    }

    fn take(&mut self) -> HashMap<u64, Vec<Rc<JitCall>>> {
        self.count = 0;
        std::mem::take(&mut self.calls)
    }
}

/// Forgets the traces that [`jit_call`] keeps.
pub fn clear_caches() {
    let _forgotten = context(|it| it.jit_calls.borrow_mut().take());
}

/// The jaxpr that a scatter of this kind shows as how it combines; none for `scatter`.
pub fn scatter_update_jaxpr(op: ScatterOp, dtype: DType) -> Result<Option<Rc<Jaxpr>>> {
    let combine = match op {
        ScatterOp::Set => return Ok(None),
        ScatterOp::Add => BinaryOp::Add,
        ScatterOp::Sub => BinaryOp::Sub,
        ScatterOp::Mul => BinaryOp::Mul,
        ScatterOp::Min => BinaryOp::Min,
        ScatterOp::Max => BinaryOp::Max,
    };
    let known = context(|it| it.jit_calls.borrow().updates.get(&(op, dtype)).cloned());
    if let Some(known) = known {
        return Ok(Some(known));
    }
    let avals = [Aval::scalar(dtype), Aval::scalar(dtype)];
    let jaxpr = trace_to_jaxpr(&avals, DebugInfo::internal("scatter", "update"), |args| {
        Ok(vec![lax::binary(combine, &args[0], &args[1])?])
    })?;
    let jaxpr = Rc::new(jaxpr);
    context(|it| {
        let updates = &mut it.jit_calls.borrow_mut().updates;
        updates.insert((op, dtype), jaxpr.clone())
    });
    Ok(Some(jaxpr))
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
        Value::Tracer(tracer) if tracer.0.trace.finished.get() => match &tracer.0.payload {
            Payload::Jvp { primal, .. } | Payload::Linearize { primal, .. } => {
                strip_tangent(primal)
            }
            Payload::Staged { .. } | Payload::Batch { .. } => value.clone(),
        },
        _ => value.clone(),
    }
}

/// Says where the mapped axis is wanted in each of these results.
pub type OutAxes<'a> = dyn FnMut(&[Value]) -> Result<Vec<Option<usize>>> + 'a;

/// `jax.vmap`: `f` over one more axis. `in_axes` has one entry a flat value, `None` where it is not mapped.
/// `out_axes` is asked once `f` has run, with the results for one place of the axis.
pub fn vmap(
    args: &[Value],
    in_axes: &[Option<usize>],
    axis: AxisData,
    out_axes: &mut OutAxes<'_>,
    f: impl FnOnce(&[Value]) -> Result<Vec<Value>>,
) -> Result<Vec<Value>> {
    let mut wanted = Vec::new();
    let batched = batch_of(&axis, args, in_axes, |args| {
        let results = f(args)?;
        wanted = out_axes(&results)?;
        Ok(results)
    })?;
    match_out_axes(&axis, batched, &wanted)
}
