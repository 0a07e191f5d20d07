//! Whatever runs long ends when the host wants it to, and the session lives on.

use freezeframe_base::{
    CellId, CellRecord, Command, JaxCompat, Lane, Revision, RunId, SessionConfig,
};
use freezeframe_session::{Host, Progress, Session};
use std::cell::Cell;
use std::rc::Rc;
use std::time::{Duration, Instant};

/// Wants what runs to end once it was asked some times.
struct Impatient {
    left: Cell<u32>,
}

impl Host for Impatient {
    fn now(&self) -> f64 {
        0.0
    }

    fn should_interrupt(&self) -> bool {
        let left = self.left.get();
        self.left.set(left.saturating_sub(1));
        left == 0
    }
}

struct Cells {
    session: Session,
    host: Rc<Impatient>,
    next: u32,
}

impl Cells {
    fn new(lane: Lane) -> Self {
        let host = Rc::new(Impatient {
            left: Cell::new(u32::MAX),
        });
        let config = SessionConfig {
            lane,
            compat: JaxCompat::V0_12,
            entropy: 7,
            clock_start: 0.0,
        };
        Self {
            session: Session::new(config, host.clone()),
            host,
            next: 0,
        }
    }

    fn begin(&mut self, source: &str) -> CellRecord {
        let number = self.next;
        self.next += 1;
        self.session.command(Command::RunCell {
            run: RunId(number),
            cell: CellId(number),
            revision: Revision(0),
            filename: format!("<cell {number}>"),
            source: source.to_owned(),
            exam: None,
        });
        CellRecord::new(number as usize)
    }

    fn step(&mut self, budget: u32, record: &mut CellRecord) -> Progress {
        let progress = self.session.step(budget);
        for event in self.session.take_events() {
            record.absorb(event);
        }
        progress
    }

    /// Runs a cell; the host is impatient after `patience` questions.
    fn run(&mut self, source: &str, patience: u32) -> CellRecord {
        self.host.left.set(patience);
        let mut record = self.begin(source);
        while self.step(100_000, &mut record) == Progress::Busy {
            if self.host.should_interrupt() {
                self.session.command(Command::Interrupt);
            }
        }
        record
    }

    /// Runs a cell with a host that is asked in vain, in slices of `budget`, and interrupts it after some slices.
    fn stop(&mut self, source: &str, budget: u32) -> CellRecord {
        self.host.left.set(u32::MAX);
        let mut record = self.begin(source);
        for _ in 0..20 {
            assert_eq!(self.step(budget, &mut record), Progress::Busy, "{source}");
        }
        self.session.command(Command::Interrupt);
        while self.step(budget, &mut record) == Progress::Busy {}
        record
    }

    /// Runs a cell in slices of `budget`; how many there were, and what it put out.
    fn slices(&mut self, source: &str, budget: u32) -> (usize, CellRecord) {
        self.host.left.set(u32::MAX);
        let mut record = self.begin(source);
        let mut slices = 1;
        while self.step(budget, &mut record) == Progress::Busy {
            slices += 1;
        }
        (slices, record)
    }
}

const SETUP: &str = "
import jax, jax.numpy as jnp, numpy as np
kept = 42
forever = lambda x: True
more = lambda x: x + 1
";

/// Programs that run for ever, or long enough to be asked whether to go on.
const LONG: &[&str] = &[
    "jax.lax.while_loop(forever, more, 0)",
    "jax.jit(lambda x: jax.lax.while_loop(forever, more, x))(0)",
    "jax.vmap(lambda x: jax.lax.while_loop(lambda x: x < 2.0, lambda x: x * 1.0, x))(jnp.ones(2))",
    "jax.jit(jax.jit(lambda x: jax.lax.while_loop(forever, more, x)))(0)",
    "jax.lax.fori_loop(0, 2_000_000_000, lambda i, x: x + i, 0)",
    "jax.lax.scan(lambda c, _: (c + 1, None), 0, None, length=2_000_000_000)",
    "jax.jit(lambda: jax.lax.scan(lambda c, _: (c + 1, None), 0, None, length=2_000_000_000))()",
    "jax.lax.map(lambda i: jax.lax.while_loop(forever, more, i), jnp.arange(3))",
    "jax.lax.cond(True, lambda x: jax.lax.while_loop(forever, more, x), more, 0)",
    "jax.grad(lambda x: jax.lax.fori_loop(0, 2_000_000, lambda i, y: jnp.sin(y), x))(1.0)",
    "jax.lax.associative_scan(jnp.add, jnp.ones((64, 100_000)))",
    "jax.lax.fori_loop(0, 2_000_000_000, lambda i, x: (jax.debug.print('{}', i), x)[1], 0)",
    "@jax.jit\ndef flood(x):\n  def body(i, x):\n    jax.debug.print('{}', i)\n    return x\n  return jax.lax.fori_loop(0, 10**9, body, x)\nflood(0)",
    "jax.disable_jit().__enter__()\njax.lax.while_loop(forever, more, 0)",
    "x = jnp.ones((400, 400))\nfor _ in range(10**6): x = x @ x",
    "jnp.sort(-jnp.arange(2_000_000))",
    "jax.jit(lambda x: jnp.cumsum(jnp.cumsum(jnp.cumsum(x))))(jnp.ones(8_000_000))",
    "jax.lax.conv(jnp.ones((1, 16, 64, 64)), jnp.ones((64, 16, 9, 9)), (1, 1), 'SAME')",
    "jax.random.normal(jax.random.key(0), (5_000_000,))",
    "jnp.exp(jnp.sin(jnp.ones(5_000_000)))",
    "x = np.ones((400, 400))\nfor _ in range(10**6): x = x @ x",
    "np.sort(np.arange(2_000_000)[::-1])",
    "jnp.ones(5_000_000)[jnp.arange(5_000_000)]",
    "jnp.linalg.cholesky(jnp.eye(500))",
];

#[test]
fn long_programs_end_and_the_session_lives_on() {
    let mut cells = Cells::new(Lane::Jit);
    for program in LONG {
        cells.run(SETUP, u32::MAX);
        let began = Instant::now();
        let record = cells.run(program, 3);
        let error = record.error.map(|error| error.class);
        assert_eq!(error.as_deref(), Some("KeyboardInterrupt"), "{program}");
        let took = began.elapsed();
        assert!(took < Duration::from_secs(20), "{program}: {took:?}");
        cells.run("jax.disable_jit(False).__enter__()", u32::MAX);
        let record = cells.run(
            "print(kept, jnp.arange(3).sum(), jax.jit(more)(1))",
            u32::MAX,
        );
        assert_eq!(record.stdout, "42 3 2\n", "{program}");
    }
}

#[test]
fn a_program_can_hear_of_it() {
    let mut cells = Cells::new(Lane::Jit);
    cells.run(SETUP, u32::MAX);
    let program = "
try: jax.lax.while_loop(forever, more, 0)
except KeyboardInterrupt as e: print('stopped', e.args)
";
    let record = cells.run(program, 3);
    assert_eq!(record.stdout, "stopped ()\n");
}

/// Programs whose slices can be left, so that they are stopped where nobody can be asked, as in a browser.
const SLICED: &[&str] = &[
    "jax.lax.while_loop(forever, more, 0)",
    "jax.jit(lambda x: jax.lax.while_loop(forever, more, x))(0)",
    "jax.jit(jax.jit(lambda x: jax.lax.while_loop(forever, more, x) + 1))(0)",
    "jax.lax.while_loop(lambda x: jax.lax.while_loop(lambda y: y < x + 10**6, more, x) > 0, more, 0)",
    "jax.lax.fori_loop(0, 2_000_000_000, lambda i, x: x + i, 0)",
    "jax.lax.fori_loop(0, jnp.int32(2_000_000_000), lambda i, x: x + i, 0)",
    "jax.lax.scan(lambda c, _: (c + 1, None), 0, None, length=2_000_000_000)",
    "jax.lax.map(lambda i: jax.lax.while_loop(forever, more, i), jnp.arange(3))",
    "jax.lax.cond(True, lambda x: jax.lax.while_loop(forever, more, x), more, 0)",
    "jax.lax.switch(1, [more, lambda x: jax.lax.while_loop(forever, more, x)], 0)",
    "jax.checkpoint(lambda x: jax.lax.while_loop(forever, more, x))(0)",
    "jax.jit(jax.vmap(lambda x: jax.lax.while_loop(lambda x: x < 2.0, lambda x: x * 1.0, x)))(jnp.ones(2))",
    "jax.jit(jax.grad(lambda x: jax.lax.fori_loop(0, 3_000_000, lambda i, y: jnp.sin(y), x)))(1.0)",
    "jax.lax.fori_loop(0, 10**9, lambda i, x: (jax.debug.print('{}', i), x)[1], 0)",
    "jax.disable_jit().__enter__()\njax.lax.while_loop(forever, more, 0)",
    "jax.disable_jit().__enter__()\njax.lax.fori_loop(0, 10**9, lambda i, x: x, 0)",
    "jax.disable_jit().__enter__()\njax.lax.scan(lambda c, _: (c, c), 0, None, length=10**7)",
    "jax.disable_jit().__enter__()\n@jax.jit\ndef f():\n  while True: pass\nf()",
];

#[test]
fn a_slice_can_be_left_in_the_midst_of_loops() {
    let mut cells = Cells::new(Lane::Jit);
    for program in SLICED {
        cells.run(SETUP, u32::MAX);
        let record = cells.stop(program, 3000);
        let error = record.error.map(|error| error.class);
        assert_eq!(error.as_deref(), Some("KeyboardInterrupt"), "{program}");
        cells.run("jax.disable_jit(False).__enter__()", u32::MAX);
        let record = cells.run("print(kept, jax.jit(more)(1))", u32::MAX);
        assert_eq!(record.stdout, "42 2\n", "{program}");
    }
}

#[test]
fn the_line_that_is_marked_is_one_that_ran() {
    let mut cells = Cells::new(Lane::Python);
    let record = cells.stop("x = 0\nwhile True:\n    x += 1\nprint(x)", 3000);
    let traceback = record.error.map(|error| error.traceback);
    let traceback = traceback.unwrap_or_default();
    let is_in = |line: &str| traceback.contains(line);
    assert!(is_in("line 2,") || is_in("line 3,"), "{traceback}");
}

#[test]
fn where_jit_is_the_identity_its_functions_are_stopped_too() {
    let mut cells = Cells::new(Lane::Python);
    let record = cells.stop(
        "import jax\n@jax.jit\ndef f():\n  while True: pass\nf()",
        3000,
    );
    let error = record.error.map(|error| error.class);
    assert_eq!(error.as_deref(), Some("KeyboardInterrupt"));
}

/// Programs that print the same however they are sliced.
const EXACT: &[&str] = &[
    "print(jax.lax.while_loop(lambda c: c[0] < 300, lambda c: (c[0] + 1, c[1] * 1.01), (0, 1.0)))",
    "print(jax.lax.fori_loop(0, 300, lambda i, x: x.at[i % 5].add(i), jnp.zeros(5)))",
    "print(jax.lax.scan(lambda c, x: (c + x, c * x), 0.0, jnp.arange(200.0), reverse=True)[1].sum())",
    "print(jax.lax.map(lambda i: jax.lax.fori_loop(0, i, lambda j, x: x + j, 0), jnp.arange(40)))",
    "f = jax.jit(lambda n: jax.lax.fori_loop(0, n, lambda i, x: x + jnp.sin(i), 0.0))\nprint(f(100), f(300), f(100))",
    "g = jax.jit(jax.grad(lambda x: jax.lax.fori_loop(0, 100, lambda i, y: jnp.sin(y), x)))\nprint(g(1.0))",
    "@jax.jit\ndef told(n):\n  def body(i, x):\n    jax.debug.print('{} {}', i, x)\n    return x + i\n  return jax.lax.fori_loop(0, n, body, 0)\nprint(told(30))",
    "def deep(n):\n  def body(c):\n    k, x = c\n    x = jax.lax.cond(k % 2 == 0, lambda x: jax.lax.fori_loop(0, 3, lambda i, y: y + i, x), lambda x: x, x)\n    return k + 1, x\n  return jax.lax.while_loop(lambda c: c[0] < n, body, (0, 0))\nprint(jax.jit(deep)(200), [deep(k)[1] for k in range(4)])",
    "d = jax.jit(lambda x: jax.lax.fori_loop(0, 200, lambda i, y: y + 1, x), donate_argnums=0)\nx = jnp.zeros(3)\nprint(d(x), x.is_deleted())",
    "print(sorted([3, 1, 2], key=lambda v: jax.lax.fori_loop(0, 50 * v, lambda i, x: x + 1, 0)))",
    "with jax.debug_nans(True):\n  try: jax.jit(lambda x: jax.lax.fori_loop(0, 500, lambda i, y: y - 1.0, x) ** 0.5)(1.0)\n  except FloatingPointError as e: print(e)",
    "def steps():\n  for n in range(4): yield jax.lax.fori_loop(0, 100 * n, lambda i, x: x + i, 0)\nprint([int(v) for v in steps()], sum(steps()))",
    "try: jax.lax.while_loop(lambda x: x < 5, lambda x: jax.pure_callback(lambda v: 1 // 0, x, x), 0)\nexcept Exception as e: print(type(e).__name__)",
];

#[test]
fn slices_change_nothing() {
    let (mut whole, mut sliced) = (Cells::new(Lane::Jit), Cells::new(Lane::Jit));
    whole.run(SETUP, u32::MAX);
    sliced.run(SETUP, u32::MAX);
    let mut most = 0;
    for program in EXACT {
        let (_, expected) = whole.slices(program, u32::MAX);
        let (slices, found) = sliced.slices(program, 100);
        assert_eq!(found.stdout, expected.stdout, "{program}");
        assert_eq!(found.error, expected.error, "{program}");
        assert!(
            found.error.is_none() && !found.stdout.is_empty(),
            "{program}: {found:?}"
        );
        most = most.max(slices);
    }
    assert!(most > 20, "slices were left: {most}");
}
