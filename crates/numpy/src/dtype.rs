//! `dtype` objects, and what may stand for a dtype: classes, names, dtype objects.

pub mod class;

use super::state::Numpy;
use freezeframe_array::{DType, Kind};
use freezeframe_python::{Class, NativePayload, Payload, Raise, Value, Vm};
use std::rc::Rc;

/// What a `dtype` object carries.
pub struct DTypeObject(pub DType);

impl NativePayload for DTypeObject {}

/// The `dtype` object of a dtype; always the same one.
pub fn object(vm: &mut Vm, dtype: DType) -> Value {
    let state = Numpy::of(vm);
    if let Some((_, found)) = state.dtypes.borrow().iter().find(|(it, _)| *it == dtype) {
        return found.clone();
    }
    let made = Value::object(
        &state.classes().dtype,
        Payload::Native(Rc::new(DTypeObject(dtype))),
    );
    state.dtypes.borrow_mut().push((dtype, made.clone()));
    made
}

/// The dtype that a value names without running Python code: a dtype object, a scalar class, a name, `float`.
pub fn known(value: &Value) -> Option<DType> {
    if let Some(object) = value.native::<DTypeObject>() {
        return Some(object.0);
    }
    match value {
        Value::Class(class) => of_class(class),
        Value::Str(text) => parse(text.as_str()),
        Value::Bytes(text) => parse(std::str::from_utf8(text).ok()?),
        _ => None,
    }
}

fn of_class(class: &Rc<Class>) -> Option<DType> {
    let module = class
        .dict
        .borrow()
        .get(&freezeframe_python::Name::new("__module__"))
        .and_then(|it| it.as_str().map(str::to_owned))?;
    let name = class.name_text();
    match (module.as_str(), name.as_str()) {
        ("builtins", "float") => Some(DType::Float64),
        ("builtins", "int") => Some(DType::Int64),
        ("builtins", "bool") => Some(DType::Bool),
        ("builtins", "complex") => Some(DType::Complex128),
        ("jax.numpy", "bool_") => Some(DType::Bool),
        ("numpy" | "ml_dtypes" | "jax.numpy", name) => {
            DType::parse(name).filter(|dtype| dtype.name() == name)
        }
        _ => None,
    }
}

/// The dtype of a name in NumPy's notations: `float32`, `f4`, `<f4`, `float`.
pub fn parse(text: &str) -> Option<DType> {
    let text = text.trim_start_matches(['<', '=', '|']);
    Some(match text {
        "b1" | "?" | "bool_" => DType::Bool,
        "i1" | "b" | "byte" => DType::Int8,
        "i2" | "h" | "short" => DType::Int16,
        "i4" | "i" | "intc" => DType::Int32,
        "i8" | "l" | "q" | "int" | "int_" | "long" | "longlong" | "intp" => DType::Int64,
        "u1" | "B" | "ubyte" => DType::UInt8,
        "u2" | "H" | "ushort" => DType::UInt16,
        "u4" | "I" | "uintc" => DType::UInt32,
        "u8" | "L" | "Q" | "uint" | "ulong" | "ulonglong" | "uintp" => DType::UInt64,
        "f2" | "e" | "half" => DType::Float16,
        "f4" | "f" | "single" => DType::Float32,
        "f8" | "d" | "float" | "double" => DType::Float64,
        "c8" | "F" | "csingle" => DType::Complex64,
        "c16" | "D" | "complex" | "cdouble" => DType::Complex128,
        name => DType::all().find(|dtype| {
            dtype.name() == name && !matches!(dtype.kind(), Kind::Key | Kind::Float0)
        })?,
    })
}

/// The dtype that an argument names; `TypeError` in NumPy's words if it names none.
pub fn from_value(vm: &mut Vm, value: &Value) -> Result<DType, Raise> {
    if let Some(dtype) = known(value) {
        return Ok(dtype);
    }
    if let Some(text) = value.as_str() {
        let raise = vm.type_error(format_args!("data type '{text}' not understood"));
        return Err(raise.handed_over());
    }
    if let Some(inner) = vm.attr_or_none(value, "dtype")?
        && let Some(dtype) = known(&inner)
    {
        return Ok(dtype);
    }
    let shown = vm.repr(value)?;
    let raise = vm.type_error(format_args!("Cannot interpret '{shown}' as a data type"));
    Err(raise.handed_over())
}

/// An optional dtype argument.
pub fn optional(vm: &mut Vm, value: Option<&Value>) -> Result<Option<DType>, Raise> {
    value.map(|value| from_value(vm, value)).transpose()
}

pub(super) fn kind_char(dtype: DType) -> char {
    match dtype.kind() {
        _ if dtype.is_small() && dtype != DType::Float8E5M2 => 'V',
        Kind::Bool => 'b',
        Kind::Signed => 'i',
        Kind::Unsigned => 'u',
        Kind::Float => 'f',
        Kind::Complex => 'c',
        Kind::Key | Kind::Float0 => 'V',
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_dtypes() {
        let cases = [
            ("float32", Some(DType::Float32)),
            ("<f4", Some(DType::Float32)),
            ("i1", Some(DType::Int8)),
            ("i8", Some(DType::Int64)),
            ("int", Some(DType::Int64)),
            ("f", Some(DType::Float32)),
            ("bool", Some(DType::Bool)),
            ("bfloat16", Some(DType::BFloat16)),
            ("f32", None),
            ("key<fry>", None),
            ("", None),
        ];
        for (name, expected) in cases {
            assert_eq!(parse(name), expected, "{name}");
        }
    }
}
