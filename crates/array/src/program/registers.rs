//! Which register holds what while a program runs.

use super::block::{is_same_words, step};
use super::frame::{Feed, Node, Source, bank_of};
use super::made::Makeable;
use super::run::Blocks;
use super::{Access, Input, Instruction, Op, Operand, Program};
use crate::storage::Bits;
use crate::{DType, Error, Result};

impl Blocks {
    /// Makes a program ready. It must be one that [`Program::check`] accepts.
    pub fn new(program: &Program) -> Result<Self> {
        Builder::new(program).build()
    }
}

/// Gives registers to what a program computes.
pub(super) struct Builder<'a> {
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
    pub(super) fn new(program: &'a Program) -> Self {
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

    pub(super) fn build(mut self) -> Result<Blocks> {
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
        let sources: Vec<Source> = program.results.iter().map(|it| self.source(*it)).collect();
        Ok(Blocks {
            makeable: Makeable::of(program, &self.roots, &feeds, &sources),
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
        let fits = |(at, input): (usize, &Input)| {
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
