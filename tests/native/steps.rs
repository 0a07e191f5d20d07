//! What *Step through both* shows of a run: the lines, what they leave in memory, and the equations (`www/states/step.py`).

use crate::support::Runner;
use freezeframe_base::{JaxCompat, Lane};
use serde_json::Value as Json;

const STEPPER: &str = include_str!("../../www/states/step.py");

/// A session in which the last of these cells has run, recorded.
pub fn begun(lane: Lane, cells: &[&str]) -> Runner {
    let mut runner = Runner::new(lane, JaxCompat::V0_12);
    let (last, before) = cells.split_last().expect("a cell");
    // Cells are numbered as they run, and the one that begins the record is one, too.
    let numbers = (1..=before.len()).chain([before.len() + 2]);
    let sources: serde_json::Map<String, Json> = numbers
        .zip(cells)
        .map(|(number, source)| (number.to_string(), (*source).into()))
        .collect();
    let text = Json::from(Json::Object(sources).to_string());
    runner.run(
        "step",
        &format!("{STEPPER}\n__freezeframe_step = __freezeframe_stepper({text})"),
    );
    for cell in before {
        runner.run("cell", cell);
    }
    runner.run("step", "__freezeframe_step[0]()");
    runner.run("cell", last);
    runner
}

/// The record.
pub fn told(runner: &mut Runner) -> Json {
    let told = runner.run("step", "__freezeframe_step[1]()");
    serde_json::from_str(&told.stdout).expect("a record")
}

fn record(lane: Lane, cells: &[&str]) -> Json {
    told(&mut begun(lane, cells))
}

/// A value as a text: what is in a box is written out.
fn shown(told: &Json, boxes: &Json, value: &Json) -> String {
    let Some(number) = value.as_u64() else {
        return value.as_str().unwrap_or_default().to_owned();
    };
    let object = &told["objects"][boxes[number.to_string()].as_u64().expect("a box") as usize];
    let entries = object[2].as_array().expect("entries");
    let entries = entries.iter().map(|entry| {
        let name = entry[0].as_str().unwrap_or_default();
        format!("{name}={}", shown(told, boxes, &entry[1]))
    });
    let title = object[1].as_str().unwrap_or_default();
    format!("{title}({})", Vec::from_iter(entries).join(" "))
}

/// A line for each step: how and where, what the innermost frame holds then, and how many equations are staged.
fn lines(told: &Json) -> Vec<String> {
    let steps = told["steps"].as_array().expect("steps");
    let line = |step: &Json| {
        let frame = step["frames"].as_array().and_then(|it| it.last());
        let frame = &told["frames"][frame.and_then(Json::as_u64).expect("a frame") as usize];
        let variables = frame[3].as_array().expect("variables").iter();
        let variables = variables.map(|it| {
            format!(
                " {}={}",
                it[0].as_str().unwrap_or_default(),
                shown(told, &step["boxes"], &it[1])
            )
        });
        let text = |name: &str| step[name].as_str().unwrap_or_default().to_owned();
        let staged = step["staged"][1].as_u64();
        let staged = staged.map_or(String::new(), |it| format!(" +{it}"));
        let value = step.get("value").map_or(String::new(), |it| {
            format!(" -> {}", shown(told, &step["boxes"], it))
        });
        let variables = String::from_iter(variables);
        let place = format!("{} {}:{}", text("how"), text("name"), step["line"]);
        format!("{place}{variables}{value}{staged}")
    };
    steps.iter().map(line).collect()
}

const COUNTER: &str = "import jax
class Counter:
    def __init__(self):
        self.n = 0
    def add(self, x):
        self.n += 1
        y = x * self.n
        return y + 1
counter = Counter()
add = jax.jit(counter.add)";

#[test]
fn plain_python_runs_its_lines_at_each_call() {
    let told = record(Lane::Python, &[COUNTER, "for i in range(2):\n    add(2.0)"]);
    assert_eq!(
        lines(&told),
        [
            "call <module>:1 counter=Counter(n=0)",
            "line <module>:2 counter=Counter(n=0) i=0",
            "call add:6 self=Counter(n=0) x=2.0",
            "line add:7 self=Counter(n=1) x=2.0",
            "line add:8 self=Counter(n=1) x=2.0 y=2.0",
            "return add:8 self=Counter(n=1) x=2.0 y=2.0 -> 3.0",
            "back <module>:1 counter=Counter(n=1) i=0",
            "line <module>:2 counter=Counter(n=1) i=1",
            "call add:6 self=Counter(n=1) x=2.0",
            "line add:7 self=Counter(n=2) x=2.0",
            "line add:8 self=Counter(n=2) x=2.0 y=4.0",
            "return add:8 self=Counter(n=2) x=2.0 y=4.0 -> 5.0",
            "back <module>:1 counter=Counter(n=2) i=1",
        ]
    );
}

#[test]
fn under_jit_lines_are_traced_once_and_a_cached_call_has_equations_only() {
    let told = record(Lane::Jit, &[COUNTER, "for i in range(2):\n    add(2.0)"]);
    assert_eq!(
        lines(&told),
        [
            "call <module>:1 counter=Counter(n=0)",
            "line <module>:2 counter=Counter(n=0) i=0",
            "call add:6 self=Counter(n=0) x=JitTracer(~float32[]) +0",
            "line add:7 self=Counter(n=1) x=JitTracer(~float32[]) +0",
            "line add:8 self=Counter(n=1) x=JitTracer(~float32[]) y=JitTracer(~float32[]) +1",
            "return add:8 self=Counter(n=1) x=JitTracer(~float32[]) y=JitTracer(~float32[]) -> JitTracer(~float32[]) +2",
            "back <module>:1 counter=Counter(n=1) i=0",
            "line <module>:2 counter=Counter(n=1) i=1",
            "back <module>:1 counter=Counter(n=1) i=1",
        ]
    );
    let calls = told["calls"].as_array().expect("calls");
    let traced: Vec<_> = calls.iter().map(|it| it["traced"].as_bool()).collect();
    assert_eq!(traced, [Some(true), Some(false)]);
    let of = |call: &Json| call["values"].to_string();
    assert_eq!(of(&calls[1]), r#"["2.0","3.0"]"#);
    let jaxpr = &told["jaxprs"][calls[1]["jaxpr"].as_u64().expect("a jaxpr") as usize];
    assert_eq!(jaxpr[0], "lambda ; a:f32[].");
    assert_eq!(
        jaxpr[1].to_string(),
        r#"["b:f32[] = mul a 1.0:f32[]","c:f32[] = add b 1.0:f32[]"]"#
    );
    assert_eq!(
        jaxpr[2].to_string(),
        r#"[[3,6,"call",0,0],[3,7,"line",0,1],[3,8,"line",1,2],[3,8,"return",2,2]]"#
            .replace("[3,", "[1,")
    );
}

#[test]
fn what_was_traced_in_an_earlier_cell_keeps_its_lines() {
    let told = record(Lane::Jit, &[COUNTER, "add(1.0)", "add(5.0)"]);
    assert_eq!(lines(&told), ["call <module>:1 counter=Counter(n=1)"]);
    let call = &told["calls"][0];
    assert_eq!(call["traced"], false);
    assert_eq!(call["values"].to_string(), r#"["5.0","6.0"]"#);
    assert_eq!(told["jaxprs"][0][2][1].to_string(), r#"[1,7,"line",0,1]"#);
}

#[test]
fn two_names_of_one_list_hold_one_box() {
    let told = record(Lane::Python, &["a = []\nb = a\nb.append(1)\nc = [1]"]);
    let last = told["steps"].as_array().expect("steps").len() - 1;
    let frame = told["steps"][last]["frames"][0].as_u64().expect("a frame") as usize;
    assert_eq!(told["frames"][frame][3].to_string(), r#"[["a",0],["b",0]]"#);
    assert_eq!(told["end"]["boxes"].as_object().expect("boxes").len(), 2);
}

#[test]
fn statements_are_steps_however_many_lines_they_have() {
    let cases = [
        (
            "x = (1 +\n     2)\ny = [\n  x\n  for x in range(3)\n]",
            "1 3",
        ),
        ("for i in range(2): i += 1", "1 1 1"),
        ("i = 0\nwhile i < 2:\n    i += 1", "1 2 3 2 3 2"),
        (
            "try:\n    1 / 0\nexcept ZeroDivisionError:\n    x = 1\nfinally:\n    y = 2",
            "2 3 4 6",
        ),
        (
            "def f(x):\n    if x:\n        return 1\nf(0)\nf(1)",
            "1 4 2 2r 5 2 3 3r",
        ),
        (
            "def g():\n    yield 1\n    yield 2\nfor it in g():\n    x = it",
            "1 4 2 5 4 3 5 4 3r",
        ),
        ("class A:\n    x = 1\na = A()", "1 3"),
        ("f = lambda x: x + 1\nf(2)", "1 2 1 1r"),
        (
            "import contextlib\nwith contextlib.suppress(KeyError):\n    {}[1]\nx = 1",
            "1 2 3 2 4",
        ),
    ];
    let mut told_all = Vec::new();
    for (source, _) in cases {
        let told = record(Lane::Python, &[source]);
        let steps = told["steps"].as_array().expect("steps");
        let found = steps.iter().map(|step| {
            let ends = if step["how"] == "return" { "r" } else { "" };
            format!("{}{ends}", step["line"])
        });
        told_all.push((source, Vec::from_iter(found).join(" ")));
    }
    assert_eq!(told_all, cases.map(|(source, it)| (source, it.to_owned())));
}

#[test]
fn what_jit_refuses_ends_its_call_with_the_reason() {
    let source = "import jax\n@jax.jit\ndef f(x):\n    if x > 0:\n        return x\nf(1.0)";
    let told = record(Lane::Jit, &[source]);
    let error = told["calls"][0]["error"].as_str().expect("an error");
    assert!(error.starts_with("TracerBoolConversionError: "), "{error}");
}

#[test]
fn what_prints_or_writes_is_not_evaluated_again() {
    let cases = [
        "import jax\nf = jax.jit(lambda x: jax.debug.print('{}', x) or x + 1)\nf(1.0)",
        "import jax\nr = jax.new_ref(1.0)\n@jax.jit\ndef f(x):\n    r[...] += x\n    return x\nf(1.0)",
    ];
    for source in cases {
        let told = record(Lane::Jit, &[source]);
        let call = &told["calls"][0];
        assert_eq!(call["values"].to_string(), "[]", "{source}");
        assert!(call["jaxpr"].is_u64(), "{source}");
    }
}

#[test]
fn a_run_that_is_too_long_is_cut() {
    let long = "import jax\ndef f(x):\n    for i in range(2000):\n        x += 1\n    return x\ng = jax.jit(f)\nfor k in range(2):\n    g(1)\nn = 0\nwhile n < 100000:\n    n += 1";
    let told = record(Lane::Python, &[long]);
    assert_eq!(told["cut"], true);
    assert_eq!(told["steps"].as_array().expect("steps").len(), 3000);
    let call = &told["calls"][0];
    assert_eq!(call["cut"], true);
    let count = |it: &Json| it["end"].as_u64().unwrap_or(0) - it["begin"].as_u64().unwrap_or(0);
    assert_eq!(count(call), 1000);
}

#[test]
fn what_is_shown_of_a_value_is_bounded() {
    let source = "big = list(range(1000))\ntext = 'x' * 500\ndeep = []\nfor i in range(200):\n    deep = [deep, [i]]";
    let told = record(Lane::Python, &[source]);
    let end = &told["end"];
    assert!(end["boxes"].as_object().expect("boxes").len() <= 60);
    assert!(told.to_string().len() < 3_000_000);
    let objects = told["objects"].as_array().expect("objects");
    assert!(
        objects
            .iter()
            .all(|it| it[2].as_array().expect("entries").len() <= 12)
    );
}
