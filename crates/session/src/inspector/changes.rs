//! What a stale call did with the values that had changed.

use super::describe;
use super::reads::Recorded;
use super::snapshot::Snapshot;
use super::trace::Trace;
use freezeframe_base::{Change, ReadId, Span, Still, TextLine};
use freezeframe_core::HeldUse;
use freezeframe_python::{Value, Vm};
use std::rc::Rc;

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

/// How a stale call hangs on a value that has changed, the most telling first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Bearing {
    /// A result or an effect of the jaxpr needs it.
    Result,
    /// A branch would be another.
    Decision,
    /// It only shows in what the function keeps.
    Kept,
}

impl Bearing {
    fn of(trace: &Trace, id: ReadId) -> Self {
        let decides = |at: &usize| {
            let decision = trace.decisions.get(*at);
            decision.is_some_and(|it| trace.uses.leads_to(&it.taint, id))
        };
        if trace
            .needed()
            .iter()
            .any(|it| trace.uses.leads_to(&it.taint, id))
        {
            Self::Result
        } else if trace.stale.decisions.iter().any(decides) {
            Self::Decision
        } else {
            Self::Kept
        }
    }
}

/// What the trace does with a value that it read: by its first use in the jaxpr of which a result depends, else by what was
/// decided on it.
fn still(trace: &Trace, id: ReadId, read: &Recorded) -> Still {
    let is_needed = |held: &HeldUse| trace.needed().iter().any(|it| it.taint == held.taint);
    if let Some(held) = trace.held(id).into_iter().find(|it| is_needed(it)) {
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

/// What is told of a call that ran while these reads of the trace held something else: each name once, and what made its
/// results others first.
pub(super) fn changes(vm: &Vm, trace: &Trace, changed: &[(usize, Value)]) -> Vec<Change> {
    let mut told: Vec<Change> = Vec::new();
    let mut reads: Vec<(&(ReadId, Rc<Recorded>), &Value)> = Vec::new();
    for (at, now) in changed {
        reads.extend(trace.reads.get(*at).map(|read| (read, now)));
    }
    reads.sort_by_key(|((id, _), _)| Bearing::of(trace, *id));
    for ((id, read), now) in reads {
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
