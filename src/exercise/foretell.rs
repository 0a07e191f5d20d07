//! *Predict, then run*: what the reader is asked before a cell runs, and what came of what they said.

use crate::inspector::scene::{button, icon, sentence};
use crate::notebook::Prediction;
use crate::testid;
use crate::text::{Markup, el, markdown};
use freezeframe_base::is_foretold;
use freezeframe_base::texts::{phrase, say};

/// What is asked where the author asks nothing else.
const ASK: &str = phrase("What will `jit` print?");

/// How a cell stands whose output is to be foretold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Foretelling {
    /// Tells the cells of a page apart.
    pub cell: u32,
    /// What the reader said.
    pub said: Option<String>,
    /// True once the cell has begun to run in this visit.
    pub ran: bool,
    /// What plain Python and `jit` put out, once both have ended.
    pub found: Option<[String; 2]>,
    /// Why they differ, if they do.
    pub reasons: Vec<String>,
}

/// The question of a cell.
pub fn question(asked: &Prediction) -> &str {
    match asked.ask.as_str() {
        "" => say(ASK),
        ask => ask,
    }
}

/// The part of a cell that asks, and tells; nothing where the reader went without.
pub fn foretelling(asked: &Prediction, standing: &Foretelling) -> Option<Markup> {
    let children = match (&standing.said, &standing.found) {
        (None, _) if standing.ran => return None,
        (None, _) => ask(asked, standing.cell),
        (Some(said), None) => vec![row(say("You say"), said, None)],
        (Some(said), Some(found)) => told(said, found, &standing.reasons),
    };
    let part = el("div", "foretell", children)
        .with("role", "group")
        .with("aria-label", say("Say what it prints, then run it"))
        .with("data-testid", testid::FORETELL);
    Some(part)
}

fn ask(asked: &Prediction, cell: u32) -> Vec<Markup> {
    let question = question(asked);
    let mut children = vec![el("div", "foretell-ask", markdown(question))];
    let plain = question.replace('`', "");
    if asked.choices.is_empty() {
        let field = el("textarea", "foretell-field", Vec::new())
            .with("rows", "3")
            .with("spellcheck", "false")
            .with("autocapitalize", "off")
            .with("aria-label", plain)
            .with("data-testid", testid::FORETELL_FIELD);
        children.push(field);
    } else {
        let choice = |text: &String| {
            let input = el("input", "", Vec::new())
                .with("type", "radio")
                .with("name", format!("foretell-{cell}"))
                .with("value", text.as_str())
                .with("data-testid", testid::FORETELL_FIELD);
            let text = el("pre", "", vec![Markup::text(text.as_str())]);
            el("label", "foretell-choice", vec![input, text])
        };
        let choices = asked.choices.iter().map(choice).collect();
        let choices = el("div", "foretell-choices", choices)
            .with("role", "radiogroup")
            .with("aria-label", plain);
        children.push(choices);
    }
    let act = |words: &str, task: &str| {
        button("exercise-act", words)
            .with("data-task", task)
            .with("data-testid", format!("task-{task}"))
    };
    let acts = vec![
        act(say("Say so and run"), "foretell"),
        act(say("Run without saying"), "without"),
    ];
    children.push(el("div", "exercise-acts", acts));
    children
}

/// What the reader said beside what came.
fn told(said: &str, [python, jit]: &[String; 2], reasons: &[String]) -> Vec<Markup> {
    let is_right = is_foretold(said, jit);
    let words = match is_right {
        true => say("As you said."),
        false => say("`jit` printed something else than you said."),
    };
    let mark = match is_right {
        true => vec![icon("passed")],
        false => Vec::new(),
    };
    let verdict = el(
        "p",
        "foretell-verdict",
        mark.into_iter().chain(sentence(words)).collect(),
    )
    .with("role", "status")
    .with("data-testid", testid::VERDICT)
    .with("data-right", if is_right { "true" } else { "false" });
    let mut children = vec![
        row(say("You said"), said, Some(is_right)),
        row("Python", python, None),
        row("jit", jit, None),
        verdict,
    ];
    children.extend(
        reasons
            .iter()
            .map(|it| el("p", "foretell-why", sentence(it))),
    );
    children
}

fn row(name: &str, text: &str, is_right: Option<bool>) -> Markup {
    let name = el("span", "foretell-name", vec![Markup::text(name)]);
    let text = match text.trim_end() {
        "" => say("(nothing)"),
        text => text,
    };
    let text = el("pre", "", vec![Markup::text(text)]);
    let row = el("div", "foretell-row", vec![name, text]);
    match is_right {
        Some(is_right) => row.with("data-right", if is_right { "true" } else { "false" }),
        None => row,
    }
}

/// In a page without scripts: what a cell put out, to be opened by a reader who has thought of it.
pub fn asked(asked: &Prediction, outputs: Markup) -> Markup {
    let summary = el("summary", "", sentence(question(asked)));
    el("details", "foretell", vec![summary, outputs])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn standing(said: Option<&str>, found: Option<[&str; 2]>) -> Foretelling {
        Foretelling {
            said: said.map(str::to_owned),
            ran: found.is_some(),
            found: found.map(|it| it.map(str::to_owned)),
            reasons: vec!["Since `n` froze.".to_owned()],
            ..Foretelling::default()
        }
    }

    #[test]
    fn first_it_asks_and_then_it_tells() {
        let writes = Prediction::default();
        let picks = Prediction {
            ask: "Which?".into(),
            choices: vec!["1".into(), "2\n3".into()],
        };
        let found = Some(["2\n", "1\n"]);
        for (asked, standing, pieces) in [
            (
                &writes,
                standing(None, None),
                &[
                    "What will <code>jit</code> print?",
                    "<textarea",
                    "Say so and run",
                ][..],
            ),
            (
                &picks,
                standing(None, None),
                &["Which?", "type=\"radio\"", "value=\"2\n3\""],
            ),
            (&picks, standing(Some("2\n3"), None), &["You say", "2\n3"]),
            (
                &writes,
                standing(Some(" 1"), found),
                &["As you said.", "data-right=\"true\""],
            ),
            (
                &writes,
                standing(Some("2"), found),
                &[
                    "something else than you said",
                    "data-right=\"false\"",
                    "Since <code>n</code> froze.",
                ],
            ),
        ] {
            let html = foretelling(asked, &standing).unwrap().to_html();
            for piece in pieces {
                assert!(html.contains(piece), "{piece}: {html}");
            }
        }
        assert_eq!(foretelling(&writes, &standing(None, found)), None);
    }
}
