//! The built-in functions that compute: arithmetic, attributes, types, conversion to text.

use super::numbers::{absolute, round_float, round_int};
use super::support::*;
use crate::bytecode::{BinaryOp, CompareOp};
use crate::native::{ArgValues, Args, Entry, entry, pure};
use crate::object::*;
use crate::text::{int, math, quote};
use crate::vm::{Exc, Vm, as_bigint};
use num_bigint::BigInt;
use num_traits::Signed;

fn abs(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    if let Some(found) = by_class(vm, &args[0], "__abs__", &[])? {
        return Ok(found);
    }
    match args[0].unwrapped() {
        Value::Int(_) | Value::BigInt(_) | Value::Bool(_) | Value::Float(_) | Value::Complex(_) => {
            Ok(absolute(&args[0]))
        }
        other => {
            let name = vm.type_name(other);
            Err(vm.type_error(format_args!("bad operand type for abs(): '{name}'")))
        }
    }
}

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

fn all(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    each(vm, &args[0], |vm, item| {
        Ok(if vm.truth(&item)? {
            None
        } else {
            Some(Value::Bool(false))
        })
    })
    .map(|stopped| stopped.unwrap_or(Value::Bool(true)))
}

fn any(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    each(vm, &args[0], |vm, item| {
        Ok(if vm.truth(&item)? {
            Some(Value::Bool(true))
        } else {
            None
        })
    })
    .map(|stopped| stopped.unwrap_or(Value::Bool(false)))
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

fn radix(vm: &mut Vm, args: Args, radix: u32, prefix: &str) -> Result<Value, Raise> {
    let index = vm.index(&args[0])?;
    let int = as_bigint(&index).unwrap_or_default();
    let sign = if int.is_negative() { "-" } else { "" };
    Ok(Value::str(format!(
        "{sign}{prefix}{}",
        int.magnitude().to_str_radix(radix)
    )))
}

fn chr(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let code = vm.int(&args[0])?;
    match u32::try_from(code).ok().filter(|code| *code < 0x11_0000) {
        Some(code) => match char::from_u32(code) {
            Some(c) => Ok(crate::vm::char_value(c)),
            None => Err(vm.not_implemented("lone surrogates are not supported in strings")),
        },
        None => Err(vm.value_error("chr() arg not in range(0x110000)")),
    }
}

fn ord(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let length = match args[0].unwrapped() {
        Value::Str(text) => match (text.char_len(), text.char_at(0)) {
            (1, Some(c)) => return Ok(Value::Int(i64::from(u32::from(c)))),
            (length, _) => length,
        },
        Value::Bytes(data) => match data.as_slice() {
            [byte] => return Ok(Value::Int(i64::from(*byte))),
            many => many.len(),
        },
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

fn divmod(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let class = vm.class_of(&args[0]);
    for (receiver, other, name) in [
        (&args[0], &args[1], "__divmod__"),
        (&args[1], &args[0], "__rdivmod__"),
    ] {
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
    let (left, right) = (vm.type_name(&args[0]), vm.type_name(&args[1]));
    Err(vm.type_error(format_args!(
        "unsupported operand type(s) for divmod(): '{left}' and '{right}'"
    )))
}

fn pow(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let Some(modulus) = args.some(2) else {
        return vm.binary(BinaryOp::Pow, &args[0], &args[1]);
    };
    if let Some(function) = by_class(vm, &args[0], "__pow__", &[args[1].clone(), modulus.clone()])?
    {
        return Ok(function);
    }
    match (as_bigint(&args[0]), as_bigint(&args[1]), as_bigint(modulus)) {
        (Some(base), Some(exponent), Some(modulus)) => vm
            .text(int::power_mod(&base, &exponent, &modulus))
            .map(Value::from_bigint),
        _ if vm.as_float(&args[0])?.is_some() && vm.as_float(&args[1])?.is_some() => {
            Err(vm.type_error("pow() 3rd argument not allowed unless all arguments are integers"))
        }
        _ => {
            let names = [&args[0], &args[1], modulus].map(|value| vm.type_name(value));
            Err(vm.type_error(format_args!(
                "unsupported operand type(s) for ** or pow(): '{}', '{}', '{}'",
                names[0], names[1], names[2]
            )))
        }
    }
}

fn round(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let ndigits: Vec<Value> = args.some(1).cloned().into_iter().collect();
    if let Value::Object(_) = &args[0]
        && let Some(found) = by_class(vm, &args[0], "__round__", &ndigits)?
    {
        return Ok(found);
    }
    match args[0].unwrapped() {
        Value::Float(_) => round_float(vm, args),
        Value::Int(_) | Value::BigInt(_) | Value::Bool(_) => round_int(vm, args),
        other => {
            let name = vm.type_name(other);
            Err(vm.type_error(format_args!("type {name} doesn't define __round__ method")))
        }
    }
}

/// `sum`: exact for ints, compensated for floats, by `+` for everything else.
fn sum(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    match args[1].unwrapped() {
        Value::Str(_) => {
            return Err(vm.type_error("sum() can't sum strings [use ''.join(seq) instead]"));
        }
        Value::Bytes(_) => {
            return Err(vm.type_error("sum() can't sum bytes [use b''.join(seq) instead]"));
        }
        _ => {}
    }
    let mut total = Total::Value(args[1].clone());
    each(vm, &args[0], |vm, item| {
        let now = std::mem::replace(&mut total, Total::Value(Value::None));
        total = now.add(vm, item)?;
        Ok(None::<()>)
    })?;
    Ok(total.finish())
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
                sum.add(*b as f64);
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

fn extreme(vm: &mut Vm, args: Args, name: &str, op: CompareOp) -> Result<Value, Raise> {
    let (key, default, positional) = (args.some(0).cloned(), args.given(1).cloned(), args.rest(2));
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

fn sorted(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let items = vm.iterate(&args[0])?;
    let reverse = vm.truth(&args[2])?;
    super::list::sorted(vm, items, args.some(1), reverse).map(Value::list)
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

fn getattr(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let name = attribute_name(vm, &args[1])?;
    match (vm.get_attr(&args[0], &name), args.given(2)) {
        (Err(raise), Some(default)) if vm.is_exception(&raise, Exc::AttributeError) => {
            Ok(default.clone())
        }
        (found, _) => found,
    }
}

fn hasattr(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let name = attribute_name(vm, &args[1])?;
    match vm.find_attr(&args[0], &name) {
        Ok(found) => Ok(Value::Bool(found.is_some())),
        Err(raise) if vm.is_exception(&raise, Exc::AttributeError) => Ok(Value::Bool(false)),
        Err(raise) => Err(raise),
    }
}

fn setattr(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let name = attribute_name(vm, &args[1])?;
    vm.set_attr(&args[0], &name, args[2].clone())
        .map(|()| Value::None)
}

fn delattr(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let name = attribute_name(vm, &args[1])?;
    vm.delete_attr(&args[0], &name).map(|()| Value::None)
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
        other => other.address().map_or(0, |address| address as i64),
    };
    Value::Int(id)
}

fn vars(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    match args.given(0) {
        None => locals(vm, args),
        Some(object) => match vm.find_attr(object, &vm.names.dict.clone())? {
            Some(dict) => Ok(dict),
            None => Err(vm.type_error("vars() argument must have __dict__ attribute")),
        },
    }
}

fn globals(vm: &mut Vm, _: Args) -> Result<Value, Raise> {
    vm.current_globals()
        .map(Value::Dict)
        .ok_or_else(|| vm.error(Exc::SystemError, "globals() without a frame"))
}

fn locals(vm: &mut Vm, _: Args) -> Result<Value, Raise> {
    match vm.current_locals()? {
        Some(locals) => Ok(locals),
        None => Err(vm.error(Exc::SystemError, "locals() without a frame")),
    }
}

fn dir(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let names = match args.given(0) {
        None => {
            let locals = locals(vm, ArgValues::default().view())?;
            vm.iterate(&locals)?
        }
        Some(object) => match by_class(vm, object, "__dir__", &[])? {
            Some(names) => vm.iterate(&names)?,
            None => return super::types::dir_of(vm, object),
        },
    };
    super::list::sorted(vm, names, None, false).map(Value::list)
}

fn format(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let Some(spec) = args[1].as_str().map(str::to_owned) else {
        let name = vm.type_name(&args[1]);
        return Err(vm.type_error(format_args!("format() argument 2 must be str, not {name}")));
    };
    vm.format(&args[0], &spec).map(Value::str)
}

fn import(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let name = text_of(vm, &args[0], "__import__() argument 1 must be str")?;
    let module = vm.import(name.as_str())?;
    if vm.truth(&args[3])? {
        return Ok(Value::Module(module));
    }
    let first = name
        .as_str()
        .split('.')
        .next()
        .unwrap_or_default()
        .to_owned();
    vm.import(&first).map(Value::Module)
}

/// The table.
pub(super) static FUNCTIONS: &[Entry] = &[
    entry(
        "abs",
        "(x, /)",
        Purity::Pure,
        "Return the absolute value of the argument.",
        abs,
    ),
    entry(
        "all",
        "(iterable, /)",
        Purity::Pure,
        "Return True if bool(x) is True for all values x in the iterable.",
        all,
    ),
    entry(
        "any",
        "(iterable, /)",
        Purity::Pure,
        "Return True if bool(x) is True for any x in the iterable.",
        any,
    ),
    pure("ascii", "(obj, /)", |vm, args| {
        vm.repr(&args[0])
            .map(|text| Value::str(quote::escape_non_ascii(&text)))
    }),
    pure("bin", "(number, /)", |vm, args| radix(vm, args, 2, "0b")),
    pure("callable", "(obj, /)", |vm, args| {
        Ok(Value::Bool(vm.callable(&args[0])))
    }),
    pure("chr", "(i, /)", chr),
    entry(
        "delattr",
        "(obj, name, /)",
        Purity::MutatesSelf,
        "Deletes the named attribute from the given object.",
        delattr,
    ),
    pure("dir", "(object=?, /)", dir),
    pure("divmod", "(x, y, /)", divmod),
    pure("format", "(value, format_spec='', /)", format),
    pure("getattr", "(object, name, default=?, /)", getattr),
    pure("globals", "()", globals),
    pure("hasattr", "(obj, name, /)", hasattr),
    pure("hash", "(obj, /)", |vm, args| {
        vm.hash(&args[0]).map(hash_value)
    }),
    pure("hex", "(number, /)", |vm, args| radix(vm, args, 16, "0x")),
    pure("id", "(obj, /)", |_, args| Ok(id_of(&args[0]))),
    pure("isinstance", "(obj, class_or_tuple, /)", |vm, args| {
        vm.isinstance(&args[0], &args[1]).map(Value::Bool)
    }),
    pure("issubclass", "(cls, class_or_tuple, /)", |vm, args| {
        vm.issubclass(&args[0], &args[1]).map(Value::Bool)
    }),
    pure("len", "(obj, /)", |vm, args| {
        vm.len(&args[0]).map(Value::from)
    }),
    pure("locals", "()", locals),
    pure("max", "(*args, key=None, default=?)", |vm, args| {
        extreme(vm, args, "max", CompareOp::Gt)
    }),
    pure("min", "(*args, key=None, default=?)", |vm, args| {
        extreme(vm, args, "min", CompareOp::Lt)
    }),
    pure("oct", "(number, /)", |vm, args| radix(vm, args, 8, "0o")),
    pure("ord", "(c, /)", ord),
    pure("pow", "(base, exp, mod=None)", pow),
    pure("repr", "(obj, /)", |vm, args| {
        vm.repr(&args[0]).map(Value::str)
    }),
    pure("round", "(number, ndigits=None)", round),
    entry(
        "setattr",
        "(obj, name, value, /)",
        Purity::MutatesSelf,
        "Sets the named attribute on the given object.",
        setattr,
    ),
    entry(
        "sorted",
        "(iterable, /, *, key=None, reverse=False)",
        Purity::Pure,
        "Return a new list containing all items in ascending order.",
        sorted,
    ),
    entry(
        "sum",
        "(iterable, /, start=0)",
        Purity::Pure,
        "Return the sum of a start value plus an iterable of numbers.",
        sum,
    ),
    pure("vars", "(object=?, /)", vars),
    pure(
        "__import__",
        "(name, globals=None, locals=None, fromlist=(), level=0)",
        import,
    ),
];
