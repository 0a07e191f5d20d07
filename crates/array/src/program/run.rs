//! Running a program on arrays, a block of elements at a time.
//!
//! A block's intermediate results stay in registers: short vectors that fit the processor's cache. Arrays are read and
//! written once, and what a result takes over from an input that nobody else needs is not allocated.

use super::block::{Called, Step};
use super::registers::Builder;
use super::walker::Walker;
use super::{Access, Program};
use crate::interrupt::worked;
use crate::storage::{Bits, Word, Words, by_width, by_word, try_vec};
use crate::{Array, Buffer, DType, Element, Error, Result, Shape};
use std::rc::Rc;

/// How many elements are computed at a time.
const BLOCK: usize = 512;

/// Registers, by the width of what they hold. They serve one program after the other.
#[derive(Debug, Default)]
pub struct Banks {
    bools: Vec<Vec<bool>>,
    w8: Vec<Vec<u8>>,
    w16: Vec<Vec<u16>>,
    w32: Vec<Vec<u32>>,
    pairs: Vec<Vec<[u32; 2]>>,
    w64: Vec<Vec<u64>>,
    w128: Vec<Vec<[u64; 2]>>,
}

/// A word that has a bank of registers.
pub(crate) trait Lane: Word {
    /// The number of its bank.
    const BANK: usize;
    fn bank(banks: &Banks) -> &[Vec<Self>];
    fn bank_mut(banks: &mut Banks) -> &mut Vec<Vec<Self>>;
}

macro_rules! lanes {
    ($($number:literal $word:ty, $field:ident;)*) => {
        $(impl Lane for $word {
            const BANK: usize = $number;
            fn bank(banks: &Banks) -> &[Vec<Self>] {
                &banks.$field
            }
            fn bank_mut(banks: &mut Banks) -> &mut Vec<Vec<Self>> {
                &mut banks.$field
            }
        })*

        impl Banks {
            /// Makes sure that each bank has so many registers.
            fn reserve(&mut self, counts: &[usize; 7]) {
                $(reserve(&mut self.$field, counts[$number]);)*
            }
        }
    };
}

lanes! {
    0 bool, bools;
    1 u8, w8;
    2 u16, w16;
    3 u32, w32;
    4 [u32; 2], pairs;
    5 u64, w64;
    6 [u64; 2], w128;
}

fn reserve<W: Lane>(bank: &mut Vec<Vec<W>>, count: usize) {
    if bank.len() < count {
        bank.resize(count, vec![W::default(); BLOCK]);
    }
}

/// The bank of a dtype's registers.
pub(super) fn bank_of(dtype: DType) -> usize {
    by_width!(dtype, W => W::BANK)
}

/// Where the words of an operand are.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Source {
    /// A register of the bank of the operand's width.
    Register(usize),
    /// An input that is read as it lies there.
    Input(usize),
}

/// An instruction, ready to run.
#[derive(Clone)]
pub(crate) struct Node {
    pub(super) step: Step,
    pub(super) called: Called,
    pub(super) operands: [Source; 3],
    pub(super) register: usize,
}

/// How an input gets to where it is read.
#[derive(Clone, Debug)]
pub(super) enum Feed {
    /// It is read in place, from here on.
    Run { offset: usize },
    /// Its one element fills a register before the first block.
    Uniform { offset: usize, register: usize },
    /// Each block's elements are gathered into a register.
    Strided { access: Access, register: usize },
}

/// A program, ready to run by blocks.
pub struct Blocks {
    pub(super) space: Shape,
    pub(super) inputs: Vec<(DType, usize)>,
    pub(super) feeds: Vec<Feed>,
    pub(super) constants: Vec<(DType, Bits, usize)>,
    pub(super) nodes: Vec<Node>,
    pub(super) results: Vec<(Source, DType)>,
    /// For each result, the inputs whose place it can take.
    pub(super) heirs: Vec<Vec<usize>>,
    /// How many registers of each bank it needs.
    pub(super) registers: [usize; 7],
}

impl Blocks {
    /// Makes a program ready. It must be one that [`Program::check`] accepts.
    pub fn new(program: &Program) -> Result<Self> {
        Builder::new(program).build()
    }

    /// Gives the results for these arrays, one after the other. The storage of arrays that nobody else shares is
    /// reused, and they are of no use afterwards.
    pub fn run(
        &self,
        arrays: &mut [Array],
        banks: &mut Banks,
        give: &mut dyn FnMut(Array),
    ) -> Result<()> {
        let fits = |(array, (dtype, size)): (&Array, &(DType, usize))| {
            array.dtype() == *dtype && array.size() == *size
        };
        if arrays.len() != self.inputs.len() || !arrays.iter().zip(&self.inputs).all(fits) {
            return Err(Error::invalid("the arrays are not those of the program"));
        }
        let size = self.space.size();
        let count = BLOCK.min(size);
        banks.reserve(&self.registers);
        let (outputs, taken) = match size {
            1 => (Vec::new(), Vec::new()),
            _ => self.open(arrays, size)?,
        };
        let mut frame = Frame {
            banks,
            arrays,
            outputs,
            taken,
            feeds: &self.feeds,
            start: 0,
            count,
        };
        let mut walkers = self.prepare(&mut frame);
        if size == 1 {
            self.block(&mut frame, &mut walkers);
            self.single(&frame, give);
            return Ok(());
        }
        while frame.start < size {
            frame.count = BLOCK.min(size - frame.start);
            worked(frame.count * self.nodes.len().max(1))?;
            self.block(&mut frame, &mut walkers);
            self.store(&mut frame);
            frame.start += frame.count;
        }
        for (output, (_, dtype)) in frame.outputs.into_iter().zip(&self.results) {
            give(Array::from_storage(*dtype, output.0, self.space.clone())?);
        }
        Ok(())
    }

    /// Fills the registers that stay as they are.
    fn prepare(&self, frame: &mut Frame<'_>) -> Vec<Walker> {
        let mut walkers = Vec::new();
        if frame.count == 0 {
            return walkers;
        }
        for (dtype, bits, register) in &self.constants {
            by_width!(*dtype, W => frame.fill(*register, <W as Word>::from_bits(*bits)));
        }
        for (at, feed) in self.feeds.iter().enumerate() {
            match feed {
                Feed::Run { .. } => {}
                Feed::Uniform { offset, register } => {
                    let array = &frame.arrays[at];
                    by_word!(array.words(), buffer => {
                        let word = buffer.as_slice()[*offset];
                        frame.fill(*register, word);
                    });
                }
                Feed::Strided { access, register } => {
                    walkers.push(Walker::new(at, *register, access, &self.space));
                }
            }
        }
        walkers
    }

    /// Computes one block.
    fn block(&self, frame: &mut Frame<'_>, walkers: &mut [Walker]) {
        for walker in walkers {
            walker.gather(frame);
        }
        for node in &self.nodes {
            (node.step)(frame, node);
        }
    }

    /// The results of a space of one place.
    fn single(&self, frame: &Frame<'_>, give: &mut dyn FnMut(Array)) {
        for (source, dtype) in &self.results {
            by_width!(*dtype, W => {
                let word = frame.source::<W>(*source)[0];
                give(Array::from_one(*dtype, word, self.space.clone()));
            });
        }
    }

    /// Gives each result its words: those of an input which ends here, or new ones; and says whose place each input
    /// has left.
    fn open(
        &self,
        arrays: &mut [Array],
        size: usize,
    ) -> Result<(Vec<Growing>, Vec<Option<usize>>)> {
        let mut outputs = Vec::with_capacity(self.results.len());
        let mut taken = vec![None; arrays.len()];
        for ((_, dtype), heirs) in self.results.iter().zip(&self.heirs) {
            let mut found = None;
            for &input in heirs {
                found = match taken[input] {
                    None => arrays[input].take_words(),
                    Some(_) => None,
                };
                if found.is_some() {
                    taken[input] = Some(outputs.len());
                    break;
                }
            }
            outputs.push(match found {
                Some(words) => Growing(words),
                None => by_width!(*dtype, W => Growing::new(try_vec::<W>(size)?)),
            });
        }
        Ok((outputs, taken))
    }

    /// Writes the results of a block to where they belong.
    fn store(&self, frame: &mut Frame<'_>) {
        for (at, (source, dtype)) in self.results.iter().enumerate() {
            if matches!(source, Source::Input(input) if frame.taken[*input] == Some(at)) {
                // It is there already.
                continue;
            }
            let mut output = std::mem::take(&mut frame.outputs[at]);
            by_width!(*dtype, W => output.write(frame.start, frame.source::<W>(*source)));
            frame.outputs[at] = output;
        }
    }
}

/// The words of a result, as far as they are written; those it took over count as written.
#[derive(Debug)]
struct Growing(Words);

impl Default for Growing {
    fn default() -> Self {
        Self(Words::Bool(Buffer::One(false)))
    }
}

impl Growing {
    fn new<W: Word>(words: Vec<W>) -> Self {
        Self(W::wrap(Buffer::Many(Rc::new(words))))
    }

    fn written<W: Word>(&self) -> &[W] {
        W::unwrap(&self.0).map_or(&[], Buffer::as_slice)
    }

    fn write<W: Word>(&mut self, start: usize, words: &[W]) {
        let Some(Buffer::Many(own)) = W::unwrap_mut(&mut self.0) else {
            return;
        };
        let own = Rc::make_mut(own);
        match own.get_mut(start..start + words.len()) {
            Some(place) => place.copy_from_slice(words),
            None => own.extend_from_slice(words),
        }
    }
}

/// A program while it runs.
pub(crate) struct Frame<'a> {
    banks: &'a mut Banks,
    pub(super) arrays: &'a [Array],
    outputs: Vec<Growing>,
    /// For each input, the result that took its place; empty where none did.
    taken: Vec<Option<usize>>,
    feeds: &'a [Feed],
    start: usize,
    pub(super) count: usize,
}

impl Frame<'_> {
    /// All words of an input.
    fn words<W: Lane>(&self, input: usize) -> &[W] {
        match self.taken.get(input) {
            Some(Some(output)) => self.outputs[*output].written(),
            _ => W::unwrap(self.arrays[input].words()).map_or(&[], Buffer::as_slice),
        }
    }

    /// The words of an operand, for this block.
    fn source<W: Lane>(&self, source: Source) -> &[W] {
        match source {
            Source::Register(at) => &W::bank(self.banks)[at][..self.count],
            Source::Input(input) => {
                let offset = match self.feeds[input] {
                    Feed::Run { offset } => offset + self.start,
                    Feed::Uniform { .. } | Feed::Strided { .. } => 0,
                };
                &self.words(input)[offset..offset + self.count]
            }
        }
    }

    fn fill<W: Lane>(&mut self, register: usize, word: W) {
        W::bank_mut(self.banks)[register][..self.count].fill(word);
    }

    /// Takes a register out, so that it can be written while others are read.
    pub(super) fn take<W: Lane>(&mut self, register: usize) -> Vec<W> {
        std::mem::take(&mut W::bank_mut(self.banks)[register])
    }

    pub(super) fn put<W: Lane>(&mut self, register: usize, words: Vec<W>) {
        W::bank_mut(self.banks)[register] = words;
    }

    /// `f` of each element of the first operand.
    #[inline(always)]
    pub(crate) fn map<T: Element, U: Element>(&mut self, node: &Node, f: impl Fn(T) -> U)
    where
        T::Word: Lane,
        U::Word: Lane,
    {
        self.map_words(node, |x| f(T::of_word(x)).to_word());
    }

    /// `f` of each word of the first operand.
    #[inline(always)]
    pub(crate) fn map_words<V: Lane, W: Lane>(&mut self, node: &Node, f: impl Fn(V) -> W) {
        let mut out = self.take::<W>(node.register);
        let xs = self.source::<V>(node.operands[0]);
        for (out, &x) in out.iter_mut().zip(xs) {
            *out = f(x);
        }
        self.put(node.register, out);
    }

    /// `f` of each pair of elements of the first two operands.
    #[inline(always)]
    pub(crate) fn zip<T: Element, U: Element>(&mut self, node: &Node, f: impl Fn(T, T) -> U)
    where
        T::Word: Lane,
        U::Word: Lane,
    {
        self.zip_words(node, |x, y| f(T::of_word(x), T::of_word(y)).to_word());
    }

    /// `f` of each pair of words of the first two operands.
    #[inline(always)]
    pub(crate) fn zip_words<V: Lane, W: Lane>(&mut self, node: &Node, f: impl Fn(V, V) -> W) {
        let mut out = self.take::<W>(node.register);
        let xs = self.source::<V>(node.operands[0]);
        let ys = self.source::<V>(node.operands[1]);
        for ((out, &x), &y) in out.iter_mut().zip(xs).zip(ys) {
            *out = f(x, y);
        }
        self.put(node.register, out);
    }

    /// `f` of each triple of words of the operands.
    #[inline(always)]
    pub(crate) fn zip3_words<A: Lane, V: Lane, W: Lane>(
        &mut self,
        node: &Node,
        f: impl Fn(A, V, V) -> W,
    ) {
        let mut out = self.take::<W>(node.register);
        let xs = self.source::<A>(node.operands[0]);
        let ys = self.source::<V>(node.operands[1]);
        let zs = self.source::<V>(node.operands[2]);
        for (((out, &x), &y), &z) in out.iter_mut().zip(xs).zip(ys).zip(zs) {
            *out = f(x, y, z);
        }
        self.put(node.register, out);
    }
}
