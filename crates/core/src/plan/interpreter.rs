//! The executor of this crate.

use super::Plan;
use super::executor::{Executable, Executor};
use super::loaded::{Loaded, Shared};
use super::machine::Run;
use std::rc::Rc;

/// Runs plans by interpreting them.
#[derive(Default)]
pub(super) struct Interpreter(Rc<Shared>);

impl Executor for Interpreter {
    fn load(&self, plan: &Rc<Plan>) -> Rc<dyn Executable> {
        Rc::new(Run(Loaded::of(plan, &self.0)))
    }
}
