//! What is asked at a place of a text that is still being written: read from its tokens, since it seldom parses.

use super::tokens::{Kind, Token, tokens};

/// Where a value is to be found: a name, and the steps from there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Path {
    /// Where it begins.
    pub root: Root,
    /// The steps, the first one first.
    pub steps: Vec<Step>,
}

/// The beginning of a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Root {
    /// A variable.
    Name(String),
    /// A literal text.
    Text,
}

/// A step of a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// `.name`
    Attribute(String),
    /// `["key"]`
    Key(String),
    /// `[0]`
    Index(usize),
}

impl Path {
    /// The path as it is written: `jnp.linalg.norm`.
    pub fn text(&self) -> String {
        let mut text = match &self.root {
            Root::Name(name) => name.clone(),
            Root::Text => "str".to_owned(),
        };
        for step in &self.steps {
            match step {
                Step::Attribute(name) => text = text + "." + name,
                Step::Key(key) => text = format!("{text}[{key:?}]"),
                Step::Index(at) => text = format!("{text}[{at}]"),
            }
        }
        text
    }
}

/// What can stand at a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// Nothing that is known: a place in a comment, or in a text.
    Nothing,
    /// A name; or, where an argument of a call begins, a keyword of what is called.
    Name(Option<Path>),
    /// An attribute of this.
    Attribute(Path),
    /// A key of this dict, in quotes.
    Key(Path),
    /// A module below this one, or any where it is empty.
    Module(String),
    /// What can be imported from this module.
    Member(String),
}

/// What is to be completed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// The offset in bytes at which the word begins that is being written.
    pub from: usize,
    /// What of it stands there.
    pub prefix: String,
    /// What it may become.
    pub wanted: Wanted,
}

/// A call that is being written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    /// What is called.
    pub callee: Path,
    /// How many arguments stand before the place.
    pub argument: usize,
}

/// Words that begin what is no call: `def f(`.
const DEFINES: [&str; 2] = ["def", "class"];

/// The text before an offset; between two characters if the offset is inside of one.
fn before(text: &str, offset: usize) -> &str {
    let mut end = offset.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// What is asked at an offset of a text.
pub fn question(text: &str, offset: usize) -> Question {
    let text = before(text, offset);
    let tokens = tokens(text);
    let reading = Reading {
        text,
        tokens: &tokens,
    };
    let nothing = Question {
        from: text.len(),
        prefix: String::new(),
        wanted: Wanted::Nothing,
    };
    let (word, rest) = match tokens.last() {
        Some(last) if last.kind == Kind::Comment => return nothing,
        Some(last) if last.kind == Kind::Number && last.end == text.len() => return nothing,
        Some(last) if last.kind == Kind::Open => {
            let key = reading.key(tokens.len() - 1);
            return key.unwrap_or(nothing);
        }
        Some(last) if last.kind == Kind::Name && last.end == text.len() => {
            (Some(*last), tokens.len() - 1)
        }
        _ => (None, tokens.len()),
    };
    let from = word.map_or(text.len(), |word| word.start);
    let wanted = match reading.import(rest) {
        Some(wanted) => wanted,
        None if reading.is_mark(rest, ".") => match reading.path(rest - 1) {
            Some((path, _)) => Wanted::Attribute(path),
            None => Wanted::Nothing,
        },
        None if reading.is_defined(rest) => Wanted::Nothing,
        None => Wanted::Name(reading.call_of_argument(rest)),
    };
    Question {
        from,
        prefix: text[from..].to_owned(),
        wanted,
    }
}

/// The name at an offset, with what stands before its dots.
pub fn path_at(text: &str, offset: usize) -> Option<Path> {
    let offset = before(text, offset).len();
    let rest = text[offset..].char_indices();
    let mut end = rest.skip_while(|(_, c)| c.is_alphanumeric() || *c == '_');
    let end = end.next().map_or(text.len(), |(at, _)| offset + at);
    let tokens = tokens(&text[..end]);
    let last = tokens.last().filter(|last| last.kind == Kind::Name)?;
    if last.end < offset {
        return None;
    }
    let reading = Reading {
        text,
        tokens: &tokens,
    };
    reading.path(tokens.len()).map(|(path, _)| path)
}

/// The innermost call whose arguments an offset is among.
pub fn call_at(text: &str, offset: usize) -> Option<Call> {
    let text = before(text, offset);
    let tokens = tokens(text);
    let reading = Reading {
        text,
        tokens: &tokens,
    };
    reading.open().into_iter().rev().find_map(|at| {
        let (callee, _) = reading.callee(at)?;
        let argument = reading.commas(at);
        Some(Call { callee, argument })
    })
}

/// The tokens before a place.
struct Reading<'a> {
    text: &'a str,
    tokens: &'a [Token],
}

impl<'a> Reading<'a> {
    fn word(&self, at: usize) -> &'a str {
        self.tokens
            .get(at)
            .map_or("", |it| &self.text[it.start..it.end])
    }

    /// True if the token before `end` is this mark.
    fn is_mark(&self, end: usize, mark: &str) -> bool {
        end > 0 && self.tokens[end - 1].kind == Kind::Mark && self.word(end - 1) == mark
    }

    /// True if a name at `end` is being given to a function or a class.
    fn is_defined(&self, end: usize) -> bool {
        end > 0 && self.tokens[end - 1].kind == Kind::Name && DEFINES.contains(&self.word(end - 1))
    }

    /// What a text holds that is a token.
    fn content(&self, at: usize) -> &'a str {
        let text = self.word(at).trim_start_matches(char::is_alphabetic);
        let quote = text.chars().next().unwrap_or('"');
        text.trim_matches(quote)
    }

    /// The path that ends before `end`, and where it begins.
    fn path(&self, end: usize) -> Option<(Path, usize)> {
        let (mut steps, mut at) = (Vec::new(), end);
        loop {
            let last = at.checked_sub(1)?;
            match self.tokens[last].kind {
                Kind::Name if self.is_mark(last, ".") => {
                    steps.push(Step::Attribute(self.word(last).to_owned()));
                    at = last - 1;
                }
                Kind::Name => {
                    let root = Root::Name(self.word(last).to_owned());
                    steps.reverse();
                    return Some((Path { root, steps }, last));
                }
                Kind::Text => {
                    steps.reverse();
                    let root = Root::Text;
                    return Some((Path { root, steps }, last));
                }
                Kind::Mark
                    if self.word(last) == "]" && last >= 2 && self.is_mark(last - 1, "[") =>
                {
                    steps.push(match self.tokens[last - 1].kind {
                        Kind::Text => Step::Key(self.content(last - 1).to_owned()),
                        _ => Step::Index(self.word(last - 1).parse().ok()?),
                    });
                    at = last - 2;
                    // A list is no item of what stands in the line before it.
                    at.checked_sub(1)
                        .filter(|it| self.tokens[*it].kind != Kind::Line)?;
                }
                _ => return None,
            }
        }
    }

    /// The brackets that are open at the end, the outermost first.
    fn open(&self) -> Vec<usize> {
        let mut open = Vec::new();
        for at in 0..self.tokens.len() {
            match self.word(at) {
                "(" | "[" | "{" => open.push(at),
                ")" | "]" | "}" => drop(open.pop()),
                _ => {}
            }
        }
        open
    }

    /// What the bracket at `open` calls.
    fn callee(&self, open: usize) -> Option<(Path, usize)> {
        let found = self.path(open).filter(|_| self.word(open) == "(")?;
        (!self.is_defined(found.1)).then_some(found)
    }

    /// How many commas stand behind a bracket, in no other one.
    fn commas(&self, open: usize) -> usize {
        let (mut depth, mut count) = (0_usize, 0);
        for at in open + 1..self.tokens.len() {
            match self.word(at) {
                "(" | "[" | "{" => depth += 1,
                ")" | "]" | "}" => depth = depth.saturating_sub(1),
                "," if depth == 0 => count += 1,
                _ => {}
            }
        }
        count
    }

    /// What is called, where `end` is the beginning of an argument.
    fn call_of_argument(&self, end: usize) -> Option<Path> {
        if !(self.is_mark(end, "(") || self.is_mark(end, ",")) {
            return None;
        }
        let innermost = self.open().pop()?;
        self.callee(innermost).map(|(path, _)| path)
    }

    /// A key of a dict, where the token at `at` is a text that has no end yet.
    fn key(&self, at: usize) -> Option<Question> {
        let (path, _) = self
            .path(at.checked_sub(1)?)
            .filter(|_| self.is_mark(at, "["))?;
        let token = self.tokens[at];
        let whole = &self.text[token.start..];
        let from = whole.find(['"', '\''])? + 1;
        Some(Question {
            from: token.start + from,
            prefix: whole[from..].to_owned(),
            wanted: Wanted::Key(path),
        })
    }

    /// What an import statement asks for before `end`.
    fn import(&self, end: usize) -> Option<Wanted> {
        let line = self.tokens[..end]
            .iter()
            .rposition(|it| it.kind == Kind::Line);
        let start = line.map_or(0, |line| line + 1);
        let words: Vec<&str> = (start..end).map(|at| self.word(at)).collect();
        match words.as_slice() {
            ["import", rest @ ..] => {
                let name = rest.iter().rposition(|word| *word == ",");
                dotted(&rest[name.map_or(0, |at| at + 1)..])
            }
            ["from", rest @ ..] => match rest.iter().position(|word| *word == "import") {
                None => dotted(rest),
                Some(at) => {
                    let is_name = matches!(rest.last(), Some(&"import" | &"," | &"("));
                    is_name.then(|| Wanted::Member(rest[..at].concat()))
                }
            },
            _ => None,
        }
    }
}

/// The modules below those of a dotted name that ends in a dot.
fn dotted(words: &[&str]) -> Option<Wanted> {
    match words.split_last() {
        None => Some(Wanted::Module(String::new())),
        Some((&".", above)) => Some(Wanted::Module(above.concat())),
        // `import numpy as` names something new.
        Some(_) => Some(Wanted::Nothing),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is wanted at the end of a text, in short.
    fn asked(text: &str) -> String {
        let Question {
            prefix,
            wanted,
            from,
        } = question(text, text.len());
        assert_eq!(from + prefix.len(), text.len(), "{text}");
        match wanted {
            Wanted::Nothing => "nothing".to_owned(),
            Wanted::Name(None) => format!("name {prefix}"),
            Wanted::Name(Some(call)) => format!("name or argument of {} {prefix}", call.text()),
            Wanted::Attribute(of) => format!("{} . {prefix}", of.text()),
            Wanted::Key(of) => format!("key of {} {prefix}", of.text()),
            Wanted::Module(above) => format!("module {above} . {prefix}"),
            Wanted::Member(of) => format!("from {of} {prefix}"),
        }
    }

    #[test]
    fn what_is_asked_is_read_from_the_text_before_the_place() {
        for (text, expected) in [
            ("", "name "),
            ("x = jnp.li", "jnp . li"),
            ("jnp.linalg.", "jnp.linalg . "),
            ("a[0].b['k'].", "a[0].b[\"k\"] . "),
            ("'abc'.up", "str . up"),
            ("f(x).", "nothing"),
            ("[1, 2].", "nothing"),
            ("x\n[0].", "nothing"),
            ("jnp.linspace(", "name or argument of jnp.linspace "),
            (
                "jnp.linspace(0, 1, nu",
                "name or argument of jnp.linspace nu",
            ),
            ("jnp.linspace(0, num=le", "name le"),
            ("f((1, ", "name "),
            ("def f(x", "name x"),
            ("def f", "nothing"),
            ("d['ke", "key of d ke"),
            ("d['a']['", "key of d[\"a\"] "),
            ("print('x.", "nothing"),
            ("x = 1  # jnp.", "nothing"),
            ("x = 12", "nothing"),
            ("s = '''a\nb'''\ns.", "s . "),
            ("import ", "module  . "),
            ("import numpy as n", "nothing"),
            ("import os, jax.nu", "module jax . nu"),
            ("from jax", "module  . jax"),
            ("from jax.", "module jax . "),
            ("from jax.numpy import li", "from jax.numpy li"),
            ("from jax import jit, gr", "from jax gr"),
            ("x = 1; import ja", "module  . ja"),
            ("print(f'{x}', é.", "é . "),
        ] {
            assert_eq!(asked(text), expected, "{text}");
        }
    }

    #[test]
    fn a_call_is_the_innermost_one_whose_arguments_the_place_is_among() {
        let shown = |text: &str| {
            call_at(text, text.len()).map(|it| format!("{} {}", it.callee.text(), it.argument))
        };
        for (text, expected) in [
            ("f(", Some("f 0")),
            ("f(a, g.h(1, 2), ", Some("f 2")),
            ("f(a, g.h(1, [3, 4", Some("g.h 1")),
            ("f(a)", None),
            ("def f(a, ", None),
            ("x = (1, ", None),
            ("f('(', ", Some("f 1")),
        ] {
            assert_eq!(shown(text).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn a_path_is_the_whole_name_at_a_place() {
        let text = "y = jnp.linalg.norm(x)";
        for (offset, expected) in [
            (0, Some("y")),
            (5, Some("jnp")),
            (9, Some("jnp.linalg")),
            (17, Some("jnp.linalg.norm")),
            (19, Some("jnp.linalg.norm")),
            (2, None),
            (20, Some("x")),
            (99, None),
        ] {
            let found = path_at(text, offset).map(|path| path.text());
            assert_eq!(found.as_deref(), expected, "{offset}");
        }
    }
}
