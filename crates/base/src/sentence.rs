//! Sentences that one program makes and another says: the engine writes them, the page tells them in its reader's language.

use crate::texts::{self, say};
use serde::{Deserialize, Serialize};
use std::fmt::{self, Display};

/// A text and what is filled in, for who speaks the reader's language. Where it is displayed it is said in the language of
/// that thread, which in an engine is English.
///
/// In the protocol it is one string, whose pieces are parted by [`PART`]: reading it costs a page next to nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Pieces", into = "Pieces")]
pub struct Sentence {
    /// The text in English, its name in the tables of other languages.
    pub text: String,
    /// It stays as it is in each language: code, a name, what a program says.
    pub is_verbatim: bool,
    /// What is filled in, in the order in which the English text first names it; several are told as a list.
    pub filled: Vec<Vec<Sentence>>,
}

impl Sentence {
    /// A text of the tables; what it has in braces is filled in by [`Sentence::with`].
    pub fn of(english: &'static str) -> Self {
        Self {
            text: english.to_owned(),
            is_verbatim: false,
            filled: vec![Vec::new(); texts::holes(english).len()],
        }
    }

    /// What stands in the braces of this name, if the text has such.
    #[must_use]
    pub fn with(self, hole: &str, value: impl Into<Self>) -> Self {
        self.with_all(hole, [value])
    }

    /// Several such, told as a list.
    #[must_use]
    pub fn with_all<T: Into<Self>>(
        mut self,
        hole: &str,
        values: impl IntoIterator<Item = T>,
    ) -> Self {
        let at = texts::holes(&self.text).iter().position(|it| *it == hole);
        if let Some(place) = at.and_then(|at| self.filled.get_mut(at)) {
            *place = values.into_iter().map(Into::into).collect();
        }
        self
    }
}

/// A text that stays as it is.
impl From<&str> for Sentence {
    fn from(text: &str) -> Self {
        Self {
            text: text.replace(PART, " "),
            is_verbatim: true,
            filled: Vec::new(),
        }
    }
}

/// A text that stays as it is.
impl From<&String> for Sentence {
    fn from(text: &String) -> Self {
        text.as_str().into()
    }
}

/// A text that stays as it is.
impl From<String> for Sentence {
    fn from(text: String) -> Self {
        text.as_str().into()
    }
}

/// A sentence in the protocol.
#[derive(Serialize, Deserialize)]
#[serde(transparent)]
struct Pieces(String);

/// What is between the pieces.
const PART: char = '\u{1f}';
/// How a piece begins that is a text of the tables, and one that stays as it is.
const KNOWN: char = '{';
const VERBATIM: char = '=';
/// The piece that ends what one hole is filled with.
const FILLED: &str = "}";

impl From<Sentence> for Pieces {
    fn from(sentence: Sentence) -> Self {
        let mut pieces = String::new();
        sentence.write(&mut pieces);
        Self(pieces)
    }
}

impl From<Pieces> for Sentence {
    fn from(Pieces(pieces): Pieces) -> Self {
        Self::read(&mut pieces.split(PART)).unwrap_or_default()
    }
}

impl Sentence {
    fn write(&self, pieces: &mut String) {
        if !pieces.is_empty() {
            pieces.push(PART);
        }
        pieces.push(if self.is_verbatim { VERBATIM } else { KNOWN });
        *pieces += &self.text;
        for values in &self.filled {
            values.iter().for_each(|it| it.write(pieces));
            pieces.push(PART);
            *pieces += FILLED;
        }
    }

    #[inline(never)]
    fn read(pieces: &mut std::str::Split<'_, char>) -> Option<Self> {
        let piece = pieces.next()?;
        if let Some(text) = piece.strip_prefix(VERBATIM) {
            return Some(text.into());
        }
        let text = piece.strip_prefix(KNOWN)?.to_owned();
        let mut filled = Vec::new();
        for _ in texts::holes(&text) {
            let mut values = Vec::new();
            // `read` of the piece that ends a hole is none, and has taken it.
            while let Some(value) = Self::read(pieces) {
                values.push(value);
            }
            filled.push(values);
        }
        Some(Self {
            text,
            is_verbatim: false,
            filled,
        })
    }
}

impl Display for Sentence {
    #[inline(never)]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_verbatim {
            return f.write_str(&self.text);
        }
        let told = self.filled.iter().map(|all| {
            debug_assert!(!all.is_empty(), "`{}` is filled in", self.text);
            let all: Vec<String> = all.iter().map(Self::to_string).collect();
            all.join(say(" and "))
        });
        let told: Vec<String> = told.collect();
        let names = texts::holes(&self.text).into_iter().zip(&told);
        let filled: Vec<(&str, &dyn Display)> = names
            .map(|(name, value)| (name, value as &dyn Display))
            .collect();
        f.write_str(&texts::tell_known(&self.text, &filled))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire;

    #[test]
    fn a_sentence_is_said_where_it_is_read() {
        let made = Sentence::of("{name} is in {place}, with {others}; {name} stays")
            .with_all("others", ["`a`", "`b`"])
            .with("place", Sentence::of("a loop"))
            .with("name", "`{place}`");
        let text = wire::to_text(&made).expect("a text");
        let read: Sentence = wire::from_text(&text).expect("the same");
        assert_eq!(read, made);
        let english = "`{place}` is in a loop, with `a` and `b`; `{place}` stays";
        assert_eq!(read.to_string(), english);
        let rows = [
            (
                "{name} is in {place}, with {others}; {name} stays",
                "{others} und {name}: {place}",
            ),
            ("a loop", "eine Schleife"),
            (" and ", " und "),
            ("`a`", "never said"),
        ];
        let rows = rows.map(|(name, text)| (name.to_owned(), text.to_owned()));
        texts::speak("de", "de", rows.to_vec());
        assert_eq!(read.to_string(), "`a` und `b` und `{place}`: eine Schleife");
        assert_eq!(Sentence::of("no row").to_string(), "no row");
        for text in ["\"\"", "\"}\"", "\"{a {b}\"", "\"=}\""] {
            assert!(wire::from_text::<Sentence>(text).is_ok(), "{text}");
        }
    }
}
