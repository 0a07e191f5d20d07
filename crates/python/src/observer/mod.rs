//! Observation: what a run reads and writes beyond its arguments, and which values derive from those reads.
//!
//! An observed run keeps a [`Taint`] beside every slot of the value stack. Before each instruction `Vm::observe_step` says what
//! its results will be tainted with; unobserved runs contain none of this. What is made inside the run is not state: reading
//! it is no event, but taint flows through it.

mod consume;
mod contents;
mod derive;
mod evaluated;
mod place;
mod run;
mod state;
mod step;
mod stepping;
mod track;

pub use derive::{Step, is_plain_data, is_simple};
pub use place::{Handle, Place};

use crate::object::*;
use freezeframe_base::{HashMap, HashSet};
use freezeframe_base::{Span, Taint};
use std::cell::RefCell;
use std::rc::{Rc, Weak};

/// A read of state.
pub struct Read<'a> {
    /// Where it was read.
    pub place: Place,
    /// What was read. For [`Place::Contents`] a shallow copy of the container.
    pub value: &'a Value,
    /// The expression.
    pub span: Option<Span>,
    /// What the object that was read from derives from: the reads on the way to it.
    pub via: Taint,
    /// Library code reads.
    pub in_library: bool,
}

/// A write of state.
pub struct Write<'a> {
    /// What was written.
    pub place: Place,
    /// The value; `None` where a method changed a container, or where something was deleted.
    pub value: Option<&'a Value>,
    /// What the value derives from.
    pub taint: Taint,
    /// The method that changed a container: `append`.
    pub method: Option<&'a str>,
    /// The statement or call.
    pub span: Option<Span>,
    /// What the object that was written to derives from: the reads on the way to it.
    pub via: Taint,
    /// Library code writes.
    pub in_library: bool,
    /// The parameter that the object belongs to, where it was made for an argument of this call.
    pub argument: Option<Rc<str>>,
}

/// A decision, or a loop, that depends on state.
pub struct Decision<'a> {
    /// The value decided on, or iterated over.
    pub value: &'a Value,
    /// True where the value's truth decides, and not what it is compared with.
    pub is_truth: bool,
    /// The reads that it derives from; not empty.
    pub taint: Taint,
    /// The test, or the iterable.
    pub span: Option<Span>,
}

/// A call of an impure native function.
pub struct Effect<'a> {
    /// What the function does.
    pub purity: Purity,
    /// Its name.
    pub function: &'a NativeFunction,
    /// Its arguments, as bound to its signature.
    pub args: &'a [Value],
    /// Their taint.
    pub taint: Taint,
    /// The call.
    pub span: Option<Span>,
}

/// Who is told what an observed run does.
pub trait Observer {
    /// State was read; the answer taints the value that was read.
    fn read(&mut self, read: Read<'_>) -> Taint;

    /// State was written.
    fn write(&mut self, _write: Write<'_>) {}

    /// A branch was decided on a value that derives from state.
    fn branch(&mut self, _decision: Decision<'_>) {}

    /// A loop runs over an iterable that derives from state.
    fn unrolled(&mut self, _decision: Decision<'_>) {}

    /// An impure native function is about to run; false if it must not.
    fn effect(&mut self, _effect: Effect<'_>) -> bool {
        true
    }

    /// An exception was caught, or passes a `finally` or `with`.
    fn caught(&mut self, _exception: &Value) {}

    /// The observed function is about to return.
    fn returned(&mut self, _span: Option<Span>) {}

    /// A value was computed from plain values; the answer taints it.
    fn derived(&mut self, _step: Step, operands: Vec<(Value, Taint)>) -> Taint {
        let mut all = Taint::NONE;
        for (_, taint) in &operands {
            all.join(taint);
        }
        all
    }

    /// What these reads gave was used, and nothing is known of how. A read whose value is only moved, computed with and
    /// dropped is not told here.
    fn used(&mut self, _taint: &Taint) {}

    /// What these reads gave was kept in an attribute or as an item; who reads that is told of the same reads. Where
    /// native code looks at what holds it, nothing is told.
    fn kept(&mut self, taint: &Taint) {
        self.used(taint);
    }

    /// True for an array with which an operation is staged; with others it runs at once, and its result is a value.
    fn stages(&self, _value: &Value) -> bool {
        true
    }

    /// True for a value of which it is known already what it derives from: a jaxpr tells it.
    fn is_staged(&self, _value: &Value) -> bool {
        false
    }

    /// What these reads gave met an array, where a jaxpr may show what became of it.
    fn met(&mut self, _taint: &Taint) {}

    /// The text was made of a value that is not known yet.
    fn unknown_text(&mut self, _span: Option<Span>) {}
}

/// An element's key, in a form that can be looked up without running Python code.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) enum Key {
    Name(Name),
    Int(i64),
    Text(String),
    Whole,
}

impl Key {
    pub(crate) fn of(value: &Value) -> Self {
        match value {
            Value::Int(int) => Self::Int(*int),
            Value::Str(string) => Self::Text(string.as_str().to_string()),
            _ => Self::Whole,
        }
    }
}

/// What the instruction being executed will leave behind.
#[derive(Clone, Default)]
pub(crate) struct Plan {
    /// How many frames there are if no frame was pushed.
    pub depth: usize,
    /// From here on the stack holds results.
    pub from: usize,
    /// What they are tainted with.
    pub taint: Taint,
    /// The result is a container made by this instruction, with these taints of its items.
    pub born: Option<Vec<(Key, Taint)>>,
    /// The taints of an operator's operands, left and right.
    pub operands: Option<(Taint, Taint)>,
}

/// The state of an observed run.
pub(crate) struct Observing {
    pub observer: Rc<RefCell<dyn Observer>>,
    pub plan: Plan,
    /// Objects made in this run, kept alive so that addresses stay unique.
    pub born: HashMap<usize, Value>,
    /// Objects that were made for the arguments, with the parameter that each belongs to: what is written to them is lost,
    /// and what is read of them is no state.
    pub given: HashMap<usize, (Value, Rc<str>)>,
    /// Generators made in this run; not kept alive, since what they do at their end is part of the program.
    pub generators: HashMap<usize, Weak<Generator>>,
    /// Containers from outside that were changed in this run, with what they held before; `None` once they were emptied.
    pub before: HashMap<usize, (Value, Option<Value>)>,
    /// Objects made in this run that are reached from outside by now.
    pub escaped: HashSet<usize>,
    /// The taints of what was written to places in this run.
    pub written: HashMap<(usize, Key), Taint>,
    /// What the object that is being read from or written to derives from.
    pub via: Taint,
    /// What the result of the last call from native code derives from.
    pub returned: Taint,
    /// What the expression that `eval` has run derives from.
    pub evaluated: Taint,
    /// How many frames there are while the observed function itself runs.
    pub depth: usize,
    /// The native function that is about to run must not.
    pub is_stopped: bool,
}

/// Who is told of the steps of a run, and what was told last.
pub(crate) struct Stepper {
    function: Value,
    /// How many frames there were, the line, and the instruction.
    last: (usize, u32, usize),
}
