//! The visitor's edits, kept in the browser's library. What is typed is kept once there is time for it, so that a key costs
//! what its cell does, however long the notebook is.

use super::{Part, Store};
use crate::app::idle::when_idle;
use crate::app::library::{Slot, ask, reason};
use crate::app::reactive::effect;
use crate::app::storage::{self, Kept};
use crate::cells::CellState;
use crate::engine::{LANES, LaneStatus};
use crate::notebook::{Notebook, outputs_text, save, versions};
use freezeframe_base::Json;
use freezeframe_base::texts::say;
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use std::time::Duration;
use wasm_bindgen::JsCast;

/// How long nothing is typed before edits are kept.
const PAUSE: Duration = Duration::from_millis(400);

/// How long the browser may take to find time for that.
const AT_LATEST: Duration = Duration::from_secs(1);

/// What is to be kept of the visitor's edits.
#[derive(Clone, Copy, Default)]
pub(super) struct Keeping {
    /// Counts the edits of texts.
    pub edits: RwSignal<u32>,
    /// True if the notebook, as it was kept last, is not as it was written.
    pub edited: RwSignal<bool>,
    /// True if the library had outputs of an earlier visit.
    pub has_outputs: RwSignal<bool>,
    /// The notebook's name in the library, tracked.
    pub key: RwSignal<String>,
    /// Why what was written last is not kept.
    trouble: RwSignal<Option<&'static str>>,
    /// Rings when there are edits to be kept.
    due: StoredValue<Option<TimeoutHandle>>,
    /// Where the notebook is in the library; without a name it is not there.
    pub slot: StoredValue<Option<Slot>>,
    /// Why the library is not expected to keep anything.
    pub doubt: StoredValue<Option<String>>,
    /// The edits that are being written now.
    writing: StoredValue<Option<Option<String>>>,
    /// True if something is to be written behind that.
    again: StoredValue<bool>,
    /// What is safe in a file, though not in the library.
    safe: StoredValue<Option<Option<String>>>,
}

impl Part for Keeping {
    fn new(_: &Kept) -> Self {
        Self::default()
    }
}

impl Store {
    pub(super) fn keeping(self) -> Keeping {
        self.part()
    }

    /// Counts the edits of cells' texts.
    pub(super) fn edit_count(self) -> RwSignal<u32> {
        self.keeping().edits
    }

    /// Keeps every edit from now on.
    pub fn keep_edits(self) {
        // Where cells were added, moved or taken away, that is kept at once.
        effect(move || {
            self.cells.track();
            self.compat.track();
            self.file.track();
            untrack(|| self.save_edits(false));
        });
        let edits = self.edit_count();
        effect(move || {
            if edits.get() > 0 {
                self.tell_doubt();
                self.save_soon();
            }
        });
        for leaving in ["pagehide", "visibilitychange"] {
            let leave =
                move |_| self.save_what_is_due(document().hidden() || leaving == "pagehide");
            let heard = window_event_listener_untyped(leaving, leave);
            on_cleanup(move || heard.remove());
        }
        let asked = window_event_listener_untyped("beforeunload", move |event| {
            if untrack(|| self.is_at_risk()) {
                event.prevent_default();
            }
        });
        on_cleanup(move || asked.remove());
        self.hear_library();
    }

    /// Keeps the edits at once, and says so; what is kept becomes a version.
    pub fn save_now(self) {
        untrack(|| self.save_edits(false));
        self.mark_version();
        if self.is_kept() && self.keeping().trouble.get_untracked().is_none() {
            self.notes().announce(say("Kept in this browser."));
        }
    }

    /// True if the notebook is not as it was written.
    pub fn is_edited(self) -> bool {
        self.keeping().edited.get() || self.keeping().has_outputs.get()
    }

    /// True if the library has a place for it.
    pub fn is_kept(self) -> bool {
        self.keeping().slot.with_value(Option::is_some)
    }

    /// Its name in the library, where it has one.
    pub(super) fn kept_key(self) -> Option<String> {
        let slot = self.keeping().slot;
        slot.with_value(|slot| Some(slot.as_ref()?.key.clone()))
    }

    /// Why what was written last is not kept, until it is safe.
    pub fn trouble(self) -> RwSignal<Option<&'static str>> {
        self.keeping().trouble
    }

    /// The library cannot be used, for a reason of this name.
    pub(super) fn tell_trouble(self, name: &str) {
        self.keeping().trouble.set(Some(reason(name)));
    }

    /// What is kept now becomes a version when something else is.
    pub(super) fn mark_version(self) {
        self.change_slot(|slot| slot.is_marked = true);
    }

    pub(super) fn change_slot(self, change: impl FnOnce(&mut Slot)) {
        self.keeping().slot.update_value(|slot| {
            if let Some(slot) = slot {
                change(slot);
            }
        });
    }

    fn save_soon(self) {
        let save = move || when_idle(Some(AT_LATEST), move || self.save_what_is_due(false));
        let timer = set_timeout_with_handle(save, PAUSE).ok();
        self.keeping().due.update_value(|due| {
            if let Some(earlier) = std::mem::replace(due, timer) {
                earlier.clear();
            }
        });
    }

    /// Keeps the edits that wait for it; who leaves may be gone before that is done.
    pub fn save_what_is_due(self, leaves: bool) {
        if self.is_gone() {
            return;
        }
        let is_due = self.end_waiting();
        let is_writing = self.keeping().writing.try_with_value(Option::is_some);
        if is_due || leaves && is_writing == Some(true) {
            untrack(|| self.save_edits(leaves));
        }
    }

    /// True if edits waited to be kept.
    fn end_waiting(self) -> bool {
        let due = self.keeping().due.try_update_value(Option::take).flatten();
        due.inspect(TimeoutHandle::clear).is_some()
    }

    /// Where it is known that nothing can be kept, that is said with the first edit.
    fn tell_doubt(self) {
        if let Some(name) = self.keeping().doubt.get_value() {
            self.tell_trouble(&name);
        }
    }

    /// Keeps the edits; who may be gone before that is done leaves them where the next visit finds them.
    pub(super) fn save_edits(self, leaves: bool) {
        let edits = self.edits();
        let is_other = !self.is_kept() && !self.is_of_original();
        let edited = edits.is_some() || is_other;
        if self.keeping().edited.get_untracked() != edited {
            self.keeping().edited.set(edited);
        }
        if self.is_as_kept(&edits) != Some(false) {
            return;
        }
        if leaves {
            self.leave_for_next_visit(&edits);
        }
        self.write(edits);
    }

    /// True if the library has these edits; nothing where it has no place for them.
    fn is_as_kept(self, edits: &Option<String>) -> Option<bool> {
        let slot = self.keeping().slot;
        slot.with_value(|slot| slot.as_ref().map(|slot| slot.edits == *edits))
    }

    /// Writes what is not kept yet, before the notebook makes place for another.
    pub(super) async fn save_before_leaving(self) -> Result<(), String> {
        self.end_waiting();
        let edits = untrack(|| self.edits());
        match self.is_as_kept(&edits) {
            Some(false) => self.write_now().await,
            _ => Ok(()),
        }
    }

    /// Writes the notebook, though nothing was changed, so that the library has it.
    pub(super) async fn write_now(self) -> Result<(), String> {
        let edits = untrack(|| self.edits());
        let about = self.request(&edits);
        match about {
            Some(about) => self.written(ask("write", &about).await, edits),
            None => Ok(()),
        }
    }

    fn write(self, edits: Option<String>) {
        if self.keeping().writing.with_value(Option::is_some) {
            return self.keeping().again.set_value(true);
        }
        let Some(about) = self.request(&edits) else {
            return;
        };
        self.keeping().writing.set_value(Some(edits.clone()));
        leptos::task::spawn_local(async move {
            let answer = ask("write", &about).await;
            if self.is_gone() {
                return;
            }
            self.keeping().writing.set_value(None);
            let done = self.written(answer, edits);
            let again = self.keeping().again.try_update_value(std::mem::take);
            if done.is_ok() && again == Some(true) {
                untrack(|| self.save_edits(false));
            }
        });
    }

    /// What the library is to keep.
    fn request(self, edits: &Option<String>) -> Option<Json> {
        let slot = self.keeping().slot.get_value()?;
        let now = js_sys::Date::now();
        let last = slot.versions.last().copied().unwrap_or(0.0);
        let is_version = slot.is_fresh || slot.is_marked || now - last > versions::PAUSE;
        let spare = versions::spare(&slot.versions, now);
        let spare: Vec<Json> = spare
            .into_iter()
            .map(|it| Json::Number(it.to_string()))
            .collect();
        let mut about = vec![
            ("key", slot.key.as_str().into()),
            ("shelf", slot.shelf.as_str().into()),
            ("title", untrack(|| self.title()).as_str().into()),
            ("revision", slot.revision.into()),
            ("edits", text_or_null(edits)),
            ("version", Json::Bool(is_version)),
            ("spare", spare.into()),
        ];
        // A lesson may have been mended since; a file is kept from the beginning.
        if slot.is_fresh && untrack(|| self.is_at_home()) {
            let file = self.file.with_untracked(|file| file.text());
            about.push(("file", file.as_str().into()));
        }
        let about = about.into_iter().map(|(name, it)| (name.to_owned(), it));
        Some(Json::Object(about.collect()))
    }

    /// The library has answered.
    fn written(self, answer: Result<Json, String>, edits: Option<String>) -> Result<(), String> {
        let answer = answer.inspect_err(|name| self.tell_trouble(name))?;
        if let Some(theirs) = answer.get("theirs") {
            self.take_theirs(theirs);
            untrack(|| self.save_edits(false));
            return Ok(());
        }
        self.keeping().trouble.set(None);
        self.keeping().doubt.set_value(None);
        self.change_slot(|slot| {
            slot.revision = answer
                .get("revision")
                .and_then(Json::number)
                .unwrap_or(slot.revision);
            slot.edits = edits;
            let times = answer.get("versions").and_then(Json::as_array);
            slot.versions = times
                .unwrap_or_default()
                .iter()
                .filter_map(Json::number)
                .collect();
            (slot.is_fresh, slot.is_marked) = (false, false);
        });
        Ok(())
    }

    /// Puts what may not be written any more where the library looks for it.
    fn leave_for_next_visit(self, edits: &Option<String>) {
        let Some(Json::Object(mut about)) = self.request(edits) else {
            return;
        };
        let key = self.keeping().key.get_untracked();
        let over = self.keeping().writing.get_value().flatten();
        about.push(("over".to_owned(), text_or_null(&over)));
        about.retain(|(name, _)| name != "file");
        let about = Json::Object(about).to_string();
        storage::write(&format!("freezeframe:due:{key}"), Some(&about));
    }

    /// True if something would be lost if the page were left now.
    fn is_at_risk(self) -> bool {
        if self.keeping().trouble.get_untracked().is_none() {
            return false;
        }
        let edits = self.edits();
        let safe = self
            .keeping()
            .safe
            .with_value(|safe| safe.as_ref() == Some(&edits));
        self.is_as_kept(&edits) != Some(true) && !safe
    }

    /// The notebook is in a file now.
    pub(super) fn is_safe_in_file(self) {
        let edits = untrack(|| self.edits());
        self.keeping().safe.set_value(Some(edits));
        self.keeping().trouble.set(None);
    }

    /// What the visitor changed, as text.
    fn edits(self) -> Option<String> {
        let cells = self.all_cells().iter().map(|it| it.plain_text()).collect();
        let notebook = Notebook {
            compat: self.compat.get(),
            cells,
            ..Notebook::default()
        };
        self.file.with(|file| save(&notebook, &file.notebook))
    }

    /// Keeps what a cell put out, once both lanes have ended.
    pub fn keep_outputs(self, cell: CellState) {
        if !self.is_kept() {
            return;
        }
        let has_ended = (0..LANES.len()).all(|at| {
            let is_done = |status: &LaneStatus| matches!(status, LaneStatus::Done { .. });
            cell.lane(at)
                .with_untracked(|run| run.ran && is_done(&run.status))
        });
        if !has_ended {
            return;
        }
        let mut plain = untrack(|| cell.plain());
        self.record(cell, &mut plain.recorded);
        if plain.recorded.is_empty() {
            return;
        }
        self.write_outputs(cell, &outputs_text(&plain, js_sys::Date::now()));
    }

    /// Has the library keep what a cell put out, as text.
    pub(super) fn write_outputs(self, cell: CellState, text: &str) {
        let Some(slot) = self.keeping().slot.get_value() else {
            return;
        };
        let about = Json::object([
            ("key", slot.key.as_str().into()),
            ("cell", cell.key().as_str().into()),
            ("text", text.into()),
        ]);
        leptos::task::spawn_local(async move {
            let kept = ask("keepOutputs", &about).await;
            if let (Err(name), false) = (kept, self.is_gone()) {
                self.tell_trouble(&name);
            }
        });
    }

    /// Hears what the library tells: of this notebook from other tabs, and of what was pressed in the list.
    fn hear_library(self) {
        let told = window_event_listener_untyped(crate::app::library::TOLD, move |event| {
            let event: web_sys::CustomEvent = event.unchecked_into();
            let detail = event.detail().as_string().unwrap_or_default();
            if let Ok(told) = Json::parse(&detail) {
                self.told(&told);
            }
        });
        on_cleanup(move || told.remove());
    }
}

/// A text, or that there is none.
fn text_or_null(text: &Option<String>) -> Json {
    text.as_deref().map_or(Json::Null, Json::from)
}
