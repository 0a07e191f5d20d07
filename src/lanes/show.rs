//! The table under a cell: one column a lane, one row a print, a mark where the lanes differ.

use super::{Row, align, join_pieces};
use crate::testid;
use crate::text::{Markup, el, jaxpr_markup};
use freezeframe_base::{ErrorReport, Lane, Output, Stream};

/// Above this many rows the middle is left out.
const MOST_ROWS: usize = 600;

/// How lanes are called on the page.
pub trait LaneNames {
    /// The name for people.
    fn title(self) -> &'static str;
    /// The name in class names, storage and tests.
    fn slug(self) -> &'static str;
}

impl LaneNames for Lane {
    fn title(self) -> &'static str {
        match self {
            Self::Python => "Python",
            Self::Jit => "jit",
            Self::Stateless => "stateless",
        }
    }

    fn slug(self) -> &'static str {
        match self {
            Self::Python => "python",
            Self::Jit => "jit",
            Self::Stateless => "stateless",
        }
    }
}

/// The outputs of the lanes side by side; `None` where no lane put anything out.
pub fn lanes_markup(lanes: &[(Lane, &[Output])], note: &str) -> Option<Markup> {
    let joined: Vec<(Lane, Vec<Output>)> = lanes
        .iter()
        .map(|(lane, outputs)| (*lane, join_pieces(outputs)))
        .collect();
    if joined.iter().all(|(_, outputs)| outputs.is_empty()) {
        return None;
    }
    let slices: Vec<&[Output]> = joined
        .iter()
        .map(|(_, outputs)| outputs.as_slice())
        .collect();
    let rows = align(&slices);
    let mut body: Vec<Markup> = Vec::new();
    let left_out = rows.len().saturating_sub(MOST_ROWS);
    for (at, row) in rows.iter().enumerate() {
        if left_out > 0 && at == MOST_ROWS / 2 {
            body.push(wide_row(
                "skipped",
                joined.len(),
                vec![Markup::text(format!("… {left_out} rows left out …"))],
            ));
        }
        if left_out == 0 || at < MOST_ROWS / 2 || at >= MOST_ROWS / 2 + left_out {
            body.extend(row_markup(row, &joined));
        }
    }
    let class = format!("lanes lanes-{}", joined.len());
    let table = el(
        "table",
        &class,
        vec![
            head(lanes, note),
            el("tbody", "", body).with("role", "rowgroup"),
        ],
    );
    Some(
        table
            .with("role", "table")
            .with("data-testid", testid::LANES),
    )
}

fn head(lanes: &[(Lane, &[Output])], note: &str) -> Markup {
    let last = lanes.len().saturating_sub(1);
    let columns = lanes.iter().enumerate().map(|(at, (lane, _))| {
        let mut children = vec![el("span", "lane-name", vec![Markup::text(lane.title())])];
        if at == last && !note.is_empty() {
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

fn row_markup(row: &Row, lanes: &[(Lane, Vec<Output>)]) -> Vec<Markup> {
    let outputs: Vec<(Lane, Option<&Output>)> = lanes
        .iter()
        .zip(&row.cells)
        .map(|((lane, outputs), cell)| (*lane, cell.and_then(|at| outputs.get(at))))
        .collect();
    if outputs.iter().any(|(_, output)| is_wide(output)) {
        return wide_rows(row, &outputs);
    }
    let cells = outputs.iter().enumerate().map(|(at, (lane, output))| {
        let first = outputs.first().and_then(|(_, output)| *output);
        cell_markup(*lane, *output, row.differs && at > 0, first.is_some())
    });
    let class = if row.differs {
        "row differs"
    } else {
        "row same"
    };
    let differs = if row.differs { "true" } else { "false" };
    vec![
        el("tr", class, cells.collect())
            .with("role", "row")
            .with("data-testid", testid::ROW)
            .with("data-differs", differs),
    ]
}

fn is_wide(output: &Option<&Output>) -> bool {
    matches!(output, Some(Output::Error(_)))
}

/// Errors take the full width: once where all lanes raised the same, else once a lane.
fn wide_rows(row: &Row, outputs: &[(Lane, Option<&Output>)]) -> Vec<Markup> {
    let width = outputs.len();
    let shown = |lane: Option<Lane>, output: &Output| {
        let mut children = Vec::new();
        if let Some(lane) = lane.filter(|_| width > 1) {
            let class = format!("lane-chip lane-{}", lane.slug());
            children.push(el("span", &class, vec![Markup::text(lane.title())]));
        }
        children.extend(output_markup(output));
        let class = if lane.is_some() && width > 1 {
            "row wide differs"
        } else {
            "row wide same"
        };
        let differs = if lane.is_some() && width > 1 {
            "true"
        } else {
            "false"
        };
        let lane = lane.map_or("all", LaneNames::slug);
        wide_row(class, width, children)
            .with("data-testid", testid::ROW)
            .with("data-differs", differs)
            .with("data-lane", lane)
    };
    match outputs {
        [(_, Some(output)), ..] if !row.differs => vec![shown(None, output)],
        _ => outputs
            .iter()
            .filter_map(|(lane, output)| output.map(|output| shown(Some(*lane), output)))
            .collect(),
    }
}

fn wide_row(class: &str, width: usize, children: Vec<Markup>) -> Markup {
    let cell = el("td", "out", children)
        .with("role", "cell")
        .with("colspan", width.to_string());
    el("tr", class, vec![cell]).with("role", "row")
}

fn cell_markup(lane: Lane, output: Option<&Output>, marked: bool, first_printed: bool) -> Markup {
    let mut children = Vec::new();
    if marked {
        children.push(el("span", "sign", vec![Markup::text("≠")]).with("aria-hidden", "true"));
        children.push(el(
            "span",
            "sr",
            vec![Markup::text("differs from Python: ")],
        ));
    }
    match output {
        Some(output) => children.extend(output_markup(output)),
        None if first_printed => {
            children.push(el("span", "nothing", vec![Markup::text("not printed")]))
        }
        None => children.push(el("span", "nothing", vec![Markup::text("nothing printed")])),
    }
    let class = format!("out lane-{}", lane.slug());
    el("td", &class, children)
        .with("role", "cell")
        .with("data-lane", lane.slug())
        .with("data-label", lane.title())
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
        Output::Figure { svg, alt } => {
            let image = el("img", "figure", vec![])
                .with("src", svg_address(svg))
                .with("alt", alt.clone());
            vec![image]
        }
        Output::Error(report) => error_markup(report),
    }
}

fn pre(class: &str, text: &str, jaxpr: bool) -> Markup {
    let text = text.strip_suffix('\n').unwrap_or(text);
    let children = if jaxpr {
        jaxpr_markup(text)
    } else {
        vec![Markup::text(text)]
    };
    el("pre", class, children)
}

fn error_markup(report: &ErrorReport) -> Vec<Markup> {
    let mut lines = report.message.splitn(2, '\n');
    let first_line = lines.next().unwrap_or("");
    let mut head = vec![el("strong", "", vec![Markup::text(report.class.clone())])];
    if !first_line.is_empty() {
        head.push(Markup::text(format!(": {first_line}")));
    }
    let mut children = vec![el("p", "error-head", head).with("data-testid", testid::ERROR)];
    if let Some(hint) = &report.hint {
        children.push(el("p", "error-hint", vec![Markup::text(hint.clone())]));
    }
    let traceback = report.traceback.trim_end();
    if !traceback.is_empty() {
        children
            .push(el("pre", "text traceback", vec![Markup::text(traceback)]).with("tabindex", "0"));
    }
    children
}

/// The document as an address for `<img>`, where it can run no script and load nothing.
fn svg_address(svg: &str) -> String {
    let mut address = String::from("data:image/svg+xml,");
    for byte in svg.bytes() {
        match byte {
            b'A'..=b'Z'
            | b'a'..=b'z'
            | b'0'..=b'9'
            | b' '
            | b'='
            | b'/'
            | b':'
            | b'.'
            | b'-'
            | b'_'
            | b','
            | b';' => {
                address.push(char::from(byte));
            }
            _ => {
                address.push('%');
                for nibble in [byte >> 4, byte & 15] {
                    address.push(char::from_digit(u32::from(nibble), 16).unwrap_or('0'));
                }
            }
        }
    }
    address
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Output {
        Output::Text {
            stream: Stream::Stdout,
            text: text.to_owned(),
            span: None,
            jaxpr: false,
        }
    }

    fn shown(python: &[Output], jit: &[Output]) -> String {
        lanes_markup(&[(Lane::Python, python), (Lane::Jit, jit)], "recorded")
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
    fn the_middle_of_endless_output_is_left_out() {
        let many: Vec<_> = (0..2000).map(|at| text(&format!("{at}\n"))).collect();
        let html = shown(&many, &many);
        assert_eq!(html.matches("data-testid=\"row\"").count(), MOST_ROWS);
        assert!(html.contains("1400 rows left out"));
    }
}
