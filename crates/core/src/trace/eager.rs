//! The quick way through eager arithmetic.

use crate::{BinaryOp, Value};
use freezeframe_array::{DType, kernel};

/// Binary primitives on operands that need no check: the fast path of eager arithmetic.
pub(crate) fn usual_binary(op: BinaryOp, x: &Value, y: &Value) -> Option<Value> {
    let (
        Value::Concrete {
            array: x,
            weak_type: weak_x,
        },
        Value::Concrete {
            array: y,
            weak_type: weak_y,
        },
    ) = (x, y)
    else {
        return None;
    };
    if !weak_x.are_unplaced(*weak_y)
        || x.dtype() != y.dtype()
        || !matches!(x.dtype(), DType::Float32 | DType::Int32)
        || x.shape() != y.shape()
    {
        return None;
    }
    let array = kernel::binary(op, x, y).ok()?;
    let known = matches!(x.dtype(), DType::Float32) != is_integer_only(op);
    known.then_some(Value::Concrete {
        array,
        weak_type: (weak_x.get() && weak_y.get()).into(),
    })
}

/// True for operations that floats do not have, so that abstract evaluation must refuse them.
fn is_integer_only(op: BinaryOp) -> bool {
    use BinaryOp::*;
    match op {
        And | Or | Xor | ShiftLeft | ShiftRightLogical | ShiftRightArithmetic => true,
        Add | Sub | Mul | Div | Rem | Pow | Max | Min | Nextafter | Atan2 | Complex | Eq | Ne
        | Lt | Le | Gt | Ge => false,
    }
}
