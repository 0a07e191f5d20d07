//! How the rows of this crate read their arguments and give their results: `#[natives(scope = Call)]`.
//!
//! What is computed here is concrete, so no taint has to go into a jaxpr; the machine gives a result the taints of all
//! arguments. Where a function leaves its work to a method of another module, [`OwnMethod`] hands the taints on.

use super::convert::{self, Operand};
use super::errors::{check_size, lift, normalize_axis};
use super::ndarray::{self, NdArray};
use super::view::View;
use super::{dtype, scalar};
use freezeframe_array::{Array, DType, Error, Shape};
use freezeframe_python::stdlib::NamedTuple;
use freezeframe_python::{Arg, ArgRef, CallScope, FromArg, Raise, Reads, Returned, Value, Vm};

/// One call of a row.
#[derive(Default)]
pub(crate) struct Call;

impl CallScope for Call {
    type Within = ();

    /// Lists of lists become arrays.
    const READS: Reads = Reads::Items;

    #[inline]
    fn enter(self, _vm: &mut Vm) {}
}

/// Of a function that NumPy leaves to a method of its first argument where that is no `ndarray`: the method's name, and
/// how many of the further arguments it takes by position.
pub(crate) struct OwnMethod(pub(crate) &'static str, pub(crate) usize);

/// Anything that becomes an array.
impl ArgRef<Call> for Array {
    type Held<'a> = Self;

    fn held<'a>(vm: &mut Vm, arg: Arg<'a>, _call: &mut Call) -> Result<Self, Raise> {
        convert::array_of(vm, arg.value())
    }
}

impl<'a> FromArg<'a, Call> for Option<Array> {
    fn from_arg(vm: &mut Vm, arg: Arg<'a>, _call: &mut Call) -> Result<Self, Raise> {
        arg.some()
            .map(|value| convert::array_of(vm, value))
            .transpose()
    }
}

/// A sequence of arrays, or `*args` of them.
impl ArgRef<Call> for [Array] {
    type Held<'a> = Vec<Array>;

    fn held<'a>(vm: &mut Vm, arg: Arg<'a>, _call: &mut Call) -> Result<Vec<Array>, Raise> {
        convert::array_list(vm, arg.value())
    }
}

/// An operand: an array, and whether it is a Python number, whose dtype gives way.
impl ArgRef<Call> for Operand {
    type Held<'a> = Self;

    fn held<'a>(vm: &mut Vm, arg: Arg<'a>, _call: &mut Call) -> Result<Self, Raise> {
        convert::operand(vm, arg.value())
    }
}

/// An `ndarray`, and nothing that would first have to become one.
impl ArgRef<Call> for NdArray {
    type Held<'a> = &'a NdArray;

    fn held<'a>(vm: &mut Vm, arg: Arg<'a>, _call: &mut Call) -> Result<&'a NdArray, Raise> {
        ndarray::this(vm, arg.value())
    }
}

macro_rules! arrays_of_one_dtype {
    ($($(#[$doc:meta])* $name:ident: $dtype:ident;)*) => {$(
        $(#[$doc])*
        pub(crate) struct $name(pub(crate) Array);

        impl<'a> FromArg<'a, Call> for $name {
            fn from_arg(vm: &mut Vm, arg: Arg<'a>, _call: &mut Call) -> Result<Self, Raise> {
                convert::array_with(vm, arg.value(), Some(DType::$dtype)).map(Self)
            }
        }

        impl<'a> FromArg<'a, Call> for Option<$name> {
            fn from_arg(vm: &mut Vm, arg: Arg<'a>, call: &mut Call) -> Result<Self, Raise> {
                match arg.some() {
                    Some(_) => FromArg::from_arg(vm, arg, call).map(Some),
                    None => Ok(None),
                }
            }
        }
    )*};
}

arrays_of_one_dtype! {
    /// An array of truth values.
    Truths: Bool;
    /// An array of 64-bit floats.
    Doubles: Float64;
    /// An array of 64-bit integers.
    Longs: Int64;
}

impl Doubles {
    /// The elements.
    pub(crate) fn numbers(&self) -> Vec<f64> {
        self.0.scalars().iter().map(|it| it.to_f64()).collect()
    }
}

impl Longs {
    /// The elements.
    pub(crate) fn numbers(&self) -> Vec<i64> {
        self.0.scalars().iter().map(|it| it.to_i64()).collect()
    }
}

/// A `where` argument: which elements take part; `None` for all.
pub(crate) struct Where(pub(crate) Option<Array>);

impl<'a> FromArg<'a, Call> for Where {
    fn from_arg(vm: &mut Vm, arg: Arg<'a>, _call: &mut Call) -> Result<Self, Raise> {
        match arg.some() {
            None | Some(Value::Bool(true)) => Ok(Self(None)),
            Some(value) => {
                let truths = convert::array_with(vm, value, Some(DType::Bool))?;
                Ok(Self(Some(truths)))
            }
        }
    }
}

/// A number, or an array of one.
pub(crate) struct Real(pub(crate) f64);

impl<'a> FromArg<'a, Call> for Real {
    fn from_arg(vm: &mut Vm, arg: Arg<'a>, _call: &mut Call) -> Result<Self, Raise> {
        convert::float_of(vm, arg.value()).map(Self)
    }
}

impl<'a> FromArg<'a, Call> for Option<Real> {
    fn from_arg(vm: &mut Vm, arg: Arg<'a>, _call: &mut Call) -> Result<Self, Raise> {
        let number = |value| convert::float_of(vm, value).map(Real);
        arg.some().map(number).transpose()
    }
}

/// An integer, or a sequence of them.
pub(crate) struct Ints(pub(crate) Vec<i64>);

impl<'a> FromArg<'a, Call> for Ints {
    fn from_arg(vm: &mut Vm, arg: Arg<'a>, _call: &mut Call) -> Result<Self, Raise> {
        convert::int_list(vm, arg.value()).map(Self)
    }
}

impl<'a> FromArg<'a, Call> for Option<Ints> {
    fn from_arg(vm: &mut Vm, arg: Arg<'a>, _call: &mut Call) -> Result<Self, Raise> {
        let ints = |value| convert::int_list(vm, value).map(Ints);
        arg.some().map(ints).transpose()
    }
}

impl Ints {
    /// The axes of these numbers, negative ones from the end.
    pub(crate) fn axes(&self, vm: &mut Vm, ndim: usize) -> Result<Vec<usize>, Raise> {
        let mut axes = Vec::with_capacity(self.0.len());
        for axis in &self.0 {
            axes.push(normalize_axis(vm, *axis, ndim)?);
        }
        Ok(axes)
    }
}

/// An `axis` argument of what reduces: an integer or several; `None` for all axes.
#[derive(Clone, Default)]
pub(crate) struct Axes(pub(crate) Option<Vec<i64>>);

impl<'a> FromArg<'a, Call> for Axes {
    fn from_arg(vm: &mut Vm, arg: Arg<'a>, _call: &mut Call) -> Result<Self, Raise> {
        let ints = |value| convert::int_list(vm, value);
        arg.some().map(ints).transpose().map(Self)
    }
}

impl Axes {
    /// One axis.
    pub(crate) fn one(axis: i64) -> Self {
        Self(Some(vec![axis]))
    }

    /// The axes of an array of that many.
    pub(crate) fn within(&self, vm: &mut Vm, ndim: usize) -> Result<Vec<usize>, Raise> {
        let Some(given) = &self.0 else {
            return Ok((0..ndim).collect());
        };
        let mut axes = Vec::with_capacity(given.len());
        for axis in given {
            let found = normalize_axis(vm, *axis, ndim)?;
            if axes.contains(&found) {
                return Err(vm.value_error("duplicate value in 'axis'"));
            }
            axes.push(found);
        }
        Ok(axes)
    }
}

/// A shape: an integer or a sequence of them, none negative.
impl<'a> FromArg<'a, Call> for Shape {
    fn from_arg(vm: &mut Vm, arg: Arg<'a>, _call: &mut Call) -> Result<Self, Raise> {
        convert::shape_arg(vm, arg.value())
    }
}

impl<'a> FromArg<'a, Call> for Option<Shape> {
    fn from_arg(vm: &mut Vm, arg: Arg<'a>, _call: &mut Call) -> Result<Self, Raise> {
        arg.some()
            .map(|value| convert::shape_arg(vm, value))
            .transpose()
    }
}

/// How many floats to draw: a shape that may be left out, of no more than fit into memory.
pub(crate) struct Size(pub(crate) Option<Shape>);

impl<'a> FromArg<'a, Call> for Size {
    fn from_arg(vm: &mut Vm, arg: Arg<'a>, call: &mut Call) -> Result<Self, Raise> {
        let shape: Option<Shape> = FromArg::from_arg(vm, arg, call)?;
        if let Some(shape) = &shape {
            check_size(vm, DType::Float64, shape)?;
        }
        Ok(Self(shape))
    }
}

/// A dtype: a dtype object, a scalar class, one of Python's number classes, or a name.
impl<'a> FromArg<'a, Call> for DType {
    fn from_arg(vm: &mut Vm, arg: Arg<'a>, _call: &mut Call) -> Result<Self, Raise> {
        dtype::from_value(vm, arg.value())
    }
}

impl<'a> FromArg<'a, Call> for Option<DType> {
    fn from_arg(vm: &mut Vm, arg: Arg<'a>, _call: &mut Call) -> Result<Self, Raise> {
        dtype::optional(vm, arg.some())
    }
}

/// What a kernel gives: a scalar where it has no axes, else an `ndarray`.
impl Returned<Call> for Result<Array, Error> {
    fn returned(self, vm: &mut Vm) -> Result<Value, Raise> {
        let array = lift(vm, self)?;
        Ok(scalar::of_array(vm, array))
    }
}

/// A result that is a scalar where it has no axes, else an `ndarray`.
pub(crate) struct ArrayOrScalar(pub(crate) Array);

impl Returned<Call> for Result<ArrayOrScalar, Raise> {
    fn returned(self, vm: &mut Vm) -> Result<Value, Raise> {
        let array = self?.0;
        Ok(scalar::of_array(vm, array))
    }
}

/// A result that is an `ndarray` in any case.
pub(crate) struct NewArray(pub(crate) Array);

impl Returned<Call> for Result<NewArray, Raise> {
    fn returned(self, vm: &mut Vm) -> Result<Value, Raise> {
        let array = self?.0;
        Ok(ndarray::owned(vm, array))
    }
}

impl Returned<Call> for Result<NewArray, Error> {
    fn returned(self, vm: &mut Vm) -> Result<Value, Raise> {
        let array = lift(vm, self)?.0;
        Ok(ndarray::owned(vm, array))
    }
}

/// A result of several `ndarray`s, as a tuple.
pub(crate) struct TupleOf(pub(crate) Vec<Array>);

impl Returned<Call> for Result<TupleOf, Raise> {
    fn returned(self, vm: &mut Vm) -> Result<Value, Raise> {
        let arrays = self?.0.into_iter();
        Ok(Value::tuple(
            arrays.map(|array| ndarray::owned(vm, array)).collect(),
        ))
    }
}

/// A result of several arrays with names; those without axes are scalars.
pub(crate) struct Named(pub(crate) &'static NamedTuple, pub(crate) Vec<Array>);

impl Returned<Call> for Result<Named, Raise> {
    fn returned(self, vm: &mut Vm) -> Result<Value, Raise> {
        let Named(kind, arrays) = self?;
        let arrays = arrays.into_iter();
        let items = arrays.map(|array| scalar::of_array(vm, array)).collect();
        Ok(vm.named_tuple(kind, items))
    }
}

/// Anything as an `ndarray`, which stays the same object if it is one, and what it shows.
pub(crate) struct Viewed {
    /// The `ndarray`.
    pub(crate) array: Value,
    /// Its view at the time of the call.
    pub(crate) view: View,
}

impl<'a> FromArg<'a, Call> for Viewed {
    fn from_arg(vm: &mut Vm, arg: Arg<'a>, _call: &mut Call) -> Result<Self, Raise> {
        Self::of(vm, arg.value())
    }
}

impl Viewed {
    /// What a value is, or becomes.
    pub(crate) fn of(vm: &mut Vm, value: &Value) -> Result<Self, Raise> {
        let array = match value.native::<NdArray>() {
            Some(_) => value.clone(),
            None => {
                let x = convert::array_of(vm, value)?;
                ndarray::owned(vm, x)
            }
        };
        let view = ndarray::this(vm, &array)?.view.borrow().clone();
        Ok(Self { array, view })
    }

    /// An array that shows other elements of the same storage.
    pub(crate) fn showing(&self, vm: &mut Vm, view: View) -> Result<Value, Raise> {
        ndarray::viewing(vm, &self.array, view)
    }
}

/// The complaint about an option that functions of numbers do not have; the library takes such a call over.
#[cold]
pub(crate) fn beyond(vm: &Vm, what: &str) -> Raise {
    vm.not_implemented(what).handed_over()
}

/// Whether the order that elements are counted in is another than that of rows.
pub(crate) fn is_other_order(order: &Value) -> bool {
    !matches!(order.as_str(), Some("C") | None)
}
