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
    /// The work done so far.
    done: Cell<u64>,
    /// Where the next question is due.
    next: Cell<u64>,
}

thread_local! {
    static ENTERED: Ambient<Interrupts> = const { Ambient::none() };
}

/// About how many elements are computed between two questions: some milliseconds.
const BETWEEN: u64 = 1 << 20;

/// About how many elements a loop computes before it says so.
pub(crate) const CHUNK: usize = 1 << 14;

impl Interrupts {
    /// Those whom nobody interrupts.
    #[must_use]
    pub fn new(check: Option<Check>) -> Rc<Self> {
        Rc::new(Self {
            check,
            next: Cell::new(BETWEEN),
            ..Self::default()
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
        slot.with(|it| {
            let done = it.done.get().saturating_add(elements as u64);
            it.done.set(done);
            if done < it.next.get() {
                return Ok(());
            }
            it.ask()
        })
    })
}

/// The work that kernels have done so far, in elements.
pub fn done() -> u64 {
    ENTERED.with(|slot| slot.with(|it| it.done.get()))
}

impl Interrupts {
    #[cold]
    fn ask(&self) -> Result<()> {
        self.next.set(self.done.get().saturating_add(BETWEEN));
        let ends = self.check.as_ref().is_some_and(|check| check());
        if ends {
            Err(Failure::Interrupted.into())
        } else {
            Ok(())
        }
    }
}
