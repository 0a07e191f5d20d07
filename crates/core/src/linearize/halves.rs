//! The two halves of a linearization: where primals are computed, and where tangents are staged.

use crate::ad::Tangent;
use crate::trace::{Trace, TraceKind, TraceRef, with_trace};
use crate::value::Payload;
use crate::{Source, Tracer, Value};

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
