//! The format-spec mini-language: what stands after the colon in `f"{x:>10.3f}"`.

use num_bigint::BigInt;
use num_traits::{Signed, ToPrimitive};

use super::float::{self, FloatStyle};
use super::{TextResult, check_len, overflow_error, value_error};

/// A parsed format spec.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormatSpec {
    fill: char,
    align: char,
    fill_given: bool,
    align_given: bool,
    sign: Option<char>,
    no_negative_zero: bool,
    alternate: bool,
    width: usize,
    grouping: Option<char>,
    precision: Option<usize>,
    kind: Option<char>,
}

/// An integer to format.
#[derive(Clone, Copy, Debug)]
pub enum IntRef<'a> {
    /// A small one.
    Small(i64),
    /// A big one.
    Big(&'a BigInt),
}

impl IntRef<'_> {
    fn is_negative(self) -> bool {
        match self {
            Self::Small(int) => int < 0,
            Self::Big(int) => int.is_negative(),
        }
    }

    fn to_f64(self) -> TextResult<f64> {
        match self {
            Self::Small(int) => Ok(int as f64),
            Self::Big(int) => float::from_big(int),
        }
    }

    /// The digits of the magnitude in lower case.
    pub fn magnitude(self, radix: u32) -> TextResult<String> {
        match (self, radix) {
            (Self::Small(int), 10) => Ok(int.unsigned_abs().to_string()),
            (Self::Small(int), 16) => Ok(format!("{:x}", int.unsigned_abs())),
            (Self::Small(int), 8) => Ok(format!("{:o}", int.unsigned_abs())),
            (Self::Small(int), _) => Ok(format!("{:b}", int.unsigned_abs())),
            (Self::Big(int), 10) => super::int::to_decimal(&int.abs()),
            (Self::Big(int), _) => Ok(int.magnitude().to_str_radix(radix)),
        }
    }

    fn to_char(self) -> Option<char> {
        let code = match self {
            Self::Small(int) => u32::try_from(int).ok(),
            Self::Big(int) => int.to_u32(),
        };
        code.and_then(char::from_u32)
    }
}

struct Scanner<'a> {
    rest: std::str::Chars<'a>,
}

impl Scanner<'_> {
    fn peek(&self) -> Option<char> {
        self.rest.clone().next()
    }

    fn take_if(&mut self, wanted: impl Fn(char) -> bool) -> Option<char> {
        let next = self.peek().filter(|c| wanted(*c))?;
        self.rest.next();
        Some(next)
    }

    fn number(&mut self) -> TextResult<Option<usize>> {
        let mut value = None;
        while let Some(digit) = self
            .take_if(|c| c.is_ascii_digit())
            .and_then(|c| c.to_digit(10))
        {
            let next = value
                .unwrap_or(0_usize)
                .checked_mul(10)
                .and_then(|v| v.checked_add(digit as usize));
            match next {
                Some(next) if next <= i32::MAX as usize => value = Some(next),
                _ => return value_error("Too many decimal digits in format string"),
            }
        }
        Ok(value)
    }
}

fn is_align(c: char) -> bool {
    matches!(c, '<' | '>' | '=' | '^')
}

impl FormatSpec {
    /// Parses `spec` for an object of type `type_name`, whose text stands left or right by default.
    fn parse(
        spec: &str,
        type_name: &str,
        default_kind: Option<char>,
        default_align: char,
    ) -> TextResult<Self> {
        let mut scanner = Scanner { rest: spec.chars() };
        let mut out = Self::empty(default_kind, default_align);
        let mut ahead = spec.chars();
        let (first, second) = (ahead.next(), ahead.next());
        if let (Some(fill), Some(align)) = (first, second.filter(|c| is_align(*c))) {
            (out.fill, out.align, out.fill_given, out.align_given) = (fill, align, true, true);
            scanner.rest = ahead;
        } else if let Some(align) = scanner.take_if(is_align) {
            (out.align, out.align_given) = (align, true);
        }
        out.sign = scanner.take_if(|c| matches!(c, '+' | '-' | ' '));
        out.no_negative_zero = scanner.take_if(|c| c == 'z').is_some();
        out.alternate = scanner.take_if(|c| c == '#').is_some();
        if !out.fill_given && scanner.take_if(|c| c == '0').is_some() {
            out.fill = '0';
            if !out.align_given && default_align == '>' {
                out.align = '=';
            }
        }
        out.width = check_len(scanner.number()?.unwrap_or(0))?;
        out.grouping = scanner.take_if(|c| c == ',');
        if scanner.take_if(|c| c == '_').is_some() && out.grouping.replace('_').is_some() {
            return value_error("Cannot specify both ',' and '_'.");
        }
        if out.grouping == Some('_') && scanner.peek() == Some(',') {
            return value_error("Cannot specify both ',' and '_'.");
        }
        if scanner.take_if(|c| c == '.').is_some() {
            match scanner.number()? {
                Some(precision) => out.precision = Some(check_len(precision)?),
                None => return value_error("Format specifier missing precision"),
            }
        }
        if let Some(kind) = scanner.rest.next() {
            out.kind = Some(kind);
        }
        if scanner.rest.next().is_some() {
            return value_error(format_args!(
                "Invalid format specifier '{spec}' for object of type '{type_name}'"
            ));
        }
        out.check_grouping()?;
        Ok(out)
    }

    fn empty(default_kind: Option<char>, default_align: char) -> Self {
        Self {
            fill: ' ',
            align: default_align,
            fill_given: false,
            align_given: false,
            sign: None,
            no_negative_zero: false,
            alternate: false,
            width: 0,
            grouping: None,
            precision: None,
            kind: default_kind,
        }
    }

    fn check_grouping(&self) -> TextResult<()> {
        let Some(separator) = self.grouping else {
            return Ok(());
        };
        match self.kind {
            None | Some('d' | 'e' | 'f' | 'g' | 'E' | 'G' | '%' | 'F') => Ok(()),
            Some('b' | 'o' | 'x' | 'X') if separator == '_' => Ok(()),
            Some(kind) => value_error(format_args!(
                "Cannot specify '{separator}' with {}.",
                shown_code(kind)
            )),
        }
    }

    fn unknown<T>(&self, type_name: &str) -> TextResult<T> {
        let code = shown_code(self.kind.unwrap_or(' '));
        value_error(format_args!(
            "Unknown format code {code} for object of type '{type_name}'"
        ))
    }

    fn pad(&self, text: &str, length: usize) -> String {
        let missing = self.width.saturating_sub(length);
        let (left, right) = match self.align {
            '<' => (0, missing),
            '^' => (missing / 2, missing - missing / 2),
            _ => (missing, 0),
        };
        let mut out = String::with_capacity(text.len() + missing);
        out.extend(std::iter::repeat_n(self.fill, left));
        out.push_str(text);
        out.extend(std::iter::repeat_n(self.fill, right));
        out
    }

    /// Lays out sign, prefix, grouped digits and what follows them.
    fn lay_out(&self, number: &Number) -> String {
        let sign = match (number.negative, self.sign) {
            (true, _) => "-",
            (false, Some('+')) => "+",
            (false, Some(' ')) => " ",
            (false, _) => "",
        };
        let fixed = sign.len() + number.prefix.len() + number.tail.chars().count();
        let zero_padded = self.fill == '0' && self.align == '=';
        let least = if zero_padded {
            self.width.saturating_sub(fixed)
        } else {
            0
        };
        let group_size = if matches!(self.kind, Some('b' | 'o' | 'x' | 'X')) {
            4
        } else {
            3
        };
        let digits = match self.grouping {
            Some(separator) => group(&number.digits, separator, group_size, least),
            None => format!(
                "{}{}",
                "0".repeat(least.saturating_sub(number.digits.len())),
                number.digits
            ),
        };
        if self.align == '=' {
            let missing = self.width.saturating_sub(fixed + digits.chars().count());
            let fill: String = std::iter::repeat_n(self.fill, missing).collect();
            return format!("{sign}{}{fill}{digits}{}", number.prefix, number.tail);
        }
        let text = format!("{sign}{}{digits}{}", number.prefix, number.tail);
        self.pad(&text, text.chars().count())
    }
}

/// A number in parts: only the digits before the point are grouped.
#[derive(Default)]
struct Number {
    negative: bool,
    prefix: &'static str,
    digits: String,
    tail: String,
}

impl Number {
    fn of_text(negative: bool, text: &str, suffix: &str) -> Self {
        let end = text
            .bytes()
            .position(|b| !b.is_ascii_digit())
            .unwrap_or(text.len());
        let (digits, tail) = text.split_at(end);
        Self {
            negative,
            prefix: "",
            digits: digits.to_owned(),
            tail: format!("{tail}{suffix}"),
        }
    }
}

fn group(digits: &str, separator: char, size: usize, least: usize) -> String {
    if digits.is_empty() {
        return "0".repeat(least);
    }
    let mut rest = digits;
    let mut least = least as isize;
    let mut groups = Vec::new();
    loop {
        let length = size.min(rest.len().max(usize::try_from(least).unwrap_or(0)).max(1));
        let taken = rest.len().min(length);
        let (before, last) = rest.split_at(rest.len() - taken);
        groups.push(format!("{}{last}", "0".repeat(length - taken)));
        rest = before;
        least -= length as isize;
        if rest.is_empty() && least <= 0 {
            break;
        }
        least -= 1;
    }
    groups.reverse();
    groups.join(separator.encode_utf8(&mut [0; 4]))
}

fn shown_code(kind: char) -> String {
    if kind > ' ' && kind < '\u{80}' {
        format!("'{kind}'")
    } else {
        format!("'\\x{:x}'", u32::from(kind))
    }
}

/// `format(text, spec)`.
pub fn format_str(text: &str, spec: &str) -> TextResult<String> {
    if spec.is_empty() {
        return Ok(text.to_owned());
    }
    let spec = FormatSpec::parse(spec, "str", Some('s'), '<')?;
    if spec.kind != Some('s') {
        return spec.unknown("str");
    }
    match spec.sign {
        Some(' ') => return value_error("Space not allowed in string format specifier"),
        Some(_) => return value_error("Sign not allowed in string format specifier"),
        None => {}
    }
    if spec.no_negative_zero {
        return value_error("Negative zero coercion (z) not allowed in string format specifier");
    }
    if spec.alternate {
        return value_error("Alternate form (#) not allowed in string format specifier");
    }
    if spec.align == '=' {
        return value_error("'=' alignment not allowed in string format specifier");
    }
    let length = text.chars().count();
    let kept = spec
        .precision
        .map_or(length, |precision| precision.min(length));
    let end = text
        .char_indices()
        .nth(kept)
        .map_or(text.len(), |(at, _)| at);
    Ok(spec.pad(&text[..end], kept))
}

/// `format(int, spec)` for an object of type `type_name` (`int`, or `bool` with a spec).
pub fn format_int(int: IntRef, spec: &str, type_name: &str) -> TextResult<String> {
    if spec.is_empty() {
        let sign = if int.is_negative() { "-" } else { "" };
        return Ok(format!("{sign}{}", int.magnitude(10)?));
    }
    let spec = FormatSpec::parse(spec, type_name, Some('d'), '>')?;
    let (radix, prefix) = match spec.kind {
        Some('d' | 'n') => (10, ""),
        Some('b') => (2, "0b"),
        Some('o') => (8, "0o"),
        Some('x') => (16, "0x"),
        Some('X') => (16, "0X"),
        Some('c') => return format_char(int, &spec),
        Some('e' | 'E' | 'f' | 'F' | 'g' | 'G' | '%') => {
            return float_with(int.to_f64()?, &spec, "int");
        }
        _ => return spec.unknown(type_name),
    };
    refuse_precision(&spec)?;
    let mut digits = int.magnitude(radix)?;
    if spec.kind == Some('X') {
        digits.make_ascii_uppercase();
    }
    let prefix = if spec.alternate { prefix } else { "" };
    Ok(spec.lay_out(&Number {
        negative: int.is_negative(),
        prefix,
        digits,
        tail: String::new(),
    }))
}

fn refuse_precision(spec: &FormatSpec) -> TextResult<()> {
    if spec.precision.is_some() {
        return value_error("Precision not allowed in integer format specifier");
    }
    if spec.no_negative_zero {
        return value_error("Negative zero coercion (z) not allowed in integer format specifier");
    }
    Ok(())
}

fn format_char(int: IntRef, spec: &FormatSpec) -> TextResult<String> {
    refuse_precision(spec)?;
    if spec.sign.is_some() {
        return value_error("Sign not allowed with integer format specifier 'c'");
    }
    if spec.alternate {
        return value_error("Alternate form (#) not allowed with integer format specifier 'c'");
    }
    match int.to_char() {
        Some(c) => Ok(spec.pad(c.encode_utf8(&mut [0; 4]), 1)),
        None if matches!(int, IntRef::Big(_)) => {
            overflow_error("Python int too large to convert to C long")
        }
        None => overflow_error("%c arg not in range(0x110000)"),
    }
}

/// `format(x, spec)`.
pub fn format_float(x: f64, spec: &str) -> TextResult<String> {
    if spec.is_empty() {
        return Ok(float::repr(x));
    }
    let spec = FormatSpec::parse(spec, "float", None, '>')?;
    float_with(x, &spec, "float")
}

fn float_style(spec: &FormatSpec, type_name: &str) -> TextResult<FloatStyle> {
    let (code, default_precision, dot_zero) = match spec.kind {
        None if spec.precision.is_some() => ('g', 0, true),
        None => ('r', 0, true),
        Some('n') => ('g', 6, false),
        Some('%') => ('f', 6, false),
        Some(code @ ('e' | 'E' | 'f' | 'F' | 'g' | 'G')) => (code, 6, false),
        _ => return spec.unknown(type_name),
    };
    Ok(FloatStyle {
        code,
        precision: spec.precision.unwrap_or(default_precision),
        alternate: spec.alternate,
        dot_zero,
    })
}

fn float_with(x: f64, spec: &FormatSpec, type_name: &str) -> TextResult<String> {
    let style = float_style(spec, type_name)?;
    let (x, suffix) = if spec.kind == Some('%') {
        (x * 100.0, "%")
    } else {
        (x, "")
    };
    let text = float::digits(x.abs(), style);
    let negative = is_shown_negative(x, &text, spec.no_negative_zero);
    Ok(spec.lay_out(&Number::of_text(negative, &text, suffix)))
}

fn is_shown_negative(x: f64, text: &str, no_negative_zero: bool) -> bool {
    let shows_zero = || {
        text.split(['e', 'E'])
            .next()
            .is_some_and(|t| !t.bytes().any(|b| matches!(b, b'1'..=b'9')))
    };
    let is_zero = no_negative_zero && x.is_finite() && shows_zero();
    x.is_sign_negative() && !x.is_nan() && !is_zero
}

/// `format(complex(re, im), spec)`.
pub fn format_complex(re: f64, im: f64, spec: &str) -> TextResult<String> {
    if spec.is_empty() {
        return Ok(float::complex_repr(re, im));
    }
    let spec = FormatSpec::parse(spec, "complex", None, '>')?;
    if spec.kind == Some('%') {
        return spec.unknown("complex");
    }
    let style = FloatStyle {
        dot_zero: false,
        ..float_style(&spec, "complex")?
    };
    if spec.fill == '0' {
        return value_error("Zero padding is not allowed in complex format specifier");
    }
    if spec.align == '=' {
        return value_error("'=' alignment flag is not allowed in complex format specifier");
    }
    let part = |x: f64, sign: Option<char>| {
        let text = float::digits(x.abs(), style);
        let negative = is_shown_negative(x, &text, spec.no_negative_zero);
        let part_spec = FormatSpec {
            width: 0,
            sign,
            align: '>',
            ..spec.clone()
        };
        part_spec.lay_out(&Number::of_text(negative, &text, ""))
    };
    let bare = spec.kind.is_none();
    let skip_re = bare && re == 0.0 && re.is_sign_positive();
    let text = if skip_re {
        format!("{}j", part(im, spec.sign))
    } else {
        let inner = format!("{}{}j", part(re, spec.sign), part(im, Some('+')));
        if bare { format!("({inner})") } else { inner }
    };
    Ok(spec.pad(&text, text.chars().count()))
}
