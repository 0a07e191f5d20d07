//! The machine itself: slices, interrupts, deep recursion, garbage.

use freezeframe_base::{CellId, Revision, Span, Stream};
use freezeframe_python::{Dict, Doc, Entry, Exc, Host, RunSlice, Value, Vm, closure_of, gc};
use std::cell::Cell;
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

fn machine() -> (Vm, Rc<Dict>) {
    let vm = Vm::new(Box::new(Silent));
    let globals = vm.new_globals();
    (vm, globals)
}

fn run(vm: &mut Vm, globals: &Rc<Dict>, text: &str) -> Result<String, String> {
    let result = vm
        .compile_cell(text, CellId(0), Revision(0), "cell")
        .and_then(|code| vm.run(&code, globals));
    match result {
        Ok(value) => Ok(vm.repr(&value).expect("a repr")),
        Err(raise) => Err(vm.format_exception_only(&raise)),
    }
}

#[test]
fn a_cell_runs_in_slices_and_keeps_its_result() {
    let (mut vm, globals) = machine();
    let text = "t = 0\nfor i in range(100000):\n    t += i\nt";
    let code = vm
        .compile_cell(text, CellId(0), Revision(0), "cell")
        .expect("compiles");
    vm.start(&code, &globals);
    let mut slices = 0;
    let result = loop {
        match vm.run_slice(10_000) {
            RunSlice::Yielded => slices += 1,
            RunSlice::Returned(value) => break value,
            RunSlice::Raised(raise) => panic!("{raise:?}"),
        }
    };
    assert!(slices > 3);
    assert_eq!(vm.repr(&result).expect("a repr"), "4999950000");
}

#[test]
fn an_interrupt_ends_a_loop_and_keeps_variables() {
    let (mut vm, globals) = machine();
    let code = vm
        .compile_cell(
            "n = 1\nwhile True:\n    n += 1",
            CellId(0),
            Revision(0),
            "cell",
        )
        .expect("compiles");
    vm.start(&code, &globals);
    assert!(matches!(vm.run_slice(10_000), RunSlice::Yielded));
    vm.interrupt();
    match vm.run_slice(10_000) {
        RunSlice::Raised(raise) => assert!(vm.is_exception(&raise, Exc::KeyboardInterrupt)),
        _ => panic!("the loop goes on"),
    }
    assert!(matches!(globals.get_str("n"), Some(Value::Int(n)) if n > 1));
}

#[test]
fn sleep_holds_the_run_between_slices_and_an_interrupt_ends_it() {
    struct Clock(f64);
    impl Host for Clock {
        fn write(&mut self, _: Stream, _: &str, _: Option<Span>) {}
        fn now(&mut self) -> f64 {
            self.0 += 1.0;
            self.0
        }
        fn entropy(&mut self) -> u64 {
            0
        }
    }
    let mut vm = Vm::new(Box::new(Clock(0.0)));
    let globals = vm.new_globals();
    let text = "import time\nlist(map(time.sleep, [5, 5]))\ntime.sleep(20)";
    let code = vm
        .compile_cell(text, CellId(0), Revision(0), "cell")
        .expect("compiles");
    vm.start(&code, &globals);
    let slices = (0..).take_while(|_| matches!(vm.run_slice(1_000_000), RunSlice::Yielded));
    assert!(slices.count() >= 10);
    vm.start(&code, &globals);
    assert!(matches!(vm.run_slice(1_000_000), RunSlice::Yielded));
    assert!(vm.wake_in().is_some());
    vm.interrupt();
    assert!(matches!(vm.run_slice(1_000_000), RunSlice::Raised(_)));
    assert_eq!(vm.wake_in(), None);
}

#[test]
fn deep_recursion_is_an_error_whatever_it_goes_through() {
    let (mut vm, globals) = machine();
    let programs = [
        "def f(n): return f(n + 1)\nf(0)",
        "class A:\n    def __add__(self, o): return self + o\nA() + A()",
        "class A:\n    def __init__(self): A()\nA()",
        "class A:\n    def __getattr__(self, n): return getattr(self, n + 'x')\nA().b",
        "def g(n): yield from g(n + 1)\nlist(g(0))",
        "def f(n): return sorted([2, 1], key=lambda x: f(n + 1))\nf(0)",
        "class A:\n    def __repr__(self): return repr(self)\nrepr(A())",
        "class A:\n    def __eq__(self, o): return A() == A()\nA() == A()",
        "class A:\n    def __bool__(self): return bool(self)\nif A(): pass",
        "class A:\n    def __hash__(self): return hash(self)\n{A(): 1}",
        "class A:\n    def __iter__(self): return iter(self)\nlist(A())",
        "class A:\n    @property\n    def p(self): return self.p\nA().p",
    ];
    for text in programs {
        let message = run(&mut vm, &globals, text).expect_err(text);
        assert!(message.starts_with("RecursionError"), "{text}\n{message}");
    }
    let deep = "x = []\nfor _ in range(100000):\n    x = [x]\nlen(x)";
    assert_eq!(run(&mut vm, &globals, deep), Ok("1".into()));
}

#[test]
fn cyclic_garbage_is_freed() {
    let (mut vm, globals) = machine();
    let cell = "class Node:\n    def __init__(self):\n        self.me = self\n        self.others = [self, {'me': self}, (self, 1)]\n        self.hook = lambda: self\n    def method(self):\n        return self.bound\nfor _ in range(20):\n    n = Node()\n    n.bound = n.method\n    def rec(k):\n        return rec(k - 1) if k else 0\n    def gen():\n        yield g\n    g = gen()\n    next(g)\n    try:\n        raise ValueError(n)\n    except ValueError as e:\n        n.error = e\ndel n, g";
    for _ in range_of(20) {
        run(&mut vm, &globals, cell).expect("runs");
    }
    gc::collect();
    let before = gc::live_count();
    for _ in range_of(1000) {
        run(&mut vm, &globals, cell).expect("runs");
    }
    gc::collect();
    let after = gc::live_count();
    assert!(
        after <= before + 200,
        "{before} containers before, {after} after"
    );
}

fn range_of(count: usize) -> std::ops::Range<usize> {
    0..count
}

#[test]
fn what_is_in_use_is_not_collected() {
    let (mut vm, globals) = machine();
    let text = "import gc\nclass A: pass\na = A(); a.self = a; a.items = [a, {1: a}]\ndef f():\n    local = A(); local.me = local\n    gc.collect()\n    return local.me is local\nf() and a.items[1][1] is a";
    assert_eq!(run(&mut vm, &globals, text), Ok("True".into()));
}

#[test]
fn the_last_expression_is_the_result_unless_it_ends_in_a_semicolon() {
    let (mut vm, globals) = machine();
    assert_eq!(run(&mut vm, &globals, "1 + 1"), Ok("2".into()));
    assert_eq!(run(&mut vm, &globals, "1 + 1;"), Ok("None".into()));
    assert_eq!(run(&mut vm, &globals, "x = 3"), Ok("None".into()));
}

#[test]
fn too_large_allocations_are_memory_errors() {
    let (mut vm, globals) = machine();
    for text in [
        "'a' * 10 ** 12",
        "[0] * 10 ** 12",
        "1 << 10 ** 12",
        "10 ** 10 ** 10",
        "list(range(10 ** 12))",
        "b'x' * (1 << 40)",
    ] {
        let message = run(&mut vm, &globals, text).expect_err(text);
        assert!(
            message.starts_with("MemoryError") || message.starts_with("OverflowError"),
            "{text}\n{message}"
        );
    }
}

#[test]
fn docs_that_are_a_part_are_loaded_when_somebody_asks_and_kept() {
    struct Line(Rc<Cell<u32>>);
    impl Host for Line {
        fn write(&mut self, _: Stream, _: &str, _: Option<Span>) {}
        fn now(&mut self) -> f64 {
            0.0
        }
        fn entropy(&mut self) -> u64 {
            0
        }
        fn load(&mut self, part: &str) -> Result<Rc<str>, String> {
            self.0.set(self.0.get() + 1);
            match (part, self.0.get()) {
                ("docs", 1) => Err("there was no answer".to_owned()),
                ("docs", _) => {
                    Ok("#: there add\nNot this.\n#: here add\nAdds.\n\nNumbers.\n".into())
                }
                _ => freezeframe_python::linked_part(part)
                    .map_or(Err(String::new()), |it| Ok(it.into())),
            }
        }
    }
    let asked = Rc::new(Cell::new(0));
    let mut vm = Vm::new(Box::new(Line(asked.clone())));
    let globals = vm.new_globals();
    for name in ["add", "sub"] {
        let row = Entry {
            name,
            doc: Doc::Part("here"),
            ..Entry::PLAIN
        };
        globals.set_str(name, closure_of(&row, |_, _| Ok(Value::None)));
    }
    assert_eq!(run(&mut vm, &globals, "add()").as_deref(), Ok("None"));
    assert_eq!(asked.get(), 0);
    assert_eq!(
        run(&mut vm, &globals, "add.__doc__").expect_err("no doc"),
        "ImportError: the doc of 'add' could not be loaded: there was no answer\n"
    );
    for (text, expected) in [
        ("add.__doc__", "'Adds.\\n\\nNumbers.'"),
        ("sub.__doc__", "''"),
    ] {
        assert_eq!(run(&mut vm, &globals, text).as_deref(), Ok(expected));
    }
    assert_eq!(asked.get(), 2);
}
