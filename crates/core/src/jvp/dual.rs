//! Pairs of primal and tangent, and running functions on them.

use crate::ad::Tangent;
use crate::trace::{Trace, TraceKind, TraceRef, current_trace, with_trace};
use crate::value::Payload;
use crate::{Function, Primitive, Result, Source, Tracer, Value, bind, lax};
use freezeframe_array::Shape;
use freezeframe_base::Lists;

/// Results and their tangents.
pub(crate) type Dual = (Vec<Value>, Vec<Tangent>);

/// The primal and tangent of a value of this trace; any other value is constant.
pub(super) fn to_pair(trace: &TraceRef, value: &Value) -> (Value, Tangent) {
    if let Value::Tracer(tracer) = value
        && tracer.belongs_to(trace)
        && let Payload::Jvp { primal, tangent } = &tracer.0.payload
    {
        return (primal.clone(), Tangent::Nonzero(tangent.clone()));
    }
    (value.clone(), Tangent::zero_of(value))
}

pub(super) fn to_tracer(trace: &TraceRef, primal: Value, tangent: Tangent) -> Value {
    match tangent {
        Tangent::Nonzero(tangent) => {
            let aval = primal.aval();
            Tracer::new(
                trace,
                aval,
                Payload::Jvp { primal, tangent },
                Source::default(),
            )
            .into()
        }
        Tangent::Zero(_) => primal,
    }
}

/// Runs `f` on primals with tangents, under the current trace.
pub(crate) fn jvp_of(
    primals: &[Value],
    tangents: &[Tangent],
    f: impl FnOnce(&[Value]) -> Result<Vec<Value>>,
) -> Result<Dual> {
    jvp_of_function(primals, tangents, Box::new(f))
}

fn jvp_of_function(primals: &[Value], tangents: &[Tangent], f: Function<'_>) -> Result<Dual> {
    let trace = Trace::new(TraceKind::Jvp, current_trace());
    let args: Vec<Value> = primals
        .iter()
        .zip(tangents)
        .map(|(primal, tangent)| to_tracer(&trace, primal.clone(), tangent.clone()))
        .collect();
    let results = with_trace(Some(trace.clone()), || f(&args));
    trace.finished.set(true);
    Ok(results?
        .iter()
        .map(|result| to_pair(&trace, result))
        .unzip())
}

/// Zero tangents for these results.
pub(super) fn without_tangents(results: Vec<Value>) -> Dual {
    let tangents = results.iter().map(Tangent::zero_of).collect();
    (results, tangents)
}

/// A primitive that is linear in all its operands: its tangent is itself of the tangents.
pub(super) fn linear(
    primitive: &Primitive,
    primals: &[Value],
    tangents: &[Tangent],
) -> Result<Dual> {
    let results = bind(primitive, primals)?;
    let tangents: Vec<Value> = tangents
        .iter()
        .map(Tangent::instantiate)
        .collect::<Result<_>>()?;
    let tangents = bind(primitive, &tangents)?;
    Ok((
        results,
        tangents.into_iter().map(Tangent::Nonzero).collect(),
    ))
}

/// A primitive that is linear in its first operand, the others being indices.
pub(super) fn linear_in_first(
    primitive: &Primitive,
    primals: &[Value],
    tangents: &[Tangent],
) -> Result<Dual> {
    let results = bind(primitive, primals)?;
    let Some(tangent) = tangents.first().and_then(Tangent::nonzero) else {
        return Ok(without_tangents(results));
    };
    let mut args = primals.to_vec();
    args[0] = tangent.clone();
    let tangents = bind(primitive, &args)?;
    Ok((
        results,
        tangents.into_iter().map(Tangent::Nonzero).collect(),
    ))
}

/// Sums the tangents that a rule found, one for each operand with a tangent.
pub(super) fn sum(result: Value, tangents: Vec<Value>) -> Result<Dual> {
    let mut total = Tangent::zero_of(&result);
    for tangent in tangents {
        total = total.add(&Tangent::Nonzero(tangent))?;
    }
    Ok((vec![result], vec![total]))
}

/// `x` broadcast to `shape` as elementwise primitives do: scalars, or axes of length 1.
pub(crate) fn maybe_broadcast(shape: &Shape, x: &Value) -> Result<Value> {
    let own = x.shape();
    if own == *shape {
        return Ok(x.clone());
    }
    if own.ndim() == 0 {
        return lax::broadcast_in_dim(x, shape, &[]);
    }
    let kept: Vec<usize> = (0..own.ndim())
        .filter(|axis| own[*axis] == shape[*axis])
        .list();
    let squeezed = kept.iter().map(|axis| own[*axis]).collect();
    lax::broadcast_in_dim(&lax::reshape(x, &squeezed)?, shape, &kept)
}
