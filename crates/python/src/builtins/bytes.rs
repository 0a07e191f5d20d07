//! `bytes` and `bytearray`.

use super::codecs::encode;
use super::support::*;
use crate::bytecode::{BinaryOp, CompareOp};
use crate::native::{ClassBuilder, Entry, Given};
use crate::natives;
use crate::object::*;
use crate::text::bytes;
use crate::text::strings::Side;
use crate::vm::{Exc, Vm};
use freezeframe_base::Lists;
use std::cell::RefCell;
use std::rc::Rc;

/// What a `bytearray` holds, and what views of it hold on to: while there is one, the length stays.
#[derive(Default)]
pub(super) struct ByteArray(pub RefCell<Vec<u8>>, Rc<()>);

/// What a view holds as long as it needs an array's length to stay.
struct Hold {
    _held: Rc<()>,
}

impl NativePayload for Hold {}

/// What views of bytes ask of arrays.
#[natives]
pub(crate) mod views {
    use super::*;

    /// What keeps the length of an array as long as it lives; None for all else.
    #[native("(object, /)")]
    fn hold(vm: &mut Vm, object: &Value) -> Result<Value, Raise> {
        let Some(array) = object.native::<ByteArray>() else {
            return Ok(Value::None);
        };
        let held = array.1.clone();
        Ok(vm.native_object(&vm.types.object.clone(), Hold { _held: held }))
    }
}

impl NativePayload for ByteArray {
    fn keep(self: Rc<Self>) -> Option<Box<dyn FnOnce()>> {
        let bytes = self.0.borrow().clone();
        Some(Box::new(move || drop(self.0.replace(bytes))))
    }
}

/// A byte of a `bytearray`, from the end where `at` is negative.
pub(crate) fn byte_at(value: &Value, at: i64) -> Option<u8> {
    let array = value.native::<ByteArray>()?;
    let bytes = array.0.borrow();
    let at = if at < 0 { at + bytes.len() as i64 } else { at };
    bytes.get(usize::try_from(at).ok()?).copied()
}

impl Vm {
    /// The bytes of a bytes-like object.
    ///
    /// # Errors
    /// A TypeError for all else.
    pub fn bytes_of(&mut self, value: &Value) -> Result<Rc<Vec<u8>>, Raise> {
        data_of(self, value)
    }
}

/// True for a `bytearray`.
pub(crate) fn is_byte_array(value: &Value) -> bool {
    value.native::<ByteArray>().is_some()
}

/// The bytes of a `bytearray`.
pub(crate) fn byte_array(value: &Value) -> Option<Vec<u8>> {
    value.native::<ByteArray>().map(|it| it.0.borrow().clone())
}

/// The bytes of a bytes-like object: one that has `__buffer__` is, too.
pub(crate) fn data_of(vm: &mut Vm, value: &Value) -> Result<Rc<Vec<u8>>, Raise> {
    match value.unwrapped() {
        Value::Bytes(data) => return Ok(data.clone()),
        other => {
            if let Some(array) = other.native::<ByteArray>() {
                return Ok(Rc::new(array.0.borrow().clone()));
            }
        }
    }
    if vm
        .class_ref(value)
        .lookup(&Name::new("__buffer__"))
        .is_some()
    {
        let view = vm.call_method(value, "__buffer__", &[Value::Int(0)])?;
        if let Value::Bytes(data) = vm.call_method(&view, "tobytes", &[])? {
            return Ok(data);
        }
    }
    let name = vm.type_name(value);
    Err(vm.type_error(format_args!(
        "a bytes-like object is required, not '{name}'"
    )))
}

fn made(data: Vec<u8>) -> Value {
    Value::Bytes(Rc::new(data))
}

fn wrong_encoding(vm: &Vm, what: &str, given: &Value) -> Raise {
    let kind = if what == "bytes" {
        "bytes"
    } else {
        "bytearray"
    };
    let found = vm.type_name(given);
    vm.type_error(format_args!(
        "{kind}() argument 'encoding' must be str, not {found}"
    ))
}

fn contents(
    vm: &mut Vm,
    (source, what): (Given, &str),
    encoding: Given,
    errors: Given,
) -> Result<Vec<u8>, Raise> {
    let Some(value) = source.0 else {
        return match (encoding.0, errors.0) {
            (None, None) => Ok(Vec::new()),
            (Some(_), _) => Err(vm.type_error("encoding without a string argument")),
            _ => Err(vm.type_error("errors without a string argument")),
        };
    };
    match value.unwrapped() {
        Value::Str(text) => {
            let Some(given) = encoding.0 else {
                return Err(vm.type_error("string argument without an encoding"));
            };
            let Some(encoding) = given.as_str() else {
                return Err(wrong_encoding(vm, what, given));
            };
            let encoded = encode(
                vm,
                text.as_str(),
                encoding,
                errors.0.and_then(Value::as_str).unwrap_or("strict"),
            )?;
            data_of(vm, &encoded).map(|data| data.to_vec())
        }
        _ if encoding.0.is_some_and(|it| it.as_str().is_none()) => {
            Err(wrong_encoding(vm, what, encoding.0.unwrap_or(value)))
        }
        _ if encoding.0.is_some() || errors.0.is_some() => {
            let what = if encoding.0.is_some() {
                "encoding"
            } else {
                "errors"
            };
            Err(vm.type_error(format_args!("{what} without a string argument")))
        }
        Value::Int(count) => {
            let Some(count) = freezeframe_base::how_many(*count) else {
                return Err(vm.value_error("negative count"));
            };
            Ok(vec![0; vm.text(crate::text::check_len(count))?])
        }
        Value::Bytes(data) => Ok(data.to_vec()),
        other => {
            if let Some(array) = other.native::<ByteArray>() {
                return Ok(array.0.borrow().clone());
            }
            let class = vm.class_ref(value).clone();
            if let Some(Value::Function(_)) = class.lookup(&vm.names.bytes) {
                let made = vm.call_method(value, "__bytes__", &[])?;
                let Value::Bytes(data) = made.unwrapped() else {
                    let found = vm.type_name(&made);
                    return Err(
                        vm.type_error(format_args!("__bytes__ returned non-bytes (type {found})"))
                    );
                };
                return Ok(data.to_vec());
            }
            if class.lookup(&Name::new("__buffer__")).is_some() {
                return data_of(vm, value).map(|data| data.to_vec());
            }
            if class.lookup(&vm.names.index).is_some() {
                return match vm.index(value)? {
                    count @ Value::Int(_) => {
                        contents(vm, (Given(Some(&count)), what), encoding, errors)
                    }
                    _ => Err(vm.error(
                        Exc::OverflowError,
                        "cannot fit 'int' into an index-sized integer",
                    )),
                };
            }
            if !vm.is_iterable(other) {
                let name = vm.type_name(other);
                let kind = if what == "bytes" {
                    "bytes"
                } else {
                    "bytearray"
                };
                return Err(vm.type_error(format_args!("cannot convert '{name}' object to {kind}")));
            }
            let items = vm.iterate(&other.clone())?;
            items.iter().map(|item| byte(vm, item, what)).try_list()
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
    (prefix, start, end): (&Value, &Value, &Value),
    is_start: bool,
) -> Result<Value, Raise> {
    let holds = match is_start {
        true => |data: &[u8], part: &[u8]| data.starts_with(part),
        false => |data: &[u8], part: &[u8]| data.ends_with(part),
    };
    let whole = data_of(vm, this)?;
    let part = Slice {
        start: start.clone(),
        stop: end.clone(),
        step: Value::None,
    };
    let (from, _, count) = vm.slice_indices(&part, whole.len())?;
    let data = whole
        .get(from as usize..from as usize + count)
        .unwrap_or(&[]);
    let is_past = usize::try_from(from).is_ok_and(|from| from > whole.len());
    let candidates = match prefix.unwrapped() {
        Value::Tuple(many) => many.items.clone(),
        one => vec![one.clone()],
    };
    for candidate in candidates {
        if data_of(vm, &candidate).is_err() {
            let (word, name) = (
                if is_start { "startswith" } else { "endswith" },
                vm.type_name(&candidate),
            );
            if matches!(prefix.unwrapped(), Value::Tuple(_)) {
                return Err(vm.type_error(format_args!(
                    "a bytes-like object is required, not '{name}'"
                )));
            }
            return Err(vm.type_error(format_args!(
                "{word} first arg must be bytes or a tuple of bytes, not {name}"
            )));
        }
        if !is_past && holds(data, &data_of(vm, &candidate)?) {
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
        for (name, value) in [("encoding", encoding), ("errors", errors)] {
            if value.as_str().is_none() {
                let found = match value {
                    Value::None => "None".into(),
                    other => vm.type_name(other),
                };
                return Err(vm.type_error(format_args!(
                    "decode() argument '{name}' must be str, not {found}"
                )));
            }
        }
        let (encoding, errors) = (encoding.as_str(), errors.as_str());
        super::super::codecs::decode(
            vm,
            &data,
            encoding.unwrap_or("utf-8"),
            errors.unwrap_or("strict"),
        )
    }

    /// What a copy is made from.
    #[native("(self, /)")]
    fn __getnewargs__(vm: &mut Vm, this: &Value) -> Result<Value, Raise> {
        let data = Value::Bytes(Rc::new(data_of(vm, this)?.to_vec()));
        Ok(Value::tuple(vec![data]))
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
    #[native("(self, sep=?, bytes_per_sep=1)")]
    fn hex(vm: &mut Vm, this: &Value, sep: Given, bytes_per_sep: i64) -> Result<Value, Raise> {
        let data = data_of(vm, this)?;
        let Some(sep) = sep.0 else {
            return Ok(Value::str(bytes::hex(&data, "", 1)));
        };
        let separator = match sep.unwrapped() {
            Value::Bytes(separator) => String::from_utf8_lossy(separator).into_owned(),
            Value::Str(separator) => separator.as_str().to_owned(),
            _ => return Err(vm.type_error("sep must be str or bytes.")),
        };
        match separator.chars().count() {
            1 if separator.is_ascii() => {
                Ok(Value::str(bytes::hex(&data, &separator, bytes_per_sep)))
            }
            1 => Err(vm.value_error("sep must be ASCII.")),
            _ => Err(vm.value_error("sep must be length 1.")),
        }
    }

    /// The items of an iterable of bytes, with these bytes between them.
    ///
    /// >>> b", ".join([b"a", b"b"])
    /// b'a, b'
    #[native("(self, iterable_of_bytes, /)")]
    fn join(vm: &mut Vm, this: &Value, iterable_of_bytes: &Value) -> Result<Value, Raise> {
        let separator = data_of(vm, this)?;
        let mut out = Vec::new();
        if !vm.is_iterable(iterable_of_bytes) {
            return Err(vm.type_error("can only join an iterable"));
        }
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
        Ok(like(vm, this, out))
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
                    .map(|part| like(vm, this, part.to_vec()))
                    .collect()
            }
            None => bytes::split_space(&data, limit)
                .into_iter()
                .map(|part| like(vm, this, part.to_vec()))
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
        let left = bytes::strip(&data, chars, member).to_vec();
        Ok(like(vm, this, left))
    }

    /// True if they begin with `prefix`.
    ///
    /// >>> b"abc".startswith(b"a")
    /// True
    #[native("(self, prefix, start=None, end=None, /)")]
    fn startswith(
        vm: &mut Vm,
        this: &Value,
        prefix: &Value,
        start: &Value,
        end: &Value,
    ) -> Result<Value, Raise> {
        affix(vm, this, (prefix, start, end), true)
    }

    /// True if they end with `suffix`.
    ///
    /// >>> b"abc".endswith(b"c")
    /// True
    #[native("(self, suffix, start=None, end=None, /)")]
    fn endswith(
        vm: &mut Vm,
        this: &Value,
        suffix: &Value,
        start: &Value,
        end: &Value,
    ) -> Result<Value, Raise> {
        affix(vm, this, (suffix, start, end), false)
    }

    #[member(lower = u8::to_ascii_lowercase, "With ASCII letters in lower case.

        >>> b\"AbC\".lower()
        b'abc'")]
    #[member(upper = u8::to_ascii_uppercase, "With ASCII letters in upper case.

        >>> b\"AbC\".upper()
        b'ABC'")]
    #[native("(self, /)")]
    fn mapped(vm: &mut Vm, member: fn(&u8) -> u8, this: &Value) -> Result<Value, Raise> {
        let data = data_of(vm, this)?.iter().map(member).collect();
        Ok(like(vm, this, data))
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
        let data = vm.text(bytes::replace(&data, &old, &new, limit))?;
        Ok(like(vm, this, data))
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
        match iterable_of_ints.unwrapped() {
            Value::Str(_) => {
                return Err(vm.type_error("expected iterable of integers; got: 'str'"));
            }
            other if !vm.is_iterable(other) => {
                let name = vm.type_name(other);
                return Err(vm.type_error(format_args!("can't extend bytearray with {name}")));
            }
            _ => {}
        }
        let more = contents(
            vm,
            (Given(Some(iterable_of_ints)), "byte"),
            Given(None),
            Given(None),
        )?;
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

    /// Sets the item of this index, or puts bytes in the place of a slice.
    #[native("(self, key, value, /)", purity = MutatesSelf)]
    fn __setitem__(vm: &mut Vm, this: &Value, key: &Value, value: &Value) -> Result<Value, Raise> {
        if !matches!(key, Value::Slice(_)) {
            let (at, byte) = (place(vm, this, key)?, byte(vm, value, "byte")?);
            return with_array(vm, this, |data| {
                if let Some(place) = data.get_mut(at) {
                    *place = byte;
                }
            });
        }
        let wrong = match value.unwrapped() {
            Value::Str(_) => true,
            _ => !vm.is_iterable(value),
        };
        if wrong {
            return Err(vm.type_error(
                "can assign only bytes, buffers, or iterables of ints in range(0, 256)",
            ));
        }
        let new = contents(vm, (Given(Some(value)), "byte"), Given(None), Given(None))?;
        let new = Value::list(
            new.into_iter()
                .map(|byte| Value::Int(byte.into()))
                .collect(),
        );
        as_list(vm, this, |vm, list| vm.set_item(list, key, new))
            .map_err(|raise| not_of_list(vm, raise))
    }

    /// Takes the item of this index out, or those of a slice.
    #[native("(self, key, /)", purity = MutatesSelf)]
    fn __delitem__(vm: &mut Vm, this: &Value, key: &Value) -> Result<Value, Raise> {
        if matches!(key, Value::Slice(_)) {
            return as_list(vm, this, |vm, list| vm.delete_item(list, key));
        }
        let at = place(vm, this, key)?;
        with_array(vm, this, |data| {
            data.remove(at);
        })
    }

    /// Puts a byte before the one at this index.
    #[native("(self, index, item, /)", purity = MutatesSelf)]
    fn insert(vm: &mut Vm, this: &Value, index: i64, item: &Value) -> Result<Value, Raise> {
        let byte = byte(vm, item, "byte")?;
        with_array(vm, this, |data| {
            let length = data.len() as i64;
            let at = if index < 0 { index + length } else { index };
            data.insert(at.clamp(0, length) as usize, byte);
        })
    }

    /// Takes a byte out and gives it: the last one by default.
    #[native("(self, index=-1, /)", purity = MutatesSelf)]
    fn pop(vm: &mut Vm, this: &Value, index: i64) -> Result<Value, Raise> {
        let length = data_of(vm, this)?.len() as i64;
        if length == 0 {
            return Err(vm.index_error("pop from empty bytearray"));
        }
        let at = if index < 0 { index + length } else { index };
        if !(0..length).contains(&at) {
            return Err(vm.index_error("pop index out of range"));
        }
        let mut taken = 0;
        with_array(vm, this, |data| taken = data.remove(at as usize))?;
        Ok(Value::Int(taken.into()))
    }

    /// Takes the first byte of this value out.
    #[native("(self, value, /)", purity = MutatesSelf)]
    fn remove(vm: &mut Vm, this: &Value, value: &Value) -> Result<Value, Raise> {
        let byte = byte(vm, value, "byte")?;
        match data_of(vm, this)?.iter().position(|it| *it == byte) {
            Some(at) => with_array(vm, this, |data| {
                data.remove(at);
            }),
            None => Err(vm.value_error("value not found in bytearray")),
        }
    }

    /// Adds bytes at the end.
    #[native("(self, value, /)", purity = MutatesSelf)]
    fn __iadd__(vm: &mut Vm, this: &Value, value: &Value) -> Result<Value, Raise> {
        let more = joinable(vm, this, value)?;
        with_array(vm, this, |data| data.extend_from_slice(&more))?;
        Ok(this.clone())
    }

    /// Repeats the bytes in place.
    #[native("(self, value, /)", purity = MutatesSelf)]
    fn __imul__(vm: &mut Vm, this: &Value, value: &Value) -> Result<Value, Raise> {
        let data = repeated(vm, this, value)?;
        with_array(vm, this, |old| *old = data)?;
        Ok(this.clone())
    }

    /// The bytes so many times.
    #[native("(self, value, /)")]
    fn __mul__(vm: &mut Vm, this: &Value, value: &Value) -> Result<Value, Raise> {
        let data = repeated(vm, this, value)?;
        Ok(array(vm, this, data))
    }

    /// The bytes so many times.
    #[native("(self, value, /)")]
    fn __rmul__(vm: &mut Vm, this: &Value, value: &Value) -> Result<Value, Raise> {
        let data = repeated(vm, this, value)?;
        Ok(array(vm, this, data))
    }

    /// The bytes as a template, its fields filled.
    #[native("(self, value, /)")]
    fn __mod__(vm: &mut Vm, this: &Value, value: &Value) -> Result<Value, Raise> {
        let template = made(data_of(vm, this)?.to_vec());
        let filled = super::super::percent_format(vm, &template, value)?;
        let data = data_of(vm, &filled)?.to_vec();
        Ok(array(vm, this, data))
    }

    #[member(__lt__ = CompareOp::Lt, "True if `self` comes before `value`.")]
    #[member(__le__ = CompareOp::Le, "True if `self` comes before `value` or is equal to it.")]
    #[member(__gt__ = CompareOp::Gt, "True if `self` comes after `value`.")]
    #[member(__ge__ = CompareOp::Ge, "True if `self` comes after `value` or is equal to it.")]
    #[native("(self, value, /)")]
    fn compare(
        vm: &mut Vm,
        this: &Value,
        value: &Value,
        member: CompareOp,
    ) -> Result<Value, Raise> {
        let left = data_of(vm, this)?;
        let Ok(right) = data_of(vm, value) else {
            return Ok(Value::NotImplemented);
        };
        Ok(Value::Bool(match member {
            CompareOp::Lt => left < right,
            CompareOp::Le => left <= right,
            CompareOp::Gt => left > right,
            _ => left >= right,
        }))
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
        let data = data_of(vm, this)?;
        vm.iter(&Value::Bytes(data))
    }

    /// True if `key` is among the items.
    #[native("(self, key, /)")]
    fn __contains__(vm: &mut Vm, this: &Value, key: &Value) -> Result<Value, Raise> {
        let data = data_of(vm, this)?;
        vm.contains(&Value::Bytes(data), key).map(Value::Bool)
    }

    /// The item of this index or key, or a part for a slice.
    #[native("(self, key, /)", reads = Item)]
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
        let (left, right) = (data_of(vm, this)?, joinable(vm, this, value)?);
        Ok(array(
            vm,
            this,
            [left.as_slice(), right.as_slice()].concat(),
        ))
    }

    /// The text that shows the value.
    #[native("(self, /)")]
    fn __repr__(vm: &mut Vm, this: &Value) -> Result<Value, Raise> {
        let data = data_of(vm, this)?;
        let name = vm.type_name(this);
        let shown = crate::text::quote::repr_bytearray(&data);
        Ok(Value::str(format!("{name}({shown})")))
    }
}

/// The place of an index among the bytes of an array.
fn place(vm: &mut Vm, this: &Value, key: &Value) -> Result<usize, Raise> {
    let length = data_of(vm, this)?.len();
    let class = vm.class_ref(key).clone();
    if !matches!(
        key.unwrapped(),
        Value::Int(_) | Value::Bool(_) | Value::BigInt(_)
    ) && class.lookup(&vm.names.index).is_none()
    {
        let name = vm.type_name(key);
        return Err(vm.type_error(format_args!(
            "bytearray indices must be integers or slices, not {name}"
        )));
    }
    let index = vm.int(key)?;
    let at = if index < 0 {
        index + length as i64
    } else {
        index
    };
    let at = usize::try_from(at).ok().filter(|at| *at < length);
    at.ok_or_else(|| vm.index_error("bytearray index out of range"))
}

/// The bytes that are put behind those of an array.
fn joinable(vm: &mut Vm, this: &Value, value: &Value) -> Result<Rc<Vec<u8>>, Raise> {
    data_of(vm, value).map_err(|_| {
        let (left, right) = (vm.type_name(this), vm.type_name(value));
        vm.type_error(format_args!("can't concat {right} to {left}"))
    })
}

fn repeated(vm: &mut Vm, this: &Value, count: &Value) -> Result<Vec<u8>, Raise> {
    let data = made(data_of(vm, this)?.to_vec());
    let data = vm.binary(BinaryOp::Mul, &data, count)?;
    data_of(vm, &data).map(|data| data.to_vec())
}

/// Changes the bytes of an array as a list of ints is changed.
fn as_list(
    vm: &mut Vm,
    this: &Value,
    change: impl FnOnce(&mut Vm, &Value) -> Result<(), Raise>,
) -> Result<Value, Raise> {
    let data = data_of(vm, this)?;
    let list = Value::list(data.iter().map(|byte| Value::Int((*byte).into())).collect());
    change(vm, &list)?;
    let new = contents(vm, (Given(Some(&list)), "byte"), Given(None), Given(None))?;
    with_array(vm, this, |data| *data = new)
}

/// What a list says of a slice that does not fit, as an array says it.
fn not_of_list(vm: &mut Vm, raise: Raise) -> Raise {
    let text = vm.message_of(&raise);
    match text.strip_prefix("attempt to assign sequence") {
        Some(rest) => vm.value_error(format_args!("attempt to assign bytes{rest}")),
        None => raise,
    }
}

fn with_array(vm: &Vm, this: &Value, change: impl FnOnce(&mut Vec<u8>)) -> Result<Value, Raise> {
    match this.native::<ByteArray>() {
        Some(array) if Rc::strong_count(&array.1) > 1 => {
            let mut data = array.0.borrow().clone();
            change(&mut data);
            if data.len() != array.0.borrow().len() {
                let text = "Existing exports of data: object cannot be re-sized";
                return Err(vm.error(Exc::BufferError, text));
            }
            array.0.replace(data);
            Ok(Value::None)
        }
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

/// What a method makes: a plain `bytearray` of an object of any class that derives from it.
fn array(vm: &Vm, this: &Value, data: Vec<u8>) -> Value {
    let class = vm.class_ref(this);
    let mut all = class.full_mro().into_iter();
    let plain = all.find(|it| it.flags.builtin.get());
    let class = plain.unwrap_or_else(|| class.clone());
    vm.native_object(&class, ByteArray(RefCell::new(data), Rc::default()))
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
        &only(
            operators::TABLE,
            &["__add__", "__mul__", "__rmul__", "__mod__", "__rmod__"],
        ),
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
        let data = contents(vm, (source, "bytes"), encoding, errors)?;
        Ok(vm.wrap_base(cls, made(data)))
    }

    /// The bytes that a text in base 16 shows.
    ///
    /// >>> bytes.fromhex("01 ff")
    /// b'\x01\xff'
    #[native("(cls, string, /)", bound = Class)]
    fn fromhex(vm: &mut Vm, cls: &Value, string: &Value) -> Result<Value, Raise> {
        let text = text_of(vm, string, "fromhex() argument must be str")?;
        let data = made(vm.text(bytes::from_hex(text.as_str()))?);
        match cls {
            Value::Class(class) if !Rc::ptr_eq(class, &vm.types.bytes) => vm.call(cls, &[data]),
            _ => Ok(data),
        }
    }
}

#[natives]
mod array_members {
    use super::*;

    /// The bytes that a text in base 16 shows.
    #[native("(cls, string, /)", bound = Class)]
    fn fromhex(vm: &mut Vm, cls: &Value, string: &Value) -> Result<Value, Raise> {
        let text = text_of(vm, string, "fromhex() argument must be str")?;
        let data = made(vm.text(bytes::from_hex(text.as_str()))?);
        vm.call(cls, &[data])
    }

    /// The bytes of a text in an encoding, of bytes, of an iterable of ints, or so many zeros.
    #[native("(cls, source=?, encoding=?, errors=?)")]
    fn __new__(
        vm: &mut Vm,
        cls: &Value,
        source: Given,
        encoding: Given,
        errors: Given,
    ) -> Result<Value, Raise> {
        let data = contents(vm, (source, "byte"), encoding, errors)?;
        match cls {
            Value::Class(class) => {
                Ok(vm.native_object(class, ByteArray(RefCell::new(data), Rc::default())))
            }
            _ => Err(vm.type_error("bytearray.__new__(X): X is not a type object")),
        }
    }
}
