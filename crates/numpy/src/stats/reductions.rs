//! Reductions, and cumulative functions.

use super::*;
use freezeframe_base::Lists;
use freezeframe_base::Order;

pub(super) fn replaced(args: Args, first: Value) -> ArgValues {
    let mut values = args.values().to_vec();
    if let Some(slot) = values.first_mut() {
        *slot = first;
    }
    ArgValues::of(values)
}

/// The array, the axes, and whether reduced axes stay: what every reduction begins with.
pub(super) struct Reduction {
    x: Array,
    axes: Vec<usize>,
    keep: bool,
}

pub(super) fn reduction(vm: &mut Vm, args: Args, keep_at: usize) -> Result<Reduction, Raise> {
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
pub(super) fn masked(
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

pub(super) fn give(vm: &mut Vm, it: &Reduction, result: Array, out: Option<&Value>) -> Outcome {
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
pub(super) fn accumulator(dtype: DType) -> DType {
    match dtype.kind() {
        Kind::Bool | Kind::Signed => DType::Int64,
        Kind::Unsigned => DType::UInt64,
        _ => dtype,
    }
}

pub(super) fn accumulate(vm: &mut Vm, args: Args, product: bool) -> Outcome {
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
    accumulate(vm, args, false)
}

/// `np.prod`.
pub fn prod(vm: &mut Vm, args: Args) -> Outcome {
    accumulate(vm, args, true)
}

/// `np.mean`.
pub fn mean(vm: &mut Vm, args: Args) -> Outcome {
    let it = reduction(vm, args, 4)?;
    let count: usize = it.axes.iter().map(|axis| it.x.shape()[*axis]).product();
    if count == 0 {
        crate::warn(vm, "Mean of empty slice")?;
        crate::warn(vm, "invalid value encountered in scalar divide")?;
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

pub(super) fn variance(vm: &mut Vm, args: Args, root: bool) -> Outcome {
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
        crate::warn(vm, "Degrees of freedom <= 0 for slice")?;
    }
    let mut result = lift(vm, reduce::variance(&x, &it.axes, ddof))?;
    if root {
        result = lift(vm, op::map_float(&result, &libm::sqrt))?;
    }
    give(vm, &it, result, args.some(3))
}

/// `np.std`.
pub fn std(vm: &mut Vm, args: Args) -> Outcome {
    variance(vm, args, true)
}

/// `np.var`.
pub fn var(vm: &mut Vm, args: Args) -> Outcome {
    variance(vm, args, false)
}

pub(super) fn extreme(vm: &mut Vm, args: Args, largest: bool) -> Outcome {
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
    extreme(vm, args, true)
}

/// `np.min`.
pub fn min(vm: &mut Vm, args: Args) -> Outcome {
    extreme(vm, args, false)
}

/// `np.ptp`.
pub fn ptp(vm: &mut Vm, args: Args) -> Outcome {
    let args = ArgValues::of(vec![
        args[0].clone(),
        args[1].clone(),
        Value::None,
        args[3].clone(),
    ]);
    let (high, low) = (
        extreme(vm, args.view(), true)?,
        extreme(vm, args.view(), false)?,
    );
    ufunc::call(vm, "subtract", &[high, low])
}

pub(super) fn truth(vm: &mut Vm, args: Args, op: ReduceOp) -> Outcome {
    let it = reduction(vm, args, 3)?;
    let x = lift(vm, convert_element_type(&it.x, DType::Bool))?;
    let x = masked(vm, &x, args.some(4), Scalar::Bool(op == ReduceOp::And))?;
    let result = lift(vm, kernel::reduce(op, &x, &it.axes))?;
    give(vm, &it, result, args.some(2))
}

/// `np.all`.
pub fn all(vm: &mut Vm, args: Args) -> Outcome {
    truth(vm, args, ReduceOp::And)
}

/// `np.any`.
pub fn any(vm: &mut Vm, args: Args) -> Outcome {
    truth(vm, args, ReduceOp::Or)
}

pub(super) fn arg_extreme(vm: &mut Vm, args: Args, largest: bool) -> Outcome {
    let mut it = reduction(vm, args, 3)?;
    let flat = args.some(1).is_none();
    let (x, axis) = if flat {
        (lift(vm, it.x.reshape([it.x.size()]))?, 0)
    } else {
        (it.x.clone(), it.axes.first().copied().unwrap_or(0))
    };
    if x.shape().get(axis) == Some(&0) {
        let name = if largest { "argmax" } else { "argmin" };
        return Err(vm.value_error(format_args!("attempt to get {name} of an empty sequence")));
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
    arg_extreme(vm, args, true)
}

/// `np.argmin`.
pub fn argmin(vm: &mut Vm, args: Args) -> Outcome {
    arg_extreme(vm, args, false)
}

pub(super) fn cumulative(vm: &mut Vm, args: Args, product: bool) -> Outcome {
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
    cumulative(vm, args, false)
}

/// `np.cumprod`.
pub fn cumprod(vm: &mut Vm, args: Args) -> Outcome {
    cumulative(vm, args, true)
}

pub(super) fn without_nan(vm: &mut Vm, value: &Value, stand_in: f64) -> Outcome {
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

pub(super) fn quantile(vm: &mut Vm, args: Args, whole: f64) -> Outcome {
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

pub(super) fn quantiles(
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
        .list();
    let count: usize = axes.iter().map(|axis| x.shape()[*axis]).product();
    let shape = x.shape().without_axes(&axes);
    let lines = lift(vm, kernel::transpose(&x, &order))?.scalars();
    let mut results = vec![Vec::new(); wanted.len()];
    for line in lines.chunks(count.max(1)) {
        let mut line: Vec<f64> = line.iter().map(|it| it.to_f64()).collect();
        let has_nan = line.iter().any(|it| it.is_nan());
        line.order_by(f64::total_cmp);
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

pub(super) fn average(vm: &mut Vm, args: Args) -> Outcome {
    let Some(weights) = args.some(2).cloned() else {
        return mean(
            vm,
            ArgValues::of(vec![
                args[0].clone(),
                args[1].clone(),
                Value::None,
                Value::None,
                args[4].clone(),
            ])
            .view(),
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
    let total = sum(
        vm,
        ArgValues::of([vec![product], rest.to_vec()].concat()).view(),
    )?;
    let scale = sum(vm, ArgValues::of([vec![w], rest.to_vec()].concat()).view())?;
    ufunc::call(vm, "divide", &[total, scale])
}
