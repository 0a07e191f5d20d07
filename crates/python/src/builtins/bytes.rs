//! `bytes`, its codecs, and a plain `bytearray`.

use super::support::*;
use crate::native::{ArgValues, Args, ClassBuilder, Entry, pure};
use crate::object::*;
use crate::text::bytes;
use crate::text::strings::Side;
use crate::vm::{Exc, Vm};
use freezeframe_base::Lists;
use std::cell::RefCell;
use std::rc::Rc;

/// What a `bytearray` holds.
#[derive(Default)]
pub(super) struct ByteArray(pub RefCell<Vec<u8>>);

impl NativePayload for ByteArray {}

fn normalized(encoding: &str) -> String {
    encoding.to_ascii_lowercase().replace(['_', ' '], "-")
}

/// `text.encode(encoding, errors)`.
pub(super) fn encode(vm: &Vm, text: &str, encoding: &str, errors: &str) -> Result<Value, Raise> {
    let limit = match normalized(encoding).as_str() {
        "utf-8" | "utf8" => return Ok(Value::Bytes(Rc::new(text.as_bytes().to_vec()))),
        "ascii" | "us-ascii" => 0x80,
        "latin-1" | "latin1" | "iso-8859-1" => 0x100,
        _ => {
            return Err(vm.error(
                Exc::LookupError,
                format_args!("unknown encoding: {encoding}"),
            ));
        }
    };
    let name = if limit == 0x80 { "ascii" } else { "latin-1" };
    let mut out = Vec::with_capacity(text.len());
    for (at, c) in text.chars().enumerate() {
        let code = u32::from(c);
        match u8::try_from(code) {
            Ok(byte) if code < limit => out.push(byte),
            _ if errors == "ignore" => {}
            _ if errors == "replace" => out.push(b'?'),
            _ if errors == "backslashreplace" => {
                out.extend(crate::text::quote::escape_non_ascii(&c.to_string()).bytes())
            }
            _ => {
                let shown = crate::text::quote::escape_non_ascii(&c.to_string());
                return Err(vm.error(
                    Exc::UnicodeEncodeError,
                    format_args!("'{name}' codec can't encode character '{shown}' in position {at}: ordinal not in range({limit})"),
                ));
            }
        }
    }
    Ok(Value::Bytes(Rc::new(out)))
}

/// `data.decode(encoding, errors)`.
pub(super) fn decode(vm: &Vm, data: &[u8], encoding: &str, errors: &str) -> Result<Value, Raise> {
    match normalized(encoding).as_str() {
        "utf-8" | "utf8" => {}
        "ascii" | "us-ascii" if errors == "strict" => {
            if let Some(at) = data.iter().position(|byte| !byte.is_ascii()) {
                let byte = data.get(at).copied().unwrap_or_default();
                let text = format!(
                    "'ascii' codec can't decode byte {byte:#04x} in position {at}: ordinal not in range(128)"
                );
                return Err(vm.error(Exc::UnicodeDecodeError, text));
            }
        }
        "ascii" | "us-ascii" => {}
        "latin-1" | "latin1" | "iso-8859-1" => {
            return Ok(Value::str(
                data.iter()
                    .map(|byte| char::from(*byte))
                    .collect::<String>(),
            ));
        }
        _ => {
            return Err(vm.error(
                Exc::LookupError,
                format_args!("unknown encoding: {encoding}"),
            ));
        }
    }
    match (std::str::from_utf8(data), errors) {
        (Ok(text), _) => Ok(Value::str(text)),
        (Err(_), "replace") => Ok(Value::str(String::from_utf8_lossy(data).into_owned())),
        (Err(_), "ignore") => Ok(Value::str(
            String::from_utf8_lossy(data).replace('\u{fffd}', ""),
        )),
        (Err(error), _) => {
            let at = error.valid_up_to();
            let byte = data.get(at).copied().unwrap_or_default();
            let why = match error.error_len() {
                None => "unexpected end of data",
                Some(_) if (0xc2..=0xf4).contains(&byte) => "invalid continuation byte",
                Some(_) => "invalid start byte",
            };
            Err(vm.error(
                Exc::UnicodeDecodeError,
                format_args!("'utf-8' codec can't decode byte {byte:#04x} in position {at}: {why}"),
            ))
        }
    }
}

/// The bytes of a bytes-like object.
pub(super) fn data_of(vm: &Vm, value: &Value) -> Result<Rc<Vec<u8>>, Raise> {
    match value.unwrapped() {
        Value::Bytes(data) => Ok(data.clone()),
        other => match other.native::<ByteArray>() {
            Some(array) => Ok(Rc::new(array.0.borrow().clone())),
            None => Err(vm.type_error(format_args!(
                "a bytes-like object is required, not '{}'",
                vm.type_name(other)
            ))),
        },
    }
}

fn made(data: Vec<u8>) -> Value {
    Value::Bytes(Rc::new(data))
}

fn contents(vm: &mut Vm, args: Args) -> Result<Vec<u8>, Raise> {
    let Some(value) = args.given(1) else {
        return Ok(Vec::new());
    };
    match value.unwrapped() {
        Value::Str(text) => {
            let Some(encoding) = args.given(2).and_then(Value::as_str) else {
                return Err(vm.type_error("string argument without an encoding"));
            };
            let encoded = encode(
                vm,
                text.as_str(),
                encoding,
                args.given(3).and_then(Value::as_str).unwrap_or("strict"),
            )?;
            data_of(vm, &encoded).map(|data| data.to_vec())
        }
        Value::Int(count) => {
            let Ok(count) = usize::try_from(*count) else {
                return Err(vm.value_error("negative count"));
            };
            Ok(vec![0; vm.text(crate::text::check_len(count))?])
        }
        Value::Bytes(data) => Ok(data.to_vec()),
        other => {
            if let Some(array) = other.native::<ByteArray>() {
                return Ok(array.0.borrow().clone());
            }
            if !vm.is_iterable(other) {
                let name = vm.type_name(other);
                return Err(vm.type_error(format_args!("cannot convert '{name}' object to bytes")));
            }
            let items = vm.iterate(&other.clone())?;
            items.iter().map(|item| byte(vm, item, "bytes")).try_list()
        }
    }
}

fn byte(vm: &mut Vm, value: &Value, what: &str) -> Result<u8, Raise> {
    let value = vm.int(value)?;
    let range = if what == "bytes" {
        "bytes must be in range(0, 256)"
    } else {
        "byte must be in range(0, 256)"
    };
    u8::try_from(value).map_err(|_| vm.value_error(range))
}

fn stripped(vm: &mut Vm, args: Args, side: Side) -> Result<Value, Raise> {
    let data = data_of(vm, &args[0])?;
    let chars = args.some(1).map(|chars| data_of(vm, chars)).transpose()?;
    Ok(made(
        bytes::strip(&data, chars.as_ref().map(|chars| chars.as_slice()), side).to_vec(),
    ))
}

fn affix(vm: &mut Vm, args: Args, holds: fn(&[u8], &[u8]) -> bool) -> Result<Value, Raise> {
    let data = data_of(vm, &args[0])?;
    let candidates = match args[1].unwrapped() {
        Value::Tuple(many) => many.items.clone(),
        one => vec![one.clone()],
    };
    for candidate in candidates {
        if holds(&data, &data_of(vm, &candidate)?) {
            return Ok(Value::Bool(true));
        }
    }
    Ok(Value::Bool(false))
}

fn mapped(vm: &mut Vm, args: Args, map: fn(&u8) -> u8) -> Result<Value, Raise> {
    Ok(made(data_of(vm, &args[0])?.iter().map(map).collect()))
}

fn join(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let separator = data_of(vm, &args[0])?;
    let mut out = Vec::new();
    for (at, item) in vm.iterate(&args[1])?.iter().enumerate() {
        let Ok(part) = data_of(vm, item) else {
            let name = vm.type_name(item);
            return Err(vm.type_error(format_args!(
                "sequence item {at}: expected a bytes-like object, {name} found"
            )));
        };
        if at > 0 {
            out.extend_from_slice(&separator);
        }
        out.extend_from_slice(&part);
    }
    Ok(made(out))
}

fn split(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let data = data_of(vm, &args[0])?;
    let limit = limit(vm, &args[2])?;
    let parts: Vec<Value> = match args.some(1) {
        Some(separator) => {
            let separator = data_of(vm, separator)?;
            vm.text(bytes::split(&data, &separator, limit))?
                .into_iter()
                .map(|part| made(part.to_vec()))
                .collect()
        }
        None => bytes::split_space(&data)
            .into_iter()
            .map(|part| made(part.to_vec()))
            .collect(),
    };
    Ok(Value::list(parts))
}

static METHODS: &[Entry] = &[
    pure(
        "decode",
        "(self, encoding='utf-8', errors='strict')",
        |vm, args| {
            let data = data_of(vm, &args[0])?;
            decode(
                vm,
                &data,
                args[1].as_str().unwrap_or("utf-8"),
                args[2].as_str().unwrap_or("strict"),
            )
        },
    ),
    pure("hex", "(self, sep='')", |vm, args| {
        Ok(Value::str(bytes::hex(
            &data_of(vm, &args[0])?,
            args[1].as_str().unwrap_or(""),
        )))
    }),
    pure("join", "(self, iterable_of_bytes, /)", join),
    pure("split", "(self, /, sep=None, maxsplit=-1)", split),
    pure("strip", "(self, bytes=None, /)", |vm, args| {
        stripped(vm, args, Side::Both)
    }),
    pure("lstrip", "(self, bytes=None, /)", |vm, args| {
        stripped(vm, args, Side::Left)
    }),
    pure("rstrip", "(self, bytes=None, /)", |vm, args| {
        stripped(vm, args, Side::Right)
    }),
    pure("startswith", "(self, prefix, /)", |vm, args| {
        affix(vm, args, |data, part| data.starts_with(part))
    }),
    pure("endswith", "(self, suffix, /)", |vm, args| {
        affix(vm, args, |data, part| data.ends_with(part))
    }),
    pure("lower", "(self, /)", |vm, args| {
        mapped(vm, args, u8::to_ascii_lowercase)
    }),
    pure("upper", "(self, /)", |vm, args| {
        mapped(vm, args, u8::to_ascii_uppercase)
    }),
    pure("count", "(self, sub, /)", |vm, args| {
        Ok(Value::from(bytes::count(
            &data_of(vm, &args[0])?,
            &data_of(vm, &args[1])?,
        )))
    }),
    pure("find", "(self, sub, /)", |vm, args| {
        Ok(
            bytes::find(&data_of(vm, &args[0])?, &data_of(vm, &args[1])?)
                .map_or(Value::Int(-1), Value::from),
        )
    }),
    pure("rfind", "(self, sub, /)", |vm, args| {
        Ok(
            bytes::rfind(&data_of(vm, &args[0])?, &data_of(vm, &args[1])?)
                .map_or(Value::Int(-1), Value::from),
        )
    }),
    pure("index", "(self, sub, /)", |vm, args| {
        let at = bytes::find(&data_of(vm, &args[0])?, &data_of(vm, &args[1])?);
        at.map(Value::from)
            .ok_or_else(|| vm.value_error("subsection not found"))
    }),
    pure("replace", "(self, old, new, count=-1, /)", |vm, args| {
        let (data, old, new) = (
            data_of(vm, &args[0])?,
            data_of(vm, &args[1])?,
            data_of(vm, &args[2])?,
        );
        let limit = limit(vm, &args[3])?;
        vm.text(bytes::replace(&data, &old, &new, limit)).map(made)
    }),
];

static ARRAY_METHODS: &[Entry] = &[
    mutates("append", "(self, item, /)", |vm, args| {
        let byte = byte(vm, &args[1], "byte")?;
        with_array(vm, args, |data| data.push(byte))
    }),
    mutates("extend", "(self, iterable_of_ints, /)", |vm, args| {
        let more = contents(vm, ArgValues::of(vec![Value::None, args[1].clone()]).view())?;
        with_array(vm, args, |data| data.extend(more))
    }),
    mutates("clear", "(self, /)", |vm, args| {
        with_array(vm, args, Vec::clear)
    }),
    mutates("reverse", "(self, /)", |vm, args| {
        with_array(vm, args, |data| data.reverse())
    }),
    mutates("__setitem__", "(self, key, value, /)", |vm, args| {
        let length = data_of(vm, &args[0])?.len();
        let byte = byte(vm, &args[2], "byte")?;
        let index = vm.int(&args[1])?;
        let at = usize::try_from(if index < 0 {
            index + length as i64
        } else {
            index
        })
        .ok()
        .filter(|at| *at < length);
        match at {
            Some(at) => with_array(vm, args, |data| {
                if let Some(place) = data.get_mut(at) {
                    *place = byte;
                }
            }),
            None => Err(vm.index_error("bytearray index out of range")),
        }
    }),
    pure("copy", "(self, /)", |vm, args| {
        let data = data_of(vm, &args[0])?;
        Ok(array(vm, args, data.to_vec()))
    }),
    pure("__len__", "(self, /)", |vm, args| {
        data_of(vm, &args[0]).map(|data| Value::from(data.len()))
    }),
    pure("__iter__", "(self, /)", |vm, args| {
        data_of(vm, &args[0]).and_then(|data| vm.iter(&Value::Bytes(data)))
    }),
    pure("__contains__", "(self, key, /)", |vm, args| {
        let data = data_of(vm, &args[0])?;
        vm.contains(&Value::Bytes(data), &args[1]).map(Value::Bool)
    }),
    pure("__getitem__", "(self, key, /)", |vm, args| {
        let data = data_of(vm, &args[0])?;
        match vm.get_item(&Value::Bytes(data), &args[1])? {
            Value::Bytes(part) => Ok(array(vm, args, part.to_vec())),
            item => Ok(item),
        }
    }),
    pure("__eq__", "(self, value, /)", |vm, args| {
        let left = data_of(vm, &args[0])?;
        Ok(data_of(vm, &args[1]).map_or(Value::NotImplemented, |right| Value::Bool(left == right)))
    }),
    pure("__add__", "(self, value, /)", |vm, args| {
        let (left, right) = (data_of(vm, &args[0])?, data_of(vm, &args[1])?);
        Ok(array(
            vm,
            args,
            [left.as_slice(), right.as_slice()].concat(),
        ))
    }),
    pure("__repr__", "(self, /)", |vm, args| {
        Ok(Value::str(format!(
            "bytearray({})",
            crate::text::quote::repr_bytes(&data_of(vm, &args[0])?)
        )))
    }),
];

fn with_array(vm: &Vm, args: Args, change: impl FnOnce(&mut Vec<u8>)) -> Result<Value, Raise> {
    match args[0].native::<ByteArray>() {
        Some(array) => {
            change(&mut array.0.borrow_mut());
            Ok(Value::None)
        }
        None => Err(wrong_receiver(vm, "bytearray", "method", &args[0])),
    }
}

/// A bytearray of the class of the receiver.
fn array(vm: &Vm, args: Args, data: Vec<u8>) -> Value {
    let class = vm.class_ref(&args[0]).clone();
    vm.native_object(&class, ByteArray(RefCell::new(data)))
}

/// Fills the classes.
pub(super) fn install(vm: &mut Vm) {
    let class = vm.types.bytes.clone();
    add_methods(&class, METHODS);
    for table in [EQUALITY, ORDER, REPR, HASH, SEQUENCE] {
        add_methods(&class, table);
    }
    add_methods(
        &class,
        binary_slots! { "__add__", "__radd__", Add; "__mul__", "__rmul__", Mul; },
    );
    class.remove(&Name::new("__radd__"));
    add_new(
        &class,
        "(cls, source=?, encoding=?, errors=?)",
        |vm, args| {
            let data = contents(vm, args)?;
            Ok(vm.wrap_base(&args[0], made(data)))
        },
    );
    add_class_method(&class, "fromhex", "(cls, string, /)", |vm, args| {
        let text = text_of(vm, &args[1], "fromhex() argument must be str")?;
        vm.text(bytes::from_hex(text.as_str())).map(made)
    });
    let array = ClassBuilder::new("builtins", "bytearray")
        .constructor("(cls, source=?, encoding=?, errors=?)", |vm, args| {
            let data = contents(vm, args)?;
            match &args[0] {
                Value::Class(class) => Ok(vm.native_object(class, ByteArray(RefCell::new(data)))),
                _ => Err(vm.type_error("bytearray.__new__(X): X is not a type object")),
            }
        })
        .methods(METHODS)
        .methods(ARRAY_METHODS)
        .value("__hash__", Value::None)
        .build(vm);
    vm.builtins.set_str("bytearray", &array);
}
