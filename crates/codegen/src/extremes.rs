//! The largest or smallest of each row, which are the same in whatever order the elements are taken in.

use crate::module::module;
use crate::vectors::anywhere;
use freezeframe_array::DType;
use freezeframe_array::kernel::BinaryOp;
use freezeframe_array::program::{Op, RowFold};
use wasm_encoder::{BlockType, Function, InstructionSink, MemArg, ValType};

// The parameters of a module for rows ...
const WORDS: u32 = 0;
const STRIDE: u32 = 1;
const GROUPS: u32 = 2;
const WINDOWS: u32 = 3;
const OUT: u32 = 5;
const PARAMETERS: usize = 6;
// ... and the other numbers: where in the row, and what is left of it.
const AT: u32 = 6;
const LEFT: u32 = 7;
// The vectors: of each chain what is best, whether there was NaN, and all signs; and what is taken in.
const FIRST: u32 = 8;
const CHAINS: u32 = 4;
const ELEMENT: u32 = FIRST + 3 * CHAINS;
const INITIAL: u32 = ELEMENT + 1;
const VECTORS: u32 = INITIAL + 1 - FIRST;

const SECOND_HALF: [u8; 16] = [8, 9, 10, 11, 12, 13, 14, 15, 8, 9, 10, 11, 12, 13, 14, 15];
const SECOND_WORD: [u8; 16] = [4, 5, 6, 7, 4, 5, 6, 7, 4, 5, 6, 7, 4, 5, 6, 7];

/// The module that [`rows`](crate::rows) says, for rows of one window; none unless the step is the larger or the smaller of
/// two floats.
///
/// WebAssembly's own maximum is many instructions on most machines, since it looks at NaN and at the sign of zero. Here the
/// comparison that is one instruction finds the best, and beside it whether there was NaN, and whether all signs were set
/// (of the smallest: whether one was), which says what a zero is.
pub(crate) fn extremes(fold: &RowFold) -> Option<Vec<u8>> {
    let largest = match (fold.dtype, &fold.step[..]) {
        (DType::Float32, [it]) if fold.passes == 0 => match it.op {
            Op::Binary(BinaryOp::Max) => true,
            Op::Binary(BinaryOp::Min) => false,
            _ => return None,
        },
        _ => return None,
    };
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
fn chain(at: u32) -> [u32; 3] {
    [0, 1, 2].map(|part| FIRST + 3 * at + part)
}

fn row(code: &mut InstructionSink<'_>, largest: bool) {
    for [best, nan, signs] in (0..CHAINS).map(chain) {
        code.local_get(INITIAL).local_tee(best).local_tee(signs);
        code.local_get(INITIAL).f32x4_ne().local_set(nan);
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
            take(code, at, largest);
        }
        code.local_get(AT).i32_const(64).i32_add().local_set(AT);
    });
    // What is left over, four times each.
    some(0, 15, &mut |code| {
        code.local_get(AT).v128_load32_splat(anywhere());
        code.local_set(ELEMENT);
        take(code, 0, largest);
        code.local_get(AT).i32_const(4).i32_add().local_set(AT);
    });
    for (from, to) in [(2, 0), (3, 1), (1, 0)] {
        join(code, chain(from), to, largest);
    }
    let [best, nan, signs] = chain(0);
    for lanes in [SECOND_HALF, SECOND_WORD] {
        for (from, to) in chain(0).into_iter().zip(chain(1)) {
            code.local_get(from).local_get(from).i8x16_shuffle(lanes);
            code.local_set(to);
        }
        join(code, chain(1), 0, largest);
    }
    // A zero takes its sign from those of all, and NaN is all that is left where there was one.
    code.local_get(signs).i32_const(i32::MIN).i32x4_splat();
    code.v128_and().local_get(best);
    code.local_get(best).i32_const(0).i32x4_splat().f32x4_eq();
    code.v128_bitselect().local_set(best);
    code.i32_const(0x7fc0_0000).i32x4_splat();
    code.local_get(best).local_get(nan).v128_bitselect();
    code.local_set(best);
    code.local_get(OUT).local_get(best);
    code.v128_store32_lane(anywhere(), 0);
}

/// Takes what was read into a chain.
fn take(code: &mut InstructionSink<'_>, at: u32, largest: bool) {
    let [best, nan, signs] = chain(at);
    better(code, best, ELEMENT, largest);
    code.local_get(nan).local_get(ELEMENT).local_get(ELEMENT);
    code.f32x4_ne().v128_or().local_set(nan);
    sign(code, signs, ELEMENT, largest);
}

/// Takes what a chain holds into another.
fn join(code: &mut InstructionSink<'_>, from: [u32; 3], to: u32, largest: bool) {
    let [best, nan, signs] = chain(to);
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
