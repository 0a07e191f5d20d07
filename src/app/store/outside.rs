//! What the page around a notebook can ask of it, and what it is told: events on the element that shows the notebook.

use super::Store;
use crate::cells::CellState;
use crate::engine::LANES;
use crate::inspector::findings::{CellFindings, Findings};
use crate::lanes::LaneNames;
use crate::notebook::CellKind;
use freezeframe_base::{FrozenValue, Json, Output, wording};
use leptos::prelude::*;
use web_sys::CustomEvent;

impl Store {
    /// Dispatches the event `freezeframe:NAME` on the element that shows the notebook. Its `detail` is JSON, which
    /// `www/embed/live.js` reads and tells as `NAME` on the element that the page's author wrote.
    pub fn tell(self, name: &str, detail: &Json) {
        let name = format!("freezeframe:{name}");
        if let Ok(event) = CustomEvent::new(&name) {
            event.init_custom_event_with_can_bubble_and_cancelable_and_detail(
                &name,
                true,
                false,
                &detail.to_string().into(),
            );
            // What listens and fails is not ours.
            let _ = self.host().dispatch_event(&event);
        }
    }

    /// Tells the page of a run, once it has ended in all lanes; what it put out is asked for by those who want it.
    pub(super) fn tell_ended(self, cell: CellState) {
        if cell.sentence().is_none() {
            return;
        }
        let key: Json = cell.key().as_str().into();
        self.tell("ran", &Json::object([("cell", key.clone())]));
        let calls = self.session.findings.with_untracked(|findings| {
            let found = findings.of_cell(cell.id);
            let calls = found.map(|it| it.stale_calls.iter());
            let sentences = calls.into_iter().flatten();
            sentences
                .map(|call| wording::stale(call).as_str().into())
                .collect::<Vec<Json>>()
        });
        if !calls.is_empty() {
            let detail = Json::object([("cell", key), ("calls", calls.into())]);
            self.tell("stale", &detail);
        }
    }

    /// Its code cells: texts, outputs and findings.
    pub fn state(self) -> Json {
        let code = self.cells.get_untracked().into_iter();
        let code = code.filter(|it| it.kind == CellKind::Code);
        let cells = untrack(|| code.map(|it| self.state_of_cell(it)).collect::<Vec<Json>>());
        cells.into()
    }

    fn state_of_cell(self, cell: CellState) -> Json {
        let lanes = LANES.iter().enumerate().map(|(at, lane)| {
            let run = cell.lane(at);
            let of = run.with(|run| (run.ran, lane_state(&run.whole_text(), &run.outputs)));
            let of = match of {
                (true, of) => of,
                (false, _) => cell.recorded.with_value(|(_, recorded)| {
                    let outputs = recorded.lanes.iter().find(|(it, _)| it == lane);
                    let outputs = outputs.or(recorded.lanes.first());
                    let outputs = outputs.map_or(&[][..], |(_, outputs)| outputs);
                    lane_state(&crate::lanes::plain_outputs(outputs), outputs)
                }),
            };
            (lane.slug().to_owned(), of)
        });
        let findings = self.session.findings;
        let findings = findings.with(|all| {
            let found = all.of_cell(cell.id);
            found.map(|found| findings_of(all, found))
        });
        Json::object([
            ("cell", cell.key().as_str().into()),
            ("status", cell.status().into()),
            ("code", cell.source.get().as_str().into()),
            ("lanes", Json::Object(lanes.collect())),
            ("findings", findings.unwrap_or_default().into()),
        ])
    }

    /// Gives a code cell another text, which can be taken back.
    pub fn set_code(self, at: usize, text: &str) {
        let cells = self.cells.get_untracked().into_iter();
        let cell = cells.filter(|it| it.kind == CellKind::Code).nth(at);
        if let Some(cell) = cell {
            self.change(&[cell], || cell.edit(text.to_owned()));
        }
    }
}

/// What a lane put out: all of it as text, and the error if there is one.
fn lane_state(text: &str, outputs: &[Output]) -> Json {
    let error = outputs.iter().find_map(|it| match it {
        Output::Error(report) => Some(format!("{}: {}", report.class, report.message)),
        _ => None,
    });
    Json::object([
        ("text", text.into()),
        ("error", error.map_or(Json::Null, |it| it.as_str().into())),
    ])
}

/// What a reader should see of the traces that a cell's run made or called.
fn findings_of(all: &Findings, found: &CellFindings) -> Vec<Json> {
    let traces = found.traces.iter().filter_map(|id| all.trace(*id));
    let told = traces.flat_map(|trace| {
        let frozen = trace.frozen.iter().filter(|it| it.is_finding());
        frozen.map(|it| finding(&trace.function, it))
    });
    told.collect()
}

fn finding(function: &str, frozen: &FrozenValue) -> Json {
    let now = frozen.now.as_deref();
    Json::object([
        ("function", function.into()),
        ("name", frozen.name.as_str().into()),
        ("kind", frozen.kind.code().into()),
        ("then", frozen.then.as_str().into()),
        ("now", now.map_or(Json::Null, Json::from)),
        ("stale", Json::Bool(frozen.stale)),
        ("sentence", wording::sentence(frozen).as_str().into()),
    ])
}
