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
    /// Where its argument (a statement) stands in the text; the rest of the cell for a cell magic.
    pub argument: Range<usize>,
    /// A cell magic (`%%time`) takes the whole cell.
    pub whole_cell: bool,
}

/// A cell without its magics.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Demagicked {
    /// Python only, offset for offset where the original has Python.
    pub source: String,
    /// The magics, in order.
    pub magics: Vec<MagicLine>,
}

/// Takes the magics out of `source`. A line magic that runs a statement leaves that statement in place.
pub fn take_magics(source: &str) -> Demagicked {
    let mut rest = String::with_capacity(source.len());
    let mut magics = Vec::new();
    let mut statement = OpenStatement::default();
    for line in source.split_inclusive('\n') {
        let at = rest.len();
        let indent = line.len() - line.trim_start().len();
        let is_magic = statement.is_closed() && line[indent..].starts_with(['%', '!']);
        if is_magic {
            let (magic, text) = magic_line(source, line, at, indent);
            rest.push_str(&text);
            magics.push(magic);
        } else {
            statement.scan(line);
            rest.push_str(line);
        }
    }
    Demagicked { source: rest, magics }
}

fn magic_line(source: &str, line: &str, at: usize, indent: usize) -> (MagicLine, String) {
    let body = line[indent..].trim_end();
    let whole_cell = body.starts_with("%%");
    let name_start = if whole_cell { 2 } else { 1 };
    let name_end = body.find(char::is_whitespace).unwrap_or(body.len());
    let name = &body[name_start.min(name_end)..name_end];
    let argument_start = body.len() - body[name_end..].trim_start().len();
    let runs_statement = !whole_cell && argument_start < body.len();
    let magic = match name {
        _ if body.starts_with('!') => Magic::Unsupported(body.to_owned()),
        "time" if whole_cell || runs_statement => Magic::Time,
        "timeit" if whole_cell || runs_statement => Magic::Timeit,
        "matplotlib" | "xmode" | "config" | "load_ext" | "reload_ext" | "autoreload" | "capture" | "precision" | "time" | "timeit" => {
            Magic::Ignored
        }
        _ => Magic::Unsupported(body.to_owned()),
    };
    let keeps_statement = matches!(magic, Magic::Time | Magic::Timeit) && !whole_cell;
    let text = if keeps_statement { statement_in_place(line, indent, argument_start) } else { blank(line, indent) };
    let argument = if whole_cell { at + line.len()..source.len() } else { at + indent + argument_start..at + indent + body.len() };
    (MagicLine { magic, argument, whole_cell }, text)
}

/// `%time f(x)` becomes `if 1: f(x)`: a one-line suite holds the statement where it stood.
fn statement_in_place(line: &str, indent: usize, argument_start: usize) -> String {
    let gap = argument_start.saturating_sub("if 1:".len());
    format!("{}if 1:{}{}", &line[..indent], " ".repeat(gap), &line[indent + argument_start..])
}

/// `pass` where it fits, so that a magic alone in a suite leaves a suite; else a statement of that length.
fn blank(line: &str, indent: usize) -> String {
    let body = line[indent..].trim_end_matches(['\n', '\r']);
    let end = &line[indent + body.len()..];
    let statement = if body.len() >= 4 { "pass" } else { "0" };
    let padding = " ".repeat(body.len().saturating_sub(statement.len()));
    format!("{}{statement}{padding}{end}", &line[..indent])
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
            ("%time f(x)\ny", "if 1: f(x)\ny", 1),
            ("%timeit f(x)\n", "if 1:   f(x)\n", 1),
            ("!ls\n", "0  \n", 1),
            ("if a:\n    %xmode Plain\n", "if a:\n    pass        \n", 1),
            ("s = '''\n%d\n''' % 3\n", "s = '''\n%d\n''' % 3\n", 0),
            ("s = 'it''s'  # '''\n%time x\n", "s = 'it''s'  # '''\nif 1: x\n", 1),
            ("%%time\nx = 1\n", "pass  \nx = 1\n", 1),
            ("x = (5\n% 3)\n", "x = (5\n% 3)\n", 0),
            ("x = 5 \\\n% 3\n", "x = 5 \\\n% 3\n", 0),
        ];
        for (source, expected, magics) in cases {
            let result = take_magics(source);
            assert_eq!((result.source.as_str(), result.magics.len()), (expected, magics));
            assert_eq!(result.source.len(), source.len());
        }
    }

    #[test]
    fn arguments_and_kinds() {
        let source = "%time f(x)\n!pip install jax\n%%timeit\n";
        let magics = take_magics(source).magics;
        assert_eq!(&source[magics[0].argument.clone()], "f(x)");
        assert_eq!(magics[0].magic, Magic::Time);
        assert_eq!(magics[1].magic, Magic::Unsupported("!pip install jax".into()));
        assert!(magics[2].whole_cell && magics[2].magic == Magic::Timeit);
    }
}
