//! `freezeframe fix`: the program with its state carried in and out of its jitted functions.

use crate::arguments::RunOptions;
use crate::program::Program;
use crate::run::write_stream;
use freezeframe_base::{CellText, LineIndex, Obstacle, Proposal, Stream};
use serde_json::Value as Json;
use std::process::ExitCode;

/// Prints the rewritten program, and on standard error what was done; exit code 1, and why, if it cannot be rewritten.
pub fn fix(options: &RunOptions) -> Result<ExitCode, String> {
    let mut program = Program::open(options)?;
    match program.propose()? {
        Proposal::Rewritten { cells, changes } => {
            let text = rewritten(&program, &cells)?;
            write_stream(Stream::Stdout, &text);
            write_stream(Stream::Stderr, &(changes.join("\n") + "\n"));
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
    let Some(span) = obstacle.span else {
        return format!("not fixed: {}\n", obstacle.reason);
    };
    let index = span.cell.0 as usize;
    let line = LineIndex::new(program.source(index)).line(span.start);
    let separator = if program.is_script { ":" } else { ", line " };
    let place = program.place(index);
    format!("{place}{separator}{line}: not fixed: {}\n", obstacle.reason)
}

/// The file's text with the new cells.
fn rewritten(program: &Program, cells: &[CellText]) -> Result<String, String> {
    let text = program.text();
    if let Ok(mut json) = serde_json::from_str::<Json>(text) {
        replace_in_json(&mut json, cells);
        let pretty = serde_json::to_string_pretty(&json).map_err(|error| error.to_string())?;
        // Jupyter indents by one space.
        let lines = pretty.lines().map(|line| {
            let depth = (line.len() - line.trim_start().len()) / 2;
            format!("{}{}\n", " ".repeat(depth), line.trim_start())
        });
        return Ok(lines.collect());
    }
    // In Markdown and in scripts the cells stand as they are, one after the other.
    let (mut result, mut rest) = (String::new(), text);
    for index in 0..program.cell_count() {
        let old = program.source(index);
        let at = rest
            .find(old)
            .ok_or("a cell's text is not in the file as it is")?;
        let new = cells.iter().find(|cell| cell.cell.0 as usize == index);
        result += &rest[..at];
        result += new.map_or(old, |cell| &cell.source);
        rest = &rest[at + old.len()..];
    }
    Ok(result + rest)
}

fn replace_in_json(json: &mut Json, cells: &[CellText]) {
    let list = if json.get("cells").is_some() {
        json.get_mut("cells")
    } else {
        json.pointer_mut("/worksheets/0/cells")
    };
    let code = list.and_then(Json::as_array_mut).into_iter().flatten();
    let code = code.filter(|cell| cell["cell_type"] == "code");
    for (index, cell) in code.enumerate() {
        let Some(new) = cells.iter().find(|cell| cell.cell.0 as usize == index) else {
            continue;
        };
        let name = if cell.get("source").is_some() {
            "source"
        } else {
            "input"
        };
        let lines = new.source.split_inclusive('\n').map(Json::from);
        cell[name] = if cell[name].is_array() {
            lines.collect()
        } else {
            Json::from(new.source.as_str())
        };
        // What the old text put out is not what the new one puts out.
        cell["outputs"] = Json::Array(Vec::new());
        cell["execution_count"] = Json::Null;
    }
}
