//! `numpy.finfo` and `numpy.iinfo`: the limits of dtypes.

use super::dtype::{from_value, kind_char, object};
use super::row::Call;
use super::{convert, scalar};
use freezeframe_array::{DType, FloatInfo, IntInfo, Scalar};
use freezeframe_python::{
    Arg, ArgRef, Class, ClassBuilder, NativePayload, Payload, Raise, Value, Vm, natives,
};
use std::rc::Rc;

/// The limits of a float dtype.
struct Floats(DType, FloatInfo);

impl NativePayload for Floats {}

impl ArgRef<Call> for Floats {
    type Held<'a> = &'a Floats;

    fn held<'a>(vm: &mut Vm, arg: Arg<'a>, _call: &mut Call) -> Result<&'a Floats, Raise> {
        floats(vm, arg.value())
    }
}

fn floats<'a>(vm: &Vm, value: &'a Value) -> Result<&'a Floats, Raise> {
    value
        .native()
        .ok_or_else(|| vm.type_error("expected a finfo"))
}

/// The limits of an integer dtype.
struct Integers(DType, IntInfo);

impl NativePayload for Integers {}

impl ArgRef<Call> for Integers {
    type Held<'a> = &'a Integers;

    fn held<'a>(vm: &mut Vm, arg: Arg<'a>, _call: &mut Call) -> Result<&'a Integers, Raise> {
        integers(vm, arg.value())
    }
}

fn integers<'a>(vm: &Vm, value: &'a Value) -> Result<&'a Integers, Raise> {
    value
        .native()
        .ok_or_else(|| vm.type_error("expected an iinfo"))
}

/// The dtype of an array or scalar, or that a value names.
fn dtype_of(vm: &mut Vm, value: &Value) -> Result<DType, Raise> {
    match convert::known(value) {
        Some(array) => Ok(array.dtype()),
        None => from_value(vm, value),
    }
}

fn made(vm: &Vm, class: &Value, limits: Rc<dyn NativePayload>) -> Result<Value, Raise> {
    match class {
        Value::Class(class) => Ok(Value::object(class, Payload::Native(limits))),
        _ => Err(vm.type_error("limits need a class")),
    }
}

/// The limits of a float dtype.
#[natives(scope = Call, class = "numpy.finfo")]
mod float_methods {
    use super::*;

    /// The limits of a float dtype, or of the parts of a complex one.
    #[native("(cls, dtype, /)")]
    fn __new__(vm: &mut Vm, cls: &Value, dtype: &Value) -> Result<Value, Raise> {
        let dtype = dtype_of(vm, dtype)?.real_part();
        let Some(info) = dtype.finfo() else {
            return Err(vm.value_error(format_args!(
                "data type <class 'numpy.{dtype}'> not inexact"
            )));
        };
        made(vm, cls, Rc::new(Floats(dtype, info)))
    }

    /// The most important limits.
    #[native("(self, /)")]
    fn __repr__(vm: &mut Vm, this: &Floats) -> Result<String, Raise> {
        let Floats(dtype, info) = this;
        let resolution = freezeframe_array::power_of_ten(-(info.precision as i32));
        let mut shown = Vec::new();
        for v in [resolution, -info.max, info.max] {
            let v = scalar::value(vm, *dtype, Scalar::Float(v));
            shown.push(vm.str_text(&v)?);
        }
        Ok(format!(
            "finfo(resolution={}, min={}, max={}, dtype={dtype})",
            shown[0], shown[1], shown[2]
        ))
    }
}

/// The class `numpy.finfo`.
pub fn finfo_class(vm: &mut Vm) -> Rc<Class> {
    let mut builder = ClassBuilder::of(&float_methods::CLASS).getter("dtype", |vm, it| {
        let dtype = floats(vm, it)?.0;
        Ok(object(vm, dtype))
    });
    macro_rules! numbers {
        ($($name:literal => |$info:ident| $value:expr;)*) => {$(
            builder = builder.getter($name, |vm, it| {
                let Floats(dtype, $info) = floats(vm, it)?;
                Ok(scalar::value(vm, *dtype, Scalar::Float($value)))
            });
        )*};
    }
    numbers! {
        "eps" => |f| f.eps; "epsneg" => |f| f.epsneg; "max" => |f| f.max; "min" => |f| -f.max; "tiny" => |f| f.tiny;
        "smallest_normal" => |f| f.tiny; "smallest_subnormal" => |f| f.smallest_subnormal;
        "resolution" => |f| freezeframe_array::power_of_ten(-(f.precision as i32));
    }
    macro_rules! counts {
        ($($name:ident)*) => {$(
            builder = builder.getter(stringify!($name), |vm, it| {
                Ok(Value::Int(i64::from(floats(vm, it)?.1.$name)))
            });
        )*};
    }
    counts! { bits nmant nexp precision minexp maxexp }
    builder.build(vm)
}

/// The limits of an integer dtype.
#[natives(scope = Call, class = "numpy.iinfo")]
mod integer_methods {
    use super::*;

    /// The limits of an integer dtype.
    #[native("(cls, type, /)")]
    fn __new__(vm: &mut Vm, cls: &Value, r#type: &Value) -> Result<Value, Raise> {
        let dtype = dtype_of(vm, r#type)?;
        let Some(info) = dtype.iinfo() else {
            return Err(vm.value_error(format_args!(
                "Invalid integer data type '{}'.",
                kind_char(dtype)
            )));
        };
        made(vm, cls, Rc::new(Integers(dtype, info)))
    }

    /// The limits.
    #[native("(self, /)")]
    fn __repr__(this: &Integers) -> String {
        let Integers(dtype, info) = this;
        format!("iinfo(min={}, max={}, dtype={dtype})", info.min, info.max)
    }
}

/// The class `numpy.iinfo`.
pub fn iinfo_class(vm: &mut Vm) -> Rc<Class> {
    ClassBuilder::of(&integer_methods::CLASS)
        .getter("min", |vm, it| Ok(Value::Int(integers(vm, it)?.1.min)))
        .getter("max", |vm, it| {
            Ok(Value::from_bigint(integers(vm, it)?.1.max.into()))
        })
        .getter("bits", |vm, it| {
            Ok(Value::Int(i64::from(integers(vm, it)?.1.bits)))
        })
        .getter("dtype", |vm, it| {
            let dtype = integers(vm, it)?.0;
            Ok(object(vm, dtype))
        })
        .getter("kind", |vm, it| {
            Ok(Value::str(kind_char(integers(vm, it)?.0).to_string()))
        })
        .build(vm)
}
