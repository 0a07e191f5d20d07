//! Programs whose comments say what the inspector must find, and pure ones that must show nothing.
//! The notation is described in `docs/corpus.md`.

use crate::support::Runner;
use freezeframe_base::{
    Event, FreezeKind, FrozenValue, JaxCompat, Lane, LineIndex, StaleCall, wording,
};
use std::path::{Path, PathBuf};

/// `#~ KIND NAME = THEN`: something frozen on this line.
struct Expected {
    line: u32,
    kind: String,
    name: String,
    then: String,
}

impl Expected {
    fn matches(&self, line: u32, frozen: &FrozenValue) -> bool {
        let holds = |expected: &str, found: &str| expected.is_empty() || expected == found;
        self.line == line
            && self.kind == frozen.kind.code()
            && holds(&self.name, &frozen.name)
            && holds(&self.then, &frozen.then)
    }
}

/// The frozen things and the stale calls that the comments expect.
fn expectations(source: &str) -> (Vec<Expected>, Vec<(u32, String)>) {
    let (mut frozen, mut stale) = (Vec::new(), Vec::new());
    for (line, text) in (1..).zip(source.lines()) {
        for part in text
            .split_once("#~ ")
            .map_or("", |(_, rest)| rest)
            .split(" ; ")
            .filter(|part| !part.is_empty())
        {
            let (what, then) = part.split_once(" = ").unwrap_or((part, ""));
            let (kind, name) = what.trim().split_once(' ').unwrap_or((what.trim(), ""));
            frozen.push(Expected {
                line,
                kind: kind.into(),
                name: name.into(),
                then: then.trim().into(),
            });
        }
        if let Some((_, what)) = text.split_once("#! ") {
            stale.push((line, what.trim().to_owned()));
        }
    }
    (frozen, stale)
}

/// `NAME`, `NAME THEN -> NOW`, or `NAME first`, as a stale call's sentence tells it.
fn tells(call: &StaleCall, what: &str) -> bool {
    if let Some(name) = what.strip_suffix(" first") {
        return call.changes.first().is_some_and(|it| it.name == name);
    }
    let message = wording::stale(call);
    let Some((left, now)) = what.split_once(" -> ") else {
        return message.contains(&format!("`{what}`"));
    };
    // Both the name and the value may hold spaces.
    left.match_indices(' ').any(|(at, _)| {
        let (name, then) = (&left[..at], &left[at + 1..]);
        message.contains(&format!("`{name}` was {then}"))
            && message.contains(&format!("`{name}` is {now} now"))
    })
}

/// How well what is found fits what is expected.
#[derive(Default)]
struct Score {
    expected: usize,
    missed: usize,
    reported: usize,
    wrong: usize,
}

impl Score {
    /// A line for people: precision and recall.
    fn line(&self) -> String {
        let rate = |bad: usize, all: usize| 1.0 - bad as f64 / all.max(1) as f64;
        format!(
            "{} findings expected, {} reported: precision {:.3}, recall {:.3}",
            self.expected,
            self.reported,
            rate(self.wrong, self.reported),
            rate(self.missed, self.expected)
        )
    }
}

/// What is missing or too much in one program; empty where all is as its comments say.
fn problems(path: &Path, score: &mut Score) -> Vec<String> {
    let source = std::fs::read_to_string(path).expect("a program");
    let (expected, stale) = expectations(&source);
    let lines = LineIndex::new(&source);
    let (mut found, mut calls) = (Vec::new(), Vec::new());
    let mut runner = Runner::new(Lane::Jit, JaxCompat::V0_12);
    let record = runner.run_with("program.py", &source, |event| {
        if let Event::Traces {
            traces,
            stale_calls,
            ..
        } = event
        {
            found.extend(traces.iter().flat_map(|trace| trace.frozen.clone()));
            calls.extend(stale_calls.iter().cloned());
        }
    });
    let mut problems = Vec::new();
    if let Some(error) = record.error {
        problems.push(format!("raised {}: {}", error.class, error.message));
    }
    score.expected += expected.len() + stale.len();
    score.reported += found.iter().filter(|frozen| frozen.is_finding()).count() + calls.len();
    let line_of = |frozen: &FrozenValue| frozen.span.map_or(0, |span| lines.line(span.start));
    for it in &expected {
        if !found
            .iter()
            .any(|frozen| it.matches(line_of(frozen), frozen))
        {
            score.missed += 1;
            problems.push(format!(
                "line {}: not found: {} {} {}",
                it.line, it.kind, it.name, it.then
            ));
        }
    }
    for frozen in found.iter().filter(|frozen| frozen.is_finding()) {
        let line = line_of(frozen);
        if !expected.iter().any(|it| it.matches(line, frozen)) {
            score.wrong += 1;
            problems.push(format!(
                "line {line}: too much: {} {} = {}",
                frozen.kind.code(),
                frozen.name,
                frozen.then
            ));
        }
    }
    let call_line = |call: &StaleCall| call.span.map_or(0, |span| lines.line(span.start));
    for (line, what) in &stale {
        if !calls
            .iter()
            .any(|call| call_line(call) == *line && tells(call, what))
        {
            score.missed += 1;
            problems.push(format!("line {line}: no stale call tells `{what}`"));
        }
    }
    for call in &calls {
        if !stale.iter().any(|(line, _)| *line == call_line(call)) {
            score.wrong += 1;
            problems.push(format!(
                "line {}: not stale: {}",
                call_line(call),
                wording::stale(call)
            ));
        }
    }
    problems
}

fn programs(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/inspector")
        .join(folder);
    let mut paths: Vec<_> = std::fs::read_dir(folder)
        .expect("a folder")
        .flatten()
        .map(|entry| entry.path())
        .collect();
    paths.sort();
    paths
}

/// Fails where a program's comments and findings differ; else precision and recall, for people.
fn check(folder: &str, at_least: usize) -> String {
    let programs = programs(folder);
    assert!(programs.len() >= at_least, "{} programs", programs.len());
    let mut report = String::new();
    let mut score = Score::default();
    for path in &programs {
        let problems = problems(path, &mut score);
        if !problems.is_empty() {
            report += &format!("{}\n  {}\n", path.display(), problems.join("\n  "));
        }
    }
    assert!(report.is_empty(), "\n{report}");
    format!("{folder}, {} programs: {}", programs.len(), score.line())
}

#[test]
fn every_kind_of_freezing_is_found() {
    println!("{}", check("impure", 100));
}

#[test]
fn pure_programs_show_nothing() {
    println!("{}", check("pure", 60));
}

#[test]
fn a_static_argument_is_shown_as_such_and_is_no_finding() {
    let source = "\
import jax
from functools import partial
@partial(jax.jit, static_argnames='n')
def power(x, n):
    return x ** n
print(power(2.0, n=3), power(2.0, n=3), power(2.0, n=4))
";
    let mut told = Vec::new();
    Runner::new(Lane::Jit, JaxCompat::V0_12).run_with("program.py", source, |event| {
        if let Event::Traces {
            traces,
            stale_calls,
            ..
        } = event
        {
            assert!(stale_calls.is_empty());
            for frozen in traces.iter().flat_map(|trace| &trace.frozen) {
                assert!(!frozen.is_finding(), "{frozen:?}");
                if frozen.kind == FreezeKind::StaticArgument {
                    told.push((frozen.name.clone(), frozen.then.clone()));
                }
            }
        }
    });
    let expected = ["3", "4"].map(|value| ("n".to_owned(), value.to_owned()));
    assert_eq!(told, expected);
}

#[test]
fn what_numpy_hands_to_a_method_is_followed_into_the_jaxpr() {
    let source = "\
import jax
import jax.numpy as jnp
import numpy as np
start = 3.0
class Scaled:
    def __init__(self, x):
        self.x = x
    def sum(self, axis=None, out=None, initial=0.0):
        return self.x * initial
@jax.jit
def f(x):
    return np.sum(Scaled(x), initial=start)
print(f(jnp.array([1.25, 2.5])))
";
    let mut used = Vec::new();
    Runner::new(Lane::Jit, JaxCompat::V0_12).run_with("program.py", source, |event| {
        if let Event::Traces { traces, .. } = event {
            let frozen = traces.iter().flat_map(|trace| &trace.frozen);
            let uses = frozen
                .filter(|it| it.name == "start")
                .flat_map(|it| &it.uses);
            used.extend(uses.map(|it| (it.primitive.clone(), it.text.clone())));
        }
    });
    assert_eq!(used, [("mul".to_owned(), "3.0:f32[]".to_owned())]);
}
