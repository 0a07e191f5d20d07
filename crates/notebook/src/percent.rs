//! Python files whose cells begin with `# %%`, as many editors and Jupytext write them.

use crate::piece::Piece;

/// The first and the last line of a header.
const RULE: &str = "# ---\n";

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
    let (mut begin, mut begins) = (0, None);
    // Jupytext's header tells about the file and is no code; it stands between two rules.
    let mut header = text.starts_with(RULE);
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if header && at > 0 {
            header = line.starts_with('#') && line != RULE;
            if line == RULE {
                begin = at + line.len();
            }
        }
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
    let kind = title.split(' ').find(|word| word.starts_with('['));
    Some(match kind {
        Some("[markdown]" | "[md]") => Begins::Markdown,
        Some("[raw]") => Begins::Raw,
        _ => Begins::Code,
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
