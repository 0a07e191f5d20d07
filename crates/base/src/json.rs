//! JSON text as a tree, for what is no value of ours: notebooks, and what the page keeps in the browser.
//!
//! Small in code, since the page loads it before anything else; [`crate::wire`] reads values of ours from such a tree.

use crate::wire::Malformed;
use std::fmt::{self, Write};

/// Any JSON value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Json {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number, as written: text until one knows what it is to be.
    Number(String),
    /// A string.
    String(String),
    /// A list.
    Array(Vec<Json>),
    /// An object, its entries in the order of the text.
    Object(Vec<(String, Json)>),
}

/// How deep lists and objects may nest: no text of ours comes near, and the stack is bounded.
const MOST_NESTED: usize = 128;

impl Json {
    /// The value that a text says.
    ///
    /// # Errors
    /// Where the text is no JSON.
    pub fn parse(text: &str) -> Result<Self, Malformed> {
        Self::parse_or_place(text).map_err(|_| Malformed)
    }

    /// The value that a text says.
    ///
    /// # Errors
    /// Where the text is no JSON: the byte at which it ceases to be, or at which the string begins that is none.
    pub fn parse_or_place(text: &str) -> Result<Self, usize> {
        let mut parser = Parser { text, at: 0 };
        let value = parser.value(MOST_NESTED).ok_or(parser.at)?;
        match parser.peek() {
            None => Ok(value),
            Some(_) => Err(parser.at),
        }
    }

    /// An object of these entries.
    pub fn object<const N: usize>(entries: [(&str, Json); N]) -> Self {
        Self::Object(
            entries
                .into_iter()
                .map(|(key, value)| (key.to_owned(), value))
                .collect(),
        )
    }

    /// The entry of this name.
    pub fn get(&self, name: &str) -> Option<&Self> {
        match self {
            Self::Object(entries) => entries
                .iter()
                .find(|(key, _)| key == name)
                .map(|(_, value)| value),
            _ => None,
        }
    }

    /// The entry of this name, to be changed.
    pub fn get_mut(&mut self, name: &str) -> Option<&mut Self> {
        match self {
            Self::Object(entries) => {
                let found = entries.iter_mut().find(|(key, _)| key == name);
                found.map(|(_, value)| value)
            }
            _ => None,
        }
    }

    /// The entry of an entry of an entry.
    pub fn at(&self, path: &[&str]) -> Option<&Self> {
        path.iter().try_fold(self, |json, name| json.get(name))
    }

    /// The text, if it is a string.
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::String(text) => Some(text),
            _ => None,
        }
    }

    /// The items, if it is a list.
    pub fn as_array(&self) -> Option<&[Self]> {
        match self {
            Self::Array(items) => Some(items),
            _ => None,
        }
    }

    /// The items, if it is a list, to be changed.
    pub fn as_array_mut(&mut self) -> Option<&mut Vec<Self>> {
        match self {
            Self::Array(items) => Some(items),
            _ => None,
        }
    }

    /// The number, if it is one that `T` holds.
    pub fn number<T: std::str::FromStr>(&self) -> Option<T> {
        match self {
            Self::Number(text) => text.parse().ok(),
            _ => None,
        }
    }

    /// The text of several lines, indented.
    pub fn pretty(&self) -> String {
        let mut text = String::new();
        write(&mut text, self, Some(0));
        text
    }
}

impl From<&str> for Json {
    fn from(text: &str) -> Self {
        Self::String(text.to_owned())
    }
}

impl From<u32> for Json {
    fn from(number: u32) -> Self {
        Self::Number(number.to_string())
    }
}

impl From<Vec<Json>> for Json {
    fn from(items: Vec<Json>) -> Self {
        Self::Array(items)
    }
}

impl fmt::Display for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = String::new();
        write(&mut text, self, None);
        f.write_str(&text)
    }
}

/// Writes a value; `indent` is how far its lines are indented, or `None` for one line.
fn write(text: &mut String, json: &Json, indent: Option<usize>) {
    let inner = indent.map(|indent| indent + 1);
    match json {
        Json::Null => text.push_str("null"),
        Json::Bool(truth) => text.push_str(if *truth { "true" } else { "false" }),
        Json::Number(number) => text.push_str(number),
        Json::String(string) => quote(text, string),
        Json::Array(items) => {
            text.push('[');
            for (at, item) in items.iter().enumerate() {
                separate(text, at, inner);
                write(text, item, inner);
            }
            close(text, items.is_empty(), indent, ']');
        }
        Json::Object(entries) => {
            text.push('{');
            for (at, (key, value)) in entries.iter().enumerate() {
                separate(text, at, inner);
                quote(text, key);
                text.push_str(if inner.is_some() { ": " } else { ":" });
                write(text, value, inner);
            }
            close(text, entries.is_empty(), indent, '}');
        }
    }
}

fn separate(text: &mut String, at: usize, indent: Option<usize>) {
    if at > 0 {
        text.push(',');
    }
    new_line(text, indent);
}

fn close(text: &mut String, empty: bool, indent: Option<usize>, bracket: char) {
    if !empty {
        new_line(text, indent);
    }
    text.push(bracket);
}

fn new_line(text: &mut String, indent: Option<usize>) {
    if let Some(indent) = indent {
        text.push('\n');
        text.extend(std::iter::repeat_n(' ', indent));
    }
}

/// Adds `value` as a string literal.
pub(crate) fn quote(text: &mut String, value: &str) {
    text.push('"');
    for character in value.chars() {
        match character {
            '"' => text.push_str("\\\""),
            '\\' => text.push_str("\\\\"),
            '\n' => text.push_str("\\n"),
            '\0'..='\u{1f}' => {
                let written = write!(text, "\\u{:04x}", character as u32);
                debug_assert!(written.is_ok(), "a string takes all text");
            }
            _ => text.push(character),
        }
    }
    text.push('"');
}

struct Parser<'a> {
    text: &'a str,
    at: usize,
}

impl Parser<'_> {
    /// The next byte that is no white space.
    fn peek(&mut self) -> Option<u8> {
        let rest = self.text.as_bytes().get(self.at..)?;
        self.at += rest
            .iter()
            .take_while(|byte| byte.is_ascii_whitespace())
            .count();
        self.text.as_bytes().get(self.at).copied()
    }

    fn take(&mut self, wanted: u8) -> Option<()> {
        (self.peek()? == wanted).then(|| self.at += 1)
    }

    fn value(&mut self, depth: usize) -> Option<Json> {
        match self.peek()? {
            b'"' => self.string().map(Json::String),
            b'[' => self.list(depth.checked_sub(1)?),
            b'{' => self.object(depth.checked_sub(1)?),
            _ => self.word(),
        }
    }

    fn list(&mut self, depth: usize) -> Option<Json> {
        let mut items = Vec::new();
        self.at += 1;
        while self.peek()? != b']' {
            if !items.is_empty() {
                self.take(b',')?;
            }
            items.push(self.value(depth)?);
        }
        self.at += 1;
        Some(Json::Array(items))
    }

    fn object(&mut self, depth: usize) -> Option<Json> {
        let mut entries = Vec::new();
        self.at += 1;
        while self.peek()? != b'}' {
            if !entries.is_empty() {
                self.take(b',')?;
            }
            self.peek()?;
            let key = self.string()?;
            self.take(b':')?;
            entries.push((key, self.value(depth)?));
        }
        self.at += 1;
        Some(Json::Object(entries))
    }

    fn word(&mut self) -> Option<Json> {
        let rest = self.text.get(self.at..)?;
        let is_part =
            |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'+' | b'.');
        let word = rest.get(..rest.bytes().take_while(is_part).count())?;
        let value = match word {
            "null" => Json::Null,
            "true" | "false" => Json::Bool(word == "true"),
            // No numbers of JSON, but Python writes and reads them, also in notebooks.
            "NaN" | "Infinity" => Json::Number(word.to_owned()),
            _ if word.starts_with(|first: char| first == '-' || first.is_ascii_digit()) => {
                Json::Number(word.to_owned())
            }
            _ => return None,
        };
        self.at += word.len();
        Some(value)
    }

    fn string(&mut self) -> Option<String> {
        let mut string = String::new();
        let mut rest = self.text.get(self.at..)?.strip_prefix('"')?;
        loop {
            let plain = rest.find(['"', '\\'])?;
            string.push_str(&rest[..plain]);
            rest = &rest[plain..];
            if let Some(after) = rest.strip_prefix('"') {
                self.at = self.text.len() - after.len();
                return Some(string);
            }
            let (character, after) = escaped(&rest[1..])?;
            string.push(character);
            rest = after;
        }
    }
}

/// The character that an escape means, and the text after it.
fn escaped(text: &str) -> Option<(char, &str)> {
    let kind = text.chars().next()?;
    let rest = &text[kind.len_utf8()..];
    let character = match kind {
        'n' => '\n',
        't' => '\t',
        'r' => '\r',
        'b' => '\u{8}',
        'f' => '\u{c}',
        '"' | '\\' | '/' => kind,
        'u' => return unicode(rest),
        _ => return None,
    };
    Some((character, rest))
}

/// Four digits, or twice four where the character needs two units of UTF-16.
fn unicode(text: &str) -> Option<(char, &str)> {
    let unit = |text: &str| u16::from_str_radix(text.get(..4)?, 16).ok();
    let first = unit(text)?;
    let mut units = vec![first];
    let mut rest = &text[4..];
    if (0xd800..0xdc00).contains(&first) {
        rest = rest.strip_prefix("\\u")?;
        units.push(unit(rest)?);
        rest = &rest[4..];
    }
    let character = char::decode_utf16(units).next()?.ok()?;
    Some((character, rest))
}

#[cfg(test)]
mod tests {
    use super::Json;

    #[test]
    fn what_is_written_is_read_again() {
        let text = r#"{"a":[1,-2.5e-3,"\"\\\n\u0001é"],"b":{},"c":[],"d":{"e":[null,true,false]}}"#;
        let json = Json::parse(text).unwrap();
        assert_eq!(json.to_string(), text);
        assert_eq!(Json::parse(&json.pretty()), Ok(json.clone()));
        assert_eq!(
            json.at(&["d", "e"])
                .and_then(Json::as_array)
                .map(<[_]>::len),
            Some(3)
        );
        assert_eq!(json.at(&["d", "f"]), None);
        let small = Json::object([
            ("a", vec![1.into(), Json::Null].into()),
            ("b", Json::object([])),
        ]);
        assert_eq!(
            small.pretty(),
            "{\n \"a\": [\n  1,\n  null\n ],\n \"b\": {}\n}"
        );
    }

    #[test]
    fn where_it_ceases_to_be_json() {
        for (text, place) in [
            ("[1,\n 2 3]", 7),
            ("{\"a\": nul}", 6),
            ("{\"a\": \"b", 6),
            ("[1", 2),
            ("[] ]", 3),
        ] {
            assert_eq!(Json::parse_or_place(text), Err(place), "{text}");
        }
        let unusual = "[NaN,Infinity,-Infinity]";
        assert_eq!(Json::parse(unusual).unwrap().to_string(), unusual);
    }

    #[test]
    fn what_is_no_json_is_refused() {
        for text in [
            "",
            "{",
            "[1",
            "[1 2]",
            "{1:2}",
            "\"",
            "\"\\ud800\"",
            "\"\\x\"",
            "nul",
            "1 1",
        ] {
            assert!(Json::parse(text).is_err(), "{text}");
        }
        assert!(Json::parse(&"[".repeat(1_000_000)).is_err());
    }
}
