//! Products of arrays that sum over nothing, as products of elements: XLA makes these of them, and rounds them with the sums
//! around. And products that are turned around, as products the other way around.

use super::flat::{Flat, Op, Step, Uses};
use crate::{Atom, Aval, BinaryOp, DotDims, Primitive, VarId};
use freezeframe_array::{DType, Shape, kernel};
use freezeframe_base::{HashMap, HashSet, Lists};

/// Rewrites each product of arrays whose sums have one term, also where it is transposed.
pub(super) fn rewrite(plan: &mut Flat) {
    let mut outers: HashMap<VarId, Outer> = HashMap::default();
    let mut steps = Vec::with_capacity(plan.steps.len());
    for step in std::mem::take(&mut plan.steps) {
        let found = match &step.op {
            Op::Primitive(Primitive::Transpose { permutation }) => {
                let outer = step.inputs[0].var().and_then(|var| outers.get(&var));
                outer.and_then(|outer| outer.transposed(permutation))
            }
            _ => Outer::of(plan, &step),
        };
        match (found, &step.outputs[..]) {
            (Some(outer), [out]) => {
                steps.extend(outer.steps(plan, *out));
                outers.insert(*out, outer);
            }
            _ => steps.push(step),
        }
    }
    plan.steps = steps;
}

/// Has each product of matrices read those itself of which an operand is the transposed one: so does XLA, and the order of
/// the sums depends on it.
pub(super) fn read_turned(plan: &mut Flat) {
    let uses = Uses::of(plan);
    let mut unread: HashSet<usize> = HashSet::default();
    for at in 0..plan.steps.len() {
        for operand in 0..2 {
            let step = &plan.steps[at];
            let Op::Primitive(Primitive::DotGeneral { dims, .. }) = &step.op else {
                break;
            };
            // A vector's product with what is transposed reads that as it then lies.
            let of_vector = plan.aval(&step.inputs[0]).ndim() == 1;
            let Some(var) = step.inputs[operand].var().filter(|_| !of_vector) else {
                continue;
            };
            let is_one = dims.lhs_batch.is_empty() && dims.lhs_contracting.len() == 1;
            let before = uses.makers.get(&var).copied().filter(|_| is_one);
            let source = before.and_then(|before| match &plan.steps[before].op {
                Op::Primitive(Primitive::Transpose { permutation }) if **permutation == [1, 0] => {
                    Some((before, plan.steps[before].inputs[0].clone()))
                }
                _ => None,
            });
            let Some((before, source)) = source else {
                continue;
            };
            let step = &mut plan.steps[at];
            step.inputs[operand] = source;
            if let Op::Primitive(Primitive::DotGeneral { dims, .. }) = &mut step.op {
                let contracted = match operand {
                    0 => &mut dims.lhs_contracting,
                    _ => &mut dims.rhs_contracting,
                };
                contracted.iter_mut().for_each(|axis| *axis = 1 - *axis);
            }
            if uses.is_single(var) {
                unread.insert(before);
            }
        }
    }
    let mut at = 0;
    plan.steps.retain(|_| {
        at += 1;
        !unread.contains(&(at - 1))
    });
}

/// Makes each product of matrices that is only turned around the product of its operands the other way around, where that
/// makes the same sums: what transposition gives for the right operand of a product is such a one.
pub(super) fn turn(plan: &mut Flat) {
    let uses = Uses::of(plan);
    let mut unread: HashSet<usize> = HashSet::default();
    for at in 0..plan.steps.len() {
        let step = &plan.steps[at];
        let Op::Primitive(Primitive::Transpose { permutation }) = &step.op else {
            continue;
        };
        let made = step.inputs[0].var().filter(|var| uses.is_single(*var));
        let Some(before) = made.and_then(|var| uses.makers.get(&var).copied()) else {
            continue;
        };
        if let Some(product) = turned(plan, &plan.steps[before], permutation) {
            let outputs = step.outputs.clone();
            plan.steps[at] = Step { outputs, ..product };
            unread.insert(before);
        }
    }
    let mut at = 0;
    plan.steps.retain(|_| {
        at += 1;
        !unread.contains(&(at - 1))
    });
}

/// The product that gives what this one gives with its axes in another order; `None` for something else.
fn turned(plan: &Flat, step: &Step, permutation: &[usize]) -> Option<Step> {
    let Op::Primitive(Primitive::DotGeneral {
        dims,
        precision,
        preferred_element_type,
    }) = &step.op
    else {
        return None;
    };
    let [x, y] = &step.inputs[..] else {
        return None;
    };
    let (left, right) = (plan.aval(x), plan.aval(y));
    let batch = dims.lhs_batch.len();
    let rows = left.ndim() - batch - dims.lhs_contracting.len();
    let (first, second) = (batch..batch + rows, batch + rows..permutation.len());
    let swapped = (0..batch).chain(second).chain(first);
    let same =
        left.dtype == right.dtype && preferred_element_type.is_none_or(|it| it == left.dtype);
    if !swapped.eq(permutation.iter().copied())
        || !same
        || !kernel::sums_are_the_same_turned(left.dtype, [&left.shape, &right.shape], dims)
    {
        return None;
    }
    let dims = DotDims {
        lhs_contracting: dims.rhs_contracting.clone(),
        rhs_contracting: dims.lhs_contracting.clone(),
        lhs_batch: dims.rhs_batch.clone(),
        rhs_batch: dims.lhs_batch.clone(),
    };
    Some(Step {
        op: Op::Primitive(Primitive::DotGeneral {
            dims,
            precision: *precision,
            preferred_element_type: *preferred_element_type,
        }),
        inputs: vec![y.clone(), x.clone()],
        outputs: Vec::new(),
    })
}

/// A product of each element of an operand with each of another.
struct Outer {
    operands: [(Atom, Aval, Places); 2],
}

impl Outer {
    /// What a step is; `None` for something else.
    fn of(plan: &Flat, step: &Step) -> Option<Self> {
        let Op::Primitive(Primitive::DotGeneral { dims, .. }) = &step.op else {
            return None;
        };
        let ([x, y], [out]) = (&step.inputs[..], &step.outputs[..]) else {
            return None;
        };
        let (left, right) = (plan.aval(x), plan.aval(y));
        let result = plan.aval(&Atom::Var(*out));
        let is_float = matches!(result.dtype, DType::Float32 | DType::Float64);
        let same = left.dtype == result.dtype && right.dtype == result.dtype;
        let contracted = dims.lhs_contracting.iter();
        let terms: usize = contracted.map(|axis| left.shape[*axis]).product();
        if !is_float || !same || terms != 1 {
            return None;
        }
        let (left_places, right_places) = places(dims, &left, &right);
        let operands = [
            (x.clone(), left, left_places),
            (y.clone(), right, right_places),
        ];
        Self { operands }.sound()
    }

    /// With its axes in another order.
    fn transposed(&self, permutation: &[usize]) -> Option<Self> {
        let moved = |place: &Option<usize>| {
            place.and_then(|old| permutation.iter().position(|from| *from == old))
        };
        let of = |(atom, aval, places): &(Atom, Aval, Places)| {
            let places = places.iter().map(moved).collect();
            (atom.clone(), aval.clone(), places)
        };
        let [x, y] = &self.operands;
        Self {
            operands: [of(x), of(y)],
        }
        .sound()
    }

    /// Itself, if the axes of both operands keep their order.
    fn sound(self) -> Option<Self> {
        let keeps = |(_, _, places): &(Atom, Aval, Places)| places.iter().flatten().is_sorted();
        self.operands.iter().all(keeps).then_some(self)
    }

    /// The steps that spread both operands over the result and multiply.
    fn steps(&self, plan: &mut Flat, out: VarId) -> Vec<Step> {
        let result = plan.aval(&Atom::Var(out));
        let mut made = Vec::new();
        let mut factors = Vec::with_capacity(2);
        for (atom, aval, places) in &self.operands {
            factors.push(spread(plan, &mut made, (atom, aval), places, &result));
        }
        made.push(Step {
            op: Op::Primitive(Primitive::Binary(BinaryOp::Mul)),
            inputs: factors,
            outputs: vec![out],
        });
        made
    }
}

/// Where each axis of an operand is in the result; `None` for one that is summed over.
type Places = Vec<Option<usize>>;

/// Where the axes of both operands are in the result.
fn places(dims: &DotDims, left: &Aval, right: &Aval) -> (Places, Places) {
    let batch = dims.lhs_batch.len();
    let left_free = left.ndim() - batch - dims.lhs_contracting.len();
    let of = |ndim: usize, batch_axes: &[usize], contracting: &[usize], mut next: usize| {
        let place = |axis: usize| {
            if contracting.contains(&axis) {
                return None;
            }
            let at = batch_axes.iter().position(|own| *own == axis);
            Some(at.unwrap_or_else(|| {
                next += 1;
                next - 1
            }))
        };
        (0..ndim).map(place).collect()
    };
    let first = of(left.ndim(), &dims.lhs_batch, &dims.lhs_contracting, batch);
    let next = batch + left_free;
    let second = of(right.ndim(), &dims.rhs_batch, &dims.rhs_contracting, next);
    (first, second)
}

/// An operand over the space of the result.
fn spread(
    plan: &mut Flat,
    made: &mut Vec<Step>,
    (atom, aval): (&Atom, &Aval),
    places: &[Option<usize>],
    result: &Aval,
) -> Atom {
    let kept: Vec<usize> = places.iter().flatten().copied().list();
    let mut add = |plan: &mut Flat, primitive: Primitive, from: Atom, shape: Shape| {
        let slot = plan.slot(Aval::new(shape, result.dtype));
        made.push(Step {
            op: Op::Primitive(primitive),
            inputs: vec![from],
            outputs: vec![slot],
        });
        Atom::Var(slot)
    };
    let mut operand = atom.clone();
    if kept.len() < places.len() {
        let lengths = places.iter().zip(aval.shape.iter());
        let shape: Vec<usize> = lengths
            .filter_map(|(place, length)| place.map(|_| *length))
            .list();
        let primitive = Primitive::Reshape {
            new_sizes: shape.clone().into(),
        };
        operand = add(plan, primitive, operand, shape.into());
    }
    let primitive = Primitive::BroadcastInDim {
        shape: result.shape.clone(),
        broadcast_dimensions: kept.into(),
    };
    add(plan, primitive, operand, result.shape.clone())
}
