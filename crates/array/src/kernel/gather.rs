//! Gather and scatter: windows of an array at positions that are data.

use super::convert::convert_element_type;
use super::dynamic::advance;
use super::fold::Taking;
use super::fold::{Combine, Fold, by_fold};
use super::function::{wide, widen};
use super::op::BinaryOp;
use crate::interrupt::worked;
use crate::program::{Access, Gather, Outside, Scatter, Start, Windows};
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

/// How the axes of an operand, of indices and of a dense array of windows belong together.
struct Numbers<'a> {
    operand: &'a Shape,
    indices: &'a Shape,
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

impl Numbers<'_> {
    fn check(&self) -> Result<()> {
        let ndim = self.operand.ndim();
        let absent = [self.dropped, self.operand_batching].concat();
        self.operand.check_axes(&absent)?;
        self.operand
            .check_axes(&[self.index_map, self.operand_batching].concat())?;
        let batch = self.batch_shape();
        batch.check_axes(self.indices_batching)?;
        let mut batching = self.operand_batching.iter().zip(self.indices_batching);
        let fits = self.indices.ndim() > 0
            && self.indices[batch.ndim()] == self.index_map.len()
            && self.sizes.len() == ndim
            && self
                .sizes
                .iter()
                .zip(self.operand.iter())
                .all(|(size, dim)| size <= dim)
            && absent.iter().all(|&axis| self.sizes[axis] <= 1)
            && self.window_dims.len() == ndim - absent.len()
            && self.operand_batching.len() == self.indices_batching.len()
            && batching.all(|(&axis, &of_batch)| self.operand[axis] == batch[of_batch]);
        if fits {
            Ok(())
        } else {
            Err(Error::invalid(
                "gather or scatter operands do not fit together",
            ))
        }
    }

    fn batch_shape(&self) -> Shape {
        let dims = self.indices;
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

    /// The windows, and the shape of the dense array.
    fn windows(&self) -> Result<(Windows, Shape)> {
        self.check()?;
        let (batch, dense, kept) = (self.batch_shape(), self.dense_shape()?, self.kept());
        let strides = self.operand.strides();
        let mut in_array = vec![0; batch.ndim()];
        for (&axis, &of_batch) in self.operand_batching.iter().zip(self.indices_batching) {
            in_array[of_batch] = strides[axis] as isize;
        }
        in_array.extend(kept.iter().map(|&axis| strides[axis] as isize));
        let dense_strides = dense.strides();
        let outer = (0..dense.ndim()).filter(|axis| !self.window_dims.contains(axis));
        let axes = outer.chain(self.window_dims.iter().copied());
        let in_dense = axes.map(|axis| dense_strides[axis] as isize).collect();
        let of_indices = self.indices.strides();
        let of_batch = &of_indices[..batch.ndim()];
        let start = |(component, &axis): (usize, &usize)| Start {
            source: 0,
            size: self.indices.size(),
            access: Access {
                offset: component,
                strides: of_batch.iter().map(|it| *it as isize).collect(),
            },
            stride: strides[axis],
            last: self.operand[axis] - self.sizes[axis],
        };
        let windows = Windows {
            window: kept.iter().map(|&axis| self.sizes[axis]).collect(),
            batch,
            array_size: self.operand.size(),
            array: access(in_array),
            dense_size: dense.size(),
            dense: access(in_dense),
            starts: self.index_map.iter().enumerate().map(start).collect(),
            outside: match self.mode {
                IndexMode::FillOrDrop => Outside::Skip,
                IndexMode::Clip | IndexMode::PromiseInBounds => Outside::Clip,
            },
        };
        Ok((windows, dense))
    }
}

fn access(strides: Vec<isize>) -> Access {
    Access { offset: 0, strides }
}

/// The window of `sizes` of an array of shape `array` that starts at so many scalars.
fn window_at(array: &Shape, sizes: &Shape) -> Result<Windows> {
    if array.ndim() != sizes.ndim() || array.iter().zip(sizes.iter()).any(|(dim, size)| size > dim)
    {
        return Err(Error::invalid(format!(
            "a slice of sizes {sizes} does not fit shape {array}"
        )));
    }
    let signed = |shape: &Shape| shape.strides().iter().map(|it| *it as isize).collect();
    let start = |(source, &stride): (usize, &usize)| Start {
        source,
        size: 1,
        access: access(Vec::new()),
        stride,
        last: array[source] - sizes[source],
    };
    Ok(Windows {
        batch: Shape::scalar(),
        window: sizes.clone(),
        array_size: array.size(),
        array: access(signed(array)),
        dense_size: sizes.size(),
        dense: access(signed(sizes)),
        starts: array.strides().iter().enumerate().map(start).collect(),
        outside: Outside::Clip,
    })
}

impl Windows {
    /// Calls `visit(position in the dense array, position in the array, length)` for runs of elements that lie in one
    /// piece in both, in the order of the loop. There is no position in the array where the window is left out.
    fn visit(
        &self,
        indices: &[&Array],
        visit: &mut dyn FnMut(usize, Option<usize>, usize),
    ) -> Result<()> {
        let (batch, window) = (&self.batch, &self.window);
        if batch.size() == 0 || window.size() == 0 {
            return Ok(());
        }
        let (in_array, within) = self.array.strides.split_at(batch.ndim());
        let (in_dense, within_dense) = self.dense.strides.split_at(batch.ndim());
        let offset = |index: &[usize], strides: &[isize]| -> isize {
            let steps = index.iter().zip(strides);
            steps.map(|(at, stride)| *at as isize * stride).sum()
        };
        let mut run = 1;
        let mut outer = window.ndim();
        while let Some(axis) = outer.checked_sub(1)
            && (window[axis] == 1 || [within[axis], within_dense[axis]] == [run as isize; 2])
        {
            run *= window[axis];
            outer = axis;
        }
        let outer = &window[..outer];
        let mut places = Vec::new();
        let mut index = vec![0; outer.len()];
        for _ in 0..outer.iter().product() {
            places.push((offset(&index, within_dense), offset(&index, within)));
            advance(&mut index, outer);
        }
        let vectors: Vec<Vec<i64>> = indices.iter().map(|it| integers(it)).collect();
        let mut index = vec![0; batch.ndim()];
        for _ in 0..batch.size() {
            let start = self.start(&vectors, &index);
            let start = start.map(|start| start as isize + offset(&index, in_array));
            let base = self.dense.offset as isize + offset(&index, in_dense);
            worked(places.len() * run)?;
            for (inside, place) in &places {
                let place = start.map(|start| (start + place) as usize);
                visit((base + inside) as usize, place, run);
            }
            advance(&mut index, batch);
        }
        Ok(())
    }

    /// Where the window of a place of the batch starts; nothing if it is left out.
    fn start(&self, indices: &[Vec<i64>], place: &[usize]) -> Option<usize> {
        let mut at = self.array.offset;
        for start in &self.starts {
            let steps = place.iter().zip(&start.access.strides);
            let steps: isize = steps.map(|(at, stride)| *at as isize * stride).sum();
            let index = indices[start.source][(start.access.offset as isize + steps) as usize];
            let fitting = usize::try_from(index).ok().filter(|it| *it <= start.last);
            let index = match self.outside {
                Outside::Skip => fitting?,
                Outside::Clip => fitting.unwrap_or(if index < 0 { 0 } else { start.last }),
            };
            at += index * start.stride;
        }
        Some(at)
    }

    /// An error unless the arrays are those of the loop.
    fn check_arrays(&self, array: &Array, indices: &[&Array]) -> Result<()> {
        let sizes: Vec<(DType, usize)> = indices.iter().map(|it| (it.dtype(), it.size())).collect();
        if array.size() == self.array_size && self.are_indices(&sizes) {
            Ok(())
        } else {
            Err(Error::invalid(
                "gather or scatter operands do not fit together",
            ))
        }
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

impl Gather {
    /// The windows of `slice_sizes` of arrays of `dtype` and shape `x` at the positions in the last axis of `indices`.
    ///
    /// `fill` (by default [`default_fill`]) stands for windows out of bounds in mode `FillOrDrop`.
    pub fn of(
        (dtype, x): (DType, &Shape),
        indices: &Shape,
        numbers: &GatherDimensionNumbers,
        slice_sizes: &[usize],
        (mode, fill): (IndexMode, Option<Scalar>),
    ) -> Result<Self> {
        let numbers = Numbers {
            operand: x,
            indices,
            sizes: slice_sizes,
            window_dims: &numbers.offset_dims,
            dropped: &numbers.collapsed_slice_dims,
            index_map: &numbers.start_index_map,
            operand_batching: &numbers.operand_batching_dims,
            indices_batching: &numbers.start_indices_batching_dims,
            mode,
        };
        let (windows, shape) = numbers.windows()?;
        Ok(Self {
            windows,
            dtype,
            shape,
            fill: fill.unwrap_or_else(|| default_fill(dtype)),
        })
    }

    /// The window of `sizes` of arrays of `dtype` and shape `x` that starts at as many scalars.
    pub fn of_slice(dtype: DType, x: &Shape, sizes: &[usize]) -> Result<Self> {
        let shape = Shape::new(sizes);
        Ok(Self {
            windows: window_at(x, &shape)?,
            dtype,
            shape,
            fill: default_fill(dtype),
        })
    }

    /// What it reads of `x`.
    pub fn run(&self, x: &Array, indices: &[&Array]) -> Result<Array> {
        fn read<W: Word>(it: &Gather, (source, indices): (&Buffer<W>, &[&Array])) -> Result<Array> {
            let source = source.as_slice();
            let mut out = try_filled(it.shape.size(), W::from_bits(it.fill.bits(it.dtype)))?;
            it.windows.visit(indices, &mut |to, from, run| {
                if let Some(words) = from.and_then(|from| source.get(from..from + run)) {
                    out[to..to + run].copy_from_slice(words);
                }
            })?;
            Array::from_words(it.dtype, out, it.shape.clone())
        }
        self.windows.check_arrays(x, indices)?;
        check_allocation(self.shape.size(), self.dtype.itemsize())?;
        by_word!(x.words(), buffer => read(self, (buffer, indices)))
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
    let (operand, bounds) = ((x.dtype(), x.shape()), (mode, fill));
    let it = Gather::of(operand, indices.shape(), numbers, slice_sizes, bounds)?;
    it.run(x, &[indices])
}

impl Scatter {
    /// Each window of `updates` combined by `op` into arrays of `dtype` and shape `x` at the positions in the last axis
    /// of `indices`, in order.
    pub fn of(
        op: ScatterOp,
        (dtype, x): (DType, &Shape),
        indices: &Shape,
        updates: &Shape,
        (numbers, mode): (&ScatterDimensionNumbers, IndexMode),
    ) -> Result<Self> {
        let sizes = window_sizes(x, updates, numbers)?;
        let numbers = Numbers {
            operand: x,
            indices,
            sizes: &sizes,
            window_dims: &numbers.update_window_dims,
            dropped: &numbers.inserted_window_dims,
            index_map: &numbers.scatter_dims_to_operand_dims,
            operand_batching: &numbers.operand_batching_dims,
            indices_batching: &numbers.scatter_indices_batching_dims,
            mode,
        };
        let (windows, dense) = numbers.windows()?;
        if dense != *updates {
            return Err(Error::invalid(format!(
                "scatter updates of shape {updates} do not fit {dense}"
            )));
        }
        let unsupported = || Error::unsupported(op.name(), dtype);
        let combine = match op.combine() {
            Some(op) => Some(Combine::of(op, dtype).ok_or_else(unsupported)?),
            None => None,
        };
        Ok(Self {
            windows,
            dtype,
            combine,
        })
    }

    /// One window of shape `update` written into arrays of `dtype` and shape `x` where as many scalars say.
    pub fn of_update(dtype: DType, x: &Shape, update: &Shape) -> Result<Self> {
        Ok(Self {
            windows: window_at(x, update)?,
            dtype,
            combine: None,
        })
    }

    /// `x` with the windows of `updates` taken into it. Does not copy if `x` is not shared.
    pub fn run(&self, mut x: Array, updates: &Array, indices: &[&Array]) -> Result<Array> {
        let dtype = self.dtype;
        self.windows.check_arrays(&x, indices)?;
        if updates.size() != self.windows.dense_size
            || updates.dtype() != dtype
            || x.dtype() != dtype
        {
            return Err(Error::invalid("the updates are not those of the scatter"));
        }
        let Some(combine) = self.combine else {
            by_word!(x.words_mut(), target => {
                self.replace(target.make_mut(), updates.try_words(dtype)?, indices)?;
            });
            return Ok(x);
        };
        let unsupported = || Error::unsupported("a scatter", dtype);
        let function = combine.function(wide(dtype)).ok_or_else(unsupported)?;
        let updates = widen(updates)?;
        // A wide array is written to in place if nobody else has it, so it must not be held twice.
        let mut target = if wide(dtype) == dtype { x } else { widen(&x)? };
        let same = by_fold!(target.words_mut(), function, (target, function) => {
            let updates = updates.try_words(updates.dtype())?;
            self.add_up(target.make_mut(), updates, indices, function)?;
            true
        }, _ => false);
        if same {
            convert_element_type(&target, dtype)
        } else {
            Err(unsupported())
        }
    }

    fn replace<W: Word>(&self, target: &mut [W], updates: &[W], indices: &[&Array]) -> Result<()> {
        self.windows.visit(indices, &mut |from, to, run| {
            if let Some(words) = to.and_then(|to| target.get_mut(to..to + run)) {
                words.copy_from_slice(&updates[from..from + run]);
            }
        })
    }

    fn add_up<W: Word>(
        &self,
        target: &mut [W],
        updates: &[W],
        indices: &[&Array],
        function: Taking<W>,
    ) -> Result<()> {
        self.windows.visit(indices, &mut |from, to, run| {
            if let Some(words) = to.and_then(|to| target.get_mut(to..to + run)) {
                for (word, update) in words.iter_mut().zip(from..) {
                    *word = (function.run)(*word, &updates[update..=update]);
                }
            }
        })
    }
}

/// `x` with each window of `updates` combined into it at the positions in the last axis of `indices`, in order.
///
/// Does not copy if `x` is not shared.
pub fn scatter(
    op: ScatterOp,
    x: Array,
    indices: &Array,
    updates: &Array,
    numbers: &ScatterDimensionNumbers,
    mode: IndexMode,
) -> Result<Array> {
    let operand = (x.dtype(), x.shape());
    let it = Scatter::of(
        op,
        operand,
        indices.shape(),
        updates.shape(),
        (numbers, mode),
    )?;
    it.run(x, updates, &[indices])
}

fn window_sizes(
    shape: &Shape,
    updates: &Shape,
    numbers: &ScatterDimensionNumbers,
) -> Result<Vec<usize>> {
    updates.check_axes(&numbers.update_window_dims)?;
    let mut window = numbers.update_window_dims.iter().map(|&axis| updates[axis]);
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
