//! The class `numpy.dtype`.

use super::{DTypeObject, kind_char, known, object};
use crate::row::Call;
use crate::state::Numpy;
use freezeframe_array::DType;
use freezeframe_python::{Arg, ArgRef, Class, ClassBuilder, Raise, Value, Vm, natives};
use std::rc::Rc;

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
        DType::Float8E3M4 => '3',
        DType::Float8E4M3 => '7',
        DType::Float8E4M3B11Fnuz => 'L',
        DType::Float8E4M3Fn => '4',
        DType::Float8E4M3Fnuz => 'G',
        DType::Float8E5M2 => '5',
        DType::Float8E5M2Fnuz => 'C',
        DType::Float8E8M0Fnu => 'W',
        DType::Float6E2M3Fn => '8',
        DType::Float6E3M2Fn => '9',
        DType::Float4E2M1Fn => '0',
        DType::Int1 => 'e',
        DType::Int2 => 'c',
        DType::Int4 => 'a',
        DType::UInt1 => 'E',
        DType::UInt2 => 'C',
        DType::UInt4 => 'A',
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
    ClassBuilder::of(&methods::CLASS)
        .methods(crate::generic::functions::TABLE)
        .dotted()
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
        .getter("base", |_, it| Ok(it.clone()))
        .value("ndim", Value::Int(0))
        .value("subdtype", Value::None)
        .value("metadata", Value::None)
        .value("isnative", Value::Bool(true))
        .value("names", Value::None)
        .value("fields", Value::None)
        .value("shape", Value::tuple(Vec::new()))
        .value("byteorder", Value::str("="))
        .value("hasobject", Value::Bool(false))
        .value("isalignedstruct", Value::Bool(false))
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

/// What the elements of an array are: a kind and a width.
#[natives(scope = Call, class = "numpy.dtype")]
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
            small if small.is_small() => format!("dtype({small})"),
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

    /// How a pickle makes the dtype again, which the library says.
    #[native("(self, /)")]
    fn __reduce__(vm: &mut Vm, this: &Value) -> Result<Value, Raise> {
        let library = Value::Module(vm.import("numpy._core._dtypes")?);
        vm.call_method(&library, "reduced", std::slice::from_ref(this))
    }

    /// What a pickle keeps besides, which is nothing that a dtype has not.
    #[native("(self, state, /)")]
    fn __setstate__() {}

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
