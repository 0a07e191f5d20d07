//! What the functions of blocks see: registers, inputs, and how far the loop is.

use super::Access;
use crate::kernel::function::{Comparison, Function};
use crate::storage::{Word, Words, by_width};
use crate::{Array, Buffer, DType, Element};
use std::rc::Rc;

/// How many elements are computed at a time.
pub(super) const BLOCK: usize = 1024;
/// How many, where it is code that computes them: as many as a register holds.
pub(super) const LONGEST: usize = 4096;

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
            pub(super) fn reserve(&mut self, counts: &[usize; 7]) {
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
        bank.resize(count, vec![W::default(); LONGEST]);
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

/// Computes one block of an instruction.
pub(crate) type Step = fn(&mut Frame<'_>, &Node);

/// The function of single elements that a shared loop calls.
#[derive(Clone, Copy)]
pub(crate) enum Called {
    /// The loop has a function of its own.
    None,
    Single(fn(f32) -> f32),
    Double(fn(f64) -> f64),
    W32(fn(u32) -> u32),
    W64(fn(u64) -> u64),
    Function(Function),
    Comparison(Comparison),
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

/// The words of a result, as far as they are written; those it took over count as written.
#[derive(Debug)]
pub(super) struct Growing(pub(super) Words);

impl Default for Growing {
    fn default() -> Self {
        Self(Words::Bool(Buffer::One(false)))
    }
}

impl Growing {
    pub(super) fn new<W: Word>(words: Vec<W>) -> Self {
        Self(W::wrap(Buffer::Many(Rc::new(words))))
    }

    fn written<W: Word>(&self) -> &[W] {
        W::unwrap(&self.0).map_or(&[], Buffer::as_slice)
    }

    pub(super) fn write<W: Word>(&mut self, start: usize, words: &[W]) {
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
    pub(super) banks: &'a mut Banks,
    pub(super) arrays: &'a [Array],
    pub(super) outputs: Vec<Growing>,
    /// For each input, the result that took its place; empty where none did.
    pub(super) taken: Vec<Option<usize>>,
    pub(super) feeds: &'a [Feed],
    pub(super) start: usize,
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
    pub(super) fn source<W: Lane>(&self, source: Source) -> &[W] {
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

    pub(super) fn fill<W: Lane>(&mut self, register: usize, word: W) {
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
