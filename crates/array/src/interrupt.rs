//! How a long kernel ends where the embedder wants it to: kernels say what they have done, and now and then the embedder
//! is asked.

use crate::{Failure, Result};
use freezeframe_base::{Ambient, Entered};
use std::cell::Cell;
use std::rc::Rc;

/// Says whether what runs has to end.
pub type Check = Rc<dyn Fn() -> bool>;

/// Who is asked whether to go on: this crate's part of an engine's context.
#[derive(Default)]
pub struct Interrupts {
    check: Option<Check>,
    /// The work until the next question.
    left: Cell<usize>,
}

thread_local! {
    static ENTERED: Ambient<Interrupts> = const { Ambient::none() };
}

/// About how many elements are computed between two questions: some milliseconds.
const BETWEEN: usize = 1 << 20;

/// About how many elements a loop computes before it says so.
pub(crate) const CHUNK: usize = 1 << 14;

impl Interrupts {
    /// Those whom nobody interrupts.
    #[must_use]
    pub fn new(check: Option<Check>) -> Rc<Self> {
        Rc::new(Self {
            check,
            left: Cell::new(BETWEEN),
        })
    }

    /// Makes these the ones that kernels of this thread ask, while the result lives.
    pub fn enter(self: &Rc<Self>) -> Entered<Self> {
        Entered::new(&ENTERED, self.clone())
    }
}

/// Those that are entered in this thread, if any are.
pub fn entered() -> Option<Rc<Interrupts>> {
    ENTERED.with(Ambient::entered)
}

/// Notes that a kernel has computed about `elements` elements.
///
/// # Errors
/// [`Failure::Interrupted`] if it has to end.
#[inline]
pub fn worked(elements: usize) -> Result<()> {
    ENTERED.with(|slot| {
        slot.with(|it| match it.left.get().checked_sub(elements) {
            Some(left) => {
                it.left.set(left);
                Ok(())
            }
            None => it.ask(),
        })
    })
}

/// Asks at once.
///
/// # Errors
/// [`Failure::Interrupted`] if what runs has to end.
pub fn check() -> Result<()> {
    ENTERED.with(|slot| slot.with(Interrupts::ask))
}

impl Interrupts {
    #[cold]
    fn ask(&self) -> Result<()> {
        self.left.set(BETWEEN);
        let ends = self.check.as_ref().is_some_and(|check| check());
        if ends {
            Err(Failure::Interrupted.into())
        } else {
            Ok(())
        }
    }
}
