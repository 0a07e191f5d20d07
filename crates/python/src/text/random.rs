//! The random streams of CPython's `random` module: the Mersenne Twister, its seeding, and what is drawn from it.

use freezeframe_base::Lists;
use num_bigint::{BigInt, BigUint, Sign};
use num_traits::{ToPrimitive, Zero};

use super::{TextError, TextResult, value_error};

const N: usize = 624;
const M: usize = 397;

/// A generator, bit for bit that of `random.Random`.
#[derive(Clone, Debug)]
pub struct Random {
    state: Vec<u32>,
    index: usize,
    gauss_next: Option<f64>,
}

impl Random {
    /// `Random(int)`: seeds with the magnitude of an integer.
    pub fn from_int(seed: &BigInt) -> Self {
        let mut key = seed.magnitude().to_u32_digits();
        if key.is_empty() {
            key.push(0);
        }
        Self::from_key(&key)
    }

    /// `Random(str)` and `Random(bytes)`.
    pub fn from_bytes(seed: &[u8]) -> Self {
        let mut bytes = seed.to_vec();
        bytes.extend(sha512(seed));
        Self::from_int(&BigInt::from_bytes_be(Sign::Plus, &bytes))
    }

    fn from_word(seed: u32) -> Self {
        let mut state = Vec::with_capacity(N);
        let mut last = seed;
        state.push(last);
        for at in 1..N as u32 {
            last = 1_812_433_253_u32
                .wrapping_mul(last ^ (last >> 30))
                .wrapping_add(at);
            state.push(last);
        }
        Self {
            state,
            index: N,
            gauss_next: None,
        }
    }

    fn from_key(key: &[u32]) -> Self {
        let mut random = Self::from_word(19_650_218);
        let state = &mut random.state;
        let (mut at, mut from) = (1, 0);
        for _ in 0..N.max(key.len()) {
            let last = state[at - 1];
            state[at] = (state[at] ^ (last ^ (last >> 30)).wrapping_mul(1_664_525))
                .wrapping_add(key[from])
                .wrapping_add(from as u32);
            at += 1;
            from = (from + 1) % key.len();
            if at >= N {
                state[0] = state[N - 1];
                at = 1;
            }
        }
        for _ in 1..N {
            let last = state[at - 1];
            state[at] = (state[at] ^ (last ^ (last >> 30)).wrapping_mul(1_566_083_941))
                .wrapping_sub(at as u32);
            at += 1;
            if at >= N {
                state[0] = state[N - 1];
                at = 1;
            }
        }
        state[0] = 0x8000_0000;
        random
    }

    fn twist(&mut self) {
        for at in 0..N {
            let word = (self.state[at] & 0x8000_0000) | (self.state[(at + 1) % N] & 0x7fff_ffff);
            let odd = if word & 1 == 1 { 0x9908_b0df } else { 0 };
            self.state[at] = self.state[(at + M) % N] ^ (word >> 1) ^ odd;
        }
        self.index = 0;
    }

    /// The next 32 bits.
    pub fn next_u32(&mut self) -> u32 {
        if self.index >= N {
            self.twist();
        }
        let mut word = self.state[self.index];
        self.index += 1;
        word ^= word >> 11;
        word ^= (word << 7) & 0x9d2c_5680;
        word ^= (word << 15) & 0xefc6_0000;
        word ^ (word >> 18)
    }

    /// The 625 numbers of `getstate()[1]`.
    pub fn state(&self) -> Vec<u32> {
        self.state.iter().copied().chain([self.index as u32]).list()
    }

    /// `getstate()[2]`
    pub fn gauss_next(&self) -> Option<f64> {
        self.gauss_next
    }

    /// A generator in a given state; `None` if it is not one.
    pub fn from_state(words: &[u32], gauss_next: Option<f64>) -> Option<Self> {
        let (&index, state) = words.split_last()?;
        let index = index as usize;
        (state.len() == N && index <= N).then(|| Self {
            state: state.to_vec(),
            index,
            gauss_next,
        })
    }

    /// `random()`: 53 random bits in `[0, 1)`.
    pub fn random(&mut self) -> f64 {
        let (high, low) = (self.next_u32() >> 5, self.next_u32() >> 6);
        (f64::from(high) * 67_108_864.0 + f64::from(low)) / 9_007_199_254_740_992.0
    }

    /// `getrandbits(k)` for `k <= 64`.
    pub fn bits_u64(&mut self, k: u32) -> u64 {
        match k {
            0 => 0,
            1..=32 => u64::from(self.next_u32() >> (32 - k)),
            _ => {
                let low = u64::from(self.next_u32());
                let high = u64::from(self.next_u32() >> (64 - k.min(64)));
                low | (high << 32)
            }
        }
    }

    /// `getrandbits(k)`.
    pub fn bits(&mut self, k: usize) -> TextResult<BigInt> {
        super::check_len(k)?;
        let words = k.div_ceil(32);
        let mut digits = Vec::with_capacity(words);
        for at in 0..words {
            let word = self.next_u32();
            let left = k - at * 32;
            digits.push(if left < 32 { word >> (32 - left) } else { word });
        }
        Ok(BigInt::from(BigUint::new(digits)))
    }

    /// A number in `0..n`, as `_randbelow(n)`; 0 for `n == 0`.
    pub fn below(&mut self, n: u64) -> u64 {
        if n == 0 {
            return 0;
        }
        let k = 64 - n.leading_zeros();
        loop {
            let drawn = self.bits_u64(k);
            if drawn < n {
                return drawn;
            }
        }
    }

    /// A number in `0..n` for any positive `n`.
    pub fn below_big(&mut self, n: &BigInt) -> TextResult<BigInt> {
        if let Some(small) = n.to_u64() {
            return Ok(BigInt::from(self.below(small)));
        }
        if n.sign() != Sign::Plus {
            return Ok(BigInt::zero());
        }
        loop {
            let drawn = self.bits(n.bits() as usize)?;
            if &drawn < n {
                return Ok(drawn);
            }
        }
    }

    /// `shuffle(items)`.
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for at in (1..items.len()).rev() {
            let other = self.below(at as u64 + 1) as usize;
            items.swap(at, other);
        }
    }

    /// The positions that `sample(range(n), k)` takes.
    pub fn sample(&mut self, n: usize, k: usize) -> TextResult<Vec<usize>> {
        if k > n {
            return value_error("Sample larger than population or is negative");
        }
        let mut taken = Vec::with_capacity(k);
        // A pool is cheaper than a set of seen positions while the set's table would be the larger of both.
        let mut set_size = 21_usize;
        if k > 5 {
            let power = libm::ceil(super::log::log((k * 3) as f64) / super::log::log(4.0)) as u32;
            set_size = set_size.saturating_add(4_usize.saturating_pow(power));
        }
        if n <= set_size {
            let mut pool: Vec<usize> = (0..n).collect();
            for done in 0..k {
                let at = self.below((n - done) as u64) as usize;
                taken.push(pool[at]);
                pool[at] = pool[n - done - 1];
            }
        } else {
            let mut seen = freezeframe_base::HashSet::default();
            while taken.len() < k {
                let at = self.below(n as u64) as usize;
                if seen.insert(at) {
                    taken.push(at);
                }
            }
        }
        Ok(taken)
    }

    /// `uniform(a, b)`.
    pub fn uniform(&mut self, a: f64, b: f64) -> f64 {
        a + (b - a) * self.random()
    }

    /// `gauss(mu, sigma)`: makes two values at a time and keeps the second.
    pub fn gauss(&mut self, mu: f64, sigma: f64) -> f64 {
        let z = self.gauss_next.take().unwrap_or_else(|| {
            let angle = self.random() * (2.0 * std::f64::consts::PI);
            let radius = libm::sqrt(-2.0 * super::log::log(1.0 - self.random()));
            self.gauss_next = Some(libm::sin(angle) * radius);
            libm::cos(angle) * radius
        });
        mu + z * sigma
    }

    /// `normalvariate(mu, sigma)`: ratio of uniforms.
    pub fn normal(&mut self, mu: f64, sigma: f64) -> f64 {
        let magic = 4.0 * libm::exp(-0.5) / libm::sqrt(2.0);
        loop {
            let u1 = self.random();
            let u2 = 1.0 - self.random();
            let z = magic * (u1 - 0.5) / u2;
            if z * z / 4.0 <= -super::log::log(u2) {
                return mu + z * sigma;
            }
        }
    }

    /// `expovariate(lambd)`.
    pub fn exponential(&mut self, lambd: f64) -> TextResult<f64> {
        if lambd == 0.0 {
            return Err(TextError::ZeroDivision("float division by zero".into()));
        }
        Ok(-super::log::log(1.0 - self.random()) / lambd)
    }

    /// `triangular(low, high, mode)`.
    pub fn triangular(&mut self, low: f64, high: f64, mode: Option<f64>) -> f64 {
        let (mut low, mut high) = (low, high);
        let mut u = self.random();
        let mut c = match mode {
            None => 0.5,
            Some(_) if high == low => return low,
            Some(mode) => (mode - low) / (high - low),
        };
        if u > c {
            u = 1.0 - u;
            c = 1.0 - c;
            std::mem::swap(&mut low, &mut high);
        }
        low + (high - low) * libm::sqrt(u * c)
    }
}

const SHA512_START: [u64; 8] = [
    0x6a09_e667_f3bc_c908,
    0xbb67_ae85_84ca_a73b,
    0x3c6e_f372_fe94_f82b,
    0xa54f_f53a_5f1d_36f1,
    0x510e_527f_ade6_82d1,
    0x9b05_688c_2b3e_6c1f,
    0x1f83_d9ab_fb41_bd6b,
    0x5be0_cd19_137e_2179,
];

/// The first 64 bits of the fractional part of the cube root of `prime`.
fn cube_root_bits(prime: u64) -> u64 {
    let root = (BigUint::from(prime) << 192_u32).cbrt();
    (root % (BigUint::from(1_u32) << 64_u32))
        .to_u64()
        .unwrap_or(0)
}

fn sha512_constants() -> Vec<u64> {
    let is_prime = |n: &u64| {
        (2..*n)
            .take_while(|d| d * d <= *n)
            .all(|d| !n.is_multiple_of(d))
    };
    (2..).filter(is_prime).take(80).map(cube_root_bits).list()
}

/// SHA-512, with which `seed(str)` spreads the text over the whole state.
fn sha512(message: &[u8]) -> Vec<u8> {
    let mut padded = message.to_vec();
    padded.push(0x80);
    while padded.len() % 128 != 112 {
        padded.push(0);
    }
    padded.extend((message.len() as u128 * 8).to_be_bytes());
    let constants = sha512_constants();
    let mut hash = SHA512_START;
    for block in padded.chunks_exact(128) {
        sha512_block(&mut hash, block, &constants);
    }
    hash.iter().flat_map(|word| word.to_be_bytes()).list()
}

fn sha512_block(hash: &mut [u64; 8], block: &[u8], constants: &[u64]) {
    let word = |bytes: &[u8]| {
        bytes
            .iter()
            .fold(0_u64, |word, byte| (word << 8) | u64::from(*byte))
    };
    let mut w: Vec<u64> = block.chunks_exact(8).map(word).collect();
    for at in 16..80 {
        let (a, b) = (w[at - 15], w[at - 2]);
        let s0 = a.rotate_right(1) ^ a.rotate_right(8) ^ (a >> 7);
        let s1 = b.rotate_right(19) ^ b.rotate_right(61) ^ (b >> 6);
        w.push(
            w[at - 16]
                .wrapping_add(s0)
                .wrapping_add(w[at - 7])
                .wrapping_add(s1),
        );
    }
    let [mut a, mut b, mut c, mut d, mut e, mut f, mut g, mut h] = *hash;
    for (word, constant) in w.iter().zip(constants) {
        let s1 = e.rotate_right(14) ^ e.rotate_right(18) ^ e.rotate_right(41);
        let choice = (e & f) ^ (!e & g);
        let t1 = h
            .wrapping_add(s1)
            .wrapping_add(choice)
            .wrapping_add(*constant)
            .wrapping_add(*word);
        let s0 = a.rotate_right(28) ^ a.rotate_right(34) ^ a.rotate_right(39);
        let t2 = s0.wrapping_add((a & b) ^ (a & c) ^ (b & c));
        (h, g, f, e, d, c, b, a) = (g, f, e, d.wrapping_add(t1), c, b, a, t1.wrapping_add(t2));
    }
    for (sum, word) in hash.iter_mut().zip([a, b, c, d, e, f, g, h]) {
        *sum = sum.wrapping_add(word);
    }
}
