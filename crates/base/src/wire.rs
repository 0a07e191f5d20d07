//! The protocol as JSON text, small in code: what reads and writes it is most of what the page would be without this.
//!
//! An enum's variant with fields is an object whose `type` names it, one without is its name, and any other is an
//! object of one entry. Reading takes the first form for all three. A reader is told only *that* a text is no such
//! value, not where: both ends of the protocol are built from the same types.

mod read;
mod write;

use std::fmt;

pub use read::from_text;
pub use write::to_text;

/// The text is no such value, or the value has no text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Malformed;

impl fmt::Display for Malformed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the text is not of the protocol")
    }
}

impl std::error::Error for Malformed {}

impl serde::ser::Error for Malformed {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}

impl serde::de::Error for Malformed {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}

#[cfg(test)]
mod tests {
    use super::{from_text, to_text};
    use crate::*;

    fn span() -> Span {
        Span::new(CellId(3), Revision(1), 5, 9)
    }

    #[test]
    fn what_is_written_is_read_again() {
        let events = vec![
            Event::Ready,
            Event::Output {
                run: RunId(1),
                cell: CellId(2),
                output: Output::Text {
                    stream: Stream::Stderr,
                    text: "a \"b\"\\\n\u{1}\u{7f}\t\u{1F9CA} é".to_owned(),
                    span: Some(span()),
                    jaxpr: false,
                },
            },
            Event::Output {
                run: RunId(1),
                cell: CellId(2),
                output: Output::Error(ErrorReport {
                    class: "TypeError".to_owned(),
                    message: String::new(),
                    traceback: "x".to_owned(),
                    frames: vec![FrameReport {
                        function: "f".to_owned(),
                        span: span(),
                        line: 4,
                    }],
                    earlier: Vec::new(),
                    hint: None,
                }),
            },
            Event::Finished {
                run: RunId(1),
                cell: CellId(2),
                status: RunStatus::Interrupted,
                seconds: 1.25e-7,
            },
            Event::Proposed {
                run: RunId(4),
                proposal: Proposal::NothingToFix,
            },
            Event::Proposed {
                run: RunId(4),
                proposal: Proposal::Declined {
                    obstacles: Vec::new(),
                },
            },
        ];
        let text = to_text(&events).unwrap();
        assert_eq!(from_text::<Vec<Event>>(&text), Ok(events), "{text}");
        for kind in [
            FreezeKind::Global,
            FreezeKind::Effect(EffectKind::IteratorAdvanced),
        ] {
            assert_eq!(from_text(&to_text(&kind).unwrap()), Ok(kind));
        }
        let config = SessionConfig {
            lane: Lane::Jit,
            compat: JaxCompat::V0_3,
            entropy: u64::MAX,
            clock_start: 1.0e9,
        };
        assert_eq!(from_text(&to_text(&config).unwrap()), Ok(config));
    }

    #[test]
    fn text_of_others_is_read() {
        let started = Event::Started {
            run: RunId(1),
            cell: CellId(2),
        };
        for (text, expected) in [
            (r#""ready""#, Event::Ready),
            (r#" { "type" : "ready" } "#, Event::Ready),
            (
                r#"{"cell":2,"type":"started","run":1,"more":[{}]}"#,
                started.clone(),
            ),
            (r#"{"started":{"run":1,"cell":2}}"#, started),
        ] {
            assert_eq!(from_text(text), Ok(expected), "{text}");
        }
        let output = r#"{"type":"result","text":"\u00e9\ud83e\uddca\/","jaxpr":true}"#;
        let expected = Output::Result {
            text: "é\u{1F9CA}/".to_owned(),
            jaxpr: true,
        };
        assert_eq!(from_text(output), Ok(expected));
    }

    #[test]
    fn what_is_no_value_is_refused() {
        for text in [
            "",
            "{",
            "[1",
            "\"",
            "\"\\ud800\"",
            "\"\\x\"",
            "{}",
            "{\"type\":\"fly\"}",
            "\"fly\"",
            "{\"started\":{}}",
            "\"ready\" 1",
            "{\"type\":\"started\",\"run\":-1,\"cell\":2}",
            "{\"type\":\"started\",\"run\":1e,\"cell\":2}",
        ] {
            assert!(from_text::<Event>(text).is_err(), "{text}");
        }
        let deep = "[".repeat(1_000_000);
        assert!(from_text::<Vec<Event>>(&deep).is_err());
    }
}
