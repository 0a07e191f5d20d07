//! Colors Python source before the editor has loaded, with the class names that the editor uses too.
//!
//! A scanner, not a parser: it knows strings, comments, numbers, names and decorators, which is all that color needs.

use super::markup::{Markup, el};

const KEYWORDS: &[&str] = &[
    "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del", "elif",
    "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda",
    "nonlocal", "not", "or", "pass", "raise", "return", "try", "while", "with", "yield",
];
const ATOMS: &[&str] = &["True", "False", "None"];

/// The pieces of `source`, colored; their text together is `source`.
pub fn python_markup(source: &str) -> Vec<Markup> {
    let mut rest = source;
    let mut pieces: Vec<Markup> = Vec::new();
    let mut before_name = "";
    while let Some(first) = rest.chars().next() {
        let (length, class) = next_token(rest, first, before_name);
        let (token, after) = rest.split_at(length);
        if !token.trim().is_empty() {
            before_name = token;
        }
        push(&mut pieces, token, class);
        rest = after;
    }
    pieces
}

fn push(pieces: &mut Vec<Markup>, token: &str, class: &'static str) {
    match pieces.last_mut() {
        Some(Markup::Text(text)) if class.is_empty() => text.push_str(token),
        _ if class.is_empty() => pieces.push(Markup::text(token)),
        _ => pieces.push(el("span", class, vec![Markup::text(token)])),
    }
}

fn next_token(rest: &str, first: char, before: &str) -> (usize, &'static str) {
    if first == '#' {
        return (rest.find('\n').unwrap_or(rest.len()), "tok-comment");
    }
    if let Some(length) = string_length(rest) {
        return (length, "tok-string");
    }
    if first.is_ascii_digit() {
        return (number_length(rest), "tok-number");
    }
    if first == '@' && (before.is_empty() || before == "\n") {
        let name = rest[1..]
            .find(|c: char| !(is_name(c) || c == '.'))
            .map_or(rest.len(), |at| at + 1);
        return (name, "tok-meta");
    }
    if is_name(first) {
        let length = rest.find(|c: char| !is_name(c)).unwrap_or(rest.len());
        let after = rest.get(length..).unwrap_or("");
        return (length, name_class(&rest[..length], before, after));
    }
    (
        first.len_utf8(),
        if "+-*/%=<>!&|^~".contains(first) {
            "tok-operator"
        } else {
            ""
        },
    )
}

fn name_class(name: &str, before: &str, after: &str) -> &'static str {
    match before {
        "def" => "tok-function",
        "class" => "tok-className",
        _ if KEYWORDS.contains(&name) => "tok-keyword",
        _ if ATOMS.contains(&name) => "tok-atom",
        _ if after.starts_with('(') => "tok-function",
        "." => "tok-propertyName",
        _ => "tok-variableName",
    }
}

fn is_name(c: char) -> bool {
    c == '_' || c.is_alphanumeric()
}

fn number_length(rest: &str) -> usize {
    let mut previous = '0';
    for (at, c) in rest.char_indices() {
        let sign =
            (c == '+' || c == '-') && matches!(previous, 'e' | 'E') && !rest.starts_with("0x");
        if !(c.is_ascii_alphanumeric() || c == '.' || c == '_' || sign) {
            return at;
        }
        previous = c;
    }
    rest.len()
}

/// The length of the string literal that `rest` starts with, its prefix and quotes included.
fn string_length(rest: &str) -> Option<usize> {
    let prefix = rest.find(['"', '\'']).filter(|at| *at <= 2)?;
    if !rest[..prefix].chars().all(|c| "rRbBfFuUtT".contains(c)) {
        return None;
    }
    let body = &rest[prefix..];
    let quote = body.chars().next()?;
    let triple: String = [quote; 3].iter().collect();
    let (open, multiline) = if body.starts_with(&triple) {
        (3, true)
    } else {
        (1, false)
    };
    let mut escaped = false;
    for (at, c) in body.char_indices().skip(open) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '\n' if !multiline => return Some(prefix + at),
            _ if c == quote && multiline && body[at..].starts_with(&triple) => {
                return Some(prefix + at + 3);
            }
            _ if c == quote && !multiline => return Some(prefix + at + 1),
            _ => {}
        }
    }
    Some(rest.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn colored(source: &str) -> String {
        python_markup(source)
            .iter()
            .filter_map(|piece| match piece {
                Markup::Element { attributes, .. } => Some(format!(
                    "{}:{}",
                    attributes[0].1.trim_start_matches("tok-"),
                    piece.plain()
                )),
                Markup::Text(_) => None,
            })
            .collect::<Vec<_>>()
            .join(" ")
    }

    #[test]
    fn colors() {
        for (source, expected) in [
            ("x = 1.5e-3", "variableName:x operator:= number:1.5e-3"),
            ("def f(x):", "keyword:def function:f variableName:x"),
            ("class A:  # why", "keyword:class className:A comment:# why"),
            ("print(f'a {x}')", "function:print string:f'a {x}'"),
            (
                "s = \"\"\"a\n'b\"\"\" + t",
                "variableName:s operator:= string:\"\"\"a\n'b\"\"\" operator:+ variableName:t",
            ),
            ("'a\\'b'", "string:'a\\'b'"),
            ("'open\nx", "string:'open variableName:x"),
            ("self.n", "variableName:self propertyName:n"),
            ("@jax.jit\n", "meta:@jax.jit"),
            ("a @ b", "variableName:a variableName:b"),
            ("x is None", "variableName:x keyword:is atom:None"),
            ("für = 'ß'", "variableName:für operator:= string:'ß'"),
        ] {
            assert_eq!(colored(source), expected, "{source}");
        }
    }

    #[test]
    fn no_character_is_lost() {
        for source in [
            "", "\n\n", "@", "'", "\"\"\"", "0x1f+2", "ab'c", "rb'x'y", "é'",
        ] {
            assert_eq!(
                python_markup(source)
                    .iter()
                    .map(Markup::plain)
                    .collect::<String>(),
                source
            );
        }
    }
}
