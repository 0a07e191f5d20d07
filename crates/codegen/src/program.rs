//! Loops over elements, four at a time.

use crate::module::module;
use crate::vectors::{Vector, Vectors, anywhere};
use freezeframe_array::kernel::{BinaryOp, UnaryOp};
use freezeframe_array::lanes::Lanes;
use freezeframe_array::program::{Instruction, Op, Operand, Program};
use freezeframe_array::{DType, Scalar, on_lanes};
use wasm_encoder::{BlockType, Function, InstructionSink, ValType};

/// The parameters: the address of the operands' addresses, and how many times four places there are.
const OPERANDS: u32 = 0;
const ROUNDS: u32 = 1;
/// The locals behind them hold the operands' addresses.
const FIRST_ADDRESS: u32 = 2;

/// A program of more instructions is none that a module is made for.
const MOST: usize = 400;

/// A module that exports `run(operands, rounds) -> i32`; none where the program does what has no such form.
///
/// `operands` is the address of addresses, one for each of the program's inputs and then for each of its results. An input
/// that is uniform has one element there; of all others the places follow each other, four for each round, of which there
/// must be one or more. It gives 1, or 0 as soon as it meets numbers for which what it computes would be wrong.
/// `rounds_once`: whether `f32x4.relaxed_madd` is there, and rounds once; without it there is no code for sums of products,
/// since by way of doubles four at a time are slower than one after the other.
/// Memory is imported (see [`MEMORY`](crate::MEMORY)).
pub fn program(program: &Program, rounds_once: bool) -> Option<Vec<u8>> {
    if program.code.len() > MOST {
        return None;
    }
    let addresses = program.inputs.len() + program.results.len();
    let mut maker = Maker::new(program, FIRST_ADDRESS + addresses as u32, rounds_once);
    for instruction in &program.code {
        maker.go_on(instruction)?;
    }
    maker.store()?;
    if maker.on.fuses() && !rounds_once {
        return None;
    }
    Some(module("run", 2, 1, function(program, maker.on)))
}

/// The bytes that one element of a known dtype takes.
pub(crate) fn size(dtype: DType) -> Option<u32> {
    match dtype {
        DType::Float32 | DType::Int32 | DType::UInt32 => Some(4),
        DType::Bool => Some(1),
        _ => None,
    }
}

/// Makes the code of a program's instructions.
pub(crate) struct Maker<'a> {
    program: &'a Program,
    pub(crate) on: Vectors,
    /// What has been read.
    inputs: Vec<Option<Vector>>,
    results: Vec<Vector>,
}

impl<'a> Maker<'a> {
    /// One whose vectors are the locals from `first` on; `relaxed` says whether there are relaxed instructions.
    pub(crate) fn new(program: &'a Program, first: u32, relaxed: bool) -> Self {
        Self {
            program,
            on: Vectors::new(first, relaxed),
            inputs: vec![None; program.inputs.len()],
            results: Vec::with_capacity(program.code.len()),
        }
    }

    /// Begins the program anew, with these inputs.
    pub(crate) fn begin(&mut self, inputs: &[Vector]) {
        self.results.clear();
        self.inputs = inputs.iter().copied().map(Some).collect();
    }

    /// The next instruction.
    pub(crate) fn go_on(&mut self, instruction: &Instruction) -> Option<()> {
        let made = self.instruction(instruction)?;
        self.results.push(made);
        Some(())
    }

    /// An operand; a truth is all ones or none.
    pub(crate) fn operand(&mut self, operand: Operand) -> Option<Vector> {
        let at = match operand {
            Operand::Result(at) => return self.results.get(at as usize).copied(),
            Operand::Input(at) => at as usize,
        };
        if let Some(known) = self.inputs[at] {
            return Some(known);
        }
        let input = &self.program.inputs[at];
        let width = size(input.dtype)?;
        let address = FIRST_ADDRESS + at as u32;
        let is_uniform = self.program.is_uniform(at);
        let read = |code: &mut InstructionSink<'_>| {
            code.local_get(address);
            match (is_uniform, width) {
                (true, 4) => code.v128_load32_splat(anywhere()),
                (true, _) => code.v128_load8_splat(anywhere()),
                (false, 4) => code.v128_load(anywhere()),
                (false, _) => code.v128_load32_zero(anywhere()),
            };
            if width == 1 {
                // A truth is a byte that is 0 or 1.
                code.i16x8_extend_low_i8x16_u().i32x4_extend_low_i16x8_u();
                code.i32x4_neg();
            }
        };
        let read = match is_uniform {
            true => self.on.once(read),
            false => self.on.set(&[], read),
        };
        self.inputs[at] = Some(read);
        Some(read)
    }

    fn instruction(&mut self, it: &Instruction) -> Option<Vector> {
        size(it.dtype)?;
        if let Op::Constant(value) = it.op {
            return Some(self.constant(value, it.dtype));
        }
        let dtypes: Option<Vec<DType>> = it
            .operands
            .iter()
            .map(|at| self.program.dtype(*at))
            .collect();
        let dtypes = dtypes?;
        if let (Op::Binary(op), [x, by]) = (it.op, &it.operands[..])
            && is_shift(op)
        {
            return self.shift(op, *x, *by);
        }
        let operands: Option<Vec<Vector>> =
            it.operands.iter().map(|at| self.operand(*at)).collect();
        match (it.op, &operands?[..], &dtypes[..]) {
            (Op::Unary(op), &[x], &[dtype]) => self.unary(op, x, dtype),
            (Op::Binary(op), &[x, y], &[dtype, _]) => self.binary(op, [x, y], dtype),
            (
                Op::MulAdd {
                    minus_product,
                    minus_z,
                },
                &[x, y, z],
                &[DType::Float32, ..],
            ) => {
                let x = if minus_product { self.on.neg(x) } else { x };
                let z = if minus_z { self.on.neg(z) } else { z };
                Some(self.on.fma(x, y, z))
            }
            (Op::Select, &[which, no, yes], _) => Some(self.on.select(which, yes, no)),
            (Op::Convert, &[x], &[from]) => self.convert(x, from, it.dtype),
            (Op::Bitcast, &[x], &[from]) if size(from) == size(it.dtype) => Some(x),
            _ => None,
        }
    }

    fn constant(&mut self, value: Scalar, dtype: DType) -> Vector {
        let word = value.bits(dtype)[0] as u32;
        match dtype {
            DType::Bool => self.on.words(0u32.wrapping_sub(word & 1)),
            _ => self.on.words(word),
        }
    }

    fn unary(&mut self, op: UnaryOp, x: Vector, dtype: DType) -> Option<Vector> {
        let on = &mut self.on;
        macro_rules! made {
            ($instruction:ident) => {
                Some(on.set(&[x], |code| {
                    code.$instruction();
                }))
            };
        }
        match (dtype, op) {
            (DType::Float32, UnaryOp::Neg) => made!(f32x4_neg),
            (DType::Float32, UnaryOp::Abs) => made!(f32x4_abs),
            (DType::Float32, UnaryOp::Sqrt) => made!(f32x4_sqrt),
            (DType::Float32, UnaryOp::Floor) => made!(f32x4_floor),
            (DType::Float32, UnaryOp::Ceil) => made!(f32x4_ceil),
            (DType::Float32, UnaryOp::RoundEven) => made!(f32x4_nearest),
            (DType::Float32, UnaryOp::Square) => Some(on.mul(x, x)),
            (DType::Float32, UnaryOp::Sign) => {
                let (zero, one) = (on.float(0.0), on.float(1.0));
                let (below, above) = (on.lt(x, zero), on.lt(zero, x));
                let (one, less) = (one, on.float(-1.0));
                let result = on.select(below, less, x);
                Some(on.select(above, one, result))
            }
            (DType::Float32, UnaryOp::IsFinite) => {
                let (size, infinity) = (on.abs(x), on.float(f32::INFINITY));
                Some(on.lt(size, infinity))
            }
            (DType::Float32, _) => on_lanes(on, op, x),
            (DType::Int32 | DType::UInt32, UnaryOp::Neg) => made!(i32x4_neg),
            (DType::Int32, UnaryOp::Abs) => made!(i32x4_abs),
            (DType::Int32 | DType::UInt32, UnaryOp::Not) | (DType::Bool, UnaryOp::Not) => {
                made!(v128_not)
            }
            (DType::Int32 | DType::UInt32, UnaryOp::Square) => Some(on.set(&[x, x], |code| {
                code.i32x4_mul();
            })),
            _ => None,
        }
    }

    fn binary(&mut self, op: BinaryOp, operands: [Vector; 2], dtype: DType) -> Option<Vector> {
        use BinaryOp::*;
        let made = |code: &mut InstructionSink<'_>| {
            match (dtype, op) {
                (DType::Float32, Add) => code.f32x4_add(),
                (DType::Float32, Sub) => code.f32x4_sub(),
                (DType::Float32, Mul) => code.f32x4_mul(),
                (DType::Float32, Div) => code.f32x4_div(),
                (DType::Float32, Max) => code.f32x4_max(),
                (DType::Float32, Min) => code.f32x4_min(),
                (DType::Float32, Lt) => code.f32x4_lt(),
                (DType::Float32, Le) => code.f32x4_le(),
                (DType::Float32, Gt) => code.f32x4_gt(),
                (DType::Float32, Ge) => code.f32x4_ge(),
                (DType::Float32, Eq) => code.f32x4_eq(),
                (DType::Float32, Ne) => code.f32x4_ne(),
                (DType::Int32 | DType::UInt32, Add) => code.i32x4_add(),
                (DType::Int32 | DType::UInt32, Sub) => code.i32x4_sub(),
                (DType::Int32 | DType::UInt32, Mul) => code.i32x4_mul(),
                (DType::Int32 | DType::UInt32, Eq) => code.i32x4_eq(),
                (DType::Int32 | DType::UInt32, Ne) => code.i32x4_ne(),
                (DType::Int32, Max) => code.i32x4_max_s(),
                (DType::Int32, Min) => code.i32x4_min_s(),
                (DType::Int32, Lt) => code.i32x4_lt_s(),
                (DType::Int32, Le) => code.i32x4_le_s(),
                (DType::Int32, Gt) => code.i32x4_gt_s(),
                (DType::Int32, Ge) => code.i32x4_ge_s(),
                (DType::UInt32, Max) => code.i32x4_max_u(),
                (DType::UInt32, Min) => code.i32x4_min_u(),
                (DType::UInt32, Lt) => code.i32x4_lt_u(),
                (DType::UInt32, Le) => code.i32x4_le_u(),
                (DType::UInt32, Gt) => code.i32x4_gt_u(),
                (DType::UInt32, Ge) => code.i32x4_ge_u(),
                (DType::Int32 | DType::UInt32 | DType::Bool, And) => code.v128_and(),
                (DType::Int32 | DType::UInt32 | DType::Bool, Or) => code.v128_or(),
                (DType::Int32 | DType::UInt32 | DType::Bool, Xor) => code.v128_xor(),
                (DType::Bool, Mul | Min) => code.v128_and(),
                (DType::Bool, Add | Max) => code.v128_or(),
                (DType::Bool, Ne) => code.v128_xor(),
                (DType::Bool, Eq) => code.v128_xor().v128_not(),
                _ => return false,
            };
            true
        };
        let mut known = false;
        let result = self.on.set(&operands, |code| known = made(code));
        known.then_some(result)
    }

    /// Shifts by what is known; by 32 and more nothing is left but the sign.
    fn shift(&mut self, op: BinaryOp, x: Operand, by: Operand) -> Option<Vector> {
        let Operand::Result(at) = by else {
            return None;
        };
        let by = self.program.code.get(at as usize)?;
        let Op::Constant(count) = by.op else {
            return None;
        };
        let count = count.bits(by.dtype)[0] as u32;
        let x = self.operand(x)?;
        let on = &mut self.on;
        Some(match (op, count < 32) {
            (BinaryOp::ShiftRightArithmetic, _) => on.shift_right_signed(x, count.min(31)),
            (_, false) => on.int(0),
            (BinaryOp::ShiftLeft, true) => on.shift_left(x, count),
            (_, true) => on.shift_right(x, count),
        })
    }

    fn convert(&mut self, x: Vector, from: DType, to: DType) -> Option<Vector> {
        let on = &mut self.on;
        Some(match (from, to) {
            _ if from == to => x,
            (DType::Int32 | DType::UInt32, DType::Int32 | DType::UInt32) => x,
            (DType::Int32, DType::Float32) => on.to_float(x),
            (DType::UInt32, DType::Float32) => on.set(&[x], |code| {
                code.f32x4_convert_i32x4_u();
            }),
            (DType::Float32, DType::Int32) => on.to_int(x),
            (DType::Bool, DType::Float32) => {
                let one = on.float(1.0);
                on.and(x, one)
            }
            (DType::Bool, DType::Int32) => {
                let one = on.int(1);
                on.and(x, one)
            }
            _ => return None,
        })
    }

    /// Writes the results, unless a demand is not met.
    fn store(&mut self) -> Option<()> {
        let results: Option<Vec<Vector>> = self
            .program
            .results
            .iter()
            .map(|it| self.operand(*it))
            .collect();
        self.on.meet_demands();
        let first = FIRST_ADDRESS + self.program.inputs.len() as u32;
        for (at, (result, from)) in self.program.results.iter().zip(results?).enumerate() {
            let address = first + at as u32;
            let width = size(self.program.dtype(*result)?)?;
            self.on.put(|code| {
                code.local_get(address).local_get(from.0);
                if width == 4 {
                    code.v128_store(anywhere());
                    return;
                }
                // All ones become one byte that is 1.
                code.i32x4_neg().local_get(from.0);
                code.i16x8_narrow_i32x4_u().local_get(from.0);
                code.i8x16_narrow_i16x8_u();
                code.v128_store32_lane(anywhere(), 0);
            });
        }
        Some(())
    }
}

fn is_shift(op: BinaryOp) -> bool {
    use BinaryOp::*;
    matches!(op, ShiftLeft | ShiftRightLogical | ShiftRightArithmetic)
}

/// The loop.
fn function(program: &Program, on: Vectors) -> Function {
    let inputs = program.inputs.iter().enumerate();
    let read = inputs.map(|(at, it)| (it.dtype, program.is_uniform(at)));
    let dtypes = program.results.iter().filter_map(|it| program.dtype(*it));
    let steps: Vec<u32> = read
        .chain(dtypes.map(|dtype| (dtype, false)))
        .map(|(dtype, uniform)| match uniform {
            true => 0,
            false => 4 * size(dtype).unwrap_or(0),
        })
        .collect();
    let count = steps.len() as u32;
    let mut function = Function::new([(count, ValType::I32), (on.count(), ValType::V128)]);
    let (before, round) = on.code();
    for at in 0..count {
        let mut address = anywhere();
        address.offset = u64::from(4 * at);
        let mut code = function.instructions();
        code.local_get(OPERANDS).i32_load(address);
        code.local_set(FIRST_ADDRESS + at);
    }
    function.raw(before);
    function.instructions().loop_(BlockType::Empty);
    function.raw(round);
    let mut code = function.instructions();
    for (at, step) in steps.iter().enumerate().filter(|(_, step)| **step > 0) {
        let address = FIRST_ADDRESS + at as u32;
        code.local_get(address).i32_const(*step as i32);
        code.i32_add().local_set(address);
    }
    code.local_get(ROUNDS).i32_const(1).i32_sub();
    code.local_tee(ROUNDS).br_if(0).end();
    code.i32_const(1).end();
    function
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checked::check as check_module;
    use crate::followed::Memory;
    use freezeframe_array::Shape;
    use freezeframe_array::program::{Access, Input};

    /// A program whose inputs are the operands of one operation.
    fn of(op: Op, operands: &[DType], result: DType) -> Program {
        let space = Shape::new(&[64, 64]);
        let access = |at: usize| match at {
            0 => Access::whole(&space),
            _ => Access::uniform(&space),
        };
        let input = |(at, dtype): (usize, &DType)| Input {
            dtype: *dtype,
            size: space.size(),
            access: access(at),
        };
        let operand = |at: usize| Operand::Input(at as u32);
        Program {
            inputs: operands.iter().enumerate().map(input).collect(),
            code: vec![Instruction {
                op,
                operands: (0..operands.len()).map(operand).collect(),
                dtype: result,
            }],
            results: vec![Operand::Result(0)],
            space,
        }
    }

    fn sums_products(case: &Program) -> bool {
        use UnaryOp::*;
        let op = case.code[0].op;
        let exact = matches!(op, Op::Unary(Neg | Sign | IsFinite | Not | Sin | Cos));
        !exact && matches!(op, Op::Unary(_) | Op::MulAdd { .. })
    }

    /// Holds that the module touches the elements of so many rounds, and nothing else.
    fn follow(case: &Program, module: &[u8], rounds: usize) {
        let mut memory = Memory::default();
        let length = |dtype: DType, is_uniform: bool| {
            let places = if is_uniform { 1 } else { 4 * rounds };
            places * dtype.itemsize()
        };
        let mut addresses = Vec::new();
        for (at, input) in case.inputs.iter().enumerate() {
            addresses.push(memory.read(length(input.dtype, case.is_uniform(at))));
        }
        for result in &case.results {
            let dtype = case.dtype(*result).expect("a result");
            addresses.push(memory.written(length(dtype, false)));
        }
        let operands = memory.words(addresses);
        memory.follow(module, "run", &[operands, rounds as u32]);
    }

    fn check(case: &Program) {
        case.check().expect("a well-formed program");
        let module = program(case, true).expect("a module");
        check_module(&module);
        for rounds in [1, 2, 5] {
            follow(case, &module, rounds);
        }
        let fuses = program(case, false).is_none();
        assert_eq!(fuses, sums_products(case), "{case:?}");
    }

    #[test]
    fn modules_are_valid() {
        use BinaryOp::*;
        use DType::{Bool, Float32, Int32, UInt32};
        for op in [
            UnaryOp::Neg,
            UnaryOp::Exp,
            UnaryOp::Exp2,
            UnaryOp::Expm1,
            UnaryOp::Log,
            UnaryOp::Log1p,
            UnaryOp::Sin,
            UnaryOp::Cos,
            UnaryOp::Tanh,
            UnaryOp::Logistic,
            UnaryOp::Rsqrt,
            UnaryOp::Erf,
            UnaryOp::ErfInv,
            UnaryOp::ErfInvApart,
            UnaryOp::Sign,
        ] {
            check(&of(Op::Unary(op), &[Float32], Float32));
        }
        check(&of(Op::Unary(UnaryOp::IsFinite), &[Float32], Bool));
        check(&of(Op::Unary(UnaryOp::Not), &[Bool], Bool));
        for op in [Add, Sub, Mul, Div, Max, Min] {
            check(&of(Op::Binary(op), &[Float32, Float32], Float32));
        }
        for op in [Lt, Le, Gt, Ge, Eq, Ne] {
            for dtype in [Float32, Int32, UInt32] {
                check(&of(Op::Binary(op), &[dtype, dtype], Bool));
            }
        }
        for dtype in [Int32, UInt32] {
            for op in [Add, Sub, Mul, Max, Min, And, Or, Xor] {
                check(&of(Op::Binary(op), &[dtype, dtype], dtype));
            }
            check(&of(Op::Convert, &[dtype], Float32));
        }
        check(&of(Op::Convert, &[Float32], Int32));
        check(&of(Op::Convert, &[Bool], Float32));
        check(&of(Op::Bitcast, &[Float32], UInt32));
        check(&of(Op::Select, &[Bool, Float32, Float32], Float32));
        let fused = Op::MulAdd {
            minus_product: true,
            minus_z: true,
        };
        check(&of(fused, &[Float32, Float32, Float32], Float32));
    }

    #[test]
    fn what_has_no_form_makes_no_module() {
        for case in [
            of(Op::Unary(UnaryOp::Sin), &[DType::Float64], DType::Float64),
            of(
                Op::Unary(UnaryOp::Lgamma),
                &[DType::Float32],
                DType::Float32,
            ),
            of(
                Op::Binary(BinaryOp::Pow),
                &[DType::Float32, DType::Float32],
                DType::Float32,
            ),
        ] {
            assert!(program(&case, true).is_none(), "{case:?}");
        }
    }
}
