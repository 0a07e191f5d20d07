//! Primitives as what loops hold: functions of elements as operations of expression programs, and reductions,
//! accumulations and windows as loops of their own.

use super::flat::Op;
use super::{Element, Indexed, Manner, Work, manner};
use crate::{Aval, BinaryOp, Primitive, ScatterOp, UnaryOp};
use freezeframe_array::kernel::{Order, ScatterOp as Scattering};
use freezeframe_array::program::{
    self, Access, Cumulation, Fold, Gather, Instruction, Operand, Scatter, Windows, wide,
};
use freezeframe_array::{DType, Scalar, Shape};
use freezeframe_base::Order as _;
use std::rc::Rc;

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
            | Manner::Position { .. }
            | Manner::Cumulate(..)
            | Manner::Indexed(_)
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
        if rest == 3 {
            let square = self.binary(BinaryOp::Mul, X, X)?;
            result = Some(self.binary(BinaryOp::Mul, square, X)?);
            rest = 0;
        }
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

/// Lines of so many elements at least are taken in as they are; what is shorter is turned around.
const SHORTEST_LINE: usize = 8;

/// What a step reduces, and how.
pub(super) struct Reducing {
    pub fold: Fold,
    /// The axes that stay and those that are reduced, in the order in which the elements are gone through: of those that
    /// stay, `kept` are in front of what is reduced, and `inner` behind it.
    pub axes: Vec<usize>,
    pub kept: usize,
    pub inner: usize,
    /// What is taken in.
    pub operand: DType,
    /// What comes out.
    pub dtype: DType,
}

impl Reducing {
    /// How a step reduces operands like this one; nothing for what is no reduction that loops know.
    pub(super) fn of(op: &Op, operand: &Aval) -> Option<Self> {
        let primitive = match op {
            Op::Primitive(primitive) => primitive,
            Op::SumOfProducts { axes } => {
                return Self::over(axes, operand, operand.dtype, |dims| {
                    let order = Order::of_one_pass(dims);
                    Some(Fold::SumOfProducts { order })
                });
            }
            Op::MulAdd { .. } => return None,
        };
        match manner(primitive) {
            Manner::Reduce(op, axes) => Self::over(axes, operand, operand.dtype, |_| {
                Fold::over(op, operand.dtype, &operand.shape, axes)
            }),
            Manner::Position {
                largest,
                axes,
                dtype,
            } => Self::over(axes, operand, dtype, |dims| {
                let of = operand.dtype;
                let real = of == DType::Bool || of.is_integer() || of.is_float();
                let known = real && dtype.is_integer() && matches!(dims, [dim] if *dim > 0);
                known.then_some(Fold::Position { largest })
            }),
            Manner::Element(_)
            | Manner::Move(_)
            | Manner::Cumulate(..)
            | Manner::Indexed(_)
            | Manner::Call(_)
            | Manner::Branch(_)
            | Manner::While(_)
            | Manner::Scan(_)
            | Manner::Kernel => None,
        }
    }

    fn over(
        axes: &[usize],
        operand: &Aval,
        dtype: DType,
        fold: impl Fn(&[usize]) -> Option<Fold>,
    ) -> Option<Self> {
        let mut reduced = axes.to_vec();
        reduced.order();
        let dims: Vec<usize> = reduced.iter().map(|axis| operand.shape[*axis]).collect();
        let fold = fold(&dims)?;
        let axes = (0..operand.ndim()).filter(|axis| !reduced.contains(axis));
        let mut axes: Vec<usize> = axes.collect();
        let kept = axes.len();
        axes.extend(reduced);
        Some(Self {
            fold,
            axes,
            kept,
            inner: 0,
            operand: operand.dtype,
            dtype,
        })
    }

    /// The same with the axes as they are, where those that are reduced lie together in front of others, and the elements
    /// can be taken in line by line.
    fn in_place(&self, shape: &Shape) -> Option<(Vec<usize>, usize, usize)> {
        let reduced = &self.axes[self.kept..];
        let (first, last) = (*reduced.first()?, *reduced.last()?);
        let behind = last + 1..shape.ndim();
        let together = behind.start - first == reduced.len();
        let fits = together && self.takes_lines(shape, behind.clone());
        fits.then(|| ((0..shape.ndim()).collect(), first, behind.len()))
    }

    /// Whether elements can be taken in line by line, each as long as these axes say, and it pays.
    fn takes_lines(&self, shape: &Shape, mut axes: impl Iterator<Item = usize>) -> bool {
        let width = axes.try_fold(1, |width: usize, axis| width.checked_mul(shape[axis]));
        let long = width.is_none_or(|width| width >= SHORTEST_LINE);
        long && matches!(self.fold, Fold::Combine { .. })
    }

    /// Has the axes gone through in the order in which most of what is read lies.
    pub(super) fn suit(&mut self, shape: &Shape, reads: &[&Access]) {
        let rows = (self.axes.clone(), self.kept, self.inner);
        let kept = self.axes[..self.kept].iter().copied();
        let columns = self.takes_lines(shape, kept).then(|| {
            let mut axes = self.axes.clone();
            axes.rotate_left(self.kept);
            (axes, 0, self.kept)
        });
        let ways = [self.in_place(shape), Some(rows), columns];
        let runs = |(axes, ..): &(Vec<usize>, usize, usize)| {
            let dims: Vec<usize> = axes.iter().map(|axis| shape[*axis]).collect();
            let run = |it: &&&Access| {
                let strides = axes.iter().map(|axis| it.strides[*axis]).collect();
                Access { offset: 0, strides }.is_run(&dims)
            };
            reads.iter().filter(run).count()
        };
        let mut best = None;
        for way in ways.into_iter().flatten() {
            let own = runs(&way);
            if best.as_ref().is_none_or(|(most, _)| own > *most) {
                best = Some((own, way));
            }
        }
        if let Some((_, way)) = best {
            (self.axes, self.kept, self.inner) = way;
        }
    }

    /// True if the elements are taken in in another order than they lie in.
    pub(super) fn turns(&self, shape: &Shape) -> bool {
        let long = self.axes.iter().filter(|axis| shape[**axis] != 1);
        !long.is_sorted()
    }
}

/// A step on whole arrays that is a loop, and its operands, which may stand in another order than the primitive's.
pub(super) fn whole<T>(
    primitive: &Primitive,
    avals: &[Aval],
    mut operands: Vec<T>,
) -> Option<(Work, Vec<T>)> {
    let (x, others) = avals.split_first()?;
    let work = match manner(primitive) {
        Manner::Cumulate(op, axis, reverse) => {
            let it = Cumulation::of(op, x.dtype, &x.shape, axis, reverse)?;
            Work::Cumulate(Rc::new(it))
        }
        Manner::Indexed(Indexed::Slice(sizes)) => {
            gather(Gather::of_slice(x.dtype, &x.shape, sizes).ok()?, others)?
        }
        Manner::Indexed(Indexed::Gather(it)) => {
            let [indices] = others else { return None };
            let bounds = (it.mode, it.fill_value);
            let operand = (x.dtype, &x.shape);
            let made = Gather::of(operand, &indices.shape, &it.dims, &it.slice_sizes, bounds);
            gather(made.ok()?, others)?
        }
        Manner::Indexed(Indexed::Update) => {
            let (update, indices) = others.split_first()?;
            scatter(
                Scatter::of_update(x.dtype, &x.shape, &update.shape).ok()?,
                indices,
            )?
        }
        Manner::Indexed(Indexed::Scatter(it)) => {
            let [indices, updates] = others else {
                return None;
            };
            let op = match it.op {
                ScatterOp::Set => Scattering::Replace,
                ScatterOp::Add => Scattering::Add,
                ScatterOp::Sub => Scattering::Sub,
                ScatterOp::Mul => Scattering::Mul,
                ScatterOp::Min => Scattering::Min,
                ScatterOp::Max => Scattering::Max,
            };
            let numbers = (&it.dims, it.mode);
            let operand = (x.dtype, &x.shape);
            let made = Scatter::of(op, operand, &indices.shape, &updates.shape, numbers);
            operands.swap(1, 2);
            scatter(made.ok()?, std::slice::from_ref(indices))?
        }
        Manner::Element(_)
        | Manner::Move(_)
        | Manner::Reduce(..)
        | Manner::Position { .. }
        | Manner::Call(_)
        | Manner::Branch(_)
        | Manner::While(_)
        | Manner::Scan(_)
        | Manner::Kernel => return None,
    };
    Some((work, operands))
}

fn gather(it: Gather, indices: &[Aval]) -> Option<Work> {
    let sound = it.check().is_ok() && are_indices(&it.windows, indices);
    sound.then(|| Work::Gather(Rc::new(it)))
}

fn scatter(it: Scatter, indices: &[Aval]) -> Option<Work> {
    let sound = it.check().is_ok() && are_indices(&it.windows, indices);
    sound.then(|| Work::Scatter(Rc::new(it)))
}

fn are_indices(windows: &Windows, indices: &[Aval]) -> bool {
    let indices: Vec<(DType, usize)> = indices.iter().map(|it| (it.dtype, it.size())).collect();
    windows.are_indices(&indices)
}
