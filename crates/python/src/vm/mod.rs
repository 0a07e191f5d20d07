//! The virtual machine: frames on the heap, one value stack, slices.

mod access;
mod api;
mod attr;
mod bind;
mod call;
mod classes;
mod compare;
mod deep;
mod ends;
mod errors;
pub(crate) mod formatting;
mod frame;
mod fused;
mod import;
mod item;
mod iterate;
mod matching;
mod names;
mod operators;
mod output;
mod quick;
mod rare;
mod run;
mod steps;
mod task;
mod text;
mod types;
mod unwind;
mod wrappers;

pub use api::FunctionInfo;
pub use frame::{After, Extra, Frame, Task};
pub use iterate::char_value;
pub use names::Names;
pub use operators::{as_bigint, floor_div, floor_mod};
pub use run::Slice as RunSlice;
pub use text::address_text;
pub use types::{Exc, Types};

use crate::builtins::Wheel;
use crate::bytecode::{Code, EXEC_CELL, LIBRARY_CELL, Source};
use crate::heap::heap;
use crate::library::{Library, linked_part};
use crate::native::Doc;
use crate::object::*;
use freezeframe_base::HashMap;
use freezeframe_base::{Form, Span, Stream, Taint, sections};
use std::any::{Any, TypeId};
use std::cell::Cell;
use std::ops::Range;
use std::rc::Rc;

/// The world outside the interpreter.
pub trait Host {
    /// Writes text; `span` is the call that writes.
    fn write(&mut self, stream: Stream, text: &str, span: Option<Span>);

    /// Shows an object, or changes what is shown.
    fn display(&mut self, _display: Display) {}

    /// Asks whoever uses the program for a line.
    fn ask(&mut self, _question: Question) -> Reply {
        Reply::Nobody
    }

    /// What came of the question that was asked last.
    fn reply(&mut self) -> Reply {
        Reply::Nobody
    }

    /// Seconds since the epoch.
    fn now(&mut self) -> f64;

    /// Sixty-four random bits.
    fn entropy(&mut self) -> u64;

    /// True if a run that cannot be sliced (a native function is calling back) must end with KeyboardInterrupt.
    fn should_interrupt(&mut self) -> bool {
        false
    }

    /// The packages that can be imported beside what is built in; asked for once.
    fn wheels(&mut self) -> Vec<Wheel> {
        Vec::new()
    }

    /// The text of a part that is loaded when it is needed (see [`freezeframe_base::part`]).
    ///
    /// # Errors
    /// Where it cannot be had now, with the reason; it may be asked for again.
    fn load(&mut self, part: &str) -> Result<Rc<str>, String> {
        linked_part(part)
            .map(Rc::from)
            .ok_or_else(|| format!("{part} is not in this program"))
    }
}

/// What a program asks of whoever uses it.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// What it says.
    pub prompt: String,
    /// The answer is not to be seen.
    pub secret: bool,
    /// The call that asks.
    pub span: Option<Span>,
    /// A native function waits for the call, so that no slice ends before the answer is there.
    pub nested: bool,
}

/// What comes of a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reply {
    /// Nobody can be asked.
    Nobody,
    /// The answer comes later.
    Later,
    /// This line.
    Line(String),
    /// There is no more input.
    End,
}

/// What can be shown beside text.
#[derive(Clone, Debug, PartialEq)]
pub enum Display {
    /// An object.
    Show {
        /// The forms that it has.
        forms: Vec<Form>,
        /// The call that shows it.
        span: Option<Span>,
        /// The name by which it can be changed later.
        id: Option<String>,
    },
    /// What is shown under a name is something else now.
    Update {
        /// The name.
        id: String,
        /// What it is now.
        forms: Vec<Form>,
    },
    /// What the run has put out until now goes; with `wait` only when something else comes.
    Clear {
        /// Whether it waits.
        wait: bool,
    },
    /// A picture.
    Picture {
        /// A self-contained SVG document.
        svg: String,
        /// What it shows, in words.
        alt: String,
    },
    /// The text of the cell that runs is to be this.
    Replace {
        /// The text.
        text: String,
    },
}

/// A run that waits.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sleep {
    /// The host's time at which it goes on.
    until: f64,
    /// The time when it was last looked at, and how often it was the same.
    seen: (f64, u32),
}

/// The world of a machine that runs nothing.
struct Nowhere;

impl Host for Nowhere {
    fn write(&mut self, _stream: Stream, _text: &str, _span: Option<Span>) {}
    fn now(&mut self) -> f64 {
        0.0
    }
    fn entropy(&mut self) -> u64 {
        0
    }
}

/// Fills a module when it is first imported.
pub type ModuleInit = fn(&mut Vm, &Rc<Module>) -> Result<(), Raise>;

/// How many Python frames may be active.
pub const RECURSION_LIMIT: usize = 1000;
/// How deep native functions may call back into Python; each level uses the native stack.
pub const NATIVE_DEPTH_LIMIT: usize = 60;

/// A Python virtual machine.
pub struct Vm {
    /// The built-in classes.
    pub types: Types,
    /// The names that the VM itself looks up.
    pub names: Names,
    /// The namespace of the `builtins` module.
    pub builtins: Rc<Dict>,
    /// `sys.modules`.
    pub modules: Rc<Dict>,
    /// The world outside.
    pub host: Box<dyn Host>,
    pub(crate) module_inits: HashMap<Box<str>, ModuleInit>,
    pub(crate) stack: Vec<Value>,
    pub(crate) taints: Vec<Taint>,
    pub(crate) frames: Vec<Frame>,
    /// The exception being handled.
    pub(crate) handled: Option<Rc<Instance>>,
    pub(crate) fuel: i64,
    /// Jumps and calls until the next look at interrupts, budget and garbage.
    pub(crate) ticks: i64,
    pub(crate) interrupted: bool,
    /// Where `time.sleep` holds the run, if it does.
    pub(crate) sleep: Option<Sleep>,
    pub(crate) native_depth: usize,
    pub(crate) result: Value,
    pub(crate) sources: Vec<Rc<Source>>,
    /// How many texts were compiled, those forgotten since included.
    pub(crate) source_count: u32,
    pub(crate) observing: Option<crate::observer::Observing>,
    pub(crate) stepper: Option<Box<crate::observer::Stepper>>,
    pub(crate) recursion_limit: usize,
    pub(crate) repr_active: Vec<usize>,
    /// How many native functions wait for one another.
    pub(crate) nesting: usize,
    /// The call that what runs now stands for, and how many frames are below it.
    stands_for: Option<(usize, Span)>,
    /// What is written is dropped.
    is_unheard: bool,
    pub(crate) task_code: Option<Rc<Code>>,
    extensions: HashMap<TypeId, Rc<dyn Any>>,
    pub(crate) taker: Option<Taker>,
    /// True if somebody is to be told that an object is gone.
    pub(crate) ends: Rc<Cell<bool>>,
    /// What embedders have written in Python.
    pub(crate) libraries: Vec<&'static Library>,
    /// The modules of embedders whose rest was not run yet.
    pub(crate) rests: Vec<&'static str>,
    /// The parts that were loaded.
    parts: HashMap<Box<str>, Rc<str>>,
    /// Where in the part `docs` each doc is.
    docs: HashMap<Box<str>, Range<usize>>,
}

/// Takes a native call over that cannot do with its arguments: the result, or what is raised instead. Without an error, the
/// call was given what the function would not look at, and `NotImplemented` lets it go on.
pub type Taker = fn(&mut Vm, &NativeFunction, Args, Option<Raise>) -> Result<Value, Raise>;

impl Vm {
    /// Native calls that end with [`Raise::handed_over`] go there from now on.
    pub fn hand_calls_to(&mut self, taker: Taker) {
        self.taker = Some(taker);
    }

    /// A machine whose built-in classes and modules are empty.
    pub(crate) fn bare(host: Box<dyn Host>) -> Self {
        Self {
            types: Types::default(),
            names: Names::default(),
            builtins: Value::new_dict(),
            modules: Value::new_dict(),
            host,
            module_inits: HashMap::default(),
            stack: Vec::with_capacity(1024),
            taints: Vec::new(),
            frames: Vec::with_capacity(64),
            handled: None,
            fuel: 0,
            ticks: 0,
            interrupted: false,
            sleep: None,
            native_depth: 0,
            result: Value::None,
            sources: Vec::new(),
            source_count: 0,
            observing: None,
            stepper: None,
            recursion_limit: RECURSION_LIMIT,
            repr_active: Vec::new(),
            nesting: 0,
            stands_for: None,
            is_unheard: false,
            task_code: None,
            extensions: HashMap::default(),
            taker: None,
            ends: heap(|it| it.ends.are_due.clone()),
            libraries: Vec::new(),
            rests: Vec::new(),
            parts: HashMap::default(),
            docs: HashMap::default(),
        }
    }

    /// What holds this machine's place while an embedder has moved it elsewhere; it runs nothing.
    pub fn stand_in(&self) -> Self {
        Self {
            types: self.types.clone(),
            names: self.names.clone(),
            builtins: self.builtins.clone(),
            modules: self.modules.clone(),
            ends: self.ends.clone(),
            ..Self::bare(Box::new(Nowhere))
        }
    }

    /// State that an embedder keeps in this machine, made on first use. Give it interior mutability.
    pub fn extension<T: Any + Default>(&mut self) -> Rc<T> {
        let known = self.extensions.get(&TypeId::of::<T>());
        if let Some(Ok(known)) = known.map(|it| it.clone().downcast()) {
            return known;
        }
        let new = Rc::<T>::default();
        self.extensions.insert(TypeId::of::<T>(), new.clone());
        new
    }

    /// The text of a part that is loaded when it is first asked for.
    ///
    /// # Errors
    /// Where the host cannot load it, with the reason; asking again tries again.
    pub fn part(&mut self, name: &str) -> Result<Rc<str>, String> {
        if let Some(text) = self.parts.get(name) {
            return Ok(text.clone());
        }
        let mut libraries = self.libraries.iter().filter(|it| it.part == name);
        let text = match libraries.find_map(|it| it.linked) {
            Some(text) => text.into(),
            None => self.host.load(name)?,
        };
        self.parts.insert(name.into(), text.clone());
        Ok(text)
    }

    /// The names of all modules that are registered.
    pub fn module_names(&self) -> Vec<String> {
        self.module_inits
            .keys()
            .map(|name| name.to_string())
            .collect()
    }

    /// `__doc__` of a class that was defined in Rust, or of the first above it that has one.
    ///
    /// # Errors
    /// An ImportError where the docs are a part that cannot be loaded now.
    pub fn class_doc(&mut self, class: &Rc<Class>) -> Result<Option<Value>, Raise> {
        let bases = class.mro.borrow().clone();
        let mut line = std::iter::once(class).chain(&bases);
        let Some(class) = line.find(|class| !class.doc.get().is_empty()) else {
            return Ok(None);
        };
        let doc = self.doc(class.doc.get(), &class.name_text())?;
        Ok(Some(Value::from(doc)))
    }

    /// `__doc__` of the native function or class of this name.
    ///
    /// # Errors
    /// An ImportError where the docs are a part that cannot be loaded now.
    pub fn doc(&mut self, doc: Doc, name: &str) -> Result<String, Raise> {
        let place = match doc {
            Doc::Text(text) => return Ok(text.to_owned()),
            Doc::Part(place) => place,
        };
        let docs = self.part("docs").map_err(|reason| {
            self.error(
                Exc::ImportError,
                format_args!("the doc of '{name}' could not be loaded: {reason}"),
            )
        })?;
        if self.docs.is_empty() {
            let sections = sections(&docs).into_iter();
            self.docs = sections.map(|(key, at)| (key.into(), at)).collect();
        }
        let at = self.docs.get(format!("{place} {name}").as_str());
        let doc = at.and_then(|at| docs.get(at.clone()));
        Ok(doc.unwrap_or_default().trim_end().to_owned())
    }

    /// Registers a module; `init` fills it when it is first imported. Parents must be registered too.
    pub fn register_module(&mut self, name: &str, init: ModuleInit) {
        self.module_inits.insert(name.into(), init);
    }

    /// A new namespace for a notebook or a script.
    pub fn new_globals(&self) -> Rc<Dict> {
        let globals = Value::new_dict();
        globals.set_name(&self.names.name, Value::name("__main__"));
        globals.set_name(&self.names.doc, Value::None);
        globals.set_str("__spec__", Value::None);
        globals.set_str(
            "__builtins__",
            self.modules.get_str("builtins").unwrap_or(Value::None),
        );
        // The first is the program's own, which it can import.
        if self.modules.get_str("__main__").is_none() {
            let main = Module {
                name: Name::new("__main__"),
                dict: globals.clone(),
            };
            self.modules.set_str("__main__", Rc::new(main));
        }
        globals
    }

    /// Asks the running code to raise KeyboardInterrupt at its next step.
    pub fn interrupt(&mut self) {
        self.interrupted = true;
    }

    /// The span of the instruction that the innermost frame of the user's code executes.
    pub fn current_span(&self) -> Option<Span> {
        let frame = innermost_of_user(&self.frames).or(self.frames.last())?;
        Some(frame.code.span(frame.ip.saturating_sub(1)))
    }

    /// True if the innermost frame runs one of the library's own Python sources.
    pub(crate) fn in_library(&self) -> bool {
        self.frames
            .last()
            .is_some_and(|frame| frame.code.source.cell == LIBRARY_CELL)
    }

    /// The Python call stack, outermost first: the code and the span being executed.
    pub fn call_stack(&self) -> Vec<(Rc<Code>, Span)> {
        let users = self
            .frames
            .iter()
            .filter(|frame| frame.code.source.cell != LIBRARY_CELL);
        users
            .map(|frame| {
                (
                    frame.code.clone(),
                    frame.code.span(frame.ip.saturating_sub(1)),
                )
            })
            .collect()
    }

    /// The globals of the innermost Python frame.
    pub fn current_globals(&self) -> Option<Rc<Dict>> {
        self.frames.last().map(|frame| frame.globals.clone())
    }

    /// Keeps a text, and now and then forgets old ones of which no code is left.
    pub(crate) fn remember(&mut self, source: Rc<Source>) {
        self.source_count = self.source_count.saturating_add(1);
        self.sources.push(source);
        if self.sources.len().is_multiple_of(512) {
            let recent = self.sources.split_off(self.sources.len() - 64);
            self.sources.retain(|source| Rc::strong_count(source) > 1);
            self.sources.extend(recent);
        }
    }

    /// The texts that this machine has compiled, oldest first.
    pub fn sources(&self) -> &[Rc<Source>] {
        &self.sources
    }

    /// The text of a span, if its source was compiled by this machine.
    pub fn source_text(&self, span: Span) -> Option<&str> {
        let same =
            |source: &&Rc<Source>| source.cell == span.cell && source.revision == span.revision;
        let source = self.sources.iter().rev().find(same)?;
        source.text.get(span.start as usize..span.end as usize)
    }
}

fn innermost_of_user(frames: &[Frame]) -> Option<&Frame> {
    let mut inwards = frames.iter().rev();
    inwards.find(|frame| !matches!(frame.code.source.cell, LIBRARY_CELL | EXEC_CELL))
}
