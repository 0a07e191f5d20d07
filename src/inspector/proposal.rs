//! What came of the request to make a cell stateless: the new text as a difference, or what is in the way.

use super::request::{Answer, Request};
use super::scene::{Scene, button, code, heard, icon, sentence};
use crate::testid;
use crate::text::{Change, Markup, diff, el};
use freezeframe_base::texts::{say, tell};
use freezeframe_base::{Obstacle, Proposal};

/// Lines that stay are shown this far from a change.
const CONTEXT: usize = 2;

/// The request of this cell, as far as it is answered.
pub fn request(scene: &Scene) -> Option<Markup> {
    let request = scene.request?;
    (request.target == scene.cell).then(|| told(scene, request))
}

/// The request as it is told. It is never inlined, so that its code can come behind the first result.
#[inline(never)]
fn told(scene: &Scene, request: &Request) -> Markup {
    let (head, body) = match &request.answer {
        Answer::Awaited => (
            say("Rewriting, and trying the result …").to_owned(),
            vec![buttons(vec![(say("Cancel"), "dismiss", testid::DISMISS)])],
        ),
        Answer::Broken(message) => (
            tell(
                "The engine crashed while it tried a rewrite ({message}).",
                &[("message", message)],
            ),
            vec![buttons(vec![(say("Close"), "dismiss", testid::DISMISS)])],
        ),
        Answer::Given(proposal) => given(scene, request, proposal),
    };
    let head = el("h3", "", sentence(&head));
    let mut children = vec![head];
    children.extend(body);
    el("div", "proposal", children)
        .with("role", "group")
        .with("aria-label", say("Make it stateless"))
        .with("data-testid", testid::PROPOSAL)
}

fn given(scene: &Scene, request: &Request, proposal: &Proposal) -> (String, Vec<Markup>) {
    let close = || buttons(vec![(say("Close"), "dismiss", testid::DISMISS)]);
    match proposal {
        Proposal::NothingToFix => (
            say("There is nothing to fix: nothing is stale.").into(),
            vec![close()],
        ),
        Proposal::Declined { obstacles } => {
            let items = obstacles.iter().map(|it| obstacle(scene, it)).collect();
            (
                say("This cannot be made stateless by a rule that is known to be right.").into(),
                vec![el("ul", "changes", items), close()],
            )
        }
        Proposal::Rewritten { cells, changes } => {
            let items = changes
                .iter()
                .map(|it| el("li", "", sentence(&it.to_string())));
            let mut body = vec![el("ul", "changes", items.collect())];
            for cell in cells {
                let old = request.cells.iter().find(|it| it.cell == cell.cell);
                let old = old.map_or("", |old| &old.source);
                if cells.len() > 1 || cell.cell != scene.cell {
                    let number = scene.order.iter().position(|it| *it == cell.cell);
                    let name = number.map_or(say("A deleted cell").into(), |at| {
                        tell("Cell {number}", &[("number", &(at + 1))])
                    });
                    body.push(el("p", "title", vec![Markup::text(name)]));
                }
                body.push(difference(old, &cell.source));
            }
            body.push(buttons(vec![
                (say("Accept"), "accept", testid::ACCEPT),
                (say("Dismiss"), "dismiss", testid::DISMISS),
            ]));
            (
                say("State in; output and state out. Under `jit` this prints what plain Python prints.")
                    .into(),
                body,
            )
        }
    }
}

fn obstacle(scene: &Scene, obstacle: &Obstacle) -> Markup {
    let mut children = vec![code(obstacle.name.to_string())];
    if let Some(span) = obstacle.span {
        children.extend([Markup::text(" ("), scene.place(span), Markup::text(")")]);
    }
    children.push(Markup::text(": "));
    children.extend(sentence(&obstacle.reason.to_string()));
    el("li", "", children)
}

fn buttons(all: Vec<(&str, &str, &str)>) -> Markup {
    let all = all.into_iter().map(|(words, act, test)| {
        let class = if act == "accept" {
            "action primary"
        } else {
            "action"
        };
        button(class, words)
            .with("data-act", act)
            .with("data-testid", test)
    });
    el("p", "actions", all.collect())
}

/// The difference of two texts, with little of what stays.
fn difference(old: &str, new: &str) -> Markup {
    let lines = diff(old, new);
    let near = |at: usize| {
        let (from, to) = (
            at.saturating_sub(CONTEXT),
            (at + CONTEXT + 1).min(lines.len()),
        );
        lines[from..to]
            .iter()
            .any(|(change, _)| *change != Change::Kept)
    };
    let mut shown = Vec::new();
    let mut skipping = false;
    for (at, (change, line)) in lines.iter().enumerate() {
        if !near(at) {
            if !skipping {
                shown.push(el("span", "line skipped", vec![Markup::text("⋯\n")]));
            }
            skipping = true;
            continue;
        }
        skipping = false;
        shown.push(line_of(*change, line));
    }
    el("pre", "difference", shown)
        .with("data-testid", testid::DIFFERENCE)
        .with("role", "group")
        .with("aria-label", say("What changes in the text"))
}

/// A line with what becomes of it, for the eye and for the ear.
fn line_of(change: Change, line: &str) -> Markup {
    let (tag, sign, words) = match change {
        Change::Kept => ("span", " ", ""),
        Change::Removed => ("del", "−", say("removed: ")),
        Change::Added => ("ins", "+", say("added: ")),
    };
    let sign = el("span", "sign-of-change", vec![Markup::text(sign)]).with("aria-hidden", "true");
    let mut children = vec![sign];
    if !words.is_empty() {
        children.push(heard(words));
    }
    children.push(Markup::text(format!("{line}\n")));
    el(tag, "line", children)
}

/// The button that tells why functions were traced again.
pub fn asking_why() -> Markup {
    let why = button("action", say("Why was it traced again?"))
        .with("data-act", "states misses")
        .with("data-testid", testid::MISSES);
    el("p", "actions", vec![why])
}

/// The button that asks for a rewrite.
pub fn asking(scene: &Scene) -> Markup {
    let open = scene.request.is_some_and(|it| it.target == scene.cell);
    let mut ask = el(
        "button",
        "action",
        vec![icon("thaw"), Markup::text(say("Make it stateless"))],
    )
    .with("type", "button")
    .with("data-act", format!("propose {}", scene.cell.0))
    .with("data-testid", testid::MAKE_STATELESS);
    if open {
        ask = ask.with("disabled", "");
    }
    let states = button("action", say("State over calls"))
        .with("data-act", "states")
        .with("data-testid", testid::STATES);
    el("p", "actions", vec![ask, states])
}
