//! Products drawn into the sums around them, where XLA compiles both into one loop.

use super::flat::{Flat, Op, Uses};
use super::fused::{Loops, is_loop, loops};
use super::{counted, ranks};
use crate::{Atom, BinaryOp, Primitive, ReduceOp, UnaryOp, VarId};
use freezeframe_array::{DType, kernel::Side};

/// The longest axis over which XLA sums in one loop, into which it draws a product.
const ONE_LOOP: usize = 32;

/// Draws each product that only sums of different loops read into these.
pub(super) fn contract(plan: &mut Flat) {
    let uses = Uses::of(plan);
    let loops = loops(plan, &uses);
    let turned = ranks::turned(plan, &uses, &loops);
    let counted = counted::of(plan);
    for at in 0..plan.steps.len() {
        let Op::Primitive(primitive) = &plan.steps[at].op else {
            continue;
        };
        if counted::is_known(plan, &counted, at) {
            continue;
        }
        match primitive {
            Primitive::Binary(BinaryOp::Add) | Primitive::AddAny => {
                sum(plan, (&uses, &loops), at, false, turned.contains(&at))
            }
            Primitive::Binary(BinaryOp::Sub) => sum(plan, (&uses, &loops), at, true, false),
            Primitive::Reduce {
                op: ReduceOp::Sum,
                axes,
            } => {
                let axes = axes.to_vec();
                sum_over(plan, (&uses, &loops), at, axes);
            }
            _ => {}
        }
    }
}

/// A product: its factors, and whether its sign is turned.
struct Product {
    x: Atom,
    y: Atom,
    minus: bool,
}

/// The product that an atom holds, if it can be drawn into the loops that read it.
fn product(plan: &Flat, uses: &Uses, loops: &Loops, atom: &Atom) -> Option<Product> {
    let var = atom.var()?;
    if !is_drawn(plan, uses, loops, var) {
        return None;
    }
    let step = uses.maker(plan, atom)?;
    let Op::Primitive(primitive) = &step.op else {
        return None;
    };
    let shape = plan.aval(atom).shape;
    let fits = |atom: &Atom| {
        let own = plan.aval(atom).shape;
        own.broadcast(&shape).as_ref() == Some(&shape)
    };
    if !step.inputs.iter().all(fits) {
        return None;
    }
    match (primitive, step.inputs.as_slice()) {
        (Primitive::Binary(BinaryOp::Mul), [x, y]) => Some(Product {
            x: x.clone(),
            y: y.clone(),
            minus: false,
        }),
        // A negation is a step of its own, so this ends at the step before it.
        (Primitive::Unary(UnaryOp::Neg), [x]) => {
            let inner = uses.maker(plan, x)?;
            match &inner.op {
                Op::Primitive(Primitive::Unary(UnaryOp::Neg)) => None,
                _ => product(plan, uses, loops, x).map(|product| Product {
                    minus: !product.minus,
                    ..product
                }),
            }
        }
        _ => None,
    }
}

/// True for what is computed again in each loop that reads it, and read once there.
fn is_drawn(plan: &Flat, uses: &Uses, loops: &Loops, var: VarId) -> bool {
    if uses.outputs.contains(&var) {
        return false;
    }
    let mut seen = Vec::new();
    uses.readers(var).iter().all(|&reader| {
        let new = is_loop(plan, reader) && loops[reader].iter().all(|it| !seen.contains(it));
        seen.extend(&loops[reader]);
        new
    })
}

fn sum(plan: &mut Flat, (uses, loops): (&Uses, &Loops), at: usize, minus: bool, turned: bool) {
    let [a, b] = plan.steps[at].inputs.as_slice() else {
        return;
    };
    let (a, b) = (a.clone(), b.clone());
    let out = plan.aval(&Atom::Var(plan.steps[at].outputs[0]));
    let fits = |atom: &Atom| {
        let own = plan.aval(atom).shape;
        own.broadcast(&out.shape).as_ref() == Some(&out.shape)
    };
    if !matches!(out.dtype, DType::Float32 | DType::Float64) || !fits(&a) || !fits(&b) {
        return;
    }
    if out.dtype == DType::Float32 && is_large(&out.shape) && is_summed(plan, uses, at) {
        return;
    }
    // What is broadcast after it was multiplied is multiplied outside of the loop.
    let whole = |atom: &Atom| plan.aval(atom).shape == out.shape;
    let drawn = |atom: &Atom| match whole(atom) {
        true => product(plan, uses, loops, atom),
        false => None,
    };
    let (product, z, minus_product, minus_z) = match (drawn(&a), drawn(&b)) {
        (Some(_), Some(second)) if turned => (second, a, false, false),
        (Some(first), _) => (first, b, false, minus),
        (None, Some(second)) => (second, a, minus, false),
        (None, None) => return,
    };
    let step = &mut plan.steps[at];
    step.op = Op::MulAdd {
        minus_product: minus_product != product.minus,
        minus_z,
    };
    step.inputs = vec![product.x, product.y, z];
}

/// True for what the library adds up that XLA's CPU backend has for large sums; it draws no products into others.
fn is_large(shape: &[usize]) -> bool {
    shape.iter().product::<usize>() >= Side::LARGE
}

/// True for a step of functions of elements that only a sum reads in the end.
fn is_summed(plan: &Flat, uses: &Uses, at: usize) -> bool {
    let var = plan.steps[at].outputs[0];
    let [reader] = uses.readers(var) else {
        return false;
    };
    if uses.outputs.contains(&var) {
        return false;
    }
    match &plan.steps[*reader].op {
        Op::Primitive(Primitive::Reduce { op, .. }) => *op == ReduceOp::Sum,
        Op::Primitive(Primitive::Unary(_) | Primitive::Binary(_)) => is_summed(plan, uses, *reader),
        _ => false,
    }
}

fn sum_over(plan: &mut Flat, (uses, loops): (&Uses, &Loops), at: usize, axes: Vec<usize>) {
    let [summed] = plan.steps[at].inputs.as_slice() else {
        return;
    };
    let aval = plan.aval(summed);
    let short = axes
        .iter()
        .all(|axis| aval.shape.get(*axis).is_some_and(|dim| *dim <= ONE_LOOP));
    if aval.dtype != DType::Float32 || !short || is_large(&aval.shape) {
        return;
    }
    let same = |atom: &Atom| plan.aval(atom).shape == aval.shape;
    match product(plan, uses, loops, summed) {
        Some(product) if !product.minus && same(&product.x) && same(&product.y) => {
            let step = &mut plan.steps[at];
            step.op = Op::SumOfProducts { axes };
            step.inputs = vec![product.x, product.y];
        }
        _ => {}
    }
}
