//! Whether links within a notebook lead somewhere: `#step/CELL/TRACE/STEP` to a step of a trace, `#cell/CELL` to a cell.

use super::report::{Check, Problem};
use super::subject::Subject;
use freezeframe_base::Event;
use freezeframe_notebook::CellKind;
use freezeframe_page::address::{self, unescape};
use freezeframe_page::inspector::link::Link;
use freezeframe_page::text::{Markup, markdown};

/// Follows each link in the notebook's prose.
pub fn check(subject: &Subject) -> Vec<Check> {
    let prose = subject.notebook.cells.iter();
    let prose = prose.filter(|cell| cell.kind == CellKind::Markdown);
    let mut links = Vec::new();
    for cell in prose {
        let markup = markdown(&cell.source);
        markup.iter().for_each(|it| collect(it, &mut links));
    }
    links
        .iter()
        .filter_map(|link| follow(subject, link))
        .collect()
}

/// The links of a piece of prose that stay on its page.
fn collect(markup: &Markup, links: &mut Vec<String>) {
    if let Markup::Element {
        attributes,
        children,
        ..
    } = markup
    {
        let targets = attributes.iter().filter(|(name, _)| *name == "href");
        links.extend(
            targets
                .map(|(_, target)| target.clone())
                .filter(|it| it.starts_with('#')),
        );
        children.iter().for_each(|child| collect(child, links));
    }
}

/// What is not so about a link; nothing for a link that is none to a step or a cell of this notebook.
fn follow(subject: &Subject, link: &str) -> Option<Check> {
    let step = address::read(link, "", "step");
    let cell = address::read(link, "", "cell");
    let sentence = match (step, cell) {
        (Some(step), _) => broken_step(subject, &step),
        (None, Some(key)) => broken_cell(subject, &unescape(&key)),
        (None, None) => return None,
    };
    let name = format!("link {link}");
    Some(match sentence {
        None => Check::passed(name),
        Some(sentence) => Check::failed(
            name,
            Problem {
                place: format!("link {link}"),
                line: subject.places.line_with(link),
                sentence,
                detail: Vec::new(),
            },
        ),
    })
}

fn broken_cell(subject: &Subject, key: &str) -> Option<String> {
    let mut cells = subject.notebook.cells.iter();
    let is_there = cells.any(|cell| cell.key == key);
    (!is_there).then(|| format!("there is no cell `{key}`"))
}

fn broken_step(subject: &Subject, step: &str) -> Option<String> {
    let Some(link) = Link::read(step) else {
        return Some("it is not of the form #step/CELL/TRACE/STEP".into());
    };
    let key = &link.key;
    let Some(cell) = subject.notebook.code_cells().find(|it| it.key == *key) else {
        return Some(format!("there is no code cell `{key}`"));
    };
    let run = subject.jit.iter().find(|run| run.cell == cell.id);
    let mut traces = Vec::new();
    for event in run.iter().flat_map(|run| &run.told) {
        if let Event::Traces { traces: told, .. } = event {
            for trace in told {
                match traces.iter_mut().find(|(id, _)| *id == trace.id) {
                    Some((_, steps)) => *steps = trace.steps.len(),
                    None => traces.push((trace.id, trace.steps.len())),
                }
            }
        }
    }
    let only = |count: usize, word: &str| match count {
        0 => format!("no {word}"),
        1 => format!("only 1 {word}"),
        _ => format!("only {count} {word}s"),
    };
    let Some((_, steps)) = traces.get(link.trace) else {
        return Some(format!("cell `{key}` has {}", only(traces.len(), "trace")));
    };
    (link.step >= *steps).then(|| format!("the trace has {}", only(*steps, "step")))
}
