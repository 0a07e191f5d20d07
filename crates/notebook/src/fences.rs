//! Markdown files: fenced `python` blocks are code cells, what stands between them is prose.

use crate::piece::Piece;

/// The run of backticks or tildes (three or more) that opens a fenced block, and the info string after it.
fn fence(line: &str) -> Option<(&str, &str)> {
    let text = line.trim_start_matches(' ');
    let mark = text.chars().next().filter(|c| matches!(c, '`' | '~'))?;
    let length = text.len() - text.trim_start_matches(mark).len();
    (length >= 3 && line.len() - text.len() < 4).then(|| (&text[..length], text[length..].trim()))
}

fn is_python(info: &str) -> bool {
    let language = info
        .trim_start_matches('{')
        .split([' ', ',', '}', ':'])
        .next()
        .unwrap_or("");
    matches!(
        language,
        "python" | "py" | "python3" | "code-cell" | "ipython3"
    )
}

/// The cells of a Markdown file.
pub fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    // Where the prose or the code that is being read begins, and the fence that is open: its marks, and if it is code.
    let mut begin = 0;
    let mut open: Option<(&str, bool)> = None;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let next = at + line.len();
        match (open, fence(line)) {
            (Some((mark, python)), Some((end, ""))) if end.starts_with(mark) => {
                open = None;
                if python {
                    pieces.push(Piece::code(text, begin, at));
                    begin = next;
                }
            }
            (None, Some((mark, info))) => {
                open = Some((mark, is_python(info)));
                if is_python(info) {
                    pieces.extend(prose(&text[begin..at]));
                    begin = next;
                }
            }
            _ => {}
        }
        at = next;
    }
    match open {
        Some((_, true)) => pieces.push(Piece::code(text, begin, at)),
        _ => pieces.extend(prose(&text[begin..])),
    }
    pieces
}

fn prose(text: &str) -> Option<Piece> {
    (!text.trim().is_empty()).then(|| Piece::prose(text))
}
