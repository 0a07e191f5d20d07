//! Slices whose position is data, and padding.

use super::layout::{for_each_run, slice};
use crate::storage::{Word, by_word, check_allocation, try_filled, try_vec};
use crate::{Array, Buffer, DType, Error, Result, Shape};

/// The starts moved so that a window of `sizes` lies inside `shape`.
fn clamped(shape: &Shape, starts: &[i64], sizes: &[usize]) -> Result<Vec<usize>> {
    let fits = starts.len() == shape.ndim()
        && sizes.len() == shape.ndim()
        && sizes
            .iter()
            .zip(shape.iter())
            .all(|(size, dim)| size <= dim);
    if !fits {
        return Err(Error::invalid(format!(
            "a slice of sizes {sizes:?} does not fit shape {shape}"
        )));
    }
    let clamp = |((&start, &size), &dim): ((&i64, &usize), &usize)| {
        usize::try_from(start).unwrap_or(0).min(dim - size)
    };
    Ok(starts
        .iter()
        .zip(sizes)
        .zip(shape.iter())
        .map(clamp)
        .collect())
}

/// The window of `sizes` at `starts`, which are first moved to where the window fits.
pub fn dynamic_slice(x: &Array, starts: &[i64], sizes: &[usize]) -> Result<Array> {
    let starts = clamped(x.shape(), starts, sizes)?;
    let limits: Vec<usize> = starts
        .iter()
        .zip(sizes)
        .map(|(start, size)| start + size)
        .collect();
    slice(x, &starts, &limits, &[])
}

/// `x` with `update` written at `starts`, which are first moved to where it fits; no copy if `x` is not shared.
pub fn dynamic_update_slice(mut x: Array, update: &Array, starts: &[i64]) -> Result<Array> {
    fn write<W: Word>(
        target: &mut [W],
        mut updates: &[W],
        shape: &Shape,
        strides: &[isize],
        start: isize,
    ) {
        for_each_run(shape, strides, start, &mut |start, _, length| {
            let (now, later) = updates.split_at(length);
            target[start as usize..start as usize + length].copy_from_slice(now);
            updates = later;
        });
    }
    let dtype = x.dtype();
    if update.dtype() != dtype {
        let other = update.dtype();
        return Err(Error::invalid(format!(
            "dynamic_update_slice of {dtype} with {other}"
        )));
    }
    let starts = clamped(x.shape(), starts, update.shape())?;
    let strides = x.shape().strides();
    let start = strides
        .iter()
        .zip(&starts)
        .map(|(stride, start)| stride * start)
        .sum::<usize>() as isize;
    let strides: Vec<isize> = strides.iter().map(|&stride| stride as isize).collect();
    by_word!(x.words_mut(), buffer => {
        write(buffer.make_mut(), update.try_words(dtype)?, update.shape(), &strides, start);
    });
    Ok(x)
}

/// How one axis is padded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Padding {
    /// How many elements come before; a negative number removes them.
    pub low: i64,
    /// How many elements come after; a negative number removes them.
    pub high: i64,
    /// How many elements come between each two.
    pub interior: usize,
}

impl Padding {
    /// The length of a padded axis; `None` if it overflows. Negative lengths are empty.
    pub fn length(self, dim: usize) -> Option<usize> {
        let gaps = i64::try_from(dim.saturating_sub(1))
            .ok()?
            .checked_mul(i64::try_from(self.interior).ok()?)?;
        let length = i64::try_from(dim)
            .ok()?
            .checked_add(gaps)?
            .checked_add(self.low)?
            .checked_add(self.high)?;
        usize::try_from(length.max(0)).ok()
    }
}

/// Where the elements of a line come to lie in a padded line: those from the first to before the last, from a place on, in
/// steps.
struct Line {
    from: usize,
    to: usize,
    place: usize,
    step: usize,
    /// How many elements the line has.
    length: usize,
}

impl Line {
    /// A line that goes along a padded axis of `room` places.
    fn of(length: usize, padding: Padding, room: usize) -> Self {
        let step = padding.interior + 1;
        let low = padding.low.unsigned_abs() as usize;
        let (from, place) = match padding.low < 0 {
            true => (low.div_ceil(step), low.next_multiple_of(step) - low),
            false => (0, low),
        };
        let fitting = room.saturating_sub(place).div_ceil(step);
        Self {
            from: from.min(length),
            to: length.min(from.saturating_add(fitting)),
            place,
            step,
            length,
        }
    }

    fn write<W: Word>(&self, line: &[W], out: &mut [W]) {
        if self.from >= self.to {
            return;
        }
        let (line, out) = (&line[self.from..self.to], &mut out[self.place..]);
        match self.step {
            1 => out[..line.len()].copy_from_slice(line),
            step => out
                .iter_mut()
                .step_by(step)
                .zip(line)
                .for_each(|(to, &from)| *to = from),
        }
    }
}

/// Pads every axis with the rank-0 array `value`.
pub fn pad(x: &Array, value: &Array, config: &[Padding]) -> Result<Array> {
    fn fill<W: Word>(
        dtype: DType,
        from: &Buffer<W>,
        value: &Array,
        (line, places): (&Line, &[Option<usize>]),
        shape: Shape,
    ) -> Result<Array> {
        let &[value] = value.try_words(dtype)? else {
            return Err(Error::invalid("the padding value must be a scalar"));
        };
        let mut out = try_filled(shape.size(), value)?;
        for (words, place) in from.as_slice().chunks_exact(line.length).zip(places) {
            if let Some(place) = *place {
                line.write(words, &mut out[place..]);
            }
        }
        Array::from_words(dtype, out, shape)
    }
    if config.len() != x.ndim() {
        return Err(Error::invalid(format!(
            "{} paddings do not fit shape {}",
            config.len(),
            x.shape()
        )));
    }
    let dims = x
        .shape()
        .iter()
        .zip(config)
        .map(|(&dim, padding)| padding.length(dim));
    let shape = dims
        .collect::<Option<Shape>>()
        .ok_or(Error::out_of_memory(u64::MAX))?;
    check_allocation(shape.size(), x.dtype().itemsize())?;
    let line = match (x.shape().last(), config.last(), shape.last()) {
        (Some(&length), Some(&padding), Some(&room)) => Line::of(length.max(1), padding, room),
        _ => Line::of(1, Padding::default(), 1),
    };
    let places = padded_places(x.shape(), config, &shape)?;
    by_word!(x.words(), buffer => fill(x.dtype(), buffer, value, (&line, &places), shape))
}

/// Where each line of `x` begins in the padded `shape`; `None` for one that is cut off.
fn padded_places(x: &Shape, config: &[Padding], shape: &Shape) -> Result<Vec<Option<usize>>> {
    let x: Shape = x.split_last().map_or(&[][..], |(_, outer)| outer).into();
    let strides = shape.strides();
    let place = |axis: usize, index: usize| {
        let padding = config[axis];
        let place = i64::try_from(index * (padding.interior + 1))
            .ok()?
            .checked_add(padding.low)?;
        usize::try_from(place)
            .ok()
            .filter(|&place| place < shape[axis])
            .map(|place| place * strides[axis])
    };
    let along: Vec<Vec<Option<usize>>> = (0..x.ndim())
        .map(|axis| (0..x[axis]).map(|index| place(axis, index)).collect())
        .collect();
    let mut index = vec![0; x.ndim()];
    let mut places = try_vec(x.size())?;
    for _ in 0..x.size() {
        let place = index
            .iter()
            .zip(&along)
            .try_fold(0, |sum, (&at, places)| places[at].map(|p| sum + p));
        places.push(place);
        advance(&mut index, &x);
    }
    Ok(places)
}

/// Moves an index to the next position of `shape` in row-major order.
pub(super) fn advance(index: &mut [usize], shape: &[usize]) {
    for axis in (0..index.len()).rev() {
        index[axis] += 1;
        if index[axis] < shape[axis] {
            return;
        }
        index[axis] = 0;
    }
}
