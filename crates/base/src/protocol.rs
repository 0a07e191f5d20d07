//! The protocol between the engine and whoever drives it: commands in, events out, plain data both ways. Between a
//! worker and the page it is the text that [`crate::wire`] reads and writes.

use crate::{
    CallReport, Candidate, CellId, Description, Exam, Examined, Form, FrameReport, KeyReport,
    Problem, Revision, Sentence, Span, StaleCall, TraceId, TraceReport,
};
use serde::{Deserialize, Serialize};

/// How a session treats `jit`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Lane {
    /// `jit` is the identity: plain Python.
    Python,
    /// `jit` traces and caches as JAX does.
    Jit,
    /// The rewritten, stateless cell under `jit`.
    Stateless,
    /// Real JAX, in a kernel of a Jupyter server that the reader named; no engine of ours.
    Jax,
}

/// One request to run a cell; every event it causes carries it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct RunId(pub u32);

/// The release of JAX whose texts are followed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum JaxCompat {
    /// jax 0.12, the specification.
    #[default]
    V0_12,
    /// jax 0.3 where its printed text differs: a literal in a jaxpr has no aval.
    V0_3,
}

/// What does not change while a session lives.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SessionConfig {
    /// How `jit` is treated.
    pub lane: Lane,
    /// Whose texts are followed.
    pub compat: JaxCompat,
    /// Seeds clock-independent randomness, so that lanes differ only where freezing makes them differ.
    pub entropy: u64,
    /// Seconds since the epoch at which the session's clock starts.
    pub clock_start: f64,
}

/// What can be asked of a session.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Command {
    /// Start afresh: all variables are gone.
    Configure {
        /// The new session's settings.
        config: SessionConfig,
    },
    /// Run one cell's text. A running cell is finished first.
    RunCell {
        /// Names this run.
        run: RunId,
        /// The cell.
        cell: CellId,
        /// The version of its text.
        revision: Revision,
        /// The name in tracebacks: `Cell In[3]`, or a file's name.
        filename: String,
        /// The text, magics included.
        source: String,
        /// What is tried behind it, which [`Event::Examined`] tells.
        exam: Option<Exam>,
    },
    /// Run a script's text: no magics, and its last expression is no result.
    RunScript {
        /// Names this run.
        run: RunId,
        /// The name in tracebacks.
        filename: String,
        /// The text.
        source: String,
    },
    /// Raise KeyboardInterrupt in the running cell; variables stay.
    Interrupt,
    /// Rewrite cells so that they carry their state, and try the result: [`Event::Proposed`] answers.
    /// The session's own variables are neither used nor changed.
    Propose {
        /// Names this request.
        run: RunId,
        /// All code cells, in the order in which they run.
        cells: Vec<CellText>,
        /// The cell whose finding is to be fixed; `None` for all findings.
        target: Option<CellId>,
        /// Loops that train are to become one `scan`, too.
        scan: bool,
    },
    /// What may the word become that ends at a place of a cell's text? [`Event::Completions`] answers at once, from the
    /// session's values as they are; while a cell runs nothing is offered.
    Complete {
        /// Names this request.
        run: RunId,
        /// The text.
        text: String,
        /// The place, in bytes.
        offset: u32,
    },
    /// What is the object whose name stands at a place of a cell's text, or that is called there?
    /// [`Event::Described`] answers as [`Event::Completions`] does.
    Describe {
        /// Names this request.
        run: RunId,
        /// The text.
        text: String,
        /// The place, in bytes.
        offset: u32,
    },
    /// What is wrong with a cell's text? [`Event::Checked`] answers at once, also while a cell runs. What the texts
    /// declare is also what is offered and described of what has not run yet.
    Check {
        /// Names this request.
        run: RunId,
        /// The cell.
        cell: CellId,
        /// The code cells that there are.
        cells: Vec<CellId>,
        /// Those texts that are new to the session, or have changed.
        texts: Vec<CellText>,
    },
    /// What was a trace made into? [`Event::Loops`] answers at once.
    Loops {
        /// The trace.
        trace: TraceId,
    },
    /// What [`Event::Asked`] asks for.
    Answer {
        /// The run that asks.
        run: RunId,
        /// The line; without one its input is at an end.
        line: Option<String>,
    },
}

/// One code cell's text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CellText {
    /// The cell.
    pub cell: CellId,
    /// The version of its text.
    pub revision: Revision,
    /// The name in tracebacks.
    pub filename: String,
    /// The text, magics included.
    pub source: String,
}

/// What came of a request to make cells stateless.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Proposal {
    /// Under `jit` the new texts print what plain Python prints for the old ones.
    Rewritten {
        /// The cells whose text changes, with the new text, and the revision of the text that it is to replace; none where
        /// there is nothing to fix, and only a loop was asked about.
        cells: Vec<CellText>,
        /// What was done, a sentence each.
        changes: Vec<Sentence>,
        /// The same, one change at a time.
        steps: Vec<Step>,
        /// What becomes of loops, where that was asked.
        scan: Option<Scan>,
    },
    /// There is a finding, and no rule applies, or the rewritten cells failed their trial.
    Declined {
        /// What is in the way.
        obstacles: Vec<Obstacle>,
    },
    /// Nothing is stale and no effect is lost: there is nothing to fix.
    NothingToFix,
}

/// One of the changes of a rewrite.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// The cells whose text changes in this step, with their text after it.
    pub cells: Vec<CellText>,
    /// What it does.
    pub changes: Vec<Sentence>,
}

/// What became of the wish to make a loop one `scan`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scan {
    /// The program prints the same without the loop.
    Made {
        /// The cells whose text changes, with the new text, after all else that is proposed.
        cells: Vec<CellText>,
        /// What was done, a sentence each.
        changes: Vec<Sentence>,
        /// Microseconds that the loops took.
        before: u64,
        /// Microseconds that took what they became.
        after: u64,
    },
    /// No loop can become one.
    Declined {
        /// What is in the way.
        obstacles: Vec<Obstacle>,
    },
}

/// Why a finding cannot be fixed by a rewrite.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Obstacle {
    /// The value or name that is in the way.
    pub name: Sentence,
    /// Where.
    pub span: Option<Span>,
    /// The sentence for people.
    pub reason: Sentence,
    /// The reason calls it `it`: whoever has not told the name says that before.
    pub is_subject: bool,
}

impl Obstacle {
    /// The sentence where nothing has told the name.
    pub fn sentence(&self) -> String {
        match self.is_subject {
            true => format!("`{}`: {}", self.name, self.reason),
            false => self.reason.to_string(),
        }
    }
}

/// What a session says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// The engine takes commands.
    Ready,
    /// A run began.
    Started {
        /// The run.
        run: RunId,
        /// Its cell.
        cell: CellId,
    },
    /// A run put something out.
    Output {
        /// The run.
        run: RunId,
        /// Its cell.
        cell: CellId,
        /// What it put out.
        output: Output,
    },
    /// What was displayed under a name, in any cell, is something else now.
    Updated {
        /// The run.
        run: RunId,
        /// Its cell.
        cell: CellId,
        /// The name.
        id: String,
        /// What it is now.
        forms: Vec<Form>,
    },
    /// What a run has put out until now is to go.
    Cleared {
        /// The run.
        run: RunId,
        /// Its cell.
        cell: CellId,
        /// Only when it puts out something else.
        wait: bool,
    },
    /// What came of a run's exam; sent before its end, unless it was interrupted.
    Examined {
        /// The run.
        run: RunId,
        /// Its cell.
        cell: CellId,
        /// What came of it.
        examined: Examined,
    },
    /// A run ended.
    Finished {
        /// The run.
        run: RunId,
        /// Its cell.
        cell: CellId,
        /// How.
        status: RunStatus,
        /// How long it ran.
        seconds: f64,
    },
    /// The traces of this session as they stand now; sent after a run that traced or called a traced function.
    Traces {
        /// The run.
        run: RunId,
        /// Traces that are new or have changed since the last such event.
        traces: Vec<TraceReport>,
        /// Cached calls of this run that used stale values.
        stale_calls: Vec<StaleCall>,
        /// This run's calls of jitted functions, in order.
        calls: Vec<CallReport>,
        /// Random keys that are new or were used since the last such event.
        keys: Vec<KeyReport>,
    },
    /// The answer to [`Command::Propose`].
    Proposed {
        /// The request.
        run: RunId,
        /// What came of it.
        proposal: Proposal,
    },
    /// The answer to [`Command::Complete`].
    Completions {
        /// The request.
        run: RunId,
        /// The offset in bytes at which the word begins that is to be replaced.
        from: u32,
        /// What it may become.
        candidates: Vec<Candidate>,
    },
    /// The answer to [`Command::Describe`].
    Described {
        /// The request.
        run: RunId,
        /// What is known; `None` where there is no object, or nothing is known of it.
        description: Option<Description>,
    },
    /// The answer to [`Command::Check`].
    Checked {
        /// The request.
        run: RunId,
        /// What is wrong, in order.
        problems: Vec<Problem>,
    },
    /// The answer to [`Command::Loops`].
    Loops {
        /// The trace.
        trace: TraceId,
        /// The loops as text; empty where the trace is not held any more, or did not come to its end.
        text: String,
    },
    /// A run waits for [`Command::Answer`], as `input` does.
    Asked {
        /// The run.
        run: RunId,
        /// Its cell.
        cell: CellId,
        /// What it asks; of what is no secret it was put out already.
        prompt: String,
        /// The answer is not to be seen.
        secret: bool,
        /// The call that asks.
        span: Option<Span>,
    },
    /// A cell's text is to be another, as `%load` wants it.
    Replaced {
        /// The run.
        run: RunId,
        /// Its cell.
        cell: CellId,
        /// The text.
        text: String,
    },
}

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RunStatus {
    /// To its end.
    Ok,
    /// With an uncaught exception, put out before.
    Error,
    /// By an interrupt.
    Interrupted,
}

/// A standard stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stream {
    /// Standard output.
    Stdout,
    /// Standard error.
    Stderr,
}

/// One thing that a cell put out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Output {
    /// One `print` call, or one write to a stream.
    Text {
        /// Which stream.
        stream: Stream,
        /// The text, with its newline if it had one.
        text: String,
        /// The call that wrote it.
        span: Option<Span>,
        /// The text, or a part of it, is a printed jaxpr.
        jaxpr: bool,
    },
    /// The value of the last expression.
    Result {
        /// Its `repr`.
        text: String,
        /// The value is a jaxpr.
        jaxpr: bool,
    },
    /// An object in the forms that it has.
    Display {
        /// The forms, plain text among them as a rule.
        forms: Vec<Form>,
        /// The call that displayed it.
        span: Option<Span>,
        /// The name by which it can be changed later.
        id: Option<String>,
        /// It is the value of the last expression.
        result: bool,
    },
    /// A figure, as a self-contained SVG document; show it as an image, never inline.
    Figure {
        /// The SVG document.
        svg: String,
        /// What the figure shows, for people who do not see it.
        alt: String,
    },
    /// An uncaught exception.
    Error(ErrorReport),
}

/// An uncaught exception, for people and for programs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ErrorReport {
    /// The class: `TracerBoolConversionError`.
    pub class: String,
    /// `str` of the exception.
    pub message: String,
    /// The traceback as Python prints it, chained exceptions included.
    pub traceback: String,
    /// The places in the user's code that the traceback names, outermost first; of a SyntaxError, where the text is wrong.
    pub frames: Vec<FrameReport>,
    /// The same of the exceptions that it follows from, in the order of the traceback.
    pub earlier: Vec<FrameReport>,
    /// What to do about it, where we know.
    pub hint: Option<Sentence>,
}
