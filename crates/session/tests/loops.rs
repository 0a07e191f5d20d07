//! What a trace was made into, asked of a session.

use freezeframe_base::{Command, Event, JaxCompat, Lane, Output, RunId, SessionConfig, TraceId};
use freezeframe_session::{Host, Progress, Session};
use std::rc::Rc;

struct Still;

impl Host for Still {
    fn now(&self) -> f64 {
        0.0
    }
}

fn loops(session: &mut Session, trace: TraceId) -> String {
    session.command(Command::Loops { trace });
    match session.take_events().as_slice() {
        [Event::Loops { trace: of, text }] if *of == trace => text.clone(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_loops_of_a_trace_have_the_names_of_its_jaxpr() {
    let config = SessionConfig {
        lane: Lane::Jit,
        compat: JaxCompat::V0_12,
        entropy: 1,
        clock_start: 0.0,
    };
    let mut session = Session::new(config, Rc::new(Still));
    let source = "\
import freezeframe, jax, jax.numpy as jnp

@jax.jit
def layer(w, x):
    return jax.nn.relu(x @ w) * 2

@jax.jit
def running(x):
    return jax.lax.scan(lambda c, x: (c + x.sum(), c), 0.0, x)

@jax.jit
def refuses(x):
    return bool(x)

layer(jnp.ones((3, 4)), jnp.ones((2, 3)))
measured = freezeframe.measure(layer, jnp.ones((3, 4)), jnp.ones((2, 3)))
print(measured.count(' ms, '), measured.count('roofline'))
print([freezeframe.loops(lambda x: x[::-1].T + 1.0, jnp.ones((4, 3)))])
running(jnp.ones((5, 2)))
try:
    refuses(1.0)
except TypeError:
    pass
";
    session.command(Command::RunScript {
        run: RunId(1),
        filename: "a.py".into(),
        source: source.into(),
    });
    while session.step(100_000) == Progress::Busy {}
    let (mut traces, mut text) = (None, String::new());
    for event in session.take_events() {
        match event {
            Event::Traces { traces: told, .. } => traces = Some(told),
            Event::Output {
                output: Output::Text { text: printed, .. },
                ..
            } => text += &printed,
            _ => {}
        }
    }
    for trace in traces.expect("traces") {
        let (name, jaxpr) = (&trace.function, &trace.jaxpr);
        text += &format!("{name}\n{jaxpr}\n{}", loops(&mut session, trace.id));
    }
    assert_eq!(loops(&mut session, TraceId(99)), "");
    if std::env::var_os("BLESS").is_some() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/loops.txt");
        std::fs::write(path, &text).expect("written");
    } else {
        assert_eq!(text, include_str!("loops.txt"), "{text}");
    }
}
