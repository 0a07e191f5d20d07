//! Linearization: primal values are computed, tangents are staged. In JAX: `LinearizeTrace`.

use crate::ad::Tangent;
use crate::trace::{Trace, TraceKind, TraceRef, process as process_in, with_trace};
use crate::value::Payload;
use crate::{Primitive, Result, Source, Tracer, Value, bind, jvp, transforms};

/// A trace that computes primals as `parent` does and stages tangents into `tangent`.
pub(crate) fn linearize_trace(parent: Option<TraceRef>, tangent: &TraceRef) -> TraceRef {
    Trace::new(
        TraceKind::Linearize {
            tangent: tangent.clone(),
        },
        parent,
    )
}

/// The primal and tangent of a value of this trace; any other value is constant.
pub(crate) fn to_pair(trace: &TraceRef, value: &Value) -> (Value, Tangent) {
    if let Value::Tracer(tracer) = value
        && tracer.belongs_to(trace)
        && let Payload::Linearize { primal, tangent } = &tracer.0.payload
    {
        return (primal.clone(), Tangent::Nonzero(tangent.clone()));
    }
    (value.clone(), Tangent::zero_of(value))
}

/// A value of this trace.
pub(crate) fn to_tracer(trace: &TraceRef, primal: Value, tangent: Tangent) -> Value {
    match tangent {
        Tangent::Nonzero(tangent) => {
            let aval = primal.aval();
            Tracer::new(
                trace,
                aval,
                Payload::Linearize { primal, tangent },
                Source::default(),
            )
            .into()
        }
        Tangent::Zero(_) => primal,
    }
}

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
    let allocates = matches!(primitive, Primitive::NewRef)
        && primals.iter().all(|primal| primal.dtype().is_inexact());
    let has_refs = primals.iter().any(|primal| primal.aval().is_ref);
    if tangents.iter().all(Tangent::is_zero) && !has_refs && !allocates {
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
        Primitive::Cond { branches } => {
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

/// Where the two halves of a linearization go.
pub(crate) struct Context {
    /// Primals go here.
    pub(crate) parent: Option<TraceRef>,
    /// Tangents are staged here.
    pub(crate) tangent: TraceRef,
}

impl Context {
    /// Runs `f` where primals are computed.
    pub(crate) fn with_parent<R>(&self, f: impl FnOnce() -> R) -> R {
        with_trace(self.parent.clone(), f)
    }

    /// Runs `f` where tangents are staged.
    pub(crate) fn with_tangent<R>(&self, f: impl FnOnce() -> R) -> R {
        with_trace(Some(self.tangent.clone()), f)
    }

    /// Runs a jvp rule: what involves tangents is staged, the rest is computed.
    pub(crate) fn with_partial<R>(&self, f: impl FnOnce() -> R) -> R {
        let trace = Trace::new(
            TraceKind::Partial {
                unknown: self.tangent.clone(),
            },
            self.parent.clone(),
        );
        with_trace(Some(trace), f)
    }
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
    let target = if involves {
        Some(unknown)
    } else {
        trace.parent.as_ref()
    };
    with_trace(target.cloned(), || process_in(target, primitive, args))
}
