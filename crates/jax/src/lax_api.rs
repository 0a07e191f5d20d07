//! `jax.lax`: the primitives by name, and what is built from them.

mod collectives;
mod convolution;
mod elementwise;
mod reductions;
mod shapes;
mod slicing;

use crate::py::*;

/// Fills `jax.lax`.
pub(crate) fn init(_vm: &mut Vm, module: &Rc<Module>) -> PyResult<()> {
    for table in [
        elementwise::unary::TABLE,
        elementwise::binary::TABLE,
        elementwise::functions::TABLE,
        reductions::functions::TABLE,
        reductions::products::TABLE,
        shapes::functions::TABLE,
        slicing::functions::TABLE,
        collectives::functions::TABLE,
        convolution::functions::TABLE,
        crate::control::functions::TABLE,
    ] {
        module.functions(table);
    }
    Ok(())
}
