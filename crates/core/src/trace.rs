//! The current trace, and `bind`, which hands each primitive to it. In JAX: `Trace`, `trace_ctx`, `Primitive.bind`.
//!
//! Dispatch is by context, not by argument type: inside `jit` also operations on plain arrays are staged.

mod eager;
mod kinds;

pub(crate) use crate::value::Tag;
pub(crate) use eager::usual_binary;
pub use kinds::AxisData;
pub(crate) use kinds::{Frame, Trace, TraceKind, TraceRef};

use crate::context::{Apply, context, interpretations, is_watched};
use crate::{BinaryOp, Error, ErrorClass, Primitive, Result, Value};
use std::rc::Rc;

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

/// True if primitives are evaluated now, and nobody watches that.
#[inline]
pub(crate) fn is_plain() -> bool {
    context(|it| it.traces.current.borrow().is_none()) && !is_watched()
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

/// The jaxpr that is being built now: what tells it from others, and how many equations it has by now.
pub fn staged() -> Option<(usize, usize)> {
    let mut trace = current_trace();
    while let Some(it) = trace {
        if let TraceKind::Stage(frame) = &it.kind {
            let count = frame.jaxpr.borrow().eqns.len();
            return Some((Rc::as_ptr(&it).addr(), count));
        }
        trace = it.parent.clone();
    }
    None
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

/// The traces that were current, and were left, before [`leave_traces`].
pub struct TraceState {
    current: Option<TraceRef>,
    left: Option<TraceRef>,
}

/// Has what is known evaluated at once, and what is traced go on to its trace, until the state that is given back is set
/// again.
pub fn leave_traces() -> TraceState {
    let current = set_current(None);
    let left = left_trace();
    set_left(current.clone().or_else(|| left.clone()));
    TraceState { current, left }
}

/// Makes a trace current again.
pub fn reenter_trace(state: TraceState) {
    set_current(state.current);
    set_left(state.left);
}

fn set_left(trace: Option<TraceRef>) {
    context(|it| *it.traces.left.borrow_mut() = trace);
}

/// The trace to which what is traced goes while everything else is evaluated.
pub(crate) fn left_trace() -> Option<TraceRef> {
    context(|it| it.traces.left.borrow().clone())
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
    bound(name).ok_or_else(|| {
        Error::new(
            ErrorClass::NameError,
            format_args!("unbound axis name: {name}"),
        )
    })
}

/// [`axis_size`], in the words of a function that stages a collective.
pub fn staged_axis_size(name: &str, function: &str) -> Result<usize> {
    bound(name).ok_or_else(|| {
        let message = format!(
            "Found an unbound axis name: {name}. To fix this, please call {function} under `jax.shard_map`."
        );
        Error::new(ErrorClass::NameError, message)
    })
}

fn bound(name: &str) -> Option<usize> {
    context(|it| {
        let axes = it.traces.axes.borrow();
        axes.iter()
            .rev()
            .find(|axis| axis.name.as_deref() == Some(name))
            .map(|axis| axis.size)
    })
}

/// How primitives are evaluated, if that is what happens with them now.
fn evaluation() -> Option<Apply> {
    context(|it| {
        let is_evaluating = it.traces.current.borrow().is_none();
        is_evaluating.then_some(it.interpretations.evaluate)
    })
}

/// Applies a primitive: evaluates it, or does with it what the current trace does.
pub fn bind(primitive: &Primitive, args: &[Value]) -> Result<Vec<Value>> {
    if let Some(evaluate) = evaluation() {
        return evaluate(primitive, args);
    }
    match (interpretations().bind_normal)(primitive, args) {
        Some(results) => results,
        None => bind_raw(primitive, args),
    }
}

/// Applies a primitive as it is.
pub(crate) fn bind_raw(primitive: &Primitive, args: &[Value]) -> Result<Vec<Value>> {
    match current_trace() {
        None => (interpretations().evaluate)(primitive, args),
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
    if is_plain()
        && let Some(result) = usual_binary(op, x, y)
    {
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
    let above = interpretations();
    match trace {
        None => with_trace(None, || (above.evaluate)(primitive, args)),
        Some(trace) => (above.process)(trace, primitive, args),
    }
}
