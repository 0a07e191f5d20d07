//! The context of one session: what its interpreter, JAX and the kernels keep and ask for, its clock, and where its
//! randomness comes from.

use crate::host::Host;
use freezeframe_array::program::{Made, MadeRows, MadeTurns, Program, RowFold, Turning};
use freezeframe_array::{Embedder, Tiles};
use freezeframe_base::{Entered, SessionConfig};
use freezeframe_jax::Inside;
use freezeframe_python::{Heap, gc};
use std::cell::Cell;
use std::rc::Rc;

/// Everything that a session owns beside its machine. It is entered as long as the session is inside one of its doors, so
/// that sessions which are stepped in turn, or one inside the other, know nothing of each other.
#[derive(Clone)]
pub(crate) struct Context {
    heap: Rc<Heap>,
    jax: freezeframe_jax::Context,
    runs: Rc<Cell<bool>>,
    clock: Rc<Clock>,
    entropy: Rc<Entropy>,
}

/// A session's clock: it starts when its configuration says, and goes as the host's does.
pub(crate) struct Clock {
    host: Rc<dyn Host>,
    /// What it showed at first, and what the host's did then.
    start: (f64, f64),
}

impl Clock {
    /// Seconds since the epoch.
    pub(crate) fn now(&self) -> f64 {
        let (start, host_start) = self.start;
        start + (self.host.now() - host_start)
    }
}

/// Where a session's randomness comes from: its configuration, and how often it was asked for.
pub(crate) struct Entropy(Cell<u64>);

impl Entropy {
    /// The next number of the splitmix64 sequence (Steele, Lea and Flood 2014).
    pub(crate) fn next(&self) -> u64 {
        let state = self.0.get().wrapping_add(0x9E37_79B9_7F4A_7C15);
        self.0.set(state);
        let z = (state ^ (state >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }
}

/// The host, as kernels see it.
struct Asked {
    host: Rc<dyn Host>,
    /// Whether the session runs code that can be interrupted.
    runs: Rc<Cell<bool>>,
}

impl Embedder for Asked {
    fn has_to_end(&self) -> bool {
        self.runs.get() && self.host.should_interrupt()
    }

    fn made(&self, program: &Program) -> Option<Rc<dyn Made>> {
        self.host.made(program)
    }

    fn made_rows(&self, fold: &RowFold) -> Option<Rc<dyn MadeRows>> {
        self.host.made_rows(fold)
    }

    fn made_turns(&self, turning: &Turning) -> Option<Rc<dyn MadeTurns>> {
        self.host.made_turns(turning)
    }

    fn tiles(&self) -> Option<Rc<dyn Tiles>> {
        self.host.tiles()
    }
}

/// While it lives, a [`Context`] is entered.
pub(crate) struct Entry {
    _heap: Entered<Heap>,
    _jax: Inside,
}

impl Context {
    /// A fresh one.
    pub(crate) fn new(config: &SessionConfig, host: &Rc<dyn Host>) -> Self {
        let runs = Rc::new(Cell::new(false));
        let asked = Asked {
            host: host.clone(),
            runs: runs.clone(),
        };
        let clock = Clock {
            host: host.clone(),
            start: (config.clock_start, host.now()),
        };
        Self {
            heap: Heap::new(),
            jax: freezeframe_jax::Context::new(Some(Rc::new(asked))),
            runs,
            clock: Rc::new(clock),
            entropy: Rc::new(Entropy(Cell::new(config.entropy))),
        }
    }

    /// Its clock.
    pub(crate) fn clock(&self) -> Rc<Clock> {
        self.clock.clone()
    }

    /// Where its randomness comes from.
    pub(crate) fn entropy(&self) -> Rc<Entropy> {
        self.entropy.clone()
    }

    pub(crate) fn enter(&self) -> Entry {
        Entry {
            _heap: self.heap.enter(),
            _jax: self.jax.enter(),
        }
    }

    /// Runs the user's code, which the host may interrupt; what the session does besides it may not.
    pub(crate) fn running<T>(&self, run: impl FnOnce() -> T) -> T {
        self.runs.set(true);
        let result = run();
        self.runs.set(false);
        result
    }

    /// Ends what is left of the machine, cycles included. The context has to be entered.
    pub(crate) fn clear(&self) {
        self.jax.clear();
        gc::clear_all();
    }
}
