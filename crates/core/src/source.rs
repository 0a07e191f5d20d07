//! Where things come from: the user's place in the text, the traced function's name and arguments, and taints.

mod place;

pub use place::{DebugInfo, Source, SourceFrame, SourceProvider};

use crate::Value;
use crate::context::{Going, Reach, context};
use freezeframe_base::Taint;

/// Sets the function that says where the user's program is, in the context that is entered.
pub fn set_source_provider(provider: Option<SourceProvider>) {
    context(|it| it.sources.provider.set(provider));
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

/// Says that a value is what an operand of the call became in another dtype: it derives from that one alone.
pub fn note_converted(from: &Value, to: &Value) {
    context(|it| {
        let mut calls = it.sources.calls.borrow_mut();
        let Some(Going {
            operands,
            reach: Reach::All,
        }) = calls.last_mut()
        else {
            return;
        };
        let of = operands.iter().find(|(operand, _)| operand.is_same(from));
        if let Some((_, taint)) = of.cloned() {
            operands.push((to.clone(), taint));
        }
    });
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
