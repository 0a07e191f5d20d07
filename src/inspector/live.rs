//! The inspector on the page: a section a cell, and what is heard from all of them.

use super::findings::Replay;
use super::marks::share;
use super::panel;
use super::scene::Scene;
use super::trace::loops_name;
use crate::app::reactive::effect;
use crate::app::store::Store;
use crate::cells::MarkupView;
use crate::testid;
use freezeframe_base::{CellId, Revision, Span, TraceId};
use leptos::ev::{self, KeyboardEvent};
use leptos::prelude::*;
use std::time::Duration;
use wasm_bindgen::prelude::*;
use web_sys::{Element, Event, HtmlElement};

#[wasm_bindgen]
extern "C" {
    /// Shows the picture of another host that a button stands for (`www/boot.js`).
    #[wasm_bindgen(js_namespace = freezeframe, js_name = picture)]
    fn show_picture(button: &Element);
}

/// What jit froze in a cell.
#[component]
pub fn InspectorView(
    /// The cell.
    cell: CellId,
    /// What both lanes put out where its calls used changed values.
    replays: Signal<Vec<Replay>>,
) -> impl IntoView {
    let store = expect_context::<Store>();
    let content = Memo::new(move |_| {
        if store.inspector().shown.get() {
            let replays = replays.get();
            let replays = replays.as_slice();
            store.scene(cell, |scene| panel(&Scene { replays, ..*scene }))
        } else {
            Vec::new()
        }
    });
    view! { <MarkupView content /> }
}

/// Lights up what belongs together, and follows links to steps.
pub fn follow(store: Store) {
    let addresses = window_event_listener(ev::hashchange, move |_| store.open_address());
    on_cleanup(move || addresses.remove());
    effect(move || light_up(store, &store.inspector().hot.get()));
    store.open_address();
}

fn closest(event: &Event, selector: &str) -> Option<Element> {
    let target: Element = event.target()?.dyn_into().ok()?;
    target.closest(selector).ok()?
}

/// Hears what is pressed, for all sections.
pub fn press(store: Store, event: &Event) {
    // Where nothing can be pointed at, a frozen line tells its sentence when it is touched.
    if let Some(line) = closest(event, "td.frozen") {
        let _ = line.class_list().toggle("asked");
    }
    let Some(act) = closest(event, "[data-act]").and_then(|it| it.get_attribute("data-act")) else {
        return;
    };
    let (verb, rest) = act.split_once(' ').unwrap_or((&act, ""));
    let mut numbers = rest.split(' ').map(|it| it.parse::<i64>().unwrap_or(-1));
    let mut next = || u32::try_from(numbers.next().unwrap_or(-1));
    match verb {
        "turn" => store.inspector().opened.update(|opened| opened.turn(rest)),
        "loops" => {
            if let Ok(trace) = next() {
                let (trace, name) = (TraceId(trace), loops_name(TraceId(trace)));
                let opened = store.inspector().opened;
                opened.update(|opened| opened.turn(&name));
                if opened.with_untracked(|opened| opened.is_turned(&name)) {
                    store.session.ask_loops(trace);
                }
            }
        }
        "propose" => {
            if let Ok(cell) = next() {
                store
                    .session
                    .propose(CellId(cell), next().is_ok_and(|it| it == 1));
            }
        }
        "save-output" => {
            let cell = closest(event, "[data-key]").and_then(|it| it.get_attribute("data-key"));
            if let Some(key) = cell {
                store.save_output(&key);
            }
        }
        "states" => store.show_states(Some(rest)),
        "origin" => {
            let cell = closest(event, "[data-key]").and_then(|it| it.get_attribute("data-key"));
            let printed = match (next(), next(), next(), next(), next()) {
                (Ok(cell), Ok(revision), Ok(start), Ok(end), Ok(round)) => Some((
                    Span::new(CellId(cell), Revision(revision), start, end),
                    round,
                )),
                _ => None,
            };
            store.show_origin(&cell.unwrap_or_default(), printed);
        }
        "accept" => store.session.accept(rest == "scan"),
        "change" => store.session.show_step(next().ok().map(|it| it as usize)),
        "dismiss" => store.session.dismiss(),
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
        "picture" => {
            if let Some(button) = closest(event, "[data-act]") {
                // It may stand in a link.
                event.prevent_default();
                show_picture(&button);
            }
        }
        "line" => {
            if let (Ok(number), Ok(line)) = (next(), next()) {
                store.go_to_line(number, line);
            }
        }
        _ => {}
    }
}

/// Stands at a step, and has the page's address say so.
fn step(store: Store, trace: TraceId, step: Option<usize>) {
    store.inspector().step_to(trace, step);
    store.write_address(trace, step);
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
    let hot = store.inspector().hot;
    if hot.with_untracked(|hot| *hot != names) {
        hot.set(names);
    }
}

/// Lights up everything that has one of the names. Editors do this themselves, as marks.
fn light_up(store: Store, names: &str) {
    let Ok(all) = store.root().query_selector_all("[data-hot]") else {
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

/// Brings the replay of a section into view, once it is there.
pub fn bring_into_view(store: Store, section: String) {
    let root = store.root();
    let bring = move || {
        let selector = format!("[data-stepper='{section}']");
        if let Ok(Some(stepper)) = root.query_selector(&selector) {
            let options = web_sys::ScrollIntoViewOptions::new();
            options.set_block(web_sys::ScrollLogicalPosition::Center);
            stepper.scroll_into_view_with_scroll_into_view_options(&options);
        }
    };
    set_timeout(bring, Duration::from_millis(50));
}
