//! Elementwise functions of two arrays, which are spread to a common shape and a common dtype: ufunc objects.

use crate::ops::{R, elementwise as ew, integer, smooth};
use crate::py::*;
use crate::row::{Call, Facts};
use ew::Promote::{Common, Inexact, Numeric};
use freezeframe_core::BinaryOp;

/// Arithmetic.
#[natives(scope = Call)]
pub(crate) mod arithmetic {
    use super::*;

    /// The sum of two arrays, element by element; of booleans, `or`.
    ///
    /// >>> jnp.add(jnp.array([1, 2]), 10)
    /// Array([11, 12], dtype=int32)
    #[native("(x, y)", facts = Facts::NONE.checking().reducing("sum").accumulating("cumsum"))]
    fn add(x: &Value, y: &Value) -> R {
        ew::add(x, y)
    }

    /// The first array minus the second, element by element.
    ///
    /// >>> jnp.subtract(jnp.array([1, 2]), 10)
    /// Array([-9, -8], dtype=int32)
    #[native("(x, y)", facts = Facts::NONE.checking())]
    fn subtract(x: &Value, y: &Value) -> R {
        ew::subtract(x, y)
    }

    /// The product of two arrays, element by element; of booleans, `and`.
    ///
    /// >>> jnp.multiply(jnp.array([1, 2]), jnp.array([[10], [100]]))
    /// Array([[ 10,  20],
    ///        [100, 200]], dtype=int32)
    #[native("(x, y)", facts = Facts::NONE.checking().reducing("prod").accumulating("cumprod"))]
    fn multiply(x: &Value, y: &Value) -> R {
        ew::multiply(x, y)
    }

    /// The first array divided by the second, element by element: a float.
    ///
    /// >>> jnp.divide(jnp.array([1, 2]), 4)
    /// Array([0.25, 0.5 ], dtype=float32)
    #[native("(x1, x2)", aliases("true_divide"))]
    fn divide(x1: &Value, x2: &Value) -> R {
        ew::divide(x1, x2)
    }

    /// The largest whole number that is not above `x1 / x2`.
    ///
    /// >>> jnp.floor_divide(jnp.array([7, -7]), 2)
    /// Array([ 3, -4], dtype=int32)
    #[native("(x1, x2)")]
    fn floor_divide(x1: &Value, x2: &Value) -> R {
        ew::floor_divide(x1, x2)
    }

    /// What remains of `x1 / x2`, with the sign of `x2`.
    ///
    /// >>> jnp.remainder(jnp.array([7, -7]), 3)
    /// Array([1, 2], dtype=int32)
    #[native("(x1, x2)", aliases("mod"))]
    fn remainder(x1: &Value, x2: &Value) -> R {
        ew::remainder(x1, x2)
    }

    /// What remains of `x1 / x2`, with the sign of `x1`.
    ///
    /// >>> jnp.fmod(jnp.array([7, -7]), 3)
    /// Array([ 1, -1], dtype=int32)
    #[native("(x1, x2)")]
    fn fmod(x1: &Value, x2: &Value) -> R {
        ew::fmod(x1, x2)
    }

    /// The larger of two elements; NaN where one of them is NaN.
    ///
    /// >>> jnp.maximum(jnp.array([1, 5]), 3)
    /// Array([3, 5], dtype=int32)
    #[native("(x, y)", facts = Facts::NONE.checking().reducing("max"))]
    fn maximum(x: &Value, y: &Value) -> R {
        ew::binary(BinaryOp::Max, Common, x, y)
    }

    /// The smaller of two elements; NaN where one of them is NaN.
    ///
    /// >>> jnp.minimum(jnp.array([1, 5]), 3)
    /// Array([1, 3], dtype=int32)
    #[native("(x, y)", facts = Facts::NONE.checking().reducing("min"))]
    fn minimum(x: &Value, y: &Value) -> R {
        ew::binary(BinaryOp::Min, Common, x, y)
    }

    /// The larger of two elements; where one of them is NaN, the other.
    ///
    /// >>> jnp.fmax(jnp.array([1.0, jnp.nan]), 3)
    /// Array([3., 3.], dtype=float32)
    #[native("(x1, x2)")]
    fn fmax(x1: &Value, x2: &Value) -> R {
        ew::ignoring_nan("fmax", BinaryOp::Gt, x1, x2)
    }

    /// The smaller of two elements; where one of them is NaN, the other.
    ///
    /// >>> jnp.fmin(jnp.array([1.0, jnp.nan]), 3)
    /// Array([1., 3.], dtype=float32)
    #[native("(x1, x2)")]
    fn fmin(x1: &Value, x2: &Value) -> R {
        ew::ignoring_nan("fmin", BinaryOp::Lt, x1, x2)
    }

    #[member(float_power = BinaryOp::Pow, "`x ** y` in floats, so that a negative exponent of an integer is no error.

        >>> jnp.float_power(2, -1)
        Array(0.5, dtype=float32, weak_type=True)")]
    #[member(nextafter = BinaryOp::Nextafter, "The float next to `x` on the way to `y`.

        >>> jnp.nextafter(1.0, 2.0) > 1.0
        Array(True, dtype=bool, weak_type=True)")]
    #[native("(x, y)")]
    fn float_of(x: &Value, y: &Value, member: BinaryOp) -> R {
        ew::binary(member, Inexact, x, y)
    }

    /// The angle in radians of the point (`x2`, `x1`), between -pi and pi.
    ///
    /// >>> jnp.arctan2(1.0, -1.0)
    /// Array(2.3561945, dtype=float32, weak_type=True)
    #[native("(x1, x2)", aliases("atan2"))]
    fn arctan2(x1: &Value, x2: &Value) -> R {
        ew::binary(BinaryOp::Atan2, Inexact, x1, x2)
    }

    /// The length of the diagonal of a rectangle with these sides, without overflow on the way.
    ///
    /// >>> jnp.hypot(3.0, 4.0)
    /// Array(5., dtype=float32, weak_type=True)
    #[native("(x1, x2)")]
    fn hypot(x1: &Value, x2: &Value) -> R {
        ew::hypot(x1, x2)
    }

    /// `log(exp(x1) + exp(x2))`, without overflow on the way.
    ///
    /// >>> jnp.logaddexp(100.0, 100.0)
    /// Array(100.693146, dtype=float32, weak_type=True)
    #[native("(x1, x2)")]
    fn logaddexp(x1: &Value, x2: &Value) -> R {
        smooth::logaddexp(x1, x2, false)
    }

    /// `log2(2**x1 + 2**x2)`, without overflow on the way.
    ///
    /// >>> jnp.logaddexp2(10.0, 10.0)
    /// Array(11., dtype=float32, weak_type=True)
    #[native("(x1, x2)")]
    fn logaddexp2(x1: &Value, x2: &Value) -> R {
        smooth::logaddexp(x1, x2, true)
    }

    /// 0 where `x1` is negative, 1 where it is positive, and `x2` where it is zero.
    ///
    /// >>> jnp.heaviside(jnp.array([-2.0, 0.0, 3.0]), 0.5)
    /// Array([0. , 0.5, 1. ], dtype=float32)
    #[native("(x1, x2)")]
    fn heaviside(x1: &Value, x2: &Value) -> R {
        ew::heaviside(x1, x2)
    }

    /// The size of `x1` with the sign of `x2`.
    ///
    /// >>> jnp.copysign(3.0, jnp.array([1.0, -0.0]))
    /// Array([ 3., -3.], dtype=float32)
    #[native("(x1, x2)")]
    fn copysign(x1: &Value, x2: &Value) -> R {
        ew::copysign(x1, x2)
    }

    /// The greatest common divisor of integers.
    ///
    /// >>> jnp.gcd(jnp.array([12, 18]), 8)
    /// Array([4, 2], dtype=int32)
    #[native("(x1, x2)")]
    fn gcd(x1: &Value, x2: &Value) -> R {
        integer::gcd(x1, x2)
    }

    /// The least common multiple of integers.
    ///
    /// >>> jnp.lcm(4, jnp.array([6, 7]))
    /// Array([12, 28], dtype=int32)
    #[native("(x1, x2)")]
    fn lcm(x1: &Value, x2: &Value) -> R {
        integer::lcm(x1, x2)
    }
}

/// Comparisons, which are boolean, logic and bits.
#[natives(scope = Call)]
pub(crate) mod logic {
    use super::*;

    #[member(equal = BinaryOp::Eq, "Whether elements are equal; NaN equals nothing.

        >>> jnp.equal(jnp.array([1, 2]), 2)
        Array([False,  True], dtype=bool)")]
    #[member(not_equal = BinaryOp::Ne, "Whether elements differ.

        >>> jnp.not_equal(jnp.array([1, 2]), 2)
        Array([ True, False], dtype=bool)")]
    #[member(less = BinaryOp::Lt, "Whether the first element is below the second.

        >>> jnp.less(jnp.array([1, 2, 3]), 2)
        Array([ True, False, False], dtype=bool)")]
    #[member(less_equal = BinaryOp::Le, "Whether the first element is not above the second.

        >>> jnp.less_equal(jnp.array([1, 2, 3]), 2)
        Array([ True,  True, False], dtype=bool)")]
    #[member(greater = BinaryOp::Gt, "Whether the first element is above the second.

        >>> jnp.greater(jnp.array([1, 2, 3]), 2)
        Array([False, False,  True], dtype=bool)")]
    #[member(greater_equal = BinaryOp::Ge, "Whether the first element is not below the second.

        >>> jnp.greater_equal(jnp.array([1, 2, 3]), 2)
        Array([False,  True,  True], dtype=bool)")]
    #[native("(x, y)")]
    fn comparison(x: &Value, y: &Value, member: BinaryOp) -> R {
        ew::compare(member, x, y)
    }

    /// Whether both elements are true, or not zero.
    ///
    /// >>> jnp.logical_and(jnp.array([0, 2]), True)
    /// Array([False,  True], dtype=bool)
    #[native("(x, y)", facts = Facts::NONE.checking().reducing("all"))]
    fn logical_and(x: &Value, y: &Value) -> R {
        ew::logical(BinaryOp::And, x, y)
    }

    /// Whether one of the elements is true, or not zero.
    ///
    /// >>> jnp.logical_or(jnp.array([0, 2]), False)
    /// Array([False,  True], dtype=bool)
    #[native("(x, y)", facts = Facts::NONE.checking().reducing("any"))]
    fn logical_or(x: &Value, y: &Value) -> R {
        ew::logical(BinaryOp::Or, x, y)
    }

    /// Whether one of the elements is true, or not zero, and the other is not.
    ///
    /// >>> jnp.logical_xor(jnp.array([0, 2]), True)
    /// Array([ True, False], dtype=bool)
    #[native("(x, y)", facts = Facts::NONE.checking())]
    fn logical_xor(x: &Value, y: &Value) -> R {
        ew::logical(BinaryOp::Xor, x, y)
    }

    #[member(bitwise_and = BinaryOp::And, "The bits that are one in both integers; of booleans, `and`.

        >>> jnp.bitwise_and(12, jnp.array([10, 3]))
        Array([8, 0], dtype=int32)")]
    #[member(bitwise_or = BinaryOp::Or, "The bits that are one in either integer; of booleans, `or`.

        >>> jnp.bitwise_or(12, jnp.array([10, 3]))
        Array([14, 15], dtype=int32)")]
    #[member(bitwise_xor = BinaryOp::Xor, "The bits that are one in one integer only; of booleans, whether they differ.

        >>> jnp.bitwise_xor(12, jnp.array([10, 3]))
        Array([ 6, 15], dtype=int32)")]
    #[native("(x, y)", facts = Facts::NONE.checking())]
    fn bits(x: &Value, y: &Value, member: BinaryOp) -> R {
        ew::binary(member, Common, x, y)
    }

    /// `x` with its bits moved up by `y` places.
    ///
    /// >>> jnp.left_shift(1, jnp.arange(4))
    /// Array([1, 2, 4, 8], dtype=int32)
    #[native("(x, y)", aliases("bitwise_left_shift"))]
    fn left_shift(x: &Value, y: &Value) -> R {
        ew::binary(BinaryOp::ShiftLeft, Numeric, x, y)
    }

    /// `x1` with its bits moved down by `x2` places; signed integers keep their sign.
    ///
    /// >>> jnp.right_shift(jnp.array([16, -16]), 2)
    /// Array([ 4, -4], dtype=int32)
    #[native("(x1, x2)", aliases("bitwise_right_shift"))]
    fn right_shift(x1: &Value, x2: &Value) -> R {
        crate::array::shift_right(x1, x2)
    }
}
