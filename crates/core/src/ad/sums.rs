//! Sums of tangents, and zeros that have to be computed after all.

use super::Tangent;
use crate::{Result, Value, lax};

impl Tangent {
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
}
