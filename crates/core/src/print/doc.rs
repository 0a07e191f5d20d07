//! A layout engine: groups that fit the line stay on it, others break. In JAX: `jax._src.pretty_printer`.

use super::sink::JaxprSink;
use crate::{Eqn, Literal};
use freezeframe_base::Taint;

/// A document to be laid out.
#[derive(Clone, Debug)]
pub(super) enum Doc<'a> {
    Text(String),
    Keyword(&'static str),
    Primitive(&'a str),
    Annotation(String),
    Var {
        name: String,
        is_binder: bool,
        /// What it derives from, where it stands for a constant.
        taint: Taint,
    },
    Literal {
        text: String,
        literal: &'a Literal,
    },
    Concat(Vec<Doc<'a>>),
    /// A newline where the group is broken, else this text.
    Break(&'static str),
    Group(Box<Doc<'a>>),
    Nest(usize, Box<Doc<'a>>),
    Eqn {
        eqn: &'a Eqn,
        doc: Box<Doc<'a>>,
    },
    /// A jaxpr inside the outermost one.
    Nested(Box<Doc<'a>>),
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Mode {
    Flat,
    Broken,
}

enum Step<'d, 'a> {
    Doc(usize, Mode, &'d Doc<'a>),
    EndEqn(&'a Eqn),
    EndNested,
}

impl<'a> Doc<'a> {
    pub(super) fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    pub(super) fn group(self) -> Self {
        Self::Group(Box::new(self))
    }

    pub(super) fn nest(self, by: usize) -> Self {
        Self::Nest(by, Box::new(self))
    }

    pub(super) fn join(separator: &Self, docs: Vec<Self>) -> Self {
        let mut all = Vec::with_capacity(docs.len() * 2);
        for (at, doc) in docs.into_iter().enumerate() {
            if at > 0 {
                all.push(separator.clone());
            }
            all.push(doc);
        }
        Self::Concat(all)
    }

    fn text_width(&self) -> Option<usize> {
        match self {
            Self::Text(text) | Self::Annotation(text) | Self::Literal { text, .. } => {
                Some(text.chars().count())
            }
            Self::Keyword(text) => Some(text.len()),
            Self::Primitive(text) => Some(text.len()),
            Self::Var { name, .. } => Some(name.len()),
            _ => None,
        }
    }

    /// True if the document, on one line, is at most `width` wide.
    fn fits(&self, width: i64) -> bool {
        let mut left = width;
        let mut agenda = vec![self];
        while let Some(doc) = agenda.pop() {
            if left < 0 {
                return false;
            }
            match doc {
                Self::Concat(docs) => agenda.extend(docs.iter().rev()),
                Self::Break(text) => left -= text.len() as i64,
                Self::Group(doc)
                | Self::Nest(_, doc)
                | Self::Eqn { doc, .. }
                | Self::Nested(doc) => agenda.push(doc),
                text => left -= text.text_width().unwrap_or(0) as i64,
            }
        }
        left >= 0
    }

    /// Lays the document out on lines of `width`.
    pub(super) fn format(&self, width: usize, sink: &mut dyn JaxprSink) {
        let mut column = 0;
        let mut agenda = vec![Step::Doc(0, Mode::Broken, self)];
        while let Some(step) = agenda.pop() {
            let (indent, mode, doc) = match step {
                Step::Doc(indent, mode, doc) => (indent, mode, doc),
                Step::EndEqn(eqn) => {
                    sink.eqn_end(eqn);
                    continue;
                }
                Step::EndNested => {
                    sink.nested_end();
                    continue;
                }
            };
            match doc {
                Self::Concat(docs) => {
                    agenda.extend(docs.iter().rev().map(|doc| Step::Doc(indent, mode, doc)))
                }
                Self::Break(_) if mode == Mode::Broken => {
                    sink.text(&format!("\n{}", " ".repeat(indent)));
                    column = indent;
                }
                Self::Break(text) => {
                    sink.text(text);
                    column += text.len();
                }
                Self::Group(doc) => {
                    let fits = doc.fits(width as i64 - column as i64);
                    agenda.push(Step::Doc(
                        indent,
                        if fits { Mode::Flat } else { Mode::Broken },
                        doc,
                    ));
                }
                Self::Nest(by, doc) => agenda.push(Step::Doc(indent + by, mode, doc)),
                Self::Eqn { eqn, doc } => {
                    sink.eqn_start(eqn);
                    agenda.push(Step::EndEqn(eqn));
                    agenda.push(Step::Doc(indent, mode, doc));
                }
                Self::Nested(doc) => {
                    sink.nested_start();
                    agenda.push(Step::EndNested);
                    agenda.push(Step::Doc(indent, mode, doc));
                }
                text => {
                    text.put(sink);
                    column += text.text_width().unwrap_or(0);
                }
            }
        }
    }

    fn put(&self, sink: &mut dyn JaxprSink) {
        match self {
            Self::Text(text) => sink.text(text),
            Self::Keyword(text) => sink.keyword(text),
            Self::Primitive(name) => sink.primitive(name),
            Self::Annotation(text) => sink.annotation(text),
            Self::Var {
                name,
                is_binder,
                taint,
            } if taint.is_none() => sink.var(name, *is_binder),
            Self::Var {
                name,
                is_binder,
                taint,
            } => sink.constant(name, *is_binder, taint),
            Self::Literal { text, literal } => sink.literal(text, literal),
            Self::Concat(_)
            | Self::Break(_)
            | Self::Group(_)
            | Self::Nest(..)
            | Self::Nested(_)
            | Self::Eqn { .. } => {}
        }
    }
}
