//! What a session needs of the world.

pub use freezeframe_array::Tiles;
pub use freezeframe_array::program::{Made, MadeRows, MadeTurns, Program, RowFold, Turning};
use freezeframe_base::{CellId, CellText, Obstacle, Proposal, Sentence, SessionConfig};
use freezeframe_python::FileChange;
pub use freezeframe_python::Wheel;
pub use freezeframe_python::vm::{Question, Reply};
use std::rc::Rc;

/// The world around a session: a clock, a way to be told to stop, texts that are not loaded with the program, and who
/// rewrites programs, multiplies matrices and makes code.
pub trait Host {
    /// Seconds since the epoch.
    fn now(&self) -> f64;

    /// True if running code should be interrupted; asked now and then, above all where a run cannot yield, as when `jit`
    /// traces a function.
    fn should_interrupt(&self) -> bool {
        false
    }

    /// Asks whoever uses the program for a line. Where that comes [later](Reply::Later), [`Event::Asked`] asks, and
    /// [`Command::Answer`](freezeframe_base::Command::Answer) answers.
    ///
    /// [`Event::Asked`]: freezeframe_base::Event::Asked
    fn ask(&self, _question: &Question) -> Reply {
        Reply::Nobody
    }

    /// The text of a part that is loaded when it is needed (see [`freezeframe_base::part`]). Natively all are linked in.
    ///
    /// # Errors
    /// Where it cannot be had now, with the reason; it may be asked for again.
    fn load(&self, part: &str) -> Result<Rc<str>, String> {
        freezeframe_python::linked_part(part)
            .map(Rc::from)
            .ok_or_else(|| format!("{part} is not in this program"))
    }

    /// The packages that programs can import beside what is built in; asked for once.
    fn wheels(&self) -> Vec<Wheel> {
        Vec::new()
    }

    /// Who multiplies tiles of matrices; none where that would not be faster than the engine's own way.
    fn tiles(&self) -> Option<Rc<dyn Tiles>> {
        None
    }

    /// Code for a large program of the kernels; none where that would not be faster than the engine's own way.
    fn made(&self, _program: &Program) -> Option<Rc<dyn Made>> {
        None
    }

    /// Code that takes many rows in; none where that would not be faster than the engine's own way.
    fn made_rows(&self, _fold: &RowFold) -> Option<Rc<dyn MadeRows>> {
        None
    }

    /// Code for a loop over single numbers; none where that would not be faster than the engine's own way.
    fn made_turns(&self, _turning: &Turning) -> Option<Rc<dyn MadeTurns>> {
        None
    }

    /// Who answers [`Command::Propose`](freezeframe_base::Command::Propose); none where the rewrite is not at hand.
    fn rewriter(&self) -> Option<&dyn Rewriter> {
        None
    }
}

/// A request for the cells with their state passed in and out.
pub struct Request {
    /// All code cells of the notebook, in order.
    pub cells: Vec<CellText>,
    /// The cell that the visitor asked for; `None` for all.
    pub target: Option<CellId>,
    /// Loops that train are to become one `scan`, too.
    pub scan: bool,
    /// What the session runs with; trials run with the same.
    pub config: SessionConfig,
    /// The session's files; trials begin with them.
    pub files: Vec<FileChange>,
    /// The session's world, for sessions in which proposals are tried.
    pub host: Rc<dyn Host>,
}

/// Makes proposals.
pub trait Rewriter {
    /// Begins to work on a request; [`Rewriting::step`] does the work.
    fn begin(&self, request: Request) -> Box<dyn Rewriting>;
}

/// A request that is being worked on.
pub trait Rewriting {
    /// Works for about `budget` instructions; the answer once there is one.
    fn step(&mut self, budget: u32) -> Option<Proposal>;
}

/// A proposal that is declined for one reason that has no place in the text.
pub fn declined(name: Sentence, reason: Sentence) -> Proposal {
    Proposal::Declined {
        obstacles: vec![Obstacle {
            name,
            span: None,
            reason,
            is_subject: false,
        }],
    }
}
