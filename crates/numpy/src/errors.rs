//! Exceptions and warnings: kernels' errors in NumPy's words.

use super::state::Numpy;
use freezeframe_array::{Array, DType, Error, Failure, Shape};
use freezeframe_python::{Exc, Raise, Value, Vm};

/// What a function of this module gives.
pub type Outcome = Result<Value, Raise>;

/// Raises what a kernel reported.
pub fn lift<T>(vm: &Vm, result: Result<T, Error>) -> Result<T, Raise> {
    result.map_err(|error| raised(vm, error))
}

#[cold]
#[inline(never)]
fn raised(vm: &Vm, error: Error) -> Raise {
    match error.into_failure() {
        Failure::OutOfMemory { .. } => vm.memory_error(),
        Failure::Invalid(text) => vm.value_error(text),
        Failure::Unsupported(text) => vm.type_error(text),
        Failure::Interrupted => {
            vm.error_with(vm.types.exception(Exc::KeyboardInterrupt), Vec::new())
        }
    }
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

/// `RuntimeWarning`.
pub fn warn(vm: &mut Vm, text: &str) -> Result<(), Raise> {
    warn_as(vm, Exc::RuntimeWarning, text)
}

/// `warnings.warn(text, category)`.
pub fn warn_as(vm: &mut Vm, category: Exc, text: &str) -> Result<(), Raise> {
    let module = Value::Module(vm.import("warnings")?);
    let category = Value::from(vm.types.exception(category));
    vm.call_method(&module, "warn", &[Value::str(text), category])
        .map(|_| ())
}
