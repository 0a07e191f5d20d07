//! What primitives mean: the one place that knows every interpretation. Whoever applies a primitive gets here through the
//! context, so that no rule stands above another.

use crate::context::{Context, Interpretations};
use crate::trace::{TraceKind, TraceRef};
use crate::{Primitive, Result, Value};
use crate::{batch, eval, jvp, linearize, normalize, plan, stage, staged_custom, transpose};

static INTERPRETATIONS: Interpretations = Interpretations {
    evaluate: eval::process,
    process,
    bind_normal: normalize::bind_normal,
    transpose: transpose::transpose,
    run: plan::run,
    run_loop: plan::run_loop,
};

impl Default for Context {
    fn default() -> Self {
        Self::of(&INTERPRETATIONS)
    }
}

/// Does with a primitive what `trace` does with it.
fn process(trace: &TraceRef, primitive: &Primitive, args: &[Value]) -> Result<Vec<Value>> {
    match &trace.kind {
        TraceKind::Stage(_) => match primitive {
            Primitive::CustomJvpCall(call) if call.call_jaxpr.is_none() => {
                staged_custom::custom_jvp(trace, call, args)
            }
            Primitive::CustomVjpCall(call) if call.call_jaxpr.is_none() => {
                staged_custom::custom_vjp(trace, call, args)
            }
            _ => stage::process(trace, primitive, args),
        },
        TraceKind::Jvp => jvp::process(trace, primitive, args),
        TraceKind::Linearize { tangent } => linearize::process(trace, tangent, primitive, args),
        TraceKind::Partial { unknown } => {
            linearize::process_partial(trace, unknown, primitive, args)
        }
        TraceKind::Batch(axis) => batch::process(trace, axis, primitive, args),
    }
}
