//! dtypes as Python objects: `numpy.dtype`, the scalar types `jnp.float32` ..., and the abstract types `jnp.floating` ...
//! NumPy's module shares them.

use crate::ops::promote;
use crate::py::*;
use crate::state::{DTypes, jax};
use freezeframe_array::{DType, Kind};
use freezeframe_python::Tainted;

/// The abstract types that `jax.numpy` shows.
pub(crate) const ABSTRACT: [&str; 10] = [
    "generic",
    "number",
    "integer",
    "signedinteger",
    "unsignedinteger",
    "inexact",
    "floating",
    "complexfloating",
    "character",
    "flexible",
];

/// The dtypes that `jax.numpy` has scalar types for.
pub(crate) const SCALARS: [(DType, &str); 32] = [
    (DType::Bool, "bool_"),
    (DType::Int8, "int8"),
    (DType::Int16, "int16"),
    (DType::Int32, "int32"),
    (DType::Int64, "int64"),
    (DType::UInt8, "uint8"),
    (DType::UInt16, "uint16"),
    (DType::UInt32, "uint32"),
    (DType::UInt64, "uint64"),
    (DType::Float16, "float16"),
    (DType::BFloat16, "bfloat16"),
    (DType::Float32, "float32"),
    (DType::Float64, "float64"),
    (DType::Complex64, "complex64"),
    (DType::Complex128, "complex128"),
    (DType::Float8E3M4, "float8_e3m4"),
    (DType::Float8E4M3, "float8_e4m3"),
    (DType::Float8E4M3B11Fnuz, "float8_e4m3b11fnuz"),
    (DType::Float8E4M3Fn, "float8_e4m3fn"),
    (DType::Float8E4M3Fnuz, "float8_e4m3fnuz"),
    (DType::Float8E5M2, "float8_e5m2"),
    (DType::Float8E5M2Fnuz, "float8_e5m2fnuz"),
    (DType::Float8E8M0Fnu, "float8_e8m0fnu"),
    (DType::Float6E2M3Fn, "float6_e2m3fn"),
    (DType::Float6E3M2Fn, "float6_e3m2fn"),
    (DType::Float4E2M1Fn, "float4_e2m1fn"),
    (DType::Int1, "int1"),
    (DType::Int2, "int2"),
    (DType::Int4, "int4"),
    (DType::UInt1, "uint1"),
    (DType::UInt2, "uint2"),
    (DType::UInt4, "uint4"),
];

/// Makes the classes.
pub(crate) fn install(vm: &mut Vm) {
    let meta = ClassBuilder::new("jax.numpy", "_ScalarMeta")
        .base(&vm.types.type_.clone())
        .layout(Layout::Type)
        .methods(meta_methods::TABLE)
        .build(vm);
    let scalars = SCALARS
        .iter()
        .map(|(each, name)| {
            let class = ClassBuilder::new("jax.numpy", name)
                .metaclass(&meta)
                .value("dtype", freezeframe_numpy::dtype_object(vm, *each))
                .methods(scalar_methods::TABLE)
                .build(vm);
            (*each, class)
        })
        .collect();
    let _ = jax(vm).dtypes.set(DTypes { scalars });
}

/// What scalar types do as classes.
#[natives]
mod meta_methods {
    use super::*;

    /// A number that the dtype has.
    #[native("(self, /)")]
    fn __hash__(vm: &mut Vm, this: &Py) -> PyResult<i64> {
        Ok(parse(vm, this)?.map_or(0, |dtype| dtype as i64 + 1000))
    }

    /// True for whatever names the same dtype.
    #[native("(self, other, /)")]
    fn __eq__(vm: &mut Vm, this: &Py, other: &Py) -> PyResult<bool> {
        let own = parse(vm, this)?;
        Ok(match (own, parse(vm, other)?) {
            (Some(a), Some(b)) => a == b,
            _ => false,
        })
    }

    /// True for what names another dtype, or none.
    #[native("(self, other, /)")]
    fn __ne__(vm: &mut Vm, this: &Py, other: &Py) -> PyResult<bool> {
        __eq__(vm, this, other).map(|same| !same)
    }
}

/// What scalar types do when they are called.
#[natives]
mod scalar_methods {
    use super::*;

    /// An array of this dtype with one element.
    #[native("(cls, x=0, /)")]
    fn __new__(vm: &mut Vm, cls: &Py, x: Tainted) -> PyResult {
        let dtype = requested(vm, Some(cls), "asarray")?;
        crate::convert::array_of(vm, x.value, dtype, x.taint)
            .map(|value| crate::array::wrap(vm, value))
    }
}

/// The `numpy.dtype` object of a dtype.
pub fn object(vm: &mut Vm, dtype: DType) -> Py {
    freezeframe_numpy::dtype_object(vm, dtype)
}

/// The dtype that a value names: a dtype, a scalar type, a Python type or a string. `None` if it names none.
pub fn parse(vm: &mut Vm, value: &Py) -> PyResult<Option<DType>> {
    if let Py::Class(class) = value
        && let Some(found) = of_class(vm, class)
    {
        return Ok(Some(found));
    }
    if let Some(found) = freezeframe_numpy::dtype_of(value) {
        return Ok(Some(found));
    }
    match value {
        Py::Object(_) => Ok(vm
            .attr_or_none(value, "dtype")?
            .and_then(|inner| freezeframe_numpy::dtype_of(&inner))),
        _ => Ok(None),
    }
}

fn of_class(vm: &mut Vm, class: &Rc<Class>) -> Option<DType> {
    jax(vm)
        .dtypes()
        .scalars
        .iter()
        .find(|(_, scalar)| Rc::ptr_eq(class, scalar))
        .map(|(dtype, _)| *dtype)
}

/// The abstract type that a value is: `floating` ...
fn abstract_name(vm: &mut Vm, value: &Py) -> Option<&'static str> {
    ABSTRACT.into_iter().find(|name| {
        freezeframe_numpy::abstract_class(vm, name).is_some_and(|class| class.is(value))
    })
}

/// The dtype that a value names, or NumPy's complaint.
pub fn required(vm: &mut Vm, value: &Py) -> PyResult<DType> {
    match parse(vm, value)? {
        Some(dtype) => Ok(dtype),
        None if matches!(value, Py::None) => Ok(DType::Float64),
        None if matches!(value, Py::Str(_)) => {
            let text = vm.repr(value)?;
            Err(vm.type_error(format_args!("data type {text} not understood")))
        }
        None => {
            let text = vm.repr(value)?;
            Err(vm.type_error(format_args!("Cannot interpret '{text}' as a data type")))
        }
    }
}

/// The dtype of an optional argument, canonical: without x64, a request for 64 bits is answered with 32, and a warning.
pub fn requested(vm: &mut Vm, value: Option<&Py>, function: &str) -> PyResult<Option<DType>> {
    let Some(value) = value.filter(|value| !matches!(value, Py::None | Py::Unset)) else {
        return Ok(None);
    };
    let dtype = required(vm, value)?;
    let canonical = dtype.canonicalize(promote::x64());
    let is_python_type = matches!(value, Py::Class(class) if vm.class_names(class).1 == "builtins");
    if canonical != dtype && !is_python_type {
        let function = match function {
            "" => String::new(),
            name => format!(" requested in {name}"),
        };
        let message = format!(
            "Explicitly requested dtype {dtype}{function} is not available, and will be truncated to \
             dtype {canonical}. To enable more dtypes, set the jax_enable_x64 configuration option or the \
             JAX_ENABLE_X64 shell environment variable. See https://github.com/jax-ml/jax#current-gotchas for more."
        );
        warn(vm, "UserWarning", &message)?;
    }
    Ok(Some(canonical))
}

/// `warnings.warn(message, category)`.
pub fn warn(vm: &mut Vm, category: &str, message: &str) -> PyResult<()> {
    let warnings = Py::Module(vm.import("warnings")?);
    let category = vm.builtins.get_str(category).unwrap_or(Py::None);
    vm.call_method(&warnings, "warn", &[Py::str(message), category])
        .map(|_| ())
}

/// True for the abstract types of `jax.dtypes` below which random keys are.
fn is_of_keys(vm: &Vm, of: &Py) -> bool {
    let Py::Class(class) = of else { return false };
    let (name, module) = vm.class_names(class);
    module == "jax.dtypes" && (name == "prng_key" || name == "extended")
}

/// `jnp.issubdtype(a, b)`.
pub fn is_subdtype(vm: &mut Vm, value: &Py, of: &Py) -> PyResult<bool> {
    let kind_names = |dtype: DType| -> &'static [&'static str] {
        match dtype.kind() {
            Kind::Bool => &["generic"],
            Kind::Signed => &["signedinteger", "integer", "number", "generic"],
            Kind::Unsigned => &["unsignedinteger", "integer", "number", "generic"],
            Kind::Float => &["floating", "inexact", "number", "generic"],
            Kind::Complex => &["complexfloating", "inexact", "number", "generic"],
            Kind::Key => &["generic"],
            Kind::Float0 => &[],
        }
    };
    if let Some(name) = abstract_name(vm, of) {
        if abstract_name(vm, value).is_some()
            && let (Py::Class(own), Py::Class(other)) = (value, of)
        {
            return Ok(own.is_subclass(other));
        }
        let dtype = required(vm, value)?;
        return Ok(kind_names(dtype).contains(&name));
    }
    if is_of_keys(vm, of) {
        return match value {
            Py::Class(own) if matches!(of, Py::Class(other) if own.is_subclass(other)) => Ok(true),
            _ => Ok(required(vm, value)?.kind() == Kind::Key),
        };
    }
    let (own, other) = (required(vm, value)?, required(vm, of)?);
    Ok(own == other)
}
