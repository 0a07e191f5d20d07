//! Functions of two elements as pointers, by the words that the elements are stored as.
//!
//! One loop for each width serves them all. The narrow dtypes have no functions: they compute as the wide ones.

use super::convert::convert_element_type;
use super::op::BinaryOp;
use crate::num::{Float, Integer, Number, Ordered};
use crate::{Array, Complex64, Complex128, DType, Element, Key, Kind, Result};
use num_complex::Complex;

/// The dtype that arithmetic of `dtype` is done in: 32 bits at least.
pub fn wide(dtype: DType) -> DType {
    match dtype {
        DType::Int8 | DType::Int16 => DType::Int32,
        DType::UInt8 | DType::UInt16 => DType::UInt32,
        DType::Float16 | DType::BFloat16 => DType::Float32,
        small if small.is_small() => match small.kind() {
            Kind::Signed => DType::Int32,
            Kind::Unsigned => DType::UInt32,
            _ => DType::Float32,
        },
        other => other,
    }
}

/// The same values in their wide dtype.
pub(super) fn widen(x: &Array) -> Result<Array> {
    convert_element_type(x, wide(x.dtype()))
}

/// A function of two words of one width.
#[derive(Clone, Copy)]
pub(crate) enum Function {
    Bool(fn(bool, bool) -> bool),
    W32(fn(u32, u32) -> u32),
    Pair(fn([u32; 2], [u32; 2]) -> [u32; 2]),
    W64(fn(u64, u64) -> u64),
    W128(fn([u64; 2], [u64; 2]) -> [u64; 2]),
}

/// A method of elements as a function of their words.
macro_rules! on_words {
    ($T:ty, $method:ident) => {
        |a, b| <$T>::of_word(a).$method(<$T>::of_word(b)).to_word()
    };
}

type OnWords<T> = fn(<T as Element>::Word, <T as Element>::Word) -> <T as Element>::Word;

/// The arithmetic function `op` of elements of a wide dtype; of booleans, `or` adds and `and` multiplies.
pub(crate) fn function(op: BinaryOp, dtype: DType) -> Option<Function> {
    match dtype {
        DType::Bool => boolean(op).map(Function::Bool),
        DType::Int32 => integer::<i32>(op).map(Function::W32),
        DType::UInt32 => integer::<u32>(op).map(Function::W32),
        DType::Int64 => integer::<i64>(op).map(Function::W64),
        DType::UInt64 => integer::<u64>(op).map(Function::W64),
        DType::Float32 => float::<f32>(op).map(Function::W32),
        DType::Float64 => float::<f64>(op).map(Function::W64),
        DType::Complex64 => number::<Complex64>(op)
            .or_else(|| (op == BinaryOp::Pow).then_some(complex_pow as OnWords<Complex64>))
            .map(Function::Pair),
        DType::Complex128 => number::<Complex128>(op)
            .or_else(|| (op == BinaryOp::Pow).then_some(on_words!(Complex128, raised)))
            .map(Function::W128),
        _ => None,
    }
}

fn boolean(op: BinaryOp) -> Option<fn(bool, bool) -> bool> {
    Some(match op {
        BinaryOp::Max | BinaryOp::Or | BinaryOp::Add => |a, b| a || b,
        BinaryOp::Min | BinaryOp::And | BinaryOp::Mul => |a, b| a && b,
        BinaryOp::Xor => |a, b| a != b,
        _ => return None,
    })
}

fn number<T: Number>(op: BinaryOp) -> Option<OnWords<T>> {
    Some(match op {
        BinaryOp::Add => on_words!(T, add),
        BinaryOp::Sub => on_words!(T, sub),
        BinaryOp::Mul => on_words!(T, mul),
        BinaryOp::Div => on_words!(T, div),
        _ => return None,
    })
}

fn ordered<T: Number + Ordered>(op: BinaryOp) -> Option<OnWords<T>> {
    Some(match op {
        BinaryOp::Max => on_words!(T, maximum),
        BinaryOp::Min => on_words!(T, minimum),
        _ => return number::<T>(op),
    })
}

fn integer<T: Integer>(op: BinaryOp) -> Option<OnWords<T>> {
    Some(match op {
        BinaryOp::Rem => on_words!(T, rem),
        BinaryOp::Pow => on_words!(T, pow),
        BinaryOp::And => on_words!(T, and),
        BinaryOp::Or => on_words!(T, or),
        BinaryOp::Xor => on_words!(T, xor),
        BinaryOp::ShiftLeft => on_words!(T, shift_left),
        BinaryOp::ShiftRightLogical => on_words!(T, shift_right_logical),
        BinaryOp::ShiftRightArithmetic => on_words!(T, shift_right_arithmetic),
        _ => return ordered::<T>(op),
    })
}

fn float<T: Float>(op: BinaryOp) -> Option<OnWords<T>> {
    Some(match op {
        BinaryOp::Rem => on_words!(T, rem),
        BinaryOp::Pow => on_words!(T, pow),
        BinaryOp::Atan2 => on_words!(T, atan2),
        BinaryOp::Nextafter => on_words!(T, nextafter),
        _ => return ordered::<T>(op),
    })
}

/// A comparison of two words of one width.
#[derive(Clone, Copy)]
pub(crate) enum Comparison {
    Bool(fn(bool, bool) -> bool),
    W32(fn(u32, u32) -> bool),
    Pair(fn([u32; 2], [u32; 2]) -> bool),
    W64(fn(u64, u64) -> bool),
    W128(fn([u64; 2], [u64; 2]) -> bool),
}

/// Runs `$body` with `$buffer` and `$f` bound to the words and the comparison if they are of one width, else `$other`.
macro_rules! by_comparison {
    ($words:expr, $comparison:expr, ($buffer:ident, $f:ident) => $body:expr, _ => $other:expr) => {
        match ($words, $comparison) {
            ($crate::storage::Words::Bool($buffer), Comparison::Bool($f)) => $body,
            ($crate::storage::Words::W32($buffer), Comparison::W32($f)) => $body,
            ($crate::storage::Words::W64($buffer), Comparison::W64($f)) => $body,
            _ => $other,
        }
    };
}
pub(super) use by_comparison;

type Holds<T> = fn(<T as Element>::Word, <T as Element>::Word) -> bool;

/// The comparison `op` of elements of a wide dtype.
pub(crate) fn comparison(op: BinaryOp, dtype: DType) -> Option<Comparison> {
    match dtype {
        DType::Bool => order::<bool>(op).map(Comparison::Bool),
        DType::Int32 => order::<i32>(op).map(Comparison::W32),
        DType::UInt32 => order::<u32>(op).map(Comparison::W32),
        DType::Int64 => order::<i64>(op).map(Comparison::W64),
        DType::UInt64 => order::<u64>(op).map(Comparison::W64),
        DType::Float32 => order::<f32>(op).map(Comparison::W32),
        DType::Float64 => order::<f64>(op).map(Comparison::W64),
        DType::Complex64 => equality::<Complex64>(op).map(Comparison::Pair),
        DType::Key => equality::<Key>(op).map(Comparison::Pair),
        DType::Complex128 => equality::<Complex128>(op).map(Comparison::W128),
        _ => None,
    }
}

fn equality<T: Element>(op: BinaryOp) -> Option<Holds<T>> {
    match op {
        BinaryOp::Eq => Some(|a, b| T::of_word(a) == T::of_word(b)),
        BinaryOp::Ne => Some(|a, b| T::of_word(a) != T::of_word(b)),
        _ => None,
    }
}

fn order<T: Ordered>(op: BinaryOp) -> Option<Holds<T>> {
    Some(match op {
        BinaryOp::Lt => |a, b| T::of_word(a).lt(T::of_word(b)),
        BinaryOp::Le => |a, b| T::of_word(a).le(T::of_word(b)),
        BinaryOp::Gt => |a, b| T::of_word(b).lt(T::of_word(a)),
        BinaryOp::Ge => |a, b| T::of_word(b).le(T::of_word(a)),
        _ => return equality::<T>(op),
    })
}

/// Whether an element of a wide dtype takes the place of the largest (or smallest) so far; the first NaN keeps it.
pub(crate) fn extreme(largest: bool, dtype: DType) -> Option<Comparison> {
    Some(match dtype {
        DType::Bool => Comparison::Bool(takes_place::<bool>(largest)),
        DType::Int32 => Comparison::W32(takes_place::<i32>(largest)),
        DType::UInt32 => Comparison::W32(takes_place::<u32>(largest)),
        DType::Int64 => Comparison::W64(takes_place::<i64>(largest)),
        DType::UInt64 => Comparison::W64(takes_place::<u64>(largest)),
        DType::Float32 => Comparison::W32(takes_place::<f32>(largest)),
        DType::Float64 => Comparison::W64(takes_place::<f64>(largest)),
        _ => return None,
    })
}

fn takes_place<T: Ordered>(largest: bool) -> Holds<T> {
    fn judge<T: Ordered>(element: T, held: T, better: bool) -> bool {
        !held.is_nan() && (better || element.is_nan())
    }
    if largest {
        |a, b| {
            let (element, held) = (T::of_word(a), T::of_word(b));
            judge(element, held, held.lt(element))
        }
    } else {
        |a, b| {
            let (element, held) = (T::of_word(a), T::of_word(b));
            judge(element, held, element.lt(held))
        }
    }
}

fn complex_pow(base: [u32; 2], exponent: [u32; 2]) -> [u32; 2] {
    let widen = |word| {
        let value = Complex64::of_word(word);
        Complex::new(f64::from(value.re), f64::from(value.im))
    };
    let wide = widen(base).raised(widen(exponent));
    Complex::new(wide.re as f32, wide.im as f32).to_word()
}

/// Complex powers, which the number crate rounds otherwise.
trait Raised {
    fn raised(self, exponent: Self) -> Self;
}

impl Raised for Complex128 {
    fn raised(self, exponent: Self) -> Self {
        if exponent == Self::ZERO {
            return Self::ONE;
        }
        if self == Self::ZERO {
            return if exponent.re > 0.0 {
                Self::ZERO
            } else {
                Complex::new(f64::NAN, f64::NAN)
            };
        }
        let log_abs = libm::log(libm::hypot(self.re, self.im));
        let angle = libm::atan2(self.im, self.re);
        let abs = libm::exp(exponent.re * log_abs - exponent.im * angle);
        let turn = exponent.im * log_abs + exponent.re * angle;
        Complex::new(abs * libm::cos(turn), abs * libm::sin(turn))
    }
}
