//! `str`: text with its hash and length in code points kept.

use std::cell::Cell;

/// A Python string. Lone surrogates cannot be represented.
pub struct Str {
    text: Box<str>,
    hash: Cell<u64>,
    length: Cell<u32>,
    interned: bool,
}

const UNKNOWN: u32 = u32::MAX;

impl Str {
    /// A string that is not interned.
    pub fn new(text: impl Into<Box<str>>) -> Self {
        Self {
            text: text.into(),
            hash: Cell::new(0),
            length: Cell::new(UNKNOWN),
            interned: false,
        }
    }

    pub(super) fn interned(text: &str) -> Self {
        Self {
            interned: true,
            ..Self::new(text)
        }
    }

    /// True if this string is the one of its [`super::Name`].
    pub fn is_interned(&self) -> bool {
        self.interned
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The hash, computed once. Not randomized, so that runs repeat.
    pub fn hash(&self) -> u64 {
        if self.hash.get() == 0 {
            self.hash.set(hash_bytes(self.text.as_bytes()).max(1));
        }
        self.hash.get()
    }

    /// The number of code points.
    pub fn char_len(&self) -> usize {
        if self.length.get() == UNKNOWN {
            let count = if self.text.is_ascii() {
                self.text.len()
            } else {
                self.text.chars().count()
            };
            match u32::try_from(count) {
                Ok(small) => self.length.set(small),
                Err(_) => return count,
            }
        }
        self.length.get() as usize
    }

    /// True if byte and code point offsets are the same.
    pub fn is_ascii(&self) -> bool {
        self.char_len() == self.text.len()
    }

    /// The code point at `index`.
    pub fn char_at(&self, index: usize) -> Option<char> {
        if self.is_ascii() {
            self.text.as_bytes().get(index).map(|byte| *byte as char)
        } else {
            self.text.chars().nth(index)
        }
    }
}

/// A quick, stable hash of bytes (FNV-1a over words, mixed at the end).
pub fn hash_bytes(bytes: &[u8]) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64 ^ (bytes.len() as u64);
    let mut chunks = bytes.chunks_exact(8);
    for chunk in &mut chunks {
        let word = u64::from_le_bytes([
            chunk[0], chunk[1], chunk[2], chunk[3], chunk[4], chunk[5], chunk[6], chunk[7],
        ]);
        hash = (hash ^ word)
            .wrapping_mul(0x9e37_79b9_7f4a_7c15)
            .rotate_left(29);
    }
    for byte in chunks.remainder() {
        hash = (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    }
    hash ^= hash >> 32;
    hash = hash.wrapping_mul(0xd6e8_feb8_6659_fd93);
    (hash ^ (hash >> 29)) >> 3
}
