//! Reductions and accumulations.

use crate::arg::{self, array, array1, optional_array};
use crate::array::wrap;
use crate::ops::reduce::{self, Options};
use crate::ops::{R, linalg};
use crate::py::*;
use crate::reenter::run;
use freezeframe_core::{CumulativeOp, ReduceOp};

/// Where a signature has the options; `usize::MAX` where it has not.
struct Places {
    axis: usize,
    dtype: usize,
    keepdims: usize,
    initial: usize,
    mask: usize,
}

const NONE: usize = usize::MAX;
/// `(a, axis, dtype, out, keepdims, initial, where)`.
const SUMS: Places = Places {
    axis: 1,
    dtype: 2,
    keepdims: 4,
    initial: 5,
    mask: 6,
};
/// `(a, axis, out, keepdims, initial, where)`.
const EXTREMA: Places = Places {
    axis: 1,
    dtype: NONE,
    keepdims: 3,
    initial: 4,
    mask: 5,
};
/// `(a, axis, dtype, out, keepdims, where)`.
const MEANS: Places = Places {
    axis: 1,
    dtype: 2,
    keepdims: 4,
    initial: NONE,
    mask: 5,
};
/// `(a, axis, dtype, out, ddof, keepdims, where)`.
const SPREADS: Places = Places {
    axis: 1,
    dtype: 2,
    keepdims: 5,
    initial: NONE,
    mask: 6,
};
/// `(a, axis, out, keepdims, where)`.
const LOGICAL: Places = Places {
    axis: 1,
    dtype: NONE,
    keepdims: 3,
    initial: NONE,
    mask: 4,
};

fn options(vm: &mut Vm, args: Args, function: &str, places: &Places) -> PyResult<Options> {
    Ok(Options {
        axes: arg::axes(vm, &args[places.axis].clone())?,
        keepdims: arg::truth_or(vm, args, places.keepdims, false)?,
        dtype: arg::dtype(vm, args, places.dtype, function)?,
        initial: optional_array(vm, args, function, places.initial)?.map(|it| it.0),
        mask: optional_array(vm, args, function, places.mask)?.map(|it| it.0),
    })
}

fn reduction(
    vm: &mut Vm,
    args: Args,
    name: &str,
    places: &Places,
    f: &dyn Fn(&Value, &Options) -> R,
) -> PyResult {
    let operand = array(vm, args, name, 0)?;
    let options = options(vm, args, name, places)?;
    let x = operand.0.clone();
    let result = run(vm, vec![operand], || f(&x, &options))?;
    Ok(wrap(vm, result))
}

macro_rules! reductions {
    ($(($name:ident, $op:ident, $places:ident)),* $(,)?) => {
        $(pub(crate) fn $name(vm: &mut Vm, args: Args) -> PyResult {
            let name = stringify!($name);
            reduction(vm, args, name, &$places, &|x, options| reduce::reduce(name, ReduceOp::$op, x, options))
        })*
    };
}

reductions![
    (sum, Sum, SUMS),
    (prod, Prod, SUMS),
    (max, Max, EXTREMA),
    (min, Min, EXTREMA),
    (any, Or, LOGICAL),
    (all, And, LOGICAL)
];

pub(crate) fn mean(vm: &mut Vm, args: Args) -> PyResult {
    reduction(vm, args, "mean", &MEANS, &reduce::mean)
}

pub(crate) fn std(vm: &mut Vm, args: Args) -> PyResult {
    let ddof = arg::float_or(vm, args, 4, 0.0)?;
    reduction(vm, args, "std", &SPREADS, &|x, options| {
        reduce::std(x, options, ddof)
    })
}

pub(crate) fn var(vm: &mut Vm, args: Args) -> PyResult {
    let ddof = arg::float_or(vm, args, 4, 0.0)?;
    reduction(vm, args, "var", &SPREADS, &|x, options| {
        reduce::var(x, options, ddof)
    })
}

pub(crate) fn ptp(vm: &mut Vm, args: Args) -> PyResult {
    reduction(vm, args, "ptp", &LOGICAL, &reduce::ptp)
}

fn arg_reduce(vm: &mut Vm, args: Args, name: &str, maximum: bool) -> PyResult {
    let axis = arg::optional_int(vm, args, 1)?;
    let keepdims = arg::truth_or(vm, args, 3, false)?;
    array1(vm, args, name, |x| {
        reduce::arg_reduce(maximum, x, axis, keepdims)
    })
}

pub(crate) fn argmax(vm: &mut Vm, args: Args) -> PyResult {
    arg_reduce(vm, args, "argmax", true)
}

pub(crate) fn argmin(vm: &mut Vm, args: Args) -> PyResult {
    arg_reduce(vm, args, "argmin", false)
}

fn cumulative(vm: &mut Vm, args: Args, name: &'static str, op: CumulativeOp) -> PyResult {
    let axis = arg::optional_int(vm, args, 1)?;
    let dtype = arg::dtype(vm, args, 2, name)?;
    array1(vm, args, name, |x| {
        reduce::cumulative(name, op, x, axis, dtype)
    })
}

pub(crate) fn cumsum(vm: &mut Vm, args: Args) -> PyResult {
    cumulative(vm, args, "cumsum", CumulativeOp::Sum)
}

pub(crate) fn cumprod(vm: &mut Vm, args: Args) -> PyResult {
    cumulative(vm, args, "cumprod", CumulativeOp::Prod)
}

fn quantile_of(vm: &mut Vm, args: Args, name: &str, scale: f64, squash_nan: bool) -> PyResult {
    let operand = array(vm, args, name, 0)?;
    let q = array(vm, args, name, 1)?;
    let axes = arg::axes(vm, &args[2].clone())?;
    let method = arg::text(args, 5).unwrap_or_else(|| "linear".into());
    let keepdims = arg::truth_or(vm, args, 6, false)?;
    let (x, q_value) = (operand.0.clone(), q.0.clone());
    let result = run(vm, vec![operand, q], || {
        let q = crate::ops::nn::inexact(&q_value)?;
        let q = if scale == 1.0 {
            q
        } else {
            crate::ops::lax::div(&q, &crate::ops::lax::constant(&q, scale))?
        };
        reduce::quantile(&x, &q, axes.as_deref(), keepdims, &method, squash_nan)
    })?;
    Ok(wrap(vm, result))
}

fn median(vm: &mut Vm, args: Args, squash_nan: bool) -> PyResult {
    let axes = arg::axes(vm, &args[1].clone())?;
    let keepdims = arg::truth_or(vm, args, 4, false)?;
    array1(vm, args, "median", |x| {
        let half = crate::ops::lax::scalar(crate::ops::promote::float_dtype(), 0.5);
        reduce::quantile(x, &half, axes.as_deref(), keepdims, "linear", squash_nan)
    })
}

fn average(vm: &mut Vm, args: Args) -> PyResult {
    let axis = arg::optional_int(vm, args, 1)?;
    let weights = optional_array(vm, args, "average", 2)?;
    let returned = arg::truth_or(vm, args, 3, false)?;
    let keepdims = arg::truth_or(vm, args, 4, false)?;
    let operand = array(vm, args, "average", 0)?;
    let x = operand.0.clone();
    let weights = weights.map(|it| it.0);
    let (result, total) = run(vm, vec![operand], || {
        reduce::average(&x, axis, weights.as_ref(), keepdims)
    })?;
    let result = wrap(vm, result);
    if !returned {
        return Ok(result);
    }
    let total = wrap(vm, total);
    Ok(Py::tuple(vec![result, total]))
}

fn cov(vm: &mut Vm, args: Args, name: &str, correlation: bool) -> PyResult {
    let operand = array(vm, args, name, 0)?;
    let y = optional_array(vm, args, name, 1)?.map(|it| it.0);
    let ddof = arg::float_or(vm, args, 4, 1.0)?;
    let x = operand.0.clone();
    let result = run(vm, vec![operand], || {
        if correlation {
            linalg::corrcoef(&x, y.as_ref())
        } else {
            linalg::cov(&x, y.as_ref(), ddof)
        }
    })?;
    Ok(wrap(vm, result))
}

const SUM: &str = "(a, axis=None, dtype=None, out=None, keepdims=False, initial=None, where=None, promote_integers=True)";
const EXTREMUM: &str = "(a, axis=None, out=None, keepdims=False, initial=None, where=None)";
const MEAN: &str = "(a, axis=None, dtype=None, out=None, keepdims=False, *, where=None)";
const SPREAD: &str = "(a, axis=None, dtype=None, out=None, ddof=0, keepdims=False, *, where=None, mean=None, correction=None)";
const LOGIC: &str = "(a, axis=None, out=None, keepdims=False, *, where=None)";
const CUMULATIVE: &str = "(a, axis=None, dtype=None, out=None)";
const QUANTILE: &str = "(a, q, axis=None, out=None, overwrite_input=False, method='linear', keepdims=False, *, nan=None)";
const MEDIAN: &str = "(a, axis=None, out=None, overwrite_input=False, keepdims=False)";

/// The table.
pub(crate) const TABLE: &[Entry] = &[
    pure("sum", SUM, sum),
    pure("prod", SUM, prod),
    pure("max", EXTREMUM, max),
    pure("amax", EXTREMUM, max),
    pure("min", EXTREMUM, min),
    pure("amin", EXTREMUM, min),
    pure("mean", MEAN, mean),
    pure("std", SPREAD, std),
    pure("var", SPREAD, var),
    pure("any", LOGIC, any),
    pure("all", LOGIC, all),
    pure("ptp", LOGIC, ptp),
    pure("argmax", "(a, axis=None, out=None, keepdims=None)", argmax),
    pure("argmin", "(a, axis=None, out=None, keepdims=None)", argmin),
    pure("cumsum", CUMULATIVE, cumsum),
    pure("cumprod", CUMULATIVE, cumprod),
    pure("nansum", SUM, |vm, args| {
        reduction(vm, args, "nansum", &SUMS, &|x, options| {
            reduce::ignoring_nan("nansum", ReduceOp::Sum, x, options)
        })
    }),
    pure("nanprod", SUM, |vm, args| {
        reduction(vm, args, "nanprod", &SUMS, &|x, options| {
            reduce::ignoring_nan("nanprod", ReduceOp::Prod, x, options)
        })
    }),
    pure("nanmax", EXTREMUM, |vm, args| {
        reduction(vm, args, "nanmax", &EXTREMA, &|x, options| {
            reduce::ignoring_nan("nanmax", ReduceOp::Max, x, options)
        })
    }),
    pure("nanmin", EXTREMUM, |vm, args| {
        reduction(vm, args, "nanmin", &EXTREMA, &|x, options| {
            reduce::ignoring_nan("nanmin", ReduceOp::Min, x, options)
        })
    }),
    pure("nanmean", MEAN, |vm, args| {
        reduction(vm, args, "nanmean", &MEANS, &reduce::nanmean)
    }),
    pure("nanvar", SPREAD, |vm, args| {
        let ddof = arg::float_or(vm, args, 4, 0.0)?;
        reduction(vm, args, "nanvar", &SPREADS, &|x, options| {
            reduce::nanvar(x, options, ddof)
        })
    }),
    pure("nanstd", SPREAD, |vm, args| {
        let ddof = arg::float_or(vm, args, 4, 0.0)?;
        reduction(vm, args, "nanstd", &SPREADS, &|x, options| {
            crate::ops::lax::sqrt(&reduce::nanvar(x, options, ddof)?)
        })
    }),
    pure(
        "count_nonzero",
        "(a, axis=None, keepdims=False)",
        |vm, args| {
            let places = Places {
                axis: 1,
                dtype: NONE,
                keepdims: 2,
                initial: NONE,
                mask: NONE,
            };
            reduction(vm, args, "count_nonzero", &places, &reduce::count_nonzero)
        },
    ),
    pure("quantile", QUANTILE, |vm, args| {
        quantile_of(vm, args, "quantile", 1.0, false)
    }),
    pure("percentile", QUANTILE, |vm, args| {
        quantile_of(vm, args, "percentile", 100.0, false)
    }),
    pure("nanquantile", QUANTILE, |vm, args| {
        quantile_of(vm, args, "nanquantile", 1.0, true)
    }),
    pure("nanpercentile", QUANTILE, |vm, args| {
        quantile_of(vm, args, "nanpercentile", 100.0, true)
    }),
    pure("median", MEDIAN, |vm, args| median(vm, args, false)),
    pure("nanmedian", MEDIAN, |vm, args| median(vm, args, true)),
    pure(
        "average",
        "(a, axis=None, weights=None, returned=False, keepdims=False)",
        average,
    ),
    pure(
        "cov",
        "(m, y=None, rowvar=True, bias=False, ddof=None, fweights=None, aweights=None)",
        |vm, args| cov(vm, args, "cov", false),
    ),
    pure(
        "corrcoef",
        "(x, y=None, rowvar=True, dtype=None)",
        |vm, args| {
            let args = ArgValues::of(vec![args[0].clone(), args[1].clone()]);
            cov(vm, args.view(), "corrcoef", true)
        },
    ),
];
