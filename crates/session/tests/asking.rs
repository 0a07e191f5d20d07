//! What a program asks of whoever uses it, and what a cell's text is to be.

use freezeframe_base::{
    CellId, Command, Event, JaxCompat, Lane, Output, Revision, RunId, RunStatus, SessionConfig,
};
use freezeframe_session::{Host, Progress, Question, Reply, Session};
use std::rc::Rc;

/// A world in which answers come later, or where nobody can be asked.
struct World {
    answers: bool,
}

impl Host for World {
    fn now(&self) -> f64 {
        0.0
    }

    fn ask(&self, question: &Question) -> Reply {
        match (self.answers, question.nested) {
            (true, false) => Reply::Later,
            (true, true) => Reply::Line(format!("nested {}", question.prompt)),
            (false, _) => Reply::Nobody,
        }
    }
}

fn session(answers: bool) -> Session {
    let config = SessionConfig {
        lane: Lane::Jit,
        compat: JaxCompat::V0_12,
        entropy: 7,
        clock_start: 0.0,
    };
    Session::new(config, Rc::new(World { answers }))
}

fn begin(session: &mut Session, source: &str) {
    session.command(Command::RunCell {
        run: RunId(1),
        cell: CellId(2),
        revision: Revision(0),
        filename: "Cell In[1]".into(),
        source: source.into(),
        exam: None,
    });
}

/// Steps until the run ends or waits; what was told, in short.
fn go_on(session: &mut Session) -> String {
    let mut told = Vec::new();
    loop {
        let progress = session.step(10_000);
        let events = session.take_events().into_iter();
        told.extend(events.filter_map(short));
        if progress == Progress::Idle || session.wake_in().is_some() {
            return told.join(" | ");
        }
    }
}

fn short(event: Event) -> Option<String> {
    match event {
        Event::Output { output, .. } => Some(match output {
            Output::Text { text, .. } | Output::Result { text, .. } => text,
            Output::Error(report) => format!("{}: {}", report.class, report.message),
            Output::Figure { .. } => "figure".to_owned(),
            other => format!("{other:?}"),
        }),
        Event::Asked {
            run: RunId(1),
            cell: CellId(2),
            prompt,
            secret,
            ..
        } => Some(format!("asked {prompt:?} {secret}")),
        Event::Replaced { text, .. } => Some(format!("replaced {text:?}")),
        Event::Finished { status, .. } if status != RunStatus::Ok => Some(format!("{status:?}")),
        _ => None,
    }
}

fn answer(session: &mut Session, line: Option<&str>) -> String {
    session.command(Command::Answer {
        run: RunId(1),
        line: line.map(str::to_owned),
    });
    go_on(session)
}

#[test]
fn a_run_waits_for_its_answers() {
    let mut session = session(true);
    begin(
        &mut session,
        "def ask():\n    return int(input('n: ')) + int(input())\nask() * 2",
    );
    assert_eq!(go_on(&mut session), "n:  | asked \"n: \" false");
    assert_eq!(go_on(&mut session), "", "it is asked once");
    assert_eq!(answer(&mut session, Some("20")), "asked \"\" false");
    // An answer to another run is none.
    session.command(Command::Answer {
        run: RunId(7),
        line: Some("5".into()),
    });
    assert_eq!(go_on(&mut session), "");
    assert_eq!(answer(&mut session, Some("1")), "42");
    begin(
        &mut session,
        "from getpass import getpass\nlen(getpass('key: '))",
    );
    assert_eq!(go_on(&mut session), "asked \"key: \" true");
    assert_eq!(answer(&mut session, Some("sécret")), "6");
}

#[test]
fn the_end_of_input_and_stop_are_exceptions() {
    let mut session = session(true);
    begin(&mut session, "input()");
    go_on(&mut session);
    assert_eq!(
        answer(&mut session, None),
        "EOFError: EOF when reading a line | Error"
    );
    begin(
        &mut session,
        "try:\n    input('a')\nexcept KeyboardInterrupt:\n    print('stopped', input('b'))\nsum(range(100000))",
    );
    go_on(&mut session);
    session.command(Command::Interrupt);
    assert_eq!(go_on(&mut session), "b | asked \"b\" false");
    assert_eq!(answer(&mut session, Some("?")), "stopped ?\n | 4999950000");
    begin(&mut session, "input('c')");
    go_on(&mut session);
    session.command(Command::Interrupt);
    assert_eq!(go_on(&mut session), "KeyboardInterrupt:  | Interrupted");
}

#[test]
fn where_no_slice_ends_the_world_answers_at_once() {
    let mut session = session(true);
    begin(
        &mut session,
        "import jax\njax.jit(lambda: len(input('in')))()",
    );
    assert_eq!(
        go_on(&mut session),
        "in | Array(9, dtype=int32, weak_type=True)"
    );
}

#[test]
fn where_nobody_can_be_asked_input_raises() {
    let mut session = session(false);
    begin(&mut session, "input('who? ')");
    assert_eq!(
        go_on(&mut session),
        "who?  | EOFError: EOF when reading a line: nobody can be asked here | Error"
    );
}

#[test]
fn load_replaces_the_text_of_its_cell() {
    let mut session = session(true);
    begin(&mut session, "%%writefile a.py\nx = 1\n");
    go_on(&mut session);
    begin(&mut session, "%load a.py");
    assert_eq!(go_on(&mut session), "replaced \"# %load a.py\\nx = 1\\n\"");
}

#[test]
fn a_displayed_figure_stands_where_it_was_displayed() {
    let mut session = session(true);
    begin(
        &mut session,
        "import matplotlib.pyplot as plt\nfig, ax = plt.subplots()\nax.plot([1, 2])\ndisplay(fig)\nprint('behind')",
    );
    assert_eq!(go_on(&mut session), "figure | behind\n");
    begin(&mut session, "fig");
    let shown = go_on(&mut session);
    assert_eq!(shown, "<Figure size 640x480 with 1 Axes> | figure");
    begin(
        &mut session,
        "for at in range(2):\n    print(at)\n    plt.plot([at])\n    plt.show()\nplt.plot([3])\nprint('behind')",
    );
    let shown = go_on(&mut session);
    assert_eq!(shown, "0\n | figure | 1\n | figure | behind\n | figure");
}
