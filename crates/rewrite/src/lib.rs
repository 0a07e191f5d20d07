//! The stateless rewrite: cells whose functions carry their state, tried before they are offered.
//!
//! A request runs all cells as plain Python and under `jit`, in sessions of their own, so the notebook's variables are
//! neither used nor changed. What the inspector found there decides which state is taken out of which functions
//! ([`states`]); the texts are then edited in place ([`text`]), so that all that need not change stays as it was written.
//! The new texts are offered only if they print under `jit` what plain Python prints for the old ones.

mod aliases;
mod around;
mod before;
mod branches;
mod buffers;
mod caches;
mod callables;
mod calls;
mod classes;
mod decorators;
mod defaults;
mod differentiated;
mod draft;
mod draw_turns;
mod draws;
mod early;
mod editor;
mod entries;
mod factories;
mod fields;
mod findings;
mod flow;
mod functions;
mod holders;
mod inlined;
mod leftovers;
mod locals;
mod lookup;
mod loop_turns;
mod loops;
mod named;
mod needs;
mod objects;
mod ordered;
mod passed;
mod paths;
mod prepare;
mod prints;
mod program;
mod reading;
mod registered;
mod registering;
mod scan;
mod scopes;
mod shared;
mod shown;
mod states;
mod statics;
mod steps;
mod stores;
mod text;
mod through;
mod trees;
mod trial;
mod untraced;
mod values;

use draft::Draft;
use findings::Finding;
use freezeframe_base::{CellId, CellText, Lane, Obstacle, Proposal, Scan, Sentence};
use freezeframe_session::{Request, Rewriter, Rewriting, declined};
use registered::Manner;
use scan::{Scanned, scanned};
use std::collections::VecDeque;
use steps::Made;
use trial::{Likeness, Recording, Trial, World, first_line};

/// Instructions that the program may use as plain Python; one that runs longer is not tried to its end.
const LONGEST: u64 = 30_000_000;

/// Instructions that it may use under `jit` beyond four times that.
const MORE: u64 = 300_000;

/// How often a text is made ready before its state is carried: each time the next thing shows that is in the way.
const ROUNDS: u32 = 5;

/// How often something is asked before the call: each time the next question shows.
const QUESTIONS: u32 = 8;

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
    /// Numbers that decide a shape are static arguments: what [`findings::settled`] finds.
    Static,
    /// The text is made ready first: what [`prepare`] does.
    Prepare,
    /// Jitted methods and lambdas become functions, for objects to be their arguments.
    Entries,
    /// Objects go in and come out as they are, and hand on what only untraced code uses: the rules of [`trees`].
    Kept,
    /// Objects go in and come out as they are, with all that they hold.
    Objects,
    /// The same, and texts and functions in their lists and dicts are static.
    Leaves,
    /// What jitted functions ask objects for is asked before the call: the rules of [`before`].
    Before,
    /// Branches that could be static are computed both ways: what decides cannot be static everywhere.
    Where,
    /// Objects go in and come out as they are, with their numbers static: `jit` traces again when they change.
    Numbers,
    /// What is drawn is drawn before the call: what [`prepare::drawn`] does.
    Handed,
    /// The same, and what else is frozen is mended after that.
    HandedOn,
    /// What is drawn and decides which code is traced is drawn before the call, and is a static argument.
    Drawn,
    /// Numbers that decide which code is traced, and are changed by it, are static and come out as numbers.
    Settled,
    /// What was drawn before the call as a number, in vain, is a static argument instead.
    Redrawn,
}

/// All of them, in their order.
const WAYS: [Way; 15] = [
    Way::State,
    Way::Static,
    Way::Prepare,
    Way::Entries,
    Way::Kept,
    Way::Objects,
    Way::Leaves,
    Way::Before,
    Way::Handed,
    Way::HandedOn,
    Way::Drawn,
    Way::Where,
    Way::Numbers,
    Way::Settled,
    Way::Redrawn,
];

/// What the running trial is for.
enum Work {
    /// The cells as they are, as plain Python.
    Python,
    /// Cells under `jit`, for what they freeze; and what was done to them.
    Traced(Made),
    /// A draft, under `jit`.
    Tried(Draft),
    /// A draft as plain Python, which differed under `jit` as rounding does; and that run under `jit`.
    Rounded(Draft, Recording),
    /// Cells with loops as scans, under `jit`; what is offered besides; and what it did with the loops.
    Scanned(Proposal, Scanned, Recording),
    /// The same, taking the time, first with the loops; and how long those took.
    Timed(Proposal, Scanned, Option<u64>),
}

/// Cells that a draft is made of, and what they froze under `jit`.
#[derive(Default)]
struct Base {
    made: Made,
    recording: Recording,
    found: Vec<Finding>,
}

/// A request that is being worked on.
struct Rewrite {
    cells: Vec<CellText>,
    target: Option<CellId>,
    /// Loops are to become scans, too.
    scan: bool,
    world: World,
    trial: Trial,
    work: Work,
    python: Recording,
    jit: Option<Recording>,
    base: Base,
    /// The base before anything was asked before the call, where that was.
    unasked: Option<Base>,
    /// The base before what is drawn became numbers that are passed, where that was.
    undrawn: Option<Base>,
    ways: VecDeque<Way>,
    /// How often the text may still be made ready.
    rounds: u32,
    /// How often something may still be asked before the call.
    questions: u32,
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
            scan,
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
            scan,
            world,
            work: Work::Python,
            python: Recording::default(),
            jit: None,
            base: Base::default(),
            unasked: None,
            undrawn: None,
            ways: VecDeque::from(WAYS),
            rounds: ROUNDS,
            questions: QUESTIONS,
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

    /// What was in the way first says most: what was tried later answers it. Only that nothing writes a value is known to
    /// be wrong once a draft was tried that carries it, and that a draft differs only as `jit` itself does says all.
    fn note(&mut self, obstacles: Vec<Obstacle>, is_tried: bool) {
        let mut known = self.obstacles.iter();
        let is_last = is_tried && obstacles.iter().any(|it| it.reason == draft::sorted_keys());
        let is_wrong = is_tried && known.all(|it| it.reason == states::unwritten());
        if self.obstacles.is_empty() || is_last || is_wrong {
            self.obstacles = obstacles;
        }
    }

    /// Cells have run under `jit`.
    fn traced(&mut self, made: Made, recording: Recording) -> Option<Proposal> {
        let found = findings::findings(&recording, &made.cells, self.target);
        let is_first = self.jit.is_none();
        if is_first {
            if found.is_empty() {
                let target = self.target;
                let answer = nothing_found(&self.python, &recording, &self.cells, target);
                return self.then_scan(answer, &made.cells, recording);
            }
            self.jit = Some(recording.clone());
        } else if found.is_empty() {
            let draft = Draft::made(made, self.target.is_none());
            return self.judge(draft, recording, None);
        }
        self.base = Base {
            made,
            recording,
            found,
        };
        self.go_on()
    }

    /// The text made ready in one way, for the rules to be tried again.
    fn ready(&mut self, way: Way) -> Option<Made> {
        let Base { made, found, .. } = &self.base;
        let cells = &made.cells;
        let ready = match way {
            Way::Prepare if self.rounds > 0 => prepare::prepared(cells, found),
            Way::Entries => entries::named(cells),
            Way::Before if self.questions > 0 => aliases::of_calls(cells)
                .or_else(|| before::asked(cells, found, false))
                .or_else(|| inlined::written_out(cells, found)),
            Way::HandedOn => {
                prepare::drawn(cells, found, false).or_else(|| before::asked(cells, found, true))
            }
            Way::Where => prepare::branched(cells, found, true),
            Way::Drawn | Way::Redrawn => prepare::drawn(cells, found, true),
            _ => None,
        };
        let ready = leftovers::dropped(&self.cells, ready?.after(made));
        match way {
            Way::Prepare => self.rounds -= 1,
            Way::Before => {
                self.rounds = ROUNDS;
                self.questions -= 1;
                self.ways.push_front(Way::Before);
                if self.unasked.is_none() {
                    self.unasked = Some(std::mem::take(&mut self.base));
                }
            }
            Way::HandedOn => {
                self.rounds = ROUNDS;
                self.undrawn = Some(std::mem::take(&mut self.base));
            }
            Way::Where | Way::Drawn | Way::Redrawn => self.rounds = ROUNDS,
            _ => {}
        }
        self.ways.push_front(Way::Prepare);
        self.ways.push_front(Way::Static);
        self.ways.push_front(Way::State);
        Some(ready)
    }

    /// Tries the next way.
    fn go_on(&mut self) -> Option<Proposal> {
        while let Some(way) = self.ways.pop_front() {
            if let (Way::Numbers, Some(base)) = (way, self.unasked.take()) {
                self.base = base;
            }
            if let Way::Redrawn = way {
                match self.undrawn.take() {
                    Some(base) => self.base = base,
                    None => continue,
                }
            }
            let Base {
                made,
                recording,
                found,
            } = &self.base;
            let cells = &made.cells;
            let is_all = self.target.is_none();
            let drafted = match way {
                Way::State => draft::draft(cells, found, is_all),
                Way::Static | Way::Settled => {
                    let is_last = matches!(way, Way::Settled);
                    let Some(found) = findings::settled(found, is_last) else {
                        continue;
                    };
                    draft::draft(cells, &found, is_all)
                }
                Way::Kept | Way::Objects | Way::Leaves | Way::Numbers => {
                    let manner = match way {
                        Way::Leaves => Manner::Leaves,
                        Way::Kept => Manner::Kept,
                        Way::Numbers => Manner::Numbers,
                        _ => Manner::Whole,
                    };
                    trees::draft(cells, found, recording, is_all, manner)
                }
                Way::Handed => match prepare::drawn(cells, found, false) {
                    Some(made) => Ok(Draft::made(made, is_all)),
                    None => continue,
                },
                Way::Prepare
                | Way::Entries
                | Way::Before
                | Way::HandedOn
                | Way::Where
                | Way::Drawn
                | Way::Redrawn => match self.ready(way) {
                    Some(ready) => {
                        self.begin(&ready.cells.clone(), Lane::Jit, Work::Traced(ready));
                        return None;
                    }
                    None => continue,
                },
            };
            match drafted {
                Err(obstacles) => self.note(obstacles, false),
                Ok(draft) if draft.made.cells == self.base.made.cells => {
                    let obstacles = found
                        .iter()
                        .map(|it| it.obstacle(Sentence::of("there is no rule for it")));
                    let obstacles = obstacles.collect();
                    self.note(obstacles, false);
                }
                Ok(draft) => {
                    let mut draft = draft.after(made);
                    draft.made = leftovers::dropped(&self.cells, draft.made);
                    self.begin(
                        &draft.made.cells.clone(),
                        Lane::Stateless,
                        Work::Tried(draft),
                    );
                    return None;
                }
            }
        }
        if let Some(draft) = self.follow_up.take() {
            self.ways = VecDeque::from(WAYS);
            self.rounds = ROUNDS;
            let made = draft.made;
            self.begin(&made.cells.clone(), Lane::Jit, Work::Traced(made));
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
            let answer = draft.offer(old);
            return self.then_scan(answer, &draft.made.cells, stateless);
        };
        let may_round = plain.is_none()
            && draft
                .problem(old, python, jit, &stateless, Likeness::Rounded)
                .is_none();
        if may_round {
            let cells = draft.made.cells.clone();
            self.begin(&cells, Lane::Python, Work::Rounded(draft, stateless));
            return None;
        }
        // Where no state was taken out, what went wrong is none of the state's.
        let is_tried = draft.has_states();
        if self.follow_ups > 0 && draft.shows_more(&self.base.found, &stateless) {
            self.follow_ups -= 1;
            self.follow_up = Some(draft);
        }
        self.note(vec![problem], is_tried);
        self.go_on()
    }
}

impl Rewrite {
    /// An answer is found for cells, which did this under `jit`; where it is asked, their loops are tried as scans.
    fn then_scan(
        &mut self,
        answer: Proposal,
        cells: &[CellText],
        loops: Recording,
    ) -> Option<Proposal> {
        if !self.scan || matches!(answer, Proposal::Declined { .. }) {
            return Some(answer);
        }
        match scanned(cells) {
            Err(obstacles) => Some(with_scan(answer, Scan::Declined { obstacles })),
            Ok(scanned) => {
                let cells = scanned.made.cells.clone();
                self.begin(&cells, Lane::Jit, Work::Scanned(answer, scanned, loops));
                None
            }
        }
    }

    /// Cells with scans have run, and `loops` is what they did before.
    fn judge_scan(
        &mut self,
        answer: Proposal,
        scanned: Scanned,
        loops: &Recording,
        scans: &Recording,
    ) -> Option<Proposal> {
        let cells = &scanned.made.cells;
        let known = findings::findings(loops, cells, None);
        let found = findings::findings(scans, cells, None);
        let new = found
            .iter()
            .find(|it| known.iter().all(|old| old.name() != it.name()));
        let fail = |obstacle| {
            let obstacles = vec![obstacle];
            Some(with_scan(answer.clone(), Scan::Declined { obstacles }))
        };
        if let Some(new) = new {
            let reason = Sentence::of(
                "in a `scan` it happens once, while it is traced, where the loop did it in each turn",
            );
            return fail(new.obstacle(reason));
        }
        let both = loops.outcomes.iter().zip(&scans.outcomes);
        let mut differing = both.filter(|(old, new)| !new.is_like(old, Likeness::Same));
        if let Some((old, new)) = differing.next() {
            let whole = Sentence::of("the loop");
            if let Some(detail) = new.other_type() {
                let told = Sentence::of(
                    "a turn hands a value on whose shape or type is not that of what it was given: {detail}",
                );
                return fail(program::obstacle(whole, None, told.with("detail", detail)));
            }
            let told = Sentence::of("as a `scan` it gives `{scan}` where it gave `{loop}`");
            let told = told.with("scan", new.words()).with("loop", old.words());
            return fail(program::obstacle(whole, None, told));
        }
        let [old, _] = &scanned.timed;
        self.begin(&old.clone(), Lane::Jit, Work::Timed(answer, scanned, None));
        None
    }
}

/// How long loops took, and what they became.
fn times(before: u64, after: u64) -> Sentence {
    let seconds = |micros: u64| {
        let text = format!("{:.3}", micros as f64 / 1e6);
        text.trim_end_matches('0').trim_end_matches('.').to_owned()
    };
    Sentence::of("The loop took {before} s, the `scan` {after} s, each with its tracing.")
        .with("before", seconds(before))
        .with("after", seconds(after))
}

/// The answer with what became of loops.
fn with_scan(answer: Proposal, made: Scan) -> Proposal {
    match answer {
        Proposal::Rewritten {
            cells,
            changes,
            steps,
            ..
        } => Proposal::Rewritten {
            cells,
            changes,
            steps,
            scan: Some(made),
        },
        Proposal::NothingToFix => Proposal::Rewritten {
            cells: Vec::new(),
            changes: Vec::new(),
            steps: Vec::new(),
            scan: Some(made),
        },
        declined @ Proposal::Declined { .. } => declined,
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
                Work::Scanned(..) | Work::Timed(..) => {
                    if let Work::Scanned(answer, ..) | Work::Timed(answer, ..) =
                        std::mem::replace(&mut self.work, Work::Python)
                        && let Proposal::Declined { obstacles } = too_long
                    {
                        return Some(with_scan(answer, Scan::Declined { obstacles }));
                    }
                    return None;
                }
                Work::Tried(_) | Work::Rounded(..) => {
                    if let Proposal::Declined { obstacles } = too_long {
                        self.note(obstacles, false);
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
                let made = Made::nothing(&cells);
                self.begin(&cells, Lane::Jit, Work::Traced(made));
                None
            }
            Work::Traced(made) => self.traced(made, recording),
            Work::Tried(draft) => self.judge(draft, recording, None),
            Work::Rounded(draft, stateless) => self.judge(draft, stateless, Some(&recording)),
            Work::Scanned(answer, scanned, loops) => {
                self.judge_scan(answer, scanned, &loops, &recording)
            }
            Work::Timed(answer, scanned, None) => {
                let [_, new] = &scanned.timed;
                let (new, before) = (new.clone(), recording.micros(around::TOOK));
                self.begin(&new, Lane::Jit, Work::Timed(answer, scanned, Some(before)));
                None
            }
            Work::Timed(answer, scanned, Some(before)) => {
                let Made {
                    cells, mut changes, ..
                } = scanned.made;
                let after = recording.micros(around::TOOK);
                changes.push(times(before, after));
                let made = Scan::Made {
                    cells: steps::changed(&cells, &self.cells),
                    changes,
                    before,
                    after,
                };
                Some(with_scan(answer, made))
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
