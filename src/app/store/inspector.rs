//! What is open in the inspector, and what can be asked of it.

use super::{Part, Store};
use crate::app::storage::Kept;
use crate::inspector::scene::{Opened, Scene};
use crate::notebook::CellKind;
use freezeframe_base::texts::say;
use freezeframe_base::{CellId, LineIndex, Span, TraceId};
use leptos::prelude::*;

/// Under which word it is remembered that the inspector is hidden.
pub const KEPT: &str = "inspector";

/// The inspector's state.
#[derive(Clone, Copy)]
pub struct Inspector {
    /// True while it is shown.
    pub shown: RwSignal<bool>,
    /// What is opened.
    pub opened: RwSignal<Opened>,
    /// The names of what is pointed at: frozen values, equations.
    pub hot: RwSignal<String>,
    /// The place that an editor is to show.
    pub reveal: RwSignal<Option<Span>>,
}

impl Part for Inspector {
    fn new(kept: &Kept) -> Self {
        Self {
            shown: RwSignal::new(kept.read(KEPT).as_deref() != Some("hidden")),
            opened: RwSignal::default(),
            hot: RwSignal::default(),
            reveal: RwSignal::default(),
        }
    }
}

impl Inspector {
    /// Stands at an equation of a trace, or at none.
    pub fn step_to(self, trace: TraceId, step: Option<usize>) {
        self.opened
            .update(|opened| opened.step = step.map(|step| (trace, step)));
    }
}

impl Store {
    /// What is open in the inspector, and pointed at.
    pub fn inspector(self) -> Inspector {
        self.part()
    }

    /// Shows or hides the inspector.
    pub fn toggle_inspector(self) {
        let shown = !self.inspector().shown.get_untracked();
        self.inspector().shown.set(shown);
        self.kept().write(KEPT, (!shown).then_some("hidden"));
    }

    /// Calls `tell` with all that a cell's section is made from, tracked.
    pub fn scene<T>(self, cell: CellId, tell: impl FnOnce(&Scene) -> T) -> T {
        self.session.scene(self.inspector().opened, cell, tell)
    }

    /// Goes to a line of the code cell with this number, as a traceback names both.
    pub fn go_to_line(self, number: u32, line: u32) {
        let cells = self.cells.get_untracked();
        let mut code = cells.iter().filter(|cell| cell.kind == CellKind::Code);
        let Some(cell) = code.nth((number as usize).saturating_sub(1)) else {
            return;
        };
        let start = cell.source.with_untracked(|text| {
            let start = LineIndex::new(text).line_start(line);
            start.unwrap_or(0)
        });
        let revision = cell.revision.get_untracked();
        self.go_to(Span::new(cell.id, revision, start, start));
    }

    /// Goes to a place in a cell's text, which may be in another notebook of the session.
    pub fn go_to(self, span: Span) {
        let cell = self.session.cell(span.cell);
        if cell.is_none_or(|cell| cell.revision.get_untracked() != span.revision) {
            self.notes()
                .announce(say("The text has changed since it ran."));
        }
        if let Some(cell) = cell {
            cell.near.set(true);
        }
        if let Some(home) = self.session.home(span.cell) {
            home.reveal(span);
        }
    }
}
