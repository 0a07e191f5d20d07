//! Reductions over axes.

use super::chain::Chain;
use super::convert::convert_element_type;
use super::fold::Taking;
use super::fold::{Combine, Fold, by_fold, identity};
use super::function::{Comparison, by_comparison, extreme, widen};
use super::layout::transpose;
use super::lines::Lines;
use super::op::BinaryOp;
use super::order::Order;
use super::rows::{RowCode, Rows};
use super::side::Sides;
use crate::interrupt::{CHUNK, worked};
use crate::program::Coded;
use crate::storage::{Word, try_filled, try_vec};
use crate::{Array, DType, Error, Result, Scalar, Shape};
use freezeframe_base::Order as _;

/// How many elements are taken in at a time where they lie there already: a multiple of `grain`, if that is not too large.
pub(crate) fn part(grain: usize) -> usize {
    const LARGE: usize = CHUNK << 3;
    match LARGE / grain {
        0 => LARGE,
        grains => grains * grain,
    }
}

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
    x.shape().check_axes(axes)?;
    let mut reduced = axes.to_vec();
    reduced.order();
    let order = Order::over(op.step(), x.dtype(), x.shape(), &reduced);
    let width = line(x.shape(), &reduced);
    let (rows, shape) = match width {
        Some(_) => (x.clone(), x.shape().without_axes(axes)),
        None => rows(x, axes)?,
    };
    let unsupported = || Error::unsupported(op.name(), x.dtype());
    let rows = widen(&rows)?;
    let initial = identity(op.step(), x.dtype()).bits(rows.dtype());
    let combine = Combine::of(op.step(), x.dtype()).ok_or_else(unsupported)?;
    let dtype = rows.dtype();
    let function = combine.function(dtype).ok_or_else(unsupported)?;
    let how = (combine, dtype);
    let out = by_fold!(rows.words(), function, (buffer, function) => {
        let mut fold = Folding::new(&order, width, (shape.size(), Word::from_bits(initial)), (how, function))?;
        let words = buffer.as_slice();
        for part in words.chunks(part(fold.grain())) {
            worked(part.len())?;
            fold.take(part);
        }
        Array::from_words(dtype, fold.end(), shape)
    }, _ => Err(unsupported()))?;
    convert_element_type(&out, x.dtype())
}

/// Lines are this long at least; what is shorter is turned around.
pub(crate) const SHORTEST_LINE: usize = 8;

/// How many elements lie side by side that belong to different places of the result, where only those do that are reduced
/// together with others of their line; none where the elements have to be moved first, or lie in rows.
fn line(shape: &Shape, reduced: &[usize]) -> Option<usize> {
    let (first, last) = (*reduced.first()?, *reduced.last()?);
    let width: usize = shape[last + 1..].iter().product();
    let together = last + 1 - first == reduced.len();
    (together && width >= SHORTEST_LINE).then_some(width)
}

/// A reduction that takes its elements in.
pub(crate) struct Folding<'a, W> {
    way: Way<'a, W>,
    /// It is best given so many elements at a time, or a multiple of that.
    grain: usize,
    out: Vec<W>,
}

enum Way<'a, W> {
    /// There are no elements.
    Nothing,
    Rows(Rows<'a, W>),
    Lines(Lines<'a, W>),
    Sides(Sides<'a>),
}

impl<'a, W: Coded> Folding<'a, W> {
    /// One whose result has `size` places; those of a line of `width` lie side by side, if it is given.
    pub(crate) fn new(
        order: &'a Order,
        width: Option<usize>,
        (size, initial): (usize, W),
        (how, function): ((Combine, DType), Taking<W>),
    ) -> Result<Self> {
        let count = order.count();
        if count == 0 || size == 0 {
            return Ok(Self {
                way: Way::Nothing,
                grain: 1,
                out: try_filled(size, initial)?,
            });
        }
        let (way, grain) = match (width, &order.side) {
            (_, Some(side)) => {
                let sides = Sides::new(side, count, width.unwrap_or(1));
                let grain = sides.grain();
                (Way::Sides(sides), grain)
            }
            (None, None) => {
                let size = count.saturating_mul(size);
                let code = RowCode::new(order, (how.0, how.1, initial), size);
                let rows = Rows::new(order, initial, function).by_code(code);
                (Way::Rows(rows), count)
            }
            (Some(width), None) => {
                let chain = Chain::new(how, function, width, count.saturating_mul(size));
                (Way::Lines(Lines::new(order, initial, chain)), width)
            }
        };
        Ok(Self {
            way,
            grain,
            out: try_vec(size)?,
        })
    }

    pub(crate) fn grain(&self) -> usize {
        self.grain
    }

    /// Takes in the next elements.
    pub(crate) fn take(&mut self, words: &[W]) {
        match &mut self.way {
            Way::Nothing => {}
            Way::Rows(rows) => rows.take(words, &mut self.out),
            Way::Lines(lines) => lines.take(words, &mut self.out),
            Way::Sides(sides) => sides.take(words, &mut self.out),
        }
    }

    /// The result.
    pub(crate) fn end(self) -> Vec<W> {
        self.out
    }
}

/// `x` as a matrix with the reduced axes in its columns, and the shape of the result.
fn rows(x: &Array, axes: &[usize]) -> Result<(Array, Shape)> {
    let kept = (0..x.ndim()).filter(|axis| !axes.contains(axis));
    let mut reduced: Vec<usize> = axes.to_vec();
    reduced.order();
    let order: Vec<usize> = kept.chain(reduced).collect();
    let shape = x.shape().without_axes(axes);
    let columns = axes.iter().map(|&axis| x.shape()[axis]).product::<usize>();
    let rows = transpose(x, &order)?.reshape([shape.size(), columns])?;
    Ok((rows, shape))
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
    x.shape().check_axes(&[axis])?;
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
