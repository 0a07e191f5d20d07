//! Element types: names as NumPy and jaxprs print them, kinds, sizes and limits.

use std::fmt;

/// The type of an array's elements.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs, reason = "the variants are NumPy's names")]
pub enum DType {
    Bool,
    Int8,
    Int16,
    Int32,
    Int64,
    UInt8,
    UInt16,
    UInt32,
    UInt64,
    Float16,
    BFloat16,
    Float32,
    Float64,
    Complex64,
    Complex128,
    /// A threefry PRNG key: two 32-bit words.
    Key,
    /// The tangent type of integers: no information, no storage.
    Float0,
    Float8E3M4,
    Float8E4M3,
    Float8E4M3B11Fnuz,
    Float8E4M3Fn,
    Float8E4M3Fnuz,
    Float8E5M2,
    Float8E5M2Fnuz,
    Float8E8M0Fnu,
    Float6E2M3Fn,
    Float6E3M2Fn,
    Float4E2M1Fn,
    Int1,
    Int2,
    Int4,
    UInt1,
    UInt2,
    UInt4,
}

/// What sort of number a dtype holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs, reason = "the variants name themselves")]
pub enum Kind {
    Bool,
    Signed,
    Unsigned,
    Float,
    Complex,
    Key,
    Float0,
}

/// The limits of a floating-point dtype, as `jnp.finfo` gives them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FloatInfo {
    /// Width in bits.
    pub bits: u32,
    /// Explicit mantissa bits.
    pub nmant: u32,
    /// Exponent bits.
    pub nexp: u32,
    /// The smallest exponent of a normal number.
    pub minexp: i32,
    /// The smallest exponent that overflows.
    pub maxexp: i32,
    /// The decimal digits that survive a round trip.
    pub precision: u32,
    /// The distance from 1 to the next number.
    pub eps: f64,
    /// The distance from 1 to the number before it.
    pub epsneg: f64,
    /// The largest finite number.
    pub max: f64,
    /// The smallest positive normal number.
    pub tiny: f64,
    /// The smallest positive number.
    pub smallest_subnormal: f64,
}

/// The limits of an integer dtype, as `jnp.iinfo` gives them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct IntInfo {
    /// Width in bits.
    pub bits: u32,
    /// The smallest value.
    pub min: i64,
    /// The largest value.
    pub max: u64,
}

/// Every dtype, its NumPy name, its name in jaxprs, its kind and its size in bytes.
const TABLE: [(DType, &str, &str, Kind, usize); 34] = [
    (DType::Bool, "bool", "bool", Kind::Bool, 1),
    (DType::Int8, "int8", "i8", Kind::Signed, 1),
    (DType::Int16, "int16", "i16", Kind::Signed, 2),
    (DType::Int32, "int32", "i32", Kind::Signed, 4),
    (DType::Int64, "int64", "i64", Kind::Signed, 8),
    (DType::UInt8, "uint8", "u8", Kind::Unsigned, 1),
    (DType::UInt16, "uint16", "u16", Kind::Unsigned, 2),
    (DType::UInt32, "uint32", "u32", Kind::Unsigned, 4),
    (DType::UInt64, "uint64", "u64", Kind::Unsigned, 8),
    (DType::Float16, "float16", "f16", Kind::Float, 2),
    (DType::BFloat16, "bfloat16", "bf16", Kind::Float, 2),
    (DType::Float32, "float32", "f32", Kind::Float, 4),
    (DType::Float64, "float64", "f64", Kind::Float, 8),
    (DType::Complex64, "complex64", "c64", Kind::Complex, 8),
    (DType::Complex128, "complex128", "c128", Kind::Complex, 16),
    (DType::Key, "key<fry>", "key<fry>", Kind::Key, 8),
    (DType::Float0, "float0", "float0", Kind::Float0, 1),
    (DType::Float8E3M4, "float8_e3m4", "f8_e3m4", Kind::Float, 1),
    (DType::Float8E4M3, "float8_e4m3", "f8_e4m3", Kind::Float, 1),
    (
        DType::Float8E4M3B11Fnuz,
        "float8_e4m3b11fnuz",
        "f8_e4m3b11fnuz",
        Kind::Float,
        1,
    ),
    (
        DType::Float8E4M3Fn,
        "float8_e4m3fn",
        "f8_e4m3fn",
        Kind::Float,
        1,
    ),
    (
        DType::Float8E4M3Fnuz,
        "float8_e4m3fnuz",
        "f8_e4m3fnuz",
        Kind::Float,
        1,
    ),
    (DType::Float8E5M2, "float8_e5m2", "f8_e5m2", Kind::Float, 1),
    (
        DType::Float8E5M2Fnuz,
        "float8_e5m2fnuz",
        "f8_e5m2fnuz",
        Kind::Float,
        1,
    ),
    (
        DType::Float8E8M0Fnu,
        "float8_e8m0fnu",
        "f8_e8m0fnu",
        Kind::Float,
        1,
    ),
    (
        DType::Float6E2M3Fn,
        "float6_e2m3fn",
        "f6_e2m3fn",
        Kind::Float,
        1,
    ),
    (
        DType::Float6E3M2Fn,
        "float6_e3m2fn",
        "f6_e3m2fn",
        Kind::Float,
        1,
    ),
    (
        DType::Float4E2M1Fn,
        "float4_e2m1fn",
        "f4_e2m1fn",
        Kind::Float,
        1,
    ),
    (DType::Int1, "int1", "i1", Kind::Signed, 1),
    (DType::Int2, "int2", "i2", Kind::Signed, 1),
    (DType::Int4, "int4", "i4", Kind::Signed, 1),
    (DType::UInt1, "uint1", "u1", Kind::Unsigned, 1),
    (DType::UInt2, "uint2", "u2", Kind::Unsigned, 1),
    (DType::UInt4, "uint4", "u4", Kind::Unsigned, 1),
];

impl DType {
    /// Every dtype.
    pub fn all() -> impl Iterator<Item = Self> {
        TABLE.iter().map(|row| row.0)
    }

    fn row(self) -> &'static (DType, &'static str, &'static str, Kind, usize) {
        &TABLE[self as usize]
    }

    /// The name that NumPy prints: `float32`.
    pub fn name(self) -> &'static str {
        self.row().1
    }

    /// The name in jaxprs: `f32`.
    pub fn short_name(self) -> &'static str {
        self.row().2
    }

    /// What sort of number it holds.
    pub fn kind(self) -> Kind {
        self.row().3
    }

    /// Bytes per element.
    pub fn itemsize(self) -> usize {
        self.row().4
    }

    /// Bits per element (`bool` counts as 8, as in NumPy).
    pub fn bits(self) -> u32 {
        match self {
            Self::Int1 | Self::UInt1 => 1,
            Self::Int2 | Self::UInt2 => 2,
            Self::Int4 | Self::UInt4 => 4,
            _ => self.itemsize() as u32 * 8,
        }
    }

    /// True for what has fewer bits than NumPy's own dtypes, or other ones: floats of at most 8 bits, integers of less.
    pub fn is_small(self) -> bool {
        self as usize > Self::Float0 as usize
    }

    /// The dtype of a NumPy name, of a short name, or of one of Python's types (`float`, `int`, `complex`).
    pub fn parse(name: &str) -> Option<Self> {
        let named = TABLE.iter().find(|row| row.1 == name || row.2 == name);
        named.map(|row| row.0).or(match name {
            "float" | "double" | "d" | "f8" => Some(Self::Float64),
            "single" | "f" | "f4" => Some(Self::Float32),
            "half" | "e" | "f2" => Some(Self::Float16),
            "int" | "l" | "q" | "i8_" => Some(Self::Int64),
            "uint" => Some(Self::UInt64),
            "i" | "i4" | "intc" => Some(Self::Int32),
            "complex" | "c16" | "D" => Some(Self::Complex128),
            "c8" | "F" | "csingle" => Some(Self::Complex64),
            "bool_" | "?" => Some(Self::Bool),
            _ => None,
        })
    }

    /// True for signed and unsigned integers.
    pub fn is_integer(self) -> bool {
        matches!(self.kind(), Kind::Signed | Kind::Unsigned)
    }

    /// True for signed integers.
    pub fn is_signed_integer(self) -> bool {
        self.kind() == Kind::Signed
    }

    /// True for unsigned integers.
    pub fn is_unsigned_integer(self) -> bool {
        self.kind() == Kind::Unsigned
    }

    /// True for real floating-point numbers.
    pub fn is_float(self) -> bool {
        self.kind() == Kind::Float
    }

    /// True for complex numbers.
    pub fn is_complex(self) -> bool {
        self.kind() == Kind::Complex
    }

    /// True for real and complex floating-point numbers: what can be differentiated.
    pub fn is_inexact(self) -> bool {
        matches!(self.kind(), Kind::Float | Kind::Complex)
    }

    /// The dtype of the real part: `float32` for `complex64`; a real dtype is its own.
    pub fn real_part(self) -> Self {
        match self {
            Self::Complex64 => Self::Float32,
            Self::Complex128 => Self::Float64,
            other => other,
        }
    }

    /// The complex dtype whose parts are of this one; `None` where there is none.
    pub fn to_complex(self) -> Option<Self> {
        match self {
            Self::Float32 | Self::Complex64 => Some(Self::Complex64),
            Self::Float64 | Self::Complex128 => Some(Self::Complex128),
            _ => None,
        }
    }

    /// The dtype that JAX uses in its place: without x64, 64-bit types become 32-bit ones.
    pub fn canonicalize(self, enable_x64: bool) -> Self {
        match self {
            _ if enable_x64 => self,
            Self::Int64 => Self::Int32,
            Self::UInt64 => Self::UInt32,
            Self::Float64 => Self::Float32,
            Self::Complex128 => Self::Complex64,
            other => other,
        }
    }

    /// Its limits if it is an integer.
    pub fn iinfo(self) -> Option<IntInfo> {
        let bits = self.bits();
        match self.kind() {
            Kind::Signed => {
                let min = i64::MIN >> (64 - bits);
                Some(IntInfo {
                    bits,
                    min,
                    max: !min as u64,
                })
            }
            Kind::Unsigned => Some(IntInfo {
                bits,
                min: 0,
                max: u64::MAX >> (64 - bits),
            }),
            _ => None,
        }
    }
}

impl fmt::Display for DType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn table_is_in_the_order_of_the_enum() {
        for (index, dtype) in DType::all().enumerate() {
            assert_eq!(dtype as usize, index);
            assert_eq!(DType::parse(dtype.name()), Some(dtype));
        }
    }

    #[test]
    fn limits() {
        let float = DType::Float32.finfo().unwrap();
        assert_eq!(float.eps, f64::from(f32::EPSILON));
        assert_eq!(float.max, f64::from(f32::MAX));
        assert_eq!(float.tiny, f64::from(f32::MIN_POSITIVE));
        assert_eq!(DType::Float64.finfo().unwrap().max, f64::MAX);
        assert_eq!(DType::Float64.finfo().unwrap().smallest_subnormal, 5e-324);
        assert_eq!(
            DType::Int8.iinfo(),
            Some(IntInfo {
                bits: 8,
                min: -128,
                max: 127
            })
        );
        assert_eq!(
            DType::UInt64.iinfo(),
            Some(IntInfo {
                bits: 64,
                min: 0,
                max: u64::MAX
            })
        );
        assert_eq!(DType::Bool.iinfo(), None);
    }
}
