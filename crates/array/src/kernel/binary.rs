//! Elementwise functions of two and three operands.

use super::convert::convert_element_type;
use super::elementwise::{zip, zip3};
use crate::math;
use crate::num::{Bits, Float, Integer, Number, Ordered};
use crate::storage::try_vec;
use crate::{Array, Complex64, Complex128, DType, Data, Element, Error, Result, dispatch_data};
use num_complex::Complex;

/// An elementwise function of two operands of one dtype.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "the variants are JAX's primitives")]
pub enum BinaryOp {
    Add,
    Sub,
    Mul,
    Div,
    Rem,
    Pow,
    Max,
    Min,
    Nextafter,
    Atan2,
    And,
    Or,
    Xor,
    ShiftLeft,
    ShiftRightLogical,
    ShiftRightArithmetic,
    /// A complex number from its parts.
    Complex,
    Eq,
    Ne,
    Lt,
    Le,
    Gt,
    Ge,
}

impl BinaryOp {
    /// JAX's name of the primitive.
    pub fn name(self) -> &'static str {
        match self {
            Self::Add => "add",
            Self::Sub => "sub",
            Self::Mul => "mul",
            Self::Div => "div",
            Self::Rem => "rem",
            Self::Pow => "pow",
            Self::Max => "max",
            Self::Min => "min",
            Self::Nextafter => "nextafter",
            Self::Atan2 => "atan2",
            Self::And => "and",
            Self::Or => "or",
            Self::Xor => "xor",
            Self::ShiftLeft => "shift_left",
            Self::ShiftRightLogical => "shift_right_logical",
            Self::ShiftRightArithmetic => "shift_right_arithmetic",
            Self::Complex => "complex",
            Self::Eq => "eq",
            Self::Ne => "ne",
            Self::Lt => "lt",
            Self::Le => "le",
            Self::Gt => "gt",
            Self::Ge => "ge",
        }
    }

    /// True for the comparisons, whose result is boolean.
    pub fn is_comparison(self) -> bool {
        matches!(
            self,
            Self::Eq | Self::Ne | Self::Lt | Self::Le | Self::Gt | Self::Ge
        )
    }
}

/// `op` of two arrays of one dtype and of one shape, or of which one has rank 0.
pub fn binary(op: BinaryOp, a: &Array, b: &Array) -> Result<Array> {
    match (a.data(), b.data()) {
        (Data::Float32(x), Data::Float32(y)) => {
            float_binary(op, (a, x.as_slice()), (b, y.as_slice()))
        }
        (Data::Float64(x), Data::Float64(y)) => {
            float_binary(op, (a, x.as_slice()), (b, y.as_slice()))
        }
        (Data::Float16(x), Data::Float16(y)) => {
            half_binary(op, (a, x.as_slice()), (b, y.as_slice()))
        }
        (Data::BFloat16(x), Data::BFloat16(y)) => {
            half_binary(op, (a, x.as_slice()), (b, y.as_slice()))
        }
        (Data::Int32(x), Data::Int32(y)) => {
            integer_binary(op, (a, x.as_slice()), (b, y.as_slice()))
        }
        (Data::Int64(x), Data::Int64(y)) => {
            integer_binary(op, (a, x.as_slice()), (b, y.as_slice()))
        }
        (Data::Int16(x), Data::Int16(y)) => {
            integer_binary(op, (a, x.as_slice()), (b, y.as_slice()))
        }
        (Data::Int8(x), Data::Int8(y)) => integer_binary(op, (a, x.as_slice()), (b, y.as_slice())),
        (Data::UInt32(x), Data::UInt32(y)) => {
            integer_binary(op, (a, x.as_slice()), (b, y.as_slice()))
        }
        (Data::UInt64(x), Data::UInt64(y)) => {
            integer_binary(op, (a, x.as_slice()), (b, y.as_slice()))
        }
        (Data::UInt16(x), Data::UInt16(y)) => {
            integer_binary(op, (a, x.as_slice()), (b, y.as_slice()))
        }
        (Data::UInt8(x), Data::UInt8(y)) => {
            integer_binary(op, (a, x.as_slice()), (b, y.as_slice()))
        }
        (Data::Bool(x), Data::Bool(y)) => bool_binary(op, (a, x.as_slice()), (b, y.as_slice())),
        (Data::Complex64(x), Data::Complex64(y)) => {
            complex_binary(op, (a, x.as_slice()), (b, y.as_slice()), complex_pow)
        }
        (Data::Complex128(x), Data::Complex128(y)) => {
            complex_binary(op, (a, x.as_slice()), (b, y.as_slice()), complex_pow_double)
        }
        (Data::Key(x), Data::Key(y)) => equality(op, (a, x.as_slice()), (b, y.as_slice())),
        _ => mixed_binary(op, a, b),
    }
}

/// The few functions whose operands may differ in dtype, and the error for all others.
fn mixed_binary(op: BinaryOp, a: &Array, b: &Array) -> Result<Array> {
    if op == BinaryOp::Pow && a.dtype().is_inexact() && b.dtype().is_integer() {
        return binary(op, a, &convert_element_type(b, a.dtype())?);
    }
    if a.dtype() != b.dtype() {
        let (left, right) = (a.dtype(), b.dtype());
        return Err(Error::invalid(format!(
            "{} requires arguments of one dtype, got {left}, {right}",
            op.name()
        )));
    }
    Err(Error::unsupported(op.name(), a.dtype()))
}

type Side<'a, T> = (&'a Array, &'a [T]);

fn equality<T: Element>(op: BinaryOp, a: Side<T>, b: Side<T>) -> Result<Array> {
    let holds: fn(T, T) -> bool = match op {
        BinaryOp::Eq => |x, y| x == y,
        BinaryOp::Ne => |x, y| x != y,
        _ => return Err(Error::unsupported(op.name(), T::DTYPE)),
    };
    zip(a, b, holds)
}

fn comparison<T: Ordered>(op: BinaryOp, a: Side<T>, b: Side<T>) -> Result<Array> {
    // One loop for all of them: a loop each would be the larger half of every dtype's code.
    let holds: fn(T, T) -> bool = match op {
        BinaryOp::Lt => T::lt,
        BinaryOp::Le => T::le,
        BinaryOp::Gt => |x, y| y.lt(x),
        BinaryOp::Ge => |x, y| y.le(x),
        _ => return equality(op, a, b),
    };
    zip(a, b, holds)
}

/// The 16-bit floats compute as `f32`, and each result is rounded once.
fn half_binary<T: Float>(op: BinaryOp, a: Side<T>, b: Side<T>) -> Result<Array> {
    if op == BinaryOp::Nextafter {
        return zip(a, b, T::nextafter);
    }
    let wide = |x: &Array| convert_element_type(x, DType::Float32);
    match op {
        BinaryOp::Add
        | BinaryOp::Sub
        | BinaryOp::Mul
        | BinaryOp::Div
        | BinaryOp::Max
        | BinaryOp::Min
        | BinaryOp::Rem
        | BinaryOp::Pow
        | BinaryOp::Atan2 => convert_element_type(&binary(op, &wide(a.0)?, &wide(b.0)?)?, T::DTYPE),
        _ => comparison(op, a, b),
    }
}

fn float_binary<T: Float>(op: BinaryOp, a: Side<T>, b: Side<T>) -> Result<Array> {
    match op {
        BinaryOp::Add => zip(a, b, T::add),
        BinaryOp::Sub => zip(a, b, T::sub),
        BinaryOp::Mul => zip(a, b, T::mul),
        BinaryOp::Div => zip(a, b, T::div),
        BinaryOp::Max => zip::<T, T, T>(a, b, T::maximum as fn(T, T) -> T),
        BinaryOp::Min => zip::<T, T, T>(a, b, T::minimum as fn(T, T) -> T),
        BinaryOp::Nextafter => zip::<T, T, T>(a, b, T::nextafter as fn(T, T) -> T),
        BinaryOp::Rem | BinaryOp::Pow | BinaryOp::Atan2 => {
            let (single, double) = float_functions(op);
            zip(a, b, |x, y| x.map2(y, single, double))
        }
        BinaryOp::Complex => match (a.0.data(), b.0.data()) {
            (Data::Float32(x), Data::Float32(y)) => {
                zip((a.0, x.as_slice()), (b.0, y.as_slice()), Complex::new)
            }
            (Data::Float64(x), Data::Float64(y)) => {
                zip((a.0, x.as_slice()), (b.0, y.as_slice()), Complex::new)
            }
            _ => Err(Error::unsupported("complex", T::DTYPE)),
        },
        _ => comparison(op, a, b),
    }
}

type Functions = (fn(f32, f32) -> f32, fn(f64, f64) -> f64);

fn float_functions(op: BinaryOp) -> Functions {
    match op {
        BinaryOp::Rem => (|x, y| x % y, |x, y| x % y),
        BinaryOp::Pow => (math::pow, libm::pow),
        _ => (libm::atan2f, libm::atan2),
    }
}

fn integer_binary<T: Integer>(op: BinaryOp, a: Side<T>, b: Side<T>) -> Result<Array> {
    // The usual widths have loops of their own for what is used most.
    let usual = size_of::<T>() >= 4;
    let function: fn(T, T) -> T = match op {
        BinaryOp::Add if usual => return zip(a, b, T::add),
        BinaryOp::Sub if usual => return zip(a, b, T::sub),
        BinaryOp::Mul if usual => return zip(a, b, T::mul),
        BinaryOp::Add => T::add,
        BinaryOp::Sub => T::sub,
        BinaryOp::Mul => T::mul,
        BinaryOp::Div => T::div,
        BinaryOp::Rem => T::rem,
        BinaryOp::Pow => T::pow,
        BinaryOp::Max => T::maximum,
        BinaryOp::Min => T::minimum,
        BinaryOp::And => T::and,
        BinaryOp::Or => T::or,
        BinaryOp::Xor => T::xor,
        BinaryOp::ShiftLeft => T::shift_left,
        BinaryOp::ShiftRightLogical => T::shift_right_logical,
        BinaryOp::ShiftRightArithmetic => T::shift_right_arithmetic,
        _ => return comparison(op, a, b),
    };
    zip(a, b, function)
}

fn bool_binary(op: BinaryOp, a: Side<bool>, b: Side<bool>) -> Result<Array> {
    match op {
        BinaryOp::Max | BinaryOp::Or | BinaryOp::Add => zip(a, b, bool::or),
        BinaryOp::Min | BinaryOp::And | BinaryOp::Mul => zip(a, b, bool::and),
        BinaryOp::Xor => zip(a, b, bool::xor),
        _ => comparison(op, a, b),
    }
}

fn complex_binary<T: Number>(
    op: BinaryOp,
    a: Side<T>,
    b: Side<T>,
    pow: fn(T, T) -> T,
) -> Result<Array> {
    let function: fn(T, T) -> T = match op {
        BinaryOp::Add => T::add,
        BinaryOp::Sub => T::sub,
        BinaryOp::Mul => T::mul,
        BinaryOp::Div => T::div,
        BinaryOp::Pow => pow,
        _ => return equality(op, a, b),
    };
    zip(a, b, function)
}

fn complex_pow(base: Complex64, exponent: Complex64) -> Complex64 {
    let wide = complex_pow_double(widen(base), widen(exponent));
    Complex::new(wide.re as f32, wide.im as f32)
}

fn widen(value: Complex64) -> Complex128 {
    Complex::new(f64::from(value.re), f64::from(value.im))
}

fn complex_pow_double(base: Complex128, exponent: Complex128) -> Complex128 {
    if exponent == Complex128::ZERO {
        return Complex128::ONE;
    }
    if base == Complex128::ZERO {
        return if exponent.re > 0.0 {
            Complex128::ZERO
        } else {
            Complex::new(f64::NAN, f64::NAN)
        };
    }
    let log_abs = libm::log(libm::hypot(base.re, base.im));
    let angle = libm::atan2(base.im, base.re);
    let abs = libm::exp(exponent.re * log_abs - exponent.im * angle);
    let turn = exponent.im * log_abs + exponent.re * angle;
    Complex::new(abs * libm::cos(turn), abs * libm::sin(turn))
}

/// `x y + z` of `f32` or `f64`, rounded once; `x y` or `z` may be subtracted. Operands are of one shape or of rank 0.
pub fn mul_add(
    (x, y): (&Array, &Array),
    z: &Array,
    minus_product: bool,
    minus_z: bool,
) -> Result<Array> {
    let (product, addend) = (
        if minus_product { -1.0 } else { 1.0 },
        if minus_z { -1.0 } else { 1.0 },
    );
    match (x.data(), y.data(), z.data()) {
        (Data::Float32(a), Data::Float32(b), Data::Float32(c)) => {
            let (product, addend) = (product as f32, addend as f32);
            zip3(
                [x, y, z],
                [a.as_slice(), b.as_slice(), c.as_slice()],
                |a, b, c| math::fma(product * a, b, addend * c),
            )
        }
        (Data::Float64(a), Data::Float64(b), Data::Float64(c)) => zip3(
            [x, y, z],
            [a.as_slice(), b.as_slice(), c.as_slice()],
            |a, b, c| libm::fma(product * a, b, addend * c),
        ),
        _ => Err(Error::unsupported("mul_add", x.dtype())),
    }
}

/// Picks for each position the case that `which` (boolean or `int32`) names there.
pub fn select_n(which: &Array, cases: &[&Array]) -> Result<Array> {
    fn pick<T: Element>(which: &Array, cases: &[&Array]) -> Result<Array> {
        let slices = cases
            .iter()
            .map(|case| case.try_slice::<T>())
            .collect::<Result<Vec<_>>>()?;
        let shape = cases[0].shape();
        let mut out = try_vec(shape.size())?;
        let index = |position: usize| {
            let position = if which.ndim() == 0 { 0 } else { position };
            match which.data() {
                Data::Bool(buffer) => usize::from(buffer.as_slice()[position]),
                Data::Int32(buffer) => {
                    (buffer.as_slice()[position].max(0) as usize).min(slices.len() - 1)
                }
                _ => 0,
            }
        };
        out.extend((0..shape.size()).map(|position| {
            let slice = slices[index(position)];
            if slice.len() == 1 {
                slice[0]
            } else {
                slice[position]
            }
        }));
        Array::from_vec(out, shape.clone())
    }
    let Some(first) = cases.first() else {
        return Err(Error::invalid("select_n must have at least one case"));
    };
    let fits = matches!(which.dtype(), DType::Bool | DType::Int32)
        && !(which.dtype() == DType::Bool && cases.len() > 2)
        && (which.ndim() == 0 || which.shape() == first.shape())
        && cases.iter().all(|case| case.shape() == first.shape());
    if !fits {
        return Err(Error::invalid("select_n operands do not fit together"));
    }
    if which.dtype() == DType::Bool && cases.len() == 1 {
        return Ok((*first).clone());
    }
    if let (0, Some(Some(index))) = (
        which.ndim(),
        which.item().map(|item| usize::try_from(item.to_i64()).ok()),
    ) {
        return Ok(cases[index.min(cases.len() - 1)].clone());
    }
    fn of<T: Element>(_: &crate::Buffer<T>, which: &Array, cases: &[&Array]) -> Result<Array> {
        pick::<T>(which, cases)
    }
    dispatch_data!(first.data(), buffer => of(buffer, which, cases))
}

/// `x` limited to `low ..= high`; the bounds may have rank 0.
pub fn clamp(low: &Array, x: &Array, high: &Array) -> Result<Array> {
    binary(BinaryOp::Min, &binary(BinaryOp::Max, low, x)?, high)
}
