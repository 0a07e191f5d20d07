//! Markdown files: fenced `python` blocks, or MyST's `{code-cell}` directives, are code; what stands between is prose.

use super::piece::{Piece, trimmed};
use super::{options, yaml};
use crate::json::set;
use crate::model::CellKind;
use crate::origin::{Dialect, Stretch};
use freezeframe_base::Json;
use std::ops::Range;

/// A line that opens or closes a fenced block.
struct Fence<'a> {
    indent: usize,
    /// Three or more backticks or tildes.
    mark: &'a str,
    info: &'a str,
}

fn fence(line: &str) -> Option<Fence<'_>> {
    let text = line.trim_start_matches(' ');
    let indent = line.len() - text.len();
    let mark = text.chars().next().filter(|c| matches!(c, '`' | '~'))?;
    let length = text.len() - text.trim_start_matches(mark).len();
    (length >= 3 && indent < 4).then(|| Fence {
        indent,
        mark: &text[..length],
        info: text[length..].trim(),
    })
}

impl Fence<'_> {
    fn is_closed_by(&self, line: &str) -> bool {
        closes(self.mark, line)
    }

    /// What a block of this fence is; nothing where it belongs to the prose.
    fn kind(&self, dialect: Dialect) -> Option<CellKind> {
        let first = self.info.split([' ', ',', ':']).next().unwrap_or_default();
        match (dialect, first) {
            (Dialect::Myst, "{code-cell}") => Some(CellKind::Code),
            (Dialect::Myst, "{raw-cell}") => Some(CellKind::Raw),
            (Dialect::Myst, _) => None,
            _ if self.info.contains(".noeval") => None,
            _ => matches!(
                first.trim_start_matches('{').trim_end_matches('}'),
                "python" | "py" | "python3" | "ipython3"
            )
            .then_some(CellKind::Code),
        }
    }
}

/// True if a line closes the block that such a mark opened.
fn closes(mark: &str, line: &str) -> bool {
    fence(line).is_some_and(|it| it.info.is_empty() && it.mark.starts_with(mark))
}

/// True if a text has blocks of code of ours.
pub fn has_code(text: &str) -> bool {
    let fences = text.lines().filter_map(fence);
    let mut kinds = fences.map(|it| it.kind(Dialect::Fences).or_else(|| it.kind(Dialect::Myst)));
    kinds.any(|kind| kind.is_some())
}

/// Looks for MyST's blocks, not counting those that are shown in another block or in a region.
#[derive(Debug)]
struct Look {
    at: usize,
    /// The mark of the block that is open.
    open: Option<String>,
    /// The name of the region that is open.
    inside: Option<String>,
}

impl Look {
    /// Looks on for about so many bytes; true or false once that is known.
    fn step(&mut self, text: &str, bytes: usize) -> Option<bool> {
        let until = self.at.saturating_add(bytes);
        for line in text[self.at..].split_inclusive('\n') {
            if self.at >= until {
                return None;
            }
            self.at += line.len();
            match (&self.open, &self.inside) {
                (Some(mark), _) if closes(mark, line) => self.open = None,
                (None, Some(name)) if ends_region(name, line) => self.inside = None,
                (None, None) => {
                    let fence = fence(line);
                    let is_ours = |it: &Fence| it.kind(Dialect::Myst).is_some();
                    if fence.as_ref().is_some_and(is_ours) {
                        return Some(true);
                    }
                    self.open = fence.map(|it| it.mark.to_owned());
                    self.inside = region(line).map(|(name, _)| name.to_owned());
                }
                _ => {}
            }
        }
        Some(false)
    }
}

/// Where the header ends, which stands between two rules; 0 where there is none.
fn front_matter(text: &str) -> usize {
    let mut at = 0;
    for (number, line) in text.split_inclusive('\n').enumerate() {
        at += line.len();
        match (number, line.trim_end()) {
            (0, "---") => {}
            (0, _) => return 0,
            (_, "---") => return at,
            (_, "") => {}
            (_, line) if line.contains(':') || line.starts_with([' ', '-', '#']) => {}
            _ => return 0,
        }
    }
    0
}

/// Prose that is being read: where it begins, where its own text stands if there is any yet.
#[derive(Debug)]
struct Prose {
    start: usize,
    body: Option<Range<usize>>,
    metadata: Json,
}

/// A Markdown file that is cut into cells, stretch by stretch.
#[derive(Debug)]
pub struct Cutting {
    /// What its header says.
    pub metadata: Json,
    /// How its cells are marked, which is known once there is one.
    pub dialect: Dialect,
    /// What has to be known before.
    look: Option<Look>,
    at: usize,
    prose: Option<Prose>,
    /// Where a break stood that no prose follows: it belongs to the next cell.
    pending: Option<usize>,
    empty_lines: usize,
}

impl Cutting {
    /// A text of which the header is read.
    pub fn new(text: &str) -> Self {
        let head = front_matter(text);
        let metadata = yaml::mapping(text[..head].lines().filter(|line| *line != "---"));
        let format = metadata.at(&["jupytext", "text_representation", "format_name"]);
        let is_myst = format.and_then(Json::as_str) == Some("myst");
        let look = Look {
            at: 0,
            open: None,
            inside: None,
        };
        Self {
            dialect: Dialect::Myst,
            look: (!is_myst).then_some(look),
            metadata,
            at: head,
            prose: None,
            pending: None,
            empty_lines: 0,
        }
    }

    /// How far it is read: each byte counts twice, for looking and for cutting.
    pub fn place(&self, text: &str) -> usize {
        match &self.look {
            Some(look) => look.at,
            None => text.len() + self.at,
        }
    }

    /// Cuts on for about so many bytes of the text, up to the end of a block; true once that was the end.
    pub fn step(&mut self, text: &str, bytes: usize, pieces: &mut Vec<Piece>) -> bool {
        if let Some(look) = &mut self.look {
            let Some(has_directives) = look.step(text, bytes) else {
                return false;
            };
            self.look = None;
            if !has_directives {
                self.dialect = Dialect::Fences;
            }
        }
        let until = self.at.saturating_add(bytes);
        while self.at < until {
            let Some((at, line)) = self.line(text) else {
                self.end_prose(text, pieces);
                return true;
            };
            self.take(text, at, line, pieces);
        }
        false
    }

    /// The next line, and where it begins.
    fn line<'a>(&mut self, text: &'a str) -> Option<(usize, &'a str)> {
        let at = self.at;
        let line = text.get(at..)?.split_inclusive('\n').next()?;
        self.at += line.len();
        Some((at, line))
    }

    fn take(&mut self, text: &str, at: usize, line: &str, pieces: &mut Vec<Piece>) {
        if line.trim().is_empty() {
            self.empty_lines += 1;
            // Two empty lines end a cell of prose, as for Jupytext.
            if self.dialect == Dialect::Fences && self.empty_lines >= 2 {
                self.end_prose(text, pieces);
            }
            return;
        }
        self.empty_lines = 0;
        if let Some(open) = fence(line) {
            let from = self.at;
            let (to, end) = self.skip_to(text, |line| open.is_closed_by(line));
            match open.kind(self.dialect) {
                Some(kind) => {
                    self.end_prose(text, pieces);
                    pieces.push(self.code(text, kind, &open, at, from..to));
                }
                None => self.add_prose(text, at, end),
            }
        } else if self.dialect == Dialect::Myst && line.starts_with("+++") {
            self.end_prose(text, pieces);
            let metadata = Json::parse(line[3..].trim());
            self.prose = Some(Prose {
                start: self.pending.take().unwrap_or(at),
                body: None,
                metadata: metadata.unwrap_or_else(|_| Json::object([])),
            });
        } else if self.dialect == Dialect::Fences
            && let Some((name, options)) = region(line)
        {
            self.end_prose(text, pieces);
            pieces.push(self.region(text, at, name, options));
        } else {
            self.add_prose(text, at, at + line.len());
        }
    }

    /// Skips to behind the next line that is wanted; where that line begins, and where it ends.
    fn skip_to(&mut self, text: &str, is_wanted: impl Fn(&str) -> bool) -> (usize, usize) {
        while let Some((at, line)) = self.line(text) {
            if is_wanted(line) {
                return (at, self.at);
            }
        }
        (self.at, self.at)
    }

    fn add_prose(&mut self, text: &str, from: usize, to: usize) {
        let end = from + text[from..to].trim_end().len();
        let start = self
            .prose
            .is_none()
            .then(|| self.pending.take().unwrap_or(from));
        let prose = self.prose.get_or_insert_with(|| Prose {
            start: start.unwrap_or(from),
            body: None,
            metadata: Json::object([]),
        });
        prose.body.get_or_insert(from..end).end = end;
    }

    fn end_prose(&mut self, text: &str, pieces: &mut Vec<Piece>) {
        let Some(prose) = self.prose.take() else {
            return;
        };
        match prose.body {
            Some(body) => pieces.push(Piece {
                kind: CellKind::Markdown,
                start: prose.start,
                source: text[body.clone()].to_owned(),
                body,
                metadata: prose.metadata,
            }),
            None => self.pending = Some(prose.start),
        }
    }

    fn code(
        &mut self,
        text: &str,
        kind: CellKind,
        open: &Fence,
        at: usize,
        inside: Range<usize>,
    ) -> Piece {
        let (mut metadata, mut from) = (options::parse(open.info).1, inside.start);
        if self.dialect == Dialect::Myst {
            let (told, behind) = directive_options(&text[inside.clone()]);
            (metadata, from) = (told, inside.start + behind);
        }
        let body = trimmed(text, from, inside.end);
        let lines = text[body.clone()].split_inclusive('\n');
        let spaces = |line: &str| line.len() - line.trim_start_matches(' ').len();
        let source = lines.map(|line| &line[spaces(line).min(open.indent)..]);
        Piece {
            kind,
            start: self.pending.take().unwrap_or(at),
            source: source.collect(),
            body,
            metadata,
        }
    }

    /// A region, in which all is one cell.
    fn region(&mut self, text: &str, at: usize, name: &str, options: &str) -> Piece {
        let from = self.at;
        let (to, _) = self.skip_to(text, |line| ends_region(name, line));
        let body = trimmed(text, from, to);
        Piece {
            kind: if name == "raw" {
                CellKind::Raw
            } else {
                CellKind::Markdown
            },
            start: self.pending.take().unwrap_or(at),
            source: text[body.clone()].to_owned(),
            body,
            metadata: options::parse(options).1,
        }
    }
}

/// The name and the options of the region that a line begins.
fn region(line: &str) -> Option<(&str, &str)> {
    let inner = line
        .trim_end()
        .strip_prefix("<!-- #")?
        .strip_suffix("-->")?;
    let (name, options) = inner.split_once(' ')?;
    matches!(name, "region" | "md" | "markdown" | "raw").then_some((name, options))
}

fn ends_region(name: &str, line: &str) -> bool {
    let rest = line.strip_prefix("<!-- #end");
    rest.and_then(|rest| rest.strip_prefix(name))
        .is_some_and(|rest| rest.starts_with(' '))
}

/// The options at the beginning of a directive, and where they end.
fn directive_options(text: &str) -> (Json, usize) {
    let mut at = 0;
    for (number, line) in text.split_inclusive('\n').enumerate() {
        if number == 0 && line.trim_end() != "---" {
            break;
        }
        at += line.len();
        if number > 0 && line.trim_end() == "---" {
            let inner = text[..at].lines().filter(|line| *line != "---");
            return (yaml::mapping(inner), at);
        }
    }
    let mut metadata = Json::object([]);
    let mut lines = text.split_inclusive('\n');
    let mut end = 0;
    while let Some((name, value)) = lines
        .next()
        .and_then(|line| option(line.trim_end()).inspect(|_| end += line.len()))
    {
        set(&mut metadata, name, yaml::simple(value.trim()));
    }
    (metadata, end)
}

/// `:name: value`
fn option(line: &str) -> Option<(&str, &str)> {
    let (name, value) = line.strip_prefix(':')?.split_once(':')?;
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.');
    (!name.is_empty() && name.chars().all(is_part)).then_some((name, value))
}

/// What stands in the file for a cell's new text; nothing where it does not fit between the marks of the old one.
pub fn body(kind: CellKind, source: &str, old: &Stretch) -> Option<String> {
    let before = old.before().lines();
    let opening = before.clone().find_map(fence);
    if let Some((name, _)) = before.clone().find_map(region) {
        let ends = source.lines().any(|line| ends_region(name, line));
        return (!ends).then(|| source.to_owned());
    }
    let Some(open) = opening.filter(|it| it.kind(old.dialect) == Some(kind)) else {
        return stands_alone(old.dialect, source).then(|| source.to_owned());
    };
    if source.lines().any(|line| open.is_closed_by(line)) {
        return None;
    }
    let indent = " ".repeat(open.indent);
    let line = |line: &str| match line {
        "" => String::new(),
        line => format!("{indent}{line}"),
    };
    Some(source.split('\n').map(line).collect::<Vec<_>>().join("\n"))
}

/// True if a text is read as prose, as one cell, and leaves the next one alone.
fn stands_alone(dialect: Dialect, source: &str) -> bool {
    if front_matter(source) > 0 {
        return false;
    }
    let (head, next) = match dialect {
        Dialect::Myst => (
            "jupytext:\n  text_representation:\n    format_name: myst\n",
            "+++",
        ),
        _ => ("", "\n"),
    };
    let all = format!("---\n{head}---\n{source}\n\n{next}\nnext");
    let (mut cutting, mut pieces) = (Cutting::new(&all), Vec::new());
    while !cutting.step(&all, usize::MAX, &mut pieces) {}
    let [first, second] = &pieces[..] else {
        return false;
    };
    let is_prose = |piece: &Piece| piece.kind == CellKind::Markdown;
    let both_prose = is_prose(first) && is_prose(second);
    both_prose && first.source == source && second.source == "next" && cutting.dialect == dialect
}

/// A cell that the file does not have yet.
pub fn fresh(
    dialect: Dialect,
    kind: CellKind,
    source: &str,
    metadata: &Json,
    after_prose: bool,
) -> String {
    let options = options::write(metadata);
    match (kind, dialect) {
        (CellKind::Code, Dialect::Myst) => directive("{code-cell} ipython3", source, metadata),
        (CellKind::Raw, Dialect::Myst) => directive("{raw-cell}", source, metadata),
        (CellKind::Code, _) => fenced(&format!("python{options}"), source),
        (CellKind::Raw, _) => format!("<!-- #raw{options} -->\n{source}\n<!-- #endraw -->\n"),
        (CellKind::Markdown, Dialect::Myst) => {
            let told: Vec<String> = options::written(metadata)
                .map(|(name, value)| format!("{}: {value}", Json::from(name)))
                .collect();
            match (told.is_empty(), after_prose) {
                (true, false) => format!("{source}\n"),
                (true, true) => format!("+++\n\n{source}\n"),
                (false, _) => format!("+++ {{{}}}\n\n{source}\n", told.join(", ")),
            }
        }
        (CellKind::Markdown, _) if options.is_empty() && stands_alone(dialect, source) => {
            format!("{source}\n")
        }
        (CellKind::Markdown, _) => {
            let ends = |name: &&str| !source.lines().any(|line| ends_region(name, line));
            let name = ["region", "md", "markdown"]
                .into_iter()
                .find(ends)
                .unwrap_or("region");
            format!("<!-- #{name}{options} -->\n{source}\n<!-- #end{name} -->\n")
        }
    }
}

fn directive(name: &str, source: &str, metadata: &Json) -> String {
    let mut told = String::new();
    for (name, value) in options::written(metadata) {
        told += &format!(":{name}: {value}\n");
    }
    if !told.is_empty() {
        told.push('\n');
    }
    fenced(name, &format!("{told}{source}"))
}

/// A block whose fence is longer than any in it.
fn fenced(info: &str, text: &str) -> String {
    let longest = text.lines().filter_map(fence).map(|it| it.mark.len()).max();
    let mark = "`".repeat(longest.map_or(3, |longest| longest + 1));
    let end = if text.is_empty() { "" } else { "\n" };
    format!("{mark}{info}\n{text}{end}{mark}\n")
}
