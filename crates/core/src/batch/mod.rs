//! Vectorization. In JAX: `BatchTrace` and the batching rules.

mod callback;
mod collectives;
mod indexing;
mod mapped;
mod operands;
mod rules;

pub(crate) use indexing::{merge as merge_axis, split_axis};

pub(crate) use mapped::{
    Batched, axis_to_front, batch_of, batch_within, match_out_axes, move_axis,
};

use crate::trace::{AxisData, TraceRef, process as process_in, with_trace};
use crate::{Primitive, Result, Value};
use mapped::{to_pair, to_tracer};

/// Applies a primitive to batched values.
pub(crate) fn process(
    trace: &TraceRef,
    axis: &AxisData,
    primitive: &Primitive,
    args: &[Value],
) -> Result<Vec<Value>> {
    let (values, dims): (Vec<Value>, Vec<Option<usize>>) =
        args.iter().map(|arg| to_pair(trace, arg)).unzip();
    let parent = trace.parent.as_ref();
    let acts = collectives::concerns(primitive, axis)
        || matches!(primitive, Primitive::NewRef)
        || closes_over(primitive);
    if dims.iter().all(Option::is_none) && !acts {
        return with_trace(parent.cloned(), || process_in(parent, primitive, &values));
    }
    let (results, dims) = with_trace(parent.cloned(), || {
        rules::rule(primitive, (axis, trace.tag.clone()), &values, &dims)
    })?;
    Ok(results
        .into_iter()
        .zip(dims)
        .map(|(value, dim)| to_tracer(trace, value, dim))
        .collect())
}

/// True for a function of the user's that has not been staged: it may close over what is mapped.
fn closes_over(primitive: &Primitive) -> bool {
    match primitive {
        Primitive::CustomJvpCall(call) => call.call_jaxpr.is_none(),
        Primitive::CustomVjpCall(call) => call.call_jaxpr.is_none(),
        _ => false,
    }
}
