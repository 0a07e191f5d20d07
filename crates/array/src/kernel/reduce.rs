//! Reductions over axes.

use super::dynamic::advance;
use super::layout::transpose;
use crate::num::{Bits, Float, Integer, Number, Ordered};
use crate::storage::try_vec;
use crate::{Array, DType, Data, Element, Error, Result, Scalar, Shape};
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
    let work = Work {
        columns: rows.shape()[1],
        dims: &dims,
        shape,
    };
    macro_rules! run {
        ($buffer:expr, $fold:expr) => {
            fold_rows($buffer.as_slice(), work, $fold.ok_or_else(unsupported)?)
        };
    }
    match rows.data() {
        Data::Float32(buffer) => run!(buffer, float_fold(op)),
        Data::Float64(buffer) => run!(buffer, float_fold(op)),
        Data::Float16(buffer) => run!(buffer, float_fold(op)),
        Data::BFloat16(buffer) => run!(buffer, float_fold(op)),
        Data::Int8(buffer) => run!(buffer, integer_fold(op)),
        Data::Int16(buffer) => run!(buffer, integer_fold(op)),
        Data::Int32(buffer) => run!(buffer, integer_fold(op)),
        Data::Int64(buffer) => run!(buffer, integer_fold(op)),
        Data::UInt8(buffer) => run!(buffer, integer_fold(op)),
        Data::UInt16(buffer) => run!(buffer, integer_fold(op)),
        Data::UInt32(buffer) => run!(buffer, integer_fold(op)),
        Data::UInt64(buffer) => run!(buffer, integer_fold(op)),
        Data::Bool(buffer) => run!(buffer, bool_fold(op)),
        Data::Complex64(buffer) => run!(buffer, complex_fold(op)),
        Data::Complex128(buffer) => run!(buffer, complex_fold(op)),
        Data::Key(_) | Data::Float0(_) => Err(unsupported()),
    }
}

/// The sum of `x y` of `f32` over axes, each step rounded once.
///
/// Where `x` is `y` and there are few, XLA starts from two products: squares need no zero to start from.
pub fn sum_of_products(x: &Array, y: &Array, axes: &[usize]) -> Result<Array> {
    if x.shape() != y.shape() {
        return Err(Error::invalid("the factors' shapes differ"));
    }
    let same = matches!((x.data(), y.data()), (Data::Float32(crate::Buffer::Many(x)), Data::Float32(crate::Buffer::Many(y))) if std::rc::Rc::ptr_eq(x, y));
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

/// What an empty reduction gives, and how one more element is taken in.
type Fold<T> = Option<(T, fn(T, T) -> T)>;

fn float_fold<T: Float>(op: ReduceOp) -> Fold<T> {
    match op {
        ReduceOp::Sum => Some((T::ZERO, T::add)),
        ReduceOp::Prod => Some((T::ONE, T::mul)),
        ReduceOp::Max => Some((T::LOWEST, T::maximum)),
        ReduceOp::Min => Some((T::HIGHEST, T::minimum)),
        ReduceOp::And | ReduceOp::Or | ReduceOp::Xor => None,
    }
}

fn integer_fold<T: Integer>(op: ReduceOp) -> Fold<T> {
    Some(match op {
        ReduceOp::Sum => (T::ZERO, T::add),
        ReduceOp::Prod => (T::ONE, T::mul),
        ReduceOp::Max => (T::LOWEST, T::maximum),
        ReduceOp::Min => (T::HIGHEST, T::minimum),
        ReduceOp::And => (T::ZERO.not(), T::and),
        ReduceOp::Or => (T::ZERO, T::or),
        ReduceOp::Xor => (T::ZERO, T::xor),
    })
}

fn bool_fold(op: ReduceOp) -> Fold<bool> {
    match op {
        ReduceOp::Max | ReduceOp::Or | ReduceOp::Sum => Some((false, bool::or)),
        ReduceOp::Min | ReduceOp::And | ReduceOp::Prod => Some((true, bool::and)),
        ReduceOp::Xor => Some((false, bool::xor)),
    }
}

fn complex_fold<T: Number>(op: ReduceOp) -> Fold<T> {
    match op {
        ReduceOp::Sum => Some((T::ZERO, T::add)),
        ReduceOp::Prod => Some((T::ONE, T::mul)),
        _ => None,
    }
}

/// The rows to reduce: their length, that length by reduced axes, and the shape of the result.
struct Work<'a> {
    columns: usize,
    dims: &'a [usize],
    shape: Shape,
}

fn fold_rows<T: Element>(
    elements: &[T],
    work: Work,
    (initial, function): (T, fn(T, T) -> T),
) -> Result<Array> {
    let mut out = try_vec(work.shape.size())?;
    if work.columns == 0 {
        out.resize(work.shape.size(), initial);
    } else {
        out.extend(
            elements
                .chunks_exact(work.columns)
                .map(|row| tree_fold(row, work.dims, initial, function)),
        );
    }
    Array::from_vec(out, work.shape)
}

/// The longest axis that XLA's CPU backend reduces in one go; longer ones are cut into windows of this length.
const WINDOW: usize = 32;

/// Reduces one row of `dims` in the order of XLA: windows first, centred so that the first and last are short, then their results.
pub(super) fn tree_fold<T: Copy>(
    row: &[T],
    dims: &[usize],
    initial: T,
    function: fn(T, T) -> T,
) -> T {
    if dims.iter().all(|&dim| dim <= WINDOW) {
        return row.iter().copied().fold(initial, function);
    }
    if let &[length] = dims {
        let padding = (length.div_ceil(WINDOW) * WINDOW - length) / 2;
        let (first, rest) = row.split_at(WINDOW - padding);
        let windows = std::iter::once(first).chain(rest.chunks(WINDOW));
        let partial: Vec<T> = windows
            .map(|window| window.iter().copied().fold(initial, function))
            .collect();
        return tree_fold(&partial, &[partial.len()], initial, function);
    }
    let counts: Vec<usize> = dims.iter().map(|&dim| dim.div_ceil(WINDOW)).collect();
    let mut partial = vec![initial; counts.iter().product()];
    let mut index = vec![0; dims.len()];
    for &element in row {
        let window = index
            .iter()
            .zip(dims)
            .zip(&counts)
            .fold(0, |at, ((&i, &dim), &count)| {
                let padding = (count * WINDOW.min(dim) - dim) / 2;
                at * count + (i + padding) / WINDOW.min(dim)
            });
        partial[window] = function(partial[window], element);
        advance(&mut index, dims);
    }
    tree_fold(&partial, &counts, initial, function)
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
    fn position<T: Ordered>(row: &[T], largest: bool) -> usize {
        let mut best = 0;
        for (index, &element) in row.iter().enumerate().skip(1) {
            let holder = row[best];
            let better = if largest {
                holder.lt(element)
            } else {
                element.lt(holder)
            };
            if !holder.is_nan() && (better || element.is_nan()) {
                best = index;
            }
        }
        best
    }
    let (rows, shape) = rows(x, &[axis])?;
    let columns = rows.shape()[1];
    if columns == 0 {
        return Err(Error::invalid(format!("{name} of an empty axis")));
    }
    let largest = name == "argmax";
    macro_rules! positions {
        ($($variant:ident)*) => {
            match rows.data() {
                $(Data::$variant(buffer) => {
                    let chunks = buffer.as_slice().chunks_exact(columns);
                    chunks.map(|row| Scalar::Int(position(row, largest) as i64)).collect::<Vec<_>>()
                })*
                _ => return Err(Error::unsupported(name, x.dtype())),
            }
        };
    }
    let positions = positions!(Bool Int8 Int16 Int32 Int64 UInt8 UInt16 UInt32 UInt64 Float16 BFloat16 Float32 Float64);
    Array::from_scalars(index_dtype, &positions, shape)
}
