//! An uncaught exception as plain data.

use freezeframe_base::{ErrorReport, FrameReport};
use freezeframe_python::{Raise, Vm};

/// What the page and the command line show of an exception.
pub(crate) fn error_report(vm: &mut Vm, raise: &Raise) -> ErrorReport {
    let message = vm.message_of(raise);
    let traceback = vm.format_exception(raise);
    let frames = vm.traceback_frames(raise);
    let frame_of = |(function, span, line)| FrameReport {
        function,
        span,
        line,
    };
    ErrorReport {
        class: raise.class_name(),
        message,
        traceback,
        frames: frames.into_iter().map(frame_of).collect(),
        hint: None,
    }
}
