//! The session: the doors by which the engine is used. Each enters the session's context, and leaves it again.

use crate::context::Context;
use crate::engine::{Engine, Progress};
use crate::host::Host;
use crate::outbox::{Events, Outbox};
use freezeframe_base::{Command, Event, SessionConfig};
use std::cell::RefCell;
use std::rc::Rc;

/// One lane's notebook. It owns all that it depends on: sessions of one thread may be used in any order, and one inside
/// another.
pub struct Session {
    context: Context,
    host: Rc<dyn Host>,
    outbox: Rc<RefCell<Outbox>>,
    /// There until the session is dropped.
    engine: Option<Box<Engine>>,
}

impl Session {
    /// A fresh session.
    pub fn new(config: SessionConfig, host: Rc<dyn Host>) -> Self {
        Self::with_outbox(config, host, Rc::default())
    }

    fn with_outbox(config: SessionConfig, host: Rc<dyn Host>, outbox: Rc<RefCell<Outbox>>) -> Self {
        let context = Context::new(&config, &host);
        let entry = context.enter();
        let engine = Engine::new(config, host.clone(), outbox.clone(), context.clone());
        drop(entry);
        Self {
            context,
            host,
            outbox,
            engine: Some(Box::new(engine)),
        }
    }

    /// Every door leads through here.
    fn inside<T: Default>(&mut self, f: impl FnOnce(&mut Engine) -> T) -> T {
        let _entry = self.context.enter();
        self.engine.as_deref_mut().map(f).unwrap_or_default()
    }

    /// Takes a command. Runs are queued; [`Session::step`] does the work.
    pub fn command(&mut self, command: Command) {
        if let Command::Configure { config } = command {
            *self = Self::with_outbox(config, self.host.clone(), self.outbox.clone());
            return;
        }
        self.inside(|engine| engine.command(command));
    }

    /// Answers a command that cannot be worked on, as where a part of the engine that it needs is not at hand: a run ends
    /// with an ImportError, a request for a proposal is declined.
    pub fn refuse(&mut self, command: Command, reason: &str) {
        self.inside(|engine| engine.refuse(command, reason));
    }

    /// Runs for about `budget` instructions.
    pub fn step(&mut self, budget: u32) -> Progress {
        self.inside(|engine| Some(engine.step(budget)))
            .unwrap_or(Progress::Idle)
    }

    /// The seconds for which `time.sleep`, or a question without an answer, holds the run; steps until then do nothing.
    pub fn wake_in(&mut self) -> Option<f64> {
        self.inside(Engine::wake_in)
    }

    /// What has happened since the last call.
    pub fn take_events(&mut self) -> Vec<Event> {
        self.outbox.borrow_mut().take()
    }

    /// The same for whoever wants to know while the session is inside a step: a host that is asked something there.
    pub fn events(&self) -> Events {
        Events::of(&self.outbox)
    }

    /// What is inside, for tests that look there.
    #[cfg(test)]
    pub(crate) fn engine(&self) -> &Engine {
        self.engine
            .as_deref()
            .expect("there until the session is dropped")
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        let _entry = self.context.enter();
        self.engine = None;
        self.context.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use freezeframe_base::{CellId, JaxCompat, Lane, Revision, RunId};

    struct Still;

    impl Host for Still {
        fn now(&self) -> f64 {
            0.0
        }
    }

    #[test]
    fn nothing_is_left_in_the_thread() {
        let work = || {
            let config = SessionConfig {
                lane: Lane::Jit,
                compat: JaxCompat::V0_12,
                entropy: 0,
                clock_start: 0.0,
            };
            let mut session = Session::new(config, Rc::new(Still));
            session.command(Command::RunCell {
                run: RunId(0),
                cell: CellId(0),
                revision: Revision(0),
                filename: "<cell 0>".into(),
                source: "import jax\nx = [jax.jit(lambda x: x + 1)(1.0)]\nx.append(x)".into(),
                exam: None,
            });
            while session.step(1000) == Progress::Busy {}
            session.wake_in();
            assert_eq!(session.take_events().len(), 4);
            drop(session);
            // The thread would have contexts of its own if a door did not enter the session's.
            !freezeframe_python::Heap::is_entered() && freezeframe_jax::Context::none_entered()
        };
        let thread = std::thread::spawn(work);
        assert!(thread.join().expect("no panic"));
    }
}
