//! What Python's own functions make of arrays: `bool`, `int`, `len`, `iter`, `repr` ...

use super::{concrete, repr, rows, text, this, truth, typed};
use crate::convert;
use crate::ops::{elementwise as ew, lax};
use crate::py::*;
use crate::row::{Call, Outcome, Own, Place};
use freezeframe_array::{Array, DType, Scalar};
use freezeframe_core::{BinaryOp, Concretization, ReduceOp};
use freezeframe_python::Arg;

/// How arrays become Python's numbers, and act as containers.
#[natives(scope = Call)]
pub(crate) mod functions {
    use super::*;

    /// Whether the one element is true, or not zero.
    #[native("(self, /)")]
    fn __bool__(vm: &mut Vm, this: Own) -> PyResult<bool> {
        truth(vm, &this.value)
    }

    /// The one element as an int.
    #[native("(self, /)")]
    fn __int__(vm: &mut Vm, this: &Py) -> PyResult {
        match scalar_for(vm, this, "int")? {
            Scalar::Complex(..) => Err(vm.type_error("int() argument must be a string, a bytes-like object or a real number, not 'complex'")),
            Scalar::Float(float) => {
                let int = Py::from(&vm.types.int);
                vm.call(&int, &[Py::Float(float)])
            }
            other => Ok(as_int(other)),
        }
    }

    /// The one element as a float.
    #[native("(self, /)")]
    fn __float__(vm: &mut Vm, this: &Py) -> PyResult<f64> {
        Ok(scalar_for(vm, this, "float")?.to_f64())
    }

    /// The one element as a complex number.
    #[native("(self, /)")]
    fn __complex__(vm: &mut Vm, this: &Py) -> PyResult {
        let scalar = scalar_for(vm, this, "complex")?;
        Ok(Py::Complex(Rc::new((scalar.to_f64(), scalar.imag()))))
    }

    /// The one integer, where Python wants an index.
    #[native("(self, /)")]
    fn __index__(vm: &mut Vm, this: Own) -> PyResult {
        let value = this.value;
        if value.ndim() != 0 || !value.dtype().is_integer() {
            return Err(
                vm.type_error("Only integer scalar arrays can be converted to a scalar index.")
            );
        }
        let array = concrete(vm, &value, Concretization::Index)?;
        Ok(array.item().map_or(Py::None, as_int))
    }

    /// The length of the first axis.
    #[native("(self, /)")]
    fn __len__(vm: &mut Vm, this: &Py) -> PyResult<usize> {
        let shape = typed(vm, this)?.shape();
        let length = shape.first().copied();
        length.ok_or_else(|| vm.type_error("len() of unsized object"))
    }

    /// A TypeError: arrays are in no set and no dict.
    #[native("(self, /)")]
    fn __hash__(vm: &mut Vm, this: &Py) -> PyResult {
        let name = vm.type_name(this);
        let error = vm.type_error(format_args!("unhashable type: '{name}'"));
        Err(error.about(this))
    }

    /// The slices along the first axis, one after the other.
    #[native("(self, /)")]
    fn __iter__(vm: &mut Vm, this: Own) -> PyResult {
        let rows = rows(vm, &this.value)?;
        vm.iter(&Py::list(rows))
    }

    /// Whether a vector has an element that equals the item.
    #[native("(self, item, /)")]
    fn __contains__(vm: &mut Vm, this: Own, item: Arg) -> Outcome<bool> {
        let value = &this.value;
        if matches!(item.value(), Py::None | Py::Str(_)) {
            let class = class_text(vm, item.value());
            return Err(vm
                .type_error(format_args!(
                    "Array.__contains__: unsupported operand type {class}."
                ))
                .into());
        }
        if value.ndim() != 1 {
            let shape = value.shape();
            return Err(vm.value_error(format_args!(
                "Array.__contains__: search array must be one-dimensional, got arr.shape={shape}."
            )).into());
        }
        let item = convert::argument(vm, Place::of(item), item.value())?;
        let equal = ew::compare(BinaryOp::Eq, value, &item)?;
        let axes: Vec<usize> = (0..equal.ndim()).collect();
        let found = lax::reduce(ReduceOp::Or, &equal, &axes)?;
        Ok(truth(vm, &found)?)
    }

    /// The elements, or the type of a traced array, as code would show them.
    #[native("(self, /)")]
    fn __repr__(vm: &mut Vm, this: Own) -> String {
        note_text(vm, &this.value);
        repr(&this.value, &freezeframe_numpy::print_options(vm))
    }

    /// The elements, or the type of a traced array, as `print` shows them.
    #[native("(self, /)")]
    fn __str__(vm: &mut Vm, this: Own) -> String {
        note_text(vm, &this.value);
        text(&this.value, &freezeframe_numpy::print_options(vm))
    }

    /// The one element formatted as Python formats a number.
    #[native("(self, spec, /)")]
    fn __format__(vm: &mut Vm, this: Own, spec: &str) -> PyResult<String> {
        let value = &this.value;
        let array = value
            .as_array()
            .filter(|array| array.ndim() == 0 && array.dtype() != DType::Key);
        if let Some(scalar) = array.and_then(Array::item) {
            let number = convert::scalar_to_py(scalar);
            return vm.format(&number, spec);
        }
        if spec.is_empty() {
            note_text(vm, value);
            return Ok(text(value, &freezeframe_numpy::print_options(vm)));
        }
        let name = if value.is_tracer() {
            vm.type_name(this.object)
        } else {
            // JAX asks the NumPy array that it makes of the elements.
            "numpy.ndarray".into()
        };
        let error = vm.type_error(format_args!(
            "unsupported format string passed to {name}.__format__"
        ));
        Err(error.about(this.object))
    }
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
