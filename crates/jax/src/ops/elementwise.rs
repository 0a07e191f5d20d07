//! The elementwise functions of `jax.numpy`, with its promotion.

use super::promote::{self, broadcast_arrays, promote_shapes, promote_shapes_of};
use super::{R, integer, jitted, lax};
use freezeframe_array::{DType, Kind};
use freezeframe_base::Lists;
use freezeframe_core::{BinaryOp, Error, Primitive, UnaryOp, Value, bind1};

pub use super::choose::{to_bool, where_};

/// Which common dtype a function wants its arguments in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Promote {
    /// The common dtype as it is.
    Common,
    /// At least a float.
    Inexact,
    /// At least an integer.
    Numeric,
}

impl Promote {
    /// True if the primitive does with the arguments as they are what it does with them in the common dtype, and they
    /// have as many axes.
    fn leaves(self, x: &Value, y: &Value) -> bool {
        let dtype = x.dtype();
        if dtype != y.dtype() || x.ndim() != y.ndim() {
            return false;
        }
        let (weak, same) = (x.weak_type(), x.weak_type() == y.weak_type());
        let is_settled = !(weak && same) && dtype == dtype.canonicalize(false);
        let is_wanted = match self {
            Self::Common => true,
            Self::Inexact => dtype.is_inexact() && is_settled,
            Self::Numeric => dtype != DType::Bool && is_settled,
        };
        // In a jaxpr, a weakly typed number shows as what it is converted to.
        is_wanted && (same || freezeframe_core::is_evaluating())
    }
}

/// The arguments in the common dtype that `promotion` asks for.
pub fn promoted(promotion: Promote, args: &[Value]) -> R<Vec<Value>> {
    match promotion {
        Promote::Common => promote::promote(args),
        Promote::Inexact => promote::promote_inexact(args),
        Promote::Numeric => promote::promote_numeric(args),
    }
}

/// A primitive of one operand, with promotion.
pub fn unary(op: UnaryOp, promotion: Promote, x: &Value) -> R {
    let args = promoted(promotion, std::slice::from_ref(x))?;
    lax::unary(op, &args[0])
}

/// A primitive of two operands, with promotion of dtypes and shapes.
pub fn binary(op: BinaryOp, promotion: Promote, x: &Value, y: &Value) -> R {
    if promotion.leaves(x, y) {
        return lax::binary(op, x, y);
    }
    if let Some(y) = number_beside(promotion, x, y)? {
        return lax::binary(op, x, &y);
    }
    let args = promoted(promotion, &[x.clone(), y.clone()])?;
    let args = promote_shapes_of(op.name(), &args)?;
    lax::binary(op, &args[0], &args[1])
}

/// A Python number beside an array of `float32`, where nothing is traced: the number in the array's dtype, which is what they
/// promote to.
fn number_beside(promotion: Promote, x: &Value, y: &Value) -> R<Option<Value>> {
    let (Value::Concrete { weak_type, .. }, Value::Concrete { array, .. }) = (x, y) else {
        return Ok(None);
    };
    let is_number = y.weak_type()
        && array.ndim() == 0
        && matches!(array.dtype().kind(), Kind::Signed | Kind::Float);
    if !is_number
        || weak_type.get()
        || x.dtype() != DType::Float32
        || promotion == Promote::Numeric
        || !freezeframe_core::is_evaluating()
    {
        return Ok(None);
    }
    lax::convert_weak(y, DType::Float32, false).map(Some)
}

/// `x + y`; `or` for booleans.
pub fn add(x: &Value, y: &Value) -> R {
    arithmetic(BinaryOp::Add, BinaryOp::Or, x, y)
}

/// `x * y`; `and` for booleans.
pub fn multiply(x: &Value, y: &Value) -> R {
    arithmetic(BinaryOp::Mul, BinaryOp::And, x, y)
}

fn arithmetic(op: BinaryOp, of_booleans: BinaryOp, x: &Value, y: &Value) -> R {
    if x.dtype() == DType::Bool && y.dtype() == DType::Bool {
        return binary(of_booleans, Promote::Common, x, y);
    }
    if x.dtype() != y.dtype() && (x.dtype() == DType::Key || y.dtype() == DType::Key) {
        let names = [x, y].map(|value| value.dtype().name()).join(", ");
        let name = if op == BinaryOp::Mul {
            "multiply"
        } else {
            op.name()
        };
        return Err(Error::type_error(format_args!(
            "{name} does not accept dtypes {names}."
        )));
    }
    binary(op, Promote::Common, x, y)
}

/// `x - y`.
pub fn subtract(x: &Value, y: &Value) -> R {
    binary(BinaryOp::Sub, Promote::Common, x, y)
}

/// `x / y`, a float at least.
pub fn divide(x: &Value, y: &Value) -> R {
    binary(BinaryOp::Div, Promote::Inexact, x, y)
}

/// `x == y` and the like.
pub fn compare(op: BinaryOp, x: &Value, y: &Value) -> R {
    binary(op, Promote::Common, x, y)
}

/// `logical_and` and the like.
pub fn logical(op: BinaryOp, x: &Value, y: &Value) -> R {
    let args = promote_shapes(&[to_bool(x)?, to_bool(y)?])?;
    lax::binary(op, &args[0], &args[1])
}

/// `logical_not`.
pub fn logical_not(x: &Value) -> R {
    lax::not(&to_bool(x)?)
}

/// `x // y`.
pub fn floor_divide(x: &Value, y: &Value) -> R {
    jitted("floor_divide", "", &[x.clone(), y.clone()], |args| {
        let args = promote_shapes(&promote::promote_numeric(args)?)?;
        let (x, y) = (&args[0], &args[1]);
        match x.dtype().kind() {
            Kind::Unsigned => lax::div(x, y),
            Kind::Signed => integer::floor_divide(x, y),
            Kind::Complex => Err(Error::type_error(
                "floor_divide does not support complex-valued inputs",
            )),
            _ => Ok(float_divmod(x, y)?.0),
        }
    })
}

fn float_divmod(x: &Value, y: &Value) -> R<(Value, Value)> {
    let zero = lax::constant(x, 0.0);
    let modulo = lax::rem(x, y)?;
    let is_zero = lax::eq(y, &zero)?;
    let numerator = where_(&is_zero, x, &lax::sub(x, &modulo)?)?;
    let quotient = lax::div(&numerator, y)?;
    let signs_differ = lax::ne(&lax::sign(y)?, &lax::sign(&modulo)?)?;
    let wrong = lax::and(&lax::ne(&modulo, &zero)?, &signs_differ)?;
    let (wrong, fixed, modulo) = {
        let fixed = lax::add(&modulo, y)?;
        (wrong, fixed, modulo)
    };
    let all = broadcast_arrays(&[wrong, fixed, modulo, quotient])?;
    let (wrong, fixed, modulo, quotient) = (&all[0], &all[1], &all[2], &all[3]);
    let remainder = lax::select(wrong, fixed, modulo)?;
    let one = lax::constant(quotient, 1.0);
    let quotient = lax::select(wrong, &lax::sub(quotient, &one)?, quotient)?;
    Ok((lax::unary(UnaryOp::RoundAway, &quotient)?, remainder))
}

/// `x % y`, with the sign of `y`.
pub fn remainder(x: &Value, y: &Value) -> R {
    jitted("remainder", "", &[x.clone(), y.clone()], |args| {
        let args = promote_shapes(&promote::promote_numeric(args)?)?;
        let (x, y) = (&args[0], &args[1]);
        let zero = lax::constant(y, 0.0);
        let y = if x.dtype().is_integer() {
            integer::without_zeros(y)?
        } else {
            y.clone()
        };
        let modulo = lax::rem(x, &y)?;
        if x.dtype().is_unsigned_integer() {
            return Ok(modulo);
        }
        let nonzero = lax::ne(&modulo, &zero)?;
        let signs_differ = lax::ne(&lax::lt(&modulo, &zero)?, &lax::lt(&y, &zero)?)?;
        let wrong = lax::and(&signs_differ, &nonzero)?;
        let all = broadcast_arrays(&[wrong, modulo.clone(), lax::add(&modulo, &y)?])?;
        lax::select(&all[0], &all[2], &all[1])
    })
}

/// `fmod`: the remainder with the sign of `x`.
pub fn fmod(x: &Value, y: &Value) -> R {
    jitted("fmod", "", &[x.clone(), y.clone()], |args| {
        let args = promote_shapes(&promote::promote_numeric(args)?)?;
        let y = if args[0].dtype().is_integer() {
            integer::without_zeros(&args[1])?
        } else {
            args[1].clone()
        };
        lax::rem(&args[0], &y)
    })
}

/// `(x // y, x % y)`.
pub fn divmod(x: &Value, y: &Value) -> R<Vec<Value>> {
    freezeframe_core::jit_call("divmod", "", &[x.clone(), y.clone()], |args| {
        let args = promote_shapes(&promote::promote_numeric(args)?)?;
        if args[0].dtype().is_integer() {
            return Ok(vec![
                floor_divide(&args[0], &args[1])?,
                remainder(&args[0], &args[1])?,
            ]);
        }
        let (quotient, remainder) = float_divmod(&args[0], &args[1])?;
        Ok(vec![quotient, remainder])
    })
}

/// `x ** y`. `static_exponent` is `y` where it is one known integer.
pub fn power(x: &Value, y: &Value, static_exponent: Option<i64>) -> R {
    if let Some(exponent) = static_exponent.and_then(|exponent| i32::try_from(exponent).ok()) {
        let x = if x.dtype() == DType::Bool {
            promote::promote_numeric(std::slice::from_ref(x))?.remove(0)
        } else {
            x.clone()
        };
        return lax::integer_pow(&x, exponent);
    }
    let args = promote_shapes(&promote::promote_numeric(&[x.clone(), y.clone()])?)?;
    if args[0].dtype().is_integer() {
        return integer::power(&args[0], &args[1]);
    }
    lax::pow(&args[0], &args[1])
}

/// `jnp.clip`.
pub fn clip(x: &Value, low: Option<&Value>, high: Option<&Value>) -> R {
    let args: Vec<Value> = [Some(x), low, high].into_iter().flatten().cloned().list();
    let (has_low, has_high) = (low.is_some(), high.is_some());
    jitted("clip", &format!("{has_low}{has_high}"), &args, |args| {
        let mut bounds = args[1..].iter();
        let mut result = args[0].clone();
        if result.dtype() == DType::Bool && args.len() == 1 {
            return Ok(result);
        }
        if let Some(low) = bounds.next().filter(|_| has_low) {
            result = binary(BinaryOp::Max, Promote::Common, low, &result)?;
        }
        let high = if has_low {
            bounds.next()
        } else {
            args.get(1).filter(|_| has_high)
        };
        if let Some(high) = high {
            result = binary(BinaryOp::Min, Promote::Common, high, &result)?;
        }
        Ok(result)
    })
}

/// `jnp.isnan`.
pub fn isnan(x: &Value) -> R {
    lax::ne(x, x)
}

/// `jnp.isinf`.
pub fn isinf(x: &Value) -> R {
    jitted("isinf", "", std::slice::from_ref(x), |args| {
        let x = &args[0];
        match x.dtype().kind() {
            Kind::Float => lax::eq(&lax::abs(x)?, &lax::scalar(x.dtype(), f64::INFINITY)),
            Kind::Complex => {
                let (re, im) = (isinf(&lax::real(x)?)?, isinf(&lax::imag(x)?)?);
                lax::or(&re, &im)
            }
            _ => constant_bool(x, false),
        }
    })
}

fn constant_bool(x: &Value, value: bool) -> R {
    lax::full(
        x.shape(),
        &lax::scalar(DType::Bool, f64::from(u8::from(value))),
    )
}

/// `jnp.isfinite`.
pub fn isfinite(x: &Value) -> R {
    match x.dtype().kind() {
        Kind::Float => lax::is_finite(x),
        Kind::Complex => {
            let (re, im) = (
                lax::is_finite(&lax::real(x)?)?,
                lax::is_finite(&lax::imag(x)?)?,
            );
            lax::and(&re, &im)
        }
        _ => constant_bool(x, true),
    }
}

/// `jnp.isposinf` and `jnp.isneginf`.
pub fn is_infinity(x: &Value, infinity: f64) -> R {
    if x.dtype().is_float() {
        lax::eq(x, &lax::scalar(x.dtype(), infinity))
    } else {
        constant_bool(x, false)
    }
}

/// `jnp.signbit`.
pub fn signbit(x: &Value) -> R {
    jitted("signbit", "", std::slice::from_ref(x), |args| {
        let x = &args[0];
        let int = match (x.dtype().kind(), x.dtype().bits()) {
            (Kind::Signed, _) => return lax::lt(x, &lax::constant(x, 0.0)),
            (Kind::Float, 16) => DType::Int16,
            (Kind::Float, 32) => DType::Int32,
            (Kind::Float, 64) => DType::Int64,
            _ => return constant_bool(x, false),
        };
        let bits = lax::bitcast(x, int)?;
        let sign =
            lax::shift_right_arithmetic(&bits, &lax::int_scalar(int, i64::from(int.bits()) - 1))?;
        lax::convert(&sign, DType::Bool)
    })
}

/// `jnp.copysign`.
pub fn copysign(x: &Value, y: &Value) -> R {
    jitted("copysign", "", &[x.clone(), y.clone()], |args| {
        let args = promote_shapes(&promote::promote_inexact(args)?)?;
        let negative = signbit(&args[1])?;
        let minus = lax::neg(&lax::abs(&args[0])?)?;
        where_(&negative, &minus, &lax::abs(&args[0])?)
    })
}

/// `jnp.round`.
pub fn round(x: &Value, decimals: i64) -> R {
    jitted(
        "round",
        &decimals.to_string(),
        std::slice::from_ref(x),
        |args| {
            let x = &args[0];
            if x.dtype().is_integer() && decimals >= 0 || x.dtype() == DType::Bool {
                return Ok(x.clone());
            }
            if x.dtype().is_complex() {
                let (re, im) = (
                    round(&lax::real(x)?, decimals)?,
                    round(&lax::imag(x)?, decimals)?,
                );
                return lax::complex(&re, &im);
            }
            if decimals == 0 {
                return lax::unary(UnaryOp::RoundEven, x);
            }
            let float = if x.dtype().is_integer() {
                lax::convert(x, promote::float_dtype())?
            } else {
                x.clone()
            };
            let factor = lax::constant(
                &float,
                freezeframe_array::power_of_ten(i32::try_from(decimals).unwrap_or(i32::MAX)),
            );
            let scaled = lax::unary(UnaryOp::RoundEven, &lax::mul(&float, &factor)?)?;
            let result = lax::div(&scaled, &factor)?;
            if x.dtype().is_integer() {
                lax::convert(&result, x.dtype())
            } else {
                Ok(result)
            }
        },
    )
}

/// `jnp.rint`.
pub fn rint(x: &Value) -> R {
    jitted("rint", "", std::slice::from_ref(x), |args| {
        let x = &args[0];
        match x.dtype().kind() {
            Kind::Float => lax::unary(UnaryOp::RoundEven, x),
            Kind::Complex => {
                let (re, im) = (rint(&lax::real(x)?)?, rint(&lax::imag(x)?)?);
                lax::complex(&re, &im)
            }
            _ => lax::convert(x, promote::float_dtype()),
        }
    })
}

/// `jnp.trunc`.
pub fn trunc(x: &Value) -> R {
    jitted("trunc", "", std::slice::from_ref(x), |args| {
        let x = &args[0];
        if !x.dtype().is_float() {
            return Ok(x.clone());
        }
        where_(
            &lax::lt(x, &lax::constant(x, 0.0))?,
            &lax::ceil(x)?,
            &lax::floor(x)?,
        )
    })
}

/// `jnp.floor` and `jnp.ceil`: integers stay as they are.
pub fn floor_or_ceil(op: UnaryOp, x: &Value) -> R {
    match x.dtype().kind() {
        Kind::Float => lax::unary(op, x),
        Kind::Complex => Err(Error::type_error(format_args!(
            "{} does not support complex-valued inputs",
            op.name()
        ))),
        Kind::Bool => Ok(x.clone()),
        _ => Ok(x.clone()),
    }
}

/// `x * factor` in the inexact dtype: `degrees`, `radians`.
pub fn scaled(x: &Value, factor: f64) -> R {
    let x = promote::promote_inexact(std::slice::from_ref(x))?.remove(0);
    lax::mul(&x, &lax::constant(&x, factor))
}

/// `jnp.log10`.
pub fn log10(x: &Value) -> R {
    let log = unary(UnaryOp::Log, Promote::Inexact, x)?;
    let factor = lax::scalar(log.dtype(), std::f64::consts::LOG10_E);
    lax::mul(&log, &factor)
}

/// `jnp.log2`.
pub fn log2(x: &Value) -> R {
    let x = promote::promote_inexact(std::slice::from_ref(x))?;
    bind1(&Primitive::Log2, &x)
}

/// `jnp.square`.
pub fn square(x: &Value) -> R {
    lax::square(&promote::promote_numeric(std::slice::from_ref(x))?[0])
}

/// `jnp.reciprocal`.
pub fn reciprocal(x: &Value) -> R {
    lax::integer_pow(&promote::promote_inexact(std::slice::from_ref(x))?[0], -1)
}

/// `jnp.abs`.
pub fn absolute(x: &Value) -> R {
    if matches!(x.dtype().kind(), Kind::Bool | Kind::Unsigned) {
        Ok(x.clone())
    } else {
        lax::abs(x)
    }
}

/// `jnp.real`.
pub fn real(x: &Value) -> R {
    if x.dtype().is_complex() {
        lax::real(x)
    } else {
        Ok(x.clone())
    }
}

/// `jnp.imag`.
pub fn imag(x: &Value) -> R {
    if x.dtype().is_complex() {
        lax::imag(x)
    } else {
        lax::full(x.shape(), &lax::constant(x, 0.0))
    }
}

/// `jnp.conj`.
pub fn conj(x: &Value) -> R {
    if x.dtype().is_complex() {
        lax::conj(x)
    } else {
        Ok(x.clone())
    }
}

/// `jnp.angle`.
pub fn angle(x: &Value, degrees: bool) -> R {
    jitted(
        "angle",
        if degrees { "deg" } else { "" },
        std::slice::from_ref(x),
        |args| {
            let (im, re) = (imag(&args[0])?, real(&args[0])?);
            let re = promote::promote_inexact(std::slice::from_ref(&re))?.remove(0);
            let im = promote::promote_inexact(std::slice::from_ref(&im))?.remove(0);
            let radians = lax::atan2(&im, &re)?;
            if degrees {
                scaled(&radians, 180.0 / std::f64::consts::PI)
            } else {
                Ok(radians)
            }
        },
    )
}

/// `jnp.fmax` and `jnp.fmin`: NaN loses.
pub fn ignoring_nan(name: &'static str, op: BinaryOp, x: &Value, y: &Value) -> R {
    jitted(name, "", &[x.clone(), y.clone()], |args| {
        let args = promote_shapes(&promote::promote(args)?)?;
        let better = lax::binary(op, &args[0], &args[1])?;
        let choose_x = lax::or(&better, &isnan(&args[1])?)?;
        where_(&choose_x, &args[0], &args[1])
    })
}

/// `jnp.heaviside`.
pub fn heaviside(x: &Value, y: &Value) -> R {
    jitted("heaviside", "", &[x.clone(), y.clone()], |args| {
        let args = promote_shapes(&promote::promote_inexact(args)?)?;
        let (x, y) = (&args[0], &args[1]);
        let (zero, one) = (lax::constant(x, 0.0), lax::constant(x, 1.0));
        let (below, above) = (lax::lt(x, &zero)?, lax::gt(x, &zero)?);
        let else_ = where_(&isnan(x)?, x, y)?;
        where_(&below, &zero, &where_(&above, &one, &else_)?)
    })
}

/// `jnp.hypot`.
pub fn hypot(x: &Value, y: &Value) -> R {
    jitted("hypot", "", &[x.clone(), y.clone()], |args| {
        let args = promote_shapes(&promote::promote_inexact(args)?)?;
        let (x, y) = (lax::abs(&args[0])?, lax::abs(&args[1])?);
        let (large, small) = (lax::max(&x, &y)?, lax::min(&x, &y)?);
        let is_zero = lax::eq(&large, &lax::constant(&large, 0.0))?;
        let safe = where_(&is_zero, &lax::constant(&large, 1.0), &large)?;
        let ratio = lax::div(&small, &safe)?;
        let length = lax::mul(
            &large,
            &lax::sqrt(&lax::add(
                &lax::constant(&ratio, 1.0),
                &lax::square(&ratio)?,
            )?)?,
        )?;
        where_(&is_zero, &large, &length)
    })
}

/// `jnp.nan_to_num` of `args[0]`; the others are what takes the place of NaN and of the infinities, as far as they are
/// given: `places` says where each of the three is.
pub fn nan_to_num(args: &[Value], places: [Option<usize>; 3]) -> R {
    let statics: String = places
        .map(|place| if place.is_some() { '1' } else { '0' })
        .iter()
        .collect();
    jitted("nan_to_num", &statics, args, |args| {
        let x = &args[0];
        let Some(info) = x.dtype().finfo().filter(|_| x.dtype().is_float()) else {
            return Ok(x.clone());
        };
        let number = |place: Option<usize>, default: f64| match place {
            Some(at) => lax::convert_weak(&args[at], x.dtype(), false),
            None => Ok(lax::scalar(x.dtype(), default)),
        };
        let out = where_(&isnan(x)?, &number(places[0], 0.0)?, x)?;
        let out = where_(
            &is_infinity(&out, f64::INFINITY)?,
            &number(places[1], info.max)?,
            &out,
        )?;
        where_(
            &is_infinity(&out, f64::NEG_INFINITY)?,
            &number(places[2], -info.max)?,
            &out,
        )
    })
}

/// `jnp.isclose`.
pub fn isclose(a: &Value, b: &Value, rtol: f64, atol: f64, equal_nan: bool) -> R {
    let tolerance = |value: f64| {
        Value::weak(freezeframe_array::Array::from_scalar(
            promote::float_dtype(),
            freezeframe_array::Scalar::Float(value),
        ))
    };
    let args = [a.clone(), b.clone(), tolerance(rtol), tolerance(atol)];
    jitted(
        "isclose",
        if equal_nan { "nan" } else { "" },
        &args,
        |args| {
            let both = promote_shapes(&promote::promote(&args[..2])?)?;
            let (a, b) = (&both[0], &both[1]);
            if !a.dtype().is_inexact() {
                let (a, b) = (
                    lax::convert(a, promote::float_dtype())?,
                    lax::convert(b, promote::float_dtype())?,
                );
                let margin = lax::add(&args[3], &multiply(&args[2], &lax::abs(&b)?)?)?;
                return compare(BinaryOp::Le, &lax::abs(&lax::sub(&a, &b)?)?, &margin);
            }
            let margin = add(&args[3], &multiply(&args[2], &lax::abs(b)?)?)?;
            let near = compare(BinaryOp::Le, &lax::abs(&lax::sub(a, b)?)?, &margin)?;
            let finite = lax::and(&isfinite(a)?, &isfinite(b)?)?;
            let same = lax::eq(a, b)?;
            let near = lax::or(&lax::and(&near, &finite)?, &same)?;
            if !equal_nan {
                return Ok(near);
            }
            lax::or(&near, &lax::and(&isnan(a)?, &isnan(b)?)?)
        },
    )
}
