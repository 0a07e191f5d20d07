//! `dtype` objects, and what may stand for a dtype: classes, names, dtype objects.

use super::row::Call;
use super::state::Numpy;
use freezeframe_array::{DType, Kind};
use freezeframe_python::{
    Arg, ArgRef, Class, ClassBuilder, NativePayload, Payload, Raise, Value, Vm, natives,
};
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
        return Err(vm.type_error(format_args!("data type '{text}' not understood")));
    }
    if let Some(inner) = vm.attr_or_none(value, "dtype")?
        && let Some(dtype) = known(&inner)
    {
        return Ok(dtype);
    }
    let shown = vm.repr(value)?;
    Err(vm.type_error(format_args!("Cannot interpret '{shown}' as a data type")))
}

/// An optional dtype argument.
pub fn optional(vm: &mut Vm, value: Option<&Value>) -> Result<Option<DType>, Raise> {
    value.map(|value| from_value(vm, value)).transpose()
}

pub(super) fn kind_char(dtype: DType) -> char {
    match dtype.kind() {
        Kind::Bool => 'b',
        Kind::Signed => 'i',
        Kind::Unsigned => 'u',
        Kind::Float => 'f',
        Kind::Complex => 'c',
        Kind::Key | Kind::Float0 => 'V',
    }
}

fn type_char(dtype: DType) -> char {
    match dtype {
        DType::Bool => '?',
        DType::Int8 => 'b',
        DType::Int16 => 'h',
        DType::Int32 => 'i',
        DType::Int64 => 'l',
        DType::UInt8 => 'B',
        DType::UInt16 => 'H',
        DType::UInt32 => 'I',
        DType::UInt64 => 'L',
        DType::Float16 => 'e',
        DType::BFloat16 => 'E',
        DType::Float32 => 'f',
        DType::Float64 => 'd',
        DType::Complex64 => 'F',
        DType::Complex128 => 'D',
        DType::Key | DType::Float0 => 'V',
    }
}

fn this(vm: &Vm, value: &Value) -> Result<DType, Raise> {
    value
        .native::<DTypeObject>()
        .map(|it| it.0)
        .ok_or_else(|| vm.type_error("expected a numpy.dtype"))
}

/// The class `numpy.dtype`.
pub fn class(vm: &mut Vm) -> Rc<Class> {
    ClassBuilder::new("numpy", "dtype")
        .dotted()
        .doc("What the elements of an array are: a kind and a width.")
        .methods(methods::TABLE)
        .getter("name", |vm, it| Ok(Value::str(this(vm, it)?.name())))
        .getter("kind", |vm, it| {
            Ok(Value::str(kind_char(this(vm, it)?).to_string()))
        })
        .getter("char", |vm, it| {
            Ok(Value::str(type_char(this(vm, it)?).to_string()))
        })
        .getter("itemsize", |vm, it| {
            Ok(Value::from(this(vm, it)?.itemsize()))
        })
        .getter("alignment", |vm, it| {
            Ok(Value::from(this(vm, it)?.itemsize().min(8)))
        })
        .getter("str", |vm, it| {
            let dtype = this(vm, it)?;
            let order = if dtype.itemsize() == 1 { '|' } else { '<' };
            Ok(Value::str(format!(
                "{order}{}{}",
                kind_char(dtype),
                dtype.itemsize()
            )))
        })
        .getter("type", |vm, it| {
            let dtype = this(vm, it)?;
            let state = Numpy::of(vm);
            Ok(state
                .classes()
                .scalar(dtype)
                .map_or(Value::None, Value::from))
        })
        .value("names", Value::None)
        .value("fields", Value::None)
        .value("shape", Value::tuple(Vec::new()))
        .value("byteorder", Value::str("="))
        .value("hasobject", Value::Bool(false))
        .build(vm)
}

impl ArgRef<Call> for DTypeObject {
    type Held<'a> = &'a DTypeObject;

    fn held<'a>(vm: &mut Vm, arg: Arg<'a>, _call: &mut Call) -> Result<&'a DTypeObject, Raise> {
        arg.value()
            .native()
            .ok_or_else(|| vm.type_error("expected a numpy.dtype"))
    }
}

/// The methods of dtypes.
#[natives(scope = Call)]
mod methods {
    use super::*;

    /// The dtype that a class, a name or another dtype names.
    #[native("(cls, dtype=None, align=False, copy=False)")]
    fn __new__(vm: &mut Vm, dtype: Option<DType>) -> Value {
        object(vm, dtype.unwrap_or(DType::Float64))
    }

    /// `dtype('float32')`.
    #[native("(self, /)")]
    fn __repr__(this: &DTypeObject) -> String {
        match this.0 {
            DType::BFloat16 => "dtype(bfloat16)".to_owned(),
            DType::Key => "key<fry>".to_owned(),
            DType::Float0 => "dtype([('float0', 'V')])".to_owned(),
            dtype => format!("dtype('{dtype}')"),
        }
    }

    /// The name.
    #[native("(self, /)")]
    fn __str__(this: &DTypeObject) -> &'static str {
        this.0.name()
    }

    /// One number for each dtype.
    #[native("(self, /)")]
    fn __hash__(this: &DTypeObject) -> i64 {
        this.0 as i64 + 0x6e70
    }

    #[native("(self, other, /)")]
    #[member(__eq__ = true, "Whether the other value names the same dtype.")]
    #[member(
        __ne__ = false,
        "Whether the other value names another dtype, or none."
    )]
    fn comparison(
        vm: &mut Vm,
        member: bool,
        other: &Value,
        this: &DTypeObject,
    ) -> Result<bool, Raise> {
        Ok((equal_to(vm, other)? == Some(this.0)) == member)
    }
}

/// The dtype that the other side of a comparison names, if any.
fn equal_to(vm: &mut Vm, other: &Value) -> Result<Option<DType>, Raise> {
    if let Some(dtype) = known(other) {
        return Ok(Some(dtype));
    }
    match other {
        Value::None | Value::Str(_) => Ok(None),
        other => Ok(vm.attr_or_none(other, "dtype")?.as_ref().and_then(known)),
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
