//! Gathers and scatters as `jax.lax` has them, by dimension numbers; the library's Python reads those.

use crate::ops::{R, index};
use crate::py::*;
use crate::row::{Call, Element, Sizes};
use freezeframe_core::{
    Gather, GatherDims, GatherMode, Primitive, Scatter, ScatterDims, ScatterOp, bind1,
};

/// The mode of JAX's number for it.
fn mode_of(number: i64) -> GatherMode {
    match number {
        1 => GatherMode::Clip,
        2 => GatherMode::FillOrDrop,
        _ => GatherMode::PromiseInBounds,
    }
}

/// What the library's Python calls.
#[natives(scope = Call)]
pub(crate) mod functions {
    use super::*;

    /// The windows of an array at places.
    #[native(
        "(operand, indices, offset, collapsed, index_map, own_batch, batch, sizes, sorted, unique, mode, fill, /)"
    )]
    fn gather(
        operand: &Value,
        indices: &Value,
        offset: Sizes,
        collapsed: Sizes,
        index_map: Sizes,
        own_batch: Sizes,
        batch: Sizes,
        sizes: Sizes,
        sorted: bool,
        unique: bool,
        mode: i64,
        fill: Element,
    ) -> R {
        let gather = Gather {
            dims: GatherDims {
                offset_dims: offset.0,
                collapsed_slice_dims: collapsed.0,
                start_index_map: index_map.0,
                operand_batching_dims: own_batch.0,
                start_indices_batching_dims: batch.0,
            },
            slice_sizes: sizes.0,
            indices_are_sorted: sorted,
            unique_indices: unique,
            mode: mode_of(mode),
            fill_value: fill.0,
            batched: false,
        };
        let operands = [operand.clone(), indices.clone()];
        bind1(&Primitive::Gather(Rc::new(gather)), &operands)
    }

    /// An array in which the windows at places are combined with others.
    #[native(
        "(operand, indices, updates, op, window, inserted, index_map, own_batch, batch, sorted, unique, mode, /)"
    )]
    fn scatter(
        operand: &Value,
        indices: &Value,
        updates: &Value,
        op: &str,
        window: Sizes,
        inserted: Sizes,
        index_map: Sizes,
        own_batch: Sizes,
        batch: Sizes,
        sorted: bool,
        unique: bool,
        mode: i64,
    ) -> R {
        let op = match op {
            "add" => ScatterOp::Add,
            "sub" => ScatterOp::Sub,
            "mul" => ScatterOp::Mul,
            "min" => ScatterOp::Min,
            "max" => ScatterOp::Max,
            _ => ScatterOp::Set,
        };
        let scatter = Scatter {
            op,
            dims: ScatterDims {
                update_window_dims: window.0,
                inserted_window_dims: inserted.0,
                scatter_dims_to_operand_dims: index_map.0,
                operand_batching_dims: own_batch.0,
                scatter_indices_batching_dims: batch.0,
            },
            indices_are_sorted: sorted,
            unique_indices: unique,
            mode: mode_of(mode),
            update_jaxpr: index::update_jaxpr(op, operand.dtype())?,
            batched: false,
        };
        let operands = [operand.clone(), indices.clone(), updates.clone()];
        bind1(&Primitive::Scatter(Rc::new(scatter)), &operands)
    }
}
