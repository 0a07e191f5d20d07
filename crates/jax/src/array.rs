//! `jax.Array`: the objects around core's values, concrete or traced.

pub(crate) mod attributes;
pub(crate) mod conversions;
pub(crate) mod methods;
pub(crate) mod operators;

pub(crate) use operators::shift_right;

use crate::errors::raise;
use crate::py::*;
use crate::state::{Jax, jax};
use freezeframe_array::print::PrintOptions;
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

/// The exponent, if it is one known integer: a Python int or bool, or an array of integers that has no axes.
pub(crate) fn static_exponent(value: &Py) -> Option<i64> {
    match value {
        Py::Int(int) => Some(*int),
        Py::Bool(truth) => Some(i64::from(*truth)),
        Py::Object(_) => {
            let array = value_of(value)?.as_array()?;
            let is_one = array.ndim() == 0 && array.dtype().is_integer();
            let item = is_one.then(|| array.item()).flatten()?;
            Some(item.to_i64())
        }
        _ => None,
    }
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

/// The complaint of a tracer about what only arrays have; `what` begins JAX's sentence.
fn known(vm: &mut Vm, object: &Py, what: &str) -> PyResult<()> {
    match tracer_of(object) {
        None => Ok(()),
        Some(tracer) => {
            let error = tracer.concretization_error(Concretization::Use(what));
            Err(raise(vm, error))
        }
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
        Concretization::NumpyArray | Concretization::Use(_) => false,
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

/// `repr(x)`, with the settings of `np.set_printoptions`.
pub(crate) fn repr(value: &Value, options: &PrintOptions) -> String {
    match value {
        Value::Tracer(tracer) => tracer.repr(&|array| array_text(array, options)),
        Value::Ref(array) => format!("Ref({})", array_text(&array.borrow(), options)),
        Value::Concrete { array, weak_type } => array_repr(array, weak_type.get(), options),
    }
}

fn array_repr(array: &Array, weak_type: bool, options: &PrintOptions) -> String {
    if array.dtype() == DType::Key {
        return text(&Value::from(array.clone()), options);
    }
    freezeframe_array::print::jax_repr(array, weak_type, options)
}

/// `str(x)`.
pub(crate) fn text(value: &Value, options: &PrintOptions) -> String {
    match value {
        Value::Concrete { array, .. } if array.dtype() == DType::Key => {
            let shape = array.shape();
            format!(
                "Array({shape}, dtype=key<fry>) overlaying:\n{}",
                array_text(&key_words(array), options)
            )
        }
        Value::Concrete { array, .. } => array_text(array, options),
        other => repr(other, options),
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
pub(crate) fn array_text(array: &Array, options: &PrintOptions) -> String {
    freezeframe_array::print::jax_str(array, false, options)
}
