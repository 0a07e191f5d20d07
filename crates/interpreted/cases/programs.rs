//! Loops over elements by modules that the engine makes, against the kernels: bit for bit. Whoever embeds the engine is given,
//! so that a browser and an interpreter run the same cases.

use freezeframe_array::kernel::{BinaryOp, ReduceOp, UnaryOp, reduce, unary};
use freezeframe_array::program::{
    Access, Banks, Blocks, Column, Input, Instruction, Op, Operand, Program, Read, Rounds, Turns,
    Written,
};
use freezeframe_array::{Array, Context, DType, Embedder, Scalar, Shape};
use std::rc::Rc;

/// Who makes code, anew for each case, and to whom it is told what is left out.
pub struct With {
    pub embedder: fn() -> Rc<dyn Embedder>,
    pub tell: fn(&str),
}

const MANY: usize = 1 << 16;

/// Bits of all kinds: one number in two is of usual size.
fn words(seed: u32) -> Vec<u32> {
    const PECULIAR: [f32; 8] = [
        f32::NAN,
        -0.0,
        0.0,
        f32::INFINITY,
        f32::NEG_INFINITY,
        1.0,
        -1.0,
        1e-40,
    ];
    let mut state = seed;
    let mut next = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        state ^ state >> 15
    };
    let word = |at: usize| match (PECULIAR.get(at % 509), at % 2) {
        (Some(value), _) => value.to_bits(),
        (None, 0) => next(),
        (None, _) => (next() as i32 as f32 / (1 << 28) as f32).to_bits(),
    };
    (0..MANY).map(word).collect()
}

/// The bits, those of a NaN being those of any.
fn bits(array: &Array) -> Vec<u32> {
    if let Some(floats) = array.as_slice::<f32>() {
        let bits = |it: &f32| if it.is_nan() { u32::MAX } else { it.to_bits() };
        return floats.iter().map(bits).collect();
    }
    if let Some(truths) = array.as_slice::<bool>() {
        return truths.iter().map(|it| u32::from(*it)).collect();
    }
    let words = array.as_slice::<u32>().map(<[u32]>::to_vec);
    let integers = array.as_slice::<i32>();
    let of_integers = || integers.map(|all| all.iter().map(|it| *it as u32).collect());
    words
        .or_else(of_integers)
        .expect("of a dtype that code is made for")
}

fn floats(words: &[u32]) -> Array {
    Array::vector(words.iter().map(|it| f32::from_bits(*it)).collect())
}

pub fn functions_give_the_digits_of_one_number(with: &With) {
    use UnaryOp::*;
    let embedder = (with.embedder)();
    let all = [
        Neg, Abs, Sqrt, Floor, Ceil, RoundEven, Square, Sign, Exp, Exp2, Expm1, Log, Log1p, Tanh,
        Logistic, Rsqrt, Sin, Cos, Erf, ErfInv,
    ];
    let space = Shape::new(&[MANY]);
    for op in all {
        let program = lone(&space, op);
        let Some(code) = embedder.made(&program) else {
            // Some machines round twice; there the engine does without.
            (with.tell)(&format!("skipped: no code for {op:?} here"));
            continue;
        };
        let mut words = words(1);
        if matches!(op, Sin | Cos) {
            assert!(!code.run(
                &[Read::W32(&words)],
                &mut [Written::W32(&mut [0; MANY])],
                MANY
            ));
            let near = |word: u32| {
                if f32::from_bits(word).abs() < 120.0 {
                    word
                } else {
                    0
                }
            };
            words.iter_mut().for_each(|it| *it = near(*it));
        }
        let mut out = vec![0; MANY];
        assert!(code.run(&[Read::W32(&words)], &mut [Written::W32(&mut out)], MANY));
        let expected = unary(op, &floats(&words)).expect("known");
        let (made, expected) = (bits(&floats(&out)), bits(&expected));
        for at in 0..MANY {
            let x = f32::from_bits(words[at]);
            assert_eq!(made[at], expected[at], "{op:?} of {x:e}");
        }
    }
}

/// The program of one function.
pub fn lone(space: &Shape, op: UnaryOp) -> Program {
    let dtype = DType::Float32;
    Program {
        space: space.clone(),
        inputs: vec![Input {
            dtype,
            size: space.size(),
            access: Access::whole(space),
        }],
        code: vec![instruction(Op::Unary(op), &[Operand::Input(0)], dtype)],
        results: vec![Operand::Result(0)],
    }
}

fn instruction(op: Op, operands: &[Operand], dtype: DType) -> Instruction {
    Instruction {
        op,
        operands: operands.to_vec(),
        dtype,
    }
}

fn run(program: &Program, arrays: &[Array]) -> Vec<Vec<u32>> {
    program.check().expect("well formed");
    let (mut results, mut banks) = (Vec::new(), Banks::default());
    let mut give = |array: Array| results.push(bits(&array));
    let blocks = Blocks::new(program).expect("known");
    blocks
        .run(&mut arrays.to_vec(), &mut banks, &mut give)
        .expect("runs");
    results
}

/// Sines of a matrix with a row, compared, chosen and converted; some are of numbers that made code is not for.
pub fn programs_give_the_same_with_and_without_code(with: &With) {
    use Operand::{Input as In, Result as Out};
    let (float, int, truth) = (DType::Float32, DType::Int32, DType::Bool);
    for columns in [1, 7, 1024, 1001] {
        let rows = MANY / columns;
        let space = Shape::new(&[rows, columns]);
        let input = |dtype, size, strides: [isize; 2]| Input {
            dtype,
            size,
            access: Access {
                offset: 0,
                strides: strides.to_vec(),
            },
        };
        let program = Program {
            inputs: vec![
                Input {
                    dtype: float,
                    size: space.size(),
                    access: Access::whole(&space),
                },
                input(float, columns, [0, 1]),
                input(float, 1, [0, 0]),
                Input {
                    dtype: truth,
                    size: space.size(),
                    access: Access::whole(&space),
                },
            ],
            code: vec![
                instruction(Op::Binary(BinaryOp::Mul), &[In(0), In(1)], float),
                instruction(Op::Unary(UnaryOp::Sin), &[Out(0)], float),
                instruction(Op::Binary(BinaryOp::Lt), &[Out(1), In(2)], truth),
                instruction(Op::Select, &[In(3), Out(1), In(0)], float),
                instruction(
                    Op::MulAdd {
                        minus_product: true,
                        minus_z: false,
                    },
                    &[Out(3), In(2), Out(1)],
                    float,
                ),
                instruction(Op::Convert, &[Out(4)], int),
                instruction(Op::Constant(Scalar::Int(3)), &[], int),
                instruction(
                    Op::Binary(BinaryOp::ShiftRightLogical),
                    &[Out(5), Out(6)],
                    int,
                ),
                instruction(Op::Binary(BinaryOp::And), &[Out(2), In(3)], truth),
            ],
            results: vec![Out(4), Out(7), Out(2), Out(8), In(0), Out(7)],
            space: space.clone(),
        };
        let seen = |seed| {
            floats(&words(seed)[..space.size()])
                .reshape(space.clone())
                .expect("as many")
        };
        let truths = words(3)
            .iter()
            .take(space.size())
            .map(|it| it & 64 == 0)
            .collect();
        let arrays = [
            seen(2),
            floats(&words(4)[..columns]),
            Array::vector(vec![0.25f32]),
            Array::from_vec(truths, space.clone()).expect("as many"),
        ];
        let expected = run(&program, &arrays);
        let context = Context::new(Some((with.embedder)()));
        let _inside = context.enter();
        assert!(run(&program, &arrays) == expected, "{columns}");
        let many = unary(UnaryOp::Cos, &arrays[0]).expect("known");
        drop(_inside);
        assert!(bits(&many) == bits(&unary(UnaryOp::Cos, &arrays[0]).expect("known")));
    }
}

pub fn reductions_give_the_same_with_and_without_code(with: &With) {
    use ReduceOp::*;
    let cases: [(&[usize], &[usize]); 9] = [
        (&[65_536], &[0]),
        (&[65, 1001], &[1]),
        (&[65, 1001], &[0]),
        (&[1000, 50], &[1]),
        (&[3000, 21], &[1]),
        (&[3, 100, 201], &[1]),
        (&[3, 100, 201], &[2]),
        (&[40, 35, 40], &[1, 2]),
        (&[4, 16_001], &[1]),
    ];
    for (at, (dims, axes)) in cases.into_iter().enumerate() {
        let size = dims.iter().product();
        let of_floats = floats(&words(at as u32)[..size]);
        let integers = words(at as u32).into_iter().take(size);
        let of_integers = Array::vector(integers.map(|it| it as i32).collect());
        for (op, array) in [
            (Sum, &of_floats),
            (Max, &of_floats),
            (Min, &of_floats),
            (Prod, &of_floats),
            (Sum, &of_integers),
            (Max, &of_integers),
            (Xor, &of_integers),
        ] {
            let array = array.reshape(Shape::new(dims)).expect("as many");
            let expected = reduce(op, &array, axes).expect("known");
            let context = Context::new(Some((with.embedder)()));
            let _inside = context.enter();
            let made = reduce(op, &array, axes).expect("known");
            assert!(bits(&made) == bits(&expected), "{op:?} {dims:?} {axes:?}");
        }
    }
}

/// Of a loop that keeps a number and a truth, and goes along two arrays.
fn turn(op: Op) -> Program {
    use Operand::{Input as In, Result as Out};
    let (float, truth) = (DType::Float32, DType::Bool);
    let space = Shape::scalar();
    let input = |dtype| Input {
        dtype,
        size: 1,
        access: Access::whole(&space),
    };
    Program {
        inputs: [float, float, truth, float, truth].map(input).to_vec(),
        code: vec![
            instruction(Op::Constant(Scalar::Float(0.25)), &[], float),
            instruction(Op::Select, &[In(4), In(1), In(3)], float),
            instruction(op, &[Out(1), In(0), Out(0)][..op.arity()], float),
            instruction(Op::Binary(BinaryOp::Xor), &[In(2), In(4)], truth),
        ],
        results: vec![Out(2), Out(3), Out(1), In(2)],
        space,
    }
}

pub fn turns_give_the_same_with_and_without_code(with: &With) {
    const LENGTH: usize = 300;
    let fused = Op::MulAdd {
        minus_product: false,
        minus_z: true,
    };
    let xs = [
        floats(&words(5)[..LENGTH]),
        Array::vector(words(6)[..LENGTH].iter().map(|it| it & 8 == 0).collect()),
    ];
    for op in [
        Op::Binary(BinaryOp::Add),
        Op::Binary(BinaryOp::Max),
        Op::Unary(UnaryOp::Tanh),
        fused,
    ] {
        let program = turn(op);
        program.check().expect("well formed");
        let context = Context::new(Some((with.embedder)()));
        let _inside = context.enter();
        let Some(mut turns) = Turns::new(&program, 1, 2) else {
            (with.tell)(&format!("skipped: no code for {op:?} here"));
            continue;
        };
        let rounds = Rounds::new(&program).expect("known");
        for reverse in [false, true] {
            let new = |dtype| Array::zeros(dtype, Shape::new(&[LENGTH])).expect("small");
            let mut ys = [new(DType::Float32), new(DType::Bool)];
            let mut held = [f32::to_bits(0.5), f32::to_bits(-1.5), 1].map(u64::from);
            let mut registers = rounds.registers();
            registers[..3].copy_from_slice(&held);
            assert!(turns.run(&mut held, (&xs, &mut ys), 10..LENGTH, reverse));
            let mut spare = Vec::new();
            for at in 10..LENGTH {
                let at = if reverse { LENGTH + 9 - at } else { at };
                for (register, x) in registers[3..5].iter_mut().zip(&xs) {
                    *register = Column::of(x).expect("known").word(at);
                }
                rounds.run(&mut registers);
                for (result, y) in (2..).zip(&ys) {
                    let made = Column::of(y).expect("known").word(at);
                    let is_nan = |word: u64| f32::from_bits(word as u32).is_nan();
                    let expected = rounds.result(&registers, result);
                    let same = made == expected || is_nan(made) && is_nan(expected);
                    assert!(same, "{op:?} {at} {reverse}: {made:x} {expected:x}");
                }
                rounds.carry(&mut registers, 1, 2, &mut spare);
            }
            let is_nan = |word: u64| f32::from_bits(word as u32).is_nan();
            let same = |(a, b): (&u64, &u64)| a == b || is_nan(*a) && is_nan(*b);
            assert!(held.iter().zip(&registers).all(same), "{op:?} {reverse}");
        }
    }
}

/// Numbers that follow from a seed.
struct Dice(u32);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        ((self.0 ^ self.0 >> 15) >> 4) as usize % end
    }

    fn one<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())]
    }
}

/// An operation of those that there may be code for.
fn any_op(dice: &mut Dice) -> Op {
    use {BinaryOp as B, UnaryOp as U};
    const UNARY: [UnaryOp; 19] = [
        U::Neg,
        U::Abs,
        U::Sqrt,
        U::Floor,
        U::Ceil,
        U::RoundEven,
        U::Square,
        U::Sign,
        U::Exp,
        U::Expm1,
        U::Log,
        U::Log1p,
        U::Tanh,
        U::Logistic,
        U::Rsqrt,
        U::Sin,
        U::Erf,
        U::IsFinite,
        U::Not,
    ];
    const BINARY: [BinaryOp; 18] = [
        B::Add,
        B::Sub,
        B::Mul,
        B::Div,
        B::Max,
        B::Min,
        B::And,
        B::Or,
        B::Xor,
        B::ShiftLeft,
        B::ShiftRightLogical,
        B::ShiftRightArithmetic,
        B::Eq,
        B::Ne,
        B::Lt,
        B::Le,
        B::Gt,
        B::Ge,
    ];
    match dice.below(12) {
        0..4 => Op::Unary(dice.one(&UNARY)),
        4..8 => Op::Binary(dice.one(&BINARY)),
        8 => Op::MulAdd {
            minus_product: dice.below(2) == 0,
            minus_z: dice.below(2) == 0,
        },
        9 => Op::Select,
        10 => Op::Convert,
        _ => Op::Constant(dice.one(&[
            Scalar::Float(0.75),
            Scalar::Float(-3.0),
            Scalar::Int(5),
            Scalar::Bool(true),
        ])),
    }
}

/// A well-formed program over `rows` times `columns` places, whose inputs are of all dtypes: whole, repeated and uniform.
fn any_program(dice: &mut Dice, [rows, columns]: [usize; 2]) -> Program {
    const DTYPES: [DType; 4] = [DType::Float32, DType::Int32, DType::UInt32, DType::Bool];
    let space = Shape::new(&[rows, columns]);
    let kinds = [
        (rows * columns, [columns as isize, 1]),
        (columns, [0, 1]),
        (1, [0, 0]),
    ];
    let input = |at: usize, dice: &mut Dice| {
        let (size, strides) = if at == 0 { kinds[0] } else { dice.one(&kinds) };
        let access = Access {
            offset: 0,
            strides: strides.to_vec(),
        };
        Input {
            dtype: DTYPES[at % DTYPES.len()],
            size,
            access,
        }
    };
    let inputs: Vec<Input> = (0..5).map(|at| input(at, dice)).collect();
    let (length, mut code) = (3 + dice.below(14), Vec::<Instruction>::new());
    while code.len() < length {
        let op = any_op(dice);
        let mut operand = || {
            let at = dice.below(inputs.len() + 2 * code.len());
            match at.checked_sub(inputs.len()) {
                None => Operand::Input(at as u32),
                Some(at) => Operand::Result((at / 2) as u32),
            }
        };
        let operands: Vec<Operand> = (0..op.arity()).map(|_| operand()).collect();
        let dtype = |it: &Operand| match *it {
            Operand::Input(at) => inputs[at as usize].dtype,
            Operand::Result(at) => code[at as usize].dtype,
        };
        let dtypes: Vec<DType> = operands.iter().map(dtype).collect();
        let gives = dice.one(&DTYPES);
        let fits = match op {
            Op::Constant(Scalar::Float(_)) => gives == DType::Float32,
            Op::Constant(Scalar::Bool(_)) => gives == DType::Bool,
            Op::Constant(_) => matches!(gives, DType::Int32 | DType::UInt32),
            _ => true,
        };
        if fits && op.result(&dtypes, gives) == Some(gives) {
            code.push(instruction(op, &operands, gives));
        }
    }
    let last = code.len() as u32 - 1;
    Program {
        space,
        inputs,
        results: vec![Operand::Result(last), Operand::Result(last / 2)],
        code,
    }
}

/// An array for an input, with numbers of all kinds.
fn any_array(input: &Input, seed: u32) -> Array {
    let words = words(seed).into_iter().take(input.size);
    match input.dtype {
        DType::Float32 => Array::vector(words.map(f32::from_bits).collect()),
        DType::Int32 => Array::vector(words.map(|it| (it as i32) >> 20).collect()),
        DType::UInt32 => Array::vector(words.collect()),
        _ => Array::vector(words.map(|it| it & 16 == 0).collect()),
    }
}

pub fn programs_of_any_kind_give_the_same_with_and_without_code(with: &With) {
    const PROGRAMS: u32 = 400;
    let mut made = 0;
    for seed in 0..PROGRAMS {
        let mut dice = Dice(seed);
        let dims = dice.one(&[[1, 4096], [64, 65], [9, 1001]]);
        let program = any_program(&mut dice, dims);
        let inputs = program.inputs.iter().enumerate();
        let arrays: Vec<Array> = inputs
            .map(|(at, it)| any_array(it, seed + at as u32))
            .collect();
        let expected = run(&program, &arrays);
        let embedder = (with.embedder)();
        made += u32::from(embedder.made(&program).is_some());
        let context = Context::new(Some(embedder));
        let _inside = context.enter();
        // Code is made once enough was done.
        for turn in 0..4 {
            let made = run(&program, &arrays);
            for (at, (made, expected)) in made.iter().zip(&expected).enumerate() {
                let differs = made.iter().zip(expected).position(|(a, b)| a != b);
                if let Some(place) = differs {
                    let bits = (made[place], expected[place]);
                    let code = &program.code;
                    panic!(
                        "seed {seed}, turn {turn}, result {at}, place {place}: {bits:x?} of {code:?}"
                    );
                }
            }
        }
    }
    (with.tell)(&format!("{made} of {PROGRAMS} programs had code"));
    assert!(made > PROGRAMS / 4, "{made} of {PROGRAMS} had code");
}
