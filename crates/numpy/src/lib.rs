//! The `numpy` module: mutable arrays that share storage, scalars, dtypes and functions over them.
//!
//! What NumPy does and this module does not raises: a missing function is an `AttributeError`. Arrays of texts, objects, dates
//! and records, masked arrays and matrices are classes of the library, which calls are handed over to (`handing.rs`).
//!
//! Invariant: an [`Array`] read from an `ndarray` never changes; later writes copy the storage first.
#![cfg_attr(not(test), warn(clippy::disallowed_methods))]

mod classes;
mod convert;
mod create;
mod delegate;
mod dtype;
mod errors;
mod fft;
mod generic;
mod handing;
mod hollow;
mod index;
mod kinds;
mod limits;
mod linalg;
mod manip;
mod methods;
mod ndarray;
mod op;
mod operators;
mod printing;
mod random;
mod reduce;
mod row;
mod scalar;
mod scipy;
mod search;
mod select;
mod state;
mod stats;
mod tables;
mod testing;
mod types;
mod ufunc;
mod ufuncs;
mod view;

pub use limits::one_line_iinfo;
pub use ndarray::NdArray;
pub use state::{ArrayHook, GridHook};

use freezeframe_array::{Array, DType};
use freezeframe_python::{Module, Raise, Value, Vm};
use state::Numpy;
use std::rc::Rc;

/// The elements of an `ndarray` or a NumPy scalar as they are now; `None` for all other values.
pub fn as_array(value: &Value) -> Option<Array> {
    convert::known(value)
}

/// The storage of an `ndarray` as it is now, in which views of it have their elements too; a write puts another in its
/// place while this is kept.
pub fn storage_of(value: &Value) -> Option<Array> {
    let array = value.native::<ndarray::NdArray>()?;
    Some(array.storage.borrow().clone())
}

/// A new `ndarray` of these elements.
pub fn from_array(vm: &mut Vm, array: Array) -> Value {
    ndarray::owned(vm, array)
}

/// An `ndarray` of these elements that cannot be written to: what `np.asarray` makes of a `jax.Array`.
pub fn from_immutable(vm: &mut Vm, array: Array) -> Value {
    ndarray::frozen(vm, array)
}

/// A NumPy scalar for an array of rank 0, an `ndarray` for all others.
pub fn scalar_or_array(vm: &mut Vm, array: Array) -> Value {
    scalar::of_array(vm, array)
}

/// The dtype that a value names: a dtype object, a scalar class, one of Python's number classes, a name.
pub fn dtype_of(value: &Value) -> Option<DType> {
    dtype::known(value)
}

/// The `numpy.dtype` object of a dtype.
pub fn dtype_object(vm: &mut Vm, dtype: DType) -> Value {
    dtype::object(vm, dtype)
}

/// The class of NumPy's scalars of a dtype: `numpy.float32`.
pub fn scalar_class(vm: &mut Vm, dtype: DType) -> Option<Value> {
    Numpy::of(vm).classes().scalar(dtype).map(Value::from)
}

/// An abstract scalar class by name: `floating`, `integer`, `number` ...
pub fn abstract_class(vm: &mut Vm, name: &str) -> Option<Value> {
    Numpy::of(vm)
        .classes()
        .abstracts
        .iter()
        .find(|(it, _)| *it == name)
        .map(|(_, class)| Value::from(class))
}

/// The class `numpy.ndarray`.
pub fn ndarray_class(vm: &mut Vm) -> Value {
    Value::from(&Numpy::of(vm).classes().ndarray)
}

/// The settings of `np.set_printoptions`, which hold for JAX's arrays too.
pub fn print_options(vm: &mut Vm) -> freezeframe_array::print::PrintOptions {
    printing::options(vm)
}

/// Lets another module's values become arrays: the hook is asked before `__array__`, and may raise.
pub fn add_array_hook(vm: &mut Vm, hook: ArrayHook) {
    Numpy::of(vm).hooks.borrow_mut().push(hook);
}

/// Lets another module's objects stand in a grid that it makes itself where no array can hold them.
pub fn set_grid_hook(vm: &mut Vm, hook: GridHook) {
    Numpy::of(vm).grid.set(Some(hook));
}

/// Any value as an array, as `np.asarray` makes it.
pub fn to_array(vm: &mut Vm, value: &Value) -> Result<Array, Raise> {
    convert::array_of(vm, value)
}

/// The edges of a histogram's bins, as `np.histogram` chooses them.
pub fn histogram_edges(
    vm: &mut Vm,
    values: &[f64],
    bins: &Value,
    range: Option<&Value>,
) -> Result<Vec<f64>, Raise> {
    search::bin_edges(vm, values, bins, range)
}

/// How many values each bin holds.
pub fn histogram_counts(values: &[f64], weights: Option<&[f64]>, edges: &[f64]) -> Vec<f64> {
    search::bin_counts(values, weights, edges)
}

/// The row-major positions that `array[key]` selects of an array of this shape, and the shape of the result.
pub fn select_positions(
    vm: &mut Vm,
    shape: &[usize],
    key: &Value,
) -> Result<(Vec<usize>, Vec<usize>), Raise> {
    let indices = index::indices(vm, key)?;
    let view = view::View::whole(freezeframe_array::Shape::new(shape));
    Ok(
        match index::lift_index(vm, select::select(&view, &indices))? {
            select::Selection::View(view) => (view.positions(), view.shape.to_vec()),
            select::Selection::Element(at) => (vec![at], Vec::new()),
            select::Selection::Positions(positions, shape) => (positions, shape.to_vec()),
        },
    )
}

// What few programs need of the modules is written in Python, and loaded when a name of it is first asked for.
freezeframe_python::library!(
    LIBRARY,
    "part-numpy",
    "numpy",
    [
        "numpy",
        "numpy.exceptions",
        "numpy.lib",
        "numpy.lib._function_base_impl",
        "numpy.lib._index_tricks_impl",
        "numpy.lib._nanfunctions_impl",
        "numpy.lib._npyio_impl",
        "numpy.lib._polynomial_impl",
        "numpy.lib.npyio",
        "numpy.random",
        "numpy.random._distributions",
        "numpy.random._exponentials",
        "numpy.testing",
    ]
);

/// Registers `numpy` and its submodules.
pub fn register(vm: &mut Vm) {
    Numpy::prepare(vm, classes::make);
    vm.hand_calls_to(handing::over);
    vm.register_module("numpy", fill);
    vm.register_module("numpy.linalg", |vm, module| {
        for table in tables::LINALG {
            module.functions(table);
        }
        let error = Numpy::of(vm).classes().linalg_error.clone();
        module.set("LinAlgError", error);
        Ok(())
    });
    vm.register_module("numpy.fft", |_, module| {
        module.functions(fft::functions::TABLE);
        Ok(())
    });
    vm.register_module("numpy.random", random::module::fill);
    vm.register_module("numpy.testing", |_, module| {
        module.functions(testing::functions::TABLE);
        Ok(())
    });
    vm.register_module("numpy.exceptions", |vm, module| {
        let error = Numpy::of(vm).classes().axis_error.clone();
        module.set("AxisError", error);
        Ok(())
    });
    vm.register_module("numpy.typing", |vm, module| {
        let any = Value::Module(vm.import("typing")?);
        let any = vm.attr(&any, "Any")?;
        module.set("ArrayLike", any.clone());
        module.set("DTypeLike", any);
        let ndarray = ndarray_class(vm);
        module.set("NDArray", ndarray);
        Ok(())
    });
    vm.register_library(&LIBRARY);
    vm.register_library(&kinds::KINDS);
    vm.register_library(&scipy::SCIPY);
    vm.register_library(&scipy::stats::STATS);
}

fn fill(vm: &mut Vm, module: &Rc<Module>) -> Result<(), Raise> {
    for table in tables::FUNCTIONS {
        module.functions(table);
        delegate::install(module, table);
    }
    for row in ufuncs::functions::TABLE {
        let object = ufunc::object(vm, row);
        for name in std::iter::once(&row.name).chain(row.aliases) {
            module.set(name, object.clone());
        }
    }
    set_classes(vm, module);
    constants(module);
    for (name, sparse) in [("mgrid", false), ("ogrid", true)] {
        let grid = create::grid_object(vm, sparse);
        module.set(name, grid);
    }
    for name in ["linalg", "fft", "random", "testing", "exceptions"] {
        let part = vm.import(&format!("numpy.{name}"))?;
        module.set(name, part);
    }
    Ok(())
}

fn set_classes(vm: &mut Vm, module: &Module) {
    let state = Numpy::of(vm);
    let classes = state.classes();
    module.set("ndarray", &classes.ndarray);
    module.set("dtype", &classes.dtype);
    module.set("ufunc", &classes.ufunc);
    module.set("finfo", &classes.finfo);
    module.set("iinfo", &classes.iinfo);
    for (name, class) in &classes.abstracts {
        module.set(name, class);
    }
    for (dtype, class) in classes
        .scalars
        .iter()
        .filter(|(dtype, _)| *dtype != DType::BFloat16 && !dtype.is_small())
    {
        module.set(dtype.name(), class);
    }
    for (alias, dtype) in [
        ("bool_", DType::Bool),
        ("int_", DType::Int64),
        ("intp", DType::Int64),
        ("intc", DType::Int32),
        ("byte", DType::Int8),
        ("short", DType::Int16),
        ("long", DType::Int64),
        ("longlong", DType::Int64),
        ("uint", DType::UInt64),
        ("ubyte", DType::UInt8),
        ("uintp", DType::UInt64),
        ("half", DType::Float16),
        ("single", DType::Float32),
        ("double", DType::Float64),
        ("csingle", DType::Complex64),
        ("cdouble", DType::Complex128),
    ] {
        if let Some(class) = classes.scalar(dtype) {
            module.set(alias, class);
        }
    }
    for (name, truth) in [("True_", true), ("False_", false)] {
        let value = scalar::value(vm, DType::Bool, freezeframe_array::Scalar::Bool(truth));
        module.set(name, value);
    }
}

fn constants(module: &Module) {
    for (name, value) in [
        ("pi", std::f64::consts::PI),
        ("e", std::f64::consts::E),
        ("euler_gamma", 0.577_215_664_901_532_9),
        ("inf", f64::INFINITY),
        ("nan", f64::NAN),
    ] {
        module.set(name, Value::Float(value));
    }
    module.set("newaxis", Value::None);
    module.set("__version__", Value::str("2.5.5"));
}
