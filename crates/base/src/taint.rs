//! What a value was computed from: the set of reads of state that it derives from.

use crate::Order;
use std::rc::Rc;

/// One recorded read of state (a global, an attribute, an element ...) during an observed run.
/// The number is an index into the read log of whoever observes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ReadId(pub u32);

/// A set of reads. The empty set costs nothing; a set is shared, not copied.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Taint(Option<Rc<[ReadId]>>);

impl Taint {
    /// The empty set: the value derives from no state.
    pub const NONE: Self = Self(None);

    /// The set of one read.
    pub fn of(read: ReadId) -> Self {
        Self(Some(Rc::new([read])))
    }

    /// True if the value derives from no state.
    pub fn is_none(&self) -> bool {
        self.0.is_none()
    }

    /// The reads, in ascending order.
    pub fn reads(&self) -> &[ReadId] {
        self.0.as_deref().unwrap_or(&[])
    }

    /// Both sets together.
    pub fn union(&self, other: &Self) -> Self {
        match (&self.0, &other.0) {
            (_, None) => self.clone(),
            (None, _) => other.clone(),
            (Some(a), Some(b)) if Rc::ptr_eq(a, b) => self.clone(),
            (Some(a), Some(b)) => {
                let mut reads: Vec<_> = a.iter().chain(b.iter()).copied().collect();
                reads.order();
                reads.dedup();
                Self(Some(reads.into()))
            }
        }
    }

    /// Adds the reads of `other`.
    pub fn join(&mut self, other: &Self) {
        if !other.is_none() {
            *self = self.union(other);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn union_is_a_sorted_set() {
        let a = Taint::of(ReadId(3)).union(&Taint::of(ReadId(1)));
        let b = a.union(&Taint::of(ReadId(3))).union(&Taint::NONE);
        assert_eq!(b.reads(), [ReadId(1), ReadId(3)]);
        assert!(Taint::NONE.union(&Taint::NONE).is_none());
    }
}
