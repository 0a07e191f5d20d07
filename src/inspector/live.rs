//! The inspector on the page: a section a cell, and what is heard from all of them.

use super::marks::share;
use super::panel;
use crate::app::reactive::effect;
use crate::app::store::Store;
use crate::cells::MarkupView;
use crate::inspector::link::Link;
use crate::testid;
use freezeframe_base::{CellId, Revision, Span, TraceId};
use leptos::ev::{self, KeyboardEvent};
use leptos::prelude::*;
use std::time::Duration;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, HtmlElement};

/// What jit froze in a cell.
#[component]
pub fn InspectorView(
    /// The cell.
    cell: CellId,
) -> impl IntoView {
    let store = expect_context::<Store>();
    let content = Memo::new(move |_| {
        if store.inspector.get() {
            store.scene(cell, panel)
        } else {
            Vec::new()
        }
    });
    view! { <MarkupView content /> }
}

/// Lights up what belongs together, and follows links to steps.
pub fn follow(store: Store) {
    let addresses = window_event_listener(ev::hashchange, move |_| open_address(store));
    on_cleanup(move || addresses.remove());
    effect(move || light_up(&store.hot.get()));
    open_address(store);
}

fn closest(event: &Event, selector: &str) -> Option<Element> {
    let target: Element = event.target()?.dyn_into().ok()?;
    target.closest(selector).ok()?
}

/// Hears what is pressed, for all sections.
pub fn press(store: Store, event: &Event) {
    let Some(act) = closest(event, "[data-act]").and_then(|it| it.get_attribute("data-act")) else {
        return;
    };
    let (verb, rest) = act.split_once(' ').unwrap_or((&act, ""));
    let mut numbers = rest.split(' ').map(|it| it.parse::<i64>().unwrap_or(-1));
    let mut next = || u32::try_from(numbers.next().unwrap_or(-1));
    match verb {
        "turn" => store.opened.update(|opened| opened.turn(rest)),
        "propose" => {
            if let Ok(cell) = next() {
                store.propose(CellId(cell));
            }
        }
        "accept" => store.accept(),
        "dismiss" => store.dismiss(),
        "step" => {
            if let Ok(trace) = next() {
                step(store, TraceId(trace), next().ok().map(|it| it as usize));
            }
        }
        "go" => {
            if let (Ok(cell), Ok(revision), Ok(start), Ok(end)) = (next(), next(), next(), next()) {
                store.go_to(Span::new(CellId(cell), Revision(revision), start, end));
            }
        }
        _ => {}
    }
}

/// Stands at a step, and has the page's address say so.
fn step(store: Store, trace: TraceId, step: Option<usize>) {
    store.step_to(trace, step);
    let link = step.and_then(|step| store.link_to(trace, step));
    let address = link.map_or_else(|| "#notebook".to_owned(), |link| link.write());
    if let Ok(history) = window().history() {
        // Where the page may not change its address, the step is shown all the same.
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&address));
    }
}

/// The arrow keys press the buttons of the replay that has the focus.
pub fn step_by_key(event: &KeyboardEvent) {
    let button = match event.key().as_str() {
        "ArrowLeft" => testid::STEP_BACK,
        "ArrowRight" => testid::STEP_ON,
        _ => return,
    };
    let found = closest(event, "[data-stepper]")
        .and_then(|it| it.query_selector(&format!("[data-testid={button}]")).ok()?);
    if let Some(button) = found.and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
        event.prevent_default();
        button.click();
    }
}

/// Hears what is pointed at or has the focus.
pub fn point(store: Store, event: &Event) {
    let names = closest(event, "[data-hot]").and_then(|it| it.get_attribute("data-hot"));
    let names = names.unwrap_or_default();
    if store.hot.with_untracked(|hot| *hot != names) {
        store.hot.set(names);
    }
}

/// Lights up everything that has one of the names. Editors do this themselves, as marks.
fn light_up(names: &str) {
    let Ok(all) = document().query_selector_all("[data-hot]") else {
        return;
    };
    for at in 0..all.length() {
        let element = all.get(at).and_then(|it| it.dyn_into::<Element>().ok());
        let Some(element) = element.filter(|it| !matches!(it.closest(".cm-editor"), Ok(Some(_))))
        else {
            continue;
        };
        let own = element.get_attribute("data-hot").unwrap_or_default();
        let _ = element
            .class_list()
            .toggle_with_force("hot", share(&own, names));
    }
}

fn open_address(store: Store) {
    let hash = window().location().hash().unwrap_or_default();
    let Some(link) = Link::read(&hash) else {
        return;
    };
    if !store.open_link(link) {
        store.notice.set(Some(
            "This link leads to a cell that is not in this notebook.".into(),
        ));
    }
}

/// Brings the replay of a section into view, once it is there.
pub fn bring_into_view(section: String) {
    set_timeout(
        move || {
            let selector = format!("[data-stepper='{section}']");
            if let Ok(Some(stepper)) = document().query_selector(&selector) {
                let options = web_sys::ScrollIntoViewOptions::new();
                options.set_block(web_sys::ScrollLogicalPosition::Center);
                stepper.scroll_into_view_with_scroll_into_view_options(&options);
            }
        },
        Duration::from_millis(50),
    );
}
