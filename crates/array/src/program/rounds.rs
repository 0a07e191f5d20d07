//! Programs over single elements, run again and again: the bodies of loops over scalars.
//!
//! Each element is a word of 64 bits in a register of its own; an operation is a call of the function of elements that
//! loops over arrays call too, or one that the processor has.

use super::block::is_same_words;
use super::{Instruction, Op, Operand, Program};
use crate::kernel::convert::conversions;
use crate::kernel::function::{Comparison, Function, comparison, function};
use crate::kernel::{BinaryOp, UnaryOp, unary};
use crate::math;
use crate::num::Bits as _;
use crate::storage::{Bits, Buffer, Word, Words, by_width, by_word};
use crate::{Array, DType, Element, Error, Result, Shape};
use half::{bf16, f16};

/// A program over one place, ready to run.
#[derive(Clone)]
pub struct Rounds {
    acts: Vec<Act>,
    inputs: usize,
    results: Vec<usize>,
    /// What is in the registers before the first round: the constants.
    registers: Vec<u64>,
}

/// What an instruction does with words.
#[derive(Clone, Copy)]
enum Does {
    AddSingles,
    SubSingles,
    MulSingles,
    DivSingles,
    LtSingles,
    FuseSingles(f32, f32),
    FuseDoubles(f64, f64),
    AddWords,
    SubWords,
    MulWords,
    Select,
    Single(fn(f32) -> f32),
    Double(fn(f64) -> f64),
    Word(fn(u32) -> u32),
    Long(fn(u64) -> u64),
    Not,
    Words(fn(u32, u32) -> u32),
    Longs(fn(u64, u64) -> u64),
    Truths(fn(bool, bool) -> bool),
    CompareWords(fn(u32, u32) -> bool),
    CompareLongs(fn(u64, u64) -> bool),
    Convert(fn(u64) -> u64),
}

#[derive(Clone, Copy)]
struct Act {
    does: Does,
    operands: [usize; 3],
    to: usize,
}

/// Whether an element is a word of a register.
fn is_known(dtype: DType) -> bool {
    !dtype.is_complex() && !matches!(dtype, DType::Key | DType::Float0)
}

fn single(word: u64) -> f32 {
    f32::from_bits(word as u32)
}

fn double(word: u64) -> f64 {
    f64::from_bits(word)
}

impl Rounds {
    /// None if the program has more than one place, or does what needs more than a word.
    pub fn new(program: &Program) -> Option<Self> {
        let dtypes = program.inputs.iter().map(|it| it.dtype);
        let mut dtypes = dtypes.chain(program.code.iter().map(|it| it.dtype));
        let single = program.inputs.iter().all(|it| it.size == 1);
        if program.space.size() != 1 || !single || !dtypes.all(is_known) {
            return None;
        }
        let inputs = program.inputs.len();
        let mut made = Self {
            acts: Vec::new(),
            inputs,
            results: Vec::new(),
            registers: vec![0; inputs],
        };
        // Where the result of each instruction is.
        let mut places: Vec<usize> = Vec::new();
        let place = |places: &[usize], operand: Operand| match operand {
            Operand::Input(at) => at as usize,
            Operand::Result(at) => places[at as usize],
        };
        for it in &program.code {
            let own = made.registers.len();
            if let Op::Constant(value) = it.op {
                made.registers.push(value.bits(it.dtype)[0]);
                places.push(own);
                continue;
            }
            let read = it.operands.iter().map(|operand| program.dtype(*operand));
            let dtypes: Vec<DType> = read.collect::<Option<_>>()?;
            if is_same_words(it.op, &dtypes, it.dtype) {
                let same = place(&places, it.operands[0]);
                places.push(same);
                continue;
            }
            let mut operands = [0; 3];
            for (to, operand) in operands.iter_mut().zip(&it.operands) {
                *to = place(&places, *operand);
            }
            let does = does(it, &dtypes)?;
            made.acts.push(Act {
                does,
                operands,
                to: own,
            });
            made.registers.push(0);
            places.push(own);
        }
        made.results = program
            .results
            .iter()
            .map(|it| place(&places, *it))
            .collect();
        Some(made)
    }

    /// How many operations a round has.
    pub fn work(&self) -> usize {
        self.acts.len()
    }

    /// Registers that hold the constants; the first are for the inputs.
    pub fn registers(&self) -> Vec<u64> {
        self.registers.clone()
    }

    /// Computes the results of the inputs that are in the registers.
    pub fn run(&self, registers: &mut [u64]) {
        for act in &self.acts {
            let [x, y, z] = act.operands.map(|at| registers[at]);
            registers[act.to] = act.does.value(x, y, z);
        }
    }

    /// The word of a result.
    pub fn result(&self, registers: &[u64], at: usize) -> u64 {
        registers[self.results[at]]
    }

    /// Makes the first results the inputs from `first` on, of the next round.
    pub fn carry(&self, registers: &mut [u64], first: usize, count: usize, spare: &mut Vec<u64>) {
        spare.clear();
        spare.extend(self.results[..count].iter().map(|at| registers[*at]));
        registers[first..first + count].copy_from_slice(spare);
    }

    /// How many inputs it has.
    pub fn inputs(&self) -> usize {
        self.inputs
    }
}

impl Does {
    #[inline(always)]
    fn value(self, x: u64, y: u64, z: u64) -> u64 {
        let of_single = |value: f32| u64::from(value.to_bits());
        match self {
            Self::AddSingles => of_single(single(x) + single(y)),
            Self::SubSingles => of_single(single(x) - single(y)),
            Self::MulSingles => of_single(single(x) * single(y)),
            Self::DivSingles => of_single(single(x) / single(y)),
            Self::LtSingles => u64::from(single(x) < single(y)),
            Self::FuseSingles(product, addend) => of_single(math::fma(
                product * single(x),
                single(y),
                addend * single(z),
            )),
            Self::FuseDoubles(product, addend) => {
                libm::fma(product * double(x), double(y), addend * double(z)).to_bits()
            }
            Self::AddWords => u64::from((x as u32).wrapping_add(y as u32)),
            Self::SubWords => u64::from((x as u32).wrapping_sub(y as u32)),
            Self::MulWords => u64::from((x as u32).wrapping_mul(y as u32)),
            Self::Select => match x {
                0 => y,
                _ => z,
            },
            Self::Single(f) => of_single(f(single(x))),
            Self::Double(f) => f(double(x)).to_bits(),
            Self::Word(f) => u64::from(f(x as u32)),
            Self::Long(f) => f(x),
            Self::Not => x ^ 1,
            Self::Words(f) => u64::from(f(x as u32, y as u32)),
            Self::Longs(f) => f(x, y),
            Self::Truths(f) => u64::from(f(x != 0, y != 0)),
            Self::CompareWords(f) => u64::from(f(x as u32, y as u32)),
            Self::CompareLongs(f) => u64::from(f(x, y)),
            Self::Convert(f) => f(x),
        }
    }
}

fn does(it: &Instruction, dtypes: &[DType]) -> Option<Does> {
    match (it.op, dtypes) {
        (Op::Unary(op), &[x]) => of_one(op, x),
        (Op::Binary(op), &[x, y]) if x == y => of_two(op, x),
        (
            Op::MulAdd {
                minus_product,
                minus_z,
            },
            &[x, y, z],
        ) if x == y && y == z => {
            let sign = |minus| if minus { -1.0f32 } else { 1.0 };
            let (product, addend) = (sign(minus_product), sign(minus_z));
            match x {
                DType::Float32 => Some(Does::FuseSingles(product, addend)),
                DType::Float64 => Some(Does::FuseDoubles(product.into(), addend.into())),
                _ => None,
            }
        }
        (Op::Select, &[DType::Bool, no, yes]) if no == yes => Some(Does::Select),
        (Op::Convert, &[from]) => conversion(from, it.dtype).map(Does::Convert),
        _ => None,
    }
}

fn of_one(op: UnaryOp, dtype: DType) -> Option<Does> {
    Some(match (dtype, op) {
        (DType::Float32, UnaryOp::Neg) => Does::Single(|x| -x),
        (DType::Float32, UnaryOp::Square) => Does::Single(|x| x * x),
        (DType::Float32, _) => Does::Single(math::single(op)?),
        (DType::Float64, UnaryOp::Neg) => Does::Double(|x| -x),
        (DType::Float64, UnaryOp::Square) => Does::Double(|x| x * x),
        (DType::Float64, _) => Does::Double(math::double(op)?),
        (DType::Int32, _) => Does::Word(unary::integer::<i32>(op)?),
        (DType::UInt32, _) => Does::Word(unary::integer::<u32>(op)?),
        (DType::Int64, _) => Does::Long(unary::integer::<i64>(op)?),
        (DType::UInt64, _) => Does::Long(unary::integer::<u64>(op)?),
        (DType::Bool, UnaryOp::Not) => Does::Not,
        _ => return None,
    })
}

fn of_two(op: BinaryOp, dtype: DType) -> Option<Does> {
    Some(match (dtype, op) {
        (DType::Float32, BinaryOp::Add) => Does::AddSingles,
        (DType::Float32, BinaryOp::Sub) => Does::SubSingles,
        (DType::Float32, BinaryOp::Mul) => Does::MulSingles,
        (DType::Float32, BinaryOp::Div) => Does::DivSingles,
        (DType::Float32, BinaryOp::Lt) => Does::LtSingles,
        (DType::Int32 | DType::UInt32, BinaryOp::Add) => Does::AddWords,
        (DType::Int32 | DType::UInt32, BinaryOp::Sub) => Does::SubWords,
        (DType::Int32 | DType::UInt32, BinaryOp::Mul) => Does::MulWords,
        (DType::Bool, BinaryOp::And) => Does::Truths(bool::and),
        (DType::Bool, BinaryOp::Or) => Does::Truths(bool::or),
        _ if op.is_comparison() => match comparison(op, dtype)? {
            Comparison::Bool(f) => Does::Truths(f),
            Comparison::W32(f) => Does::CompareWords(f),
            Comparison::W64(f) => Does::CompareLongs(f),
            Comparison::Pair(_) | Comparison::W128(_) => return None,
        },
        _ => match function(op, dtype)? {
            Function::Bool(f) => Does::Truths(f),
            Function::W32(f) => Does::Words(f),
            Function::W64(f) => Does::Longs(f),
            Function::Pair(_) | Function::W128(_) => return None,
        },
    })
}

fn conversion(from: DType, to: DType) -> Option<fn(u64) -> u64> {
    fn word<T: Element>(bits: u64) -> T {
        T::of_word(<T::Word as Word>::from_bits([bits, 0]))
    }
    conversions!((from, to), (T, U, convert) => Some(|x| convert(word::<T>(x)).to_scalar().bits(U::DTYPE)[0]), _ => None)
}

/// The elements of an array, one after the other.
#[derive(Clone, Copy)]
pub struct Column<'a>(&'a Words);

impl<'a> Column<'a> {
    /// None if its elements are no words of registers.
    pub fn of(array: &'a Array) -> Option<Self> {
        is_known(array.dtype()).then(|| Self(array.words()))
    }

    /// The word of an element.
    pub fn word(self, at: usize) -> u64 {
        match self.0 {
            Words::Bool(words) => u64::from(words.as_slice()[at]),
            Words::W8(words) => u64::from(words.as_slice()[at]),
            Words::W16(words) => u64::from(words.as_slice()[at]),
            Words::W32(words) => u64::from(words.as_slice()[at]),
            Words::W64(words) => words.as_slice()[at],
            Words::Pair(_) | Words::W128(_) => 0,
        }
    }
}

/// An array of one element, from its word.
pub fn of_word(dtype: DType, word: u64, shape: Shape) -> Array {
    let bits: Bits = [word, 0];
    by_width!(dtype, W => Array::from_one(dtype, <W as Word>::from_bits(bits), shape))
}

/// Writes the word of an element; whoever shares the array keeps what it holds.
pub fn set_word(array: &mut Array, at: usize, word: u64) -> Result<()> {
    fn set<W: Word>(buffer: &mut Buffer<W>, at: usize, word: u64) -> Option<()> {
        *buffer.make_mut().get_mut(at)? = W::from_bits([word, 0]);
        Some(())
    }
    let done = by_word!(array.words_mut(), buffer => set(buffer, at, word));
    done.ok_or_else(|| Error::invalid("there is no such element"))
}
