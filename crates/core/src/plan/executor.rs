//! What an executor of plans has to do.

use super::Plan;
use crate::{Result, Value};
use freezeframe_array::interrupt;
use std::rc::Rc;

/// Makes plans ready to be run.
pub trait Executor {
    /// A plan, ready to be run again and again.
    fn load(&self, plan: &Rc<Plan>) -> Rc<dyn Executable>;
}

/// A plan that is ready to be run.
pub trait Executable {
    /// The results for these arguments, which are as many as the plan's parameters.
    fn run(&self, args: &[Value]) -> Result<Vec<Value>>;

    /// A run with these arguments that has not begun yet.
    fn begin(&self, args: &[Value]) -> Result<Box<dyn Going>>;
}

/// A run of a plan that is left now and then.
pub trait Going {
    /// Goes on until all work that was done since the engine began (`interrupt::done`) comes to `end`; the results once
    /// they are there.
    fn go_on(&mut self, end: u64) -> Result<Option<Vec<Value>>>;
}

/// Whether the work that was done comes to what a slice has; without a slice a run goes on to its end.
pub(super) fn is_over(slice: Option<u64>) -> bool {
    slice.is_some_and(|end| interrupt::done() >= end)
}
