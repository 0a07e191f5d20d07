//! The texts of the standard modules that are written in Python, the files in `stdlib/lib`: a part that is loaded on the
//! first import of one of them.

/// What the host is asked for.
pub(crate) const PART: &str = "lib";

/// The modules' names: those of the files, which the build script lists.
pub(crate) const SOURCES: &[&str] = include!(concat!(env!("OUT_DIR"), "/names.rs"));

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

#[cfg(test)]
mod tests {
    use super::*;
    use freezeframe_base::section;

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
