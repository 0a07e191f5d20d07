//! Programs that whoever embeds the engine has made code of.
//!
//! The code takes the place of the functions of blocks: it reads and writes the same registers.

use super::code::{Made, ROUND, Read, Written};
use super::frame::{Feed, Frame, Source};
use super::{Op, Operand, Program};
use crate::DType;
use crate::context::made;
use std::cell::{Cell, OnceCell};
use std::rc::Rc;

/// Smaller spaces are not worth it.
const FEWEST_PLACES: usize = 1 << 12;
/// So many operations are done before code is made.
const WORK: usize = 1 << 16;

/// A register that is written.
enum Taken {
    Bool(Vec<bool>),
    W32(Vec<u32>),
}

/// A program that code may be made of once it has done enough.
pub(super) struct Makeable {
    /// What it computes; its results are those that need a register.
    program: Program,
    /// The registers of the results.
    registers: Vec<usize>,
    /// Where what is read is.
    reads: Vec<Source>,
    work: Cell<usize>,
    code: OnceCell<Option<Rc<dyn Made>>>,
}

impl Makeable {
    /// None if the program is too small, or if there is no code for some of its dtypes.
    ///
    /// `roots`: for each instruction, whose words its result has.
    pub(super) fn of(
        program: &Program,
        roots: &[Operand],
        feeds: &[Feed],
        results: &[Source],
    ) -> Option<Self> {
        let known = |dtype| {
            matches!(
                dtype,
                DType::Bool | DType::Int32 | DType::UInt32 | DType::Float32
            )
        };
        let mut dtypes = program.inputs.iter().map(|it| it.dtype);
        let fits = program.space.size() >= FEWEST_PLACES
            && dtypes.all(known)
            && program.code.iter().all(|it| known(it.dtype));
        if !fits {
            return None;
        }
        let (mut own, mut registers) = (Vec::new(), Vec::new());
        for (result, source) in program.results.iter().zip(results) {
            let Operand::Result(at) = result else {
                continue;
            };
            let Operand::Result(root) = roots[*at as usize] else {
                continue;
            };
            let is_constant = matches!(program.code[root as usize].op, Op::Constant(_));
            if let (Source::Register(register), false) = (source, is_constant)
                && !own.contains(&Operand::Result(root))
            {
                own.push(Operand::Result(root));
                registers.push(*register);
            }
        }
        let read = |(at, feed): (usize, &Feed)| match feed {
            Feed::Run { .. } => Source::Input(at),
            Feed::Uniform { register, .. } | Feed::Strided { register, .. } => {
                Source::Register(*register)
            }
        };
        let program = Program {
            results: own,
            ..program.clone()
        };
        (!registers.is_empty()).then(|| Self {
            reads: feeds.iter().enumerate().map(read).collect(),
            program,
            registers,
            work: Cell::new(0),
            code: OnceCell::new(),
        })
    }

    fn code(&self, places: usize) -> Option<&Rc<dyn Made>> {
        if let Some(code) = self.code.get() {
            return code.as_ref();
        }
        let work = places.saturating_mul(self.program.code.len());
        self.work.set(self.work.get().saturating_add(work));
        match self.work.get() < WORK && self.program.space.size() < WORK {
            true => None,
            false => self.code.get_or_init(|| made(&self.program)).as_ref(),
        }
    }

    /// Whether there is code.
    pub(super) fn is_made(&self) -> bool {
        self.code.get().is_some_and(Option::is_some)
    }

    /// Computes a block; false if that remains to be done.
    pub(super) fn run(&self, frame: &mut Frame<'_>) -> bool {
        let places = frame.count;
        if places == 0 || !places.is_multiple_of(ROUND) {
            return false;
        }
        let Some(code) = self.code(places) else {
            return false;
        };
        let results = self.program.results.iter().zip(&self.registers);
        let mut taken: Vec<Taken> = results
            .map(|(result, register)| match self.program.dtype(*result) {
                Some(DType::Bool) => Taken::Bool(frame.take(*register)),
                _ => Taken::W32(frame.take(*register)),
            })
            .collect();
        let written = taken.iter_mut().map(|it| match it {
            Taken::Bool(words) => Written::Bool(words),
            Taken::W32(words) => Written::W32(words),
        });
        let mut written: Vec<Written<'_>> = written.collect();
        let inputs = self.program.inputs.iter().zip(&self.reads);
        let read: Vec<Read<'_>> = inputs
            .map(|(input, source)| match input.dtype {
                DType::Bool => Read::Bool(frame.source(*source)),
                _ => Read::W32(frame.source(*source)),
            })
            .collect();
        let done = code.run(&read, &mut written, places);
        for (words, register) in taken.into_iter().zip(&self.registers) {
            match words {
                Taken::Bool(words) => frame.put(*register, words),
                Taken::W32(words) => frame.put(*register, words),
            }
        }
        done
    }
}
