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

    /// Runs a cell; the host is impatient after `patience` questions.
    fn run(&mut self, source: &str, patience: u32) -> CellRecord {
        self.host.left.set(patience);
        let number = self.next;
        self.next += 1;
        self.session.command(Command::RunCell {
            run: RunId(number),
            cell: CellId(number),
            revision: Revision(0),
            filename: format!("<cell {number}>"),
            source: source.to_owned(),
        });
        let mut record = CellRecord::new(number as usize);
        loop {
            let progress = self.session.step(100_000);
            if self.host.should_interrupt() {
                self.session.command(Command::Interrupt);
            }
            for event in self.session.take_events() {
                record.absorb(event);
            }
            if progress == Progress::Idle {
                return record;
            }
        }
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
    "jax.jit(lambda x: jnp.cumsum(jnp.cumsum(jnp.cumsum(x))))(jnp.ones(1_000_000))",
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
        eprintln!("{took:?} {program}");
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
