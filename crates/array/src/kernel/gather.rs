//! Gather and scatter: windows of an array at positions that are data.

use super::convert::convert_element_type;
use super::dynamic::advance;
use super::fold::{Fold, by_fold, fold};
use super::function::{wide, widen};
use super::op::BinaryOp;
use crate::interrupt::worked;
use crate::storage::{Word, by_word, check_allocation, try_filled};
use crate::{Array, Buffer, DType, Data, Error, Kind, Result, Scalar, Shape};

/// What happens to indices that are out of bounds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum IndexMode {
    /// The caller promises that there are none; should there be one, it is clipped.
    #[default]
    PromiseInBounds,
    /// They are moved to the nearest place where the window fits.
    Clip,
    /// Gather gives the fill value for them, scatter leaves them out.
    FillOrDrop,
}

/// How the axes of operand, indices and result of `gather` belong together (see `jax.lax.GatherDimensionNumbers`).
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct GatherDimensionNumbers {
    /// The axes of the result that run inside a window.
    pub offset_dims: Vec<usize>,
    /// The axes of the operand on which the window has length one and that the result lacks.
    pub collapsed_slice_dims: Vec<usize>,
    /// The axis of the operand that each component of an index vector addresses.
    pub start_index_map: Vec<usize>,
    /// The axes of the operand that are batched with those of the indices.
    pub operand_batching_dims: Vec<usize>,
    /// The axes of the indices that are batched with those of the operand.
    pub start_indices_batching_dims: Vec<usize>,
}

/// How the axes of operand, indices and updates of `scatter` belong together (see `jax.lax.ScatterDimensionNumbers`).
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct ScatterDimensionNumbers {
    /// The axes of the updates that run inside a window.
    pub update_window_dims: Vec<usize>,
    /// The axes of the operand on which the window has length one and that the updates lack.
    pub inserted_window_dims: Vec<usize>,
    /// The axis of the operand that each component of an index vector addresses.
    pub scatter_dims_to_operand_dims: Vec<usize>,
    /// The axes of the operand that are batched with those of the indices.
    pub operand_batching_dims: Vec<usize>,
    /// The axes of the indices that are batched with those of the operand.
    pub scatter_indices_batching_dims: Vec<usize>,
}

/// How `scatter` combines an update with what is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "the variants are JAX's primitives")]
pub enum ScatterOp {
    Replace,
    Add,
    Sub,
    Mul,
    Min,
    Max,
}

impl ScatterOp {
    /// JAX's name of the primitive.
    pub fn name(self) -> &'static str {
        match self {
            Self::Replace => "scatter",
            Self::Add => "scatter-add",
            Self::Sub => "scatter-sub",
            Self::Mul => "scatter-mul",
            Self::Min => "scatter-min",
            Self::Max => "scatter-max",
        }
    }

    /// The function of what is there and the update; `None` where the update alone counts.
    fn combine(self) -> Option<BinaryOp> {
        match self {
            Self::Replace => None,
            Self::Add => Some(BinaryOp::Add),
            Self::Sub => Some(BinaryOp::Sub),
            Self::Mul => Some(BinaryOp::Mul),
            Self::Min => Some(BinaryOp::Min),
            Self::Max => Some(BinaryOp::Max),
        }
    }
}

/// What gather and scatter share: an operand, windows in it, and a dense array of all the windows.
struct Windows<'a> {
    operand: &'a Shape,
    indices: &'a Array,
    /// The length of the window on each axis of the operand.
    sizes: &'a [usize],
    /// The axes of the dense array that run inside a window.
    window_dims: &'a [usize],
    /// The axes of the operand that the dense array lacks.
    dropped: &'a [usize],
    index_map: &'a [usize],
    operand_batching: &'a [usize],
    indices_batching: &'a [usize],
    mode: IndexMode,
}

impl Windows<'_> {
    fn check(&self) -> Result<()> {
        let ndim = self.operand.ndim();
        let absent = [self.dropped, self.operand_batching].concat();
        self.operand.check_axes(&absent)?;
        self.operand
            .check_axes(&[self.index_map, self.operand_batching].concat())?;
        let batch = self.batch_shape();
        batch.check_axes(self.indices_batching)?;
        let fits = self.indices.ndim() > 0
            && self.indices.shape()[batch.ndim()] == self.index_map.len()
            && self.sizes.len() == ndim
            && self
                .sizes
                .iter()
                .zip(self.operand.iter())
                .all(|(size, dim)| size <= dim)
            && absent.iter().all(|&axis| self.sizes[axis] <= 1)
            && self.window_dims.len() == ndim - absent.len()
            && self.operand_batching.len() == self.indices_batching.len()
            && self.indices.dtype().is_integer();
        if fits {
            Ok(())
        } else {
            Err(Error::invalid(
                "gather or scatter operands do not fit together",
            ))
        }
    }

    fn batch_shape(&self) -> Shape {
        let dims = self.indices.shape();
        Shape::new(&dims[..dims.ndim().saturating_sub(1)])
    }

    /// The axes of the operand along which a window extends in the dense array.
    fn kept(&self) -> Vec<usize> {
        let absent =
            |axis: &usize| self.dropped.contains(axis) || self.operand_batching.contains(axis);
        (0..self.operand.ndim())
            .filter(|axis| !absent(axis))
            .collect()
    }

    /// The shape of the dense array.
    fn dense_shape(&self) -> Result<Shape> {
        let batch = self.batch_shape();
        let (kept, mut outer) = (self.kept(), batch.iter());
        let mut inner = kept.iter().map(|&axis| self.sizes[axis]);
        let dim = |axis: usize| {
            if self.window_dims.contains(&axis) {
                inner.next()
            } else {
                outer.next().copied()
            }
        };
        let shape: Option<Shape> = (0..batch.ndim() + kept.len()).map(dim).collect();
        shape.ok_or_else(|| {
            Error::invalid("gather or scatter dimension numbers do not fit the shapes")
        })
    }

    /// Calls `visit(position in the dense array, position in the operand)` for every element.
    /// The latter is `None` where the window is out of bounds and the mode is `FillOrDrop`.
    fn visit(&self, dense: &Shape, visit: &mut dyn FnMut(usize, Option<usize>)) -> Result<()> {
        let batch = self.batch_shape();
        let kept = self.kept();
        let (strides, dense_strides) = (self.operand.strides(), dense.strides());
        let outer: Vec<usize> = (0..dense.ndim())
            .filter(|axis| !self.window_dims.contains(axis))
            .map(|axis| dense_strides[axis])
            .collect();
        let window: Vec<usize> = kept.iter().map(|&axis| self.sizes[axis]).collect();
        let offset = |index: &[usize], strides: &mut dyn Iterator<Item = usize>| -> usize {
            index
                .iter()
                .zip(strides)
                .map(|(at, stride)| at * stride)
                .sum()
        };
        let mut places = Vec::new();
        let mut index = vec![0; window.len()];
        for _ in 0..window.iter().product() {
            let inside = offset(
                &index,
                &mut self.window_dims.iter().map(|&axis| dense_strides[axis]),
            );
            places.push((
                inside,
                offset(&index, &mut kept.iter().map(|&axis| strides[axis])),
            ));
            advance(&mut index, &window);
        }
        let vectors = integers(self.indices);
        let width = self.index_map.len();
        let mut index = vec![0; batch.ndim()];
        for at in 0..batch.size() {
            let start = self.start(&vectors[at * width..(at + 1) * width], &index, &strides);
            let base = offset(&index, &mut outer.iter().copied());
            worked(places.len())?;
            for (inside, place) in &places {
                visit(base + inside, start.map(|start| start + place));
            }
            advance(&mut index, &batch);
        }
        Ok(())
    }

    fn start(&self, vector: &[i64], batch_index: &[usize], strides: &[usize]) -> Option<usize> {
        let mut start = 0;
        for (&axis, &at) in self.index_map.iter().zip(vector) {
            let last = self.operand[axis] - self.sizes[axis];
            let place = usize::try_from(at).ok().filter(|&place| place <= last);
            let place = match self.mode {
                IndexMode::FillOrDrop => place?,
                IndexMode::Clip | IndexMode::PromiseInBounds => {
                    place.unwrap_or(if at < 0 { 0 } else { last })
                }
            };
            start += place * strides[axis];
        }
        for (&axis, &batch_axis) in self.operand_batching.iter().zip(self.indices_batching) {
            start +=
                batch_index[batch_axis].min(self.operand[axis].saturating_sub(1)) * strides[axis];
        }
        Some(start)
    }
}

fn integers(indices: &Array) -> Vec<i64> {
    match indices.data() {
        Data::Int32(indices) => indices.iter().map(|&index| i64::from(index)).collect(),
        Data::UInt64(indices) => indices
            .iter()
            .map(|&index| i64::try_from(index).unwrap_or(i64::MAX))
            .collect(),
        _ => indices.scalars().into_iter().map(Scalar::to_i64).collect(),
    }
}

/// What JAX's gather gives out of bounds unless told otherwise: NaN, the lowest signed, the largest unsigned number, `true`.
pub fn default_fill(dtype: DType) -> Scalar {
    match dtype.kind() {
        Kind::Float => Scalar::Float(f64::NAN),
        Kind::Complex => Scalar::Complex(f64::NAN, 0.0),
        Kind::Signed | Kind::Unsigned => {
            dtype.iinfo().map_or(Scalar::Int(0), |info| match info.min {
                0 => Scalar::UInt(info.max),
                min => Scalar::Int(min),
            })
        }
        Kind::Bool => Scalar::Bool(true),
        Kind::Key => Scalar::Key([u32::MAX; 2]),
        Kind::Float0 => Scalar::Float0,
    }
}

/// The windows of `slice_sizes` of `x` at the positions in the last axis of `indices`.
///
/// `fill` (by default [`default_fill`]) stands for windows out of bounds in mode `FillOrDrop`.
pub fn gather(
    x: &Array,
    indices: &Array,
    numbers: &GatherDimensionNumbers,
    slice_sizes: &[usize],
    mode: IndexMode,
    fill: Option<Scalar>,
) -> Result<Array> {
    let windows = Windows {
        operand: x.shape(),
        indices,
        sizes: slice_sizes,
        window_dims: &numbers.offset_dims,
        dropped: &numbers.collapsed_slice_dims,
        index_map: &numbers.start_index_map,
        operand_batching: &numbers.operand_batching_dims,
        indices_batching: &numbers.start_indices_batching_dims,
        mode,
    };
    windows.check()?;
    let shape = windows.dense_shape()?;
    check_allocation(shape.size(), x.dtype().itemsize())?;
    let fill = fill.unwrap_or_else(|| default_fill(x.dtype()));
    let fill = fill.bits(x.dtype());
    by_word!(x.words(), buffer => read(x.dtype(), buffer, &windows, fill, shape))
}

fn read<W: Word>(
    dtype: DType,
    source: &Buffer<W>,
    windows: &Windows,
    fill: [u64; 2],
    shape: Shape,
) -> Result<Array> {
    let source = source.as_slice();
    let mut out = try_filled(shape.size(), W::from_bits(fill))?;
    windows.visit(&shape, &mut |position, place| {
        if let Some(&word) = place.and_then(|place| source.get(place)) {
            out[position] = word;
        }
    })?;
    Array::from_words(dtype, out, shape)
}

/// `x` with each window of `updates` combined into it at the positions in the last axis of `indices`, in order.
///
/// Does not copy if `x` is not shared.
pub fn scatter(
    op: ScatterOp,
    mut x: Array,
    indices: &Array,
    updates: &Array,
    numbers: &ScatterDimensionNumbers,
    mode: IndexMode,
) -> Result<Array> {
    let shape = x.shape().clone();
    let sizes = window_sizes(&shape, updates, numbers)?;
    let windows = Windows {
        operand: &shape,
        indices,
        sizes: &sizes,
        window_dims: &numbers.update_window_dims,
        dropped: &numbers.inserted_window_dims,
        index_map: &numbers.scatter_dims_to_operand_dims,
        operand_batching: &numbers.operand_batching_dims,
        indices_batching: &numbers.scatter_indices_batching_dims,
        mode,
    };
    windows.check()?;
    let dense = windows.dense_shape()?;
    if dense != *updates.shape() || updates.dtype() != x.dtype() {
        return Err(Error::invalid(format!(
            "scatter updates of shape {} do not fit {dense}",
            updates.shape()
        )));
    }
    let dtype = x.dtype();
    let Some(combine) = op.combine() else {
        by_word!(x.words_mut(), target => {
            replace(target.make_mut(), updates.try_words(dtype)?, &windows, &dense)?;
        });
        return Ok(x);
    };
    let function = fold(combine, dtype).ok_or_else(|| Error::unsupported(op.name(), dtype))?;
    let updates = widen(updates)?;
    // A wide array is written to in place if nobody else has it, so it must not be held twice.
    let mut target = if wide(dtype) == dtype { x } else { widen(&x)? };
    let same = by_fold!(target.words_mut(), function, (target, function) => {
        let updates = updates.try_words(updates.dtype())?;
        add_up(target.make_mut(), updates, &windows, &dense, function)?;
        true
    }, _ => false);
    if same {
        convert_element_type(&target, dtype)
    } else {
        Err(Error::unsupported(op.name(), dtype))
    }
}

fn replace<W: Word>(
    target: &mut [W],
    updates: &[W],
    windows: &Windows,
    dense: &Shape,
) -> Result<()> {
    windows.visit(dense, &mut |position, place| {
        if let Some(word) = place.and_then(|place| target.get_mut(place)) {
            *word = updates[position];
        }
    })
}

fn add_up<W: Word>(
    target: &mut [W],
    updates: &[W],
    windows: &Windows,
    dense: &Shape,
    function: fn(W, &[W]) -> W,
) -> Result<()> {
    windows.visit(dense, &mut |position, place| {
        if let Some(word) = place.and_then(|place| target.get_mut(place)) {
            *word = function(*word, &updates[position..=position]);
        }
    })
}

fn window_sizes(
    shape: &Shape,
    updates: &Array,
    numbers: &ScatterDimensionNumbers,
) -> Result<Vec<usize>> {
    updates.shape().check_axes(&numbers.update_window_dims)?;
    let mut window = numbers
        .update_window_dims
        .iter()
        .map(|&axis| updates.shape()[axis]);
    let size = |axis: usize| {
        if numbers.inserted_window_dims.contains(&axis)
            || numbers.operand_batching_dims.contains(&axis)
        {
            Some(1)
        } else {
            window.next()
        }
    };
    let sizes: Option<Vec<usize>> = (0..shape.ndim()).map(size).collect();
    sizes.ok_or_else(|| Error::invalid("scatter dimension numbers do not fit the updates"))
}
