//! Elementwise functions of two and three operands.

use super::convert::convert_element_type;
use super::elementwise::{zip, zip3};
use super::function::{Comparison, Function, comparison, function, wide, widen};
use super::op::BinaryOp;
use crate::array::words_of;
use crate::math;
use crate::num::{Bits, Float, Integer};
use crate::storage::{Word, by_word, try_vec};
use crate::{Array, Buffer, DType, Data, Element, Error, Result, Scalar};
use half::{bf16, f16};
use num_complex::Complex;

/// `op` of two arrays of one dtype and of one shape, or of which one has rank 0.
pub fn binary(op: BinaryOp, a: &Array, b: &Array) -> Result<Array> {
    let dtype = a.dtype();
    if dtype != b.dtype() {
        return mixed_binary(op, a, b);
    }
    if let Some(same) = usual_binary(op, a, b) {
        return same;
    }
    if wide(dtype) != dtype {
        return narrow_binary(op, a, b);
    }
    let unsupported = || Error::unsupported(op.name(), dtype);
    let sides = Sides(a, b);
    if op.is_comparison() {
        return match comparison(op, dtype).ok_or_else(unsupported)? {
            Comparison::Bool(f) => sides.zip(DType::Bool, f),
            Comparison::W32(f) => sides.zip(DType::Bool, f),
            Comparison::Pair(f) => sides.zip(DType::Bool, f),
            Comparison::W64(f) => sides.zip(DType::Bool, f),
            Comparison::W128(f) => sides.zip(DType::Bool, f),
        };
    }
    match function(op, dtype).ok_or_else(unsupported)? {
        Function::Bool(f) => sides.zip(dtype, f),
        Function::W32(f) => sides.zip(dtype, f),
        Function::Pair(f) => sides.zip(dtype, f),
        Function::W64(f) => sides.zip(dtype, f),
        Function::W128(f) => sides.zip(dtype, f),
    }
}

/// Narrow dtypes compute as the wide ones.
fn narrow_binary(op: BinaryOp, a: &Array, b: &Array) -> Result<Array> {
    let dtype = a.dtype();
    let bits = shifted_as(op, dtype);
    if bits != dtype {
        return Ok(binary(op, &a.retyped(bits), &b.retyped(bits))?.retyped(dtype));
    }
    if op == BinaryOp::Nextafter {
        return half_nextafter(a, b);
    }
    if op == BinaryOp::Complex {
        return Err(Error::unsupported(op.name(), dtype));
    }
    match binary(op, &widen(a)?, &widen(b)?) {
        Ok(flags) if op.is_comparison() => Ok(flags),
        Ok(result) => convert_element_type(&result, dtype),
        Err(error) => Err(error.lacking(op.name(), dtype)),
    }
}

/// Two operands of one dtype.
struct Sides<'a>(&'a Array, &'a Array);

impl Sides<'_> {
    fn zip<V: Word, W: Word>(&self, dtype: DType, f: fn(V, V) -> W) -> Result<Array> {
        let (left, right) = (
            self.0.try_words(self.0.dtype())?,
            self.1.try_words(self.1.dtype())?,
        );
        zip(dtype, (self.0, left), (self.1, right), f)
    }
}

/// What is used most, each with loops of its own.
fn usual_binary(op: BinaryOp, a: &Array, b: &Array) -> Option<Result<Array>> {
    fn sides<'a, W: Word>(a: &'a Array, b: &'a Array) -> Option<(Side<'a, W>, Side<'a, W>)> {
        let dtype = a.dtype();
        Some(((a, a.try_words(dtype).ok()?), (b, b.try_words(dtype).ok()?)))
    }
    let dtype = a.dtype();
    match dtype {
        DType::Float32 => float_binary::<f32>(op, (a, a.as_slice()?), (b, b.as_slice()?)),
        DType::Float64 => float_binary::<f64>(op, (a, a.as_slice()?), (b, b.as_slice()?)),
        DType::Bool => {
            let (a, b) = sides(a, b)?;
            bool_binary(op, a, b)
        }
        // The sign makes no difference to these.
        DType::Int32 | DType::UInt32 => {
            let (a, b) = sides::<u32>(a, b)?;
            integer_binary(op, dtype, a, b)
        }
        DType::Int64 | DType::UInt64 => {
            let (a, b) = sides::<u64>(a, b)?;
            integer_binary(op, dtype, a, b)
        }
        _ => None,
    }
}

/// The few functions whose operands may differ in dtype, and the error for all others.
fn mixed_binary(op: BinaryOp, a: &Array, b: &Array) -> Result<Array> {
    let (left, right) = (a.dtype(), b.dtype());
    if op == BinaryOp::Pow && left.is_inexact() && right.is_integer() {
        return binary(op, a, &convert_element_type(b, left)?);
    }
    Err(Error::invalid(format!(
        "{} requires arguments of one dtype, got {left}, {right}",
        op.name()
    )))
}

/// The dtype as which narrow integers are shifted to the right: what is shifted in must not come from beyond their bits.
fn shifted_as(op: BinaryOp, dtype: DType) -> DType {
    match (op, dtype) {
        (BinaryOp::ShiftRightLogical, DType::Int8) => DType::UInt8,
        (BinaryOp::ShiftRightLogical, DType::Int16) => DType::UInt16,
        (BinaryOp::ShiftRightArithmetic, DType::UInt8) => DType::Int8,
        (BinaryOp::ShiftRightArithmetic, DType::UInt16) => DType::Int16,
        _ => dtype,
    }
}

type Side<'a, T> = (&'a Array, &'a [T]);

fn float_binary<T: Float>(op: BinaryOp, a: Side<T>, b: Side<T>) -> Option<Result<Array>> {
    Some(match op {
        BinaryOp::Add => zip(T::DTYPE, a, b, |x, y| x.add(y).to_word()),
        BinaryOp::Sub => zip(T::DTYPE, a, b, |x, y| x.sub(y).to_word()),
        BinaryOp::Mul => zip(T::DTYPE, a, b, |x, y| x.mul(y).to_word()),
        BinaryOp::Div => zip(T::DTYPE, a, b, |x, y| x.div(y).to_word()),
        BinaryOp::Complex => match (a.0.data(), b.0.data()) {
            (Data::Float32(x), Data::Float32(y)) => {
                let pair = |re, im| Complex::new(re, im).to_word();
                zip(DType::Complex64, (a.0, x), (b.0, y), pair)
            }
            (Data::Float64(x), Data::Float64(y)) => {
                let pair = |re, im| Complex::new(re, im).to_word();
                zip(DType::Complex128, (a.0, x), (b.0, y), pair)
            }
            _ => return None,
        },
        _ => return None,
    })
}

fn integer_binary<W: Integer + Word>(
    op: BinaryOp,
    dtype: DType,
    a: Side<W>,
    b: Side<W>,
) -> Option<Result<Array>> {
    Some(match op {
        BinaryOp::Add => zip(dtype, a, b, W::add),
        BinaryOp::Sub => zip(dtype, a, b, W::sub),
        BinaryOp::Mul => zip(dtype, a, b, W::mul),
        _ => return None,
    })
}

fn bool_binary(op: BinaryOp, a: Side<bool>, b: Side<bool>) -> Option<Result<Array>> {
    Some(match op {
        BinaryOp::Max | BinaryOp::Or | BinaryOp::Add => zip(DType::Bool, a, b, bool::or),
        BinaryOp::Min | BinaryOp::And | BinaryOp::Mul => zip(DType::Bool, a, b, bool::and),
        _ => return None,
    })
}

/// The next 16-bit float: the neighbours of a number are those of its bits.
fn half_nextafter(a: &Array, b: &Array) -> Result<Array> {
    let dtype = a.dtype();
    let next: fn(u16, u16) -> u16 = match dtype {
        DType::Float16 => |a, b| {
            let [from, to] = [a, b].map(|bits| f16::from_bits(bits).to_f32());
            next_bits((a, from), (b, to), f16::NAN.to_bits())
        },
        DType::BFloat16 => |a, b| {
            let [from, to] = [a, b].map(|bits| bf16::from_bits(bits).to_f32());
            next_bits((a, from), (b, to), bf16::NAN.to_bits())
        },
        _ => return Err(Error::unsupported("nextafter", dtype)),
    };
    Sides(a, b).zip(dtype, next)
}

fn next_bits((bits, from): (u16, f32), (other, to): (u16, f32), nan: u16) -> u16 {
    match (from == to, from == 0.0) {
        _ if from.is_nan() || to.is_nan() => nan,
        (true, _) => other,
        (_, true) => {
            if to > 0.0 {
                1
            } else {
                0x8001
            }
        }
        _ if (from < to) == (from > 0.0) => bits + 1,
        _ => bits - 1,
    }
}

/// `x y + z` of `f32` or `f64`, rounded once; `x y` or `z` may be subtracted. Operands are of one shape or of rank 0.
pub fn mul_add(
    (x, y): (&Array, &Array),
    z: &Array,
    minus_product: bool,
    minus_z: bool,
) -> Result<Array> {
    let (product, addend) = (
        if minus_product { -1.0 } else { 1.0 },
        if minus_z { -1.0 } else { 1.0 },
    );
    match (x.data(), y.data(), z.data()) {
        (Data::Float32(a), Data::Float32(b), Data::Float32(c)) => {
            let (product, addend) = (product as f32, addend as f32);
            zip3([x, y, z], [a, b, c], |a, b, c| {
                math::fma(product * a, b, addend * c)
            })
        }
        (Data::Float64(a), Data::Float64(b), Data::Float64(c)) => {
            zip3([x, y, z], [a, b, c], |a, b, c| {
                libm::fma(product * a, b, addend * c)
            })
        }
        _ => Err(Error::unsupported("mul_add", x.dtype())),
    }
}

/// Picks for each position the case that `which` (boolean or `int32`) names there.
pub fn select_n(which: &Array, cases: &[&Array]) -> Result<Array> {
    let Some(first) = cases.first() else {
        return Err(Error::invalid("select_n must have at least one case"));
    };
    let fits = matches!(which.dtype(), DType::Bool | DType::Int32)
        && !(which.dtype() == DType::Bool && cases.len() > 2)
        && (which.ndim() == 0 || which.shape() == first.shape())
        && cases.iter().all(|case| case.shape() == first.shape());
    if !fits {
        return Err(Error::invalid("select_n operands do not fit together"));
    }
    if which.dtype() == DType::Bool && cases.len() == 1 {
        return Ok((*first).clone());
    }
    if which.ndim() == 0 {
        let index = which.item().map_or(0, Scalar::to_i64);
        let index = usize::try_from(index).unwrap_or(0);
        return Ok(cases[index.min(cases.len() - 1)].clone());
    }
    by_word!(first.words(), buffer => pick(buffer, which, cases))
}

fn pick<W: Word>(_: &Buffer<W>, which: &Array, cases: &[&Array]) -> Result<Array> {
    let dtype = cases[0].dtype();
    let slices = words_of::<W>(cases, dtype)?;
    let shape = cases[0].shape();
    let mut out = try_vec(shape.size())?;
    match (which.data(), &slices[..]) {
        (Data::Bool(which), [no, yes]) => {
            let both = no.iter().zip(*yes);
            out.extend(
                which
                    .iter()
                    .zip(both)
                    .map(|(&which, (&no, &yes))| if which { yes } else { no }),
            );
        }
        (Data::Int32(which), _) => {
            let last = slices.len() - 1;
            let index = |position: usize| (which[position].max(0) as usize).min(last);
            out.extend((0..shape.size()).map(|position| slices[index(position)][position]));
        }
        _ => {}
    }
    Array::from_words(dtype, out, shape.clone())
}

/// `x` limited to `low ..= high`; the bounds may have rank 0.
pub fn clamp(low: &Array, x: &Array, high: &Array) -> Result<Array> {
    binary(BinaryOp::Min, &binary(BinaryOp::Max, low, x)?, high)
}
