//! Loops over single numbers, compiled whole.

use crate::module::module;
use crate::program::{Maker, size};
use crate::vectors::{Vector, anywhere};
use freezeframe_array::DType;
use freezeframe_array::program::{Program, Turning};
use wasm_encoder::{BlockType, Function, InstructionSink, MemArg, ValType};

// The parameters ...
const OPERANDS: u32 = 0;
const TURNS: u32 = 1;
const STEP: u32 = 2;
const PARAMETERS: usize = 3;
// ... and where what is kept from one turn to the next is; the addresses of what is gone along follow.
const HELD: u32 = 3;
const FIRST_ADDRESS: u32 = 4;

/// A program of more instructions is none that a module is made for.
const MOST: usize = 400;

/// A module that exports `turns(operands, turns, step) -> i32`; none where the program does what has no such form.
///
/// The program's inputs are what stays, what is kept from one turn to the next, and a number of each array that the loop
/// goes along; its results are what is kept then, and a number of each array that the loop writes. `operands` is the
/// address of addresses: of a word for each input that stays or is kept, one after the other, and then of each array where
/// the first turn reads or writes it. `step` is 1 or -1: how many places each turn goes on. There is one turn or more.
/// What is kept is written at last. It gives 1, or 0 as soon as it meets numbers for which what it computes would be wrong;
/// then what is kept is as it was.
/// `rounds_once`: as for [`program`](crate::program()). Memory is imported (see [`MEMORY`](crate::MEMORY)).
pub fn turns(turning: &Turning, rounds_once: bool) -> Option<Vec<u8>> {
    let program = &turning.program;
    let arrays = program.inputs.len() + program.results.len();
    let arrays = arrays.checked_sub(turning.consts + 2 * turning.carry)? as u32;
    if program.code.len() > MOST {
        return None;
    }
    let maker = Maker::new(program, FIRST_ADDRESS + arrays, rounds_once);
    let mut turner = Turner { maker, turning };
    turner.turns()?;
    let on = turner.maker.on;
    if on.fuses() && !rounds_once {
        return None;
    }
    let (count, (before, code)) = (on.count(), on.code());
    let mut function = Function::new([(1 + arrays, ValType::I32), (count, ValType::V128)]);
    function.raw(before).raw(code);
    function.instructions().i32_const(1).end();
    Some(module("turns", PARAMETERS, 1, function))
}

struct Turner<'a> {
    maker: Maker<'a>,
    turning: &'a Turning,
}

impl<'a> Turner<'a> {
    fn program(&self) -> &'a Program {
        &self.turning.program
    }

    /// The arrays that the loop goes along: what is read, then what is written.
    fn arrays(&self) -> Option<Vec<u32>> {
        let (program, Turning { consts, carry, .. }) = (self.program(), self.turning);
        let read = program.inputs.iter().skip(consts + carry);
        let read = read.map(|it| size(it.dtype));
        let written = program.results.iter().skip(*carry);
        let written = written.map(|it| size(program.dtype(*it)?));
        read.chain(written).collect()
    }

    fn turns(&mut self) -> Option<()> {
        let arrays = self.arrays()?;
        self.maker.on.first(|code| {
            for at in 0..=arrays.len() as u32 {
                code.local_get(OPERANDS).i32_load(behind(at));
                code.local_set(HELD + at);
            }
        });
        let mut inputs = self.held()?;
        let kept = inputs[self.turning.consts..].to_vec();
        self.maker.on.put(|code| {
            code.loop_(BlockType::Empty);
        });
        let read = self.program().inputs.len() - inputs.len();
        for (at, width) in (FIRST_ADDRESS..).zip(&arrays[..read]) {
            inputs.push(self.read(at, *width));
        }
        self.maker.begin(&inputs);
        let program = self.program();
        for instruction in &program.code {
            self.maker.go_on(instruction)?;
        }
        self.maker.on.meet_demands();
        let results = program.results.iter();
        let results: Option<Vec<Vector>> = results.map(|it| self.maker.operand(*it)).collect();
        let results = results?;
        let (carried, written) = results.split_at(self.turning.carry);
        self.write(written, (FIRST_ADDRESS + read as u32, &arrays[read..]));
        self.go_on(&arrays, carried, &kept);
        self.keep(&kept);
        Some(())
    }

    /// What stays, and what is kept as it is at first.
    fn held(&mut self) -> Option<Vec<Vector>> {
        let Turning { consts, carry, .. } = *self.turning;
        let inputs = self.program().inputs.iter().take(consts + carry);
        let held = inputs.enumerate().map(|(at, input)| {
            size(input.dtype)?;
            let read = |code: &mut InstructionSink<'_>| {
                code.local_get(HELD).v128_load32_splat(behind(at as u32));
                if input.dtype == DType::Bool {
                    code.i32x4_neg();
                }
            };
            Some(match at < consts {
                true => self.maker.on.once(read),
                false => self.maker.on.variable_from(read),
            })
        });
        held.collect()
    }

    /// The next number of an array.
    fn read(&mut self, address: u32, width: u32) -> Vector {
        self.maker.on.set(&[], |code| {
            code.local_get(address);
            if width == 4 {
                code.v128_load32_splat(anywhere());
                return;
            }
            // A truth is a byte that is 0 or 1.
            code.v128_load8_splat(anywhere());
            code.i16x8_extend_low_i8x16_u().i32x4_extend_low_i16x8_u();
            code.i32x4_neg();
        })
    }

    fn write(&mut self, written: &[Vector], (first, widths): (u32, &[u32])) {
        self.maker.on.put(|code| {
            for ((address, width), from) in (first..).zip(widths).zip(written) {
                code.local_get(address).local_get(from.0);
                match width {
                    4 => code.v128_store32_lane(anywhere(), 0),
                    _ => code.i32x4_neg().v128_store8_lane(anywhere(), 0),
                };
            }
        });
    }

    /// Begins the next turn, if there is one.
    fn go_on(&mut self, arrays: &[u32], carried: &[Vector], kept: &[Vector]) {
        self.maker.on.put(|code| {
            for (address, width) in (FIRST_ADDRESS..).zip(arrays) {
                code.local_get(address).local_get(STEP);
                code.i32_const(*width as i32).i32_mul().i32_add();
                code.local_set(address);
            }
            // All at once: one may become another.
            for from in carried {
                code.local_get(from.0);
            }
            for to in kept.iter().rev() {
                code.local_set(to.0);
            }
            code.local_get(TURNS).i32_const(1).i32_sub();
            code.local_tee(TURNS).br_if(0).end();
        });
    }

    /// Writes what is kept in the end.
    fn keep(&mut self, kept: &[Vector]) {
        let (consts, inputs) = (self.turning.consts, &self.program().inputs);
        self.maker.on.put(|code| {
            for (at, from) in (consts..).zip(kept) {
                code.local_get(HELD).local_get(from.0);
                if inputs[at].dtype == DType::Bool {
                    code.i32x4_neg();
                }
                code.v128_store32_lane(behind(at as u32), 0);
            }
        });
    }
}

/// So many words behind an address.
fn behind(words: u32) -> MemArg {
    MemArg {
        offset: u64::from(4 * words),
        ..anywhere()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::followed::Memory;
    use freezeframe_array::kernel::{BinaryOp, UnaryOp};
    use freezeframe_array::program::{Access, Input, Instruction, Op, Operand};
    use freezeframe_array::{Scalar, Shape};

    /// One number stays, a number and a truth are kept, and arrays of both are gone along and written.
    fn turning(dtype: DType, op: Op) -> Turning {
        let space = Shape::scalar();
        let input = |dtype| Input {
            dtype,
            size: 1,
            access: Access::whole(&space),
        };
        let instruction = |op, operands: &[Operand], dtype| Instruction {
            op,
            operands: operands.to_vec(),
            dtype,
        };
        let [number, kept, truth, along, truths] = [0, 1, 2, 3, 4].map(Operand::Input);
        let [one, more, made, both] = [0, 1, 2, 3].map(Operand::Result);
        Turning {
            program: Program {
                inputs: [dtype, dtype, DType::Bool, dtype, DType::Bool]
                    .map(input)
                    .to_vec(),
                code: vec![
                    instruction(Op::Constant(Scalar::Int(1)), &[], dtype),
                    instruction(Op::Binary(BinaryOp::Add), &[kept, along], dtype),
                    instruction(op, &[more, number, one][..op.arity()], dtype),
                    instruction(Op::Binary(BinaryOp::Or), &[truth, truths], DType::Bool),
                ],
                results: vec![made, both, made, truth],
                space,
            },
            consts: 1,
            carry: 2,
        }
    }

    /// Holds that the module touches what is held and the places of its turns, and nothing else.
    fn follow(case: &Turning, module: &[u8]) {
        let (program, held) = (&case.program, case.consts + case.carry);
        for (turns, step) in [(1, 1), (7, 1), (7, -1)] {
            let mut memory = Memory::default();
            let mut addresses = vec![memory.written(4 * held)];
            let first = |at: u32, width: usize| match step {
                1 => at,
                _ => at + ((turns - 1) * width) as u32,
            };
            for input in &program.inputs[held..] {
                let width = input.dtype.itemsize();
                addresses.push(first(memory.read(turns * width), width));
            }
            for result in &program.results[case.carry..] {
                let width = program.dtype(*result).expect("a result").itemsize();
                addresses.push(first(memory.written(turns * width), width));
            }
            let operands = memory.words(addresses);
            memory.follow(module, "turns", &[operands, turns as u32, step as u32]);
        }
    }

    #[test]
    fn modules_are_valid() {
        let fused = Op::MulAdd {
            minus_product: false,
            minus_z: true,
        };
        for (dtype, op, has_form, fuses) in [
            (DType::Float32, Op::Binary(BinaryOp::Mul), true, false),
            (DType::Float32, fused, true, true),
            (DType::Float32, Op::Unary(UnaryOp::Sin), true, false),
            (DType::Int32, Op::Binary(BinaryOp::Max), true, false),
            (DType::Float64, Op::Binary(BinaryOp::Mul), false, false),
            (DType::Float32, Op::Unary(UnaryOp::Lgamma), false, false),
        ] {
            let case = turning(dtype, op);
            case.program.check().expect("a well-formed program");
            let module = turns(&case, true);
            assert_eq!(module.is_some(), has_form, "{dtype} {op:?}");
            if let Some(module) = module {
                crate::checked::check(&module);
                follow(&case, &module);
            }
            let without = turns(&case, false).is_some();
            assert_eq!(without, has_form && !fuses, "{dtype} {op:?}");
        }
    }
}
