//! The loop that executes bytecode. One loop, generic over the mode: unobserved runs contain no trace of observation.

use super::call::Flow;
use super::compare::{compare_ints, quick_compare, quicker_compare};
use super::operators::{floor_div, floor_mod};
use super::{After, Vm};
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
            Flow::Next => continue,
            Flow::Frame => return Ok(Exit::Frame),
        }
    };
}

/// Runs a call, and goes on with the frame that it may have pushed.
macro_rules! enter {
    ($frames:lifetime, $ends:expr, $run:expr) => {
        match $run? {
            Flow::Next => continue,
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

    /// Calls what was taken from `at`, with the arguments from `first` on; where it is bound, the first is its receiver.
    #[inline(always)]
    fn call_quickly(
        &mut self,
        callee: Value,
        at: usize,
        first: usize,
        is_bound: bool,
    ) -> Result<Flow, Raise> {
        match callee {
            Value::Native(ref native) if is_bound => {
                self.call_native(native, at, first, &[], After::Push)
            }
            Value::Function(function)
                if function.code.simple
                    && function.code.params.positional == self.stack.len() - first =>
            {
                self.push_frame(function, at, first, After::Push)?;
                Ok(Flow::Frame)
            }
            Value::Class(ref class) if first > at && self.observing.is_none() => {
                match class.constructor() {
                    Value::Function(init) => self.construct(class, init, at, first),
                    _ => self.call_at(callee, at, first, &[], After::Push),
                }
            }
            callee => self.call_at(callee, at, first, &[], After::Push),
        }
    }

    /// Calls a class of the usual kind: the new instance takes the place below the arguments, which stand from `first` on.
    fn construct(
        &mut self,
        class: &Rc<Class>,
        init: Rc<Function>,
        at: usize,
        first: usize,
    ) -> Result<Flow, Raise> {
        let instance = Value::object(class, Payload::None);
        let base = first - 1;
        self.stack[base] = instance.clone();
        let after = After::Init(instance);
        if init.code.simple && init.code.params.positional == self.stack.len() - base {
            self.push_frame(init, at, base, after)?;
            return Ok(Flow::Frame);
        }
        self.call_function(init, at, base, &[], after)
    }

    fn call_with_keywords(&mut self, site: &CallSite) -> Result<Flow, Raise> {
        let args_at = self.stack.len() - site.count as usize;
        let at = args_at - 1 - usize::from(site.method);
        let callee = std::mem::take(&mut self.stack[at]);
        let has_self = site.method && !self.stack[args_at - 1].is_unset();
        let first = args_at - usize::from(has_self);
        match callee {
            Value::Native(ref native) if has_self => {
                self.call_native(native, at, first, &site.keywords, After::Push)
            }
            callee => self.call_at(callee, at, first, &site.keywords, After::Push),
        }
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
            let ops = &code.ops[..];
            loop {
                let op = ops[ip];
                ip += 1;
                if M::OBSERVED {
                    self.saved(ip).observe_step(&code, op, base);
                }
                match op {
                    Op::Nop => {}
                    Op::LoadFast(slot) => match &self.stack[base + slot as usize] {
                        Value::Unset => {
                            return Err(self.saved(ip).unbound_local(&code.slots[slot as usize]));
                        }
                        value => {
                            let value = value.quick_clone();
                            self.stack.push(value);
                        }
                    },
                    Op::LoadFast2(first, second) => {
                        for slot in [first, second] {
                            match &self.stack[base + slot as usize] {
                                Value::Unset => {
                                    let name = &code.slots[slot as usize];
                                    return Err(self.saved(ip).unbound_local(name));
                                }
                                value => {
                                    let value = value.quick_clone();
                                    self.stack.push(value);
                                }
                            }
                        }
                    }
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
                        if !self.cached_method(site) {
                            let object = self.pop();
                            self.saved(ip).method_flow(object, site)?;
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
                    Op::Return | Op::ReturnNone => {
                        let value = if matches!(op, Op::ReturnNone) {
                            Value::None
                        } else {
                            self.pop()
                        };
                        let Some(value) = self.return_plainly(value) else {
                            if self.ends.get() || self.frames.len() <= depth {
                                return Ok(Exit::Frame);
                            }
                            continue 'frames;
                        };
                        if let Some(frame) = self.frames.pop() {
                            self.stack.truncate(frame.ret);
                            self.finish_frame(frame, value)?;
                        }
                        return Ok(Exit::Frame);
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
                        if let Value::List(list) = &self.stack[self.stack.len() - below as usize] {
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
                        Value::Object(instance) => return Ok(Exit::Raised(Raise(instance), false)),
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

/// The next value of a range or list iterator that has one.
#[inline]
fn quick_next(iter: &Rc<Iter>) -> Option<Value> {
    match &mut *iter.state.try_borrow_mut().ok()? {
        IterState::Range { next, left, step } if *left > 0 => {
            *left -= 1;
            let value = *next;
            *next = next.wrapping_add(*step);
            Some(Value::Int(value))
        }
        IterState::List { list, index } => {
            let value = list.items.borrow().get(*index).cloned();
            *index += usize::from(value.is_some());
            value
        }
        IterState::Tuple { tuple, index } => {
            let value = tuple.items.get(*index).cloned();
            *index += usize::from(value.is_some());
            value
        }
        _ => None,
    }
}

/// Arithmetic of machine numbers that cannot fail.
#[inline]
fn quick_binary(op: BinaryOp, left: &Value, right: &Value) -> Option<Value> {
    match (left, right) {
        (Value::Int(a), Value::Int(b)) => int_binary(op, *a, *b).map(Value::Int),
        (Value::Float(a), Value::Float(b)) => quick_float(op, *a, *b),
        (Value::Float(a), Value::Int(b)) => quick_float(op, *a, *b as f64),
        (Value::Int(a), Value::Float(b)) => quick_float(op, *a as f64, *b),
        _ => None,
    }
}

/// The same, with what is most common where it is used.
#[inline(always)]
fn quicker_binary(op: BinaryOp, left: &Value, right: &Value) -> Option<Value> {
    match (left, right) {
        (Value::Int(a), Value::Int(b)) => int_binary(op, *a, *b).map(Value::Int),
        (left, right) => quick_binary(op, left, right),
    }
}

/// Arithmetic of machine ints that cannot fail; what is most common is where it is used.
#[inline(always)]
fn int_binary(op: BinaryOp, a: i64, b: i64) -> Option<i64> {
    match op {
        BinaryOp::Add => a.checked_add(b),
        BinaryOp::Sub => a.checked_sub(b),
        _ => rare_int_binary(op, a, b),
    }
}

#[inline(never)]
fn rare_int_binary(op: BinaryOp, a: i64, b: i64) -> Option<i64> {
    match op {
        BinaryOp::Mul => a.checked_mul(b),
        BinaryOp::FloorDiv if b > 0 => Some(floor_div(a, b)),
        BinaryOp::Mod if b > 0 => Some(floor_mod(a, b)),
        _ => None,
    }
}

#[inline]
fn quick_float(op: BinaryOp, a: f64, b: f64) -> Option<Value> {
    Some(Value::Float(match op {
        BinaryOp::Add => a + b,
        BinaryOp::Sub => a - b,
        BinaryOp::Mul => a * b,
        BinaryOp::Div if b != 0.0 => a / b,
        _ => return None,
    }))
}

/// Sets the item of a list at a machine int; gives the value back where that is not so plain.
#[inline]
fn quick_store(container: &Value, key: &Value, value: Value) -> Result<(), Value> {
    let (Value::List(list), Value::Int(at)) = (container, key) else {
        return Err(value);
    };
    let Ok(at) = usize::try_from(*at) else {
        return Err(value);
    };
    let old = match list.items.borrow_mut().get_mut(at) {
        Some(place) => std::mem::replace(place, value),
        None => return Err(value),
    };
    // Dropped once the list is released, since that may reach the list again.
    drop(old);
    Ok(())
}

/// The item of a list or tuple at a machine int.
#[inline]
fn quick_item(container: &Value, key: &Value) -> Option<Value> {
    let Value::Int(index) = key else { return None };
    match container {
        Value::List(list) => {
            let items = list.items.borrow();
            let at = if *index < 0 {
                index + items.len() as i64
            } else {
                *index
            };
            items.get(usize::try_from(at).ok()?).cloned()
        }
        Value::Tuple(tuple) => {
            let at = if *index < 0 {
                index + tuple.items.len() as i64
            } else {
                *index
            };
            tuple.items.get(usize::try_from(at).ok()?).cloned()
        }
        _ => None,
    }
}
