//! Functions over elements and lines of elements, and comparisons of whole arrays.

use super::*;
use freezeframe_base::Lists;

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

pub(super) fn parts(vm: &mut Vm, args: Args, op: UnaryOp) -> Outcome {
    let x = array_of(vm, &args[0])?;
    let part = match (x.dtype().is_complex(), op) {
        (true, _) => lift(vm, kernel::unary(op, &x))?,
        (false, UnaryOp::Real) => x,
        _ => lift(vm, Array::zeros(x.dtype(), x.shape().clone()))?,
    };
    Ok(scalar::of_array(vm, part))
}

pub(super) fn diff(vm: &mut Vm, args: Args) -> Outcome {
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
            crate::manip::take_rows(vm, &x, &rows(0), axis)?,
            crate::manip::take_rows(vm, &x, &rows(1), axis)?,
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
pub(super) fn gradient_line(line: &[f64], at: &dyn Fn(usize) -> f64) -> Vec<f64> {
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

pub(super) fn gradient(vm: &mut Vm, args: Args) -> Outcome {
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
            .list();
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

pub(super) fn trapezoid(vm: &mut Vm, args: Args) -> Outcome {
    let y = array_of(vm, &args[0])?;
    let axis = ndarray::one_axis(vm, &args[3], y.ndim())?;
    let widths = match args.some(1).cloned() {
        Some(x) => diff(
            vm,
            ArgValues::of(vec![x, Value::Int(1), Value::Int(-1)]).view(),
        )?,
        None => args[2].clone(),
    };
    let length = y.shape()[axis] as i64;
    let (low, high): (Vec<i64>, Vec<i64>) = ((0..length - 1).collect(), (1..length).collect());
    let (low, high) = (
        crate::manip::take_rows(vm, &y, &low, axis)?,
        crate::manip::take_rows(vm, &y, &high, axis)?,
    );
    let (low, high) = (owned(vm, low), owned(vm, high));
    let both = ufunc::call(vm, "add", &[high, low])?;
    let areas = ufunc::call(vm, "multiply", &[widths, both])?;
    let areas = ufunc::call(vm, "divide", &[areas, Value::Float(2.0)])?;
    sum(
        vm,
        ArgValues::of(vec![areas, Value::Int(axis as i64)]).view(),
    )
}

pub(super) fn interp(vm: &mut Vm, args: Args) -> Outcome {
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
    let left = float_or(vm, args, 3, first)?;
    let right = float_or(vm, args, 4, last)?;
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

pub(super) fn convolve(vm: &mut Vm, args: Args) -> Outcome {
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
        return Err(vm.value_error(format_args!(
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

pub(super) fn polyval(vm: &mut Vm, args: Args) -> Outcome {
    let coefficients = array_of(vm, &args[0])?;
    let mut total = Value::Int(0);
    for coefficient in coefficients.scalars() {
        let coefficient = scalar::value(vm, coefficients.dtype(), coefficient);
        let scaled = ufunc::call(vm, "multiply", &[total, args[1].clone()])?;
        total = ufunc::call(vm, "add", &[scaled, coefficient])?;
    }
    Ok(total)
}

pub(super) fn nan_to_num(vm: &mut Vm, args: Args) -> Outcome {
    let x = array_of(vm, &args[0])?;
    if !x.dtype().is_float() {
        return Ok(scalar::of_array(vm, x));
    }
    let most = x.dtype().finfo().map_or(f64::MAX, |it| it.max);
    let nan = float_of(vm, &args[2])?;
    let high = float_or(vm, args, 3, most)?;
    let low = float_or(vm, args, 4, -most)?;
    let f = |v: f64| match v {
        v if v.is_nan() => nan,
        f64::INFINITY => high,
        f64::NEG_INFINITY => low,
        v => v,
    };
    let result = lift(vm, op::map_float(&x, &f))?;
    Ok(scalar::of_array(vm, result))
}

/// The number at `index` of the arguments, or `default`.
fn float_or(vm: &mut Vm, args: Args, index: usize, default: f64) -> Result<f64, Raise> {
    match args.some(index) {
        Some(value) => float_of(vm, value),
        None => Ok(default),
    }
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

pub(super) fn isclose(vm: &mut Vm, args: Args) -> Outcome {
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

pub(super) fn equal_elements(
    vm: &mut Vm,
    a: &Array,
    b: &Array,
    nan_too: bool,
) -> Result<bool, Raise> {
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
