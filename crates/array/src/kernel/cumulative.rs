//! Cumulative sums, products, maxima and minima.

use super::convert::convert_element_type;
use super::fold::{Combine, Fold, by_fold, logaddexp};
use super::function::{wide, widen};
use super::layout::transpose;
use super::op::BinaryOp;
use crate::interrupt::worked;
use crate::program::Cumulation;
use crate::storage::try_vec;
use crate::{Array, DType, Error, Result, Shape};

/// What a cumulative kernel accumulates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "the variants are JAX's primitives")]
pub enum CumulativeOp {
    Sum,
    Prod,
    Max,
    Min,
    LogSumExp,
}

impl CumulativeOp {
    /// JAX's name of the primitive.
    pub fn name(self) -> &'static str {
        match self {
            Self::Sum => "cumsum",
            Self::Prod => "cumprod",
            Self::Max => "cummax",
            Self::Min => "cummin",
            Self::LogSumExp => "cumlogsumexp",
        }
    }
}

impl Cumulation {
    /// How elements of `dtype` are accumulated by `op`, in XLA's order; nothing if they cannot be, or if more than a
    /// [`Combine`] is needed.
    pub fn of(
        op: CumulativeOp,
        dtype: DType,
        shape: &Shape,
        axis: usize,
        reverse: bool,
    ) -> Option<Self> {
        let op = match op {
            _ if dtype == DType::Bool => return None,
            CumulativeOp::Sum => BinaryOp::Add,
            CumulativeOp::Prod => BinaryOp::Mul,
            CumulativeOp::Max => BinaryOp::Max,
            CumulativeOp::Min => BinaryOp::Min,
            CumulativeOp::LogSumExp => return None,
        };
        Some(Self {
            space: shape.clone(),
            axis,
            dtype,
            combine: Combine::of(op, dtype)?,
            tile: TILE,
            reverse,
        })
    }

    /// What `x` accumulates to.
    pub fn run(&self, x: &Array) -> Result<Array> {
        let unsupported = || Error::unsupported("an accumulation", self.dtype);
        if x.dtype() != self.dtype || *x.shape() != self.space {
            return Err(Error::invalid("the array is not that of the accumulation"));
        }
        if let (Combine::Binary(BinaryOp::Add), Some(_)) = (self.combine, x.as_slice::<f32>()) {
            return self.add_up(x);
        }
        let function = self.combine.function(wide(self.dtype));
        accumulate(
            x,
            self.axis,
            function.ok_or_else(unsupported)?,
            (self.tile, self.reverse),
        )
    }

    /// Sums of single floats, which are what is accumulated most: no function is called for each.
    fn add_up(&self, x: &Array) -> Result<Array> {
        x.shape().check_axes(&[self.axis])?;
        let order = last(x.ndim(), self.axis);
        let line = transpose(x, &order)?;
        let elements = line.try_slice::<f32>()?;
        let out = scan_lines(
            line.shape(),
            elements,
            |a, b| a + b,
            (self.tile, self.reverse),
        )?;
        transpose(&Array::from_vec(out, line.shape().clone())?, &order)
    }
}

/// The axes, the one along which is accumulated in the last one's place.
fn last(ndim: usize, axis: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..ndim).collect();
    order.swap(axis, ndim - 1);
    order
}

/// Accumulates along `axis`, from its end if `reverse`.
pub fn cumulative(op: CumulativeOp, x: &Array, axis: usize, reverse: bool) -> Result<Array> {
    x.shape().check_axes(&[axis])?;
    if let Some(it) = Cumulation::of(op, x.dtype(), x.shape(), axis, reverse) {
        return it.run(x);
    }
    let function = match op {
        CumulativeOp::LogSumExp => logaddexp(x.dtype()),
        _ => None,
    };
    let unsupported = || Error::unsupported(op.name(), x.dtype());
    accumulate(x, axis, function.ok_or_else(unsupported)?, (TILE, reverse))
}

fn accumulate(
    x: &Array,
    axis: usize,
    function: Fold,
    (tile, reverse): (usize, bool),
) -> Result<Array> {
    x.shape().check_axes(&[axis])?;
    let order = last(x.ndim(), axis);
    let line = widen(&transpose(x, &order)?)?;
    let result = by_fold!(line.words(), function, (buffer, function) => {
        let f = |held, word| (function.run)(held, &[word]);
        let out = scan_lines(line.shape(), buffer.as_slice(), f, (tile, reverse))?;
        Array::from_words(line.dtype(), out, line.shape().clone())
    }, _ => Err(Error::unsupported("an accumulation", x.dtype())))?;
    transpose(&convert_element_type(&result, x.dtype())?, &order)
}

fn scan_lines<T: Copy>(
    shape: &Shape,
    elements: &[T],
    f: impl Fn(T, T) -> T + Copy,
    how: (usize, bool),
) -> Result<Vec<T>> {
    let length = shape.last().copied().unwrap_or(1).max(1);
    let mut out = try_vec(elements.len())?;
    out.extend_from_slice(elements);
    out.chunks_exact_mut(length)
        .try_for_each(|line| scan(line, f, how))?;
    Ok(out)
}

/// How many elements XLA's CPU backend accumulates one after the other before it starts a new tile.
const TILE: usize = 16;
/// How many tiles are accumulated between two notes of what was done.
const TILES: usize = 64;

/// Accumulates a line, as [`Cumulation`] says.
fn scan<T: Copy>(
    line: &mut [T],
    f: impl Fn(T, T) -> T + Copy,
    (length, reverse): (usize, bool),
) -> Result<()> {
    for tiles in line.chunks_mut(length * TILES) {
        // Backwards a tile sums up each of its elements anew.
        worked(tiles.len() * if reverse { length / 2 } else { 1 })?;
        for tile in tiles.chunks_mut(length) {
            scan_tile(tile, f, reverse);
        }
    }
    if line.len() <= length {
        return Ok(());
    }
    let total = |tile: &[T]| tile[if reverse { 0 } else { tile.len() - 1 }];
    let mut carries: Vec<T> = line.chunks(length).map(total).collect();
    scan(&mut carries, f, (length, reverse))?;
    for (index, tile) in line.chunks_mut(length).enumerate() {
        let carry = if reverse {
            carries.get(index + 1)
        } else {
            index.checked_sub(1).and_then(|i| carries.get(i))
        };
        if let Some(&carry) = carry {
            tile.iter_mut()
                .for_each(|element| *element = f(*element, carry));
        }
    }
    Ok(())
}

/// Accumulates a few elements; backwards, each result starts anew at its own element, as XLA's windows do.
fn scan_tile<T: Copy>(tile: &mut [T], f: impl Fn(T, T) -> T, reverse: bool) {
    if reverse {
        for at in 0..tile.len() {
            tile[at] = tile[at + 1..].iter().fold(tile[at], |sum, it| f(sum, *it));
        }
        return;
    }
    for at in 1..tile.len() {
        tile[at] = f(tile[at - 1], tile[at]);
    }
}
