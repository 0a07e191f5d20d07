//! Forward-mode differentiation. In JAX: `JVPTrace` and the jvp rules.

mod dual;
mod elementwise;
mod factors;
mod indexing;
mod linalg;
mod reductions;

pub(crate) use dual::{Dual, jvp_of, maybe_broadcast};
pub(crate) use indexing::gather_of;

use crate::ad::Tangent;
use crate::trace::{TraceRef, process as process_in, with_trace};
use crate::{Defined, Error, Known, Primitive, Result, Value, bind, transforms};
use dual::{linear, linear_in_first, sum, to_pair, to_tracer, without_tangents};

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

/// What the embedder's own primitive says.
fn defined(it: &dyn Defined, primals: &[Value], tangents: &[Tangent]) -> Result<Dual> {
    let tangents: Vec<Known> = tangents.iter().map(Known::from).collect();
    let (results, tangents) = it.jvp(primals, &tangents)?;
    Ok((results, tangents.into_iter().map(Tangent::from).collect()))
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
        | Primitive::Fft { .. } => linear(primitive, primals, tangents),
        Primitive::AllGather { .. }
        | Primitive::Ppermute { .. }
        | Primitive::Pvary { .. }
        | Primitive::Reshard(_) => linear(primitive, primals, tangents),
        Primitive::ShardMap(it) => rule(&it.call, primals, tangents),
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
            op: crate::CollectiveOp::Sum | crate::CollectiveOp::SumInvariant,
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
        | Primitive::RandomClone
        | Primitive::RandomBits { .. }
        | Primitive::RandomSplit { .. }
        | Primitive::RandomFoldIn
        | Primitive::Threefry2x32
        | Primitive::PlatformIndex { .. }
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
        Primitive::Cond {
            branches,
            platforms,
        } => transforms::cond::jvp(
            transforms::cond::Branches {
                branches,
                platforms,
            },
            primals,
            tangents,
        ),
        Primitive::CustomLinearSolve(solve) => {
            transforms::linear_solve::jvp(solve, primals, tangents)
        }
        Primitive::CustomJvpCall(call) => transforms::custom::jvp(call, primals, tangents),
        Primitive::CustomVjpCall(call) => transforms::custom::vjp_jvp(call, primals, tangents),
        Primitive::NewRef
        | Primitive::Get { .. }
        | Primitive::Swap { .. }
        | Primitive::AddUpdate { .. }
        | Primitive::Freeze => transforms::refs::jvp(primitive, primals, tangents),
        Primitive::Defined(it) => defined(&**it, primals, tangents),
        Primitive::BitcastConvertType { .. } => Ok(without_tangents(bind(primitive, primals)?)),
        Primitive::Cholesky => linalg::cholesky(primals, tangents),
        Primitive::Lu => linalg::lu(primals, tangents),
        Primitive::Linalg(op) => factors::rule(primitive, op, primals, tangents),
        Primitive::TriangularSolve { .. } => linalg::triangular_solve(primitive, primals, tangents),
        Primitive::Collective { .. } => Err(Error::not_implemented(format_args!(
            "Differentiation rule for '{}' not implemented",
            primitive.name()
        ))),
    }
}
