//! A cell that is an exercise, and one whose output is to be foretold, as they are shown: plain data in,
//! [`Markup`](crate::text::Markup) out. What is pressed carries its meaning in `data-task`.

mod foretell;

pub use foretell::{Foretelling, asked, foretelling, question};

use crate::inspector::scene::{button, icon, sentence};
use crate::notebook::{Cell, Exercise};
use crate::testid;
use crate::text::{Markup, el, markdown, python_markup};
use freezeframe_base::Examined;
use freezeframe_base::texts::{say, tell};

/// True if a cell is an exercise.
pub fn is_task(cell: &Cell) -> bool {
    matches!(Exercise::of(cell), Ok(Some(_)))
}

/// What came of the last run of an exercise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It is passed.
    Passed,
    /// It is not: why, and what its author says to the mistake that was made.
    Fault(String, Option<String>),
}

impl Verdict {
    /// By what came of the exam as plain Python and under `jit`.
    pub fn of(exercise: &Exercise, lanes: [&Examined; 2]) -> Self {
        match exercise.fault(lanes) {
            None => Self::Passed,
            Some(fault) => {
                let advice = exercise.advice(lanes).map(str::to_owned);
                Self::Fault(fault.sentence(), advice)
            }
        }
    }
}

/// How an exercise stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// What came of the last run; nothing before it, or while it goes on.
    pub verdict: Option<Verdict>,
    /// True if it was passed, now or in an earlier visit.
    pub was_passed: bool,
    /// How many hints are shown.
    pub hints: usize,
    /// True if the cell holds what the reader began with.
    pub is_starter: bool,
    /// True if the cell holds the solution.
    pub is_solution: bool,
    /// True while the reader is asked whether their text is to make place for the solution.
    pub asks: bool,
}

/// The part of a cell that tells of its exercise.
pub fn view(exercise: &Exercise, standing: &Standing) -> Markup {
    let (state, words) = match &standing.verdict {
        Some(Verdict::Passed) => ("passed", vec![say("Passed.").to_owned()]),
        Some(Verdict::Fault(why, advice)) => {
            let why = format!("{} {why}", say("Not yet."));
            ("open", std::iter::once(why).chain(advice.clone()).collect())
        }
        None if standing.was_passed => ("passed", vec![say("Passed earlier.").to_owned()]),
        None => ("open", vec![task().to_owned()]),
    };
    let told = told(&words)
        .with("role", "status")
        .with("data-testid", testid::VERDICT);
    let mut children = vec![el("div", "exercise-state", vec![icon("passed"), told])];
    let hints = exercise.hints.iter().take(standing.hints);
    let hints: Vec<Markup> = hints.map(|it| el("li", "", markdown(it))).collect();
    if !hints.is_empty() {
        children.push(el("ol", "exercise-hints", hints).with("data-testid", testid::HINTS));
    }
    children.push(acts(exercise, standing));
    el("div", "exercise", children)
        .with("role", "group")
        .with("aria-label", say("Exercise"))
        .with("data-testid", testid::EXERCISE)
        .with("data-state", state)
}

/// What an exercise says first.
fn task() -> &'static str {
    say("An exercise. Change the code, and run it to see whether it passes.")
}

fn told(words: &[String]) -> Markup {
    let words = words.iter().map(|it| el("p", "", sentence(it)));
    el("div", "exercise-told", words.collect())
}

/// What can be asked for.
fn acts(exercise: &Exercise, standing: &Standing) -> Markup {
    let act = |words: &str, task: &str| {
        button("exercise-act", words)
            .with("data-task", task)
            .with("data-testid", format!("task-{task}"))
    };
    let children = match standing.asks {
        true => vec![
            el(
                "span",
                "",
                vec![Markup::text(say(
                    "Your text makes place for the solution, until you take that back.",
                ))],
            ),
            act(say("Show it"), "solve"),
            act(say("Keep my text"), "keep"),
        ],
        false => {
            let all = exercise.hints.len();
            let more = match (all, standing.hints) {
                (1, 0) => Some(say("A hint").to_owned()),
                (all, shown) if shown < all => Some(tell(
                    "A hint ({number} of {all})",
                    &[("number", &(shown + 1)), ("all", &all)],
                )),
                _ => None,
            };
            let mut children: Vec<Markup> = more.iter().map(|words| act(words, "hint")).collect();
            if !standing.is_solution {
                children.push(act(say("Show a solution"), "solution"));
            }
            if !standing.is_starter {
                children.push(act(say("Begin again"), "starter"));
            }
            children
        }
    };
    el("div", "exercise-acts", children)
}

/// What a page without scripts has of an exercise, in the places of what will be there: hints and solution, each to be
/// opened.
pub fn unscripted(exercise: &Exercise) -> Markup {
    let folded = |words: &str, content: Vec<Markup>| {
        let summary = el("summary", "", vec![Markup::text(words)]);
        let content = std::iter::once(summary).chain(content);
        el("details", "", content.collect())
    };
    let hints = exercise.hints.iter();
    let hints = hints.map(|hint| folded(say("A hint"), markdown(hint)));
    let text = python_markup(&exercise.solution);
    let listing = el("pre", "listing", text).with("tabindex", "0");
    let solution = folded(say("A solution"), vec![listing]);
    let state = el("div", "exercise-state", vec![told(&[task().to_owned()])]);
    let acts = el("div", "exercise-acts", hints.chain([solution]).collect());
    el("div", "exercise", vec![state, acts])
        .with("role", "group")
        .with("aria-label", say("Exercise"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notebook::{Format, Notebook};

    fn exercise(hints: &str) -> Exercise {
        let text = format!(
            r#"# %% freezeframe={{"exercise": {{"solution": "x = 2", "checks": "assert x", "hints": {hints}}}}}
x = 1"#
        );
        let notebook = Notebook::read(Format::Python, &text).unwrap();
        Exercise::of(&notebook.cells[0]).unwrap().unwrap()
    }

    /// The words of buttons.
    fn buttons(markup: &Markup) -> Vec<String> {
        match markup {
            Markup::Element { tag: "button", .. } => vec![markup.plain()],
            Markup::Element { children, .. } => children.iter().flat_map(buttons).collect(),
            Markup::Text(_) => Vec::new(),
        }
    }

    #[test]
    fn what_can_be_asked_for_is_what_is_left() {
        let starter = Standing {
            is_starter: true,
            ..Standing::default()
        };
        let hinted = |hints| Standing {
            hints,
            ..starter.clone()
        };
        let solved = Standing {
            is_solution: true,
            ..Standing::default()
        };
        let asks = Standing {
            asks: true,
            ..Standing::default()
        };
        for (hints, standing, words) in [
            ("[]", &starter, "Show a solution"),
            (r#"["a"]"#, &starter, "A hint; Show a solution"),
            (
                r#"["a", "b"]"#,
                &starter,
                "A hint (1 of 2); Show a solution",
            ),
            (
                r#"["a", "b"]"#,
                &hinted(1),
                "A hint (2 of 2); Show a solution",
            ),
            (r#"["a", "b"]"#, &hinted(2), "Show a solution"),
            ("[]", &Standing::default(), "Show a solution; Begin again"),
            ("[]", &solved, "Begin again"),
            (r#"["a"]"#, &asks, "Show it; Keep my text"),
        ] {
            let shown = buttons(&view(&exercise(hints), standing)).join("; ");
            assert_eq!(shown, words, "{hints}");
        }
    }

    #[test]
    fn what_came_of_it_is_told() {
        let fault = Verdict::Fault("Under jit it raises `E`.".into(), Some("Look.".into()));
        for (verdict, was_passed, state, words) in [
            (None, true, "passed", "Passed earlier."),
            (Some(Verdict::Passed), false, "passed", "Passed."),
            (
                Some(fault),
                true,
                "open",
                "Not yet. Under jit it raises E.Look.",
            ),
        ] {
            let standing = Standing {
                verdict,
                was_passed,
                ..Standing::default()
            };
            let markup = view(&exercise("[]"), &standing);
            assert!(markup.plain().starts_with(words), "{}", markup.plain());
            let html = markup.to_html();
            assert!(html.contains(&format!("data-state=\"{state}\"")), "{html}");
        }
    }

    #[test]
    fn without_scripts_all_can_be_opened() {
        let html = unscripted(&exercise(r#"["a *b*"]"#)).to_html();
        assert_eq!(html.matches("<details>").count(), 2, "{html}");
        assert!(html.contains("<em>b</em>"), "{html}");
    }
}
