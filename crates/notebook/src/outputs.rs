//! What cells put out, as nbformat has it.
//!
//! Of the many forms that an output may have in a notebook, the one that can be shown is read; the others stay in the
//! file, which is written again as it was where the outputs are those that were read.

use crate::image;
use crate::json::{is_empty, joined, lines, list, object_in, set, take};
use freezeframe_base::{CellId, ErrorReport, Json, Lane, Output, Revision, Span, Stream};

/// Where an output says at which byte of the cell its call begins; now the cell says that for all.
pub const OLD_PLACE: &[&str] = &["metadata", "freezeframe", "at"];

/// What each lane of a code cell put out; of a notebook from elsewhere [`Lane::Jit`] alone, or nothing.
pub fn recorded(id: CellId, cell: &Json) -> Vec<(Lane, Vec<Output>)> {
    let read = |outputs: &[Json], lane: &str| {
        let places = list(cell, &["metadata", "freezeframe", "at", lane]);
        let places = places.iter().map(Some).chain(std::iter::repeat(None));
        let both = outputs.iter().zip(places);
        both.filter_map(|(output, place)| read(id, output, place.or(output.at(OLD_PLACE))))
            .collect::<Vec<_>>()
    };
    let outputs = list(cell, &["outputs"]);
    let jit = (Lane::Jit, read(outputs, "jit"));
    match cell.at(&["metadata", "freezeframe", "python"]) {
        Some(Json::Array(python)) => vec![(Lane::Python, read(python, "python")), jit],
        _ if outputs.is_empty() => Vec::new(),
        _ => vec![jit],
    }
}

/// What a lane put out.
type LaneOutputs = (Lane, Vec<Output>);

/// True if two are the same but for the numbers of their cells, which are others each time a file is opened.
pub fn same(a: &[LaneOutputs], b: &[LaneOutputs]) -> bool {
    let lane = |((a_lane, a), (b_lane, b)): (&LaneOutputs, &LaneOutputs)| {
        a_lane == b_lane && a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same_output(a, b))
    };
    a.len() == b.len() && a.iter().zip(b).all(lane)
}

fn same_output(a: &Output, b: &Output) -> bool {
    match (a, b) {
        (
            Output::Text {
                stream: a_stream,
                text: a_text,
                span: a_span,
                ..
            },
            Output::Text {
                stream: b_stream,
                text: b_text,
                span: b_span,
                ..
            },
        ) => {
            let start = |span: &Option<Span>| span.map(|it| it.start);
            a_stream == b_stream && a_text == b_text && start(a_span) == start(b_span)
        }
        _ => a == b,
    }
}

fn read(cell: CellId, json: &Json, place: Option<&Json>) -> Option<Output> {
    let text_at = |path: &[&str]| json.at(path).map(joined);
    match json.get("output_type")?.as_str()? {
        "stream" => {
            let stream = if json.get("name")?.as_str()? == "stderr" {
                Stream::Stderr
            } else {
                Stream::Stdout
            };
            let span = place
                .and_then(Json::number::<u32>)
                .map(|at| Span::new(cell, Revision(0), at, at.saturating_add(1)));
            Some(printed(stream, text_at(&["text"])?, span))
        }
        kind @ ("execute_result" | "display_data") => {
            let data = json.get("data")?;
            if let Some(svg) = image::of(data, json.get("metadata")) {
                let alt = text_at(&["data", "text/plain"]).unwrap_or_default();
                return Some(Output::Figure { svg, alt });
            }
            let text = text_of(data)?;
            if kind == "execute_result" {
                let jaxpr = looks_like_jaxpr(&text);
                return Some(Output::Result { text, jaxpr });
            }
            Some(printed(Stream::Stdout, format!("{text}\n"), None))
        }
        "error" => Some(Output::Error(ErrorReport {
            class: text_at(&["ename"])?,
            message: text_at(&["evalue"])?,
            traceback: traceback(json.get("traceback")?),
            frames: Vec::new(),
            hint: None,
        })),
        _ => None,
    }
}

fn printed(stream: Stream, text: String, span: Option<Span>) -> Output {
    let jaxpr = looks_like_jaxpr(&text);
    Output::Text {
        stream,
        text,
        span,
        jaxpr,
    }
}

/// The text that says most of what a bundle of forms shows.
fn text_of(data: &Json) -> Option<String> {
    for form in ["text/plain", "text/markdown", "text/latex"] {
        if let Some(text) = data.get(form) {
            return Some(joined(text));
        }
    }
    if let Some(html) = data.get("text/html") {
        return Some(without_tags(&joined(html)));
    }
    let Json::Object(forms) = data else {
        return None;
    };
    let (form, value) = forms.first()?;
    Some(match value {
        Json::String(_) | Json::Array(_) if form.starts_with("text/") => joined(value),
        _ => format!("[{form}, kept in the file]"),
    })
}

/// HTML without its tags.
fn without_tags(text: &str) -> String {
    let mut pieces = text.split('<');
    let mut shown = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        shown += piece.split_once('>').map_or("", |(_, rest)| rest);
    }
    shown.trim().to_owned()
}

/// A traceback's lines, without the colors that IPython gives them.
fn traceback(json: &Json) -> String {
    let lines = json.as_array().into_iter().flatten();
    let lines = lines.filter_map(Json::as_str);
    let text = lines.collect::<Vec<_>>().join("\n");
    if text.contains('\u{1b}') {
        without_colors(&text)
    } else {
        text
    }
}

/// Text without the sequences `ESC [ ... m`.
fn without_colors(text: &str) -> String {
    let mut pieces = text.split("\u{1b}[");
    let mut plain = pieces.next().unwrap_or_default().to_owned();
    let is_part = |c: char| c.is_ascii_digit() || c == ';';
    for piece in pieces {
        let rest = piece.trim_start_matches(is_part);
        plain += rest.strip_prefix('m').unwrap_or(rest);
    }
    plain
}

/// Recorded text carries no flag; a jaxpr is recognized by how it begins.
fn looks_like_jaxpr(text: &str) -> bool {
    text.contains("{ lambda ")
}

/// Puts what the lanes put out into a code cell; `count` is its number among the code cells.
pub fn write(cell: &mut Json, recorded: &[(Lane, Vec<Output>)], count: u32) {
    let of_lane = |lane: Lane| {
        let found = recorded.iter().find(|(it, _)| *it == lane);
        found.map(|(_, outputs)| outputs.as_slice())
    };
    let json = |outputs: &[Output]| -> Json {
        let outputs = outputs.iter().map(|it| output_json(it, count));
        outputs.collect::<Vec<_>>().into()
    };
    let ran = !recorded.is_empty();
    let count = if ran { count.into() } else { Json::Null };
    set(cell, "execution_count", count);
    let jit = of_lane(Lane::Jit).unwrap_or_default();
    set(cell, "outputs", json(jit));
    forget(cell);
    set_places(cell, "jit", places(jit));
    if let Some(python) = of_lane(Lane::Python) {
        set_places(cell, "python", places(python));
        if let Some(own) = own_metadata(cell) {
            set(own, "python", json(python));
        }
    }
}

/// Takes out what the cell's metadata say of outputs.
fn forget(cell: &mut Json) {
    let Some(metadata) = cell.get_mut("metadata") else {
        return;
    };
    if let Some(own) = metadata.get_mut("freezeframe") {
        take(own, "python");
        take(own, "at");
    }
    if metadata.get("freezeframe").is_some_and(is_empty) {
        take(metadata, "freezeframe");
    }
}

fn own_metadata(cell: &mut Json) -> Option<&mut Json> {
    object_in(object_in(cell, "metadata")?, "freezeframe")
}

/// Says where the calls are that made a lane's outputs, if that is known of any.
pub fn set_places(cell: &mut Json, lane: &str, places: Vec<Json>) {
    if places.iter().all(|place| *place == Json::Null) {
        return;
    }
    if let Some(at) = own_metadata(cell).and_then(|own| object_in(own, "at")) {
        set(at, lane, places.into());
    }
}

fn places(outputs: &[Output]) -> Vec<Json> {
    let place = |output: &Output| match output {
        Output::Text {
            span: Some(span), ..
        } => span.start.into(),
        _ => Json::Null,
    };
    outputs.iter().map(place).collect()
}

fn output_json(output: &Output, count: u32) -> Json {
    match output {
        Output::Text { stream, text, .. } => {
            let name = match stream {
                Stream::Stdout => "stdout",
                Stream::Stderr => "stderr",
            };
            Json::object([
                ("output_type", "stream".into()),
                ("name", name.into()),
                ("text", lines(text)),
            ])
        }
        Output::Result { text, .. } => Json::object([
            ("output_type", "execute_result".into()),
            ("execution_count", count.into()),
            ("metadata", Json::object([])),
            ("data", Json::object([("text/plain", lines(text))])),
        ]),
        Output::Figure { svg, alt } => {
            let data = [
                ("image/svg+xml", lines(svg)),
                ("text/plain", alt.as_str().into()),
            ];
            Json::object([
                ("output_type", "display_data".into()),
                ("metadata", Json::object([])),
                ("data", Json::object(data)),
            ])
        }
        Output::Error(report) => {
            let traceback = report.traceback.trim_end().split('\n').map(Json::from);
            Json::object([
                ("output_type", "error".into()),
                ("ename", report.class.as_str().into()),
                ("evalue", report.message.as_str().into()),
                ("traceback", traceback.collect::<Vec<_>>().into()),
            ])
        }
    }
}
