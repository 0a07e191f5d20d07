//! The modules written in Python: the standard library's, and those of embedders.

use crate::library::{Library, part_of};
use crate::object::{Module, Name, Raise, Value};
use crate::vm::{Exc, Vm};
use freezeframe_base::section;
use std::rc::Rc;

/// Fills a module from its text.
pub(super) fn run(vm: &mut Vm, module: &Rc<Module>) -> Result<(), Raise> {
    let name = module.name.as_str();
    let of_embedder = || vm.libraries.iter().find(|it| it.names.contains(&name));
    let part = part_of(name).or_else(|| of_embedder().map(|it| it.part));
    let text = vm.part(part.unwrap_or_default()).map_err(|reason| {
        let raise = vm.error(
            Exc::ImportError,
            format_args!("the module '{name}' could not be loaded: {reason}"),
        );
        raise.0.set(&Name::new("name"), Value::str(name));
        raise
    })?;
    match section(&text, name) {
        Some(text) => crate::builtins::run_library(vm, module, text),
        None => Err(vm.runtime_error(format_args!("the library has no source of '{name}'"))),
    }
}

impl Vm {
    /// Makes known what an embedder has written in Python; its other modules are registered before.
    pub fn register_library(&mut self, library: &'static Library) {
        self.libraries.push(library);
        for name in library.names {
            match self.module_inits.contains_key(*name) {
                true => self.rests.push(name),
                false => self.register_module(name, run),
            }
        }
    }

    /// Runs the rest of a module in it, if it has one that was not run yet; false if it has not.
    ///
    /// # Errors
    /// Where the rest cannot be loaded now; it may be asked for again.
    #[inline(never)]
    pub(crate) fn fill_module(&mut self, module: &Rc<Module>) -> Result<bool, Raise> {
        let mut rests = self.rests.iter();
        let Some(at) = rests.position(|name| *name == module.name.as_str()) else {
            return Ok(false);
        };
        let name = self.rests.swap_remove(at);
        let outcome = run(self, module);
        if outcome.is_err() {
            self.rests.push(name);
        }
        outcome.map(|()| true)
    }
}
