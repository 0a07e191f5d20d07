//! Functions with their own derivative rules: `custom_jvp` and `custom_vjp`.

use crate::{Aval, Jaxpr, Result, Value, eval_jaxpr};
use std::fmt;
use std::rc::Rc;

/// A function of values.
pub type ValueFn = Rc<dyn Fn(&[Value]) -> Result<Vec<Value>>>;

/// A function of values that is called once. What takes one is compiled once, not for each closure.
pub(crate) type Function<'a> = Box<dyn FnOnce(&[Value]) -> Result<Vec<Value>> + 'a>;

/// A `custom_jvp` function. It is called as `fun`; once staged, `call_jaxpr` holds what it did.
#[derive(Clone)]
pub struct CustomJvp {
    /// The function's name.
    pub name: Rc<str>,
    /// The function.
    pub fun: ValueFn,
    /// The rule: primals, then tangents, in; primals, then tangents, out.
    pub jvp: ValueFn,
    /// The rule's name, as jaxprs print it.
    pub jvp_name: Rc<str>,
    /// What the function did, once staged.
    pub call_jaxpr: Option<Rc<Jaxpr>>,
    /// The rule takes symbolic zeros.
    pub symbolic_zeros: bool,
}

/// A `custom_vjp` function. It is called as `fun`; once staged, `call_jaxpr` holds what it did.
#[derive(Clone)]
pub struct CustomVjp {
    /// The function's name.
    pub name: Rc<str>,
    /// The function.
    pub fun: ValueFn,
    /// The forward rule: primals in; residuals, then results, out.
    pub fwd: ValueFn,
    /// How many residuals `fwd` gave when it was last called.
    pub num_residuals: Rc<dyn Fn() -> usize>,
    /// The backward rule: residuals, then cotangents, in; cotangents of the arguments out.
    pub bwd: ValueFn,
    /// The forward rule's name, as jaxprs print it.
    pub fwd_name: Rc<str>,
    /// The backward rule's name, as jaxprs print it.
    pub bwd_name: Rc<str>,
    /// What the function did, once staged.
    pub call_jaxpr: Option<Rc<Jaxpr>>,
    /// The rules take symbolic zeros.
    pub symbolic_zeros: bool,
}

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

impl CustomJvp {
    /// Runs the function itself under the current trace.
    pub(crate) fn call(&self, args: &[Value]) -> Result<Vec<Value>> {
        match &self.call_jaxpr {
            Some(jaxpr) => eval_jaxpr(jaxpr, args),
            None => (self.fun)(args),
        }
    }
}

impl CustomVjp {
    /// Runs the function itself under the current trace.
    pub(crate) fn call(&self, args: &[Value]) -> Result<Vec<Value>> {
        match &self.call_jaxpr {
            Some(jaxpr) => eval_jaxpr(jaxpr, args),
            None => (self.fun)(args),
        }
    }
}

macro_rules! debug_by_name {
    ($($ty:ty, $name:expr;)*) => {
        $(impl fmt::Debug for $ty {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str($name)
            }
        })*
    };
}

debug_by_name! {
    CustomJvp, "CustomJvp";
    CustomVjp, "CustomVjp";
    CustomLin, "CustomLin";
}
