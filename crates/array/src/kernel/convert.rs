//! Conversions between dtypes: of values and of bits.

use super::elementwise::{map, map_to};
use crate::storage::{Word, by_width, by_word, try_vec};
use crate::{Array, DType, Data, Error, Kind, Result, Scalar};
use half::{bf16, f16};

/// Runs `$body` with the types `$T` and `$U` and the function `$f` for a pair of dtypes that is converted often, else
/// `$other`.
macro_rules! conversions {
    (@ $pair:expr, $T:ident, $U:ident, $f:ident, $body:expr, $other:expr;
        $($from:ident $From:ty, $to:ident $To:ty, |$v:ident| $convert:expr;)*
    ) => {
        match $pair {
            $((DType::$from, DType::$to) => {
                type $T = $From;
                type $U = $To;
                fn $f($v: $T) -> $U {
                    $convert
                }
                $body
            })*
            _ => $other,
        }
    };
    ($pair:expr, ($T:ident, $U:ident, $f:ident) => $body:expr, _ => $other:expr) => {
        conversions!(@ $pair, $T, $U, $f, $body, $other;
            Int32 i32, Float32 f32, |v| v as f32;
            UInt32 u32, Float32 f32, |v| v as f32;
            Int64 i64, Float32 f32, |v| v as f32;
            UInt64 u64, Float32 f32, |v| v as f32;
            Bool bool, Float32 f32, |v| f32::from(u8::from(v));
            Bool bool, Int32 i32, |v| i32::from(v);
            Float32 f32, Int32 i32, |v| v as i32;
            Float32 f32, Float64 f64, |v| f64::from(v);
            Float64 f64, Float32 f32, |v| v as f32;
            // What NumPy's own dtypes make usual.
            Int64 i64, Float64 f64, |v| v as f64;
            Int32 i32, Float64 f64, |v| f64::from(v);
            Bool bool, Float64 f64, |v| f64::from(u8::from(v));
            Float64 f64, Int32 i32, |v| v as i32;
            Float64 f64, Int64 i64, |v| v as i64;
            Int64 i64, Int32 i32, |v| v as i32;
            Int32 i32, Int64 i64, |v| i64::from(v);
            UInt8 u8, Float32 f32, |v| f32::from(v);
            UInt8 u8, Int32 i32, |v| i32::from(v);
            // Between the narrow dtypes and those that they compute as.
            Int8 i8, Int32 i32, |v| i32::from(v);
            Int16 i16, Int32 i32, |v| i32::from(v);
            UInt8 u8, UInt32 u32, |v| u32::from(v);
            UInt16 u16, UInt32 u32, |v| u32::from(v);
            Float16 f16, Float32 f32, |v| f16::to_f32(v);
            BFloat16 bf16, Float32 f32, |v| bf16::to_f32(v);
            Float32 f32, Float16 f16, |v| f16::from_f32(v);
            Float32 f32, BFloat16 bf16, |v| bf16::from_f32(v);
        )
    };
}

pub(crate) use conversions;

/// The same values in another dtype: floats to integers are cut and saturate, integers wrap, anything to `bool` is `x != 0`.
pub fn convert_element_type(x: &Array, dtype: DType) -> Result<Array> {
    if x.dtype() == dtype {
        return Ok(x.clone());
    }
    if x.dtype() == DType::Key || dtype == DType::Key {
        return Err(Error::unsupported("convert_element_type", DType::Key));
    }
    conversions!((x.dtype(), dtype), (T, U, convert) => map::<T, U>(x, x.try_slice()?, convert), _ => convert_seldom(x, dtype))
}

/// Pairs of dtypes that share their loops with others.
fn convert_seldom(x: &Array, dtype: DType) -> Result<Array> {
    match (x.data(), dtype) {
        (Data::Int32(_) | Data::UInt32(_), _)
            if dtype.is_integer() && dtype.itemsize() <= 4 && !dtype.is_small() =>
        {
            let words = x.try_words::<u32>(x.dtype())?;
            match dtype.itemsize() {
                1 => map_to(dtype, x, words, |v| v as u8),
                2 => map_to(dtype, x, words, |v| v as u16),
                _ => Ok(x.retyped(dtype)),
            }
        }
        (Data::Int64(_), DType::UInt64) | (Data::UInt64(_), DType::Int64) => Ok(x.retyped(dtype)),
        (data, _) => Array::build(dtype, x.shape().clone(), &mut |position| {
            data.get(position).unwrap_or(Scalar::Float0)
        }),
    }
}

/// The same bits read as another dtype; between widths the last axis appears or disappears.
pub fn bitcast_convert_type(x: &Array, dtype: DType) -> Result<Array> {
    let numeric = |dtype: DType| !matches!(dtype.kind(), Kind::Key | Kind::Float0 | Kind::Bool);
    if x.dtype() == dtype {
        return Ok(x.clone());
    }
    if !numeric(x.dtype()) || !numeric(dtype) {
        return Err(Error::unsupported("bitcast_convert_type", dtype));
    }
    let bytes = to_bytes(x)?;
    let (old, new) = (x.dtype().itemsize(), dtype.itemsize());
    let mut shape = x.shape().clone();
    if new < old {
        shape.push(old / new);
    } else if new > old {
        let last = shape.last().copied();
        if last != Some(new / old) {
            return Err(Error::invalid(format!(
                "cannot bitcast shape {} of {} to {dtype}",
                x.shape(),
                x.dtype()
            )));
        }
        shape = shape.without_axes(&[shape.ndim() - 1]);
    }
    let size = shape.size();
    by_width!(dtype, W => {
        let mut out = try_vec(size)?;
        out.extend(bytes.chunks_exact(new).map(|bytes| W::from_bits(le_bits(bytes))));
        Array::from_words::<W>(dtype, out, shape)
    })
}

/// The bits of at most 16 little-endian bytes.
fn le_bits(bytes: &[u8]) -> [u64; 2] {
    let all = bytes
        .iter()
        .rev()
        .fold(0u128, |bits, &byte| bits << 8 | u128::from(byte));
    [all as u64, (all >> 64) as u64]
}

/// The elements as little-endian bytes.
pub fn to_bytes(x: &Array) -> Result<Vec<u8>> {
    let bytes: &[u8] = by_word!(x.words(), buffer => bytemuck::cast_slice(buffer.as_slice()));
    let mut out = try_vec(bytes.len())?;
    out.extend_from_slice(bytes);
    Ok(out)
}

/// Rounds every float to one of `exponent_bits` and `mantissa_bits`, kept in its own dtype.
pub fn reduce_precision(x: &Array, exponent_bits: u32, mantissa_bits: u32) -> Result<Array> {
    if exponent_bits == 0 {
        return Err(Error::invalid(format!(
            "reduce_precision of {exponent_bits} exponent bits"
        )));
    }
    let target = |own_exponent: u32, own_mantissa: u32| Precision {
        exponent_bits: (exponent_bits < own_exponent).then_some(exponent_bits),
        mantissa_bits: mantissa_bits.min(own_mantissa),
    };
    match x.data() {
        Data::Float64(buffer) => map(x, buffer, |v| target(11, 52).round(v)),
        Data::Float32(buffer) => map(x, buffer, |v| f32::from_bits(target(8, 23).round_single(v))),
        Data::Float16(buffer) => map(x, buffer, |v| {
            half::f16::from_f64(target(5, 10).round(v.to_f64()))
        }),
        Data::BFloat16(buffer) => map(x, buffer, |v| {
            half::bf16::from_f64(target(8, 7).round(v.to_f64()))
        }),
        _ => Err(Error::unsupported("reduce_precision", x.dtype())),
    }
}

/// What `reduce_precision` leaves of a number.
struct Precision {
    /// `None` if the exponent keeps its range.
    exponent_bits: Option<u32>,
    mantissa_bits: u32,
}

impl Precision {
    /// Rounds the mantissa to even, makes infinities of overflows and zeros of what would be subnormal, as XLA does.
    fn round(&self, value: f64) -> f64 {
        let drop = 52 - self.mantissa_bits;
        if !value.is_finite() {
            return value;
        }
        self.limit(f64::from_bits(round_bits(value.to_bits(), drop)), value)
    }

    /// The same on the bits of a single, whose own subnormals round as they are.
    fn round_single(&self, value: f32) -> u32 {
        if !value.is_finite() {
            return value.to_bits();
        }
        let rounded =
            f32::from_bits(round_bits(u64::from(value.to_bits()), 23 - self.mantissa_bits) as u32);
        (self.limit(f64::from(rounded), f64::from(value)) as f32).to_bits()
    }

    fn limit(&self, rounded: f64, value: f64) -> f64 {
        let Some(exponent_bits) = self.exponent_bits else {
            return rounded;
        };
        let bias = (1i32 << (exponent_bits - 1)) - 1;
        if rounded.abs() < libm::ldexp(1.0, 1 - bias) {
            0.0f64.copysign(value)
        } else if rounded.abs() >= libm::ldexp(1.0, bias + 1) {
            f64::INFINITY.copysign(value)
        } else {
            rounded
        }
    }
}

/// Rounds away the last `drop` bits, halves to even.
fn round_bits(bits: u64, drop: u32) -> u64 {
    if drop == 0 {
        return bits;
    }
    let last = (bits >> drop) & 1;
    (bits + (1 << (drop - 1)) - 1 + last) & !((1u64 << drop) - 1)
}
