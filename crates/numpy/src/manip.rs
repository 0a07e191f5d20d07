//! Functions that rearrange arrays: shapes, joining, splitting, repeating, picking.

mod joining;
mod picking;
mod shapes;
mod turning;

use super::Outcome;
use super::convert::{self, array_of, int_list, shape_arg, shape_value};
use super::errors::{broadcast_shapes, check_size, lift, normalize_axis, tight};
use super::ndarray::{self, owned};
use super::row::{Axes, Call, Ints, Longs, NewArray, OwnMethod, TupleOf, Viewed};
use super::scalar;
use super::view::{self, View};
use freezeframe_array::kernel::{self, Padding, convert_element_type};
use freezeframe_array::{Array, DType, Scalar, Shape};
use freezeframe_base::{Lists, Order};
use freezeframe_python::{Entry, Keywords, Raise, Value, Vm, natives};
pub(super) use joining::{joined, stacked};
pub(super) use picking::{take_reversed, take_rows};
pub(super) use shapes::{axis_last, flattened, reshaped};

/// The tables.
pub(super) const TABLES: &[&[&Entry]] = &[
    shapes::functions::TABLE,
    joining::functions::TABLE,
    turning::functions::TABLE,
    picking::functions::TABLE,
];

/// Those that are methods of arrays too, and methods that take their arguments otherwise.
pub(super) const METHODS: &[&[&Entry]] = &[
    shapes::functions::METHODS,
    shapes::methods::TABLE,
    picking::functions::METHODS,
];
