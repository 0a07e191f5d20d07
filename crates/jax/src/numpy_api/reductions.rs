//! Reductions and accumulations.

use crate::ops::reduce::{self, Options};
use crate::ops::{R, lax, linalg, nn, promote};
use crate::py::*;
use crate::row::{Axes, Call, Facts, Several};
use freezeframe_array::DType;
use freezeframe_core::{CumulativeOp, Error, ReduceOp};
use freezeframe_python::Given;

/// Sums, extrema and what is true of elements.
#[natives(scope = Call)]
pub(crate) mod functions {
    use super::*;

    #[member(sum = ReduceOp::Sum, "The sum of the elements along `axis`, an int or a tuple of them, or of all.

        `initial` is added, and `where` says which elements count. Booleans are counted.

        >>> jnp.sum(jnp.array([[1, 2], [3, 4]]), axis=0)
        Array([4, 6], dtype=int32)")]
    #[member(prod = ReduceOp::Prod, "The product of the elements along `axis`, an int or a tuple of them, or of all.

        >>> jnp.prod(jnp.array([1, 2, 3, 4]))
        Array(24, dtype=int32)")]
    #[native(
        "(a, axis=None, dtype=None, out=None, keepdims=False, initial=None, where=None, promote_integers=True)",
        method = "(self, axis=None, dtype=None, out=None, keepdims=False, initial=None, where=None)",
        facts = Facts::NONE.behind("_reduce_")
    )]
    fn total(
        row: &'static Entry,
        a: &Value,
        axis: Axes,
        keepdims: bool,
        dtype: Option<DType>,
        initial: Option<Value>,
        r#where: Option<Value>,
        member: ReduceOp,
    ) -> R {
        let options = Options {
            axes: axis.0,
            keepdims,
            dtype,
            initial,
            mask: r#where,
            center: None,
        };
        reduce::reduce(row.name, member, a, &options)
    }

    #[member(max = ReduceOp::Max, "The largest element along `axis`, an int or a tuple of them, or of all; NaN if there is one.

        A ValueError says that there is none of no elements, if no `initial` is given.

        >>> jnp.max(jnp.array([[1, 5], [3, 4]]), axis=1)
        Array([5, 4], dtype=int32)", aliases("amax"))]
    #[member(min = ReduceOp::Min, "The smallest element along `axis`, an int or a tuple of them, or of all; NaN if there is one.

        A ValueError says that there is none of no elements, if no `initial` is given.

        >>> jnp.min(jnp.array([[1, 5], [3, 4]]), axis=1)
        Array([1, 3], dtype=int32)", aliases("amin"))]
    #[native(
        "(a, axis=None, out=None, keepdims=False, initial=None, where=None)",
        method = "(self, axis=None, out=None, keepdims=False, initial=None, where=None)",
        facts = Facts::NONE.behind("_reduce_")
    )]
    fn extremum(
        row: &'static Entry,
        a: &Value,
        axis: Axes,
        keepdims: bool,
        initial: Option<Value>,
        r#where: Option<Value>,
        member: ReduceOp,
    ) -> R {
        let options = started(axis, keepdims, initial, r#where);
        reduce::reduce(row.name, member, a, &options)
    }

    #[member(any = ReduceOp::Or, "Whether an element along `axis`, or any at all, is true, or not zero.

        >>> jnp.any(jnp.array([[0, 2], [0, 0]]), axis=1)
        Array([ True, False], dtype=bool)")]
    #[member(all = ReduceOp::And, "Whether all elements along `axis`, or all there are, are true, or not zero.

        >>> jnp.all(jnp.array([[1, 2], [1, 0]]), axis=1)
        Array([ True, False], dtype=bool)")]
    #[native(
        "(a, axis=None, out=None, keepdims=False, *, where=None)",
        method = "(self, axis=None, out=None, keepdims=False, *, where=None)",
        facts = Facts::NONE.behind("_reduce_")
    )]
    fn truths(
        row: &'static Entry,
        a: &Value,
        axis: Axes,
        keepdims: bool,
        r#where: Option<Value>,
        member: ReduceOp,
    ) -> R {
        let options = started(axis, keepdims, None, r#where);
        reduce::reduce(row.name, member, a, &options)
    }

    /// The distance from the smallest to the largest element along `axis`, or of all.
    ///
    /// >>> jnp.ptp(jnp.array([3, 9, 4]))
    /// Array(6, dtype=int32)
    #[native(
        "(a, axis=None, out=None, keepdims=False)",
        method = "(self, axis=None, out=None, keepdims=False)"
    )]
    fn ptp(a: &Value, axis: Axes, keepdims: bool) -> R {
        reduce::ptp(a, &started(axis, keepdims, None, None))
    }

    /// How many elements along `axis`, or of all, are not zero.
    ///
    /// >>> jnp.count_nonzero(jnp.array([0, 3, 0, 5]))
    /// Array(2, dtype=int32)
    #[native("(a, axis=None, keepdims=False)")]
    fn count_nonzero(a: &Value, axis: Axes, keepdims: bool) -> R {
        reduce::count_nonzero(a, &started(axis, keepdims, None, None))
    }

    #[member(nansum = ReduceOp::Sum, "The sum of the elements that are not NaN, along `axis` or of all.

        >>> jnp.nansum(jnp.array([1.0, jnp.nan, 2.0]))
        Array(3., dtype=float32)")]
    #[member(nanprod = ReduceOp::Prod, "The product of the elements that are not NaN, along `axis` or of all.

        >>> jnp.nanprod(jnp.array([3.0, jnp.nan, 2.0]))
        Array(6., dtype=float32)")]
    #[native("(a, axis=None, dtype=None, out=None, keepdims=False, initial=None, where=None)")]
    fn total_but_nan(
        row: &'static Entry,
        a: &Value,
        axis: Axes,
        keepdims: bool,
        dtype: Option<DType>,
        initial: Option<Value>,
        r#where: Option<Value>,
        member: ReduceOp,
    ) -> R {
        let options = Options {
            dtype,
            ..started(axis, keepdims, initial, r#where)
        };
        reduce::ignoring_nan(row.name, member, a, &options)
    }

    #[member(nanmax = ReduceOp::Max, "The largest element that is not NaN, along `axis` or of all.

        >>> jnp.nanmax(jnp.array([1.0, jnp.nan, 2.0]))
        Array(2., dtype=float32)")]
    #[member(nanmin = ReduceOp::Min, "The smallest element that is not NaN, along `axis` or of all.

        >>> jnp.nanmin(jnp.array([1.0, jnp.nan, 2.0]))
        Array(1., dtype=float32)")]
    #[native("(a, axis=None, out=None, keepdims=False, initial=None, where=None)")]
    fn extremum_but_nan(
        row: &'static Entry,
        a: &Value,
        axis: Axes,
        keepdims: bool,
        initial: Option<Value>,
        r#where: Option<Value>,
        member: ReduceOp,
    ) -> R {
        let options = started(axis, keepdims, initial, r#where);
        reduce::ignoring_nan(row.name, member, a, &options)
    }

    #[member(argmax = true, "Where the largest element along `axis` stands, the first of equal ones; without an axis, where among all.

        >>> jnp.argmax(jnp.array([3, 9, 4]))
        Array(1, dtype=int32)")]
    #[member(argmin = false, "Where the smallest element along `axis` stands, the first of equal ones; without an axis, where among all.

        >>> jnp.argmin(jnp.array([3, 9, 4]))
        Array(0, dtype=int32)")]
    #[native(
        "(a, axis=None, out=None, keepdims=None)",
        method = "(self, axis=None, out=None, keepdims=None)",
        facts = Facts::NONE.converting().checking()
    )]
    fn place_of(axis: Option<i64>, keepdims: bool, a: &Value, member: bool) -> R {
        reduce::arg_reduce(member, a, axis, keepdims)
    }

    #[member(cumsum = CumulativeOp::Sum, "The sums of the elements up to each place along `axis`, or of all elements in a row.

        >>> jnp.cumsum(jnp.array([1, 2, 3]))
        Array([1, 3, 6], dtype=int32)")]
    #[member(cumprod = CumulativeOp::Prod, "The products of the elements up to each place along `axis`, or of all elements in a row.

        >>> jnp.cumprod(jnp.array([1, 2, 3, 4]))
        Array([ 1,  2,  6, 24], dtype=int32)")]
    #[native(
        "(a, axis=None, dtype=None, out=None)",
        method = "(self, axis=None, dtype=None, out=None)"
    )]
    fn running(
        row: &'static Entry,
        axis: Option<i64>,
        dtype: Option<DType>,
        a: &Value,
        member: CumulativeOp,
    ) -> R {
        reduce::cumulative(row.name, member, a, axis, dtype)
    }
}

/// Means, spreads and orders.
#[natives(scope = Call)]
pub(crate) mod statistics {
    use super::*;

    /// The mean of the elements along `axis`, an int or a tuple of them, or of all: a float.
    ///
    /// >>> jnp.mean(jnp.array([[1, 2], [3, 6]]), axis=1)
    /// Array([1.5, 4.5], dtype=float32)
    #[native(
        "(a, axis=None, dtype=None, out=None, keepdims=False, *, where=None)",
        method = "(self, axis=None, dtype=None, out=None, keepdims=False, *, where=None)",
        facts = Facts::NONE.behind("_")
    )]
    fn mean(
        a: &Value,
        axis: Axes,
        keepdims: bool,
        dtype: Option<DType>,
        r#where: Option<Value>,
    ) -> R {
        reduce::mean(a, &spread(axis, keepdims, dtype, r#where))
    }

    #[member(var = reduce::var as Spread, "The mean of the squared distances from the mean, along `axis` or of all; `ddof` is taken from the count.

        >>> jnp.var(jnp.array([1.0, 2.0, 3.0, 4.0]))
        Array(1.25, dtype=float32)")]
    #[member(std = reduce::std as Spread, "The standard deviation, the root of `var`, along `axis` or of all; `ddof` is taken from the count.

        >>> jnp.std(jnp.array([1.0, 2.0, 3.0, 4.0]))
        Array(1.118034, dtype=float32)")]
    #[native(
        "(a, axis=None, dtype=None, out=None, ddof=0, keepdims=False, *, where=None, mean=None, correction=None)",
        method = "(self, axis=None, dtype=None, out=None, ddof=0, keepdims=False, *, where=None, mean=None, correction=None)",
        facts = Facts::NONE.behind("_")
    )]
    fn spread_of(
        ddof: f64,
        a: &Value,
        axis: Axes,
        keepdims: bool,
        dtype: Option<DType>,
        r#where: Option<Value>,
        mean: Option<Value>,
        correction: Option<f64>,
        member: Spread,
    ) -> R {
        let options = Options {
            center: mean,
            ..spread(axis, keepdims, dtype, r#where)
        };
        match correction {
            Some(_) if ddof != 0.0 => Err(Error::value_error(
                "ddof and correction can't be provided simultaneously.",
            )),
            correction => member(a, &options, correction.unwrap_or(ddof)),
        }
    }

    /// The mean of the elements that are not NaN, along `axis` or of all.
    ///
    /// >>> jnp.nanmean(jnp.array([1.0, jnp.nan, 3.0]))
    /// Array(2., dtype=float32)
    #[native("(a, axis=None, dtype=None, out=None, keepdims=False, *, where=None)")]
    fn nanmean(
        a: &Value,
        axis: Axes,
        keepdims: bool,
        dtype: Option<DType>,
        r#where: Option<Value>,
    ) -> R {
        reduce::nanmean(a, &spread(axis, keepdims, dtype, r#where))
    }

    #[member(nanvar = reduce::nanvar as Spread, "The variance of the elements that are not NaN, along `axis` or of all.

        >>> jnp.nanvar(jnp.array([1.0, jnp.nan, 3.0]))
        Array(1., dtype=float32)")]
    #[member(nanstd = reduce::nanstd as Spread, "The standard deviation of the elements that are not NaN, along `axis` or of all.

        >>> jnp.nanstd(jnp.array([1.0, jnp.nan, 3.0]))
        Array(1., dtype=float32)")]
    #[native("(a, axis=None, dtype=None, out=None, ddof=0, keepdims=False, where=None, mean=None)")]
    fn spread_but_nan(
        ddof: f64,
        a: &Value,
        axis: Axes,
        keepdims: bool,
        dtype: Option<DType>,
        r#where: Option<Value>,
        mean: Option<Value>,
        member: Spread,
    ) -> R {
        let options = Options {
            center: mean,
            ..spread(axis, keepdims, dtype, r#where)
        };
        member(a, &options, ddof)
    }

    #[member(quantile = (1.0, false), "The value below which the share `q`, from 0 to 1, of the elements along `axis`, or of all, lies.

        `method` says what holds between two elements: 'linear', 'lower', 'higher', 'midpoint' or 'nearest'.

        >>> jnp.quantile(jnp.array([1.0, 2.0, 4.0]), 0.5)
        Array(2., dtype=float32)")]
    #[member(percentile = (100.0, false), "The value below which so many percent of the elements along `axis`, or of all, lie.

        >>> jnp.percentile(jnp.array([1.0, 2.0, 4.0]), 50)
        Array(2., dtype=float32)")]
    #[member(nanquantile = (1.0, true), "`quantile` of the elements that are not NaN.

        >>> jnp.nanquantile(jnp.array([1.0, jnp.nan, 4.0]), 0.5)
        Array(2.5, dtype=float32)")]
    #[member(nanpercentile = (100.0, true), "`percentile` of the elements that are not NaN.

        >>> jnp.nanpercentile(jnp.array([1.0, jnp.nan, 4.0]), 50)
        Array(2.5, dtype=float32)")]
    #[native(
        "(a, q, axis=None, out=None, overwrite_input=False, method='linear', keepdims=False, *, weights=None)"
    )]
    fn rank_of(
        a: &Value,
        q: &Value,
        axis: Axes,
        method: &str,
        keepdims: bool,
        weights: Given,
        member: (f64, bool),
    ) -> R {
        if weights.0.is_some_and(|it| !it.is_none()) || method == "inverted_cdf" {
            return Err(Error::not_implemented("quantiles of weighted elements"));
        }
        let (whole, squash_nan) = member;
        let q = nn::inexact(q)?;
        let q = if whole == 1.0 {
            q
        } else {
            lax::div(&q, &lax::constant(&q, whole))?
        };
        reduce::quantile(a, &q, axis.0.as_deref(), keepdims, method, squash_nan)
    }

    #[member(
        median = false,
        "The middle of the elements along `axis`, or of all; between two, their mean.

        >>> jnp.median(jnp.array([1.0, 4.0, 2.0]))
        Array(2., dtype=float32)"
    )]
    #[member(
        nanmedian = true,
        "The middle of the elements that are not NaN, along `axis` or of all.

        >>> jnp.nanmedian(jnp.array([1.0, jnp.nan, 2.0]))
        Array(1.5, dtype=float32)"
    )]
    #[native("(a, axis=None, out=None, overwrite_input=False, keepdims=False)")]
    fn middle(axis: Axes, keepdims: bool, a: &Value, member: bool) -> R {
        let half = lax::scalar(promote::float_dtype(), 0.5);
        reduce::quantile(a, &half, axis.0.as_deref(), keepdims, "linear", member)
    }

    /// The mean of the elements along `axis`, or of all, each counted by its weight; with `returned`, and the sum of the
    /// weights.
    ///
    /// >>> jnp.average(jnp.array([1.0, 5.0]), weights=jnp.array([3, 1]))
    /// Array(2., dtype=float32)
    #[native(
        "(a, axis=None, weights=None, returned=False, keepdims=False)",
        facts = Facts::NONE.behind("_")
    )]
    fn average(
        axis: Option<i64>,
        weights: Option<Value>,
        returned: bool,
        keepdims: bool,
        a: &Value,
    ) -> R<Several> {
        let (mean, total) = reduce::average(a, axis, weights.as_ref(), keepdims)?;
        Ok(if returned {
            Several::Tuple(vec![mean, total])
        } else {
            Several::One(mean)
        })
    }

    /// How the rows of `m`, and of `y` below it, vary together: a square matrix.
    ///
    /// >>> jnp.cov(jnp.array([[0.0, 1.0, 2.0], [2.0, 1.0, 0.0]]))
    /// Array([[ 1., -1.],
    ///        [-1.,  1.]], dtype=float32)
    #[native("(m, y=None, rowvar=True, bias=False, ddof=None, fweights=None, aweights=None)")]
    fn cov(m: &Value, y: Option<Value>, ddof: Option<f64>) -> R {
        linalg::cov(m, y.as_ref(), ddof.unwrap_or(1.0))
    }

    /// How the rows of `x`, and of `y` below it, correlate, from -1 to 1: a square matrix.
    ///
    /// >>> jnp.corrcoef(jnp.array([[0.0, 1.0, 2.0], [2.0, 1.0, 0.0]]))
    /// Array([[ 1., -1.],
    ///        [-1.,  1.]], dtype=float32)
    #[native("(x, y=None, rowvar=True, dtype=None)")]
    fn corrcoef(x: &Value, y: Option<Value>) -> R {
        linalg::corrcoef(x, y.as_ref())
    }
}

/// How a spread is computed: of what, with which options, and with which correction of the count.
type Spread = fn(&Value, &Options, f64) -> R;

fn started(axis: Axes, keepdims: bool, initial: Option<Value>, mask: Option<Value>) -> Options {
    Options {
        axes: axis.0,
        keepdims,
        dtype: None,
        initial,
        mask,
        center: None,
    }
}

fn spread(axis: Axes, keepdims: bool, dtype: Option<DType>, mask: Option<Value>) -> Options {
    Options {
        dtype,
        ..started(axis, keepdims, None, mask)
    }
}
