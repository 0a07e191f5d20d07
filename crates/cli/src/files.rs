//! Notebook files as the command line reads and writes them.

use crate::run::write_stream;
use freezeframe_base::Stream;
use freezeframe_notebook::{Format, Notebook, open};
use std::fmt::Display;
use std::path::{Path, PathBuf};

/// The lanes whose outputs a notebook keeps, as messages call them.
pub const LANES: [(freezeframe_base::Lane, &str); 2] = [
    (freezeframe_base::Lane::Python, "python"),
    (freezeframe_base::Lane::Jit, "jit"),
];

/// Reads a notebook, and says on standard error what was mended; the error is a sentence for people.
pub fn read(path: &Path) -> Result<(Notebook, Vec<u8>), String> {
    let name = path.to_string_lossy();
    if Format::of_name(&name).is_none() {
        return Err(said(path, &"a notebook ends in .ipynb, .py or .md"));
    }
    let bytes = std::fs::read(path).map_err(|error| said(path, &error))?;
    let opened = open(&name, bytes.clone()).map_err(|error| said(path, &error))?;
    for note in opened.notes {
        write_stream(Stream::Stderr, &format!("{}\n", said(path, &note)));
    }
    Ok((opened.notebook, bytes))
}

/// Writes a file, unless it holds these bytes; true if it did not.
pub fn write(path: &Path, bytes: &[u8]) -> Result<bool, String> {
    if std::fs::read(path).is_ok_and(|old| old == bytes) {
        return Ok(false);
    }
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(|error| said(folder, &error))?;
    }
    std::fs::write(path, bytes).map_err(|error| said(path, &error))?;
    Ok(true)
}

/// A sentence about a file.
pub fn said(path: &Path, sentence: &dyn Display) -> String {
    format!("{}: {sentence}", path.display())
}

/// A file's name with another ending, in a folder.
pub fn renamed(path: &Path, folder: &Path, ending: &str) -> PathBuf {
    let stem = path.file_stem().unwrap_or_default();
    folder.join(stem).with_added_extension(ending)
}
