//! Evaluation: primitives on known arrays. In JAX: `EvalTrace` and each primitive's `impl`.

use crate::plan::{Op, Plan};
use crate::source::with_source;
use crate::trace::{
    TraceRef, current_trace, escaped_tracer_error, process as process_in, with_trace,
};
use crate::{
    Atom, AxisRef, Eqn, Error, Gather, Jaxpr, Primitive, Result, Scatter, ScatterOp, Value,
    abstract_eval,
};
use crate::{control, refs, with_taints};
use freezeframe_array::{Array, DType, Scalar, Shape, kernel, random};
use freezeframe_base::Lists;
use freezeframe_base::Taint;
use smallvec::SmallVec;
use std::cell::Cell;

thread_local! {
    static DEBUG_NANS: Cell<bool> = const { Cell::new(false) };
}

/// Whether each evaluated primitive is checked for NaN results. In JAX: `jax_debug_nans`.
pub fn set_debug_nans(enabled: bool) {
    DEBUG_NANS.with(|flag| flag.set(enabled));
}

/// Evaluates one primitive.
pub(crate) fn process(primitive: &Primitive, args: &[Value]) -> Result<Vec<Value>> {
    let results = process_unchecked(primitive, args)?;
    if DEBUG_NANS.with(Cell::get) && results.iter().any(has_nan) {
        return Err(Error::new(
            crate::ErrorClass::FloatingPointError,
            format_args!("invalid value (nan) encountered in {}", primitive.name()),
        ));
    }
    Ok(results)
}

fn has_nan(value: &Value) -> bool {
    let Some(array) = value.as_array().filter(|array| array.dtype().is_inexact()) else {
        return false;
    };
    let mut scalars = array.scalars().into_iter();
    scalars.any(|scalar| scalar.to_f64().is_nan() || scalar.imag().is_nan())
}

fn process_unchecked(primitive: &Primitive, args: &[Value]) -> Result<Vec<Value>> {
    if let Some(result) = elementwise(primitive, args) {
        return Ok(vec![result]);
    }
    if let Some(tracer) = args.iter().find_map(Value::as_tracer) {
        return Err(escaped_tracer_error(tracer));
    }
    if let Some(results) = higher_order(primitive, args) {
        return results;
    }
    let avals: Vec<_> = args.iter().map(Value::aval).collect();
    let out_avals = abstract_eval::abstract_eval(primitive, &avals)?;
    for aval in &out_avals {
        Array::check_size(aval.dtype, &aval.shape)?;
    }
    let arrays: Vec<&Array> = args.iter().filter_map(Value::as_array).list();
    let results = compute(primitive, &arrays)?;
    debug_assert!(
        results
            .iter()
            .zip(&out_avals)
            .all(|(array, aval)| *array.shape() == aval.shape && array.dtype() == aval.dtype),
        "{}: {results:?} {out_avals:?}",
        primitive.name()
    );
    let weak = out_avals.iter().map(|aval| aval.weak_type);
    Ok(results
        .into_iter()
        .zip(weak)
        .map(|(array, weak_type)| Value::known(array, weak_type))
        .collect())
}

/// Evaluates one primitive whose operands nobody else may need: updates are done in place where that is so.
fn process_owned(primitive: &Primitive, mut args: Vec<Value>) -> Result<Vec<Value>> {
    let updates = matches!(
        primitive,
        Primitive::DynamicUpdateSlice | Primitive::Scatter(_)
    );
    if !updates || args.iter().any(|arg| arg.as_array().is_none()) {
        return process(primitive, &args);
    }
    let avals: Vec<_> = args.iter().map(Value::aval).collect();
    let weak_type = abstract_eval::abstract_eval(primitive, &avals)?
        .first()
        .is_some_and(|aval| aval.weak_type);
    let Value::Concrete { array: own, .. } = args.remove(0) else {
        return process(primitive, &args);
    };
    let rest: Vec<&Array> = args.iter().filter_map(Value::as_array).list();
    let array = match (primitive, rest.as_slice()) {
        (Primitive::DynamicUpdateSlice, [update, indices @ ..]) => {
            kernel::dynamic_update_slice(own, update, &starts(indices))?
        }
        (Primitive::Scatter(scatter), [indices, updates]) => {
            eval_scatter(scatter, own, indices, updates)?
        }
        _ => {
            return Err(Error::type_error(format_args!(
                "{} has too few operands",
                primitive.name()
            )));
        }
    };
    Ok(vec![Value::known(array, weak_type)])
}

/// Binary primitives on operands that need no check: the fast path of eager arithmetic.
fn elementwise(primitive: &Primitive, args: &[Value]) -> Option<Value> {
    let (Primitive::Binary(op), [x, y]) = (primitive, args) else {
        return None;
    };
    let (
        Value::Concrete {
            array: x,
            weak_type: weak_x,
        },
        Value::Concrete {
            array: y,
            weak_type: weak_y,
        },
    ) = (x, y)
    else {
        return None;
    };
    if x.dtype() != y.dtype()
        || !matches!(x.dtype(), DType::Float32 | DType::Int32)
        || x.shape() != y.shape()
    {
        return None;
    }
    let array = kernel::binary(*op, x, y).ok()?;
    let known = matches!(x.dtype(), DType::Float32) != is_integer_only(*op);
    known.then_some(Value::Concrete {
        array,
        weak_type: (weak_x.get() && weak_y.get()).into(),
    })
}

/// True for operations that floats do not have, so that abstract evaluation must refuse them.
fn is_integer_only(op: crate::BinaryOp) -> bool {
    use crate::BinaryOp::*;
    match op {
        And | Or | Xor | ShiftLeft | ShiftRightLogical | ShiftRightArithmetic => true,
        Add | Sub | Mul | Div | Rem | Pow | Max | Min | Nextafter | Atan2 | Complex | Eq | Ne
        | Lt | Le | Gt | Ge => false,
    }
}

/// Primitives that run jaxprs or functions, or that deal with references.
fn higher_order(primitive: &Primitive, args: &[Value]) -> Option<Result<Vec<Value>>> {
    Some(match primitive {
        Primitive::Jit { jaxpr, .. } | Primitive::Remat { jaxpr, .. } => run(jaxpr, args),
        Primitive::Scan(scan) => control::eval_scan(scan, args),
        Primitive::While(it) => control::eval_while(it, args),
        Primitive::Cond { branches } => control::eval_cond(branches, args),
        Primitive::CustomJvpCall(call) => call.call(args),
        Primitive::CustomVjpCall(call) => call.call(args),
        Primitive::CustomLin(_) => Err(Error::type_error(
            "can't apply forward-mode autodiff (jvp) to a custom_vjp function.",
        )),
        Primitive::DebugCallback(callback)
        | Primitive::PureCallback(callback)
        | Primitive::IoCallback(callback) => callback.call(args),
        Primitive::DebugPrint(print) => {
            let arrays: Vec<Array> = args.iter().filter_map(|arg| arg.as_array().cloned()).list();
            (print.print)(&arrays).map(|()| Vec::new())
        }
        Primitive::NewRef => refs::new_ref(args),
        Primitive::Get { indexer } => refs::get(args, indexer),
        Primitive::Swap { indexer } => refs::swap(args, indexer),
        Primitive::AddUpdate { indexer } => refs::add_update(args, indexer),
        Primitive::Freeze => refs::freeze(args),
        Primitive::OptimizationBarrier
        | Primitive::Copy
        | Primitive::StopGradient
        | Primitive::Name { .. } => Ok(args.to_vec()),
        // Kernels compute these, in `compute`.
        Primitive::Unary(_)
        | Primitive::Binary(_)
        | Primitive::Log2
        | Primitive::OneMinusSquare
        | Primitive::AddAny
        | Primitive::IntegerPow { .. }
        | Primitive::Clamp
        | Primitive::SelectN
        | Primitive::ConvertElementType { .. }
        | Primitive::BitcastConvertType { .. }
        | Primitive::ReducePrecision { .. }
        | Primitive::Reduce { .. }
        | Primitive::ArgMax { .. }
        | Primitive::ArgMin { .. }
        | Primitive::Cumulative { .. }
        | Primitive::DotGeneral { .. }
        | Primitive::BroadcastInDim { .. }
        | Primitive::Reshape { .. }
        | Primitive::Transpose { .. }
        | Primitive::Squeeze { .. }
        | Primitive::Slice { .. }
        | Primitive::DynamicSlice { .. }
        | Primitive::DynamicUpdateSlice
        | Primitive::Gather(_)
        | Primitive::Scatter(_)
        | Primitive::Concatenate { .. }
        | Primitive::Stack { .. }
        | Primitive::Unstack { .. }
        | Primitive::Split { .. }
        | Primitive::Pad { .. }
        | Primitive::Rev { .. }
        | Primitive::Tile { .. }
        | Primitive::Sort { .. }
        | Primitive::TopK { .. }
        | Primitive::Iota { .. }
        | Primitive::Empty { .. }
        | Primitive::ConvGeneralDilated(_)
        | Primitive::Cholesky
        | Primitive::TriangularSolve { .. }
        | Primitive::RandomSeed
        | Primitive::RandomWrap
        | Primitive::RandomUnwrap
        | Primitive::RandomBits { .. }
        | Primitive::RandomSplit { .. }
        | Primitive::RandomFoldIn
        | Primitive::RandomGamma { .. }
        | Primitive::Threefry2x32
        | Primitive::Collective { .. }
        | Primitive::AxisIndex { .. }
        | Primitive::AllGather { .. }
        | Primitive::Ppermute { .. } => return None,
    })
}

fn reshaped(x: &Array, shape: impl Into<Shape>) -> Result<Array> {
    Ok(x.reshape(shape)?)
}

fn starts(args: &[&Array]) -> Vec<i64> {
    args.iter()
        .map(|index| index.item().map_or(0, Scalar::to_i64))
        .collect()
}

fn compute(primitive: &Primitive, args: &[&Array]) -> Result<Vec<Array>> {
    let result = match (primitive, args) {
        (Primitive::Unary(op), [x]) => kernel::unary(*op, x)?,
        (Primitive::Binary(crate::BinaryOp::Pow), [x, y])
            if y.dtype().is_integer() && x.dtype() != y.dtype() =>
        {
            binary(
                crate::BinaryOp::Pow,
                x,
                &kernel::convert_element_type(y, x.dtype())?,
            )?
        }
        (Primitive::Binary(op), [x, y]) => binary(*op, x, y)?,
        (Primitive::AddAny, [x, y]) => kernel::binary(crate::BinaryOp::Add, x, y)?,
        (Primitive::Log2, [x]) => log2(x)?,
        (Primitive::OneMinusSquare, [x]) => one_minus_square(x)?,
        (Primitive::IntegerPow { y }, [x]) => kernel::integer_pow(x, *y)?,
        (Primitive::Clamp, [low, x, high]) => kernel::clamp(low, x, high)?,
        (Primitive::SelectN, [which, cases @ ..]) => kernel::select_n(which, cases)?,
        (Primitive::ConvertElementType { new_dtype, .. }, [x]) => {
            kernel::convert_element_type(x, *new_dtype)?
        }
        (Primitive::BitcastConvertType { new_dtype }, [x]) => {
            kernel::bitcast_convert_type(x, *new_dtype)?
        }
        (
            Primitive::ReducePrecision {
                exponent_bits,
                mantissa_bits,
            },
            [x],
        ) => kernel::reduce_precision(x, *exponent_bits, *mantissa_bits)?,
        (Primitive::Reduce { op, axes }, [x]) => kernel::reduce(*op, x, axes)?,
        (Primitive::ArgMax { axes, index_dtype }, [x]) => {
            kernel::argmax(x, axes.first().copied().unwrap_or(0), *index_dtype)?
        }
        (Primitive::ArgMin { axes, index_dtype }, [x]) => {
            kernel::argmin(x, axes.first().copied().unwrap_or(0), *index_dtype)?
        }
        (Primitive::Cumulative { op, axis, reverse }, [x]) => {
            kernel::cumulative(*op, x, *axis, *reverse)?
        }
        (
            Primitive::DotGeneral {
                dims,
                preferred_element_type,
            },
            [x, y],
        ) => kernel::dot_general(x, y, dims, *preferred_element_type)?,
        (
            Primitive::BroadcastInDim {
                shape,
                broadcast_dimensions,
            },
            [x],
        ) => kernel::broadcast_in_dim(x, shape, broadcast_dimensions)?,
        (Primitive::Reshape { new_sizes }, [x]) => reshaped(x, new_sizes.clone())?,
        (Primitive::Transpose { permutation }, [x]) => kernel::transpose(x, permutation)?,
        (Primitive::Squeeze { dimensions }, [x]) => kernel::squeeze(x, dimensions)?,
        (
            Primitive::Slice {
                start_indices,
                limit_indices,
                strides,
            },
            [x],
        ) => kernel::slice(
            x,
            start_indices,
            limit_indices,
            strides.as_deref().unwrap_or(&[]),
        )?,
        (Primitive::DynamicSlice { slice_sizes }, [x, indices @ ..]) => {
            kernel::dynamic_slice(x, &starts(indices), slice_sizes)?
        }
        (Primitive::DynamicUpdateSlice, [x, update, indices @ ..]) => {
            kernel::dynamic_update_slice((*x).clone(), update, &starts(indices))?
        }
        (Primitive::Gather(gather), [x, indices]) => eval_gather(gather, x, indices)?,
        (Primitive::Scatter(scatter), [x, indices, updates]) => {
            eval_scatter(scatter, (*x).clone(), indices, updates)?
        }
        (Primitive::Concatenate { dimension }, args) => kernel::concatenate(args, *dimension)?,
        (Primitive::Stack { axis }, args) => stack(args, *axis)?,
        (Primitive::Unstack { axis }, [x]) => return unstack(x, *axis),
        (Primitive::Split { sizes, axis }, [x]) => return split(x, sizes, *axis),
        (Primitive::Pad { padding_config }, [x, value]) => pad(x, value, padding_config)?,
        (Primitive::Rev { dimensions }, [x]) => kernel::rev(x, dimensions)?,
        (Primitive::Tile { reps }, [x]) => tile(x, reps)?,
        (
            Primitive::Sort {
                dimension,
                num_keys,
                ..
            },
            args,
        ) => return Ok(kernel::sort(args, *dimension, *num_keys)?),
        (Primitive::TopK { k, axis }, [x]) => {
            let (values, indices) = kernel::top_k(x, *k, *axis)?;
            return Ok(vec![
                values,
                kernel::convert_element_type(&indices, DType::Int32)?,
            ]);
        }
        (
            Primitive::Iota {
                dtype,
                shape,
                dimension,
            },
            [],
        ) => kernel::iota(*dtype, shape, *dimension)?,
        (Primitive::Empty { dtype, shape }, []) => Array::zeros(*dtype, shape.clone())?,
        (Primitive::RandomSeed, [seeds]) => random::random_seed(seeds)?,
        (Primitive::RandomWrap, [words]) => random::random_wrap(words)?,
        (Primitive::RandomUnwrap, [keys]) => random::random_unwrap(keys)?,
        (Primitive::RandomBits { bit_width, shape }, [keys]) => {
            random::random_bits(keys, *bit_width, shape)?
        }
        (Primitive::RandomSplit { shape }, [keys]) => random::random_split(keys, shape)?,
        (Primitive::RandomGamma { log_space }, [keys, shapes]) => {
            random::random_gamma(keys, shapes, *log_space)?
        }
        (Primitive::RandomFoldIn, [keys, data]) => random::random_fold_in(keys, data)?,
        (Primitive::Threefry2x32, [a, b, c, d]) => {
            return Ok(random::threefry2x32_arrays([a, b, c, d])?.to_vec());
        }
        (Primitive::Collective { op, axes }, args) => return collective(*op, axes, args),
        (Primitive::ConvGeneralDilated(conv), [x, window]) => convolve(conv, x, window)?,
        (Primitive::Cholesky, [x]) => kernel::cholesky(x)?,
        (
            Primitive::TriangularSolve {
                left_side,
                lower,
                transpose_a,
                unit_diagonal,
                ..
            },
            [a, b],
        ) => {
            let (left_side, lower, transpose_a, unit_diagonal) =
                (*left_side, *lower, *transpose_a, *unit_diagonal);
            kernel::triangular_solve(
                a,
                b,
                kernel::TriangularSolve {
                    left_side,
                    lower,
                    transpose_a,
                    unit_diagonal,
                },
            )?
        }
        (
            Primitive::AxisIndex { .. } | Primitive::AllGather { .. } | Primitive::Ppermute { .. },
            _,
        ) => {
            return Err(Error::not_implemented(format_args!(
                "evaluation of {} is not implemented",
                primitive.name()
            )));
        }
        (primitive, args) => {
            let (name, count) = (primitive.name(), args.len());
            return Err(Error::type_error(format_args!(
                "{name} does not take {count} operands"
            )));
        }
    };
    Ok(vec![result])
}

/// Kernels take equal shapes, or a scalar; axes of length 1 are broadcast here.
fn binary(op: crate::BinaryOp, x: &Array, y: &Array) -> Result<Array> {
    if op == crate::BinaryOp::Div && divides_all(x, y) {
        // XLA divides many by one as it multiplies by the one's inverse.
        let one = Array::from_scalar(y.dtype(), Scalar::Int(1));
        return binary(crate::BinaryOp::Mul, x, &kernel::binary(op, &one, y)?);
    }
    if x.shape() == y.shape() || x.ndim() == 0 || y.ndim() == 0 {
        return Ok(kernel::binary(op, x, y)?);
    }
    let shape = x
        .shape()
        .broadcast(y.shape())
        .ok_or_else(|| Error::type_error("shapes do not broadcast"))?;
    Array::check_size(x.dtype(), &shape)?;
    Ok(kernel::binary(
        op,
        &kernel::broadcast_to(x, &shape)?,
        &kernel::broadcast_to(y, &shape)?,
    )?)
}

/// True where the divisor is repeated along some axis.
fn divides_all(x: &Array, y: &Array) -> bool {
    let float = matches!(x.dtype(), DType::Float32 | DType::Float64);
    float && y.size() < x.size()
}

fn log2(x: &Array) -> Result<Array> {
    let log = kernel::unary(crate::UnaryOp::Log, x)?;
    let factor = Array::from_scalar(x.dtype(), Scalar::Float(std::f64::consts::LOG2_E));
    Ok(kernel::binary(crate::BinaryOp::Mul, &log, &factor)?)
}

// 1 - x² = (1 + x)(1 - x)
fn one_minus_square(x: &Array) -> Result<Array> {
    let one = Array::from_scalar(x.dtype(), Scalar::Int(1));
    let sum = kernel::binary(crate::BinaryOp::Add, &one, x)?;
    let difference = kernel::binary(crate::BinaryOp::Sub, &one, x)?;
    Ok(kernel::binary(crate::BinaryOp::Mul, &sum, &difference)?)
}

fn eval_gather(gather: &Gather, x: &Array, indices: &Array) -> Result<Array> {
    Ok(kernel::gather(
        x,
        indices,
        &gather.dims,
        &gather.slice_sizes,
        gather.mode,
        gather.fill_value,
    )?)
}

fn eval_scatter(scatter: &Scatter, x: Array, indices: &Array, updates: &Array) -> Result<Array> {
    let op = match scatter.op {
        ScatterOp::Set => kernel::ScatterOp::Replace,
        ScatterOp::Add => kernel::ScatterOp::Add,
        ScatterOp::Sub => kernel::ScatterOp::Sub,
        ScatterOp::Mul => kernel::ScatterOp::Mul,
        ScatterOp::Min => kernel::ScatterOp::Min,
        ScatterOp::Max => kernel::ScatterOp::Max,
    };
    Ok(kernel::scatter(
        op,
        x,
        indices,
        updates,
        &scatter.dims,
        scatter.mode,
    )?)
}

fn convolve(conv: &crate::Conv, x: &Array, window: &Array) -> Result<Array> {
    let params = kernel::ConvParams {
        window_strides: conv.window_strides.clone(),
        padding: conv.padding.clone(),
        lhs_dilation: conv.lhs_dilation.clone(),
        rhs_dilation: conv.rhs_dilation.clone(),
        lhs_spec: conv.lhs_spec.clone(),
        rhs_spec: conv.rhs_spec.clone(),
        out_spec: conv.out_spec.clone(),
        feature_group_count: conv.feature_group_count,
        batch_group_count: conv.batch_group_count,
    };
    let result = kernel::conv_general_dilated(x, window, &params)?;
    match conv.preferred_element_type {
        Some(dtype) if dtype != result.dtype() => Ok(kernel::convert_element_type(&result, dtype)?),
        _ => Ok(result),
    }
}

fn stack(args: &[&Array], axis: usize) -> Result<Array> {
    let expanded: Vec<Array> = args
        .iter()
        .map(|x| kernel::expand_dims(x, &[axis]))
        .try_list()?;
    Ok(kernel::concatenate(
        &expanded.iter().collect::<Vec<_>>(),
        axis,
    )?)
}

fn cut(x: &Array, axis: usize, start: usize, limit: usize) -> Result<Array> {
    let (mut starts, mut limits) = (vec![0; x.ndim()], x.shape().to_vec());
    (starts[axis], limits[axis]) = (start, limit);
    Ok(kernel::slice(x, &starts, &limits, &[])?)
}

fn unstack(x: &Array, axis: usize) -> Result<Vec<Array>> {
    (0..x.shape()[axis])
        .map(|at| Ok(kernel::squeeze(&cut(x, axis, at, at + 1)?, &[axis])?))
        .try_list()
}

fn split(x: &Array, sizes: &[usize], axis: usize) -> Result<Vec<Array>> {
    let mut start = 0;
    let part = |size: &usize| {
        let part = cut(x, axis, start, start + size);
        start += size;
        part
    };
    sizes.iter().map(part).try_list()
}

fn pad(x: &Array, value: &Array, config: &[(i64, i64, i64)]) -> Result<Array> {
    let config: Vec<kernel::Padding> = config
        .iter()
        .map(|(low, high, gap)| kernel::Padding {
            low: *low,
            high: *high,
            interior: (*gap).max(0) as usize,
        })
        .collect();
    Ok(kernel::pad(x, value, &config)?)
}

fn tile(x: &Array, reps: &[usize]) -> Result<Array> {
    let mut result = x.clone();
    for (axis, times) in reps.iter().enumerate() {
        result = match times {
            0 => cut(&result, axis, 0, 0)?,
            _ => kernel::concatenate(&vec![&result; *times], axis)?,
        };
    }
    Ok(result)
}

/// Collectives over axes that batching has already made positions.
fn collective(op: crate::CollectiveOp, axes: &[AxisRef], args: &[&Array]) -> Result<Vec<Array>> {
    let op = match op {
        crate::CollectiveOp::Sum => crate::ReduceOp::Sum,
        crate::CollectiveOp::Max => crate::ReduceOp::Max,
        crate::CollectiveOp::Min => crate::ReduceOp::Min,
    };
    let positions: Vec<usize> = axes
        .iter()
        .filter_map(|axis| {
            if let AxisRef::Positional(at) = axis {
                Some(*at)
            } else {
                None
            }
        })
        .collect();
    args.iter()
        .map(|x| Ok(kernel::reduce(op, x, &positions)?))
        .try_list()
}

/// Runs a jaxpr on values, its equations applied one by one to the current trace. In JAX: `core.eval_jaxpr`.
pub fn eval_jaxpr(jaxpr: &Jaxpr, args: &[Value]) -> Result<Vec<Value>> {
    if args.len() != jaxpr.invars.len() {
        let (wanted, given) = (jaxpr.invars.len(), args.len());
        return Err(Error::type_error(format_args!(
            "the jaxpr takes {wanted} arguments but {given} were given"
        )));
    }
    let trace = current_trace();
    let mut env: Vec<Option<Value>> = vec![None; jaxpr.vars.len()];
    let held = jaxpr
        .constvars
        .iter()
        .zip(jaxpr.consts.iter().map(|held| &held.value));
    for (var, value) in held.chain(jaxpr.invars.iter().zip(args)) {
        env[var.0 as usize] = Some(value.clone());
    }
    let last_uses = jaxpr.last_uses();
    for (eqn, dying) in jaxpr.eqns.iter().zip(last_uses) {
        let inputs: Vec<Value> = eqn.inputs.iter().map(|atom| read(&env, atom)).collect();
        for var in dying {
            env[var.0 as usize] = None;
        }
        let outputs = match &trace {
            None => process_owned(&eqn.primitive, inputs)?,
            Some(trace) => retrace(jaxpr, eqn, trace, &inputs)?,
        };
        for (var, value) in eqn.outputs.iter().zip(outputs) {
            env[var.0 as usize] = Some(value);
        }
    }
    Ok(jaxpr.outvars.iter().map(|atom| read(&env, atom)).collect())
}

/// Applies an equation to the values of another trace; what it holds fast keeps its taint, and it its source.
fn retrace(jaxpr: &Jaxpr, eqn: &Eqn, trace: &TraceRef, inputs: &[Value]) -> Result<Vec<Value>> {
    let taints = jaxpr.operand_taints(eqn);
    let apply = || {
        with_source(eqn.source.clone(), || {
            process_in(Some(trace), &eqn.primitive, inputs)
        })
    };
    if taints.iter().all(Taint::is_none) {
        return apply();
    }
    with_taints(inputs.iter().cloned().zip(taints).collect(), apply)
}

/// Runs a jaxpr as compiled code, whatever is being traced.
pub(crate) fn run(jaxpr: &Jaxpr, args: &[Value]) -> Result<Vec<Value>> {
    with_trace(None, || run_plan(jaxpr.plan(), jaxpr, args))
}

fn run_plan(plan: &Plan, jaxpr: &Jaxpr, args: &[Value]) -> Result<Vec<Value>> {
    if args.len() != jaxpr.invars.len() {
        return eval_jaxpr(jaxpr, args);
    }
    let mut slots: Vec<Option<Value>> = vec![None; plan.slots.len()];
    for (var, value) in &plan.consts {
        slots[var.0 as usize] = Some(value.clone());
    }
    for (var, value) in jaxpr.invars.iter().zip(args) {
        slots[var.0 as usize] = Some(value.clone());
    }
    for step in &plan.steps {
        let inputs: SmallVec<[Value; 4]> =
            step.inputs.iter().map(|atom| read(&slots, atom)).collect();
        for var in &step.dying {
            slots[var.0 as usize] = None;
        }
        let outputs = match &step.op {
            Op::Primitive(primitive) => match (elementwise(primitive, &inputs), &*step.outputs) {
                (Some(value), [var]) if !DEBUG_NANS.with(Cell::get) => {
                    slots[var.0 as usize] = Some(value);
                    continue;
                }
                _ => process_owned(primitive, inputs.into_vec())?,
            },
            op => vec![fused(op, &inputs)?],
        };
        for (var, value) in step.outputs.iter().zip(outputs) {
            slots[var.0 as usize] = Some(value);
        }
    }
    let results = plan.outputs.iter().map(|atom| read(&slots, atom));
    let weak = jaxpr.outvars.iter().map(|atom| match atom {
        Atom::Var(var) => Some(jaxpr.var_aval(*var).weak_type),
        Atom::Literal(_) => None,
    });
    Ok(results
        .zip(weak)
        .map(|(value, weak)| match (value, weak) {
            (Value::Concrete { array, .. }, Some(weak_type)) => Value::known(array, weak_type),
            (value, _) => value,
        })
        .collect())
}

fn read(slots: &[Option<Value>], atom: &Atom) -> Value {
    match atom {
        Atom::Var(var) => slots[var.0 as usize]
            .clone()
            .expect("a checked jaxpr binds variables before it uses them"),
        Atom::Literal(literal) => literal.to_value(),
    }
}

/// Evaluates what only compiled code has.
fn fused(op: &Op, args: &[Value]) -> Result<Value> {
    let arrays: Vec<&Array> = args.iter().filter_map(Value::as_array).list();
    let array = match (op, arrays.as_slice()) {
        (
            Op::MulAdd {
                minus_product,
                minus_z,
            },
            [x, y, z],
        ) => {
            let shape = [x, y, z].iter().try_fold(Shape::scalar(), |shape, it| {
                shape
                    .broadcast(it.shape())
                    .ok_or_else(|| Error::type_error("shapes do not broadcast"))
            })?;
            let whole = |it: &Array| match it.ndim() {
                0 => Ok(it.clone()),
                _ => kernel::broadcast_to(it, &shape),
            };
            kernel::mul_add(
                (&whole(x)?, &whole(y)?),
                &whole(z)?,
                *minus_product,
                *minus_z,
            )?
        }
        (Op::SumOfProducts { axes }, [x, y]) => kernel::sum_of_products(x, y, axes)?,
        _ => match args.iter().find_map(Value::as_tracer) {
            Some(tracer) => return Err(escaped_tracer_error(tracer)),
            None => return Err(Error::type_error("a known array is needed here")),
        },
    };
    let weak_type = args.iter().all(Value::weak_type);
    Ok(Value::known(array, weak_type))
}
