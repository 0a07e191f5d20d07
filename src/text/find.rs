//! Finding and replacing words in texts.

use super::case::is_alike;
use std::ops::Range;

/// What is looked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// The words; nothing is found for empty ones.
    pub words: String,
    /// True if capital letters count.
    pub exact: bool,
}

impl Wanted {
    /// Where it stands in a text, in bytes; occurrences do not overlap.
    pub fn find(&self, text: &str) -> Vec<Range<usize>> {
        let mut found = Vec::new();
        let mut from = 0;
        while let Some(range) = self.next(text, from) {
            from = range.end;
            found.push(range);
        }
        found
    }

    fn next(&self, text: &str, from: usize) -> Option<Range<usize>> {
        if self.words.is_empty() {
            return None;
        }
        let starts = text.char_indices().map(|(at, _)| at);
        let mut starts = starts.skip_while(|at| *at < from);
        starts.find_map(|at| Some(at..at + self.length_at(text.get(at..)?)?))
    }

    /// How many bytes of the beginning of a text are what is wanted.
    fn length_at(&self, text: &str) -> Option<usize> {
        if self.exact {
            return text.starts_with(&self.words).then_some(self.words.len());
        }
        let mut rest = text.char_indices();
        for wanted in self.words.chars() {
            let (_, found) = rest.next()?;
            if !is_alike(found, wanted) {
                return None;
            }
        }
        Some(rest.next().map_or(text.len(), |(at, _)| at))
    }

    /// The text with other words in its place, and how often that was.
    pub fn replace(&self, text: &str, by: &str) -> (String, usize) {
        let found = self.find(text);
        let mut new = String::new();
        let mut done = 0;
        for range in &found {
            new.push_str(&text[done..range.start]);
            new.push_str(by);
            done = range.end;
        }
        new.push_str(&text[done..]);
        (new, found.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_and_replaced() {
        for (words, exact, text, expected, times) in [
            ("x", false, "x = X + xx", "[y] = [y] + [y][y]", 4),
            ("x", true, "x = X + xx", "[y] = X + [y][y]", 3),
            ("aa", true, "aaaaa", "[y][y]a", 2),
            ("É", false, "été", "[y]t[y]", 2),
            ("\n", true, "a\nb", "a[y]b", 1),
            ("none", false, "", "", 0),
            ("", false, "text", "text", 0),
            ("longer than it", false, "longer", "longer", 0),
        ] {
            let wanted = Wanted {
                words: words.to_owned(),
                exact,
            };
            assert_eq!(
                wanted.replace(text, "[y]"),
                (expected.to_owned(), times),
                "{words}"
            );
        }
    }
}
