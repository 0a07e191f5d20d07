//! Which lines of a program what a line prints may come from, by the names that stand in them: no more than a reader sees
//! who follows the variables back, and no run.

use std::collections::BTreeSet;

/// A statement: where it stands in the text, the variables that it sets or changes, and those that it reads.
struct Line<'a> {
    start: usize,
    end: usize,
    sets: BTreeSet<&'a str>,
    reads: BTreeSet<&'a str>,
}

/// The names in a piece of a program: roots of what is read, none of texts but what an f-string fills in.
pub fn names(text: &str) -> BTreeSet<&str> {
    let mut names = BTreeSet::new();
    each_piece(text, &mut |_, piece| {
        let is_word = |c: char| c.is_alphanumeric() || c == '_';
        let mut at = 0;
        while let Some(from) = piece[at..].find(is_word).map(|it| at + it) {
            let rest = &piece[from..];
            let until = from + rest.find(|c| !is_word(c)).unwrap_or(rest.len());
            let is_attribute = piece[..from].trim_end().ends_with('.');
            let word = &piece[from..until];
            if !is_attribute && !word.starts_with(|c: char| c.is_ascii_digit()) {
                names.insert(word);
            }
            at = until;
        }
    });
    names
}

/// Calls `piece` with each stretch of code outside of comments and texts, and what f-strings fill in; with its place.
fn each_piece<'a>(text: &'a str, piece: &mut dyn FnMut(usize, &'a str)) {
    let bytes = text.as_bytes();
    let (mut at, mut from) = (0, 0);
    while at < bytes.len() {
        match bytes[at] {
            b'#' => {
                piece(from, &text[from..at]);
                at = text[at..].find('\n').map_or(bytes.len(), |it| at + it);
                from = at;
            }
            b'"' | b'\'' => {
                let prefix = text[..at]
                    .trim_end_matches(|c: char| c.is_ascii_alphabetic())
                    .len();
                let is_filled = text[prefix..at].contains(['f', 'F']);
                piece(from, &text[from..prefix.max(from)]);
                let mark = match text[at..].starts_with("\"\"\"") || text[at..].starts_with("'''") {
                    true => &text[at..at + 3],
                    false => &text[at..at + 1],
                };
                at += mark.len();
                let mut hole = None;
                while at < bytes.len() && !text[at..].starts_with(mark) {
                    match bytes[at] {
                        b'\\' if at + 1 < bytes.len() => at += 1,
                        b'\n' if mark.len() == 1 => break,
                        b'{' if is_filled => hole = Some(at + 1),
                        b'}' => {
                            if let Some(from) = hole.take() {
                                piece(from, &text[from..at]);
                            }
                        }
                        _ => {}
                    }
                    at += 1;
                    while !text.is_char_boundary(at) {
                        at += 1;
                    }
                }
                at = (at + mark.len()).min(bytes.len());
                while !text.is_char_boundary(at) {
                    at += 1;
                }
                from = at;
            }
            _ => at += 1,
        }
    }
    piece(from, &text[from..]);
}

/// The statements of a text, by lines: one that is open goes on in the next.
fn lines(text: &str) -> Vec<Line<'_>> {
    let (mut all, mut start, mut depth) = (Vec::new(), 0, 0_i32);
    each_piece(text, &mut |from, piece| {
        for (at, c) in piece.char_indices() {
            match c {
                '(' | '[' | '{' => depth += 1,
                ')' | ']' | '}' => depth -= 1,
                '\n' if depth <= 0 => {
                    all.push((start, from + at));
                    start = from + at + 1;
                    depth = 0;
                }
                _ => {}
            }
        }
    });
    all.push((start, text.len()));
    let read = |(start, end): &(usize, usize)| Line::of(*start, &text[*start..*end]);
    all.iter().map(read).collect()
}

impl<'a> Line<'a> {
    fn of(start: usize, text: &'a str) -> Self {
        let end = start + text.len();
        let code = text.trim();
        let (sets, reads) = match code
            .strip_prefix("for ")
            .and_then(|it| it.split_once(" in "))
        {
            Some((targets, from)) => (names(targets), names(from)),
            None => match assigned(code) {
                Some((targets, value)) => {
                    let mut reads = names(value);
                    // What is changed in place, or counted up, is read too.
                    reads.extend(names(targets));
                    (names(targets), reads)
                }
                // `log.append(loss)` changes `log`.
                None => {
                    let root = code.split(['.', '[', '(']).next().unwrap_or("");
                    let is_method = code[root.len()..].starts_with(['.', '[']);
                    let sets = if is_method {
                        names(root)
                    } else {
                        BTreeSet::new()
                    };
                    (sets, names(code))
                }
            },
        };
        Self {
            start,
            end,
            sets,
            reads,
        }
    }
}

/// The targets of an assignment, and what they are set to.
fn assigned(code: &str) -> Option<(&str, &str)> {
    let (mut depth, mut found) = (0_i32, None);
    each_piece(code, &mut |from, piece| {
        for (at, c) in piece.char_indices() {
            let place = from + at;
            match c {
                '(' | '[' | '{' => depth += 1,
                ')' | ']' | '}' => depth -= 1,
                '=' if depth == 0 && found.is_none() => {
                    let before = code[..place].chars().next_back();
                    let is_compared = code[place + 1..].starts_with('=')
                        || before.is_some_and(|it| "=<>!:".contains(it));
                    if !is_compared {
                        found = Some(place);
                    }
                }
                _ => {}
            }
        }
    });
    let at = found?;
    let targets = code[..at].split(':').next().unwrap_or("");
    Some((targets, &code[at + 1..]))
}

/// The places in texts that what reads these names may come from: for each text the stretches of its statements that set
/// one of them, or what those read, and so on.
pub fn sources(texts: &[&str], wanted: BTreeSet<&str>) -> Vec<Vec<(usize, usize)>> {
    let read: Vec<Vec<Line<'_>>> = texts.iter().map(|it| lines(it)).collect();
    let mut wanted: BTreeSet<&str> = wanted;
    loop {
        let size = wanted.len();
        for line in read.iter().flatten() {
            if !line.sets.is_disjoint(&wanted) {
                wanted.extend(line.reads.iter().copied());
            }
        }
        if wanted.len() == size {
            break;
        }
    }
    let places = read.iter().map(|lines| {
        let mine = lines.iter().filter(|it| !it.sets.is_disjoint(&wanted));
        mine.map(|it| (it.start, it.end)).collect()
    });
    places.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_those_that_are_read() {
        let cases = [
            ("print(total, state.n)", "print state total"),
            (
                "print(\"loss\", f\"{w[0]:.3f} of w\", b'x')  # y",
                "print w",
            ),
            ("", ""),
            ("print('it\\'s', v)", "print v"),
            ("print('ü', ä)", "print ä"),
            ("print('open", "print"),
        ];
        for (text, expected) in cases {
            let found: Vec<&str> = names(text).into_iter().collect();
            assert_eq!(found.join(" "), expected, "{text}");
        }
    }

    #[test]
    fn a_printed_value_leads_to_the_statements_that_made_it() {
        let cases = [
            ("a = f(1)\nb = g(2)\n", "a", "a = f(1)"),
            ("a = f(1)\nb = g(2)\nc = b * 2\n", "c", "b = g(2)|c = b * 2"),
            (
                "log = []\nlog.append(step(1))\nother = step(2)\n",
                "log",
                "log = []|log.append(step(1))",
            ),
            (
                "w, n = step(\n  w,\n  3)\n",
                "n",
                "w, n = step(\n  w,\n  3)",
            ),
            ("for v in f(x):\n  y += v\n", "y", "for v in f(x):|  y += v"),
            ("d[\"k\"] = f(1)\nif a == b: pass\n", "d", "d[\"k\"] = f(1)"),
            ("n: int = f(1)\n", "n", "n: int = f(1)"),
            ("f(1)\n", "x", ""),
        ];
        for (text, wanted, expected) in cases {
            let found = sources(&[text], BTreeSet::from([wanted]));
            let found: Vec<&str> = found[0]
                .iter()
                .map(|(from, to)| &text[*from..*to])
                .collect();
            assert_eq!(found.join("|"), expected, "{text}");
        }
        let across = sources(&["w = f(1)", "print(w * 2)\nv = w"], BTreeSet::from(["v"]));
        assert_eq!(across, [vec![(0, 8)], vec![(13, 18)]]);
    }
}
