//! What a session knows of the notebooks that use it, so that it need not know what else a notebook is.

use crate::cells::CellState;
use freezeframe_base::{CellId, CellText, Span};
use leptos::prelude::RwSignal;
use web_sys::HtmlElement;

/// A notebook, as its session sees it: cells, and who is told what the engines do.
pub trait Member: Send + Sync {
    /// Tells the notebooks of a page apart.
    fn id(&self) -> u32;
    /// Its cells in order.
    fn cells(&self) -> RwSignal<Vec<CellState>>;
    /// Its name in the library, where it has one.
    fn kept_as(&self) -> Option<String>;
    /// The element of the page that shows it.
    fn host(&self) -> HtmlElement;
    /// Says a sentence until it is closed, or takes the last one away.
    fn say(&self, sentence: Option<&str>);
    /// Says a sentence to those who hear the page.
    fn announce(&self, sentence: &str);
    /// True while it shows what `jit` froze.
    fn tells_findings(&self) -> bool;
    /// What it shows of earlier traces is no longer so.
    fn findings_are_gone(&self);
    /// One of its cells has run under `jit`.
    fn has_run(&self, cell: CellId);
    /// One of its cells may have ended in all lanes.
    fn has_ended(&self, cell: CellState);
    /// Takes those texts of a rewrite that are of its cells.
    fn take_rewrite(&self, texts: &[CellText]);
    /// Puts the cursor into one of its cells.
    fn focus(&self, cell: CellId);
    /// Shows a place in one of its cells.
    fn reveal(&self, span: Span);
}
