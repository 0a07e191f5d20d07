//! Jaxprs as text, laid out as JAX does it.

use crate::{Eqn, Jaxpr, Literal};

/// A literal as jaxprs print it: `1.0:f32[]`.
pub(crate) fn literal_text(literal: &Literal) -> String {
    format!("{:?}:{}", literal.value.item(), literal.aval().short())
}

/// An equation as error texts print it.
pub(crate) fn eqn_text(_jaxpr: &Jaxpr, eqn: &Eqn) -> String {
    eqn.primitive.name().to_string()
}
