//! `math` and a small `cmath`.

use crate::bytecode::BinaryOp;
use crate::native::{Args, Entry, closure, pure};
use crate::object::*;
use crate::text::math;
use crate::vm::{Exc, Vm, as_bigint};
use freezeframe_base::Lists;
use num_bigint::BigInt;
use num_traits::One;
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

fn log(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let numerator = log_of(vm, &args[0], libm::log)?;
    match args.given(1) {
        None => Ok(Value::Float(numerator)),
        Some(base) => {
            let denominator = log_of(vm, base, libm::log)?;
            if denominator == 0.0 {
                return Err(vm.error(Exc::ZeroDivisionError, "division by zero"));
            }
            Ok(Value::Float(numerator / denominator))
        }
    }
}

/// `floor`, `ceil` and `trunc`: by the object's own method, else by its float.
fn rounded(vm: &mut Vm, args: Args, name: &str, compute: fn(f64) -> f64) -> Result<Value, Raise> {
    match args[0].unwrapped() {
        Value::Int(_) | Value::BigInt(_) | Value::Bool(_) => vm.index(&args[0]),
        Value::Float(x) => vm
            .text(crate::text::float::to_int(compute(*x)))
            .map(Value::from_bigint),
        _ => {
            let class = vm.class_of(&args[0]);
            match class.lookup(&Name::new(name)) {
                Some(function) => {
                    let bound = vm.bind(function, &args[0], &class)?;
                    vm.call(&bound, &[])
                }
                None => {
                    let x = vm.float(&args[0])?;
                    vm.text(crate::text::float::to_int(compute(x)))
                        .map(Value::from_bigint)
                }
            }
        }
    }
}

fn two(vm: &mut Vm, args: Args) -> Result<(f64, f64), Raise> {
    Ok((vm.float(&args[0])?, vm.float(&args[1])?))
}

fn fsum(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let mut sum = math::ExactSum::default();
    for item in vm.iterate(&args[0])? {
        let x = vm.float(&item)?;
        let added = sum.add(x);
        vm.text(added)?;
    }
    vm.text(sum.total()).map(Value::Float)
}

fn prod(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let mut product = args[1].clone();
    for item in vm.iterate(&args[0])? {
        product = vm.binary(BinaryOp::Mul, &product, &item)?;
    }
    Ok(product)
}

fn sumprod(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let (left, right) = (vm.iterate(&args[0])?, vm.iterate(&args[1])?);
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

fn dist(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let (left, right) = (vm.iterate(&args[0])?, vm.iterate(&args[1])?);
    if left.len() != right.len() {
        return Err(vm.value_error("both points must have the same number of dimensions"));
    }
    let (left, right) = (floats(vm, &left)?, floats(vm, &right)?);
    let differences: Vec<f64> = left.iter().zip(&right).map(|(a, b)| a - b).collect();
    Ok(Value::Float(math::hypot(&differences)))
}

fn folded(
    vm: &mut Vm,
    args: Args,
    start: BigInt,
    combine: fn(&BigInt, &BigInt) -> BigInt,
) -> Result<Value, Raise> {
    let mut result = start;
    for value in args.rest(0) {
        result = combine(&result, &int(vm, value)?);
    }
    Ok(Value::from_bigint(result))
}

fn perm(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let n = int(vm, &args[0])?;
    let result = match args.some(1) {
        None => math::factorial(&n),
        Some(k) => {
            let k = int(vm, k)?;
            math::perm(&n, &k)
        }
    };
    vm.text(result).map(Value::from_bigint)
}

static FUNCTIONS: &[Entry] = &[
    pure("atan2", "(y, x, /)", |vm, args| {
        two(vm, args).map(|(y, x)| Value::Float(libm::atan2(y, x)))
    }),
    pure("ceil", "(x, /)", |vm, args| {
        rounded(vm, args, "__ceil__", libm::ceil)
    }),
    pure("comb", "(n, k, /)", |vm, args| {
        let (n, k) = (int(vm, &args[0])?, int(vm, &args[1])?);
        vm.text(math::comb(&n, &k)).map(Value::from_bigint)
    }),
    pure("copysign", "(x, y, /)", |vm, args| {
        two(vm, args).map(|(x, y)| Value::Float(x.copysign(y)))
    }),
    pure("dist", "(p, q, /)", dist),
    pure("factorial", "(n, /)", |vm, args| {
        let n = int(vm, &args[0])?;
        vm.text(math::factorial(&n)).map(Value::from_bigint)
    }),
    pure("floor", "(x, /)", |vm, args| {
        rounded(vm, args, "__floor__", libm::floor)
    }),
    pure("fma", "(x, y, z, /)", |vm, args| {
        let ((x, y), z) = (two(vm, args)?, vm.float(&args[2])?);
        Ok(Value::Float(libm::fma(x, y, z)))
    }),
    pure("fmod", "(x, y, /)", |vm, args| {
        let (x, y) = two(vm, args)?;
        vm.text(math::fmod(x, y)).map(Value::Float)
    }),
    pure("frexp", "(x, /)", |vm, args| {
        let x = vm.float(&args[0])?;
        let (mantissa, exponent) = if x.is_finite() {
            libm::frexp(x)
        } else {
            (x, 0)
        };
        Ok(Value::tuple(vec![
            Value::Float(mantissa),
            Value::Int(i64::from(exponent)),
        ]))
    }),
    pure("fsum", "(seq, /)", fsum),
    pure("gamma", "(x, /)", |vm, args| {
        let x = vm.float(&args[0])?;
        vm.text(math::gamma(x)).map(Value::Float)
    }),
    pure("gcd", "(*integers)", |vm, args| {
        folded(vm, args, BigInt::default(), math::gcd)
    }),
    pure("hypot", "(*coordinates)", |vm, args| {
        Ok(Value::Float(math::hypot(&floats(vm, args.rest(0))?)))
    }),
    pure(
        "isclose",
        "(a, b, *, rel_tol=1e-09, abs_tol=0.0)",
        |vm, args| {
            let ((a, b), relative, absolute) =
                (two(vm, args)?, vm.float(&args[2])?, vm.float(&args[3])?);
            vm.text(math::isclose(a, b, relative, absolute))
                .map(Value::Bool)
        },
    ),
    pure("isfinite", "(x, /)", |vm, args| {
        Ok(Value::Bool(vm.float(&args[0])?.is_finite()))
    }),
    pure("isinf", "(x, /)", |vm, args| {
        Ok(Value::Bool(vm.float(&args[0])?.is_infinite()))
    }),
    pure("isnan", "(x, /)", |vm, args| {
        Ok(Value::Bool(vm.float(&args[0])?.is_nan()))
    }),
    pure("isqrt", "(n, /)", |vm, args| {
        let n = int(vm, &args[0])?;
        vm.text(math::isqrt(&n)).map(Value::from_bigint)
    }),
    pure("lcm", "(*integers)", |vm, args| {
        folded(vm, args, BigInt::one(), math::lcm)
    }),
    pure("ldexp", "(x, i, /)", |vm, args| {
        let (x, exponent) = (vm.float(&args[0])?, vm.int(&args[1])?);
        vm.text(math::ldexp(x, exponent)).map(Value::Float)
    }),
    pure("lgamma", "(x, /)", |vm, args| {
        let x = vm.float(&args[0])?;
        vm.text(math::lgamma(x)).map(Value::Float)
    }),
    pure("log", "(x, base=?, /)", log),
    pure("log10", "(x, /)", |vm, args| {
        log_of(vm, &args[0], libm::log10).map(Value::Float)
    }),
    pure("log2", "(x, /)", |vm, args| {
        log_of(vm, &args[0], libm::log2).map(Value::Float)
    }),
    pure("modf", "(x, /)", |vm, args| {
        let x = vm.float(&args[0])?;
        let (fraction, whole) = if x.is_infinite() {
            (0.0_f64.copysign(x), x)
        } else {
            libm::modf(x)
        };
        Ok(Value::tuple(vec![
            Value::Float(fraction),
            Value::Float(whole),
        ]))
    }),
    pure("nextafter", "(x, y, /)", |vm, args| {
        two(vm, args).map(|(x, y)| Value::Float(math::nextafter(x, y)))
    }),
    pure("perm", "(n, k=None, /)", perm),
    pure("pow", "(x, y, /)", |vm, args| {
        let (x, y) = two(vm, args)?;
        vm.text(math::pow(x, y)).map(Value::Float)
    }),
    pure("prod", "(iterable, /, *, start=1)", prod),
    pure("remainder", "(x, y, /)", |vm, args| {
        let (x, y) = two(vm, args)?;
        vm.text(math::remainder(x, y)).map(Value::Float)
    }),
    pure("sumprod", "(p, q, /)", sumprod),
    pure("trunc", "(x, /)", |vm, args| {
        rounded(vm, args, "__trunc__", libm::trunc)
    }),
    pure("ulp", "(x, /)", |vm, args| {
        Ok(Value::Float(math::ulp(vm.float(&args[0])?)))
    }),
];

/// Fills `math`.
pub(super) fn math_module(_: &mut Vm, module: &Rc<Module>) -> Result<(), Raise> {
    module.functions(FUNCTIONS);
    for function in math::UNARY {
        module.closure(function.name, "(x, /)", Purity::Pure, |vm, args| {
            let x = vm.float(&args[0])?;
            vm.text(function.call(x)).map(Value::Float)
        });
    }
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

static COMPLEX: &[(&str, ComplexFunction)] = &[
    ("exp", exp),
    ("sqrt", sqrt),
    ("cos", |(re, im)| {
        (
            libm::cos(re) * libm::cosh(im),
            -libm::sin(re) * libm::sinh(im),
        )
    }),
    ("sin", |(re, im)| {
        (
            libm::sin(re) * libm::cosh(im),
            libm::cos(re) * libm::sinh(im),
        )
    }),
    ("cosh", |(re, im)| {
        (
            libm::cosh(re) * libm::cos(im),
            libm::sinh(re) * libm::sin(im),
        )
    }),
    ("sinh", |(re, im)| {
        (
            libm::sinh(re) * libm::cos(im),
            libm::cosh(re) * libm::sin(im),
        )
    }),
];

/// Fills `cmath`.
pub(super) fn cmath_module(_: &mut Vm, module: &Rc<Module>) -> Result<(), Raise> {
    for (name, function) in COMPLEX {
        module.set(
            name,
            closure(name, "(z, /)", Purity::Pure, |vm, args| {
                let z = complex(vm, &args[0])?;
                Ok(Value::Complex(Rc::new(function(z))))
            }),
        );
    }
    module.functions(&[
        pure("phase", "(z, /)", |vm, args| {
            complex(vm, &args[0]).map(|(re, im)| Value::Float(libm::atan2(im, re)))
        }),
        pure("polar", "(z, /)", |vm, args| {
            let (re, im) = complex(vm, &args[0])?;
            Ok(Value::tuple(vec![
                Value::Float(libm::hypot(re, im)),
                Value::Float(libm::atan2(im, re)),
            ]))
        }),
        pure("rect", "(r, phi, /)", |vm, args| {
            let (r, phi) = two(vm, args)?;
            Ok(Value::Complex(Rc::new((
                r * libm::cos(phi),
                r * libm::sin(phi),
            ))))
        }),
        pure("log", "(z, base=?, /)", |vm, args| {
            let log = |(re, im): (f64, f64)| (libm::log(libm::hypot(re, im)), libm::atan2(im, re));
            let z = complex(vm, &args[0])?;
            if z == (0.0, 0.0) {
                return vm.text(math::domain_error());
            }
            let value = Value::Complex(Rc::new(log(z)));
            match args.given(1) {
                None => Ok(value),
                Some(base) => {
                    let base = Value::Complex(Rc::new(log(complex(vm, base)?)));
                    vm.binary(BinaryOp::Div, &value, &base)
                }
            }
        }),
        pure("isnan", "(z, /)", |vm, args| {
            complex(vm, &args[0]).map(|(re, im)| Value::Bool(re.is_nan() || im.is_nan()))
        }),
        pure("isinf", "(z, /)", |vm, args| {
            complex(vm, &args[0]).map(|(re, im)| Value::Bool(re.is_infinite() || im.is_infinite()))
        }),
        pure("isfinite", "(z, /)", |vm, args| {
            complex(vm, &args[0]).map(|(re, im)| Value::Bool(re.is_finite() && im.is_finite()))
        }),
    ]);
    module.set("pi", std::f64::consts::PI);
    module.set("e", std::f64::consts::E);
    module.set("tau", std::f64::consts::TAU);
    module.set("inf", f64::INFINITY);
    module.set("nan", f64::NAN);
    Ok(())
}
