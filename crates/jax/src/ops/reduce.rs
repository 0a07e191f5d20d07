//! Reductions and accumulations of `jax.numpy`.

use super::elementwise::{self, isnan, where_};
use super::promote::{self, float_dtype, int_dtype, to_inexact};
use super::{R, canonical_axes, canonical_axis, jitted, lax};
use freezeframe_array::{Array, DType, Kind, Scalar};
use freezeframe_base::Lists;
use freezeframe_base::Order;
use freezeframe_core::{
    BinaryOp, CumulativeOp, Error, Primitive, ReduceOp, Value, bind1, is_staging,
};

/// What every reduction may be told.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Over which axes; `None` for all.
    pub axes: Option<Vec<i64>>,
    /// Keep the axes with length 1.
    pub keepdims: bool,
    /// The dtype to compute in.
    pub dtype: Option<DType>,
    /// The start value.
    pub initial: Option<Value>,
    /// Which elements count.
    pub mask: Option<Value>,
    /// The mean, for a spread around one that is known.
    pub center: Option<Value>,
}

impl Options {
    /// The axes, canonical.
    pub fn axes_of(&self, x: &Value) -> R<Vec<usize>> {
        canonical_axes(self.axes.as_deref(), x.ndim())
    }

    fn statics(&self) -> String {
        let arrays = self.arrays().map(|it| it.is_some());
        format!("{:?}{}{:?}{arrays:?}", self.axes, self.keepdims, self.dtype)
    }

    fn arrays(&self) -> [Option<&Value>; 3] {
        [&self.initial, &self.mask, &self.center].map(Option::as_ref)
    }

    /// Calls a library function that JAX jits. The arrays among the options are its last arguments: what is traced once
    /// serves for others too.
    fn jitted(&self, name: &'static str, args: &[Value], f: &dyn Fn(&[Value], &Self) -> R) -> R {
        let arrays = self.arrays().into_iter().flatten();
        let all: Vec<Value> = args.iter().chain(arrays).cloned().list();
        jitted(name, &self.statics(), &all, |all| {
            let (args, arrays) = all.split_at(args.len());
            let mut arrays = arrays.iter().cloned();
            let [initial, mask, center] = self.arrays().map(|it| it.and_then(|_| arrays.next()));
            let options = Self {
                initial,
                mask,
                center,
                ..self.clone()
            };
            f(args, &options)
        })
    }

    /// The same for a function that JAX inlines where it traces: jitted only where it is not being traced.
    fn inlined(&self, name: &'static str, x: &Value, f: &dyn Fn(&Value, &Self) -> R) -> R {
        match is_staging() {
            true => f(x, self),
            false => self.jitted(name, std::slice::from_ref(x), &|args, options| {
                f(&args[0], options)
            }),
        }
    }
}

/// With axes of length 1 where `axes` were reduced, if `keepdims`.
pub fn restore(x: &Value, axes: &[usize], keepdims: bool) -> R {
    if !keepdims {
        return Ok(x.clone());
    }
    let mut axes = axes.to_vec();
    axes.order();
    lax::expand_dims(x, &axes)
}

/// What a reduction starts from.
pub(super) fn identity(op: ReduceOp, dtype: DType) -> Value {
    let scalar = match (op, dtype.kind()) {
        (ReduceOp::Sum | ReduceOp::Or | ReduceOp::Xor, _) => Scalar::Int(0),
        (ReduceOp::Prod | ReduceOp::And, _) => Scalar::Int(1),
        (ReduceOp::Max, Kind::Bool) => Scalar::Int(0),
        (ReduceOp::Min, Kind::Bool) => Scalar::Int(1),
        (ReduceOp::Max, Kind::Float | Kind::Complex) => Scalar::Float(f64::NEG_INFINITY),
        (ReduceOp::Min, Kind::Float | Kind::Complex) => Scalar::Float(f64::INFINITY),
        (ReduceOp::Max, _) => Scalar::Int(dtype.iinfo().map_or(0, |info| info.min)),
        (ReduceOp::Min, _) => Scalar::UInt(dtype.iinfo().map_or(0, |info| info.max)),
    };
    Value::from(Array::from_scalar(dtype, scalar))
}

fn combine(op: ReduceOp, x: &Value, y: &Value) -> R {
    match op {
        ReduceOp::Sum => lax::add(x, y),
        ReduceOp::Prod => lax::mul(x, y),
        ReduceOp::Max => lax::max(x, y),
        ReduceOp::Min => lax::min(x, y),
        ReduceOp::And => lax::and(x, y),
        ReduceOp::Or => lax::or(x, y),
        ReduceOp::Xor => lax::xor(x, y),
    }
}

/// `sum`, `prod`, `max`, `min`, `all` and `any`.
pub fn reduce(name: &str, op: ReduceOp, x: &Value, options: &Options) -> R {
    let axes = options.axes_of(x)?;
    let dtype = options
        .dtype
        .unwrap_or_else(|| accumulation_dtype(op, x.dtype()));
    let mut operand = if matches!(op, ReduceOp::And | ReduceOp::Or) {
        if x.dtype() == DType::Bool {
            x.clone()
        } else {
            lax::convert(x, DType::Bool)?
        }
    } else {
        lax::convert(x, dtype)?
    };
    if let Some(mask) = &options.mask {
        let neutral = identity(op, operand.dtype());
        operand = where_(mask, &operand, &neutral)?;
    }
    let needs_element = matches!(op, ReduceOp::Max | ReduceOp::Min) && options.initial.is_none();
    let shape = operand.shape();
    if needs_element && axes.iter().any(|axis| shape[*axis] == 0) {
        return Err(Error::value_error(format_args!(
            "zero-size array to reduction operation {name} which has no identity"
        )));
    }
    let mut result = lax::reduce(op, &operand, &axes)?;
    if let Some(initial) = &options.initial {
        let initial = lax::convert_weak(initial, result.dtype(), false)?;
        result = combine(op, &initial, &result)?;
    }
    restore(&result, &axes, options.keepdims)
}

/// Sums and products of small integers and booleans are computed in the default integer dtype.
pub(super) fn accumulation_dtype(op: ReduceOp, dtype: DType) -> DType {
    if !matches!(op, ReduceOp::Sum | ReduceOp::Prod) {
        return dtype;
    }
    let wide = int_dtype();
    match dtype.kind() {
        Kind::Bool => wide,
        Kind::Signed if dtype.bits() < wide.bits() => wide,
        Kind::Unsigned if dtype.bits() < wide.bits() => {
            if wide == DType::Int64 {
                DType::UInt64
            } else {
                DType::UInt32
            }
        }
        _ => dtype,
    }
}

/// `jnp.mean`.
pub fn mean(x: &Value, options: &Options) -> R {
    options.inlined("mean", x, &mean_of)
}

fn mean_of(x: &Value, options: &Options) -> R {
    let axes = options.axes_of(x)?;
    let dtype = options.dtype.unwrap_or_else(|| to_inexact(x.dtype()));
    let shape = x.shape();
    let normalizer = match &options.mask {
        None => {
            let count: usize = axes.iter().map(|axis| shape[*axis]).product();
            lax::scalar(dtype, count as f64)
        }
        Some(mask) => {
            let mask = promote::broadcast_to(mask, &shape)?;
            let options = Options {
                mask: None,
                initial: None,
                dtype: Some(dtype),
                ..options.clone()
            };
            reduce("sum", ReduceOp::Sum, &mask, &options)?
        }
    };
    let mut operand = x.clone();
    if x.dtype() == DType::Bool {
        operand = lax::convert(&operand, int_dtype())?;
    }
    let options = Options {
        dtype: Some(dtype),
        ..options.clone()
    };
    let total = reduce("mean", ReduceOp::Sum, &operand, &options)?;
    lax::div(&total, &normalizer)
}

/// `jnp.var`.
pub fn var(x: &Value, options: &Options, ddof: f64) -> R {
    var_with(x, options, &python_number(ddof))
}

/// A Python number: an integer where it is whole.
fn python_number(number: f64) -> Value {
    let dtype = if number.fract() == 0.0 {
        int_dtype()
    } else {
        float_dtype()
    };
    Value::weak(Array::from_scalar(dtype, Scalar::Float(number)))
}

fn var_with(x: &Value, options: &Options, ddof: &Value) -> R {
    options.jitted("_var", &[x.clone(), ddof.clone()], &|args, options| {
        var_of(&args[0], options, &args[1])
    })
}

fn var_of(x: &Value, options: &Options, ddof: &Value) -> R {
    let wanted = options.dtype.unwrap_or_else(|| to_inexact(x.dtype()));
    let dtype = computed_in(wanted);
    let operand = lax::convert(x, dtype)?;
    let plain = Options {
        dtype: None,
        center: None,
        ..options.clone()
    };
    let average = match &options.center {
        Some(center) => lax::convert(center, dtype)?,
        None => {
            let keep = Options {
                keepdims: true,
                ..plain.clone()
            };
            mean(&operand, &keep)?
        }
    };
    let centered = elementwise::subtract(&operand, &average)?;
    let squared = if dtype.is_complex() {
        lax::real(&lax::mul(&centered, &lax::conj(&centered)?)?)?
    } else {
        lax::square(&centered)?
    };
    let real = squared.dtype();
    let shape = x.shape();
    let count = match &options.mask {
        None => {
            let axes = options.axes_of(x)?;
            let count: usize = axes.iter().map(|axis| shape[*axis]).product();
            lax::scalar(real, count as f64)
        }
        Some(mask) => {
            let of_mask = Options {
                mask: None,
                dtype: Some(real),
                ..plain.clone()
            };
            let mask = promote::broadcast_to(mask, &shape)?;
            reduce("sum", ReduceOp::Sum, &mask, &of_mask)?
        }
    };
    let degrees = elementwise::subtract(&count, &lax::convert(ddof, real)?)?;
    let total = reduce("var", ReduceOp::Sum, &squared, &plain)?;
    let result = elementwise::divide(&total, &degrees)?;
    let positive = elementwise::compare(BinaryOp::Gt, &degrees, &lax::scalar(real, 0.0))?;
    let zero = Value::weak(Array::from_scalar(real, Scalar::Int(0)));
    let result = where_(&positive, &result, &lax::constant(&zero, f64::NAN))?;
    match wanted == dtype {
        true => Ok(result),
        false => lax::convert(&result, wanted),
    }
}

/// `jnp.std`.
pub fn std(x: &Value, options: &Options, ddof: f64) -> R {
    let args = [x.clone(), python_number(ddof)];
    options.jitted("_std", &args, &|args, options| {
        lax::sqrt(&var_with(&args[0], options, &args[1])?)
    })
}

/// `jnp.nansum` and its like: NaN counts as the identity.
pub fn ignoring_nan(name: &'static str, op: ReduceOp, x: &Value, options: &Options) -> R {
    options.jitted(name, std::slice::from_ref(x), &|args, options| {
        let x = &args[0];
        let clean = if x.dtype().is_inexact() {
            let neutral = identity(op, x.dtype());
            where_(&isnan(x)?, &neutral, x)?
        } else {
            x.clone()
        };
        let result = reduce(name, op, &clean, options)?;
        if matches!(op, ReduceOp::Max | ReduceOp::Min) && x.dtype().is_inexact() {
            // What is masked counts as NaN; where there is a start, something is not.
            if options.initial.is_some() {
                return Ok(result);
            }
            let all = Options {
                dtype: None,
                initial: None,
                ..options.clone()
            };
            let all_nan = reduce("all", ReduceOp::And, &isnan(x)?, &all)?;
            return where_(&all_nan, &lax::constant(x, f64::NAN), &result);
        }
        Ok(result)
    })
}

/// `jnp.nanmean`.
pub fn nanmean(x: &Value, options: &Options) -> R {
    options.jitted("nanmean", std::slice::from_ref(x), &|args, options| {
        let x = &args[0];
        if !x.dtype().is_inexact() {
            return mean(x, options);
        }
        let counted = lax::convert(&lax::not(&isnan(x)?)?, int_dtype())?;
        let in_floats = Options {
            dtype: Some(x.dtype()),
            ..options.clone()
        };
        let count = reduce("sum", ReduceOp::Sum, &counted, &in_floats)?;
        let total = ignoring_nan("nansum", ReduceOp::Sum, x, options)?;
        elementwise::divide(&total, &count)
    })
}

/// `jnp.nanvar`.
pub fn nanvar(x: &Value, options: &Options, ddof: f64) -> R {
    with_ddof("nanvar", x, options, ddof, &nanvar_of)
}

/// `jnp.nanstd`.
pub fn nanstd(x: &Value, options: &Options, ddof: f64) -> R {
    with_ddof("nanstd", x, options, ddof, &|x, number, options| {
        let variance = with_ddof_value("nanvar", x, options, ddof, number, &nanvar_of);
        lax::sqrt(&variance?)
    })
}

/// A function of an array and of the correction of its count, which is no argument where it is the default.
type Corrected<'a> = dyn Fn(&Value, &Value, &Options) -> R + 'a;

fn with_ddof(name: &'static str, x: &Value, options: &Options, ddof: f64, f: &Corrected<'_>) -> R {
    with_ddof_value(name, x, options, ddof, &python_number(ddof), f)
}

fn with_ddof_value(
    name: &'static str,
    x: &Value,
    options: &Options,
    ddof: f64,
    number: &Value,
    f: &Corrected<'_>,
) -> R {
    let args = [x.clone(), number.clone()];
    let given = if ddof == 0.0 { &args[..1] } else { &args[..] };
    options.jitted(name, given, &|args, options| match args {
        [x, number] => f(x, number, options),
        _ => f(&args[0], &python_number(0.0), options),
    })
}

/// Small floats are computed with in 32 bits.
fn computed_in(dtype: DType) -> DType {
    match dtype {
        DType::Float16 | DType::BFloat16 => DType::Float32,
        dtype => dtype,
    }
}

/// NaN is out before anything is squared, so that its place has no gradient.
fn nanvar_of(x: &Value, ddof: &Value, options: &Options) -> R {
    let wanted = options.dtype.unwrap_or_else(|| to_inexact(x.dtype()));
    let x = lax::convert(x, computed_in(wanted))?;
    let plain = Options {
        dtype: None,
        center: None,
        ..options.clone()
    };
    let average = match &options.center {
        Some(center) => lax::convert(center, x.dtype())?,
        None => {
            let keep = Options {
                keepdims: true,
                ..plain.clone()
            };
            nanmean(&x, &keep)?
        }
    };
    let missing = isnan(&x)?;
    let centered = where_(
        &missing,
        &python_number(0.0),
        &elementwise::subtract(&x, &average)?,
    )?;
    let squared = if x.dtype().is_complex() {
        lax::real(&lax::mul(&centered, &lax::conj(&centered)?)?)?
    } else {
        lax::square(&centered)?
    };
    let count = reduce("sum", ReduceOp::Sum, &lax::not(&isnan(&x)?)?, &plain)?;
    let degrees = elementwise::subtract(&count, ddof)?;
    let none = lax::le(&degrees, &lax::scalar(degrees.dtype(), 0.0))?;
    let total = reduce("sum", ReduceOp::Sum, &squared, &plain)?;
    let nan = Value::weak(Array::from_scalar(float_dtype(), Scalar::Float(f64::NAN)));
    let total = where_(&none, &nan, &total)?;
    let divisor = where_(&none, &python_number(1.0), &degrees)?;
    let result = lax::div(&total, &lax::convert(&divisor, total.dtype())?)?;
    match options.dtype {
        None if wanted.is_complex() => Ok(result),
        _ => lax::convert(&result, wanted),
    }
}

/// `jnp.count_nonzero`.
pub fn count_nonzero(x: &Value, options: &Options) -> R {
    options.jitted(
        "count_nonzero",
        std::slice::from_ref(x),
        &|args, options| {
            let x = &args[0];
            let nonzero = lax::ne(x, &lax::scalar(x.dtype(), 0.0))?;
            let counted = Options {
                dtype: Some(int_dtype()),
                ..options.clone()
            };
            reduce("sum", ReduceOp::Sum, &nonzero, &counted)
        },
    )
}

/// `jnp.ptp`.
pub fn ptp(x: &Value, options: &Options) -> R {
    let high = reduce("max", ReduceOp::Max, x, options)?;
    lax::sub(&high, &reduce("min", ReduceOp::Min, x, options)?)
}

/// `jnp.average`.
pub fn average(
    x: &Value,
    axis: Option<i64>,
    weights: Option<&Value>,
    keepdims: bool,
) -> R<(Value, Value)> {
    let options = Options {
        axes: axis.map(|axis| vec![axis]),
        keepdims,
        ..Options::default()
    };
    let Some(weights) = weights else {
        let result = mean(x, &options)?;
        let shape = x.shape();
        let axes = options.axes_of(x)?;
        let count: usize = axes.iter().map(|axis| shape[*axis]).product();
        let total = lax::full(result.shape(), &lax::scalar(result.dtype(), count as f64))?;
        return Ok((result, total));
    };
    let args = promote::promote_inexact(&[x.clone(), weights.clone()])?;
    let (x, mut weights) = (args[0].clone(), args[1].clone());
    if x.shape() != weights.shape() {
        let Some(axis) = axis else {
            return Err(Error::value_error(
                "Axis must be specified when shapes of a and weights differ.",
            ));
        };
        if weights.ndim() != 1 {
            return Err(Error::value_error(
                "1D weights expected when shapes of a and weights differ.",
            ));
        }
        let axis = canonical_axis(axis, x.ndim())?;
        if weights.shape()[0] != x.shape()[axis] {
            return Err(Error::value_error(
                "Length of weights not compatible with specified axis.",
            ));
        }
        weights = lax::broadcast_in_dim(&weights, x.shape(), &[axis])?;
    }
    let total = reduce("sum", ReduceOp::Sum, &weights, &options)?;
    let sum = reduce("sum", ReduceOp::Sum, &lax::mul(&x, &weights)?, &options)?;
    Ok((lax::div(&sum, &total)?, total))
}

/// `jnp.argmax` and `jnp.argmin`.
pub fn arg_reduce(maximum: bool, x: &Value, axis: Option<i64>, keepdims: bool) -> R {
    let name = if maximum { "argmax" } else { "argmin" };
    let ndim = x.ndim();
    let (operand, at) = match axis {
        None => (super::shape::ravel(x)?, 0),
        Some(axis) => (
            x.clone(),
            canonical_axis(axis, ndim).map_err(|_| {
                Error::new(
                    freezeframe_core::ErrorClass::IndexError,
                    "tuple index out of range",
                )
            })?,
        ),
    };
    if operand.shape()[at] == 0 {
        return Err(Error::value_error(format_args!(
            "attempt to get {name} of an empty sequence"
        )));
    }
    let index_dtype = int_dtype();
    let primitive = if maximum {
        Primitive::ArgMax {
            axes: vec![at].into(),
            index_dtype,
        }
    } else {
        Primitive::ArgMin {
            axes: vec![at].into(),
            index_dtype,
        }
    };
    let result = bind1(&primitive, &[operand])?;
    if !keepdims {
        return Ok(result);
    }
    match axis {
        Some(_) => lax::expand_dims(&result, &[at]),
        None => lax::expand_dims(&result, &(0..ndim).collect::<Vec<_>>()),
    }
}

/// `jnp.cumsum` and its like.
pub fn cumulative(
    name: &'static str,
    op: CumulativeOp,
    x: &Value,
    axis: Option<i64>,
    dtype: Option<DType>,
) -> R {
    jitted(
        name,
        &format!("{axis:?}{dtype:?}"),
        std::slice::from_ref(x),
        |args| {
            let x = &args[0];
            let (operand, axis) = match axis {
                None => (super::shape::ravel(x)?, 0),
                Some(axis) => (x.clone(), canonical_axis(axis, x.ndim())?),
            };
            let default = if operand.dtype() == DType::Bool {
                int_dtype()
            } else {
                operand.dtype()
            };
            let operand = lax::convert_weak(&operand, dtype.unwrap_or(default), false)?;
            if operand.ndim() == 0 {
                return lax::cumulative(op, &lax::reshape(&operand, [1])?, 0, false);
            }
            lax::cumulative(op, &operand, axis, false)
        },
    )
}

/// `jax.nn.logsumexp`.
pub fn logsumexp(x: &Value, options: &Options, weights: Option<&Value>) -> R {
    let x = promote::promote_inexact(std::slice::from_ref(x))?.remove(0);
    let axes = options.axes_of(&x)?;
    let zero = lax::constant(&x, 0.0);
    let top = lax::reduce(ReduceOp::Max, &x, &axes)?;
    let top = lax::max(&lax::constant(&top, f64::NEG_INFINITY), &top)?;
    let finite = lax::is_finite(&top)?;
    let zeros = if top.ndim() == 0 {
        zero
    } else {
        lax::full(top.shape(), &zero)?
    };
    let top = lax::stop_gradient(&lax::select(&finite, &top, &zeros)?)?;
    let mut sorted = axes.clone();
    sorted.order();
    let shifted = lax::exp(&elementwise::subtract(
        &x,
        &lax::expand_dims(&top, &sorted)?,
    )?)?;
    let shifted = match weights {
        Some(weights) => elementwise::multiply(&shifted, weights)?,
        None => shifted,
    };
    let total = lax::reduce(ReduceOp::Sum, &shifted, &axes)?;
    let result = lax::add(&lax::log(&lax::abs(&total)?)?, &top)?;
    restore(&result, &axes, options.keepdims)
}

/// `jnp.quantile` with linear interpolation; `q` is a scalar or a vector.
pub fn quantile(
    x: &Value,
    q: &Value,
    axes: Option<&[i64]>,
    keepdims: bool,
    method: &str,
    squash_nan: bool,
) -> R {
    let x = promote::promote_inexact(std::slice::from_ref(x))?.remove(0);
    let q = lax::convert(q, x.dtype())?;
    let axes = canonical_axes(axes, x.ndim())?;
    let (flat, length) = axes_last(&x, &axes)?;
    let last = flat.ndim() - 1;
    if length == 0 {
        return Err(Error::value_error(
            "zero-size array to reduction operation quantile which has no identity",
        ));
    }
    let clean = if squash_nan {
        flat
    } else {
        let any = lax::reduce(ReduceOp::Or, &isnan(&flat)?, &[last])?;
        where_(
            &lax::expand_dims(&any, &[last])?,
            &lax::constant(&flat, f64::NAN),
            &flat,
        )?
    };
    let sorted = lax::sort(&[clean], last, false, 1)?.remove(0);
    let count = if squash_nan {
        let counted = lax::convert(&lax::not(&isnan(&sorted)?)?, x.dtype())?;
        lax::reduce(ReduceOp::Sum, &counted, &[last])?
    } else {
        lax::scalar(x.dtype(), length as f64)
    };
    let one = lax::scalar(x.dtype(), 1.0);
    let span = lax::sub(&count, &one)?;
    let span = if squash_nan {
        lax::max(&span, &lax::scalar(x.dtype(), 0.0))?
    } else {
        span
    };
    let result = if q.ndim() == 0 {
        one_quantile(&sorted, &lax::mul(&q, &span)?, length, method)?
    } else {
        let mut parts = Vec::new();
        for at in 0..q.shape()[0] {
            let part = lax::mul(&lax::index_in_dim(&q, at, 0)?, &span)?;
            parts.push(lax::expand_dims(
                &one_quantile(&sorted, &part, length, method)?,
                &[0],
            )?);
        }
        lax::concatenate(&parts, 0)?
    };
    if !keepdims {
        return Ok(result);
    }
    let lead = q.ndim();
    let mut kept: Vec<usize> = axes.iter().map(|axis| axis + lead).collect();
    kept.order();
    lax::expand_dims(&result, &kept)
}

fn one_quantile(sorted: &Value, position: &Value, length: usize, method: &str) -> R {
    let last = sorted.ndim() - 1;
    let (low, high) = (lax::floor(position)?, lax::ceil(position)?);
    let high_weight = lax::sub(position, &low)?;
    let low_weight = lax::sub(&lax::constant(&high_weight, 1.0), &high_weight)?;
    let pick = |at: &Value| -> R {
        let top = lax::scalar(at.dtype(), length as f64 - 1.0);
        let at = lax::clamp(&lax::scalar(at.dtype(), 0.0), at, &top)?;
        let at = lax::convert(&at, int_dtype())?;
        let at = if at.ndim() == 0 {
            lax::full(sorted.shape().without_axes(&[last]), &at)?
        } else {
            at
        };
        let picked = super::index::take_along_axis(
            sorted,
            &lax::expand_dims(&at, &[last])?,
            Some(last as i64),
        )?;
        lax::squeeze(&picked, &[last])
    };
    match method {
        "lower" => pick(&low),
        "higher" => pick(&high),
        "nearest" => {
            let is_low = lax::le(&high_weight, &lax::constant(&high_weight, 0.5))?;
            let (low, high) = (pick(&low)?, pick(&high)?);
            lax::select(&promote::broadcast_to(&is_low, &low.shape())?, &low, &high)
        }
        "midpoint" => {
            let sum = lax::add(&pick(&low)?, &pick(&high)?)?;
            lax::mul(&sum, &lax::constant(&sum, 0.5))
        }
        "linear" => {
            let low_part = lax::mul(&pick(&low)?, &low_weight)?;
            lax::add(&low_part, &lax::mul(&pick(&high)?, &high_weight)?)
        }
        _ => Err(Error::value_error(format_args!(
            "method can only be 'linear', 'lower', 'higher', 'midpoint', or 'nearest', got: {method}"
        ))),
    }
}

/// `x` with `axes` moved to the end and flattened to one, and that one's length.
fn axes_last(x: &Value, axes: &[usize]) -> R<(Value, usize)> {
    let shape = x.shape();
    let kept: Vec<usize> = (0..x.ndim()).filter(|axis| !axes.contains(axis)).list();
    let order: Vec<usize> = kept.iter().chain(axes).copied().list();
    let length: usize = axes.iter().map(|axis| shape[*axis]).product();
    let dims: Vec<usize> = kept.iter().map(|axis| shape[*axis]).chain([length]).list();
    Ok((lax::reshape(&lax::transpose(x, &order)?, dims)?, length))
}
