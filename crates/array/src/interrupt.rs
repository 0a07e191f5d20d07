//! How a long kernel ends where the embedder wants it to: kernels say what they have done, and now and then the embedder
//! is asked.

use crate::context::{Context, context};
use crate::{Failure, Result};

/// About how many elements are computed between two questions: some milliseconds.
const BETWEEN: u64 = 1 << 20;

/// About how many elements a loop computes before it says so.
pub(crate) const CHUNK: usize = 1 << 14;

/// Notes that a kernel has computed about `elements` elements.
///
/// # Errors
/// [`Failure::Interrupted`] if it has to end.
#[inline]
pub fn worked(elements: usize) -> Result<()> {
    context(|it| {
        let done = it.done.get().saturating_add(elements as u64);
        it.done.set(done);
        if done < it.next.get() {
            return Ok(());
        }
        ask(it)
    })
}

/// The work that kernels have done so far, in elements.
pub fn done() -> u64 {
    context(|it| it.done.get())
}

#[cold]
fn ask(context: &Context) -> Result<()> {
    context.next.set(context.done.get().saturating_add(BETWEEN));
    match context.has_to_end() {
        true => Err(Failure::Interrupted.into()),
        false => Ok(()),
    }
}
