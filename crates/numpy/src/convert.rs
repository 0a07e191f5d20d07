//! Between Python values and arrays: nested lists, scalars, shapes, and the `__array__` protocol.

use super::errors::{lift, normalize_axis};
use super::handing;
use super::ndarray::NdArray;
use super::scalar::{self, item_value};
use super::state::Numpy;
use freezeframe_array::kernel::convert_element_type;
use freezeframe_array::promotion::{numpy_promote, numpy_promote_types};
use freezeframe_array::{Array, DType, Scalar, Shape, kernel};
use freezeframe_base::{Lists, how_many};
use freezeframe_python::{Exc, Raise, Value, Vm};
use num_traits::ToPrimitive;

/// An operand of a ufunc: an array, and whether it is a Python scalar, whose dtype gives way.
#[derive(Clone, Debug)]
pub struct Operand {
    /// The elements.
    pub array: Array,
    /// True for Python scalars.
    pub weak: bool,
}

/// How deep lists may be nested.
const DEEPEST: usize = 64;

/// The array that a value of this module is; `None` for all others.
pub fn known(value: &Value) -> Option<Array> {
    match value.native::<NdArray>() {
        Some(array) => array.read(),
        None => scalar::array(value),
    }
}

/// Any value as an array, as `np.asarray` makes it.
pub fn array_of(vm: &mut Vm, value: &Value) -> Result<Array, Raise> {
    if let Some(array) = known(value) {
        return Ok(array);
    }
    let tree = tree(vm, value, 0)?;
    assemble(vm, &tree, None)
}

/// Any value as an array of `dtype`, if one is given.
pub fn array_with(vm: &mut Vm, value: &Value, dtype: Option<DType>) -> Result<Array, Raise> {
    let array = match known(value) {
        Some(array) => array,
        None => {
            let tree = tree(vm, value, 0)?;
            assemble(vm, &tree, dtype)?
        }
    };
    match dtype {
        Some(dtype) => lift(vm, convert_element_type(&array, dtype)),
        None => Ok(array),
    }
}

/// Any value as an operand.
pub fn operand(vm: &mut Vm, value: &Value) -> Result<Operand, Raise> {
    let weak = matches!(
        value,
        Value::Bool(_) | Value::Int(_) | Value::BigInt(_) | Value::Float(_) | Value::Complex(_)
    );
    Ok(Operand {
        array: array_of(vm, value)?,
        weak,
    })
}

/// What is written into an array of `dtype`; Python integers must fit.
pub fn assigned(vm: &mut Vm, value: &Value, dtype: DType) -> Result<Array, Raise> {
    if let Value::Int(_) | Value::BigInt(_) = value {
        check_fits(vm, value, dtype)?;
    }
    array_with(vm, value, Some(dtype))
}

/// `OverflowError` for a Python integer that an integer dtype cannot hold.
pub fn check_fits(vm: &Vm, value: &Value, dtype: DType) -> Result<(), Raise> {
    let Some(limits) = dtype.iinfo() else {
        return Ok(());
    };
    let (fits, text) = match value {
        Value::Int(int) => (
            *int >= limits.min && (*int < 0 || *int as u64 <= limits.max),
            int.to_string(),
        ),
        Value::BigInt(int) => (
            int.to_u64().is_some_and(|int| int <= limits.max),
            int.to_string(),
        ),
        _ => return Ok(()),
    };
    if fits {
        Ok(())
    } else {
        Err(vm.error(
            Exc::OverflowError,
            format_args!("Python integer {text} out of bounds for {dtype}"),
        ))
    }
}

/// A nested sequence.
enum Tree {
    Leaf(Scalar, DType),
    Array(Array),
    Branch(Vec<Tree>),
}

fn tree(vm: &mut Vm, value: &Value, depth: usize) -> Result<Tree, Raise> {
    if depth > DEEPEST {
        return Err(vm.value_error("setting an array element with a sequence. The requested array would exceed the maximum number of dimension of 64."));
    }
    if let Some(array) = known(value) {
        return Ok(Tree::Array(array));
    }
    Ok(match value {
        Value::Bool(truth) => Tree::Leaf(Scalar::Bool(*truth), DType::Bool),
        Value::Int(int) => Tree::Leaf(Scalar::Int(*int), DType::Int64),
        Value::Float(float) => Tree::Leaf(Scalar::Float(*float), DType::Float64),
        Value::Complex(parts) => Tree::Leaf(Scalar::Complex(parts.0, parts.1), DType::Complex128),
        Value::BigInt(int) => match int.to_u64() {
            Some(int) => Tree::Leaf(Scalar::UInt(int), DType::UInt64),
            None => {
                return Err(vm.error(
                    Exc::OverflowError,
                    "Python int too large to convert to C long",
                ));
            }
        },
        Value::List(_) | Value::Tuple(_) | Value::Range(_) => {
            let items = vm.iterate(value)?;
            Tree::Branch(
                items
                    .iter()
                    .map(|item| tree(vm, item, depth + 1))
                    .try_list()?,
            )
        }
        Value::Object(_) => match foreign(vm, value)? {
            Some(array) => Tree::Array(array),
            None => return object_tree(vm, value, depth),
        },
        other => return Err(unsupported(vm, other)),
    })
}

fn object_tree(vm: &mut Vm, value: &Value, depth: usize) -> Result<Tree, Raise> {
    let base = value.unwrapped().clone();
    if !matches!(base, Value::Object(_)) {
        return tree(vm, &base, depth);
    }
    if vm.attr_or_none(value, "__len__")?.is_some()
        && vm.attr_or_none(value, "__getitem__")?.is_some()
    {
        let items = vm.iterate(value)?;
        return Ok(Tree::Branch(
            items
                .iter()
                .map(|item| tree(vm, item, depth + 1))
                .try_list()?,
        ));
    }
    Err(unsupported(vm, value))
}

fn unsupported(vm: &Vm, value: &Value) -> Raise {
    let name = vm.type_name(value);
    let kind = if let Value::Str(_) | Value::Bytes(_) = value {
        "strings"
    } else {
        "Python objects"
    };
    vm.not_implemented(format_args!(
        "numpy arrays of {kind} are not supported (got '{name}')"
    ))
    .handed_over()
}

/// Asks the hooks of other modules, then the value's own `__array__`.
fn foreign(vm: &mut Vm, value: &Value) -> Result<Option<Array>, Raise> {
    let hooks = Numpy::of(vm).hooks.borrow().clone();
    for hook in hooks {
        if let Some(array) = hook(vm, value)? {
            return Ok(Some(array));
        }
    }
    if handing::knows_itself(vm, value)? {
        return Err(unsupported(vm, value));
    }
    match vm.attr_or_none(value, "__array__")? {
        Some(method) => {
            let converted = vm.call(&method, &[])?;
            match known(&converted) {
                Some(array) => Ok(Some(array)),
                None => Err(vm.value_error("object __array__ method not producing an array")),
            }
        }
        None => Ok(None),
    }
}

fn assemble(vm: &mut Vm, tree: &Tree, dtype: Option<DType>) -> Result<Array, Raise> {
    let (shape, whole) = shape_of(tree);
    if !whole {
        let ndim = shape.ndim();
        return Err(vm.value_error(format_args!(
            "setting an array element with a sequence. The requested array has an inhomogeneous shape after {ndim} dimensions. The detected shape was {shape} + inhomogeneous part."
        )));
    }
    let mut found = None;
    dtype_of_leaves(tree, &mut found);
    let found = found.unwrap_or(DType::Float64);
    let dtype = dtype.unwrap_or(found);
    super::errors::check_size(vm, dtype, &shape)?;
    let mut scalars = Vec::with_capacity(shape.size());
    collect(vm, tree, dtype, &mut scalars)?;
    lift(vm, Array::from_scalars(dtype, &scalars, shape))
}

/// The shape, and whether all parts agree with it.
fn shape_of(tree: &Tree) -> (Shape, bool) {
    let items = match tree {
        Tree::Leaf(..) => return (Shape::scalar(), true),
        Tree::Array(array) => return (array.shape().clone(), true),
        Tree::Branch(items) => items,
    };
    let mut common: Option<(Shape, bool)> = None;
    for item in items {
        let (shape, whole) = shape_of(item);
        common = Some(match common {
            None => (shape, whole),
            Some((so_far, ok)) if so_far == shape => (so_far, ok && whole),
            Some((so_far, _)) => {
                let shared = so_far
                    .iter()
                    .zip(shape.iter())
                    .take_while(|(a, b)| a == b)
                    .map(|(a, _)| *a)
                    .collect();
                (shared, false)
            }
        });
    }
    let (rest, whole) = common.unwrap_or((Shape::scalar(), true));
    (
        std::iter::once(items.len())
            .chain(rest.iter().copied())
            .collect(),
        whole,
    )
}

fn dtype_of_leaves(tree: &Tree, found: &mut Option<DType>) {
    let mut join = |dtype: DType| {
        *found = Some(match *found {
            None => dtype,
            Some(so_far) => numpy_promote_types(so_far, dtype).unwrap_or(so_far),
        });
    };
    match tree {
        Tree::Leaf(_, dtype) => join(*dtype),
        Tree::Array(array) => join(array.dtype()),
        Tree::Branch(items) => items.iter().for_each(|item| dtype_of_leaves(item, found)),
    }
}

fn collect(vm: &Vm, tree: &Tree, dtype: DType, out: &mut Vec<Scalar>) -> Result<(), Raise> {
    match tree {
        Tree::Leaf(scalar, _) => {
            if let Scalar::Int(int) = scalar {
                check_fits(vm, &Value::Int(*int), dtype)?;
            }
            out.push(*scalar);
        }
        Tree::Array(array) => out.extend(array.scalars()),
        Tree::Branch(items) => {
            for item in items {
                collect(vm, item, dtype, out)?;
            }
        }
    }
    Ok(())
}

/// The dtype that operands promote to.
pub fn promoted(vm: &Vm, operands: &[Operand]) -> Result<DType, Raise> {
    let typed: Vec<(DType, bool)> = operands
        .iter()
        .map(|it| (it.array.dtype(), it.weak))
        .collect();
    numpy_promote(&typed).ok_or_else(|| {
        let names: Vec<String> = typed.iter().map(|(dtype, _)| dtype.to_string()).collect();
        vm.type_error(format_args!(
            "The DTypes {} do not have a common DType.",
            names.join(", ")
        ))
    })
}

/// All operands in one dtype and one shape.
pub fn broadcast_all(vm: &Vm, arrays: &[Array], dtype: DType) -> Result<Vec<Array>, Raise> {
    let shape = super::errors::broadcast_shapes(vm, arrays.iter().map(Array::shape))?;
    let cast = |array: &Array| {
        lift(
            vm,
            convert_element_type(array, dtype).and_then(|it| kernel::broadcast_to(&it, &shape)),
        )
    };
    arrays.iter().map(cast).try_list()
}

/// `int(scalar)`.
pub fn to_int(vm: &mut Vm, scalar: Scalar) -> Result<Value, Raise> {
    match scalar {
        Scalar::Float(_) => {
            let int = Value::Class(vm.types.int.clone());
            vm.call(&int, &[item_value(scalar)])
        }
        Scalar::Complex(..) => Err(vm.type_error(
            "int() argument must be a string, a bytes-like object or a real number, not 'complex'",
        )),
        Scalar::Bool(truth) => Ok(Value::Int(i64::from(truth))),
        other => Ok(item_value(other)),
    }
}

/// Nested lists of Python numbers.
pub fn to_list(array: &Array) -> Value {
    fn nest(scalars: &[Scalar], dims: &[usize]) -> Value {
        match dims {
            [] => scalars.first().map_or(Value::None, |it| item_value(*it)),
            [length, rest @ ..] => {
                let each = rest.iter().product::<usize>();
                let part = |index: usize| {
                    nest(
                        scalars.get(index * each..(index + 1) * each).unwrap_or(&[]),
                        rest,
                    )
                };
                Value::list((0..*length).map(part).collect())
            }
        }
    }
    nest(&array.scalars(), array.shape().dims())
}

/// A shape as a tuple.
pub fn shape_value(shape: &Shape) -> Value {
    Value::tuple(shape.iter().map(|dim| Value::from(*dim)).collect())
}

/// A real number.
pub fn float_of(vm: &mut Vm, value: &Value) -> Result<f64, Raise> {
    if let Some(float) = vm.as_float(value)? {
        return Ok(float);
    }
    let array = array_of(vm, value)?;
    match array.item() {
        Some(item) if !array.dtype().is_complex() => Ok(item.to_f64()),
        _ => Err(vm.type_error("only 0-dimensional arrays can be converted to Python scalars")),
    }
}

/// A shape argument: an integer or a sequence of them.
pub fn shape_arg(vm: &mut Vm, value: &Value) -> Result<Shape, Raise> {
    let mut dims = Vec::new();
    for dim in int_list(vm, value)? {
        dims.push(
            how_many(dim).ok_or_else(|| vm.value_error("negative dimensions are not allowed"))?,
        );
    }
    Ok(dims.into())
}

/// An integer or a sequence of them.
pub fn int_list(vm: &mut Vm, value: &Value) -> Result<Vec<i64>, Raise> {
    match value {
        Value::List(_) | Value::Tuple(_) | Value::Range(_) => {
            let items = vm.iterate(value)?;
            items.iter().map(|item| vm.int(item)).try_list()
        }
        other => match known(other) {
            Some(array) if array.ndim() > 0 => {
                Ok(array.scalars().iter().map(|it| it.to_i64()).collect())
            }
            _ => Ok(vec![vm.int(other)?]),
        },
    }
}

/// Distinct axes from an integer or a sequence of them.
pub fn axis_list(vm: &mut Vm, value: &Value, ndim: usize) -> Result<Vec<usize>, Raise> {
    int_list(vm, value)?
        .into_iter()
        .map(|axis| normalize_axis(vm, axis, ndim))
        .try_list()
}

/// A sequence of arrays.
pub fn array_list(vm: &mut Vm, value: &Value) -> Result<Vec<Array>, Raise> {
    let items = vm.iterate(value)?;
    items.iter().map(|item| array_of(vm, item)).try_list()
}
