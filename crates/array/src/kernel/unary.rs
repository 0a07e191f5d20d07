//! Elementwise functions of one operand.

use super::elementwise::map;
use crate::math;
use crate::num::{Bits, Float, Integer, Number};
use crate::{Array, Data, Error, Result, Scalar};
use num_complex::Complex;

/// An elementwise function of one operand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "the variants are JAX's primitives")]
pub enum UnaryOp {
    Neg,
    Sign,
    Floor,
    Ceil,
    /// Rounds halves away from zero.
    RoundAway,
    /// Rounds halves to even.
    RoundEven,
    Abs,
    Exp,
    Exp2,
    Expm1,
    Log,
    Log1p,
    Sin,
    Cos,
    Tan,
    Asin,
    Acos,
    Atan,
    Sinh,
    Cosh,
    Tanh,
    Asinh,
    Acosh,
    Atanh,
    Sqrt,
    Rsqrt,
    Cbrt,
    Logistic,
    Erf,
    Erfc,
    ErfInv,
    Lgamma,
    Digamma,
    BesselI0e,
    BesselI1e,
    IsFinite,
    Not,
    PopulationCount,
    Clz,
    Real,
    Imag,
    Conj,
    Square,
}

impl UnaryOp {
    /// JAX's name of the primitive.
    pub fn name(self) -> &'static str {
        match self {
            Self::Neg => "neg",
            Self::Sign => "sign",
            Self::Floor => "floor",
            Self::Ceil => "ceil",
            Self::RoundAway | Self::RoundEven => "round",
            Self::Abs => "abs",
            Self::Exp => "exp",
            Self::Exp2 => "exp2",
            Self::Expm1 => "expm1",
            Self::Log => "log",
            Self::Log1p => "log1p",
            Self::Sin => "sin",
            Self::Cos => "cos",
            Self::Tan => "tan",
            Self::Asin => "asin",
            Self::Acos => "acos",
            Self::Atan => "atan",
            Self::Sinh => "sinh",
            Self::Cosh => "cosh",
            Self::Tanh => "tanh",
            Self::Asinh => "asinh",
            Self::Acosh => "acosh",
            Self::Atanh => "atanh",
            Self::Sqrt => "sqrt",
            Self::Rsqrt => "rsqrt",
            Self::Cbrt => "cbrt",
            Self::Logistic => "logistic",
            Self::Erf => "erf",
            Self::Erfc => "erfc",
            Self::ErfInv => "erf_inv",
            Self::Lgamma => "lgamma",
            Self::Digamma => "digamma",
            Self::BesselI0e => "bessel_i0e",
            Self::BesselI1e => "bessel_i1e",
            Self::IsFinite => "is_finite",
            Self::Not => "not",
            Self::PopulationCount => "population_count",
            Self::Clz => "clz",
            Self::Real => "real",
            Self::Imag => "imag",
            Self::Conj => "conj",
            Self::Square => "square",
        }
    }
}

/// `op` of each element.
pub fn unary(op: UnaryOp, x: &Array) -> Result<Array> {
    match x.data() {
        Data::Float32(buffer) => single_unary(op, x, buffer.as_slice()),
        Data::Float64(buffer) => float_unary(op, x, buffer.as_slice()),
        Data::Float16(buffer) => float_unary(op, x, buffer.as_slice()),
        Data::BFloat16(buffer) => float_unary(op, x, buffer.as_slice()),
        Data::Int8(buffer) => integer_unary(op, x, buffer.as_slice()),
        Data::Int16(buffer) => integer_unary(op, x, buffer.as_slice()),
        Data::Int32(buffer) => integer_unary(op, x, buffer.as_slice()),
        Data::Int64(buffer) => integer_unary(op, x, buffer.as_slice()),
        Data::UInt8(buffer) => integer_unary(op, x, buffer.as_slice()),
        Data::UInt16(buffer) => integer_unary(op, x, buffer.as_slice()),
        Data::UInt32(buffer) => integer_unary(op, x, buffer.as_slice()),
        Data::UInt64(buffer) => integer_unary(op, x, buffer.as_slice()),
        Data::Bool(buffer) if op == UnaryOp::Not => map(x, buffer.as_slice(), bool::not),
        Data::Complex64(buffer) => complex_unary_single(op, x, buffer.as_slice()),
        Data::Complex128(buffer) => complex_unary_double(op, x, buffer.as_slice()),
        _ => Err(Error::unsupported(op.name(), x.dtype())),
    }
}

/// The most used functions of `f32`, each with a loop of its own that the compiler can vectorize.
fn single_unary(op: UnaryOp, x: &Array, elements: &[f32]) -> Result<Array> {
    match op {
        UnaryOp::Exp => map(x, elements, math::exp::exp),
        UnaryOp::Log => map(x, elements, math::log::log),
        UnaryOp::Tanh => map(x, elements, math::exp::tanh),
        UnaryOp::Logistic => map(x, elements, math::exp::logistic),
        UnaryOp::Sqrt => map(x, elements, f32::sqrt),
        UnaryOp::Abs => map(x, elements, f32::abs),
        _ => float_unary(op, x, elements),
    }
}

fn float_unary<T: Float>(op: UnaryOp, x: &Array, elements: &[T]) -> Result<Array> {
    match op {
        UnaryOp::Neg => map(x, elements, T::neg),
        UnaryOp::IsFinite => map(x, elements, T::is_finite),
        UnaryOp::Square => map(x, elements, |v| v.mul(v)),
        UnaryOp::Real | UnaryOp::Conj => Ok(x.clone()),
        UnaryOp::Imag => Array::zeros(x.dtype(), x.shape().clone()),
        _ => match (math::single(op), math::double(op)) {
            (Some(single), Some(double)) => map(x, elements, |v| v.map(single, double)),
            _ => Err(Error::unsupported(op.name(), T::DTYPE)),
        },
    }
}

fn integer_unary<T: Integer>(op: UnaryOp, x: &Array, elements: &[T]) -> Result<Array> {
    let function: fn(T) -> T = match op {
        UnaryOp::Neg => T::neg,
        UnaryOp::Sign => T::sign,
        UnaryOp::Abs => T::abs,
        UnaryOp::Not => T::not,
        UnaryOp::PopulationCount => T::population_count,
        UnaryOp::Clz => T::clz,
        UnaryOp::Square => |v| v.mul(v),
        UnaryOp::Real | UnaryOp::Conj | UnaryOp::Floor | UnaryOp::Ceil => return Ok(x.clone()),
        UnaryOp::Imag => return Array::full(x.dtype(), Scalar::Int(0), x.shape().clone()),
        UnaryOp::IsFinite => {
            return Array::full(crate::DType::Bool, Scalar::Bool(true), x.shape().clone());
        }
        _ => return Err(Error::unsupported(op.name(), T::DTYPE)),
    };
    map(x, elements, function)
}

fn complex_unary_single(op: UnaryOp, x: &Array, elements: &[Complex<f32>]) -> Result<Array> {
    match op {
        UnaryOp::Real => map(x, elements, |v| v.re),
        UnaryOp::Imag => map(x, elements, |v| v.im),
        UnaryOp::Abs => map(x, elements, |v| libm::hypotf(v.re, v.im)),
        UnaryOp::IsFinite => map(x, elements, |v| v.re.is_finite() && v.im.is_finite()),
        UnaryOp::Neg => map(x, elements, |v| -v),
        UnaryOp::Conj => map(x, elements, |v| v.conj()),
        UnaryOp::Square => map(x, elements, |v| v * v),
        _ => match math::complex(op) {
            Some(function) => map(x, elements, |v| {
                let wide = function(Complex::new(f64::from(v.re), f64::from(v.im)));
                Complex::new(wide.re as f32, wide.im as f32)
            }),
            None => Err(Error::unsupported(op.name(), x.dtype())),
        },
    }
}

fn complex_unary_double(op: UnaryOp, x: &Array, elements: &[Complex<f64>]) -> Result<Array> {
    match op {
        UnaryOp::Real => map(x, elements, |v| v.re),
        UnaryOp::Imag => map(x, elements, |v| v.im),
        UnaryOp::Abs => map(x, elements, |v| libm::hypot(v.re, v.im)),
        UnaryOp::IsFinite => map(x, elements, |v| v.re.is_finite() && v.im.is_finite()),
        UnaryOp::Neg => map(x, elements, |v| -v),
        UnaryOp::Conj => map(x, elements, |v| v.conj()),
        UnaryOp::Square => map(x, elements, |v| v * v),
        _ => match math::complex(op) {
            Some(function) => map(x, elements, function),
            None => Err(Error::unsupported(op.name(), x.dtype())),
        },
    }
}

/// `x ** exponent` by repeated squaring, as XLA expands it.
pub fn integer_pow(x: &Array, exponent: i32) -> Result<Array> {
    fn float<T: Number>(x: &Array, elements: &[T], exponent: i32) -> Result<Array> {
        map(x, elements, |v| {
            let power = repeated_squares(v, exponent.unsigned_abs());
            if exponent < 0 {
                T::ONE.div(power)
            } else {
                power
            }
        })
    }
    fn integer<T: Number>(x: &Array, elements: &[T], exponent: i32) -> Result<Array> {
        let Ok(exponent) = u32::try_from(exponent) else {
            return Err(Error::invalid(
                "integers cannot be raised to negative powers",
            ));
        };
        map(x, elements, |v| repeated_squares(v, exponent))
    }
    match x.data() {
        Data::Float32(buffer) => float(x, buffer.as_slice(), exponent),
        Data::Float64(buffer) => float(x, buffer.as_slice(), exponent),
        Data::Float16(buffer) => float(x, buffer.as_slice(), exponent),
        Data::BFloat16(buffer) => float(x, buffer.as_slice(), exponent),
        Data::Complex64(buffer) => float(x, buffer.as_slice(), exponent),
        Data::Complex128(buffer) => float(x, buffer.as_slice(), exponent),
        Data::Int8(buffer) => integer(x, buffer.as_slice(), exponent),
        Data::Int16(buffer) => integer(x, buffer.as_slice(), exponent),
        Data::Int32(buffer) => integer(x, buffer.as_slice(), exponent),
        Data::Int64(buffer) => integer(x, buffer.as_slice(), exponent),
        Data::UInt8(buffer) => integer(x, buffer.as_slice(), exponent),
        Data::UInt16(buffer) => integer(x, buffer.as_slice(), exponent),
        Data::UInt32(buffer) => integer(x, buffer.as_slice(), exponent),
        Data::UInt64(buffer) => integer(x, buffer.as_slice(), exponent),
        Data::Bool(_) | Data::Key(_) | Data::Float0(_) => {
            Err(Error::unsupported("integer_pow", x.dtype()))
        }
    }
}

fn repeated_squares<T: Number>(mut base: T, mut exponent: u32) -> T {
    let mut result: Option<T> = None;
    while exponent > 0 {
        if exponent & 1 == 1 {
            result = Some(result.map_or(base, |r| r.mul(base)));
        }
        exponent >>= 1;
        if exponent > 0 {
            base = base.mul(base);
        }
    }
    result.unwrap_or(T::ONE)
}
