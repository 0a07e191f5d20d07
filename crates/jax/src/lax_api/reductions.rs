//! Reductions, accumulations, products and sorting.

use crate::arg;
use crate::ops::{R, canonical_axes, canonical_axis, lax, reduce, sort};
use crate::py::*;
use crate::row::{Call, Ints, ListOf, Outcome, Several, Sizes};
use crate::sharding::OutSharding;
use freezeframe_array::{Array, DType, Scalar};
use freezeframe_core::{BinaryOp, CumulativeOp, DotDims, ReduceOp};
use freezeframe_python::{Arg, FromArg};

/// Reductions, accumulations and sorting.
#[natives(scope = Call)]
pub(super) mod functions {
    use super::*;

    #[member(reduce_sum = ReduceOp::Sum, "The sum of the elements along these axes.

        >>> lax.reduce_sum(jnp.array([[1, 2], [3, 4]]), (0,))
        Array([4, 6], dtype=int32)")]
    #[member(reduce_prod = ReduceOp::Prod, "The product of the elements along these axes.

        >>> lax.reduce_prod(jnp.array([[1, 2], [3, 4]]), (0,))
        Array([3, 8], dtype=int32)")]
    #[member(reduce_max = ReduceOp::Max, "The largest element along these axes.

        >>> lax.reduce_max(jnp.array([[1, 2], [3, 4]]), (0,))
        Array([3, 4], dtype=int32)")]
    #[member(reduce_min = ReduceOp::Min, "The smallest element along these axes.

        >>> lax.reduce_min(jnp.array([[1, 2], [3, 4]]), (0,))
        Array([1, 2], dtype=int32)")]
    #[member(reduce_and = ReduceOp::And, "Whether all elements along these axes are true.

        >>> lax.reduce_and(jnp.array([True, False]), (0,))
        Array(False, dtype=bool)")]
    #[member(reduce_or = ReduceOp::Or, "Whether an element along these axes is true.

        >>> lax.reduce_or(jnp.array([True, False]), (0,))
        Array(True, dtype=bool)")]
    #[native("(operand, axes)")]
    fn by_primitive(operand: &Value, axes: Ints, member: ReduceOp) -> R {
        let axes = canonical_axes(Some(&axes.0), operand.ndim())?;
        lax::reduce(member, operand, &axes)
    }

    #[member(
        argmax = true,
        "Where the largest element along an axis stands.

        >>> lax.argmax(jnp.array([3, 9, 4]), 0, jnp.int32)
        Array(1, dtype=int32)"
    )]
    #[member(
        argmin = false,
        "Where the smallest element along an axis stands.

        >>> lax.argmin(jnp.array([3, 9, 4]), 0, jnp.int32)
        Array(0, dtype=int32)"
    )]
    #[native("(operand, axis, index_dtype)")]
    fn place_of(axis: i64, operand: &Value, member: bool) -> R {
        reduce::arg_reduce(member, operand, Some(axis), false)
    }

    #[member(cumsum = CumulativeOp::Sum, "The sums of the elements up to each place along an axis, or from its end.

        >>> lax.cumsum(jnp.array([1, 2, 3]))
        Array([1, 3, 6], dtype=int32)")]
    #[member(cumprod = CumulativeOp::Prod, "The products of the elements up to each place along an axis, or from its end.

        >>> lax.cumprod(jnp.array([1, 2, 3, 4]))
        Array([ 1,  2,  6, 24], dtype=int32)")]
    #[member(cummax = CumulativeOp::Max, "The largest element up to each place along an axis, or from its end.

        >>> lax.cummax(jnp.array([1, 3, 2]))
        Array([1, 3, 3], dtype=int32)")]
    #[member(cummin = CumulativeOp::Min, "The smallest element up to each place along an axis, or from its end.

        >>> lax.cummin(jnp.array([2, 1, 3]))
        Array([2, 1, 1], dtype=int32)")]
    #[member(cumlogsumexp = CumulativeOp::LogSumExp, "The logarithm of the sum of the exponentials up to each place along an axis, or from its end.

        >>> lax.cumlogsumexp(jnp.array([0.0, 0.0]))
        Array([0.       , 0.6931472], dtype=float32)")]
    #[native("(operand, axis=0, reverse=False)")]
    fn running(axis: i64, reverse: bool, operand: &Value, member: CumulativeOp) -> R {
        let axis = canonical_axis(axis, operand.ndim())?;
        lax::cumulative(member, operand, axis, reverse)
    }

    /// The elements along these axes combined by a function that has a name here, with a start value.
    #[native("(operands, init_values, computation, dimensions)")]
    fn _reduce(
        computation: Computation,
        operands: &Value,
        init_values: &Value,
        dimensions: Sizes,
    ) -> R {
        let Computation(op, combine) = computation;
        let total = lax::reduce(op, operands, &dimensions.0)?;
        let init = lax::convert(init_values, total.dtype())?;
        let neutral = init.as_array().and_then(Array::item).map(Scalar::to_f64);
        let is_neutral = matches!((op, neutral), (ReduceOp::Sum, Some(value)) if value == 0.0)
            || matches!((op, neutral), (ReduceOp::Prod, Some(value)) if value == 1.0);
        if is_neutral {
            Ok(total)
        } else {
            lax::binary(combine, &init, &total)
        }
    }

    /// The elements in order along an axis; of several arrays, in the order of the first `num_keys`, as a tuple.
    ///
    /// >>> lax.sort(jnp.array([3, 1, 2]))
    /// Array([1, 2, 3], dtype=int32)
    #[native("(operand, dimension=-1, is_stable=True, num_keys=1)")]
    fn sort(operand: Sorted, dimension: i64, is_stable: bool, num_keys: i64) -> R<Several> {
        let axis = canonical_axis(dimension, operand.values[0].ndim())?;
        let keys = usize::try_from(num_keys).unwrap_or(1);
        let sorted = lax::sort(&operand.values, axis, is_stable, keys)?;
        Ok(if operand.several {
            Several::Tuple(sorted)
        } else {
            Several::one_or_tuple(sorted)
        })
    }

    /// The `k` largest elements along the last axis, and where they stand.
    ///
    /// >>> lax.top_k(jnp.array([3, 9, 4]), 2)
    /// [Array([9, 4], dtype=int32), Array([1, 2], dtype=int32)]
    #[native("(operand, k, *, axis=-1)")]
    fn top_k(vm: &mut Vm, k: i64, operand: &Value) -> Outcome<ListOf> {
        let k = usize::try_from(k)
            .map_err(|_| vm.value_error("k argument to top_k must be nonnegative"))?;
        Ok(ListOf(sort::top_k(operand, k)?))
    }
}

/// Products.
#[natives(scope = Call)]
pub(super) mod products {
    use super::*;

    /// The product of two vectors or matrices.
    ///
    /// >>> lax.dot(jnp.array([1, 2, 3]), jnp.array([4, 5, 6]))
    /// Array(32, dtype=int32)
    #[native(
        "(lhs, rhs, *, dimension_numbers=None, precision=None, preferred_element_type=None, out_sharding=None)"
    )]
    fn dot(out_sharding: OutSharding, lhs: &Value, rhs: &Value) -> R {
        let is_simple = (1..=2).contains(&lhs.ndim())
            && (1..=2).contains(&rhs.ndim())
            && lhs.shape().last() == rhs.shape().first();
        if !is_simple {
            return Err(Error::value_error(format_args!(
                "jax.lax.dot: dimension_numbers must be specified when not performing simple un-batched matrix-matrix, \
                 matrix-vector, or vector-vector products; got lhs_shape={} rhs_shape={}",
                lhs.shape(),
                rhs.shape()
            )));
        }
        let dims = DotDims {
            lhs_contracting: vec![lhs.ndim().saturating_sub(1)],
            rhs_contracting: vec![0],
            ..DotDims::default()
        };
        out_sharding.within(|| lax::dot_general(lhs, rhs, dims, None))
    }

    /// Sums of products: `dimension_numbers` has the axes that are summed over, and those that go together, of both arrays.
    ///
    /// >>> lax.dot_general(jnp.ones((2, 3)), jnp.ones((3, 4)), (((1,), (0,)), ((), ()))).shape
    /// (2, 4)
    #[native(
        "(lhs, rhs, dimension_numbers, precision=None, preferred_element_type=None, *, out_sharding=None)"
    )]
    fn dot_general(
        out_sharding: OutSharding,
        dimension_numbers: Numbers,
        preferred_element_type: Option<DType>,
        lhs: &Value,
        rhs: &Value,
    ) -> R {
        out_sharding
            .within(|| lax::dot_general(lhs, rhs, dimension_numbers.0, preferred_element_type))
    }

    /// The matrix products of the last two axes, for each place of the axes before them.
    ///
    /// >>> lax.batch_matmul(jnp.ones((5, 2, 3)), jnp.ones((5, 3, 4))).shape
    /// (5, 2, 4)
    #[native("(lhs, rhs, precision=None)")]
    fn batch_matmul(lhs: &Value, rhs: &Value) -> R {
        let rank = lhs.ndim();
        let batch: Vec<usize> = (0..rank.saturating_sub(2)).collect();
        let dims = DotDims {
            lhs_contracting: vec![rank.saturating_sub(1)],
            rhs_contracting: vec![rank.saturating_sub(2)],
            lhs_batch: batch.clone(),
            rhs_batch: batch,
        };
        lax::dot_general(lhs, rhs, dims, None)
    }
}

/// What `reduce` combines elements by.
struct Computation(ReduceOp, BinaryOp);

impl<'a> FromArg<'a, Call> for Computation {
    fn from_arg(vm: &mut Vm, arg: Arg<'a>, _call: &mut Call) -> PyResult<Self> {
        let name = crate::wraps::function_name(vm, arg.value());
        Ok(match name.as_str() {
            "add" => Self(ReduceOp::Sum, BinaryOp::Add),
            "mul" | "multiply" => Self(ReduceOp::Prod, BinaryOp::Mul),
            "max" | "maximum" => Self(ReduceOp::Max, BinaryOp::Max),
            "min" | "minimum" => Self(ReduceOp::Min, BinaryOp::Min),
            "bitwise_and" | "logical_and" => Self(ReduceOp::And, BinaryOp::And),
            "bitwise_or" | "logical_or" => Self(ReduceOp::Or, BinaryOp::Or),
            other => {
                return Err(vm.not_implemented(format_args!(
                    "jax.lax.reduce by {other} is not implemented"
                )));
            }
        })
    }
}

/// An array to sort, or several.
struct Sorted {
    values: Vec<Value>,
    several: bool,
}

impl<'a> FromArg<'a, Call> for Sorted {
    fn from_arg(vm: &mut Vm, arg: Arg<'a>, call: &mut Call) -> PyResult<Self> {
        let several = sequence(arg.value()).is_some();
        let values = if several {
            call.arrays(vm, arg)?
        } else {
            vec![call.array(vm, arg)?]
        };
        Ok(Self { values, several })
    }
}

/// The axes of `dot_general`.
struct Numbers(DotDims);

impl<'a> FromArg<'a, Call> for Numbers {
    fn from_arg(vm: &mut Vm, arg: Arg<'a>, _call: &mut Call) -> PyResult<Self> {
        let mut lists = Vec::new();
        for pair in sequence(arg.value()).unwrap_or_default() {
            for list in sequence(&pair).unwrap_or_default() {
                lists.push(arg::sizes(vm, &list)?);
            }
        }
        let [lhs_contracting, rhs_contracting, lhs_batch, rhs_batch] = lists.as_slice() else {
            return Err(vm.type_error("dot_general dimension_numbers must be ((lhs_contract, rhs_contract), (lhs_batch, rhs_batch))"));
        };
        Ok(Self(DotDims {
            lhs_contracting: lhs_contracting.clone(),
            rhs_contracting: rhs_contracting.clone(),
            lhs_batch: lhs_batch.clone(),
            rhs_batch: rhs_batch.clone(),
        }))
    }
}
