//! Reductions: loops that take in what a program computes.

use super::{Instruction, Op, Operand, Program};
use crate::kernel::function::wide;
use crate::kernel::order::Order;
use crate::kernel::{BinaryOp, Combine, ReduceOp, Side, identity};
use crate::{DType, Error, Result, Scalar, Shape};
use std::ops::Range;

/// A loop that takes in, for each place of some axes of a space, what a program computes at the places of the others.
#[derive(Clone, Debug, PartialEq)]
pub struct Reduction {
    /// What is taken in. The axes of its space that stay are in the order of the result's, and those that are reduced lie
    /// between some of them and the others, or behind all.
    pub elements: Program,
    /// How many axes stay in front of those that are reduced.
    pub kept: usize,
    /// How many axes stay behind them: only elements that are combined are taken in line by line.
    pub inner: usize,
    /// What is done with the elements.
    pub fold: Fold,
    /// The dtype that the result is converted to in the end.
    pub dtype: DType,
}

/// What is done with the elements of a reduction.
#[derive(Clone, Debug, PartialEq)]
pub enum Fold {
    /// They are combined, starting from an initial value.
    Combine {
        /// How one more is taken in.
        combine: Combine,
        /// What is there before the first.
        initial: Scalar,
        /// In which order.
        order: Order,
    },
    /// Pairs are multiplied and added up from 0, each step rounded once.
    SumOfProducts {
        /// In which order: one pass.
        order: Order,
    },
    /// The position, along the reduced axes, of the first element that none after it is better than. The first NaN is best.
    Position {
        /// Larger is better.
        largest: bool,
    },
}

impl Fold {
    /// How an array of `dtype` that is no more than axes of these lengths is reduced by `op`, in XLA's order; nothing if it
    /// cannot be.
    pub fn of(op: ReduceOp, dtype: DType, dims: &[usize]) -> Option<Self> {
        let axes: Vec<usize> = (0..dims.len()).collect();
        Self::over(op, dtype, dims, &axes)
    }

    /// How an array of `dtype` is reduced by `op` over some of its axes, in XLA's order; nothing if it cannot be.
    pub fn over(op: ReduceOp, dtype: DType, shape: &[usize], axes: &[usize]) -> Option<Self> {
        let combine = Combine::of(op.step(), dtype)?;
        let initial = identity(op.step(), dtype);
        let order = Order::over(op.step(), dtype, shape, axes);
        Some(Self::Combine {
            combine,
            initial,
            order,
        })
    }

    /// How many results of the program it takes in at each place.
    pub fn arity(&self) -> usize {
        match self {
            Self::Combine { .. } | Self::Position { .. } => 1,
            Self::SumOfProducts { .. } => 2,
        }
    }

    /// The order in which it takes in the elements; nothing for one by one.
    pub fn order(&self) -> Option<&Order> {
        match self {
            Self::Combine { order, .. } | Self::SumOfProducts { order } => Some(order),
            Self::Position { .. } => None,
        }
    }

    /// One step, as operations on elements of `dtype`: the first input is what there is, the others are what is taken
    /// in. The last instruction gives what there is then; of positions, whether the element is the best so far.
    pub fn step(&self, dtype: DType) -> Vec<Instruction> {
        let (held, element) = (Operand::Input(0), Operand::Input(1));
        let instruction = |op: Op, operands: &[Operand], dtype: DType| Instruction {
            op,
            operands: operands.to_vec(),
            dtype,
        };
        let binary = |op: BinaryOp, operands: &[Operand], dtype: DType| {
            instruction(Op::Binary(op), operands, dtype)
        };
        let result = Operand::Result;
        match self {
            Self::Combine { combine, .. } => combine.step(dtype),
            Self::SumOfProducts { .. } => {
                let fused = Op::MulAdd {
                    minus_product: false,
                    minus_z: false,
                };
                vec![instruction(
                    fused,
                    &[element, Operand::Input(2), held],
                    dtype,
                )]
            }
            Self::Position { largest } => {
                let (bool, least) = (
                    DType::Bool,
                    if *largest {
                        [held, element]
                    } else {
                        [element, held]
                    },
                );
                vec![
                    binary(BinaryOp::Lt, &least, bool),
                    binary(BinaryOp::Ne, &[element, element], bool),
                    binary(BinaryOp::Or, &[result(0), result(1)], bool),
                    binary(BinaryOp::Eq, &[held, held], bool),
                    binary(BinaryOp::And, &[result(2), result(3)], bool),
                ]
            }
        }
    }
}

impl Reduction {
    /// The axes that are reduced.
    fn reduced(&self) -> Range<usize> {
        let end = self.elements.space.ndim().saturating_sub(self.inner);
        self.kept.min(end)..end
    }

    /// The shape of the result.
    pub fn shape(&self) -> Shape {
        let (space, reduced) = (&self.elements.space, self.reduced());
        let stay = space[..reduced.start].iter().chain(&space[reduced.end..]);
        stay.copied().collect()
    }

    /// How many elements each place of the result takes in.
    pub fn count(&self) -> usize {
        self.elements.space[self.reduced()].iter().product()
    }

    /// How many places of the result take in elements that lie side by side.
    pub fn width(&self) -> usize {
        self.elements.space[self.reduced().end..].iter().product()
    }

    /// An error unless the program is well formed, and what it computes can be taken in.
    pub fn check(&self) -> Result<()> {
        let wrong = |text: &str| Err(Error::invalid(text));
        self.elements.check()?;
        let results = &self.elements.results;
        let dtypes: Vec<DType> = results
            .iter()
            .filter_map(|it| self.elements.dtype(*it))
            .collect();
        let Some(&dtype) = dtypes.first() else {
            return wrong("a reduction takes in nothing");
        };
        if dtypes.len() != self.fold.arity() || dtypes.iter().any(|it| *it != dtype) {
            return wrong("a reduction takes in what does not fit together");
        }
        let combines = matches!(self.fold, Fold::Combine { .. });
        let axes = self.kept.saturating_add(self.inner);
        if axes > self.elements.space.ndim() || self.inner > 0 && !combines || wide(dtype) != dtype
        {
            return wrong("a reduction takes in elements of wide dtypes along its own axes");
        }
        let order = self.fold.order();
        if order.is_some_and(|order| !order.is_whole() || order.count() != self.count()) {
            return wrong("the order of a reduction is not one of its elements");
        }
        let known = match &self.fold {
            Fold::Combine { combine, order, .. } => {
                let summed = *combine == Combine::Binary(BinaryOp::Add) && dtype == DType::Float32;
                combine.function(dtype).is_some() && (order.side.is_none() || summed)
            }
            Fold::SumOfProducts { order } => {
                let side = matches!(order.side, None | Some(Side::Short { .. }));
                dtype == DType::Float32 && order.passes.len() == 1 && side
            }
            Fold::Position { .. } => {
                let real = matches!(dtype, DType::Bool) || dtype.is_integer() || dtype.is_float();
                real && self.count() > 0 && self.dtype.is_integer()
            }
        };
        let converts = |to: DType| Op::Convert.result(&[dtype], to).is_some();
        match known && (matches!(self.fold, Fold::Position { .. }) || converts(self.dtype)) {
            true => Ok(()),
            false => wrong("a reduction of elements that it cannot take in"),
        }
    }
}

/// A loop along one axis of an array whose result has, at each place, what the elements up to it come to; from the end,
/// what those from it on come to.
///
/// The axis is cut into tiles of `tile` elements. In a tile, each result is its own window: the elements from the first
/// one to its own, or backwards from its own to the last one, combined from the left. What whole tiles come to is then
/// accumulated by the same rule, as an axis of its own; and what the tiles before a tile (backwards: after it) come to
/// is taken into each of its results.
#[derive(Clone, Debug, PartialEq)]
pub struct Cumulation {
    /// The shape of the array.
    pub space: Shape,
    /// The axis.
    pub axis: usize,
    /// The type of the elements.
    pub dtype: DType,
    /// How one more is taken in.
    pub combine: Combine,
    /// How many elements a tile has, which is 2 or more.
    pub tile: usize,
    /// From the end.
    pub reverse: bool,
}

impl Cumulation {
    /// An error unless there is such an axis, and the elements can be combined.
    pub fn check(&self) -> Result<()> {
        self.space.check_axes(&[self.axis])?;
        match self.tile > 1 && self.combine.function(wide(self.dtype)).is_some() {
            true => Ok(()),
            false => Err(Error::unsupported("an accumulation", self.dtype)),
        }
    }
}
