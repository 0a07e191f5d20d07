//! Lines of matrices, packed for tiles.

use crate::loops::{advance, at, each, each_of_some};
use crate::rows::{FIRST_HALVES, FIRST_WORDS, SECOND_HALVES, SECOND_WORDS};
use wasm_encoder::{BlockType, Function, InstructionSink, ValType};

/// The rows of a tile.
pub const TILE_ROWS: u32 = 6;
/// The columns of a tile: two vectors of four.
pub const TILE_COLUMNS: u32 = 8;

// The parameters ...
const LANES: u32 = 0;
const DOWN: u32 = 1;
const FROM: u32 = 2;
const STEP: u32 = 3;
const PANELS: u32 = 4;
const PLACES: u32 = 5;
const TO: u32 = 6;
pub(crate) const PARAMETERS: usize = 7;
// ... and the other locals: what is left of a panel, where its lines are, the vectors.
const LEFT: u32 = 7;
const LINE: u32 = 8;
const LINES: u32 = TILE_COLUMNS;
const VECTOR: u32 = LINE + LINES;
const VECTORS: u32 = LINES + 4;

/// What [`tiles`](crate::tiles()) says of `pack`.
pub(crate) fn function() -> Function {
    let mut function = Function::new([(1 + LINES, ValType::I32), (VECTORS, ValType::V128)]);
    let mut code = function.instructions();
    let either = |code: &mut InstructionSink<'_>, lanes: u32| {
        code.local_get(DOWN).if_(BlockType::Empty);
        each(code, PANELS, |code| panel_down(code, lanes));
        code.else_();
        each(code, PANELS, |code| panel_along(code, lanes));
        code.end();
    };
    code.local_get(LANES).i32_const(TILE_ROWS as i32).i32_eq();
    code.if_(BlockType::Empty);
    either(&mut code, TILE_ROWS);
    code.else_();
    either(&mut code, TILE_COLUMNS);
    code.end().end();
    function
}

/// A panel whose lines lie side by side.
fn panel_along(code: &mut InstructionSink<'_>, lanes: u32) {
    code.local_get(FROM).local_set(LINE);
    code.local_get(PLACES).local_set(LEFT);
    each(code, LEFT, |code| {
        code.local_get(TO).local_get(LINE).v128_load(at(0));
        code.v128_store(at(0));
        code.local_get(TO).local_get(LINE);
        match lanes {
            TILE_ROWS => code.i64_load(at(16)).i64_store(at(16)),
            _ => code.v128_load(at(16)).v128_store(at(16)),
        };
        code.local_get(LINE).local_get(STEP).i32_add();
        code.local_set(LINE);
        advance(code, TO, lanes * 4);
    });
    advance(code, FROM, lanes * 4);
}

/// A panel whose places lie side by side: four of them at a time, turned around.
fn panel_down(code: &mut InstructionSink<'_>, lanes: u32) {
    code.local_get(FROM).local_set(LINE);
    for line in 1..lanes {
        code.local_get(LINE + line - 1).local_get(STEP).i32_add();
        code.local_set(LINE + line);
    }
    // The next panel begins where the last line of this one ends.
    code.local_get(LINE + lanes - 1).local_get(STEP).i32_add();
    code.local_set(FROM);
    code.local_get(PLACES).i32_const(2).i32_shr_u();
    code.local_set(LEFT);
    each_of_some(code, LEFT, |code| {
        for line in 0..lanes {
            code.local_get(LINE + line).v128_load(at(0));
            code.local_set(VECTOR + line);
            advance(code, LINE + line, 16);
        }
        for first in (0..lanes).step_by(4) {
            match lanes - first {
                2 => turn_two(code, first, lanes),
                _ => turn_four(code, first, lanes),
            }
        }
        advance(code, TO, lanes * 16);
    });
    code.local_get(PLACES).i32_const(3).i32_and();
    code.local_set(LEFT);
    each_of_some(code, LEFT, |code| {
        for line in 0..lanes {
            code.local_get(TO);
            code.local_get(LINE + line).f32_load(at(0));
            code.f32_store(at(line * 4));
            advance(code, LINE + line, 4);
        }
        advance(code, TO, lanes * 4);
    });
}

fn mix(code: &mut InstructionSink<'_>, first: u32, second: u32, lanes: [u8; 16]) {
    code.local_get(first).local_get(second);
    code.i8x16_shuffle(lanes);
}

/// Writes four places of four lines.
fn turn_four(code: &mut InstructionSink<'_>, first: u32, lanes: u32) {
    let [a, b, c, d] = [0, 1, 2, 3].map(|line| VECTOR + first + line);
    let [low, high, low_behind, high_behind] = [0, 1, 2, 3].map(|it| VECTOR + LINES + it);
    for (to, x, y, words) in [
        (low, a, b, FIRST_WORDS),
        (high, c, d, FIRST_WORDS),
        (low_behind, a, b, SECOND_WORDS),
        (high_behind, c, d, SECOND_WORDS),
    ] {
        mix(code, x, y, words);
        code.local_set(to);
    }
    let pairs = [(low, high), (low_behind, high_behind)];
    let mut place = 0;
    for (x, y) in pairs {
        for halves in [FIRST_HALVES, SECOND_HALVES] {
            code.local_get(TO);
            mix(code, x, y, halves);
            code.v128_store(at(place * lanes * 4 + first * 4));
            place += 1;
        }
    }
}

/// Writes four places of two lines.
fn turn_two(code: &mut InstructionSink<'_>, first: u32, lanes: u32) {
    let (a, b, both) = (VECTOR + first, VECTOR + first + 1, VECTOR + LINES);
    let mut place = 0;
    for words in [FIRST_WORDS, SECOND_WORDS] {
        mix(code, a, b, words);
        code.local_set(both);
        for lane in 0..2 {
            code.local_get(TO).local_get(both);
            code.v128_store64_lane(at(place * lanes * 4 + first * 4), lane);
            place += 1;
        }
    }
}
