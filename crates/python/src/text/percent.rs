//! `%`-formatting: the parser of `"%-5.2f"` and the layout of its conversions.

use super::float::{self, FloatStyle};
use super::format_spec::IntRef;
use super::{TextResult, check_len, overflow_error, type_error, value_error};

/// A width or a precision: none, a number, or `*`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Amount {
    /// Not given.
    None,
    /// Written in the template.
    Given(usize),
    /// `*`: taken from the arguments.
    FromArgs,
}

/// One `%...` of a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conversion<'a> {
    /// The mapping key of `%(key)s`.
    pub key: Option<&'a str>,
    /// `-`
    pub left: bool,
    /// `+`
    pub plus: bool,
    /// A space.
    pub space: bool,
    /// `#`
    pub alternate: bool,
    /// `0`
    pub zero: bool,
    /// The least width.
    pub width: Amount,
    /// The precision.
    pub precision: Amount,
    /// The conversion character.
    pub code: char,
    /// Its index in the template, in characters, for error texts.
    pub index: usize,
}

/// One part of a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Text.
    Literal(&'a str),
    /// A conversion.
    Conversion(Conversion<'a>),
}

/// Splits a template into text and conversions.
pub fn parse(template: &str) -> TextResult<Vec<Piece<'_>>> {
    let mut pieces = Vec::new();
    let mut rest = template;
    while let Some(at) = rest.find('%') {
        if at > 0 {
            pieces.push(Piece::Literal(&rest[..at]));
        }
        if let Some(next) = rest[at + 1..].strip_prefix('%') {
            pieces.push(Piece::Literal("%"));
            rest = next;
            continue;
        }
        let (conversion, next) = parse_conversion(template, &rest[at + 1..])?;
        pieces.push(Piece::Conversion(conversion));
        rest = next;
    }
    if !rest.is_empty() {
        pieces.push(Piece::Literal(rest));
    }
    Ok(pieces)
}

fn parse_conversion<'a>(template: &'a str, text: &'a str) -> TextResult<(Conversion<'a>, &'a str)> {
    let (key, mut rest) = parse_key(text)?;
    let mut conversion = Conversion {
        key,
        left: false,
        plus: false,
        space: false,
        alternate: false,
        zero: false,
        width: Amount::None,
        precision: Amount::None,
        code: ' ',
        index: 0,
    };
    while let Some(flag) = rest.bytes().next() {
        match flag {
            b'-' => conversion.left = true,
            b'+' => conversion.plus = true,
            b' ' => conversion.space = true,
            b'#' => conversion.alternate = true,
            b'0' => conversion.zero = true,
            _ => break,
        }
        rest = &rest[1..];
    }
    (conversion.width, rest) = parse_amount(rest, "width too big")?;
    if let Some(after) = rest.strip_prefix('.') {
        (conversion.precision, rest) = parse_amount(after, "precision too big")?;
        if conversion.precision == Amount::None {
            conversion.precision = Amount::Given(0);
        }
    }
    rest = rest.strip_prefix(['h', 'l', 'L']).unwrap_or(rest);
    let mut chars = rest.chars();
    let Some(code) = chars.next() else {
        return value_error("incomplete format");
    };
    conversion.code = code;
    let offset = template.len() - rest.len();
    conversion.index = template
        .get(..offset)
        .map_or(0, |before| before.chars().count());
    Ok((conversion, chars.as_str()))
}

fn parse_key(text: &str) -> TextResult<(Option<&str>, &str)> {
    let Some(inner) = text.strip_prefix('(') else {
        return Ok((None, text));
    };
    let mut depth = 1;
    for (at, byte) in inner.bytes().enumerate() {
        match byte {
            b'(' => depth += 1,
            b')' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Ok((Some(&inner[..at]), &inner[at + 1..]));
        }
    }
    value_error("incomplete format key")
}

fn parse_amount<'a>(text: &'a str, too_big: &str) -> TextResult<(Amount, &'a str)> {
    if let Some(rest) = text.strip_prefix('*') {
        return Ok((Amount::FromArgs, rest));
    }
    let end = text
        .bytes()
        .position(|b| !b.is_ascii_digit())
        .unwrap_or(text.len());
    if end == 0 {
        return Ok((Amount::None, text));
    }
    match text[..end].parse::<i32>() {
        Ok(amount) => Ok((
            Amount::Given(check_len(amount.unsigned_abs() as usize)?),
            &text[end..],
        )),
        Err(_) => value_error(too_big),
    }
}

/// The error for a conversion character that does not exist.
pub fn unsupported<T>(conversion: &Conversion) -> TextResult<T> {
    let code = conversion.code;
    let shown = if (' '..='~').contains(&code) {
        code
    } else {
        '?'
    };
    value_error(format_args!(
        "unsupported format character '{shown}' ({:#x}) at index {}",
        u32::from(code),
        conversion.index
    ))
}

impl Conversion<'_> {
    fn given(amount: Amount) -> Option<usize> {
        match amount {
            Amount::Given(amount) => Some(amount),
            Amount::None | Amount::FromArgs => None,
        }
    }

    fn lay_out(&self, sign: &str, prefix: &str, body: &str) -> String {
        let length = sign.len() + prefix.len() + body.chars().count();
        let missing = Self::given(self.width).unwrap_or(0).saturating_sub(length);
        if self.left {
            format!("{sign}{prefix}{body}{}", " ".repeat(missing))
        } else if self.zero {
            format!("{sign}{prefix}{}{body}", "0".repeat(missing))
        } else {
            format!("{}{sign}{prefix}{body}", " ".repeat(missing))
        }
    }

    fn sign(&self, negative: bool) -> &'static str {
        match (negative, self.plus, self.space) {
            (true, ..) => "-",
            (false, true, _) => "+",
            (false, false, true) => " ",
            (false, false, false) => "",
        }
    }

    /// `%s`, `%r` and `%a`, once the object is text.
    pub fn text(&self, text: &str) -> String {
        let kept: String = match Self::given(self.precision) {
            Some(precision) => text.chars().take(precision).collect(),
            None => text.to_owned(),
        };
        Self {
            zero: false,
            ..self.clone()
        }
        .lay_out("", "", &kept)
    }

    /// `%d`, `%i`, `%u`, `%x`, `%X` and `%o`.
    pub fn int(&self, int: IntRef, negative: bool) -> TextResult<String> {
        let (radix, prefix) = match self.code {
            'x' => (16, "0x"),
            'X' => (16, "0X"),
            'o' => (8, "0o"),
            _ => (10, ""),
        };
        let mut digits = int.magnitude(radix)?;
        if self.code == 'X' {
            digits.make_ascii_uppercase();
        }
        if let Some(precision) = Self::given(self.precision) {
            digits.insert_str(0, &"0".repeat(precision.saturating_sub(digits.len())));
        }
        Ok(self.lay_out(
            self.sign(negative),
            if self.alternate { prefix } else { "" },
            &digits,
        ))
    }

    /// `%e`, `%f` and `%g` in both cases.
    pub fn float(&self, x: f64) -> String {
        let precision = Self::given(self.precision).unwrap_or(6);
        let style = FloatStyle {
            code: self.code,
            precision,
            alternate: self.alternate,
            dot_zero: false,
        };
        let negative = x.is_sign_negative() && !x.is_nan();
        self.lay_out(self.sign(negative), "", &float::digits(x.abs(), style))
    }

    /// `%c` of a code point.
    pub fn code_point(&self, code: Option<u32>) -> TextResult<String> {
        match code.and_then(char::from_u32) {
            Some(c) => Ok(self.text(c.encode_utf8(&mut [0; 4]))),
            None => overflow_error("%c arg not in range(0x110000)"),
        }
    }

    /// `%c` of a text, which must be one character long.
    pub fn one_char(&self, text: &str) -> TextResult<String> {
        if text.chars().count() == 1 {
            Ok(self.text(text))
        } else {
            type_error("%c requires int or char")
        }
    }
}
