//! The live page: takes the place of the prerendered one and holds everything together.

mod notices;
pub mod reactive;
pub mod storage;
pub mod store;

use crate::cells::{CellView, Seam};
use crate::inspector::{follow, point, press, step_by_key};
use crate::notebook::{Format, Notebook, restore};
use crate::testid;
use crate::toolbar::Toolbar;
use leptos::{mount::UnmountHandle, prelude::*, tachys::view::Mountable};
use notices::Notices;
use store::Store;
use wasm_bindgen::JsCast;

const LESSON: &str = include_str!("../../www/lessons/state.ipynb");
const LESSON_NAME: &str = "state";

/// Starts the page in the document's body, in place of the prerendered one.
pub fn start() {
    console_error_panic_hook::set_once();
    // The lesson is part of the program, and a test reads it.
    let original = Notebook::read(Format::Ipynb, LESSON).unwrap_or_default();
    let body = document().body().map(|body| body.unchecked_into());
    let prerendered = document().get_element_by_id("prerendered");
    if let Some(body) = body {
        mount_notebook(body, LESSON_NAME, original).forget();
    }
    if let Some(prerendered) = prerendered {
        prerendered.remove();
    }
}

/// Shows a notebook in `parent`; `name` is what its edits are saved under. It goes when the handle is dropped.
pub fn mount_notebook(
    parent: web_sys::HtmlElement,
    name: &'static str,
    original: Notebook,
) -> UnmountHandle<impl Mountable + 'static> {
    mount_to(parent, move || view! { <Page name original /> })
}

/// The end of the notebook: a place to go on, and the way back to the lesson.
#[component]
fn Foot() -> impl IntoView {
    let store = expect_context::<Store>();
    let edited = Memo::new(move |_| store.is_edited());
    view! {
        <footer class="foot">
            <Seam before=None />
            <p class="files">
                <label class="reset">
                    "Open a notebook"
                    <input
                        class="sr"
                        type="file"
                        accept=".ipynb,.py,.md,application/json"
                        data-testid=testid::OPEN_FILE
                        on:change=move |event| store.open_file(&event)
                    />
                </label>
                <button class="reset" data-testid=testid::SAVE_FILE on:click=move |_| store.save_file()>
                    "Save as a notebook"
                </button>
            </p>
            <Show when=move || edited.get()>
                <button class="reset" data-testid=testid::RESET on:click=move |_| store.reset()>
                    "Bring back the lesson as it was written"
                </button>
            </Show>
        </footer>
    }
}

#[component]
fn Page(name: &'static str, original: Notebook) -> impl IntoView {
    let saved = storage::read(&storage::lesson_key(name));
    let notebook = saved.map_or_else(|| original.clone(), |saved| restore(&original, &saved));
    let store = Store::new(name, original, &notebook);
    provide_context(store);
    store.save_edits();
    store.start_lanes();
    store.load_editors();
    follow(store);
    view! {
        <a class="skip" href="#notebook">"Skip to the notebook"</a>
        <div
            class="page"
            on:click=move |event| press(store, &event)
            on:keydown=|event| step_by_key(&event)
            on:mouseover=move |event| point(store, &event)
            on:focusin=move |event| point(store, &event)
        >
            <Toolbar />
            <main class="notebook" id="notebook" data-testid=testid::NOTEBOOK>
                <For each=move || store.cells.get() key=|cell| cell.id let:cell>
                    <CellView cell />
                </For>
                <Foot />
            </main>
            <Notices />
            <div class="sr" aria-live="polite" role="status">
                {move || store.announcement.get()}
            </div>
        </div>
    }
}
