//! One notebook in place of another: opened from the library or from a file, merged with what another tab has written, or
//! as it was earlier.

use super::files::{A_MOMENT, rest_after};
use super::notes::Said;
use super::{File, Store};
use crate::app::library::{Found, Slot, ask, ask_of_file, pairs, show_list};
use crate::cells::{CellState, RecordedOf, Shown};
use crate::notebook::{Cell, Merged, Notebook, merge, read_outputs, restore, rival};
use freezeframe_base::texts::say;
use freezeframe_base::{CellText, Json};
use leptos::prelude::*;

/// The file of a notebook that was found: what is at home there is of the file that the page names.
pub fn file_of(found: &Found, home: Option<&str>, original: &File) -> File {
    let is_home = Some(found.slot.key.as_str()) == home;
    let own = found.file.as_deref().filter(|_| !is_home);
    let mut file = own
        .and_then(File::of_text)
        .unwrap_or_else(|| original.clone());
    if !found.name.is_empty() {
        file.name.clone_from(&found.name);
    }
    file
}

/// The notebook of a file, with what was changed in it.
pub fn notebook_of(file: &File, edits: Option<&str>) -> Notebook {
    match edits {
        Some(edits) => restore(&file.notebook, edits),
        None => file.notebook.as_ref().clone(),
    }
}

/// An earlier version of a notebook.
struct Version {
    /// What was changed in the notebook since it began.
    edits: Option<String>,
    /// What was put out: the name of each cell, and what is kept of it.
    outputs: Vec<(String, String)>,
}

/// What is kept of a cell, and when that was put out, if it was made of the text that the cell has.
fn kept_of(cell: CellState, kept: &[(String, String)]) -> Option<(f64, RecordedOf)> {
    let (_, text) = kept.iter().find(|(key, _)| *key == cell.key())?;
    let (source, time, recorded) = read_outputs(cell.id, text)?;
    let is_it = cell.source.with_untracked(|now| *now == source);
    is_it.then_some((time, (source, recorded)))
}

impl Store {
    /// Takes in what the library had of the notebook that the page begins with.
    pub fn begin_with(self, found: Found) {
        if let Some(name) = &found.trouble {
            // Nothing is lost yet: it is said once there is something.
            self.keeping().doubt.set_value(Some(name.clone()));
        }
        self.keeping().key.set(found.slot.key.clone());
        self.keeping().slot.set_value(Some(found.slot));
        self.take_outputs(&found.outputs);
    }

    /// True if the notebook is the one that its place on the page is for, tracked.
    pub fn is_at_home(self) -> bool {
        let home = self.home_key();
        self.keeping()
            .key
            .with(|key| key.is_empty() || Some(key) == home.as_ref())
    }

    fn home_key(self) -> Option<String> {
        self.fixed
            .with_value(|fixed| fixed.manner.names.kept_as.clone())
    }

    /// Shows what was kept of cells' outputs, where their texts are those that ran.
    fn take_outputs(self, kept: &[(String, String)]) {
        let cells = untrack(|| self.all_cells());
        let is_here = |(key, _): &(String, String)| cells.iter().any(|cell| cell.key() == *key);
        if !kept.iter().all(is_here) {
            self.keep_outputs_of(&cells);
        }
        self.keeping().has_outputs.set(!kept.is_empty());
        for cell in cells {
            if let Some((time, recorded)) = kept_of(cell, kept) {
                cell.recorded.set_value(recorded);
                cell.kept_at.set_value(Some(time));
            }
        }
    }

    /// Shows what an earlier version had put out, as a part of the change that is going on.
    fn show_outputs(self, kept: &[(String, String)]) {
        for cell in self.cells.get_untracked() {
            let is_idle = !["running", "queued"].contains(&untrack(|| cell.status()));
            if let Some((time, recorded)) = kept_of(cell, kept).filter(|_| is_idle) {
                self.show_otherwise(cell, Shown::kept(recorded, time));
                let text = kept.iter().find(|(key, _)| *key == cell.key());
                self.write_outputs(cell, text.map_or("", |(_, text)| text));
            }
        }
    }

    /// Has the library forget what other cells put out.
    fn keep_outputs_of(self, cells: &[CellState]) {
        let Some(slot) = self.keeping().slot.get_value() else {
            return;
        };
        let keys: Vec<Json> = cells.iter().map(|it| it.key().as_str().into()).collect();
        let about = Json::object([("key", slot.key.as_str().into()), ("cells", keys.into())]);
        leptos::task::spawn_local(async move {
            // Where that is not forgotten, nothing is lost.
            let _ = ask("keepOutputsOf", &about).await;
        });
    }

    /// Brings back the lesson, or the file, as it was written.
    pub fn reset(self) {
        let file = match self.is_kept() {
            true => self.file.get_untracked(),
            false => self.fixed.with_value(|fixed| fixed.original.clone()),
        };
        let cells = self.fresh_cells(&file.notebook.cells);
        self.mark_version();
        self.keep_outputs_of(&[]);
        self.keeping().has_outputs.set(false);
        self.change(&[], || {
            self.follow_texts(file.notebook.compat);
            self.file.set(file.clone());
            self.cells.set(cells);
        });
        let sentence = say("The notebook is as it was written.");
        self.notes().undo.set(Some(sentence.to_owned()));
        if let Some(first) = self.current() {
            self.stand_on(first);
        }
    }

    /// Goes to another notebook of the library, and has it be as this version if there is one.
    async fn open_kept(self, key: String, version: Option<Version>) -> Result<(), String> {
        let is_here = self.keeping().key.with_untracked(|it| *it == key);
        if !is_here {
            let home = self.home_key().unwrap_or_default();
            self.save_before_leaving().await?;
            let about = Json::object([
                ("place", home.as_str().into()),
                ("key", key.as_str().into()),
            ]);
            let found = ask("read", &about).await?;
            if self.is_gone() {
                return Ok(());
            }
            let shelf = self.keeping().slot.get_value().unwrap_or_default().shelf;
            let found = Found::of(&found, &home, &shelf);
            let original = self.fixed.with_value(|fixed| fixed.original.clone());
            let (file, bytes) = match found.is_large {
                true => match self.read_kept(&key).await? {
                    Some(read) => read,
                    None => return Ok(()),
                },
                false => (file_of(&found, Some(&home), &original), 0),
            };
            let named = File {
                name: match found.name.as_str() {
                    "" => file.name.clone(),
                    name => name.to_owned(),
                },
                ..file
            };
            self.show_file(named, found.slot, &found.outputs, bytes)
                .await;
            if self.is_gone() {
                return Ok(());
            }
            if found.is_large {
                // Where that is not remembered, the next visit begins with another one.
                let _ = ask("shown", &about).await;
            }
        }
        if let Some(version) = version {
            self.restore_version(&version);
        }
        Ok(())
    }

    /// Shows a notebook that is of a file of so many bytes, and stands so in the library, in place of the one that is here; what
    /// was done to that is its own history.
    async fn show_file(self, file: File, slot: Slot, outputs: &[(String, String)], bytes: usize) {
        let edited = slot.edits.as_deref();
        let edited = edited.map(|edits| restore(&file.notebook, edits));
        let notebook = edited.as_ref().unwrap_or(&file.notebook);
        let compat = notebook.compat;
        let Some(cells) = self.fresh_cells_in_steps(&notebook.cells, bytes).await else {
            return;
        };
        if bytes > 0 {
            // What was written meanwhile; where it is not kept, that is said.
            let _ = self.save_before_leaving().await;
        }
        self.keeping().key.set(slot.key.clone());
        self.keeping().slot.set_value(Some(slot));
        self.follow_texts(compat);
        self.file.set(file);
        self.arrive(cells);
        self.take_outputs(outputs);
        self.forget_history();
        self.restart();
        if let Some(first) = self.current() {
            self.stand_on(first);
        }
    }

    /// Opens a file as a notebook of its own in the library, where it is kept as `text`, with the files that it carried.
    pub(super) fn open_as_new(self, file: File, text: String, files: Option<String>, said: Said) {
        let Some(slot) = self.keeping().slot.get_value() else {
            return;
        };
        let title = file.notebook.title().to_owned();
        leptos::task::spawn_local(async move {
            let home = self.home_key().unwrap_or_default();
            let about = Json::object([
                ("place", home.as_str().into()),
                ("shelf", slot.shelf.as_str().into()),
                ("name", file.name.as_str().into()),
                ("title", title.as_str().into()),
            ]);
            rest_after(text.len(), A_MOMENT).await;
            if self.is_gone() {
                return;
            }
            let created = match self.save_before_leaving().await {
                Ok(()) => ask_of_file("create", &about, &text).await,
                Err(name) => Err(name),
            };
            if self.is_gone() {
                return;
            }
            match created {
                Ok(key) => {
                    let slot = Slot {
                        key: key.as_str().unwrap_or_default().to_owned(),
                        shelf: slot.shelf,
                        revision: 1,
                        is_fresh: true,
                        ..Slot::default()
                    };
                    self.show_file(file, slot, &[], text.len()).await;
                    if self.is_gone() {
                        return;
                    }
                    self.unpack(files);
                    match said.is_brief {
                        true => self.say_briefly(&said.sentence),
                        false => self.notes().say(&said.sentence),
                    }
                }
                Err(name) => {
                    // What is kept of the notebook that was here stays as it is.
                    self.keeping().slot.set_value(None);
                    self.keeping().key.set(String::new());
                    self.open_here(file, files, said.sentence);
                    self.tell_trouble(&name);
                    self.keeping().doubt.set_value(Some(name));
                }
            }
        });
    }

    /// Shows the list of notebooks.
    pub fn show_notebooks(self) {
        leptos::task::spawn_local(async move {
            // What is in the list is what is here.
            let kept = self.write_now().await;
            if self.is_gone() {
                return;
            }
            let slot = self.keeping().slot.get_value();
            let title = self
                .fixed
                .with_value(|fixed| fixed.original.notebook.title().to_owned());
            let about = Json::object([
                ("id", self.id.into()),
                ("title", title.as_str().into()),
                ("home", self.home_key().unwrap_or_default().as_str().into()),
                ("key", slot.as_ref().map_or("", |it| it.key.as_str()).into()),
                (
                    "shelf",
                    slot.as_ref().map_or("", |it| it.shelf.as_str()).into(),
                ),
                ("kept", Json::Bool(slot.is_some() && kept.is_ok())),
            ]);
            if show_list(&self.root(), &about).await.is_err() {
                self.notes()
                    .say(say("The list of notebooks could not be loaded."));
            }
        });
    }

    /// Goes back to the notebook that this place on the page is for.
    pub fn go_home(self) {
        if let Some(home) = self.home_key() {
            self.go_to_notebook(home);
        }
    }

    /// Goes to another notebook of the library.
    pub fn go_to_notebook(self, key: String) {
        self.go_to_kept(key, None);
    }

    fn go_to_kept(self, key: String, version: Option<Version>) {
        leptos::task::spawn_local(async move {
            if let (Err(name), false) = (self.open_kept(key, version).await, self.is_gone()) {
                self.tell_trouble(&name);
            }
        });
    }

    /// Hears what the library tells.
    pub(super) fn told(self, told: &Json) {
        let text = |name: &str| told.get(name).and_then(Json::as_str).map(str::to_owned);
        let Some(key) = text("key") else { return };
        if let Some(id) = told.get("ask").and_then(Json::number::<u32>) {
            if id == self.id {
                let version = told.get("edits").map(|edits| Version {
                    edits: edits.as_str().map(str::to_owned),
                    outputs: pairs(told.get("outputs")),
                });
                self.go_to_kept(key, version);
            }
            return;
        }
        if self.keeping().key.with_untracked(|it| *it != key) {
            return;
        }
        if told.get("deleted") == Some(&Json::Bool(true)) {
            return self.go_home();
        }
        if let Some(name) = text("name").filter(|name| !name.is_empty()) {
            let is_new = self.file.with_untracked(|file| file.name != name);
            if is_new {
                self.file.update(|file| file.name = name);
            }
        }
        let known = self
            .keeping()
            .slot
            .with_value(|slot| slot.as_ref().map(|it| it.revision));
        let newer = told.get("revision").and_then(Json::number::<u32>);
        if newer > known {
            self.read_theirs(key);
        }
    }

    /// Another tab has written the notebook.
    fn read_theirs(self, key: String) {
        leptos::task::spawn_local(async move {
            let found = ask("read", &Json::object([("key", key.as_str().into())])).await;
            if self.is_gone() || self.keeping().key.with_untracked(|it| *it != key) {
                return;
            }
            if let Ok(theirs) = found {
                self.take_theirs(&theirs);
                untrack(|| self.save_edits(false));
            }
        });
    }

    /// Merges what another tab has written with what is here.
    pub(super) fn take_theirs(self, theirs: &Json) {
        let revision = theirs.get("revision").and_then(Json::number).unwrap_or(0);
        let edits = theirs
            .get("edits")
            .and_then(Json::as_str)
            .map(str::to_owned);
        let Some(slot) = self
            .keeping()
            .slot
            .get_value()
            .filter(|it| it.revision < revision)
        else {
            return;
        };
        let file = self.file.get_untracked();
        let base = notebook_of(&file, slot.edits.as_deref());
        let theirs = notebook_of(&file, edits.as_deref());
        let mine = untrack(|| self.notebook());
        let merged = merge(&base, &mine, &theirs);
        if merged.conflicts > 0 {
            self.notes().say(say(
                "A cell was changed in another tab too: both texts are here, one below the other.",
            ));
        }
        self.change_slot(|slot| (slot.revision, slot.edits) = (revision, edits));
        self.show_merged(merged, &[]);
    }

    /// Has the notebook be as an earlier version; that is taken back as one change.
    fn restore_version(self, version: &Version) {
        let earlier = notebook_of(&self.file.get_untracked(), version.edits.as_deref());
        let mine = untrack(|| self.notebook());
        self.mark_version();
        self.show_merged(merge(&mine, &mine, &earlier), &version.outputs);
        let sentence = say("The notebook is as it was then.");
        self.notes().undo.set(Some(sentence.to_owned()));
    }

    /// Has the cells be these, and have put this out, as one change.
    fn show_merged(self, merged: Merged, outputs: &[(String, String)]) {
        let mut cells: Vec<CellState> = Vec::new();
        let mut new: Vec<(CellState, String)> = Vec::new();
        for (id, cell) in &merged.cells {
            let here = id
                .and_then(|id| self.cell(id))
                .filter(|it| it.kind == cell.kind);
            let state = here.unwrap_or_else(|| {
                let id = self.session.fresh_cell();
                self.state_of(&Cell { id, ..cell.clone() })
            });
            if state.key() != cell.key {
                state.key.set(cell.key.clone());
            }
            new.push((state, cell.source.clone()));
            cells.push(state);
        }
        let same = |(a, b): (&CellState, &CellState)| a.id == b.id;
        let old = self.cells.get_untracked();
        let same_cells = old.len() == cells.len() && old.iter().zip(&cells).all(same);
        self.change(&cells.clone(), || {
            new.into_iter().for_each(|(cell, text)| cell.edit(text));
            if self.compat.get_untracked() != merged.compat {
                self.follow_texts(merged.compat);
            }
            if !same_cells {
                self.cells.set(cells);
            }
            self.show_outputs(outputs);
        });
    }

    /// The cell that this one holds another text of, tracked.
    pub fn rival_of(self, cell: CellState) -> Option<CellState> {
        let key = cell.key.get();
        let name = rival(&key)?;
        let found = |cells: &Vec<CellState>| cells.iter().find(|it| it.key() == name).copied();
        self.cells.with(found)
    }

    /// Takes one of two texts of a cell: that of the other tab, which is in `cell`, or the one that stood there.
    pub fn choose(self, cell: CellState, other: CellState, takes_cell: bool) {
        self.change(&[other], || {
            if takes_cell {
                other.edit(cell.source.get_untracked());
            }
            self.cells.update(|all| all.retain(|it| it.id != cell.id));
        });
        self.stand_on(other);
    }

    /// Keeps both texts of a cell: this one is a cell of its own from now on.
    pub fn keep_both(self, cell: CellState) {
        let Some(blank) = self.blank(cell.kind) else {
            return;
        };
        let mut plain = untrack(|| cell.plain());
        self.record(cell, &mut plain.recorded);
        let (id, key) = (blank.id, blank.key());
        let own = self.state_of(&Cell { id, key, ..plain });
        self.change_cells(|cells| {
            let places = cells.iter_mut().filter(|it| it.id == cell.id);
            places.for_each(|place| *place = own);
        });
        self.stand_on(own);
    }

    /// Takes those texts of a rewrite that are of this notebook's cells.
    pub(super) fn change_rewritten(self, texts: &[CellText]) {
        let own = texts
            .iter()
            .filter_map(|text| Some((self.cell(text.cell)?, &text.source)));
        let own: Vec<(CellState, &String)> = own.collect();
        let cells: Vec<CellState> = own.iter().map(|(cell, _)| *cell).collect();
        if cells.is_empty() {
            return;
        }
        self.mark_version();
        self.change(&cells, || {
            own.iter()
                .for_each(|(cell, text)| cell.edit((*text).clone()))
        });
    }
}
