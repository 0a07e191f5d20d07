//! The tree of random keys: what was made from what, and what drew from each.

use super::about::about;
use super::scene::{Scene, code, icon, opener};
use crate::testid;
use crate::text::{Markup, el};
use freezeframe_base::Order;
use freezeframe_base::texts::{count, say};
use freezeframe_base::{ABOUT_REUSE, KeyId, KeyReport};

/// So many keys are shown.
const MOST_KEYS: usize = 60;

/// The keys that the cell's last run made or used; one quiet line unless a key was used twice.
pub fn view(scene: &Scene) -> Option<Markup> {
    let own = &scene.findings.of_cell(scene.cell)?.keys;
    if own.is_empty() {
        return None;
    }
    let mut shown: Vec<KeyId> = Vec::new();
    for id in own {
        let mut next = Some(*id);
        while let Some(id) = next.filter(|id| !shown.contains(id) && shown.len() < MOST_KEYS) {
            shown.push(id);
            next = scene.findings.key(id).and_then(|key| key.parent);
        }
    }
    shown.order();
    let twice = own
        .iter()
        .filter_map(|id| scene.findings.key(*id))
        .filter(|key| key.uses.len() > 1)
        .count();
    let name = format!("keys{}", scene.cell.0);
    let open = scene.opened.is_turned(&name) != (twice > 0);
    let told = match twice {
        0 => say("none used twice").to_owned(),
        some => count("one of them used twice|{n} of them used twice", some),
    };
    let words = format!(
        "{}, {told}",
        count("1 random key|{n} random keys", own.len())
    );
    let mut children = vec![
        opener("trace-head", &name, open, vec![Markup::text(words)])
            .with("data-testid", testid::KEYS_HEAD),
    ];
    if open {
        let roots = shown.iter().filter_map(|id| scene.findings.key(*id));
        let roots = roots.filter(|key| !key.parent.is_some_and(|it| shown.contains(&it)));
        let items = roots.map(|key| item(scene, key, &shown)).collect();
        children.push(el("ul", "keys", items).with("data-testid", testid::KEYS));
    }
    Some(el("div", "trace", children))
}

fn item(scene: &Scene, key: &KeyReport, shown: &[KeyId]) -> Markup {
    let mut line = vec![code(key.made_by.clone())];
    if let Some(span) = key.span {
        line.extend([Markup::text(" "), scene.place(span)]);
    }
    let twice = key.uses.len() > 1;
    for (at, it) in key.uses.iter().enumerate() {
        line.push(Markup::text(if at == 0 { " → " } else { say(" and ") }));
        line.push(code(it.function.clone()));
        if let Some(span) = it.span {
            line.extend([Markup::text(" "), scene.place(span)]);
        }
    }
    if twice {
        line.extend([
            Markup::text(" "),
            el(
                "strong",
                "twice",
                vec![
                    icon("twice"),
                    about(
                        ABOUT_REUSE,
                        say("used twice: it gives the same numbers again"),
                    ),
                ],
            ),
        ]);
    }
    let mut children = vec![el("span", "", line)];
    let parts = shown.iter().filter_map(|id| scene.findings.key(*id));
    let parts: Vec<_> = parts
        .filter(|it| it.parent == Some(key.id) && it.id > key.id)
        .map(|it| item(scene, it, shown))
        .collect();
    if !parts.is_empty() {
        children.push(el("ul", "", parts));
    }
    el("li", if twice { "key reused" } else { "key" }, children).with("data-testid", testid::KEY)
}
