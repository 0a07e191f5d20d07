//! Linearization: primal values are computed, tangents are staged. In JAX: `LinearizeTrace`.

mod halves;

pub(crate) use halves::{Context, linearize_trace, to_pair, to_tracer};

use crate::ad::Tangent;
use crate::eval::eval_jaxpr;
use crate::trace::{TraceRef, process as process_in, with_trace};
use crate::{Atom, Jaxpr, Primitive, Result, Value, VarId, bind, jvp, transforms};
use freezeframe_base::HashSet;

/// Applies a primitive to linearize tracers.
pub(crate) fn process(
    trace: &TraceRef,
    tangent: &TraceRef,
    primitive: &Primitive,
    args: &[Value],
) -> Result<Vec<Value>> {
    let (primals, tangents): (Vec<Value>, Vec<Tangent>) =
        args.iter().map(|arg| to_pair(trace, arg)).unzip();
    let parent = trace.parent.as_ref();
    let known = tangents.iter().all(Tangent::is_zero);
    let primitive = match primitive {
        Primitive::ShardMap(it) if !known => &it.call,
        other => other,
    };
    let allocates = matches!(primitive, Primitive::NewRef)
        && primals.iter().all(|primal| primal.dtype().is_inexact());
    let has_refs = primals.iter().any(|primal| primal.aval().is_ref);
    if known && !has_refs && !allocates {
        return with_trace(parent.cloned(), || process_in(parent, primitive, &primals));
    }
    let context = Context {
        parent: parent.cloned(),
        tangent: tangent.clone(),
    };
    let (primals, tangents) = match primitive {
        Primitive::NewRef => {
            // What is differentiable may be written to it later.
            let primal = context.with_parent(|| bind(primitive, &primals))?;
            let tangent = context.with_tangent(|| {
                let tangent = tangents.iter().map(Tangent::instantiate);
                bind(primitive, &tangent.collect::<Result<Vec<_>>>()?)
            })?;
            (primal, tangent.into_iter().map(Tangent::Nonzero).collect())
        }
        Primitive::Jit { name, jaxpr } => {
            transforms::jit::linearize(&context, name, jaxpr, &primals, &tangents)?
        }
        Primitive::Remat { .. } => {
            transforms::remat::linearize(&context, primitive, &primals, &tangents)?
        }
        Primitive::Scan(scan) => transforms::scan::linearize(&context, scan, &primals, &tangents)?,
        Primitive::Cond {
            branches,
            platforms,
        } => {
            let branches = transforms::cond::Branches {
                branches,
                platforms,
            };
            transforms::cond::linearize(&context, branches, &primals, &tangents)?
        }
        Primitive::CustomVjpCall(call) => {
            transforms::custom::vjp_linearize(&context, call, &primals, &tangents)?
        }
        _ => context.with_partial(|| jvp::rule(primitive, &primals, &tangents))?,
    };
    Ok(primals
        .into_iter()
        .zip(tangents)
        .map(|(primal, tangent)| to_tracer(trace, primal, tangent))
        .collect())
}

/// Applies a primitive inside a jvp rule: stages it if it involves tangents.
pub(crate) fn process_partial(
    trace: &TraceRef,
    unknown: &TraceRef,
    primitive: &Primitive,
    args: &[Value],
) -> Result<Vec<Value>> {
    let involves = args
        .iter()
        .filter_map(Value::as_tracer)
        .any(|tracer| tracer.belongs_to(unknown));
    if let Primitive::Jit { jaxpr, .. } = primitive
        && involves
        && gives_known(jaxpr, args, unknown)
    {
        // A call stays one where all of it is staged; what it knows without tangents must stay known.
        return with_trace(Some(trace.clone()), || eval_jaxpr(jaxpr, args));
    }
    let target = if involves {
        Some(unknown)
    } else {
        trace.parent.as_ref()
    };
    with_trace(target.cloned(), || process_in(target, primitive, args))
}

/// Whether a result of a jaxpr does not depend on the arguments that are tracers of a trace.
fn gives_known(jaxpr: &Jaxpr, args: &[Value], unknown: &TraceRef) -> bool {
    let is_unknown = |arg: &Value| {
        arg.as_tracer()
            .is_some_and(|tracer| tracer.belongs_to(unknown))
    };
    let mut depending: HashSet<VarId> = HashSet::default();
    let inputs = jaxpr.invars.iter().zip(args);
    depending.extend(
        inputs
            .filter(|(_, arg)| is_unknown(arg))
            .map(|(var, _)| *var),
    );
    for eqn in &jaxpr.eqns {
        let mut vars = eqn.inputs.iter().filter_map(Atom::var);
        if vars.any(|var| depending.contains(&var)) {
            depending.extend(eqn.outputs.iter().copied());
        }
    }
    let mut results = jaxpr.outvars.iter().filter_map(Atom::var);
    results.any(|var| !depending.contains(&var))
}
