//! Plans, made ready for the interpreter.

use super::scalars::Bodies;
use super::{Plan, Work};
use crate::{BinaryOp, Error, Result, Value};
use freezeframe_array::program::{self, Banks, Blocks, Folds, Instruction, Operand, Program};
use freezeframe_array::{Array, kernel};
use freezeframe_base::HashMap;
use smallvec::SmallVec;
use std::cell::{OnceCell, RefCell};
use std::rc::{Rc, Weak};

/// What all loaded plans share.
#[derive(Default)]
pub(super) struct Shared {
    pub banks: RefCell<Banks>,
    loaded: RefCell<HashMap<*const Plan, Weak<Loaded>>>,
}

/// A plan, ready to be interpreted.
pub(super) struct Loaded {
    pub plan: Rc<Plan>,
    /// For each step, what runs its loop or its bodies; made when it is first reached.
    parts: Vec<OnceCell<Part>>,
    /// For each step, its bodies if they compute with single numbers.
    rounds: Vec<OnceCell<Option<Rc<Bodies>>>>,
    pub shared: Rc<Shared>,
    /// Slots of runs that are over.
    pub spare: RefCell<Vec<Slots>>,
}

/// What is in the buffers of a plan.
pub(super) type Slots = Vec<Option<Value>>;

/// The arrays that a step reads. It may write to those that nobody else holds.
pub(super) type Arrays = SmallVec<[Array; 4]>;

pub(super) enum Part {
    Loop(Blocks),
    Lone(Lone),
    Folds(Folds),
    Bodies(Vec<Rc<Loaded>>),
}

impl Loaded {
    /// What is known of a plan that is loaded already, else a new one.
    pub(super) fn of(plan: &Rc<Plan>, shared: &Rc<Shared>) -> Rc<Self> {
        let known = shared
            .loaded
            .borrow()
            .get(&Rc::as_ptr(plan))
            .and_then(Weak::upgrade);
        known.unwrap_or_else(|| {
            let loaded = Rc::new(Self {
                plan: plan.clone(),
                parts: plan.steps.iter().map(|_| OnceCell::new()).collect(),
                rounds: plan.steps.iter().map(|_| OnceCell::new()).collect(),
                shared: shared.clone(),
                spare: RefCell::default(),
            });
            let own = Rc::downgrade(&loaded);
            shared.loaded.borrow_mut().insert(Rc::as_ptr(plan), own);
            loaded
        })
    }

    /// What runs the loop or the reduction of a step.
    pub(super) fn part(&self, at: usize) -> Result<&Part> {
        if let Some(part) = self.parts[at].get() {
            return Ok(part);
        }
        let part = match &self.plan.steps[at].work {
            Work::Loop(program) => match Lone::of(program, &self.plan, at) {
                Some(lone) => Part::Lone(lone),
                None => Part::Loop(Blocks::new(program)?),
            },
            Work::Reduce(reduction) => Part::Folds(Folds::new(reduction)?),
            _ => return Err(no_part()),
        };
        Ok(self.parts[at].get_or_init(|| part))
    }

    /// Does a step on arrays at one go, and gives its results, one after the other.
    pub(super) fn compute(
        &self,
        at: usize,
        mut arrays: Arrays,
        give: &mut dyn FnMut(Array),
    ) -> Result<()> {
        let (work, banks) = (&self.plan.steps[at].work, &self.shared.banks);
        match work {
            Work::Loop(_) => match self.part(at)? {
                Part::Loop(blocks) => blocks.run(&mut arrays, &mut banks.borrow_mut(), give)?,
                Part::Lone(lone) => give(lone.run(&arrays)?),
                Part::Folds(_) | Part::Bodies(_) => return Err(no_part()),
            },
            Work::Reduce(_) => match self.part(at)? {
                Part::Folds(folds) => give(folds.run(&arrays, &mut banks.borrow_mut())?),
                Part::Loop(_) | Part::Lone(_) | Part::Bodies(_) => return Err(no_part()),
            },
            Work::Reshape => {
                let result = self.plan.steps[at].results.first().ok_or_else(no_part)?;
                let shape = &self.plan.buffers[result.0 as usize].shape;
                give(first(&arrays)?.reshape(shape.clone())?);
            }
            Work::Cumulate(it) => give(it.run(first(&arrays)?)?),
            Work::Gather(it) => {
                let indices: SmallVec<[&Array; 4]> = arrays.iter().skip(1).collect();
                give(it.run(first(&arrays)?, &indices)?);
            }
            Work::Scatter(it) => {
                if arrays.len() < 2 {
                    return Err(no_part());
                }
                let array = arrays.remove(0);
                let indices: SmallVec<[&Array; 4]> = arrays.iter().skip(1).collect();
                give(it.run(array, &arrays[0], &indices)?);
            }
            Work::Kernel(_)
            | Work::Call(_)
            | Work::Branch(_)
            | Work::While { .. }
            | Work::Scan { .. } => return Err(no_part()),
        }
        Ok(())
    }

    /// The bodies of a loop that computes with single numbers.
    pub(super) fn rounds(&self, at: usize) -> Option<&Rc<Bodies>> {
        let make = || Bodies::of(&self.plan.steps[at].work).map(Rc::new);
        self.rounds[at].get_or_init(make).as_ref()
    }

    /// The body of a step that is control flow.
    pub(super) fn body(&self, at: usize, which: usize) -> Result<Rc<Self>> {
        let part = self.parts[at].get_or_init(|| {
            let load = |plan: &Rc<Plan>| Self::of(plan, &self.shared);
            Part::Bodies(match &self.plan.steps[at].work {
                Work::Call(body) | Work::Scan { body, .. } => vec![load(body)],
                Work::Branch(bodies) => bodies.iter().map(load).collect(),
                Work::While {
                    condition, body, ..
                } => vec![load(condition), load(body)],
                Work::Loop(_)
                | Work::Reshape
                | Work::Reduce(_)
                | Work::Cumulate(_)
                | Work::Gather(_)
                | Work::Scatter(_)
                | Work::Kernel(_) => Vec::new(),
            })
        });
        match part {
            Part::Bodies(bodies) => bodies.get(which).cloned().ok_or_else(no_part),
            Part::Loop(_) | Part::Lone(_) | Part::Folds(_) => Err(no_part()),
        }
    }
}

fn first(arrays: &Arrays) -> Result<&Array> {
    arrays.first().ok_or_else(no_part)
}

/// One function of two single elements, which needs no registers.
pub(super) struct Lone {
    op: BinaryOp,
    operands: [LoneOperand; 2],
}

enum LoneOperand {
    Input(usize),
    Constant(Array),
}

impl Lone {
    fn of(program: &Program, plan: &Plan, step: usize) -> Option<Self> {
        let (last, constants) = program.code.split_last()?;
        let (program::Op::Binary(op), [x, y]) = (last.op, last.operands.as_slice()) else {
            return None;
        };
        let own = Operand::Result(constants.len() as u32);
        if program.space.ndim() > 0 || program.results != [own] {
            return None;
        }
        let operand = |operand: &Operand| match *operand {
            Operand::Input(at) => Some(LoneOperand::Input(at as usize)),
            Operand::Result(at) => match constants.get(at as usize)? {
                Instruction {
                    op: program::Op::Constant(value),
                    dtype,
                    ..
                } => Some(LoneOperand::Constant(Array::from_scalar(*dtype, *value))),
                _ => None,
            },
        };
        let operands = [operand(x)?, operand(y)?];
        let read = &plan.steps[step].operands;
        let single = read.iter().all(|source| plan.aval(source).ndim() == 0);
        (constants.len() <= 1 && single).then_some(Self { op, operands })
    }

    pub(super) fn run(&self, arrays: &[Array]) -> Result<Array> {
        let [x, y] = self.operands.each_ref().map(|operand| match operand {
            LoneOperand::Input(at) => &arrays[*at],
            LoneOperand::Constant(array) => array,
        });
        Ok(kernel::binary(self.op, x, y)?)
    }
}

impl Drop for Loaded {
    fn drop(&mut self) {
        self.shared
            .loaded
            .borrow_mut()
            .remove(&Rc::as_ptr(&self.plan));
    }
}

/// The error for a plan that its check would refuse.
pub(super) fn no_part() -> Error {
    Error::value_error("the plan has no such part")
}
