//! Lays elements over colored text: what a stretch of it is, in attributes that a pointer can find.

use super::markup::Markup;

/// A stretch of a text, in bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stretch<T> {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// What it is.
    pub what: T,
}

/// The stretch `range` of a text, whose pieces are `pieces`, with `wrap` called on what each of the `stretches` covers.
///
/// Stretches come outer before inner. One that overlaps another without lying in it is left out.
pub fn overlay<T>(
    pieces: &[Markup],
    (start, end): (usize, usize),
    stretches: &[Stretch<T>],
    wrap: &dyn Fn(&T, Vec<Markup>) -> Markup,
) -> Vec<Markup> {
    let mut result = Vec::new();
    let mut done = start;
    let mut rest = stretches;
    while let [first, others @ ..] = rest {
        if first.start < done || first.end > end || first.end <= first.start {
            rest = others;
            continue;
        }
        let inner = others
            .iter()
            .take_while(|other| other.start < first.end)
            .count();
        let (inside, after) = others.split_at(inner);
        cut(pieces, done, first.start, &mut result);
        let covered = overlay(pieces, (first.start, first.end), inside, wrap);
        result.push(wrap(&first.what, covered));
        done = first.end;
        rest = after;
    }
    cut(pieces, done, end, &mut result);
    result
}

/// Adds what stands from `start` to `end`.
fn cut(pieces: &[Markup], start: usize, end: usize, result: &mut Vec<Markup>) {
    let mut at = 0;
    for piece in pieces {
        let text = piece.plain();
        let (from, to) = (start.max(at), end.min(at + text.len()));
        if from < to
            && let Some(part) = text.get(from - at..to - at)
        {
            result.push(match piece {
                Markup::Element {
                    tag, attributes, ..
                } => Markup::Element {
                    tag,
                    attributes: attributes.clone(),
                    children: vec![Markup::text(part)],
                },
                Markup::Text(_) => Markup::text(part),
            });
        }
        at += text.len();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{el, python_markup};

    fn laid(text: &str, stretches: &[(usize, usize, &str)]) -> String {
        let stretches: Vec<_> = stretches
            .iter()
            .map(|(start, end, what)| Stretch {
                start: *start,
                end: *end,
                what: *what,
            })
            .collect();
        let wrap = |what: &&str, children| el("b", what, children);
        overlay(&python_markup(text), (0, text.len()), &stretches, &wrap)
            .iter()
            .map(|it| {
                it.to_html()
                    .replace(" class=", " ")
                    .replace('"', "")
                    .replace("tok-", "")
            })
            .collect()
    }

    #[test]
    fn stretches_nest_and_cut_through_colored_pieces() {
        for (text, stretches, expected) in [
            (
                "x + g",
                &[(0, 5, "e"), (4, 5, "f")][..],
                "<b e><span variableName>x</span> <span operator>+</span> <b f><span variableName>g</span></b></b>",
            ),
            (
                "12 + g",
                &[(1, 2, "a")],
                "<span number>1</span><b a><span number>2</span></b> <span operator>+</span> <span variableName>g</span>",
            ),
            (
                "xyz",
                &[(0, 2, "a"), (1, 3, "b")],
                "<b a><span variableName>xy</span></b><span variableName>z</span>",
            ),
            (
                "xyz",
                &[(0, 9, "a"), (2, 2, "b")],
                "<span variableName>xyz</span>",
            ),
            (
                "xy",
                &[(0, 1, "a"), (1, 2, "b")],
                "<b a><span variableName>x</span></b><b b><span variableName>y</span></b>",
            ),
        ] {
            assert_eq!(laid(text, stretches), expected, "{text}");
        }
    }
}
