//! Sorting, searching, sets, counting, and functions about indices.

pub(super) mod counting;
pub(super) mod finding;
pub(super) mod indices;
pub(super) mod sets;
pub(super) mod sorting;

use super::convert::{self, array_of};
use super::errors::{Outcome, check_size, lift};
use super::manip::{flattened, take_rows};
use super::ndarray::{self, owned};
use super::row::{ArrayOrScalar, Call, Doubles, Longs, NewArray, OwnMethod, Truths, TupleOf};
use super::{index, scalar, select, ufunc, ufuncs};
pub(super) use counting::{bin_counts, bin_edges};
use freezeframe_array::kernel::{self, convert_element_type};
use freezeframe_array::{Array, DType, Error, Result as Kernel, Scalar, Shape};
use freezeframe_base::{Lists, Order};
use freezeframe_python::{Given, Raise, Value, Vm, natives};
use std::cmp::Ordering;

/// The order of sorting: NaN comes last, complex numbers by their real parts first.
fn compare(a: &Scalar, b: &Scalar) -> Ordering {
    let floats = |x: f64, y: f64| {
        x.partial_cmp(&y)
            .unwrap_or_else(|| x.is_nan().cmp(&y.is_nan()))
    };
    match (a, b) {
        (Scalar::Int(a), Scalar::Int(b)) => a.cmp(b),
        (Scalar::UInt(a), Scalar::UInt(b)) => a.cmp(b),
        (Scalar::Bool(a), Scalar::Bool(b)) => a.cmp(b),
        _ => floats(a.to_f64(), b.to_f64()).then_with(|| floats(a.imag(), b.imag())),
    }
}
