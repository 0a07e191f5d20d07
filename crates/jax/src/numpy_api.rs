//! `jax.numpy`: one table a topic.

mod binary;
pub(crate) mod creation;
mod elements;
mod elementwise;
mod fft;
mod grids;
mod linear;
mod misc;
mod parts;
mod places;
mod products;
mod reductions;
mod running;
mod sets;
mod shapes;
mod sorting;
mod unary;
mod windows;

use crate::py::*;
use crate::state::jax;

pub(crate) use fft::init_fft;
pub(crate) use linear::{Subset, init_linalg};
pub(crate) use misc::ufunc_class;

/// The methods that arrays have from the functions of `jax.numpy`.
pub(crate) const METHODS: &[&[&Entry]] = &[
    unary::same_dtype::METHODS,
    elementwise::functions::METHODS,
    creation::functions::METHODS,
    products::functions::METHODS,
    reductions::functions::METHODS,
    reductions::statistics::METHODS,
    shapes::axes::METHODS,
    elements::functions::METHODS,
    sorting::functions::METHODS,
];

/// Fills `jax.numpy`.
pub(crate) fn init(vm: &mut Vm, module: &Rc<Module>) -> PyResult<()> {
    for table in [
        unary::floats::TABLE,
        unary::same_dtype::TABLE,
        unary::questions::TABLE,
        elementwise::functions::TABLE,
        creation::functions::TABLE,
        creation::matrices::TABLE,
        products::functions::TABLE,
        reductions::functions::TABLE,
        reductions::statistics::TABLE,
        shapes::axes::TABLE,
        parts::functions::TABLE,
        elements::functions::TABLE,
        sorting::functions::TABLE,
        misc::functions::TABLE,
        windows::functions::TABLE,
        places::functions::TABLE,
        sets::functions::TABLE,
        running::functions::TABLE,
        grids::functions::TABLE,
    ] {
        module.functions(table);
    }
    for table in [binary::arithmetic::TABLE, binary::logic::TABLE] {
        misc::add_ufuncs(vm, module, table);
    }
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
    grids::add_brackets(vm, module);
    module.set("newaxis", Py::None);
    for name in ["linalg", "fft"] {
        let inner = vm.import(&format!("jax.numpy.{name}"))?;
        module.set(name, inner);
    }
    Ok(())
}
