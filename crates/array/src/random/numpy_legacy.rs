//! `np.random.RandomState`: the streams of `np.random.seed`, `rand`, `randn`, `randint` and the rest.

use super::mt19937::Mt19937;
use crate::{Error, Result};

/// NumPy's legacy generator, draw for draw.
#[derive(Clone, Debug, PartialEq)]
pub struct RandomState {
    bits: Mt19937,
    /// The second number of the last pair of normal numbers.
    gauss: Option<f64>,
}

impl super::Draws for RandomState {
    fn below(&mut self, max: u64) -> u64 {
        self.bounded(max)
    }

    fn unit(&mut self) -> f64 {
        self.random()
    }
}

impl RandomState {
    /// `np.random.seed(seed)`.
    pub fn new(seed: u32) -> Self {
        Self {
            bits: Mt19937::from_seed(seed),
            gauss: None,
        }
    }

    /// `np.random.seed([..])`.
    pub fn from_words(words: &[u32]) -> Self {
        Self {
            bits: Mt19937::from_words(words),
            gauss: None,
        }
    }

    /// From what `get_state` gave.
    pub fn from_state(bits: Mt19937, gauss: Option<f64>) -> Self {
        Self { bits, gauss }
    }

    /// The generator and the normal number in store, for `get_state`.
    pub fn state(&self) -> (&Mt19937, Option<f64>) {
        (&self.bits, self.gauss)
    }

    /// The generator of bits.
    pub fn bits(&mut self) -> &mut Mt19937 {
        &mut self.bits
    }

    /// One number of `random_sample`, in `[0, 1)`.
    pub fn random(&mut self) -> f64 {
        self.bits.next_f64()
    }

    /// One number of `uniform`.
    pub fn uniform(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * self.random()
    }

    /// One number of `standard_normal`, by Marsaglia's polar method, which makes two at a time.
    pub fn standard_normal(&mut self) -> f64 {
        if let Some(stored) = self.gauss.take() {
            return stored;
        }
        loop {
            let x = 2.0 * self.random() - 1.0;
            let y = 2.0 * self.random() - 1.0;
            let square = x * x + y * y;
            if square < 1.0 && square != 0.0 {
                let factor = libm::sqrt(-2.0 * libm::log(square) / square);
                self.gauss = Some(factor * x);
                return factor * y;
            }
        }
    }

    /// One number of `normal`.
    pub fn normal(&mut self, mean: f64, deviation: f64) -> f64 {
        mean + deviation * self.standard_normal()
    }

    /// One number of `standard_exponential`.
    pub fn standard_exponential(&mut self) -> f64 {
        -libm::log(1.0 - self.random())
    }

    /// One number of `standard_gamma`.
    pub fn standard_gamma(&mut self, shape: f64) -> f64 {
        if shape == 1.0 {
            return self.standard_exponential();
        }
        if shape == 0.0 {
            return 0.0;
        }
        if shape < 1.0 {
            return self.small_gamma(shape);
        }
        let scale = shape - 1.0 / 3.0;
        let width = 1.0 / libm::sqrt(9.0 * scale);
        loop {
            let (normal, base) = loop {
                let normal = self.standard_normal();
                let base = 1.0 + width * normal;
                if base > 0.0 {
                    break (normal, base);
                }
            };
            let cube = base * base * base;
            let uniform = self.random();
            let square = normal * normal;
            if uniform < 1.0 - 0.0331 * square * square
                || libm::log(uniform) < 0.5 * square + scale * (1.0 - cube + libm::log(cube))
            {
                return scale * cube;
            }
        }
    }

    fn small_gamma(&mut self, shape: f64) -> f64 {
        loop {
            let uniform = self.random();
            let exponential = self.standard_exponential();
            if uniform <= 1.0 - shape {
                let candidate = libm::pow(uniform, 1.0 / shape);
                if candidate <= exponential {
                    return candidate;
                }
            } else {
                let log = -libm::log((1.0 - uniform) / shape);
                let candidate = libm::pow(1.0 - shape + shape * log, 1.0 / shape);
                if candidate <= exponential + log {
                    return candidate;
                }
            }
        }
    }

    /// One number of `poisson` for means below ten; an error for larger ones.
    pub fn poisson(&mut self, mean: f64) -> Result<i64> {
        if !(0.0..10.0).contains(&mean) {
            let text = format!("poisson of mean {mean} is not implemented");
            return Err(crate::Failure::Unsupported(text).into());
        }
        let limit = libm::exp(-mean);
        let (mut count, mut product) = (0, 1.0);
        if mean == 0.0 {
            return Ok(0);
        }
        loop {
            product *= self.random();
            if product <= limit {
                return Ok(count);
            }
            count += 1;
        }
    }

    /// A number in `0 ..= max`, by rejection under the smallest mask: `randint` of 32- and 64-bit dtypes, and shuffling.
    pub fn bounded(&mut self, max: u64) -> u64 {
        if max == 0 {
            return 0;
        }
        let mask = u64::MAX >> max.leading_zeros();
        loop {
            let bits = if max <= u64::from(u32::MAX) {
                u64::from(self.bits.next_u32())
            } else {
                self.bits.next_u64()
            };
            if bits & mask <= max {
                return bits & mask;
            }
        }
    }

    /// One number of `randint(low, high)` of dtype `int64` or `int32`.
    pub fn randint(&mut self, low: i64, high: i64) -> Result<i64> {
        if low >= high {
            return Err(Error::invalid("low >= high"));
        }
        let max = (high as u64).wrapping_sub(low as u64) - 1;
        Ok(low.wrapping_add(self.bounded(max) as i64))
    }

    /// Shuffles in place, as `shuffle` does along the first axis.
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for index in (1..items.len()).rev() {
            items.swap(index, self.bounded(index as u64) as usize);
        }
    }

    /// `permutation(count)`.
    pub fn permutation(&mut self, count: usize) -> Vec<usize> {
        let mut items: Vec<usize> = (0..count).collect();
        self.shuffle(&mut items);
        items
    }

    /// The positions that `choice` takes out of `population`.
    pub fn choice(
        &mut self,
        population: usize,
        count: usize,
        replace: bool,
        p: Option<&[f64]>,
    ) -> Result<Vec<usize>> {
        let sizes = (population, count);
        super::choose(self, sizes, replace, p, |draws| {
            let mut items = draws.permutation(population);
            items.truncate(count);
            items
        })
    }
}
