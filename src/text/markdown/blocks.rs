//! Blocks: what lines belong together, and what they are. What is rare is never inlined, as in `inline.rs`.

use super::inline::{References, inline};
use crate::text::{
    markup::{Markup, el},
    python::python_markup,
};
use freezeframe_base::texts::say;

/// Quotes and lists nest no deeper; what is deeper is text.
const DEEPEST: usize = 12;

/// The blocks of a list of lines.
pub fn blocks(lines: &[&str], depth: usize) -> Vec<Markup> {
    let references = References::collect(lines);
    let mut blocks = Blocks {
        lines,
        at: 0,
        depth,
        references: &references,
    }
    .all();
    let notes: Vec<Markup> = references
        .noted()
        .iter()
        .map(|text| el("li", "", inline(text, &references)))
        .collect();
    if !notes.is_empty() {
        blocks.push(el("ol", "notes", notes));
    }
    blocks
}

struct Blocks<'a> {
    lines: &'a [&'a str],
    at: usize,
    depth: usize,
    references: &'a References,
}

impl<'a> Blocks<'a> {
    fn all(mut self) -> Vec<Markup> {
        let mut blocks = Vec::new();
        while let Some(line) = self.lines.get(self.at) {
            if line.trim().is_empty() || References::is_definition(line) {
                self.at += 1;
                continue;
            }
            blocks.push(self.next(line));
        }
        blocks
    }

    fn next(&mut self, line: &'a str) -> Markup {
        let nests = self.depth < DEEPEST;
        match () {
            () if indent(line) >= 4 => self.indented_code(),
            () if fence(line).is_some() => self.fenced_code(line),
            () if heading(line).is_some() => self.heading(line),
            () if is_rule(line) => {
                self.at += 1;
                el("hr", "", vec![])
            }
            () if nests && line.trim_start().starts_with('>') => self.quote(),
            () if nests && marker(line).is_some() => self.list(line),
            () if nests && self.folded_end().is_some() => self.folded(),
            () if self.is_table() => self.table(),
            () if self.formula_end().is_some() => self.formula(),
            () => self.paragraph(),
        }
    }

    fn inline(&self, text: &str) -> Vec<Markup> {
        inline(text, self.references)
    }

    fn children(&self, lines: &[&str]) -> Vec<Markup> {
        let (at, depth) = (0, self.depth + 1);
        Blocks {
            lines,
            at,
            depth,
            references: self.references,
        }
        .all()
    }

    /// The lines from here on as long as `belongs` says so; blank ones at the end are left.
    fn take(&mut self, belongs: impl Fn(usize, &str) -> bool) -> &'a [&'a str] {
        let rest = &self.lines[self.at..];
        let mut count = rest
            .iter()
            .enumerate()
            .take_while(|(at, line)| belongs(*at, line))
            .count();
        while count > 1 && rest[count - 1].trim().is_empty() {
            count -= 1;
        }
        self.at += count.max(1);
        &rest[..count.max(1)]
    }

    fn heading(&mut self, line: &str) -> Markup {
        self.at += 1;
        let (tag, text) = heading(line).unwrap_or(("h6", line));
        anchored(tag, self.inline(text))
    }

    /// How many lines belong to the formula that begins here: `$$ ... $$`, or an environment of TeX.
    fn formula_end(&self) -> Option<usize> {
        let rest = &self.lines[self.at..];
        let first = rest.first()?.trim();
        let end = if let Some(inside) = first.strip_prefix("$$") {
            if inside.len() > 2 && inside.ends_with("$$") {
                return Some(1);
            }
            "$$".to_owned()
        } else {
            let (name, _) = first.strip_prefix("\\begin{")?.split_once('}')?;
            format!("\\end{{{name}}}")
        };
        let ends = |line: &&str| line.trim_end().ends_with(&end);
        let alone = end.starts_with('\\') && ends(&rest[0]);
        let after = rest.iter().skip(1).position(ends);
        if alone { Some(1) } else { Some(after? + 2) }
    }

    #[inline(never)]
    fn formula(&mut self) -> Markup {
        let count = self.formula_end().unwrap_or(1);
        let lines = &self.lines[self.at..self.at + count];
        self.at += count;
        Markup::formula("div", &lines.join("\n"), "display")
    }

    /// How many lines belong to the `<details>` that begins here.
    fn folded_end(&self) -> Option<usize> {
        let mut open = 0;
        let ends = |line: &&str| {
            match line.trim() {
                "<details>" => open += 1,
                "</details>" => open -= 1,
                _ => {}
            }
            open == 0
        };
        // Where the first line opens nothing, it is the end itself.
        let last = self.lines[self.at..].iter().position(ends)?;
        (last > 0).then_some(last + 1)
    }

    /// What is folded until a reader opens it: `<details>`, `<summary>...</summary>` and `</details>` on lines of their own.
    #[inline(never)]
    fn folded(&mut self) -> Markup {
        let count = self.folded_end().unwrap_or(2);
        let inside = &self.lines[self.at + 1..self.at + count - 1];
        self.at += count;
        let summary = inside.first().and_then(|line| {
            let text = line.trim().strip_prefix("<summary>")?;
            text.strip_suffix("</summary>")
        });
        let summary_lines = usize::from(summary.is_some());
        let mut children: Vec<_> = summary
            .map(|text| el("summary", "", self.inline(text)))
            .into_iter()
            .collect();
        children.extend(self.children(&inside[summary_lines..]));
        el("details", "", children)
    }

    #[inline(never)]
    fn indented_code(&mut self) -> Markup {
        let lines = self.take(|_, line| line.trim().is_empty() || indent(line) >= 4);
        let code: Vec<&str> = lines.iter().map(|line| outdent(line, 4)).collect();
        listing(&code, "")
    }

    #[inline(never)]
    fn fenced_code(&mut self, line: &str) -> Markup {
        let (mark, length, language) = fence(line).unwrap_or(('`', 3, ""));
        let margin = indent(line);
        let rest = &self.lines[self.at + 1..];
        let closes = |line: &&&str| {
            fence(line)
                .is_some_and(|(it, long, word)| it == mark && long >= length && word.is_empty())
        };
        let count = rest.iter().take_while(|line| !closes(line)).count();
        self.at += 2 + count;
        let code: Vec<&str> = rest[..count]
            .iter()
            .map(|line| outdent(line, margin))
            .collect();
        listing(&code, language)
    }

    #[inline(never)]
    fn quote(&mut self) -> Markup {
        let lines =
            self.take(|at, line| line.trim_start().starts_with('>') || (at > 0 && continues(line)));
        let inside: Vec<&str> = lines
            .iter()
            .map(|line| {
                let line = line.trim_start();
                let inside = line.strip_prefix('>').unwrap_or(line);
                inside.strip_prefix(' ').unwrap_or(inside)
            })
            .collect();
        el("blockquote", "", self.children(&inside))
    }

    #[inline(never)]
    fn list(&mut self, line: &str) -> Markup {
        let first = marker(line).unwrap_or(Marker {
            kind: '-',
            number: 1,
            width: 2,
        });
        let mut items: Vec<Vec<&str>> = Vec::new();
        let mut loose = false;
        while let Some(line) = self.lines.get(self.at).copied() {
            let Some(marker) = marker(line).filter(|it| it.kind == first.kind && !is_rule(line))
            else {
                break;
            };
            let lines = self.take(|at, line| {
                at == 0
                    || line.trim().is_empty()
                    || indent(line) >= marker.width
                    || (continues(line) && indent(line) > 0)
            });
            loose |= lines.iter().any(|line| line.trim().is_empty());
            let mut item = vec![line.get(marker.width.min(line.len())..).unwrap_or("")];
            item.extend(lines[1..].iter().map(|line| outdent(line, marker.width)));
            items.push(item);
            let blank = self.lines[self.at..]
                .iter()
                .take_while(|line| line.trim().is_empty())
                .count();
            let next = self
                .lines
                .get(self.at + blank)
                .and_then(|line| self::marker(line));
            if next.is_some_and(|it| it.kind == first.kind) {
                loose |= blank > 0;
                self.at += blank;
            }
        }
        let items = items.iter().map(|item| self.item(item, loose)).collect();
        let list = el(if first.kind == '1' { "ol" } else { "ul" }, "", items);
        if first.kind == '1' && first.number != 1 {
            list.with("start", first.number.to_string())
        } else {
            list
        }
    }

    /// An item; where no blank line parts the items, its text stands without a paragraph around it.
    fn item(&self, lines: &[&str], loose: bool) -> Markup {
        let mut lines = lines.to_vec();
        let task = lines.first_mut().and_then(|line| {
            let (mark, text) = line.split_at_checked(4)?;
            let done = match mark {
                "[ ] " => false,
                "[x] " | "[X] " => true,
                _ => return None,
            };
            *line = text;
            Some(done)
        });
        let children = self
            .children(&lines)
            .into_iter()
            .flat_map(|child| match child {
                Markup::Element {
                    tag: "p", children, ..
                } if !loose => children,
                other => vec![other],
            });
        let Some(done) = task else {
            return el("li", "", children.collect());
        };
        let mut mark = el("input", "", vec![])
            .with("type", "checkbox")
            .with("aria-label", if done { say("done") } else { say("to do") })
            .with("disabled", "");
        if done {
            mark = mark.with("checked", "");
        }
        let children = [mark, Markup::text(" ")].into_iter().chain(children);
        el("li", "task", children.collect())
    }

    fn is_table(&self) -> bool {
        let second = self.lines.get(self.at + 1).map_or("", |line| line.trim());
        let dashes =
            second.contains('-') && second.chars().all(|c| matches!(c, '|' | '-' | ':' | ' '));
        let columns = |line: &str| row(line).len();
        dashes && second.contains('|') && columns(self.lines[self.at]) == columns(second)
    }

    #[inline(never)]
    fn table(&mut self) -> Markup {
        let lines = self.take(|_, line| line.contains('|'));
        let sides: Vec<&str> = row(lines[1]).iter().map(|dashes| side(dashes)).collect();
        let cells = |line: &str, tag| {
            let sides = sides.iter().copied().chain(std::iter::repeat(""));
            let cells = row(line)
                .into_iter()
                .zip(sides)
                .map(|(cell, side)| el(tag, side, self.inline(&cell)));
            el("tr", "", cells.collect())
        };
        let head = el("thead", "", vec![cells(lines[0], "th")]);
        let body = lines.iter().skip(2).map(|line| cells(line, "td")).collect();
        el("table", "", vec![head, el("tbody", "", body)])
    }

    fn paragraph(&mut self) -> Markup {
        let nests = self.depth < DEEPEST;
        let lines =
            self.take(|at, line| at == 0 || (continues(line) && !(nests && interrupts(line))));
        let text: Vec<&str> = lines.iter().map(|line| line.trim_start()).collect();
        let text = text.join("\n");
        let underline = self.lines.get(self.at).map_or("", |line| line.trim());
        for (mark, tag) in [('=', "h1"), ('-', "h2")] {
            if !underline.is_empty() && underline.chars().all(|c| c == mark) {
                self.at += 1;
                return anchored(tag, self.inline(text.trim_end()));
            }
        }
        el("p", "", self.inline(text.trim_end()))
    }
}

/// A heading, which links can lead to as in Jupyter: by its words with dashes between them.
fn anchored(tag: &'static str, text: Vec<Markup>) -> Markup {
    let words: String = text.iter().map(Markup::plain).collect();
    let id = words.split_whitespace().collect::<Vec<_>>().join("-");
    let heading = el(tag, "", text);
    if id.is_empty() {
        heading
    } else {
        heading.with("id", id)
    }
}

/// The class of a table's column, from the dashes below its head.
fn side(dashes: &str) -> &'static str {
    match (dashes.starts_with(':'), dashes.ends_with(':')) {
        (true, true) => "center",
        (false, true) => "right",
        (_, false) => "",
    }
}

/// True if a paragraph may go on with this line.
fn continues(line: &str) -> bool {
    let text = line.trim();
    // An empty line is all of either mark.
    let is_underline = ['=', '-']
        .iter()
        .any(|mark| text.chars().all(|c| c == *mark));
    !(is_underline || is_rule(line) || fence(line).is_some() || heading(line).is_some())
}

fn interrupts(line: &str) -> bool {
    line.trim_start().starts_with('>') || marker(line).is_some_and(|it| it.number == 1)
}

fn listing(lines: &[&str], language: &str) -> Markup {
    let mut code = lines.join("\n");
    code.push('\n');
    let python = matches!(language, "python" | "py" | "python3" | "ipython3");
    let pieces = if python {
        python_markup(&code)
    } else {
        vec![Markup::text(code)]
    };
    el("pre", "listing", pieces).with("tabindex", "0")
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}

/// The line without up to `by` spaces at its start.
fn outdent(line: &str, by: usize) -> &str {
    &line[indent(line).min(by)..]
}

fn heading(line: &str) -> Option<(&'static str, &str)> {
    const TAGS: [&str; 6] = ["h1", "h2", "h3", "h4", "h5", "h6"];
    let text = line.trim_start().trim_start_matches('#');
    let level = line.trim_start().len() - text.len();
    let tag = TAGS.get(level.checked_sub(1)?)?;
    let text = text
        .strip_prefix(' ')
        .or(text.is_empty().then_some(""))?
        .trim();
    let without_end = text.trim_end_matches('#');
    Some((
        tag,
        if without_end.ends_with(' ') || without_end.is_empty() {
            without_end.trim_end()
        } else {
            text
        },
    ))
}

fn is_rule(line: &str) -> bool {
    let marks: Vec<char> = line.chars().filter(|c| *c != ' ').collect();
    marks.len() >= 3
        && matches!(marks[0], '*' | '-' | '_')
        && marks.iter().all(|c| *c == marks[0])
        && indent(line) < 4
}

/// The mark, its length and the language of a line that opens or closes fenced code.
fn fence(line: &str) -> Option<(char, usize, &str)> {
    let line = line.trim_start();
    let mark = line.chars().next().filter(|c| matches!(c, '`' | '~'))?;
    let rest = line.trim_start_matches(mark);
    let length = line.len() - rest.len();
    let word = rest.split_whitespace().next().unwrap_or("");
    (length >= 3 && !rest.contains(mark)).then_some((mark, length, word))
}

struct Marker {
    /// The bullet, or `1` for a number.
    kind: char,
    number: u32,
    /// Where the item's text begins.
    width: usize,
}

/// What a list item begins with.
fn marker(line: &str) -> Option<Marker> {
    let start = indent(line);
    let text = &line[start..];
    let first = text.chars().next()?;
    let (kind, number, length) = if matches!(first, '-' | '*' | '+') {
        (first, 1, 1)
    } else {
        let digits = text.find(|c: char| !c.is_ascii_digit())?;
        let number = text[..digits].parse().ok()?;
        (text[digits..].starts_with(['.', ')'])).then_some(('1', number, digits + 1))?
    };
    let space = indent(text.get(length..)?);
    match text.len() - length {
        0 => Some(Marker {
            kind,
            number,
            width: start + length,
        }),
        _ if space == 0 => None,
        _ => Some(Marker {
            kind,
            number,
            width: start + length + if space > 4 { 1 } else { space },
        }),
    }
}

/// The cells of a table's line.
fn row(line: &str) -> Vec<String> {
    let line = line.trim();
    let line = line.strip_prefix('|').unwrap_or(line);
    let line = line
        .strip_suffix('|')
        .filter(|it| !it.ends_with('\\'))
        .unwrap_or(line);
    let mut cells = vec![String::new()];
    let mut escaped = false;
    for c in line.chars() {
        match (c, cells.last_mut()) {
            ('|', _) if !escaped => cells.push(String::new()),
            ('|', Some(cell)) => {
                cell.pop();
                cell.push('|');
            }
            (_, Some(cell)) => cell.push(c),
            _ => {}
        }
        escaped = c == '\\' && !escaped;
    }
    cells.iter().map(|cell| cell.trim().to_owned()).collect()
}
