//! The parts of a code cell that are an exercise, or ask what it will print.

use super::{markup_view::MarkupView, state::CellState};
use crate::app::store::Store;
use crate::exercise::{foretelling, view};
use crate::testid;
use freezeframe_base::texts::say;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, HtmlInputElement, HtmlTextAreaElement};

/// What is told of a cell's exercise.
#[component]
pub fn ExerciseView(cell: CellState) -> impl IntoView {
    let store = expect_context::<Store>();
    let content = Memo::new(move |_| {
        let standing = store.exercise_standing(cell);
        let view = cell
            .exercise
            .with_value(|it| Some(view(it.as_ref()?, &standing)));
        view.into_iter().collect::<Vec<_>>()
    });
    view! { <div on:click=move |event| press(store, cell, &event)><MarkupView content /></div> }
}

/// What is asked before a cell runs, and told afterwards; `reasons` is why the lanes differ.
#[component]
pub fn ForetellView(cell: CellState, #[prop(into)] reasons: Signal<Vec<String>>) -> impl IntoView {
    let store = expect_context::<Store>();
    let content = Memo::new(move |_| {
        let standing = store.foretelling(cell, reasons.get());
        let view = cell
            .prediction
            .with_value(|it| foretelling(it.as_ref()?, &standing));
        view.into_iter().collect::<Vec<_>>()
    });
    view! { <div on:click=move |event| press(store, cell, &event)><MarkupView content /></div> }
}

fn press(store: Store, cell: CellState, event: &Event) {
    let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
    let button = target.and_then(|it| it.closest("[data-task]").ok()?);
    let Some(task) = button.and_then(|it| it.get_attribute("data-task")) else {
        return;
    };
    match task.as_str() {
        "hint" => store.show_hint(cell),
        "solution" => store.ask_for_solution(cell),
        "solve" => store.show_solution(cell),
        "keep" => store.keep_own_text(),
        "starter" => store.begin_exercise_again(cell),
        "without" => store.session.run(cell.id),
        "foretell" => match said(cell) {
            Some(said) => store.foretell(cell, said),
            None => ask(store, cell),
        },
        _ => {}
    }
}

/// What the reader has picked or written.
fn said(cell: CellState) -> Option<String> {
    let section = cell.section.get_untracked()?;
    let field = format!("[data-testid={}]", testid::FORETELL_FIELD);
    let picked = section.query_selector(&format!("{field}:checked")).ok()?;
    if let Some(picked) = picked.and_then(|it| it.dyn_into::<HtmlInputElement>().ok()) {
        return Some(picked.value());
    }
    let written = section.query_selector(&format!("textarea{field}")).ok()??;
    let text = written.dyn_into::<HtmlTextAreaElement>().ok()?.value();
    (!text.trim().is_empty()).then_some(text)
}

/// Has the reader say first what a cell prints.
pub fn ask(store: Store, cell: CellState) {
    store.notes().announce(say("Say first what it will print."));
    let section = cell.section.get_untracked();
    let field = format!("[data-testid={}]", testid::FORETELL_FIELD);
    let field = section.and_then(|it| it.query_selector(&field).ok()?);
    if let Some(field) = field.and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
        // Without the focus the question is still there to be read.
        let _ = field.focus();
    }
}
