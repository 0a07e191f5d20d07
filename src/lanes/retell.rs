//! Why lanes differ, as it was recorded, in another language.
//!
//! A file says it in English, whichever language its writer reads: a sentence of [`wording`](freezeframe_base::wording) is read by the
//! texts that it was made of, and told by the same texts of the other language. What is no such sentence stays as it is.

use freezeframe_base::texts::{language, phrase, say};

/// A recorded sentence in the reader's language.
pub fn from_english(sentence: &str) -> String {
    between(sentence, |text| text, say)
}

/// What is recorded of a sentence in the reader's language.
pub fn to_english(sentence: &str) -> String {
    between(sentence, say, |text| text)
}

type Told = fn(&'static str) -> &'static str;

fn between(sentence: &str, from: Told, to: Told) -> String {
    if language() == "en" {
        return sentence.to_owned();
    }
    let told = Retelling {
        from,
        to,
        in_place: false,
    };
    let told = told.part("", sentence);
    told.unwrap_or_else(|| sentence.to_owned())
}

/// The texts of a whole sentence. Those come first that take in others.
const WHOLE: &[&str] = &[
    phrase("plain Python printed this at each call; `jit` printed it once, while tracing"),
    phrase("{both}, which follows from the call of `{function}` in {place}: it used an old value"),
    phrase(
        "{both}, which follows from {place}: `{name}` was changed once, while `{function}` was traced",
    ),
    phrase("{both}, since it had ended with `{class}`"),
    phrase(
        "{both}: while it traces, a tracer stands for the value, which exists only when the compiled function runs",
    ),
    phrase("{both}; nothing that froze explains it"),
    phrase("{both}: {why}"),
    "{both}",
];

/// What both lanes did.
const BOTH: &[&str] = &[
    phrase("plain Python printed this, and `jit` did not"),
    phrase("`jit` printed this, and plain Python did not"),
    phrase("the lanes differ"),
    phrase("plain Python and `jit` both raised `{class}`, with other messages"),
    phrase("plain Python raised `{python}`; `jit` raised `{jit}`"),
    phrase("plain Python raised `{class}` here, and `jit` did not"),
    phrase("`jit` raised `{class}` here, and plain Python did not"),
    phrase("plain Python and `jit` did not put out the same, though both say: {text}"),
    phrase("plain Python returned {python}; `jit` replays {jit}"),
    phrase("plain Python printed {python}; `jit` printed {jit}"),
];

/// Why.
const WHY: &[&str] = &[
    phrase("`{function}` was traced when `{name}` held other values{line}"),
    phrase("`{function}` was traced when `{name}` was another object{line}"),
    phrase("`{function}` was traced when `{name}` was {then}{line}"),
    phrase("`{function}` uses again what it got while it was traced"),
    phrase(
        "it was printed while tracing, when a tracer stands for the value; `jax.debug.print` prints values",
    ),
    phrase("under `jit` a result is an array, with a dtype of its own"),
    phrase("under `jit` a result is an array, and its dtype decides how a number is written"),
    phrase("under `jit` a whole number has 32 bits, and begins anew where they end"),
    phrase("under `jit` a result is an array, whose dtype rounds otherwise than Python's floats"),
];

/// Where.
const PLACE: &[&str] = &[
    phrase("cell {cell}, line {line}"),
    phrase("line {line}"),
    phrase("cell {number}"),
    phrase("{file}, line {line}"),
];

#[derive(Clone, Copy)]
struct Retelling {
    from: Told,
    to: Told,
    /// It is a place that is told, in which a line is a number.
    in_place: bool,
}

impl Retelling {
    /// What stands in the braces of a name; nothing if it cannot stand there.
    fn part(&self, name: &str, text: &str) -> Option<String> {
        let is_number = !text.is_empty() && text.bytes().all(|it| it.is_ascii_digit());
        // Else more than a place stands there.
        let is_place = !text.contains(['(', '`']);
        match name {
            "" => self.one_of(WHOLE, text),
            "both" => self.one_of(BOTH, text),
            "why" => self.one_of(WHY, text),
            "cell" | "number" => is_number.then(|| text.to_owned()),
            "line" if self.in_place => is_number.then(|| text.to_owned()),
            "line" => self.one_of(&["", " ({place})"], text),
            "file" => is_place.then(|| text.to_owned()),
            "place" => {
                let place = Self {
                    in_place: true,
                    ..*self
                };
                let known = place.one_of(PLACE, text);
                known.or_else(|| is_place.then(|| text.to_owned()))
            }
            "python" | "jit" => {
                let nothing = self.one_of(&[phrase("nothing")], text);
                Some(nothing.unwrap_or_else(|| text.to_owned()))
            }
            _ => Some(text.to_owned()),
        }
    }

    fn one_of(&self, templates: &[&'static str], text: &str) -> Option<String> {
        let told = |template: &&'static str| {
            let mut filled = Vec::new();
            let fits = self.fit((self.from)(template), text, &mut filled);
            fits.then(|| fill((self.to)(template), &filled))
        };
        templates.iter().find_map(told)
    }

    /// Whether a text is one of these templates; what stands in its braces is added to `filled`.
    fn fit<'t>(&self, template: &'t str, text: &str, filled: &mut Vec<(&'t str, String)>) -> bool {
        let Some((before, rest)) = template.split_once('{') else {
            return template == text;
        };
        let Some((name, rest)) = rest.split_once('}') else {
            return false;
        };
        let Some(text) = text.strip_prefix(before) else {
            return false;
        };
        let next = rest.split('{').next().unwrap_or(rest);
        let ends: Vec<usize> = match rest.is_empty() {
            true => vec![text.len()],
            false => text.match_indices(next).map(|(at, _)| at).collect(),
        };
        ends.into_iter().any(|end| {
            let (value, behind) = text.split_at(end);
            let Some(value) = self.part(name, value) else {
                return false;
            };
            filled.push((name, value));
            let fits = self.fit(rest, behind, filled);
            if !fits {
                filled.pop();
            }
            fits
        })
    }
}

/// A template with this in its braces.
fn fill(template: &str, filled: &[(&str, String)]) -> String {
    let mut pieces = template.split('{');
    let mut told = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (name, rest) = piece.split_once('}').unwrap_or((piece, ""));
        let value = filled.iter().find(|(known, _)| *known == name);
        told += value.map_or("", |(_, value)| value);
        told += rest;
    }
    told
}

#[cfg(test)]
mod tests {
    use super::*;
    use freezeframe_base::texts::{speak, tell};
    use freezeframe_base::wording::{self, Cause};
    use freezeframe_base::{Change, Contrast, StaleCall, Still, Telling, TextLine, TraceId};

    #[test]
    fn what_is_recorded_is_told_in_the_readers_language() {
        let rows = [
            ("{both}: {why}", "{both}, weil {why}"),
            (
                "{both}; nothing that froze explains it",
                "{both}; nichts erklärt es",
            ),
            (
                "{both}, which follows from the call of `{function}` in {place}: it used an old value",
                "{both}: Der Aufruf von `{function}` in {place} ist alt",
            ),
            (
                "plain Python printed {python}; `jit` printed {jit}",
                "Python gab {python} aus; `jit` gab {jit} aus",
            ),
            (
                "plain Python printed this, and `jit` did not",
                "nur Python gab das aus",
            ),
            (
                "`{function}` was traced when `{name}` was {then}{line}",
                "`{name}` {then} war{line}, als `{function}` entstand",
            ),
            ("cell {cell}, line {line}", "Zelle {cell}, Zeile {line}"),
            ("line {line}", "Zeile {line}"),
            ("{file}, line {line}", "{file}, Zeile {line}"),
            ("nothing", "nichts"),
        ];
        let cases = [
            (
                "plain Python printed this, and `jit` did not",
                "nur Python gab das aus",
            ),
            (
                "plain Python printed {'a': 1}; `jit` printed 3: 4: `f` was traced when `self.n` was g (2) (cell 12, line 8)",
                "Python gab {'a': 1} aus; `jit` gab 3: 4 aus, weil `self.n` g (2) war (Zelle 12, Zeile 8), als `f` entstand",
            ),
            (
                "plain Python printed 1; `jit` printed nothing: `f` was traced when `n` was 2",
                "Python gab 1 aus; `jit` gab nichts aus, weil `n` 2 war, als `f` entstand",
            ),
            (
                "plain Python printed 1, {n}; `jit` printed 2, which follows from the call of `play` in line 14: it used an old value",
                "Python gab 1, {n} aus; `jit` gab 2 aus: Der Aufruf von `play` in Zeile 14 ist alt",
            ),
            (
                "plain Python printed a; `jit` printed b; nothing that froze explains it",
                "Python gab a aus; `jit` gab b aus; nichts erklärt es",
            ),
            (
                "plain Python printed a; `jit` printed b, which follows from the call of `f` in m.py, line 2: it used an old value",
                "Python gab a aus; `jit` gab b aus: Der Aufruf von `f` in m.py, Zeile 2 ist alt",
            ),
            ("someone's own sentence: 1", "someone's own sentence: 1"),
        ];
        for (english, _) in cases {
            assert_eq!(from_english(english), english);
            assert_eq!(to_english(english), english);
        }
        let rows = rows.map(|(name, text)| (name.to_owned(), text.to_owned()));
        speak("de", "de", rows.to_vec());
        for (english, german) in cases {
            assert_eq!(from_english(english), german);
            assert_eq!(to_english(german), english);
            // What is in no language that is known here stays.
            assert_eq!(from_english(german), german);
        }
    }

    fn call(change: Option<(&str, &str, bool)>) -> StaleCall {
        let change = change.map(|(then, now, is_contents)| Change {
            name: "self.n".into(),
            line: Some(TextLine {
                filename: "Cell In[2]".into(),
                line: 3,
            }),
            then: then.into(),
            now: now.into(),
            is_contents,
            still: Still::Branch,
        });
        StaleCall {
            trace: TraceId(0),
            function: "f".into(),
            span: None,
            stale: Vec::new(),
            changes: change.into_iter().collect(),
        }
    }

    /// Each sentence that `wording` makes of a difference.
    fn sentences() -> Vec<String> {
        let calls = [
            None,
            Some(("0", "1", false)),
            Some(("a list", "a list", true)),
            Some(("an object", "an object", false)),
        ];
        let calls = calls.map(call);
        let place = tell("cell {cell}, line {line}", &[("cell", &1), ("line", &2)]);
        let mut causes = vec![
            Cause::Once,
            Cause::Follows(&calls[1], &place),
            Cause::Unwritten("n", "f", &place),
            Cause::Ended("TypeError"),
            Cause::Refused,
            Cause::Recorded,
            Cause::Unknown,
        ];
        let tellings = [
            Telling::Tracer,
            Telling::Class,
            Telling::Number,
            Telling::Wraps,
            Telling::Rounding,
        ];
        causes.extend(tellings.map(Cause::Tells));
        for call in &calls {
            causes.extend([true, false].map(|returned| Cause::Replays { call, returned }));
        }
        let texts = [
            (Some("1"), Some("2")),
            (Some("1"), Some("")),
            (Some("1"), None),
            (None, Some("2")),
            (None, None),
        ];
        let classes = [
            [Some("A"), Some("A")],
            [Some("A"), Some("B")],
            [Some("A"), None],
            [None, Some("B")],
        ];
        let told = causes.iter().flat_map(|cause| {
            let differ = texts.iter().map(|(python, jit)| {
                let [python, jit] = [python, jit].map(|it| it.map(str::to_owned));
                wording::differs(&Contrast { python, jit }, *cause)
            });
            let raised = classes.iter().map(|it| wording::raised(*it, *cause));
            differ.chain(raised).collect::<Vec<_>>()
        });
        told.collect()
    }

    #[test]
    fn each_sentence_of_a_difference_is_known() {
        let english = sentences();
        let own = ["nothing", "cell {cell}, line {line}"];
        let texts = [WHOLE, BOTH, WHY, &own].concat();
        let rows = texts.iter().filter(|it| **it != "{both}");
        let rows = rows.map(|text| ((*text).to_owned(), format!("<{text}>")));
        speak("xx", "xx", rows.collect());
        let other = sentences();
        for (english, other) in english.iter().zip(&other) {
            assert!(other.starts_with('<'), "{other}");
            assert_eq!(from_english(english), *other);
            assert_eq!(to_english(other), *english);
        }
    }
}
