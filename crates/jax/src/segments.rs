//! `jax.ops`: what the elements of segments come to.

use crate::array::concrete;
use crate::indexing::Mode;
use crate::ops::{R, index, lax, reduce, segments};
use crate::py::*;
use crate::row::{Call, Outcome};
use freezeframe_array::Scalar;
use freezeframe_core::{Concretization, ReduceOp};

/// The functions of `jax.ops`.
#[natives(scope = Call)]
mod functions {
    use super::*;

    #[member(segment_sum = ReduceOp::Sum, "The sum of the elements of each segment. `segment_ids` says which segment each element is in; there are `num_segments`.

        >>> jax.ops.segment_sum(jnp.arange(4.0), jnp.array([0, 0, 1, 2]), num_segments=3)
        Array([1., 2., 3.], dtype=float32)")]
    #[member(segment_prod = ReduceOp::Prod, "The product of the elements of each segment. `segment_ids` says which segment each element is in; there are `num_segments`.

        >>> jax.ops.segment_prod(jnp.arange(1.0, 5.0), jnp.array([0, 0, 1, 1]), num_segments=3)
        Array([ 2., 12.,  1.], dtype=float32)")]
    #[member(segment_max = ReduceOp::Max, "The largest element of each segment. `segment_ids` says which segment each element is in; there are `num_segments`.

        >>> jax.ops.segment_max(jnp.arange(4), jnp.array([0, 0, 1, 1]))
        Array([1, 3], dtype=int32)")]
    #[member(segment_min = ReduceOp::Min, "The smallest element of each segment. `segment_ids` says which segment each element is in; there are `num_segments`.

        >>> jax.ops.segment_min(jnp.arange(4), jnp.array([0, 0, 1, 1]))
        Array([0, 2], dtype=int32)")]
    #[native(
        "(data, segment_ids, num_segments=None, indices_are_sorted=False, unique_indices=False, bucket_size=None, mode=None, out_sharding=None)"
    )]
    fn segment(
        vm: &mut Vm,
        member: ReduceOp,
        data: &Value,
        segment_ids: &Value,
        num_segments: Option<i64>,
        indices_are_sorted: bool,
        unique_indices: bool,
        bucket_size: Option<i64>,
        mode: Mode,
    ) -> Outcome {
        let count = match num_segments {
            Some(count) => count,
            None => how_many(vm, segment_ids)?,
        };
        let Some(count) = freezeframe_base::how_many(count) else {
            return Err(Error::value_error("num_segments must be non-negative.").into());
        };
        let options = index::TakeOptions {
            mode: mode.0,
            unique_indices,
            indices_are_sorted,
            ..index::TakeOptions::default()
        };
        let bucket = bucket_size.and_then(|size| usize::try_from(size).ok());
        Ok(match bucket.filter(|size| *size > 0) {
            None => segments::segments(member, data, segment_ids, count, &options)?,
            Some(size) => bucketed(member, (data, segment_ids), count, size, &options)?,
        })
    }
}

/// One segment more than the largest number says, which has to be known.
fn how_many(vm: &mut Vm, ids: &Value) -> Outcome<i64> {
    let largest = reduce::reduce("max", ReduceOp::Max, ids, &reduce::Options::default())?;
    let count = lax::add(&largest, &lax::scalar(largest.dtype(), 1.0))?;
    let text = "segment_sum() `num_segments` argument.";
    let count = concrete(vm, &count, Concretization::Other(text))?;
    Ok(count.item().map_or(0, Scalar::to_i64))
}

/// First within buckets of so many elements, then over these.
fn bucketed(
    op: ReduceOp,
    (data, ids): (&Value, &Value),
    count: usize,
    size: usize,
    options: &index::TakeOptions,
) -> R {
    let length = ids.shape().size();
    let buckets = length.div_ceil(size);
    let place: Vec<i32> = (0..length).map(|at| (at / size * count) as i32).collect();
    let place = Value::from(freezeframe_array::Array::from_vec(place, vec![length])?);
    let place = lax::convert(&place, ids.dtype())?;
    let ids = lax::add(ids, &place)?;
    let all = segments::segments(op, data, &ids, buckets * count, options)?;
    let mut shape = vec![buckets, count];
    shape.extend(data.shape().iter().skip(1));
    let parts = lax::reshape(&all, shape)?;
    let over = reduce::Options {
        axes: Some(vec![0]),
        ..reduce::Options::default()
    };
    lax::convert(&reduce::reduce(op.name(), op, &parts, &over)?, data.dtype())
}

/// Fills `jax.ops`.
pub(crate) fn init(_vm: &mut Vm, module: &Rc<Module>) -> PyResult<()> {
    module.functions(functions::TABLE);
    Ok(())
}
