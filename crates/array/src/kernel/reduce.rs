//! Reductions over axes.

use super::convert::convert_element_type;
use super::fold::{Fold, by_fold, fold, identity};
use super::function::{Comparison, by_comparison, extreme, widen};
use super::layout::transpose;
use super::op::BinaryOp;
use super::order::{Order, Rows, Taking};
use crate::interrupt::{CHUNK, worked};
use crate::storage::{Word, try_filled, try_vec};
use crate::{Array, DType, Error, Result, Scalar, Shape};
use freezeframe_base::Order as _;

/// How a reduction combines two elements.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "the variants are JAX's primitives")]
pub enum ReduceOp {
    Sum,
    Prod,
    Max,
    Min,
    And,
    Or,
    Xor,
}

impl ReduceOp {
    /// JAX's name of the primitive.
    pub fn name(self) -> &'static str {
        match self {
            Self::Sum => "reduce_sum",
            Self::Prod => "reduce_prod",
            Self::Max => "reduce_max",
            Self::Min => "reduce_min",
            Self::And => "reduce_and",
            Self::Or => "reduce_or",
            Self::Xor => "reduce_xor",
        }
    }

    /// The function that takes in one more element.
    pub fn step(self) -> BinaryOp {
        match self {
            Self::Sum => BinaryOp::Add,
            Self::Prod => BinaryOp::Mul,
            Self::Max => BinaryOp::Max,
            Self::Min => BinaryOp::Min,
            Self::And => BinaryOp::And,
            Self::Or => BinaryOp::Or,
            Self::Xor => BinaryOp::Xor,
        }
    }
}

/// Combines all elements along `axes`; an empty sum is 0, an empty maximum is the lowest value.
///
/// Sums and products of floats are made in the order of XLA's CPU backend.
pub fn reduce(op: ReduceOp, x: &Array, axes: &[usize]) -> Result<Array> {
    let (rows, shape) = rows(x, axes)?;
    let mut reduced = axes.to_vec();
    reduced.order();
    let dims: Vec<usize> = reduced.iter().map(|&axis| x.shape()[axis]).collect();
    let order = Order::of(&dims);
    let unsupported = || Error::unsupported(op.name(), x.dtype());
    let rows = widen(&rows)?;
    let initial = identity(op.step(), x.dtype()).bits(rows.dtype());
    let function = fold(op.step(), x.dtype()).ok_or_else(unsupported)?;
    let dtype = rows.dtype();
    let out = by_fold!(rows.words(), function, (buffer, function) => {
        let out = fold_rows(buffer.as_slice(), &order, &shape, Word::from_bits(initial), function)?;
        Array::from_words(dtype, out, shape)
    }, _ => Err(unsupported()))?;
    convert_element_type(&out, x.dtype())
}

/// `x` as a matrix with the reduced axes in its columns, and the shape of the result.
fn rows(x: &Array, axes: &[usize]) -> Result<(Array, Shape)> {
    x.shape().check_axes(axes)?;
    let kept = (0..x.ndim()).filter(|axis| !axes.contains(axis));
    let mut reduced: Vec<usize> = axes.to_vec();
    reduced.order();
    let order: Vec<usize> = kept.chain(reduced).collect();
    let shape = x.shape().without_axes(axes);
    let columns = axes.iter().map(|&axis| x.shape()[axis]).product::<usize>();
    let rows = transpose(x, &order)?.reshape([shape.size(), columns])?;
    Ok((rows, shape))
}

fn fold_rows<W: Word>(
    words: &[W],
    order: &Order,
    shape: &Shape,
    initial: W,
    function: Taking<W>,
) -> Result<Vec<W>> {
    if order.count() == 0 {
        return try_filled(shape.size(), initial);
    }
    let mut out = try_vec(shape.size())?;
    let mut rows = Rows::new(order, initial, function);
    for part in words.chunks(CHUNK) {
        worked(part.len())?;
        rows.take(part, &mut out);
    }
    Ok(out)
}

/// The position of the largest element along `axis`: the first of equals, and NaN counts as largest.
pub fn argmax(x: &Array, axis: usize, index_dtype: DType) -> Result<Array> {
    arg_extreme("argmax", x, axis, index_dtype)
}

/// The position of the smallest element along `axis`: the first of equals, and NaN counts as smallest.
pub fn argmin(x: &Array, axis: usize, index_dtype: DType) -> Result<Array> {
    arg_extreme("argmin", x, axis, index_dtype)
}

fn arg_extreme(name: &str, x: &Array, axis: usize, index_dtype: DType) -> Result<Array> {
    let (rows, shape) = rows(x, &[axis])?;
    let columns = rows.shape()[1];
    if columns == 0 {
        return Err(Error::invalid(format!("{name} of an empty axis")));
    }
    let rows = widen(&rows)?;
    let unsupported = || Error::unsupported(name, x.dtype());
    let better = extreme(name == "argmax", rows.dtype()).ok_or_else(unsupported)?;
    let found = by_comparison!(rows.words(), better, (buffer, better) => {
        let mut found = try_vec(shape.size())?;
        let mut best = Best::new(columns, better);
        for part in buffer.as_slice().chunks(CHUNK) {
            worked(part.len())?;
            best.take(part, &mut found);
        }
        Ok(found)
    }, _ => Err(unsupported()))?;
    positions(&found, index_dtype, shape)
}

/// Positions as an array.
pub(crate) fn positions(found: &[usize], dtype: DType, shape: Shape) -> Result<Array> {
    Array::build(dtype, shape, &mut |row| Scalar::Int(found[row] as i64))
}

/// Finds where in each of a matrix's rows the element is that none after it is better than.
pub(crate) struct Best<W> {
    better: fn(W, W) -> bool,
    columns: usize,
    /// The next place of the row.
    at: usize,
    /// The best so far, and where it is.
    held: (W, usize),
}

impl<W: Word> Best<W> {
    pub(crate) fn new(columns: usize, better: fn(W, W) -> bool) -> Self {
        Self {
            better,
            columns,
            at: 0,
            held: (W::default(), 0),
        }
    }

    /// Goes through the next elements, and adds where the best of each row is that ends with them.
    pub(crate) fn take(&mut self, words: &[W], found: &mut Vec<usize>) {
        for &word in words {
            if self.at == 0 || (self.better)(word, self.held.0) {
                self.held = (word, self.at);
            }
            self.at += 1;
            if self.at == self.columns {
                found.push(self.held.1);
                self.at = 0;
            }
        }
    }
}
