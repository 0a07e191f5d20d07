//! The built-in functions that compute: arithmetic, attributes, types, conversion to text.

use super::numbers::{absolute, round_float, round_int};
use super::support::*;
use crate::bytecode::{BinaryOp, CompareOp};
use crate::native::Given;
use crate::natives;
use crate::object::*;
use crate::text::surrogate::{code_of, is_stand_in, stand_in};
use crate::text::{int, math, quote};
use crate::vm::{Exc, Vm, as_bigint};
use num_bigint::BigInt;
use num_traits::Signed;

/// Calls a dunder method that an object's class defines, unless the class is a built-in one.
fn by_class(
    vm: &mut Vm,
    value: &Value,
    name: &str,
    args: &[Value],
) -> Result<Option<Value>, Raise> {
    let (Value::Object(_) | Value::Class(_)) = value else {
        return Ok(None);
    };
    let class = vm.class_of(value);
    let Some(function) = class.lookup(&Name::new(name)) else {
        return Ok(None);
    };
    let bound = vm.bind(function, value, &class)?;
    vm.call(&bound, args).map(Some)
}

/// Visits the items one by one until `visit` answers.
pub(crate) fn each<T>(
    vm: &mut Vm,
    iterable: &Value,
    mut visit: impl FnMut(&mut Vm, Value) -> Result<Option<T>, Raise>,
) -> Result<Option<T>, Raise> {
    let iterator = vm.iter(iterable)?;
    let mut count = 0_u32;
    while let Some(item) = vm.next(&iterator)? {
        if let Some(answer) = visit(vm, item)? {
            return Ok(Some(answer));
        }
        count = count.wrapping_add(1);
        if count & 0xffff == 0 && vm.poll_interrupt() {
            return Err(vm.keyboard_interrupt());
        }
    }
    Ok(None)
}

fn radix(vm: &mut Vm, number: &Value, radix: u32, prefix: &str) -> Result<Value, Raise> {
    let index = vm.index(number)?;
    let int = as_bigint(&index).unwrap_or_default();
    let sign = if int.is_negative() { "-" } else { "" };
    Ok(Value::str(format!(
        "{sign}{prefix}{}",
        int.magnitude().to_str_radix(radix)
    )))
}

enum Total {
    Value(Value),
    Float(math::CompensatedSum),
}

impl Total {
    fn add(self, vm: &mut Vm, item: Value) -> Result<Self, Raise> {
        match (self, &item) {
            (Self::Value(Value::Int(a)), Value::Int(b)) if a.checked_add(*b).is_some() => {
                Ok(Self::Value(Value::Int(a.wrapping_add(*b))))
            }
            (Self::Value(Value::Int(a)), Value::Float(b)) => {
                let mut sum = math::CompensatedSum::new(a as f64);
                sum.add(*b);
                Ok(Self::Float(sum))
            }
            (Self::Value(Value::Float(a)), Value::Float(b)) => {
                let mut sum = math::CompensatedSum::new(a);
                sum.add(*b);
                Ok(Self::Float(sum))
            }
            (Self::Float(mut sum), Value::Float(b)) => {
                sum.add(*b);
                Ok(Self::Float(sum))
            }
            (Self::Float(mut sum), Value::Int(b)) => {
                // CPython 3.13 compensates for what floats lose, not for ints.
                sum.add_plain(*b as f64);
                Ok(Self::Float(sum))
            }
            (now, _) => vm
                .binary(BinaryOp::Add, &now.finish(), &item)
                .map(Self::Value),
        }
    }

    fn finish(self) -> Value {
        match self {
            Self::Value(value) => value,
            Self::Float(sum) => Value::Float(sum.total()),
        }
    }
}

fn extreme(
    vm: &mut Vm,
    key: Option<&Value>,
    default: Given,
    args: &[Value],
    name: &str,
    op: CompareOp,
) -> Result<Value, Raise> {
    let (key, default, positional) = (key.cloned(), default.0.cloned(), args);
    let items = match positional {
        [] => return Err(vm.type_error(format_args!("{name} expected at least 1 argument, got 0"))),
        [iterable] => vm.iterate(iterable)?,
        many => {
            if default.is_some() {
                return Err(vm.type_error(format_args!(
                    "Cannot specify a default for {name}() with multiple positional arguments"
                )));
            }
            many.to_vec()
        }
    };
    let mut best: Option<(Value, Value)> = None;
    for item in items {
        let by = match &key {
            Some(key) => vm.call(key, std::slice::from_ref(&item))?,
            None => item.clone(),
        };
        let better = match &best {
            None => true,
            Some((_, known)) => {
                let answer = vm.compare(op, &by, known)?;
                vm.truth(&answer)?
            }
        };
        if better {
            best = Some((item, by));
        }
    }
    match best {
        Some((item, _)) => Ok(item),
        None => default
            .ok_or_else(|| vm.value_error(format_args!("{name}() iterable argument is empty"))),
    }
}

fn attribute_name(vm: &Vm, value: &Value) -> Result<Name, Raise> {
    match value.unwrapped() {
        Value::Str(text) => Ok(Name::of(text)),
        other => Err(vm.type_error(format_args!(
            "attribute name must be string, not '{}'",
            vm.type_name(other)
        ))),
    }
}

/// `id`: an address, or a number made from the value where it has none.
pub(crate) fn id_of(value: &Value) -> Value {
    let id = match value {
        Value::None => 0x10,
        Value::Ellipsis => 0x20,
        Value::NotImplemented => 0x30,
        Value::Bool(truth) => 0x40 + i64::from(*truth) * 16,
        Value::Int(int) => return Value::from_bigint(BigInt::from(*int) * 32 + (1_i64 << 44)),
        Value::Float(x) => return Value::from_bigint(BigInt::from(x.to_bits()) * 32 + 8),
        other => other
            .address()
            .map_or(0, |address| freezeframe_base::shown_address(address) as i64),
    };
    Value::Int(id)
}

fn locals_of(vm: &mut Vm) -> Result<Value, Raise> {
    match vm.current_locals()? {
        Some(locals) => Ok(locals),
        None => Err(vm.error(Exc::SystemError, "locals() without a frame")),
    }
}

/// The builtin functions.
#[natives]
pub(super) mod table {
    use super::*;

    /// The number without its sign; for a complex, its length.
    ///
    /// >>> abs(-2), abs(3 + 4j)
    /// (2, 5.0)
    #[native("(x, /)", again = Repeatable)]
    fn abs(vm: &mut Vm, x: &Value) -> Result<Value, Raise> {
        if let Some(found) = by_class(vm, x, "__abs__", &[])? {
            return Ok(found);
        }
        match x.unwrapped() {
            Value::Int(_)
            | Value::BigInt(_)
            | Value::Bool(_)
            | Value::Float(_)
            | Value::Complex(_) => Ok(absolute(x)),
            other => {
                let name = vm.type_name(other);
                Err(vm.type_error(format_args!("bad operand type for abs(): '{name}'")))
            }
        }
    }

    /// True if each item is true, so also for no items.
    ///
    /// >>> all([1, "a"]), all([])
    /// (True, True)
    #[native("(iterable, /)", again = Aggregate)]
    fn all(vm: &mut Vm, iterable: &Value) -> Result<Value, Raise> {
        each(vm, iterable, |vm, item| {
            Ok(if vm.truth(&item)? {
                None
            } else {
                Some(Value::Bool(false))
            })
        })
        .map(|stopped| stopped.unwrap_or(Value::Bool(true)))
    }

    /// True if an item is true.
    ///
    /// >>> any([0, ""]), any([0, 1])
    /// (False, True)
    #[native("(iterable, /)", again = Aggregate)]
    fn any(vm: &mut Vm, iterable: &Value) -> Result<Value, Raise> {
        each(vm, iterable, |vm, item| {
            Ok(if vm.truth(&item)? {
                Some(Value::Bool(true))
            } else {
                None
            })
        })
        .map(|stopped| stopped.unwrap_or(Value::Bool(false)))
    }

    /// `repr` with all that is not ASCII escaped.
    ///
    /// >>> ascii("é")
    /// "'\\xe9'"
    #[native("(obj, /)")]
    fn ascii(vm: &mut Vm, obj: &Value) -> Result<Value, Raise> {
        vm.repr(obj)
            .map(|text| Value::str(quote::escape_non_ascii(&text)))
    }

    /// An int in base 2.
    ///
    /// >>> bin(10)
    /// '0b1010'
    #[native("(number, /)")]
    fn bin(vm: &mut Vm, number: &Value) -> Result<Value, Raise> {
        radix(vm, number, 2, "0b")
    }

    /// True for what can be called.
    ///
    /// >>> callable(len), callable(1)
    /// (True, False)
    #[native("(obj, /)", reads = Nothing)]
    fn callable(vm: &mut Vm, obj: &Value) -> Result<Value, Raise> {
        Ok(Value::Bool(vm.callable(obj)))
    }

    /// The character of a code point.
    ///
    /// >>> chr(97)
    /// 'a'
    #[native("(i, /)")]
    fn chr(vm: &mut Vm, i: &Value) -> Result<Value, Raise> {
        let code = match vm.index(i)? {
            Value::Int(code) => code,
            _ => -1,
        };
        match u32::try_from(code).ok().filter(|code| *code < 0x11_0000) {
            Some(code) => match char::from_u32(code).or_else(|| stand_in(code)) {
                Some(c) if code > 0xffff && is_stand_in(c) => Err(vm.not_implemented(
                    "the characters from U+10D800 to U+10DFFF are not supported by Freezeframe",
                )),
                Some(c) => Ok(crate::vm::char_value(c)),
                None => Err(vm.value_error("chr() arg not in range(0x110000)")),
            },
            None => Err(vm.value_error("chr() arg not in range(0x110000)")),
        }
    }

    /// Takes the attribute of this name away.
    #[native("(obj, name, /)", purity = MutatesSelf, reads = Attribute(Delete))]
    fn delattr(vm: &mut Vm, obj: &Value, name: &Value) -> Result<Value, Raise> {
        let name = attribute_name(vm, name)?;
        vm.delete_attr(obj, &name).map(|()| Value::None)
    }

    /// The names of an object's attributes, sorted; of the running scope without one.
    #[native("(object=?, /)")]
    fn dir(vm: &mut Vm, object: Given) -> Result<Value, Raise> {
        let names = match object.0 {
            None => {
                let locals = locals_of(vm)?;
                vm.iterate(&locals)?
            }
            Some(object) => match by_class(vm, object, "__dir__", &[])? {
                Some(names) => vm.iterate(&names)?,
                None => return super::super::types::dir_of(vm, object),
            },
        };
        super::super::list::sorted(vm, names, None, false).map(Value::list)
    }

    /// The pair of `x // y` and `x % y`.
    ///
    /// >>> divmod(7, 3)
    /// (2, 1)
    #[native("(x, y, /)")]
    fn divmod(vm: &mut Vm, x: &Value, y: &Value) -> Result<Value, Raise> {
        let class = vm.class_of(x);
        for (receiver, other, name) in [(x, y, "__divmod__"), (y, x, "__rdivmod__")] {
            let class = if name == "__divmod__" {
                class.clone()
            } else {
                vm.class_of(receiver)
            };
            if let Some(function) = class.lookup(&Name::new(name)) {
                let bound = vm.bind(function, receiver, &class)?;
                let result = vm.call(&bound, std::slice::from_ref(other))?;
                if !matches!(result, Value::NotImplemented) {
                    return Ok(result);
                }
            }
        }
        let (left, right) = (vm.type_name(x), vm.type_name(y));
        Err(vm.type_error(format_args!(
            "unsupported operand type(s) for divmod(): '{left}' and '{right}'"
        )))
    }

    /// The value as text in the form that `format_spec` asks for.
    ///
    /// >>> format(3.14159, ".2f")
    /// '3.14'
    #[native("(value, format_spec='', /)")]
    fn format(vm: &mut Vm, value: &Value, format_spec: &Value) -> Result<Value, Raise> {
        let Some(spec) = format_spec.as_str().map(str::to_owned) else {
            let name = vm.type_name(format_spec);
            return Err(vm.type_error(format_args!("format() argument 2 must be str, not {name}")));
        };
        vm.format(value, &spec).map(Value::str)
    }

    /// The attribute of this name; `default` where there is none, or an AttributeError without it.
    ///
    /// >>> getattr(1, "real")
    /// 1
    #[native("(object, name, default=?, /)", reads = Attribute(Get))]
    fn getattr(vm: &mut Vm, object: &Value, name: &Value, default: Given) -> Result<Value, Raise> {
        let name = attribute_name(vm, name)?;
        match (vm.get_attr(object, &name), default.0) {
            (Err(raise), Some(default)) if vm.is_exception(&raise, Exc::AttributeError) => {
                Ok(default.clone())
            }
            (found, _) => found,
        }
    }

    /// The namespace of the running module.
    #[native("()")]
    fn globals(vm: &mut Vm) -> Result<Value, Raise> {
        vm.current_globals()
            .map(Value::Dict)
            .ok_or_else(|| vm.error(Exc::SystemError, "globals() without a frame"))
    }

    /// True if the object has an attribute of this name.
    ///
    /// >>> hasattr([], "append")
    /// True
    #[native("(obj, name, /)", reads = Attribute(Has))]
    fn hasattr(vm: &mut Vm, obj: &Value, name: &Value) -> Result<Value, Raise> {
        let name = attribute_name(vm, name)?;
        match vm.find_attr(obj, &name) {
            Ok(found) => Ok(Value::Bool(found.is_some())),
            Err(raise) if vm.is_exception(&raise, Exc::AttributeError) => Ok(Value::Bool(false)),
            Err(raise) => Err(raise),
        }
    }

    /// A number that is the same for equal values; a TypeError for what can change.
    ///
    /// >>> hash(3)
    /// 3
    #[native("(obj, /)")]
    fn hash(vm: &mut Vm, obj: &Value) -> Result<Value, Raise> {
        vm.hash(obj).map(hash_value)
    }

    /// Prints what is known of an object: its signature and its doc.
    #[native("(*request)", purity = Output)]
    fn help(vm: &mut Vm, request: &[Value]) -> Result<Value, Raise> {
        let pydoc = vm.import("pydoc")?;
        let help = pydoc.get("help").unwrap_or_default();
        vm.call(&help, request)
    }

    /// An int in base 16.
    ///
    /// >>> hex(255)
    /// '0xff'
    #[native("(number, /)")]
    fn hex(vm: &mut Vm, number: &Value) -> Result<Value, Raise> {
        radix(vm, number, 16, "0x")
    }

    /// A number that no other living object has.
    #[native("(obj, /)", reads = Nothing)]
    fn id(obj: &Value) -> Result<Value, Raise> {
        Ok(id_of(obj))
    }

    /// True if the object is of this class, or of one of a tuple of classes.
    ///
    /// >>> isinstance(True, (str, int))
    /// True
    #[native("(obj, class_or_tuple, /)", reads = Nothing, again = Repeatable)]
    fn isinstance(vm: &mut Vm, obj: &Value, class_or_tuple: &Value) -> Result<Value, Raise> {
        vm.isinstance(obj, class_or_tuple).map(Value::Bool)
    }

    /// True if the class derives from this one, or from one of a tuple.
    ///
    /// >>> issubclass(bool, int)
    /// True
    #[native("(cls, class_or_tuple, /)")]
    fn issubclass(vm: &mut Vm, cls: &Value, class_or_tuple: &Value) -> Result<Value, Raise> {
        vm.issubclass(cls, class_or_tuple).map(Value::Bool)
    }

    /// The number of items.
    ///
    /// >>> len("abc")
    /// 3
    #[native("(obj, /)", reads = Length, again = Repeatable)]
    fn len(vm: &mut Vm, obj: &Value) -> Result<Value, Raise> {
        vm.len(obj).map(Value::from)
    }

    /// The largest of the arguments, or of the items of one iterable, compared by `key`.
    ///
    /// >>> max([3, -5], key=abs)
    /// -5
    #[native("(*args, key=None, default=?)", again = Aggregate)]
    fn max(
        vm: &mut Vm,
        key: Option<&Value>,
        default: Given,
        args: &[Value],
    ) -> Result<Value, Raise> {
        extreme(vm, key, default, args, "max", CompareOp::Gt)
    }

    /// The smallest of the arguments, or of the items of one iterable, compared by `key`.
    ///
    /// >>> min(3, -5)
    /// -5
    #[native("(*args, key=None, default=?)", again = Aggregate)]
    fn min(
        vm: &mut Vm,
        key: Option<&Value>,
        default: Given,
        args: &[Value],
    ) -> Result<Value, Raise> {
        extreme(vm, key, default, args, "min", CompareOp::Lt)
    }

    /// An int in base 8.
    ///
    /// >>> oct(8)
    /// '0o10'
    #[native("(number, /)")]
    fn oct(vm: &mut Vm, number: &Value) -> Result<Value, Raise> {
        radix(vm, number, 8, "0o")
    }

    /// The code point of a character, or the number of a byte.
    ///
    /// >>> ord("a")
    /// 97
    #[native("(c, /)")]
    fn ord(vm: &mut Vm, c: &Value) -> Result<Value, Raise> {
        let length = match c.unwrapped() {
            Value::Str(text) => match (text.char_len(), text.char_at(0)) {
                (1, Some(c)) => return Ok(Value::Int(i64::from(code_of(c)))),
                (length, _) => length,
            },
            Value::Bytes(data) => match data.as_slice() {
                [byte] => return Ok(Value::Int(i64::from(*byte))),
                many => many.len(),
            },
            other if vm.type_name(other) == "bytearray" => {
                let data = super::super::bytes::data_of(vm, other)?;
                match data.as_slice() {
                    [byte] => return Ok(Value::Int(i64::from(*byte))),
                    many => many.len(),
                }
            }
            other => {
                let name = vm.type_name(other);
                return Err(vm.type_error(format_args!(
                    "ord() expected string of length 1, but {name} found"
                )));
            }
        };
        Err(vm.type_error(format_args!(
            "ord() expected a character, but string of length {length} found"
        )))
    }

    /// `base ** exp`; for ints with `mod`, the remainder of that.
    ///
    /// >>> pow(3, 4, 5)
    /// 1
    #[native("(base, exp, mod=None)")]
    fn pow(vm: &mut Vm, base: &Value, exp: &Value, r#mod: Option<&Value>) -> Result<Value, Raise> {
        let Some(modulus) = r#mod else {
            return vm.binary(BinaryOp::Pow, base, exp);
        };
        if let Some(function) = by_class(vm, base, "__pow__", &[exp.clone(), modulus.clone()])? {
            return Ok(function);
        }
        match (as_bigint(base), as_bigint(exp), as_bigint(modulus)) {
            (Some(base), Some(exponent), Some(modulus)) => vm
                .text(int::power_mod(&base, &exponent, &modulus))
                .map(Value::from_bigint),
            _ if vm.as_float(base)?.is_some()
                && vm.as_float(exp)?.is_some()
                && vm.as_float(modulus)?.is_some() =>
            {
                Err(vm
                    .type_error("pow() 3rd argument not allowed unless all arguments are integers"))
            }
            _ => {
                let names = [base, exp, modulus].map(|value| vm.type_name(value));
                Err(vm.type_error(format_args!(
                    "unsupported operand type(s) for ** or pow(): '{}', '{}', '{}'",
                    names[0], names[1], names[2]
                )))
            }
        }
    }

    /// The text that shows an object, as code where that can be.
    ///
    /// >>> repr("a")
    /// "'a'"
    #[native("(obj, /)")]
    fn repr(vm: &mut Vm, obj: &Value) -> Result<Value, Raise> {
        vm.repr(obj).map(Value::str)
    }

    /// Sets the named attribute on the given object.
    #[native("(obj, name, value, /)", purity = MutatesSelf, reads = Attribute(Set))]
    fn setattr(vm: &mut Vm, obj: &Value, name: &Value, value: &Value) -> Result<Value, Raise> {
        let name = attribute_name(vm, name)?;
        vm.set_attr(obj, &name, value.clone()).map(|()| Value::None)
    }

    /// Return a new list containing all items in ascending order.
    #[native("(iterable, /, *, key=None, reverse=False)")]
    fn sorted(
        vm: &mut Vm,
        iterable: &Value,
        key: Option<&Value>,
        reverse: &Value,
    ) -> Result<Value, Raise> {
        let items = vm.iterate(iterable)?;
        let reverse = vm.truth(reverse)?;
        super::super::list::sorted(vm, items, key, reverse).map(Value::list)
    }

    /// Return the sum of a start value plus an iterable of numbers.
    #[native("(iterable, /, start=0)", again = Aggregate)]
    fn sum(vm: &mut Vm, iterable: &Value, start: &Value) -> Result<Value, Raise> {
        match start.unwrapped() {
            Value::Str(_) => {
                return Err(vm.type_error("sum() can't sum strings [use ''.join(seq) instead]"));
            }
            Value::Bytes(_) => {
                return Err(vm.type_error("sum() can't sum bytes [use b''.join(seq) instead]"));
            }
            other if vm.type_name(other) == "bytearray" => {
                return Err(vm.type_error("sum() can't sum bytearray [use b''.join(seq) instead]"));
            }
            _ => {}
        }
        let mut total = Total::Value(start.clone());
        each(vm, iterable, |vm, item| {
            let now = std::mem::replace(&mut total, Total::Value(Value::None));
            total = now.add(vm, item)?;
            Ok(None::<()>)
        })?;
        Ok(total.finish())
    }

    /// The module of this name, as `import` gives it.
    #[native(
        "(name, globals=None, locals=None, fromlist=(), level=0)",
        name = "__import__"
    )]
    fn import(vm: &mut Vm, name: &Value, fromlist: &Value) -> Result<Value, Raise> {
        let Some(name) = name.as_str() else {
            return Err(vm.type_error("module name must be a string"));
        };
        if name.is_empty() {
            return Err(vm.value_error("Empty module name"));
        }
        let module = vm.import_any(name)?;
        if vm.truth(fromlist)? {
            return Ok(module);
        }
        vm.import_any(name.split('.').next().unwrap_or_default())
    }

    /// The names and values of the running scope.
    #[native("()")]
    fn locals(vm: &mut Vm) -> Result<Value, Raise> {
        locals_of(vm)
    }

    /// `number` to `ndigits` digits after the point, ties to even; to an int without `ndigits`.
    ///
    /// >>> round(2.5), round(2.675, 2)
    /// (2, 2.67)
    #[native("(number, ndigits=None)", again = Repeatable)]
    fn round(vm: &mut Vm, number: &Value, ndigits: Option<&Value>) -> Result<Value, Raise> {
        let digits: Vec<Value> = ndigits.cloned().into_iter().collect();
        if let Value::Object(_) = number
            && let Some(found) = by_class(vm, number, "__round__", &digits)?
        {
            return Ok(found);
        }
        match number.unwrapped() {
            Value::Float(_) => round_float(vm, number, ndigits),
            Value::Int(_) | Value::BigInt(_) | Value::Bool(_) => round_int(vm, number, ndigits),
            other => {
                let name = vm.type_name(other);
                Err(vm.type_error(format_args!("type {name} doesn't define __round__ method")))
            }
        }
    }

    /// The attributes of an object as a dict; without one, what `locals` gives.
    #[native("(object=?, /)")]
    fn vars(vm: &mut Vm, object: Given) -> Result<Value, Raise> {
        match object.0 {
            None => locals_of(vm),
            Some(object) => match vm.attr_or_none(object, "__dict__")? {
                Some(dict) => Ok(dict),
                None => Err(vm.type_error("vars() argument must have __dict__ attribute")),
            },
        }
    }
}
