//! `int`, `bool`, `float` and `complex`.

use super::support::*;
use crate::native::{Args, Entry, pure};
use crate::object::*;
use crate::text::{float, int, quote};
use crate::vm::{Vm, as_bigint};
use num_bigint::BigInt;
use num_traits::{Signed, ToPrimitive};
use std::rc::Rc;

fn big(vm: &Vm, value: &Value) -> Result<BigInt, Raise> {
    as_bigint(value).ok_or_else(|| wrong_receiver(vm, "int", "method", value))
}

fn real(vm: &Vm, args: Args) -> Result<f64, Raise> {
    match args[0].unwrapped() {
        Value::Float(x) => Ok(*x),
        other => Err(wrong_receiver(vm, "float", "method", other)),
    }
}

fn parts(vm: &Vm, value: &Value) -> Result<(f64, f64), Raise> {
    match value.unwrapped() {
        Value::Complex(parts) => Ok(**parts),
        other => Ok((
            vm.as_float(other)?
                .ok_or_else(|| wrong_receiver(vm, "complex", "method", other))?,
            0.0,
        )),
    }
}

fn plain_int(value: &Value) -> Value {
    match value.unwrapped() {
        Value::Bool(truth) => Value::Int(i64::from(*truth)),
        other => other.clone(),
    }
}

/// `-value` of a built-in number.
pub(super) fn negated(value: &Value) -> Value {
    match value.unwrapped() {
        Value::Int(int) => int
            .checked_neg()
            .map_or_else(|| Value::from_bigint(-BigInt::from(*int)), Value::Int),
        Value::Bool(truth) => Value::Int(-i64::from(*truth)),
        Value::BigInt(int) => Value::from_bigint(-&**int),
        Value::Float(x) => Value::Float(-x),
        Value::Complex(parts) => Value::Complex(Rc::new((-parts.0, -parts.1))),
        other => other.clone(),
    }
}

/// `abs(value)` of a built-in number.
pub(super) fn absolute(value: &Value) -> Value {
    match value.unwrapped() {
        Value::Int(int) if *int < 0 => negated(value),
        Value::BigInt(int) => Value::from_bigint(int.abs()),
        Value::Float(x) => Value::Float(x.abs()),
        Value::Complex(parts) => Value::Float(libm::hypot(parts.0, parts.1)),
        other => plain_int(other),
    }
}

/// `int(value)` with one argument.
fn int_from(vm: &mut Vm, value: &Value) -> Result<Value, Raise> {
    match value.unwrapped() {
        plain @ (Value::Int(_) | Value::BigInt(_) | Value::Bool(_))
            if matches!(value, Value::Object(_)) =>
        {
            let class = vm.class_of(value);
            match class.lookup(&vm.names.int) {
                Some(Value::Function(_)) => vm.call_method(value, "__int__", &[]),
                _ => Ok(plain_int(plain)),
            }
        }
        plain @ (Value::Int(_) | Value::BigInt(_) | Value::Bool(_)) => Ok(plain_int(plain)),
        Value::Float(x) => vm.text(float::to_int(*x)).map(Value::from_bigint),
        Value::Str(text) => vm
            .text(int::parse(text.as_str(), 10))
            .map(Value::from_bigint),
        Value::Bytes(data) => int_from_bytes(vm, data, 10),
        _ => int_by_class(vm, value),
    }
}

fn int_from_bytes(vm: &Vm, data: &[u8], base: u32) -> Result<Value, Raise> {
    let shown = quote::repr_bytes(data);
    let parsed = std::str::from_utf8(data)
        .ok()
        .and_then(|text| int::parse(text, base).ok());
    parsed.map(Value::from_bigint).ok_or_else(|| {
        vm.value_error(format_args!(
            "invalid literal for int() with base {base}: {shown}"
        ))
    })
}

fn int_by_class(vm: &mut Vm, value: &Value) -> Result<Value, Raise> {
    let class = vm.class_of(value);
    for name in ["__int__", "__index__", "__trunc__"] {
        if class.lookup(&Name::new(name)).is_none() {
            continue;
        }
        let result = vm.call_method(value, name, &[])?;
        return match result.unwrapped() {
            plain @ (Value::Int(_) | Value::BigInt(_) | Value::Bool(_)) => Ok(plain_int(plain)),
            other => {
                let found = vm.type_name(other);
                Err(vm.type_error(format_args!("{name} returned non-int (type {found})")))
            }
        };
    }
    let name = vm.type_name(value);
    Err(vm.type_error(format_args!(
        "int() argument must be a string, a bytes-like object or a real number, not '{name}'"
    )))
}

fn int_new(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let value = match (args.given(1), args.given(2)) {
        (None, None) => Value::Int(0),
        (None, Some(_)) => return Err(vm.type_error("int() missing string argument")),
        (Some(value), None) => int_from(vm, value)?,
        (Some(value), Some(base)) => {
            let base = vm.int(base)?;
            let base = u32::try_from(base).unwrap_or(1);
            match value.unwrapped() {
                Value::Str(text) => vm
                    .text(int::parse(text.as_str(), base))
                    .map(Value::from_bigint)?,
                Value::Bytes(data) => int_from_bytes(vm, data, base)?,
                _ => return Err(vm.type_error("int() can't convert non-string with explicit base")),
            }
        }
    };
    Ok(vm.wrap_base(&args[0], value))
}

fn float_new(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let value = match args.given(1) {
        None => 0.0,
        Some(value) => match value.unwrapped() {
            Value::Str(text) => super::str::parse_float(vm, text.as_str())?,
            Value::Bytes(data) => match std::str::from_utf8(data).ok().and_then(float::parse) {
                Some(x) => x,
                None => {
                    let shown = quote::repr_bytes(data);
                    return Err(
                        vm.value_error(format_args!("could not convert string to float: {shown}"))
                    );
                }
            },
            _ => match vm.float(value) {
                Ok(x) => x,
                Err(raise) => {
                    let class = vm.class_of(value);
                    let known = class.lookup(&vm.names.float).is_some()
                        || class.lookup(&vm.names.index).is_some();
                    let number = vm.as_float(value).map_or(true, |x| x.is_some());
                    if known || number {
                        return Err(raise);
                    }
                    let name = vm.type_name(value);
                    return Err(vm.type_error(format_args!(
                        "float() argument must be a string or a real number, not '{name}'"
                    )));
                }
            },
        },
    };
    Ok(vm.wrap_base(&args[0], Value::Float(value)))
}

fn complex_from(vm: &mut Vm, value: &Value) -> Result<(f64, f64), Raise> {
    if let Value::Complex(parts) = value.unwrapped() {
        return Ok(**parts);
    }
    let class = vm.class_of(value);
    if class.lookup(&vm.names.complex).is_some() {
        let made = vm.call_method(value, "__complex__", &[])?;
        return match made.unwrapped() {
            Value::Complex(parts) => Ok(**parts),
            other => {
                let (own, found) = (vm.type_name(value), vm.type_name(other));
                Err(vm.type_error(format_args!(
                    "{own}.__complex__() must return a complex, not {found}"
                )))
            }
        };
    }
    vm.float(value).map(|x| (x, 0.0))
}

fn complex_new(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let value = match (args.given(1), args.given(2)) {
        (Some(text), None) if text.as_str().is_some() => {
            let parsed = float::parse_complex(text.as_str().unwrap_or_default());
            parsed.ok_or_else(|| vm.value_error("complex() arg is a malformed string"))?
        }
        (Some(text), Some(_)) if text.as_str().is_some() => {
            return Err(vm.type_error("complex() can't take second arg if first is a string"));
        }
        (_, Some(text)) if text.as_str().is_some() => {
            return Err(vm.type_error("complex() second arg can't be a string"));
        }
        (re, im) => {
            let (re, im) = (re.cloned().unwrap_or(Value::Int(0)), im.cloned());
            let complaint = |vm: &Vm, raise: Raise, value: &Value, which: &str| {
                let class = vm.class_of(value);
                let methods = ["__complex__", "__float__", "__index__"].map(Name::new);
                if methods.iter().any(|name| class.lookup(name).is_some()) {
                    return raise;
                }
                let name = vm.type_name(value);
                vm.type_error(format_args!(
                    "complex() {which} argument must be a string or a number, not '{name}'"
                ))
            };
            let first = complex_from(vm, &re);
            let first = first.map_err(|raise| complaint(vm, raise, &re, "first"))?;
            match im {
                None => first,
                Some(im) => {
                    let second = complex_from(vm, &im);
                    let second = second.map_err(|raise| complaint(vm, raise, &im, "second"))?;
                    (first.0 - second.1, first.1 + second.0)
                }
            }
        }
    };
    Ok(vm.wrap_base(&args[0], Value::Complex(Rc::new(value))))
}

/// `round(number, ndigits)` of an int.
pub(super) fn round_int(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let number = big(vm, &args[0])?;
    match args.some(1) {
        None => Ok(Value::from_bigint(number)),
        Some(ndigits) => {
            let ndigits = vm.int(ndigits)?;
            Ok(Value::from_bigint(int::round_digits(&number, ndigits)))
        }
    }
}

/// `round(number, ndigits)` of a float.
pub(super) fn round_float(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let x = real(vm, args)?;
    match args.some(1) {
        None => vm.text(float::round_to_int(x)).map(Value::from_bigint),
        Some(ndigits) => {
            let ndigits = vm.int(ndigits)?;
            vm.text(float::round_digits(x, ndigits)).map(Value::Float)
        }
    }
}

fn is_big_endian(vm: &Vm, order: &Value) -> Result<bool, Raise> {
    match order.as_str() {
        Some("big") => Ok(true),
        Some("little") => Ok(false),
        _ => Err(vm.value_error("byteorder must be either 'little' or 'big'")),
    }
}

fn to_bytes(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let (number, length) = (big(vm, &args[0])?, vm.int(&args[1])?);
    let Ok(length) = usize::try_from(length) else {
        return Err(vm.value_error("length argument must be non-negative"));
    };
    let (order, signed) = (is_big_endian(vm, &args[2])?, vm.truth(&args[3])?);
    vm.text(int::to_bytes(&number, length, order, signed))
        .map(|data| Value::Bytes(Rc::new(data)))
}

fn from_bytes(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let data = match args[1].unwrapped() {
        Value::Bytes(data) => data.to_vec(),
        other => match super::bytes::data_of(vm, other) {
            Ok(data) => data.to_vec(),
            Err(_) => {
                let items = vm.iterate(&args[1])?;
                let bytes: Result<Vec<i64>, Raise> =
                    items.iter().map(|item| vm.int(item)).collect();
                bytes?.into_iter().map(|byte| byte as u8).collect()
            }
        },
    };
    let (order, signed) = (is_big_endian(vm, &args[2])?, vm.truth(&args[3])?);
    Ok(Value::from_bigint(int::from_bytes(&data, order, signed)))
}

fn ratio(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let x = real(vm, args)?;
    let (numerator, denominator) = vm.text(float::integer_ratio(x))?;
    Ok(Value::tuple(vec![
        Value::from_bigint(numerator),
        Value::from_bigint(denominator),
    ]))
}

/// `divmod` of two built-in numbers.
fn divmod(vm: &mut Vm, left: &Value, right: &Value) -> Result<Value, Raise> {
    let pair = |a: Value, b: Value| Value::tuple(vec![a, b]);
    if let (Some(a), Some(b)) = (as_bigint(left), as_bigint(right)) {
        return vm
            .text(int::divmod(&a, &b))
            .map(|(q, r)| pair(Value::from_bigint(q), Value::from_bigint(r)));
    }
    match (vm.as_float(left)?, vm.as_float(right)?) {
        (Some(a), Some(b)) => vm
            .text(float::divmod(a, b))
            .map(|(q, r)| pair(Value::Float(q), Value::Float(r))),
        _ => Ok(Value::NotImplemented),
    }
}

static SHARED: &[Entry] = &[
    slot("__bool__", "(self, /)", |vm, args| {
        vm.truth(&args[0].unwrapped().clone()).map(Value::Bool)
    }),
    slot("__neg__", "(self, /)", |_, args| Ok(negated(&args[0]))),
    slot("__pos__", "(self, /)", |_, args| Ok(plain_int(&args[0]))),
    slot("__abs__", "(self, /)", |_, args| Ok(absolute(&args[0]))),
];

static REAL: &[Entry] = &[
    slot("__float__", "(self, /)", |vm, args| {
        vm.float(&args[0].unwrapped().clone()).map(Value::Float)
    }),
    slot("__divmod__", "(self, value, /)", |vm, args| {
        divmod(vm, &args[0], &args[1])
    }),
    slot("__rdivmod__", "(self, value, /)", |vm, args| {
        divmod(vm, &args[1], &args[0])
    }),
];

static INT: &[Entry] = &[
    pure("bit_length", "(self, /)", |vm, args| {
        Ok(Value::Int(big(vm, &args[0])?.bits() as i64))
    }),
    pure("bit_count", "(self, /)", |vm, args| {
        Ok(Value::Int(int::bit_count(&big(vm, &args[0])?) as i64))
    }),
    pure("conjugate", "(self, /)", |_, args| Ok(plain_int(&args[0]))),
    pure("is_integer", "(self, /)", |_, _| Ok(Value::Bool(true))),
    pure("as_integer_ratio", "(self, /)", |_, args| {
        Ok(Value::tuple(vec![plain_int(&args[0]), Value::Int(1)]))
    }),
    pure(
        "to_bytes",
        "(self, /, length=1, byteorder='big', *, signed=False)",
        to_bytes,
    ),
    slot("__int__", "(self, /)", |_, args| Ok(plain_int(&args[0]))),
    slot("__index__", "(self, /)", |_, args| Ok(plain_int(&args[0]))),
    slot("__invert__", "(self, /)", |vm, args| {
        Ok(Value::from_bigint(!big(vm, &args[0])?))
    }),
    pure("__trunc__", "(self, /)", |_, args| Ok(plain_int(&args[0]))),
    pure("__floor__", "(self, /)", |_, args| Ok(plain_int(&args[0]))),
    pure("__ceil__", "(self, /)", |_, args| Ok(plain_int(&args[0]))),
    pure("__round__", "(self, ndigits=None, /)", round_int),
    pure("__getnewargs__", "(self, /)", |_, args| {
        Ok(Value::tuple(vec![plain_int(&args[0])]))
    }),
];

static FLOAT: &[Entry] = &[
    pure("is_integer", "(self, /)", |vm, args| {
        let x = real(vm, args)?;
        Ok(Value::Bool(x.is_finite() && libm::floor(x) == x))
    }),
    pure("hex", "(self, /)", |vm, args| {
        Ok(Value::str(float::hex(real(vm, args)?)))
    }),
    pure("as_integer_ratio", "(self, /)", ratio),
    pure("conjugate", "(self, /)", |vm, args| {
        real(vm, args).map(Value::Float)
    }),
    slot("__int__", "(self, /)", |vm, args| {
        let x = real(vm, args)?;
        vm.text(float::to_int(x)).map(Value::from_bigint)
    }),
    pure("__trunc__", "(self, /)", |vm, args| {
        let x = real(vm, args)?;
        vm.text(float::to_int(x)).map(Value::from_bigint)
    }),
    pure("__floor__", "(self, /)", |vm, args| {
        let x = libm::floor(real(vm, args)?);
        vm.text(float::to_int(x)).map(Value::from_bigint)
    }),
    pure("__ceil__", "(self, /)", |vm, args| {
        let x = libm::ceil(real(vm, args)?);
        vm.text(float::to_int(x)).map(Value::from_bigint)
    }),
    pure("__round__", "(self, ndigits=None, /)", round_float),
];

static COMPLEX: &[Entry] = &[
    pure("conjugate", "(self, /)", |vm, args| {
        let (re, im) = parts(vm, &args[0])?;
        Ok(Value::Complex(Rc::new((re, -im))))
    }),
    slot("__complex__", "(self, /)", |_, args| {
        Ok(args[0].unwrapped().clone())
    }),
];

fn fromhex(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let text = text_of(vm, &args[1], "fromhex() argument must be str")?;
    let parsed = parse_hex(text.as_str().trim());
    parsed
        .map(Value::Float)
        .ok_or_else(|| vm.value_error("invalid hexadecimal floating-point string"))
}

fn parse_hex(text: &str) -> Option<f64> {
    let (sign, body) = match text.strip_prefix('-') {
        Some(rest) => (-1.0, rest),
        None => (1.0, text.strip_prefix('+').unwrap_or(text)),
    };
    if let "inf" | "infinity" | "nan" = body.to_ascii_lowercase().as_str() {
        return float::parse(text);
    }
    let lower = body.to_ascii_lowercase();
    let body = lower.strip_prefix("0x").unwrap_or(&lower);
    let (mantissa, exponent) = body.split_once('p').unwrap_or((body, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = format!("{whole}{fraction}");
    let value = BigInt::parse_bytes(digits.as_bytes(), 16)?;
    let exponent: i32 = exponent.parse().ok()?;
    let shift = exponent.checked_sub(i32::try_from(fraction.len()).ok()?.checked_mul(4)?)?;
    Some(sign * libm::ldexp(value.to_f64()?, shift))
}

/// Fills the classes.
pub(super) fn install(vm: &mut Vm) {
    let (int, boolean, float, complex) = (
        vm.types.int.clone(),
        vm.types.bool.clone(),
        vm.types.float.clone(),
        vm.types.complex.clone(),
    );
    for class in [&int, &float, &complex] {
        for table in [EQUALITY, REPR, HASH, FORMAT, SHARED] {
            add_methods(class, table);
        }
        add_methods(
            class,
            binary_slots! {
                "__add__", "__radd__", Add; "__sub__", "__rsub__", Sub; "__mul__", "__rmul__", Mul; "__truediv__", "__rtruediv__", Div;
                "__pow__", "__rpow__", Pow;
            },
        );
    }
    for class in [&int, &float] {
        add_methods(class, ORDER);
        add_methods(class, REAL);
        add_methods(
            class,
            binary_slots! { "__floordiv__", "__rfloordiv__", FloorDiv; "__mod__", "__rmod__", Mod; },
        );
    }
    add_methods(
        &int,
        binary_slots! {
            "__and__", "__rand__", BitAnd; "__or__", "__ror__", BitOr; "__xor__", "__rxor__", BitXor; "__lshift__", "__rlshift__", LShift;
            "__rshift__", "__rrshift__", RShift;
        },
    );
    add_methods(&int, INT);
    add_methods(&float, FLOAT);
    add_methods(&complex, COMPLEX);
    add_methods(&boolean, REPR);
    add_new(&int, "(cls, x=?, /, base=?)", int_new);
    add_new(&boolean, "(cls, object=False, /)", |vm, args| {
        vm.truth(&args[1]).map(Value::Bool)
    });
    add_new(&float, "(cls, x=?, /)", float_new);
    add_new(&complex, "(cls, real=?, imag=?)", complex_new);
    add_class_method(
        &int,
        "from_bytes",
        "(cls, bytes, byteorder='big', *, signed=False)",
        from_bytes,
    );
    add_class_method(&float, "fromhex", "(cls, string, /)", fromhex);
    add_parts(&int, &float, &complex);
}

fn add_parts(int: &Rc<Class>, float: &Rc<Class>, complex: &Rc<Class>) {
    for name in ["real", "numerator"] {
        add_getter(int, name, |_, value| Ok(plain_int(value)), None);
    }
    add_getter(int, "imag", |_, _| Ok(Value::Int(0)), None);
    add_getter(int, "denominator", |_, _| Ok(Value::Int(1)), None);
    add_getter(
        float,
        "real",
        |_, value| Ok(value.unwrapped().clone()),
        None,
    );
    add_getter(float, "imag", |_, _| Ok(Value::Float(0.0)), None);
    add_getter(
        complex,
        "real",
        |vm, value| Ok(Value::Float(parts(vm, value)?.0)),
        None,
    );
    add_getter(
        complex,
        "imag",
        |vm, value| Ok(Value::Float(parts(vm, value)?.1)),
        None,
    );
}
