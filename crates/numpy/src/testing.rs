//! `numpy.testing`: assertions with NumPy's messages.

use super::convert::{Operand, array_of, broadcast_all, float_of, promoted};
use super::{printing, stats};
use freezeframe_array::print::scalar_str;
use freezeframe_array::{Array, DType, Scalar};
use freezeframe_base::Lists;
use freezeframe_python::native::Body;
use freezeframe_python::{Args, Entry, Exc, Purity, Raise, Value, Vm};

type Outcome = Result<Value, Raise>;

const fn pure(name: &'static str, signature: &'static str, doc: &'static str, body: Body) -> Entry {
    Entry {
        name,
        signature,
        purity: Purity::Pure,
        doc,
        body,
        ..Entry::PLAIN
    }
}

/// The table.
pub const FUNCTIONS: &[Entry] = &[
    pure(
        "assert_allclose",
        "(actual, desired, rtol=1e-07, atol=0, equal_nan=True, err_msg='', verbose=True, *, strict=False)",
        "Raises an AssertionError if two objects are not equal up to desired tolerance.",
        |vm, args| {
            let (rtol, atol) = (float_of(vm, &args[2])?, float_of(vm, &args[3])?);
            let nan_too = vm.truth(&args[4])?;
            let numbers = [args[2].clone(), args[3].clone()];
            let shown: Vec<String> = numbers.iter().map(|it| short(vm, it)).try_list()?;
            let header = format!(
                "Not equal to tolerance rtol={}, atol={}",
                shown[0], shown[1]
            );
            check(vm, args, 5, &header, &|a, b| {
                stats::close(a, b, rtol, atol, nan_too)
            })
        },
    ),
    pure(
        "assert_array_equal",
        "(actual, desired, err_msg='', verbose=True, *, strict=False)",
        "Raises an AssertionError if two array_like objects are not equal.",
        |vm, args| {
            check(vm, args, 2, "Arrays are not equal", &|a, b| {
                a == b || (a.to_f64().is_nan() && b.to_f64().is_nan())
            })
        },
    ),
    pure(
        "assert_equal",
        "(actual, desired, err_msg='', verbose=True, *, strict=False)",
        "Raises an AssertionError if two objects are not equal.",
        |vm, args| {
            let plain = |it: &Value| {
                matches!(
                    it,
                    Value::Str(_)
                        | Value::Dict(_)
                        | Value::None
                        | Value::List(_)
                        | Value::Tuple(_)
                        | Value::Int(_)
                        | Value::Float(_)
                        | Value::Bool(_)
                )
            };
            if !(plain(&args[0]) && plain(&args[1])) {
                return check(vm, args, 2, "Arrays are not equal", &|a, b| {
                    a == b || (a.to_f64().is_nan() && b.to_f64().is_nan())
                });
            }
            if vm.equal(&args[0], &args[1])? {
                return Ok(Value::None);
            }
            let (actual, desired) = (vm.repr(&args[0])?, vm.repr(&args[1])?);
            Err(vm.error(
                Exc::AssertionError,
                format_args!("\nItems are not equal:\n ACTUAL: {actual}\n DESIRED: {desired}"),
            ))
        },
    ),
    pure(
        "assert_almost_equal",
        "(actual, desired, decimal=7, err_msg='', verbose=True)",
        "Raises an AssertionError if two items are not equal up to desired precision.",
        almost,
    ),
    pure(
        "assert_array_almost_equal",
        "(actual, desired, decimal=6, err_msg='', verbose=True)",
        "Raises an AssertionError if two objects are not equal up to desired precision.",
        almost,
    ),
    pure(
        "assert_",
        "(val, msg='')",
        "Assert that works in release mode.",
        |vm, args| {
            if vm.truth(&args[0])? {
                return Ok(Value::None);
            }
            let message = vm.str_text(&args[1])?;
            Err(vm.error(Exc::AssertionError, message))
        },
    ),
];

fn almost(vm: &mut Vm, args: Args) -> Outcome {
    let decimal = super::convert::index_of(vm, &args[2])?.clamp(-300, 300);
    let within = 1.5 * 10_f64.powi(-(decimal as i32));
    let header = format!("Arrays are not almost equal to {decimal} decimals");
    check(vm, args, 3, &header, &|a, b| {
        stats::close(a, b, 0.0, within, true)
    })
}

fn short(vm: &mut Vm, value: &Value) -> Result<String, Raise> {
    match value.unwrapped() {
        Value::Float(_) => vm.format(value, "g"),
        _ => vm.str_text(value),
    }
}

fn check(
    vm: &mut Vm,
    args: Args,
    message_at: usize,
    header: &str,
    same: &dyn Fn(Scalar, Scalar) -> bool,
) -> Outcome {
    let (actual, desired) = (array_of(vm, &args[0])?, array_of(vm, &args[1])?);
    let message = args
        .some(message_at)
        .and_then(Value::as_str)
        .filter(|it| !it.is_empty())
        .map(|it| format!("\n{it}"))
        .unwrap_or_default();
    let sides = |vm: &mut Vm| {
        let (a, b) = (printing::repr(vm, &actual), printing::repr(vm, &desired));
        let show = |text: String, label: &str| format!(" {label}: {text}");
        format!("{}\n{}", show(a, "ACTUAL"), show(b, "DESIRED"))
    };
    let scalar_side = actual.ndim() == 0 || desired.ndim() == 0;
    if actual.shape() != desired.shape() && !scalar_side {
        let (a, b, both) = (actual.shape().clone(), desired.shape().clone(), sides(vm));
        return Err(vm.error(
            Exc::AssertionError,
            format_args!("\n{header}{message}\n\n(shapes {a}, {b} mismatch)\n{both}"),
        ));
    }
    let operands = [&actual, &desired].map(|array| Operand {
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
    let wrong: Vec<usize> = (0..pairs.len())
        .filter(|at| !same(pairs[*at].0, pairs[*at].1))
        .list();
    if wrong.is_empty() {
        return Ok(Value::None);
    }
    let facts = mismatches(&both[0], &pairs, &wrong, dtype);
    let sides = sides(vm);
    Err(vm.error(
        Exc::AssertionError,
        format_args!("\n{header}{message}\n\n{facts}{sides}"),
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
        |(a, b): (Scalar, Scalar)| (a.to_f64() - b.to_f64()).hypot(a.imag() - b.imag());
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
            .map(|at| difference(pairs[*at]) / pairs[*at].1.to_f64().hypot(pairs[*at].1.imag()))
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
