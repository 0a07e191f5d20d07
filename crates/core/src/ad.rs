//! What forward and reverse differentiation share: tangents that may be zero without being computed.

use crate::{Aval, Result, Value, lax};
use freezeframe_array::DType;

/// A tangent or cotangent: a value, or zero without a value. In JAX: `Zero`.
#[derive(Clone, Debug)]
pub(crate) enum Tangent {
    /// Zero, of this (tangent) aval.
    Zero(Aval),
    /// Not known to be zero.
    Nonzero(Value),
}

impl Tangent {
    /// The zero tangent of a primal value.
    pub(crate) fn zero_of(primal: &Value) -> Self {
        Self::Zero(primal.aval().to_tangent())
    }

    pub(crate) fn is_zero(&self) -> bool {
        matches!(self, Self::Zero(_))
    }

    /// The value, if it is not known to be zero.
    pub(crate) fn nonzero(&self) -> Option<&Value> {
        if let Self::Nonzero(value) = self {
            Some(value)
        } else {
            None
        }
    }

    /// The value, zeros included.
    pub(crate) fn instantiate(&self) -> Result<Value> {
        match self {
            Self::Zero(aval) => lax::zeros(aval),
            Self::Nonzero(value) => Ok(value.clone()),
        }
    }

    /// The sum.
    pub(crate) fn add(&self, other: &Self) -> Result<Self> {
        match (self, other) {
            (Self::Zero(_), other) => Ok(other.clone()),
            (this, Self::Zero(_)) => Ok(this.clone()),
            (Self::Nonzero(x), Self::Nonzero(y)) => Ok(Self::Nonzero(lax::add_any(x, y)?)),
        }
    }

    /// From a value that may be of dtype `float0`, which counts as zero.
    pub(crate) fn from_value(value: Value) -> Self {
        if value.dtype() == DType::Float0 {
            Self::Zero(value.aval())
        } else {
            Self::Nonzero(value)
        }
    }
}
