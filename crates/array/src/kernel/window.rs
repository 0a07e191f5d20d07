//! Reductions over sliding windows: pooling and its gradient.

use super::dynamic::{Padding, advance};
use super::reduce::ReduceOp;
use crate::num::{Float, Integer, Number, Ordered};
use crate::storage::{check_allocation, try_filled, try_vec};
use crate::{Array, Data, Error, Result, Shape};

/// The windows of `reduce_window`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct WindowParams {
    /// The length of the window on each axis.
    pub window_dimensions: Vec<usize>,
    /// Its step on each axis.
    pub window_strides: Vec<usize>,
    /// What is added before and after each axis.
    pub padding: Vec<(i64, i64)>,
    /// The distance between the elements of the operand.
    pub base_dilation: Vec<usize>,
    /// The distance between the elements of the window.
    pub window_dilation: Vec<usize>,
}

impl WindowParams {
    /// The shape of the result.
    pub fn out_shape(&self, shape: &Shape) -> Result<Shape> {
        let ndim = shape.ndim();
        let lists = [
            &self.window_dimensions,
            &self.window_strides,
            &self.base_dilation,
            &self.window_dilation,
        ];
        let fits = lists
            .iter()
            .all(|list| list.len() == ndim && list.iter().all(|&entry| entry > 0));
        if !fits || self.padding.len() != ndim {
            return Err(Error::invalid(format!(
                "reduce_window parameters do not fit shape {shape}"
            )));
        }
        let dim = |axis: usize| {
            let (low, high) = self.padding[axis];
            let length = Padding {
                low,
                high,
                interior: self.base_dilation[axis] - 1,
            }
            .length(shape[axis])?;
            let reach =
                (self.window_dimensions[axis] - 1).checked_mul(self.window_dilation[axis])? + 1;
            Some(
                length
                    .checked_sub(reach)
                    .map_or(0, |room| room / self.window_strides[axis] + 1),
            )
        };
        (0..ndim)
            .map(dim)
            .collect::<Option<Shape>>()
            .ok_or(Error::OutOfMemory { bytes: u64::MAX })
    }

    /// Where in the operand an element of a window lies; `None` in the padding.
    fn place(
        &self,
        shape: &Shape,
        strides: &[usize],
        corner: &[usize],
        within: &[usize],
    ) -> Option<usize> {
        (0..corner.len()).try_fold(0, |sum, axis| {
            let padded = corner[axis] * self.window_strides[axis]
                + within[axis] * self.window_dilation[axis];
            let place = usize::try_from(padded as i64 - self.padding[axis].0).ok()?;
            let index = place / self.base_dilation[axis];
            (place % self.base_dilation[axis] == 0 && index < shape[axis])
                .then_some(sum + index * strides[axis])
        })
    }
}

/// Combines the elements of each window.
pub fn reduce_window(op: ReduceOp, x: &Array, params: &WindowParams) -> Result<Array> {
    match x.data() {
        Data::Float32(buffer) => run(x, buffer.as_slice(), params, float(op)),
        Data::Float64(buffer) => run(x, buffer.as_slice(), params, float(op)),
        Data::Float16(buffer) => run(x, buffer.as_slice(), params, float(op)),
        Data::BFloat16(buffer) => run(x, buffer.as_slice(), params, float(op)),
        Data::Int32(buffer) => run(x, buffer.as_slice(), params, integer(op)),
        Data::Int64(buffer) => run(x, buffer.as_slice(), params, integer(op)),
        Data::UInt32(buffer) => run(x, buffer.as_slice(), params, integer(op)),
        Data::UInt8(buffer) => run(x, buffer.as_slice(), params, integer(op)),
        _ => Err(Error::unsupported("reduce_window", x.dtype())),
    }
}

type Fold<T> = Option<(T, fn(T, T) -> T)>;

fn float<T: Float>(op: ReduceOp) -> Fold<T> {
    ordered(op)
}

fn integer<T: Integer>(op: ReduceOp) -> Fold<T> {
    ordered(op)
}

fn ordered<T: Number + Ordered>(op: ReduceOp) -> Fold<T> {
    match op {
        ReduceOp::Sum => Some((T::ZERO, T::add)),
        ReduceOp::Prod => Some((T::ONE, T::mul)),
        ReduceOp::Max => Some((T::LOWEST, T::maximum)),
        ReduceOp::Min => Some((T::HIGHEST, T::minimum)),
        ReduceOp::And | ReduceOp::Or | ReduceOp::Xor => None,
    }
}

fn run<T: Number>(
    x: &Array,
    elements: &[T],
    params: &WindowParams,
    fold: Fold<T>,
) -> Result<Array> {
    let (initial, function) = fold.ok_or_else(|| Error::unsupported("reduce_window", x.dtype()))?;
    let shape = params.out_shape(x.shape())?;
    let strides = x.shape().strides();
    let mut out = try_vec(shape.size())?;
    let mut corner = vec![0; shape.ndim()];
    for _ in 0..shape.size() {
        let mut sum = initial;
        let mut within = vec![0; shape.ndim()];
        for _ in 0..params.window_dimensions.iter().product() {
            if let Some(place) = params.place(x.shape(), &strides, &corner, &within) {
                sum = function(sum, elements[place]);
            }
            advance(&mut within, &params.window_dimensions);
        }
        out.push(sum);
        advance(&mut corner, &shape);
    }
    Array::from_vec(out, shape)
}

/// Adds each element of `source` to the place of the largest (for `Min`, the smallest) element of its window in `x`.
pub fn select_and_scatter_add(
    select: ReduceOp,
    source: &Array,
    x: &Array,
    params: &WindowParams,
) -> Result<Array> {
    match (x.data(), source.data()) {
        (Data::Float32(values), Data::Float32(updates)) => scatter(
            select,
            (source, updates.as_slice()),
            (x, values.as_slice()),
            params,
        ),
        (Data::Float64(values), Data::Float64(updates)) => scatter(
            select,
            (source, updates.as_slice()),
            (x, values.as_slice()),
            params,
        ),
        _ => Err(Error::unsupported("select_and_scatter_add", x.dtype())),
    }
}

fn scatter<T: Float>(
    select: ReduceOp,
    (source, updates): (&Array, &[T]),
    (x, values): (&Array, &[T]),
    params: &WindowParams,
) -> Result<Array> {
    let shape = params.out_shape(x.shape())?;
    if shape != *source.shape() {
        return Err(Error::invalid(format!(
            "select_and_scatter_add source of shape {} is not {shape}",
            source.shape()
        )));
    }
    check_allocation(x.size(), T::DTYPE.itemsize())?;
    let mut out = try_filled(x.size(), T::ZERO)?;
    let strides = x.shape().strides();
    let mut corner = vec![0; shape.ndim()];
    for &update in updates {
        let mut best: Option<usize> = None;
        let mut within = vec![0; shape.ndim()];
        for _ in 0..params.window_dimensions.iter().product() {
            if let Some(place) = params.place(x.shape(), &strides, &corner, &within) {
                let keeps = |held: usize| match select {
                    ReduceOp::Min => values[held].le(values[place]),
                    _ => values[place].le(values[held]),
                };
                best = Some(best.filter(|&held| keeps(held)).unwrap_or(place));
            }
            advance(&mut within, &params.window_dimensions);
        }
        if let Some(best) = best {
            out[best] = out[best].add(update);
        }
        advance(&mut corner, &shape);
    }
    Array::from_vec(out, x.shape().clone())
}
