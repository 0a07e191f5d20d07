//! What a trace froze, a line each, and the sentences about calls that ran on it.

use super::findings::{is_fault, is_finding};
use super::scene::{Scene, code, heard, icon, sentence};
use super::words;
use crate::testid;
use crate::text::{Markup, el};
use freezeframe_base::{FreezeKind, FrozenId, FrozenValue, StaleCall, UseInJaxpr};

/// So many sentences of one trace are shown.
const MOST_SENTENCES: usize = 4;

/// The names under which a pointer finds frozen values.
pub fn hot(ids: &[FrozenId]) -> String {
    let names: Vec<_> = ids.iter().map(|id| format!("f{}", id.0)).collect();
    names.join(" ")
}

/// The sentences about calls on changed values; the same sentence once.
pub fn stale(scene: &Scene, calls: &[&StaleCall]) -> Vec<Markup> {
    let mut told: Vec<(&str, Vec<Markup>)> = Vec::new();
    for call in calls {
        if let Some((_, places)) = told.iter_mut().find(|it| it.0 == call.message) {
            places.extend(
                call.span
                    .into_iter()
                    .flat_map(|span| [Markup::text(", "), scene.place(span)]),
            );
            continue;
        }
        let mut words = Vec::new();
        if let Some(span) = call.span {
            words.push(scene.place(span));
        }
        told.push((&call.message, words));
    }
    let left_out = told.len().saturating_sub(MOST_SENTENCES);
    let mut lines: Vec<Markup> = Vec::new();
    for (message, places) in told.into_iter().take(MOST_SENTENCES) {
        let of_call = calls.iter().find(|call| call.message == message);
        let mut children = vec![icon("frozen"), heard("Stale. ")];
        let mut words = sentence(&cell_names(message));
        if !places.is_empty() {
            words.push(Markup::text(" The call: "));
            words.extend(places);
            words.push(Markup::text("."));
        }
        children.push(el("span", "", words));
        lines.push(
            el("p", "stale", children)
                .with("data-testid", testid::STALE)
                .with(
                    "data-hot",
                    of_call.map(|call| hot(&call.stale)).unwrap_or_default(),
                ),
        );
    }
    if left_out > 0 {
        let words = format!("And {} like it.", words::count(left_out, "more call"));
        lines.push(el("p", "more", vec![Markup::text(words)]));
    }
    lines
}

/// A message of the engine, which names cells as tracebacks do, with cells named as on the page.
fn cell_names(message: &str) -> String {
    let mut pieces = message.split("Cell In[");
    let mut told = pieces.next().unwrap_or("").to_owned();
    for piece in pieces {
        let (number, rest) = piece.split_once(']').unwrap_or((piece, ""));
        told.push_str(&format!("cell {number}{rest}"));
    }
    told
}

/// Frozen values as a list.
pub fn list<'a>(scene: &Scene, frozen: impl Iterator<Item = &'a FrozenValue>) -> Option<Markup> {
    let items: Vec<_> = frozen.map(|it| item(scene, it)).collect();
    (!items.is_empty()).then(|| el("ul", "frozen-list", items))
}

fn item(scene: &Scene, frozen: &FrozenValue) -> Markup {
    let finding = is_finding(frozen);
    let mut words = vec![Markup::text(words::kind(frozen.kind))];
    if let Some(span) = frozen.span {
        let verb = match frozen.kind {
            FreezeKind::Effect(_)
            | FreezeKind::Branch
            | FreezeKind::LoopUnrolled
            | FreezeKind::Refused
            | FreezeKind::LeakedTracer => " in ",
            _ => ", read in ",
        };
        words.extend([Markup::text(verb), scene.place(span)]);
    }
    words.push(Markup::text(": "));
    words.extend(sentence(&words::fate(frozen)));
    if let Some(ended) = ended(&frozen.uses) {
        words.push(Markup::text("; "));
        words.extend(sentence(&ended));
    }
    let item = el("li", "", vec![chip(frozen, finding), el("span", "", words)]);
    item.with("data-testid", testid::FROZEN)
        .with("data-name", frozen.name.clone())
        .with("data-stale", if frozen.stale { "true" } else { "false" })
        .with("data-hot", hot(&[frozen.id]))
}

/// The name as written, to be pointed at; pressing it goes to the place.
fn chip(frozen: &FrozenValue, finding: bool) -> Markup {
    let (class, signs) = match () {
        () if !finding => ("chip", None),
        () if is_fault(frozen.kind) => ("chip fault", Some(("twice", "Fault: "))),
        () if frozen.stale => ("chip finding", Some(("frozen", "Stale: "))),
        () => ("chip finding", Some(("frozen", "Frozen: "))),
    };
    let mut children = Vec::new();
    if let Some((sign, words)) = signs {
        children.extend([icon(sign), heard(words)]);
    }
    // A static argument is named by its position where it is given by one.
    let by_position = frozen.name.bytes().all(|byte| byte.is_ascii_digit());
    children.push(code(if by_position {
        format!("argument {}", frozen.name)
    } else {
        frozen.name.clone()
    }));
    let chip = match frozen.span {
        Some(span) => el("button", class, children).with("type", "button").with(
            "data-act",
            format!(
                "go {} {} {} {}",
                span.cell.0, span.revision.0, span.start, span.end
            ),
        ),
        None => el("span", class, children),
    };
    chip.with("data-testid", testid::CHIP)
}

/// Where a value ended: `the literal 0.0 of add`. Backticks hold what the jaxpr says.
fn ended(uses: &[UseInJaxpr]) -> Option<String> {
    let mut ends: Vec<String> = Vec::new();
    for it in uses {
        // The literal is printed with its type, which the jaxpr shows well enough.
        let text = it.text.split_once(':').map_or(it.text.as_str(), |it| it.0);
        let what = if text.starts_with(|c: char| c.is_ascii_digit() || c == '-') {
            format!("the literal `{text}`")
        } else {
            format!("the constant `{text}`")
        };
        let end = if it.primitive.is_empty() {
            format!("{what} that is returned")
        } else {
            format!("{what} of `{}`", it.primitive)
        };
        if !ends.contains(&end) {
            ends.push(end);
        }
    }
    let more = ends.len().saturating_sub(3);
    ends.truncate(3);
    let mut told = format!("it is {} in the jaxpr", ends.join(" and "));
    if more > 0 {
        told.push_str(&format!(" and in {}", words::count(more, "more place")));
    }
    (!ends.is_empty()).then_some(told)
}
