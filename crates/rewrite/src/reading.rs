//! A program that is read to be made ready: what is known of it, and what is done to it, one thing after the other.

use super::flow::Flow;
use super::program::Program;
use super::scopes::Scopes;
use super::steps::Made;
use super::text::Edits;
use freezeframe_base::{CellText, Sentence, Step};
use freezeframe_python::syntax::ast::Stmt;
use freezeframe_python::syntax::parse;

/// What is known of a program.
pub(super) struct Reading<'a, 'p> {
    pub(super) program: &'a Program<'a>,
    pub(super) body: &'a [Stmt],
    pub(super) scopes: &'p Scopes<'a>,
    pub(super) flow: &'p Flow<'a, 'p>,
}

/// What is done to a program.
pub(super) struct Making<'a> {
    pub(super) edits: Edits<'a>,
    changes: Vec<Sentence>,
}

impl Making<'_> {
    /// Says what the edits do that were made since the last sentence.
    pub(super) fn tell(&mut self, told: Sentence) {
        self.changes.push(told);
        self.edits.stage = self.changes.len();
    }
}

/// The cells once `make` has done its work; `None` where it says nothing.
pub(super) fn made(
    cells: &[CellText],
    make: &mut dyn for<'a, 'p> FnMut(&Reading<'a, 'p>, &mut Making<'a>),
) -> Option<Made> {
    let program = Program::new(cells);
    let body = parse(&program.text).ok()?;
    let scopes = Scopes::of(&program.text, &body).ok()?;
    let flow = Flow::of(&program.text, &body, &scopes);
    let reading = Reading {
        program: &program,
        body: &body,
        scopes: &scopes,
        flow: &flow,
    };
    let mut making = Making {
        edits: Edits::new(&program.text),
        changes: Vec::new(),
    };
    make(&reading, &mut making);
    let Making { edits, changes } = making;
    if changes.is_empty() {
        return None;
    }
    let steps = changes.iter().enumerate().map(|(at, told)| Step {
        cells: program.split_stages(&edits, &|stage| stage <= at),
        changes: vec![told.clone()],
    });
    Some(Made {
        steps: steps.collect(),
        cells: program.split(&edits),
        changes,
    })
}
