//! What a session does where a part of the program cannot be loaded.

use freezeframe_base::{
    CellId, Command, Event, JaxCompat, Lane, Output, Proposal, Revision, RunId, RunStatus,
    SessionConfig,
};
use freezeframe_session::{Host, Progress, Session};
use std::cell::Cell;
use std::rc::Rc;

/// A world whose line may be down.
#[derive(Default)]
struct Line {
    is_up: Cell<bool>,
    asked: Cell<u32>,
}

impl Host for Line {
    fn now(&self) -> f64 {
        0.0
    }

    fn load(&self, part: &str) -> Result<Rc<str>, String> {
        self.asked.set(self.asked.get() + 1);
        match freezeframe_python::linked_part(part) {
            Some(text) if self.is_up.get() => Ok(text.into()),
            _ => Err("there was no answer".into()),
        }
    }
}

fn session(line: &Rc<Line>) -> Session {
    let config = SessionConfig {
        lane: Lane::Python,
        compat: JaxCompat::V0_12,
        entropy: 7,
        clock_start: 0.0,
    };
    let mut session = Session::new(config, line.clone());
    session.take_events();
    session
}

fn cell(source: &str) -> Command {
    Command::RunCell {
        run: RunId(3),
        cell: CellId(4),
        revision: Revision(0),
        filename: "Cell In[1]".into(),
        source: source.into(),
        exam: None,
    }
}

/// What a session says now: texts as they are, errors as class and message, and how runs end.
fn told(session: &mut Session) -> String {
    while session.step(10_000) == Progress::Busy {}
    let line = |event| match event {
        Event::Started { .. } => "started".to_owned(),
        Event::Finished {
            status: RunStatus::Ok,
            ..
        } => "ok".to_owned(),
        Event::Finished { .. } => "failed".to_owned(),
        Event::Output { output, .. } => match output {
            Output::Text { text, .. } => text,
            Output::Error(report) => format!("{}: {}", report.class, report.message),
            other => format!("{other:?}"),
        },
        Event::Proposed {
            proposal: Proposal::Declined { obstacles },
            ..
        } => format!("declined: {}", obstacles[0].sentence()),
        other => format!("{other:?}"),
    };
    let lines: Vec<_> = session.take_events().into_iter().map(line).collect();
    lines.join(" | ")
}

#[test]
fn a_module_that_cannot_be_loaded_is_an_import_error_and_can_be_imported_later() {
    let line = Rc::new(Line::default());
    let mut session = session(&line);
    session.command(cell("x = 5\nimport math\nimport heapq"));
    assert_eq!(
        told(&mut session),
        "started | ImportError: the module 'heapq' could not be loaded: there was no answer | failed"
    );
    session.command(cell(
        "try:\n    import bisect\nexcept ImportError as error:\n    print(error.name, 'bisect' in __import__('sys').modules)",
    ));
    assert_eq!(told(&mut session), "started | bisect False\n | ok");
    line.is_up.set(true);
    session.command(cell(
        "import heapq, bisect\nprint(heapq.nsmallest(1, [x, 3]), bisect.bisect([1, 2], 1))",
    ));
    assert_eq!(told(&mut session), "started | [3] 1\n | ok");
    assert_eq!(line.asked.get(), 3, "a part that was loaded is kept");
}

#[test]
fn a_command_that_is_refused_is_answered() {
    let mut session = session(&Rc::default());
    session.refuse(cell("1 + 1"), "it could not be loaded");
    assert_eq!(
        told(&mut session),
        "started | ImportError: it could not be loaded | failed"
    );
    let propose = Command::Propose {
        run: RunId(0),
        cells: Vec::new(),
        target: None,
        scan: false,
    };
    session.refuse(propose, "it could not be loaded");
    assert_eq!(told(&mut session), "declined: it could not be loaded");
    session.refuse(Command::Interrupt, "it could not be loaded");
    assert_eq!(told(&mut session), "");
    session.command(cell("print(1 + 1)"));
    assert_eq!(told(&mut session), "started | 2\n | ok");
}
