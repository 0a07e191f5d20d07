//! Staging calls of functions with rules of their own: the functions are traced, the rules wait.

use crate::jaxpr::take_consts_as_inputs;
use crate::stage;
use crate::trace::TraceRef;
use crate::tracing::trace_to_jaxpr;
use crate::{Aval, CustomJvp, CustomVjp, DebugInfo, Jaxpr, Primitive, Result, Value, ValueFn};
use freezeframe_base::Lists;
use std::rc::Rc;

/// Traces the function of a custom rule; what it closes over becomes its first operands.
fn custom_body(
    name: &str,
    args: &[Value],
    f: impl FnOnce(&[Value]) -> Result<Vec<Value>>,
) -> Result<(Rc<Jaxpr>, Vec<Value>)> {
    let avals: Vec<Aval> = args.iter().map(Value::aval).collect();
    let mut jaxpr = trace_to_jaxpr(&avals, DebugInfo::internal("custom_jvp", name), f)?;
    let closed_over = take_consts_as_inputs(&mut jaxpr);
    Ok((Rc::new(jaxpr), closed_over))
}

/// Stages a call of a function with a rule for tangents, whose own jaxpr is not made yet.
pub(crate) fn custom_jvp(
    trace: &TraceRef,
    call: &Rc<CustomJvp>,
    args: &[Value],
) -> Result<Vec<Value>> {
    let (jaxpr, closed_over) = custom_body(&call.name, args, |args| (call.fun)(args))?;
    let num_consts = closed_over.len();
    let jvp = call.jvp.clone();
    let without_consts: ValueFn = Rc::new(move |args: &[Value]| {
        let (primals, tangents) = args.split_at(args.len() / 2);
        let own: Vec<Value> = primals[num_consts..]
            .iter()
            .chain(&tangents[num_consts..])
            .cloned()
            .list();
        jvp(&own)
    });
    let jvp = if num_consts == 0 {
        call.jvp.clone()
    } else {
        without_consts
    };
    let staged = CustomJvp {
        call_jaxpr: Some(jaxpr),
        num_consts,
        jvp,
        ..(**call).clone()
    };
    let args: Vec<Value> = closed_over.iter().chain(args).cloned().list();
    stage::process(trace, &Primitive::CustomJvpCall(Rc::new(staged)), &args)
}

/// Stages a call of a function with a rule for cotangents, whose own jaxpr is not made yet.
pub(crate) fn custom_vjp(
    trace: &TraceRef,
    call: &Rc<CustomVjp>,
    args: &[Value],
) -> Result<Vec<Value>> {
    let (jaxpr, closed_over) = custom_body(&call.name, args, |args| (call.fun)(args))?;
    let num_consts = closed_over.len();
    let (fwd, bwd) = (call.fwd.clone(), call.bwd.clone());
    let avals: Vec<Aval> = closed_over
        .iter()
        .map(|value| value.aval().to_tangent())
        .collect();
    let fwd_own: ValueFn = Rc::new(move |args: &[Value]| fwd(&args[num_consts..]));
    let bwd_own: ValueFn = Rc::new(move |args: &[Value]| {
        let zeros = avals.iter().map(crate::lax::zeros).try_list()?;
        Ok(zeros.into_iter().chain(bwd(args)?).list())
    });
    let (fwd, bwd) = if num_consts == 0 {
        (call.fwd.clone(), call.bwd.clone())
    } else {
        (fwd_own, bwd_own)
    };
    let staged = CustomVjp {
        call_jaxpr: Some(jaxpr),
        num_consts,
        fwd,
        bwd,
        ..(**call).clone()
    };
    let args: Vec<Value> = closed_over.iter().chain(args).cloned().list();
    stage::process(trace, &Primitive::CustomVjpCall(Rc::new(staged)), &args)
}
