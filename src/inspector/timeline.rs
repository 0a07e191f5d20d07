//! The calls of one function in order: traced or cached, what each saw, and what it took from the calls before.

use super::frozen::hot;
use super::scene::{Scene, code, icon};
use crate::testid;
use crate::text::{Markup, el};
use freezeframe_base::texts::{count, say, tell};
use freezeframe_base::{CallReport, CallValue, TraceReport, wording};

/// So many calls are shown.
const MOST_CALLS: usize = 40;

/// The calls of a trace's function; nothing where the engine told of none.
pub fn view(scene: &Scene, trace: &TraceReport) -> Option<Markup> {
    let calls = scene.findings.calls_of(trace);
    if calls.is_empty() {
        return None;
    }
    let left_out = calls.len().saturating_sub(MOST_CALLS);
    let mut number = 0;
    let numbered = |one: &&CallReport| {
        number += 1;
        let item = call(scene, one, number);
        number += one.left_out as usize;
        item
    };
    let mut items: Vec<Markup> = calls.iter().take(MOST_CALLS).map(numbered).collect();
    if left_out > 0 {
        let words = count("… 1 more call|… {n} more calls", left_out);
        items.push(el("li", "more", vec![Markup::text(words)]));
    }
    let head = el("p", "title", vec![Markup::text(say("Its calls"))]);
    let list = el("ol", "calls", items).with("data-testid", testid::TIMELINE);
    Some(el("div", "timeline", vec![head, list]))
}

fn call(scene: &Scene, call: &CallReport, number: usize) -> Markup {
    let carried = call.inputs.iter().any(|input| input.from.is_some());
    let (class, how) = match call.traced {
        Some(reason) => (
            "call traced",
            tell("traced: {why}", &[("why", &wording::reason(reason))]),
        ),
        None => ("call cached", say("from the cache").to_owned()),
    };
    let mut head = Vec::new();
    if let Some(span) = call.called_at {
        head.extend([scene.place(span), Markup::text(", ")]);
    }
    head.push(Markup::text(how));
    let number = el("span", "count", vec![Markup::text(number.to_string())]);
    let mut children = vec![number, el("span", "how", head)];
    children.extend(values(call));
    for seen in &call.saw {
        let told = saw(scene, seen, call.traced.is_none());
        // A name that is read twice says the same twice.
        let known = |it: &Markup| children.iter().any(|known| known.plain() == it.plain());
        let told = told.filter(|it| !known(it));
        children.extend(told);
    }
    if call.left_out > 0 {
        let words = count(
            "and 1 more call from here|and {n} more calls from here",
            call.left_out as usize,
        );
        children.push(el("span", "more", vec![Markup::text(words)]));
    }
    let class = if carried {
        format!("{class} carried")
    } else {
        class.to_owned()
    };
    el("li", &class, children).with("data-testid", testid::CALL)
}

/// What went in and what came out; what was carried on from the call before is warm.
fn values(call: &CallReport) -> Option<Markup> {
    if call.inputs.is_empty() && call.outputs.is_empty() {
        return None;
    }
    let mut words = Vec::new();
    let mut push = |value: &CallValue, first: bool| {
        if !first {
            words.push(Markup::text(", "));
        }
        let text = if value.name.is_empty() {
            value.text.clone()
        } else {
            format!("{} = {}", value.name, value.text)
        };
        words.push(match value.from {
            Some(_) => el(
                "span",
                "state",
                vec![
                    icon("carried"),
                    super::scene::heard(say("carried on: ")),
                    code(text),
                ],
            ),
            None => code(text),
        });
    };
    for (at, value) in call.inputs.iter().enumerate() {
        push(value, at == 0);
    }
    let outputs: Vec<String> = call
        .outputs
        .iter()
        .map(|value| match value.name.as_str() {
            "" => value.text.clone(),
            name => format!("{name} = {}", value.text),
        })
        .collect();
    words.push(Markup::text(if call.inputs.is_empty() {
        say("gave ")
    } else {
        say(" gave ")
    }));
    words.push(code(outputs.join(", ")));
    Some(el("span", "values", words))
}

/// What a frozen piece of state held, where that says something.
fn saw(scene: &Scene, seen: &freezeframe_base::SeenState, cached: bool) -> Option<Markup> {
    let (_, frozen) = scene.findings.frozen(seen.frozen)?;
    let stale = cached && seen.value != frozen.then;
    let mut words = vec![code(format!("{} = {}", frozen.name, seen.value))];
    if stale {
        words.push(Markup::text(say(", and the call used ")));
        words.push(icon("frozen"));
        words.push(code(frozen.then.clone()));
    }
    let class = if stale { "saw ice" } else { "saw" };
    Some(el("span", class, words).with("data-hot", hot(&[frozen.id])))
}
