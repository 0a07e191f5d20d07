//! Floats as text: shortest digits for each width, and the common format of an array's elements.

use super::{FloatMode, PrintOptions, Sign};
use crate::{DType, Scalar};
use half::{bf16, f16};

/// The width of a float, which decides how few digits tell it from its neighbours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the variants name themselves")]
pub enum FloatWidth {
    Half,
    /// Those whose numbers print with six digits, as C prints them.
    Small,
    Single,
    Double,
}

impl FloatWidth {
    /// The width of a float dtype, or of the parts of a complex one.
    pub fn of(dtype: DType) -> Self {
        match dtype.real_part() {
            DType::Float16 => Self::Half,
            DType::BFloat16 => Self::Small,
            small if small.is_small() => Self::Small,
            DType::Float32 => Self::Single,
            _ => Self::Double,
        }
    }

    /// The nearest number of this width.
    fn round(self, value: f64) -> f64 {
        match self {
            Self::Half => f16::from_f64(value).to_f64(),
            Self::Small => bf16::from_f64(value).to_f64(),
            Self::Single => f64::from(value as f32),
            Self::Double => value,
        }
    }

    /// Decimal digits that always survive.
    fn precision(self) -> i32 {
        match self {
            Self::Half => 3,
            Self::Small => 2,
            Self::Single => 6,
            Self::Double => 15,
        }
    }
}

/// What becomes of zeros at the end.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Trim {
    Keep,
    /// `1.`
    ToPoint,
    /// `1.0`
    ToZero,
    /// `1`
    All,
}

/// The fewest digits that tell a finite positive number from others of its width, and its decimal exponent.
fn shortest(value: f64, width: FloatWidth) -> (String, i32) {
    let text = match width {
        FloatWidth::Double => format!("{value:e}"),
        FloatWidth::Single => format!("{:e}", value as f32),
        FloatWidth::Half | FloatWidth::Small => {
            let texts = (0..17).map(|digits| format!("{value:.digits$e}"));
            let mut texts =
                texts.filter(|text| text.parse().is_ok_and(|v: f64| width.round(v) == value));
            texts.next().unwrap_or_else(|| format!("{value:e}"))
        }
    };
    let (mantissa, exponent) = text.split_once('e').unwrap_or((&text, "0"));
    (mantissa.replace('.', ""), exponent.parse().unwrap_or(0))
}

fn trimmed(text: String, trim: Trim) -> String {
    let mut text = if text.contains('.') { text } else { text + "." };
    if trim != Trim::Keep {
        text.truncate(text.trim_end_matches('0').len());
    }
    match trim {
        Trim::Keep | Trim::ToPoint => {}
        Trim::ToZero if text.ends_with('.') => text.push('0'),
        Trim::ToZero => {}
        Trim::All => text.truncate(text.trim_end_matches('.').len()),
    }
    text
}

/// The digits to print.
#[derive(Clone, Copy)]
struct Digits {
    precision: Option<usize>,
    min_digits: usize,
    unique: bool,
    trim: Trim,
}

/// The absolute value without exponent.
fn positional(value: f64, width: FloatWidth, digits: Digits) -> String {
    let value = value.abs();
    let exact = |places: usize| format!("{value:.places$}");
    if !digits.unique {
        return trimmed(exact(digits.precision.unwrap_or(0)), digits.trim);
    }
    let (mantissa, exponent) = shortest(value, width);
    let places = usize::try_from(mantissa.len() as i32 - 1 - exponent).unwrap_or(0);
    let text = match digits.precision {
        Some(precision) if places > precision => exact(precision),
        _ if places < digits.min_digits => exact(digits.min_digits),
        _ if exponent < 0 => format!("0.{}{mantissa}", "0".repeat((-exponent - 1) as usize)),
        _ => {
            let whole = exponent as usize + 1;
            let padded = format!("{mantissa:0<whole$}");
            let (whole, fraction) = padded.split_at(whole);
            format!("{whole}.{fraction}")
        }
    };
    trimmed(text, digits.trim)
}

/// The absolute value with an exponent of at least `exponent_digits` digits.
fn scientific(value: f64, width: FloatWidth, digits: Digits, exponent_digits: usize) -> String {
    let value = value.abs();
    let exact = |places: usize| format!("{value:.places$e}");
    let text = if digits.unique {
        let (mantissa, exponent) = shortest(value, width);
        let places = mantissa.len() - 1;
        match digits.precision {
            Some(precision) if places > precision => exact(precision),
            _ if places < digits.min_digits => exact(digits.min_digits),
            _ => format!("{}.{}e{exponent}", &mantissa[..1], &mantissa[1..]),
        }
    } else {
        exact(digits.precision.unwrap_or(0))
    };
    let (mantissa, exponent) = text.split_once('e').unwrap_or((&text, "0"));
    let (sign, exponent) = match exponent.strip_prefix('-') {
        Some(exponent) => ('-', exponent),
        None => ('+', exponent),
    };
    format!(
        "{}e{sign}{exponent:0>exponent_digits$}",
        trimmed(mantissa.to_owned(), digits.trim)
    )
}

/// The format that all elements of an array of floats share.
pub(super) struct FloatFormat<'a> {
    options: &'a PrintOptions,
    width: FloatWidth,
    sign: Sign,
    digits: Digits,
    pad_left: usize,
    pad_right: usize,
    /// The digits of the exponent, if there is one.
    exponent: Option<usize>,
}

impl<'a> FloatFormat<'a> {
    /// The format that fits all of `values`.
    pub(super) fn new(
        values: &[f64],
        width: FloatWidth,
        sign: Sign,
        options: &'a PrintOptions,
    ) -> Self {
        let finite: Vec<f64> = values
            .iter()
            .copied()
            .filter(|value| value.is_finite())
            .collect();
        let fixed = options.floatmode == FloatMode::Fixed;
        let precision = (options.floatmode != FloatMode::Unique).then_some(options.precision);
        let trim = if fixed { Trim::Keep } else { Trim::ToPoint };
        let digits = Digits {
            precision,
            min_digits: 0,
            unique: !fixed,
            trim,
        };
        let mut format = Self {
            options,
            width,
            sign,
            digits,
            pad_left: 0,
            pad_right: 0,
            exponent: None,
        };
        if !finite.is_empty() {
            if needs_exponent(&finite, width, options) {
                format.fit_scientific(&finite);
            } else {
                format.fit_positional(&finite);
            }
        }
        if sign == Sign::Space && !finite.iter().any(|value| value.is_sign_negative()) {
            format.pad_left += 1;
        }
        if finite.len() < values.len() {
            let signed = sign != Sign::Minus || values.contains(&f64::NEG_INFINITY);
            let offset = format.pad_right + 1;
            let nan = options.nanstr.len().saturating_sub(offset);
            let inf = (options.infstr.len() + usize::from(signed)).saturating_sub(offset);
            format.pad_left = format.pad_left.max(nan).max(inf);
        }
        format
    }

    fn fit_scientific(&mut self, finite: &[f64]) {
        let texts: Vec<String> = finite
            .iter()
            .map(|&value| scientific(value, self.width, self.digits, 2))
            .collect();
        let longest =
            |length: fn(&str) -> usize| texts.iter().map(|text| length(text)).max().unwrap_or(0);
        let precision = longest(|text| text.find('e').unwrap_or(0).saturating_sub(2));
        let exponent = longest(|text| text.len() - text.find('e').unwrap_or(0) - 2);
        self.exponent = Some(exponent);
        self.digits = Digits {
            precision: Some(precision),
            min_digits: precision,
            trim: Trim::Keep,
            ..self.digits
        };
        self.pad_left = finite
            .iter()
            .map(|&value| 1 + self.sign_of(value).len())
            .max()
            .unwrap_or(1);
        self.pad_right = exponent + 2 + precision;
    }

    fn fit_positional(&mut self, finite: &[f64]) {
        let parts = |value: f64| {
            let text = positional(value, self.width, self.digits);
            let point = text.find('.').unwrap_or(text.len());
            (
                point + self.sign_of(value).len(),
                text.len().saturating_sub(point + 1),
            )
        };
        let parts: Vec<(usize, usize)> = finite.iter().map(|&value| parts(value)).collect();
        self.pad_left = parts.iter().map(|part| part.0).max().unwrap_or(0);
        self.pad_right = parts.iter().map(|part| part.1).max().unwrap_or(0);
        if matches!(
            self.options.floatmode,
            FloatMode::Fixed | FloatMode::MaxPrecEqual
        ) {
            let precision = Some(self.pad_right);
            self.digits = Digits {
                precision,
                min_digits: self.pad_right,
                trim: Trim::Keep,
                ..self.digits
            };
        }
    }

    fn sign_of(&self, value: f64) -> &'static str {
        if value.is_sign_negative() && !value.is_nan() {
            "-"
        } else if self.sign == Sign::Plus {
            "+"
        } else {
            ""
        }
    }

    /// One element, padded as the array needs it.
    pub(super) fn format(&self, value: f64) -> String {
        if !value.is_finite() {
            let name = if value.is_nan() {
                &self.options.nanstr
            } else {
                &self.options.infstr
            };
            let text = format!("{}{name}", self.sign_of(value));
            let width = self.pad_left + self.pad_right + 1;
            return format!("{text:>width$}");
        }
        let text = match self.exponent {
            Some(exponent) => scientific(value, self.width, self.digits, exponent),
            None => positional(value, self.width, self.digits),
        };
        let text = format!("{}{text}", self.sign_of(value));
        let point = text.find('.').unwrap_or(text.len());
        let left = " ".repeat(self.pad_left.saturating_sub(point));
        if self.exponent.is_some() {
            return left + &text;
        }
        let right = self
            .pad_right
            .saturating_sub(text.len().saturating_sub(point + 1));
        format!("{left}{text}{}", " ".repeat(right))
    }
}

fn needs_exponent(finite: &[f64], width: FloatWidth, options: &PrintOptions) -> bool {
    let sizes = finite
        .iter()
        .filter(|&&value| value != 0.0)
        .map(|value| value.abs());
    let Some((least, most)) = sizes.fold(None, |range: Option<(f64, f64)>, size| match range {
        None => Some((size, size)),
        Some((least, most)) => Some((least.min(size), most.max(size))),
    }) else {
        return false;
    };
    let cutoff = libm::pow(10.0, f64::from(width.precision().min(8)));
    most >= width.round(cutoff)
        || !options.suppress && (least < width.round(0.0001) || width.round(most / least) > 1000.0)
}

/// A float as `str` of the scalar prints it, with `trim` for the zero after the point.
fn scalar_float(value: f64, width: FloatWidth, trim: Trim) -> String {
    if value.is_nan() {
        return "nan".to_owned();
    }
    let sign = if value.is_sign_negative() { "-" } else { "" };
    if value.is_infinite() {
        return format!("{sign}inf");
    }
    let digits = Digits {
        precision: None,
        min_digits: 0,
        unique: true,
        trim,
    };
    let size = value.abs();
    let cutoff = if width == FloatWidth::Double {
        1e16
    } else {
        libm::pow(10.0, f64::from(width.precision()))
    };
    let text = if size == 0.0 || (1e-4..cutoff).contains(&size) {
        positional(value, width, digits)
    } else {
        scientific(
            value,
            width,
            Digits {
                trim: Trim::All,
                ..digits
            },
            2,
        )
    };
    format!("{sign}{text}")
}

/// Six significant digits without zeros at the end, as C's `%g` prints them: the text of `bfloat16`.
fn six_digits(value: f64) -> String {
    if !value.is_finite() {
        return scalar_float(value, FloatWidth::Double, Trim::All);
    }
    let digits = Digits {
        precision: Some(5),
        min_digits: 0,
        unique: false,
        trim: Trim::All,
    };
    let sign = if value.is_sign_negative() { "-" } else { "" };
    let text = scientific(value, FloatWidth::Double, digits, 2);
    let exponent = text
        .split_once('e')
        .and_then(|(_, exponent)| exponent.parse::<i32>().ok())
        .unwrap_or(0);
    if !(-4..6).contains(&exponent) {
        return format!("{sign}{text}");
    }
    let digits = Digits {
        precision: Some((5 - exponent) as usize),
        ..digits
    };
    format!("{sign}{}", positional(value, FloatWidth::Double, digits))
}

/// A scalar as `str` prints it.
pub fn scalar_str(value: Scalar, dtype: DType) -> String {
    let width = FloatWidth::of(dtype);
    match value {
        Scalar::Bool(true) => "True".to_owned(),
        Scalar::Bool(false) => "False".to_owned(),
        Scalar::Int(value) => value.to_string(),
        Scalar::UInt(value) => value.to_string(),
        Scalar::Float(value) if width == FloatWidth::Small => six_digits(value),
        Scalar::Float(value) => scalar_float(value, width, Trim::ToZero),
        Scalar::Complex(re, im) => {
            let imaginary = scalar_float(im, width, Trim::All);
            if re == 0.0 && !re.is_sign_negative() {
                return format!("{imaginary}j");
            }
            let plus = if im.is_sign_negative() && !im.is_nan() {
                ""
            } else {
                "+"
            };
            format!("({}{plus}{imaginary}j)", scalar_float(re, width, Trim::All))
        }
        Scalar::Key(key) => format!("[{} {}]", key[0], key[1]),
        Scalar::Float0 => "(b'',)".to_owned(),
    }
}

/// A NumPy scalar as `repr` prints it: `np.float32(1.0)`.
pub fn scalar_repr(value: Scalar, dtype: DType) -> String {
    match value {
        Scalar::Bool(value) => format!("np.{}_", if value { "True" } else { "False" }),
        _ if dtype == DType::BFloat16 || dtype.is_small() => scalar_str(value, dtype),
        _ => {
            let text = scalar_str(value, dtype);
            let text = text
                .strip_prefix('(')
                .and_then(|text| text.strip_suffix(')'))
                .unwrap_or(&text);
            format!("np.{dtype}({text})")
        }
    }
}
