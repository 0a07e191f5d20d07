//! The operators of arrays.

use super::{this, wrap};
use crate::array::value_of;
use crate::convert::converted;
use crate::ops::{R, elementwise as ew, linalg};
use crate::py::*;
use crate::reenter::run;
use freezeframe_core::{BinaryOp, UnaryOp};

type Operation = fn(&Value, &Value) -> R;

/// `left op right`; `NotImplemented` if one of them is no array.
fn apply(vm: &mut Vm, args: Args, reflected: bool, f: &dyn Fn(&Value, &Value) -> R) -> PyResult {
    let own = this(vm, &args[0])?;
    if crate::array::value_of(&args[1]).is_none() && defers(vm, &args[1]) {
        return Ok(Py::NotImplemented);
    }
    let Some(other) = converted(vm, &args[1])? else {
        return Ok(Py::NotImplemented);
    };
    let operands = vec![(own.clone(), args.taint(0)), (other.clone(), args.taint(1))];
    let result = run(vm, operands, || {
        if reflected {
            f(&other, &own)
        } else {
            f(&own, &other)
        }
    })?;
    Ok(wrap(vm, result))
}

/// JAX's complaint about a list or tuple, where NumPy would make an array of it and Python might join the two.
fn no_sequence(vm: &Vm, args: Args, symbol: &str, reflected: bool) -> PyResult<()> {
    if symbol.is_empty() || !matches!(args[1], Py::List(_) | Py::Tuple(_)) {
        return Ok(());
    }
    let name = |value: &Py| vm.class_of(value).name_text();
    let (own, other) = (name(&args[0]), name(&args[1]));
    let (left, right) = if reflected {
        (other, own)
    } else {
        (own, other)
    };
    Err(vm.type_error(format_args!(
        "unsupported operand type(s) for {symbol}: '{left}' and '{right}'"
    )))
}

/// True for what has operators of its own that go first.
fn defers(_vm: &mut Vm, other: &Py) -> bool {
    matches!(
        other,
        Py::Str(_) | Py::None | Py::List(_) | Py::Tuple(_) | Py::Dict(_)
    )
}

macro_rules! binary {
    ($builder:ident, $(($name:literal, $reflected:literal, $symbol:literal, $f:expr);)*) => {
        $builder$(
            .dunder($name, "(self, other, /)", |vm, args| {
                let f: Operation = $f;
                no_sequence(vm, args, $symbol, false)?;
                apply(vm, args, false, &f)
            })
            .dunder($reflected, "(self, other, /)", |vm, args| {
                let f: Operation = $f;
                no_sequence(vm, args, $symbol, true)?;
                apply(vm, args, true, &f)
            })
        )*
    };
}

macro_rules! comparison {
    ($builder:ident, $(($name:literal, $op:ident);)*) => {
        $builder$(.dunder($name, "(self, other, /)", |vm, args| {
            apply(vm, args, false, &|x, y| ew::compare(BinaryOp::$op, x, y))
        }))*
    };
}

/// Adds the operators.
pub(super) fn add(builder: ClassBuilder) -> ClassBuilder {
    let builder = binary! { builder,
        ("__add__", "__radd__", "+", ew::add);
        ("__sub__", "__rsub__", "", ew::subtract);
        ("__mul__", "__rmul__", "*", ew::multiply);
        ("__truediv__", "__rtruediv__", "", ew::divide);
        ("__floordiv__", "__rfloordiv__", "", ew::floor_divide);
        ("__mod__", "__rmod__", "", ew::remainder);
        ("__matmul__", "__rmatmul__", "", |x, y| linalg::matmul(x, y, None));
        ("__and__", "__rand__", "", |x, y| ew::binary(BinaryOp::And, ew::Promote::Common, x, y));
        ("__or__", "__ror__", "", |x, y| ew::binary(BinaryOp::Or, ew::Promote::Common, x, y));
        ("__xor__", "__rxor__", "", |x, y| ew::binary(BinaryOp::Xor, ew::Promote::Common, x, y));
        ("__lshift__", "__rlshift__", "", |x, y| ew::binary(BinaryOp::ShiftLeft, ew::Promote::Numeric, x, y));
        ("__rshift__", "__rrshift__", "", shift_right);
    };
    let builder =
        comparison! { builder, ("__lt__", Lt); ("__le__", Le); ("__gt__", Gt); ("__ge__", Ge); };
    builder
        .dunder("__eq__", "(self, other, /)", |vm, args| {
            equality(vm, args, BinaryOp::Eq)
        })
        .dunder("__ne__", "(self, other, /)", |vm, args| {
            equality(vm, args, BinaryOp::Ne)
        })
        .dunder("__pow__", "(self, other, mod=None, /)", |vm, args| {
            let exponent = static_exponent(&args[1]);
            apply(vm, args, false, &|x, y| ew::power(x, y, exponent))
        })
        .dunder("__rpow__", "(self, other, mod=None, /)", |vm, args| {
            apply(vm, args, true, &|x, y| ew::power(x, y, None))
        })
        .dunder("__divmod__", "(self, other, /)", |vm, args| {
            divmod(vm, args, false)
        })
        .dunder("__rdivmod__", "(self, other, /)", |vm, args| {
            divmod(vm, args, true)
        })
        .dunder("__neg__", "(self, /)", |vm, args| {
            unary(vm, args, &|x| crate::ops::lax::unary(UnaryOp::Neg, x))
        })
        .dunder("__pos__", "(self, /)", |vm, args| {
            unary(vm, args, &|x| Ok(x.clone()))
        })
        .dunder("__abs__", "(self, /)", |vm, args| {
            unary(vm, args, &ew::absolute)
        })
        .dunder("__invert__", "(self, /)", |vm, args| {
            unary(vm, args, &crate::ops::lax::not)
        })
        .dunder("__round__", "(self, ndigits=None, /)", |vm, args| {
            let digits = crate::arg::optional_int(vm, args, 1)?;
            unary(vm, args, &|x| {
                let rounded = ew::round(x, digits.unwrap_or(0))?;
                if digits.is_none() {
                    return crate::ops::lax::convert(&rounded, crate::ops::promote::int_dtype());
                }
                Ok(rounded)
            })
        })
}

/// `x >> y`: signed integers keep their sign.
pub(crate) fn shift_right(x: &Value, y: &Value) -> R {
    let op = if x.dtype().is_unsigned_integer() {
        BinaryOp::ShiftRightLogical
    } else {
        BinaryOp::ShiftRightArithmetic
    };
    ew::binary(op, ew::Promote::Numeric, x, y)
}

/// The exponent, if it is a Python int or bool.
pub(crate) fn static_exponent(value: &Py) -> Option<i64> {
    match value {
        Py::Int(int) => Some(*int),
        Py::Bool(truth) => Some(i64::from(*truth)),
        _ => None,
    }
}

fn unary(vm: &mut Vm, args: Args, f: &dyn Fn(&Value) -> R) -> PyResult {
    let own = this(vm, &args[0])?;
    let result = run(vm, vec![(own.clone(), args.taint(0))], || f(&own))?;
    Ok(wrap(vm, result))
}

fn equality(vm: &mut Vm, args: Args, op: BinaryOp) -> PyResult {
    // JAX writes `==` for both.
    if matches!(args[1], Py::Dict(_) | Py::Set(_)) {
        let (own, other) = (vm.class_of(&args[0]).name_text(), vm.type_name(&args[1]));
        return Err(vm.type_error(format_args!(
            "unsupported operand type(s) for ==: '{own}' and '{other}'"
        )));
    }
    no_sequence(vm, args, "==", false)?;
    if value_of(&args[1]).is_none() && defers(vm, &args[1]) {
        return Ok(Py::NotImplemented);
    }
    apply(vm, args, false, &|x, y| ew::compare(op, x, y))
}

fn divmod(vm: &mut Vm, args: Args, reflected: bool) -> PyResult {
    let own = this(vm, &args[0])?;
    let Some(other) = converted(vm, &args[1])? else {
        return Ok(Py::NotImplemented);
    };
    let operands = vec![(own.clone(), args.taint(0)), (other.clone(), args.taint(1))];
    let both = run(vm, operands, || {
        if reflected {
            ew::divmod(&other, &own)
        } else {
            ew::divmod(&own, &other)
        }
    })?;
    Ok(super::wrap_tuple(vm, both))
}
