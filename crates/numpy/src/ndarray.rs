//! `ndarray`: an object that shows, and may change, part of a shared storage.

use super::convert::{self, array_of, item_value};
use super::errors::{axis_error, lift, lift_index, tight};
use super::select::{self, Index, Selection};
use super::state::Numpy;
use super::view::{self, Storage, View};
use super::{dtype, methods, printing, ufunc};
use freezeframe_array::{Array, DType, Scalar, Shape, kernel};
use freezeframe_base::Lists;
use freezeframe_python::object::{Iter, IterState};
use freezeframe_python::{
    ArgValues, Args, Class, ClassBuilder, Exc, NativePayload, Payload, Purity, Raise, Value, Vm,
};
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// What an `ndarray` object carries.
pub struct NdArray {
    pub(super) storage: Storage,
    pub(super) view: RefCell<View>,
    /// The array that owns the storage, if another one does.
    base: Option<Value>,
    pub(super) writeable: Cell<bool>,
}

impl NativePayload for NdArray {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        if let Some(base) = &self.base {
            visit(base);
        }
    }
}

impl NdArray {
    /// What it shows now; later writes do not change the result.
    pub fn read(&self) -> Option<Array> {
        view::read(&self.storage, &self.view.borrow()).ok()
    }

    /// The dtype.
    pub fn dtype(&self) -> DType {
        self.storage.borrow().dtype()
    }

    /// The shape.
    pub fn shape(&self) -> Shape {
        self.view.borrow().shape.clone()
    }
}

/// A new `ndarray` that owns its elements.
pub fn owned(vm: &mut Vm, array: Array) -> Value {
    let view = View::whole(array.shape().clone());
    wrap(vm, Rc::new(RefCell::new(array)), view, None, true)
}

/// An `ndarray` of all elements that cannot be written to.
pub fn frozen(vm: &mut Vm, array: Array) -> Value {
    let view = View::whole(array.shape().clone());
    wrap(vm, Rc::new(RefCell::new(array)), view, None, false)
}

fn wrap(vm: &mut Vm, storage: Storage, view: View, base: Option<Value>, writeable: bool) -> Value {
    let class = Numpy::of(vm).classes().ndarray.clone();
    let payload = NdArray {
        storage,
        view: RefCell::new(view),
        base,
        writeable: Cell::new(writeable),
    };
    Value::object(&class, Payload::Native(Rc::new(payload)))
}

/// An `ndarray` that shows other elements of the same storage.
pub fn viewing(vm: &mut Vm, of: &Value, view: View) -> Result<Value, Raise> {
    let array = this(vm, of)?;
    let base = array.base.clone().unwrap_or_else(|| of.clone());
    let (storage, writeable) = (array.storage.clone(), array.writeable.get());
    Ok(wrap(vm, storage, view, Some(base), writeable))
}

/// The payload of an `ndarray`.
pub fn this<'a>(vm: &Vm, value: &'a Value) -> Result<&'a NdArray, Raise> {
    value.native::<NdArray>().ok_or_else(|| {
        vm.type_error(format_args!(
            "expected a numpy.ndarray, got '{}'",
            vm.type_name(value)
        ))
    })
}

/// The elements of an `ndarray` as they are now.
pub fn read(vm: &Vm, value: &Value) -> Result<Array, Raise> {
    let array = this(vm, value)?;
    let view = array.view.borrow();
    lift(vm, view::read(&array.storage, &view))
}

/// The class `numpy.ndarray`.
pub fn class(vm: &mut Vm) -> Rc<Class> {
    let builder = ClassBuilder::new("numpy", "ndarray")
        .dotted()
        .doc(
            "An array object represents a multidimensional, homogeneous array of fixed-size items.",
        )
        .constructor(
            "(cls, shape, dtype=None, buffer=None, offset=0, strides=None, order=None)",
            |vm, args| {
                if let Some(buffer) = args.some(3).cloned() {
                    let name = vm.type_name(&buffer);
                    return Err(vm.not_implemented(format_args!(
                        "numpy.ndarray over a buffer ('{name}') is not supported"
                    )));
                }
                super::create::zeros(
                    vm,
                    ArgValues::of(vec![args[1].clone(), args[2].clone()]).view(),
                )
            },
        )
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
        .getter("flat", |vm, it| {
            let array = read(vm, it)?;
            let items = array
                .scalars()
                .into_iter()
                .map(|s| super::scalar::value(vm, array.dtype(), s))
                .rev()
                .collect();
            Ok(Iter::new(IterState::Values {
                class_name: "numpy.flatiter",
                left: items,
            }))
        })
        .getter("real", |vm, it| part(vm, it, kernel::UnaryOp::Real))
        .getter("imag", |vm, it| part(vm, it, kernel::UnaryOp::Imag))
        .getter("flags", flags)
        .getter("__array_interface__", |vm, _| {
            Err(vm.attribute_error("__array_interface__ is not supported"))
        })
        .value("__array_priority__", Value::Float(0.0))
        .value("__hash__", Value::None)
        .methods(methods::METHODS)
        .methods(ufunc::OPERATORS);
    protocol(builder).build(vm)
}

fn protocol(builder: ClassBuilder) -> ClassBuilder {
    builder
        .dunder("__getitem__", "(self, key, /)", |vm, args| {
            get_item(vm, &args[0], &args[1])
        })
        .method(
            "__setitem__",
            "(self, key, value, /)",
            Purity::MutatesSelf,
            "",
            |vm, args| {
                set_item(vm, &args[0], &args[1], &args[2])?;
                Ok(Value::None)
            },
        )
        .dunder("__delitem__", "(self, key, /)", |vm, _| {
            Err(vm.value_error("cannot delete array elements"))
        })
        .dunder("__len__", "(self, /)", |vm, args| {
            match this(vm, &args[0])?.shape().first() {
                Some(length) => Ok(Value::from(*length)),
                None => Err(vm.type_error("len() of unsized object")),
            }
        })
        .dunder("__iter__", "(self, /)", iterate)
        .dunder("__contains__", "(self, item, /)", |vm, args| {
            let equal = ufunc::call(vm, "equal", &[args[0].clone(), args[1].clone()])?;
            let found = array_of(vm, &equal)?
                .scalars()
                .iter()
                .any(|it| it.to_bool());
            Ok(Value::Bool(found))
        })
        .dunder("__repr__", "(self, /)", |vm, args| {
            let array = read(vm, &args[0])?;
            Ok(Value::str(printing::repr(vm, &array)))
        })
        .dunder("__str__", "(self, /)", |vm, args| {
            let array = read(vm, &args[0])?;
            Ok(Value::str(printing::text(vm, &array)))
        })
        .dunder("__format__", "(self, spec, /)", |vm, args| {
            let array = read(vm, &args[0])?;
            let spec = args[1].as_str().unwrap_or("").to_owned();
            if spec.is_empty() {
                return Ok(Value::str(printing::text(vm, &array)));
            }
            match array.item().filter(|_| array.ndim() == 0) {
                Some(item) => Ok(Value::str(vm.format(&item_value(item), &spec)?)),
                None => {
                    Err(vm
                        .type_error("unsupported format string passed to numpy.ndarray.__format__"))
                }
            }
        })
        .dunder("__bool__", "(self, /)", truth)
        .dunder("__int__", "(self, /)", |vm, args| {
            let item = only_item(vm, &args[0])?;
            convert::to_int(vm, item)
        })
        .dunder("__float__", "(self, /)", |vm, args| {
            Ok(Value::Float(only_item(vm, &args[0])?.to_f64()))
        })
        .dunder("__complex__", "(self, /)", |vm, args| {
            let item = only_item(vm, &args[0])?;
            Ok(Value::Complex(Rc::new((item.to_f64(), item.imag()))))
        })
        .dunder("__index__", "(self, /)", |vm, args| {
            let array = read(vm, &args[0])?;
            match array.item() {
                Some(item) if array.ndim() == 0 && array.dtype().is_integer() => {
                    convert::to_int(vm, item)
                }
                _ => Err(
                    vm.type_error("only integer scalar arrays can be converted to a scalar index")
                ),
            }
        })
        .dunder(
            "__array__",
            "(self, dtype=None, /, *, copy=None)",
            |vm, args| {
                if args.some(1).is_some() {
                    return methods::astype(
                        vm,
                        ArgValues::of(vec![args[0].clone(), args[1].clone()]).view(),
                    );
                }
                Ok(args[0].clone())
            },
        )
        .dunder("__copy__", "(self, /)", methods::copy)
        .dunder("__deepcopy__", "(self, memo, /)", methods::copy)
}

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
    let facts = [
        ("c_contiguous", view.is_contiguous()),
        ("f_contiguous", view.transpose(&turned).is_contiguous()),
        ("owndata", array.base.is_none()),
        ("writeable", array.writeable.get()),
        ("aligned", true),
        ("writebackifcopy", false),
    ];
    let text: String = facts
        .iter()
        .map(|(name, on)| {
            format!(
                "  {} : {}\n",
                name.to_uppercase(),
                if *on { "True" } else { "False" }
            )
        })
        .collect();
    drop(view);
    let mut builder =
        ClassBuilder::new("numpy._core.multiarray", "flagsobj").value("__text__", Value::str(text));
    for (name, on) in facts {
        builder = builder.value(name, Value::Bool(on));
    }
    let builder = builder.dunder("__repr__", "(self, /)", |vm, args| {
        vm.attr(&args[0], "__text__")
    });
    let class = builder.build(vm);
    Ok(Value::object(&class, Payload::None))
}

fn only_item(vm: &Vm, value: &Value) -> Result<Scalar, Raise> {
    let array = read(vm, value)?;
    match array.item() {
        Some(item) if array.ndim() == 0 => Ok(item),
        _ => Err(vm.type_error("only 0-dimensional arrays can be converted to Python scalars")),
    }
}

fn truth(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let array = read(vm, &args[0])?;
    match (array.item(), array.size()) {
        (Some(item), _) => Ok(Value::Bool(item.to_bool())),
        (None, 0) => Err(vm.value_error(
            "The truth value of an empty array is ambiguous. Use `array.size > 0` to check that an array is not empty.",
        )),
        _ => Err(vm.value_error(
            "The truth value of an array with more than one element is ambiguous. Use a.any() or a.all()",
        )),
    }
}

fn iterate(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let shape = this(vm, &args[0])?.shape();
    let Some(length) = shape.first() else {
        return Err(vm.type_error("iteration over a 0-d array"));
    };
    let mut left = Vec::with_capacity((*length).min(1 << 20));
    for index in (0..*length).rev() {
        left.push(get_item(vm, &args[0], &Value::from(index))?);
    }
    Ok(Iter::new(IterState::Values {
        class_name: "iterator",
        left,
    }))
}

/// `array[key]`.
pub fn get_item(vm: &mut Vm, it: &Value, key: &Value) -> Result<Value, Raise> {
    let view = this(vm, it)?.view.borrow().clone();
    let indices = indices(vm, key)?;
    match lift_index(vm, select::select(&view, &indices))? {
        Selection::View(view) => viewing(vm, it, view),
        Selection::Element(at) => {
            let (dtype, element) = {
                let storage = this(vm, it)?.storage.borrow();
                (storage.dtype(), storage.get(at))
            };
            Ok(super::scalar::value(
                vm,
                dtype,
                element.unwrap_or(Scalar::Int(0)),
            ))
        }
        Selection::Positions(positions, shape) => {
            let picked = {
                let storage = this(vm, it)?.storage.borrow();
                view::gather(&storage, &positions, shape)
            };
            let picked = lift(vm, picked)?;
            Ok(owned(vm, picked))
        }
    }
}

/// `array[key] = value`.
pub fn set_item(vm: &mut Vm, it: &Value, key: &Value, value: &Value) -> Result<(), Raise> {
    let array = this(vm, it)?;
    if !array.writeable.get() {
        return Err(vm.value_error("assignment destination is read-only"));
    }
    let (view, dtype) = (array.view.borrow().clone(), array.dtype());
    let indices = indices(vm, key)?;
    let selection = lift_index(vm, select::select(&view, &indices))?;
    if let (Selection::Element(_), Value::List(_) | Value::Tuple(_)) = (&selection, value) {
        let name = vm.type_name(value);
        let wanted = if dtype.is_integer() {
            "int() argument must be a string, a bytes-like object or a real number"
        } else {
            "float() argument must be a string or a real number"
        };
        return Err(vm.type_error(format_args!("{wanted}, not '{name}'")));
    }
    let values = match convert::assigned(vm, value, dtype) {
        Err(_)
            if matches!(
                (&selection, value),
                (Selection::Element(_), Value::Object(_))
            ) =>
        {
            return Err(not_an_element(vm, value));
        }
        values => values?,
    };
    let (positions, shape, mismatch) = match selection {
        Selection::View(view) => {
            let text = format!(
                "could not broadcast input array from shape {} into shape {}",
                tight(values.shape()),
                tight(&view.shape)
            );
            (view.positions(), view.shape, text)
        }
        Selection::Element(at) => {
            let text = "setting an array element with a sequence.".to_owned();
            (vec![at], Shape::scalar(), text)
        }
        Selection::Positions(positions, shape) => {
            let text = mask_mismatch(&indices, &values, &shape).unwrap_or_else(|| {
                let (from, shape) = (tight(values.shape()), tight(&shape));
                format!("shape mismatch: value array of shape {from} could not be broadcast to indexing result of shape {shape}")
            });
            (positions, shape, text)
        }
    };
    let values = fit(&values, &shape).ok_or_else(|| vm.value_error(mismatch))?;
    view::scatter(&mut this(vm, it)?.storage.borrow_mut(), &positions, &values);
    Ok(())
}

/// What NumPy raises where an object (a tracer) cannot become one element: its refusal to be a float is the cause.
fn not_an_element(vm: &mut Vm, value: &Value) -> Raise {
    let error = vm.value_error("setting an array element with a sequence.");
    let float = Value::Class(vm.types.float.clone());
    match vm.call(&float, std::slice::from_ref(value)) {
        Err(cause) => vm.with_cause(error, cause),
        Ok(_) => error,
    }
}

fn mask_mismatch(indices: &[Index], values: &Array, shape: &Shape) -> Option<String> {
    let [Index::Mask(_)] = indices else {
        return None;
    };
    let (given, wanted) = (values.size(), shape.first()?);
    (values.ndim() == 1).then(|| {
        format!("NumPy boolean array indexing assignment cannot assign {given} input values to the {wanted} output values where the mask is true")
    })
}

/// `values` in `shape`; leading axes of length one may be dropped.
fn fit(values: &Array, shape: &Shape) -> Option<Array> {
    let extra = values.ndim().saturating_sub(shape.ndim());
    if values.shape().iter().take(extra).any(|dim| *dim != 1) {
        return None;
    }
    let trimmed = values
        .reshape(Shape::new(&values.shape().dims()[extra..]))
        .ok()?;
    kernel::broadcast_to(&trimmed, shape).ok()
}

/// Writes `values`, cast and broadcast, over the whole array.
pub fn fill(vm: &mut Vm, it: &Value, values: &Array) -> Result<(), Raise> {
    let array = this(vm, it)?;
    if !array.writeable.get() {
        return Err(vm.value_error("output array is read-only"));
    }
    let view = array.view.borrow().clone();
    let values = lift(vm, kernel::convert_element_type(values, array.dtype()))?;
    let Some(values) = fit(&values, &view.shape) else {
        let (from, to) = (tight(values.shape()), tight(&view.shape));
        return Err(vm.value_error(format_args!(
            "could not broadcast input array from shape {from} into shape {to}"
        )));
    };
    view::scatter(&mut array.storage.borrow_mut(), &view.positions(), &values);
    Ok(())
}

/// The parts of an index.
pub fn indices(vm: &mut Vm, key: &Value) -> Result<Vec<Index>, Raise> {
    match key {
        Value::Tuple(tuple) => tuple.items.iter().map(|part| index(vm, part)).try_list(),
        other => Ok(vec![index(vm, other)?]),
    }
}

const BAD_INDEX: &str = "only integers, slices (`:`), ellipsis (`...`), numpy.newaxis (`None`) and integer or boolean arrays are valid indices";

fn index(vm: &mut Vm, part: &Value) -> Result<Index, Raise> {
    match part {
        Value::Int(at) => return Ok(Index::At(*at)),
        Value::None => return Ok(Index::NewAxis),
        Value::Ellipsis => return Ok(Index::Ellipsis),
        Value::Bool(truth) => return Ok(Index::Mask(Array::scalar(*truth))),
        Value::Slice(slice) => {
            let mut ends = [None; 3];
            for (end, value) in ends
                .iter_mut()
                .zip([&slice.start, &slice.stop, &slice.step])
            {
                *end = match value {
                    Value::None => None,
                    other => Some(convert::index_of(vm, other).map_err(|error| {
                        if vm.is_exception(&error, Exc::TypeError) {
                            vm.type_error("slice indices must be integers or None or have an __index__ method")
                        } else {
                            error
                        }
                    })?),
                };
            }
            return Ok(Index::Slice(ends[0], ends[1], ends[2]));
        }
        Value::Float(_) | Value::Str(_) | Value::Dict(_) => return Err(vm.index_error(BAD_INDEX)),
        _ => {}
    }
    let array = array_of(vm, part)?;
    let empty_list = array.size() == 0 && matches!(part, Value::List(_));
    match array.dtype() {
        DType::Bool => Ok(Index::Mask(array)),
        dtype if dtype.is_integer() => match array.item() {
            Some(item) if array.ndim() == 0 => Ok(Index::At(item.to_i64())),
            _ => Ok(Index::Positions(lift(
                vm,
                kernel::convert_element_type(&array, DType::Int64),
            )?)),
        },
        _ if empty_list => Ok(Index::Positions(lift(
            vm,
            kernel::convert_element_type(&array, DType::Int64),
        )?)),
        _ if part.native::<NdArray>().is_some() => {
            Err(vm.index_error("arrays used as indices must be of integer (or boolean) type"))
        }
        _ => Err(vm.index_error(BAD_INDEX)),
    }
}

/// The axes that an `axis` argument names: all for `None`.
pub fn axes(vm: &mut Vm, axis: &Value, ndim: usize) -> Result<Vec<usize>, Raise> {
    let given = match axis {
        Value::None | Value::Unset => return Ok((0..ndim).collect()),
        Value::Tuple(tuple) => tuple.items.clone(),
        Value::List(list) => list.items.borrow().clone(),
        other => vec![other.clone()],
    };
    let mut out = Vec::new();
    for value in given {
        let axis = convert::index_of(vm, &value)?;
        let found = super::errors::normalize_axis(vm, axis, ndim)?;
        if out.contains(&found) {
            return Err(vm.value_error("duplicate value in 'axis'"));
        }
        out.push(found);
    }
    Ok(out)
}

/// One axis; of `-1` in a scalar there is none.
pub fn one_axis(vm: &mut Vm, axis: &Value, ndim: usize) -> Result<usize, Raise> {
    let axis = convert::index_of(vm, axis)?;
    if ndim == 0 {
        return Err(axis_error(vm, axis, 0));
    }
    super::errors::normalize_axis(vm, axis, ndim)
}
