//! The difference of two texts, line by line.

/// What became of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// It stays.
    Kept,
    /// It goes.
    Removed,
    /// It comes.
    Added,
}

/// Above this many pairs of lines, the whole text is taken to be new.
const MOST_PAIRS: usize = 1 << 22;

/// The lines of both texts in one order, each with what becomes of it.
pub fn diff<'a>(old: &'a str, new: &'a str) -> Vec<(Change, &'a str)> {
    let (a, b): (Vec<_>, Vec<_>) = (old.lines().collect(), new.lines().collect());
    if a.len().saturating_mul(b.len()) > MOST_PAIRS {
        let gone = a.into_iter().map(|line| (Change::Removed, line));
        return gone
            .chain(b.into_iter().map(|line| (Change::Added, line)))
            .collect();
    }
    let width = b.len() + 1;
    // `same[i * width + j]`: how many lines of `a[i..]` and `b[j..]` can be kept.
    let mut same = vec![0_u32; (a.len() + 1) * width];
    for i in (0..a.len()).rev() {
        for j in (0..b.len()).rev() {
            same[i * width + j] = if a[i] == b[j] {
                1 + same[(i + 1) * width + j + 1]
            } else {
                same[(i + 1) * width + j].max(same[i * width + j + 1])
            };
        }
    }
    let mut lines = Vec::new();
    let (mut i, mut j) = (0, 0);
    while i < a.len() || j < b.len() {
        if i < a.len() && j < b.len() && a[i] == b[j] {
            lines.push((Change::Kept, a[i]));
            (i, j) = (i + 1, j + 1);
        } else if j == b.len()
            || (i < a.len() && same[(i + 1) * width + j] >= same[i * width + j + 1])
        {
            lines.push((Change::Removed, a[i]));
            i += 1;
        } else {
            lines.push((Change::Added, b[j]));
            j += 1;
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines() {
        for (old, new, expected) in [
            ("a", "a", " a"),
            ("", "a\nb", "+a +b"),
            ("a\nb", "", "-a -b"),
            ("a\nb\nc", "a\nx\nc", " a -b +x  c"),
            ("a\nb", "b\na", "-a  b +a"),
        ] {
            let shown: Vec<_> = diff(old, new)
                .iter()
                .map(|(change, line)| {
                    let sign = match change {
                        Change::Kept => " ",
                        Change::Removed => "-",
                        Change::Added => "+",
                    };
                    format!("{sign}{line}")
                })
                .collect();
            assert_eq!(shown.join(" "), expected);
        }
    }
}
