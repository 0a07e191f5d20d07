//! IPython's magics: lines that are not Python, taken out of a cell before it is compiled.
//!
//! The text that remains has the same length and the same lines, so every byte offset stays true.

use std::borrow::Cow;
use std::ops::Range;

/// A magic that means something here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Magic {
    /// `%time statement` or `%%time`: run once and say how long it took.
    Time,
    /// `%timeit statement` or `%%timeit`: run many times and say how long one took.
    Timeit(Repeats),
    /// `%%capture`: what the cell puts out is kept. The text is what stands behind.
    Capture(String),
    /// What the library does (`stdlib/lib/_magics.py`): `%who`, `%%writefile`, `!command`, `NAME?` ..., and what it says
    /// where one of the others is told what it does not know.
    Library(Call),
}

/// What `%timeit` is told.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Repeats {
    /// `-n`: how many loops a run has.
    pub loops: Option<u32>,
    /// `-r`: how many runs there are.
    pub runs: Option<u32>,
    /// `-q`: nothing is said.
    pub quiet: bool,
    /// `-o`: the times are the magic's value.
    pub gives: bool,
    /// What `%%timeit` runs first, once.
    pub setup: Range<usize>,
}

/// A magic that the library does.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Call {
    /// `%`, `%%`, `!` or `?`.
    pub sign: &'static str,
    /// The magic's name; the dotted name that a `?` asks about; nothing for a command.
    pub name: String,
    /// What stands behind the name.
    pub argument: String,
    /// The cell below a `%%`.
    pub body: String,
}

/// One magic line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MagicLine {
    /// What it asks.
    pub magic: Magic,
    /// Where its argument, a statement, stands in the text; of a cell magic what stands below, if it runs that itself.
    pub statement: Range<usize>,
    /// True for a cell magic.
    pub whole_cell: bool,
}

impl MagicLine {
    /// True for `%%time`: the cell runs as it is, and is timed.
    pub fn times_cell(&self) -> bool {
        self.magic == Magic::Time && self.whole_cell
    }

    /// A program of the statement alone, at the offset and in the line where it stands in the cell's text.
    pub fn program(&self, source: &str) -> String {
        self.program_of(source, &self.statement)
    }

    /// A program of a part of the text, at its place.
    pub fn program_of(&self, source: &str, part: &Range<usize>) -> String {
        placed(source, part, SUITE, "")
    }

    /// A program whose result a part of the text is, if that is an expression, at its place.
    pub fn expression_of(&self, source: &str, part: &Range<usize>) -> String {
        placed(source, part, "(", ")")
    }
}

/// A part of a text behind as much white space as there is text before it, with what lets it stand at any column.
fn placed(source: &str, part: &Range<usize>, begin: &str, end: &str) -> String {
    let line_start = source[..part.start]
        .rfind('\n')
        .map_or(0, |newline| newline + 1);
    let before = source[..line_start].chars().map(|c| {
        if c == '\n' {
            "\n".to_owned()
        } else {
            " ".repeat(c.len_utf8())
        }
    });
    let column = part.start - line_start;
    let suite = if column == 0 { "" } else { begin };
    let gap = " ".repeat(column.saturating_sub(suite.len()));
    format!(
        "{}{suite}{gap}{}{end}",
        before.collect::<String>(),
        &source[part.clone()]
    )
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
    replace_magics(source, &statement_for)
}

/// The text as it can be checked before it runs, with its magics: no line of it grows.
pub(crate) fn checked_text(source: &str) -> (String, Vec<MagicLine>) {
    let taken = replace_magics(source, &|_, _| "0".to_owned());
    (taken.source, taken.magics)
}

/// Puts a statement in the place of each magic.
fn replace_magics(source: &str, statement_for: &dyn Fn(&MagicLine, usize) -> String) -> Demagicked {
    let source = &*without_prompts(source);
    let mut rest = String::with_capacity(source.len());
    let mut magics = Vec::new();
    let mut open = OpenStatement::default();
    let mut at = 0;
    for line in source.split_inclusive('\n') {
        let begin = at;
        at += line.len();
        let asked = asked_name(line.trim());
        let indent = assigned(line).unwrap_or(line.len() - line.trim_start().len());
        if !open.is_closed() || (asked.is_none() && !line[indent..].starts_with(['%', '!'])) {
            open.scan(line);
            rest.push_str(line);
            continue;
        }
        let magic = match asked {
            Some((sign, name)) => {
                let name = name.to_owned();
                let call = Call {
                    sign,
                    name,
                    ..Call::default()
                };
                MagicLine {
                    magic: Magic::Library(call),
                    statement: 0..0,
                    whole_cell: false,
                }
            }
            None if line[indent..].starts_with("%%") => cell_magic(source, begin + indent, at),
            None => magic_line(line, begin, indent),
        };
        rest.push_str(&padded(line, indent, &statement_for(&magic, magics.len())));
        let takes_body =
            magic.whole_cell && matches!(magic.magic, Magic::Library(_) | Magic::Timeit(_));
        magics.push(magic);
        if takes_body {
            let blank = |c: char| {
                if c == '\n' {
                    "\n".to_owned()
                } else {
                    " ".repeat(c.len_utf8())
                }
            };
            rest.extend(source[at..].chars().map(blank));
            break;
        }
    }
    Demagicked {
        source: rest,
        magics,
    }
}

/// A session of Python's console without its prompts, as IPython takes it: one whose first line has one, or the second.
/// In their places stand form feeds, which Python takes for the beginning of a line.
fn without_prompts(source: &str) -> Cow<'_, str> {
    let mut lines = source.lines();
    let mut begins = |prompts: &[&str]| {
        let line = lines.next();
        line.is_some_and(|line| behind_prompt(line, prompts).is_some())
    };
    if !(begins(&PROMPTS[..1]) || begins(&PROMPTS)) {
        return Cow::Borrowed(source);
    }
    let mut open = OpenStatement::default();
    let mut bare = String::with_capacity(source.len());
    for line in source.split_inclusive('\n') {
        let typed = behind_prompt(line, &PROMPTS).filter(|_| open.quote.is_none());
        let typed = typed.unwrap_or(line);
        bare.extend(std::iter::repeat_n('\x0c', line.len() - typed.len()));
        bare.push_str(typed);
        open.scan(typed);
    }
    Cow::Owned(bare)
}

/// What Python's console begins a line with.
const PROMPTS: [&str; 2] = [">>>", "..."];

/// What stands behind the prompt that a line begins with.
fn behind_prompt<'a>(line: &'a str, prompts: &[&str]) -> Option<&'a str> {
    let typed = prompts
        .iter()
        .find_map(|prompt| line.strip_prefix(prompt))?;
    match typed.trim_end_matches(['\r', '\n']) {
        "" => Some(typed),
        _ => typed.strip_prefix(' '),
    }
}

/// The dotted name that a line `NAME?`, `NAME??` or `?NAME` asks about, and how.
fn asked_name(line: &str) -> Option<(&'static str, &str)> {
    let (sign, name) = if let Some(name) = line.strip_prefix("??").or(line.strip_suffix("??")) {
        ("??", name)
    } else {
        ("?", line.strip_prefix('?').or(line.strip_suffix('?'))?)
    };
    let is_word = |word: &str| {
        let mut chars = word.chars();
        chars.next().is_some_and(|c| c.is_alphabetic() || c == '_')
            && chars.all(|c| c.is_alphanumeric() || c == '_')
    };
    let is_known = name.is_empty() || name.split('.').all(is_word);
    is_known.then_some((sign, name))
}

/// Where the magic begins whose value a line gives a name: `x = %env HOME`, `names = !ls`.
fn assigned(line: &str) -> Option<usize> {
    let (target, value) = line.split_once('=')?;
    let is_target = |c: char| c.is_alphanumeric() || "_., \t[]'\"".contains(c);
    let value = value.trim_start();
    let begins = |c: char| c.is_alphanumeric() || "_% ".contains(c);
    let is_magic = match value.strip_prefix('%') {
        Some(name) => name.starts_with(begins),
        None => value.starts_with('!') && !value.starts_with("!="),
    };
    (is_magic && !target.trim().is_empty() && target.chars().all(is_target))
        .then(|| line.len() - value.len())
}

/// The magic whose signs begin at `start`; its line ends at `end`.
fn cell_magic(source: &str, start: usize, end: usize) -> MagicLine {
    let line = source[start + 2..end].trim_end();
    let name_end = line.find(char::is_whitespace).unwrap_or(line.len());
    let (name, argument) = (&line[..name_end], line[name_end..].trim());
    let body = &source[end..];
    let library = || {
        Magic::Library(Call {
            sign: "%%",
            name: name.to_owned(),
            argument: argument.to_owned(),
            body: body.to_owned(),
        })
    };
    let mut statement = 0..0;
    let magic = match name {
        _ if body.is_empty() => library(),
        "time" => Magic::Time,
        "timeit" => match repeats(argument) {
            Some((repeats, setup)) => {
                statement = end..source.len();
                let line_end = start + 2 + line.len();
                Magic::Timeit(Repeats {
                    setup: line_end - argument.len() + setup..line_end,
                    ..repeats
                })
            }
            None => library(),
        },
        "capture" if is_capture(argument) => Magic::Capture(argument.to_owned()),
        _ => library(),
    };
    MagicLine {
        magic,
        statement,
        whole_cell: true,
    }
}

/// True if `%%capture` knows what it is told: flags, and one name.
fn is_capture(argument: &str) -> bool {
    let is_flag = |word: &&str| crate::capture::FLAGS.contains(word);
    let mut words = argument.split_whitespace().filter(|it| !is_flag(it));
    words.next().is_none_or(|name| !name.starts_with('-')) && words.next().is_none()
}

fn magic_line(line: &str, at: usize, indent: usize) -> MagicLine {
    let body = line[indent..].trim_end();
    let name_end = body.find(char::is_whitespace).unwrap_or(body.len());
    let argument = body.len() - body[name_end..].trim_start().len();
    let mut statement = argument..body.len();
    let library = |sign, name: &str, argument: &str| {
        Magic::Library(Call {
            sign,
            name: name.to_owned(),
            argument: argument.to_owned(),
            body: String::new(),
        })
    };
    let known = repeats(&body[argument..]);
    let magic = match (body[..name_end].strip_prefix('%'), known) {
        (None, _) => library("!", "", body.trim_start_matches('!').trim_start()),
        (Some("time"), _) if argument < body.len() => Magic::Time,
        (Some("timeit"), Some((repeats, from))) if argument + from < body.len() => {
            statement.start += from;
            Magic::Timeit(repeats)
        }
        (Some(name), _) => library("%", name, &body[argument..]),
    };
    let shift = |at_line: usize| at + indent + at_line;
    MagicLine {
        magic,
        statement: shift(statement.start)..shift(statement.end),
        whole_cell: false,
    }
}

/// Reads `%timeit`'s flags, with or without a space before their number; gives where they end. Nothing where they cannot be
/// read, which the library then says.
fn repeats(text: &str) -> Option<(Repeats, usize)> {
    let mut all = Repeats::default();
    let mut rest = text;
    loop {
        rest = rest.trim_start();
        let Some(flags) = rest.strip_prefix('-') else {
            break;
        };
        let end = flags.find(char::is_whitespace).unwrap_or(flags.len());
        let (word, after) = flags.split_at(end);
        let at = word.find(['n', 'r', 'p']).unwrap_or(word.len());
        let (plain, valued) = word.split_at(at);
        if word.is_empty() || !plain.chars().all(|it| "qtco".contains(it)) {
            return None;
        }
        all.quiet |= plain.contains('q');
        all.gives |= plain.contains('o');
        rest = after;
        if let Some(flag) = valued.chars().next() {
            let mut value = &valued[1..];
            if value.is_empty() {
                rest = after.trim_start();
                let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
                (value, rest) = rest.split_at(end);
            }
            let number = value.parse::<u32>().ok()?;
            match flag {
                // No loops are as many as it takes.
                'n' => all.loops = Some(number).filter(|it| *it > 0),
                'r' if number == 0 => return None,
                'r' => all.runs = Some(number),
                _ => {}
            }
        }
    }
    Some((all, text.len() - rest.len()))
}

/// What stands in the magic's place: `pass`, so that a magic alone in a suite leaves a suite, or its call.
fn statement_for(magic: &MagicLine, index: usize) -> String {
    match magic.magic {
        Magic::Capture(_) => "pass".to_owned(),
        Magic::Time if magic.whole_cell => "pass".to_owned(),
        Magic::Time | Magic::Timeit(_) | Magic::Library(_) => {
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
            ("%matplotlib inline\nx\n", "_m(0)             \nx\n", 1),
            ("x = %env A\ny", "x = _m(0) \ny", 1),
            ("a.b['c'], d = !ls -l\n", "a.b['c'], d = _m(0) \n", 1),
            ("x = y % z\n", "x = y % z\n", 0),
            ("# x = %time y\n", "# x = %time y\n", 0),
            ("%time f(x)\ny", "_m(0)     \ny", 1),
            ("!echo\n", "_m(0)\n", 1),
            ("if a:\n    %xmode Plain\n", "if a:\n    _m(0)       \n", 1),
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
            (
                ">>> if a:\n...     %time b\n...\n>>> s = '''\n... '''\nc",
                "\x0c\x0c\x0c\x0cif a:\n\x0c\x0c\x0c\x0c    _m(0)  \n\x0c\x0c\x0c\n\x0c\x0c\x0c\x0cs = '''\n... '''\nc",
                1,
            ),
            ("x\n... y", "x\n\x0c\x0c\x0c\x0cy", 0),
            ("x\ny\n>>> z", "x\ny\n>>> z", 0),
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
        let source = "x = 'ä'\n  %timeit  f(x)\n!ls\n%%time\nx\n";
        let magics = take_magics(source).magics;
        let program = magics[0].program(source);
        assert_eq!(program.find("f(x)"), source.find("f(x)"));
        assert_eq!(program.trim(), "if 1:      f(x)");
        let command = Call {
            sign: "!",
            argument: "ls".into(),
            ..Call::default()
        };
        assert_eq!(magics[1].magic, Magic::Library(command));
        assert!(magics[2].times_cell());
    }

    #[test]
    fn flags_are_read_with_and_without_a_space() {
        for (text, loops, runs, quiet, from) in [
            ("-n10 -r3 f(x)", Some(10), Some(3), false, "f(x)"),
            ("-n 10 -r 3 f(x)", Some(10), Some(3), false, "f(x)"),
            ("-q -t  1 + x", None, None, true, "1 + x"),
            ("-qn2 -n0 x", None, None, true, "x"),
            ("f(-n1)", None, None, false, "f(-n1)"),
        ] {
            let (repeats, at) = repeats(text).expect("known flags");
            let found = (repeats.loops, repeats.runs, repeats.quiet, &text[at..]);
            assert_eq!(found, (loops, runs, quiet, from), "{text}");
        }
        for text in [
            "-nx 1",
            "-n",
            "-k 1",
            "-n2 -rz 1",
            "-r 0 1",
            "- 1",
            "-n 1.5 1",
        ] {
            assert_eq!(repeats(text), None, "{text}");
        }
    }

    #[test]
    fn a_cell_magic_takes_what_is_below() {
        let taken = take_magics("%%writefile a.py\nx ä\n%y\n");
        assert_eq!(taken.source, "_m(0)           \n    \n  \n");
        let call = Call {
            sign: "%%",
            name: "writefile".into(),
            argument: "a.py".into(),
            body: "x ä\n%y\n".into(),
        };
        assert_eq!(taken.magics[0].magic, Magic::Library(call));
        let source = "%%timeit -n2 k = 1\nx = k\ny = x\n";
        let magics = take_magics(source).magics;
        let Magic::Timeit(repeats) = &magics[0].magic else {
            panic!("{magics:?}");
        };
        assert_eq!(&source[repeats.setup.clone()], "k = 1");
        assert_eq!(
            magics[0].program(source),
            format!("{}\nx = k\ny = x\n", " ".repeat(18))
        );
    }
}
