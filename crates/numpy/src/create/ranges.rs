//! Evenly spaced numbers.

use super::*;

/// The rows.
#[natives(scope = Call)]
pub(crate) mod functions {
    use super::*;

    /// The numbers from `start` (0 without one) to before `stop`, `step` apart.
    ///
    /// >>> np.arange(2, 10, 3)
    /// array([2, 5, 8])
    #[native("(start, stop=None, step=None, dtype=None)")]
    fn arange(
        vm: &mut Vm,
        start: &Value,
        stop: Option<&Value>,
        step: Option<&Value>,
        dtype: Option<DType>,
    ) -> Result<NewArray, Raise> {
        range(vm, start, stop, step, dtype).map(NewArray)
    }

    /// `num` numbers from `start` to `stop`, which is the last one unless `endpoint` is false.
    ///
    /// With `retstep`, a tuple of them and their distance. Arrays as ends give a leading axis.
    ///
    /// >>> np.linspace(0, 1, 5)
    /// array([0.  , 0.25, 0.5 , 0.75, 1.  ])
    #[native("(start, stop, num=50, endpoint=True, retstep=False, dtype=None, axis=0)")]
    fn linspace(
        vm: &mut Vm,
        start: &Value,
        stop: &Array,
        num: i64,
        endpoint: bool,
        retstep: bool,
        dtype: Option<DType>,
    ) -> Outcome {
        let (lines, step) = lines(vm, start, stop, num, endpoint, dtype)?;
        let lines = owned(vm, lines);
        if retstep {
            let step = scalar::value(vm, DType::Float64, Scalar::Float(step));
            return Ok(Value::tuple(vec![lines, step]));
        }
        Ok(lines)
    }

    /// `num` powers of `base`, their exponents evenly from `start` to `stop`.
    ///
    /// >>> np.logspace(0, 2, 3)
    /// array([  1.,  10., 100.])
    #[native("(start, stop, num=50, endpoint=True, base=10.0, dtype=None, axis=0)")]
    fn logspace(
        vm: &mut Vm,
        start: Real,
        stop: Real,
        num: i64,
        endpoint: bool,
        base: Real,
        dtype: Option<DType>,
    ) -> Result<NewArray, Raise> {
        let count = count_of(vm, num)?;
        let values = spaced(start.0, stop.0, count, endpoint)
            .0
            .into_iter()
            .map(|v| libm::pow(base.0, v))
            .collect::<Vec<_>>();
        let dtype = dtype.unwrap_or(DType::Float64);
        lift(vm, convert_element_type(&Array::vector(values), dtype)).map(NewArray)
    }

    /// `num` numbers from `start` to `stop`, each the same multiple of the one before; both of one sign and not zero.
    ///
    /// >>> np.geomspace(1, 8, 4)
    /// array([1., 2., 4., 8.])
    #[native("(start, stop, num=50, endpoint=True, dtype=None, axis=0)")]
    fn geomspace(
        vm: &mut Vm,
        start: Real,
        stop: Real,
        num: i64,
        endpoint: bool,
        dtype: Option<DType>,
    ) -> Result<NewArray, Raise> {
        let (start, stop, count) = (start.0, stop.0, count_of(vm, num)?);
        if start == 0.0 || stop == 0.0 {
            return Err(vm.value_error("Geometric sequence cannot include zero"));
        }
        if start * stop < 0.0 {
            return Err(vm.not_implemented(
                "numpy.geomspace between numbers of different sign is not supported",
            ));
        }
        let sign = start.signum();
        let ends = (libm::log10(start.abs()), libm::log10(stop.abs()));
        let mut values: Vec<f64> = spaced(ends.0, ends.1, count, endpoint)
            .0
            .into_iter()
            .map(|v| sign * libm::pow(10.0, v))
            .collect();
        if let Some(first) = values.first_mut() {
            *first = start;
        }
        if let (true, true, Some(last)) = (endpoint, count > 1, values.last_mut()) {
            *last = stop;
        }
        let dtype = dtype.unwrap_or(DType::Float64);
        lift(vm, convert_element_type(&Array::vector(values), dtype)).map(NewArray)
    }
}

/// `np.arange`.
pub(super) fn range(
    vm: &mut Vm,
    start: &Value,
    stop: Option<&Value>,
    step: Option<&Value>,
    dtype: Option<DType>,
) -> Result<Array, Raise> {
    let (start, stop) = match stop {
        Some(stop) => (start, stop),
        None => (&Value::Int(0), start),
    };
    let operands = [
        convert::operand(vm, start)?,
        convert::operand(vm, stop)?,
        convert::operand(vm, step.unwrap_or(&Value::Int(1)))?,
    ];
    let dtype = match dtype {
        Some(dtype) => dtype,
        None => convert::promoted(vm, &operands)?,
    };
    let [Some(first), Some(last), Some(by)] = operands.each_ref().map(|it| it.array.item()) else {
        return Err(vm.type_error("arange() requires scalar arguments"));
    };
    let count = ((last.to_f64() - first.to_f64()) / by.to_f64()).ceil();
    if by.to_f64() == 0.0 || count.is_nan() {
        return Err(vm.value_error("Maximum allowed size exceeded"));
    }
    let count = if count > 0.0 { count as usize } else { 0 };
    check_size(vm, dtype, &Shape::new(&[count]))?;
    let element = |index: usize| range_element(first, by, index, dtype);
    let scalars: Vec<Scalar> = (0..count).map(element).collect();
    lift(vm, Array::from_scalars(dtype, &scalars, [count]))
}

fn range_element(first: Scalar, by: Scalar, index: usize, dtype: DType) -> Scalar {
    let is_whole = |it| matches!(it, Scalar::Int(_) | Scalar::Bool(_));
    if is_whole(first) && is_whole(by) {
        let distance = (index as i64).wrapping_mul(by.to_i64());
        return Scalar::Int(first.to_i64().wrapping_add(distance));
    }
    // As NumPy fills: by multiples of the difference of the first two elements, rounded to the dtype.
    let round = |v: f64| {
        if dtype == DType::Float32 {
            f64::from(v as f32)
        } else {
            v
        }
    };
    let delta = round(round(first.to_f64() + by.to_f64()) - round(first.to_f64()));
    Scalar::Float(round(first.to_f64()) + index as f64 * delta)
}

/// `count` numbers from start to stop, and their distance.
fn spaced(start: f64, stop: f64, count: usize, endpoint: bool) -> (Vec<f64>, f64) {
    let gaps = if endpoint {
        count.saturating_sub(1)
    } else {
        count
    };
    let step = (stop - start) / gaps as f64;
    let at = |index: usize| match (gaps, step == 0.0) {
        (0, _) => start,
        (_, true) => index as f64 / gaps as f64 * (stop - start) + start,
        _ => index as f64 * step + start,
    };
    let mut out: Vec<f64> = (0..count).map(at).collect();
    if let (true, true, Some(last)) = (endpoint, count > 1, out.last_mut()) {
        *last = stop;
    }
    (out, step)
}

fn count_of(vm: &Vm, count: i64) -> Result<usize, Raise> {
    let count = freezeframe_base::how_many(count).ok_or_else(|| {
        vm.value_error(format_args!(
            "Number of samples, {count}, must be non-negative."
        ))
    })?;
    check_size(vm, DType::Float64, &Shape::new(&[count]))?;
    Ok(count)
}

/// `np.linspace`: the numbers, and the distance of those of the last line.
pub(super) fn lines(
    vm: &mut Vm,
    start: &Value,
    stop: &Array,
    num: i64,
    endpoint: bool,
    dtype: Option<DType>,
) -> Result<(Array, f64), Raise> {
    let is_array = convert::known(start).is_some();
    let start = array_of(vm, start)?;
    let count = count_of(vm, num)?;
    let shape = crate::errors::broadcast_shapes(vm, [&start, stop].map(Array::shape).into_iter())?;
    let both = [
        lift(vm, kernel::broadcast_to(&start, &shape))?,
        lift(vm, kernel::broadcast_to(stop, &shape))?,
    ];
    let mut lines = Vec::new();
    let mut step = f64::NAN;
    for (a, b) in both[0].scalars().iter().zip(both[1].scalars()) {
        let (line, by) = spaced(a.to_f64(), b.to_f64(), count, endpoint);
        lines.push(line);
        step = by;
    }
    let dtype = dtype.unwrap_or(match (start.dtype(), stop.dtype()) {
        (a, b) if a == b && a.is_float() && is_array => a,
        _ => DType::Float64,
    });
    let floor = dtype.is_integer();
    let scalars: Vec<Scalar> = (0..count)
        .flat_map(|index| {
            lines
                .iter()
                .map(move |line| line.get(index).copied().unwrap_or(f64::NAN))
        })
        .map(|v| Scalar::Float(if floor { v.floor() } else { v }))
        .list();
    let out: Shape = std::iter::once(count)
        .chain(shape.iter().copied())
        .collect();
    let x = lift(vm, Array::from_scalars(dtype, &scalars, out))?;
    Ok((x, step))
}
