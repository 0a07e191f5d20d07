//! Kernels, case by case.
#![allow(clippy::unwrap_used, reason = "what fails to compute fails the test")]

use freezeframe_array::kernel::{
    BinaryOp, DotDimensionNumbers, ReduceOp, TriangularSolve, UnaryOp, argmax, binary,
    broadcast_in_dim, cholesky, concatenate, convert_element_type, dot_general, integer_pow, iota,
    reduce, rev, select_n, slice, transpose, triangular_solve, unary,
};
use freezeframe_array::{Array, DType, Error, Failure, Scalar, Shape, power_of_ten};

fn matrix(dims: [usize; 2]) -> Array {
    let count = dims[0] * dims[1];
    Array::from_vec((0..count).map(|i| i as f32).collect(), dims).unwrap()
}

#[track_caller]
fn same(actual: Result<Array, Error>, expected: Array) {
    let actual = actual.unwrap();
    assert!(actual.same(&expected), "{actual:?} is not {expected:?}");
}

#[test]
fn moving_elements() {
    let x = matrix([2, 3]);
    same(
        transpose(&x, &[1, 0]),
        Array::from_vec(vec![0f32, 3., 1., 4., 2., 5.], [3, 2]).unwrap(),
    );
    same(
        slice(&x, &[0, 1], &[2, 3], &[]),
        Array::from_vec(vec![1f32, 2., 4., 5.], [2, 2]).unwrap(),
    );
    same(
        slice(&x, &[1, 0], &[2, 3], &[1, 2]),
        Array::from_vec(vec![3f32, 5.], [1, 2]).unwrap(),
    );
    same(
        rev(&x, &[1]),
        Array::from_vec(vec![2f32, 1., 0., 5., 4., 3.], [2, 3]).unwrap(),
    );
    let row = Array::vector(vec![1i32, 2]);
    same(
        broadcast_in_dim(&row, &Shape::new(&[3, 2]), &[1]),
        Array::from_vec(vec![1, 2, 1, 2, 1, 2], [3, 2]).unwrap(),
    );
    same(
        broadcast_in_dim(&row, &Shape::new(&[2, 2]), &[0]),
        Array::from_vec(vec![1, 1, 2, 2], [2, 2]).unwrap(),
    );
    same(
        concatenate(&[&x, &x], 1).and_then(|y| slice(&y, &[0, 2], &[1, 4], &[])),
        Array::from_vec(vec![2f32, 0.], [1, 2]).unwrap(),
    );
    same(
        iota(DType::Int32, &Shape::new(&[2, 2]), 0),
        Array::from_vec(vec![0, 0, 1, 1], [2, 2]).unwrap(),
    );
}

#[test]
fn arithmetic() {
    let x = Array::vector(vec![7i32, -7, i32::MIN]);
    let y = Array::vector(vec![0i32, 2, -1]);
    same(
        binary(BinaryOp::Div, &x, &y),
        Array::vector(vec![-1, -3, i32::MIN]),
    );
    same(binary(BinaryOp::Rem, &x, &y), Array::vector(vec![7, -1, 0]));
    same(
        binary(BinaryOp::Lt, &x, &Array::scalar(0)),
        Array::vector(vec![false, true, true]),
    );
    same(
        integer_pow(&Array::scalar(2f32), -2),
        Array::scalar(0.25f32),
    );
    same(
        unary(UnaryOp::Neg, &x),
        Array::vector(vec![-7, 7, i32::MIN]),
    );
    let which = Array::vector(vec![true, false, true]);
    same(select_n(&which, &[&x, &y]), Array::vector(vec![0, -7, -1]));
    assert!(binary(BinaryOp::Add, &x, &Array::scalar(1f32)).is_err());
}

#[test]
fn reductions_and_dots() {
    let x = matrix([2, 3]);
    same(
        reduce(ReduceOp::Sum, &x, &[0]),
        Array::vector(vec![3f32, 5., 7.]),
    );
    same(reduce(ReduceOp::Max, &x, &[0, 1]), Array::scalar(5f32));
    same(
        reduce(
            ReduceOp::Sum,
            &Array::zeros(DType::Int32, [0, 2]).unwrap(),
            &[0],
        ),
        Array::vector(vec![0, 0]),
    );
    same(argmax(&x, 1, DType::Int32), Array::vector(vec![2, 2]));
    let numbers = DotDimensionNumbers {
        lhs_contracting: vec![1],
        rhs_contracting: vec![0],
        ..Default::default()
    };
    let y = matrix([3, 2]);
    same(
        dot_general(&x, &y, &numbers, None),
        Array::from_vec(vec![10f32, 13., 28., 40.], [2, 2]).unwrap(),
    );
}

#[test]
fn conversions() {
    let x = Array::vector(vec![1.9f32, -1.9, f32::NAN, 3e9]);
    same(
        convert_element_type(&x, DType::Int32),
        Array::vector(vec![1, -1, 0, i32::MAX]),
    );
    same(
        convert_element_type(&x, DType::Bool),
        Array::vector(vec![true; 4]),
    );
}

#[test]
fn too_large_an_array_is_an_error() {
    let huge = Array::full(DType::Float32, Scalar::Int(0), [1 << 20, 1 << 20]);
    assert_eq!(huge.unwrap_err(), Error::out_of_memory(1 << 42));
    let huge = Array::zeros(DType::Float32, [usize::MAX, usize::MAX]);
    assert!(matches!(
        huge.unwrap_err().into_failure(),
        Failure::OutOfMemory { .. }
    ));
}

#[test]
fn triangular_systems() {
    let a = Array::from_vec(vec![4f64, 2., 2., 5.], [2, 2]).unwrap();
    let factor = cholesky(&a).unwrap();
    assert_eq!(factor.as_slice(), Some(&[2f64, 0., 1., 2.][..]));
    let b = Array::from_vec(vec![2f64, 4., 5., 6.], [2, 2]).unwrap();
    let solve = |left_side, transpose_a| {
        let options = TriangularSolve {
            conjugate_a: false,
            left_side,
            lower: true,
            transpose_a,
            unit_diagonal: false,
        };
        triangular_solve(&factor, &b, options)
            .unwrap()
            .as_slice::<f64>()
            .unwrap()
            .to_vec()
    };
    assert_eq!(solve(true, false), [1., 2., 2., 2.]);
    assert_eq!(solve(true, true), [-0.25, 0.5, 2.5, 3.]);
    assert_eq!(solve(false, false), [0., 2., 1., 3.]);
    assert_eq!(solve(false, true), [1., 1.5, 2.5, 1.75]);
    let indefinite = Array::from_vec(vec![1f32, 2., 2., 1.], [2, 2]).unwrap();
    assert!(
        cholesky(&indefinite)
            .unwrap()
            .as_slice::<f32>()
            .unwrap()
            .iter()
            .all(|x| x.is_nan())
    );
}

#[test]
fn powers_of_ten_are_rounded_once() {
    for (exponent, expected) in [
        (0, 1.0),
        (-5, 1e-5),
        (-32, 1e-32),
        (22, 1e22),
        (29, 1e29),
        (-324, 0.0),
        (i32::MAX, f64::INFINITY),
    ] {
        assert_eq!(power_of_ten(exponent), expected, "10^{exponent}");
    }
}
