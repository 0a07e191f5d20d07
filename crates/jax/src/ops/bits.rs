//! Functions of the bits of numbers.

use super::formula::Formula;
use super::{R, canonical_axis, elementwise as ew, jitted, lax, promote, shape};
use freezeframe_array::{DType, Kind};
use freezeframe_core::{Error, ReduceOp, Value};

/// The numbers of the bits of a byte, in the order in which they are packed.
fn bit_numbers(little: bool) -> R {
    let ramp = lax::iota(DType::UInt8, [8], 0)?;
    if little {
        Ok(ramp)
    } else {
        lax::rev(&ramp, &[0])
    }
}

/// The array with this axis last, or all elements in a row; and the axis.
fn axis_last(x: &Value, axis: Option<i64>) -> R<(Value, i64)> {
    let (x, axis) = match axis {
        None => (shape::ravel(x)?, 0),
        Some(axis) => (x.clone(), axis),
    };
    canonical_axis(axis, x.ndim())?;
    Ok((shape::swapaxes(&x, axis, -1)?, axis))
}

/// `jnp.packbits`.
pub fn pack(x: &Value, axis: Option<i64>, little: bool) -> R {
    let statics = format!("{axis:?}{little}");
    jitted("packbits", &statics, std::slice::from_ref(x), |args| {
        let x = &args[0];
        if !(x.dtype().is_integer() || x.dtype() == DType::Bool) {
            return Err(Error::type_error(
                "Expected an input array of integer or boolean data type",
            ));
        }
        let set = lax::convert(&lax::ne(x, &lax::constant(x, 0.0))?, DType::UInt8)?;
        let numbers = bit_numbers(little)?;
        let (mut set, axis) = axis_last(&set, axis)?;
        let mut dims = set.shape().to_vec();
        let last = dims.len() - 1;
        if !dims[last].is_multiple_of(8) {
            let missing = 8 - dims[last] % 8;
            let mut config = vec![(0, 0, 0); dims.len()];
            config[last] = (0, missing as i64, 0);
            set = lax::pad(&set, &lax::int_scalar(DType::UInt8, 0), &config)?;
            dims[last] += missing;
        }
        dims[last] /= 8;
        dims.push(8);
        let set = lax::reshape(&set, dims)?;
        let lead: Vec<usize> = (0..=last).collect();
        let numbers = lax::expand_dims(&numbers, &lead)?;
        let shifted = lax::shift_left(&set, &numbers)?;
        let options = super::reduce::Options {
            axes: Some(vec![-1]),
            ..Default::default()
        };
        let packed = super::reduce::reduce("sum", ReduceOp::Sum, &shifted, &options)?;
        shape::swapaxes(&lax::convert(&packed, DType::UInt8)?, axis, -1)
    })
}

/// `jnp.unpackbits`.
pub fn unpack(x: &Value, axis: Option<i64>, count: Option<i64>, little: bool) -> R {
    let statics = format!("{axis:?}{count:?}{little}");
    jitted("unpackbits", &statics, std::slice::from_ref(x), |args| {
        let x = &args[0];
        if x.dtype() != DType::UInt8 {
            return Err(Error::type_error(
                "Expected an input array of unsigned byte data type",
            ));
        }
        let ramp = lax::iota(DType::UInt8, [8], 0)?;
        let mut bits = lax::shift_left(&lax::int_scalar(DType::UInt8, 1), &ramp)?;
        if !little {
            bits = lax::rev(&bits, &[0])?;
        }
        let (x, axis) = axis_last(x, axis)?;
        let rank = x.ndim();
        let lead: Vec<usize> = (0..rank).collect();
        let one = lax::expand_dims(&x, &[rank])?;
        let found = lax::and(&one, &lax::expand_dims(&bits, &lead)?)?;
        let found = lax::gt(&found, &lax::constant(&found, 0.0))?;
        let mut dims = x.shape().to_vec();
        dims[rank - 1] *= 8;
        let mut all = lax::reshape(&lax::convert(&found, DType::UInt8)?, dims.clone())?;
        if let Some(count) = count {
            let length = dims[rank - 1] as i64;
            if count > length {
                let mut widths = vec![(0, 0); rank];
                widths[rank - 1] = (0, count - length);
                let zero = super::padding::PadMode::Constant(lax::weak_int(0));
                all = super::padding::pad(&all, &widths, &zero)?;
            } else {
                let kept = if count < 0 { length + count } else { count };
                all = lax::slice_in_dim(&all, 0, kept.max(0) as usize, rank - 1)?;
            }
        }
        shape::swapaxes(&all, axis, -1)
    })
}

/// `jnp.modf`: the part behind the point, and the whole part.
pub fn modf(x: &Value) -> R<Vec<Value>> {
    freezeframe_core::jit_call("modf", "", std::slice::from_ref(x), |args| {
        let x = Formula::from(promote::promote_inexact(args).map(|mut args| args.remove(0)));
        let whole = x.is_from(0.0).choose(&x.floor(), &x.ceil());
        Ok(vec![(&x - &whole).done()?, whole.done()?])
    })
}

/// `jnp.spacing`: the distance to the next number away from zero.
pub fn spacing(x: &Value) -> R {
    let x = promote::promote_inexact(std::slice::from_ref(x))?.remove(0);
    let Some(info) = x.dtype().finfo().filter(|_| !x.dtype().is_complex()) else {
        return Err(Error::value_error(
            "jnp.spacing is not defined for complex inputs.",
        ));
    };
    let infinity = lax::constant(&x, f64::INFINITY);
    if x.dtype() == DType::Float16 {
        return lax::sub(&lax::nextafter(&x, &infinity)?, &x);
    }
    let away = lax::nextafter(&x, &ew::copysign(&infinity, &x)?)?;
    let gap = lax::sub(&away, &x)?;
    let none = lax::eq(&gap, &lax::constant(&gap, 0.0))?;
    // The smallest number is NumPy's, and has a dtype of its own.
    let smallest = lax::scalar(x.dtype(), info.smallest_subnormal);
    super::choose::where_(&none, &ew::copysign(&smallest, &x)?, &gap)
}

/// How the bits of a float are divided: the integer of its width, the bits of the fraction, and the exponent's bias.
fn layout(dtype: DType) -> (DType, i64, i64) {
    match dtype {
        DType::Float64 => (DType::Int64, 52, 1023),
        DType::Float16 => (DType::Int16, 10, 15),
        DType::BFloat16 => (DType::Int16, 7, 127),
        _ => (DType::Int32, 23, 127),
    }
}

/// `x * 2**exponent` for an exponent of any size: rounded once, by the last factor.
fn scaled(x: &Value, exponent: &Value) -> R {
    let (int, fraction, bias) = layout(x.dtype());
    let number = |value: i64| lax::int_scalar(int, value);
    // What is added to the bias must not overflow.
    let limit = 4 * bias;
    let wide = if exponent.dtype().bits() > int.bits() {
        exponent.clone()
    } else {
        lax::convert(exponent, int)?
    };
    let bound = |value: i64| lax::int_scalar(wide.dtype(), value);
    let mut rest = lax::convert(&lax::clamp(&bound(-limit), &wide, &bound(limit))?, int)?;
    let mut factors = Vec::new();
    for _ in 0..4 {
        let step = lax::clamp(&number(1 - bias), &rest, &number(bias))?;
        rest = lax::sub(&rest, &step)?;
        let bits = lax::shift_left(&lax::add(&step, &number(bias))?, &number(fraction))?;
        factors.push(lax::bitcast(&bits, x.dtype())?);
    }
    let mut result = x.clone();
    for factor in factors.iter().rev() {
        result = ew::multiply(&result, factor)?;
    }
    Ok(result)
}

/// `jnp.ldexp`.
pub fn ldexp(x: &Value, exponent: &Value) -> R {
    jitted("ldexp", "", &[x.clone(), exponent.clone()], |args| {
        let (x, exponent) = (&args[0], &args[1]);
        if x.dtype().is_complex() || exponent.dtype().is_inexact() {
            return Err(Error::value_error(format_args!(
                "ldexp not supported for input types (dtype('{}'), dtype('{}'))",
                x.dtype(),
                exponent.dtype()
            )));
        }
        let x = promote::promote_inexact(std::slice::from_ref(x))?.remove(0);
        let exponent = match exponent.dtype() {
            DType::Bool => lax::convert(exponent, DType::Int32)?,
            _ => exponent.clone(),
        };
        let both = promote::promote_shapes(&[x, exponent])?;
        let both = promote::broadcast_arrays(&both)?;
        scaled(&lax::convert(&both[0], both[0].dtype())?, &both[1])
    })
}

/// `jnp.frexp`: what is left between 1/2 and 1, and the exponent.
pub fn frexp(x: &Value) -> R<Vec<Value>> {
    freezeframe_core::jit_call("frexp", "", std::slice::from_ref(x), |args| {
        let x = promote::promote_inexact(args)?.remove(0);
        if x.dtype().kind() != Kind::Float {
            return Err(Error::type_error(
                "frexp does not support complex-valued inputs",
            ));
        }
        let x = lax::convert(&x, x.dtype())?;
        let (int, fraction, bias) = layout(x.dtype());
        let number = |value: i64| lax::int_scalar(int, value);
        let tiny = x.dtype().finfo().map_or(0.0, |info| info.tiny);
        let exact = lax::stop_gradient(&x)?;
        let is_small = lax::lt(&lax::abs(&exact)?, &lax::scalar(x.dtype(), tiny))?;
        let lifted = scaled(&exact, &number(fraction + 1))?;
        let normal =
            Formula::from(&is_small).choose(&lifted.clone().into(), &Formula::from(&exact));
        let bits = normal.then(|x| lax::bitcast(x, int));
        let mask = number(2 * bias + 1);
        let raised = bits
            .then(|bits| lax::shift_right_arithmetic(bits, &number(fraction)))
            .then(|bits| lax::and(bits, &mask));
        let exponent = raised.then(|raised| lax::sub(raised, &number(bias - 1)));
        let shift =
            Formula::from(&is_small).choose(&number(fraction + 1).into(), &number(0).into());
        let exponent = &exponent - &shift;
        let plain = Formula::from(lax::is_finite(&exact)).and(&Formula::from(&exact).is_not(0.0));
        let exponent = plain.choose(&exponent, &exponent.like(0.0)).done()?;
        let rest = scaled(&x, &lax::neg(&exponent)?)?;
        Ok(vec![rest, lax::convert(&exponent, DType::Int32)?])
    })
}

/// `jnp.iscomplex` and `jnp.isreal`.
pub fn has_imaginary_part(x: &Value, wanted: bool) -> R {
    let name = if wanted { "iscomplex" } else { "isreal" };
    jitted(name, "", std::slice::from_ref(x), |args| {
        let part = ew::imag(&args[0])?;
        let zero = lax::constant(&part, 0.0);
        if wanted {
            lax::ne(&part, &zero)
        } else {
            lax::eq(&part, &zero)
        }
    })
}
