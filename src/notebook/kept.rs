//! What a cell put out, as text for the browser's library.

use super::{Cell, Recorded};
use freezeframe_base::{CellId, Json};
use freezeframe_notebook::{outputs_of_json, outputs_to_json};

/// What a cell put out: of which text, when (in milliseconds), and what.
pub type KeptOutputs = (String, f64, Recorded);

/// What a cell put out at a time, with the text that it was made of.
pub fn outputs_text(cell: &Cell, time: f64) -> String {
    let json = Json::object([
        ("of", cell.source.as_str().into()),
        ("at", Json::Number(time.to_string())),
        ("cell", outputs_to_json(&cell.recorded)),
    ]);
    json.to_string()
}

/// What was kept of a cell; nothing where the text is damaged.
pub fn read_outputs(id: CellId, text: &str) -> Option<KeptOutputs> {
    let json = Json::parse(text).ok()?;
    let of = json.get("of")?.as_str()?.to_owned();
    let at = json.get("at")?.number()?;
    Some((of, at, outputs_of_json(id, json.get("cell")?)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notebook::CellKind;
    use crate::notebook::Reason;
    use freezeframe_base::{ErrorReport, Lane, Output, Stream};

    #[test]
    fn outputs_of_both_lanes_are_found_again() {
        let text = |text: &str| Output::Text {
            stream: Stream::Stdout,
            text: text.to_owned(),
            span: None,
            jaxpr: false,
        };
        let error = Output::Error(ErrorReport {
            class: "ValueError".to_owned(),
            message: "no".to_owned(),
            traceback: "Traceback".to_owned(),
            frames: Vec::new(),
            earlier: Vec::new(),
            hint: None,
        });
        let cell = Cell {
            id: CellId(3),
            key: "k".to_owned(),
            kind: CellKind::Code,
            source: "print(1)".to_owned(),
            recorded: Recorded {
                lanes: vec![
                    (Lane::Python, vec![text("1\n"), text("2\n")]),
                    (Lane::Jit, vec![text("1\n"), error]),
                ],
                reasons: vec![Reason {
                    lane: Lane::Python,
                    output: 1,
                    is_frozen: true,
                    sentence: "`f` was traced".to_owned(),
                }],
            },
            origin: Default::default(),
        };
        let kept = outputs_text(&cell, 5.0);
        let (of, at, recorded) = read_outputs(CellId(3), &kept).unwrap();
        assert_eq!((of.as_str(), at), ("print(1)", 5.0));
        assert_eq!(recorded, cell.recorded);
        assert_eq!(read_outputs(CellId(3), "{"), None);
    }
}
