//! NumPy's classes with arguments, as type hints write them.

use crate::row::Call;
use freezeframe_python::{Raise, Value, Vm, natives};

#[natives(scope = Call)]
pub(crate) mod functions {
    use super::*;

    /// The class with arguments, as type hints write it.
    #[native("(cls, key, /)", bound = Class)]
    fn __class_getitem__(vm: &mut Vm, cls: &Value, key: &Value) -> Result<Value, Raise> {
        let types = Value::Module(vm.import("types")?);
        let alias = vm.attr(&types, "GenericAlias")?;
        vm.call(&alias, &[cls.clone(), key.clone()])
    }
}
