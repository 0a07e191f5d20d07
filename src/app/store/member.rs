//! The notebook as its session sees it.

use super::Store;
use crate::app::session::Member;
use crate::cells::CellState;
use freezeframe_base::{CellId, CellText, Span};
use leptos::prelude::*;
use web_sys::HtmlElement;

impl Member for Store {
    fn id(&self) -> u32 {
        self.id
    }

    fn cells(&self) -> RwSignal<Vec<CellState>> {
        self.cells
    }

    fn kept_as(&self) -> Option<String> {
        self.kept_key()
    }

    fn host(&self) -> HtmlElement {
        (*self).host()
    }

    fn say(&self, sentence: Option<&str>) {
        self.notes().notice.set(sentence.map(str::to_owned));
    }

    fn announce(&self, sentence: &str) {
        self.notes().announce(sentence);
    }

    fn tells_findings(&self) -> bool {
        self.inspector().shown.get_untracked()
    }

    fn findings_are_gone(&self) {
        self.inspector().opened.set(Default::default());
    }

    fn has_run(&self, cell: CellId) {
        self.follow_link(cell);
    }

    fn has_ended(&self, cell: CellState) {
        self.keep_outputs(cell);
        self.tell_ended(cell);
        self.note_passed(cell);
    }

    fn take_rewrite(&self, texts: &[CellText]) {
        self.change_rewritten(texts);
    }

    fn focus(&self, cell: CellId) {
        self.focus.set(Some(cell));
    }

    fn reveal(&self, span: Span) {
        self.inspector().reveal.set(Some(span));
    }
}
