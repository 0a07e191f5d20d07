//! A trace in full: its jaxpr beside its source, replayed one equation a step.

use super::frozen::hot;
use super::scene::{Scene, button, code};
use crate::testid;
use crate::text::{Markup, Stretch, el, jaxpr_markup, overlay, python_markup};
use freezeframe_base::Order;
use freezeframe_base::texts::{count, say, tell};
use freezeframe_base::{CellId, FrozenId, JaxprPart, Span, TraceId, TraceReport, TraceStep};

/// The name under which a pointer finds an equation, its expression included.
pub fn equation(trace: TraceId, step: usize) -> String {
    format!("e{}.{step}", trace.0)
}

/// More lines than this make a jaxpr long.
const LONG: usize = 14;

/// The name under which a trace's loops are opened.
pub fn loops_name(trace: TraceId) -> String {
    format!("loops{}", trace.0)
}

/// The name under which a nested jaxpr is folded.
fn fold(trace: TraceId, start: u32) -> String {
    format!("fold{}.{start}", trace.0)
}

/// The stretches of the source that mean something in this trace: where its equations came from and what it froze.
///
/// Spans of one cell's text, outer ones first, each with the names under which a pointer finds it.
pub fn source_stretches(trace: &TraceReport, cell: CellId) -> Vec<Stretch<String>> {
    let mut stretches: Vec<Stretch<String>> = Vec::new();
    let steps = trace.steps.iter().enumerate();
    let equations = steps.filter_map(|(at, step)| Some((step.span?, equation(trace.id, at))));
    let frozen = trace.frozen.iter();
    let frozen = frozen.filter_map(|it| Some((it.span?, hot(&[it.id]))));
    for (span, name) in equations
        .chain(frozen)
        .filter(|(span, _)| span.cell == cell)
    {
        let (start, end) = (span.start as usize, span.end as usize);
        match stretches
            .iter_mut()
            .find(|it| (it.start, it.end) == (start, end))
        {
            Some(known) => {
                known.what.push(' ');
                known.what.push_str(&name);
            }
            None => stretches.push(Stretch {
                start,
                end,
                what: name,
            }),
        }
    }
    stretches.order_by_key(|it| (it.start, usize::MAX - it.end));
    stretches
}

/// The equation at which the replay of this trace stands.
pub fn current_step(scene: &Scene, trace: TraceId) -> Option<usize> {
    let (at, step) = scene.opened.step?;
    (at == trace).then_some(step)
}

/// The trace in full.
pub fn view(scene: &Scene, trace: &TraceReport, section: &str) -> Vec<Markup> {
    if trace.jaxpr.is_empty() {
        let words = say("There is no jaxpr, since the trace did not come to its end.");
        return vec![el("p", "more", vec![Markup::text(words)])];
    }
    let mut columns = Vec::new();
    columns.extend(source(scene, trace));
    columns.push(figure(say("Its jaxpr"), jaxpr(scene, trace)).with("data-testid", testid::JAXPR));
    let mut children = vec![el("div", "beside", columns)];
    children.extend(stepper(scene, trace, section));
    children.push(loops(scene, trace.id));
    children
}

/// The loops that the trace was made into, for which the engine is asked once they are opened.
fn loops(scene: &Scene, trace: TraceId) -> Markup {
    let open = scene.opened.is_turned(&loops_name(trace));
    let words = say("What it was compiled into, loop by loop");
    let head = button("trace-head", words)
        .with("aria-expanded", if open { "true" } else { "false" })
        .with("data-act", format!("loops {}", trace.0))
        .with("data-testid", testid::LOOPS_HEAD);
    let mut children = vec![head];
    if open {
        let text = scene.findings.loops_of(trace);
        let content = match text {
            Some("") => say("The engine does not hold this trace any more."),
            None => say("The engine has not answered yet."),
            Some(_) => "",
        };
        children.push(match text.filter(|it| !it.is_empty()) {
            Some(text) => figure(say("Its loops"), python_markup(text)),
            None => el("p", "more", vec![Markup::text(content)]).with("role", "status"),
        });
    }
    el("div", "", children).with("data-testid", testid::LOOPS)
}

fn figure(title: &'static str, content: Vec<Markup>) -> Markup {
    let head = el("p", "title", vec![Markup::text(title)]);
    let text = el("pre", "", content);
    el("div", "side", vec![head, text])
        .with("role", "group")
        .with("aria-label", title)
}

fn source(scene: &Scene, trace: &TraceReport) -> Option<Markup> {
    let defined = trace.defined_at?;
    let text = scene.texts.of(defined)?;
    let range = lines_of(text, defined);
    let step = current_step(scene, trace.id).map(|step| equation(trace.id, step));
    let frozen: Vec<String> = trace.frozen.iter().map(|it| hot(&[it.id])).collect();
    let wrap = |names: &String, children: Vec<Markup>| {
        let has = |name: &String| names.split(' ').any(|it| it == name);
        let class = match () {
            () if step.as_ref().is_some_and(has) => "expression now",
            () if frozen.iter().any(has) => "expression ice",
            () => "expression",
        };
        el("span", class, children).with("data-hot", names.clone())
    };
    let stretches = source_stretches(trace, defined.cell);
    let content = overlay(&python_markup(text), range, &stretches, &wrap);
    Some(figure(say("Its source"), content).with("data-testid", testid::SOURCE))
}

/// The whole lines of a definition: from its first line to the last one that is indented deeper.
fn lines_of(text: &str, defined: Span) -> (usize, usize) {
    let start = (defined.start as usize).min(text.len());
    let first = text
        .get(..start)
        .and_then(|it| it.rfind('\n'))
        .map_or(0, |at| at + 1);
    let indent = |line: &str| line.len() - line.trim_start().len();
    let mut end = first;
    let mut own = None;
    for line in text.get(first..).unwrap_or("").split_inclusive('\n') {
        let deep = own.is_none_or(|own| indent(line) > own);
        if !line.trim().is_empty() && !deep && end >= defined.end as usize {
            break;
        }
        own = own.or(Some(indent(line)));
        end += line.len();
    }
    (first, first + text[first..end].trim_end().len())
}

fn jaxpr(scene: &Scene, trace: &TraceReport) -> Vec<Markup> {
    let step = current_step(scene, trace.id);
    let stretches: Vec<_> = trace
        .marks
        .iter()
        .map(|mark| Stretch {
            start: mark.start as usize,
            end: mark.end as usize,
            what: mark,
        })
        .collect();
    // What is nested in a long jaxpr is folded at first, unless the replay stands in it.
    let long = trace.jaxpr.lines().count() > LONG;
    let is_now =
        |what: &JaxprPart| matches!(what, JaxprPart::Equation(at) if step == Some(*at as usize));
    let now = trace.marks.iter().find(|mark| is_now(&mark.what));
    let now = now.map(|mark| (mark.start, mark.end));
    let wrap = |mark: &&freezeframe_base::JaxprMark, children: Vec<Markup>| match &mark.what {
        JaxprPart::Equation(at) => {
            let at = *at as usize;
            let now = step == Some(at);
            let span = el(
                "span",
                if now { "equation now" } else { "equation" },
                children,
            )
            .with("data-hot", equation(trace.id, at));
            if now {
                span.with("aria-current", "step")
            } else {
                span
            }
        }
        JaxprPart::Frozen(ids) => ice(trace, ids, children),
        JaxprPart::Nested => {
            let inside = now.is_some_and(|(start, end)| mark.start <= start && end <= mark.end);
            let turned = scene.opened.is_turned(&fold(trace.id, mark.start));
            nested(
                &fold(trace.id, mark.start),
                (long != turned) && !inside,
                children,
            )
        }
    };
    overlay(
        &jaxpr_markup(&trace.jaxpr),
        (0, trace.jaxpr.len()),
        &stretches,
        &wrap,
    )
}

/// A literal or constant that holds frozen values.
fn ice(trace: &TraceReport, ids: &[FrozenId], children: Vec<Markup>) -> Markup {
    let names: Vec<&str> = trace
        .frozen
        .iter()
        .filter(|it| ids.contains(&it.id))
        .map(|it| it.name.as_str())
        .collect();
    el("span", "ice", children).with("data-hot", hot(ids)).with(
        "title",
        tell("frozen: {names}", &[("names", &names.join(", "))]),
    )
}

fn nested(name: &str, folded: bool, children: Vec<Markup>) -> Markup {
    let words = if folded { "+" } else { "−" };
    let what = if folded {
        say("Show the nested jaxpr")
    } else {
        say("Fold the nested jaxpr")
    };
    let turn = super::scene::opener("fold", name, !folded, vec![Markup::text(words)]);
    let turn = turn.with("aria-label", what).with("title", what);
    let inside = if folded {
        vec![turn, Markup::text("{ … }")]
    } else {
        let mut inside = vec![turn];
        inside.extend(children);
        inside
    };
    el("span", "nested", inside)
}

/// The replay: one equation a step.
fn stepper(scene: &Scene, trace: &TraceReport, section: &str) -> Option<Markup> {
    let last = trace.steps.len().checked_sub(1)?;
    let now = current_step(scene, trace.id);
    let to =
        |step: Option<usize>| format!("step {} {}", trace.id.0, step.map_or(-1, |it| it as i64));
    let turn = |words: &str, label: &str, test, step: Option<Option<usize>>| {
        let turn = button("action", words)
            .with("aria-label", label)
            .with("data-testid", test);
        match step {
            Some(step) => turn.with("data-act", to(step)),
            // Not `disabled`, which would take the focus away from who steps with the keys.
            None => turn.with("aria-disabled", "true"),
        }
    };
    let before = now.map(|at| at.checked_sub(1));
    let after = match now {
        None => Some(Some(0)),
        Some(at) => (at < last).then_some(Some(at + 1)),
    };
    let words = match now {
        None => count(
            "Replay the trace, 1 step|Replay the trace, {n} steps",
            last + 1,
        ),
        Some(at) => tell(
            "Step {at} of {all}",
            &[("at", &(at + 1)), ("all", &(last + 1))],
        ),
    };
    let bar = el(
        "p",
        "actions",
        vec![
            turn("←", say("Step back"), testid::STEP_BACK, before),
            turn("→", say("Step on"), testid::STEP_ON, after),
            el("span", "stand", vec![Markup::text(words)])
                .with("aria-live", "polite")
                .with("data-testid", testid::STEP),
        ],
    );
    let mut children = vec![bar];
    if let Some(step) = now.and_then(|at| trace.steps.get(at)) {
        children.push(step_view(scene, step));
    }
    Some(
        el("div", "stepper", children)
            .with("role", "group")
            .with(
                "aria-label",
                say("Replay of the trace; the arrow keys step"),
            )
            .with("data-stepper", section)
            .with("data-testid", testid::STEPPER),
    )
}

fn step_view(scene: &Scene, step: &TraceStep) -> Markup {
    let line = step.span.and_then(|span| {
        let text = scene.texts.of(span)?;
        let line = text
            .lines()
            .nth(scene.texts.line(span)?.checked_sub(1)? as usize)?;
        Some((span, line.trim().to_owned()))
    });
    let mut rows = Vec::new();
    if let Some((span, line)) = line {
        let words = vec![code(line), Markup::text(" "), scene.place(span)];
        rows.extend(row("Python", words));
    }
    let mut stack = Vec::new();
    for frame in &step.stack {
        if !stack.is_empty() {
            stack.push(Markup::text(" › "));
        }
        stack.extend([
            code(frame.function.clone()),
            Markup::text(" "),
            scene.place(frame.span),
        ]);
    }
    rows.extend(row(say("Call stack"), stack));
    let mut alive = Vec::new();
    for tracer in &step.alive {
        if !alive.is_empty() {
            alive.push(Markup::text(", "));
        }
        alive.push(code(format!("{}:{}", tracer.name, tracer.aval)));
    }
    if alive.is_empty() {
        alive.push(Markup::text(say("none")));
    }
    rows.extend(row(say("Tracers alive"), alive));
    el("dl", "step", rows)
}

fn row(name: &str, words: Vec<Markup>) -> [Markup; 2] {
    [el("dt", "", vec![Markup::text(name)]), el("dd", "", words)]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::inspector::findings::examples;

    #[test]
    fn a_definition_ends_where_its_indentation_does() {
        for (text, from, expected) in [
            (
                examples::SOURCE,
                "def shift",
                "def shift(x):\n    return x + offset",
            ),
            (
                "class A:\n    def f(self):\n\n        return 1\n\n    def g(self): pass",
                "def f",
                "    def f(self):\n\n        return 1",
            ),
            (
                "f = lambda x: x + g\nx = 1",
                "lambda",
                "f = lambda x: x + g",
            ),
            (
                "def f(\n    x,\n):\n    return x\ny = 2",
                "def f(\n    x,\n):",
                "def f(\n    x,\n):\n    return x",
            ),
        ] {
            let start = text.find(from).unwrap();
            let span = Span::new(
                CellId(0),
                freezeframe_base::Revision(0),
                start as u32,
                (start + from.len()) as u32,
            );
            let (start, end) = lines_of(text, span);
            assert_eq!(&text[start..end], expected);
        }
    }

    #[test]
    fn an_expression_goes_by_its_equation_and_by_what_is_frozen_in_it() {
        let findings = examples::global();
        let stretches = source_stretches(&findings.traces[0], CellId(0));
        let shown: Vec<_> = stretches
            .iter()
            .map(|it| format!("{}={}", &examples::SOURCE[it.start..it.end], it.what))
            .collect();
        assert_eq!(shown, ["x + offset=e0.0", "offset=f0"]);
    }
}
