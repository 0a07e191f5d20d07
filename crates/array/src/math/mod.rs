//! One implementation of each mathematical function, used by every tier.
//!
//! Where the function decides the printed digits it is the approximation of XLA's CPU backend, else `libm`.
//! Only functions that IEEE 754 makes exact (`sqrt`, `floor` ...) come from the standard library.

use crate::kernel::UnaryOp;
use lanes::{Lanes, horner, horner_apart};

pub(crate) mod complex;
pub(crate) mod erf;
pub(crate) mod exp;
mod gamma;
pub mod lanes;
pub(crate) mod log;
mod polynomial;
pub(crate) mod root;
mod special;
mod trig;

pub(crate) use polynomial::{fma, nearly_fma};
pub(crate) use trig::pow;

/// `10^exponent`, rounded once: products of tens and `pow` often miss the last bit.
pub fn power_of_ten(exponent: i32) -> f64 {
    format!("1e{exponent}").parse().unwrap_or(f64::NAN)
}

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
        UnaryOp::Floor => f32::floor,
        UnaryOp::Ceil => f32::ceil,
        UnaryOp::RoundAway => f32::round,
        UnaryOp::RoundEven => f32::round_ties_even,
        UnaryOp::Abs => f32::abs,
        UnaryOp::Exp => exp::exp,
        UnaryOp::Exp2 => exp::exp2,
        UnaryOp::Expm1 => exp::expm1,
        UnaryOp::Log => log::log,
        UnaryOp::Log1p => log::log1p,
        UnaryOp::Sin => trig::sin,
        UnaryOp::Cos => trig::cos,
        UnaryOp::Tan => trig::tan,
        UnaryOp::Asin => trig::asin,
        UnaryOp::Acos => trig::acos,
        UnaryOp::Atan => trig::atan,
        UnaryOp::Sinh => exp::sinh,
        UnaryOp::Cosh => exp::cosh,
        UnaryOp::Tanh => exp::tanh,
        UnaryOp::Asinh => log::asinh,
        UnaryOp::Acosh => log::acosh,
        UnaryOp::Atanh => log::atanh,
        UnaryOp::Sqrt => f32::sqrt,
        UnaryOp::Rsqrt => root::rsqrt,
        UnaryOp::Cbrt => libm::cbrtf,
        UnaryOp::Logistic => exp::logistic,
        UnaryOp::Erf => erf::erf,
        UnaryOp::Erfc => erf::erfc,
        UnaryOp::ErfInv => erf::erf_inv,
        UnaryOp::ErfInvApart => erf::erf_inv_apart,
        UnaryOp::Lgamma => |x| libm::lgamma(f64::from(x)) as f32,
        UnaryOp::Digamma => gamma::digamma,
        UnaryOp::BesselI0e => |x| special::bessel_i0e(f64::from(x)) as f32,
        UnaryOp::BesselI1e => |x| special::bessel_i1e(f64::from(x)) as f32,
        _ => return None,
    })
}

/// A function of `f32` over lanes; none if it has no such form.
pub fn on_lanes<L: Lanes>(on: &mut L, op: UnaryOp, x: L::Float) -> Option<L::Float> {
    Some(match op {
        UnaryOp::Exp => exp::exp_on(on, x),
        UnaryOp::Exp2 => exp::exp2_on(on, x),
        UnaryOp::Expm1 => exp::expm1_on(on, x),
        UnaryOp::Log => log::log_on(on, x),
        UnaryOp::Log1p => log::log1p_on(on, x),
        UnaryOp::Tanh => exp::tanh_on(on, x),
        UnaryOp::Logistic => exp::logistic_on(on, x),
        UnaryOp::Sin => trig::near_on(on, x, false),
        UnaryOp::Cos => trig::near_on(on, x, true),
        UnaryOp::Rsqrt => root::rsqrt_on(on, x),
        UnaryOp::Erf => erf::erf_on(on, x),
        UnaryOp::ErfInv => erf::erf_inv_on(on, x, horner),
        UnaryOp::ErfInvApart => erf::erf_inv_on(on, x, horner_apart),
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
        UnaryOp::Floor => f64::floor,
        UnaryOp::Ceil => f64::ceil,
        UnaryOp::RoundAway => f64::round,
        UnaryOp::RoundEven => f64::round_ties_even,
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
        UnaryOp::Sqrt => f64::sqrt,
        UnaryOp::Rsqrt => |x| 1.0 / x.sqrt(),
        UnaryOp::Cbrt => libm::cbrt,
        UnaryOp::Logistic => |x| 1.0 / (1.0 + libm::exp(-x)),
        UnaryOp::Erf => libm::erf,
        UnaryOp::Erfc => libm::erfc,
        UnaryOp::ErfInv | UnaryOp::ErfInvApart => special::erf_inv,
        UnaryOp::Lgamma => libm::lgamma,
        UnaryOp::Digamma => special::digamma,
        UnaryOp::BesselI0e => special::bessel_i0e,
        UnaryOp::BesselI1e => special::bessel_i1e,
        _ => return None,
    })
}

/// `log(exp(a) + exp(b))`.
pub(crate) fn logaddexp_single(a: f32, b: f32) -> f32 {
    let difference = a - b;
    if difference.is_nan() {
        return a + b;
    }
    a.max(b) + log::log1p(exp::exp(-difference.abs()))
}

/// `log(exp(a) + exp(b))`.
pub(crate) fn logaddexp_double(a: f64, b: f64) -> f64 {
    let difference = a - b;
    if difference.is_nan() {
        return a + b;
    }
    a.max(b) + libm::log1p(libm::exp(-difference.abs()))
}
