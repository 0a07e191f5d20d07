//! `np.random.Generator` over its generators of bits: the streams of `np.random.default_rng` and others.

use super::bits::Bits;
use super::pcg64::{Pcg64, SeedSequence};
use super::ziggurat::{LAYERS, TAIL};
use crate::{Error, Result};

/// NumPy's generator, draw for draw.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Generator {
    bits: Bits,
}

impl super::Draws for Generator {
    fn below(&mut self, max: u64) -> u64 {
        self.bounded(max)
    }

    fn unit(&mut self) -> f64 {
        self.random()
    }
}

impl Generator {
    /// `np.random.default_rng(seed)`, the seed as 32-bit words, lowest first (zero is one word).
    pub fn new(entropy: &[u32]) -> Self {
        Self {
            bits: Bits::Pcg64(Pcg64::new(&SeedSequence::new(entropy))),
        }
    }

    /// A generator that draws from these bits.
    pub fn over(bits: Bits) -> Self {
        Self { bits }
    }

    /// The generator of bits.
    pub fn bits(&mut self) -> &mut Bits {
        &mut self.bits
    }

    /// One number of `random()`.
    pub fn random(&mut self) -> f64 {
        self.bits.next_f64()
    }

    /// One number of `random(dtype=float32)`.
    pub fn random_f32(&mut self) -> f32 {
        self.bits.next_f32()
    }

    /// One number of `uniform`.
    pub fn uniform(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * self.random()
    }

    /// One number of `standard_normal`, by the ziggurat.
    pub fn standard_normal(&mut self) -> f64 {
        let layers = &*LAYERS;
        loop {
            let bits = self.bits.next_u64();
            let layer = (bits & 0xff) as usize;
            let size = bits >> 9 & 0x000f_ffff_ffff_ffff;
            let x = size as f64 * layers.width[layer];
            let x = if bits >> 8 & 1 == 1 { -x } else { x };
            if size < layers.inside[layer] {
                return x;
            }
            if layer == 0 {
                return self.normal_tail(size >> 8 & 1 == 1);
            }
            let height = layers.height(layer, self.random());
            if height < libm::exp(-0.5 * x * x) {
                return x;
            }
        }
    }

    fn normal_tail(&mut self, negative: bool) -> f64 {
        const INVERSE: f64 = 0.273_661_237_329_758_3;
        loop {
            let x = -INVERSE * libm::log1p(-self.random());
            let y = -libm::log1p(-self.random());
            if y + y > x * x {
                return if negative { -(TAIL + x) } else { TAIL + x };
            }
        }
    }

    /// One number of `normal`.
    pub fn normal(&mut self, mean: f64, deviation: f64) -> f64 {
        mean + deviation * self.standard_normal()
    }

    /// A number in `0 ..= max`, by Lemire's multiplication: `integers` of 32- and 64-bit dtypes, and shuffling.
    pub fn bounded(&mut self, max: u64) -> u64 {
        match u32::try_from(max) {
            Ok(0) => 0,
            Ok(u32::MAX) => u64::from(self.bits.next_u32()),
            Ok(max) => u64::from(self.bounded_u32(max)),
            Err(_) if max == u64::MAX => self.bits.next_u64(),
            Err(_) => {
                let count = max + 1;
                let mut product = u128::from(self.bits.next_u64()) * u128::from(count);
                if (product as u64) < count {
                    let threshold = (u64::MAX - max) % count;
                    while (product as u64) < threshold {
                        product = u128::from(self.bits.next_u64()) * u128::from(count);
                    }
                }
                (product >> 64) as u64
            }
        }
    }

    fn bounded_u32(&mut self, max: u32) -> u32 {
        let count = max + 1;
        let mut product = u64::from(self.bits.next_u32()) * u64::from(count);
        if (product as u32) < count {
            let threshold = (u32::MAX - max) % count;
            while (product as u32) < threshold {
                product = u64::from(self.bits.next_u32()) * u64::from(count);
            }
        }
        (product >> 32) as u32
    }

    /// One number of `integers(low, high)` of dtype `int64` or `int32`.
    pub fn integers(&mut self, low: i64, high: i64) -> Result<i64> {
        if low >= high {
            return Err(Error::invalid("low >= high"));
        }
        let max = (high as u64).wrapping_sub(low as u64) - 1;
        Ok(low.wrapping_add(self.bounded(max) as i64))
    }

    /// Shuffles in place, as `shuffle` does along the first axis: by rejection under a mask, not by multiplication.
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for index in (1..items.len()).rev() {
            items.swap(index, self.interval(index as u64) as usize);
        }
    }

    fn interval(&mut self, max: u64) -> u64 {
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

    /// Shuffles what `choice` took, from the end down to `first`.
    fn shuffle_chosen<T>(&mut self, items: &mut [T], first: usize) {
        for index in (first..items.len()).rev() {
            items.swap(index, self.bounded(index as u64) as usize);
        }
    }

    /// `permutation(count)`.
    pub fn permutation(&mut self, count: usize) -> Vec<usize> {
        let mut items: Vec<usize> = (0..count).collect();
        self.shuffle(&mut items);
        items
    }

    /// The positions that `choice` takes out of `population`; without repetition they may be left in order.
    pub fn choice(
        &mut self,
        population: usize,
        count: usize,
        replace: bool,
        p: Option<&[f64]>,
        shuffled: bool,
    ) -> Result<Vec<usize>> {
        let sizes = (population, count);
        super::choose(self, sizes, replace, p, |draws| {
            draws.distinct(population, count, shuffled)
        })
    }

    /// Distinct positions: by shuffling the tail of a large population, else by Floyd's method.
    fn distinct(&mut self, population: usize, count: usize, shuffled: bool) -> Vec<usize> {
        if population > 10_000 && count > population / 50 {
            let mut items: Vec<usize> = (0..population).collect();
            self.shuffle_chosen(&mut items, (population - count).max(1));
            return items.split_off(population - count);
        }
        let mut seen = freezeframe_base::HashSet::default();
        let mut items = Vec::with_capacity(count);
        for last in population - count..population {
            let drawn = self.bounded(last as u64) as usize;
            let taken = if seen.insert(drawn) { drawn } else { last };
            seen.insert(taken);
            items.push(taken);
        }
        if shuffled {
            self.shuffle_chosen(&mut items, 1);
        }
        items
    }
}
