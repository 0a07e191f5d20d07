//! Loops whose bodies compute with single numbers: many rounds at one go, without a frame for each.

use super::executor::is_over;
use super::{Plan, Source, Work};
use crate::{Result, Value};
use freezeframe_array::program::{
    Access, Column, Input, Instruction, Op, Operand, Program, Rounds, Turns, of_word, set_word,
};
use freezeframe_array::{Array, DType, Shape, interrupt};
use smallvec::SmallVec;
use std::cell::{OnceCell, RefCell};
use std::rc::Rc;

/// The rounds between two questions whether the slice is over; by code they are sooner done.
const BATCH: usize = 256;
const BATCH_BY_CODE: usize = 1 << 12;

/// Code is made for scans of so many rounds at least.
const FEWEST: usize = 1 << 12;

/// The bodies of a step that is a loop, if all they compute with is single numbers.
pub(super) enum Bodies {
    Scan(Scan),
    While { condition: Rounds, body: Rounds },
}

/// The body of a scan.
pub(super) struct Scan {
    rounds: Rounds,
    /// What a round computes, and how many of its inputs stay and are carried.
    program: Program,
    consts: usize,
    carry: usize,
    /// Code for it, once a long scan has asked.
    code: OnceCell<Option<RefCell<Turns>>>,
}

impl Scan {
    /// Code for a scan of so many rounds.
    fn code(&self, length: usize) -> Option<&RefCell<Turns>> {
        if length < FEWEST {
            return None;
        }
        let make = || Turns::new(&self.program, self.consts, self.carry).map(RefCell::new);
        self.code.get_or_init(make).as_ref()
    }
}

impl Bodies {
    pub(super) fn of(work: &Work) -> Option<Self> {
        let rounds = |plan: &Plan| Rounds::new(&flat(plan)?);
        match work {
            Work::Scan {
                body,
                consts,
                carry,
                ..
            } => {
                let program = flat(body)?;
                Some(Self::Scan(Scan {
                    rounds: Rounds::new(&program)?,
                    program,
                    consts: *consts,
                    carry: *carry,
                    code: OnceCell::new(),
                }))
            }
            Work::While {
                condition, body, ..
            } => Some(Self::While {
                condition: rounds(condition)?,
                body: rounds(body)?,
            }),
            _ => None,
        }
    }
}

/// A plan as one program over one place.
fn flat(plan: &Plan) -> Option<Program> {
    let mut flat = Flat {
        program: Program {
            space: Shape::scalar(),
            inputs: Vec::new(),
            code: Vec::new(),
            results: Vec::new(),
        },
    };
    let mut inputs = Vec::new();
    for param in &plan.params {
        let aval = &plan.buffers[param.0 as usize];
        if aval.shape.size() != 1 {
            return None;
        }
        inputs.push(Operand::Input(flat.program.inputs.len() as u32));
        flat.program.inputs.push(Input {
            dtype: aval.dtype,
            size: 1,
            access: Access::whole(&Shape::scalar()),
        });
    }
    flat.program.results = flat.add(plan, &inputs)?;
    flat.program.check().is_ok().then_some(flat.program)
}

struct Flat {
    program: Program,
}

impl Flat {
    /// Adds what a plan does with these arguments, and gives its results.
    fn add(&mut self, plan: &Plan, args: &[Operand]) -> Option<Vec<Operand>> {
        if !plan.consts.is_empty() {
            return None;
        }
        let mut held: Vec<Option<Operand>> = vec![None; plan.buffers.len()];
        for (param, arg) in plan.params.iter().zip(args) {
            held[param.0 as usize] = Some(*arg);
        }
        for step in &plan.steps {
            let operands = self.operands(&held, &step.operands)?;
            let results = match &step.work {
                Work::Loop(program) => self.append(program, &operands)?,
                Work::Reshape => operands,
                Work::Call(body) => self.add(body, &operands)?,
                _ => return None,
            };
            for (buffer, result) in step.results.iter().zip(results) {
                held[buffer.0 as usize] = Some(result);
            }
        }
        self.operands(&held, &plan.results)
    }

    fn operands(&mut self, held: &[Option<Operand>], from: &[Source]) -> Option<Vec<Operand>> {
        let operand = |source: &Source| match source {
            Source::Buffer(buffer) => held[buffer.0 as usize],
            Source::Literal(literal) => {
                let value = literal.value.item()?;
                let instruction = Instruction {
                    op: Op::Constant(value),
                    operands: Vec::new(),
                    dtype: literal.value.dtype(),
                };
                Some(self.push(instruction))
            }
        };
        from.iter().map(operand).collect()
    }

    fn push(&mut self, instruction: Instruction) -> Operand {
        self.program.code.push(instruction);
        Operand::Result(self.program.code.len() as u32 - 1)
    }

    fn append(&mut self, program: &Program, operands: &[Operand]) -> Option<Vec<Operand>> {
        if program.space.size() != 1 || program.inputs.iter().any(|it| it.size != 1) {
            return None;
        }
        let first = self.program.code.len() as u32;
        let moved = |operand: &Operand| match *operand {
            Operand::Input(at) => operands[at as usize],
            Operand::Result(at) => Operand::Result(first + at),
        };
        for it in &program.code {
            self.program.code.push(Instruction {
                operands: it.operands.iter().map(moved).collect(),
                ..it.clone()
            });
        }
        Some(program.results.iter().map(moved).collect())
    }
}

/// A loop of rounds that goes on.
pub(super) struct Spinning {
    bodies: Rc<Bodies>,
    /// The registers of the body, and of the condition where there is one.
    registers: [Vec<u64>; 2],
    /// How many inputs come before the carry, in the body and in the condition.
    consts: [usize; 2],
    carry: Vec<(DType, Shape, bool)>,
    spare: Vec<u64>,
    along: Along,
}

/// What a scan goes along.
#[derive(Default)]
struct Along {
    xs: SmallVec<[Array; 4]>,
    ys: Vec<Array>,
    done: usize,
    length: usize,
    reverse: bool,
}

fn array(value: &Value) -> Option<&Array> {
    match value {
        Value::Concrete { array, .. } => Some(array),
        Value::Tracer(_) | Value::Ref(_) => None,
    }
}

/// The words of single numbers.
fn words(values: &[Value]) -> Option<Vec<u64>> {
    let word = |value: &Value| Some(Column::of(array(value)?)?.word(0));
    values.iter().map(word).collect()
}

impl Spinning {
    /// Begins the loop of a step with these operands; none if some of them are no numbers.
    pub(super) fn new(
        bodies: &Rc<Bodies>,
        work: &Work,
        operands: &[Value],
    ) -> Result<Option<Self>> {
        let (body, consts, count) = match work {
            Work::Scan {
                body,
                consts,
                carry,
                ..
            } => (body, [*consts, 0], *carry),
            Work::While {
                body,
                body_consts,
                condition_consts,
                ..
            } => {
                let consts = [*body_consts, *condition_consts];
                (body, consts, operands.len() - consts[0] - consts[1])
            }
            _ => return Ok(None),
        };
        // A while loop has the constants of its condition first.
        let (of_condition, rest) = operands.split_at(consts[1]);
        let (of_body, rest) = rest.split_at(consts[0]);
        let (carry, along) = rest.split_at(count);
        let (Some(of_condition), Some(of_body), Some(first)) =
            (words(of_condition), words(of_body), words(carry))
        else {
            return Ok(None);
        };
        let Some(along) = Along::new(work, along)? else {
            return Ok(None);
        };
        let registers = |rounds: &Rounds, own: &[u64]| {
            let mut registers = rounds.registers();
            registers[..own.len()].copy_from_slice(own);
            registers[own.len()..own.len() + first.len()].copy_from_slice(&first);
            registers
        };
        let registers = match &**bodies {
            Bodies::Scan(scan) => [registers(&scan.rounds, &of_body), Vec::new()],
            Bodies::While { condition, body } => [
                registers(body, &of_body),
                registers(condition, &of_condition),
            ],
        };
        let results = body.results.iter().take(count).map(|it| body.aval(it));
        Ok(Some(Self {
            bodies: bodies.clone(),
            registers,
            consts,
            carry: results
                .map(|it| (it.dtype, it.shape, it.weak_type))
                .collect(),
            spare: Vec::new(),
            along,
        }))
    }

    /// Goes on until the slice is over; the results once they are there.
    pub(super) fn go_on(&mut self, slice: Option<u64>) -> Result<Option<SmallVec<[Value; 4]>>> {
        let bodies = self.bodies.clone();
        while !is_over(slice) {
            let over = match &*bodies {
                Bodies::Scan(scan) => match scan.code(self.along.length) {
                    Some(code) if self.by_code(&mut code.borrow_mut())? => self.along.is_over(),
                    _ => self.scan(&scan.rounds)?,
                },
                Bodies::While { condition, body } => self.repeat(condition, body)?,
            };
            if over {
                return Ok(Some(self.results()));
            }
        }
        Ok(None)
    }

    /// The next rounds of a scan by code; false if they remain to be done.
    fn by_code(&mut self, code: &mut Turns) -> Result<bool> {
        let along = &mut self.along;
        let count = BATCH_BY_CODE.min(along.length - along.done);
        let start = match along.reverse {
            true => along.length - along.done - count,
            false => along.done,
        };
        let (arrays, places) = ((&along.xs[..], &mut along.ys[..]), start..start + count);
        if !code.run(&mut self.registers[0], arrays, places, along.reverse) {
            return Ok(false);
        }
        interrupt::worked(count)?;
        along.done += count;
        Ok(true)
    }

    /// The next rounds of a scan; true once all are done.
    fn scan(&mut self, rounds: &Rounds) -> Result<bool> {
        let ([registers, _], along) = (&mut self.registers, &mut self.along);
        let (consts, carry) = (self.consts[0], self.carry.len());
        let count = BATCH.min(along.length - along.done);
        interrupt::worked(count * (rounds.work() + 1))?;
        let columns: SmallVec<[Column<'_>; 4]> = along.xs.iter().filter_map(Column::of).collect();
        for _ in 0..count {
            let place = match along.reverse {
                true => along.length - 1 - along.done,
                false => along.done,
            };
            for (register, column) in registers[consts + carry..].iter_mut().zip(&columns) {
                *register = column.word(place);
            }
            rounds.run(registers);
            for (at, ys) in along.ys.iter_mut().enumerate() {
                set_word(ys, place, rounds.result(registers, carry + at))?;
            }
            rounds.carry(registers, consts, carry, &mut self.spare);
            along.done += 1;
        }
        Ok(along.is_over())
    }

    /// The next rounds of a while loop; true once its condition does not hold.
    fn repeat(&mut self, condition: &Rounds, body: &Rounds) -> Result<bool> {
        let ([registers, asked], carry) = (&mut self.registers, self.carry.len());
        let [consts, asked_consts] = self.consts;
        interrupt::worked(BATCH * (condition.work() + body.work() + 1))?;
        for _ in 0..BATCH {
            asked[asked_consts..asked_consts + carry]
                .copy_from_slice(&registers[consts..consts + carry]);
            condition.run(asked);
            if condition.result(asked, 0) == 0 {
                return Ok(true);
            }
            body.run(registers);
            body.carry(registers, consts, carry, &mut self.spare);
        }
        Ok(false)
    }

    fn results(&self) -> SmallVec<[Value; 4]> {
        let words = &self.registers[0][self.consts[0]..];
        let carry = words.iter().zip(&self.carry).map(|(word, it)| {
            let (dtype, shape, weak) = it.clone();
            Value::known(of_word(dtype, *word, shape), weak)
        });
        carry
            .chain(self.along.ys.iter().cloned().map(Value::from))
            .collect()
    }
}

impl Along {
    fn is_over(&self) -> bool {
        self.done == self.length
    }

    fn new(work: &Work, xs: &[Value]) -> Result<Option<Self>> {
        let Work::Scan {
            body,
            length,
            reverse,
            carry,
            ..
        } = work
        else {
            return Ok(Some(Self::default()));
        };
        let mut own = SmallVec::new();
        for x in xs {
            match array(x) {
                Some(array) if array.size() == *length && Column::of(array).is_some() => {
                    own.push(array.clone());
                }
                _ => return Ok(None),
            }
        }
        let stacked = body.results.iter().skip(*carry).map(|row| {
            let aval = body.aval(row);
            Array::zeros(aval.dtype, aval.unmapped(*length, 0).shape)
        });
        Ok(Some(Self {
            xs: own,
            ys: stacked.collect::<freezeframe_array::Result<_>>()?,
            done: 0,
            length: *length,
            reverse: *reverse,
        }))
    }
}
