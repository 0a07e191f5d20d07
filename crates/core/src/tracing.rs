//! Tracing a function: parameters in, a jaxpr out. What the function applies meanwhile is `stage`'s. In JAX:
//! `trace_to_jaxpr`.

use crate::context::debug_key_reuse;
use crate::key_reuse;
use crate::source::{current_source, take_result_taints, with_taints, without_taints};
use crate::stage::{staged, to_atom};
use crate::trace::{Frame, Trace, TraceRef, with_trace};
use crate::{Atom, Aval, DebugInfo, Effect, Function, Jaxpr, Result, Value};
use crate::{abstract_eval, check};
use freezeframe_base::{Lists, Order};
use std::rc::Rc;

/// Traces `f` on parameters of these avals into a jaxpr.
pub fn trace_to_jaxpr(
    in_avals: &[Aval],
    debug_info: DebugInfo,
    f: impl FnOnce(&[Value]) -> Result<Vec<Value>>,
) -> Result<Jaxpr> {
    trace_function(in_avals, debug_info, Box::new(f))
}

/// What [`trace_to_jaxpr`] does, compiled once for all closures.
fn trace_function(in_avals: &[Aval], debug_info: DebugInfo, f: Function<'_>) -> Result<Jaxpr> {
    let trace = Trace::staging(Frame::new(Rc::new(debug_info)));
    let args: Vec<Value> = in_avals
        .iter()
        .map(|aval| new_arg(&trace, aval.clone()))
        .collect();
    let results = with_trace(Some(trace.clone()), || without_taints(|| f(&args)));
    match results {
        Ok(results) => with_taints(take_result_taints(), || finish(&trace, &results)),
        Err(error) => {
            trace.finished.set(true);
            Err(error)
        }
    }
}

/// Traces a function for `jit`. The result may be kept and called again and again with [`call_jit`](crate::call_jit).
pub fn trace_jit(
    in_avals: &[Aval],
    debug_info: DebugInfo,
    f: impl FnOnce(&[Value]) -> Result<Vec<Value>>,
) -> Result<Traced> {
    let jaxpr = trace_to_jaxpr(in_avals, debug_info, f)?;
    if debug_key_reuse() {
        key_reuse::check(&jaxpr)?;
    }
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

/// A new parameter of the jaxpr that `trace` builds.
pub(crate) fn new_arg(trace: &TraceRef, aval: Aval) -> Value {
    let var = trace.frame().new_var(aval.clone());
    trace.frame().jaxpr.borrow_mut().invars.push(var);
    staged(trace, aval, Atom::Var(var), current_source())
}

/// Ends a staging trace: its jaxpr with these results.
pub(crate) fn finish(trace: &TraceRef, results: &[Value]) -> Result<Jaxpr> {
    let outvars: Vec<Atom> = results
        .iter()
        .map(|result| to_atom(trace, result))
        .collect();
    let frame = trace.frame();
    let mut jaxpr = frame.jaxpr.take();
    trace.finished.set(true);
    jaxpr.outvars = outvars;
    jaxpr.debug_info = Some(frame.debug_info.clone());
    prune_consts(&mut jaxpr);
    jaxpr.effects = effects_of(&jaxpr);
    debug_assert!(check(&jaxpr).is_ok(), "{:?}\n{:?}", check(&jaxpr), jaxpr);
    Ok(jaxpr)
}

/// Drops constants that no equation or result uses.
pub(crate) fn prune_consts(jaxpr: &mut Jaxpr) {
    let used = jaxpr.used_vars();
    let held = jaxpr.constvars.drain(..).zip(jaxpr.consts.drain(..));
    let (constvars, consts) = held.filter(|(var, _)| used.contains(var)).unzip();
    (jaxpr.constvars, jaxpr.consts) = (constvars, consts);
}

/// What running the equations does beside computing.
pub(crate) fn effects_of(jaxpr: &Jaxpr) -> Vec<Effect> {
    let mut effects: Vec<Effect> = jaxpr
        .eqns
        .iter()
        .flat_map(|eqn| abstract_eval::effects(&eqn.primitive))
        .list();
    let own_refs = |var: &Atom| matches!(var, Atom::Var(var) if jaxpr.invars.contains(var) || jaxpr.constvars.contains(var));
    let touches_outer = jaxpr.eqns.iter().any(|eqn| {
        abstract_eval::effects(&eqn.primitive).contains(&Effect::Ref)
            && eqn.inputs.iter().any(own_refs)
    });
    if !touches_outer {
        effects.retain(|effect| *effect != Effect::Ref);
    }
    effects.order();
    effects.dedup();
    effects
}
