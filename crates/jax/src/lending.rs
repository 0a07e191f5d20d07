//! What is lent and kept while an engine works, for the modules that know what it is.

use crate::py::*;
use freezeframe_base::{Ambient, Entered};
use std::any::Any;
use std::cell::{OnceCell, RefCell};

/// The user's frames, outermost first: the code and what of it runs.
pub(crate) type Stack = Vec<(
    Rc<freezeframe_python::bytecode::Code>,
    freezeframe_base::Span,
)>;

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
    /// What [`shared`] keeps.
    shared: OnceCell<Rc<dyn Any>>,
}

thread_local! {
    static ENTERED: Ambient<Lending> = const { Ambient::none() };
}

/// Looks at what is lent in the context that is entered. `f` must not enter another one.
pub(crate) fn lending<R>(f: impl FnOnce(&Lending) -> R) -> R {
    ENTERED.with(|slot| slot.with(f))
}

/// Makes it what the engine of this thread works with, while the result lives.
pub(crate) fn enter(lending: Rc<Lending>) -> Entered<Lending> {
    Entered::new(&ENTERED, lending)
}

/// True if this thread's engine works with one.
pub(crate) fn is_entered() -> bool {
    ENTERED.with(|slot| slot.entered().is_some())
}

/// The one value of type `T` that all of an engine share; there may be one such type.
pub(crate) fn shared<T: 'static>(make: impl Fn() -> T) -> Rc<T> {
    let known = lending(|it| it.shared.get_or_init(|| Rc::new(make())).clone());
    known.downcast().unwrap_or_else(|_| Rc::new(make()))
}
