//! Operands in jaxprs: variables and literals.

use crate::Aval;
use freezeframe_array::Array;
use freezeframe_base::Taint;
use std::rc::Rc;

/// A variable of one jaxpr: an index into its table of avals.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct VarId(pub u32);

/// A constant scalar inside a jaxpr, and what it was computed from.
#[derive(Clone, Debug)]
pub struct Literal {
    /// Its value.
    pub value: Array,
    /// True for what came from a Python scalar.
    pub weak_type: bool,
    /// The state it derives from.
    pub taint: Taint,
}

impl Literal {
    /// Its aval.
    pub fn aval(&self) -> Aval {
        Aval::new(self.value.shape().clone(), self.value.dtype()).with_weak_type(self.weak_type)
    }
}

/// An operand: a variable or a literal.
#[derive(Clone, Debug)]
pub enum Atom {
    /// A variable.
    Var(VarId),
    /// A literal.
    Literal(Rc<Literal>),
}

impl Atom {
    /// The variable, if it is one.
    pub fn var(&self) -> Option<VarId> {
        if let Self::Var(var) = self {
            Some(*var)
        } else {
            None
        }
    }
}
