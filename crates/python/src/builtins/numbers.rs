//! `int`, `bool`, `float` and `complex`.

use super::support::*;
use crate::native::Given;
use crate::natives;
use crate::object::*;
use crate::text::{float, int, quote};
use crate::vm::{Exc, Vm, as_bigint};
use num_bigint::BigInt;
use num_traits::{Signed, ToPrimitive};
use std::rc::Rc;

fn big(vm: &Vm, value: &Value) -> Result<BigInt, Raise> {
    as_bigint(value).ok_or_else(|| wrong_receiver(vm, "int", "method", value))
}

fn real(vm: &Vm, this: &Value) -> Result<f64, Raise> {
    match this.unwrapped() {
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

/// What a class method of a number makes: a subclass is called with the number.
fn of_class(vm: &mut Vm, cls: &Value, value: Value) -> Result<Value, Raise> {
    match cls {
        Value::Class(class) if !std::rc::Rc::ptr_eq(class, vm.class_ref(&value)) => {
            vm.call(cls, std::slice::from_ref(&value))
        }
        _ => Ok(value),
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
        _ => match super::bytes::byte_array(value) {
            Some(data) => int_from_bytes(vm, &data, 10),
            None => int_by_class(vm, value),
        },
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
                let found = vm.type_name(other);
                Err(vm.type_error(format_args!(
                    "__complex__ returned non-complex (type {found})"
                )))
            }
        };
    }
    vm.float(value).map(|x| (x, 0.0))
}

/// `round(number, ndigits)` of an int.
pub(super) fn round_int(
    vm: &mut Vm,
    number: &Value,
    ndigits: Option<&Value>,
) -> Result<Value, Raise> {
    let number = big(vm, number)?;
    match ndigits {
        None => Ok(Value::from_bigint(number)),
        Some(ndigits) => {
            let ndigits = vm.int(ndigits)?;
            Ok(Value::from_bigint(int::round_digits(&number, ndigits)))
        }
    }
}

/// `round(number, ndigits)` of a float.
pub(super) fn round_float(
    vm: &mut Vm,
    number: &Value,
    ndigits: Option<&Value>,
) -> Result<Value, Raise> {
    let x = real(vm, number)?;
    match ndigits {
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

/// What numbers of all classes do.
#[natives]
mod shared {
    use super::*;

    /// True if there is anything in it; for a number, if it is not zero.
    #[native("(self, /)", slot, reads = Length)]
    fn __bool__(vm: &mut Vm, this: &Value) -> Result<Value, Raise> {
        vm.truth(&this.unwrapped().clone()).map(Value::Bool)
    }

    /// The number with its sign changed.
    #[native("(self, /)", slot)]
    fn __neg__(this: &Value) -> Result<Value, Raise> {
        Ok(negated(this))
    }

    /// The number itself.
    #[native("(self, /)", slot)]
    fn __pos__(this: &Value) -> Result<Value, Raise> {
        Ok(plain_int(this))
    }

    /// The number without its sign.
    #[native("(self, /)", slot)]
    fn __abs__(this: &Value) -> Result<Value, Raise> {
        Ok(absolute(this))
    }
}

/// What ints and floats do.
#[natives]
mod real {
    use super::*;

    /// The number as a float.
    #[native("(self, /)", slot)]
    fn __float__(vm: &mut Vm, this: &Value) -> Result<Value, Raise> {
        vm.float(&this.unwrapped().clone()).map(Value::Float)
    }

    /// The pair of quotient, rounded down, and remainder.
    #[native("(self, value, /)", slot)]
    fn __divmod__(vm: &mut Vm, this: &Value, value: &Value) -> Result<Value, Raise> {
        if super::super::support::is_wider(value, this) {
            return Ok(Value::NotImplemented);
        }
        divmod(vm, this, value)
    }

    /// The pair of quotient, rounded down, and remainder.
    #[native("(self, value, /)", slot)]
    fn __rdivmod__(vm: &mut Vm, this: &Value, value: &Value) -> Result<Value, Raise> {
        if super::super::support::is_wider(value, this) {
            return Ok(Value::NotImplemented);
        }
        divmod(vm, value, this)
    }
}

/// What an int does.
#[natives]
mod int_methods {
    use super::*;

    /// The number of binary digits without sign.
    ///
    /// >>> (10).bit_length()
    /// 4
    #[native("(self, /)")]
    fn bit_length(vm: &mut Vm, this: &Value) -> Result<Value, Raise> {
        Ok(Value::Int(big(vm, this)?.bits() as i64))
    }

    /// The number of ones among the binary digits.
    ///
    /// >>> (10).bit_count()
    /// 2
    #[native("(self, /)")]
    fn bit_count(vm: &mut Vm, this: &Value) -> Result<Value, Raise> {
        Ok(Value::Int(int::bit_count(&big(vm, this)?) as i64))
    }

    /// The int itself.
    ///
    /// >>> (3).conjugate()
    /// 3
    #[native("(self, /)")]
    fn conjugate(this: &Value) -> Result<Value, Raise> {
        Ok(plain_int(this))
    }

    /// True.
    ///
    /// >>> (3).is_integer()
    /// True
    #[native("(self, /)")]
    fn is_integer() -> Result<Value, Raise> {
        Ok(Value::Bool(true))
    }

    /// The int and 1.
    ///
    /// >>> (3).as_integer_ratio()
    /// (3, 1)
    #[native("(self, /)")]
    fn as_integer_ratio(this: &Value) -> Result<Value, Raise> {
        Ok(Value::tuple(vec![plain_int(this), Value::Int(1)]))
    }

    /// The int as bytes, the first the most significant one by default; an OverflowError if it does not fit.
    ///
    /// >>> (258).to_bytes(2)
    /// b'\x01\x02'
    #[native("(self, /, length=1, byteorder='big', *, signed=False)")]
    fn to_bytes(
        vm: &mut Vm,
        this: &Value,
        length: &Value,
        byteorder: &Value,
        signed: &Value,
    ) -> Result<Value, Raise> {
        let (number, length) = (big(vm, this)?, vm.int(length)?);
        let Some(length) = freezeframe_base::how_many(length) else {
            return Err(vm.value_error("length argument must be non-negative"));
        };
        let (order, signed) = (is_big_endian(vm, byteorder)?, vm.truth(signed)?);
        vm.text(int::to_bytes(&number, length, order, signed))
            .map(|data| Value::Bytes(Rc::new(data)))
    }

    /// The number as an int, cut toward zero.
    #[native("(self, /)", slot)]
    fn __int__(this: &Value) -> Result<Value, Raise> {
        Ok(plain_int(this))
    }

    /// The number as an int.
    #[native("(self, /)", slot)]
    fn __index__(this: &Value) -> Result<Value, Raise> {
        Ok(plain_int(this))
    }

    /// The number with all bits flipped.
    #[native("(self, /)", slot)]
    fn __invert__(vm: &mut Vm, this: &Value) -> Result<Value, Raise> {
        Ok(Value::from_bigint(!big(vm, this)?))
    }

    /// The number cut toward zero, as an int.
    #[native("(self, /)")]
    fn __trunc__(this: &Value) -> Result<Value, Raise> {
        Ok(plain_int(this))
    }

    /// The largest int that is not above the number.
    #[native("(self, /)")]
    fn __floor__(this: &Value) -> Result<Value, Raise> {
        Ok(plain_int(this))
    }

    /// The smallest int that is not below the number.
    #[native("(self, /)")]
    fn __ceil__(this: &Value) -> Result<Value, Raise> {
        Ok(plain_int(this))
    }

    /// What a copy is made from.
    #[native("(self, /)")]
    fn __getnewargs__(this: &Value) -> Result<Value, Raise> {
        Ok(Value::tuple(vec![plain_int(this)]))
    }

    /// The number to `ndigits` digits after the point.
    #[native("(self, ndigits=None, /)")]
    fn __round__(vm: &mut Vm, this: &Value, ndigits: Option<&Value>) -> Result<Value, Raise> {
        round_int(vm, this, ndigits)
    }
}

/// What a float does.
#[natives]
mod float_methods {
    use super::*;

    /// True for a whole number.
    ///
    /// >>> (2.0).is_integer()
    /// True
    #[native("(self, /)")]
    fn is_integer(vm: &mut Vm, this: &Value) -> Result<Value, Raise> {
        let x = real(vm, this)?;
        Ok(Value::Bool(x.is_finite() && libm::floor(x) == x))
    }

    /// The float in base 16, with no digit lost.
    ///
    /// >>> (0.5).hex()
    /// '0x1.0000000000000p-1'
    #[native("(self, /)")]
    fn hex(vm: &mut Vm, this: &Value) -> Result<Value, Raise> {
        Ok(Value::str(float::hex(real(vm, this)?)))
    }

    /// Two ints whose quotient the float is.
    ///
    /// >>> (0.75).as_integer_ratio()
    /// (3, 4)
    #[native("(self, /)", name = "as_integer_ratio")]
    fn ratio(vm: &mut Vm, this: &Value) -> Result<Value, Raise> {
        let x = real(vm, this)?;
        let (numerator, denominator) = vm.text(float::integer_ratio(x))?;
        Ok(Value::tuple(vec![
            Value::from_bigint(numerator),
            Value::from_bigint(denominator),
        ]))
    }

    /// The float itself.
    ///
    /// >>> (2.5).conjugate()
    /// 2.5
    #[native("(self, /)")]
    fn conjugate(vm: &mut Vm, this: &Value) -> Result<Value, Raise> {
        real(vm, this).map(Value::Float)
    }

    /// What a copy is made from.
    #[native("(self, /)")]
    fn __getnewargs__(vm: &mut Vm, this: &Value) -> Result<Value, Raise> {
        Ok(Value::tuple(vec![Value::Float(real(vm, this)?)]))
    }

    /// How the machine keeps numbers of a kind, "double" or "float".
    #[native("(cls, typestr, /)", bound = Class)]
    fn __getformat__(vm: &mut Vm, typestr: &Value) -> Result<Value, Raise> {
        match typestr.as_str() {
            Some("double" | "float") => Ok(Value::str("IEEE, little-endian")),
            Some(_) => {
                Err(vm.value_error("__getformat__() argument 1 must be 'double' or 'float'"))
            }
            None => {
                let name = vm.type_name(typestr);
                Err(vm.type_error(format_args!(
                    "__getformat__() argument must be str, not {name}"
                )))
            }
        }
    }

    /// The number as an int, cut toward zero.
    #[native("(self, /)", slot)]
    fn __int__(vm: &mut Vm, this: &Value) -> Result<Value, Raise> {
        let x = real(vm, this)?;
        vm.text(float::to_int(x)).map(Value::from_bigint)
    }

    /// The number cut toward zero, as an int.
    #[native("(self, /)")]
    fn __trunc__(vm: &mut Vm, this: &Value) -> Result<Value, Raise> {
        let x = real(vm, this)?;
        vm.text(float::to_int(x)).map(Value::from_bigint)
    }

    /// The largest int that is not above the number.
    #[native("(self, /)")]
    fn __floor__(vm: &mut Vm, this: &Value) -> Result<Value, Raise> {
        let x = libm::floor(real(vm, this)?);
        vm.text(float::to_int(x)).map(Value::from_bigint)
    }

    /// The smallest int that is not below the number.
    #[native("(self, /)")]
    fn __ceil__(vm: &mut Vm, this: &Value) -> Result<Value, Raise> {
        let x = libm::ceil(real(vm, this)?);
        vm.text(float::to_int(x)).map(Value::from_bigint)
    }

    /// The number to `ndigits` digits after the point.
    #[native("(self, ndigits=None, /)")]
    fn __round__(vm: &mut Vm, this: &Value, ndigits: Option<&Value>) -> Result<Value, Raise> {
        round_float(vm, this, ndigits)
    }
}

/// What a complex number does.
#[natives]
mod complex_methods {
    use super::*;

    /// The number with the sign of its imaginary part changed.
    ///
    /// >>> (1 + 2j).conjugate()
    /// (1-2j)
    #[native("(self, /)")]
    fn conjugate(vm: &mut Vm, this: &Value) -> Result<Value, Raise> {
        let (re, im) = parts(vm, this)?;
        Ok(Value::Complex(Rc::new((re, -im))))
    }

    /// What a copy is made from.
    #[native("(self, /)")]
    fn __getnewargs__(vm: &mut Vm, this: &Value) -> Result<Value, Raise> {
        let (re, im) = parts(vm, this)?;
        Ok(Value::tuple(vec![Value::Float(re), Value::Float(im)]))
    }

    /// The number as a complex.
    #[native("(self, /)", slot)]
    fn __complex__(this: &Value) -> Result<Value, Raise> {
        Ok(this.unwrapped().clone())
    }
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
        for table in [
            equality::TABLE,
            repr_slot::TABLE,
            hash_slot::TABLE,
            format_slot::TABLE,
            shared::TABLE,
        ] {
            extend(class, table);
        }
        extend(
            class,
            &only(
                operators::TABLE,
                &[
                    "__add__",
                    "__radd__",
                    "__sub__",
                    "__rsub__",
                    "__mul__",
                    "__rmul__",
                    "__truediv__",
                    "__rtruediv__",
                    "__pow__",
                    "__rpow__",
                ],
            ),
        );
    }
    for class in [&int, &float] {
        extend(class, order::TABLE);
        extend(class, real::TABLE);
        extend(
            class,
            &only(
                operators::TABLE,
                &["__floordiv__", "__rfloordiv__", "__mod__", "__rmod__"],
            ),
        );
    }
    extend(&int, powers::TABLE);
    extend(
        &int,
        &only(
            operators::TABLE,
            &[
                "__and__",
                "__rand__",
                "__or__",
                "__ror__",
                "__xor__",
                "__rxor__",
                "__lshift__",
                "__rlshift__",
                "__rshift__",
                "__rrshift__",
            ],
        ),
    );
    extend(&int, int_methods::TABLE);
    extend(&float, float_methods::TABLE);
    extend(&complex, complex_methods::TABLE);
    extend(&boolean, repr_slot::TABLE);
    describe(vm, &int, &int_members::CLASS);
    describe(vm, &boolean, &boolean_members::CLASS);
    describe(vm, &float, &float_members::CLASS);
    describe(vm, &complex, &complex_members::CLASS);

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

/// A whole number of any size.
///
/// `int(x)` cuts the fraction of a number off, or reads a text, in base 10 or in the base that is given.
///
/// >>> int("ff", 16), int(-2.7)
/// (255, -2)
#[natives(class = "builtins.int")]
mod int_members {
    use super::*;

    /// The int that a number is cut to, or that a text shows in a base.
    ///
    /// >>> int("ff", 16), int(-2.7)
    /// (255, -2)
    #[native("(cls, x=?, /, base=?)", again = Repeatable)]
    fn __new__(vm: &mut Vm, cls: &Value, x: Given, base: Given) -> Result<Value, Raise> {
        let value = match (x.0, base.0) {
            (None, None) => Value::Int(0),
            (None, Some(_)) => return Err(vm.type_error("int() missing string argument")),
            (Some(value), None) => int_from(vm, value)?,
            (Some(value), Some(base)) => {
                let base = vm.int(base)?;
                let base = u32::try_from(base).unwrap_or(1);
                if base == 1 || base > 36 {
                    return Err(vm.value_error("int() base must be >= 2 and <= 36, or 0"));
                }
                match value.unwrapped() {
                    Value::Str(text) => vm
                        .text(int::parse(text.as_str(), base))
                        .map(Value::from_bigint)?,
                    Value::Bytes(data) => int_from_bytes(vm, data, base)?,
                    other if vm.type_name(other) == "bytearray" => {
                        let data = super::super::bytes::data_of(vm, other)?;
                        int_from_bytes(vm, &data, base)?
                    }
                    _ => {
                        return Err(
                            vm.type_error("int() can't convert non-string with explicit base")
                        );
                    }
                }
            }
        };
        Ok(vm.wrap_base(cls, value))
    }

    /// The int that bytes stand for.
    ///
    /// >>> int.from_bytes(b"\x01\x02")
    /// 258
    #[native("(cls, bytes, byteorder='big', *, signed=False)", bound = Class)]
    fn from_bytes(
        vm: &mut Vm,
        cls: &Value,
        bytes: &Value,
        byteorder: &Value,
        signed: &Value,
    ) -> Result<Value, Raise> {
        let data = match bytes.unwrapped() {
            Value::Bytes(data) => data.to_vec(),
            other => match super::super::bytes::data_of(vm, other) {
                Ok(data) => data.to_vec(),
                Err(_) if vm.is_iterable(other) && !matches!(other, Value::Str(_)) => {
                    let mut data = Vec::new();
                    for item in vm.iterate(bytes)? {
                        match u8::try_from(vm.int(&item)?) {
                            Ok(byte) => data.push(byte),
                            Err(_) => {
                                return Err(vm.value_error("bytes must be in range(0, 256)"));
                            }
                        }
                    }
                    data
                }
                Err(_) => {
                    let name = vm.type_name(other);
                    return Err(
                        vm.type_error(format_args!("cannot convert '{name}' object to bytes"))
                    );
                }
            },
        };
        let (order, signed) = (is_big_endian(vm, byteorder)?, vm.truth(signed)?);
        let value = Value::from_bigint(int::from_bytes(&data, order, signed));
        of_class(vm, cls, value)
    }
}

/// True or False: the two whole numbers that stand for truth.
///
/// >>> bool([]), True + True
/// (False, 2)
#[natives(class = "builtins.bool")]
mod boolean_members {
    use super::*;

    /// The truth of an object.
    ///
    /// >>> bool([])
    /// False
    #[native("(cls, object=False, /)", reads = Truth, again = Repeatable)]
    fn __new__(vm: &mut Vm, object: &Value) -> Result<Value, Raise> {
        vm.truth(object).map(Value::Bool)
    }
}

/// A number with a fraction, in 64 bits. `float(x)` makes one of a number or a text.
///
/// >>> float("1e-3")
/// 0.001
#[natives(class = "builtins.float")]
mod float_members {
    use super::*;

    /// The float of a number, or that a text shows.
    ///
    /// >>> float("1e-3")
    /// 0.001
    #[native("(cls, x=?, /)", again = Repeatable)]
    fn __new__(vm: &mut Vm, cls: &Value, x: Given) -> Result<Value, Raise> {
        let value = match x.0 {
            None => 0.0,
            Some(value) => match value.unwrapped() {
                Value::Str(text) => super::super::str::parse_float(vm, text.as_str())?,
                Value::Bytes(data) => match std::str::from_utf8(data).ok().and_then(float::parse) {
                    Some(x) => x,
                    None => {
                        let shown = quote::repr_bytes(data);
                        return Err(vm.value_error(format_args!(
                            "could not convert string to float: {shown}"
                        )));
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
        Ok(vm.wrap_base(cls, Value::Float(value)))
    }

    /// The float that a text in base 16 shows.
    ///
    /// >>> float.fromhex("0x1.8p1")
    /// 3.0
    #[native("(cls, string, /)", bound = Class)]
    fn fromhex(vm: &mut Vm, cls: &Value, string: &Value) -> Result<Value, Raise> {
        let text = text_of(vm, string, "fromhex() argument must be str")?;
        match parse_hex(text.as_str().trim()) {
            Some(value)
                if value.is_infinite() && !text.as_str().to_ascii_lowercase().contains("inf") =>
            {
                let said = "hexadecimal value too large to represent as a float";
                Err(vm.error(Exc::OverflowError, said))
            }
            Some(value) => of_class(vm, cls, Value::Float(value)),
            None => Err(vm.value_error("invalid hexadecimal floating-point string")),
        }
    }
}

/// A number with a real and an imaginary part, each a float.
///
/// >>> complex(1, 2) * 1j
/// (-2+1j)
#[natives(class = "builtins.complex")]
mod complex_members {
    use super::*;

    /// The complex of two parts, or that a text shows.
    ///
    /// >>> complex("1+2j")
    /// (1+2j)
    #[native("(cls, real=?, imag=?)")]
    fn __new__(vm: &mut Vm, cls: &Value, real: Given, imag: Given) -> Result<Value, Raise> {
        let value = match (real.0, imag.0) {
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
                    let kind = match which {
                        "first" => "string or a number",
                        _ => "number",
                    };
                    vm.type_error(format_args!(
                        "complex() {which} argument must be a {kind}, not '{name}'"
                    ))
                };
                let first = complex_from(vm, &re);
                let first = first.map_err(|raise| complaint(vm, raise, &re, "first"))?;
                match im {
                    None => first,
                    Some(im) => {
                        let second = complex_from(vm, &im);
                        let second = second.map_err(|raise| complaint(vm, raise, &im, "second"))?;
                        // A sum would lose the sign of a zero.
                        let is_complex =
                            |value: &Value| matches!(value.unwrapped(), Value::Complex(_));
                        let real = if is_complex(&im) {
                            first.0 - second.1
                        } else {
                            first.0
                        };
                        let imag = if is_complex(&re) {
                            first.1 + second.0
                        } else {
                            second.0
                        };
                        (real, imag)
                    }
                }
            }
        };
        Ok(vm.wrap_base(cls, Value::Complex(Rc::new(value))))
    }
}

/// Powers of whole numbers, which may be taken to a modulus.
#[natives]
mod powers {
    use super::*;

    /// `self ** value`, or its rest by `mod`.
    #[native("(self, value, mod=None, /)", slot)]
    fn __pow__(
        vm: &mut Vm,
        this: &Value,
        value: &Value,
        r#mod: Option<&Value>,
    ) -> Result<Value, Raise> {
        power(vm, [this, value], value, r#mod)
    }

    /// `value ** self`, or its rest by `mod`.
    #[native("(self, value, mod=None, /)", slot)]
    fn __rpow__(
        vm: &mut Vm,
        this: &Value,
        value: &Value,
        r#mod: Option<&Value>,
    ) -> Result<Value, Raise> {
        power(vm, [value, this], value, r#mod)
    }
}

fn power(
    vm: &mut Vm,
    [base, exponent]: [&Value; 2],
    other: &Value,
    modulus: Option<&Value>,
) -> Result<Value, Raise> {
    let is_whole = |value: &Value| {
        matches!(
            value.unwrapped(),
            Value::Int(_) | Value::BigInt(_) | Value::Bool(_)
        )
    };
    if !is_whole(other) || modulus.is_some_and(|it| !is_whole(it)) {
        return Ok(Value::NotImplemented);
    }
    let (base, exponent) = (base.unwrapped().clone(), exponent.unwrapped().clone());
    match modulus {
        None => vm.binary(crate::bytecode::BinaryOp::Pow, &base, &exponent),
        Some(modulus) => {
            let parts = [&base, &exponent, modulus].map(crate::vm::as_bigint);
            let [Some(base), Some(exponent), Some(modulus)] = parts else {
                return Ok(Value::NotImplemented);
            };
            vm.text(int::power_mod(&base, &exponent, &modulus))
                .map(Value::from_bigint)
        }
    }
}
