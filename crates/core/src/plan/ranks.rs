//! Which operand of a sum LLVM puts first: that to which fewer instructions lead, loads counting in their order.

use super::flat::{Flat, Op, Uses};
use super::fused::{Loops, is_elementwise, is_expensive};
use crate::{Atom, BinaryOp, Primitive, UnaryOp, VarId};
use freezeframe_base::{HashMap, HashSet};

/// The sums whose operands are turned around.
pub(super) fn turned(plan: &Flat, uses: &Uses, loops: &Loops) -> HashSet<usize> {
    let mut of_loops: HashMap<usize, Ranks> = HashMap::default();
    let mut turned = HashSet::default();
    for (at, step) in plan.steps.iter().enumerate() {
        let (
            Op::Primitive(Primitive::Binary(BinaryOp::Add) | Primitive::AddAny),
            [a, b],
            [root, ..],
        ) = (&step.op, step.inputs.as_slice(), loops[at].as_slice())
        else {
            continue;
        };
        let ranks = of_loops.entry(*root).or_insert_with(|| {
            let mut ranks = Ranks::default();
            for operand in &plan.steps[*root].inputs {
                ranks.of(plan, uses, operand, DEPTH);
            }
            ranks
        });
        if ranks.of(plan, uses, b, DEPTH) < ranks.of(plan, uses, a, DEPTH) {
            turned.insert(at);
        }
    }
    turned
}

/// No expression is followed deeper than this.
const DEPTH: usize = 64;
/// Nor is a single number followed through more steps than this.
const FEW: usize = 8;

/// The rank of the places of a loop as floats: two instructions behind its counter, which is before all loads.
const COUNTER: usize = 3;

#[derive(Default)]
struct Ranks {
    known: HashMap<VarId, usize>,
    loads: usize,
}

impl Ranks {
    fn of(&mut self, plan: &Flat, uses: &Uses, atom: &Atom, depth: usize) -> usize {
        let Some(var) = atom.var() else {
            return 0;
        };
        if let Some(known) = self.known.get(&var) {
            return *known;
        }
        let step = uses.makers.get(&var).copied();
        let step = step.filter(|&at| depth > 0 && is_elementwise(plan, at));
        let operands = step.map_or(&[][..], |at| &plan.steps[at].inputs);
        let mut highest = 0;
        for operand in operands {
            highest = highest.max(self.of(plan, uses, operand, depth - 1));
        }
        let found = if !operands.is_empty() && highest == 0 {
            // A constant.
            0
        } else if is_counted(plan, uses, var) {
            COUNTER
        } else if step.is_none_or(|at| is_call(plan, at)) {
            self.loads += 1;
            self.loads + 1
        } else if step.is_some_and(|at| is_same_number(plan, uses, at, FEW)) {
            highest
        } else {
            highest + 1
        };
        self.known.insert(var, found);
        found
    }
}

/// True for the places of a loop.
fn is_counted(plan: &Flat, uses: &Uses, var: VarId) -> bool {
    let at = uses.makers.get(&var);
    at.is_some_and(|&at| matches!(plan.steps[at].op, Op::Primitive(Primitive::Iota { .. })))
}

/// True for steps that give a single number that the program is given as it is, in another shape or dtype: that is done
/// outside of the loop.
fn is_same_number(plan: &Flat, uses: &Uses, at: usize, depth: usize) -> bool {
    let step = &plan.steps[at];
    let is_same = matches!(
        step.op,
        Op::Primitive(Primitive::Reshape { .. } | Primitive::ConvertElementType { .. })
    );
    let is_given = |atom: &Atom| {
        let maker = atom.var().and_then(|var| uses.makers.get(&var).copied());
        plan.aval(atom).shape.size() == 1
            && maker.is_none_or(|at| is_same_number(plan, uses, at, depth - 1))
    };
    is_same && depth > 0 && step.inputs.iter().all(is_given)
}

/// True for functions that LLVM sees as calls.
fn is_call(plan: &Flat, at: usize) -> bool {
    let is_instruction = matches!(
        plan.steps[at].op,
        Op::Primitive(
            Primitive::Unary(UnaryOp::Sqrt) | Primitive::Binary(BinaryOp::Div | BinaryOp::Rem)
        )
    );
    is_expensive(plan, at) && !is_instruction
}
