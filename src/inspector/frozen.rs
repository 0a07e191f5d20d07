//! What a trace froze, a line each, and the sentences about calls that ran on it.

use super::scene::{Scene, code, heard, icon, sentence};
use crate::testid;
use crate::text::{Markup, el};
use freezeframe_base::{FrozenId, FrozenValue, Nature, StaleCall, wording};

/// So many sentences of one trace are shown.
const MOST_SENTENCES: usize = 4;

/// The names under which a pointer finds frozen values.
pub fn hot(ids: &[FrozenId]) -> String {
    let names: Vec<_> = ids.iter().map(|id| format!("f{}", id.0)).collect();
    names.join(" ")
}

/// The sentences about calls on changed values; the same sentence once.
pub fn stale(scene: &Scene, calls: &[&StaleCall]) -> Vec<Markup> {
    let mut told: Vec<(&StaleCall, Vec<Markup>)> = Vec::new();
    for call in calls {
        let says_same = |it: &&mut (&StaleCall, Vec<Markup>)| {
            (&it.0.function, &it.0.changes) == (&call.function, &call.changes)
        };
        if let Some((_, places)) = told.iter_mut().find(says_same) {
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
        told.push((call, words));
    }
    let left_out = told.len().saturating_sub(MOST_SENTENCES);
    let mut lines: Vec<Markup> = Vec::new();
    for (call, places) in told.into_iter().take(MOST_SENTENCES) {
        let mut children = vec![icon("frozen"), heard("Stale. ")];
        let mut words = sentence(&wording::stale(call));
        if !places.is_empty() {
            words.push(Markup::text(" The call: "));
            words.extend(places);
            words.push(Markup::text("."));
        }
        children.push(el("span", "", words));
        lines.push(
            el("p", "stale", children)
                .with("data-testid", testid::STALE)
                .with("data-hot", hot(&call.stale)),
        );
    }
    if left_out > 0 {
        let words = format!("And {} like it.", wording::count(left_out, "more call"));
        lines.push(el("p", "more", vec![Markup::text(words)]));
    }
    lines
}

/// Frozen values as a list.
pub fn list<'a>(scene: &Scene, frozen: impl Iterator<Item = &'a FrozenValue>) -> Option<Markup> {
    let items: Vec<_> = frozen.map(|it| item(scene, it)).collect();
    (!items.is_empty()).then(|| el("ul", "frozen-list", items))
}

fn item(scene: &Scene, frozen: &FrozenValue) -> Markup {
    let finding = frozen.is_finding();
    let mut words = vec![Markup::text(frozen.kind.label())];
    if let Some(span) = frozen.span {
        let verb = wording::before_place(frozen.kind);
        words.extend([Markup::text(verb), scene.place(span)]);
    }
    words.push(Markup::text(": "));
    words.extend(sentence(&wording::fate(frozen)));
    if let Some(ended) = wording::ended(&frozen.uses) {
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
        () if frozen.kind.nature() == Nature::Fault => ("chip fault", Some(("twice", "Fault: "))),
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
