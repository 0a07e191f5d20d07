//! `x[...]` and `x.at[...]` for Python: what may stand between the brackets.

use crate::array::{this, value_of, wrap};
use crate::convert;
use crate::ops::elementwise as ew;
use crate::ops::index::{self, Index, TakeOptions};
use crate::py::*;
use crate::reenter::run;
use crate::state::jax;
use freezeframe_array::{DType, Kind};
use freezeframe_base::Taint;
use freezeframe_core::{Concretization, ErrorClass, GatherMode, ScatterOp};

/// `x[key]`.
pub(crate) fn get_item(vm: &mut Vm, args: Args) -> PyResult {
    let x = this(vm, &args[0])?;
    let (indices, mut operands) = parse(vm, &args[1], args.taint(1))?;
    operands.push((x.clone(), args.taint(0)));
    let result = run(vm, operands, || {
        index::take(&x, &indices, &TakeOptions::default())
    })?;
    Ok(wrap(vm, result))
}

/// The parts of an index, and the arrays in it.
type Parsed = (Vec<Index>, Vec<(Value, Taint)>);

/// The entries of an index, and the arrays among them with their taint.
pub(crate) fn parse(vm: &mut Vm, key: &Py, taint: Taint) -> PyResult<Parsed> {
    let entries = match key {
        Py::Tuple(tuple) => tuple.items.clone(),
        Py::List(list) => {
            let nested = list.items.borrow().iter().any(|item| {
                matches!(
                    item,
                    Py::List(_) | Py::Tuple(_) | Py::Slice(_) | Py::Ellipsis | Py::None
                ) || value_of(item).is_some_and(|value| value.ndim() > 0)
            });
            let advice = if nested {
                "arr[tuple(seq)]"
            } else {
                "arr[array(seq)]"
            };
            return Err(vm.type_error(format_args!(
                "Using a non-tuple sequence for multidimensional indexing is not allowed; use `{advice}` instead of \
                 `arr[seq]`. See https://github.com/jax-ml/jax/issues/4564 for more information."
            )));
        }
        one => vec![one.clone()],
    };
    let mut indices = Vec::with_capacity(entries.len());
    let mut operands = Vec::new();
    for (position, item) in entries.iter().enumerate() {
        let index = entry(vm, item, position)?;
        if let Index::Array(value) = &index {
            operands.push((value.clone(), taint.clone()));
        }
        indices.push(index);
    }
    Ok((indices, operands))
}

fn entry(vm: &mut Vm, item: &Py, position: usize) -> PyResult<Index> {
    Ok(match item {
        Py::None => Index::NewAxis,
        Py::Ellipsis => Index::Ellipsis,
        Py::Int(int) => Index::Int(*int),
        Py::Bool(truth) => Index::Mask(freezeframe_array::Array::scalar(*truth)),
        Py::Slice(slice) => {
            let start = bound(vm, item, &slice.start, position)?;
            let stop = bound(vm, item, &slice.stop, position)?;
            let step = bound(vm, item, &slice.step, position)?;
            if step == Some(0) {
                return Err(vm.value_error("slice step cannot be zero"));
            }
            Index::Slice { start, stop, step }
        }
        Py::Str(_) => {
            let text = vm.repr(item)?;
            return Err(vm.type_error(format_args!(
                "JAX does not support string indexing; got idx={text}"
            )));
        }
        Py::Float(_) => return Err(not_integer(vm, "float64")),
        Py::Complex(_) => return Err(not_integer(vm, "complex128")),
        Py::List(_) | Py::Tuple(_) => {
            let value = convert::array_of(vm, item, None, Taint::NONE, "array")?;
            let empty = value.shape().contains(&0);
            let value = if empty {
                value_as_int(vm, &value)?
            } else {
                value
            };
            return of_array(vm, value);
        }
        Py::Object(_) => match convert::arraylike(vm, item)? {
            Some(value) => return numpy_or_array(vm, item, value),
            None => match vm.int(item) {
                Ok(int) => Index::Int(int),
                Err(_) => return Err(invalid(vm, item)?),
            },
        },
        _ => return Err(invalid(vm, item)?),
    })
}

fn invalid(vm: &mut Vm, item: &Py) -> PyResult<Raise> {
    let text = vm.str_text(item)?;
    Ok(vm.index_error(format_args!(
        "only integers, slices (`:`), ellipsis (`...`), newaxis (`None`) and integer or boolean arrays are valid \
         indices. Got {text}"
    )))
}

fn value_as_int(vm: &mut Vm, value: &Value) -> PyResult<Value> {
    use crate::errors::OrRaise;
    crate::ops::lax::convert(value, DType::Int32).or_raise(vm)
}

fn not_integer(vm: &Vm, dtype: &str) -> Raise {
    vm.type_error(format_args!(
        "Indexer must have integer or boolean type, got indexer with type {dtype}"
    ))
}

/// A NumPy integer counts as a Python int.
fn numpy_or_array(vm: &mut Vm, item: &Py, value: Value) -> PyResult<Index> {
    let is_numpy_scalar =
        value_of(item).is_none() && value.ndim() == 0 && value.dtype().is_integer();
    if is_numpy_scalar
        && let Some(scalar) = value.as_array().and_then(freezeframe_array::Array::item)
    {
        return Ok(Index::Int(scalar.to_i64()));
    }
    of_array(vm, value)
}

fn of_array(vm: &mut Vm, value: Value) -> PyResult<Index> {
    match value.dtype().kind() {
        Kind::Signed | Kind::Unsigned => Ok(Index::Array(value)),
        Kind::Bool => match &value {
            Value::Concrete { array, .. }
                if freezeframe_core::is_evaluating() || !is_jax_traced(&value) =>
            {
                Ok(Index::Mask(array.clone()))
            }
            Value::Concrete { array, .. } => Ok(Index::Mask(array.clone())),
            Value::Tracer(tracer) => match tracer.concrete() {
                Some(array) if !tracer.is_stale() => Ok(Index::Mask(array)),
                _ => {
                    let aval = value.aval().long();
                    let origin = origin_of(tracer);
                    let message = format!(
                        "Array boolean indices must be concrete; got {aval}\n{origin}\nSee \
                         https://docs.jax.dev/en/latest/101/errors.html#jax.errors.NonConcreteBooleanIndexError"
                    );
                    Err(crate::errors::raise(
                        vm,
                        Error::new(ErrorClass::NonConcreteBooleanIndexError, message),
                    ))
                }
            },
            Value::Ref(_) => Err(not_integer(vm, value.dtype().name())),
        },
        _ => Err(not_integer(vm, value.dtype().name())),
    }
}

fn is_jax_traced(value: &Value) -> bool {
    value.is_tracer()
}

fn origin_of(tracer: &freezeframe_core::Tracer) -> String {
    let error = tracer.concretization_error(Concretization::Bool);
    let Failure::Jax { message, .. } = error.failure() else {
        return String::new();
    };
    match (
        message.find("\nThe error occurred"),
        message.rfind("\nSee "),
    ) {
        (Some(from), Some(to)) if from < to => message[from..to].to_string(),
        _ => String::new(),
    }
}

fn bound(vm: &mut Vm, slice: &Py, value: &Py, position: usize) -> PyResult<Option<i64>> {
    match value {
        Py::None => Ok(None),
        Py::Int(int) => Ok(Some(*int)),
        Py::Object(_) => {
            let known = match value_of(value) {
                Some(array) => array
                    .as_array()
                    .filter(|array| array.ndim() == 0)
                    .and_then(freezeframe_array::Array::item),
                None => return vm.int(value).map(Some),
            };
            match known {
                Some(scalar) => Ok(Some(scalar.to_i64())),
                None => {
                    let text = vm.repr(slice)?;
                    let origin = crate::array::tracer_of(value)
                        .map(origin_of)
                        .unwrap_or_default();
                    Err(vm.index_error(format_args!(
                        "Array slice indices must have static start/stop/step to be used with NumPy indexing syntax. \
                         Got {text} at position {position}. To index an array at a dynamic position with a static \
                         slice size, use x[jax.ds(start, size)] or lax.dynamic_slice/dynamic_update_slice instead \
                         (JAX does not support dynamically sized arrays within traced functions).{origin}"
                    )))
                }
            }
        }
        other => vm.int(other).map(Some),
    }
}

/// The payload of `x.at`, and with an index of `x.at[...]`.
pub(crate) struct AtObject {
    array: Py,
    index: Option<(Py, Taint)>,
}

impl NativePayload for AtObject {
    fn traverse(&self, visit: &mut dyn FnMut(&Py)) {
        visit(&self.array);
        if let Some((index, _)) = &self.index {
            visit(index);
        }
    }
}

/// `x.at`.
pub(crate) fn helper(vm: &mut Vm, array: &Py) -> Py {
    let class = jax(vm).classes().at_helper.clone();
    vm.native_object(
        &class,
        AtObject {
            array: array.clone(),
            index: None,
        },
    )
}

/// The class of `x.at`.
pub(crate) fn helper_class(vm: &mut Vm) -> Rc<Class> {
    ClassBuilder::new("jax._src.numpy.array_methods", "_IndexUpdateHelper")
        .dunder("__getitem__", "(self, index, /)", |vm, args| {
            let Some(at) = args[0].native::<AtObject>() else {
                return Ok(Py::None);
            };
            let payload = AtObject {
                array: at.array.clone(),
                index: Some((args[1].clone(), args.taint(1))),
            };
            let class = jax(vm).classes().at_ref.clone();
            Ok(vm.native_object(&class, payload))
        })
        .dunder("__repr__", "(self, /)", |vm, args| {
            let Some(at) = args[0].native::<AtObject>() else {
                return Ok(Py::None);
            };
            let array = at.array.clone();
            Ok(Py::str(format!("_IndexUpdateHelper({})", vm.repr(&array)?)))
        })
        .build(vm)
}

macro_rules! updates {
    ($builder:ident, $(($name:literal, $op:ident);)*) => {
        $builder$(.method(
            $name,
            "(self, values, *, indices_are_sorted=False, unique_indices=False, mode=None, out_sharding=None, wrap_negative_indices=True)",
            Purity::Pure,
            "",
            |vm, args| update(vm, args, ScatterOp::$op),
        ))*
    };
}

/// The class of `x.at[...]`.
pub(crate) fn ref_class(vm: &mut Vm) -> Rc<Class> {
    let builder = ClassBuilder::new("jax._src.numpy.array_methods", "_IndexUpdateRef");
    let builder = updates! { builder,
        ("set", Set); ("add", Add); ("subtract", Sub); ("mul", Mul); ("multiply", Mul); ("min", Min); ("max", Max);
    };
    builder
        .method(
            "get",
            "(self, *, indices_are_sorted=False, unique_indices=False, mode=None, fill_value=None, out_sharding=None, wrap_negative_indices=True)",
            Purity::Pure,
            "",
            get,
        )
        .method("apply", "(self, func, *, indices_are_sorted=False, unique_indices=False, mode=None)", Purity::Pure, "", apply)
        .method("divide", "(self, values, *, indices_are_sorted=False, unique_indices=False, mode=None)", Purity::Pure, "", |vm, args| {
            through_ones(vm, args, ew::divide)
        })
        .method("power", "(self, values, *, indices_are_sorted=False, unique_indices=False, mode=None)", Purity::Pure, "", |vm, args| {
            through_ones(vm, args, |x, y| ew::power(x, y, None))
        })
        .dunder("__repr__", "(self, /)", |vm, args| {
            let Some(at) = args[0].native::<AtObject>() else { return Ok(Py::None) };
            let (array, index) = (at.array.clone(), at.index.as_ref().map_or(Py::None, |(index, _)| index.clone()));
            let (array, index) = (vm.repr(&array)?, vm.repr(&index)?);
            Ok(Py::str(format!("_IndexUpdateRef({array}, {index})")))
        })
        .build(vm)
}

struct Target {
    x: Value,
    indices: Vec<Index>,
    operands: Vec<(Value, Taint)>,
}

fn target(vm: &mut Vm, object: &Py) -> PyResult<Target> {
    let (array, (index, taint)) = match object.native::<AtObject>() {
        Some(AtObject {
            array,
            index: Some(index),
        }) => (array.clone(), index.clone()),
        _ => return Err(vm.type_error("expected x.at[...]")),
    };
    let x = this(vm, &array)?;
    let (indices, operands) = parse(vm, &index, taint)?;
    Ok(Target {
        x,
        indices,
        operands,
    })
}

fn options(vm: &mut Vm, args: Args, from: usize) -> PyResult<TakeOptions> {
    Ok(TakeOptions {
        indices_are_sorted: crate::arg::truth_or(vm, args, from, false)?,
        unique_indices: crate::arg::truth_or(vm, args, from + 1, false)?,
        mode: mode(vm, &args[from + 2])?,
        fill_value: None,
    })
}

fn mode(vm: &mut Vm, value: &Py) -> PyResult<Option<GatherMode>> {
    if value.non_none().is_none() {
        return Ok(None);
    }
    Ok(Some(match value.as_str() {
        Some("clip") => GatherMode::Clip,
        Some("fill" | "drop") => GatherMode::FillOrDrop,
        Some("promise_in_bounds") => GatherMode::PromiseInBounds,
        _ => {
            let text = vm.repr(value)?;
            return Err(vm.value_error(format_args!(
                "Unknown gather mode: {}",
                text.trim_matches('\'')
            )));
        }
    }))
}

fn update(vm: &mut Vm, args: Args, op: ScatterOp) -> PyResult {
    let mut target = target(vm, &args[0])?;
    let taint = args.taint(1);
    let mut y = convert::array_of(vm, &args[1], None, taint.clone(), "array")?;
    let options = options(vm, args, 2)?;
    if matches!(args[1], Py::Int(_)) && target.x.dtype().is_integer() {
        y = crate::errors::OrRaise::or_raise(crate::ops::lax::convert(&y, target.x.dtype()), vm)?;
    }
    warn_unsafe(vm, &y, &target.x)?;
    target.operands.push((target.x.clone(), args.taint(0)));
    target.operands.push((y.clone(), taint));
    let (x, indices) = (target.x, target.indices);
    let result = run(vm, target.operands, || {
        index::scatter(&x, &indices, &y, op, &options)
    })?;
    Ok(wrap(vm, result))
}

/// The warning for an update whose dtype does not fit into the array's.
fn warn_unsafe(vm: &mut Vm, y: &Value, x: &Value) -> PyResult<()> {
    let rank = |dtype: DType| match dtype.kind() {
        Kind::Bool => 0,
        Kind::Signed | Kind::Unsigned => 1,
        Kind::Float => 2,
        _ => 3,
    };
    if rank(y.dtype()) <= rank(x.dtype()) {
        return Ok(());
    }
    let message = format!(
        "scatter inputs have incompatible types: cannot safely cast value from dtype={} to dtype={} with \
         jax_numpy_dtype_promotion=standard. In future JAX releases this will result in an error.",
        y.dtype(),
        x.dtype()
    );
    crate::dtype::warn(vm, "FutureWarning", &message)
}

fn get(vm: &mut Vm, args: Args) -> PyResult {
    let target = target(vm, &args[0])?;
    let mut options = options(vm, args, 1)?;
    if let Some(fill) = args.some(4).cloned() {
        let value = convert::argument(vm, "get", 4, &fill)?;
        let fits = crate::errors::OrRaise::or_raise(
            crate::ops::lax::convert(&value, target.x.dtype()),
            vm,
        )?;
        options.fill_value = fits.as_array().and_then(freezeframe_array::Array::item);
    }
    let (x, indices) = (target.x, target.indices);
    let result = run(vm, target.operands, || index::take(&x, &indices, &options))?;
    Ok(wrap(vm, result))
}

fn apply(vm: &mut Vm, args: Args) -> PyResult {
    let target = target(vm, &args[0])?;
    let (x, indices) = (target.x.clone(), target.indices.clone());
    let picked = run(vm, target.operands.clone(), || {
        index::take(&x, &indices, &TakeOptions::default())
    })?;
    let picked = wrap(vm, picked);
    let changed = vm.call(&args[1], &[picked])?;
    let changed = convert::jax_value(vm, &changed)?;
    let options = options(vm, args, 2)?;
    let result = run(vm, target.operands, || {
        index::scatter(&x, &indices, &changed, ScatterOp::Set, &options)
    })?;
    Ok(wrap(vm, result))
}

/// `x.at[i].divide(y)`: `x` divided by ones into which `y` is multiplied.
fn through_ones(vm: &mut Vm, args: Args, f: fn(&Value, &Value) -> crate::ops::R) -> PyResult {
    let target = target(vm, &args[0])?;
    let y = convert::argument(vm, "divide", 1, &args[1])?;
    let options = options(vm, args, 2)?;
    let (x, indices) = (target.x, target.indices);
    let result = run(vm, target.operands, || {
        let ones = crate::ops::lax::full(x.shape(), &crate::ops::lax::scalar(x.dtype(), 1.0))?;
        let factors = index::scatter(&ones, &indices, &y, ScatterOp::Mul, &options)?;
        f(&x, &factors)
    })?;
    Ok(wrap(vm, result))
}
