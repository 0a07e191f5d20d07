//! What one engine keeps while it works: this crate's part of the context that a session owns.

use crate::api::JitCalls;
use crate::plan::Engine;
use crate::source::{SourceProvider, Sources};
use crate::trace::Traces;
use freezeframe_array::interrupt::{Check, Interrupts};
use freezeframe_base::{Ambient, Entered};
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// Settings, the trace that is current, whose taints are in flight, and caches. Two engines that are entered in turn in
/// one thread know nothing of each other.
#[derive(Default)]
pub struct Context {
    pub(crate) x64: Cell<bool>,
    pub(crate) debug_nans: Cell<bool>,
    pub(crate) traces: Traces,
    pub(crate) sources: Sources,
    pub(crate) jit_calls: RefCell<JitCalls>,
    pub(crate) plans: RefCell<Engine>,
    interrupts: Rc<Interrupts>,
}

thread_local! {
    static ENTERED: Ambient<Context> = const { Ambient::none() };
}

/// While it lives, a [`Context`] is the one in which primitives are applied.
#[must_use]
pub struct Working {
    _context: Entered<Context>,
    _interrupts: Entered<Interrupts>,
}

impl Context {
    /// A fresh one. `provider` says where the user's program is when something is staged; `interrupt` whether what runs
    /// has to end.
    #[must_use]
    pub fn new(provider: Option<SourceProvider>, interrupt: Option<Check>) -> Rc<Self> {
        let context = Self {
            interrupts: Interrupts::new(interrupt),
            ..Self::default()
        };
        context.sources.set_provider(provider);
        Rc::new(context)
    }

    /// Makes it the one in which primitives of this thread are applied, while the result lives.
    pub fn enter(self: &Rc<Self>) -> Working {
        Working {
            _context: Entered::new(&ENTERED, self.clone()),
            _interrupts: self.interrupts.enter(),
        }
    }

    /// The one that is entered in this thread, if one is.
    pub fn entered() -> Option<Rc<Self>> {
        ENTERED.with(Ambient::entered)
    }
}

/// Looks at the context that is entered. `f` must not enter another one.
#[inline]
pub(crate) fn context<R>(f: impl FnOnce(&Context) -> R) -> R {
    ENTERED.with(|slot| slot.with(f))
}

/// True if 64-bit dtypes are enabled.
#[inline]
pub fn x64() -> bool {
    context(|it| it.x64.get())
}

/// Enables or disables 64-bit dtypes.
pub fn set_x64(enabled: bool) {
    context(|it| it.x64.set(enabled));
}

/// Whether each evaluated primitive is checked for NaN results. In JAX: `jax_debug_nans`.
#[inline]
pub fn debug_nans() -> bool {
    context(|it| it.debug_nans.get())
}

/// Has each evaluated primitive checked for NaN results, or not.
pub fn set_debug_nans(enabled: bool) {
    context(|it| it.debug_nans.set(enabled));
}
