//! Lines of elements that are taken into one, several at a time where there is code for it.

use super::fold::Combine;
use super::fold::Taking;
use crate::DType;
use crate::context::{Lone, lone, made};
use crate::program::{Access, Coded, Input, Instruction, Made, Operand, Program, ROUND};
use crate::{Shape, program};
use std::rc::Rc;

/// So many lines are taken in at a time, at most: code reads each by an address of its own.
const MOST: usize = 32;
/// Shorter lines are not worth it.
const SHORTEST: usize = 32;
/// Code is made for so many elements at least.
const FEWEST: usize = 1 << 14;

/// Takes lines of one length into lines of what there is.
pub(crate) struct Chain<W> {
    function: Taking<W>,
    width: usize,
    /// What code is made of.
    combine: Option<(Combine, DType)>,
    /// Code for 1, 2, 4, 8, 16 and 32 lines, once it was asked for.
    codes: [Option<Option<Rc<dyn Made>>>; 6],
    /// What code writes.
    spare: Vec<W>,
}

impl<W: Coded> Chain<W> {
    /// Lines of `width` elements of a wide dtype, `size` elements in all.
    pub(crate) fn new(
        (combine, dtype): (Combine, DType),
        function: Taking<W>,
        width: usize,
        size: usize,
    ) -> Self {
        let pays = width >= SHORTEST && size >= FEWEST && W::read(&[]).is_some();
        Self {
            function,
            width,
            combine: pays.then_some((combine, dtype)),
            codes: Default::default(),
            spare: Vec::new(),
        }
    }

    pub(crate) fn width(&self) -> usize {
        self.width
    }

    /// Takes a part of a line in.
    pub(crate) fn part(&self, held: &mut [W], words: &[W]) {
        (self.function.each)(held, words);
    }

    /// Takes whole lines in, one after the other.
    pub(crate) fn lines(&mut self, held: &mut [W], mut words: &[W]) {
        while words.len() >= self.width && self.width > 0 {
            let lines = (words.len() / self.width).min(MOST).ilog2();
            let (now, later) = words.split_at(self.width << lines);
            if !self.by_code(held, now, lines as usize) {
                for line in now.chunks_exact(self.width) {
                    (self.function.each)(held, line);
                }
            }
            words = later;
        }
    }

    /// Takes in as many lines as a power of two says; false if there is no code for it.
    fn by_code(&mut self, held: &mut [W], words: &[W], power: usize) -> bool {
        let Some((combine, dtype)) = self.combine else {
            return false;
        };
        let code = self.codes[power].get_or_insert_with(|| {
            let which = Lone::Chain(combine.key(dtype), 1 << power);
            lone(which, || made(&chain(combine, dtype, 1 << power)))
        });
        let Some(code) = code else {
            self.combine = None;
            return false;
        };
        let places = self.width / ROUND * ROUND;
        self.spare.resize(places, W::default());
        let lines = words.chunks_exact(self.width).map(|line| &line[..places]);
        let read = std::iter::once(&held[..places]).chain(lines);
        let read: Option<Vec<program::Read<'_>>> = read.map(W::read).collect();
        let (Some(read), Some(written)) = (read, W::written(&mut self.spare)) else {
            return false;
        };
        if !code.run(&read, &mut [written], places) {
            return false;
        }
        let (whole, rest) = held.split_at_mut(places);
        whole.copy_from_slice(&self.spare);
        for line in words.chunks_exact(self.width) {
            (self.function.each)(rest, &line[places..]);
        }
        true
    }
}

/// What there is, with so many lines taken in. Code serves lines of any length, so that those here are only an example.
fn chain(combine: Combine, dtype: DType, lines: usize) -> Program {
    let space = Shape::new(&[FEWEST]);
    let input = Input {
        dtype,
        size: FEWEST,
        access: Access::whole(&space),
    };
    let mut code: Vec<Instruction> = Vec::new();
    let mut held = Operand::Input(0);
    for line in 1..=lines {
        let first = code.len() as u32;
        let moved = |operand: &Operand| match *operand {
            Operand::Input(0) => held,
            Operand::Input(_) => Operand::Input(line as u32),
            Operand::Result(at) => Operand::Result(first + at),
        };
        let moved = |it: Instruction| Instruction {
            operands: it.operands.iter().map(moved).collect(),
            ..it
        };
        let steps: Vec<Instruction> = combine.step(dtype).into_iter().map(moved).collect();
        code.extend(steps);
        held = Operand::Result(code.len() as u32 - 1);
    }
    Program {
        space,
        inputs: vec![input; lines + 1],
        code,
        results: vec![held],
    }
}
