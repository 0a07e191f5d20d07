//! What code that was made of a program is asked to do.

use super::{Instruction, Program};
use crate::DType;
use crate::storage::Word;

/// How many places made code computes at a time: a multiple of this.
pub const ROUND: usize = 4;

/// Code that was made of a program.
pub trait Made {
    /// Computes so many places, a multiple of [`ROUND`], of which there are some: at least as many are there to be read and
    /// to be written. Of what is uniform, only the first is read.
    ///
    /// False where numbers are met for which the code is wrong; what is written is of no use then.
    fn run(&self, read: &[Read<'_>], written: &mut [Written<'_>], places: usize) -> bool;
}

/// How rows of elements are taken in, each by itself.
#[derive(Clone, Debug, PartialEq)]
pub struct RowFold {
    /// One step, as [`Fold::step`](super::Fold::step) says it.
    pub step: Vec<Instruction>,
    /// The dtype of the elements, which are words of 32 bits.
    pub dtype: DType,
    /// What is there before the first element.
    pub initial: u32,
    /// How many passes there are: what the windows of one hold in the end is what the next one takes in. None where the
    /// order makes no difference: then a row has one window.
    pub passes: usize,
    /// The rows lie side by side, each across all lines of an array: their elements lie apart, and what they are taken into
    /// is there already. Then a row has one window, and the initial word is of no use.
    pub across: bool,
}

/// A window of the first pass.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(C)]
pub struct RowWindow {
    /// How many elements it has.
    pub length: u32,
    /// With how many windows of later passes it ends; that of the last pass, which ends with the row, does not count.
    pub ends: u32,
}

/// Code that takes rows in.
pub trait MadeRows {
    /// Takes in as many rows as `out` has places, a multiple of [`ROUND`] which is not 0; each starts `stride` words behind
    /// the one before, and has the elements that its windows have together. Rows across start one word behind each other, and
    /// have their elements `stride` words behind each other.
    fn run(&self, words: &[u32], stride: usize, windows: &[RowWindow], out: &mut [u32]);
}

/// A loop over single numbers.
#[derive(Clone, Debug, PartialEq)]
pub struct Turning {
    /// What a turn computes. Its inputs are what stays, what is kept from one turn to the next, and a number of each array
    /// that the loop goes along; its results are what is kept then, and a number of each array that it writes.
    pub program: Program,
    /// How many inputs stay.
    pub consts: usize,
    /// How many are kept.
    pub carry: usize,
}

/// Code that takes turns.
pub trait MadeTurns {
    /// Takes so many turns, of which there are some, from the first place of the arrays on, or backwards from the last.
    /// `held` is a word for each input that stays or is kept; truths are 0 or 1.
    ///
    /// False where numbers are met for which the code is wrong; what is held is as before then.
    fn run(
        &self,
        held: &mut [u32],
        read: &[Read<'_>],
        written: &mut [Written<'_>],
        turns: usize,
        reverse: bool,
    ) -> bool;
}

/// What made code reads.
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs, reason = "the variants are widths")]
pub enum Read<'a> {
    Bool(&'a [bool]),
    W32(&'a [u32]),
}

/// What made code writes.
#[derive(Debug)]
#[allow(missing_docs, reason = "the variants are widths")]
pub enum Written<'a> {
    Bool(&'a mut [bool]),
    W32(&'a mut [u32]),
}

/// A word that made code may read and write.
pub(crate) trait Coded: Word {
    /// To be read; none if there is no code for such words.
    fn read(_words: &[Self]) -> Option<Read<'_>> {
        None
    }

    /// To be written.
    fn written(_words: &mut [Self]) -> Option<Written<'_>> {
        None
    }
}

impl Coded for bool {
    fn read(words: &[Self]) -> Option<Read<'_>> {
        Some(Read::Bool(words))
    }

    fn written(words: &mut [Self]) -> Option<Written<'_>> {
        Some(Written::Bool(words))
    }
}

impl Coded for u32 {
    fn read(words: &[Self]) -> Option<Read<'_>> {
        Some(Read::W32(words))
    }

    fn written(words: &mut [Self]) -> Option<Written<'_>> {
        Some(Written::W32(words))
    }
}

impl Coded for [u32; 2] {}
impl Coded for u64 {}
impl Coded for [u64; 2] {}
