//! Steps on scalars that are known when the plan is made, and choices by them.

use super::flat::{Flat, Op, Step};
use crate::{Atom, BinaryOp, Literal, Primitive, Value, VarId};
use freezeframe_array::Scalar;
use freezeframe_base::HashMap;
use freezeframe_base::Lists;
use std::rc::Rc;

/// Computes what is known already.
pub(super) fn fold(plan: &mut Flat) {
    let mut known: HashMap<VarId, Atom> = HashMap::default();
    let mut copies: HashMap<VarId, Atom> = HashMap::default();
    let mut repeated: HashMap<VarId, Atom> = HashMap::default();
    let mut steps = Vec::with_capacity(plan.steps.len());
    for mut step in std::mem::take(&mut plan.steps) {
        for atom in &mut step.inputs {
            resolve(&known, atom);
            resolve(&copies, atom);
        }
        if let Some(found) = known_result(plan, &step, &repeated) {
            known.insert(step.outputs[0], found);
            continue;
        }
        if let Some(same) = same_operand(plan, &step, &repeated) {
            let result = Atom::Var(step.outputs[0]);
            if plan.aval(&same).weak_type == plan.aval(&result).weak_type {
                known.insert(step.outputs[0], same);
                continue;
            }
            copies.insert(step.outputs[0], same);
        }
        if let (Op::Primitive(Primitive::ConvertElementType { .. }), [atom]) =
            (&step.op, step.inputs.as_slice())
        {
            let own = plan.aval(&Atom::Var(step.outputs[0]));
            if own.dtype == plan.aval(atom).dtype {
                // Only its weak type is another.
                copies.insert(step.outputs[0], atom.clone());
            }
        }
        if let (Op::Primitive(Primitive::BroadcastInDim { .. }), [atom @ Atom::Literal(_)]) =
            (&step.op, step.inputs.as_slice())
        {
            repeated.insert(step.outputs[0], atom.clone());
        }
        steps.push(step);
    }
    plan.steps = steps;
    plan.outputs
        .iter_mut()
        .for_each(|atom| resolve(&known, atom));
}

fn resolve(known: &HashMap<VarId, Atom>, atom: &mut Atom) {
    if let Some(found) = atom.var().and_then(|var| known.get(&var)) {
        *atom = found.clone();
    }
}

fn known_result(plan: &Flat, step: &Step, repeated: &HashMap<VarId, Atom>) -> Option<Atom> {
    let (Op::Primitive(primitive), [result]) = (&step.op, step.outputs.as_slice()) else {
        return None;
    };
    let result = Atom::Var(*result);
    match (primitive, step.inputs.as_slice()) {
        (Primitive::SelectN, [which, cases @ ..]) => {
            let which = which
                .var()
                .and_then(|var| repeated.get(&var))
                .unwrap_or(which);
            let case = cases.get(scalar(which)?.to_i64() as usize)?;
            (plan.aval(case).shape == plan.aval(&result).shape).then(|| case.clone())
        }
        (
            Primitive::Unary(_) | Primitive::Binary(_) | Primitive::ConvertElementType { .. },
            inputs,
        ) if inputs.iter().all(|atom| matches!(atom, Atom::Literal(_))) => {
            let values: Vec<Value> = inputs.iter().filter_map(literal_value).list();
            let found = crate::eval::process(primitive, &values).ok()?.pop()?;
            let Value::Concrete { array, weak_type } = found else {
                return None;
            };
            let literal = Literal {
                value: array,
                weak_type: weak_type.get(),
                taint: Default::default(),
            };
            (literal.value.ndim() == 0).then(|| Atom::Literal(Rc::new(literal)))
        }
        _ => None,
    }
}

/// The operand that a product with one, a quotient by one, or a sum with zero is: of zeros even the sign stays.
fn same_operand(plan: &Flat, step: &Step, repeated: &HashMap<VarId, Atom>) -> Option<Atom> {
    let (Op::Primitive(primitive), [x, y]) = (&step.op, step.inputs.as_slice()) else {
        return None;
    };
    let is = |atom: &Atom, number: f64| {
        let known = atom.var().and_then(|var| repeated.get(&var));
        scalar(known.unwrap_or(atom)).is_some_and(|it| it.to_f64() == number)
    };
    let same = match primitive {
        Primitive::Binary(BinaryOp::Mul) if is(x, 1.0) => y,
        Primitive::Binary(BinaryOp::Mul | BinaryOp::Div) if is(y, 1.0) => x,
        Primitive::Binary(BinaryOp::Add) | Primitive::AddAny if is(x, 0.0) => y,
        Primitive::Binary(BinaryOp::Add | BinaryOp::Sub) | Primitive::AddAny if is(y, 0.0) => x,
        _ => return None,
    };
    let (own, result) = (plan.aval(same), plan.aval(&Atom::Var(step.outputs[0])));
    let real = own.dtype.is_float() || own.dtype.is_integer();
    (real && own.dtype == result.dtype && own.shape == result.shape).then(|| same.clone())
}

fn literal_value(atom: &Atom) -> Option<Value> {
    match atom {
        Atom::Literal(literal) => Some(literal.to_value()),
        Atom::Var(_) => None,
    }
}

fn scalar(atom: &Atom) -> Option<Scalar> {
    match atom {
        Atom::Literal(literal) => literal.value.item(),
        Atom::Var(_) => None,
    }
}
