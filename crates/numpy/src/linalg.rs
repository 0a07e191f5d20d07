//! Products of arrays, and `numpy.linalg`.

mod einsum;
mod factors;
mod norms;
mod products;

use super::Outcome;
use super::convert::{self, Operand, array_of, float_of, promoted};
use super::errors::{lift, linalg_error, tight};
use super::ndarray::{self, owned};
use super::row::{ArrayOrScalar, Axes, Call, NewArray, TupleOf, Viewed};
use super::{reduce, scalar, ufunc};
use freezeframe_array::kernel::{
    self, BinaryOp, DotDimensionNumbers, ReduceOp, UnaryOp, convert_element_type,
};
use freezeframe_array::{Array, DType, Kind, Scalar, Shape};
use freezeframe_base::Lists;
use freezeframe_python::{Entry, Raise, Value, Vm, natives};
pub(super) use products::matmul;

/// Products, in `numpy` itself.
pub(super) const TABLES: &[&[&Entry]] = &[products::functions::TABLE, einsum::functions::TABLE];

/// `numpy.linalg`.
pub(super) const LINALG: &[&[&Entry]] = &[
    norms::functions::TABLE,
    factors::functions::TABLE,
    products::linalg::TABLE,
];

/// Those that are methods of arrays too.
pub(super) const METHODS: &[&[&Entry]] = &[products::functions::METHODS];

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
        let counts = lift(vm, kernel::dot_general(&a, &b, numbers, None))?;
        return lift(vm, convert_element_type(&counts, DType::Bool));
    }
    lift(vm, kernel::dot_general(a, b, numbers, None))
}
