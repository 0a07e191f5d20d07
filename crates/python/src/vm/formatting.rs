//! `str.format`, `str.format_map` and `%`.

use super::{Exc, Vm};
use crate::object::*;
use crate::text::bytes::{bytes_of_text, text_of_bytes};
use crate::text::fields::{self, First, Piece, Step};
use crate::text::format_spec::IntRef;
use crate::text::percent::{self, Amount, Conversion};
use crate::text::quote;
use freezeframe_base::Lists;
use num_traits::Signed;
use std::rc::Rc;

/// Where the fields of a template find their values.
struct Source<'a> {
    /// `None` where all fields have names.
    positional: Option<&'a [Value]>,
    named: &'a Value,
    next: usize,
    manual: Option<bool>,
}

/// `str.format`.
pub(crate) fn str_format(
    vm: &mut Vm,
    this: &Value,
    args: &[Value],
    kwargs: &Value,
) -> Result<Value, Raise> {
    let template = text_of(vm, this, "must be str")?;
    let no_names = Value::Dict(Value::new_dict());
    let mut source = Source {
        positional: Some(args),
        named: if kwargs.is_unset() { &no_names } else { kwargs },
        next: 0,
        manual: None,
    };
    render(vm, template.as_str(), &mut source, 2).map(Value::str)
}

/// `str.format_map`.
pub(crate) fn str_format_map(vm: &mut Vm, this: &Value, mapping: &Value) -> Result<Value, Raise> {
    let template = text_of(vm, this, "must be str")?;
    let mut source = Source {
        positional: None,
        named: mapping,
        next: 0,
        manual: None,
    };
    render(vm, template.as_str(), &mut source, 2).map(Value::str)
}

fn render(vm: &mut Vm, template: &str, source: &mut Source, depth: u32) -> Result<String, Raise> {
    if depth == 0 {
        return Err(vm.value_error("Max string recursion exceeded"));
    }
    let mut out = String::new();
    for piece in vm.text(fields::parse(template))? {
        match piece {
            Piece::Literal(text) => out.push_str(&text),
            Piece::Field {
                name,
                conversion,
                spec,
            } => {
                let value = field_value(vm, name, source)?;
                let value = match conversion {
                    None => value,
                    Some('s') => vm.str(&value)?,
                    Some('r') => Value::str(vm.repr(&value)?),
                    Some('a') => Value::str(quote::escape_non_ascii(&vm.repr(&value)?)),
                    Some(other) => {
                        let shown = if other.is_ascii_graphic() {
                            other.to_string()
                        } else {
                            format!("\\x{:x}", u32::from(other))
                        };
                        return Err(
                            vm.value_error(format_args!("Unknown conversion specifier {shown}"))
                        );
                    }
                };
                let spec = if spec.contains(['{', '}']) {
                    render(vm, spec, source, depth - 1)?
                } else {
                    spec.to_owned()
                };
                out.push_str(&vm.format(&value, &spec)?);
            }
        }
        vm.text(crate::text::check_len(out.len()))?;
    }
    Ok(out)
}

fn field_value(vm: &mut Vm, name: &str, source: &mut Source) -> Result<Value, Raise> {
    let (first, steps) = vm.text(fields::parse_name(name))?;
    let mut value = match first {
        First::Name(name) => vm.get_item(source.named, &Value::str(name))?,
        First::Auto => {
            numbering(vm, source, false)?;
            source.next += 1;
            positional(vm, source, source.next as u64 - 1)?
        }
        First::Index(index) => {
            numbering(vm, source, true)?;
            positional(vm, source, index)?
        }
    };
    for step in steps {
        value = match step {
            Step::Attribute(name) => vm.attr(&value, name)?,
            Step::Index(index) => vm.get_item(&value, &Value::Int(index as i64))?,
            Step::Key(key) => vm.get_item(&value, &Value::str(key))?,
        };
    }
    Ok(value)
}

fn numbering(vm: &Vm, source: &mut Source, manual: bool) -> Result<(), Raise> {
    match source.manual.replace(manual) {
        Some(true) if !manual => Err(vm.value_error(
            "cannot switch from manual field specification to automatic field numbering",
        )),
        Some(false) if manual => Err(vm.value_error(
            "cannot switch from automatic field numbering to manual field specification",
        )),
        _ => Ok(()),
    }
}

fn positional(vm: &Vm, source: &Source, index: u64) -> Result<Value, Raise> {
    let Some(given) = source.positional else {
        return Err(vm.value_error("Format string contains positional fields"));
    };
    let found = usize::try_from(index).ok().and_then(|at| given.get(at));
    found.cloned().ok_or_else(|| {
        vm.index_error(format_args!(
            "Replacement index {index} out of range for positional args tuple"
        ))
    })
}

/// The arguments of `%`, consumed one by one.
struct PercentArgs {
    left: std::vec::IntoIter<Value>,
    whole: Value,
    is_tuple: bool,
}

impl PercentArgs {
    fn next(&mut self, vm: &Vm) -> Result<Value, Raise> {
        self.left
            .next()
            .ok_or_else(|| vm.type_error("not enough arguments for format string"))
    }

    fn amount(&mut self, vm: &mut Vm, amount: Amount) -> Result<Option<i64>, Raise> {
        match amount {
            Amount::None => Ok(None),
            Amount::Given(size) => Ok(i64::try_from(size).ok()),
            Amount::FromArgs => match self.next(vm)?.unwrapped() {
                Value::Int(size) => Ok(Some(*size)),
                Value::Bool(size) => Ok(Some(i64::from(*size))),
                Value::BigInt(_) => Err(vm.error(
                    Exc::OverflowError,
                    "Python int too large to convert to C ssize_t",
                )),
                _ => Err(vm.type_error("* wants int")),
            },
        }
    }
}

fn is_mapping(vm: &Vm, value: &Value) -> bool {
    match value.unwrapped() {
        Value::Tuple(_) | Value::Str(_) => false,
        Value::Dict(_) | Value::List(_) | Value::Bytes(_) | Value::Range(_) => true,
        other => vm.class_ref(other).lookup(&vm.names.getitem).is_some(),
    }
}

/// `format % value` for a str, or for bytes, whose characters stand for them in between.
pub(crate) fn percent_format(vm: &mut Vm, format: &Value, value: &Value) -> Result<Value, Raise> {
    let of_bytes = matches!(format.unwrapped(), Value::Bytes(_));
    let template = match format.unwrapped() {
        Value::Bytes(data) => Rc::new(Str::new(text_of_bytes(data))),
        _ => text_of(vm, format, "must be str")?,
    };
    let (items, is_tuple) = match value.unwrapped() {
        Value::Tuple(tuple) => (tuple.items.clone(), true),
        _ => (vec![value.clone()], false),
    };
    let mut args = PercentArgs {
        left: items.into_iter(),
        whole: value.clone(),
        is_tuple,
    };
    let mapping = is_mapping(vm, value);
    let pieces = match percent::parse(template.as_str()) {
        Err(_) if template.as_str().contains("%(") && !mapping => {
            return Err(vm.type_error("format requires a mapping"));
        }
        parsed => vm.text(parsed)?,
    };
    let (mut out, mut used_keys) = (String::new(), false);
    for piece in pieces {
        match piece {
            percent::Piece::Literal(text) => out.push_str(text),
            percent::Piece::Conversion(conversion) => {
                let has_key = conversion.key.is_some();
                used_keys |= has_key;
                let text = match of_bytes {
                    true => convert_bytes(vm, conversion, &mut args, mapping)?,
                    false => convert(vm, conversion, &mut args, mapping)?,
                };
                out.push_str(&text);
                if has_key {
                    args.left = Vec::new().into_iter();
                }
            }
        }
        vm.text(crate::text::check_len(out.len()))?;
    }
    if args.left.next().is_some() && !used_keys && (args.is_tuple || !mapping) {
        let what = if of_bytes { "bytes" } else { "string" };
        return Err(vm.type_error(format_args!(
            "not all arguments converted during {what} formatting"
        )));
    }
    match of_bytes {
        true => Ok(Value::Bytes(Rc::new(bytes_of_text(&out)))),
        false => Ok(Value::str(out)),
    }
}

/// One conversion in bytes: what `convert` does, but for keys, texts and characters.
fn convert_bytes(
    vm: &mut Vm,
    mut conversion: Conversion,
    args: &mut PercentArgs,
    mapping: bool,
) -> Result<String, Raise> {
    if let Some(key) = conversion.key.take() {
        if !mapping {
            return Err(vm.type_error("format requires a mapping"));
        }
        let key = Value::Bytes(Rc::new(bytes_of_text(key)));
        let value = vm.get_item(&args.whole.clone(), &key)?;
        args.left = vec![value].into_iter();
    }
    let code = conversion.code;
    if code == 'r' {
        conversion.code = 'a';
    }
    if !matches!(code, 's' | 'b' | 'c') {
        return convert(vm, conversion, args, mapping);
    }
    let value = args.next(vm)?;
    let text = match (code, value.unwrapped()) {
        ('c', Value::Int(byte)) => match u8::try_from(*byte) {
            Ok(byte) => text_of_bytes(&[byte]),
            Err(_) => return Err(vm.error(Exc::OverflowError, "%c arg not in range(256)")),
        },
        _ => match bytes_like(vm, &value, code == 'c')? {
            Some(data) => text_of_bytes(&data),
            None => {
                let name = vm.type_name(&value);
                return Err(vm.type_error(match code {
                    'c' => "%c requires an integer in range(256) or a single byte".into(),
                    _ => format!(
                        "%b requires a bytes-like object, or an object that implements __bytes__, not '{name}'"
                    ),
                }));
            }
        },
    };
    args.left = std::iter::once(Value::str(text))
        .chain(std::mem::take(&mut args.left))
        .list()
        .into_iter();
    conversion.code = 's';
    convert(vm, conversion, args, mapping)
}

/// The bytes that a value is or gives; one byte alone where a single one is wanted.
fn bytes_like(vm: &mut Vm, value: &Value, single: bool) -> Result<Option<Vec<u8>>, Raise> {
    let is_bytes = matches!(value.unwrapped(), Value::Bytes(_))
        || vm.class_ref(value).lookup(&vm.names.bytes).is_some()
        || vm
            .class_ref(value)
            .lookup(&Name::new("__buffer__"))
            .is_some();
    if !is_bytes {
        return Ok(None);
    }
    let class = Value::Class(vm.types.bytes.clone());
    let made = vm.call(&class, std::slice::from_ref(value))?;
    Ok(match made.unwrapped() {
        Value::Bytes(data) if !single || data.len() == 1 => Some(data.to_vec()),
        _ => None,
    })
}

fn convert(
    vm: &mut Vm,
    mut conversion: Conversion,
    args: &mut PercentArgs,
    mapping: bool,
) -> Result<String, Raise> {
    let keyed = match conversion.key {
        Some(key) if mapping => Some(vm.get_item(&args.whole.clone(), &Value::str(key))?),
        Some(_) => return Err(vm.type_error("format requires a mapping")),
        None => None,
    };
    if let Some(width) = args.amount(vm, conversion.width)? {
        conversion.left |= width < 0;
        conversion.width = Amount::Given(vm.text(crate::text::check_len(
            usize::try_from(width.unsigned_abs()).unwrap_or(usize::MAX),
        ))?);
    }
    if let Some(precision) = args.amount(vm, conversion.precision)? {
        conversion.precision = Amount::Given(vm.text(crate::text::check_len(
            freezeframe_base::how_many(precision).unwrap_or(0),
        ))?);
    }
    if !"diouxXeEfFgGcrsa".contains(conversion.code) {
        return vm.text(percent::unsupported(&conversion));
    }
    let value = match keyed {
        Some(value) => value,
        None => args.next(vm)?,
    };
    match conversion.code {
        's' => vm.str_text(&value).map(|text| conversion.text(&text)),
        'r' => vm.repr(&value).map(|text| conversion.text(&text)),
        'a' => vm
            .repr(&value)
            .map(|text| conversion.text(&quote::escape_non_ascii(&text))),
        'c' => percent_char(vm, &conversion, &value),
        'd' | 'i' | 'u' | 'o' | 'x' | 'X' => percent_int(vm, &conversion, &value),
        _ => vm.float(&value).map(|x| conversion.float(x)),
    }
}

fn percent_char(vm: &mut Vm, conversion: &Conversion, value: &Value) -> Result<String, Raise> {
    if let Some(text) = value.as_str() {
        return vm.text(conversion.one_char(text));
    }
    match vm.index(value) {
        Ok(Value::Int(code)) => vm.text(conversion.code_point(u32::try_from(code).ok())),
        Ok(_) => vm.text(conversion.code_point(None)),
        Err(_) => Err(vm.type_error("%c requires int or char")),
    }
}

fn percent_int(vm: &mut Vm, conversion: &Conversion, value: &Value) -> Result<String, Raise> {
    let code = conversion.code;
    let decimal = matches!(code, 'd' | 'i' | 'u');
    let int = match value.unwrapped() {
        Value::Float(x) if decimal => Value::from_bigint(vm.text(crate::text::float::to_int(*x))?),
        number => {
            let number = number.clone();
            let has_int = decimal && vm.class_ref(&number).lookup(&vm.names.int).is_some();
            match vm.index(&number) {
                Ok(int) => int,
                Err(_) if has_int => vm.call_method(&number, "__int__", &[])?,
                Err(_) => {
                    let wanted = if decimal {
                        "a real number"
                    } else {
                        "an integer"
                    };
                    let name = vm.type_name(&number);
                    return Err(vm.type_error(format_args!(
                        "%{code} format: {wanted} is required, not {name}"
                    )));
                }
            }
        }
    };
    let (int_ref, negative) = match &int {
        Value::BigInt(big) => (IntRef::Big(big), big.is_negative()),
        Value::Int(small) => (IntRef::Small(*small), *small < 0),
        _ => (IntRef::Small(0), false),
    };
    vm.text(conversion.int(int_ref, negative))
}

/// The string that a value is, or a `TypeError`.
pub(crate) fn text_of(vm: &Vm, value: &Value, complaint: &str) -> Result<Rc<Str>, Raise> {
    match value.unwrapped() {
        Value::Str(string) => Ok(string.clone()),
        other => Err(vm.type_error(format_args!("{complaint}, not {}", vm.type_name(other)))),
    }
}
