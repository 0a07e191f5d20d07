//! Random bits: JAX's threefry keys, and the streams of NumPy's generators.

mod bits;
mod gamma;
mod mt19937;
mod numpy_generator;
mod numpy_legacy;
mod pcg64;
mod threefry;
#[rustfmt::skip]
#[allow(clippy::unreadable_literal, clippy::excessive_precision, reason = "a measured table")]
mod ziggurat;

use crate::{Error, Result};
pub use bits::Bits;
pub use gamma::random_gamma;
pub use mt19937::Mt19937;
pub use numpy_generator::Generator;
pub use numpy_legacy::RandomState;
pub use pcg64::{Pcg64, SeedSequence};
pub use threefry::{
    key_bits, key_fold_in, key_from_seed, key_split, random_bits, random_fold_in, random_seed,
    random_split, random_unwrap, random_wrap, threefry2x32, threefry2x32_arrays,
};

/// An error, with NumPy's words, where `choice` cannot choose.
fn check_choice(population: usize, count: usize, replace: bool, p: Option<&[f64]>) -> Result<()> {
    if population == 0 && count > 0 {
        return Err(Error::invalid(
            "a must be a positive integer unless no samples are taken",
        ));
    }
    if !replace && count > population {
        return Err(Error::invalid(
            "Cannot take a larger sample than population when replace is False",
        ));
    }
    let Some(p) = p else {
        return Ok(());
    };
    if p.len() != population {
        return Err(Error::invalid("a and p must have same size"));
    }
    if p.iter().any(|&weight| weight < 0.0) {
        return Err(Error::invalid("Probabilities are not non-negative"));
    }
    if p.iter().any(|weight| weight.is_nan()) {
        return Err(Error::invalid("Probabilities contain NaN"));
    }
    if (p.iter().sum::<f64>() - 1.0).abs() > 1.49e-8 {
        return Err(Error::invalid(
            "Probabilities do not sum to 1. See Notes section of docstring for more information.",
        ));
    }
    if !replace && p.iter().filter(|&&weight| weight > 0.0).count() < count {
        return Err(Error::invalid("Fewer non-zero entries in p than size"));
    }
    Ok(())
}

/// A stream of draws, as the functions that both of NumPy's generators share need it.
trait Draws {
    /// A number from 0 to `max`.
    fn below(&mut self, max: u64) -> u64;

    /// A number from 0 to 1.
    fn unit(&mut self) -> f64;
}

/// The positions that `choice` takes out of `population`; `distinct` draws without replacement.
fn choose<D: Draws>(
    draws: &mut D,
    (population, count): (usize, usize),
    replace: bool,
    p: Option<&[f64]>,
    distinct: impl FnOnce(&mut D) -> Vec<usize>,
) -> Result<Vec<usize>> {
    check_choice(population, count, replace, p)?;
    Ok(match (replace, p) {
        (true, None) => (0..count)
            .map(|_| draws.below(population as u64 - 1) as usize)
            .collect(),
        (true, Some(p)) => {
            let cumulative = cumulative(p);
            (0..count)
                .map(|_| search_right(&cumulative, draws.unit()))
                .collect()
        }
        (false, None) => distinct(draws),
        (false, Some(p)) => weighted_without_replacement(p, count, || draws.unit()),
    })
}

/// The cumulative sums, scaled so that the last is one.
fn cumulative(p: &[f64]) -> Vec<f64> {
    let mut sum = 0.0;
    let mut sums: Vec<f64> = p
        .iter()
        .map(|weight| {
            sum += weight;
            sum
        })
        .collect();
    sums.iter_mut().for_each(|partial| *partial /= sum);
    sums
}

/// How many of the sorted numbers are at most `value`.
fn search_right(sorted: &[f64], value: f64) -> usize {
    sorted.partition_point(|&at| at <= value)
}

/// Distinct positions with the probabilities `p`: drawn together, and drawn again where they coincide.
fn weighted_without_replacement(
    p: &[f64],
    count: usize,
    mut random: impl FnMut() -> f64,
) -> Vec<usize> {
    let mut p = p.to_vec();
    let mut found: Vec<usize> = Vec::with_capacity(count);
    while found.len() < count {
        let drawn: Vec<f64> = (found.len()..count).map(|_| random()).collect();
        for &taken in &found {
            p[taken] = 0.0;
        }
        let cumulative = cumulative(&p);
        for value in drawn {
            let position = search_right(&cumulative, value).min(p.len() - 1);
            if !found.contains(&position) {
                found.push(position);
            }
        }
    }
    found
}
