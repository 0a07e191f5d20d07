//! Aligns the outputs of lanes print by print, so that a print that happens in one lane only leaves a gap in the other.

use super::same_value;
use freezeframe_base::{Output, Span};

/// What the lanes put out at one place of the program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// For each lane the index of its output, or a gap.
    pub cells: Vec<Option<usize>>,
    /// For each lane whether it put out something else than the first, or something where the first put out nothing.
    pub differs: Vec<bool>,
}

/// Above this many pairs, lanes are compared by position alone.
const MOST_PAIRS: usize = 1 << 16;

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
        rows = add_lane(rows, before + 1, first, other);
    }
    rows
}

/// Adds a lane to the `width` that the rows have already.
fn add_lane(rows: Vec<Row>, width: usize, first: &[Output], other: &[Output]) -> Vec<Row> {
    let gap = || vec![None; width];
    let pairs = pair(first, other);
    let mut result = Vec::with_capacity(rows.len().max(other.len()));
    let mut next = 0;
    for mut row in rows {
        let partner = row
            .cells
            .first()
            .copied()
            .flatten()
            .and_then(|at| pairs.get(at).copied().flatten());
        if let Some(partner) = partner {
            result.extend((next..partner).map(|at| only(gap(), at)));
            next = partner + 1;
        }
        let same = match (row.cells.first().copied().flatten(), partner) {
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
fn pair(a: &[Output], b: &[Output]) -> Vec<Option<usize>> {
    let head = a
        .iter()
        .zip(b)
        .take_while(|(a, b)| affinity(a, b) == SAME)
        .count();
    let (a_rest, b_rest) = (&a[head..], &b[head..]);
    let mut pairs: Vec<Option<usize>> = (0..head).map(Some).collect();
    if a_rest.len().saturating_mul(b_rest.len()) > MOST_PAIRS {
        pairs.extend((0..a_rest.len()).map(|at| (at < b_rest.len()).then_some(head + at)));
    } else {
        pairs.extend(
            best_pairs(a_rest, b_rest)
                .into_iter()
                .map(|at| at.map(|at| at + head)),
        );
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
        _ if std::mem::discriminant(a) != std::mem::discriminant(b) => 0,
        _ if same_output(a, b) => SAME,
        _ => 3,
    }
}

fn place(output: &Output) -> Option<Span> {
    match output {
        Output::Text { span, .. } => *span,
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
        (Output::Figure { svg: a, .. }, Output::Figure { svg: b, .. }) => a == b,
        (Output::Error(a), Output::Error(b)) => a.class == b.class && a.message == b.message,
        _ => false,
    }
}

/// Joins writes that make up one line (`print(i, end=" ")`) into one output.
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
    joined
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
    fn long_lanes_are_compared_by_position() {
        let lane: Vec<_> = (0..3000).map(|at| format!("{at}:{at}")).collect();
        let other: Vec<_> = (0..3000).map(|at| format!("{at}:{}", at + 1)).collect();
        let rows = align(&[&prints(&lane.join("|")), &prints(&other.join("|"))]);
        assert_eq!(rows.len(), 3000);
        assert!(rows.iter().all(|row| row.differs[1]));
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
