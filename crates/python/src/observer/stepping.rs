//! Stepping through a run: a function is told of each line of the user's code before it runs, and of each return.
//!
//! It is the observed loop that tells; a run without such a function contains nothing of it.

use super::Stepper;
use crate::bytecode::{Code, CodeKind, EXEC_CELL, LIBRARY_CELL, Op};
use crate::object::*;
use crate::vm::Vm;
use std::rc::Rc;

impl Vm {
    /// From the next frame on, `function` is called before each line of the user's code that runs, and before each return:
    /// with the cell, the line, how many frames there are, `"call"` for a frame's first line, `"back"` for one to which
    /// execution jumped back, `"resume"` for that in which a generator goes on, `"line"` for another or `"return"`, and what
    /// is returned. The line of a return that nobody has
    /// written is that of what ran last, or 0. With None nobody is told any more.
    pub fn step_through(&mut self, function: &Value) {
        let function = Some(function.clone()).filter(|it| !matches!(it, Value::None));
        self.stepper = function.map(|function| {
            Box::new(Stepper {
                function,
                last: (0, 0, 0),
            })
        });
    }

    /// Tells of an instruction that is about to run, if a line begins or ends with it. What the function raises ends the
    /// stepping.
    #[cold]
    pub(super) fn tell_step(&mut self, code: &Rc<Code>, op: Op) {
        let source = &code.source;
        let depth = self.frames.len();
        let Some(frame) = self.frames.last() else {
            return;
        };
        let at = frame.ip.saturating_sub(1);
        let before = at.checked_sub(1).and_then(|it| code.ops.get(it));
        let is_resumed = matches!(before, Some(Op::Yield | Op::Send(_)));
        let is_jump = matches!(op, Op::Jump(_) | Op::JumpBack(_) | Op::ReturnGenerator);
        let span = code.span(at);
        // A cell ends without a word in its text.
        let is_nowhere = span.start == span.end;
        let is_class = matches!(code.kind, CodeKind::Class);
        if is_jump || is_nowhere || is_class || [LIBRARY_CELL, EXEC_CELL].contains(&source.cell) {
            return;
        }
        let Some(mut stepper) = self.stepper.take() else {
            return;
        };
        let ends = matches!(op, Op::Return | Op::ReturnNone);
        // A return that nobody has written belongs to the line before it.
        let is_written = !(ends && (span.start, span.end) == code.range);
        let (last_depth, last_line, last_at) = stepper.last;
        let line = match is_written {
            true => source.lines.line(span.start),
            false if depth == last_depth => last_line,
            false => 0,
        };
        let is_back = depth == last_depth && at < last_at;
        let is_new = is_back || (depth, line) != (last_depth, last_line);
        stepper.last = (depth, line, at);
        let mut told = Vec::new();
        if is_written && (is_new || at == 0) {
            let how = if depth > last_depth && is_resumed {
                "resume"
            } else if at == 0 {
                "call"
            } else if is_back {
                "back"
            } else {
                "line"
            };
            told.push((how, Value::None));
        }
        if ends {
            let value = match op {
                Op::Return => self.stack.last().cloned().unwrap_or_default(),
                _ => Value::None,
            };
            told.push(("return", value));
        }
        for (how, value) in told {
            let args = [
                Value::Int(i64::from(source.cell.0)),
                Value::Int(i64::from(line)),
                Value::from(depth),
                Value::name(how),
                value,
            ];
            let function = stepper.function.clone();
            if self.unobserved(|vm| vm.call(&function, &args)).is_err() {
                return;
            }
        }
        self.stepper = Some(stepper);
    }
}
