//! What is needed to tell findings: the findings, the texts they point into, and what the reader has opened.

use super::findings::{Findings, Replay};
use super::request::Request;
use crate::text::{Markup, el};
use freezeframe_base::texts::{say, tell};
use freezeframe_base::{CellId, LineIndex, Revision, Span, TraceId};

/// The texts of cells as they were when they ran.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Texts(Vec<(CellId, Revision, String)>);

/// So many texts are kept; places in older ones are told without their line.
const MOST_TEXTS: usize = 200;

impl Texts {
    /// Keeps a text.
    pub fn keep(&mut self, cell: CellId, revision: Revision, text: &str) {
        self.0.retain(|it| (it.0, it.1) != (cell, revision));
        if self.0.len() >= MOST_TEXTS {
            self.0.remove(0);
        }
        self.0.push((cell, revision, text.to_owned()));
    }

    /// The text that a span points into.
    pub fn of(&self, span: Span) -> Option<&str> {
        let found = self
            .0
            .iter()
            .find(|it| (it.0, it.1) == (span.cell, span.revision))?;
        Some(&found.2)
    }

    /// What stands at a place.
    pub fn at(&self, span: Span) -> Option<&str> {
        let text = self.of(span)?;
        text.get(span.start as usize..span.end as usize)
    }

    /// The 1-based line in which a span begins.
    pub fn line(&self, span: Span) -> Option<u32> {
        self.of(span)
            .map(|text| LineIndex::new(text).line(span.start))
    }
}

/// What the reader has opened.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Opened {
    /// The names of what is open that is closed at first, and of what is closed that is open at first.
    pub turned: Vec<String>,
    /// The equation of a trace at which the replay stands, from 0.
    pub step: Option<(TraceId, usize)>,
}

impl Opened {
    /// True if the reader has turned this.
    pub fn is_turned(&self, name: &str) -> bool {
        self.turned.iter().any(|it| it == name)
    }

    /// Opens what is closed and closes what is open.
    pub fn turn(&mut self, name: &str) {
        if self.is_turned(name) {
            self.turned.retain(|it| it != name);
        } else {
            self.turned.push(name.to_owned());
        }
    }
}

/// All that a cell's section is made from.
#[derive(Clone, Copy)]
pub struct Scene<'a> {
    /// The findings of the jit lane.
    pub findings: &'a Findings,
    /// The texts that ran.
    pub texts: &'a Texts,
    /// The code cells in order.
    pub order: &'a [CellId],
    /// What is open.
    pub opened: &'a Opened,
    /// The request to make a cell stateless.
    pub request: Option<&'a Request>,
    /// What both lanes put out where calls of the cell used changed values.
    pub replays: &'a [Replay],
    /// The cell whose section is made.
    pub cell: CellId,
}

impl Scene<'_> {
    /// `line 3`, or `cell 2, line 3` where that is another cell.
    pub fn place_name(&self, span: Span) -> String {
        let number = self.order.iter().position(|cell| *cell == span.cell);
        let cell = match number {
            _ if span.cell == self.cell => None,
            Some(at) => Some(tell("cell {number}", &[("number", &(at + 1))])),
            None => Some(say("a deleted cell").to_owned()),
        };
        let line = self.texts.line(span);
        let line = line.map(|line| tell("line {line}", &[("line", &line)]));
        match (cell, line) {
            (Some(cell), Some(line)) => format!("{cell}, {line}"),
            (Some(name), None) | (None, Some(name)) => name,
            (None, None) => say("this cell").to_owned(),
        }
    }

    /// What both lanes put out where a call used changed values; at a place that called often, the first time.
    pub fn replay(&self, called: Option<Span>) -> Option<&Replay> {
        self.replays.iter().find(|it| Some(it.called) == called)
    }

    /// A place that can be gone to.
    pub fn place(&self, span: Span) -> Markup {
        let Span {
            cell,
            revision,
            start,
            end,
        } = span;
        button("place", self.place_name(span)).with(
            "data-act",
            format!("go {} {} {start} {end}", cell.0, revision.0),
        )
    }
}

/// A button with words in it.
pub fn button(class: &str, words: impl Into<String>) -> Markup {
    el("button", class, vec![Markup::text(words)]).with("type", "button")
}

/// A button that opens and closes what is named so.
pub fn opener(class: &str, name: &str, open: bool, children: Vec<Markup>) -> Markup {
    el("button", class, children)
        .with("type", "button")
        .with("aria-expanded", if open { "true" } else { "false" })
        .with("data-act", format!("turn {name}"))
}

/// Python in a sentence.
pub fn code(text: impl Into<String>) -> Markup {
    el("code", "", vec![Markup::text(text)])
}

/// A sentence in which backticks hold Python.
pub fn sentence(text: &str) -> Vec<Markup> {
    let pieces = text.split('`').enumerate();
    pieces
        .filter(|(_, piece)| !piece.is_empty())
        .map(|(at, piece)| {
            if at % 2 == 1 {
                code(piece)
            } else {
                Markup::text(piece)
            }
        })
        .collect()
}

/// Words that are heard and not seen.
pub fn heard(words: &str) -> Markup {
    el("span", "sr", vec![Markup::text(words)])
}

/// A picture that is seen and not heard.
pub fn icon(name: &str) -> Markup {
    el("span", &format!("icon icon-{name}"), vec![]).with("aria-hidden", "true")
}
