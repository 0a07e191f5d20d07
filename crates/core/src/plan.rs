//! How a jaxpr runs: as a plan, which is a list of loops over typed buffers.
//!
//! A jaxpr is made into one flat list of steps (`flat`) with XLA's rewritings that decide digits (`rewrite`), this is
//! lowered to a [`Plan`] (`lower`), and an [`Executor`] runs the plan: the interpreter of this crate, or one that makes code of it.
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
//! - a reduction is such a loop too, which takes in what its program computes, in an order that it says
//!   ([`Reduction`](freezeframe_array::program::Reduction)); functions of elements that only it reads are in its program;
//! - accumulations along an axis, and what reads or writes windows at positions that are data, are loops over arrays
//!   ([`Cumulation`](freezeframe_array::program::Cumulation), [`Windows`](freezeframe_array::program::Windows));
//! - all else that has a kernel of its own (products of matrices, sorts ...) is a call;
//! - control flow is a step whose bodies are plans.
//!
//! Lowering changes no digit: what is rounded once, and in which order sums are made, is decided before. Loops compute
//! what the kernels of single primitives compute, since both call the same functions of elements.

mod apart;
mod cache;
mod check;
mod contract;
mod costs;
mod counted;
mod dots;
mod executor;
mod expand;
mod flat;
mod fold;
mod fused;
mod interpreter;
mod length;
mod listing;
mod loaded;
mod loops;
mod lower;
mod machine;
mod measure;
mod quotients;
mod ranks;
mod rewrite;
mod run;
mod scalars;
#[cfg(test)]
mod tests;

pub use check::check_plan;
pub use executor::{Executable, Executor, Going};
pub use length::runs_long;
pub use listing::{listing, measured_listing};
pub use lower::plan_of;
pub(crate) use run::{begin, begin_loop, run, run_loop};

use crate::{
    Aval, BinaryOp, CumulativeOp, Jaxpr, Literal, Primitive, ReduceOp, Scan, UnaryOp, While,
};
use freezeframe_array::program::{Cumulation, Gather, Program, Reduction, Scatter};
use freezeframe_array::{DType, Shape};
use freezeframe_base::HashSet;
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
    /// A loop that takes in what it computes: the operands are the inputs of its program.
    Reduce(Rc<Reduction>),
    /// An accumulation along an axis of the operand.
    Cumulate(Rc<Cumulation>),
    /// Windows of the first operand, at the positions that the others hold.
    Gather(Rc<Gather>),
    /// The first operand, with the elements of the second taken in at the positions that the others hold.
    Scatter(Rc<Scatter>),
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

impl Work {
    /// True for what may write where an operand is.
    fn writes_in_place(&self) -> bool {
        match self {
            Self::Kernel(primitive) => matches!(
                primitive,
                Primitive::DynamicUpdateSlice | Primitive::Scatter(_)
            ),
            Self::Scatter(_)
            | Self::Call(_)
            | Self::Branch(_)
            | Self::While { .. }
            | Self::Scan { .. } => true,
            Self::Loop(_)
            | Self::Reshape
            | Self::Reduce(_)
            | Self::Cumulate(_)
            | Self::Gather(_) => false,
        }
    }
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

impl Step {
    fn new(work: Work, operands: Vec<Source>, result: BufferId) -> Self {
        Self {
            work,
            operands,
            ends: Vec::new(),
            results: vec![result],
        }
    }
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
    /// Finds where each buffer is read for the last time.
    fn find_ends(&mut self) {
        let mut seen: HashSet<BufferId> = self.results.iter().filter_map(Source::buffer).collect();
        for step in self.steps.iter_mut().rev() {
            let last = step.operands.iter().rev();
            let ends = last.map(|it| it.buffer().is_some_and(|buffer| seen.insert(buffer)));
            step.ends = ends.collect();
            step.ends.reverse();
        }
    }

    /// The aval of a source.
    pub fn aval(&self, source: &Source) -> Aval {
        match source {
            Source::Buffer(buffer) => self.buffers[buffer.0 as usize].clone(),
            Source::Literal(literal) => literal.aval(),
        }
    }
}

/// Whether functions of elements become loops.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) enum Fusion {
    /// As many as can be are one loop.
    #[default]
    Loops,
    /// Each primitive is a kernel of its own: what a debugger of values wants to see, and the reference for the loops.
    None,
}

/// What a primitive is in a plan.
enum Manner<'a> {
    /// A function of elements: operations of a loop's program, if that can hold them.
    Element(Element),
    /// What only moves elements: an index map of the loops that read the result.
    Move(Move<'a>),
    /// A reduction.
    Reduce(ReduceOp, &'a [usize]),
    /// The position of the largest or the smallest element, in a dtype.
    Position {
        largest: bool,
        axes: &'a [usize],
        dtype: DType,
    },
    /// An accumulation along an axis, perhaps from its end.
    Cumulate(CumulativeOp, usize, bool),
    /// What reads or writes at positions that are data.
    Indexed(Indexed<'a>),
    /// A call of a plan.
    Call(&'a Rc<Jaxpr>),
    /// A call of one of several plans.
    Branch(&'a [Rc<Jaxpr>]),
    /// A loop.
    While(&'a While),
    /// A loop over the first axis of arrays.
    Scan(&'a Scan),
    /// A kernel, a call of the embedder, or a read or write of a reference.
    Kernel,
}

/// A function of elements.
#[derive(Clone, Copy)]
enum Element {
    Unary(UnaryOp),
    Binary(BinaryOp),
    Log2,
    OneMinusSquare,
    Power(i32),
    Clamp,
    /// Of two cases.
    Select,
    Convert(DType),
    Bitcast,
    /// The operand.
    Same,
}

impl Element {
    /// How many operands it has.
    fn arity(self) -> usize {
        match self {
            Self::Unary(_)
            | Self::Log2
            | Self::OneMinusSquare
            | Self::Power(_)
            | Self::Convert(_)
            | Self::Bitcast
            | Self::Same => 1,
            Self::Binary(_) => 2,
            Self::Clamp | Self::Select => 3,
        }
    }
}

/// How elements move.
enum Move<'a> {
    Broadcast(&'a Shape, &'a [usize]),
    Transpose(&'a [usize]),
    Squeeze,
    Reshape,
    /// From, to, steps.
    Slice(&'a [usize], &'a [usize], &'a [usize]),
    Rev(&'a [usize]),
}

/// What reads or writes windows at positions that are data.
enum Indexed<'a> {
    Gather(&'a crate::Gather),
    Scatter(&'a crate::Scatter),
    /// One window of these sizes.
    Slice(&'a [usize]),
    /// Writes one window.
    Update,
}

/// How a plan does a primitive.
fn manner(primitive: &Primitive) -> Manner<'_> {
    use Primitive as P;
    match primitive {
        P::Unary(op) => Manner::Element(Element::Unary(*op)),
        P::Binary(op) => Manner::Element(Element::Binary(*op)),
        P::AddAny => Manner::Element(Element::Binary(BinaryOp::Add)),
        P::Log2 => Manner::Element(Element::Log2),
        P::OneMinusSquare => Manner::Element(Element::OneMinusSquare),
        P::IntegerPow { y } => Manner::Element(Element::Power(*y)),
        P::Clamp => Manner::Element(Element::Clamp),
        P::SelectN => Manner::Element(Element::Select),
        P::ConvertElementType { new_dtype, .. } => Manner::Element(Element::Convert(*new_dtype)),
        P::BitcastConvertType { .. } => Manner::Element(Element::Bitcast),
        P::Copy | P::StopGradient | P::Name { .. } | P::Pvary { .. } | P::Reshard(_) => {
            Manner::Element(Element::Same)
        }
        P::BroadcastInDim {
            shape,
            broadcast_dimensions,
        } => Manner::Move(Move::Broadcast(shape, broadcast_dimensions)),
        P::Transpose { permutation } => Manner::Move(Move::Transpose(permutation)),
        P::Squeeze { .. } => Manner::Move(Move::Squeeze),
        P::Reshape { .. } => Manner::Move(Move::Reshape),
        P::Slice {
            start_indices,
            limit_indices,
            strides,
        } => {
            let strides = strides.as_deref().unwrap_or(&[]);
            Manner::Move(Move::Slice(start_indices, limit_indices, strides))
        }
        P::Rev { dimensions } => Manner::Move(Move::Rev(dimensions)),
        P::Reduce { op, axes } => Manner::Reduce(*op, axes),
        P::ArgMax { axes, index_dtype } => Manner::Position {
            largest: true,
            axes,
            dtype: *index_dtype,
        },
        P::ArgMin { axes, index_dtype } => Manner::Position {
            largest: false,
            axes,
            dtype: *index_dtype,
        },
        P::Cumulative { op, axis, reverse } => Manner::Cumulate(*op, *axis, *reverse),
        P::Gather(it) => Manner::Indexed(Indexed::Gather(it)),
        P::Scatter(it) => Manner::Indexed(Indexed::Scatter(it)),
        P::DynamicSlice { slice_sizes } => Manner::Indexed(Indexed::Slice(slice_sizes)),
        P::DynamicUpdateSlice => Manner::Indexed(Indexed::Update),
        P::Jit { jaxpr, .. } | P::Remat { jaxpr, .. } => Manner::Call(jaxpr),
        P::ShardMap(it) => manner(&it.call),
        P::Cond { branches, .. } => Manner::Branch(branches),
        P::While(it) => Manner::While(it),
        P::Scan(scan) => Manner::Scan(scan),
        // Kernels: what gives other elements than it is given, or looks at several of them.
        P::ReducePrecision { .. }
        | P::DotGeneral { .. }
        | P::ConvGeneralDilated(_)
        | P::Fft { .. }
        | P::Cholesky
        | P::Lu
        | P::TriangularSolve { .. }
        | P::Linalg(_)
        | P::Sort { .. }
        | P::TopK { .. } => Manner::Kernel,
        P::Concatenate { .. }
        | P::Stack { .. }
        | P::Unstack { .. }
        | P::Split { .. }
        | P::Pad { .. }
        | P::Tile { .. }
        | P::OptimizationBarrier => Manner::Kernel,
        P::Iota { .. }
        | P::PlatformIndex { .. }
        | P::Empty { .. }
        | P::RandomSeed
        | P::RandomWrap
        | P::RandomUnwrap
        | P::RandomClone
        | P::RandomBits { .. }
        | P::RandomSplit { .. }
        | P::RandomFoldIn
        | P::RandomGamma { .. }
        | P::Threefry2x32 => Manner::Kernel,
        // What the embedder does, what goes from device to device, and references.
        P::CustomLinearSolve(_)
        | P::CustomJvpCall(_)
        | P::CustomVjpCall(_)
        | P::CustomLin(_)
        | P::DebugCallback(_)
        | P::DebugPrint(_)
        | P::PureCallback(_)
        | P::IoCallback(_) => Manner::Kernel,
        P::Collective { .. }
        | P::AxisIndex { .. }
        | P::AllGather { .. }
        | P::Ppermute { .. }
        | P::NewRef
        | P::Get { .. }
        | P::Swap { .. }
        | P::AddUpdate { .. }
        | P::Freeze
        | P::Defined(_) => Manner::Kernel,
    }
}
