//! What a code cell holds: run button, editor, outputs.

use super::near::Around;
use super::{exercise::ExerciseView, outputs::Outputs, state::CellState};
use crate::app::reactive::effect;
use crate::app::store::Store;
use crate::cells::markup_view::show_in;
use crate::editor::{FromEditor, OpenEditor};
use crate::inspector::marks::marks;
use crate::testid::{self, press};
use crate::text::{el, python_markup};
use freezeframe_base::texts::{phrase, say, tell};
use leptos::leptos_dom::helpers::IntervalHandle;
use leptos::{html::Div, prelude::*};
use std::time::Duration;

/// What a code cell holds.
#[component]
pub fn CodeCell(cell: CellState) -> impl IntoView {
    let store = expect_context::<Store>();
    let number = Memo::new(move |_| store.session.number(cell.id));
    let status = Memo::new(move |_| cell.status());
    let ticks = ticks_of(status);
    // Whoever presses twice by mistake stops nothing: a run has to last for two ticks.
    let runs = Memo::new(move |_| status.get() == "running" && ticks.get() >= 2);
    let shown = move || match runs.get() {
        true => press::STOP,
        false => press::RUN_CELL,
    };
    let label = move || {
        let template = match runs.get() {
            true => phrase("Stop cell {number}"),
            false => phrase("Run cell {number}"),
        };
        tell(template, &[("number", &number.get())])
    };
    view! {
        <Around cell />
        <div class="figure">
            <div class="margin">
                <span class="number" aria-hidden="true">{number}</span>
                <button
                    class="run"
                    data-testid=testid::RUN_CELL
                    aria-label=label
                    title=move || say(shown().words)
                    on:click=move |_| {
                        if runs.get_untracked() { store.session.stop() } else { store.run(cell.id) }
                    }
                >
                    <span class=move || shown().icon></span>
                </button>
                <span class="elapsed" data-testid=testid::ELAPSED aria-hidden="true">
                    {move || elapsed(status.get(), ticks.get())}
                </span>
            </div>
            <EditorBox cell number />
        </div>
        <Outputs cell />
        {cell.exercise.with_value(Option::is_some).then(|| view! { <ExerciseView cell /> })}
    }
}

/// Counts the fifths of a second that a cell has been running.
fn ticks_of(status: Memo<&'static str>) -> ReadSignal<u32> {
    let (ticks, set_ticks) = signal(0_u32);
    let clock = StoredValue::new(None::<IntervalHandle>);
    let stop = move || {
        if let Some(clock) = clock.try_update_value(Option::take).flatten() {
            clock.clear();
        }
    };
    effect(move || {
        stop();
        set_ticks.set(0);
        if status.get() == "running" {
            let count = move || set_ticks.update(|ticks| *ticks += 1);
            let ticking = set_interval_with_handle(count, Duration::from_millis(200));
            clock.set_value(ticking.ok());
        }
    });
    on_cleanup(stop);
    ticks
}

/// How long a cell has been running, or that it waits for others.
fn elapsed(status: &str, ticks: u32) -> String {
    match (status, ticks / 5) {
        ("queued", _) => say("waits").to_owned(),
        (_, 0) => String::new(),
        (_, seconds) if seconds < 60 => format!("{seconds} s"),
        (_, seconds) => format!("{} min {} s", seconds / 60, seconds % 60),
    }
}

/// The code: a picture of it until the editors have loaded and it comes near the view or has the focus, then an editor.
#[component]
fn EditorBox(cell: CellState, number: Memo<usize>) -> impl IntoView {
    let store = expect_context::<Store>();
    let node = NodeRef::<Div>::new();
    let open = cell.open;
    let is_picture = RwSignal::new(true);
    // A cell that is near is said to be near again; another editor would take this one's place.
    let is_due = Memo::new(move |_| store.editors_ready.get() && cell.near.get());
    effect(move || {
        let Some(parent) = node.get() else { return };
        if !is_due.get() {
            let picture = cell.source.with(|source| python_markup(source));
            show_in(
                &parent,
                &[el("pre", "listing", picture).with("tabindex", "0")],
            );
            return;
        }
        let source = cell.source.get_untracked();
        parent.set_text_content(None);
        let label = tell(
            "Code of cell {number}. Escape leaves the editor.",
            &[("number", &number.get_untracked())],
        );
        let hear = move |said| listen(store, cell, said);
        let ask = Box::new(move |kind: String, text: String, offset| {
            store.session.help(cell.id, &kind, &text, offset)
        });
        open.set_value(
            store.with_editors(|module| {
                OpenEditor::open(module, &parent, &source, &label, hear, ask)
            }),
        );
        is_picture.set(false);
        mark_errors(store, cell, open);
        mark_frozen(store, cell, open);
        follow_text(cell, open);
        reveal(store, cell, open);
        show_found(store, cell, open);
        take_focus(store, cell, open);
        number_lines(store, open);
    });
    on_cleanup(move || {
        open.update_value(|open| {
            if let Some(open) = open.take() {
                open.editor.destroy();
            }
        });
    });
    // Whoever comes to the picture with the keyboard comes into the editor.
    let enter = move |_| {
        if is_picture.get_untracked() {
            store.write_in(cell);
        }
    };
    view! {
        <div
            class="editor"
            data-testid=testid::EDITOR
            node_ref=node
            role="group"
            aria-label=move || tell("Code of cell {number}", &[("number", &number.get())])
            tabindex=move || is_picture.get().then_some("0")
            on:focus=enter
        ></div>
    }
}

fn listen(store: Store, cell: CellState, said: FromEditor) {
    match said {
        FromEditor::Changed(text) => store.typed(cell, text),
        FromEditor::Left => store.stand_on(cell),
        FromEditor::Focused => {}
    }
}

type Open = StoredValue<Option<OpenEditor>, LocalStorage>;

/// Keeps the marked lines in step with the tracebacks; an edit takes the marks away.
fn mark_errors(store: Store, cell: CellState, open: Open) {
    effect(move || {
        let revision = cell.revision.get();
        let lines: Vec<u32> = store.session.error_frames.with(|frames| {
            let here = frames
                .iter()
                .filter(|it| (it.frame.span.cell, it.frame.span.revision) == (cell.id, revision));
            here.map(|it| it.frame.line).collect()
        });
        open.with_value(|open| {
            if let Some(open) = open {
                open.editor.set_error_lines(&lines);
            }
        });
    });
}

/// Keeps the marked names in step with what is told of this text.
fn mark_frozen(store: Store, cell: CellState, open: Open) {
    let marks = Memo::new(move |_| {
        if !store.inspector().shown.get() {
            return Vec::new();
        }
        let (revision, hot) = (cell.revision.get(), store.inspector().hot.get());
        store.scene(cell.id, |scene| marks(scene, revision, &hot))
    });
    effect(move || {
        let marks = marks.get();
        open.with_value(|open| {
            if let Some(open) = open {
                open.editor.set_marks(&marks);
            }
        });
    });
}

/// Brings a text that was not typed into the editor.
fn follow_text(cell: CellState, open: Open) {
    effect(move || {
        let text = cell.source.get();
        open.with_value(|open| {
            if let Some(open) = open {
                open.editor.set_text(&text);
            }
        });
    });
}

/// Shows a place that was asked for; of an older text, only the cell.
fn reveal(store: Store, cell: CellState, open: Open) {
    effect(move || {
        let Some(span) = store
            .inspector()
            .reveal
            .get()
            .filter(|span| span.cell == cell.id)
        else {
            return;
        };
        store.inspector().reveal.set(None);
        let same = cell.revision.get_untracked() == span.revision;
        let units = |at: u32| if same { units(cell, at as usize) } else { 0 };
        open.with_value(|open| {
            if let Some(open) = open {
                open.editor.reveal(units(span.start), units(span.end));
            }
        });
    });
}

/// Shows where something was found; the focus stays where it is.
fn show_found(store: Store, cell: CellState, open: Open) {
    effect(move || {
        let found = store.finding().found.get();
        let Some((_, start, end)) = found.filter(|(id, ..)| *id == cell.id) else {
            return;
        };
        open.with_value(|open| {
            if let Some(open) = open {
                open.editor.show(units(cell, start), units(cell, end));
            }
        });
    });
}

/// An offset in a cell's text, given in bytes, in UTF-16 units.
fn units(cell: CellState, at: usize) -> u32 {
    cell.source.with_untracked(|text| {
        let before = text.get(..at);
        before.map_or(0, |it| it.encode_utf16().count() as u32)
    })
}

fn number_lines(store: Store, open: Open) {
    effect(move || {
        let shown = store.numbers().get();
        open.with_value(|open| {
            if let Some(open) = open {
                open.editor.set_numbers(shown);
            }
        });
    });
}

fn take_focus(store: Store, cell: CellState, open: Open) {
    effect(move || {
        if store.focus.get() != Some(cell.id) {
            return;
        }
        store.focus.set(None);
        open.with_value(|open| {
            if let Some(open) = open {
                open.editor.focus();
            }
        });
    });
}
