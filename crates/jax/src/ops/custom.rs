//! Library functions that have their own derivative.

use super::formula::{Formula, formulas};
use super::{R, only};
use freezeframe_core::{CustomJvp, Primitive, Value, bind};
use std::rc::Rc;

/// What such a function does.
#[derive(Clone, Copy)]
pub struct Rule {
    /// Its name.
    pub name: &'static str,
    /// What the rule is called.
    pub jvp_name: &'static str,
    /// What it computes of its arguments.
    pub fun: fn(&[Formula]) -> Formula,
    /// The tangent of the result, for arguments and tangents.
    pub tangent: fn(&[Formula], &[Formula]) -> Formula,
}

impl Rule {
    /// The function of these arguments.
    pub fn call(self, args: &[Value]) -> R {
        let call = CustomJvp {
            name: self.name.into(),
            fun: Rc::new(move |args| Ok(vec![(self.fun)(&formulas(args)).done()?])),
            jvp: Rc::new(move |args| {
                let (primals, tangents) = args.split_at(args.len() / 2);
                let result = self.call(primals)?;
                let tangent = (self.tangent)(&formulas(primals), &formulas(tangents));
                Ok(vec![result, tangent.done()?])
            }),
            jvp_name: self.jvp_name.into(),
            call_jaxpr: None,
            num_consts: 0,
            symbolic_zeros: false,
        };
        only(bind(&Primitive::CustomJvpCall(Rc::new(call)), args))
    }
}
