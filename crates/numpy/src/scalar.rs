//! NumPy scalars: `np.float32(1.5)`, and the tree of classes above them.

use super::convert::{self, item_value};
use super::dtype;
use super::errors::lift;
use super::state::Numpy;
use super::{methods, printing, ufunc};
use freezeframe_array::{Array, DType, Kind, Scalar};
use freezeframe_python::object::Layout;
use freezeframe_python::{Args, Class, ClassBuilder, NativePayload, Payload, Raise, Value, Vm};
use std::rc::Rc;

/// What a scalar object carries; `float64` and `complex128` carry a Python number instead, as they derive from its class.
pub struct NumpyScalar(pub Array);

impl NativePayload for NumpyScalar {}

const MODULE: &str = "numpy";

/// `numpy.generic` and the abstract classes below it.
pub fn abstract_classes(vm: &mut Vm) -> Vec<(&'static str, Rc<Class>)> {
    let tree = [
        ("number", "generic"),
        ("integer", "number"),
        ("signedinteger", "integer"),
        ("unsignedinteger", "integer"),
        ("inexact", "number"),
        ("floating", "inexact"),
        ("complexfloating", "inexact"),
        ("flexible", "generic"),
        ("character", "flexible"),
    ];
    let mut classes: Vec<(&'static str, Rc<Class>)> = vec![("generic", generic(vm))];
    for (name, base) in tree {
        let base = classes
            .iter()
            .find(|(it, _)| *it == base)
            .map(|(_, class)| class.clone());
        let mut builder = ClassBuilder::new(MODULE, name)
            .dotted()
            .layout(Layout::Object);
        if let Some(base) = &base {
            builder = builder.base(base);
        }
        classes.push((name, builder.build(vm)));
    }
    classes
}

fn generic(vm: &mut Vm) -> Rc<Class> {
    ClassBuilder::new(MODULE, "generic")
        .dotted()
        .layout(Layout::Object)
        .doc("Base class for numpy scalar types.")
        .getter("dtype", |vm, it| {
            let dtype = this(vm, it)?.dtype();
            Ok(dtype::object(vm, dtype))
        })
        .getter("shape", |_, _| Ok(Value::tuple(Vec::new())))
        .getter("ndim", |_, _| Ok(Value::Int(0)))
        .getter("size", |_, _| Ok(Value::Int(1)))
        .getter("strides", |_, _| Ok(Value::tuple(Vec::new())))
        .getter("itemsize", |vm, it| {
            Ok(Value::from(this(vm, it)?.dtype().itemsize()))
        })
        .getter("nbytes", |vm, it| {
            Ok(Value::from(this(vm, it)?.dtype().itemsize()))
        })
        .getter("T", |_, it| Ok(it.clone()))
        .getter("base", |_, _| Ok(Value::None))
        .getter("real", |vm, it| {
            let x = this(vm, it)?;
            let part = x.item().map_or(0.0, Scalar::to_f64);
            Ok(if x.dtype().is_complex() {
                value(vm, x.dtype().real_part(), Scalar::Float(part))
            } else {
                it.clone()
            })
        })
        .getter("imag", |vm, it| {
            let x = this(vm, it)?;
            Ok(value(
                vm,
                x.dtype().real_part(),
                Scalar::Float(x.item().map_or(0.0, Scalar::imag)),
            ))
        })
        .value("__array_priority__", Value::Float(-1_000_000.0))
        .methods(methods::METHODS)
        .methods(ufunc::OPERATORS)
        .dunder("__repr__", "(self, /)", |vm, args| {
            let x = this(vm, &args[0])?;
            Ok(Value::str(printing::scalar_repr(vm, &x)))
        })
        .dunder("__str__", "(self, /)", |vm, args| {
            let x = this(vm, &args[0])?;
            Ok(Value::str(printing::text(vm, &x)))
        })
        .dunder("__format__", "(self, spec, /)", |vm, args| {
            let x = this(vm, &args[0])?;
            let spec = args[1].as_str().unwrap_or("").to_owned();
            if spec.is_empty() {
                return Ok(Value::str(printing::text(vm, &x)));
            }
            let item = x.item().map_or(Value::None, item_value);
            Ok(Value::str(vm.format(&item, &spec)?))
        })
        .dunder("__bool__", "(self, /)", |vm, args| {
            Ok(Value::Bool(
                this(vm, &args[0])?.item().is_some_and(Scalar::to_bool),
            ))
        })
        .dunder("__int__", "(self, /)", |vm, args| {
            let item = this(vm, &args[0])?.item().unwrap_or(Scalar::Int(0));
            convert::to_int(vm, item)
        })
        .dunder("__float__", "(self, /)", |vm, args| {
            Ok(Value::Float(
                this(vm, &args[0])?.item().map_or(0.0, Scalar::to_f64),
            ))
        })
        .dunder("__complex__", "(self, /)", |vm, args| {
            let item = this(vm, &args[0])?.item().unwrap_or(Scalar::Int(0));
            Ok(Value::Complex(Rc::new((item.to_f64(), item.imag()))))
        })
        .dunder("__hash__", "(self, /)", |vm, args| {
            let item = this(vm, &args[0])?.item().map_or(Value::None, item_value);
            let hash = vm.hash(&item)?;
            Ok(Value::Int(hash as i64))
        })
        .dunder("__getitem__", "(self, key, /)", |vm, args| match &args[1] {
            Value::Tuple(tuple) if tuple.items.is_empty() => Ok(args[0].clone()),
            Value::Ellipsis | Value::None => {
                let x = this(vm, &args[0])?;
                let shape = if args[1].is_none() { vec![1] } else { vec![] };
                let x = lift(vm, x.reshape(shape))?;
                Ok(super::ndarray::owned(vm, x))
            }
            _ => Err(vm.index_error("invalid index to scalar variable.")),
        })
        .dunder(
            "__array__",
            "(self, dtype=None, /, *, copy=None)",
            |vm, args| {
                let dtype = dtype::optional(vm, args.some(1))?;
                let x = convert::array_with(vm, &args[0], dtype)?;
                Ok(super::ndarray::owned(vm, x))
            },
        )
        .dunder("__copy__", "(self, /)", |_, args| Ok(args[0].clone()))
        .dunder("__deepcopy__", "(self, memo, /)", |_, args| {
            Ok(args[0].clone())
        })
        .build(vm)
}

/// The class of each dtype.
pub fn classes(vm: &mut Vm, abstracts: &[(&'static str, Rc<Class>)]) -> Vec<(DType, Rc<Class>)> {
    let base_of = |dtype: DType| match dtype.kind() {
        Kind::Signed => "signedinteger",
        Kind::Unsigned => "unsignedinteger",
        Kind::Float => "floating",
        Kind::Complex => "complexfloating",
        Kind::Bool | Kind::Key | Kind::Float0 => "generic",
    };
    let mut out = Vec::new();
    for dtype in DType::all().filter(|dtype| !matches!(dtype.kind(), Kind::Key | Kind::Float0)) {
        let base = abstracts
            .iter()
            .find(|(name, _)| *name == base_of(dtype))
            .map(|(_, class)| class.clone());
        let module = if dtype == DType::BFloat16 {
            "ml_dtypes"
        } else {
            MODULE
        };
        let mut builder = ClassBuilder::new(module, dtype.name())
            .dotted()
            .layout(Layout::Native);
        if let Some(base) = &base {
            builder = builder.base(base);
        }
        let python = match dtype {
            DType::Float64 => Some(vm.types.float.clone()),
            DType::Complex128 => Some(vm.types.complex.clone()),
            _ => None,
        };
        if let Some(python) = &python {
            builder = builder.base(python).layout(Layout::Base);
        }
        if dtype.is_integer() {
            builder = builder.dunder("__index__", "(self, /)", |vm, args| {
                Ok(this(vm, &args[0])?.item().map_or(Value::Int(0), item_value))
            });
        }
        if dtype == DType::Bool {
            builder = builder.dunder("__index__", "(self, /)", |vm, _| {
                Err(vm.type_error("'numpy.bool' object cannot be interpreted as an integer"))
            });
        }
        out.push((
            dtype,
            builder
                .constructor("(cls, value=?, /)", construct)
                .build(vm),
        ));
    }
    out
}

/// `np.float32(x)`: a scalar, or an array if `x` is one.
fn construct(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let Some(dtype) = class_dtype(vm, &args[0]) else {
        return Err(vm.type_error("cannot create abstract scalar instances"));
    };
    let given = match args.given(1) {
        Some(Value::Str(text)) => {
            let float = Value::Class(vm.types.float.clone());
            vm.call(&float, &[Value::Str(text.clone())])?
        }
        Some(value) => value.clone(),
        None => Value::Int(0),
    };
    if let Value::Int(_) | Value::BigInt(_) = given {
        convert::check_fits(vm, &given, dtype)?;
    }
    let array = convert::array_with(vm, &given, Some(dtype))?;
    Ok(of_array(vm, array))
}

fn class_dtype(vm: &mut Vm, class: &Value) -> Option<DType> {
    let Value::Class(class) = class else {
        return None;
    };
    let state = Numpy::of(vm);
    state
        .classes()
        .scalars
        .iter()
        .find(|(_, it)| class.is_subclass(it))
        .map(|(dtype, _)| *dtype)
}

/// The elements of a scalar object; `None` for all other values.
pub fn array(value: &Value) -> Option<Array> {
    if let Some(scalar) = value.native::<NumpyScalar>() {
        return Some(scalar.0.clone());
    }
    let Value::Object(instance) = value else {
        return None;
    };
    let is_numpy = instance.class.flags.builtin.get()
        && matches!(&*instance.class.name_text(), "float64" | "complex128");
    match instance.base() {
        Some(Value::Float(float)) if is_numpy => Some(Array::scalar(*float)),
        Some(Value::Complex(parts)) if is_numpy => Some(Array::from_scalar(
            DType::Complex128,
            Scalar::Complex(parts.0, parts.1),
        )),
        _ => None,
    }
}

/// The elements of a scalar that is the receiver of a method. `float64` reaches some of them as a Python float.
fn this(vm: &Vm, value: &Value) -> Result<Array, Raise> {
    match value {
        Value::Float(float) => Ok(Array::scalar(*float)),
        Value::Complex(parts) => Ok(Array::from_scalar(
            DType::Complex128,
            Scalar::Complex(parts.0, parts.1),
        )),
        _ => array(value).ok_or_else(|| vm.type_error("expected a numpy scalar")),
    }
}

/// The scalar object of one element.
pub fn value(vm: &mut Vm, dtype: DType, scalar: Scalar) -> Value {
    let state = Numpy::of(vm);
    let Some(class) = state.classes().scalar(dtype) else {
        return Value::None;
    };
    let array = Array::from_scalar(dtype, scalar);
    let payload = match (dtype, array.item()) {
        (DType::Float64 | DType::Complex128, Some(item)) => Payload::Base(item_value(item)),
        _ => Payload::Native(Rc::new(NumpyScalar(array))),
    };
    Value::object(class, payload)
}

/// A scalar object for an array of rank 0, an `ndarray` for all others: what most functions give.
pub fn of_array(vm: &mut Vm, array: Array) -> Value {
    match array.item() {
        Some(item) if array.ndim() == 0 => value(vm, array.dtype(), item),
        _ => super::ndarray::owned(vm, array),
    }
}
