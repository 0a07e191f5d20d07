//! Indexing of arrays, and writing into them.

use super::convert::{self, array_of};
use super::errors::{lift, tight};
use super::ndarray::{NdArray, owned, this, viewing};
use super::select::{self, Failure, Index, Selection};
use super::view;
use freezeframe_array::{Array, DType, Scalar, Shape, kernel};
use freezeframe_base::Lists;
use freezeframe_python::{Exc, Raise, Value, Vm};

/// `array[key]`.
pub fn get_item(vm: &mut Vm, it: &Value, key: &Value) -> Result<Value, Raise> {
    let view = this(vm, it)?.view.borrow().clone();
    let indices = indices(vm, key)?;
    match lift_index(vm, select::select(&view, &indices))? {
        Selection::View(view) => viewing(vm, it, view),
        Selection::Element(at) => {
            let (dtype, element) = {
                let storage = this(vm, it)?.storage.borrow();
                (storage.dtype(), storage.get(at))
            };
            Ok(super::scalar::value(
                vm,
                dtype,
                element.unwrap_or(Scalar::Int(0)),
            ))
        }
        Selection::Positions(positions, shape) => {
            let picked = {
                let storage = this(vm, it)?.storage.borrow();
                view::gather(&storage, &positions, shape)
            };
            let picked = lift(vm, picked)?;
            Ok(owned(vm, picked))
        }
    }
}

/// `array[key] = value`.
pub fn set_item(vm: &mut Vm, it: &Value, key: &Value, value: &Value) -> Result<(), Raise> {
    let array = this(vm, it)?;
    if !array.writeable.get() {
        return Err(vm.value_error("assignment destination is read-only"));
    }
    let (view, dtype) = (array.view.borrow().clone(), array.dtype());
    let indices = indices(vm, key)?;
    let selection = lift_index(vm, select::select(&view, &indices))?;
    if let (Selection::Element(_), Value::List(_) | Value::Tuple(_)) = (&selection, value) {
        let name = vm.type_name(value);
        let wanted = if dtype.is_integer() {
            "int() argument must be a string, a bytes-like object or a real number"
        } else {
            "float() argument must be a string or a real number"
        };
        return Err(vm.type_error(format_args!("{wanted}, not '{name}'")));
    }
    let values = match convert::assigned(vm, value, dtype) {
        Err(_)
            if matches!(
                (&selection, value),
                (Selection::Element(_), Value::Object(_))
            ) =>
        {
            return Err(not_an_element(vm, value));
        }
        values => values?,
    };
    let (positions, shape, mismatch) = match selection {
        Selection::View(view) => {
            let text = format!(
                "could not broadcast input array from shape {} into shape {}",
                tight(values.shape()),
                tight(&view.shape)
            );
            (view.positions(), view.shape, text)
        }
        Selection::Element(at) => {
            let text = "setting an array element with a sequence.".to_owned();
            (vec![at], Shape::scalar(), text)
        }
        Selection::Positions(positions, shape) => {
            let text = mask_mismatch(&indices, &values, &shape).unwrap_or_else(|| {
                let (from, shape) = (tight(values.shape()), tight(&shape));
                format!("shape mismatch: value array of shape {from} could not be broadcast to indexing result of shape {shape}")
            });
            (positions, shape, text)
        }
    };
    let values = fit(&values, &shape).ok_or_else(|| vm.value_error(mismatch))?;
    vm.observe_change(array);
    view::scatter(&mut array.storage.borrow_mut(), &positions, &values);
    Ok(())
}

/// What NumPy raises where an object (a tracer) cannot become one element: its refusal to be a float is the cause.
fn not_an_element(vm: &mut Vm, value: &Value) -> Raise {
    let error = vm.value_error("setting an array element with a sequence.");
    let float = Value::Class(vm.types.float.clone());
    match vm.call(&float, std::slice::from_ref(value)) {
        Err(cause) => vm.with_cause(error, cause),
        Ok(_) => error,
    }
}

fn mask_mismatch(indices: &[Index], values: &Array, shape: &Shape) -> Option<String> {
    let [Index::Mask(_)] = indices else {
        return None;
    };
    let (given, wanted) = (values.size(), shape.first()?);
    (values.ndim() == 1).then(|| {
        format!("NumPy boolean array indexing assignment cannot assign {given} input values to the {wanted} output values where the mask is true")
    })
}

/// `values` in `shape`; leading axes of length one may be dropped.
fn fit(values: &Array, shape: &Shape) -> Option<Array> {
    let extra = values.ndim().saturating_sub(shape.ndim());
    if values.shape().iter().take(extra).any(|dim| *dim != 1) {
        return None;
    }
    let trimmed = values
        .reshape(Shape::new(&values.shape().dims()[extra..]))
        .ok()?;
    kernel::broadcast_to(&trimmed, shape).ok()
}

/// Writes `values`, cast and broadcast, over the whole array.
pub fn fill(vm: &mut Vm, it: &Value, values: &Array) -> Result<(), Raise> {
    let array = this(vm, it)?;
    if !array.writeable.get() {
        return Err(vm.value_error("output array is read-only"));
    }
    let view = array.view.borrow().clone();
    let values = lift(vm, kernel::convert_element_type(values, array.dtype()))?;
    let Some(values) = fit(&values, &view.shape) else {
        let (from, to) = (tight(values.shape()), tight(&view.shape));
        return Err(vm.value_error(format_args!(
            "could not broadcast input array from shape {from} into shape {to}"
        )));
    };
    vm.observe_change(array);
    view::scatter(&mut array.storage.borrow_mut(), &view.positions(), &values);
    Ok(())
}

/// Raises what indexing reported.
pub fn lift_index<T>(vm: &Vm, result: Result<T, Failure>) -> Result<T, Raise> {
    result.map_err(|failure| match failure {
        Failure::Index(text) => vm.index_error(text),
        Failure::Value(text) => vm.value_error(text),
        Failure::Memory => vm.memory_error(),
    })
}

/// The parts of an index.
pub fn indices(vm: &mut Vm, key: &Value) -> Result<Vec<Index>, Raise> {
    match key {
        Value::Tuple(tuple) => tuple.items.iter().map(|part| index(vm, part)).try_list(),
        other => Ok(vec![index(vm, other)?]),
    }
}

const BAD_INDEX: &str = "only integers, slices (`:`), ellipsis (`...`), numpy.newaxis (`None`) and integer or boolean arrays are valid indices";

fn index(vm: &mut Vm, part: &Value) -> Result<Index, Raise> {
    match part {
        Value::Int(at) => return Ok(Index::At(*at)),
        Value::None => return Ok(Index::NewAxis),
        Value::Ellipsis => return Ok(Index::Ellipsis),
        Value::Bool(truth) => return Ok(Index::Mask(Array::scalar(*truth))),
        Value::Slice(slice) => {
            let mut ends = [None; 3];
            for (end, value) in ends
                .iter_mut()
                .zip([&slice.start, &slice.stop, &slice.step])
            {
                *end = match value {
                    Value::None => None,
                    other => Some(vm.int(other).map_err(|error| {
                        if vm.is_exception(&error, Exc::TypeError) {
                            vm.type_error("slice indices must be integers or None or have an __index__ method")
                        } else {
                            error
                        }
                    })?),
                };
            }
            return Ok(Index::Slice(ends[0], ends[1], ends[2]));
        }
        Value::Float(_) | Value::Str(_) | Value::Dict(_) => return Err(vm.index_error(BAD_INDEX)),
        _ => {}
    }
    let array = array_of(vm, part)?;
    let empty_list = array.size() == 0 && matches!(part, Value::List(_));
    match array.dtype() {
        DType::Bool => Ok(Index::Mask(array)),
        dtype if dtype.is_integer() => match array.item() {
            Some(item) if array.ndim() == 0 => Ok(Index::At(item.to_i64())),
            _ => Ok(Index::Positions(lift(
                vm,
                kernel::convert_element_type(&array, DType::Int64),
            )?)),
        },
        _ if empty_list => Ok(Index::Positions(lift(
            vm,
            kernel::convert_element_type(&array, DType::Int64),
        )?)),
        _ if part.native::<NdArray>().is_some() => {
            Err(vm.index_error("arrays used as indices must be of integer (or boolean) type"))
        }
        _ => Err(vm.index_error(BAD_INDEX)),
    }
}
