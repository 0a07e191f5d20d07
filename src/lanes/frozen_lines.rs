//! Which lines of the jit lane come from frozen values.

use super::align;
use freezeframe_base::{FrozenId, Output, Span, StaleCall, wording};

/// A line that is wrong, or missing, because something froze.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FrozenLine {
    /// Which line.
    pub line: Line,
    /// What froze.
    pub frozen: Vec<FrozenId>,
    /// The sentence for people.
    pub sentence: String,
}

/// A line of a lane.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    /// The output of this number.
    At(usize),
    /// The line that plain Python printed from this place, and the lane did not.
    Missing(Span),
}

/// The lines of `jit` that were printed by calls on changed values, and those that were not printed since a print
/// happens only while tracing. Where `compare` is false, `python` is not complete, and says nothing.
pub fn frozen_lines(
    (python, jit): (&[Output], &[Output]),
    compare: bool,
    calls: &[StaleCall],
    prints: &[(Span, FrozenId)],
) -> Vec<FrozenLine> {
    let mut lines: Vec<FrozenLine> = Vec::new();
    if calls.is_empty() && prints.is_empty() {
        return lines;
    }
    let rows = if compare {
        align(&[python, jit])
    } else {
        Vec::new()
    };
    let mut differs = vec![false; jit.len()];
    for row in rows.iter().filter(|row| row.differs.get(1) == Some(&true)) {
        if let Some(flag) = row
            .cells
            .get(1)
            .copied()
            .flatten()
            .and_then(|at| differs.get_mut(at))
        {
            *flag = true;
        }
    }
    let mut known = vec![None::<usize>; jit.len()];
    for (called, frozen, sentence) in by_place(calls) {
        for at in lines_of(jit, called, &differs) {
            match known[at].and_then(|line| lines.get_mut(line)) {
                Some(line) => line.frozen.extend(&frozen),
                None => {
                    known[at] = Some(lines.len());
                    lines.push(FrozenLine {
                        line: Line::At(at),
                        frozen: frozen.clone(),
                        sentence: sentence.to_owned(),
                    });
                }
            }
        }
    }
    for (span, id) in prints {
        let missing = rows.iter().any(|row| {
            let printed = row
                .cells
                .first()
                .copied()
                .flatten()
                .and_then(|at| python.get(at));
            let gap = row.cells.get(1) == Some(&None);
            gap && printed
                .and_then(place)
                .is_some_and(|it| contains(it, *span))
        });
        if missing {
            lines.push(FrozenLine {
                line: Line::Missing(*span),
                frozen: vec![*id],
                sentence: "printed once, while tracing".into(),
            });
        }
    }
    lines
}

/// The places that called, each once, with all that was stale there: a loop calls often from one place.
fn by_place(calls: &[StaleCall]) -> Vec<(Span, Vec<FrozenId>, String)> {
    let mut places: Vec<(Span, Vec<FrozenId>, String)> = Vec::new();
    for call in calls {
        let Some(span) = call.span else { continue };
        match places.iter_mut().find(|it| it.0 == span) {
            Some((_, frozen, _)) => {
                for id in &call.stale {
                    if !frozen.contains(id) {
                        frozen.push(*id);
                    }
                }
            }
            None => places.push((span, call.stale.clone(), wording::stale(call))),
        }
    }
    places
}

/// The line that this call printed; where it printed none itself, what differs behind it.
fn lines_of(jit: &[Output], called: Span, differs: &[bool]) -> Vec<usize> {
    let mut found = positions(jit, |span| contains(span, called));
    let differ = |at: &usize| differs.get(*at) == Some(&true);
    if found.len() > 1 {
        // One place that printed often: the first of its calls may have traced, and traced right.
        found.retain(differ);
    } else if found.is_empty() {
        let after = |span: Span| span.cell == called.cell && span.start >= called.end;
        found = positions(jit, after);
        found.retain(differ);
    }
    found
}

fn positions(outputs: &[Output], wanted: impl Fn(Span) -> bool) -> Vec<usize> {
    let all = outputs.iter().enumerate();
    all.filter(|(_, it)| place(it).is_some_and(&wanted))
        .map(|(at, _)| at)
        .collect()
}

fn place(output: &Output) -> Option<Span> {
    match output {
        Output::Text { span, .. } => *span,
        _ => None,
    }
}

/// True if `outer` holds `inner`.
pub(super) fn contains(outer: Span, inner: Span) -> bool {
    (outer.cell, outer.revision) == (inner.cell, inner.revision)
        && outer.start <= inner.start
        && inner.end <= outer.end
}

#[cfg(test)]
mod tests {
    use super::*;
    use freezeframe_base::{CellId, Revision, Stream, TraceId};

    fn span(start: u32, end: u32) -> Span {
        Span::new(CellId(0), Revision(0), start, end)
    }

    fn printed(lines: &str) -> Vec<Output> {
        let lines = lines.split('|').filter(|line| !line.is_empty());
        let line = |line: &str| {
            let (at, text) = line.split_once(':').unwrap();
            let start = at.parse().unwrap();
            Output::Text {
                stream: Stream::Stdout,
                text: format!("{text}\n"),
                span: Some(span(start, start + 10)),
                jaxpr: false,
            }
        };
        lines.map(line).collect()
    }

    fn found(python: &str, jit: &str, call: (u32, u32)) -> Vec<Line> {
        let call = StaleCall {
            trace: TraceId(0),
            function: "f".into(),
            span: Some(span(call.0, call.1)),
            stale: vec![FrozenId(0)],
            changes: Vec::new(),
        };
        let (python, jit) = (printed(python), printed(jit));
        let lines = frozen_lines((&python, &jit), true, &[call], &[]);
        lines.iter().map(|it| it.line).collect()
    }

    #[test]
    fn the_line_of_the_call_else_what_differs_behind_it() {
        for (python, jit, call, expected) in [
            ("0:4.0|20:15.0", "0:4.0|20:5.0", (22, 25), vec![1]),
            ("0:1|0:2|0:3", "0:1|0:1|0:1", (2, 5), vec![1, 2]),
            ("0:4.0|20:15.0|40:x", "0:4.0|20:5.0|40:x", (12, 15), vec![1]),
            ("0:4.0|20:15.0", "0:4.0|20:5.0", (32, 35), vec![]),
        ] {
            let expected: Vec<_> = expected.into_iter().map(Line::At).collect();
            assert_eq!(
                found(python, jit, call),
                expected,
                "{python} {jit} {call:?}"
            );
        }
    }

    #[test]
    fn a_print_that_happened_while_tracing_is_missed_later() {
        let prints = [(span(5, 15), FrozenId(3))];
        let (python, jit) = (printed("5:a|20:1|5:a|20:2"), printed("5:a|20:1|20:2"));
        let lines = frozen_lines((&python, &jit), true, &[], &prints);
        assert_eq!(lines[0].line, Line::Missing(span(5, 15)));
        assert_eq!(frozen_lines((&jit, &jit), true, &[], &prints), []);
    }
}
