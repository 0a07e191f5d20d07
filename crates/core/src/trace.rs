//! The current trace, and `bind`, which hands each primitive to it. In JAX: `Trace`, `trace_ctx`, `Primitive.bind`.
//!
//! Dispatch is by context, not by argument type: inside `jit` also operations on plain arrays are staged.

use crate::context::context;
use crate::stage::Frame;
use crate::{BinaryOp, Error, ErrorClass, Primitive, Result, Tracer, Value};
use crate::{batch, eval, jvp, linearize, normalize, stage};
use std::cell::{Cell, RefCell};
use std::rc::Rc;

pub(crate) type TraceRef = Rc<Trace>;

/// One interpretation that is going on.
#[derive(Debug)]
pub(crate) struct Trace {
    pub(crate) kind: TraceKind,
    /// The trace that this one hands its work to; `None` for evaluation.
    pub(crate) parent: Option<TraceRef>,
    pub(crate) finished: Cell<bool>,
}

#[derive(Debug)]
pub(crate) enum TraceKind {
    /// Builds a jaxpr. In JAX: `DynamicJaxprTrace`.
    Stage(Box<Frame>),
    /// Pairs of primal and tangent. In JAX: `JVPTrace`.
    Jvp,
    /// Primals go to the parent, tangents are staged. In JAX: `LinearizeTrace`.
    Linearize { tangent: TraceRef },
    /// Runs a jvp rule for `Linearize`: what involves tangents is staged, the rest goes to the parent. In JAX: `JaxprTrace`.
    Partial { unknown: TraceRef },
    /// Values with one axis more. In JAX: `BatchTrace`.
    Batch(AxisData),
}

/// The axis that a `vmap` maps over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AxisData {
    /// Its name for collectives, if it has one.
    pub name: Option<Rc<str>>,
    /// Its length.
    pub size: usize,
}

/// The transformations that go on.
#[derive(Default)]
pub(crate) struct Traces {
    current: RefCell<Option<TraceRef>>,
    axes: RefCell<Vec<AxisData>>,
}

impl Trace {
    pub(crate) fn new(kind: TraceKind, parent: Option<TraceRef>) -> TraceRef {
        Rc::new(Self {
            kind,
            parent,
            finished: Cell::new(false),
        })
    }

    /// A trace that builds a jaxpr.
    pub(crate) fn staging(frame: Frame) -> TraceRef {
        Self::new(TraceKind::Stage(Box::new(frame)), None)
    }

    /// The jaxpr that is being built; only for a trace that builds one.
    pub(crate) fn frame(&self) -> &Frame {
        match &self.kind {
            TraceKind::Stage(frame) => frame,
            _ => unreachable!("only staging traces are asked for their frame"),
        }
    }
}

/// The trace that primitives go to now; `None` for evaluation.
pub(crate) fn current_trace() -> Option<TraceRef> {
    context(|it| it.traces.current.borrow().clone())
}

fn set_current(trace: Option<TraceRef>) -> Option<TraceRef> {
    context(|it| it.traces.current.replace(trace))
}

/// True if primitives are evaluated now, not traced.
pub fn is_evaluating() -> bool {
    context(|it| it.traces.current.borrow().is_none())
}

/// True if a function is being staged into a jaxpr now, at whatever depth.
pub fn is_staging() -> bool {
    let mut trace = current_trace();
    while let Some(it) = trace {
        if matches!(it.kind, TraceKind::Stage(_)) {
            return true;
        }
        trace = it.parent.clone();
    }
    false
}

/// While it lives, another trace is the current one.
struct Entered {
    before: Option<TraceRef>,
}

impl Entered {
    fn new(trace: Option<TraceRef>) -> Self {
        Self {
            before: set_current(trace),
        }
    }
}

impl Drop for Entered {
    fn drop(&mut self) {
        set_current(self.before.take());
    }
}

/// Runs `f` with `trace` as the current trace.
pub(crate) fn with_trace<R>(trace: Option<TraceRef>, f: impl FnOnce() -> R) -> R {
    let _entered = Entered::new(trace);
    f()
}

/// Runs `f` outside of every trace: what it does is evaluated at once.
pub fn evaluating<R>(f: impl FnOnce() -> R) -> R {
    with_trace(None, f)
}

/// The trace that was current before [`replace_trace`].
pub struct TraceState(Option<TraceRef>);

/// Leaves every trace, until the state that is given back is set again.
pub fn leave_traces() -> TraceState {
    TraceState(set_current(None))
}

/// Makes a trace current again.
pub fn reenter_trace(state: TraceState) {
    set_current(state.0);
}

/// Runs `f` with one more named axis for collectives.
pub(crate) fn with_axis<R>(axis: AxisData, f: impl FnOnce() -> R) -> R {
    struct Restore;
    impl Drop for Restore {
        fn drop(&mut self) {
            context(|it| it.traces.axes.borrow_mut().pop());
        }
    }
    context(|it| it.traces.axes.borrow_mut().push(axis));
    let _restore = Restore;
    f()
}

/// The named axes of the transformations that go on, outermost first.
pub fn named_axes() -> Vec<(Rc<str>, usize)> {
    context(|it| {
        let axes = it.traces.axes.borrow();
        let named = axes
            .iter()
            .filter_map(|axis| Some((axis.name.clone()?, axis.size)));
        named.collect()
    })
}

/// True if these are the [`named_axes`].
pub fn are_named_axes(axes: &[(Rc<str>, usize)]) -> bool {
    context(|it| {
        let own = it.traces.axes.borrow();
        let named = own
            .iter()
            .filter_map(|axis| Some((axis.name.as_ref()?, axis.size)));
        named.eq(axes.iter().map(|(name, size)| (name, *size)))
    })
}

/// The length of a named axis; JAX's `NameError` if no transformation has bound the name.
pub fn axis_size(name: &str) -> Result<usize> {
    let found = context(|it| {
        let axes = it.traces.axes.borrow();
        axes.iter()
            .rev()
            .find(|axis| axis.name.as_deref() == Some(name))
            .map(|axis| axis.size)
    });
    found.ok_or_else(|| {
        let message = format!(
            "Found an unbound axis name: {name}. To fix this, please call psum under `jax.shard_map`."
        );
        Error::new(ErrorClass::NameError, message)
    })
}

/// Applies a primitive: evaluates it, or does with it what the current trace does.
pub fn bind(primitive: &Primitive, args: &[Value]) -> Result<Vec<Value>> {
    if is_evaluating() {
        return eval::process(primitive, args);
    }
    match normalize::bind_normal(primitive, args) {
        Some(results) => results,
        None => bind_raw(primitive, args),
    }
}

/// Applies a primitive as it is.
pub(crate) fn bind_raw(primitive: &Primitive, args: &[Value]) -> Result<Vec<Value>> {
    match current_trace() {
        None => eval::process(primitive, args),
        Some(trace) => process(Some(&trace), primitive, args),
    }
}

/// Applies a primitive of one result.
pub fn bind1(primitive: &Primitive, args: &[Value]) -> Result<Value> {
    let mut results = bind(primitive, args)?;
    match results.pop() {
        Some(result) if results.is_empty() => Ok(result),
        _ => Err(Error::value_error(format_args!(
            "{} does not have one result",
            primitive.name()
        ))),
    }
}

/// Applies a binary primitive; quickly where two known arrays of one shape meet, as in eager arithmetic.
pub fn bind_binary(op: BinaryOp, x: &Value, y: &Value) -> Result<Value> {
    let is_plain = context(|it| it.traces.current.borrow().is_none() && !it.debug_nans.get());
    if is_plain && let Some(result) = eval::usual_binary(op, x, y) {
        return Ok(result);
    }
    bind1(&Primitive::Binary(op), &[x.clone(), y.clone()])
}

/// Hands a primitive to `trace`.
pub(crate) fn process(
    trace: Option<&TraceRef>,
    primitive: &Primitive,
    args: &[Value],
) -> Result<Vec<Value>> {
    let Some(trace) = trace else {
        return with_trace(None, || eval::process(primitive, args));
    };
    match &trace.kind {
        TraceKind::Stage(_) => stage::process(trace, primitive, args),
        TraceKind::Jvp => jvp::process(trace, primitive, args),
        TraceKind::Linearize { tangent } => linearize::process(trace, tangent, primitive, args),
        TraceKind::Partial { unknown } => {
            linearize::process_partial(trace, unknown, primitive, args)
        }
        TraceKind::Batch(axis) => batch::process(trace, axis, primitive, args),
    }
}

/// The error for a tracer that outlived its trace.
pub fn escaped_tracer_error(tracer: &Tracer) -> Error {
    let divider = format!("\n{}\n", "-".repeat(30));
    let mut message = format!(
        "Encountered an unexpected tracer. A function transformed by JAX had a side effect, allowing for a reference \
         to an intermediate value with type {} wrapped in a {} to escape the scope of the transformation.\n\
         JAX transformations require that functions explicitly return their outputs, and disallow saving \
         intermediate values to global state.",
        tracer.aval().long(),
        tracer.class_name(),
    );
    if let TraceKind::Stage(frame) = &tracer.0.trace.kind {
        let debug = frame.debug_info();
        message += &format!(
            "\nThe function being traced when the value leaked was {} traced for {}.",
            debug.func_src_info, debug.traced_for
        );
        let source = tracer.source();
        message += &divider;
        message += &format!(
            "The leaked intermediate value was created on line {}. ",
            source.summary()
        );
        message += &divider;
        message += "When the value was created, the final 5 stack frames (most recent last) excluding JAX-internal \
                    frames were:";
        let inside = source.frames().len().saturating_sub(frame.depth).max(1);
        let frames: Vec<String> = source
            .frames()
            .iter()
            .take(inside.min(5))
            .rev()
            .map(|frame| {
                format!(
                    "{}:{}:{} ({})",
                    frame.file, frame.line, frame.column, frame.function
                )
            })
            .collect();
        message += &divider;
        message += &frames.join("\n");
        message += &divider;
    }
    message += "\nTo catch the leak earlier, try setting the environment variable JAX_CHECK_TRACER_LEAKS or using the \
                `jax.checking_leaks` context manager.\nSee https://docs.jax.dev/en/latest/101/errors.html\
                #jax.errors.UnexpectedTracerError";
    Error::new(ErrorClass::UnexpectedTracerError, message)
}
