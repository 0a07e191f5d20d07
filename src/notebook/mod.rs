//! The notebook as plain data, and what of it is kept in the browser.

mod kept;
mod merge;
mod saved;
pub mod versions;

pub use freezeframe_notebook::{
    Cell, CellKind, Exercise, Format, Head, Notebook, Opened, Opening, Origin, Prediction, Reason,
    Recorded, heading, open,
};
pub use kept::{outputs_text, read_outputs};
pub use merge::{Merged, merge, rival};
pub use saved::{restore, save};

/// A name for the file of a notebook of this title.
pub fn file_name(title: &str) -> String {
    let fits = |c: &char| !c.is_control() && !"/\\:*?\"<>|#%".contains(*c);
    let name: String = title.chars().filter(fits).take(80).collect();
    match name.trim_matches([' ', '.']) {
        "" => "notebook".to_owned(),
        name => name.to_owned(),
    }
}

/// A file's name without its folders and its ending.
pub fn stem(path: &str) -> &str {
    let file = path.rsplit('/').next().unwrap_or(path);
    file.rsplit_once('.').map_or(file, |(stem, _)| stem)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_named_after_titles() {
        for (title, name) in [
            ("Why does it print 1 1 1?", "Why does it print 1 1 1"),
            ("a/b: `c` é", "ab `c` é"),
            ("..", "notebook"),
            ("", "notebook"),
        ] {
            assert_eq!(file_name(title), name);
        }
        assert_eq!(file_name(&"é".repeat(500)).chars().count(), 80);
    }
}
