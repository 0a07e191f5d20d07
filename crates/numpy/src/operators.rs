//! The operators of arrays and scalars.

use super::convert;
use super::errors::{Outcome, lift};
use super::linalg::matmul;
use super::ndarray::NdArray;
use super::row::Call;
use super::scalar;
use super::ufuncs::call;
use freezeframe_array::Array;
use freezeframe_python::bytecode::BinaryOp;
use freezeframe_python::{Raise, Value, Vm, natives};

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

/// An operator, its operands in the order of the expression; `other` is the one that is not the receiver.
fn binary_operator(vm: &mut Vm, name: &str, pair: [&Value; 2], other: &Value) -> Outcome {
    if defers_to(vm, other)? {
        return Ok(Value::NotImplemented);
    }
    call(vm, name, &pair.map(Value::clone))
}

/// An integer scalar repeats a sequence, from either side.
fn repeated(vm: &mut Vm, name: &str, this: &Value, other: &Value) -> Result<Option<Value>, Raise> {
    let (Value::Str(_) | Value::List(_) | Value::Tuple(_) | Value::Bytes(_), "multiply") =
        (other, name)
    else {
        return Ok(None);
    };
    let number = scalar::array(this).filter(|it| it.dtype().is_integer());
    match number.and_then(|it| it.item()) {
        Some(count) => vm
            .binary(BinaryOp::Mul, other, &Value::Int(count.to_i64()))
            .map(Some),
        None => Ok(None),
    }
}

fn quotient_and_rest(vm: &mut Vm, pair: [&Value; 2], other: &Value) -> Outcome {
    let quotient = binary_operator(vm, "floor_divide", pair, other)?;
    if matches!(quotient, Value::NotImplemented) {
        return Ok(quotient);
    }
    let rest = binary_operator(vm, "remainder", pair, other)?;
    Ok(Value::tuple(vec![quotient, rest]))
}

/// The rows.
#[natives(scope = Call)]
pub(crate) mod functions {
    use super::*;

    #[native("(self, other, /)")]
    #[member(__add__ = "add", "`self + other`, element by element.")]
    #[member(__sub__ = "subtract", "`self - other`, element by element.")]
    #[member(__mul__ = "multiply", "`self * other`, element by element.")]
    #[member(__truediv__ = "divide", "`self / other`, element by element.")]
    #[member(__floordiv__ = "floor_divide", "`self // other`, element by element.")]
    #[member(__mod__ = "remainder", "`self % other`, element by element.")]
    #[member(__pow__ = "power", "`self ** other`, element by element.")]
    #[member(__and__ = "bitwise_and", "`self & other`, element by element.")]
    #[member(__or__ = "bitwise_or", "`self | other`, element by element.")]
    #[member(__xor__ = "bitwise_xor", "`self ^ other`, element by element.")]
    #[member(__lshift__ = "left_shift", "`self << other`, element by element.")]
    #[member(__rshift__ = "right_shift", "`self >> other`, element by element.")]
    fn forward(vm: &mut Vm, member: &str, this: &Value, other: &Value) -> Outcome {
        match repeated(vm, member, this, other)? {
            Some(sequence) => Ok(sequence),
            None => binary_operator(vm, member, [this, other], other),
        }
    }

    #[native("(self, other, /)")]
    #[member(__radd__ = "add", "`other + self`, element by element.")]
    #[member(__rsub__ = "subtract", "`other - self`, element by element.")]
    #[member(__rmul__ = "multiply", "`other * self`, element by element.")]
    #[member(__rtruediv__ = "divide", "`other / self`, element by element.")]
    #[member(__rfloordiv__ = "floor_divide", "`other // self`, element by element.")]
    #[member(__rmod__ = "remainder", "`other % self`, element by element.")]
    #[member(__rpow__ = "power", "`other ** self`, element by element.")]
    #[member(__rand__ = "bitwise_and", "`other & self`, element by element.")]
    #[member(__ror__ = "bitwise_or", "`other | self`, element by element.")]
    #[member(__rxor__ = "bitwise_xor", "`other ^ self`, element by element.")]
    #[member(__rlshift__ = "left_shift", "`other << self`, element by element.")]
    #[member(__rrshift__ = "right_shift", "`other >> self`, element by element.")]
    fn backward(vm: &mut Vm, member: &str, this: &Value, other: &Value) -> Outcome {
        match repeated(vm, member, this, other)? {
            Some(sequence) => Ok(sequence),
            None => binary_operator(vm, member, [other, this], other),
        }
    }

    #[native("(self, other, /)", purity = MutatesSelf)]
    #[member(__iadd__ = "add", "`self += other`: writes into the array.")]
    #[member(__isub__ = "subtract", "`self -= other`: writes into the array.")]
    #[member(__imul__ = "multiply", "`self *= other`: writes into the array.")]
    #[member(__itruediv__ = "divide", "`self /= other`: writes into the array.")]
    #[member(
        __ifloordiv__ = "floor_divide",
        "`self //= other`: writes into the array."
    )]
    #[member(__imod__ = "remainder", "`self %= other`: writes into the array.")]
    #[member(__ipow__ = "power", "`self **= other`: writes into the array.")]
    #[member(__iand__ = "bitwise_and", "`self &= other`: writes into the array.")]
    #[member(__ior__ = "bitwise_or", "`self |= other`: writes into the array.")]
    #[member(__ixor__ = "bitwise_xor", "`self ^= other`: writes into the array.")]
    #[member(__ilshift__ = "left_shift", "`self <<= other`: writes into the array.")]
    #[member(
        __irshift__ = "right_shift",
        "`self >>= other`: writes into the array."
    )]
    fn in_place(vm: &mut Vm, member: &str, this: &Value, other: &Value) -> Outcome {
        if this.native::<NdArray>().is_none() || defers_to(vm, other)? {
            return Ok(Value::NotImplemented);
        }
        call(vm, member, &[this.clone(), other.clone(), this.clone()])
    }

    #[native("(self, other, /)")]
    #[member(__eq__ = "equal", "`self == other`, element by element.")]
    #[member(__ne__ = "not_equal", "`self != other`, element by element.")]
    #[member(__lt__ = "less", "`self < other`, element by element.")]
    #[member(__le__ = "less_equal", "`self <= other`, element by element.")]
    #[member(__gt__ = "greater", "`self > other`, element by element.")]
    #[member(__ge__ = "greater_equal", "`self >= other`, element by element.")]
    fn comparison(vm: &mut Vm, member: &str, this: &Value, other: &Value) -> Outcome {
        if !defers_to(vm, other)? {
            return call(vm, member, &[this.clone(), other.clone()]);
        }
        // Arrays compare with anything: nothing else is equal to a number.
        let x = convert::array_of(vm, this)?;
        let plain = !matches!(other, Value::Object(_));
        if plain && matches!(member, "equal" | "not_equal") {
            let answer = lift(vm, Array::filled(member == "not_equal", x.shape().clone()))?;
            return Ok(scalar::of_array(vm, answer));
        }
        Ok(Value::NotImplemented)
    }

    #[native("(self, /)")]
    #[member(__neg__ = "negative", "`-self`.")]
    #[member(__pos__ = "positive", "`+self`.")]
    #[member(__abs__ = "absolute", "`abs(self)`.")]
    #[member(__invert__ = "invert", "`~self`.")]
    fn unary(vm: &mut Vm, member: &str, this: &Value) -> Outcome {
        call(vm, member, std::slice::from_ref(this))
    }

    /// `divmod(self, other)`.
    #[native("(self, other, /)")]
    fn __divmod__(vm: &mut Vm, this: &Value, other: &Value) -> Outcome {
        quotient_and_rest(vm, [this, other], other)
    }

    /// `divmod(other, self)`.
    #[native("(self, other, /)")]
    fn __rdivmod__(vm: &mut Vm, this: &Value, other: &Value) -> Outcome {
        quotient_and_rest(vm, [other, this], other)
    }

    /// `self @ other`.
    #[native("(self, other, /)")]
    fn __matmul__(vm: &mut Vm, this: &Value, other: &Value) -> Outcome {
        if defers_to(vm, other)? {
            return Ok(Value::NotImplemented);
        }
        matmul(vm, this, other)
    }

    /// `other @ self`.
    #[native("(self, other, /)")]
    fn __rmatmul__(vm: &mut Vm, this: &Value, other: &Value) -> Outcome {
        if defers_to(vm, other)? {
            return Ok(Value::NotImplemented);
        }
        matmul(vm, other, this)
    }
}
