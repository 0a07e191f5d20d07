//! Where things come from: the user's place in the text, the traced function's name and arguments, and taints.

use crate::Value;
use crate::context::context;
use freezeframe_base::{Span, Taint};
use std::cell::{Cell, RefCell};
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

/// Says where the user's program is.
pub type SourceProvider = fn() -> Source;

/// Where the user's program is, as far as that is not asked for, and whose taints are in flight.
#[derive(Default)]
pub(crate) struct Sources {
    provider: Cell<Option<SourceProvider>>,
    /// What is staged is attributed to the last.
    attributed: RefCell<Vec<Source>>,
    /// The calls that go on, outermost first.
    calls: RefCell<Vec<Going>>,
    /// What the results derive from that a traced function is about to return.
    results: RefCell<Vec<(Value, Taint)>>,
}

/// A call that goes on.
struct Going {
    operands: Vec<(Value, Taint)>,
    reach: Reach,
}

/// What the operands of a call that goes on say of values that enter a jaxpr.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reach {
    /// The library computes: what is no operand is made of them all.
    All,
    /// The user's program runs inside the call: what is no operand comes from there.
    Same,
    /// Nothing, nor does any call around it.
    Nothing,
}

impl Sources {
    /// Sets the function that says where the user's program is; it is asked only when something is staged.
    pub(crate) fn set_provider(&self, provider: Option<SourceProvider>) {
        self.provider.set(provider);
    }
}

/// Sets the function that says where the user's program is, in the context that is entered.
pub fn set_source_provider(provider: Option<SourceProvider>) {
    context(|it| it.sources.set_provider(provider));
}

/// Where the user's program is now.
pub fn current_source() -> Source {
    if let Some(source) = context(|it| it.sources.attributed.borrow().last().cloned()) {
        return source;
    }
    let provider = context(|it| it.sources.provider.get());
    provider.map(|provider| provider()).unwrap_or_default()
}

/// While it lives, what is staged is attributed to one source.
struct Attributed;

impl Attributed {
    fn to(source: Source) -> Self {
        context(|it| it.sources.attributed.borrow_mut().push(source));
        Self
    }
}

impl Drop for Attributed {
    fn drop(&mut self) {
        let _left = context(|it| it.sources.attributed.borrow_mut().pop());
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
        Self::begin(operands, Reach::All)
    }

    /// Begins a call that runs the user's program on these operands, as what a transformation gives does: inside of it
    /// only they themselves have their taints.
    pub fn around(operands: Vec<(Value, Taint)>) -> Self {
        Self::begin(operands, Reach::Same)
    }

    fn begin(operands: Vec<(Value, Taint)>, reach: Reach) -> Self {
        let going = Going { operands, reach };
        context(|it| it.sources.calls.borrow_mut().push(going));
        Self(())
    }
}

impl Drop for Tainted {
    fn drop(&mut self) {
        let _left = context(|it| it.sources.calls.borrow_mut().pop());
    }
}

/// Runs `f` as one call of a library function on `operands`: see [`Tainted`].
pub fn with_taints<R>(operands: Vec<(Value, Taint)>, f: impl FnOnce() -> R) -> R {
    let _tainted = Tainted::by(operands);
    f()
}

/// Says what the results derive from that the function being traced is about to return.
pub fn note_result_taints(results: Vec<(Value, Taint)>) {
    let _before = context(|it| it.sources.results.replace(results));
}

/// What the results of the function that was traced derive from.
pub(crate) fn take_result_taints() -> Vec<(Value, Taint)> {
    context(|it| it.sources.results.take())
}

/// Runs `f`, which traces a function of the user's, outside of any call's taints.
pub(crate) fn without_taints<R>(f: impl FnOnce() -> R) -> R {
    let _tainted = Tainted::begin(Vec::new(), Reach::Nothing);
    f()
}

/// The taint with which a concrete value enters a jaxpr now.
pub(crate) fn taint_of(value: &Value) -> Taint {
    context(|it| {
        let calls = it.sources.calls.borrow();
        let union = |taints: &mut dyn Iterator<Item = &Taint>| {
            let mut all = Taint::NONE;
            taints.for_each(|taint| all.join(taint));
            all
        };
        let reached = calls
            .iter()
            .rev()
            .take_while(|going| going.reach != Reach::Nothing);
        for going in reached {
            let mut exact = going
                .operands
                .iter()
                .filter(|(operand, _)| operand.is_same(value))
                .map(|(_, taint)| taint)
                .peekable();
            if exact.peek().is_some() {
                return union(&mut exact);
            }
        }
        match calls.last() {
            Some(Going {
                operands,
                reach: Reach::All,
            }) => union(&mut operands.iter().map(|(_, taint)| taint)),
            _ => Taint::NONE,
        }
    })
}
