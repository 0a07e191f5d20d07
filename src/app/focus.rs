//! Where the focus is: a bar of tools is one stop of the Tab key, and the focus never falls to the document.

use super::storage::Kept;
use super::store::{Part, Store};
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement};

/// What had the focus last.
#[derive(Clone, Copy)]
struct Last(StoredValue<Option<HtmlElement>, LocalStorage>);

impl Part for Last {
    fn new(_: &Kept) -> Self {
        Self(StoredValue::new_local(None))
    }
}

fn target(event: &Event) -> Option<HtmlElement> {
    event.target()?.dyn_into().ok()
}

/// The buttons of the bar of tools that an element is in.
fn tools(within: &Element) -> Option<Vec<HtmlElement>> {
    let bar = within.closest("[role=toolbar]").ok()??;
    let all = bar.query_selector_all("button").ok()?;
    let buttons = (0..all.length()).filter_map(|at| all.get(at)?.dyn_into().ok());
    Some(buttons.collect())
}

/// Takes note of what has the focus; in a bar of tools it is what the Tab key comes back to.
pub fn notice(store: Store, event: &Event) {
    let Some(target) = target(event) else { return };
    for tool in tools(&target).unwrap_or_default() {
        tool.set_tab_index(if tool == target { 0 } else { -1 });
    }
    store.part::<Last>().0.set_value(Some(target));
}

/// The arrow keys go through a bar of tools, and around its ends.
pub fn rove(event: &KeyboardEvent) {
    let forward = match event.key().as_str() {
        "ArrowRight" => true,
        "ArrowLeft" => false,
        _ => return,
    };
    let Some(target) = target(event) else { return };
    let tools = tools(&target).unwrap_or_default();
    if let Some(at) = tools.iter().position(|it| *it == target) {
        let by = if forward { 1 } else { tools.len() - 1 };
        event.prevent_default();
        let _ = tools[(at + by) % tools.len()].focus();
    }
}

/// Gives the focus to the current cell where what had it is gone, once what was pressed has been done.
pub fn keep(store: Store) {
    leptos::task::spawn_local(async move {
        leptos::task::tick().await;
        if store.is_gone() {
            return;
        }
        let last = store.part::<Last>().0.get_value();
        let is_seen = |it: &HtmlElement| it.get_client_rects().length() > 0;
        let active = document().active_element();
        let is_nowhere = active.is_none_or(|it| it.tag_name() == "BODY");
        if is_nowhere && last.is_some_and(|it| !is_seen(&it)) {
            store.take_focus();
        }
    });
}
