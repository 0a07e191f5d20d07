//! Frames: the state of a running piece of code, and what happens when it returns.

use super::Vm;
use crate::bytecode::{BinaryOp, Code, CompareOp};
use crate::object::*;
use std::rc::Rc;

/// What to do with a frame's result.
pub enum After {
    /// Push it.
    Push,
    /// It is `__init__`'s: push the instance.
    Init(Value),
    /// It is `__new__`'s: initialize it with these arguments.
    New(Box<NewCall>),
    /// Drop it.
    Discard,
    /// It is an operator's whose operands lie below the frame: it takes their place, or if it is `NotImplemented`, go on.
    Operands(Operation),
    /// It is a binary operator's: if it is `NotImplemented`, go on.
    Binary(Box<BinaryCall>),
    /// It is a comparison's: if it is `NotImplemented`, go on.
    Compare(Box<CompareCall>),
    /// It is an iterator's next value for a loop whose end is at this instruction.
    ForIter(u32),
    /// It is a delegate's next value for a `yield from` whose end is at this instruction.
    Send(u32),
    /// It is `next(iterator)`'s; at the end the default, or StopIteration where that is `Unset`.
    Next(Value),
    /// It is `__iter__`'s: must be an iterator.
    Iter,
    /// It is a class body's: make the class.
    Class(Box<ClassCall>),
    /// It is `__exit__`'s or a test's: push its truth.
    Truth,
    /// Drop it and push this instead.
    Replace(Value),
}

impl After {
    /// True where a value goes on the stack as it is.
    pub(crate) fn pushes(&self) -> bool {
        matches!(self, Self::Push | Self::Binary(_) | Self::Compare(_))
    }

    /// How many values lie below the frame that go with it.
    pub(crate) fn kept(&self) -> usize {
        match self {
            Self::Operands(_) => 2,
            _ => 0,
        }
    }
}

/// What is done with two operands.
#[derive(Clone, Copy)]
pub enum Operation {
    /// An operator, written as `+=` or not.
    Binary(BinaryOp, bool),
    /// A comparison.
    Compare(CompareOp),
}

/// Arguments kept for `__init__` while `__new__` runs.
pub struct NewCall {
    /// The class being instantiated.
    pub class: Rc<Class>,
    /// The arguments, keywords last.
    pub args: Vec<Value>,
    /// The names of the keywords.
    pub keywords: Vec<Name>,
}

/// A binary operation in progress.
pub struct BinaryCall {
    /// The operator.
    pub op: BinaryOp,
    /// Written as `+=`.
    pub inplace: bool,
    /// The left operand.
    pub left: Value,
    /// The right operand.
    pub right: Value,
    /// What to try next.
    pub next: u8,
}

/// A comparison in progress.
pub struct CompareCall {
    /// The operator.
    pub op: CompareOp,
    /// The left operand.
    pub left: Value,
    /// The right operand.
    pub right: Value,
    /// What to try next.
    pub next: u8,
}

/// A class statement in progress.
pub struct ClassCall {
    /// The class's name.
    pub name: Value,
    /// The bases as written, after `__mro_entries__`.
    pub bases: Vec<Value>,
    /// The bases before `__mro_entries__`, if that changed them.
    pub original_bases: Option<Value>,
    /// The metaclass.
    pub metaclass: Value,
    /// Keyword arguments other than `metaclass`.
    pub keywords: Vec<(Name, Value)>,
    /// The namespace.
    pub namespace: Value,
}

/// A running piece of code.
pub struct Frame {
    /// The code.
    pub code: Rc<Code>,
    /// The next instruction.
    pub ip: usize,
    /// Where its locals start on the value stack.
    pub base: usize,
    /// The height of the value stack when it has returned, before its result is pushed.
    pub ret: usize,
    /// The globals.
    pub globals: Rc<Dict>,
    /// What to do with its result.
    pub after: After,
    /// The function, where the frame is a function's.
    pub function: Option<Rc<Function>>,
    /// What few frames have, so that calls move less.
    pub extra: Option<Box<Extra>>,
}

/// What the frames of generators, class bodies and tasks have besides.
#[derive(Default)]
pub struct Extra {
    /// The generator, where the frame is a generator's.
    pub generator: Option<Rc<Generator>>,
    /// The namespace of a class body: a dict, or what `__prepare__` returned.
    pub namespace: Option<Value>,
    /// The exception that was being handled when a generator was resumed.
    pub outer_handled: Option<Rc<Instance>>,
    /// What a native function has left, where the frame holds that.
    pub task: Option<Box<dyn Task>>,
}

/// Work that a native function has left.
pub trait Task {
    /// Goes on until it is done or `fuel` is used up, which counts about as loop iterations; the result once it is there.
    fn go_on(&mut self, vm: &mut Vm, fuel: &mut i64) -> Result<Option<Value>, Raise>;
}

impl Frame {
    /// The generator, where the frame is a generator's.
    pub fn generator(&self) -> Option<&Rc<Generator>> {
        self.extra.as_ref()?.generator.as_ref()
    }

    /// The namespace of a class body.
    pub fn namespace(&self) -> Option<&Value> {
        self.extra.as_ref()?.namespace.as_ref()
    }

    /// What few frames have, made if need be.
    pub fn extra(&mut self) -> &mut Extra {
        self.extra.get_or_insert_default()
    }
}
