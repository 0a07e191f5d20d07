//! Sorting that is compiled once. The standard library's is compiled anew for each type and each comparison, and came
//! to a fiftieth of the engine.

use std::cmp::Ordering;
use std::convert::Infallible;

/// Stable sorting in place.
pub trait Order<T> {
    /// Sorts by `compare`.
    fn order_by(&mut self, mut compare: impl FnMut(&T, &T) -> Ordering) {
        let sorted: Result<(), Infallible> = self.try_order_by(|a, b| Ok(compare(a, b)));
        match sorted {
            Ok(()) => {}
            Err(never) => match never {},
        }
    }

    /// Sorts by `compare`; where that fails, the order stays as it is.
    ///
    /// # Errors
    /// That of `compare`.
    fn try_order_by<E>(
        &mut self,
        compare: impl FnMut(&T, &T) -> Result<Ordering, E>,
    ) -> Result<(), E>;

    /// Sorts by what `key` gives for each item.
    fn order_by_key<K: Ord>(&mut self, mut key: impl FnMut(&T) -> K) {
        self.order_by(|a, b| key(a).cmp(&key(b)));
    }

    /// Sorts, smallest first.
    fn order(&mut self)
    where
        T: Ord,
    {
        self.order_by(T::cmp);
    }
}

impl<T> Order<T> for [T] {
    fn try_order_by<E>(
        &mut self,
        mut compare: impl FnMut(&T, &T) -> Result<Ordering, E>,
    ) -> Result<(), E> {
        let mut failure = None;
        let places = merged(self.len(), &mut |a, b| {
            let order = compare(&self[a], &self[b]);
            order.map_err(|error| failure = Some(error)).ok()
        });
        let Some(mut places) = places else {
            return failure.map_or(Ok(()), Err);
        };
        // Each swap brings one item to its place for good.
        for start in 0..places.len() {
            let mut at = start;
            while places[at] != start {
                let from = std::mem::replace(&mut places[at], at);
                self.swap(at, from);
                at = from;
            }
            places[at] = at;
        }
        Ok(())
    }
}

/// The positions of `length` items in the order of `compare`: merges runs of twice the length again and again. `None` as
/// soon as `compare` gives none.
fn merged(
    length: usize,
    compare: &mut dyn FnMut(usize, usize) -> Option<Ordering>,
) -> Option<Vec<usize>> {
    let mut order: Vec<usize> = (0..length).collect();
    let mut next = Vec::with_capacity(length);
    let mut width = 1;
    while width < length {
        for run in order.chunks(width.saturating_mul(2)) {
            let (mut left, mut right) = run.split_at(width.min(run.len()));
            while let (Some((a, rest)), Some((b, others))) =
                (left.split_first(), right.split_first())
            {
                if compare(*a, *b)?.is_gt() {
                    next.push(*b);
                    right = others;
                } else {
                    next.push(*a);
                    left = rest;
                }
            }
            next.extend_from_slice(left);
            next.extend_from_slice(right);
        }
        std::mem::swap(&mut order, &mut next);
        next.clear();
        width = width.saturating_mul(2);
    }
    Some(order)
}

#[cfg(test)]
mod tests {
    use super::Order;

    #[test]
    fn sorts_as_the_standard_library_does() {
        let mut state = 1_u32;
        for length in [0, 1, 2, 3, 7, 8, 9, 100, 1000] {
            let mut items: Vec<(u32, usize)> = (0..length)
                .map(|at| {
                    state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                    (state >> 28, at)
                })
                .collect();
            let mut expected = items.clone();
            expected.sort_by_key(|it| it.0);
            items.order_by_key(|it| it.0);
            assert_eq!(items, expected);
            items.order();
            expected.sort();
            assert_eq!(items, expected);
        }
    }

    #[test]
    fn what_cannot_be_compared_stays_as_it_is() {
        let mut items = [3, 1, 2, 0];
        let refuses = |a: &i32, b: &i32| if *b == 0 { Err("zero") } else { Ok(a.cmp(b)) };
        assert_eq!(items.try_order_by(refuses), Err("zero"));
        assert_eq!(items, [3, 1, 2, 0]);
        assert_eq!(items[..3].try_order_by(refuses), Ok(()));
        assert_eq!(items, [1, 2, 3, 0]);
    }
}
