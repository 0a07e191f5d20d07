//! What cells put out, as nbformat has it.
//!
//! What a file says besides of an output stays in the file, which is written again as it was where the outputs are those
//! that were read.

use crate::json::{is_empty, joined, lines, list, object_in, set, take};
use crate::model::{Reason, Recorded};
use freezeframe_base::{CellId, ErrorReport, Form, Json, Lane, Output, Revision, Span, Stream};

/// Where an output says at which byte of the cell its call begins; now the cell says that for all.
pub const OLD_PLACE: &[&str] = &["metadata", "freezeframe", "at"];

/// What each lane of a code cell put out; of a notebook from elsewhere [`Lane::Jit`] alone, or nothing.
pub fn recorded(id: CellId, cell: &Json) -> Recorded {
    let read = |outputs: &[Json], lane: &str| {
        let places = list(cell, &["metadata", "freezeframe", "at", lane]);
        let places = places.iter().map(Some).chain(std::iter::repeat(None));
        let both = outputs.iter().zip(places);
        both.filter_map(|(output, place)| read(id, output, place.or(output.at(OLD_PLACE))))
            .collect::<Vec<_>>()
    };
    let outputs = list(cell, &["outputs"]);
    let jit = (Lane::Jit, read(outputs, "jit"));
    let lanes = match cell.at(&["metadata", "freezeframe", "python"]) {
        Some(Json::Array(python)) => vec![(Lane::Python, read(python, "python")), jit],
        _ if outputs.is_empty() => Vec::new(),
        _ => vec![jit],
    };
    let reasons = list(cell, &["metadata", "freezeframe", "why"]).iter();
    Recorded {
        lanes,
        reasons: reasons.filter_map(reason).collect(),
    }
}

/// A place where the lanes differ, and why.
fn reason(json: &Json) -> Option<Reason> {
    let lane = |it: &Lane| json.get("lane").and_then(Json::as_str) == Some(lane_name(*it));
    Some(Reason {
        lane: [Lane::Python, Lane::Jit].into_iter().find(lane)?,
        output: json.get("output")?.number()?,
        is_frozen: json.get("frozen") == Some(&Json::Bool(true)),
        sentence: json.get("sentence")?.as_str()?.to_owned(),
    })
}

fn reason_json(reason: &Reason) -> Json {
    Json::object([
        ("lane", lane_name(reason.lane).into()),
        (
            "output",
            u32::try_from(reason.output).unwrap_or(u32::MAX).into(),
        ),
        ("frozen", Json::Bool(reason.is_frozen)),
        ("sentence", reason.sentence.as_str().into()),
    ])
}

fn lane_name(lane: Lane) -> &'static str {
    match lane {
        Lane::Python => "python",
        Lane::Jit | Lane::Stateless | Lane::Jax => "jit",
    }
}

/// True if two are the same but for the numbers of their cells, which are others each time a file is opened.
pub fn same(a: &Recorded, b: &Recorded) -> bool {
    type LaneOutputs = (Lane, Vec<Output>);
    let lane = |((a_lane, a), (b_lane, b)): (&LaneOutputs, &LaneOutputs)| {
        a_lane == b_lane && a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same_output(a, b))
    };
    let (a_lanes, b_lanes) = (&a.lanes, &b.lanes);
    let all = a_lanes.len() == b_lanes.len() && a_lanes.iter().zip(b_lanes).all(lane);
    all && a.reasons == b.reasons
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
        (
            Output::Display {
                forms: a_forms,
                span: a_span,
                result: a_result,
                ..
            },
            Output::Display {
                forms: b_forms,
                span: b_span,
                result: b_result,
                ..
            },
        ) => {
            let start = |span: &Option<Span>| span.map(|it| it.start);
            a_forms == b_forms && start(a_span) == start(b_span) && a_result == b_result
        }
        (Output::Result { text: a, .. }, Output::Result { text: b, .. }) => a == b,
        // A file holds neither frames nor hints.
        (Output::Error(a), Output::Error(b)) => {
            let told = |it: &ErrorReport| it.traceback.trim_end().to_owned();
            a.class == b.class && a.message == b.message && told(a) == told(b)
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
            let text = text_at(&["text"])?;
            Some(Output::Text {
                stream,
                jaxpr: looks_like_jaxpr(&text),
                text,
                span: place_in(cell, place),
            })
        }
        kind @ ("execute_result" | "display_data") => {
            let span = place_in(cell, place);
            shown(json, kind == "execute_result", span)
        }
        "error" => Some(Output::Error(ErrorReport {
            class: text_at(&["ename"])?,
            message: text_at(&["evalue"])?,
            traceback: traceback(json.get("traceback")?),
            frames: Vec::new(),
            earlier: Vec::new(),
            hint: None,
        })),
        _ => None,
    }
}

fn place_in(cell: CellId, place: Option<&Json>) -> Option<Span> {
    let at = place.and_then(Json::number::<u32>)?;
    Some(Span::new(cell, Revision(0), at, at.saturating_add(1)))
}

/// An object in the forms that the file has of it: text alone is a result as any other, a drawing alone a figure.
fn shown(json: &Json, result: bool, span: Option<Span>) -> Option<Output> {
    let Some(Json::Object(data)) = json.get("data") else {
        return None;
    };
    let size = |mime: &str, name: &str| json.at(&["metadata", mime, name])?.number();
    let form = |(mime, data): &(String, Json)| Form {
        mime: mime.clone(),
        data: match data {
            data if mime.ends_with("json") => data.pretty(),
            data => joined(data),
        },
        width: size(mime, "width"),
        height: size(mime, "height"),
    };
    let forms: Vec<Form> = data.iter().map(form).collect();
    let [plain, svg] = ["text/plain", "image/svg+xml"].map(|mime| {
        let found = forms.iter().find(|form| form.mime == mime);
        found.map(|form| form.data.clone())
    });
    match (plain, svg) {
        (Some(text), None) if result && forms.len() == 1 => Some(Output::Result {
            jaxpr: looks_like_jaxpr(&text),
            text,
        }),
        (plain, Some(svg)) if !result && forms.len() == 1 + usize::from(plain.is_some()) => {
            let alt = plain.unwrap_or_default();
            Some(Output::Figure { svg, alt })
        }
        _ => Some(Output::Display {
            forms,
            span,
            id: None,
            result,
        }),
    }
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

/// What lanes put out, as a code cell of nbformat has it that says nothing else.
pub fn outputs_to_json(recorded: &Recorded) -> Json {
    let mut cell = Json::object([]);
    write(&mut cell, recorded, 0);
    cell
}

/// What [`outputs_to_json`] has written, of a cell with this number.
pub fn outputs_of_json(id: CellId, cell: &Json) -> Recorded {
    recorded(id, cell)
}

/// Puts what the lanes put out into a code cell; `count` is its number among the code cells.
pub fn write(cell: &mut Json, recorded: &Recorded, count: u32) {
    let json = |outputs: &[Output]| -> Json {
        let outputs = outputs.iter().map(|it| output_json(it, count));
        outputs.collect::<Vec<_>>().into()
    };
    let ran = !recorded.is_empty();
    let count = if ran { count.into() } else { Json::Null };
    set(cell, "execution_count", count);
    let jit = recorded.of(Lane::Jit).unwrap_or_default();
    set(cell, "outputs", json(jit));
    forget(cell);
    set_places(cell, "jit", places(jit));
    if let Some(python) = recorded.of(Lane::Python) {
        set_places(cell, "python", places(python));
        if let Some(own) = own_metadata(cell) {
            set(own, "python", json(python));
        }
    }
    let reasons: Vec<Json> = recorded.reasons.iter().map(reason_json).collect();
    if !reasons.is_empty()
        && let Some(own) = own_metadata(cell)
    {
        set(own, "why", reasons.into());
    }
}

/// Takes out what the cell's metadata say of outputs.
fn forget(cell: &mut Json) {
    let Some(metadata) = cell.get_mut("metadata") else {
        return;
    };
    if let Some(own) = metadata.get_mut("freezeframe") {
        for name in ["python", "at", "why"] {
            take(own, name);
        }
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
        }
        | Output::Display {
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
        Output::Display { forms, result, .. } => display_json(forms, *result, count),
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
fn display_json(forms: &[Form], result: bool, count: u32) -> Json {
    let kind = if result {
        "execute_result"
    } else {
        "display_data"
    };
    let mut json = Json::object([("output_type", kind.into())]);
    if result {
        set(&mut json, "execution_count", count.into());
    }
    let (mut data, mut metadata) = (Json::object([]), Json::object([]));
    for form in forms {
        let mime = form.mime.as_str();
        let is_text = mime.starts_with("text/") || mime == "image/svg+xml";
        let value = match Json::parse(&form.data) {
            Ok(value) if mime.ends_with("json") => value,
            _ if is_text => lines(&form.data),
            _ => form.data.as_str().into(),
        };
        set(&mut data, mime, value);
        for (name, size) in [("width", form.width), ("height", form.height)] {
            if let (Some(size), Some(own)) = (size, object_in(&mut metadata, mime)) {
                set(own, name, size.into());
            }
        }
    }
    set(&mut json, "data", data);
    set(&mut json, "metadata", metadata);
    json
}
