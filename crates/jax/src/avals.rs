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
        .methods(common_methods::TABLE)
}

/// What abstract values of both classes do.
#[natives]
mod common_methods {
    use super::*;

    /// The length of the first axis.
    #[native("(self, /)")]
    fn __len__(vm: &mut Vm, this: &Py) -> PyResult<usize> {
        match aval(vm, this)?.shape.first() {
            Some(length) => Ok(*length),
            None => Err(vm.type_error("len() of unsized object")),
        }
    }

    /// True for the same shape and dtype, of the same class.
    #[native("(self, other, /)")]
    fn __eq__(vm: &mut Vm, this: &Py, other: &Py) -> PyResult<bool> {
        let own = aval(vm, this)?;
        let is_same_class = Rc::ptr_eq(&vm.class_of(this), &vm.class_of(other));
        Ok(of(other).is_some_and(|other| is_same_class && own == *other))
    }

    /// A number that equal ones share.
    #[native("(self, /)")]
    fn __hash__(vm: &mut Vm, this: &Py) -> PyResult<i64> {
        let text = aval(vm, this)?.to_string();
        Ok((freezeframe_python::object::hash_bytes(text.as_bytes()) >> 2) as i64)
    }
}

fn made(vm: &mut Vm, shape: &Py, dtype: &Py, weak_type: Option<&Py>) -> PyResult<Aval> {
    let (shape, dtype) = (arg::shape(vm, shape, "")?, dtype::required(vm, dtype)?);
    let is_weak = match weak_type {
        Some(weak) => vm.truth(weak)?,
        None => false,
    };
    Ok(Aval::new(shape, dtype).with_weak_type(is_weak))
}

/// What a `ShapedArray` does.
#[natives]
mod shaped_array_methods {
    use super::*;

    /// An abstract array of a shape and a dtype.
    #[native("(cls, shape, dtype, weak_type=False, *, sharding=None)")]
    fn __new__(
        vm: &mut Vm,
        shape: &Py,
        dtype: &Py,
        weak_type: Option<&Py>,
        sharding: &Py,
    ) -> PyResult {
        if !sharding.is_none() {
            return Err(vm.not_implemented(
                "ShapedArray: a sharding is not supported by Freezeframe here; arrays get theirs from jax.device_put",
            ));
        }
        let aval = made(vm, shape, dtype, weak_type)?;
        Ok(shaped_array(vm, aval))
    }

    /// The class, and what it shows.
    #[native("(self, /)")]
    fn __repr__(vm: &mut Vm, this: &Py) -> PyResult<String> {
        Ok(aval(vm, this)?.repr())
    }

    /// The dtype and the shape: `float32[3]`.
    #[native("(self, /)")]
    fn __str__(vm: &mut Vm, this: &Py) -> PyResult<String> {
        Ok(aval(vm, this)?.to_string())
    }

    /// The dtype and the shape: `float32[3]`, or with `short_dtypes` `f32[3]`.
    ///
    /// >>> jax.typeof(jnp.zeros(3)).str_short(short_dtypes=True)
    /// 'f32[3]'
    #[native("(self, short_dtypes=False)")]
    fn str_short(vm: &mut Vm, this: &Py, short_dtypes: Option<bool>) -> PyResult<String> {
        let own = aval(vm, this)?;
        Ok(match short_dtypes {
            Some(true) => own.short(),
            _ => own.long(),
        })
    }
}

/// The class `jax.core.ShapedArray`.
pub(crate) fn shaped_array_class(vm: &mut Vm) -> Rc<Class> {
    common(ClassBuilder::new("jax._src.core", "ShapedArray"))
        .methods(shaped_array_methods::TABLE)
        .build(vm)
}

/// What a `ShapeDtypeStruct` does.
#[natives]
mod shape_dtype_struct_methods {
    use super::*;

    /// A shape and a dtype, which stand for an array of them.
    ///
    /// >>> jax.ShapeDtypeStruct((2, 3), jnp.float32)
    /// ShapeDtypeStruct(shape=(2, 3), dtype=float32)
    #[native("(cls, shape, dtype, *, sharding=None, weak_type=False)")]
    fn __new__(vm: &mut Vm, shape: &Py, dtype: &Py, weak_type: Option<&Py>) -> PyResult {
        let aval = made(vm, shape, dtype, weak_type)?;
        Ok(shape_dtype_struct(vm, aval))
    }

    /// The shape and the dtype of an array or a number.
    ///
    /// >>> jax.ShapeDtypeStruct.like(jnp.zeros((2, 3)))
    /// ShapeDtypeStruct(shape=(2, 3), dtype=float32)
    #[native("(cls, x, /)", bound = Class)]
    fn like(vm: &mut Vm, x: &Py) -> PyResult {
        match aval_of(vm, x)? {
            Some(aval) => Ok(shape_dtype_struct(vm, aval)),
            None => {
                let (text, class) = (vm.str_text(x)?, class_text(vm, x));
                Err(vm.type_error(format_args!(
                    "Argument '{text}' of type {class} is not a valid JAX type."
                )))
            }
        }
    }

    /// The class, the shape and the dtype.
    #[native("(self, /)")]
    fn __repr__(vm: &mut Vm, this: &Py) -> PyResult<String> {
        let own = aval(vm, this)?;
        let weak = if own.weak_type {
            ", weak_type=True"
        } else {
            ""
        };
        Ok(format!(
            "ShapeDtypeStruct(shape={}, dtype={}{weak})",
            own.shape, own.dtype
        ))
    }
}

/// The class `jax.ShapeDtypeStruct`.
pub(crate) fn shape_dtype_struct_class(vm: &mut Vm) -> Rc<Class> {
    common(ClassBuilder::new("jax", "ShapeDtypeStruct"))
        .methods(shape_dtype_struct_methods::TABLE)
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
