//! What came of the request to make a cell stateless: the new text as a difference, or what is in the way.

use super::request::{Answer, Request};
use super::scene::{Scene, button, code, heard, icon, sentence};
use crate::address::escape;
use crate::testid;
use crate::text::{Change, Markup, diff, el};
use freezeframe_base::texts::{say, tell};
use freezeframe_base::{CellText, FrozenValue, Obstacle, Proposal, Scan, Step};

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
            vec![buttons(vec![(
                say("Cancel"),
                "dismiss".into(),
                testid::DISMISS,
            )])],
        ),
        Answer::Broken(message) => (
            tell(
                "The engine crashed while it tried a rewrite ({message}).",
                &[("message", message)],
            ),
            vec![buttons(vec![(
                say("Close"),
                "dismiss".into(),
                testid::DISMISS,
            )])],
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
    let close = || buttons(vec![(say("Close"), "dismiss".into(), testid::DISMISS)]);
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
        Proposal::Rewritten {
            cells,
            changes,
            steps,
            scan,
        } => {
            let is_nothing = cells.is_empty();
            let mut body = Vec::new();
            match request.step {
                Some(at) if at < steps.len() => body.push(stepper(scene, request, steps, at)),
                _ if is_nothing => {}
                _ => {
                    body.push(sentences(changes.iter().map(ToString::to_string)));
                    body.extend(differences(scene, &request.cells, cells));
                }
            }
            let mut all = Vec::new();
            if !is_nothing {
                all.push((say("Accept"), "accept".to_owned(), testid::ACCEPT));
            }
            match request.step {
                Some(_) => all.push((say("All at once"), "change -1".into(), testid::AT_ONCE)),
                None if steps.len() > 1 => {
                    all.push((say("Step by step"), "change 0".into(), testid::STEPWISE));
                }
                None => {}
            }
            if !request.scan && has_loop(&request.cells) {
                let act = format!("propose {} 1", request.target.0);
                all.push((say("The loop as one scan"), act, testid::AS_SCAN));
            }
            all.push((say("Dismiss"), "dismiss".into(), testid::DISMISS));
            body.push(buttons(all));
            body.extend(
                scan.as_ref()
                    .map(|scan| scanned(scene, request, cells, scan)),
            );
            let head = match is_nothing {
                true => say("There is nothing to fix: nothing is stale."),
                false => say(
                    "State in; output and state out. Under `jit` this prints what plain Python prints.",
                ),
            };
            (head.into(), body)
        }
    }
}

fn sentences(all: impl Iterator<Item = String>) -> Markup {
    let items = all.map(|it| el("li", "", sentence(&it)));
    el("ul", "changes", items.collect())
}

/// What changes from cell to cell; where that is not only the one that was asked about, each is named.
fn differences(scene: &Scene, old: &[CellText], new: &[CellText]) -> Vec<Markup> {
    let mut all = Vec::new();
    for cell in new {
        let old = old.iter().find(|it| it.cell == cell.cell);
        let old = old.map_or("", |old| &old.source);
        if new.len() > 1 || cell.cell != scene.cell {
            let number = scene.order.iter().position(|it| *it == cell.cell);
            let name = number.map_or(say("A deleted cell").into(), |at| {
                tell("Cell {number}", &[("number", &(at + 1))])
            });
            all.push(el("p", "title", vec![Markup::text(name)]));
        }
        all.push(difference(old, &cell.source));
    }
    all
}

/// Cells once others have taken their places.
fn replaced<'a>(old: &[CellText], new: impl Iterator<Item = &'a CellText>) -> Vec<CellText> {
    let mut cells = old.to_vec();
    for cell in new {
        if let Some(place) = cells.iter_mut().find(|it| it.cell == cell.cell) {
            place.clone_from(cell);
        }
    }
    cells
}

/// One change of the proposal, what it does, and the way to the others.
#[inline(never)]
fn stepper(scene: &Scene, request: &Request, steps: &[Step], at: usize) -> Markup {
    let turn = |words: &str, label: &str, test, to: Option<usize>| {
        let turn = button("action", words)
            .with("aria-label", label)
            .with("data-testid", test);
        match to {
            Some(to) => turn.with("data-act", format!("change {to}")),
            None => turn.with("aria-disabled", "true"),
        }
    };
    let step = &steps[at];
    let words = tell(
        "Step {at} of {all}",
        &[("at", &(at + 1)), ("all", &steps.len())],
    );
    let mut said = vec![el("span", "stand", vec![Markup::text(words)])];
    said.push(sentences(step.changes.iter().map(ToString::to_string)));
    let said = el("div", "", said)
        .with("aria-live", "polite")
        .with("data-testid", testid::STEP);
    let after = Some(at + 1).filter(|it| *it < steps.len());
    let bar = vec![
        turn("←", say("Step back"), testid::STEP_BACK, at.checked_sub(1)),
        turn("→", say("Step on"), testid::STEP_ON, after),
    ];
    let before = steps[..at].iter().flat_map(|it| &it.cells);
    let before = replaced(&request.cells, before);
    let mut children = vec![el("p", "actions", bar), said];
    children.extend(differences(scene, &before, &step.cells));
    el("div", "stepper", children)
        .with("role", "group")
        .with(
            "aria-label",
            say("The change step by step; the arrow keys step"),
        )
        .with("data-stepper", "change")
        .with("data-testid", testid::STEPPER)
}

/// What becomes of loops, beside what is proposed for `cells`.
#[inline(never)]
fn scanned(scene: &Scene, request: &Request, cells: &[CellText], scan: &Scan) -> Markup {
    let (head, children) = match scan {
        Scan::Made {
            cells: new,
            changes,
            ..
        } => {
            let mut children = vec![sentences(changes.iter().map(ToString::to_string))];
            let old = replaced(&request.cells, cells.iter());
            let is_new = |it: &&CellText| old.iter().all(|old| *old != **it);
            let changed: Vec<CellText> = new.iter().filter(is_new).cloned().collect();
            children.extend(differences(scene, &old, &changed));
            let take = (
                say("Accept with the scan"),
                "accept scan".into(),
                testid::ACCEPT_SCAN,
            );
            children.push(buttons(vec![take]));
            (
                say("Or the loop becomes one `scan`, and prints the same."),
                children,
            )
        }
        Scan::Declined { obstacles } => {
            let items = obstacles.iter().map(|it| obstacle(scene, it)).collect();
            let list = el("ul", "changes", items);
            (say("The loop cannot become one `scan`."), vec![list])
        }
    };
    let mut all = vec![el("h3", "", sentence(head))];
    all.extend(children);
    el("div", "proposal", all).with("data-testid", testid::SCAN)
}

/// True if a cell has a loop of its own.
fn has_loop(cells: &[CellText]) -> bool {
    let mut lines = cells.iter().flat_map(|it| it.source.lines());
    lines.any(|line| line.trim_start().starts_with("for "))
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

/// Buttons with their words, what they do, and their names for tests.
fn buttons(all: Vec<(&str, String, &str)>) -> Markup {
    let all = all.into_iter().map(|(words, act, test)| {
        let class = if act.starts_with("accept") {
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

/// The buttons that ask for a rewrite, and for what the state is after each call, that of a finding first.
pub fn asking(scene: &Scene, finding: &FrozenValue) -> Markup {
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
        .with("data-act", format!("states -{}", escape(&finding.name)))
        .with("data-testid", testid::STATES);
    el("p", "actions", vec![ask, states])
}
