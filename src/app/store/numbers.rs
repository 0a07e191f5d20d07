//! Whether the lines of code are numbered.

use super::{Part, Store};
use crate::app::storage::Kept;
use leptos::prelude::*;

/// Under which word it is remembered.
const KEPT: &str = "numbers";

/// True while they are.
#[derive(Clone, Copy)]
struct Numbers(RwSignal<bool>);

impl Part for Numbers {
    fn new(kept: &Kept) -> Self {
        Self(RwSignal::new(kept.read(KEPT).is_some()))
    }
}

impl Store {
    /// Whether lines of code are numbered.
    pub fn numbers(self) -> RwSignal<bool> {
        self.part::<Numbers>().0
    }

    /// Numbers the lines of code, or does so no longer.
    pub fn turn_numbers(self) {
        let shown = !self.numbers().get_untracked();
        self.numbers().set(shown);
        self.kept().write(KEPT, shown.then_some("shown"));
    }
}
