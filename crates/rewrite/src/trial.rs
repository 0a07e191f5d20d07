//! One trial: all cells run in a session of its own, and what they put out is kept cell by cell.

use freezeframe_base::{
    CellText, Command, ErrorReport, Event, Lane, Output, RunId, SessionConfig, StaleCall, Stream,
    TraceReport, plain_text, same_form, same_value, same_within,
};
use freezeframe_session::{FileChange, Host, Progress, Session};
use std::collections::VecDeque;
use std::rc::Rc;

/// More text than this from one cell is not compared.
const LONGEST: usize = 1 << 20;

/// How like each other two outputs have to be.
#[derive(Clone, Copy)]
pub(super) enum Likeness {
    /// As the page compares lanes: but for what float32 cannot tell apart.
    Same,
    /// But for rounding that has built up.
    Rounded,
}

/// What one cell put out.
#[derive(Clone, Default)]
pub(super) struct Outcome {
    /// Standard output without printed jaxprs, which a rewrite changes of course, and the result.
    pub(super) text: String,
    pub(super) error: Option<ErrorReport>,
    /// Standard error.
    told: String,
}

/// What all cells put out and froze.
#[derive(Clone, Default)]
pub(super) struct Recording {
    pub(super) outcomes: Vec<Outcome>,
    pub(super) traces: Vec<TraceReport>,
    pub(super) stale_calls: Vec<StaleCall>,
}

/// What each trial begins with.
pub(super) struct World {
    pub(super) config: SessionConfig,
    pub(super) files: Vec<FileChange>,
    pub(super) host: Rc<dyn Host>,
}

/// A session that runs cells one after the other.
pub(super) struct Trial {
    session: Box<Session>,
    cells: VecDeque<CellText>,
    recording: Recording,
}

impl Trial {
    pub(super) fn new(cells: &[CellText], lane: Lane, world: &World) -> Self {
        let config = SessionConfig {
            lane,
            ..world.config.clone()
        };
        let mut session = Session::new(config, world.host.clone());
        for file in &world.files {
            // Where they come from there was room for them.
            session.put_file(&file.path, file.bytes.as_deref());
        }
        Self {
            session: Box::new(session),
            cells: VecDeque::from(cells.to_vec()),
            recording: Recording::default(),
        }
    }

    /// How many cells have not begun.
    pub(super) fn waiting(&self) -> usize {
        self.cells.len()
    }

    /// Runs a slice; the recording once all cells have run.
    pub(super) fn step(&mut self, budget: u32) -> Option<Recording> {
        let progress = self.session.step(budget);
        for event in self.session.take_events() {
            self.absorb(event);
        }
        if progress == Progress::Busy {
            return None;
        }
        let Some(cell) = self.cells.pop_front() else {
            return Some(std::mem::take(&mut self.recording));
        };
        self.recording.outcomes.push(Outcome::default());
        self.session.command(if is_script(&cell) {
            Command::RunScript {
                // A script's cell has the number of its run.
                run: RunId(cell.cell.0),
                filename: cell.filename,
                source: cell.source,
            }
        } else {
            Command::RunCell {
                run: RunId(0),
                cell: cell.cell,
                revision: cell.revision,
                filename: cell.filename,
                source: cell.source,
                exam: None,
            }
        });
        None
    }

    /// Ends the running cell, and lets no other begin.
    pub(super) fn stop(&mut self) {
        self.cells.clear();
        self.session.command(Command::Interrupt);
    }

    fn absorb(&mut self, event: Event) {
        match event {
            Event::Output { output, .. } => {
                let Some(outcome) = self.recording.outcomes.last_mut() else {
                    return;
                };
                match output {
                    Output::Text {
                        stream: Stream::Stdout,
                        text,
                        jaxpr: false,
                        ..
                    }
                    | Output::Result { text, jaxpr: false } => outcome.text += &text,
                    Output::Text {
                        stream: Stream::Stderr,
                        text,
                        ..
                    } if outcome.told.len() < LONGEST => outcome.told += &text,
                    Output::Display { forms, .. } => outcome.text += plain_text(&forms),
                    Output::Error(error) => outcome.error = Some(error),
                    _ => {}
                }
                outcome
                    .text
                    .truncate(outcome.text.floor_char_boundary(LONGEST));
            }
            Event::Traces {
                traces,
                stale_calls,
                ..
            } => {
                self.recording.stale_calls.extend(stale_calls);
                for trace in traces {
                    let known = self.recording.traces.iter_mut();
                    match known.into_iter().find(|it| it.id == trace.id) {
                        Some(known) => *known = trace,
                        None => self.recording.traces.push(trace),
                    }
                }
            }
            // In a trial nobody is asked.
            Event::Asked { run, .. } => {
                self.session.command(Command::Answer { run, line: None });
            }
            _ => {}
        }
    }
}

impl Recording {
    /// The sum, in microseconds, of the seconds that standard error tells behind these words.
    pub(super) fn micros(&self, words: &str) -> u64 {
        let lines = self.outcomes.iter().flat_map(|it| it.told.lines());
        let seconds = lines.filter_map(|line| line.strip_prefix(words)?.parse::<f64>().ok());
        (seconds.sum::<f64>() * 1e6) as u64
    }
}

impl Outcome {
    /// True if a reader would see the same.
    pub(super) fn is_like(&self, other: &Self, likeness: Likeness) -> bool {
        let class = |outcome: &Self| outcome.error.as_ref().map(|error| error.class.clone());
        let same = match likeness {
            Likeness::Same => same_value(&self.text, &other.text),
            Likeness::Rounded => same_within(&self.text, &other.text, 0.01),
        };
        same && class(self) == class(other)
    }

    /// True if a reader would see the same but for the numbers drawn: as many, of the same shapes, and different from
    /// draw to draw where they were before.
    pub(super) fn is_like_drawn(&self, other: &Self) -> bool {
        self.error.is_none() && other.error.is_none() && same_form(&self.text, &other.text)
    }

    /// What JAX says of a carried value whose type changes, if that is how it ended.
    pub(super) fn other_type(&self) -> Option<&str> {
        let message = &self.error.as_ref()?.message;
        let is_it = message.contains("carry input and carry output must have equal types");
        let mut lines = message.lines().filter(|line| line.contains(" has type "));
        let detail = lines.next().unwrap_or(first_line(message)).trim();
        is_it.then(|| {
            detail
                .trim_start_matches("* ")
                .trim_end_matches(['.', ',', ';'])
        })
    }

    /// What it put out, on one line, for a sentence.
    pub(super) fn words(&self) -> String {
        let text = self.text.trim_end().replace('\n', " ");
        match &self.error {
            Some(error) => format!("{text} {}: {}", error.class, first_line(&error.message))
                .trim_start()
                .to_owned(),
            None => text,
        }
    }
}

/// True for a file of Python, which has neither magics nor a result.
pub(super) fn is_script(cell: &CellText) -> bool {
    cell.filename.ends_with(".py")
}

/// The first line of a text.
pub(super) fn first_line(text: &str) -> &str {
    text.lines().next().unwrap_or("")
}
