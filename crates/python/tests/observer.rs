//! What an observed run reports: one case is a program whose last expression is the observed function.

use freezeframe_base::{CellId, ReadId, Revision, Span, Stream, Taint};
use freezeframe_python::{Decision, Effect, Host, Observer, Place, Read, Value, Vm, Write};
use std::cell::RefCell;
use std::rc::Rc;

struct Silent;

impl Host for Silent {
    fn write(&mut self, _: Stream, _: &str, _: Option<Span>) {}
    fn now(&mut self) -> f64 {
        0.0
    }
    fn entropy(&mut self) -> u64 {
        0
    }
}

/// Writes events down as `verb expression = value`.
struct Log {
    source: String,
    events: Vec<String>,
    reads: Vec<(Place, Value)>,
}

impl Log {
    fn text(&self, span: Option<Span>) -> String {
        span.map_or("?".into(), |span| {
            self.source[span.start as usize..span.end as usize].to_string()
        })
    }

    fn taint(&self, taint: &Taint) -> String {
        taint
            .reads()
            .iter()
            .map(|read| read.0.to_string())
            .collect::<Vec<_>>()
            .join(",")
    }
}

fn show(value: &Value) -> String {
    match value {
        Value::Int(int) => int.to_string(),
        Value::Float(float) => format!("{float:?}"),
        Value::Bool(truth) => truth.to_string(),
        Value::Str(text) => format!("{:?}", text.as_str()),
        Value::List(list) => format!(
            "[{}]",
            list.items
                .borrow()
                .iter()
                .map(show)
                .collect::<Vec<_>>()
                .join(", ")
        ),
        Value::Function(_) => "function".into(),
        Value::Class(_) => "class".into(),
        Value::Object(_) => "object".into(),
        Value::Dict(_) => "dict".into(),
        _ => "value".into(),
    }
}

fn kind(place: &Place) -> &'static str {
    match place {
        Place::Global { .. } => "global",
        Place::Cell { .. } => "cell",
        Place::Attribute { .. } => "attribute",
        Place::Element { .. } => "element",
        Place::Contents { .. } => "contents",
        Place::Length { .. } => "length",
        Place::Default { .. } => "default",
        Place::Presence { .. } => "presence",
    }
}

impl Observer for Log {
    fn read(&mut self, read: Read<'_>) -> Taint {
        let id = self.reads.len() as u32;
        let text = self.text(read.span);
        self.events.push(format!(
            "read{id} {} {text} = {}",
            kind(&read.place),
            show(read.value)
        ));
        self.reads.push((read.place, read.value.clone()));
        Taint::of(ReadId(id))
    }

    fn write(&mut self, write: Write<'_>) {
        let text = self.text(write.span);
        let value = write.value.map_or("-".into(), show);
        self.events
            .push(format!("write {} {text} <- {value}", kind(&write.place)));
    }

    fn branch(&mut self, decision: Decision<'_>) {
        let text = self.text(decision.span);
        self.events
            .push(format!("branch {text} by {}", self.taint(&decision.taint)));
    }

    fn unrolled(&mut self, decision: Decision<'_>) {
        let text = self.text(decision.span);
        self.events.push(format!(
            "unrolled {text} by {}",
            self.taint(&decision.taint)
        ));
    }

    fn effect(&mut self, effect: Effect<'_>) -> bool {
        self.events.push(format!(
            "effect {} {:?}",
            effect.function.name, effect.purity
        ));
        true
    }
}

fn observe(source: &str) -> (Vec<String>, Rc<RefCell<Log>>, Vm) {
    let mut vm = Vm::new(Box::new(Silent));
    let globals = vm.new_globals();
    let code = vm
        .compile_cell(source, CellId(0), Revision(0), "cell")
        .expect("compiles");
    let function = vm.run(&code, &globals).expect("runs");
    let log = Rc::new(RefCell::new(Log {
        source: source.into(),
        events: Vec::new(),
        reads: Vec::new(),
    }));
    let result = vm.call_observed(&function, &[Value::Int(5)], &[], Vec::new(), log.clone());
    if let Err(raise) = result {
        panic!("{}", vm.format_exception(&raise));
    }
    let events = log.borrow().events.clone();
    (events, log, vm)
}

fn check(source: &str, expected: &[&str]) {
    assert_eq!(observe(source).0, expected, "\n{source}");
}

#[test]
fn globals() {
    check(
        "g = 2\ndef f(x):\n    return x + g\nf",
        &["read0 global g = 2"],
    );
    check(
        "g = 2\ndef f(x):\n    global g\n    g = x\n    return g\nf",
        &["write global g <- 5"],
    );
    check(
        "g = 2\ndef h(y):\n    return y * g\ndef f(x):\n    return h(x)\nf",
        &["read0 global h = function", "read1 global g = 2"],
    );
    check(
        "import math\ndef f(x):\n    return math.sqrt(len(str(x)))\nf",
        &["read0 global math = value"],
    );
}

#[test]
fn cells() {
    check(
        "def make():\n    n = 3\n    def f(x):\n        return x + n\n    return f\nmake()",
        &["read0 cell n = 3"],
    );
    check(
        "def make():\n    n = 0\n    def f(x):\n        nonlocal n\n        n += 1\n        return n\n    return f\nmake()",
        &["read0 cell n = 0", "write cell n <- 1"],
    );
    check(
        "def f(x):\n    y = x\n    def g():\n        return y + 1\n    return g()\nf",
        &[],
    );
}

#[test]
fn attributes() {
    check(
        "class C:\n    def __init__(self):\n        self.n = 0\n    def count(self, x):\n        self.n += 1\n        return self.n\nC().count",
        &["read0 attribute self.n = 0", "write attribute self.n <- 1"],
    );
    check(
        "class C:\n    k = 7\nc = C()\ndef f(x):\n    if c.k > x:\n        return 1\nf",
        &[
            "read0 global c = object",
            "read1 attribute c.k = 7",
            "branch c.k > x by 0,1",
        ],
    );
    check(
        "class P:\n    def __init__(self, v):\n        self.v = v\ndef f(x):\n    p = P(x)\n    p.v += 1\n    return p.v\nf",
        &["read0 global P = class"],
    );
}

#[test]
fn elements_and_loops() {
    check(
        "cfg = {'lr': 0.5}\ndef f(x):\n    return x * cfg['lr']\nf",
        &["read0 global cfg = dict", "read1 element cfg['lr'] = 0.5"],
    );
    check(
        "ws = [1, 2]\ndef f(x):\n    for w in ws:\n        x = x * w\n    return x\nf",
        &[
            "read0 global ws = [1, 2]",
            "read1 contents ws = [1, 2]",
            "unrolled ws by 0,1",
        ],
    );
    check(
        "def f(x):\n    out = []\n    for i in range(3):\n        out.append(x + i)\n    return sum(out)\nf",
        &[],
    );
    check(
        "log = []\ndef f(x):\n    log.append(x)\n    return x\nf",
        &["read0 global log = []", "write contents log.append(x) <- 5"],
    );
    check(
        "d = {}\ndef f(x):\n    d['k'] = x\n    return d['k']\nf",
        &[
            "read0 global d = dict",
            "write element d['k'] <- 5",
            "read1 global d = dict",
        ],
    );
}

#[test]
fn branches_defaults_and_effects() {
    check(
        "flag = True\ndef f(x):\n    y = 1 if flag else 2\n    return x + y\nf",
        &["read0 global flag = true", "branch flag by 0"],
    );
    check(
        "def f(x, n=3):\n    return x + n\nf",
        &["read0 default ? = 3"],
    );
    check(
        "def f(x):\n    print(x)\n    return x\nf",
        &["effect print Output"],
    );
    check(
        "s = 2\ndef f(x):\n    scale = s * 2\n    a, b = scale, x\n    if b > 1:\n        return a\n    if a > 1:\n        return b\nf",
        &["read0 global s = 2"],
    );
    check(
        "s = 2\ndef f(x):\n    a, b = s * 2, x\n    if a > 100:\n        return b\n    return b\nf",
        &["read0 global s = 2", "branch a > 100 by 0"],
    );
}

#[test]
fn places_can_be_read_again() {
    let (_, log, mut vm) = observe("g = [1]\ndef f(x):\n    return g[0] + x\nf");
    let reads = log
        .borrow()
        .reads
        .iter()
        .map(|(place, _)| place.clone())
        .collect::<Vec<_>>();
    let globals = match &reads[0] {
        Place::Global { globals, .. } => globals.clone(),
        _ => panic!("the first read is of a global"),
    };
    let Some(Value::List(list)) = globals.get_str("g") else {
        panic!("g is a list")
    };
    list.items.borrow_mut()[0] = Value::Int(9);
    assert_eq!(
        reads[1].current_value(&mut vm).map(|value| show(&value)),
        Some("9".into())
    );
    globals.set_str("g", 4_i64);
    assert_eq!(
        reads[0].current_value(&mut vm).map(|value| show(&value)),
        Some("4".into())
    );
}

#[test]
fn presence() {
    check(
        "class A: pass\na = A()\ndef f(x):\n    if hasattr(a, 'k'): return x\n    return x + getattr(a, 'm', 2)\nf",
        &[
            "read0 global a = object",
            "read1 presence hasattr(a, 'k') = false",
            "branch hasattr(a, 'k') by 0,1",
            "read2 global a = object",
            "read3 attribute getattr(a, 'm', 2) = value",
        ],
    );
}
