//! The modules beside a program: what its folder holds can be imported, as if the folder stood first in `sys.path`.

use std::fs::DirEntry;
use std::path::Path;

/// How many entries of folders are looked at, and how deep folders are entered: a program may stand in a large tree.
const MOST_ENTRIES: usize = 4_000;
const MOST_FOLDERS_DEEP: usize = 6;

/// More than this many bytes of one file are no module.
const LONGEST: u64 = 1 << 20;

/// Folders that are never packages of a program.
const OTHERS: [&str; 4] = ["__pycache__", "node_modules", "site-packages", "target"];

/// The texts of modules beside a program, each with its path from the program's folder.
pub fn modules(program: &Path) -> Vec<(String, Vec<u8>)> {
    let folder = match program.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let mut found = Vec::new();
    walk(folder, "", MOST_FOLDERS_DEEP, &mut 0, &mut found);
    found
}

/// What cannot be read is left out: a program that imports it is told that there is no such module.
fn walk(
    folder: &Path,
    prefix: &str,
    deeper: usize,
    seen: &mut usize,
    found: &mut Vec<(String, Vec<u8>)>,
) {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut entries: Vec<DirEntry> = entries.take(MOST_ENTRIES.saturating_sub(*seen)).collect();
    *seen += entries.len();
    entries.sort_by_key(DirEntry::file_name);
    for entry in entries {
        let name = entry.file_name();
        let (Some(name), Ok(kind)) = (name.to_str(), entry.metadata()) else {
            continue;
        };
        let path = format!("{prefix}{name}");
        if kind.is_dir() {
            let is_package = !name.starts_with('.') && !OTHERS.contains(&name);
            if is_package && deeper > 0 && !entry.path().join("pyvenv.cfg").exists() {
                walk(&entry.path(), &format!("{path}/"), deeper - 1, seen, found);
            }
        } else if name.ends_with(".py")
            && kind.len() <= LONGEST
            && let Ok(text) = std::fs::read(entry.path())
        {
            found.push((path, text));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::modules;

    #[test]
    fn modules_and_packages_beside_a_program_are_found() {
        let folder =
            std::env::temp_dir().join(format!("freezeframe-beside-{}", std::process::id()));
        for (path, text) in [
            ("main.py", "import helper"),
            ("helper.py", "x = 1"),
            ("package/__init__.py", ""),
            ("package/inner/part.py", "y = 2"),
            ("notes.txt", "no module"),
            ("venv/pyvenv.cfg", ""),
            ("venv/lib/other.py", ""),
            (".hidden/secret.py", ""),
        ] {
            let path = folder.join(path);
            std::fs::create_dir_all(path.parent().expect("a folder")).expect("made");
            std::fs::write(path, text).expect("written");
        }
        let found = modules(&folder.join("main.py"));
        let paths: Vec<_> = found.iter().map(|(path, _)| path.as_str()).collect();
        let expected = [
            "helper.py",
            "main.py",
            "package/__init__.py",
            "package/inner/part.py",
        ];
        assert_eq!(paths, expected);
        std::fs::remove_dir_all(&folder).expect("removed");
    }
}
