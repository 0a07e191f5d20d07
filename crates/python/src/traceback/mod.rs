//! Tracebacks as CPython 3.13 prints them.

mod carets;
mod entries;
mod groups;

use crate::bytecode::Source;
use crate::object::*;
use crate::syntax::SyntaxProblem;
use crate::vm::{Exc, Vm};
pub(crate) use entries::marked;
use entries::{REPEATS, chain};
use freezeframe_base::{FrameReport, Lists, Span};
use std::rc::Rc;

impl Vm {
    /// The SyntaxError for a text that does not compile.
    pub fn syntax_error(&self, source: &Rc<Source>, problem: &SyntaxProblem) -> Raise {
        let kind = match problem.class {
            "IndentationError" => Exc::IndentationError,
            "TabError" => Exc::TabError,
            _ => Exc::SyntaxError,
        };
        let lines = &source.lines;
        // What ends in a line's end, or in the text's, ends one column behind what that line has.
        let last = (problem.end.max(1) - 1) as usize;
        let is_past = problem.end > problem.start
            && source
                .text
                .as_bytes()
                .get(last)
                .is_none_or(|it| *it == b'\n');
        let end = problem.end - u32::from(is_past);
        let (line, end_line) = (lines.line(problem.start), lines.line(end));
        let text = source
            .text
            .split('\n')
            .nth(line as usize - 1)
            .unwrap_or("")
            .to_string();
        let column = |at: u32, line: u32| {
            let start = lines.line_start(line).unwrap_or(0) as usize;
            let before = source.text.get(start..at as usize);
            before.map_or(0, |text| text.chars().count()) + 1
        };
        let int = |value: u32| Value::Int(i64::from(value));
        let details = vec![
            Value::str(&*source.filename),
            int(line),
            Value::from(column(problem.start, line)),
            Value::str(text),
            int(end_line),
            Value::from(column(end, end_line) + usize::from(is_past)),
        ];
        let class = self.types.exception(kind).clone();
        let raise = self.error_with(
            &class,
            vec![Value::str(problem.message.as_str()), Value::tuple(details)],
        );
        if let Some(data) = raise.0.exception() {
            let (cell, revision) = (source.cell, source.revision);
            let place = Span::new(cell, revision, problem.start, problem.end);
            data.borrow_mut().place = Some(place);
        }
        raise
    }

    /// The traceback of an uncaught exception with its causes and contexts, as Python prints it.
    pub fn format_exception(&mut self, raise: &Raise) -> String {
        let mut text = groups::Text::default();
        text.chain(self, raise);
        text.finish()
    }

    /// The lines of the user's code that the traceback of an exception names, in its order; those of its causes and
    /// contexts are apart, and come first.
    pub fn traceback_frames(&self, raise: &Raise) -> (Vec<FrameReport>, Vec<FrameReport>) {
        let mut all = chain(raise);
        let own = all.pop().map_or(Vec::new(), |(own, _)| frames(&own));
        let earlier = all.iter().flat_map(|(it, _)| frames(it));
        (earlier.list(), own)
    }

    /// The last lines of a traceback: class, message and notes.
    pub fn format_exception_only(&mut self, raise: &Raise) -> String {
        let mut text = String::new();
        let class = &raise.0.class;
        let name = match self.class_names(class) {
            (_, module) if module == "__main__" || module == "builtins" => {
                class.qualname.borrow().as_str().to_string()
            }
            (_, module) => format!("{module}.{}", class.qualname.borrow()),
        };
        let message = if class.is_subclass(self.types.exception(Exc::SyntaxError)) {
            text.push_str(&syntax_location(raise));
            self.attr(&raise.value(), "msg")
                .ok()
                .and_then(|msg| msg.as_str().map(str::to_string))
                .unwrap_or_default()
        } else {
            self.message_of(raise)
        };
        let message = match self.suggestion(raise) {
            Some(hint) if message.is_empty() => hint,
            Some(hint) => format!("{message}. {hint}"),
            None => message,
        };
        text.push_str(&if message.is_empty() {
            format!("{name}\n")
        } else {
            format!("{name}: {message}\n")
        });
        let notes = raise
            .0
            .exception()
            .map(|data| data.borrow().notes.clone())
            .unwrap_or_default();
        for note in notes {
            for line in note.as_str().unwrap_or_default().split('\n') {
                text.push_str(&format!("{line}\n"));
            }
        }
        text
    }

    fn suggestion(&mut self, raise: &Raise) -> Option<String> {
        let class = &raise.0.class;
        if class.is_subclass(self.types.exception(Exc::NameError)) {
            return raise
                .0
                .exception()
                .and_then(|data| data.borrow().suggestion.clone());
        }
        let attr = |name: &str| raise.0.attrs.borrow().get(&Name::new(name));
        let (wrong, holder) = if class.is_subclass(self.types.exception(Exc::AttributeError)) {
            (attr("name")?, attr("obj")?)
        } else if class.is_subclass(self.types.exception(Exc::ImportError)) {
            let module = attr("name")?;
            (attr("name_from")?, self.modules.get_str(module.as_str()?)?)
        } else {
            return None;
        };
        let wrong = wrong.as_str()?.to_string();
        let names = crate::builtins::dir_of(self, &holder).ok()?;
        let names = self.iterate(&names).ok()?;
        let hidden = wrong.starts_with('_');
        let names: Vec<&str> = names
            .iter()
            .filter_map(Value::as_str)
            .filter(|name| hidden || !name.starts_with('_'))
            .list();
        crate::suggest::closest(&wrong, names.into_iter())
            .map(|best| format!("Did you mean: '{best}'?"))
    }
}

/// What the traceback of one exception names, outermost first.
fn frames(raise: &Raise) -> Vec<FrameReport> {
    let Some(data) = raise.0.exception() else {
        return Vec::new();
    };
    let data = data.borrow();
    let mut frames: Vec<FrameReport> = Vec::new();
    let mut count = 0;
    for entry in data.traceback.iter().rev() {
        let span = entry.code.span(entry.at);
        let frame = FrameReport {
            function: entry.code.qualname.as_str().to_owned(),
            span,
            line: entry.code.source.lines.line(span.start),
        };
        let same = |it: &FrameReport| {
            let place = (it.span.cell, it.span.revision, it.line);
            place == (span.cell, span.revision, frame.line) && it.function == frame.function
        };
        count = match frames.last().is_some_and(same) {
            true => count + 1,
            false => 1,
        };
        if count <= REPEATS {
            frames.push(frame);
        }
    }
    if let (Some(span), Some(Value::Tuple(details))) = (data.place, data.args.get(1))
        && let Some(Value::Int(line)) = details.items.get(1)
    {
        let function = String::new();
        let line = u32::try_from(*line).unwrap_or(0);
        frames.push(FrameReport {
            function,
            span,
            line,
        });
    }
    frames
}

/// The file, line and caret of a SyntaxError.
fn syntax_location(raise: &Raise) -> String {
    let details = raise
        .0
        .exception()
        .and_then(|data| data.borrow().args.get(1).cloned());
    let Some(Value::Tuple(details)) = details else {
        return String::new();
    };
    let [
        Value::Str(file),
        Value::Int(line),
        Value::Int(column),
        Value::Str(text),
        rest @ ..,
    ] = details.items.as_slice()
    else {
        return String::new();
    };
    let mut shown = format!("  File \"{}\", line {line}\n", file.as_str());
    let stripped = text.as_str().trim_start_matches([' ', '\t', '\x0c']);
    let indent = (text.as_str().len() - stripped.len()) as i64;
    let stripped = stripped.trim_end();
    shown.push_str(&format!("    {stripped}\n"));
    let end = match rest {
        [Value::Int(end_line), Value::Int(end)] if end_line == line => *end,
        [Value::Int(_), Value::Int(_)] => text.as_str().trim_end().chars().count() as i64 + 1,
        _ => column + 1,
    };
    let start = column - 1 - indent;
    if start >= 0 {
        let before: String = stripped
            .chars()
            .take(start as usize)
            .map(|c| if c.is_whitespace() { c } else { ' ' })
            .collect();
        let pad = " ".repeat((start as usize).saturating_sub(before.chars().count()));
        shown.push_str(&format!(
            "    {before}{pad}{}\n",
            "^".repeat((end - column).max(1) as usize)
        ));
    }
    shown
}
