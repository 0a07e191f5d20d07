//! Kernels that only move elements: broadcasting, transposing, slicing, joining.

use crate::array::words_of;
use crate::storage::{Word, by_word, check_allocation, try_vec};
use crate::{Array, Buffer, DType, Error, Result, Scalar, Shape};

/// Runs over every position of `shape` in row-major order, following `strides` from `start` in a source.
///
/// The last axis is handed over as a run: `(start, stride, length)`.
pub(super) fn for_each_run(
    shape: &[usize],
    strides: &[isize],
    start: isize,
    run: &mut dyn FnMut(isize, isize, usize),
) {
    if shape.contains(&0) {
        return;
    }
    let Some((&length, outer)) = shape.split_last() else {
        run(start, 0, 1);
        return;
    };
    let stride = strides[outer.len()];
    let mut index = vec![0usize; outer.len()];
    let mut offset = start;
    loop {
        run(offset, stride, length);
        let mut axis = outer.len();
        loop {
            if axis == 0 {
                return;
            }
            axis -= 1;
            index[axis] += 1;
            offset += strides[axis];
            if index[axis] < outer[axis] {
                break;
            }
            offset -= strides[axis] * outer[axis] as isize;
            index[axis] = 0;
        }
    }
}

/// A new array of `shape` whose elements are read from `x` at `start` plus the index times `strides`.
///
/// The caller guarantees that every position read lies inside `x`.
fn strided(x: &Array, shape: Shape, strides: &[isize], start: isize) -> Result<Array> {
    fn read<W: Word>(
        dtype: DType,
        source: &Buffer<W>,
        shape: Shape,
        strides: &[isize],
        start: isize,
    ) -> Result<Array> {
        let source = source.as_slice();
        let mut out = try_vec(shape.size())?;
        for_each_run(
            &shape,
            strides,
            start,
            &mut |start, stride, length| match stride {
                1 => out.extend_from_slice(&source[start as usize..start as usize + length]),
                0 => out.resize(out.len() + length, source[start as usize]),
                _ => out.extend(
                    (0..length as isize).map(|step| source[(start + step * stride) as usize]),
                ),
            },
        );
        Array::from_words(dtype, out, shape)
    }
    by_word!(x.words(), buffer => read(x.dtype(), buffer, shape, strides, start))
}

fn signed_strides(shape: &Shape) -> Vec<isize> {
    shape
        .strides()
        .iter()
        .map(|&stride| stride as isize)
        .collect()
}

/// Places axis `i` of `x` at axis `dimensions[i]` of `shape` and repeats it along all others.
pub fn broadcast_in_dim(x: &Array, shape: &Shape, dimensions: &[usize]) -> Result<Array> {
    let increasing = dimensions.windows(2).all(|pair| pair[0] < pair[1]);
    let fits = dimensions.len() == x.ndim()
        && increasing
        && dimensions
            .iter()
            .zip(x.shape().iter())
            .all(|(&to, &dim)| shape.get(to).is_some_and(|&d| d == dim || dim == 1));
    if !fits {
        let from = x.shape();
        return Err(Error::invalid(format!(
            "cannot broadcast shape {from} to {shape} along axes {dimensions:?}"
        )));
    }
    check_allocation(shape.size(), x.dtype().itemsize())?;
    if shape.size() == x.size() {
        return x.reshape(shape.clone());
    }
    let mut strides = vec![0isize; shape.ndim()];
    for ((&to, stride), &dim) in dimensions
        .iter()
        .zip(signed_strides(x.shape()))
        .zip(x.shape().iter())
    {
        strides[to] = if dim == 1 { 0 } else { stride };
    }
    strided(x, shape.clone(), &strides, 0)
}

/// Broadcasts by NumPy's rule: axes align at the right.
pub fn broadcast_to(x: &Array, shape: &Shape) -> Result<Array> {
    match shape.ndim().checked_sub(x.ndim()) {
        Some(new) => broadcast_in_dim(x, shape, &(new..shape.ndim()).collect::<Vec<_>>()),
        None => Err(Error::invalid(format!(
            "cannot broadcast shape {} to {shape}",
            x.shape()
        ))),
    }
}

/// Axis `i` of the result is axis `permutation[i]` of `x`.
pub fn transpose(x: &Array, permutation: &[usize]) -> Result<Array> {
    if permutation.len() != x.ndim() {
        let shape = x.shape();
        return Err(Error::invalid(format!(
            "permutation {permutation:?} does not fit shape {shape}"
        )));
    }
    x.shape().check_axes(permutation)?;
    let shape: Shape = permutation.iter().map(|&axis| x.shape()[axis]).collect();
    if permutation.iter().enumerate().all(|(to, &from)| to == from) {
        return Ok(x.clone());
    }
    let strides = signed_strides(x.shape());
    let strides: Vec<isize> = permutation.iter().map(|&axis| strides[axis]).collect();
    strided(x, shape, &strides, 0)
}

/// The elements from `starts` up to `limits` in steps of `strides` (empty: steps of one).
pub fn slice(x: &Array, starts: &[usize], limits: &[usize], strides: &[usize]) -> Result<Array> {
    let step = |axis: usize| strides.get(axis).copied().unwrap_or(1);
    let ndim = x.ndim();
    let fits = starts.len() == ndim
        && limits.len() == ndim
        && (strides.is_empty() || strides.len() == ndim)
        && (0..ndim).all(|axis| {
            starts[axis] <= limits[axis] && limits[axis] <= x.shape()[axis] && step(axis) > 0
        });
    if !fits {
        let shape = x.shape();
        return Err(Error::invalid(format!(
            "slice {starts:?} to {limits:?} by {strides:?} does not fit shape {shape}"
        )));
    }
    let shape: Shape = (0..ndim)
        .map(|axis| (limits[axis] - starts[axis]).div_ceil(step(axis)))
        .collect();
    let own = signed_strides(x.shape());
    let start = (0..ndim)
        .map(|axis| own[axis] * starts[axis] as isize)
        .sum();
    let strides: Vec<isize> = (0..ndim)
        .map(|axis| own[axis] * step(axis) as isize)
        .collect();
    strided(x, shape, &strides, start)
}

/// Reverses the order along `axes`.
pub fn rev(x: &Array, axes: &[usize]) -> Result<Array> {
    x.shape().check_axes(axes)?;
    let mut strides = signed_strides(x.shape());
    let mut start = 0;
    for &axis in axes {
        start += strides[axis] * (x.shape()[axis] as isize - 1);
        strides[axis] = -strides[axis];
    }
    strided(x, x.shape().clone(), &strides, start)
}

/// The same elements without the axes of length one that are named.
pub fn squeeze(x: &Array, axes: &[usize]) -> Result<Array> {
    x.shape().check_axes(axes)?;
    if axes.iter().any(|&axis| x.shape()[axis] != 1) {
        return Err(Error::invalid(format!(
            "cannot squeeze axes {axes:?} of shape {}",
            x.shape()
        )));
    }
    x.reshape(x.shape().without_axes(axes))
}

/// The same elements with new axes of length one at the positions `axes` of the result.
pub fn expand_dims(x: &Array, axes: &[usize]) -> Result<Array> {
    let ndim = x.ndim() + axes.len();
    let mut own = x.shape().iter();
    let dim = |axis: usize| {
        if axes.contains(&axis) {
            Some(1)
        } else {
            own.next().copied()
        }
    };
    let shape: Option<Shape> = (0..ndim).map(dim).collect();
    x.reshape(
        shape.ok_or_else(|| {
            Error::invalid(format!("axes {axes:?} do not fit shape {}", x.shape()))
        })?,
    )
}

/// Joins arrays along an existing axis.
pub fn concatenate(arrays: &[&Array], axis: usize) -> Result<Array> {
    let Some(first) = arrays.first() else {
        return Err(Error::invalid("concatenate expects at least one operand"));
    };
    first.shape().check_axes(&[axis])?;
    let others = first.shape().without_axes(&[axis]);
    if arrays
        .iter()
        .any(|array| array.ndim() != first.ndim() || array.shape().without_axes(&[axis]) != others)
    {
        return Err(Error::invalid("concatenate operands differ in shape"));
    }
    let total = arrays
        .iter()
        .fold(0usize, |sum, array| sum.saturating_add(array.shape()[axis]));
    let dims = first.shape().iter().enumerate();
    let shape: Shape = dims
        .map(|(at, &dim)| if at == axis { total } else { dim })
        .collect();
    let chunk = |array: &&Array| array.shape()[axis..].iter().product::<usize>();
    let chunks: Vec<usize> = arrays.iter().map(chunk).collect();
    let rows = shape[..axis].iter().product::<usize>();
    by_word!(first.words(), buffer => join(buffer, arrays, &chunks, rows, shape))
}

fn join<W: Word>(
    _: &Buffer<W>,
    arrays: &[&Array],
    chunks: &[usize],
    rows: usize,
    shape: Shape,
) -> Result<Array> {
    let dtype = arrays[0].dtype();
    let parts = words_of::<W>(arrays, dtype)?;
    let mut out = try_vec(shape.size())?;
    for row in 0..rows {
        for (part, chunk) in parts.iter().zip(chunks) {
            out.extend_from_slice(&part[row * chunk..(row + 1) * chunk]);
        }
    }
    Array::from_words(dtype, out, shape)
}

/// Counts from zero along `dimension`.
pub fn iota(dtype: DType, shape: &Shape, dimension: usize) -> Result<Array> {
    shape.check_axes(&[dimension])?;
    let length = shape[dimension];
    check_allocation(shape.size().max(length), dtype.itemsize())?;
    let counts = Array::build(dtype, [length].into(), &mut |count| {
        Scalar::Int(count as i64)
    })?;
    broadcast_in_dim(&counts, shape, &[dimension])
}

/// The elements at these row-major positions; nothing (zero, `false`) stands for those that do not exist.
pub fn take(x: &Array, positions: &[usize], shape: Shape) -> Result<Array> {
    fn pick<W: Word>(
        dtype: DType,
        source: &Buffer<W>,
        positions: &[usize],
        shape: Shape,
    ) -> Result<Array> {
        let source = source.as_slice();
        let mut out = try_vec(positions.len())?;
        let word = |&position| source.get(position).copied().unwrap_or_default();
        out.extend(positions.iter().map(word));
        Array::from_words(dtype, out, shape)
    }
    by_word!(x.words(), buffer => pick(x.dtype(), buffer, positions, shape))
}

/// The elements at one place of the first axis, without that axis.
pub fn row(x: &Array, at: usize) -> Result<Array> {
    fn read<W: Word>(dtype: DType, words: &[W], shape: Shape, at: usize) -> Result<Array> {
        let size = shape.size();
        let row = words.get(at * size..(at + 1) * size).unwrap_or(&[]);
        if let [word] = row {
            return Ok(Array::from_one(dtype, *word, shape));
        }
        let mut out = try_vec(size)?;
        out.extend_from_slice(row);
        Array::from_words(dtype, out, shape)
    }
    let shape = rest_of(x, at)?;
    by_word!(x.words(), buffer => read(x.dtype(), buffer.as_slice(), shape, at))
}

/// Writes the elements at one place of the first axis.
pub fn put_row(x: &mut Array, at: usize, row: &Array) -> Result<()> {
    let (shape, dtype) = (rest_of(x, at)?, x.dtype());
    if shape != *row.shape() {
        return Err(Error::invalid(format!(
            "a row of shape {} does not fit shape {}",
            row.shape(),
            x.shape()
        )));
    }
    by_word!(x.words_mut(), buffer => {
        let words = row.try_words(dtype)?;
        buffer.make_mut()[at * words.len()..(at + 1) * words.len()].copy_from_slice(words);
    });
    Ok(())
}

/// The shape without the first axis, if that has such a place.
fn rest_of(x: &Array, at: usize) -> Result<Shape> {
    match x.shape().split_first() {
        Some((length, rest)) if at < *length => Ok(rest.into()),
        _ => Err(Error::invalid(format!(
            "shape {} has no row {at}",
            x.shape()
        ))),
    }
}

/// Writes `values`, repeated from the start if they are fewer, to these row-major positions; values of another dtype
/// and positions that do not exist are passed over.
pub fn put(x: &mut Array, positions: &[usize], values: &Array) {
    fn write<W: Word>(target: &mut [W], positions: &[usize], values: &[W]) {
        for (&position, &value) in positions.iter().zip(values.iter().cycle()) {
            if let Some(word) = target.get_mut(position) {
                *word = value;
            }
        }
    }
    let dtype = x.dtype();
    by_word!(x.words_mut(), buffer => {
        if let Ok(values) = values.try_words(dtype) {
            write(buffer.make_mut(), positions, values);
        }
    });
}
