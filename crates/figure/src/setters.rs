//! What is written around axes: titles, names, limits, ticks, grid, legend.

mod common;
mod labels;
mod legend;
mod limits;
mod ticks;

use freezeframe_python::Entry;

/// The methods of axes that set something.
pub(crate) const METHODS: &[&[&Entry]] = &[
    labels::functions::TABLE,
    limits::functions::TABLE,
    ticks::functions::TABLE,
    legend::functions::TABLE,
];
