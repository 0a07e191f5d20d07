//! Exceptions: kernels' errors and index failures in NumPy's words.

use super::select::Failure;
use super::state::Numpy;
use freezeframe_array::{Array, DType, Error, Failure as KernelFailure, Shape};
use freezeframe_python::{Exc, Raise, Value, Vm};

/// Raises what a kernel reported.
pub fn lift<T>(vm: &Vm, result: Result<T, Error>) -> Result<T, Raise> {
    result.map_err(|error| raised(vm, error))
}

#[cold]
#[inline(never)]
fn raised(vm: &Vm, error: Error) -> Raise {
    match error.into_failure() {
        KernelFailure::OutOfMemory { .. } => vm.memory_error(),
        KernelFailure::Invalid(text) => vm.value_error(text),
        KernelFailure::Unsupported(text) => vm.type_error(text),
        KernelFailure::Interrupted => {
            vm.error_with(vm.types.exception(Exc::KeyboardInterrupt), Vec::new())
        }
    }
}

/// Raises what indexing reported.
pub fn lift_index<T>(vm: &Vm, result: Result<T, Failure>) -> Result<T, Raise> {
    result.map_err(|failure| match failure {
        Failure::Index(text) => vm.index_error(text),
        Failure::Value(text) => vm.value_error(text),
        Failure::Memory => vm.memory_error(),
    })
}

/// `MemoryError` if an array of this dtype and shape would be too large.
pub fn check_size(vm: &Vm, dtype: DType, shape: &Shape) -> Result<(), Raise> {
    if Array::check_size(dtype, shape).is_ok() {
        return Ok(());
    }
    let mut bytes = shape.iter().map(|dim| *dim as f64).product::<f64>() * dtype.itemsize() as f64;
    let mut unit = "B";
    for next in ["KiB", "MiB", "GiB", "TiB", "PiB", "EiB"] {
        if bytes >= 1024.0 {
            bytes /= 1024.0;
            unit = next;
        }
    }
    let digits = if bytes < 10.0 {
        2
    } else {
        usize::from(bytes < 100.0)
    };
    let text = format!(
        "Unable to allocate {bytes:.digits$} {unit} for an array with shape {shape} and data type {dtype}"
    );
    Err(vm.error(Exc::MemoryError, text))
}

/// A shape as NumPy's own messages have it, without spaces: `(2,3)`.
pub fn tight(shape: &Shape) -> String {
    shape.to_string().replace(' ', "")
}

/// Shapes as NumPy lists them: each followed by a space.
pub fn shapes_text<'a>(shapes: impl Iterator<Item = &'a Shape>) -> String {
    shapes.map(|shape| format!("{} ", tight(shape))).collect()
}

/// The shape that all broadcast to.
pub fn broadcast_shapes<'a>(
    vm: &Vm,
    shapes: impl Iterator<Item = &'a Shape> + Clone,
) -> Result<Shape, Raise> {
    let mut joined = Shape::scalar();
    for shape in shapes.clone() {
        joined = joined.broadcast(shape).ok_or_else(|| {
            vm.value_error(format_args!(
                "operands could not be broadcast together with shapes {}",
                shapes_text(shapes.clone())
            ))
        })?;
    }
    Ok(joined)
}

/// `AxisError`.
pub fn axis_error(vm: &mut Vm, axis: i64, ndim: usize) -> Raise {
    let class = Numpy::of(vm).classes().axis_error.clone();
    vm.error_with(
        &class,
        vec![Value::str(format!(
            "axis {axis} is out of bounds for array of dimension {ndim}"
        ))],
    )
}

/// `LinAlgError`.
pub fn linalg_error(vm: &mut Vm, text: &str) -> Raise {
    let class = Numpy::of(vm).classes().linalg_error.clone();
    vm.error_with(&class, vec![Value::str(text)])
}

/// A non-negative axis.
pub fn normalize_axis(vm: &mut Vm, axis: i64, ndim: usize) -> Result<usize, Raise> {
    let wrapped = if axis < 0 {
        axis.saturating_add(ndim as i64)
    } else {
        axis
    };
    match usize::try_from(wrapped) {
        Ok(found) if found < ndim => Ok(found),
        _ => Err(axis_error(vm, axis, ndim)),
    }
}
