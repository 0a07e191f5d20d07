//! The largest or smallest of each row, which are the same in whatever order the elements are taken in.

use crate::module::module;
use crate::parameters::{GROUPS, OUT, PARAMETERS, STRIDE, WINDOWS, WORDS};
use crate::vectors::anywhere;
use freezeframe_array::DType;
use freezeframe_array::kernel::BinaryOp;
use freezeframe_array::program::{Op, RowFold};
use wasm_encoder::{BlockType, Function, InstructionSink, MemArg, ValType};

// The numbers behind the parameters: where in the row, and what is left of it.
const AT: u32 = PARAMETERS as u32;
const LEFT: u32 = AT + 1;
// The vectors: of each chain what is best, whether there was NaN, and all signs; and what is taken in.
const FIRST: u32 = LEFT + 1;
const CHAINS: u32 = 4;
const ELEMENT: u32 = FIRST + 3 * CHAINS;
const INITIAL: u32 = ELEMENT + 1;
const VECTORS: u32 = INITIAL + 1 - FIRST;

const SECOND_HALF: [u8; 16] = [8, 9, 10, 11, 12, 13, 14, 15, 8, 9, 10, 11, 12, 13, 14, 15];
const SECOND_WORD: [u8; 16] = [4, 5, 6, 7, 4, 5, 6, 7, 4, 5, 6, 7, 4, 5, 6, 7];

/// The locals of what is best so far, where there was NaN, and all signs.
pub(crate) type Chain = [u32; 3];

/// Whether a fold keeps the larger of two floats; none unless it keeps the larger or the smaller.
pub(crate) fn largest(fold: &RowFold) -> Option<bool> {
    match (fold.dtype, &fold.step[..]) {
        (DType::Float32, [it]) => match it.op {
            Op::Binary(BinaryOp::Max) => Some(true),
            Op::Binary(BinaryOp::Min) => Some(false),
            _ => None,
        },
        _ => None,
    }
}

/// The module that [`rows`](crate::rows) says, for rows of one window; none unless the step is the larger or the smaller of
/// two floats.
///
/// WebAssembly's own maximum is many instructions on most machines, since it looks at NaN and at the sign of zero. Here the
/// comparison that is one instruction finds the best, and beside it whether there was NaN, and whether all signs were set
/// (of the smallest: whether one was), which says what a zero is.
pub(crate) fn extremes(fold: &RowFold) -> Option<Vec<u8>> {
    let largest = largest(fold)?;
    let mut function = Function::new([(2, ValType::I32), (VECTORS, ValType::V128)]);
    let mut code = function.instructions();
    code.i32_const(fold.initial as i32).i32x4_splat();
    code.local_set(INITIAL);
    code.local_get(GROUPS).i32_const(2).i32_shl();
    code.local_set(GROUPS);
    code.loop_(BlockType::Empty);
    row(&mut code, largest);
    code.local_get(WORDS).local_get(STRIDE).i32_add();
    code.local_set(WORDS);
    code.local_get(OUT).i32_const(4).i32_add().local_set(OUT);
    code.local_get(GROUPS).i32_const(1).i32_sub();
    code.local_tee(GROUPS).br_if(0).end();
    code.end();
    Some(module("rows", PARAMETERS, 0, function))
}

/// The locals of a chain.
fn chain(at: u32) -> Chain {
    [0, 1, 2].map(|part| FIRST + 3 * at + part)
}

fn row(code: &mut InstructionSink<'_>, largest: bool) {
    for at in 0..CHAINS {
        begin(code, chain(at), INITIAL);
    }
    code.local_get(WORDS).local_set(AT);
    let mut some = |power: i32, mask: i32, takes: &mut dyn FnMut(&mut InstructionSink<'_>)| {
        code.local_get(WINDOWS).i32_load(anywhere());
        code.i32_const(power).i32_shr_u();
        code.i32_const(mask).i32_and();
        code.local_tee(LEFT).if_(BlockType::Empty);
        code.loop_(BlockType::Empty);
        takes(code);
        code.local_get(LEFT).i32_const(1).i32_sub();
        code.local_tee(LEFT).br_if(0).end().end();
    };
    some(4, -1, &mut |code| {
        for at in 0..CHAINS {
            let place = MemArg {
                offset: u64::from(16 * at),
                ..anywhere()
            };
            code.local_get(AT).v128_load(place).local_set(ELEMENT);
            take(code, chain(at), ELEMENT, largest);
        }
        code.local_get(AT).i32_const(64).i32_add().local_set(AT);
    });
    // What is left over, four times each.
    some(0, 15, &mut |code| {
        code.local_get(AT).v128_load32_splat(anywhere());
        code.local_set(ELEMENT);
        take(code, chain(0), ELEMENT, largest);
        code.local_get(AT).i32_const(4).i32_add().local_set(AT);
    });
    for (from, to) in [(2, 0), (3, 1), (1, 0)] {
        join(code, chain(from), chain(to), largest);
    }
    for lanes in [SECOND_HALF, SECOND_WORD] {
        for (from, to) in chain(0).into_iter().zip(chain(1)) {
            code.local_get(from).local_get(from).i8x16_shuffle(lanes);
            code.local_set(to);
        }
        join(code, chain(1), chain(0), largest);
    }
    end(code, chain(0));
    code.local_get(OUT).local_get(chain(0)[0]);
    code.v128_store32_lane(anywhere(), 0);
}

/// A chain that holds one vector of elements.
pub(crate) fn begin(code: &mut InstructionSink<'_>, [best, nan, signs]: Chain, element: u32) {
    code.local_get(element).local_tee(best).local_tee(signs);
    code.local_get(element).f32x4_ne().local_set(nan);
}

/// Makes what is best of a chain what the chain comes to: a zero takes its sign from those of all, and NaN is all that is left
/// where there was one.
pub(crate) fn end(code: &mut InstructionSink<'_>, [best, nan, signs]: Chain) {
    code.local_get(signs).i32_const(i32::MIN).i32x4_splat();
    code.v128_and().local_get(best);
    code.local_get(best).i32_const(0).i32x4_splat().f32x4_eq();
    code.v128_bitselect().local_set(best);
    code.i32_const(0x7fc0_0000).i32x4_splat();
    code.local_get(best).local_get(nan).v128_bitselect();
    code.local_set(best);
}

/// Takes what was read into a chain.
pub(crate) fn take(
    code: &mut InstructionSink<'_>,
    [best, nan, signs]: Chain,
    element: u32,
    largest: bool,
) {
    better(code, best, element, largest);
    code.local_get(nan).local_get(element).local_get(element);
    code.f32x4_ne().v128_or().local_set(nan);
    sign(code, signs, element, largest);
}

/// Takes what a chain holds into another.
fn join(code: &mut InstructionSink<'_>, from: Chain, [best, nan, signs]: Chain, largest: bool) {
    better(code, best, from[0], largest);
    code.local_get(nan).local_get(from[1]).v128_or();
    code.local_set(nan);
    sign(code, signs, from[2], largest);
}

fn better(code: &mut InstructionSink<'_>, held: u32, other: u32, largest: bool) {
    code.local_get(held).local_get(other);
    match largest {
        true => code.f32x4_pmax(),
        false => code.f32x4_pmin(),
    };
    code.local_set(held);
}

fn sign(code: &mut InstructionSink<'_>, held: u32, other: u32, largest: bool) {
    code.local_get(held).local_get(other);
    match largest {
        true => code.v128_and(),
        false => code.v128_or(),
    };
    code.local_set(held);
}
