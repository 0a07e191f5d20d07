//! `numpy.testing`: assertions with NumPy's messages.

use super::convert::{Operand, broadcast_all, promoted};
use super::row::Call;
use super::{printing, stats};
use freezeframe_array::print::scalar_str;
use freezeframe_array::{Array, DType, Scalar};
use freezeframe_base::Lists;
use freezeframe_python::{Exc, Raise, Value, Vm, natives};

/// The rows.
#[natives(scope = Call)]
pub(crate) mod functions {
    use super::*;

    /// An AssertionError unless two arrays are equal but for `atol + rtol * abs(desired)`.
    ///
    /// >>> np.testing.assert_allclose([1.0], [1.0 + 1e-9])
    #[native(
        "(actual, desired, rtol=1e-07, atol=0, equal_nan=True, err_msg='', verbose=True, *, strict=False)"
    )]
    fn assert_allclose(
        vm: &mut Vm,
        rtol: &Value,
        atol: &Value,
        equal_nan: bool,
        actual: &Array,
        desired: &Array,
        err_msg: &Value,
        strict: bool,
    ) -> Result<(), Raise> {
        let (r, a) = (
            crate::convert::float_of(vm, rtol)?,
            crate::convert::float_of(vm, atol)?,
        );
        let header = format!(
            "Not equal to tolerance rtol={}, atol={}",
            short(vm, rtol)?,
            short(vm, atol)?
        );
        let same = |x, y| stats::close(x, y, r, a, equal_nan);
        let how = How {
            equal_nan,
            ..How::usual(strict)
        };
        check(vm, [actual, desired], err_msg, &header, how, &same)
    }

    /// An AssertionError unless two arrays have equal elements; NaN is equal to itself.
    ///
    /// >>> np.testing.assert_array_equal([1, 2], [1, 2])
    #[native("(actual, desired, err_msg='', verbose=True, *, strict=False)")]
    fn assert_array_equal(
        vm: &mut Vm,
        actual: &Array,
        desired: &Array,
        err_msg: &Value,
        strict: bool,
    ) -> Result<(), Raise> {
        let how = How::usual(strict);
        let header = "Arrays are not equal";
        check(vm, [actual, desired], err_msg, header, how, &equal)
    }

    /// An AssertionError unless two values are equal, or two arrays in all elements.
    ///
    /// >>> np.testing.assert_equal({'a': 1}, {'a': 1})
    #[native("(actual, desired, err_msg='', verbose=True, *, strict=False)")]
    fn assert_equal(
        vm: &mut Vm,
        actual: &Value,
        desired: &Value,
        err_msg: &Value,
        strict: bool,
    ) -> Result<(), Raise> {
        if !(is_plain(actual) && is_plain(desired)) {
            let (a, b) = (
                crate::convert::array_of(vm, actual)?,
                crate::convert::array_of(vm, desired)?,
            );
            let how = How::usual(strict);
            return check(vm, [&a, &b], err_msg, "Arrays are not equal", how, &equal);
        }
        let message = vm.str_text(err_msg)?;
        same_items(vm, actual, desired, &message)
    }

    /// An AssertionError unless two values are equal to so many decimals.
    ///
    /// >>> np.testing.assert_almost_equal(1.0, 1.0 + 1e-9)
    #[native("(actual, desired, decimal=7, err_msg='', verbose=True)")]
    fn assert_almost_equal(
        vm: &mut Vm,
        decimal: i64,
        actual: &Array,
        desired: &Array,
        err_msg: &Value,
    ) -> Result<(), Raise> {
        almost(vm, [actual, desired], decimal, err_msg)
    }

    /// An AssertionError unless two arrays are equal to so many decimals.
    ///
    /// >>> np.testing.assert_array_almost_equal([1.0], [1.0 + 1e-9])
    #[native("(actual, desired, decimal=6, err_msg='', verbose=True)")]
    fn assert_array_almost_equal(
        vm: &mut Vm,
        decimal: i64,
        actual: &Array,
        desired: &Array,
        err_msg: &Value,
    ) -> Result<(), Raise> {
        almost(vm, [actual, desired], decimal, err_msg)
    }

    /// An AssertionError unless a value is true.
    ///
    /// >>> np.testing.assert_(1 < 2)
    #[native("(val, msg='')")]
    fn assert_(vm: &mut Vm, val: bool, msg: &Value) -> Result<(), Raise> {
        if val {
            return Ok(());
        }
        let message = vm.str_text(msg)?;
        Err(vm.error(Exc::AssertionError, message))
    }
}

fn is_plain(value: &Value) -> bool {
    matches!(
        value,
        Value::Str(_)
            | Value::Dict(_)
            | Value::None
            | Value::List(_)
            | Value::Tuple(_)
            | Value::Int(_)
            | Value::Float(_)
            | Value::Bool(_)
    )
}

fn equal(a: Scalar, b: Scalar) -> bool {
    a == b || (a.to_f64().is_nan() && b.to_f64().is_nan())
}

fn almost(vm: &mut Vm, both: [&Array; 2], decimal: i64, message: &Value) -> Result<(), Raise> {
    let decimal = decimal.clamp(-300, 300);
    let within = 1.5 * freezeframe_array::power_of_ten(-(decimal as i32));
    let header = format!("Arrays are not almost equal to {decimal} decimals");
    let same = |x, y| stats::close(x, y, 0.0, within, true);
    let how = How {
        precision: decimal.max(0) as usize,
        ..How::usual(false)
    };
    let are_numbers = both.iter().all(|it| it.ndim() == 0);
    if let ([Some(a), Some(b)], true) = (both.map(Array::item), are_numbers) {
        if same(a, b) {
            return Ok(());
        }
        let (a, b) = (
            scalar_str(a, both[0].dtype()),
            scalar_str(b, both[1].dtype()),
        );
        let text = format!(
            "
{header}{}
 ACTUAL: {a}
 DESIRED: {b}",
            led(message)
        );
        return Err(vm.error(Exc::AssertionError, text));
    }
    check(vm, both, message, &header, how, &same)
}

fn short(vm: &mut Vm, value: &Value) -> Result<String, Raise> {
    match value.unwrapped() {
        Value::Float(_) => vm.format(value, "g"),
        _ => vm.str_text(value),
    }
}

/// What counts besides the elements: shapes and dtypes, and where there is NaN.
#[derive(Clone, Copy)]
struct How {
    strict: bool,
    equal_nan: bool,
    /// With so many digits arrays are shown.
    precision: usize,
}

impl How {
    fn usual(strict: bool) -> Self {
        Self {
            strict,
            equal_nan: true,
            precision: 6,
        }
    }
}

/// A message on a line of its own.
fn led(message: &Value) -> String {
    let given = message.as_str().filter(|it| !it.is_empty());
    given.map(|it| format!("\n{it}")).unwrap_or_default()
}

/// An AssertionError about the first items of two values that are not equal.
fn same_items(vm: &mut Vm, actual: &Value, desired: &Value, message: &str) -> Result<(), Raise> {
    if vm.equal(actual, desired)? {
        return Ok(());
    }
    let is_nan = |it: &Value| matches!(it, Value::Float(it) if it.is_nan());
    if is_nan(actual) && is_nan(desired) {
        return Ok(());
    }
    let is_row = |it: &Value| matches!(it, Value::List(_) | Value::Tuple(_));
    if is_row(actual) && is_row(desired) {
        let (left, right) = (vm.iterate(actual)?, vm.iterate(desired)?);
        let lengths = (Value::from(left.len()), Value::from(right.len()));
        same_items(vm, &lengths.0, &lengths.1, message)?;
        for (at, (left, right)) in left.iter().zip(&right).enumerate() {
            same_items(vm, left, right, &format!("item={at}\n{message}"))?;
        }
        return Ok(());
    }
    let (actual, desired) = (vm.repr(actual)?, vm.repr(desired)?);
    let gap = match message {
        "" => String::new(),
        short if !short.contains('\n') => format!(" {short}"),
        long => format!("\n{long}"),
    };
    Err(vm.error(
        Exc::AssertionError,
        format_args!("\nItems are not equal:{gap}\n ACTUAL: {actual}\n DESIRED: {desired}"),
    ))
}

fn check(
    vm: &mut Vm,
    [actual, desired]: [&Array; 2],
    message: &Value,
    header: &str,
    how: How,
    same: &dyn Fn(Scalar, Scalar) -> bool,
) -> Result<(), Raise> {
    let message = led(message);
    let sides = |vm: &mut Vm| {
        let [a, b] = [actual, desired].map(|it| printing::repr_to(vm, it, how.precision));
        let show = |text: String, label: &str| match text.matches('\n').count() {
            0..=3 => format!(" {label}: {text}"),
            _ => {
                let first: Vec<&str> = text.split('\n').take(3).collect();
                format!(" {label}: {}...", first.join("\n"))
            }
        };
        format!("{}\n{}", show(a, "ACTUAL"), show(b, "DESIRED"))
    };
    let scalar_side = actual.ndim() == 0 || desired.ndim() == 0;
    let wrong = |vm: &mut Vm, what: String| {
        let both = sides(vm);
        let text = format_args!("\n{header}{message}\n\n{what}\n{both}");
        Err(vm.error(Exc::AssertionError, text))
    };
    let (a, b) = (actual.shape(), desired.shape());
    if a != b && (how.strict || !scalar_side) {
        return wrong(vm, format!("(shapes {a}, {b} mismatch)"));
    }
    let (a, b) = (actual.dtype(), desired.dtype());
    if how.strict && a != b {
        return wrong(vm, format!("(dtypes {}, {} mismatch)", a.name(), b.name()));
    }
    let operands = [actual, desired].map(|array| Operand {
        array: array.clone(),
        weak: false,
    });
    let dtype = promoted(vm, &operands)?;
    let both = broadcast_all(vm, &[actual.clone(), desired.clone()], dtype)?;
    let pairs: Vec<(Scalar, Scalar)> = both[0]
        .scalars()
        .into_iter()
        .zip(both[1].scalars())
        .collect();
    let is_nan = |it: Scalar| it.to_f64().is_nan() || it.imag().is_nan();
    let is_apart = |(a, b): &(Scalar, Scalar)| is_nan(*a) != is_nan(*b);
    if how.equal_nan && dtype.is_inexact() && pairs.iter().any(is_apart) {
        return wrong(vm, "nan location mismatch:".to_owned());
    }
    let wrong: Vec<usize> = (0..pairs.len())
        .filter(|at| !same(pairs[*at].0, pairs[*at].1))
        .list();
    if wrong.is_empty() {
        return Ok(());
    }
    let facts = mismatches(&both[0], &pairs, &wrong, dtype);
    let sides = sides(vm);
    let gap = if message.is_empty() { "\n" } else { "" };
    Err(vm.error(
        Exc::AssertionError,
        format_args!("\n{header}{message}{gap}\n{facts}{sides}"),
    ))
}

/// How many elements differ, where, and by how much.
fn mismatches(like: &Array, pairs: &[(Scalar, Scalar)], wrong: &[usize], dtype: DType) -> String {
    let percent = 100.0 * wrong.len() as f64 / pairs.len() as f64;
    let percent = three_digits(percent);
    let mut out = format!(
        "Mismatched elements: {} / {} ({percent}%)\n",
        wrong.len(),
        pairs.len()
    );
    if like.ndim() > 0 {
        let shown = wrong.len().min(5);
        out += &match wrong.len() {
            1 => "Mismatch at index:\n".to_owned(),
            count if count > shown => format!("First {shown} mismatches are at indices:\n"),
            _ => "Mismatch at indices:\n".to_owned(),
        };
        for at in wrong.iter().take(shown) {
            let strides = like.shape().strides();
            let place: Vec<String> = strides
                .iter()
                .zip(like.shape().iter())
                .map(|(s, d)| (at / s % d.max(&1)).to_string())
                .collect();
            let (a, b) = (
                scalar_str(pairs[*at].0, dtype),
                scalar_str(pairs[*at].1, dtype),
            );
            out += &format!(" [{}]: {a} (ACTUAL), {b} (DESIRED)\n", place.join(", "));
        }
    }
    let difference =
        |(a, b): (Scalar, Scalar)| libm::hypot(a.to_f64() - b.to_f64(), a.imag() - b.imag());
    let largest = |values: Vec<f64>| {
        values
            .into_iter()
            .filter(|v| !v.is_nan())
            .fold(f64::NEG_INFINITY, f64::max)
    };
    let absolute = largest(wrong.iter().map(|at| difference(pairs[*at])).collect());
    let relative = largest(
        wrong
            .iter()
            .filter(|at| pairs[**at].1.to_bool())
            .map(|at| {
                difference(pairs[*at]) / libm::hypot(pairs[*at].1.to_f64(), pairs[*at].1.imag())
            })
            .list(),
    );
    if absolute.is_finite() {
        let shown = if dtype.is_inexact() {
            digits(absolute, dtype)
        } else {
            format!("{absolute}")
        };
        out += &format!("Max absolute difference among violations: {shown}\n");
        let shown = if relative.is_finite() {
            digits(relative, dtype)
        } else {
            "inf".to_owned()
        };
        out += &format!("Max relative difference among violations: {shown}\n");
    }
    out
}

/// A number as `str` of an array of one element shows it: at most eight digits.
fn digits(v: f64, dtype: DType) -> String {
    let dtype = if dtype.is_inexact() {
        dtype.real_part()
    } else {
        DType::Float64
    };
    let array = Array::from_scalar(dtype, Scalar::Float(v));
    let text = freezeframe_array::print::numpy_str(
        &array.reshape([1]).unwrap_or(array),
        &Default::default(),
    );
    text.trim_matches(['[', ']', ' ']).to_owned()
}

fn three_digits(v: f64) -> String {
    let text = format!("{v:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if v >= 100.0 {
        return "100".to_owned();
    }
    // Three significant digits, as NumPy's `:.3g`.
    let places = if v >= 10.0 { 1 } else { 2 };
    let text2 = format!("{v:.places$}");
    let short = text2.trim_end_matches('0').trim_end_matches('.');
    if short.len() <= text.len() {
        short.to_owned()
    } else {
        text.to_owned()
    }
}
