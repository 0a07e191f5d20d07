//! The `numpy` module: mutable arrays that share storage, scalars, dtypes and functions over them.
//!
//! What NumPy does and this module does not raises: a missing function is an `AttributeError`, arrays of strings or of
//! Python objects are a `NotImplementedError`.
//!
//! Invariant: an [`Array`] read from an `ndarray` never changes; later writes copy the storage first.

mod convert;
mod create;
mod delegate;
mod dtype;
mod errors;
mod linalg;
mod manip;
mod methods;
mod ndarray;
mod op;
mod printing;
mod random;
mod reduce;
mod scalar;
mod search;
mod select;
mod state;
mod stats;
mod testing;
mod ufunc;
mod view;

pub use ndarray::NdArray;
pub use state::ArrayHook;

use freezeframe_array::{Array, DType};
use freezeframe_python::{Args, Entry, Exc, Module, Purity, Raise, Value, Vm};
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
    let indices = ndarray::indices(vm, key)?;
    let view = view::View::whole(freezeframe_array::Shape::new(shape));
    Ok(
        match errors::lift_index(vm, select::select(&view, &indices))? {
            select::Selection::View(view) => (view.positions(), view.shape.to_vec()),
            select::Selection::Element(at) => (vec![at], Vec::new()),
            select::Selection::Positions(positions, shape) => (positions, shape.to_vec()),
        },
    )
}

/// `RuntimeWarning`.
fn warn(vm: &mut Vm, text: &str) -> Result<(), Raise> {
    warn_as(vm, Exc::RuntimeWarning, text)
}

/// `warnings.warn(text, category)`.
fn warn_as(vm: &mut Vm, category: Exc, text: &str) -> Result<(), Raise> {
    let module = Value::Module(vm.import("warnings")?);
    let category = Value::from(vm.types.exception(category));
    vm.call_method(&module, "warn", &[Value::str(text), category])
        .map(|_| ())
}

/// Registers `numpy` and its submodules.
pub fn register(vm: &mut Vm) {
    vm.register_module("numpy", fill);
    vm.register_module("numpy.linalg", |vm, module| {
        module.functions(linalg::LINALG);
        let error = Numpy::of(vm).classes().linalg_error.clone();
        module.set("LinAlgError", error);
        Ok(())
    });
    vm.register_module("numpy.random", random::fill);
    vm.register_module("numpy.testing", |_, module| {
        module.functions(testing::FUNCTIONS);
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
}

fn fill(vm: &mut Vm, module: &Rc<Module>) -> Result<(), Raise> {
    for table in [
        create::FUNCTIONS,
        manip::FUNCTIONS,
        stats::FUNCTIONS,
        search::FUNCTIONS,
        linalg::FUNCTIONS,
        printing::FUNCTIONS,
        TYPES,
    ] {
        module.functions(table);
    }
    for ufunc in op::UFUNCS {
        let object = ufunc::object(vm, ufunc);
        module.set(ufunc.name, object);
    }
    for (alias, name) in [
        ("acos", "arccos"),
        ("asin", "arcsin"),
        ("atan", "arctan"),
        ("acosh", "arccosh"),
        ("asinh", "arcsinh"),
        ("atanh", "arctanh"),
        ("atan2", "arctan2"),
        ("pow", "power"),
        ("cumulative_sum", "cumsum"),
        ("bitwise_left_shift", "left_shift"),
        ("bitwise_right_shift", "right_shift"),
    ] {
        if let Some(value) = module.get(name) {
            module.set(alias, value);
        }
    }
    delegate::install(module);
    classes(vm, module);
    constants(module);
    for (name, sparse) in [("mgrid", false), ("ogrid", true)] {
        let grid = create::grid_object(vm, sparse);
        module.set(name, grid);
    }
    for name in ["linalg", "random", "testing", "exceptions"] {
        let part = vm.import(&format!("numpy.{name}"))?;
        module.set(name, part);
    }
    Ok(())
}

fn classes(vm: &mut Vm, module: &Module) {
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
        .filter(|(dtype, _)| *dtype != DType::BFloat16)
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

/// What a function of this module gives.
type Outcome = Result<Value, Raise>;

/// An entry of a table, with its doc text.
const fn pure(
    name: &'static str,
    signature: &'static str,
    doc: &'static str,
    body: freezeframe_python::native::Body,
) -> Entry {
    Entry {
        name,
        signature,
        purity: Purity::Pure,
        doc,
        body,
        ..Entry::PLAIN
    }
}

/// Functions about dtypes.
const TYPES: &[Entry] = &[
    pure(
        "result_type",
        "(*arrays_and_dtypes)",
        "Returns the type that results from applying NumPy type promotion rules to the arguments.",
        |vm, args| {
            let mut typed = Vec::new();
            for value in args.rest(0).to_vec() {
                typed.push(match dtype::known(&value) {
                    Some(dtype) => (dtype, false),
                    None => {
                        let operand = convert::operand(vm, &value)?;
                        (operand.array.dtype(), operand.weak)
                    }
                });
            }
            match freezeframe_array::promotion::numpy_promote(&typed) {
                Some(found) => Ok(dtype::object(vm, found)),
                None => Err(vm.value_error("at least one array or dtype is required")),
            }
        },
    ),
    pure(
        "promote_types",
        "(type1, type2, /)",
        "Returns the data type with the smallest size and smallest scalar kind to which both may be safely cast.",
        |vm, args| {
            let (a, b) = (
                dtype::from_value(vm, &args[0])?,
                dtype::from_value(vm, &args[1])?,
            );
            match freezeframe_array::promotion::numpy_promote_types(a, b) {
                Some(found) => Ok(dtype::object(vm, found)),
                None => Err(vm.type_error(format_args!(
                    "The DTypes {a} and {b} do not have a common DType."
                ))),
            }
        },
    ),
    pure(
        "can_cast",
        "(from_, to, casting='safe')",
        "Returns True if cast between data types can occur according to the casting rule.",
        |vm, args| {
            let (from, to) = (
                dtype::from_value(vm, &args[0])?,
                dtype::from_value(vm, &args[1])?,
            );
            Ok(Value::Bool(match args[2].as_str() {
                Some("no" | "equiv") => from == to,
                Some("safe") => {
                    freezeframe_array::promotion::numpy_promote_types(from, to) == Some(to)
                }
                Some("same_kind") => ufunc::same_kind(from, to),
                Some("unsafe") => true,
                _ => {
                    return Err(vm.value_error(
                        "casting must be one of 'no', 'equiv', 'safe', 'same_kind', or 'unsafe'",
                    ));
                }
            }))
        },
    ),
    pure(
        "issubdtype",
        "(arg1, arg2)",
        "Returns True if first argument is a typecode lower/equal in type hierarchy.",
        issubdtype,
    ),
    pure(
        "isdtype",
        "(dtype, kind)",
        "Determine if a provided dtype is of a specified data type `kind`.",
        |vm, args| {
            let dtype = dtype::from_value(vm, &args[0])?;
            Ok(Value::Bool(match args[1].as_str() {
                Some("bool") => dtype == DType::Bool,
                Some("signed integer") => dtype.is_signed_integer(),
                Some("unsigned integer") => dtype.is_unsigned_integer(),
                Some("integral") => dtype.is_integer(),
                Some("real floating") => dtype.is_float(),
                Some("complex floating") => dtype.is_complex(),
                Some("numeric") => dtype != DType::Bool,
                _ => dtype::from_value(vm, &args[1])? == dtype,
            }))
        },
    ),
    pure(
        "vectorize",
        "(pyfunc, otypes=None, doc=None, excluded=None, cache=False, signature=None)",
        "Returns an object that acts like pyfunc, but takes arrays as input.",
        vectorize,
    ),
    pure(
        "apply_along_axis",
        "(func1d, axis, arr, *args, **kwargs)",
        "Apply a function to 1-D slices along the given axis.",
        |vm, args| {
            let moved = vm.import("numpy")?;
            let moveaxis = Value::Module(moved);
            let line_last = vm.call_method(
                &moveaxis,
                "moveaxis",
                &[args[2].clone(), args[1].clone(), Value::Int(-1)],
            )?;
            let x = convert::array_of(vm, &line_last)?;
            let length = x.shape().last().copied().unwrap_or(1);
            let rows = errors::lift(vm, x.reshape([x.size() / length.max(1), length]))?;
            let rows = ndarray::owned(vm, rows);
            let mut results = Vec::new();
            for row in vm.iterate(&rows)? {
                results.push(vm.call(&args[0], &[row])?);
            }
            let stacked = convert::array_of(vm, &Value::list(results))?;
            let mut shape = x.shape().to_vec();
            shape.pop();
            shape.extend(stacked.shape().iter().skip(1));
            let stacked = errors::lift(vm, stacked.reshape(shape))?;
            Ok(ndarray::owned(vm, stacked))
        },
    ),
    Entry {
        name: "save",
        signature: "(file, arr)",
        purity: Purity::Files,
        doc: "Save an array to a binary file.",
        body: |vm, _| Err(vm.not_implemented("numpy.save: there is no file system here")),
        ..Entry::PLAIN
    },
    Entry {
        name: "load",
        signature: "(file, **kwargs)",
        purity: Purity::Files,
        doc: "Load arrays from files.",
        body: |vm, _| Err(vm.not_implemented("numpy.load: there is no file system here")),
        ..Entry::PLAIN
    },
];

fn issubdtype(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let state = Numpy::of(vm);
    let is_abstract = |value: &Value| match value {
        Value::Class(class) => state
            .classes()
            .abstracts
            .iter()
            .any(|(_, it)| Rc::ptr_eq(it, class)),
        _ => false,
    };
    let mut both = Vec::new();
    for value in args.values().iter().take(2) {
        both.push(match value {
            Value::Class(class) if is_abstract(value) => class.clone(),
            other => {
                let found = dtype::from_value(vm, other)?;
                match state.classes().scalar(found) {
                    Some(class) => class.clone(),
                    None => return Ok(Value::Bool(false)),
                }
            }
        });
    }
    Ok(Value::Bool(
        matches!(both.as_slice(), [a, b] if a.is_subclass(b)),
    ))
}

/// `np.vectorize(f)`: a function that is called for each element of its broadcast arguments.
fn vectorize(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    if args.some(5).is_some() || args.some(3).is_some() {
        return Err(vm.not_implemented("numpy.vectorize: signature and excluded are not supported"));
    }
    let function = args[0].clone();
    let body = move |vm: &mut Vm, args: Args| -> Result<Value, Raise> {
        let mut arrays = Vec::new();
        for value in args.rest(0).to_vec() {
            arrays.push(convert::array_of(vm, &value)?);
        }
        let shape = errors::broadcast_shapes(vm, arrays.iter().map(Array::shape))?;
        let mut columns = Vec::new();
        for array in &arrays {
            let wide = errors::lift(vm, freezeframe_array::kernel::broadcast_to(array, &shape))?;
            columns.push((array.dtype(), wide.scalars()));
        }
        let mut results = Vec::with_capacity(shape.size());
        for at in 0..shape.size() {
            let row = columns
                .iter()
                .filter_map(|(dtype, column)| Some((*dtype, *column.get(at)?)));
            let row: Vec<Value> = row
                .map(|(dtype, item)| scalar::value(vm, dtype, item))
                .collect();
            results.push(vm.call(&function, &row)?);
        }
        let flat = convert::array_of(vm, &Value::list(results))?;
        let result = errors::lift(vm, flat.reshape(shape))?;
        Ok(scalar::of_array(vm, result))
    };
    Ok(freezeframe_python::closure(
        "vectorize",
        "(*args)",
        Purity::Impure,
        body,
    ))
}
