//! Where names are looked up that few programs use: in a module of the library, which loads then.

use freezeframe_python::{Raise, Value, Vm};

/// The attribute of a name, which a module of the library may have for objects of this kind.
pub(crate) fn missing(
    vm: &mut Vm,
    kind: &str,
    object: &Value,
    name: &Value,
) -> Result<Value, Raise> {
    let library = Value::Module(vm.import("matplotlib._attributes")?);
    let look_up = vm.attr(&library, "look_up")?;
    vm.call(&look_up, &[Value::str(kind), object.clone(), name.clone()])
}
