//! The file that a notebook on the page is of.

use crate::notebook::{Format, Notebook, open, stem};
use std::sync::Arc;

/// The file that the notebook on the page is of. Cheap to copy.
#[derive(Clone)]
pub struct File {
    /// Its name without the ending; empty where it has none, and is to be named after its title.
    pub name: String,
    /// What it holds.
    pub notebook: Arc<Notebook>,
}

impl File {
    /// A file of this name, without the ending, with this in it.
    pub fn new(name: &str, notebook: Notebook) -> Self {
        Self {
            name: name.to_owned(),
            notebook: Arc::new(notebook),
        }
    }

    /// The file that is kept as this text: its name in the first line.
    pub fn of_text(text: &str) -> Option<Self> {
        let (name, content) = text.split_once('\n')?;
        let opened = open(name, content.as_bytes().to_vec()).ok()?;
        Some(Self::new(stem(name), opened.notebook))
    }

    /// As it is kept.
    pub fn text(&self) -> String {
        self.text_with(&self.notebook.write(self.format()))
    }

    /// As it is kept, of the text that it was read from.
    pub fn text_with(&self, content: &str) -> String {
        format!("{}.{}\n{content}", self.name, self.format().ending())
    }

    fn format(&self) -> Format {
        self.notebook.head.format().unwrap_or(Format::Ipynb)
    }

    /// True if it is the same one, not only one like it.
    pub fn is(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.notebook, &other.notebook)
    }
}
