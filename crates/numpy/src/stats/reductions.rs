//! Reductions, and cumulative functions.

use super::*;
use crate::row::{Axes, beyond};

/// What every reduction begins and ends with: an array, the axes that go, whether they stay with length one, and where the
/// result goes.
pub(crate) struct Reduction<'a> {
    x: &'a Array,
    axes: Vec<usize>,
    keep: bool,
    out: Option<&'a Value>,
}

impl<'a> Reduction<'a> {
    pub(crate) fn new(
        vm: &mut Vm,
        x: &'a Array,
        axis: &Axes,
        keep: bool,
        out: Option<&'a Value>,
    ) -> Result<Self, Raise> {
        let axes = axis.within(vm, x.ndim())?;
        Ok(Self { x, axes, keep, out })
    }

    /// How many elements go into each of the result.
    fn count(&self) -> usize {
        self.axes.iter().map(|axis| self.x.shape()[*axis]).product()
    }

    /// The result, in the array that is to hold it if there is one.
    fn give(&self, vm: &mut Vm, result: Array) -> Outcome {
        let result = if self.keep {
            lift(vm, reduce::keep_dims(&result, self.x.shape(), &self.axes))?
        } else {
            result
        };
        match self.out {
            Some(out) if out.native::<NdArray>().is_some() => {
                index::fill(vm, out, &result)?;
                Ok(out.clone())
            }
            _ => Ok(scalar::of_array(vm, result)),
        }
    }
}

/// Where a `where` argument is false, `neutral` stands in for the element.
fn masked(vm: &Vm, x: &Array, condition: &Where, neutral: Scalar) -> Result<Array, Raise> {
    match &condition.0 {
        None => Ok(x.clone()),
        Some(condition) => {
            let other = Array::from_scalar(x.dtype(), neutral);
            ufunc::choose(vm, condition, x, &other)
        }
    }
}

fn cast(vm: &Vm, x: &Array, dtype: Option<DType>) -> Result<Array, Raise> {
    match dtype {
        Some(dtype) => lift(vm, convert_element_type(x, dtype)),
        None => Ok(x.clone()),
    }
}

/// A sum over axes, in the dtype in which NumPy adds.
pub(crate) fn sum_over(vm: &mut Vm, x: &Array, axis: &Axes, keep: bool) -> Outcome {
    let it = Reduction::new(vm, x, axis, keep, None)?;
    let x = cast(vm, it.x, Some(accumulator(it.x.dtype())))?;
    let result = lift(vm, reduce::sum(&x, &it.axes))?;
    it.give(vm, result)
}

/// A mean over axes; an empty one is told of.
fn mean_over(vm: &mut Vm, it: &Reduction, dtype: Option<DType>) -> Outcome {
    warn_of_nothing(vm, it)?;
    let x = cast(vm, it.x, dtype)?;
    let result = lift(vm, reduce::mean(&x, &it.axes))?;
    it.give(vm, result)
}

fn warn_of_nothing(vm: &mut Vm, it: &Reduction) -> Result<(), Raise> {
    if it.count() == 0 {
        crate::errors::warn(vm, "Mean of empty slice")?;
        crate::errors::warn(vm, "invalid value encountered in scalar divide")?;
    }
    Ok(())
}

/// The largest or smallest elements over axes.
fn extreme_over(
    vm: &mut Vm,
    it: &Reduction,
    largest: bool,
    initial: Option<&Value>,
    condition: &Where,
) -> Outcome {
    let mut x = it.x.clone();
    let initial = match initial {
        Some(initial) => Some(array_with(vm, initial, Some(x.dtype()))?),
        None => None,
    };
    let Some(initial) = initial else {
        if condition.0.is_some() {
            let name = if largest { "maximum" } else { "minimum" };
            return Err(vm.value_error(format_args!(
                "reduction operation '{name}' does not have an identity, so to use a where mask one has to specify 'initial'"
            )));
        }
        let result = lift(vm, reduce::extreme(&x, &it.axes, largest))?;
        return it.give(vm, result);
    };
    x = masked(vm, &x, condition, initial.item().unwrap_or(Scalar::Int(0)))?;
    if x.size() == 0 {
        let shape = x.shape().without_axes(&it.axes);
        let result = lift(vm, kernel::broadcast_to(&initial, &shape))?;
        return it.give(vm, result);
    }
    let op = if largest {
        BinaryOp::Max
    } else {
        BinaryOp::Min
    };
    let result = lift(vm, reduce::extreme(&x, &it.axes, largest))?;
    let result = lift(vm, kernel::binary(op, &result, &initial))?;
    it.give(vm, result)
}

/// Floats without NaN, other arrays as they are.
fn without_nan(x: &Array, stand_in: f64) -> Result<Array, Error> {
    if !x.dtype().is_float() {
        return Ok(x.clone());
    }
    op::map_float(x, &|v| if v.is_nan() { stand_in } else { v })
}

/// Sums and other reductions, each a method of arrays too.
#[natives(scope = Call)]
pub(crate) mod functions {
    use super::*;

    #[native(
        "(a, axis=None, dtype=None, out=None, keepdims=False, initial=?, where=True)",
        method = "(self, axis=None, dtype=None, out=None, keepdims=False, initial=?, where=True)"
    )]
    #[member(sum = false,
        "The sum over `axis`, an int or a tuple of them; of all elements without one.

        Integers are summed in 64 bits, floats in pairs, so that errors stay small.

        >>> np.sum([[1, 2], [3, 4]], axis=0)
        array([4, 6])",
        facts = OwnMethod("sum", 0))]
    #[member(prod = true,
        "The product over `axis`, an int or a tuple of them; of all elements without one.

        >>> np.prod([2, 3, 4])
        np.int64(24)",
        facts = OwnMethod("prod", 0))]
    pub(super) fn accumulated(
        vm: &mut Vm,
        member: bool,
        a: &Array,
        axis: Axes,
        keepdims: bool,
        dtype: Option<DType>,
        out: Option<&Value>,
        r#where: Where,
        initial: Given,
    ) -> Outcome {
        let it = Reduction::new(vm, a, &axis, keepdims, out)?;
        let dtype = dtype.unwrap_or(accumulator(a.dtype()));
        let x = cast(vm, a, Some(dtype))?;
        let x = masked(vm, &x, &r#where, Scalar::Int(i64::from(member)))?;
        let (reduced, op) = if member {
            (reduce::prod(&x, &it.axes), BinaryOp::Mul)
        } else {
            (reduce::sum(&x, &it.axes), BinaryOp::Add)
        };
        let mut result = lift(vm, reduced)?;
        if let Some(initial) = initial.0 {
            let initial = array_with(vm, initial, Some(dtype))?;
            result = lift(vm, kernel::binary(op, &result, &initial))?;
        }
        it.give(vm, result)
    }

    /// The arithmetic mean over `axis`; integers give float64.
    ///
    /// The mean of nothing is NaN, with a warning.
    ///
    /// >>> np.mean([[1, 2], [3, 4]], axis=1)
    /// array([1.5, 3.5])
    #[native(
        "(a, axis=None, dtype=None, out=None, keepdims=False, *, where=True)",
        method = "(self, axis=None, dtype=None, out=None, keepdims=False, *, where=True)",
        facts = OwnMethod("mean", 0)
    )]
    fn mean(
        vm: &mut Vm,
        a: &Array,
        axis: Axes,
        keepdims: bool,
        dtype: Option<DType>,
        out: Option<&Value>,
        r#where: Where,
    ) -> Outcome {
        let it = Reduction::new(vm, a, &axis, keepdims, out)?;
        let Some(condition) = &r#where.0 else {
            return mean_over(vm, &it, dtype);
        };
        warn_of_nothing(vm, &it)?;
        let x = cast(vm, a, dtype)?;
        let chosen = masked(vm, &x, &r#where, Scalar::Int(0))?;
        let total = lift(vm, reduce::sum(&chosen, &it.axes))?;
        let taken = lift(
            vm,
            convert_element_type(condition, DType::Int64)
                .and_then(|it| kernel::broadcast_to(&it, x.shape())),
        )?;
        let count = lift(vm, reduce::sum(&taken, &it.axes))?;
        let (total, count) = (owned(vm, total), owned(vm, count));
        let mean = ufuncs::call(vm, "divide", &[total, count])?;
        let mean = array_of(vm, &mean)?;
        it.give(vm, mean)
    }

    #[native(
        "(a, axis=None, dtype=None, out=None, ddof=0, keepdims=False, *, where=True, mean=?, correction=?)",
        method = "(self, axis=None, dtype=None, out=None, ddof=0, keepdims=False, *, where=True, mean=?, correction=?)"
    )]
    #[member(var = false,
        "The variance over `axis`: the mean square of the distances from the mean.

        It divides by the number of elements less `ddof` (or `correction`).

        >>> np.var([1, 2, 3, 4])
        np.float64(1.25)",
        facts = OwnMethod("var", 0))]
    #[member(std = true,
        "The standard deviation over `axis`: the root of the variance.

        >>> np.std([1, 2, 3, 4])
        np.float64(1.118033988749895)
        >>> np.std([1, 2, 3, 4], ddof=1)
        np.float64(1.2909944487358056)",
        facts = OwnMethod("std", 0))]
    fn spread(
        vm: &mut Vm,
        member: bool,
        a: &Array,
        axis: Axes,
        keepdims: bool,
        correction: Given,
        mean: Given,
        r#where: Where,
        ddof: &Value,
        dtype: Option<DType>,
        out: Option<&Value>,
    ) -> Outcome {
        if r#where.0.is_some() || mean.0.is_some_and(|it| !it.is_unset()) {
            return Err(beyond(vm, "numpy.var: where and mean are not supported"));
        }
        let it = Reduction::new(vm, a, &axis, keepdims, out)?;
        let ddof = float_of(vm, correction.0.unwrap_or(ddof))?;
        let x = cast(vm, a, dtype)?;
        if it.count() as f64 - ddof <= 0.0 {
            crate::errors::warn(vm, "Degrees of freedom <= 0 for slice")?;
        }
        let mut result = lift(vm, reduce::variance(&x, &it.axes, ddof))?;
        if member {
            result = lift(vm, op::map_float(&result, &libm::sqrt))?;
        }
        it.give(vm, result)
    }

    #[native(
        "(a, axis=None, out=None, keepdims=False, initial=?, where=True)",
        method = "(self, axis=None, out=None, keepdims=False, initial=?, where=True)"
    )]
    #[member(max = true,
        "The largest element over `axis`; NaN if one is.

        Of nothing it is a ValueError, unless `initial` says what to begin with.

        >>> np.max([[1, 5], [3, 2]], axis=0)
        array([3, 5])",
        aliases("amax"), facts = OwnMethod("max", 0))]
    #[member(min = false,
        "The smallest element over `axis`; NaN if one is.

        Of nothing it is a ValueError, unless `initial` says what to begin with.

        >>> np.min([[1, 5], [3, 2]], axis=1)
        array([1, 2])",
        aliases("amin"), facts = OwnMethod("min", 0))]
    fn extreme(
        vm: &mut Vm,
        member: bool,
        a: &Array,
        axis: Axes,
        keepdims: bool,
        r#where: Where,
        initial: Given,
        out: Option<&Value>,
    ) -> Outcome {
        let it = Reduction::new(vm, a, &axis, keepdims, out)?;
        extreme_over(vm, &it, member, initial.0, &r#where)
    }

    #[native(
        "(a, axis=None, out=None, keepdims=False, *, where=True)",
        method = "(self, axis=None, out=None, keepdims=False, *, where=True)"
    )]
    #[member(all = ReduceOp::And,
        "Whether all elements over `axis` are true (not zero).

        >>> np.all([[True, False], [True, True]], axis=1)
        array([False,  True])",
        facts = OwnMethod("all", 0))]
    #[member(any = ReduceOp::Or,
        "Whether any element over `axis` is true (not zero).

        >>> np.any([[0, 0], [0, 2]], axis=1)
        array([False,  True])",
        facts = OwnMethod("any", 0))]
    fn truth(
        vm: &mut Vm,
        member: ReduceOp,
        a: &Array,
        axis: Axes,
        keepdims: bool,
        r#where: Where,
        out: Option<&Value>,
    ) -> Outcome {
        let it = Reduction::new(vm, a, &axis, keepdims, out)?;
        let x = cast(vm, a, Some(DType::Bool))?;
        let x = masked(vm, &x, &r#where, Scalar::Bool(member == ReduceOp::And))?;
        let result = lift(vm, kernel::reduce(member, &x, &it.axes))?;
        it.give(vm, result)
    }

    #[native(
        "(a, axis=None, out=None, *, keepdims=False)",
        method = "(self, axis=None, out=None, *, keepdims=False)"
    )]
    #[member(argmax = true,
        "Where the largest element is: along `axis`, or in the flattened array. The first of several.

        >>> np.argmax([[1, 5], [7, 2]], axis=1)
        array([1, 0])
        >>> np.argmax([[1, 5], [7, 2]])
        np.int64(2)",
        facts = OwnMethod("argmax", 0))]
    #[member(argmin = false,
        "Where the smallest element is: along `axis`, or in the flattened array. The first of several.

        >>> np.argmin([3, 1, 2])
        np.int64(1)",
        facts = OwnMethod("argmin", 0))]
    fn where_extreme(
        vm: &mut Vm,
        member: bool,
        row: &'static Entry,
        a: &Array,
        axis: Axes,
        keepdims: bool,
        out: Option<&Value>,
    ) -> Outcome {
        let it = Reduction::new(vm, a, &axis, keepdims, out)?;
        let (x, axis) = match axis.0 {
            None => (lift(vm, a.reshape([a.size()]))?, 0),
            Some(_) => (a.clone(), it.axes.first().copied().unwrap_or(0)),
        };
        if x.shape().get(axis) == Some(&0) {
            let name = row.name;
            return Err(vm.value_error(format_args!("attempt to get {name} of an empty sequence")));
        }
        let x = if x.dtype() == DType::Bool {
            cast(vm, &x, Some(DType::UInt8))?
        } else {
            x
        };
        let result = if member {
            kernel::argmax(&x, axis, DType::Int64)
        } else {
            kernel::argmin(&x, axis, DType::Int64)
        };
        let result = lift(vm, result)?;
        it.give(vm, result)
    }

    #[native(
        "(a, axis=None, dtype=None, out=None)",
        method = "(self, axis=None, dtype=None, out=None)"
    )]
    #[member(cumsum = false,
        "The running sums along `axis`, or of the flattened array.

        >>> np.cumsum([1, 2, 3])
        array([1, 3, 6])",
        aliases("cumulative_sum"), facts = OwnMethod("cumsum", 0))]
    #[member(cumprod = true,
        "The running products along `axis`, or of the flattened array.

        >>> np.cumprod([1, 2, 3, 4])
        array([ 1,  2,  6, 24])",
        facts = OwnMethod("cumprod", 0))]
    fn running(
        vm: &mut Vm,
        member: bool,
        a: &Array,
        axis: Option<i64>,
        dtype: Option<DType>,
    ) -> Result<NewArray, Raise> {
        let (x, axis) = crate::manip::flattened(vm, a, axis)?;
        let dtype = dtype.unwrap_or(accumulator(x.dtype()));
        let x = cast(vm, &x, Some(dtype))?;
        lift(vm, reduce::cumulative(&x, axis, member)).map(NewArray)
    }
}

/// Reductions that are no methods.
#[natives(scope = Call)]
pub(crate) mod more {
    use super::*;

    /// The distance between the smallest and the largest element over `axis`.
    ///
    /// >>> np.ptp([3, 8, 5])
    /// np.int64(5)
    #[native(
        "(a, axis=None, out=None, keepdims=False)",
        facts = OwnMethod("ptp", 0)
    )]
    fn ptp(vm: &mut Vm, a: &Array, axis: Axes, keepdims: bool) -> Outcome {
        let it = Reduction::new(vm, a, &axis, keepdims, None)?;
        let (high, low) = (
            extreme_over(vm, &it, true, None, &Where(None))?,
            extreme_over(vm, &it, false, None, &Where(None))?,
        );
        ufuncs::call(vm, "subtract", &[high, low])
    }

    /// The sum over `axis`, NaN counting as zero.
    ///
    /// >>> np.nansum([1.0, np.nan, 2.0])
    /// np.float64(3.0)
    #[native("(a, axis=None, dtype=None, out=None, keepdims=False, initial=?, where=True)")]
    fn nansum(
        vm: &mut Vm,
        a: &Array,
        axis: Axes,
        keepdims: bool,
        dtype: Option<DType>,
        out: Option<&Value>,
        r#where: Where,
        initial: Given,
    ) -> Outcome {
        let x = lift(vm, without_nan(a, 0.0))?;
        functions::accumulated(vm, false, &x, axis, keepdims, dtype, out, r#where, initial)
    }

    #[native("(a, axis=None, out=None, keepdims=False, initial=?, where=True)")]
    #[member(
        nanmax = true,
        "The largest element over `axis` that is not NaN.

        >>> np.nanmax([1.0, np.nan, 2.0])
        np.float64(2.0)"
    )]
    #[member(
        nanmin = false,
        "The smallest element over `axis` that is not NaN.

        >>> np.nanmin([1.0, np.nan, 2.0])
        np.float64(1.0)"
    )]
    fn nan_extreme(
        vm: &mut Vm,
        member: bool,
        a: &Array,
        axis: Axes,
        keepdims: bool,
        r#where: Where,
        initial: Given,
        out: Option<&Value>,
    ) -> Outcome {
        let neutral = if member {
            f64::NEG_INFINITY
        } else {
            f64::INFINITY
        };
        let x = lift(vm, without_nan(a, neutral))?;
        let it = Reduction::new(vm, &x, &axis, keepdims, out)?;
        extreme_over(vm, &it, member, initial.0, &r#where)
    }

    /// The arithmetic mean over `axis` of the elements that are not NaN.
    ///
    /// >>> np.nanmean([1.0, np.nan, 2.0])
    /// np.float64(1.5)
    #[native("(a, axis=None, dtype=None, out=None, keepdims=False)")]
    fn nanmean(vm: &mut Vm, a: &Value, axis: Axes, keepdims: bool) -> Outcome {
        let x = array_of(vm, a)?;
        let present = ufuncs::call(vm, "isfinite", std::slice::from_ref(a))?;
        let present = array_of(vm, &present)?;
        let count = sum_over(vm, &present, &axis, keepdims)?;
        let clean = lift(vm, without_nan(&x, 0.0))?;
        let total = sum_over(vm, &clean, &axis, keepdims)?;
        ufuncs::call(vm, "divide", &[total, count])
    }

    /// The mean over `axis`, each element counting as often as its weight says; with `returned`, and the sum of weights.
    ///
    /// >>> np.average([1.0, 2.0, 4.0], weights=[1, 1, 2])
    /// np.float64(2.75)
    #[native("(a, axis=None, weights=None, returned=False, *, keepdims=False)")]
    fn average(
        vm: &mut Vm,
        a: &Array,
        weights: Option<Array>,
        axis: Axes,
        returned: bool,
        keepdims: bool,
    ) -> Outcome {
        let it = Reduction::new(vm, a, &axis, keepdims, None)?;
        let Some(mut w) = weights else {
            let mean = mean_over(vm, &it, None)?;
            if !returned {
                return Ok(mean);
            }
            let dtype = array_of(vm, &mean)?.dtype();
            let ones = lift(vm, Array::full(dtype, Scalar::Int(1), a.shape().clone()))?;
            let count = sum_over(vm, &ones, &axis, keepdims)?;
            return Ok(Value::tuple(vec![mean, count]));
        };
        if w.ndim() == 1 && a.ndim() > 1 && it.axes.len() == 1 {
            let along = |at| if at == it.axes[0] { w.size() } else { 1 };
            let dims: Shape = (0..a.ndim()).map(along).collect();
            w = lift(vm, w.reshape(dims))?;
        }
        let w = lift(vm, kernel::broadcast_to(&w, a.shape()))?;
        let (values, counts) = (owned(vm, a.clone()), owned(vm, w.clone()));
        let product = ufuncs::call(vm, "multiply", &[values, counts])?;
        let product = array_of(vm, &product)?;
        let total = sum_over(vm, &product, &axis, keepdims)?;
        let scale = sum_over(vm, &w, &axis, keepdims)?;
        let mean = ufuncs::call(vm, "divide", &[total, scale.clone()])?;
        if !returned {
            return Ok(mean);
        }
        // As many as there are means, and of their dtype.
        let dtype = array_of(vm, &mean)?.dtype();
        let scale = array_of(vm, &scale)?;
        let scale = lift(vm, kernel::convert_element_type(&scale, dtype))?;
        let scale = match scale.ndim() {
            0 => scalar::value(vm, dtype, scale.item().unwrap_or(Scalar::Int(0))),
            _ => owned(vm, scale),
        };
        Ok(Value::tuple(vec![mean, scale]))
    }

    /// How many elements over `axis` are not zero.
    ///
    /// >>> np.count_nonzero([[0, 1], [2, 3]], axis=0)
    /// array([1, 2])
    #[native("(a, axis=None, *, keepdims=False)")]
    fn count_nonzero(vm: &mut Vm, a: Truths, axis: Axes, keepdims: bool) -> Outcome {
        sum_over(vm, &a.0, &axis, keepdims)
    }
}
