//! The stateless rewrite: cells whose functions carry their state, tried before they are offered.
//!
//! A request runs all cells as plain Python and under `jit`, in sessions of their own, so the notebook's variables are
//! neither used nor changed. What the inspector found there decides which state is taken out of which functions
//! ([`states`]); the texts are then edited in place ([`text`]), so that all that need not change stays as it was written.
//! The new texts are offered only if they print under `jit` what plain Python prints for the old ones.

mod calls;
mod classes;
mod draft;
mod draws;
mod editor;
mod fields;
mod flow;
mod functions;
mod lookup;
mod needs;
mod objects;
mod paths;
mod prints;
mod program;
mod scopes;
mod states;
mod statics;
mod stores;
mod text;
mod trial;

use draft::Draft;
use freezeframe_base::{CellId, CellText, Lane, Proposal, Sentence};
use freezeframe_session::{Request, Rewriter, Rewriting, declined};
use trial::{Likeness, Recording, Trial, World, first_line};

/// Instructions that the program may use as plain Python; one that runs longer is not tried to its end.
const LONGEST: u64 = 30_000_000;

/// Instructions that it may use under `jit` beyond four times that.
const MORE: u64 = 300_000;

/// The rewriter whose rule is the tutorial's: state in, result and state out.
#[derive(Clone, Copy, Debug, Default)]
pub struct Stateless;

impl Rewriter for Stateless {
    fn begin(&self, request: Request) -> Box<dyn Rewriting> {
        Box::new(Rewrite::new(request))
    }
}

/// A request that is being worked on.
struct Rewrite {
    cells: Vec<CellText>,
    target: Option<CellId>,
    world: World,
    trial: Trial,
    python: Option<Recording>,
    jit: Option<Recording>,
    draft: Option<Draft>,
    /// The rewritten cells under `jit`, while they are tried as plain Python too.
    stateless: Option<Recording>,
    /// Instructions of this trial and of the one as plain Python.
    used: u64,
    used_by_python: u64,
}

impl Rewrite {
    fn new(request: Request) -> Self {
        let Request {
            cells,
            target,
            config,
            files,
            host,
        } = request;
        let world = World {
            config,
            files,
            host,
        };
        Self {
            trial: Trial::new(&cells, Lane::Python, &world),
            cells,
            target,
            world,
            python: None,
            jit: None,
            draft: None,
            stateless: None,
            used: 0,
            used_by_python: 0,
        }
    }
}

impl Rewriting for Rewrite {
    fn step(&mut self, budget: u32) -> Option<Proposal> {
        let limit = if self.python.is_some() {
            4 * self.used_by_python + MORE
        } else {
            LONGEST
        };
        if self.used > limit {
            if self.jit.is_some() || self.python.is_none() {
                return Some(declined(
                    Sentence::of("the program"),
                    Sentence::of("it runs too long for a trial, so no rewrite can be checked"),
                ));
            }
            // A loop that waits for a frozen value never ends; what was found until now says why.
            self.trial.stop();
        }
        let waiting = self.trial.waiting();
        let recording = self.trial.step(budget);
        // A step in which a cell ended took less than its budget, most often far less.
        if recording.is_none() && self.trial.waiting() == waiting {
            self.used += u64::from(budget.max(1));
        }
        let recording = recording?;
        if self.python.is_none() {
            self.used_by_python = self.used;
            self.used = 0;
            self.python = Some(recording);
            self.trial = Trial::new(&self.cells, Lane::Jit, &self.world);
            return None;
        }
        let python = self.python.as_ref()?;
        if let (Some(jit), Some(draft)) = (&self.jit, &self.draft) {
            let old = &self.cells;
            let problem = match &self.stateless {
                // The same in plain Python, number for number: what is left is the rounding of compiled code.
                Some(stateless) => draft
                    .problem(old, python, jit, &recording, Likeness::Same)
                    .or_else(|| draft.problem(old, python, jit, stateless, Likeness::Rounded)),
                None => draft.problem(old, python, jit, &recording, Likeness::Same),
            };
            let may_round = self.stateless.is_none()
                && problem.is_some()
                && draft
                    .problem(old, python, jit, &recording, Likeness::Rounded)
                    .is_none();
            if may_round {
                self.used = 0;
                self.trial = Trial::new(&draft.cells, Lane::Python, &self.world);
                self.stateless = Some(recording);
                return None;
            }
            return Some(match problem {
                None => draft.offer(old),
                Some(obstacle) => Proposal::Declined {
                    obstacles: vec![obstacle],
                },
            });
        }
        let found = states::findings(&recording, &self.cells, self.target);
        if found.is_empty() {
            return Some(nothing_found(python, &recording, &self.cells, self.target));
        }
        match draft::draft(&self.cells, &found, self.target.is_none()) {
            Err(obstacles) => Some(Proposal::Declined { obstacles }),
            Ok(draft) if draft.cells == self.cells => {
                let obstacles = found
                    .iter()
                    .map(|it| it.obstacle(Sentence::of("there is no rule for it")));
                let obstacles = obstacles.collect();
                Some(Proposal::Declined { obstacles })
            }
            Ok(draft) => {
                self.used = 0;
                self.jit = Some(recording);
                self.trial = Trial::new(&draft.cells, Lane::Stateless, &self.world);
                self.draft = Some(draft);
                None
            }
        }
    }
}

/// Nothing is stale: either all is well, or `jit` refuses something that plain Python does.
fn nothing_found(
    python: &Recording,
    jit: &Recording,
    cells: &[CellText],
    target: Option<CellId>,
) -> Proposal {
    let outcomes = python.outcomes.iter().zip(&jit.outcomes).zip(cells);
    for ((python, jit), cell) in outcomes {
        let is_asked = target.is_none_or(|target| target == cell.cell);
        if let (None, Some(error), true) = (&python.error, &jit.error, is_asked) {
            let told = format!("{}: {}", error.class, first_line(&error.message));
            let reason = Sentence::of("under `jit`, {cell} raises {error}")
                .with("cell", cell.filename.as_str())
                .with("error", told);
            return declined(error.class.as_str().into(), reason);
        }
    }
    Proposal::NothingToFix
}
