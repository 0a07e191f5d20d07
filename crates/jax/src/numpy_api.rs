//! `jax.numpy`: one table a topic.

pub(crate) mod creation;
pub(crate) mod elementwise;
mod linear;
mod misc;
pub(crate) mod products;
pub(crate) mod reductions;
pub(crate) mod shapes;
pub(crate) mod sorting;

use crate::py::*;
use crate::state::jax;

pub(crate) use linear::init_linalg;
pub(crate) use misc::{finfo_class, ufunc_class};

/// Fills `jax.numpy`.
pub(crate) fn init(vm: &mut Vm, module: &Rc<Module>) -> PyResult<()> {
    for table in [
        elementwise::TABLE,
        creation::TABLE,
        products::TABLE,
        reductions::TABLE,
        shapes::TABLE,
        sorting::TABLE,
        misc::TABLE,
    ] {
        module.functions(table);
    }
    module.functions(shapes::functions::TABLE);
    misc::add_ufuncs(vm, module);
    let jax = jax(vm);
    module.set("ndarray", &jax.classes().array);
    for (dtype, name) in crate::dtype::SCALARS {
        if let Some(class) = jax.dtypes().scalar_type(dtype) {
            module.set(name, class);
        }
    }
    if let Some(class) = jax.dtypes().scalar_type(crate::ops::promote::float_dtype()) {
        module.set("float_", class);
    }
    for (alias, name) in [
        ("single", "float32"),
        ("double", "float64"),
        ("csingle", "complex64"),
        ("cdouble", "complex128"),
        ("int_", "int32"),
        ("uint", "uint32"),
        ("complex_", "complex64"),
    ] {
        if let Some(class) = module.get(name) {
            module.set(alias, class);
        }
    }
    for name in crate::dtype::ABSTRACT {
        if let Some(class) = freezeframe_numpy::abstract_class(vm, name) {
            module.set(name, class);
        }
    }
    let float32 = freezeframe_numpy::dtype_object(vm, freezeframe_array::DType::Float32);
    let dtype = vm.class_of(&float32);
    module.set("dtype", dtype);
    let numbers = [
        ("pi", std::f64::consts::PI),
        ("e", std::f64::consts::E),
        ("inf", f64::INFINITY),
        ("nan", f64::NAN),
        ("euler_gamma", 0.577_215_664_901_532_9),
    ];
    for (name, value) in numbers {
        module.set(name, value);
    }
    module.set("newaxis", Py::None);
    misc::add_aliases(module);
    let linalg = vm.import("jax.numpy.linalg")?;
    module.set("linalg", linalg);
    Ok(())
}
