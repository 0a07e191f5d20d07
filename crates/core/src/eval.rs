//! Evaluation: primitives on known arrays. In JAX: `EvalTrace` and each primitive's `impl`.

mod callbacks;
mod linalg;
mod operands;
pub(crate) mod rules;
mod watched;

pub(crate) use operands::Operands;
pub use watched::{NAN_IN_OUTPUT, only_when_compiled};
pub(crate) use watched::{check_nans, in_backward_pass, nan_of_jitted_function};

use crate::context::{debug_numbers, is_watched, run, run_loop};
use crate::propagate::Placing;
use crate::source::with_source;
use crate::trace::{
    TraceRef, bind, current_trace, left_trace, process as process_in, usual_binary, with_trace,
};
use crate::tracer_error::escaped_tracer_error;
use crate::{
    Atom, Aval, BinaryOp, CustomJvp, CustomVjp, Eqn, Error, Jaxpr, Primitive, Result, Value,
    abstract_eval, refs, with_taints,
};
use freezeframe_array::{Array, DType, Scalar, kernel, random};
use freezeframe_base::{Lists, Taint};
use std::rc::Rc;

/// Evaluates one primitive.
pub(crate) fn process(primitive: &Primitive, args: &[Value]) -> Result<Vec<Value>> {
    process_operands(primitive, Operands::Lent(args))
}

/// Evaluates one primitive.
pub(crate) fn process_operands(primitive: &Primitive, args: Operands<'_>) -> Result<Vec<Value>> {
    let placing = Placing::of(primitive, &args);
    let results = match is_watched() {
        true => watched::primitive(primitive, args, evaluate),
        false => evaluate(primitive, args),
    };
    match placing {
        None => results,
        Some(placing) => placing.place(primitive, results?),
    }
}

/// Evaluates a call of a jaxpr.
pub(crate) fn call(jaxpr: &Rc<Jaxpr>, args: &[Value]) -> Result<Vec<Value>> {
    match is_watched() {
        true => watched::call(jaxpr, args, eval_jaxpr),
        false => run(jaxpr, args),
    }
}

/// A primitive on known arrays that it takes, and what its results are to be.
struct Call<'a> {
    primitive: &'a Primitive,
    args: &'a [Value],
    out_avals: Vec<Aval>,
}

impl<'a> Call<'a> {
    /// JAX's error where the primitive does not take these operands, or its result would be too large.
    fn of(primitive: &'a Primitive, args: &'a [Value]) -> Result<Self> {
        let avals: Vec<_> = args.iter().map(Value::aval).collect();
        let out_avals = abstract_eval::abstract_eval(primitive, &avals)?;
        for aval in &out_avals {
            Array::check_size(aval.dtype, &aval.shape)?;
        }
        Ok(Self {
            primitive,
            args,
            out_avals,
        })
    }

    /// The operands, which must be so many.
    fn arrays<const N: usize>(&self) -> Result<[&'a Array; N]> {
        let arrays = self.all();
        arrays.as_slice().try_into().map_err(|_| self.wrong_count())
    }

    fn all(&self) -> Vec<&'a Array> {
        self.args.iter().filter_map(Value::as_array).list()
    }

    fn wrong_count(&self) -> Error {
        let (name, count) = (self.primitive.name(), self.args.len());
        Error::type_error(format_args!("{name} does not take {count} operands"))
    }

    /// The results as values.
    fn gives(&self, results: Vec<Array>) -> Result<Vec<Value>> {
        debug_assert!(
            results
                .iter()
                .zip(&self.out_avals)
                .all(|(array, aval)| *array.shape() == aval.shape && array.dtype() == aval.dtype),
            "{}: {results:?} {:?}",
            self.primitive.name(),
            self.out_avals
        );
        let weak = self.out_avals.iter().map(|aval| aval.weak_type);
        Ok(results
            .into_iter()
            .zip(weak)
            .map(|(array, weak_type)| Value::known(array, weak_type))
            .collect())
    }

    fn one(&self, result: Array) -> Result<Vec<Value>> {
        self.gives(vec![result])
    }

    /// What a function of one operand gives.
    fn map(&self, f: &dyn Fn(&Array) -> Result<Array>) -> Result<Vec<Value>> {
        let [x] = self.arrays()?;
        self.one(f(x)?)
    }

    /// What a function of two operands gives.
    fn zip(&self, f: &dyn Fn(&Array, &Array) -> Result<Array>) -> Result<Vec<Value>> {
        let [x, y] = self.arrays()?;
        self.one(f(x, y)?)
    }

    /// What a function of all operands gives.
    fn join(&self, f: &dyn Fn(&[&Array]) -> Result<Array>) -> Result<Vec<Value>> {
        self.one(f(&self.all())?)
    }
}

/// Evaluates one primitive, unless its results are to be refused.
fn evaluate(primitive: &Primitive, args: Operands<'_>) -> Result<Vec<Value>> {
    use Primitive as P;
    if let (P::Binary(op), [x, y]) = (primitive, &*args)
        && let Some(result) = usual_binary(*op, x, y)
    {
        return Ok(vec![result]);
    }
    if let Some(tracer) = args.iter().find_map(Value::as_tracer) {
        return match left_trace() {
            Some(trace) => with_trace(Some(trace), || bind(primitive, &args)),
            None => Err(escaped_tracer_error(tracer)),
        };
    }
    let call_of = || Call::of(primitive, &args);
    match primitive {
        // What runs jaxprs or functions, or deals with references.
        P::Jit { jaxpr, .. } => call(jaxpr, &args),
        P::ShardMap(it) => evaluate(&it.call, args),
        P::Remat { jaxpr, .. } if debug_numbers() => eval_jaxpr(jaxpr, &args),
        P::Remat { jaxpr, .. } => run(jaxpr, &args),
        P::Scan(_) | P::While(_) => watched::unwatched(|| run_loop(primitive, &args)),
        P::Cond { branches, .. } => watched::unwatched(|| rules::cond(branches, &args)),
        P::CustomLinearSolve(solve) => {
            let [matvec, vecmat, own, back] = solve.const_lengths;
            let consts = &args[matvec + vecmat..][..own];
            let right = &args[matvec + vecmat + own + back..];
            run(&solve.solve, &[consts, right].concat())
        }
        P::CustomJvpCall(custom) => custom.call(&args),
        P::CustomVjpCall(custom) => custom.call(&args),
        P::CustomLin(_) => Err(Error::type_error(
            "can't apply forward-mode autodiff (jvp) to a custom_vjp function.",
        )),
        P::DebugCallback(callback) => callback.call(&args),
        P::PureCallback(callback) | P::IoCallback(callback) => {
            // These are compiled wherever they are called.
            let args: Vec<Value> = args.iter().map(Value::strong).collect();
            callback.call(&args)
        }
        P::DebugPrint(print) => (print.print)(&args).map(|()| Vec::new()),
        P::Defined(it) => it.evaluate(&args),
        P::NewRef => refs::new_ref(&args),
        P::Get { indexer } => refs::get(&args, indexer),
        P::Swap { indexer } => refs::swap(&args, indexer),
        P::AddUpdate { indexer } => refs::add_update(&args, indexer),
        P::Freeze => refs::freeze(&args),
        P::OptimizationBarrier | P::Copy | P::StopGradient | P::Name { .. } => Ok(args.to_vec()),
        P::Pvary { .. } | P::Reshard(_) => Ok(args.to_vec()),
        // Functions of elements.
        P::Unary(op) => call_of()?.map(&|x| rules::unary(*op, x)),
        P::Binary(op) => call_of()?.zip(&|x, y| rules::binary(*op, x, y)),
        P::AddAny => call_of()?.zip(&|x, y| Ok(kernel::binary(BinaryOp::Add, x, y)?)),
        P::Log2 => call_of()?.map(&rules::log2),
        P::OneMinusSquare => call_of()?.map(&rules::one_minus_square),
        P::IntegerPow { y } => call_of()?.map(&|x| Ok(kernel::integer_pow(x, *y)?)),
        P::Clamp => {
            let call = call_of()?;
            let [low, x, high] = call.arrays()?;
            call.one(kernel::clamp(low, x, high)?)
        }
        P::SelectN => call_of()?.join(&|args| match args {
            [which, cases @ ..] => Ok(kernel::select_n(which, cases)?),
            [] => Err(Error::type_error("select_n does not take 0 operands")),
        }),
        P::ConvertElementType { new_dtype, .. } => {
            call_of()?.map(&|x| Ok(kernel::convert_element_type(x, *new_dtype)?))
        }
        P::BitcastConvertType { new_dtype } => {
            call_of()?.map(&|x| Ok(kernel::bitcast_convert_type(x, *new_dtype)?))
        }
        P::ReducePrecision {
            exponent_bits,
            mantissa_bits,
        } => call_of()?.map(&|x| Ok(kernel::reduce_precision(x, *exponent_bits, *mantissa_bits)?)),
        // What combines elements along axes.
        P::Reduce { op, axes } => call_of()?.map(&|x| Ok(kernel::reduce(*op, x, axes)?)),
        P::ArgMax { axes, index_dtype } => call_of()?.map(&|x| {
            let axis = axes.first().copied().unwrap_or(0);
            Ok(kernel::argmax(x, axis, *index_dtype)?)
        }),
        P::ArgMin { axes, index_dtype } => call_of()?.map(&|x| {
            let axis = axes.first().copied().unwrap_or(0);
            Ok(kernel::argmin(x, axis, *index_dtype)?)
        }),
        P::Cumulative { op, axis, reverse } => {
            call_of()?.map(&|x| Ok(kernel::cumulative(*op, x, *axis, *reverse)?))
        }
        P::Collective { op, axes } => {
            let call = call_of()?;
            call.gives(rules::collective(*op, axes, &call.all())?)
        }
        P::DotGeneral {
            dims,
            preferred_element_type,
            precision: _,
        } => call_of()?.zip(&|x, y| Ok(kernel::dot_general(x, y, dims, *preferred_element_type)?)),
        P::ConvGeneralDilated(conv) => {
            call_of()?.zip(&|x, window| rules::convolve(conv, x, window))
        }
        P::Fft {
            fft_type,
            fft_lengths,
        } => call_of()?.map(&|x| Ok(kernel::fft(*fft_type, x, fft_lengths)?)),
        P::Cholesky => call_of()?.map(&|x| Ok(kernel::cholesky(x)?)),
        P::Lu => {
            let call = call_of()?;
            let [x] = call.arrays()?;
            let it = kernel::lu(x)?;
            call.gives(vec![it.lu, it.pivots, it.permutation])
        }
        P::TriangularSolve {
            left_side,
            lower,
            transpose_a,
            unit_diagonal,
            conjugate_a,
        } => {
            let params = kernel::TriangularSolve {
                left_side: *left_side,
                lower: *lower,
                transpose_a: *transpose_a,
                conjugate_a: *conjugate_a,
                unit_diagonal: *unit_diagonal,
            };
            let call = call_of()?;
            let [a, b] = call.arrays()?;
            call.one(kernel::triangular_solve(a, b, params)?)
        }
        P::Linalg(op) => {
            let call = call_of()?;
            call.gives(linalg::evaluate(op, &call.all())?)
        }
        // What moves elements.
        P::BroadcastInDim {
            shape,
            broadcast_dimensions,
        } => call_of()?.map(&|x| Ok(kernel::broadcast_in_dim(x, shape, broadcast_dimensions)?)),
        P::Reshape { new_sizes } => call_of()?.map(&|x| Ok(x.reshape(new_sizes.clone())?)),
        P::Transpose { permutation } => call_of()?.map(&|x| Ok(kernel::transpose(x, permutation)?)),
        P::Squeeze { dimensions } => call_of()?.map(&|x| Ok(kernel::squeeze(x, dimensions)?)),
        P::Slice {
            start_indices,
            limit_indices,
            strides,
        } => call_of()?.map(&|x| {
            let strides = strides.as_deref().unwrap_or(&[]);
            Ok(kernel::slice(x, start_indices, limit_indices, strides)?)
        }),
        P::Rev { dimensions } => call_of()?.map(&|x| Ok(kernel::rev(x, dimensions)?)),
        P::Tile { reps } => call_of()?.map(&|x| rules::tile(x, reps)),
        P::Pad { padding_config } => {
            call_of()?.zip(&|x, value| rules::pad(x, value, padding_config))
        }
        P::Concatenate { dimension } => {
            call_of()?.join(&|args| Ok(kernel::concatenate(args, *dimension)?))
        }
        P::Stack { axis } => call_of()?.join(&|args| rules::stack(args, *axis)),
        P::Unstack { axis } => {
            let call = call_of()?;
            let [x] = call.arrays()?;
            call.gives(rules::unstack(x, *axis)?)
        }
        P::Split { sizes, axis } => {
            let call = call_of()?;
            let [x] = call.arrays()?;
            call.gives(rules::split(x, sizes, *axis)?)
        }
        P::DynamicSlice { slice_sizes } => call_of()?.join(&|args| match args {
            [x, indices @ ..] => Ok(kernel::dynamic_slice(x, &starts(indices), slice_sizes)?),
            [] => Err(Error::type_error("dynamic_slice does not take 0 operands")),
        }),
        P::Gather(gather) => call_of()?.zip(&|x, indices| rules::gather(gather, x, indices)),
        P::DynamicUpdateSlice | P::Scatter(_) => update(primitive, args),
        P::Sort {
            dimension,
            num_keys,
            is_stable: _,
        } => {
            let call = call_of()?;
            call.gives(kernel::sort(&call.all(), *dimension, *num_keys)?)
        }
        P::TopK { k, axis } => {
            let call = call_of()?;
            let [x] = call.arrays()?;
            let (values, indices) = kernel::top_k(x, *k, *axis)?;
            call.gives(vec![
                values,
                kernel::convert_element_type(&indices, DType::Int32)?,
            ])
        }
        // What makes elements.
        P::Iota {
            dtype,
            shape,
            dimension,
        } => call_of()?.join(&|_| Ok(kernel::iota(*dtype, shape, *dimension)?)),
        P::Empty { dtype, shape } => call_of()?.join(&|_| Ok(Array::zeros(*dtype, shape.clone())?)),
        P::PlatformIndex { platforms } => match platforms.chosen() {
            Some(at) => Ok(vec![Array::scalar(at as i32).into()]),
            None => Err(Error::not_implemented(
                "none of the branches of platform_dependent is for the platform cpu",
            )),
        },
        P::RandomSeed => call_of()?.map(&|seeds| Ok(random::random_seed(seeds)?)),
        P::RandomWrap => call_of()?.map(&|words| Ok(random::random_wrap(words)?)),
        P::RandomClone => call_of()?.map(&|keys| {
            let words = random::random_unwrap(keys)?;
            Ok(random::random_wrap(&words)?)
        }),
        P::RandomUnwrap => call_of()?.map(&|keys| Ok(random::random_unwrap(keys)?)),
        P::RandomBits { bit_width, shape } => {
            call_of()?.map(&|keys| Ok(random::random_bits(keys, *bit_width, shape)?))
        }
        P::RandomSplit { shape } => call_of()?.map(&|keys| Ok(random::random_split(keys, shape)?)),
        P::RandomGamma { log_space } => {
            call_of()?.zip(&|keys, shapes| Ok(random::random_gamma(keys, shapes, *log_space)?))
        }
        P::RandomFoldIn => call_of()?.zip(&|keys, data| Ok(random::random_fold_in(keys, data)?)),
        P::Threefry2x32 => {
            let call = call_of()?;
            call.gives(random::threefry2x32_arrays(call.arrays()?)?.to_vec())
        }
        P::AxisIndex { .. } | P::AllGather { .. } | P::Ppermute { .. } => {
            call_of()?;
            Err(Error::not_implemented(format_args!(
                "evaluation of {} is not implemented",
                primitive.name()
            )))
        }
    }
}

fn starts(args: &[&Array]) -> Vec<i64> {
    args.iter()
        .map(|index| index.item().map_or(0, Scalar::to_i64))
        .collect()
}

/// Writes to a copy of the first operand; to the operand itself where nobody else may need it.
fn update(primitive: &Primitive, args: Operands<'_>) -> Result<Vec<Value>> {
    let weak_type = {
        let call = Call::of(primitive, &args)?;
        call.out_avals.first().is_some_and(|aval| aval.weak_type)
    };
    let wrong = || Error::type_error(format_args!("{} has too few operands", primitive.name()));
    let mut args = match args {
        Operands::Lent(args) => args.to_vec(),
        Operands::Given(args) => args,
    }
    .into_iter();
    let Some(Value::Concrete { array: own, .. }) = args.next() else {
        return Err(wrong());
    };
    let rest: Vec<Value> = args.collect();
    let rest: Vec<&Array> = rest.iter().filter_map(Value::as_array).list();
    let array = match (primitive, rest.as_slice()) {
        (Primitive::Scatter(scatter), [indices, updates]) => {
            rules::scatter(scatter, own, indices, updates)?
        }
        (_, [update, indices @ ..]) => kernel::dynamic_update_slice(own, update, &starts(indices))?,
        _ => return Err(wrong()),
    };
    Ok(vec![Value::known(array, weak_type)])
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
            None => process_operands(&eqn.primitive, Operands::Given(inputs))?,
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

impl CustomJvp {
    /// Runs the function itself under the current trace.
    pub(crate) fn call(&self, args: &[Value]) -> Result<Vec<Value>> {
        match &self.call_jaxpr {
            Some(jaxpr) => eval_jaxpr(jaxpr, args),
            None => (self.fun)(args),
        }
    }
}

impl CustomVjp {
    /// Runs the function itself under the current trace.
    pub(crate) fn call(&self, args: &[Value]) -> Result<Vec<Value>> {
        match &self.call_jaxpr {
            Some(jaxpr) => eval_jaxpr(jaxpr, args),
            None => (self.fun)(args),
        }
    }
}

/// What an atom holds.
pub(crate) fn read(slots: &[Option<Value>], atom: &Atom) -> Value {
    match atom {
        Atom::Var(var) => slots[var.0 as usize]
            .clone()
            .expect("a checked jaxpr binds variables before it uses them"),
        Atom::Literal(literal) => literal.to_value(),
    }
}
