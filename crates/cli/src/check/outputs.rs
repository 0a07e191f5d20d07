//! Whether cells run, and put out what is recorded of them.

use super::report::{Check, Problem};
use super::subject::Subject;
use crate::lane::{CellRun, may_raise};
use freezeframe_base::{Lane, LineIndex, Output, Stream, same_value};
use freezeframe_notebook::Cell;
use freezeframe_page::text::{Change, diff};

/// So many lines of a difference are told.
const MOST_LINES: usize = 40;

/// Looks at each code cell in each lane.
pub fn check(subject: &Subject) -> Vec<Check> {
    let mut checks = Vec::new();
    for (lane, name, runs) in subject.lanes() {
        for (cell, run) in subject.notebook.code_cells().zip(runs) {
            let problem = ran(subject, name, cell, run)
                .or_else(|| recorded(subject, (lane, name), cell, run));
            checks.push(Check {
                name: format!("{}, {name}", subject.name(cell.id)),
                problem,
            });
        }
    }
    checks
}

/// How a cell did not run as it has to.
fn ran(subject: &Subject, lane: &str, cell: &Cell, run: &CellRun) -> Option<Problem> {
    let mut sentence = run.trouble(may_raise(cell))?;
    let behind = subject.notebook.code_cells().count() - subject.notebook.number(cell.id)?;
    if behind > 0 {
        sentence += "; what stands behind it was not run";
    }
    let frames = run.error().map(|error| error.frames.as_slice());
    let mut spans = frames.unwrap_or_default().iter().map(|it| it.span);
    let own = spans.rfind(|span| span.cell == cell.id);
    let line = subject.line_of(own).map(|(_, line)| line);
    Some(subject.problem(cell.id, lane, line, sentence))
}

/// How a cell did not put out what is recorded of it.
fn recorded(
    subject: &Subject,
    (lane, name): (Lane, &str),
    cell: &Cell,
    run: &CellRun,
) -> Option<Problem> {
    let mut cells = subject.notebook.cells.iter();
    if cell.recorded.is_empty() && cells.any(|it| it.recorded.lanes.len() > 1) {
        let sentence = "nothing is recorded of it, though of other cells: record the notebook";
        return Some(subject.problem(cell.id, name, None, sentence.to_owned()));
    }
    let outputs = cell.recorded.of(lane)?;
    let is_foreign = cell.recorded.is_foreign();
    let (old, new) = (lines(outputs, is_foreign), lines(&run.outputs, is_foreign));
    let same = |(old, new): (&Line, &Line)| {
        old.text == new.text || is_foreign && same_value(&old.text, &new.text)
    };
    if old.len() == new.len() && old.iter().zip(&new).all(same) {
        return None;
    }
    let joined = |lines: &[Line]| {
        let texts = lines.iter().map(|line| line.text.as_str());
        texts.collect::<Vec<_>>().join("\n")
    };
    let (old_text, new_text) = (joined(&old), joined(&new));
    let changes = diff(&old_text, &new_text);
    let at = first_change(&changes, &old, &new);
    let line = at.map(|at| LineIndex::new(&cell.source).line(at));
    let sentence = "it puts out something else than is recorded".to_owned();
    let mut problem = subject.problem(cell.id, name, line, sentence);
    problem.detail = told(&changes);
    Some(problem)
}

/// A line of what a cell put out, and where in the cell's text the call begins that did.
struct Line {
    text: String,
    at: Option<u32>,
}

/// The lines of outputs, each with a word for what it is unless it was printed. Of outputs that were made elsewhere pictures
/// are left out, which nobody draws alike, and of errors all but what they say.
fn lines(outputs: &[Output], is_foreign: bool) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut is_open = None;
    for output in outputs {
        let (word, text, span) = match output {
            Output::Text {
                stream, text, span, ..
            } => {
                let word = match stream {
                    Stream::Stdout => "",
                    Stream::Stderr => "stderr: ",
                };
                (word, text.clone(), *span)
            }
            Output::Result { text, .. } => ("result: ", text.clone(), None),
            Output::Error(error) if is_foreign => {
                let first = error.message.lines().next().unwrap_or_default();
                ("error: ", format!("{}: {first}", error.class), None)
            }
            Output::Error(error) => ("error: ", error.traceback.trim_end().to_owned(), None),
            Output::Display { .. } | Output::Figure { .. } if is_foreign => continue,
            Output::Display { forms, span, .. } => {
                let forms = forms.iter().map(|it| {
                    let is_text = it.mime.starts_with("text/");
                    let data = if is_text {
                        it.data.clone()
                    } else {
                        digest(&it.data)
                    };
                    format!("{}: {data}", it.mime)
                });
                ("shown: ", forms.collect::<Vec<_>>().join("\n"), *span)
            }
            Output::Figure { svg, alt } => ("figure: ", format!("{alt} {}", digest(svg)), None),
        };
        let at = span.map(|it| it.start);
        let mut pieces = text.split('\n').peekable();
        while let Some(piece) = pieces.next() {
            let ends = pieces.peek().is_some();
            match lines.last_mut() {
                // What does not end its line is gone on with.
                Some(last) if is_open.take() == Some(word) => last.text += piece,
                _ if piece.is_empty() && !ends && word != "result: " => {}
                _ => lines.push(Line {
                    text: format!("{word}{piece}"),
                    at,
                }),
            }
            let is_text = matches!(output, Output::Text { .. });
            is_open = (is_text && !ends && !piece.is_empty()).then_some(word);
        }
    }
    lines
}

/// A few digits that tell one drawing from another (FNV-1a).
fn digest(data: &str) -> String {
    let bytes = data.bytes();
    let hash = bytes.fold(0x811c_9dc5_u32, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    });
    format!("({} bytes, {hash:08x})", data.len())
}

/// Where in the cell's text the call begins that put out the first line that is new or gone.
fn first_change(changes: &[(Change, &str)], old: &[Line], new: &[Line]) -> Option<u32> {
    let kept = changes.iter().take_while(|(it, _)| *it == Change::Kept);
    let kept = kept.count();
    let at = |lines: &[Line]| lines.get(kept).and_then(|line| line.at);
    at(new).or(at(old))
}

/// A difference as lines for people: what goes with `-`, what comes with `+`, and the line before and behind.
fn told(changes: &[(Change, &str)]) -> Vec<String> {
    let is_change = |at: usize| changes.get(at).is_some_and(|(it, _)| *it != Change::Kept);
    let mut told = Vec::new();
    for (at, (change, line)) in changes.iter().enumerate() {
        let mark = match change {
            Change::Removed => '-',
            Change::Added => '+',
            Change::Kept if is_change(at + 1) || at > 0 && is_change(at - 1) => ' ',
            Change::Kept => continue,
        };
        told.push(format!("{mark} {line}"));
    }
    if told.len() > MOST_LINES {
        let more = told.len() - MOST_LINES;
        told.truncate(MOST_LINES);
        told.push(format!("... and {more} more lines"));
    }
    told
}

#[cfg(test)]
mod tests {
    use super::*;
    use freezeframe_base::{CellId, Revision, Span};

    #[test]
    fn what_is_printed_in_pieces_is_a_line() {
        let text = |stream, text: &str, at| Output::Text {
            stream,
            text: text.to_owned(),
            span: Some(Span::new(CellId(0), Revision(0), at, at)),
            jaxpr: false,
        };
        let outputs = [
            text(Stream::Stdout, "a ", 0),
            text(Stream::Stdout, "b\n\nc", 5),
            text(Stream::Stderr, "d\n", 9),
            Output::Result {
                text: "e\nf".into(),
                jaxpr: false,
            },
        ];
        let found = lines(&outputs, false);
        let found: Vec<_> = found.iter().map(|it| (it.text.as_str(), it.at)).collect();
        let expected = [
            ("a b", Some(0)),
            ("", Some(5)),
            ("c", Some(5)),
            ("stderr: d", Some(9)),
            ("result: e", None),
            ("result: f", None),
        ];
        assert_eq!(found, expected);
    }
}
