//! What keys do: the page hears them for all cells, and the list of what can be done does the same when a row is pressed.

use super::storage::Kept;
use super::store::{Panel, Part, Store};
use crate::cells::CellState;
use crate::keys::{Act, Meaning, Mode, Stroke, meaning};
use crate::notebook::CellKind;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Element;

/// How long the first of two strokes waits for the second, in milliseconds.
const PATIENCE: f64 = 1000.0;
/// What hears some keys itself.
const PRESSED: &str = "button, a, input, select, summary, label, [role=button]";
/// The keys that it hears.
const PRESSES: [&str; 6] = [
    "Enter",
    " ",
    "ArrowUp",
    "ArrowDown",
    "ArrowLeft",
    "ArrowRight",
];

/// The stroke that waits for its second, and when it was made.
#[derive(Clone, Copy)]
struct Begun(StoredValue<Option<(String, f64)>>);

impl Part for Begun {
    fn new(_: &Kept) -> Self {
        Self(StoredValue::default())
    }
}

/// Hears a key before anything else of the notebook does.
pub fn hear(store: Store, event: &KeyboardEvent) {
    let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
    let Some(mode) = target.and_then(|target| mode_at(&target, &event.key())) else {
        return;
    };
    if event.default_prevented() || event.is_composing() {
        return;
    }
    let key = event.key();
    let stroke = Stroke {
        key: &key,
        ctrl: event.ctrl_key() || event.meta_key(),
        alt: event.alt_key(),
        shift: event.shift_key(),
    };
    let name = stroke.name();
    let now = event.time_stamp();
    let Begun(waiting) = store.part();
    let before = waiting.try_update_value(Option::take).flatten();
    let before = before.filter(|(_, made)| now - made < PATIENCE);
    match meaning(mode, before.as_ref().map(|(name, _)| name.as_str()), &name) {
        Meaning::Nothing => return,
        Meaning::First => waiting.set_value(Some((name, now))),
        Meaning::Act(act) => match if store.is_single() {
            alone(act)
        } else {
            Some(act)
        } {
            Some(act) => perform(store, act),
            None => return,
        },
    }
    event.prevent_default();
    event.stop_propagation();
}

/// What the keyboard works on where the focus is; nothing where the element there takes the key itself.
fn mode_at(target: &Element, key: &str) -> Option<Mode> {
    let is_in = |selector: &str| matches!(target.closest(selector), Ok(Some(_)));
    if is_in(".cm-content") {
        // The editor closes its own windows first, and then says that it was left.
        return (key != "Escape").then_some(Mode::Edit);
    }
    if is_in(".ask") {
        return None;
    }
    if is_in("textarea") {
        return Some(Mode::Edit);
    }
    if !is_in(".notebook") || (PRESSES.contains(&key) && is_in(PRESSED)) {
        return None;
    }
    Some(Mode::Command)
}

/// What a key means where there is one cell; nothing where it is about others, and then it is the page's.
fn alone(act: Act) -> Option<Act> {
    match act {
        Act::RunAndAdvance | Act::Run | Act::RunAndInsert => Some(Act::Run),
        Act::Write
        | Act::Leave
        | Act::Stop
        | Act::Restart
        | Act::TakeBack
        | Act::DoAgain
        | Act::FoldOutputs => Some(act),
        _ => None,
    }
}

/// Does what a key says.
pub fn perform(store: Store, act: Act) {
    let current = |act: &dyn Fn(CellState)| store.current().iter().for_each(|cell| act(*cell));
    match act {
        Act::Write => current(&|cell| store.write_in(cell)),
        Act::Leave => current(&|cell| store.stand_on(cell)),
        Act::RunAndAdvance => run_and_advance(store),
        Act::Run => run(store),
        Act::RunAndInsert => {
            store.run_selected();
            store
                .add_beside(1)
                .into_iter()
                .for_each(|cell| store.write_in(cell));
        }
        Act::RunAbove => current(&|cell| store.run_above(cell.id)),
        Act::RunFromHere => current(&|cell| store.run_from(cell.id)),
        Act::RunAll => store.run_all(),
        Act::Stop => store.session.stop(),
        Act::Restart => store.restart(),
        Act::Up => store.go_by(-1),
        Act::Down => store.go_by(1),
        Act::First => store.go_by(isize::MIN),
        Act::Last => store.go_by(isize::MAX),
        Act::ExtendUp => store.extend_by(-1),
        Act::ExtendDown => store.extend_by(1),
        Act::SelectAll => store.select_all(),
        Act::AddAbove => {
            store.add_beside(0);
        }
        Act::AddBelow => {
            store.add_beside(1);
        }
        Act::MoveUp => store.move_selected(-1),
        Act::MoveDown => store.move_selected(1),
        Act::Delete => store.delete_selected(),
        Act::TakeBack => store.take_back(),
        Act::DoAgain => store.do_again(),
        Act::Cut => store.cut_selected(),
        Act::Copy => store.copy_selected(),
        Act::PasteBelow => store.paste(1),
        Act::PasteAbove => store.paste(0),
        Act::Merge => store.merge(),
        Act::Split => store.split(),
        Act::ToCode => store.make(CellKind::Code),
        Act::ToText => store.make(CellKind::Markdown),
        Act::ToRaw => store.make(CellKind::Raw),
        Act::Heading(rank) => store.make_heading(rank),
        Act::FoldOutputs => store.turn_outputs(),
        Act::BoxOutputs => store.turn_boxes(),
        Act::LineNumbers => store.turn_numbers(),
        Act::FoldHeading => store.turn_heading(),
        Act::Find => store.turn_finding(),
        Act::Contents => store.panel().set(Some(Panel::Contents)),
        Act::Link => store.link_to_cell(),
        Act::Save => store.save_now(),
        Act::Notebooks => store.show_notebooks(),
        Act::RealJax => store.open_server(),
        Act::Help => store.panel().set(Some(Panel::Commands)),
    }
}

/// Runs, and stays where the cursor is; a text is left, since it is shown as it is to be read.
fn run(store: Store) {
    let cell = store.current();
    store.run_selected();
    if let Some(cell) = cell.filter(|cell| cell.kind != CellKind::Code) {
        store.stand_on(cell);
    }
}

/// Runs and goes on: from an editor to the next code cell's, from a cell to the next cell.
fn run_and_advance(store: Store) {
    let Some(cell) = store.selected().last().copied() else {
        return;
    };
    let is_written_in = cell.kind == CellKind::Code && is_focus_within(cell);
    store.run_selected();
    if is_written_in {
        store.advance(cell.id);
        return;
    }
    store.stand_on(cell);
    let before = store.current().map(|it| it.id);
    store.go_by(1);
    if store.current().map(|it| it.id) == before {
        store
            .add_beside(1)
            .into_iter()
            .for_each(|cell| store.write_in(cell));
    }
}

/// True if the cursor is in the cell's editor.
fn is_focus_within(cell: CellState) -> bool {
    let section = cell.section.get_untracked();
    let editor = section.and_then(|it| it.query_selector(".cm-editor").ok()?);
    editor.is_some_and(|it| it.matches(":focus-within").unwrap_or(false))
}
