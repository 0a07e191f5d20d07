//! Products of `f32` matrices by tiles: panels of the operands are packed so that a tile's sums stay in registers.
//!
//! Each element is the same sum, in the same order, as without tiles; who multiplies the tiles makes no difference to it.

use crate::context::{Tiles, tiles};
use crate::interrupt::worked;
use crate::{Error, Result};

/// The rows of a tile.
const ROWS: usize = 6;
/// The columns of a tile.
const COLUMNS: usize = 8;
/// The rows that are packed at a time: with the longest sums, what a second-level cache holds.
const MANY_ROWS: usize = 16 * ROWS;
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

/// The sizes of a product, and the longest sum that is made in one go.
pub(super) struct Sizes {
    pub rows: usize,
    pub inner: usize,
    pub columns: usize,
    pub block: usize,
}

/// Adds the product of two row-major matrices to `out`, sums of `block` after sums of `block`.
pub(super) fn multiply(a: &[f32], b: &[f32], out: &mut [f32], sizes: &Sizes) -> Result<()> {
    let by = tiles();
    let by: &dyn Tiles = by.as_deref().unwrap_or(&Own);
    let (mut left, mut right, mut made) = (Vec::new(), Vec::new(), Vec::new());
    for from in (0..sizes.inner).step_by(sizes.block) {
        let inner = sizes.block.min(sizes.inner - from);
        for column in (0..sizes.columns).step_by(MANY_COLUMNS) {
            let columns = MANY_COLUMNS.min(sizes.columns - column);
            pack_columns(b, sizes, (from, inner), (column, columns), &mut right)?;
            for row in (0..sizes.rows).step_by(MANY_ROWS) {
                let rows = MANY_ROWS.min(sizes.rows - row);
                worked(rows * columns * inner)?;
                pack_rows(a, sizes, (from, inner), (row, rows), &mut left)?;
                let panels = rows.div_ceil(ROWS);
                let tiles = panels * columns.div_ceil(COLUMNS);
                sized(&mut made, tiles * ROWS * COLUMNS)?;
                by.multiply(&left, &right, inner, &mut made);
                for (at, tile) in made.chunks_exact(ROWS * COLUMNS).enumerate() {
                    let (down, along) = (at % panels * ROWS, at / panels * COLUMNS);
                    let width = COLUMNS.min(columns - along);
                    let lines = tile.chunks_exact(COLUMNS).take(rows - down);
                    for (line, sums) in lines.enumerate() {
                        let start = (row + down + line) * sizes.columns + column + along;
                        let whole = &mut out[start..start + width];
                        whole
                            .iter_mut()
                            .zip(sums)
                            .for_each(|(sum, &part)| *sum += part);
                    }
                }
            }
        }
    }
    Ok(())
}

fn sized(buffer: &mut Vec<f32>, length: usize) -> Result<()> {
    buffer.clear();
    let reserved = buffer.try_reserve_exact(length);
    reserved.map_err(|_| Error::out_of_memory((length * size_of::<f32>()) as u64))?;
    buffer.resize(length, 0.0);
    Ok(())
}

/// Rows in panels; what a last panel lacks is 0.
fn pack_rows(
    a: &[f32],
    sizes: &Sizes,
    (from, inner): (usize, usize),
    (row, rows): (usize, usize),
    left: &mut Vec<f32>,
) -> Result<()> {
    sized(left, rows.div_ceil(ROWS) * ROWS * inner)?;
    for (panel, packed) in left.chunks_exact_mut(ROWS * inner).enumerate() {
        for line in 0..ROWS.min(rows - panel * ROWS) {
            let start = (row + panel * ROWS + line) * sizes.inner + from;
            let places = packed[line..].iter_mut().step_by(ROWS);
            places
                .zip(&a[start..start + inner])
                .for_each(|(to, &x)| *to = x);
        }
    }
    Ok(())
}

/// Columns in panels; what a last panel lacks is 0.
fn pack_columns(
    b: &[f32],
    sizes: &Sizes,
    (from, inner): (usize, usize),
    (column, columns): (usize, usize),
    right: &mut Vec<f32>,
) -> Result<()> {
    sized(right, columns.div_ceil(COLUMNS) * COLUMNS * inner)?;
    for (panel, packed) in right.chunks_exact_mut(COLUMNS * inner).enumerate() {
        let width = COLUMNS.min(columns - panel * COLUMNS);
        for (line, to) in packed.chunks_exact_mut(COLUMNS).enumerate() {
            let start = (from + line) * sizes.columns + column + panel * COLUMNS;
            to[..width].copy_from_slice(&b[start..start + width]);
        }
    }
    Ok(())
}

/// Tiles without an embedder's help.
struct Own;

impl Tiles for Own {
    fn multiply(&self, left: &[f32], right: &[f32], inner: usize, out: &mut [f32]) {
        #[cfg(any(target_arch = "x86", target_arch = "x86_64"))]
        if let Some(machine) = pulp::x86::V3::try_new() {
            machine.vectorize(Vectors(machine, left, right, inner, out));
            return;
        }
        multiply_tiles(Doubles, left, right, inner, out);
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
fn multiply_tiles<R: Rounding>(by: R, left: &[f32], right: &[f32], inner: usize, out: &mut [f32]) {
    let mut tiles = out.chunks_exact_mut(ROWS * COLUMNS);
    for right in right.chunks_exact(COLUMNS * inner) {
        let rows: &[R::Row] = bytemuck::cast_slice(right);
        for (left, out) in left.chunks_exact(ROWS * inner).zip(&mut tiles) {
            let mut sums = [<R::Row as bytemuck::Zeroable>::zeroed(); ROWS];
            for (column, row) in left.as_chunks::<ROWS>().0.iter().zip(rows) {
                for (sums, x) in sums.iter_mut().zip(column) {
                    *sums = by.take_in(*x, *row, *sums);
                }
            }
            out.copy_from_slice(bytemuck::cast_slice(&sums));
        }
    }
}

/// With the instructions of machines that have AVX2 and multiply and add in one.
#[cfg(any(target_arch = "x86", target_arch = "x86_64"))]
struct Vectors<'a>(pulp::x86::V3, &'a [f32], &'a [f32], usize, &'a mut [f32]);

#[cfg(any(target_arch = "x86", target_arch = "x86_64"))]
impl pulp::NullaryFnOnce for Vectors<'_> {
    type Output = ();

    #[inline(always)]
    fn call(self) {
        multiply_tiles(self.0, self.1, self.2, self.3, self.4);
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
            };
            multiply(&a, &b, &mut out, &sizes).expect("a product");
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
