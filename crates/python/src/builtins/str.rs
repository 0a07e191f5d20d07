//! The methods of `str`.

use super::support::*;
use crate::native::{Args, Entry, pure};
use crate::object::*;
use crate::text::strings::{self, Side};
use crate::text::{TextResult, float, quote};
use crate::vm::Vm;
use std::rc::Rc;

fn this(vm: &Vm, args: Args) -> Result<Rc<Str>, Raise> {
    match args[0].unwrapped() {
        Value::Str(string) => Ok(string.clone()),
        other => Err(wrong_receiver(vm, "str", "method", other)),
    }
}

fn other(vm: &Vm, value: &Value) -> Result<Rc<Str>, Raise> {
    text_of(vm, value, "must be str")
}

fn mapped(vm: &mut Vm, args: Args, map: impl Fn(&str) -> String) -> Result<Value, Raise> {
    Ok(Value::str(map(this(vm, args)?.as_str())))
}

fn test(vm: &mut Vm, args: Args, holds: impl Fn(&str) -> bool) -> Result<Value, Raise> {
    Ok(Value::Bool(holds(this(vm, args)?.as_str())))
}

fn padded(
    vm: &mut Vm,
    args: Args,
    pad: fn(&str, usize, char) -> TextResult<String>,
) -> Result<Value, Raise> {
    let text = this(vm, args)?;
    let width = width(vm, &args[1])?;
    let fill = match args[2].unwrapped() {
        Value::Str(fill) => strings::fill_char(fill.as_str()),
        other => {
            let name = vm.type_name(other);
            return Err(vm.type_error(format_args!(
                "The fill character must be a unicode character, not {name}"
            )));
        }
    };
    let fill = vm.text(fill)?;
    string(vm, pad(text.as_str(), width, fill))
}

type Search = fn(&str, &str, usize, usize) -> Option<usize>;

fn search(vm: &mut Vm, args: Args, name: &str, find: Search) -> Result<Option<usize>, Raise> {
    let text = this(vm, args)?;
    let Value::Str(needle) = args[1].unwrapped() else {
        let given = vm.type_name(&args[1]);
        return Err(vm.type_error(format_args!("{name}() argument 1 must be str, not {given}")));
    };
    let needle = needle.clone();
    let (start, end) = bounds(vm, args, 2, text.char_len())?;
    Ok(find(text.as_str(), needle.as_str(), start, end))
}

fn found(at: Option<usize>) -> Value {
    at.map_or(Value::Int(-1), Value::from)
}

fn found_or_raise(vm: &Vm, at: Option<usize>) -> Result<Value, Raise> {
    at.map(Value::from)
        .ok_or_else(|| vm.value_error("substring not found"))
}

type Affix = fn(&str, &str) -> bool;

fn affix(vm: &mut Vm, args: Args, name: &str, holds: Affix) -> Result<Value, Raise> {
    let text = this(vm, args)?;
    let (start, end) = bounds(vm, args, 2, text.char_len())?;
    if start > end {
        return Ok(Value::Bool(false));
    }
    let part = strings::slice(text.as_str(), start, end);
    match args[1].unwrapped() {
        Value::Str(one) => Ok(Value::Bool(holds(part, one.as_str()))),
        Value::Tuple(many) => {
            for candidate in &many.items {
                let Some(candidate) = candidate.as_str() else {
                    let given = vm.type_name(candidate);
                    return Err(vm.type_error(format_args!(
                        "tuple for {name} must only contain str, not {given}"
                    )));
                };
                if holds(part, candidate) {
                    return Ok(Value::Bool(true));
                }
            }
            Ok(Value::Bool(false))
        }
        other => {
            let given = vm.type_name(other);
            Err(vm.type_error(format_args!(
                "{name} first arg must be str or a tuple of str, not {given}"
            )))
        }
    }
}

fn stripped(vm: &mut Vm, args: Args, name: &str, side: Side) -> Result<Value, Raise> {
    let text = this(vm, args)?;
    let chars = match args.some(1) {
        Some(value) => match value.unwrapped() {
            Value::Str(chars) => Some(chars.clone()),
            _ => return Err(vm.type_error(format_args!("{name} arg must be None or str"))),
        },
        None => None,
    };
    let kept = strings::strip(
        text.as_str(),
        chars.as_ref().map(|chars| chars.as_str()),
        side,
    );
    Ok(if kept.len() == text.as_str().len() {
        Value::Str(text.clone())
    } else {
        Value::str(kept)
    })
}

fn split(vm: &mut Vm, args: Args, from_right: bool) -> Result<Value, Raise> {
    let text = this(vm, args)?;
    let limit = limit(vm, &args[2])?;
    let Some(separator) = args.some(1) else {
        let parts = if from_right {
            strings::rsplit_space(text.as_str(), limit)
        } else {
            strings::split_space(text.as_str(), limit)
        };
        return Ok(super::support::strings(parts));
    };
    let separator = text_of(vm, separator, "must be str or None")?;
    let split = if from_right {
        strings::rsplit
    } else {
        strings::split
    };
    let parts = vm.text(split(text.as_str(), separator.as_str(), limit))?;
    Ok(super::support::strings(parts))
}

fn join(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let separator = this(vm, args)?;
    if !vm.is_iterable(&args[1]) {
        return Err(vm.type_error("can only join an iterable"));
    }
    let items = vm.iterate(&args[1])?;
    let mut out = String::new();
    for (at, item) in items.iter().enumerate() {
        let Some(text) = item.as_str() else {
            let name = vm.type_name(item);
            return Err(vm.type_error(format_args!(
                "sequence item {at}: expected str instance, {name} found"
            )));
        };
        if at > 0 {
            out.push_str(separator.as_str());
        }
        out.push_str(text);
        vm.text(crate::text::check_len(out.len()))?;
    }
    Ok(Value::str(out))
}

fn three((before, separator, after): (&str, &str, &str)) -> Value {
    Value::tuple(vec![
        Value::str(before),
        Value::str(separator),
        Value::str(after),
    ])
}

fn partition(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let (text, separator) = (this(vm, args)?, other(vm, &args[1])?);
    vm.text(strings::partition(text.as_str(), separator.as_str()))
        .map(three)
}

fn rpartition(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let (text, separator) = (this(vm, args)?, other(vm, &args[1])?);
    vm.text(strings::rpartition(text.as_str(), separator.as_str()))
        .map(three)
}

fn replace(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let text = this(vm, args)?;
    let piece = |vm: &Vm, at: usize| match args[at].unwrapped() {
        Value::Str(piece) => Ok(piece.clone()),
        other => Err(vm.type_error(format_args!(
            "replace() argument {at} must be str, not {}",
            vm.type_name(other)
        ))),
    };
    let (old, new) = (piece(vm, 1)?, piece(vm, 2)?);
    let limit = limit(vm, &args[3])?;
    string(
        vm,
        strings::replace(text.as_str(), old.as_str(), new.as_str(), limit),
    )
}

fn encode(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let (text, encoding) = (this(vm, args)?, other(vm, &args[1])?);
    let errors = other(vm, &args[2])?;
    super::bytes::encode(vm, text.as_str(), encoding.as_str(), errors.as_str())
}

fn translate(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let text = this(vm, args)?;
    let mut out = String::with_capacity(text.as_str().len());
    for c in text.as_str().chars() {
        let key = Value::Int(i64::from(u32::from(c)));
        match vm.get_item(&args[1], &key) {
            Ok(Value::None) => {}
            Ok(Value::Int(code)) => match u32::try_from(code).ok().and_then(char::from_u32) {
                Some(c) => out.push(c),
                None => return Err(vm.value_error("character mapping must be in range(0x110000)")),
            },
            Ok(value) => match value.as_str() {
                Some(text) => out.push_str(text),
                None => {
                    return Err(vm.type_error("character mapping must return integer, None or str"));
                }
            },
            Err(raise) if vm.is_exception(&raise, crate::vm::Exc::LookupError) => out.push(c),
            Err(raise) => return Err(raise),
        }
    }
    Ok(Value::str(out))
}

fn maketrans(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let table = Value::new_dict();
    let code = |c: char| Value::Int(i64::from(u32::from(c)));
    if args.given(1).is_none() {
        let Value::Dict(dict) = args[0].unwrapped() else {
            return Err(
                vm.type_error("if you give only one argument to maketrans it must be a dict")
            );
        };
        for (key, value) in dict.items() {
            let key = match key
                .as_str()
                .map(|text| (strings::len(text), text.chars().next()))
            {
                Some((1, Some(c))) => code(c),
                Some(_) => {
                    return Err(
                        vm.value_error("string keys in translate table must be of length 1")
                    );
                }
                None => key,
            };
            vm.dict_set(&table, key, value)?;
        }
        return Ok(Value::Dict(table));
    }
    let (from, to) = (other(vm, &args[0])?, other(vm, &args[1])?);
    if from.char_len() != to.char_len() {
        return Err(vm.value_error("the first two maketrans arguments must have equal length"));
    }
    for (a, b) in from.as_str().chars().zip(to.as_str().chars()) {
        vm.dict_set(&table, code(a), code(b))?;
    }
    if let Some(removed) = args.given(2) {
        for c in other(vm, removed)?.as_str().chars() {
            vm.dict_set(&table, code(c), Value::None)?;
        }
    }
    Ok(Value::Dict(table))
}

fn new(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let value = match (args.given(1), args.given(2).or(args.given(3))) {
        (None, _) => Value::name(""),
        (Some(value), None) => vm.str(value)?,
        (Some(value), Some(_)) => {
            let Value::Bytes(bytes) = value.unwrapped() else {
                let name = vm.type_name(value);
                return Err(vm.type_error(format_args!(
                    "decoding to str: need a bytes-like object, {name} found"
                )));
            };
            let encoding = args
                .given(2)
                .and_then(Value::as_str)
                .unwrap_or("utf-8")
                .to_owned();
            let errors = args
                .given(3)
                .and_then(Value::as_str)
                .unwrap_or("strict")
                .to_owned();
            super::bytes::decode(vm, &bytes.clone(), &encoding, &errors)?
        }
    };
    Ok(vm.wrap_base(&args[0], value))
}

fn modulo(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let format = args[0].unwrapped().clone();
    super::percent_format(vm, &format, &args[1])
}

static METHODS: &[Entry] = &[
    pure("capitalize", "(self, /)", |vm, args| {
        mapped(vm, args, strings::capitalize)
    }),
    pure("casefold", "(self, /)", |vm, args| {
        mapped(vm, args, strings::casefold)
    }),
    pure("center", "(self, width, fillchar=' ', /)", |vm, args| {
        padded(vm, args, strings::center)
    }),
    pure(
        "count",
        "(self, sub, start=None, end=None, /)",
        |vm, args| {
            let text = this(vm, args)?;
            let needle = text_of(vm, &args[1], "must be str")?;
            let (start, end) = bounds(vm, args, 2, text.char_len())?;
            Ok(Value::from(strings::count(
                text.as_str(),
                needle.as_str(),
                start,
                end,
            )))
        },
    ),
    pure(
        "encode",
        "(self, encoding='utf-8', errors='strict')",
        encode,
    ),
    pure(
        "endswith",
        "(self, suffix, start=None, end=None, /)",
        |vm, args| affix(vm, args, "endswith", |text, suffix| text.ends_with(suffix)),
    ),
    pure("expandtabs", "(self, tabsize=8)", |vm, args| {
        let (text, size) = (this(vm, args)?, width(vm, &args[1])?);
        string(vm, strings::expandtabs(text.as_str(), size))
    }),
    pure(
        "find",
        "(self, sub, start=None, end=None, /)",
        |vm, args| search(vm, args, "find", strings::find).map(found),
    ),
    pure(
        "format",
        "(self, *args, **kwargs)",
        super::formatting::str_format,
    ),
    pure(
        "format_map",
        "(self, mapping, /)",
        super::formatting::str_format_map,
    ),
    pure(
        "index",
        "(self, sub, start=None, end=None, /)",
        |vm, args| {
            let at = search(vm, args, "index", strings::find)?;
            found_or_raise(vm, at)
        },
    ),
    pure("isalnum", "(self, /)", |vm, args| {
        test(vm, args, strings::isalnum)
    }),
    pure("isalpha", "(self, /)", |vm, args| {
        test(vm, args, strings::isalpha)
    }),
    pure("isascii", "(self, /)", |vm, args| {
        test(vm, args, str::is_ascii)
    }),
    pure("isdecimal", "(self, /)", |vm, args| {
        test(vm, args, strings::isdecimal)
    }),
    pure("isdigit", "(self, /)", |vm, args| {
        test(vm, args, strings::isdigit)
    }),
    pure("isidentifier", "(self, /)", |vm, args| {
        test(vm, args, strings::isidentifier)
    }),
    pure("islower", "(self, /)", |vm, args| {
        test(vm, args, strings::islower)
    }),
    pure("isnumeric", "(self, /)", |vm, args| {
        test(vm, args, strings::isnumeric)
    }),
    pure("isprintable", "(self, /)", |vm, args| {
        test(vm, args, strings::isprintable)
    }),
    pure("isspace", "(self, /)", |vm, args| {
        test(vm, args, strings::isspace)
    }),
    pure("istitle", "(self, /)", |vm, args| {
        test(vm, args, strings::istitle)
    }),
    pure("isupper", "(self, /)", |vm, args| {
        test(vm, args, strings::isupper)
    }),
    pure("join", "(self, iterable, /)", join),
    pure("ljust", "(self, width, fillchar=' ', /)", |vm, args| {
        padded(vm, args, strings::ljust)
    }),
    pure("lower", "(self, /)", |vm, args| {
        mapped(vm, args, str::to_lowercase)
    }),
    pure("lstrip", "(self, chars=None, /)", |vm, args| {
        stripped(vm, args, "lstrip", Side::Left)
    }),
    pure("partition", "(self, sep, /)", partition),
    pure("removeprefix", "(self, prefix, /)", |vm, args| {
        let (text, prefix) = (
            this(vm, args)?,
            text_of(vm, &args[1], "removeprefix() argument must be str")?,
        );
        Ok(text
            .as_str()
            .strip_prefix(prefix.as_str())
            .map_or_else(|| Value::Str(text.clone()), Value::str))
    }),
    pure("removesuffix", "(self, suffix, /)", |vm, args| {
        let (text, suffix) = (
            this(vm, args)?,
            text_of(vm, &args[1], "removesuffix() argument must be str")?,
        );
        Ok(text
            .as_str()
            .strip_suffix(suffix.as_str())
            .map_or_else(|| Value::Str(text.clone()), Value::str))
    }),
    pure("replace", "(self, old, new, /, count=-1)", replace),
    pure(
        "rfind",
        "(self, sub, start=None, end=None, /)",
        |vm, args| search(vm, args, "rfind", strings::rfind).map(found),
    ),
    pure(
        "rindex",
        "(self, sub, start=None, end=None, /)",
        |vm, args| {
            let at = search(vm, args, "rindex", strings::rfind)?;
            found_or_raise(vm, at)
        },
    ),
    pure("rjust", "(self, width, fillchar=' ', /)", |vm, args| {
        padded(vm, args, strings::rjust)
    }),
    pure("rpartition", "(self, sep, /)", rpartition),
    pure("rsplit", "(self, /, sep=None, maxsplit=-1)", |vm, args| {
        split(vm, args, true)
    }),
    pure("rstrip", "(self, chars=None, /)", |vm, args| {
        stripped(vm, args, "rstrip", Side::Right)
    }),
    pure("split", "(self, /, sep=None, maxsplit=-1)", |vm, args| {
        split(vm, args, false)
    }),
    pure("splitlines", "(self, /, keepends=False)", |vm, args| {
        let (text, keep) = (this(vm, args)?, vm.truth(&args[1])?);
        Ok(super::support::strings(strings::splitlines(
            text.as_str(),
            keep,
        )))
    }),
    pure(
        "startswith",
        "(self, prefix, start=None, end=None, /)",
        |vm, args| {
            affix(vm, args, "startswith", |text, prefix| {
                text.starts_with(prefix)
            })
        },
    ),
    pure("strip", "(self, chars=None, /)", |vm, args| {
        stripped(vm, args, "strip", Side::Both)
    }),
    pure("swapcase", "(self, /)", |vm, args| {
        mapped(vm, args, strings::swapcase)
    }),
    pure("title", "(self, /)", |vm, args| {
        mapped(vm, args, strings::title)
    }),
    pure("translate", "(self, table, /)", translate),
    pure("upper", "(self, /)", |vm, args| {
        mapped(vm, args, str::to_uppercase)
    }),
    pure("zfill", "(self, width, /)", |vm, args| {
        let (text, width) = (this(vm, args)?, width(vm, &args[1])?);
        string(vm, strings::zfill(text.as_str(), width))
    }),
    slot("__str__", "(self, /)", |vm, args| {
        this(vm, args).map(Value::Str)
    }),
    slot("__mod__", "(self, value, /)", modulo),
    pure("__getnewargs__", "(self, /)", |vm, args| {
        Ok(Value::tuple(vec![Value::Str(this(vm, args)?)]))
    }),
];

/// Fills the class.
pub(super) fn install(vm: &mut Vm) {
    let class = vm.types.str.clone();
    add_methods(&class, METHODS);
    for table in [EQUALITY, ORDER, REPR, HASH, FORMAT, SEQUENCE] {
        add_methods(&class, table);
    }
    add_methods(
        &class,
        binary_slots! { "__add__", "__radd__", Add; "__mul__", "__rmul__", Mul; },
    );
    class.remove(&Name::new("__radd__"));
    add_new(&class, "(cls, object=?, encoding=?, errors=?)", new);
    add_static_method(&class, "maketrans", "(x, y=?, z=?, /)", maketrans);
}

/// `float(text)` with its error.
pub(super) fn parse_float(vm: &Vm, text: &str) -> Result<f64, Raise> {
    float::parse(text).ok_or_else(|| {
        vm.value_error(format_args!(
            "could not convert string to float: {}",
            quote::repr(text)
        ))
    })
}
