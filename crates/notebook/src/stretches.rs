//! The JSON of a large file, read stretch by stretch.

use freezeframe_base::Json;
use std::ops::Range;

/// JSON that is read stretch by stretch. What is longer than a stretch is entered, and read item by item; what is shorter
/// is found by its end and then read as any JSON. What cannot be read so is read at once, so that nothing depends on the
/// difference.
#[derive(Debug)]
pub struct Stretches {
    text: String,
    at: usize,
    /// The lists and objects that were entered, outermost first.
    entered: Vec<Entered>,
    /// The value of the whole, once it was read.
    whole: Option<Json>,
}

/// A list or an object, as far as it was read.
#[derive(Debug)]
enum Entered {
    List(Vec<Json>),
    /// With the name of the entry that is being read.
    Object(Vec<(String, Json)>, String),
}

/// So deep lists and objects are entered.
const DEEPEST: usize = 8;

/// What came of a step.
enum Step {
    More,
    Done(Json),
}

impl Stretches {
    /// None of a text is read yet.
    pub fn new(text: String) -> Self {
        Self {
            text,
            at: 0,
            entered: Vec::new(),
            whole: None,
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
            match self.part(bytes) {
                Some(Step::More) => {}
                Some(Step::Done(json)) => return Ok(Some(json)),
                None => return Json::parse_or_place(&self.text).map(Some),
            }
        }
        Ok(None)
    }

    /// Reads the next item of what was entered last, or its end.
    fn part(&mut self, longest: usize) -> Option<Step> {
        if let Some(json) = self.whole.take() {
            return self.peek().is_none().then_some(Step::Done(json));
        }
        match self.entered.pop() {
            None => self.read(longest)?,
            Some(Entered::List(items)) => {
                if self.take(b']').is_some() {
                    self.put(Json::Array(items));
                } else {
                    self.take_comma(!items.is_empty())?;
                    self.entered.push(Entered::List(items));
                    self.read(longest)?;
                }
            }
            Some(Entered::Object(entries, _)) => {
                if self.take(b'}').is_some() {
                    self.put(Json::Object(entries));
                } else {
                    self.take_comma(!entries.is_empty())?;
                    let Json::String(key) = self.value(usize::MAX)? else {
                        return None;
                    };
                    self.take(b':')?;
                    self.entered.push(Entered::Object(entries, key));
                    self.read(longest)?;
                }
            }
        }
        Some(Step::More)
    }

    /// Reads the value that begins here, or enters it where it is longer than that.
    fn read(&mut self, longest: usize) -> Option<()> {
        let begins = self.peek()?;
        let can_be_entered = matches!(begins, b'[' | b'{') && self.entered.len() < DEEPEST;
        let longest = if can_be_entered { longest } else { usize::MAX };
        match self.value(longest) {
            Some(json) => self.put(json),
            None if can_be_entered => {
                self.at += 1;
                self.entered.push(match begins {
                    b'[' => Entered::List(Vec::new()),
                    _ => Entered::Object(Vec::new(), String::new()),
                });
            }
            None => return None,
        }
        Some(())
    }

    /// Puts a value where it belongs.
    fn put(&mut self, json: Json) {
        match self.entered.last_mut() {
            None => self.whole = Some(json),
            Some(Entered::List(items)) => items.push(json),
            Some(Entered::Object(entries, key)) => entries.push((std::mem::take(key), json)),
        }
    }

    fn take_comma(&mut self, is_wanted: bool) -> Option<()> {
        if is_wanted { self.take(b',') } else { Some(()) }
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

    /// The value that begins here, if it is one of so many bytes at most.
    fn value(&mut self, longest: usize) -> Option<Json> {
        self.peek()?;
        let end = self.at.saturating_add(longest).min(self.text.len());
        let range = value_at(self.text.as_bytes().get(..end)?, self.at)?;
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
        let Some(byte) = text.get(at) else {
            // A word that ends where the text does.
            let is_word = at > start && !matches!(text.get(start)?, b'"' | b'{' | b'[');
            return is_word.then_some(start..at);
        };
        match byte {
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
            r#"[[[[[[[[[[[1, [2]], 3]]]]]]]]], {"a": {"b": [[4, {"c": "d"}]]}}]"#,
            r#"[[[1, 2], [3}]]"#,
            " null ",
            r#" "a" "#,
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
