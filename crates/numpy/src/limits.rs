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

/// The limits of an integer dtype, and how they are printed: a line each, or as one line as `jnp.iinfo` shows them.
struct Integers(DType, IntInfo, Lines);

#[derive(Clone, Copy, PartialEq, Eq)]
enum Lines {
    Many,
    One,
}

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
        let resolution = text(vm, *dtype, resolution(info))?;
        let max = match dtype {
            DType::Float16 => shown(info.max, ".5e"),
            _ => text(vm, *dtype, info.max)?,
        };
        Ok(format!(
            "finfo(resolution={resolution}, min=-{max}, max={max}, dtype={dtype})"
        ))
    }

    /// All limits, a line each.
    #[native("(self, /)")]
    fn __str__(vm: &mut Vm, this: &Floats) -> Result<String, Raise> {
        let Floats(dtype, info) = this;
        let mut all = Vec::new();
        for v in [
            resolution(info),
            info.eps,
            info.epsneg,
            info.tiny,
            info.max,
            info.smallest_subnormal,
        ] {
            all.push(text(vm, *dtype, v)?);
        }
        let [resolution, eps, epsneg, tiny, max, smallest] = all.as_slice() else {
            return Ok(String::new());
        };
        let rule = "-".repeat(63);
        Ok(format!(
            "Machine parameters for {dtype}\n{rule}\nprecision = {}   resolution = {resolution}\n\
             machep = {}   eps =        {eps}\nnegep =  {}   epsneg =     {epsneg}\n\
             minexp = {}   tiny =       {tiny}\nmaxexp = {}   max =        {max}\n\
             nexp =   {}   min =        -max\nsmallest_normal = {tiny}   smallest_subnormal = {smallest}\n{rule}\n",
            info.precision,
            machep(info),
            negep(info),
            info.minexp,
            info.maxexp,
            info.nexp
        ))
    }
}

fn shown(limit: f64, spec: &str) -> String {
    freezeframe_python::text::format_spec::format_float(limit, spec).unwrap_or_default()
}

fn resolution(info: &FloatInfo) -> f64 {
    freezeframe_array::power_of_ten(-(info.precision as i32))
}

/// The exponent of `eps`.
fn machep(info: &FloatInfo) -> i32 {
    -(info.nmant as i32)
}

/// The exponent of `epsneg`.
fn negep(info: &FloatInfo) -> i32 {
    machep(info) - 1
}

/// A limit as text: NumPy's own dtypes show their scalars, the narrower ones six digits.
fn text(vm: &mut Vm, dtype: DType, limit: f64) -> Result<String, Raise> {
    match dtype {
        DType::Float16 | DType::Float32 | DType::Float64 => {
            let value = scalar::value(vm, dtype, Scalar::Float(limit));
            vm.str_text(&value)
        }
        _ => {
            let rounded = freezeframe_array::Array::from_scalar(dtype, Scalar::Float(limit));
            let rounded = rounded.item().map_or(limit, Scalar::to_f64);
            Ok(shown(rounded, "g"))
        }
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
        "resolution" => |f| resolution(f);
    }
    macro_rules! counts {
        ($($name:ident)*) => {$(
            builder = builder.getter(stringify!($name), |vm, it| {
                Ok(Value::Int(i64::from(floats(vm, it)?.1.$name)))
            });
        )*};
    }
    counts! { bits nmant nexp precision minexp maxexp }
    builder
        .getter("machep", |vm, it| {
            Ok(Value::Int(machep(&floats(vm, it)?.1).into()))
        })
        .getter("negep", |vm, it| {
            Ok(Value::Int(negep(&floats(vm, it)?.1).into()))
        })
        .getter("iexp", |vm, it| {
            Ok(Value::Int(i64::from(floats(vm, it)?.1.nexp)))
        })
        .build(vm)
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
            return Err(not_integer(vm, dtype));
        };
        made(vm, cls, Rc::new(Integers(dtype, info, Lines::Many)))
    }

    /// The limits.
    #[native("(self, /)")]
    fn __repr__(this: &Integers) -> String {
        let Integers(dtype, info, _) = this;
        format!("iinfo(min={}, max={}, dtype={dtype})", info.min, info.max)
    }

    /// The limits, a line each.
    #[native("(self, /)")]
    fn __str__(this: &Integers) -> String {
        let Integers(dtype, info, lines) = this;
        if *lines == Lines::One {
            return __repr__(this);
        }
        let rule = "-".repeat(63);
        format!(
            "Machine parameters for {dtype}\n{rule}\nmin = {}\nmax = {}\n{rule}\n",
            info.min, info.max
        )
    }
}

/// `jnp.iinfo(dtype)`.
pub fn one_line_iinfo(vm: &mut Vm, dtype: DType) -> Result<Value, Raise> {
    let numpy = Value::Module(vm.import("numpy")?);
    let class = vm.attr(&numpy, "iinfo")?;
    match dtype.iinfo() {
        Some(info) => made(vm, &class, Rc::new(Integers(dtype, info, Lines::One))),
        None => Err(not_integer(vm, dtype)),
    }
}

fn not_integer(vm: &Vm, dtype: DType) -> Raise {
    vm.value_error(format_args!(
        "Invalid integer data type '{}'.",
        kind_char(dtype)
    ))
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
