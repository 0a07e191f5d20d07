//! The loops over most elements of sums that are made side by side. What is built for browsers is built to be small, and has
//! vectors only where it says so.

#[cfg(target_arch = "wasm32")]
use core::arch::wasm32::{f32x4_add, f32x4_splat, f32x4_sub, v128};

/// The library's vectors have so many places.
pub(super) const VECTOR: usize = 16;
/// So many steps are added up alone, and so many of these sums in their turn.
pub(super) const QUAD: usize = 4;
/// The steps of as many quads.
pub(super) const GROUP: usize = QUAD * QUAD;

/// Takes a block in, of which nothing is left, with the error of the sum.
pub(super) fn add_corrected(sums: &mut [f32], errors: &mut [f32], total: &mut [f32]) {
    for ((sum, error), taken) in sums.iter_mut().zip(errors).zip(total) {
        let new = std::mem::take(taken) - *error;
        let next = *sum + new;
        *error = (next - *sum) - new;
        *sum = next;
    }
}

/// Adds a line to what is held, as far as both go.
#[cfg(not(target_arch = "wasm32"))]
pub(super) fn add(held: &mut [f32], words: &[f32]) {
    held.iter_mut()
        .zip(words)
        .for_each(|(held, it)| *held += it);
}

/// Adds up four steps and takes that in, as often as there are so many.
#[cfg(not(target_arch = "wasm32"))]
pub(super) fn add_quads(held: &mut [f32], words: &[f32]) {
    let step = held.len();
    for quad in words.chunks_exact(QUAD * step) {
        let (first, last) = quad.split_at(2 * step);
        let (a, b) = first.split_at(step);
        let (c, d) = last.split_at(step);
        for ((((held, a), b), c), d) in held.iter_mut().zip(a).zip(b).zip(c).zip(d) {
            *held += ((a + b) + c) + d;
        }
    }
}

/// Adds groups of steps of [`VECTOR`] places to a block, and quads behind them.
#[cfg(not(target_arch = "wasm32"))]
pub(super) fn add_narrow(total: &mut [f32], words: &[f32]) {
    let groups = words.chunks_exact(GROUP * VECTOR);
    let rest = groups.remainder();
    for words in groups {
        let mut group = [0.0; VECTOR];
        add_quads(&mut group, words);
        add(total, &group);
    }
    add_quads(total, rest);
}

#[cfg(not(target_arch = "wasm32"))]
pub(super) use add_corrected as add_block;

#[cfg(target_arch = "wasm32")]
type Four = [f32; 4];

/// A quad of narrow steps.
#[cfg(target_arch = "wasm32")]
type Narrow = [[Four; VECTOR / 4]; QUAD];

/// Adds a line to what is held, as far as both go.
#[cfg(target_arch = "wasm32")]
#[target_feature(enable = "simd128")]
pub(super) fn add(held: &mut [f32], words: &[f32]) {
    let whole = held.len().min(words.len()) / 4 * 4;
    let (fours, rest) = held.split_at_mut(whole);
    let (words, last) = words.split_at(whole);
    let fours = bytemuck::cast_slice_mut::<f32, Four>(fours);
    for (held, it) in fours
        .iter_mut()
        .zip(bytemuck::cast_slice::<f32, Four>(words))
    {
        *held = bytemuck::cast(f32x4_add(bytemuck::cast(*held), bytemuck::cast(*it)));
    }
    rest.iter_mut().zip(last).for_each(|(held, it)| *held += it);
}

/// Adds up four steps and takes that in, as often as there are so many.
#[cfg(target_arch = "wasm32")]
#[target_feature(enable = "simd128")]
pub(super) fn add_quads(held: &mut [f32], words: &[f32]) {
    let step = held.len();
    let whole = step / 4 * 4;
    let of = |four: &Four| bytemuck::cast::<Four, v128>(*four);
    for quad in words.chunks_exact(QUAD * step) {
        let (first, last) = quad.split_at(2 * step);
        let (a, b) = first.split_at(step);
        let (c, d) = last.split_at(step);
        let (fours, rest) = held.split_at_mut(whole);
        let [va, vb, vc, vd] =
            [a, b, c, d].map(|line| bytemuck::cast_slice::<f32, Four>(&line[..whole]));
        let fours = bytemuck::cast_slice_mut::<f32, Four>(fours);
        for ((((held, a), b), c), d) in fours.iter_mut().zip(va).zip(vb).zip(vc).zip(vd) {
            let sum = f32x4_add(f32x4_add(f32x4_add(of(a), of(b)), of(c)), of(d));
            *held = bytemuck::cast(f32x4_add(of(held), sum));
        }
        for (at, held) in (whole..step).zip(rest) {
            *held += ((a[at] + b[at]) + c[at]) + d[at];
        }
    }
}

/// Adds groups of steps of [`VECTOR`] places to a block, and quads behind them.
#[cfg(target_arch = "wasm32")]
#[target_feature(enable = "simd128")]
pub(super) fn add_narrow(total: &mut [f32], words: &[f32]) {
    let (groups, rest) = words.split_at(words.len() / (GROUP * VECTOR) * (GROUP * VECTOR));
    let [total] = bytemuck::cast_slice_mut::<f32, [Four; VECTOR / 4]>(total) else {
        return;
    };
    let [mut first, mut second, mut third, mut fourth] = total.map(bytemuck::cast::<Four, v128>);
    // Four variables, since the compiler keeps what it indexes in memory.
    let mut take = |sums: [v128; VECTOR / 4]| {
        first = f32x4_add(first, sums[0]);
        second = f32x4_add(second, sums[1]);
        third = f32x4_add(third, sums[2]);
        fourth = f32x4_add(fourth, sums[3]);
    };
    for group in bytemuck::cast_slice::<f32, [Narrow; GROUP / QUAD]>(groups) {
        let mut sums = [f32x4_splat(0.0); VECTOR / 4];
        for quad in group {
            for (at, sum) in sums.iter_mut().enumerate() {
                *sum = f32x4_add(*sum, quad_at(quad, at));
            }
        }
        take(sums);
    }
    for quad in bytemuck::cast_slice::<f32, Narrow>(rest) {
        take([0, 1, 2, 3].map(|at| quad_at(quad, at)));
    }
    *total = [first, second, third, fourth].map(bytemuck::cast::<v128, Four>);
}

/// What four steps come to in these places.
#[cfg(target_arch = "wasm32")]
#[inline]
#[target_feature(enable = "simd128")]
fn quad_at([a, b, c, d]: &Narrow, at: usize) -> v128 {
    let of = |step: &[Four; VECTOR / 4]| bytemuck::cast::<Four, v128>(step[at]);
    f32x4_add(f32x4_add(f32x4_add(of(a), of(b)), of(c)), of(d))
}

/// Takes a block in, of which nothing is left, with the error of the sum.
#[cfg(target_arch = "wasm32")]
#[target_feature(enable = "simd128")]
pub(super) fn add_block(sums: &mut [f32], errors: &mut [f32], total: &mut [f32]) {
    let whole = sums.len() / 4 * 4;
    let of = |four: &Four| bytemuck::cast::<Four, v128>(*four);
    let [(sums, last_sums), (errors, last_errors), (total, last)] =
        [sums, errors, total].map(|it| it.split_at_mut(whole));
    let [sums, errors, total] = [sums, errors, total].map(bytemuck::cast_slice_mut::<f32, Four>);
    for ((sum, error), taken) in sums.iter_mut().zip(errors).zip(total) {
        let new = f32x4_sub(of(taken), of(error));
        let next = f32x4_add(of(sum), new);
        *error = bytemuck::cast(f32x4_sub(f32x4_sub(next, of(sum)), new));
        *sum = bytemuck::cast(next);
        *taken = [0.0; 4];
    }
    add_corrected(last_sums, last_errors, last);
}
