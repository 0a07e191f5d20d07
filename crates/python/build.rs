//! Gathers the standard modules that are written in Python: a file in one of these folders is all that one takes.

use std::path::Path;
use std::{env, fs, io};

/// Their files are the modules, by name; each folder is a part that is loaded by itself.
const FOLDERS: [(&str, &str); 5] = [
    ("lib", "src/stdlib/lib"),
    ("more", "src/stdlib/more"),
    ("rare", "src/stdlib/rare"),
    ("unicode", "src/stdlib/unicode"),
    ("names", "src/stdlib/names"),
];

fn main() -> io::Result<()> {
    println!("cargo:rerun-if-changed=build.rs");
    let out = env::var_os("OUT_DIR").unwrap_or_default();
    let out = Path::new(&out);
    for (part, folder) in FOLDERS {
        println!("cargo:rerun-if-changed={folder}");
        let modules = gather(folder)?;
        let names: Vec<&str> = modules.iter().map(|(name, _)| name.as_str()).collect();
        // Each text stands behind a line with the module's name.
        let texts = modules
            .iter()
            .map(|(name, text)| format!("#: {name}\n{text}"));
        fs::write(out.join(format!("{part}.rs")), format!("&{names:?}"))?;
        fs::write(out.join(format!("{part}.py")), texts.collect::<String>())?;
    }
    Ok(())
}

/// The modules of a folder and their texts, by name.
fn gather(folder: &str) -> io::Result<Vec<(String, String)>> {
    let mut modules = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|it| it == "py")
            && let Some(name) = path.file_stem().and_then(|it| it.to_str())
        {
            let text = fs::read_to_string(&path)?;
            modules.push((name.to_owned(), text));
        }
    }
    modules.sort();
    Ok(modules)
}
