//! Python files whose cells begin with `# %%`, as many editors and Jupytext write them.

use crate::piece::Piece;

/// What a cell's marker begins; raw cells are not kept.
#[derive(Clone, Copy)]
enum Begins {
    Code,
    Markdown,
    Raw,
}

/// The cells of a Python file.
pub fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let (mut begin, mut begins) = (header(text), None);
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if let Some(next) = marker(line.trim_end()) {
            pieces.extend(piece(begins, text, begin, at));
            (begin, begins) = (at + line.len(), Some(next));
        }
        at += line.len();
    }
    pieces.extend(piece(begins, text, begin, at));
    pieces
}

fn marker(line: &str) -> Option<Begins> {
    let rest = line.strip_prefix('#')?.trim_start_matches(' ');
    let title = rest.strip_prefix("%%")?;
    // `# %%time` is a magic that was commented out.
    if !title.is_empty() && !title.starts_with(' ') {
        return None;
    }
    let is = |kind: &str| title.contains(kind);
    Some(match () {
        () if is("[markdown]") || is("[md]") => Begins::Markdown,
        () if is("[raw]") => Begins::Raw,
        () => Begins::Code,
    })
}

/// The cell that stands at `from..to`; `begins` is nothing for what stands before the first marker.
fn piece(begins: Option<Begins>, text: &str, from: usize, to: usize) -> Option<Piece> {
    match begins {
        None => Some(Piece::code(text, from, to)).filter(|it| !it.source.is_empty()),
        Some(Begins::Code) => Some(Piece::code(text, from, to)),
        Some(Begins::Markdown) => Some(Piece::prose(prose(text[from..to].trim()))),
        Some(Begins::Raw) => None,
    }
}

/// Where Jupytext's header ends, which tells about the file and is no code.
fn header(text: &str) -> usize {
    const RULE: &str = "# ---\n";
    let inner = text.strip_prefix(RULE).and_then(|rest| {
        let end = rest.find(RULE)?;
        let is_header = rest[..end].lines().all(|line| line.starts_with('#'));
        is_header.then_some(end)
    });
    inner.map_or(0, |end| end + 2 * RULE.len())
}

/// Markdown out of comments, or out of a string that stands alone.
fn prose(text: &str) -> String {
    for quotes in ["\"\"\"", "'''"] {
        let string = text.strip_prefix(quotes);
        if let Some(inner) = string.and_then(|rest| rest.strip_suffix(quotes)) {
            return inner.trim_matches('\n').to_owned();
        }
    }
    let lines = text.lines().map(|line| match line.strip_prefix('#') {
        Some(rest) => rest.strip_prefix(' ').unwrap_or(rest),
        None => line,
    });
    lines.collect::<Vec<_>>().join("\n")
}
