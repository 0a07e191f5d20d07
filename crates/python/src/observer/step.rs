//! What each instruction does to taints.

use super::place::{is_users_function, peek_attr};
use super::{Handle, Key, Place, Plan};
use crate::bytecode::{Code, Op};
use crate::object::*;
use crate::vm::Vm;
use freezeframe_base::Taint;
use std::rc::Rc;

impl Vm {
    /// Settles what the instruction before has left, and plans what this one will leave.
    pub(crate) fn observe_step(&mut self, code: &Rc<Code>, op: Op, base: usize) {
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
            self.taints.resize(self.stack.len(), Taint::NONE);
        }
    }

    fn taint_at(&self, index: usize) -> Taint {
        self.taints.get(index).cloned().unwrap_or(Taint::NONE)
    }

    fn set_taint(&mut self, index: usize, taint: Taint) {
        if let Some(place) = self.taints.get_mut(index) {
            *place = taint;
        }
    }

    fn union_from(&self, index: usize) -> Taint {
        let mut all = Taint::NONE;
        for taint in self.taints.get(index..).unwrap_or_default() {
            all.join(taint);
        }
        all
    }

    fn value_at(&self, index: usize) -> Value {
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
            Op::BinaryFastFast(_, first, second) => {
                let left = self.taint_at(base + first as usize);
                let right = self.taint_at(base + second as usize);
                Plan {
                    operands: Some((left.clone(), right.clone())),
                    ..push(left.union(&right))
                }
            }
            Op::BinaryFastInt(_, slot, _) => {
                let left = self.taint_at(base + slot as usize);
                Plan {
                    operands: Some((left.clone(), Taint::NONE)),
                    ..push(left)
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
            Op::MakeCell(_) => push(Taint::NONE),
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
                let taint = self
                    .observe_attr(&object, &code.attrs[index as usize].name)
                    .union(&self.taint_at(top - 1));
                Plan {
                    depth,
                    from: top - 1,
                    taint,
                    ..Plan::default()
                }
            }
            Op::LoadFastAttr(slot, index) => {
                let at = base + slot as usize;
                let object = self.value_at(at);
                push(
                    self.observe_attr(&object, &code.attrs[index as usize].name)
                        .union(&self.taint_at(at)),
                )
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
                let taint = self.read_item(&container, &key).union(&own);
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
                self.observe_store_item(&container, &key, Some(&value), taint);
                Plan {
                    depth,
                    from: top - 3,
                    ..Plan::default()
                }
            }
            Op::DeleteItem => {
                let (container, key) = (self.value_at(top - 2), self.value_at(top - 1));
                self.observe_store_item(&container, &key, None, Taint::NONE);
                Plan {
                    depth,
                    from: top - 2,
                    ..Plan::default()
                }
            }
            Op::PopJumpIfFalse(_) | Op::PopJumpIfTrue(_) | Op::PopJumpIfNone(_) => {
                let value = self.value_at(top - 1);
                let mut taint = self.taint_at(top - 1);
                if !matches!(op, Op::PopJumpIfNone(_)) {
                    taint.join(&self.read_length(&value));
                }
                self.emit_branch(&value, taint);
                Plan {
                    depth,
                    from: top - 1,
                    ..Plan::default()
                }
            }
            Op::JumpIfFalseOrPop(_) | Op::JumpIfTrueOrPop(_) => {
                let value = self.value_at(top - 1);
                let taint = self.taint_at(top - 1).union(&self.read_length(&value));
                self.emit_branch(&value, taint.clone());
                Plan {
                    depth,
                    from: top - 1,
                    taint,
                    ..Plan::default()
                }
            }
            Op::CompareFastIntJump(_, slot, ..) => {
                let taint = self.taint_at(base + slot as usize);
                let value = self.value_at(base + slot as usize);
                self.emit_branch(&value, taint.clone());
                Plan {
                    depth,
                    from: top,
                    operands: Some((taint, Taint::NONE)),
                    ..Plan::default()
                }
            }
            Op::CompareJump(..) => {
                let taint = self.union_from(top - 2);
                let value = self.value_at(if self.taint_at(top - 2).is_none() {
                    top - 1
                } else {
                    top - 2
                });
                self.emit_branch(&value, taint.clone());
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
                Plan {
                    depth,
                    from: top - 1,
                    taint,
                    ..Plan::default()
                }
            }
            Op::In | Op::NotIn => {
                let container = self.value_at(top - 1);
                let taint = self
                    .read_contents(&container)
                    .union(&self.union_from(top - 2));
                Plan {
                    depth,
                    from: top - 2,
                    taint,
                    ..Plan::default()
                }
            }
            Op::Call(count) => {
                let args = top - count as usize;
                Plan {
                    depth,
                    from: args - 1,
                    taint: self.union_from(args),
                    ..Plan::default()
                }
            }
            Op::CallMethod(count) => {
                let args = top - count as usize;
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
            Op::MakeFunction(_) => Plan {
                depth,
                from: top,
                taint: Taint::NONE,
                born: Some(Vec::new()),
                ..Plan::default()
            },
            Op::Const(_) | Op::Int(_) | Op::None | Op::Nop | Op::Jump(_) | Op::JumpBack(_) => {
                push(Taint::NONE)
            }
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
            Op::Binary(_) | Op::Inplace(_) | Op::Compare(_) | Op::Is | Op::IsNot => Plan {
                operands: Some((self.taint_at(top - 2), self.taint_at(top - 1))),
                ..usual(self, 2)
            },
            Op::Not => {
                let value = self.value_at(top - 1);
                let taint = self.read_length(&value).union(&self.taint_at(top - 1));
                Plan {
                    depth,
                    from: top - 1,
                    taint,
                    ..Plan::default()
                }
            }
            Op::Unary(_) | Op::FormatSimple(_) => usual(self, 1),
            Op::FormatSpec(_) => usual(self, 2),
            Op::BuildString(count) | Op::BuildSlice(count) => usual(self, count as usize),
            Op::ListExtend | Op::SetUpdate | Op::DictUpdate | Op::DictMerge => {
                let (target, value) = (self.value_at(top - 2), self.value_at(top - 1));
                let taint = self.read_contents(&value).union(&self.taint_at(top - 1));
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
            _ => push(Taint::NONE),
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

    fn observe_advance(&mut self, top: usize) {
        let iterator = self.value_at(top - 1);
        let foreign =
            matches!(iterator, Value::Iter(_) | Value::Generator(_)) && !self.is_born(&iterator);
        // A generator made in the run is not in the table: it is a call's result. Only what a read gave is foreign.
        if foreign && !self.taint_at(top - 1).is_none() {
            let place = Place::Contents {
                object: Handle::new(&iterator),
            };
            self.mark_born(&iterator);
            self.emit_write(place, None, Some("__next__"));
        }
    }

    fn observe_global(&mut self, name: &Name) -> Taint {
        let Some(globals) = self.current_globals() else {
            return Taint::NONE;
        };
        let Some(value) = globals.get_name(name) else {
            return Taint::NONE;
        };
        let address = Rc::as_ptr(&globals) as usize;
        if let Some(taint) = self.written(address, &Key::Name(name.clone())) {
            return taint;
        }
        if matches!(value, Value::Module(_) | Value::Native(_))
            || matches!(&value, Value::Class(class) if class.flags.builtin.get())
        {
            return Taint::NONE;
        }
        self.emit_read(
            Place::Global {
                globals,
                name: name.clone(),
            },
            &value,
        )
    }

    fn observe_store_global(&mut self, name: &Name, top: usize) {
        let Some(globals) = self.current_globals() else {
            return;
        };
        let (value, taint) = (self.value_at(top - 1), self.taint_at(top - 1));
        self.note_written(
            Rc::as_ptr(&globals) as usize,
            Key::Name(name.clone()),
            taint,
        );
        self.emit_write(
            Place::Global {
                globals,
                name: name.clone(),
            },
            Some(&value),
            None,
        );
    }

    /// True if a slot's cell is one of the frame's own, not one that the function closes over.
    fn own_cell(&self, code: &Code, slot: usize) -> bool {
        slot < code.slots.len() - code.free
    }

    fn observe_cell(&mut self, code: &Rc<Code>, base: usize, slot: usize) -> Taint {
        let Value::Cell(cell) = self.value_at(base + slot) else {
            return Taint::NONE;
        };
        let address = Rc::as_ptr(&cell) as usize;
        if let Some(taint) = self.written(address, &Key::Whole) {
            return taint;
        }
        let foreign = self.frames.last().and_then(|frame| frame.function.clone());
        let made_here = foreign.is_none_or(|function| self.is_born(&Value::Function(function)));
        if self.own_cell(code, slot) || made_here || self.is_born(&Value::Cell(cell.clone())) {
            return Taint::NONE;
        }
        let value = cell.value.borrow().clone();
        self.emit_read(
            Place::Cell {
                cell,
                name: code.slots[slot].clone(),
            },
            &value,
        )
    }

    fn observe_store_cell(&mut self, code: &Rc<Code>, base: usize, slot: usize, top: usize) {
        let Value::Cell(cell) = self.value_at(base + slot) else {
            return;
        };
        let (value, taint) = (self.value_at(top - 1), self.taint_at(top - 1));
        let own = self.own_cell(code, slot);
        if own {
            self.mark_born(&Value::Cell(cell.clone()));
        }
        self.note_written(Rc::as_ptr(&cell) as usize, Key::Whole, taint);
        if !own && !self.is_born(&Value::Cell(cell.clone())) {
            self.emit_write(
                Place::Cell {
                    cell,
                    name: code.slots[slot].clone(),
                },
                Some(&value),
                None,
            );
        }
    }

    pub(super) fn observe_attr(&mut self, object: &Value, name: &Name) -> Taint {
        let Some(address) = object.address() else {
            return Taint::NONE;
        };
        if let Some(taint) = self.written(address, &Key::Name(name.clone())) {
            return taint;
        }
        if self.is_born(object) {
            return Taint::NONE;
        }
        let is_module = matches!(object, Value::Module(_));
        match peek_attr(self, object, name) {
            // What modules are made of does not change; a number or an array in one may.
            Some(value) if is_module && is_code(&value) => Taint::NONE,
            Some(value) => self.emit_read(
                Place::Attribute {
                    object: Handle::new(object),
                    name: name.clone(),
                },
                &value,
            ),
            None => self.observe_method(object, name),
        }
    }

    /// A method is read from the class, where it may be replaced.
    fn observe_method(&mut self, object: &Value, name: &Name) -> Taint {
        let Value::Object(instance) = object else {
            return Taint::NONE;
        };
        let class = instance.class.clone();
        if let Some(method) = class.lookup(name).filter(is_users_function) {
            let object = Handle::new(&Value::Class(class));
            let name = name.clone();
            // The value is made anew for each call: only that it was read counts.
            self.emit_read(Place::Attribute { object, name }, &method);
        }
        Taint::NONE
    }

    pub(super) fn observe_store_attr(
        &mut self,
        object: &Value,
        name: &Name,
        value: Option<&Value>,
        taint: Taint,
    ) {
        let Some(address) = object.address() else {
            return;
        };
        self.note_written(address, Key::Name(name.clone()), taint);
        if !self.is_born(object) {
            self.emit_write(
                Place::Attribute {
                    object: Handle::new(object),
                    name: name.clone(),
                },
                value,
                None,
            );
        }
    }

    fn observe_store_item(
        &mut self,
        container: &Value,
        key: &Value,
        value: Option<&Value>,
        taint: Taint,
    ) {
        let Some(address) = container.address() else {
            return;
        };
        self.note_written(address, Key::of(key), taint);
        if !self.is_born(container) {
            let place = Place::Element {
                object: Handle::new(container),
                key: key.clone(),
            };
            self.emit_write(place, value, None);
        }
    }
}

/// True for functions, classes and modules.
fn is_code(value: &Value) -> bool {
    matches!(
        value,
        Value::Native(_) | Value::Function(_) | Value::Class(_) | Value::Module(_)
    )
}
