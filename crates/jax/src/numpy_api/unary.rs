//! Elementwise functions of one array.

use crate::ops::{R, elementwise as ew, lax, smooth};
use crate::py::*;
use crate::row::Call;
use ew::Promote::{Common, Inexact};
use freezeframe_array::DType;
use freezeframe_core::UnaryOp;
use std::f64::consts::PI;

/// Functions of one array that JAX computes in floats: an integer is made a float first.
#[natives(scope = Call)]
pub(crate) mod floats {
    use super::*;

    #[member(fabs = UnaryOp::Abs, "The distance of each element from zero, as a float.

        >>> jnp.fabs(jnp.array([-1, 2]))
        Array([1., 2.], dtype=float32)")]
    #[member(sin = UnaryOp::Sin, "The sine of each element, an angle in radians.

        >>> jnp.sin(jnp.array([0.0, 1.5707964]))
        Array([0., 1.], dtype=float32)")]
    #[member(cos = UnaryOp::Cos, "The cosine of each element, an angle in radians.

        >>> jnp.cos(0.0)
        Array(1., dtype=float32, weak_type=True)")]
    #[member(tan = UnaryOp::Tan, "The tangent of each element, an angle in radians.

        >>> jnp.tan(0.5)
        Array(0.5463025, dtype=float32, weak_type=True)")]
    #[member(sinh = UnaryOp::Sinh, "The hyperbolic sine of each element.

        >>> jnp.sinh(1.0)
        Array(1.1752012, dtype=float32, weak_type=True)")]
    #[member(cosh = UnaryOp::Cosh, "The hyperbolic cosine of each element.

        >>> jnp.cosh(0.0)
        Array(1., dtype=float32, weak_type=True)")]
    #[member(tanh = UnaryOp::Tanh, "The hyperbolic tangent of each element, between -1 and 1.

        >>> jnp.tanh(jnp.array([0.0, 1.0]))
        Array([0.       , 0.7615942], dtype=float32)")]
    #[member(exp = UnaryOp::Exp, "e to the power of each element.

        >>> jnp.exp(1)
        Array(2.7182817, dtype=float32, weak_type=True)")]
    #[member(exp2 = UnaryOp::Exp2, "2 to the power of each element.

        >>> jnp.exp2(jnp.array([1, 3]))
        Array([2., 8.], dtype=float32)")]
    #[member(expm1 = UnaryOp::Expm1, "`exp(x) - 1`, exact for elements near zero.

        >>> jnp.expm1(1e-5)
        Array(1.000005e-05, dtype=float32, weak_type=True)")]
    #[member(log = UnaryOp::Log, "The natural logarithm of each element; NaN for what is negative.

        >>> jnp.log(jnp.array([1.0, 0.0, -1.0]))
        Array([  0., -inf,  nan], dtype=float32)")]
    #[member(log1p = UnaryOp::Log1p, "`log(1 + x)`, exact for elements near zero.

        >>> jnp.log1p(1e-5)
        Array(9.99995e-06, dtype=float32, weak_type=True)")]
    #[member(sqrt = UnaryOp::Sqrt, "The square root of each element; NaN for what is negative.

        >>> jnp.sqrt(jnp.array([4.0, -1.0]))
        Array([ 2., nan], dtype=float32)")]
    #[member(cbrt = UnaryOp::Cbrt, "The cube root of each element, negative ones included.

        >>> jnp.cbrt(jnp.array([8.0, -27.0]))
        Array([ 2., -3.], dtype=float32)")]
    #[native("(x)")]
    fn float_of(x: &Value, member: UnaryOp) -> R {
        ew::unary(member, Inexact, x)
    }

    /// The angle between 0 and pi whose cosine each element is.
    ///
    /// >>> jnp.arccos(0.0)
    /// Array(1.5707964, dtype=float32, weak_type=True)
    #[native("(x)", aliases("acos"))]
    fn arccos(x: &Value) -> R {
        ew::unary(UnaryOp::Acos, Inexact, x)
    }

    /// The angle between -pi/2 and pi/2 whose sine each element is.
    ///
    /// >>> jnp.arcsin(1.0)
    /// Array(1.5707964, dtype=float32, weak_type=True)
    #[native("(x)", aliases("asin"))]
    fn arcsin(x: &Value) -> R {
        ew::unary(UnaryOp::Asin, Inexact, x)
    }

    /// The angle between -pi/2 and pi/2 whose tangent each element is.
    ///
    /// >>> jnp.arctan(jnp.array([0.0, 0.5]))
    /// Array([0.        , 0.46364754], dtype=float32)
    #[native("(x)", aliases("atan"))]
    fn arctan(x: &Value) -> R {
        ew::unary(UnaryOp::Atan, Inexact, x)
    }

    /// The number whose hyperbolic sine each element is.
    ///
    /// >>> jnp.arcsinh(1.0)
    /// Array(0.88137364, dtype=float32, weak_type=True)
    #[native("(x)", aliases("asinh"))]
    fn arcsinh(x: &Value) -> R {
        ew::unary(UnaryOp::Asinh, Inexact, x)
    }

    /// The number, not negative, whose hyperbolic cosine each element is; NaN below 1.
    ///
    /// >>> jnp.arccosh(jnp.array([1.0, 2.0]))
    /// Array([0.      , 1.316958], dtype=float32)
    #[native("(x)", aliases("acosh"))]
    fn arccosh(x: &Value) -> R {
        crate::ops::jitted("arccosh", "", std::slice::from_ref(x), |args| {
            ew::unary(UnaryOp::Acosh, Inexact, &args[0])
        })
    }

    /// The number whose hyperbolic tangent each element is; NaN outside of -1 to 1.
    ///
    /// >>> jnp.arctanh(0.5)
    /// Array(0.54930615, dtype=float32, weak_type=True)
    #[native("(x)", aliases("atanh"))]
    fn arctanh(x: &Value) -> R {
        ew::unary(UnaryOp::Atanh, Inexact, x)
    }

    /// The logarithm to base 2 of each element.
    ///
    /// >>> jnp.log2(jnp.array([1, 8]))
    /// Array([0., 3.], dtype=float32)
    #[native("(x)")]
    fn log2(x: &Value) -> R {
        ew::log2(x)
    }

    /// The logarithm to base 10 of each element.
    ///
    /// >>> jnp.log10(jnp.array([1, 1000]))
    /// Array([0., 3.], dtype=float32)
    #[native("(x)")]
    fn log10(x: &Value) -> R {
        ew::log10(x)
    }

    /// One divided by each element.
    ///
    /// >>> jnp.reciprocal(jnp.array([2.0, 4.0]))
    /// Array([0.5 , 0.25], dtype=float32)
    #[native("(x)")]
    fn reciprocal(x: &Value) -> R {
        ew::reciprocal(x)
    }

    /// Angles in radians as degrees.
    ///
    /// >>> jnp.degrees(jnp.pi)
    /// Array(180., dtype=float32, weak_type=True)
    #[native("(x)", aliases("rad2deg"))]
    fn degrees(x: &Value) -> R {
        ew::scaled(x, 180.0 / PI)
    }

    /// Angles in degrees as radians.
    ///
    /// >>> jnp.radians(180)
    /// Array(3.1415927, dtype=float32, weak_type=True)
    #[native("(x)", aliases("deg2rad"))]
    fn radians(x: &Value) -> R {
        ew::scaled(x, PI / 180.0)
    }

    /// `sin(pi x) / (pi x)`, and 1 where an element is zero.
    ///
    /// >>> jnp.sinc(jnp.array([0.0, 0.25]))
    /// Array([1.       , 0.9003163], dtype=float32)
    #[native("(x)")]
    fn sinc(x: &Value) -> R {
        smooth::sinc(x)
    }
}

/// Functions of one array that keep its dtype.
#[natives(scope = Call)]
pub(crate) mod same_dtype {
    use super::*;

    /// The distance of each element from zero; of a complex one, a float.
    ///
    /// >>> jnp.abs(jnp.array([-1, 2]))
    /// Array([1, 2], dtype=int32)
    #[native("(x)", aliases("absolute"))]
    fn abs(x: &Value) -> R {
        ew::absolute(x)
    }

    /// Each element times itself.
    ///
    /// >>> jnp.square(jnp.array([1, -2, 3]))
    /// Array([1, 4, 9], dtype=int32)
    #[native("(x)")]
    fn square(x: &Value) -> R {
        ew::square(x)
    }

    /// Each element with the other sign.
    ///
    /// >>> jnp.negative(jnp.array([1, -2]))
    /// Array([-1,  2], dtype=int32)
    #[native("(x)")]
    fn negative(x: &Value) -> R {
        ew::unary(UnaryOp::Neg, Common, x)
    }

    /// The array as it is, as `+x` gives it.
    ///
    /// >>> jnp.positive(jnp.array([1, -2]))
    /// Array([ 1, -2], dtype=int32)
    #[native("(x)")]
    fn positive(x: &Value) -> R {
        Ok(x.clone())
    }

    /// -1, 0 or 1: the sign of each element.
    ///
    /// >>> jnp.sign(jnp.array([-3, 0, 7]))
    /// Array([-1,  0,  1], dtype=int32)
    #[native("(x)")]
    fn sign(x: &Value) -> R {
        ew::unary(UnaryOp::Sign, Common, x)
    }

    #[member(floor = UnaryOp::Floor, "The largest whole number that is not above each element; integers stay what they are.

        >>> jnp.floor(jnp.array([1.7, -1.7]))
        Array([ 1., -2.], dtype=float32)")]
    #[member(ceil = UnaryOp::Ceil, "The smallest whole number that is not below each element; integers stay what they are.

        >>> jnp.ceil(jnp.array([1.2, -1.2]))
        Array([ 2., -1.], dtype=float32)")]
    #[native("(x)")]
    fn whole(x: &Value, member: UnaryOp) -> R {
        ew::floor_or_ceil(member, x)
    }

    /// Each element without what is behind the point.
    ///
    /// >>> jnp.trunc(jnp.array([1.7, -1.7]))
    /// Array([ 1., -1.], dtype=float32)
    #[native("(x)")]
    fn trunc(x: &Value) -> R {
        ew::trunc(x)
    }

    /// The nearest whole number; halves go to the even neighbor. Integers become floats.
    ///
    /// >>> jnp.rint(jnp.array([0.5, 1.5, 2.6]))
    /// Array([0., 2., 3.], dtype=float32)
    #[native("(x)")]
    fn rint(x: &Value) -> R {
        ew::rint(x)
    }

    /// Each integer with all its bits turned over; each boolean negated.
    ///
    /// >>> jnp.invert(jnp.array([0, 5]))
    /// Array([-1, -6], dtype=int32)
    #[native("(x)", aliases("bitwise_not", "bitwise_invert"))]
    fn invert(x: &Value) -> R {
        lax::not(x)
    }

    /// How many bits of each integer are one.
    ///
    /// >>> jnp.bitwise_count(jnp.array([0, 7, 8], dtype='uint8'))
    /// Array([0, 3, 1], dtype=uint8)
    #[native("(x)")]
    fn bitwise_count(x: &Value) -> R {
        let size = match x.dtype().is_signed_integer() {
            true => lax::abs(x)?,
            false => x.clone(),
        };
        lax::convert(&lax::unary(UnaryOp::PopulationCount, &size)?, DType::UInt8)
    }

    /// The complex conjugate of each element; real numbers stay what they are.
    ///
    /// >>> jnp.conjugate(1 + 2j)
    /// Array(1.-2.j, dtype=complex64, weak_type=True)
    #[native("(x)", method = "(self)")]
    fn conjugate(x: &Value) -> R {
        ew::conj(x)
    }

    /// The complex conjugate of each element; real numbers stay what they are.
    ///
    /// >>> jnp.conj(1 + 2j)
    /// Array(1.-2.j, dtype=complex64, weak_type=True)
    #[native("(x, /)", method = "(self)")]
    fn conj(x: &Value) -> R {
        ew::conj(x)
    }

    /// The real part of each element.
    ///
    /// >>> jnp.real(1 + 2j)
    /// Array(1., dtype=float32, weak_type=True)
    #[native("(val)")]
    fn real(val: &Value) -> R {
        ew::real(val)
    }

    /// The imaginary part of each element; zero for real numbers.
    ///
    /// >>> jnp.imag(1 + 2j)
    /// Array(2., dtype=float32, weak_type=True)
    #[native("(val)")]
    fn imag(val: &Value) -> R {
        ew::imag(val)
    }

    /// The angle of each complex number, in radians, or in degrees where `deg` is true.
    ///
    /// >>> jnp.angle(1j, deg=True)
    /// Array(90., dtype=float32, weak_type=True)
    #[native("(z, deg=False)")]
    fn angle(z: &Value, deg: bool) -> R {
        ew::angle(z, deg)
    }
}

/// Functions that ask something of each element: the result is boolean.
#[natives(scope = Call)]
pub(crate) mod questions {
    use super::*;

    /// Whether each element is NaN.
    ///
    /// >>> jnp.isnan(jnp.array([1.0, jnp.nan]))
    /// Array([False,  True], dtype=bool)
    #[native("(x)")]
    fn isnan(x: &Value) -> R {
        ew::isnan(x)
    }

    /// Whether each element is one of the infinities.
    ///
    /// >>> jnp.isinf(jnp.array([1.0, -jnp.inf]))
    /// Array([False,  True], dtype=bool)
    #[native("(x)")]
    fn isinf(x: &Value) -> R {
        ew::isinf(x)
    }

    /// Whether each element is neither NaN nor infinite.
    ///
    /// >>> jnp.isfinite(jnp.array([1.0, jnp.inf, jnp.nan]))
    /// Array([ True, False, False], dtype=bool)
    #[native("(x)")]
    fn isfinite(x: &Value) -> R {
        ew::isfinite(x)
    }

    #[member(isposinf = f64::INFINITY, "Whether each element is positive infinity.

        >>> jnp.isposinf(jnp.array([jnp.inf, -jnp.inf]))
        Array([ True, False], dtype=bool)")]
    #[member(isneginf = f64::NEG_INFINITY, "Whether each element is negative infinity.

        >>> jnp.isneginf(jnp.array([jnp.inf, -jnp.inf]))
        Array([False,  True], dtype=bool)")]
    #[native("(x)")]
    fn is_infinity(x: &Value, member: f64) -> R {
        ew::is_infinity(x, member)
    }

    /// Whether the sign of each element is minus; true for -0.0.
    ///
    /// >>> jnp.signbit(jnp.array([1.0, -0.0]))
    /// Array([False,  True], dtype=bool)
    #[native("(x)")]
    fn signbit(x: &Value) -> R {
        ew::signbit(x)
    }

    /// Whether each element is false or zero.
    ///
    /// >>> jnp.logical_not(jnp.array([0, 2]))
    /// Array([ True, False], dtype=bool)
    #[native("(x)")]
    fn logical_not(x: &Value) -> R {
        ew::logical_not(x)
    }
}
