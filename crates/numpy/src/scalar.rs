//! NumPy scalars: `np.float32(1.5)`.

pub mod class;

use super::ndarray::owned;
use super::state::Numpy;
use freezeframe_array::{Array, DType, Scalar};
use freezeframe_python::{NativePayload, Payload, Value, Vm};
use std::rc::Rc;

/// What a scalar object carries; `float64` and `complex128` carry a Python number instead, as they derive from its class.
pub struct NumpyScalar(pub Array);

impl NativePayload for NumpyScalar {}

/// The elements of a scalar object; `None` for all other values.
pub fn array(value: &Value) -> Option<Array> {
    if let Some(scalar) = value.native::<NumpyScalar>() {
        return Some(scalar.0.clone());
    }
    let Value::Object(instance) = value else {
        return None;
    };
    let is_numpy = instance.class.flags.builtin.get()
        && matches!(&*instance.class.name_text(), "float64" | "complex128");
    match instance.base() {
        Some(Value::Float(float)) if is_numpy => Some(Array::scalar(*float)),
        Some(Value::Complex(parts)) if is_numpy => Some(Array::from_scalar(
            DType::Complex128,
            Scalar::Complex(parts.0, parts.1),
        )),
        _ => None,
    }
}

/// The scalar object of one element.
pub fn value(vm: &mut Vm, dtype: DType, scalar: Scalar) -> Value {
    let state = Numpy::of(vm);
    let Some(class) = state.classes().scalar(dtype) else {
        return Value::None;
    };
    let array = Array::from_scalar(dtype, scalar);
    let payload = match (dtype, array.item()) {
        (DType::Float64 | DType::Complex128, Some(item)) => Payload::Base(item_value(item)),
        _ => Payload::Native(Rc::new(NumpyScalar(array))),
    };
    Value::object(class, payload)
}

/// A scalar object for an array of rank 0, an `ndarray` for all others: what most functions give.
pub fn of_array(vm: &mut Vm, array: Array) -> Value {
    match array.item() {
        Some(item) if array.ndim() == 0 => value(vm, array.dtype(), item),
        _ => owned(vm, array),
    }
}

/// A scalar as a Python number.
pub fn item_value(scalar: Scalar) -> Value {
    match scalar {
        Scalar::Bool(truth) => Value::Bool(truth),
        Scalar::Int(int) => Value::Int(int),
        Scalar::UInt(int) => Value::from_bigint(int.into()),
        Scalar::Float(float) => Value::Float(float),
        Scalar::Complex(re, im) => Value::Complex(Rc::new((re, im))),
        Scalar::Key(_) | Scalar::Float0 => Value::None,
    }
}
