//! What forward and reverse differentiation share: tangents that may be zero without being computed.

mod sums;

use crate::defined::Known;
use crate::{Aval, Value};
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

    /// From a value that may be of dtype `float0`, which counts as zero.
    pub(crate) fn from_value(value: Value) -> Self {
        if value.dtype() == DType::Float0 {
            Self::Zero(value.aval())
        } else {
            Self::Nonzero(value)
        }
    }
}

impl From<&Tangent> for Known {
    fn from(tangent: &Tangent) -> Self {
        match tangent {
            Tangent::Zero(aval) => Self::Aval(aval.clone()),
            Tangent::Nonzero(value) => Self::Value(value.clone()),
        }
    }
}

impl From<Known> for Tangent {
    fn from(known: Known) -> Self {
        match known {
            Known::Aval(aval) => Self::Zero(aval),
            Known::Value(value) => Self::from_value(value),
        }
    }
}

impl From<&Input> for Known {
    fn from(input: &Input) -> Self {
        match input {
            Input::Value(value) => Self::Value(value.clone()),
            Input::Undefined(aval) => Self::Aval(aval.clone()),
        }
    }
}

/// An operand of an equation that is run backwards.
#[derive(Clone, Debug)]
pub(crate) enum Input {
    /// Known; nothing flows back to it.
    Value(Value),
    /// Linear: its cotangent, of this aval, is wanted.
    Undefined(Aval),
}

impl Input {
    pub(crate) fn is_undefined(&self) -> bool {
        matches!(self, Self::Undefined(_))
    }

    pub(crate) fn value(&self) -> Option<&Value> {
        if let Self::Value(value) = self {
            Some(value)
        } else {
            None
        }
    }

    pub(crate) fn aval(&self) -> Aval {
        match self {
            Self::Value(value) => value.aval(),
            Self::Undefined(aval) => aval.clone(),
        }
    }
}
