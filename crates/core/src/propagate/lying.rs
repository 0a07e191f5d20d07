//! How a value lies.

use crate::Value;
use crate::places::PlaceId;
use freezeframe_array::Shape;

/// A value of which only shape and place are known.
#[derive(Clone, Debug)]
pub(crate) struct Lying {
    pub(crate) shape: Shape,
    pub(crate) places: PlaceId,
}

impl Lying {
    pub(super) fn of(value: &Value) -> Self {
        Self {
            shape: value.shape(),
            places: value.places(),
        }
    }
}
