//! The classes of NumPy's scalars, and the tree of classes above them.

use super::{NumpyScalar, array, item_value, value};
use crate::errors::{Outcome, lift};
use crate::ndarray::owned;
use crate::row::{ArrayOrScalar, Call, NewArray};
use crate::state::Numpy;
use crate::{convert, dtype, operators, printing, tables};
use freezeframe_array::{Array, DType, Kind, Scalar};
use freezeframe_python::object::Layout;
use freezeframe_python::{Arg, ArgRef, Class, ClassBuilder, Given, Raise, Value, Vm, natives};
use std::rc::Rc;

const MODULE: &str = "numpy";

/// `numpy.generic` and the abstract classes below it.
pub fn abstracts(vm: &mut Vm) -> Vec<(&'static str, Rc<Class>)> {
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
    let builder = ClassBuilder::of(&protocol::CLASS)
        .methods(crate::generic::functions::TABLE)
        .dotted()
        .layout(Layout::Object)
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
        .methods(operators::functions::TABLE);
    tables::METHODS
        .iter()
        .fold(builder, |builder, table| builder.methods(table))
        .build(vm)
}

/// The receiver of a method.
impl ArgRef<Call> for NumpyScalar {
    type Held<'a> = Self;

    fn held<'a>(vm: &mut Vm, arg: Arg<'a>, _call: &mut Call) -> Result<Self, Raise> {
        this(vm, arg.value()).map(Self)
    }
}

impl NumpyScalar {
    fn number(&self) -> Scalar {
        self.0.item().unwrap_or(Scalar::Int(0))
    }

    fn python(&self) -> Value {
        self.0.item().map_or(Value::None, item_value)
    }
}

/// What all classes of NumPy's scalars derive from.
#[natives(scope = Call, class = "numpy.generic")]
mod protocol {
    use super::*;

    /// The class and the number.
    #[native("(self, /)")]
    fn __repr__(vm: &mut Vm, this: &NumpyScalar) -> String {
        printing::scalar_repr(vm, &this.0)
    }

    /// The number.
    #[native("(self, /)")]
    fn __str__(vm: &mut Vm, this: &NumpyScalar) -> String {
        printing::text(vm, &this.0)
    }

    /// The number by the format of Python's numbers.
    #[native("(self, spec, /)")]
    fn __format__(vm: &mut Vm, this: &NumpyScalar, spec: &Value) -> Result<String, Raise> {
        vm.format(&this.python(), spec.as_str().unwrap_or(""))
    }

    /// Whether it is not zero.
    #[native("(self, /)")]
    fn __bool__(this: &NumpyScalar) -> bool {
        this.0.item().is_some_and(Scalar::to_bool)
    }

    /// The number as an int, without its fraction.
    #[native("(self, /)")]
    fn __int__(vm: &mut Vm, this: &NumpyScalar) -> Outcome {
        convert::to_int(vm, this.number())
    }

    /// The number as a float.
    #[native("(self, /)")]
    fn __float__(this: &NumpyScalar) -> f64 {
        this.0.item().map_or(0.0, Scalar::to_f64)
    }

    /// The number as a complex number.
    #[native("(self, /)")]
    fn __complex__(this: &NumpyScalar) -> Value {
        let item = this.number();
        Value::Complex(Rc::new((item.to_f64(), item.imag())))
    }

    /// The hash of the number that it is in Python.
    #[native("(self, /)")]
    fn __hash__(vm: &mut Vm, this: &NumpyScalar) -> Result<i64, Raise> {
        vm.hash(&this.python()).map(|hash| hash as i64)
    }

    /// The scalar itself for `()`, an array for `...` and `None`; it has no axis to index.
    #[native("(self, key, /)")]
    fn __getitem__(vm: &mut Vm, this: &Value, key: &Value) -> Outcome {
        let shape = match key {
            Value::Tuple(tuple) if tuple.items.is_empty() => return Ok(this.clone()),
            Value::Ellipsis => vec![],
            Value::None => vec![1],
            _ => return Err(vm.index_error("invalid index to scalar variable.")),
        };
        let x = super::this(vm, this)?;
        let x = lift(vm, x.reshape(shape))?;
        Ok(owned(vm, x))
    }

    /// An array without axes.
    #[native("(self, dtype=None, /, *, copy=None)")]
    fn __array__(vm: &mut Vm, dtype: Option<DType>, this: &Value) -> Result<NewArray, Raise> {
        convert::array_with(vm, this, dtype).map(NewArray)
    }

    /// How a pickle makes the scalar again: of its dtype and its bytes.
    #[native("(self, /)")]
    fn __reduce__(vm: &mut Vm, this: &Value) -> Result<Value, Raise> {
        let library = Value::Module(vm.import("numpy._core.multiarray")?);
        vm.call_method(&library, "_reduced", std::slice::from_ref(this))
    }

    #[native("(self, *memo)")]
    #[member(__copy__ = (), "The scalar itself, which cannot change.")]
    #[member(__deepcopy__ = (), "The scalar itself, which cannot change.")]
    fn copied(this: &Value) -> Value {
        this.clone()
    }
}

/// How a scalar is made.
#[natives(scope = Call)]
mod construction {
    use super::*;

    /// A scalar of this class: of a number or its text; an array if the value is one.
    #[native("(cls, value=?, /)")]
    fn __new__(vm: &mut Vm, cls: &Value, value: Given) -> Result<ArrayOrScalar, Raise> {
        let Some(dtype) = class_dtype(vm, cls) else {
            return Err(vm.type_error("cannot create abstract scalar instances"));
        };
        let given = match value.0 {
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
        convert::array_with(vm, &given, Some(dtype)).map(ArrayOrScalar)
    }
}

/// What only scalars of whole numbers have.
#[natives(scope = Call)]
mod whole {
    use super::*;

    /// The number as an index.
    #[native("(self, /)")]
    fn __index__(this: &NumpyScalar) -> Value {
        this.0.item().map_or(Value::Int(0), item_value)
    }

    /// How many ones the size of the number has in binary.
    ///
    /// >>> np.int8(-7).bit_count()
    /// 3
    #[native("(self, /)")]
    fn bit_count(vm: &mut Vm, this: &NumpyScalar) -> Outcome {
        let number = this.0.item().map_or(Value::Int(0), item_value);
        vm.call_method(&number, "bit_count", &[])
    }
}

/// What only floats have that are none of Python's.
#[natives(scope = Call)]
mod narrow {
    use super::*;

    /// Two whole numbers whose ratio is the number.
    ///
    /// >>> np.float32(0.75).as_integer_ratio()
    /// (3, 4)
    #[native("(self, /)")]
    fn as_integer_ratio(vm: &mut Vm, this: &NumpyScalar) -> Outcome {
        let number = Value::Float(this.0.item().map_or(0.0, |it| it.to_f64()));
        vm.call_method(&number, "as_integer_ratio", &[])
    }
}

/// What only truth values have.
#[natives(scope = Call)]
mod truth {
    use super::*;

    /// A TypeError: a truth value is no index.
    #[native("(self, /)")]
    fn __index__(vm: &mut Vm) -> Outcome {
        Err(vm.type_error("'numpy.bool' object cannot be interpreted as an integer"))
    }
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
        let module = if dtype == DType::BFloat16 || dtype.is_small() {
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
            builder = builder.methods(whole::TABLE);
        }
        if matches!(dtype, DType::Float16 | DType::Float32) {
            builder = builder.methods(narrow::TABLE);
        }
        if dtype == DType::Bool {
            builder = builder.methods(truth::TABLE);
        }
        out.push((dtype, builder.methods(construction::TABLE).build(vm)));
    }
    out
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
