//! Cumulative sums, products, maxima and minima.

use super::layout::transpose;
use crate::num::{Float, Integer, Number, Ordered};
use crate::storage::try_vec;
use crate::{Array, Data, Element, Error, Result, math};

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
    macro_rules! run {
        ($buffer:expr, $function:expr) => {
            scan_lines(
                &line,
                $buffer.as_slice(),
                $function.ok_or_else(unsupported)?,
                reverse,
            )
        };
    }
    let result = match line.data() {
        Data::Float32(buffer) => run!(buffer, float_function(op)),
        Data::Float64(buffer) => run!(buffer, float_function(op)),
        Data::Float16(buffer) => run!(buffer, float_function(op)),
        Data::BFloat16(buffer) => run!(buffer, float_function(op)),
        Data::Int8(buffer) => run!(buffer, integer_function(op)),
        Data::Int16(buffer) => run!(buffer, integer_function(op)),
        Data::Int32(buffer) => run!(buffer, integer_function(op)),
        Data::Int64(buffer) => run!(buffer, integer_function(op)),
        Data::UInt8(buffer) => run!(buffer, integer_function(op)),
        Data::UInt16(buffer) => run!(buffer, integer_function(op)),
        Data::UInt32(buffer) => run!(buffer, integer_function(op)),
        Data::UInt64(buffer) => run!(buffer, integer_function(op)),
        Data::Complex64(buffer) => run!(buffer, number_function(op)),
        Data::Complex128(buffer) => run!(buffer, number_function(op)),
        Data::Bool(_) | Data::Key(_) | Data::Float0(_) => Err(unsupported()),
    }?;
    transpose(&result, &order)
}

type Function<T> = Option<fn(T, T) -> T>;

fn number_function<T: Number>(op: CumulativeOp) -> Function<T> {
    match op {
        CumulativeOp::Sum => Some(T::add),
        CumulativeOp::Prod => Some(T::mul),
        CumulativeOp::Max | CumulativeOp::Min | CumulativeOp::LogSumExp => None,
    }
}

fn integer_function<T: Integer>(op: CumulativeOp) -> Function<T> {
    match op {
        CumulativeOp::Max => Some(T::maximum),
        CumulativeOp::Min => Some(T::minimum),
        _ => number_function(op),
    }
}

fn float_function<T: Float>(op: CumulativeOp) -> Function<T> {
    match op {
        CumulativeOp::Max => Some(<T as Ordered>::maximum),
        CumulativeOp::Min => Some(<T as Ordered>::minimum),
        CumulativeOp::LogSumExp => {
            Some(|a, b| a.map2(b, math::logaddexp_single, math::logaddexp_double))
        }
        _ => number_function(op),
    }
}

fn scan_lines<T: Element>(
    x: &Array,
    elements: &[T],
    function: fn(T, T) -> T,
    reverse: bool,
) -> Result<Array> {
    let length = x.shape().last().copied().unwrap_or(1).max(1);
    let mut out = try_vec(elements.len())?;
    for line in elements.chunks_exact(length) {
        out.extend(scan(line, function, reverse));
    }
    Array::from_vec(out, x.shape().clone())
}

/// How many elements XLA's CPU backend accumulates one after the other before it starts a new tile.
const TILE: usize = 16;

/// The accumulation in XLA's order, on which the last digits depend: tiles one by one, then their totals.
fn scan<T: Copy>(line: &[T], function: fn(T, T) -> T, reverse: bool) -> Vec<T> {
    let mut out: Vec<T> = line
        .chunks(TILE)
        .flat_map(|tile| scan_tile(tile, function, reverse))
        .collect();
    if line.len() <= TILE {
        return out;
    }
    let total = |tile: &[T]| {
        if reverse {
            tile.first().copied()
        } else {
            tile.last().copied()
        }
    };
    let totals: Vec<T> = out.chunks(TILE).filter_map(total).collect();
    let carries = scan(&totals, function, reverse);
    for (index, tile) in out.chunks_mut(TILE).enumerate() {
        let carry = if reverse {
            carries.get(index + 1)
        } else {
            index.checked_sub(1).and_then(|i| carries.get(i))
        };
        if let Some(&carry) = carry {
            tile.iter_mut()
                .for_each(|element| *element = function(*element, carry));
        }
    }
    out
}

/// Accumulates a few elements; backwards, each result starts anew at its own element, as XLA's windows do.
fn scan_tile<T: Copy>(tile: &[T], function: fn(T, T) -> T, reverse: bool) -> Vec<T> {
    let fold = |elements: &[T]| elements.iter().copied().reduce(function);
    let window = |index: usize| {
        if reverse {
            fold(&tile[index..])
        } else {
            fold(&tile[..=index])
        }
    };
    (0..tile.len()).filter_map(window).collect()
}
