//! A cell's section: each function that its last run traced or called, and what that froze.

use super::findings::CellFindings;
use super::scene::{Scene, opener};
use super::{frozen, keys, proposal, timeline, trace};
use crate::testid;
use crate::text::{Markup, el};
use freezeframe_base::texts::{count, say, tell};
use freezeframe_base::{Nature, StaleCall, TraceId, TraceReport};

/// So many traces of a cell are shown.
const MOST_TRACES: usize = 12;

/// The name under which a trace is opened in a cell's section: by its place, so that it stays open when the cell runs
/// again. Nothing where the cell's last run did not meet the trace.
pub fn section_of(scene: &Scene, trace: TraceId) -> Option<String> {
    let found = scene.findings.of_cell(scene.cell)?;
    let at = found.traces.iter().position(|it| *it == trace)?;
    Some(format!("t{at}.{}", scene.cell.0))
}

/// The section; nothing where the cell traced nothing.
pub fn panel(scene: &Scene) -> Vec<Markup> {
    let Some(found) = scene.findings.of_cell(scene.cell) else {
        return Vec::new();
    };
    let all = || {
        found
            .traces
            .iter()
            .filter_map(|id| scene.findings.trace(*id))
    };
    let mut children: Vec<Markup> = all()
        .take(MOST_TRACES)
        .map(|it| one_trace(scene, found, it))
        .collect();
    let left_out = found.traces.len().saturating_sub(MOST_TRACES);
    if left_out > 0 {
        let words = count("and 1 more trace|and {n} more traces", left_out);
        children.push(el("p", "more", vec![Markup::text(words)]));
    }
    if all().enumerate().any(|(at, it)| {
        let mut before = all().take(at);
        before.any(|old| (old.defined_at, &old.function) == (it.defined_at, &it.function))
    }) {
        children.push(proposal::asking_why());
    }
    children.extend(keys::view(scene));
    let findings = all().flat_map(|it| findings_of(scene, found, it).findings);
    let fixable = frozen::first(findings.filter(|it| it.kind.nature() != Nature::Fault));
    let request = proposal::request(scene);
    if let Some(first) = fixable.filter(|_| request.is_none()) {
        children.push(proposal::asking(scene, first));
    }
    children.extend(request);
    if children.is_empty() {
        return Vec::new();
    }
    let number = scene.order.iter().position(|it| *it == scene.cell);
    let label = number.map_or_else(
        || say("What jit froze").to_owned(),
        |at| tell("What jit froze in cell {number}", &[("number", &(at + 1))]),
    );
    vec![
        el("section", "inspector", children)
            .with("aria-label", label)
            .with("data-testid", testid::INSPECTOR),
    ]
}

/// What is to be said of a trace at once.
struct ToSay<'a> {
    stale: Vec<&'a StaleCall>,
    findings: Vec<&'a freezeframe_base::FrozenValue>,
}

impl ToSay<'_> {
    fn is_quiet(&self) -> bool {
        self.stale.is_empty() && self.findings.is_empty()
    }
}

/// In the cell that traced: everything. In a cell that called what another traced: what its own calls missed.
fn findings_of<'a>(scene: &Scene<'a>, found: &'a CellFindings, it: &'a TraceReport) -> ToSay<'a> {
    let own = it.called_at.is_none_or(|span| span.cell == scene.cell);
    let stale: Vec<_> = if own {
        scene.findings.stale_calls_of(it.id).collect()
    } else {
        let calls = found.stale_calls.iter();
        calls.filter(|call| call.trace == it.id).collect()
    };
    let told = |id| {
        own || stale
            .iter()
            .any(|call: &&StaleCall| call.stale.contains(&id))
    };
    let findings = it.frozen.iter().filter(|it| it.is_finding() && told(it.id));
    let findings = findings.collect();
    ToSay { stale, findings }
}

fn one_trace(scene: &Scene, found: &CellFindings, it: &TraceReport) -> Markup {
    let name = section_of(scene, it.id).unwrap_or_default();
    let open = scene.opened.is_turned(&name);
    let say = findings_of(scene, found, it);
    let mut children = vec![
        opener("trace-head", &name, open, head(scene, it)).with("data-testid", testid::TRACE_HEAD),
    ];
    children.extend(frozen::stale(scene, &say.stale));
    let found = format!("found.{name}");
    children.extend(frozen::list(scene, &found, say.findings.iter().copied()));
    if open {
        children.push(in_full(scene, it, &say, &name));
    }
    el("div", "trace", children)
        .with("data-testid", testid::TRACE)
        .with("data-name", it.function.clone())
        .with("data-quiet", if say.is_quiet() { "true" } else { "false" })
}

fn head(scene: &Scene, it: &TraceReport) -> Vec<Markup> {
    let signature = format!("{}({})", it.function, it.avals.join(", "));
    let elsewhere = it.called_at.filter(|span| span.cell != scene.cell);
    let mut words = match elsewhere {
        Some(span) => tell(
            " was traced in {place}",
            &[("place", &scene.place_name(span))],
        ),
        None if it.jaxpr.is_empty() => say(": its trace ended with an error").to_owned(),
        None => say(" was traced once").to_owned(),
    };
    words.push_str(&match it.cached_calls {
        0 => String::new(),
        n => count(
            ", then called once from the cache|, then called {n} times from the cache",
            n as usize,
        ),
    });
    vec![super::scene::code(signature), Markup::text(words)]
}

/// What is shown once the reader opens a trace.
fn in_full(scene: &Scene, it: &TraceReport, to_say: &ToSay, name: &str) -> Markup {
    let mut children = Vec::new();
    let others = it.frozen.iter();
    let others = others.filter(|other| !to_say.findings.iter().any(|it| it.id == other.id));
    let list = frozen::list(scene, &format!("held.{name}"), others);
    if !list.is_empty() {
        let words = say("It also took in, and holds until it is traced again:");
        children.push(el("p", "more", vec![Markup::text(words)]));
        children.extend(list);
    }
    children.extend(trace::view(scene, it, name));
    children.extend(timeline::view(scene, it));
    el("div", "in-full", children).with("data-testid", testid::IN_FULL)
}
