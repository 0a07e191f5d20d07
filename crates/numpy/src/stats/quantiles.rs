//! Medians and quantiles.

use super::*;
use crate::row::Axes;
use freezeframe_base::Order;

/// The rows.
#[natives(scope = Call)]
pub(crate) mod functions {
    use super::*;

    /// The middle of the sorted elements over `axis`; of an even number, the mean of the two in the middle.
    ///
    /// >>> np.median([3, 1, 2, 10])
    /// np.float64(2.5)
    #[native("(a, axis=None, out=None, overwrite_input=False, keepdims=False)")]
    fn median(vm: &mut Vm, a: &Array, axis: Axes, keepdims: bool) -> Result<ArrayOrScalar, Raise> {
        quantiles(vm, a, &[0.5], &axis, keepdims, true)
    }

    #[native("(a, q, axis=None, out=None, overwrite_input=False, method='linear', keepdims=False)")]
    #[member(quantile = 1.0,
        "The value below which the part `q` (0 to 1) of the elements lies, between two elements by a line.

        Several `q` give a leading axis; other methods than `linear` are not supported.

        >>> np.quantile([1, 2, 3, 4], [0.25, 0.5])
        array([1.75, 2.5 ])")]
    #[member(
        percentile = 100.0,
        "The value below which `q` percent of the elements lie, between two elements by a line.

        >>> np.percentile([1, 2, 3, 4], 75)
        np.float64(3.25)"
    )]
    fn quantile(
        vm: &mut Vm,
        member: f64,
        method: &Value,
        q: Doubles,
        a: &Array,
        axis: Axes,
        keepdims: bool,
    ) -> Result<ArrayOrScalar, Raise> {
        if method.as_str() != Some("linear") {
            return Err(vm.not_implemented("numpy.quantile: only method='linear' is supported"));
        }
        let wanted: Vec<f64> = q.numbers().iter().map(|it| it / member).collect();
        if wanted.iter().any(|q| !(0.0..=1.0).contains(q)) {
            return Err(vm.value_error(if member == 1.0 {
                "Quantiles must be in the range [0, 1]"
            } else {
                "Percentiles must be in the range [0, 100]"
            }));
        }
        quantiles(vm, a, &wanted, &axis, keepdims, q.0.ndim() == 0)
    }
}

fn quantiles(
    vm: &mut Vm,
    x: &Array,
    wanted: &[f64],
    axis: &Axes,
    keep: bool,
    single: bool,
) -> Result<ArrayOrScalar, Raise> {
    let axes = axis.within(vm, x.ndim())?;
    let order: Vec<usize> = (0..x.ndim())
        .filter(|it| !axes.contains(it))
        .chain(axes.iter().copied())
        .list();
    let count: usize = axes.iter().map(|axis| x.shape()[*axis]).product();
    let shape = x.shape().without_axes(&axes);
    let lines = lift(vm, kernel::transpose(x, &order))?.scalars();
    let mut results = vec![Vec::new(); wanted.len()];
    for line in lines.chunks(count.max(1)) {
        let mut line: Vec<f64> = line.iter().map(|it| it.to_f64()).collect();
        let has_nan = line.iter().any(|it| it.is_nan());
        line.order_by(f64::total_cmp);
        for (result, q) in results.iter_mut().zip(wanted) {
            let value = if has_nan { f64::NAN } else { at(&line, *q) };
            result.push(Scalar::Float(value));
        }
    }
    let out: Shape = if single {
        shape
    } else {
        std::iter::once(wanted.len())
            .chain(shape.iter().copied())
            .collect()
    };
    let result = lift(
        vm,
        Array::from_scalars(float_dtype(x.dtype()), &results.concat(), out),
    )?;
    if keep && single {
        return lift(vm, reduce::keep_dims(&result, x.shape(), &axes)).map(ArrayOrScalar);
    }
    Ok(ArrayOrScalar(result))
}

/// The quantile of a sorted line.
fn at(line: &[f64], q: f64) -> f64 {
    let place = q * (line.len().saturating_sub(1)) as f64;
    let low = line
        .get(place.floor() as usize)
        .copied()
        .unwrap_or(f64::NAN);
    let high = line.get(place.ceil() as usize).copied().unwrap_or(low);
    let t = place - place.floor();
    if q == 0.5 && t == 0.5 {
        (low + high) / 2.0
    } else if t >= 0.5 {
        high - (high - low) * (1.0 - t)
    } else {
        low + (high - low) * t
    }
}
