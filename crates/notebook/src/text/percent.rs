//! Python files whose cells begin with `# %%`, as many editors and Jupytext write them.

use super::piece::{Piece, trimmed};
use super::{magics, options, yaml};
use crate::json::{joined, set, take};
use crate::model::CellKind;
use crate::origin::Stretch;
use freezeframe_base::Json;

/// The first and the last line of a header.
const RULE: &str = "# ---";

/// A line that begins a cell.
#[derive(Debug)]
struct Marker {
    kind: CellKind,
    metadata: Json,
}

/// True if a text has a line that begins a cell.
pub fn has_markers(text: &str) -> bool {
    text.lines().any(|line| marker(line.trim_end()).is_some())
}

/// A Python file that is cut into cells, stretch by stretch.
#[derive(Debug)]
pub struct Cutting {
    /// What its header says.
    pub metadata: Json,
    /// How far it is read.
    pub at: usize,
    /// Where the cell that is read begins, and where its text does.
    start: usize,
    from: usize,
    /// What it begins with.
    begins: Option<Marker>,
}

impl Cutting {
    /// A text of which the header is read.
    pub fn new(text: &str) -> Self {
        let head = header(text);
        Self {
            metadata: yaml::mapping(text[..head].lines().map(uncommented)),
            at: head,
            start: head,
            from: head,
            begins: None,
        }
    }

    /// Cuts on for about so many bytes of the text; true once that was the end.
    pub fn step(&mut self, text: &str, bytes: usize, pieces: &mut Vec<Piece>) -> bool {
        let until = self.at.saturating_add(bytes);
        for line in text[self.at..].split_inclusive('\n') {
            if self.at >= until {
                return false;
            }
            let end = self.at + line.len();
            if let Some(next) = marker(line.trim_end()) {
                let begins = self.begins.replace(next);
                pieces.extend(piece(text, begins, self.start, self.from, self.at));
                (self.start, self.from) = (self.at, end);
            }
            self.at = end;
        }
        let begins = self.begins.take();
        pieces.extend(piece(text, begins, self.start, self.from, self.at));
        true
    }
}

/// Where the header ends, which stands between two rules; 0 where there is none.
fn header(text: &str) -> usize {
    let mut at = 0;
    for (number, line) in text.split_inclusive('\n').enumerate() {
        at += line.len();
        match (number, line.trim_end()) {
            (0, RULE) => {}
            (0, _) => return 0,
            (_, RULE) => return at,
            (_, line) if line.starts_with('#') => {}
            _ => return 0,
        }
    }
    0
}

fn marker(line: &str) -> Option<Marker> {
    let rest = line.strip_prefix('#')?.trim_start_matches(' ');
    let rest = rest.strip_prefix("%%")?.trim_start_matches('%');
    // `# %%time` is a magic that was commented out.
    if !rest.is_empty() && !rest.starts_with(' ') {
        return None;
    }
    let types = [
        ("[markdown]", CellKind::Markdown),
        ("[md]", CellKind::Markdown),
        ("[raw]", CellKind::Raw),
    ];
    let found = types
        .into_iter()
        .find_map(|(name, kind)| Some((rest.split_once(name)?, kind)));
    let (title, kind, metadata) = match found {
        Some(((title, rest), kind)) => (title.trim(), kind, options::parse(rest).1),
        None => {
            let (title, metadata) = options::parse(rest);
            (title, CellKind::Code, metadata)
        }
    };
    let mut all = Json::object([]);
    if !title.is_empty() {
        set(&mut all, "title", title.into());
    }
    if let Json::Object(entries) = metadata {
        for (name, value) in entries {
            set(&mut all, &name, value);
        }
    }
    Some(Marker {
        kind,
        metadata: all,
    })
}

/// The cell that begins at `start` with its text at `from..to`; `begins` is nothing for what stands before the first
/// marker.
fn piece(
    text: &str,
    begins: Option<Marker>,
    start: usize,
    from: usize,
    to: usize,
) -> Option<Piece> {
    let body = trimmed(text, from, to);
    let own = &text[body.clone()];
    let Some(Marker { kind, mut metadata }) = begins else {
        return (!own.is_empty()).then(|| Piece {
            kind: CellKind::Code,
            start: body.start,
            source: own.to_owned(),
            metadata: Json::object([]),
            body: body.clone(),
        });
    };
    let source = match kind {
        CellKind::Code => match take(&mut metadata, "language") {
            Some(language) => {
                let lines: Vec<&str> = own.lines().map(uncommented).collect();
                format!("%%{}\n{}", joined(&language), lines.join("\n"))
            }
            None => magics::uncomment(own),
        },
        _ => prose(own),
    };
    Some(Piece {
        kind,
        start,
        body,
        source,
        metadata,
    })
}

const QUOTES: [&str; 2] = ["\"\"\"", "'''"];

/// Text out of comments, or out of a string that stands alone.
fn prose(text: &str) -> String {
    for quotes in QUOTES {
        let string = text.strip_prefix(quotes);
        if let Some(inner) = string.and_then(|rest| rest.strip_suffix(quotes)) {
            return inner.trim_matches(['\n', '\r']).to_owned();
        }
    }
    text.lines().map(uncommented).collect::<Vec<_>>().join("\n")
}

fn uncommented(line: &str) -> &str {
    match line.strip_prefix('#') {
        Some(rest) => rest.strip_prefix(' ').unwrap_or(rest),
        None => line,
    }
}

/// Each line as a comment.
pub fn commented(text: &str) -> String {
    let line = |line: &str| match line {
        "" => "#".to_owned(),
        line => format!("# {line}"),
    };
    text.split('\n').map(line).collect::<Vec<_>>().join("\n")
}

/// What stands in the file for a cell's new text, in the way in which the old one stood there.
pub fn body(kind: CellKind, source: &str, old: &Stretch) -> String {
    let marked = marker(old.before().lines().next().unwrap_or_default());
    let of_language = marked.as_ref().and_then(|it| it.metadata.get("language"));
    if let Some(language) = of_language
        && let Some(rest) = source.strip_prefix(&format!("%%{}\n", joined(language)))
    {
        return commented(rest);
    }
    let quotes = QUOTES.into_iter().find(|it| old.body().starts_with(it));
    match (kind, quotes) {
        // What stands before the first marker is Python as it is.
        (CellKind::Code, _) if marked.is_none() => source.to_owned(),
        (CellKind::Code, _) => magics::comment(source),
        (_, Some(quotes)) if !source.contains(quotes) && !source.ends_with('\\') => {
            format!("{quotes}\n{source}\n{quotes}")
        }
        _ => commented(source),
    }
}

/// A cell that the file does not have yet.
pub fn fresh(kind: CellKind, source: &str, metadata: &Json) -> String {
    let mut metadata = metadata.clone();
    // This says of a text that it is no Python.
    take(&mut metadata, "language");
    let title = metadata.get("title").and_then(Json::as_str);
    // A title that could be read as something else stays among the metadata.
    let title = title.filter(|it| !it.contains(['[', '=', '{', '\n']) && *it == it.trim());
    let title = title.map_or_else(String::new, |title| format!(" {title}"));
    if !title.is_empty() {
        take(&mut metadata, "title");
    }
    let (kind, body) = match kind {
        CellKind::Code => ("", magics::comment(source)),
        CellKind::Markdown => (" [markdown]", commented(source)),
        CellKind::Raw => (" [raw]", commented(source)),
    };
    let end = if body.is_empty() { "" } else { "\n" };
    format!(
        "# %%{title}{kind}{}\n{body}{end}",
        options::write(&metadata)
    )
}
