//! What is open over the notebook.

use super::{Part, Store};
use crate::app::storage::Kept;
use leptos::prelude::*;

/// What can be open over the notebook.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Panel {
    /// What can be done, and the keys for it.
    Commands,
    /// The headings.
    Contents,
}

/// What is open.
#[derive(Clone, Copy)]
struct Open(RwSignal<Option<Panel>>);

impl Part for Open {
    fn new(_: &Kept) -> Self {
        Self(RwSignal::default())
    }
}

impl Store {
    /// What is open over the notebook.
    pub fn panel(self) -> RwSignal<Option<Panel>> {
        self.part::<Open>().0
    }
}
