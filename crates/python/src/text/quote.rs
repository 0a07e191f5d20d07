//! `repr` and `ascii` of text and bytes: quotes and escapes.

use super::surrogate::code_of;
use super::unicode;

/// `repr(text)`.
pub fn repr(text: &str) -> String {
    quoted(text, unicode::is_printable)
}

/// `ascii(text)`.
pub fn ascii(text: &str) -> String {
    quoted(text, |c| c.is_ascii() && unicode::is_printable(c))
}

/// `ascii(object)`, given the object's repr: everything that is not ASCII becomes an escape.
pub fn escape_non_ascii(repr: &str) -> String {
    let mut out = String::with_capacity(repr.len());
    for c in repr.chars() {
        if c.is_ascii() {
            out.push(c)
        } else {
            push_escape(&mut out, c)
        }
    }
    out
}

fn quoted(text: &str, is_plain: impl Fn(char) -> bool) -> String {
    let quote = if text.contains('\'') && !text.contains('"') {
        '"'
    } else {
        '\''
    };
    let mut out = String::with_capacity(text.len() + 2);
    out.push(quote);
    for c in text.chars() {
        match c {
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if c == quote => out.extend(['\\', c]),
            c if is_plain(c) => out.push(c),
            c => push_escape(&mut out, c),
        }
    }
    out.push(quote);
    out
}

fn push_escape(out: &mut String, c: char) {
    let code = code_of(c);
    out.push_str(&match code {
        0..=0xff => format!("\\x{code:02x}"),
        0x100..=0xffff => format!("\\u{code:04x}"),
        _ => format!("\\U{code:08x}"),
    });
}

/// `repr(bytes)`, with the leading `b`.
pub fn repr_bytes(bytes: &[u8]) -> String {
    quoted_bytes(bytes, quote_of(bytes))
}

/// What stands in the parentheses of `repr(bytearray)`, which escapes each single quote.
pub fn repr_bytearray(bytes: &[u8]) -> String {
    let text = quoted_bytes(bytes, quote_of(bytes));
    match text.starts_with("b\"") {
        true => text.replace('\'', "\\'"),
        false => text,
    }
}

fn quote_of(bytes: &[u8]) -> char {
    match bytes.contains(&b'\'') && !bytes.contains(&b'"') {
        true => '"',
        false => '\'',
    }
}

fn quoted_bytes(bytes: &[u8], quote: char) -> String {
    let mut out = String::with_capacity(bytes.len() + 3);
    out.extend(['b', quote]);
    for &byte in bytes {
        match byte {
            b'\\' => out.push_str("\\\\"),
            b'\n' => out.push_str("\\n"),
            b'\r' => out.push_str("\\r"),
            b'\t' => out.push_str("\\t"),
            b' '..=b'~' if char::from(byte) != quote => out.push(char::from(byte)),
            b' '..=b'~' => out.extend(['\\', char::from(byte)]),
            _ => out.push_str(&format!("\\x{byte:02x}")),
        }
    }
    out.push(quote);
    out
}
