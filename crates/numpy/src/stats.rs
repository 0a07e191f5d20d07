//! Reductions, cumulative functions, functions over elements and lines of elements, and comparisons of whole arrays.

pub(super) mod comparisons;
pub(super) mod elements;
pub(super) mod lines;
pub(super) mod quantiles;
pub(super) mod reductions;

use super::convert::{self, Operand, array_of, array_with, broadcast_all, float_of, promoted};
use super::errors::{Outcome, broadcast_shapes, lift};
use super::ndarray::{self, NdArray, owned};
use super::row::{ArrayOrScalar, Call, Doubles, NewArray, OwnMethod, Real, Truths, Where};
use super::ufunc::accumulator;
use super::{index, op, reduce, scalar, ufunc, ufuncs};
pub(super) use comparisons::close;
pub(super) use elements::round;
use freezeframe_array::kernel::{self, BinaryOp, ReduceOp, UnaryOp, convert_element_type};
use freezeframe_array::{Array, DType, Error, Kind, Result as Kernel, Scalar, Shape};
use freezeframe_base::Lists;
use freezeframe_python::{Entry, Given, Raise, Value, Vm, natives};
pub(super) use reductions::sum_over;

/// The dtype of a result in floats: the array's own if it is one.
fn float_dtype(dtype: DType) -> DType {
    if dtype.is_float() {
        dtype
    } else {
        DType::Float64
    }
}
