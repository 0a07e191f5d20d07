//! Reductions, cumulative functions, comparisons of whole arrays, and other functions over elements.

mod elements;
mod reductions;

use super::convert::{
    self, Operand, array_of, array_with, broadcast_all, float_of, index_of, operand, promoted,
};
use super::errors::{broadcast_shapes, lift};
use super::ndarray::{self, NdArray, owned};
use super::{Outcome, pure};
use super::{dtype, op, reduce, scalar, ufunc};
pub(super) use elements::*;
use freezeframe_array::kernel::{self, BinaryOp, ReduceOp, UnaryOp, convert_element_type};
use freezeframe_array::{Array, DType, Kind, Scalar, Shape};
use freezeframe_python::{ArgValues, Args, Entry, Raise, Value, Vm};
pub(super) use reductions::*;

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
            sum(vm, replaced(args, x).view())
        },
    ),
    pure(
        "nanmax",
        EXTREME,
        "Return the maximum of an array or maximum along an axis, ignoring any NaNs.",
        |vm, args| {
            let x = without_nan(vm, &args[0], f64::NEG_INFINITY)?;
            max(vm, replaced(args, x).view())
        },
    ),
    pure(
        "nanmin",
        EXTREME,
        "Return minimum of an array or minimum along an axis, ignoring any NaNs.",
        |vm, args| {
            let x = without_nan(vm, &args[0], f64::INFINITY)?;
            min(vm, replaced(args, x).view())
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
                ArgValues::of(vec![
                    present,
                    args[1].clone(),
                    Value::None,
                    Value::None,
                    args[4].clone(),
                ])
                .view(),
            )?;
            let x = owned(vm, x);
            let clean = without_nan(vm, &x, 0.0)?;
            let total = sum(
                vm,
                ArgValues::of(vec![
                    clean,
                    args[1].clone(),
                    Value::None,
                    Value::None,
                    args[4].clone(),
                ])
                .view(),
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
        |vm, args| quantile(vm, args, 1.0),
    ),
    pure(
        "percentile",
        "(a, q, axis=None, out=None, overwrite_input=False, method='linear', keepdims=False)",
        "Compute the q-th percentile of the data along the specified axis.",
        |vm, args| quantile(vm, args, 100.0),
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
                ArgValues::of(vec![
                    truths,
                    args[1].clone(),
                    Value::None,
                    Value::None,
                    args[2].clone(),
                ])
                .view(),
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
        |vm, args| parts(vm, args, UnaryOp::Real),
    ),
    pure(
        "imag",
        "(val)",
        "Return the imaginary part of the complex argument.",
        |vm, args| parts(vm, args, UnaryOp::Imag),
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
            convolve(
                vm,
                ArgValues::of(vec![args[0].clone(), v, args[2].clone()]).view(),
            )
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
