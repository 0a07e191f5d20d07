//! The modules written in Python, the files in `lib`. Their text is a part that is loaded on the first import of one of
//! them.

use crate::object::{Module, Name, Raise, Value};
use crate::vm::{Exc, Vm};
use freezeframe_base::section;
use std::rc::Rc;

/// What the host is asked for.
const PART: &str = "lib";

/// The modules' names: those of the files in `lib`, which the build script lists.
pub(super) const SOURCES: &[&str] = include!(concat!(env!("OUT_DIR"), "/names.rs"));

// Each text stands behind a line with the module's name.
freezeframe_base::part!(
    "part-lib",
    LIBRARY,
    include_str!(concat!(env!("OUT_DIR"), "/library.py"))
);

/// The text of a part that is linked into this program: natively, all are.
#[cfg(not(target_arch = "wasm32"))]
pub fn linked_part(name: &str) -> Option<&'static str> {
    (name == PART).then_some(LIBRARY)
}

/// The text of a part that is linked into this program: in WebAssembly, none is.
#[cfg(target_arch = "wasm32")]
pub fn linked_part(_name: &str) -> Option<&'static str> {
    None
}

/// Fills a module from its text.
pub(super) fn run_source(vm: &mut Vm, module: &Rc<Module>) -> Result<(), Raise> {
    let name = module.name.as_str();
    let text = vm.part(PART).map_err(|reason| {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_module_has_its_own_text() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/stdlib/lib/");
        let library = linked_part(PART).unwrap();
        for name in SOURCES {
            let text = std::fs::read_to_string(format!("{folder}{name}.py")).unwrap();
            assert_eq!(section(library, name), Some(text.as_str()), "{name}");
        }
        let files = std::fs::read_dir(folder).unwrap().count();
        assert_eq!(files, SOURCES.len(), "a file is no module");
        assert_eq!(section(library, "missing"), None);
    }
}
