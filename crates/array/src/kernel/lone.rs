//! Functions of one element over large arrays, by code that whoever embeds the engine has made.

use super::op::UnaryOp;
use crate::context::{Lone, lone, made};
use crate::interrupt::{CHUNK, worked};
use crate::program::{
    Access, Input, Instruction, Made, Op, Operand, Program, ROUND, Read, Written,
};
use crate::storage::try_filled;
use crate::{Array, DType, Element, Result, Shape};

/// Smaller arrays are not worth it.
const FEWEST: usize = 1 << 14;

/// `op` of each of many `f32`, each of which `alone` gives too; none if there is no code for it.
pub(super) fn many(
    op: UnaryOp,
    x: &Array,
    elements: &[f32],
    alone: fn(f32) -> f32,
) -> Option<Result<Array>> {
    if elements.len() < FEWEST {
        return None;
    }
    let code = lone(Lone::Unary(op), || made(&program(op)))?;
    Some(run(&*code, x, elements, alone))
}

/// The function by itself. Code serves any number of places, so that those here are only an example.
fn program(op: UnaryOp) -> Program {
    let space = Shape::new(&[FEWEST]);
    let dtype = DType::Float32;
    let input = Input {
        dtype,
        size: FEWEST,
        access: Access::whole(&space),
    };
    Program {
        space,
        inputs: vec![input],
        code: vec![Instruction {
            op: Op::Unary(op),
            operands: vec![Operand::Input(0)],
            dtype,
        }],
        results: vec![Operand::Result(0)],
    }
}

fn run(code: &dyn Made, x: &Array, elements: &[f32], alone: fn(f32) -> f32) -> Result<Array> {
    let words = x.try_words::<u32>(x.dtype())?;
    let mut out = try_filled(words.len(), 0)?;
    for start in (0..words.len()).step_by(CHUNK) {
        let end = words.len().min(start + CHUNK);
        worked(end - start)?;
        let places = (end - start) / ROUND * ROUND;
        let whole = start + places;
        let read = [Read::W32(&words[start..whole])];
        let mut written = [Written::W32(&mut out[start..whole])];
        let done = places > 0 && code.run(&read, &mut written, places);
        let left = if done { whole } else { start };
        let rest = out[left..end].iter_mut().zip(&elements[left..end]);
        rest.for_each(|(to, &element)| *to = alone(element).to_word());
    }
    Array::from_words(x.dtype(), out, x.shape().clone())
}
