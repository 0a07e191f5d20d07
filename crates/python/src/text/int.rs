//! `int`: parsing, powers, division and shifts with Python's semantics on big integers.

use freezeframe_base::Lists;
use num_bigint::{BigInt, Sign};
use num_integer::Integer;
use num_traits::{One, Signed, ToPrimitive, Zero};

use super::{TextError, TextResult, quote, unicode, value_error, zero_division};

/// The most bits that a power or a shift may yield.
pub const MAX_BITS: u64 = 1 << 27;

/// The most decimal digits of `int(text)` and `str(int)`, as `sys.get_int_max_str_digits()`.
pub const MAX_STR_DIGITS: usize = 4300;

/// `int(text, base)`; `shown` is the repr of the argument for the error text.
pub fn parse(text: &str, base: u32) -> TextResult<BigInt> {
    if base != 0 && !(2..=36).contains(&base) {
        return value_error("int() base must be >= 2 and <= 36, or 0");
    }
    let trimmed = unicode::to_ascii_digits(text.trim_matches(super::strings::is_space));
    match parse_digits(&trimmed, base) {
        Some(Ok(int)) => Ok(int),
        Some(Err(digits)) => value_error(format_args!(
            "Exceeds the limit ({MAX_STR_DIGITS} digits) for integer string conversion: value has {digits} digits; use sys.set_int_max_str_digits() to increase the limit"
        )),
        None => value_error(format_args!(
            "invalid literal for int() with base {base}: {}",
            quote::repr(text)
        )),
    }
}

fn parse_digits(text: &str, base: u32) -> Option<Result<BigInt, usize>> {
    let (negative, body) = match text.as_bytes().first()? {
        b'-' => (true, &text[1..]),
        b'+' => (false, &text[1..]),
        _ => (false, text),
    };
    let prefix = match body.as_bytes() {
        [b'0', b'x' | b'X', ..] => 16,
        [b'0', b'o' | b'O', ..] => 8,
        [b'0', b'b' | b'B', ..] => 2,
        _ => 0,
    };
    let stripped = prefix != 0 && (base == 0 || base == prefix);
    let (radix, digits) = match (stripped, base) {
        (true, _) => (prefix, body[2..].strip_prefix('_').unwrap_or(&body[2..])),
        (false, 0) => (10, body),
        (false, base) => (base, body),
    };
    if digits.starts_with('_') || digits.ends_with('_') || digits.contains("__") {
        return None;
    }
    let clean: Vec<u8> = digits.bytes().filter(|b| *b != b'_').list();
    if clean.is_empty() || !clean.iter().all(|b| char::from(*b).is_digit(radix)) {
        return None;
    }
    if base == 0
        && !stripped
        && clean.len() > 1
        && clean.first() == Some(&b'0')
        && clean.iter().any(|b| *b != b'0')
    {
        return None;
    }
    if !radix.is_power_of_two() && clean.len() > MAX_STR_DIGITS {
        return Some(Err(clean.len()));
    }
    let magnitude = BigInt::parse_bytes(&clean, radix)?;
    Some(Ok(if negative { -magnitude } else { magnitude }))
}

/// `str(int)`, with CPython's limit on the number of digits.
pub fn to_decimal(int: &BigInt) -> TextResult<String> {
    let too_long = || {
        value_error(format_args!(
            "Exceeds the limit ({MAX_STR_DIGITS} digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit"
        ))
    };
    if int.bits() > (MAX_STR_DIGITS as u64 + 2) * 10 / 3 {
        return too_long();
    }
    let text = int.to_string();
    if text.trim_start_matches('-').len() > MAX_STR_DIGITS {
        too_long()
    } else {
        Ok(text)
    }
}

/// `a // b`.
pub fn floor_div(a: &BigInt, b: &BigInt) -> TextResult<BigInt> {
    if b.is_zero() {
        zero_division("integer division or modulo by zero")
    } else {
        Ok(a.div_floor(b))
    }
}

/// `a % b`.
pub fn modulo(a: &BigInt, b: &BigInt) -> TextResult<BigInt> {
    if b.is_zero() {
        zero_division("integer modulo by zero")
    } else {
        Ok(a.mod_floor(b))
    }
}

/// `divmod(a, b)`.
pub fn divmod(a: &BigInt, b: &BigInt) -> TextResult<(BigInt, BigInt)> {
    if b.is_zero() {
        zero_division("integer division or modulo by zero")
    } else {
        Ok(a.div_mod_floor(b))
    }
}

/// `a / b`, correctly rounded.
pub fn true_div(a: &BigInt, b: &BigInt) -> TextResult<f64> {
    if b.is_zero() {
        return zero_division("division by zero");
    }
    const EXACT: u64 = 53;
    if a.bits() <= EXACT && b.bits() <= EXACT {
        return Ok(a.to_f64().unwrap_or(0.0) / b.to_f64().unwrap_or(1.0));
    }
    // Scale so that the quotient has 64 to 66 bits, keep a sticky bit, and let one conversion round.
    let shift = 66 - (a.bits() as i64 - b.bits() as i64);
    let (numerator, denominator) = if shift >= 0 {
        (a.abs() << shift, b.abs())
    } else {
        (a.abs(), b.abs() << -shift)
    };
    let (mut quotient, rest) = numerator.div_rem(&denominator);
    // A subnormal result has fewer bits; dropping them here, with the sticky bit, avoids rounding twice.
    let lowest = -1074 - 2;
    let mut exponent = -shift;
    let mut sticky = !rest.is_zero();
    if exponent < lowest {
        let drop = (lowest - exponent) as u64;
        let kept: BigInt = &quotient >> drop;
        sticky |= (&kept << drop) != quotient;
        quotient = kept;
        exponent = lowest;
    }
    let mut mantissa: u128 = quotient.to_u128().unwrap_or(0);
    mantissa |= u128::from(sticky);
    let magnitude = libm::ldexp(
        round_to_odd_then_f64(mantissa),
        i32::try_from(exponent).unwrap_or(i32::MAX),
    );
    if magnitude.is_infinite() {
        return Err(TextError::Overflow(
            "integer division result too large for a float".into(),
        ));
    }
    Ok(if a.is_negative() != b.is_negative() {
        -magnitude
    } else {
        magnitude
    })
}

fn round_to_odd_then_f64(mantissa: u128) -> f64 {
    mantissa as f64
}

/// `a ** b` for `b >= 0`.
pub fn power(a: &BigInt, b: &BigInt) -> TextResult<BigInt> {
    if a.is_zero() || a.is_one() {
        return Ok(if b.is_zero() {
            BigInt::one()
        } else {
            a.clone()
        });
    }
    if a == &BigInt::from(-1) {
        return Ok(if b.is_even() {
            BigInt::one()
        } else {
            a.clone()
        });
    }
    let exponent = b.to_u32().ok_or(TextError::Memory)?;
    if (a.bits() - 1).saturating_mul(u64::from(exponent)) > MAX_BITS {
        return Err(TextError::Memory);
    }
    Ok(num_traits::pow::Pow::pow(a, exponent))
}

/// `pow(a, b, m)`.
pub fn power_mod(a: &BigInt, b: &BigInt, m: &BigInt) -> TextResult<BigInt> {
    if m.is_zero() {
        return value_error("pow() 3rd argument cannot be 0");
    }
    let modulus = m.abs();
    let (base, exponent) = if b.is_negative() {
        (inverse_mod(a, &modulus)?, -b)
    } else {
        (a.clone(), b.clone())
    };
    let result = base.mod_floor(&modulus).modpow(&exponent, &modulus);
    Ok(result.mod_floor(m))
}

fn inverse_mod(a: &BigInt, modulus: &BigInt) -> TextResult<BigInt> {
    let extended = a.mod_floor(modulus).extended_gcd(modulus);
    if !extended.gcd.is_one() {
        return value_error("base is not invertible for the given modulus");
    }
    Ok(extended.x.mod_floor(modulus))
}

/// `a << b`.
pub fn shift_left(a: &BigInt, b: &BigInt) -> TextResult<BigInt> {
    if b.is_negative() {
        return value_error("negative shift count");
    }
    if a.is_zero() {
        return Ok(BigInt::zero());
    }
    match b.to_u64() {
        Some(bits) if bits.saturating_add(a.bits()) <= MAX_BITS => Ok(a << bits),
        None => super::overflow_error("too many digits in integer"),
        _ => Err(TextError::Memory),
    }
}

/// `a >> b`, rounding towards minus infinity.
pub fn shift_right(a: &BigInt, b: &BigInt) -> TextResult<BigInt> {
    if b.is_negative() {
        return value_error("negative shift count");
    }
    let all_gone = || {
        if a.is_negative() {
            BigInt::from(-1)
        } else {
            BigInt::zero()
        }
    };
    Ok(b.to_u64()
        .filter(|bits| *bits < a.bits())
        .map_or_else(all_gone, |bits| a >> bits))
}

/// `round(a, ndigits)` for negative `ndigits`: half to even.
pub fn round_digits(a: &BigInt, ndigits: i64) -> BigInt {
    if ndigits >= 0 {
        return a.clone();
    }
    let places = ndigits.unsigned_abs();
    if places > a.bits() {
        return BigInt::zero();
    }
    let unit = num_traits::pow::Pow::pow(BigInt::from(10), places as u32);
    let (quotient, rest) = a.div_mod_floor(&unit);
    let twice: BigInt = rest * 2;
    let up = twice > unit || (twice == unit && quotient.is_odd());
    (if up { quotient + 1 } else { quotient }) * unit
}

/// `a.bit_count()`.
pub fn bit_count(a: &BigInt) -> u64 {
    a.magnitude()
        .iter_u64_digits()
        .map(|digit| u64::from(digit.count_ones()))
        .sum()
}

/// `a.to_bytes(length, byteorder, signed=signed)`.
pub fn to_bytes(a: &BigInt, length: usize, big_endian: bool, signed: bool) -> TextResult<Vec<u8>> {
    if a.is_negative() && !signed {
        return Err(TextError::Overflow(
            "can't convert negative int to unsigned".into(),
        ));
    }
    let mut bytes = if signed {
        a.to_signed_bytes_le()
    } else {
        a.to_bytes_le().1
    };
    if a.is_zero() {
        bytes.clear();
    }
    if bytes.len() > length {
        return Err(TextError::Overflow("int too big to convert".into()));
    }
    bytes.resize(
        super::check_len(length)?,
        if a.is_negative() { 0xff } else { 0 },
    );
    if big_endian {
        bytes.reverse();
    }
    Ok(bytes)
}

/// `int.from_bytes(bytes, byteorder, signed=signed)`.
pub fn from_bytes(bytes: &[u8], big_endian: bool, signed: bool) -> BigInt {
    match (big_endian, signed) {
        (true, true) => BigInt::from_signed_bytes_be(bytes),
        (false, true) => BigInt::from_signed_bytes_le(bytes),
        (true, false) => BigInt::from_bytes_be(Sign::Plus, bytes),
        (false, false) => BigInt::from_bytes_le(Sign::Plus, bytes),
    }
}
