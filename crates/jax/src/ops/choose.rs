//! Choices by booleans.

use super::promote::{self, broadcast_arrays};
use super::{R, jitted, lax};
use freezeframe_array::DType;
use freezeframe_core::Value;

/// `x` as a boolean.
pub fn to_bool(x: &Value) -> R {
    if x.dtype() == DType::Bool {
        Ok(x.clone())
    } else {
        lax::ne(x, &lax::scalar(x.dtype(), 0.0))
    }
}

/// `jnp.where` with two choices.
pub fn where_(condition: &Value, x: &Value, y: &Value) -> R {
    jitted(
        "_where",
        "",
        &[condition.clone(), x.clone(), y.clone()],
        |args| {
            let condition = to_bool(&args[0])?;
            let choices = promote::promote(&args[1..])?;
            if condition.ndim() == 0 {
                // One boolean chooses for all elements.
                let cases = broadcast_arrays(&choices)?;
                return lax::select(&condition, &cases[0], &cases[1]);
            }
            let all = broadcast_arrays(&[condition, choices[0].clone(), choices[1].clone()])?;
            lax::select(&all[0], &all[1], &all[2])
        },
    )
}
