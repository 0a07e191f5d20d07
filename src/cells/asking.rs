//! The field in which a question of a program is answered.

use super::question::Question;
use super::state::CellState;
use crate::app::reactive::effect;
use crate::app::store::Store;
use crate::testid;
use freezeframe_base::texts::say;
use leptos::ev::KeyboardEvent;
use leptos::{html::Input, prelude::*};

/// The field in which a question of the cell is answered, while there is one.
#[component]
pub fn AskField(cell: CellState) -> impl IntoView {
    let question = Memo::new(move |_| cell.asking.with(|asking| asking.open().cloned()));
    move || question.get().map(|question| field(cell, question))
}

fn field(cell: CellState, question: Question) -> impl IntoView {
    let store = expect_context::<Store>();
    let input = NodeRef::<Input>::new();
    effect(move || {
        // The program waits for this, so the cursor goes there.
        if let Some(input) = input.get() {
            let _ = input.focus();
        }
    });
    let send = move || {
        let Some(line) = input.get_untracked().map(|it| it.value()) else {
            return;
        };
        // The field goes; the cell has the focus until there is another.
        store.stand_on(cell);
        store.session.answer_line(cell, &line);
    };
    let hear = move |event: KeyboardEvent| match event.key().as_str() {
        "Enter" if !event.is_composing() => {
            event.prevent_default();
            send();
        }
        "Escape" => store.stand_on(cell),
        _ => {}
    };
    let Question { prompt, secret, .. } = question;
    let label = match prompt.trim() {
        "" => say("The program waits for a line").to_owned(),
        prompt => prompt.to_owned(),
    };
    view! {
        <p class="ask" data-testid=testid::ASK>
            {secret.then(|| view! { <span>{prompt}</span> })}
            <input
                node_ref=input
                type=if secret { "password" } else { "text" }
                autocomplete="off"
                autocapitalize="off"
                spellcheck="false"
                aria-label=label
                on:keydown=hear
            />
            <button on:click=move |_| send()>{say("Answer")}</button>
        </p>
    }
}
