//! A rewrite in steps: which edit is a part of what, so that the new text can be taken one change at a time.

use super::program::Program;
use super::scopes::Scopes;
use super::text::Edits;
use freezeframe_base::{CellText, Order, Sentence, Step};
use freezeframe_python::syntax::parse;
use std::collections::BTreeMap;

/// What an edit of [`Editor`](super::editor::Editor) is a part of. In this order the parts are told: first where the
/// state is kept, then each function's taking and giving, then who calls it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rule {
    /// The tuple of a class's state, and the method that makes the first one.
    Class(usize),
    /// Classes become pytrees.
    Registered,
    /// A function takes states.
    Takes(usize),
    /// A function returns states.
    Gives(usize),
    /// Arguments that decide which code is traced.
    Static(usize),
    /// `print`.
    Print,
    /// Random numbers.
    Draw,
    /// A variable for the state of each object.
    Begin,
    /// Calls of a function pass what it takes, and keep what it gives.
    Calls(usize),
    /// What is no function reads the state.
    #[default]
    Reads,
}

/// The rules by which edits were made, and what they have to say.
#[derive(Default)]
pub(super) struct Rules {
    /// Each rule's number is its place; the first one is the default.
    known: Vec<Rule>,
    told: BTreeMap<Rule, Vec<Sentence>>,
}

impl Rules {
    /// The stage of the edits that a rule makes.
    pub(super) fn stage(&mut self, rule: Rule) -> usize {
        let place = self.known.iter().position(|it| *it == rule);
        place.unwrap_or_else(|| {
            self.known.push(rule);
            self.known.len() - 1
        })
    }

    /// The rule that makes the edits of a stage.
    pub(super) fn rule(&self, stage: usize) -> Rule {
        self.known.get(stage).copied().unwrap_or_default()
    }

    /// Says what a rule did.
    pub(super) fn tell(&mut self, rule: Rule, told: Sentence) {
        let all = self.told.entry(rule).or_default();
        if !all.contains(&told) {
            all.push(told);
        }
    }

    /// The edits rule by rule; the last step has all of them.
    pub(super) fn steps(&self, program: &Program<'_>, edits: &Edits<'_>) -> Vec<Step> {
        let mut order: Vec<Rule> = self.known.clone();
        order.order();
        let steps = order.iter().map(|last| Step {
            cells: program.split_stages(edits, &|stage| self.rule(stage) <= *last),
            changes: self.told.get(last).cloned().unwrap_or_default(),
        });
        steps.collect()
    }
}

/// What is done to cells, and how it is told.
#[derive(Clone, Default)]
pub(super) struct Made {
    /// All cells, changed and unchanged.
    pub(super) cells: Vec<CellText>,
    /// What was done, as a summary.
    pub(super) changes: Vec<Sentence>,
    /// What was done one after the other; each step has all cells.
    pub(super) steps: Vec<Step>,
}

impl Made {
    /// Cells to which nothing is done.
    pub(super) fn nothing(cells: &[CellText]) -> Self {
        Self {
            cells: cells.to_vec(),
            ..Self::default()
        }
    }

    /// What is done at once.
    pub(super) fn at_once(cells: Vec<CellText>, changes: Vec<Sentence>) -> Self {
        let steps = vec![Step {
            cells: cells.clone(),
            changes: changes.clone(),
        }];
        Self {
            cells,
            changes,
            steps,
        }
    }

    /// The same, once this had been done before.
    pub(super) fn after(mut self, before: &Self) -> Self {
        self.changes = [&before.changes[..], &self.changes].concat();
        self.steps = [&before.steps[..], &self.steps].concat();
        self
    }

    /// The steps from the old cells to the new ones, with the cells that each changes: steps without a sentence and texts
    /// that cannot be parsed are one with the step behind them.
    pub(super) fn to_offer(&self, old: &[CellText]) -> Vec<Step> {
        let (mut steps, mut waiting): (Vec<Step>, Vec<Sentence>) = (Vec::new(), Vec::new());
        let mut now = old.to_vec();
        let count = self.steps.len();
        let unread = Program::new(old).unread;
        let mut before = old;
        for (at, step) in self.steps.iter().enumerate() {
            let is_last = at + 1 == count;
            let cells = if is_last { &self.cells } else { &step.cells };
            let changed = changed(cells, &now);
            let has_edits = step.cells != before;
            before = &step.cells;
            for told in step.changes.iter().filter(|_| has_edits) {
                if !waiting.contains(told) {
                    waiting.push(told.clone());
                }
            }
            let can_stand =
                !changed.is_empty() && !waiting.is_empty() && can_be_parsed(cells, unread);
            if can_stand {
                now.clone_from(cells);
                steps.push(Step {
                    cells: changed,
                    changes: std::mem::take(&mut waiting),
                });
            } else if is_last && let Some(last) = steps.last_mut() {
                // What has no sentence of its own belongs to what was said last.
                for cell in changed {
                    last.cells.retain(|it| it.cell != cell.cell);
                    last.cells.push(cell);
                }
                last.changes.append(&mut waiting);
            }
        }
        steps
    }
}

/// The cells whose text is another one.
pub(super) fn changed(new: &[CellText], old: &[CellText]) -> Vec<CellText> {
    let both = new.iter().zip(old);
    let changed = both.filter(|(new, old)| new.source != old.source);
    changed.map(|(new, _)| new.clone()).collect()
}

/// True if no more cells than these cannot be parsed, nor the program as a whole.
fn can_be_parsed(cells: &[CellText], unread: usize) -> bool {
    let program = Program::new(cells);
    program.unread == unread
        && parse(&program.text).is_ok_and(|body| Scopes::of(&program.text, &body).is_ok())
}
