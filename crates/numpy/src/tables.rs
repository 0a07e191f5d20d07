//! Where the rows of the crate's topics are: one list for each thing that has them.

use super::{create, hollow, linalg, manip, methods, printing, search, stats, types};
use freezeframe_python::Entry;

/// Functions of `numpy` itself, without ufuncs.
pub const FUNCTIONS: &[&[&Entry]] = &[
    create::arrays::functions::TABLE,
    create::ranges::functions::TABLE,
    create::matrices::functions::TABLE,
    create::grids::functions::TABLE,
    manip::shapes::functions::TABLE,
    manip::joining::functions::TABLE,
    manip::turning::functions::TABLE,
    manip::picking::functions::TABLE,
    stats::reductions::functions::TABLE,
    stats::reductions::more::TABLE,
    stats::quantiles::functions::TABLE,
    stats::elements::functions::TABLE,
    stats::lines::functions::TABLE,
    stats::comparisons::functions::TABLE,
    search::sorting::functions::TABLE,
    search::finding::functions::TABLE,
    search::sets::functions::TABLE,
    search::counting::functions::TABLE,
    search::indices::functions::TABLE,
    linalg::products::functions::TABLE,
    linalg::einsum::functions::TABLE,
    printing::functions::TABLE,
    types::functions::TABLE,
    hollow::functions::TABLE,
];

/// Functions of `numpy.linalg`.
pub const LINALG: &[&[&Entry]] = &[
    linalg::norms::functions::TABLE,
    linalg::factors::functions::TABLE,
    linalg::products::linalg::TABLE,
    linalg::spectral::functions::TABLE,
    linalg::tensors::functions::TABLE,
];

/// Methods of arrays and scalars: functions that are methods too, and what is a method only.
pub const METHODS: &[&[&Entry]] = &[
    stats::reductions::functions::METHODS,
    stats::elements::functions::METHODS,
    stats::elements::methods::TABLE,
    linalg::products::functions::METHODS,
    search::sorting::functions::METHODS,
    search::sorting::methods::TABLE,
    search::finding::functions::METHODS,
    manip::shapes::functions::METHODS,
    manip::shapes::methods::TABLE,
    manip::picking::functions::METHODS,
    methods::functions::TABLE,
];
