//! The packages that the command line offers to programs.

use freezeframe_session::Wheel;
use std::io::Error;
use std::path::{Path, PathBuf};

/// The wheels of these paths: files, and what lies in folders. The error is a sentence for people.
pub fn wheels(paths: &[PathBuf]) -> Result<Vec<Wheel>, String> {
    let mut files = Vec::new();
    for path in paths {
        if !path.is_dir() {
            files.push(path.clone());
            continue;
        }
        let entries = std::fs::read_dir(path).map_err(|error| said(path, &error))?;
        let mut inside = Vec::new();
        for entry in entries {
            inside.push(entry.map_err(|error| said(path, &error))?.path());
        }
        inside.retain(|file| file.extension().is_some_and(|it| it == "whl"));
        inside.sort();
        files.extend(inside);
    }
    let read = |file: PathBuf| {
        let bytes = std::fs::read(&file).map_err(|error| said(&file, &error))?;
        let name = file.file_name().unwrap_or_default();
        Ok(Wheel {
            name: name.to_string_lossy().into_owned(),
            bytes: bytes.into(),
        })
    };
    files.into_iter().map(read).collect()
}

fn said(path: &Path, error: &Error) -> String {
    format!("{}: {error}", path.display())
}
