//! What each ufunc computes: NumPy's rules for dtypes and for single elements.

use freezeframe_array::kernel::{self, BinaryOp, UnaryOp};
use freezeframe_array::{Array, DType, Error, Kind, Result, Scalar};

/// Which dtypes a ufunc works in, given the promoted dtype of its operands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// In any numeric dtype; the result has it too.
    Same,
    /// As `Same`, but not for booleans (`subtract`, `negative`).
    NoBool,
    /// As `Same`, booleans counting as `int8`.
    Number,
    /// In a float dtype: integers become floats.
    Float,
    /// As `Float`, integers always becoming `float64` (`divide`).
    Divide,
    /// Real floats only.
    RealFloat,
    /// Compares in the promoted dtype; the result is boolean.
    Compare,
    /// In booleans.
    Logic,
    /// Integers and booleans only.
    Bits,
    /// Integers only.
    Shift,
    /// Any dtype; the result is boolean.
    Test,
}

/// What a reduction of a ufunc is as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fold {
    /// A sum, in pairs.
    Sum,
    /// A product.
    Prod,
    /// The largest element.
    Max,
    /// The smallest element.
    Min,
    /// One element after the other.
    Each,
}

/// What NumPy warns of after a ufunc.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Warns {
    /// Nothing.
    Never,
    /// Zeros among the divisors.
    Divides,
    /// Arguments for which it has no value.
    Undefined,
}

/// What a row knows of a ufunc.
#[derive(Clone, Copy)]
pub struct Ufunc {
    /// How many operands it takes.
    pub nin: usize,
    /// Which dtypes it works in.
    pub rule: Rule,
    /// Computes it for operands of one dtype and one shape.
    pub run: fn(&[Array]) -> Result<Array>,
    /// What a reduction of nothing gives.
    pub identity: Option<i64>,
    /// How a reduction computes it.
    pub fold: Fold,
    /// What it warns of.
    pub warns: Warns,
    /// The complaint about dtypes that the rule does not take, where it is not the usual one.
    pub refusal: Option<&'static str>,
    /// True if it takes one second operand for all elements another way than one for each.
    pub one_for_all: bool,
}

impl Ufunc {
    const fn new(nin: usize, rule: Rule, run: fn(&[Array]) -> Result<Array>) -> Self {
        Self {
            nin,
            rule,
            run,
            identity: None,
            fold: Fold::Each,
            warns: Warns::Never,
            refusal: None,
            one_for_all: false,
        }
    }

    /// A ufunc of one operand.
    pub const fn one(rule: Rule, run: fn(&[Array]) -> Result<Array>) -> Self {
        Self::new(1, rule, run)
    }

    /// A ufunc of two operands.
    pub const fn two(rule: Rule, run: fn(&[Array]) -> Result<Array>) -> Self {
        Self::new(2, rule, run)
    }

    /// With what a reduction of nothing gives.
    pub const fn identity(self, identity: i64) -> Self {
        Self {
            identity: Some(identity),
            ..self
        }
    }

    /// With a reduction of its own.
    pub const fn fold(self, fold: Fold) -> Self {
        Self { fold, ..self }
    }

    /// With warnings.
    pub const fn warns(self, warns: Warns) -> Self {
        Self { warns, ..self }
    }

    /// With another way for one second operand.
    pub const fn one_for_all(self) -> Self {
        Self {
            one_for_all: true,
            ..self
        }
    }

    /// With a complaint of its own about dtypes.
    pub const fn refusal(self, text: &'static str) -> Self {
        Self {
            refusal: Some(text),
            ..self
        }
    }
}

/// The dtype in which a ufunc works on operands that promote to `dtype`; `None` if it does not take them.
pub fn working_dtype(rule: Rule, dtype: DType) -> Option<DType> {
    let float_of = |dtype: DType| match (dtype.kind(), dtype.bits()) {
        (Kind::Bool, _) | (Kind::Signed | Kind::Unsigned, 8) => DType::Float16,
        (Kind::Signed | Kind::Unsigned, 16) => DType::Float32,
        (Kind::Signed | Kind::Unsigned, _) => DType::Float64,
        _ => dtype,
    };
    match rule {
        Rule::Same | Rule::Compare | Rule::Test => Some(dtype),
        Rule::NoBool => (dtype != DType::Bool).then_some(dtype),
        Rule::Number => Some(if dtype == DType::Bool {
            DType::Int8
        } else {
            dtype
        }),
        Rule::Float => Some(float_of(dtype)),
        Rule::Divide => Some(if dtype.is_inexact() {
            dtype
        } else {
            DType::Float64
        }),
        Rule::RealFloat => (!dtype.is_complex()).then(|| float_of(dtype)),
        Rule::Logic => Some(DType::Bool),
        Rule::Bits => (!dtype.is_inexact()).then_some(dtype),
        Rule::Shift if dtype.is_inexact() => None,
        Rule::Shift => Some(if dtype == DType::Bool {
            DType::Int8
        } else {
            dtype
        }),
    }
}

pub(super) fn unary(op: UnaryOp, args: &[Array]) -> Result<Array> {
    kernel::unary(op, operand(args, 0)?)
}

pub(super) fn binary(op: BinaryOp, args: &[Array]) -> Result<Array> {
    kernel::binary(op, operand(args, 0)?, operand(args, 1)?)
}

pub(super) fn operand(args: &[Array], index: usize) -> Result<&Array> {
    args.get(index)
        .ok_or_else(|| Error::invalid("an operand is missing"))
}

/// Booleans add by `or` and multiply by `and`.
pub(super) fn arithmetic(op: BinaryOp, for_bools: BinaryOp, args: &[Array]) -> Result<Array> {
    let of_bools = operand(args, 0)?.dtype() == DType::Bool;
    binary(if of_bools { for_bools } else { op }, args)
}

/// `f` of each element, computed in `f64` and rounded to the dtype.
pub fn map_float(x: &Array, f: &dyn Fn(f64) -> f64) -> Result<Array> {
    let mapped = |scalar: Scalar| Scalar::Float(f(scalar.to_f64()));
    map_scalar(x, x.dtype(), &mapped)
}

pub(super) fn map_scalar(x: &Array, dtype: DType, f: &dyn Fn(Scalar) -> Scalar) -> Result<Array> {
    let scalars: Vec<Scalar> = x.scalars().into_iter().map(f).collect();
    Array::from_scalars(dtype, &scalars, x.shape().clone())
}

pub(super) fn zip_scalar(
    args: &[Array],
    dtype: DType,
    f: &dyn Fn(Scalar, Scalar) -> Scalar,
) -> Result<Array> {
    let (a, b) = (operand(args, 0)?, operand(args, 1)?);
    let shape = a
        .shape()
        .broadcast(b.shape())
        .ok_or_else(|| Error::invalid("operands could not be broadcast"))?;
    let a = kernel::broadcast_to(a, &shape)?.scalars();
    let b = kernel::broadcast_to(b, &shape)?.scalars();
    let scalars: Vec<Scalar> = a.into_iter().zip(b).map(|(x, y)| f(x, y)).collect();
    Array::from_scalars(dtype, &scalars, shape)
}

pub(super) fn zip_float(args: &[Array], f: &dyn Fn(f64, f64) -> f64) -> Result<Array> {
    zip_scalar(args, operand(args, 0)?.dtype(), &|x, y| {
        Scalar::Float(f(x.to_f64(), y.to_f64()))
    })
}

/// A function of real floats through `f64`, of complex numbers through the kernel.
pub(super) fn real_or_kernel(op: UnaryOp, f: fn(f64) -> f64, args: &[Array]) -> Result<Array> {
    let x = operand(args, 0)?;
    if x.dtype().is_float() {
        map_float(x, &f)
    } else {
        kernel::unary(op, x)
    }
}

pub(super) fn test_float(args: &[Array], f: fn(f64) -> bool) -> Result<Array> {
    let any = |it: Scalar| {
        Scalar::Bool(f(it.to_f64()) || (matches!(it, Scalar::Complex(..)) && f(it.imag())))
    };
    map_scalar(operand(args, 0)?, DType::Bool, &any)
}

/// Python's `a // b` of floats.
pub fn floor_divide(a: f64, b: f64) -> f64 {
    if b == 0.0 {
        return a / b;
    }
    let rest = libm::fmod(a, b);
    let mut quotient = (a - rest) / b;
    if rest != 0.0 && (b < 0.0) != (rest < 0.0) {
        quotient -= 1.0;
    }
    if quotient == 0.0 {
        return 0.0_f64.copysign(a / b);
    }
    let floored = libm::floor(quotient);
    if quotient - floored > 0.5 {
        floored + 1.0
    } else {
        floored
    }
}

/// Python's `a % b` of floats.
pub fn remainder(a: f64, b: f64) -> f64 {
    let rest = libm::fmod(a, b);
    if b == 0.0 || rest.is_nan() {
        rest
    } else if rest == 0.0 {
        0.0_f64.copysign(b)
    } else if (b < 0.0) != (rest < 0.0) {
        rest + b
    } else {
        rest
    }
}

pub(super) fn division(
    args: &[Array],
    of_floats: fn(f64, f64) -> f64,
    quotient: bool,
) -> Result<Array> {
    let dtype = operand(args, 0)?.dtype();
    if dtype.is_inexact() {
        if dtype.is_complex() {
            return Err(Error::unsupported(
                if quotient {
                    "floor_divide"
                } else {
                    "remainder"
                },
                dtype,
            ));
        }
        return zip_float(args, &of_floats);
    }
    zip_scalar(args, dtype, &|x, y| match (x, y) {
        (_, y) if !y.to_bool() => Scalar::Int(0),
        (Scalar::UInt(a), Scalar::UInt(b)) => Scalar::UInt(if quotient { a / b } else { a % b }),
        _ => {
            let (a, b) = (x.to_i64(), y.to_i64());
            let (div, rest) = (a.wrapping_div(b), a.wrapping_rem(b));
            let down = rest != 0 && (rest < 0) != (b < 0);
            Scalar::Int(if quotient {
                div - i64::from(down)
            } else if down {
                rest + b
            } else {
                rest
            })
        }
    })
}

pub(super) fn power(args: &[Array]) -> Result<Array> {
    let (base, exponent) = (operand(args, 0)?, operand(args, 1)?);
    let dtype = base.dtype();
    if dtype.is_signed_integer() && exponent.scalars().iter().any(|it| it.to_i64() < 0) {
        return Err(Error::invalid(
            "Integers to negative integer powers are not allowed.",
        ));
    }
    if dtype.is_complex() {
        return complex_power(args);
    }
    if !dtype.is_float() {
        return binary(BinaryOp::Pow, args);
    }
    match exponent.scalars().first().map(|it| it.to_f64()) {
        Some(2.0) if exponent.ndim() == 0 => kernel::binary(BinaryOp::Mul, base, base),
        _ => zip_float(args, &libm::pow),
    }
}

/// Complex numbers to powers, whole ones by multiplication, as NumPy does.
fn complex_power(args: &[Array]) -> Result<Array> {
    let whole =
        |it: &Scalar| it.imag() == 0.0 && it.to_f64().fract() == 0.0 && it.to_f64().abs() < 100.0;
    let found = binary(BinaryOp::Pow, args)?;
    let exponents = operand(args, 1)?;
    if !exponents.scalars().iter().any(whole) {
        return Ok(found);
    }
    let exponents = kernel::broadcast_to(exponents, found.shape())?.scalars();
    let bases = kernel::broadcast_to(operand(args, 0)?, found.shape())?.scalars();
    let scalars: Vec<Scalar> = found
        .scalars()
        .into_iter()
        .zip(bases.into_iter().zip(exponents))
        .map(|(found, (base, exponent))| match whole(&exponent) {
            true => multiplied((base.to_f64(), base.imag()), exponent.to_f64() as i32),
            false => found,
        })
        .collect();
    Array::from_scalars(found.dtype(), &scalars, found.shape().clone())
}

fn multiplied(base: (f64, f64), exponent: i32) -> Scalar {
    let times = |a: (f64, f64), b: (f64, f64)| (a.0 * b.0 - a.1 * b.1, a.0 * b.1 + a.1 * b.0);
    let (mut found, mut power, mut rest) = ((1.0, 0.0), base, exponent.unsigned_abs());
    if exponent == 3 {
        found = times(base, times(base, base));
        rest = 0;
    }
    while rest > 0 {
        if rest & 1 == 1 {
            found = if found == (1.0, 0.0) {
                power
            } else {
                times(found, power)
            };
        }
        rest >>= 1;
        power = times(power, power);
    }
    if exponent < 0 {
        // The quotient by the larger part, so that nothing overflows.
        let (re, im) = found;
        found = if re.abs() >= im.abs() {
            let ratio = im / re;
            let scale = 1.0 / (re + im * ratio);
            (scale, -ratio * scale)
        } else {
            let ratio = re / im;
            let scale = 1.0 / (re * ratio + im);
            (ratio * scale, -scale)
        };
    }
    Scalar::Complex(found.0, found.1)
}

/// A function of real numbers, or that of the parts of complex ones.
pub(super) fn by_parts(
    real: fn(f64) -> f64,
    complex: fn(f64, f64) -> (f64, f64),
    args: &[Array],
) -> Result<Array> {
    let x = operand(args, 0)?;
    if !x.dtype().is_complex() {
        return map_float(x, &real);
    }
    map_scalar(x, x.dtype(), &|it| {
        let (re, im) = complex(it.to_f64(), it.imag());
        Scalar::Complex(re, im)
    })
}

pub(super) fn exp2_of(re: f64, im: f64) -> (f64, f64) {
    let (size, angle) = (libm::exp2(re), im * std::f64::consts::LN_2);
    (size * libm::cos(angle), size * libm::sin(angle))
}

pub(super) fn expm1_of(re: f64, im: f64) -> (f64, f64) {
    let half = libm::sin(im / 2.0);
    (
        libm::expm1(re) * libm::cos(im) - 2.0 * half * half,
        libm::exp(re) * libm::sin(im),
    )
}

pub(super) fn log1p_of(re: f64, im: f64) -> (f64, f64) {
    (
        libm::log(libm::hypot(re + 1.0, im)),
        libm::atan2(im, re + 1.0),
    )
}

/// A logarithm to another base than e: of complex numbers the natural one, times a factor.
pub(super) fn log_to(f: fn(f64) -> f64, factor: f64, args: &[Array]) -> Result<Array> {
    let x = operand(args, 0)?;
    if !x.dtype().is_complex() {
        return map_float(x, &f);
    }
    let natural = kernel::unary(UnaryOp::Log, x)?;
    map_scalar(&natural, natural.dtype(), &|it| {
        Scalar::Complex(it.to_f64() * factor, it.imag() * factor)
    })
}

pub(super) fn logaddexp(a: f64, b: f64) -> f64 {
    if a == b {
        return a + std::f64::consts::LN_2;
    }
    let (high, low) = if a > b { (a, b) } else { (b, a) };
    if high.is_nan() || low.is_nan() {
        f64::NAN
    } else {
        high + libm::log1p(libm::exp(low - high))
    }
}

pub(super) fn round_with(f: fn(f64) -> f64, args: &[Array]) -> Result<Array> {
    let x = operand(args, 0)?;
    if x.dtype().is_float() {
        map_float(x, &f)
    } else {
        Ok(x.clone())
    }
}

/// The size; booleans are their own.
pub(super) fn absolute(args: &[Array]) -> Result<Array> {
    match operand(args, 0)? {
        x if x.dtype() == DType::Bool => Ok(x.clone()),
        x => kernel::unary(UnaryOp::Abs, x),
    }
}

/// The complex conjugate; real numbers are their own.
pub(super) fn conjugate(args: &[Array]) -> Result<Array> {
    match operand(args, 0)? {
        x if x.dtype().is_complex() => kernel::unary(UnaryOp::Conj, x),
        x => Ok(x.clone()),
    }
}

/// Neither infinite nor NaN, in any part.
pub(super) fn is_finite(args: &[Array]) -> Result<Array> {
    let finite = |it: Scalar| Scalar::Bool(it.to_f64().is_finite() && it.imag().is_finite());
    map_scalar(operand(args, 0)?, DType::Bool, &finite)
}

/// One divided by each.
pub(super) fn reciprocal(args: &[Array]) -> Result<Array> {
    let x = operand(args, 0)?;
    let one = Array::from_scalar(x.dtype(), Scalar::Int(1));
    kernel::binary(BinaryOp::Div, &one, x)
}

/// 0 below zero, 1 above, and `h` at zero.
pub(super) fn heaviside(x: f64, h: f64) -> f64 {
    if x.is_nan() {
        x
    } else if x == 0.0 {
        h
    } else {
        f64::from(x > 0.0)
    }
}

/// `f` of two whole numbers.
pub(super) fn zip_whole(args: &[Array], f: fn(i64, i64) -> i64) -> Result<Array> {
    zip_scalar(args, operand(args, 0)?.dtype(), &|x, y| {
        Scalar::Int(f(x.to_i64(), y.to_i64()))
    })
}

pub(super) fn lcm(a: i64, b: i64) -> i64 {
    match gcd(a, b) {
        0 => 0,
        common => (a / common).wrapping_mul(b).wrapping_abs(),
    }
}

pub(super) fn gcd(mut a: i64, mut b: i64) -> i64 {
    while b != 0 {
        (a, b) = (b, a.wrapping_rem(b));
    }
    a.wrapping_abs()
}

pub(super) fn shift(args: &[Array], left: bool) -> Result<Array> {
    zip_scalar(args, operand(args, 0)?.dtype(), &|x, y| {
        let count = y.to_i64();
        let bits = u32::try_from(count).unwrap_or(u32::MAX);
        match (x, left) {
            (Scalar::UInt(v), true) => Scalar::UInt(v.checked_shl(bits).unwrap_or(0)),
            (Scalar::UInt(v), false) => Scalar::UInt(v.checked_shr(bits).unwrap_or(0)),
            (v, true) => Scalar::Int(v.to_i64().checked_shl(bits).unwrap_or(0)),
            (v, false) => Scalar::Int(v.to_i64() >> bits.min(63)),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn division_of_floats_is_pythons() {
        let cases = [
            (7.0, 2.0, 3.0, 1.0),
            (-7.0, 2.0, -4.0, 1.0),
            (7.0, -2.0, -4.0, -1.0),
            (6.0, 3.0, 2.0, 0.0),
        ];
        for (a, b, quotient, rest) in cases {
            assert_eq!(
                (floor_divide(a, b), remainder(a, b)),
                (quotient, rest),
                "{a} {b}"
            );
        }
        assert_eq!(floor_divide(1.0, 0.0), f64::INFINITY);
        assert!(remainder(1.0, 0.0).is_nan());
    }
}
