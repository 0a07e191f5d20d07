//! What the inspector finds in the notebook that the project was asked to run.

use crate::seed::seed_cells;
use crate::support::Runner;
use freezeframe_base::{
    CellId, EffectKind, Event, FreezeKind, FrozenValue, JaxCompat, JaxprPart, KeyReport, Lane,
    StaleCall, TraceReport, wording,
};

/// What one cell's run told.
#[derive(Default)]
struct Told {
    traces: Vec<TraceReport>,
    stale: Vec<StaleCall>,
    keys: Vec<KeyReport>,
}

fn tell() -> Option<Vec<Told>> {
    let mut runner = Runner::new(Lane::Jit, JaxCompat::V0_12);
    let run = |(index, cell): (usize, String)| {
        let mut told = Told::default();
        runner.run_with(&format!("Cell In[{}]", index + 1), &cell, |event| {
            if let Event::Traces {
                traces,
                stale_calls,
                keys,
                ..
            } = event
            {
                told.traces.extend(traces.iter().cloned());
                told.stale.extend(stale_calls.iter().cloned());
                told.keys.extend(keys.iter().cloned());
            }
        });
        told
    };
    Some(seed_cells()?.into_iter().enumerate().map(run).collect())
}

fn found<'t>(told: &'t Told, name: &str, kind: FreezeKind) -> &'t FrozenValue {
    let frozen = told.traces.iter().flat_map(|trace| &trace.frozen);
    let mut matching = frozen.filter(|it| it.name == name && it.kind == kind);
    matching
        .next()
        .unwrap_or_else(|| panic!("{name} is not found as {kind:?}"))
}

#[test]
fn the_global_is_stale_at_the_second_call() {
    let Some(cells) = tell() else { return };
    let told = &cells[1];
    let g = found(told, "g", FreezeKind::Global);
    assert_eq!((g.then.as_str(), g.now.as_deref()), ("0.0", Some("10.0")));
    assert!(g.stale);
    let used = g.uses.first().expect("a use");
    assert_eq!(
        (used.primitive.as_str(), used.text.as_str()),
        ("add", "0.0:f32[]")
    );
    let message = "`impure_uses_global` was traced when `g` was 0.0 (cell 2, line 6). `g` is 10.0 now; this call still adds 0.0.";
    let messages: Vec<String> = told.stale.iter().map(wording::stale).collect();
    assert_eq!(messages, [message]);
    let trace = told.traces.first().expect("a trace");
    let frozen = trace
        .marks
        .iter()
        .find(|it| it.what == JaxprPart::Frozen(vec![g.id]));
    let mark = frozen.expect("the literal is marked");
    assert_eq!(
        &trace.jaxpr[mark.start as usize..mark.end as usize],
        "0.0:f32[]"
    );
    assert_eq!(used.eqn.map(|eqn| eqn.0), Some(0));
    let span = trace.steps[0].span.expect("the step has a place");
    let source = &seed_cells().expect("the seed")[1];
    assert_eq!(&source[span.start as usize..span.end as usize], "x + g");
}

#[test]
fn the_counter_is_written_once() {
    let Some(cells) = tell() else { return };
    let all: Vec<&Told> = cells.iter().collect();
    let counter = all
        .iter()
        .find(|told| {
            let mut frozen = told.traces.iter().flat_map(|trace| &trace.frozen);
            frozen.any(|it| it.name == "self.n" && it.stale)
        })
        .expect("a cell in which `self.n` is stale");
    let read = found(counter, "self.n", FreezeKind::Attribute);
    assert_eq!(read.then, "0");
    let write = FreezeKind::Effect(EffectKind::AttributeWrite);
    assert_eq!(
        found(counter, "self.n", write).span.map(|span| span.cell),
        Some(CellId(3))
    );
}

#[test]
fn the_stateless_counter_shows_nothing() {
    let Some(cells) = tell() else { return };
    for told in &cells[6..] {
        let mut frozen = told.traces.iter().flat_map(|trace| &trace.frozen);
        assert!(!frozen.any(FrozenValue::is_finding));
        assert!(told.stale.is_empty());
        assert!(told.keys.is_empty());
    }
}
