//! What is marked in a cell's text: names that were frozen, and the expressions of an opened trace.

use super::frozen::hot;
use super::panel;
use super::scene::Scene;
use super::trace::{current_step, equation, source_stretches};
use crate::text::Stretch;
use freezeframe_base::{FrozenValue, Nature, Revision, Span, TraceId, TraceReport, wording};

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

/// A stretch of a text in bytes: first, one past the last, class, title, names.
type Found = (usize, usize, &'static str, String, String);

/// The marks in the text of the scene's cell, as long as the text is the one that ran; what is pointed at is `pointed`.
pub fn marks(scene: &Scene, revision: Revision, pointed: &str) -> Vec<Mark> {
    let mut found: Vec<Found> = Vec::new();
    for trace in &scene.findings.traces {
        if is_open(scene, trace.id) {
            found.extend(expressions(scene, trace, revision));
        }
        for frozen in trace.frozen.iter().filter(|it| it.is_finding()) {
            if let Some(span) = frozen.span.filter(|span| is_here(scene, revision, *span)) {
                add_frozen(&mut found, frozen, span);
            }
        }
    }
    let text = scene
        .texts
        .of(Span::new(scene.cell, revision, 0, 0))
        .unwrap_or("");
    let units = |at: usize| {
        text.get(..at)
            .map_or(0, |it| it.encode_utf16().count() as u32)
    };
    let marks = found
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

fn is_here(scene: &Scene, revision: Revision, span: Span) -> bool {
    (span.cell, span.revision) == (scene.cell, revision)
}

/// The expressions that a trace's equations came from.
fn expressions(scene: &Scene, trace: &TraceReport, revision: Revision) -> Vec<Found> {
    let mut spans = trace.steps.iter().filter_map(|it| it.span);
    if !spans.any(|span| is_here(scene, revision, span)) {
        return Vec::new();
    }
    let step = current_step(scene, trace.id).map(|step| equation(trace.id, step));
    let mark = |it: Stretch<String>| {
        let now = step.as_ref().is_some_and(|step| share(step, &it.what));
        let class = if now {
            "mark-expression now"
        } else {
            "mark-expression"
        };
        (it.start, it.end, class, String::new(), it.what)
    };
    let stretches = source_stretches(trace, scene.cell);
    stretches.into_iter().map(mark).collect()
}

/// Adds the mark of a frozen value; what stands at the same place shares one.
fn add_frozen(found: &mut Vec<Found>, frozen: &FrozenValue, span: Span) {
    let class = if frozen.kind.nature() == Nature::Fault {
        "mark-fault"
    } else {
        "mark-frozen"
    };
    let place = (span.start as usize, span.end as usize, class);
    let name = hot(&[frozen.id]);
    if let Some(known) = found.iter_mut().find(|it| (it.0, it.1, it.2) == place) {
        known.4 = format!("{} {name}", known.4);
        return;
    }
    let told = wording::fate(frozen).replace('`', "");
    let title = format!("{}: {told}", frozen.kind.label());
    found.push((place.0, place.1, class, title, name));
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::inspector::findings::examples;
    use crate::inspector::scene::{Opened, Texts};
    use freezeframe_base::CellId;

    fn marked(revision: u32, turned: &str, pointed: &str) -> Vec<String> {
        let findings = examples::global();
        let mut texts = Texts::default();
        texts.keep(CellId(0), Revision(0), examples::SOURCE);
        let mut opened = Opened::default();
        opened.turn(turned);
        let order = [CellId(0), CellId(1)];
        let scene = Scene {
            findings: &findings,
            texts: &texts,
            order: &order,
            opened: &opened,
            request: None,
            replays: &[],
            cell: CellId(0),
        };
        let all = marks(&scene, Revision(revision), pointed);
        let words = |it: &Mark| &examples::SOURCE[it.from as usize..it.to as usize];
        all.iter()
            .map(|it| format!("{}: {}", words(it), it.class))
            .collect()
    }

    #[test]
    fn names_that_froze_and_expressions_of_what_is_open() {
        assert_eq!(marked(0, "", ""), ["offset: mark-frozen"]);
        assert_eq!(marked(0, "", "f0"), ["offset: mark-frozen hot"]);
        assert_eq!(
            marked(0, "t0.0", "e0.0"),
            [
                "x + offset: mark-expression hot",
                "offset: mark-expression",
                "offset: mark-frozen"
            ]
        );
        assert_eq!(marked(1, "t0.0", ""), [""; 0], "another text has no marks");
    }
}
