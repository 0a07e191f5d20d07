//! The Mersenne Twister, as NumPy's `RandomState` (and CPython's `random`) run it.

const LENGTH: usize = 624;
const MIDDLE: usize = 397;

/// The generator's 624 words and the position in them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mt19937 {
    key: Box<[u32; LENGTH]>,
    position: usize,
}

impl Mt19937 {
    /// From one 32-bit seed, as `np.random.seed(n)` does.
    pub fn from_seed(seed: u32) -> Self {
        let mut key = Box::new([0; LENGTH]);
        let mut word = seed;
        for (index, slot) in key.iter_mut().enumerate() {
            *slot = word;
            word = 1_812_433_253u32
                .wrapping_mul(word ^ (word >> 30))
                .wrapping_add(index as u32 + 1);
        }
        Self {
            key,
            position: LENGTH,
        }
    }

    /// From any number of words, as `np.random.seed([..])` and CPython's `random.seed` do.
    pub fn from_words(words: &[u32]) -> Self {
        let mut this = Self::from_seed(19_650_218);
        let words = if words.is_empty() { &[0][..] } else { words };
        let key = &mut this.key;
        let (mut i, mut j) = (1, 0);
        for _ in 0..LENGTH.max(words.len()) {
            let mixed = (key[i - 1] ^ (key[i - 1] >> 30)).wrapping_mul(1_664_525);
            key[i] = (key[i] ^ mixed)
                .wrapping_add(words[j])
                .wrapping_add(j as u32);
            (i, j) = (i + 1, (j + 1) % words.len());
            if i == LENGTH {
                key[0] = key[LENGTH - 1];
                i = 1;
            }
        }
        for _ in 0..LENGTH - 1 {
            let mixed = (key[i - 1] ^ (key[i - 1] >> 30)).wrapping_mul(1_566_083_941);
            key[i] = (key[i] ^ mixed).wrapping_sub(i as u32);
            i += 1;
            if i == LENGTH {
                key[0] = key[LENGTH - 1];
                i = 1;
            }
        }
        key[0] = 0x8000_0000;
        this
    }

    /// From what `get_state` gave; `None` if it is not such a state.
    pub fn from_state(key: &[u32], position: usize) -> Option<Self> {
        let key: [u32; LENGTH] = key.try_into().ok()?;
        (position <= LENGTH).then(|| Self {
            key: Box::new(key),
            position,
        })
    }

    /// The words and the position, for `get_state`.
    pub fn state(&self) -> (&[u32], usize) {
        (&self.key[..], self.position)
    }

    fn refill(&mut self) {
        let key = &mut self.key;
        for index in 0..LENGTH {
            let word = key[index] & 0x8000_0000 | key[(index + 1) % LENGTH] & 0x7fff_ffff;
            let odd = if word & 1 == 1 { 0x9908_b0df } else { 0 };
            key[index] = key[(index + MIDDLE) % LENGTH] ^ (word >> 1) ^ odd;
        }
        self.position = 0;
    }

    /// The next 32 bits.
    pub fn next_u32(&mut self) -> u32 {
        if self.position >= LENGTH {
            self.refill();
        }
        let mut word = self.key[self.position];
        self.position += 1;
        word ^= word >> 11;
        word ^= word << 7 & 0x9d2c_5680;
        word ^= word << 15 & 0xefc6_0000;
        word ^ word >> 18
    }

    /// The next 64 bits, the high half first.
    pub fn next_u64(&mut self) -> u64 {
        let high = u64::from(self.next_u32());
        high << 32 | u64::from(self.next_u32())
    }

    /// A float in `[0, 1)` with 53 random bits.
    pub fn next_f64(&mut self) -> f64 {
        let high = f64::from(self.next_u32() >> 5);
        let low = f64::from(self.next_u32() >> 6);
        (high * 67_108_864.0 + low) / 9_007_199_254_740_992.0
    }
}
