//! `erf_inv` over short rows, of which XLA rounds some elements otherwise: see [`Apart`].

use super::flat::{Flat, Op, Step, Uses};
use super::fused::{Loops, loops};
use crate::{Atom, Aval, BinaryOp, Literal, Primitive, UnaryOp};
use freezeframe_array::kernel::{Apart, Around};
use freezeframe_array::{Array, DType, Shape};
use std::rc::Rc;

/// Has each `erf_inv` choose between both roundings.
pub(super) fn rewrite(plan: &mut Flat) {
    let is_one = |step: &Step| matches!(step.op, Op::Primitive(Primitive::Unary(UnaryOp::ErfInv)));
    if !plan.steps.iter().any(is_one) {
        return;
    }
    let uses = Uses::of(plan);
    let loops = loops(plan, &uses);
    let mut steps = Vec::with_capacity(plan.steps.len());
    for at in 0..plan.steps.len() {
        let step = plan.steps[at].clone();
        let aval = plan.aval(&Atom::Var(step.outputs[0]));
        let apart = match is_one(&step) && aval.dtype == DType::Float32 {
            true => Apart::of(&aval.shape, around(plan, (&uses, &loops), at)),
            false => None,
        };
        match apart {
            Some(apart) => chosen(plan, &mut steps, step, apart),
            None => steps.push(step),
        }
    }
    plan.steps = steps;
}

/// What is in the loop around a step.
fn around(plan: &Flat, (uses, loops): (&Uses, &Loops), at: usize) -> Around {
    let mut found = Around::Nothing;
    let readers = uses.readers(plan.steps[at].outputs[0]);
    for reader in readers.iter().filter(|reader| loops[at] == loops[**reader]) {
        match &plan.steps[*reader].op {
            Op::Primitive(Primitive::Binary(BinaryOp::Mul)) | Op::MulAdd { .. } => {
                found = Around::Product;
                let results = &plan.steps[*reader].outputs;
                let next = results.iter().flat_map(|var| uses.readers(*var));
                if next.copied().any(|next| is_bound(plan, next)) {
                    return bounds(plan);
                }
            }
            _ if is_bound(plan, *reader) => return bounds(plan),
            _ => {}
        }
    }
    let is_drawn = |step: &Step| {
        let bits = matches!(step.op, Op::Primitive(Primitive::BitcastConvertType { .. }));
        bits && plan.aval(&step.inputs[0]).dtype == DType::UInt32
    };
    let within = |(_, held): &(&Step, &Vec<usize>)| **held == loops[at];
    let drawn = plan.steps.iter().zip(loops).filter(within);
    match found {
        Around::Product if drawn.into_iter().any(|(step, _)| is_drawn(step)) => Around::Bits,
        found => found,
    }
}

/// By what the bounds are made of.
fn bounds(plan: &Flat) -> Around {
    let is_made = |step: &Step| {
        let converted = matches!(step.op, Op::Primitive(Primitive::ConvertElementType { .. }));
        let operand = step.inputs.first().map(|atom| plan.aval(atom));
        converted && operand.is_some_and(|it| it.ndim() == 0 && it.dtype.is_integer())
    };
    match plan.steps.iter().any(is_made) {
        true => Around::IntegerBounds,
        false => Around::Bounds,
    }
}

fn is_bound(plan: &Flat, at: usize) -> bool {
    matches!(
        plan.steps[at].op,
        Op::Primitive(Primitive::Clamp | Primitive::Binary(BinaryOp::Max | BinaryOp::Min))
    )
}

/// The steps that take the place of one.
fn chosen(plan: &mut Flat, steps: &mut Vec<Step>, mut step: Step, apart: Apart) {
    let aval = plan.aval(&Atom::Var(step.outputs[0]));
    let mut long = (0..aval.ndim()).rev().filter(|axis| aval.shape[*axis] != 1);
    let axes = [
        (long.next(), apart.columns, apart.of_columns),
        (long.next(), apart.rows, apart.of_rows),
    ];
    let mut first = |primitive: Primitive, inputs: Vec<Atom>, aval: Aval| {
        let slot = plan.slot(aval);
        steps.push(Step {
            op: Op::Primitive(primitive),
            inputs,
            outputs: vec![slot],
        });
        Atom::Var(slot)
    };
    let mut which: Option<Atom> = None;
    for (axis, length, some) in axes {
        let Some(axis) = axis.filter(|_| some < length) else {
            continue;
        };
        let line = Shape::new(&[length]);
        let numbers = Primitive::Iota {
            dtype: DType::Int32,
            shape: line.clone(),
            dimension: 0,
        };
        let numbers = first(numbers, Vec::new(), Aval::new(line.clone(), DType::Int32));
        let end = Atom::Literal(Rc::new(Literal {
            value: Array::scalar(some as i32),
            weak_type: false,
            taint: Default::default(),
        }));
        let is_one = Primitive::Binary(BinaryOp::Lt);
        let is_one = first(is_one, vec![numbers, end], Aval::new(line, DType::Bool));
        let repeat = Primitive::BroadcastInDim {
            shape: aval.shape.clone(),
            broadcast_dimensions: [axis].into_iter().collect(),
        };
        let all = Aval::new(aval.shape.clone(), DType::Bool);
        let own = first(repeat, vec![is_one], all.clone());
        which = Some(match which {
            Some(other) => first(Primitive::Binary(BinaryOp::And), vec![other, own], all),
            None => own,
        });
    }
    let inputs = step.inputs.clone();
    let apart = Primitive::Unary(UnaryOp::ErfInvApart);
    let Some(which) = which else {
        step.op = Op::Primitive(apart);
        steps.push(step);
        return;
    };
    let apart = first(apart, inputs.clone(), aval.clone());
    let whole = first(Primitive::Unary(UnaryOp::ErfInv), inputs, aval);
    step.op = Op::Primitive(Primitive::SelectN);
    step.inputs = vec![which, whole, apart];
    steps.push(step);
}
