//! `gc`.

use crate::native::{Entry, pure};
use crate::object::*;
use crate::vm::Vm;
use std::rc::Rc;

const FUNCTIONS: &[Entry] = &[
    pure("collect", "(generation=2)", |_, _| {
        Ok(Value::from(crate::gc::collect()))
    }),
    pure("enable", "()", |_, _| Ok(Value::None)),
    pure("disable", "()", |_, _| Ok(Value::None)),
    pure("isenabled", "()", |_, _| Ok(Value::Bool(true))),
];

/// Fills the module.
pub fn init(_: &mut Vm, module: &Rc<Module>) -> Result<(), Raise> {
    module.functions(FUNCTIONS);
    Ok(())
}
