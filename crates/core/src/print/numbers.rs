//! Numbers as Python prints them.

use crate::Literal;
use freezeframe_array::Scalar;

/// A literal as jaxprs print it: `1.0:f32[]`.
pub(crate) fn literal_text(literal: &Literal) -> String {
    format!("{}:{}", scalar_text(literal), literal.aval().short())
}

/// A literal's value as Python's `str` prints it. A weakly typed float shows the digits that Python's float had.
pub(super) fn scalar_text(literal: &Literal) -> String {
    let Some(scalar) = literal.value.item() else {
        return "[...]".into();
    };
    let float = |value: f64| match literal.weak_type && literal.value.dtype().bits() == 32 {
        true => (value as f32).to_string().parse().unwrap_or(value),
        false => value,
    };
    match scalar {
        Scalar::Bool(true) => "True".into(),
        Scalar::Bool(false) => "False".into(),
        Scalar::Int(value) => value.to_string(),
        Scalar::UInt(value) => value.to_string(),
        Scalar::Float(value) => python_float(float(value)),
        Scalar::Complex(re, im) => python_complex(re, im),
        Scalar::Key(_) | Scalar::Float0 => "[...]".into(),
    }
}

/// `repr` of a Python float.
pub(super) fn python_float(value: f64) -> String {
    if value.is_nan() {
        return "nan".into();
    }
    if value.is_infinite() {
        return if value > 0.0 {
            "inf".into()
        } else {
            "-inf".into()
        };
    }
    let scientific = format!("{value:e}");
    let (digits, exponent) = scientific.split_once('e').unwrap_or((&scientific, "0"));
    let exponent: i32 = exponent.parse().unwrap_or(0);
    if value != 0.0 && !(-4..16).contains(&exponent) {
        let sign = if exponent < 0 { '-' } else { '+' };
        return format!("{digits}e{sign}{:02}", exponent.abs());
    }
    let plain = value.to_string();
    if plain.contains('.') {
        plain
    } else {
        format!("{plain}.0")
    }
}

fn python_complex(re: f64, im: f64) -> String {
    let part = |value: f64| {
        let text = python_float(value);
        text.strip_suffix(".0").map_or(text.clone(), str::to_string)
    };
    let sign = if im.is_sign_negative() || im.is_nan() {
        ""
    } else {
        "+"
    };
    match re == 0.0 && re.is_sign_positive() {
        true => format!("{}j", part(im)),
        false => format!("({}{sign}{}j)", part(re), part(im)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn floats_print_as_python_prints_them() {
        let cases = [
            (0.1, "0.1"),
            (1.0, "1.0"),
            (-0.0, "-0.0"),
            (1e16, "1e+16"),
            (123456789012345.0, "123456789012345.0"),
            (1e-5, "1e-05"),
            (0.0001, "0.0001"),
            (1.5e-7, "1.5e-07"),
            (f64::INFINITY, "inf"),
        ];
        for (value, text) in cases {
            assert_eq!(python_float(value), text);
        }
        assert_eq!(python_complex(0.0, 1.0), "1j");
        assert_eq!(python_complex(1.0, -2.5), "(1-2.5j)");
    }
}
