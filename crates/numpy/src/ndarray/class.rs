//! The class `numpy.ndarray`.

use super::{NdArray, frozen, owned, read, shown, this, viewing};
use crate::convert::{self, array_of};
use crate::create::filled;
use crate::errors::{Outcome, lift};
use crate::index::{get_item, set_item};
use crate::row::Call;
use crate::scalar::item_value;
use crate::state::Numpy;
use crate::view::View;
use crate::{dtype, methods, operators, printing, tables, ufuncs};
use freezeframe_array::{Array, DType, Scalar, Shape, kernel};
use freezeframe_python::object::{Iter, IterState};
use freezeframe_python::{
    Args, Class, ClassBuilder, Keywords, Name, Payload, Raise, Value, Vm, natives,
};
use std::rc::Rc;

/// The class `numpy.ndarray`.
pub fn class(vm: &mut Vm) -> Rc<Class> {
    let builder = ClassBuilder::of(&protocol::CLASS)
        .methods(crate::generic::functions::TABLE)
        .dotted()
        .methods(operators::functions::TABLE);
    with_attributes(
        tables::METHODS
            .iter()
            .fold(builder, |builder, table| builder.methods(table)),
    )
    .build(vm)
}

fn with_attributes(builder: ClassBuilder) -> ClassBuilder {
    builder
        .getter("shape", |vm, it| {
            Ok(convert::shape_value(&this(vm, it)?.shape()))
        })
        .getter("ndim", |vm, it| {
            Ok(Value::from(this(vm, it)?.shape().ndim()))
        })
        .getter("size", |vm, it| {
            Ok(Value::from(this(vm, it)?.shape().size()))
        })
        .getter("dtype", |vm, it| {
            let dtype = this(vm, it)?.dtype();
            Ok(dtype::object(vm, dtype))
        })
        .getter("itemsize", |vm, it| {
            Ok(Value::from(this(vm, it)?.dtype().itemsize()))
        })
        .getter("nbytes", |vm, it| {
            let array = this(vm, it)?;
            Ok(Value::from(array.shape().size() * array.dtype().itemsize()))
        })
        .getter("strides", |vm, it| {
            let array = this(vm, it)?;
            let bytes = array.dtype().itemsize() as i64;
            Ok(Value::tuple(
                array
                    .view
                    .borrow()
                    .strides
                    .iter()
                    .map(|s| Value::Int(*s as i64 * bytes))
                    .collect(),
            ))
        })
        .getter("base", |vm, it| {
            Ok(this(vm, it)?.base.clone().unwrap_or(Value::None))
        })
        .getter("T", |vm, it| {
            let view = this(vm, it)?.view.borrow().clone();
            let order: Vec<usize> = (0..view.shape.ndim()).rev().collect();
            viewing(vm, it, view.transpose(&order))
        })
        .getter("mT", |vm, it| {
            let view = this(vm, it)?.view.borrow().clone();
            let ndim = view.shape.ndim();
            if ndim < 2 {
                return Err(vm.value_error("matrix transpose with ndim < 2 is undefined"));
            }
            let mut order: Vec<usize> = (0..ndim).collect();
            order.swap(ndim - 1, ndim - 2);
            viewing(vm, it, view.transpose(&order))
        })
        .get_set(
            "flat",
            flat,
            Some(|vm, it, value| {
                let flat = flat(vm, it)?;
                vm.call_method(&flat, "_fill", &[value]).map(|_| ())
            }),
        )
        .get_set(
            "real",
            |vm, it| part(vm, it, kernel::UnaryOp::Real),
            Some(|vm, it, value| set_part(vm, it, value, "_set_real")),
        )
        .get_set(
            "imag",
            |vm, it| part(vm, it, kernel::UnaryOp::Imag),
            Some(|vm, it, value| set_part(vm, it, value, "_set_imag")),
        )
        .getter("flags", flags)
        .getter("__array_interface__", |vm, _| {
            Err(vm.attribute_error("__array_interface__ is not supported"))
        })
        .getter("device", |_, _| Ok(Value::str("cpu")))
        .value("__array_priority__", Value::Float(0.0))
        .value("__hash__", Value::None)
}

/// Writes the real or the imaginary parts of all elements, which the library does.
fn set_part(vm: &mut Vm, array: &Value, value: Value, name: &str) -> Result<(), Raise> {
    let library = Value::Module(vm.import("numpy._core._methods")?);
    let function = vm.attr(&library, name)?;
    vm.call(&function, &[array.clone(), value]).map(drop)
}

/// The elements row by row, an object of the library's Python.
fn flat(vm: &mut Vm, array: &Value) -> Result<Value, Raise> {
    let library = Value::Module(vm.import("numpy.lib._index_tricks_impl")?);
    let class = vm.attr(&library, "flatiter")?;
    vm.call(&class, std::slice::from_ref(array))
}

/// The text with the elements as the functions of `np.set_printoptions` write them, which the library does.
fn by_formatter(vm: &mut Vm, array: Array, form: &str, text: String) -> Result<String, Raise> {
    let Some(formatter) = Numpy::of(vm).formatter.borrow().clone() else {
        return Ok(text);
    };
    let library = Value::Module(vm.import("numpy._core._cells")?);
    let formatted = vm.attr(&library, "formatted")?;
    let given = [
        owned(vm, array),
        formatter,
        Value::str(form),
        Value::str(text),
    ];
    let text = vm.call(&formatted, &given)?;
    Ok(text.as_str().unwrap_or_default().to_owned())
}

/// Elements of one dtype along any number of axes.
#[natives(scope = Call, class = "numpy.ndarray")]
mod protocol {
    use super::*;

    /// What few programs call, which the library does.
    #[native("(self, /, *args, **kwargs)", purity = Impure)]
    #[member(
        partition = "partition",
        "Puts elements in place so that the one at an index is where sorting puts it, and lower ones are before it."
    )]
    #[member(
        byteswap = "byteswap",
        "The elements with their bytes in the other order."
    )]
    #[member(
        choose = "choose",
        "Of several arrays the element that each number says."
    )]
    #[member(getfield = "getfield", "A part of each element, as another dtype.")]
    #[member(setfield = "setfield", "Puts a value in a part of each element.")]
    #[member(resize = "resize", "Changes shape and size in place.")]
    #[member(__reduce__ = "_reduced", "How a pickle makes the array again.")]
    #[member(__setstate__ = "_set_state", "Takes what a pickle keeps of an array.")]
    #[member(
        to_device = "to_device",
        "The array itself, which is on the only device."
    )]
    fn seldom(vm: &mut Vm, member: &'static str, args: Args, kwargs: Keywords) -> Outcome {
        let library = Value::Module(vm.import("numpy._core._methods")?);
        let function = vm.attr(&library, member)?;
        let all = args.all_taints();
        let (names, named): (Vec<Name>, Vec<Value>) = kwargs.0.into_iter().unzip();
        let given = args.values()[..1].iter().chain(args.rest(1));
        let values = given.cloned().chain(named);
        let values = values.map(|value| (value, all.clone())).collect();
        vm.call_tainted(&function, values, &names)
    }

    /// Takes the elements and the shape of another array, in place.
    #[native("(self, other, /)", purity = Impure)]
    fn _become(vm: &mut Vm, this: &NdArray, other: &Array) -> Result<(), Raise> {
        if !this.owns() || !this.writeable.get() {
            return Err(vm.value_error("cannot resize this array: it does not own its data"));
        }
        *this.storage.borrow_mut() = other.clone();
        *this.view.borrow_mut() = View::whole(other.shape().clone());
        Ok(())
    }

    /// An array of zeros: `np.array` and `np.zeros` are the usual ways to make one.
    #[native("(cls, shape, dtype=None, buffer=None, offset=0, strides=None, order=None)")]
    fn __new__(vm: &mut Vm, buffer: Option<&Value>, shape: Shape, dtype: Option<DType>) -> Outcome {
        if let Some(buffer) = buffer {
            let name = vm.type_name(buffer);
            return Err(vm.not_implemented(format_args!(
                "numpy.ndarray over a buffer ('{name}') is not supported"
            )));
        }
        let zeros = filled(vm, shape, dtype, Scalar::Int(0))?;
        Ok(owned(vm, zeros.0))
    }

    /// `self[key]`: a view for integers and slices, a copy for arrays of indices.
    #[native("(self, key, /)")]
    fn __getitem__(vm: &mut Vm, this: &Value, key: &Value) -> Outcome {
        get_item(vm, this, key)
    }

    /// `self[key] = value`.
    #[native("(self, key, value, /)", purity = MutatesSelf)]
    fn __setitem__(vm: &mut Vm, this: &Value, key: &Value, value: &Value) -> Result<(), Raise> {
        set_item(vm, this, key, value)
    }

    /// A ValueError: the size of an array does not change.
    #[native("(self, key, /)")]
    fn __delitem__(vm: &mut Vm) -> Outcome {
        Err(vm.value_error("cannot delete array elements"))
    }

    /// The length of the first axis.
    #[native("(self, /)")]
    fn __len__(vm: &mut Vm, this: &NdArray) -> Result<usize, Raise> {
        let length = this.view.borrow().shape.first().copied();
        length.ok_or_else(|| vm.type_error("len() of unsized object"))
    }

    /// What the first axis holds, one after the other.
    #[native("(self, /)")]
    fn __iter__(vm: &mut Vm, this: &Value) -> Outcome {
        let shape = super::this(vm, this)?.shape();
        let Some(length) = shape.first() else {
            return Err(vm.type_error("iteration over a 0-d array"));
        };
        let mut left = Vec::with_capacity((*length).min(1 << 20));
        for index in (0..*length).rev() {
            left.push(get_item(vm, this, &Value::from(index))?);
        }
        Ok(Iter::new(IterState::Values {
            class_name: "iterator",
            left,
        }))
    }

    /// Whether any element is equal to the item.
    #[native("(self, item, /)")]
    fn __contains__(vm: &mut Vm, this: &Value, item: &Value) -> Result<bool, Raise> {
        let equal = ufuncs::call(vm, "equal", &[this.clone(), item.clone()])?;
        let equal = array_of(vm, &equal)?.scalars();
        Ok(equal.iter().any(|it| it.to_bool()))
    }

    /// The elements as text from which the array can be made again.
    #[native("(self, /)")]
    fn __repr__(vm: &mut Vm, this: &NdArray) -> Result<String, Raise> {
        let array = shown(vm, this)?;
        let text = printing::repr(vm, &array);
        by_formatter(vm, array, "repr", text)
    }

    /// The elements as text.
    #[native("(self, /)")]
    fn __str__(vm: &mut Vm, this: &NdArray) -> Result<String, Raise> {
        let array = shown(vm, this)?;
        let text = printing::text(vm, &array);
        by_formatter(vm, array, "str", text)
    }

    /// The elements as text; of one element, by the format of Python's numbers.
    #[native("(self, spec, /)")]
    fn __format__(vm: &mut Vm, this: &NdArray, spec: &Value) -> Result<String, Raise> {
        let array = shown(vm, this)?;
        let spec = spec.as_str().unwrap_or("");
        match array.item().filter(|_| array.ndim() == 0) {
            Some(item) => vm.format(&item_value(item), spec),
            None if spec.is_empty() => {
                let text = printing::text(vm, &array);
                by_formatter(vm, array, "str", text)
            }
            None => {
                Err(vm.type_error("unsupported format string passed to numpy.ndarray.__format__"))
            }
        }
    }

    /// Whether the only element is not zero; of several elements a ValueError.
    #[native("(self, /)")]
    fn __bool__(vm: &mut Vm, this: &NdArray) -> Result<bool, Raise> {
        let array = shown(vm, this)?;
        match (array.item(), array.size()) {
            (Some(item), _) => Ok(item.to_bool()),
            (None, 0) => Err(vm.value_error(
                "The truth value of an empty array is ambiguous. Use `array.size > 0` to check that an array is not empty.",
            )),
            _ => Err(vm.value_error(
                "The truth value of an array with more than one element is ambiguous. Use a.any() or a.all()",
            )),
        }
    }

    /// The only element as an int.
    #[native("(self, /)")]
    fn __int__(vm: &mut Vm, this: &NdArray) -> Outcome {
        let item = only_item(vm, this)?;
        convert::to_int(vm, item)
    }

    /// The only element as a float.
    #[native("(self, /)")]
    fn __float__(vm: &mut Vm, this: &NdArray) -> Result<f64, Raise> {
        Ok(only_item(vm, this)?.to_f64())
    }

    /// The only element as a complex number.
    #[native("(self, /)")]
    fn __complex__(vm: &mut Vm, this: &NdArray) -> Outcome {
        let item = only_item(vm, this)?;
        Ok(Value::Complex(Rc::new((item.to_f64(), item.imag()))))
    }

    /// The only element as an index, if its dtype is one of integers.
    #[native("(self, /)")]
    fn __index__(vm: &mut Vm, this: &NdArray) -> Outcome {
        let array = shown(vm, this)?;
        match array.item() {
            Some(item) if array.ndim() == 0 && array.dtype().is_integer() => {
                convert::to_int(vm, item)
            }
            _ => {
                Err(vm.type_error("only integer scalar arrays can be converted to a scalar index"))
            }
        }
    }

    /// The array itself, or in another dtype.
    #[native("(self, dtype=None, /, *, copy=None)")]
    fn __array__(vm: &mut Vm, this: &Value, dtype: Option<DType>) -> Outcome {
        match dtype {
            Some(dtype) => methods::cast(vm, this, dtype),
            None => Ok(this.clone()),
        }
    }

    #[native("(self, *memo)")]
    #[member(__copy__ = (), "A new array with the same elements.")]
    #[member(__deepcopy__ = (), "A new array with the same elements.")]
    fn copied(vm: &mut Vm, this: &NdArray) -> Outcome {
        let array = shown(vm, this)?;
        Ok(owned(vm, array))
    }
}

/// What `flags` of an array shows.
#[natives(scope = Call)]
mod flag_methods {
    use super::*;

    /// The flags, a line for each.
    #[native("(self, /)")]
    fn __repr__(vm: &mut Vm, this: &Value) -> Outcome {
        vm.attr(this, "__text__")
    }

    /// The flag of a name in capital letters, or of its first letters.
    #[native("(self, key, /)")]
    fn __getitem__(vm: &mut Vm, this: &Value, key: &Value) -> Outcome {
        let key = key.as_str().unwrap_or_default();
        let lower = key.to_ascii_lowercase();
        let name = match key {
            "C" => "c_contiguous",
            "F" => "f_contiguous",
            "O" => "owndata",
            "W" => "writeable",
            "A" => "aligned",
            "X" => "writebackifcopy",
            "B" => "behaved",
            "CA" => "carray",
            "FA" => "farray",
            _ if FLAGS.contains(&&*lower) && key == lower.to_ascii_uppercase() => &lower,
            _ => return Err(vm.key_error(Value::str("Unknown flag"))),
        };
        vm.attr(this, name)
    }
}

/// The flags; the text shows the first six.
const FLAGS: [&str; 13] = [
    "c_contiguous",
    "f_contiguous",
    "owndata",
    "writeable",
    "aligned",
    "writebackifcopy",
    "contiguous",
    "fortran",
    "fnc",
    "forc",
    "behaved",
    "carray",
    "farray",
];

fn part(vm: &mut Vm, it: &Value, op: kernel::UnaryOp) -> Result<Value, Raise> {
    let array = read(vm, it)?;
    if array.dtype().is_complex() {
        let part = lift(vm, kernel::unary(op, &array))?;
        return Ok(owned(vm, part));
    }
    if op == kernel::UnaryOp::Real {
        return Ok(it.clone());
    }
    let zeros = lift(vm, Array::zeros(array.dtype(), array.shape().clone()))?;
    Ok(frozen(vm, zeros))
}

fn flags(vm: &mut Vm, it: &Value) -> Result<Value, Raise> {
    let array = this(vm, it)?;
    let view = array.view.borrow();
    let turned: Vec<usize> = (0..view.shape.ndim()).rev().collect();
    let (rows, columns) = (
        view.is_contiguous(),
        view.transpose(&turned).is_contiguous(),
    );
    let writeable = array.writeable.get();
    let is_set = [
        rows,
        columns,
        array.base.is_none(),
        writeable,
        true,
        false,
        rows,
        columns,
        columns && !rows,
        columns || rows,
        writeable,
        writeable && rows,
        // NumPy asks for one of three, of which `aligned` always is.
        !rows,
    ];
    let facts = FLAGS.into_iter().zip(is_set);
    let shown = facts.clone().take(6);
    let text: String = shown
        .map(|(name, on)| {
            format!(
                "  {} : {}\n",
                name.to_ascii_uppercase(),
                if on { "True" } else { "False" }
            )
        })
        .collect();
    drop(view);
    let mut builder =
        ClassBuilder::new("numpy._core.multiarray", "flagsobj").value("__text__", Value::str(text));
    for (name, on) in facts {
        builder = builder.value(name, Value::Bool(on));
    }
    let class = builder.methods(flag_methods::TABLE).build(vm);
    Ok(Value::object(&class, Payload::None))
}

fn only_item(vm: &Vm, array: &NdArray) -> Result<Scalar, Raise> {
    let array = shown(vm, array)?;
    match array.item() {
        Some(item) if array.ndim() == 0 => Ok(item),
        _ => Err(vm.type_error("only 0-dimensional arrays can be converted to Python scalars")),
    }
}
