//! Functions that rearrange arrays: shapes, joining, splitting, repeating, picking.

pub(super) mod joining;
pub(super) mod picking;
pub(super) mod shapes;
pub(super) mod turning;

use super::convert::{self, array_of, int_list, shape_arg, shape_value};
use super::errors::{Outcome, broadcast_shapes, check_size, lift, normalize_axis, tight};
use super::ndarray::{self, owned};
use super::row::{Axes, Call, Ints, Longs, NewArray, OwnMethod, TupleOf, Viewed};
use super::view::{self, View};
use super::{index, scalar};
use freezeframe_array::kernel::{self, Padding, convert_element_type};
use freezeframe_array::{Array, DType, Scalar, Shape};
use freezeframe_base::{Lists, Order};
use freezeframe_python::{Keywords, Raise, Value, Vm, natives};
pub(super) use joining::{joined, stacked};
pub(super) use picking::{take_reversed, take_rows};
pub(super) use shapes::{axis_last, flattened, reshaped};
