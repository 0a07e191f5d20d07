//! `bytes`, its codecs, and a plain `bytearray`.

use super::support::*;
use crate::native::{ClassBuilder, Entry, Given};
use crate::natives;
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

impl NativePayload for ByteArray {
    fn keep(self: Rc<Self>) -> Option<Box<dyn FnOnce()>> {
        let bytes = self.0.borrow().clone();
        Some(Box::new(move || drop(self.0.replace(bytes))))
    }
}

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

fn contents(vm: &mut Vm, source: Given, encoding: Given, errors: Given) -> Result<Vec<u8>, Raise> {
    let Some(value) = source.0 else {
        return Ok(Vec::new());
    };
    match value.unwrapped() {
        Value::Str(text) => {
            let Some(encoding) = encoding.0.and_then(Value::as_str) else {
                return Err(vm.type_error("string argument without an encoding"));
            };
            let encoded = encode(
                vm,
                text.as_str(),
                encoding,
                errors.0.and_then(Value::as_str).unwrap_or("strict"),
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

fn affix(
    vm: &mut Vm,
    this: &Value,
    prefix: &Value,
    holds: fn(&[u8], &[u8]) -> bool,
) -> Result<Value, Raise> {
    let data = data_of(vm, this)?;
    let candidates = match prefix.unwrapped() {
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

/// What bytes and byte arrays do.
#[natives]
mod methods {
    use super::*;

    /// The text that the bytes encode.
    ///
    /// >>> bytes([104, 105]).decode()
    /// 'hi'
    #[native("(self, encoding='utf-8', errors='strict')")]
    fn decode(vm: &mut Vm, this: &Value, encoding: &Value, errors: &Value) -> Result<Value, Raise> {
        let data = data_of(vm, this)?;
        super::decode(
            vm,
            &data,
            encoding.as_str().unwrap_or("utf-8"),
            errors.as_str().unwrap_or("strict"),
        )
    }

    /// The bytes themselves.
    #[native("(self, /)")]
    fn __bytes__(vm: &mut Vm, this: &Value) -> Result<Value, Raise> {
        Ok(Value::Bytes(Rc::new(data_of(vm, this)?.to_vec())))
    }

    /// The bytes as hexadecimal digits.
    ///
    /// >>> bytes([1, 255]).hex()
    /// '01ff'
    #[native("(self, sep='')")]
    fn hex(vm: &mut Vm, this: &Value, sep: &Value) -> Result<Value, Raise> {
        Ok(Value::str(bytes::hex(
            &data_of(vm, this)?,
            sep.as_str().unwrap_or(""),
        )))
    }

    /// The items of an iterable of bytes, with these bytes between them.
    ///
    /// >>> b", ".join([b"a", b"b"])
    /// b'a, b'
    #[native("(self, iterable_of_bytes, /)")]
    fn join(vm: &mut Vm, this: &Value, iterable_of_bytes: &Value) -> Result<Value, Raise> {
        let separator = data_of(vm, this)?;
        let mut out = Vec::new();
        for (at, item) in vm.iterate(iterable_of_bytes)?.iter().enumerate() {
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

    /// The parts between separators; between runs of white space without one.
    ///
    /// >>> b"a b  c".split()
    /// [b'a', b'b', b'c']
    #[native("(self, /, sep=None, maxsplit=-1)")]
    fn split(
        vm: &mut Vm,
        this: &Value,
        sep: Option<&Value>,
        maxsplit: &Value,
    ) -> Result<Value, Raise> {
        let data = data_of(vm, this)?;
        let limit = limit(vm, maxsplit)?;
        let parts: Vec<Value> = match sep {
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

    #[member(strip = Side::Both, "The bytes without those of `bytes` at both ends; without white space by default.

        >>> b\"  a \".strip()
        b'a'")]
    #[member(lstrip = Side::Left, "The bytes without those of `bytes` at the start; without white space by default.

        >>> b\"  a \".lstrip()
        b'a '")]
    #[member(rstrip = Side::Right, "The bytes without those of `bytes` at the end; without white space by default.

        >>> b\"  a \".rstrip()
        b'  a'")]
    #[native("(self, bytes=None, /)")]
    fn stripped(
        vm: &mut Vm,
        member: Side,
        this: &Value,
        bytes: Option<&Value>,
    ) -> Result<Value, Raise> {
        let data = data_of(vm, this)?;
        let chars = bytes.map(|chars| data_of(vm, chars)).transpose()?;
        let chars = chars.as_ref().map(|chars| chars.as_slice());
        Ok(made(bytes::strip(&data, chars, member).to_vec()))
    }

    /// True if they begin with `prefix`.
    ///
    /// >>> b"abc".startswith(b"a")
    /// True
    #[native("(self, prefix, /)")]
    fn startswith(vm: &mut Vm, this: &Value, prefix: &Value) -> Result<Value, Raise> {
        affix(vm, this, prefix, |data, part| data.starts_with(part))
    }

    /// True if they end with `suffix`.
    ///
    /// >>> b"abc".endswith(b"c")
    /// True
    #[native("(self, suffix, /)")]
    fn endswith(vm: &mut Vm, this: &Value, suffix: &Value) -> Result<Value, Raise> {
        affix(vm, this, suffix, |data, part| data.ends_with(part))
    }

    #[member(lower = u8::to_ascii_lowercase, "With ASCII letters in lower case.

        >>> b\"AbC\".lower()
        b'abc'")]
    #[member(upper = u8::to_ascii_uppercase, "With ASCII letters in upper case.

        >>> b\"AbC\".upper()
        b'ABC'")]
    #[native("(self, /)")]
    fn mapped(vm: &mut Vm, member: fn(&u8) -> u8, this: &Value) -> Result<Value, Raise> {
        Ok(made(data_of(vm, this)?.iter().map(member).collect()))
    }

    /// With `old` replaced by `new`, `count` times at most if that is not negative.
    ///
    /// >>> b"banana".replace(b"an", b"AN")
    /// b'bANANa'
    #[native("(self, old, new, count=-1, /)")]
    fn replace(
        vm: &mut Vm,
        this: &Value,
        old: &Value,
        new: &Value,
        count: &Value,
    ) -> Result<Value, Raise> {
        let (data, old, new) = (data_of(vm, this)?, data_of(vm, old)?, data_of(vm, new)?);
        let limit = limit(vm, count)?;
        vm.text(bytes::replace(&data, &old, &new, limit)).map(made)
    }
}

/// What byte arrays do besides: they can change.
#[natives]
mod array_methods {
    use super::*;

    /// Adds a byte, an int from 0 to 255, at the end.
    #[native("(self, item, /)", purity = MutatesSelf)]
    fn append(vm: &mut Vm, this: &Value, item: &Value) -> Result<Value, Raise> {
        let byte = byte(vm, item, "byte")?;
        with_array(vm, this, |data| data.push(byte))
    }

    /// Adds bytes, or ints from 0 to 255, at the end.
    #[native("(self, iterable_of_ints, /)", purity = MutatesSelf, reads = Copied)]
    fn extend(vm: &mut Vm, this: &Value, iterable_of_ints: &Value) -> Result<Value, Raise> {
        let more = contents(vm, Given(Some(iterable_of_ints)), Given(None), Given(None))?;
        with_array(vm, this, |data| data.extend(more))
    }

    /// Takes all bytes out.
    #[native("(self, /)", purity = MutatesSelf)]
    fn clear(vm: &mut Vm, this: &Value) -> Result<Value, Raise> {
        with_array(vm, this, Vec::clear)
    }

    /// Turns the order of the bytes around.
    #[native("(self, /)", purity = MutatesSelf)]
    fn reverse(vm: &mut Vm, this: &Value) -> Result<Value, Raise> {
        with_array(vm, this, |data| data.reverse())
    }

    /// Sets the item of this index or key.
    #[native("(self, key, value, /)", purity = MutatesSelf)]
    fn __setitem__(vm: &mut Vm, this: &Value, key: &Value, value: &Value) -> Result<Value, Raise> {
        let length = data_of(vm, this)?.len();
        let byte = byte(vm, value, "byte")?;
        let index = vm.int(key)?;
        let at = usize::try_from(if index < 0 {
            index + length as i64
        } else {
            index
        })
        .ok()
        .filter(|at| *at < length);
        match at {
            Some(at) => with_array(vm, this, |data| {
                if let Some(place) = data.get_mut(at) {
                    *place = byte;
                }
            }),
            None => Err(vm.index_error("bytearray index out of range")),
        }
    }

    /// A copy of the bytes.
    #[native("(self, /)")]
    fn copy(vm: &mut Vm, this: &Value) -> Result<Value, Raise> {
        let data = data_of(vm, this)?;
        Ok(array(vm, this, data.to_vec()))
    }

    /// The number of items.
    #[native("(self, /)", reads = Length)]
    fn __len__(vm: &mut Vm, this: &Value) -> Result<Value, Raise> {
        data_of(vm, this).map(|data| Value::from(data.len()))
    }

    /// An iterator over the items.
    #[native("(self, /)")]
    fn __iter__(vm: &mut Vm, this: &Value) -> Result<Value, Raise> {
        data_of(vm, this).and_then(|data| vm.iter(&Value::Bytes(data)))
    }

    /// True if `key` is among the items.
    #[native("(self, key, /)")]
    fn __contains__(vm: &mut Vm, this: &Value, key: &Value) -> Result<Value, Raise> {
        let data = data_of(vm, this)?;
        vm.contains(&Value::Bytes(data), key).map(Value::Bool)
    }

    /// The item of this index or key, or a part for a slice.
    #[native("(self, key, /)")]
    fn __getitem__(vm: &mut Vm, this: &Value, key: &Value) -> Result<Value, Raise> {
        let data = data_of(vm, this)?;
        match vm.get_item(&Value::Bytes(data), key)? {
            Value::Bytes(part) => Ok(array(vm, this, part.to_vec())),
            item => Ok(item),
        }
    }

    /// True if both are equal.
    #[native("(self, value, /)")]
    fn __eq__(vm: &mut Vm, this: &Value, value: &Value) -> Result<Value, Raise> {
        let left = data_of(vm, this)?;
        Ok(data_of(vm, value).map_or(Value::NotImplemented, |right| Value::Bool(left == right)))
    }

    /// Both, one after the other.
    #[native("(self, value, /)")]
    fn __add__(vm: &mut Vm, this: &Value, value: &Value) -> Result<Value, Raise> {
        let (left, right) = (data_of(vm, this)?, data_of(vm, value)?);
        Ok(array(
            vm,
            this,
            [left.as_slice(), right.as_slice()].concat(),
        ))
    }

    /// The text that shows the value.
    #[native("(self, /)")]
    fn __repr__(vm: &mut Vm, this: &Value) -> Result<Value, Raise> {
        Ok(Value::str(format!(
            "bytearray({})",
            crate::text::quote::repr_bytes(&data_of(vm, this)?)
        )))
    }
}

fn with_array(vm: &Vm, this: &Value, change: impl FnOnce(&mut Vec<u8>)) -> Result<Value, Raise> {
    match this.native::<ByteArray>() {
        Some(array) => {
            change(&mut array.0.borrow_mut());
            Ok(Value::None)
        }
        None => Err(wrong_receiver(vm, "bytearray", "method", this)),
    }
}

/// Bytes of the kind of the receiver.
pub(super) fn like(vm: &Vm, this: &Value, data: Vec<u8>) -> Value {
    match this.native::<ByteArray>() {
        Some(_) => array(vm, this, data),
        None => made(data),
    }
}

/// A bytearray of the class of the receiver.
fn array(vm: &Vm, this: &Value, data: Vec<u8>) -> Value {
    let class = vm.class_ref(this).clone();
    vm.native_object(&class, ByteArray(RefCell::new(data)))
}

/// Fills the classes; more methods, of both, are given.
pub(super) fn install(vm: &mut Vm, more: &'static [&'static Entry]) {
    let class = vm.types.bytes.clone();
    extend(&class, methods::TABLE);
    extend(&class, more);
    for table in [
        equality::TABLE,
        order::TABLE,
        repr_slot::TABLE,
        hash_slot::TABLE,
        sequence::TABLE,
    ] {
        extend(&class, table);
    }
    extend(
        &class,
        &only(operators::TABLE, &["__add__", "__mul__", "__rmul__"]),
    );
    describe(vm, &class, &class_members::CLASS);

    let array = ClassBuilder::new("builtins", "bytearray")
        .methods(methods::TABLE)
        .methods(more)
        .methods(array_methods::TABLE)
        .methods(array_members::TABLE)
        .value("__hash__", Value::None)
        .build(vm);
    vm.builtins.set_str("bytearray", &array);
}

/// Numbers from 0 to 255 in a row, which do not change.
///
/// `bytes(x)` makes them of a text in an encoding, of an iterable of ints, or of so many zeros.
///
/// >>> bytes([104, 105])
/// b'hi'
#[natives(class = "builtins.bytes")]
mod class_members {
    use super::*;

    /// The bytes of a text in an encoding, of an iterable of ints, or so many zeros.
    ///
    /// >>> bytes(3)
    /// b'\x00\x00\x00'
    #[native("(cls, source=?, encoding=?, errors=?)")]
    fn __new__(
        vm: &mut Vm,
        cls: &Value,
        source: Given,
        encoding: Given,
        errors: Given,
    ) -> Result<Value, Raise> {
        let data = contents(vm, source, encoding, errors)?;
        Ok(vm.wrap_base(cls, made(data)))
    }

    /// The bytes that a text in base 16 shows.
    ///
    /// >>> bytes.fromhex("01 ff")
    /// b'\x01\xff'
    #[native("(cls, string, /)", bound = Class)]
    fn fromhex(vm: &mut Vm, string: &Value) -> Result<Value, Raise> {
        let text = text_of(vm, string, "fromhex() argument must be str")?;
        vm.text(bytes::from_hex(text.as_str())).map(made)
    }
}

#[natives]
mod array_members {
    use super::*;

    /// The bytes of a text in an encoding, of bytes, of an iterable of ints, or so many zeros.
    #[native("(cls, source=?, encoding=?, errors=?)")]
    fn __new__(
        vm: &mut Vm,
        cls: &Value,
        source: Given,
        encoding: Given,
        errors: Given,
    ) -> Result<Value, Raise> {
        let data = contents(vm, source, encoding, errors)?;
        match cls {
            Value::Class(class) => Ok(vm.native_object(class, ByteArray(RefCell::new(data)))),
            _ => Err(vm.type_error("bytearray.__new__(X): X is not a type object")),
        }
    }
}
