//! The modules written in Python.

use crate::library::part_of;
use crate::object::{Module, Name, Raise, Value};
use crate::vm::{Exc, Vm};
use freezeframe_base::section;
use std::rc::Rc;

/// Fills a module from its text.
pub(super) fn run(vm: &mut Vm, module: &Rc<Module>) -> Result<(), Raise> {
    let name = module.name.as_str();
    let part = part_of(name).unwrap_or_default();
    let text = vm.part(part).map_err(|reason| {
        let raise = vm.error(
            Exc::ImportError,
            format_args!("the module '{name}' could not be loaded: {reason}"),
        );
        let attrs = &raise.0.attrs;
        attrs.borrow_mut().set(&Name::new("name"), Value::str(name));
        raise
    })?;
    match section(&text, name) {
        Some(text) => crate::builtins::run_library(vm, module, text),
        None => Err(vm.runtime_error(format_args!("the library has no source of '{name}'"))),
    }
}
