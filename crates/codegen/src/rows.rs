//! Rows that are taken in, four or eight at a time.

use crate::across::across;
use crate::extremes::extremes;
use crate::module::module;
use crate::parameters::{END, GROUPS, OUT, PARAMETERS, STRIDE, WINDOWS, WORDS};
use crate::program::Maker;
use crate::vectors::{Vector, anywhere};
use freezeframe_array::program::{Access, Input, Operand, Program, RowFold};
use freezeframe_array::{DType, Shape};
use wasm_encoder::{BlockType, Function, InstructionSink, MemArg, ValType};

// The numbers behind the parameters: where the rows are, which window, and what is left of it.
const ROW: u32 = PARAMETERS as u32;
const WINDOW: u32 = ROW + 4 * SIDES as u32;
const LEFT: u32 = WINDOW + 1;
const FIRST_VECTOR: u32 = LEFT + 1;

/// So many groups of four rows are taken in side by side: each step waits for the one before, unless it is another group's.
const SIDES: usize = 2;

/// A pass more than these is none that a module is made for.
const MOST_PASSES: usize = 6;

/// The first halves of two vectors, word by word in turn, and the second ones.
pub(crate) const FIRST_WORDS: [u8; 16] = [0, 1, 2, 3, 16, 17, 18, 19, 4, 5, 6, 7, 20, 21, 22, 23];
pub(crate) const SECOND_WORDS: [u8; 16] =
    [8, 9, 10, 11, 24, 25, 26, 27, 12, 13, 14, 15, 28, 29, 30, 31];
/// The first halves of two vectors, and the second ones.
pub(crate) const FIRST_HALVES: [u8; 16] = [0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23];
pub(crate) const SECOND_HALVES: [u8; 16] =
    [8, 9, 10, 11, 12, 13, 14, 15, 24, 25, 26, 27, 28, 29, 30, 31];

/// A module that exports `rows(words, stride, groups, windows, end, out)`; none where the step has no such form.
///
/// There are `groups` times four rows of words of 32 bits, of which each starts `stride` bytes behind the one before, and
/// one or more groups. `windows` to `end` is the address of two words for each window of a row, of which there is one or
/// more: how many elements it has, and with how many windows of later passes it ends. Each row gives one word to `out`.
/// Rows across lines start one word behind each other, and have their elements `stride` bytes apart; `out` holds what they are
/// taken into.
/// Memory is imported (see [`MEMORY`](crate::MEMORY)).
pub fn rows(fold: &RowFold) -> Option<Vec<u8>> {
    if fold.passes == 0 {
        return extremes(fold);
    }
    let known = matches!(fold.dtype, DType::Int32 | DType::UInt32 | DType::Float32);
    if !known || fold.passes > MOST_PASSES {
        return None;
    }
    let space = Shape::new(&[4]);
    let input = Input {
        dtype: fold.dtype,
        size: 4,
        access: Access::whole(&space),
    };
    let step = Program {
        space,
        inputs: vec![input; 2],
        code: fold.step.clone(),
        results: vec![Operand::Result(fold.step.len().checked_sub(1)? as u32)],
    };
    if fold.across {
        return across(&step, fold);
    }
    let mut taker = Taker::new(&step, fold);
    taker.groups()?;
    let on = taker.maker.on;
    if on.fuses() {
        return None;
    }
    let (count, (before, code)) = (on.count(), on.code());
    let mut function = Function::new([(FIRST_VECTOR - ROW, ValType::I32), (count, ValType::V128)]);
    function.raw(before).raw(code);
    function.instructions().end();
    Some(module("rows", PARAMETERS, 0, function))
}

struct Taker<'a> {
    maker: Maker<'a>,
    step: &'a Program,
    initial: Vector,
    /// What each pass holds, of each group.
    held: Vec<[Vector; SIDES]>,
}

impl<'a> Taker<'a> {
    fn new(step: &'a Program, fold: &RowFold) -> Self {
        let mut maker = Maker::new(step, FIRST_VECTOR, false);
        let initial = maker.on.words(fold.initial);
        let held = (0..fold.passes)
            .map(|_| std::array::from_fn(|_| maker.on.variable()))
            .collect();
        Self {
            maker,
            step,
            initial,
            held,
        }
    }

    fn put(&mut self, make: impl FnOnce(&mut InstructionSink<'_>)) {
        self.maker.on.put(make);
    }

    /// A vector that an instruction makes of others.
    fn set(&mut self, of: &[Vector], make: impl FnOnce(&mut InstructionSink<'_>)) -> Vector {
        self.maker.on.set(of, make)
    }

    fn begin(&mut self, pass: usize, sides: usize) {
        for side in 0..sides {
            let (held, initial) = (self.held[pass][side], self.initial);
            self.put(|code| {
                code.local_get(initial.0).local_set(held.0);
            });
        }
    }

    /// Takes an element of each row of a group into what a pass holds.
    fn take(&mut self, pass: usize, side: usize, element: Vector) -> Option<()> {
        let held = self.held[pass][side];
        self.maker.begin(&[held, element]);
        for instruction in &self.step.code {
            self.maker.go_on(instruction)?;
        }
        let result = self.maker.operand(self.step.results[0])?;
        self.put(|code| {
            code.local_get(result.0).local_set(held.0);
        });
        Some(())
    }

    /// All groups: as many as go side by side, then the others.
    fn groups(&mut self) -> Option<()> {
        let several = SIDES as i32;
        self.put(|code| {
            code.local_get(GROUPS).i32_const(several).i32_ge_u();
            code.if_(BlockType::Empty).loop_(BlockType::Empty);
        });
        self.rows(SIDES)?;
        self.put(|code| {
            code.local_get(GROUPS).i32_const(several).i32_sub();
            code.local_tee(GROUPS).i32_const(several).i32_ge_u();
            code.br_if(0).end().end();
            code.local_get(GROUPS).if_(BlockType::Empty);
            code.loop_(BlockType::Empty);
        });
        self.rows(1)?;
        self.put(|code| {
            code.local_get(GROUPS).i32_const(1).i32_sub();
            code.local_tee(GROUPS).br_if(0).end().end();
        });
        Some(())
    }

    /// Some groups of four rows.
    fn rows(&mut self, sides: usize) -> Option<()> {
        let (passes, rows) = (self.held.len(), 4 * sides as u32);
        self.put(|code| {
            code.local_get(WORDS).local_set(ROW);
            for row in 1..rows {
                code.local_get(ROW + row - 1).local_get(STRIDE).i32_add();
                code.local_set(ROW + row);
            }
            // The next groups begin where the last row of these ends.
            code.local_get(ROW + rows - 1).local_get(STRIDE).i32_add();
            code.local_set(WORDS);
            code.local_get(WINDOWS).local_set(WINDOW);
        });
        (1..passes).for_each(|pass| self.begin(pass, sides));
        self.put(|code| {
            code.loop_(BlockType::Empty);
        });
        self.window(sides)?;
        for pass in 1..passes {
            // What the pass before holds is an element of this one, if it is complete.
            if pass > 1 {
                self.put(|code| {
                    code.local_get(WINDOW).i32_load(at(4));
                    code.i32_const(pass as i32 - 1).i32_ge_u();
                    code.if_(BlockType::Empty);
                });
            }
            for side in 0..sides {
                self.take(pass, side, self.held[pass - 1][side])?;
            }
            if pass > 1 {
                self.begin(pass - 1, sides);
            }
        }
        let last = self.held[passes - 1];
        self.put(|code| {
            for _ in 2..passes {
                code.end();
            }
            advance(code, WINDOW, 8);
            code.local_get(WINDOW).local_get(END).i32_ne();
            code.br_if(0).end();
            for last in &last[..sides] {
                code.local_get(OUT).local_get(last.0).v128_store(at(0));
                advance(code, OUT, 16);
            }
        });
        Some(())
    }

    /// Takes in a window of the first pass.
    fn window(&mut self, sides: usize) -> Option<()> {
        self.begin(0, sides);
        self.times(
            |code| {
                code.i32_const(4).i32_shr_u();
            },
            |it| {
                [0, 16, 32, 48]
                    .map(|at| it.square(at, sides))
                    .into_iter()
                    .collect::<Option<()>>()?;
                it.forward(64, sides);
                Some(())
            },
        )?;
        self.times(
            |code| {
                code.i32_const(2).i32_shr_u().i32_const(3).i32_and();
            },
            |it| {
                it.square(0, sides)?;
                it.forward(16, sides);
                Some(())
            },
        )?;
        self.times(
            |code| {
                code.i32_const(3).i32_and();
            },
            |it| {
                for side in 0..sides {
                    let first = ROW + 4 * side as u32;
                    let mut column = it.set(&[], |code| {
                        code.local_get(first).v128_load32_zero(anywhere());
                    });
                    for row in 1..4 {
                        column = it.set(&[], |code| {
                            code.local_get(first + row).local_get(column.0);
                            code.v128_load32_lane(anywhere(), row as u8);
                        });
                    }
                    it.take(0, side, column)?;
                }
                it.forward(4, sides);
                Some(())
            },
        )
    }

    /// Does something as often as is made of the window's length, perhaps never.
    fn times(
        &mut self,
        count: impl FnOnce(&mut InstructionSink<'_>),
        body: impl FnOnce(&mut Self) -> Option<()>,
    ) -> Option<()> {
        self.put(|code| {
            code.local_get(WINDOW).i32_load(at(0));
            count(code);
            code.local_tee(LEFT).if_(BlockType::Empty);
            code.loop_(BlockType::Empty);
        });
        body(self)?;
        self.put(|code| {
            code.local_get(LEFT).i32_const(1).i32_sub();
            code.local_tee(LEFT).br_if(0).end().end();
        });
        Some(())
    }

    /// Takes in four elements of each row, `offset` bytes from where the rows are.
    fn square(&mut self, offset: u64, sides: usize) -> Option<()> {
        for side in 0..sides {
            for column in self.columns(offset, side) {
                self.take(0, side, column)?;
            }
        }
        Some(())
    }

    /// Four elements of each row of a group: the first of each, the second ones, and so on.
    fn columns(&mut self, offset: u64, side: usize) -> [Vector; 4] {
        let rows = [0, 1, 2, 3].map(|row| {
            self.set(&[], |code| {
                code.local_get(ROW + 4 * side as u32 + row);
                code.v128_load(at(offset));
            })
        });
        let mut mixed = |first: Vector, second: Vector, lanes: [u8; 16]| {
            self.maker.on.set(&[first, second], |code| {
                code.i8x16_shuffle(lanes);
            })
        };
        let [a, b, c, d] = rows;
        let (low, high) = (mixed(a, b, FIRST_WORDS), mixed(c, d, FIRST_WORDS));
        let (low_behind, high_behind) = (mixed(a, b, SECOND_WORDS), mixed(c, d, SECOND_WORDS));
        [
            mixed(low, high, FIRST_HALVES),
            mixed(low, high, SECOND_HALVES),
            mixed(low_behind, high_behind, FIRST_HALVES),
            mixed(low_behind, high_behind, SECOND_HALVES),
        ]
    }

    fn forward(&mut self, bytes: u32, sides: usize) {
        let rows = 4 * sides as u32;
        self.put(|code| (0..rows).for_each(|row| advance(code, ROW + row, bytes)));
    }
}

fn advance(code: &mut InstructionSink<'_>, local: u32, bytes: u32) {
    code.local_get(local).i32_const(bytes as i32).i32_add();
    code.local_set(local);
}

fn at(offset: u64) -> MemArg {
    MemArg {
        offset,
        ..anywhere()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::followed::Memory;
    use freezeframe_array::Scalar;
    use freezeframe_array::kernel::ReduceOp;
    use freezeframe_array::program::{Fold, wide};

    /// Holds that the module touches the elements of its rows, their results and its windows, and nothing else.
    fn follow(module: &[u8], rows: usize, passes: usize) {
        let windows: &[u32] = if passes == 0 {
            &[45]
        } else {
            &[7, 32, 4, 1, 13]
        };
        let (columns, count) = (windows.iter().sum::<u32>() as usize, windows.len());
        for stride in [columns, columns + 3] {
            let mut memory = Memory::default();
            let words = memory.read(4 * ((rows - 1) * stride + columns));
            let out = memory.written(4 * rows);
            let ends = |at: usize| (at % (passes + 1)) as u32;
            let table = windows.iter().enumerate();
            let table: Vec<u32> = table.flat_map(|(at, length)| [*length, ends(at)]).collect();
            let windows = memory.words(table);
            let end = windows + 8 * count as u32;
            let groups = rows / 4;
            let arguments = [words, 4 * stride as u32, groups as u32, windows, end, out];
            memory.follow(module, "rows", &arguments);
        }
    }

    #[test]
    fn modules_are_valid() {
        use DType::{BFloat16, Float32, Float64, Int32, UInt32};
        for dtype in [Float32, Int32, UInt32, BFloat16, Float64] {
            for op in [ReduceOp::Sum, ReduceOp::Prod, ReduceOp::Max, ReduceOp::Min] {
                let fold = Fold::of(op, dtype, &[40]).expect("known");
                for passes in 0..=MOST_PASSES + 1 {
                    let it = RowFold {
                        step: fold.step(wide(dtype)),
                        dtype: wide(dtype),
                        initial: Scalar::Int(0).bits(wide(dtype))[0] as u32,
                        passes,
                        across: false,
                    };
                    let has_form = dtype == wide(dtype) && dtype.itemsize() == 4;
                    let module = rows(&it);
                    let most = matches!(op, ReduceOp::Max | ReduceOp::Min) && dtype == BFloat16;
                    let extreme = matches!(op, ReduceOp::Max | ReduceOp::Min);
                    let expected = match passes {
                        0 => extreme && wide(dtype) == Float32,
                        _ => (has_form || most) && passes <= MOST_PASSES,
                    };
                    assert_eq!(module.is_some(), expected, "{op:?} {dtype} {passes}");
                    if let Some(module) = module {
                        crate::checked::check(&module);
                        for rows in [4, 8, 12, 20] {
                            follow(&module, rows, passes);
                        }
                        assert!(module.len() < 8192, "{} bytes", module.len());
                    }
                }
            }
        }
    }
}
