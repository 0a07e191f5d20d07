//! The methods of `str`.

use super::support::*;
use crate::native::{Entry, Given};
use crate::natives;
use crate::object::*;
use crate::text::strings::{self, Side};
use crate::text::{TextResult, float, quote};
use crate::vm::Vm;
use std::rc::Rc;

fn receiver(vm: &Vm, value: &Value) -> Result<Rc<Str>, Raise> {
    match value.unwrapped() {
        Value::Str(string) => Ok(string.clone()),
        other => Err(wrong_receiver(vm, "str", "method", other)),
    }
}

fn other(vm: &Vm, value: &Value) -> Result<Rc<Str>, Raise> {
    text_of(vm, value, "must be str")
}

/// Finds a text in a part of another.
type Search = fn(&str, &str, usize, usize) -> Option<usize>;
/// What is answered where it is not found.
type Missing = fn(&Vm) -> Result<Value, Raise>;
/// Splits at runs of white space.
type AtSpace = for<'a> fn(&'a str, Option<usize>) -> Vec<&'a str>;
/// Splits at a text.
type AtText = for<'a> fn(&'a str, &str, Option<usize>) -> TextResult<Vec<&'a str>>;
/// Splits once, and keeps the separator.
type Halves = for<'a> fn(&'a str, &'a str) -> TextResult<(&'a str, &'a str, &'a str)>;

fn minus_one(_: &Vm) -> Result<Value, Raise> {
    Ok(Value::Int(-1))
}

fn not_found(vm: &Vm) -> Result<Value, Raise> {
    Err(vm.value_error("substring not found"))
}

type Affix = fn(&str, &str) -> bool;

fn affix(
    vm: &mut Vm,
    this: &Value,
    wanted: &Value,
    (start, end): (&Value, &Value),
    name: &str,
    holds: Affix,
) -> Result<Value, Raise> {
    let text = receiver(vm, this)?;
    let (start, end) = bounds(vm, start, end, text.char_len())?;
    if start > end {
        return Ok(Value::Bool(false));
    }
    let part = strings::slice(text.as_str(), start, end);
    match wanted.unwrapped() {
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

/// What a text does.
#[natives]
mod methods {
    use super::*;

    #[member(capitalize = strings::capitalize, "The first character in upper case, the others in lower case.

        >>> \"hELLO\".capitalize()
        'Hello'")]
    #[member(casefold = strings::casefold, "For comparing without regard to case.

        >>> \"Straße\".casefold()
        'strasse'")]
    #[member(lower = strings::lower, "In lower case.

        >>> \"AbC\".lower()
        'abc'", again = Repeatable)]
    #[member(swapcase = strings::swapcase, "With upper and lower case exchanged.

        >>> \"aB\".swapcase()
        'Ab'")]
    #[member(title = strings::title, "Each word with its first character in upper case.

        >>> \"ab cd\".title()
        'Ab Cd'")]
    #[member(upper = strings::upper, "In upper case.

        >>> \"aß\".upper()
        'ASS'", again = Repeatable)]
    #[native("(self, /)")]
    fn mapped(vm: &mut Vm, member: fn(&str) -> String, this: &Value) -> Result<Value, Raise> {
        Ok(Value::str(member(receiver(vm, this)?.as_str())))
    }

    #[member(center = strings::center, "In the middle of `width` characters.

        >>> \"a\".center(5, \"*\")
        '**a**'")]
    #[member(ljust = strings::ljust, "At the left of `width` characters.

        >>> \"a\".ljust(3, \".\")
        'a..'")]
    #[member(rjust = strings::rjust, "At the right of `width` characters.

        >>> \"a\".rjust(3, \".\")
        '..a'")]
    #[native("(self, width, fillchar=' ', /)")]
    fn padded(
        vm: &mut Vm,
        member: fn(&str, usize, char) -> TextResult<String>,
        this: &Value,
        width: &Value,
        fillchar: &Value,
    ) -> Result<Value, Raise> {
        let text = receiver(vm, this)?;
        let width = super::super::support::width(vm, width)?;
        let fill = match fillchar.unwrapped() {
            Value::Str(fill) => strings::fill_char(fill.as_str()),
            other => {
                let name = vm.type_name(other);
                return Err(vm.type_error(format_args!(
                    "The fill character must be a unicode character, not {name}"
                )));
            }
        };
        let fill = vm.text(fill)?;
        string(vm, member(text.as_str(), width, fill))
    }

    /// The text as bytes; a UnicodeEncodeError for what the encoding lacks.
    ///
    /// >>> "é".encode()
    /// b'\xc3\xa9'
    #[native("(self, encoding='utf-8', errors='strict')")]
    fn encode(vm: &mut Vm, this: &Value, encoding: &Value, errors: &Value) -> Result<Value, Raise> {
        let text = receiver(vm, this)?;
        let encoding = text_of(vm, encoding, "encode() argument 'encoding' must be str")?;
        let errors = text_of(vm, errors, "encode() argument 'errors' must be str")?;
        super::super::codecs::encode(vm, text.as_str(), encoding.as_str(), errors.as_str())
    }

    /// With tabs replaced by spaces up to the next column that `tabsize` divides.
    ///
    /// >>> "a\tb".expandtabs(4)
    /// 'a   b'
    #[native("(self, tabsize=8)")]
    fn expandtabs(vm: &mut Vm, this: &Value, tabsize: &Value) -> Result<Value, Raise> {
        let (text, size) = (receiver(vm, this)?, width(vm, tabsize)?);
        string(vm, strings::expandtabs(text.as_str(), size))
    }

    #[member(isalnum = strings::isalnum, "True if all are letters or digits, and there is one.

        >>> \"a1\".isalnum()
        True")]
    #[member(isalpha = strings::isalpha, "True if all are letters, and there is one.

        >>> \"ab\".isalpha()
        True")]
    #[member(isascii = str::is_ascii, "True if all are ASCII.

        >>> \"é\".isascii()
        False")]
    #[member(isdecimal = strings::isdecimal, "True if all are decimal digits, and there is one.

        >>> \"12\".isdecimal()
        True")]
    #[member(isdigit = strings::isdigit, "True if all are digits, and there is one.

        >>> \"1²\".isdigit()
        True")]
    #[member(isidentifier = strings::isidentifier, "True for what can be a name.

        >>> \"a_1\".isidentifier()
        True")]
    #[member(islower = strings::islower, "True if all letters are lower case, and there is one.

        >>> \"ab1\".islower()
        True")]
    #[member(isnumeric = strings::isnumeric, "True if all are numbers, and there is one.

        >>> \"½\".isnumeric()
        True")]
    #[member(isprintable = strings::isprintable, "True if `repr` shows all as they are.

        >>> \"a\\n\".isprintable()
        False")]
    #[member(isspace = strings::isspace, "True if all are white space, and there is one.

        >>> \" \\t\".isspace()
        True")]
    #[member(istitle = strings::istitle, "True if each word begins in upper case and goes on in lower case.

        >>> \"Ab Cd\".istitle()
        True")]
    #[member(isupper = strings::isupper, "True if all letters are upper case, and there is one.

        >>> \"AB1\".isupper()
        True")]
    #[native("(self, /)")]
    fn test(vm: &mut Vm, member: fn(&str) -> bool, this: &Value) -> Result<bool, Raise> {
        Ok(member(receiver(vm, this)?.as_str()))
    }

    /// The items of an iterable of texts, with this text between them.
    ///
    /// >>> ", ".join(["a", "b"])
    /// 'a, b'
    #[native("(self, iterable, /)")]
    fn join(vm: &mut Vm, this: &Value, iterable: &Value) -> Result<Value, Raise> {
        let separator = receiver(vm, this)?;
        if !vm.is_iterable(iterable) {
            return Err(vm.type_error("can only join an iterable"));
        }
        let items = vm.iterate(iterable)?;
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

    #[member(lstrip = Side::Left, "Without the characters of `chars` at the start; without white space by default.

        >>> \"  a \".lstrip()
        'a '")]
    #[member(rstrip = Side::Right, "Without the characters of `chars` at the end; without white space by default.

        >>> \"  a \".rstrip()
        '  a'")]
    #[member(strip = Side::Both, "Without the characters of `chars` at both ends; without white space by default.

        >>> \"  a \".strip()
        'a'", again = Repeatable)]
    #[native("(self, chars=None, /)")]
    fn stripped(
        vm: &mut Vm,
        row: &'static Entry,
        member: Side,
        this: &Value,
        chars: Option<&Value>,
    ) -> Result<Value, Raise> {
        let text = receiver(vm, this)?;
        let chars = match chars {
            Some(value) => match value.unwrapped() {
                Value::Str(chars) => Some(chars.clone()),
                _ => {
                    let name = row.name;
                    return Err(vm.type_error(format_args!("{name} arg must be None or str")));
                }
            },
            None => None,
        };
        let chars = chars.as_ref().map(|chars| chars.as_str());
        let kept = strings::strip(text.as_str(), chars, member);
        Ok(if kept.len() == text.as_str().len() {
            Value::Str(text.clone())
        } else {
            Value::str(kept)
        })
    }

    #[member(partition = strings::partition, "What is before the first `sep`, `sep`, and what is after it.

        >>> \"a=b=c\".partition(\"=\")
        ('a', '=', 'b=c')")]
    #[member(rpartition = strings::rpartition, "What is before the last `sep`, `sep`, and what is after it.

        >>> \"a=b=c\".rpartition(\"=\")
        ('a=b', '=', 'c')")]
    #[native("(self, sep, /)")]
    fn halves(vm: &mut Vm, member: Halves, this: &Value, sep: &Value) -> Result<Value, Raise> {
        let (text, separator) = (receiver(vm, this)?, other(vm, sep)?);
        let (before, separator, after) = vm.text(member(text.as_str(), separator.as_str()))?;
        let parts = [before, separator, after].map(Value::str);
        Ok(Value::tuple(parts.to_vec()))
    }

    /// Without `prefix` at the start, if it is there.
    ///
    /// >>> "abc".removeprefix("a")
    /// 'bc'
    #[native("(self, prefix, /)")]
    fn removeprefix(vm: &mut Vm, this: &Value, prefix: &Value) -> Result<Value, Raise> {
        let (text, prefix) = (
            receiver(vm, this)?,
            text_of(vm, prefix, "removeprefix() argument must be str")?,
        );
        Ok(text
            .as_str()
            .strip_prefix(prefix.as_str())
            .map_or_else(|| Value::Str(text.clone()), Value::str))
    }

    /// Without `suffix` at the end, if it is there.
    ///
    /// >>> "abc".removesuffix("c")
    /// 'ab'
    #[native("(self, suffix, /)")]
    fn removesuffix(vm: &mut Vm, this: &Value, suffix: &Value) -> Result<Value, Raise> {
        let (text, suffix) = (
            receiver(vm, this)?,
            text_of(vm, suffix, "removesuffix() argument must be str")?,
        );
        Ok(text
            .as_str()
            .strip_suffix(suffix.as_str())
            .map_or_else(|| Value::Str(text.clone()), Value::str))
    }

    #[member(rsplit = (strings::rsplit_space, strings::rsplit), "The parts between separators, split from the end, `maxsplit` times at most.

        >>> \"a b c\".rsplit(\" \", 1)
        ['a b', 'c']")]
    #[member(split = (strings::split_space, strings::split), "The parts between separators, `maxsplit` times at most; between runs of white space without one.

        >>> \" a  b \".split()
        ['a', 'b']")]
    #[native("(self, /, sep=None, maxsplit=-1)")]
    fn parts(
        vm: &mut Vm,
        member: (AtSpace, AtText),
        this: &Value,
        sep: Option<&Value>,
        maxsplit: &Value,
    ) -> Result<Value, Raise> {
        let text = receiver(vm, this)?;
        let limit = limit(vm, maxsplit)?;
        let (at_space, at_text) = member;
        let parts = match sep {
            None => at_space(text.as_str(), limit),
            Some(sep) => {
                let separator = text_of(vm, sep, "must be str or None")?;
                let parts = at_text(text.as_str(), separator.as_str(), limit);
                return vm.text(parts).map(super::super::support::strings);
            }
        };
        Ok(super::super::support::strings(parts))
    }

    /// The lines, with their ends if `keepends`.
    ///
    /// >>> "a\nb\n".splitlines()
    /// ['a', 'b']
    #[native("(self, /, keepends=False)")]
    fn splitlines(vm: &mut Vm, this: &Value, keepends: &Value) -> Result<Value, Raise> {
        let (text, keep) = (receiver(vm, this)?, vm.truth(keepends)?);
        Ok(super::super::support::strings(strings::splitlines(
            text.as_str(),
            keep,
        )))
    }

    /// Each character replaced by what `table` has for its code point; None takes it out.
    ///
    /// >>> "abc".translate({97: "A", 98: None})
    /// 'Ac'
    #[native("(self, table, /)")]
    fn translate(vm: &mut Vm, this: &Value, table: &Value) -> Result<Value, Raise> {
        let text = receiver(vm, this)?;
        let mut out = String::with_capacity(text.as_str().len());
        for c in text.as_str().chars() {
            let key = Value::Int(i64::from(u32::from(c)));
            match vm.get_item(table, &key) {
                Ok(Value::None) => {}
                Ok(Value::Int(code)) => match u32::try_from(code).ok().and_then(char::from_u32) {
                    Some(c) => out.push(c),
                    None => {
                        return Err(vm.value_error("character mapping must be in range(0x110000)"));
                    }
                },
                Ok(value) => match value.as_str() {
                    Some(text) => out.push_str(text),
                    None => {
                        return Err(
                            vm.type_error("character mapping must return integer, None or str")
                        );
                    }
                },
                Err(raise) if vm.is_exception(&raise, crate::vm::Exc::LookupError) => out.push(c),
                Err(raise) => return Err(raise),
            }
        }
        Ok(Value::str(out))
    }

    /// With zeros in front up to `width` characters, after the sign.
    ///
    /// >>> "-7".zfill(4)
    /// '-007'
    #[native("(self, width, /)")]
    fn zfill(vm: &mut Vm, this: &Value, width: &Value) -> Result<Value, Raise> {
        let (text, width) = (
            receiver(vm, this)?,
            super::super::support::width(vm, width)?,
        );
        string(vm, strings::zfill(text.as_str(), width))
    }

    /// The value as text for people.
    #[native("(self, /)", slot)]
    fn __str__(vm: &mut Vm, this: &Value) -> Result<Value, Raise> {
        receiver(vm, this).map(Value::Str)
    }

    /// The text with its `%` fields filled.
    #[native("(self, value, /)", name = "__mod__", slot)]
    fn modulo(vm: &mut Vm, this: &Value, value: &Value) -> Result<Value, Raise> {
        let format = this.unwrapped().clone();
        super::super::percent_format(vm, &format, value)
    }

    /// A text's `%` fields filled with this one; NotImplemented for what is no text.
    #[native("(self, value, /)", name = "__rmod__", slot)]
    fn reflected_modulo(vm: &mut Vm, this: &Value, value: &Value) -> Result<Value, Raise> {
        receiver(vm, this)?;
        match value.unwrapped() {
            format @ Value::Str(_) => super::super::percent_format(vm, &format.clone(), this),
            _ => Ok(Value::NotImplemented),
        }
    }

    /// What a copy is made from.
    #[native("(self, /)")]
    fn __getnewargs__(vm: &mut Vm, this: &Value) -> Result<Value, Raise> {
        Ok(Value::tuple(vec![Value::Str(receiver(vm, this)?)]))
    }

    /// How often `sub` stands in a part of the text, without overlaps.
    ///
    /// >>> "banana".count("an")
    /// 2
    #[native("(self, sub, start=None, end=None, /)")]
    fn count(
        vm: &mut Vm,
        this: &Value,
        sub: &Value,
        start: &Value,
        end: &Value,
    ) -> Result<Value, Raise> {
        let text = receiver(vm, this)?;
        let needle = text_of(vm, sub, "count() argument 1 must be str")?;
        let (start, end) = bounds(vm, start, end, text.char_len())?;
        Ok(Value::from(strings::count(
            text.as_str(),
            needle.as_str(),
            start,
            end,
        )))
    }

    #[member(find = (strings::find, minus_one), "Where `sub` first stands in a part of the text; -1 where it does not.

        >>> \"banana\".find(\"an\")
        1")]
    #[member(rfind = (strings::rfind, minus_one), "Where `sub` last stands in a part of the text; -1 where it does not.

        >>> \"banana\".rfind(\"an\")
        3")]
    #[member(index = (strings::find, not_found), "Where `sub` first stands in a part of the text; a ValueError where it does not.

        >>> \"banana\".index(\"an\")
        1")]
    #[member(rindex = (strings::rfind, not_found), "Where `sub` last stands in a part of the text; a ValueError where it does not.

        >>> \"banana\".rindex(\"an\")
        3")]
    #[native("(self, sub, start=None, end=None, /)")]
    fn position(
        vm: &mut Vm,
        row: &'static Entry,
        member: (Search, Missing),
        this: &Value,
        sub: &Value,
        start: &Value,
        end: &Value,
    ) -> Result<Value, Raise> {
        let text = receiver(vm, this)?;
        let Value::Str(needle) = sub.unwrapped() else {
            let (name, given) = (row.name, vm.type_name(sub));
            return Err(vm.type_error(format_args!("{name}() argument 1 must be str, not {given}")));
        };
        let needle = needle.clone();
        let (start, end) = bounds(vm, start, end, text.char_len())?;
        let (search, missing) = member;
        match search(text.as_str(), needle.as_str(), start, end) {
            Some(at) => Ok(Value::from(at)),
            None => missing(vm),
        }
    }

    /// True if a part of the text begins with `prefix`, or with one of a tuple of prefixes.
    ///
    /// >>> "banana".startswith(("a", "b"))
    /// True
    #[native("(self, prefix, start=None, end=None, /)", again = Repeatable)]
    fn startswith(
        vm: &mut Vm,
        this: &Value,
        prefix: &Value,
        start: &Value,
        end: &Value,
    ) -> Result<Value, Raise> {
        affix(
            vm,
            this,
            prefix,
            (start, end),
            "startswith",
            |text, prefix| text.starts_with(prefix),
        )
    }

    /// True if a part of the text ends with `suffix`, or with one of a tuple of suffixes.
    ///
    /// >>> "banana".endswith("ana")
    /// True
    #[native("(self, suffix, start=None, end=None, /)", again = Repeatable)]
    fn endswith(
        vm: &mut Vm,
        this: &Value,
        suffix: &Value,
        start: &Value,
        end: &Value,
    ) -> Result<Value, Raise> {
        affix(
            vm,
            this,
            suffix,
            (start, end),
            "endswith",
            |text, suffix| text.ends_with(suffix),
        )
    }

    /// Fills the fields in braces with the arguments.
    ///
    /// >>> "{0} and {name:>4}".format(1, name=2)
    /// '1 and    2'
    #[native("(self, *args, **kwargs)")]
    fn format(vm: &mut Vm, this: &Value, args: &[Value], kwargs: &Value) -> Result<Value, Raise> {
        super::super::formatting::str_format(vm, this, args, kwargs)
    }

    /// Fills the fields in braces with values of a mapping.
    ///
    /// >>> "{name}".format_map({"name": 2})
    /// '2'
    #[native("(self, mapping, /)")]
    fn format_map(vm: &mut Vm, this: &Value, mapping: &Value) -> Result<Value, Raise> {
        super::super::formatting::str_format_map(vm, this, mapping)
    }

    /// The text with `old` replaced by `new`, `count` times at most if that is not negative.
    ///
    /// >>> "banana".replace("an", "AN", 1)
    /// 'bANana'
    #[native("(self, old, new, /, count=-1)")]
    fn replace(
        vm: &mut Vm,
        this: &Value,
        old: &Value,
        new: &Value,
        count: &Value,
    ) -> Result<Value, Raise> {
        let text = receiver(vm, this)?;
        let piece = |vm: &Vm, at: usize, value: &Value| match value.unwrapped() {
            Value::Str(piece) => Ok(piece.clone()),
            other => Err(vm.type_error(format_args!(
                "replace() argument {at} must be str, not {}",
                vm.type_name(other)
            ))),
        };
        let (old, new) = (piece(vm, 1, old)?, piece(vm, 2, new)?);
        let limit = limit(vm, count)?;
        string(
            vm,
            strings::replace(text.as_str(), old.as_str(), new.as_str(), limit),
        )
    }
}

/// Fills the class.
pub(super) fn install(vm: &mut Vm) {
    let class = vm.types.str.clone();
    extend(&class, methods::TABLE);
    for table in [
        equality::TABLE,
        order::TABLE,
        repr_slot::TABLE,
        hash_slot::TABLE,
        format_slot::TABLE,
        sequence::TABLE,
    ] {
        extend(&class, table);
    }
    extend(
        &class,
        &only(operators::TABLE, &["__add__", "__mul__", "__rmul__"]),
    );
    describe(vm, &class, &class_members::CLASS);
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

/// A text, which does not change. `str(x)` is an object as text for people; of bytes in an encoding, the text that they stand for.
///
/// >>> str(1.50)
/// '1.5'
#[natives(class = "builtins.str")]
mod class_members {
    use super::*;

    /// The text of an object, or of bytes in an encoding.
    #[native("(cls, object=?, encoding=?, errors=?)", again = Repeatable)]
    fn __new__(
        vm: &mut Vm,
        cls: &Value,
        object: Given,
        encoding: Given,
        errors: Given,
    ) -> Result<Value, Raise> {
        let value = match (object.0, encoding.0.or(errors.0)) {
            (None, _) => Value::name(""),
            (Some(value), None) => vm.str(value)?,
            (Some(value), Some(_)) => {
                if let Value::Str(_) = value.unwrapped() {
                    return Err(vm.type_error("decoding str is not supported"));
                }
                let Ok(bytes) = super::super::bytes::data_of(vm, value) else {
                    let name = vm.type_name(value);
                    return Err(vm.type_error(format_args!(
                        "decoding to str: need a bytes-like object, {name} found"
                    )));
                };
                let [encoding, errors] = [
                    (encoding, "encoding", "utf-8"),
                    (errors, "errors", "strict"),
                ]
                .map(|(given, name, usual)| match given.0 {
                    None => Ok(usual.to_owned()),
                    Some(given) => {
                        let said = format!("str() argument '{name}' must be str");
                        text_of(vm, given, &said).map(|it| it.as_str().to_owned())
                    }
                });
                super::super::codecs::decode(vm, &bytes, &encoding?, &errors?)?
            }
        };
        Ok(vm.wrap_base(cls, value))
    }

    /// A table for `translate`: from a dict, or from the characters of two texts in step; those of a third are taken out.
    ///
    /// >>> str.maketrans("ab", "xy", "c")
    /// {97: 120, 98: 121, 99: None}
    #[native("(x, y=?, z=?, /)", bound = Nothing)]
    fn maketrans(vm: &mut Vm, x: &Value, y: Given, z: Given) -> Result<Value, Raise> {
        let table = Value::new_dict();
        let code = |c: char| Value::Int(i64::from(u32::from(c)));
        if y.0.is_none() {
            let Value::Dict(dict) = x.unwrapped() else {
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
                    None if matches!(
                        key.unwrapped(),
                        Value::Int(_) | Value::BigInt(_) | Value::Bool(_)
                    ) =>
                    {
                        key
                    }
                    None => {
                        return Err(
                            vm.type_error("keys in translate table must be strings or integers")
                        );
                    }
                };
                vm.dict_set(&table, key, value)?;
            }
            return Ok(Value::Dict(table));
        }
        let (from, to) = (other(vm, x)?, other(vm, y.0.unwrap_or(x))?);
        if from.char_len() != to.char_len() {
            return Err(vm.value_error("the first two maketrans arguments must have equal length"));
        }
        for (a, b) in from.as_str().chars().zip(to.as_str().chars()) {
            vm.dict_set(&table, code(a), code(b))?;
        }
        if let Some(removed) = z.0 {
            for c in other(vm, removed)?.as_str().chars() {
                vm.dict_set(&table, code(c), Value::None)?;
            }
        }
        Ok(Value::Dict(table))
    }
}
