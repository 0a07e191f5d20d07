//! dtypes, predicates, `vectorize`, and ufunc objects.

use crate::array::{value_of, wrap};
use crate::ops::{R, canonical_axes, canonical_axis, lax, promote};
use crate::py::*;
use crate::reenter::run;
use crate::row::{AnyArray, Axes, Call, Facts, Outcome, Place};
use crate::state::jax;
use crate::{convert, dtype};
use freezeframe_array::{DType, Shape, promotion};
use freezeframe_base::Taint;
use freezeframe_python::{Arg, ArgValues, FromArg, Keywords, Tainted};

/// Questions about arrays and dtypes, and functions of functions.
#[natives(scope = Call)]
pub(crate) mod functions {
    use super::*;

    /// The lengths of the axes of anything that is an array, as a tuple.
    ///
    /// >>> jnp.shape([[1, 2, 3]])
    /// (1, 3)
    #[native("(a)")]
    fn shape(a: AnyArray) -> R<Shape> {
        Ok(a.0.shape())
    }

    /// How many axes anything has that is an array.
    ///
    /// >>> jnp.ndim([[1, 2, 3]])
    /// 2
    #[native("(a)")]
    fn ndim(a: AnyArray) -> R<usize> {
        Ok(a.0.ndim())
    }

    /// How many elements there are, or how many along an axis.
    ///
    /// >>> jnp.size([[1, 2, 3]])
    /// 3
    #[native("(a, axis=None)")]
    fn size(a: AnyArray, axis: Axes) -> R<usize> {
        let shape = a.0.shape();
        let axes = canonical_axes(axis.0.as_deref(), a.0.ndim())?;
        Ok(axes.iter().map(|axis| shape[*axis]).product())
    }

    /// Whether something is a number, or an array without axes.
    ///
    /// >>> jnp.isscalar(1.5)
    /// True
    #[native("(element)")]
    fn isscalar(vm: &mut Vm, element: &Py) -> PyResult<bool> {
        let value = convert::arraylike(vm, element)?;
        Ok(value.is_some_and(|value| value.ndim() == 0))
    }

    /// Whether something can be iterated over.
    ///
    /// >>> jnp.iterable([1, 2])
    /// True
    #[native("(y)")]
    fn iterable(vm: &mut Vm, y: &Py) -> bool {
        vm.is_iterable(y)
    }

    /// Whether the dtype is complex, whatever the elements are.
    ///
    /// >>> jnp.iscomplexobj(1 + 0j)
    /// True
    #[native("(x)")]
    fn iscomplexobj(x: AnyArray) -> R<bool> {
        Ok(x.0.dtype().is_complex())
    }

    /// Whether the dtype is not complex.
    ///
    /// >>> jnp.isrealobj(1 + 0j)
    /// False
    #[native("(x)")]
    fn isrealobj(x: AnyArray) -> R<bool> {
        Ok(!x.0.dtype().is_complex())
    }

    /// Whether a dtype is another one, or of an abstract kind such as `jnp.floating`.
    ///
    /// >>> jnp.issubdtype(jnp.float32, jnp.floating)
    /// True
    #[native("(arg1, arg2)")]
    fn issubdtype(vm: &mut Vm, arg1: &Py, arg2: &Py) -> PyResult<bool> {
        dtype::is_subdtype(vm, arg1, arg2)
    }

    /// Whether a dtype is another one.
    ///
    /// >>> jnp.isdtype(jnp.float32, jnp.float32)
    /// True
    #[native("(dtype, kind)")]
    fn isdtype(vm: &mut Vm, dtype: &Py, kind: &Py) -> PyResult<bool> {
        dtype::is_subdtype(vm, dtype, kind)
    }

    /// The dtype that a computation with all these arrays, numbers and dtypes has.
    ///
    /// >>> jnp.result_type(jnp.int32, 1.5)
    /// dtype('float32')
    #[native("(*args)")]
    fn result_type(vm: &mut Vm, args: Arg) -> PyResult {
        let mut typed = Vec::new();
        for (at, value) in sequence(args.value())
            .unwrap_or_default()
            .iter()
            .enumerate()
        {
            typed.push(typed_of(vm, Place::item(args, at), value)?);
        }
        match promotion::promote(&typed, promote::x64()) {
            Some((of, _)) => Ok(dtype::object(vm, of)),
            None => Err(vm.value_error("at least one array or dtype is required")),
        }
    }

    /// The dtype that a computation with both has.
    ///
    /// >>> jnp.promote_types('int32', 'float32')
    /// dtype('float32')
    #[native("(a, b)")]
    fn promote_types(vm: &mut Vm, a: &Py, b: &Py) -> PyResult {
        let mut typed = Vec::new();
        for value in [a, b] {
            typed.push((dtype::required(vm, value)?, is_python_type(vm, value)));
        }
        match promotion::promote(&typed, true) {
            Some((of, _)) => Ok(dtype::object(vm, of)),
            None => Err(vm.type_error("these dtypes do not promote")),
        }
    }

    /// Whether every value of one dtype is one of the other.
    ///
    /// >>> jnp.can_cast('int8', 'float32')
    /// True
    #[native("(from_, to, casting='safe')")]
    fn can_cast(vm: &mut Vm, from_: &Py, to: &Py) -> PyResult<bool> {
        let (from, to) = (dtype_of(vm, from_)?, dtype_of(vm, to)?);
        Ok(promotion::numpy_promote_types(from, to) == Some(to))
    }

    /// The limits of a float dtype: `eps`, `max`, `min`, `tiny`, `bits` and others.
    ///
    /// >>> float(jnp.finfo(jnp.float32).eps)
    /// 1.1920928955078125e-07
    #[native("(dtype)")]
    fn finfo(vm: &mut Vm, dtype: &Py) -> PyResult {
        let dtype = super::dtype_of(vm, dtype)?;
        let dtype = crate::dtype::object(vm, dtype);
        let numpy = Py::Module(vm.import("numpy")?);
        let class = vm.attr(&numpy, "finfo")?;
        vm.call(&class, &[dtype])
    }

    /// The limits of an integer dtype: `min`, `max` and `bits`.
    ///
    /// >>> jnp.iinfo(jnp.int8).max
    /// 127
    #[native("(int_type)")]
    fn iinfo(vm: &mut Vm, int_type: &Py) -> PyResult {
        let dtype = super::dtype_of(vm, int_type)?;
        freezeframe_numpy::one_line_iinfo(vm, dtype)
    }

    /// The results of a function of vectors for each vector along an axis.
    ///
    /// >>> jnp.apply_along_axis(jnp.sum, 0, jnp.array([[1, 2], [3, 4]]))
    /// Array([4, 6], dtype=int32)
    #[native("(func1d, axis, arr, *args, **kwargs)")]
    fn apply_along_axis(
        vm: &mut Vm,
        func1d: &Py,
        axis: i64,
        arr: Arg,
        args: &[Py],
        kwargs: Keywords,
    ) -> Outcome<Py> {
        let x = convert::argument(vm, Place::of(arr), arr.value())?;
        let axis = canonical_axis(axis, x.ndim())?;
        let mut mapped = func1d.clone();
        if !args.is_empty() || !kwargs.0.is_empty() {
            let module = Py::Module(vm.import("jax._src.handing")?);
            let rest = vm.dict_of(
                kwargs
                    .0
                    .iter()
                    .map(|(name, value)| (Py::str(name.as_str()), value.clone()))
                    .collect(),
            )?;
            let with = [mapped, Py::tuple(args.to_vec()), Py::Dict(rest)];
            mapped = vm.call_method(&module, "with_rest", &with)?;
        }
        for other in (0..x.ndim()).rev().filter(|other| *other != axis) {
            let (from, to) = if other > axis { (1, -1) } else { (0, 0) };
            let axes = [
                (Name::new("in_axes"), Py::Int(from)),
                (Name::new("out_axes"), Py::Int(to)),
            ];
            let vmap = vmap(vm)?;
            mapped = vm.call_kw(&vmap, &[mapped], &axes)?;
        }
        Ok(vm.call_tainted(&mapped, vec![(arr.value().clone(), arr.taint())], &[])?)
    }
}

fn vmap(vm: &mut Vm) -> PyResult {
    let module = vm.import("jax")?;
    Ok(module.get("vmap").unwrap_or(Py::None))
}

/// A call of what `vectorize` gave: the function mapped over all axes of the arguments.
pub(super) fn spread_call(
    vm: &mut Vm,
    row: &'static Entry,
    function: &Py,
    args: &[Py],
) -> PyResult {
    let mut arrays = Vec::with_capacity(args.len());
    for (at, value) in args.iter().enumerate() {
        arrays.push(convert::argument(vm, Place::at(row, at), value)?);
    }
    let spread = run(vm, Vec::new(), || promote::broadcast_arrays(&arrays))?;
    let rank = spread.first().map_or(0, Value::ndim);
    let mut mapped = function.clone();
    let vmap = vmap(vm)?;
    for _ in 0..rank {
        mapped = vm.call(&vmap, &[mapped])?;
    }
    let operands: Vec<Py> = spread.into_iter().map(|value| wrap(vm, value)).collect();
    vm.call(&mapped, &operands)
}

fn is_python_type(vm: &Vm, value: &Py) -> bool {
    matches!(value, Py::Class(class) if vm.class_names(class).1 == "builtins")
}

/// The dtype of an array, a number or a dtype, and whether it is weak.
fn typed_of(vm: &mut Vm, place: Place, value: &Py) -> PyResult<(DType, bool)> {
    if let Py::Int(_) | Py::Float(_) | Py::Complex(_) | Py::Bool(_) = value {
        let value = convert::argument(vm, place, value)?;
        return Ok((value.dtype(), value.weak_type()));
    }
    match value_of(value) {
        Some(value) => Ok((value.dtype(), value.weak_type())),
        None => Ok((dtype_of(vm, value)?, is_python_type(vm, value))),
    }
}

/// The payload of a ufunc: the row and the plain function.
pub(crate) struct UfuncObject {
    row: &'static Entry,
    function: Py,
}

impl NativePayload for UfuncObject {}

/// The methods of ufuncs.
#[natives(scope = Call)]
mod ufunc {
    use super::*;

    /// The function itself.
    #[native("(self, x=?, y=?, /, *args, **kwargs)")]
    fn __call__(
        vm: &mut Vm,
        this: Ufunc,
        x: Tainted,
        y: Tainted,
        args: &[Py],
        kwargs: Keywords,
    ) -> PyResult {
        let given = [&x, &y].into_iter().filter(|it| !it.value.is_unset());
        let (values, taints): (Vec<Py>, Vec<Taint>) =
            given.map(|it| (it.value.clone(), it.taint.clone())).unzip();
        if values.len() == 2 && args.is_empty() && kwargs.0.is_empty() {
            let arguments = ArgValues::tainted(values, taints);
            return (this.0.row.body)(vm, arguments.view());
        }
        // It complains of what is too much, or missing.
        vm.call_kw(&this.0.function, &[&values, args].concat(), &kwargs.0)
    }

    /// Its name.
    #[native("(self, /)")]
    fn __repr__(this: Ufunc) -> String {
        format!("<jnp.ufunc '{}'>", this.0.row.name)
    }

    /// What few programs ask for.
    #[native("(self, name, /)")]
    fn __getattr__(vm: &mut Vm, this: Ufunc, name: &Py) -> PyResult {
        let found = match name.as_str() {
            Some(known @ ("nin" | "nout" | "nargs" | "identity" | "at" | "reduceat")) => {
                let plain = this.plain(vm)?;
                return vm.attr(&plain, known);
            }
            other => other.unwrap_or_default(),
        };
        Err(vm.attribute_error(format_args!("'ufunc' object has no attribute '{found}'")))
    }

    /// The elements along an axis combined by the function: `add.reduce` is `sum`.
    #[native("(self, a, axis=0, dtype=None, out=None, keepdims=False, initial=None, where=None)")]
    fn reduce(
        vm: &mut Vm,
        this: Ufunc,
        a: &Py,
        axis: &Py,
        keepdims: &Py,
        dtype: &Py,
        out: &Py,
        initial: &Py,
        _where: &Py,
    ) -> PyResult {
        let more = [
            ("dtype", dtype),
            ("out", out),
            ("initial", initial),
            ("where", _where),
        ];
        let target = Facts::of(this.0.row).reduce.filter(|_| are_none(&more));
        let function = this.stands_for(vm, "reduce", target)?;
        let options = [("axis", axis), ("keepdims", keepdims)]
            .into_iter()
            .chain(more);
        let options: Vec<_> = options
            .filter(|(name, value)| matches!(*name, "axis" | "keepdims") || !value.is_none())
            .map(|(name, value)| (Name::new(name), value.clone()))
            .collect();
        vm.call_kw(&function, std::slice::from_ref(a), &options)
    }

    /// What `reduce` gives for the elements up to each place: `add.accumulate` is `cumsum`.
    #[native("(self, a, axis=0, dtype=None, out=None)")]
    fn accumulate(vm: &mut Vm, this: Ufunc, a: &Py, axis: &Py, dtype: &Py, out: &Py) -> PyResult {
        let more = [("dtype", dtype), ("out", out)];
        let target = Facts::of(this.0.row).accumulate.filter(|_| are_none(&more));
        let function = this.stands_for(vm, "accumulate", target)?;
        let options: Vec<_> = [("axis", axis)]
            .into_iter()
            .chain(more)
            .filter(|(name, value)| *name == "axis" || !value.is_none())
            .map(|(name, value)| (Name::new(name), value.clone()))
            .collect();
        vm.call_kw(&function, std::slice::from_ref(a), &options)
    }

    /// The function of each element of one array with each of the other.
    #[native("(self, A, B, /)")]
    #[expect(non_snake_case, reason = "Python's names")]
    fn outer(vm: &mut Vm, this: Ufunc, A: &Value, B: Arg) -> Outcome<Py> {
        let rank = convert::argument(vm, Place::of(B), B.value())?.ndim();
        let axes: Vec<usize> = (A.ndim()..A.ndim() + rank).collect();
        let lifted = lax::expand_dims(A, &axes)?;
        let lifted = wrap(vm, lifted);
        Ok(vm.call(&this.0.function, &[lifted, B.value().clone()])?)
    }
}

fn are_none(options: &[(&str, &Py)]) -> bool {
    options.iter().all(|(_, value)| value.is_none())
}

/// The ufunc whose method is called.
struct Ufunc<'a>(&'a UfuncObject);

impl<'a> FromArg<'a, Call> for Ufunc<'a> {
    fn from_arg(vm: &mut Vm, arg: Arg<'a>, _call: &mut Call) -> PyResult<Self> {
        let object = arg.value().native::<UfuncObject>();
        object
            .map(Self)
            .ok_or_else(|| vm.type_error("expected a jax.numpy.ufunc"))
    }
}

impl Ufunc<'_> {
    /// The library's ufunc of the same function, which has all methods.
    fn plain(&self, vm: &mut Vm) -> PyResult {
        let options = Py::Module(vm.import("jax._src.options")?);
        vm.call_method(
            &options,
            "plain_ufunc",
            std::slice::from_ref(&self.0.function),
        )
    }

    /// The function of `jax.numpy` that a method is.
    fn stands_for(&self, vm: &mut Vm, method: &str, target: Option<&str>) -> PyResult {
        let Some(target) = target else {
            let plain = self.plain(vm)?;
            return vm.attr(&plain, method);
        };
        let module = vm.import("jax.numpy")?;
        Ok(module.get(target).unwrap_or(Py::None))
    }
}

/// The class of ufuncs.
pub(crate) fn ufunc_class(vm: &mut Vm) -> Rc<Class> {
    ClassBuilder::new("jax.numpy", "ufunc")
        .methods(ufunc::TABLE)
        .getter("__name__", |_, object| {
            let name = object.native::<UfuncObject>().map(|it| it.row.name);
            Ok(Py::str(name.unwrap_or_default()))
        })
        .getter("__module__", |_, _| Ok(Py::str("jax.numpy")))
        .getter("__doc__", |vm, object| {
            match object.native::<UfuncObject>().map(|it| it.row) {
                Some(row) => vm.doc(row.doc, row.name).map(Py::from),
                None => Ok(Py::None),
            }
        })
        .getter("__text_signature__", |_, object| {
            let row = object.native::<UfuncObject>().map(|it| it.row);
            Ok(row.map_or(Py::None, |row| Py::str(row.signature)))
        })
        .build(vm)
}

/// Sets the functions of a table as ufunc objects.
pub(super) fn add_ufuncs(vm: &mut Vm, module: &Rc<Module>, table: &[&'static Entry]) {
    let class = jax(vm).classes().ufunc.clone();
    module.functions(table);
    for row in table {
        let Some(function) = module.get(row.name) else {
            continue;
        };
        let object = vm.native_object(&class, UfuncObject { row, function });
        for name in std::iter::once(&row.name).chain(row.aliases) {
            module.set(name, object.clone());
        }
    }
}

fn dtype_of(vm: &mut Vm, value: &Py) -> PyResult<DType> {
    match dtype::parse(vm, value)? {
        Some(dtype) => Ok(dtype),
        None => match convert::arraylike(vm, value)? {
            Some(value) => Ok(value.dtype()),
            None => dtype::required(vm, value),
        },
    }
}
