//! The texts that people read, in the language that they chose.
//!
//! A text is written in English where it is used, which is its name in the tables of the other languages (`www/texts`, a
//! row a text). Until a language was chosen, and where a table lacks a row, it is English: nothing waits for a table.
//! What stands in braces is filled in, and a text with a number has a form for one and a form for others, parted by `|`.
//!
//! A thread, which is a page or a command, speaks one language; no meaning depends on which.

use std::cell::Cell;
use std::fmt::{Display, Write};

/// A language and its table.
struct Language {
    code: String,
    locale: String,
    rows: Vec<(String, String)>,
}

static ENGLISH: Language = Language {
    code: String::new(),
    locale: String::new(),
    rows: Vec::new(),
};

thread_local! {
    static CHOSEN: Cell<&'static Language> = const { Cell::new(&ENGLISH) };
}

/// Has texts be in another language from now on: its code, the code by which dates are written, and its rows, each a text in
/// English and in that language. A table stays for good, since texts may be shown for as long.
pub fn speak(code: &str, locale: &str, rows: Vec<(String, String)>) {
    let language = Language {
        code: code.to_owned(),
        locale: locale.to_owned(),
        rows,
    };
    CHOSEN.set(Box::leak(Box::new(language)));
}

/// The code of the language.
pub fn language() -> &'static str {
    match CHOSEN.get().code.as_str() {
        "" => "en",
        code => code,
    }
}

/// The code by which dates are written; the browser's own until a language was chosen.
pub fn locale() -> &'static str {
    match CHOSEN.get().locale.as_str() {
        "" => "default",
        code => code,
    }
}

/// A text that is given to [`say`], [`tell`] or [`count`] elsewhere.
pub const fn phrase(english: &'static str) -> &'static str {
    english
}

/// A text in the language that was chosen.
pub fn say(english: &'static str) -> &'static str {
    row(english).unwrap_or(english)
}

/// The text that a table has for one in English.
fn row(english: &str) -> Option<&'static str> {
    let mut rows = CHOSEN.get().rows.iter();
    let row = rows.find(|(name, _)| name == english);
    row.map(|(_, text)| text.as_str())
}

/// A text with what stands in braces filled in.
pub fn tell(english: &'static str, filled: &[(&str, &dyn Display)]) -> String {
    fill(say(english), filled)
}

/// The same of a text that another program has named.
pub(crate) fn tell_known(english: &str, filled: &[(&str, &dyn Display)]) -> String {
    fill(row(english).unwrap_or(english), filled)
}

/// The names in braces, once each, in the order in which a text first has them.
pub(crate) fn holes(text: &str) -> Vec<&str> {
    let mut names = Vec::new();
    for piece in text.split('{').skip(1) {
        if let Some((name, _)) = piece.split_once('}')
            && !names.contains(&name)
        {
            names.push(name);
        }
    }
    names
}

/// A text in its form for so many; `{n}` in it is the number.
pub fn count(english: &'static str, n: usize) -> String {
    let text = say(english);
    let (one, many) = text.split_once('|').unwrap_or((text, text));
    fill(if n == 1 { one } else { many }, &[("n", &n)])
}

fn fill(text: &str, filled: &[(&str, &dyn Display)]) -> String {
    let mut pieces = text.split('{');
    let mut told = pieces.next().unwrap_or("").to_owned();
    for piece in pieces {
        let (name, rest) = piece.split_once('}').unwrap_or((piece, ""));
        let value = filled.iter().find(|(known, _)| *known == name);
        debug_assert!(value.is_some(), "`{text}` names `{name}`");
        if let Some((_, value)) = value {
            // Writing to a string does not fail.
            let _ = write!(told, "{value}");
        }
        told += rest;
    }
    told
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_english_until_there_is_a_row() {
        assert_eq!((language(), locale()), ("en", "default"));
        assert_eq!((say("Close"), say("Open")), ("Close", "Open"));
        let rows = [
            ("Close", "Schließen"),
            ("1 cell|{n} cells", "1 Zelle|{n} Zellen"),
        ];
        let rows = rows.map(|(name, text)| (name.to_owned(), text.to_owned()));
        speak("de", "de-AT", rows.to_vec());
        assert_eq!((language(), locale()), ("de", "de-AT"));
        assert_eq!((say("Close"), say("Open")), ("Schließen", "Open"));
        assert_eq!(count("1 cell|{n} cells", 1), "1 Zelle");
        assert_eq!(count("1 cell|{n} cells", 0), "0 Zellen");
    }

    #[test]
    fn what_is_filled_in_is_not_filled_in_again() {
        let told = tell("{a} and {b}, {a}", &[("a", &"{b}"), ("b", &2)]);
        assert_eq!(told, "{b} and 2, {b}");
    }
}
