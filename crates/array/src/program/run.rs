//! Running a program on arrays, a block of elements at a time.
//!
//! A block's intermediate results stay in registers: short vectors that fit the processor's cache. Arrays are read and
//! written once, and what a result takes over from an input that nobody else needs is not allocated.

use super::block::{Called, Step, is_same_words, step};
use super::{Access, Instruction, Op, Operand, Program};
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
            /// Makes sure that each bank has so many registers of so many words.
            fn reserve(&mut self, counts: &[usize; 7], words: usize) {
                $(reserve(&mut self.$field, counts[$number], words);)*
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

fn reserve<W: Lane>(bank: &mut Vec<Vec<W>>, count: usize, words: usize) {
    if bank.len() < count {
        bank.resize(count, Vec::new());
    }
    for register in bank.iter_mut().take(count) {
        if register.len() < words {
            register.resize(words, W::default());
        }
    }
}

fn bank_of(dtype: DType) -> usize {
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
    step: Step,
    pub(super) called: Called,
    operands: [Source; 3],
    register: usize,
}

/// How an input gets to where it is read.
#[derive(Clone, Debug)]
enum Feed {
    /// It is read in place, from here on.
    Run { offset: usize },
    /// Its one element fills a register before the first block.
    Uniform { offset: usize, register: usize },
    /// Each block's elements are gathered into a register.
    Strided { access: Access, register: usize },
}

/// A program, ready to run by blocks.
pub struct Blocks {
    space: Shape,
    inputs: Vec<(DType, usize)>,
    feeds: Vec<Feed>,
    constants: Vec<(DType, Bits, usize)>,
    nodes: Vec<Node>,
    results: Vec<(Source, DType)>,
    /// For each result, the inputs whose place it can take.
    heirs: Vec<Vec<usize>>,
    /// How many registers of each bank it needs.
    registers: [usize; 7],
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
        banks.reserve(&self.registers, count);
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
    arrays: &'a [Array],
    outputs: Vec<Growing>,
    /// For each input, the result that took its place; empty where none did.
    taken: Vec<Option<usize>>,
    feeds: &'a [Feed],
    start: usize,
    count: usize,
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
    fn take<W: Lane>(&mut self, register: usize) -> Vec<W> {
        std::mem::take(&mut W::bank_mut(self.banks)[register])
    }

    fn put<W: Lane>(&mut self, register: usize, words: Vec<W>) {
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

/// Where the next element of a strided input is.
struct Walker {
    input: usize,
    register: usize,
    dims: Vec<usize>,
    strides: Vec<isize>,
    index: Vec<usize>,
    position: isize,
}

impl Walker {
    /// At the first place of the space. Axes along which one goes on as along the next become one.
    fn new(input: usize, register: usize, access: &Access, space: &Shape) -> Self {
        let (mut dims, mut strides): (Vec<usize>, Vec<isize>) = (Vec::new(), Vec::new());
        for (&dim, &stride) in space.iter().zip(&access.strides) {
            if dim == 1 {
                continue;
            }
            match (dims.last_mut(), strides.last_mut()) {
                (Some(outer), Some(step)) if *step == stride * dim as isize => {
                    *outer *= dim;
                    *step = stride;
                }
                _ => {
                    dims.push(dim);
                    strides.push(stride);
                }
            }
        }
        if dims.is_empty() {
            (dims, strides) = (vec![1], vec![0]);
        }
        Self {
            input,
            register,
            index: vec![0; dims.len()],
            dims,
            strides,
            position: access.offset as isize,
        }
    }

    /// Fills its register with the elements of the next block.
    fn gather(&mut self, frame: &mut Frame<'_>) {
        let array = &frame.arrays[self.input];
        by_word!(array.words(), buffer => {
            let mut out = frame.take(self.register);
            let count = frame.count;
            self.read(buffer.as_slice(), &mut out[..count]);
            frame.put(self.register, out);
        });
    }

    fn read<W: Word>(&mut self, words: &[W], mut out: &mut [W]) {
        let last = self.dims.len() - 1;
        let (dim, stride) = (self.dims[last], self.strides[last]);
        while !out.is_empty() {
            let length = (dim - self.index[last]).min(out.len());
            let (run, rest) = out.split_at_mut(length);
            let start = self.position as usize;
            match stride {
                1 => run.copy_from_slice(&words[start..start + length]),
                0 => run.fill(words[start]),
                _ => {
                    let mut at = self.position;
                    for place in run {
                        *place = words[at as usize];
                        at += stride;
                    }
                }
            }
            out = rest;
            self.advance(length);
        }
    }

    /// Goes on by so many places, which do not lead beyond the end of the last axis.
    fn advance(&mut self, length: usize) {
        let mut axis = self.dims.len() - 1;
        self.index[axis] += length;
        self.position += self.strides[axis] * length as isize;
        while self.index[axis] == self.dims[axis] && axis > 0 {
            self.position -= self.strides[axis] * self.dims[axis] as isize;
            self.index[axis] = 0;
            axis -= 1;
            self.index[axis] += 1;
            self.position += self.strides[axis];
        }
    }
}

/// Gives registers to what a program computes.
struct Builder<'a> {
    program: &'a Program,
    /// For each instruction, whose words its result has.
    roots: Vec<Operand>,
    /// For each instruction, the last one that reads the words of its result.
    last_uses: Vec<usize>,
    free: [Vec<usize>; 7],
    registers: [usize; 7],
    inputs: Vec<Source>,
    results: Vec<Source>,
    constants: Vec<(DType, Bits, usize)>,
    nodes: Vec<Node>,
}

impl<'a> Builder<'a> {
    fn new(program: &'a Program) -> Self {
        let (roots, last_uses) = lifetimes(program);
        Self {
            program,
            roots,
            last_uses,
            free: Default::default(),
            registers: [0; 7],
            inputs: Vec::new(),
            results: vec![Source::Register(0); program.code.len()],
            constants: Vec::new(),
            nodes: Vec::new(),
        }
    }

    fn build(mut self) -> Result<Blocks> {
        let program = self.program;
        let mut feeds = Vec::new();
        for (at, input) in program.inputs.iter().enumerate() {
            let (feed, source) = self.feed(at, input.dtype, &input.access);
            feeds.push(feed);
            self.inputs.push(source);
        }
        // What stays as it is has its registers before others come and go.
        for (at, it) in program.code.iter().enumerate() {
            if let Op::Constant(value) = it.op {
                let register = self.register(bank_of(it.dtype));
                let bits = value.bits(it.dtype);
                self.constants.push((it.dtype, bits, register));
                self.results[at] = Source::Register(register);
            }
        }
        for (at, it) in program.code.iter().enumerate() {
            self.instruction(at, it)?;
        }
        let results: Vec<(Source, DType)> = program
            .results
            .iter()
            .filter_map(|it| Some((self.source(*it), program.dtype(*it)?)))
            .collect();
        Ok(Blocks {
            space: program.space.clone(),
            inputs: program
                .inputs
                .iter()
                .map(|it| (it.dtype, it.size))
                .collect(),
            heirs: heirs(program, &results),
            feeds,
            constants: self.constants,
            nodes: self.nodes,
            results,
            registers: self.registers,
        })
    }

    fn feed(&mut self, at: usize, dtype: DType, access: &Access) -> (Feed, Source) {
        let space = &self.program.space;
        let offset = access.offset;
        if access.is_run(space) {
            return (Feed::Run { offset }, Source::Input(at));
        }
        let register = self.register(bank_of(dtype));
        let feed = if access.is_uniform(space) {
            Feed::Uniform { offset, register }
        } else {
            let access = access.clone();
            Feed::Strided { access, register }
        };
        (feed, Source::Register(register))
    }

    fn instruction(&mut self, at: usize, it: &Instruction) -> Result<()> {
        if matches!(it.op, Op::Constant(_)) {
            return Ok(());
        }
        let dtypes: Vec<DType> = it
            .operands
            .iter()
            .filter_map(|operand| self.program.dtype(*operand))
            .collect();
        if is_same_words(it.op, &dtypes, it.dtype) {
            self.results[at] = self.source(it.operands[0]);
            return Ok(());
        }
        let (step, called) = step(it.op, &dtypes, it.dtype)
            .ok_or_else(|| Error::unsupported("a program's instruction", it.dtype))?;
        let register = self.register(bank_of(it.dtype));
        let mut operands = [Source::Register(0); 3];
        for (place, operand) in operands.iter_mut().zip(&it.operands) {
            *place = self.source(*operand);
        }
        self.nodes.push(Node {
            step,
            called,
            operands,
            register,
        });
        self.results[at] = Source::Register(register);
        self.release(at, &it.operands);
        Ok(())
    }

    fn source(&self, operand: Operand) -> Source {
        match operand {
            Operand::Input(at) => self.inputs[at as usize],
            Operand::Result(at) => self.results[at as usize],
        }
    }

    fn register(&mut self, bank: usize) -> usize {
        self.free[bank].pop().unwrap_or_else(|| {
            self.registers[bank] += 1;
            self.registers[bank] - 1
        })
    }

    /// Frees the registers of what this instruction is the last to read. Inputs and constants keep theirs.
    fn release(&mut self, at: usize, operands: &[Operand]) {
        for operand in operands {
            let Operand::Result(root) = root_of(&self.roots, *operand) else {
                continue;
            };
            let (root, made) = (root as usize, &self.program.code[root as usize]);
            if self.last_uses[root] != at || matches!(made.op, Op::Constant(_)) {
                continue;
            }
            self.last_uses[root] = usize::MAX;
            if let Source::Register(register) = self.results[root] {
                self.free[bank_of(made.dtype)].push(register);
            }
        }
    }
}

fn root_of(roots: &[Operand], operand: Operand) -> Operand {
    match operand {
        Operand::Result(at) => roots[at as usize],
        input => input,
    }
}

/// For each instruction, whose words its result has, and the last one that reads these; none for what is written.
fn lifetimes(program: &Program) -> (Vec<Operand>, Vec<usize>) {
    let mut roots: Vec<Operand> = Vec::with_capacity(program.code.len());
    let mut last_uses = vec![0; program.code.len()];
    for (at, it) in program.code.iter().enumerate() {
        for operand in &it.operands {
            if let Operand::Result(root) = root_of(&roots, *operand) {
                last_uses[root as usize] = at;
            }
        }
        let dtypes = it.operands.iter().filter_map(|it| program.dtype(*it));
        let same = is_same_words(it.op, &dtypes.collect::<Vec<_>>(), it.dtype);
        roots.push(match it.operands.first() {
            Some(operand) if same => root_of(&roots, *operand),
            _ => Operand::Result(at as u32),
        });
    }
    for result in &program.results {
        if let Operand::Result(root) = root_of(&roots, *result) {
            last_uses[root as usize] = usize::MAX;
        }
    }
    (roots, last_uses)
}

/// For each result, the inputs whose place it can take.
fn heirs(program: &Program, results: &[(Source, DType)]) -> Vec<Vec<usize>> {
    let space = &program.space;
    let of_result = |own: usize, dtype: DType| {
        let fits = |(at, input): (usize, &super::Input)| {
            let whole = input.access.offset == 0 && input.access.is_run(space);
            let alike = bank_of(input.dtype) == bank_of(dtype);
            // What another result is to be must not be written over.
            let mut others = results.iter().enumerate().filter(|(it, _)| *it != own);
            let free = others.all(|(_, (source, _))| *source != Source::Input(at));
            (whole && alike && free && input.size == space.size()).then_some(at)
        };
        program.inputs.iter().enumerate().filter_map(fits).collect()
    };
    let results = results.iter().enumerate();
    results
        .map(|(own, (_, dtype))| of_result(own, *dtype))
        .collect()
}
