//! Functions that take elements in one after the other, as pointers, by the words that the elements are stored as.
//!
//! Each has loops of its own, so that a reduction calls it once for a run of elements, or for a line of them.

use super::function::wide;
use super::op::BinaryOp;
use crate::math;
use crate::num::{Bits, Integer, Number, Ordered};
use crate::program::{Instruction, Op, Operand};
use crate::{Complex64, Complex128, DType, Element, Kind, Scalar};
use half::{bf16, f16};

/// Functions that take elements into what there is.
#[derive(Clone, Copy)]
pub(crate) struct Taking<W> {
    /// A run, one after the other.
    pub(crate) run: fn(W, &[W]) -> W,
    /// A line, each into what there is at its own place.
    pub(crate) each: fn(&mut [W], &[W]),
}

/// A function of a word and all that are taken into it.
#[derive(Clone, Copy)]
pub(crate) enum Fold {
    Bool(Taking<bool>),
    W32(Taking<u32>),
    Pair(Taking<[u32; 2]>),
    W64(Taking<u64>),
    W128(Taking<[u64; 2]>),
}

/// Runs `$body` with `$buffer` and `$f` bound to the words and the function if they are of one width, else `$other`.
macro_rules! by_fold {
    ($words:expr, $fold:expr, ($buffer:ident, $f:ident) => $body:expr, _ => $other:expr) => {
        match ($words, $fold) {
            ($crate::storage::Words::Bool($buffer), Fold::Bool($f)) => $body,
            ($crate::storage::Words::W32($buffer), Fold::W32($f)) => $body,
            ($crate::storage::Words::Pair($buffer), Fold::Pair($f)) => $body,
            ($crate::storage::Words::W64($buffer), Fold::W64($f)) => $body,
            ($crate::storage::Words::W128($buffer), Fold::W128($f)) => $body,
            _ => $other,
        }
    };
}
pub(crate) use by_fold;

/// A function of two elements as a fold over their words.
macro_rules! fold {
    ($T:ty, $function:expr) => {
        Taking {
            run: |first, rest| {
                let combine = |a: $T, &b: &<$T as Element>::Word| $function(a, <$T>::of_word(b));
                rest.iter().fold(<$T>::of_word(first), combine).to_word()
            },
            each: |held, words| {
                for (held, &word) in held.iter_mut().zip(words) {
                    *held = $function(<$T>::of_word(*held), <$T>::of_word(word)).to_word();
                }
            },
        }
    };
}

type Folds<T> = Taking<<T as Element>::Word>;

/// How one more element is taken in. Elements of narrow dtypes are those of their [`wide`] dtype meanwhile.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Combine {
    /// A function of what there is and the element; of booleans, `or` adds and `and` multiplies.
    Binary(BinaryOp),
    /// The same of 16-bit floats of this dtype, to which each result is rounded.
    Rounded(BinaryOp, DType),
}

impl Combine {
    /// How elements of `dtype` are gathered up by `op`.
    pub fn of(op: BinaryOp, dtype: DType) -> Option<Self> {
        let exact = matches!(op, BinaryOp::Max | BinaryOp::Min);
        let it = match dtype {
            DType::Float16 | DType::BFloat16 if !exact => Self::Rounded(op, dtype),
            _ => Self::Binary(op),
        };
        it.function(wide(dtype)).map(|_| it)
    }

    /// One more element of a wide dtype is taken in: the first input is what there is, the second is the element.
    pub(crate) fn step(self, dtype: DType) -> Vec<Instruction> {
        let instruction = |op: Op, operands: &[Operand], dtype: DType| Instruction {
            op,
            operands: operands.to_vec(),
            dtype,
        };
        let both = [Operand::Input(0), Operand::Input(1)];
        match self {
            Self::Binary(op) => vec![instruction(Op::Binary(op), &both, dtype)],
            Self::Rounded(op, narrow) => vec![
                instruction(Op::Binary(op), &both, dtype),
                instruction(Op::Convert, &[Operand::Result(0)], narrow),
                instruction(Op::Convert, &[Operand::Result(1)], dtype),
            ],
        }
    }

    /// What tells it from others, with the wide dtype: the function, and the dtype that results are rounded to.
    pub(super) fn key(self, dtype: DType) -> (BinaryOp, DType) {
        match self {
            Self::Binary(op) => (op, dtype),
            Self::Rounded(op, narrow) => (op, narrow),
        }
    }

    /// Whether elements of a wide dtype give the same in whatever order they are taken in, and code makes use of that.
    pub(super) fn in_any_order(self, dtype: DType) -> bool {
        let extreme = matches!(self, Self::Binary(BinaryOp::Max | BinaryOp::Min));
        extreme && dtype == DType::Float32
    }

    /// The function of a wide dtype.
    pub(crate) fn function(self, dtype: DType) -> Option<Fold> {
        match (self, dtype) {
            (Self::Rounded(op, DType::Float16), DType::Float32) => {
                rounded::<f16>(op).map(Fold::W32)
            }
            (Self::Rounded(op, DType::BFloat16), DType::Float32) => {
                rounded::<bf16>(op).map(Fold::W32)
            }
            (Self::Rounded(..), _) => None,
            (Self::Binary(op), dtype) => match dtype {
                DType::Bool => boolean(op).map(Fold::Bool),
                DType::Int32 => integer::<i32>(op).map(Fold::W32),
                DType::UInt32 => integer::<u32>(op).map(Fold::W32),
                DType::Int64 => integer::<i64>(op).map(Fold::W64),
                DType::UInt64 => integer::<u64>(op).map(Fold::W64),
                DType::Float32 => ordered::<f32>(op).map(Fold::W32),
                DType::Float64 => ordered::<f64>(op).map(Fold::W64),
                DType::Complex64 => number::<Complex64>(op).map(Fold::Pair),
                DType::Complex128 => number::<Complex128>(op).map(Fold::W128),
                _ => None,
            },
        }
    }
}

/// The function `op` that gathers up elements of `dtype` in its wide dtype; the 16-bit floats are rounded at each step.
pub(super) fn fold(op: BinaryOp, dtype: DType) -> Option<Fold> {
    Combine::of(op, dtype)?.function(wide(dtype))
}

/// `log(exp(a) + exp(b))` of floats of `dtype`, as [`fold`] does it.
pub(super) fn logaddexp(dtype: DType) -> Option<Fold> {
    let double: Folds<f64> = fold!(f64, math::logaddexp_double);
    Some(match dtype {
        DType::Float32 => Fold::W32(fold!(f32, math::logaddexp_single)),
        DType::Float64 => Fold::W64(double),
        DType::Float16 => Fold::W32(fold!(f32, |a, b| f16::round(math::logaddexp_single(a, b)))),
        DType::BFloat16 => Fold::W32(fold!(f32, |a, b| bf16::round(math::logaddexp_single(a, b)))),
        _ => return None,
    })
}

/// What an empty fold by `op` of elements of `dtype` gives.
pub fn identity(op: BinaryOp, dtype: DType) -> Scalar {
    let (lowest, highest) = match dtype.kind() {
        Kind::Signed | Kind::Unsigned => dtype
            .iinfo()
            .map_or((0, 0), |info| (info.min, info.max as i64)),
        Kind::Bool => (0, 1),
        _ => {
            return match op {
                BinaryOp::Mul => Scalar::Int(1),
                BinaryOp::Max => Scalar::Float(f64::NEG_INFINITY),
                BinaryOp::Min => Scalar::Float(f64::INFINITY),
                _ => Scalar::Int(0),
            };
        }
    };
    Scalar::Int(match op {
        BinaryOp::Mul => 1,
        BinaryOp::Max => lowest,
        BinaryOp::Min => highest,
        BinaryOp::And => -1,
        _ => 0,
    })
}

fn boolean(op: BinaryOp) -> Option<Folds<bool>> {
    Some(match op {
        BinaryOp::Max | BinaryOp::Or | BinaryOp::Add => fold!(bool, bool::or),
        BinaryOp::Min | BinaryOp::And | BinaryOp::Mul => fold!(bool, bool::and),
        BinaryOp::Xor => fold!(bool, bool::xor),
        _ => return None,
    })
}

fn number<T: Number>(op: BinaryOp) -> Option<Folds<T>> {
    Some(match op {
        BinaryOp::Add => fold!(T, T::add),
        BinaryOp::Sub => fold!(T, T::sub),
        BinaryOp::Mul => fold!(T, T::mul),
        _ => return None,
    })
}

fn ordered<T: Number + Ordered>(op: BinaryOp) -> Option<Folds<T>> {
    Some(match op {
        BinaryOp::Max => fold!(T, T::maximum),
        BinaryOp::Min => fold!(T, T::minimum),
        _ => return number::<T>(op),
    })
}

fn integer<T: Integer>(op: BinaryOp) -> Option<Folds<T>> {
    Some(match op {
        BinaryOp::And => fold!(T, T::and),
        BinaryOp::Or => fold!(T, T::or),
        BinaryOp::Xor => fold!(T, T::xor),
        _ => return ordered::<T>(op),
    })
}

/// A 16-bit float.
pub(super) trait Half {
    /// The nearest such float, as a single.
    fn round(value: f32) -> f32;
}

impl Half for f16 {
    #[inline(never)]
    fn round(value: f32) -> f32 {
        Self::from_f32(value).to_f32()
    }
}

impl Half for bf16 {
    #[inline(never)]
    fn round(value: f32) -> f32 {
        Self::from_f32(value).to_f32()
    }
}

fn rounded<T: Half>(op: BinaryOp) -> Option<Folds<f32>> {
    Some(match op {
        BinaryOp::Add => fold!(f32, |a: f32, b: f32| T::round(a + b)),
        BinaryOp::Sub => fold!(f32, |a: f32, b: f32| T::round(a - b)),
        BinaryOp::Mul => fold!(f32, |a: f32, b: f32| T::round(a * b)),
        _ => return None,
    })
}
