//! Functions of complex numbers.
//!
//! Those of `complex64` are put together from functions of `f32` as XLA's CPU backend does, which decides the last digits;
//! how was read off some thousands of results of each.

use super::{exp, fma, log, trig};
use crate::kernel::UnaryOp;
use crate::{Complex64, Complex128};
use num_complex::Complex;

/// The `complex64` version of a function.
pub(crate) fn single(op: UnaryOp) -> Option<fn(Complex64) -> Complex64> {
    Some(match op {
        UnaryOp::Exp => exponential,
        UnaryOp::Log => logarithm,
        UnaryOp::Sqrt => root,
        UnaryOp::Sin => |z| {
            let (cosh, sinh) = hyperbolic(z.im);
            Complex::new(sine(z.re) * cosh, trig::cos(z.re) * sinh)
        },
        UnaryOp::Cos => |z| {
            let (cosh, sinh) = hyperbolic(z.im);
            Complex::new(trig::cos(z.re) * cosh, sine(-z.re) * sinh)
        },
        UnaryOp::Sinh => |z| {
            let (grown, shrunk) = halves(z);
            grown - shrunk
        },
        UnaryOp::Cosh => |z| {
            let (grown, shrunk) = halves(z);
            grown + shrunk
        },
        UnaryOp::Square => |z| {
            let re = match z.re.abs() == z.im.abs() {
                true => 0.0,
                false => (z.re - z.im) * (z.re + z.im),
            };
            Complex::new(re, 2.0 * z.re * z.im)
        },
        _ => return None,
    })
}

/// `a * b`, with one product of each part rounded once with the sum.
pub(crate) fn product(a: Complex64, b: Complex64) -> Complex64 {
    Complex::new(
        fma(a.re, b.re, -(a.im * b.im)),
        fma(a.re, b.im, a.im * b.re),
    )
}

/// `sum + a * b`, as a product of matrices adds.
pub(crate) fn plus_product(sum: Complex64, a: Complex64, b: Complex64) -> Complex64 {
    Complex::new(
        sum.re + fma(a.re, b.re, -(a.im * b.im)),
        fma(a.im, b.re, fma(a.re, b.im, sum.im)),
    )
}

/// `a / b` by Smith's method, which neither overflows nor loses digits where the parts of `b` differ much in size.
pub(crate) fn quotient(a: Complex64, b: Complex64) -> Complex64 {
    if b.re == 0.0 && b.im == 0.0 {
        let infinite = f32::INFINITY.copysign(b.re);
        return Complex::new(infinite * a.re, infinite * a.im);
    }
    if b.re.abs() >= b.im.abs() {
        let ratio = b.im / b.re;
        let scale = fma(b.im, ratio, b.re);
        Complex::new(
            fma(a.im, ratio, a.re) / scale,
            fma(-a.re, ratio, a.im) / scale,
        )
    } else {
        let ratio = b.re / b.im;
        let scale = fma(b.re, ratio, b.im);
        Complex::new(
            fma(a.re, ratio, a.im) / scale,
            fma(a.im, ratio, -a.re) / scale,
        )
    }
}

/// The absolute value.
pub(crate) fn abs(z: Complex64) -> f32 {
    let square = fma(z.re, z.re, z.im * z.im);
    match square.is_normal() {
        true => square.sqrt(),
        false => scaled_abs(z),
    }
}

/// The absolute value, by the ratio of the parts: no square of them is too large or too small.
fn scaled_abs(z: Complex64) -> f32 {
    let (re, im) = (z.re.abs(), z.im.abs());
    if re.is_infinite() || im.is_infinite() {
        return f32::INFINITY;
    }
    let (large, small) = if im > re { (im, re) } else { (re, im) };
    let ratio = if large == small { 1.0 } else { small / large };
    large * (1.0 + ratio * ratio).sqrt()
}

fn exponential(z: Complex64) -> Complex64 {
    let (cos, sin) = (trig::cos(z.im), sine(z.im));
    let scale = exp::exp(z.re);
    if scale.is_infinite() {
        // The product may be finite where the factor is not.
        let root = exp::exp(0.5 * z.re);
        return Complex::new(root * cos * root, root * sin * root);
    }
    Complex::new(scale * cos, scale * sin)
}

/// The sine, whose zero has no sign here.
fn sine(x: f32) -> f32 {
    if x == 0.0 { 0.0 } else { trig::sin(x) }
}

/// `cosh` and `sinh` of a number, by `expm1`.
fn hyperbolic(x: f32) -> (f32, f32) {
    let (grown, shrunk) = (exp::expm1(x), exp::expm1(-x));
    (0.5 * (grown + shrunk) + 1.0, 0.5 * (grown - shrunk))
}

/// Half of `exp(z)`, and of `exp(-z)`.
fn halves(z: Complex64) -> (Complex64, Complex64) {
    let log_half = -std::f32::consts::LN_2;
    let of = |z: Complex64| exponential(Complex::new(z.re + log_half, z.im));
    (of(z), of(-z))
}

/// Near the unit circle by what is left of the square of the absolute value, which is exact in `f64`.
fn logarithm(z: Complex64) -> Complex64 {
    let (re, im) = (z.re.abs(), z.im.abs());
    let (large, small) = if im > re { (im, re) } else { (re, im) };
    let wide = |x: f32| f64::from(x) * f64::from(x);
    let rest = wide(large) + wide(small) - 1.0;
    let length = if rest > -0.5 && rest < 0.5 {
        0.5 * log::log1p(rest as f32)
    } else if large == 0.0 || (large.is_infinite() && !small.is_nan()) {
        log::log(large)
    } else {
        let ratio = small / large;
        log::log(large) + 0.5 * log::log1p(ratio * ratio)
    };
    Complex::new(length, libm::atan2f(z.im, z.re))
}

/// The root with a positive real part.
fn root(z: Complex64) -> Complex64 {
    if z.re == 0.0 && z.im == 0.0 {
        return Complex::new(0.0, 0.0);
    }
    if z.re.is_nan() || z.im.is_nan() {
        return Complex::new(f32::NAN, f32::NAN);
    }
    if z.im.is_infinite() {
        return Complex::new(f32::INFINITY, z.im);
    }
    let part = (0.5 * z.re.abs() + 0.5 * scaled_abs(z)).sqrt();
    let other = 0.5 * z.im / part;
    match z.re >= 0.0 {
        true => Complex::new(part, other),
        false => Complex::new(other.abs(), if z.im < 0.0 { -part } else { part }),
    }
}

/// The `complex128` version of a function; `complex64` computes through it where it has none of its own.
pub(crate) fn double(op: UnaryOp) -> Option<fn(Complex128) -> Complex128> {
    Some(match op {
        UnaryOp::Sqrt => complex_sqrt,
        UnaryOp::Rsqrt => |z| Complex128::new(1.0, 0.0) / complex_sqrt(z),
        UnaryOp::Sinh => |z| {
            Complex::new(
                libm::sinh(z.re) * libm::cos(z.im),
                libm::cosh(z.re) * libm::sin(z.im),
            )
        },
        UnaryOp::Cosh => |z| {
            Complex::new(
                libm::cosh(z.re) * libm::cos(z.im),
                libm::sinh(z.re) * libm::sin(z.im),
            )
        },
        UnaryOp::Tanh => complex_tanh,
        UnaryOp::Tan => |z| {
            let turned = complex_tanh(Complex::new(-z.im, z.re));
            Complex::new(turned.im, -turned.re)
        },
        UnaryOp::Logistic => |z| {
            let half = complex_tanh(z / 2.0);
            (half + 1.0) / 2.0
        },
        UnaryOp::Asinh => complex_asinh,
        UnaryOp::Asin => |z| {
            let turned = complex_asinh(Complex::new(-z.im, z.re));
            Complex::new(turned.im, -turned.re)
        },
        UnaryOp::Acos => complex_acos,
        UnaryOp::Acosh => |z| {
            let angle = complex_acos(z);
            match z.im.is_sign_negative() {
                true => Complex::new(angle.im, -angle.re),
                false => Complex::new(-angle.im, angle.re),
            }
        },
        UnaryOp::Atanh => complex_atanh,
        UnaryOp::Atan => |z| {
            let turned = complex_atanh(Complex::new(-z.im, z.re));
            Complex::new(turned.im, -turned.re)
        },
        UnaryOp::Exp => |z| {
            let scale = libm::exp(z.re);
            Complex::new(scale * libm::cos(z.im), scale * libm::sin(z.im))
        },
        UnaryOp::Log => {
            |z| Complex::new(libm::log(libm::hypot(z.re, z.im)), libm::atan2(z.im, z.re))
        }
        UnaryOp::Sin => |z| {
            Complex::new(
                libm::sin(z.re) * libm::cosh(z.im),
                libm::cos(z.re) * libm::sinh(z.im),
            )
        },
        UnaryOp::Cos => |z| {
            Complex::new(
                libm::cos(z.re) * libm::cosh(z.im),
                -libm::sin(z.re) * libm::sinh(z.im),
            )
        },
        UnaryOp::Sign => |z| {
            let abs = libm::hypot(z.re, z.im);
            if abs == 0.0 { z } else { z / abs }
        },
        _ => return None,
    })
}

/// The root with a positive real part.
fn complex_sqrt(z: Complex128) -> Complex128 {
    if z.re == 0.0 && z.im == 0.0 {
        return Complex::new(0.0, z.im);
    }
    let part = ((z.re.abs() + libm::hypot(z.re, z.im)) / 2.0).sqrt();
    if z.re >= 0.0 {
        Complex::new(part, z.im / (2.0 * part))
    } else {
        Complex::new(z.im.abs() / (2.0 * part), part.copysign(z.im))
    }
}

// By the roots of 1 + iz and 1 - iz, whose products lose no digits where one part is small (Kahan).
fn complex_asinh(z: Complex128) -> Complex128 {
    let (low, high) = (
        complex_sqrt(Complex::new(1.0 + z.im, -z.re)),
        complex_sqrt(Complex::new(1.0 - z.im, z.re)),
    );
    Complex::new(
        libm::asinh(low.re * high.im - high.re * low.im),
        libm::atan2(z.im, low.re * high.re - low.im * high.im),
    )
}

fn complex_acos(z: Complex128) -> Complex128 {
    let (low, high) = (
        complex_sqrt(Complex::new(1.0 - z.re, -z.im)),
        complex_sqrt(Complex::new(1.0 + z.re, z.im)),
    );
    Complex::new(
        2.0 * libm::atan2(low.re, high.re),
        libm::asinh(high.re * low.im - high.im * low.re),
    )
}

fn complex_atanh(z: Complex128) -> Complex128 {
    let below = 1.0 - z.re;
    let square = z.im * z.im;
    let distance = below * below + square;
    Complex::new(
        libm::log1p(4.0 * z.re / distance) / 4.0,
        libm::atan2(2.0 * z.im, below * (1.0 + z.re) - square) / 2.0,
    )
}

fn complex_tanh(z: Complex128) -> Complex128 {
    if z.re.abs() > 350.0 {
        return Complex::new(1.0f64.copysign(z.re), 0.0);
    }
    let (re, im) = (2.0 * z.re, 2.0 * z.im);
    let scale = libm::cosh(re) + libm::cos(im);
    Complex::new(libm::sinh(re) / scale, libm::sin(im) / scale)
}

#[cfg(test)]
mod tests {
    use super::*;

    const NUMBERS: [(f32, f32); 4] = [(3.0, 4.0), (-0.7, 0.2), (0.6, -0.9), (-2.5, -1.25)];

    /// What XLA's CPU backend gives for these numbers, to the last bit; of logarithms the real part.
    #[test]
    fn functions_end_in_the_digits_of_xla() {
        let cases = [
            (
                UnaryOp::Exp,
                [
                    (-13.128_783, -15.200_785),
                    (0.486_686_68, 0.098_656_27),
                    (1.132_647_3, -1.427_314_8),
                    (0.025_883_237, -0.077_897_4),
                ],
            ),
            (
                UnaryOp::Log,
                [
                    (1.609_438, 0.0),
                    (-0.317_439_17, 0.0),
                    (0.078_501_865, 0.0),
                    (1.027_862_5, 0.0),
                ],
            ),
            (
                UnaryOp::Sqrt,
                [
                    (2.0, 1.0),
                    (0.118_344_81, 0.844_988_47),
                    (0.916_969_3, -0.490_747_06),
                    (0.384_112_6, -1.627_127),
                ],
            ),
            (
                UnaryOp::Sin,
                [
                    (3.853_737_6, -27.016_813),
                    (-0.657_145, 0.153_990_27),
                    (0.809_181_45, -0.847_220_8),
                    (-1.130_169, 1.283_367_2),
                ],
            ),
            (
                UnaryOp::Cos,
                [
                    (-27.034_945, -3.851_153_1),
                    (0.780_190_1, 0.129_704_2),
                    (1.182_777_3, 0.579_614_94),
                    (-1.512_898_6, -0.958_703_9),
                ],
            ),
            (
                UnaryOp::Sinh,
                [
                    (-6.548_12, -7.619_231_7),
                    (-0.743_462_56, 0.249_363_59),
                    (0.395_750_25, -0.928_606_87),
                    (-1.907_764_9, -5.819_448_5),
                ],
            ),
            (
                UnaryOp::Cosh,
                [
                    (-6.580_663, -7.581_553),
                    (1.230_149_1, -0.150_707_32),
                    (0.736_897, -0.498_707_92),
                    (1.933_648_1, 5.741_551_4),
                ],
            ),
            (
                UnaryOp::Square,
                [
                    (-7.0, 24.0),
                    (0.45, -0.28),
                    (-0.449_999_93, -1.08),
                    (4.687_5, 6.25),
                ],
            ),
        ];
        for (op, expected) in cases {
            for ((re, im), expected) in NUMBERS.into_iter().zip(expected) {
                let found = single(op).map(|function| function(Complex::new(re, im)));
                let im = if op == UnaryOp::Log {
                    Some(0.0)
                } else {
                    found.map(|it| it.im)
                };
                assert_eq!(
                    (found.map(|it| it.re), im),
                    (Some(expected.0), Some(expected.1)),
                    "{op:?} of {re} {im:?}"
                );
            }
        }
    }

    /// Products, quotients, absolute values, and a sum of products.
    #[test]
    fn arithmetic_ends_in_the_digits_of_xla() {
        let numbers = NUMBERS.map(|(re, im)| Complex::new(re, im));
        let pairs = || numbers.into_iter().zip(numbers.into_iter().rev());
        let products: Vec<_> = pairs()
            .map(|(a, b)| product(a, b))
            .map(|it| (it.re, it.im))
            .collect();
        assert_eq!(
            products,
            [
                (-2.5, -13.75),
                (-0.240_000_02, 0.75),
                (-0.240_000_02, 0.75),
                (-2.5, -13.75)
            ]
        );
        let quotients: Vec<_> = pairs()
            .map(|(a, b)| quotient(a, b))
            .map(|it| (it.re, it.im))
            .collect();
        let expected = [
            (-1.6, -0.8),
            (-0.512_820_54, -0.435_897_44),
            (-1.132_075_5, 0.962_264_2),
            (-0.5, 0.25),
        ];
        assert_eq!(quotients, expected);
        assert_eq!(
            numbers.map(abs),
            [5.0, 0.728_010_95, 1.081_665_4, 2.795_085]
        );
        let sum = pairs().fold(Complex::new(0.0, 0.0), |sum, (a, b)| {
            plus_product(sum, a, b)
        });
        assert_eq!((sum.re, sum.im), (-5.48, -26.0));
    }
}
