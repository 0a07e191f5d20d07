//! The page's components in a browser, with a scripted engine in place of the worker.
#![cfg(target_arch = "wasm32")]

#[path = "page/exercises.rs"]
mod exercises;
#[path = "page/files.rs"]
mod files;
#[path = "page/keys.rs"]
mod keys;
#[path = "page/mounting.rs"]
mod mounting;

use freezeframe_page::app::mount::{MountOptions, Mounted, mount};
use freezeframe_page::testid;
use js_sys::{Function, Object, Promise, Reflect};
use std::cell::RefCell;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Element, HtmlElement};

wasm_bindgen_test_configure!(run_in_browser);

/// An engine that answers as its script says, and a place where tests see what it was sent.
#[wasm_bindgen(inline_js = r#"
export function install(scripts) {
    localStorage.clear();
    history.replaceState(null, "", location.pathname);
    const started = [];
    // What the library would keep, and which notebook was shown last at a place.
    globalThis.kept = { rows: new Map(), shown: new Map() };
    const { rows, shown } = globalThis.kept;
    const library = {
        write({ key, revision, edits }) {
            const row = rows.get(key) ?? { key, revision: 0, outputs: [] };
            if (row.revision !== revision) return { theirs: row };
            rows.set(key, { ...row, edits, revision: revision + 1 });
            return { revision: revision + 1, versions: [] };
        },
        create({ place, shelf, name, file }) {
            const key = `${shelf}/${rows.size}`;
            if (place) shown.set(place, key);
            rows.set(key, { key, name, file, edits: null, revision: 1, outputs: [] });
            return key;
        },
        read({ place, key }) {
            if (place) shown.set(place, key);
            return rows.get(key);
        },
        keepOutputs({ key, cell, text }) {
            const row = rows.get(key) ?? { key, revision: 0, outputs: [] };
            rows.set(key, { ...row, outputs: [...row.outputs.filter(([it]) => it !== cell), [cell, text]] });
        },
    };
    globalThis.freezeframe = {
        here: (path) => path,
        library: async (verb, about, file) => JSON.stringify(library[verb]({ file, ...JSON.parse(about) }) ?? null),
        engine: () => Promise.resolve({}),
        loadEditor: () => Promise.reject(new Error("no editors in this test")),
        startWorker: () => {
            const worker = { sent: [], terminated: false, onmessage: null, onerror: null };
            worker.lane = null;
            worker.say = (events) => worker.onmessage?.({ data: JSON.stringify(events) });
            worker.raw = (data) => worker.onmessage?.({ data });
            worker.terminate = () => { worker.terminated = true; };
            worker.postMessage = (message) => {
                if (typeof message !== "string") {
                    worker.lane = JSON.parse(message.config).lane;
                    if (scripts !== "silent") queueMicrotask(() => worker.say([{ type: "ready" }]));
                    return;
                }
                if (message !== '"taken"') worker.sent.push(JSON.parse(message));
            };
            started.push(worker);
            return worker;
        },
    };
    globalThis.started = started;
}
export function found_at(place) {
    const { rows, shown } = globalThis.kept;
    return JSON.stringify(rows.get(shown.get(place) ?? place) ?? null);
}
export function answer(lane, output, status) {
    const worker = globalThis.started.filter((it) => !it.terminated && it.lane === lane).at(-1);
    const command = worker.sent.filter((it) => it.type === "run_cell").at(-1);
    const { run, cell } = command;
    worker.say([
        { type: "started", run, cell },
        ...JSON.parse(output).map((output) => ({ type: "output", run, cell, output })),
        ...(status ? [{ type: "finished", run, cell, status, seconds: 0.1 }] : []),
    ]);
}
export function tell(lane, events) {
    const worker = globalThis.started.filter((it) => !it.terminated && it.lane === lane).at(-1);
    const command = worker.sent.filter((it) => it.run !== undefined).at(-1);
    worker.say(JSON.parse(events).map((event) => ({ run: command.run, ...event })));
}
export function workers() {
    return globalThis.started.map((it) => `${it.lane ?? "new"}${it.terminated ? "†" : ""}: ${it.sent.map((it) => it.source ?? it.type ?? it)}`).join("; ");
}
export function end_run(at) {
    const worker = globalThis.started[at];
    const { run, cell } = worker.sent.filter((it) => it.type === "run_cell").at(-1);
    const output = { type: "text", stream: "stdout", text: `cell ${cell}\n`, span: null, jaxpr: false };
    worker.say([{ type: "started", run, cell }, { type: "output", run, cell, output }, { type: "finished", run, cell, status: "ok", seconds: 0.1 }]);
}
export function raw(lane, data) {
    globalThis.started.filter((it) => !it.terminated && it.lane === lane).at(-1).raw(data);
}
export function sent(lane) {
    return globalThis.started.filter((it) => it.lane === lane)
        .map((it) => it.sent.map((it) => it.source ?? it.type ?? it).join(",") + (it.terminated ? "†" : "")).join(" ");
}
"#)]
extern "C" {
    fn install(script: &str);
    /// What the library has of the notebook that was shown last at a place.
    fn found_at(place: &str) -> String;
    fn answer(lane: &str, output: &str, status: &str);
    fn raw(lane: &str, data: &JsValue);
    fn tell(lane: &str, events: &str);
    fn sent(lane: &str) -> String;
    /// The workers in the order in which they were started: each with its lane, and what it was sent.
    fn workers() -> String;
    /// Ends the last run of a worker, which then has put out the number of its cell.
    fn end_run(worker: usize);
}

const NOTEBOOK: &str = r##"{"cells": [
    {"cell_type": "markdown", "id": "text", "source": "# Title <script>alert(1)</script>"},
    {"cell_type": "code", "id": "one", "source": "print(1)", "outputs": [
        {"output_type": "stream", "name": "stdout", "text": "5.0\n"}],
     "metadata": {"freezeframe": {"python": [{"output_type": "stream", "name": "stdout", "text": "15.0\n"}]}}},
    {"cell_type": "code", "id": "two", "source": "print(2)", "outputs": []}]}"##;

struct Visit {
    root: HtmlElement,
    /// Taken off the page with the visit.
    page: Mounted,
}

thread_local! {
    /// What is on the page, so that a test which fails leaves nothing behind for the next.
    static SHOWN: RefCell<Vec<Mounted>> = RefCell::default();
}

/// A fresh page with an engine of this script.
async fn begin(script: &str) {
    SHOWN.take().iter().for_each(Mounted::unmount);
    // What is kept on leaving goes into the library of the page that is left.
    pause(0).await;
    install(script);
}

/// What a notebook is shown with.
fn options(all: &[(&str, &str)]) -> MountOptions {
    let object = Object::new();
    for (name, value) in all {
        Reflect::set(&object, &(*name).into(), &(*value).into()).unwrap();
    }
    object.unchecked_into()
}

/// An element at the end of the page.
fn element() -> HtmlElement {
    let document = web_sys::window().unwrap().document().unwrap();
    let root: HtmlElement = document.create_element("div").unwrap().unchecked_into();
    document.body().unwrap().append_child(&root).unwrap();
    root
}

async fn pause(milliseconds: i32) {
    let promise = Promise::new(&mut |resolve: Function, _| {
        let window = web_sys::window().unwrap();
        window
            .set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, milliseconds)
            .unwrap();
    });
    JsFuture::from(promise).await.unwrap();
}

impl Visit {
    async fn open(script: &str) -> Self {
        begin(script).await;
        Self::again().await
    }

    /// Opens the page once more, with what is in storage once all is written.
    async fn again() -> Self {
        pause(20).await;
        Self::of(&[("name", "test"), ("address", "")]).await
    }

    /// Shows the notebook with these options, beside what is on the page.
    async fn of(with: &[(&str, &str)]) -> Self {
        let root = element();
        root.set_inner_html("<p>before</p>");
        let name = with.iter().find(|(name, _)| *name == "name");
        let found = name.map(|(_, name)| found_at(name));
        let found = found.iter().map(|found| ("kept", found.as_str()));
        let found: Vec<_> = found.collect();
        let text = [&[("text", NOTEBOOK)], &found[..], with].concat();
        let page = mount(root.clone(), &options(&text));
        let page = page.unwrap_or_else(|_| panic!("mounted"));
        SHOWN.with_borrow_mut(|shown| shown.push(page.clone()));
        let visit = Self { root, page };
        visit.settle().await;
        visit
    }

    async fn settle(&self) {
        self.wait(20).await;
    }

    async fn wait(&self, milliseconds: i32) {
        pause(milliseconds).await;
    }

    fn all(&self, id: &str) -> Vec<Element> {
        let found = self
            .root
            .query_selector_all(&format!("[data-testid='{id}']"))
            .unwrap();
        (0..found.length())
            .map(|at| found.get(at).unwrap().unchecked_into())
            .collect()
    }

    fn texts(&self, id: &str) -> Vec<String> {
        self.all(id)
            .iter()
            .map(|it| it.text_content().unwrap_or_default())
            .collect()
    }

    async fn press(&self, id: &str, at: usize) {
        self.all(id)[at]
            .clone()
            .unchecked_into::<HtmlElement>()
            .click();
        self.settle().await;
    }

    fn status(&self, cell: usize) -> String {
        self.all(testid::CELL)[cell]
            .get_attribute("data-status")
            .unwrap_or_default()
    }

    fn keys(&self) -> String {
        let keys: Vec<_> = self
            .all(testid::CELL)
            .iter()
            .map(|it| it.get_attribute("data-key").unwrap())
            .collect();
        keys.join(" ")
    }
}

impl Drop for Visit {
    fn drop(&mut self) {
        self.page.unmount();
        self.root.remove();
    }
}

const ONE: &str =
    r#"[{"type": "text", "stream": "stdout", "text": "1\n", "span": null, "jaxpr": false}]"#;
const TWO: &str =
    r#"[{"type": "text", "stream": "stdout", "text": "2\n", "span": null, "jaxpr": false}]"#;

#[wasm_bindgen_test]
async fn recorded_outputs_are_shown_and_text_is_text() {
    let visit = Visit::open("").await;
    assert_eq!(
        visit.texts(testid::PROSE),
        ["Title <script>alert(1)</script>"]
    );
    let rows = visit.all(testid::ROW);
    assert_eq!(rows.len(), 1);
    assert_eq!(
        rows[0].get_attribute("data-differs").as_deref(),
        Some("true")
    );
    assert!(visit.texts(testid::LANES)[0].contains("recorded"));
    assert_eq!(visit.texts(testid::STATUS), ["ready"]);
}

#[wasm_bindgen_test]
async fn a_run_fills_both_lanes() {
    let visit = Visit::open("").await;
    visit.press(testid::RUN_CELL, 0).await;
    assert_eq!(
        (sent("python"), sent("jit")),
        ("print(1)".to_owned(), "print(1)".to_owned())
    );
    answer("python", ONE, "ok");
    visit.settle().await;
    assert_eq!(visit.status(1), "queued", "the other lane has not begun");
    answer("jit", TWO, "ok");
    visit.settle().await;
    assert_eq!(visit.status(1), "done");
    let why = "plain Python printed 1; jit printed 2";
    let row = &visit.texts(testid::ROW)[0];
    assert!(
        row.starts_with(&format!("1≠{why}; nothing that froze explains it: 2")),
        "{row}"
    );
    assert!(!visit.texts(testid::LANES)[0].contains("recorded"));
}

#[wasm_bindgen_test]
async fn cells_wait_for_the_engine_and_for_each_other() {
    let visit = Visit::open("silent").await;
    assert_eq!(visit.texts(testid::STATUS), ["loading"]);
    visit.press(testid::RUN_ALL, 0).await;
    assert_eq!(
        (visit.status(1), visit.status(2)),
        ("queued".to_owned(), "queued".to_owned())
    );
    assert_eq!(visit.texts(testid::CELL_NOTICE).len(), 2);
    assert_eq!(sent("jit"), "");
    for lane in ["python", "jit"] {
        raw(lane, &JsValue::from(r#"[{"type": "ready"}]"#));
    }
    assert_eq!(sent("jit"), "print(1)");
    answer("jit", ONE, "error");
    assert_eq!(
        sent("jit"),
        "print(1)",
        "of cells that run together, those behind an error do not run"
    );
}

#[wasm_bindgen_test]
async fn the_cells_up_to_one_are_run() {
    let visit = Visit::open("").await;
    visit.press(testid::RUN_TO, 0).await;
    assert_eq!(workers(), "python: print(1); jit: print(1)");
    visit.press(testid::RUN_TO, 1).await;
    end_run(0);
    end_run(0);
    assert_eq!(
        workers(),
        "python: print(1),interrupt,print(1),print(2); jit: print(1),interrupt"
    );
}

#[wasm_bindgen_test]
async fn a_lane_that_does_not_hear_stop_is_started_afresh() {
    let visit = Visit::open("").await;
    visit.press(testid::RUN_CELL, 0).await;
    answer("python", ONE, "");
    answer("jit", ONE, "");
    visit.press(testid::STOP, 0).await;
    assert_eq!(
        (sent("python"), sent("jit")),
        (
            "print(1),interrupt".to_owned(),
            "print(1),interrupt".to_owned()
        )
    );
    answer("python", ONE, "interrupted");
    visit.wait(2500).await;
    assert_eq!(
        (sent("python"), sent("jit")),
        (
            "print(1),interrupt".to_owned(),
            "print(1),interrupt† ".to_owned()
        )
    );
    assert_eq!(visit.status(1), "lost");
    let notices = visit.texts(testid::CELL_NOTICE).join(" ");
    assert!(
        notices.contains("The jit lane did not stop") && notices.contains("variables are gone"),
        "{notices}"
    );
    assert_eq!(
        visit.texts(testid::STATUS),
        ["ready"],
        "a fresh engine is there"
    );
}

#[wasm_bindgen_test]
async fn a_crash_is_told_and_the_text_stays() {
    let visit = Visit::open("").await;
    visit.press(testid::RUN_CELL, 1).await;
    let crashed = js_sys::Object::new();
    js_sys::Reflect::set(&crashed, &"crashed".into(), &"unreachable".into()).unwrap();
    raw("jit", &crashed);
    visit.settle().await;
    answer("python", TWO, "ok");
    visit.settle().await;
    assert_eq!(visit.status(2), "lost");
    let notices = visit.texts(testid::CELL_NOTICE).join(" ");
    assert!(
        notices.contains("The engine of the jit lane crashed (unreachable)"),
        "{notices}"
    );
    assert_eq!(visit.all(testid::CELL).len(), 3);
    visit.press(testid::RUN_CELL, 1).await;
    assert_eq!(sent("jit"), "print(2)† print(2)");
}

#[wasm_bindgen_test]
async fn cells_are_moved_deleted_added_and_found_again() {
    let visit = Visit::open("").await;
    visit.press(testid::MOVE_UP, 2).await;
    assert_eq!(visit.keys(), "text two one");
    visit.press(testid::DELETE, 0).await;
    assert_eq!(visit.keys(), "two one");
    visit.press(testid::UNDO, 0).await;
    assert_eq!(visit.keys(), "text two one");
    visit.press(testid::ADD_CODE, 1).await;
    assert_eq!(visit.keys(), "text own-3 two one");
    drop(visit);

    let visit = Visit::again().await;
    assert_eq!(visit.keys(), "text own-3 two one");
    visit.press(testid::RESET, 0).await;
    assert_eq!(visit.keys(), "text own-3 two one", "it asks first");
    visit.press(testid::RESET_SURE, 1).await;
    assert_eq!(visit.keys(), "text own-3 two one");
    visit.press(testid::RESET, 0).await;
    visit.press(testid::RESET_SURE, 0).await;
    assert_eq!(visit.keys(), "text one two");
    visit.press(testid::UNDO, 0).await;
    assert_eq!(visit.keys(), "text own-3 two one");
}

#[wasm_bindgen_test]
async fn prose_is_edited_in_place() {
    let visit = Visit::open("").await;
    visit.press(testid::EDIT, 0).await;
    let area: web_sys::HtmlTextAreaElement =
        visit.all(testid::PROSE_SOURCE)[0].clone().unchecked_into();
    area.set_value("*new* text");
    area.dispatch_event(&web_sys::Event::new("input").unwrap())
        .unwrap();
    area.blur().unwrap();
    visit.settle().await;
    assert_eq!(visit.texts(testid::PROSE), ["new text"]);
    assert!(visit.root.query_selector(".prose em").unwrap().is_some());
}

#[wasm_bindgen_test]
async fn one_lane_can_be_hidden_but_not_both() {
    let visit = Visit::open("").await;
    let columns = || visit.root.query_selector_all("th").unwrap().length();
    assert_eq!(columns(), 2);
    visit.press(testid::LANE_TOGGLE, 0).await;
    assert_eq!(columns(), 1);
    let shown = &visit.texts(testid::LANES)[0];
    assert!(!shown.contains('≠'), "{shown}");
    visit.press(testid::LANE_TOGGLE, 1).await;
    assert_eq!(columns(), 1, "the last lane stays");
}

/// What the engine tells of a cell `print(1)` that calls `f` from the cache after `g` was changed.
const TOLD: &str = r#"[{"type": "traces", "calls": [
    {"id": 0, "trace": 0, "called_at": {"cell": 1, "revision": 0, "start": 6, "end": 7}, "traced": "new_function",
     "left_out": 0, "saw": [{"frozen": 7, "value": "0.0"}], "inputs": [{"name": "n", "text": "0", "from": null}],
     "outputs": [{"name": "", "text": "1", "from": null}]},
    {"id": 1, "trace": 0, "called_at": {"cell": 1, "revision": 0, "start": 6, "end": 7}, "traced": null,
     "left_out": 0, "saw": [{"frozen": 7, "value": "10.0"}], "inputs": [{"name": "n", "text": "1", "from": 0}],
     "outputs": [{"name": "", "text": "2", "from": null}]}],
  "keys": [
    {"id": 0, "made_by": "key(0)", "span": null, "parent": null, "trace": null, "uses": [
      {"function": "normal", "span": {"cell": 1, "revision": 0, "start": 0, "end": 5}},
      {"function": "uniform", "span": {"cell": 1, "revision": 0, "start": 6, "end": 7}}]},
    {"id": 1, "made_by": "split[0]", "span": null, "parent": 0, "trace": null, "uses": []}],
  "stale_calls": [{"trace": 0, "function": "f", "span": {"cell": 1, "revision": 0, "start": 6, "end": 7}, "stale": [7],
    "changes": [{"name": "g", "line": {"filename": "Cell In[1]", "line": 1}, "then": "0.0", "now": "10.0",
      "is_contents": false, "still": {"operand": {"primitive": "add", "operand": 1, "value": "0.0"}}}]}],
  "traces": [{"id": 0, "function": "f", "defined_at": {"cell": 1, "revision": 0, "start": 0, "end": 8},
    "called_at": {"cell": 1, "revision": 0, "start": 6, "end": 7}, "avals": ["~float32[]"], "reason": "new_function",
    "cached_calls": 1, "jaxpr": "{ lambda ; a:f32[]. let b:f32[] = add a 0.0:f32[] in (b,) }",
    "marks": [{"start": 24, "end": 49, "what": {"equation": 0}}, {"start": 40, "end": 49, "what": {"frozen": [7]}}],
    "steps": [{"span": {"cell": 1, "revision": 0, "start": 0, "end": 5}, "stack": [
      {"function": "f", "span": {"cell": 1, "revision": 0, "start": 0, "end": 5}, "line": 1}],
      "alive": [{"name": "b", "aval": "f32[]"}]}],
    "frozen": [{"id": 7, "kind": "global", "name": "g", "span": {"cell": 1, "revision": 0, "start": 6, "end": 7},
      "then": "0.0", "sort": "number", "now": "10.0", "stale": true,
      "uses": [{"eqn": 0, "primitive": "add", "text": "0.0:f32[]", "literal": "0.0"}]}]}]}]"#;
/// What plain Python printed there.
const RIGHT: &str = r#"[{"type": "text", "stream": "stdout", "text": "11\n", "jaxpr": false,
    "span": {"cell": 1, "revision": 0, "start": 0, "end": 8}}]"#;
/// A line printed by the call in [`TOLD`].
const LINE: &str = r#"[{"type": "text", "stream": "stdout", "text": "1\n", "jaxpr": false,
    "span": {"cell": 1, "revision": 0, "start": 0, "end": 8}}]"#;

impl Visit {
    /// Runs the first code cell, and has the jit lane tell of a stale call.
    async fn told(&self) {
        self.press(testid::RUN_CELL, 0).await;
        tell("jit", r#"[{"type": "started", "cell": 1}]"#);
        tell("jit", TOLD);
        answer("python", RIGHT, "ok");
        answer("jit", LINE, "ok");
        tell("jit", TOLD);
        self.settle().await;
    }

    fn lit(&self) -> Vec<String> {
        let all = self.root.query_selector_all(".hot").unwrap();
        let name = |at| {
            let element: Element = all.get(at).unwrap().unchecked_into();
            let class = element.get_attribute("class").unwrap();
            class.split(' ').next().unwrap_or_default().to_owned()
        };
        (0..all.length()).map(name).collect()
    }

    fn event(&self, selector: &str, event: &web_sys::Event) {
        let element = self.root.query_selector(selector).unwrap().unwrap();
        element.dispatch_event(event).unwrap();
    }
}

fn address() -> String {
    web_sys::window().unwrap().location().hash().unwrap()
}

fn bubbling(name: &str) -> web_sys::Event {
    let options = web_sys::EventInit::new();
    options.set_bubbles(true);
    web_sys::Event::new_with_event_init_dict(name, &options).unwrap()
}

#[wasm_bindgen_test]
async fn what_froze_is_told_under_the_cell_and_lights_up_together() {
    let visit = Visit::open("").await;
    assert_eq!(visit.all(testid::INSPECTOR).len(), 0, "nothing ran");
    visit.told().await;
    assert_eq!(
        visit.texts(testid::STALE)[0],
        "Stale. f was traced when g was 0.0 (cell 1, line 1), and g is 10.0 now. Plain Python printed 11; jit printed 1. The call: line 1. What that is, and ways out"
    );
    assert_eq!(
        visit.texts(testid::FROZEN),
        [
            "Stale: gglobal, read in line 1: 0.0 then, 10.0 now; it is the literal 0.0 of add in the jaxpr"
        ]
    );
    assert!(
        visit
            .root
            .query_selector("td.frozen .icon-frozen")
            .unwrap()
            .is_some()
    );
    visit.event("[data-testid=chip]", &bubbling("focusin"));
    visit.settle().await;
    let mut lit = visit.lit();
    lit.sort();
    assert_eq!(
        lit,
        ["hot", "out", "stale"],
        "the line of output, the sentence and the chip's own line"
    );
    visit.press(testid::INSPECTOR_TOGGLE, 0).await;
    assert_eq!(visit.all(testid::INSPECTOR).len(), 0);
    drop(visit);
    let visit = Visit::again().await;
    visit.told().await;
    assert_eq!(visit.all(testid::INSPECTOR).len(), 0, "hidden stays hidden");
}

#[wasm_bindgen_test]
async fn a_trace_is_opened_and_replayed_and_its_calls_and_keys_are_drawn() {
    let visit = Visit::open("").await;
    visit.told().await;
    let keys = visit.texts(testid::KEYS).join("");
    assert!(
        keys.contains("key(0) → normal line 1 and uniform line 1") && keys.contains("used twice"),
        "{keys}"
    );
    visit.press(testid::TRACE_HEAD, 0).await;
    let head = &visit.all(testid::TRACE_HEAD)[0];
    assert_eq!(head.get_attribute("aria-expanded").as_deref(), Some("true"));
    assert_eq!(visit.texts(testid::STEP), ["Replay the trace, 1 step"]);
    let key = web_sys::KeyboardEventInit::new();
    key.set_key("ArrowRight");
    key.set_bubbles(true);
    let key = web_sys::KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &key).unwrap();
    visit.event("[data-testid=step-on]", &key);
    visit.settle().await;
    assert_eq!(visit.texts(testid::STEP), ["Step 1 of 1"]);
    let now = visit
        .root
        .query_selector("[aria-current=step]")
        .unwrap()
        .unwrap();
    assert_eq!(
        now.text_content().as_deref(),
        Some("b:f32[] = add a 0.0:f32[]")
    );
    assert_eq!(address(), "#step/one/1/1/d62aec33");
    let stepper = visit.texts(testid::STEPPER).join("");
    assert!(
        stepper.contains("Call stackf line 1") && stepper.contains("Tracers aliveb:f32[]"),
        "{stepper}"
    );
    assert_eq!(visit.all(testid::CALL).len(), 2);
    let calls = visit.texts(testid::CALL);
    assert!(
        calls[1].contains("from the cache") && calls[1].contains("g = 10.0, and the call used 0.0"),
        "{calls:?}"
    );
    assert!(calls[1].contains("carried on: n = 1"), "{calls:?}");
    visit.press(testid::STEP_BACK, 0).await;
    assert_eq!(address(), "");
}

#[wasm_bindgen_test]
async fn a_rewrite_is_proposed_run_beside_the_others_and_accepted() {
    let visit = Visit::open("").await;
    visit.told().await;
    assert_eq!(
        sent("stateless"),
        "",
        "no third engine unless it is asked for"
    );
    visit.press(testid::MAKE_STATELESS, 0).await;
    assert_eq!(sent("stateless"), "propose");
    assert!(visit.texts(testid::PROPOSAL)[0].starts_with("Rewriting"));
    tell(
        "stateless",
        r#"[{"type": "proposed", "proposal": {"rewritten": {"changes": ["=`f` takes `g`."], "steps": [], "scan": null, "cells": [
            {"cell": 1, "revision": 0, "filename": "Cell In[1]", "source": "print(10)"}]}}}]"#,
    );
    visit.settle().await;
    assert_eq!(
        visit.texts(testid::DIFFERENCE),
        ["−removed: print(1)\n+added: print(10)\n"]
    );
    assert_eq!(sent("stateless"), "propose,print(10)");
    answer("stateless", RIGHT, "ok");
    visit.settle().await;
    assert_eq!(visit.root.query_selector_all("th").unwrap().length(), 3);
    let row = &visit.texts(testid::ROW)[0];
    assert!(row.starts_with("11") && row.ends_with("11"), "{row}");
    assert_eq!(
        row.matches('≠').count(),
        0,
        "the rewritten cell prints what plain Python prints: {row}"
    );
    visit.press(testid::ACCEPT, 0).await;
    assert!(
        sent("jit").ends_with("print(1),print(10)"),
        "{}",
        sent("jit")
    );
    assert_eq!(visit.all(testid::PROPOSAL).len(), 0);
    assert_eq!(
        visit.root.query_selector_all("th").unwrap().length(),
        3,
        "the lane stays"
    );
}

#[wasm_bindgen_test]
async fn what_is_in_the_way_is_told_and_stop_ends_a_trial() {
    let visit = Visit::open("").await;
    visit.told().await;
    visit.press(testid::MAKE_STATELESS, 0).await;
    tell(
        "stateless",
        r#"[{"type": "proposed", "proposal": {"declined": {"obstacles": [
            {"name": "=np.random", "span": null, "reason": "=its numbers differ.", "is_subject": true}]}}}]"#,
    );
    visit.settle().await;
    let told = visit.texts(testid::PROPOSAL).join("");
    assert!(told.contains("np.random: its numbers differ."), "{told}");
    visit.press(testid::DISMISS, 0).await;
    visit.press(testid::MAKE_STATELESS, 0).await;
    visit.press(testid::DISMISS, 0).await;
    assert_eq!(visit.all(testid::PROPOSAL).len(), 0);
    assert_eq!(
        sent("stateless"),
        "propose† propose† ",
        "a trial that is given up is ended"
    );
}

#[wasm_bindgen_test]
async fn a_fresh_engine_knows_nothing_of_what_froze() {
    let visit = Visit::open("").await;
    visit.told().await;
    visit.press(testid::RESTART, 0).await;
    assert_eq!(visit.all(testid::INSPECTOR).len(), 0);
}
