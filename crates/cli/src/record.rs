//! `freezeframe record`: what a notebook puts out in both lanes, written into it as the page saves it.

use crate::arguments::RecordOptions;
use crate::files::{LANES, read, renamed, said, write};
use crate::lane::{CellRun, World, may_raise, run_notebook};
use crate::run::write_stream;
use crate::wheels::wheels;
use freezeframe_base::{CellId, Event, Json, Revision, RunId, Stream};
use freezeframe_notebook::{CellKind, Format, Notebook, Reason, Recorded};
use freezeframe_page::inspector::findings::{Findings, Told};
use freezeframe_page::inspector::scene::{Opened, Scene, Texts};
use freezeframe_page::lanes::{Mark, Places, join_pieces, marks};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Records each notebook; exit code 1 if one could not be. The error is a sentence for people.
pub fn record(options: &RecordOptions) -> Result<ExitCode, String> {
    let targets = options.files.iter().map(|file| target(file, options));
    let targets: Vec<PathBuf> = targets.collect::<Result<_, _>>()?;
    let world = World {
        limit: options.time_limit,
        wheels: wheels(&options.packages)?.into(),
        files: Default::default(),
    };
    let mut code = ExitCode::SUCCESS;
    for (file, target) in options.files.iter().zip(&targets) {
        let (mut notebook, bytes) = read(file)?;
        match take_outputs(&mut notebook, &world) {
            Ok(()) => {
                let changed = write(target, &written(&notebook, bytes))?;
                let count = notebook.code_cells().count();
                let word = if count == 1 { "cell" } else { "cells" };
                let change = if changed { "" } else { ", nothing has changed" };
                let sentence = said(target, &format!("{count} {word} recorded{change}\n"));
                write_stream(Stream::Stdout, &sentence);
            }
            Err(troubles) => {
                code = ExitCode::FAILURE;
                for trouble in troubles {
                    write_stream(Stream::Stderr, &said(file, &format!("{trouble}\n")));
                }
                write_stream(Stream::Stderr, &said(file, &"nothing was written\n"));
            }
        }
    }
    Ok(code)
}

/// The file that a notebook is recorded into.
fn target(file: &Path, options: &RecordOptions) -> Result<PathBuf, String> {
    let is_notebook = |path: &Path| Format::of_name(&path.to_string_lossy()) == Some(Format::Ipynb);
    match &options.output {
        None if is_notebook(file) => Ok(file.to_owned()),
        None => Err(said(
            file,
            &"only .ipynb files hold outputs; say with -o where the notebook is to be written",
        )),
        Some(output) if !is_notebook(output) => Ok(renamed(file, output, "ipynb")),
        Some(output) if options.files.len() == 1 => Ok(output.clone()),
        Some(output) => Err(said(output, &"several notebooks need a folder here")),
    }
}

/// The bytes of a notebook's file: those that were read where they say the same, and else indented as they were.
fn written(notebook: &Notebook, read: Vec<u8>) -> Vec<u8> {
    let new = notebook.write(Format::Ipynb);
    let Ok(old) = str::from_utf8(&read) else {
        return new.into_bytes();
    };
    match (Json::parse(old), Json::parse(&new)) {
        (Ok(before), Ok(after)) if before == after => return read,
        (Err(_), _) => return new.into_bytes(),
        _ => {}
    }
    let second = old.lines().nth(1).unwrap_or_default();
    let depth = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let width = depth(second).max(1);
    let lines = new.split_inclusive('\n');
    let lines = lines.map(|line| " ".repeat(depth(line) * (width - 1)) + line);
    lines.collect::<String>().into_bytes()
}

/// Gives each code cell what it puts out in both lanes, or says why that cannot be.
fn take_outputs(notebook: &mut Notebook, world: &World) -> Result<(), Vec<String>> {
    let lanes = LANES.map(|(lane, name)| (lane, name, run_notebook(notebook, lane, world)));
    let troubles = lanes.iter().filter_map(|(_, name, runs)| {
        let (number, trouble) = trouble(notebook, runs)?;
        Some(format!("cell {number}, {name}: {trouble}"))
    });
    let troubles: Vec<String> = troubles.collect();
    if !troubles.is_empty() {
        return Err(troubles);
    }
    let code = notebook.cells.iter_mut();
    for cell in code.filter(|cell| cell.kind == CellKind::Code) {
        cell.recorded = Recorded::default();
    }
    let [(_, _, python), (_, _, jit)] = &lanes;
    let reasons = reasons(notebook, python, jit);
    for (lane, _, runs) in lanes {
        for run in runs {
            let mut cells = notebook.cells.iter_mut();
            if let Some(cell) = cells.find(|cell| cell.id == run.cell) {
                cell.recorded.lanes.push((lane, run.outputs));
            }
        }
    }
    let code = notebook.cells.iter_mut();
    let code = code.filter(|cell| cell.kind == CellKind::Code);
    for (cell, reasons) in code.zip(reasons) {
        cell.recorded.reasons = reasons;
    }
    Ok(())
}

/// Why the lanes of each cell differ, as it is told once that cell has run.
fn reasons(notebook: &Notebook, python: &[CellRun], jit: &[CellRun]) -> Vec<Vec<Reason>> {
    let (mut findings, mut texts) = (Findings::default(), Texts::default());
    let order: Vec<CellId> = notebook.code_cells().map(|cell| cell.id).collect();
    let mut all = Vec::new();
    for ((cell, python), jit) in notebook.code_cells().zip(python).zip(jit) {
        texts.keep(cell.id, Revision(0), &cell.source);
        let number = RunId(all.len() as u32);
        findings.begin(cell.id, number);
        for event in &jit.told {
            if let Event::Traces {
                run,
                traces,
                stale_calls,
                calls,
                keys,
            } = event
            {
                let told = Told {
                    traces: traces.clone(),
                    stale_calls: stale_calls.clone(),
                    calls: calls.clone(),
                    keys: keys.clone(),
                };
                findings.take(*run, told);
            }
        }
        let scene = Scene {
            findings: &findings,
            texts: &texts,
            order: &order,
            opened: &Opened::default(),
            request: None,
            replays: &[],
            cell: cell.id,
        };
        let places = Places {
            name: &|span| scene.place_name(span),
            text: &|span| texts.at(span).map(str::to_owned),
        };
        let [python, jit] = [python, jit].map(|run| join_pieces(&run.outputs));
        let marks = marks((&python, &jit), &findings.causes(cell.id), &places);
        all.push(marks.iter().map(Mark::reason).collect());
    }
    all
}

/// The number of the cell that broke off a run, and why.
pub fn trouble(notebook: &Notebook, runs: &[CellRun]) -> Option<(usize, String)> {
    let run = runs.last()?;
    let trouble = run.trouble(may_raise(notebook.cell(run.cell)?))?;
    Some((runs.len(), trouble))
}
