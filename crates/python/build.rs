//! Gathers the standard modules that are written in Python: a file in `src/stdlib/lib` is all that one takes.

use std::path::Path;
use std::{env, fs, io};

/// Its files are the modules, by name.
const FOLDER: &str = "src/stdlib/lib";

fn main() -> io::Result<()> {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed={FOLDER}");
    let mut modules = Vec::new();
    for entry in fs::read_dir(FOLDER)? {
        let path = entry?.path();
        if path.extension().is_some_and(|it| it == "py")
            && let Some(name) = path.file_stem().and_then(|it| it.to_str())
        {
            let text = fs::read_to_string(&path)?;
            modules.push((name.to_owned(), text));
        }
    }
    modules.sort();
    let names: Vec<&str> = modules.iter().map(|(name, _)| name.as_str()).collect();
    // Each text stands behind a line with the module's name.
    let texts = modules
        .iter()
        .map(|(name, text)| format!("#: {name}\n{text}"));
    let out = env::var_os("OUT_DIR").unwrap_or_default();
    let out = Path::new(&out);
    fs::write(out.join("names.rs"), format!("&{names:?}"))?;
    fs::write(out.join("library.py"), texts.collect::<String>())
}
