//! Attention, and functions of several arrays.

use crate::ops::R;
use crate::ops::activations::{self as ops, Attention};
use crate::py::*;
use crate::row::{Axes, Call, Facts, Outcome};
use freezeframe_python::{Arg, FromArg};

/// Attention and means.
#[natives(scope = Call)]
pub(super) mod functions {
    use super::*;

    /// `relu` without the corner: `(x + sqrt(x**2 + b)) / 2`.
    ///
    /// >>> jax.nn.squareplus(jnp.array([0.0, 2.0]))
    /// Array([1.       , 2.4142137], dtype=float32)
    #[native("(x, b=4)")]
    fn squareplus(x: &Value, b: &Value) -> R {
        ops::squareplus(x, b)
    }

    /// The logarithm of the mean of the exponentials along `axis`, or of all, or of those for which `where` is true.
    ///
    /// >>> jax.nn.logmeanexp(jnp.array([100.0, 100.0]))
    /// Array(100., dtype=float32)
    #[native("(x, axis=None, where=None, keepdims=False)")]
    fn logmeanexp(x: &Value, axis: Axes, r#where: Option<Value>, keepdims: bool) -> R {
        ops::logmeanexp(x, axis.0, r#where.as_ref(), keepdims)
    }

    /// For each query the mean of the values, weighted by how well their keys fit: `softmax(query @ key.T * scale) @ value`.
    ///
    /// The arrays are of batch (which may be left out), place, head and feature; the heads of the query are a multiple of those
    /// of key and value. `bias` is added to the products, and `mask` is true where may be looked at.
    ///
    /// >>> x = jnp.ones((1, 3, 2, 4))
    /// >>> jax.nn.dot_product_attention(x, x, x).shape
    /// (1, 3, 2, 4)
    #[native(
        "(query, key, value, bias=None, mask=None, *, scale=None, is_causal=False, query_seq_lengths=None, key_value_seq_lengths=None, local_window_size=None, implementation=None, return_residual=False)",
        facts = Facts::NONE.checking()
    )]
    fn dot_product_attention(
        vm: &mut Vm,
        query: &Value,
        key: &Value,
        value: &Value,
        bias: Option<Value>,
        mask: Option<Value>,
        scale: Option<f64>,
        is_causal: bool,
        query_seq_lengths: Option<Value>,
        key_value_seq_lengths: Option<Value>,
        local_window_size: Window,
        implementation: Option<&str>,
        return_residual: bool,
    ) -> Outcome {
        if return_residual {
            return Err(vm
                .not_implemented(
                    "jax.nn.dot_product_attention with return_residual=True is not implemented",
                )
                .into());
        }
        if let Some(other) = implementation.filter(|name| *name != "xla") {
            return Err(vm
                .not_implemented(format_args!(
                    "jax.nn.dot_product_attention with implementation='{other}' is not implemented"
                ))
                .into());
        }
        let attention = Attention {
            bias,
            mask,
            scale,
            is_causal,
            query_lengths: query_seq_lengths,
            key_lengths: key_value_seq_lengths,
            window: local_window_size.0,
        };
        Ok(attention.of(query, key, value)?)
    }
}

/// How far may be looked to both sides: an int, or a pair.
pub(super) struct Window(Option<(i64, i64)>);

impl<'a> FromArg<'a, Call> for Window {
    fn from_arg(vm: &mut Vm, arg: Arg<'a>, _call: &mut Call) -> PyResult<Self> {
        let Some(value) = arg.some() else {
            return Ok(Self(None));
        };
        let ints = crate::arg::ints(vm, value)?;
        match ints.as_slice() {
            [one] => Ok(Self(Some((*one, *one)))),
            [left, right] => Ok(Self(Some((*left, *right)))),
            _ => Err(vm.value_error("local_window_size is an int or a pair of ints")),
        }
    }
}
