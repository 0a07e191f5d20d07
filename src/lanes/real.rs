//! Real JAX beside the engine's lanes: what a kernel wrote is divided as the engine's prints are, so that a line stands
//! beside its like, and of what differs from `jit` it is told what it may follow from.

use super::align::pair;
use super::{Line, Mark, Row};
use freezeframe_base::texts::{phrase, say, tell};
use freezeframe_base::{Output, plain_text, same_within};

/// The release that the engine follows.
const RELEASE: &str = "0.12.";
/// Floats that differ by less than this part of their size differ as rounding does.
const ROUNDING: f64 = 1e-3;

/// What a server has told of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Server {
    /// The release of JAX; empty where it has none.
    pub jax: String,
    /// On what it computes, `2 x NVIDIA A100`; empty until a cell has used it.
    pub device: String,
}

impl Server {
    /// `jax 0.12.0.1, cpu`: what is known.
    pub fn words(&self) -> String {
        let jax = (!self.jax.is_empty()).then(|| format!("jax {}", self.jax));
        let device = (!self.device.is_empty()).then(|| self.device.clone());
        let known: Vec<String> = jax.into_iter().chain(device).collect();
        known.join(", ")
    }
}

/// What a kernel wrote, in the pieces in which `twin` wrote it. A kernel sends what is printed as one text, whichever
/// calls it is from.
pub(super) fn divided(real: &[Output], twin: &[Output]) -> Vec<Output> {
    let (twin_lines, real_lines) = (lines(twin), lines(real));
    let plain = |lines: &[(usize, Output)]| lines.iter().map(|(_, it)| it.clone()).collect();
    let (twin_plain, real_plain): (Vec<_>, Vec<_>) = (plain(&twin_lines), plain(&real_lines));
    let mut pieces: Vec<Option<usize>> = vec![None; real_lines.len()];
    for ((piece, _), partner) in twin_lines.iter().zip(pair(&twin_plain, &real_plain)) {
        if let Some(partner) = partner {
            pieces[partner] = Some(*piece);
        }
    }
    let mut divided: Vec<Output> = Vec::new();
    let mut last: Option<usize> = None;
    for (at, line) in real_plain.into_iter().enumerate() {
        let next = pieces[at..].iter().find_map(|it| *it);
        // A line without a partner goes with those around it, where they are of one piece.
        let piece = pieces[at].or_else(|| last.filter(|it| next == Some(*it)));
        if let (Output::Text { text, .. }, Some(Output::Text { text: before, .. })) =
            (&line, divided.last_mut())
            && piece.is_some()
            && piece == last
        {
            before.push_str(text);
        } else {
            let of = piece.and_then(|it| twin.get(it));
            divided.push(placed(line, of));
        }
        last = piece;
    }
    divided
}

/// Outputs line by line, each with the number of the one that it is of.
fn lines(outputs: &[Output]) -> Vec<(usize, Output)> {
    let mut lines = Vec::new();
    for (at, output) in outputs.iter().enumerate() {
        match output {
            Output::Text { stream, text, .. } => {
                let own = text.split_inclusive('\n').map(|line| Output::Text {
                    stream: *stream,
                    text: line.to_owned(),
                    span: None,
                    jaxpr: false,
                });
                lines.extend(own.map(|line| (at, line)));
            }
            other => lines.push((at, other.clone())),
        }
    }
    lines
}

/// An output that begins a piece, with the place of its twin.
fn placed(output: Output, twin: Option<&Output>) -> Output {
    match (output, twin) {
        (Output::Text { stream, text, .. }, Some(Output::Text { span, jaxpr, .. })) => {
            Output::Text {
                stream,
                text,
                span: *span,
                jaxpr: *jaxpr,
            }
        }
        (Output::Result { text, .. }, Some(Output::Result { jaxpr, .. })) => Output::Result {
            text,
            jaxpr: *jaxpr,
        },
        (other, _) => other,
    }
}

/// Why real JAX put out something else than its twin, wherever it did.
pub(super) fn marks_of(
    rows: &[Row],
    (at, real): (usize, &[Output]),
    (of, twin): (usize, &[Output]),
    server: &Server,
) -> Vec<Mark> {
    let differs = |row: &&Row| row.differs.get(at) == Some(&true);
    let mark = |row: &Row| {
        let cell = |lane: usize| row.cells.get(lane).copied().flatten();
        let (own, other) = (cell(at), cell(of));
        let line = own.map(Line::At).or_else(|| other.map(Line::Missing))?;
        let outputs = (
            other.and_then(|it| twin.get(it)),
            own.and_then(|it| real.get(it)),
        );
        Some(Mark {
            line,
            is_frozen: false,
            frozen: Vec::new(),
            sentence: why(outputs, server),
            replays: None,
        })
    };
    rows.iter().filter(differs).filter_map(mark).collect()
}

/// What a difference may follow from.
fn why((twin, real): (Option<&Output>, Option<&Output>), server: &Server) -> String {
    let is_rounding = || {
        let (a, b) = (text(twin?)?, text(real?)?);
        same_within(a, b, ROUNDING).then_some(())
    };
    let template = match real {
        _ if is_rounding().is_some() => {
            phrase("Only digits differ from `jit`, as devices and releases round. There: {there}.")
        }
        Some(Output::Error(report)) if report.class == "ModuleNotFoundError" => {
            phrase("The package is not installed there ({there}).")
        }
        _ if !server.jax.is_empty() && !server.jax.starts_with(RELEASE) => phrase(
            "Differs from `jit`: the release there is another one ({there}); the engine here follows jax 0.12.",
        ),
        _ if !server.device.is_empty() && server.device != "1 x cpu" => phrase(
            "Differs from `jit`: it may follow from the devices there ({there}), or from the clock, files, packages or random numbers without a seed.",
        ),
        _ => phrase(
            "Differs from `jit`: it may follow from the clock, files, packages or random numbers without a seed there ({there}).",
        ),
    };
    let words = server.words();
    let there = match words.is_empty() {
        true => say("nothing is known of it"),
        false => words.as_str(),
    };
    tell(template, &[("there", &there)])
}

fn text(output: &Output) -> Option<&str> {
    match output {
        Output::Text { text, .. } | Output::Result { text, .. } => Some(text),
        Output::Display { forms, .. } => Some(plain_text(forms)),
        Output::Figure { .. } | Output::Error(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use freezeframe_base::{CellId, Revision, Span, Stream};

    fn print(text: &str, at: Option<u32>) -> Output {
        Output::Text {
            stream: Stream::Stdout,
            text: text.to_owned(),
            span: at.map(|at| Span::new(CellId(0), Revision(0), at, at + 1)),
            jaxpr: false,
        }
    }

    /// What a kernel wrote, divided as these prints are; a piece that has no twin begins with `+`.
    fn divide(prints: &[&str], real: &str) -> Vec<String> {
        let twin = prints.iter().zip(0..).map(|(it, at)| print(it, Some(at)));
        let twin: Vec<Output> = twin.collect();
        let pieces = divided(&[print(real, None)], &twin).into_iter();
        let told = pieces.map(|it| match it {
            Output::Text {
                text,
                span: Some(_),
                ..
            } => text,
            Output::Text { text, .. } => format!("+{text}"),
            other => panic!("{other:?}"),
        });
        told.collect()
    }

    #[test]
    fn what_a_kernel_wrote_is_divided_as_it_was_printed() {
        for (prints, real, expected) in [
            (vec!["a\n", "b\n"], "a\nb\n", vec!["a\n", "b\n"]),
            (
                vec!["[1\n 2]\n", "b\n"],
                "[1\n 2]\nb\n",
                vec!["[1\n 2]\n", "b\n"],
            ),
            (
                vec!["[1\n 2]\n", "b\n"],
                "[1\n 3]\nb\n",
                vec!["[1\n 3]\n", "b\n"],
            ),
            // A line more, in the midst and at the end.
            (vec!["[1\n 2]\n"], "[1\n x\n 2]\n", vec!["[1\n x\n 2]\n"]),
            (vec!["a\n"], "a\nmore\n", vec!["a\n", "+more\n"]),
            (vec![], "a\nb\n", vec!["+a\n", "+b\n"]),
        ] {
            assert_eq!(divide(&prints, real), expected, "{prints:?} {real:?}");
        }
    }

    #[test]
    fn a_difference_is_told_by_what_it_may_follow_from() {
        let server = |jax: &str, device: &str| Server {
            jax: jax.to_owned(),
            device: device.to_owned(),
        };
        let told = |twin: &str, real: &str, server: &Server| {
            why((Some(&print(twin, None)), Some(&print(real, None))), server)
        };
        let here = server("0.12.0.1", "1 x cpu");
        for (sentence, part) in [
            (
                told("0.33333334\n", "0.3333\n", &here),
                "Only digits differ",
            ),
            (
                told("1\n", "2\n", &here),
                "without a seed there (jax 0.12.0.1, 1 x cpu)",
            ),
            (
                told("1\n", "2\n", &server("0.4.30", "1 x cpu")),
                "another one (jax 0.4.30",
            ),
            (
                told("1\n", "2\n", &server("0.12.1", "8 x H100")),
                "the devices there (jax 0.12.1, 8 x H100)",
            ),
            (
                told("1\n", "2\n", &server("", "")),
                "nothing is known of it",
            ),
        ] {
            assert!(sentence.contains(part), "{sentence}");
        }
    }
}
