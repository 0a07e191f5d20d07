//! Reductions over axes.

use super::convert::convert_element_type;
use super::dynamic::advance;
use super::fold::{Fold, by_fold, fold, identity};
use super::function::{Comparison, extreme, widen};
use super::layout::transpose;
use super::op::BinaryOp;
use crate::interrupt::worked;
use crate::storage::{Word, Words, try_filled, try_vec};
use crate::{Array, DType, Error, Result, Scalar, Shape};
use freezeframe_base::Order;

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
    pub(super) fn step(self) -> BinaryOp {
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
    let unsupported = || Error::unsupported(op.name(), x.dtype());
    let rows = widen(&rows)?;
    let columns = rows.shape()[1];
    let initial = identity(op.step(), x.dtype()).bits(rows.dtype());
    let function = fold(op.step(), x.dtype()).ok_or_else(unsupported)?;
    let dtype = rows.dtype();
    let out = by_fold!(rows.words(), function, (buffer, function) => {
        let out = fold_rows(buffer.as_slice(), columns, &dims, &shape, Word::from_bits(initial), function)?;
        Array::from_words(dtype, out, shape)
    }, _ => Err(unsupported()))?;
    convert_element_type(&out, x.dtype())
}

/// The sum of `x y` of `f32` over axes, each step rounded once.
///
/// Where `x` is `y` and there are few, XLA starts from two products: squares need no zero to start from.
pub fn sum_of_products(x: &Array, y: &Array, axes: &[usize]) -> Result<Array> {
    if x.shape() != y.shape() {
        return Err(Error::invalid("the factors' shapes differ"));
    }
    let same = x.size() > 1 && x.shares(y);
    let ((left, shape), (right, _)) = (rows(x, axes)?, rows(y, axes)?);
    let columns = left.shape()[1];
    let (left, right) = (left.try_slice::<f32>()?, right.try_slice::<f32>()?);
    let mut out = try_vec(shape.size())?;
    out.extend((0..shape.size()).map(|row| {
        let cells = row * columns..(row + 1) * columns;
        let (left, right) = (&left[cells.clone()], &right[cells]);
        let add = |sum: f32, at: usize| crate::math::fma(left[at], right[at], sum);
        match columns {
            2..=4 if same => (2..columns).fold(add(left[1] * right[1], 0), add),
            _ => (0..columns).fold(0.0, add),
        }
    }));
    Array::from_vec(out, shape)
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
    columns: usize,
    dims: &[usize],
    shape: &Shape,
    initial: W,
    function: fn(W, &[W]) -> W,
) -> Result<Vec<W>> {
    if columns == 0 {
        return try_filled(shape.size(), initial);
    }
    let mut out = try_vec(shape.size())?;
    for row in words.chunks_exact(columns) {
        worked(columns)?;
        out.push(tree_fold(row, dims, initial, function));
    }
    Ok(out)
}

/// The longest axis that XLA's CPU backend reduces in one go; longer ones are cut into windows of this length.
const WINDOW: usize = 32;

/// Reduces one row of `dims` in the order of XLA: windows first, centred so that the first and last are short, then their results.
pub(super) fn tree_fold<T: Copy>(
    row: &[T],
    dims: &[usize],
    initial: T,
    function: fn(T, &[T]) -> T,
) -> T {
    if dims.iter().all(|&dim| dim <= WINDOW) {
        return function(initial, row);
    }
    if let &[length] = dims {
        let padding = (length.div_ceil(WINDOW) * WINDOW - length) / 2;
        let (first, rest) = row.split_at(WINDOW - padding);
        let windows = std::iter::once(first).chain(rest.chunks(WINDOW));
        let partial: Vec<T> = windows.map(|window| function(initial, window)).collect();
        return tree_fold(&partial, &[partial.len()], initial, function);
    }
    let counts: Vec<usize> = dims.iter().map(|&dim| dim.div_ceil(WINDOW)).collect();
    let mut partial = vec![initial; counts.iter().product()];
    let mut index = vec![0; dims.len()];
    for &element in row {
        let window = window_of(&index, dims, &counts);
        partial[window] = function(partial[window], &[element]);
        advance(&mut index, dims);
    }
    tree_fold(&partial, &counts, initial, function)
}

/// The row-major position of the window that holds the element at `index`.
fn window_of(index: &[usize], dims: &[usize], counts: &[usize]) -> usize {
    let axes = index.iter().zip(dims).zip(counts);
    axes.fold(0, |at, ((&i, &dim), &count)| {
        let padding = (count * WINDOW.min(dim) - dim) / 2;
        at * count + (i + padding) / WINDOW.min(dim)
    })
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
    let better = extreme(name == "argmax", rows.dtype());
    let position: Box<dyn Fn(usize) -> usize> = match (rows.words(), better) {
        (Words::Bool(words), Some(Comparison::Bool(better))) => {
            Box::new(move |row| best(words.as_slice(), row * columns, columns, better))
        }
        (Words::W32(words), Some(Comparison::W32(better))) => {
            Box::new(move |row| best(words.as_slice(), row * columns, columns, better))
        }
        (Words::W64(words), Some(Comparison::W64(better))) => {
            Box::new(move |row| best(words.as_slice(), row * columns, columns, better))
        }
        _ => return Err(Error::unsupported(name, x.dtype())),
    };
    Array::build(index_dtype, shape, &mut |row| {
        Scalar::Int(position(row) as i64)
    })
}

/// Where in a row the element is that none after it is better than.
fn best<W: Word>(words: &[W], start: usize, columns: usize, better: fn(W, W) -> bool) -> usize {
    let row = &words[start..start + columns];
    let (mut best, mut held) = (0, row[0]);
    for (at, &word) in row.iter().enumerate() {
        if better(word, held) {
            (best, held) = (at, word);
        }
    }
    best
}
