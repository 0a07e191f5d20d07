//! Loops over the places of one axis, which LLVM writes out if they are short: what depends on nothing but the place is
//! computed by the compiler then, each operation rounded by itself.

use super::flat::{Flat, Op, Step, Uses};
use super::fused::is_elementwise;
use crate::{Atom, Aval, BinaryOp, Literal, Primitive, VarId};
use freezeframe_array::{Array, DType};
use freezeframe_base::HashSet;
use std::rc::Rc;

/// A turn of a loop takes four vectors of eight.
const TURN: usize = 32;
/// A loop of so many turns is not written out any more, but for what is left over behind the last one.
const MANY: usize = 11 * TURN;

/// What depends on nothing but places.
pub(super) fn of(plan: &Flat) -> HashSet<VarId> {
    let mut found = HashSet::default();
    for at in 0..plan.steps.len() {
        let step = &plan.steps[at];
        let is_one = |atom: &Atom| atom.var().is_none_or(|var| found.contains(&var));
        let own = is_places(plan, step)
            || !found.is_empty() && is_elementwise(plan, at) && step.inputs.iter().all(is_one);
        if own {
            found.extend(step.outputs.iter().copied());
        }
    }
    found
}

/// True for the places of one axis.
fn is_places(plan: &Flat, step: &Step) -> bool {
    let is_iota = matches!(&step.op, Op::Primitive(Primitive::Iota { .. }));
    is_iota && plan.aval(&Atom::Var(step.outputs[0])).ndim() == 1
}

/// True for those as floats.
fn is_place(plan: &Flat, uses: &Uses, atom: &Atom) -> bool {
    let Some(step) = uses.maker(plan, atom) else {
        return false;
    };
    let is_converted = matches!(step.op, Op::Primitive(Primitive::ConvertElementType { .. }));
    let of = match step.inputs.first() {
        Some(inner) if is_converted => uses.maker(plan, inner),
        _ => Some(step),
    };
    plan.aval(atom).dtype == DType::Float32 && of.is_some_and(|step| is_places(plan, step))
}

/// True for a step that the compiler computes.
pub(super) fn is_known(plan: &Flat, counted: &HashSet<VarId>, at: usize) -> bool {
    let Some(&var) = plan.steps[at].outputs.first() else {
        return false;
    };
    let shape = plan.aval(&Atom::Var(var)).shape;
    counted.contains(&var) && line(&shape).is_some() && shape.size() < MANY
}

/// Has each sum of a product choose between both roundings, where single elements of a loop are rounded otherwise.
pub(super) fn rewrite(plan: &mut Flat) {
    if !plan.steps.iter().any(|step| is_places(plan, step)) {
        return;
    }
    let uses = Uses::of(plan);
    let counted = of(plan);
    for at in (0..plan.steps.len()).rev() {
        if let Some(other) = other(plan, &uses, at) {
            chosen(plan, at, other);
        } else if is_left_over(plan, &counted, at) {
            apart(plan, at);
        }
    }
}

/// True for a sum of a product that the compiler computes for what is left over behind the last turn of a long loop.
fn is_left_over(plan: &Flat, counted: &HashSet<VarId>, at: usize) -> bool {
    let step = &plan.steps[at];
    let is_sum =
        matches!(step.op, Op::MulAdd { minus_product, minus_z } if !(minus_product && minus_z));
    if !is_sum || !counted.contains(&step.outputs[0]) {
        return false;
    }
    let shape = plan.aval(&Atom::Var(step.outputs[0])).shape;
    let size = shape.size();
    size > MANY && !size.is_multiple_of(TURN) && line(&shape).is_some()
}

/// The axis along which an array lies, if the others are 1.
fn line(shape: &[usize]) -> Option<usize> {
    let mut long = (0..shape.len()).filter(|axis| shape[*axis] != 1);
    let axis = long.next()?;
    long.next().is_none().then_some(axis)
}

/// The factors of the other product, where the one that is drawn into a sum is a number times the place.
fn other(plan: &Flat, uses: &Uses, at: usize) -> Option<(Atom, Atom, Atom)> {
    let step = &plan.steps[at];
    let [x, y, z] = step.inputs.as_slice() else {
        return None;
    };
    let shape = plan.aval(&Atom::Var(step.outputs[0])).shape;
    let size = shape.size();
    let is_plain = matches!(
        step.op,
        Op::MulAdd {
            minus_product: false,
            minus_z: false,
        }
    );
    if !is_plain || !(3..TURN).contains(&size) || line(&shape).is_none() {
        return None;
    }
    let maker = |atom: &Atom| uses.maker(plan, atom);
    let place = [x, y].into_iter().find(|it| is_place(plan, uses, it))?;
    let product = maker(z)?;
    match (&product.op, product.inputs.as_slice()) {
        (Op::Primitive(Primitive::Binary(BinaryOp::Mul)), [a, b]) => {
            Some((place.clone(), a.clone(), b.clone()))
        }
        _ => None,
    }
}

/// In the shortest loops a number times one is that number, so that the other of two products is drawn into their sum.
fn chosen(plan: &mut Flat, at: usize, (place, a, b): (Atom, Atom, Atom)) {
    let step = plan.steps[at].clone();
    let aval = plan.aval(&Atom::Var(step.outputs[0]));
    // Three elements are no vector, and twice a number is a sum.
    let is_one = match aval.shape.size() {
        3 => BinaryOp::Ge,
        _ => BinaryOp::Eq,
    };
    let mut new = New {
        plan,
        steps: Vec::new(),
    };
    let which = new.compared(is_one, place, 1);
    let product = new.binary(
        BinaryOp::Mul,
        step.inputs[0].clone(),
        step.inputs[1].clone(),
        &aval,
    );
    let usual = new.add(step.op.clone(), step.inputs.clone(), aval.clone());
    let there = new.add(step.op, vec![a, b, product], aval);
    new.select(at, vec![which, usual, there], step.outputs);
}

/// Behind the last turn the product is rounded by itself.
fn apart(plan: &mut Flat, at: usize) {
    let step = plan.steps[at].clone();
    let aval = plan.aval(&Atom::Var(step.outputs[0]));
    let ([x, y, z], Some(dimension)) = (step.inputs.as_slice(), line(&aval.shape)) else {
        return;
    };
    let end = aval.shape.size() / TURN * TURN;
    let mut new = New {
        plan,
        steps: Vec::new(),
    };
    let places = Primitive::Iota {
        dtype: DType::Float32,
        shape: aval.shape.clone(),
        dimension,
    };
    let places = new.add(Op::Primitive(places), Vec::new(), aval.clone());
    let which = new.compared(BinaryOp::Ge, places, end);
    let product = new.binary(BinaryOp::Mul, x.clone(), y.clone(), &aval);
    let there = match step.op {
        Op::MulAdd {
            minus_product: true,
            ..
        } => new.binary(BinaryOp::Sub, z.clone(), product, &aval),
        Op::MulAdd { minus_z: true, .. } => new.binary(BinaryOp::Sub, product, z.clone(), &aval),
        _ => new.binary(BinaryOp::Add, product, z.clone(), &aval),
    };
    let usual = new.add(step.op.clone(), step.inputs.clone(), aval);
    new.select(at, vec![which, usual, there], step.outputs);
}

/// Steps that are to take the place of one.
struct New<'a> {
    plan: &'a mut Flat,
    steps: Vec<Step>,
}

impl New<'_> {
    fn add(&mut self, op: Op, inputs: Vec<Atom>, aval: Aval) -> Atom {
        let slot = self.plan.slot(aval);
        let outputs = vec![slot];
        self.steps.push(Step {
            op,
            inputs,
            outputs,
        });
        Atom::Var(slot)
    }

    fn binary(&mut self, op: BinaryOp, x: Atom, y: Atom, aval: &Aval) -> Atom {
        self.add(
            Op::Primitive(Primitive::Binary(op)),
            vec![x, y],
            aval.clone(),
        )
    }

    /// How places compare with one of them.
    fn compared(&mut self, op: BinaryOp, places: Atom, with: usize) -> Atom {
        let end = Atom::Literal(Rc::new(Literal {
            value: Array::scalar(with as f32),
            weak_type: false,
            taint: Default::default(),
        }));
        let flags = Aval::new(self.plan.aval(&places).shape, DType::Bool);
        self.binary(op, places, end, &flags)
    }

    fn select(mut self, at: usize, inputs: Vec<Atom>, outputs: Vec<VarId>) {
        let op = Op::Primitive(Primitive::SelectN);
        self.steps.push(Step {
            op,
            inputs,
            outputs,
        });
        self.plan.steps.splice(at..=at, self.steps);
    }
}
