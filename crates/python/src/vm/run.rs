//! The loop that executes bytecode. One loop, generic over the mode: unobserved runs contain no trace of observation.

use super::call::Flow;
use super::compare::quick_compare;
use super::operators::{floor_div, floor_mod};
use super::{After, Exc, Vm};
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

/// Jumps and calls between two looks at interrupts, budget and garbage.
const TICK: i64 = 2048;

impl Vm {
    /// Runs until no more than `depth` frames are left; `false` if a slice's budget ran out before.
    pub(super) fn run_to(&mut self, depth: usize, sliced: bool) -> Result<bool, Raise> {
        if self.observing.is_some() {
            self.run_loop::<Observed>(depth, sliced)
        } else {
            self.run_loop::<Plain>(depth, sliced)
        }
    }

    /// Interrupts, budget and garbage; `true` if the slice is over.
    #[cold]
    fn tick(&mut self, sliced: bool) -> Result<bool, Raise> {
        crate::gc::collect_if_due();
        if self.interrupted || (!sliced && self.host.should_interrupt()) {
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
            let raise = self.keyboard_interrupt();
            self.unwind(raise, true, depth)?;
        }
        'frames: loop {
            if self.frames.len() <= depth {
                return Ok(true);
            }
            let Some(frame) = self.frames.last() else {
                return Ok(true);
            };
            let (code, mut ip, base) = (frame.code.clone(), frame.ip, frame.base);
            macro_rules! save {
                () => {
                    if let Some(frame) = self.frames.last_mut() {
                        frame.ip = ip;
                    }
                };
            }
            macro_rules! fail {
                ($raise:expr) => {{
                    let raise = $raise;
                    self.unwind(raise, true, depth)?;
                    continue 'frames;
                }};
            }
            // Runs an operation that may raise or push a frame.
            macro_rules! flow {
                ($body:expr) => {{
                    save!();
                    match $body {
                        Ok(Flow::Next) => continue,
                        Ok(Flow::Frame) => continue 'frames,
                        Err(raise) => fail!(raise),
                    }
                }};
            }
            // Runs an operation that may raise; its value goes on.
            macro_rules! check {
                ($body:expr) => {{
                    save!();
                    match $body {
                        Ok(value) => value,
                        Err(raise) => fail!(raise),
                    }
                }};
            }
            macro_rules! pop {
                () => {
                    self.stack.pop().unwrap_or_default()
                };
            }
            // Looks up now and then; when the slice is over, execution goes on at `$at` next time.
            macro_rules! tick {
                ($at:expr) => {
                    self.ticks -= 1;
                    if self.ticks <= 0 && check!(self.tick(sliced)) {
                        if let Some(frame) = self.frames.last_mut() {
                            frame.ip = $at;
                        }
                        return Ok(false);
                    }
                };
            }
            loop {
                let op = code.ops[ip];
                ip += 1;
                if M::OBSERVED {
                    save!();
                    self.observe_step(&code, op, base);
                }
                match op {
                    Op::Nop => {}
                    Op::LoadFast(slot) => match &self.stack[base + slot as usize] {
                        Value::Unset => fail!({
                            save!();
                            self.unbound_local(&code.slots[slot as usize])
                        }),
                        value => {
                            let value = value.clone();
                            self.stack.push(value);
                        }
                    },
                    Op::LoadFast2(first, second) => {
                        for slot in [first, second] {
                            match &self.stack[base + slot as usize] {
                                Value::Unset => fail!({
                                    save!();
                                    self.unbound_local(&code.slots[slot as usize])
                                }),
                                value => {
                                    let value = value.clone();
                                    self.stack.push(value);
                                }
                            }
                        }
                    }
                    Op::StoreFast(slot) => {
                        let value = pop!();
                        self.stack[base + slot as usize] = value;
                    }
                    Op::Const(index) => self.stack.push(code.consts[index as usize].clone()),
                    Op::Int(int) => self.stack.push(Value::Int(i64::from(int))),
                    Op::None => self.stack.push(Value::None),
                    Op::Pop => {
                        self.stack.pop();
                    }
                    Op::PopIter => match pop!() {
                        Value::Generator(generator) if Rc::strong_count(&generator) == 1 => {
                            check!(self.generator_close(&generator));
                        }
                        iterator => drop(iterator),
                    },
                    Op::Binary(op) => {
                        let right = pop!();
                        let left = pop!();
                        match quick_binary(op, &left, &right) {
                            Some(value) => self.stack.push(value),
                            None => flow!(self.binary_flow(op, false, left, right)),
                        }
                    }
                    Op::Inplace(op) => {
                        let right = pop!();
                        let left = pop!();
                        match quick_binary(op, &left, &right) {
                            Some(value) => self.stack.push(value),
                            None => flow!(self.binary_flow(op, true, left, right)),
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
                                    fail!({
                                        save!();
                                        self.unbound_local(&code.slots[slot as usize])
                                    });
                                }
                                let (left, right) = (left.clone(), right.clone());
                                flow!(self.binary_flow(op, false, left, right))
                            }
                        }
                    }
                    Op::BinaryFastInt(op, slot, int) => {
                        let left = &self.stack[base + slot as usize];
                        let right = Value::Int(i64::from(int));
                        match quick_binary(op, left, &right) {
                            Some(value) => self.stack.push(value),
                            None => {
                                if left.is_unset() {
                                    fail!({
                                        save!();
                                        self.unbound_local(&code.slots[slot as usize])
                                    });
                                }
                                let left = left.clone();
                                flow!(self.binary_flow(op, false, left, right))
                            }
                        }
                    }
                    Op::Compare(op) => {
                        let right = pop!();
                        let left = pop!();
                        match quick_compare(op, &left, &right) {
                            Some(answer) => self.stack.push(Value::Bool(answer)),
                            None => flow!(self.compare_flow(op, left, right)),
                        }
                    }
                    Op::CompareJump(op, target) => {
                        let right = pop!();
                        let left = pop!();
                        match quick_compare(op, &left, &right) {
                            Some(true) => ip += 1,
                            Some(false) => ip = target as usize,
                            // The next instruction is the jump by the result's truth.
                            None => flow!(self.compare_flow(op, left, right)),
                        }
                    }
                    Op::CompareFastIntJump(op, slot, int, target) => {
                        let left = &self.stack[base + slot as usize];
                        let right = Value::Int(i64::from(int));
                        match quick_compare(op, left, &right) {
                            Some(true) => ip += 1,
                            Some(false) => ip = target as usize,
                            None if left.is_unset() => fail!({
                                save!();
                                self.unbound_local(&code.slots[slot as usize])
                            }),
                            None => {
                                let left = left.clone();
                                flow!(self.compare_flow(op, left, right))
                            }
                        }
                    }
                    Op::PopJumpIfFalse(target) => match pop!() {
                        Value::Bool(true) => {}
                        Value::Bool(false) | Value::None => ip = target as usize,
                        value => {
                            if !check!(self.truth(&value)) {
                                ip = target as usize;
                            }
                        }
                    },
                    Op::PopJumpIfTrue(target) => match pop!() {
                        Value::Bool(true) => ip = target as usize,
                        Value::Bool(false) | Value::None => {}
                        value => {
                            if check!(self.truth(&value)) {
                                ip = target as usize;
                            }
                        }
                    },
                    Op::PopJumpIfNone(target) => {
                        if pop!().is_none() {
                            ip = target as usize;
                        }
                    }
                    Op::JumpIfFalseOrPop(target) => {
                        let value = pop!();
                        if check!(self.truth(&value)) {
                        } else {
                            self.stack.push(value);
                            ip = target as usize;
                        }
                    }
                    Op::JumpIfTrueOrPop(target) => {
                        let value = pop!();
                        if check!(self.truth(&value)) {
                            self.stack.push(value);
                            ip = target as usize;
                        }
                    }
                    Op::Jump(target) => ip = target as usize,
                    Op::JumpBack(target) => {
                        tick!(target as usize);
                        ip = target as usize;
                    }
                    Op::ForIterStore(slot, target) => {
                        let next = match self.stack.last() {
                            Some(Value::Iter(iter)) => quick_next(iter),
                            _ => None,
                        };
                        match next {
                            Some(value) => self.stack[base + slot as usize] = value,
                            None => match check!(self.for_iter_step(target)) {
                                Step::Value(value) => self.stack[base + slot as usize] = value,
                                Step::End => ip = target as usize,
                                // The value will be on the stack: the next instruction stores it.
                                Step::Frame => continue 'frames,
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
                            None => match check!(self.for_iter_step(target)) {
                                Step::Value(value) => self.stack.push(value),
                                Step::End => ip = target as usize,
                                Step::Frame => continue 'frames,
                            },
                        }
                    }
                    Op::LoadGlobal(index) => {
                        let site = &code.globals[index as usize];
                        match self.load_global(site) {
                            Some(value) => self.stack.push(value),
                            None => fail!({
                                save!();
                                self.name_error(&site.name)
                            }),
                        }
                    }
                    Op::StoreGlobal(index) => {
                        let value = pop!();
                        self.store_global(&code.globals[index as usize], value);
                    }
                    Op::DeleteGlobal(index) => {
                        let name = &code.globals[index as usize].name;
                        let removed = self
                            .frames
                            .last()
                            .and_then(|frame| frame.globals.remove_name(name));
                        if removed.is_none() {
                            fail!({
                                save!();
                                self.name_error(name)
                            });
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
                                let object = pop!();
                                flow!(self.attr_flow(object, site))
                            }
                        }
                    }
                    Op::LoadFastAttr(slot, index) => {
                        let site = &code.attrs[index as usize];
                        let object = &self.stack[base + slot as usize];
                        match Self::cached_attr(object, site) {
                            Some(value) => self.stack.push(value),
                            None if object.is_unset() => fail!({
                                save!();
                                self.unbound_local(&code.slots[slot as usize])
                            }),
                            None => {
                                let object = object.clone();
                                flow!(self.attr_flow(object, site))
                            }
                        }
                    }
                    Op::StoreAttr(index) => {
                        let site = &code.attrs[index as usize];
                        let object = pop!();
                        let value = pop!();
                        if let Err(value) = Self::store_cached(&object, value, site) {
                            flow!(self.store_attr_flow(object, value, site))
                        }
                    }
                    Op::LoadMethod(index) => {
                        let site = &code.attrs[index as usize];
                        let object = pop!();
                        check!(self.method_flow(object, site))
                    }
                    Op::Call(count) => {
                        tick!(ip - 1);
                        let args_at = self.stack.len() - count as usize;
                        let callee = std::mem::take(&mut self.stack[args_at - 1]);
                        match callee {
                            Value::Function(function)
                                if function.code.simple
                                    && function.code.params.positional == count as usize =>
                            {
                                save!();
                                if let Err(raise) =
                                    self.push_frame(function, args_at - 1, args_at, After::Push)
                                {
                                    fail!(raise)
                                }
                                continue 'frames;
                            }
                            callee => {
                                flow!(self.call_at(callee, args_at - 1, args_at, &[], After::Push))
                            }
                        }
                    }
                    Op::CallMethod(count) => {
                        tick!(ip - 1);
                        let args_at = self.stack.len() - count as usize;
                        let callee = std::mem::take(&mut self.stack[args_at - 2]);
                        if self.stack[args_at - 1].is_unset() {
                            // `unset callable` has its callable where the function would be.
                            flow!(self.call_at(callee, args_at - 2, args_at, &[], After::Push))
                        } else {
                            match callee {
                                Value::Function(function)
                                    if function.code.simple
                                        && function.code.params.positional
                                            == count as usize + 1 =>
                                {
                                    save!();
                                    if let Err(raise) = self.push_frame(
                                        function,
                                        args_at - 2,
                                        args_at - 1,
                                        After::Push,
                                    ) {
                                        fail!(raise)
                                    }
                                    continue 'frames;
                                }
                                callee => flow!(self.call_at(
                                    callee,
                                    args_at - 2,
                                    args_at - 1,
                                    &[],
                                    After::Push
                                )),
                            }
                        }
                    }
                    Op::CallKw(index) => {
                        tick!(ip - 1);
                        let site = &code.calls[index as usize];
                        let args_at = self.stack.len() - site.count as usize;
                        let callee_at = args_at - 1 - usize::from(site.method);
                        let callee = std::mem::take(&mut self.stack[callee_at]);
                        let first = if site.method && !self.stack[args_at - 1].is_unset() {
                            args_at - 1
                        } else {
                            args_at
                        };
                        flow!(self.call_at(callee, callee_at, first, &site.keywords, After::Push))
                    }
                    Op::CallEx => {
                        tick!(ip - 1);
                        flow!(self.call_ex())
                    }
                    Op::Return | Op::ReturnNone => {
                        let value = if matches!(op, Op::ReturnNone) {
                            Value::None
                        } else {
                            pop!()
                        };
                        let Some(value) = self.return_plainly(value) else {
                            continue 'frames;
                        };
                        let Some(frame) = self.frames.pop() else {
                            return Ok(true);
                        };
                        self.stack.truncate(frame.ret);
                        match self.finish_frame(frame, value) {
                            Ok(_) => continue 'frames,
                            Err(raise) => fail!(raise),
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
                    Op::DeleteFast(slot) => {
                        let old = std::mem::take(&mut self.stack[base + slot as usize]);
                        if old.is_unset() {
                            fail!({
                                save!();
                                self.unbound_local(&code.slots[slot as usize])
                            });
                        }
                    }
                    Op::ClearFast(slot) => self.stack[base + slot as usize] = Value::Unset,
                    Op::MakeCell(slot) => {
                        let value = std::mem::take(&mut self.stack[base + slot as usize]);
                        self.stack[base + slot as usize] = Value::Cell(Value::cell(value));
                    }
                    Op::LoadDeref(slot) => {
                        let value = match &self.stack[base + slot as usize] {
                            Value::Cell(cell) => cell.value.borrow().clone(),
                            _ => Value::Unset,
                        };
                        if value.is_unset() {
                            fail!({
                                save!();
                                self.unbound_cell(&code, slot as usize)
                            });
                        }
                        self.stack.push(value);
                    }
                    Op::StoreDeref(slot) => {
                        let value = pop!();
                        if let Value::Cell(cell) = &self.stack[base + slot as usize] {
                            let _old = cell.value.replace(value);
                        }
                    }
                    Op::DeleteDeref(slot) => {
                        let old = match &self.stack[base + slot as usize] {
                            Value::Cell(cell) => cell.value.take(),
                            _ => Value::Unset,
                        };
                        if old.is_unset() {
                            fail!({
                                save!();
                                self.unbound_cell(&code, slot as usize)
                            });
                        }
                    }
                    Op::LoadClassDeref(slot, name) => {
                        let name = &code.names[name as usize];
                        let found = check!(self.namespace_get(name));
                        let value = match (found, &self.stack[base + slot as usize]) {
                            (Some(value), _) => value,
                            (None, Value::Cell(cell)) => cell.value.borrow().clone(),
                            _ => Value::Unset,
                        };
                        if value.is_unset() {
                            fail!({
                                save!();
                                self.unbound_cell(&code, slot as usize)
                            });
                        }
                        self.stack.push(value);
                    }
                    Op::LoadClosure(slot) => {
                        let cell = self.stack[base + slot as usize].clone();
                        self.stack.push(cell);
                    }
                    Op::LoadName(index) => {
                        let site = &code.globals[index as usize];
                        let value = match check!(self.namespace_get(&site.name)) {
                            Some(value) => Some(value),
                            None => self.load_global(site),
                        };
                        match value {
                            Some(value) => self.stack.push(value),
                            None => fail!(self.name_error(&site.name)),
                        }
                    }
                    Op::StoreName(index) => {
                        let value = pop!();
                        check!(self.namespace_set(&code.globals[index as usize].name, value));
                    }
                    Op::DeleteName(index) => {
                        let name = &code.globals[index as usize].name;
                        check!(self.namespace_delete(name));
                    }
                    Op::DeleteAttr(index) => {
                        let object = pop!();
                        let name = code.attrs[index as usize].name.clone();
                        check!(self.delete_attr(&object, &name));
                    }
                    Op::LoadSuperAttr(index) => {
                        let (class, receiver) = {
                            let receiver = pop!();
                            (pop!(), receiver)
                        };
                        let name = code.attrs[index as usize].name.clone();
                        let value = check!(self.super_attr(&class, &receiver, &name));
                        self.stack.push(value);
                    }
                    Op::LoadSuperMethod(index) => {
                        let (class, receiver) = {
                            let receiver = pop!();
                            (pop!(), receiver)
                        };
                        let name = code.attrs[index as usize].name.clone();
                        check!(self.super_method(&class, receiver, &name));
                    }
                    Op::LoadItem => {
                        let key = pop!();
                        let container = pop!();
                        match quick_item(&container, &key) {
                            Some(value) => self.stack.push(value),
                            None => flow!(self.item_flow(container, key)),
                        }
                    }
                    Op::StoreItem => {
                        let key = pop!();
                        let container = pop!();
                        let value = pop!();
                        flow!(self.set_item_flow(container, key, value))
                    }
                    Op::DeleteItem => {
                        let key = pop!();
                        let container = pop!();
                        flow!(self.delete_item_flow(container, key))
                    }
                    Op::Unary(op) => {
                        let operand = pop!();
                        flow!(self.unary_flow(op, operand))
                    }
                    Op::Not => {
                        let value = pop!();
                        let truth = check!(self.truth(&value));
                        self.stack.push(Value::Bool(!truth));
                    }
                    Op::Is | Op::IsNot => {
                        let right = pop!();
                        let left = pop!();
                        self.stack
                            .push(Value::Bool(left.is(&right) == matches!(op, Op::Is)));
                    }
                    Op::In | Op::NotIn => {
                        let container = pop!();
                        let item = pop!();
                        let found = check!(self.contains(&container, &item));
                        self.stack.push(Value::Bool(found == matches!(op, Op::In)));
                    }
                    Op::GetIter => {
                        let value = pop!();
                        flow!(self.iter_flow(value))
                    }
                    Op::BuildTuple(count) => {
                        let items = self.stack.split_off(self.stack.len() - count as usize);
                        self.stack.push(Value::tuple(items));
                    }
                    Op::BuildList(count) => {
                        let items = self.stack.split_off(self.stack.len() - count as usize);
                        self.stack.push(Value::list(items));
                    }
                    Op::BuildSet(count) => {
                        let items = self.stack.split_off(self.stack.len() - count as usize);
                        let set = check!(self.set_of(items, false));
                        self.stack.push(set);
                    }
                    Op::BuildDict(count) => {
                        let items = self.stack.split_off(self.stack.len() - 2 * count as usize);
                        let dict = check!(self.build_dict(items));
                        self.stack.push(dict);
                    }
                    Op::BuildSlice(count) => {
                        let step = if count == 3 { pop!() } else { Value::None };
                        let stop = pop!();
                        let start = pop!();
                        self.stack.push(Value::Slice(Rc::new(crate::object::Slice {
                            start,
                            stop,
                            step,
                        })));
                    }
                    Op::BuildString(count) => {
                        let parts = self.stack.split_off(self.stack.len() - count as usize);
                        let text: String = parts.iter().filter_map(Value::as_str).collect();
                        self.stack.push(Value::str(text));
                    }
                    Op::ListAppend(below) => {
                        let item = pop!();
                        if let Value::List(list) = &self.stack[self.stack.len() - below as usize] {
                            list.items.borrow_mut().push(item);
                        }
                    }
                    Op::SetAdd(below) => {
                        let item = pop!();
                        if let Value::Set(set) =
                            self.stack[self.stack.len() - below as usize].clone()
                        {
                            check!(self.set_add(&set, item));
                        }
                    }
                    Op::DictSet(below) => {
                        let value = pop!();
                        let key = pop!();
                        if let Value::Dict(dict) =
                            self.stack[self.stack.len() - below as usize].clone()
                        {
                            check!(self.dict_set(&dict, key, value));
                        }
                    }
                    Op::ListExtend => check!(self.list_extend()),
                    Op::SetUpdate => check!(self.set_update()),
                    Op::DictUpdate => check!(self.dict_update()),
                    Op::DictMerge => check!(self.dict_merge()),
                    Op::ListToTuple => {
                        let list = pop!();
                        let items = match list {
                            Value::List(list) => list.items.take(),
                            _ => Vec::new(),
                        };
                        self.stack.push(Value::tuple(items));
                    }
                    Op::Unpack(count) => {
                        let value = pop!();
                        match &value {
                            Value::Tuple(tuple) if tuple.items.len() == count as usize => {
                                self.stack.extend(tuple.items.iter().rev().cloned());
                            }
                            _ => check!(self.unpack(&value, count as usize)),
                        }
                    }
                    Op::UnpackEx(before, after) => {
                        let value = pop!();
                        check!(self.unpack_starred(&value, before as usize, after as usize));
                    }
                    Op::MakeFunction(index) => {
                        let function =
                            self.make_function(&code, &code.functions[index as usize], base);
                        self.stack.push(function);
                    }
                    Op::BuildClass(index) => {
                        flow!(self.build_class_op(&code.calls[index as usize]))
                    }
                    Op::Yield => {
                        let value = pop!();
                        flow!(self.yield_value(value))
                    }
                    Op::GetYieldFromIter => {
                        let value = pop!();
                        flow!(self.iter_flow(value))
                    }
                    Op::Send(target) => flow!(self.send_op(target)),
                    Op::Raise(count) => {
                        save!();
                        let (raise, fresh) = self.raise_op(count);
                        self.unwind(raise, fresh, depth)?;
                        continue 'frames;
                    }
                    Op::Reraise => {
                        save!();
                        match pop!() {
                            Value::Object(instance) => {
                                let raise = Raise(instance);
                                self.unwind(raise, false, depth)?;
                                continue 'frames;
                            }
                            _ => fail!(self.runtime_error("No active exception to reraise")),
                        }
                    }
                    Op::PushExc => {
                        let exception = match self.stack.last() {
                            Some(Value::Object(instance)) => Some(instance.clone()),
                            _ => None,
                        };
                        let previous = std::mem::replace(&mut self.handled, exception);
                        let previous = previous.map_or(Value::None, Value::Object);
                        let at = self.stack.len().saturating_sub(1);
                        self.stack.insert(at, previous);
                    }
                    Op::PopExc => {
                        self.handled = match pop!() {
                            Value::Object(instance) => Some(instance),
                            _ => None,
                        };
                    }
                    Op::MatchExc => {
                        let class = pop!();
                        let exception = self.stack.last().cloned().unwrap_or_default();
                        let matches = check!(self.exception_matches(&exception, &class));
                        self.stack.push(Value::Bool(matches));
                    }
                    Op::WithEnter => flow!(self.with_enter()),
                    Op::WithExit => flow!(self.with_exit()),
                    Op::FormatSimple(conversion) => {
                        let value = pop!();
                        let text = check!(self.format_value(&value, conversion, ""));
                        self.stack.push(text);
                    }
                    Op::FormatSpec(conversion) => {
                        let spec = pop!();
                        let value = pop!();
                        let text = check!(self.format_value(
                            &value,
                            conversion,
                            spec.as_str().unwrap_or("")
                        ));
                        self.stack.push(text);
                    }
                    Op::Import(index) => {
                        let module = check!(self.import_site(&code.imports[index as usize]));
                        self.stack.push(module);
                    }
                    Op::ImportFrom(index) => {
                        let module = self.stack.last().cloned().unwrap_or_default();
                        let name = code.attrs[index as usize].name.clone();
                        let value = check!(self.import_from(&module, &name));
                        self.stack.push(value);
                    }
                    Op::ImportStar => {
                        let module = pop!();
                        if let Some(into) = self.current_globals() {
                            check!(self.import_star(&module, &into));
                        }
                    }
                    Op::SetResult => self.result = pop!(),
                    Op::AssertFail(count) => {
                        let args = if count == 1 { vec![pop!()] } else { Vec::new() };
                        save!();
                        let class = self.types.exception(Exc::AssertionError).clone();
                        fail!(self.error_with(&class, args))
                    }
                    Op::MatchSequence => {
                        let answer = self
                            .stack
                            .last()
                            .is_some_and(|subject| self.matches_sequence(subject));
                        self.stack.push(Value::Bool(answer));
                    }
                    Op::MatchMapping => {
                        let answer = self
                            .stack
                            .last()
                            .is_some_and(|subject| self.matches_mapping(subject));
                        self.stack.push(Value::Bool(answer));
                    }
                    Op::MatchKeys => {
                        let at = self.stack.len() - 2;
                        let (subject, keys) = (self.stack[at].clone(), self.stack[at + 1].clone());
                        let values = check!(self.match_keys(&subject, &keys));
                        self.stack.push(values);
                    }
                    Op::MatchRest => {
                        let keys = pop!();
                        let subject = pop!();
                        let rest = check!(self.match_rest(&subject, &keys));
                        self.stack.push(rest);
                    }
                    Op::MatchClass(index) => {
                        let class = pop!();
                        let subject = pop!();
                        let values = check!(self.match_class(
                            &subject,
                            &class,
                            &code.matches[index as usize]
                        ));
                        self.stack.push(values);
                    }
                    Op::GetLen => {
                        let subject = self.stack.last().cloned().unwrap_or_default();
                        let length = check!(self.len(&subject));
                        self.stack.push(Value::from(length));
                    }
                    Op::LoadLocals => {
                        let locals = self
                            .frames
                            .last()
                            .and_then(|frame| frame.namespace().cloned());
                        self.stack.push(locals.unwrap_or(Value::None));
                    }
                    Op::SetupAnnotations => check!(self.setup_annotations()),
                    Op::Unsupported(index) => {
                        save!();
                        let text = code.consts[index as usize]
                            .as_str()
                            .unwrap_or("this feature")
                            .to_string();
                        fail!(self.not_implemented(text))
                    }
                    Op::ReturnGenerator => flow!(self.return_generator()),
                    Op::Task => match check!(self.task_op(sliced)) {
                        Some(value) => self.stack.push(value),
                        None => {
                            if let Some(frame) = self.frames.last_mut() {
                                frame.ip = ip - 1;
                            }
                            return Ok(false);
                        }
                    },
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
        (Value::Int(a), Value::Int(b)) => Some(Value::Int(match op {
            BinaryOp::Add => a.checked_add(*b)?,
            BinaryOp::Sub => a.checked_sub(*b)?,
            BinaryOp::Mul => a.checked_mul(*b)?,
            BinaryOp::FloorDiv if *b > 0 => floor_div(*a, *b),
            BinaryOp::Mod if *b > 0 => floor_mod(*a, *b),
            _ => return None,
        })),
        (Value::Float(a), Value::Float(b)) => quick_float(op, *a, *b),
        (Value::Float(a), Value::Int(b)) => quick_float(op, *a, *b as f64),
        (Value::Int(a), Value::Float(b)) => quick_float(op, *a as f64, *b),
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
