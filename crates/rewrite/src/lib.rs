//! The stateless rewrite: cells whose functions carry their state, tried before they are offered.
//!
//! A request runs all cells as plain Python and under `jit`, in sessions of their own, so the notebook's variables are
//! neither used nor changed. What the inspector found there decides which state is taken out of which functions
//! ([`states`]); the texts are then edited in place ([`text`]), so that all that need not change stays as it was written.
//! The new texts are offered only if they print under `jit` what plain Python prints for the old ones.

mod aliases;
mod before;
mod branches;
mod buffers;
mod caches;
mod callables;
mod calls;
mod classes;
mod defaults;
mod differentiated;
mod draft;
mod draws;
mod editor;
mod entries;
mod factories;
mod fields;
mod flow;
mod functions;
mod holders;
mod locals;
mod lookup;
mod needs;
mod objects;
mod passed;
mod paths;
mod prepare;
mod prints;
mod program;
mod registered;
mod scopes;
mod shared;
mod states;
mod statics;
mod stores;
mod text;
mod trees;
mod trial;

use draft::Draft;
use freezeframe_base::{CellId, CellText, Lane, Obstacle, Proposal, Sentence};
use freezeframe_session::{Request, Rewriter, Rewriting, declined};
use states::Finding;
use std::collections::VecDeque;
use trial::{Likeness, Recording, Trial, World, first_line};

/// Instructions that the program may use as plain Python; one that runs longer is not tried to its end.
const LONGEST: u64 = 30_000_000;

/// Instructions that it may use under `jit` beyond four times that.
const MORE: u64 = 300_000;

/// How often a text is made ready before its state is carried: each time the next thing shows that is in the way.
const ROUNDS: u32 = 5;

/// How often a draft is gone on from, where mending one thing lets another be seen.
const FOLLOW_UPS: u32 = 1;

/// The rewriter whose rule is the tutorial's: state in, result and state out.
#[derive(Clone, Copy, Debug, Default)]
pub struct Stateless;

impl Rewriter for Stateless {
    fn begin(&self, request: Request) -> Box<dyn Rewriting> {
        Box::new(Rewrite::new(request))
    }
}

/// What is tried one after the other, until a text passes its trial.
#[derive(Clone, Copy)]
enum Way {
    /// The state goes in as an argument and comes out: the rules of [`editor`].
    State,
    /// Numbers that decide a shape are static arguments: what [`states::settled`] finds.
    Static,
    /// The text is made ready first: what [`prepare`] does.
    Prepare,
    /// Jitted methods and lambdas become functions, for objects to be their arguments.
    Entries,
    /// Objects go in and come out as they are: the rules of [`trees`].
    Objects,
    /// What jitted functions ask objects for is asked before the call: the rules of [`before`].
    Before,
    /// Branches that could be static are computed both ways: what decides cannot be static everywhere.
    Where,
    /// What is drawn and decides which code is traced is drawn before the call: what [`prepare::drawn`] does.
    Drawn,
    /// Numbers that decide which code is traced, and are changed by it, are static and come out as numbers.
    Settled,
}

/// All of them, in their order.
const WAYS: [Way; 9] = [
    Way::State,
    Way::Static,
    Way::Prepare,
    Way::Entries,
    Way::Objects,
    Way::Before,
    Way::Drawn,
    Way::Where,
    Way::Settled,
];

/// What the running trial is for.
enum Work {
    /// The cells as they are, as plain Python.
    Python,
    /// Cells under `jit`, for what they freeze; and what was done to them.
    Traced(Vec<CellText>, Vec<Sentence>),
    /// A draft, under `jit`.
    Tried(Draft),
    /// A draft as plain Python, which differed under `jit` as rounding does; and that run under `jit`.
    Rounded(Draft, Recording),
}

/// Cells that a draft is made of, and what they froze under `jit`.
#[derive(Default)]
struct Base {
    cells: Vec<CellText>,
    changes: Vec<Sentence>,
    recording: Recording,
    found: Vec<Finding>,
}

/// A request that is being worked on.
struct Rewrite {
    cells: Vec<CellText>,
    target: Option<CellId>,
    world: World,
    trial: Trial,
    work: Work,
    python: Recording,
    jit: Option<Recording>,
    base: Base,
    ways: VecDeque<Way>,
    /// How often the text may still be made ready.
    rounds: u32,
    /// A draft after which something else is frozen, which nothing had changed before: it is gone on from last.
    follow_up: Option<Draft>,
    /// How many such may still be gone on from.
    follow_ups: u32,
    /// What was in the way first.
    obstacles: Vec<Obstacle>,
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
            work: Work::Python,
            python: Recording::default(),
            jit: None,
            base: Base::default(),
            ways: VecDeque::from(WAYS),
            rounds: ROUNDS,
            follow_up: None,
            follow_ups: FOLLOW_UPS,
            obstacles: Vec::new(),
            used: 0,
            used_by_python: 0,
        }
    }

    fn begin(&mut self, cells: &[CellText], lane: Lane, work: Work) {
        self.used = 0;
        self.trial = Trial::new(cells, lane, &self.world);
        self.work = work;
    }

    /// What was in the way first says most: what was tried later answers it.
    fn note(&mut self, obstacles: Vec<Obstacle>) {
        if self.obstacles.is_empty() {
            self.obstacles = obstacles;
        }
    }

    /// Cells have run under `jit`.
    fn traced(
        &mut self,
        cells: Vec<CellText>,
        changes: Vec<Sentence>,
        recording: Recording,
    ) -> Option<Proposal> {
        let found = states::findings(&recording, &cells, self.target);
        let is_first = self.jit.is_none();
        if is_first {
            if found.is_empty() {
                let target = self.target;
                return Some(nothing_found(&self.python, &recording, &self.cells, target));
            }
            self.jit = Some(recording.clone());
        } else if found.is_empty() {
            let draft = Draft::made(cells, changes, self.target.is_none());
            return self.judge(draft, recording, None);
        }
        self.base = Base {
            cells,
            changes,
            recording,
            found,
        };
        self.go_on()
    }

    /// Tries the next way.
    fn go_on(&mut self) -> Option<Proposal> {
        while let Some(way) = self.ways.pop_front() {
            let Base {
                cells,
                changes,
                recording,
                found,
            } = &self.base;
            let is_all = self.target.is_none();
            let drafted = match way {
                Way::State => draft::draft(cells, found, is_all),
                Way::Static | Way::Settled => {
                    let is_last = matches!(way, Way::Settled);
                    let Some(found) = states::settled(found, is_last) else {
                        continue;
                    };
                    draft::draft(cells, &found, is_all)
                }
                Way::Objects => trees::draft(cells, found, recording, is_all),
                Way::Prepare | Way::Entries | Way::Before | Way::Where | Way::Drawn => {
                    let ready = match way {
                        Way::Prepare if self.rounds > 0 => prepare::prepared(cells, found),
                        Way::Entries => entries::named(cells),
                        Way::Before => before::asked(cells, found),
                        Way::Where => prepare::branched(cells, found, true),
                        Way::Drawn => prepare::drawn(cells, found),
                        _ => None,
                    };
                    let Some((cells, more)) = ready else { continue };
                    let mut changes = changes.clone();
                    changes.extend(more);
                    match way {
                        Way::Prepare => self.rounds -= 1,
                        Way::Before | Way::Where | Way::Drawn => self.rounds = ROUNDS,
                        _ => {}
                    }
                    self.ways.push_front(Way::Prepare);
                    self.ways.push_front(Way::Static);
                    self.ways.push_front(Way::State);
                    self.begin(&cells.clone(), Lane::Jit, Work::Traced(cells, changes));
                    return None;
                }
            };
            match drafted {
                Err(obstacles) => self.note(obstacles),
                Ok(draft) if draft.cells == self.base.cells => {
                    let obstacles = found
                        .iter()
                        .map(|it| it.obstacle(Sentence::of("there is no rule for it")));
                    let obstacles = obstacles.collect();
                    self.note(obstacles);
                }
                Ok(draft) => {
                    let draft = draft.after(changes);
                    self.begin(&draft.cells.clone(), Lane::Stateless, Work::Tried(draft));
                    return None;
                }
            }
        }
        if let Some(draft) = self.follow_up.take() {
            self.ways = VecDeque::from(WAYS);
            self.rounds = ROUNDS;
            let (cells, changes) = draft.into_cells();
            self.begin(&cells.clone(), Lane::Jit, Work::Traced(cells, changes));
            return None;
        }
        Some(Proposal::Declined {
            obstacles: std::mem::take(&mut self.obstacles),
        })
    }

    /// A draft has run; `plain` is what it did as plain Python, where only digits had differed.
    fn judge(
        &mut self,
        draft: Draft,
        stateless: Recording,
        plain: Option<&Recording>,
    ) -> Option<Proposal> {
        let (old, python) = (&self.cells, &self.python);
        let jit = self.jit.as_ref()?;
        let problem = match plain {
            // The same in plain Python, number for number: what is left is the rounding of compiled code.
            Some(plain) => draft
                .problem(old, python, jit, plain, Likeness::Same)
                .or_else(|| draft.problem(old, python, jit, &stateless, Likeness::Rounded)),
            None => draft.problem(old, python, jit, &stateless, Likeness::Same),
        };
        let Some(problem) = problem else {
            return Some(draft.offer(old));
        };
        let may_round = plain.is_none()
            && draft
                .problem(old, python, jit, &stateless, Likeness::Rounded)
                .is_none();
        if may_round {
            let cells = draft.cells.clone();
            self.begin(&cells, Lane::Python, Work::Rounded(draft, stateless));
            return None;
        }
        if self.follow_ups > 0 && draft.shows_more(&self.base.found, &stateless) {
            self.follow_ups -= 1;
            self.follow_up = Some(draft);
        }
        self.note(vec![problem]);
        self.go_on()
    }
}

impl Rewriting for Rewrite {
    fn step(&mut self, budget: u32) -> Option<Proposal> {
        let limit = match self.work {
            Work::Python => LONGEST,
            _ => 4 * self.used_by_python + MORE,
        };
        if self.used > limit {
            let too_long = declined(
                Sentence::of("the program"),
                Sentence::of("it runs too long for a trial, so no rewrite can be checked"),
            );
            match self.work {
                Work::Python => return Some(too_long),
                // A loop that waits for a frozen value never ends; what was found until now says why.
                Work::Traced(..) => self.trial.stop(),
                Work::Tried(_) | Work::Rounded(..) => {
                    if let Proposal::Declined { obstacles } = too_long {
                        self.note(obstacles);
                    }
                    return self.go_on();
                }
            }
        }
        let waiting = self.trial.waiting();
        let recording = self.trial.step(budget);
        // A step in which a cell ended took less than its budget, most often far less.
        if recording.is_none() && self.trial.waiting() == waiting {
            self.used += u64::from(budget.max(1));
        }
        let recording = recording?;
        match std::mem::replace(&mut self.work, Work::Python) {
            Work::Python => {
                self.used_by_python = self.used;
                self.python = recording;
                let cells = self.cells.clone();
                self.begin(&cells, Lane::Jit, Work::Traced(cells.clone(), Vec::new()));
                None
            }
            Work::Traced(cells, changes) => self.traced(cells, changes, recording),
            Work::Tried(draft) => self.judge(draft, recording, None),
            Work::Rounded(draft, stateless) => self.judge(draft, stateless, Some(&recording)),
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
