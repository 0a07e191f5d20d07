//! The table under a cell: one column a lane, one row a print, a mark where the lanes differ.

use super::align::add_lane;
use super::column::{Column, LaneNames};
use super::errors::error_markup;
use super::forms::forms_markup;
use super::pieces::{pre, svg_address};
use super::real::{divided, marks_of};
use super::{Line, Mark, Row, align, join_pieces};
use crate::inspector::hot;
use crate::inspector::scene::{icon, sentence};
use crate::testid;
use crate::text::{Markup, el};
use freezeframe_base::texts::{say, tell};
use freezeframe_base::{Lane, Output, Span, Stream};

/// Above this many rows the middle is left out.
const MOST_ROWS: usize = 600;

/// More lines than this scroll in a box.
const MOST_LINES: usize = 80;

/// The outputs of the lanes side by side; `None` where no lane put anything out.
pub fn lanes_markup(columns: &[Column], note: &str) -> Option<Markup> {
    let mut joined: Vec<Column> = columns
        .iter()
        .map(|column| Column {
            outputs: join_pieces(&column.outputs),
            ..column.clone()
        })
        .collect();
    let is_empty = |column: &Column| column.outputs.is_empty() && column.note.is_empty();
    if joined.iter().all(is_empty) {
        return None;
    }
    let rows = rows_of(&mut joined);
    let mut body: Vec<Markup> = Vec::new();
    let left_out = rows.len().saturating_sub(MOST_ROWS);
    for (at, row) in rows.iter().enumerate() {
        if left_out > 0 && at == MOST_ROWS / 2 {
            let words = Markup::text(tell("… {n} rows left out …", &[("n", &left_out)]));
            let cell = wide_cell(joined.len(), vec![words]);
            body.push(el("tr", "skipped", vec![cell]).with("role", "row"));
        }
        if left_out == 0 || at < MOST_ROWS / 2 || at >= MOST_ROWS / 2 + left_out {
            body.extend(row_markup(row, &joined));
        }
    }
    let long = joined.iter().any(|it| it.lines() > MOST_LINES);
    let class = format!("lanes lanes-{}", joined.len());
    let mut rows = el("tbody", if long { "long" } else { "" }, body).with("role", "rowgroup");
    if long {
        rows = rows.with("tabindex", "0");
    }
    let mut parts = vec![head(&joined, note), rows];
    if left_out > 0 || joined.iter().any(Column::is_cut) {
        parts.push(cut_markup(&joined));
    }
    let table = el("table", &class, parts);
    Some(
        table
            .with("role", "table")
            .with("data-testid", testid::LANES),
    )
}

/// The rows of the table: the engine's lanes stand beside the first, and real JAX beside the one that is most like it.
fn rows_of(columns: &mut [Column]) -> Vec<Row> {
    let Some((real, engine)) = columns
        .split_last_mut()
        .filter(|(last, before)| last.lane == Lane::Jax && !before.is_empty())
    else {
        return align(&slices(columns));
    };
    let of = twin(engine);
    real.outputs = divided(&real.outputs, &engine[of].outputs);
    let rows = align(&slices(engine));
    let rows = add_lane(rows, engine.len(), (of, &engine[of].outputs), &real.outputs);
    let twin = (of, engine[of].outputs.as_slice());
    real.marks = marks_of(&rows, (engine.len(), &real.outputs), twin, &real.server);
    rows
}

fn slices(columns: &[Column]) -> Vec<&[Output]> {
    columns.iter().map(|it| it.outputs.as_slice()).collect()
}

/// The lane of the engine that real JAX is to equal.
fn twin(engine: &[Column]) -> usize {
    let jit = engine.iter().position(|it| it.lane == Lane::Jit);
    jit.unwrap_or(0)
}

/// Says that not all is shown, and offers all of it as a file.
fn cut_markup(columns: &[Column]) -> Markup {
    let rest = columns.iter().map(|it| it.rest).max().unwrap_or(0);
    let words = match rest {
        0 => say("Not all is shown. ").to_owned(),
        rest => tell(
            "Not all is shown; {n} more outputs followed. ",
            &[("n", &rest)],
        ),
    };
    let save = el(
        "button",
        "save-output",
        vec![Markup::text(say("Save all of it"))],
    )
    .with("type", "button")
    .with("data-act", "save-output")
    .with("data-testid", testid::SAVE_OUTPUT);
    let cell = wide_cell(columns.len(), vec![Markup::text(words), save]);
    let row = el("tr", "skipped", vec![cell]).with("role", "row");
    el("tfoot", "", vec![row]).with("role", "rowgroup")
}

fn head(lanes: &[Column], note: &str) -> Markup {
    let last = lanes.len().saturating_sub(1);
    let columns = lanes.iter().enumerate().map(|(at, column)| {
        let lane = column.lane;
        let mut children = vec![el("span", "lane-name", vec![Markup::text(lane.title())])];
        let own = Some(column.note.as_str());
        let of_all = Some(note).filter(|_| at == last);
        let notes = own.into_iter().chain(of_all);
        for note in notes.filter(|it| !it.is_empty()) {
            children.push(el("span", "lane-note", vec![Markup::text(note)]));
        }
        let class = format!("lane-{}", lane.slug());
        el("th", &class, children)
            .with("scope", "col")
            .with("role", "columnheader")
    });
    let row = el("tr", "", columns.collect()).with("role", "row");
    el("thead", "", vec![row]).with("role", "rowgroup")
}

/// What one lane put out in a row.
struct Piece<'a> {
    lane: Lane,
    output: Option<&'a Output>,
    differs: bool,
    pending: bool,
    mark: Option<&'a Mark>,
    /// What is asked for to see where it comes from.
    origin: Option<String>,
}

/// How it is asked where the values of a row come from: by what plain Python put out there, and in which round.
fn origin(row: &Row, columns: &[Column]) -> Option<String> {
    let python = columns.first().filter(|it| it.lane == Lane::Python)?;
    let at = row.cells.first().copied().flatten()?;
    let printed = |output: &Output| match output {
        Output::Text { span, .. } | Output::Display { span, .. } => *span,
        _ => None,
    };
    let output = python.outputs.get(at)?;
    let Some(span) = printed(output) else {
        return matches!(output, Output::Result { .. }).then(|| "origin".to_owned());
    };
    let before = &python.outputs[..at];
    let round = before.iter().filter(|it| printed(it) == Some(span)).count();
    let (cell, revision) = (span.cell.0, span.revision.0);
    let Span { start, end, .. } = span;
    Some(format!("origin {cell} {revision} {start} {end} {round}"))
}

fn row_markup(row: &Row, columns: &[Column]) -> Vec<Markup> {
    let with_python = columns.first().is_some_and(|it| it.lane == Lane::Python);
    let printed_by_python = row.cells.first().copied().flatten().filter(|_| with_python);
    let origin = origin(row, columns);
    let pieces: Vec<Piece> = columns
        .iter()
        .zip(row.cells.iter().zip(&row.differs))
        .map(|(column, (cell, differs))| {
            let output = cell.and_then(|at| column.outputs.get(at));
            // Its lines are told by those of its twin.
            let other = if column.lane == Lane::Jax {
                twin(columns)
            } else {
                0
            };
            let missing = match column.lane {
                Lane::Jax => row.cells.get(other).copied().flatten(),
                _ => printed_by_python,
            };
            // Of two runs nothing follows from what differs.
            let is_told_of = !column.before && !columns[other].before;
            let differs = *differs && is_told_of && (output.is_some() || !column.pending);
            let output = output.filter(|it| !column.before || stays(it, row, columns));
            let is_here = |it: &&Mark| match it.line {
                Line::At(at) => *cell == Some(at),
                Line::Missing(at) => cell.is_none() && missing == Some(at),
            };
            // Beside no other lane, only what froze is told.
            let is_told = |it: &&Mark| with_python || it.is_frozen || column.lane == Lane::Jax;
            Piece {
                lane: column.lane,
                output,
                differs,
                pending: column.pending,
                origin: origin.clone().filter(|_| column.lane == Lane::Jit),
                mark: column
                    .marks
                    .iter()
                    .find(is_here)
                    .filter(|it| is_told_of && is_told(it)),
            }
        })
        .collect();
    if pieces
        .iter()
        .any(|piece| matches!(piece.output, Some(Output::Error(_))))
    {
        return wide_rows(&pieces);
    }
    if let Some(output) = shared(&pieces) {
        let cell = wide_cell(pieces.len(), output_markup(output));
        let cell = cell.with("data-lane", lanes_of(&pieces));
        return vec![marked_row("row once", vec![cell], false)];
    }
    let differs = pieces.iter().any(|piece| piece.differs);
    let cells = pieces.iter().map(cell_markup).collect();
    vec![marked_row("row", cells, differs)]
}

/// Whether an output of the run before is still shown: as long as nothing else is known of its row, or the same.
fn stays(output: &Output, row: &Row, columns: &[Column]) -> bool {
    let mut of_this_run = columns.iter().zip(&row.cells).filter(|it| !it.0.before);
    of_this_run.all(
        |(column, cell)| match cell.and_then(|at| column.outputs.get(at)) {
            Some(other) => alike(output, other),
            None => column.pending,
        },
    )
}

/// The lanes, as `data-lane` names them where they put out the same.
fn lanes_of(pieces: &[Piece]) -> String {
    let slugs: Vec<_> = pieces.iter().map(|piece| piece.lane.slug()).collect();
    slugs.join(" ")
}

/// What several lanes put out alike, to the letter: it stands once, with the room of all.
fn shared<'a>(pieces: &[Piece<'a>]) -> Option<&'a Output> {
    let [first, others @ ..] = pieces else {
        return None;
    };
    let output = first.output?;
    let alike =
        |piece: &Piece| piece.mark.is_none() && piece.output.is_some_and(|it| alike(it, output));
    (!others.is_empty() && others.iter().all(alike)).then_some(output)
}

/// True for outputs that look the same.
fn alike(a: &Output, b: &Output) -> bool {
    match (a, b) {
        (
            Output::Text {
                stream: a, text, ..
            },
            Output::Text {
                stream: b,
                text: other,
                ..
            },
        ) => a == b && text == other,
        _ => a == b,
    }
}

fn marked_row(class: &str, cells: Vec<Markup>, differs: bool) -> Markup {
    let (sign, flag) = if differs {
        ("differs", "true")
    } else {
        ("same", "false")
    };
    el("tr", &format!("{class} {sign}"), cells)
        .with("role", "row")
        .with("data-testid", testid::ROW)
        .with("data-differs", flag)
}

/// Errors take the full width: once where all lanes raised the same, else once a lane.
fn wide_rows(pieces: &[Piece]) -> Vec<Markup> {
    let width = pieces.len();
    let alone = width == 1;
    if let [first, others @ ..] = pieces
        && let Some(output) = first.output
        && (alone || !others.iter().any(|it| it.differs || it.output.is_none()))
    {
        let cell = wide_cell(width, output_markup(output));
        return vec![marked_row("row wide", vec![cell], false).with("data-lane", lanes_of(pieces))];
    }
    let mut why = pieces.iter().find_map(|it| it.mark).map(why);
    let is_raised = |lane: Lane| {
        pieces
            .iter()
            .any(|it| it.lane == lane && it.output.is_some())
    };
    let real = |it: &Piece| it.lane == Lane::Jax && it.output.is_some() && !it.differs;
    let is_real_too = is_raised(Lane::Jit) && pieces.iter().any(real);
    let of_lane = |piece: &Piece| {
        let name = match piece.lane {
            Lane::Jit if is_real_too => "jit, JAX",
            // It stands there already.
            Lane::Jax if is_real_too => return None,
            lane => lane.title(),
        };
        let class = format!("lane-chip lane-{}", piece.lane.slug());
        let name = el("span", &class, vec![Markup::text(name)]);
        let mut children = vec![name.with("data-only", say(" only"))];
        children.extend(output_markup(piece.output?));
        // It is said once, below the last of them.
        children.extend(why.take());
        let row = marked_row("row wide", vec![wide_cell(width, children)], true);
        Some(row.with("data-lane", piece.lane.slug()))
    };
    let mut rows: Vec<Markup> = pieces.iter().rev().filter_map(of_lane).collect();
    rows.reverse();
    rows
}

fn wide_cell(width: usize, children: Vec<Markup>) -> Markup {
    el("td", "out", children)
        .with("role", "cell")
        .with("colspan", width.to_string())
}

fn cell_markup(piece: &Piece) -> Markup {
    let mut children = Vec::new();
    let mut class = format!("out lane-{}", piece.lane.slug());
    let frozen = piece.mark.filter(|mark| mark.is_frozen);
    if piece.differs || piece.mark.is_some() {
        class.push_str(" marked");
        let sign = match frozen {
            Some(_) => icon("frozen"),
            None => Markup::text("≠"),
        };
        let heard = match piece.mark {
            Some(mark) => format!("{}: ", mark.sentence.replace('`', "")),
            None => say("differs from Python: ").to_owned(),
        };
        children.push(match &piece.origin {
            Some(act) => el("button", "sign", vec![sign])
                .with("type", "button")
                .with("data-act", act.clone())
                .with("data-testid", testid::ORIGIN)
                .with("aria-label", say("Where does it come from"))
                .with("title", say("Where does it come from")),
            None => el("span", "sign", vec![sign]).with("aria-hidden", "true"),
        });
        children.push(el("span", "sr", vec![Markup::text(heard)]));
    }
    if frozen.is_some() {
        class.push_str(" frozen");
    }
    match piece.output {
        Some(output) => children.extend(output_markup(output)),
        None => {
            let words = if piece.pending {
                "…"
            } else {
                say("not printed")
            };
            children.push(el("span", "nothing", vec![Markup::text(words)]));
        }
    }
    if let Some(mark) = piece.mark {
        children.push(why(mark).with("aria-hidden", "true"));
    }
    let mut cell = el("td", &class, children)
        .with("role", "cell")
        .with("data-lane", piece.lane.slug())
        .with("data-label", piece.lane.title());
    if let Some(mark) = piece.mark {
        cell = cell.with("title", mark.sentence.replace('`', ""));
    }
    match frozen {
        Some(mark) if !mark.frozen.is_empty() => cell.with("data-hot", hot(&mark.frozen)),
        _ => cell,
    }
}

/// Why there is a difference. Of what froze the inspector tells more, below; there this is for those who touch the line.
fn why(mark: &Mark) -> Markup {
    let class = match mark.frozen.is_empty() {
        true => "why",
        false => "why told",
    };
    el("span", class, sentence(&mark.sentence)).with("data-testid", testid::WHY)
}

fn output_markup(output: &Output) -> Vec<Markup> {
    match output {
        Output::Text {
            stream,
            text,
            jaxpr,
            ..
        } => {
            let class = if *stream == Stream::Stderr {
                "text stderr"
            } else {
                "text"
            };
            vec![pre(class, text, *jaxpr)]
        }
        Output::Result { text, jaxpr } => vec![pre("text result", text, *jaxpr)],
        Output::Display { forms, result, .. } => forms_markup(forms, *result),
        Output::Figure { svg, alt } => {
            let image = el("img", "figure", vec![])
                .with("src", svg_address(svg))
                .with("alt", alt.clone());
            vec![image]
        }
        Output::Error(report) => error_markup(report),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use freezeframe_base::ErrorReport;

    fn text(text: &str) -> Output {
        Output::Text {
            stream: Stream::Stdout,
            text: text.to_owned(),
            span: None,
            jaxpr: false,
        }
    }

    fn shown(python: &[Output], jit: &[Output]) -> String {
        lanes_markup(
            &[
                Column::ended(Lane::Python, python),
                Column::ended(Lane::Jit, jit),
            ],
            "recorded",
        )
        .map_or(String::new(), |it| it.to_html())
    }

    #[test]
    fn a_difference_is_marked_for_eye_and_ear() {
        let html = shown(&[text("15.0\n")], &[text("5.0\n")]);
        assert!(html.contains("data-differs=\"true\""), "{html}");
        assert!(
            html.contains("aria-hidden=\"true\">≠</span><span class=\"sr\">differs from Python: "),
            "{html}"
        );
        assert!(!shown(&[text("4.0\n")], &[text("4.\n")]).contains('≠'));
    }

    #[test]
    fn what_may_still_come_is_no_difference() {
        let python = Column::ended(Lane::Python, &[text("1\n")]);
        let mut jit = Column::ended(Lane::Jit, &[]);
        for (pending, expected) in [
            (true, "data-differs=\"false\""),
            (false, say("not printed")),
        ] {
            jit.pending = pending;
            let shown = lanes_markup(&[python.clone(), jit.clone()], "").unwrap();
            assert!(shown.to_html().contains(expected));
        }
    }

    #[test]
    fn what_is_of_the_run_before_is_no_difference() {
        let column = |lane, outputs: &[Output], before| Column {
            pending: before,
            before,
            ..Column::ended(lane, outputs)
        };
        let new = [text("5\n"), text("8\n")];
        let old = [text("5\n"), text("7\n"), text("last\n")];
        for (old_lanes, told) in [
            ([false, false, true], "5|8 8 …|not printed not printed …"),
            ([false, true, false], "5|8 … 8|not printed … not printed"),
            ([true, true, false], "5|… … 8|… … not printed"),
            ([false, true, true], "5|8 … …|not printed … …"),
            ([true, true, true], "5|7|last"),
        ] {
            let lanes = [Lane::Python, Lane::Jit, Lane::Jax]
                .into_iter()
                .zip(old_lanes);
            let columns: Vec<Column> = lanes
                .map(|(lane, before)| column(lane, if before { &old } else { &new }, before))
                .collect();
            let html = lanes_markup(&columns, "").unwrap().to_html();
            assert!(
                !html.contains("data-differs=\"true\"") && !html.contains("marked"),
                "{html}"
            );
            let rows = html.split("data-testid=\"row\"").skip(1).map(|row| {
                let pieces = row.split(['<', '>']).filter(|it| {
                    ["5", "8", "7", "last", "…", say("not printed")].contains(&it.trim())
                });
                pieces.map(str::trim).collect::<Vec<_>>().join(" ")
            });
            assert_eq!(rows.collect::<Vec<_>>().join("|"), told, "{old_lanes:?}");
        }
    }

    #[test]
    fn output_is_text() {
        let html = shown(&[text("<b onclick=x>\n")], &[]);
        assert!(html.contains("&lt;b onclick=x&gt;"), "{html}");
        let figure = Output::Figure {
            svg: "<svg onload=\"x\"/>".into(),
            alt: "a \"plot\"".into(),
        };
        let html = shown(&[figure], &[]);
        assert!(
            html.contains(
                "src=\"data:image/svg+xml,%3csvg onload=%22x%22/%3e\" alt=\"a &quot;plot&quot;\""
            ),
            "{html}"
        );
    }

    #[test]
    fn nothing_put_out_shows_nothing() {
        assert_eq!(shown(&[], &[]), "");
    }

    #[test]
    fn an_error_of_both_lanes_is_shown_once() {
        let error = |message: &str| {
            Output::Error(ErrorReport {
                class: "ValueError".into(),
                message: message.into(),
                traceback: "Traceback".into(),
                frames: vec![],
                earlier: vec![],
                hint: None,
            })
        };
        assert_eq!(
            shown(&[error("a")], &[error("a")])
                .matches("error-head")
                .count(),
            1
        );
        assert_eq!(
            shown(&[error("a")], &[error("b")])
                .matches("error-head")
                .count(),
            2
        );
    }

    #[test]
    fn the_end_of_endless_text_is_left_out() {
        let html = shown(&[text(&"é".repeat(40_000))], &[]);
        assert!(html.contains("… 30000 more bytes, not shown"));
    }

    #[test]
    fn the_middle_of_endless_output_is_left_out() {
        let many: Vec<_> = (0..2000).map(|at| text(&format!("{at}\n"))).collect();
        let html = shown(&many, &many);
        assert_eq!(html.matches("data-testid=\"row\"").count(), MOST_ROWS);
        assert!(html.contains("1400 rows left out"));
        assert!(html.contains(testid::SAVE_OUTPUT));
    }

    #[test]
    fn long_output_scrolls_in_a_box() {
        for (lines, expected) in [(MOST_LINES, false), (MOST_LINES + 1, true)] {
            let many: Vec<_> = (0..lines).map(|at| text(&format!("{at}\n"))).collect();
            let html = shown(&many, &many);
            assert_eq!(html.contains("class=\"long\""), expected, "{lines}");
            assert!(!html.contains(testid::SAVE_OUTPUT));
        }
    }
}
