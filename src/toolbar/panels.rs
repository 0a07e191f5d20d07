//! What opens over the notebook: what can be done and by which key, and the headings.

use super::LanguageChoice;
use crate::app::commands::perform;
use crate::app::reactive::effect;
use crate::app::store::{Panel, Store};
use crate::cells::CellState;
use crate::keys::{Act, KEYS, Key, Mode};
use crate::testid;
use freezeframe_base::texts::{phrase, say};
use leptos::{html::Dialog, prelude::*};

/// The window for it.
#[component]
pub fn Panels() -> impl IntoView {
    let store = expect_context::<Store>();
    let node = NodeRef::<Dialog>::new();
    let panel = store.panel();
    effect(move || {
        if let (Some(dialog), Some(_)) = (node.get(), panel.get()) {
            // It is open already, or opens.
            let _ = dialog.show_modal();
        }
    });
    let close = move || {
        if let Some(dialog) = node.get_untracked() {
            dialog.close();
        }
    };
    view! {
        <dialog
            class="panel"
            node_ref=node
            aria-label=move || if panel.get() == Some(Panel::Contents) { say("Contents") } else { say("What can be done") }
            on:close=move |_| {
                // What was pressed may have opened it again.
                if node.get_untracked().is_none_or(|dialog| !dialog.open()) {
                    panel.set(None);
                }
            }
        >
            <button class="panel-close" aria-label=say("Close") on:click=move |_| close()>
                <span class="icon icon-delete"></span>
            </button>
            {move || panel.get().map(|panel| match panel {
                Panel::Commands => view! { <Commands close /> }.into_any(),
                Panel::Contents => view! { <Contents close /> }.into_any(),
            })}
        </dialog>
    }
}

/// All that can be done; a press does it.
#[component]
fn Commands(close: impl Fn() + Copy + Send + 'static) -> impl IntoView {
    let store = expect_context::<Store>();
    let press = move |act: Act| {
        close();
        perform(store, act);
    };
    let row = move |key: &'static Key| {
        let strokes = key.strokes.iter();
        let strokes = strokes
            .map(|it| view! { <kbd>{shown(it)}</kbd> })
            .collect_view();
        // What needs a cursor cannot be done from here.
        let is_heard_in_texts_only = key.modes == [Mode::Edit];
        view! {
            <li>
                <button
                    data-act-row=format!("{:?}", key.act)
                    disabled=is_heard_in_texts_only
                    on:click=move |_| press(key.act)
                >
                    <span>{say(key.words)}</span>
                    <span class="strokes">{strokes}</span>
                </button>
            </li>
        }
    };
    view! {
        <h2>{say("What can be done")}</h2>
        <p>
            {say("Keys act on the cell that has the focus. Enter puts the cursor into its text, Escape leads out again. A press on a row does the same.")}
        </p>
        <LanguageChoice />
        <ul class="command-list" data-testid=testid::COMMAND_LIST>
            {KEYS.iter().map(row).collect_view()}
        </ul>
    }
}

/// A stroke as people read it, with keys called as keyboards of their language call them.
fn shown(stroke: &str) -> String {
    let keys = [
        ("ArrowUp", "↑"),
        ("ArrowDown", "↓"),
        ("ArrowLeft", "←"),
        ("ArrowRight", "→"),
        ("Escape", phrase("Esc")),
        ("Ctrl", phrase("Ctrl")),
        ("Shift", phrase("Shift")),
        ("Enter", phrase("Enter")),
        ("Home", phrase("Home")),
        ("End", phrase("End")),
    ];
    keys.iter().fold(stroke.to_owned(), |text, (name, sign)| {
        text.replace(name, say(sign))
    })
}

/// The headings; a press leads there.
#[component]
fn Contents(close: impl Fn() + Copy + Send + 'static) -> impl IntoView {
    let store = expect_context::<Store>();
    let headings = store.headings();
    let none = headings.is_empty();
    let go = move |cell: CellState| {
        close();
        store.stand_on(cell);
    };
    let row = move |(cell, rank, words): (CellState, u8, String)| {
        view! {
            <li data-rank=rank>
                <button on:click=move |_| go(cell)>{words}</button>
            </li>
        }
    };
    view! {
        <h2>{say("Contents")}</h2>
        <Show when=move || none>
            <p>{say("There are no headings in this notebook. Keys 1 to 6 make a cell one.")}</p>
        </Show>
        <ul class="contents-list" data-testid=testid::CONTENTS>{headings.into_iter().map(row).collect_view()}</ul>
    }
}
