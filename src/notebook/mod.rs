//! The notebook as plain data, and what of it is kept in the browser.

mod saved;

pub use freezeframe_notebook::{
    Cell, CellKind, Format, Head, Notebook, Opened, Origin, heading, is_foreign, open,
};
pub use saved::{restore, save};

/// A file's name without its folders and its ending.
pub fn stem(path: &str) -> &str {
    let file = path.rsplit('/').next().unwrap_or(path);
    file.rsplit_once('.').map_or(file, |(stem, _)| stem)
}
