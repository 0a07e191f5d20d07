//! Where things come from: the user's place in the text, the traced function's name and arguments, and taints.

use crate::Value;
use freezeframe_base::{Span, Taint};
use std::cell::RefCell;
use std::rc::Rc;

/// One frame of the user's call stack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceFrame {
    /// The function's name, `<module>` for a cell's own code.
    pub function: Rc<str>,
    /// The file's or cell's name.
    pub file: Rc<str>,
    /// The 1-based line.
    pub line: u32,
    /// The 0-based column.
    pub column: u32,
    /// Where execution was.
    pub span: Option<Span>,
}

/// Where an equation or tracer was made: the user's frames, innermost first. Empty where nobody knows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Source {
    /// The frames, innermost first.
    pub frames: Option<Rc<[SourceFrame]>>,
}

impl Source {
    /// A source with these frames, innermost first.
    pub fn new(frames: impl Into<Rc<[SourceFrame]>>) -> Self {
        Self {
            frames: Some(frames.into()),
        }
    }

    /// The frames, innermost first.
    pub fn frames(&self) -> &[SourceFrame] {
        self.frames.as_deref().unwrap_or(&[])
    }

    /// The innermost frame's span.
    pub fn span(&self) -> Option<Span> {
        self.frames().first().and_then(|frame| frame.span)
    }

    /// The innermost frame as JAX's error texts show it: `file.py:3:11 (f)`.
    pub fn summary(&self) -> String {
        match self.frames().first() {
            Some(SourceFrame {
                function,
                file,
                line,
                column,
                ..
            }) => {
                format!("{file}:{line}:{column} ({function})")
            }
            None => "<unknown>".into(),
        }
    }
}

/// What is known of a function that is being traced. In JAX: `DebugInfo`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DebugInfo {
    /// Which transformation traces it: `jit`, `scan` ...
    pub traced_for: Rc<str>,
    /// The function and where it is defined: `f at file.py:3`.
    pub func_src_info: Rc<str>,
    /// A name for each flat argument: `x`, `params['w']`.
    pub arg_names: Rc<[String]>,
}

impl DebugInfo {
    /// The debug info of a function that is defined in core or in the embedder.
    pub fn internal(traced_for: &str, name: &str) -> Self {
        Self {
            traced_for: traced_for.into(),
            func_src_info: name.into(),
            arg_names: Rc::new([]),
        }
    }
}

type SourceProvider = Rc<dyn Fn() -> Source>;

thread_local! {
    static PROVIDER: RefCell<Option<SourceProvider>> = const { RefCell::new(None) };
    static SOURCE: RefCell<Vec<Source>> = const { RefCell::new(Vec::new()) };
    static TAINTS: RefCell<Vec<Vec<(Value, Taint)>>> = const { RefCell::new(Vec::new()) };
    static RESULTS: RefCell<Vec<(Value, Taint)>> = const { RefCell::new(Vec::new()) };
}

/// Sets the function that says where the user's program is; it is asked only when something is staged.
pub fn set_source_provider(provider: Option<Rc<dyn Fn() -> Source>>) {
    PROVIDER.with(|slot| *slot.borrow_mut() = provider);
}

/// Where the user's program is now.
pub fn current_source() -> Source {
    if let Some(source) = SOURCE.with(|stack| stack.borrow().last().cloned()) {
        return source;
    }
    let provider = PROVIDER.with(|slot| slot.borrow().clone());
    provider.map(|provider| provider()).unwrap_or_default()
}

/// While it lives, what is staged is attributed to one source.
struct Attributed;

impl Attributed {
    fn to(source: Source) -> Self {
        SOURCE.with(|stack| stack.borrow_mut().push(source));
        Self
    }
}

impl Drop for Attributed {
    fn drop(&mut self) {
        SOURCE.with(|stack| stack.borrow_mut().pop());
    }
}

/// Runs `f` with everything that it stages attributed to `source`.
pub(crate) fn with_source<R>(source: Source, f: impl FnOnce() -> R) -> R {
    let _attributed = Attributed::to(source);
    f()
}

/// While it lives, one call of a library function runs: each concrete operand that enters a jaxpr does so with its
/// taint, and a constant computed from the operands gets the union of their taints.
#[must_use]
#[derive(Debug)]
pub struct Tainted(());

impl Tainted {
    /// Begins a call on these operands.
    pub fn by(operands: Vec<(Value, Taint)>) -> Self {
        TAINTS.with(|stack| stack.borrow_mut().push(operands));
        Self(())
    }
}

impl Drop for Tainted {
    fn drop(&mut self) {
        TAINTS.with(|stack| stack.borrow_mut().pop());
    }
}

/// Runs `f` as one call of a library function on `operands`: see [`Tainted`].
pub fn with_taints<R>(operands: Vec<(Value, Taint)>, f: impl FnOnce() -> R) -> R {
    let _tainted = Tainted::by(operands);
    f()
}

/// Says what the results derive from that the function being traced is about to return.
pub fn note_result_taints(results: Vec<(Value, Taint)>) {
    RESULTS.with(|place| *place.borrow_mut() = results);
}

/// What the results of the function that was traced derive from.
pub(crate) fn take_result_taints() -> Vec<(Value, Taint)> {
    RESULTS.with(RefCell::take)
}

/// Runs `f`, which traces a function of the user's, outside of any call's taints.
pub(crate) fn without_taints<R>(f: impl FnOnce() -> R) -> R {
    with_taints(Vec::new(), f)
}

/// The taint with which a concrete value enters a jaxpr now.
pub(crate) fn taint_of(value: &Value) -> Taint {
    TAINTS.with(|stack| {
        let stack = stack.borrow();
        let Some(operands) = stack.last() else {
            return Taint::NONE;
        };
        let union = |taints: &mut dyn Iterator<Item = &Taint>| {
            let mut all = Taint::NONE;
            taints.for_each(|taint| all.join(taint));
            all
        };
        let mut exact = operands
            .iter()
            .filter(|(operand, _)| operand.is_same(value))
            .map(|(_, taint)| taint)
            .peekable();
        match exact.peek() {
            Some(_) => union(&mut exact),
            None => union(&mut operands.iter().map(|(_, taint)| taint)),
        }
    })
}
