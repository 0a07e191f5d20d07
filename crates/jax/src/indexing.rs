//! `x[...]` and `x.at[...]` for Python: what may stand between the brackets.

use crate::array::{this, value_of, wrap};
use crate::convert;
use crate::ops::index::{self, Index, TakeOptions};
use crate::ops::{R, elementwise as ew, lax};
use crate::py::*;
use crate::reenter::run;
use crate::row::{Call, Outcome, Own};
use crate::state::jax;
use freezeframe_array::{DType, Kind};
use freezeframe_base::Taint;
use freezeframe_core::{Concretization, ErrorClass, GatherMode, ScatterOp};
use freezeframe_python::{Arg, FromArg, Tainted};

/// Reading elements.
#[natives(scope = Call)]
pub(crate) mod items {
    use super::*;

    /// The elements at an index: ints, slices, `...`, `None`, arrays of ints or of booleans, and tuples of them.
    #[native("(self, key, /)")]
    fn __getitem__(this: Own, key: Indices) -> R {
        index::take(&this.value, &key.0, &TakeOptions::default())
    }
}

/// The entries of an index.
struct Indices(Vec<Index>);

impl<'a> FromArg<'a, Call> for Indices {
    fn from_arg(vm: &mut Vm, arg: Arg<'a>, call: &mut Call) -> PyResult<Self> {
        let (indices, operands) = parse(vm, arg.value(), arg.taint())?;
        for (value, taint) in operands {
            call.operand(&value, taint);
        }
        Ok(Self(indices))
    }
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
        if let Index::Array(value) | Index::Window { start: value, .. } = &index {
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
            let value = convert::array_of(vm, item, None, Taint::NONE)?;
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
            None if vm.type_name(item) == "Slice" => return window(vm, item),
            None => match vm.int(item) {
                Ok(int) => Index::Int(int),
                Err(_) => return Err(invalid(vm, item)?),
            },
        },
        _ => return Err(invalid(vm, item)?),
    })
}

/// What `jax.ds` gives: a slice where it is known where that begins.
fn window(vm: &mut Vm, item: &Py) -> PyResult<Index> {
    let (start, size) = (vm.attr(item, "start")?, vm.attr(item, "size")?);
    let step = vm.attr(item, "stride")?;
    let (size, step) = (vm.int(&size)?, vm.int(&step)?);
    if let Py::Int(start) = start {
        return Ok(Index::Slice {
            start: Some(start),
            stop: Some(start.saturating_add(size)),
            step: Some(step),
        });
    }
    let count =
        usize::try_from(size).map_err(|_| vm.value_error("jax.ds: the size is negative"))?;
    Ok(Index::Window {
        start: convert::array_of(vm, &start, None, Taint::NONE)?,
        size: count,
        step,
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
                    let message = format!(
                        "Array boolean indices must be concrete; got {aval}\n\nSee \
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

/// The methods of `x.at`.
#[natives]
mod helper_methods {
    use super::*;

    /// The place at an index, where the array can be updated.
    #[native("(self, index, /)")]
    fn __getitem__(vm: &mut Vm, this: &Py, index: Tainted) -> Py {
        let Some(at) = this.native::<AtObject>() else {
            return Py::None;
        };
        let payload = AtObject {
            array: at.array.clone(),
            index: Some((index.value.clone(), index.taint)),
        };
        let class = jax(vm).classes().at_ref.clone();
        vm.native_object(&class, payload)
    }

    /// Which array it is of.
    #[native("(self, /)")]
    fn __repr__(vm: &mut Vm, this: &Py) -> PyResult {
        let Some(at) = this.native::<AtObject>() else {
            return Ok(Py::None);
        };
        let array = at.array.clone();
        Ok(Py::str(format!("_IndexUpdateHelper({})", vm.repr(&array)?)))
    }
}

/// The class of `x.at`.
pub(crate) fn helper_class(vm: &mut Vm) -> Rc<Class> {
    ClassBuilder::new("jax._src.numpy.array_methods", "_IndexUpdateHelper")
        .methods(helper_methods::TABLE)
        .build(vm)
}

/// The methods of `x.at[...]`.
#[natives(scope = Call)]
mod updates {
    use super::*;

    #[member(set = ScatterOp::Set, "The array with `values` at the index.")]
    #[member(add = ScatterOp::Add, "The array with `values` added at the index, as often as a place is in it.")]
    #[member(subtract = ScatterOp::Sub, "The array with `values` taken away at the index.")]
    #[member(mul = ScatterOp::Mul, "The array with the elements at the index multiplied by `values`.", aliases("multiply"))]
    #[member(min = ScatterOp::Min, "The array with the smaller of its elements and of `values` at the index.")]
    #[member(max = ScatterOp::Max, "The array with the larger of its elements and of `values` at the index.")]
    #[native(
        "(self, values, *, indices_are_sorted=False, unique_indices=False, mode=None, out_sharding=None, wrap_negative_indices=True)"
    )]
    fn update(
        vm: &mut Vm,
        this: Target,
        values: Arg,
        indices_are_sorted: bool,
        unique_indices: bool,
        mode: Mode,
        member: ScatterOp,
    ) -> Outcome {
        let x = &this.x;
        let mut y = convert::array_of(vm, values.value(), None, values.taint())?;
        let options = mode.options(indices_are_sorted, unique_indices);
        if matches!(values.value(), Py::Int(_)) && x.dtype().is_integer() {
            y = lax::convert(&y, x.dtype())?;
        }
        warn_unsafe(vm, &y, x)?;
        let operands = this.operands.iter().cloned();
        let operands = operands.chain([(y.clone(), values.taint())]).collect();
        Ok(run(vm, operands, || {
            index::scatter(x, &this.indices, &y, member, &options)
        })?)
    }

    /// The elements at the index; `mode` says what holds beyond the ends: 'fill' with `fill_value` or NaN, or 'clip'.
    #[native(
        "(self, *, indices_are_sorted=False, unique_indices=False, mode=None, fill_value=None, out_sharding=None, wrap_negative_indices=True)"
    )]
    fn get(
        this: Target,
        indices_are_sorted: bool,
        unique_indices: bool,
        mode: Mode,
        fill_value: Option<Value>,
    ) -> R {
        let mut options = mode.options(indices_are_sorted, unique_indices);
        if let Some(fill) = fill_value {
            let fits = lax::convert(&fill, this.x.dtype())?;
            options.fill_value = fits.as_array().and_then(freezeframe_array::Array::item);
        }
        index::take(&this.x, &this.indices, &options)
    }

    /// The array with the elements at the index replaced by what a function makes of them.
    #[native("(self, func, *, indices_are_sorted=False, unique_indices=False, mode=None)")]
    fn apply(
        vm: &mut Vm,
        this: Target,
        func: &Py,
        indices_are_sorted: bool,
        unique_indices: bool,
        mode: Mode,
    ) -> Outcome {
        let picked = index::take(&this.x, &this.indices, &TakeOptions::default())?;
        let picked = wrap(vm, picked);
        let changed = vm.call(func, &[picked])?;
        let changed = convert::jax_value(vm, &changed)?;
        let options = mode.options(indices_are_sorted, unique_indices);
        Ok(index::scatter(
            &this.x,
            &this.indices,
            &changed,
            ScatterOp::Set,
            &options,
        )?)
    }

    #[member(divide = ew::divide, "The array with the elements at the index divided by `values`.")]
    #[member(power = |x, y| ew::power(x, y, None), "The array with the elements at the index to the power of `values`.")]
    #[native("(self, values, *, indices_are_sorted=False, unique_indices=False, mode=None)")]
    fn through_ones(
        this: Target,
        values: &Value,
        indices_are_sorted: bool,
        unique_indices: bool,
        mode: Mode,
        member: fn(&Value, &Value) -> R,
    ) -> R {
        let options = mode.options(indices_are_sorted, unique_indices);
        let ones = lax::full(this.x.shape(), &lax::scalar(this.x.dtype(), 1.0))?;
        let factors = index::scatter(&ones, &this.indices, values, ScatterOp::Mul, &options)?;
        member(&this.x, &factors)
    }

    /// Which array it is of, and the index.
    #[native("(self, /)")]
    fn __repr__(vm: &mut Vm, this: &Py) -> PyResult {
        let Some(at) = this.native::<AtObject>() else {
            return Ok(Py::None);
        };
        let index = at.index.as_ref();
        let (array, index) = (
            at.array.clone(),
            index.map_or(Py::None, |(index, _)| index.clone()),
        );
        let (array, index) = (vm.repr(&array)?, vm.repr(&index)?);
        Ok(Py::str(format!("_IndexUpdateRef({array}, {index})")))
    }
}

/// The class of `x.at[...]`.
pub(crate) fn ref_class(vm: &mut Vm) -> Rc<Class> {
    ClassBuilder::new("jax._src.numpy.array_methods", "_IndexUpdateRef")
        .methods(updates::TABLE)
        .build(vm)
}

/// The array and the index of `x.at[...]`.
struct Target {
    x: Value,
    indices: Vec<Index>,
    operands: Vec<(Value, Taint)>,
}

impl<'a> FromArg<'a, Call> for Target {
    fn from_arg(vm: &mut Vm, arg: Arg<'a>, call: &mut Call) -> PyResult<Self> {
        let Some(AtObject {
            array,
            index: Some((index, taint)),
        }) = arg.value().native::<AtObject>()
        else {
            return Err(vm.type_error("expected x.at[...]"));
        };
        let x = this(vm, array)?;
        let (indices, mut operands) = parse(vm, index, taint.clone())?;
        operands.push((x.clone(), arg.taint()));
        for (value, taint) in &operands {
            call.operand(value, taint.clone());
        }
        Ok(Self {
            x,
            indices,
            operands,
        })
    }
}

/// What holds for an index beyond the ends.
pub(crate) struct Mode(pub(crate) Option<GatherMode>);

impl<'a> FromArg<'a, Call> for Mode {
    fn from_arg(vm: &mut Vm, arg: Arg<'a>, _call: &mut Call) -> PyResult<Self> {
        mode(vm, arg.value()).map(Self)
    }
}

impl Mode {
    fn options(&self, indices_are_sorted: bool, unique_indices: bool) -> TakeOptions {
        TakeOptions {
            indices_are_sorted,
            unique_indices,
            mode: self.0,
            fill_value: None,
        }
    }
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
