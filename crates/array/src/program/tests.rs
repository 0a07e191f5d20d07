use super::*;
use crate::{Array, kernel};

fn instruction(op: Op, operands: &[Operand], dtype: DType) -> Instruction {
    let operands = operands.to_vec();
    Instruction {
        op,
        operands,
        dtype,
    }
}

fn input(dtype: DType, size: usize, access: Access) -> Input {
    Input {
        dtype,
        size,
        access,
    }
}

fn run(program: &Program, mut arrays: Vec<Array>) -> Vec<Array> {
    program.check().expect("a well-formed program");
    let blocks = Blocks::new(program).expect("a known program");
    let mut results = Vec::new();
    let mut banks = Banks::default();
    let mut give = |array| results.push(array);
    blocks
        .run(&mut arrays, &mut banks, &mut give)
        .expect("results");
    results
}

/// `tanh(x * 2 + y) * x`, with `y` read as `access` says.
fn chain(space: &Shape, size: usize, access: Access) -> Program {
    use Operand::{Input as In, Result as Out};
    let float = DType::Float32;
    Program {
        space: space.clone(),
        inputs: vec![
            input(float, space.size(), Access::whole(space)),
            input(float, size, access),
        ],
        code: vec![
            instruction(Op::Constant(Scalar::Float(2.0)), &[], float),
            instruction(Op::Binary(BinaryOp::Mul), &[In(0), Out(0)], float),
            instruction(Op::Binary(BinaryOp::Add), &[Out(1), In(1)], float),
            instruction(Op::Unary(UnaryOp::Tanh), &[Out(2)], float),
            instruction(Op::Binary(BinaryOp::Mul), &[Out(3), In(0)], float),
            instruction(Op::Binary(BinaryOp::Lt), &[Out(4), In(1)], DType::Bool),
        ],
        results: vec![Out(4), Out(5)],
    }
}

fn numbers(size: usize, dims: &[usize]) -> Array {
    let number = |at: usize| (at as f32 * 0.37).sin();
    Array::from_vec((0..size).map(number).collect(), dims).expect("as many")
}

#[test]
fn programs_give_what_kernels_give() {
    let cases: [(&[usize], &[usize], &[usize]); 7] = [
        (&[], &[], &[]),
        (&[1], &[1], &[0]),
        (&[0], &[], &[]),
        (&[5], &[], &[]),
        (&[1300], &[1300], &[0]),
        (&[700, 3], &[700], &[0]),
        (&[2, 3, 401], &[3, 1], &[1, 2]),
    ];
    for (dims, own, along) in cases {
        let space = Shape::new(dims);
        let (x, y) = (
            numbers(space.size(), dims),
            numbers(own.iter().product(), own),
        );
        let mut strides = vec![0; dims.len()];
        for ((&axis, &stride), &dim) in along.iter().zip(&Shape::new(own).strides()).zip(own) {
            strides[axis] = if dim == 1 { 0 } else { stride as isize };
        }
        let program = chain(&space, y.size(), Access { offset: 0, strides });
        let found = run(&program, vec![x.clone(), y.clone()]);
        let whole = kernel::broadcast_in_dim(&y, &space, along).expect("broadcasts");
        let binary = |op, a: &Array, b: &Array| kernel::binary(op, a, b).expect("fits");
        let sum = binary(
            BinaryOp::Add,
            &binary(BinaryOp::Mul, &x, &Array::scalar(2.0f32)),
            &whole,
        );
        let tanh = kernel::unary(UnaryOp::Tanh, &sum).expect("floats");
        let product = binary(BinaryOp::Mul, &tanh, &x);
        assert!(found[0].same(&product), "{dims:?} {found:?} {product:?}");
        assert!(found[1].same(&binary(BinaryOp::Lt, &product, &whole)));
    }
}

#[test]
fn views_are_read_through_their_strides() {
    let x = Array::vector((0..60).collect::<Vec<i32>>());
    let program = |dims: &[usize], offset: usize, strides: &[isize]| {
        let access = Access {
            offset,
            strides: strides.to_vec(),
        };
        Program {
            space: Shape::new(dims),
            inputs: vec![input(DType::Int32, 60, access)],
            code: Vec::new(),
            results: vec![Operand::Input(0)],
        }
    };
    let read = |dims: &[usize], offset, strides: &[isize]| {
        run(&program(dims, offset, strides), vec![x.clone()])
            .remove(0)
            .as_slice::<i32>()
            .expect("integers")
            .to_vec()
    };
    assert_eq!(read(&[3], 59, &[-2]), [59, 57, 55]);
    assert_eq!(read(&[2, 2], 10, &[1, 10]), [10, 20, 11, 21]);
    assert_eq!(read(&[2, 3], 12, &[3, 1]), [12, 13, 14, 15, 16, 17]);
    assert_eq!(read(&[2, 1, 2], 7, &[0, 5, 0]), [7, 7, 7, 7]);
    for (dims, offset, strides) in [
        (&[3][..], 58, &[1][..]),
        (&[3], 3, &[-2]),
        (&[2, 2], 0, &[1]),
        (&[1], 60, &[1]),
    ] {
        assert!(program(dims, offset, strides).check().is_err());
    }
}

#[test]
fn storage_that_nobody_shares_is_reused() {
    let space = Shape::new(&[1000]);
    let program = chain(&space, 1000, Access::whole(&space));
    let (x, y) = (numbers(1000, &[1000]), numbers(1000, &[1000]));
    let place = |array: &Array| array.as_slice::<f32>().map(<[f32]>::as_ptr);
    let expected = run(&program, vec![x.clone(), y.clone()]);
    let (kept, own) = (place(&y), place(&x));
    let found = run(&program, vec![x, y.clone()]);
    assert_eq!(place(&found[0]), own);
    assert_eq!(place(&y), kept);
    assert!(found.iter().zip(&expected).all(|(a, b)| a.same(b)));
    // One array as two operands is read until the end.
    let twice = run(&program, vec![y.clone(), y.clone()]);
    let apart = run(&program, vec![y, numbers(1000, &[1000])]);
    assert!(twice.iter().zip(&apart).all(|(a, b)| a.same(b)));
}

#[test]
fn ill_formed_programs_are_refused() {
    use Operand::{Input as In, Result as Out};
    let space = Shape::new(&[4]);
    let refused = |change: &dyn Fn(&mut Program)| {
        let mut program = chain(&space, 4, Access::whole(&space));
        assert!(program.check().is_ok());
        change(&mut program);
        assert!(program.check().is_err(), "{program:?}");
    };
    refused(&|it| it.code[1].operands[0] = Out(1));
    refused(&|it| it.code[1].operands[0] = In(2));
    refused(&|it| it.code[1].dtype = DType::Float64);
    refused(&|it| it.code[5].dtype = DType::Float32);
    refused(&|it| it.inputs[1].dtype = DType::Int32);
    refused(&|it| it.inputs[0].size = 3);
    refused(&|it| it.code[3].operands.clear());
    refused(&|it| it.code[3].op = Op::Unary(UnaryOp::Not));
    refused(&|it| it.results.push(Out(6)));
}
