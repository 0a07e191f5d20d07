//! Linearization: primal values are computed, tangents are staged. In JAX: `LinearizeTrace`.

use crate::trace::TraceRef;
use crate::{Error, Primitive, Result, Value};

/// Applies a primitive to linearize tracers.
pub(crate) fn process(
    _trace: &TraceRef,
    _tangent: &TraceRef,
    primitive: &Primitive,
    _args: &[Value],
) -> Result<Vec<Value>> {
    Err(Error::not_implemented(format!("Differentiation rule for '{}' not implemented", primitive.name())))
}

/// Applies a primitive inside a jvp rule: stages it if it involves tangents.
pub(crate) fn process_partial(
    trace: &TraceRef,
    unknown: &TraceRef,
    primitive: &Primitive,
    args: &[Value],
) -> Result<Vec<Value>> {
    let involves = args.iter().filter_map(Value::as_tracer).any(|tracer| tracer.belongs_to(unknown));
    let target = if involves { Some(unknown) } else { trace.parent.as_ref() };
    crate::trace::with_trace(target.cloned(), || crate::trace::process(target, primitive, args))
}
