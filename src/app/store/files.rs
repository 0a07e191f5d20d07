//! Notebook files: opened in place of the cells on the page, and saved with what the cells put out; and the door to the files
//! that the notebook's programs open.

use super::Store;
use super::carried::IN_A_FILE;
use super::file::File;
use super::notes::Said;
use crate::app::library::ask_for_file;
use crate::app::reactive::effect;
use crate::cells::LaneRun;
use crate::engine::LANES;
use crate::lanes::LaneNames;
use crate::notebook::{
    CellKind, Format, Notebook, Opened, Opening, file_name, heading, open, stem,
};
use freezeframe_base::texts::{say, tell};
use js_sys::{Array, Promise, Uint8Array};
use leptos::prelude::*;
use std::time::Duration;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, BlobPropertyBag, ClipboardEvent, DragEvent, Event, FileList, HtmlElement,
    HtmlInputElement, Url,
};

#[wasm_bindgen]
extern "C" {
    /// Shows the files of a session, which are kept under the notebook's name in the library (`www/files/main.js`).
    #[wasm_bindgen(js_namespace = freezeframe, catch)]
    fn files(session: u32, key: Option<String>, root: &HtmlElement) -> Result<Promise, JsValue>;

    /// Puts files among them; gives the one that is a notebook, if there is one.
    #[wasm_bindgen(js_namespace = freezeframe, catch)]
    fn dropped(
        session: u32,
        key: Option<String>,
        root: &HtmlElement,
        files: &FileList,
    ) -> Result<Promise, JsValue>;
}

/// How long the browser may take to begin with a file that it was given.
const PATIENCE: Duration = Duration::from_mins(1);

/// Of a larger file, in bytes, it is said that it takes its time, and it is taken in steps.
const MOST_AT_ONCE: usize = 4_000_000;

/// The bytes of such a step: fewer than a browser reads between two frames.
pub(super) const STEP: usize = 500_000;

/// Long enough for the browser to show what is said before what takes its time.
pub(super) const A_MOMENT: Duration = Duration::from_millis(60);

/// Behind a step of opening a file of so many bytes, lets the browser show what has changed and hear its user, where the
/// file is large.
pub(super) async fn rest_after(bytes: usize, time: Duration) {
    if bytes > MOST_AT_ONCE {
        rest(time).await;
    }
}

/// Lets the browser go on for so long, or until it has nothing else to do.
pub(super) async fn rest(time: Duration) {
    let time = time.as_millis() as i32;
    let wait = Promise::new(&mut |resolve, _| {
        // Where the browser has no clock, nothing waits.
        let _ = window().set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, time);
    });
    // A promise that is resolved only does not fail.
    let _ = JsFuture::from(wait).await;
}

fn bytes_of(buffer: &JsValue) -> Vec<u8> {
    Uint8Array::new(buffer).to_vec()
}

impl Store {
    /// What the notebook is called: its first heading, or what its file's metadata say.
    pub fn title(self) -> String {
        let cells = self.cells.get();
        let mut prose = cells.iter().filter(|it| it.kind == CellKind::Markdown);
        let found = prose.find_map(|it| it.source.with(|text| heading(text).map(str::to_owned)));
        found.unwrap_or_else(|| {
            self.file.with(|file| {
                let title = file.notebook.head.title();
                title.unwrap_or_else(|| say("Notebook")).to_owned()
            })
        })
    }

    /// Has the page be called as the notebook that it is about.
    pub fn name_page(self) {
        let is_page = self
            .fixed
            .with_value(|fixed| fixed.manner.names.address.as_deref() == Some(""));
        if is_page {
            let title = Memo::new(move |_| self.title());
            effect(move || document().set_title(&format!("{} · Freezeframe", title.get())));
        }
    }

    /// True if the notebook is of the file that it was mounted with.
    pub(super) fn is_of_original(self) -> bool {
        let original = self.fixed.with_value(|fixed| fixed.original.clone());
        self.file.with(|file| file.is(&original))
    }

    /// Opens the file that was chosen in a file input.
    pub fn open_chosen(self, event: &Event) {
        let input = event
            .target()
            .and_then(|it| it.dyn_into::<HtmlInputElement>().ok());
        let chosen = input.and_then(|it| it.files()?.get(0).map(|file| (it, file)));
        if let Some((input, file)) = chosen {
            self.open_file(file);
            // The same file can then be chosen again.
            input.set_value("");
        }
    }

    /// Tells the browser that a file may be dropped here.
    pub fn allow_drop(self, event: &DragEvent) {
        let types = event.data_transfer().map(|it| it.types());
        if types.is_some_and(|types| types.includes(&"Files".into(), 0)) {
            event.prevent_default();
        }
    }

    /// Takes what was dropped on the notebook: a notebook is opened, and other files become files of this one.
    pub fn open_dropped(self, event: &DragEvent) {
        let files = event.data_transfer().and_then(|it| it.files());
        let Some((files, first)) = files.and_then(|it| it.get(0).map(|first| (it, first))) else {
            return;
        };
        event.prevent_default();
        // An editor would put the file's text into its cell.
        event.stop_propagation();
        let name = first.name();
        if files.length() == 1 && (name.ends_with(".ipynb") || name.ends_with(".md")) {
            return self.open_file(first);
        }
        let taken = dropped(self.session.id, self.kept_key(), &self.root(), &files);
        self.with_files(taken);
    }

    /// Shows the notebook's files.
    pub fn show_files(self) {
        let shown = files(self.session.id, self.kept_key(), &self.root());
        self.with_files(shown);
    }

    /// Waits for what was asked of the files; a notebook that comes of it is opened.
    fn with_files(self, asked: Result<Promise, JsValue>) {
        leptos::task::spawn_local(async move {
            let found = match asked {
                Ok(promise) => JsFuture::from(promise).await,
                Err(error) => Err(error),
            };
            match found.map(JsCast::dyn_into::<web_sys::File>) {
                _ if self.is_gone() => {}
                Ok(Ok(file)) => self.open_file(file),
                Ok(Err(_)) => {}
                Err(_) => self.notes().say(say("The files could not be loaded.")),
            }
        });
    }

    /// Opens what was pasted, where there is no text in the notebook yet.
    pub fn open_pasted(self, event: &ClipboardEvent) {
        let is_blank = self.cells.with_untracked(|cells| {
            let mut cells = cells.iter();
            cells.all(|cell| cell.source.with_untracked(|text| text.trim().is_empty()))
        });
        let data = event.clipboard_data().filter(|_| is_blank);
        let text = data.and_then(|it| it.get_data("text/plain").ok());
        let Some(text) = text.filter(|text| !text.trim().is_empty()) else {
            return;
        };
        // A part of a program that is pasted into a cell belongs there.
        let target = event
            .target()
            .and_then(|it| it.dyn_into::<HtmlElement>().ok());
        let is_in = |place: &str| {
            let found = target.as_ref().map(|it| it.closest(place));
            matches!(found, Some(Ok(Some(_))))
        };
        // What is looked for, or what a notebook is called.
        if is_in("input") {
            return;
        }
        let in_cell = is_in("[data-key]");
        match open("", text.into_bytes()) {
            Ok(opened) if in_cell && opened.notebook.cells.len() < 2 => {}
            Ok(opened) => {
                event.prevent_default();
                event.stop_propagation();
                self.open(opened, "");
            }
            Err(_) if in_cell => {}
            Err(error) => self.notes().say(&tell(
                "What was pasted cannot be opened: {error}",
                &[("error", &error)],
            )),
        }
    }

    fn open_file(self, file: web_sys::File) {
        leptos::task::spawn_local(async move {
            let (name, size) = (file.name(), file.size());
            let bytes = JsFuture::from(file.array_buffer()).await;
            if self.is_gone() {
                return;
            }
            let Ok(bytes) = bytes else {
                let sentence = tell("{name} cannot be read.", &[("name", &name)]);
                return self.notes().say(&sentence);
            };
            let opened = match size as usize {
                ..=MOST_AT_ONCE => open(&name, bytes_of(&bytes)).map(Some),
                _ => self.open_in_steps(&name, bytes).await,
            };
            if self.is_gone() {
                return;
            }
            match opened {
                Ok(Some(opened)) => self.open(opened, &name),
                Ok(None) => self.say_briefly(&tell("{name} is not opened.", &[("name", &name)])),
                Err(error) => self.notes().say(&tell(
                    "{name} cannot be opened: {error}",
                    &[("name", &name), ("error", &error)],
                )),
            }
        });
    }

    /// The file that a large notebook of the library began as, and how many bytes it has; nothing if the visitor has had enough
    /// of it, or it cannot be read, which then is said.
    pub(super) async fn read_kept(self, key: &str) -> Result<Option<(File, usize)>, String> {
        let kept = ask_for_file(key).await?;
        let name = kept.name();
        let bytes = JsFuture::from(kept.array_buffer()).await;
        let bytes = bytes.map_err(|_| String::new())?;
        if self.is_gone() {
            return Ok(None);
        }
        let opened = self.open_in_steps(&name, bytes).await;
        if self.is_gone() {
            return Ok(None);
        }
        match opened {
            Ok(Some(Opened { notebook, text, .. })) => {
                self.notes().notice.set(None);
                return Ok(Some((File::new(stem(&name), notebook), text.len())));
            }
            Ok(None) => self.say_briefly(&tell("{name} is not opened.", &[("name", &name)])),
            Err(error) => self.notes().say(&tell(
                "{name} cannot be opened: {error}",
                &[("name", &name), ("error", &error)],
            )),
        }
        Ok(None)
    }

    /// Opens a large file, and says how far that is; nothing if the visitor has had enough of it.
    async fn open_in_steps(self, name: &str, bytes: JsValue) -> Result<Option<Opened>, String> {
        let megabytes = (Uint8Array::new(&bytes).length() as f64 / 1e6).round();
        let notes = self.notes();
        let say_percent = |percent: usize| {
            notes.say(&tell(
                "{name} has {size} MB, of which {percent} % are read.",
                &[("name", &name), ("size", &megabytes), ("percent", &percent)],
            ));
        };
        notes.opening.set(true);
        say_percent(0);
        rest_after(usize::MAX, A_MOMENT).await;
        let mut opening = Opening::new(name, bytes_of(&bytes));
        drop(bytes);
        let mut told = 0;
        let opened = loop {
            let step = opening.as_mut().map_err(|error| error.clone());
            match step.and_then(|it| it.step(STEP).map(|done| (done, it.percent()))) {
                Ok((None, percent)) => {
                    // Whoever hears the page is told of tenths.
                    if percent / 10 > told {
                        told = percent / 10;
                        say_percent(told * 10);
                    }
                }
                Ok((done, _)) => break Ok(done),
                Err(error) => break Err(error),
            }
            rest(Duration::ZERO).await;
            if self.is_gone() || !notes.opening.get_untracked() {
                break Ok(None);
            }
        };
        if !self.is_gone() {
            notes.opening.set(false);
        }
        opened
    }

    /// Shows another notebook in place of this one, which stays in the library; where that has no place for it, opening
    /// can be taken back.
    fn open(self, opened: Opened, name: &str) {
        let what = if name.is_empty() {
            say("What was pasted")
        } else {
            name
        };
        let Opened {
            mut notebook,
            text,
            notes,
        } = opened;
        let files = notebook.files().map(ToString::to_string);
        notebook.carry(None);
        let is_brief = notes.is_empty();
        let sentence = tell(
            "{name} is opened. {notes}",
            &[("name", &what), ("notes", &notes.join(" "))],
        );
        let said = Said {
            sentence: sentence.trim_end().to_owned(),
            is_brief,
        };
        let file = File::new(stem(name), notebook);
        match self.is_kept() {
            true => {
                // A text without the files that it carried is another one.
                let text = match files {
                    Some(_) => file.text(),
                    None => file.text_with(&text),
                };
                self.open_as_new(file, text, files, said);
            }
            false => self.open_here(file, files, said.sentence),
        }
    }

    /// Has the notebook be of this file, as a change like any other.
    pub(super) fn open_here(self, file: File, files: Option<String>, sentence: String) {
        let cells = self.fresh_cells(&file.notebook.cells);
        self.change(&[], || {
            self.follow_texts(file.notebook.compat);
            self.file.set(file);
            self.cells.set(cells);
        });
        self.restart();
        self.unpack(files);
        self.notes().undo.set(Some(sentence));
    }

    /// Gives the browser the notebook as a file to keep.
    pub fn save_file(self, format: Format) {
        leptos::task::spawn_local(async move {
            let mut notebook = untrack(|| self.notebook());
            let most = match format {
                Format::Ipynb => IN_A_FILE,
                Format::Python | Format::Markdown => 0,
            };
            let files = self.carry(&mut notebook, most).await;
            if !self.is_gone() {
                self.save(notebook, format, &files);
            }
        });
    }

    /// Gives the browser a notebook; `files` is what is told of those that it has.
    fn save(self, mut notebook: Notebook, format: Format, files: &str) {
        for cell in &mut notebook.cells {
            if let Some(state) = self.cell(cell.id) {
                self.record(state, &mut cell.recorded);
            }
        }
        let name = self.file.with_untracked(|file| file.name.clone());
        let name = match name.as_str() {
            "" => file_name(notebook.title()),
            _ => name,
        };
        let name = format!("{name}.{}", format.ending());
        if give(&notebook.write(format), &name).is_err() {
            self.notes().say(&tell(
                "The browser does not take {name} to save it.",
                &[("name", &name)],
            ));
            return;
        }
        self.is_safe_in_file();
        let has_outputs = notebook.cells.iter().any(|it| !it.recorded.is_empty());
        let outputs = match format {
            Format::Python | Format::Markdown if has_outputs => tell(
                "{name} holds no outputs; a saved notebook does.",
                &[("name", &name)],
            ),
            _ => String::new(),
        };
        let said = format!("{outputs} {files}");
        if !said.trim().is_empty() {
            self.notes().say(said.trim());
        }
    }
}

impl Store {
    /// Gives the browser all that the lanes put out in a cell, as a text file.
    pub fn save_output(self, key: &str) {
        let cells = self.cells.get_untracked();
        let Some((at, cell)) = (cells.iter().enumerate()).find(|(_, it)| it.key() == key) else {
            return;
        };
        let mut text = String::new();
        for (lane, place) in LANES.into_iter().zip(0..) {
            let own = cell.lane(place).with_untracked(LaneRun::whole_text);
            text.push_str(&format!("# {}\n\n{own}\n", lane.title()));
        }
        let title = untrack(|| self.title());
        let name = format!("{}-cell-{}.txt", file_name(&title), at + 1);
        if give(&text, &name).is_err() {
            self.notes().say(&tell(
                "The browser does not take {name} to save it.",
                &[("name", &name)],
            ));
        }
    }
}

/// Gives the browser a file to keep.
fn give(text: &str, name: &str) -> Result<(), JsValue> {
    let kind = BlobPropertyBag::new();
    kind.set_type("application/octet-stream");
    let parts = Array::of1(&text.into());
    let blob = Blob::new_with_str_sequence_and_options(&parts, &kind)?;
    let address = Url::create_object_url_with_blob(&blob)?;
    let link: HtmlElement = document().create_element("a")?.unchecked_into();
    link.set_attribute("href", &address)?;
    link.set_attribute("download", name)?;
    link.click();
    let forget = move || {
        // An address that is not there needs not to be forgotten.
        let _ = Url::revoke_object_url(&address);
    };
    set_timeout(forget, PATIENCE);
    Ok(())
}
