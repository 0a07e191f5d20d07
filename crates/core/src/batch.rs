//! Vectorization. In JAX: `BatchTrace` and the batching rules.

use crate::trace::{AxisData, TraceRef};
use crate::{Error, Primitive, Result, Value};

/// Applies a primitive to batched values.
pub(crate) fn process(_trace: &TraceRef, _axis: &AxisData, primitive: &Primitive, _args: &[Value]) -> Result<Vec<Value>> {
    Err(Error::not_implemented(format!("Batching rule for '{}' not implemented", primitive.name())))
}
