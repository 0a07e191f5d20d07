//! The texts of the standard modules that are written in Python. Those in `stdlib/lib` are one part, which many programs
//! need, those in `stdlib/more` another, and those in `stdlib/rare`, which packages need more than programs do, a third; the
//! tables of `unicodedata` are a part too, and the names of characters another. Each is loaded on the first import of one of its modules.

/// What the host is asked for, and the names of the modules that it has: those of the files, which the build script lists.
pub(crate) const PARTS: [(&str, &[&str]); 5] = [
    ("lib", include!(concat!(env!("OUT_DIR"), "/lib.rs"))),
    ("more", include!(concat!(env!("OUT_DIR"), "/more.rs"))),
    ("rare", include!(concat!(env!("OUT_DIR"), "/rare.rs"))),
    ("unicode", include!(concat!(env!("OUT_DIR"), "/unicode.rs"))),
    ("names", include!(concat!(env!("OUT_DIR"), "/names.rs"))),
];

/// The part that has the text of a module.
pub(crate) fn part_of(name: &str) -> Option<&'static str> {
    let part = PARTS.iter().find(|(_, names)| names.contains(&name));
    part.map(|(part, _)| *part)
}

// Each text stands behind a line with the module's name.
freezeframe_base::part!(
    "part-lib",
    LIBRARY,
    include_str!(concat!(env!("OUT_DIR"), "/lib.py"))
);
freezeframe_base::part!(
    "part-more",
    MORE,
    include_str!(concat!(env!("OUT_DIR"), "/more.py"))
);
freezeframe_base::part!(
    "part-rare",
    RARE,
    include_str!(concat!(env!("OUT_DIR"), "/rare.py"))
);
freezeframe_base::part!(
    "part-unicode",
    UNICODE,
    include_str!(concat!(env!("OUT_DIR"), "/unicode.py"))
);

freezeframe_base::part!(
    "part-names",
    NAMES,
    include_str!(concat!(env!("OUT_DIR"), "/names.py"))
);

/// What an embedder has written in Python: modules, and what few programs need of its other modules.
pub struct Library {
    /// The part that has the texts.
    pub part: &'static str,
    /// The modules. The text of one that is registered already is its rest, which is run in it when a name is missing there.
    pub names: &'static [&'static str],
    /// The texts, where they are linked into the program.
    pub linked: Option<&'static str>,
}

/// Makes a [`Library`] of files in the folder `library` beside the file that says so.
///
/// ```ignore
/// freezeframe_python::library!(LIBRARY, "part-poems", "poems", ["poems", "poems.short"]);
/// ```
#[macro_export]
macro_rules! library {
    ($library:ident, $section:literal, $part:literal, [$($name:literal),* $(,)?]) => {
        $crate::part!(
            $section,
            TEXTS,
            concat!($("#: ", $name, "\n", include_str!(concat!("library/", $name, ".py"))),*)
        );

        /// What is written in Python.
        pub(crate) static $library: $crate::Library = $crate::Library {
            part: $part,
            names: &[$($name),*],
            #[cfg(not(target_arch = "wasm32"))]
            linked: Some(TEXTS),
            #[cfg(target_arch = "wasm32")]
            linked: None,
        };
    };
}

/// The text of a part that is linked into this program: natively, all are.
#[cfg(not(target_arch = "wasm32"))]
pub fn linked_part(name: &str) -> Option<&'static str> {
    match name {
        "lib" => Some(LIBRARY),
        "more" => Some(MORE),
        "rare" => Some(RARE),
        "unicode" => Some(UNICODE),
        "names" => Some(NAMES),
        _ => None,
    }
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
        for (part, names) in PARTS {
            let folder = format!("{}/src/stdlib/{part}/", env!("CARGO_MANIFEST_DIR"));
            let library = linked_part(part).unwrap();
            for name in names {
                let text = std::fs::read_to_string(format!("{folder}{name}.py")).unwrap();
                assert_eq!(section(library, name), Some(text.as_str()), "{name}");
                assert_eq!(part_of(name), Some(part));
            }
            let files = std::fs::read_dir(folder).unwrap().count();
            assert_eq!(files, names.len(), "a file is no module");
            assert_eq!(section(library, "missing"), None);
        }
    }
}
