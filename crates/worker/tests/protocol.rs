//! The worker's protocol in a browser: JSON commands in, JSON events out, in slices that leave room for an interrupt.
#![cfg(target_arch = "wasm32")]

use freezeframe_base::{
    CellId, Command, Event, JaxCompat, Lane, Output, Revision, RunId, RunStatus, SessionConfig,
    Stream, wire,
};
use freezeframe_worker::Engine;
use js_sys::{Function, Object, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_dedicated_worker);

fn engine(lane: Lane) -> Engine {
    let config = SessionConfig {
        lane,
        compat: JaxCompat::V0_12,
        entropy: 1,
        clock_start: 0.0,
    };
    give_clock();
    Engine::new(&wire::to_text(&config).unwrap()).ok().unwrap()
}

/// What the engine asks `worker.js` for.
fn give_clock() {
    let (world, set) = (
        Object::new(),
        |object: &JsValue, name: &str, value: &JsValue| {
            assert!(Reflect::set(object, &name.into(), value).is_ok());
        },
    );
    set(&world, "now", &Function::new_no_args("return Date.now()"));
    set(&js_sys::global(), "freezeframe", &world);
}

fn send(engine: &Engine, command: &Command) {
    assert!(engine.command(&wire::to_text(command).unwrap()).is_ok());
}

fn run(engine: &Engine, number: u32, source: &str) {
    let command = Command::RunCell {
        run: RunId(number),
        cell: CellId(number),
        revision: Revision(0),
        filename: format!("Cell In[{number}]"),
        source: source.to_owned(),
        exam: None,
    };
    send(engine, &command);
}

fn events(engine: &Engine) -> Vec<Event> {
    engine
        .outbox()
        .take()
        .ok()
        .unwrap()
        .map_or_else(Vec::new, |json| wire::from_text(&json).unwrap())
}

fn finish(engine: &Engine) -> (String, Option<RunStatus>) {
    while engine.step(10_000, false) {}
    let mut printed = String::new();
    let mut ended = None;
    for event in events(engine) {
        match event {
            Event::Output {
                output:
                    Output::Text {
                        stream: Stream::Stdout,
                        text,
                        ..
                    },
                ..
            } => printed.push_str(&text),
            Event::Output {
                output: Output::Result { text, .. },
                ..
            } => printed.push_str(&format!("=> {text}\n")),
            Event::Output {
                output: Output::Error(report),
                ..
            } => printed.push_str(&format!("!! {}\n", report.class)),
            Event::Finished { status, .. } => ended = Some(status),
            _ => {}
        }
    }
    (printed, ended)
}

#[wasm_bindgen_test]
fn says_that_it_is_ready_and_runs_cells() {
    let engine = engine(Lane::Jit);
    assert!(events(&engine).contains(&Event::Ready));
    for (number, source, expected, status) in [
        (1, "print(1 + 1)", "2\n", RunStatus::Ok),
        (2, "x = 20\nx + 1", "=> 21\n", RunStatus::Ok),
        (
            3,
            "print(x)\n1 / 0",
            "20\n!! ZeroDivisionError\n",
            RunStatus::Error,
        ),
        (
            4,
            "def f(n): return f(n + 1)\nf(0)",
            "!! RecursionError\n",
            RunStatus::Error,
        ),
        (5, "print(x)", "20\n", RunStatus::Ok),
    ] {
        run(&engine, number, source);
        assert_eq!(
            finish(&engine),
            (expected.to_owned(), Some(status)),
            "{source}"
        );
    }
}

#[wasm_bindgen_test]
fn an_endless_loop_comes_back_after_each_slice_and_can_be_interrupted() {
    let engine = engine(Lane::Python);
    run(&engine, 1, "x = 7\nwhile True: pass");
    for _ in 0..20 {
        assert!(engine.step(10_000, false), "it never ends by itself");
    }
    send(&engine, &Command::Interrupt);
    let (_, status) = finish(&engine);
    assert_eq!(status, Some(RunStatus::Interrupted));
    run(&engine, 2, "print(x)");
    assert_eq!(finish(&engine).0, "7\n");
}

#[wasm_bindgen_test]
fn the_lanes_differ_in_jit_alone() {
    let source = "import jax\ng = 0.\ndef f(x): return x + g\nprint(jax.jit(f)(4.))\ng = 10.\nprint(jax.jit(f)(5.))";
    for (lane, expected) in [(Lane::Python, "4.0\n15.0\n"), (Lane::Jit, "4.0\n5.0\n")] {
        let engine = engine(lane);
        run(&engine, 1, source);
        assert_eq!(finish(&engine), (expected.to_owned(), Some(RunStatus::Ok)));
    }
}

#[wasm_bindgen_test]
fn what_is_no_command_is_refused() {
    let engine = engine(Lane::Jit);
    for text in ["", "{", "{\"type\":\"fly\"}"] {
        assert!(engine.command(text).is_err(), "{text}");
    }
    assert!(Engine::new("{}").is_err());
}

#[wasm_bindgen_test]
fn counts_that_no_word_of_the_engine_holds_are_too_many_and_not_none() {
    let engine = engine(Lane::Jit);
    let given = [
        "'a' * 10**10",
        "(1,) * 10**10",
        "b'ab' * 2**40",
        "bytes(10**11)",
        "list(range(10**10))",
        "(5).to_bytes(10**10)",
        "np.zeros(10**10)",
        "jnp.zeros((10**10, 2))",
        "np.bincount([1], minlength=10**10)",
        "np.linspace(0, 1, 10**10)",
    ];
    run(&engine, 1, "import numpy as np, jax.numpy as jnp");
    finish(&engine);
    for (source, number) in given.into_iter().zip(2..) {
        run(&engine, number, &format!("x = {source}"));
        let ended = ("!! MemoryError\n".to_owned(), Some(RunStatus::Error));
        assert_eq!(finish(&engine), ended, "{source}");
    }
}
