//! Staging: building a jaxpr from the primitives that a function applies. In JAX: `DynamicJaxprTrace`.

use crate::jaxpr::take_consts_as_inputs;
use crate::source::{current_source, taint_of, take_result_taints, with_taints, without_taints};
use crate::trace::{Frame, Trace, TraceRef, with_trace};
use crate::value::Payload;
use crate::{
    Atom, Aval, Const, DebugInfo, Effect, Eqn, Jaxpr, Literal, Primitive, Result, Source, Tracer,
    Value, VarId,
};
use crate::{CustomJvp, CustomVjp, Error, ErrorClass, Function, ValueFn};
use crate::{abstract_eval, check};
use freezeframe_array::DType;
use freezeframe_base::EqnId;
use freezeframe_base::Lists;
use freezeframe_base::Order;
use std::rc::Rc;

impl Frame {
    pub(crate) fn new(debug_info: Rc<DebugInfo>) -> Self {
        Self {
            debug_info,
            depth: crate::current_source().frames().len(),
            ..Self::default()
        }
    }

    pub(crate) fn new_var(&self, aval: Aval) -> VarId {
        let mut jaxpr = self.jaxpr.borrow_mut();
        jaxpr.vars.push(aval);
        VarId(jaxpr.vars.len() as u32 - 1)
    }
}

/// A new parameter of the jaxpr that `trace` builds.
pub(crate) fn new_arg(trace: &TraceRef, aval: Aval) -> Value {
    let var = trace.frame().new_var(aval.clone());
    trace.frame().jaxpr.borrow_mut().invars.push(var);
    staged(trace, aval, Atom::Var(var), current_source())
}

fn staged(trace: &TraceRef, aval: Aval, atom: Atom, source: Source) -> Value {
    Value::Tracer(Tracer::new(trace, aval, Payload::Staged { atom }, source))
}

/// The operand of `trace`'s jaxpr that stands for `value`: its own variable, a literal, or a constant.
pub(crate) fn to_atom(trace: &TraceRef, value: &Value) -> Atom {
    match value {
        Value::Tracer(tracer) if tracer.belongs_to(trace) => match &tracer.0.payload {
            Payload::Staged { atom } => return atom.clone(),
            _ => unreachable!("a staging trace has staged tracers only"),
        },
        Value::Concrete { array, weak_type }
            if array.ndim() == 0 && array.dtype() != DType::Key =>
        {
            let taint = taint_of(value);
            return Atom::Literal(Rc::new(Literal {
                value: array.clone(),
                weak_type: weak_type.get(),
                taint,
            }));
        }
        _ => {}
    }
    Atom::Var(constant(trace, value))
}

fn constant(trace: &TraceRef, value: &Value) -> VarId {
    let frame = trace.frame();
    let taint = if value.is_tracer() {
        Default::default()
    } else {
        taint_of(value)
    };
    let found = {
        let mut jaxpr = frame.jaxpr.borrow_mut();
        let at = jaxpr
            .consts
            .iter()
            .position(|held| held.value.is_same(value));
        at.map(|at| {
            jaxpr.consts[at].taint.join(&taint);
            jaxpr.constvars[at]
        })
    };
    found.unwrap_or_else(|| {
        let var = frame.new_var(value.aval());
        let mut jaxpr = frame.jaxpr.borrow_mut();
        jaxpr.constvars.push(var);
        jaxpr.consts.push(Const {
            value: value.clone(),
            taint,
        });
        var
    })
}

/// Stages one primitive.
pub(crate) fn process(
    trace: &TraceRef,
    primitive: &Primitive,
    args: &[Value],
) -> Result<Vec<Value>> {
    if let Some(results) = special(trace, primitive, args)? {
        return Ok(results);
    }
    match primitive {
        Primitive::CustomJvpCall(call) if call.call_jaxpr.is_none() => {
            return custom_jvp(trace, call, args);
        }
        Primitive::CustomVjpCall(call) if call.call_jaxpr.is_none() => {
            return custom_vjp(trace, call, args);
        }
        _ => {}
    }
    let inputs: Vec<Atom> = args.iter().map(|arg| to_atom(trace, arg)).collect();
    let avals: Vec<Aval> = args.iter().map(Value::aval).collect();
    let out_avals = abstract_eval::abstract_eval(primitive, &avals)?;
    Ok(emit(trace, primitive, inputs, out_avals))
}

/// Traces the function of a custom rule; what it closes over becomes its first operands.
fn custom_body(
    name: &str,
    args: &[Value],
    f: impl FnOnce(&[Value]) -> Result<Vec<Value>>,
) -> Result<(Rc<Jaxpr>, Vec<Value>)> {
    let avals: Vec<Aval> = args.iter().map(Value::aval).collect();
    let mut jaxpr = trace_to_jaxpr(&avals, DebugInfo::internal("custom_jvp", name), f)?;
    let closed_over = take_consts_as_inputs(&mut jaxpr);
    Ok((Rc::new(jaxpr), closed_over))
}

fn custom_jvp(trace: &TraceRef, call: &Rc<CustomJvp>, args: &[Value]) -> Result<Vec<Value>> {
    let (jaxpr, closed_over) = custom_body(&call.name, args, |args| (call.fun)(args))?;
    let num_consts = closed_over.len();
    let jvp = call.jvp.clone();
    let without_consts: ValueFn = Rc::new(move |args: &[Value]| {
        let (primals, tangents) = args.split_at(args.len() / 2);
        let own: Vec<Value> = primals[num_consts..]
            .iter()
            .chain(&tangents[num_consts..])
            .cloned()
            .list();
        jvp(&own)
    });
    let jvp = if num_consts == 0 {
        call.jvp.clone()
    } else {
        without_consts
    };
    let staged = CustomJvp {
        call_jaxpr: Some(jaxpr),
        jvp,
        ..(**call).clone()
    };
    let args: Vec<Value> = closed_over.iter().chain(args).cloned().list();
    process(trace, &Primitive::CustomJvpCall(Rc::new(staged)), &args)
}

fn custom_vjp(trace: &TraceRef, call: &Rc<CustomVjp>, args: &[Value]) -> Result<Vec<Value>> {
    let (jaxpr, closed_over) = custom_body(&call.name, args, |args| (call.fun)(args))?;
    let num_consts = closed_over.len();
    let (fwd, bwd) = (call.fwd.clone(), call.bwd.clone());
    let avals: Vec<Aval> = closed_over
        .iter()
        .map(|value| value.aval().to_tangent())
        .collect();
    let fwd_own: ValueFn = Rc::new(move |args: &[Value]| fwd(&args[num_consts..]));
    let bwd_own: ValueFn = Rc::new(move |args: &[Value]| {
        let zeros = avals.iter().map(crate::lax::zeros).try_list()?;
        Ok(zeros.into_iter().chain(bwd(args)?).list())
    });
    let (fwd, bwd) = if num_consts == 0 {
        (call.fwd.clone(), call.bwd.clone())
    } else {
        (fwd_own, bwd_own)
    };
    let staged = CustomVjp {
        call_jaxpr: Some(jaxpr),
        fwd,
        bwd,
        ..(**call).clone()
    };
    let args: Vec<Value> = closed_over.iter().chain(args).cloned().list();
    process(trace, &Primitive::CustomVjpCall(Rc::new(staged)), &args)
}

/// Operations that stage no equation because they change nothing.
fn special(trace: &TraceRef, primitive: &Primitive, args: &[Value]) -> Result<Option<Vec<Value>>> {
    let Some(first) = args.first() else {
        return Ok(None);
    };
    let same = match primitive {
        Primitive::ConvertElementType {
            new_dtype,
            weak_type,
        } => first.dtype() == *new_dtype && first.weak_type() == *weak_type,
        Primitive::BroadcastInDim { shape, .. } => args.len() == 1 && first.shape() == *shape,
        _ => false,
    };
    if let Some(folded) = fold_conversion(primitive, first)? {
        let atom = to_atom(trace, &folded);
        return Ok(Some(vec![staged(
            trace,
            folded.aval(),
            atom,
            current_source(),
        )]));
    }
    if !same {
        return Ok(None);
    }
    let atom = to_atom(trace, first);
    Ok(Some(vec![staged(
        trace,
        first.aval(),
        atom,
        current_source(),
    )]))
}

/// A conversion of a Python scalar is done at once.
fn fold_conversion(primitive: &Primitive, x: &Value) -> Result<Option<Value>> {
    match (primitive, x) {
        (
            Primitive::ConvertElementType {
                new_dtype,
                weak_type,
            },
            Value::Concrete {
                array,
                weak_type: crate::Weak::Yes,
            },
        ) if array.ndim() == 0 && *new_dtype != DType::Key => {
            let array = freezeframe_array::kernel::convert_element_type(array, *new_dtype)?;
            Ok(Some(Value::known(array, *weak_type)))
        }
        _ => Ok(None),
    }
}

/// Adds an equation, and gives the tracers of its results.
pub(crate) fn emit(
    trace: &TraceRef,
    primitive: &Primitive,
    inputs: Vec<Atom>,
    out_avals: Vec<Aval>,
) -> Vec<Value> {
    let frame = trace.frame();
    let source = current_source();
    let outputs: Vec<VarId> = out_avals
        .iter()
        .map(|aval| frame.new_var(aval.clone()))
        .collect();
    {
        let mut jaxpr = frame.jaxpr.borrow_mut();
        let id = EqnId(jaxpr.eqns.len() as u32);
        let (primitive, outputs, source) = (primitive.clone(), outputs.clone(), source.clone());
        jaxpr.eqns.push(Eqn {
            id,
            primitive,
            inputs,
            outputs,
            source,
        });
    }
    let results = outputs.into_iter().zip(out_avals);
    results
        .map(|(var, aval)| staged(trace, aval, Atom::Var(var), source.clone()))
        .collect()
}

/// Ends a staging trace: its jaxpr with these results.
pub(crate) fn finish(trace: &TraceRef, results: &[Value]) -> Result<Jaxpr> {
    let outvars: Vec<Atom> = results
        .iter()
        .map(|result| to_atom(trace, result))
        .collect();
    let frame = trace.frame();
    let mut jaxpr = frame.jaxpr.take();
    trace.finished.set(true);
    jaxpr.outvars = outvars;
    jaxpr.debug_info = Some(frame.debug_info.clone());
    prune_consts(&mut jaxpr);
    jaxpr.effects = effects_of(&jaxpr);
    debug_assert!(check(&jaxpr).is_ok(), "{:?}\n{:?}", check(&jaxpr), jaxpr);
    Ok(jaxpr)
}

/// Drops constants that no equation or result uses.
pub(crate) fn prune_consts(jaxpr: &mut Jaxpr) {
    let used = jaxpr.used_vars();
    let held = jaxpr.constvars.drain(..).zip(jaxpr.consts.drain(..));
    let (constvars, consts) = held.filter(|(var, _)| used.contains(var)).unzip();
    (jaxpr.constvars, jaxpr.consts) = (constvars, consts);
}

/// What running the equations does beside computing.
pub(crate) fn effects_of(jaxpr: &Jaxpr) -> Vec<Effect> {
    let mut effects: Vec<Effect> = jaxpr
        .eqns
        .iter()
        .flat_map(|eqn| abstract_eval::effects(&eqn.primitive))
        .list();
    let own_refs = |var: &Atom| matches!(var, Atom::Var(var) if jaxpr.invars.contains(var) || jaxpr.constvars.contains(var));
    let touches_outer = jaxpr.eqns.iter().any(|eqn| {
        abstract_eval::effects(&eqn.primitive).contains(&Effect::Ref)
            && eqn.inputs.iter().any(own_refs)
    });
    if !touches_outer {
        effects.retain(|effect| *effect != Effect::Ref);
    }
    effects.order();
    effects.dedup();
    effects
}

/// Traces `f` on parameters of these avals into a jaxpr.
pub fn trace_to_jaxpr(
    in_avals: &[Aval],
    debug_info: DebugInfo,
    f: impl FnOnce(&[Value]) -> Result<Vec<Value>>,
) -> Result<Jaxpr> {
    trace_function(in_avals, debug_info, Box::new(f))
}

/// What [`trace_to_jaxpr`] does, compiled once for all closures.
fn trace_function(in_avals: &[Aval], debug_info: DebugInfo, f: Function<'_>) -> Result<Jaxpr> {
    let trace = Trace::staging(Frame::new(Rc::new(debug_info)));
    let args: Vec<Value> = in_avals
        .iter()
        .map(|aval| new_arg(&trace, aval.clone()))
        .collect();
    let results = with_trace(Some(trace.clone()), || without_taints(|| f(&args)));
    match results {
        Ok(results) => with_taints(take_result_taints(), || finish(&trace, &results)),
        Err(error) => {
            trace.finished.set(true);
            Err(error)
        }
    }
}

/// Why a traced value is not known: which arguments of the traced function it depends on.
pub(crate) fn origin_message(tracer: &Tracer) -> String {
    let (
        Payload::Staged {
            atom: Atom::Var(var),
        },
        Some(frame),
    ) = (&tracer.0.payload, tracer.frame())
    else {
        return String::new();
    };
    let jaxpr = frame.jaxpr.borrow();
    let mut active = freezeframe_base::HashSet::from_iter([*var]);
    for eqn in jaxpr.eqns.iter().rev() {
        if eqn.outputs.iter().any(|output| active.contains(output)) {
            eqn.outputs.iter().for_each(|output| {
                active.remove(output);
            });
            active.extend(eqn.inputs.iter().filter_map(|atom| {
                if let Atom::Var(var) = atom {
                    Some(*var)
                } else {
                    None
                }
            }));
        }
    }
    let debug = &frame.debug_info;
    let mut text = format!(
        "\nThe error occurred while tracing the function {} for {}. ",
        debug.func_src_info, debug.traced_for
    );
    let positions: Vec<usize> = (0..jaxpr.invars.len())
        .filter(|at| active.contains(&jaxpr.invars[*at]))
        .list();
    if !positions.is_empty() {
        let names: Option<Vec<&str>> = positions
            .iter()
            .map(|at| debug.arg_names.get(*at).map(String::as_str))
            .collect();
        let Some(names) = names else {
            return String::new();
        };
        text += &argument_text(&names);
    } else {
        text += &origin_of_constants(&jaxpr);
    }
    text
}

fn argument_text(names: &[&str]) -> String {
    let (plural, arguments) = match names {
        [one] => ("", format!("the argument {one}")),
        [one, two] => ("s", format!("the arguments {one} and {two}")),
        [rest @ .., last] => (
            "s",
            format!("the arguments {}, and {last}", rest.join(", ")),
        ),
        [] => return String::new(),
    };
    format!(
        "This concrete value was not available in Python because it depends on the value{plural} of {arguments}."
    )
}

fn origin_of_constants(jaxpr: &Jaxpr) -> String {
    let from_literals = |eqn: &&Eqn| {
        eqn.inputs.iter().any(|atom| match atom {
            Atom::Literal(_) => true,
            Atom::Var(var) => jaxpr.constvars.contains(var),
        })
    };
    let eqns: Vec<&Eqn> = jaxpr.eqns.iter().filter(from_literals).list();
    if eqns.is_empty() {
        return String::new();
    }
    let lines: Vec<String> = eqns
        .iter()
        .take(5)
        .map(|eqn| {
            format!(
                "  operation {}\n    from line {}",
                crate::print::eqn_text(jaxpr, eqn),
                eqn.source.summary()
            )
        })
        .collect();
    let more = if eqns.len() > 5 {
        "\n\n(Additional originating lines are not shown.)"
    } else {
        ""
    };
    format!(
        "This value became a tracer due to JAX operations on these lines:\n\n{}{more}",
        lines.join("\n\n")
    )
}

/// What Python wanted to do with a tracer that needs its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Concretization<'a> {
    /// `bool(x)`, `if x`, `while x`.
    Bool,
    /// `range(x)`, `lst[x]`.
    Index,
    /// `numpy.asarray(x)`.
    NumpyArray,
    /// `float(x)`, `int(x)`, `complex(x)`: the function, and the advice for it.
    Scalar(&'a str),
    /// A method or attribute that tracers do not have, with the beginning of JAX's sentence about it.
    Use(&'a str),
    /// Anything else, with JAX's sentence for the occasion.
    Other(&'a str),
}

impl Tracer {
    /// The tracer whose value is not known, under those of derivatives.
    fn unknown(&self) -> &Self {
        match &self.0.payload {
            Payload::Jvp {
                primal: Value::Tracer(tracer),
                ..
            }
            | Payload::Linearize {
                primal: Value::Tracer(tracer),
                ..
            } => tracer.unknown(),
            _ => self,
        }
    }

    /// Why its value is not known, as error texts say it on lines of their own; nothing where it is known.
    fn origin(&self) -> String {
        match &self.0.payload {
            Payload::Staged { .. } => origin_message(self),
            Payload::Batch { .. } => format!(
                "\nThis VmapTracer with object id {} was created on line:\n  {}",
                Rc::as_ptr(&self.0) as usize,
                self.source().summary()
            ),
            Payload::Jvp { .. } | Payload::Linearize { .. } => String::new(),
        }
    }

    /// The text of the error for a method that arrays have and tracers have not.
    pub fn no_method(&self, name: &str) -> String {
        let this = self.unknown();
        format!(
            "The '{name}' method is not available on traced array with shape {}.{}",
            this.aval().long(),
            this.origin()
        )
    }

    /// The error for wanting the value of this tracer, in JAX's words.
    pub fn concretization_error(&self, wanted: Concretization<'_>) -> Error {
        let this = self.unknown();
        let (origin, aval) = (this.origin(), this.aval().long());
        let page = |class: ErrorClass| {
            format!(
                "\nSee https://docs.jax.dev/en/latest/101/errors.html#jax.errors.{}",
                class.name()
            )
        };
        let (class, message) = match wanted {
            Concretization::Bool => (
                ErrorClass::TracerBoolConversionError,
                format!("Attempted boolean conversion of traced array with shape {aval}.{origin}"),
            ),
            Concretization::Index => (
                ErrorClass::TracerIntegerConversionError,
                format!(
                    "The __index__() method was called on traced array with shape {aval}{origin}"
                ),
            ),
            Concretization::NumpyArray => (
                ErrorClass::TracerArrayConversionError,
                format!(
                    "The numpy.ndarray conversion method __array__() was called on traced array with shape {aval}{origin}"
                ),
            ),
            Concretization::Scalar(name) => (
                ErrorClass::ConcretizationTypeError,
                format!(
                    "Abstract tracer value encountered where concrete value is expected: traced array with shape {aval}\n\
                     The problem arose with the `{name}` function. If trying to convert the data type of a value, try \
                     using `x.astype({name})` or `jnp.array(x, {name})` instead.{origin}\n"
                ),
            ),
            Concretization::Use(what) => (
                ErrorClass::ConcretizationTypeError,
                format!(
                    "Abstract tracer value encountered where concrete value is expected: traced array with shape {aval}\n\
                     {what} on traced array with shape {aval}.{origin}{origin}\n"
                ),
            ),
            Concretization::Other(context) => (
                ErrorClass::ConcretizationTypeError,
                format!(
                    "Abstract tracer value encountered where concrete value is expected: traced array with shape {aval}\n\
                     {context}{origin}\n"
                ),
            ),
        };
        Error::new(class, format_args!("{message}{}", page(class)))
    }
}
