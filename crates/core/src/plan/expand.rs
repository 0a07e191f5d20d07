//! Functions of elements as operations of expression programs.

use super::flat::Op;
use super::{Element, Manner, manner};
use crate::{BinaryOp, UnaryOp};
use freezeframe_array::program::{self, Instruction, Operand, wide};
use freezeframe_array::{DType, Scalar};

/// What a step computes for each element: its operands are the inputs.
#[derive(Default)]
pub(super) struct Expansion {
    operands: Vec<DType>,
    pub code: Vec<Instruction>,
}

/// The operations of a step, and which of them gives its result; nothing for what programs cannot hold.
///
/// They are those of the kernels: narrow dtypes compute as the wide ones, powers are repeated squares.
pub(super) fn expand(op: &Op, operands: &[DType], wanted: DType) -> Option<(Expansion, Operand)> {
    let mut it = Expansion {
        operands: operands.to_vec(),
        code: Vec::new(),
    };
    let result = it.step(op, wanted)?;
    (it.dtype(result) == wanted).then_some((it, result))
}

const X: Operand = Operand::Input(0);
const Y: Operand = Operand::Input(1);
const Z: Operand = Operand::Input(2);

impl Expansion {
    fn step(&mut self, op: &Op, wanted: DType) -> Option<Operand> {
        let primitive = match op {
            Op::Primitive(primitive) => primitive,
            Op::MulAdd {
                minus_product,
                minus_z,
            } => {
                let op = program::Op::MulAdd {
                    minus_product: *minus_product,
                    minus_z: *minus_z,
                };
                return self.push(op, &[X, Y, Z], wanted);
            }
            Op::SumOfProducts { .. } => return None,
        };
        match manner(primitive) {
            Manner::Element(element) if element.arity() == self.operands.len() => {
                self.element(element, wanted)
            }
            Manner::Element(_)
            | Manner::Move(_)
            | Manner::Reduce(..)
            | Manner::Call(_)
            | Manner::Branch(_)
            | Manner::While(_)
            | Manner::Scan(_)
            | Manner::Kernel => None,
        }
    }

    fn element(&mut self, element: Element, wanted: DType) -> Option<Operand> {
        match element {
            Element::Unary(op) => self.unary(op, X),
            Element::Binary(BinaryOp::Pow)
                if self.operands[1].is_integer() && self.operands[0] != self.operands[1] =>
            {
                let y = self.convert(Y, self.operands[0])?;
                self.binary(BinaryOp::Pow, X, y)
            }
            Element::Binary(op) => self.binary(op, X, Y),
            Element::Log2 => {
                let log = self.unary(UnaryOp::Log, X)?;
                let factor = self.constant(Scalar::Float(std::f64::consts::LOG2_E))?;
                self.binary(BinaryOp::Mul, log, factor)
            }
            // 1 - x² = (1 + x)(1 - x)
            Element::OneMinusSquare => {
                let one = self.constant(Scalar::Int(1))?;
                let sum = self.binary(BinaryOp::Add, one, X)?;
                let difference = self.binary(BinaryOp::Sub, one, X)?;
                self.binary(BinaryOp::Mul, sum, difference)
            }
            Element::Power(exponent) => self.power(exponent),
            Element::Clamp => {
                let least = self.binary(BinaryOp::Max, X, Y)?;
                self.binary(BinaryOp::Min, least, Z)
            }
            Element::Select => self.push(program::Op::Select, &[X, Y, Z], wanted),
            Element::Convert(dtype) => self.convert(X, dtype),
            Element::Bitcast => self.push(program::Op::Bitcast, &[X], wanted),
            Element::Same => Some(X),
        }
    }

    fn dtype(&self, operand: Operand) -> DType {
        match operand {
            Operand::Input(at) => self.operands[at as usize],
            Operand::Result(at) => self.code[at as usize].dtype,
        }
    }

    fn push(&mut self, op: program::Op, operands: &[Operand], wanted: DType) -> Option<Operand> {
        let dtypes: Vec<DType> = operands.iter().map(|it| self.dtype(*it)).collect();
        let dtype = op.result(&dtypes, wanted)?;
        let operands = operands.to_vec();
        self.code.push(Instruction {
            op,
            operands,
            dtype,
        });
        Some(Operand::Result(self.code.len() as u32 - 1))
    }

    /// A constant of the first operand's dtype.
    fn constant(&mut self, value: Scalar) -> Option<Operand> {
        self.push(program::Op::Constant(value), &[], self.operands[0])
    }

    fn convert(&mut self, operand: Operand, dtype: DType) -> Option<Operand> {
        if self.dtype(operand) == dtype {
            return Some(operand);
        }
        self.push(program::Op::Convert, &[operand], dtype)
    }

    fn unary(&mut self, op: UnaryOp, x: Operand) -> Option<Operand> {
        let dtype = self.dtype(x);
        match op {
            UnaryOp::Real | UnaryOp::Conj if dtype.is_float() || dtype.is_integer() => {
                return Some(x);
            }
            UnaryOp::Floor | UnaryOp::Ceil if dtype.is_integer() => return Some(x),
            _ => {}
        }
        let broad = wide(dtype);
        if broad != dtype {
            // What looks at the bits of narrow dtypes is left to the kernels.
            let bits = matches!(op, UnaryOp::PopulationCount | UnaryOp::Clz)
                || op == UnaryOp::Neg && dtype.is_float();
            if bits {
                return None;
            }
            let x = self.convert(x, broad)?;
            let result = self.unary(op, x)?;
            return match self.dtype(result) {
                DType::Bool => Some(result),
                _ => self.convert(result, dtype),
            };
        }
        self.push(program::Op::Unary(op), &[x], dtype)
    }

    fn binary(&mut self, op: BinaryOp, x: Operand, y: Operand) -> Option<Operand> {
        let dtype = self.dtype(x);
        if self.dtype(y) != dtype {
            return None;
        }
        let broad = wide(dtype);
        if broad != dtype {
            use BinaryOp::*;
            let bits = matches!(
                op,
                Nextafter | Complex | ShiftRightLogical | ShiftRightArithmetic
            );
            if bits {
                return None;
            }
            let (x, y) = (self.convert(x, broad)?, self.convert(y, broad)?);
            let result = self.binary(op, x, y)?;
            return match op.is_comparison() {
                true => Some(result),
                false => self.convert(result, dtype),
            };
        }
        self.push(program::Op::Binary(op), &[x, y], dtype)
    }

    /// Repeated squares, as XLA expands powers.
    fn power(&mut self, exponent: i32) -> Option<Operand> {
        if exponent < 0 && self.operands[0].is_integer() {
            return None;
        }
        let (mut base, mut rest) = (X, exponent.unsigned_abs());
        let mut result = None;
        while rest > 0 {
            if rest & 1 == 1 {
                result = Some(match result {
                    Some(result) => self.binary(BinaryOp::Mul, result, base)?,
                    None => base,
                });
            }
            rest >>= 1;
            if rest > 0 {
                base = self.binary(BinaryOp::Mul, base, base)?;
            }
        }
        let one = |it: &mut Self| it.constant(Scalar::Int(1));
        match (result, exponent < 0) {
            (Some(power), false) => Some(power),
            (Some(power), true) => {
                let one = one(self)?;
                self.binary(BinaryOp::Div, one, power)
            }
            (None, _) => one(self),
        }
    }
}
