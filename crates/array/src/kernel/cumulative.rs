//! Cumulative sums, products, maxima and minima.

use super::convert::convert_element_type;
use super::fold::{Fold, by_fold, fold, logaddexp};
use super::function::widen;
use super::layout::transpose;
use super::op::BinaryOp;
use crate::interrupt::worked;
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

/// Accumulates along `axis`, from its end if `reverse`.
pub fn cumulative(op: CumulativeOp, x: &Array, axis: usize, reverse: bool) -> Result<Array> {
    x.shape().check_axes(&[axis])?;
    let mut order: Vec<usize> = (0..x.ndim()).collect();
    order.swap(axis, x.ndim() - 1);
    let line = transpose(x, &order)?;
    let unsupported = || Error::unsupported(op.name(), x.dtype());
    let function = match op {
        _ if x.dtype() == DType::Bool => None,
        CumulativeOp::Sum => fold(BinaryOp::Add, x.dtype()),
        CumulativeOp::Prod => fold(BinaryOp::Mul, x.dtype()),
        CumulativeOp::Max => fold(BinaryOp::Max, x.dtype()),
        CumulativeOp::Min => fold(BinaryOp::Min, x.dtype()),
        CumulativeOp::LogSumExp => logaddexp(x.dtype()),
    }
    .ok_or_else(unsupported)?;
    let line = widen(&line)?;
    let result = by_fold!(line.words(), function, (buffer, function) => {
        let out = scan_lines(line.shape(), buffer.as_slice(), function, reverse)?;
        Array::from_words(line.dtype(), out, line.shape().clone())
    }, _ => Err(unsupported()))?;
    transpose(&convert_element_type(&result, x.dtype())?, &order)
}

fn scan_lines<W: Word>(
    shape: &Shape,
    words: &[W],
    function: fn(W, &[W]) -> W,
    reverse: bool,
) -> Result<Vec<W>> {
    let length = shape.last().copied().unwrap_or(1).max(1);
    let mut out = try_vec(words.len())?;
    for line in words.chunks_exact(length) {
        out.extend(scan(line, function, reverse)?);
    }
    Ok(out)
}

/// How many elements XLA's CPU backend accumulates one after the other before it starts a new tile.
const TILE: usize = 16;

/// The accumulation in XLA's order, on which the last digits depend: tiles one by one, then their totals.
fn scan<T: Copy>(line: &[T], function: fn(T, &[T]) -> T, reverse: bool) -> Result<Vec<T>> {
    let mut out = Vec::with_capacity(line.len());
    for tile in line.chunks(TILE) {
        // A tile sums up each of its elements anew.
        worked(tile.len() * TILE / 2)?;
        scan_tile(tile, &mut out, function, reverse);
    }
    if line.len() <= TILE {
        return Ok(out);
    }
    let total = |tile: &[T]| tile[if reverse { 0 } else { tile.len() - 1 }];
    let totals: Vec<T> = out.chunks(TILE).map(total).collect();
    let carries = scan(&totals, function, reverse)?;
    for (index, tile) in out.chunks_mut(TILE).enumerate() {
        let carry = if reverse {
            carries.get(index + 1)
        } else {
            index.checked_sub(1).and_then(|i| carries.get(i))
        };
        if let Some(&carry) = carry {
            tile.iter_mut()
                .for_each(|element| *element = function(*element, &[carry]));
        }
    }
    Ok(out)
}

/// Accumulates a few elements; backwards, each result starts anew at its own element, as XLA's windows do.
fn scan_tile<T: Copy>(tile: &[T], out: &mut Vec<T>, function: fn(T, &[T]) -> T, reverse: bool) {
    for at in 0..tile.len() {
        out.push(if reverse {
            function(tile[at], &tile[at + 1..])
        } else {
            function(tile[0], &tile[1..=at])
        });
    }
}
