//! A lane's column in the table under a cell.

use super::pieces::MOST_TEXT;
use super::real::Server;
use super::{Mark, join_pieces, recorded_marks};
use crate::notebook::Reason;
use freezeframe_base::texts::say;
use freezeframe_base::{Lane, Output};

/// A figure counts as so many lines.
const LINES_OF_FIGURE: usize = 20;

/// How lanes are called on the page.
pub trait LaneNames {
    /// The name for people.
    fn title(self) -> &'static str;
    /// The name in class names, storage and tests.
    fn slug(self) -> &'static str;
}

impl LaneNames for Lane {
    fn title(self) -> &'static str {
        match self {
            Self::Python => "Python",
            Self::Jit => "jit",
            Self::Stateless => say("stateless"),
            Self::Jax => "JAX",
        }
    }

    fn slug(self) -> &'static str {
        match self {
            Self::Python => "python",
            Self::Jit => "jit",
            Self::Stateless => "stateless",
            Self::Jax => "jax",
        }
    }
}

/// One lane's column.
#[derive(Clone, Debug)]
pub struct Column {
    /// The lane.
    pub lane: Lane,
    /// What it put out.
    pub outputs: Vec<Output>,
    /// It has not ended: what is missing may still come, and is no difference.
    pub pending: bool,
    /// What it shows is of the run before, until this one puts something out or ends.
    pub before: bool,
    /// Why it differs from plain Python, where it does.
    pub marks: Vec<Mark>,
    /// How many outputs followed that are too many to show.
    pub rest: usize,
    /// What is said beside its name.
    pub note: String,
    /// Where it ran, if that was on a server.
    pub server: Server,
}

impl Column {
    /// The columns of recorded outputs: one for each lane, with why they differ.
    pub fn recorded(recorded: &[(Lane, &[Output])], reasons: &[Reason]) -> Vec<Self> {
        let ended = recorded
            .iter()
            .map(|(lane, outputs)| Self::ended(*lane, outputs));
        let mut columns: Vec<Self> = ended.collect();
        if let [python, jit] = columns.as_mut_slice()
            && (python.lane, jit.lane) == (Lane::Python, Lane::Jit)
        {
            let (python, own) = (join_pieces(&python.outputs), join_pieces(&jit.outputs));
            jit.marks = recorded_marks((&python, &own), reasons);
        }
        columns
    }

    /// The column of a lane that has ended.
    pub fn ended(lane: Lane, outputs: &[Output]) -> Self {
        Self {
            lane,
            outputs: outputs.to_vec(),
            pending: false,
            before: false,
            marks: Vec::new(),
            rest: 0,
            note: String::new(),
            server: Server::default(),
        }
    }

    /// Whether not all of it is shown.
    pub(super) fn is_cut(&self) -> bool {
        let is_cut = |it: &Output| matches!(it, Output::Text { text, .. } | Output::Result { text, .. } if text.len() > MOST_TEXT);
        self.rest > 0 || self.outputs.iter().any(is_cut)
    }

    /// How many lines it takes.
    pub(super) fn lines(&self) -> usize {
        let lines = |it: &Output| match it {
            Output::Text { text, .. } | Output::Result { text, .. } => text.lines().count(),
            Output::Error(_) => 2,
            Output::Figure { .. } | Output::Display { .. } => LINES_OF_FIGURE,
        };
        self.outputs.iter().map(lines).sum()
    }
}
