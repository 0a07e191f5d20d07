//! The primitives that work on each element, and what chooses or converts elements.

use crate::convert;
use crate::ops::{R, lax, promote};
use crate::py::*;
use crate::row::{Call, Outcome};
use freezeframe_array::{DType, Kind};
use freezeframe_core::{BinaryOp, Primitive, UnaryOp, bind1};

/// Primitives of one array, which keep its dtype.
#[natives(scope = Call)]
pub(super) mod unary {
    use super::*;

    #[member(neg = UnaryOp::Neg, "Each element with the other sign.

        >>> lax.neg(1.5)
        Array(-1.5, dtype=float32, weak_type=True)")]
    #[member(sign = UnaryOp::Sign, "-1, 0 or 1: the sign of each element.

        >>> lax.sign(-3.0)
        Array(-1., dtype=float32, weak_type=True)")]
    #[member(floor = UnaryOp::Floor, "Each float rounded down.

        >>> lax.floor(1.7)
        Array(1., dtype=float32, weak_type=True)")]
    #[member(ceil = UnaryOp::Ceil, "Each float rounded up.

        >>> lax.ceil(1.2)
        Array(2., dtype=float32, weak_type=True)")]
    #[member(exp = UnaryOp::Exp, "e to the power of each element.

        >>> lax.exp(1.0)
        Array(2.7182817, dtype=float32, weak_type=True)")]
    #[member(exp2 = UnaryOp::Exp2, "2 to the power of each element.

        >>> lax.exp2(3.0)
        Array(8., dtype=float32, weak_type=True)")]
    #[member(expm1 = UnaryOp::Expm1, "`exp(x) - 1`, exact for elements near zero.

        >>> lax.expm1(1e-5)
        Array(1.000005e-05, dtype=float32, weak_type=True)")]
    #[member(log = UnaryOp::Log, "The natural logarithm of each element.

        >>> lax.log(2.0)
        Array(0.6931472, dtype=float32, weak_type=True)")]
    #[member(log1p = UnaryOp::Log1p, "`log(1 + x)`, exact for elements near zero.

        >>> lax.log1p(1e-5)
        Array(9.99995e-06, dtype=float32, weak_type=True)")]
    #[member(tanh = UnaryOp::Tanh, "The hyperbolic tangent of each element.

        >>> lax.tanh(1.0)
        Array(0.7615942, dtype=float32, weak_type=True)")]
    #[member(logistic = UnaryOp::Logistic, "`1 / (1 + exp(-x))` of each element.

        >>> lax.logistic(0.0)
        Array(0.5, dtype=float32, weak_type=True)")]
    #[member(sin = UnaryOp::Sin, "The sine of each element.

        >>> lax.sin(1.0)
        Array(0.84147096, dtype=float32, weak_type=True)")]
    #[member(cos = UnaryOp::Cos, "The cosine of each element.

        >>> lax.cos(1.0)
        Array(0.5403023, dtype=float32, weak_type=True)")]
    #[member(tan = UnaryOp::Tan, "The tangent of each element.

        >>> lax.tan(1.0)
        Array(1.5574077, dtype=float32, weak_type=True)")]
    #[member(asin = UnaryOp::Asin, "The angle whose sine each element is.

        >>> lax.asin(1.0)
        Array(1.5707964, dtype=float32, weak_type=True)")]
    #[member(acos = UnaryOp::Acos, "The angle whose cosine each element is.

        >>> lax.acos(0.0)
        Array(1.5707964, dtype=float32, weak_type=True)")]
    #[member(atan = UnaryOp::Atan, "The angle whose tangent each element is.

        >>> lax.atan(0.0)
        Array(0., dtype=float32, weak_type=True)")]
    #[member(sinh = UnaryOp::Sinh, "The hyperbolic sine of each element.

        >>> lax.sinh(1.0)
        Array(1.1752012, dtype=float32, weak_type=True)")]
    #[member(cosh = UnaryOp::Cosh, "The hyperbolic cosine of each element.

        >>> lax.cosh(1.0)
        Array(1.5430806, dtype=float32, weak_type=True)")]
    #[member(asinh = UnaryOp::Asinh, "The number whose hyperbolic sine each element is.

        >>> lax.asinh(1.0)
        Array(0.88137364, dtype=float32, weak_type=True)")]
    #[member(acosh = UnaryOp::Acosh, "The number whose hyperbolic cosine each element is.

        >>> lax.acosh(2.0)
        Array(1.316958, dtype=float32, weak_type=True)")]
    #[member(atanh = UnaryOp::Atanh, "The number whose hyperbolic tangent each element is.

        >>> lax.atanh(0.5)
        Array(0.54930615, dtype=float32, weak_type=True)")]
    #[member(sqrt = UnaryOp::Sqrt, "The square root of each element.

        >>> lax.sqrt(2.0)
        Array(1.4142135, dtype=float32, weak_type=True)")]
    #[member(rsqrt = UnaryOp::Rsqrt, "One divided by the square root of each element.

        >>> lax.rsqrt(4.0)
        Array(0.5, dtype=float32, weak_type=True)")]
    #[member(cbrt = UnaryOp::Cbrt, "The cube root of each element.

        >>> lax.cbrt(27.0)
        Array(3., dtype=float32, weak_type=True)")]
    #[member(square = UnaryOp::Square, "Each element times itself.

        >>> lax.square(3.0)
        Array(9., dtype=float32, weak_type=True)")]
    #[member(abs = UnaryOp::Abs, "The distance of each element from zero.

        >>> lax.abs(-3.0)
        Array(3., dtype=float32, weak_type=True)")]
    #[member(real = UnaryOp::Real, "The real part of each complex number.

        >>> lax.real(1 + 2j)
        Array(1., dtype=float32, weak_type=True)")]
    #[member(imag = UnaryOp::Imag, "The imaginary part of each complex number.

        >>> lax.imag(1 + 2j)
        Array(2., dtype=float32, weak_type=True)")]
    #[member(conj = UnaryOp::Conj, "The complex conjugate of each element.

        >>> lax.conj(1 + 2j)
        Array(1.-2.j, dtype=complex64, weak_type=True)")]
    #[member(bitwise_not = UnaryOp::Not, "The bits of each integer turned over; each boolean negated.

        >>> lax.bitwise_not(5)
        Array(-6, dtype=int32, weak_type=True)")]
    #[member(population_count = UnaryOp::PopulationCount, "How many bits of each integer are one.

        >>> lax.population_count(7)
        Array(3, dtype=int32, weak_type=True)")]
    #[member(clz = UnaryOp::Clz, "How many bits of each integer are zero above its highest one.

        >>> lax.clz(1)
        Array(31, dtype=int32, weak_type=True)")]
    #[member(erf = UnaryOp::Erf, "The error function of each element.

        >>> lax.erf(0.5)
        Array(0.5204999, dtype=float32, weak_type=True)")]
    #[member(erfc = UnaryOp::Erfc, "`1 - erf(x)`, exact where that is small.

        >>> lax.erfc(0.5)
        Array(0.47950017, dtype=float32, weak_type=True)")]
    #[member(erf_inv = UnaryOp::ErfInv, "The number whose error function each element is.

        >>> lax.erf_inv(0.5)
        Array(0.47693628, dtype=float32, weak_type=True)")]
    #[member(lgamma = UnaryOp::Lgamma, "The logarithm of the size of the gamma function of each element.

        >>> lax.lgamma(5.0)
        Array(3.1780539, dtype=float32, weak_type=True)")]
    #[member(digamma = UnaryOp::Digamma, "The slope of `lgamma` at each element.

        >>> lax.digamma(1.0)
        Array(-0.5772154, dtype=float32, weak_type=True)")]
    #[member(is_finite = UnaryOp::IsFinite, "Whether each element is neither NaN nor infinite.

        >>> lax.is_finite(1.0)
        Array(True, dtype=bool, weak_type=True)")]
    #[member(bessel_i0e = UnaryOp::BesselI0e, "The modified Bessel function of order 0, times `exp(-abs(x))`.

        >>> lax.bessel_i0e(0.25)
        Array(0.7910172, dtype=float32, weak_type=True)")]
    #[member(bessel_i1e = UnaryOp::BesselI1e, "The modified Bessel function of order 1, times `exp(-abs(x))`.

        >>> lax.bessel_i1e(1.0)
        Array(0.20791042, dtype=float32, weak_type=True)")]
    #[native("(x, accuracy=None)")]
    fn primitive(x: &Value, member: UnaryOp) -> R {
        lax::unary(member, x)
    }
}

/// Primitives of two arrays of one shape and dtype; a Python number takes the other's dtype.
#[natives(scope = Call)]
pub(super) mod binary {
    use super::*;

    #[member(add = BinaryOp::Add, "The sum of two elements.

        >>> lax.add(1.0, 2.0)
        Array(3., dtype=float32, weak_type=True)")]
    #[member(sub = BinaryOp::Sub, "The first element minus the second.

        >>> lax.sub(1.0, 2.0)
        Array(-1., dtype=float32, weak_type=True)")]
    #[member(mul = BinaryOp::Mul, "The product of two elements.

        >>> lax.mul(2.0, 3.0)
        Array(6., dtype=float32, weak_type=True)")]
    #[member(div = BinaryOp::Div, "The first element divided by the second; of integers, rounded towards zero.

        >>> lax.div(7, 2)
        Array(3, dtype=int32, weak_type=True)")]
    #[member(rem = BinaryOp::Rem, "What remains of the quotient, with the sign of the first element.

        >>> lax.rem(-7, 2)
        Array(-1, dtype=int32, weak_type=True)")]
    #[member(pow = BinaryOp::Pow, "The first element to the power of the second.

        >>> lax.pow(2.0, 0.5)
        Array(1.4142135, dtype=float32, weak_type=True)")]
    #[member(max = BinaryOp::Max, "The larger of two elements.

        >>> lax.max(1.0, 2.0)
        Array(2., dtype=float32, weak_type=True)")]
    #[member(min = BinaryOp::Min, "The smaller of two elements.

        >>> lax.min(1.0, 2.0)
        Array(1., dtype=float32, weak_type=True)")]
    #[member(atan2 = BinaryOp::Atan2, "The angle of the point (`y`, `x`).

        >>> lax.atan2(1.0, 1.0)
        Array(0.7853982, dtype=float32, weak_type=True)")]
    #[member(nextafter = BinaryOp::Nextafter, "The float next to `x` on the way to `y`.

        >>> lax.nextafter(1.0, 2.0) > 1.0
        Array(True, dtype=bool, weak_type=True)")]
    #[member(complex = BinaryOp::Complex, "Complex numbers made of real and imaginary parts.

        >>> lax.complex(1.0, 2.0)
        Array(1.+2.j, dtype=complex64, weak_type=True)")]
    #[member(bitwise_and = BinaryOp::And, "The bits that are one in both.

        >>> lax.bitwise_and(12, 10)
        Array(8, dtype=int32, weak_type=True)")]
    #[member(bitwise_or = BinaryOp::Or, "The bits that are one in either.

        >>> lax.bitwise_or(12, 10)
        Array(14, dtype=int32, weak_type=True)")]
    #[member(bitwise_xor = BinaryOp::Xor, "The bits that are one in one only.

        >>> lax.bitwise_xor(12, 10)
        Array(6, dtype=int32, weak_type=True)")]
    #[member(shift_left = BinaryOp::ShiftLeft, "The bits moved up.

        >>> lax.shift_left(1, 3)
        Array(8, dtype=int32, weak_type=True)")]
    #[member(shift_right_arithmetic = BinaryOp::ShiftRightArithmetic, "The bits moved down, the sign kept.

        >>> lax.shift_right_arithmetic(-16, 2)
        Array(-4, dtype=int32, weak_type=True)")]
    #[member(shift_right_logical = BinaryOp::ShiftRightLogical, "The bits moved down, zeros put in above.

        >>> lax.shift_right_logical(-1, 28)
        Array(15, dtype=int32, weak_type=True)")]
    #[member(eq = BinaryOp::Eq, "Whether elements are equal.

        >>> lax.eq(1, 2)
        Array(False, dtype=bool, weak_type=True)")]
    #[member(ne = BinaryOp::Ne, "Whether elements differ.

        >>> lax.ne(1, 2)
        Array(True, dtype=bool, weak_type=True)")]
    #[member(ge = BinaryOp::Ge, "Whether the first element is not below the second.

        >>> lax.ge(1, 2)
        Array(False, dtype=bool, weak_type=True)")]
    #[member(gt = BinaryOp::Gt, "Whether the first element is above the second.

        >>> lax.gt(1, 2)
        Array(False, dtype=bool, weak_type=True)")]
    #[member(le = BinaryOp::Le, "Whether the first element is not above the second.

        >>> lax.le(1, 2)
        Array(True, dtype=bool, weak_type=True)")]
    #[member(lt = BinaryOp::Lt, "Whether the first element is below the second.

        >>> lax.lt(1, 2)
        Array(True, dtype=bool, weak_type=True)")]
    #[native("(x, y)")]
    fn primitive(x: &Value, y: &Value, member: BinaryOp) -> R {
        let (mut x, mut y) = (x.clone(), y.clone());
        if x.dtype() != y.dtype() && !(member == BinaryOp::Pow && y.dtype().is_integer()) {
            let fits = |from: &Value, to: &Value| {
                from.weak_type()
                    && !to.weak_type()
                    && from.ndim() == 0
                    && rank(from.dtype()) <= rank(to.dtype())
            };
            if fits(&x, &y) {
                x = lax::convert_weak(&x, y.dtype(), false)?;
            } else if fits(&y, &x) {
                y = lax::convert_weak(&y, x.dtype(), false)?;
            }
        }
        lax::binary(member, &x, &y)
    }
}

fn rank(dtype: DType) -> u8 {
    match dtype.kind() {
        Kind::Bool => 0,
        Kind::Signed | Kind::Unsigned => 1,
        Kind::Float => 2,
        Kind::Complex | Kind::Key | Kind::Float0 => 3,
    }
}

/// Choosing and converting elements.
#[natives(scope = Call)]
pub(super) mod functions {
    use super::*;

    /// Each element to the power of a known integer.
    ///
    /// >>> lax.integer_pow(2.0, 3)
    /// Array(8., dtype=float32, weak_type=True)
    #[native("(x, y)")]
    fn integer_pow(y: i64, x: &Value) -> R {
        lax::integer_pow(x, i32::try_from(y).unwrap_or(i32::MAX))
    }

    /// Each float rounded to a whole number; halves go away from zero, or with method 1 to the even neighbor.
    ///
    /// >>> lax.round(2.5)
    /// Array(3., dtype=float32, weak_type=True)
    #[native("(x, rounding_method=0)")]
    fn round(vm: &mut Vm, rounding_method: &Py, x: &Value) -> Outcome {
        let op = match vm.int(rounding_method)? {
            1 => UnaryOp::RoundEven,
            _ => UnaryOp::RoundAway,
        };
        Ok(lax::unary(op, x)?)
    }

    /// The element of `on_true` where `pred` is true, and that of `on_false` elsewhere.
    ///
    /// >>> lax.select(jnp.array([True, False]), jnp.array([1, 2]), jnp.array([3, 4]))
    /// Array([1, 4], dtype=int32)
    #[native("(pred, on_true, on_false)")]
    fn select(pred: &Value, on_true: &Value, on_false: &Value) -> R {
        let cases = promote::promote(&[on_true.clone(), on_false.clone()])?;
        lax::select(pred, &cases[0], &cases[1])
    }

    /// The element of the case whose number stands in `which`.
    ///
    /// >>> lax.select_n(jnp.array([1, 0]), jnp.array([1, 2]), jnp.array([3, 4]))
    /// Array([3, 2], dtype=int32)
    #[native("(which, *cases)")]
    fn select_n(which: &Value, cases: &[Value]) -> R {
        lax::select_n(which, cases)
    }

    /// Each element, but not below `min` and not above `max`.
    ///
    /// >>> lax.clamp(0, jnp.array([-1, 5, 12]), 9)
    /// Array([0, 5, 9], dtype=int32)
    #[native("(min, x, max)")]
    fn clamp(min: &Value, x: &Value, max: &Value) -> R {
        let bound = |value: &Value| {
            if value.weak_type() {
                lax::convert_weak(value, x.dtype(), x.weak_type())
            } else {
                Ok(value.clone())
            }
        };
        lax::clamp(&bound(min)?, x, &bound(max)?)
    }

    /// The leaves of a tree as they are, but as constants for derivatives.
    ///
    /// >>> jax.grad(lambda x: x * lax.stop_gradient(x))(3.0)
    /// Array(3., dtype=float32, weak_type=True)
    #[native("(x)")]
    fn stop_gradient(vm: &mut Vm, x: &Py) -> Outcome<Py> {
        let (leaves, tree) = crate::tree::flatten(vm, x, None)?;
        let mut results = Vec::with_capacity(leaves.len());
        for leaf in &leaves {
            let value = convert::jax_value(vm, leaf)?;
            let result = if value.dtype().is_inexact() {
                lax::stop_gradient(&value)?
            } else {
                value
            };
            results.push(crate::array::wrap(vm, result));
        }
        Ok(crate::tree::unflatten(vm, &tree, &results)?)
    }

    /// The array as it is; no optimization moves a computation past it.
    ///
    /// >>> lax.optimization_barrier(1.0)
    /// Array(1., dtype=float32, weak_type=True)
    #[native("(operand, /)")]
    fn optimization_barrier(operand: &Value) -> R {
        bind1(
            &Primitive::OptimizationBarrier,
            std::slice::from_ref(operand),
        )
    }

    /// The elements in another dtype.
    ///
    /// >>> lax.convert_element_type(1.7, jnp.int32)
    /// Array(1, dtype=int32)
    #[native("(operand, new_dtype)", aliases("astype"))]
    fn convert_element_type(new_dtype: Option<DType>, operand: &Value) -> R {
        lax::convert(operand, new_dtype.unwrap_or_else(promote::float_dtype))
    }

    /// The bits of the elements read as another dtype of the same size.
    ///
    /// >>> lax.bitcast_convert_type(1.0, jnp.int32)
    /// Array(1065353216, dtype=int32)
    #[native("(operand, new_dtype)")]
    fn bitcast_convert_type(new_dtype: Option<DType>, operand: &Value) -> R {
        lax::bitcast(operand, new_dtype.unwrap_or_else(promote::float_dtype))
    }

    /// Each float rounded to one with so many bits of exponent and mantissa.
    ///
    /// >>> lax.reduce_precision(3.14159, 5, 3)
    /// Array(3.25, dtype=float32, weak_type=True)
    #[native("(operand, exponent_bits, mantissa_bits)")]
    fn reduce_precision(exponent_bits: i64, mantissa_bits: i64, operand: &Value) -> R {
        let primitive = Primitive::ReducePrecision {
            exponent_bits: u32::try_from(exponent_bits).unwrap_or(8),
            mantissa_bits: u32::try_from(mantissa_bits).unwrap_or(23),
        };
        bind1(&primitive, std::slice::from_ref(operand))
    }
}
