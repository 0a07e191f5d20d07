//! Cumulative sums, products, maxima and minima.

use super::convert::convert_element_type;
use super::fold::Taking;
use super::fold::{Combine, Fold, by_fold, logaddexp};
use super::function::{wide, widen};
use super::layout::transpose;
use super::op::BinaryOp;
use crate::interrupt::worked;
use crate::program::Cumulation;
use crate::storage::{Word, try_vec};
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
        let function = self.combine.function(wide(self.dtype));
        accumulate(
            x,
            self.axis,
            function.ok_or_else(unsupported)?,
            (self.tile, self.reverse),
        )
    }
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
    let mut order: Vec<usize> = (0..x.ndim()).collect();
    order.swap(axis, x.ndim() - 1);
    let line = widen(&transpose(x, &order)?)?;
    let result = by_fold!(line.words(), function, (buffer, function) => {
        let out = scan_lines(line.shape(), buffer.as_slice(), function, (tile, reverse))?;
        Array::from_words(line.dtype(), out, line.shape().clone())
    }, _ => Err(Error::unsupported("an accumulation", x.dtype())))?;
    transpose(&convert_element_type(&result, x.dtype())?, &order)
}

fn scan_lines<W: Word>(
    shape: &Shape,
    words: &[W],
    function: Taking<W>,
    (tile, reverse): (usize, bool),
) -> Result<Vec<W>> {
    let length = shape.last().copied().unwrap_or(1).max(1);
    let mut out = try_vec(words.len())?;
    for line in words.chunks_exact(length) {
        out.extend(scan(line, function, (tile, reverse))?);
    }
    Ok(out)
}

/// How many elements XLA's CPU backend accumulates one after the other before it starts a new tile.
const TILE: usize = 16;

/// The accumulation of one line, as [`Cumulation`] says.
fn scan<T: Copy>(
    line: &[T],
    function: Taking<T>,
    (length, reverse): (usize, bool),
) -> Result<Vec<T>> {
    let mut out = Vec::with_capacity(line.len());
    for tile in line.chunks(length) {
        // Backwards a tile sums up each of its elements anew.
        worked(tile.len() * if reverse { length / 2 } else { 1 })?;
        scan_tile(tile, &mut out, function, reverse);
    }
    if line.len() <= length {
        return Ok(out);
    }
    let total = |tile: &[T]| tile[if reverse { 0 } else { tile.len() - 1 }];
    let totals: Vec<T> = out.chunks(length).map(total).collect();
    let carries = scan(&totals, function, (length, reverse))?;
    for (index, tile) in out.chunks_mut(length).enumerate() {
        let carry = if reverse {
            carries.get(index + 1)
        } else {
            index.checked_sub(1).and_then(|i| carries.get(i))
        };
        if let Some(&carry) = carry {
            tile.iter_mut()
                .for_each(|element| *element = (function.run)(*element, &[carry]));
        }
    }
    Ok(out)
}

/// Accumulates a few elements; backwards, each result starts anew at its own element, as XLA's windows do.
fn scan_tile<T: Copy>(tile: &[T], out: &mut Vec<T>, function: Taking<T>, reverse: bool) {
    if reverse {
        out.extend((0..tile.len()).map(|at| (function.run)(tile[at], &tile[at + 1..])));
        return;
    }
    let mut so_far: Option<T> = None;
    for element in tile.chunks_exact(1) {
        let next = so_far.map_or(element[0], |it| (function.run)(it, element));
        so_far = Some(next);
        out.push(next);
    }
}
