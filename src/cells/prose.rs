//! What a cell of text holds: prose, and its source while it is edited.

use super::near::Around;
use super::{markup_view::MarkupView, outputs::Folded, state::CellState};
use crate::app::language::around;
use crate::app::reactive::effect;
use crate::app::store::Store;
use crate::prerender::text_markup;
use crate::testid;
use crate::text::Markup;
use freezeframe_base::texts::say;
use leptos::{ev::KeyboardEvent, html::Textarea, prelude::*};

/// What a cell of text holds.
#[component]
pub fn ProseCell(cell: CellState) -> impl IntoView {
    let around = around(&expect_context::<Store>().host());
    let content = Memo::new(move |_| {
        let source = cell.source.get();
        if source.trim().is_empty() {
            vec![Markup::text(say("Empty text. Press Enter to write."))]
        } else {
            cell.origin
                .with_value(|origin| text_markup(cell.kind, &source, origin))
        }
    });
    let edit_on_enter = move |event: KeyboardEvent| {
        if event.key() == "Enter" && event.target() == event.current_target() {
            event.prevent_default();
            cell.editing.set(true);
        }
    };
    view! {
        <Around cell />
        <Show when=move || cell.editing.get() fallback=move || view! {
            <div
                class="prose-box"
                class:empty=move || cell.source.with(|source| source.trim().is_empty())
                data-testid=testid::PROSE
                tabindex="0"
                role="group"
                aria-label=say("Text. Enter edits it.")
                on:dblclick=move |_| cell.editing.set(true)
                on:keydown=edit_on_enter
            >
                <MarkupView class="prose" lang=around.clone() content />
            </div>
        }>
            <ProseSource cell />
        </Show>
        <Show when=move || cell.folded.get()>
            <Folded cell />
        </Show>
    }
}

#[component]
fn ProseSource(cell: CellState) -> impl IntoView {
    let store = expect_context::<Store>();
    let node = NodeRef::<Textarea>::new();
    effect(move || {
        if let Some(area) = node.get() {
            let _ = area.focus();
            store.focus.set(None);
        }
    });
    view! {
        <textarea
            class="prose-source"
            data-testid=testid::PROSE_SOURCE
            aria-label=say("Markdown of this text. Escape ends editing.")
            node_ref=node
            prop:value=move || cell.source.get()
            on:input:target=move |event| store.typed(cell, event.target().value())
            on:blur=move |_| cell.editing.set(false)
        ></textarea>
    }
}
