//! `float`: shortest repr, correctly rounded digits, parsing, `round`, `hex`, `as_integer_ratio`, floor division.

use num_bigint::BigInt;
use num_traits::{FromPrimitive, ToPrimitive, Zero};

use super::{TextResult, overflow_error, value_error, zero_division};

/// How a float is turned into digits, as CPython's `PyOS_double_to_string` is told.
#[derive(Clone, Copy, Debug, Default)]
pub struct FloatStyle {
    /// `e`, `f`, `g` or `r` (repr), in upper case for upper-case output; `r` ignores the precision.
    pub code: char,
    /// Digits after the point (`e`, `f`) or significant digits (`g`).
    pub precision: usize,
    /// `#`: keep the point and the trailing zeros.
    pub alternate: bool,
    /// Add `.0` where the result would look like an integer.
    pub dot_zero: bool,
}

/// The digits of a finite `x >= 0` without point, and the position of the point in them (`0.digits * 10^point`).
fn shortest_digits(x: f64) -> (String, i32) {
    let (digits, point) = split_scientific(&format!("{x:e}"));
    // Only here can a number lie in the middle between two texts that both are it: the even digit goes before then.
    if (f64::powi(2.0, 49)..f64::powi(2.0, 53)).contains(&x) {
        let rounded = format!("{x:.*e}", digits.len() - 1);
        if rounded.parse() == Ok(x) {
            return split_scientific(&rounded);
        }
    }
    (digits, point)
}

fn split_scientific(text: &str) -> (String, i32) {
    let (mantissa, exponent) = text
        .split_once('e')
        .expect("LowerExp always writes an exponent");
    let digits: String = mantissa.chars().filter(char::is_ascii_digit).collect();
    let exponent: i32 = exponent
        .parse()
        .expect("LowerExp writes a decimal exponent");
    (digits, exponent + 1)
}

/// `repr(x)`.
pub fn repr(x: f64) -> String {
    with_sign(
        x,
        digits(
            x.abs(),
            FloatStyle {
                code: 'r',
                dot_zero: true,
                ..Default::default()
            },
        ),
    )
}

fn with_sign(x: f64, text: String) -> String {
    if x.is_sign_negative() && !x.is_nan() {
        format!("-{text}")
    } else {
        text
    }
}

/// The text of `x >= 0` (or inf, nan) without a sign.
pub fn digits(x: f64, style: FloatStyle) -> String {
    let upper = style.code.is_ascii_uppercase();
    let text = if x.is_nan() {
        "nan".to_owned()
    } else if x.is_infinite() {
        "inf".to_owned()
    } else {
        match style.code.to_ascii_lowercase() {
            'e' => scientific(x, style),
            'f' => fixed(x, style),
            'g' => general(x, style),
            _ => shortest(x, style),
        }
    };
    if upper {
        text.to_ascii_uppercase()
    } else {
        text
    }
}

fn fixed(x: f64, style: FloatStyle) -> String {
    let mut text = format!("{x:.*}", style.precision);
    if style.precision == 0 && style.alternate {
        text.push('.');
    }
    text
}

fn scientific(x: f64, style: FloatStyle) -> String {
    let (digits, point) = split_scientific(&format!("{x:.*e}", style.precision));
    exponent_form(&digits, point, style.alternate)
}

fn exponent_form(digits: &str, point: i32, alternate: bool) -> String {
    let (first, rest) = digits.split_at(1);
    let dot = if rest.is_empty() && !alternate {
        ""
    } else {
        "."
    };
    let exponent = if digits.bytes().all(|b| b == b'0') {
        0
    } else {
        point - 1
    };
    let sign = if exponent < 0 { '-' } else { '+' };
    format!("{first}{dot}{rest}e{sign}{:02}", exponent.abs())
}

fn general(x: f64, style: FloatStyle) -> String {
    let precision = style.precision.max(1);
    let (mut digits, mut point) = split_scientific(&format!("{x:.*e}", precision - 1));
    if x == 0.0 {
        point = 1;
    }
    if !style.alternate {
        digits.truncate(digits.trim_end_matches('0').len().max(1));
    }
    let limit = i64::try_from(precision).unwrap_or(i64::MAX) - i64::from(style.dot_zero);
    place_point(&digits, point, i64::from(point) > limit, style)
}

fn shortest(x: f64, style: FloatStyle) -> String {
    let (digits, point) = if x == 0.0 {
        ("0".to_owned(), 1)
    } else {
        shortest_digits(x)
    };
    place_point(&digits, point, point > 16, style)
}

fn place_point(digits: &str, point: i32, too_large: bool, style: FloatStyle) -> String {
    if too_large || point <= -4 {
        return exponent_form(digits, point, style.alternate);
    }
    if point <= 0 {
        return format!("0.{}{digits}", "0".repeat(point.unsigned_abs() as usize));
    }
    let point = point as usize;
    if digits.len() > point {
        let (whole, fraction) = digits.split_at(point);
        return format!("{whole}.{fraction}");
    }
    let tail = match (style.dot_zero, style.alternate) {
        (true, _) => ".0",
        (false, true) => ".",
        (false, false) => "",
    };
    format!("{digits}{}{tail}", "0".repeat(point - digits.len()))
}

/// `float(text)`, `None` where CPython says "could not convert string to float".
pub fn parse(text: &str) -> Option<f64> {
    let text = text.trim_matches(super::strings::is_space);
    let ascii = super::unicode::to_ascii_digits(text);
    let bytes = ascii.as_bytes();
    let mut clean = String::with_capacity(bytes.len());
    for (at, &byte) in bytes.iter().enumerate() {
        if byte == b'_' {
            let digit =
                |i: Option<usize>| i.and_then(|i| bytes.get(i)).is_some_and(u8::is_ascii_digit);
            if !digit(at.checked_sub(1)) || !digit(Some(at + 1)) {
                return None;
            }
        } else {
            clean.push(char::from(byte));
        }
    }
    let unsigned = clean.strip_prefix(['+', '-']).unwrap_or(&clean);
    let named = ["inf", "infinity", "nan"]
        .iter()
        .any(|name| unsigned.eq_ignore_ascii_case(name));
    if !named && !unsigned.starts_with(|c: char| c.is_ascii_digit() || c == '.') {
        return None;
    }
    clean.parse().ok()
}

/// `round(x)`: half to even, as an integer.
pub fn round_to_int(x: f64) -> TextResult<BigInt> {
    to_int(libm::rint(x))
}

/// `int(x)`: truncation.
pub fn to_int(x: f64) -> TextResult<BigInt> {
    if x.is_nan() {
        return value_error("cannot convert float NaN to integer");
    }
    match BigInt::from_f64(libm::trunc(x)) {
        Some(int) => Ok(int),
        None => overflow_error("cannot convert float infinity to integer"),
    }
}

/// `round(x, ndigits)`: correctly rounded half-even on the exact value.
pub fn round_digits(x: f64, ndigits: i64) -> TextResult<f64> {
    if !x.is_finite() || ndigits > 323 || x == 0.0 {
        return Ok(x);
    }
    if ndigits < -308 {
        return Ok(0.0_f64.copysign(x));
    }
    let rounded = if ndigits >= 0 {
        format!("{x:.*}", ndigits as usize)
    } else {
        round_left_of_point(x, ndigits)
    };
    match rounded.parse::<f64>() {
        Ok(value) if value.is_finite() => Ok(value),
        _ => overflow_error("rounded value too large to represent"),
    }
}

fn round_left_of_point(x: f64, ndigits: i64) -> String {
    let (_, point) = split_scientific(&format!("{:e}", x.abs()));
    let significant = i64::from(point) + ndigits;
    let sign = if x < 0.0 { "-" } else { "" };
    if significant > 0 {
        return format!("{x:.*e}", significant as usize - 1);
    }
    let above_half = || {
        let half = num_traits::pow::Pow::pow(BigInt::from(10), point.unsigned_abs()) * 5;
        to_int(x.abs()).is_ok_and(|whole| whole * 10 > half)
    };
    if significant == 0 && point > 0 && above_half() {
        format!("{sign}1e{point}")
    } else {
        format!("{sign}0")
    }
}

/// `x // y`.
pub fn floor_div(x: f64, y: f64) -> TextResult<f64> {
    if y == 0.0 {
        zero_division("float floor division by zero")
    } else {
        Ok(div_mod_nonzero(x, y).0)
    }
}

/// `x % y`: the result has the sign of `y`.
pub fn modulo(x: f64, y: f64) -> TextResult<f64> {
    if y == 0.0 {
        zero_division("float modulo by zero")
    } else {
        Ok(div_mod_nonzero(x, y).1)
    }
}

/// `divmod(x, y)`.
pub fn divmod(x: f64, y: f64) -> TextResult<(f64, f64)> {
    if y == 0.0 {
        zero_division("float divmod()")
    } else {
        Ok(div_mod_nonzero(x, y))
    }
}

/// `x / y`.
pub fn true_div(x: f64, y: f64) -> TextResult<f64> {
    if y == 0.0 {
        zero_division("float division by zero")
    } else {
        Ok(x / y)
    }
}

fn div_mod_nonzero(x: f64, y: f64) -> (f64, f64) {
    let mut modulo = libm::fmod(x, y);
    let mut quotient = (x - modulo) / y;
    if modulo != 0.0 {
        if (y < 0.0) != (modulo < 0.0) {
            modulo += y;
            quotient -= 1.0;
        }
    } else {
        modulo = 0.0_f64.copysign(y);
    }
    if quotient == 0.0 {
        return (0.0_f64.copysign(x / y), modulo);
    }
    let mut floor = libm::floor(quotient);
    if quotient - floor > 0.5 {
        floor += 1.0;
    }
    (floor, modulo)
}

/// `x ** y` for floats; `None` where the result is complex (negative base, fractional exponent).
pub fn power(x: f64, y: f64) -> TextResult<Option<f64>> {
    if x == 0.0 && y < 0.0 {
        return zero_division("0.0 cannot be raised to a negative power");
    }
    if x < 0.0 && x.is_finite() && y.is_finite() && libm::floor(y) != y {
        return Ok(None);
    }
    let result = super::exp::power(x, y);
    if result.is_infinite() && x.is_finite() && y.is_finite() {
        return overflow_error("(34, 'Numerical result out of range')");
    }
    Ok(Some(result))
}

/// `x.as_integer_ratio()`.
pub fn integer_ratio(x: f64) -> TextResult<(BigInt, BigInt)> {
    if x.is_nan() {
        return value_error("cannot convert NaN to integer ratio");
    }
    if x.is_infinite() {
        return overflow_error("cannot convert Infinity to integer ratio");
    }
    let (mut mantissa, mut exponent) = libm::frexp(x);
    while mantissa != libm::floor(mantissa) {
        mantissa *= 2.0;
        exponent -= 1;
    }
    let numerator = BigInt::from_f64(mantissa).unwrap_or_else(BigInt::zero);
    let shift = exponent.unsigned_abs() as usize;
    Ok(if exponent >= 0 {
        (numerator << shift, BigInt::from(1))
    } else {
        (numerator, BigInt::from(1) << shift)
    })
}

/// `x.hex()`.
pub fn hex(x: f64) -> String {
    if !x.is_finite() {
        return repr(x);
    }
    if x == 0.0 {
        return with_sign(x, "0x0.0p+0".to_owned());
    }
    let bits = x.abs().to_bits();
    let (exponent, fraction) = ((bits >> 52) as i64, bits & ((1 << 52) - 1));
    let (lead, exponent) = if exponent == 0 {
        (0, -1022)
    } else {
        (1, exponent - 1023)
    };
    with_sign(x, format!("0x{lead}.{fraction:013x}p{exponent:+}"))
}

/// A big integer as a float; "int too large to convert to float" where it does not fit.
pub fn from_big(int: &BigInt) -> TextResult<f64> {
    match int.to_f64() {
        Some(x) if x.is_finite() => Ok(x),
        _ => overflow_error("int too large to convert to float"),
    }
}

/// `repr` of a complex number.
pub fn complex_repr(re: f64, im: f64) -> String {
    let part = |x: f64| {
        with_sign(
            x,
            digits(
                x.abs(),
                FloatStyle {
                    code: 'r',
                    ..Default::default()
                },
            ),
        )
    };
    if re == 0.0 && re.is_sign_positive() {
        return format!("{}j", part(im));
    }
    let sign = if im.is_sign_negative() && !im.is_nan() {
        ""
    } else {
        "+"
    };
    format!("({}{sign}{}j)", part(re), part(im))
}

/// `complex(text)`, `None` where CPython says "complex() arg is a malformed string".
pub fn parse_complex(text: &str) -> Option<(f64, f64)> {
    let text = text.trim_matches(super::strings::is_space);
    let text = text
        .strip_prefix('(')
        .map_or(Some(text), |inner| inner.strip_suffix(')'))?;
    let text = text.trim_matches(super::strings::is_space);
    let Some(body) = text.strip_suffix(['j', 'J']) else {
        return unspaced(text).map(|re| (re, 0.0));
    };
    let split = body.char_indices().rev().find(|&(at, c)| {
        matches!(c, '+' | '-')
            && at > 0
            && !matches!(body.as_bytes().get(at - 1), Some(b'e' | b'E'))
    });
    let (re, im) = match split {
        Some((at, _)) => (unspaced(&body[..at])?, &body[at..]),
        None => (0.0, body),
    };
    let im = match im {
        "" | "+" => 1.0,
        "-" => -1.0,
        number => unspaced(number)?,
    };
    Some((re, im))
}

fn unspaced(text: &str) -> Option<f64> {
    if text.contains(super::strings::is_space) {
        None
    } else {
        parse(text)
    }
}
