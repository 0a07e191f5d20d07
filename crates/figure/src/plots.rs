//! What axes draw: lines, points, images, bars ...

mod areas;
mod bars;
mod common;
mod guides;
mod images;
mod lines;
mod notes;

pub(crate) use images::colored;

use freezeframe_python::Entry;

/// The methods of axes that draw.
pub(crate) const METHODS: &[&[&Entry]] = &[
    lines::functions::TABLE,
    images::functions::TABLE,
    bars::functions::TABLE,
    areas::functions::TABLE,
    guides::functions::TABLE,
    notes::functions::TABLE,
];
