//! `math` and a small `cmath`.

use crate::bytecode::BinaryOp;
use crate::native::Given;
use crate::natives;
use crate::object::*;
use crate::text::{TextResult, math};
use crate::vm::{Exc, Vm, as_bigint};
use freezeframe_base::Lists;
use num_bigint::BigInt;
use std::rc::Rc;

fn int(vm: &mut Vm, value: &Value) -> Result<BigInt, Raise> {
    let index = vm.index(value)?;
    Ok(as_bigint(&index).unwrap_or_default())
}

fn floats(vm: &mut Vm, values: &[Value]) -> Result<Vec<f64>, Raise> {
    values.iter().map(|value| vm.float(value)).try_list()
}

fn log_of(vm: &mut Vm, value: &Value, compute: fn(f64) -> f64) -> Result<f64, Raise> {
    if let Value::BigInt(big) = value.unwrapped() {
        return vm.text(math::log_big(big, compute));
    }
    let x = vm.float(value)?;
    vm.text(math::log(x, compute))
}

/// `floor`, `ceil` and `trunc`: by the object's own method, else by its float.
fn rounded(vm: &mut Vm, x: &Value, name: &str, compute: fn(f64) -> f64) -> Result<Value, Raise> {
    match x.unwrapped() {
        Value::Int(_) | Value::BigInt(_) | Value::Bool(_) => vm.index(x),
        Value::Float(x) => vm
            .text(crate::text::float::to_int(compute(*x)))
            .map(Value::from_bigint),
        _ => {
            let class = vm.class_of(x);
            match class.lookup(&Name::new(name)) {
                Some(function) => {
                    let bound = vm.bind(function, x, &class)?;
                    vm.call(&bound, &[])
                }
                None => {
                    let x = vm.float(x)?;
                    vm.text(crate::text::float::to_int(compute(x)))
                        .map(Value::from_bigint)
                }
            }
        }
    }
}

fn two(vm: &mut Vm, y: &Value, x: &Value) -> Result<(f64, f64), Raise> {
    Ok((vm.float(y)?, vm.float(x)?))
}

/// Functions of several numbers, of ints, or with results that are no float.
#[natives]
mod functions {
    use super::*;

    /// The angle of the point (`x`, `y`), in radians.
    ///
    /// >>> math.atan2(1, 1)
    /// 0.7853981633974483
    #[native("(y, x, /)", again = Repeatable)]
    fn atan2(y: f64, x: f64) -> f64 {
        libm::atan2(y, x)
    }

    #[member(ceil = ("__ceil__", libm::ceil), "The smallest int that is not below `x`.

        >>> math.ceil(1.2)
        2")]
    #[member(floor = ("__floor__", libm::floor), "The largest int that is not above `x`.

        >>> math.floor(-1.2)
        -2")]
    #[member(trunc = ("__trunc__", libm::trunc), "`x` cut toward zero, as an int.

        >>> math.trunc(-1.7)
        -1")]
    #[native("(x, /)", again = Repeatable)]
    fn whole(vm: &mut Vm, member: (&str, fn(f64) -> f64), x: &Value) -> Result<Value, Raise> {
        let (method, compute) = member;
        rounded(vm, x, method, compute)
    }

    /// The number of ways to choose `k` of `n`.
    ///
    /// >>> math.comb(5, 2)
    /// 10
    #[native("(n, k, /)")]
    fn comb(vm: &mut Vm, n: &Value, k: &Value) -> Result<Value, Raise> {
        let (n, k) = (int(vm, n)?, int(vm, k)?);
        vm.text(math::comb(&n, &k)).map(Value::from_bigint)
    }

    #[member(copysign = |x, y| Ok(x.copysign(y)), "The size of `x` with the sign of `y`.

        >>> math.copysign(2, -0.0)
        -2.0")]
    #[member(fmod = math::fmod, "The remainder with the sign of `x`.

        >>> math.fmod(-7, 3)
        -1.0")]
    #[member(pow = math::pow, "`x` to the power of `y`, as a float.

        >>> math.pow(2, 3)
        8.0")]
    #[member(remainder = math::remainder, "`x` less the nearest multiple of `y`.

        >>> math.remainder(7, 4)
        -1.0")]
    #[native("(x, y, /)", again = Repeatable)]
    fn of_two(
        vm: &mut Vm,
        member: fn(f64, f64) -> TextResult<f64>,
        x: f64,
        y: f64,
    ) -> Result<f64, Raise> {
        vm.text(member(x, y))
    }

    /// The float next to `x` toward `y`, or so many steps on.
    ///
    /// >>> math.nextafter(1.0, 2.0)
    /// 1.0000000000000002
    #[native("(x, y, /, *, steps=None)", again = Repeatable)]
    fn nextafter(vm: &mut Vm, x: f64, y: f64, steps: Option<&Value>) -> Result<f64, Raise> {
        let Some(steps) = steps else {
            return Ok(math::nextafter(x, y, 1));
        };
        let steps = int(vm, steps)?;
        match steps.sign() {
            num_bigint::Sign::Minus => Err(vm.value_error("steps must be a non-negative integer")),
            _ => Ok(math::nextafter(x, y, steps.try_into().unwrap_or(u64::MAX))),
        }
    }

    /// The distance of two points.
    ///
    /// >>> math.dist([0, 0], [3, 4])
    /// 5.0
    #[native("(p, q, /)", again = Repeatable)]
    fn dist(vm: &mut Vm, p: &Value, q: &Value) -> Result<Value, Raise> {
        let (left, right) = (vm.iterate(p)?, vm.iterate(q)?);
        if left.len() != right.len() {
            return Err(vm.value_error("both points must have the same number of dimensions"));
        }
        let (left, right) = (floats(vm, &left)?, floats(vm, &right)?);
        let differences: Vec<f64> = left.iter().zip(&right).map(|(a, b)| a - b).collect();
        Ok(Value::Float(math::hypot(&differences)))
    }

    /// The product of 1 to `n`; a ValueError below 0.
    ///
    /// >>> math.factorial(5)
    /// 120
    #[native("(n, /)")]
    fn factorial(vm: &mut Vm, n: &Value) -> Result<Value, Raise> {
        let n = int(vm, n)?;
        vm.text(math::factorial(&n)).map(Value::from_bigint)
    }

    /// `x * y + z`, rounded once.
    ///
    /// >>> math.fma(2, 3, 4)
    /// 10.0
    #[native("(x, y, z, /)", again = Repeatable)]
    fn fma(vm: &mut Vm, x: &Value, y: &Value, z: &Value) -> Result<Value, Raise> {
        let ((x, y), z) = (two(vm, x, y)?, vm.float(z)?);
        let made = libm::fma(x, y, z);
        if made.is_nan() && !(x.is_nan() || y.is_nan() || z.is_nan()) {
            return Err(vm.value_error("invalid operation in fma"));
        }
        if made.is_infinite() && x.is_finite() && y.is_finite() && z.is_finite() {
            return Err(vm.error(Exc::OverflowError, "overflow in fma"));
        }
        Ok(Value::Float(made))
    }

    /// A float from 0.5 to 1 and the power of two that give `x`.
    ///
    /// >>> math.frexp(8)
    /// (0.5, 4)
    #[native("(x, /)", again = Repeatable)]
    fn frexp(vm: &mut Vm, x: &Value) -> Result<Value, Raise> {
        let x = vm.float(x)?;
        let (mantissa, exponent) = if x.is_finite() {
            libm::frexp(x)
        } else {
            (x, 0)
        };
        Ok(Value::tuple(vec![
            Value::Float(mantissa),
            Value::Int(i64::from(exponent)),
        ]))
    }

    /// The exact sum of floats, rounded once.
    ///
    /// >>> math.fsum([0.1] * 10)
    /// 1.0
    #[native("(seq, /)", again = Repeatable)]
    fn fsum(vm: &mut Vm, seq: &Value) -> Result<Value, Raise> {
        let mut sum = math::ExactSum::default();
        for item in vm.iterate(seq)? {
            let x = vm.float(&item)?;
            let added = sum.add(x);
            vm.text(added)?;
        }
        vm.text(sum.total()).map(Value::Float)
    }

    #[member(gamma = math::gamma, "The gamma function: (x - 1)! for whole numbers.

        >>> math.gamma(5)
        24.0")]
    #[member(lgamma = math::lgamma, "The logarithm of the size of `gamma(x)`.")]
    #[native("(x, /)", again = Repeatable)]
    fn factorials(vm: &mut Vm, member: fn(f64) -> TextResult<f64>, x: f64) -> Result<f64, Raise> {
        vm.text(member(x))
    }

    #[member(gcd = (0, math::gcd), "The greatest common divisor.

        >>> math.gcd(12, 18)
        6")]
    #[member(lcm = (1, math::lcm), "The least common multiple.

        >>> math.lcm(4, 6)
        12")]
    #[native("(*integers)", again = Repeatable)]
    fn folded(
        vm: &mut Vm,
        member: (i64, fn(&BigInt, &BigInt) -> BigInt),
        integers: &[Value],
    ) -> Result<Value, Raise> {
        let (start, combine) = member;
        let mut result = BigInt::from(start);
        for value in integers {
            result = combine(&result, &int(vm, value)?);
        }
        Ok(Value::from_bigint(result))
    }

    /// The length of a vector.
    ///
    /// >>> math.hypot(3, 4)
    /// 5.0
    #[native("(*coordinates)", again = Repeatable)]
    fn hypot(vm: &mut Vm, coordinates: &[Value]) -> Result<Value, Raise> {
        Ok(Value::Float(math::hypot(&floats(vm, coordinates)?)))
    }

    /// True if both are equal but for a relative or an absolute tolerance.
    ///
    /// >>> math.isclose(0.1 + 0.2, 0.3)
    /// True
    #[native("(a, b, *, rel_tol=1e-09, abs_tol=0.0)", again = Repeatable)]
    fn isclose(
        vm: &mut Vm,
        a: &Value,
        b: &Value,
        rel_tol: &Value,
        abs_tol: &Value,
    ) -> Result<Value, Raise> {
        let ((a, b), relative, absolute) = (two(vm, a, b)?, vm.float(rel_tol)?, vm.float(abs_tol)?);
        vm.text(math::isclose(a, b, relative, absolute))
            .map(Value::Bool)
    }

    #[member(isfinite = f64::is_finite, "True unless it is infinite or no number.

        >>> math.isfinite(1.0)
        True")]
    #[member(isinf = f64::is_infinite, "True for an infinity.

        >>> math.isinf(float(\"inf\"))
        True")]
    #[member(isnan = f64::is_nan, "True for what is no number.

        >>> math.isnan(float(\"nan\"))
        True")]
    #[native("(x, /)", again = Repeatable)]
    fn test(member: fn(f64) -> bool, x: f64) -> bool {
        member(x)
    }

    /// The square root of an int, rounded down.
    ///
    /// >>> math.isqrt(10)
    /// 3
    #[native("(n, /)", again = Repeatable)]
    fn isqrt(vm: &mut Vm, n: &Value) -> Result<Value, Raise> {
        let n = int(vm, n)?;
        vm.text(math::isqrt(&n)).map(Value::from_bigint)
    }

    /// `x` times two to the power of `i`.
    ///
    /// >>> math.ldexp(0.5, 4)
    /// 8.0
    #[native("(x, i, /)", again = Repeatable)]
    fn ldexp(vm: &mut Vm, x: &Value, i: &Value) -> Result<Value, Raise> {
        let (x, exponent) = (vm.float(x)?, vm.int(i)?);
        vm.text(math::ldexp(x, exponent)).map(Value::Float)
    }

    /// The logarithm, natural without a base.
    ///
    /// >>> math.log(8, 2)
    /// 3.0
    #[native("(x, base=?, /)", again = Repeatable)]
    fn log(vm: &mut Vm, x: &Value, base: Given) -> Result<Value, Raise> {
        let numerator = log_of(vm, x, crate::text::log::log)?;
        match base.0 {
            None => Ok(Value::Float(numerator)),
            Some(base) => {
                let denominator = log_of(vm, base, crate::text::log::log)?;
                if denominator == 0.0 {
                    return Err(vm.error(Exc::ZeroDivisionError, "division by zero"));
                }
                Ok(Value::Float(numerator / denominator))
            }
        }
    }

    #[member(log10 = libm::log10, "The logarithm to base 10.

        >>> math.log10(1000)
        3.0")]
    #[member(log2 = libm::log2, "The logarithm to base 2.

        >>> math.log2(8)
        3.0")]
    #[native("(x, /)", again = Repeatable)]
    fn log_to_base(vm: &mut Vm, member: fn(f64) -> f64, x: &Value) -> Result<f64, Raise> {
        log_of(vm, x, member)
    }

    /// The part after the point and the whole part, both as floats.
    ///
    /// >>> math.modf(2.5)
    /// (0.5, 2.0)
    #[native("(x, /)", again = Repeatable)]
    fn modf(vm: &mut Vm, x: &Value) -> Result<Value, Raise> {
        let x = vm.float(x)?;
        let (fraction, whole) = if x.is_infinite() {
            (0.0_f64.copysign(x), x)
        } else {
            libm::modf(x)
        };
        Ok(Value::tuple(vec![
            Value::Float(fraction),
            Value::Float(whole),
        ]))
    }

    /// The number of ways to choose `k` of `n` in order.
    ///
    /// >>> math.perm(5, 2)
    /// 20
    #[native("(n, k=None, /)")]
    fn perm(vm: &mut Vm, n: &Value, k: Option<&Value>) -> Result<Value, Raise> {
        let n = int(vm, n)?;
        let result = match k {
            None => math::factorial(&n),
            Some(k) => {
                let k = int(vm, k)?;
                math::perm(&n, &k)
            }
        };
        vm.text(result).map(Value::from_bigint)
    }

    /// The product of the items and `start`.
    ///
    /// >>> math.prod([2, 3])
    /// 6
    #[native("(iterable, /, *, start=1)", again = Repeatable)]
    fn prod(vm: &mut Vm, iterable: &Value, start: &Value) -> Result<Value, Raise> {
        let mut product = start.clone();
        for item in vm.iterate(iterable)? {
            product = vm.binary(BinaryOp::Mul, &product, &item)?;
        }
        Ok(product)
    }

    /// The sum of the products of two sequences in step.
    ///
    /// >>> math.sumprod([1, 2], [3, 4])
    /// 11
    #[native("(p, q, /)", again = Repeatable)]
    fn sumprod(vm: &mut Vm, p: &Value, q: &Value) -> Result<Value, Raise> {
        let (left, right) = (vm.iterate(p)?, vm.iterate(q)?);
        if left.len() != right.len() {
            return Err(vm.value_error("Inputs are not the same length"));
        }
        let mut total = Value::Int(0);
        for (a, b) in left.iter().zip(&right) {
            let term = vm.binary(BinaryOp::Mul, a, b)?;
            total = vm.binary(BinaryOp::Add, &total, &term)?;
        }
        Ok(total)
    }

    /// The distance from `x` to the next float away from zero.
    ///
    /// >>> math.ulp(1.0)
    /// 2.220446049250313e-16
    #[native("(x, /)", again = Repeatable)]
    fn ulp(vm: &mut Vm, x: &Value) -> Result<Value, Raise> {
        Ok(Value::Float(math::ulp(vm.float(x)?)))
    }
}

/// Functions of one float. A result that is none, or too large, is an error.
#[natives]
mod elementary {
    use super::*;

    #[member(acos = math::ACOS, "The angle, from 0 to pi, whose cosine is `x`.

        >>> math.acos(-1.0)
        3.141592653589793")]
    #[member(acosh = math::ACOSH, "The number, not negative, whose hyperbolic cosine is `x`.

        >>> math.acosh(1.0)
        0.0")]
    #[member(asin = math::ASIN, "The angle, from -pi/2 to pi/2, whose sine is `x`.

        >>> math.asin(1.0)
        1.5707963267948966")]
    #[member(asinh = math::ASINH, "The number whose hyperbolic sine is `x`.

        >>> math.asinh(0.0)
        0.0")]
    #[member(atan = math::ATAN, "The angle, from -pi/2 to pi/2, whose tangent is `x`.

        >>> math.atan(1.0)
        0.7853981633974483")]
    #[member(atanh = math::ATANH, "The number whose hyperbolic tangent is `x`.

        >>> math.atanh(0.5)
        0.5493061443340548")]
    #[member(cbrt = math::CBRT, "The cube root of `x`.

        >>> math.cbrt(8.0)
        2.0")]
    #[member(cos = math::COS, "The cosine of `x`, an angle in radians.

        >>> math.cos(0.0)
        1.0")]
    #[member(cosh = math::COSH, "The hyperbolic cosine of `x`.

        >>> math.cosh(0.0)
        1.0")]
    #[member(degrees = math::DEGREES, "The angle `x`, given in radians, in degrees.

        >>> math.degrees(math.pi)
        180.0")]
    #[member(erf = math::ERF, "The error function of `x`.

        >>> math.erf(0.0)
        0.0")]
    #[member(erfc = math::ERFC, "One minus the error function of `x`, precise where that is close to 1.

        >>> math.erfc(0.0)
        1.0")]
    #[member(exp = math::EXP, "e to the power of `x`.

        >>> math.exp(0.0)
        1.0")]
    #[member(exp2 = math::EXP2, "2 to the power of `x`.

        >>> math.exp2(3.0)
        8.0")]
    #[member(expm1 = math::EXPM1, "e to the power of `x`, minus 1, precise for small `x`.

        >>> math.expm1(0.0)
        0.0")]
    #[member(fabs = math::FABS, "The magnitude of `x`, a float.

        >>> math.fabs(-3)
        3.0")]
    #[member(log1p = math::LOG1P, "The natural logarithm of 1 + `x`, precise for small `x`.

        >>> math.log1p(0.0)
        0.0")]
    #[member(radians = math::RADIANS, "The angle `x`, given in degrees, in radians.

        >>> math.radians(180)
        3.141592653589793")]
    #[member(sin = math::SIN, "The sine of `x`, an angle in radians.

        >>> math.sin(0.0)
        0.0")]
    #[member(sinh = math::SINH, "The hyperbolic sine of `x`.

        >>> math.sinh(0.0)
        0.0")]
    #[member(sqrt = math::SQRT, "The square root of `x`. A negative number is a ValueError.

        >>> math.sqrt(9)
        3.0")]
    #[member(tan = math::TAN, "The tangent of `x`, an angle in radians.

        >>> math.tan(0.0)
        0.0")]
    #[member(tanh = math::TANH, "The hyperbolic tangent of `x`.

        >>> math.tanh(0.0)
        0.0")]
    #[native("(x, /)", again = Repeatable)]
    fn elementary(vm: &mut Vm, member: math::Unary, x: f64) -> Result<f64, Raise> {
        vm.text(member.call(x))
    }
}

/// Fills `math`.
pub(super) fn math_module(_: &mut Vm, module: &Rc<Module>) -> Result<(), Raise> {
    module.functions(functions::TABLE);
    module.functions(elementary::TABLE);
    module.set("pi", std::f64::consts::PI);
    module.set("e", std::f64::consts::E);
    module.set("tau", std::f64::consts::TAU);
    module.set("inf", f64::INFINITY);
    module.set("nan", f64::NAN);
    Ok(())
}

fn complex(vm: &mut Vm, value: &Value) -> Result<(f64, f64), Raise> {
    match value.unwrapped() {
        Value::Complex(parts) => Ok(**parts),
        _ => vm.float(value).map(|x| (x, 0.0)),
    }
}

/// What the part of `cmath` that is written in Python says.
fn ask_rest(vm: &mut Vm, name: &str, args: &[Value]) -> Result<Value, Raise> {
    let module = Value::Module(vm.import("cmath")?);
    let function = vm.attr(&module, name)?;
    vm.call(&function, args)
}

type ComplexFunction = fn((f64, f64)) -> (f64, f64);

fn exp((re, im): (f64, f64)) -> (f64, f64) {
    let length = libm::exp(re);
    if im == 0.0 {
        (length, im)
    } else {
        (length * libm::cos(im), length * libm::sin(im))
    }
}

fn sqrt((re, im): (f64, f64)) -> (f64, f64) {
    if re == 0.0 && im == 0.0 {
        return (0.0, im);
    }
    let half = libm::sqrt((libm::hypot(re, im) + re.abs()) / 2.0);
    let other = im.abs() / (2.0 * half);
    if re >= 0.0 {
        (half, other.copysign(im))
    } else {
        (other, half.copysign(im))
    }
}

/// Functions of one complex number.
#[natives]
mod complex_functions {
    use super::*;

    #[member(exp = ("exp", exp), "e to the power of `z`.")]
    #[member(sqrt = ("sqrt", sqrt), "The square root of `z` whose real part is not negative.")]
    #[member(
        cos = ("cos", |(re, im)| (libm::cos(re) * libm::cosh(im), -libm::sin(re) * libm::sinh(im))),
        "The cosine of `z`."
    )]
    #[member(
        sin = ("sin", |(re, im)| (libm::sin(re) * libm::cosh(im), libm::cos(re) * libm::sinh(im))),
        "The sine of `z`."
    )]
    #[member(
        cosh = ("cosh", |(re, im)| (libm::cosh(re) * libm::cos(im), libm::sinh(re) * libm::sin(im))),
        "The hyperbolic cosine of `z`."
    )]
    #[member(
        sinh = ("sinh", |(re, im)| (libm::sinh(re) * libm::cos(im), libm::cosh(re) * libm::sin(im))),
        "The hyperbolic sine of `z`."
    )]
    #[native("(z, /)")]
    fn elementary(vm: &mut Vm, member: (&str, ComplexFunction), z: &Value) -> Result<Value, Raise> {
        let z = complex(vm, z)?;
        if z.0.is_finite() && z.1.is_finite() {
            return Ok(Value::Complex(Rc::new(member.1(z))));
        }
        let z = Value::Complex(Rc::new(z));
        ask_rest(vm, "_special", &[Value::str(member.0), z])
    }
}

/// Fills `cmath`.
pub(super) fn cmath_module(_: &mut Vm, module: &Rc<Module>) -> Result<(), Raise> {
    module.functions(complex_functions::TABLE);
    module.functions(module_functions::TABLE);
    module.set("pi", std::f64::consts::PI);
    module.set("e", std::f64::consts::E);
    module.set("tau", std::f64::consts::TAU);
    module.set("inf", f64::INFINITY);
    module.set("nan", f64::NAN);
    Ok(())
}

#[natives]
mod module_functions {
    use super::*;

    /// The angle of a complex number, in radians.
    #[native("(z, /)")]
    fn phase(vm: &mut Vm, z: &Value) -> Result<Value, Raise> {
        complex(vm, z).map(|(re, im)| Value::Float(libm::atan2(im, re)))
    }

    /// The length and the angle of a complex number.
    #[native("(z, /)")]
    fn polar(vm: &mut Vm, z: &Value) -> Result<Value, Raise> {
        let (re, im) = complex(vm, z)?;
        Ok(Value::tuple(vec![
            Value::Float(libm::hypot(re, im)),
            Value::Float(libm::atan2(im, re)),
        ]))
    }

    /// The complex number of a length and an angle.
    #[native("(r, phi, /)")]
    fn rect(vm: &mut Vm, r: &Value, phi: &Value) -> Result<Value, Raise> {
        let (r, phi) = two(vm, r, phi)?;
        if !r.is_finite() || !phi.is_finite() {
            return ask_rest(vm, "_rect", &[Value::Float(r), Value::Float(phi)]);
        }
        Ok(Value::Complex(Rc::new((
            r * libm::cos(phi),
            r * libm::sin(phi),
        ))))
    }

    /// The logarithm, natural without a base.
    #[native("(z, base=?, /)")]
    fn log(vm: &mut Vm, z: &Value, base: Given) -> Result<Value, Raise> {
        let log = |(re, im): (f64, f64)| {
            (
                crate::text::log::log(libm::hypot(re, im)),
                libm::atan2(im, re),
            )
        };
        let z = complex(vm, z)?;
        if z == (0.0, 0.0) {
            return vm.text(math::domain_error());
        }
        let value = Value::Complex(Rc::new(log(z)));
        match base.0 {
            None => Ok(value),
            Some(base) => {
                let base = Value::Complex(Rc::new(log(complex(vm, base)?)));
                vm.binary(BinaryOp::Div, &value, &base)
            }
        }
    }

    #[member(isnan = |(re, im)| re.is_nan() || im.is_nan(), "True if a part is no number.")]
    #[member(isinf = |(re, im)| re.is_infinite() || im.is_infinite(), "True if a part is infinite.")]
    #[member(isfinite = |(re, im)| re.is_finite() && im.is_finite(), "True if both parts are finite.")]
    #[native("(z, /)")]
    fn test(vm: &mut Vm, member: fn((f64, f64)) -> bool, z: &Value) -> Result<bool, Raise> {
        complex(vm, z).map(member)
    }
}
