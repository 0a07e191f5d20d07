//! Elementwise functions of one operand.

use super::apart::{Apart, Around};
use super::binary::binary;
use super::convert::convert_element_type;
use super::elementwise::{map, map_to};
use super::fold::Half;
use super::function::{wide, widen};
use super::lone;
use super::op::{BinaryOp, UnaryOp};
use crate::math;
use crate::num::{Bits, Integer, Number};
use crate::storage::Word;
use crate::{Array, Complex64, Complex128, DType, Data, Element, Error, Kind, Result, Scalar};
use half::{bf16, f16};
use num_complex::Complex;
use std::cell::Cell;

/// `op` of each element.
pub fn unary(op: UnaryOp, x: &Array) -> Result<Array> {
    let dtype = x.dtype();
    if let Some(known) = known(op, x) {
        return known;
    }
    if let (UnaryOp::Neg, Kind::Float, 2) = (op, dtype.kind(), dtype.itemsize()) {
        return map_to(dtype, x, x.try_words::<u16>(dtype)?, |bits| bits ^ 0x8000);
    }
    if wide(dtype) != dtype {
        return narrow_unary(op, x);
    }
    let unsupported = || Error::unsupported(op.name(), dtype);
    match x.data() {
        Data::Float32(elements) => single_unary(op, x, elements),
        Data::Float64(elements) if op == UnaryOp::IsFinite => map(x, elements, f64::is_finite),
        Data::Float64(elements) => {
            let function: fn(f64) -> f64 = match op {
                UnaryOp::Neg => return map(x, elements, |v| -v),
                UnaryOp::Square => return map(x, elements, |v| v * v),
                UnaryOp::Abs => return map(x, elements, f64::abs),
                UnaryOp::Sqrt => return map(x, elements, f64::sqrt),
                _ => math::double(op).ok_or_else(unsupported)?,
            };
            map(x, elements, function)
        }
        Data::Int32(_) => integer_unary(x, integer::<i32>(op).ok_or_else(unsupported)?),
        Data::UInt32(_) => integer_unary(x, integer::<u32>(op).ok_or_else(unsupported)?),
        Data::Int64(_) => integer_unary(x, integer::<i64>(op).ok_or_else(unsupported)?),
        Data::UInt64(_) => integer_unary(x, integer::<u64>(op).ok_or_else(unsupported)?),
        Data::Bool(elements) if op == UnaryOp::Not => map(x, elements, bool::not),
        Data::Complex64(elements) => complex_unary_single(op, x, elements),
        Data::Complex128(elements) => complex_unary_double(op, x, elements),
        _ => Err(unsupported()),
    }
}

/// What needs no look at the elements.
fn known(op: UnaryOp, x: &Array) -> Option<Result<Array>> {
    let (shape, dtype) = (x.shape().clone(), x.dtype());
    match (op, dtype.kind()) {
        (UnaryOp::Real | UnaryOp::Conj, Kind::Float | Kind::Signed | Kind::Unsigned)
        | (UnaryOp::Floor | UnaryOp::Ceil, Kind::Signed | Kind::Unsigned) => Some(Ok(x.clone())),
        (UnaryOp::Imag, Kind::Float | Kind::Signed | Kind::Unsigned) => {
            Some(Array::zeros(dtype, shape))
        }
        (UnaryOp::IsFinite, Kind::Signed | Kind::Unsigned) => {
            Some(Array::full(DType::Bool, Scalar::Bool(true), shape))
        }
        _ => None,
    }
}

/// Narrow dtypes compute as the wide ones; bits are counted without a sign, which would add some.
fn narrow_unary(op: UnaryOp, x: &Array) -> Result<Array> {
    let dtype = x.dtype();
    let unsigned = match (op, dtype) {
        (UnaryOp::PopulationCount | UnaryOp::Clz, DType::Int8) => DType::UInt8,
        (UnaryOp::PopulationCount | UnaryOp::Clz, DType::Int16) => DType::UInt16,
        _ => dtype,
    };
    let result = match (unary(op, &widen(&x.retyped(unsigned))?), op) {
        (Err(error), _) => return Err(error.lacking(op.name(), dtype)),
        (Ok(flags), UnaryOp::IsFinite) => return Ok(flags),
        (Ok(zeros), UnaryOp::Clz) => {
            let surplus =
                Array::from_scalar(zeros.dtype(), Scalar::UInt((32 - dtype.bits()).into()));
            binary(BinaryOp::Sub, &zeros, &surplus)
        }
        (result, _) => result,
    };
    convert_element_type(&result?, dtype)
}

/// The most used functions of `f32` have loops of their own that the compiler can vectorize.
fn single_unary(op: UnaryOp, x: &Array, elements: &[f32]) -> Result<Array> {
    if let (UnaryOp::ErfInv, Some(apart)) = (op, Apart::of(x.shape(), Around::Nothing)) {
        let next = Cell::new(0);
        return map(x, elements, |element| {
            match apart.holds(next.replace(next.get() + 1)) {
                true => math::erf::erf_inv_apart(element),
                false => math::erf::erf_inv(element),
            }
        });
    }
    if let Some(many) = math::single(op).and_then(|it| lone::many(op, x, elements, it)) {
        return many;
    }
    let function: fn(f32) -> f32 = match op {
        UnaryOp::Exp => return map(x, elements, math::exp::exp),
        UnaryOp::Log => return map(x, elements, math::log::log),
        UnaryOp::Tanh => return map(x, elements, math::exp::tanh),
        UnaryOp::Logistic => return map(x, elements, math::exp::logistic),
        UnaryOp::Sqrt => return map(x, elements, f32::sqrt),
        UnaryOp::Abs => return map(x, elements, f32::abs),
        UnaryOp::Neg => return map(x, elements, |v| -v),
        UnaryOp::Square => return map(x, elements, |v| v * v),
        UnaryOp::IsFinite => return map(x, elements, f32::is_finite),
        _ => math::single(op).ok_or_else(|| Error::unsupported(op.name(), x.dtype()))?,
    };
    map(x, elements, function)
}

fn integer_unary<W: Word>(x: &Array, function: fn(W) -> W) -> Result<Array> {
    map_to(x.dtype(), x, x.try_words(x.dtype())?, function)
}

pub(crate) type OnWord<T> = fn(<T as Element>::Word) -> <T as Element>::Word;

pub(crate) fn integer<T: Integer>(op: UnaryOp) -> Option<OnWord<T>> {
    Some(match op {
        UnaryOp::Neg => |word| T::of_word(word).neg().to_word(),
        UnaryOp::Sign => |word| T::of_word(word).sign().to_word(),
        UnaryOp::Abs => |word| T::of_word(word).abs().to_word(),
        UnaryOp::Not => |word| T::of_word(word).not().to_word(),
        UnaryOp::PopulationCount => |word| T::of_word(word).population_count().to_word(),
        UnaryOp::Clz => |word| T::of_word(word).clz().to_word(),
        UnaryOp::Square => |word| T::of_word(word).mul(T::of_word(word)).to_word(),
        _ => return None,
    })
}

fn complex_unary_single(op: UnaryOp, x: &Array, elements: &[Complex64]) -> Result<Array> {
    let part: fn(Complex64) -> f32 = match op {
        UnaryOp::Real => |v| v.re,
        UnaryOp::Imag => |v| v.im,
        UnaryOp::Abs => math::complex::abs,
        UnaryOp::IsFinite => return map(x, elements, |v| v.re.is_finite() && v.im.is_finite()),
        UnaryOp::Neg => return map(x, elements, |v| -v),
        UnaryOp::Conj => return map(x, elements, |v| v.conj()),
        _ => {
            if let Some(function) = math::complex::single(op) {
                return map(x, elements, function);
            }
            let function = math::complex::double(op)
                .ok_or_else(|| Error::unsupported(op.name(), x.dtype()))?;
            return map(x, elements, |v| {
                let wide = function(Complex::new(f64::from(v.re), f64::from(v.im)));
                Complex::new(wide.re as f32, wide.im as f32)
            });
        }
    };
    map(x, elements, part)
}

fn complex_unary_double(op: UnaryOp, x: &Array, elements: &[Complex128]) -> Result<Array> {
    let part: fn(Complex128) -> f64 = match op {
        UnaryOp::Real => |v| v.re,
        UnaryOp::Imag => |v| v.im,
        UnaryOp::Abs => |v| libm::hypot(v.re, v.im),
        UnaryOp::IsFinite => return map(x, elements, |v| v.re.is_finite() && v.im.is_finite()),
        _ => {
            let function: fn(Complex128) -> Complex128 = match op {
                UnaryOp::Neg => |v| -v,
                UnaryOp::Conj => |v| v.conj(),
                UnaryOp::Square => |v| v * v,
                _ => math::complex::double(op)
                    .ok_or_else(|| Error::unsupported(op.name(), x.dtype()))?,
            };
            return map(x, elements, function);
        }
    };
    map(x, elements, part)
}

/// `x ** exponent` by repeated squaring, as XLA expands it.
pub fn integer_pow(x: &Array, exponent: i32) -> Result<Array> {
    let dtype = x.dtype();
    if exponent < 0 && dtype.is_integer() {
        return Err(Error::invalid(
            "integers cannot be raised to negative powers",
        ));
    }
    if wide(dtype) != dtype {
        let wide = widen(x)?;
        let power = match dtype {
            DType::Float16 => half_power(&wide, exponent, f16::round),
            DType::BFloat16 => half_power(&wide, exponent, bf16::round),
            _ => integer_pow(&wide, exponent),
        };
        return convert_element_type(&power?, dtype);
    }
    match x.data() {
        Data::Float32(elements) => power(x, elements, exponent),
        Data::Float64(elements) => power(x, elements, exponent),
        Data::Complex64(elements) => power(x, elements, exponent),
        Data::Complex128(elements) => power(x, elements, exponent),
        Data::Int32(elements) => power(x, elements, exponent),
        Data::Int64(elements) => power(x, elements, exponent),
        // The sign makes no difference to products.
        Data::UInt32(_) => Ok(integer_pow(&x.retyped(DType::Int32), exponent)?.retyped(dtype)),
        Data::UInt64(_) => Ok(integer_pow(&x.retyped(DType::Int64), exponent)?.retyped(dtype)),
        _ => Err(Error::unsupported("integer_pow", dtype)),
    }
}

fn power<T: Number>(x: &Array, elements: &[T], exponent: i32) -> Result<Array> {
    map(x, elements, |v| {
        let power = repeated_squares(v, exponent.unsigned_abs(), T::mul).unwrap_or(T::ONE);
        if exponent < 0 {
            T::ONE.div(power)
        } else {
            power
        }
    })
}

/// The powers of 16-bit floats, each product rounded to one.
fn half_power(x: &Array, exponent: i32, round: fn(f32) -> f32) -> Result<Array> {
    map(x, x.try_slice::<f32>()?, |v| {
        let product = |a: f32, b: f32| round(a * b);
        let power = repeated_squares(v, exponent.unsigned_abs(), product).unwrap_or(1.0);
        if exponent < 0 {
            round(1.0 / power)
        } else {
            power
        }
    })
}

fn repeated_squares<T: Copy>(
    mut base: T,
    mut exponent: u32,
    product: impl Fn(T, T) -> T,
) -> Option<T> {
    if exponent == 3 {
        // The order of factors decides digits of complex numbers.
        return Some(product(product(base, base), base));
    }
    let mut result: Option<T> = None;
    while exponent > 0 {
        if exponent & 1 == 1 {
            result = Some(result.map_or(base, |r| product(r, base)));
        }
        exponent >>= 1;
        if exponent > 0 {
            base = product(base, base);
        }
    }
    result
}
