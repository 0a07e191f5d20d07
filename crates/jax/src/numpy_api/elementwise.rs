//! Elementwise functions.

use crate::arg::{self, array1, array2};
use crate::array::wrap;
use crate::convert;
use crate::ops::{R, elementwise as ew, integer, lax, sort};
use crate::py::*;
use crate::reenter::run;
use ew::Promote::{Common, Inexact, Numeric};
use freezeframe_base::Lists;
use freezeframe_core::{BinaryOp, UnaryOp};

macro_rules! unaries {
    ($(($name:literal, $f:expr)),* $(,)?) => {
        &[$(pure($name, "(x)", |vm, args| {
            let f: fn(&Value) -> R = $f;
            array1(vm, args, $name, f)
        })),*]
    };
}

macro_rules! binaries {
    ($(($name:literal, $f:expr)),* $(,)?) => {
        &[$(pure($name, "(x, y)", |vm, args| {
            let f: fn(&Value, &Value) -> R = $f;
            array2(vm, args, $name, f)
        })),*]
    };
}

const UNARY: &[Entry] = unaries![
    ("abs", ew::absolute),
    ("absolute", ew::absolute),
    ("fabs", |x| ew::unary(UnaryOp::Abs, Inexact, x)),
    ("sin", |x| ew::unary(UnaryOp::Sin, Inexact, x)),
    ("cos", |x| ew::unary(UnaryOp::Cos, Inexact, x)),
    ("tan", |x| ew::unary(UnaryOp::Tan, Inexact, x)),
    ("arcsin", |x| ew::unary(UnaryOp::Asin, Inexact, x)),
    ("arccos", |x| ew::unary(UnaryOp::Acos, Inexact, x)),
    ("arctan", |x| ew::unary(UnaryOp::Atan, Inexact, x)),
    ("sinh", |x| ew::unary(UnaryOp::Sinh, Inexact, x)),
    ("cosh", |x| ew::unary(UnaryOp::Cosh, Inexact, x)),
    ("tanh", |x| ew::unary(UnaryOp::Tanh, Inexact, x)),
    ("arcsinh", |x| ew::unary(UnaryOp::Asinh, Inexact, x)),
    ("arccosh", |x| crate::ops::jitted(
        "arccosh",
        "",
        std::slice::from_ref(x),
        |args| ew::unary(UnaryOp::Acosh, Inexact, &args[0])
    )),
    ("arctanh", |x| ew::unary(UnaryOp::Atanh, Inexact, x)),
    ("exp", |x| ew::unary(UnaryOp::Exp, Inexact, x)),
    ("exp2", |x| ew::unary(UnaryOp::Exp2, Inexact, x)),
    ("expm1", |x| ew::unary(UnaryOp::Expm1, Inexact, x)),
    ("log", |x| ew::unary(UnaryOp::Log, Inexact, x)),
    ("log2", ew::log2),
    ("log10", ew::log10),
    ("log1p", |x| ew::unary(UnaryOp::Log1p, Inexact, x)),
    ("sqrt", |x| ew::unary(UnaryOp::Sqrt, Inexact, x)),
    ("cbrt", |x| ew::unary(UnaryOp::Cbrt, Inexact, x)),
    ("square", ew::square),
    ("reciprocal", ew::reciprocal),
    ("negative", |x| ew::unary(UnaryOp::Neg, Common, x)),
    ("positive", |x| Ok(x.clone())),
    ("sign", |x| ew::unary(UnaryOp::Sign, Common, x)),
    ("floor", |x| ew::floor_or_ceil(UnaryOp::Floor, x)),
    ("ceil", |x| ew::floor_or_ceil(UnaryOp::Ceil, x)),
    ("trunc", ew::trunc),
    ("rint", ew::rint),
    ("isnan", ew::isnan),
    ("isinf", ew::isinf),
    ("isfinite", ew::isfinite),
    ("isposinf", |x| ew::is_infinity(x, f64::INFINITY)),
    ("isneginf", |x| ew::is_infinity(x, f64::NEG_INFINITY)),
    ("signbit", ew::signbit),
    ("logical_not", ew::logical_not),
    ("invert", lax::not),
    ("bitwise_not", lax::not),
    ("bitwise_invert", lax::not),
    ("bitwise_count", |x| lax::unary(UnaryOp::PopulationCount, x)),
    ("conjugate", ew::conj),
    ("real", ew::real),
    ("imag", ew::imag),
    ("degrees", |x| ew::scaled(x, 180.0 / std::f64::consts::PI)),
    ("rad2deg", |x| ew::scaled(x, 180.0 / std::f64::consts::PI)),
    ("radians", |x| ew::scaled(x, std::f64::consts::PI / 180.0)),
    ("deg2rad", |x| ew::scaled(x, std::f64::consts::PI / 180.0)),
    ("sinc", ew::sinc),
];

const BINARY: &[Entry] = binaries![
    ("add", ew::add),
    ("subtract", ew::subtract),
    ("multiply", ew::multiply),
    ("divide", ew::divide),
    ("true_divide", ew::divide),
    ("floor_divide", ew::floor_divide),
    ("mod", ew::remainder),
    ("remainder", ew::remainder),
    ("fmod", ew::fmod),
    ("float_power", |x, y| ew::binary(
        BinaryOp::Pow,
        Inexact,
        x,
        y
    )),
    ("maximum", |x, y| ew::binary(BinaryOp::Max, Common, x, y)),
    ("minimum", |x, y| ew::binary(BinaryOp::Min, Common, x, y)),
    ("fmax", |x, y| ew::ignoring_nan("fmax", BinaryOp::Gt, x, y)),
    ("fmin", |x, y| ew::ignoring_nan("fmin", BinaryOp::Lt, x, y)),
    ("arctan2", |x, y| ew::binary(BinaryOp::Atan2, Inexact, x, y)),
    ("hypot", ew::hypot),
    ("logaddexp", |x, y| ew::logaddexp(x, y, false)),
    ("logaddexp2", |x, y| ew::logaddexp(x, y, true)),
    ("heaviside", ew::heaviside),
    ("copysign", ew::copysign),
    ("nextafter", |x, y| ew::binary(
        BinaryOp::Nextafter,
        Inexact,
        x,
        y
    )),
    ("equal", |x, y| ew::compare(BinaryOp::Eq, x, y)),
    ("not_equal", |x, y| ew::compare(BinaryOp::Ne, x, y)),
    ("less", |x, y| ew::compare(BinaryOp::Lt, x, y)),
    ("less_equal", |x, y| ew::compare(BinaryOp::Le, x, y)),
    ("greater", |x, y| ew::compare(BinaryOp::Gt, x, y)),
    ("greater_equal", |x, y| ew::compare(BinaryOp::Ge, x, y)),
    ("logical_and", |x, y| ew::logical(BinaryOp::And, x, y)),
    ("logical_or", |x, y| ew::logical(BinaryOp::Or, x, y)),
    ("logical_xor", |x, y| ew::logical(BinaryOp::Xor, x, y)),
    ("bitwise_and", |x, y| ew::binary(
        BinaryOp::And,
        Common,
        x,
        y
    )),
    ("bitwise_or", |x, y| ew::binary(BinaryOp::Or, Common, x, y)),
    ("bitwise_xor", |x, y| ew::binary(
        BinaryOp::Xor,
        Common,
        x,
        y
    )),
    ("left_shift", |x, y| ew::binary(
        BinaryOp::ShiftLeft,
        Numeric,
        x,
        y
    )),
    ("bitwise_left_shift", |x, y| ew::binary(
        BinaryOp::ShiftLeft,
        Numeric,
        x,
        y
    )),
    ("right_shift", crate::array::shift_right),
    ("bitwise_right_shift", crate::array::shift_right),
    ("gcd", integer::gcd),
    ("lcm", integer::lcm),
];

/// All of the table.
pub(crate) const TABLE: &[Entry] = &[
    pure("power", "(x1, x2, /)", |vm, args| {
        let exponent = crate::array::static_exponent(&args[1]);
        array2(vm, args, "power", |x, y| ew::power(x, y, exponent))
    }),
    pure("pow", "(x1, x2, /)", |vm, args| {
        let exponent = crate::array::static_exponent(&args[1]);
        array2(vm, args, "power", |x, y| ew::power(x, y, exponent))
    }),
    pure("divmod", "(x1, x2, /)", |vm, args| {
        let operands = vec![
            arg::array(vm, args, "divmod", 0)?,
            arg::array(vm, args, "divmod", 1)?,
        ];
        let (x, y) = (operands[0].0.clone(), operands[1].0.clone());
        let both = run(vm, operands, || ew::divmod(&x, &y))?;
        Ok(crate::array::wrap_tuple(vm, both))
    }),
    pure("conj", "(x, /)", conj),
    pure("round", "(a, decimals=0, out=None)", round),
    pure("around", "(a, decimals=0, out=None)", round),
    pure(
        "clip",
        "(arr, /, min=None, max=None, *, a=?, a_min=?, a_max=?)",
        clip,
    ),
    pure(
        "where",
        "(condition, x=None, y=None, /, *, size=None, fill_value=None)",
        where_function,
    ),
    pure("angle", "(z, deg=False)", |vm, args| {
        let degrees = arg::truth_or(vm, args, 1, false)?;
        array1(vm, args, "angle", |x| ew::angle(x, degrees))
    }),
    pure(
        "nan_to_num",
        "(x, copy=True, nan=0.0, posinf=None, neginf=None)",
        nan_to_num,
    ),
    pure(
        "isclose",
        "(a, b, rtol=1e-05, atol=1e-08, equal_nan=False)",
        |vm, args| {
            let (rtol, atol, equal_nan) = tolerances(vm, args)?;
            array2(vm, args, "isclose", |a, b| {
                ew::isclose(a, b, rtol, atol, equal_nan)
            })
        },
    ),
    pure(
        "allclose",
        "(a, b, rtol=1e-05, atol=1e-08, equal_nan=False)",
        |vm, args| {
            let (rtol, atol, equal_nan) = tolerances(vm, args)?;
            array2(vm, args, "allclose", |a, b| {
                crate::ops::jitted(
                    "allclose",
                    &format!("{rtol}{atol}{equal_nan}"),
                    &[a.clone(), b.clone()],
                    |args| {
                        let close = ew::isclose(&args[0], &args[1], rtol, atol, equal_nan)?;
                        lax::reduce(
                            freezeframe_core::ReduceOp::And,
                            &close,
                            &(0..close.ndim()).collect::<Vec<_>>(),
                        )
                    },
                )
            })
        },
    ),
    pure("array_equal", "(a1, a2, equal_nan=False)", |vm, args| {
        array2(vm, args, "array_equal", |a, b| {
            if a.shape() != b.shape() {
                return Ok(lax::scalar(freezeframe_array::DType::Bool, 0.0));
            }
            let equal = ew::compare(BinaryOp::Eq, a, b)?;
            lax::reduce(
                freezeframe_core::ReduceOp::And,
                &equal,
                &(0..equal.ndim()).collect::<Vec<_>>(),
            )
        })
    }),
    pure("array_equiv", "(a1, a2)", |vm, args| {
        array2(vm, args, "array_equiv", |a, b| {
            let equal = ew::compare(BinaryOp::Eq, a, b)?;
            lax::reduce(
                freezeframe_core::ReduceOp::And,
                &equal,
                &(0..equal.ndim()).collect::<Vec<_>>(),
            )
        })
    }),
    pure("select", "(condlist, choicelist, default=0)", select),
    pure(
        "interp",
        "(x, xp, fp, left=None, right=None, period=None)",
        |vm, args| {
            let operands: Vec<_> = (0..3)
                .map(|at| arg::array(vm, args, "interp", at))
                .try_list()?;
            let values = arg::values(&operands);
            let result = run(vm, operands, || {
                sort::interp(&values[0], &values[1], &values[2])
            })?;
            Ok(wrap(vm, result))
        },
    ),
];

/// The tables of plain functions, made into ufunc objects.
pub(crate) const UFUNCS: [&[Entry]; 2] = [UNARY, BINARY];

fn tolerances(vm: &mut Vm, args: Args) -> PyResult<(f64, f64, bool)> {
    Ok((
        arg::float_or(vm, args, 2, 1e-5)?,
        arg::float_or(vm, args, 3, 1e-8)?,
        arg::truth_or(vm, args, 4, false)?,
    ))
}

pub(crate) fn conj(vm: &mut Vm, args: Args) -> PyResult {
    array1(vm, args, "conj", ew::conj)
}

pub(crate) fn round(vm: &mut Vm, args: Args) -> PyResult {
    let decimals = arg::int_or(vm, args, 1, 0)?;
    array1(vm, args, "round", |x| ew::round(x, decimals))
}

pub(crate) fn clip(vm: &mut Vm, args: Args) -> PyResult {
    let pick = |at: usize, other: usize| if args.some(at).is_some() { at } else { other };
    let low = arg::optional_array(vm, args, "clip", pick(1, 4))?;
    let high = arg::optional_array(vm, args, "clip", pick(2, 5))?;
    let mut operands = vec![arg::array(vm, args, "clip", 0)?];
    let x = operands[0].0.clone();
    operands.extend(low.clone());
    operands.extend(high.clone());
    let result = run(vm, operands, || {
        ew::clip(
            &x,
            low.as_ref().map(|it| &it.0),
            high.as_ref().map(|it| &it.0),
        )
    })?;
    Ok(wrap(vm, result))
}

fn where_function(vm: &mut Vm, args: Args) -> PyResult {
    match (args.some(1), args.some(2)) {
        (None, None) => super::sorting::nonzero(vm, ArgValues::of(vec![args[0].clone(), args[4].clone(), args[3].clone()]).view()),
        (Some(_), Some(_)) => {
            let operands: Vec<_> = (0..3).map(|at| arg::array(vm, args, "where", at)).try_list()?;
            let values = arg::values(&operands);
            let result = run(vm, operands, || ew::where_(&values[0], &values[1], &values[2]))?;
            Ok(wrap(vm, result))
        }
        _ => Err(vm.value_error("Either both or neither of the x and y arguments should be provided to jax.numpy.where, got x and y.")),
    }
}

fn select(vm: &mut Vm, args: Args) -> PyResult {
    let conditions = arg::arrays(vm, args, "select", 0)?;
    let choices = arg::arrays(vm, args, "select", 1)?;
    if conditions.len() != choices.len() {
        return Err(vm.value_error(format_args!(
            "condlist must have length equal to choicelist ({} vs {})",
            conditions.len(),
            choices.len()
        )));
    }
    let default = convert::argument(vm, "select", 2, &args[2])?;
    let operands: Vec<_> = conditions.iter().chain(&choices).cloned().list();
    let result = run(vm, operands, || {
        let mut result = default;
        for ((condition, _), (choice, _)) in conditions.iter().zip(&choices).rev() {
            result = ew::where_(condition, choice, &result)?;
        }
        Ok(result)
    })?;
    Ok(wrap(vm, result))
}

fn nan_to_num(vm: &mut Vm, args: Args) -> PyResult {
    let mut operands = vec![arg::array(vm, args, "nan_to_num", 0)?];
    let mut places = [None; 3];
    for (place, at) in places.iter_mut().zip(2..) {
        // A default is no argument of what `jit` makes of the function.
        if !matches!(args[at], Py::Float(0.0))
            && let Some(operand) = arg::optional_array(vm, args, "nan_to_num", at)?
        {
            *place = Some(operands.len());
            operands.push(operand);
        }
    }
    let values = arg::values(&operands);
    let result = run(vm, operands, || ew::nan_to_num(&values, places))?;
    Ok(wrap(vm, result))
}
