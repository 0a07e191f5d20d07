//! IPython's magics: lines that are not Python, taken out of a cell before it is compiled.
//!
//! The text that remains has the same length and the same lines, so every byte offset stays true.

use std::ops::Range;

/// A magic that means something here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Magic {
    /// `%time statement` or `%%time`: run once and say how long it took.
    Time,
    /// `%timeit statement` or `%%timeit`: run many times and say how long one took.
    Timeit,
    /// `NAME?`: what is known of the object.
    Describe(String),
    /// A magic that sets up a notebook front end and changes no result: `%matplotlib`, `%xmode` ...
    Ignored,
    /// `!command`, or a magic we do not have; the text says which.
    Unsupported(String),
}

/// One magic line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MagicLine {
    /// What it asks.
    pub magic: Magic,
    /// Where its argument, a statement, stands in the text. Empty for a cell magic, which takes the whole cell.
    pub statement: Range<usize>,
}

impl MagicLine {
    /// True for `%%time` and `%%timeit`: the magic takes the whole cell.
    pub fn takes_whole_cell(&self) -> bool {
        matches!(self.magic, Magic::Time | Magic::Timeit) && self.statement.is_empty()
    }

    /// A program of the statement alone, at the offset and in the line where it stands in the cell's text.
    pub fn program(&self, source: &str) -> String {
        let line_start = source[..self.statement.start]
            .rfind('\n')
            .map_or(0, |newline| newline + 1);
        let before = source[..line_start].chars().map(|c| {
            if c == '\n' {
                "\n".to_owned()
            } else {
                " ".repeat(c.len_utf8())
            }
        });
        let gap = " ".repeat((self.statement.start - line_start).saturating_sub(SUITE.len()));
        format!(
            "{}{SUITE}{gap}{}",
            before.collect::<String>(),
            &source[self.statement.clone()]
        )
    }
}

/// A one-line suite holds a statement at any column; `%time ` is as long.
const SUITE: &str = "if 1: ";

/// The builtin that a magic line becomes a call of.
pub(crate) const MAGIC_FUNCTION: &str = "_m";

/// A cell without its magics.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Demagicked {
    /// Python only, offset for offset where the original has Python.
    pub source: String,
    /// The magics, in order.
    pub magics: Vec<MagicLine>,
}

/// Takes the magics out of `source`; one that runs a statement becomes the call `_m(i)` of the magic with number i.
pub fn take_magics(source: &str) -> Demagicked {
    let mut rest = String::with_capacity(source.len());
    let mut magics = Vec::new();
    let mut open = OpenStatement::default();
    for line in source.split_inclusive('\n') {
        let indent = line.len() - line.trim_start().len();
        let asked = asked_name(line.trim());
        if open.is_closed() && (asked.is_some() || line[indent..].starts_with(['%', '!'])) {
            let magic = match asked {
                Some(name) => MagicLine {
                    magic: Magic::Describe(name.to_owned()),
                    statement: 0..0,
                },
                None => magic_line(line, rest.len(), indent),
            };
            let statement = statement_for(&magic, magics.len());
            rest.push_str(&padded(line, indent, &statement));
            magics.push(magic);
        } else {
            open.scan(line);
            rest.push_str(line);
        }
    }
    Demagicked {
        source: rest,
        magics,
    }
}

/// The dotted name that a line `NAME?`, `NAME??` or `?NAME` asks about.
fn asked_name(line: &str) -> Option<&str> {
    let name = match line.strip_prefix('?') {
        Some(name) => name,
        None => line.strip_suffix("??").or_else(|| line.strip_suffix('?'))?,
    };
    let is_word = |word: &str| {
        let mut chars = word.chars();
        chars.next().is_some_and(|c| c.is_alphabetic() || c == '_')
            && chars.all(|c| c.is_alphanumeric() || c == '_')
    };
    name.split('.').all(is_word).then_some(name)
}

fn magic_line(line: &str, at: usize, indent: usize) -> MagicLine {
    let body = line[indent..].trim_end();
    let whole_cell = body.starts_with("%%");
    let name_start = if whole_cell { 2 } else { 1 };
    let name_end = body
        .find(char::is_whitespace)
        .unwrap_or(body.len())
        .max(name_start);
    let argument = body.len() - body[name_end..].trim_start().len();
    let runs = whole_cell || argument < body.len();
    let magic = match &body[name_start..name_end] {
        _ if body.starts_with('!') => Magic::Unsupported(body.to_owned()),
        "time" if runs => Magic::Time,
        "timeit" if runs => Magic::Timeit,
        "matplotlib" | "xmode" | "config" | "load_ext" | "reload_ext" | "autoreload"
        | "capture" | "precision" | "time" | "timeit" => Magic::Ignored,
        _ => Magic::Unsupported(body.to_owned()),
    };
    let statement = if whole_cell {
        0..0
    } else {
        at + indent + argument..at + indent + body.len()
    };
    MagicLine { magic, statement }
}

/// What stands in the magic's place: `pass`, so that a magic alone in a suite leaves a suite, or its call.
fn statement_for(magic: &MagicLine, index: usize) -> String {
    match magic.magic {
        Magic::Ignored => "pass".to_owned(),
        Magic::Time | Magic::Timeit if magic.takes_whole_cell() => "pass".to_owned(),
        Magic::Time | Magic::Timeit | Magic::Describe(_) | Magic::Unsupported(_) => {
            format!("{MAGIC_FUNCTION}({index})")
        }
    }
}

/// The statement in the line's place, as long as the line; a line too short to hold it (`!ls`) grows.
fn padded(line: &str, indent: usize, statement: &str) -> String {
    let body = line[indent..].trim_end_matches(['\n', '\r']);
    let padding = " ".repeat(body.len().saturating_sub(statement.len()));
    format!(
        "{}{statement}{padding}{}",
        &line[..indent],
        &line[indent + body.len()..]
    )
}

/// Follows triple-quoted strings, brackets and backslashes over lines, so that a `%` which continues
/// a statement is no magic.
#[derive(Default)]
struct OpenStatement {
    quote: Option<&'static str>,
    brackets: usize,
    backslash: bool,
}

impl OpenStatement {
    fn is_closed(&self) -> bool {
        self.quote.is_none() && self.brackets == 0 && !self.backslash
    }

    fn scan(&mut self, line: &str) {
        let mut rest = line;
        self.backslash = line.trim_end_matches(['\n', '\r']).ends_with('\\');
        while !rest.is_empty() {
            let step = match self.quote {
                Some(quote) if rest.starts_with(quote) => {
                    self.quote = None;
                    3
                }
                Some(_) => escape_length(rest),
                None if rest.starts_with('#') => return,
                None => self.outside(rest),
            };
            rest = rest.get(step..).unwrap_or("");
        }
    }

    /// Steps over one character or one whole single-quoted string outside triple quotes.
    fn outside(&mut self, rest: &str) -> usize {
        for quote in ["\"\"\"", "'''"] {
            if rest.starts_with(quote) {
                self.quote = Some(quote);
                return 3;
            }
        }
        let first = rest.chars().next().unwrap_or(' ');
        match first {
            '(' | '[' | '{' => self.brackets += 1,
            ')' | ']' | '}' => self.brackets = self.brackets.saturating_sub(1),
            _ => {}
        }
        if !matches!(first, '"' | '\'') {
            return first.len_utf8();
        }
        let mut at = 1;
        while let Some(next) = rest[at..].chars().next() {
            if next == first {
                return at + 1;
            }
            at += escape_length(&rest[at..]);
        }
        rest.len()
    }
}

/// The length of the next character, or of a backslash and what it escapes.
fn escape_length(rest: &str) -> usize {
    let escaped = if rest.starts_with('\\') { 2 } else { 1 };
    rest.chars().take(escaped).map(char::len_utf8).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_stay_true() {
        let cases = [
            ("x = 1\n", "x = 1\n", 0),
            ("%matplotlib inline\nx\n", "pass              \nx\n", 1),
            ("%time f(x)\ny", "_m(0)     \ny", 1),
            ("!echo\n", "_m(0)\n", 1),
            ("if a:\n    %xmode Plain\n", "if a:\n    pass        \n", 1),
            ("s = '''\n%d\n''' % 3\n", "s = '''\n%d\n''' % 3\n", 0),
            (
                "s = 'it''s'  # '''\n%time x\n",
                "s = 'it''s'  # '''\n_m(0)  \n",
                1,
            ),
            ("%%time\nx = 1\n", "pass  \nx = 1\n", 1),
            ("x = (5\n% 3)\n", "x = (5\n% 3)\n", 0),
            ("x = 5 \\\n% 3\n", "x = 5 \\\n% 3\n", 0),
            ("jnp.sin?\n", "_m(0)   \n", 1),
            ("?jax.grad", "_m(0)    ", 1),
            ("s = '''\nx?\n'''", "s = '''\nx?\n'''", 0),
        ];
        for (source, expected, magics) in cases {
            let result = take_magics(source);
            assert_eq!(
                (result.source.as_str(), result.magics.len()),
                (expected, magics)
            );
            assert_eq!(result.source.len(), source.len());
        }
    }

    #[test]
    fn a_statement_keeps_its_place() {
        let source = "x = 'ä'\n  %timeit  f(x)\n!ls\n%%time\n";
        let magics = take_magics(source).magics;
        let program = magics[0].program(source);
        assert_eq!(program.find("f(x)"), source.find("f(x)"));
        assert_eq!(program.trim(), "if 1:      f(x)");
        assert_eq!(magics[1].magic, Magic::Unsupported("!ls".into()));
        assert!(magics[2].takes_whole_cell() && magics[2].magic == Magic::Time);
    }
}
