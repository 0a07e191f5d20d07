//! `ShapedArray` and `ShapeDtypeStruct`: shapes and dtypes as Python objects.

use crate::py::*;
use crate::state::jax;
use crate::{arg, dtype};
use freezeframe_core::Aval;

/// The payload of both classes.
pub(crate) struct AvalObject(pub Aval);

impl NativePayload for AvalObject {}

/// The aval of a `ShapedArray` or `ShapeDtypeStruct`.
pub(crate) fn of(object: &Py) -> Option<&Aval> {
    object.native::<AvalObject>().map(|aval| &aval.0)
}

fn aval(vm: &Vm, object: &Py) -> PyResult<Aval> {
    of(object)
        .cloned()
        .ok_or_else(|| vm.type_error("expected an abstract value"))
}

/// The `ShapedArray` of an aval.
pub(crate) fn shaped_array(vm: &mut Vm, aval: Aval) -> Py {
    let class = jax(vm).classes().shaped_array.clone();
    vm.native_object(&class, AvalObject(aval))
}

/// The `ShapeDtypeStruct` of an aval.
pub(crate) fn shape_dtype_struct(vm: &mut Vm, aval: Aval) -> Py {
    let class = jax(vm).classes().shape_dtype_struct.clone();
    vm.native_object(&class, AvalObject(aval))
}

fn common(builder: ClassBuilder) -> ClassBuilder {
    builder
        .getter("shape", |vm, object| {
            Ok(int_tuple(aval(vm, object)?.shape.dims()))
        })
        .getter("ndim", |vm, object| Ok(Py::from(aval(vm, object)?.ndim())))
        .getter("size", |vm, object| Ok(Py::from(aval(vm, object)?.size())))
        .getter("weak_type", |vm, object| {
            Ok(Py::Bool(aval(vm, object)?.weak_type))
        })
        .getter("sharding", |_, _| Ok(Py::None))
        .getter("dtype", |vm, object| {
            let of = aval(vm, object)?.dtype;
            Ok(dtype::object(vm, of))
        })
        .dunder("__len__", "(self, /)", |vm, args| {
            match aval(vm, &args[0])?.shape.first() {
                Some(length) => Ok(Py::from(*length)),
                None => Err(vm.type_error("len() of unsized object")),
            }
        })
        .dunder("__eq__", "(self, other, /)", |vm, args| {
            let own = aval(vm, &args[0])?;
            Ok(match of(&args[1]) {
                Some(other) if Rc::ptr_eq(&vm.class_of(&args[0]), &vm.class_of(&args[1])) => {
                    Py::Bool(own == *other)
                }
                _ => Py::Bool(false),
            })
        })
        .dunder("__hash__", "(self, /)", |vm, args| {
            let text = aval(vm, &args[0])?.to_string();
            Ok(Py::Int(
                (freezeframe_python::object::hash_bytes(text.as_bytes()) >> 2) as i64,
            ))
        })
}

/// The class `jax.core.ShapedArray`.
pub(crate) fn shaped_array_class(vm: &mut Vm) -> Rc<Class> {
    let builder = ClassBuilder::new("jax._src.core", "ShapedArray").constructor(
        "(cls, shape, dtype, weak_type=False)",
        |vm, args| {
            let (shape, dtype) = (
                arg::shape(vm, &args[1], "")?,
                dtype::required(vm, &args[2])?,
            );
            let weak = arg::truth_or(vm, args, 3, false)?;
            Ok(shaped_array(
                vm,
                Aval::new(shape, dtype).with_weak_type(weak),
            ))
        },
    );
    common(builder)
        .dunder("__repr__", "(self, /)", |vm, args| {
            Ok(Py::str(aval(vm, &args[0])?.repr()))
        })
        .dunder("__str__", "(self, /)", |vm, args| {
            Ok(Py::str(aval(vm, &args[0])?.to_string()))
        })
        .method(
            "str_short",
            "(self, short_dtypes=False)",
            Purity::Pure,
            "",
            |vm, args| {
                let own = aval(vm, &args[0])?;
                let short = arg::truth_or(vm, args, 1, false)?;
                Ok(Py::str(if short { own.short() } else { own.long() }))
            },
        )
        .build(vm)
}

/// The class `jax.ShapeDtypeStruct`.
pub(crate) fn shape_dtype_struct_class(vm: &mut Vm) -> Rc<Class> {
    let builder = ClassBuilder::new("jax", "ShapeDtypeStruct").constructor(
        "(cls, shape, dtype, *, sharding=None, weak_type=False)",
        |vm, args| {
            let (shape, dtype) = (
                arg::shape(vm, &args[1], "")?,
                dtype::required(vm, &args[2])?,
            );
            let weak = arg::truth_or(vm, args, 4, false)?;
            Ok(shape_dtype_struct(
                vm,
                Aval::new(shape, dtype).with_weak_type(weak),
            ))
        },
    );
    common(builder)
        .dunder("__repr__", "(self, /)", |vm, args| {
            let own = aval(vm, &args[0])?;
            let weak = if own.weak_type {
                ", weak_type=True"
            } else {
                ""
            };
            Ok(Py::str(format!(
                "ShapeDtypeStruct(shape={}, dtype={}{weak})",
                own.shape, own.dtype
            )))
        })
        .build(vm)
}

/// The aval of anything that has one: an array, a number, an abstract value, or anything with `shape` and `dtype`.
pub(crate) fn aval_of(vm: &mut Vm, value: &Py) -> PyResult<Option<Aval>> {
    if let Some(aval) = of(value) {
        let canonical = aval.dtype.canonicalize(crate::ops::promote::x64());
        return Ok(Some(aval.with_dtype(canonical)));
    }
    if let Some(value) = crate::convert::arraylike(vm, value)? {
        return Ok(Some(value.aval()));
    }
    if !matches!(value, Py::Object(_)) {
        return Ok(None);
    }
    let (shape, of) = (
        vm.attr_or_none(value, "shape")?,
        vm.attr_or_none(value, "dtype")?,
    );
    match (shape, of) {
        (Some(shape), Some(of)) => {
            let (shape, dtype) = (arg::shape(vm, &shape, "")?, dtype::required(vm, &of)?);
            Ok(Some(Aval::new(
                shape,
                dtype.canonicalize(crate::ops::promote::x64()),
            )))
        }
        _ => Ok(None),
    }
}
