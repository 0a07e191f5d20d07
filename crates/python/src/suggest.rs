//! "Did you mean": the closest name, by CPython's measure.

use freezeframe_base::Lists;
const MOVE: usize = 2;
const CASE: usize = 1;

fn substitution(a: char, b: char) -> usize {
    if a == b {
        0
    } else if a.eq_ignore_ascii_case(&b) {
        CASE
    } else {
        MOVE
    }
}

/// The edit distance in half steps, or a value above `limit`.
fn distance(a: &[char], b: &[char], limit: usize) -> usize {
    if a.len().abs_diff(b.len()) * MOVE > limit {
        return limit + 1;
    }
    let mut row: Vec<usize> = (0..=a.len()).map(|n| n * MOVE).collect();
    for (i, y) in b.iter().enumerate() {
        let mut corner = i * MOVE;
        row[0] = corner + MOVE;
        for (j, x) in a.iter().enumerate() {
            let best = (corner + substitution(*x, *y)).min(row[j + 1].min(row[j]) + MOVE);
            corner = row[j + 1];
            row[j + 1] = best;
        }
    }
    row[a.len()]
}

/// The candidate closest to `wrong`, if one is close enough.
pub fn closest<'a>(wrong: &str, candidates: impl Iterator<Item = &'a str>) -> Option<String> {
    let wrong_chars: Vec<char> = wrong.chars().list();
    let mut best: Option<(usize, &str)> = None;
    for candidate in candidates.take(750) {
        if candidate == wrong {
            continue;
        }
        let chars: Vec<char> = candidate.chars().list();
        let mut limit = (wrong_chars.len() + chars.len() + 3) * MOVE / 6;
        if let Some((found, _)) = best {
            limit = limit.min(found.saturating_sub(1));
        }
        let found = distance(&wrong_chars, &chars, limit);
        if found <= limit && best.is_none_or(|(least, _)| found < least) {
            best = Some((found, candidate));
        }
    }
    best.map(|(_, name)| name.to_string())
}
