//! What the inspector costs: `cargo run --release -p freezeframe-session --example inspector_cost`.
//!
//! Each program runs in a session, which has the inspector, and on a bare machine with the same `jit`, which has not.
//! What the session tells once the cell has ended (jaxprs with their marks, steps, calls) is timed apart.
#![allow(
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "it measures and prints"
)]

use freezeframe_base::{
    CellId, Command, Event, JaxCompat, Lane, Output, Revision, RunId, SessionConfig, Span, Stream,
};
use freezeframe_jax::JaxOptions;
use freezeframe_python::Vm;
use freezeframe_session::{Host, Progress, Session};
use std::cell::RefCell;
use std::rc::Rc;
use std::time::Instant;

/// Each figure is the best of so many.
const RUNS: usize = 7;

/// A program: what is defined once, what is timed, and how often the timed part does its work.
struct Program {
    name: &'static str,
    before: &'static str,
    timed: &'static str,
    count: f64,
}

const PROGRAMS: [Program; 5] = [
    Program {
        name: "a cached call of a function that reads a global",
        before: "import jax\ng = 1.0\n@jax.jit\ndef f(x):\n    return x + g\nx = f(1.0)\n",
        timed: "for i in range(10000):\n    f(x)\n",
        count: 1e4,
    },
    Program {
        name: "a cached call that is stale",
        before: "import jax\ng = 1.0\n@jax.jit\ndef f(x):\n    return x + g\nx = f(1.0)\ng = 2.0\n",
        timed: "for i in range(10000):\n    f(x)\n",
        count: 1e4,
    },
    Program {
        name: "a training step with four arrays",
        before: "import jax, jax.numpy as jnp\nlr = 0.1\np = {'w': jnp.ones((8, 8)), 'b': jnp.ones(8), 'v': jnp.ones(8), 'c': jnp.ones(())}\n\
                 @jax.jit\ndef step(p, x):\n    return jax.tree.map(lambda a: a - lr * x, p)\np = step(p, 1.0)\n",
        timed: "for i in range(10000):\n    p = step(p, 1.0)\n",
        count: 1e4,
    },
    Program {
        name: "a trace of 40 equations",
        before: "import jax, jax.numpy as jnp\ng = 1.0\n",
        timed: "for i in range(200):\n    def f(x):\n        for j in range(10):\n            x = jnp.sin(x) * g + x * 2.0\n        return x\n    jax.jit(f).trace(1.0)\n",
        count: 200.0,
    },
    Program {
        name: "plain Python, a turn of a loop",
        before: "def h(n):\n    s = 0\n    for i in range(n):\n        s += i * i\n    return s\n",
        timed: "h(300000)\n",
        count: 3e5,
    },
];

struct World(Instant);

impl Host for World {
    fn now(&self) -> f64 {
        self.0.elapsed().as_secs_f64()
    }
}

/// A bare machine's world: a clock, and what was written.
struct Bare(Instant, Rc<RefCell<String>>);

impl freezeframe_python::Host for Bare {
    fn write(&mut self, _stream: Stream, text: &str, _span: Option<Span>) {
        self.1.borrow_mut().push_str(text);
    }

    fn now(&mut self) -> f64 {
        self.0.elapsed().as_secs_f64()
    }

    fn entropy(&mut self) -> u64 {
        7
    }
}

impl Program {
    /// The two texts; the second prints how many seconds it took.
    fn texts(&self) -> [String; 2] {
        let timed = self.timed;
        [
            self.before.to_owned(),
            format!(
                "import time\nstarted = time.perf_counter()\n{timed}print(time.perf_counter() - started)\n"
            ),
        ]
    }
}

/// Seconds for the timed part in a session, and for what the session tells of it afterwards.
fn inspected(program: &Program) -> (f64, f64) {
    let config = SessionConfig {
        lane: Lane::Jit,
        compat: JaxCompat::V0_12,
        entropy: 7,
        clock_start: 0.0,
    };
    let mut session = Session::new(config, Rc::new(World(Instant::now())));
    let (mut ran, mut whole) = (0.0, 0.0);
    for (at, source) in program.texts().into_iter().enumerate() {
        session.command(Command::RunCell {
            run: RunId(at as u32),
            cell: CellId(at as u32),
            revision: Revision(0),
            filename: "program.py".into(),
            source,
            exam: None,
        });
        let started = Instant::now();
        while session.step(1_000_000) == Progress::Busy {}
        whole = started.elapsed().as_secs_f64();
        for event in session.take_events() {
            if let Event::Output {
                output: Output::Text { text, .. },
                ..
            } = event
            {
                ran = text.trim().parse().unwrap_or(f64::NAN);
            }
        }
    }
    (ran, whole - ran)
}

/// Seconds for the timed part, on a bare machine.
fn bare(program: &Program) -> f64 {
    let written = Rc::new(RefCell::new(String::new()));
    let mut vm = Vm::new(Box::new(Bare(Instant::now(), written.clone())));
    freezeframe_jax::install(
        &mut vm,
        JaxOptions {
            lane: Lane::Jit,
            compat: JaxCompat::V0_12,
        },
    );
    let globals = vm.new_globals();
    for (at, source) in program.texts().iter().enumerate() {
        let ended = vm
            .compile_cell(source, CellId(at as u32), Revision(0), "program.py")
            .and_then(|code| vm.run(&code, &globals));
        assert!(ended.is_ok(), "{} runs", program.name);
    }
    written.borrow().trim().parse().unwrap_or(f64::NAN)
}

fn best(mut once: impl FnMut() -> f64) -> f64 {
    (0..RUNS).map(|_| once()).fold(f64::INFINITY, f64::min)
}

fn main() {
    println!(
        "{:>12} {:>12} {:>9} {:>7} {:>13}",
        "inspected", "bare", "added", "ratio", "told after"
    );
    for program in &PROGRAMS {
        let per = 1e6 / program.count;
        let with = best(|| inspected(program).0) * per;
        let told = best(|| inspected(program).1) * per;
        let without = best(|| bare(program)) * per;
        println!(
            "{with:>9.3} us {without:>9.3} us {:>6.3} us {:>7.2} {told:>10.3} us  {}",
            with - without,
            with / without,
            program.name
        );
    }
}
