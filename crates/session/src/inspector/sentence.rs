//! What happened at a stale call, in a sentence for people.

use super::log::Recorded;
use super::snapshot::Snapshot;
use super::trace::Trace;
use freezeframe_base::{LineIndex, ReadId, Span};
use freezeframe_core::HeldUse;
use freezeframe_python::{Value, Vm};

/// `cell 2, line 3`, or `program.py, line 3`.
fn place_text(vm: &Vm, span: Option<Span>) -> Option<String> {
    let span = span?;
    let source = vm
        .sources()
        .iter()
        .rev()
        .find(|it| it.cell == span.cell && it.revision == span.revision)?;
    let line = LineIndex::new(&source.text).line(span.start);
    let number = source
        .filename
        .strip_prefix("Cell In[")
        .and_then(|rest| rest.strip_suffix(']'));
    Some(match number {
        Some(number) => format!("cell {number}, line {line}"),
        None => {
            let name = source.filename.rsplit(['/', '\\']).next();
            format!("{}, line {line}", name.unwrap_or(&source.filename))
        }
    })
}

/// What the call goes on doing: `adds 0.0`.
fn still(primitive: &str, operand: usize, value: &str) -> String {
    let is_first = operand == 0;
    match primitive {
        "add" | "add_any" => format!("adds {value}"),
        "sub" if is_first => format!("subtracts from {value}"),
        "sub" => format!("subtracts {value}"),
        "mul" | "dot_general" => format!("multiplies by {value}"),
        "div" if is_first => format!("divides {value}"),
        "div" => format!("divides by {value}"),
        "rem" if !is_first => format!("takes the remainder by {value}"),
        "pow" if is_first => format!("raises {value} to a power"),
        "pow" => format!("raises to the power {value}"),
        "integer_pow" => format!("raises to the power {value}"),
        "max" => format!("takes at least {value}"),
        "min" => format!("takes at most {value}"),
        "eq" | "ne" | "lt" | "le" | "gt" | "ge" => format!("compares with {value}"),
        "broadcast_in_dim" => format!("fills with {value}"),
        "select_n" => format!("chooses {value}"),
        "" => format!("returns {value}"),
        _ => format!("uses {value}"),
    }
}

/// What the trace does with a value that it read: by its first use in the jaxpr, else by what was decided on it.
fn still_does(trace: &Trace, id: ReadId, read: &Recorded) -> String {
    let uses = |held: &&HeldUse| trace.uses.leads_to(&held.taint, id);
    if let Some(held) = trace.marked().held.iter().find(uses) {
        let number = held.text.split(':').next().unwrap_or("");
        let is_number = held.text.ends_with("[]") && !number.is_empty() && held.text.contains(':');
        let value = match (is_number, read.then.is_container()) {
            (true, _) => number,
            (false, false) => &read.text,
            (false, true) => "what it held then",
        };
        return still(held.primitive, held.operand, value);
    }
    let decided = |branch: bool| {
        trace
            .decisions
            .iter()
            .any(|it| it.is_branch() == branch && trace.uses.leads_to(&it.taint, id))
    };
    if decided(true) {
        "takes the branch that it took then".into()
    } else if decided(false) {
        "loops as it did then".into()
    } else if matches!(read.then, Snapshot::Plain(Value::Unset)) {
        "goes without it".into()
    } else {
        // Nothing shows that the value reached the result, and nothing shows that it did not.
        format!("runs what was traced with {}", read.text)
    }
}

/// The sentence for a call that ran while these reads of the trace held something else.
pub(super) fn sentence(vm: &Vm, trace: &Trace, changed: &[(usize, Value)]) -> String {
    let mut parts: Vec<String> = Vec::new();
    let mut told: Vec<&str> = Vec::new();
    for (at, now) in changed {
        let Some((id, read)) = trace.reads.get(*at) else {
            continue;
        };
        if told.contains(&read.name.as_str()) {
            continue;
        }
        told.push(&read.name);
        let (function, name, then) = (&trace.start.name, &read.name, &read.text);
        let at = place_text(vm, read.span).map_or(String::new(), |at| format!(" ({at})"));
        let now = super::describe::plain_text(now);
        let still = still_does(trace, *id, read);
        let is_filled = read.then.is_container() || read.then.is_array();
        parts.push(if *then == now && is_filled {
            format!(
                "`{function}` was traced when `{name}` held other values{at}. `{name}` has changed; this call still uses \
                 the old ones."
            )
        } else if *then == now {
            format!(
                "`{function}` was traced when `{name}` was another object{at}. `{name}` has changed; this call still uses \
                 the old one."
            )
        } else {
            format!("`{function}` was traced when `{name}` was {then}{at}. `{name}` is {now} now; this call still {still}.")
        });
    }
    parts.join(" ")
}
