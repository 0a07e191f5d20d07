//! What a cell put out, lane by lane, and what else is to be said about its last run.

use super::{
    asking::AskField,
    exercise::ForetellView,
    markup_view::MarkupView,
    state::{CellState, LaneRun},
};
use crate::app::store::Store;
use crate::engine::{LANES, LaneStatus, LossReason, position};
use crate::inspector::InspectorView;
use crate::lanes::{Column, LaneNames, Mark, lanes_markup};
use crate::notebook::CellKind;
use crate::prerender::recorded_lanes;
use crate::testid;
use crate::text::Markup;
use freezeframe_base::texts::{locale, phrase, say, tell};
use freezeframe_base::{CellId, Lane, Output, RunStatus};
use leptos::prelude::*;

/// Of what was foretold otherwise so many reasons are told.
const MOST_REASONS: usize = 3;

/// The outputs of a code cell.
#[component]
pub fn Outputs(cell: CellState) -> impl IntoView {
    let store = expect_context::<Store>();
    let marks = Memo::new(move |_| {
        let mut marks = store.marks_of(cell);
        if !store.inspector().shown.get() {
            // Ice is the inspector's.
            marks.iter_mut().for_each(Mark::thaw);
        }
        marks
    });
    let content = Memo::new(move |_| outputs_of(store, cell, &marks.get()));
    let replays = Memo::new(move |_| {
        marks
            .get()
            .into_iter()
            .filter_map(|it| it.replays)
            .collect()
    });
    let reasons = Memo::new(move |_| {
        let sentences = marks.get().into_iter().map(|it| it.sentence);
        sentences.take(MOST_REASONS).collect::<Vec<_>>()
    });
    let outdated = Memo::new(move |_| {
        let revision = cell.revision.get();
        LANES.iter().enumerate().any(|(at, _)| {
            cell.lane(at).with(|run| {
                let under_way = matches!(run.status, LaneStatus::Queued | LaneStatus::Running);
                match () {
                    () if under_way => false,
                    () if run.ran => run.revision.0 != revision,
                    () => cell.has_changed(),
                }
            })
        })
    });
    view! {
        <Show when=move || !cell.folded.get() fallback=move || view! { <Folded cell /> }>
            <div class="outputs" class:outdated=outdated>
                <MarkupView content />
                <AskField cell />
                <Notice cell />
                {cell.prediction.with_value(Option::is_some).then(|| view! { <ForetellView cell reasons /> })}
                <InspectorView cell=cell.id replays=replays.into() />
            </div>
        </Show>
    }
}

/// In place of what is folded away.
#[component]
pub fn Folded(cell: CellState) -> impl IntoView {
    let store = expect_context::<Store>();
    let words = match cell.kind {
        CellKind::Code => say("The outputs are folded. Show them"),
        CellKind::Markdown | CellKind::Raw => say("What stands below is folded. Show it"),
    };
    view! {
        <button class="folded" data-testid=testid::FOLDED on:click=move |_| store.turn_fold(cell)>
            {words}
        </button>
    }
}

fn outputs_of(store: Store, cell: CellState, marks: &[Mark]) -> Vec<Markup> {
    let shown = store.shown_lanes();
    let lanes = store.session.lanes_of(cell.id);
    let runs = lanes.iter().map(|lane| cell.lane(position(*lane)).get());
    let runs: Vec<LaneRun> = runs.collect();
    let under_way = runs
        .iter()
        .any(|run| run.status == LaneStatus::Running || run.ran);
    let all = lanes.iter().copied().zip(runs);
    let is_shown = |lane: &Lane| *lane == Lane::Stateless || shown.contains(lane);
    let visible: Vec<(Lane, LaneRun)> = all.filter(|(lane, _)| is_shown(lane)).collect();
    let all_ran = visible.iter().all(|(_, run)| run.ran || under_way);
    let server = store.session.server.get();
    let with_times = lanes.contains(&Lane::Jax);
    let mut columns: Vec<Column> = visible
        .into_iter()
        .map(|(lane, run)| {
            let note = if with_times {
                standing(store, &run)
            } else {
                Default::default()
            };
            let column = column(cell, lane, run, under_way);
            let server = server.clone().unwrap_or_default();
            Column {
                note,
                server,
                ..column
            }
        })
        .collect();
    if let Some(jit) = columns.iter_mut().find(|it| it.lane == Lane::Jit) {
        jit.marks = match all_ran {
            true => marks.to_vec(),
            false => recorded_marks_of(cell),
        };
    }
    let note = if all_ran {
        String::new()
    } else {
        note_of(cell)
    };
    lanes_markup(&columns, &note).into_iter().collect()
}

/// What is said beside outputs that were not made in this visit.
fn note_of(cell: CellState) -> String {
    let Some(time) = cell.kept_at.get_value() else {
        let note = cell.recorded.with_value(|(_, it)| recorded_lanes(it).1);
        return say(note).to_owned();
    };
    let form = js_sys::Object::new();
    for part in ["dateStyle", "timeStyle"] {
        // Setting a field of a fresh object does not fail.
        let _ = js_sys::Reflect::set(&form, &part.into(), &"short".into());
    }
    let time = js_sys::Date::new(&time.into()).to_locale_string(locale(), &form);
    tell("kept from {time}", &[("time", &String::from(time))])
}

/// What a lane put out in this visit; what was recorded, as long as no lane has begun.
fn column(cell: CellState, lane: Lane, run: LaneRun, under_way: bool) -> Column {
    let pending = matches!(run.status, LaneStatus::Queued | LaneStatus::Running);
    let before = run.ran && run.shows_the_run_before();
    let recorded = || {
        // What is to be foretold is not told.
        if cell.prediction.with_value(Option::is_some) && !cell.has_run() {
            return Vec::new();
        }
        cell.recorded.with_value(|(_, recorded)| {
            let (lanes, _) = recorded_lanes(recorded);
            let own = lanes.iter().find(|(it, _)| *it == lane);
            own.map(|(_, outputs)| outputs.to_vec()).unwrap_or_default()
        })
    };
    let rest = if run.ran { run.rest.outputs } else { 0 };
    let outputs = match () {
        () if run.ran && lane == Lane::Stateless => {
            run.outputs.into_iter().map(without_place).collect()
        }
        () if run.ran => run.outputs,
        () if under_way => Vec::new(),
        () => recorded(),
    };
    Column {
        pending: pending && (run.ran || under_way || lane == Lane::Jax),
        before,
        rest,
        ..Column::ended(lane, &outputs)
    }
}

/// How a lane stands and how long its run took, while cells run on a server too.
fn standing(store: Store, run: &LaneRun) -> String {
    match &run.status {
        LaneStatus::Idle => String::new(),
        LaneStatus::Queued => say("waits").to_owned(),
        LaneStatus::Running => say("running").to_owned(),
        LaneStatus::Done {
            status: RunStatus::Interrupted,
            ..
        } => say("stopped").to_owned(),
        LaneStatus::Done { seconds, .. } => duration(*seconds),
        LaneStatus::Skipped(because) => {
            let number = store.session.number(*because);
            tell(
                "not run, since cell {number} raised an error",
                &[("number", &number)],
            )
        }
        LaneStatus::Lost(_) => say("lost").to_owned(),
    }
}

/// A time with about three digits.
fn duration(seconds: f64) -> String {
    match seconds {
        short if short < 0.01 => format!("{:.1} ms", short * 1e3),
        short if short < 1.0 => format!("{:.0} ms", short * 1e3),
        short if short < 100.0 => format!("{:.2} s", short),
        long => format!("{:.0} s", long),
    }
}

/// The rewritten text prints elsewhere than the text it stands for, so what it prints goes by its words alone.
fn without_place(output: Output) -> Output {
    match output {
        Output::Text {
            stream,
            text,
            jaxpr,
            ..
        } => Output::Text {
            stream,
            text,
            span: None,
            jaxpr,
        },
        Output::Display {
            forms, id, result, ..
        } => Output::Display {
            forms,
            span: None,
            id,
            result,
        },
        other => other,
    }
}

fn recorded_marks_of(cell: CellState) -> Vec<Mark> {
    let columns = cell
        .recorded
        .with_value(|(_, it)| Column::recorded(&recorded_lanes(it).0, &it.reasons));
    let jit = columns.into_iter().find(|it| it.lane == Lane::Jit);
    jit.map_or_else(Vec::new, |jit| jit.marks)
}

/// What is to be said beside the outputs: waiting, stopped, lost.
#[component]
fn Notice(cell: CellState) -> impl IntoView {
    let store = expect_context::<Store>();
    let sentences = Memo::new(move |_| {
        let statuses: Vec<LaneStatus> = (0..LANES.len())
            .map(|at| cell.lane(at).with(|run| run.status.clone()))
            .collect();
        let number = |cell| store.session.number(cell);
        sentences(&statuses, &number)
    });
    move || {
        sentences.get().into_iter().map(|(class, sentence)| {
            view! { <p class=format!("cell-notice {class}") data-testid=testid::CELL_NOTICE>{sentence}</p> }
        }).collect_view()
    }
}

fn sentences(
    statuses: &[LaneStatus],
    number: &dyn Fn(CellId) -> usize,
) -> Vec<(&'static str, String)> {
    let mut sentences = Vec::new();
    if statuses.contains(&LaneStatus::Queued) && !statuses.contains(&LaneStatus::Running) {
        sentences.push(("waiting", say("Waits for its turn.").to_owned()));
    }
    if statuses.iter().any(|it| {
        matches!(
            it,
            LaneStatus::Done {
                status: RunStatus::Interrupted,
                ..
            }
        )
    }) {
        sentences.push((
            "stopped",
            say("Stopped. All variables are still there.").to_owned(),
        ));
    }
    let because = statuses.iter().find_map(|it| match it {
        LaneStatus::Skipped(because) => Some(*because),
        _ => None,
    });
    if let Some(because) = because {
        let template = match statuses {
            [LaneStatus::Skipped(_), LaneStatus::Skipped(_)] => {
                phrase("Not run, since cell {number} raised an error.")
            }
            [LaneStatus::Skipped(_), ..] => {
                phrase("Not run as plain Python, since cell {number} raised an error.")
            }
            _ => phrase("Not run under jit, since cell {number} raised an error."),
        };
        let sentence = tell(template, &[("number", &number(because))]);
        sentences.push(("waiting", sentence));
    }
    for (lane, status) in LANES.into_iter().zip(statuses) {
        let lane = lane.title();
        match status {
            LaneStatus::Lost(LossReason::Unanswered) => sentences.push((
                "lost",
                tell("The {lane} lane did not stop, so it was started afresh. Its variables are gone: run the cells above again.", &[("lane", &lane)]),
            )),
            LaneStatus::Lost(LossReason::Crashed(message)) => sentences.push((
                "lost",
                tell("The engine of the {lane} lane crashed ({message}) and was started afresh. Its variables are gone: run the cells above again.", &[("lane", &lane), ("message", message)]),
            )),
            _ => {}
        }
    }
    sentences
}
