//! Storage: elements as words of their width, one of them held inline, many behind an `Rc`.
//!
//! A dtype says what the words mean; kernels that only move elements need not know it, so each has one loop for each
//! width and none for each dtype.

use crate::narrow::Layout;
pub(crate) use crate::scalar::Bits;
pub use crate::scalar::Key;
use crate::{DType, Error, Result, Scalar};
use bytemuck::NoUninit;
use half::{bf16, f16};
use num_complex::Complex;
use std::rc::Rc;

const _: () = assert!(
    cfg!(target_endian = "little"),
    "words are laid out for little-endian machines"
);

/// A complex number of two `f32`.
pub type Complex64 = Complex<f32>;
/// A complex number of two `f64`.
pub type Complex128 = Complex<f64>;

/// The element of a `float0` array: nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Float0;

/// The most bytes that one array may take.
pub const MAX_BYTES: u64 = if cfg!(target_pointer_width = "32") {
    1 << 30
} else {
    1 << 31
};

/// Words of one width: one of them inline, or many shared.
#[derive(Clone, Debug)]
pub enum Buffer<W> {
    /// A single word, stored without allocation.
    One(W),
    /// Any number of words, shared until written to.
    Many(Rc<Vec<W>>),
}

impl<W: Copy> Buffer<W> {
    /// The words.
    pub(crate) fn as_slice(&self) -> &[W] {
        match self {
            Self::One(word) => std::slice::from_ref(word),
            Self::Many(words) => words,
        }
    }

    /// The words, to be written to; copies them first if they are shared.
    pub(crate) fn make_mut(&mut self) -> &mut [W] {
        match self {
            Self::One(word) => std::slice::from_mut(word),
            Self::Many(words) => Rc::make_mut(words).as_mut_slice(),
        }
    }

    /// True if both hold the very same words.
    pub(crate) fn shares(&self, other: &Self) -> bool {
        matches!((self, other), (Self::Many(a), Self::Many(b)) if Rc::ptr_eq(a, b))
    }
}

impl<W: Copy> From<Vec<W>> for Buffer<W> {
    fn from(words: Vec<W>) -> Self {
        match words[..] {
            [word] => Self::One(word),
            _ => Self::Many(Rc::new(words)),
        }
    }
}

/// An error if `size` elements of `itemsize` bytes are more than one array may hold.
pub fn check_allocation(size: usize, itemsize: usize) -> Result<()> {
    let bytes = (size as u64).saturating_mul(itemsize as u64);
    if bytes > MAX_BYTES {
        Err(Error::out_of_memory(bytes))
    } else {
        Ok(())
    }
}

/// An empty vector with room for `size` elements, or an error.
#[inline(never)]
pub fn try_vec<T>(size: usize) -> Result<Vec<T>> {
    let itemsize = std::mem::size_of::<T>();
    check_allocation(size, itemsize)?;
    let mut vec = Vec::new();
    let bytes = (size as u64).saturating_mul(itemsize as u64);
    vec.try_reserve_exact(size)
        .map_err(|_| Error::out_of_memory(bytes))?;
    Ok(vec)
}

/// A vector of `size` times `value`, or an error.
#[inline(never)]
pub fn try_filled<T: Copy>(size: usize, value: T) -> Result<Vec<T>> {
    let mut vec = try_vec(size)?;
    fill_up(&mut vec, size, value);
    Ok(vec)
}

/// Adds `value` until there are `size` elements: what is there already is copied, which is faster than one after the other.
pub(crate) fn fill_up<T: Copy>(vec: &mut Vec<T>, size: usize, value: T) {
    const FIRST: usize = 64;
    // So many are copied at a time, which are read from the nearest cache.
    const MOST: usize = 1 << 12;
    let start = vec.len();
    vec.resize(size.min(start + FIRST).max(start), value);
    while vec.len() < size {
        let count = (vec.len() - start).min(MOST).min(size - vec.len());
        vec.extend_from_within(start..start + count);
    }
}

/// What elements are stored as.
pub trait Word: NoUninit + Default + PartialEq + std::fmt::Debug {
    /// Its buffer as storage.
    fn wrap(buffer: Buffer<Self>) -> Words;
    /// The storage's buffer, if it is of this width.
    fn unwrap(words: &Words) -> Option<&Buffer<Self>>;
    /// The storage's buffer to be written to, if it is of this width.
    fn unwrap_mut(words: &mut Words) -> Option<&mut Buffer<Self>>;
    /// The lowest bytes of `bits`.
    fn from_bits(bits: [u64; 2]) -> Self;
}

/// Storage of any width; booleans apart, since not every byte is one.
#[derive(Clone, Debug)]
#[allow(missing_docs, reason = "the variants are widths in bits")]
pub enum Words {
    Bool(Buffer<bool>),
    W8(Buffer<u8>),
    W16(Buffer<u16>),
    W32(Buffer<u32>),
    /// Pairs of 32 bits: complex numbers and keys.
    Pair(Buffer<[u32; 2]>),
    W64(Buffer<u64>),
    W128(Buffer<[u64; 2]>),
}

macro_rules! words {
    ($($word:ty, $variant:ident, |$bits:ident| $from:expr;)*) => {$(
        impl Word for $word {
            fn wrap(buffer: Buffer<Self>) -> Words {
                Words::$variant(buffer)
            }
            fn unwrap(words: &Words) -> Option<&Buffer<Self>> {
                if let Words::$variant(buffer) = words { Some(buffer) } else { None }
            }
            fn unwrap_mut(words: &mut Words) -> Option<&mut Buffer<Self>> {
                if let Words::$variant(buffer) = words { Some(buffer) } else { None }
            }
            fn from_bits($bits: Bits) -> Self {
                $from
            }
        }
    )*};
}

words! {
    bool, Bool, |bits| bits[0] & 1 == 1;
    u8, W8, |bits| bits[0] as u8;
    u16, W16, |bits| bits[0] as u16;
    u32, W32, |bits| bits[0] as u32;
    [u32; 2], Pair, |bits| [bits[0] as u32, (bits[0] >> 32) as u32];
    u64, W64, |bits| bits[0];
    [u64; 2], W128, |bits| bits;
}

/// Runs `$body` with `$buffer` bound to the buffer of `$words`, once for each width.
macro_rules! by_word {
    ($words:expr, $buffer:ident => $body:expr) => {
        match $words {
            $crate::storage::Words::Bool($buffer) => $body,
            $crate::storage::Words::W8($buffer) => $body,
            $crate::storage::Words::W16($buffer) => $body,
            $crate::storage::Words::W32($buffer) => $body,
            $crate::storage::Words::Pair($buffer) => $body,
            $crate::storage::Words::W64($buffer) => $body,
            $crate::storage::Words::W128($buffer) => $body,
        }
    };
}

/// Runs `$body` with the type `$W` bound to the word that elements of `$dtype` are stored as.
macro_rules! by_width {
    ($dtype:expr, $W:ident => $body:expr) => {
        by_width!(@ $dtype, $W, $body;
            Bool => bool,
            Int8 | UInt8 | Float0 | Float8E3M4 | Float8E4M3 | Float8E4M3B11Fnuz | Float8E4M3Fn | Float8E4M3Fnuz | Float8E5M2 | Float8E5M2Fnuz | Float8E8M0Fnu | Float6E2M3Fn | Float6E3M2Fn | Float4E2M1Fn | Int1 | Int2 | Int4 | UInt1 | UInt2 | UInt4 => u8,
            Int16 | UInt16 | Float16 | BFloat16 => u16,
            Int32 | UInt32 | Float32 => u32,
            Complex64 | Key => [u32; 2],
            Int64 | UInt64 | Float64 => u64,
            Complex128 => [u64; 2],
        )
    };
    (@ $dtype:expr, $W:ident, $body:expr; $($($variant:ident)|+ => $word:ty,)*) => {
        match $dtype {
            $($($crate::DType::$variant)|+ => {
                type $W = $word;
                $body
            })*
        }
    };
}
pub(crate) use {by_width, by_word};

/// A type that arrays can hold.
pub trait Element: Copy + Default + PartialEq + std::fmt::Debug + 'static {
    /// Its dtype.
    const DTYPE: DType;
    /// What it is stored as.
    type Word: Word;
    /// The words as elements.
    fn view(words: &[Self::Word]) -> &[Self];
    /// The words as elements to be written to.
    fn view_mut(words: &mut [Self::Word]) -> &mut [Self];
    /// The elements as words; no copy.
    fn into_words(elements: Vec<Self>) -> Vec<Self::Word>;
    /// One element as a word.
    fn to_word(self) -> Self::Word;
    /// One word as an element.
    fn of_word(word: Self::Word) -> Self;
    /// To a scalar.
    fn to_scalar(self) -> Scalar;
}

macro_rules! element {
    ($($ty:ty, $variant:ident, $word:ty, |$v:ident| $to:expr;)*) => {$(
        impl Element for $ty {
            const DTYPE: DType = DType::$variant;
            type Word = $word;
            fn view(words: &[$word]) -> &[Self] {
                bytemuck::must_cast_slice(words)
            }
            fn view_mut(words: &mut [$word]) -> &mut [Self] {
                bytemuck::must_cast_slice_mut(words)
            }
            fn into_words(elements: Vec<Self>) -> Vec<$word> {
                bytemuck::cast_vec(elements)
            }
            fn to_word(self) -> $word {
                bytemuck::must_cast(self)
            }
            fn of_word(word: $word) -> Self {
                bytemuck::must_cast(word)
            }
            fn to_scalar(self) -> Scalar {
                let $v = self;
                $to
            }
        }
    )*};
}

element! {
    i8, Int8, u8, |v| Scalar::Int(v.into());
    i16, Int16, u16, |v| Scalar::Int(v.into());
    i32, Int32, u32, |v| Scalar::Int(v.into());
    i64, Int64, u64, |v| Scalar::Int(v);
    u8, UInt8, u8, |v| Scalar::UInt(v.into());
    u16, UInt16, u16, |v| Scalar::UInt(v.into());
    u32, UInt32, u32, |v| Scalar::UInt(v.into());
    u64, UInt64, u64, |v| Scalar::UInt(v);
    f16, Float16, u16, |v| Scalar::Float(v.to_f64());
    bf16, BFloat16, u16, |v| Scalar::Float(v.to_f64());
    f32, Float32, u32, |v| Scalar::Float(v.into());
    f64, Float64, u64, |v| Scalar::Float(v);
    Complex64, Complex64, [u32; 2], |v| Scalar::Complex(v.re.into(), v.im.into());
    Complex128, Complex128, [u64; 2], |v| Scalar::Complex(v.re, v.im);
    Key, Key, [u32; 2], |v| Scalar::Key(v);
}

impl Element for bool {
    const DTYPE: DType = DType::Bool;
    type Word = bool;
    fn view(words: &[bool]) -> &[Self] {
        words
    }
    fn view_mut(words: &mut [bool]) -> &mut [Self] {
        words
    }
    fn into_words(elements: Vec<Self>) -> Vec<bool> {
        elements
    }
    fn to_word(self) -> bool {
        self
    }
    fn of_word(word: bool) -> Self {
        word
    }
    fn to_scalar(self) -> Scalar {
        Scalar::Bool(self)
    }
}

// A vector of nothing allocates nothing, so leaking it costs nothing.
impl Element for Float0 {
    const DTYPE: DType = DType::Float0;
    type Word = u8;
    fn view(words: &[u8]) -> &[Self] {
        vec![Self; words.len()].leak()
    }
    fn view_mut(words: &mut [u8]) -> &mut [Self] {
        vec![Self; words.len()].leak()
    }
    fn into_words(elements: Vec<Self>) -> Vec<u8> {
        vec![0; elements.len()]
    }
    fn to_word(self) -> u8 {
        0
    }
    fn of_word(_: u8) -> Self {
        Self
    }
    fn to_scalar(self) -> Scalar {
        Scalar::Float0
    }
}

/// The elements of an array as what its dtype says they are.
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs, reason = "the variants are those of `DType`")]
pub enum Data<'a> {
    Bool(&'a [bool]),
    Int8(&'a [i8]),
    Int16(&'a [i16]),
    Int32(&'a [i32]),
    Int64(&'a [i64]),
    UInt8(&'a [u8]),
    UInt16(&'a [u16]),
    UInt32(&'a [u32]),
    UInt64(&'a [u64]),
    Float16(&'a [f16]),
    BFloat16(&'a [bf16]),
    Float32(&'a [f32]),
    Float64(&'a [f64]),
    Complex64(&'a [Complex64]),
    Complex128(&'a [Complex128]),
    Key(&'a [Key]),
    Float0(&'a [Float0]),
    /// Floats of at most 8 bits.
    Small(DType, &'a [u8]),
}

impl<'a> Data<'a> {
    /// The words as elements of `dtype`; none at all if they are of another width.
    pub(crate) fn new(dtype: DType, words: &'a Words) -> Self {
        fn view<T: Element>(words: &Words) -> &[T] {
            T::view(T::Word::unwrap(words).map_or(&[], Buffer::as_slice))
        }
        match dtype {
            DType::Bool => Self::Bool(view(words)),
            DType::Int8 | DType::Int1 | DType::Int2 | DType::Int4 => Self::Int8(view(words)),
            DType::Int16 => Self::Int16(view(words)),
            DType::Int32 => Self::Int32(view(words)),
            DType::Int64 => Self::Int64(view(words)),
            DType::UInt8 | DType::UInt1 | DType::UInt2 | DType::UInt4 => Self::UInt8(view(words)),
            DType::UInt16 => Self::UInt16(view(words)),
            DType::UInt32 => Self::UInt32(view(words)),
            DType::UInt64 => Self::UInt64(view(words)),
            DType::Float16 => Self::Float16(view(words)),
            DType::BFloat16 => Self::BFloat16(view(words)),
            DType::Float32 => Self::Float32(view(words)),
            DType::Float64 => Self::Float64(view(words)),
            DType::Complex64 => Self::Complex64(view(words)),
            DType::Complex128 => Self::Complex128(view(words)),
            DType::Key => Self::Key(view(words)),
            DType::Float0 => Self::Float0(view(words)),
            small => Self::Small(small, view(words)),
        }
    }

    /// The element at a position.
    pub fn get(self, position: usize) -> Option<Scalar> {
        fn at<T: Element>(elements: &[T], position: usize) -> Option<Scalar> {
            elements.get(position).map(|element| element.to_scalar())
        }
        match self {
            Self::Bool(elements) => at(elements, position),
            Self::Int8(elements) => at(elements, position),
            Self::Int16(elements) => at(elements, position),
            Self::Int32(elements) => at(elements, position),
            Self::Int64(elements) => at(elements, position),
            Self::UInt8(elements) => at(elements, position),
            Self::UInt16(elements) => at(elements, position),
            Self::UInt32(elements) => at(elements, position),
            Self::UInt64(elements) => at(elements, position),
            Self::Float16(elements) => at(elements, position),
            Self::BFloat16(elements) => at(elements, position),
            Self::Float32(elements) => at(elements, position),
            Self::Float64(elements) => at(elements, position),
            Self::Complex64(elements) => at(elements, position),
            Self::Complex128(elements) => at(elements, position),
            Self::Key(elements) => at(elements, position),
            Self::Float0(elements) => at(elements, position),
            Self::Small(dtype, elements) => {
                let bits = *elements.get(position)?;
                Layout::of(dtype).map(|it| Scalar::Float(it.decode(bits)))
            }
        }
    }
}
