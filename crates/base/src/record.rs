//! What one run of one cell came to, as the command line prints it.

use crate::{ErrorReport, Event, FrozenValue, Output, RunStatus, Stream, plain_text};
use serde::Serialize;

/// One line of `freezeframe run --json`.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct CellRecord {
    /// The cell's place among the code cells, from 0.
    pub index: usize,
    /// All it wrote to standard output.
    pub stdout: String,
    /// All it wrote to standard error.
    pub stderr: String,
    /// The `repr` of its last expression.
    pub result: Option<String>,
    /// The plain text of what it displayed, in order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub displayed: Vec<String>,
    /// The exception it raised.
    pub error: Option<ErrorRecord>,
    /// How many figures it showed.
    pub figures: usize,
    /// What the functions it traced froze.
    pub frozen: Vec<FrozenValue>,
    /// How long it ran.
    pub seconds: f64,
}

/// An exception's class and text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ErrorRecord {
    /// The class's name.
    #[serde(rename = "type")]
    pub class: String,
    /// `str` of the exception.
    pub message: String,
    /// The traceback, for people; not part of the JSON.
    #[serde(skip)]
    pub traceback: String,
}

impl CellRecord {
    /// An empty record for the cell at `index`.
    pub fn new(index: usize) -> Self {
        Self {
            index,
            ..Self::default()
        }
    }

    /// Takes in one event; true once the run has finished.
    pub fn absorb(&mut self, event: Event) -> bool {
        match event {
            Event::Output { output, .. } => self.absorb_output(output),
            Event::Traces { traces, .. } => self
                .frozen
                .extend(traces.into_iter().flat_map(|trace| trace.frozen)),
            Event::Finished {
                status, seconds, ..
            } => {
                self.seconds = seconds;
                debug_assert!(
                    status == RunStatus::Ok || self.error.is_some(),
                    "a failed run puts out its error"
                );
                return true;
            }
            Event::Ready
            | Event::Started { .. }
            | Event::Updated { .. }
            | Event::Cleared { .. }
            | Event::Proposed { .. }
            | Event::Completions { .. }
            | Event::Described { .. }
            | Event::Checked { .. }
            | Event::Loops { .. }
            | Event::Examined { .. }
            | Event::Asked { .. }
            | Event::Replaced { .. } => {}
        }
        false
    }

    fn absorb_output(&mut self, output: Output) {
        match output {
            Output::Text {
                stream: Stream::Stdout,
                text,
                ..
            } => self.stdout.push_str(&text),
            Output::Text {
                stream: Stream::Stderr,
                text,
                ..
            } => self.stderr.push_str(&text),
            Output::Result { text, .. } => self.result = Some(text),
            Output::Display {
                forms,
                result: true,
                ..
            } => self.result = Some(plain_text(&forms).to_owned()),
            Output::Display { forms, .. } => self.displayed.push(plain_text(&forms).to_owned()),
            Output::Figure { .. } => self.figures += 1,
            Output::Error(ErrorReport {
                class,
                message,
                traceback,
                ..
            }) => {
                self.error = Some(ErrorRecord {
                    class,
                    message,
                    traceback,
                });
            }
        }
    }
}
