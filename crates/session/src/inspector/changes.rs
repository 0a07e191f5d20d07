//! What a stale call did with the values that had changed.

use super::describe;
use super::reads::Recorded;
use super::snapshot::Snapshot;
use super::trace::Trace;
use freezeframe_base::{Change, ReadId, Span, Still, TextLine};
use freezeframe_core::HeldUse;
use freezeframe_python::{Value, Vm};

fn line_of(vm: &Vm, span: Option<Span>) -> Option<TextLine> {
    let span = span?;
    let source = vm
        .sources()
        .iter()
        .rev()
        .find(|it| it.cell == span.cell && it.revision == span.revision)?;
    Some(TextLine {
        filename: source.filename.to_string(),
        line: source.lines.line(span.start),
    })
}

/// What the trace does with a value that it read: by its first use in the jaxpr, else by what was decided on it.
fn still(trace: &Trace, id: ReadId, read: &Recorded) -> Still {
    let uses = |held: &&HeldUse| trace.uses.leads_to(&held.taint, id);
    if let Some(held) = trace.marked().held.iter().find(uses) {
        let value = match (&held.literal, read.then.is_container()) {
            (Some(number), _) => number,
            (None, false) => &read.text,
            (None, true) => "what it held then",
        };
        return Still::Operand {
            primitive: held.primitive.clone(),
            operand: u32::try_from(held.operand).unwrap_or(u32::MAX),
            value: value.to_owned(),
        };
    }
    let decided = |branch: bool| {
        trace
            .decisions
            .iter()
            .any(|it| it.is_branch() == branch && trace.uses.leads_to(&it.taint, id))
    };
    if decided(true) {
        Still::Branch
    } else if decided(false) {
        Still::Loop
    } else if matches!(read.then, Snapshot::Plain(Value::Unset)) {
        Still::Without
    } else {
        // Nothing shows that the value reached the result, and nothing shows that it did not.
        let value = read.text.clone();
        Still::Runs { value }
    }
}

/// What is told of a call that ran while these reads of the trace held something else: each name once.
pub(super) fn changes(vm: &Vm, trace: &Trace, changed: &[(usize, Value)]) -> Vec<Change> {
    let mut told: Vec<Change> = Vec::new();
    for (at, now) in changed {
        let Some((id, read)) = trace.reads.get(*at) else {
            continue;
        };
        if told.iter().any(|it| it.name == read.name) {
            continue;
        }
        told.push(Change {
            name: read.name.clone(),
            line: line_of(vm, read.span),
            then: read.text.clone(),
            now: describe::plain_text(now),
            is_contents: read.then.is_container() || read.then.is_array(),
            still: still(trace, *id, read),
        });
    }
    told
}
