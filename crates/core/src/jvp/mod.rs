//! Forward-mode differentiation. In JAX: `JVPTrace` and the jvp rules.

mod elementwise;
mod indexing;
mod linalg;
mod reductions;

pub(crate) use indexing::gather_of;

use crate::ad::Tangent;
use crate::trace::{Trace, TraceKind, TraceRef, current_trace, process as process_in, with_trace};
use crate::value::Payload;
use crate::{Error, Function, Primitive, Result, Source, Tracer, Value, bind, lax, transforms};
use freezeframe_base::Lists;

/// Results and their tangents.
pub(crate) type Dual = (Vec<Value>, Vec<Tangent>);

/// Applies a primitive to pairs of primal and tangent.
pub(crate) fn process(
    trace: &TraceRef,
    primitive: &Primitive,
    args: &[Value],
) -> Result<Vec<Value>> {
    let (primals, tangents): (Vec<Value>, Vec<Tangent>) =
        args.iter().map(|arg| to_pair(trace, arg)).unzip();
    let parent = trace.parent.as_ref();
    let has_refs = primals.iter().any(|primal| primal.aval().is_ref);
    let allocates = matches!(primitive, Primitive::NewRef);
    if tangents.iter().all(Tangent::is_zero) && !has_refs && !allocates {
        return with_trace(parent.cloned(), || process_in(parent, primitive, &primals));
    }
    let (primals, tangents) = with_trace(parent.cloned(), || rule(primitive, &primals, &tangents))?;
    Ok(primals
        .into_iter()
        .zip(tangents)
        .map(|(primal, tangent)| to_tracer(trace, primal, tangent))
        .collect())
}

/// The primal and tangent of a value of this trace; any other value is constant.
pub(crate) fn to_pair(trace: &TraceRef, value: &Value) -> (Value, Tangent) {
    if let Value::Tracer(tracer) = value
        && tracer.belongs_to(trace)
        && let Payload::Jvp { primal, tangent } = &tracer.0.payload
    {
        return (primal.clone(), Tangent::Nonzero(tangent.clone()));
    }
    (value.clone(), Tangent::zero_of(value))
}

fn to_tracer(trace: &TraceRef, primal: Value, tangent: Tangent) -> Value {
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
fn without_tangents(results: Vec<Value>) -> Dual {
    let tangents = results.iter().map(Tangent::zero_of).collect();
    (results, tangents)
}

/// A primitive that is linear in all its operands: its tangent is itself of the tangents.
fn linear(primitive: &Primitive, primals: &[Value], tangents: &[Tangent]) -> Result<Dual> {
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
fn linear_in_first(primitive: &Primitive, primals: &[Value], tangents: &[Tangent]) -> Result<Dual> {
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

/// The results of a primitive and their tangents, computed under the current trace.
pub(crate) fn rule(primitive: &Primitive, primals: &[Value], tangents: &[Tangent]) -> Result<Dual> {
    match primitive {
        Primitive::Unary(op) => elementwise::unary(*op, primals, tangents),
        Primitive::Binary(op) => elementwise::binary(*op, primals, tangents),
        Primitive::Log2 | Primitive::OneMinusSquare | Primitive::IntegerPow { .. } => {
            elementwise::other_unary(primitive, primals, tangents)
        }
        Primitive::Clamp => elementwise::clamp(primals, tangents),
        Primitive::SelectN => elementwise::select_n(primals, tangents),
        Primitive::ConvertElementType {
            new_dtype,
            weak_type,
        } => elementwise::convert_element_type(*new_dtype, *weak_type, primals, tangents),
        Primitive::DotGeneral { .. } => elementwise::bilinear(primitive, primals, tangents),
        Primitive::AddAny
        | Primitive::BroadcastInDim { .. }
        | Primitive::Reshape { .. }
        | Primitive::Transpose { .. }
        | Primitive::Squeeze { .. }
        | Primitive::Slice { .. }
        | Primitive::Concatenate { .. }
        | Primitive::Stack { .. }
        | Primitive::Unstack { .. }
        | Primitive::Split { .. }
        | Primitive::Pad { .. }
        | Primitive::Rev { .. }
        | Primitive::Tile { .. }
        | Primitive::Copy
        | Primitive::OptimizationBarrier
        | Primitive::ReducePrecision { .. }
        | Primitive::AllGather { .. }
        | Primitive::Ppermute { .. } => linear(primitive, primals, tangents),
        Primitive::ConvGeneralDilated(_) => elementwise::bilinear(primitive, primals, tangents),
        Primitive::Name { .. } => Ok((bind(primitive, primals)?, tangents.to_vec())),
        Primitive::Reduce { op, axes } => reductions::reduce(*op, axes, primals, tangents),
        Primitive::Cumulative { op, axis, reverse } => {
            reductions::cumulative(*op, *axis, *reverse, primals, tangents)
        }
        Primitive::Sort { dimension, .. } => {
            reductions::sort(primitive, *dimension, primals, tangents)
        }
        Primitive::TopK { axis, .. } => reductions::top_k(primitive, *axis, primals, tangents),
        Primitive::DynamicSlice { .. } => linear_in_first(primitive, primals, tangents),
        Primitive::DynamicUpdateSlice => indexing::dynamic_update_slice(primals, tangents),
        Primitive::Gather(gather) => indexing::gather(gather, primals, tangents),
        Primitive::Scatter(scatter) => indexing::scatter(scatter, primals, tangents),
        Primitive::Collective {
            op: crate::CollectiveOp::Sum,
            ..
        } => linear(primitive, primals, tangents),
        Primitive::ArgMax { .. }
        | Primitive::ArgMin { .. }
        | Primitive::StopGradient
        | Primitive::Iota { .. }
        | Primitive::Empty { .. }
        | Primitive::RandomSeed
        | Primitive::RandomWrap
        | Primitive::RandomUnwrap
        | Primitive::RandomBits { .. }
        | Primitive::RandomSplit { .. }
        | Primitive::RandomFoldIn
        | Primitive::Threefry2x32
        | Primitive::AxisIndex { .. } => Ok(without_tangents(bind(primitive, primals)?)),
        Primitive::DebugCallback(_) | Primitive::DebugPrint(_) => {
            Ok((bind(primitive, primals)?, Vec::new()))
        }
        Primitive::RandomGamma { .. } => Err(Error::not_implemented(
            "the derivative of random_gamma is not implemented",
        )),
        Primitive::PureCallback(_) => Err(Error::value_error(
            "Pure callbacks do not support JVP. Please use `jax.custom_jvp` to use callbacks while taking gradients.",
        )),
        Primitive::IoCallback(_) => Err(Error::value_error("IO callbacks do not support JVP.")),
        Primitive::CustomLin(_) => Err(Error::type_error(
            "can't apply forward-mode autodiff (jvp) to a custom_vjp function.",
        )),
        Primitive::Jit { .. } | Primitive::Remat { .. } => {
            transforms::jit::jvp(primitive, primals, tangents)
        }
        Primitive::Scan(scan) => transforms::scan::jvp(scan, primals, tangents),
        Primitive::While(it) => transforms::while_loop::jvp(it, primals, tangents),
        Primitive::Cond { branches } => transforms::cond::jvp(branches, primals, tangents),
        Primitive::CustomJvpCall(call) => transforms::custom::jvp(call, primals, tangents),
        Primitive::CustomVjpCall(call) => transforms::custom::vjp_jvp(call, primals, tangents),
        Primitive::NewRef
        | Primitive::Get { .. }
        | Primitive::Swap { .. }
        | Primitive::AddUpdate { .. }
        | Primitive::Freeze => transforms::refs::jvp(primitive, primals, tangents),
        Primitive::BitcastConvertType { .. } => Ok(without_tangents(bind(primitive, primals)?)),
        Primitive::Cholesky => linalg::cholesky(primals, tangents),
        Primitive::TriangularSolve { .. } => linalg::triangular_solve(primitive, primals, tangents),
        Primitive::Collective { .. } => Err(Error::not_implemented(format_args!(
            "Differentiation rule for '{}' not implemented",
            primitive.name()
        ))),
    }
}

/// Sums the tangents that a rule found, one for each operand with a tangent.
fn sum(result: Value, tangents: Vec<Value>) -> Result<Dual> {
    let mut total = Tangent::zero_of(&result);
    for tangent in tangents {
        total = total.add(&Tangent::Nonzero(tangent))?;
    }
    Ok((vec![result], vec![total]))
}

/// `x` broadcast to `shape` as elementwise primitives do: scalars, or axes of length 1.
pub(crate) fn maybe_broadcast(shape: &freezeframe_array::Shape, x: &Value) -> Result<Value> {
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
