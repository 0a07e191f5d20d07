//! The order in which a reduction takes in its elements, as data: that of XLA's CPU backend, on which last digits depend.

use super::op::BinaryOp;
use super::side::Side;
use crate::{DType, Shape};
use freezeframe_base::Order as _;

/// The longest axis that XLA's CPU backend reduces in one go; longer ones are cut into windows of this length.
const WINDOW: usize = 32;

/// How an axis is cut into windows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cut {
    /// The length of the axis.
    pub length: usize,
    /// The length of a window, which is not 0.
    pub window: usize,
    /// How many places the first window lacks at its start; the last one ends where the axis does.
    pub skip: usize,
}

impl Cut {
    /// All of an axis in one window.
    fn whole(length: usize) -> Self {
        Self {
            length,
            window: length.max(1),
            skip: 0,
        }
    }

    /// Windows that are centred, so that the first and the last are short.
    fn centred(length: usize) -> Self {
        let window = length.clamp(1, WINDOW);
        let skip = (length.div_ceil(window) * window - length) / 2;
        Self {
            length,
            window,
            skip,
        }
    }

    /// How many windows there are: one at least.
    pub fn count(&self) -> usize {
        (self.length + self.skip).div_ceil(self.window).max(1)
    }

    /// The window that holds a place.
    pub fn window_of(&self, place: usize) -> usize {
        (place + self.skip) / self.window
    }

    /// How many places from this one on are in its window.
    pub(super) fn rest(&self, place: usize) -> usize {
        let end = (self.window_of(place) + 1) * self.window - self.skip;
        end.min(self.length) - place
    }
}

/// In which order a reduction combines what it takes in.
///
/// Each pass has a window for each of its results, and each window starts from the initial value. The elements are gone
/// through in row-major order, and each is taken into the window that holds it. What the windows hold in the end are the
/// elements of the next pass; the last one has one window.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Order {
    /// For each pass, the axes of what it goes through.
    pub passes: Vec<Vec<Cut>>,
    /// The second element is taken in before the first.
    pub second_first: bool,
    /// The one pass is a sum of `f32` made of sums side by side.
    pub side: Option<Side>,
}

impl Order {
    /// XLA's order of a reduction over axes of these lengths.
    pub fn of(dims: &[usize]) -> Self {
        let (mut passes, mut dims) = (Vec::new(), dims.to_vec());
        while !dims.contains(&0) && dims.iter().any(|dim| *dim > WINDOW) {
            let cuts: Vec<Cut> = dims.iter().map(|dim| Cut::centred(*dim)).collect();
            dims = cuts.iter().map(Cut::count).collect();
            passes.push(cuts);
        }
        // What is taken in one by one is one axis.
        passes.push(vec![Cut::whole(Shape::from(dims).size())]);
        Self {
            passes,
            second_first: false,
            side: None,
        }
    }

    /// XLA's order of what `op` makes of an array of `dtype` over some of its axes.
    pub fn over(op: BinaryOp, dtype: DType, shape: &[usize], axes: &[usize]) -> Self {
        let mut reduced = axes.to_vec();
        reduced.order();
        let dims: Vec<usize> = reduced.iter().map(|&axis| shape[axis]).collect();
        let summed = op == BinaryOp::Add && dtype == DType::Float32;
        match summed.then(|| Side::over(shape, &reduced)).flatten() {
            None => Self::of(&dims),
            side => Self {
                side,
                ..Self::of_one_pass(&dims)
            },
        }
    }

    /// One by one, over axes of these lengths.
    pub fn of_one_pass(dims: &[usize]) -> Self {
        Self {
            passes: vec![dims.iter().copied().map(Cut::whole).collect()],
            second_first: false,
            side: None,
        }
    }

    /// XLA's order where what is taken in are squares: a sum along one axis needs no zero to start from.
    #[must_use]
    pub fn of_squares(self) -> Self {
        let long = self.passes.iter().flatten().filter(|cut| cut.length > 1);
        Self {
            second_first: self.count() > 1 && long.count() == 1,
            ..self
        }
    }

    /// How many elements are taken in.
    pub fn count(&self) -> usize {
        let first = self.passes.first().map_or(&[][..], Vec::as_slice);
        first.iter().map(|cut| cut.length).product()
    }

    /// True if each pass goes through what the one before it gives, and the last one gives one element.
    pub fn is_whole(&self) -> bool {
        let counts = |cuts: &[Cut]| cuts.iter().map(Cut::count).product::<usize>();
        let lengths = |cuts: &[Cut]| cuts.iter().map(|cut| cut.length).product::<usize>();
        let cuts = self.passes.iter().flatten();
        let sound = |cut: &Cut| cut.window > 0 && cut.skip < cut.window;
        let mut pairs = self.passes.windows(2);
        cuts.clone().all(sound)
            && pairs.all(|pair| counts(&pair[0]) == lengths(&pair[1]))
            && self.passes.last().is_some_and(|last| counts(last) == 1)
            && (!self.second_first || self.passes.len() == 1 && self.count() > 1)
            && self.side.as_ref().is_none_or(|side| {
                self.passes.len() == 1 && !self.second_first && side.is_whole(self.count())
            })
    }
}

#[cfg(test)]
mod tests {
    use super::super::side::Long;
    use super::*;

    #[test]
    fn orders_are_whole() {
        let cases: [&[usize]; 10] = [
            &[],
            &[0],
            &[1],
            &[32],
            &[33],
            &[5000],
            &[0, 100],
            &[7, 32],
            &[40, 3],
            &[100, 1, 70],
        ];
        for dims in cases {
            let order = Order::of(dims);
            assert!(order.is_whole(), "{dims:?} {order:?}");
            assert_eq!(order.count(), dims.iter().product::<usize>());
        }
        assert_eq!(Order::of(&[5000]).passes.len(), 3);
        let squares = |dims: &[usize]| Order::of_one_pass(dims).of_squares();
        assert!(squares(&[3]).second_first && squares(&[1, 9]).second_first);
        assert!(
            !squares(&[1]).second_first
                && !squares(&[0, 3]).second_first
                && !squares(&[3, 2]).second_first
        );
        assert!(
            squares(&[3]).is_whole() && squares(&[1]).is_whole() && squares(&[3, 2]).is_whole()
        );
    }

    #[test]
    fn orders_of_loops_are_whole() {
        for dims in [[4, 0], [0, 4], [8, 3], [16, 1], [4, 40], [0, 0]] {
            for heavy in [false, true] {
                let order = Order {
                    side: Side::of_loops(&dims, &[0, 1], heavy),
                    ..Order::of_one_pass(&dims)
                };
                assert!(order.is_whole(), "{order:?}");
            }
        }
    }

    #[test]
    fn ill_formed_orders_are_known() {
        let refused = |change: &dyn Fn(&mut Order)| {
            let mut order = Order::of(&[100]);
            change(&mut order);
            assert!(!order.is_whole(), "{order:?}");
        };
        refused(&|it| it.passes.truncate(1));
        refused(&|it| it.passes[0][0].window = 0);
        refused(&|it| it.passes[0][0].window = 16);
        refused(&|it| it.passes[1][0].length = 5);
        refused(&|it| it.second_first = true);
        refused(&|it| it.passes.clear());
        let long = Long {
            lanes: 16,
            block: 64,
            piece: 1 << 15,
            length: 100,
        };
        let sides = |long: Long| Order {
            side: Some(Side::Long(long)),
            ..Order::of_one_pass(&[100])
        };
        assert!(sides(long).is_whole());
        for ill in [
            Long { lanes: 0, ..long },
            Long { block: 0, ..long },
            Long { piece: 1, ..long },
            Long { length: 30, ..long },
        ] {
            assert!(!sides(ill).is_whole(), "{ill:?}");
        }
        refused(&|it| it.side = Some(Side::Long(long)));
    }
}
