//! Edits of a text by byte ranges: what is not edited stays as it was written.

use super::scopes::Spot;
use freezeframe_base::Order;

struct Edit {
    start: usize,
    end: usize,
    text: String,
    /// What the edit is a part of.
    stage: usize,
}

/// A text and the edits made to it.
pub(super) struct Edits<'a> {
    pub(super) text: &'a str,
    edits: Vec<Edit>,
    /// What the edits that come now are a part of.
    pub(super) stage: usize,
}

impl<'a> Edits<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self {
            text,
            edits: Vec::new(),
            stage: 0,
        }
    }

    /// The text as it was.
    pub(super) fn old(&self, (start, end): Spot) -> &'a str {
        self.text.get(start..end).unwrap_or("")
    }

    /// Puts `text` in the place of a stretch, whose own edits are void.
    pub(super) fn replace(&mut self, (start, end): Spot, text: impl Into<String>) {
        let text = text.into();
        self.edits.retain(|it| {
            let is_inside = start <= it.start && it.end <= end;
            let at_border = it.start == it.end && (it.start == start || it.start == end);
            !is_inside || at_border
        });
        self.push(start, end, text);
    }

    fn push(&mut self, start: usize, end: usize, text: String) {
        let stage = self.stage;
        self.edits.push(Edit {
            start,
            end,
            text,
            stage,
        });
    }

    pub(super) fn insert(&mut self, at: usize, text: impl Into<String>) {
        self.push(at, at, text.into());
    }

    /// A stretch with the edits strictly inside it, and those that replace all of it.
    pub(super) fn render(&self, (start, end): Spot) -> String {
        let mut inside: Vec<&Edit> = self.edits.iter().collect();
        inside.retain(|it| {
            let is_border = it.start == it.end && (it.start == start || it.start == end);
            start <= it.start && it.end <= end && !is_border
        });
        self.apply(inside, start, end)
    }

    /// A stretch with all its edits, those at its borders too.
    pub(super) fn render_whole(&self, (start, end): Spot) -> String {
        let mut inside: Vec<&Edit> = self.edits.iter().collect();
        inside.retain(|it| start <= it.start && it.end <= end);
        self.apply(inside, start, end)
    }

    fn apply(&self, mut edits: Vec<&Edit>, start: usize, end: usize) -> String {
        // Stable: insertions at one place stay in the order in which they were made, before what replaces it.
        edits.order_by_key(|it| (it.start, it.end));
        let (mut result, mut at) = (String::new(), start);
        for edit in edits {
            if edit.start < at {
                continue;
            }
            result += self.old((at, edit.start));
            result += &edit.text;
            at = edit.end;
        }
        result + self.old((at, end))
    }

    /// Where the line of `at` begins.
    pub(super) fn line_start(&self, at: usize) -> usize {
        self.old((0, at))
            .rfind('\n')
            .map_or(0, |newline| newline + 1)
    }

    /// Where the line of `at` ends, its newline not included.
    pub(super) fn line_end(&self, at: usize) -> usize {
        let rest = self.old((at, self.text.len()));
        rest.find('\n')
            .map_or(self.text.len(), |length| at + length)
    }

    /// The comments that belong to a statement: the lines right above it, and the rest of its line. And where they begin.
    pub(super) fn comments(&self, (start, end): Spot) -> (usize, Vec<&'a str>) {
        let (mut from, mut comments) = (self.line_start(start), Vec::new());
        while from > 0 {
            let above = self.line_start(from - 1);
            let line = self.old((above, from)).trim();
            if !line.starts_with('#') {
                break;
            }
            comments.insert(0, line);
            from = above;
        }
        let rest = self.old((end, self.line_end(end))).trim();
        comments.extend(Some(rest).filter(|rest| rest.starts_with('#')));
        (from, comments)
    }

    /// The white space at the beginning of the line of `at`.
    pub(super) fn indent(&self, at: usize) -> &'a str {
        let line = self.old((self.line_start(at), self.text.len()));
        &line[..line.len() - line.trim_start_matches([' ', '\t']).len()]
    }

    /// Puts lines before a statement, which gets a line of its own if it has none.
    pub(super) fn before(&mut self, at: usize, lines: &[String]) {
        if lines.is_empty() {
            return;
        }
        let prefix = self.old((self.line_start(at), at));
        let indent = self.indent(at);
        if prefix.trim().is_empty() {
            let lines = lines
                .iter()
                .map(|line| format!("{}\n{indent}", shifted(line, indent)));
            self.insert(at, lines.collect::<String>());
            return;
        }
        // `for x in xs: print(f(x))`, or `a = 1; print(f(a))`.
        let kept = prefix.trim_end();
        let (from, deeper) = (self.line_start(at) + kept.len(), kept.ends_with(':'));
        let from = if deeper { from } else { from - 1 };
        let indent = format!("{indent}{}", if deeper { "    " } else { "" });
        let lines = lines
            .iter()
            .map(|line| format!("{}\n{indent}", shifted(line, &indent)));
        let text = format!("\n{indent}{}", lines.collect::<String>());
        self.push(from, at, text);
    }

    /// Puts lines after a statement.
    pub(super) fn after(&mut self, (start, end): Spot, lines: &[String]) {
        if lines.is_empty() {
            return;
        }
        let own_line = self.old((self.line_start(start), start)).trim().is_empty();
        let rest = self.old((end, self.line_end(end))).trim_start();
        if own_line && (rest.is_empty() || rest.starts_with('#')) {
            let indent = self.indent(start);
            let lines = lines
                .iter()
                .map(|line| format!("\n{indent}{}", shifted(line, indent)));
            self.insert(self.line_end(end), lines.collect::<String>());
        } else {
            self.insert(end, format!("; {}", lines.join("; ")));
        }
    }

    /// Takes a statement out, with its line where it has one of its own.
    pub(super) fn delete(&mut self, (start, end): Spot) {
        let (line, stop) = (self.line_start(start), self.line_end(end));
        let alone = self.old((line, start)).trim().is_empty();
        let rest = self.old((end, stop)).trim_start();
        if alone && (rest.is_empty() || rest.starts_with('#')) {
            self.replace((line, (stop + 1).min(self.text.len())), "");
        } else {
            self.replace((start, end), "pass");
        }
    }
}

/// The further lines of a text, indented.
fn shifted(text: &str, indent: &str) -> String {
    text.replace('\n', &format!("\n{indent}"))
}

impl Edits<'_> {
    /// True if an edit lies in the stretch.
    pub(super) fn touches(&self, (start, end): Spot) -> bool {
        self.edits
            .iter()
            .any(|it| start <= it.start && it.end <= end + 1)
    }

    /// A stretch with its edits of some stages, applied to another text of the same length.
    pub(super) fn with_original(
        edits: &Edits<'_>,
        (start, end): Spot,
        original: &str,
        shown: &dyn Fn(usize) -> bool,
    ) -> String {
        let moved = edits
            .edits
            .iter()
            .filter(|it| start <= it.start && it.start <= end && shown(it.stage));
        let moved = moved.map(|it| Edit {
            start: it.start - start,
            end: it.end.min(end) - start,
            text: it.text.clone(),
            stage: it.stage,
        });
        let moved = Edits {
            text: original,
            edits: moved.collect(),
            stage: 0,
        };
        moved.render_whole((0, original.len()))
    }
}
