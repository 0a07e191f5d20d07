//! Whether two lanes printed the same value, the array wrapper and the rounding of float32 aside.

use crate::number::float;
use crate::passing;

/// True if `a` and `b` are the same text, or differ only in that one shows an array where the other shows a plain
/// number or list (`4.0`, `Array(4., dtype=float32, weak_type=True)`), in the last digits of a float, or in what no two
/// runs share: addresses, readings of the clock, and how long something took.
pub fn same_value(a: &str, b: &str) -> bool {
    if a == b {
        return true;
    }
    let (a, b) = (pieces(a), pieces(b));
    a.len() == b.len() && a.iter().zip(&b).all(|(a, b)| a.matches(b))
}

/// As [`same_value`], but floats may differ by this part of their size, as rounding builds up in a long computation.
pub fn same_within(a: &str, b: &str, part: f64) -> bool {
    let (a, b) = (pieces(a), pieces(b));
    let near = |(a, b): (&Piece, &Piece)| match (a, b) {
        (
            Piece::Number {
                value: a,
                exact: false,
            },
            Piece::Number {
                value: b,
                exact: false,
            },
        ) => close(*a, *b) || (a - b).abs() <= part * a.abs().max(b.abs()),
        (a, b) => a.matches(b),
    };
    a.len() == b.len() && a.iter().zip(&b).all(near)
}

/// True if `a` and `b` are the same but for their numbers, and floats that differ from one another in `b` do so in `a`.
/// So are two runs of a program that draws random numbers.
pub fn same_form(a: &str, b: &str) -> bool {
    let (a, b) = (pieces(a), pieces(b));
    let mut drawn: Vec<(f64, f64)> = Vec::new();
    for (a, b) in a.iter().zip(&b) {
        match (a, b) {
            _ if a.matches(b) => {}
            (
                Piece::Number { value: a, exact },
                Piece::Number {
                    value: b,
                    exact: other,
                },
            ) if exact == other => {
                if !exact {
                    drawn.push((*a, *b));
                }
            }
            _ => return false,
        }
    }
    let repeats = |(at, (a, b)): (usize, &(f64, f64))| {
        let mut earlier = drawn.iter().take(at);
        earlier.any(|(c, d)| a.to_bits() == c.to_bits() && b.to_bits() != d.to_bits())
    };
    a.len() == b.len() && !drawn.iter().enumerate().any(repeats)
}

#[derive(Debug, PartialEq)]
enum Piece {
    /// A number; `exact` where it is an integer as written.
    Number { value: f64, exact: bool },
    /// An address, a reading of the clock, or a time that something took.
    Passing,
    /// A run of other characters.
    Text(String),
}

impl Piece {
    fn matches(&self, other: &Self) -> bool {
        match (self, other) {
            (
                Self::Number {
                    value: a,
                    exact: true,
                },
                Self::Number {
                    value: b,
                    exact: true,
                },
            ) => {
                let addresses = passing::is_address(*a) && passing::is_address(*b);
                a == b || addresses || passing::same_clock(*a, *b)
            }
            (
                Self::Number {
                    value: a,
                    exact: false,
                },
                Self::Number {
                    value: b,
                    exact: false,
                },
            ) => close(*a, *b),
            (Self::Text(a), Self::Text(b)) => a == b,
            (Self::Passing, Self::Passing) => true,
            _ => false,
        }
    }
}

/// Equal to about what float32 can tell apart after a short computation.
fn close(a: f64, b: f64) -> bool {
    let distance = (a - b).abs();
    a == b || distance <= 2e-7 || distance <= 1e-5 * a.abs().max(b.abs())
}

/// A text without the wrappers of arrays.
pub(crate) fn plain(text: &str) -> String {
    unwrap_arrays(text.trim_end())
}

fn pieces(text: &str) -> Vec<Piece> {
    let text = plain(text);
    let mut pieces = Vec::new();
    let mut rest = text.as_str();
    let mut brackets = 0_u32;
    let mut after_name = false;
    while let Some(first) = rest.chars().next() {
        let starts = first.is_ascii_digit() && !after_name;
        let passing = if starts {
            let before = &text[..text.len() - rest.len()];
            passing::length(before.rsplit('\n').next().unwrap_or(""), rest)
        } else {
            0
        };
        if passing > 0 {
            pieces.push(Piece::Passing);
            rest = &rest[passing..];
            continue;
        }
        let number = if after_name { 0 } else { number_length(rest) };
        if number > 0 {
            let (token, after) = rest.split_at(number);
            let exact = !token.contains(['.', 'e', 'E']);
            pieces.push(float(token).map_or_else(
                || Piece::Text(token.to_owned()),
                |value| Piece::Number { value, exact },
            ));
            rest = after;
            continue;
        }
        match first {
            '[' => brackets += 1,
            ']' => brackets = brackets.saturating_sub(1),
            _ => {}
        }
        after_name = first.is_alphanumeric() || first == '_';
        // `[1. 2.]` and `[1.0, 2.0]` are one list to a reader; so is any other space.
        let separator = first.is_whitespace() || (brackets > 0 && first == ',');
        push_text(
            &mut pieces,
            if separator { ' ' } else { first },
            brackets > 0,
        );
        rest = rest.get(first.len_utf8()..).unwrap_or("");
    }
    pieces
}

fn push_text(pieces: &mut Vec<Piece>, c: char, in_list: bool) {
    match pieces.last_mut() {
        Some(Piece::Text(text))
            if c == ' ' && (text.ends_with(' ') || (in_list && text.ends_with('['))) => {}
        Some(Piece::Text(text)) => {
            if c == ']' && text.ends_with(' ') {
                text.pop();
            }
            text.push(c);
        }
        _ => pieces.push(Piece::Text(c.to_string())),
    }
}

fn number_length(rest: &str) -> usize {
    let digits = rest.strip_prefix('-').unwrap_or(rest);
    if !digits.starts_with(|c: char| c.is_ascii_digit()) {
        return 0;
    }
    let mut length = rest.len() - digits.len();
    let mut previous = ' ';
    for c in digits.chars() {
        let exponent_sign = matches!(c, '+' | '-') && matches!(previous, 'e' | 'E');
        if !(c.is_ascii_digit() || c == '.' || c == 'e' || c == 'E' || exponent_sign) {
            break;
        }
        previous = c;
        length += 1;
    }
    length
}

/// `Array(4., dtype=float32, weak_type=True)` and `array([1, 2])` become `4.` and `[1, 2]`.
fn unwrap_arrays(text: &str) -> String {
    let mut result = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, name, after)) = next_array(rest) {
        result.push_str(before);
        match closing(after) {
            Some(end) => {
                let inside = unwrap_arrays(&after[..end]);
                result.push_str(without_options(&inside));
                rest = &after[end + 1..];
            }
            None => {
                result.push_str(name);
                rest = after;
            }
        }
    }
    result.push_str(rest);
    result
}

/// The text before the next `Array(` or its like, that name, and the text after its parenthesis.
fn next_array(text: &str) -> Option<(&str, &str, &str)> {
    const NAMES: [&str; 5] = [
        "Array(",
        "array(",
        "np.float64(",
        "np.float32(",
        "np.int64(",
    ];
    let (at, name) = NAMES
        .iter()
        .filter_map(|name| text.find(name).map(|at| (at, *name)))
        .min()?;
    let before = &text[..at];
    if before.ends_with(|c: char| c.is_alphanumeric() || c == '_') {
        // `MyArray(` is another name: look on behind it.
        let (_, found, after) = next_array(&text[at + name.len()..])?;
        return Some((
            &text[..text.len() - after.len() - found.len()],
            found,
            after,
        ));
    }
    Some((before, &text[at..at + name.len()], &text[at + name.len()..]))
}

/// Where the parenthesis that is already open closes.
fn closing(text: &str) -> Option<usize> {
    let mut depth = 0_u32;
    for (at, c) in text.char_indices() {
        match c {
            '(' | '[' => depth += 1,
            ')' if depth == 0 => return Some(at),
            ')' | ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    None
}

fn without_options(inside: &str) -> &str {
    let end = [", dtype=", ",\n      dtype=", ", weak_type=", ", shape="]
        .iter()
        .filter_map(|option| inside.find(option))
        .min()
        .unwrap_or(inside.len());
    inside[..end].trim()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn same() {
        for (a, b) in [
            ("4.0", "4.0"),
            ("4.0\n", "4.0"),
            ("4.0", "Array(4., dtype=float32, weak_type=True)"),
            (
                "(1, 2)",
                "(Array(1, dtype=int32, weak_type=True), Array(2, dtype=int32, weak_type=True))",
            ),
            ("0.30000000000000004", "0.3"),
            ("0.1", "0.10000000149011612"),
            ("loss 0.8414709848078965", "loss 0.841471"),
            ("[1.0, 2.0]", "Array([1., 2.], dtype=float32)"),
            ("[1.0, 2.0]", "[1. 2.]"),
            (
                "[[1, 2], [3, 4]]",
                "Array([[1, 2],\n       [3, 4]], dtype=int32)",
            ),
            ("{'w': 1.5}", "{'w': Array(1.5, dtype=float32)}"),
            ("True", "Array(True, dtype=bool)"),
            ("16777216.0", "1.6777216e+07"),
            ("1.2246467991473532e-16", "-8.742278e-08"),
            ("-1.5", "Array(-1.5, dtype=float32)"),
            ("np.float64(0.5)", "Array(0.5, dtype=float32)"),
            ("nan", "nan"),
            ("inf", "Array(inf, dtype=float32)"),
            (
                "<function f at 0x7f3a5c0012d0>",
                "<function f at 0x7f0000121ab0>",
            ),
            ("<A object at 0x10b2f3d50>", "<A object at 0x7f0000121ab0>"),
            ("id 139888552346320", "id 139637976731312"),
            ("now 1764390000.25", "now 1764390003.5"),
            ("1764390000", "1764390003"),
            ("1764390000250000000", "1764390003500000000"),
            ("2026-11-29 04:37:17.25", "2026-11-29 04:37:19.123456"),
            ("Sun Nov 29 04:36:48 2026", "Sun Nov 29 04:36:51 2026"),
            ("0:00:01.234567", "0:00:02.000001"),
            ("took 0.0123 s", "took 1.5e-05 s"),
            ("done in 0.25 seconds", "done in 0.75 seconds"),
            ("elapsed: 0.25", "elapsed: 0.75"),
            ("Wall time: 950 μs", "Wall time: 1.02 ms"),
            (
                "1.02 μs ± 10.3 ns per loop (mean ± std. dev. of 7 runs, 10000 loops each)",
                "32.4 μs ± 1.30 μs per loop (mean ± std. dev. of 7 runs, 1000 loops each)",
            ),
            (
                "100%|████| 4/4 [00:01<00:00,  2.31it/s]",
                "100%|████| 4/4 [00:02<00:00,  1.98it/s]",
            ),
        ] {
            assert!(same_value(a, b), "{a} = {b}");
            assert!(same_value(b, a), "{b} = {a}");
        }
    }

    #[test]
    fn within() {
        assert!(same_within("w 1.51772 3", "w 1.51770 3", 0.01));
        assert!(!same_within("w 1.5 3", "w 1.6 3", 0.01));
        assert!(!same_within("w 1.5 3", "w 1.5 4", 0.01));
    }

    #[test]
    fn form() {
        for (a, b) in [
            ("draw 0.25\ndraw 0.5", "draw 0.75\ndraw 0.125"),
            ("[0.1, 0.2]", "[0.3 0.4]"),
            ("roll 6, 1", "roll 2, 2"),
            ("0.5 0.5", "0.25 0.25"),
        ] {
            assert!(same_form(a, b), "{a} = {b}");
        }
        for (a, b) in [
            ("0.5 0.5", "0.25 0.75"),
            ("draw 0.5", "drew 0.5"),
            ("[0.1]", "[0.1, 0.2]"),
            ("1", "1.5"),
            ("True", "False"),
        ] {
            assert!(!same_form(a, b), "{a} /= {b}");
        }
    }

    #[test]
    fn different() {
        for (a, b) in [
            ("15.0", "5.0"),
            ("1", "2"),
            ("1", "1.0"),
            ("4.0", "JitTracer<~float32[]>"),
            ("Second call: 15.0", "Second call: 5.0"),
            ("x1", "x2"),
            ("float32", "float64"),
            ("[1.0, 2.0]", "[1.0, 2.0, 3.0]"),
            ("[]", "[0]"),
            ("a, b", "a b"),
            ("1.0001", "1.0002"),
            ("10000000", "10000001"),
            ("", "0"),
            ("Array(", "Array"),
            ("MyArray(1)", "1"),
            ("0x7f3a5c0012d0", "0x7f3a"),
            ("0xdeadbeef", "0xdeadbee0"),
            ("id 139888552346320", "id 7"),
            ("1764390000", "1764490000"),
            ("t = 0.5 s", "t = 1.5 s"),
            ("delay 5 ms", "delay 15 ms"),
            ("5.0 m/s", "15.0 m/s"),
            ("time: 5.0", "time: 15.0"),
            ("took 5 steps", "took 7 steps"),
            ("ratio 12:30", "ratio 12:45"),
            ("4/4 [00:01<00:00, 2.31it/s]", "3/4 [00:01<00:00, 2.31it/s]"),
        ] {
            assert!(!same_value(a, b), "{a} /= {b}");
            assert!(!same_value(b, a), "{b} /= {a}");
        }
    }
}
