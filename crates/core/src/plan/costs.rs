//! What the steps of a plan cost: bytes that are read and written, and operations.

use super::{Plan, Source, Step, Work};
use crate::{Aval, BinaryOp, Conv, Primitive, UnaryOp};
use freezeframe_array::Shape;
use freezeframe_array::program::{Fold, Input, Op, Program};
use std::ops::Add;

/// What a step costs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Cost {
    /// The bytes of the elements that it reads, each once.
    pub read: u64,
    /// The bytes that it writes.
    pub written: u64,
    /// Operations on single numbers: a product and the sum around it are two; what only moves or converts is none.
    pub operations: u64,
    /// How many of them are functions such as `exp`, which are many instructions.
    pub functions: u64,
}

impl Add for Cost {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            read: self.read.saturating_add(other.read),
            written: self.written.saturating_add(other.written),
            operations: self.operations.saturating_add(other.operations),
            functions: self.functions.saturating_add(other.functions),
        }
    }
}

impl Cost {
    /// So many times as much.
    fn times(self, count: u64) -> Self {
        let Self {
            read,
            written,
            operations,
            functions,
        } = self;
        let [read, written, operations, functions] =
            [read, written, operations, functions].map(|it| it.saturating_mul(count));
        Self {
            read,
            written,
            operations,
            functions,
        }
    }

    /// What a plan costs; a `while` loop counts as one round of it, and of branches the first.
    pub(super) fn of_plan(plan: &Plan) -> Self {
        let steps = plan.steps.iter().map(|step| Self::of(plan, step));
        steps.fold(Self::default(), Self::add)
    }

    /// What a step of a plan costs.
    pub(super) fn of(plan: &Plan, step: &Step) -> Self {
        let operands: Vec<Aval> = step.operands.iter().map(|it| plan.aval(it)).collect();
        let results = step.results.iter();
        let results: Vec<Aval> = results.map(|it| plan.aval(&Source::Buffer(*it))).collect();
        let all = Self {
            read: operands.iter().map(bytes).sum(),
            written: results.iter().map(bytes).sum(),
            ..Self::default()
        };
        match &step.work {
            Work::Loop(program) => Self {
                written: all.written,
                ..of_program(program)
            },
            Work::Reduce(it) => {
                let own = of_program(&it.elements);
                let taken = match it.fold {
                    Fold::SumOfProducts { .. } => 2,
                    Fold::Combine { .. } | Fold::Position { .. } => 1,
                };
                let operations = places(&it.elements.space).saturating_mul(taken);
                Self {
                    written: all.written,
                    operations: own.operations.saturating_add(operations),
                    ..own
                }
            }
            Work::Reshape => Self::default(),
            Work::Cumulate(it) => Self {
                operations: places(&it.space),
                ..all
            },
            Work::Gather(it) => {
                let indices: u64 = operands.iter().skip(1).map(bytes).sum();
                let moved = it.windows.dense_size as u64 * it.dtype.itemsize() as u64;
                Self {
                    read: indices.saturating_add(moved),
                    ..all
                }
            }
            Work::Scatter(it) => {
                let moved = it.windows.dense_size as u64 * it.dtype.itemsize() as u64;
                let (read, operations) = match it.combine {
                    Some(_) => (moved, it.windows.dense_size as u64),
                    None => (0, 0),
                };
                let given: u64 = operands.iter().skip(1).map(bytes).sum();
                Self {
                    read: given.saturating_add(read),
                    written: moved,
                    operations,
                    functions: 0,
                }
            }
            Work::Kernel(primitive) => Self {
                operations: of_kernel(primitive, &operands, &results),
                ..all
            },
            Work::Call(body) => Self::of_plan(body),
            Work::Branch(bodies) => bodies
                .first()
                .map_or(Self::default(), |it| Self::of_plan(it)),
            Work::While {
                condition, body, ..
            } => Self::of_plan(condition) + Self::of_plan(body),
            Work::Scan { body, length, .. } => Self::of_plan(body).times(*length as u64),
        }
    }
}

fn bytes(aval: &Aval) -> u64 {
    places(&aval.shape).saturating_mul(aval.dtype.itemsize() as u64)
}

fn places(shape: &Shape) -> u64 {
    shape.size() as u64
}

/// What a program reads and does.
fn of_program(program: &Program) -> Cost {
    let read = |input: &Input| {
        let axes = program.space.iter().zip(&input.access.strides);
        let moving = axes.filter(|(_, stride)| **stride != 0);
        let met = moving.fold(1usize, |met, (dim, _)| met.saturating_mul(*dim));
        met.min(input.size) as u64 * input.dtype.itemsize() as u64
    };
    let count = |what: &dyn Fn(&Op) -> u64| program.code.iter().map(|it| what(&it.op)).sum::<u64>();
    let space = places(&program.space);
    Cost {
        read: program.inputs.iter().map(read).sum(),
        written: 0,
        operations: count(&operations).saturating_mul(space),
        functions: count(&|op| u64::from(is_function(op))).saturating_mul(space),
    }
}

fn operations(op: &Op) -> u64 {
    match op {
        Op::Constant(_) | Op::Convert | Op::Bitcast => 0,
        Op::Unary(_) | Op::Binary(_) | Op::Select => 1,
        Op::MulAdd { .. } => 2,
    }
}

fn is_function(op: &Op) -> bool {
    use UnaryOp::*;
    match op {
        Op::Binary(op) => matches!(op, BinaryOp::Pow | BinaryOp::Atan2),
        Op::Unary(op) => !matches!(
            op,
            Neg | Sign
                | Floor
                | Ceil
                | RoundAway
                | RoundEven
                | Abs
                | Sqrt
                | IsFinite
                | Not
                | PopulationCount
                | Clz
                | Real
                | Imag
                | Conj
                | Square
        ),
        _ => false,
    }
}

/// The operations of kernels that are counted: products and convolutions.
fn of_kernel(primitive: &Primitive, operands: &[Aval], results: &[Aval]) -> u64 {
    let ([x, y, ..], [out, ..]) = (operands, results) else {
        return 0;
    };
    let pairs = match primitive {
        Primitive::DotGeneral { dims, .. } => {
            let axes = dims.lhs_contracting.iter();
            axes.map(|axis| x.shape[*axis] as u64).product()
        }
        Primitive::ConvGeneralDilated(conv) => taken_in(conv, y),
        _ => 0,
    };
    2u64.saturating_mul(pairs)
        .saturating_mul(places(&out.shape))
}

/// How many products each place of a convolution's result takes in.
fn taken_in(conv: &Conv, kernel: &Aval) -> u64 {
    let features = conv.rhs_spec.first().map_or(1, |axis| kernel.shape[*axis]);
    places(&kernel.shape) / (features as u64).max(1)
}
