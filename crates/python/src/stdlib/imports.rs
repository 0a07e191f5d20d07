//! What `importlib` and its like need: where modules come from.

use crate::builtins::files;
use crate::natives;
use crate::object::*;
use crate::vm::Vm;
use freezeframe_base::Lists;
use std::rc::Rc;

#[natives]
mod functions {
    use super::*;

    /// Runs a module's file again, if it has one.
    #[native("(module, /)", purity = Impure)]
    fn reload(vm: &mut Vm, module: &Value) -> Result<Value, Raise> {
        if let Value::Module(module) = module.unwrapped() {
            vm.fill_from_file(module)?;
        }
        Ok(Value::None)
    }

    /// The file of a module and the folder of what is below it, each None where there is none; None if there is no module.
    #[native("(name, /)", purity = Files)]
    fn find(vm: &mut Vm, name: &Value) -> Result<Value, Raise> {
        let name = name.as_str().unwrap_or_default().to_owned();
        if let Some(file) = vm.file_of(&name)? {
            let folder = file.folder.map_or(Value::None, Value::str);
            return Ok(Value::tuple(vec![Value::str(file.path), folder]));
        }
        if !vm.is_built_in(&name) {
            return Ok(Value::None);
        }
        let folder = match vm.is_package(&name) {
            true => Value::name(""),
            false => Value::None,
        };
        Ok(Value::tuple(vec![Value::None, folder]))
    }

    /// The wheels that cannot be read: their names, and why.
    #[native("()", purity = Files)]
    fn damaged(vm: &mut Vm) -> Value {
        let damaged = files::damaged_wheels(vm).into_iter();
        let damaged =
            damaged.map(|(name, why)| Value::tuple(vec![Value::str(name), Value::str(why)]));
        Value::list(damaged.list())
    }
}

/// Fills `_imports`.
pub(super) fn module(_: &mut Vm, module: &Rc<Module>) -> Result<(), Raise> {
    module.functions(functions::TABLE);
    Ok(())
}
