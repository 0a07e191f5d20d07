//! What `jit` refused: exceptions that end a trace because a value is a tracer, or is nothing that `jit` takes.

use super::texts::Texts;
use freezeframe_base::Span;
use freezeframe_python::object::TracebackEntry;
use freezeframe_python::{Raise, Value};

/// The message's first line, without running the user's code.
fn first_line(raise: &Raise) -> String {
    let data = raise.0.exception().map(|data| data.borrow());
    let message = data.as_ref().and_then(|data| data.args.first());
    match message {
        Some(Value::Str(text)) => text.as_str().lines().next().unwrap_or("").to_owned(),
        _ => String::new(),
    }
}

/// An exception with which `jit` refused something.
pub(super) struct Refusal {
    /// The expression.
    pub(super) name: String,
    /// Where it is.
    pub(super) span: Option<Span>,
    /// The error's class.
    pub(super) class: String,
    /// The first line of its message.
    pub(super) message: String,
}

/// The refusal that an exception is, if it is one. `fallback` is its place if it passed no line of the user's.
pub(super) fn refusal(raise: &Raise, texts: &Texts, fallback: Option<Span>) -> Option<Refusal> {
    if !raise.is_refused() {
        return None;
    }
    let span = innermost(raise, texts).or(fallback);
    let name = texts.source(span);
    let name = if name.is_empty() || texts.is_statement(span) {
        "the result".into()
    } else {
        name
    };
    Some(Refusal {
        name,
        span,
        class: raise.class_name(),
        message: first_line(raise),
    })
}

/// The innermost line of the user's that the exception passed.
fn innermost(raise: &Raise, texts: &Texts) -> Option<Span> {
    let data = raise.0.exception()?.borrow();
    let span = |entry: &TracebackEntry| entry.code.span(entry.at);
    data.traceback
        .iter()
        .map(span)
        .find(|span| texts.is_users(*span))
}
