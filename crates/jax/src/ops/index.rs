//! Indexing: `x[...]`, `x.at[...]`, `take`, lowered to the primitives that JAX chooses.

use super::promote::{self, broadcast_to};
use super::{R, canonical_axis, jitted, lax};
use freezeframe_array::{Array, DType, Scalar, Shape, kernel};
use freezeframe_base::Lists;
use freezeframe_base::Order;
use freezeframe_core::{
    BinaryOp, DebugInfo, Error, ErrorClass, Gather, GatherDims, GatherMode, Primitive, Scatter,
    ScatterDims, ScatterOp, Value, bind1, trace_to_jaxpr,
};
use std::rc::Rc;

/// One position of an index.
#[derive(Clone, Debug)]
pub enum Index {
    /// `None`: a new axis.
    NewAxis,
    /// `...`.
    Ellipsis,
    /// A Python integer.
    Int(i64),
    /// A slice of Python integers.
    Slice {
        /// First.
        start: Option<i64>,
        /// One past the last.
        stop: Option<i64>,
        /// Step, not zero.
        step: Option<i64>,
    },
    /// An array of integers, traced or not.
    Array(Value),
    /// So many places from one on that may be traced.
    Window {
        /// First.
        start: Value,
        /// How many.
        size: usize,
        /// How far apart.
        step: i64,
    },
    /// A known array of booleans.
    Mask(Array),
}

const ALL: Index = Index::Slice {
    start: None,
    stop: None,
    step: None,
};
impl Index {
    /// `:`.
    pub const fn all() -> Self {
        ALL
    }
}

const INDEX_DTYPE: DType = DType::Int32;

fn index_error(message: impl freezeframe_base::Message) -> Error {
    Error::new(ErrorClass::IndexError, message)
}

/// An index with the axes that it consumes.
struct Parsed {
    index: Index,
    axis: usize,
}

/// Checks the number of indices, makes masks into integers and `...` into slices.
fn parse(indices: &[Index], shape: &Shape) -> R<Vec<Parsed>> {
    let consumed = |index: &Index| match index {
        Index::NewAxis | Index::Ellipsis => 0,
        Index::Mask(mask) => mask.ndim(),
        _ => 1,
    };
    if indices
        .iter()
        .filter(|index| matches!(index, Index::Ellipsis))
        .count()
        > 1
    {
        return Err(index_error(
            "an index can only have a single ellipsis ('...')",
        ));
    }
    let total: usize = indices.iter().map(consumed).sum();
    if total > shape.ndim() {
        return Err(index_error(format_args!(
            "Too many indices: array is {}-dimensional, but {total} were indexed",
            shape.ndim()
        )));
    }
    let mut parsed = Vec::new();
    let mut axis = 0;
    let mut push = |index: Index, axis: usize| parsed.push(Parsed { index, axis });
    for (position, index) in indices.iter().enumerate() {
        match index {
            Index::Ellipsis => {
                for _ in 0..shape.ndim() - total {
                    push(ALL, axis);
                    axis += 1;
                }
            }
            Index::Mask(mask) => {
                for indices in mask_indices(mask, shape, axis, position)? {
                    push(Index::Array(indices), axis);
                    axis += 1;
                }
            }
            Index::NewAxis => push(Index::NewAxis, axis),
            other => {
                push(other.clone(), axis);
                axis += 1;
            }
        }
    }
    for axis in axis..shape.ndim() {
        push(ALL, axis);
    }
    Ok(parsed)
}

fn mask_indices(mask: &Array, shape: &Shape, axis: usize, position: usize) -> R<Vec<Value>> {
    let expected = &shape[axis..axis + mask.ndim()];
    if mask
        .shape()
        .iter()
        .zip(expected)
        .any(|(got, wanted)| *got != 0 && got != wanted)
    {
        let list: Vec<String> = expected.iter().map(ToString::to_string).collect();
        return Err(index_error(format_args!(
            "boolean index did not match shape of indexed array in index {position}: got {}, expected [{}]",
            mask.shape(),
            list.join(", ")
        )));
    }
    Ok(nonzero(mask).into_iter().map(Value::from).collect())
}

/// The indices of the true elements of a known array, one array an axis.
pub fn nonzero(mask: &Array) -> Vec<Array> {
    let strides = mask.shape().strides();
    let hits: Vec<usize> = (0..mask.size())
        .filter(|at| mask.get(*at).is_some_and(Scalar::to_bool))
        .list();
    (0..mask.ndim())
        .map(|axis| {
            let length = mask.shape()[axis].max(1);
            Array::vector(
                hits.iter()
                    .map(|at| (at / strides[axis].max(1) % length) as i32)
                    .collect(),
            )
        })
        .collect()
}

/// `slice(start, stop, step).indices(length)`.
pub fn slice_indices(
    start: Option<i64>,
    stop: Option<i64>,
    step: i64,
    length: usize,
) -> (i64, i64) {
    let n = length as i64;
    let (low, high) = if step > 0 { (0, n) } else { (-1, n - 1) };
    let place = |at: Option<i64>, default: i64| match at {
        None => default,
        Some(at) => (if at < 0 { at.saturating_add(n) } else { at }).clamp(low, high),
    };
    let (first, last) = if step > 0 { (low, high) } else { (high, low) };
    (place(start, first), place(stop, last))
}

/// What `x[...]` and `x.at[...].get()` may be told.
#[derive(Clone, Debug, Default)]
pub struct TakeOptions {
    /// What to do with indices out of bounds.
    pub mode: Option<GatherMode>,
    /// What stands in for elements out of bounds.
    pub fill_value: Option<Scalar>,
    /// No two indices are equal.
    pub unique_indices: bool,
    /// The indices ascend.
    pub indices_are_sorted: bool,
}

/// `x[indices]`.
pub fn take(x: &Value, indices: &[Index], options: &TakeOptions) -> R {
    let shape = x.shape();
    let mut masks = indices.iter().filter_map(|index| {
        if let Index::Mask(mask) = index {
            Some(mask)
        } else {
            None
        }
    });
    if let Some(mask) = masks.find(|mask| mask.ndim() == 0) {
        return scalar_mask(x, indices, mask);
    }
    let parsed = parse(indices, &shape)?;
    let slices_allowed = matches!(
        options.mode,
        None | Some(GatherMode::Clip | GatherMode::PromiseInBounds)
    );
    let has_mask = indices.iter().any(|index| matches!(index, Index::Mask(_)));
    if slices_allowed && !has_mask {
        if let Some(result) = static_slice(x, &parsed)? {
            return Ok(result);
        }
        if let Some(result) = dynamic_slice(x, &parsed)? {
            return Ok(result);
        }
    }
    gather(x, &parsed, options)
}

/// `x[True]` and `x[False]`: a new axis of length 1 or 0.
fn scalar_mask(x: &Value, indices: &[Index], mask: &Array) -> R {
    if indices.len() > 1 {
        return Err(Error::not_implemented(
            "indexing with a scalar boolean among other indices is not implemented",
        ));
    }
    let keep = mask.item().is_some_and(Scalar::to_bool);
    let lifted = lax::expand_dims(x, &[0])?;
    if keep {
        Ok(lifted)
    } else {
        lax::slice_in_dim(&lifted, 0, 0, 0)
    }
}

/// How a result is finished after slicing.
#[derive(Default)]
struct Finish {
    reversed: Vec<usize>,
    squeezed: Vec<usize>,
    new_axes: Vec<usize>,
}

impl Finish {
    fn apply(&self, mut x: Value) -> R {
        if !self.reversed.is_empty() {
            x = lax::rev(&x, &self.reversed)?;
        }
        x = lax::squeeze(&x, &self.squeezed)?;
        lax::expand_dims(&x, &self.new_axes)
    }
}

/// Integers and slices only: `slice`, `rev`, `squeeze`, `broadcast_in_dim`.
fn static_slice(x: &Value, parsed: &[Parsed]) -> R<Option<Value>> {
    if parsed.iter().any(|it| matches!(it.index, Index::Array(_))) {
        return Ok(None);
    }
    let shape = x.shape();
    let (mut starts, mut limits, mut strides) = (Vec::new(), Vec::new(), Vec::new());
    let mut finish = Finish::default();
    for Parsed { index, axis } in parsed {
        match index {
            Index::NewAxis => {
                finish
                    .new_axes
                    .push(starts.len() - finish.squeezed.len() + finish.new_axes.len());
            }
            Index::Int(at) => {
                let length = shape[*axis];
                if length == 0 {
                    return Err(index_error(format_args!(
                        "index is out of bounds for axis {axis} with size 0"
                    )));
                }
                let at = if *at < 0 {
                    at.saturating_add(length as i64)
                } else {
                    *at
                };
                let at = at.clamp(0, length as i64 - 1) as usize;
                starts.push(at);
                limits.push(at + 1);
                strides.push(1);
                finish.squeezed.push(*axis);
            }
            Index::Slice { start, stop, step } => {
                let step = step.unwrap_or(1);
                let length = shape[*axis];
                let (first, last) = slice_indices(*start, *stop, step, length);
                if step < 0 {
                    let span = (first - last - 1).max(-1);
                    let low = (last + 1 + span.rem_euclid(-step))
                        .min(length as i64)
                        .max(0);
                    starts.push(low as usize);
                    limits.push(low.max(first + 1) as usize);
                    finish.reversed.push(*axis);
                } else {
                    starts.push(first as usize);
                    limits.push(first.max(last) as usize);
                }
                strides.push(usize::try_from(step.unsigned_abs()).unwrap_or(usize::MAX));
            }
            _ => return Ok(None),
        }
    }
    let plain = strides.iter().all(|stride| *stride == 1);
    let trivial = plain
        && starts.iter().all(|at| *at == 0)
        && limits.iter().zip(shape.iter()).all(|(a, b)| a == b);
    let sliced = if trivial {
        x.clone()
    } else {
        lax::slice(
            x,
            &starts,
            &limits,
            if plain { None } else { Some(&strides) },
        )?
    };
    finish.apply(sliced).map(Some)
}

/// Scalars that are not known, and slices with step 1: `dynamic_slice`.
fn dynamic_slice(x: &Value, parsed: &[Parsed]) -> R<Option<Value>> {
    let fits = parsed.iter().all(|it| match &it.index {
        Index::Array(index) => index.ndim() == 0,
        Index::Slice { step, .. } => matches!(step, None | Some(1 | -1)),
        Index::Mask(_) => false,
        Index::Window { step, .. } => *step == 1,
        _ => true,
    });
    if !fits {
        return Ok(None);
    }
    let shape = x.shape();
    let (mut starts, mut sizes) = (Vec::new(), Vec::new());
    let mut finish = Finish::default();
    let known = |at: i64| Value::from(Array::from_scalar(INDEX_DTYPE, Scalar::Int(at)));
    for Parsed { index, axis } in parsed {
        match index {
            Index::NewAxis => {
                finish
                    .new_axes
                    .push(starts.len() - finish.squeezed.len() + finish.new_axes.len());
            }
            Index::Int(_) | Index::Array(_) => {
                if shape[*axis] == 0 {
                    return Err(index_error(format_args!(
                        "index is out of bounds for axis {axis} with size 0"
                    )));
                }
                starts.push(match index {
                    Index::Int(at) => known(*at),
                    Index::Array(index) => index.clone(),
                    _ => return Ok(None),
                });
                sizes.push(1);
                finish.squeezed.push(*axis);
            }
            Index::Window { start, size, .. } => {
                starts.push(lax::convert(start, INDEX_DTYPE)?);
                sizes.push(*size);
            }
            Index::Slice { start, stop, step } => {
                let step = step.unwrap_or(1);
                let (first, last) = slice_indices(*start, *stop, step, shape[*axis]);
                if step < 0 {
                    starts.push(known(last + 1));
                    sizes.push((first - last).max(0) as usize);
                    finish.reversed.push(*axis);
                } else {
                    starts.push(known(first));
                    sizes.push((last - first).max(0) as usize);
                }
            }
            _ => return Ok(None),
        }
    }
    if starts.len() > 1 {
        starts = starts
            .iter()
            .map(|start| lax::convert(start, INDEX_DTYPE))
            .try_list()?;
    }
    let starts: Vec<Value> = starts
        .iter()
        .zip(shape.iter())
        .map(|(start, length)| dynamic_start(start, *length))
        .try_list()?;
    finish
        .apply(lax::dynamic_slice(x, &starts, &sizes)?)
        .map(Some)
}

/// Negative indices counted from the end.
pub fn normalize(index: &Value, length: usize) -> R {
    if index.dtype().is_unsigned_integer() {
        return Ok(index.clone());
    }
    let negative = lax::lt(index, &lax::constant(index, 0.0))?;
    let wrapped = lax::add(index, &lax::constant(index, length as f64))?;
    lax::convert(&lax::select(&negative, &wrapped, index)?, index.dtype())
}

/// The start of a dynamic slice, counted from the end where it is negative.
pub fn dynamic_start(index: &Value, length: usize) -> R {
    if index.dtype().is_unsigned_integer() {
        return Ok(index.clone());
    }
    let negative = lax::lt(index, &lax::constant(index, 0.0))?;
    let strong = lax::convert(index, index.dtype())?;
    let wrapped = lax::add(&strong, &lax::int_scalar(index.dtype(), length as i64))?;
    lax::select(&negative, &wrapped, index)
}

/// What a gather or scatter needs, computed from an index.
struct Indexer {
    slice_shape: Vec<usize>,
    slice_sizes: Vec<usize>,
    indices: Value,
    dims: GatherDims,
    reversed: Vec<usize>,
    new_axes: Vec<usize>,
    advanced: bool,
}

/// Positions whose arrays index together, and whether they stand side by side.
fn advanced_positions(parsed: &[Parsed]) -> (Vec<usize>, bool) {
    let has_array = parsed
        .iter()
        .any(|it| matches!(&it.index, Index::Array(index) if index.ndim() > 0));
    if !has_array {
        return (Vec::new(), true);
    }
    let is_advanced = |it: &Parsed| matches!(it.index, Index::Array(_) | Index::Int(_));
    let positions: Vec<usize> = (0..parsed.len())
        .filter(|at| is_advanced(&parsed[*at]))
        .list();
    let contiguous = positions.windows(2).all(|pair| pair[1] == pair[0] + 1);
    (positions, contiguous)
}

struct Builder {
    result: Indexer,
    /// Index columns, each with the axis of the index array where it starts.
    columns: Vec<(Value, usize)>,
    columns_shape: Vec<usize>,
    out_axis: usize,
    collapsed_out_axis: usize,
}

/// The places of a window as an array.
fn spread(parsed: &[Parsed]) -> R<Vec<Parsed>> {
    let is_array = |it: &&Parsed| match &it.index {
        Index::Array(index) => index.ndim() > 0,
        Index::Window { .. } => true,
        _ => false,
    };
    if parsed.iter().filter(is_array).count() > 1 {
        return Err(Error::not_implemented(
            "indexing with jax.ds and with an array, or another jax.ds with a stride, is not implemented",
        ));
    }
    let spread = |it: &Parsed| {
        let index = match &it.index {
            Index::Window { start, size, step } => {
                let start = lax::convert(start, INDEX_DTYPE)?;
                let places = lax::iota(INDEX_DTYPE, [*size], 0)?;
                let step = lax::int_scalar(INDEX_DTYPE, *step);
                Index::Array(lax::add(&start, &lax::mul(&step, &places)?)?)
            }
            other => other.clone(),
        };
        Ok(Parsed {
            index,
            axis: it.axis,
        })
    };
    parsed.iter().map(spread).try_list()
}

fn to_gather(x: &Value, parsed: &[Parsed]) -> R<Indexer> {
    let spread = match parsed
        .iter()
        .any(|it| matches!(it.index, Index::Window { .. }))
    {
        true => spread(parsed)?,
        false => Vec::new(),
    };
    let parsed = if spread.is_empty() { parsed } else { &spread };
    let shape = x.shape();
    let (advanced, contiguous) = advanced_positions(parsed);
    let mut builder = Builder {
        result: Indexer {
            slice_shape: Vec::new(),
            slice_sizes: Vec::new(),
            indices: Value::from(Array::from_vec(Vec::<i32>::new(), [0])?),
            dims: GatherDims::default(),
            reversed: Vec::new(),
            new_axes: Vec::new(),
            advanced: !advanced.is_empty(),
        },
        columns: Vec::new(),
        columns_shape: Vec::new(),
        out_axis: 0,
        collapsed_out_axis: 0,
    };
    let mut normalized = Vec::new();
    for it in parsed {
        normalized.push(match &it.index {
            Index::Array(index) => Some(normalize(index, shape[it.axis])?),
            Index::Int(at) => {
                let at = if *at < 0 {
                    at.saturating_add(shape[it.axis] as i64)
                } else {
                    *at
                };
                Some(Value::weak(Array::from_scalar(
                    INDEX_DTYPE,
                    Scalar::Int(at),
                )))
            }
            _ => None,
        });
    }
    let first = if contiguous {
        advanced.first().copied()
    } else {
        Some(0)
    };
    for (position, it) in parsed.iter().enumerate() {
        if !advanced.is_empty() && first == Some(position) {
            let arrays: Vec<Value> = advanced
                .iter()
                .filter_map(|at| normalized[*at].clone())
                .list();
            let axes: Vec<usize> = advanced.iter().map(|at| parsed[*at].axis).collect();
            builder.advanced(&arrays, &axes)?;
        }
        if advanced.contains(&position) {
            builder.result.slice_sizes.push(1);
            continue;
        }
        builder.basic(it, normalized[position].as_ref(), &shape)?;
    }
    builder.finish()
}

impl Builder {
    fn advanced(&mut self, arrays: &[Value], axes: &[usize]) -> R<()> {
        let arrays = promote::broadcast_arrays(arrays)?;
        let shape = arrays[0].shape();
        let start = self.columns_shape.len();
        for array in &arrays {
            self.columns
                .push((lax::convert(array, INDEX_DTYPE)?, start));
        }
        self.columns_shape.extend(shape.iter());
        self.result.dims.start_index_map.extend(axes);
        self.result.dims.collapsed_slice_dims.extend(axes);
        self.result.slice_shape.extend(shape.iter());
        self.out_axis += shape.ndim();
        self.collapsed_out_axis += shape.ndim();
        Ok(())
    }

    fn basic(&mut self, it: &Parsed, index: Option<&Value>, shape: &Shape) -> R<()> {
        let axis = it.axis;
        match (&it.index, index) {
            (_, Some(index)) => {
                if shape[axis] == 0 {
                    return Err(index_error(format_args!(
                        "index is out of bounds for axis {axis} with size 0"
                    )));
                }
                self.columns
                    .push((lax::convert(index, INDEX_DTYPE)?, self.columns_shape.len()));
                self.result.dims.collapsed_slice_dims.push(axis);
                self.result.dims.start_index_map.push(axis);
                self.result.slice_sizes.push(1);
            }
            (Index::NewAxis, _) => {
                self.result.slice_shape.push(1);
                self.result.new_axes.push(self.out_axis);
                self.out_axis += 1;
            }
            (Index::Slice { start, stop, step }, _) => {
                self.slice(axis, *start, *stop, step.unwrap_or(1), shape[axis])?
            }
            _ => return Err(index_error("Got unsupported indexer")),
        }
        Ok(())
    }

    fn slice(
        &mut self,
        axis: usize,
        start: Option<i64>,
        stop: Option<i64>,
        step: i64,
        length: usize,
    ) -> R<()> {
        let (first, last) = slice_indices(start, stop, step, length);
        let distance = if step > 0 { last - first } else { first - last };
        let size = if distance <= 0 {
            0
        } else {
            ((distance - 1) / step.abs() + 1) as usize
        };
        self.result.slice_shape.push(size);
        if step == 1 {
            if size != length {
                let start = Value::from(Array::from_scalar(INDEX_DTYPE, Scalar::Int(first)));
                self.columns.push((start, self.columns_shape.len()));
                self.result.dims.start_index_map.push(axis);
            }
            self.result.slice_sizes.push(size);
            self.result.dims.offset_dims.push(self.collapsed_out_axis);
        } else {
            let mut positions: Vec<i32> = (0..size as i64)
                .map(|at| (first + step * at) as i32)
                .collect();
            if step < 0 {
                self.result.reversed.push(self.collapsed_out_axis);
                positions.reverse();
            }
            self.result.slice_sizes.push(1);
            self.columns.push((
                Value::from(Array::vector(positions)),
                self.columns_shape.len(),
            ));
            self.result.dims.start_index_map.push(axis);
            self.columns_shape.push(size);
            self.result.dims.collapsed_slice_dims.push(axis);
        }
        self.collapsed_out_axis += 1;
        self.out_axis += 1;
        Ok(())
    }

    fn finish(mut self) -> R<Indexer> {
        self.result.dims.collapsed_slice_dims.order();
        self.result.indices = match self.columns.as_slice() {
            [] => self.result.indices,
            [(column, _)] => lax::expand_dims(column, &[column.ndim()])?,
            columns => {
                let last = self.columns_shape.len();
                let mut shape = self.columns_shape.clone();
                shape.push(1);
                let spread = columns.iter().map(|(column, start)| {
                    let axes: Vec<usize> = (*start..start + column.ndim()).collect();
                    lax::broadcast_in_dim(column, shape.clone(), &axes)
                });
                lax::concatenate(&spread.try_list()?, last)?
            }
        };
        Ok(self.result)
    }
}

fn gather(x: &Value, parsed: &[Parsed], options: &TakeOptions) -> R {
    let indexer = to_gather(x, parsed)?;
    if indexer.slice_shape.contains(&0) {
        return lax::full(indexer.slice_shape, &lax::constant(x, 0.0));
    }
    let mut y = x.clone();
    if !indexer.indices.shape().contains(&0) {
        let gather = Gather {
            dims: indexer.dims,
            slice_sizes: indexer.slice_sizes,
            indices_are_sorted: options.indices_are_sorted || !indexer.advanced,
            unique_indices: options.unique_indices || !indexer.advanced,
            mode: options.mode.unwrap_or(GatherMode::PromiseInBounds),
            fill_value: options.fill_value,
            batched: false,
        };
        y = bind1(&Primitive::Gather(Rc::new(gather)), &[y, indexer.indices])?;
    }
    if !indexer.reversed.is_empty() {
        y = lax::rev(&y, &indexer.reversed)?;
    }
    lax::expand_dims(&y, &indexer.new_axes)
}

/// `x.at[indices].set(y)` and its like.
pub fn scatter(x: &Value, indices: &[Index], y: &Value, op: ScatterOp, options: &TakeOptions) -> R {
    let (dtype, weak) = (x.dtype(), x.weak_type());
    let parsed = parse(indices, &x.shape())?;
    let indexer = to_gather(x, &parsed)?;
    if indexer.slice_shape.contains(&0) {
        return Ok(x.clone());
    }
    let both = promote::promote(&[x.clone(), y.clone()])?;
    let (x, y) = (&both[0], &both[1]);
    let y = scatter_broadcast(y, &indexer.slice_shape.into())?;
    let mut y = lax::squeeze(&y, &indexer.new_axes)?;
    if !indexer.reversed.is_empty() {
        y = lax::rev(&y, &indexer.reversed)?;
    }
    let scatter = Scatter {
        op,
        dims: ScatterDims {
            update_window_dims: indexer.dims.offset_dims,
            inserted_window_dims: indexer.dims.collapsed_slice_dims,
            scatter_dims_to_operand_dims: indexer.dims.start_index_map,
            operand_batching_dims: Vec::new(),
            scatter_indices_batching_dims: Vec::new(),
        },
        indices_are_sorted: options.indices_are_sorted || !indexer.advanced,
        unique_indices: options.unique_indices || !indexer.advanced,
        mode: options.mode.unwrap_or(GatherMode::FillOrDrop),
        update_jaxpr: update_jaxpr(op, x.dtype())?,
        batched: false,
    };
    let out = bind1(
        &Primitive::Scatter(Rc::new(scatter)),
        &[x.clone(), indexer.indices, y],
    )?;
    lax::convert_weak(&out, dtype, weak)
}

fn scatter_broadcast(y: &Value, shape: &Shape) -> R {
    if y.ndim() <= shape.ndim() && y.shape().broadcast(shape).as_ref() == Some(shape) {
        return broadcast_to(y, shape);
    }
    let extra: Vec<usize> = (0..y.ndim().saturating_sub(shape.ndim())).collect();
    if !extra.is_empty() && extra.iter().all(|axis| y.shape()[*axis] == 1) {
        return scatter_broadcast(&lax::squeeze(y, &extra)?, shape);
    }
    super::promote::check_rank(&y.shape(), shape)?;
    let aval = y.aval();
    Err(Error::value_error(format_args!(
        "Incompatible types for broadcasting: input type={} and requested type={}",
        aval.long(),
        aval.with_shape(shape.clone()).long()
    )))
}

/// The combining function of a scatter, as jaxprs show it.
pub(crate) fn update_jaxpr(op: ScatterOp, dtype: DType) -> R<Option<Rc<freezeframe_core::Jaxpr>>> {
    let combine = match op {
        ScatterOp::Set => return Ok(None),
        ScatterOp::Add => BinaryOp::Add,
        ScatterOp::Sub => BinaryOp::Sub,
        ScatterOp::Mul => BinaryOp::Mul,
        ScatterOp::Min => BinaryOp::Min,
        ScatterOp::Max => BinaryOp::Max,
    };
    if freezeframe_core::is_evaluating() {
        return Ok(None);
    }
    let aval = freezeframe_core::Aval::scalar(dtype);
    let info = DebugInfo::internal("scatter", combine.name());
    trace_to_jaxpr(&[aval.clone(), aval], info, |args| {
        Ok(vec![lax::binary(combine, &args[0], &args[1])?])
    })
    .map(|jaxpr| Some(Rc::new(jaxpr)))
}

/// `jnp.take`; the mode is JAX's word for it.
pub fn take_function(
    x: &Value,
    indices: &Value,
    axis: Option<i64>,
    mode: Option<&str>,
    fill: Option<Scalar>,
) -> R {
    let statics = format!("{axis:?}{mode:?}{fill:?}");
    jitted("_take", &statics, &[x.clone(), indices.clone()], |args| {
        let (x, axis) = match axis {
            None => (super::shape::ravel(&args[0])?, 0),
            Some(axis) => (args[0].clone(), canonical_axis(axis, args[0].ndim())?),
        };
        let length = x.shape()[axis];
        let indices = &args[1];
        if length == 0 && indices.shape().size() > 0 {
            return Err(index_error(
                "Cannot do a non-empty jnp.take() from an empty axis.",
            ));
        }
        let (indices, mode) = match mode {
            None | Some("fill") => {
                let negative = lax::lt(indices, &lax::constant(indices, 0.0))?;
                let wrapped = lax::add(indices, &lax::constant(indices, length as f64))?;
                (
                    super::elementwise::where_(&negative, &wrapped, indices)?,
                    GatherMode::FillOrDrop,
                )
            }
            Some("wrap") => {
                let length = lax::int_scalar(indices.dtype(), length as i64);
                (
                    super::elementwise::remainder(indices, &length)?,
                    GatherMode::PromiseInBounds,
                )
            }
            Some("clip") => (indices.clone(), GatherMode::Clip),
            Some("raise") => {
                return Err(Error::not_implemented(
                    "The 'raise' mode to jnp.take is not supported.",
                ));
            }
            Some(other) => {
                return Err(Error::value_error(format_args!(
                    "Invalid mode '{other}' for np.take"
                )));
            }
        };
        gather_axis(&x, &indices, axis, mode, fill)
    })
}

/// Elements of one axis by known indices that are in bounds.
pub fn take_axis(x: &Value, indices: &Value, axis: usize) -> R {
    gather_axis(x, indices, axis, GatherMode::PromiseInBounds, None)
}

fn gather_axis(
    x: &Value,
    indices: &Value,
    axis: usize,
    mode: GatherMode,
    fill_value: Option<Scalar>,
) -> R {
    let rank = indices.ndim();
    let mut slice_sizes = x.shape().to_vec();
    slice_sizes[axis] = 1;
    let offset_dims = (0..axis).chain(axis + rank..x.ndim() + rank - 1).list();
    let gather = Gather {
        dims: GatherDims {
            offset_dims,
            collapsed_slice_dims: vec![axis],
            start_index_map: vec![axis],
            ..GatherDims::default()
        },
        slice_sizes,
        indices_are_sorted: false,
        unique_indices: false,
        mode,
        fill_value,
        batched: false,
    };
    bind1(
        &Primitive::Gather(Rc::new(gather)),
        &[x.clone(), lax::expand_dims(indices, &[rank])?],
    )
}

/// `jnp.take_along_axis`.
pub fn take_along_axis(x: &Value, indices: &Value, axis: Option<i64>) -> R {
    if !indices.dtype().is_integer() {
        return Err(Error::type_error(format_args!(
            "take_along_axis indices must be of integer type, got {}",
            indices.dtype()
        )));
    }
    let statics = format!("{axis:?}");
    jitted(
        "take_along_axis",
        &statics,
        &[x.clone(), indices.clone()],
        |args| {
            let (x, axis) = match axis {
                None => (super::shape::ravel(&args[0])?, 0),
                Some(axis) => (args[0].clone(), canonical_axis(axis, args[0].ndim())?),
            };
            let indices = &args[1];
            if indices.ndim() != x.ndim() {
                return Err(Error::value_error(format_args!(
                    "indices and arr must have the same number of dimensions; {} vs. {}",
                    indices.ndim(),
                    x.ndim()
                )));
            }
            let at = normalize(&lax::convert(indices, INDEX_DTYPE)?, x.shape()[axis])?;
            let mut common = x.shape().to_vec();
            common[axis] = 1;
            let out = promote::broadcast_shape(&[at.shape(), common.into()])?;
            let at = broadcast_to(&at, &out)?;
            // One index column an axis: the axis itself, the others counting up.
            let mut columns = Vec::new();
            for other in 0..x.ndim() {
                columns.push(if other == axis {
                    Index::Array(at.clone())
                } else if x.shape()[other] == 1 {
                    Index::Array(lax::full(out.clone(), &lax::int_scalar(INDEX_DTYPE, 0))?)
                } else {
                    Index::Array(lax::iota(INDEX_DTYPE, out.clone(), other)?)
                });
            }
            let options = TakeOptions {
                mode: Some(GatherMode::FillOrDrop),
                ..TakeOptions::default()
            };
            take(&x, &columns, &options)
        },
    )
}

/// `x` with its first element along axis 0 replaced.
pub fn set_first(x: &Value, value: &Value) -> R {
    scatter(
        x,
        &[Index::Int(0)],
        value,
        ScatterOp::Set,
        &TakeOptions::default(),
    )
}

/// `x` with its last element along axis 0 replaced.
pub fn set_last(x: &Value, value: &Value) -> R {
    scatter(
        x,
        &[Index::Int(-1)],
        value,
        ScatterOp::Set,
        &TakeOptions::default(),
    )
}

/// `x[..., rows, columns]`.
pub fn pick_last_two(x: &Value, rows: &Value, columns: &Value) -> R {
    take(
        x,
        &[
            Index::Ellipsis,
            Index::Array(rows.clone()),
            Index::Array(columns.clone()),
        ],
        &TakeOptions::default(),
    )
}

/// A known array converted to the index dtype; for masks see [`Index::Mask`].
pub fn index_array(array: &Array) -> R<Array> {
    Ok(kernel::convert_element_type(array, INDEX_DTYPE)?)
}
