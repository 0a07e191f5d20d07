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

/// One ufunc.
pub struct Ufunc {
    /// Its name.
    pub name: &'static str,
    /// How many operands it takes.
    pub nin: usize,
    /// Which dtypes it works in.
    pub rule: Rule,
    /// Computes it for operands of one dtype and one shape.
    pub run: fn(&[Array]) -> Result<Array>,
    /// What a reduction of nothing gives.
    pub identity: Option<i64>,
    /// `__doc__`.
    pub doc: &'static str,
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

fn unary(op: UnaryOp, args: &[Array]) -> Result<Array> {
    kernel::unary(op, operand(args, 0)?)
}

fn binary(op: BinaryOp, args: &[Array]) -> Result<Array> {
    kernel::binary(op, operand(args, 0)?, operand(args, 1)?)
}

fn operand(args: &[Array], index: usize) -> Result<&Array> {
    args.get(index)
        .ok_or_else(|| Error::invalid("an operand is missing"))
}

/// Booleans add by `or` and multiply by `and`.
fn arithmetic(op: BinaryOp, for_bools: BinaryOp, args: &[Array]) -> Result<Array> {
    let of_bools = operand(args, 0)?.dtype() == DType::Bool;
    binary(if of_bools { for_bools } else { op }, args)
}

/// `f` of each element, computed in `f64` and rounded to the dtype.
pub fn map_float(x: &Array, f: &dyn Fn(f64) -> f64) -> Result<Array> {
    let mapped = |scalar: Scalar| Scalar::Float(f(scalar.to_f64()));
    map_scalar(x, x.dtype(), &mapped)
}

fn map_scalar(x: &Array, dtype: DType, f: &dyn Fn(Scalar) -> Scalar) -> Result<Array> {
    let scalars: Vec<Scalar> = x.scalars().into_iter().map(f).collect();
    Array::from_scalars(dtype, &scalars, x.shape().clone())
}

fn zip_scalar(args: &[Array], dtype: DType, f: &dyn Fn(Scalar, Scalar) -> Scalar) -> Result<Array> {
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

fn zip_float(args: &[Array], f: &dyn Fn(f64, f64) -> f64) -> Result<Array> {
    zip_scalar(args, operand(args, 0)?.dtype(), &|x, y| {
        Scalar::Float(f(x.to_f64(), y.to_f64()))
    })
}

/// A function of real floats through `f64`, of complex numbers through the kernel.
fn real_or_kernel(op: UnaryOp, f: fn(f64) -> f64, args: &[Array]) -> Result<Array> {
    let x = operand(args, 0)?;
    if x.dtype().is_float() {
        map_float(x, &f)
    } else {
        kernel::unary(op, x)
    }
}

fn test_float(args: &[Array], f: fn(f64) -> bool) -> Result<Array> {
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

fn division(args: &[Array], of_floats: fn(f64, f64) -> f64, quotient: bool) -> Result<Array> {
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

fn power(args: &[Array]) -> Result<Array> {
    let (base, exponent) = (operand(args, 0)?, operand(args, 1)?);
    let dtype = base.dtype();
    if dtype.is_signed_integer() && exponent.scalars().iter().any(|it| it.to_i64() < 0) {
        return Err(Error::invalid(
            "Integers to negative integer powers are not allowed.",
        ));
    }
    if !dtype.is_float() {
        return binary(BinaryOp::Pow, args);
    }
    match exponent.scalars().first().map(|it| it.to_f64()) {
        Some(2.0) if exponent.ndim() == 0 => kernel::binary(BinaryOp::Mul, base, base),
        _ => zip_float(args, &libm::pow),
    }
}

fn logaddexp(a: f64, b: f64) -> f64 {
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

fn round_with(f: fn(f64) -> f64, args: &[Array]) -> Result<Array> {
    let x = operand(args, 0)?;
    if x.dtype().is_float() {
        map_float(x, &f)
    } else {
        Ok(x.clone())
    }
}

fn extreme(op: BinaryOp, for_bools: BinaryOp, args: &[Array]) -> Result<Array> {
    arithmetic(op, for_bools, args)
}

fn gcd(mut a: i64, mut b: i64) -> i64 {
    while b != 0 {
        (a, b) = (b, a.wrapping_rem(b));
    }
    a.wrapping_abs()
}

fn shift(args: &[Array], left: bool) -> Result<Array> {
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

const fn ufunc(
    name: &'static str,
    nin: usize,
    rule: Rule,
    identity: Option<i64>,
    doc: &'static str,
    run: fn(&[Array]) -> Result<Array>,
) -> Ufunc {
    Ufunc {
        name,
        nin,
        rule,
        run,
        identity,
        doc,
    }
}

/// Every ufunc.
#[rustfmt::skip]
pub const UFUNCS: &[Ufunc] = &[
    ufunc("add", 2, Rule::Same, Some(0), "Add arguments element-wise.", |a| arithmetic(BinaryOp::Add, BinaryOp::Or, a)),
    ufunc("subtract", 2, Rule::NoBool, None, "Subtract arguments, element-wise.", |a| binary(BinaryOp::Sub, a)),
    ufunc("multiply", 2, Rule::Same, Some(1), "Multiply arguments element-wise.", |a| arithmetic(BinaryOp::Mul, BinaryOp::And, a)),
    ufunc("divide", 2, Rule::Divide, None, "Divide arguments element-wise.", |a| binary(BinaryOp::Div, a)),
    ufunc("true_divide", 2, Rule::Divide, None, "Divide arguments element-wise.", |a| binary(BinaryOp::Div, a)),
    ufunc("floor_divide", 2, Rule::Number, None, "Return the largest integer smaller or equal to the division of the inputs.", |a| division(a, floor_divide, true)),
    ufunc("remainder", 2, Rule::Number, None, "Return the element-wise remainder of division.", |a| division(a, remainder, false)),
    ufunc("mod", 2, Rule::Number, None, "Return the element-wise remainder of division.", |a| division(a, remainder, false)),
    ufunc("fmod", 2, Rule::Number, None, "Return the element-wise remainder of division.", |a| binary(BinaryOp::Rem, a)),
    ufunc("power", 2, Rule::Number, None, "First array elements raised to powers from second array, element-wise.", power),
    ufunc("float_power", 2, Rule::Divide, None, "First array elements raised to powers from second array, element-wise.", power),
    ufunc("negative", 1, Rule::NoBool, None, "Numerical negative, element-wise.", |a| unary(UnaryOp::Neg, a)),
    ufunc("positive", 1, Rule::NoBool, None, "Numerical positive, element-wise.", |a| operand(a, 0).cloned()),
    ufunc("absolute", 1, Rule::Same, None, "Calculate the absolute value element-wise.", |a| if operand(a, 0)?.dtype() == DType::Bool { operand(a, 0).cloned() } else { unary(UnaryOp::Abs, a) }),
    ufunc("abs", 1, Rule::Same, None, "Calculate the absolute value element-wise.", |a| if operand(a, 0)?.dtype() == DType::Bool { operand(a, 0).cloned() } else { unary(UnaryOp::Abs, a) }),
    ufunc("fabs", 1, Rule::RealFloat, None, "Compute the absolute values element-wise.", |a| unary(UnaryOp::Abs, a)),
    ufunc("sign", 1, Rule::NoBool, None, "Returns an element-wise indication of the sign of a number.", |a| unary(UnaryOp::Sign, a)),
    ufunc("sqrt", 1, Rule::Float, None, "Return the non-negative square-root of an array, element-wise.", |a| real_or_kernel(UnaryOp::Sqrt, libm::sqrt, a)),
    ufunc("cbrt", 1, Rule::RealFloat, None, "Return the cube-root of an array, element-wise.", |a| map_float(operand(a, 0)?, &libm::cbrt)),
    ufunc("square", 1, Rule::Number, None, "Return the element-wise square of the input.", |a| kernel::binary(BinaryOp::Mul, operand(a, 0)?, operand(a, 0)?)),
    ufunc("reciprocal", 1, Rule::Number, None, "Return the reciprocal of the argument, element-wise.", |a| kernel::binary(BinaryOp::Div, &Array::from_scalar(operand(a, 0)?.dtype(), Scalar::Int(1)), operand(a, 0)?)),
    ufunc("exp", 1, Rule::Float, None, "Calculate the exponential of all elements in the input array.", |a| real_or_kernel(UnaryOp::Exp, libm::exp, a)),
    ufunc("exp2", 1, Rule::RealFloat, None, "Calculate `2**p` for all `p` in the input array.", |a| map_float(operand(a, 0)?, &libm::exp2)),
    ufunc("expm1", 1, Rule::Float, None, "Calculate ``exp(x) - 1`` for all elements in the array.", |a| real_or_kernel(UnaryOp::Expm1, libm::expm1, a)),
    ufunc("log", 1, Rule::Float, None, "Natural logarithm, element-wise.", |a| real_or_kernel(UnaryOp::Log, libm::log, a)),
    ufunc("log2", 1, Rule::RealFloat, None, "Base-2 logarithm of `x`.", |a| map_float(operand(a, 0)?, &libm::log2)),
    ufunc("log10", 1, Rule::RealFloat, None, "Return the base 10 logarithm of the input array, element-wise.", |a| map_float(operand(a, 0)?, &libm::log10)),
    ufunc("log1p", 1, Rule::Float, None, "Return the natural logarithm of one plus the input array, element-wise.", |a| real_or_kernel(UnaryOp::Log1p, libm::log1p, a)),
    ufunc("sin", 1, Rule::Float, None, "Trigonometric sine, element-wise.", |a| real_or_kernel(UnaryOp::Sin, libm::sin, a)),
    ufunc("cos", 1, Rule::Float, None, "Cosine element-wise.", |a| real_or_kernel(UnaryOp::Cos, libm::cos, a)),
    ufunc("tan", 1, Rule::Float, None, "Compute tangent element-wise.", |a| real_or_kernel(UnaryOp::Tan, libm::tan, a)),
    ufunc("arcsin", 1, Rule::Float, None, "Inverse sine, element-wise.", |a| real_or_kernel(UnaryOp::Asin, libm::asin, a)),
    ufunc("arccos", 1, Rule::Float, None, "Trigonometric inverse cosine, element-wise.", |a| real_or_kernel(UnaryOp::Acos, libm::acos, a)),
    ufunc("arctan", 1, Rule::Float, None, "Trigonometric inverse tangent, element-wise.", |a| real_or_kernel(UnaryOp::Atan, libm::atan, a)),
    ufunc("sinh", 1, Rule::Float, None, "Hyperbolic sine, element-wise.", |a| real_or_kernel(UnaryOp::Sinh, libm::sinh, a)),
    ufunc("cosh", 1, Rule::Float, None, "Hyperbolic cosine, element-wise.", |a| real_or_kernel(UnaryOp::Cosh, libm::cosh, a)),
    ufunc("tanh", 1, Rule::Float, None, "Compute hyperbolic tangent element-wise.", |a| real_or_kernel(UnaryOp::Tanh, libm::tanh, a)),
    ufunc("arcsinh", 1, Rule::Float, None, "Inverse hyperbolic sine element-wise.", |a| real_or_kernel(UnaryOp::Asinh, libm::asinh, a)),
    ufunc("arccosh", 1, Rule::Float, None, "Inverse hyperbolic cosine, element-wise.", |a| real_or_kernel(UnaryOp::Acosh, libm::acosh, a)),
    ufunc("arctanh", 1, Rule::Float, None, "Inverse hyperbolic tangent element-wise.", |a| real_or_kernel(UnaryOp::Atanh, libm::atanh, a)),
    ufunc("arctan2", 2, Rule::RealFloat, None, "Element-wise arc tangent of ``x1/x2`` choosing the quadrant correctly.", |a| zip_float(a, &libm::atan2)),
    ufunc("hypot", 2, Rule::RealFloat, None, "Given the legs of a right triangle, return its hypotenuse.", |a| zip_float(a, &libm::hypot)),
    ufunc("deg2rad", 1, Rule::RealFloat, None, "Convert angles from degrees to radians.", |a| map_float(operand(a, 0)?, &|x| x * (std::f64::consts::PI / 180.0))),
    ufunc("radians", 1, Rule::RealFloat, None, "Convert angles from degrees to radians.", |a| map_float(operand(a, 0)?, &|x| x * (std::f64::consts::PI / 180.0))),
    ufunc("rad2deg", 1, Rule::RealFloat, None, "Convert angles from radians to degrees.", |a| map_float(operand(a, 0)?, &|x| x * (180.0 / std::f64::consts::PI))),
    ufunc("degrees", 1, Rule::RealFloat, None, "Convert angles from radians to degrees.", |a| map_float(operand(a, 0)?, &|x| x * (180.0 / std::f64::consts::PI))),
    ufunc("floor", 1, Rule::Same, None, "Return the floor of the input, element-wise.", |a| round_with(libm::floor, a)),
    ufunc("ceil", 1, Rule::Same, None, "Return the ceiling of the input, element-wise.", |a| round_with(libm::ceil, a)),
    ufunc("trunc", 1, Rule::Same, None, "Return the truncated value of the input, element-wise.", |a| round_with(libm::trunc, a)),
    ufunc("rint", 1, Rule::Float, None, "Round elements of the array to the nearest integer.", |a| round_with(libm::rint, a)),
    ufunc("maximum", 2, Rule::Same, None, "Element-wise maximum of array elements.", |a| extreme(BinaryOp::Max, BinaryOp::Or, a)),
    ufunc("minimum", 2, Rule::Same, None, "Element-wise minimum of array elements.", |a| extreme(BinaryOp::Min, BinaryOp::And, a)),
    ufunc("fmax", 2, Rule::RealFloat, None, "Element-wise maximum of array elements, ignoring NaNs.", |a| zip_float(a, &f64::max)),
    ufunc("fmin", 2, Rule::RealFloat, None, "Element-wise minimum of array elements, ignoring NaNs.", |a| zip_float(a, &f64::min)),
    ufunc("equal", 2, Rule::Compare, None, "Return (x1 == x2) element-wise.", |a| binary(BinaryOp::Eq, a)),
    ufunc("not_equal", 2, Rule::Compare, None, "Return (x1 != x2) element-wise.", |a| binary(BinaryOp::Ne, a)),
    ufunc("less", 2, Rule::Compare, None, "Return the truth value of (x1 < x2) element-wise.", |a| binary(BinaryOp::Lt, a)),
    ufunc("less_equal", 2, Rule::Compare, None, "Return the truth value of (x1 <= x2) element-wise.", |a| binary(BinaryOp::Le, a)),
    ufunc("greater", 2, Rule::Compare, None, "Return the truth value of (x1 > x2) element-wise.", |a| binary(BinaryOp::Gt, a)),
    ufunc("greater_equal", 2, Rule::Compare, None, "Return the truth value of (x1 >= x2) element-wise.", |a| binary(BinaryOp::Ge, a)),
    ufunc("logical_and", 2, Rule::Logic, Some(1), "Compute the truth value of x1 AND x2 element-wise.", |a| binary(BinaryOp::And, a)),
    ufunc("logical_or", 2, Rule::Logic, Some(0), "Compute the truth value of x1 OR x2 element-wise.", |a| binary(BinaryOp::Or, a)),
    ufunc("logical_xor", 2, Rule::Logic, Some(0), "Compute the truth value of x1 XOR x2, element-wise.", |a| binary(BinaryOp::Xor, a)),
    ufunc("logical_not", 1, Rule::Logic, None, "Compute the truth value of NOT x element-wise.", |a| unary(UnaryOp::Not, a)),
    ufunc("bitwise_and", 2, Rule::Bits, Some(-1), "Compute the bit-wise AND of two arrays element-wise.", |a| binary(BinaryOp::And, a)),
    ufunc("bitwise_or", 2, Rule::Bits, Some(0), "Compute the bit-wise OR of two arrays element-wise.", |a| binary(BinaryOp::Or, a)),
    ufunc("bitwise_xor", 2, Rule::Bits, Some(0), "Compute the bit-wise XOR of two arrays element-wise.", |a| binary(BinaryOp::Xor, a)),
    ufunc("invert", 1, Rule::Bits, None, "Compute bit-wise inversion, or bit-wise NOT, element-wise.", |a| unary(UnaryOp::Not, a)),
    ufunc("bitwise_not", 1, Rule::Bits, None, "Compute bit-wise inversion, or bit-wise NOT, element-wise.", |a| unary(UnaryOp::Not, a)),
    ufunc("left_shift", 2, Rule::Shift, None, "Shift the bits of an integer to the left.", |a| shift(a, true)),
    ufunc("right_shift", 2, Rule::Shift, None, "Shift the bits of an integer to the right.", |a| shift(a, false)),
    ufunc("isnan", 1, Rule::Test, None, "Test element-wise for NaN and return result as a boolean array.", |a| test_float(a, f64::is_nan)),
    ufunc("isinf", 1, Rule::Test, None, "Test element-wise for positive or negative infinity.", |a| test_float(a, f64::is_infinite)),
    ufunc("isfinite", 1, Rule::Test, None, "Test element-wise for finiteness (not infinity and not Not a Number).", |a| map_scalar(operand(a, 0)?, DType::Bool, &|it| Scalar::Bool(it.to_f64().is_finite() && it.imag().is_finite()))),
    ufunc("signbit", 1, Rule::RealFloat, None, "Returns element-wise True where signbit is set (less than zero).", |a| test_float(a, f64::is_sign_negative)),
    ufunc("copysign", 2, Rule::RealFloat, None, "Change the sign of x1 to that of x2, element-wise.", |a| zip_float(a, &f64::copysign)),
    ufunc("nextafter", 2, Rule::RealFloat, None, "Return the next floating-point value after x1 towards x2, element-wise.", |a| binary(BinaryOp::Nextafter, a)),
    ufunc("heaviside", 2, Rule::RealFloat, None, "Compute the Heaviside step function.", |a| zip_float(a, &|x, h| if x.is_nan() { x } else if x == 0.0 { h } else { f64::from(x > 0.0) })),
    ufunc("logaddexp", 2, Rule::RealFloat, None, "Logarithm of the sum of exponentiations of the inputs.", |a| zip_float(a, &logaddexp)),
    ufunc("gcd", 2, Rule::Shift, None, "Returns the greatest common divisor of ``|x1|`` and ``|x2|``.", |a| zip_scalar(a, operand(a, 0)?.dtype(), &|x, y| Scalar::Int(gcd(x.to_i64(), y.to_i64())))),
    ufunc("lcm", 2, Rule::Shift, None, "Returns the lowest common multiple of ``|x1|`` and ``|x2|``.", |a| zip_scalar(a, operand(a, 0)?.dtype(), &|x, y| { let (x, y) = (x.to_i64(), y.to_i64()); let g = gcd(x, y); Scalar::Int(if g == 0 { 0 } else { (x / g).wrapping_mul(y).wrapping_abs() }) })),
    ufunc("conjugate", 1, Rule::Number, None, "Return the complex conjugate, element-wise.", |a| if operand(a, 0)?.dtype().is_complex() { unary(UnaryOp::Conj, a) } else { operand(a, 0).cloned() }),
    ufunc("conj", 1, Rule::Number, None, "Return the complex conjugate, element-wise.", |a| if operand(a, 0)?.dtype().is_complex() { unary(UnaryOp::Conj, a) } else { operand(a, 0).cloned() }),
];

/// The ufunc of that name.
pub fn find(name: &str) -> Option<&'static Ufunc> {
    UFUNCS.iter().find(|it| it.name == name)
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

    #[test]
    fn every_ufunc_takes_its_working_dtype() {
        for ufunc in UFUNCS {
            for dtype in [
                DType::Bool,
                DType::Int32,
                DType::UInt8,
                DType::Float32,
                DType::Float64,
            ] {
                let Some(working) = working_dtype(ufunc.rule, dtype) else {
                    continue;
                };
                let args = vec![Array::ones(working, [2]).unwrap(); ufunc.nin];
                let result = (ufunc.run)(&args);
                assert!(
                    result.is_ok(),
                    "{} of {dtype}: {:?}",
                    ufunc.name,
                    result.err()
                );
            }
        }
    }
}
