//! What JAX keeps while an engine works: this crate's part of the context that a session owns.

use crate::py::*;
use crate::reenter::{self, Stack};
use crate::tree::TreeDef;
use freezeframe_array::interrupt::Check;
use freezeframe_base::{Ambient, Entered};
use freezeframe_core::Working;
use std::cell::{OnceCell, RefCell};

/// Machines that were lent to core, and where the user's program is. What else JAX keeps belongs to one machine, and is in
/// its [`Jax`](crate::state::Jax).
#[derive(Default)]
pub(crate) struct Lending {
    /// Those that wait for core to call back, the last one first.
    pub(crate) lent: RefCell<Vec<Vm>>,
    /// Stand-ins that nobody needs now.
    pub(crate) spare: RefCell<Vec<Vm>>,
    /// Where the user's program was when an operation last began.
    pub(crate) call_stack: RefCell<Stack>,
    /// The structure of a leaf.
    pub(crate) leaf: OnceCell<Rc<TreeDef>>,
}

thread_local! {
    static ENTERED: Ambient<Lending> = const { Ambient::none() };
}

/// Looks at what is lent in the context that is entered. `f` must not enter another one.
pub(crate) fn lending<R>(f: impl FnOnce(&Lending) -> R) -> R {
    ENTERED.with(|slot| slot.with(f))
}

/// All that `jax`, core and the kernels keep for one engine beside its machine.
#[derive(Clone)]
pub struct Context {
    core: Rc<freezeframe_core::Context>,
    lending: Rc<Lending>,
}

/// While it lives, a [`Context`] is entered.
#[must_use]
pub struct Inside {
    _core: Working,
    _lending: Entered<Lending>,
}

impl Context {
    /// A fresh one. `interrupt` says whether what runs has to end.
    #[must_use]
    pub fn new(interrupt: Option<Check>) -> Self {
        Self {
            core: freezeframe_core::Context::new(Some(reenter::source), interrupt),
            lending: Rc::default(),
        }
    }

    /// Makes it the one in which machines of this thread run, while the result lives.
    pub fn enter(&self) -> Inside {
        Inside {
            _core: self.core.enter(),
            _lending: Entered::new(&ENTERED, self.lending.clone()),
        }
    }

    /// Lets go of what belongs to machines, whose heap has to be entered.
    pub fn clear(&self) {
        let _spare = self.lending.spare.take();
        let _stack = self.lending.call_stack.take();
    }

    /// True if this thread works in no context.
    pub fn none_entered() -> bool {
        freezeframe_core::Context::entered().is_none()
            && freezeframe_array::interrupt::entered().is_none()
            && ENTERED.with(|slot| slot.entered().is_none())
    }
}
