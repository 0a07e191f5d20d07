//! In which context the engine works just now: the one thing about it that is ambient.

use std::cell::RefCell;
use std::rc::Rc;
use std::thread::LocalKey;

/// Says which context of one layer is entered in this thread. Each layer has one, as its only thread-local, and it holds
/// nothing else: what a session sets, keeps or asks for is in the contexts that it owns and enters while it is stepped.
///
/// Where no context is entered, as in tests of a single layer, the thread gets one of its own at the first use.
#[derive(Debug)]
pub struct Ambient<T>(RefCell<Option<Rc<T>>>);

impl<T: Default + 'static> Ambient<T> {
    /// None is entered.
    #[must_use]
    pub const fn none() -> Self {
        Self(RefCell::new(None))
    }

    /// Looks at the entered context. `f` must not enter another one.
    #[inline]
    pub fn with<R>(&self, f: impl FnOnce(&T) -> R) -> R {
        if let Some(context) = &*self.0.borrow() {
            return f(context);
        }
        f(&self.own())
    }

    #[cold]
    fn own(&self) -> Rc<T> {
        let own = Rc::new(T::default());
        *self.0.borrow_mut() = Some(own.clone());
        own
    }

    /// The entered context.
    pub fn entered(&self) -> Option<Rc<T>> {
        self.0.borrow().clone()
    }
}

/// While it lives, a context is entered; then the one that was entered before is again.
#[must_use]
pub struct Entered<T: Default + 'static> {
    slot: &'static LocalKey<Ambient<T>>,
    before: Option<Rc<T>>,
}

impl<T: Default + 'static> Entered<T> {
    /// Enters `context` in `slot`.
    pub fn new(slot: &'static LocalKey<Ambient<T>>, context: Rc<T>) -> Self {
        let before = slot.with(|it| it.0.replace(Some(context)));
        Self { slot, before }
    }
}

impl<T: Default + 'static> Drop for Entered<T> {
    fn drop(&mut self) {
        let before = self.before.take();
        // Dropped outside of the borrow: a context's end may look for the context.
        let _left = self.slot.with(|it| it.0.replace(before));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::Cell;

    thread_local! {
        static COUNT: Ambient<Cell<u32>> = const { Ambient::none() };
    }

    fn count() -> u32 {
        COUNT.with(|slot| slot.with(|count| count.replace(count.get() + 1)))
    }

    #[test]
    fn leaving_restores_what_was_entered_before() {
        let (outer, inner) = (Rc::new(Cell::new(10)), Rc::new(Cell::new(20)));
        let entered = Entered::new(&COUNT, outer.clone());
        assert_eq!(count(), 10);
        let within = Entered::new(&COUNT, inner.clone());
        assert_eq!((count(), count()), (20, 21));
        drop(within);
        assert_eq!(count(), 11);
        drop(entered);
        assert!(COUNT.with(|slot| slot.entered().is_none()));
        assert_eq!((outer.get(), inner.get()), (12, 22));
    }

    #[test]
    fn a_thread_without_a_context_has_its_own() {
        assert_eq!((count(), count()), (0, 1));
    }
}
