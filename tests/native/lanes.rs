//! Programs in both lanes, as the page sees them: how their outputs are aligned, where they differ, and why that is said
//! to be so.

use crate::support::Runner;
use freezeframe_base::{
    CellId, Event, JaxCompat, Lane, LineIndex, Output, RunId, Span, plain_text,
};
use freezeframe_page::inspector::findings::{Findings, Told};
use freezeframe_page::lanes::{Line, Mark, Places, align, join_pieces, marks};

/// What the cells of a notebook put out in a lane, and what the inspector tells.
fn run(lane: Lane, cells: &[&str]) -> (Vec<Vec<Output>>, Findings) {
    let mut runner = Runner::new(lane, JaxCompat::V0_12);
    let mut findings = Findings::default();
    let mut all = Vec::new();
    for (at, source) in cells.iter().enumerate() {
        let mut outputs = Vec::new();
        let (cell, run) = (CellId(at as u32), RunId(at as u32));
        findings.begin(cell, run);
        let _ = runner.run_with(
            &format!("Cell In[{}]", at + 1),
            source,
            |event| match event {
                Event::Output { output, .. } => outputs.push(output.clone()),
                Event::Traces {
                    traces,
                    stale_calls,
                    calls,
                    keys,
                    ..
                } => findings.take(
                    run,
                    Told {
                        traces: traces.clone(),
                        stale_calls: stale_calls.clone(),
                        calls: calls.clone(),
                        keys: keys.clone(),
                    },
                ),
                _ => {}
            },
        );
        all.push(join_pieces(&outputs));
    }
    (all, findings)
}

fn text(output: Option<&Output>) -> String {
    let text = match output {
        Some(Output::Text { text, .. } | Output::Result { text, .. }) => text,
        Some(Output::Display { forms, .. }) => plain_text(forms),
        Some(Output::Figure { alt, .. }) => alt,
        Some(Output::Error(report)) => &report.class,
        None => "-",
    };
    text.trim_end().replace('\n', "⏎")
}

/// The last cell's rows: `a = b`, or `a / b: why`, with `*` where something froze.
fn rows(cells: &[&str]) -> Vec<String> {
    let (python, _) = run(Lane::Python, cells);
    let (jit, findings) = run(Lane::Jit, cells);
    let last = cells.len() - 1;
    let (python, jit) = (&python[last], &jit[last]);
    let index = |cell: CellId| LineIndex::new(cells[cell.0 as usize]);
    let name = |span: Span| {
        let line = format!("line {}", index(span.cell).line(span.start));
        if span.cell.0 as usize == last {
            line
        } else {
            format!("cell {}, {line}", span.cell.0 + 1)
        }
    };
    let at = |span: Span| {
        let text = cells[span.cell.0 as usize];
        text.get(span.start as usize..span.end as usize)
            .map(str::to_owned)
    };
    let places = Places {
        name: &name,
        text: &at,
    };
    let causes = findings.causes(CellId(last as u32));
    let marks = marks((python, jit), &causes, &places);
    let row = |row: freezeframe_page::lanes::Row| {
        let (left, right) = (row.cells[0], row.cells[1]);
        let (a, b) = (
            text(left.and_then(|at| python.get(at))),
            text(right.and_then(|at| jit.get(at))),
        );
        let is_here = |mark: &&Mark| match mark.line {
            Line::At(at) => right == Some(at),
            Line::Missing(at) => right.is_none() && left == Some(at),
        };
        match marks.iter().find(is_here) {
            None => format!("{a} = {b}"),
            Some(mark) => {
                let froze = if mark.frozen.is_empty() { "" } else { "*" };
                format!("{a} / {b}: {froze}{}", mark.sentence)
            }
        }
    };
    align(&[python, jit]).into_iter().map(row).collect()
}

fn check(cells: &[&str], expected: &[&str]) {
    assert_eq!(rows(cells), expected, "{}", cells.join("\n# %%\n"));
}

const COUNTER: &str = "\
import jax
class Counter:
    def __init__(self):
        self.n = 0
    def count(self):
        self.n += 1
        return self.n
counter = Counter()
count = jax.jit(counter.count)
";

#[test]
fn a_replayed_call_says_what_plain_python_returned() {
    let cell = format!("{COUNTER}for _ in range(3):\n    print(count())");
    check(
        &[&cell],
        &[
            "1 = 1",
            "2 / 1: *plain Python returned 2; `jit` replays 1: `count` was traced when `self.n` was 0 (cell 1, line 6)",
            "3 / 1: *plain Python returned 3; `jit` replays 1: `count` was traced when `self.n` was 0 (cell 1, line 6)",
        ],
    );
}

#[test]
fn what_follows_from_what_froze_says_from_what() {
    let cell = format!("{COUNTER}count(); count()\nprint('n is', counter.n)");
    check(
        &[&cell],
        &[
            "n is 2 / n is 1: *plain Python printed 2; `jit` printed 1, which follows from line 6: `self.n` was changed once, while `count` was traced",
        ],
    );
    let first = "\
import jax
scale = 2.0
@jax.jit
def scaled(x):
    return x * scale
scaled(1.0)
scale = 3.0
kept = scaled(1.0)";
    let told = |place: &str| {
        format!(
            "kept 3.0 / kept 2.0: *plain Python printed 3.0; `jit` printed 2.0, which follows from the call of `scaled` in {place}: it used an old value"
        )
    };
    check(&[first, "print('kept', kept)"], &[&told("cell 1, line 8")]);
    check(
        &[&format!("{first}\nprint('kept', kept)")],
        &[&told("line 8")],
    );
}

#[test]
fn a_line_says_which_of_several_calls_its_value_came_from() {
    let cell = "\
import jax
a = 2.0
b = 3.0
f = jax.jit(lambda x: x * a)
g = jax.jit(lambda x: x * b)
f(1.0), g(1.0)
a, b = 4.0, 5.0
first = f(1.0)
second = g(1.0)
doubled = first * 2
print(f'doubled {doubled:.1f}')
print('second', second)
print('both', doubled + second)";
    let told = |both: &str, function: &str, line: &str| {
        format!(
            "{both}, which follows from the call of `{function}` in {line}: it used an old value"
        )
    };
    check(
        &[cell],
        &[
            &told(
                "doubled 8.0 / doubled 4.0: *plain Python printed 8.0; `jit` printed 4.0",
                "<lambda>",
                "line 8",
            ),
            &told(
                "second 5.0 / second 3.0: *plain Python printed 5.0; `jit` printed 3.0",
                "<lambda>",
                "line 9",
            ),
            &told(
                "both 13.0 / both 7.0: *plain Python printed 13.0; `jit` printed 7.0",
                "<lambda>",
                "line 9",
            ),
        ],
    );
}

#[test]
fn prints_of_compiled_functions_are_aligned_by_the_call_that_prints() {
    let cell = "\
import jax, logging, sys, warnings
@jax.jit
def f(x):
    print('tracing')
    jax.debug.print('x is {}', x)
    jax.debug.callback(print, 'called back', x)
    jax.debug.callback(lambda x: sys.stderr.write(f'err {x}\\n'), x)
    return x + 1
for x in (1.0, 2.0):
    print(f(x))
logging.warning('a warning')
warnings.warn('another')
print('\\r1/2', end='')
print('\\r2/2')";
    check(
        &[cell],
        &[
            "tracing = tracing",
            "x is 1.0 = x is 1.0",
            "called back 1.0 = called back 1.0",
            "err 1.0 = err 1.0",
            "2.0 = 2.0",
            "tracing / -: *plain Python printed this at each call; `jit` printed it once, while tracing",
            "x is 2.0 = x is 2.0",
            "called back 2.0 = called back 2.0",
            "err 2.0 = err 2.0",
            "3.0 = 3.0",
            "WARNING:root:a warning = WARNING:root:a warning",
            "Cell In[1]:12: UserWarning: another⏎  warnings.warn('another') = Cell In[1]:12: UserWarning: another⏎  warnings.warn('another')",
            "2/2 = 2/2",
        ],
    );
}

#[test]
fn what_no_two_runs_share_is_no_difference() {
    let cell = "\
import time, jax
class A: pass
print(A())
print(id(A()), hex(id(A)))
print(time.time(), int(time.time()))
started = time.perf_counter()
jax.jit(lambda x: x + 1)(1.0)
print(f'took {time.perf_counter() - started:.6f} s')
print(f'{(time.perf_counter() - started) * 1e3:.3f} ms')
%time sum(range(100))";
    let differing: Vec<_> = rows(&[cell])
        .into_iter()
        .filter(|row| row.contains(" / "))
        .collect();
    assert_eq!(differing, [""; 0]);
}

#[test]
fn differences_without_a_finding_say_what_they_are() {
    let cell = "\
import jax, jax.numpy as jnp
@jax.jit
def f(x):
    print('x', x)
    return x * 2
y = f(3.0)
print(type(y))
print(jax.jit(lambda x: x)(1))
print(jax.jit(lambda x: x * 2)(2**31 - 1))
print(jax.jit(lambda x: x + 1e3 - 1e3)(0.1234))";
    check(
        &[cell],
        &[
            "x 3.0 / x JitTracer(~float32[]): plain Python printed 3.0; `jit` printed JitTracer(~float32[]): it was printed while tracing, when a tracer stands for the value; `jax.debug.print` prints values",
            "<class 'float'> / <class 'jaxlib._jax.ArrayImpl'>: plain Python printed float; `jit` printed jaxlib._jax.ArrayImpl: under `jit` a result is an array, with a dtype of its own",
            "1 = 1",
            "4294967294 / -2: plain Python printed 4294967294; `jit` printed -2: under `jit` a whole number has 32 bits, and begins anew where they end",
            "0.12339999999994689 / 0.123413086: plain Python printed 0.12339999999994689; `jit` printed 0.123413086: under `jit` a result is an array, whose dtype rounds otherwise than Python's floats",
        ],
    );
}

#[test]
fn after_an_error_the_rest_says_so() {
    let cell = "\
import jax
@jax.jit
def f(x):
    return x if x > 0 else -x
print('before')
print(f(1.0))
print('behind')";
    let rest = "plain Python printed this, and `jit` did not, since it had ended with `TracerBoolConversionError`";
    check(
        &[cell],
        &[
            "before = before",
            &format!("1.0 / -: {rest}"),
            &format!("behind / -: {rest}"),
            "- / TracerBoolConversionError: *`jit` raised `TracerBoolConversionError` here, and plain Python did not: while it traces, a tracer stands for the value, which exists only when the compiled function runs",
        ],
    );
}
