//! The outputs recorded in the lesson are those of our own engine, and were JAX's when the lesson was made.
//!
//! `BLESS=1 cargo test --test native lesson` records them anew; compare them with JAX before committing them.

use freezeframe_base::{Command, Event, JaxCompat, Lane, Output, Revision, RunId, SessionConfig};
use freezeframe_notebook::{CellKind, Format, Notebook, write_ipynb};
use freezeframe_session::{Host, Progress, Session};
use std::rc::Rc;

struct StillClock;

impl Host for StillClock {
    fn now(&self) -> f64 {
        0.0
    }
}

const LESSON: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/www/lessons/state.ipynb");

fn lesson() -> Notebook {
    let text = std::fs::read_to_string(LESSON).expect("the lesson is there");
    Notebook::read(Format::Ipynb, &text).expect("the lesson is a notebook")
}

/// What each code cell puts out.
fn run(lane: Lane) -> Vec<Vec<Output>> {
    let config = SessionConfig {
        lane,
        compat: JaxCompat::V0_12,
        entropy: 1,
        clock_start: 0.0,
    };
    let mut session = Session::new(config, Rc::new(StillClock));
    let notebook = lesson();
    let cells = notebook.code_cells().enumerate().map(|(at, cell)| {
        session.command(Command::RunCell {
            run: RunId(at as u32),
            cell: cell.id,
            revision: Revision(0),
            filename: format!("Cell In[{}]", at + 1),
            source: cell.source.clone(),
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
        Output::Figure { alt, .. } => format!("figure {alt}"),
        Output::Error(report) => format!("error {}\n{}", report.class, report.traceback.trim_end()),
    }
}

fn recorded(lane: Lane) -> Vec<Vec<String>> {
    let notebook = lesson();
    let of_cell = |outputs: &[(Lane, Vec<Output>)]| {
        let outputs = outputs
            .iter()
            .filter(|(it, _)| *it == lane)
            .flat_map(|(_, outputs)| outputs);
        outputs.map(words).collect()
    };
    notebook
        .code_cells()
        .map(|cell| of_cell(&cell.recorded))
        .collect()
}

fn check(lane: Lane) {
    let notebook = lesson();
    let ran = run(lane).into_iter();
    let ran = ran.map(|outputs| outputs.iter().map(words).collect::<Vec<_>>());
    let both = recorded(lane).into_iter().zip(ran);
    let wrong: Vec<String> = notebook
        .code_cells()
        .zip(both)
        .filter(|(_, (recorded, ran))| recorded != ran)
        .map(|(cell, (recorded, ran))| {
            format!("{}\n  recorded {recorded:#?}\n  ran {ran:#?}", cell.key)
        })
        .collect();
    assert!(
        wrong.is_empty(),
        "{} cells differ\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

/// Writes what both lanes put out into the lesson.
fn bless() {
    let mut notebook = lesson();
    let cells = notebook.cells.iter_mut();
    let code = cells.filter(|cell| cell.kind == CellKind::Code);
    for ((cell, python), jit) in code.zip(run(Lane::Python)).zip(run(Lane::Jit)) {
        cell.recorded = vec![(Lane::Python, python), (Lane::Jit, jit)];
    }
    std::fs::write(LESSON, write_ipynb(&notebook)).expect("the lesson can be written");
}

#[test]
fn the_lesson_runs_as_recorded() {
    if std::env::var_os("BLESS").is_some() {
        bless();
    }
    check(Lane::Python);
    check(Lane::Jit);
}
