//! The live page: takes the place of the prerendered one and holds everything together.

pub mod commands;
mod focus;
pub mod idle;
pub mod language;
mod library;
pub mod mount;
mod notices;
mod parts;
pub mod place;
mod pool;
pub mod reactive;
pub mod session;
pub mod storage;
pub mod store;

use crate::cells::{CellView, Seam, drag_over, drop_cell, end_drag, ripen};
use crate::inspector::{follow, point, press, step_by_key};
use crate::notebook::Format;
use crate::testid;
use crate::toolbar::{FindBar, LanguageChoice, Panels, Toolbar};
use freezeframe_base::texts::{self, phrase, say};
use leptos::{
    either::Either,
    html::{Button, Div},
    prelude::*,
};
use notices::Notices;
use reactive::effect;
use store::Store;

/// Has panics of the page told on the console.
pub fn tell_panics() {
    console_error_panic_hook::set_once();
}

/// The formats in which a notebook is saved.
const SAVED_AS: [(&str, &str, Format); 3] = [
    (
        testid::SAVE_FILE,
        phrase("Save as a notebook"),
        Format::Ipynb,
    ),
    (
        testid::SAVE_PYTHON,
        phrase("Save as Python"),
        Format::Python,
    ),
    (
        testid::SAVE_MARKDOWN,
        phrase("Save as Markdown"),
        Format::Markdown,
    ),
];

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
                    {say("Open a file")}
                    <input
                        class="sr"
                        type="file"
                        accept=".ipynb,.py,.md,.txt,.json,text/*,application/json"
                        data-testid=testid::OPEN_FILE
                        on:change=move |event| store.open_chosen(&event)
                    />
                </label>
                {SAVED_AS.map(|(test, words, format)| view! {
                    <button class="reset" data-testid=test on:click=move |_| store.save_file(format)>{say(words)}</button>
                })}
            </p>
            <p class="files">
                <button class="reset" on:click=move |_| store.show_notebooks()>{say("Your notebooks")}</button>
                <button class="reset" data-testid=testid::FILES on:click=move |_| store.show_files()>{say("Files")}</button>
                <button class="reset" data-testid=testid::SHARE on:click=move |_| store.share()>{say("Copy a link")}</button>
                <button class="reset" data-testid=testid::REAL_JAX on:click=move |_| store.open_server()>{say("Run on real JAX")}</button>
                <Show when=move || !store.is_at_home()>
                    <button class="reset" data-testid=testid::HOME on:click=move |_| store.go_home()>{say("Back to the lesson")}</button>
                </Show>
            </p>
            <Show when=move || edited.get()>
                <Reset />
            </Show>
            <p class="files"><LanguageChoice /></p>
        </footer>
    }
}

/// What becomes of changes when a notebook is brought back.
const GOES: &str = phrase("Your changes go, until you take that back.");
const GOES_AND_STAYS: &str = phrase("Your changes go. They stay in the list of versions.");

/// The way back to what the notebook was; it asks first.
#[component]
fn Reset() -> impl IntoView {
    let store = expect_context::<Store>();
    let asks = RwSignal::new(false);
    let node = NodeRef::<Button>::new();
    let was_asked = StoredValue::new(false);
    // What was pressed is gone: the focus goes to what stands there now.
    effect(move || {
        was_asked.update_value(|was_asked| *was_asked |= asks.get());
        if let (Some(button), true) = (node.get(), was_asked.get_value()) {
            let _ = button.focus();
        }
    });
    let words = move || match store.is_at_home() {
        true => say("Bring back the lesson as it was written"),
        false => say("Bring back the notebook as it was opened"),
    };
    let answer = move |sure: &'static str, words: &'static str, act: fn(Store)| {
        let press = move |_| {
            asks.set(false);
            act(store);
        };
        view! { <button class="reset" node_ref=node data-testid=testid::RESET_SURE data-sure=sure on:click=press>{say(words)}</button> }
    };
    view! {
        <Show when=move || asks.get() fallback=move || view! {
            <button class="reset" node_ref=node data-testid=testid::RESET on:click=move |_| asks.set(true)>{words}</button>
        }>
            <p class="files" role="group" aria-label=words>
                <span>{say(if store.is_kept() { GOES_AND_STAYS } else { GOES })}</span>
                {answer("yes", phrase("Bring it back"), Store::reset)}
                {answer("no", phrase("Keep my changes"), |_| ())}
            </p>
        </Show>
    }
}

/// A notebook: its bar, its cells, and what is said about it.
#[component]
fn Page(store: Store) -> impl IntoView {
    provide_context(store);
    store.keep_edits();
    store.load_editors();
    follow(store);
    store.name_page();
    store.follow_selection();
    ripen(store);
    // In another language all of it is made anew, since each of its elements may hold words. Two views of one kind would be
    // patched, where two kinds give way to each other.
    move || {
        let view = view! { <Spoken /> }.into_any();
        match language::times_chosen() % 2 {
            0 => Either::Left(view),
            _ => Either::Right(view),
        }
    }
}

/// What is shown of a notebook, in the language that was chosen.
#[component]
fn Spoken() -> impl IntoView {
    let store = expect_context::<Store>();
    let notebook = NodeRef::<Div>::new();
    let skip = move |_| {
        if let Some(notebook) = notebook.get_untracked() {
            // Without the focus the notebook is still there to be read.
            let _ = notebook.focus();
        }
    };
    view! {
        <div
            class="page"
            lang=texts::language()
            on:click=move |event| {
                press(store, &event);
                // A finger points by its tap, behind which the focus has moved.
                point(store, &event);
                focus::keep(store);
            }
            on:keydown=move |event| {
                step_by_key(&event);
                focus::rove(&event);
                focus::keep(store);
            }
            on:focusout=move |_| focus::keep(store)
            on:mouseover=move |event| point(store, &event)
            on:focusin=move |event| {
                point(store, &event);
                focus::notice(store, &event);
                store.notice_focus(&event);
            }
            on:keydown:capture=move |event| commands::hear(store, &event)
            on:mousedown:capture=move |event| store.press_with_shift(&event)
            on:dragover=move |event| store.allow_drop(&event)
            on:drop:capture=move |event| store.open_dropped(&event)
            on:paste:capture=move |event| store.open_pasted(&event)
        >
            <button class="skip" on:click=skip>{say("Skip to the notebook")}</button>
            <Toolbar />
            <FindBar />
            <div
                class="notebook"
                role="group"
                aria-label=move || store.title()
                tabindex="-1"
                node_ref=notebook
                on:dragover=move |event| drag_over(store, &event)
                on:drop=move |event| drop_cell(store, &event)
                on:dragend=move |_| end_drag(store)
                data-testid=testid::NOTEBOOK
            >
                <For each=move || store.cells.get() key=|cell| cell.id let:cell>
                    <CellView cell />
                </For>
                <Foot />
            </div>
            <Notices />
            <Panels />
            <div class="sr" aria-live="polite" role="status">
                {move || store.notes().announcement.get()}
            </div>
        </div>
    }
}
