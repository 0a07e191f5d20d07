//! Tracebacks as CPython 3.13 prints them.

use crate::bytecode::{Code, Source};
use crate::object::*;
use crate::syntax::SyntaxProblem;
use crate::vm::{Exc, Vm};
use std::rc::Rc;

impl Vm {
    /// The SyntaxError for a text that does not compile.
    pub(crate) fn syntax_error(&self, source: &Rc<Source>, problem: &SyntaxProblem) -> Raise {
        let kind = match problem.class {
            "IndentationError" => Exc::IndentationError,
            "TabError" => Exc::TabError,
            _ => Exc::SyntaxError,
        };
        let lines = &source.lines;
        let (line, column) = (lines.line(problem.start), lines.column(problem.start) + 1);
        let (end_line, end_column) = (lines.line(problem.end), lines.column(problem.end) + 1);
        let text = source.text.lines().nth(line as usize - 1).unwrap_or("").to_string();
        let int = |value: u32| Value::Int(i64::from(value));
        let details = vec![
            Value::str(&*source.filename),
            int(line),
            int(column),
            Value::str(text),
            int(end_line),
            int(end_column),
        ];
        let class = self.types.exception(kind).clone();
        self.error_with(&class, vec![Value::str(problem.message.as_str()), Value::tuple(details)])
    }

    /// The traceback of an uncaught exception, as Python prints it.
    pub fn format_exception(&mut self, raise: &Raise) -> String {
        let mut text = String::new();
        let entries = raise.0.exception().map(|data| data.borrow().traceback.clone()).unwrap_or_default();
        if !entries.is_empty() {
            text.push_str("Traceback (most recent call last):\n");
        }
        for entry in entries.iter().rev() {
            text.push_str(&self.format_entry(&entry.code, entry.at));
        }
        let message = self.message_of(raise);
        let name = self.full_name(&raise.0.class);
        if message.is_empty() {
            text.push_str(&format!("{name}\n"));
        } else {
            text.push_str(&format!("{name}: {message}\n"));
        }
        text
    }

    fn format_entry(&self, code: &Code, at: usize) -> String {
        let span = code.span(at);
        let line = code.source.lines.line(span.start);
        let shown = code.source.text.lines().nth(line as usize - 1).unwrap_or("").trim();
        format!("  File \"{}\", line {line}, in {}\n    {shown}\n", code.source.filename, code.qualname)
    }
}
