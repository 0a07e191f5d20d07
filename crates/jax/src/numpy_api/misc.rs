//! dtypes, predicates, `vectorize`, and ufunc objects.

use super::elementwise::UFUNCS;
use crate::arg;
use crate::array::value_of;
use crate::ops::promote;
use crate::py::*;
use crate::state::jax;
use crate::{convert, dtype};
use freezeframe_array::DType;

/// The payload of a ufunc: its name and the plain function.
pub(crate) struct UfuncObject {
    name: &'static str,
    function: Py,
}

impl NativePayload for UfuncObject {}

/// The class of ufuncs: functions with `reduce`, `accumulate`, `outer` and `at`.
pub(crate) fn ufunc_class(vm: &mut Vm) -> Rc<Class> {
    fn function(object: &Py) -> Py {
        object
            .native::<UfuncObject>()
            .map_or(Py::None, |it| it.function.clone())
    }
    fn name(object: &Py) -> &'static str {
        object.native::<UfuncObject>().map_or("", |it| it.name)
    }
    ClassBuilder::new("jax.numpy", "ufunc")
        .dunder("__call__", "(self, /, *args, **kwargs)", |vm, args| {
            let f = function(&args[0]);
            vm.call_kw(&f, args.rest(1), &args.keywords(2))
        })
        .dunder("__repr__", "(self, /)", |_, args| {
            Ok(Py::str(format!("<jnp.ufunc '{}'>", name(&args[0]))))
        })
        .getter("__name__", |_, object| Ok(Py::str(name(object))))
        .method(
            "reduce",
            "(self, a, axis=0, dtype=None, out=None, keepdims=False, initial=None, where=None)",
            Purity::Pure,
            "",
            |vm, args| {
                let target = match name(&args[0]) {
                    "add" => "sum",
                    "multiply" => "prod",
                    "maximum" => "max",
                    "minimum" => "min",
                    "logical_and" => "all",
                    "logical_or" => "any",
                    other => {
                        return Err(vm.not_implemented(format_args!(
                            "jnp.{other}.reduce is not implemented"
                        )));
                    }
                };
                let module = vm.import("jax.numpy")?;
                let f = module.get(target).unwrap_or(Py::None);
                let kwargs = [
                    (Name::new("axis"), args[2].clone()),
                    (Name::new("keepdims"), args[5].clone()),
                ];
                vm.call_kw(&f, &[args[1].clone()], &kwargs)
            },
        )
        .method(
            "accumulate",
            "(self, a, axis=0, dtype=None, out=None)",
            Purity::Pure,
            "",
            |vm, args| {
                let target = match name(&args[0]) {
                    "add" => "cumsum",
                    "multiply" => "cumprod",
                    other => {
                        return Err(vm.not_implemented(format_args!(
                            "jnp.{other}.accumulate is not implemented"
                        )));
                    }
                };
                let module = vm.import("jax.numpy")?;
                let f = module.get(target).unwrap_or(Py::None);
                vm.call_kw(
                    &f,
                    &[args[1].clone()],
                    &[(Name::new("axis"), args[2].clone())],
                )
            },
        )
        .method("outer", "(self, A, B, /)", Purity::Pure, "", |vm, args| {
            let (a, b) = (
                convert::argument(vm, "outer", 0, &args[1])?,
                convert::argument(vm, "outer", 1, &args[2])?,
            );
            let rank = b.ndim();
            let lifted = crate::reenter::run(vm, Vec::new(), || {
                crate::ops::lax::expand_dims(&a, &(a.ndim()..a.ndim() + rank).collect::<Vec<_>>())
            })?;
            let (lifted, b, f) = (
                crate::array::wrap(vm, lifted),
                args[2].clone(),
                function(&args[0]),
            );
            vm.call(&f, &[lifted, b])
        })
        .build(vm)
}

/// The payload of `jnp.finfo` and `jnp.iinfo`: names and values.
pub(crate) struct InfoObject {
    text: String,
    fields: Vec<(&'static str, Py)>,
}

impl NativePayload for InfoObject {}

/// The class of `jnp.finfo(...)`.
pub(crate) fn finfo_class(vm: &mut Vm) -> Rc<Class> {
    ClassBuilder::new("jax.numpy", "finfo")
        .dunder("__getattr__", "(self, name, /)", |vm, args| {
            let name = args[1].as_str().unwrap_or_default().to_string();
            let found = args[0]
                .native::<InfoObject>()
                .and_then(|it| it.fields.iter().find(|(field, _)| *field == name));
            match found {
                Some((_, value)) => Ok(value.clone()),
                None => {
                    Err(vm
                        .attribute_error(format_args!("'finfo' object has no attribute '{name}'")))
                }
            }
        })
        .dunder("__repr__", "(self, /)", |_, args| {
            Ok(Py::str(
                args[0]
                    .native::<InfoObject>()
                    .map(|it| it.text.clone())
                    .unwrap_or_default(),
            ))
        })
        .build(vm)
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

fn finfo(vm: &mut Vm, args: Args) -> PyResult {
    let of = dtype_of(vm, &args[0])?;
    let Some(info) = of.finfo() else {
        let text = vm.repr(&args[0])?;
        return Err(vm.value_error(format_args!("data type {text} not inexact")));
    };
    let mut number = |value: f64| -> Py {
        let array = freezeframe_array::Array::from_scalar(
            of.real_part(),
            freezeframe_array::Scalar::Float(value),
        );
        match crate::interop::to_numpy(vm, &array)
            .ok()
            .and_then(|array| vm.get_item(&array, &Py::tuple(Vec::new())).ok())
        {
            Some(scalar) => scalar,
            None => Py::Float(value),
        }
    };
    let mut fields = vec![
        ("eps", number(info.eps)),
        ("epsneg", number(info.epsneg)),
        ("max", number(info.max)),
        ("min", number(-info.max)),
        ("tiny", number(info.tiny)),
        ("smallest_normal", number(info.tiny)),
        ("smallest_subnormal", number(info.smallest_subnormal)),
        ("resolution", number(10f64.powi(-(info.precision as i32)))),
    ];
    fields.push(("bits", Py::Int(i64::from(info.bits))));
    fields.push(("nmant", Py::Int(i64::from(info.nmant))));
    fields.push(("nexp", Py::Int(i64::from(info.nexp))));
    fields.push(("precision", Py::Int(i64::from(info.precision))));
    let object = dtype::object(vm, of);
    fields.push(("dtype", object));
    let text = format!(
        "finfo(resolution={:e}, min={:e}, max={:e}, dtype={of})",
        10f64.powi(-(info.precision as i32)),
        -info.max,
        info.max
    );
    let class = jax(vm).classes().finfo.clone();
    Ok(vm.native_object(&class, InfoObject { text, fields }))
}

fn iinfo(vm: &mut Vm, args: Args) -> PyResult {
    let of = dtype_of(vm, &args[0])?;
    let Some(info) = of.iinfo() else {
        let text = vm.repr(&args[0])?;
        return Err(vm.value_error(format_args!("Invalid integer data type {text}.")));
    };
    let max = i64::try_from(info.max).map_or_else(|_| Py::from_bigint(info.max.into()), Py::Int);
    let object = dtype::object(vm, of);
    let fields = vec![
        ("min", Py::Int(info.min)),
        ("max", max),
        ("bits", Py::Int(i64::from(info.bits))),
        ("dtype", object),
    ];
    let text = format!("iinfo(min={}, max={}, dtype={of})", info.min, info.max);
    let class = jax(vm).classes().finfo.clone();
    Ok(vm.native_object(&class, InfoObject { text, fields }))
}

fn result_type(vm: &mut Vm, args: Args) -> PyResult {
    let mut typed = Vec::new();
    for value in args.rest(0) {
        typed.push(match value {
            Py::Int(_) | Py::Float(_) | Py::Complex(_) | Py::Bool(_) => {
                let value = convert::argument(vm, "result_type", 0, value)?;
                (value.dtype(), value.weak_type())
            }
            other => match value_of(other) {
                Some(value) => (value.dtype(), value.weak_type()),
                None => {
                    let weak =
                        matches!(other, Py::Class(class) if vm.class_names(class).1 == "builtins");
                    (dtype_of(vm, &other.clone())?, weak)
                }
            },
        });
    }
    match freezeframe_array::promotion::promote(&typed, promote::x64()) {
        Some((of, _)) => Ok(dtype::object(vm, of)),
        None => Err(vm.value_error("at least one array or dtype is required")),
    }
}

fn vectorize(vm: &mut Vm, args: Args) -> PyResult {
    let function = args[0].clone();
    if args.some(2).is_some() {
        return Err(
            vm.not_implemented("jnp.vectorize with a signature is not implemented; use jax.vmap")
        );
    }
    Ok(crate::wraps::wrap(
        vm,
        &function.clone(),
        None,
        move |vm, args, _| {
            let mut arrays = Vec::with_capacity(args.len());
            for (at, value) in args.iter().enumerate() {
                arrays.push(convert::argument(vm, "vectorize", at, value)?);
            }
            let spread =
                crate::reenter::run(vm, Vec::new(), || promote::broadcast_arrays(&arrays))?;
            let rank = spread.first().map_or(0, Value::ndim);
            let mut mapped = function.clone();
            let module = vm.import("jax")?;
            let vmap = module.get("vmap").unwrap_or(Py::None);
            for _ in 0..rank {
                mapped = vm.call(&vmap, &[mapped])?;
            }
            let operands: Vec<Py> = spread
                .into_iter()
                .map(|value| crate::array::wrap(vm, value))
                .collect();
            vm.call(&mapped, &operands)
        },
    ))
}

fn apply_along_axis(vm: &mut Vm, args: Args) -> PyResult {
    let (function, axis) = (args[0].clone(), vm.int(&args[1])?);
    let x = convert::argument(vm, "apply_along_axis", 2, &args[2])?;
    let axis = crate::errors::OrRaise::or_raise(crate::ops::canonical_axis(axis, x.ndim()), vm)?;
    let module = vm.import("jax")?;
    let vmap = module.get("vmap").unwrap_or(Py::None);
    let mut mapped = function;
    for other in (0..x.ndim()).rev().filter(|other| *other != axis) {
        let place = if other > axis { 1 } else { 0 };
        let place = Py::Int(place);
        mapped = vm.call_kw(
            &vmap,
            &[mapped],
            &[
                (Name::new("in_axes"), place.clone()),
                (
                    Name::new("out_axes"),
                    Py::Int(if other > axis { -1 } else { 0 }),
                ),
            ],
        )?;
    }
    vm.call(&mapped, &[args[2].clone()])
}

/// The table.
pub(crate) const TABLE: &[Entry] = &[
    pure("shape", "(a)", |vm, args| {
        let value = convert::array_of(vm, &args[0], None, Default::default(), "shape")?;
        Ok(int_tuple(value.shape().dims()))
    }),
    pure("ndim", "(a)", |vm, args| {
        let value = convert::array_of(vm, &args[0], None, Default::default(), "ndim")?;
        Ok(Py::from(value.ndim()))
    }),
    pure("size", "(a, axis=None)", |vm, args| {
        let value = convert::array_of(vm, &args[0], None, Default::default(), "size")?;
        match arg::optional_int(vm, args, 1)? {
            None => Ok(Py::from(value.shape().size())),
            Some(axis) => {
                let axis = crate::errors::OrRaise::or_raise(
                    crate::ops::canonical_axis(axis, value.ndim()),
                    vm,
                )?;
                Ok(Py::from(value.shape()[axis]))
            }
        }
    }),
    pure("isscalar", "(element)", |vm, args| {
        let value = convert::arraylike(vm, &args[0])?;
        Ok(Py::Bool(value.is_some_and(|value| value.ndim() == 0)))
    }),
    pure("iterable", "(y)", |vm, args| {
        Ok(Py::Bool(vm.is_iterable(&args[0])))
    }),
    pure("iscomplexobj", "(x)", |vm, args| {
        let value = convert::array_of(vm, &args[0], None, Default::default(), "iscomplexobj")?;
        Ok(Py::Bool(value.dtype().is_complex()))
    }),
    pure("isrealobj", "(x)", |vm, args| {
        let value = convert::array_of(vm, &args[0], None, Default::default(), "isrealobj")?;
        Ok(Py::Bool(!value.dtype().is_complex()))
    }),
    pure("issubdtype", "(arg1, arg2)", |vm, args| {
        dtype::is_subdtype(vm, &args[0], &args[1]).map(Py::Bool)
    }),
    pure("isdtype", "(dtype, kind)", |vm, args| {
        dtype::is_subdtype(vm, &args[0], &args[1]).map(Py::Bool)
    }),
    pure("result_type", "(*args)", result_type),
    pure("promote_types", "(a, b)", |vm, args| {
        let inner = ArgValues::of(vec![Py::tuple(vec![args[0].clone(), args[1].clone()])]);
        let mut typed = Vec::new();
        for value in inner.view().rest(0) {
            let weak = matches!(value, Py::Class(class) if vm.class_names(class).1 == "builtins");
            typed.push((dtype::required(vm, value)?, weak));
        }
        match freezeframe_array::promotion::promote(&typed, true) {
            Some((of, _)) => Ok(dtype::object(vm, of)),
            None => Err(vm.type_error("these dtypes do not promote")),
        }
    }),
    pure("can_cast", "(from_, to, casting='safe')", |vm, args| {
        let (from, to) = (dtype_of(vm, &args[0])?, dtype_of(vm, &args[1])?);
        Ok(Py::Bool(
            freezeframe_array::promotion::numpy_promote_types(from, to) == Some(to),
        ))
    }),
    pure("finfo", "(dtype)", finfo),
    pure("iinfo", "(int_type)", iinfo),
    pure(
        "vectorize",
        "(pyfunc, *, excluded=?, signature=None)",
        vectorize,
    ),
    pure(
        "apply_along_axis",
        "(func1d, axis, arr, *args, **kwargs)",
        apply_along_axis,
    ),
    entry(
        "set_printoptions",
        "(precision=None, threshold=None, edgeitems=None, linewidth=None, suppress=None, **kwargs)",
        Purity::Impure,
        "",
        |vm, _| Err(vm.not_implemented("jnp.set_printoptions is not implemented")),
    ),
];

/// Other names for functions, and ufunc objects for the elementwise ones.
pub(super) fn add_aliases(module: &Rc<Module>) {
    for (alias, name) in [
        ("acos", "arccos"),
        ("acosh", "arccosh"),
        ("asin", "arcsin"),
        ("asinh", "arcsinh"),
        ("atan", "arctan"),
        ("atan2", "arctan2"),
        ("atanh", "arctanh"),
    ] {
        if let Some(function) = module.get(name) {
            module.set(alias, function);
        }
    }
}

/// Makes the ufunc objects.
pub(super) fn add_ufuncs(vm: &mut Vm, module: &Rc<Module>) {
    let class = jax(vm).classes().ufunc.clone();
    for table in UFUNCS {
        module.functions(table);
    }
    for row in UFUNCS[1] {
        if let Some(function) = module.get(row.name) {
            let object = vm.native_object(
                &class,
                UfuncObject {
                    name: row.name,
                    function,
                },
            );
            module.set(row.name, object);
        }
    }
}
