//! What is marked in a cell's text: names that were frozen, and the expressions of an opened trace.

use super::findings::{is_fault, is_finding};
use super::frozen::hot;
use super::scene::Scene;
use super::trace::{current_step, equation, source_stretches};
use super::{panel, words};
use freezeframe_base::{Revision, TraceId};

/// A range of a cell's text to mark, in UTF-16 units.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// First unit.
    pub from: u32,
    /// One past the last unit.
    pub to: u32,
    /// The class names of the mark.
    pub class: String,
    /// What the mark says when pointed at.
    pub title: String,
    /// The names under which a pointer finds it.
    pub hot: String,
}

/// True if the two lists of names share one.
pub fn share(a: &str, b: &str) -> bool {
    let mut names = a.split(' ').filter(|name| !name.is_empty());
    names.any(|name| b.split(' ').any(|other| other == name))
}

/// The marks in the text of the scene's cell, as long as the text is the one that ran; what is pointed at is `pointed`.
pub fn marks(scene: &Scene, revision: Revision, pointed: &str) -> Vec<Mark> {
    let mut marks = Vec::new();
    let here = |span: freezeframe_base::Span| (span.cell, span.revision) == (scene.cell, revision);
    let mut text = None;
    for trace in &scene.findings.traces {
        if is_open(scene, trace.id) {
            let step = current_step(scene, trace.id).map(|step| equation(trace.id, step));
            let spans = trace.steps.iter().filter_map(|it| it.span);
            if let Some(span) = spans.clone().find(|span| here(*span)) {
                text = text.or(scene.texts.of(span));
                for it in source_stretches(trace, scene.cell) {
                    let now = step.as_ref().is_some_and(|step| share(step, &it.what));
                    let class = if now {
                        "mark-expression now"
                    } else {
                        "mark-expression"
                    };
                    marks.push((it.start, it.end, class, String::new(), it.what));
                }
            }
        }
        for frozen in trace.frozen.iter().filter(|it| is_finding(it)) {
            let Some(span) = frozen.span.filter(|span| here(*span)) else {
                continue;
            };
            text = text.or(scene.texts.of(span));
            let (start, end) = (span.start as usize, span.end as usize);
            let told = words::fate(frozen).replace('`', "");
            let title = format!("{}: {told}", words::kind(frozen.kind));
            let class = if is_fault(frozen.kind) {
                "mark-fault"
            } else {
                "mark-frozen"
            };
            let known = marks
                .iter_mut()
                .find(|it| (it.0, it.1, it.2) == (start, end, class));
            match known {
                Some(known) => known.4 = format!("{} {}", known.4, hot(&[frozen.id])),
                None => marks.push((start, end, class, title, hot(&[frozen.id]))),
            }
        }
    }
    let text = text.unwrap_or("");
    let units = |at: usize| {
        text.get(..at)
            .map_or(0, |it| it.encode_utf16().count() as u32)
    };
    let marks = marks
        .into_iter()
        .map(|(start, end, class, title, hot)| Mark {
            from: units(start),
            to: units(end),
            class: if share(&hot, pointed) {
                format!("{class} hot")
            } else {
                class.to_owned()
            },
            title,
            hot,
        });
    marks.collect()
}

/// True if the trace is opened in the section of any cell.
fn is_open(scene: &Scene, trace: TraceId) -> bool {
    scene.findings.cells.iter().any(|cell| {
        let scene = Scene {
            cell: cell.cell,
            ..*scene
        };
        panel::section_of(&scene, trace).is_some_and(|name| scene.opened.is_turned(&name))
    })
}
