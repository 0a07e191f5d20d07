//! `jnp.pad`.

use super::{R, index, jitted, lax, promote};
use freezeframe_core::{Error, Value};

/// How `jnp.pad` fills.
#[derive(Clone, Debug)]
pub enum PadMode {
    /// With one value.
    Constant(Value),
    /// With the edge value.
    Edge,
    /// Mirrored, the edge not repeated.
    Reflect,
    /// Mirrored, the edge repeated.
    Symmetric,
    /// From the other end.
    Wrap,
}

/// `jnp.pad`.
pub fn pad(x: &Value, widths: &[(i64, i64)], mode: &PadMode) -> R {
    if widths.iter().any(|(low, high)| *low < 0 || *high < 0) {
        return Err(Error::value_error("index can't contain negative values"));
    }
    let value = match mode {
        PadMode::Constant(value) => value.clone(),
        _ => Value::weak(freezeframe_array::Array::from_scalar(
            promote::int_dtype(),
            freezeframe_array::Scalar::Int(0),
        )),
    };
    let kind = match mode {
        PadMode::Constant(_) => "constant",
        PadMode::Edge => "edge",
        PadMode::Reflect => "reflect",
        PadMode::Symmetric => "symmetric",
        PadMode::Wrap => "wrap",
    };
    jitted(
        "_pad",
        &format!("{widths:?}{kind}"),
        &[x.clone(), value],
        |args| {
            let mut x = args[0].clone();
            if kind == "constant" {
                let value = lax::convert_weak(&args[1], x.dtype(), x.weak_type())?;
                let config: Vec<_> = widths.iter().map(|(low, high)| (*low, *high, 0)).collect();
                return lax::pad(&x, &value, &config);
            }
            for (axis, (low, high)) in widths.iter().enumerate() {
                x = pad_axis(&x, axis, *low as usize, *high as usize, kind)?;
            }
            Ok(x)
        },
    )
}

fn pad_axis(x: &Value, axis: usize, low: usize, high: usize, kind: &str) -> R {
    let length = x.shape()[axis];
    if length == 0 && low + high > 0 {
        return Err(Error::value_error(format_args!(
            "can't extend empty axis {axis} using modes other than 'constant'"
        )));
    }
    // Where each element of the result comes from.
    let source = |at: i64| -> usize {
        let n = length as i64;
        let at = match kind {
            "edge" => at.clamp(0, n - 1),
            "wrap" => at.rem_euclid(n),
            "symmetric" => {
                let folded = at.rem_euclid(2 * n);
                if folded < n {
                    folded
                } else {
                    2 * n - 1 - folded
                }
            }
            _ if n == 1 => 0,
            _ => {
                let folded = at.rem_euclid(2 * (n - 1));
                if folded < n {
                    folded
                } else {
                    2 * (n - 1) - folded
                }
            }
        };
        at as usize
    };
    let indices: Vec<i64> = (-(low as i64)..(length + high) as i64)
        .map(|at| source(at) as i64)
        .collect();
    let indices = Value::from(freezeframe_array::Array::vector(
        indices.iter().map(|at| *at as i32).collect(),
    ));
    index::take_axis(x, &indices, axis)
}
