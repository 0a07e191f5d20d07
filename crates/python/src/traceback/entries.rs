//! The entries of tracebacks, and which exceptions' tracebacks are told together.

use super::carets;
use crate::bytecode::{Code, EXEC_CELL};
use crate::object::*;
use std::rc::Rc;

/// A line that repeats more often than this is shown this often.
pub(super) const REPEATS: usize = 3;

/// An exception with its causes and contexts, as they are told: the first first. Each but that one has the words that
/// lead to it.
pub(super) fn chain(last: &Raise) -> Vec<(Raise, &'static str)> {
    let mut all = vec![(last.clone(), "")];
    loop {
        let at = all.len() - 1;
        let (cause, context) = match all[at].0.0.exception() {
            Some(data) => {
                let data = data.borrow();
                let context = data.context.clone().filter(|_| !data.suppress_context);
                (data.cause.clone(), context)
            }
            None => (None, None),
        };
        let words = match cause {
            Some(_) => "The above exception was the direct cause of the following exception:",
            None => "During handling of the above exception, another exception occurred:",
        };
        match cause.or(context) {
            Some(Value::Object(previous))
                if !all.iter().any(|(it, _)| Rc::ptr_eq(&it.0, &previous)) =>
            {
                all[at].1 = words;
                all.push((Raise(previous), ""));
            }
            _ => break,
        }
    }
    all.reverse();
    all
}

/// The lines of a traceback's entries, of which those that repeat are counted.
pub(super) fn format_entries(entries: &[TracebackEntry]) -> String {
    let mut text = String::new();
    let mut last: Option<(usize, u32)> = None;
    let mut count = 0;
    let repeated = |text: &mut String, count: usize| {
        if count > REPEATS {
            let more = count - REPEATS;
            let plural = if more == 1 { "" } else { "s" };
            text.push_str(&format!(
                "  [Previous line repeated {more} more time{plural}]\n"
            ));
        }
    };
    for entry in entries.iter().rev() {
        let key = (
            Rc::as_ptr(&entry.code) as usize,
            entry
                .code
                .source
                .lines
                .line(entry.code.span(entry.at).start),
        );
        if last != Some(key) {
            repeated(&mut text, count);
            last = Some(key);
            count = 0;
        }
        count += 1;
        if count <= REPEATS {
            text.push_str(&format_entry(&entry.code, entry.at));
        }
    }
    repeated(&mut text, count);
    text
}

/// The lines at which an instruction of a code is, with marks below them.
pub(crate) fn marked(code: &Code, at: usize) -> String {
    let span = code.span(at);
    let source = &code.source;
    // What a program has run as a text has no lines that could be looked up.
    if source.cell == EXEC_CELL && source.filename.starts_with('<') {
        return String::new();
    }
    carets::marked_lines(&code.source.text, span.start as usize, span.end as usize)
}

fn format_entry(code: &Code, at: usize) -> String {
    let span = code.span(at);
    let line = code.source.lines.line(span.start);
    let marked = marked(code, at);
    format!(
        "  File \"{}\", line {line}, in {}\n{marked}",
        code.source.filename, code.name
    )
}
