//! `freezeframe fix`: the program with its state carried in and out of its jitted functions.

use crate::arguments::RunOptions;
use crate::program::Program;
use crate::run::write_stream;
use freezeframe_base::diff::{Change, diff};
use freezeframe_base::{CellText, LineIndex, Obstacle, Proposal, Scan, Step, Stream};
use std::process::ExitCode;

/// Lines that stay are shown this far from a change.
const CONTEXT: usize = 2;

/// Prints the rewritten program, and on standard error what was done; exit code 1, and why, if it cannot be rewritten.
pub fn fix(options: &RunOptions) -> Result<ExitCode, String> {
    let mut program = Program::open(options)?;
    match program.propose(options.scan)? {
        Proposal::Rewritten {
            cells,
            mut changes,
            mut steps,
            scan,
        } => {
            let mut all = cells;
            let mut obstacles = Vec::new();
            match scan {
                Some(Scan::Made {
                    cells,
                    changes: told,
                    ..
                }) => {
                    changes.extend(told.iter().cloned());
                    all.retain(|old| cells.iter().all(|new| new.cell != old.cell));
                    all.extend(cells.iter().cloned());
                    steps.push(Step {
                        cells,
                        changes: told,
                    });
                }
                Some(Scan::Declined { obstacles: all }) => obstacles = all,
                None => {}
            }
            let text = match options.steps {
                true => stepwise(&program, &steps),
                false => program.with_cells(&all)?,
            };
            write_stream(Stream::Stdout, &text);
            if !options.steps {
                let changes = changes.iter().map(|it| format!("{it}\n"));
                write_stream(Stream::Stderr, &changes.collect::<String>());
            }
            for it in &obstacles {
                write_stream(Stream::Stderr, &sentence(&program, it));
            }
            let is_nothing = all.is_empty();
            Ok(if is_nothing && !obstacles.is_empty() {
                ExitCode::FAILURE
            } else {
                ExitCode::SUCCESS
            })
        }
        Proposal::NothingToFix => {
            write_stream(Stream::Stdout, program.text());
            let words = "nothing to fix: no call runs on a changed value, and no effect is lost\n";
            write_stream(Stream::Stderr, words);
            Ok(ExitCode::SUCCESS)
        }
        Proposal::Declined { obstacles } => {
            for it in &obstacles {
                write_stream(Stream::Stderr, &sentence(&program, it));
            }
            Ok(ExitCode::FAILURE)
        }
    }
}

/// Each change as a difference of its own, below what it does.
fn stepwise(program: &Program, steps: &[Step]) -> String {
    let mut now: Vec<String> = (0..program.cell_count())
        .map(|index| program.source(index).to_owned())
        .collect();
    let mut text = String::new();
    for (number, step) in steps.iter().enumerate() {
        if number > 0 {
            text.push('\n');
        }
        let told: Vec<String> = step.changes.iter().map(ToString::to_string).collect();
        text += &format!("{}/{}. {}\n", number + 1, steps.len(), told.join(" "));
        for CellText { cell, source, .. } in &step.cells {
            let index = cell.0 as usize;
            let Some(old) = now.get_mut(index) else {
                continue;
            };
            text += &difference(&program.place(index), old, source);
            old.clone_from(source);
        }
    }
    text
}

/// The lines that change, with their numbers in both texts, as `diff -u` writes them.
fn difference(place: &str, old: &str, new: &str) -> String {
    let lines = diff(old, new);
    let is_kept = |at: &usize| lines[*at].0 == Change::Kept;
    let changed: Vec<usize> = (0..lines.len()).filter(|at| !is_kept(at)).collect();
    let mut text = format!("--- {place}\n+++ {place}\n");
    let mut at = 0;
    while at < changed.len() {
        let from = changed[at].saturating_sub(CONTEXT);
        while at + 1 < changed.len() && changed[at + 1] - changed[at] <= 2 * CONTEXT + 1 {
            at += 1;
        }
        let to = (changed[at] + CONTEXT + 1).min(lines.len());
        let count = |part: &[(Change, &str)], without: Change| {
            part.iter().filter(|(change, _)| *change != without).count()
        };
        let (above, here) = (&lines[..from], &lines[from..to]);
        let stretch = |without: Change| {
            let length = count(here, without);
            let first = count(above, without) + usize::from(length > 0);
            format!("{first},{length}")
        };
        text += &format!(
            "@@ -{} +{} @@\n",
            stretch(Change::Added),
            stretch(Change::Removed)
        );
        for (change, line) in here {
            let sign = match change {
                Change::Kept => ' ',
                Change::Removed => '-',
                Change::Added => '+',
            };
            text += &format!("{sign}{line}\n");
        }
        at += 1;
    }
    text
}

fn sentence(program: &Program, obstacle: &Obstacle) -> String {
    let reason = obstacle.sentence();
    let Some(span) = obstacle.span else {
        return format!("not fixed: {reason}\n");
    };
    let index = span.cell.0 as usize;
    let line = LineIndex::new(program.source(index)).line(span.start);
    let separator = if program.is_script { ":" } else { ", line " };
    let place = program.place(index);
    format!("{place}{separator}{line}: not fixed: {reason}\n")
}
