//! Primitives that the embedder defines: all their rules are its own. In JAX: a user's `Primitive`.

use crate::{Aval, Result, Value};
use std::any::Any;
use std::fmt;

/// A value, or what is known of one that is not there: of a tangent or cotangent that is zero, or of an operand whose
/// cotangent is wanted.
#[derive(Clone, Debug)]
pub enum Known {
    /// The value.
    Value(Value),
    /// Its aval only.
    Aval(Aval),
}

impl Known {
    /// The value, if it is there.
    pub fn value(&self) -> Option<&Value> {
        match self {
            Self::Value(value) => Some(value),
            Self::Aval(_) => None,
        }
    }
}

/// A primitive of the embedder's with its parameters. Each rule is run under the trace that is concerned.
pub trait Defined: Any {
    /// The name that jaxprs show.
    fn name(&self) -> &str;

    /// The parameters as a jaxpr prints them, name and text, in that order.
    fn params(&self) -> &[(String, String)];

    /// True if it does more than compute, so that it stays where nobody uses its results.
    fn has_effects(&self) -> bool;

    /// The results for known arrays.
    fn evaluate(&self, args: &[Value]) -> Result<Vec<Value>>;

    /// An error if nothing says what it is in a compiled program.
    fn check_lowering(&self) -> Result<()>;

    /// The results for known arrays in a compiled program.
    fn compiled(&self, args: &[Value]) -> Result<Vec<Value>>;

    /// The avals of the results.
    fn abstract_eval(&self, args: &[Aval]) -> Result<Vec<Aval>>;

    /// The results, and their tangents.
    fn jvp(&self, primals: &[Value], tangents: &[Known]) -> Result<(Vec<Value>, Vec<Known>)>;

    /// The cotangents of the operands that are not known, from those of the results.
    fn transpose(&self, cts: &[Known], inputs: &[Known]) -> Result<Vec<Option<Known>>>;

    /// The results over a mapped axis of this length, and where they have it.
    fn batch(
        &self,
        size: usize,
        values: &[Value],
        dims: &[Option<usize>],
    ) -> Result<(Vec<Value>, Vec<Option<usize>>)>;
}

impl fmt::Debug for dyn Defined {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
