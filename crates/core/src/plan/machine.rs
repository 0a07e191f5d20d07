//! The interpreter of plans.
//!
//! What goes on is a stack of frames on the heap, one for each call, branch or loop that has been entered: a step of the
//! machine does one step of the topmost plan. Control flow in jaxprs uses no stack of Rust, and between two steps the
//! machine can be left and gone on with.

use super::executor::{Executable, Going, is_over};
use super::loaded::{Arrays, Loaded, Slots, no_part};
use super::scalars::Spinning;
use super::{Source, Step, Work};
use crate::eval::{Operands, process_operands};
use crate::trace::with_trace;
use crate::tracer_error::escaped_tracer_error;
use crate::transforms::while_loop::keep_where;
use crate::{Error, Primitive, Result, Value};
use freezeframe_array::{Array, Scalar, interrupt, kernel};
use smallvec::SmallVec;
use std::rc::Rc;

fn nothing() -> Error {
    Error::value_error("a buffer holds nothing")
}

/// What one round of a loop counts as work, beside what its kernels do.
const ROUND: usize = 1 << 10;

/// What is handed over from one frame to another.
type Values = SmallVec<[Value; 4]>;

/// A plan that the interpreter runs.
pub(super) struct Run(pub(super) Rc<Loaded>);

/// Without a slice a run goes on to its end.
const FOR_EVER: Option<u64> = None;

impl Run {
    /// The frame in which a run with these arguments begins.
    fn frame(&self, args: &[Value]) -> Result<Frame> {
        if let Some(tracer) = args.iter().find_map(Value::as_tracer) {
            return Err(escaped_tracer_error(tracer));
        }
        let mut frame = Frame::new(self.0.clone(), Then::Return);
        frame.give(args.iter().cloned());
        Ok(frame)
    }
}

impl Executable for Run {
    fn run(&self, args: &[Value]) -> Result<Vec<Value>> {
        let mut frame = self.frame(args)?;
        let mut results = Vec::with_capacity(self.0.plan.results.len());
        match frame.advance(&self.0, FOR_EVER)? {
            Stop::End => frame.results(&mut results)?,
            Stop::Control | Stop::Pause => {
                let mut machine = Machine::new(frame);
                machine.run(&mut results, FOR_EVER)?;
            }
        }
        set_weak_types(&self.0, &mut results);
        Ok(results)
    }

    fn begin(&self, args: &[Value]) -> Result<Box<dyn Going>> {
        Ok(Box::new(Sliced {
            code: self.0.clone(),
            machine: Machine::new(self.frame(args)?),
        }))
    }
}

fn set_weak_types(code: &Loaded, results: &mut [Value]) {
    let plan = &code.plan;
    for ((value, weak), source) in results
        .iter_mut()
        .zip(&plan.weak_results)
        .zip(&plan.results)
    {
        if let (Value::Concrete { weak_type, .. }, Source::Buffer(_)) = (value, source) {
            *weak_type = (*weak).into();
        }
    }
}

/// A run that is left now and then.
struct Sliced {
    code: Rc<Loaded>,
    machine: Machine,
}

impl Going for Sliced {
    fn go_on(&mut self, end: u64) -> Result<Option<Vec<Value>>> {
        let mut results = Vec::with_capacity(self.code.plan.results.len());
        if !self.machine.run(&mut results, Some(end))? {
            return Ok(None);
        }
        set_weak_types(&self.code, &mut results);
        Ok(Some(results))
    }
}

/// Why a frame does not go on by itself.
#[derive(PartialEq, Eq)]
enum Stop {
    /// All its steps are done.
    End,
    /// The next step is control flow.
    Control,
    /// The slice is over.
    Pause,
}

/// A run that goes on.
struct Machine {
    frames: Vec<Frame>,
}

/// One plan that has been entered.
struct Frame {
    code: Rc<Loaded>,
    slots: Slots,
    /// The next step.
    at: usize,
    then: Then,
}

/// What happens with the results of a frame.
enum Then {
    /// They are the results of the run.
    Return,
    /// They are the results of the step that entered it.
    Deliver,
    Scan(Box<Scanning>),
    While(Box<Looping>),
    /// Of a frame that does no steps.
    Rounds(Box<Spinning>),
}

/// A scan that goes on.
struct Scanning {
    consts: Values,
    xs: Values,
    ys: Vec<Array>,
    carry: usize,
    done: usize,
    length: usize,
    reverse: bool,
}

/// A while loop that goes on.
struct Looping {
    condition: Rc<Loaded>,
    body: Rc<Loaded>,
    condition_consts: Values,
    body_consts: Values,
    carry: Values,
    /// What the condition said, while the body runs.
    flag: Option<Value>,
}

impl Frame {
    fn new(code: Rc<Loaded>, then: Then) -> Self {
        let spare = code.spare.borrow_mut().pop();
        let slots = spare.unwrap_or_else(|| vec![None; code.plan.buffers.len()]);
        Self {
            code,
            slots,
            at: 0,
            then,
        }
    }

    /// Starts anew with these arguments.
    fn give(&mut self, args: impl Iterator<Item = Value>) {
        self.at = 0;
        for (buffer, held) in &self.code.plan.consts {
            let jaxpr = held.jaxpr.upgrade();
            self.slots[buffer.0 as usize] = jaxpr.map(|it| it.consts[held.at].value.clone());
        }
        for (buffer, value) in self.code.plan.params.iter().zip(args) {
            self.slots[buffer.0 as usize] = Some(value);
        }
    }

    /// The operands of a step; what ends with it is handed over.
    fn operands<C: FromIterator<Value>>(&mut self, step: &Step) -> Result<C> {
        let slots = &mut self.slots;
        let sources = step.operands.iter().zip(&step.ends);
        sources
            .map(|(source, ends)| match source {
                Source::Literal(literal) => Ok(literal.to_value()),
                Source::Buffer(buffer) => {
                    let slot = &mut slots[buffer.0 as usize];
                    let value = if *ends { slot.take() } else { slot.clone() };
                    value.ok_or_else(nothing)
                }
            })
            .collect()
    }

    /// Adds the results of the plan, which leave their slots.
    fn results(&mut self, results: &mut impl Extend<Value>) -> Result<()> {
        let (plan, slots) = (&self.code.plan, &mut self.slots);
        for (at, source) in plan.results.iter().enumerate() {
            let value = match source {
                Source::Literal(literal) => literal.to_value(),
                Source::Buffer(buffer) => {
                    let own = Some(*buffer);
                    let again = plan.results[at + 1..].iter().any(|it| it.buffer() == own);
                    let slot = &mut slots[buffer.0 as usize];
                    let value = if again { slot.clone() } else { slot.take() };
                    value.ok_or_else(nothing)?
                }
            };
            results.extend(Some(value));
        }
        Ok(())
    }

    /// Does the next steps as far as they are no control flow, and the slice is not over.
    fn advance(&mut self, code: &Loaded, slice: Option<u64>) -> Result<Stop> {
        while let Some(step) = code.plan.steps.get(self.at) {
            if is_over(slice) {
                return Ok(Stop::Pause);
            }
            match &step.work {
                Work::Loop(_)
                | Work::Reshape
                | Work::Reduce(_)
                | Work::Cumulate(_)
                | Work::Gather(_)
                | Work::Scatter(_) => self.compute(code, step)?,
                Work::Kernel(primitive) => {
                    let operands: Vec<Value> = self.operands(step)?;
                    let operands = match primitive.calls_back() {
                        true => operands.iter().map(Value::strong).collect(),
                        false => operands,
                    };
                    let results = match primitive {
                        Primitive::Defined(it) => with_trace(None, || it.compiled(&operands))?,
                        _ => process_operands(primitive, Operands::Given(operands))?,
                    };
                    self.store(results);
                }
                Work::Call(_) | Work::Branch(_) | Work::Scan { .. } | Work::While { .. } => {
                    return Ok(Stop::Control);
                }
            }
        }
        Ok(Stop::End)
    }

    /// Does a step on arrays.
    fn compute(&mut self, code: &Loaded, step: &Step) -> Result<()> {
        let mut arrays = Arrays::with_capacity(step.operands.len());
        for (source, ends) in step.operands.iter().zip(&step.ends) {
            let array = match source {
                Source::Literal(literal) => literal.value.clone(),
                Source::Buffer(buffer) => {
                    let slot = &mut self.slots[buffer.0 as usize];
                    let value = if *ends { slot.take() } else { slot.clone() };
                    match value.ok_or_else(nothing)? {
                        Value::Concrete { array, .. } => array,
                        other => known(&other)?.clone(),
                    }
                }
            };
            arrays.push(array);
        }
        let mut results = step.results.iter();
        let (slots, plan) = (&mut self.slots, &code.plan);
        let mut give = |array| {
            if let Some(buffer) = results.next() {
                let slot = buffer.0 as usize;
                slots[slot] = Some(Value::known(array, plan.buffers[slot].weak_type));
            }
        };
        code.compute(self.at, arrays, &mut give)?;
        self.at += 1;
        Ok(())
    }

    fn store(&mut self, results: impl IntoIterator<Item = Value>) {
        let code = self.code.clone();
        let step = &code.plan.steps[self.at];
        for (buffer, value) in step.results.iter().zip(results) {
            let slot = buffer.0 as usize;
            self.slots[slot] = Some(match value {
                Value::Concrete { array, .. } => {
                    Value::known(array, code.plan.buffers[slot].weak_type)
                }
                value => value,
            });
        }
        self.at += 1;
    }
}

impl Drop for Frame {
    fn drop(&mut self) {
        let mut slots = std::mem::take(&mut self.slots);
        slots.fill(None);
        let mut spare = self.code.spare.borrow_mut();
        if spare.is_empty() {
            spare.push(slots);
        }
    }
}

fn known(value: &Value) -> Result<&Array> {
    match value {
        Value::Concrete { array, .. } => Ok(array),
        Value::Tracer(tracer) => Err(escaped_tracer_error(tracer)),
        Value::Ref(_) => Err(Error::type_error("a known array is needed here")),
    }
}

impl Machine {
    fn new(frame: Frame) -> Self {
        let frames = vec![frame];
        Self { frames }
    }

    /// True once the run is over, and its results are added; false if the slice is over before.
    fn run(&mut self, results: &mut Vec<Value>, slice: Option<u64>) -> Result<bool> {
        while !is_over(slice) {
            if self.step(results, slice)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Goes on to the next control flow and enters it, or ends a frame. True when the run is over, and its results are
    /// added.
    fn step(&mut self, results: &mut Vec<Value>, slice: Option<u64>) -> Result<bool> {
        let Some(frame) = self.frames.last_mut() else {
            return Err(no_part());
        };
        if let Then::Rounds(spinning) = &mut frame.then {
            if let Some(found) = spinning.go_on(slice)? {
                self.frames.pop();
                self.deliver(found);
            }
            return Ok(false);
        }
        let code = frame.code.clone();
        match frame.advance(&code, slice)? {
            Stop::End => return self.end(results),
            Stop::Pause => return Ok(false),
            Stop::Control => {}
        }
        let at = frame.at;
        let step = &code.plan.steps[at];
        match &step.work {
            Work::Call(_) => {
                let operands: Values = frame.operands(step)?;
                self.enter(code.body(at, 0)?, operands, Then::Deliver);
            }
            Work::Branch(bodies) => {
                let mut operands: Values = frame.operands(step)?;
                let index = known(&operands.remove(0))?.item().map_or(0, Scalar::to_i64);
                let last = bodies.len() as i64 - 1;
                if last < 0 {
                    return Err(Error::value_error("cond needs at least one branch"));
                }
                let body = code.body(at, index.clamp(0, last) as usize)?;
                self.enter(body, operands, Then::Deliver);
            }
            Work::Scan { .. } => self.start_scan(&code, step)?,
            Work::While { .. } => self.start_while(&code, step)?,
            Work::Loop(_)
            | Work::Reshape
            | Work::Reduce(_)
            | Work::Cumulate(_)
            | Work::Gather(_)
            | Work::Scatter(_)
            | Work::Kernel(_) => return Err(no_part()),
        }
        Ok(false)
    }

    fn enter(&mut self, code: Rc<Loaded>, args: Values, then: Then) {
        let mut frame = Frame::new(code, then);
        frame.give(args.into_iter());
        self.frames.push(frame);
    }

    /// Ends the topmost frame, or starts its next round.
    fn end(&mut self, results: &mut Vec<Value>) -> Result<bool> {
        let Some(frame) = self.frames.last_mut() else {
            return Err(no_part());
        };
        let mut found = Values::new();
        match &frame.then {
            Then::Return => {
                frame.results(results)?;
                return Ok(true);
            }
            Then::Deliver => frame.results(&mut found)?,
            Then::Scan(_) => match next_place(frame)? {
                Some(results) => found = results,
                None => return Ok(false),
            },
            Then::While(_) => {
                self.next_round()?;
                return Ok(false);
            }
            Then::Rounds(_) => return Err(no_part()),
        }
        self.frames.pop();
        self.deliver(found);
        Ok(false)
    }

    fn deliver(&mut self, results: Values) {
        if let Some(frame) = self.frames.last_mut() {
            frame.store(results);
        }
    }

    fn start_scan(&mut self, code: &Rc<Loaded>, step: &Step) -> Result<()> {
        let Work::Scan {
            body,
            length,
            reverse,
            consts,
            carry,
        } = &step.work
        else {
            return Err(no_part());
        };
        let Some(frame) = self.frames.last_mut() else {
            return Err(no_part());
        };
        let operands: Values = frame.operands(step)?;
        if *length > 0 && self.spin(code, step, &operands)? {
            return Ok(());
        }
        let Some(frame) = self.frames.last_mut() else {
            return Err(no_part());
        };
        let mut operands = operands.into_iter();
        let own = operands.by_ref().take(*consts).collect();
        let first: Values = operands.by_ref().take(*carry).collect();
        let stacked = body.results.iter().skip(*carry);
        let ys = stacked.map(|row| {
            let aval = body.aval(row);
            Array::zeros(aval.dtype, aval.unmapped(*length, 0).shape)
        });
        let scanning = Scanning {
            consts: own,
            xs: operands.collect(),
            ys: ys.collect::<freezeframe_array::Result<_>>()?,
            carry: *carry,
            done: 0,
            length: *length,
            reverse: *reverse,
        };
        if *length == 0 {
            frame.store(scanning.finish(first));
            return Ok(());
        }
        let args = scanning.args(first)?;
        let body = code.body(frame.at, 0)?;
        self.enter(body, args, Then::Scan(Box::new(scanning)));
        Ok(())
    }

    /// Begins a loop that computes with single numbers; false if it does not.
    fn spin(&mut self, code: &Rc<Loaded>, step: &Step, operands: &[Value]) -> Result<bool> {
        let Some(frame) = self.frames.last() else {
            return Err(no_part());
        };
        let Some(bodies) = code.rounds(frame.at) else {
            return Ok(false);
        };
        let Some(spinning) = Spinning::new(bodies, &step.work, operands)? else {
            return Ok(false);
        };
        let body = code.body(frame.at, 0)?;
        self.frames
            .push(Frame::new(body, Then::Rounds(Box::new(spinning))));
        Ok(true)
    }

    fn start_while(&mut self, code: &Rc<Loaded>, step: &Step) -> Result<()> {
        let Work::While {
            condition_consts,
            body_consts,
            ..
        } = &step.work
        else {
            return Err(no_part());
        };
        let Some(frame) = self.frames.last_mut() else {
            return Err(no_part());
        };
        let operands: Values = frame.operands(step)?;
        if self.spin(code, step, &operands)? {
            return Ok(());
        }
        let Some(frame) = self.frames.last_mut() else {
            return Err(no_part());
        };
        let mut operands = operands.into_iter();
        let looping = Looping {
            condition: code.body(frame.at, 0)?,
            body: code.body(frame.at, 1)?,
            condition_consts: operands.by_ref().take(*condition_consts).collect(),
            body_consts: operands.by_ref().take(*body_consts).collect(),
            carry: operands.collect(),
            flag: None,
        };
        self.ask(Box::new(looping));
        Ok(())
    }

    /// Enters the condition of a loop.
    fn ask(&mut self, looping: Box<Looping>) {
        let args = looping.condition_consts.iter().chain(&looping.carry);
        let args = args.cloned().collect();
        self.enter(looping.condition.clone(), args, Then::While(looping));
    }

    /// After the condition or the body of a loop.
    fn next_round(&mut self) -> Result<()> {
        let Some(mut frame) = self.frames.pop() else {
            return Err(no_part());
        };
        let mut results = Values::new();
        frame.results(&mut results)?;
        let Then::While(mut looping) = std::mem::replace(&mut frame.then, Then::Return) else {
            return Err(no_part());
        };
        drop(frame);
        if let Some(flag) = looping.flag.take() {
            let carry = std::mem::take(&mut looping.carry);
            looping.carry = match flag.ndim() {
                0 => results,
                _ => keep_where(&flag, &carry, results.into_vec())?.into(),
            };
            interrupt::worked(ROUND)?;
            self.ask(looping);
            return Ok(());
        }
        let flag = results
            .pop()
            .ok_or_else(|| Error::type_error("a loop needs a condition"))?;
        if !known(&flag)?.scalars().into_iter().any(Scalar::to_bool) {
            self.deliver(looping.carry);
            return Ok(());
        }
        // Where all places go on together, nobody needs the carry from before.
        let carry = match flag.ndim() {
            0 => std::mem::take(&mut looping.carry),
            _ => looping.carry.clone(),
        };
        let args = looping.body_consts.iter().cloned().chain(carry).collect();
        looping.flag = Some(flag);
        self.enter(looping.body.clone(), args, Then::While(looping));
        Ok(())
    }
}

/// After the body of a scan: its results if it is over, else the body starts anew.
fn next_place(frame: &mut Frame) -> Result<Option<Values>> {
    let mut results = Values::new();
    frame.results(&mut results)?;
    let Then::Scan(scanning) = &mut frame.then else {
        return Err(no_part());
    };
    let carry = scanning.stack(results)?;
    if scanning.done == scanning.length {
        return Ok(Some(scanning.finish(carry)));
    }
    interrupt::worked(ROUND)?;
    let args = scanning.args(carry)?;
    frame.give(args.into_iter());
    Ok(None)
}

impl Scanning {
    /// The arguments of the next round.
    fn args(&self, carry: Values) -> Result<Values> {
        let at = self.place();
        let mut args: Values = self.consts.iter().cloned().chain(carry).collect();
        for x in &self.xs {
            args.push(match x {
                Value::Concrete { array, weak_type } => Value::Concrete {
                    array: kernel::row(array, at)?,
                    weak_type: *weak_type,
                },
                other => other.clone(),
            });
        }
        Ok(args)
    }

    /// Which place of what is scanned over is next.
    fn place(&self) -> usize {
        match self.reverse {
            true => self.length - 1 - self.done,
            false => self.done,
        }
    }

    /// Writes the rows of a round to where they belong, and gives the carry.
    fn stack(&mut self, mut results: Values) -> Result<Values> {
        let at = self.place();
        for (stack, row) in self.ys.iter_mut().zip(results.iter().skip(self.carry)) {
            kernel::put_row(stack, at, known(row)?)?;
        }
        results.truncate(self.carry);
        self.done += 1;
        Ok(results)
    }

    /// The results of the scan.
    fn finish(&self, carry: Values) -> Values {
        carry
            .into_iter()
            .chain(self.ys.iter().cloned().map(Value::from))
            .collect()
    }
}
