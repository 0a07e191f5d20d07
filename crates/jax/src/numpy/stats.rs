//! Reductions, cumulative functions, comparisons of whole arrays, and other functions over elements.

use super::convert::{
    self, Operand, array_of, array_with, broadcast_all, float_of, index_of, operand, promoted,
};
use super::errors::{broadcast_shapes, lift};
use super::ndarray::{self, NdArray, owned};
use super::{dtype, op, reduce, scalar, ufunc};
use freezeframe_array::kernel::{self, BinaryOp, ReduceOp, UnaryOp, convert_element_type};
use freezeframe_array::{Array, DType, Kind, Scalar, Shape};
use freezeframe_python::{Args, Entry, Purity, Raise, Value, Vm};

type Outcome = Result<Value, Raise>;

const fn pure(
    name: &'static str,
    signature: &'static str,
    doc: &'static str,
    body: freezeframe_python::native::Body,
) -> Entry {
    Entry {
        name,
        signature,
        purity: Purity::Pure,
        doc,
        body,
    }
}

const SUM: &str = "(a, axis=None, dtype=None, out=None, keepdims=False, initial=?, where=True)";
const EXTREME: &str = "(a, axis=None, out=None, keepdims=False, initial=?, where=True)";
const VARIANCE: &str = "(a, axis=None, dtype=None, out=None, ddof=0, keepdims=False, *, where=True, mean=?, correction=?)";

/// The table.
pub const FUNCTIONS: &[Entry] = &[
    pure("sum", SUM, "Sum of array elements over a given axis.", sum),
    pure(
        "prod",
        SUM,
        "Return the product of array elements over a given axis.",
        prod,
    ),
    pure(
        "mean",
        "(a, axis=None, dtype=None, out=None, keepdims=False, *, where=True)",
        "Compute the arithmetic mean along the specified axis.",
        mean,
    ),
    pure(
        "std",
        VARIANCE,
        "Compute the standard deviation along the specified axis.",
        std,
    ),
    pure(
        "var",
        VARIANCE,
        "Compute the variance along the specified axis.",
        var,
    ),
    pure(
        "max",
        EXTREME,
        "Return the maximum of an array or maximum along an axis.",
        max,
    ),
    pure(
        "amax",
        EXTREME,
        "Return the maximum of an array or maximum along an axis.",
        max,
    ),
    pure(
        "min",
        EXTREME,
        "Return the minimum of an array or minimum along an axis.",
        min,
    ),
    pure(
        "amin",
        EXTREME,
        "Return the minimum of an array or minimum along an axis.",
        min,
    ),
    pure(
        "ptp",
        "(a, axis=None, out=None, keepdims=False)",
        "Range of values (maximum - minimum) along an axis.",
        ptp,
    ),
    pure(
        "all",
        "(a, axis=None, out=None, keepdims=False, *, where=True)",
        "Test whether all array elements along a given axis evaluate to True.",
        all,
    ),
    pure(
        "any",
        "(a, axis=None, out=None, keepdims=False, *, where=True)",
        "Test whether any array element along a given axis evaluates to True.",
        any,
    ),
    pure(
        "argmax",
        "(a, axis=None, out=None, *, keepdims=False)",
        "Returns the indices of the maximum values along an axis.",
        argmax,
    ),
    pure(
        "argmin",
        "(a, axis=None, out=None, *, keepdims=False)",
        "Returns the indices of the minimum values along an axis.",
        argmin,
    ),
    pure(
        "cumsum",
        "(a, axis=None, dtype=None, out=None)",
        "Return the cumulative sum of the elements along a given axis.",
        cumsum,
    ),
    pure(
        "cumprod",
        "(a, axis=None, dtype=None, out=None)",
        "Return the cumulative product of elements along a given axis.",
        cumprod,
    ),
    pure(
        "nansum",
        SUM,
        "Return the sum of array elements over a given axis treating Not a Numbers (NaNs) as zero.",
        |vm, args| {
            let x = without_nan(vm, &args[0], 0.0)?;
            sum(vm, replaced(args, x))
        },
    ),
    pure(
        "nanmax",
        EXTREME,
        "Return the maximum of an array or maximum along an axis, ignoring any NaNs.",
        |vm, args| {
            let x = without_nan(vm, &args[0], f64::NEG_INFINITY)?;
            max(vm, replaced(args, x))
        },
    ),
    pure(
        "nanmin",
        EXTREME,
        "Return minimum of an array or minimum along an axis, ignoring any NaNs.",
        |vm, args| {
            let x = without_nan(vm, &args[0], f64::INFINITY)?;
            min(vm, replaced(args, x))
        },
    ),
    pure(
        "nanmean",
        "(a, axis=None, dtype=None, out=None, keepdims=False)",
        "Compute the arithmetic mean along the specified axis, ignoring NaNs.",
        |vm, args| {
            let x = array_of(vm, &args[0])?;
            let present = ufunc::call(vm, "isfinite", &[args[0].clone()])?;
            let count = sum(
                vm,
                Args::of(vec![
                    present,
                    args[1].clone(),
                    Value::None,
                    Value::None,
                    args[4].clone(),
                ]),
            )?;
            let x = owned(vm, x);
            let clean = without_nan(vm, &x, 0.0)?;
            let total = sum(
                vm,
                Args::of(vec![
                    clean,
                    args[1].clone(),
                    Value::None,
                    Value::None,
                    args[4].clone(),
                ]),
            )?;
            ufunc::call(vm, "divide", &[total, count])
        },
    ),
    pure(
        "median",
        "(a, axis=None, out=None, overwrite_input=False, keepdims=False)",
        "Compute the median along the specified axis.",
        |vm, args| quantiles(vm, &args[0], &[0.5], &args[1], &args[4], true),
    ),
    pure(
        "quantile",
        "(a, q, axis=None, out=None, overwrite_input=False, method='linear', keepdims=False)",
        "Compute the q-th quantile of the data along the specified axis.",
        |vm, args| quantile(vm, &args, 1.0),
    ),
    pure(
        "percentile",
        "(a, q, axis=None, out=None, overwrite_input=False, method='linear', keepdims=False)",
        "Compute the q-th percentile of the data along the specified axis.",
        |vm, args| quantile(vm, &args, 100.0),
    ),
    pure(
        "average",
        "(a, axis=None, weights=None, returned=False, *, keepdims=False)",
        "Compute the weighted average along the specified axis.",
        average,
    ),
    pure(
        "count_nonzero",
        "(a, axis=None, *, keepdims=False)",
        "Counts the number of non-zero values in the array ``a``.",
        |vm, args| {
            let truths = array_with(vm, &args[0], Some(DType::Bool))?;
            let truths = owned(vm, truths);
            sum(
                vm,
                Args::of(vec![
                    truths,
                    args[1].clone(),
                    Value::None,
                    Value::None,
                    args[2].clone(),
                ]),
            )
        },
    ),
    pure(
        "clip",
        "(a, a_min=None, a_max=None, out=None, *, min=None, max=None)",
        "Clip (limit) the values in an array.",
        clip,
    ),
    pure(
        "round",
        "(a, decimals=0, out=None)",
        "Evenly round to the given number of decimals.",
        round,
    ),
    pure(
        "around",
        "(a, decimals=0, out=None)",
        "Evenly round to the given number of decimals.",
        round,
    ),
    pure(
        "fix",
        "(x, out=None)",
        "Round to nearest integer towards zero.",
        |vm, args| ufunc::call(vm, "trunc", &[args[0].clone()]),
    ),
    pure(
        "real",
        "(val)",
        "Return the real part of the complex argument.",
        |vm, args| parts(vm, &args, UnaryOp::Real),
    ),
    pure(
        "imag",
        "(val)",
        "Return the imaginary part of the complex argument.",
        |vm, args| parts(vm, &args, UnaryOp::Imag),
    ),
    pure(
        "angle",
        "(z, deg=False)",
        "Return the angle of the complex argument.",
        |vm, args| {
            let x = array_of(vm, &args[0])?;
            let x = lift(
                vm,
                convert_element_type(&x, x.dtype().to_complex().unwrap_or(DType::Complex128)),
            )?;
            let (im, re) = (
                lift(vm, kernel::unary(UnaryOp::Imag, &x))?,
                lift(vm, kernel::unary(UnaryOp::Real, &x))?,
            );
            let angle = lift(vm, kernel::binary(BinaryOp::Atan2, &im, &re))?;
            let angle = scalar::of_array(vm, angle);
            if vm.truth(&args[1])? {
                ufunc::call(vm, "rad2deg", &[angle])
            } else {
                Ok(angle)
            }
        },
    ),
    pure(
        "diff",
        "(a, n=1, axis=-1, prepend=?, append=?)",
        "Calculate the n-th discrete difference along the given axis.",
        diff,
    ),
    pure(
        "gradient",
        "(f, *varargs, axis=None, edge_order=1)",
        "Return the gradient of an N-dimensional array.",
        gradient,
    ),
    pure(
        "trapezoid",
        "(y, x=None, dx=1.0, axis=-1)",
        "Integrate along the given axis using the composite trapezoidal rule.",
        trapezoid,
    ),
    pure(
        "interp",
        "(x, xp, fp, left=None, right=None, period=None)",
        "One-dimensional linear interpolation for monotonically increasing sample points.",
        interp,
    ),
    pure(
        "convolve",
        "(a, v, mode='full')",
        "Returns the discrete, linear convolution of two one-dimensional sequences.",
        convolve,
    ),
    pure(
        "correlate",
        "(a, v, mode='valid')",
        "Cross-correlation of two 1-dimensional sequences.",
        |vm, args| {
            let v = super::manip::take_reversed(vm, &args[1])?;
            convolve(vm, Args::of(vec![args[0].clone(), v, args[2].clone()]))
        },
    ),
    pure(
        "polyval",
        "(p, x)",
        "Evaluate a polynomial at specific values.",
        polyval,
    ),
    pure(
        "sinc",
        "(x)",
        "Return the normalized sinc function.",
        |vm, args| {
            let x = array_of(vm, &args[0])?;
            let dtype = if x.dtype().is_float() {
                x.dtype()
            } else {
                DType::Float64
            };
            let x = lift(vm, convert_element_type(&x, dtype))?;
            let f = |v: f64| {
                if v == 0.0 {
                    1.0
                } else {
                    libm::sin(std::f64::consts::PI * v) / (std::f64::consts::PI * v)
                }
            };
            let x = lift(vm, op::map_float(&x, &f))?;
            Ok(scalar::of_array(vm, x))
        },
    ),
    pure(
        "nan_to_num",
        "(x, copy=True, nan=0.0, posinf=None, neginf=None)",
        "Replace NaN with zero and infinity with large finite numbers.",
        nan_to_num,
    ),
    pure(
        "isclose",
        "(a, b, rtol=1e-05, atol=1e-08, equal_nan=False)",
        "Returns a boolean array where two arrays are element-wise equal within a tolerance.",
        isclose,
    ),
    pure(
        "allclose",
        "(a, b, rtol=1e-05, atol=1e-08, equal_nan=False)",
        "Returns True if two arrays are element-wise equal within a tolerance.",
        |vm, args| {
            let close = isclose(vm, args)?;
            let close = array_of(vm, &close)?;
            Ok(Value::Bool(close.scalars().iter().all(|it| it.to_bool())))
        },
    ),
    pure(
        "array_equal",
        "(a1, a2, equal_nan=False)",
        "True if two arrays have the same shape and elements, False otherwise.",
        |vm, args| {
            let (a, b) = (array_of(vm, &args[0])?, array_of(vm, &args[1])?);
            let nan_too = vm.truth(&args[2])?;
            Ok(Value::Bool(
                a.shape() == b.shape() && equal_elements(vm, &a, &b, nan_too)?,
            ))
        },
    ),
    pure(
        "array_equiv",
        "(a1, a2)",
        "Returns True if input arrays are shape consistent and all elements equal.",
        |vm, args| {
            let (a, b) = (array_of(vm, &args[0])?, array_of(vm, &args[1])?);
            Ok(Value::Bool(
                a.shape().broadcast(b.shape()).is_some() && equal_elements(vm, &a, &b, false)?,
            ))
        },
    ),
    pure(
        "isscalar",
        "(element)",
        "Returns True if the type of `element` is a scalar type.",
        |_, args| {
            let python = matches!(
                args[0],
                Value::Bool(_)
                    | Value::Int(_)
                    | Value::BigInt(_)
                    | Value::Float(_)
                    | Value::Complex(_)
                    | Value::Str(_)
                    | Value::Bytes(_)
            );
            Ok(Value::Bool(python || scalar::array(&args[0]).is_some()))
        },
    ),
    pure(
        "iscomplexobj",
        "(x)",
        "Check for a complex type or an array of complex numbers.",
        |vm, args| {
            let x = array_of(vm, &args[0])?;
            Ok(Value::Bool(x.dtype().is_complex()))
        },
    ),
    pure(
        "isrealobj",
        "(x)",
        "Return True if x is a not complex type or an array of complex numbers.",
        |vm, args| {
            let x = array_of(vm, &args[0])?;
            Ok(Value::Bool(!x.dtype().is_complex()))
        },
    ),
    pure(
        "shape",
        "(a)",
        "Return the shape of an array.",
        |vm, args| {
            // Tracers know their shape without being arrays.
            if let Some(shape) = vm.attr_or_none(&args[0], "shape")? {
                return Ok(shape);
            }
            let x = array_of(vm, &args[0])?;
            Ok(convert::shape_value(x.shape()))
        },
    ),
    pure(
        "ndim",
        "(a)",
        "Return the number of dimensions of an array.",
        |vm, args| {
            if let Some(ndim) = vm.attr_or_none(&args[0], "ndim")? {
                return Ok(ndim);
            }
            let x = array_of(vm, &args[0])?;
            Ok(Value::from(x.ndim()))
        },
    ),
    pure(
        "size",
        "(a, axis=None)",
        "Return the number of elements along a given axis.",
        |vm, args| match args.some(1) {
            Some(axis) => {
                let x = array_of(vm, &args[0])?;
                let axis = ndarray::one_axis(vm, axis, x.ndim())?;
                Ok(Value::from(x.shape()[axis]))
            }
            None => match vm.attr_or_none(&args[0], "size")? {
                Some(size) => Ok(size),
                None => {
                    let x = array_of(vm, &args[0])?;
                    Ok(Value::from(x.size()))
                }
            },
        },
    ),
];

fn replaced(mut args: Args, first: Value) -> Args {
    if let Some(slot) = args.values.first_mut() {
        *slot = first;
    }
    args
}

/// The array, the axes, and whether reduced axes stay: what every reduction begins with.
struct Reduction {
    x: Array,
    axes: Vec<usize>,
    keep: bool,
}

fn reduction(vm: &mut Vm, args: &Args, keep_at: usize) -> Result<Reduction, Raise> {
    let x = array_of(vm, &args[0])?;
    let axes = ndarray::axes(vm, &args[1], x.ndim())?;
    let keep = args
        .some(keep_at)
        .map(|it| vm.truth(it))
        .transpose()?
        .unwrap_or(false);
    Ok(Reduction { x, axes, keep })
}

/// Where a `where` argument is false, `neutral` stands in for the element.
fn masked(
    vm: &mut Vm,
    x: &Array,
    condition: Option<&Value>,
    neutral: Scalar,
) -> Result<Array, Raise> {
    match condition {
        None | Some(Value::Bool(true)) => Ok(x.clone()),
        Some(condition) => {
            let condition = array_with(vm, condition, Some(DType::Bool))?;
            let other = Array::from_scalar(x.dtype(), neutral);
            ufunc::choose(vm, &condition, x, &other)
        }
    }
}

fn give(vm: &mut Vm, it: &Reduction, result: Array, out: Option<&Value>) -> Outcome {
    let result = if it.keep {
        lift(vm, reduce::keep_dims(&result, it.x.shape(), &it.axes))?
    } else {
        result
    };
    match out {
        Some(out) if out.native::<NdArray>().is_some() => {
            ndarray::fill(vm, out, &result)?;
            Ok(out.clone())
        }
        _ => Ok(scalar::of_array(vm, result)),
    }
}

/// The dtype in which NumPy adds and multiplies: small integers are widened.
fn accumulator(dtype: DType) -> DType {
    match dtype.kind() {
        Kind::Bool | Kind::Signed => DType::Int64,
        Kind::Unsigned => DType::UInt64,
        _ => dtype,
    }
}

fn accumulate(vm: &mut Vm, args: &Args, product: bool) -> Outcome {
    let it = reduction(vm, args, 4)?;
    let dtype = dtype::optional(vm, args.some(2))?.unwrap_or(accumulator(it.x.dtype()));
    let x = lift(vm, convert_element_type(&it.x, dtype))?;
    let x = masked(vm, &x, args.some(6), Scalar::Int(i64::from(product)))?;
    let mut result = lift(
        vm,
        if product {
            reduce::prod(&x, &it.axes)
        } else {
            reduce::sum(&x, &it.axes)
        },
    )?;
    if let Some(initial) = args.given(5) {
        let initial = array_with(vm, initial, Some(dtype))?;
        let op = if product {
            BinaryOp::Mul
        } else {
            BinaryOp::Add
        };
        result = lift(vm, kernel::binary(op, &result, &initial))?;
    }
    give(vm, &it, result, args.some(3))
}

/// `np.sum`.
pub fn sum(vm: &mut Vm, args: Args) -> Outcome {
    accumulate(vm, &args, false)
}

/// `np.prod`.
pub fn prod(vm: &mut Vm, args: Args) -> Outcome {
    accumulate(vm, &args, true)
}

/// `np.mean`.
pub fn mean(vm: &mut Vm, args: Args) -> Outcome {
    let it = reduction(vm, &args, 4)?;
    let count: usize = it.axes.iter().map(|axis| it.x.shape()[*axis]).product();
    if count == 0 {
        super::warn(vm, "Mean of empty slice")?;
        super::warn(vm, "invalid value encountered in scalar divide")?;
    }
    let x = match dtype::optional(vm, args.some(2))? {
        Some(dtype) => lift(vm, convert_element_type(&it.x, dtype))?,
        None => it.x.clone(),
    };
    if let Some(condition) = args
        .some(5)
        .filter(|it| !matches!(it, Value::Bool(true)))
        .cloned()
    {
        let chosen = masked(vm, &x, Some(&condition), Scalar::Int(0))?;
        let total = lift(vm, reduce::sum(&chosen, &it.axes))?;
        let condition = array_with(vm, &condition, Some(DType::Int64))?;
        let condition = lift(vm, kernel::broadcast_to(&condition, x.shape()))?;
        let count = lift(vm, reduce::sum(&condition, &it.axes))?;
        let (total, count) = (owned(vm, total), owned(vm, count));
        return ufunc::call(vm, "divide", &[total, count]);
    }
    let result = lift(vm, reduce::mean(&x, &it.axes))?;
    give(vm, &it, result, args.some(3))
}

fn variance(vm: &mut Vm, args: &Args, root: bool) -> Outcome {
    let it = reduction(vm, args, 5)?;
    let ddof = match args.given(8).or(args.given(4)) {
        Some(ddof) => float_of(vm, ddof)?,
        None => 0.0,
    };
    let x = match dtype::optional(vm, args.some(2))? {
        Some(dtype) => lift(vm, convert_element_type(&it.x, dtype))?,
        None => it.x.clone(),
    };
    let count: usize = it.axes.iter().map(|axis| it.x.shape()[*axis]).product();
    if count as f64 - ddof <= 0.0 {
        super::warn(vm, "Degrees of freedom <= 0 for slice")?;
    }
    let mut result = lift(vm, reduce::variance(&x, &it.axes, ddof))?;
    if root {
        result = lift(vm, op::map_float(&result, &libm::sqrt))?;
    }
    give(vm, &it, result, args.some(3))
}

/// `np.std`.
pub fn std(vm: &mut Vm, args: Args) -> Outcome {
    variance(vm, &args, true)
}

/// `np.var`.
pub fn var(vm: &mut Vm, args: Args) -> Outcome {
    variance(vm, &args, false)
}

fn extreme(vm: &mut Vm, args: &Args, largest: bool) -> Outcome {
    let it = reduction(vm, args, 3)?;
    let mut x = it.x.clone();
    if let (Some(condition), Some(initial)) = (
        args.some(5).filter(|it| !matches!(it, Value::Bool(true))),
        args.given(4),
    ) {
        let initial = array_with(vm, initial, Some(x.dtype()))?
            .item()
            .unwrap_or(Scalar::Int(0));
        x = masked(vm, &x, Some(condition), initial)?;
    }
    let mut result = match args.given(4) {
        Some(_) if x.size() == 0 => lift(
            vm,
            Array::zeros(x.dtype(), x.shape().without_axes(&it.axes)),
        )?,
        _ => lift(vm, reduce::extreme(&x, &it.axes, largest))?,
    };
    if let Some(initial) = args.given(4) {
        let initial = array_with(vm, initial, Some(x.dtype()))?;
        if x.size() == 0 {
            result = lift(vm, kernel::broadcast_to(&initial, result.shape()))?;
        } else {
            let op = if largest {
                BinaryOp::Max
            } else {
                BinaryOp::Min
            };
            result = lift(vm, kernel::binary(op, &result, &initial))?;
        }
    }
    give(vm, &it, result, args.some(2))
}

/// `np.max`.
pub fn max(vm: &mut Vm, args: Args) -> Outcome {
    extreme(vm, &args, true)
}

/// `np.min`.
pub fn min(vm: &mut Vm, args: Args) -> Outcome {
    extreme(vm, &args, false)
}

/// `np.ptp`.
pub fn ptp(vm: &mut Vm, args: Args) -> Outcome {
    let args = Args::of(vec![
        args[0].clone(),
        args[1].clone(),
        Value::None,
        args[3].clone(),
    ]);
    let (high, low) = (extreme(vm, &args, true)?, extreme(vm, &args, false)?);
    ufunc::call(vm, "subtract", &[high, low])
}

fn truth(vm: &mut Vm, args: &Args, op: ReduceOp) -> Outcome {
    let it = reduction(vm, args, 3)?;
    let x = lift(vm, convert_element_type(&it.x, DType::Bool))?;
    let x = masked(vm, &x, args.some(4), Scalar::Bool(op == ReduceOp::And))?;
    let result = lift(vm, kernel::reduce(op, &x, &it.axes))?;
    give(vm, &it, result, args.some(2))
}

/// `np.all`.
pub fn all(vm: &mut Vm, args: Args) -> Outcome {
    truth(vm, &args, ReduceOp::And)
}

/// `np.any`.
pub fn any(vm: &mut Vm, args: Args) -> Outcome {
    truth(vm, &args, ReduceOp::Or)
}

fn arg_extreme(vm: &mut Vm, args: &Args, largest: bool) -> Outcome {
    let mut it = reduction(vm, args, 3)?;
    let flat = args.some(1).is_none();
    let (x, axis) = if flat {
        (lift(vm, it.x.reshape([it.x.size()]))?, 0)
    } else {
        (it.x.clone(), it.axes.first().copied().unwrap_or(0))
    };
    if x.shape().get(axis) == Some(&0) {
        let name = if largest { "argmax" } else { "argmin" };
        return Err(vm.value_error(format!("attempt to get {name} of an empty sequence")));
    }
    let x = if x.dtype() == DType::Bool {
        lift(vm, convert_element_type(&x, DType::UInt8))?
    } else {
        x
    };
    let result = if largest {
        kernel::argmax(&x, axis, DType::Int64)
    } else {
        kernel::argmin(&x, axis, DType::Int64)
    };
    let result = lift(vm, result)?;
    if flat {
        it.axes = (0..it.x.ndim()).collect();
    }
    give(vm, &it, result, args.some(2))
}

/// `np.argmax`.
pub fn argmax(vm: &mut Vm, args: Args) -> Outcome {
    arg_extreme(vm, &args, true)
}

/// `np.argmin`.
pub fn argmin(vm: &mut Vm, args: Args) -> Outcome {
    arg_extreme(vm, &args, false)
}

fn cumulative(vm: &mut Vm, args: &Args, product: bool) -> Outcome {
    let mut x = array_of(vm, &args[0])?;
    let axis = match args.some(1) {
        Some(axis) => ndarray::one_axis(vm, axis, x.ndim())?,
        None => {
            x = lift(vm, x.reshape([x.size()]))?;
            0
        }
    };
    let dtype = dtype::optional(vm, args.some(2))?.unwrap_or(accumulator(x.dtype()));
    let x = lift(vm, convert_element_type(&x, dtype))?;
    let result = lift(vm, reduce::cumulative(&x, axis, product))?;
    Ok(owned(vm, result))
}

/// `np.cumsum`.
pub fn cumsum(vm: &mut Vm, args: Args) -> Outcome {
    cumulative(vm, &args, false)
}

/// `np.cumprod`.
pub fn cumprod(vm: &mut Vm, args: Args) -> Outcome {
    cumulative(vm, &args, true)
}

fn without_nan(vm: &mut Vm, value: &Value, stand_in: f64) -> Outcome {
    let x = array_of(vm, value)?;
    if !x.dtype().is_float() {
        return Ok(owned(vm, x));
    }
    let clean = lift(
        vm,
        op::map_float(&x, &|v| if v.is_nan() { stand_in } else { v }),
    )?;
    Ok(owned(vm, clean))
}

fn quantile(vm: &mut Vm, args: &Args, whole: f64) -> Outcome {
    if args[5].as_str() != Some("linear") {
        return Err(vm.not_implemented("numpy.quantile: only method='linear' is supported"));
    }
    let q = array_with(vm, &args[1], Some(DType::Float64))?;
    let wanted: Vec<f64> = q.scalars().iter().map(|it| it.to_f64() / whole).collect();
    if wanted.iter().any(|q| !(0.0..=1.0).contains(q)) {
        let range = if whole == 1.0 {
            "Quantiles must be in the range [0, 1]"
        } else {
            "Percentiles must be in the range [0, 100]"
        };
        return Err(vm.value_error(range));
    }
    quantiles(vm, &args[0], &wanted, &args[2], &args[6], q.ndim() == 0)
}

fn quantiles(
    vm: &mut Vm,
    value: &Value,
    wanted: &[f64],
    axis: &Value,
    keep: &Value,
    single: bool,
) -> Outcome {
    let x = array_of(vm, value)?;
    let axes = ndarray::axes(vm, axis, x.ndim())?;
    let keep = vm.truth(keep)?;
    let dtype = if x.dtype().is_float() {
        x.dtype()
    } else {
        DType::Float64
    };
    let order: Vec<usize> = (0..x.ndim())
        .filter(|it| !axes.contains(it))
        .chain(axes.iter().copied())
        .collect();
    let count: usize = axes.iter().map(|axis| x.shape()[*axis]).product();
    let shape = x.shape().without_axes(&axes);
    let lines = lift(vm, kernel::transpose(&x, &order))?.scalars();
    let mut results = vec![Vec::new(); wanted.len()];
    for line in lines.chunks(count.max(1)) {
        let mut line: Vec<f64> = line.iter().map(|it| it.to_f64()).collect();
        let has_nan = line.iter().any(|it| it.is_nan());
        line.sort_by(f64::total_cmp);
        for (result, q) in results.iter_mut().zip(wanted) {
            let place = q * (count.saturating_sub(1)) as f64;
            let low = line
                .get(place.floor() as usize)
                .copied()
                .unwrap_or(f64::NAN);
            let high = line.get(place.ceil() as usize).copied().unwrap_or(low);
            let t = place - place.floor();
            let between = if *q == 0.5 && t == 0.5 {
                (low + high) / 2.0
            } else if t >= 0.5 {
                high - (high - low) * (1.0 - t)
            } else {
                low + (high - low) * t
            };
            result.push(Scalar::Float(if has_nan { f64::NAN } else { between }));
        }
    }
    let out: Shape = if single {
        shape
    } else {
        std::iter::once(wanted.len())
            .chain(shape.iter().copied())
            .collect()
    };
    let result = lift(vm, Array::from_scalars(dtype, &results.concat(), out))?;
    let result = if keep && single {
        lift(vm, reduce::keep_dims(&result, x.shape(), &axes))?
    } else {
        result
    };
    Ok(scalar::of_array(vm, result))
}

fn average(vm: &mut Vm, args: Args) -> Outcome {
    let Some(weights) = args.some(2).cloned() else {
        return mean(
            vm,
            Args::of(vec![
                args[0].clone(),
                args[1].clone(),
                Value::None,
                Value::None,
                args[4].clone(),
            ]),
        );
    };
    let (x, mut w) = (array_of(vm, &args[0])?, array_of(vm, &weights)?);
    let axes = ndarray::axes(vm, &args[1], x.ndim())?;
    if w.ndim() == 1 && x.ndim() > 1 && axes.len() == 1 {
        let dims: Shape = (0..x.ndim())
            .map(|axis| if axis == axes[0] { w.size() } else { 1 })
            .collect();
        w = lift(vm, w.reshape(dims))?;
    }
    let w = lift(vm, kernel::broadcast_to(&w, x.shape()))?;
    let (x, w) = (owned(vm, x), owned(vm, w));
    let product = ufunc::call(vm, "multiply", &[x, w.clone()])?;
    let rest = [args[1].clone(), Value::None, Value::None, args[4].clone()];
    let total = sum(vm, Args::of([vec![product], rest.to_vec()].concat()))?;
    let scale = sum(vm, Args::of([vec![w], rest.to_vec()].concat()))?;
    ufunc::call(vm, "divide", &[total, scale])
}

/// `np.clip`.
pub fn clip(vm: &mut Vm, args: Args) -> Outcome {
    let low = args.some(1).or(args.some(4)).cloned();
    let high = args.some(2).or(args.some(5)).cloned();
    let mut x = args[0].clone();
    if low.is_none() && high.is_none() {
        x = ufunc::call(vm, "positive", &[x])?;
    }
    if let Some(low) = low {
        x = ufunc::call(vm, "maximum", &[x, low])?;
    }
    if let Some(high) = high {
        x = ufunc::call(vm, "minimum", &[x, high])?;
    }
    if let Some(out) = args.some(3) {
        let result = array_of(vm, &x)?;
        ndarray::fill(vm, out, &result)?;
        return Ok(out.clone());
    }
    Ok(x)
}

/// `np.round`.
pub fn round(vm: &mut Vm, args: Args) -> Outcome {
    let x = array_of(vm, &args[0])?;
    let digits = args
        .some(1)
        .map(|it| index_of(vm, it))
        .transpose()?
        .unwrap_or(0)
        .clamp(-300, 300);
    let power = 10_f64.powi(digits.unsigned_abs() as i32);
    let single = x.dtype() == DType::Float32;
    // NumPy scales in the array's own precision.
    let fit = |v: f64| if single { f64::from(v as f32) } else { v };
    let f = |v: f64| match digits {
        0 => libm::rint(v),
        d if d > 0 => fit(libm::rint(fit(v * power)) / power),
        _ => fit(libm::rint(fit(v / power)) * power),
    };
    let result = match x.dtype().kind() {
        Kind::Float => lift(vm, op::map_float(&x, &f))?,
        Kind::Complex => {
            let each = |it: Scalar| Scalar::Complex(f(it.to_f64()), f(it.imag()));
            let scalars: Vec<Scalar> = x.scalars().into_iter().map(each).collect();
            lift(
                vm,
                Array::from_scalars(x.dtype(), &scalars, x.shape().clone()),
            )?
        }
        _ if digits < 0 => {
            let scalars: Vec<Scalar> = x
                .scalars()
                .into_iter()
                .map(|it| Scalar::Float(f(it.to_f64())))
                .collect();
            lift(
                vm,
                Array::from_scalars(x.dtype(), &scalars, x.shape().clone()),
            )?
        }
        _ => x,
    };
    Ok(scalar::of_array(vm, result))
}

fn parts(vm: &mut Vm, args: &Args, op: UnaryOp) -> Outcome {
    let x = array_of(vm, &args[0])?;
    let part = match (x.dtype().is_complex(), op) {
        (true, _) => lift(vm, kernel::unary(op, &x))?,
        (false, UnaryOp::Real) => x,
        _ => lift(vm, Array::zeros(x.dtype(), x.shape().clone()))?,
    };
    Ok(scalar::of_array(vm, part))
}

fn diff(vm: &mut Vm, args: Args) -> Outcome {
    let times = index_of(vm, &args[1])?.clamp(0, 1000);
    let mut x = array_of(vm, &args[0])?;
    let axis = ndarray::one_axis(vm, &args[2], x.ndim())?;
    for (at, before) in [(3, true), (4, false)] {
        if let Some(extra) = args.given(at).cloned() {
            let extra = array_with(vm, &extra, Some(x.dtype()))?;
            let mut shape = x.shape().to_vec();
            if extra.ndim() == 0 {
                shape[axis] = 1;
            } else {
                shape = extra.shape().to_vec();
            }
            let extra = lift(vm, kernel::broadcast_to(&extra, &shape.into()))?;
            let pair = if before { [&extra, &x] } else { [&x, &extra] };
            x = lift(vm, kernel::concatenate(&pair, axis))?;
        }
    }
    for _ in 0..times {
        let length = x.shape()[axis];
        let rows = |from: usize| {
            (from as i64..(length.saturating_sub(1) + from).min(length) as i64).collect::<Vec<_>>()
        };
        let (low, high) = (
            super::manip::take_rows(vm, &x, &rows(0), axis)?,
            super::manip::take_rows(vm, &x, &rows(1), axis)?,
        );
        x = if x.dtype() == DType::Bool {
            lift(vm, kernel::binary(BinaryOp::Ne, &high, &low))?
        } else {
            lift(vm, kernel::binary(BinaryOp::Sub, &high, &low))?
        };
    }
    Ok(owned(vm, x))
}

/// The gradient of one line at unit or given distances.
fn gradient_line(line: &[f64], at: &dyn Fn(usize) -> f64) -> Vec<f64> {
    let last = line.len() - 1;
    let slope = |i: usize, j: usize| (line[j] - line[i]) / (at(j) - at(i));
    let middle = |i: usize| {
        let (before, after) = (at(i) - at(i - 1), at(i + 1) - at(i));
        if (before - after).abs() < 1e-14 * before.abs() {
            return (line[i + 1] - line[i - 1]) / (2.0 * before);
        }
        let (a, c) = (
            -after / (before * (before + after)),
            before / (after * (before + after)),
        );
        a * line[i - 1] + (after - before) / (before * after) * line[i] + c * line[i + 1]
    };
    (0..line.len())
        .map(|i| {
            if i == 0 {
                slope(0, 1)
            } else if i == last {
                slope(last - 1, last)
            } else {
                middle(i)
            }
        })
        .collect()
}

fn gradient(vm: &mut Vm, args: Args) -> Outcome {
    let x = array_of(vm, &args[0])?;
    let dtype = if x.dtype().is_float() {
        x.dtype()
    } else {
        DType::Float64
    };
    let spacing = args.rest(3).to_vec();
    let axes = ndarray::axes(vm, &args[1], x.ndim())?;
    let mut out = Vec::new();
    for (number, axis) in axes.iter().copied().enumerate() {
        let length = x.shape()[axis];
        if length < 2 {
            return Err(vm.value_error("Shape of array too small to calculate a numerical gradient, at least (edge_order + 1) elements are required."));
        }
        let places = match spacing.get(number).or(spacing.first()) {
            Some(value) => array_with(vm, value, Some(DType::Float64))?,
            None => Array::scalar(1.0_f64),
        };
        let at = |i: usize| match places.ndim() {
            0 => i as f64 * places.item().map_or(1.0, |it| it.to_f64()),
            _ => places.get(i).map_or(f64::NAN, |it| it.to_f64()),
        };
        let mut order: Vec<usize> = (0..x.ndim()).collect();
        order.swap(axis, x.ndim() - 1);
        let turned = lift(vm, kernel::transpose(&x, &order))?;
        let values: Vec<f64> = turned.scalars().iter().map(|it| it.to_f64()).collect();
        let slopes: Vec<Scalar> = values
            .chunks(length)
            .flat_map(|line| gradient_line(line, &at))
            .map(Scalar::Float)
            .collect();
        let result = lift(
            vm,
            Array::from_scalars(dtype, &slopes, turned.shape().clone())
                .and_then(|it| kernel::transpose(&it, &order)),
        )?;
        out.push(owned(vm, result));
    }
    Ok(if out.len() == 1 {
        out.remove(0)
    } else {
        Value::tuple(out)
    })
}

fn trapezoid(vm: &mut Vm, args: Args) -> Outcome {
    let y = array_of(vm, &args[0])?;
    let axis = ndarray::one_axis(vm, &args[3], y.ndim())?;
    let widths = match args.some(1).cloned() {
        Some(x) => diff(vm, Args::of(vec![x, Value::Int(1), Value::Int(-1)]))?,
        None => args[2].clone(),
    };
    let length = y.shape()[axis] as i64;
    let (low, high): (Vec<i64>, Vec<i64>) = ((0..length - 1).collect(), (1..length).collect());
    let (low, high) = (
        super::manip::take_rows(vm, &y, &low, axis)?,
        super::manip::take_rows(vm, &y, &high, axis)?,
    );
    let (low, high) = (owned(vm, low), owned(vm, high));
    let both = ufunc::call(vm, "add", &[high, low])?;
    let areas = ufunc::call(vm, "multiply", &[widths, both])?;
    let areas = ufunc::call(vm, "divide", &[areas, Value::Float(2.0)])?;
    sum(vm, Args::of(vec![areas, Value::Int(axis as i64)]))
}

fn interp(vm: &mut Vm, args: Args) -> Outcome {
    if args.some(5).is_some() {
        return Err(vm.not_implemented("numpy.interp: period is not supported"));
    }
    let float = Some(DType::Float64);
    let (x, xp, fp) = (
        array_with(vm, &args[0], float)?,
        array_with(vm, &args[1], float)?,
        array_with(vm, &args[2], float)?,
    );
    let numbers = |a: &Array| {
        a.scalars()
            .iter()
            .map(|it| it.to_f64())
            .collect::<Vec<f64>>()
    };
    let (at, values) = (numbers(&xp), numbers(&fp));
    let (Some(first), Some(last)) = (values.first().copied(), values.last().copied()) else {
        return Err(vm.value_error("array of sample points is empty"));
    };
    if at.len() != values.len() {
        return Err(vm.value_error("fp and xp are not of the same length."));
    }
    let left = args
        .some(3)
        .map(|it| float_of(vm, it))
        .transpose()?
        .unwrap_or(first);
    let right = args
        .some(4)
        .map(|it| float_of(vm, it))
        .transpose()?
        .unwrap_or(last);
    let f = |v: f64| {
        if v.is_nan() {
            return v;
        }
        let above = at.partition_point(|it| *it <= v);
        match above {
            0 => left,
            n if n == at.len() => {
                if at.last() == Some(&v) {
                    last
                } else {
                    right
                }
            }
            n => {
                (values[n] - values[n - 1]) / (at[n] - at[n - 1]) * (v - at[n - 1]) + values[n - 1]
            }
        }
    };
    let result = lift(vm, op::map_float(&x, &f))?;
    Ok(scalar::of_array(vm, result))
}

fn convolve(vm: &mut Vm, args: Args) -> Outcome {
    let (a, b) = (operand(vm, &args[0])?, operand(vm, &args[1])?);
    let dtype = promoted(
        vm,
        &[
            Operand {
                weak: false,
                ..a.clone()
            },
            Operand {
                weak: false,
                ..b.clone()
            },
        ],
    )?;
    let (mut long, mut short) = (a.array.scalars(), b.array.scalars());
    if long.is_empty() || short.is_empty() {
        return Err(vm.value_error(format!(
            "{} cannot be empty",
            if long.is_empty() { "a" } else { "v" }
        )));
    }
    if short.len() > long.len() {
        std::mem::swap(&mut long, &mut short);
    }
    let full = long.len() + short.len() - 1;
    let (start, count) = match args[2].as_str() {
        Some("full") => (0, full),
        Some("same") => ((short.len() - 1) / 2, long.len()),
        Some("valid") => (short.len() - 1, long.len() - short.len() + 1),
        _ => {
            return Err(
                vm.value_error("mode must be one of 'full', 'same', or 'valid' (case sensitive)")
            );
        }
    };
    let term = |at: usize| -> Scalar {
        let pairs =
            (0..short.len()).filter_map(|j| Some((long.get(at.checked_sub(j)?)?, &short[j])));
        match dtype.kind() {
            Kind::Complex => {
                let (re, im) = pairs.fold((0.0, 0.0), |(re, im), (x, y)| {
                    let (a, b, c, d) = (x.to_f64(), x.imag(), y.to_f64(), y.imag());
                    (re + a * c - b * d, im + a * d + b * c)
                });
                Scalar::Complex(re, im)
            }
            Kind::Float => {
                Scalar::Float(pairs.fold(0.0, |sum, (x, y)| sum + x.to_f64() * y.to_f64()))
            }
            _ => Scalar::Int(pairs.fold(0_i64, |sum, (x, y)| {
                sum.wrapping_add(x.to_i64().wrapping_mul(y.to_i64()))
            })),
        }
    };
    let scalars: Vec<Scalar> = (start..start + count).map(term).collect();
    let result = lift(vm, Array::from_scalars(dtype, &scalars, [count]))?;
    Ok(owned(vm, result))
}

fn polyval(vm: &mut Vm, args: Args) -> Outcome {
    let coefficients = array_of(vm, &args[0])?;
    let mut total = Value::Int(0);
    for coefficient in coefficients.scalars() {
        let coefficient = scalar::value(vm, coefficients.dtype(), coefficient);
        let scaled = ufunc::call(vm, "multiply", &[total, args[1].clone()])?;
        total = ufunc::call(vm, "add", &[scaled, coefficient])?;
    }
    Ok(total)
}

fn nan_to_num(vm: &mut Vm, args: Args) -> Outcome {
    let x = array_of(vm, &args[0])?;
    if !x.dtype().is_float() {
        return Ok(scalar::of_array(vm, x));
    }
    let most = x.dtype().finfo().map_or(f64::MAX, |it| it.max);
    let nan = float_of(vm, &args[2])?;
    let high = args
        .some(3)
        .map(|it| float_of(vm, it))
        .transpose()?
        .unwrap_or(most);
    let low = args
        .some(4)
        .map(|it| float_of(vm, it))
        .transpose()?
        .unwrap_or(-most);
    let f = |v: f64| match v {
        v if v.is_nan() => nan,
        f64::INFINITY => high,
        f64::NEG_INFINITY => low,
        v => v,
    };
    let result = lift(vm, op::map_float(&x, &f))?;
    Ok(scalar::of_array(vm, result))
}

/// True where two numbers are equal within a tolerance.
pub fn close(a: Scalar, b: Scalar, rtol: f64, atol: f64, nan_too: bool) -> bool {
    let (x, y) = ((a.to_f64(), a.imag()), (b.to_f64(), b.imag()));
    if x.0.is_nan() || x.1.is_nan() || y.0.is_nan() || y.1.is_nan() {
        return nan_too && (x.0.is_nan() || x.1.is_nan()) && (y.0.is_nan() || y.1.is_nan());
    }
    let size = |v: (f64, f64)| {
        if v.1 == 0.0 {
            v.0.abs()
        } else {
            v.0.hypot(v.1)
        }
    };
    x == y || (size(y).is_finite() && size((x.0 - y.0, x.1 - y.1)) <= atol + rtol * size(y))
}

fn isclose(vm: &mut Vm, args: Args) -> Outcome {
    let (a, b) = (array_of(vm, &args[0])?, array_of(vm, &args[1])?);
    let (rtol, atol, nan_too) = (
        float_of(vm, &args[2])?,
        float_of(vm, &args[3])?,
        vm.truth(&args[4])?,
    );
    let shape = broadcast_shapes(vm, [&a, &b].map(Array::shape).into_iter())?;
    let (a, b) = (
        lift(vm, kernel::broadcast_to(&a, &shape))?,
        lift(vm, kernel::broadcast_to(&b, &shape))?,
    );
    let truths = a
        .scalars()
        .into_iter()
        .zip(b.scalars())
        .map(|(x, y)| close(x, y, rtol, atol, nan_too))
        .collect::<Vec<_>>();
    let result = lift(vm, Array::from_vec(truths, shape))?;
    Ok(scalar::of_array(vm, result))
}

fn equal_elements(vm: &mut Vm, a: &Array, b: &Array, nan_too: bool) -> Result<bool, Raise> {
    let operands = [a, b].map(|array| Operand {
        array: array.clone(),
        weak: false,
    });
    let dtype = promoted(vm, &operands)?;
    let both = broadcast_all(vm, &[a.clone(), b.clone()], dtype)?;
    let same =
        |x: &Scalar, y: &Scalar| x == y || (nan_too && x.to_f64().is_nan() && y.to_f64().is_nan());
    Ok(both[0]
        .scalars()
        .iter()
        .zip(both[1].scalars().iter())
        .all(|(x, y)| same(x, y)))
}
