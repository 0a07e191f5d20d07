//! Products of arrays, and `numpy.linalg`.

pub(super) mod einsum;
pub(super) mod factors;
pub(super) mod norms;
pub(super) mod products;
pub(super) mod spectral;
pub(super) mod tensors;

use super::convert::{self, Operand, array_of, float_of, promoted};
use super::errors::{Outcome, lift, linalg_error, tight};
use super::ndarray::{self, owned};
use super::row::{ArrayOrScalar, Axes, Call, NewArray, Viewed};
use super::{index, reduce, scalar, ufuncs};
use freezeframe_array::kernel::{
    self, BinaryOp, DotDimensionNumbers, ReduceOp, UnaryOp, convert_element_type,
};
use freezeframe_array::{Array, DType, Scalar, Shape};
use freezeframe_base::Lists;
use freezeframe_python::{Raise, Value, Vm, natives};
pub(super) use products::matmul;

/// Two arrays in the dtype that they promote to.
fn both(vm: &Vm, a: &Array, b: &Array) -> Result<(Array, Array), Raise> {
    let operands = [a, b].map(|array| Operand {
        array: array.clone(),
        weak: false,
    });
    let dtype = promoted(vm, &operands)?;
    Ok((
        lift(vm, convert_element_type(a, dtype))?,
        lift(vm, convert_element_type(b, dtype))?,
    ))
}

/// Sums products; booleans by `and` and `or`.
fn product(vm: &Vm, a: &Array, b: &Array, numbers: &DotDimensionNumbers) -> Result<Array, Raise> {
    if a.dtype() == DType::Bool {
        let (a, b) = (
            lift(vm, convert_element_type(a, DType::Int32))?,
            lift(vm, convert_element_type(b, DType::Int32))?,
        );
        let counts = lift(vm, kernel::dot_gradual(&a, &b, numbers))?;
        return lift(vm, convert_element_type(&counts, DType::Bool));
    }
    lift(vm, kernel::dot_gradual(a, b, numbers))
}

/// An array in floats or complex numbers.
fn inexact(vm: &Vm, x: &Array) -> Result<Array, Raise> {
    if x.dtype().is_inexact() {
        Ok(x.clone())
    } else {
        lift(vm, convert_element_type(x, DType::Float64))
    }
}

/// The numbers in double precision, in which all of this module is computed.
fn widened(vm: &Vm, x: &Array) -> Result<Array, Raise> {
    let dtype = match x.dtype().is_complex() {
        true => DType::Complex128,
        false => DType::Float64,
    };
    lift(vm, convert_element_type(x, dtype))
}
