//! Rows that lie side by side, across all lines of an array: a strip of them at a time, so that what they are taken into stays
//! in vectors while the lines go by.

use crate::extremes::{self, Chain};
use crate::loops::{advance, at};
use crate::module::module;
use crate::parameters::{GROUPS, OUT, PARAMETERS, STRIDE, WINDOWS, WORDS};
use crate::program::Maker;
use crate::vectors::Vector;
use freezeframe_array::program::{Program, RowFold};
use wasm_encoder::{BlockType, Function, InstructionSink, ValType};

// The numbers behind the parameters: where in the strip, and how many lines are left.
const AT: u32 = PARAMETERS as u32;
const LEFT: u32 = AT + 1;
const FIRST_VECTOR: u32 = LEFT + 1;

/// So many groups of four rows are a strip: a line of the processor's cache.
const STRIP: u32 = 4;

/// The module that [`rows`](crate::rows) says, for rows that lie across; `step` is the fold's as a program.
pub(crate) fn across(step: &Program, fold: &RowFold) -> Option<Vec<u8>> {
    let mut maker = Maker::new(step, FIRST_VECTOR, false);
    let held = std::array::from_fn(|_| [(); 3].map(|()| maker.on.variable()));
    let largest = extremes::largest(fold);
    let mut across = Across {
        maker,
        step,
        held,
        largest,
    };
    across.strips()?;
    let on = across.maker.on;
    if on.fuses() {
        return None;
    }
    let (count, (before, code)) = (on.count(), on.code());
    let mut function = Function::new([(2, ValType::I32), (count, ValType::V128)]);
    function.raw(before).raw(code);
    function.instructions().end();
    Some(module("rows", PARAMETERS, 0, function))
}

struct Across<'a> {
    maker: Maker<'a>,
    step: &'a Program,
    /// What each group of a strip holds; of the largest and the smallest, a chain.
    held: [[Vector; 3]; STRIP as usize],
    /// Whether elements are taken in as chains, and the largest is.
    largest: Option<bool>,
}

impl Across<'_> {
    fn put(&mut self, make: impl FnOnce(&mut InstructionSink<'_>)) {
        self.maker.on.put(make);
    }

    fn chain(&self, group: u32) -> Chain {
        self.held[group as usize].map(|it| it.0)
    }

    /// All rows: as many strips as there are, then group by group.
    fn strips(&mut self) -> Option<()> {
        self.put(|code| {
            code.local_get(GROUPS).i32_const(STRIP as i32).i32_ge_u();
            code.if_(BlockType::Empty).loop_(BlockType::Empty);
        });
        self.strip(STRIP)?;
        self.put(|code| {
            code.local_get(GROUPS).i32_const(STRIP as i32).i32_sub();
            code.local_tee(GROUPS).i32_const(STRIP as i32).i32_ge_u();
            code.br_if(0).end().end();
            code.local_get(GROUPS).if_(BlockType::Empty);
            code.loop_(BlockType::Empty);
        });
        self.strip(1)?;
        self.put(|code| {
            code.local_get(GROUPS).i32_const(1).i32_sub();
            code.local_tee(GROUPS).br_if(0).end().end();
        });
        Some(())
    }

    /// So many groups of four rows, through all lines.
    fn strip(&mut self, groups: u32) -> Option<()> {
        for group in 0..groups {
            let (chain, largest) = (self.chain(group), self.largest);
            self.put(|code| {
                code.local_get(OUT).v128_load(at(16 * group));
                code.local_set(chain[0]);
                if largest.is_some() {
                    extremes::begin(code, chain, chain[0]);
                }
            });
        }
        self.put(|code| {
            code.local_get(WORDS).local_set(AT);
            code.local_get(WINDOWS).i32_load(at(0)).local_set(LEFT);
            code.loop_(BlockType::Empty);
        });
        for group in 0..groups {
            let element = self.maker.on.set(&[], |code| {
                code.local_get(AT).v128_load(at(16 * group));
            });
            self.take(group, element)?;
        }
        self.put(|code| {
            code.local_get(AT).local_get(STRIDE).i32_add().local_set(AT);
            code.local_get(LEFT).i32_const(1).i32_sub();
            code.local_tee(LEFT).br_if(0).end();
        });
        for group in 0..groups {
            let (chain, largest) = (self.chain(group), self.largest);
            self.put(|code| {
                if largest.is_some() {
                    extremes::end(code, chain);
                }
                code.local_get(OUT).local_get(chain[0]);
                code.v128_store(at(16 * group));
            });
        }
        self.put(|code| {
            advance(code, WORDS, 16 * groups);
            advance(code, OUT, 16 * groups);
        });
        Some(())
    }

    /// Takes four elements into what a group holds.
    fn take(&mut self, group: u32, element: Vector) -> Option<()> {
        let chain = self.chain(group);
        if let Some(largest) = self.largest {
            self.put(|code| extremes::take(code, chain, element.0, largest));
            return Some(());
        }
        self.maker.begin(&[Vector(chain[0]), element]);
        for instruction in &self.step.code {
            self.maker.go_on(instruction)?;
        }
        let result = self.maker.operand(self.step.results[0])?;
        self.put(|code| {
            code.local_get(result.0).local_set(chain[0]);
        });
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use crate::followed::Memory;
    use crate::rows::rows;
    use freezeframe_array::DType;
    use freezeframe_array::kernel::ReduceOp;
    use freezeframe_array::program::{Fold, RowFold, wide};

    #[test]
    fn modules_are_valid() {
        use DType::{BFloat16, Float32, Float64, Int32, UInt32};
        for dtype in [Float32, Int32, UInt32, BFloat16, Float64] {
            for op in [ReduceOp::Sum, ReduceOp::Prod, ReduceOp::Max, ReduceOp::Min] {
                let fold = Fold::of(op, dtype, &[40]).expect("known");
                let module = rows(&RowFold {
                    step: fold.step(wide(dtype)),
                    dtype: wide(dtype),
                    initial: 0,
                    passes: 1,
                    across: true,
                });
                let has_form = dtype == wide(dtype) && dtype.itemsize() == 4;
                let extreme = matches!(op, ReduceOp::Max | ReduceOp::Min) && dtype == BFloat16;
                assert_eq!(module.is_some(), has_form || extreme, "{op:?} {dtype}");
                let Some(module) = module else {
                    continue;
                };
                crate::checked::check(&module);
                assert!(module.len() < 2048, "{} bytes", module.len());
                for (rows, width) in [(4, 4), (16, 16), (16, 19), (20, 20), (44, 47)] {
                    for lines in [1, 2, 5] {
                        let mut memory = Memory::default();
                        let words = memory.read(4 * ((lines - 1) * width + rows));
                        let (out, window) = (memory.written(4 * rows), [lines as u32, 0]);
                        let windows = memory.words(window.to_vec());
                        let (stride, groups) = (4 * width as u32, rows as u32 / 4);
                        let arguments = [words, stride, groups, windows, windows + 8, out];
                        memory.follow(&module, "rows", &arguments);
                    }
                }
            }
        }
    }
}
