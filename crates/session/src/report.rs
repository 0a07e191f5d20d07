//! An uncaught exception as plain data.

use freezeframe_base::{ErrorReport, FrameReport};
use freezeframe_python::object::TracebackEntry;
use freezeframe_python::{Name, Raise, Vm};

/// What the page and the command line show of an exception.
pub(crate) fn error_report(vm: &mut Vm, raise: &Raise) -> ErrorReport {
    let message = vm.message_of(raise);
    let traceback = vm.format_exception(raise);
    ErrorReport {
        class: raise.class_name(),
        message,
        traceback,
        frames: frames(raise),
        hint: hint(raise),
    }
}

/// What to do about it, where we know.
fn hint(raise: &Raise) -> Option<String> {
    if raise.class_name() != "ModuleNotFoundError" {
        return None;
    }
    let name = raise.0.attrs.borrow().get(&Name::new("name"))?;
    let top = name.as_str()?.split('.').next()?.to_owned();
    Some(format!(
        "Freezeframe does not have `{top}`, and nothing can be installed. It has jax, numpy, matplotlib.pyplot and most of \
         Python's standard library."
    ))
}

/// The frames that the exception passed, outermost first.
fn frames(raise: &Raise) -> Vec<FrameReport> {
    let entries = raise
        .0
        .exception()
        .map(|data| data.borrow().traceback.clone())
        .unwrap_or_default();
    let frame_of = |entry: &TracebackEntry| {
        let span = entry.code.span(entry.at);
        let line = entry.code.source.lines.line(span.start);
        FrameReport {
            function: entry.code.qualname.as_str().to_owned(),
            span,
            line,
        }
    };
    entries.iter().rev().map(frame_of).collect()
}
