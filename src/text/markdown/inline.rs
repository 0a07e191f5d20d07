//! Text within a block: emphasis, code, links, images.
//!
//! What is rare is never inlined, so that its code can come behind the first result (`docs/parts.md`).

use crate::text::case::lower;
use crate::text::markup::{Attribute, Markup, el};
use crate::text::remote::remote_picture;
use std::cell::RefCell;

/// Links and emphasis nest no deeper; what is deeper is text.
const DEEPEST: usize = 8;

/// What is defined apart: links, `[name]: address`, and notes, `[^name]: text`.
#[derive(Default)]
pub struct References {
    links: Vec<(String, String)>,
    notes: Vec<(String, String)>,
    /// Which notes were referred to, in that order.
    noted: RefCell<Vec<usize>>,
}

impl References {
    /// The definitions among some lines.
    pub fn collect(lines: &[&str]) -> Self {
        let links = lines.iter().filter_map(|line| Self::definition(line));
        let notes = lines.iter().filter_map(|line| Self::note_definition(line));
        let owned = |name: &str, text: &str| (lower(name), text.to_owned());
        Self {
            links: links.map(|(name, address)| owned(name, address)).collect(),
            notes: notes.map(|(name, text)| owned(name, text)).collect(),
            noted: RefCell::default(),
        }
    }

    /// The number and text of a note that is referred to.
    fn note(&self, name: &str) -> Option<(usize, &str)> {
        let name = lower(name);
        let at = self.notes.iter().position(|(it, _)| *it == name)?;
        let mut noted = self.noted.borrow_mut();
        let place = noted.iter().position(|it| *it == at).unwrap_or_else(|| {
            noted.push(at);
            noted.len() - 1
        });
        Some((place + 1, &self.notes[at].1))
    }

    /// The texts of the notes that were referred to, by their numbers.
    pub fn noted(&self) -> Vec<String> {
        let noted = self.noted.borrow();
        noted.iter().map(|at| self.notes[*at].1.clone()).collect()
    }

    fn note_definition(line: &str) -> Option<(&str, &str)> {
        let (name, text) = line.trim_start().strip_prefix("[^")?.split_once("]:")?;
        (!name.is_empty() && !name.contains(['[', ']'])).then_some((name, text.trim()))
    }

    /// True if the line defines a link or a note.
    pub fn is_definition(line: &str) -> bool {
        Self::definition(line).is_some() || Self::note_definition(line).is_some()
    }

    fn definition(line: &str) -> Option<(&str, &str)> {
        let (name, address) = line.trim_start().strip_prefix('[')?.split_once("]:")?;
        let address = address.split_whitespace().next()?;
        (!name.is_empty() && !name.contains(['[', ']', '^']))
            .then_some((name, address.trim_matches(['<', '>'])))
    }

    fn find(&self, name: &str) -> Option<&str> {
        let name = lower(name);
        self.links
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
            '[' => self.note(rest).or_else(|| self.link(rest, false)),
            '<' => self.address(rest).or_else(|| self.html(rest)),
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

    #[inline(never)]
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

    /// A formula; its underscores are no emphasis. A sum of money is none: after the closing sign comes no digit.
    #[inline(never)]
    fn math(&mut self, rest: &str) -> Option<usize> {
        if let Some(inside) = rest.strip_prefix("$$") {
            let end = inside.find("$$").filter(|end| *end > 0)? + 4;
            self.push(Markup::formula("span", &rest[..end], "display"));
            return Some(end);
        }
        let end = rest[1..].find('$')? + 2;
        let inside = &rest[1..end - 1];
        if inside.is_empty()
            || inside.starts_with(' ')
            || inside.ends_with([' ', '\\'])
            || inside.contains("\n\n")
            || rest[end..].starts_with(|next: char| next.is_ascii_digit())
        {
            return None;
        }
        self.push(Markup::formula("span", &rest[..end], "inline"));
        Some(end)
    }

    /// `[^name]`: the number of a note, whose text stands below and in its title.
    #[inline(never)]
    fn note(&mut self, rest: &str) -> Option<usize> {
        let (name, _) = rest.strip_prefix("[^")?.split_once(']')?;
        let (number, text) = self.references.note(name)?;
        let number = Markup::text(number.to_string());
        self.push(el("sup", "note", vec![number]).with("title", text));
        Some(name.len() + 3)
    }

    /// The part of HTML that texts use and that cannot act; all other is the text it is.
    #[inline(never)]
    fn html(&mut self, rest: &str) -> Option<usize> {
        if let Some(comment) = rest.strip_prefix("<!--") {
            return Some(comment.find("-->")? + 7);
        }
        let tag = Tag::read(rest)?;
        let inside = &rest[tag.length..];
        let piece = match tag.name.as_str() {
            "br" | "hr" if !tag.closes => el(known(LONE, &tag.name)?, "", vec![]),
            "img" if !tag.closes => {
                let alt = tag.attribute("alt").unwrap_or_default();
                image(&tag.attribute("src")?, alt)
            }
            "a" if !tag.closes => {
                let end = find_end(inside, "a")?;
                let mut link = el("a", "", self.nested(&inside[..end]));
                for (name, value) in link_attributes(&tag.attribute("href")?) {
                    link = link.with(name, value);
                }
                self.push(link);
                return Some(tag.length + end + "</a>".len());
            }
            name if known(AROUND, name).is_some() => return Some(tag.length),
            name if !tag.closes => {
                let element = known(MARKS, name)?;
                let end = find_end(inside, name)?;
                self.push(el(element, "", self.nested(&inside[..end])));
                return Some(tag.length + end + name.len() + 3);
            }
            _ => return None,
        };
        self.push(piece);
        Some(tag.length)
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
    #[inline(never)]
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
            image(&address, children.iter().map(Markup::plain).collect())
        } else {
            let link = el("a", "", children);
            let attributes = link_attributes(&address).into_iter();
            attributes.fold(link, |link, (name, value)| link.with(name, value))
        };
        if !title.is_empty() {
            element = element.with("title", title);
        }
        self.push(element);
        Some(length)
    }

    #[inline(never)]
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

    #[inline(never)]
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
    } else if lower.starts_with('#') || !(lower.is_empty() || is_elsewhere(&lower)) {
        vec![("href", target.to_owned())]
    } else {
        Vec::new()
    }
}

/// False for an address that can only be one of the page's own host.
fn is_elsewhere(lower: &str) -> bool {
    // Browsers leave line breaks in an address out, so that two slashes may come of it.
    let leads_away = |c: char| matches!(c, ':' | '\\') || c.is_control();
    lower.starts_with("//") || lower.contains(leads_away)
}

/// An image of the page's own host, one that is data, or one that is attached to its cell. One of another host waits for a
/// press: the page loads nothing from there by itself.
#[inline(never)]
fn image(source: &str, alt: String) -> Markup {
    let source = source.trim();
    let lower = source.to_ascii_lowercase();
    let within = ["data:image/", ATTACHMENT];
    if !is_elsewhere(&lower) || within.iter().any(|it| lower.starts_with(it)) {
        return el("img", "", vec![]).with("alt", alt).with("src", source);
    }
    remote_picture(source, &alt).unwrap_or_else(|| el("img", "", vec![]).with("alt", alt))
}

/// What the address of an image begins with that is attached to its cell.
pub const ATTACHMENT: &str = "attachment:";

/// Elements that mark text.
const MARKS: &[&str] = &[
    "b", "code", "del", "em", "i", "ins", "kbd", "mark", "s", "small", "strong", "sub", "sup", "u",
];

/// Elements without content.
const LONE: &[&str] = &["br", "hr"];

/// Elements that are around text only, and are left out.
const AROUND: &[&str] = &["center", "div", "font", "p", "span"];

fn known(names: &[&'static str], name: &str) -> Option<&'static str> {
    names.iter().find(|it| **it == name).copied()
}

/// A tag of HTML: `<name attributes>` or `</name>`.
struct Tag<'a> {
    name: String,
    closes: bool,
    attributes: &'a str,
    length: usize,
}

impl<'a> Tag<'a> {
    fn read(rest: &'a str) -> Option<Self> {
        let length = rest.find('>')? + 1;
        let inside = rest[1..length - 1].trim_end_matches('/');
        let closes = inside.starts_with('/');
        let inside = inside.trim_start_matches('/');
        let end = inside
            .find(|c: char| !c.is_ascii_alphanumeric())
            .unwrap_or(inside.len());
        let (name, attributes) = inside.split_at(end);
        let apart = attributes.is_empty() || attributes.starts_with(char::is_whitespace);
        (apart && !name.is_empty()).then(|| Self {
            name: name.to_ascii_lowercase(),
            closes,
            attributes,
            length,
        })
    }

    /// The value of an attribute, in quotes or bare.
    fn attribute(&self, name: &str) -> Option<String> {
        let lower = self.attributes.to_ascii_lowercase();
        let at = lower.find(&format!(" {name}="))? + name.len() + 2;
        let value = &self.attributes[at..];
        let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''));
        Some(match quote {
            Some(quote) => value[1..].split(quote).next()?.to_owned(),
            None => value.split_whitespace().next()?.to_owned(),
        })
    }
}

/// Where `</name>` begins.
fn find_end(inside: &str, name: &str) -> Option<usize> {
    let end = format!("</{name}>");
    inside
        .char_indices()
        .take(LONGEST)
        .map(|(at, _)| at)
        .find(|at| {
            inside
                .get(*at..at + end.len())
                .is_some_and(|it| it.eq_ignore_ascii_case(&end))
        })
}
