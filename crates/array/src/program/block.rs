//! The functions of blocks of elements, called by pointer.
//!
//! What is used most has a loop of its own, which the compiler can vectorize; all else shares a loop for each width,
//! which calls a function of single elements.

use super::Op;
use super::frame::{Called, Frame, Node, Step};
use crate::kernel::convert::conversions;
use crate::kernel::function::{Comparison, Function, comparison, function};
use crate::kernel::{BinaryOp, UnaryOp, unary};
use crate::math;
use crate::num::{Bits, Number, Ordered};
use crate::storage::by_width;
use crate::{DType, Element};
use half::{bf16, f16};

impl Op {
    /// The dtype of its result, if operands of these dtypes are what it can be computed for in programs.
    ///
    /// `wanted` is that of a constant or a conversion. Narrow dtypes compute as wide ones, by explicit conversions.
    pub fn result(self, operands: &[DType], wanted: DType) -> Option<DType> {
        let dtype = match (self, operands) {
            (Self::Constant(_) | Self::Convert | Self::Bitcast, _) => wanted,
            (Self::Unary(UnaryOp::IsFinite), _) => DType::Bool,
            (Self::Binary(op), _) if op.is_comparison() => DType::Bool,
            (Self::Select, [_, case, _]) => *case,
            (_, operands) => *operands.first()?,
        };
        let known = operands.len() == self.arity() && is_known(self, operands, dtype);
        known.then_some(dtype)
    }
}

/// True if programs may hold this operation.
fn is_known(op: Op, operands: &[DType], result: DType) -> bool {
    match op {
        Op::Constant(_) => !matches!(result, DType::Float0 | DType::Key),
        _ if is_same_words(op, operands, result) => true,
        _ => step(op, operands, result).is_some(),
    }
}

/// True if the words of the result are those of the operand.
pub(super) fn is_same_words(op: Op, operands: &[DType], result: DType) -> bool {
    let &[from] = operands else {
        return false;
    };
    let alike = from.itemsize() == result.itemsize();
    let numbers = |dtype: DType| dtype.is_integer() || dtype.is_float();
    match op {
        Op::Convert => from == result || alike && from.is_integer() && result.is_integer(),
        Op::Bitcast => from == result || alike && numbers(from) && numbers(result),
        _ => false,
    }
}

/// The function of blocks for an operation, and what it calls.
pub(super) fn step(op: Op, operands: &[DType], result: DType) -> Option<(Step, Called)> {
    match (op, operands) {
        (Op::Unary(op), &[x]) => unary_step(op, x),
        (Op::Binary(op), &[x, y]) if x == y => binary_step(op, x),
        (
            Op::MulAdd {
                minus_product,
                minus_z,
            },
            &[x, y, z],
        ) if x == y && y == z => mul_add_step(x, minus_product, minus_z),
        (Op::Select, &[DType::Bool, no, yes]) if no == yes => {
            let step: Step = by_width!(no, W => |frame, node| {
                frame.zip3_words::<bool, W, W>(node, |which, no, yes| if which { yes } else { no });
            });
            Some((step, Called::None))
        }
        (Op::Convert, &[from]) => Some((conversion(from, result)?, Called::None)),
        _ => None,
    }
}

/// A loop of its own for a function of one element.
macro_rules! own {
    ($T:ty => $U:ty, $f:expr) => {
        Some((
            (|frame, node| frame.map::<$T, $U>(node, $f)) as Step,
            Called::None,
        ))
    };
}

/// A loop of its own for a function of two elements.
macro_rules! own2 {
    ($T:ty => $U:ty, $f:expr) => {
        Some((
            (|frame, node| frame.zip::<$T, $U>(node, $f)) as Step,
            Called::None,
        ))
    };
}

fn unary_step(op: UnaryOp, dtype: DType) -> Option<(Step, Called)> {
    match dtype {
        DType::Float32 => single_step(op),
        DType::Float64 => match op {
            UnaryOp::IsFinite => own!(f64 => bool, f64::is_finite),
            UnaryOp::Neg => own!(f64 => f64, |v: f64| -v),
            UnaryOp::Square => own!(f64 => f64, |v| v * v),
            UnaryOp::Abs => own!(f64 => f64, f64::abs),
            UnaryOp::Sqrt => own!(f64 => f64, f64::sqrt),
            _ => Some((call_double, Called::Double(math::double(op)?))),
        },
        DType::Int32 => Some((call_w32, Called::W32(unary::integer::<i32>(op)?))),
        DType::UInt32 => Some((call_w32, Called::W32(unary::integer::<u32>(op)?))),
        DType::Int64 => Some((call_w64, Called::W64(unary::integer::<i64>(op)?))),
        DType::UInt64 => Some((call_w64, Called::W64(unary::integer::<u64>(op)?))),
        DType::Bool if op == UnaryOp::Not => own!(bool => bool, bool::not),
        _ => None,
    }
}

fn single_step(op: UnaryOp) -> Option<(Step, Called)> {
    match op {
        UnaryOp::Exp => own!(f32 => f32, math::exp::exp),
        UnaryOp::Log => own!(f32 => f32, math::log::log),
        UnaryOp::Tanh => own!(f32 => f32, math::exp::tanh),
        UnaryOp::Logistic => own!(f32 => f32, math::exp::logistic),
        UnaryOp::Sqrt => own!(f32 => f32, f32::sqrt),
        UnaryOp::Abs => own!(f32 => f32, f32::abs),
        UnaryOp::Neg => own!(f32 => f32, |v: f32| -v),
        UnaryOp::Square => own!(f32 => f32, |v| v * v),
        UnaryOp::IsFinite => own!(f32 => bool, f32::is_finite),
        _ => Some((call_single, Called::Single(math::single(op)?))),
    }
}

fn call_single(frame: &mut Frame<'_>, node: &Node) {
    if let Called::Single(f) = node.called {
        frame.map::<f32, f32>(node, f);
    }
}

fn call_double(frame: &mut Frame<'_>, node: &Node) {
    if let Called::Double(f) = node.called {
        frame.map::<f64, f64>(node, f);
    }
}

fn call_w32(frame: &mut Frame<'_>, node: &Node) {
    if let Called::W32(f) = node.called {
        frame.map_words::<u32, u32>(node, f);
    }
}

fn call_w64(frame: &mut Frame<'_>, node: &Node) {
    if let Called::W64(f) = node.called {
        frame.map_words::<u64, u64>(node, f);
    }
}

fn binary_step(op: BinaryOp, dtype: DType) -> Option<(Step, Called)> {
    match (dtype, op) {
        (DType::Float32, BinaryOp::Add) => own2!(f32 => f32, f32::add),
        (DType::Float32, BinaryOp::Sub) => own2!(f32 => f32, f32::sub),
        (DType::Float32, BinaryOp::Mul) => own2!(f32 => f32, f32::mul),
        (DType::Float32, BinaryOp::Div) => own2!(f32 => f32, f32::div),
        (DType::Float32, BinaryOp::Max) => own2!(f32 => f32, Ordered::maximum),
        (DType::Float32, BinaryOp::Min) => own2!(f32 => f32, Ordered::minimum),
        (DType::Float32, BinaryOp::Lt) => own2!(f32 => bool, |x, y| x < y),
        (DType::Float32, BinaryOp::Gt) => own2!(f32 => bool, |x, y| x > y),
        (DType::Float64, BinaryOp::Add) => own2!(f64 => f64, f64::add),
        (DType::Float64, BinaryOp::Sub) => own2!(f64 => f64, f64::sub),
        (DType::Float64, BinaryOp::Mul) => own2!(f64 => f64, f64::mul),
        (DType::Float64, BinaryOp::Div) => own2!(f64 => f64, f64::div),
        // The sign makes no difference to these.
        (DType::Int32 | DType::UInt32, BinaryOp::Add) => own2!(u32 => u32, u32::add),
        (DType::Int32 | DType::UInt32, BinaryOp::Sub) => own2!(u32 => u32, u32::sub),
        (DType::Int32 | DType::UInt32, BinaryOp::Mul) => own2!(u32 => u32, u32::mul),
        (DType::Bool, BinaryOp::And) => own2!(bool => bool, bool::and),
        (DType::Bool, BinaryOp::Or) => own2!(bool => bool, bool::or),
        _ if op.is_comparison() => {
            let compared = comparison(op, dtype)?;
            Some((call_comparison, Called::Comparison(compared)))
        }
        _ => Some((call_function, Called::Function(function(op, dtype)?))),
    }
}

fn call_function(frame: &mut Frame<'_>, node: &Node) {
    let Called::Function(function) = node.called else {
        return;
    };
    match function {
        Function::Bool(f) => frame.zip_words(node, f),
        Function::W32(f) => frame.zip_words(node, f),
        Function::Pair(f) => frame.zip_words(node, f),
        Function::W64(f) => frame.zip_words(node, f),
        Function::W128(f) => frame.zip_words(node, f),
    }
}

fn call_comparison(frame: &mut Frame<'_>, node: &Node) {
    let Called::Comparison(comparison) = node.called else {
        return;
    };
    match comparison {
        Comparison::Bool(f) => frame.zip_words(node, f),
        Comparison::W32(f) => frame.zip_words(node, f),
        Comparison::Pair(f) => frame.zip_words(node, f),
        Comparison::W64(f) => frame.zip_words(node, f),
        Comparison::W128(f) => frame.zip_words(node, f),
    }
}

fn mul_add_step(dtype: DType, minus_product: bool, minus_z: bool) -> Option<(Step, Called)> {
    macro_rules! fused {
        ($T:ty, $fma:path, $signs:expr) => {
            |frame, node| {
                type Word = <$T as Element>::Word;
                frame.zip3_words::<Word, Word, Word>(node, |a, b, c| {
                    let [a, b, c] = [a, b, c].map(<$T>::of_word);
                    let [product, addend]: [$T; 2] = $signs;
                    $fma(product * a, b, addend * c).to_word()
                })
            }
        };
    }
    let step: Step = match (dtype, minus_product, minus_z) {
        (DType::Float32, false, false) => fused!(f32, math::fma, [1.0, 1.0]),
        (DType::Float32, false, true) => fused!(f32, math::fma, [1.0, -1.0]),
        (DType::Float32, true, false) => fused!(f32, math::fma, [-1.0, 1.0]),
        (DType::Float32, true, true) => fused!(f32, math::fma, [-1.0, -1.0]),
        (DType::Float64, false, false) => fused!(f64, libm::fma, [1.0, 1.0]),
        (DType::Float64, false, true) => fused!(f64, libm::fma, [1.0, -1.0]),
        (DType::Float64, true, false) => fused!(f64, libm::fma, [-1.0, 1.0]),
        (DType::Float64, true, true) => fused!(f64, libm::fma, [-1.0, -1.0]),
        _ => return None,
    };
    Some((step, Called::None))
}

/// The function of blocks of elements that converts them, for pairs of dtypes that are converted often.
fn conversion(from: DType, to: DType) -> Option<Step> {
    if matches!(from, DType::Int32 | DType::UInt32) && to.is_integer() && to.itemsize() < 4 {
        return Some(match to.itemsize() {
            1 => |frame, node| frame.map_words::<u32, u8>(node, |v| v as u8),
            _ => |frame, node| frame.map_words::<u32, u16>(node, |v| v as u16),
        });
    }
    conversions!((from, to), (T, U, convert) => Some(|frame, node| frame.map::<T, U>(node, convert)), _ => None)
}
