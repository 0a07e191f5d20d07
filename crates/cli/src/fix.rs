//! `freezeframe fix`: the program with its state carried in and out of its jitted functions.

use crate::arguments::RunOptions;
use crate::program::Program;
use crate::run::write_stream;
use freezeframe_base::{LineIndex, Obstacle, Proposal, Stream};
use std::process::ExitCode;

/// Prints the rewritten program, and on standard error what was done; exit code 1, and why, if it cannot be rewritten.
pub fn fix(options: &RunOptions) -> Result<ExitCode, String> {
    let mut program = Program::open(options)?;
    match program.propose()? {
        Proposal::Rewritten { cells, changes } => {
            let text = program.with_cells(&cells)?;
            write_stream(Stream::Stdout, &text);
            let changes = changes.iter().map(|it| format!("{it}\n"));
            write_stream(Stream::Stderr, &changes.collect::<String>());
            Ok(ExitCode::SUCCESS)
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
