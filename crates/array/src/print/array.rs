//! Arrays as text: nested brackets, line breaks, summaries.

use super::float::{FloatFormat, scalar_str};
use super::{FloatWidth, PrintOptions, Sign};
use crate::kernel::{concatenate, slice};
use crate::random::random_unwrap;
use crate::{Array, DType, Kind, Scalar, Shape};

/// How the elements of one array are formatted.
enum Format<'a> {
    Bool {
        scalar: bool,
    },
    Int {
        width: usize,
        sign: Sign,
    },
    Float(FloatFormat<'a>),
    Complex(FloatFormat<'a>, FloatFormat<'a>),
    /// As the scalar alone.
    Plain(DType),
}

impl<'a> Format<'a> {
    /// The format that fits all elements of `shown`.
    fn new(shown: &Array, options: &'a PrintOptions) -> Self {
        let dtype = shown.dtype();
        let width = FloatWidth::of(dtype);
        match dtype.kind() {
            Kind::Bool => Self::Bool {
                scalar: shown.ndim() == 0,
            },
            _ if dtype.is_small() => Self::Plain(dtype),
            Kind::Signed | Kind::Unsigned => Self::integers(&shown.scalars(), options.sign),
            Kind::Float if dtype != DType::BFloat16 => {
                let values: Vec<f64> = shown.scalars().into_iter().map(Scalar::to_f64).collect();
                Self::Float(FloatFormat::new(&values, width, options.sign, options))
            }
            Kind::Complex => {
                let parts: Vec<Scalar> = shown.scalars();
                let re: Vec<f64> = parts.iter().map(|part| part.to_f64()).collect();
                let im: Vec<f64> = parts.iter().map(|part| part.imag()).collect();
                Self::Complex(
                    FloatFormat::new(&re, width, options.sign, options),
                    FloatFormat::new(&im, width, Sign::Plus, options),
                )
            }
            Kind::Float | Kind::Key | Kind::Float0 => Self::Plain(dtype),
        }
    }

    fn integers(values: &[Scalar], sign: Sign) -> Self {
        let negative = |value: &Scalar| matches!(value, Scalar::Int(value) if *value < 0);
        let sign = if sign == Sign::Space && values.iter().any(negative) {
            Sign::Minus
        } else {
            sign
        };
        let length = |value: &Scalar| {
            let plus = usize::from(sign != Sign::Minus && !negative(value));
            scalar_str(*value, DType::Int64).len() + plus
        };
        Self::Int {
            width: values.iter().map(length).max().unwrap_or(0),
            sign,
        }
    }

    fn format(&self, value: Scalar) -> String {
        match self {
            Self::Bool { scalar } => match value {
                Scalar::Bool(false) => "False".to_owned(),
                _ if *scalar => "True".to_owned(),
                _ => " True".to_owned(),
            },
            Self::Int { width, sign } => {
                let text = scalar_str(value, DType::Int64);
                let text = match sign {
                    Sign::Plus if !text.starts_with('-') => format!("+{text}"),
                    Sign::Space if !text.starts_with('-') => format!(" {text}"),
                    _ => text,
                };
                format!("{text:>width$}")
            }
            Self::Float(format) => format.format(value.to_f64()),
            Self::Complex(re, im) => {
                let im = im.format(value.imag());
                let digits = im.trim_end().len();
                format!(
                    "{}{}j{}",
                    re.format(value.to_f64()),
                    &im[..digits],
                    &im[digits..]
                )
            }
            Self::Plain(dtype) => scalar_str(value, *dtype),
        }
    }
}

/// The nesting of brackets, and the lines inside.
struct Writer<'a> {
    array: &'a Array,
    shape: &'a Shape,
    strides: Vec<usize>,
    format: Format<'a>,
    separator: &'a str,
    edgeitems: usize,
    summarize: bool,
}

impl Writer<'_> {
    /// The indices shown along an axis; `None` stands for the dots.
    fn shown(&self, axis: usize) -> Vec<Option<usize>> {
        let length = self.shape[axis];
        if !self.summarize || length <= 2 * self.edgeitems {
            return (0..length).map(Some).collect();
        }
        let end = (length - self.edgeitems..length).map(Some);
        (0..self.edgeitems)
            .map(Some)
            .chain([None])
            .chain(end)
            .collect()
    }

    fn write(&self, axis: usize, position: usize, indent: &str, width: usize) -> String {
        let left = self.shape.ndim() - axis;
        if left == 0 {
            return self
                .format
                .format(self.array.get(position).unwrap_or(Scalar::Float0));
        }
        let (indent_inside, width_inside) = (format!("{indent} "), width.saturating_sub(1));
        let words = self.shown(axis).into_iter().map(|index| match index {
            Some(index) => self.write(
                axis + 1,
                position + index * self.strides[axis],
                &indent_inside,
                width_inside,
            ),
            None => "...".to_owned(),
        });
        let separator = self.separator;
        let body = if left == 1 {
            let width = width.saturating_sub(separator.trim_end().len().max(1));
            fill_lines(words.collect(), separator, indent, width)
        } else {
            let between = format!("{}{}{indent}", separator.trim_end(), "\n".repeat(left - 1));
            words.collect::<Vec<_>>().join(&between)
        };
        format!("[{body}]")
    }
}

/// Words on lines of at most `width`, each line after the first indented.
fn fill_lines(words: Vec<String>, separator: &str, indent: &str, width: usize) -> String {
    let mut done = String::new();
    let mut line = indent.to_owned();
    let count = words.len();
    for (index, word) in words.into_iter().enumerate() {
        if line.len() + word.len() > width && line.len() > indent.len() {
            done.push_str(line.trim_end());
            done.push('\n');
            line = indent.to_owned();
        }
        line.push_str(&word);
        if index + 1 < count {
            line.push_str(separator);
        }
    }
    done.push_str(&line);
    done.split_off(indent.len())
}

/// The corners that a summary shows: they decide the format.
fn corners(x: &Array, edgeitems: usize) -> Array {
    let mut corners = x.clone();
    for axis in 0..x.ndim() {
        let length = x.shape()[axis];
        if length <= 2 * edgeitems {
            continue;
        }
        let part = |from: usize, to: usize| {
            let mut starts = vec![0; x.ndim()];
            let mut limits = corners.shape().to_vec();
            (starts[axis], limits[axis]) = (from, to);
            slice(&corners, &starts, &limits, &[])
        };
        let joined = part(0, edgeitems).and_then(|first| {
            let last = part(length - edgeitems, length)?;
            concatenate(&[&first, &last], axis)
        });
        corners = joined.unwrap_or(corners);
    }
    corners
}

/// `np.array2string`: lines are broken so that `prefix` fits before the first and `suffix` after the last.
pub fn to_string_with(
    x: &Array,
    separator: &str,
    prefix: &str,
    suffix: &str,
    options: &PrintOptions,
) -> String {
    if x.size() == 0 {
        return "[]".to_owned();
    }
    let summarize = x.size() > options.threshold;
    let shown = if summarize {
        corners(x, options.edgeitems)
    } else {
        x.clone()
    };
    let writer = Writer {
        array: x,
        shape: x.shape(),
        strides: x.shape().strides().to_vec(),
        format: Format::new(&shown, options),
        separator,
        edgeitems: options.edgeitems,
        summarize,
    };
    let indent = " ".repeat(1 + prefix.chars().count());
    writer.write(
        0,
        0,
        &indent,
        options.linewidth.saturating_sub(suffix.len()),
    )
}

/// `str` of a NumPy array.
pub fn numpy_str(x: &Array, options: &PrintOptions) -> String {
    match x.item() {
        Some(value) if x.ndim() == 0 => scalar_str(value, x.dtype()),
        _ => to_string_with(x, " ", "", "", options),
    }
}

/// `repr` of a NumPy array.
pub fn numpy_repr(x: &Array, options: &PrintOptions) -> String {
    let prefix = "array(";
    let text = to_string_with(x, ", ", prefix, ")", options);
    let mut extras = Vec::new();
    if x.size() == 0 && x.shape().dims() != [0] || x.size() > options.threshold {
        extras.push(format!("shape={}", x.shape()));
    }
    let implied = matches!(
        x.dtype(),
        DType::Bool | DType::Int64 | DType::Float64 | DType::Complex128
    );
    if !implied || x.size() == 0 {
        extras.push(format!("dtype={}", x.dtype()));
    }
    if extras.is_empty() {
        return format!("{prefix}{text})");
    }
    let start = format!("{prefix}{text},");
    let end = format!("{})", extras.join(", "));
    let last_line = start.len() - start.rfind('\n').map_or(0, |at| at + 1);
    let fits = last_line + end.len() < options.linewidth;
    let space = if fits {
        " ".to_owned()
    } else {
        format!("\n{}", " ".repeat(prefix.len()))
    };
    format!("{start}{space}{end}")
}

/// Above this many bytes JAX prints only the shape.
const JAX_SHOWN_BYTES: usize = 1 << 20;

/// `repr` of a JAX array: `Array([1., 2.], dtype=float32)`.
pub fn jax_repr(x: &Array, weak_type: bool, options: &PrintOptions) -> String {
    if x.dtype() == DType::Key {
        return key_text(x, options);
    }
    let weak = if weak_type { ", weak_type=True" } else { "" };
    let dtype = format!("dtype={}{weak}", x.dtype());
    let prefix = "Array(";
    let text = if x.size() == 0 {
        format!("[], shape={}", x.shape())
    } else if x.nbytes() >= JAX_SHOWN_BYTES {
        format!("shape={}", x.shape())
    } else {
        to_string_with(x, ", ", prefix, ",", options)
    };
    let last_line =
        text.len() + 1 - text.rfind('\n').unwrap_or(0) + usize::from(!text.contains('\n'));
    let wide = last_line + dtype.len() + 2 > options.linewidth;
    let space = if wide {
        " ".repeat(prefix.len())
    } else {
        " ".to_owned()
    };
    format!("{prefix}{text},{space}{dtype})")
}

/// `str` of a JAX array.
pub fn jax_str(x: &Array, weak_type: bool, options: &PrintOptions) -> String {
    if x.dtype() == DType::Key || x.nbytes() >= JAX_SHOWN_BYTES {
        return jax_repr(x, weak_type, options);
    }
    numpy_str(x, options)
}

/// A key array, as both `str` and `repr` of it.
fn key_text(x: &Array, options: &PrintOptions) -> String {
    let words = random_unwrap(x).map_or_else(
        |error| error.to_string(),
        |words| numpy_str(&words, options),
    );
    format!(
        "Array({}, dtype={}) overlaying:\n{words}",
        x.shape(),
        x.dtype()
    )
}
