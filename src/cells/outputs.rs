//! What a cell put out, lane by lane, and what else is to be said about its last run.

use super::{markup_view::MarkupView, state::CellState};
use crate::app::store::{LANES, Store};
use crate::engine::{LaneStatus, LossReason};
use crate::lanes::{LaneNames, lanes_markup};
use crate::prerender::RECORDED;
use crate::testid;
use crate::text::Markup;
use freezeframe_base::{Lane, Output, RunStatus};
use leptos::prelude::*;

/// The outputs of a code cell.
#[component]
pub fn Outputs(cell: CellState) -> impl IntoView {
    let store = expect_context::<Store>();
    let content = Memo::new(move |_| outputs_of(store, cell));
    let outdated = Memo::new(move |_| {
        let revision = cell.revision.get();
        LANES.iter().enumerate().any(|(at, _)| {
            cell.lane(at).with(|run| {
                if run.ran {
                    run.revision.0 != revision
                } else {
                    revision.0 > 0
                }
            })
        })
    });
    view! {
        <div class="outputs" class:outdated=outdated>
            <MarkupView content />
            <Notice cell />
        </div>
    }
}

fn outputs_of(store: Store, cell: CellState) -> Vec<Markup> {
    let mut lanes: Vec<(Lane, Vec<Output>)> = Vec::new();
    let mut all_ran = true;
    let shown = store.shown.get();
    for (at, lane) in LANES
        .into_iter()
        .enumerate()
        .filter(|(_, lane)| shown.contains(lane))
    {
        let run = cell.lane(at).get();
        all_ran &= run.ran;
        let recorded = || {
            cell.recorded.with_value(|(_, recorded)| {
                recorded
                    .iter()
                    .find(|(it, _)| *it == lane)
                    .map(|(_, outputs)| outputs.clone())
                    .unwrap_or_default()
            })
        };
        let mut outputs = if run.ran { run.outputs } else { recorded() };
        if run.dropped > 0 {
            let text = format!("… and {} more lines, not kept\n", run.dropped);
            let stream = freezeframe_base::Stream::Stderr;
            outputs.push(Output::Text {
                stream,
                text,
                span: None,
                jaxpr: false,
            });
        }
        lanes.push((lane, outputs));
    }
    let slices: Vec<(Lane, &[Output])> = lanes
        .iter()
        .map(|(lane, outputs)| (*lane, outputs.as_slice()))
        .collect();
    lanes_markup(&slices, if all_ran { "" } else { RECORDED })
        .into_iter()
        .collect()
}

/// What is to be said beside the outputs: waiting, stopped, lost.
#[component]
fn Notice(cell: CellState) -> impl IntoView {
    let sentences = Memo::new(move |_| {
        let statuses: Vec<LaneStatus> = (0..LANES.len())
            .map(|at| cell.lane(at).with(|run| run.status.clone()))
            .collect();
        sentences(&statuses)
    });
    move || {
        sentences.get().into_iter().map(|(class, sentence)| {
            view! { <p class=format!("cell-notice {class}") data-testid=testid::CELL_NOTICE>{sentence}</p> }
        }).collect_view()
    }
}

fn sentences(statuses: &[LaneStatus]) -> Vec<(&'static str, String)> {
    let mut sentences = Vec::new();
    if statuses.iter().any(|it| *it == LaneStatus::Queued)
        && !statuses.contains(&LaneStatus::Running)
    {
        sentences.push(("waiting", "Waits for its turn.".to_owned()));
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
            "Stopped. All variables are still there.".to_owned(),
        ));
    }
    for (lane, status) in LANES.into_iter().zip(statuses) {
        let lane = lane.title();
        match status {
            LaneStatus::Lost(LossReason::Unanswered) => sentences.push((
                "lost",
                format!("The {lane} lane did not stop, so it was started afresh. Its variables are gone: run the cells above again."),
            )),
            LaneStatus::Lost(LossReason::Crashed(message)) => sentences.push((
                "lost",
                format!("The engine of the {lane} lane crashed ({message}) and was started afresh. Its variables are gone: run the cells above again."),
            )),
            _ => {}
        }
    }
    sentences
}
