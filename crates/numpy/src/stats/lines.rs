//! Functions of lines of elements: differences, interpolation, convolution.

use super::*;
use crate::manip::take_rows;
use crate::row::{Axes, beyond};

/// The rows.
#[natives(scope = Call)]
pub(crate) mod functions {
    use super::*;

    /// The differences of neighbors along `axis`, taken `n` times; `prepend` and `append` stand before and after.
    ///
    /// >>> np.diff([1, 4, 9, 16])
    /// array([3, 5, 7])
    #[native("(a, n=1, axis=-1, prepend=?, append=?)")]
    fn diff(
        vm: &mut Vm,
        n: i64,
        a: &Array,
        axis: i64,
        prepend: Given,
        append: Given,
    ) -> Result<NewArray, Raise> {
        let axis = ndarray::one_axis(vm, axis, a.ndim())?;
        let mut x = a.clone();
        for (extra, before) in [(prepend.0, true), (append.0, false)] {
            if let Some(extra) = extra {
                x = extended(vm, &x, extra, axis, before)?;
            }
        }
        for _ in 0..n.clamp(0, 1000) {
            x = differences(vm, &x, axis)?;
        }
        Ok(NewArray(x))
    }

    /// The slopes along each of `axis`: of both neighbors in the middle, of one at the ends.
    ///
    /// `varargs` are distances or coordinates, one for each axis or one for all. Several axes give a tuple of arrays.
    ///
    /// >>> np.gradient([1.0, 4.0, 9.0, 16.0])
    /// array([3., 4., 6., 7.])
    #[native("(f, *varargs, axis=None, edge_order=1)")]
    fn gradient(vm: &mut Vm, f: &Array, varargs: &[Value], axis: Axes, edge_order: i64) -> Outcome {
        if edge_order != 1 {
            return Err(beyond(
                vm,
                "numpy.gradient: this edge_order is not supported",
            ));
        }
        let mut out = Vec::new();
        for (number, axis) in axis.within(vm, f.ndim())?.into_iter().enumerate() {
            let places = match varargs.get(number).or(varargs.first()) {
                Some(value) => array_with(vm, value, Some(DType::Float64))?,
                None => Array::scalar(1.0_f64),
            };
            let slopes = slopes(vm, f, axis, &places)?;
            out.push(owned(vm, slopes));
        }
        Ok(if out.len() == 1 {
            out.remove(0)
        } else {
            Value::tuple(out)
        })
    }

    /// The area under `y` along `axis` by trapezoids, over `x` or at distances `dx`.
    ///
    /// >>> np.trapezoid([1, 2, 3], dx=0.5)
    /// np.float64(2.0)
    #[native("(y, x=None, dx=1.0, axis=-1)")]
    fn trapezoid(vm: &mut Vm, y: &Array, x: Option<Array>, dx: &Value, axis: i64) -> Outcome {
        let axis = ndarray::one_axis(vm, axis, y.ndim())?;
        let widths = match x {
            Some(x) => {
                let last = ndarray::one_axis(vm, -1, x.ndim())?;
                let widths = differences(vm, &x, last)?;
                owned(vm, widths)
            }
            None => dx.clone(),
        };
        let length = y.shape()[axis] as i64;
        let (low, high): (Vec<i64>, Vec<i64>) = ((0..length - 1).collect(), (1..length).collect());
        let (low, high) = (
            take_rows(vm, y, &low, axis)?,
            take_rows(vm, y, &high, axis)?,
        );
        let (low, high) = (owned(vm, low), owned(vm, high));
        let both = ufuncs::call(vm, "add", &[high, low])?;
        let areas = ufuncs::call(vm, "multiply", &[widths, both])?;
        let areas = ufuncs::call(vm, "divide", &[areas, Value::Float(2.0)])?;
        let areas = array_of(vm, &areas)?;
        sum_over(vm, &areas, &Axes::one(axis as i64), false)
    }

    /// The values at `x` of the line through the points `(xp, fp)`, whose `xp` rise.
    ///
    /// Beyond the points it is the first and the last value, or `left` and `right`.
    ///
    /// >>> np.interp([0.5, 2.0], [0, 1, 2], [0, 10, 40])
    /// array([ 5., 40.])
    #[native("(x, xp, fp, left=None, right=None, period=None)")]
    fn interp(
        vm: &mut Vm,
        period: Option<&Value>,
        x: Doubles,
        xp: Doubles,
        fp: Doubles,
        left: Option<Real>,
        right: Option<Real>,
    ) -> Result<ArrayOrScalar, Raise> {
        if period.is_some() {
            return Err(beyond(vm, "numpy.interp: period is not supported"));
        }
        let (at, values) = (xp.numbers(), fp.numbers());
        let (Some(first), Some(last)) = (values.first().copied(), values.last().copied()) else {
            return Err(vm.value_error("array of sample points is empty"));
        };
        if at.len() != values.len() {
            return Err(vm.value_error("fp and xp are not of the same length."));
        }
        let ends = (left.map_or(first, |it| it.0), right.map_or(last, |it| it.0));
        let f = |v: f64| between(&at, &values, ends, v);
        lift(vm, op::map_float(&x.0, &f)).map(ArrayOrScalar)
    }

    /// The sums of products of one sequence with the other one reversed and shifted.
    ///
    /// `mode` is `'full'`, `'same'` (as long as the longer one) or `'valid'` (where both overlap wholly).
    ///
    /// >>> np.convolve([1, 2, 3], [1, 1])
    /// array([1, 3, 5, 3])
    #[native("(a, v, mode='full')")]
    fn convolve(vm: &mut Vm, a: &Array, v: &Array, mode: &Value) -> Result<NewArray, Raise> {
        convolved(vm, a, v, mode.as_str())
    }

    /// The sums of products of two sequences, one shifted along the other; of complex ones the second is conjugated.
    ///
    /// >>> np.correlate([1, 2, 3], [0, 1, 2], mode='same')
    /// array([5, 8, 3])
    #[native("(a, v, mode='valid')")]
    fn correlate(vm: &mut Vm, v: &Value, a: &Array, mode: &Value) -> Result<NewArray, Raise> {
        let reversed = crate::manip::take_reversed(vm, v)?;
        let reversed = array_of(vm, &reversed)?;
        convolved(vm, a, &reversed, mode.as_str())
    }
}

/// An array with more rows before or after.
fn extended(
    vm: &mut Vm,
    x: &Array,
    extra: &Value,
    axis: usize,
    before: bool,
) -> Result<Array, Raise> {
    let extra = array_with(vm, extra, Some(x.dtype()))?;
    let mut shape = x.shape().to_vec();
    if extra.ndim() == 0 {
        shape[axis] = 1;
    } else {
        shape = extra.shape().to_vec();
    }
    let extra = lift(vm, kernel::broadcast_to(&extra, &shape.into()))?;
    let pair = if before { [&extra, x] } else { [x, &extra] };
    lift(vm, kernel::concatenate(&pair, axis))
}

fn differences(vm: &Vm, x: &Array, axis: usize) -> Result<Array, Raise> {
    let length = x.shape()[axis];
    let rows = |from: usize| {
        let to = (length.saturating_sub(1) + from).min(length);
        (from as i64..to as i64).collect::<Vec<_>>()
    };
    let (low, high) = (
        take_rows(vm, x, &rows(0), axis)?,
        take_rows(vm, x, &rows(1), axis)?,
    );
    let op = if x.dtype() == DType::Bool {
        BinaryOp::Ne
    } else {
        BinaryOp::Sub
    };
    lift(vm, kernel::binary(op, &high, &low))
}

/// The slopes of all lines along an axis, at distances or coordinates.
fn slopes(vm: &Vm, x: &Array, axis: usize, places: &Array) -> Result<Array, Raise> {
    let length = x.shape()[axis];
    if length < 2 {
        return Err(vm.value_error("Shape of array too small to calculate a numerical gradient, at least (edge_order + 1) elements are required."));
    }
    let at = |i: usize| match places.ndim() {
        0 => i as f64 * places.item().map_or(1.0, |it| it.to_f64()),
        _ => places.get(i).map_or(f64::NAN, |it| it.to_f64()),
    };
    let mut order: Vec<usize> = (0..x.ndim()).collect();
    order.swap(axis, x.ndim() - 1);
    let turned = lift(vm, kernel::transpose(x, &order))?;
    let values: Vec<f64> = turned.scalars().iter().map(|it| it.to_f64()).collect();
    let slopes: Vec<Scalar> = values
        .chunks(length)
        .flat_map(|line| gradient_line(line, &at))
        .map(Scalar::Float)
        .list();
    let slopes = Array::from_scalars(float_dtype(x.dtype()), &slopes, turned.shape().clone());
    lift(vm, slopes.and_then(|it| kernel::transpose(&it, &order)))
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

/// The value at `v` of the line through points, `ends` beyond them.
fn between(at: &[f64], values: &[f64], ends: (f64, f64), v: f64) -> f64 {
    if v.is_nan() {
        return v;
    }
    match at.partition_point(|it| *it <= v) {
        0 => ends.0,
        n if n == at.len() => match values.last() {
            Some(last) if at.last() == Some(&v) => *last,
            _ => ends.1,
        },
        n => (values[n] - values[n - 1]) / (at[n] - at[n - 1]) * (v - at[n - 1]) + values[n - 1],
    }
}

fn convolved(vm: &mut Vm, a: &Array, v: &Array, mode: Option<&str>) -> Result<NewArray, Raise> {
    let operands = [a, v].map(|array| Operand {
        array: array.clone(),
        weak: false,
    });
    let dtype = promoted(vm, &operands)?;
    let (mut long, mut short) = (a.scalars(), v.scalars());
    if long.is_empty() || short.is_empty() {
        return Err(vm.value_error(format_args!(
            "{} cannot be empty",
            if long.is_empty() { "a" } else { "v" }
        )));
    }
    if short.len() > long.len() {
        std::mem::swap(&mut long, &mut short);
    }
    let full = long.len() + short.len() - 1;
    let (start, count) = match mode {
        Some("full") => (0, full),
        Some("same") => ((short.len() - 1) / 2, long.len()),
        Some("valid") => (short.len() - 1, long.len() - short.len() + 1),
        _ => {
            return Err(
                vm.value_error("mode must be one of 'full', 'same', or 'valid' (case sensitive)")
            );
        }
    };
    let term = |at: usize| {
        let pairs =
            (0..short.len()).filter_map(|j| Some((*long.get(at.checked_sub(j)?)?, short[j])));
        sum_of_products(dtype.kind(), &mut { pairs })
    };
    let scalars: Vec<Scalar> = (start..start + count).map(term).collect();
    lift(vm, Array::from_scalars(dtype, &scalars, [count])).map(NewArray)
}

fn sum_of_products(kind: Kind, pairs: &mut dyn Iterator<Item = (Scalar, Scalar)>) -> Scalar {
    match kind {
        Kind::Complex => {
            let (re, im) = pairs.fold((0.0, 0.0), |(re, im), (x, y)| {
                let (a, b, c, d) = (x.to_f64(), x.imag(), y.to_f64(), y.imag());
                (re + a * c - b * d, im + a * d + b * c)
            });
            Scalar::Complex(re, im)
        }
        Kind::Float => Scalar::Float(pairs.fold(0.0, |sum, (x, y)| sum + x.to_f64() * y.to_f64())),
        _ => Scalar::Int(pairs.fold(0_i64, |sum, (x, y)| {
            sum.wrapping_add(x.to_i64().wrapping_mul(y.to_i64()))
        })),
    }
}
