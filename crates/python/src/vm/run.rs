//! The loop that executes bytecode. One loop, generic over the mode: unobserved runs contain no trace of observation.

use super::Vm;
use super::call::Flow;
use super::compare::{compare_ints, quick_compare, quicker_compare};
use super::fused::fuse;
use super::quick::{quick_binary, quick_item, quick_next, quick_store, quicker_binary};
use crate::bytecode::*;
use crate::object::*;
use std::rc::Rc;

/// How a slice ended.
pub enum Slice {
    /// The budget is used up; call again.
    Yielded,
    /// The code ended; the cell's result.
    Returned(Value),
    /// The code raised.
    Raised(Raise),
}

pub(super) trait Mode {
    const OBSERVED: bool;
}
struct Plain;
struct Observed;
impl Mode for Plain {
    const OBSERVED: bool = false;
}
impl Mode for Observed {
    const OBSERVED: bool = true;
}

/// Why the loop leaves the instructions of a frame.
enum Exit {
    /// Another frame is the innermost one.
    Frame,
    /// The slice is over.
    Slice,
    /// An exception was raised: a new one, or once more one that was caught.
    Raised(Raise, bool),
}

/// Runs an operation that may push a frame.
macro_rules! flow {
    ($run:expr) => {
        match $run? {
            Flow::Next => {}
            Flow::Frame => return Ok(Exit::Frame),
        }
    };
}

/// Runs a call, and goes on with the frame that it may have pushed.
macro_rules! enter {
    ($frames:lifetime, $ends:expr, $run:expr) => {
        match $run? {
            Flow::Next => {}
            Flow::Frame if $ends.get() => return Ok(Exit::Frame),
            Flow::Frame => continue $frames,
        }
    };
}

/// Jumps and calls between two looks at interrupts, budget and garbage.
const TICK: i64 = 2048;
/// So many looks pass within a slice until the host is asked too, which knows how long the slice has taken.
const LOOKS: i64 = 8;

impl Vm {
    /// Runs until no more than `depth` frames are left; `false` if a slice's budget ran out before.
    pub(super) fn run_to(&mut self, depth: usize, sliced: bool) -> Result<bool, Raise> {
        if self.observing.is_some() || self.stepper.is_some() {
            self.run_loop::<Observed>(depth, sliced)
        } else {
            self.run_loop::<Plain>(depth, sliced)
        }
    }

    /// Interrupts, budget and garbage; `true` if the slice is over.
    #[cold]
    fn tick(&mut self, sliced: bool) -> Result<bool, Raise> {
        crate::gc::collect_if_due();
        let asks = !sliced || (self.fuel / TICK) % LOOKS == 0;
        if self.interrupted || (asks && self.host.should_interrupt()) {
            self.ticks = TICK;
            return Err(self.keyboard_interrupt());
        }
        self.fuel -= TICK;
        self.ticks = TICK;
        Ok(sliced && self.fuel <= 0)
    }

    /// Looks up now and then from a native loop, which no slice ends.
    #[inline]
    pub(super) fn look_up(&mut self) -> Result<(), Raise> {
        self.ticks -= 1;
        if self.ticks <= 0 {
            self.tick(false)?;
        }
        Ok(())
    }

    fn run_loop<M: Mode>(&mut self, depth: usize, sliced: bool) -> Result<bool, Raise> {
        if sliced && self.interrupted {
            // What is next is what does not run any more: it is raised there, not behind what stands before it.
            if let Some(frame) = self.frames.last_mut() {
                frame.ip += 1;
            }
            let raise = self.keyboard_interrupt();
            self.unwind(raise, true, depth)?;
        }
        while self.frames.len() > depth {
            match self.run_frames::<M>(depth, sliced) {
                // What a frame held that has returned may be gone.
                Ok(Exit::Frame) if self.ends.get() => self.tell_ends(),
                Ok(Exit::Frame) => {}
                Ok(Exit::Slice) => return Ok(false),
                Ok(Exit::Raised(raise, fresh)) => self.unwind(raise, fresh, depth)?,
                Err(raise) => self.unwind(raise, true, depth)?,
            }
        }
        Ok(true)
    }

    /// Notes which instruction is next, for whoever looks at the frame from outside of the loop.
    #[inline(always)]
    fn save(&mut self, ip: usize) {
        if let Some(frame) = self.frames.last_mut() {
            frame.ip = ip;
        }
    }

    /// The machine, once it is noted which instruction is next: for operations that may raise or push a frame.
    #[inline(always)]
    fn saved(&mut self, ip: usize) -> &mut Self {
        self.save(ip);
        self
    }

    #[inline(always)]
    pub(super) fn pop(&mut self) -> Value {
        self.stack.pop().unwrap_or_default()
    }

    /// Pushes a local.
    #[inline(always)]
    fn load_fast(&mut self, code: &Code, base: usize, slot: u32, ip: usize) -> Result<(), Raise> {
        match &self.stack[base + slot as usize] {
            Value::Unset => Err(self.saved(ip).unbound_local(&code.slots[slot as usize])),
            value => {
                let value = value.quick_clone();
                self.stack.push(value);
                Ok(())
            }
        }
    }

    /// What an operator makes of the two numbers on top of the stack takes their place; false where they are none.
    #[inline(always)]
    fn quick_top(&mut self, op: BinaryOp) -> bool {
        let [.., left, right] = self.stack.as_mut_slice() else {
            return false;
        };
        let Some(value) = quicker_binary(op, left, right) else {
            return false;
        };
        // Numbers hold nothing that were to be dropped.
        std::mem::forget((std::mem::replace(left, value), self.stack.pop()));
        true
    }

    /// Looks up now and then; when the slice is over, execution goes on at `resume` next time.
    #[inline(always)]
    fn must_yield(&mut self, sliced: bool, ip: usize, resume: usize) -> Result<bool, Raise> {
        self.ticks -= 1;
        if self.ticks > 0 || !self.saved(ip).tick(sliced)? {
            return Ok(false);
        }
        self.save(resume);
        Ok(true)
    }

    /// Leaves the innermost frame with its result; true where execution goes on at once in the frame below.
    #[inline(always)]
    fn leave(&mut self, value: Value, depth: usize) -> Result<bool, Raise> {
        let Some(value) = self.return_plainly(value) else {
            return Ok(!self.ends.get() && self.frames.len() > depth);
        };
        if let Some(frame) = self.frames.pop() {
            self.stack.truncate(frame.ret);
            self.finish_frame(frame, value)?;
        }
        Ok(false)
    }

    /// Executes instructions of the innermost frame, and of those that are called and returned to plainly, until anything else
    /// changes which frame that is, or something is raised.
    ///
    /// It is a part of the loop over frames, so that a call of a Python function is none of a Rust function.
    #[inline(always)]
    fn run_frames<M: Mode>(&mut self, depth: usize, sliced: bool) -> Result<Exit, Raise> {
        'frames: loop {
            let Some(frame) = self.frames.last() else {
                return Ok(Exit::Frame);
            };
            let (code, mut ip, base) = (frame.code.clone(), frame.ip, frame.base);
            let ops = if M::OBSERVED {
                &code.ops[..]
            } else {
                code.fused.0.get_or_init(|| fuse(&code.ops))
            };
            'ops: loop {
                let op = ops[ip];
                ip += 1;
                if M::OBSERVED {
                    self.saved(ip).observe_step(&code, op, base);
                }
                // What the frame returns, where it does.
                let value = 'leave: {
                    match op {
                        Op::Nop => {}
                        Op::LoadFast(slot) => self.load_fast(&code, base, slot, ip)?,
                        Op::StoreFast(slot) => {
                            let value = self.pop();
                            value.put(&mut self.stack[base + slot as usize]);
                        }
                        Op::Const(index) => self.stack.push(code.consts[index as usize].clone()),
                        Op::Int(int) => self.stack.push(Value::Int(i64::from(int))),
                        Op::None => self.stack.push(Value::None),
                        Op::Pop => {
                            self.stack.pop();
                            if self.ends.get() {
                                self.saved(ip).tell_ends();
                            }
                        }
                        Op::PopIter => match self.pop() {
                            Value::Generator(generator)
                                if Rc::strong_count(&generator) == 1
                                    && generator.kind != CodeKind::AsyncGenerator =>
                            {
                                self.saved(ip).generator_close(&generator)?;
                            }
                            iterator => {
                                drop(iterator);
                                if self.ends.get() {
                                    self.saved(ip).tell_ends();
                                }
                            }
                        },
                        Op::Binary(op) => {
                            if !self.quick_top(op) {
                                let right = self.pop();
                                let left = self.pop();
                                enter!(
                                    'frames,
                                    self.ends,
                                    self.saved(ip).binary_flow(op, false, left, right)
                                )
                            }
                        }
                        Op::Inplace(op) => {
                            if !self.quick_top(op) {
                                let right = self.pop();
                                let left = self.pop();
                                flow!(self.saved(ip).binary_flow(op, true, left, right))
                            }
                        }
                        Op::BinaryFastFast(op, first, second) => {
                            let (left, right) = (
                                &self.stack[base + first as usize],
                                &self.stack[base + second as usize],
                            );
                            match quick_binary(op, left, right) {
                                Some(value) => self.stack.push(value),
                                None => {
                                    if left.is_unset() || right.is_unset() {
                                        let slot = if left.is_unset() { first } else { second };
                                        return Err(self
                                            .saved(ip)
                                            .unbound_local(&code.slots[slot as usize]));
                                    }
                                    let (left, right) = (left.clone(), right.clone());
                                    flow!(self.saved(ip).binary_flow(op, false, left, right))
                                }
                            }
                        }
                        Op::BinaryFastInt(op, slot, int) => {
                            let left = &self.stack[base + slot as usize];
                            let right = Value::Int(i64::from(int));
                            match quicker_binary(op, left, &right) {
                                Some(value) => self.stack.push(value),
                                None => {
                                    if left.is_unset() {
                                        return Err(self
                                            .saved(ip)
                                            .unbound_local(&code.slots[slot as usize]));
                                    }
                                    let left = left.clone();
                                    flow!(self.saved(ip).binary_flow(op, false, left, right))
                                }
                            }
                        }
                        Op::Compare(op) => {
                            let right = self.pop();
                            let left = self.pop();
                            match quick_compare(op, &left, &right) {
                                Some(answer) => self.stack.push(Value::Bool(answer)),
                                None => flow!(self.saved(ip).compare_flow(op, left, right)),
                            }
                        }
                        Op::CompareJump(op, target) => match self.stack.as_slice() {
                            [.., Value::Int(left), Value::Int(right)] => {
                                let holds = compare_ints(op, *left, *right);
                                std::mem::forget((self.pop(), self.pop()));
                                ip = if holds { ip + 1 } else { target as usize };
                            }
                            _ => {
                                let right = self.pop();
                                let left = self.pop();
                                match quick_compare(op, &left, &right) {
                                    Some(true) => ip += 1,
                                    Some(false) => ip = target as usize,
                                    // The next instruction is the jump by the result's truth.
                                    None => flow!(self.saved(ip).compare_flow(op, left, right)),
                                }
                            }
                        },
                        Op::CompareFastIntJump(op, slot, int, target) => {
                            let left = &self.stack[base + slot as usize];
                            let right = Value::Int(i64::from(int));
                            match quicker_compare(op, left, &right) {
                                Some(true) => ip += 1,
                                Some(false) => ip = target as usize,
                                None if left.is_unset() => {
                                    return Err(self
                                        .saved(ip)
                                        .unbound_local(&code.slots[slot as usize]));
                                }
                                None => {
                                    let left = left.clone();
                                    flow!(self.saved(ip).compare_flow(op, left, right))
                                }
                            }
                        }
                        Op::PopJumpIfFalse(target) => match self.pop() {
                            Value::Bool(true) => {}
                            Value::Bool(false) | Value::None => ip = target as usize,
                            value => {
                                if !self.saved(ip).truth(&value)? {
                                    ip = target as usize;
                                }
                            }
                        },
                        Op::PopJumpIfTrue(target) => match self.pop() {
                            Value::Bool(true) => ip = target as usize,
                            Value::Bool(false) | Value::None => {}
                            value => {
                                if self.saved(ip).truth(&value)? {
                                    ip = target as usize;
                                }
                            }
                        },
                        Op::PopJumpIfNone(target) => {
                            if self.pop().is_none() {
                                ip = target as usize;
                            }
                        }
                        Op::JumpIfFalseOrPop(target) => {
                            let value = self.pop();
                            if self.saved(ip).truth(&value)? {
                            } else {
                                self.stack.push(value);
                                ip = target as usize;
                            }
                        }
                        Op::JumpIfTrueOrPop(target) => {
                            let value = self.pop();
                            if self.saved(ip).truth(&value)? {
                                self.stack.push(value);
                                ip = target as usize;
                            }
                        }
                        Op::Jump(target) => ip = target as usize,
                        Op::JumpBack(target) => {
                            if self.must_yield(sliced, ip, target as usize)? {
                                return Ok(Exit::Slice);
                            }
                            ip = target as usize;
                        }
                        Op::ForIterStore(slot, target) => {
                            let next = match self.stack.last() {
                                Some(Value::Iter(iter)) => quick_next(iter),
                                _ => None,
                            };
                            match next {
                                Some(value) => value.put(&mut self.stack[base + slot as usize]),
                                None => match self.saved(ip).for_iter_step(target)? {
                                    Step::Value(value) => self.stack[base + slot as usize] = value,
                                    Step::End => ip = target as usize,
                                    // The value will be on the stack: the next instruction stores it.
                                    Step::Frame => return Ok(Exit::Frame),
                                },
                            }
                            ip += usize::from(ip != target as usize);
                        }
                        Op::ForIter(target) => {
                            let next = match self.stack.last() {
                                Some(Value::Iter(iter)) => quick_next(iter),
                                _ => None,
                            };
                            match next {
                                Some(value) => self.stack.push(value),
                                None => match self.saved(ip).for_iter_step(target)? {
                                    Step::Value(value) => self.stack.push(value),
                                    Step::End => ip = target as usize,
                                    Step::Frame => return Ok(Exit::Frame),
                                },
                            }
                        }
                        Op::LoadGlobal(index) => {
                            let site = &code.globals[index as usize];
                            match self.load_global(site) {
                                Some(value) => self.stack.push(value),
                                None => {
                                    let value = self.saved(ip).missing_global(&site.name)?;
                                    self.stack.push(value);
                                }
                            }
                        }
                        Op::StoreGlobal(index) => {
                            let value = self.pop();
                            self.store_global(&code.globals[index as usize], value);
                            if self.ends.get() {
                                self.saved(ip).tell_ends();
                            }
                        }
                        Op::LoadAttr(index) => {
                            let site = &code.attrs[index as usize];
                            let cached = self
                                .stack
                                .last()
                                .and_then(|object| Self::cached_attr(object, site));
                            match cached {
                                Some(value) => {
                                    if let Some(top) = self.stack.last_mut() {
                                        *top = value;
                                    }
                                }
                                None => {
                                    let object = self.pop();
                                    flow!(self.saved(ip).attr_flow(object, site))
                                }
                            }
                        }
                        Op::LoadFastAttr(slot, index) => {
                            let site = &code.attrs[index as usize];
                            let object = &self.stack[base + slot as usize];
                            match Self::cached_attr(object, site) {
                                Some(value) => self.stack.push(value),
                                None if object.is_unset() => {
                                    return Err(self
                                        .saved(ip)
                                        .unbound_local(&code.slots[slot as usize]));
                                }
                                None => {
                                    let object = object.clone();
                                    flow!(self.saved(ip).attr_flow(object, site))
                                }
                            }
                        }
                        Op::StoreAttr(index) => {
                            let site = &code.attrs[index as usize];
                            let object = self.pop();
                            let value = self.pop();
                            if let Err(value) = Self::store_cached(&object, value, site) {
                                flow!(self.saved(ip).store_attr_flow(object, value, site))
                            }
                        }
                        Op::LoadMethod(index) => {
                            let site = &code.attrs[index as usize];
                            let cached = self
                                .stack
                                .last()
                                .and_then(|object| Self::cached_method(object, site));
                            match (cached, self.stack.last_mut()) {
                                (Some(function), Some(top)) => {
                                    let object = std::mem::replace(top, function);
                                    self.stack.push(object);
                                }
                                _ => {
                                    let object = self.pop();
                                    self.saved(ip).method_flow(object, site)?;
                                }
                            }
                        }
                        Op::Call(count) => {
                            if self.must_yield(sliced, ip, ip - 1)? {
                                return Ok(Exit::Slice);
                            }
                            let args_at = self.stack.len() - count as usize;
                            let callee = std::mem::take(&mut self.stack[args_at - 1]);
                            enter!(
                                'frames,
                                self.ends,
                                self.saved(ip)
                                    .call_quickly(callee, args_at - 1, args_at, false)
                            )
                        }
                        Op::CallMethod(count) => {
                            if self.must_yield(sliced, ip, ip - 1)? {
                                return Ok(Exit::Slice);
                            }
                            let args_at = self.stack.len() - count as usize;
                            let callee = std::mem::take(&mut self.stack[args_at - 2]);
                            // `unset callable` has its callable where the function would be.
                            let is_bound = !self.stack[args_at - 1].is_unset();
                            let first = args_at - usize::from(is_bound);
                            enter!(
                                'frames,
                                self.ends,
                                self.saved(ip)
                                    .call_quickly(callee, args_at - 2, first, is_bound)
                            )
                        }
                        Op::CallKw(index) => {
                            if self.must_yield(sliced, ip, ip - 1)? {
                                return Ok(Exit::Slice);
                            }
                            flow!(
                                self.saved(ip)
                                    .call_with_keywords(&code.calls[index as usize])
                            )
                        }
                        Op::CallEx => {
                            if self.must_yield(sliced, ip, ip - 1)? {
                                return Ok(Exit::Slice);
                            }
                            flow!(self.saved(ip).call_ex())
                        }
                        Op::Return => break 'leave self.pop(),
                        Op::ReturnNone => break 'leave Value::None,
                        // What stands for two instructions; where it does not serve, the first of them runs alone.
                        Op::LoadFast2(first, second) if !M::OBSERVED => {
                            self.load_fast(&code, base, first, ip)?;
                            ip += 1;
                            self.load_fast(&code, base, second.into(), ip)?;
                        }
                        Op::ReturnFast(slot) if !M::OBSERVED => {
                            match std::mem::take(&mut self.stack[base + slot as usize]) {
                                Value::Unset => {
                                    return Err(self
                                        .saved(ip)
                                        .unbound_local(&code.slots[slot as usize]));
                                }
                                value => break 'leave value,
                            }
                        }
                        Op::ReturnFastAttr(slot, index) if !M::OBSERVED => {
                            let site = &code.attrs[index as usize];
                            let object = &self.stack[base + slot as usize];
                            match Self::cached_attr(object, site) {
                                Some(value) => break 'leave value,
                                None if object.is_unset() => {
                                    return Err(self
                                        .saved(ip)
                                        .unbound_local(&code.slots[slot as usize]));
                                }
                                None => {
                                    let object = object.clone();
                                    flow!(self.saved(ip).attr_flow(object, site))
                                }
                            }
                        }
                        Op::ReturnBinary(op) if !M::OBSERVED => {
                            if self.quick_top(op) {
                                break 'leave self.pop();
                            }
                            let right = self.pop();
                            let left = self.pop();
                            enter!(
                                'frames,
                                self.ends,
                                self.saved(ip).binary_flow(op, false, left, right)
                            )
                        }
                        Op::BinaryInt(op, int) if !M::OBSERVED => {
                            let right = Value::Int(i64::from(int));
                            let made = self.stack.last_mut().and_then(|left| {
                                quicker_binary(op, left, &right).map(|value| value.put(left))
                            });
                            match made {
                                Some(()) => ip += 1,
                                None => self.stack.push(right),
                            }
                        }
                        Op::BinaryFast(op, slot) if !M::OBSERVED => {
                            let [below @ .., left] = self.stack.as_mut_slice() else {
                                continue 'ops;
                            };
                            let right = &below[base + slot as usize];
                            match quicker_binary(op, left, right) {
                                Some(value) => {
                                    value.put(left);
                                    ip += 1;
                                }
                                None => self.load_fast(&code, base, slot, ip)?,
                            }
                        }
                        Op::InplaceStore(op, slot) if !M::OBSERVED => {
                            if self.quick_top(op) {
                                let value = self.pop();
                                value.put(&mut self.stack[base + slot as usize]);
                                ip += 1;
                            } else {
                                let right = self.pop();
                                let left = self.pop();
                                flow!(self.saved(ip).binary_flow(op, true, left, right))
                            }
                        }
                        Op::StoreFastAttr(slot, index) if !M::OBSERVED => {
                            let site = &code.attrs[index as usize];
                            let value = self.pop();
                            match Self::store_cached(&self.stack[base + slot as usize], value, site)
                            {
                                Ok(()) => ip += 1,
                                Err(value) => {
                                    self.stack.push(value);
                                    self.load_fast(&code, base, slot.into(), ip)?;
                                }
                            }
                        }
                        Op::LoadFastMethod(slot, index) if !M::OBSERVED => {
                            let object = &self.stack[base + slot as usize];
                            match Self::cached_method(object, &code.attrs[index as usize]) {
                                Some(function) => {
                                    let object = object.quick_clone();
                                    self.stack.push(function);
                                    self.stack.push(object);
                                    ip += 1;
                                }
                                None => self.load_fast(&code, base, slot.into(), ip)?,
                            }
                        }
                        Op::Dup => {
                            let value = self.stack.last().cloned().unwrap_or_default();
                            self.stack.push(value);
                        }
                        Op::Dup2 => {
                            let at = self.stack.len() - 2;
                            let (a, b) = (self.stack[at].clone(), self.stack[at + 1].clone());
                            self.stack.push(a);
                            self.stack.push(b);
                        }
                        Op::Swap => {
                            let at = self.stack.len();
                            self.stack.swap(at - 1, at - 2);
                        }
                        Op::Rot(count) => {
                            let at = self.stack.len() - count as usize;
                            self.stack[at..].rotate_right(1);
                        }
                        Op::Copy(count) => {
                            let value = self.stack[self.stack.len() - count as usize].clone();
                            self.stack.push(value);
                        }
                        Op::LoadDeref(slot) => {
                            let value = match &self.stack[base + slot as usize] {
                                Value::Cell(cell) => cell.value.borrow().clone(),
                                _ => Value::Unset,
                            };
                            if value.is_unset() {
                                return Err(self.saved(ip).unbound_cell(&code, slot as usize));
                            }
                            self.stack.push(value);
                        }
                        Op::StoreDeref(slot) => {
                            let value = self.pop();
                            if let Value::Cell(cell) = &self.stack[base + slot as usize] {
                                let _old = cell.value.replace(value);
                            }
                        }
                        Op::LoadClosure(slot) => {
                            let cell = self.stack[base + slot as usize].clone();
                            self.stack.push(cell);
                        }
                        Op::LoadItem => {
                            let key = self.pop();
                            let container = self.pop();
                            match quick_item(&container, &key) {
                                Some(value) => self.stack.push(value),
                                None => flow!(self.saved(ip).item_flow(container, key)),
                            }
                        }
                        Op::StoreItem => {
                            let key = self.pop();
                            let container = self.pop();
                            let value = self.pop();
                            if let Err(value) = quick_store(&container, &key, value) {
                                flow!(self.saved(ip).set_item_flow(container, key, value))
                            }
                        }
                        Op::Unary(op) => {
                            let operand = self.pop();
                            flow!(self.saved(ip).unary_flow(op, operand))
                        }
                        Op::Not => {
                            let value = self.pop();
                            let truth = self.saved(ip).truth(&value)?;
                            self.stack.push(Value::Bool(!truth));
                        }
                        Op::Is | Op::IsNot => {
                            let right = self.pop();
                            let left = self.pop();
                            self.stack
                                .push(Value::Bool(left.is(&right) == matches!(op, Op::Is)));
                        }
                        Op::In | Op::NotIn => {
                            let container = self.pop();
                            let item = self.pop();
                            let found = self.saved(ip).contains(&container, &item)?;
                            self.stack.push(Value::Bool(found == matches!(op, Op::In)));
                        }
                        Op::GetIter => {
                            let value = self.pop();
                            flow!(self.saved(ip).iter_flow(value))
                        }
                        Op::BuildTuple(count) => {
                            let items = self.stack.split_off(self.stack.len() - count as usize);
                            self.stack.push(Value::tuple(items));
                        }
                        Op::BuildList(count) => {
                            let items = self.stack.split_off(self.stack.len() - count as usize);
                            self.stack.push(Value::list(items));
                        }
                        Op::ListAppend(below) => {
                            let item = self.pop();
                            if let Value::List(list) =
                                &self.stack[self.stack.len() - below as usize]
                            {
                                list.items.borrow_mut().push(item);
                            }
                        }
                        Op::Unpack(count) => {
                            let value = self.pop();
                            match &value {
                                Value::Tuple(tuple) if tuple.items.len() == count as usize => {
                                    self.stack.extend(tuple.items.iter().rev().cloned());
                                }
                                _ => self.saved(ip).unpack(&value, count as usize)?,
                            }
                        }
                        Op::Yield => {
                            let value = self.pop();
                            flow!(self.saved(ip).yield_value(value))
                        }
                        Op::Send(target) => flow!(self.saved(ip).send_op(target)),
                        Op::Raise(count) => {
                            let (raise, fresh) = self.saved(ip).raise_op(count);
                            return Ok(Exit::Raised(raise, fresh));
                        }
                        Op::Reraise => match self.saved(ip).pop() {
                            Value::Object(instance) => {
                                return Ok(Exit::Raised(Raise(instance), false));
                            }
                            _ => return Err(self.runtime_error("No active exception to reraise")),
                        },
                        Op::Task => match self.saved(ip).task_op(sliced)? {
                            Some(value) => self.stack.push(value),
                            None => {
                                self.save(ip - 1);
                                return Ok(Exit::Slice);
                            }
                        },
                        _ => flow!(self.saved(ip).run_rare(&code, op, base, ip)),
                    }
                    continue 'ops;
                };
                if self.leave(value, depth)? {
                    continue 'frames;
                }
                return Ok(Exit::Frame);
            }
        }
    }
}

/// What a step of a loop left behind.
pub(super) enum Step {
    Value(Value),
    End,
    Frame,
}
