//! placeholder
use freezeframe_python::{Module, Raise, Vm};
use std::rc::Rc;
pub struct Legacy;
pub fn fill(_vm: &mut Vm, _m: &Rc<Module>) -> Result<(), Raise> { Ok(()) }
