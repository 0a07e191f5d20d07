//! `docs/inspect.md` names the fields that `freezeframe inspect --json` prints, and no others.

use crate::support::Runner;
use freezeframe_base::{Event, JaxCompat, Lane, StaleCall, wording};
use serde_json::{Value as Json, json};
use std::collections::{BTreeMap, BTreeSet};

const DOC: &str = include_str!("../../docs/inspect.md");

/// A program whose report has something of everything.
const PROGRAM: &str = "
import jax
g = 0.0
@jax.jit
def inner(x):
    return x * 2.0
@jax.jit
def step(key, x):
    key, sub = jax.random.split(key)
    return key, inner(x) + g + jax.random.normal(sub)
key = jax.random.key(0)
key, x = step(key, 1.0)
g = 1.0
step(key, 1.0)
";

/// The fields that each section lists.
fn documented() -> BTreeMap<&'static str, BTreeSet<&'static str>> {
    let mut sections: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    let mut section = "";
    for line in DOC.lines() {
        if let Some(title) = line.strip_prefix("## ") {
            section = title;
        } else if let Some((field, _)) = line.strip_prefix("- `").and_then(|it| it.split_once("`:"))
        {
            sections.entry(section).or_default().insert(field);
        }
    }
    sections
}

/// Where the objects of each section stand; `*` is each item of a list.
const PLACES: &[(&str, &str)] = &[
    ("Trace", "traces/*"),
    ("Frozen value", "traces/*/frozen/*"),
    ("Use", "traces/*/frozen/*/uses/*"),
    ("Mark", "traces/*/marks/*"),
    ("Step", "traces/*/steps/*"),
    ("Tracer", "traces/*/steps/*/alive/*"),
    ("Frame", "traces/*/steps/*/stack/*"),
    ("Span", "traces/*/called_at"),
    ("Stale call", "stale_calls/*"),
    ("Change", "stale_calls/*/changes/*"),
    ("Line", "stale_calls/*/changes/*/line"),
    ("Call", "calls/*"),
    ("Seen", "calls/*/saw/*"),
    ("Leaf", "calls/*/inputs/*"),
    ("Leaf", "calls/*/outputs/*"),
    ("Key", "keys/*"),
    ("Key use", "keys/*/uses/*"),
];

fn at<'j>(json: &'j Json, place: &str) -> Vec<&'j Json> {
    place.split('/').fold(vec![json], |found, part| {
        let inner = found.into_iter().flat_map(|json| match (part, json) {
            ("*", Json::Array(items)) => items.iter().collect(),
            (name, Json::Object(fields)) => fields.get(name).into_iter().collect(),
            _ => Vec::new(),
        });
        inner.collect()
    })
}

#[test]
fn the_documented_fields_are_those_printed() {
    let mut report = Json::Null;
    Runner::new(Lane::Jit, JaxCompat::V0_12).run_with("program.py", PROGRAM, |event| {
        if let Event::Traces {
            traces,
            stale_calls,
            calls,
            keys,
            ..
        } = event
        {
            // The sentence is added where the text is printed.
            let told = |call: &StaleCall| {
                let mut object = json!(call);
                object["message"] = wording::stale(call).into();
                object
            };
            let stale_calls: Vec<Json> = stale_calls.iter().map(told).collect();
            report = json!({
                "traces": traces, "stale_calls": stale_calls, "calls": calls, "keys": keys,
            });
        }
    });
    let documented = documented();
    for (section, place) in PLACES {
        let objects = at(&report, place);
        assert!(!objects.is_empty(), "nothing at {place}");
        for object in objects {
            let fields: BTreeSet<&str> = object
                .as_object()
                .unwrap_or_else(|| panic!("{place} is no object"))
                .keys()
                .map(String::as_str)
                .collect();
            assert_eq!(Some(&fields), documented.get(section), "{section}");
        }
    }
    let told: BTreeSet<&str> = PLACES.iter().map(|(section, _)| *section).collect();
    let sections: BTreeSet<&str> = documented
        .keys()
        .copied()
        .filter(|it| *it != "The object")
        .collect();
    assert_eq!(sections, told);
}
