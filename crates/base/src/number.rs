//! Reading floats without the standard library's tables, which are a thirtieth of the page.

/// The number that decimal text says: exactly with up to 15 digits and powers of ten up to 22, else to about the last
/// bit.
pub(crate) fn float(text: &str) -> Option<f64> {
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => (-1.0, digits),
        None => (1.0, text),
    };
    let (digits, exponent) = match digits.split_once(['e', 'E']) {
        Some((digits, exponent)) => (digits, exponent.parse().ok()?),
        None => (digits, 0_i32),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    if whole.is_empty() && fraction.is_empty() {
        return None;
    }
    let mut mantissa = 0_u64;
    let mut power = exponent.clamp(-9999, 9999) - i32::try_from(fraction.len()).ok()?;
    for digit in whole.bytes().chain(fraction.bytes()) {
        if !digit.is_ascii_digit() {
            return None;
        }
        if mantissa < 100_000_000_000_000_000 {
            mantissa = mantissa * 10 + u64::from(digit - b'0');
        } else {
            power += 1;
        }
    }
    let scale = 10_f64.powi(power.abs());
    let value = mantissa as f64;
    Some(
        sign * if mantissa == 0 {
            0.0
        } else if power < 0 {
            value / scale
        } else {
            value * scale
        },
    )
}

#[cfg(test)]
mod tests {
    use super::float;

    #[test]
    fn numbers_are_read() {
        for text in [
            "0",
            "1",
            "-2.5",
            "1.",
            "4.0",
            "0.1",
            "1e3",
            "1.25e-7",
            "3e+22",
            "-0.0",
            "0e9",
            "123456789.5",
        ] {
            assert_eq!(float(text), text.parse().ok(), "{text}");
        }
        for text in ["", "-", ".", "1.2.3", "1e", "x", "1e1e1", "--1"] {
            assert_eq!(float(text), None, "{text}");
        }
        let long = "1.2345678901234567890123e-5";
        let error = float(long).unwrap() / long.parse::<f64>().unwrap() - 1.0;
        assert!(error.abs() < 1e-15, "{error}");
    }
}
