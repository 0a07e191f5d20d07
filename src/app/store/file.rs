//! The file that a notebook on the page is of, and how the browser keeps it.

use crate::app::storage::Kept;
use crate::notebook::{Format, Notebook, open, stem};
use std::sync::Arc;

/// What the text of an opened file is kept under.
const KEPT: &str = "file";

/// The file that the notebook on the page is of. Cheap to copy.
#[derive(Clone)]
pub struct File {
    /// Its name without the ending; empty where it has none, and is to be named after its title.
    pub name: String,
    /// What it holds.
    pub notebook: Arc<Notebook>,
    /// True if the browser has it, so that the visitor's changes to it are all that has to be kept besides.
    pub is_kept: bool,
}

impl File {
    /// The file that a notebook was mounted with.
    pub fn mounted(name: &str, notebook: Notebook) -> Self {
        Self {
            name: name.to_owned(),
            notebook: Arc::new(notebook),
            is_kept: true,
        }
    }

    /// The file that was opened in place of the one that the notebook was mounted with.
    pub fn kept(kept: &Kept) -> Option<Self> {
        let text = kept.read(KEPT)?;
        let (name, content) = text.split_once('\n')?;
        let opened = open(name, content.as_bytes().to_vec()).ok()?;
        Some(Self::mounted(stem(name), opened.notebook))
    }

    /// Has the browser keep the file of a notebook; a large one it does not.
    pub fn keep(&mut self, kept: &Kept) {
        let format = self.notebook.head.format().unwrap_or(Format::Ipynb);
        let (name, ending) = (&self.name, format.ending());
        let text = format!("{name}.{ending}\n{}", self.notebook.write(format));
        kept.write(KEPT, Some(&text));
        self.is_kept = kept.read(KEPT).is_some_and(|it| it == text);
        if !self.is_kept {
            Self::forget(kept);
        }
    }

    /// Has the browser keep none.
    pub fn forget(kept: &Kept) {
        kept.write(KEPT, None);
    }
}
