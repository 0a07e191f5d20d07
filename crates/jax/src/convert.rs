//! Python's values as arrays and back.

use crate::array;
use crate::errors::OrRaise;
use crate::ops::{lax, promote, shape};
use crate::py::*;
use crate::reenter::run;
use crate::row::{Facts, Place};
use freezeframe_array::{Array, DType, Scalar};
use freezeframe_base::Lists;
use freezeframe_base::Taint;

/// The value of an array, a NumPy array or scalar, or a Python number; `None` for anything else. An object that has
/// `__jax_array__` is not converted: JAX refuses it where it only wants to know the argument's type.
pub(crate) fn arraylike(vm: &mut Vm, value: &Py) -> PyResult<Option<Value>> {
    let found = plain_array(vm, value)?;
    if found.is_none()
        && matches!(value, Py::Object(_))
        && vm.attr_or_none(value, "__jax_array__")?.is_some()
    {
        return Err(vm.value_error(
            "Triggering __jax_array__() during abstractification is no longer supported. To avoid this error, either \
             explicitly convert your object using jax.numpy.array(), or register your object as a pytree.",
        ));
    }
    Ok(found)
}

/// [`arraylike`], where an object with `__jax_array__` is asked for its array.
pub(crate) fn converted(vm: &mut Vm, value: &Py) -> PyResult<Option<Value>> {
    let found = plain_array(vm, value)?;
    if found.is_some() || !matches!(value, Py::Object(_)) {
        return Ok(found);
    }
    match vm.attr_or_none(value, "__jax_array__")? {
        Some(method) => {
            let inner = vm.call(&method, &[])?;
            plain_array(vm, &inner)
        }
        None => Ok(None),
    }
}

fn plain_array(vm: &mut Vm, value: &Py) -> PyResult<Option<Value>> {
    Ok(Some(match value {
        Py::Bool(truth) => Value::from(Array::scalar(*truth)),
        Py::Int(int) => python_int(vm, *int)?,
        Py::Float(float) => Value::weak(Array::from_scalar(
            promote::float_dtype(),
            Scalar::Float(*float),
        )),
        Py::Complex(parts) => {
            let dtype = if promote::x64() {
                DType::Complex128
            } else {
                DType::Complex64
            };
            Value::weak(Array::from_scalar(dtype, Scalar::Complex(parts.0, parts.1)))
        }
        Py::BigInt(_) => {
            let text = vm.repr(value)?;
            return Err(overflow(vm, &text));
        }
        Py::Object(instance) => {
            if let Some(object) = instance.native::<array::ArrayObject>() {
                array::check_alive(vm, value)?;
                return Ok(Some(object.value.clone()));
            }
            if let Some(array) = crate::interop::numpy_array(value) {
                let dtype = array.dtype().canonicalize(promote::x64());
                return Ok(Some(Value::from(
                    freezeframe_array::kernel::convert_element_type(&array, dtype).or_raise(vm)?,
                )));
            }
            if let Some(base @ (Py::Bool(_) | Py::Int(_) | Py::Float(_) | Py::Complex(_))) =
                instance.base()
            {
                return plain_array(vm, &base.clone());
            }
            return Ok(None);
        }
        _ => return Ok(None),
    }))
}

fn python_int(vm: &mut Vm, int: i64) -> PyResult<Value> {
    let dtype = promote::int_dtype();
    if dtype == DType::Int32 && i32::try_from(int).is_err() {
        return Err(overflow(vm, &int.to_string()));
    }
    Ok(Value::weak(Array::from_scalar(dtype, Scalar::Int(int))))
}

fn overflow(vm: &mut Vm, text: &str) -> Raise {
    let dtype = promote::int_dtype();
    vm.error(
        Exc::OverflowError,
        format_args!("Python int {text} too large to convert to {dtype}"),
    )
}

/// The value of an argument of a library function, or JAX's complaint.
pub(crate) fn argument(vm: &mut Vm, place: Place, value: &Py) -> PyResult<Value> {
    let found = match Facts::of(place.row).converts {
        true => converted(vm, value)?,
        false => arraylike(vm, value)?,
    };
    match found {
        Some(value) => Ok(value),
        None => Err(not_an_array(vm, place, value)?.handed_over()),
    }
}

/// The complaint about an argument that is no array: that of the `jit` around the library's function, or its own.
fn not_an_array(vm: &mut Vm, place: Place, value: &Py) -> PyResult<Raise> {
    if matches!(value, Py::Str(_)) || !Facts::of(place.row).checks_first {
        let (leaves, _) = crate::tree::flatten_with_path(vm, value, None)?;
        for (path, leaf) in leaves {
            if arraylike(vm, &leaf)?.is_none() {
                let path = crate::tree::keystr(vm, &path)?;
                return Ok(not_interpreted(vm, place, &leaf, &path));
            }
        }
    }
    let (function, class) = (place.row.name, class_text(vm, value));
    Ok(vm.type_error(format_args!(
        "{function} requires ndarray or scalar arguments, got {class} at position {}.",
        place.position()
    )))
}

fn not_interpreted(vm: &Vm, place: Place, leaf: &Py, path: &str) -> Raise {
    let (before, function) = (Facts::of(place.row).behind, place.row.name);
    let class = class_text(vm, leaf);
    let address = leaf.address().unwrap_or(0);
    vm.type_error(format_args!(
        "Error interpreting argument to <function {before}{function} at 0x{address:x}> as an abstract array. The \
         problematic value is of type {class} and was passed to the function at path {}{path}.\nThis typically means that \
         a jit-wrapped function was called with a non-array argument, and this argument was not marked as static using \
         the static_argnums or static_argnames parameters of jax.jit.",
        place.path()
    ))
}

/// The value of anything that is a valid JAX type, or JAX's complaint.
pub(crate) fn jax_value(vm: &mut Vm, value: &Py) -> PyResult<Value> {
    match arraylike(vm, value)? {
        Some(value) => Ok(value),
        None => {
            let (text, class) = (vm.str_text(value)?, class_text(vm, value));
            let quote = if matches!(value, Py::Str(_)) { "" } else { "'" };
            Err(vm
                .type_error(format_args!(
                    "Argument '{text}' of type {quote}{class}{quote} is not a valid JAX type"
                ))
                .handed_over())
        }
    }
}

/// `jnp.array(value, dtype)` for anything that it takes: numbers, arrays, nested lists of them.
pub(crate) fn array_of(
    vm: &mut Vm,
    value: &Py,
    dtype: Option<DType>,
    taint: Taint,
) -> PyResult<Value> {
    if let Py::Range(_) = value {
        let items = Py::list(vm.iterate(value)?);
        return nested(vm, &items, dtype, taint);
    }
    let Some(dtype) = dtype else {
        return match converted(vm, value)? {
            Some(value) => Ok(value),
            None => nested(vm, value, None, taint),
        };
    };
    let Some(converted) = leaf(vm, value)? else {
        return nested(vm, value, Some(dtype), taint);
    };
    if let (Py::Int(int), Some(info)) = (value, dtype.iinfo()) {
        let fits = *int >= info.min && (*int < 0 || *int as u64 <= info.max);
        if !fits {
            return Err(vm.error(
                Exc::OverflowError,
                format_args!("Python integer {int} out of bounds for {dtype}"),
            ));
        }
    }
    run(vm, vec![(converted.clone(), taint)], || {
        lax::convert(&converted, dtype)
    })
}

fn leaf(vm: &mut Vm, value: &Py) -> PyResult<Option<Value>> {
    match value {
        // An int that an explicit dtype makes room for.
        Py::Int(int) if i32::try_from(*int).is_err() && !promote::x64() => {
            Ok(Some(Value::weak(Array::scalar(*int))))
        }
        _ => converted(vm, value),
    }
}

/// The leaves of nested lists, in order, and the shape that they make.
struct Nest {
    leaves: Vec<Py>,
    shape: Vec<usize>,
}

fn nest(vm: &mut Vm, value: &Py) -> PyResult<Nest> {
    let mut shape = Vec::new();
    let mut level = vec![value.clone()];
    loop {
        let lengths: Vec<Option<usize>> = level
            .iter()
            .map(|item| sequence(item).map(|items| items.len()))
            .collect();
        if lengths.iter().all(Option::is_none) {
            break;
        }
        let first = lengths.first().copied().flatten();
        let even = lengths.iter().all(|length| *length == first);
        if !even || shape.len() > 32 {
            let known = crate::ops::tuple_text(&shape);
            return Err(vm.value_error(format_args!(
                "setting an array element with a sequence. The requested array has an inhomogeneous shape after {} \
                 dimensions. The detected shape was {known} + inhomogeneous part.",
                shape.len()
            )));
        }
        shape.push(first.unwrap_or(0));
        level = level
            .iter()
            .flat_map(|item| sequence(item).unwrap_or_default())
            .list();
        if level.is_empty() {
            break;
        }
    }
    Ok(Nest {
        leaves: level,
        shape,
    })
}

fn nested(vm: &mut Vm, value: &Py, dtype: Option<DType>, taint: Taint) -> PyResult<Value> {
    if sequence(value).is_none() {
        return Err(invalid(vm, value)?);
    }
    let nest = nest(vm, value)?;
    let mut leaves = Vec::with_capacity(nest.leaves.len());
    for item in &nest.leaves {
        match leaf(vm, item)? {
            Some(leaf) => leaves.push(leaf),
            None => return Err(invalid(vm, item)?),
        }
    }
    let is_plain = leaves
        .iter()
        .all(|leaf| leaf.ndim() == 0 && !leaf.is_tracer() && leaf.dtype() != DType::Key);
    let result = if leaves.is_empty() {
        (dtype.unwrap_or_else(promote::float_dtype), false)
    } else {
        promote::result_type(&leaves).or_raise(vm)?
    };
    let wanted = dtype.unwrap_or(result.0);
    if is_plain {
        check_range(vm, &nest.leaves, wanted)?;
        let scalars: Vec<Scalar> = leaves
            .iter()
            .filter_map(|leaf| leaf.as_array().and_then(Array::item))
            .list();
        return Ok(Value::from(
            Array::from_scalars(wanted, &scalars, nest.shape).or_raise(vm)?,
        ));
    }
    let operands: Vec<(Value, Taint)> = leaves
        .iter()
        .map(|leaf| (leaf.clone(), taint.clone()))
        .collect();
    run(vm, operands, || stack_nested(&leaves, wanted, &nest.shape))
}

fn check_range(vm: &mut Vm, leaves: &[Py], dtype: DType) -> PyResult<()> {
    let Some(info) = dtype.iinfo() else {
        return Ok(());
    };
    for leaf in leaves {
        if let Py::Int(int) = leaf
            && (*int < info.min || (*int >= 0 && *int as u64 > info.max))
        {
            return Err(vm.error(
                Exc::OverflowError,
                format_args!("Python integer {int} out of bounds for {dtype}"),
            ));
        }
    }
    Ok(())
}

/// Stacks leaves of a dtype into an array whose first axes are `dims`, as nested calls of `stack` would.
fn stack_nested(leaves: &[Value], wanted: DType, dims: &[usize]) -> Result<Value, Error> {
    let Some((length, inner)) = dims.split_first() else {
        let leaf = leaves
            .first()
            .ok_or_else(|| Error::value_error("need at least one array to stack"))?;
        return lax::convert_weak(leaf, wanted, false);
    };
    let each = leaves.len() / (*length).max(1);
    let parts = leaves
        .chunks(each.max(1))
        .map(|chunk| stack_nested(chunk, wanted, inner));
    let parts = parts
        .map(|part| shape::expand_dims(&part?, &[0]))
        .try_list()?;
    if let Some(first) = parts.first()
        && parts.iter().any(|part| part.shape() != first.shape())
    {
        return Err(Error::type_error(
            "All input arrays must have the same shape.",
        ));
    }
    lax::concatenate(&parts, 0)
}

/// The complaint about what `jnp.array` does not take.
fn invalid(vm: &mut Vm, value: &Py) -> PyResult<Raise> {
    if value.is_none() {
        return Ok(vm.value_error("None is not a valid value for jnp.array"));
    }
    let text = vm.str_text(value)?;
    let kind = match value {
        Py::Str(string) => format!("<U{}", string.char_len().max(1)),
        Py::Bytes(bytes) => format!("|S{}", bytes.len().max(1)),
        _ => "object".to_string(),
    };
    Ok(vm.type_error(format_args!(
        "Value '{text}' with dtype {kind} is not a valid JAX array type. Only arrays of numeric types are supported by JAX."
    )).handed_over())
}

/// One element as a Python number.
pub(crate) fn scalar_to_py(scalar: Scalar) -> Py {
    match scalar {
        Scalar::Bool(truth) => Py::Bool(truth),
        Scalar::Int(int) => Py::Int(int),
        Scalar::UInt(int) => {
            i64::try_from(int).map_or_else(|_| Py::from_bigint(int.into()), Py::Int)
        }
        Scalar::Float(float) => Py::Float(float),
        Scalar::Complex(re, im) => Py::Complex(Rc::new((re, im))),
        Scalar::Key(_) | Scalar::Float0 => Py::None,
    }
}

/// `x.tolist()`.
pub(crate) fn to_list(array: &Array) -> Py {
    fn level(array: &Array, dims: &[usize], from: &mut usize) -> Py {
        let Some((length, inner)) = dims.split_first() else {
            let item = array.get(*from).map_or(Py::None, scalar_to_py);
            *from += 1;
            return item;
        };
        Py::list((0..*length).map(|_| level(array, inner, from)).collect())
    }
    level(array, array.shape().dims(), &mut 0)
}
