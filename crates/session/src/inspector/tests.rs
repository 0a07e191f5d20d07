//! What the inspector keeps is bounded, however long a program runs.

use super::Inspector;
use crate::{Host, Session};
use freezeframe_base::{
    CallReport, CellId, Command, Event, JaxCompat, KeyReport, Lane, Revision, RunId, SessionConfig,
};
use std::rc::Rc;

struct Still;

impl Host for Still {
    fn now(&self) -> f64 {
        0.0
    }
}

struct Ran {
    session: Session,
    calls: Vec<CallReport>,
    keys: Vec<KeyReport>,
}

fn run(cells: &[&str]) -> Ran {
    let config = SessionConfig {
        lane: Lane::Jit,
        compat: JaxCompat::V0_12,
        entropy: 7,
        clock_start: 0.0,
    };
    let mut session = Session::new(config, Rc::new(Still));
    let (mut calls, mut keys) = (Vec::new(), Vec::new());
    for (at, source) in cells.iter().enumerate() {
        session.command(Command::RunCell {
            run: RunId(at as u32),
            cell: CellId(at as u32),
            revision: Revision(0),
            filename: "program.py".into(),
            source: (*source).to_owned(),
            exam: None,
        });
        while session.step(1_000_000) == crate::Progress::Busy {}
        for event in session.take_events() {
            if let Event::Traces {
                calls: told,
                keys: seen,
                ..
            } = event
            {
                (calls, keys) = (told, seen);
            }
        }
    }
    Ran {
        session,
        calls,
        keys,
    }
}

fn inspector(ran: &Ran) -> &Inspector {
    ran.session
        .engine()
        .inspector
        .as_deref()
        .expect("the lane is jit")
}

#[test]
fn ten_thousand_calls_keep_forty() {
    let ran = run(&[
        "import jax\ng = 0.\n@jax.jit\ndef step(x):\n    return x + g\nx = 0.",
        "for i in range(10000):\n    x = step(x)\n    if i == 5000: g = 1.",
    ]);
    assert_eq!(ran.calls.len(), 40);
    let left_out: u32 = ran.calls.iter().map(|call| call.left_out).sum();
    assert_eq!(left_out as usize + ran.calls.len(), 10_000);
    let last = ran.calls.last().expect("a call");
    assert_eq!(
        last.saw.first().map(|seen| seen.value.as_str()),
        Some("1.0")
    );
    assert_eq!(last.inputs[0].from.map(|from| from.0 + 1), Some(last.id.0));
    assert!(inspector(&ran).log.borrow().len() < 10);
}

#[test]
fn traces_go_with_their_functions() {
    let ran = run(&[
        "import jax\nlog = []\ng = 1.",
        "for i in range(1500):\n    f = jax.jit(lambda x: x * g + i)\n    f(1.)",
        "pass",
        "for i in range(300):\n    f = jax.jit(lambda x: x * g + i)\n    f(1.)",
    ]);
    let kept = inspector(&ran).state.borrow().traces.len();
    assert!(kept < 1100, "{kept} traces");
    let reads = inspector(&ran).log.borrow().len();
    assert!(reads < 3000, "{reads} reads");
    assert!(ran.calls.len() <= 80, "{} calls", ran.calls.len());
}

#[test]
fn keys_are_kept_at_both_ends() {
    let ran = run(&[
        "import jax\nkey = jax.random.key(0)\nfor i in range(1000):\n    key, sub = jax.random.split(key)\n    jax.random.normal(sub)",
    ]);
    assert!(ran.keys.len() <= 300, "{} keys", ran.keys.len());
    assert!(ran.keys.iter().all(|key| key.uses.len() <= 1));
}

#[test]
fn texts_of_eval_are_forgotten() {
    let ran = run(&["for i in range(5000):\n    eval('1 + 1')"]);
    assert!(ran.session.engine().vm.sources().len() < 1000);
}
