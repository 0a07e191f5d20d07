//! Expression programs: what a loop computes for each element, as data.
//!
//! A [`Program`] has an iteration space, inputs that are read through index maps, and a list of operations on single
//! elements in which each names the results of earlier ones. It is typed throughout, so that [`Program::check`] can
//! tell whether it is well formed, bounds included.
//!
//! # One definition of each function
//!
//! Every tier reads the same program, and gives the same digits, because an operation is one of two kinds.
//! What IEEE 754 or two's complement defines exactly (sums, products, comparisons, choices, conversions, bits) means
//! the same wherever it is done, so a compiler may emit an instruction for it.
//! All other functions have one implementation, in Rust, for a block of elements (`block`), which is called by
//! pointer: by the interpreter of this module, and by generated code through the function table. A call serves
//! hundreds of elements, so that it costs nothing, and the functions are vectorized by the compiler of this crate.
//! Those that large arrays need most are written over [`lanes`](crate::lanes), of which a number is one case and code that
//! is made for a program ([`Made`]) another, so that neither is written down a second time.
//!
//! # Loops over several places
//!
//! A [`Reduction`] takes in what a program computes; a [`Cumulation`], a [`Gather`] and a [`Scatter`] are loops over whole
//! arrays. They are data too: what is combined how, from which initial value, at which places and in which order, which is
//! XLA's where digits depend on it. The kernels take their order from the same data, and `naive_tests` does literally
//! what they say.
//!
//! Nothing here changes the order of operations: what is rounded once, and in which order sums are made, is decided
//! before a program is built.

mod block;
mod code;
mod folds;
mod frame;
mod made;
mod reduction;
mod registers;
mod rounds;
mod run;
mod turns;
mod walker;
mod windows;

pub use crate::kernel::function::wide;
pub(crate) use code::Coded;
pub use code::{Made, MadeRows, MadeTurns, ROUND, Read, RowFold, RowWindow, Turning, Written};
pub use folds::Folds;
pub use frame::Banks;
pub use reduction::{Cumulation, Fold, Reduction};
pub use rounds::{Column, Rounds, of_word, set_word};
pub use run::Blocks;
pub use turns::Turns;
pub use windows::{Gather, Outside, Scatter, Start, Windows};

use crate::kernel::{BinaryOp, UnaryOp};
use crate::{DType, Error, Result, Scalar, Shape};

/// An operation on single elements.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Op {
    /// The same element everywhere.
    Constant(Scalar),
    /// A function of one element.
    Unary(UnaryOp),
    /// A function of two elements of one dtype.
    Binary(BinaryOp),
    /// `x y + z`, rounded once; the product or `z` may be subtracted instead.
    MulAdd {
        /// The product is subtracted.
        minus_product: bool,
        /// `z` is subtracted.
        minus_z: bool,
    },
    /// The third operand where the first is true, else the second.
    Select,
    /// The same value in another dtype.
    Convert,
    /// The same bits as another dtype.
    Bitcast,
}

impl Op {
    /// How many operands it takes.
    pub fn arity(self) -> usize {
        match self {
            Self::Constant(_) => 0,
            Self::Unary(_) | Self::Convert | Self::Bitcast => 1,
            Self::Binary(_) => 2,
            Self::MulAdd { .. } | Self::Select => 3,
        }
    }
}

/// Where an operand is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operand {
    /// An input.
    Input(u32),
    /// The result of an instruction.
    Result(u32),
}

/// An operation, its operands (as many as its arity), and the dtype of its result.
#[derive(Clone, Debug, PartialEq)]
pub struct Instruction {
    /// What it does.
    pub op: Op,
    /// To what.
    pub operands: Vec<Operand>,
    /// What that gives.
    pub dtype: DType,
}

/// Which element of an array belongs to which place of an iteration space: at `offset` plus the index times `strides`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Access {
    /// The element at the first place.
    pub offset: usize,
    /// How far one step along each axis of the space goes; 0 where the array is repeated.
    pub strides: Vec<isize>,
}

impl Access {
    /// Each element once, in row-major order.
    pub fn whole(space: &Shape) -> Self {
        let strides = space.strides().iter().map(|it| *it as isize).collect();
        Self { offset: 0, strides }
    }

    /// The first element everywhere.
    pub fn uniform(space: &Shape) -> Self {
        let strides = vec![0; space.ndim()];
        Self { offset: 0, strides }
    }

    /// True if no step goes anywhere.
    pub fn is_uniform(&self, space: &[usize]) -> bool {
        let mut axes = self.strides.iter().zip(space);
        axes.all(|(stride, dim)| *stride == 0 || *dim == 1)
    }

    /// True if the places follow each other as the elements do.
    pub fn is_run(&self, space: &[usize]) -> bool {
        let mut step = 1;
        for (stride, dim) in self.strides.iter().zip(space).rev() {
            if *dim != 1 && *stride != step {
                return false;
            }
            step *= *dim as isize;
        }
        true
    }

    /// True if every element that is read is one of `size`.
    pub fn fits(&self, space: &Shape, size: usize) -> bool {
        if self.strides.len() != space.ndim() {
            return false;
        }
        if space.size() == 0 {
            return true;
        }
        let (mut first, mut last) = (self.offset as i128, self.offset as i128);
        for (stride, dim) in self.strides.iter().zip(space.iter()) {
            let reach = *stride as i128 * (*dim as i128 - 1);
            first += reach.min(0);
            last += reach.max(0);
        }
        first >= 0 && last < size as i128
    }
}

/// An array that a program reads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Input {
    /// The type of its elements.
    pub dtype: DType,
    /// How many elements the array has.
    pub size: usize,
    /// Which of them is read where.
    pub access: Access,
}

/// What a loop computes for each place of its iteration space.
///
/// Its results are written in row-major order of the space.
#[derive(Clone, Debug, PartialEq)]
pub struct Program {
    /// The iteration space.
    pub space: Shape,
    /// What is read.
    pub inputs: Vec<Input>,
    /// What is computed.
    pub code: Vec<Instruction>,
    /// What is written.
    pub results: Vec<Operand>,
}

impl Program {
    /// Whether an input has one element for all places.
    pub fn is_uniform(&self, input: usize) -> bool {
        let access = &self.inputs[input].access;
        access.is_uniform(&self.space) && !access.is_run(&self.space)
    }

    /// The dtype of an operand; nothing for one that does not exist.
    pub fn dtype(&self, operand: Operand) -> Option<DType> {
        match operand {
            Operand::Input(at) => self.inputs.get(at as usize).map(|input| input.dtype),
            Operand::Result(at) => self.code.get(at as usize).map(|it| it.dtype),
        }
    }

    /// An error unless each operand is there before its use, each operation is defined for its operands, and nothing
    /// outside of the inputs is read.
    pub fn check(&self) -> Result<()> {
        let wrong = |text: String| Err(Error::invalid(text));
        for (at, input) in self.inputs.iter().enumerate() {
            if !input.access.fits(&self.space, input.size) {
                return wrong(format!("input {at} is read outside of its bounds"));
            }
        }
        for (at, it) in self.code.iter().enumerate() {
            let known = |operand: &Operand| match operand {
                Operand::Result(result) if *result as usize >= at => None,
                operand => self.dtype(*operand),
            };
            let dtypes: Option<Vec<DType>> = it.operands.iter().map(known).collect();
            let Some(dtypes) = dtypes else {
                return wrong(format!("instruction {at} reads what is not there yet"));
            };
            if it.op.result(&dtypes, it.dtype) != Some(it.dtype) {
                let (op, dtype) = (it.op, it.dtype);
                return wrong(format!("{op:?} of {dtypes:?} does not give {dtype}"));
            }
        }
        match self.results.iter().find(|it| self.dtype(**it).is_none()) {
            Some(result) => wrong(format!("the result {result:?} is not there")),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod naive_tests;
#[cfg(test)]
mod tests;
