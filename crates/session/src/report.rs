//! An uncaught exception as plain data.

use freezeframe_base::{ErrorReport, Sentence};
use freezeframe_python::{Name, Raise, Vm};

/// What the page and the command line show of an exception.
pub(crate) fn error_report(vm: &mut Vm, raise: &Raise) -> ErrorReport {
    let message = vm.message_of(raise);
    let traceback = vm.format_exception(raise);
    let (earlier, frames) = vm.traceback_frames(raise);
    ErrorReport {
        class: raise.class_name(),
        message,
        traceback,
        earlier,
        frames,
        hint: hint(raise),
    }
}

/// What stands at the end of its traceback, by itself.
pub(crate) fn last_line(report: &ErrorReport) -> String {
    let sign = if report.message.is_empty() { "" } else { ": " };
    format!("{}{sign}{}\n", report.class, report.message)
}

/// What to do about it, where we know.
fn hint(raise: &Raise) -> Option<Sentence> {
    if raise.class_name() != "ModuleNotFoundError" {
        return None;
    }
    let name = raise.0.attrs.borrow().get(&Name::new("name"))?;
    let top = name.as_str()?.split('.').next()?.to_owned();
    let told = Sentence::of(
        "Freezeframe does not have `{module}`, and nothing can be installed. It has jax, numpy, matplotlib.pyplot and most \
         of Python's standard library.",
    );
    Some(told.with("module", top))
}
