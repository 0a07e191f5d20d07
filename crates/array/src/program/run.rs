//! Running a program on arrays, a block of elements at a time.
//!
//! A block's intermediate results stay in registers: short vectors that fit the processor's cache. Arrays are read and
//! written once, and what a result takes over from an input that nobody else needs is not allocated.

use super::code::ROUND;
use super::frame::{BLOCK, Banks, Feed, Frame, Growing, LONGEST, Node, Source};
use super::made::Makeable;
use super::walker::Walker;
use crate::interrupt::worked;
use crate::kernel::reduce::part;
use crate::storage::{Bits, Word, by_width, by_word, try_vec};
use crate::{Array, DType, Error, Result, Shape};

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
    /// What others may make code of.
    pub(super) makeable: Option<Makeable>,
}

impl Blocks {
    /// Gives the results for these arrays, one after the other. The storage of arrays that nobody else shares is
    /// reused, and they are of no use afterwards.
    pub fn run(
        &self,
        arrays: &mut [Array],
        banks: &mut Banks,
        give: &mut dyn FnMut(Array),
    ) -> Result<()> {
        self.check(arrays)?;
        let size = self.space.size();
        let block = self.block_of(1);
        let count = block.min(size);
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
            frame.count = block.min(size - frame.start);
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

    /// An error unless these are arrays of the program.
    fn check(&self, arrays: &[Array]) -> Result<()> {
        let fits = |(array, (dtype, size)): (&Array, &(DType, usize))| {
            array.dtype() == *dtype && array.size() == *size
        };
        if arrays.len() != self.inputs.len() || !arrays.iter().zip(&self.inputs).all(fits) {
            return Err(Error::invalid("the arrays are not those of the program"));
        }
        Ok(())
    }

    /// How many places are computed at a time: a multiple of `grain`, if that is not too large. Made code is given more,
    /// since a call of it costs something.
    fn block_of(&self, grain: usize) -> usize {
        let makes = self.makeable.as_ref().is_some_and(Makeable::is_made);
        let most = if makes { LONGEST } else { BLOCK };
        match grain.checked_mul(ROUND) {
            Some(rounds) if (1..=most).contains(&rounds) => most / rounds * rounds,
            _ => most,
        }
    }

    /// Computes all places, block by block, and hands each block over before the next; a block is a multiple of `grain`, if
    /// that is not too large.
    pub(super) fn each(
        &self,
        arrays: &[Array],
        banks: &mut Banks,
        grain: usize,
        take: &mut dyn FnMut(&Frame<'_>),
    ) -> Result<()> {
        self.check(arrays)?;
        let in_place = |feed: &Feed| matches!(feed, Feed::Run { .. });
        let is_there = self.nodes.is_empty() && self.constants.is_empty();
        let block = match is_there && self.feeds.iter().all(in_place) {
            // Nothing is computed, and what is read lies as it is to be handed over.
            true => part(grain.max(1)),
            false => self.block_of(grain),
        };
        let size = self.space.size();
        let count = block.min(size);
        banks.reserve(&self.registers);
        let mut frame = Frame {
            banks,
            arrays,
            outputs: Vec::new(),
            taken: Vec::new(),
            feeds: &self.feeds,
            start: 0,
            count,
        };
        let mut walkers = self.prepare(&mut frame);
        while frame.start < size {
            frame.count = block.min(size - frame.start);
            worked(frame.count * self.nodes.len().max(1))?;
            self.block(&mut frame, &mut walkers);
            take(&frame);
            frame.start += frame.count;
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
        if self.makeable.as_ref().is_some_and(|it| it.run(frame)) {
            return;
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
