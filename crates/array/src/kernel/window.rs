//! Reductions over sliding windows: pooling and its gradient.

use super::convert::convert_element_type;
use super::dynamic::{Padding, advance};
use super::fold::Taking;
use super::fold::{Fold, by_fold, fold, identity};
use super::function::widen;
use super::reduce::ReduceOp;
use crate::interrupt::worked;
use crate::num::Float;
use crate::storage::{Word, check_allocation, try_filled, try_vec};
use crate::{Array, DType, Data, Error, Result, Shape};

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
            .ok_or(Error::out_of_memory(u64::MAX))
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
    let dtype = x.dtype();
    let unsupported = || Error::unsupported("reduce_window", dtype);
    let float = dtype.is_float();
    let integer = matches!(
        dtype,
        DType::Int32 | DType::Int64 | DType::UInt32 | DType::UInt8
    );
    let combines = !matches!(op, ReduceOp::And | ReduceOp::Or | ReduceOp::Xor);
    if !(float || integer) || !combines {
        return Err(unsupported());
    }
    let function = fold(op.step(), dtype).ok_or_else(unsupported)?;
    let wide = widen(x)?;
    let initial = identity(op.step(), dtype).bits(wide.dtype());
    let out = by_fold!(wide.words(), function, (buffer, function) => {
        run(&wide, buffer.as_slice(), params, Word::from_bits(initial), function)
    }, _ => Err(unsupported()))?;
    convert_element_type(&out, dtype)
}

fn run<W: Word>(
    x: &Array,
    words: &[W],
    params: &WindowParams,
    initial: W,
    function: Taking<W>,
) -> Result<Array> {
    let shape = params.out_shape(x.shape())?;
    let strides = x.shape().strides();
    let mut out = try_vec(shape.size())?;
    let mut corner = vec![0; shape.ndim()];
    let window = params.window_dimensions.iter().product();
    for _ in 0..shape.size() {
        worked(window)?;
        let mut sum = initial;
        let mut within = vec![0; shape.ndim()];
        for _ in 0..window {
            if let Some(place) = params.place(x.shape(), &strides, &corner, &within) {
                sum = (function.run)(sum, &words[place..=place]);
            }
            advance(&mut within, &params.window_dimensions);
        }
        out.push(sum);
        advance(&mut corner, &shape);
    }
    Array::from_words(x.dtype(), out, shape)
}

/// Adds each element of `source` to the place of the largest (for `Min`, the smallest) element of its window in `x`.
pub fn select_and_scatter_add(
    select: ReduceOp,
    source: &Array,
    x: &Array,
    params: &WindowParams,
) -> Result<Array> {
    match (x.data(), source.data()) {
        (Data::Float32(values), Data::Float32(updates)) => {
            scatter(select, (source, updates), (x, values), params)
        }
        (Data::Float64(values), Data::Float64(updates)) => {
            scatter(select, (source, updates), (x, values), params)
        }
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
    let window = params.window_dimensions.iter().product();
    for &update in updates {
        worked(window)?;
        let mut best: Option<usize> = None;
        let mut within = vec![0; shape.ndim()];
        for _ in 0..window {
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
