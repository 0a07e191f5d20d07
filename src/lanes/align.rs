//! Aligns the outputs of lanes print by print, so that a print that happens in one lane only leaves a gap in the other.

use super::same_value;
use freezeframe_base::{Form, Output, Span, plain_text};

/// What the lanes put out at one place of the program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// For each lane the index of its output, or a gap.
    pub cells: Vec<Option<usize>>,
    /// For each lane whether it put out something else than the first, or something where the first put out nothing.
    pub differs: Vec<bool>,
}

/// Above this many pairs, what belongs together is looked for near by.
const MOST_PAIRS: usize = 1 << 16;
/// So far is looked.
const NEAR: usize = 64;

/// Aligns the outputs of each lane with those of the first.
pub fn align(lanes: &[&[Output]]) -> Vec<Row> {
    let Some((first, others)) = lanes.split_first() else {
        return Vec::new();
    };
    let mut rows: Vec<Row> = (0..first.len())
        .map(|at| Row {
            cells: vec![Some(at)],
            differs: vec![false],
        })
        .collect();
    for (before, other) in others.iter().enumerate() {
        rows = add_lane(rows, before + 1, (0, first), other);
    }
    rows
}

/// Adds a lane to the `width` that the rows have already, aligned with one of those.
pub(super) fn add_lane(
    rows: Vec<Row>,
    width: usize,
    (of, first): (usize, &[Output]),
    other: &[Output],
) -> Vec<Row> {
    let gap = || vec![None; width];
    let at_first = |row: &Row| row.cells.get(of).copied().flatten();
    let pairs = pair(first, other);
    let mut result = Vec::with_capacity(rows.len().max(other.len()));
    let mut next = 0;
    for mut row in rows {
        let own = at_first(&row);
        let partner = own.and_then(|at| pairs.get(at).copied().flatten());
        if let Some(partner) = partner {
            result.extend((next..partner).map(|at| only(gap(), at)));
            next = partner + 1;
        }
        let same = match (own, partner) {
            (Some(a), Some(b)) => same_output(&first[a], &other[b]),
            (Some(_), None) => false,
            _ => true,
        };
        row.cells.push(partner);
        row.differs.push(!same);
        result.push(row);
    }
    result.extend((next..other.len()).map(|at| only(gap(), at)));
    result
}

fn only(mut cells: Vec<Option<usize>>, at: usize) -> Row {
    let mut differs = vec![false; cells.len()];
    cells.push(Some(at));
    differs.push(true);
    Row { cells, differs }
}

/// For each output of `a` its partner in `b`; partners ascend.
pub(super) fn pair(a: &[Output], b: &[Output]) -> Vec<Option<usize>> {
    let head = a
        .iter()
        .zip(b)
        .take_while(|(a, b)| affinity(a, b) == SAME)
        .count();
    let (a_rest, b_rest) = (&a[head..], &b[head..]);
    let mut pairs: Vec<Option<usize>> = (0..head).map(Some).collect();
    let rest = if a_rest.len().saturating_mul(b_rest.len()) > MOST_PAIRS {
        near_pairs(a_rest, b_rest)
    } else {
        best_pairs(a_rest, b_rest)
    };
    pairs.extend(rest.into_iter().map(|at| at.map(|at| at + head)));
    pairs
}

/// The pairing that takes what comes next in both, and leaves out as little as it can where that does not belong
/// together.
fn near_pairs(a: &[Output], b: &[Output]) -> Vec<Option<usize>> {
    let mut pairs = vec![None; a.len()];
    let (mut i, mut j) = (0, 0);
    while i < a.len() && j < b.len() {
        let fits = |skipped: &usize, in_a: usize| {
            let (i, j) = (i + in_a, j + skipped - in_a);
            i < a.len() && j < b.len() && affinity(&a[i], &b[j]) > 0
        };
        let found = (0..=NEAR).find_map(|skipped| {
            let skips = [skipped, 0].into_iter();
            let in_a = skips.into_iter().find(|in_a| fits(&skipped, *in_a))?;
            Some((in_a, skipped - in_a))
        });
        let Some((in_a, in_b)) = found else {
            (i, j) = (i + 1, j + 1);
            continue;
        };
        (i, j) = (i + in_a, j + in_b);
        pairs[i] = Some(j);
        (i, j) = (i + 1, j + 1);
    }
    pairs
}

/// The pairing with the highest affinity, by dynamic programming over all prefixes.
fn best_pairs(a: &[Output], b: &[Output]) -> Vec<Option<usize>> {
    let columns = b.len() + 1;
    let mut best = vec![0_u32; (a.len() + 1) * columns];
    for i in (0..a.len()).rev() {
        for j in (0..b.len()).rev() {
            let skip = best[(i + 1) * columns + j].max(best[i * columns + j + 1]);
            let affinity = affinity(&a[i], &b[j]);
            let take = if affinity == 0 {
                0
            } else {
                affinity + best[(i + 1) * columns + j + 1]
            };
            best[i * columns + j] = skip.max(take);
        }
    }
    let mut pairs = vec![None; a.len()];
    let (mut i, mut j) = (0, 0);
    while i < a.len() && j < b.len() {
        let here = best[i * columns + j];
        let affinity = affinity(&a[i], &b[j]);
        if affinity > 0 && here == affinity + best[(i + 1) * columns + j + 1] {
            pairs[i] = Some(j);
            (i, j) = (i + 1, j + 1);
        } else if here == best[(i + 1) * columns + j] {
            i += 1;
        } else {
            j += 1;
        }
    }
    pairs
}

const SAME: u32 = 5;

/// How much two outputs belong together: 0 never, [`SAME`] for the same value from the same call.
fn affinity(a: &Output, b: &Output) -> u32 {
    match (place(a), place(b)) {
        (Some(a_place), Some(b_place)) if a_place != b_place => 0,
        _ if kind(a) != kind(b) => 0,
        _ if same_output(a, b) => SAME,
        _ => 3,
    }
}

/// What an output is to the eye: a figure of the engine's is to a kernel a picture among others.
fn kind(output: &Output) -> u8 {
    match output {
        Output::Text { .. } => 0,
        Output::Result { .. } | Output::Display { result: true, .. } => 1,
        Output::Figure { .. } => 2,
        Output::Display { forms, .. } if is_picture(forms) => 2,
        Output::Display { .. } => 3,
        Output::Error(_) => 4,
    }
}

fn is_picture(forms: &[Form]) -> bool {
    forms.iter().any(|form| form.mime.starts_with("image/"))
}

fn place(output: &Output) -> Option<Span> {
    match output {
        Output::Text { span, .. } | Output::Display { span, .. } => *span,
        _ => None,
    }
}

fn same_output(a: &Output, b: &Output) -> bool {
    match (a, b) {
        (
            Output::Text {
                text: a, stream: c, ..
            },
            Output::Text {
                text: b, stream: d, ..
            },
        ) => c == d && same_value(a, b),
        (Output::Result { text: a, .. }, Output::Result { text: b, .. }) => same_value(a, b),
        (Output::Display { forms: a, .. }, Output::Display { forms: b, .. }) => {
            let same = |(a, b): (&Form, &Form)| a.mime == b.mime && same_value(&a.data, &b.data);
            a.len() == b.len() && a.iter().zip(b).all(same)
        }
        (Output::Result { text, .. }, Output::Display { forms, .. })
        | (Output::Display { forms, .. }, Output::Result { text, .. }) => {
            same_value(text, plain_text(forms))
        }
        (Output::Figure { svg: a, .. }, Output::Figure { svg: b, .. }) => a == b,
        // Drawn by another program, pixel for pixel nothing is the same.
        (Output::Figure { .. }, Output::Display { forms, .. })
        | (Output::Display { forms, .. }, Output::Figure { .. }) => is_picture(forms),
        (Output::Error(a), Output::Error(b)) => a.class == b.class && a.message == b.message,
        _ => false,
    }
}

/// Joins writes that make up one line (`print(i, end=" ")`) into one output, of which stands what a terminal would show
/// in the end: a bar of progress goes back to the start of its line and writes over it.
pub fn join_pieces(outputs: &[Output]) -> Vec<Output> {
    let mut joined: Vec<Output> = Vec::with_capacity(outputs.len());
    for output in outputs {
        if let (
            Some(Output::Text {
                stream: last_stream,
                text: last,
                jaxpr: last_jaxpr,
                ..
            }),
            Output::Text {
                stream,
                text,
                jaxpr,
                ..
            },
        ) = (joined.last_mut(), output)
            && last_stream == stream
            && !last.ends_with('\n')
        {
            last.push_str(text);
            *last_jaxpr |= jaxpr;
            continue;
        }
        joined.push(output.clone());
    }
    for output in &mut joined {
        if let Output::Text { text, .. } = output
            && text.contains('\r')
        {
            *text = text.split_inclusive('\n').map(written_over).collect();
        }
    }
    joined
}

/// What is left of a line whose start was gone back to.
fn written_over(line: &str) -> String {
    let ending = if line.ends_with('\n') { "\n" } else { "" };
    let line = line.trim_end_matches(['\r', '\n']);
    let mut shown: Vec<char> = Vec::new();
    for piece in line.split('\r') {
        let piece: Vec<char> = piece.chars().collect();
        let kept = shown.split_off(piece.len().min(shown.len()));
        shown = piece;
        shown.extend(kept);
    }
    let shown: String = shown.into_iter().collect();
    shown.trim_end_matches(' ').to_owned() + ending
}

#[cfg(test)]
mod tests {
    use super::*;
    use freezeframe_base::{CellId, Revision, Stream};

    /// `"3:text"` is a print at byte 3.
    fn prints(texts: &str) -> Vec<Output> {
        texts
            .split('|')
            .filter(|text| !text.is_empty())
            .map(|text| {
                let (at, text) = text.split_once(':').unwrap();
                let span = at
                    .parse()
                    .ok()
                    .map(|at| Span::new(CellId(0), Revision(0), at, at + 1));
                Output::Text {
                    stream: Stream::Stdout,
                    text: format!("{text}\n"),
                    span,
                    jaxpr: false,
                }
            })
            .collect()
    }

    /// Rows as `0=0` (same), `1!1` (differs), `2!-` (a gap).
    fn aligned(lanes: &[&str]) -> String {
        let lanes: Vec<_> = lanes.iter().map(|lane| prints(lane)).collect();
        let lanes: Vec<_> = lanes.iter().map(Vec::as_slice).collect();
        let cell = |cell: &Option<usize>| cell.map_or("-".to_owned(), |at| at.to_string());
        align(&lanes)
            .iter()
            .map(|row| {
                let both = row.cells.iter().zip(&row.differs);
                let all = both
                    .map(|(it, differs)| [if *differs { "!" } else { "=" }, &cell(it)].concat());
                all.collect::<String>()[1..].to_owned()
            })
            .collect::<Vec<_>>()
            .join(" ")
    }

    #[test]
    fn rows() {
        for (lanes, expected) in [
            (vec!["0:4.0|9:15.0", "0:4.0|9:5.0"], "0=0 1!1"),
            (vec!["0:1|0:2|0:3", "0:1|0:1|0:1"], "0=0 1!1 2!2"),
            // A print inside a jitted function happens once, while tracing.
            (
                vec!["5:tracing|0:1|5:tracing|0:2", "5:tracing|0:1|0:2"],
                "0=0 1=1 2!- 3=2",
            ),
            (vec!["0:1", ""], "0!-"),
            (vec!["", "0:1"], "-!0"),
            (vec!["", "", "0:1"], "-=-!0"),
            (vec!["", "0:1", "0:1"], "-!0=- -=-!0"),
            (vec!["0:1|0:2", "0:1|0:1", "0:1|0:2"], "0=0=0 1!1=1"),
            (vec!["x:a|x:b", "x:b"], "0!- 1=0"),
            (vec!["0:1"], "0"),
        ] {
            assert_eq!(aligned(&lanes), expected, "{lanes:?}");
        }
    }

    #[test]
    fn in_long_lanes_what_was_printed_once_shifts_nothing() {
        let round = |at: usize| format!("5:tracing|0:{at}");
        let lane: Vec<_> = (0..2000).map(round).collect();
        let other: Vec<_> = (0..2000).map(|at| format!("0:{at}")).collect();
        let other = format!("5:tracing|{}", other.join("|"));
        let rows = align(&[&prints(&lane.join("|")), &prints(&other)]);
        let differing: Vec<_> = rows.iter().filter(|row| row.differs[1]).collect();
        assert_eq!((rows.len(), differing.len()), (4000, 1999));
        assert!(differing.iter().all(|row| row.cells[1].is_none()));
    }

    #[test]
    fn in_long_lanes_each_print_has_its_own_line() {
        let lane: Vec<_> = (0..3000).map(|at| format!("{at}:{at}")).collect();
        let other: Vec<_> = (0..3000).map(|at| format!("{at}:{}", at + 1)).collect();
        let rows = align(&[&prints(&lane.join("|")), &prints(&other.join("|"))]);
        assert_eq!(rows.len(), 3000);
        assert!(rows.iter().all(|row| row.differs[1]));
    }

    #[test]
    fn of_a_line_that_is_written_over_the_end_is_shown() {
        for (writes, expected) in [
            (vec!["\r1/3", "\r2/3", "\r3/3", "\n"], "3/3\n"),
            (vec!["loading...\r", "done"], "doneing..."),
            (vec!["wait\r", "    \r", "ok\n"], "ok\n"),
            (vec!["a\r\nb\n"], "a\nb\n"),
            (vec!["plain  \n"], "plain  \n"),
        ] {
            let text = |text: &&str| Output::Text {
                stream: Stream::Stderr,
                text: (*text).to_owned(),
                span: None,
                jaxpr: false,
            };
            let outputs: Vec<_> = writes.iter().map(text).collect();
            let joined = join_pieces(&outputs);
            let [Output::Text { text, .. }] = joined.as_slice() else {
                panic!("one line: {joined:?}");
            };
            assert_eq!(text, expected);
        }
    }

    #[test]
    fn pieces_of_a_line_are_one_output() {
        let mut outputs = prints("0:a|1:b|2:c");
        for output in outputs.iter_mut().take(2) {
            if let Output::Text { text, .. } = output {
                text.pop();
            }
        }
        let joined = join_pieces(&outputs);
        assert!(matches!(joined.as_slice(), [Output::Text { text, .. }] if text == "abc\n"));
    }
}
