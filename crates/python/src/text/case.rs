//! Upper and lower case of characters.
//!
//! The build script writes the tables from those of Rust's standard library, as runs: a fifth of the standard library's pairs,
//! which every visitor would load.

/// Characters from `first` to `last`, each `step` behind the one before, of which the other case is `away` from each.
struct Run {
    first: u32,
    last: u32,
    step: u32,
    away: i32,
}

/// The characters that have another case, in order, and those of which it is several characters.
struct Table {
    runs: &'static [Run],
    texts: &'static [(char, &'static str)],
}

include!(concat!(env!("OUT_DIR"), "/case.rs"));

fn table(upper: bool) -> &'static Table {
    if upper { &UPPER } else { &LOWER }
}

/// A character's other case where that is one character, else the character.
pub fn of_one(c: char, upper: bool) -> char {
    if c.is_ascii() {
        return match upper {
            true => c.to_ascii_uppercase(),
            false => c.to_ascii_lowercase(),
        };
    }
    let (runs, code) = (table(upper).runs, u32::from(c));
    let Some(run) = runs.get(runs.partition_point(|run| run.last < code)) else {
        return c;
    };
    let is_in = code >= run.first && (code - run.first).is_multiple_of(run.step);
    let other = code.checked_add_signed(run.away).filter(|_| is_in);
    other.and_then(char::from_u32).unwrap_or(c)
}

fn push(out: &mut String, c: char, upper: bool) {
    let texts = table(upper).texts;
    match texts.binary_search_by_key(&c, |(c, _)| *c) {
        Ok(at) => out.push_str(texts[at].1),
        Err(_) => out.push(of_one(c, upper)),
    }
}

/// Adds a character's upper case, which may be several characters.
pub fn push_upper(out: &mut String, c: char) {
    push(out, c, true);
}

/// Adds a character's lower case, which may be several characters.
pub fn push_lower(out: &mut String, c: char) {
    push(out, c, false);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cases_are_those_of_the_standard_library() {
        for c in '\0'..=char::MAX {
            let (mut upper, mut lower) = (String::new(), String::new());
            push_upper(&mut upper, c);
            push_lower(&mut lower, c);
            assert!(upper.chars().eq(c.to_uppercase()), "{c:?}");
            assert!(lower.chars().eq(c.to_lowercase()), "{c:?}");
        }
    }
}
