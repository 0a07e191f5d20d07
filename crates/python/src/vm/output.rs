//! What a program writes, and which of its calls wrote it.

use super::{Vm, innermost_of_user};
use freezeframe_base::{Span, Stream};

/// What is written counts as so many jumps: whoever shows it works more for it than the program does.
const COST: i64 = 64;

impl Vm {
    /// Writes text to standard output, as `print` does.
    pub fn write_out(&mut self, text: &str) {
        self.write(Stream::Stdout, text);
    }

    /// Writes text to what `sys.stdout` is now.
    pub fn print(&mut self, text: &str) -> Result<(), super::Raise> {
        crate::builtins::io::write_to(self, None, text)
    }

    /// Writes text to standard error.
    pub fn write_err(&mut self, text: &str) {
        self.write(Stream::Stderr, text);
    }

    fn write(&mut self, stream: Stream, text: &str) {
        self.ticks -= COST;
        if self.is_unheard {
            return;
        }
        let span = self.writing_span();
        self.host.write(stream, text, span);
    }

    /// Runs `act`, and nobody sees what it writes.
    pub fn unheard<T>(&mut self, act: impl FnOnce(&mut Self) -> T) -> T {
        let before = std::mem::replace(&mut self.is_unheard, true);
        let result = act(self);
        self.is_unheard = before;
        result
    }

    /// The call that writes what is written now.
    pub(crate) fn writing_span(&self) -> Option<Span> {
        let Some((below, span)) = self.stands_for else {
            return self.current_span();
        };
        let called = self.frames.get(below..).unwrap_or_default();
        let frame = innermost_of_user(called);
        Some(frame.map_or(span, |frame| frame.code.span(frame.ip.saturating_sub(1))))
    }

    /// Runs `act` as what the call at `span` does, whoever calls it now: a compiled function prints where the program
    /// says `print`, and not where the compiled function is called.
    pub fn stand_for<T>(&mut self, span: Option<Span>, act: impl FnOnce(&mut Self) -> T) -> T {
        let stands_for = span.map(|span| (self.frames.len(), span));
        let before = std::mem::replace(&mut self.stands_for, stands_for);
        let result = act(self);
        self.stands_for = before;
        result
    }
}
