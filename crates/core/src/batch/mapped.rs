//! Values with a mapped axis, and running functions on them.

use crate::trace::{
    AxisData, Tag, Trace, TraceKind, TraceRef, current_trace, with_axis, with_trace,
};
use crate::value::Payload;
use crate::{Error, Function, Result, Tracer, Value, current_source, lax};
use freezeframe_base::Lists;

/// Results, and where each has the mapped axis.
pub(crate) type Batched = (Vec<Value>, Vec<Option<usize>>);

/// The value and mapped axis of a value of this trace; any other value is not mapped.
pub(super) fn to_pair(trace: &TraceRef, value: &Value) -> (Value, Option<usize>) {
    if let Value::Tracer(tracer) = value
        && tracer.belongs_to(trace)
        && let Payload::Batch { value, dim } = &tracer.0.payload
    {
        return (value.clone(), Some(*dim));
    }
    (value.clone(), None)
}

pub(super) fn to_tracer(trace: &TraceRef, value: Value, dim: Option<usize>) -> Value {
    match dim {
        Some(dim) => {
            let aval = value.aval().mapped(dim);
            Tracer::new(trace, aval, Payload::Batch { value, dim }, current_source()).into()
        }
        None => value,
    }
}

/// Runs `f` over a mapped axis, under the current trace.
pub(crate) fn batch_of(
    axis: &AxisData,
    args: &[Value],
    dims: &[Option<usize>],
    f: impl FnOnce(&[Value]) -> Result<Vec<Value>>,
) -> Result<Batched> {
    let trace = Trace::new(TraceKind::Batch(axis.clone()), current_trace());
    batch_in(trace, axis, args, dims, Box::new(f))
}

/// Runs `f` as a part of what the trace with this tag does, whose tracers it may close over.
pub(crate) fn batch_within(
    (axis, tag): (&AxisData, Tag),
    args: &[Value],
    dims: &[Option<usize>],
    f: &dyn Fn(&[Value]) -> Result<Vec<Value>>,
) -> Result<Batched> {
    let trace = Trace::tagged(TraceKind::Batch(axis.clone()), current_trace(), tag);
    batch_in(trace, axis, args, dims, Box::new(f))
}

fn batch_in(
    trace: TraceRef,
    axis: &AxisData,
    args: &[Value],
    dims: &[Option<usize>],
    f: Function<'_>,
) -> Result<Batched> {
    let tracers: Vec<Value> = args
        .iter()
        .zip(dims)
        .map(|(arg, dim)| to_tracer(&trace, arg.clone(), *dim))
        .collect();
    let results = with_trace(Some(trace.clone()), || {
        with_axis(axis.clone(), || f(&tracers))
    });
    trace.finished.set(true);
    Ok(results?
        .iter()
        .map(|result| to_pair(&trace, result))
        .unzip())
}

/// The value with its mapped axis in front, made by copying if there is none.
pub(crate) fn axis_to_front(value: &Value, dim: Option<usize>, size: usize) -> Result<Value> {
    move_axis(value, dim, 0, size)
}

/// The value with its mapped axis at `to`, made by copying if there is none.
pub(crate) fn move_axis(
    value: &Value,
    dim: Option<usize>,
    to: usize,
    size: usize,
) -> Result<Value> {
    match dim {
        Some(dim) => lax::moveaxis(value, dim, to),
        None => lax::broadcast_axis(value, size, to),
    }
}

/// The results of a `vmap`, each with its mapped axis where it is wanted; an error where a mapped result is wanted whole.
pub(crate) fn match_out_axes(
    axis: &AxisData,
    batched: Batched,
    wanted: &[Option<usize>],
) -> Result<Vec<Value>> {
    let (values, dims) = batched;
    let place =
        |((value, dim), wanted): ((Value, Option<usize>), &Option<usize>)| match (dim, wanted) {
            (None, None) => Ok(value),
            (dim, Some(to)) => move_axis(&value, dim, *to, axis.size),
            (Some(_), None) => Err(match &axis.name {
                Some(name) => Error::value_error(format_args!(
                    "vmap has mapped output (axis_name={name}) but out_axes is None"
                )),
                None => Error::value_error("vmap has mapped output but out_axes is None"),
            }),
        };
    values
        .into_iter()
        .zip(dims)
        .zip(wanted)
        .map(place)
        .try_list()
}
