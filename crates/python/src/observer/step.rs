//! What each instruction does to taints.

use super::derive::{Step, is_simple};
use super::place;
use super::{Key, Plan};
use crate::bytecode::{Code, Op};
use crate::object::*;
use crate::vm::Vm;
use freezeframe_base::Taint;
use std::rc::Rc;

impl Vm {
    /// Settles what the instruction before has left, and plans what this one will leave.
    pub(crate) fn observe_step(&mut self, code: &Rc<Code>, op: Op, base: usize) {
        if matches!(op, Op::PushExc) {
            self.use_raising();
        }
        self.settle();
        let depth = self.frames.len();
        let plan = self.plan(code, op, base, depth);
        if let Some(observing) = &mut self.observing {
            observing.plan = plan;
        }
    }

    /// Gives the results of the last instruction their taints.
    fn settle(&mut self) {
        let Some(observing) = &mut self.observing else {
            return;
        };
        let plan = std::mem::take(&mut observing.plan);
        if plan.depth == self.frames.len() {
            self.taints.truncate(plan.from.min(self.stack.len()));
            self.taints.resize(self.stack.len(), plan.taint.clone());
            if let (Some(items), Some(top)) = (plan.born, self.stack.last().cloned()) {
                self.mark_born(&top);
                if let Some(address) = top.address() {
                    for (key, taint) in items {
                        if !taint.is_none() {
                            self.note_written(address, key, taint);
                        }
                    }
                }
            }
        } else {
            // A frame was pushed: what its operands tell is used, other than arguments.
            if let Some((left, right)) = &plan.operands {
                self.emit_used(left);
                self.emit_used(right);
            }
            self.taints.resize(self.stack.len(), Taint::NONE);
        }
    }

    pub(super) fn taint_at(&self, index: usize) -> Taint {
        self.taints.get(index).cloned().unwrap_or(Taint::NONE)
    }

    pub(super) fn set_taint(&mut self, index: usize, taint: Taint) {
        if let Some(place) = self.taints.get_mut(index) {
            *place = taint;
        }
    }

    pub(super) fn union_from(&self, index: usize) -> Taint {
        let mut all = Taint::NONE;
        for taint in self.taints.get(index..).unwrap_or_default() {
            all.join(taint);
        }
        all
    }

    pub(super) fn value_at(&self, index: usize) -> Value {
        self.stack.get(index).cloned().unwrap_or_default()
    }

    fn plan(&mut self, code: &Rc<Code>, op: Op, base: usize, depth: usize) -> Plan {
        let top = self.stack.len();
        self.set_via(match op {
            Op::LoadAttr(_)
            | Op::LoadMethod(_)
            | Op::StoreAttr(_)
            | Op::DeleteAttr(_)
            | Op::GetIter
            | Op::GetYieldFromIter
            | Op::ForIter(_)
            | Op::ForIterStore(..)
            | Op::Unpack(_)
            | Op::UnpackEx(..)
            | Op::In
            | Op::NotIn
            | Op::ListExtend
            | Op::SetUpdate
            | Op::DictUpdate
            | Op::DictMerge
            | Op::PopJumpIfFalse(_)
            | Op::PopJumpIfTrue(_)
            | Op::JumpIfFalseOrPop(_)
            | Op::JumpIfTrueOrPop(_)
            | Op::Not => self.taint_at(top.saturating_sub(1)),
            Op::LoadItem | Op::StoreItem | Op::DeleteItem => self.taint_at(top.saturating_sub(2)),
            Op::LoadFastAttr(slot, _) => self.taint_at(base + slot as usize),
            _ => Taint::NONE,
        });
        // The usual rule: what is pushed derives from what is popped.
        let usual = |vm: &Self, pops: usize| {
            let from = top.saturating_sub(pops);
            Plan {
                depth,
                from,
                taint: vm.union_from(from),
                ..Plan::default()
            }
        };
        let push = |taint: Taint| Plan {
            depth,
            from: top,
            taint,
            ..Plan::default()
        };
        match op {
            Op::LoadFast(slot) => push(self.taint_at(base + slot as usize)),
            Op::LoadFast2(first, second) => {
                let (first, second) = (
                    self.taint_at(base + first as usize),
                    self.taint_at(base + second as usize),
                );
                self.taints.push(first);
                self.taints.push(second);
                Plan {
                    depth,
                    from: top + 2,
                    ..Plan::default()
                }
            }
            Op::StoreFast(slot) => {
                let taint = self.taint_at(top - 1);
                self.set_taint(base + slot as usize, taint);
                Plan {
                    depth,
                    from: top - 1,
                    ..Plan::default()
                }
            }
            Op::ClearFast(slot) | Op::DeleteFast(slot) => {
                self.set_taint(base + slot as usize, Taint::NONE);
                push(Taint::NONE)
            }
            Op::BinaryFastFast(operator, first, second) => {
                let left = self.taint_at(base + first as usize);
                let right = self.taint_at(base + second as usize);
                let (a, b) = (base + first as usize, base + second as usize);
                let taint = match (self.stack.get(a), self.stack.get(b)) {
                    (Some(a), Some(b)) => {
                        self.derive_both(Step::Binary(operator), (a, &left), (b, &right))
                    }
                    _ => Taint::NONE,
                };
                Plan {
                    operands: Some((left, right)),
                    ..push(taint)
                }
            }
            Op::BinaryFastInt(operator, slot, int) => {
                let left = self.taint_at(base + slot as usize);
                let value = self.value_at(base + slot as usize);
                let right = (&Value::Int(int.into()), &Taint::NONE);
                let taint = self.derive_both(Step::Binary(operator), (&value, &left), right);
                Plan {
                    operands: Some((left, Taint::NONE)),
                    ..push(taint)
                }
            }
            Op::Dup => push(self.taint_at(top - 1)),
            Op::Copy(below) => push(self.taint_at(top - below as usize)),
            Op::Dup2 => {
                let (a, b) = (self.taint_at(top - 2), self.taint_at(top - 1));
                self.taints.push(a);
                self.taints.push(b);
                Plan {
                    depth,
                    from: top + 2,
                    ..Plan::default()
                }
            }
            Op::Swap => {
                self.taints.swap(top - 1, top - 2);
                push(Taint::NONE)
            }
            Op::Rot(count) => {
                self.taints[top - count as usize..].rotate_right(1);
                push(Taint::NONE)
            }
            Op::LoadGlobal(index) => push(self.observe_global(&code.globals[index as usize].name)),
            Op::StoreGlobal(index) => {
                let name = code.globals[index as usize].name.clone();
                self.observe_store_global(&name, top);
                Plan {
                    depth,
                    from: top - 1,
                    ..Plan::default()
                }
            }
            Op::MakeCell(slot) => {
                let at = base + slot as usize;
                self.emit_used(&self.taint_at(at));
                push(Taint::NONE)
            }
            Op::LoadDeref(slot) => push(self.observe_cell(code, base, slot as usize)),
            Op::StoreDeref(slot) => {
                self.observe_store_cell(code, base, slot as usize, top);
                Plan {
                    depth,
                    from: top - 1,
                    ..Plan::default()
                }
            }
            Op::LoadAttr(index) => {
                let object = self.value_at(top - 1);
                let own = self.taint_at(top - 1);
                let taint = self.attr_taint(&object, &code.attrs[index as usize].name, own);
                Plan {
                    depth,
                    from: top - 1,
                    operands: Some((taint.clone(), Taint::NONE)),
                    taint,
                    ..Plan::default()
                }
            }
            Op::LoadFastAttr(slot, index) => {
                let at = base + slot as usize;
                let object = self.value_at(at);
                let own = self.taint_at(at);
                let taint = self.attr_taint(&object, &code.attrs[index as usize].name, own);
                Plan {
                    operands: Some((taint.clone(), Taint::NONE)),
                    ..push(taint)
                }
            }
            Op::LoadMethod(index) => {
                let object = self.value_at(top - 1);
                let own = self.taint_at(top - 1);
                let read = self.observe_attr(&object, &code.attrs[index as usize].name);
                self.set_taint(top - 1, read);
                self.taints.push(own);
                Plan {
                    depth,
                    from: top + 1,
                    ..Plan::default()
                }
            }
            Op::StoreAttr(index) => {
                let (value, object) = (self.value_at(top - 2), self.value_at(top - 1));
                let taint = self.taint_at(top - 2);
                self.use_value(&value, &taint);
                self.observe_store_attr(
                    &object,
                    &code.attrs[index as usize].name,
                    Some(&value),
                    taint,
                );
                Plan {
                    depth,
                    from: top - 2,
                    ..Plan::default()
                }
            }
            Op::DeleteAttr(index) => {
                let object = self.value_at(top - 1);
                self.observe_store_attr(
                    &object,
                    &code.attrs[index as usize].name,
                    None,
                    Taint::NONE,
                );
                Plan {
                    depth,
                    from: top - 1,
                    ..Plan::default()
                }
            }
            Op::LoadItem => {
                let (container, key) = (self.value_at(top - 2), self.value_at(top - 1));
                let own = match container {
                    Value::Tuple(_) if self.contents_known(&container) => self.taint_at(top - 1),
                    _ => self.union_from(top - 2),
                };
                self.use_key(&container, &key, top);
                let taint = match self.derive_item(&container, &key, top) {
                    Some(taint) => taint,
                    None => self.read_item(&container, &key).union(&own),
                };
                Plan {
                    depth,
                    from: top - 2,
                    taint,
                    ..Plan::default()
                }
            }
            Op::StoreItem => {
                let (value, container, key) = (
                    self.value_at(top - 3),
                    self.value_at(top - 2),
                    self.value_at(top - 1),
                );
                let taint = self.taint_at(top - 3).union(&self.taint_at(top - 1));
                self.use_value(&value, &self.taint_at(top - 3));
                self.emit_used(&self.taint_at(top - 1));
                self.observe_store_item(&container, &key, Some(&value), taint);
                Plan {
                    depth,
                    from: top - 3,
                    ..Plan::default()
                }
            }
            Op::DeleteItem => {
                let (container, key) = (self.value_at(top - 2), self.value_at(top - 1));
                self.use_from(top - 2);
                self.observe_store_item(&container, &key, None, Taint::NONE);
                Plan {
                    depth,
                    from: top - 2,
                    ..Plan::default()
                }
            }
            Op::PopJumpIfFalse(_) | Op::PopJumpIfTrue(_) | Op::PopJumpIfNone(_) => {
                let value = self.value_at(top - 1);
                let own = self.taint_at(top - 1);
                if matches!(op, Op::PopJumpIfNone(_)) {
                    let right = (&Value::None, &Taint::NONE);
                    let taint = self.derive_both(Step::Is(false), (&value, &own), right);
                    self.emit_branch(&value, taint, false);
                } else {
                    self.branch_on(&value, &own);
                }
                Plan {
                    depth,
                    from: top - 1,
                    ..Plan::default()
                }
            }
            Op::JumpIfFalseOrPop(_) | Op::JumpIfTrueOrPop(_) => {
                let value = self.value_at(top - 1);
                let taint = self.branch_on(&value, &self.taint_at(top - 1));
                Plan {
                    depth,
                    from: top - 1,
                    taint,
                    ..Plan::default()
                }
            }
            Op::CompareFastIntJump(operator, slot, int, _) => {
                let taint = self.taint_at(base + slot as usize);
                let value = self.value_at(base + slot as usize);
                let right = (&Value::Int(int.into()), &Taint::NONE);
                let compared = self.derive_both(Step::Compare(operator), (&value, &taint), right);
                self.emit_branch(&value, compared, false);
                Plan {
                    depth,
                    from: top,
                    operands: Some((taint, Taint::NONE)),
                    ..Plan::default()
                }
            }
            Op::CompareJump(operator, _) => {
                let taint = self.derive_top(Step::Compare(operator), top);
                let value = self.value_at(if self.taint_at(top - 2).is_none() {
                    top - 1
                } else {
                    top - 2
                });
                self.emit_branch(&value, taint, false);
                Plan {
                    depth,
                    from: top - 2,
                    operands: Some((self.taint_at(top - 2), self.taint_at(top - 1))),
                    ..Plan::default()
                }
            }
            Op::GetIter | Op::GetYieldFromIter => {
                let value = self.value_at(top - 1);
                let taint = self.read_contents(&value).union(&self.taint_at(top - 1));
                self.emit_used(&taint);
                self.emit_unrolled(&value, taint.clone());
                let born = (!matches!(value, Value::Iter(_) | Value::Generator(_))).then(Vec::new);
                Plan {
                    depth,
                    from: top - 1,
                    taint,
                    born,
                    ..Plan::default()
                }
            }
            Op::ForIter(_) => {
                self.observe_advance(top);
                push(self.taint_at(top - 1))
            }
            Op::ForIterStore(slot, _) => {
                self.observe_advance(top);
                let taint = self.taint_at(top - 1);
                self.set_taint(base + slot as usize, taint.clone());
                push(taint)
            }
            Op::BuildTuple(count) | Op::BuildList(count) => {
                let from = top - count as usize;
                let items: Vec<(Key, Taint)> = (0..count as usize)
                    .map(|index| (Key::Int(index as i64), self.taint_at(from + index)))
                    .collect();
                let tuple = matches!(op, Op::BuildTuple(_));
                if !tuple {
                    self.use_from(from);
                }
                // The container itself is clean: its items carry their own taints.
                let taint = if tuple && count > 0 {
                    self.union_from(from)
                } else {
                    Taint::NONE
                };
                Plan {
                    depth,
                    from,
                    taint,
                    born: Some(items),
                    ..Plan::default()
                }
            }
            Op::BuildDict(count) => {
                let from = top - 2 * count as usize;
                self.use_from(from);
                let items = (0..count as usize)
                    .map(|index| {
                        (
                            Key::of(&self.value_at(from + 2 * index)),
                            self.taint_at(from + 2 * index + 1),
                        )
                    })
                    .collect();
                Plan {
                    depth,
                    from,
                    taint: Taint::NONE,
                    born: Some(items),
                    ..Plan::default()
                }
            }
            Op::BuildSet(count) => {
                let from = top - count as usize;
                self.use_from(from);
                let taint = self.union_from(from);
                Plan {
                    depth,
                    from,
                    taint: taint.clone(),
                    born: Some(vec![(Key::Whole, taint)]),
                    ..Plan::default()
                }
            }
            Op::ListAppend(below) | Op::SetAdd(below) => {
                let target = self.value_at(top - 1 - below as usize);
                self.use_from(top - 1);
                let mut taint = self.taint_at(top - 1);
                if let Some(address) = target.address() {
                    taint.join(&self.written(address, &Key::Whole).unwrap_or_default());
                    self.note_written(address, Key::Whole, taint);
                }
                Plan {
                    depth,
                    from: top - 1,
                    ..Plan::default()
                }
            }
            Op::DictSet(below) => {
                let target = self.value_at(top - 2 - below as usize);
                self.use_from(top - 2);
                if let Some(address) = target.address() {
                    self.note_written(
                        address,
                        Key::of(&self.value_at(top - 2)),
                        self.taint_at(top - 1),
                    );
                }
                Plan {
                    depth,
                    from: top - 2,
                    ..Plan::default()
                }
            }
            Op::ListToTuple => {
                let value = self.value_at(top - 1);
                let taint = self.contents_taint(&value).union(&self.taint_at(top - 1));
                Plan {
                    depth,
                    from: top - 1,
                    taint: taint.clone(),
                    born: Some(vec![(Key::Whole, taint)]),
                    ..Plan::default()
                }
            }
            Op::Unpack(count) => self.plan_unpack(top, count as usize, depth),
            Op::UnpackEx(..) => {
                let value = self.value_at(top - 1);
                let taint = self.read_contents(&value).union(&self.taint_at(top - 1));
                self.emit_used(&taint);
                Plan {
                    depth,
                    from: top - 1,
                    taint,
                    ..Plan::default()
                }
            }
            Op::In | Op::NotIn => {
                let container = self.value_at(top - 1);
                if let Some(taint) = self.derive_key_in(op, &container, top) {
                    return Plan {
                        depth,
                        from: top - 2,
                        taint,
                        ..Plan::default()
                    };
                }
                let taint = self.derive_in(op, &container, top);
                Plan {
                    depth,
                    from: top - 2,
                    taint,
                    ..Plan::default()
                }
            }
            Op::Call(count) => {
                let args = top - count as usize;
                self.emit_used(&self.taint_at(args - 1));
                Plan {
                    depth,
                    from: args - 1,
                    taint: self.union_from(args),
                    ..Plan::default()
                }
            }
            Op::CallMethod(count) => {
                let args = top - count as usize;
                self.emit_used(&self.taint_at(args - 2));
                Plan {
                    depth,
                    from: args - 2,
                    taint: self.union_from(args - 1),
                    ..Plan::default()
                }
            }
            Op::CallKw(index) => {
                let site = &code.calls[index as usize];
                let args = top - site.count as usize;
                let from = args - 1 - usize::from(site.method);
                self.emit_used(&self.taint_at(from));
                Plan {
                    depth,
                    from,
                    taint: self.union_from(from + 1),
                    ..Plan::default()
                }
            }
            Op::CallEx => {
                let tuple = self.value_at(top - 2);
                let dict = self.value_at(top - 1);
                let taint = self
                    .union_from(top - 2)
                    .union(&self.contents_taint(&tuple))
                    .union(&self.contents_taint(&dict));
                self.emit_used(&self.taint_at(top - 3));
                self.set_taint(top - 2, taint.clone());
                Plan {
                    depth,
                    from: top - 3,
                    taint,
                    ..Plan::default()
                }
            }
            Op::Return | Op::ReturnNone | Op::Yield => {
                self.emit_return(depth);
                self.use_returned(op, depth, top);
                let taint = if matches!(op, Op::ReturnNone) {
                    Taint::NONE
                } else {
                    self.taint_at(top - 1)
                };
                let from = self.frames.last().map_or(0, |frame| frame.ret);
                Plan {
                    depth: depth - 1,
                    from,
                    taint,
                    ..Plan::default()
                }
            }
            Op::MakeFunction(_) => {
                self.use_from(base + code.slots.len());
                Plan {
                    depth,
                    from: top,
                    taint: Taint::NONE,
                    born: Some(Vec::new()),
                    ..Plan::default()
                }
            }
            Op::PopIter
            | Op::LoadName(_)
            | Op::LoadClassDeref(..)
            | Op::DeleteGlobal(_)
            | Op::DeleteDeref(_)
            | Op::DeleteName(_)
            | Op::Const(_)
            | Op::Int(_)
            | Op::None
            | Op::Nop
            | Op::Jump(_)
            | Op::JumpBack(_) => push(Taint::NONE),
            Op::PushExc => {
                let exception = self.value_at(top - 1);
                self.emit_caught(&exception);
                push(Taint::NONE)
            }
            Op::LoadClosure(_) | Op::LoadLocals | Op::Import(_) | Op::PopExc => push(Taint::NONE),
            Op::Pop | Op::SetResult => Plan {
                depth,
                from: top - 1,
                ..Plan::default()
            },
            Op::Binary(_) | Op::Inplace(_) | Op::Compare(_) | Op::Is | Op::IsNot => {
                let step = match op {
                    Op::Binary(operator) | Op::Inplace(operator) => Step::Binary(operator),
                    Op::Compare(operator) => Step::Compare(operator),
                    _ => Step::Is(matches!(op, Op::IsNot)),
                };
                Plan {
                    depth,
                    from: top - 2,
                    taint: self.derive_top(step, top),
                    operands: Some((self.taint_at(top - 2), self.taint_at(top - 1))),
                    ..Plan::default()
                }
            }
            Op::Not => {
                let value = self.value_at(top - 1);
                let own = self.taint_at(top - 1);
                let read = self.read_length(&value);
                let taint = if read.is_none() {
                    self.derive(Step::Not, &[(&value, &own)])
                } else {
                    self.emit_used(&own);
                    let length = place::length(&value).map(Value::from).unwrap_or_default();
                    self.derive(Step::Not, &[(&length, &read)])
                };
                Plan {
                    depth,
                    from: top - 1,
                    taint,
                    ..Plan::default()
                }
            }
            Op::Unary(operator) => {
                let (value, own) = (self.value_at(top - 1), self.taint_at(top - 1));
                Plan {
                    depth,
                    from: top - 1,
                    taint: self.derive(Step::Unary(operator), &[(&value, &own)]),
                    ..Plan::default()
                }
            }
            Op::FormatSimple(_) | Op::BuildString(_) => {
                let count = match op {
                    Op::BuildString(count) => count as usize,
                    _ => 1,
                };
                let from = top.saturating_sub(count);
                let values = self.stack.get(from..).unwrap_or_default();
                let taint = if values.iter().all(is_simple) {
                    self.derive_unknown(self.union_from(from))
                } else {
                    self.use_from(from);
                    self.union_from(from)
                };
                Plan {
                    depth,
                    from,
                    taint,
                    ..Plan::default()
                }
            }
            Op::FormatSpec(_) => {
                self.use_from(top - 2);
                usual(self, 2)
            }
            Op::BuildSlice(count) => usual(self, count as usize),
            Op::ListExtend | Op::SetUpdate | Op::DictUpdate | Op::DictMerge => {
                let (target, value) = (self.value_at(top - 2), self.value_at(top - 1));
                let taint = self.read_contents(&value).union(&self.taint_at(top - 1));
                self.emit_used(&taint);
                if let Some(address) = target.address() {
                    let before = self.written(address, &Key::Whole).unwrap_or_default();
                    self.note_written(address, Key::Whole, before.union(&taint));
                }
                Plan {
                    depth,
                    from: top - 1,
                    ..Plan::default()
                }
            }
            _ => {
                self.use_from((base + code.slots.len()).max(top.saturating_sub(MOST_OPERANDS)));
                push(Taint::NONE)
            }
        }
    }

    fn contents_known(&self, container: &Value) -> bool {
        self.is_born(container)
    }

    fn plan_unpack(&mut self, top: usize, count: usize, depth: usize) -> Plan {
        let value = self.value_at(top - 1);
        let known = matches!(value, Value::Tuple(_)) && self.contents_known(&value);
        let own = if known {
            Taint::NONE
        } else {
            self.taint_at(top - 1)
        };
        let whole = if known {
            Taint::NONE
        } else {
            self.read_contents(&value).union(&own)
        };
        self.emit_used(&whole);
        self.taints.truncate(top - 1);
        for index in (0..count).rev() {
            let item = value
                .address()
                .and_then(|address| self.written(address, &Key::Int(index as i64)));
            self.taints.push(item.unwrap_or_default().union(&whole));
        }
        Plan {
            depth,
            from: top - 1 + count,
            ..Plan::default()
        }
    }
}

/// An instruction takes at most so many values from the stack, other than as arguments.
const MOST_OPERANDS: usize = 4;
