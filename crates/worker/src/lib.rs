//! The engine as a web worker: message in, message out. Its other half is `www/worker.js`.
//!
//! Invariant: adds no behaviour to the session.
#![cfg(target_arch = "wasm32")]

mod made;
mod outbox;
mod programs;
mod rows;
mod tiles;

pub use outbox::Outbox;
pub use programs::Programs;
pub use rows::rows;
pub use tiles::tiles;

use freezeframe_base::{Command, SessionConfig, wire};
use freezeframe_rewrite::Stateless;
use freezeframe_session::{
    FileChange, Host, Made, MadeRows, MadeTurns, Program, Progress, Question, Reply, Rewriter,
    RowFold, Session, Tiles, Turning,
};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// Loads a part of the engine by its number. What `xtask/js/split.mjs` puts in place of a function of another part
    /// calls this; it does not return where the part cannot be had.
    #[wasm_bindgen(js_namespace = freezeframe, js_name = loadPart)]
    fn load_part(part: u32);

    /// The text of a part, by its name.
    #[wasm_bindgen(js_namespace = freezeframe, js_name = loadText, catch)]
    fn load_text(part: &str) -> Result<String, JsValue>;

    /// The milliseconds since 1970, with their parts.
    #[wasm_bindgen(js_namespace = freezeframe)]
    fn now() -> f64;

    /// Whether running code has to end. The worker reads its mail before it answers, and the engine is suspended meanwhile.
    #[wasm_bindgen(js_namespace = freezeframe, js_name = shouldInterrupt)]
    fn should_interrupt() -> u32;
}

/// Loads a part of the engine before one of its functions is called.
#[wasm_bindgen(js_name = placePart)]
pub fn place_part(part: u32) {
    load_part(part);
}

/// The browser as a session sees it.
#[derive(Default)]
struct Browser {
    /// Whether the engine may be suspended now.
    suspends: Cell<bool>,
    programs: Programs,
}

impl Host for Browser {
    fn now(&self) -> f64 {
        now() / 1000.0
    }

    fn should_interrupt(&self) -> bool {
        self.suspends.get() && should_interrupt() != 0
    }

    fn ask(&self, question: &Question) -> Reply {
        // Where no slice ends the engine has to be suspended until the answer is there.
        match question.nested && !self.suspends.get() {
            true => Reply::Nobody,
            false => Reply::Later,
        }
    }

    fn load(&self, part: &str) -> Result<Rc<str>, String> {
        let message = |error: JsValue| error.unchecked_into::<js_sys::Error>().message().into();
        load_text(part).map(Rc::from).map_err(message)
    }

    fn made(&self, program: &Program) -> Option<Rc<dyn Made>> {
        self.programs.made(program)
    }

    fn made_rows(&self, fold: &RowFold) -> Option<Rc<dyn MadeRows>> {
        rows::rows(fold)
    }

    fn made_turns(&self, turning: &Turning) -> Option<Rc<dyn MadeTurns>> {
        self.programs.turns(turning)
    }

    fn tiles(&self) -> Option<Rc<dyn Tiles>> {
        tiles::tiles()
    }

    fn rewriter(&self) -> Option<&dyn Rewriter> {
        Some(&Stateless)
    }
}

/// One session, driven by `worker.js`. A step may be suspended in its midst; until it goes on, only
/// its [`Outbox`] may be asked.
#[wasm_bindgen]
pub struct Engine {
    session: RefCell<Session>,
    browser: Rc<Browser>,
}

#[wasm_bindgen]
impl Engine {
    /// Starts a session.
    ///
    /// # Errors
    /// Where `config` is not the JSON of a `SessionConfig`.
    #[wasm_bindgen(constructor)]
    pub fn new(config: &str) -> Result<Engine, JsError> {
        std::panic::set_hook(Box::new(remember_panic));
        let config: SessionConfig = wire::from_text(config)?;
        let browser = Rc::new(Browser::default());
        let session = Session::new(config, browser.clone());
        Ok(Self {
            session: RefCell::new(session),
            browser,
        })
    }

    /// Takes a command.
    ///
    /// # Errors
    /// Where `command` is not the JSON of a `Command`.
    pub fn command(&self, command: &str) -> Result<(), JsError> {
        let command: Command = wire::from_text(command)?;
        self.session.borrow_mut().command(command);
        Ok(())
    }

    /// Answers a command that cannot be worked on, with the reason.
    ///
    /// # Errors
    /// Where `command` is not the JSON of a `Command`.
    pub fn refuse(&self, command: &str, reason: &str) -> Result<(), JsError> {
        let command = wire::from_text(command)?;
        self.session.borrow_mut().refuse(command, reason);
        Ok(())
    }

    /// Runs for about `budget` instructions; true while there is more to do.
    /// `suspends`: whether it was called so that it may be suspended.
    pub fn step(&self, budget: u32, suspends: bool) -> bool {
        self.browser.suspends.set(suspends);
        let progress = self.session.borrow_mut().step(budget);
        self.browser.suspends.set(false);
        progress == Progress::Busy
    }

    /// The milliseconds for which `time.sleep`, or a question without an answer, holds the run; steps until then do
    /// nothing.
    pub fn wake_in(&self) -> Option<f64> {
        Some(self.session.borrow_mut().wake_in()? * 1000.0)
    }

    /// Puts a file there, or takes it away; false where there is no room for it.
    #[wasm_bindgen(js_name = putFile)]
    pub fn put_file(&self, path: &str, bytes: Option<Vec<u8>>) -> bool {
        self.session.borrow_mut().put_file(path, bytes.as_deref())
    }

    /// The files that programs have changed since this was asked last: a list of paths, each with its bytes behind it, or
    /// with null where it is gone.
    #[wasm_bindgen(js_name = fileChanges)]
    pub fn file_changes(&self) -> js_sys::Array {
        let changes = self.session.borrow_mut().take_file_changes();
        let list = js_sys::Array::new();
        if !changes.is_empty() {
            list_changes(changes, &list);
        }
        list
    }

    /// What the session tells, which may be taken in the midst of a step too.
    pub fn outbox(&self) -> Outbox {
        Outbox::of(self.session.borrow().events())
    }
}

/// Puts the paths of files that were changed, and their bytes, into a list.
#[inline(never)]
fn list_changes(changes: Vec<FileChange>, list: &js_sys::Array) {
    for change in changes {
        list.push(&change.path.into());
        let bytes = change.bytes.as_deref().map(js_sys::Uint8Array::from);
        list.push(&bytes.map_or(JsValue::NULL, JsValue::from));
    }
}

/// Keeps a panic's text where `worker.js` finds it when the trap that follows ends the engine.
fn remember_panic(panic: &std::panic::PanicHookInfo<'_>) {
    let text = JsValue::from(panic.to_string());
    // Without the text the page still says that the engine ended.
    let _ = js_sys::Reflect::set(&js_sys::global(), &JsValue::from("freezeframePanic"), &text);
}
