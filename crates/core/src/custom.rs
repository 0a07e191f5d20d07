//! Functions with their own derivative rules: `custom_jvp` and `custom_vjp`.

use crate::{Aval, Result, Value};
use std::fmt;
use std::rc::Rc;

/// A function of values.
pub type ValueFn = Rc<dyn Fn(&[Value]) -> Result<Vec<Value>>>;

/// A function of values that is called once. What takes one is compiled once, not for each closure.
pub(crate) type Function<'a> = Box<dyn FnOnce(&[Value]) -> Result<Vec<Value>> + 'a>;

/// The tangent of a `custom_vjp` function: operands are residuals, then tangents. In JAX: `custom_lin`.
#[derive(Clone)]
pub struct CustomLin {
    /// How many operands are residuals.
    pub num_residuals: usize,
    /// Which arguments of the function have a tangent.
    pub in_nonzero: Vec<bool>,
    /// The backward rule.
    pub bwd: ValueFn,
    /// The avals of the tangents that it stands for.
    pub out_avals: Vec<Aval>,
}

impl fmt::Debug for CustomLin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("CustomLin")
    }
}
