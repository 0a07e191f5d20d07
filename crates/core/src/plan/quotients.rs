//! Division and powers by constants, by roots and by quotients, as XLA's algebraic simplifier rewrites them.

use super::flat::{Flat, Op, Step, Uses};
use crate::{Atom, Aval, BinaryOp, Literal, Primitive, UnaryOp, VarId};
use freezeframe_array::{Array, DType, Scalar};
use freezeframe_base::Lists;
use std::rc::Rc;

/// Rewrites each division and power that has a cheaper form.
pub(super) fn rewrite(plan: &mut Flat) {
    let uses = Uses::of(plan);
    let mut steps = Vec::with_capacity(plan.steps.len());
    for at in 0..plan.steps.len() {
        let mut rewritten = rewritten(plan, &uses, plan.steps[at].clone());
        if let Some(last) = rewritten.last() {
            // Later steps see this one as it is now.
            plan.steps[at] = last.clone();
        }
        steps.append(&mut rewritten);
    }
    plan.steps = steps;
}

/// The steps that take the place of one; the last gives its result.
fn rewritten(plan: &mut Flat, uses: &Uses, mut step: Step) -> Vec<Step> {
    let Op::Primitive(primitive) = &step.op else {
        return vec![step];
    };
    let dtype = step.inputs.first().map(|atom| plan.aval(atom).dtype);
    let Some(dtype @ (DType::Float32 | DType::Float64)) = dtype else {
        return vec![step];
    };
    match (primitive, step.inputs.as_slice()) {
        (Primitive::Binary(BinaryOp::Pow), [x, y]) => match scalar_of(plan, uses, y) {
            Some(0.5) => {
                let x = x.clone();
                (step.op, step.inputs) = (Op::Primitive(Primitive::Unary(UnaryOp::Sqrt)), vec![x]);
                vec![step]
            }
            Some(exponent @ (2.0 | 3.0)) => {
                step.inputs.truncate(1);
                products(plan, step, exponent as u32)
            }
            _ => vec![step],
        },
        (Primitive::Unary(UnaryOp::Square), [_]) => products(plan, step, 2),
        (Primitive::IntegerPow { y: exponent @ 2.. }, [_]) => {
            let exponent = *exponent as u32;
            products(plan, step, exponent)
        }
        (Primitive::Binary(BinaryOp::Div), [x, y]) => {
            let (x, y) = (x.clone(), y.clone());
            let (before, step) = quotient(plan, uses, step, (x, y), dtype);
            before.into_iter().chain([step]).list()
        }
        _ => vec![step],
    }
}

/// A power as products, by repeated squaring.
fn products(plan: &mut Flat, step: Step, mut exponent: u32) -> Vec<Step> {
    let mut base = step.inputs[0].clone();
    let (aval, mut steps) = (plan.aval(&Atom::Var(step.outputs[0])), Vec::new());
    let mut multiply = |plan: &mut Flat, x: &Atom, y: &Atom| {
        let slot = plan.slot(aval.clone());
        steps.push(Step {
            op: Op::Primitive(Primitive::Binary(BinaryOp::Mul)),
            inputs: vec![x.clone(), y.clone()],
            outputs: vec![slot],
        });
        Atom::Var(slot)
    };
    let mut result: Option<Atom> = None;
    while exponent > 0 {
        if exponent & 1 == 1 {
            result = Some(match result {
                Some(result) => multiply(plan, &result, &base),
                None => base.clone(),
            });
        }
        exponent >>= 1;
        if exponent > 0 {
            base = multiply(plan, &base, &base);
        }
    }
    if let Some(last) = steps.last_mut() {
        last.outputs = step.outputs;
    }
    steps
}

/// The number that an atom holds everywhere, if that is known.
fn scalar_of(plan: &Flat, uses: &Uses, atom: &Atom) -> Option<f64> {
    if let Atom::Literal(literal) = atom {
        return literal.value.item().map(Scalar::to_f64);
    }
    let step = uses.maker(plan, atom)?;
    match (&step.op, step.inputs.as_slice()) {
        (Op::Primitive(Primitive::BroadcastInDim { .. }), [Atom::Literal(literal)]) => {
            literal.value.item().map(Scalar::to_f64)
        }
        _ => None,
    }
}

fn set(step: &mut Step, op: BinaryOp, x: Atom, y: Atom) {
    step.op = Op::Primitive(Primitive::Binary(op));
    step.inputs = vec![x, y];
}

/// The primitive that gives an atom, and its operands, if nothing else reads it.
fn made(plan: &Flat, uses: &Uses, atom: &Atom) -> Option<(Primitive, Vec<Atom>)> {
    let var = atom.var().filter(|var| uses.is_single(*var))?;
    let step = uses.maker(plan, &Atom::Var(var))?;
    match &step.op {
        Op::Primitive(primitive) => Some((primitive.clone(), step.inputs.clone())),
        Op::MulAdd { .. } | Op::SumOfProducts { .. } => None,
    }
}

/// A step to go before another one, and what it gives.
fn first(plan: &mut Flat, aval: Aval, primitive: Primitive, inputs: Vec<Atom>) -> (Step, Atom) {
    let slot = plan.slot(aval);
    let step = Step {
        op: Op::Primitive(primitive),
        inputs,
        outputs: vec![slot],
    };
    (step, Atom::Var(slot))
}

fn literal(value: Array, weak_type: bool) -> Atom {
    Atom::Literal(Rc::new(Literal {
        value,
        weak_type,
        taint: Default::default(),
    }))
}

/// What a division becomes: a step to go before it, if it needs one, and the step that gives its result.
fn quotient(
    plan: &mut Flat,
    uses: &Uses,
    mut step: Step,
    (x, y): (Atom, Atom),
    dtype: DType,
) -> (Option<Step>, Step) {
    let (out, divisor) = (plan.aval(&Atom::Var(step.outputs[0])), plan.aval(&y));
    // x / c = x (1 / c)
    if let Some(number) = scalar_of(plan, uses, &y) {
        let inverse = match dtype {
            DType::Float32 => Array::scalar(1.0 / number as f32),
            _ => Array::scalar(1.0 / number),
        };
        let inverse = literal(inverse, divisor.weak_type);
        set(&mut step, BinaryOp::Mul, x, inverse);
        return (None, step);
    }
    let (above, below) = (made(plan, uses, &x), made(plan, uses, &y));
    let is_smaller = divisor.shape.size() < out.shape.size();
    let same = |plan: &Flat, atom: &Atom| plan.aval(atom).shape == plan.aval(&x).shape;
    let (mul, div) = (BinaryOp::Mul, BinaryOp::Div);
    let (before, inputs) = match (above, below) {
        // x / sqrt(a) = x rsqrt(a)
        (_, Some((Primitive::Unary(UnaryOp::Sqrt), inputs))) if divisor.shape == out.shape => {
            let rsqrt = Primitive::Unary(UnaryOp::Rsqrt);
            let (root, slot) = first(plan, divisor, rsqrt, inputs);
            set(&mut step, mul, x, slot);
            return (Some(root), step);
        }
        // x / (a / b) = x b / a
        (_, Some((Primitive::Binary(BinaryOp::Div), inputs)))
            if same(plan, &inputs[0]) && same(plan, &inputs[1]) =>
        {
            let factors = vec![x, inputs[1].clone()];
            let (product, slot) = first(plan, out, Primitive::Binary(mul), factors);
            set(&mut step, div, slot, inputs[0].clone());
            return (Some(product), step);
        }
        // a / b / y = a / (b y)
        (Some((Primitive::Binary(BinaryOp::Div), inputs)), _)
            if same(plan, &inputs[1]) && same(plan, &y) =>
        {
            let factors = vec![inputs[1].clone(), y];
            let (product, slot) = first(plan, out, Primitive::Binary(mul), factors);
            set(&mut step, div, inputs[0].clone(), slot);
            return (Some(product), step);
        }
        // The branch that a scalar chooses divides in full.
        _ if is_smaller && is_chosen(plan, uses, step.outputs[0]) => {
            let repeat = Primitive::BroadcastInDim {
                broadcast_dimensions: (out.ndim() - divisor.ndim()..out.ndim()).collect(),
                shape: out.shape.clone(),
            };
            let (repeated, slot) = first(plan, out, repeat, vec![y]);
            step.inputs[1] = slot;
            return (Some(repeated), step);
        }
        // x / repeated(y) = x repeated(1 / y)
        (_, Some((Primitive::Unary(UnaryOp::Sqrt), inputs))) if is_smaller => {
            (Primitive::Unary(UnaryOp::Rsqrt), inputs)
        }
        _ if is_smaller => {
            let one = literal(Array::from_scalar(dtype, Scalar::Int(1)), true);
            (Primitive::Binary(div), vec![one, y])
        }
        _ => return (None, step),
    };
    let (inverse, slot) = first(plan, divisor, before, inputs);
    set(&mut step, mul, x, slot);
    (Some(inverse), step)
}

/// True for what only a `select_n` by one boolean for all elements reads.
fn is_chosen(plan: &Flat, uses: &Uses, var: VarId) -> bool {
    uses.readers(var).iter().any(|&reader| {
        let step = &plan.steps[reader];
        let Some(which) = step.inputs.first() else {
            return false;
        };
        let repeated = uses
            .maker(plan, which)
            .filter(|step| matches!(step.op, Op::Primitive(Primitive::BroadcastInDim { .. })));
        let source = repeated
            .and_then(|step| step.inputs.first())
            .unwrap_or(which);
        matches!(step.op, Op::Primitive(Primitive::SelectN)) && plan.aval(source).ndim() == 0
    })
}
