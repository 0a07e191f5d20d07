//! `gc`.

use crate::natives;
use crate::object::*;
use crate::vm::Vm;
use std::rc::Rc;

/// What `gc` lets do.
#[natives]
mod functions {
    use super::*;

    /// Frees what only cycles keep alive; the number of objects that were freed.
    #[native("(generation=2)")]
    fn collect(vm: &mut Vm) -> Result<Value, Raise> {
        let mut count = crate::gc::collect();
        if vm.ends.get() {
            vm.tell_ends();
            count = count.max(crate::gc::collect());
        }
        Ok(Value::from(count))
    }

    /// Lets cycles be collected by themselves.
    #[native("()")]
    fn enable() -> Result<Value, Raise> {
        Ok(Value::None)
    }

    /// Has cycles collected only when asked for.
    #[native("()")]
    fn disable() -> Result<Value, Raise> {
        Ok(Value::None)
    }

    /// True if cycles are collected by themselves.
    #[native("()")]
    fn isenabled() -> Result<Value, Raise> {
        Ok(Value::Bool(true))
    }
}

/// Fills the module.
pub fn init(_: &mut Vm, module: &Rc<Module>) -> Result<(), Raise> {
    module.functions(functions::TABLE);
    Ok(())
}
