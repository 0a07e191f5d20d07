//! Loops over elements by modules that the engine makes, in a browser, against the kernels: bit for bit.
#![cfg(target_arch = "wasm32")]

use freezeframe_array::kernel::{BinaryOp, ReduceOp, UnaryOp, reduce, unary};
use freezeframe_array::program::{
    Access, Banks, Blocks, Column, Input, Instruction, Made, MadeRows, MadeTurns, Op, Operand,
    Program, Read, Rounds, RowFold, Turning, Turns, Written,
};
use freezeframe_array::{Array, Context, DType, Embedder, Scalar, Shape};
use freezeframe_worker::{Programs, rows};
use std::rc::Rc;
use wasm_bindgen_test::{console_log, wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_dedicated_worker);

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
    match (
        array.as_slice::<f32>(),
        array.as_slice::<bool>(),
        array.as_slice::<i32>(),
    ) {
        (Some(floats), ..) => {
            let bits = |it: &f32| if it.is_nan() { u32::MAX } else { it.to_bits() };
            floats.iter().map(bits).collect()
        }
        (_, Some(truths), _) => truths.iter().map(|it| u32::from(*it)).collect(),
        (.., Some(integers)) => integers.iter().map(|it| *it as u32).collect(),
        _ => panic!("of another dtype"),
    }
}

fn floats(words: &[u32]) -> Array {
    Array::vector(words.iter().map(|it| f32::from_bits(*it)).collect())
}

#[wasm_bindgen_test]
fn functions_give_the_digits_of_one_number() {
    use UnaryOp::*;
    let programs = Programs::default();
    let all = [
        Neg, Abs, Sqrt, Floor, Ceil, RoundEven, Square, Sign, Exp, Exp2, Expm1, Log, Log1p, Tanh,
        Logistic, Rsqrt, Sin, Cos, Erf, ErfInv,
    ];
    let space = Shape::new(&[MANY]);
    for op in all {
        let program = lone(&space, op);
        let Some(code) = programs.made(&program) else {
            // Some machines round twice; there the engine does without.
            console_log!("skipped: no code for {op:?} in this browser");
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

fn lone(space: &Shape, op: UnaryOp) -> Program {
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

/// Makes code of everything.
struct Maker(Programs);

impl Embedder for Maker {
    fn made(&self, program: &Program) -> Option<Rc<dyn Made>> {
        self.0.made(program)
    }

    fn made_rows(&self, fold: &RowFold) -> Option<Rc<dyn MadeRows>> {
        rows(fold)
    }

    fn made_turns(&self, turning: &Turning) -> Option<Rc<dyn MadeTurns>> {
        self.0.turns(turning)
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
#[wasm_bindgen_test]
fn programs_give_the_same_with_and_without_code() {
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
        let context = Context::new(Some(Rc::new(Maker(Programs::default()))));
        let _inside = context.enter();
        assert!(run(&program, &arrays) == expected, "{columns}");
        let many = unary(UnaryOp::Cos, &arrays[0]).expect("known");
        drop(_inside);
        assert!(bits(&many) == bits(&unary(UnaryOp::Cos, &arrays[0]).expect("known")));
    }
}

#[wasm_bindgen_test]
fn reductions_give_the_same_with_and_without_code() {
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
            let context = Context::new(Some(Rc::new(Maker(Programs::default()))));
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

#[wasm_bindgen_test]
fn turns_give_the_same_with_and_without_code() {
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
        let context = Context::new(Some(Rc::new(Maker(Programs::default()))));
        let _inside = context.enter();
        let Some(mut turns) = Turns::new(&program, 1, 2) else {
            console_log!("skipped: no code for {op:?} in this browser");
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
