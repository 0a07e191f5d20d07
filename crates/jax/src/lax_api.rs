//! `jax.lax`: the primitives by name, and what is built from them.

mod collectives;
mod compositions;
mod convolution;
mod elementwise;
mod linalg;
mod reductions;
mod shapes;
mod slicing;

use crate::py::*;

/// Fills `jax.lax`.
pub(crate) fn init(vm: &mut Vm, module: &Rc<Module>) -> PyResult<()> {
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
        compositions::functions::TABLE,
        crate::control::functions::TABLE,
    ] {
        module.functions(table);
    }
    let linalg = vm.import("jax.lax.linalg")?;
    module.set("linalg", linalg);
    Ok(())
}

/// Fills `jax.lax.linalg`.
pub(crate) fn init_linalg(_vm: &mut Vm, module: &Rc<Module>) -> PyResult<()> {
    module.functions(linalg::functions::TABLE);
    Ok(())
}
