//! What JAX keeps while an engine works: this crate's part of the context that a session owns.

use crate::lending::{self, Lending};
use crate::reenter;
use freezeframe_array::Embedder;
use freezeframe_base::Entered;
use freezeframe_core::Working;
use std::rc::Rc;

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
    /// A fresh one, whose kernels ask `embedder`.
    #[must_use]
    pub fn new(embedder: Option<Rc<dyn Embedder>>) -> Self {
        Self {
            core: freezeframe_core::Context::new(Some(reenter::source), embedder),
            lending: Rc::default(),
        }
    }

    /// Makes it the one in which machines of this thread run, while the result lives.
    pub fn enter(&self) -> Inside {
        Inside {
            _core: self.core.enter(),
            _lending: lending::enter(self.lending.clone()),
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
            && freezeframe_array::Context::entered().is_none()
            && !lending::is_entered()
    }
}
