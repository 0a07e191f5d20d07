//! `grad`, `vjp`, `jvp`, `vmap` and their like: trees in, trees out, over core's transformations of flat lists.

mod batching;
mod checks;
mod flat;
mod forward;
mod jacobians;
mod parallel;
mod reverse;

use crate::py::*;

pub(crate) use flat::{FlatCall, FlatResult, rebuild, rebuild_with, values};

/// The rows of all of them.
pub(crate) const TABLES: [&[&Entry]; 5] = [
    reverse::functions::TABLE,
    forward::functions::TABLE,
    jacobians::functions::TABLE,
    batching::functions::TABLE,
    parallel::functions::TABLE,
];
