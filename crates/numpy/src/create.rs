//! Functions that make arrays.

mod arrays;
mod grids;
mod matrices;
mod ranges;

use super::Outcome;
use super::convert::{self, array_of, array_with};
use super::errors::{check_size, lift, tight};
use super::ndarray::{self, NdArray, owned};
use super::row::{Call, NewArray, Real, TupleOf};
use super::scalar;
use super::view::{View, gather};
pub(super) use arrays::filled;
use freezeframe_array::kernel::{self, convert_element_type};
use freezeframe_array::{Array, DType, Error, Scalar, Shape};
use freezeframe_base::Lists;
use freezeframe_python::{ClassBuilder, Entry, Payload, Raise, Value, Vm, natives};
pub(super) use grids::grid_object;

/// The tables.
pub(super) const TABLES: &[&[&Entry]] = &[
    arrays::functions::TABLE,
    ranges::functions::TABLE,
    matrices::functions::TABLE,
    grids::functions::TABLE,
];
