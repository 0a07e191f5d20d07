//! Products of `f32` matrices by tiles: panels of the operands are packed so that a tile's sums stay in registers.
//!
//! Each element is the same sum, in the same order, as without tiles; who multiplies the tiles makes no difference to it.

use crate::context::{Panels, Tiles, context, tiles};
use crate::interrupt::worked;
use crate::storage::fill_up;
use crate::{Error, Result};
use std::ops::Range;

/// The rows of a tile.
const ROWS: usize = 6;
/// The columns of a tile.
const COLUMNS: usize = 8;
/// The rows that are packed at a time: with the longest sums, what a second-level cache holds.
const MANY_ROWS: usize = 16 * ROWS;
/// How many times that many each of several processors is given: those that are faster take more of it.
const SHARES: usize = 4;
/// The columns that are multiplied at a time.
const MANY_COLUMNS: usize = 64 * COLUMNS;
/// The fewest products for which packing pays.
const FEWEST: u64 = 1 << 14;

/// Whether a product of these sizes is worth packing.
pub(super) fn pay(rows: usize, inner: usize, columns: usize) -> bool {
    let products = [rows, inner, columns]
        .iter()
        .map(|it| *it as u64)
        .product::<u64>();
    rows >= ROWS / 2 && columns >= COLUMNS / 2 && products >= FEWEST
}

/// Whether a product with few rows or few columns is worth packing for itself: most of its tiles is thrown away.
pub(super) fn pay_for_few(rows: usize, inner: usize, columns: usize) -> bool {
    rows.max(columns) >= 4 * COLUMNS && (rows * columns).saturating_mul(inner) as u64 >= FEWEST
}

/// The sizes of a product, the longest sum that is made in one go, and the least one that is not zero then.
pub(super) struct Sizes {
    pub rows: usize,
    pub inner: usize,
    pub columns: usize,
    pub block: usize,
    pub least: f32,
}

/// An operand of a product: lines of it, the rows of the left one or the columns of the right one, of places along the sum.
pub(super) trait Lines {
    /// Packs some lines, from and to some of their places, in panels of `LANES`: by place, then by line. What a last panel
    /// lacks is 0.
    fn pack<const LANES: usize>(
        &self,
        by: &dyn Tiles,
        lines: Range<usize>,
        places: Range<usize>,
        to: &mut [f32],
    );
}

/// Lines that follow each other by one step, and their places by another.
#[derive(Clone, Copy)]
pub(super) struct Matrix<'a> {
    numbers: &'a [f32],
    line: usize,
    place: usize,
}

impl<'a> Matrix<'a> {
    pub(super) fn new(numbers: &'a [f32], line: usize, place: usize) -> Self {
        Self {
            numbers,
            line,
            place,
        }
    }
}

impl Lines for Matrix<'_> {
    fn pack<const LANES: usize>(
        &self,
        by: &dyn Tiles,
        mut lines: Range<usize>,
        places: Range<usize>,
        mut to: &mut [f32],
    ) {
        let Self { line, place, .. } = *self;
        let whole = lines.len() / LANES;
        if whole > 0 && (line == 1 || place == 1) {
            let from = &self.numbers[lines.start * line + places.start * place..];
            let size = whole * LANES * places.len();
            if by.pack(from, (line, place), (LANES, places.len()), &mut to[..size]) {
                lines.start += whole * LANES;
                to = &mut to[size..];
            }
        }
        for (panel, packed) in to.chunks_exact_mut(LANES * places.len()).enumerate() {
            let first = lines.start + panel * LANES;
            let from = &self.numbers[first * line + places.start * place..];
            let packed = packed.as_chunks_mut::<LANES>().0;
            let width = LANES.min(lines.end - first);
            match (width == LANES, line, place) {
                (true, 1, _) => {
                    for (at, to) in packed.iter_mut().enumerate() {
                        to.copy_from_slice(&from[at * place..][..LANES]);
                    }
                }
                (true, _, 1) => {
                    let count = packed.len();
                    let lines: [&[f32]; LANES] =
                        std::array::from_fn(|at| &from[at * line..at * line + count]);
                    for at in 0..count {
                        packed[at] = lines.map(|line| line[at]);
                    }
                }
                _ => {
                    for (at, to) in packed.iter_mut().enumerate() {
                        let number = |lane: usize| from[lane * line + at * place];
                        *to = std::array::from_fn(
                            |lane| {
                                if lane < width { number(lane) } else { 0.0 }
                            },
                        );
                    }
                }
            }
        }
    }
}

/// Adds the product of two matrices to `out`, row by row, sums of `block` after sums of `block`.
pub(super) fn multiply(
    a: &impl Lines,
    b: &impl Lines,
    (out, stride): (&mut [f32], usize),
    sizes: &Sizes,
) -> Result<()> {
    let by = tiles();
    let by: &dyn Tiles = by.as_deref().unwrap_or(&Own);
    let many_rows = match by.processors() {
        1 => MANY_ROWS,
        several => MANY_ROWS * SHARES * several,
    };
    let mut panels = context(|it| it.panels.take());
    let Panels { left, right, edge } = &mut panels;
    for from in (0..sizes.inner).step_by(sizes.block) {
        let inner = sizes.block.min(sizes.inner - from);
        for column in (0..sizes.columns).step_by(MANY_COLUMNS) {
            let columns = MANY_COLUMNS.min(sizes.columns - column);
            let right = sized(right, columns.next_multiple_of(COLUMNS) * inner)?;
            let places = from..from + inner;
            b.pack::<COLUMNS>(by, column..column + columns, places.clone(), right);
            for row in (0..sizes.rows).step_by(many_rows) {
                let rows = many_rows.min(sizes.rows - row);
                worked(rows * columns * inner)?;
                let left = sized(left, rows.next_multiple_of(ROWS) * inner)?;
                a.pack::<ROWS>(by, row..row + rows, places.clone(), left);
                let out = (&mut out[row * stride + column..], stride);
                let panels = (&*left, &*right, inner, sizes.least);
                add_tiles(by, panels, (rows, columns), out, edge)?;
            }
        }
    }
    context(|it| it.panels.set(panels));
    Ok(())
}

/// Zero for what is smaller than `least`.
#[inline(always)]
pub(super) fn flushed(sum: f32, least: f32) -> f32 {
    if sum.abs() < least { 0.0 } else { sum }
}

/// Adds the products of some panels: whole tiles where they belong, and of those that stick out what belongs there.
fn add_tiles(
    by: &dyn Tiles,
    (left, right, inner, least): (&[f32], &[f32], usize, f32),
    (rows, columns): (usize, usize),
    (out, stride): (&mut [f32], usize),
    edge: &mut Vec<f32>,
) -> Result<()> {
    let (down, along) = (rows / ROWS * ROWS, columns / COLUMNS * COLUMNS);
    let (whole, rest) = left.split_at(down * inner);
    let (whole_columns, last_columns) = right.split_at(along * inner);
    if down > 0 && along > 0 {
        by.multiply(whole, whole_columns, (inner, least), out, stride);
    }
    for (left, right, row, column) in [(whole, last_columns, 0, along), (rest, right, down, 0)] {
        if left.is_empty() || right.is_empty() {
            continue;
        }
        let width = right.len() / inner;
        let edge = sized(edge, left.len() / inner * width)?;
        edge.fill(0.0);
        by.multiply(left, right, (inner, least), edge, width);
        let lines = edge.chunks_exact(width).take(rows - row);
        for (line, sums) in lines.enumerate() {
            let start = (row + line) * stride + column;
            let whole = &mut out[start..start + width.min(columns - column)];
            whole
                .iter_mut()
                .zip(sums)
                .for_each(|(sum, &part)| *sum += part);
        }
    }
    Ok(())
}

/// So much of a buffer, whatever is in it.
fn sized(buffer: &mut Vec<f32>, length: usize) -> Result<&mut [f32]> {
    let missing = length.saturating_sub(buffer.len());
    if missing > 0 {
        let reserved = buffer.try_reserve_exact(missing);
        reserved.map_err(|_| Error::out_of_memory((length * size_of::<f32>()) as u64))?;
        fill_up(buffer, length, 0.0);
    }
    Ok(&mut buffer[..length])
}

/// Tiles without an embedder's help.
struct Own;

impl Tiles for Own {
    fn multiply(
        &self,
        left: &[f32],
        right: &[f32],
        sums: (usize, f32),
        out: &mut [f32],
        stride: usize,
    ) {
        #[cfg(any(target_arch = "x86", target_arch = "x86_64"))]
        if let Some(machine) = pulp::x86::V3::try_new() {
            machine.vectorize(Vectors(machine, (left, right, sums), (out, stride)));
            return;
        }
        multiply_tiles(Doubles, (left, right, sums), (out, stride));
    }
}

/// How the products of a row of a tile are taken into its sums.
trait Rounding: Copy {
    /// A row of a tile.
    type Row: Copy + bytemuck::Pod;

    /// Takes a product into each sum, rounded once.
    fn take_in(self, x: f32, row: Self::Row, sums: Self::Row) -> Self::Row;
}

#[inline(always)]
fn multiply_tiles<R: Rounding>(
    by: R,
    (left, right, (inner, least)): (&[f32], &[f32], (usize, f32)),
    (out, stride): (&mut [f32], usize),
) {
    for (column, right) in right.chunks_exact(COLUMNS * inner).enumerate() {
        let rows: &[R::Row] = bytemuck::cast_slice(right);
        for (row, left) in left.chunks_exact(ROWS * inner).enumerate() {
            let mut sums = [<R::Row as bytemuck::Zeroable>::zeroed(); ROWS];
            for (column, row) in left.as_chunks::<ROWS>().0.iter().zip(rows) {
                // By number, so that compilers keep all sums in registers.
                for at in 0..ROWS {
                    sums[at] = by.take_in(column[at], *row, sums[at]);
                }
            }
            for (line, sums) in sums.iter().enumerate() {
                let start = (row * ROWS + line) * stride + column * COLUMNS;
                let whole = &mut out[start..start + COLUMNS];
                let sums: &[f32] = bytemuck::cast_slice(std::slice::from_ref(sums));
                whole
                    .iter_mut()
                    .zip(sums)
                    .for_each(|(sum, &part)| *sum += flushed(part, least));
            }
        }
    }
}

/// With the instructions of machines that have AVX2 and multiply and add in one.
#[cfg(any(target_arch = "x86", target_arch = "x86_64"))]
struct Vectors<'a>(
    pulp::x86::V3,
    (&'a [f32], &'a [f32], (usize, f32)),
    (&'a mut [f32], usize),
);

#[cfg(any(target_arch = "x86", target_arch = "x86_64"))]
impl pulp::NullaryFnOnce for Vectors<'_> {
    type Output = ();

    #[inline(always)]
    fn call(self) {
        multiply_tiles(self.0, self.1, self.2);
    }
}

#[cfg(any(target_arch = "x86", target_arch = "x86_64"))]
impl Rounding for pulp::x86::V3 {
    type Row = pulp::f32x8;

    #[inline(always)]
    fn take_in(self, x: f32, row: Self::Row, sums: Self::Row) -> Self::Row {
        self.mul_add_f32x8(self.splat_f32x8(x), row, sums)
    }
}

/// By way of doubles.
///
/// A product of two single numbers is exact as a double, so their sum with a third is rounded twice: to double, and to
/// single. That differs from rounding once only where the first gives what lies halfway between two single numbers, or
/// where single numbers have fewer digits, below the normal ones.
#[derive(Clone, Copy)]
struct Doubles;

impl Rounding for Doubles {
    type Row = [f32; COLUMNS];

    #[inline(always)]
    fn take_in(self, x: f32, row: Self::Row, sums: Self::Row) -> Self::Row {
        let fused = |at: usize| f64::from(x) * f64::from(row[at]) + f64::from(sums[at]);
        let doubles: [f64; COLUMNS] = std::array::from_fn(fused);
        let mut unsure = 0;
        for double in &doubles {
            let bits = double.to_bits();
            let (high, low) = ((bits >> 32) as u32, bits as u32);
            // The 29 last digits are those that a single number lacks; the smallest normal one is 2^-126.
            let halfway = low << 3 == 1 << 31;
            let small = (high << 1).wrapping_sub(1) < (1023 - 126) << 21;
            unsure |= u32::from(halfway) | u32::from(small);
        }
        match unsure {
            0 => doubles.map(|double| double as f32),
            _ => std::array::from_fn(|at| libm::fmaf(x, row[at], sums[at])),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Numbers of all signs and of many sizes.
    fn numbers(count: usize, seed: u32) -> Vec<f32> {
        let mut state = seed;
        let mut next = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            state >> 8
        };
        let number = |_| {
            let (mantissa, exponent) = (next() as i32 - (1 << 23), next() % 40);
            mantissa as f32 * f32::from_bits((100 + exponent) << 23)
        };
        (0..count).map(number).collect()
    }

    #[test]
    fn tiles_give_the_sums_that_are_rounded_once() {
        for (rows, inner, columns) in [(6, 5, 8), (7, 33, 9), (97, 70, 17), (3, 1100, 515)] {
            let (a, b) = (numbers(rows * inner, 1), numbers(inner * columns, 2));
            let block = 512;
            let mut out = vec![0.0; rows * columns];
            let sizes = Sizes {
                rows,
                inner,
                columns,
                block,
                least: f32::MIN_POSITIVE,
            };
            let (left, right) = (Matrix::new(&a, inner, 1), Matrix::new(&b, 1, columns));
            multiply(&left, &right, (&mut out, columns), &sizes).expect("a product");
            // The same operands, the other way around in memory.
            let turned = |from: &[f32], width: usize| -> Vec<f32> {
                let height = from.len() / width;
                let places = 0..from.len();
                places
                    .map(|at| from[at % height * width + at / height])
                    .collect()
            };
            let (c, d) = (turned(&a, inner), turned(&b, columns));
            let (left, right) = (Matrix::new(&c, 1, rows), Matrix::new(&d, inner, 1));
            let mut again = vec![0.0; rows * columns];
            multiply(&left, &right, (&mut again, columns), &sizes).expect("a product");
            assert_eq!(out, again, "{rows} {inner} {columns}");
            for (at, &sum) in out.iter().enumerate() {
                let (row, column) = (at / columns, at % columns);
                let term = |k: usize| (a[row * inner + k], b[k * columns + column]);
                let expected = (0..inner).step_by(block).fold(0.0f32, |sum, from| {
                    let part = (from..inner.min(from + block)).map(term);
                    sum + part.fold(0.0, |sum, (x, y)| libm::fmaf(x, y, sum))
                });
                assert_eq!(
                    sum.to_bits(),
                    expected.to_bits(),
                    "{rows} {inner} {columns} {at}"
                );
            }
        }
    }

    #[test]
    fn what_is_smaller_than_the_least_sum_is_zero() {
        let (rows, columns) = (ROWS + 1, COLUMNS + 1);
        for (least, kept) in [(f32::MIN_POSITIVE, 0.0), (0.0, 1e-40)] {
            let (a, b) = (vec![1e-20; rows], vec![1e-20; columns]);
            let (left, right) = (Matrix::new(&a, 1, 1), Matrix::new(&b, 1, 1));
            let (inner, block) = (1, 512);
            let sizes = Sizes {
                rows,
                inner,
                columns,
                block,
                least,
            };
            let mut out = vec![0.0; rows * columns];
            multiply(&left, &right, (&mut out, columns), &sizes).expect("a product");
            assert_eq!(out, vec![kept; rows * columns]);
        }
    }

    #[test]
    fn what_lies_halfway_is_rounded_once() {
        let halves = f32::from_bits((127 - 30) << 23);
        let tiny = f32::from_bits(3);
        for (x, y, z) in [
            (halves, halves, 1.0),
            (1.0 + f32::EPSILON, f32::EPSILON / 2.0, 1.0),
            (0.5, tiny, tiny),
        ] {
            let sums = Doubles.take_in(x, [y; COLUMNS], [z; COLUMNS]);
            assert_eq!(sums, [libm::fmaf(x, y, z); COLUMNS]);
        }
    }
}
