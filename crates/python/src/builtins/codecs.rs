//! Texts as bytes, and bytes as texts: the encodings, and what is done where one cannot tell.

use crate::object::*;
use crate::text::quote::escape_non_ascii;
use crate::text::surrogate;
use crate::vm::{Exc, Vm};
use std::rc::Rc;

/// An encoding.
#[derive(Clone, Copy, PartialEq)]
enum Codec {
    Utf8,
    /// With a mark at the start.
    Utf8Mark,
    Ascii,
    Latin1,
    Windows1252,
    /// Numbers of 2 or 4 bytes; with a mark at the start that says their order unless that is given (true for the big end first).
    Wide(usize, Option<bool>),
}

/// What `cp1252` has at 0x80 to 0x9f; 0 where it has nothing.
const WINDOWS: [u16; 32] = [
    0x20ac, 0, 0x201a, 0x192, 0x201e, 0x2026, 0x2020, 0x2021, 0x2c6, 0x2030, 0x160, 0x2039, 0x152,
    0, 0x17d, 0, 0, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x2dc, 0x2122, 0x161,
    0x203a, 0x153, 0, 0x17e, 0x178,
];

impl Codec {
    fn of(encoding: &str) -> Option<Self> {
        let name = encoding.to_ascii_lowercase().replace(['_', ' '], "-");
        Some(match name.as_str() {
            "utf-8" | "utf8" | "u8" | "cp65001" => Self::Utf8,
            "utf-8-sig" => Self::Utf8Mark,
            "ascii" | "us-ascii" | "646" => Self::Ascii,
            "latin-1" | "latin1" | "iso-8859-1" | "iso8859-1" | "8859" | "cp819" | "l1" => {
                Self::Latin1
            }
            "cp1252" | "windows-1252" | "1252" => Self::Windows1252,
            "utf-16" | "utf16" | "u16" => Self::Wide(2, None),
            "utf-16-le" | "utf-16le" => Self::Wide(2, Some(false)),
            "utf-16-be" | "utf-16be" => Self::Wide(2, Some(true)),
            "utf-32" | "utf32" | "u32" => Self::Wide(4, None),
            "utf-32-le" | "utf-32le" => Self::Wide(4, Some(false)),
            "utf-32-be" | "utf-32be" => Self::Wide(4, Some(true)),
            _ => return None,
        })
    }

    /// Its name in errors.
    fn name(self) -> &'static str {
        match self {
            Self::Utf8 | Self::Utf8Mark => "utf-8",
            Self::Ascii => "ascii",
            Self::Latin1 => "latin-1",
            Self::Windows1252 => "charmap",
            Self::Wide(2, None) => "utf-16",
            Self::Wide(2, Some(false)) => "utf-16-le",
            Self::Wide(2, _) => "utf-16-be",
            Self::Wide(_, None) => "utf-32",
            Self::Wide(_, Some(false)) => "utf-32-le",
            Self::Wide(..) => "utf-32-be",
        }
    }

    /// The byte of a character, where each character has one.
    fn byte(self, c: char) -> Option<u8> {
        let code = u32::from(c);
        match self {
            Self::Ascii => u8::try_from(code).ok().filter(u8::is_ascii),
            Self::Windows1252 if !(code < 0x80 || (0xa0..0x100).contains(&code)) => {
                let at = WINDOWS.iter().position(|it| u32::from(*it) == code)?;
                u8::try_from(0x80 + at).ok()
            }
            _ => u8::try_from(code).ok(),
        }
    }

    /// The character of a byte, where each character has one.
    fn char(self, byte: u8) -> Option<char> {
        match self {
            Self::Ascii => byte.is_ascii().then_some(char::from(byte)),
            Self::Windows1252 if (0x80..0xa0).contains(&byte) => {
                let code = WINDOWS[usize::from(byte) - 0x80];
                char::from_u32(code.into()).filter(|_| code > 0)
            }
            _ => Some(char::from(byte)),
        }
    }
}

/// The ways to go on after an error that are known here.
const HANDLERS: [&str; 7] = [
    "strict",
    "ignore",
    "replace",
    "backslashreplace",
    "xmlcharrefreplace",
    "surrogateescape",
    "surrogatepass",
];

/// `text.encode(encoding, errors)`.
pub(super) fn encode(
    vm: &mut Vm,
    text: &str,
    encoding: &str,
    errors: &str,
) -> Result<Value, Raise> {
    let Some(codec) = Codec::of(encoding) else {
        return elsewhere(vm, "encode", Value::str(text), encoding, errors);
    };
    if !HANDLERS.contains(&errors) {
        return elsewhere(vm, "encode_with", Value::str(text), encoding, errors);
    }
    if surrogate::any(text) && !matches!(codec, Codec::Ascii | Codec::Latin1 | Codec::Windows1252) {
        return with_surrogates(vm, text, codec, errors);
    }
    let data = match codec {
        Codec::Utf8 => text.as_bytes().to_vec(),
        Codec::Utf8Mark => [b"\xef\xbb\xbf", text.as_bytes()].concat(),
        Codec::Wide(width, order) => wide(text, width, order),
        _ => narrow(vm, text, codec, errors)?,
    };
    Ok(Value::Bytes(Rc::new(data)))
}

/// A text with lone surrogates, which only some of the ways to go on can express.
#[cold]
fn with_surrogates(vm: &Vm, text: &str, codec: Codec, errors: &str) -> Result<Value, Raise> {
    let unit = |code: u32| match codec {
        Codec::Wide(2, Some(true)) => code.to_be_bytes()[2..].to_vec(),
        Codec::Wide(2, _) => code.to_le_bytes()[..2].to_vec(),
        Codec::Wide(_, Some(true)) => code.to_be_bytes().to_vec(),
        Codec::Wide(..) => code.to_le_bytes().to_vec(),
        _ => vec![
            0xed,
            0x80 | (code >> 6 & 0x3f) as u8,
            0x80 | (code & 0x3f) as u8,
        ],
    };
    let plain = |text: &str| match codec {
        Codec::Wide(width, None) => wide(text, width, Some(false)),
        Codec::Wide(width, order) => wide(text, width, order),
        _ => text.as_bytes().to_vec(),
    };
    let mut out = match codec {
        Codec::Wide(width, None) => wide("", width, None),
        Codec::Utf8Mark => b"\xef\xbb\xbf".to_vec(),
        _ => Vec::new(),
    };
    let mut chars = text.chars().enumerate().peekable();
    while let Some((at, c)) = chars.next() {
        if !surrogate::is_stand_in(c) {
            out.extend(plain(c.encode_utf8(&mut [0; 4])));
            continue;
        }
        match (errors, surrogate::escaped_byte(c)) {
            ("ignore", _) => {}
            ("replace", _) => out.extend(plain("?")),
            ("backslashreplace", _) => out.extend(plain(&escape_non_ascii(&c.to_string()))),
            ("xmlcharrefreplace", _) => out.extend(plain(&format!("&#{};", surrogate::code_of(c)))),
            ("surrogateescape", Some(byte)) => out.push(byte),
            ("surrogatepass", _) => out.extend(unit(surrogate::code_of(c))),
            _ => {
                let mut end = at + 1;
                while chars.next_if(|(_, c)| surrogate::is_stand_in(*c)).is_some() {
                    end += 1;
                }
                let reason = "surrogates not allowed";
                return Err(failed(vm, codec, Value::str(text), (at, end), reason));
            }
        }
    }
    Ok(Value::Bytes(Rc::new(out)))
}

fn wide(text: &str, width: usize, order: Option<bool>) -> Vec<u8> {
    let mut out = Vec::with_capacity((text.len() + 1) * width);
    let mut push = |unit: u32| {
        let bytes = match order {
            Some(true) => unit.to_be_bytes(),
            _ => unit.to_le_bytes(),
        };
        match (width, order) {
            (2, Some(true)) => out.extend_from_slice(&bytes[2..]),
            (2, _) => out.extend_from_slice(&bytes[..2]),
            _ => out.extend_from_slice(&bytes),
        }
    };
    if order.is_none() {
        push(0xfeff);
    }
    for c in text.chars() {
        match width {
            2 => {
                let units = c.encode_utf16(&mut [0; 2]).to_vec();
                units.into_iter().for_each(|unit| push(unit.into()));
            }
            _ => push(c.into()),
        }
    }
    out
}

fn narrow(vm: &Vm, text: &str, codec: Codec, errors: &str) -> Result<Vec<u8>, Raise> {
    let mut out = Vec::with_capacity(text.len());
    let mut chars = text.chars().enumerate().peekable();
    while let Some((at, c)) = chars.next() {
        if let Some(byte) = codec.byte(c) {
            out.push(byte);
            continue;
        }
        if errors == "surrogateescape"
            && let Some(byte) = surrogate::escaped_byte(c)
        {
            out.push(byte);
            continue;
        }
        match errors {
            "ignore" => {}
            "replace" => out.push(b'?'),
            "backslashreplace" => out.extend(escape_non_ascii(&c.to_string()).bytes()),
            "xmlcharrefreplace" => {
                out.extend(format!("&#{};", surrogate::code_of(c)).bytes());
            }
            "strict" | "surrogateescape" | "surrogatepass" => {
                let mut end = at + 1;
                while codec != Codec::Windows1252
                    && chars.next_if(|(_, c)| codec.byte(*c).is_none()).is_some()
                {
                    end += 1;
                }
                let reason = match codec {
                    Codec::Ascii => "ordinal not in range(128)",
                    Codec::Latin1 => "ordinal not in range(256)",
                    _ => "character maps to <undefined>",
                };
                return Err(failed(vm, codec, Value::str(text), (at, end), reason));
            }
            _ => return Err(unknown_handler(vm, errors)),
        }
    }
    Ok(out)
}

fn unknown_handler(vm: &Vm, errors: &str) -> Raise {
    let text = format!("unknown error handler name '{errors}'");
    vm.error(Exc::LookupError, text)
}

/// The error of a part of a text, or of bytes, that an encoding does not have.
fn failed(
    vm: &Vm,
    codec: Codec,
    object: Value,
    (start, end): (usize, usize),
    reason: &str,
) -> Raise {
    let kind = match object {
        Value::Bytes(_) => Exc::UnicodeDecodeError,
        _ => Exc::UnicodeEncodeError,
    };
    let args = vec![
        Value::str(codec.name()),
        object,
        Value::from(start),
        Value::from(end),
        Value::str(reason),
    ];
    vm.error_with(&vm.types.exception(kind).clone(), args)
}

/// What such an error says, by its arguments.
pub(crate) fn told(args: &[Value]) -> Option<String> {
    if let [Value::Str(text), Value::Int(start), Value::Int(end), reason] = args {
        let (reason, last) = (reason.as_str()?, end - 1);
        let found = text
            .as_str()
            .chars()
            .nth(usize::try_from(*start).unwrap_or(0));
        return Some(match found.filter(|_| end - start == 1) {
            Some(c) => format!(
                "can't translate character '{}' in position {start}: {reason}",
                escape_non_ascii(&c.to_string())
            ),
            None => format!("can't translate characters in position {start}-{last}: {reason}"),
        });
    }
    let [
        Value::Str(codec),
        object,
        Value::Int(start),
        Value::Int(end),
        reason,
    ] = args
    else {
        return None;
    };
    let (codec, reason, last) = (codec.as_str(), reason.as_str()?, end - 1);
    let at = usize::try_from(*start).unwrap_or(0);
    let one = end - start == 1;
    Some(match object {
        Value::Bytes(data) => match data.get(at).filter(|_| one) {
            Some(byte) => format!(
                "'{codec}' codec can't decode byte {byte:#04x} in position {start}: {reason}"
            ),
            None => {
                format!("'{codec}' codec can't decode bytes in position {start}-{last}: {reason}")
            }
        },
        Value::Str(text) => match text.as_str().chars().nth(at).filter(|_| one) {
            Some(c) => {
                let shown = escape_non_ascii(&c.to_string());
                format!(
                    "'{codec}' codec can't encode character '{shown}' in position {start}: {reason}"
                )
            }
            None => format!(
                "'{codec}' codec can't encode characters in position {start}-{last}: {reason}"
            ),
        },
        _ => return None,
    })
}

/// `data.decode(encoding, errors)`.
pub(super) fn decode(
    vm: &mut Vm,
    data: &[u8],
    encoding: &str,
    errors: &str,
) -> Result<Value, Raise> {
    match Codec::of(encoding) {
        Some(codec) if HANDLERS.contains(&errors) => decoded(vm, data, codec, errors),
        found => {
            let way = if found.is_some() {
                "decode_with"
            } else {
                "decode"
            };
            let data = Value::Bytes(Rc::new(data.to_vec()));
            elsewhere(vm, way, data, encoding, errors)
        }
    }
}

/// UTF-8 as a text.
pub(super) fn decode_utf8(vm: &Vm, data: &[u8]) -> Result<Value, Raise> {
    decoded(vm, data, Codec::Utf8, "strict")
}

/// What the library, or the program, does of an encoding that is not here.
fn elsewhere(
    vm: &mut Vm,
    way: &str,
    object: Value,
    encoding: &str,
    errors: &str,
) -> Result<Value, Raise> {
    let module = Value::Module(vm.import("_encodings")?);
    let function = vm.attr(&module, way)?;
    vm.call(
        &function,
        &[object, Value::str(encoding), Value::str(errors)],
    )
}

fn decoded(vm: &Vm, data: &[u8], mut codec: Codec, errors: &str) -> Result<Value, Raise> {
    let mut from = 0;
    match codec {
        Codec::Utf8 => {
            if let Ok(text) = std::str::from_utf8(data) {
                return Ok(Value::str(text));
            }
        }
        Codec::Utf8Mark if data.starts_with(b"\xef\xbb\xbf") => from = 3,
        Codec::Wide(width, None) => {
            let marks = [(false, wide("", width, None)), (true, vec![0xfe, 0xff])];
            let wide_mark = [0, 0, 0xfe, 0xff];
            let found = marks.iter().find(|(_, mark)| data.starts_with(mark));
            let big = match width {
                4 if data.starts_with(&wide_mark) => Some(true),
                4 => found.filter(|(big, _)| !big).map(|_| false),
                _ => found.map(|(big, _)| *big),
            };
            from = big.map_or(0, |_| width);
            codec = Codec::Wide(width, Some(big.unwrap_or(false)));
        }
        _ => {}
    }
    let mut out = String::with_capacity(data.len());
    while from < data.len() {
        match next(data, from, codec) {
            Ok((c, length)) => {
                out.push(c);
                from += length;
            }
            Err((length, reason)) => {
                if errors == "surrogatepass"
                    && let Some((c, length)) = passed(data, from, codec)
                {
                    out.push(c);
                    from += length;
                    continue;
                }
                let end = from + length;
                match errors {
                    "ignore" => {}
                    "replace" => out.push('\u{fffd}'),
                    "backslashreplace" => {
                        let bytes = data.get(from..end).unwrap_or(&[]);
                        out.extend(bytes.iter().map(|byte| format!("\\x{byte:02x}")));
                    }
                    "surrogateescape"
                        if !matches!(codec, Codec::Wide(..)) && data[from] >= 0x80 =>
                    {
                        let bytes = data.get(from..end).unwrap_or(&[]);
                        let kept = bytes.iter().map(|it| 0xdc00 + u32::from(*it));
                        out.extend(kept.filter_map(surrogate::stand_in));
                    }
                    "strict" | "surrogateescape" | "surrogatepass" => {
                        let data = Value::Bytes(Rc::new(data.to_vec()));
                        return Err(failed(vm, codec, data, (from, end), reason));
                    }
                    _ => return Err(unknown_handler(vm, errors)),
                }
                from = end;
            }
        }
    }
    Ok(Value::str(out))
}

/// The surrogate that stands there, and how many bytes it takes.
fn passed(data: &[u8], from: usize, codec: Codec) -> Option<(char, usize)> {
    let rest = data.get(from..)?;
    let (code, length) = match (codec, rest) {
        (Codec::Utf8 | Codec::Utf8Mark, [0xed, high @ 0xa0..0xc0, low @ 0x80..0xc0, ..]) => (
            0xd000 | u32::from(high & 0x3f) << 6 | u32::from(low & 0x3f),
            3,
        ),
        (Codec::Wide(2, Some(true)), [high, low, ..]) => {
            (u32::from(*high) << 8 | u32::from(*low), 2)
        }
        (Codec::Wide(2, _), [low, high, ..]) => (u32::from(*high) << 8 | u32::from(*low), 2),
        (Codec::Wide(_, Some(true)), [a, b, c, d, ..]) => (u32::from_be_bytes([*a, *b, *c, *d]), 4),
        (Codec::Wide(..), [a, b, c, d, ..]) => (u32::from_le_bytes([*a, *b, *c, *d]), 4),
        _ => return None,
    };
    surrogate::stand_in(code).map(|c| (c, length))
}

/// The next character and how many bytes it takes; or how many bytes are none, and why.
fn next(data: &[u8], from: usize, codec: Codec) -> Result<(char, usize), (usize, &'static str)> {
    let rest = data.get(from..).unwrap_or(&[]);
    match codec {
        Codec::Utf8 | Codec::Utf8Mark => next_utf8(rest),
        Codec::Wide(width, order) => next_wide(rest, width, order == Some(true)),
        _ => {
            let byte = rest.first().copied().unwrap_or_default();
            let reason = match codec {
                Codec::Ascii => "ordinal not in range(128)",
                _ => "character maps to <undefined>",
            };
            codec.char(byte).map(|c| (c, 1)).ok_or((1, reason))
        }
    }
}

fn next_utf8(rest: &[u8]) -> Result<(char, usize), (usize, &'static str)> {
    let head = rest.get(..4).unwrap_or(rest);
    let valid = match std::str::from_utf8(head) {
        Ok(text) => text,
        Err(error) if error.valid_up_to() > 0 => {
            std::str::from_utf8(&head[..error.valid_up_to()]).unwrap_or("")
        }
        Err(error) => {
            return Err(match error.error_len() {
                None => (rest.len(), "unexpected end of data"),
                Some(length) if (0xc2..=0xf4).contains(&rest[0]) => {
                    (length, "invalid continuation byte")
                }
                Some(length) => (length, "invalid start byte"),
            });
        }
    };
    let first = valid.chars().next().unwrap_or('\u{fffd}');
    Ok((first, first.len_utf8()))
}

fn next_wide(
    rest: &[u8],
    width: usize,
    is_big: bool,
) -> Result<(char, usize), (usize, &'static str)> {
    let unit = |at: usize| {
        let bytes = rest.get(at..at + width)?;
        let add = |sum: u32, byte: &u8| sum << 8 | u32::from(*byte);
        Some(match is_big {
            true => bytes.iter().fold(0, add),
            false => bytes.iter().rev().fold(0, add),
        })
    };
    let Some(first) = unit(0) else {
        return Err((rest.len(), "truncated data"));
    };
    if width == 4 {
        let reason = match first {
            0xd800..0xe000 => "code point in surrogate code point range(0xd800, 0xe000)",
            _ => "code point not in range(0x110000)",
        };
        return char::from_u32(first).map(|c| (c, 4)).ok_or((4, reason));
    }
    match (first, unit(2)) {
        (0xd800..0xdc00, Some(second @ 0xdc00..0xe000)) => {
            let code = 0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00);
            Ok((char::from_u32(code).unwrap_or('\u{fffd}'), 4))
        }
        (0xd800..0xdc00, None) => Err((rest.len(), "unexpected end of data")),
        (0xd800..0xdc00, _) => Err((2, "illegal UTF-16 surrogate")),
        (0xdc00..0xe000, _) => Err((2, "illegal encoding")),
        _ => Ok((char::from_u32(first).unwrap_or('\u{fffd}'), 2)),
    }
}
