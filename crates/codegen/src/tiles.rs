//! Products of tiles of `f32` matrices.

use crate::loops::{advance, at, each, each_of_some};
use crate::module::{Made, Memory, module_on};
use crate::packing::{self, TILE_COLUMNS, TILE_ROWS};
use wasm_encoder::{Function, InstructionSink, ValType};

/// The bytes of one position of a panel of rows, and of one of columns.
const LEFT_STEP: u32 = TILE_ROWS * 4;
const RIGHT_STEP: u32 = TILE_COLUMNS * 4;
/// The positions that one round of the loop takes in.
const UNROLLED: u32 = 4;

// The parameters ...
const LEFT: u32 = 0;
const RIGHT: u32 = 1;
const INNER: u32 = 2;
const OUT: u32 = 3;
const LEFTS: u32 = 4;
const RIGHTS: u32 = 5;
const STRIDE: u32 = 6;
const LEAST: u32 = 7;
// ... and the other locals: where the loops are, what is left of each, the vectors.
const LEFT_AT: u32 = 8;
const RIGHT_AT: u32 = 9;
const OUT_AT: u32 = 10;
const LEFTS_LEFT: u32 = 11;
const ROUNDS: u32 = 12;
const ONE: u32 = 13;
const ROW: u32 = 14;
const SUMS: u32 = 16;

/// A module that exports `tiles(left, right, inner, out, lefts, rights, stride, least)`: addresses of panels and of the
/// result, the length of the sums, how many panels there are of rows and of columns, which must all be 1 or more, how many
/// bytes lie between the starts of two rows of the result, and the bits of the least sum that counts.
///
/// It multiplies each panel of rows (`left[panel][position][6]`) and each of columns (`right[panel][position][8]`), and
/// adds what they come to to the result, unless it is smaller than `least`. A sum takes in its products one after the other
/// from 0 by `f32x4.relaxed_madd`, which rounds once on machines that have such an instruction; on others it rounds twice.
/// A tile's twelve vectors, two of columns and one of a row fit in 16 registers.
///
/// It exports `pack(lanes, down, from, step, panels, places, to)`, too, which makes such panels, of `lanes` lines: 6 or 8.
/// Either lines lie side by side in memory, and each place is `step` bytes behind the one before, or (`down`) places do,
/// and lines are so far apart. There must be one panel and one place or more.
/// Memory is imported (see [`MEMORY`](crate::MEMORY)).
pub fn tiles(memory: Memory) -> Vec<u8> {
    let made = [
        Made {
            name: "tiles",
            parameters: 8,
            results: 0,
            function: function(),
        },
        Made {
            name: "pack",
            parameters: packing::PARAMETERS,
            results: 0,
            function: packing::function(),
        },
    ];
    module_on(memory, &made)
}

fn function() -> Function {
    let vectors = 3 + TILE_ROWS * 2;
    let mut function = Function::new([(5, ValType::I32), (vectors, ValType::V128)]);
    let mut code = function.instructions();
    each(&mut code, RIGHTS, |code| {
        code.local_get(LEFT).local_set(LEFT_AT);
        code.local_get(LEFTS).local_set(LEFTS_LEFT);
        code.local_get(OUT).local_set(OUT_AT);
        each(code, LEFTS_LEFT, tile);
        advance(code, OUT, TILE_COLUMNS * 4);
        code.local_get(RIGHT).local_get(INNER);
        code.i32_const(RIGHT_STEP as i32).i32_mul().i32_add();
        code.local_set(RIGHT);
    });
    code.end();
    function
}

/// One tile: `LEFT_AT` goes over its panel, and `OUT_AT` over its rows.
fn tile(code: &mut InstructionSink<'_>) {
    for sum in 0..TILE_ROWS * 2 {
        code.v128_const(0).local_set(SUMS + sum);
    }
    code.local_get(RIGHT).local_set(RIGHT_AT);
    let power = UNROLLED.trailing_zeros() as i32;
    code.local_get(INNER).i32_const(power).i32_shr_u();
    code.local_set(ROUNDS);
    each_of_some(code, ROUNDS, |code| positions(code, UNROLLED));
    code.local_get(INNER)
        .i32_const(UNROLLED as i32 - 1)
        .i32_and();
    code.local_set(ROUNDS);
    each_of_some(code, ROUNDS, |code| positions(code, 1));
    code.local_get(LEAST).i32x4_splat().local_set(ONE);
    for row in 0..TILE_ROWS {
        for half in 0..2 {
            let place = at(half * 16);
            code.local_get(OUT_AT);
            code.local_get(OUT_AT).v128_load(place);
            let sum = SUMS + row * 2 + half;
            code.local_get(sum).local_get(sum).f32x4_abs();
            code.local_get(ONE).f32x4_lt().v128_andnot();
            code.f32x4_add().v128_store(place);
        }
        code.local_get(OUT_AT).local_get(STRIDE).i32_add();
        code.local_set(OUT_AT);
    }
}

/// Takes in the products of some positions.
fn positions(code: &mut InstructionSink<'_>, count: u32) {
    for position in 0..count {
        for half in 0..2 {
            code.local_get(RIGHT_AT);
            code.v128_load(at(position * RIGHT_STEP + half * 16));
            code.local_set(ROW + half);
        }
        for row in 0..TILE_ROWS {
            let (first, second) = (SUMS + row * 2, SUMS + row * 2 + 1);
            let from = at(position * LEFT_STEP + row * 4);
            code.local_get(LEFT_AT).v128_load32_splat(from);
            code.local_set(ONE);
            for (half, sum) in [(0, first), (1, second)] {
                code.local_get(ONE).local_get(ROW + half).local_get(sum);
                code.f32x4_relaxed_madd().local_set(sum);
            }
        }
    }
    advance(code, LEFT_AT, count * LEFT_STEP);
    advance(code, RIGHT_AT, count * RIGHT_STEP);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::followed::Memory;

    #[test]
    fn the_module_is_valid_and_small() {
        let module = tiles(crate::Memory::Own);
        crate::checked::check(&module);
        assert!(module.len() < 4096, "{} bytes", module.len());
    }

    #[test]
    fn tiles_touch_their_panels_and_their_part_of_the_result() {
        let (rows, columns) = (TILE_ROWS as usize, TILE_COLUMNS as usize);
        for (lefts, rights, inner, more) in [(1, 1, 1, 0), (2, 3, 5, 4), (3, 2, 8, 0)] {
            let mut memory = Memory::default();
            let (height, width) = (lefts * rows, rights * columns);
            let stride = width + more;
            let arguments = [
                memory.read(4 * height * inner),
                memory.read(4 * width * inner),
                inner as u32,
                memory.written(4 * ((height - 1) * stride + width)),
                lefts as u32,
                rights as u32,
                4 * stride as u32,
                0,
            ];
            memory.follow(&tiles(crate::Memory::Own), "tiles", &arguments);
        }
    }

    #[test]
    #[should_panic(expected = "which nobody gave")]
    fn a_result_that_is_a_byte_too_short_is_noticed() {
        let mut memory = Memory::default();
        let (left, right) = (memory.read(4 * 6), memory.read(4 * 8));
        let out = memory.written(4 * 6 * 8 - 1);
        memory.follow(
            &tiles(crate::Memory::Own),
            "tiles",
            &[left, right, 1, out, 1, 1, 4 * 8, 0],
        );
    }

    #[test]
    fn packing_touches_its_lines_and_its_panels() {
        for lanes in [TILE_ROWS as usize, TILE_COLUMNS as usize] {
            for (panels, places, more) in [(1, 1, 0), (2, 4, 0), (3, 7, 5)] {
                for down in [false, true] {
                    let mut memory = Memory::default();
                    let lines = panels * lanes;
                    let (step, length) = match down {
                        true => (places + more, (lines - 1) * (places + more) + places),
                        false => (lines + more, (places - 1) * (lines + more) + lines),
                    };
                    let (from, to) = (memory.read(4 * length), memory.written(4 * lines * places));
                    let [lanes, step, panels, places] =
                        [lanes, 4 * step, panels, places].map(|it| it as u32);
                    let arguments = [lanes, u32::from(down), from, step, panels, places, to];
                    memory.follow(&tiles(crate::Memory::Own), "pack", &arguments);
                }
            }
        }
    }
}
