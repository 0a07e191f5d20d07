//! Where a printed value comes from (`www/states/from.py`): the chain behind it, as plain Python and under `jit`.

use crate::steps::{begun, told};
use freezeframe_base::Lane;
use serde_json::Value as Json;

const ORIGINS: &str = include_str!("../../www/states/from.py");

/// The chain behind the value that is printed last, a line an entry: its kind, its text, its value and its line.
fn chain(lane: Lane, cells: &[&str]) -> Vec<String> {
    let mut runner = begun(lane, cells);
    told(&mut runner);
    runner.run(
        "from",
        &format!("{ORIGINS}\n__asked = __freezeframe_origins(__freezeframe_step[2])"),
    );
    let mut ask = |what: &str| -> Json {
        let record = runner.run("from", &format!("__asked({what})"));
        serde_json::from_str(&record.stdout).unwrap_or_else(|_| panic!("{}", record.stderr))
    };
    let printed = ask("");
    let printed = printed.as_array().expect("what was printed");
    let parts = printed.last().expect("a print")["parts"].as_array();
    let parts = parts.expect("parts").len();
    let tree = ask(&format!("{}, {}", printed.len() - 1, parts - 1));
    let mut lines = Vec::new();
    write(&tree, 0, &mut lines);
    lines
}

fn write(node: &Json, depth: usize, lines: &mut Vec<String>) {
    let text = |name: &str| node[name].as_str().unwrap_or_default();
    let value = match text("value") {
        "" => String::new(),
        value => format!(" = {value}"),
    };
    let line = node["line"].as_u64();
    let line = line.map_or(String::new(), |it| format!(" @{it}"));
    let indent = "  ".repeat(depth);
    lines.push(format!(
        "{indent}{} {}{value}{line}",
        text("kind"),
        text("text")
    ));
    for part in ["equations", "from"] {
        for inner in node[part].as_array().into_iter().flatten() {
            write(inner, depth + 1, lines);
        }
    }
}

const DAMPER: &str = "import jax
rate = 0.5
class Damper:
    def __init__(self):
        self.count = 0
    def step(self, x):
        self.count += 1
        y = x * rate
        return y, self.count * 1.0, x + 1
damper = Damper()
step = jax.jit(damper.step)";

#[test]
fn plain_python_is_followed_line_by_line() {
    let cell = "x = 2.0\ny, n, z = step(x)\nprint(y)";
    assert_eq!(
        chain(Lane::Python, &[DAMPER, cell]),
        [
            "print y = 1.0 @3",
            "  variable y: y, n, z = step(x) = 1.0 @2",
            "    return return y, self.count * 1.0, x + 1 = (1.0, 1.0, 3.0) @9",
            "      variable y: y = x * rate = 1.0 @8",
            "        argument x = x = 2.0 @2",
            "          variable x: x = 2.0 = 2.0 @1",
            "            literal 2.0 @1",
            "        earlier rate = 0.5 @2",
        ]
    );
}

#[test]
fn under_jit_a_call_is_followed_by_the_equations_that_the_result_needs() {
    let cell = "x = 2.0\ny, n, z = step(x)\ny, n, z = step(z)\nprint(y)";
    assert_eq!(
        chain(Lane::Jit, &[DAMPER, cell]),
        [
            "print y = 1.5 @4",
            "  variable y: y, n, z = step(z) = 1.5 @3",
            "    call step(z) = 1.5, 1.0, 4.0 @3",
            "      equation b:f32[] = mul a 0.5:f32[] = 1.5 @8",
            "      input x = z = 3.0 @3",
            "        variable z: y, n, z = step(x) = 3.0 @2",
            "          call step(x) = 1.0, 1.0, 3.0 @2",
            "            equation c:f32[] = add a 1.0:f32[] = 3.0 @9",
            "            input x = x = 2.0 @2",
            "              variable x: x = 2.0 = 2.0 @1",
            "                literal 2.0 @1",
        ]
    );
}

#[test]
fn each_kind_of_step_on_the_way_is_told() {
    let cases = [
        (
            "a = [1]\na.append(2)\nprint(a)",
            "print a = [1, 2] @3; variable a: a = [1] = list(1, 2) @1; literal [1] @1; item a.append(2) @2; literal 2 @2",
        ),
        (
            "d = {'k': 1}\nd['k'] = 5\nprint(d['k'])",
            "print d['k'] = 5 @3; item d['k']: d['k'] = 5 = 5 @2; literal 5 @2",
        ),
        (
            "n = 1\nn += 2\nprint(f'n is {n}')",
            "print n @3; variable n: n += 2 = 3 @2; literal 2 @2; variable n: n = 1 = 1 @1; literal 1 @1",
        ),
        (
            "def f(a, *, b=1):\n    return a * b\nx = 2\nprint(f(x, b=x))",
            "print f(x, b=x) = 4 @4; return return a * b = 4 @2; argument a = x = 2 @4; variable x: x = 2 = 2 @3; literal 2 @3; argument b = x = 2 @4; again x = 2",
        ),
        (
            "class A:\n    @property\n    def p(self):\n        return self.q\na = A()\na.q = 3\nv = a.p\nv",
            "print v = 3 @8; variable v: v = a.p = 3 @7; return return self.q = 3 @4; item self.q: a.q = 3 = 3 @6; literal 3 @6; variable a: a = A() = A(q: 3) @5; computed A() @5; item a.q = 3 @6; literal 3 @6",
        ),
        (
            "f = lambda x: x + 1\nprint(f(4))",
            "print f(4) = 5 @2; return lambda x: x + 1 = 5 @1; argument x = 4 = 4 @2; literal 4 @2",
        ),
        (
            "t = 0\nfor i in range(3):\n    t = t + i\nprint(t)",
            "print t = 3 @4; variable t: t = t + i = 3 @3; variable t: t = t + i = 1 @3; variable t: t = t + i = 0 @3; variable t: t = 0 = 0 @1; literal 0 @1; variable i: for i in range(3): = 0 @2; computed range(3) @2; variable i: for i in range(3): = 1 @2; computed range(3) @2; variable i: for i in range(3): = 2 @2; computed range(3) @2",
        ),
    ];
    let found = cases.map(|(source, _)| {
        let lines = chain(Lane::Python, &[source]);
        let lines: Vec<&str> = lines.iter().map(|it| it.trim()).collect();
        (source, lines.join("; "))
    });
    assert_eq!(found, cases.map(|(source, it)| (source, it.to_owned())));
}

#[test]
fn a_long_history_is_cut() {
    let source = "t = 0\nfor i in range(500):\n    t = t + i\nprint(t)";
    let lines = chain(Lane::Python, &[source]);
    assert!(lines.len() <= 150, "{}", lines.len());
    assert!(lines.iter().any(|it| it.trim_start().starts_with("cut ")));
}
