//! Whether the solutions of exercises pass, and what readers begin with does not.

use super::report::Check;
use super::subject::Subject;
use crate::lane::{LaneRunner, filename, may_raise};
use freezeframe_base::{CellId, Json, Output, Stream};
use freezeframe_notebook::{Cell, Exercise};

/// Not the number of any cell of a notebook.
const HIDDEN: CellId = CellId(u32::MAX);

/// The name in tracebacks of what is run after an exercise.
const CHECKS: &str = "checks";

/// Tries each exercise of a notebook.
pub fn check(subject: &Subject) -> Vec<Check> {
    let mut checks = Vec::new();
    for cell in subject.notebook.code_cells() {
        let at = subject.name(cell.id);
        let failed = |name: String, lane: &str, sentence: String| {
            Check::failed(name, subject.problem(cell.id, lane, None, sentence))
        };
        let exercise = match Exercise::of(cell) {
            Ok(None) => continue,
            Ok(Some(exercise)) => exercise,
            Err(sentence) => {
                checks.push(failed(format!("{at}: exercise"), "", sentence));
                continue;
            }
        };
        let name = format!("{at}: the solution passes");
        checks.push(
            match attempt(subject, cell, &exercise, &exercise.solution) {
                Ok(()) => Check::passed(name),
                Err((lane, why)) => failed(name, lane, format!("its solution fails: {why}")),
            },
        );
        let name = format!("{at}: the starter fails");
        checks.push(match attempt(subject, cell, &exercise, &cell.source) {
            Err(_) => Check::passed(name),
            Ok(()) => failed(
                name,
                "",
                "what the reader begins with passes already".into(),
            ),
        });
    }
    checks
}

/// Runs an exercise with a text for its cell, in both lanes; the error says in which it fails, and why.
fn attempt(
    subject: &Subject,
    exercise_cell: &Cell,
    exercise: &Exercise,
    text: &str,
) -> Result<(), (&'static str, String)> {
    for (lane, name, _) in subject.lanes() {
        let mut runner = LaneRunner::new(lane, subject.notebook.compat, subject.limit);
        for (number, cell) in (1..).zip(subject.notebook.code_cells()) {
            let is_it = cell.id == exercise_cell.id;
            // Exercises above it are taken to be solved.
            let source = match Exercise::of(cell) {
                _ if is_it => text.to_owned(),
                Ok(Some(solved)) => solved.solution,
                _ => cell.source.clone(),
            };
            let run = runner.run(cell.id, filename(number), source);
            if let Some(trouble) = run.trouble(!is_it && may_raise(cell)) {
                let at = if is_it {
                    String::new()
                } else {
                    format!("cell {number}: ")
                };
                return Err((name, format!("{at}{trouble}")));
            }
            if !is_it {
                continue;
            }
            let printed = printed(&run.outputs);
            for source in [format!("printed = {printed}"), exercise.checks.clone()] {
                let run = runner.run(HIDDEN, CHECKS.to_owned(), source);
                if let Some(trouble) = run.trouble(false) {
                    return Err((name, trouble));
                }
            }
            break;
        }
    }
    Ok(())
}

/// What a cell printed, as a literal of Python.
fn printed(outputs: &[Output]) -> String {
    let texts = outputs.iter().filter_map(|output| match output {
        Output::Text {
            stream: Stream::Stdout,
            text,
            ..
        } => Some(text.as_str()),
        _ => None,
    });
    // A string of JSON is one of Python.
    Json::from(texts.collect::<String>().as_str()).pretty()
}
