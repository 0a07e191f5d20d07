//! `gc`.

use crate::natives;
use crate::object::*;
use crate::vm::Vm;
use std::cell::Cell;
use std::rc::Rc;

/// What a program wants of the collector. Memory is bounded here, so that it collects all the same.
#[derive(Default)]
struct Wish {
    disabled: Cell<bool>,
}

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
    #[native("()", purity = Impure)]
    fn enable(vm: &mut Vm) -> Result<Value, Raise> {
        vm.extension::<Wish>().disabled.set(false);
        Ok(Value::None)
    }

    /// Says that cycles need not be collected by themselves.
    #[native("()", purity = Impure)]
    fn disable(vm: &mut Vm) -> Result<Value, Raise> {
        vm.extension::<Wish>().disabled.set(true);
        Ok(Value::None)
    }

    /// True unless `disable` was called.
    #[native("()")]
    fn isenabled(vm: &mut Vm) -> Result<Value, Raise> {
        Ok(Value::Bool(!vm.extension::<Wish>().disabled.get()))
    }
}

/// Fills the module.
pub fn init(_: &mut Vm, module: &Rc<Module>) -> Result<(), Raise> {
    module.functions(functions::TABLE);
    Ok(())
}
