//! The bar for finding and replacing over the whole notebook.

use crate::app::reactive::effect;
use crate::app::store::Store;
use crate::testid;
use freezeframe_base::texts::say;
use leptos::{ev::KeyboardEvent, html::Input, prelude::*};

/// The bar, while it is open.
#[component]
pub fn FindBar() -> impl IntoView {
    let store = expect_context::<Store>();
    view! {
        <Show when=move || store.finding().open.get()>
            <Bar />
        </Show>
    }
}

#[component]
fn Bar() -> impl IntoView {
    let store = expect_context::<Store>();
    let finding = store.finding();
    let node = NodeRef::<Input>::new();
    effect(move || {
        if let Some(input) = node.get() {
            let _ = input.focus();
            input.select();
        }
    });
    let look = move |text: String| {
        finding.wanted.update(|wanted| wanted.words = text);
        finding.found.set(None);
        store.find(true);
    };
    let count_capitals = move |_| {
        finding.wanted.update(|wanted| wanted.exact = !wanted.exact);
        finding.found.set(None);
        store.find(true);
    };
    let hear = move |event: KeyboardEvent| match event.key().as_str() {
        "Escape" => {
            event.prevent_default();
            store.turn_finding();
        }
        "Enter" if event.target() == node.get_untracked().map(web_sys::EventTarget::from) => {
            event.prevent_default();
            store.find(!event.shift_key());
        }
        _ => {}
    };
    view! {
        <div class="find" role="search" aria-label=say("Find in the notebook") data-testid=testid::FIND on:keydown=hear>
            <input
                type="text"
                placeholder=say("Find")
                aria-label=say("Find")
                node_ref=node
                prop:value=finding.wanted.with_untracked(|wanted| wanted.words.clone())
                on:input:target=move |event| look(event.target().value())
            />
            <span class="found" role="status">{move || finding.told.get()}</span>
            <button on:click=move |_| store.find(false)>{named("↑", say("Previous"))}</button>
            <button class="onward" on:click=move |_| store.find(true)>{named("↓", say("Next"))}</button>
            <button
                aria-pressed=move || if finding.wanted.with(|wanted| wanted.exact) { "true" } else { "false" }
                on:click=count_capitals
            >
                "Aa"<span class="sr">{say(" Capital letters count")}</span>
            </button>
            <input
                type="text"
                placeholder=say("Replace by")
                aria-label=say("Replace by")
                prop:value=finding.by.get_untracked()
                on:input:target=move |event| finding.by.set(event.target().value())
            />
            <button on:click=move |_| store.replace_found()>{say("Replace")}</button>
            <button on:click=move |_| store.replace_all()>{say("Replace all")}</button>
            <button class="leave" on:click=move |_| store.turn_finding()>{named("×", say("Close"))}</button>
        </div>
    }
}

/// What a button is called; in a narrow window a mark is seen in place of it.
fn named(mark: &'static str, word: &'static str) -> impl IntoView {
    view! {
        <span class="word">{word}</span>
        <span class="mark" aria-hidden="true">{mark}</span>
    }
}
