//! `dtype` objects, `finfo` and `iinfo`, and what may stand for a dtype: classes, names, dtype objects.

use super::scalar;
use super::state::Numpy;
use freezeframe_array::{DType, Kind, Scalar};
use freezeframe_python::{Class, ClassBuilder, NativePayload, Payload, Raise, Value, Vm};
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

fn kind_char(dtype: DType) -> char {
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
        .doc("Create a data type object.")
        .constructor("(cls, dtype=None, align=False, copy=False)", |vm, args| {
            let dtype = match args.some(1).cloned() {
                Some(value) => from_value(vm, &value)?,
                None => DType::Float64,
            };
            Ok(object(vm, dtype))
        })
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
        .dunder("__repr__", "(self, /)", |vm, args| {
            let dtype = this(vm, &args[0])?;
            Ok(Value::str(match dtype {
                DType::BFloat16 => "dtype(bfloat16)".to_owned(),
                DType::Key => "key<fry>".to_owned(),
                DType::Float0 => "dtype([('float0', 'V')])".to_owned(),
                dtype => format!("dtype('{dtype}')"),
            }))
        })
        .dunder("__str__", "(self, /)", |vm, args| {
            Ok(Value::str(this(vm, &args[0])?.name()))
        })
        .dunder("__hash__", "(self, /)", |vm, args| {
            Ok(Value::Int(this(vm, &args[0])? as i64 + 0x6e70))
        })
        .dunder("__eq__", "(self, other, /)", |vm, args| {
            let other = equal_to(vm, &args[1])?;
            Ok(Value::Bool(other == Some(this(vm, &args[0])?)))
        })
        .dunder("__ne__", "(self, other, /)", |vm, args| {
            let other = equal_to(vm, &args[1])?;
            Ok(Value::Bool(other != Some(this(vm, &args[0])?)))
        })
        .build(vm)
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

fn number(vm: &mut Vm, dtype: DType, v: f64) -> Value {
    scalar::value(vm, dtype, Scalar::Float(v))
}

/// The class `numpy.finfo`.
pub fn finfo_class(vm: &mut Vm) -> Rc<Class> {
    struct Info(DType);
    impl NativePayload for Info {}
    fn info(vm: &Vm, it: &Value) -> Result<(DType, freezeframe_array::FloatInfo), Raise> {
        let dtype = it.native::<Info>().map(|it| it.0);
        dtype
            .and_then(|dtype| Some((dtype, dtype.finfo()?)))
            .ok_or_else(|| vm.type_error("expected a finfo"))
    }
    let mut builder = ClassBuilder::new("numpy", "finfo")
        .doc("Machine limits for floating point types.")
        .constructor("(cls, dtype, /)", |vm, args| {
            let dtype = match super::convert::known(&args[1]) {
                Some(array) => array.dtype(),
                None => from_value(vm, &args[1])?,
            };
            let dtype = dtype.real_part();
            if dtype.finfo().is_none() {
                return Err(vm.value_error(format_args!(
                    "data type <class 'numpy.{dtype}'> not inexact"
                )));
            }
            let Value::Class(class) = &args[0] else {
                return Err(vm.type_error("finfo needs a class"));
            };
            Ok(Value::object(class, Payload::Native(Rc::new(Info(dtype)))))
        })
        .getter("dtype", |vm, it| {
            let dtype = info(vm, it)?.0;
            Ok(object(vm, dtype))
        })
        .dunder("__repr__", "(self, /)", |vm, args| {
            let (dtype, facts) = info(vm, &args[0])?;
            let resolution = 10_f64.powi(-(facts.precision as i32));
            let mut shown = Vec::new();
            for v in [resolution, -facts.max, facts.max] {
                let v = number(vm, dtype, v);
                shown.push(vm.str_text(&v)?);
            }
            Ok(Value::str(format!(
                "finfo(resolution={}, min={}, max={}, dtype={dtype})",
                shown[0], shown[1], shown[2]
            )))
        });
    macro_rules! facts {
        ($($name:literal => |$facts:ident| $value:expr;)*) => {$(
            builder = builder.getter($name, |vm, it| {
                let (dtype, $facts) = info(vm, it)?;
                Ok(number(vm, dtype, $value))
            });
        )*};
    }
    facts! {
        "eps" => |f| f.eps; "epsneg" => |f| f.epsneg; "max" => |f| f.max; "min" => |f| -f.max; "tiny" => |f| f.tiny;
        "smallest_normal" => |f| f.tiny; "smallest_subnormal" => |f| f.smallest_subnormal;
        "resolution" => |f| 10_f64.powi(-(f.precision as i32));
    }
    builder
        .getter("bits", |vm, it| {
            Ok(Value::Int(i64::from(info(vm, it)?.1.bits)))
        })
        .getter("nmant", |vm, it| {
            Ok(Value::Int(i64::from(info(vm, it)?.1.nmant)))
        })
        .getter("nexp", |vm, it| {
            Ok(Value::Int(i64::from(info(vm, it)?.1.nexp)))
        })
        .getter("precision", |vm, it| {
            Ok(Value::Int(i64::from(info(vm, it)?.1.precision)))
        })
        .getter("minexp", |vm, it| {
            Ok(Value::Int(i64::from(info(vm, it)?.1.minexp)))
        })
        .getter("maxexp", |vm, it| {
            Ok(Value::Int(i64::from(info(vm, it)?.1.maxexp)))
        })
        .build(vm)
}

/// The class `numpy.iinfo`.
pub fn iinfo_class(vm: &mut Vm) -> Rc<Class> {
    struct Info(DType);
    impl NativePayload for Info {}
    fn info(vm: &Vm, it: &Value) -> Result<(DType, freezeframe_array::IntInfo), Raise> {
        let dtype = it.native::<Info>().map(|it| it.0);
        dtype
            .and_then(|dtype| Some((dtype, dtype.iinfo()?)))
            .ok_or_else(|| vm.type_error("expected an iinfo"))
    }
    ClassBuilder::new("numpy", "iinfo")
        .doc("Machine limits for integer types.")
        .constructor("(cls, type, /)", |vm, args| {
            let dtype = match super::convert::known(&args[1]) {
                Some(array) => array.dtype(),
                None => from_value(vm, &args[1])?,
            };
            if dtype.iinfo().is_none() {
                return Err(vm.value_error(format_args!(
                    "Invalid integer data type '{}'.",
                    kind_char(dtype)
                )));
            }
            let Value::Class(class) = &args[0] else {
                return Err(vm.type_error("iinfo needs a class"));
            };
            Ok(Value::object(class, Payload::Native(Rc::new(Info(dtype)))))
        })
        .getter("min", |vm, it| Ok(Value::Int(info(vm, it)?.1.min)))
        .getter("max", |vm, it| {
            Ok(Value::from_bigint(info(vm, it)?.1.max.into()))
        })
        .getter("bits", |vm, it| {
            Ok(Value::Int(i64::from(info(vm, it)?.1.bits)))
        })
        .getter("dtype", |vm, it| {
            let dtype = info(vm, it)?.0;
            Ok(object(vm, dtype))
        })
        .getter("kind", |vm, it| {
            Ok(Value::str(kind_char(info(vm, it)?.0).to_string()))
        })
        .dunder("__repr__", "(self, /)", |vm, args| {
            let (dtype, facts) = info(vm, &args[0])?;
            Ok(Value::str(format!(
                "iinfo(min={}, max={}, dtype={dtype})",
                facts.min, facts.max
            )))
        })
        .build(vm)
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
