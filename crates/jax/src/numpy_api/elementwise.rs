//! Elementwise functions that choose, round or compare with a tolerance.

use crate::ops::sort::{self, Beyond};
use crate::ops::{R, elementwise as ew, jitted, lax};
use crate::py::*;
use crate::row::{Call, Exponent, Facts, Ints, Outcome, Several};
use freezeframe_core::{BinaryOp, ReduceOp};
use freezeframe_python::{Arg, FromArg};

/// Functions of several arrays, or with options.
#[natives(scope = Call)]
pub(crate) mod functions {
    use super::*;

    /// `x1` to the power of `x2`; an error for integers to the power of a known negative number.
    ///
    /// >>> jnp.power(jnp.array([1, 2, 3]), 2)
    /// Array([1, 4, 9], dtype=int32)
    #[native("(x1, x2, /)", facts = Facts::NONE.converting().checking(), aliases("pow"))]
    fn power(x1: &Value, x2: Exponent) -> R {
        ew::power(x1, &x2.value, x2.known)
    }

    /// The pair of `x1 // x2` and `x1 % x2`.
    ///
    /// >>> jnp.divmod(jnp.array([7, -7]), 2)
    /// (Array([ 3, -4], dtype=int32), Array([1, 1], dtype=int32))
    #[native("(x1, x2, /)")]
    fn divmod(x1: &Value, x2: &Value) -> R<Vec<Value>> {
        ew::divmod(x1, x2)
    }

    /// Each element rounded to so many decimals; halves go to the even neighbor.
    ///
    /// >>> jnp.round(jnp.array([0.125, 2.5]), 2)
    /// Array([0.12, 2.5 ], dtype=float32)
    #[native(
        "(a, decimals=0, out=None)",
        method = "(self, decimals=0, out=None)",
        aliases("around")
    )]
    fn round(decimals: i64, a: &Value) -> R {
        ew::round(a, decimals)
    }

    /// Each element, but not below `min` and not above `max`; either may be left out.
    ///
    /// >>> jnp.clip(jnp.arange(5), 1, 3)
    /// Array([1, 1, 2, 3, 3], dtype=int32)
    #[native("(arr, /, min=None, max=None, *, a=?, a_min=?, a_max=?)")]
    fn clip(
        min: Option<Value>,
        a_min: Option<Value>,
        max: Option<Value>,
        a_max: Option<Value>,
        arr: &Value,
    ) -> R {
        ew::clip(arr, min.or(a_min).as_ref(), max.or(a_max).as_ref())
    }

    /// The element of `x` where the condition holds, and that of `y` elsewhere. With the condition alone, the places where
    /// it holds, as `nonzero` gives them.
    ///
    /// A TypeError says if one of `x` and `y` is missing.
    ///
    /// >>> jnp.where(jnp.array([True, False]), 1, 2)
    /// Array([1, 2], dtype=int32, weak_type=True)
    #[native(
        "(condition, x=None, y=None, /, *, size=None, fill_value=None)",
        name = "where",
        facts = Facts::NONE.checking().behind("_")
    )]
    fn where_(
        vm: &mut Vm,
        condition: &Value,
        x: Option<Value>,
        y: Option<Value>,
        size: Option<i64>,
        fill_value: Option<Ints>,
    ) -> Outcome<Several> {
        match (x, y) {
            (None, None) => {
                let found =
                    super::super::sorting::places(vm, condition, size, fill_value, "nonzero")?;
                Ok(Several::Tuple(found))
            }
            (Some(x), Some(y)) => Ok(Several::One(ew::where_(condition, &x, &y)?)),
            (x, _) => {
                let position = if x.is_some() { 2 } else { 1 };
                Err(vm
                    .type_error(format_args!(
                        "where requires ndarray or scalar arguments, got <class 'NoneType'> at position {position}."
                    ))
                    .into())
            }
        }
    }

    /// For each place, the choice that goes with the first condition that holds there; `default` where none does.
    ///
    /// >>> x = jnp.arange(4)
    /// >>> jnp.select([x < 1, x > 2], [x - 10, x + 10], default=0)
    /// Array([-10,   0,   0,  13], dtype=int32)
    #[native("(condlist, choicelist, default=0)")]
    fn select(vm: &mut Vm, condlist: &[Value], choicelist: &[Value], default: &Value) -> Outcome {
        if condlist.len() != choicelist.len() {
            return Err(vm
                .value_error(format_args!(
                    "condlist must have length equal to choicelist ({} vs {})",
                    condlist.len(),
                    choicelist.len()
                ))
                .into());
        }
        let mut result = default.clone();
        for (condition, choice) in condlist.iter().zip(choicelist).rev() {
            result = ew::where_(condition, choice, &result)?;
        }
        Ok(result)
    }

    /// The array with other numbers in place of NaN and of the infinities: by default zero, and the largest and smallest
    /// float.
    ///
    /// >>> jnp.nan_to_num(jnp.array([jnp.nan, 1.0]))
    /// Array([0., 1.], dtype=float32)
    #[native("(x, copy=True, nan=0.0, posinf=None, neginf=None)")]
    fn nan_to_num(x: &Value, nan: Replacement, posinf: Replacement, neginf: Replacement) -> R {
        let mut args = vec![x.clone()];
        let places = [nan, posinf, neginf].map(|given| {
            given.0.map(|value| {
                args.push(value);
                args.len() - 1
            })
        });
        ew::nan_to_num(&args, places)
    }

    /// Whether elements are equal up to `atol + rtol * abs(b)`.
    ///
    /// >>> jnp.isclose(jnp.array([1.0, 1.1]), 1.0)
    /// Array([ True, False], dtype=bool)
    #[native("(a, b, rtol=1e-05, atol=1e-08, equal_nan=False)")]
    fn isclose(rtol: f64, atol: f64, equal_nan: bool, a: &Value, b: &Value) -> R {
        ew::isclose(a, b, rtol, atol, equal_nan)
    }

    /// Whether all elements are equal up to `atol + rtol * abs(b)`.
    ///
    /// >>> jnp.allclose(jnp.array([1.0, 1.1]), 1.0)
    /// Array(False, dtype=bool)
    #[native("(a, b, rtol=1e-05, atol=1e-08, equal_nan=False)")]
    fn allclose(rtol: f64, atol: f64, equal_nan: bool, a: &Value, b: &Value) -> R {
        let statics = format!("{rtol}{atol}{equal_nan}");
        jitted("allclose", &statics, &[a.clone(), b.clone()], |args| {
            all_of(&ew::isclose(&args[0], &args[1], rtol, atol, equal_nan)?)
        })
    }

    /// Whether two arrays have the same shape and equal elements; with `equal_nan` a NaN is equal to a NaN.
    ///
    /// >>> jnp.array_equal(jnp.array([1, 2]), jnp.array([1, 2]))
    /// Array(True, dtype=bool)
    #[native("(a1, a2, equal_nan=False)")]
    fn array_equal(a1: &Value, a2: &Value, equal_nan: bool) -> R {
        if a1.shape() != a2.shape() {
            return Ok(lax::scalar(freezeframe_array::DType::Bool, 0.0));
        }
        let equal = ew::compare(BinaryOp::Eq, a1, a2)?;
        if !equal_nan {
            return all_of(&equal);
        }
        let both = lax::and(&ew::isnan(a1)?, &ew::isnan(a2)?)?;
        all_of(&lax::or(&equal, &both)?)
    }

    /// Whether two arrays have equal elements once they are spread to a common shape.
    ///
    /// >>> jnp.array_equiv(jnp.array([1, 1]), 1)
    /// Array(True, dtype=bool)
    #[native("(a1, a2)")]
    fn array_equiv(a1: &Value, a2: &Value) -> R {
        all_of(&ew::compare(BinaryOp::Eq, a1, a2)?)
    }

    /// The values at `x` of the function that goes straight from point to point of (`xp`, `fp`).
    ///
    /// Outside it is constant, or `left` and `right`, or goes on straight where they are 'extrapolate'; with a `period`
    /// it repeats.
    ///
    /// >>> jnp.interp(1.5, jnp.array([1.0, 2.0]), jnp.array([10.0, 20.0]))
    /// Array(15., dtype=float32)
    #[native("(x, xp, fp, left=None, right=None, period=None)", facts = Facts::NONE.behind("_"))]
    fn interp(
        x: &Value,
        xp: &Value,
        fp: &Value,
        left: Beyond,
        right: Beyond,
        period: Option<Value>,
    ) -> R {
        sort::interp([x, xp, fp], left, right, period)
    }
}

/// Whether all elements are true.
fn all_of(x: &Value) -> R {
    let axes: Vec<usize> = (0..x.ndim()).collect();
    lax::reduce(ReduceOp::And, x, &axes)
}

impl<'a> FromArg<'a, Call> for Beyond {
    fn from_arg(vm: &mut Vm, arg: Arg<'a>, call: &mut Call) -> PyResult<Self> {
        match arg.some() {
            Some(Py::Str(text)) if text.as_str() == "extrapolate" => Ok(Self::Extrapolate),
            Some(text @ Py::Str(_)) => {
                let (name, text) = (arg.name(), vm.repr(text)?);
                Err(vm.value_error(format_args!(
                    "the only valid string value of `{name}` is 'extrapolate', but got: {text}"
                )))
            }
            _ => {
                let value = <Option<Value> as FromArg<Call>>::from_arg(vm, arg, call)?;
                Ok(value.map_or(Self::Edge, Self::Value))
            }
        }
    }
}

/// What takes the place of a number. A default is no argument of what `jit` makes of the function.
pub(crate) struct Replacement(Option<Value>);

impl<'a> FromArg<'a, Call> for Replacement {
    fn from_arg(vm: &mut Vm, arg: Arg<'a>, call: &mut Call) -> PyResult<Self> {
        if matches!(arg.value(), Py::Float(0.0)) {
            return Ok(Self(None));
        }
        <Option<Value> as FromArg<Call>>::from_arg(vm, arg, call).map(Self)
    }
}
