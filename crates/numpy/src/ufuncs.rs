//! The ufuncs: one row for each, from which its object in `numpy` is made, and by whose name it is called from here.

use super::errors::Outcome;
use super::op::*;
use super::row::{Call, Where};
use super::ufunc::{self, Extras};
use freezeframe_array::DType;
use freezeframe_array::kernel::{self, BinaryOp, UnaryOp};
use freezeframe_python::{Entry, Value, Vm, natives};

const SUBTRACT: &str = "numpy boolean subtract, the `-` operator, is not supported, use the bitwise_xor, the `^` operator, or the logical_xor function instead.";
const NEGATIVE: &str = "The numpy boolean negative, the `-` operator, is not supported, use the `~` operator or the logical_not function instead.";

/// The ufunc of that name.
fn find(name: &str) -> Option<&'static Entry> {
    let mut all = functions::TABLE.iter().copied();
    all.find(|row| row.name == name)
}

/// Calls a ufunc by name.
pub fn call(vm: &mut Vm, name: &str, args: &[Value]) -> Outcome {
    let Some(row) = find(name) else {
        return Err(vm.not_implemented(format_args!("numpy.{name} is not supported")));
    };
    let (operands, out) = args.split_at(ufunc::facts(row).nin.min(args.len()));
    let operands: Vec<&Value> = operands.iter().collect();
    let extras = Extras::new(out.first(), Where(None), None);
    ufunc::call_with(vm, row, &operands, extras)
}

/// Ufuncs of one operand, then those of two.
#[natives(scope = Call)]
pub(crate) mod functions {
    use super::*;

    #[native(
        "(x, /, out=None, *, where=True, casting='same_kind', order='K', dtype=None, subok=True, signature=None)",
        facts = member
    )]
    #[member(negative = Ufunc::one(Rule::NoBool, |a| unary(UnaryOp::Neg, a)).refusal(NEGATIVE),
        "The number with the other sign. Booleans are a TypeError.

        >>> np.negative([1.0, -2.0])
        array([-1.,  2.])")]
    #[member(positive = Ufunc::one(Rule::NoBool, |a| operand(a, 0).cloned()),
        "The number itself, as a new array.

        >>> np.positive(np.array([1, -2]))
        array([ 1, -2])")]
    #[member(absolute = Ufunc::one(Rule::Same, absolute),
        "The size of a number, also of a complex one.

        >>> np.absolute([-1.5, 3+4j])
        array([1.5, 5. ])", aliases("abs"))]
    #[member(fabs = Ufunc::one(Rule::RealFloat, |a| unary(UnaryOp::Abs, a)),
        "The size of a real number, always as a float.

        >>> np.fabs([-1, 2])
        array([1., 2.])")]
    #[member(sign = Ufunc::one(Rule::NoBool, |a| unary(UnaryOp::Sign, a)),
        "-1, 0 or 1; of a complex number the number of size one in its direction.

        >>> np.sign([-2.5, 0.0, 3.0])
        array([-1.,  0.,  1.])")]
    #[member(sqrt = Ufunc::one(Rule::Float, |a| real_or_kernel(UnaryOp::Sqrt, libm::sqrt, a)).warns(Warns::Undefined),
        "The square root. Below zero it is NaN, with a warning.

        >>> np.sqrt([1.0, 2.0, 4.0])
        array([1.        , 1.41421356, 2.        ])")]
    #[member(cbrt = Ufunc::one(Rule::RealFloat, |a| map_float(operand(a, 0)?, &libm::cbrt)),
        "The cube root of a real number.

        >>> np.cbrt([8.0, -27.0])
        array([ 2., -3.])")]
    #[member(square = Ufunc::one(Rule::Number, |a| kernel::binary(BinaryOp::Mul, operand(a, 0)?, operand(a, 0)?)),
        "The number times itself.

        >>> np.square([1, 2, 3])
        array([1, 4, 9])")]
    #[member(reciprocal = Ufunc::one(Rule::Number, reciprocal).warns(Warns::Divides),
        "One divided by the number, in its own dtype: of whole numbers the whole part.

        >>> np.reciprocal([2.0, 4.0])
        array([0.5 , 0.25])")]
    #[member(exp = Ufunc::one(Rule::Float, |a| real_or_kernel(UnaryOp::Exp, libm::exp, a)),
        "e to the power of each number.

        >>> np.exp([0.0, 1.0])
        array([1.        , 2.71828183])")]
    #[member(exp2 = Ufunc::one(Rule::Float, |a| by_parts(libm::exp2, exp2_of, a)),
        "Two to the power of each number.

        >>> np.exp2([0.0, 3.0])
        array([1., 8.])")]
    #[member(expm1 = Ufunc::one(Rule::Float, |a| by_parts(libm::expm1, expm1_of, a)),
        "`exp(x) - 1`, exact also for small numbers.

        >>> np.expm1(1e-10)
        np.float64(1.00000000005e-10)")]
    #[member(log = Ufunc::one(Rule::Float, |a| real_or_kernel(UnaryOp::Log, libm::log, a)).warns(Warns::Undefined),
        "The natural logarithm: -inf at zero and NaN below, with warnings.

        >>> np.log([1.0, np.e])
        array([0., 1.])")]
    #[member(log2 = Ufunc::one(Rule::Float, |a| log_to(libm::log2, std::f64::consts::LOG2_E, a)).warns(Warns::Undefined),
        "The logarithm to base two.

        >>> np.log2([1, 8])
        array([0., 3.])")]
    #[member(log10 = Ufunc::one(Rule::Float, |a| log_to(libm::log10, std::f64::consts::LOG10_E, a)).warns(Warns::Undefined),
        "The logarithm to base ten.

        >>> np.log10([1, 1000])
        array([0., 3.])")]
    #[member(log1p = Ufunc::one(Rule::Float, |a| by_parts(libm::log1p, log1p_of, a)).warns(Warns::Undefined),
        "`log(1 + x)`, exact also for small numbers.

        >>> np.log1p(1e-10)
        np.float64(9.999999999500001e-11)")]
    #[member(sin = Ufunc::one(Rule::Float, |a| real_or_kernel(UnaryOp::Sin, libm::sin, a)),
        "The sine of an angle in radians.

        >>> np.sin([0.0, 1.0])
        array([0.        , 0.84147098])")]
    #[member(cos = Ufunc::one(Rule::Float, |a| real_or_kernel(UnaryOp::Cos, libm::cos, a)),
        "The cosine of an angle in radians.

        >>> np.cos([0.0, 1.0])
        array([1.        , 0.54030231])")]
    #[member(tan = Ufunc::one(Rule::Float, |a| real_or_kernel(UnaryOp::Tan, libm::tan, a)),
        "The tangent of an angle in radians.

        >>> np.tan([0.0, 1.0])
        array([0.        , 1.55740772])")]
    #[member(arcsin = Ufunc::one(Rule::Float, |a| real_or_kernel(UnaryOp::Asin, libm::asin, a)).warns(Warns::Undefined),
        "The angle whose sine is the number; NaN beyond -1 and 1.

        >>> np.arcsin(1.0)
        np.float64(1.5707963267948966)", aliases("asin"))]
    #[member(arccos = Ufunc::one(Rule::Float, |a| real_or_kernel(UnaryOp::Acos, libm::acos, a)).warns(Warns::Undefined),
        "The angle whose cosine is the number; NaN beyond -1 and 1.

        >>> np.arccos(-1.0)
        np.float64(3.141592653589793)", aliases("acos"))]
    #[member(arctan = Ufunc::one(Rule::Float, |a| real_or_kernel(UnaryOp::Atan, libm::atan, a)),
        "The angle between -pi/2 and pi/2 whose tangent is the number.

        >>> np.arctan(1.0)
        np.float64(0.7853981633974483)", aliases("atan"))]
    #[member(sinh = Ufunc::one(Rule::Float, |a| real_or_kernel(UnaryOp::Sinh, libm::sinh, a)),
        "The hyperbolic sine.

        >>> np.sinh(1.0)
        np.float64(1.1752011936438014)")]
    #[member(cosh = Ufunc::one(Rule::Float, |a| real_or_kernel(UnaryOp::Cosh, libm::cosh, a)),
        "The hyperbolic cosine.

        >>> np.cosh(0.0)
        np.float64(1.0)")]
    #[member(tanh = Ufunc::one(Rule::Float, |a| real_or_kernel(UnaryOp::Tanh, libm::tanh, a)),
        "The hyperbolic tangent.

        >>> np.tanh([0.0, 1.0])
        array([0.        , 0.76159416])")]
    #[member(arcsinh = Ufunc::one(Rule::Float, |a| real_or_kernel(UnaryOp::Asinh, libm::asinh, a)),
        "The number whose hyperbolic sine is the given one.

        >>> np.arcsinh(1.0)
        np.float64(0.881373587019543)", aliases("asinh"))]
    #[member(arccosh = Ufunc::one(Rule::Float, |a| real_or_kernel(UnaryOp::Acosh, libm::acosh, a)).warns(Warns::Undefined),
        "The number whose hyperbolic cosine is the given one; NaN below 1.

        >>> np.arccosh(1.0)
        np.float64(0.0)", aliases("acosh"))]
    #[member(arctanh = Ufunc::one(Rule::Float, |a| real_or_kernel(UnaryOp::Atanh, libm::atanh, a)).warns(Warns::Undefined),
        "The number whose hyperbolic tangent is the given one; NaN beyond -1 and 1.

        >>> np.arctanh(0.0)
        np.float64(0.0)", aliases("atanh"))]
    #[member(deg2rad = Ufunc::one(Rule::RealFloat, |a| map_float(operand(a, 0)?, &|x| x * (std::f64::consts::PI / 180.0))),
        "Degrees as radians.

        >>> np.deg2rad(180)
        np.float64(3.141592653589793)")]
    #[member(radians = Ufunc::one(Rule::RealFloat, |a| map_float(operand(a, 0)?, &|x| x * (std::f64::consts::PI / 180.0))),
        "Degrees as radians.

        >>> np.radians([0, 90])
        array([0.        , 1.57079633])")]
    #[member(rad2deg = Ufunc::one(Rule::RealFloat, |a| map_float(operand(a, 0)?, &|x| x * (180.0 / std::f64::consts::PI))),
        "Radians as degrees.

        >>> np.rad2deg(np.pi)
        np.float64(180.0)")]
    #[member(degrees = Ufunc::one(Rule::RealFloat, |a| map_float(operand(a, 0)?, &|x| x * (180.0 / std::f64::consts::PI))),
        "Radians as degrees.

        >>> np.degrees([0.0, np.pi])
        array([  0., 180.])")]
    #[member(floor = Ufunc::one(Rule::Same, |a| round_with(libm::floor, a)),
        "The largest whole number that is not above, in the dtype of the argument.

        >>> np.floor([-1.5, 1.5])
        array([-2.,  1.])")]
    #[member(ceil = Ufunc::one(Rule::Same, |a| round_with(libm::ceil, a)),
        "The smallest whole number that is not below, in the dtype of the argument.

        >>> np.ceil([-1.5, 1.5])
        array([-1.,  2.])")]
    #[member(trunc = Ufunc::one(Rule::Same, |a| round_with(libm::trunc, a)),
        "The number without its fraction, in the dtype of the argument.

        >>> np.trunc([-1.5, 1.5])
        array([-1.,  1.])")]
    #[member(rint = Ufunc::one(Rule::Float, |a| by_parts(libm::rint, |re, im| (libm::rint(re), libm::rint(im)), a)),
        "The nearest whole number; of two as near, the even one.

        >>> np.rint([0.5, 1.5, 2.4])
        array([0., 2., 2.])")]
    #[member(logical_not = Ufunc::one(Rule::Logic, |a| unary(UnaryOp::Not, a)),
        "True where the element is zero.

        >>> np.logical_not([0, 2])
        array([ True, False])")]
    #[member(invert = Ufunc::one(Rule::Bits, |a| unary(UnaryOp::Not, a)),
        "Each bit flipped; of booleans the other one.

        >>> np.invert([True, False])
        array([False,  True])", aliases("bitwise_not"))]
    #[member(isnan = Ufunc::one(Rule::Test, |a| test_float(a, f64::is_nan)),
        "True where the element is NaN.

        >>> np.isnan([1.0, np.nan])
        array([False,  True])")]
    #[member(isinf = Ufunc::one(Rule::Test, |a| test_float(a, f64::is_infinite)),
        "True where the element is infinite, of either sign.

        >>> np.isinf([1.0, -np.inf])
        array([False,  True])")]
    #[member(isfinite = Ufunc::one(Rule::Test, is_finite),
        "True where the element is neither infinite nor NaN.

        >>> np.isfinite([1.0, np.inf, np.nan])
        array([ True, False, False])")]
    #[member(signbit = Ufunc::one(Rule::RealFloat, |a| test_float(a, f64::is_sign_negative)),
        "True where the sign is minus, that of -0.0 too.

        >>> np.signbit([-0.0, 2.0])
        array([ True, False])")]
    #[member(conjugate = Ufunc::one(Rule::Number, conjugate),
        "The complex conjugate; real numbers stay as they are.

        >>> np.conjugate(1+2j)
        np.complex128(1-2j)", aliases("conj"))]
    fn one(
        vm: &mut Vm,
        row: &'static Entry,
        x: &Value,
        out: Option<&Value>,
        r#where: Where,
        dtype: Option<DType>,
    ) -> Outcome {
        let extras = Extras::new(out, r#where, dtype);
        ufunc::call_with(vm, row, &[x], extras)
    }

    #[native(
        "(x1, x2, /, out=None, *, where=True, casting='same_kind', order='K', dtype=None, subok=True, signature=None)",
        facts = member
    )]
    #[member(add = Ufunc::two(Rule::Same, |a| arithmetic(BinaryOp::Add, BinaryOp::Or, a)).identity(0).fold(Fold::Sum),
        "The sum of two arrays, broadcast; of booleans, whether either is true.

        >>> np.add([1, 2], 3)
        array([4, 5])")]
    #[member(subtract = Ufunc::two(Rule::NoBool, |a| binary(BinaryOp::Sub, a)).refusal(SUBTRACT),
        "The difference of two arrays. Booleans are a TypeError.

        >>> np.subtract([5, 7], [1, 2])
        array([4, 5])")]
    #[member(multiply = Ufunc::two(Rule::Same, |a| arithmetic(BinaryOp::Mul, BinaryOp::And, a)).identity(1).fold(Fold::Prod),
        "The product, element by element.

        >>> np.multiply([1, 2], [3.0, 4.0])
        array([3., 8.])")]
    #[member(divide = Ufunc::two(Rule::Divide, |a| binary(BinaryOp::Div, a)).warns(Warns::Divides),
        "The quotient, always in floats. Division by zero gives inf or NaN, with a warning.

        >>> np.divide([1, 2], 4)
        array([0.25, 0.5 ])", aliases("true_divide"))]
    #[member(floor_divide = Ufunc::two(Rule::Number, |a| division(a, floor_divide, true)).warns(Warns::Divides),
        "The quotient rounded down, as `//` gives it.

        >>> np.floor_divide([7, -7], 2)
        array([ 3, -4])")]
    #[member(remainder = Ufunc::two(Rule::Number, |a| division(a, remainder, false)).warns(Warns::Divides),
        "What is left of a division, with the sign of the divisor, as `%` gives it.

        >>> np.remainder([7, -7], 3)
        array([1, 2])", aliases("mod"))]
    #[member(fmod = Ufunc::two(Rule::Number, |a| binary(BinaryOp::Rem, a)),
        "What is left of a division, with the sign of the dividend.

        >>> np.fmod([7, -7], 3)
        array([ 1, -1])")]
    #[member(power = Ufunc::two(Rule::Number, power).one_for_all(),
        "The first to the power of the second. A negative power of whole numbers is a ValueError.

        >>> np.power([1, 2, 3], 2)
        array([1, 4, 9])", aliases("pow"))]
    #[member(float_power = Ufunc::two(Rule::Divide, power),
        "The first to the power of the second, in float64 or wider.

        >>> np.float_power([1, 2], -1)
        array([1. , 0.5])")]
    #[member(arctan2 = Ufunc::two(Rule::RealFloat, |a| zip_float(a, &libm::atan2)),
        "The angle of the point `(x2, x1)`, between -pi and pi.

        >>> np.arctan2([1.0, -1.0], [1.0, -1.0])
        array([ 0.78539816, -2.35619449])", aliases("atan2"))]
    #[member(hypot = Ufunc::two(Rule::RealFloat, |a| zip_float(a, &libm::hypot)),
        "The length of the hypotenuse over two legs.

        >>> np.hypot(3.0, 4.0)
        np.float64(5.0)")]
    #[member(maximum = Ufunc::two(Rule::Same, |a| arithmetic(BinaryOp::Max, BinaryOp::Or, a)).fold(Fold::Max),
        "The larger of two elements; NaN if either is.

        >>> np.maximum([1, 5], [3, 2])
        array([3, 5])")]
    #[member(minimum = Ufunc::two(Rule::Same, |a| arithmetic(BinaryOp::Min, BinaryOp::And, a)).fold(Fold::Min),
        "The smaller of two elements; NaN if either is.

        >>> np.minimum([1, 5], [3, 2])
        array([1, 2])")]
    #[member(fmax = Ufunc::two(Rule::RealFloat, |a| zip_float(a, &f64::max)),
        "The larger of two elements; the other one where one is NaN.

        >>> np.fmax([1.0, np.nan], [0.0, 2.0])
        array([1., 2.])")]
    #[member(fmin = Ufunc::two(Rule::RealFloat, |a| zip_float(a, &f64::min)),
        "The smaller of two elements; the other one where one is NaN.

        >>> np.fmin([1.0, np.nan], [0.0, 2.0])
        array([0., 2.])")]
    #[member(equal = Ufunc::two(Rule::Compare, |a| binary(BinaryOp::Eq, a)),
        "True where two elements are equal.

        >>> np.equal([1, 2], [1, 3])
        array([ True, False])")]
    #[member(not_equal = Ufunc::two(Rule::Compare, |a| binary(BinaryOp::Ne, a)),
        "True where two elements are not equal.

        >>> np.not_equal([1, 2], [1, 3])
        array([False,  True])")]
    #[member(less = Ufunc::two(Rule::Compare, |a| binary(BinaryOp::Lt, a)),
        "True where two elements are in rising order.

        >>> np.less([1, 2], 2)
        array([ True, False])")]
    #[member(less_equal = Ufunc::two(Rule::Compare, |a| binary(BinaryOp::Le, a)),
        "True where two elements are in rising order or equal.

        >>> np.less_equal([1, 2], 1)
        array([ True, False])")]
    #[member(greater = Ufunc::two(Rule::Compare, |a| binary(BinaryOp::Gt, a)),
        "True where two elements are in falling order.

        >>> np.greater([1, 2], 1)
        array([False,  True])")]
    #[member(greater_equal = Ufunc::two(Rule::Compare, |a| binary(BinaryOp::Ge, a)),
        "True where two elements are in falling order or equal.

        >>> np.greater_equal([1, 2], 2)
        array([False,  True])")]
    #[member(logical_and = Ufunc::two(Rule::Logic, |a| binary(BinaryOp::And, a)).identity(1),
        "True where both elements are not zero.

        >>> np.logical_and([1, 0], [1, 1])
        array([ True, False])")]
    #[member(logical_or = Ufunc::two(Rule::Logic, |a| binary(BinaryOp::Or, a)).identity(0),
        "True where either element is not zero.

        >>> np.logical_or([1, 0], [0, 0])
        array([ True, False])")]
    #[member(logical_xor = Ufunc::two(Rule::Logic, |a| binary(BinaryOp::Xor, a)).identity(0),
        "True where just one of two elements is not zero.

        >>> np.logical_xor([1, 0], [1, 1])
        array([False,  True])")]
    #[member(bitwise_and = Ufunc::two(Rule::Bits, |a| binary(BinaryOp::And, a)).identity(-1),
        "The bits that are set in both whole numbers.

        >>> np.bitwise_and(12, 10)
        np.int64(8)")]
    #[member(bitwise_or = Ufunc::two(Rule::Bits, |a| binary(BinaryOp::Or, a)).identity(0),
        "The bits that are set in either whole number.

        >>> np.bitwise_or(12, 10)
        np.int64(14)")]
    #[member(bitwise_xor = Ufunc::two(Rule::Bits, |a| binary(BinaryOp::Xor, a)).identity(0),
        "The bits that are set in just one of two whole numbers.

        >>> np.bitwise_xor(12, 10)
        np.int64(6)")]
    #[member(left_shift = Ufunc::two(Rule::Shift, |a| shift(a, true)),
        "The bits moved up by so many places.

        >>> np.left_shift(1, [0, 1, 2])
        array([1, 2, 4])", aliases("bitwise_left_shift"))]
    #[member(right_shift = Ufunc::two(Rule::Shift, |a| shift(a, false)),
        "The bits moved down by so many places; the sign stays.

        >>> np.right_shift([8, -8], 1)
        array([ 4, -4])", aliases("bitwise_right_shift"))]
    #[member(copysign = Ufunc::two(Rule::RealFloat, |a| zip_float(a, &f64::copysign)),
        "The size of the first with the sign of the second.

        >>> np.copysign([1.0, 2.0], -1)
        array([-1., -2.])")]
    #[member(nextafter = Ufunc::two(Rule::RealFloat, |a| binary(BinaryOp::Nextafter, a)),
        "The next number that the dtype has, from the first towards the second.

        >>> np.nextafter(1.0, 2.0)
        np.float64(1.0000000000000002)")]
    #[member(heaviside = Ufunc::two(Rule::RealFloat, |a| zip_float(a, &heaviside)),
        "0 where the first is below zero, 1 where it is above, the second where it is zero.

        >>> np.heaviside([-1.0, 0.0, 2.0], 0.5)
        array([0. , 0.5, 1. ])")]
    #[member(logaddexp = Ufunc::two(Rule::RealFloat, |a| zip_float(a, &logaddexp)),
        "`log(exp(x1) + exp(x2))` without leaving the range of floats.

        >>> np.logaddexp(0.0, 1000.0)
        np.float64(1000.0)")]
    #[member(gcd = Ufunc::two(Rule::Shift, |a| zip_whole(a, gcd)),
        "The greatest common divisor of two whole numbers.

        >>> np.gcd(12, [8, 9])
        array([4, 3])")]
    #[member(lcm = Ufunc::two(Rule::Shift, |a| zip_whole(a, lcm)),
        "The least common multiple of two whole numbers; zero if one is.

        >>> np.lcm(4, [6, 10])
        array([12, 20])")]
    fn two(
        vm: &mut Vm,
        row: &'static Entry,
        x1: &Value,
        x2: &Value,
        out: Option<&Value>,
        r#where: Where,
        dtype: Option<DType>,
    ) -> Outcome {
        let extras = Extras::new(out, r#where, dtype);
        ufunc::call_with(vm, row, &[x1, x2], extras)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use freezeframe_array::Array;

    #[test]
    fn every_ufunc_takes_its_working_dtype() {
        for row in functions::TABLE {
            let ufunc = ufunc::facts(row);
            for dtype in [
                DType::Bool,
                DType::Int32,
                DType::UInt8,
                DType::Float32,
                DType::Float64,
            ] {
                let Some(working) = working_dtype(ufunc.rule, dtype) else {
                    continue;
                };
                let args = vec![Array::ones(working, [2]).unwrap(); ufunc.nin];
                let result = (ufunc.run)(&args);
                assert!(
                    result.is_ok(),
                    "{} of {dtype}: {:?}",
                    row.name,
                    result.err()
                );
            }
        }
    }
}
