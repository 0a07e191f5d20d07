//! Runs programs through a session and finds the shared test inputs.

use freezeframe_base::{
    Candidate, CellId, CellRecord, CellText, Command, Event, JaxCompat, Lane, Proposal, Revision,
    RunId, SessionConfig,
};
use freezeframe_rewrite::Stateless;
use freezeframe_session::{Host, Progress, Rewriter, Session};
use std::io::Write;
use std::path::PathBuf;
use std::rc::Rc;
use std::time::Instant;

struct TestHost {
    started: Instant,
}

/// Seconds after which a cell is interrupted, so that a bug shows as a failure and not as a hang.
const LIMIT: f64 = 60.0;

impl Host for TestHost {
    fn now(&self) -> f64 {
        1.7e9 + self.started.elapsed().as_secs_f64()
    }

    fn should_interrupt(&self) -> bool {
        self.started.elapsed().as_secs_f64() > LIMIT
    }

    fn rewriter(&self) -> Option<&dyn Rewriter> {
        Some(&Stateless)
    }
}

/// A session in one lane, and the number of its next cell.
pub struct Runner {
    session: Session,
    host: Rc<TestHost>,
    next: u32,
}

impl Runner {
    /// A fresh session.
    pub fn new(lane: Lane, compat: JaxCompat) -> Self {
        let host = Rc::new(TestHost {
            started: Instant::now(),
        });
        let config = SessionConfig {
            lane,
            compat,
            entropy: 7,
            clock_start: 1.7e9,
        };
        Self {
            session: Session::new(config, host.clone()),
            host,
            next: 0,
        }
    }

    /// Runs one cell to its end.
    pub fn run(&mut self, filename: &str, source: &str) -> CellRecord {
        self.run_with(filename, source, |_| {})
    }

    /// Runs one cell to its end and shows each event to `look`.
    pub fn run_with(
        &mut self,
        filename: &str,
        source: &str,
        mut look: impl FnMut(&Event),
    ) -> CellRecord {
        let (run, cell) = (RunId(self.next), CellId(self.next));
        let mut record = CellRecord::new(self.next as usize);
        self.next += 1;
        self.session.command(Command::RunCell {
            run,
            cell,
            revision: Revision(0),
            filename: filename.to_owned(),
            source: source.to_owned(),
            exam: None,
        });
        loop {
            let progress = self.session.step(100_000);
            if self.host.should_interrupt() {
                self.session.command(Command::Interrupt);
            }
            for event in self.session.take_events() {
                look(&event);
                record.absorb(event);
            }
            if progress == Progress::Idle {
                return record;
            }
        }
    }
}

impl Runner {
    /// What the session offers at the end of a text.
    pub fn complete(&mut self, text: &str) -> Vec<Candidate> {
        self.session.command(Command::Complete {
            run: RunId(self.next),
            text: text.to_owned(),
            offset: u32::try_from(text.len()).expect("a short text"),
        });
        let answer = self.session.take_events().into_iter().next_back();
        match answer {
            Some(Event::Completions { candidates, .. }) => candidates,
            other => panic!("{other:?}"),
        }
    }
}

/// What a fresh session proposes for these cells.
pub fn propose(cells: &[CellText], target: Option<CellId>) -> Proposal {
    let mut runner = Runner::new(Lane::Jit, JaxCompat::V0_12);
    runner.ask(cells, target);
    runner.answer()
}

/// The same, with loops as scans.
pub fn propose_scan(cells: &[CellText]) -> Proposal {
    let mut runner = Runner::new(Lane::Jit, JaxCompat::V0_12);
    runner.ask_for(cells, None, true);
    runner.answer()
}

impl Runner {
    /// What the session proposes for these cells.
    pub fn propose(&mut self, cells: &[CellText]) -> Proposal {
        self.ask(cells, None);
        self.answer()
    }

    /// What the session answers when it is stopped at once.
    pub fn propose_and_stop(&mut self, cells: &[CellText]) -> Proposal {
        self.ask(cells, None);
        self.session.step(1000);
        self.session.command(Command::Interrupt);
        self.answer()
    }

    fn ask(&mut self, cells: &[CellText], target: Option<CellId>) {
        self.ask_for(cells, target, false);
    }

    fn ask_for(&mut self, cells: &[CellText], target: Option<CellId>, scan: bool) {
        self.session.command(Command::Propose {
            run: RunId(self.next),
            cells: cells.to_vec(),
            target,
            scan,
        });
    }

    fn answer(&mut self) -> Proposal {
        loop {
            let progress = self.session.step(100_000);
            for event in self.session.take_events() {
                if let Event::Proposed { proposal, .. } = event {
                    return proposal;
                }
            }
            assert_eq!(progress, Progress::Busy, "a request is answered");
        }
    }
}

/// A file or folder of the shared test inputs, which stand beside the checkout; `None`, and a test that is told to be
/// skipped, where they are absent.
pub fn shared(path: &str) -> Option<PathBuf> {
    let beside = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let root = std::env::var_os("FREEZEFRAME_SHARED").map_or(beside, PathBuf::from);
    let found = root.join(path);
    if found.exists() {
        return Some(found);
    }
    tell_skipped(&format!("there is no {path} among the shared test inputs"));
    None
}

/// Says that the test that runs has nothing to run on; `cargo xtask test` counts these lines.
fn tell_skipped(why: &str) {
    let thread = std::thread::current();
    let name = thread.name().unwrap_or("a test");
    // Unlike `println!`, this is shown of a test that passes.
    let _ = writeln!(std::io::stdout(), "\nskipped: {name}: {why}");
}
