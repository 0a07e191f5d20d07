//! `rcParams` as Python sees it.

use super::row::Call;
use super::settings::settings;
use freezeframe_python::{ClassBuilder, Payload, Raise, Value, Vm, natives};
use std::cell::OnceCell;

/// The settings as Python sees them: what a program has not set is as matplotlib has it.
pub(crate) fn object(vm: &mut Vm) -> Value {
    let kept = vm.extension::<Shown>();
    if let Some(object) = kept.0.get() {
        return object.clone();
    }
    let dict = settings(vm);
    let base = vm.types.dict.clone();
    let class = ClassBuilder::new("matplotlib", "RcParams")
        .base(&base)
        .methods(methods::TABLE)
        .build(vm);
    let object = Value::object(&class, Payload::Base(Value::Dict(dict)));
    kept.0.get_or_init(|| object).clone()
}

/// The object of the settings of one machine.
#[derive(Default)]
struct Shown(OnceCell<Value>);

/// What settings do.
#[natives(scope = Call)]
mod methods {
    use super::*;

    /// The setting of a name as matplotlib has it.
    #[native("(self, key, /)")]
    fn __missing__(vm: &mut Vm, key: &Value) -> Result<Value, Raise> {
        let library = Value::Module(vm.import("matplotlib._settings")?);
        let setting = vm.attr(&library, "setting")?;
        vm.call(&setting, std::slice::from_ref(key))
    }
}
