//! `jax.Array`: the objects around core's values, concrete or traced.

mod attributes;
mod methods;
mod operators;

pub(crate) use operators::{shift_right, static_exponent};

use crate::errors::raise;
use crate::py::*;
use crate::state::{Jax, jax};
use freezeframe_array::{Array, DType, Scalar};
use freezeframe_base::Lists;
use freezeframe_core::{Concretization, Tracer};
use std::cell::Cell;

/// The payload of an array object.
pub struct ArrayObject {
    /// Its elements, or a tracer.
    pub value: Value,
    deleted: Cell<bool>,
}

impl ArrayObject {
    /// Gives the elements away: from now on only the array's type can be asked for.
    pub fn delete(&self) {
        self.deleted.set(true);
    }

    /// True if the elements are gone.
    pub fn is_deleted(&self) -> bool {
        self.deleted.get()
    }
}

impl NativePayload for ArrayObject {}

/// The class `jax.Array`, with everything that arrays and tracers share.
pub(crate) fn class(vm: &mut Vm) -> Rc<Class> {
    let builder = ClassBuilder::new("jax", "Array").doc("An array of JAX's, concrete or traced.");
    let builder = operators::add(builder);
    let builder = attributes::add(builder);
    let builder = methods::add(builder);
    conversions(builder).build(vm)
}

/// The Python object of a value.
pub(crate) fn wrap(vm: &mut Vm, value: Value) -> Py {
    let jax: Rc<Jax> = jax(vm);
    jax.started.set(true);
    let classes = jax.classes();
    let class = match &value {
        Value::Concrete { array, .. } if array.dtype() == DType::Key => &classes.key_array,
        Value::Concrete { .. } => &classes.array_impl,
        Value::Ref(_) => &classes.reference,
        Value::Tracer(_) if value.aval().is_ref => &classes.reference,
        Value::Tracer(tracer) => {
            let name = tracer.class_name();
            classes
                .tracers
                .iter()
                .find(|(other, _)| *other == name)
                .map_or(&classes.tracer, |(_, class)| class)
        }
    };
    let deleted = Cell::new(false);
    vm.native_object(class, ArrayObject { value, deleted })
}

/// A tuple of arrays.
pub(crate) fn wrap_tuple(vm: &mut Vm, values: Vec<Value>) -> Py {
    let items = values.into_iter().map(|value| wrap(vm, value)).collect();
    Py::tuple(items)
}

/// A list of arrays.
pub(crate) fn wrap_list(vm: &mut Vm, values: Vec<Value>) -> Py {
    let items = values.into_iter().map(|value| wrap(vm, value)).collect();
    Py::list(items)
}

/// The value of an array object.
pub(crate) fn value_of(object: &Py) -> Option<&Value> {
    object.native::<ArrayObject>().map(|array| &array.value)
}

/// The tracer of a traced array object.
pub(crate) fn tracer_of(object: &Py) -> Option<&Tracer> {
    value_of(object).and_then(Value::as_tracer)
}

/// The value of `self` in a method; an error if it was deleted.
pub(crate) fn this(vm: &Vm, object: &Py) -> PyResult<Value> {
    check_alive(vm, object)?;
    typed(vm, object)
}

/// An error if the array was deleted.
pub(crate) fn check_alive(vm: &Vm, object: &Py) -> PyResult<()> {
    match object.native::<ArrayObject>() {
        Some(array) if array.is_deleted() => Err(vm.runtime_error(format_args!(
            "Array has been deleted with shape={}.",
            array.value.aval().long()
        ))),
        _ => Ok(()),
    }
}

/// The value of `self` where only its type is asked for.
pub(crate) fn typed(vm: &Vm, object: &Py) -> PyResult<Value> {
    value_of(object)
        .cloned()
        .ok_or_else(|| vm.type_error("expected a jax.Array"))
}

/// The array of a value that must be known, or the tracer's complaint.
pub(crate) fn concrete(vm: &mut Vm, value: &Value, wanted: Concretization<'_>) -> PyResult<Array> {
    match value {
        Value::Concrete { array, .. } => Ok(array.clone()),
        Value::Ref(array) => Ok(array.borrow().clone()),
        Value::Tracer(tracer) => {
            if knows_value(&wanted)
                && let Some(array) = tracer.concrete()
            {
                return Ok(array);
            }
            let error = tracer.concretization_error(wanted);
            Err(raise(vm, error))
        }
    }
}

/// Derivative tracers answer with their primal value, also when their trace is over; but a float, or a NumPy array, would
/// lose the tangent unnoticed.
fn knows_value(wanted: &Concretization<'_>) -> bool {
    match wanted {
        Concretization::Bool | Concretization::Index | Concretization::Other(_) => true,
        Concretization::Scalar(function) => *function == "int",
        Concretization::NumpyArray => false,
    }
}

fn conversions(builder: ClassBuilder) -> ClassBuilder {
    builder
        .dunder("__bool__", "(self, /)", |vm, args| {
            let value = this(vm, &args[0])?;
            truth(vm, &value).map(Py::Bool)
        })
        .dunder("__int__", "(self, /)", |vm, args| {
            let scalar = scalar_for(vm, &args[0], "int")?;
            match scalar {
                Scalar::Complex(..) => Err(vm.type_error("int() argument must be a string, a bytes-like object or a real number, not 'complex'")),
                Scalar::Float(float) => {
                    let number = Py::Float(float);
                    let int = Py::from(&vm.types.int);
                    vm.call(&int, &[number])
                }
                other => Ok(as_int(other)),
            }
        })
        .dunder("__float__", "(self, /)", |vm, args| Ok(Py::Float(scalar_for(vm, &args[0], "float")?.to_f64())))
        .dunder("__complex__", "(self, /)", |vm, args| {
            let scalar = scalar_for(vm, &args[0], "complex")?;
            Ok(Py::Complex(Rc::new((scalar.to_f64(), scalar.imag()))))
        })
        .dunder("__index__", "(self, /)", |vm, args| {
            let value = this(vm, &args[0])?;
            if value.ndim() != 0 || !value.dtype().is_integer() {
                return Err(vm.type_error("Only integer scalar arrays can be converted to a scalar index."));
            }
            let array = concrete(vm, &value, Concretization::Index)?;
            Ok(array.item().map_or(Py::None, as_int))
        })
        .dunder("__len__", "(self, /)", |vm, args| {
            let shape = typed(vm, &args[0])?.shape();
            match shape.first() {
                Some(length) => Ok(Py::from(*length)),
                None => Err(vm.type_error("len() of unsized object")),
            }
        })
        .dunder("__hash__", "(self, /)", |vm, args| {
            let name = vm.type_name(&args[0]);
            let error = vm.type_error(format_args!("unhashable type: '{name}'"));
            Err(error.about(&args[0]))
        })
        .dunder("__iter__", "(self, /)", iterate)
        .dunder("__contains__", "(self, item, /)", contains)
        .dunder("__repr__", "(self, /)", |vm, args| {
            let value = this(vm, &args[0])?;
            note_text(vm, &value);
            Ok(Py::str(repr(&value)))
        })
        .dunder("__str__", "(self, /)", |vm, args| {
            let value = this(vm, &args[0])?;
            note_text(vm, &value);
            Ok(Py::str(text(&value)))
        })
        .dunder("__format__", "(self, spec, /)", format)
}

/// The text of a tracer shows what it is, and not the value that it stands for.
fn note_text(vm: &mut Vm, value: &Value) {
    if value.is_tracer() {
        vm.observe_text();
    }
}

fn as_int(scalar: Scalar) -> Py {
    match scalar {
        Scalar::UInt(int) => {
            i64::try_from(int).map_or_else(|_| Py::from_bigint(int.into()), Py::Int)
        }
        other => Py::Int(other.to_i64()),
    }
}

/// `bool(x)`.
pub(crate) fn truth(vm: &mut Vm, value: &Value) -> PyResult<bool> {
    match value.shape().size() {
        1 => {
            let array = concrete(vm, value, Concretization::Bool)?;
            Ok(array.get(0).is_some_and(Scalar::to_bool))
        }
        0 => Err(vm.value_error(
            "The truth value of an empty array is ambiguous. Use `array.size > 0` to check that an array is not empty.",
        )),
        _ => Err(vm.value_error(
            "The truth value of an array with more than one element is ambiguous. Use a.any() or a.all()",
        )),
    }
}

fn scalar_for(vm: &mut Vm, object: &Py, function: &str) -> PyResult<Scalar> {
    let value = this(vm, object)?;
    if value.ndim() != 0 {
        let message = format!(
            "Only scalar arrays can be converted to Python scalars; got arr.ndim={}",
            value.ndim()
        );
        return Err(vm.type_error(message));
    }
    let array = concrete(vm, &value, Concretization::Scalar(function))?;
    if array.dtype() == DType::Key {
        let name = vm.type_name(object);
        return Err(vm.type_error(format_args!(
            "{function}() argument must be a string or a real number, not '{name}'"
        )));
    }
    match array.item() {
        Some(Scalar::Complex(re, _)) if function == "float" => Ok(Scalar::Float(re)),
        Some(scalar) => Ok(scalar),
        None => Err(vm.type_error("Only scalar arrays can be converted to Python scalars.")),
    }
}

/// The slices along the first axis.
pub(crate) fn rows(vm: &mut Vm, value: &Value) -> PyResult<Vec<Py>> {
    let Some(length) = value.shape().first().copied() else {
        let origin = "";
        return Err(vm.type_error(format_args!("iteration over a 0-d array{origin}")));
    };
    let parts = crate::reenter::run(vm, vec![(value.clone(), Default::default())], || {
        if value.is_tracer() || !freezeframe_core::is_evaluating() {
            if length == 0 {
                return Ok(Vec::new());
            }
            return crate::ops::shape::unstack(value, 0);
        }
        (0..length)
            .map(|at| crate::ops::lax::index_in_dim(value, at, 0))
            .try_list()
    })?;
    Ok(parts.into_iter().map(|part| wrap(vm, part)).collect())
}

fn iterate(vm: &mut Vm, args: Args) -> PyResult {
    let value = this(vm, &args[0])?;
    let rows = rows(vm, &value)?;
    vm.iter(&Py::list(rows))
}

fn contains(vm: &mut Vm, args: Args) -> PyResult {
    let value = this(vm, &args[0])?;
    if matches!(args[1], Py::None | Py::Str(_)) {
        let class = class_text(vm, &args[1]);
        return Err(vm.type_error(format_args!(
            "Array.__contains__: unsupported operand type {class}."
        )));
    }
    if value.ndim() != 1 {
        let shape = value.shape();
        return Err(vm.value_error(format_args!(
            "Array.__contains__: search array must be one-dimensional, got arr.shape={shape}."
        )));
    }
    let item = crate::convert::argument(vm, "__contains__", 1, &args[1])?;
    let found = crate::reenter::run(vm, vec![(value.clone(), args.taint(0))], || {
        let equal =
            crate::ops::elementwise::compare(freezeframe_core::BinaryOp::Eq, &value, &item)?;
        let axes: Vec<usize> = (0..equal.ndim()).collect();
        crate::ops::lax::reduce(freezeframe_core::ReduceOp::Or, &equal, &axes)
    })?;
    truth(vm, &found).map(Py::Bool)
}

/// `repr(x)`.
pub(crate) fn repr(value: &Value) -> String {
    match value {
        Value::Tracer(tracer) => tracer.repr(&array_text),
        Value::Ref(array) => format!("Ref({})", array_text(&array.borrow())),
        Value::Concrete { array, weak_type } => array_repr(array, weak_type.get()),
    }
}

fn array_repr(array: &Array, weak_type: bool) -> String {
    if array.dtype() == DType::Key {
        return text(&Value::from(array.clone()));
    }
    freezeframe_array::print::jax_repr(array, weak_type, &Default::default())
}

/// `str(x)`.
pub(crate) fn text(value: &Value) -> String {
    match value {
        Value::Concrete { array, .. } if array.dtype() == DType::Key => {
            let shape = array.shape();
            format!(
                "Array({shape}, dtype=key<fry>) overlaying:\n{}",
                array_text(&key_words(array))
            )
        }
        Value::Concrete { array, .. } => array_text(array),
        other => repr(other),
    }
}

/// The words of keys, as an array with one axis more.
pub(crate) fn key_words(keys: &Array) -> Array {
    let words: Vec<u32> = keys
        .scalars()
        .into_iter()
        .flat_map(|key| {
            if let Scalar::Key(key) = key {
                key
            } else {
                [0, 0]
            }
        })
        .collect();
    let dims: Vec<usize> = keys.shape().iter().copied().chain([2]).list();
    Array::from_vec(words, dims).unwrap_or_else(|_| Array::scalar(0u32))
}

/// A concrete array as NumPy prints it.
pub(crate) fn array_text(array: &Array) -> String {
    freezeframe_array::print::jax_str(array, false, &Default::default())
}

fn format(vm: &mut Vm, args: Args) -> PyResult {
    let value = this(vm, &args[0])?;
    let spec = args[1].as_str().unwrap_or_default().to_string();
    if spec.is_empty() {
        note_text(vm, &value);
        return Ok(Py::str(text(&value)));
    }
    match value
        .as_array()
        .filter(|array| array.ndim() == 0 && array.dtype() != DType::Key)
        .and_then(Array::item)
    {
        Some(scalar) => {
            let number = crate::convert::scalar_to_py(scalar);
            vm.format(&number, &spec).map(Py::str)
        }
        None => {
            let name = if value.is_tracer() {
                vm.type_name(&args[0])
            } else {
                // JAX asks the NumPy array that it makes of the elements.
                "numpy.ndarray".into()
            };
            let error = vm.type_error(format_args!(
                "unsupported format string passed to {name}.__format__"
            ));
            Err(error.about(&args[0]))
        }
    }
}
