//! `hash`: numbers that are equal hash alike, whatever their type; tuples and frozensets mix as in CPython.
//!
//! Texts hash by content, the same in every session: CPython's are salted per process.

use num_bigint::BigInt;
use num_traits::{Signed, ToPrimitive};

const MODULUS: u64 = (1 << 61) - 1;

fn signed(hash: u64, negative: bool) -> i64 {
    let hash = hash as i64;
    let hash = if negative { -hash } else { hash };
    if hash == -1 { -2 } else { hash }
}

/// The hash of a small int.
pub fn small_int(int: i64) -> i64 {
    signed(int.unsigned_abs() % MODULUS, int < 0)
}

/// The hash of a big int.
pub fn big_int(int: &BigInt) -> i64 {
    let rest = (int.magnitude() % MODULUS).to_u64().unwrap_or(0);
    signed(rest, int.is_negative())
}

/// The hash of a float; a nan, which CPython hashes by identity, hashes to 0.
pub fn float(x: f64) -> i64 {
    if !x.is_finite() {
        let infinity = 314_159;
        return if x.is_nan() {
            0
        } else if x > 0.0 {
            infinity
        } else {
            -infinity
        };
    }
    let (mut mantissa, mut exponent) = libm::frexp(x.abs());
    let mut hash: u64 = 0;
    while mantissa != 0.0 {
        hash = ((hash << 28) & MODULUS) | (hash >> (61 - 28));
        mantissa *= 268_435_456.0;
        exponent -= 28;
        let digit = mantissa as u64;
        mantissa -= digit as f64;
        hash += digit;
        if hash >= MODULUS {
            hash -= MODULUS;
        }
    }
    let turn = exponent.rem_euclid(61) as u32;
    hash = ((hash << turn) & MODULUS) | (hash >> (61 - turn));
    signed(hash, x < 0.0)
}

/// The hash of a complex number.
pub fn complex(re: f64, im: f64) -> i64 {
    let hash = float(re).wrapping_add(float(im).wrapping_mul(1_000_003));
    if hash == -1 { -2 } else { hash }
}

/// The hash of a text or of bytes.
pub fn bytes(bytes: &[u8]) -> i64 {
    if bytes.is_empty() {
        return 0;
    }
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for byte in bytes {
        hash = (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3);
    }
    // FNV leaves the low bits of short texts close together; one round of splitmix spreads them.
    hash = (hash ^ (hash >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    hash = (hash ^ (hash >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    let hash = (hash ^ (hash >> 31)) as i64;
    if hash == -1 { -2 } else { hash }
}

/// The hash of a tuple, from those of its items.
pub fn tuple(items: impl ExactSizeIterator<Item = i64>) -> i64 {
    const PRIME_1: u64 = 11_400_714_785_074_694_791;
    const PRIME_2: u64 = 14_029_467_366_897_019_727;
    const PRIME_5: u64 = 2_870_177_450_012_600_261;
    let length = items.len() as u64;
    let mut acc = PRIME_5;
    for item in items {
        acc = acc
            .wrapping_add((item as u64).wrapping_mul(PRIME_2))
            .rotate_left(31)
            .wrapping_mul(PRIME_1);
    }
    acc = acc.wrapping_add(length ^ (PRIME_5 ^ 3_527_539));
    if acc == u64::MAX {
        1_546_275_796
    } else {
        acc as i64
    }
}

/// The hash of a frozenset, from those of its items in any order.
pub fn frozenset(items: impl ExactSizeIterator<Item = i64>) -> i64 {
    let length = items.len() as u64;
    let mut acc: u64 = 0;
    for item in items {
        let item = item as u64;
        acc ^= ((item ^ 89_869_747) ^ (item << 16)).wrapping_mul(3_644_798_167);
    }
    acc ^= length.wrapping_add(1).wrapping_mul(1_927_868_237);
    acc ^= (acc >> 11) ^ (acc >> 25);
    acc = acc.wrapping_mul(69_069).wrapping_add(907_133_923);
    if acc == u64::MAX {
        590_923_713
    } else {
        acc as i64
    }
}
