//! A rough scan of a text for what CPython's tokenizer complains about: brackets and strings that do not close.

/// A bracket or string that is wrong.
pub(super) enum Flaw {
    /// An opening bracket without its closing one.
    NeverClosed { at: usize, open: char },
    /// A closing bracket without an opening one.
    Unmatched { at: usize, close: char },
    /// A closing bracket of another kind.
    Mismatch {
        at: usize,
        close: char,
        open: char,
        open_line: usize,
        line: usize,
    },
    /// A string without its closing quote.
    Unterminated {
        at: usize,
        triple: bool,
        formatted: bool,
        line: usize,
    },
}

impl Flaw {
    pub(super) fn at(&self) -> usize {
        match self {
            Self::NeverClosed { at, .. }
            | Self::Unmatched { at, .. }
            | Self::Mismatch { at, .. }
            | Self::Unterminated { at, .. } => *at,
        }
    }
}

/// The brackets open at the end of the scanned text, and the first flaw.
pub(super) fn scan(text: &str) -> (Vec<(usize, char)>, Option<Flaw>) {
    let bytes = text.as_bytes();
    let mut open: Vec<(usize, char)> = Vec::new();
    let mut at = 0;
    let line_of = |at: usize| text[..at].matches('\n').count() + 1;
    while at < bytes.len() {
        match bytes[at] {
            b'#' => at += text[at..].find('\n').unwrap_or(text.len() - at),
            quote @ (b'"' | b'\'') => match string_end(bytes, at, quote) {
                Ok(end) => at = end,
                Err((triple, stop)) => {
                    return (
                        open,
                        Some(Flaw::Unterminated {
                            at: text[..at].trim_end_matches(is_prefix).len(),
                            triple,
                            formatted: text[..at].ends_with(['f', 'F']),
                            line: line_of(stop.min(text.len())),
                        }),
                    );
                }
            },
            c @ (b'(' | b'[' | b'{') => {
                open.push((at, c as char));
                at += 1;
            }
            c @ (b')' | b']' | b'}') => {
                let close = c as char;
                match open.pop() {
                    None => return (open, Some(Flaw::Unmatched { at, close })),
                    Some((from, bracket))
                        if !matches!((bracket, close), ('(', ')') | ('[', ']') | ('{', '}')) =>
                    {
                        let (open_line, line) = (line_of(from), line_of(at));
                        return (
                            open,
                            Some(Flaw::Mismatch {
                                at,
                                close,
                                open: bracket,
                                open_line,
                                line,
                            }),
                        );
                    }
                    Some(_) => at += 1,
                }
            }
            _ => at += 1,
        }
    }
    let flaw = open.last().map(|(at, open)| Flaw::NeverClosed {
        at: *at,
        open: *open,
    });
    (open, flaw)
}

/// True for the letters before a string's quotes.
fn is_prefix(c: char) -> bool {
    matches!(c.to_ascii_lowercase(), 'r' | 'b' | 'f' | 'u')
}

/// One past the end of the string that starts at `at`, or where it breaks off.
pub(super) fn string_end(bytes: &[u8], at: usize, quote: u8) -> Result<usize, (bool, usize)> {
    let triple = bytes.get(at + 1) == Some(&quote) && bytes.get(at + 2) == Some(&quote);
    let mut index = if triple { at + 3 } else { at + 1 };
    while index < bytes.len() {
        match bytes[index] {
            b'\\' => index += 2,
            b'\n' if !triple => return Err((false, index)),
            c if c == quote => {
                if !triple {
                    return Ok(index + 1);
                }
                if bytes.get(index + 1) == Some(&quote) && bytes.get(index + 2) == Some(&quote) {
                    return Ok(index + 3);
                }
                index += 1;
            }
            _ => index += 1,
        }
    }
    Err((triple, bytes.len()))
}
