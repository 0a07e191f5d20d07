//! One element, whatever its type.

use crate::narrow::Layout;
use crate::{DType, Kind};
use half::{bf16, f16};

/// A threefry PRNG key.
pub type Key = [u32; 2];

/// The bits of an element of any dtype, in its lowest bytes.
pub type Bits = [u64; 2];

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

    /// Its bits as an element of `dtype`, converted as C would: floats to integers are cut and saturate, integers wrap.
    pub fn bits(self, dtype: DType) -> Bits {
        let pair = |low: u32, high: u32| u64::from(low) | u64::from(high) << 32;
        if let (Self::Float(value), DType::Float32) = (self, dtype) {
            return [(value as f32).to_bits().into(), 0];
        }
        let value = self.to_f64();
        let low = match dtype {
            DType::Bool => u64::from(self.to_bool()),
            DType::Float16 => f16::from_f32(rounded_to_odd(value)).to_bits().into(),
            // XLA rounds twice here, and once to `float16`.
            DType::BFloat16 => bf16::from_f32(value as f32).to_bits().into(),
            DType::Float32 => (value as f32).to_bits().into(),
            DType::Float64 => value.to_bits(),
            DType::Complex64 => pair((value as f32).to_bits(), (self.imag() as f32).to_bits()),
            DType::Complex128 => return [value.to_bits(), self.imag().to_bits()],
            DType::Key => match self {
                Self::Key([low, high]) => pair(low, high),
                _ => 0,
            },
            DType::Float0 => 0,
            _ => match Layout::of(dtype) {
                Some(layout) => layout.encode(value).into(),
                None => self.integer_bits(dtype),
            },
        };
        [low, 0]
    }

    fn integer_bits(self, dtype: DType) -> u64 {
        let (Self::Float(value) | Self::Complex(value, _)) = self else {
            // Of integers of less than 8 bits the sign is in all bits of the byte.
            let unused = 64 - dtype.bits();
            let bits = self.to_i64();
            return match dtype.is_small() {
                false => bits as u64,
                true if dtype.is_signed_integer() => (bits << unused >> unused) as u64,
                true => (bits as u64) << unused >> unused,
            };
        };
        let unused = 64 - dtype.bits();
        if dtype.kind() == Kind::Signed {
            let (lowest, highest) = (i64::MIN >> unused, i64::MAX >> unused);
            (value as i64).clamp(lowest, highest) as u64
        } else {
            (value as u64).min(u64::MAX >> unused)
        }
    }
}

/// The single next to `value` whose last bit is set where it is not exact, so that rounding it again rounds `value`.
fn rounded_to_odd(value: f64) -> f32 {
    let single = value as f32;
    if f64::from(single) == value || value.is_nan() {
        return single;
    }
    let beyond = f64::from(single).abs() > value.abs();
    f32::from_bits((single.to_bits() - u32::from(beyond)) | 1)
}
