//! Loops that are being put together: functions of elements over one space, which are to be one program.
//!
//! A loop is open while more may join it. Open loops read only what closed loops and other steps have written, never
//! each other, so that they may be closed in any order.

use super::Source;
use super::expand::{Expansion, Reducing, expand};
use super::flat::Op as Step;
use crate::{BinaryOp, Primitive, UnaryOp, VarId};
use freezeframe_array::kernel::{Combine, Side};
use freezeframe_array::program::{
    Access, Fold, Input, Instruction, Op, Operand, Program, Reduction, wide,
};
use freezeframe_array::{DType, Scalar, Shape};

/// Spaces of so few places are computed by one block, whatever they read.
const FEW: usize = 512;

/// An array that a loop reads.
#[derive(Clone, Debug)]
pub(super) struct Read {
    pub source: Source,
    pub input: Input,
}

/// A loop that is being put together.
#[derive(Debug)]
pub(super) struct Loop {
    space: Shape,
    reads: Vec<Read>,
    code: Vec<Instruction>,
    constants: Vec<(DType, Scalar, Operand)>,
    /// The variables that its instructions give.
    pub members: Vec<(VarId, Operand)>,
}

/// What a function of elements is applied to.
pub(super) enum Argument {
    /// What the loop itself gives.
    Member(Operand),
    /// A scalar that is known.
    Constant(DType, Scalar),
    Read(Read),
}

impl Loop {
    pub(super) fn new(space: Shape) -> Self {
        Self {
            space,
            reads: Vec::new(),
            code: Vec::new(),
            constants: Vec::new(),
            members: Vec::new(),
        }
    }

    /// True if it is worth while to compute something over this space, which reads these, in this loop.
    pub(super) fn suits<'a>(
        &self,
        space: &Shape,
        mut sources: impl Iterator<Item = &'a Source>,
    ) -> bool {
        self.space == *space
            && (space.size() <= FEW || sources.any(|source| self.reads_from(source)))
    }

    /// True if it reads this buffer.
    pub(super) fn reads_from(&self, source: &Source) -> bool {
        let buffer = source.buffer();
        buffer.is_some() && self.reads.iter().any(|it| it.source.buffer() == buffer)
    }

    /// Adds the operations of a step, and gives where its result is.
    pub(super) fn add(
        &mut self,
        arguments: Vec<Argument>,
        expansion: Expansion,
        result: Operand,
    ) -> Operand {
        let mut places = Vec::with_capacity(arguments.len());
        for argument in arguments {
            let place = self.place(argument);
            places.push(place);
        }
        let first = self.code.len() as u32;
        let moved = |operand: &Operand| match *operand {
            Operand::Input(at) => places[at as usize],
            Operand::Result(at) => Operand::Result(first + at),
        };
        let result = moved(&result);
        for it in expansion.code {
            let operands = it.operands.iter().map(moved).collect();
            self.code.push(Instruction { operands, ..it });
        }
        result
    }

    /// Where an argument is.
    fn place(&mut self, argument: Argument) -> Operand {
        match argument {
            Argument::Member(operand) => operand,
            Argument::Read(read) => self.read(read),
            Argument::Constant(dtype, value) => self.constant(dtype, value),
        }
    }

    fn read(&mut self, read: Read) -> Operand {
        let same =
            |own: &Read| own.source.buffer() == read.source.buffer() && own.input == read.input;
        let at = self.reads.iter().position(same).unwrap_or_else(|| {
            self.reads.push(read.clone());
            self.reads.len() - 1
        });
        Operand::Input(at as u32)
    }

    fn constant(&mut self, dtype: DType, value: Scalar) -> Operand {
        let same = |it: &&(DType, Scalar, Operand)| it.0 == dtype && same_bits(it.1, value);
        if let Some((_, _, operand)) = self.constants.iter().find(same) {
            return *operand;
        }
        let operand = Operand::Result(self.code.len() as u32);
        self.code.push(Instruction {
            op: Op::Constant(value),
            operands: Vec::new(),
            dtype,
        });
        self.constants.push((dtype, value, operand));
        operand
    }

    /// Takes in another loop over the same space, and says where what that gave is now.
    pub(super) fn merge(&mut self, other: Self) -> Vec<(VarId, Operand)> {
        let inputs: Vec<Operand> = other.reads.into_iter().map(|it| self.read(it)).collect();
        let first = self.code.len() as u32;
        let moved = |operand: &Operand| match *operand {
            Operand::Input(at) => inputs[at as usize],
            Operand::Result(at) => Operand::Result(first + at),
        };
        for it in other.code {
            let operands = it.operands.iter().map(moved).collect();
            self.code.push(Instruction { operands, ..it });
        }
        let members: Vec<(VarId, Operand)> = other
            .members
            .iter()
            .map(|(var, operand)| (*var, moved(operand)))
            .collect();
        self.members.extend(members.iter().copied());
        members
    }

    /// How many arrays it reads, a place after another one.
    pub(super) fn arrays(&self) -> usize {
        let moves = |it: &&Read| !it.input.access.is_uniform(&self.space);
        self.reads.iter().filter(moves).count()
    }

    /// Goes through its space with the axes in this order.
    fn turn(&mut self, axes: &[usize]) {
        for it in &mut self.reads {
            let strides = &mut it.input.access.strides;
            *strides = axes.iter().map(|axis| strides[*axis]).collect();
        }
        self.space = axes.iter().map(|axis| self.space[*axis]).collect();
    }

    /// Has sums over short axes made side by side, where XLA's compiler makes vector code of them.
    fn place_sums(&self, reducing: &mut Reducing) {
        let works = |it: &&Instruction| !matches!(it.op, Op::Constant(_) | Op::Convert);
        let work: Vec<&Instruction> = self.code.iter().filter(works).collect();
        let light = |it: &&Instruction| match it.op {
            Op::Binary(op) => matches!(op, BinaryOp::Add | BinaryOp::Sub | BinaryOp::Mul),
            Op::Unary(op) => op == UnaryOp::Neg,
            _ => false,
        };
        let much = match &reducing.fold {
            Fold::SumOfProducts { .. } => !work.is_empty(),
            _ => work.len() > 1 || !work.iter().all(light),
        };
        let reduced = &reducing.axes[reducing.kept..];
        let summed = match &mut reducing.fold {
            Fold::SumOfProducts { order } => Some(order),
            Fold::Combine { combine, order, .. } => {
                let sum = *combine == Combine::Binary(BinaryOp::Add);
                let small = self.space.size() < Side::LARGE && order.passes.len() == 1;
                (sum && small && reducing.operand == DType::Float32).then_some(order)
            }
            _ => None,
        };
        if let Some(order) = summed
            && let side @ Some(_) = Side::of_loops(&self.space, reduced, much && self.arrays() == 1)
        {
            (order.side, order.second_first) = (side, false);
        }
    }

    /// The reduction that takes in these, and what it reads.
    pub(super) fn reduced(
        mut self,
        mut reducing: Reducing,
        taken: Vec<Argument>,
    ) -> (Reduction, Vec<Source>) {
        let broad = wide(reducing.operand);
        let widen = Step::Primitive(Primitive::ConvertElementType {
            new_dtype: broad,
            weak_type: false,
        });
        let mut results = Vec::with_capacity(taken.len());
        for argument in taken {
            let (expansion, result) = expand(&widen, &[reducing.operand], broad)
                .unwrap_or((Expansion::default(), Operand::Input(0)));
            results.push(self.add(vec![argument], expansion, result));
        }
        if let (Fold::SumOfProducts { order }, [x, y]) = (&mut reducing.fold, results.as_slice())
            && x == y
        {
            *order = order.clone().of_squares();
        }
        self.place_sums(&mut reducing);
        let reads: Vec<&Access> = self.reads.iter().map(|it| &it.input.access).collect();
        reducing.suit(&self.space, &reads);
        self.turn(&reducing.axes);
        let (elements, sources) = self.close(results);
        let reduction = Reduction {
            elements,
            kept: reducing.kept,
            inner: reducing.inner,
            fold: reducing.fold,
            dtype: reducing.dtype,
        };
        (reduction, sources)
    }

    /// The program that writes these of its results, and what it reads.
    pub(super) fn close(self, results: Vec<Operand>) -> (Program, Vec<Source>) {
        let (sources, inputs) = self
            .reads
            .into_iter()
            .map(|it| (it.source, it.input))
            .unzip();
        let program = Program {
            space: self.space,
            inputs,
            code: self.code,
            results,
        };
        (program, sources)
    }
}

/// True if both are the very same number: zeros of both signs are not.
fn same_bits(a: Scalar, b: Scalar) -> bool {
    match (a, b) {
        (Scalar::Float(a), Scalar::Float(b)) => a.to_bits() == b.to_bits(),
        (Scalar::Complex(..), _) => false,
        (a, b) => a == b,
    }
}

/// An array seen through an index map: the element at index `i` is that of the source at `offset + i · strides`.
#[derive(Clone, Debug)]
pub(super) struct View {
    pub source: Source,
    pub dtype: DType,
    /// How many elements the source has.
    pub size: usize,
    pub shape: Shape,
    pub offset: isize,
    pub strides: Vec<isize>,
}

impl View {
    /// All of a source.
    pub(super) fn whole(source: Source, shape: &Shape, dtype: DType) -> Self {
        Self {
            source,
            dtype,
            size: shape.size(),
            shape: shape.clone(),
            offset: 0,
            strides: shape.strides().iter().map(|it| *it as isize).collect(),
        }
    }

    /// True if it is all of its source, perhaps under another shape.
    pub(super) fn is_whole(&self) -> bool {
        self.size == self.shape.size() && self.is_run() && self.offset == 0
    }

    fn is_run(&self) -> bool {
        let strides = self.strides.clone();
        Access { offset: 0, strides }.is_run(&self.shape)
    }

    /// True if neighbours along the last axis lie apart.
    pub(super) fn is_scattered(&self) -> bool {
        let mut axes = self.strides.iter().zip(self.shape.iter()).rev();
        let last = axes.find(|(_, dim)| **dim != 1);
        last.is_some_and(|(stride, _)| !matches!(stride, 0 | 1))
    }

    /// How a loop over this space reads it, its axes aligned at the right.
    pub(super) fn read(&self, space: &Shape) -> Read {
        let mut strides = vec![0; space.ndim()];
        let axes = self.shape.iter().zip(&self.strides);
        for (place, (dim, stride)) in strides.iter_mut().rev().zip(axes.rev()) {
            *place = if *dim == 1 { 0 } else { *stride };
        }
        let empty = space.size() == 0;
        Read {
            source: self.source.clone(),
            input: Input {
                dtype: self.dtype,
                size: self.size,
                access: Access {
                    offset: if empty {
                        0
                    } else {
                        self.offset.max(0) as usize
                    },
                    strides,
                },
            },
        }
    }

    /// What a loop over this space is given of it.
    pub(super) fn argument(&self, space: &Shape) -> Argument {
        if let Source::Literal(literal) = &self.source
            && let Some(value) = literal.value.item()
            && Op::Constant(value).result(&[], self.dtype).is_some()
        {
            return Argument::Constant(self.dtype, value);
        }
        Argument::Read(self.read(space))
    }

    pub(super) fn broadcast(&self, shape: &Shape, dimensions: &[usize]) -> Self {
        let mut strides = vec![0; shape.ndim()];
        for ((&to, &stride), &dim) in dimensions.iter().zip(&self.strides).zip(self.shape.iter()) {
            strides[to] = if dim == 1 { 0 } else { stride };
        }
        self.seen(shape.clone(), self.offset, strides)
    }

    pub(super) fn transpose(&self, permutation: &[usize]) -> Self {
        let shape = permutation.iter().map(|&axis| self.shape[axis]).collect();
        let strides = permutation.iter().map(|&axis| self.strides[axis]);
        self.seen(shape, self.offset, strides.collect())
    }

    pub(super) fn slice(&self, starts: &[usize], limits: &[usize], steps: &[usize]) -> Self {
        let step = |axis: usize| steps.get(axis).copied().unwrap_or(1);
        let shape = (0..starts.len())
            .map(|axis| (limits[axis] - starts[axis]).div_ceil(step(axis)))
            .collect();
        let moves = starts.iter().zip(&self.strides);
        let offset: isize = moves.map(|(start, stride)| *start as isize * stride).sum();
        let strides = self.strides.iter().enumerate();
        let strides = strides.map(|(axis, stride)| stride * step(axis) as isize);
        self.seen(shape, self.offset + offset, strides.collect())
    }

    pub(super) fn rev(&self, axes: &[usize]) -> Self {
        let (mut offset, mut strides) = (self.offset, self.strides.clone());
        for &axis in axes {
            offset += strides[axis] * (self.shape[axis] as isize - 1);
            strides[axis] = -strides[axis];
        }
        self.seen(self.shape.clone(), offset, strides)
    }

    /// Under another shape of the same size, where that is an index map too.
    pub(super) fn reshape(&self, shape: &Shape) -> Option<Self> {
        if self.is_run() {
            let strides = shape.strides().into_iter().map(|it| it as isize);
            return Some(self.seen(shape.clone(), self.offset, strides.collect()));
        }
        // Axes of length one come and go.
        let own = self.shape.iter().zip(&self.strides);
        let mut own = own.filter(|(dim, _)| **dim != 1);
        let mut strides = vec![0; shape.ndim()];
        for (place, &dim) in strides.iter_mut().zip(shape.iter()) {
            if dim != 1 {
                let (_, stride) = own.next().filter(|(own, _)| **own == dim)?;
                *place = *stride;
            }
        }
        own.next()
            .is_none()
            .then(|| self.seen(shape.clone(), self.offset, strides))
    }

    fn seen(&self, shape: Shape, offset: isize, strides: Vec<isize>) -> Self {
        Self {
            shape,
            offset,
            strides,
            ..self.clone()
        }
    }
}
