//! Calling ufuncs: promotion, broadcasting, `out`, `where` and `dtype`; and the operators of arrays and scalars.

use super::convert::{self, Operand, broadcast_all, operand, promoted};
use super::dtype;
use super::errors::{broadcast_shapes, lift, tight};
use super::ndarray::{self, NdArray};
use super::op::{self, Rule, Ufunc, working_dtype};
use super::state::Numpy;
use super::{reduce, scalar};
use freezeframe_array::kernel::{self, convert_element_type};
use freezeframe_array::{Array, DType, Kind, Scalar};
use freezeframe_base::Lists;
use freezeframe_python::{
    ArgValues, Args, Class, ClassBuilder, Entry, Name, NativePayload, Payload, Purity, Raise,
    Value, Vm,
};
use std::rc::Rc;

/// What a ufunc object carries.
pub struct UfuncObject(pub &'static Ufunc);

impl NativePayload for UfuncObject {}

/// The class `numpy.ufunc`.
pub fn class(vm: &mut Vm) -> Rc<Class> {
    ClassBuilder::new("numpy", "ufunc")
        .dotted()
        .doc("Functions that operate element by element on whole arrays.")
        .dunder("__call__", "(self, /, *args, **kwargs)", |vm, args| {
            let ufunc = this(vm, &args[0])?;
            let keywords = args.keywords(2);
            call_with(vm, ufunc, args.rest(1), &keywords)
        })
        .dunder("__repr__", "(self, /)", |vm, args| {
            Ok(Value::str(format!(
                "<ufunc '{}'>",
                this(vm, &args[0])?.name
            )))
        })
        .getter("__name__", |vm, it| Ok(Value::str(this(vm, it)?.name)))
        .getter("__doc__", |vm, it| Ok(Value::str(this(vm, it)?.doc)))
        .getter("nin", |vm, it| Ok(Value::from(this(vm, it)?.nin)))
        .getter("nout", |_, _| Ok(Value::Int(1)))
        .getter("identity", |vm, it| {
            Ok(this(vm, it)?.identity.map_or(Value::None, Value::Int))
        })
        .dunder(
            "reduce",
            "(self, array, axis=0, dtype=None, out=None, keepdims=False, initial=?, where=True)",
            reduce_method,
        )
        .dunder(
            "accumulate",
            "(self, array, axis=0, dtype=None, out=None)",
            accumulate,
        )
        .dunder("outer", "(self, a, b, /)", |vm, args| {
            let ufunc = this(vm, &args[0])?;
            let (a, b) = (operand(vm, &args[1])?, operand(vm, &args[2])?);
            let ones = std::iter::repeat_n(1, b.array.ndim());
            let shape: Vec<usize> = a.array.shape().iter().copied().chain(ones).list();
            let a = Operand {
                array: lift(vm, a.array.reshape(shape))?,
                ..a
            };
            let result = compute(vm, ufunc, &[a, b], None)?;
            Ok(scalar::of_array(vm, result))
        })
        .method("at", "(self, a, indices, b=?, /)", Purity::Impure, "", at)
        .build(vm)
}

/// The object of a ufunc.
pub fn object(vm: &mut Vm, ufunc: &'static Ufunc) -> Value {
    let class = Numpy::of(vm).classes().ufunc.clone();
    Value::object(&class, Payload::Native(Rc::new(UfuncObject(ufunc))))
}

fn this(vm: &Vm, value: &Value) -> Result<&'static Ufunc, Raise> {
    value
        .native::<UfuncObject>()
        .map(|it| it.0)
        .ok_or_else(|| vm.type_error("expected a ufunc"))
}

/// Calls a ufunc by name.
pub fn call(vm: &mut Vm, name: &str, args: &[Value]) -> Result<Value, Raise> {
    match op::find(name) {
        Some(ufunc) => call_with(vm, ufunc, args, &[]),
        None => Err(vm.not_implemented(format_args!("numpy.{name} is not supported"))),
    }
}

fn call_with(
    vm: &mut Vm,
    ufunc: &'static Ufunc,
    args: &[Value],
    keywords: &[(Name, Value)],
) -> Result<Value, Raise> {
    let (mut out, mut condition, mut wanted) = (None, None, None);
    for (name, value) in keywords {
        match (name.as_str(), value) {
            ("casting" | "order" | "subok" | "signature" | "axes", _) | (_, Value::None) => {}
            ("out", Value::Tuple(tuple)) => out = tuple.items.first().cloned(),
            ("out", value) => out = Some(value.clone()),
            ("where", value) => {
                condition = Some(convert::array_with(vm, value, Some(DType::Bool))?)
            }
            ("dtype", value) => wanted = Some(dtype::from_value(vm, value)?),
            (other, _) => {
                let name = ufunc.name;
                return Err(vm.type_error(format_args!(
                    "{name}() got an unexpected keyword argument '{other}'"
                )));
            }
        }
    }
    let (least, given) = (ufunc.nin, args.len());
    if given < least || given > least + 1 {
        let name = ufunc.name;
        return Err(vm.type_error(format_args!(
            "{name}() takes from {least} to {} positional arguments but {given} were given",
            least + 1
        )));
    }
    let out = args.get(least).cloned().or(out);
    let mut operands = Vec::with_capacity(least);
    for value in args.iter().take(least) {
        operands.push(ufunc_operand(vm, ufunc, value)?);
    }
    let result = compute(vm, ufunc, &operands, wanted)?;
    finish(vm, ufunc, result, out, condition)
}

fn ufunc_operand(vm: &mut Vm, ufunc: &Ufunc, value: &Value) -> Result<Operand, Raise> {
    match value {
        Value::Str(_) | Value::Bytes(_) => Err(unsupported_types(vm, ufunc)),
        Value::None | Value::Dict(_) | Value::Function(_) => {
            let (kind, name) = (vm.type_name(value), ufunc.name);
            Err(vm.type_error(format_args!(
                "loop of ufunc does not support argument 0 of type {kind} which has no callable {name} method"
            )))
        }
        _ => operand(vm, value),
    }
}

fn unsupported_types(vm: &Vm, ufunc: &Ufunc) -> Raise {
    vm.type_error(match ufunc.name {
        "subtract" => "numpy boolean subtract, the `-` operator, is not supported, use the bitwise_xor, the `^` operator, or the logical_xor function instead.".to_owned(),
        "negative" => "The numpy boolean negative, the `-` operator, is not supported, use the `~` operator or the logical_not function instead.".to_owned(),
        name => format!("ufunc '{name}' not supported for the input types, and the inputs could not be safely coerced to any supported types according to the casting rule ''safe''"),
    })
}

/// The result of a ufunc for operands of any dtypes and shapes.
pub fn compute(
    vm: &mut Vm,
    ufunc: &'static Ufunc,
    operands: &[Operand],
    wanted: Option<DType>,
) -> Result<Array, Raise> {
    let common = match wanted {
        Some(dtype) => dtype,
        None => promoted(vm, operands)?,
    };
    let Some(working) = working_dtype(ufunc.rule, common) else {
        return Err(unsupported_types(vm, ufunc));
    };
    for it in operands.iter().filter(|it| it.weak) {
        if let (Some(Scalar::Int(int)), false) = (it.array.item(), ufunc.rule == Rule::Compare) {
            convert::check_fits(vm, &Value::Int(int), working)?;
        }
    }
    let arrays: Vec<Array> = operands.iter().map(|it| it.array.clone()).collect();
    // A square is exact where a power is not.
    if ufunc.name == "power" && working.is_float() && arrays[1].ndim() == 0 {
        let exponent = lift(vm, convert_element_type(&arrays[1], working))?;
        let base = lift(vm, convert_element_type(&arrays[0], working))?;
        let result = lift(vm, (ufunc.run)(&[base.clone(), exponent]))?;
        warn_about(vm, ufunc, &[base], &result)?;
        return Ok(result);
    }
    let arrays = broadcast_all(vm, &arrays, working)?;
    let result = lift(vm, (ufunc.run)(&arrays))?;
    warn_about(vm, ufunc, &arrays, &result)?;
    Ok(result)
}

/// NumPy's warnings about divisions by zero and invalid values.
fn warn_about(vm: &mut Vm, ufunc: &Ufunc, inputs: &[Array], result: &Array) -> Result<(), Raise> {
    let divides = matches!(
        ufunc.name,
        "divide" | "true_divide" | "floor_divide" | "remainder" | "mod" | "reciprocal"
    );
    let partial = matches!(
        ufunc.name,
        "log" | "log2" | "log10" | "log1p" | "sqrt" | "arcsin" | "arccos" | "arccosh" | "arctanh"
    );
    if !(divides || partial) {
        return Ok(());
    }
    let (mut by_zero, mut invalid) = (false, false);
    let finite = |array: &Array, at: usize| array.get(at).is_none_or(|it| it.to_f64().is_finite());
    if divides && !result.dtype().is_inexact() {
        by_zero = inputs
            .last()
            .is_some_and(|it| it.scalars().iter().any(|s| !s.to_bool()));
    } else {
        for (at, value) in result.scalars().into_iter().enumerate() {
            let value = value.to_f64();
            if !value.is_finite() && inputs.iter().all(|it| finite(it, at)) {
                by_zero |= value.is_infinite();
                invalid |= value.is_nan();
            }
        }
    }
    let scalar = if result.ndim() == 0 && ufunc.nin == 2 {
        "scalar "
    } else {
        ""
    };
    let name = match ufunc.name {
        "true_divide" => "divide",
        "mod" => "remainder",
        name => name,
    };
    if by_zero {
        super::warn(vm, &format!("divide by zero encountered in {scalar}{name}"))?;
    }
    if invalid {
        super::warn(vm, &format!("invalid value encountered in {scalar}{name}"))?;
    }
    Ok(())
}

fn finish(
    vm: &mut Vm,
    ufunc: &Ufunc,
    result: Array,
    out: Option<Value>,
    condition: Option<Array>,
) -> Result<Value, Raise> {
    let Some(out) = out else {
        if let Some(condition) = condition {
            // What the condition leaves out is uninitialized in NumPy; here it is zero.
            let zeros = lift(vm, Array::zeros(result.dtype(), result.shape().clone()))?;
            let chosen = choose(vm, &condition, &result, &zeros)?;
            return Ok(scalar::of_array(vm, chosen));
        }
        return Ok(scalar::of_array(vm, result));
    };
    let Some(target) = out.native::<NdArray>() else {
        return Err(vm.type_error("return arrays must be of ArrayType"));
    };
    let (shape, dtype) = (target.shape(), target.dtype());
    if !same_kind(result.dtype(), dtype) {
        let class = Numpy::of(vm).classes().casting_error.clone();
        let text = format!(
            "Cannot cast ufunc '{}' output from dtype('{}') to dtype('{dtype}') with casting rule 'same_kind'",
            ufunc.name,
            result.dtype()
        );
        return Err(vm.error_with(&class, vec![Value::str(text)]));
    }
    if result.shape().broadcast(&shape).as_ref() != Some(&shape) {
        let (from, shape) = (tight(result.shape()), tight(&shape));
        return Err(vm.value_error(format_args!("non-broadcastable output operand with shape {shape} doesn't match the broadcast shape {from}")));
    }
    let result = match condition {
        Some(condition) => {
            let old = ndarray::read(vm, &out)?;
            let result = lift(
                vm,
                convert_element_type(&result, dtype)
                    .and_then(|it| kernel::broadcast_to(&it, &shape)),
            )?;
            choose(vm, &condition, &result, &old)?
        }
        None => result,
    };
    ndarray::fill(vm, &out, &result)?;
    Ok(out)
}

/// `np.where` of arrays of one dtype.
pub fn choose(vm: &Vm, condition: &Array, yes: &Array, no: &Array) -> Result<Array, Raise> {
    let shape = broadcast_shapes(vm, [condition, yes, no].map(Array::shape).into_iter())?;
    let spread = |it: &Array| lift(vm, kernel::broadcast_to(it, &shape));
    let (condition, yes, no) = (spread(condition)?, spread(yes)?, spread(no)?);
    lift(vm, kernel::select_n(&condition, &[&no, &yes]))
}

/// True if `from` may be written into an array of `to` without an explicit cast.
pub fn same_kind(from: DType, to: DType) -> bool {
    let rank = |dtype: DType| match dtype.kind() {
        Kind::Bool => 0,
        Kind::Signed | Kind::Unsigned => 1,
        Kind::Float => 2,
        Kind::Complex => 3,
        Kind::Key | Kind::Float0 => 4,
    };
    from == to
        || (rank(from) <= rank(to) && !(from.is_signed_integer() && to.is_unsigned_integer()))
}

fn reduce_method(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let ufunc = this(vm, &args[0])?;
    let x = convert::array_of(vm, &args[1])?;
    let axes = ndarray::axes(vm, &args[2], x.ndim())?;
    let wanted = dtype::optional(vm, args.some(3))?;
    let keep = vm.truth(&args[5])?;
    let reduced = fold(vm, ufunc, &x, &axes, wanted)?;
    let reduced = if keep {
        lift(vm, reduce::keep_dims(&reduced, x.shape(), &axes))?
    } else {
        reduced
    };
    finish(vm, ufunc, reduced, args.some(4).cloned(), None)
}

fn fold(
    vm: &mut Vm,
    ufunc: &'static Ufunc,
    x: &Array,
    axes: &[usize],
    wanted: Option<DType>,
) -> Result<Array, Raise> {
    let widened = |dtype: DType| match dtype.kind() {
        Kind::Bool => DType::Int64,
        Kind::Signed => DType::Int64,
        Kind::Unsigned => DType::UInt64,
        _ => dtype,
    };
    let working = match ufunc.name {
        "add" | "multiply" => wanted.unwrap_or(widened(x.dtype())),
        _ => wanted
            .or(working_dtype(ufunc.rule, x.dtype()))
            .unwrap_or(x.dtype()),
    };
    let x = lift(vm, convert_element_type(x, working))?;
    match ufunc.name {
        "add" => return lift(vm, reduce::sum(&x, axes)),
        "multiply" => return lift(vm, reduce::prod(&x, axes)),
        "maximum" | "minimum" => {
            return lift(vm, reduce::extreme(&x, axes, ufunc.name == "maximum"));
        }
        _ => {}
    }
    if ufunc.nin != 2 {
        return Err(vm.value_error("reduce only supported for binary functions"));
    }
    let order: Vec<usize> = axes
        .iter()
        .copied()
        .chain((0..x.ndim()).filter(|axis| !axes.contains(axis)))
        .list();
    let rows = lift(vm, kernel::transpose(&x, &order))?;
    let count: usize = axes.iter().map(|axis| x.shape()[*axis]).product();
    let shape = x.shape().without_axes(axes);
    if count == 0 {
        return match ufunc.identity {
            Some(identity) => lift(vm, Array::full(working, Scalar::Int(identity), shape)),
            None => {
                let name = ufunc.name;
                Err(vm.value_error(format_args!(
                    "zero-size array to reduction operation {name} which has no identity"
                )))
            }
        };
    }
    let rows = lift(vm, rows.reshape([count, shape.size()]))?;
    let row = |index: usize| kernel::slice(&rows, &[index, 0], &[index + 1, shape.size()], &[1, 1]);
    let mut total = lift(vm, row(0))?;
    for index in 1..count {
        let next = lift(vm, row(index))?;
        total = lift(vm, (ufunc.run)(&[total, next]))?;
    }
    lift(vm, total.reshape(shape))
}

fn accumulate(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let ufunc = this(vm, &args[0])?;
    let x = convert::array_of(vm, &args[1])?;
    let axis = ndarray::one_axis(vm, &args[2], x.ndim())?;
    if ufunc.nin != 2 {
        return Err(vm.value_error("accumulate only supported for binary functions"));
    }
    let Some(working) = working_dtype(ufunc.rule, x.dtype()) else {
        return Err(unsupported_types(vm, ufunc));
    };
    let x = lift(vm, convert_element_type(&x, working))?;
    let length = x.shape()[axis];
    let part = |index: usize| {
        let (mut starts, mut limits) = (vec![0; x.ndim()], x.shape().to_vec());
        (starts[axis], limits[axis]) = (index, index + 1);
        kernel::slice(&x, &starts, &limits, &vec![1; x.ndim()])
    };
    let mut parts: Vec<Array> = Vec::new();
    for index in 0..length {
        let next = lift(vm, part(index))?;
        let next = match parts.last() {
            Some(last) => lift(vm, (ufunc.run)(&[last.clone(), next]))?,
            None => next,
        };
        parts.push(next);
    }
    let joined = if parts.is_empty() {
        x.clone()
    } else {
        lift(
            vm,
            kernel::concatenate(&parts.iter().collect::<Vec<_>>(), axis),
        )?
    };
    Ok(ndarray::owned(vm, joined))
}

/// `np.add.at(a, indices, b)`: repeated indices count each time.
fn at(vm: &mut Vm, args: Args) -> Result<Value, Raise> {
    let ufunc = this(vm, &args[0])?;
    let array = ndarray::read(vm, &args[1])?;
    let positions = lift(
        vm,
        kernel::iota(
            DType::Int64,
            &freezeframe_array::Shape::new(&[array.size()]),
            0,
        ),
    )?;
    let positions = lift(vm, positions.reshape(array.shape().clone()))?;
    let positions = ndarray::owned(vm, positions);
    let chosen = ndarray::get_item(vm, &positions, &args[2])?;
    let chosen = convert::array_of(vm, &chosen)?;
    let values = match args.given(3) {
        Some(value) => {
            let value = convert::array_with(vm, value, Some(array.dtype()))?;
            Some(lift(vm, kernel::broadcast_to(&value, chosen.shape()))?)
        }
        None => None,
    };
    let mut result = array.clone();
    for (index, place) in chosen.scalars().into_iter().enumerate() {
        let place = usize::try_from(place.to_i64()).unwrap_or(usize::MAX);
        let old = result.get(place).unwrap_or(Scalar::Int(0));
        let mut operands = vec![Array::from_scalar(array.dtype(), old)];
        operands.extend(
            values
                .as_ref()
                .and_then(|it| it.get(index))
                .map(|it| Array::from_scalar(array.dtype(), it)),
        );
        let new = lift(vm, (ufunc.run)(&operands))?;
        if let Some(new) = new.item() {
            result.set(place, new);
        }
    }
    ndarray::fill(vm, &args[1], &result)?;
    Ok(Value::None)
}

/// True if the other operand's class is to handle an operator: it is no NumPy value, nor anything that becomes an array.
fn defers_to(vm: &mut Vm, other: &Value) -> Result<bool, Raise> {
    if convert::known(other).is_some() {
        return Ok(false);
    }
    Ok(match other {
        Value::Bool(_) | Value::Int(_) | Value::BigInt(_) | Value::Float(_) | Value::Complex(_) => {
            false
        }
        Value::List(_) | Value::Tuple(_) | Value::Range(_) => false,
        Value::Object(_) => match vm.attr_or_none(other, "__array_priority__")? {
            Some(priority) => convert::float_of(vm, &priority)? > 0.0,
            None => vm.attr_or_none(other, "__array__")?.is_none(),
        },
        _ => true,
    })
}

fn binary_operator(vm: &mut Vm, args: Args, name: &str, reflected: bool) -> Result<Value, Raise> {
    // An integer scalar repeats a sequence.
    if let (Value::Str(_) | Value::List(_) | Value::Tuple(_) | Value::Bytes(_), "multiply") =
        (&args[1], name)
        && let Some(item) = scalar::array(&args[0])
            .filter(|it| it.dtype().is_integer())
            .and_then(|it| it.item())
    {
        let sequence = args[1].clone();
        return vm.binary(
            freezeframe_python::bytecode::BinaryOp::Mul,
            &sequence,
            &Value::Int(item.to_i64()),
        );
    }
    if defers_to(vm, &args[1])? {
        return Ok(Value::NotImplemented);
    }
    let (left, right) = if reflected { (1, 0) } else { (0, 1) };
    call(vm, name, &[args[left].clone(), args[right].clone()])
}

fn comparison(vm: &mut Vm, args: Args, name: &str) -> Result<Value, Raise> {
    if defers_to(vm, &args[1])? {
        // Arrays compare with anything: nothing else is equal to a number.
        let x = convert::array_of(vm, &args[0])?;
        let plain = !matches!(args[1], Value::Object(_));
        if plain && matches!(name, "equal" | "not_equal") {
            let answer = lift(vm, Array::filled(name == "not_equal", x.shape().clone()))?;
            return Ok(scalar::of_array(vm, answer));
        }
        return Ok(Value::NotImplemented);
    }
    call(vm, name, &[args[0].clone(), args[1].clone()])
}

fn inplace_operator(vm: &mut Vm, args: Args, name: &str) -> Result<Value, Raise> {
    if args[0].native::<NdArray>().is_none() || defers_to(vm, &args[1])? {
        return Ok(Value::NotImplemented);
    }
    call(
        vm,
        name,
        &[args[0].clone(), args[1].clone(), args[0].clone()],
    )
}

fn divmod(vm: &mut Vm, args: Args, reflected: bool) -> Result<Value, Raise> {
    let quotient = binary_operator(vm, args, "floor_divide", reflected)?;
    if matches!(quotient, Value::NotImplemented) {
        return Ok(quotient);
    }
    let rest = binary_operator(vm, args, "remainder", reflected)?;
    Ok(Value::tuple(vec![quotient, rest]))
}

fn matmul_operator(vm: &mut Vm, args: Args, reflected: bool) -> Result<Value, Raise> {
    if defers_to(vm, &args[1])? {
        return Ok(Value::NotImplemented);
    }
    let (left, right) = if reflected { (1, 0) } else { (0, 1) };
    super::linalg::matmul(
        vm,
        ArgValues::of(vec![args[left].clone(), args[right].clone()]).view(),
    )
}

const fn method(
    name: &'static str,
    signature: &'static str,
    purity: Purity,
    body: freezeframe_python::native::Body,
) -> Entry {
    Entry {
        name,
        signature,
        purity,
        doc: "",
        body,
        ..Entry::PLAIN
    }
}

const TWO: &str = "(self, other, /)";

macro_rules! operators {
    (binary { $($forward:literal $backward:literal $inplace:literal $name:literal;)* }
     compare { $($dunder:literal $comparison:literal;)* }
     unary { $($one:literal $of_one:literal;)* }) => {
        /// The operators of arrays and scalars.
        pub const OPERATORS: &[Entry] = &[
            $(method($forward, TWO, Purity::Pure, |vm, args| binary_operator(vm, args, $name, false)),
              method($backward, TWO, Purity::Pure, |vm, args| binary_operator(vm, args, $name, true)),
              method($inplace, TWO, Purity::MutatesSelf, |vm, args| inplace_operator(vm, args, $name)),)*
            $(method($dunder, TWO, Purity::Pure, |vm, args| comparison(vm, args, $comparison)),)*
            $(method($one, "(self, /)", Purity::Pure, |vm, args| call(vm, $of_one, &[args[0].clone()])),)*
            method("__divmod__", TWO, Purity::Pure, |vm, args| divmod(vm, args, false)),
            method("__rdivmod__", TWO, Purity::Pure, |vm, args| divmod(vm, args, true)),
            method("__matmul__", TWO, Purity::Pure, |vm, args| matmul_operator(vm, args, false)),
            method("__rmatmul__", TWO, Purity::Pure, |vm, args| matmul_operator(vm, args, true)),
        ];
    };
}

operators! {
    binary {
        "__add__" "__radd__" "__iadd__" "add";
        "__sub__" "__rsub__" "__isub__" "subtract";
        "__mul__" "__rmul__" "__imul__" "multiply";
        "__truediv__" "__rtruediv__" "__itruediv__" "divide";
        "__floordiv__" "__rfloordiv__" "__ifloordiv__" "floor_divide";
        "__mod__" "__rmod__" "__imod__" "remainder";
        "__pow__" "__rpow__" "__ipow__" "power";
        "__and__" "__rand__" "__iand__" "bitwise_and";
        "__or__" "__ror__" "__ior__" "bitwise_or";
        "__xor__" "__rxor__" "__ixor__" "bitwise_xor";
        "__lshift__" "__rlshift__" "__ilshift__" "left_shift";
        "__rshift__" "__rrshift__" "__irshift__" "right_shift";
    }
    compare {
        "__eq__" "equal"; "__ne__" "not_equal"; "__lt__" "less"; "__le__" "less_equal"; "__gt__" "greater"; "__ge__" "greater_equal";
    }
    unary { "__neg__" "negative"; "__pos__" "positive"; "__abs__" "absolute"; "__invert__" "invert"; }
}
