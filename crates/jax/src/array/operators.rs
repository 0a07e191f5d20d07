//! The operators of arrays.

use crate::array::{static_exponent, value_of};
use crate::convert::converted;
use crate::ops::{R, elementwise as ew, lax, linalg, promote};
use crate::py::*;
use crate::row::{Answer, Call, Outcome, Own};
use freezeframe_core::{BinaryOp, UnaryOp};
use freezeframe_python::{Arg, FromArg};

/// An operator of two arrays: how complaints show it if JAX does not leave a list or tuple to Python, and what it computes.
#[derive(Clone, Copy)]
struct Operator(&'static str, fn(&Value, &Value) -> R);

const ADD: Operator = Operator("+", ew::add);
const SUB: Operator = Operator("", ew::subtract);
const MUL: Operator = Operator("*", ew::multiply);
const TRUEDIV: Operator = Operator("", ew::divide);
const FLOORDIV: Operator = Operator("", ew::floor_divide);
const MOD: Operator = Operator("", ew::remainder);
const MATMUL: Operator = Operator("", |x, y| linalg::matmul(x, y, None));
const AND: Operator = Operator("", |x, y| bits(BinaryOp::And, x, y));
const OR: Operator = Operator("", |x, y| bits(BinaryOp::Or, x, y));
const XOR: Operator = Operator("", |x, y| bits(BinaryOp::Xor, x, y));
const LSHIFT: Operator = Operator("", |x, y| {
    ew::binary(BinaryOp::ShiftLeft, ew::Promote::Numeric, x, y)
});
const RSHIFT: Operator = Operator("", shift_right);

fn bits(op: BinaryOp, x: &Value, y: &Value) -> R {
    ew::binary(op, ew::Promote::Common, x, y)
}

/// An array of JAX's, concrete or traced.
#[natives(scope = Call, class = "jax.Array")]
pub(crate) mod functions {
    use super::*;

    #[member(__add__ = ADD, "The sums of the elements; of booleans, `or`.")]
    #[member(__sub__ = SUB, "The differences of the elements.")]
    #[member(__mul__ = MUL, "The products of the elements; of booleans, `and`.")]
    #[member(__truediv__ = TRUEDIV, "The quotients of the elements, as floats.")]
    #[member(__floordiv__ = FLOORDIV, "The quotients of the elements, rounded down.")]
    #[member(__mod__ = MOD, "What remains of the quotients, with the sign of the divisor.")]
    #[member(__matmul__ = MATMUL, "The matrix product.")]
    #[member(__and__ = AND, "The bits that are one in both.")]
    #[member(__or__ = OR, "The bits that are one in either.")]
    #[member(__xor__ = XOR, "The bits that are one in one only.")]
    #[member(__lshift__ = LSHIFT, "The bits moved up.")]
    #[member(__rshift__ = RSHIFT, "The bits moved down; signed integers keep their sign.")]
    #[native("(self, other, /)")]
    fn forward(vm: &mut Vm, this: Own, other: Other, member: Operator) -> Outcome<Answer> {
        no_sequence(vm, member.0, this.object, other.given)?;
        other.answer(|y| (member.1)(&this.value, y))
    }

    #[member(__radd__ = ADD, "`other + self`.")]
    #[member(__rsub__ = SUB, "`other - self`.")]
    #[member(__rmul__ = MUL, "`other * self`.")]
    #[member(__rtruediv__ = TRUEDIV, "`other / self`.")]
    #[member(__rfloordiv__ = FLOORDIV, "`other // self`.")]
    #[member(__rmod__ = MOD, "`other % self`.")]
    #[member(__rmatmul__ = MATMUL, "`other @ self`.")]
    #[member(__rand__ = AND, "`other & self`.")]
    #[member(__ror__ = OR, "`other | self`.")]
    #[member(__rxor__ = XOR, "`other ^ self`.")]
    #[member(__rlshift__ = LSHIFT, "`other << self`.")]
    #[member(__rrshift__ = RSHIFT, "`other >> self`.")]
    #[native("(self, other, /)")]
    fn reflected(vm: &mut Vm, this: Own, other: Other, member: Operator) -> Outcome<Answer> {
        no_sequence(vm, member.0, other.given, this.object)?;
        other.answer(|x| (member.1)(x, &this.value))
    }

    #[member(__lt__ = BinaryOp::Lt, "Whether each element is below the other.")]
    #[member(__le__ = BinaryOp::Le, "Whether each element is not above the other.")]
    #[member(__gt__ = BinaryOp::Gt, "Whether each element is above the other.")]
    #[member(__ge__ = BinaryOp::Ge, "Whether each element is not below the other.")]
    #[native("(self, other, /)")]
    fn comparison(this: Own, other: Other, member: BinaryOp) -> Outcome<Answer> {
        other.answer(|y| ew::compare(member, &this.value, y))
    }

    #[member(__eq__ = BinaryOp::Eq, "Whether elements are equal.")]
    #[member(__ne__ = BinaryOp::Ne, "Whether elements differ.")]
    #[native("(self, other, /)")]
    fn equality(vm: &mut Vm, this: Own, other: Other, member: BinaryOp) -> Outcome<Answer> {
        // JAX writes `==` for both.
        if matches!(other.given, Py::Dict(_) | Py::Set(_)) {
            let own = vm.class_of(this.object).name_text();
            let other = vm.type_name(other.given);
            return Err(vm
                .type_error(format_args!(
                    "unsupported operand type(s) for ==: '{own}' and '{other}'"
                ))
                .into());
        }
        no_sequence(vm, "==", this.object, other.given)?;
        other.answer(|y| ew::compare(member, &this.value, y))
    }

    /// The elements to a power.
    #[native("(self, other, mod=None, /)")]
    fn __pow__(this: Own, other: Other) -> Outcome<Answer> {
        let exponent = static_exponent(other.given);
        other.answer(|y| ew::power(&this.value, y, exponent))
    }

    /// `other ** self`.
    #[native("(self, other, mod=None, /)")]
    fn __rpow__(this: Own, other: Other) -> Outcome<Answer> {
        other.answer(|x| ew::power(x, &this.value, None))
    }

    /// The pair of `self // other` and `self % other`.
    #[native("(self, other, /)")]
    fn __divmod__(this: Own, other: Other) -> Outcome<Answer<Vec<Value>>> {
        other.answer(|y| ew::divmod(&this.value, y))
    }

    /// The pair of `other // self` and `other % self`.
    #[native("(self, other, /)")]
    fn __rdivmod__(this: Own, other: Other) -> Outcome<Answer<Vec<Value>>> {
        other.answer(|x| ew::divmod(x, &this.value))
    }

    #[member(__neg__ = |x| lax::unary(UnaryOp::Neg, x), "The elements with the other sign.")]
    #[member(__pos__ = |x| Ok(x.clone()), "The array as it is.")]
    #[member(__abs__ = ew::absolute, "The distances of the elements from zero.")]
    #[member(__invert__ = lax::not, "The bits turned over.")]
    #[native("(self, /)")]
    fn unary(this: Own, member: fn(&Value) -> R) -> R {
        member(&this.value)
    }

    /// The elements rounded to so many digits, or to integers.
    #[native("(self, ndigits=None, /)")]
    fn __round__(ndigits: Option<i64>, this: Own) -> R {
        let rounded = ew::round(&this.value, ndigits.unwrap_or(0))?;
        match ndigits {
            None => lax::convert(&rounded, promote::int_dtype()),
            Some(_) => Ok(rounded),
        }
    }
}

/// What stands on the other side of an operator.
struct Other<'a> {
    given: &'a Py,
    /// The array that it is; `None` for what is none, or has operators of its own that go first.
    value: Option<Value>,
}

impl<'a> FromArg<'a, Call> for Other<'a> {
    fn from_arg(vm: &mut Vm, arg: Arg<'a>, call: &mut Call) -> PyResult<Self> {
        let given = arg.value();
        if value_of(given).is_none() && defers(given) {
            return Ok(Self { given, value: None });
        }
        let value = converted(vm, given)?;
        if let Some(value) = &value {
            call.operand(value, arg.taint());
        }
        Ok(Self { given, value })
    }
}

impl Other<'_> {
    /// What `f` makes of it, if it is an array.
    fn answer<T>(&self, f: impl FnOnce(&Value) -> R<T>) -> Outcome<Answer<T>> {
        match &self.value {
            Some(value) => Ok(Answer(Some(f(value)?))),
            None => Ok(Answer(None)),
        }
    }
}

/// JAX's complaint about a list or tuple, where NumPy would make an array of it and Python might join the two.
fn no_sequence(vm: &Vm, symbol: &str, left: &Py, right: &Py) -> PyResult<()> {
    let is_sequence = |value: &Py| matches!(value, Py::List(_) | Py::Tuple(_));
    if symbol.is_empty() || !(is_sequence(left) || is_sequence(right)) {
        return Ok(());
    }
    let [left, right] = [left, right].map(|value| vm.class_of(value).name_text());
    Err(vm.type_error(format_args!(
        "unsupported operand type(s) for {symbol}: '{left}' and '{right}'"
    )))
}

/// True for what has operators of its own that go first.
fn defers(other: &Py) -> bool {
    matches!(
        other,
        Py::Str(_) | Py::None | Py::List(_) | Py::Tuple(_) | Py::Dict(_)
    )
}

/// `x >> y`: signed integers keep their sign.
pub(crate) fn shift_right(x: &Value, y: &Value) -> R {
    let op = if x.dtype().is_unsigned_integer() {
        BinaryOp::ShiftRightLogical
    } else {
        BinaryOp::ShiftRightArithmetic
    };
    ew::binary(op, ew::Promote::Numeric, x, y)
}
