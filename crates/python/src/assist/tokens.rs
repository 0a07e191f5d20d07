//! The tokens of a text that need not be a program yet.

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A name or a keyword.
    Name,
    /// A number.
    Number,
    /// A text, with its quotes.
    Text,
    /// A text whose end is not there yet.
    Open,
    /// A comment at the end of all.
    Comment,
    /// The end of a statement.
    Line,
    /// Any other character.
    Mark,
}

/// A token: what it is, and its range in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// What it is.
    pub kind: Kind,
    /// Where it begins.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
}

fn is_name(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// The tokens, without spaces and without comments that end before the text does.
pub fn tokens(text: &str) -> Vec<Token> {
    let (mut tokens, mut at, mut depth) = (Vec::new(), 0, 0_usize);
    while let Some(c) = text[at..].chars().next() {
        let rest = &text[at..];
        let length = |is: fn(char) -> bool| rest.find(|c| !is(c)).unwrap_or(rest.len());
        let (kind, size) = match c {
            '\n' if depth == 0 => (Some(Kind::Line), 1),
            ';' => (Some(Kind::Line), 1),
            '\\' => (None, 1 + rest[1..].chars().next().map_or(0, char::len_utf8)),
            '#' => match rest.find('\n') {
                Some(size) => (None, size),
                None => (Some(Kind::Comment), rest.len()),
            },
            '"' | '\'' => text_token(rest, 0),
            '0'..='9' => (Some(Kind::Number), length(|c| is_name(c) || c == '.')),
            c if is_name(c) => {
                let size = length(is_name);
                let is_prefix = size <= 2 && rest[..size].chars().all(|c| "rbufRBUF".contains(c));
                if is_prefix && rest[size..].starts_with(['"', '\'']) {
                    text_token(rest, size)
                } else {
                    (Some(Kind::Name), size)
                }
            }
            c if c.is_whitespace() => (None, c.len_utf8()),
            c => {
                match c {
                    '(' | '[' | '{' => depth += 1,
                    ')' | ']' | '}' => depth = depth.saturating_sub(1),
                    _ => {}
                }
                (Some(Kind::Mark), c.len_utf8())
            }
        };
        let (start, end) = (at, at + size);
        tokens.extend(kind.map(|kind| Token { kind, start, end }));
        at = end;
    }
    tokens
}

/// A text at the beginning of `rest`, whose quotes stand at `quotes`; it ends with its line if it has no end.
fn text_token(rest: &str, quotes: usize) -> (Option<Kind>, usize) {
    let body = &rest[quotes..];
    let quote = &body[..1];
    let triple = quote.repeat(3);
    let ends = if body.starts_with(&triple) {
        &triple
    } else {
        quote
    };
    let mut at = ends.len();
    loop {
        let left = &body[at..];
        let Some(c) = left.chars().next() else {
            return (Some(Kind::Open), rest.len());
        };
        if left.starts_with(ends) {
            return (Some(Kind::Text), quotes + at + ends.len());
        }
        if c == '\n' && ends.len() == 1 {
            return (Some(Kind::Text), quotes + at);
        }
        at += c.len_utf8();
        if c == '\\' {
            at += body[at..].chars().next().map_or(0, char::len_utf8);
        }
    }
}
