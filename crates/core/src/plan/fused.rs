//! Which steps XLA computes in one loop.

use super::flat::{Flat, Op, Uses};
use crate::{BinaryOp, Primitive, UnaryOp};
use freezeframe_base::Lists;
use freezeframe_base::Order;

/// For each step, the steps whose results the loops around it store.
pub(super) type Loops = Vec<Vec<usize>>;

/// A step that more loops than this would compute again counts as one that is stored.
const MOST_LOOPS: usize = 8;

/// Which loops are around each step.
pub(super) fn loops(plan: &Flat, uses: &Uses) -> Loops {
    let mut loops: Loops = vec![Vec::new(); plan.steps.len()];
    for at in (0..plan.steps.len()).rev() {
        let results = &plan.steps[at].outputs;
        let readers: Vec<usize> = results
            .iter()
            .flat_map(|var| uses.readers(*var).iter().copied())
            .list();
        let stored = results.iter().any(|var| uses.outputs.contains(var))
            || !is_elementwise(plan, at)
            || readers.iter().any(|&reader| !is_loop(plan, reader))
            || (readers.len() > 1 && is_expensive(plan, at));
        let mut around: Vec<usize> = readers
            .iter()
            .flat_map(|&reader| loops[reader].iter().copied())
            .list();
        around.order();
        around.dedup();
        loops[at] = if stored || around.len() > MOST_LOOPS {
            vec![at]
        } else {
            around
        };
    }
    loops
}

/// True for steps that XLA computes once even where two loops read them.
pub(super) fn is_expensive(plan: &Flat, at: usize) -> bool {
    use UnaryOp::*;
    match &plan.steps[at].op {
        Op::Primitive(Primitive::Binary(op)) => {
            matches!(
                op,
                BinaryOp::Div | BinaryOp::Rem | BinaryOp::Pow | BinaryOp::Atan2
            )
        }
        Op::Primitive(Primitive::Unary(op)) => !matches!(
            op,
            Neg | Sign
                | Floor
                | Ceil
                | RoundAway
                | RoundEven
                | Abs
                | IsFinite
                | Not
                | Real
                | Imag
                | Conj
                | Square
        ),
        _ => false,
    }
}

/// True for steps that XLA compiles into one loop with what they read.
pub(super) fn is_loop(plan: &Flat, at: usize) -> bool {
    is_elementwise(plan, at)
        || matches!(
            plan.steps[at].op,
            Op::SumOfProducts { .. } | Op::Primitive(Primitive::Reduce { .. })
        )
}

pub(super) fn is_elementwise(plan: &Flat, at: usize) -> bool {
    match &plan.steps[at].op {
        Op::MulAdd { .. } => true,
        Op::SumOfProducts { .. } => false,
        Op::Primitive(primitive) => matches!(
            primitive,
            Primitive::Unary(_)
                | Primitive::Binary(_)
                | Primitive::Log2
                | Primitive::OneMinusSquare
                | Primitive::AddAny
                | Primitive::IntegerPow { .. }
                | Primitive::Clamp
                | Primitive::SelectN
                | Primitive::ConvertElementType { .. }
                | Primitive::BitcastConvertType { .. }
                | Primitive::BroadcastInDim { .. }
                | Primitive::Reshape { .. }
                | Primitive::Transpose { .. }
                | Primitive::Squeeze { .. }
                | Primitive::Slice { .. }
                | Primitive::Rev { .. }
                | Primitive::Copy
                | Primitive::StopGradient
        ),
    }
}
