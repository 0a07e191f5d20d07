//! One implementation of each mathematical function, used by every tier.
//!
//! Where the function decides the printed digits it is the approximation of XLA's CPU backend, else `libm`.

use crate::Complex128;
use crate::kernel::UnaryOp;
use num_complex::Complex;

/// The `f32` version of a function.
pub(crate) fn single(op: UnaryOp) -> Option<fn(f32) -> f32> {
    Some(match op {
        UnaryOp::Sign => |x| {
            if x > 0.0 {
                1.0
            } else if x < 0.0 {
                -1.0
            } else {
                x
            }
        },
        UnaryOp::Floor => libm::floorf,
        UnaryOp::Ceil => libm::ceilf,
        UnaryOp::RoundAway => libm::roundf,
        UnaryOp::RoundEven => libm::rintf,
        UnaryOp::Abs => f32::abs,
        UnaryOp::Exp => libm::expf,
        UnaryOp::Exp2 => libm::exp2f,
        UnaryOp::Expm1 => libm::expm1f,
        UnaryOp::Log => libm::logf,
        UnaryOp::Log1p => libm::log1pf,
        UnaryOp::Sin => libm::sinf,
        UnaryOp::Cos => libm::cosf,
        UnaryOp::Tan => libm::tanf,
        UnaryOp::Asin => libm::asinf,
        UnaryOp::Acos => libm::acosf,
        UnaryOp::Atan => libm::atanf,
        UnaryOp::Sinh => libm::sinhf,
        UnaryOp::Cosh => libm::coshf,
        UnaryOp::Tanh => libm::tanhf,
        UnaryOp::Asinh => libm::asinhf,
        UnaryOp::Acosh => libm::acoshf,
        UnaryOp::Atanh => libm::atanhf,
        UnaryOp::Sqrt => libm::sqrtf,
        UnaryOp::Rsqrt => |x| 1.0 / libm::sqrtf(x),
        UnaryOp::Cbrt => libm::cbrtf,
        UnaryOp::Logistic => |x| 1.0 / (1.0 + libm::expf(-x)),
        UnaryOp::Erf => libm::erff,
        UnaryOp::Erfc => libm::erfcf,
        UnaryOp::Lgamma => libm::lgammaf,
        _ => return None,
    })
}

/// The `f64` version of a function.
pub(crate) fn double(op: UnaryOp) -> Option<fn(f64) -> f64> {
    Some(match op {
        UnaryOp::Sign => |x| {
            if x > 0.0 {
                1.0
            } else if x < 0.0 {
                -1.0
            } else {
                x
            }
        },
        UnaryOp::Floor => libm::floor,
        UnaryOp::Ceil => libm::ceil,
        UnaryOp::RoundAway => libm::round,
        UnaryOp::RoundEven => libm::rint,
        UnaryOp::Abs => f64::abs,
        UnaryOp::Exp => libm::exp,
        UnaryOp::Exp2 => libm::exp2,
        UnaryOp::Expm1 => libm::expm1,
        UnaryOp::Log => libm::log,
        UnaryOp::Log1p => libm::log1p,
        UnaryOp::Sin => libm::sin,
        UnaryOp::Cos => libm::cos,
        UnaryOp::Tan => libm::tan,
        UnaryOp::Asin => libm::asin,
        UnaryOp::Acos => libm::acos,
        UnaryOp::Atan => libm::atan,
        UnaryOp::Sinh => libm::sinh,
        UnaryOp::Cosh => libm::cosh,
        UnaryOp::Tanh => libm::tanh,
        UnaryOp::Asinh => libm::asinh,
        UnaryOp::Acosh => libm::acosh,
        UnaryOp::Atanh => libm::atanh,
        UnaryOp::Sqrt => libm::sqrt,
        UnaryOp::Rsqrt => |x| 1.0 / libm::sqrt(x),
        UnaryOp::Cbrt => libm::cbrt,
        UnaryOp::Logistic => |x| 1.0 / (1.0 + libm::exp(-x)),
        UnaryOp::Erf => libm::erf,
        UnaryOp::Erfc => libm::erfc,
        UnaryOp::Lgamma => libm::lgamma,
        _ => return None,
    })
}

/// The complex version of a function; `complex64` computes through it too.
pub(crate) fn complex(op: UnaryOp) -> Option<fn(Complex128) -> Complex128> {
    Some(match op {
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

/// `log(exp(a) + exp(b))`.
pub(crate) fn logaddexp_single(a: f32, b: f32) -> f32 {
    let difference = a - b;
    if difference.is_nan() {
        return a + b;
    }
    a.max(b) + libm::log1pf(libm::expf(-difference.abs()))
}

/// `log(exp(a) + exp(b))`.
pub(crate) fn logaddexp_double(a: f64, b: f64) -> f64 {
    let difference = a - b;
    if difference.is_nan() {
        return a + b;
    }
    a.max(b) + libm::log1p(libm::exp(-difference.abs()))
}
