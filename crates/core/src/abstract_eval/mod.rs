//! Abstract evaluation: the avals of results, and JAX's errors for operands that do not fit.

mod elementwise;
mod fft;
mod indexing;
mod linalg;
mod shapes;

use crate::{Aval, AxisRef, Effect, Error, Primitive, Result, staged_axis_size};
use freezeframe_array::DType;
use freezeframe_base::Lists;

/// The avals of a primitive's results.
pub fn abstract_eval(primitive: &Primitive, args: &[Aval]) -> Result<Vec<Aval>> {
    check_operands(primitive, args)?;
    let one = |aval: Aval| Ok(vec![aval]);
    let wrong = || {
        Error::type_error(format_args!(
            "{} does not take {} operands",
            primitive.name(),
            args.len()
        ))
    };
    let x = args.first().ok_or_else(wrong);
    match primitive {
        Primitive::Unary(op) => one(elementwise::unary(*op, x?)?),
        Primitive::Binary(op) => one(elementwise::binary(
            *op,
            x?,
            args.get(1).ok_or_else(wrong)?,
        )?),
        Primitive::Log2 => one(elementwise::log2(x?)?),
        Primitive::OneMinusSquare => one(elementwise::one_minus_square(x?)?),
        Primitive::AddAny => one(elementwise::add_any(x?, args.get(1).ok_or_else(wrong)?)?),
        Primitive::IntegerPow { y } => one(elementwise::integer_pow(x?, *y)?),
        Primitive::Clamp => one(elementwise::clamp(args)?),
        Primitive::SelectN => one(elementwise::select_n(args)?),
        Primitive::ConvertElementType {
            new_dtype,
            weak_type,
        } => one(x?.with_dtype(*new_dtype).with_weak_type(*weak_type)),
        Primitive::BitcastConvertType { new_dtype } => {
            one(shapes::bitcast_convert_type(x?, *new_dtype)?)
        }
        Primitive::ReducePrecision { .. }
        | Primitive::Copy
        | Primitive::StopGradient
        | Primitive::Name { .. } => one(x?.clone()),
        Primitive::OptimizationBarrier => Ok(args.to_vec()),
        Primitive::Reduce { op, axes } => one(shapes::reduce(*op, axes, x?)?),
        Primitive::ArgMax { axes, index_dtype } | Primitive::ArgMin { axes, index_dtype } => {
            one(shapes::arg_extreme(x?, axes, *index_dtype)?)
        }
        Primitive::Fft {
            fft_type,
            fft_lengths,
        } => one(fft::fft(*fft_type, x?, fft_lengths)?),
        Primitive::Cumulative { axis, .. } => one(shapes::cumulative(primitive.name(), x?, *axis)?),
        Primitive::DotGeneral {
            dims,
            precision: _,
            preferred_element_type,
        } => one(shapes::dot_general(
            x?,
            args.get(1).ok_or_else(wrong)?,
            dims,
            *preferred_element_type,
        )?),
        Primitive::BroadcastInDim {
            shape,
            broadcast_dimensions,
        } => one(shapes::broadcast_in_dim(x?, shape, broadcast_dimensions)?),
        Primitive::Reshape { new_sizes } => one(shapes::reshape(x?, new_sizes)?),
        Primitive::Transpose { permutation } => one(shapes::transpose(x?, permutation)?),
        Primitive::Squeeze { dimensions } => one(shapes::squeeze(x?, dimensions)?),
        Primitive::Slice {
            start_indices,
            limit_indices,
            strides,
        } => one(indexing::slice(
            x?,
            start_indices,
            limit_indices,
            strides.as_deref(),
        )?),
        Primitive::DynamicSlice { slice_sizes } => {
            one(indexing::dynamic_slice(x?, &args[1..], slice_sizes)?)
        }
        Primitive::DynamicUpdateSlice => one(indexing::dynamic_update_slice(
            x?,
            args.get(1).ok_or_else(wrong)?,
            &args[2..],
        )?),
        Primitive::Gather(gather) => one(indexing::gather(
            x?,
            args.get(1).ok_or_else(wrong)?,
            gather,
        )?),
        Primitive::Scatter(scatter) => {
            let (indices, updates) = (
                args.get(1).ok_or_else(wrong)?,
                args.get(2).ok_or_else(wrong)?,
            );
            one(indexing::scatter(
                primitive.name(),
                x?,
                indices,
                updates,
                scatter,
            )?)
        }
        Primitive::Concatenate { dimension } => one(shapes::concatenate(args, *dimension)?),
        Primitive::Stack { axis } => one(shapes::stack(args, *axis)?),
        Primitive::Unstack { axis } => shapes::unstack(x?, *axis),
        Primitive::Split { sizes, axis } => shapes::split(x?, sizes, *axis),
        Primitive::Pad { padding_config } => one(shapes::pad(
            x?,
            args.get(1).ok_or_else(wrong)?,
            padding_config,
        )?),
        Primitive::Rev { dimensions } => one(shapes::rev(x?, dimensions)?),
        Primitive::Tile { reps } => one(shapes::tile(x?, reps)?),
        Primitive::Sort {
            dimension,
            num_keys,
            ..
        } => shapes::sort(args, *dimension, *num_keys),
        Primitive::TopK { k, axis } => shapes::top_k(x?, *k, *axis),
        Primitive::Iota {
            dtype,
            shape,
            dimension,
        } => one(shapes::iota(*dtype, shape, *dimension)?),
        Primitive::Empty { dtype, shape } => one(Aval::new(shape.clone(), *dtype)),
        Primitive::ConvGeneralDilated(conv) => one(indexing::conv_general_dilated(
            x?,
            args.get(1).ok_or_else(wrong)?,
            conv,
        )?),
        Primitive::Cholesky => one(linalg::cholesky(x?)?),
        Primitive::Lu => linalg::lu(x?),
        Primitive::Linalg(op) => linalg::factors(op, args),
        Primitive::PlatformIndex { .. } => one(Aval::scalar(DType::Int32)),
        Primitive::CustomLinearSolve(solve) => linalg::linear_solve(solve, args),
        Primitive::TriangularSolve { left_side, .. } => one(linalg::triangular_solve(
            x?,
            args.get(1).ok_or_else(wrong)?,
            *left_side,
        )?),
        Primitive::RandomSeed => one(Aval::new(x?.shape.clone(), DType::Key)),
        Primitive::RandomWrap => one(shapes::random_wrap(x?)?),
        Primitive::RandomClone => one(Aval::new(x?.shape.clone(), DType::Key)),
        Primitive::RandomUnwrap => one(Aval::new(shapes::appended(&x?.shape, &[2]), DType::UInt32)),
        Primitive::RandomBits { bit_width, shape } => {
            one(shapes::random_bits(x?, *bit_width, shape)?)
        }
        Primitive::RandomSplit { shape } => {
            one(Aval::new(shapes::appended(&x?.shape, shape), DType::Key))
        }
        Primitive::RandomGamma { .. } => {
            let shapes = args.get(1).ok_or_else(wrong)?;
            one(Aval::new(shapes.shape.clone(), shapes.dtype))
        }
        Primitive::RandomFoldIn => one(shapes::random_fold_in(x?, args.get(1).ok_or_else(wrong)?)?),
        Primitive::Threefry2x32 => shapes::threefry(args),
        Primitive::Jit { jaxpr, .. } | Primitive::Remat { jaxpr, .. } => Ok(jaxpr.out_avals()),
        Primitive::ShardMap(it) => abstract_eval(&it.call, args),
        Primitive::Pvary { .. } | Primitive::Reshard(_) => one(x?.clone()),
        Primitive::Scan(scan) => {
            let outs = scan.jaxpr.out_avals();
            let (carry, slices) = outs.split_at(scan.num_carry.min(outs.len()));
            let stacked = slices.iter().map(|aval| aval.unmapped(scan.length, 0));
            Ok(carry.iter().cloned().chain(stacked).list())
        }
        Primitive::While(it) => Ok(it.body_jaxpr.out_avals()),
        Primitive::Cond { branches, .. } => Ok(branches
            .first()
            .map(|branch| branch.out_avals())
            .unwrap_or_default()),
        Primitive::CustomJvpCall(call) => Ok(call
            .call_jaxpr
            .as_ref()
            .map(|jaxpr| jaxpr.out_avals())
            .unwrap_or_default()),
        Primitive::CustomVjpCall(call) => Ok(call
            .call_jaxpr
            .as_ref()
            .map(|jaxpr| jaxpr.out_avals())
            .unwrap_or_default()),
        Primitive::CustomLin(lin) => Ok(lin.out_avals.clone()),
        Primitive::DebugCallback(_) | Primitive::DebugPrint(_) => Ok(Vec::new()),
        Primitive::PureCallback(callback) | Primitive::IoCallback(callback) => {
            Ok(callback.result_avals.clone())
        }
        Primitive::Collective { axes, .. } => {
            args.iter().map(|arg| collective(arg, axes)).try_list()
        }
        Primitive::AxisIndex { axis_name } => {
            staged_axis_size(axis_name, "axis_index")?;
            one(Aval::scalar(DType::Int32))
        }
        Primitive::AllGather {
            axis_size,
            all_gather_dimension,
            tiled,
            ..
        } => one(all_gather(x?, *axis_size, *all_gather_dimension, *tiled)),
        Primitive::Ppermute { axis_name, .. } => {
            staged_axis_size(axis_name, "ppermute")?;
            one(x?.clone())
        }
        Primitive::NewRef => one(Aval {
            is_ref: true,
            weak_type: false,
            ..x?.clone()
        }),
        Primitive::Freeze => one(x?.inner()),
        Primitive::Get { indexer } | Primitive::Swap { indexer } => {
            let x = x?;
            one(Aval::new(
                indexing::ref_index_shape(&x.shape, indexer)?,
                x.dtype,
            ))
        }
        Primitive::AddUpdate { .. } => Ok(Vec::new()),
        Primitive::Defined(it) => it.abstract_eval(args),
    }
}

/// References may only go to the primitives that are for them.
fn check_operands(primitive: &Primitive, args: &[Aval]) -> Result<()> {
    let takes_refs = matches!(
        primitive,
        Primitive::Get { .. }
            | Primitive::Swap { .. }
            | Primitive::AddUpdate { .. }
            | Primitive::Freeze
            | Primitive::Jit { .. }
            | Primitive::Scan(_)
            | Primitive::While(_)
            | Primitive::Cond { .. }
            | Primitive::Remat { .. }
            | Primitive::CustomJvpCall(_)
            | Primitive::CustomVjpCall(_)
            | Primitive::CustomLin(_)
    );
    match args.iter().position(|aval| aval.is_ref) {
        Some(at) if !takes_refs => Err(Error::type_error(format_args!(
            "{} got a Ref of type {} at position {at}, but a Ref can't be passed where an array is expected. Did you \
             forget to read its value with `ref[...]`?",
            primitive.name(),
            args[at].long()
        ))),
        _ => Ok(()),
    }
}

fn all_gather(x: &Aval, size: usize, dimension: usize, tiled: bool) -> Aval {
    if !tiled {
        return x.unmapped(size, dimension);
    }
    let mut dims = x.shape.to_vec();
    if let Some(dim) = dims.get_mut(dimension) {
        *dim *= size;
    }
    x.with_shape(dims)
}

fn collective(arg: &Aval, axes: &[AxisRef]) -> Result<Aval> {
    let mut reduced = Vec::new();
    for axis in axes {
        match axis {
            AxisRef::Named(name) => {
                staged_axis_size(name, "psum")?;
            }
            AxisRef::Positional(at) => reduced.push(*at),
        }
    }
    Ok(arg.with_shape(arg.shape.without_axes(&reduced)))
}

/// What a primitive does beside computing.
pub fn effects(primitive: &Primitive) -> Vec<Effect> {
    match primitive {
        Primitive::DebugCallback(callback) => vec![if callback.ordered {
            Effect::OrderedDebug
        } else {
            Effect::Debug
        }],
        Primitive::DebugPrint(print) => vec![if print.ordered {
            Effect::OrderedDebug
        } else {
            Effect::Debug
        }],
        Primitive::IoCallback(callback) => vec![if callback.ordered {
            Effect::OrderedIo
        } else {
            Effect::Io
        }],
        Primitive::Defined(it) if it.has_effects() => vec![Effect::Defined],
        Primitive::Get { .. }
        | Primitive::Swap { .. }
        | Primitive::AddUpdate { .. }
        | Primitive::Freeze => {
            vec![Effect::Ref]
        }
        _ => primitive
            .jaxprs()
            .iter()
            .flat_map(|jaxpr| jaxpr.effects.clone())
            .list(),
    }
}
