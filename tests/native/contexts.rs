//! Sessions that are stepped in turn in one thread give what each gives alone.

use freezeframe_base::{
    CellId, CellText, Command, Event, JaxCompat, Lane, Revision, RunId, SessionConfig,
};
use freezeframe_rewrite::Stateless;
use freezeframe_session::{Host, Progress, Rewriter, Session};
use std::cell::Cell;
use std::rc::Rc;

/// A clock that each look moves on, so that sleeps end.
#[derive(Default)]
struct Ticking(Cell<f64>);

impl Host for Ticking {
    fn now(&self) -> f64 {
        self.0.set(self.0.get() + 0.001);
        self.0.get()
    }

    fn rewriter(&self) -> Option<&dyn Rewriter> {
        Some(&Stateless)
    }
}

/// What one session is asked to do, command by command; the next one comes when it is idle.
struct Part {
    config: SessionConfig,
    commands: Vec<Command>,
    /// Interrupts the run once so many steps were made.
    interrupt_at: Option<usize>,
}

/// A part that is being played.
struct Player {
    session: Session,
    waiting: std::vec::IntoIter<Command>,
    interrupt_at: Option<usize>,
    steps: usize,
    log: Vec<String>,
    ended: bool,
}

impl Player {
    fn new(part: Part) -> Self {
        Self {
            session: Session::new(part.config, Rc::new(Ticking::default())),
            waiting: part.commands.into_iter(),
            interrupt_at: part.interrupt_at,
            steps: 0,
            log: Vec::new(),
            ended: false,
        }
    }

    /// Uses each door of the session once.
    fn step(&mut self, budget: u32) {
        self.steps += 1;
        if self.interrupt_at == Some(self.steps) {
            self.session.command(Command::Interrupt);
        }
        let progress = self.session.step(budget);
        self.session.wake_in();
        for event in self.session.take_events() {
            self.log.push(told(event));
        }
        if progress == Progress::Busy {
            return;
        }
        match self.waiting.next() {
            Some(command) => self.session.command(command),
            None => self.ended = true,
        }
    }
}

/// An event without addresses, and without how long it took: the clock was looked at more or less often.
fn told(event: Event) -> String {
    let text = match event {
        Event::Finished {
            run, cell, status, ..
        } => format!("Finished {run:?} {cell:?} {status:?}"),
        other => format!("{other:?}"),
    };
    let mut parts = text.split("at 0x");
    let mut told = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        told += "at an address";
        told += part.trim_start_matches(|it: char| it.is_ascii_hexdigit());
    }
    told
}

fn config(lane: Lane, compat: JaxCompat) -> SessionConfig {
    SessionConfig {
        lane,
        compat,
        entropy: 7,
        clock_start: 1.7e9,
    }
}

fn cell(number: u32, source: &str) -> CellText {
    CellText {
        cell: CellId(number),
        revision: Revision(0),
        filename: format!("<cell {number}>"),
        source: source.to_owned(),
    }
}

fn run(number: u32, source: &str) -> Command {
    let text = cell(number, source);
    Command::RunCell {
        run: RunId(number),
        cell: text.cell,
        revision: text.revision,
        filename: text.filename,
        source: text.source,
        exam: None,
    }
}

/// Wastes some slices, so that the others come in between.
const PAUSE: &str = "
def pause():
    for _ in range(6000): pass
";

fn cells(texts: &[&str]) -> Vec<Command> {
    let first = run(
        0,
        &format!("{PAUSE}import jax, jax.numpy as jnp, gc, numpy as np"),
    );
    let rest = texts.iter().zip(1..).map(|(text, at)| run(at, text));
    std::iter::once(first).chain(rest).collect()
}

const DTYPES: &str = "
for _ in range(5):
    pause()
    print(jnp.arange(3).dtype, jnp.argsort(jnp.ones(3)).dtype, jnp.rint(jnp.ones(2)).dtype, jnp.zeros(2).dtype)
    print(jax.jit(lambda x: jnp.argsort(x) * 2)(jnp.arange(3.0)), jax.config.jax_enable_x64)
";

const NANS: &str = "
for _ in range(5):
    pause()
    try: print(jnp.log(-1.0))
    except FloatingPointError as e: print(e)
";

const TRACES: &str = "
count = 0
@jax.jit
def f(x):
    global count
    count += 1
    pause()
    return x * count
for n in range(4):
    pause()
    print(f(float(n)), f(jnp.ones(n % 2 + 1)), count)
print(jax.make_jaxpr(f)(1))
jax.clear_caches()
print(f(1.0), count)
";

const GARBAGE: &str = "
class Node: pass
def ring(n):
    first = last = Node()
    for _ in range(n):
        node = Node(); last.next = node; last = node
    last.next = first
gc.collect()
for n in range(5):
    ring(100 + n)
    pause()
    print(gc.collect())
    Node.size = n
    print(Node().size, [type(f'C{n}', (Node,), {'x': n})().x for n in range(3)])
";

const SETTINGS: &str = "
def switching():
    for on in (True, False) * 3:
        with jax.enable_x64(on), jax.disable_jit(on), jax.debug_nans(not on):
            yield on
for on in switching():
    pause()
    print(on, jnp.ones(2).dtype, jax.config.jax_disable_jit, jax.config.jax_debug_nans)
    try: print(jax.jit(lambda x: x - x)(jnp.inf))
    except FloatingPointError as e: print(type(e).__name__)
";

const CALLBACKS: &str = "
def host(x):
    pause()
    return np.asarray(x) * 2
@jax.jit
def g(x):
    jax.debug.print('x is {}', x)
    return jax.pure_callback(host, jax.ShapeDtypeStruct((), jnp.float32), x)
print(jax.vmap(lambda x: jax.lax.psum(x, 'i'), axis_name='i')(jnp.arange(3)))
for n in range(4):
    pause()
    print(g(float(n)), jax.grad(lambda x: jnp.sin(x) ** 2)(float(n)))
";

const SLEEPS: &str = "
import time, random
for n in range(3):
    time.sleep(0.01)
    print(n, random.random(), jax.random.normal(jax.random.key(n)))
    pause()
";

const CLOCKS: &str = "
import time, random, os
for n in range(3):
    pause()
    print(n, time.time(), random.random(), os.urandom(4), np.random.default_rng().integers(1000), np.random.rand())
    print(jax.jit(lambda: (time.perf_counter(), random.getrandbits(8)))())
";

const ENDLESS: &str = "
n = 0
while True:
    n += 1
    pause()
";

const STATEFUL: &str = "
total = 0.0
@jax.jit
def add(x):
    global total
    total = total + x
    return total
print(add(1.0), add(2.0))
";

fn parts() -> Vec<Part> {
    let (jit, python) = (Lane::Jit, Lane::Python);
    let (new, old) = (JaxCompat::V0_12, JaxCompat::V0_3);
    let part = |lane, compat, texts: &[&str]| Part {
        config: config(lane, compat),
        commands: cells(texts),
        interrupt_at: None,
    };
    let x64 = "jax.config.update('jax_enable_x64', True)";
    let nans = "jax.config.update('jax_debug_nans', True)";
    let mut parts = vec![
        part(jit, new, &[DTYPES, x64, DTYPES]),
        part(jit, new, &[DTYPES, NANS]),
        part(python, new, &[x64, DTYPES, GARBAGE]),
        part(jit, new, &[nans, NANS, TRACES]),
        part(jit, old, &[TRACES, NANS]),
        part(jit, new, &[GARBAGE, TRACES]),
        part(jit, new, &[SETTINGS, DTYPES]),
        part(jit, new, &[CALLBACKS, SLEEPS]),
        part(python, old, &[SLEEPS, CALLBACKS]),
        part(jit, new, &[ENDLESS, "print(n > 0)"]),
    ];
    parts.push(Part {
        config: config(jit, new),
        commands: vec![
            run(0, STATEFUL),
            Command::Propose {
                run: RunId(1),
                cells: vec![cell(0, &format!("import jax\n{STATEFUL}"))],
                target: None,
                scan: false,
            },
            run(2, "print(total)"),
            Command::Configure {
                config: config(python, new),
            },
            run(3, "print('total' in globals())"),
        ],
        interrupt_at: None,
    });
    // Of four that run the same, two have a clock and an entropy of their own.
    let other = SessionConfig {
        entropy: 8,
        clock_start: 1.2e9,
        ..config(jit, new)
    };
    for config in [config(jit, new), other.clone(), other, config(jit, new)] {
        parts.push(Part {
            config,
            commands: cells(&[CLOCKS, SLEEPS]),
            interrupt_at: None,
        });
    }
    parts
}

/// The endless program is interrupted after so many of its own steps.
fn players() -> Vec<Player> {
    let mut parts = parts();
    parts[9].interrupt_at = Some(60);
    parts.into_iter().map(Player::new).collect()
}

/// Few enough that a slice ends within each program, and different from session to session.
fn budget(at: usize) -> u32 {
    2000 + 1000 * at as u32
}

fn alone() -> Vec<Vec<String>> {
    let play = |(at, mut player): (usize, Player)| {
        while !player.ended {
            player.step(budget(at));
        }
        player.log
    };
    players().into_iter().enumerate().map(play).collect()
}

#[test]
fn sessions_in_turn_give_what_each_gives_alone() {
    let expected = alone();
    let all = expected.concat().concat();
    for said in [
        "int64",
        "int32",
        "FloatingPointError",
        "KeyboardInterrupt",
        "Rewritten",
        " 1700000000.",
        " 1200000000.",
    ] {
        assert!(
            all.contains(said),
            "the programs do what they are there for: {said}"
        );
    }
    let mut players: Vec<Option<Player>> = players().into_iter().map(Some).collect();
    let mut logs = vec![Vec::new(); players.len()];
    while players.iter().any(Option::is_some) {
        for (at, place) in players.iter_mut().enumerate() {
            let Some(player) = place else { continue };
            player.step(budget(at));
            if player.ended {
                // The others go on while this one's values are dropped.
                logs[at] = place.take().map(|it| it.log).unwrap_or_default();
            }
        }
    }
    for (at, (interleaved, alone)) in logs.iter().zip(&expected).enumerate() {
        assert_eq!(interleaved, alone, "session {at}");
    }
}

#[test]
fn a_setting_ends_with_its_session() {
    let first = Part {
        config: config(Lane::Jit, JaxCompat::V0_12),
        commands: cells(&[
            "jax.config.update('jax_debug_nans', True)\njax.config.update('jax_enable_x64', True)",
        ]),
        interrupt_at: None,
    };
    let second = Part {
        config: config(Lane::Jit, JaxCompat::V0_12),
        commands: cells(&["print(jnp.log(-1.0), jnp.arange(2).dtype, jax.config.jax_debug_nans)"]),
        interrupt_at: None,
    };
    let mut log = Vec::new();
    for part in [first, second] {
        let mut player = Player::new(part);
        while !player.ended {
            player.step(10_000);
        }
        log = player.log;
    }
    assert!(log.concat().contains("nan int32 False"), "{log:?}");
}
