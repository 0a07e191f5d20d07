//! The bit generator behind `np.random.default_rng`, and the hashing of its seed.

/// Hashes a seed of any length into a pool, and the pool into states.
#[derive(Clone, Debug)]
pub struct SeedSequence {
    pool: [u32; 4],
}

/// A word and a running constant, mixed.
fn hash(word: u32, constant: &mut u32, multiplier: u32) -> u32 {
    let word = word ^ *constant;
    *constant = constant.wrapping_mul(multiplier);
    let word = word.wrapping_mul(*constant);
    word ^ word >> 16
}

impl SeedSequence {
    /// From the 32-bit words of the entropy, lowest first.
    pub fn new(entropy: &[u32]) -> Self {
        let mut constant = 0x43b0_d7e5;
        let mut scramble = |word: u32| hash(word, &mut constant, 0x931e_8875);
        let mix = |x: u32, y: u32| {
            let mixed = x
                .wrapping_mul(0xca01_f9dd)
                .wrapping_sub(y.wrapping_mul(0x4973_f715));
            mixed ^ mixed >> 16
        };
        let mut pool = [0; 4];
        for (index, slot) in pool.iter_mut().enumerate() {
            *slot = scramble(entropy.get(index).copied().unwrap_or(0));
        }
        for from in 0..pool.len() {
            for to in (0..pool.len()).filter(|&to| to != from) {
                pool[to] = mix(pool[to], scramble(pool[from]));
            }
        }
        for &word in entropy.iter().skip(pool.len()) {
            for slot in &mut pool {
                *slot = mix(*slot, scramble(word));
            }
        }
        Self { pool }
    }

    /// The first `count` 32-bit words of state.
    pub fn generate_state(&self, count: usize) -> Vec<u32> {
        let mut constant = 0x8b51_f9dd;
        (0..count)
            .map(|index| hash(self.pool[index % 4], &mut constant, 0x58f3_8ded))
            .collect()
    }
}

/// The permuted congruential generator with 128 bits of state and 64 of output.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pcg64 {
    state: u128,
    increment: u128,
    /// The upper half of the last 64 bits of which the lower was given out.
    half: Option<u32>,
}

impl Pcg64 {
    /// As `np.random.PCG64(seed)` starts.
    pub fn new(seed: &SeedSequence) -> Self {
        let words = seed.generate_state(8);
        let wide = |at: usize| {
            let pair = |at: usize| u128::from(words[at + 1]) << 32 | u128::from(words[at]);
            pair(at) << 64 | pair(at + 2)
        };
        let mut this = Self {
            state: 0,
            increment: wide(4) << 1 | 1,
            half: None,
        };
        this.step();
        this.state = this.state.wrapping_add(wide(0));
        this.step();
        this
    }

    /// From what [`Pcg64::state`] gave.
    pub fn from_state(state: u128, increment: u128, half: Option<u32>) -> Self {
        Self {
            state,
            increment,
            half,
        }
    }

    /// The state, the increment and the half of a word in store.
    pub fn state(&self) -> (u128, u128, Option<u32>) {
        (self.state, self.increment, self.half)
    }

    /// The half of a word in store.
    pub(super) fn half(&mut self) -> &mut Option<u32> {
        &mut self.half
    }

    /// The next 64 bits by the other output function, which looks at the state before it steps.
    pub(super) fn next_dxsm(&mut self) -> u64 {
        const MULTIPLIER: u64 = 0xda94_2042_e4dd_58b5;
        let (mut high, low) = ((self.state >> 64) as u64, self.state as u64 | 1);
        high ^= high >> 32;
        high = high.wrapping_mul(MULTIPLIER);
        high ^= high >> 48;
        self.state = self
            .state
            .wrapping_mul(u128::from(MULTIPLIER))
            .wrapping_add(self.increment);
        high.wrapping_mul(low)
    }

    fn step(&mut self) {
        const MULTIPLIER: u128 = 0x2360_ed05_1fc6_5da4_4385_df64_9fcc_f645;
        self.state = self
            .state
            .wrapping_mul(MULTIPLIER)
            .wrapping_add(self.increment);
    }

    /// The next 64 bits.
    pub fn next_u64(&mut self) -> u64 {
        self.step();
        let folded = (self.state >> 64) as u64 ^ self.state as u64;
        folded.rotate_right((self.state >> 122) as u32)
    }
}
