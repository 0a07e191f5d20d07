//! Forward-mode differentiation. In JAX: `JVPTrace` and the jvp rules.

use crate::trace::TraceRef;
use crate::{Error, Primitive, Result, Value};

/// Applies a primitive to pairs of primal and tangent.
pub(crate) fn process(_trace: &TraceRef, primitive: &Primitive, _args: &[Value]) -> Result<Vec<Value>> {
    Err(Error::not_implemented(format!("Differentiation rule for '{}' not implemented", primitive.name())))
}
