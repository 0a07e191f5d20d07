//! Calling ufuncs: promotion, broadcasting, `out`, `where` and `dtype`.

use super::convert::{self, Operand, broadcast_all, operand, promoted};
use super::errors::{Outcome, broadcast_shapes, lift, tight, warn};
use super::ndarray::{self, NdArray};
use super::op::{Fold, Rule, Ufunc, Warns, working_dtype};
use super::row::{ArrayOrScalar, Axes, Call, NewArray, Where};
use super::state::{Numpy, Told};
use super::{index, reduce, scalar};
use freezeframe_array::kernel::{self, convert_element_type};
use freezeframe_array::{Array, DType, Kind, Scalar};
use freezeframe_base::Lists;
use freezeframe_python::native::native_function;
use freezeframe_python::{
    Arg, ArgRef, ArgValues, Args, Class, ClassBuilder, Entry, Exc, Given, Keywords, Name,
    NativePayload, Payload, Raise, Value, Vm, natives,
};
use std::rc::Rc;

/// What a ufunc object carries: its row, and the row as a function, which binds keywords.
pub struct UfuncObject {
    row: &'static Entry,
    function: Value,
}

impl NativePayload for UfuncObject {}

impl ArgRef<Call> for UfuncObject {
    type Held<'a> = &'a UfuncObject;

    fn held<'a>(vm: &mut Vm, arg: Arg<'a>, _call: &mut Call) -> Result<&'a UfuncObject, Raise> {
        this(vm, arg.value())
    }
}

/// The class `numpy.ufunc`.
pub fn class(vm: &mut Vm) -> Rc<Class> {
    ClassBuilder::of(&methods::CLASS)
        .dotted()
        .getter("__name__", |vm, it| Ok(Value::str(this(vm, it)?.row.name)))
        .getter("__doc__", |vm, it| {
            let row = this(vm, it)?.row;
            vm.doc(row.doc, row.name).map(Value::from)
        })
        .getter("__text_signature__", |vm, it| {
            Ok(Value::str(this(vm, it)?.row.signature))
        })
        .getter("nin", |vm, it| {
            Ok(Value::from(facts(this(vm, it)?.row).nin))
        })
        .getter("nout", |_, _| Ok(Value::Int(1)))
        .getter("nargs", |vm, it| {
            Ok(Value::from(facts(this(vm, it)?.row).nin + 1))
        })
        .getter("types", types)
        .getter("ntypes", |vm, it| {
            let types = types(vm, it)?;
            vm.len(&types).map(Value::from)
        })
        .getter("signature", |_, _| Ok(Value::None))
        .getter("identity", |vm, it| {
            let identity = facts(this(vm, it)?.row).identity;
            Ok(identity.map_or(Value::None, Value::Int))
        })
        .build(vm)
}

/// The dtypes that NumPy has a loop for, and what each gives.
fn types(vm: &mut Vm, it: &Value) -> Result<Value, Raise> {
    let name = Value::str(this(vm, it)?.row.name);
    let library = Value::Module(vm.import("numpy._core._loops")?);
    vm.call_method(&library, "types_of", &[name])
}

/// A function that works on arrays element by element, and broadcasts them.
#[natives(scope = Call, class = "numpy.ufunc")]
mod methods {
    use super::*;

    /// Computes the function for all elements.
    #[native("(self, /, *args, **kwargs)")]
    fn __call__(vm: &mut Vm, this: &UfuncObject, args: Args, kwargs: Keywords) -> Outcome {
        let (row, all) = (this.row, args.all_taints());
        let args = args.rest(1);
        let (least, given) = (facts(row).nin, args.len());
        if given < least || given > least + 1 {
            let name = row.name;
            return Err(vm.type_error(format_args!(
                "{name}() takes from {least} to {} positional arguments but {given} were given",
                least + 1
            )));
        }
        if kwargs.0.is_empty() {
            return (row.body)(vm, ArgValues::of(args.to_vec()).view());
        }
        let (names, named): (Vec<Name>, Vec<Value>) = kwargs.0.into_iter().unzip();
        let values = args.iter().cloned().chain(named);
        let values = values.map(|value| (value, all.clone())).collect();
        vm.call_tainted(&this.function, values, &names)
    }

    /// The name.
    #[native("(self, /)")]
    fn __repr__(this: &UfuncObject) -> String {
        format!("<ufunc '{}'>", this.row.name)
    }

    /// Joins the elements along `axis` two by two: `np.add.reduce` is a sum.
    ///
    /// >>> np.multiply.reduce([2, 3, 5])
    /// np.int64(30)
    #[native("(self, array, axis=0, dtype=None, out=None, keepdims=False, initial=?, where=True)")]
    fn reduce(
        vm: &mut Vm,
        this: &UfuncObject,
        array: &Array,
        axis: Axes,
        dtype: Option<DType>,
        out: Option<&Value>,
        keepdims: bool,
        initial: Given,
        r#where: Where,
    ) -> Outcome {
        let axes = axis.within(vm, array.ndim())?;
        let initial = match initial.0.and_then(Value::non_none) {
            Some(value) => Some(convert::array_of(vm, value)?),
            None => None,
        };
        let reduced = fold(vm, this.row, array, &axes, dtype, initial, r#where)?;
        let reduced = if keepdims {
            lift(vm, reduce::keep_dims(&reduced, array.shape(), &axes))?
        } else {
            reduced
        };
        finish(vm, this.row, reduced, Extras::new(out, Where(None), None))
    }

    /// All results on the way of a reduction: `np.add.accumulate` gives running sums.
    ///
    /// >>> np.maximum.accumulate([1, 3, 2])
    /// array([1, 3, 3])
    #[native("(self, array, axis=0, dtype=None, out=None)")]
    fn accumulate(
        vm: &mut Vm,
        this: &UfuncObject,
        array: &Array,
        axis: i64,
    ) -> Result<NewArray, Raise> {
        let axis = ndarray::one_axis(vm, axis, array.ndim())?;
        running(vm, this.row, array, axis).map(NewArray)
    }

    /// The function of each element of `a` with each of `b`.
    ///
    /// >>> np.multiply.outer([1, 2], [3, 4])
    /// array([[3, 4],
    ///        [6, 8]])
    #[native("(self, a, b, /)")]
    fn outer(
        vm: &mut Vm,
        this: &UfuncObject,
        a: &Operand,
        b: &Operand,
    ) -> Result<ArrayOrScalar, Raise> {
        let ones = std::iter::repeat_n(1, b.array.ndim());
        let shape: Vec<usize> = a.array.shape().iter().copied().chain(ones).list();
        let a = Operand {
            array: lift(vm, a.array.reshape(shape))?,
            weak: a.weak,
        };
        compute(vm, this.row, &[a, b.clone()], None).map(ArrayOrScalar)
    }

    /// Joins the elements of slices, each from an index up to the next.
    ///
    /// >>> np.add.reduceat([1, 2, 3, 4], [0, 2])
    /// array([3, 7])
    #[native("(self, /, array, indices, axis=0, dtype=None, out=None)")]
    fn reduceat(
        vm: &mut Vm,
        this: &Value,
        array: &Value,
        indices: &Value,
        axis: &Value,
        dtype: &Value,
        out: &Value,
    ) -> Outcome {
        let library = Value::Module(vm.import("numpy._core._methods")?);
        let given = [this, array, indices, axis, dtype, out].map(Value::clone);
        vm.call_method(&library, "reduceat", &given)
    }

    /// Changes elements of `a` in place; an index that stands twice counts twice.
    #[native("(self, a, indices, b=?, /)", purity = Impure)]
    fn at(
        vm: &mut Vm,
        this: &UfuncObject,
        a: &Value,
        indices: &Value,
        b: Given,
    ) -> Result<(), Raise> {
        change_at(vm, this.row, a, indices, b.0)
    }
}

/// The object of a ufunc.
pub fn object(vm: &mut Vm, row: &'static Entry) -> Value {
    let class = Numpy::of(vm).classes().ufunc.clone();
    let function = native_function(Value::str("numpy"), None, row);
    let payload = UfuncObject {
        row,
        function: Value::Native(Rc::new(function)),
    };
    Value::object(&class, Payload::Native(Rc::new(payload)))
}

fn this<'a>(vm: &Vm, value: &'a Value) -> Result<&'a UfuncObject, Raise> {
    value
        .native::<UfuncObject>()
        .ok_or_else(|| vm.type_error("expected a ufunc"))
}

/// What the row of a ufunc knows.
pub fn facts(row: &'static Entry) -> &'static Ufunc {
    row.fact().expect("the rows of ufuncs have these facts")
}

/// What a call says besides the operands.
#[derive(Default)]
pub struct Extras {
    out: Option<Value>,
    condition: Option<Array>,
    wanted: Option<DType>,
}

impl Extras {
    /// Where the result goes (an array, or a tuple of one), which elements are computed, and in which dtype.
    pub(crate) fn new(out: Option<&Value>, condition: Where, wanted: Option<DType>) -> Self {
        let out = match out {
            Some(Value::Tuple(tuple)) => tuple.items.first().cloned(),
            out => out.cloned(),
        };
        Self {
            out,
            condition: condition.0,
            wanted,
        }
    }
}

/// Calls a ufunc for as many operands as it takes.
pub(crate) fn call_with(
    vm: &mut Vm,
    row: &'static Entry,
    operands: &[&Value],
    extras: Extras,
) -> Result<Value, Raise> {
    let mut converted = Vec::with_capacity(operands.len());
    for value in operands {
        converted.push(ufunc_operand(vm, row, value)?);
    }
    let result = compute(vm, row, &converted, extras.wanted)?;
    finish(vm, row, result, extras)
}

fn ufunc_operand(vm: &mut Vm, row: &Entry, value: &Value) -> Result<Operand, Raise> {
    match value {
        Value::Str(_) | Value::Bytes(_) => Err(unsupported_types(vm, row)),
        Value::None | Value::Dict(_) | Value::Function(_) => {
            let (kind, name) = (vm.type_name(value), row.name);
            Err(vm.type_error(format_args!(
                "loop of ufunc does not support argument 0 of type {kind} which has no callable {name} method"
            )))
        }
        _ => operand(vm, value),
    }
}

#[cold]
fn unsupported_types(vm: &Vm, row: &Entry) -> Raise {
    let refusal = row.fact::<Ufunc>().and_then(|it| it.refusal);
    match refusal {
        Some(text) => vm.type_error(text),
        None => vm.type_error(format_args!(
            "ufunc '{}' not supported for the input types, and the inputs could not be safely coerced to any supported types according to the casting rule ''safe''",
            row.name
        )),
    }
}

/// The result of a ufunc for operands of any dtypes and shapes.
pub fn compute(
    vm: &mut Vm,
    row: &'static Entry,
    operands: &[Operand],
    wanted: Option<DType>,
) -> Result<Array, Raise> {
    let ufunc = facts(row);
    let common = match wanted {
        Some(dtype) => dtype,
        None => promoted(vm, operands)?,
    };
    let Some(working) = working_dtype(ufunc.rule, common) else {
        return Err(unsupported_types(vm, row));
    };
    for it in operands.iter().filter(|it| it.weak) {
        if let (Some(Scalar::Int(int)), false) = (it.array.item(), ufunc.rule == Rule::Compare) {
            convert::check_fits(vm, &Value::Int(int), working)?;
        }
    }
    let arrays: Vec<Array> = operands.iter().map(|it| it.array.clone()).collect();
    // A square is exact where a power is not.
    if ufunc.one_for_all && working.is_float() && arrays[1].ndim() == 0 {
        let exponent = lift(vm, convert_element_type(&arrays[1], working))?;
        let base = lift(vm, convert_element_type(&arrays[0], working))?;
        let result = lift(vm, (ufunc.run)(&[base.clone(), exponent]))?;
        warn_about(vm, row, &[base], &result)?;
        return Ok(result);
    }
    let arrays = broadcast_all(vm, &arrays, working)?;
    let result = lift(vm, (ufunc.run)(&arrays))?;
    warn_about(vm, row, &arrays, &result)?;
    Ok(result)
}

/// NumPy's warnings about divisions by zero and invalid values.
fn warn_about(
    vm: &mut Vm,
    row: &'static Entry,
    inputs: &[Array],
    result: &Array,
) -> Result<(), Raise> {
    let ufunc = facts(row);
    if ufunc.warns == Warns::Never {
        return Ok(());
    }
    let (mut by_zero, mut invalid) = (false, false);
    let finite = |array: &Array, at: usize| array.get(at).is_none_or(|it| it.to_f64().is_finite());
    if ufunc.warns == Warns::Divides && !result.dtype().is_inexact() {
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
    let name = row.name;
    if by_zero {
        let text = format!("divide by zero encountered in {scalar}{name}");
        tell(vm, 0, &text)?;
    }
    if invalid {
        let text = format!("invalid value encountered in {scalar}{name}");
        tell(vm, 1, &text)?;
    }
    Ok(())
}

/// Tells of an error of floating-point numbers, as `np.seterr` says for its kind.
fn tell(vm: &mut Vm, kind: usize, text: &str) -> Result<(), Raise> {
    match Numpy::of(vm).told.get()[kind] {
        Told::Warned => warn(vm, text),
        Told::Ignored => Ok(()),
        Told::Raised => Err(vm.error(Exc::FloatingPointError, text)),
    }
}

fn finish(
    vm: &mut Vm,
    row: &'static Entry,
    result: Array,
    Extras { out, condition, .. }: Extras,
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
            row.name,
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
    index::fill(vm, &out, &result)?;
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

/// The dtype in which sums and products of an array are made: small integers are widened.
pub fn accumulator(dtype: DType) -> DType {
    match dtype.kind() {
        Kind::Bool | Kind::Signed => DType::Int64,
        Kind::Unsigned => DType::UInt64,
        _ => dtype,
    }
}

fn fold(
    vm: &mut Vm,
    row: &'static Entry,
    x: &Array,
    axes: &[usize],
    wanted: Option<DType>,
    initial: Option<Array>,
    condition: Where,
) -> Result<Array, Raise> {
    let (ufunc, name) = (facts(row), row.name);
    if ufunc.nin != 2 {
        return Err(vm.value_error("reduce only supported for binary functions"));
    }
    let working = wanted.unwrap_or(match ufunc.fold {
        Fold::Sum | Fold::Prod => accumulator(x.dtype()),
        _ => working_dtype(ufunc.rule, x.dtype()).unwrap_or(x.dtype()),
    });
    let mut x = lift(vm, convert_element_type(x, working))?;
    let initial = match initial {
        Some(initial) => Some(lift(vm, convert_element_type(&initial, working))?),
        None => None,
    };
    if let Some(condition) = condition.0 {
        let identity = ufunc
            .identity
            .map(|it| Array::from_scalar(working, Scalar::Int(it)));
        let Some(neutral) = initial.clone().or(identity) else {
            return Err(vm.value_error(format_args!(
                "reduction operation '{name}' does not have an identity, so to use a where mask one has to specify 'initial'"
            )));
        };
        x = choose(vm, &condition, &x, &neutral)?;
    }
    let count: usize = axes.iter().map(|axis| x.shape()[*axis]).product();
    let shape = x.shape().without_axes(axes);
    let whole = match (ufunc.fold, &initial) {
        (_, Some(initial)) if count == 0 => {
            return lift(vm, kernel::broadcast_to(initial, &shape));
        }
        (Fold::Sum, _) => reduce::sum(&x, axes),
        (Fold::Prod, _) => reduce::prod(&x, axes),
        (Fold::Max, _) => reduce::extreme(&x, axes, true),
        (Fold::Min, _) => reduce::extreme(&x, axes, false),
        (Fold::Each, _) if count == 0 => match ufunc.identity {
            Some(identity) => Array::full(working, Scalar::Int(identity), shape),
            None => {
                return Err(vm.value_error(format_args!(
                    "zero-size array to reduction operation {name} which has no identity"
                )));
            }
        },
        (Fold::Each, _) => one_by_one(ufunc, &x, axes),
    };
    let whole = lift(vm, whole)?;
    match initial {
        Some(initial) => {
            let both = broadcast_all(vm, &[whole, initial], working)?;
            lift(vm, (ufunc.run)(&both))
        }
        None => Ok(whole),
    }
}

/// Joins the elements over `axes`, of which there is at least one.
fn one_by_one(ufunc: &Ufunc, x: &Array, axes: &[usize]) -> Result<Array, freezeframe_array::Error> {
    let rest = (0..x.ndim()).filter(|axis| !axes.contains(axis));
    let order: Vec<usize> = axes.iter().copied().chain(rest).list();
    let count: usize = axes.iter().map(|axis| x.shape()[*axis]).product();
    let shape = x.shape().without_axes(axes);
    let rows = kernel::transpose(x, &order)?.reshape([count, shape.size()])?;
    let row = |index: usize| kernel::slice(&rows, &[index, 0], &[index + 1, shape.size()], &[1, 1]);
    let mut total = row(0)?;
    for index in 1..count {
        total = (ufunc.run)(&[total, row(index)?])?;
    }
    total.reshape(shape)
}

fn running(vm: &mut Vm, row: &'static Entry, x: &Array, axis: usize) -> Result<Array, Raise> {
    let ufunc = facts(row);
    if ufunc.nin != 2 {
        return Err(vm.value_error("accumulate only supported for binary functions"));
    }
    let Some(working) = working_dtype(ufunc.rule, x.dtype()) else {
        return Err(unsupported_types(vm, row));
    };
    let x = lift(vm, convert_element_type(x, working))?;
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
    Ok(joined)
}

/// `np.add.at(a, indices, b)`: repeated indices count each time.
fn change_at(
    vm: &mut Vm,
    row: &'static Entry,
    target: &Value,
    indices: &Value,
    values: Option<&Value>,
) -> Result<(), Raise> {
    let ufunc = facts(row);
    let array = ndarray::read(vm, target)?;
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
    let chosen = index::get_item(vm, &positions, indices)?;
    let chosen = convert::array_of(vm, &chosen)?;
    let values = match values {
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
    index::fill(vm, target, &result)
}
