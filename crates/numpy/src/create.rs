//! Functions that make arrays.

pub(super) mod arrays;
pub(super) mod grids;
pub(super) mod matrices;
pub(super) mod ranges;

use super::convert::{self, array_of, array_with};
use super::errors::{Outcome, check_size, lift, tight};
use super::ndarray::{self, NdArray, owned};
use super::row::{Call, NewArray, Real, TupleOf};
use super::scalar;
use super::state::Numpy;
use super::view::{View, gather};
pub(super) use arrays::filled;
use freezeframe_array::kernel::{self, convert_element_type};
use freezeframe_array::{Array, DType, Error, Scalar, Shape};
use freezeframe_base::Lists;
use freezeframe_python::{ClassBuilder, Payload, Raise, Value, Vm, natives};
pub(super) use grids::grid_object;
