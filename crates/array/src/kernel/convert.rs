//! Conversions between dtypes: of values and of bits.

use super::elementwise::map;
use crate::storage::try_vec;
use crate::{
    Array, DType, Data, Element, Error, Kind, Result, Scalar, dispatch_data, dispatch_dtype,
};

/// The same values in another dtype: floats to integers are cut and saturate, integers wrap, anything to `bool` is `x != 0`.
pub fn convert_element_type(x: &Array, dtype: DType) -> Result<Array> {
    if x.dtype() == dtype {
        return Ok(x.clone());
    }
    if x.dtype() == DType::Key || dtype == DType::Key {
        return Err(Error::unsupported("convert_element_type", DType::Key));
    }
    match (x.data(), dtype) {
        (Data::Int32(buffer), DType::Float32) => map(x, buffer.as_slice(), |v| v as f32),
        (Data::UInt32(buffer), DType::Float32) => map(x, buffer.as_slice(), |v| v as f32),
        (Data::Int64(buffer), DType::Float32) => map(x, buffer.as_slice(), |v| v as f32),
        (Data::UInt64(buffer), DType::Float32) => map(x, buffer.as_slice(), |v| v as f32),
        (Data::Bool(buffer), DType::Float32) => {
            map(x, buffer.as_slice(), |v| f32::from(u8::from(v)))
        }
        (Data::Float32(buffer), DType::Int32) => map(x, buffer.as_slice(), |v| v as i32),
        (Data::Float64(buffer), DType::Float32) => map(x, buffer.as_slice(), |v| v as f32),
        (Data::Float32(buffer), DType::Float64) => map(x, buffer.as_slice(), f64::from),
        (Data::Bool(buffer), DType::Int32) => map(x, buffer.as_slice(), i32::from),
        (data, _) => dispatch_data!(data, buffer => {
            let elements = buffer.as_slice();
            convert_each(x, dtype, &|position| elements[position].to_scalar())
        }),
    }
}

/// Converts by way of [`Scalar`], so that there is one loop for each result and none for each pair of dtypes.
fn convert_each(x: &Array, dtype: DType, get: &dyn Fn(usize) -> Scalar) -> Result<Array> {
    dispatch_dtype!(dtype, T => {
        let size = x.size();
        let mut out = try_vec::<T>(size)?;
        out.extend((0..size).map(|position| T::from_scalar(get(position))));
        Array::from_vec(out, x.shape().clone())
    })
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
    dispatch_dtype!(dtype, T => {
        let mut out = try_vec::<T>(shape.size())?;
        out.extend(bytes.chunks_exact(new).map(<T as Element>::from_le_bytes));
        Array::from_vec(out, shape)
    })
}

/// The elements as little-endian bytes.
pub fn to_bytes(x: &Array) -> Result<Vec<u8>> {
    let mut bytes = try_vec(x.nbytes())?;
    dispatch_data!(x.data(), buffer => buffer.as_slice().iter().for_each(|element| element.write_le_bytes(&mut bytes)));
    Ok(bytes)
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
        Data::Float64(buffer) => map(x, buffer.as_slice(), |v| target(11, 52).round(v)),
        Data::Float32(buffer) => map(x, buffer.as_slice(), |v| {
            f32::from_bits(target(8, 23).round_single(v))
        }),
        Data::Float16(buffer) => map(x, buffer.as_slice(), |v| {
            half::f16::from_f64(target(5, 10).round(v.to_f64()))
        }),
        Data::BFloat16(buffer) => map(x, buffer.as_slice(), |v| {
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
