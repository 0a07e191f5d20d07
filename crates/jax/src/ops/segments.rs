//! What the elements of segments come to, by scatters.

use super::index::{TakeOptions, update_jaxpr};
use super::reduce::identity;
use super::{R, lax};
use freezeframe_core::{
    GatherMode, Primitive, ReduceOp, Scatter, ScatterDims, ScatterOp, Value, bind1,
};
use std::rc::Rc;

/// What the elements of each segment come to; those of other segments than the first `count` are left out.
pub fn segments(op: ReduceOp, data: &Value, ids: &Value, count: usize, options: &TakeOptions) -> R {
    let op_of = match op {
        ReduceOp::Prod => ScatterOp::Mul,
        ReduceOp::Max => ScatterOp::Max,
        ReduceOp::Min => ScatterOp::Min,
        _ => ScatterOp::Add,
    };
    let (ids_shape, data_shape) = (ids.shape(), data.shape());
    let mut shape = vec![count];
    shape.extend(data_shape.iter().skip(ids.ndim()));
    let empty = lax::full(shape, &identity(op, data.dtype()))?;
    let mut indices = ids_shape.to_vec();
    indices.push(1);
    let axes: Vec<usize> = (0..ids.ndim()).collect();
    let indices = lax::broadcast_in_dim(ids, indices, &axes)?;
    let scatter = Scatter {
        op: op_of,
        dims: ScatterDims {
            update_window_dims: (ids.ndim()..data.ndim()).collect(),
            inserted_window_dims: vec![0],
            scatter_dims_to_operand_dims: vec![0],
            operand_batching_dims: Vec::new(),
            scatter_indices_batching_dims: Vec::new(),
        },
        indices_are_sorted: options.indices_are_sorted,
        unique_indices: options.unique_indices,
        mode: options.mode.unwrap_or(GatherMode::FillOrDrop),
        update_jaxpr: update_jaxpr(op_of, data.dtype())?,
        batched: false,
    };
    let operands = [empty, indices, data.clone()];
    bind1(&Primitive::Scatter(Rc::new(scatter)), &operands)
}
