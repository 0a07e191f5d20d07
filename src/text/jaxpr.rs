//! Colors a printed jaxpr: binders, types, primitives, parameters, literals.
//!
//! A scanner over what `str(jaxpr)` prints; text that is no jaxpr passes through uncolored where it does not look like one.

use super::markup::{Markup, el};

/// The pieces of `text`, colored; their text together is `text`.
pub fn jaxpr_markup(text: &str) -> Vec<Markup> {
    let mut pieces = Vec::new();
    let mut rest = text;
    let mut scanner = Scanner::default();
    while let Some(first) = rest.chars().next() {
        let length = token_length(rest, first);
        let (token, after) = rest.split_at(length);
        let class = scanner.class(token, after);
        match pieces.last_mut() {
            Some(Markup::Text(last)) if class.is_empty() => last.push_str(token),
            _ if class.is_empty() => pieces.push(Markup::text(token)),
            _ => pieces.push(el("span", class, vec![Markup::text(token)])),
        }
        rest = after;
    }
    pieces
}

/// Where in a jaxpr the scan stands.
#[derive(Default)]
struct Scanner {
    /// Inside `{ ... }`; text outside is no jaxpr.
    braces: u32,
    /// After `=`, where the primitive's name follows.
    expects_primitive: bool,
    /// Between `lambda` or a new equation and `=`: names are bound here.
    binding: bool,
    /// Within a primitive's `[...]`.
    brackets: u32,
}

impl Scanner {
    fn class(&mut self, token: &str, after: &str) -> &'static str {
        match token {
            "{" => self.braces += 1,
            "}" => self.braces = self.braces.saturating_sub(1),
            _ if self.braces == 0 => return "",
            "lambda" | "let" => {
                self.binding = true;
                self.brackets = 0;
                return "jx-keyword";
            }
            "in" if self.brackets == 0 || after.starts_with([' ', '\n']) => {
                self.binding = false;
                return "jx-keyword";
            }
            "=" if self.brackets == 0 => {
                self.expects_primitive = true;
                self.binding = false;
            }
            "[" => self.brackets += 1,
            "]" => self.brackets = self.brackets.saturating_sub(1),
            _ if token.starts_with('\n') && self.brackets == 0 => self.binding = true,
            _ => return self.word(token, after),
        }
        ""
    }

    fn word(&mut self, token: &str, after: &str) -> &'static str {
        let Some(first) = token.chars().next() else {
            return "";
        };
        if token.starts_with(':') && token.len() > 1 {
            return "jx-type";
        }
        let number = token
            .trim_start_matches('-')
            .starts_with(|c: char| c.is_ascii_digit());
        if number || matches!(token, "inf" | "-inf" | "nan" | "True" | "False") {
            return if self.brackets == 0 {
                "jx-literal"
            } else {
                "jx-value"
            };
        }
        if !(first.is_alphabetic() || first == '_') {
            return "";
        }
        if std::mem::take(&mut self.expects_primitive) {
            return "jx-primitive";
        }
        match () {
            () if self.brackets > 0 && after.starts_with('=') => "jx-parameter",
            () if self.brackets > 0 => "jx-value",
            () if self.binding => "jx-binder",
            () => "jx-variable",
        }
    }
}

fn token_length(rest: &str, first: char) -> usize {
    let until = |stop: &dyn Fn(char) -> bool, from: usize| {
        rest.get(from..)
            .and_then(|tail| tail.find(stop))
            .map_or(rest.len(), |at| at + from)
    };
    match first {
        '\n' | ' ' => until(&|c| c != ' ', 1),
        // A type follows its variable without a space: `:f32[3,4]`, `:key<fry>[]`.
        ':' if rest[1..].starts_with(|c: char| c.is_ascii_lowercase() || c == '~') => {
            type_length(rest)
        }
        '-' if rest[1..].starts_with("inf") => 4,
        '-' if rest[1..].starts_with(|c: char| c.is_ascii_digit()) => 1 + number_length(&rest[1..]),
        _ if first.is_ascii_digit() => number_length(rest),
        _ if is_word(first) => until(&|c| !(is_word(c) || c == '-'), first.len_utf8()),
        _ => first.len_utf8(),
    }
}

fn number_length(rest: &str) -> usize {
    let mut previous = ' ';
    for (at, c) in rest.char_indices() {
        let sign = matches!(c, '+' | '-') && previous == 'e';
        if !(is_word(c) || sign) {
            return at;
        }
        previous = c;
    }
    rest.len()
}

fn type_length(rest: &str) -> usize {
    let mut depth = 0_i32;
    for (at, c) in rest.char_indices() {
        match c {
            '[' | '<' | '{' => depth += 1,
            ']' if depth <= 1 => return at + 1,
            ']' | '>' | '}' => depth -= 1,
            ' ' | '\n' | ')' | ',' | ';' if depth <= 0 => return at,
            '\n' => return at,
            _ => {}
        }
    }
    rest.len()
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || c == '.'
}

#[cfg(test)]
mod tests {
    use super::*;

    fn colored(text: &str) -> String {
        jaxpr_markup(text)
            .iter()
            .filter_map(|piece| match piece {
                Markup::Element { attributes, .. } => Some(format!(
                    "{}|{}",
                    attributes[0].1.trim_start_matches("jx-"),
                    piece.plain()
                )),
                Markup::Text(_) => None,
            })
            .collect::<Vec<_>>()
            .join(" ")
    }

    #[test]
    fn colors() {
        for (text, expected) in [
            (
                "{ lambda ; . let  in (1:i32[],) }",
                "keyword|lambda keyword|let keyword|in literal|1 type|:i32[]",
            ),
            (
                "{ lambda ; a:f32[]. let b:f32[] = add a 0.0:f32[] in (b,) }",
                "keyword|lambda binder|a type|:f32[] keyword|let binder|b type|:f32[] primitive|add variable|a \
                 literal|0.0 type|:f32[] keyword|in variable|b",
            ),
            (
                "{ lambda ; a:f32[3,4]. let\n    b:f32[4] = reduce_sum[axes=(0,) out_sharding=None] a\n  in (b,) }",
                "keyword|lambda binder|a type|:f32[3,4] keyword|let binder|b type|:f32[4] primitive|reduce_sum \
                 parameter|axes value|0 parameter|out_sharding value|None variable|a keyword|in variable|b",
            ),
            ("f = 3.0 and no jaxpr", ""),
            (
                "{ lambda ; . let a:f32[] = neg -1.0e+10:f32[] in (a,) }",
                "keyword|lambda keyword|let binder|a type|:f32[] primitive|neg literal|-1.0e+10 type|:f32[] keyword|in variable|a",
            ),
        ] {
            let text_of: String = jaxpr_markup(text).iter().map(Markup::plain).collect();
            assert_eq!(text_of, text);
            assert_eq!(colored(text), expected, "{text}");
        }
    }
}
