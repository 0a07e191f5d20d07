//! What is made by brackets: `mgrid`, `ogrid`, `r_`, `c_`, `s_` and `index_exp`; and functions that call functions.

use super::misc::spread_call;
use crate::array::wrap;
use crate::convert;
use crate::ops::{R, canonical_axis, creation, lax, places, promote, shape};
use crate::py::*;
use crate::row::{Call, Facts, Fault, HandedOn, Outcome, Place, Several};
use freezeframe_array::{DType, Shape};
use freezeframe_core::{CumulativeOp, Primitive, bind1};
use freezeframe_python::{Arg, FromArg, Keywords, Tainted};

/// Which of them an object is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// `mgrid`.
    Full,
    /// `ogrid`.
    Open,
    /// `r_`.
    Rows,
    /// `c_`.
    Columns,
    /// `s_`.
    Plain,
    /// `index_exp`.
    AsTuple,
}

/// The payload of such an object.
struct Brackets(Kind);

impl NativePayload for Brackets {}

/// The objects of brackets.
#[natives(scope = Call)]
mod brackets {
    use super::*;

    /// What the kind of object makes of the slices, arrays and numbers between the brackets.
    #[native("(self, key, /)")]
    fn __getitem__(vm: &mut Vm, this: &Py, key: Pieces) -> Outcome<Py> {
        let kind = this.native::<Brackets>().map_or(Kind::Plain, |it| it.0);
        let done = match kind {
            Kind::Full | Kind::Open => grid(kind, &key)?,
            _ => Several::One(joined(vm, kind, &key)?),
        };
        Ok(match done {
            Several::One(value) => wrap(vm, value),
            Several::List(values) => crate::array::wrap_list(vm, values),
            Several::Tuple(values) => crate::array::wrap_tuple(vm, values),
        })
    }

    /// None.
    #[native("(self, /)")]
    fn __len__() -> i64 {
        0
    }
}

/// The objects of brackets that give what they are given.
#[natives]
mod plain {
    use super::*;

    /// The index, or a tuple of it.
    #[native("(self, key, /)")]
    fn __getitem__(this: &Py, key: &Py) -> Py {
        match this.native::<Brackets>() {
            Some(Brackets(Kind::AsTuple)) if !matches!(key, Py::Tuple(_)) => {
                Py::tuple(vec![key.clone()])
            }
            _ => key.clone(),
        }
    }
}

/// What stands between the brackets: the text in front, and the arrays, each with the number of axes that it came with.
struct Pieces {
    directive: Option<String>,
    values: Vec<(Value, usize)>,
    /// It was no tuple.
    single: bool,
}

impl<'a> FromArg<'a, Call> for Pieces {
    fn from_arg(vm: &mut Vm, arg: Arg<'a>, call: &mut Call) -> PyResult<Self> {
        let (items, single) = match arg.value() {
            Py::Tuple(tuple) => (tuple.items.clone(), false),
            other => (vec![other.clone()], true),
        };
        let (mut directive, mut values) = (None, Vec::new());
        for (at, item) in items.iter().enumerate() {
            match item {
                Py::Str(text) if at == 0 => directive = Some(text.as_str().to_owned()),
                Py::Str(_) => {
                    return Err(vm.value_error("string directive must be placed at the beginning"));
                }
                Py::Slice(_) => {
                    let line = line(vm, item)?;
                    values.push((line, 0));
                }
                _ => {
                    let value = convert::array_of(vm, item, None, arg.taint())?;
                    call.operand(&value, arg.taint());
                    let rank = value.ndim();
                    values.push((value, rank));
                }
            }
        }
        Ok(Self {
            directive,
            values,
            single,
        })
    }
}

/// The numbers of a slice: so many if the step is imaginary, else in steps.
fn line(vm: &mut Vm, item: &Py) -> PyResult<Value> {
    let Py::Slice(slice) = item else {
        return Err(vm.type_error("a slice was expected"));
    };
    let or = |value: &Py, default: i64| match value {
        Py::None => Py::Int(default),
        other => other.clone(),
    };
    let (start, stop, step) = (or(&slice.start, 0), slice.stop.clone(), or(&slice.step, 1));
    let module = vm.import("jax.numpy")?;
    let found = match &step {
        Py::Complex(step) => {
            let count = Py::Int((step.0 * step.0 + step.1 * step.1).sqrt() as i64);
            let function = module.get("linspace").unwrap_or(Py::None);
            vm.call(&function, &[start, stop, count])?
        }
        _ => {
            let function = module.get("arange").unwrap_or(Py::None);
            vm.call(&function, &[start, stop, step])?
        }
    };
    convert::jax_value(vm, &found)
}

fn grid(kind: Kind, pieces: &Pieces) -> R<Several> {
    let values: Vec<Value> = pieces
        .values
        .iter()
        .map(|(value, _)| value.clone())
        .collect();
    if let (true, Some(value)) = (pieces.single, values.first()) {
        return Ok(Several::One(value.clone()));
    }
    if values.is_empty() {
        return match kind {
            Kind::Open => Ok(Several::List(Vec::new())),
            _ => lax::iota(promote::int_dtype(), [0], 0).map(Several::One),
        };
    }
    let values = promote::promote(&values)?;
    let parts = creation::meshgrid(&values, true, kind == Kind::Open)?;
    match kind {
        Kind::Open => Ok(Several::List(parts)),
        _ => shape::stack(&parts, 0).map(Several::One),
    }
}

/// How `r_` and `c_` join: along which axis, with how many axes at least, and where those of a vector go.
fn joined(vm: &mut Vm, kind: Kind, pieces: &Pieces) -> Outcome {
    let mut numbers: [i64; 4] = match kind {
        Kind::Columns => [-1, 2, 0, -1],
        _ => [0, 1, -1, -1],
    };
    match pieces.directive.as_deref() {
        None => {}
        Some("r") => numbers[3] = 0,
        Some("c") => numbers[3] = 1,
        Some(text) => {
            for (at, part) in text.split(',').take(3).enumerate() {
                numbers[at] = part.trim().parse().map_err(|_| {
                    Fault::Python(
                        vm.value_error(format_args!("could not understand directive '{text}'")),
                    )
                })?;
            }
        }
    }
    let [axis, least, place, matrix] = numbers;
    let least = freezeframe_base::how_many(least).unwrap_or(0);
    let mut parts = Vec::new();
    for (value, own) in &pieces.values {
        let mut value = promote::to_rank(value, least)?;
        if place != -1 && least > *own {
            let count = least as i64;
            let shifts = (count - (count + place + 1).abs() % count) as usize;
            let mut order: Vec<usize> = (0..value.ndim()).collect();
            order.rotate_left(shifts.min(value.ndim()));
            value = lax::transpose(&value, &order)?;
        }
        parts.push(value);
    }
    let result = shape::concatenate(&parts, Some(axis))?;
    if matrix != -1 && result.ndim() == 1 {
        return Ok(shape::expand_dims(&result, &[matrix])?);
    }
    Ok(result)
}

/// Sets the objects of brackets.
pub(super) fn add_brackets(vm: &mut Vm, module: &Rc<Module>) {
    let class = |vm: &mut Vm, name| {
        ClassBuilder::new("jax._src.numpy.index_tricks", name)
            .methods(brackets::TABLE)
            .build(vm)
    };
    for (name, class_name, kind) in [
        ("mgrid", "_Mgrid", Kind::Full),
        ("ogrid", "_Ogrid", Kind::Open),
        ("r_", "RClass", Kind::Rows),
        ("c_", "CClass", Kind::Columns),
    ] {
        let class = class(vm, class_name);
        let object = vm.native_object(&class, Brackets(kind));
        module.set(name, object);
    }
    let class = ClassBuilder::new("numpy.lib._index_tricks_impl", "IndexExpression")
        .methods(plain::TABLE)
        .build(vm);
    for (name, kind) in [("s_", Kind::Plain), ("index_exp", Kind::AsTuple)] {
        let object = vm.native_object(&class, Brackets(kind));
        module.set(name, object);
    }
}

/// Functions that call functions.
#[natives(scope = Call)]
pub(crate) mod functions {
    use super::*;

    /// The array that a function gives which is called with it and each of the axes, one after the other.
    ///
    /// >>> jnp.apply_over_axes(jnp.sum, jnp.ones((2, 3)), [0, 1])
    /// Array([[6.]], dtype=float32)
    #[native("(func, a, axes)", facts = Facts::NONE.checking())]
    fn apply_over_axes(vm: &mut Vm, func: &Py, a: Tainted, axes: &Py) -> PyResult {
        let mut current = a.value.clone();
        for axis in vm.iterate(axes)? {
            let taint = a.taint.clone();
            let given = vec![(current.clone(), taint.clone()), (axis.clone(), taint)];
            let found = vm.call_tainted(func, given, &[])?;
            let (before, after) = (
                convert::jax_value(vm, &current)?.ndim(),
                convert::jax_value(vm, &found)?.ndim(),
            );
            current = if after == before {
                found
            } else if after + 1 == before {
                let function = vm.import("jax.numpy")?.get("expand_dims");
                let given = vec![(found, a.taint.clone()), (axis, a.taint.clone())];
                vm.call_tainted(&function.unwrap_or(Py::None), given, &[])?
            } else {
                return Err(
                    vm.value_error("function is not returning an array of the correct shape")
                );
            };
        }
        Ok(current)
    }

    /// The array of what a function gives for each place, whose indices it is called with.
    ///
    /// >>> jnp.fromfunction(lambda i, j: i + j, (2, 3), dtype=int)
    /// Array([[0, 1, 2],
    ///        [1, 2, 3]], dtype=int32)
    #[native("(function, shape, *, dtype=?, **kwargs)")]
    fn fromfunction(
        vm: &mut Vm,
        function: &Py,
        shape: Shape,
        dtype: &Py,
        kwargs: Keywords,
    ) -> PyResult {
        let module = vm.import("jax")?;
        let vmap = module.get("vmap").unwrap_or(Py::None);
        let arange = vm.import("jax.numpy")?.get("arange").unwrap_or(Py::None);
        let count = shape.ndim();
        let mut mapped = function.clone();
        for at in 0..count {
            let axes = (0..count)
                .rev()
                .map(|other| if at == other { Py::Int(0) } else { Py::None });
            let keywords = [(Name::new("in_axes"), Py::tuple(axes.collect()))];
            mapped = vm.call_kw(&vmap, &[mapped], &keywords)?;
        }
        let dtype = match dtype {
            Py::Unset => Py::from(&vm.types.float),
            given => given.clone(),
        };
        let mut places = Vec::new();
        for length in shape.iter() {
            let keywords = [(Name::new("dtype"), dtype.clone())];
            places.push(vm.call_kw(&arange, &[Py::from(*length)], &keywords)?);
        }
        vm.call_kw(&mapped, &places, &kwargs.0)
    }

    /// For each element what the function gives, or the number is, that goes with the last condition that holds there; one
    /// function more than conditions is for where none does.
    ///
    /// >>> x = jnp.array([-2.0, 3.0])
    /// >>> jnp.piecewise(x, [x < 0, x >= 0], [lambda x: -x, lambda x: x * 10])
    /// Array([ 2., 30.], dtype=float32)
    #[native("(x, condlist, funclist, *args, **kw)", facts = Facts::NONE.checking())]
    fn piecewise(
        vm: &mut Vm,
        row: &'static Entry,
        x: &Value,
        condlist: &[Value],
        funclist: HandedOn,
        args: &[Py],
        kw: Keywords,
    ) -> Outcome {
        let mut functions = vm.iterate(funclist.0)?;
        let (conditions, count) = (condlist.len(), functions.len());
        if count == conditions + 1 {
            functions.rotate_right(1);
        } else if count == conditions {
            functions.insert(0, Py::Int(0));
        } else {
            return Err(vm
                .value_error(format_args!(
                    "with {conditions} condition(s), either {conditions} or {} functions are expected; got {count}",
                    conditions + 1
                ))
                .into());
        }
        let which = chosen(condlist)?;
        let mut cases = Vec::new();
        for function in &functions {
            let value = if vm.callable(function) {
                let function = bound(vm, function, args, &kw)?;
                let operand = wrap(vm, x.clone());
                let found = spread_call(vm, row, &function, &[operand])?;
                convert::jax_value(vm, &found)?
            } else {
                convert::argument(vm, Place::at(row, 2), function)?
            };
            let value = lax::convert(&value, x.dtype())?;
            cases.push(promote::broadcast_to(&value, &x.shape())?);
        }
        let which = promote::broadcast_to(&which, &x.shape())?;
        let top = lax::int_scalar(which.dtype(), cases.len() as i64 - 1);
        let which = lax::clamp(&lax::int_scalar(which.dtype(), 0), &which, &top)?;
        let which = lax::convert(&which, DType::Int32)?;
        Ok(lax::select_n(&which, &cases)?)
    }
}

/// A function with further arguments.
fn bound(vm: &mut Vm, function: &Py, args: &[Py], kw: &Keywords) -> PyResult {
    if args.is_empty() && kw.0.is_empty() {
        return Ok(function.clone());
    }
    let (inner, args, kw) = (function.clone(), args.to_vec(), kw.0.clone());
    Ok(crate::wraps::wrap(vm, function, None, move |vm, own, _| {
        let all: Vec<Py> = own.iter().chain(&args).cloned().collect();
        vm.call_kw(&inner, &all, &kw)
    }))
}

/// The number of the function for each element: that of the last condition that holds, or 0.
fn chosen(conditions: &[Value]) -> R {
    if conditions.is_empty() {
        return Ok(lax::int_scalar(promote::int_dtype(), 0));
    }
    let mut all = Vec::new();
    for condition in conditions {
        all.push(lax::convert(condition, DType::Bool)?);
    }
    let all = places::listed(&all)?;
    let mut dims = all.shape().to_vec();
    dims[0] = 1;
    let none = lax::full(dims, &lax::scalar(DType::Bool, 0.0))?;
    let all = lax::concatenate(&[none, all], 0)?;
    let counted = lax::convert(&all, promote::int_dtype())?;
    let counted = lax::cumulative(
        CumulativeOp::Sum,
        &counted,
        canonical_axis(0, all.ndim())?,
        false,
    )?;
    let primitive = Primitive::ArgMax {
        axes: vec![0].into(),
        index_dtype: promote::int_dtype(),
    };
    bind1(&primitive, &[counted])
}
