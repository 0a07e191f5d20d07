//! The outputs recorded in lessons are those of our own engine, and were JAX's when the lessons were made.
//!
//! `freezeframe record` records them anew; compare them with JAX before committing them.

use freezeframe_base::{Command, Event, Lane, Output, Revision, RunId, SessionConfig};
use freezeframe_notebook::{Format, Notebook};
use freezeframe_session::{Host, Progress, Session};
use std::path::{Path, PathBuf};
use std::rc::Rc;

struct StillClock;

impl Host for StillClock {
    fn now(&self) -> f64 {
        0.0
    }
}

/// The files of all lessons.
fn lessons() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("www/lessons");
    let entries = std::fs::read_dir(folder).expect("the lessons are there");
    let mut paths: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    paths
}

fn read(path: &Path) -> Notebook {
    let text = std::fs::read_to_string(path).expect("a lesson can be read");
    Notebook::read(Format::Ipynb, &text).expect("a lesson is a notebook")
}

/// What each code cell puts out.
fn run(notebook: &Notebook, lane: Lane) -> Vec<Vec<Output>> {
    let config = SessionConfig {
        lane,
        compat: notebook.compat,
        entropy: 1,
        clock_start: 0.0,
    };
    let mut session = Session::new(config, Rc::new(StillClock));
    let cells = notebook.code_cells().enumerate().map(|(at, cell)| {
        session.command(Command::RunCell {
            run: RunId(at as u32),
            cell: cell.id,
            revision: Revision(0),
            filename: format!("Cell In[{}]", at + 1),
            source: cell.source.clone(),
            exam: None,
        });
        while session.step(1_000_000) == Progress::Busy {}
        let events = session.take_events();
        let outputs = events.into_iter().filter_map(|event| match event {
            Event::Output { output, .. } => Some(output),
            _ => None,
        });
        outputs.collect()
    });
    cells.collect()
}

fn words(output: &Output) -> String {
    match output {
        Output::Text { text, jaxpr, .. } => {
            format!("text{} {text}", if *jaxpr { " jaxpr" } else { "" })
        }
        Output::Result { text, jaxpr } => {
            format!("result{} {text}", if *jaxpr { " jaxpr" } else { "" })
        }
        Output::Display { forms, .. } => format!("{forms:?}"),
        Output::Figure { alt, .. } => format!("figure {alt}"),
        Output::Error(report) => format!("error {}\n{}", report.class, report.traceback.trim_end()),
    }
}

fn recorded(notebook: &Notebook, lane: Lane) -> Vec<Vec<String>> {
    let of_cell = |outputs: &[(Lane, Vec<Output>)]| {
        let outputs = outputs
            .iter()
            .filter(|(it, _)| *it == lane)
            .flat_map(|(_, outputs)| outputs);
        outputs.map(words).collect()
    };
    notebook
        .code_cells()
        .map(|cell| of_cell(&cell.recorded.lanes))
        .collect()
}

/// The cells that put out something else than is recorded.
fn wrong(notebook: &Notebook, lane: Lane) -> Vec<String> {
    let ran = run(notebook, lane).into_iter();
    let ran = ran.map(|outputs| outputs.iter().map(words).collect::<Vec<_>>());
    let both = recorded(notebook, lane).into_iter().zip(ran);
    notebook
        .code_cells()
        .zip(both)
        .filter(|(_, (recorded, ran))| recorded != ran)
        .map(|(cell, (recorded, ran))| {
            format!("{}\n  recorded {recorded:#?}\n  ran {ran:#?}", cell.key)
        })
        .collect()
}

#[test]
fn lessons_run_as_recorded() {
    let lessons = lessons();
    assert!(!lessons.is_empty());
    for path in lessons {
        let notebook = read(&path);
        for lane in [Lane::Python, Lane::Jit] {
            let wrong = wrong(&notebook, lane);
            let (name, count) = (path.display(), wrong.len());
            assert!(
                wrong.is_empty(),
                "{name}: {count} cells differ\n{}",
                wrong.join("\n")
            );
        }
    }
}
