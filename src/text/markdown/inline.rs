//! Text within a block: emphasis, code, links, images.

use crate::text::markup::{Attribute, Markup, el};

/// Links and emphasis nest no deeper; what is deeper is text.
const DEEPEST: usize = 8;

/// Links that are defined apart: `[name]: address`.
#[derive(Default)]
pub struct References(Vec<(String, String)>);

impl References {
    /// The definitions among some lines.
    pub fn collect(lines: &[&str]) -> Self {
        let defined = lines.iter().filter_map(|line| Self::definition(line));
        Self(
            defined
                .map(|(name, address)| (name.to_lowercase(), address.to_owned()))
                .collect(),
        )
    }

    /// True if the line defines a link.
    pub fn is_definition(line: &str) -> bool {
        Self::definition(line).is_some()
    }

    fn definition(line: &str) -> Option<(&str, &str)> {
        let (name, address) = line.trim_start().strip_prefix('[')?.split_once("]:")?;
        let address = address.split_whitespace().next()?;
        (!name.is_empty() && !name.contains(['[', ']', '^']))
            .then_some((name, address.trim_matches(['<', '>'])))
    }

    fn find(&self, name: &str) -> Option<&str> {
        let name = name.to_lowercase();
        self.0
            .iter()
            .find(|(it, _)| *it == name)
            .map(|(_, address)| address.as_str())
    }
}

/// The pieces of a text.
pub fn inline(text: &str, references: &References) -> Vec<Markup> {
    let mut inline = Inline {
        references,
        pieces: Vec::new(),
        text: String::new(),
        depth: 0,
    };
    inline.read(text);
    inline.done()
}

struct Inline<'a> {
    references: &'a References,
    pieces: Vec<Markup>,
    text: String,
    depth: usize,
}

impl Inline<'_> {
    fn done(mut self) -> Vec<Markup> {
        self.end_text();
        self.pieces
    }

    fn end_text(&mut self) {
        if !self.text.is_empty() {
            self.pieces
                .push(Markup::Text(std::mem::take(&mut self.text)));
        }
    }

    fn push(&mut self, piece: Markup) {
        self.end_text();
        self.pieces.push(piece);
    }

    fn nested(&self, text: &str) -> Vec<Markup> {
        let mut inner = Inline {
            references: self.references,
            pieces: Vec::new(),
            text: String::new(),
            depth: self.depth + 1,
        };
        if inner.depth > DEEPEST {
            inner.text.push_str(text);
        } else {
            inner.read(text);
        }
        inner.done()
    }

    fn read(&mut self, text: &str) {
        let mut rest = text;
        let mut before = ' ';
        while let Some(c) = rest.chars().next() {
            let length = self.special(rest, c, before).unwrap_or_else(|| {
                self.text.push(c);
                c.len_utf8()
            });
            before = rest[..length].chars().next_back().unwrap_or(' ');
            rest = &rest[length..];
        }
    }

    /// Reads what begins with a character that means something; `None` where it is just that character.
    fn special(&mut self, rest: &str, c: char, before: char) -> Option<usize> {
        match c {
            '\\' => self.escape(rest),
            '`' => self.code(rest),
            '$' => self.math(rest),
            '*' | '_' | '~' => self.emphasis(rest, c, before),
            '!' if rest.starts_with("![") => self.link(&rest[1..], true).map(|length| length + 1),
            '[' => self.link(rest, false),
            '<' => self.address(rest),
            '&' => self.entity(rest),
            ' ' if rest.trim_start_matches(' ').starts_with('\n') => {
                let spaces = rest.len() - rest.trim_start_matches(' ').len();
                if spaces >= 2 {
                    self.push(el("br", "", vec![]));
                    return Some(spaces + 1);
                }
                Some(spaces)
            }
            _ => None,
        }
    }

    fn escape(&mut self, rest: &str) -> Option<usize> {
        let next = rest[1..].chars().next()?;
        if next == '\n' {
            self.push(el("br", "", vec![]));
        } else if next.is_ascii_punctuation() {
            self.text.push(next);
        } else {
            return None;
        }
        Some(2)
    }

    fn code(&mut self, rest: &str) -> Option<usize> {
        let ticks = rest.len() - rest.trim_start_matches('`').len();
        let mark = &rest[..ticks];
        let inside = &rest[ticks..];
        let mut from = 0;
        while let Some(at) = inside[from..].find(mark).map(|at| at + from) {
            let run = inside[at..].len() - inside[at..].trim_start_matches('`').len();
            if run == ticks {
                let code = inside[..at].replace('\n', " ");
                let bare = code
                    .strip_prefix(' ')
                    .and_then(|code| code.strip_suffix(' '))
                    .filter(|code| !code.trim().is_empty());
                self.push(el("code", "", vec![Markup::text(bare.unwrap_or(&code))]));
                return Some(ticks + at + ticks);
            }
            from = at + run;
        }
        self.text.push_str(mark);
        Some(ticks)
    }

    /// A formula stays as it is written; its underscores are no emphasis.
    fn math(&mut self, rest: &str) -> Option<usize> {
        let end = rest[1..].find('$')? + 2;
        let inside = &rest[1..end - 1];
        if inside.is_empty()
            || inside.starts_with(' ')
            || inside.ends_with(' ')
            || inside.contains('\n')
        {
            return None;
        }
        self.text.push_str(&rest[..end]);
        Some(end)
    }

    fn emphasis(&mut self, rest: &str, mark: char, before: char) -> Option<usize> {
        let run = (rest.len() - rest.trim_start_matches(mark).len()).min(3);
        let after = rest[run..].chars().next()?;
        let within_word = mark == '_' && before.is_alphanumeric();
        if after.is_whitespace() || within_word || (mark == '~' && run != 2) {
            self.text.push_str(&rest[..run]);
            return Some(run);
        }
        let inside = &rest[run..];
        let Some(end) = closing(inside, mark, run) else {
            self.text.push_str(&rest[..run]);
            return Some(run);
        };
        let children = self.nested(&inside[..end]);
        self.push(match (mark, run) {
            ('~', _) => el("s", "", children),
            (_, 1) => el("em", "", children),
            (_, 2) => el("strong", "", children),
            _ => el("strong", "", vec![el("em", "", children)]),
        });
        Some(run + end + run)
    }

    /// `[text](address "title")`, `[text][name]` or `[name]`; `rest` begins at the bracket.
    fn link(&mut self, rest: &str, is_image: bool) -> Option<usize> {
        let end = bracket(rest)?;
        let text = &rest[1..end];
        let after = &rest[end + 1..];
        let (address, title, length) = if let Some(inside) = after.strip_prefix('(') {
            let close = parenthesis(inside)?;
            let (address, title) = split_title(&inside[..close]);
            (address.to_owned(), title.to_owned(), end + 1 + close + 2)
        } else {
            let named = after
                .strip_prefix('[')
                .and_then(|name| name.find(']').map(|close| (&name[..close], close + 2)));
            let (name, more) = named
                .filter(|(name, _)| !name.is_empty())
                .unwrap_or((text, named.map_or(0, |(_, more)| more)));
            (
                self.references.find(name)?.to_owned(),
                String::new(),
                end + 1 + more,
            )
        };
        let children = self.nested(text);
        let mut element = if is_image {
            let alt: String = children.iter().map(Markup::plain).collect();
            el("img", "", vec![]).with("alt", alt)
        } else {
            el("a", "", children)
        };
        let attributes = if is_image {
            image_attributes(&address)
        } else {
            link_attributes(&address)
        };
        for (name, value) in attributes {
            element = element.with(name, value);
        }
        if !title.is_empty() {
            element = element.with("title", title);
        }
        self.push(element);
        Some(length)
    }

    fn address(&mut self, rest: &str) -> Option<usize> {
        let end = rest.find('>')?;
        let address = &rest[1..end];
        let attributes = link_attributes(address);
        if attributes.len() < 2 || address.contains(char::is_whitespace) {
            return None;
        }
        let mut link = el("a", "", vec![Markup::text(address)]);
        for (name, value) in attributes {
            link = link.with(name, value);
        }
        self.push(link);
        Some(end + 1)
    }

    fn entity(&mut self, rest: &str) -> Option<usize> {
        const KNOWN: [(&str, char); 8] = [
            ("&amp;", '&'),
            ("&lt;", '<'),
            ("&gt;", '>'),
            ("&quot;", '"'),
            ("&nbsp;", '\u{a0}'),
            ("&ndash;", '–'),
            ("&mdash;", '—'),
            ("&hellip;", '…'),
        ];
        let (name, c) = KNOWN.iter().find(|(name, _)| rest.starts_with(name))?;
        self.text.push(*c);
        Some(name.len())
    }
}

/// Emphasis is no longer than this, so that marks without an end cost little.
const LONGEST: usize = 4000;

/// Where emphasis ends: a run of marks of this length after a character that is no space, outside code.
fn closing(inside: &str, mark: char, run: usize) -> Option<usize> {
    let mut at = 0;
    let mut before = ' ';
    while let Some(c) = inside[at..].chars().next().filter(|_| at < LONGEST) {
        let rest = &inside[at..];
        let step = match c {
            '\\' => 1 + rest[1..].chars().next().map_or(0, char::len_utf8),
            '`' => {
                let ticks = rest.len() - rest.trim_start_matches('`').len();
                rest[ticks..]
                    .find(&rest[..ticks])
                    .map_or(ticks, |end| ticks + end + ticks)
            }
            _ if c == mark => {
                let length = rest.len() - rest.trim_start_matches(mark).len();
                let after = rest[length..].chars().next().unwrap_or(' ');
                let ends_word = mark != '_' || !after.is_alphanumeric();
                if length >= run
                    && (length == run || length == 3)
                    && !before.is_whitespace()
                    && ends_word
                {
                    return Some(at + length - run);
                }
                length
            }
            _ => c.len_utf8(),
        };
        before = rest[..step].chars().next_back().unwrap_or(' ');
        at += step;
    }
    None
}

/// Where the bracket at the start of `rest` closes.
fn bracket(rest: &str) -> Option<usize> {
    let mut depth = 0_u32;
    let mut escaped = false;
    for (at, c) in rest.char_indices().take(2000) {
        match c {
            _ if escaped => {
                escaped = false;
                continue;
            }
            '\\' => escaped = true,
            '[' => depth += 1,
            ']' if depth == 1 => return Some(at),
            ']' => depth -= 1,
            _ => {}
        }
    }
    None
}

/// Where the parenthesis that is already open closes.
fn parenthesis(inside: &str) -> Option<usize> {
    let mut depth = 0_u32;
    for (at, c) in inside.char_indices() {
        match c {
            '\n' => return None,
            '(' => depth += 1,
            ')' if depth == 0 => return Some(at),
            ')' => depth -= 1,
            _ => {}
        }
    }
    None
}

fn split_title(inside: &str) -> (&str, &str) {
    let inside = inside.trim();
    match inside.split_once([' ', '\n']) {
        Some((address, title)) => (
            address.trim_matches(['<', '>']),
            title.trim().trim_matches(['"', '\'']),
        ),
        None => (inside.trim_matches(['<', '>']), ""),
    }
}

fn link_attributes(target: &str) -> Vec<Attribute> {
    let target = target.trim();
    let lower = target.to_ascii_lowercase();
    if lower.starts_with("https://") || lower.starts_with("http://") {
        vec![
            ("href", target.to_owned()),
            ("rel", "noopener noreferrer".to_owned()),
            ("target", "_blank".to_owned()),
        ]
    } else if lower.starts_with('#') {
        vec![("href", target.to_owned())]
    } else {
        Vec::new()
    }
}

fn image_attributes(source: &str) -> Vec<Attribute> {
    let source = source.trim();
    let lower = source.to_ascii_lowercase();
    let elsewhere = lower.contains(':') || lower.starts_with("//") || lower.contains('\\');
    if lower.starts_with("data:image/") || !elsewhere {
        vec![("src", source.to_owned())]
    } else {
        Vec::new()
    }
}
