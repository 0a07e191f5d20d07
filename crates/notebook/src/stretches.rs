//! The JSON of a large file, read stretch by stretch.

use freezeframe_base::Json;
use std::ops::Range;

/// An object that is read stretch by stretch: that of a notebook, which is large because of the items of its lists. Each
/// item is found by its end and then read as any JSON; what cannot be read so is read at once, so that nothing depends on
/// the difference.
#[derive(Debug)]
pub struct Stretches {
    text: String,
    at: usize,
    entries: Vec<(String, Json)>,
    /// The entry whose list is being read, and its items so far.
    list: Option<(String, Vec<Json>)>,
    has_begun: bool,
}

/// What came of a step.
enum Step {
    More,
    Done,
}

impl Stretches {
    /// None of a text is read yet.
    pub fn new(text: String) -> Self {
        Self {
            text,
            at: 0,
            entries: Vec::new(),
            list: None,
            has_begun: false,
        }
    }

    /// The text, and how many bytes of it were read.
    pub fn place(&self) -> (&str, usize) {
        (&self.text, self.at)
    }

    /// The text.
    pub fn into_text(self) -> String {
        self.text
    }

    /// Reads on for about so many bytes, up to the end of an item; the value once all was read.
    ///
    /// # Errors
    /// As of [`Json::parse_or_place`].
    pub fn step(&mut self, bytes: usize) -> Result<Option<Json>, usize> {
        let until = self.at.saturating_add(bytes);
        while self.at < until {
            match self.part() {
                Some(Step::More) => {}
                Some(Step::Done) => {
                    let entries = std::mem::take(&mut self.entries);
                    return Ok(Some(Json::Object(entries)));
                }
                None => return Json::parse_or_place(&self.text).map(Some),
            }
        }
        Ok(None)
    }

    /// Reads the next item of the list that is being read, or the next entry of the whole.
    fn part(&mut self) -> Option<Step> {
        if !self.has_begun {
            self.take(b'{')?;
            self.has_begun = true;
            return Some(Step::More);
        }
        if let Some((key, mut items)) = self.list.take() {
            if self.take(b']').is_some() {
                self.entries.push((key, Json::Array(items)));
                return Some(Step::More);
            }
            if !items.is_empty() {
                self.take(b',')?;
            }
            items.push(self.value()?);
            self.list = Some((key, items));
            return Some(Step::More);
        }
        if self.take(b'}').is_some() {
            return self.peek().is_none().then_some(Step::Done);
        }
        if !self.entries.is_empty() {
            self.take(b',')?;
        }
        let Json::String(key) = self.value()? else {
            return None;
        };
        self.take(b':')?;
        if self.take(b'[').is_some() {
            self.list = Some((key, Vec::new()));
        } else {
            let value = self.value()?;
            self.entries.push((key, value));
        }
        Some(Step::More)
    }

    /// The next byte that is no white space.
    fn peek(&mut self) -> Option<u8> {
        let rest = self.text.as_bytes().get(self.at..)?;
        let blank = rest.iter().take_while(|it| it.is_ascii_whitespace());
        self.at += blank.count();
        self.text.as_bytes().get(self.at).copied()
    }

    fn take(&mut self, wanted: u8) -> Option<()> {
        (self.peek()? == wanted).then(|| self.at += 1)
    }

    fn value(&mut self) -> Option<Json> {
        self.peek()?;
        let range = value_at(self.text.as_bytes(), self.at)?;
        let value = Json::parse(self.text.get(range.clone())?).ok()?;
        self.at = range.end;
        Some(value)
    }
}

/// Where the value ends that begins here, if it is one.
fn value_at(text: &[u8], start: usize) -> Option<Range<usize>> {
    let mut at = start;
    let mut depth = 0_usize;
    loop {
        match text.get(at)? {
            b'"' => at = end_of_string(text, at + 1)?,
            b'{' | b'[' => depth += 1,
            b'}' | b']' if depth > 0 => depth -= 1,
            // A word that ends where the list or object does that it is in.
            b'}' | b']' | b',' if depth == 0 => return (at > start).then_some(start..at),
            _ => {}
        }
        let begins = matches!(text.get(start)?, b'"' | b'{' | b'[');
        at += 1;
        if depth == 0 && begins {
            return Some(start..at);
        }
    }
}

/// Where the string ends whose text begins here: at the quote.
fn end_of_string(text: &[u8], start: usize) -> Option<usize> {
    let mut at = start;
    loop {
        let rest = text.get(at..)?;
        at += rest.iter().position(|it| matches!(it, b'"' | b'\\'))?;
        if text.get(at) == Some(&b'"') {
            return Some(at);
        }
        at += 2;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stretches_say_what_the_whole_says() {
        let texts = [
            r#" {"a": [1, [2, 3], {"b": []}], "c": "d", "e": [], "f": {"g": [1]}, "h": true } "#,
            r#"{"a": ["]", "\"", "\\", "é}", {"b]": "{"}], "n": -1.5e3,"m":null}"#,
            "{}",
            "[1, 2]",
            "3",
            "",
            "{",
            r#"{"a"}"#,
            r#"{"a": [1 2]}"#,
            r#"{"a": [1,]}"#,
            r#"{"a": [,1]}"#,
            r#"{"a": [1], }"#,
            r#"{"a": [1}"#,
            r#"{"a": [1], "b": nul}"#,
            r#"{"a": [1], "b": }"#,
            r#"{"a": ["b}"#,
            r#"{1: 2}"#,
            "{} {}",
        ];
        for text in texts {
            for bytes in [1, 7, 1000] {
                let mut stretches = Stretches::new(text.to_owned());
                let mut steps = 0;
                let read = loop {
                    steps += 1;
                    match stretches.step(bytes) {
                        Ok(None) => assert!(steps < 200, "{text}"),
                        Ok(Some(json)) => break Ok(json),
                        Err(at) => break Err(at),
                    }
                };
                assert_eq!(read, Json::parse_or_place(text), "{text}");
            }
        }
    }
}
