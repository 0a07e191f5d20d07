//! How a value lies.

use crate::Value;
use crate::places::PlaceId;
use freezeframe_array::{DType, Shape};

/// A value of which only shape, dtype and place are known.
#[derive(Clone, Debug)]
pub(crate) struct Lying {
    pub(crate) shape: Shape,
    pub(crate) dtype: DType,
    pub(crate) places: PlaceId,
}

impl Lying {
    pub(super) fn of(value: &Value) -> Self {
        Self {
            shape: value.shape(),
            dtype: value.dtype(),
            places: value.places(),
        }
    }
}
