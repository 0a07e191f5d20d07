//! Where JAX's arrays meet NumPy's.

use crate::py::*;
use freezeframe_array::Array;
use freezeframe_core::Concretization;

/// The elements of a NumPy array or scalar; `None` for anything else.
pub(crate) fn numpy_array(value: &Py) -> Option<Array> {
    freezeframe_numpy::as_array(value)
}

/// A NumPy array of these elements.
pub(crate) fn to_numpy(vm: &mut Vm, array: &Array) -> PyResult {
    Ok(freezeframe_numpy::from_immutable(vm, array.clone()))
}

/// NumPy's view of one of our arrays: its elements, or a tracer's refusal; `None` for what is not ours.
pub(crate) fn array_hook(vm: &mut Vm, value: &Py) -> PyResult<Option<Array>> {
    match crate::array::value_of(value).cloned() {
        Some(value) if value.dtype() == freezeframe_array::DType::Key => Err(vm.type_error(
            "JAX array with PRNGKey dtype cannot be converted to a NumPy array. Use jax.random.key_data(arr) if you wish to \
             extract the underlying integer array.",
        )),
        Some(value) => crate::array::concrete(vm, &value, Concretization::NumpyArray).map(Some),
        None => Ok(None),
    }
}
