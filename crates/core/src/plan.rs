//! How a jaxpr runs: as a plan, which is a list of loops over typed buffers.
//!
//! A jaxpr is made into one flat list of steps with XLA's rewritings that decide digits (`flat`), this is lowered to a
//! [`Plan`] (`lower`), and an [`Executor`] runs the plan: the interpreter of this crate, or one that makes code of it.
//! Plans are kept in a cache beside the jaxprs, by identity; a jaxpr does not know how it is run.
//!
//! In a plan,
//!
//! - a buffer has a dtype and a shape, is laid out in row-major order, is written by one step, and ends with the last
//!   step that reads it, so that a step may write its result where an operand was;
//! - what only moves elements (broadcasting, transposing, slicing ...) is no step where a loop reads the result, but an
//!   index map in that loop's program ([`Access`](freezeframe_array::program::Access));
//! - functions of elements over one space, of which one reads what another gives, are one loop: its
//!   [`Program`](freezeframe_array::program::Program) is a list of typed operations on single elements, and what nothing
//!   else reads is no buffer;
//! - reductions, and all that has a kernel of its own (products of matrices, sorts, gathers ...), are calls;
//! - control flow is a step whose bodies are plans.
//!
//! Lowering changes no digit: what is rounded once, and in which order sums are made, is decided before. Loops compute
//! what the kernels of single primitives compute, since both call the same functions of elements.

mod cache;
mod check;
mod contract;
mod expand;
mod flat;
mod fold;
mod loaded;
mod loops;
mod lower;
mod machine;
mod quotients;
mod ranks;
mod run;
#[cfg(test)]
mod tests;

pub use check::check_plan;
pub(crate) use run::{Engine, begin, begin_loop, run, run_loop};
pub use run::{Executable, Executor, Going, plan_of};

use crate::{Aval, Jaxpr, Literal, Primitive, ReduceOp};
use freezeframe_array::program::Program;
use std::rc::{Rc, Weak};

/// A buffer of one plan: an index into its table of avals.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct BufferId(pub u32);

/// What a step reads: a buffer, or a scalar that is known.
#[derive(Clone, Debug)]
pub enum Source {
    /// A buffer.
    Buffer(BufferId),
    /// A scalar.
    Literal(Rc<Literal>),
}

impl Source {
    /// The buffer, if it is one.
    pub fn buffer(&self) -> Option<BufferId> {
        match self {
            Self::Buffer(buffer) => Some(*buffer),
            Self::Literal(_) => None,
        }
    }
}

/// Where a constant is: the plan does not keep alive what its jaxpr holds.
#[derive(Clone, Debug)]
pub struct Held {
    /// The jaxpr that holds it.
    pub jaxpr: Weak<Jaxpr>,
    /// Which of its constants it is.
    pub at: usize,
}

/// What a step does.
#[derive(Clone, Debug)]
pub enum Work {
    /// A loop that computes the same for each place of a space: the operands are the inputs of the program.
    Loop(Rc<Program>),
    /// The same elements under another shape.
    Reshape,
    /// A reduction over axes, in the order of XLA.
    Reduce {
        /// How two elements are combined.
        op: ReduceOp,
        /// Over which axes.
        axes: Vec<usize>,
    },
    /// The sum of `x y` over axes, each step rounded once.
    SumOfProducts {
        /// Over which axes.
        axes: Vec<usize>,
    },
    /// A kernel, a call of the embedder, or a read or write of a reference.
    Kernel(Primitive),
    /// A call.
    Call(Rc<Plan>),
    /// One of several calls, chosen by the first operand, which is clamped.
    Branch(Vec<Rc<Plan>>),
    /// The body again and again while the condition holds; the operands are constants of the condition, constants of
    /// the body, and the carry.
    While {
        /// Constants and carry in, one boolean out; of an array of booleans, each says whether its place goes on.
        condition: Rc<Plan>,
        /// Constants and carry in, carry out.
        body: Rc<Plan>,
        /// How many operands are constants of the condition.
        condition_consts: usize,
        /// How many operands are constants of the body.
        body_consts: usize,
    },
    /// The body for each place of the first axis of the last operands; the operands are constants, the carry, and what
    /// is scanned over.
    Scan {
        /// Constants, carry and one slice in; carry and one slice out.
        body: Rc<Plan>,
        /// How often.
        length: usize,
        /// From the end to the start.
        reverse: bool,
        /// How many operands are constants.
        consts: usize,
        /// How many operands are the carry.
        carry: usize,
    },
}

/// One step of a plan.
#[derive(Clone, Debug)]
pub struct Step {
    /// What it does.
    pub work: Work,
    /// To what.
    pub operands: Vec<Source>,
    /// For each operand, whether nothing reads the buffer any more.
    pub ends: Vec<bool>,
    /// The buffers that it writes.
    pub results: Vec<BufferId>,
}

/// A jaxpr, ready to be run by an executor.
#[derive(Debug, Default)]
pub struct Plan {
    /// What is in each buffer.
    pub buffers: Vec<Aval>,
    /// The buffers that hold constants from the start.
    pub consts: Vec<(BufferId, Held)>,
    /// The buffers that hold the arguments.
    pub params: Vec<BufferId>,
    /// What is done, in order.
    pub steps: Vec<Step>,
    /// The results.
    pub results: Vec<Source>,
    /// Whether each result is weakly typed.
    pub weak_results: Vec<bool>,
}

impl Plan {
    /// The aval of a source.
    pub fn aval(&self, source: &Source) -> Aval {
        match source {
            Source::Buffer(buffer) => self.buffers[buffer.0 as usize].clone(),
            Source::Literal(literal) => literal.aval(),
        }
    }
}
