//! The standard library: each module is registered by name and filled when it is first imported.
//!
//! To add a module, write a file with an `init` function and add a row to [`MODULES`].

mod gc;

use crate::vm::{ModuleInit, Vm};

const MODULES: &[(&str, ModuleInit)] = &[("gc", gc::init)];

/// Registers all modules.
pub fn register(vm: &mut Vm) {
    for (name, init) in MODULES {
        vm.register_module(name, *init);
    }
}

/// True for the modules of the standard library, as opposed to those of an embedder.
pub fn is_standard(name: &str) -> bool {
    MODULES.iter().any(|(module, _)| *module == name)
}
