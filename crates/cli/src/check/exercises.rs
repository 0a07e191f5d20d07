//! Whether the solutions of exercises pass, and what readers begin with does not; and whether what is to be foretold can be.

use super::report::Check;
use super::subject::Subject;
use crate::lane::{LaneRunner, filename, may_raise};
use freezeframe_base::{Event, Examined, Fault, Lane, is_foretold, shown};
use freezeframe_notebook::{Cell, Exercise, Prediction};

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
    let mut lanes = Vec::new();
    for (lane, name, _) in subject.lanes() {
        let examined = examined(subject, lane, exercise_cell, exercise, text);
        lanes.push(examined.map_err(|why| (name, why))?);
    }
    let [python, jit] = &lanes[..] else {
        return Ok(());
    };
    let name = |lane| {
        if lane == Lane::Python {
            "python"
        } else {
            "jit"
        }
    };
    match exercise.fault([python, jit]) {
        None => Ok(()),
        Some(Fault::Raised(lane, trouble)) => Err((name(lane), trouble.text())),
        Some(fault) => Err(("", fault.sentence())),
    }
}

/// What comes of an exercise's exam in one lane, after what stands above it has run.
fn examined(
    subject: &Subject,
    lane: Lane,
    exercise_cell: &Cell,
    exercise: &Exercise,
    text: &str,
) -> Result<Examined, String> {
    let mut runner = LaneRunner::new(lane, &subject.notebook, &subject.world);
    for (number, cell) in (1..).zip(subject.notebook.code_cells()) {
        if cell.id == exercise_cell.id {
            let exam = Some(exercise.exam.clone());
            let run = runner.examine(cell.id, filename(number), text.to_owned(), exam);
            let mut told = run.told.iter();
            let examined = told.find_map(|event| match event {
                Event::Examined { examined, .. } => Some(examined.clone()),
                _ => None,
            });
            return examined.ok_or_else(|| run.trouble(true).unwrap_or_default());
        }
        // Exercises above it are taken to be solved.
        let source = match Exercise::of(cell) {
            Ok(Some(solved)) => solved.solution,
            _ => cell.source.clone(),
        };
        let run = runner.run(cell.id, filename(number), source);
        if let Some(trouble) = run.trouble(may_raise(cell)) {
            return Err(format!("cell {number}: {trouble}"));
        }
    }
    Err("it is not among the notebook's cells".to_owned())
}

/// Whether what a reader may pick holds what `jit` prints, of each cell whose output is to be foretold.
pub fn check_predictions(subject: &Subject) -> Vec<Check> {
    let mut checks = Vec::new();
    for cell in subject.notebook.code_cells() {
        let at = subject.name(cell.id);
        let sentence = match Prediction::of(cell) {
            Ok(None) => continue,
            Ok(Some(asked)) if asked.choices.is_empty() => continue,
            Ok(Some(asked)) => {
                let run = subject.jit.iter().find(|run| run.cell == cell.id);
                let shown = run.map(|run| shown(&run.outputs)).unwrap_or_default();
                let is_it = |choice: &String| is_foretold(choice, &shown);
                let found = asked.choices.iter().any(is_it);
                (!found).then(|| "none of its choices is what `jit` prints".to_owned())
            }
            Err(sentence) => Some(sentence),
        };
        let name = format!("{at}: what it prints can be foretold");
        checks.push(match sentence {
            None => Check::passed(name),
            Some(sentence) => Check::failed(name, subject.problem(cell.id, "", None, sentence)),
        });
    }
    checks
}
