//! What is tried behind a cell that is an exercise: what comes of it, and that its reader finds all as it was.

use freezeframe_base::*;
use freezeframe_session::{Host, Progress, Session};
use std::rc::Rc;

struct Still;

impl Host for Still {
    fn now(&self) -> f64 {
        0.0
    }
}

fn session(lane: Lane) -> Session {
    let config = SessionConfig {
        lane,
        compat: JaxCompat::default(),
        entropy: 1,
        clock_start: 0.0,
    };
    Session::new(config, Rc::new(Still))
}

fn run_cell(number: u32, source: &str, exam: Option<Exam>) -> Command {
    Command::RunCell {
        run: RunId(number),
        cell: CellId(number),
        revision: Revision(0),
        filename: format!("Cell In[{number}]"),
        source: source.to_owned(),
        exam,
    }
}

fn events(session: &mut Session, command: Command) -> Vec<Event> {
    session.command(command);
    while session.step(10_000) == Progress::Busy {}
    session.take_events()
}

fn examined(events: &[Event]) -> Option<&Examined> {
    events.iter().find_map(|event| match event {
        Event::Examined { examined, .. } => Some(examined),
        _ => None,
    })
}

fn printed_by(events: Vec<Event>) -> String {
    let outputs = events.into_iter().filter_map(|event| match event {
        Event::Output { output, .. } => Some(output),
        _ => None,
    });
    printed(&outputs.collect::<Vec<_>>())
}

/// Runs a cell with checks and mistakes: what was raised, and which mistake was found.
fn attempt(lane: Lane, cell: &str, checks: &str, mistakes: &[&str]) -> (String, Option<u32>) {
    let exam = Exam {
        checks: checks.to_owned(),
        mistakes: mistakes.iter().map(|it| (*it).to_owned()).collect(),
    };
    let events = events(&mut session(lane), run_cell(1, cell, Some(exam)));
    let examined = examined(&events).expect("it is examined").clone();
    let trouble = examined.trouble.map_or_else(String::new, |it| it.text());
    (trouble, examined.mistake)
}

#[test]
fn checks_see_what_the_cell_did() {
    for (cell, checks, trouble) in [
        ("x = 1\nprint(x)", "assert printed == '1\\n' and x == 1", ""),
        (
            "print('mean = 2, [3.5 -1e3]', 1., 'of 3')\nprint('x1 - nan inf 1_0')",
            "assert numbers == [2, 3.5, -1000, 1, 3], numbers",
            "",
        ),
        (
            "x = 1\nprint(x)",
            "assert source.startswith('x = 1') and lane == 'python'",
            "",
        ),
        (
            "x = 1",
            "assert x == 2, 'x is two'",
            "AssertionError: x is two",
        ),
        ("x = 1", "y", "NameError: name 'y' is not defined"),
        ("x = 1", "if", "SyntaxError: Expected an expression"),
        // A cell that raises is not passed, whatever the checks would say.
        ("1 / 0", "pass", "ZeroDivisionError: division by zero"),
        ("if", "pass", "SyntaxError: Expected an expression"),
        ("x = [1]", "def f():\n    return x\nassert f() == [1]", ""),
    ] {
        let found = attempt(Lane::Python, cell, checks, &[]);
        let class = |text: &str| text.split(':').next().unwrap_or_default().to_owned();
        match trouble.starts_with("SyntaxError") {
            true => assert_eq!(class(&found.0), "SyntaxError", "{cell} / {checks}"),
            false => assert_eq!(found.0, trouble, "{cell} / {checks}"),
        }
    }
}

#[test]
fn the_first_mistake_is_told() {
    let mistakes = ["nothing", "x == 2", "x > 0", "True"];
    for (cell, found) in [("x = 1", Some(2)), ("x = 2", Some(1)), ("x = -1", Some(3))] {
        assert_eq!(
            attempt(Lane::Python, cell, "pass", &mistakes).1,
            found,
            "{cell}"
        );
    }
    let told = attempt(Lane::Python, "y", "pass", &["'NameError' in error"]);
    assert_eq!(
        told,
        ("NameError: name 'y' is not defined".to_owned(), Some(0))
    );
}

#[test]
fn what_jit_does_is_told() {
    let counter = "import jax\nn = 0\n@jax.jit\ndef f(x):\n    return x + n\nf(1)\nn = 2\nf(1)";
    let carried = "import jax\n@jax.jit\ndef f(n):\n    return n + 1\nf(f(1))";
    for (cell, stale, carries) in [(counter, &["n"][..], false), (carried, &[], true)] {
        let exam = Exam::default();
        let events = events(&mut session(Lane::Jit), run_cell(1, cell, Some(exam)));
        let examined = examined(&events).expect("it is examined");
        assert_eq!(
            (&examined.stale[..], examined.carries),
            (
                &stale.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>()[..],
                carries
            )
        );
    }
}

#[test]
fn the_reader_finds_all_as_it_was() {
    let cell = r#"
import collections, jax, numpy as np
n, items, table, seen = 1, [1, [2]], {"a": 1}, {1}
array, queue, raw = np.zeros(3), collections.deque([1]), bytearray(b"a")

class Counter:
    total = 0
    def __init__(self):
        self.n = 0
    def add(self):
        global n
        self.n += 1
        Counter.total += 1
        n += 1

def make():
    count = 0
    def turn():
        nonlocal count
        count += 1
        return count
    return turn

counter, turn = Counter(), make()
bound = counter.add
hidden = (Counter(), [Counter()])
def plain(x, memory=[]):
    memory.append(x)
    plain.calls = len(memory)
    return memory
"#;
    let checks = r#"
n, extra = 7, 1
items.append(3); items[1].append(4); table["b"] = 2; table.pop("a"); seen.add(2)
array[0] = 5; queue.append(2); raw.extend(b"b")
counter.add(); bound(); turn(); plain(1); hidden[1][0].add(); hidden[0].new = 1
counter.__dict__["more"] = 1
Counter.other = 1
print("nobody sees this")
del make
assert Counter.total == 3 and n == 7
"#;
    let look = r#"
print(n, items, table, seen, array, list(queue), raw, "extra" in dir(), "printed" in dir(), "make" in dir())
print(counter.__dict__, Counter.total, hasattr(Counter, "other"), turn(), plain.__dict__, hidden[1][0].n, hidden[0].__dict__)
counter.add(); print(counter.n, Counter.total, n, plain(0))
"#;
    for lane in [Lane::Python, Lane::Jit] {
        let seen = |exam: Option<Exam>| {
            let (mut session, is_examined) = (session(lane), exam.is_some());
            let first = events(&mut session, run_cell(1, cell, exam));
            let trouble = examined(&first).map(|it| it.trouble.clone());
            assert_eq!(trouble, is_examined.then_some(None));
            assert_eq!(printed_by(first), "");
            printed_by(events(&mut session, run_cell(2, look, None)))
        };
        let exam = Exam {
            checks: checks.to_owned(),
            mistakes: vec!["items.append(9)".to_owned()],
        };
        assert_eq!(seen(Some(exam)), seen(None));
    }
}

#[test]
fn what_is_tried_is_not_told_of() {
    let cell = "import jax\nn = 0\n@jax.jit\ndef f(x):\n    return x + n\ny = f(1)";
    let again = "f(1)";
    let told = |checks: &str| {
        let mut session = session(Lane::Jit);
        let exam = Exam {
            checks: checks.to_owned(),
            mistakes: Vec::new(),
        };
        let mut all = events(&mut session, run_cell(1, cell, Some(exam)));
        all.extend(events(&mut session, run_cell(2, again, None)));
        let traces = all.into_iter().filter_map(|event| match event {
            Event::Traces {
                traces,
                stale_calls,
                calls,
                ..
            } => {
                let calls: Vec<_> = calls
                    .iter()
                    .map(|call| (call.trace, call.called_at))
                    .collect();
                let traces = traces
                    .iter()
                    .map(|it| (it.id, it.cached_calls, it.frozen.len()));
                Some((traces.collect::<Vec<_>>(), stale_calls.len(), calls))
            }
            _ => None,
        });
        traces.collect::<Vec<_>>()
    };
    assert_eq!(
        told("n = 5\nf(1); f(2.0); jax.jit(lambda: n)()"),
        told("pass")
    );
}

#[test]
fn checks_can_be_stopped() {
    let mut session = session(Lane::Python);
    let exam = Exam {
        checks: "n = 2\nwhile True: pass".to_owned(),
        mistakes: Vec::new(),
    };
    session.command(run_cell(1, "n = 1", Some(exam)));
    for _ in 0..20 {
        assert_eq!(session.step(1000), Progress::Busy);
    }
    session.command(Command::Interrupt);
    while session.step(1000) == Progress::Busy {}
    let told = session.take_events();
    assert_eq!(examined(&told), None);
    let ended = |event: &Event| {
        matches!(
            event,
            Event::Finished {
                status: RunStatus::Interrupted,
                ..
            }
        )
    };
    assert!(told.iter().any(ended), "{told:?}");
    assert_eq!(
        printed_by(events(&mut session, run_cell(2, "print(n)", None))),
        "1\n"
    );
}
