//! The context of one session: what its interpreter, JAX and the kernels keep and ask for.

use crate::host::Host;
use freezeframe_base::Entered;
use freezeframe_jax::Inside;
use freezeframe_python::{Heap, gc};
use std::cell::Cell;
use std::rc::Rc;

/// Everything that a session owns beside its machine. It is entered as long as the session is inside one of its doors, so
/// that sessions which are stepped in turn, or one inside the other, know nothing of each other.
#[derive(Clone)]
pub(crate) struct Context {
    heap: Rc<Heap>,
    jax: freezeframe_jax::Context,
    runs: Rc<Cell<bool>>,
}

/// While it lives, a [`Context`] is entered.
pub(crate) struct Entry {
    _heap: Entered<Heap>,
    _jax: Inside,
}

impl Context {
    /// A fresh one.
    pub(crate) fn new(host: &Rc<dyn Host>) -> Self {
        let runs = Rc::new(Cell::new(false));
        let (host, runs_now) = (host.clone(), runs.clone());
        let check = move || runs_now.get() && host.should_interrupt();
        Self {
            heap: Heap::new(),
            jax: freezeframe_jax::Context::new(Some(Rc::new(check))),
            runs,
        }
    }

    pub(crate) fn enter(&self) -> Entry {
        Entry {
            _heap: self.heap.enter(),
            _jax: self.jax.enter(),
        }
    }

    /// Runs the user's code, which the host may interrupt; what the session does besides it may not.
    pub(crate) fn running<T>(&self, run: impl FnOnce() -> T) -> T {
        self.runs.set(true);
        let result = run();
        self.runs.set(false);
        result
    }

    /// Ends what is left of the machine, cycles included. The context has to be entered.
    pub(crate) fn clear(&self) {
        self.jax.clear();
        gc::clear_all();
    }
}
