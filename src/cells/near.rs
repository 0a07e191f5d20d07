//! Cells that are far from the view are light. At first they are their texts alone; when there is time they come to live, with
//! colors and outputs; and what acts on them comes when they are near. Those of a long notebook stand in groups, so that a key
//! has the browser look at few elements.

use super::{choice::Choice, seam::Seam, state::CellState, tools::CellTools};
use crate::app::idle::when_idle;
use crate::app::reactive::effect;
use crate::app::storage::Kept;
use crate::app::store::{Part, Store};
use freezeframe_base::CellId;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};

/// From how far away a cell is made ready.
const MARGIN: &str = "1200px 0px";

/// So many cells are a group; a notebook of fewer than twice as many has none.
const GROUP: usize = 24;

/// So many cells come to live at a time; a frame is made in between.
const AT_A_TIME: usize = 4;

/// An observer and what it calls.
type Watch = (IntersectionObserver, Closure<dyn FnMut(js_sys::Array)>);

/// The observer of a notebook's cells, once there is one.
#[derive(Clone, Copy)]
struct Watching(StoredValue<Option<Watch>, LocalStorage>);

impl Part for Watching {
    fn new(_: &Kept) -> Self {
        let watching = StoredValue::new_local(None::<Watch>);
        on_cleanup(move || {
            if let Some((observer, _)) = watching.try_update_value(Option::take).flatten() {
                observer.disconnect();
            }
        });
        Self(watching)
    }
}

/// Has a cell be made ready when it comes near the view.
pub fn watch(store: Store, cell: CellState) {
    if cell.near.get_untracked() {
        return;
    }
    effect(move || {
        let Some(section) = cell.section.get() else {
            return;
        };
        let is_near = cell.near.get();
        let Watching(watching) = store.part();
        if watching.with_value(Option::is_none) {
            watching.set_value(observer(store));
        }
        watching.with_value(|watching| match watching {
            Some((observer, _)) if is_near => observer.unobserve(&section),
            Some((observer, _)) => observer.observe(&section),
            // Where nothing tells, all cells are near.
            None => cell.near.set(true),
        });
    });
}

fn observer(store: Store) -> Option<Watch> {
    let hear = Closure::<dyn FnMut(js_sys::Array)>::new(move |entries: js_sys::Array| {
        let entries = entries.iter().map(|it| it.unchecked_into());
        let seen = entries.filter(|it: &IntersectionObserverEntry| it.is_intersecting());
        for entry in seen {
            let id = entry.target().get_attribute("data-cell");
            let id = id.and_then(|id| id.parse().ok()).map(CellId);
            if let Some(cell) = id.and_then(|id| store.cell(id)) {
                cell.near.set(true);
            }
        }
    });
    let options = IntersectionObserverInit::new();
    options.set_root_margin(MARGIN);
    let heard = hear.as_ref().unchecked_ref();
    let observer = IntersectionObserver::new_with_options(heard, &options).ok()?;
    Some((observer, hear))
}

/// Has cells come to live one after the other, whenever there is time.
pub fn ripen(store: Store) {
    effect(move || {
        store.cells.track();
        ripen_some(store);
    });
}

fn ripen_some(store: Store) {
    let act = move || {
        if store.is_gone() {
            return;
        }
        group(store);
        let waiting: Vec<CellState> = store.cells.with_untracked(|cells| {
            let waiting = cells.iter().filter(|cell| !cell.live.get_untracked());
            waiting.take(AT_A_TIME).copied().collect()
        });
        waiting.iter().for_each(|cell| cell.live.set(true));
        if !waiting.is_empty() {
            ripen_some(store);
        }
    };
    when_idle(None, act);
}

/// Puts cells that follow each other into elements of their own. Cells that come later are put before a neighbor or at the
/// end, wherever that is, and groups that have lost theirs go.
fn group(store: Store) {
    let cells = store.cells.get_untracked();
    let sections = cells
        .iter()
        .filter_map(|cell| cell.section.get_untracked())
        .map(Element::from);
    let is_alone = |it: &Element| {
        it.parent_element()
            .is_none_or(|it| it.class_name() != CLASS)
    };
    let alone: Vec<Element> = sections.filter(is_alone).collect();
    if alone.len() < 2 * GROUP {
        return;
    }
    let follows = |it: &Element, next: &Element| it.next_element_sibling().as_ref() == Some(next);
    for run in alone.chunk_by(follows) {
        run.chunks_exact(GROUP).for_each(wrap);
    }
    let empty = format!(".{CLASS}:empty");
    while let Ok(Some(it)) = store.root().query_selector(&empty) {
        it.remove();
    }
}

/// What a group is called in styles.
const CLASS: &str = "cell-group";

/// Makes cells a group, unless one would lose the focus.
fn wrap(cells: &[Element]) {
    let is_focused = |it: &Element| it.matches(":focus-within").unwrap_or(false);
    if cells.iter().any(is_focused) {
        return;
    }
    if let Ok(group) = document().create_element("div") {
        group.set_class_name(CLASS);
        // What is in the document can be moved in it.
        let _ = cells[0].before_with_node_1(&group);
        for cell in cells {
            let _ = group.append_child(cell);
        }
    }
}

/// A cell that does not live yet: its text.
pub fn sketch(cell: CellState) -> AnyView {
    view! { <div class="figure"><pre class="listing">{cell.source.get_untracked()}</pre></div> }
        .into_any()
}

/// What acts on a cell and stands around it.
#[component]
pub fn Around(cell: CellState) -> impl IntoView {
    view! {
        <Show when=move || cell.near.get()>
            <Seam before=Some(cell.id) />
            <CellTools cell />
            <Choice cell />
        </Show>
    }
}
