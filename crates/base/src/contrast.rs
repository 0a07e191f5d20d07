//! What stands in one of two texts and not in the other, and what that tells about how they came to differ.

use crate::same_value::{plain, same_value, same_within};

/// What two lanes put out at one place, without what both put out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contrast {
    /// What plain Python put out there; nothing where it put out nothing.
    pub python: Option<String>,
    /// What `jit` put out there; nothing where it put out nothing.
    pub jit: Option<String>,
}

/// A difference that the texts themselves explain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Telling {
    /// A tracer was printed.
    Tracer,
    /// The class or dtype of a value was printed.
    Class,
    /// The same number as another kind of number: `1` and `1.0`.
    Number,
    /// A whole number that 32 bits do not hold.
    Wraps,
    /// Floats that differ in their last digits.
    Rounding,
}

impl Contrast {
    /// The contrast of two texts; nothing for what was not put out.
    pub fn of(python: Option<&str>, jit: Option<&str>) -> Self {
        let (Some(a), Some(b)) = (python, jit) else {
            let first = |text: &str| text.trim().lines().next().unwrap_or("").to_owned();
            return Self {
                python: python.map(first),
                jit: jit.map(first),
            };
        };
        let (a, b) = (plain(a), plain(b));
        let mut lines = a.lines().zip(b.lines());
        let apart = lines.find(|(a, b)| !same_value(a, b));
        let (a, b) = apart.unwrap_or((&a, &b));
        let (a, b) = without_shared(a.trim(), b.trim());
        Self {
            python: Some(a.to_owned()),
            jit: Some(b.to_owned()),
        }
    }

    /// What the two texts say about it themselves.
    pub fn telling(&self) -> Option<Telling> {
        let (python, jit) = (self.python.as_deref()?, self.jit.as_deref()?);
        let numbers = || Some((python.parse::<f64>().ok()?, jit.parse::<f64>().ok()?));
        let whole = |text: &str| text.parse::<i128>().ok();
        if jit.contains("Tracer<") || jit.contains("Tracer(") {
            return Some(Telling::Tracer);
        }
        if [python, jit].iter().all(|it| is_class(it)) {
            return Some(Telling::Class);
        }
        if let (Some(a), Some(b)) = (whole(python), whole(jit)) {
            let wraps = a != b && (a - b).rem_euclid(1 << 32) == 0;
            return wraps.then_some(Telling::Wraps);
        }
        match numbers() {
            Some((a, b)) if a.to_bits() == b.to_bits() => Some(Telling::Number),
            _ if same_within(python, jit, 1e-2) => Some(Telling::Rounding),
            _ => None,
        }
    }
}

/// True for the name or the text of a class or dtype.
fn is_class(text: &str) -> bool {
    let names = [
        "int",
        "float",
        "bool",
        "complex",
        "int32",
        "int64",
        "uint32",
        "float16",
        "bfloat16",
        "float32",
        "float64",
        "complex64",
        "ArrayImpl",
        "Array",
        "ndarray",
        "dtype",
    ];
    let bare = text.trim_matches(|c: char| !c.is_alphanumeric());
    names.contains(&bare.rsplit(['.', '\'']).next().unwrap_or(bare))
}

/// Two lines without the words that both begin and end with.
fn without_shared<'a>(a: &'a str, b: &'a str) -> (&'a str, &'a str) {
    let whole = (a, b);
    let starts = a.char_indices().zip(b.chars());
    let same = starts.take_while(|((_, a), b)| a == b).last();
    let mut start = same.map_or(0, |((at, c), _)| at + c.len_utf8());
    while start > 0 && !(is_edge(a, start) && is_edge(b, start)) {
        start = a.floor_char_boundary(start - 1);
    }
    let same_start = start;
    let (a, b) = (&a[start..], &b[start..]);
    let ends = a.chars().rev().zip(b.chars().rev());
    let same = ends.take_while(|(a, b)| a == b).map(|(c, _)| c.len_utf8());
    let mut end: usize = same.sum();
    while end > 0 && !(is_edge(a, a.len() - end) && is_edge(b, b.len() - end)) {
        end = a.len() - a.ceil_char_boundary(a.len() - end + 1);
    }
    let (short_a, short_b) = (a[..a.len() - end].trim(), b[..b.len() - end].trim());
    let is_whole = |part: &str| {
        let torn = part.starts_with([',', ':']) || part.ends_with([',', ':']);
        !part.is_empty() && !torn && is_closed(part)
    };
    if !(is_whole(short_a) && is_whole(short_b)) {
        return whole;
    }
    // Some numbers of many say little without the brackets that they stand in.
    let are_many = |part: &str| part.contains(char::is_whitespace);
    let bracketed = (are_many(short_a) || are_many(short_b)).then(|| {
        Some((
            bracketed(whole.0, same_start)?,
            bracketed(whole.1, same_start)?,
        ))
    });
    match bracketed.flatten() {
        Some((a, b)) if a.len().max(b.len()) <= MOST_BRACKETED => (a, b),
        _ => (short_a, short_b),
    }
}

/// Longer lists are not told whole.
const MOST_BRACKETED: usize = 60;

/// What stands in the outermost brackets that are open at a place of the text, with them.
fn bracketed(text: &str, at: usize) -> Option<&str> {
    let mut depth = 0;
    let mut start = None;
    for (place, c) in text.char_indices() {
        match c {
            '(' | '[' | '{' => {
                if depth == 0 {
                    start = Some(place);
                }
                depth += 1;
            }
            ')' | ']' | '}' => {
                depth -= 1;
                if depth == 0 && place >= at {
                    let start = start.filter(|start| *start < at)?;
                    return text.get(start..place + c.len_utf8());
                }
            }
            _ => {}
        }
    }
    None
}

/// True if each bracket in the text is closed in it.
fn is_closed(text: &str) -> bool {
    let mut open = 0_i32;
    for c in text.chars() {
        match c {
            '(' | '[' | '{' => open += 1,
            ')' | ']' | '}' if open == 0 => return false,
            ')' | ']' | '}' => open -= 1,
            _ => {}
        }
    }
    open == 0
}

/// True where no word or number goes on over the place.
fn is_edge(text: &str, at: usize) -> bool {
    let goes_on = |c: char| c.is_alphanumeric() || matches!(c, '_' | '.' | '-' | '+');
    let before = text[..at].chars().next_back().is_some_and(goes_on);
    let after = text[at..].chars().next().is_some_and(goes_on);
    !(before && after)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_differs_is_told_without_what_both_say() {
        for (python, jit, expected) in [
            (
                "with offset 10: 15.0\n",
                "with offset 10: 5.0\n",
                ("15.0", "5.0"),
            ),
            ("2", "Array(1, dtype=int32, weak_type=True)", ("2", "1")),
            ("a 1 b 2 c\n", "a 1 b 3 c\n", ("2", "3")),
            ("[1, 2, 3]", "[1, 2, 4]", ("3", "4")),
            ("x = 1\ny = 2\n", "x = 1\ny = 3\n", ("2", "3")),
            ("counter: -1.5", "counter: 1.5", ("-1.5", "1.5")),
            ("[0]", "[0, 1]", ("[0]", "[0, 1]")),
            ("größer 12", "größer 1", ("12", "1")),
            (
                "x [1. 2. 0.] 3\n",
                "x [1. 0. 1.] 3\n",
                ("[1. 2. 0.]", "[1. 0. 1.]"),
            ),
            (
                "([1 2], [[3 4] [5 6]])",
                "([1 2], [[3 4] [6 5]])",
                ("([1 2], [[3 4] [5 6]])", "([1 2], [[3 4] [6 5]])"),
            ),
            ("a) 1 2 (b", "a) 2 1 (b", ("1 2", "2 1")),
            ("[1, 2, 3] 4 5", "[1, 2, 3] 5 4", ("4 5", "5 4")),
        ] {
            let found = Contrast::of(Some(python), Some(jit));
            let found = (found.python.unwrap(), found.jit.unwrap());
            assert_eq!(
                (found.0.as_str(), found.1.as_str()),
                expected,
                "{python} {jit}"
            );
        }
        let missing = Contrast::of(Some("seen\n"), None);
        assert_eq!(
            (missing.python.as_deref(), missing.jit),
            (Some("seen"), None)
        );
    }

    #[test]
    fn what_the_texts_tell_themselves() {
        for (python, jit, expected) in [
            ("x 1.0", "x JitTracer<~float32[]>", Some(Telling::Tracer)),
            ("x 1.0", "x JitTracer(~float32[])", Some(Telling::Tracer)),
            (
                "<class 'float'>",
                "<class 'jaxlib._jax.ArrayImpl'>",
                Some(Telling::Class),
            ),
            ("float64", "float32", Some(Telling::Class)),
            ("1", "1.0", Some(Telling::Number)),
            ("4294967297", "1", Some(Telling::Wraps)),
            ("0.12345678", "0.12346", Some(Telling::Rounding)),
            ("2", "1", None),
            ("15.0", "5.0", None),
        ] {
            let found = Contrast::of(Some(python), Some(jit)).telling();
            assert_eq!(found, expected, "{python} {jit}");
        }
    }
}
