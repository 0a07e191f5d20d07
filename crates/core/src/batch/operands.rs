//! What a batching rule is given.

use super::axis_to_front;
use crate::trace::AxisData;
use crate::{Error, Result, Value, lax};
use freezeframe_base::Lists;

/// The operands of a primitive that is mapped, and where each has the mapped axis.
pub(super) struct Operands<'a> {
    pub(super) axis: &'a AxisData,
    pub(super) values: &'a [Value],
    pub(super) dims: &'a [Option<usize>],
}

impl Operands<'_> {
    /// The first operand and its mapped axis.
    pub(super) fn first(&self) -> Result<(&Value, usize)> {
        match (self.values.first(), self.dims.first()) {
            (Some(value), Some(Some(dim))) => Ok((value, *dim)),
            _ => Err(Error::not_implemented(
                "the first operand of this primitive must be mapped",
            )),
        }
    }

    /// All operands, of one shape, with the mapped axis at `to`.
    pub(super) fn aligned(&self, to: usize) -> Result<Vec<Value>> {
        let align = |(value, dim): (&Value, &Option<usize>)| match dim {
            Some(dim) => lax::moveaxis(value, *dim, to),
            None => {
                let shape = value.aval().unmapped(self.axis.size, to).shape;
                let kept: Vec<usize> = (0..shape.ndim()).filter(|axis| *axis != to).list();
                lax::broadcast_in_dim(value, &shape, kept)
            }
        };
        self.values.iter().zip(self.dims).map(align).try_list()
    }

    /// All operands with the mapped axis in front.
    pub(super) fn at_front(&self) -> Result<Vec<Value>> {
        let front =
            |(value, dim): (&Value, &Option<usize>)| axis_to_front(value, *dim, self.axis.size);
        self.values.iter().zip(self.dims).map(front).try_list()
    }
}
