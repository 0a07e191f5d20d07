//! What an exercise demands of what came of its exam, and what is said where that does not hold.

use crate::exam::{Examined, Trouble};
use crate::texts::{phrase, say, tell};
use crate::{Lane, Output, Stream, same_value};

/// What has to hold beside that nothing is raised.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Demands {
    /// Each lane prints this text.
    pub printed: Option<String>,
    /// Both lanes print the same.
    pub agree: bool,
    /// No call uses a value that has changed since it was frozen.
    pub fresh: bool,
    /// State goes from call to call as an argument.
    pub carries: bool,
}

/// Why an exercise is not passed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// In this lane something was raised.
    Raised(Lane, Trouble),
    /// In this lane a line is another than it has to be, or one of the two is not there.
    Line {
        /// Plain Python or `jit`.
        lane: Lane,
        /// The line, from 1.
        line: usize,
        /// What it has to be.
        wanted: Option<String>,
        /// What it is.
        found: Option<String>,
    },
    /// The lanes print different lines.
    Differ {
        /// The line, from 1.
        line: usize,
        /// What plain Python prints there.
        python: Option<String>,
        /// What `jit` prints there.
        jit: Option<String>,
    },
    /// Calls use values that have changed.
    Stale(Vec<String>),
    /// No argument is the result of an earlier call.
    NotCarried,
}

impl Demands {
    /// What is wrong with what came of an exam as plain Python and under `jit`; nothing if the exercise is passed.
    pub fn fault(&self, lanes: [&Examined; 2]) -> Option<Fault> {
        let named = || [Lane::Python, Lane::Jit].into_iter().zip(lanes);
        let raised = |(lane, it): (_, &Examined)| Some(Fault::Raised(lane, it.trouble.clone()?));
        let printed = |(lane, it): (_, &Examined)| {
            let (line, wanted, found) = difference(self.printed.as_deref()?, &it.printed)?;
            Some(Fault::Line {
                lane,
                line,
                wanted,
                found,
            })
        };
        let [python, jit] = lanes;
        let differ = || {
            let (line, python, jit) = difference(&python.printed, &jit.printed)?;
            Some(Fault::Differ { line, python, jit })
        };
        let stale = || (!jit.stale.is_empty()).then(|| Fault::Stale(jit.stale.clone()));
        named()
            .find_map(raised)
            .or_else(|| named().find_map(printed))
            .or_else(|| self.agree.then(differ)?)
            .or_else(|| self.fresh.then(stale)?)
            .or_else(|| (self.carries && !jit.carries).then_some(Fault::NotCarried))
    }
}

/// What outputs print: their text on standard output.
pub fn printed(outputs: &[Output]) -> String {
    let texts = outputs.iter().filter_map(|output| match output {
        Output::Text {
            stream: Stream::Stdout,
            text,
            ..
        } => Some(text.as_str()),
        _ => None,
    });
    texts.collect()
}

/// What outputs show as text: what they print, and the value of the last expression.
pub fn shown(outputs: &[Output]) -> String {
    let mut text = printed(outputs);
    for output in outputs {
        if let Output::Result { text: value, .. } = output {
            text.push_str(value);
        }
    }
    text
}

/// True if a reader said beforehand what was printed; how numbers are spaced and rounded does not count.
pub fn is_foretold(said: &str, printed: &str) -> bool {
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    same_value(&words(said), &words(printed))
}

/// The first line in which two texts differ, and what it is in each.
fn difference(left: &str, right: &str) -> Option<(usize, Option<String>, Option<String>)> {
    let [mut left, mut right] = [left, right].map(|it| it.trim_end().lines());
    let mut line = 0;
    loop {
        line += 1;
        let (one, other) = (left.next(), right.next());
        let same = match (one, other) {
            (None, None) => return None,
            (Some(one), Some(other)) => same_value(one.trim_end(), other.trim_end()),
            _ => false,
        };
        if !same {
            return Some((line, one.map(str::to_owned), other.map(str::to_owned)));
        }
    }
}

impl Fault {
    /// The sentence for people.
    pub fn sentence(&self) -> String {
        match self {
            Self::Raised(lane, trouble) => raised(*lane, trouble),
            Self::Line {
                lane,
                line,
                wanted,
                found,
            } => tell(
                by_lane(
                    *lane,
                    phrase("As plain Python line {line} is to be {wanted}, and is {found}."),
                    phrase("Under `jit` line {line} is to be {wanted}, and is {found}."),
                ),
                &[
                    ("line", line),
                    ("wanted", &quoted(wanted)),
                    ("found", &quoted(found)),
                ],
            ),
            Self::Differ { line, python, jit } => tell(
                "The lanes do not agree yet: in line {line} plain Python prints {python}, and `jit` {jit}.",
                &[
                    ("line", line),
                    ("python", &quoted(python)),
                    ("jit", &quoted(jit)),
                ],
            ),
            Self::Stale(names) => {
                let names: Vec<String> = names.iter().map(|it| format!("`{it}`")).collect();
                tell(
                    "`jit` goes on with what {names} held when it was traced, though that has changed.",
                    &[("names", &names.join(", "))],
                )
            }
            Self::NotCarried => say(
                "No argument of a jitted function is the result of an earlier call: pass the state in, and take the new one out.",
            )
            .to_owned(),
        }
    }
}

/// One of two texts.
fn by_lane(lane: Lane, python: &'static str, jit: &'static str) -> &'static str {
    match lane {
        Lane::Python => python,
        Lane::Jit | Lane::Stateless | Lane::Jax => jit,
    }
}

fn quoted(text: &Option<String>) -> String {
    match text {
        Some(text) => format!("`{text}`"),
        None => say("nothing").to_owned(),
    }
}

fn raised(lane: Lane, trouble: &Trouble) -> String {
    let message = trouble.message.trim_end_matches('.');
    let text = match (trouble.in_cell, trouble.class.as_str(), message) {
        (true, ..) => by_lane(
            lane,
            phrase("As plain Python it raises {error}."),
            phrase("Under `jit` it raises {error}."),
        ),
        (false, "AssertionError", "") => by_lane(
            lane,
            phrase("As plain Python a check does not hold."),
            phrase("Under `jit` a check does not hold."),
        ),
        (false, "AssertionError", _) => by_lane(
            lane,
            phrase("As plain Python: {message}."),
            phrase("Under `jit`: {message}."),
        ),
        _ => by_lane(
            lane,
            phrase("As plain Python the checks end with {error}."),
            phrase("Under `jit` the checks end with {error}."),
        ),
    };
    tell(text, &[("error", &trouble.text()), ("message", &message)])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lane(printed: &str) -> Examined {
        Examined {
            printed: printed.to_owned(),
            ..Examined::default()
        }
    }

    fn raised(in_cell: bool, class: &str, message: &str) -> Examined {
        Examined {
            trouble: Some(Trouble {
                in_cell,
                class: class.to_owned(),
                message: message.to_owned(),
            }),
            ..Examined::default()
        }
    }

    #[test]
    fn what_is_demanded_is_looked_for_in_order() {
        let all = Demands {
            printed: Some("1\n2\n".to_owned()),
            agree: true,
            fresh: true,
            carries: true,
        };
        let carried = Examined {
            carries: true,
            ..lane("1\n2\n")
        };
        let stale = Examined {
            stale: vec!["n".to_owned(), "cfg[\"a\"]".to_owned()],
            ..carried.clone()
        };
        let agree = Demands {
            agree: true,
            ..Demands::default()
        };
        let none = Demands::default();
        for (demands, python, jit, sentence) in [
            (&none, lane("1"), lane("2"), ""),
            (&all, lane("1\n2"), carried, ""),
            (&agree, lane("0.30000001\n"), lane("0.3\n"), ""),
            (
                &agree,
                lane("1\n3\n"),
                lane("1\n"),
                "The lanes do not agree yet: in line 2 plain Python prints `3`, and `jit` nothing.",
            ),
            (
                &all,
                lane("1\n3\n"),
                lane("1\n3\n"),
                "As plain Python line 2 is to be `2`, and is `3`.",
            ),
            (
                &all,
                lane("1\n2\n"),
                stale,
                "`jit` goes on with what `n`, `cfg[\"a\"]` held when it was traced, though that has changed.",
            ),
            (
                &all,
                lane("1\n2\n"),
                lane("1\n2\n"),
                "No argument of a jitted function is the result of an earlier call: pass the state in, and take the new one out.",
            ),
            (
                &none,
                lane(""),
                raised(true, "NameError", "name 'x' is not defined"),
                "Under `jit` it raises NameError: name 'x' is not defined.",
            ),
            (
                &none,
                raised(false, "AssertionError", "the total is 6"),
                lane(""),
                "As plain Python: the total is 6.",
            ),
            (
                &none,
                lane(""),
                raised(false, "AssertionError", ""),
                "Under `jit` a check does not hold.",
            ),
            (
                &none,
                lane(""),
                raised(false, "IndexError", "list index out of range"),
                "Under `jit` the checks end with IndexError: list index out of range.",
            ),
        ] {
            let fault = demands.fault([&python, &jit]);
            let said = fault.map_or_else(String::new, |it| it.sentence());
            assert_eq!(said, sentence);
        }
    }
}
