//! Typed storage: one enum over the element types, a scalar held inline, everything else behind an `Rc`.

use crate::{DType, Error, Result};
use half::{bf16, f16};
use num_complex::Complex;
use std::rc::Rc;

/// A complex number of two `f32`.
pub type Complex64 = Complex<f32>;
/// A complex number of two `f64`.
pub type Complex128 = Complex<f64>;
/// A threefry PRNG key.
pub type Key = [u32; 2];

/// The element of a `float0` array: nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Float0;

/// The most bytes that one array may take.
pub const MAX_BYTES: u64 = if cfg!(target_pointer_width = "32") {
    1 << 30
} else {
    1 << 31
};

/// Elements of one type: one of them inline, or many shared.
#[derive(Clone, Debug)]
pub enum Buffer<T> {
    /// A single element, stored without allocation.
    One(T),
    /// Any number of elements, shared until written to.
    Many(Rc<Vec<T>>),
}

impl<T: Copy> Buffer<T> {
    /// The elements.
    pub fn as_slice(&self) -> &[T] {
        match self {
            Self::One(element) => std::slice::from_ref(element),
            Self::Many(elements) => elements,
        }
    }

    /// The elements, to be written to; copies them first if they are shared.
    pub fn make_mut(&mut self) -> &mut [T] {
        match self {
            Self::One(element) => std::slice::from_mut(element),
            Self::Many(elements) => Rc::make_mut(elements).as_mut_slice(),
        }
    }
}

impl<T> From<Vec<T>> for Buffer<T> {
    fn from(elements: Vec<T>) -> Self {
        Self::Many(Rc::new(elements))
    }
}

/// An error if `size` elements of `itemsize` bytes are more than one array may hold.
pub fn check_allocation(size: usize, itemsize: usize) -> Result<()> {
    let bytes = (size as u64).saturating_mul(itemsize as u64);
    if bytes > MAX_BYTES {
        Err(Error::OutOfMemory { bytes })
    } else {
        Ok(())
    }
}

/// An empty vector with room for `size` elements, or [`Error::OutOfMemory`].
pub fn try_vec<T>(size: usize) -> Result<Vec<T>> {
    let itemsize = std::mem::size_of::<T>();
    check_allocation(size, itemsize)?;
    let mut vec = Vec::new();
    let bytes = (size as u64).saturating_mul(itemsize as u64);
    vec.try_reserve_exact(size)
        .map_err(|_| Error::OutOfMemory { bytes })?;
    Ok(vec)
}

/// A vector of `size` times `value`, or [`Error::OutOfMemory`].
pub fn try_filled<T: Copy>(size: usize, value: T) -> Result<Vec<T>> {
    let mut vec = try_vec(size)?;
    vec.resize(size, value);
    Ok(vec)
}

/// One element, whatever its type; integers keep all their bits.
#[derive(Clone, Copy, Debug, PartialEq)]
#[allow(missing_docs, reason = "the variants name themselves")]
pub enum Scalar {
    Bool(bool),
    Int(i64),
    UInt(u64),
    Float(f64),
    Complex(f64, f64),
    Key(Key),
    Float0,
}

impl Scalar {
    /// Its value as a float: the real part of a complex number.
    pub fn to_f64(self) -> f64 {
        match self {
            Self::Bool(value) => f64::from(u8::from(value)),
            Self::Int(value) => value as f64,
            Self::UInt(value) => value as f64,
            Self::Float(value) | Self::Complex(value, _) => value,
            Self::Key(_) | Self::Float0 => 0.0,
        }
    }

    /// Its value as an integer: floats are cut, integers wrap.
    pub fn to_i64(self) -> i64 {
        match self {
            Self::Bool(value) => i64::from(value),
            Self::Int(value) => value,
            Self::UInt(value) => value as i64,
            Self::Float(value) | Self::Complex(value, _) => value as i64,
            Self::Key(_) | Self::Float0 => 0,
        }
    }

    /// Its value as a boolean: whether it is not zero.
    pub fn to_bool(self) -> bool {
        match self {
            Self::Bool(value) => value,
            Self::Int(value) => value != 0,
            Self::UInt(value) => value != 0,
            Self::Float(value) => value != 0.0,
            Self::Complex(re, im) => re != 0.0 || im != 0.0,
            Self::Key(_) | Self::Float0 => false,
        }
    }

    /// Its imaginary part.
    pub fn imag(self) -> f64 {
        if let Self::Complex(_, im) = self {
            im
        } else {
            0.0
        }
    }
}

/// A type that arrays can hold.
pub trait Element: Copy + Default + PartialEq + std::fmt::Debug + 'static {
    /// Its dtype.
    const DTYPE: DType;
    /// Its buffer as storage.
    fn wrap(buffer: Buffer<Self>) -> Data;
    /// The storage's buffer, if it is of this type.
    fn unwrap(data: &Data) -> Option<&Buffer<Self>>;
    /// The storage's buffer to be written to, if it is of this type.
    fn unwrap_mut(data: &mut Data) -> Option<&mut Buffer<Self>>;
    /// From any scalar, converted as C would (floats to integers are cut and saturate, integers wrap).
    fn from_scalar(scalar: Scalar) -> Self;
    /// To a scalar.
    fn to_scalar(self) -> Scalar;
    /// From exactly as many little-endian bytes as the dtype has.
    fn from_le_bytes(bytes: &[u8]) -> Self;
    /// Appends its little-endian bytes.
    fn write_le_bytes(self, bytes: &mut Vec<u8>);
}

/// Storage of any element type.
#[derive(Clone, Debug)]
#[allow(missing_docs, reason = "the variants are those of `DType`")]
pub enum Data {
    Bool(Buffer<bool>),
    Int8(Buffer<i8>),
    Int16(Buffer<i16>),
    Int32(Buffer<i32>),
    Int64(Buffer<i64>),
    UInt8(Buffer<u8>),
    UInt16(Buffer<u16>),
    UInt32(Buffer<u32>),
    UInt64(Buffer<u64>),
    Float16(Buffer<f16>),
    BFloat16(Buffer<bf16>),
    Float32(Buffer<f32>),
    Float64(Buffer<f64>),
    Complex64(Buffer<Complex64>),
    Complex128(Buffer<Complex128>),
    Key(Buffer<Key>),
    Float0(Buffer<Float0>),
}

macro_rules! element {
    ($ty:ty, $variant:ident, |$s:ident| $from:expr, |$v:ident| $to:expr, |$b:ident| $read:expr, |$w:ident, $out:ident| $write:expr) => {
        impl Element for $ty {
            const DTYPE: DType = DType::$variant;
            fn wrap(buffer: Buffer<Self>) -> Data {
                Data::$variant(buffer)
            }
            fn unwrap(data: &Data) -> Option<&Buffer<Self>> {
                if let Data::$variant(buffer) = data {
                    Some(buffer)
                } else {
                    None
                }
            }
            fn unwrap_mut(data: &mut Data) -> Option<&mut Buffer<Self>> {
                if let Data::$variant(buffer) = data {
                    Some(buffer)
                } else {
                    None
                }
            }
            #[allow(clippy::unnecessary_cast, reason = "the macro serves every width")]
            fn from_scalar($s: Scalar) -> Self {
                $from
            }
            #[allow(clippy::unnecessary_cast, reason = "the macro serves every width")]
            fn to_scalar(self) -> Scalar {
                let $v = self;
                $to
            }
            fn from_le_bytes($b: &[u8]) -> Self {
                $read
            }
            fn write_le_bytes(self, $out: &mut Vec<u8>) {
                let $w = self;
                $write
            }
        }
    };
}

macro_rules! integer_element {
    ($($ty:ty, $variant:ident, $kind:ident, $wide:ty;)*) => {
        $(element!($ty, $variant, |s| match s {
            Scalar::Float(v) | Scalar::Complex(v, _) => v as $ty,
            Scalar::UInt(v) => v as $ty,
            other => other.to_i64() as $ty,
        }, |v| Scalar::$kind(v as $wide),
            |b| <$ty>::from_le_bytes(exact(b)), |v, out| out.extend(v.to_le_bytes()));)*
    };
}

integer_element! {
    i8, Int8, Int, i64;
    i16, Int16, Int, i64;
    i32, Int32, Int, i64;
    i64, Int64, Int, i64;
    u8, UInt8, UInt, u64;
    u16, UInt16, UInt, u64;
    u32, UInt32, UInt, u64;
    u64, UInt64, UInt, u64;
}
element!(
    bool,
    Bool,
    |s| s.to_bool(),
    |v| Scalar::Bool(v),
    |b| exact::<1>(b) != [0],
    |v, out| out.push(u8::from(v))
);
element!(
    f16,
    Float16,
    |s| f16::from_f64(s.to_f64()),
    |v| Scalar::Float(v.to_f64()),
    |b| Self::from_le_bytes(exact(b)),
    |v, out| out.extend(v.to_le_bytes())
);
element!(
    bf16,
    BFloat16,
    |s| bf16::from_f64(s.to_f64()),
    |v| Scalar::Float(v.to_f64()),
    |b| Self::from_le_bytes(exact(b)),
    |v, out| out.extend(v.to_le_bytes())
);
element!(
    f32,
    Float32,
    |s| s.to_f64() as f32,
    |v| Scalar::Float(v as f64),
    |b| Self::from_le_bytes(exact(b)),
    |v, out| out.extend(v.to_le_bytes())
);
element!(
    f64,
    Float64,
    |s| s.to_f64(),
    |v| Scalar::Float(v),
    |b| Self::from_le_bytes(exact(b)),
    |v, out| out.extend(v.to_le_bytes())
);
element!(
    Complex64,
    Complex64,
    |s| Complex::new(s.to_f64() as f32, s.imag() as f32),
    |v| Scalar::Complex(v.re as f64, v.im as f64),
    |b| Complex::new(
        f32::from_le_bytes(exact(b)),
        f32::from_le_bytes(exact(b.get(4..).unwrap_or_default()))
    ),
    |v, out| [v.re, v.im]
        .iter()
        .for_each(|part| out.extend(part.to_le_bytes()))
);
element!(
    Complex128,
    Complex128,
    |s| Complex::new(s.to_f64(), s.imag()),
    |v| Scalar::Complex(v.re, v.im),
    |b| Complex::new(
        f64::from_le_bytes(exact(b)),
        f64::from_le_bytes(exact(b.get(8..).unwrap_or_default()))
    ),
    |v, out| [v.re, v.im]
        .iter()
        .for_each(|part| out.extend(part.to_le_bytes()))
);
element!(
    Key,
    Key,
    |s| if let Scalar::Key(key) = s {
        key
    } else {
        [0; 2]
    },
    |v| Scalar::Key(v),
    |b| [
        u32::from_le_bytes(exact(b)),
        u32::from_le_bytes(exact(b.get(4..).unwrap_or_default()))
    ],
    |v, out| v.iter().for_each(|word| out.extend(word.to_le_bytes()))
);
element!(
    Float0,
    Float0,
    |_s| Float0,
    |_v| Scalar::Float0,
    |_b| Float0,
    |_v, out| out.push(0)
);

/// The first `N` bytes, with zeros for those that are missing.
fn exact<const N: usize>(bytes: &[u8]) -> [u8; N] {
    std::array::from_fn(|index| bytes.get(index).copied().unwrap_or(0))
}

/// Runs `$body` with `$buffer` bound to the typed buffer of `$data`, once for each dtype.
#[macro_export]
macro_rules! dispatch_data {
    ($data:expr, $buffer:ident => $body:expr) => {
        match $data {
            $crate::Data::Bool($buffer) => $body,
            $crate::Data::Int8($buffer) => $body,
            $crate::Data::Int16($buffer) => $body,
            $crate::Data::Int32($buffer) => $body,
            $crate::Data::Int64($buffer) => $body,
            $crate::Data::UInt8($buffer) => $body,
            $crate::Data::UInt16($buffer) => $body,
            $crate::Data::UInt32($buffer) => $body,
            $crate::Data::UInt64($buffer) => $body,
            $crate::Data::Float16($buffer) => $body,
            $crate::Data::BFloat16($buffer) => $body,
            $crate::Data::Float32($buffer) => $body,
            $crate::Data::Float64($buffer) => $body,
            $crate::Data::Complex64($buffer) => $body,
            $crate::Data::Complex128($buffer) => $body,
            $crate::Data::Key($buffer) => $body,
            $crate::Data::Float0($buffer) => $body,
        }
    };
}

/// Runs `$body` with the type `$T` bound to the element type of the dtype `$dtype`.
#[macro_export]
macro_rules! dispatch_dtype {
    ($dtype:expr, $T:ident => $body:expr) => {
        match $dtype {
            $crate::DType::Bool => {
                type $T = bool;
                $body
            }
            $crate::DType::Int8 => {
                type $T = i8;
                $body
            }
            $crate::DType::Int16 => {
                type $T = i16;
                $body
            }
            $crate::DType::Int32 => {
                type $T = i32;
                $body
            }
            $crate::DType::Int64 => {
                type $T = i64;
                $body
            }
            $crate::DType::UInt8 => {
                type $T = u8;
                $body
            }
            $crate::DType::UInt16 => {
                type $T = u16;
                $body
            }
            $crate::DType::UInt32 => {
                type $T = u32;
                $body
            }
            $crate::DType::UInt64 => {
                type $T = u64;
                $body
            }
            $crate::DType::Float16 => {
                type $T = $crate::half::f16;
                $body
            }
            $crate::DType::BFloat16 => {
                type $T = $crate::half::bf16;
                $body
            }
            $crate::DType::Float32 => {
                type $T = f32;
                $body
            }
            $crate::DType::Float64 => {
                type $T = f64;
                $body
            }
            $crate::DType::Complex64 => {
                type $T = $crate::Complex64;
                $body
            }
            $crate::DType::Complex128 => {
                type $T = $crate::Complex128;
                $body
            }
            $crate::DType::Key => {
                type $T = $crate::Key;
                $body
            }
            $crate::DType::Float0 => {
                type $T = $crate::Float0;
                $body
            }
        }
    };
}
