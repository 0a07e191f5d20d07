//! The timeline: what calls of jitted functions were given, gave and saw; and the tree of random keys.

use crate::support::Runner;
use freezeframe_base::{CallReport, Event, JaxCompat, KeyReport, Lane, LineIndex};

/// The calls and keys of a program.
fn told(source: &str) -> (Vec<CallReport>, Vec<KeyReport>) {
    let (mut calls, mut keys) = (Vec::new(), Vec::new());
    let mut runner = Runner::new(Lane::Jit, JaxCompat::V0_12);
    let record = runner.run_with("program.py", source, |event| {
        if let Event::Traces {
            calls: told,
            keys: seen,
            ..
        } = event
        {
            (calls, keys) = (told.clone(), seen.clone());
        }
    });
    assert_eq!(record.error, None, "{source}");
    (calls, keys)
}

/// A line for each call: `traced(reason) name=value<-call ... => name=value ... | state`.
fn call_lines(source: &str) -> Vec<String> {
    let line = |call: &CallReport| {
        let traced = call
            .traced
            .map_or("cached".to_owned(), |reason| format!("{reason:?}"));
        let inputs = call.inputs.iter().map(|it| {
            let from = it
                .from
                .map_or(String::new(), |from| format!("<-{}", from.0));
            format!("{}={}{from}", it.name, it.text)
        });
        let outputs = call
            .outputs
            .iter()
            .map(|it| format!("{}={}", it.name, it.text));
        let saw = call.saw.iter().map(|it| it.value.clone());
        let join = |parts: Vec<String>| parts.join(" ");
        format!(
            "{} {traced} {} => {} | {}",
            call.id.0,
            join(inputs.collect()),
            join(outputs.collect()),
            join(saw.collect())
        )
    };
    told(source).0.iter().map(line).collect()
}

/// A line for each key: `id made_by<-parent@trace: function:line ...`.
fn key_lines(source: &str) -> Vec<String> {
    let index = LineIndex::new(source);
    let line = |key: &KeyReport| {
        let parent = key
            .parent
            .map_or(String::new(), |parent| format!("<-{}", parent.0));
        let trace = key
            .trace
            .map_or(String::new(), |trace| format!("@{}", trace.0));
        let uses = key.uses.iter().map(|it| {
            let line = it.span.map_or(0, |span| index.line(span.start));
            format!(" {}:{line}", it.function)
        });
        format!(
            "{} {}{parent}{trace}:{}",
            key.id.0,
            key.made_by,
            uses.collect::<String>()
        )
    };
    told(source).1.iter().map(line).collect()
}

#[test]
fn carried_state_is_followed_from_call_to_call() {
    let source = "
import jax
from typing import NamedTuple
class State(NamedTuple):
    n: float
    seen: dict
g = 1.0
@jax.jit
def step(state, x):
    return State(state.n + g, {'last': x}), x * 2
state = State(0.0, {'last': 0.0})
state, y = step(state, 1.0)
g = 5.0
state, y = step(state, 2.0)
step(state, y)
";
    let expected = [
        "0 NewFunction state.n=0.0 state.seen[\"last\"]=0.0 x=1.0 => [0].n=1.0 [0].seen[\"last\"]=1.0 [1]=2.0 | 1.0",
        "1 cached state.n=1.0<-0 state.seen[\"last\"]=1.0<-0 x=2.0 => [0].n=2.0 [0].seen[\"last\"]=2.0 [1]=4.0 | 5.0",
        "2 cached state.n=2.0<-1 state.seen[\"last\"]=2.0<-1 x=4.0<-1 => [0].n=3.0 [0].seen[\"last\"]=4.0 [1]=8.0 | 5.0",
    ];
    assert_eq!(call_lines(source), expected);
}

#[test]
fn each_trace_has_its_reason() {
    let source = "
import jax, jax.numpy as jnp
@jax.jit
def f(x, *rest):
    return x
f(1.0)
f(2.0)
f(jnp.float32(1))
f(jnp.int32(1))
f(jnp.ones(2))
f(1.0, 2.0)
";
    let reasons: Vec<String> = call_lines(source)
        .iter()
        .map(|line| line.split(' ').nth(1).unwrap_or("").to_owned())
        .collect();
    let expected = [
        "NewFunction",
        "cached",
        "NewWeakType",
        "NewDtype",
        "NewShape",
        "NewTree",
    ];
    assert_eq!(reasons, expected);
}

#[test]
fn large_values_and_tracers_show_their_avals() {
    let source = "
import jax, jax.numpy as jnp
@jax.jit
def inner(x):
    return x.sum()
@jax.jit
def outer(x):
    return inner(x) + 1
outer(jnp.ones(100))
";
    let expected = [
        "0 NewFunction x=float32[100] => =float32[] | ",
        "1 NewFunction x=float32[100] => =101.0 | ",
    ];
    assert_eq!(call_lines(source), expected);
}

#[test]
fn keys_make_a_tree() {
    let source = "
import jax
from jax import random
key = random.key(0)
key, sub = random.split(key)
random.normal(sub)
key, sub = random.split(key)
random.uniform(sub)
for i in range(2):
    random.normal(random.fold_in(key, i))
";
    let expected = [
        "0 key(0): split:5",
        "1 split[0]<-0: split:7",
        "2 split[1]<-0: normal:6",
        "3 split[0]<-1:",
        "4 split[1]<-1: uniform:8",
        "5 fold_in(0)<-3: normal:10",
        "6 fold_in(1)<-3: normal:10",
    ];
    assert_eq!(key_lines(source), expected);
}

#[test]
fn a_key_used_twice_shows_both_places() {
    let source = "
import jax
from jax import random
keys = random.split(random.PRNGKey(0), 2)
random.normal(keys[0])
random.uniform(keys[0])
jax.vmap(random.normal)(keys)
key = random.key(1)
random.normal(key)
random.split(key)
";
    let expected = [
        "0 PRNGKey(0): split:4",
        "1 split[0]<-0: normal:5 uniform:6 normal:7",
        "2 split[1]<-0: normal:7",
        "3 key(1): normal:9 split:10",
        "4 split[0]<-3:",
        "5 split[1]<-3:",
    ];
    assert_eq!(key_lines(source), expected);
}

#[test]
fn keys_go_into_jitted_functions_and_come_out() {
    let source = "
import jax
from jax import random
@jax.jit
def draw(key):
    key, sub = random.split(key)
    return key, random.normal(sub)
key = random.key(0)
key, _ = draw(key)
key, _ = draw(key)
";
    let expected = [
        "0 key(0): draw:9",
        "1 key@0: split:6",
        "2 split[0]<-1@0:",
        "3 split[1]<-1@0: normal:7",
        "4 split[0]<-0: draw:10",
        "5 split[0]<-4:",
    ];
    assert_eq!(key_lines(source), expected);
}

#[test]
fn a_key_that_a_function_holds_fast_is_used_by_each_call() {
    let source = "
import jax
key = jax.random.key(0)
@jax.jit
def f(x):
    return x + jax.random.normal(key)
f(1.0)
f(1.0)
";
    assert_eq!(key_lines(source), ["0 key(0): normal:6 normal:6"]);
}

#[test]
fn branches_use_a_key_once_and_loops_again_and_again() {
    let source = "
import jax
from jax import lax, random
@jax.jit
def f(a, b, p):
    x = lax.cond(p, lambda: random.normal(a), lambda: random.uniform(a))
    return lax.scan(lambda c, _: (c + random.normal(b), None), x, None, length=3)[0]
f(random.key(0), random.key(1), True)
";
    let expected = [
        "0 key(0): f:8",
        "1 key(1): f:8",
        "2 a@0: normal:6",
        "3 b@0: normal:7 normal:7",
    ];
    let found = key_lines(source);
    let is_a = |line: &&String| !line.contains(" a@0");
    assert_eq!(
        found.iter().filter(is_a).collect::<Vec<_>>(),
        expected
            .iter()
            .filter(|line| !line.contains(" a@0"))
            .collect::<Vec<_>>()
    );
    let a = found
        .iter()
        .find(|line| line.contains(" a@0"))
        .expect("the key `a`");
    assert_eq!(a.matches(":6").count(), 1, "{a}");
}
