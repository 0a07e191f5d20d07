//! The session: the doors by which the engine is used. Each enters the session's context, and leaves it again.

use crate::context::Context;
use crate::engine::{Engine, Progress};
use crate::host::Host;
use crate::outbox::{Events, Outbox};
use freezeframe_base::{Command, Event, SessionConfig};
use freezeframe_python::FileChange;
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

    /// Puts a file there, for `open` and `import` to find, in place of one of this path; without bytes it is taken away. False
    /// where there is no room for it.
    pub fn put_file(&mut self, path: &str, bytes: Option<&[u8]>) -> bool {
        self.inside(|engine| engine.vm.put_file(path, bytes))
    }

    /// The files that programs have changed since the last call.
    pub fn take_file_changes(&mut self) -> Vec<FileChange> {
        self.inside(|engine| engine.vm.take_file_changes())
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
    use freezeframe_base::{CellId, JaxCompat, Lane, Output, Revision, RunId};

    struct Still;

    impl Host for Still {
        fn now(&self) -> f64 {
            0.0
        }
    }

    /// What a session prints for a text, and the files that it then says to have changed.
    fn ran(session: &mut Session, source: &str) -> (String, Vec<FileChange>) {
        session.command(Command::RunCell {
            run: RunId(0),
            cell: CellId(0),
            revision: Revision(0),
            filename: "<cell 0>".into(),
            source: source.into(),
            exam: None,
        });
        while session.step(1000) == Progress::Busy {}
        let mut printed = String::new();
        for event in session.take_events() {
            match event {
                Event::Output {
                    output: Output::Text { text, .. },
                    ..
                } => printed += &text,
                Event::Output {
                    output: Output::Error(report),
                    ..
                } => printed += &format!("{}: {}", report.class, report.message),
                _ => {}
            }
        }
        (printed, session.take_file_changes())
    }

    fn session(lane: Lane) -> Session {
        let config = SessionConfig {
            lane,
            compat: JaxCompat::V0_12,
            entropy: 0,
            clock_start: 0.0,
        };
        Session::new(config, Rc::new(Still))
    }

    #[test]
    fn files_are_put_there_and_what_programs_change_is_told() {
        let change = |path: &str, bytes: Option<&str>| FileChange {
            path: path.into(),
            bytes: bytes.map(|it| it.as_bytes().to_vec()),
        };
        for lane in [Lane::Python, Lane::Jit] {
            let mut session = session(lane);
            assert!(session.put_file("./helper.py", Some(b"def double(x): return 2 * x")));
            assert!(session.put_file("data/a.csv", Some(b"1,2\n")));
            for (source, printed, changes) in [
                (
                    "import helper\nprint(helper.double(4), open('/data/a.csv').read().strip())",
                    "8 1,2\n",
                    vec![],
                ),
                (
                    "with open('data/a.csv', 'a') as f:\n    f.write('3,4\\n'); f.write('5,6\\n')",
                    "",
                    vec![change("data/a.csv", Some("1,2\n3,4\n5,6\n"))],
                ),
                (
                    "%%writefile b.txt\nhello",
                    "Writing b.txt\n",
                    vec![change("b.txt", Some("hello\n"))],
                ),
                (
                    "import os, pathlib\nos.remove('b.txt')\nos.mkdir('new')\nprint(pathlib.Path('new/c').write_text('é'), os.listdir())",
                    "1 ['data', 'helper.py', 'new']\n",
                    vec![change("b.txt", None), change("new/c", Some("é"))],
                ),
                ("print(open('new/../new/c').read())", "é\n", vec![]),
                (
                    "open('data')",
                    "IsADirectoryError: [Errno 21] Is a directory: 'data'",
                    vec![],
                ),
                (
                    "open('none.csv')",
                    "FileNotFoundError: [Errno 2] No such file or directory: 'none.csv'",
                    vec![],
                ),
            ] {
                assert_eq!(
                    ran(&mut session, source),
                    (printed.to_owned(), changes),
                    "{source}"
                );
            }
            assert!(session.put_file("new/c", None));
            assert_eq!(
                ran(&mut session, "print(os.path.exists('new'))").0,
                "True\n"
            );
        }
    }

    #[test]
    fn files_are_bounded() {
        let mut session = session(Lane::Python);
        let half = vec![0; 40 << 20];
        assert!(session.put_file("one", Some(&half)));
        assert!(!session.put_file("two", Some(&half)));
        assert!(
            session.put_file("one", Some(&half)),
            "in its place there is room"
        );
        let full = "OSError: [Errno 28] No space left on device";
        let text = "f = open('big', 'wb')\nfor _ in range(40): f.write(bytes(1 << 20))";
        assert_eq!(ran(&mut session, text).0, full);
        let text =
            "f.close()\nimport os\nos.mkdir('many')\nfor n in range(2000): open(f'many/{n}', 'w')";
        assert!(ran(&mut session, text).0.starts_with(full));
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
