//! Findings as the engine tells them, for tests.

use super::{Findings, Told};
use freezeframe_base::{
    CallId, CallReport, CallValue, CellId, Change, FrameReport, FreezeKind, FrozenId, FrozenValue,
    JaxprMark, JaxprPart, LiveTracer, Revision, RunId, SeenState, Sort, Span, StaleCall, Still,
    TextLine, TraceId, TraceReason, TraceReport, TraceStep, UseInJaxpr,
};

/// The text of cell 0 in [`global`].
pub const SOURCE: &str = "offset = 0.0\n\ndef shift(x):\n    return x + offset\n\nf = jax.jit(shift)\nprint(f(4.0))\noffset = 10.0";

/// Where `words` stand in [`SOURCE`].
pub fn span_of(words: &str) -> Span {
    let start = SOURCE.find(words).expect("the words are in the text");
    Span::new(
        CellId(0),
        Revision(0),
        start as u32,
        (start + words.len()) as u32,
    )
}

/// A function that adds a global, traced in cell 0 and called from the cache in cell 1, after the global was changed.
pub fn global() -> Findings {
    let mut findings = Findings::default();
    findings.begin(CellId(0), RunId(0));
    let trace = shift();
    findings.take(
        RunId(0),
        Told {
            traces: vec![trace.clone()],
            calls: vec![call(0, Some(TraceReason::NewFunction), "0.0")],
            ..Told::default()
        },
    );
    findings.begin(CellId(1), RunId(1));
    let mut stale = trace;
    stale.cached_calls = 1;
    stale.frozen[0].stale = true;
    stale.frozen[0].now = Some("10.0".into());
    findings.take(
        RunId(1),
        Told {
            traces: vec![stale],
            stale_calls: vec![StaleCall {
                trace: TraceId(0),
                function: "shift".into(),
                span: Some(Span::new(CellId(1), Revision(0), 6, 12)),
                stale: vec![FrozenId(0)],
                changes: vec![Change {
                    name: "offset".into(),
                    line: Some(TextLine {
                        filename: "Cell In[1]".into(),
                        line: 4,
                    }),
                    then: "0.0".into(),
                    now: "10.0".into(),
                    is_contents: false,
                    still: Still::Operand {
                        primitive: "add".into(),
                        operand: 1,
                        value: "0.0".into(),
                    },
                }],
            }],
            calls: vec![call(1, None, "10.0")],
            ..Told::default()
        },
    );
    findings
}

fn shift() -> TraceReport {
    let jaxpr = "{ lambda ; a:f32[]. let b:f32[] = add a 0.0:f32[] in (b,) }";
    let mark = |words: &str, what| {
        let start = jaxpr.find(words).expect("the words are in the jaxpr");
        JaxprMark {
            start: start as u32,
            end: (start + words.len()) as u32,
            what,
        }
    };
    let expression = span_of("x + offset");
    TraceReport {
        id: TraceId(0),
        function: "shift".into(),
        defined_at: Some(span_of("def shift(x):\n    return x + offset")),
        called_at: Some(span_of("f(4.0)")),
        avals: vec!["~float32[]".into()],
        reason: TraceReason::NewFunction,
        cached_calls: 0,
        jaxpr: jaxpr.into(),
        marks: vec![
            mark("b:f32[] = add a 0.0:f32[]", JaxprPart::Equation(0)),
            mark("0.0:f32[]", JaxprPart::Frozen(vec![FrozenId(0)])),
        ],
        steps: vec![TraceStep {
            span: Some(expression),
            stack: vec![
                FrameReport {
                    function: "<module>".into(),
                    span: span_of("f(4.0)"),
                    line: 7,
                },
                FrameReport {
                    function: "shift".into(),
                    span: expression,
                    line: 4,
                },
            ],
            alive: vec![LiveTracer {
                name: "b".into(),
                aval: "f32[]".into(),
            }],
        }],
        frozen: vec![FrozenValue {
            id: FrozenId(0),
            kind: FreezeKind::Global,
            name: "offset".into(),
            span: Some(Span {
                start: expression.start + 4,
                ..expression
            }),
            then: "0.0".into(),
            sort: Sort::Number,
            now: Some("0.0".into()),
            stale: false,
            uses: vec![UseInJaxpr {
                eqn: None,
                primitive: "add".into(),
                text: "0.0:f32[]".into(),
                literal: Some("0.0".into()),
            }],
        }],
    }
}

fn call(id: u32, traced: Option<TraceReason>, seen: &str) -> CallReport {
    let value = |name: &str, text: &str, from| CallValue {
        name: name.into(),
        text: text.into(),
        from,
    };
    CallReport {
        id: CallId(id),
        trace: TraceId(0),
        called_at: Some(span_of("f(4.0)")),
        traced,
        left_out: 0,
        saw: vec![SeenState {
            frozen: FrozenId(0),
            value: seen.into(),
        }],
        inputs: vec![value("x", "4.0", id.checked_sub(1).map(CallId))],
        outputs: vec![value("", "4.0", None)],
    }
}
