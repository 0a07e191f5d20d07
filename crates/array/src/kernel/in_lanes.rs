//! Products of `f32` matrices whose sums are made in lanes: each lane takes in every second, fourth or eighth product.

use super::tiles::{self, Matrix, flushed};
use crate::math::nearly_fma;
use crate::storage::try_filled;
use crate::{Result, interrupt};

/// Longer lanes are not packed, of which each is one sum.
const LONGEST: usize = 1 << 12;

/// The sum of the products of two lines in `N` lanes, which are then added in pairs or as halves; what is left over follows.
pub(super) fn sum<const N: usize>(a: &[f32], b: &[f32], pairs: bool) -> f32 {
    let whole = a.len() / N * N;
    let rest = a[whole..]
        .iter()
        .zip(&b[whole..])
        .fold(0.0, |sum, (&x, &y)| nearly_fma(x, y, sum));
    if whole == 0 {
        return rest;
    }
    let mut sums = take_in::<N>(&a[..whole], &b[..whole]);
    join(&mut sums, pairs) + rest
}

/// The sums of `N` lanes.
#[cfg(not(target_arch = "wasm32"))]
fn take_in<const N: usize>(a: &[f32], b: &[f32]) -> [f32; N] {
    let mut sums = [0.0f32; N];
    for (a, b) in a.chunks_exact(N).zip(b.chunks_exact(N)) {
        for lane in 0..N {
            sums[lane] = nearly_fma(a[lane], b[lane], sums[lane]);
        }
    }
    sums
}

/// The sums of `N` lanes, four at a time: what is built for browsers has vectors only where it says so.
#[cfg(target_arch = "wasm32")]
fn take_in<const N: usize>(a: &[f32], b: &[f32]) -> [f32; N] {
    let (mut sums, rest) = ([0.0f32; N], N % 4);
    let (whole, last) = sums.split_at_mut(N - rest);
    for (at, sums) in whole.as_chunks_mut::<4>().0.iter_mut().enumerate() {
        *sums = take_in_four(a, b, (4 * at, N));
    }
    for (at, sum) in last.iter_mut().enumerate() {
        let first = N - rest + at;
        let lane = a[first..]
            .iter()
            .step_by(N)
            .zip(b[first..].iter().step_by(N));
        *sum = lane.fold(0.0, |sum, (&x, &y)| nearly_fma(x, y, sum));
    }
    sums
}

/// The sums of four lanes beside each other, the first of which begins at `first`; the next numbers stand `step` further.
#[cfg(target_arch = "wasm32")]
#[target_feature(enable = "simd128")]
fn take_in_four(a: &[f32], b: &[f32], (first, step): (usize, usize)) -> [f32; 4] {
    use core::arch::wasm32::{
        f32x4_demote_f64x2_zero, f32x4_splat, f64x2_add, f64x2_mul, f64x2_promote_low_f32x4,
        i32x4_shuffle, v128,
    };
    let high = |it: v128| i32x4_shuffle::<2, 3, 2, 3>(it, it);
    let two = |x: v128, y: v128, sum: v128| {
        let [x, y, sum] = [x, y, sum].map(|it| f64x2_promote_low_f32x4(it));
        f32x4_demote_f64x2_zero(f64x2_add(f64x2_mul(x, y), sum))
    };
    let mut sums = f32x4_splat(0.0);
    for (a, b) in a.chunks_exact(step).zip(b.chunks_exact(step)) {
        let four = |of: &[f32]| {
            let mut four = [0.0f32; 4];
            four.copy_from_slice(&of[first..first + 4]);
            bytemuck::cast::<[f32; 4], v128>(four)
        };
        let (x, y) = (four(a), four(b));
        let (low, high) = (two(x, y, sums), two(high(x), high(y), high(sums)));
        sums = i32x4_shuffle::<0, 1, 4, 5>(low, high);
    }
    bytemuck::cast(sums)
}

/// What lanes come to.
fn join(sums: &mut [f32], pairs: bool) -> f32 {
    let mut width = sums.len();
    while width > 1 {
        width /= 2;
        for lane in 0..width {
            sums[lane] = if pairs {
                sums[2 * lane] + sums[2 * lane + 1]
            } else {
                sums[lane] + sums[lane + width]
            };
        }
    }
    sums[0]
}

/// Whether lanes are worth a product by tiles each. Those make no difference between zeros of both signs, nor does it where
/// sums below some number are zero.
pub(super) fn pay([rows, inner, columns]: [usize; 3], lanes: usize, least: f32) -> bool {
    least > 0.0 && inner / lanes <= LONGEST && tiles::pay(rows, inner / lanes, columns)
}

/// Sets `out` to the product of two matrices, whose sums are zero where they are less than `least`: of each lane by itself,
/// and of what is left over.
pub(super) fn multiply(
    a: &[f32],
    b: &[f32],
    out: &mut [f32],
    ([rows, inner, columns], least): ([usize; 3], f32),
    (lanes, pairs): (usize, bool),
) -> Result<()> {
    let whole = inner / lanes * lanes;
    let product = |first: usize, step: usize, count: usize| {
        let mut out = try_filled(rows * columns, 0.0f32)?;
        if count > 0 {
            let left = Matrix::new(&a[first..], inner, step);
            let right = Matrix::new(&b[first * columns..], 1, step * columns);
            let sizes = tiles::Sizes {
                rows,
                inner: count,
                columns,
                block: count,
                least: 0.0,
            };
            tiles::multiply(&left, &right, (&mut out, columns), &sizes)?;
        }
        Ok(out)
    };
    let parts = (0..lanes).map(|lane| product(lane, lanes, whole / lanes));
    let parts = parts.collect::<Result<Vec<Vec<f32>>>>()?;
    let rest = product(whole, 1, inner - whole)?;
    interrupt::worked(out.len() * lanes)?;
    let mut sums = vec![0.0; lanes];
    for (at, (out, rest)) in out.iter_mut().zip(rest).enumerate() {
        let own = sums.iter_mut().zip(&parts);
        own.for_each(|(sum, part)| *sum = part[at]);
        *out = flushed(join(&mut sums, pairs) + rest, least);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lanes_by_tiles_give_the_same_sums() {
        let number = |at: usize| ((at * 7919) % 2003) as f32 * 1.37e-3 - 1.0;
        for [rows, inner, columns] in [[128, 512, 10], [7, 603, 5], [33, 90, 17], [20, 1031, 4]] {
            let a: Vec<f32> = (0..rows * inner).map(number).collect();
            let b: Vec<f32> = (0..inner * columns).map(|at| number(at + 11)).collect();
            let column =
                |at: usize| -> Vec<f32> { b.iter().skip(at).step_by(columns).copied().collect() };
            for (lanes, pairs) in [(2, true), (4, true), (8, false)] {
                let mut out = vec![f32::NAN; rows * columns];
                let (sizes, least) = ([rows, inner, columns], f32::MIN_POSITIVE);
                multiply(&a, &b, &mut out, (sizes, least), (lanes, pairs)).expect("a product");
                for (at, found) in out.iter().enumerate() {
                    let line = &a[at / columns * inner..][..inner];
                    let column = column(at % columns);
                    let expected = match lanes {
                        2 => sum::<2>(line, &column, pairs),
                        4 => sum::<4>(line, &column, pairs),
                        _ => sum::<8>(line, &column, pairs),
                    };
                    assert_eq!(
                        found.to_bits(),
                        expected.to_bits(),
                        "{sizes:?} {lanes} {at}"
                    );
                }
            }
        }
    }
}
