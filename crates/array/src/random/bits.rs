//! The generators of bits that a `np.random.Generator` may draw from.

use super::{Mt19937, Pcg64};

/// A generator of bits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Bits {
    /// `PCG64`.
    Pcg64(Pcg64),
    /// `PCG64DXSM`.
    Dxsm(Pcg64),
    /// `MT19937`.
    Mt19937(Mt19937),
    /// `Philox`.
    Philox(Philox),
    /// `SFC64`.
    Sfc64(Sfc64),
}

/// Counters that are encrypted, four words at a time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Philox {
    counter: [u64; 4],
    key: [u64; 2],
    buffer: [u64; 4],
    /// How many words of the buffer are given out.
    used: usize,
    half: Option<u32>,
}

/// A small generator of four words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sfc64 {
    words: [u64; 4],
    half: Option<u32>,
}

impl Philox {
    fn next_u64(&mut self) -> u64 {
        if self.used < 4 {
            self.used += 1;
            return self.buffer[self.used - 1];
        }
        for word in &mut self.counter {
            *word = word.wrapping_add(1);
            if *word != 0 {
                break;
            }
        }
        self.buffer = self.encrypted();
        self.used = 1;
        self.buffer[0]
    }

    fn encrypted(&self) -> [u64; 4] {
        let product = |a: u64, b: u64| {
            let wide = u128::from(a) * u128::from(b);
            ((wide >> 64) as u64, wide as u64)
        };
        let ([mut a, mut b, mut c, mut d], [mut left, mut right]) = (self.counter, self.key);
        for _ in 0..10 {
            let (high, low) = product(0xd2e7_470e_e14c_6c93, a);
            let (other_high, other_low) = product(0xca5a_8263_9512_1157, c);
            (a, b, c, d) = (other_high ^ b ^ left, other_low, high ^ d ^ right, low);
            left = left.wrapping_add(0x9e37_79b9_7f4a_7c15);
            right = right.wrapping_add(0xbb67_ae85_84ca_a73b);
        }
        [a, b, c, d]
    }
}

impl Sfc64 {
    fn next_u64(&mut self) -> u64 {
        let [a, b, c, count] = self.words;
        let result = a.wrapping_add(b).wrapping_add(count);
        self.words = [
            b ^ b >> 11,
            c.wrapping_add(c << 3),
            c.rotate_left(24).wrapping_add(result),
            count.wrapping_add(1),
        ];
        result
    }
}

/// The half of a word that is in store, as the words of a state say it.
fn half_of(words: &[u64]) -> Option<Option<u32>> {
    match words {
        [0, _] => Some(None),
        [_, half] => Some(Some(*half as u32)),
        _ => None,
    }
}

fn half_words(half: Option<u32>) -> [u64; 2] {
    [u64::from(half.is_some()), u64::from(half.unwrap_or(0))]
}

impl Bits {
    /// From the name and the words of a state; `None` if it is not such a state.
    pub fn from_words(name: &str, words: &[u64]) -> Option<Self> {
        let four = |at: usize| words.get(at..at + 4)?.try_into().ok();
        let pair = |at: usize| words.get(at..at + 2)?.try_into().ok();
        Some(match name {
            "PCG64" | "PCG64DXSM" => {
                let [a, b, c, d]: [u64; 4] = four(0)?;
                let wide = |high: u64, low: u64| u128::from(high) << 64 | u128::from(low);
                let bits = Pcg64::from_state(wide(a, b), wide(c, d), half_of(words.get(4..)?)?);
                if name == "PCG64" {
                    Self::Pcg64(bits)
                } else {
                    Self::Dxsm(bits)
                }
            }
            "MT19937" => {
                let (position, key) = words.split_last()?;
                let key: Vec<u32> = key.iter().map(|it| *it as u32).collect();
                Self::Mt19937(Mt19937::from_state(&key, *position as usize)?)
            }
            "Philox" => Self::Philox(Philox {
                counter: four(0)?,
                key: pair(4)?,
                buffer: four(6)?,
                used: usize::try_from(*words.get(10)?)
                    .ok()
                    .filter(|it| *it <= 4)?,
                half: half_of(words.get(11..)?)?,
            }),
            "SFC64" => Self::Sfc64(Sfc64 {
                words: four(0)?,
                half: half_of(words.get(4..)?)?,
            }),
            _ => return None,
        })
    }

    /// The name, and the words that [`Bits::from_words`] takes.
    pub fn words(&self) -> (&'static str, Vec<u64>) {
        let pcg = |it: &Pcg64| {
            let (state, increment, half) = it.state();
            let wide = [state, increment].map(|it| [(it >> 64) as u64, it as u64]);
            [&wide.concat()[..], &half_words(half)].concat()
        };
        match self {
            Self::Pcg64(it) => ("PCG64", pcg(it)),
            Self::Dxsm(it) => ("PCG64DXSM", pcg(it)),
            Self::Mt19937(it) => {
                let (key, position) = it.state();
                let key = key.iter().map(|it| u64::from(*it));
                ("MT19937", key.chain([position as u64]).collect())
            }
            Self::Philox(it) => {
                let place = [it.used as u64];
                let half = half_words(it.half);
                let parts = [&it.counter[..], &it.key, &it.buffer, &place, &half];
                ("Philox", parts.concat())
            }
            Self::Sfc64(it) => ("SFC64", [&it.words[..], &half_words(it.half)].concat()),
        }
    }

    /// The next 64 bits.
    pub fn next_u64(&mut self) -> u64 {
        match self {
            Self::Pcg64(it) => it.next_u64(),
            Self::Dxsm(it) => it.next_dxsm(),
            Self::Mt19937(it) => it.next_u64(),
            Self::Philox(it) => it.next_u64(),
            Self::Sfc64(it) => it.next_u64(),
        }
    }

    /// What the generator makes by itself: 32 bits of the Mersenne Twister, 64 of the others.
    pub fn next_raw(&mut self) -> u64 {
        match self {
            Self::Mt19937(it) => u64::from(it.next_u32()),
            other => other.next_u64(),
        }
    }

    /// The next 32 bits: the lower half of 64, then the upper.
    pub fn next_u32(&mut self) -> u32 {
        let stored = match self {
            Self::Pcg64(it) | Self::Dxsm(it) => it.half(),
            Self::Philox(it) => &mut it.half,
            Self::Sfc64(it) => &mut it.half,
            Self::Mt19937(it) => return it.next_u32(),
        };
        if let Some(half) = stored.take() {
            return half;
        }
        let bits = self.next_u64();
        self.keep((bits >> 32) as u32);
        bits as u32
    }

    fn keep(&mut self, half: u32) {
        match self {
            Self::Pcg64(it) | Self::Dxsm(it) => *it.half() = Some(half),
            Self::Philox(it) => it.half = Some(half),
            Self::Sfc64(it) => it.half = Some(half),
            Self::Mt19937(_) => {}
        }
    }

    /// A float in `[0, 1)` with 53 random bits.
    pub fn next_f64(&mut self) -> f64 {
        match self {
            Self::Mt19937(it) => it.next_f64(),
            other => (other.next_u64() >> 11) as f64 / 9_007_199_254_740_992.0,
        }
    }

    /// A float in `[0, 1)` with 24 random bits.
    pub fn next_f32(&mut self) -> f32 {
        (self.next_u32() >> 8) as f32 / 16_777_216.0
    }
}
