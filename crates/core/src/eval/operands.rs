//! What a primitive is evaluated on.

use crate::Value;
use std::ops::Deref;

/// The operands of a primitive.
pub(crate) enum Operands<'a> {
    /// Others may need them too.
    Lent(&'a [Value]),
    /// Nobody else may need them: what is written to is written to in place.
    Given(Vec<Value>),
}

impl Deref for Operands<'_> {
    type Target = [Value];

    fn deref(&self) -> &[Value] {
        match self {
            Self::Lent(args) => args,
            Self::Given(args) => args,
        }
    }
}
