//! What each instruction does to taints.
//!
//! [`Vm::plan`] names the rule of every instruction; the rules stand together by what they are about: variables,
//! attributes and items (`places`), jumps, loops and calls (`control`), and making values (`values`).

mod control;
mod places;
mod values;

use super::Plan;
use super::derive::Step;
use crate::bytecode::{Code, Op};
use crate::object::*;
use crate::vm::Vm;
use freezeframe_base::Taint;
use std::rc::Rc;

/// Where an instruction is executed.
#[derive(Clone, Copy)]
struct At<'c> {
    code: &'c Rc<Code>,
    /// The stack's place of the frame's first slot.
    base: usize,
    /// The stack's height.
    top: usize,
    /// How many frames there are.
    depth: usize,
}

impl At<'_> {
    /// So many values are taken, and results of this taint left.
    fn results(&self, taken: usize, taint: Taint) -> Plan {
        Plan {
            depth: self.depth,
            from: self.top.saturating_sub(taken),
            taint,
            ..Plan::default()
        }
    }

    /// So many values are taken, and nothing that derives from state is left.
    fn take(&self, taken: usize) -> Plan {
        self.results(taken, Taint::NONE)
    }

    /// A value of this taint is left.
    fn push(&self, taint: Taint) -> Plan {
        self.results(0, taint)
    }

    /// So many values are left whose taints are known already.
    fn pushed(&self, left: usize) -> Plan {
        Plan {
            from: self.top + left,
            ..self.push(Taint::NONE)
        }
    }

    /// The stack's place of a local variable.
    fn local(&self, slot: impl Into<u32>) -> usize {
        self.base + slot.into() as usize
    }
}

impl Vm {
    /// Settles what the instruction before has left, and plans what this one will leave.
    pub(crate) fn observe_step(&mut self, code: &Rc<Code>, op: Op, base: usize) {
        if self.stepper.is_some() {
            self.tell_step(code, op);
        }
        if self.observing.is_none() {
            return;
        }
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

    /// The rule of an instruction. Comments in [`Op`] show what each takes and leaves.
    fn plan(&mut self, code: &Rc<Code>, op: Op, base: usize, depth: usize) -> Plan {
        let top = self.stack.len();
        let at = At {
            code,
            base,
            top,
            depth,
        };
        self.set_via(Taint::NONE);
        match op {
            // What stands in the code, or only moves on.
            Op::Nop
            | Op::Const(_)
            | Op::LoadHelper(_)
            | Op::Int(_)
            | Op::None
            | Op::Jump(_)
            | Op::JumpBack(_)
            | Op::PopIter
            | Op::LoadClosure(_)
            | Op::LoadLocals
            | Op::Import(_)
            | Op::PopExc => at.push(Taint::NONE),
            Op::Pop => at.take(1),
            Op::SetResult => {
                let taint = self.taint_at(top - 1);
                if let Some(observing) = &mut self.observing {
                    observing.evaluated = taint;
                }
                at.take(1)
            }
            Op::Dup => at.push(self.taint_at(top - 1)),
            Op::Copy(below) => at.push(self.taint_at(top - below as usize)),
            Op::Dup2 => self.plan_pair(at, top - 2, top - 1),
            Op::Swap => self.plan_rotate(at, 2),
            Op::Rot(count) => self.plan_rotate(at, count as usize),

            Op::LoadFast(slot) => at.push(self.taint_at(at.local(slot))),
            Op::StoreFast(slot) => self.plan_store_fast(at, at.local(slot)),
            Op::ClearFast(slot) | Op::DeleteFast(slot) => {
                self.set_taint(at.local(slot), Taint::NONE);
                at.push(Taint::NONE)
            }
            // The slot keeps the taint of what is in its cell now.
            Op::MakeCell(_) => at.push(Taint::NONE),
            Op::LoadDeref(slot) => at.push(self.observe_cell(code, base, slot as usize)),
            Op::StoreDeref(slot) => {
                self.observe_store_cell(code, base, slot as usize, top);
                at.take(1)
            }
            Op::LoadGlobal(site) => at.push(self.observe_global(&code.globals[site as usize].name)),
            Op::StoreGlobal(site) => {
                self.observe_store_global(&code.globals[site as usize].name, top);
                at.take(1)
            }
            Op::LoadName(site) => at.push(self.observe_name(&code.globals[site as usize].name)),
            // A class body that runs in a trace makes its names anew.
            Op::LoadClassDeref(..)
            | Op::DeleteName(_)
            | Op::DeleteGlobal(_)
            | Op::DeleteDeref(_) => at.push(Taint::NONE),

            Op::LoadAttr(site) => self.plan_attr(at, site),
            Op::LoadFastAttr(slot, site) => self.plan_fast_attr(at, at.local(slot), site),
            Op::LoadMethod(site) => self.plan_method(at, site),
            Op::StoreAttr(site) => self.plan_store_attr(at, site),
            Op::DeleteAttr(site) => self.plan_delete_attr(at, site),
            Op::LoadItem => self.plan_item(at),
            Op::StoreItem => self.plan_store_item(at),
            Op::DeleteItem => self.plan_delete_item(at),
            Op::In | Op::NotIn => self.plan_in(at, op),
            Op::Unpack(count) => self.plan_unpack(at, count as usize),
            Op::UnpackEx(..) => self.plan_unpack_ex(at),

            Op::PopJumpIfFalse(_) | Op::PopJumpIfTrue(_) => self.plan_jump(at),
            Op::PopJumpIfNone(_) => self.plan_jump_if_none(at),
            Op::JumpIfFalseOrPop(_) | Op::JumpIfTrueOrPop(_) => self.plan_jump_or_pop(at),
            Op::CompareFastIntJump(operator, slot, int, _) => {
                self.plan_compare_int(at, operator, at.local(slot), int.into())
            }
            Op::CompareJump(operator, _) => self.plan_compare_jump(at, operator),
            Op::GetIter | Op::GetYieldFromIter => self.plan_iter(at),
            Op::ForIter(_) => at.push(self.plan_advance(at)),
            Op::ForIterStore(slot, _) => {
                let taint = self.plan_advance(at);
                self.set_taint(at.local(slot), taint.clone());
                at.push(taint)
            }
            Op::Call(count) => self.plan_call(at, count as usize),
            Op::CallMethod(count) => self.plan_call(at, count as usize + 1),
            Op::CallKw(site) => {
                let site = &code.calls[site as usize];
                self.plan_call(at, site.count as usize + usize::from(site.method))
            }
            Op::CallEx => self.plan_call_ex(at),
            Op::Return | Op::ReturnNone | Op::Yield => self.plan_return(at, op),
            Op::PushExc => {
                let exception = self.value_at(top - 1);
                self.emit_caught(&exception);
                at.push(Taint::NONE)
            }

            Op::Binary(operator) => self.plan_operator(at, Step::Binary(operator), false),
            Op::Inplace(operator) => self.plan_operator(at, Step::Binary(operator), true),
            Op::Compare(operator) => self.plan_operator(at, Step::Compare(operator), false),
            Op::Is => self.plan_operator(at, Step::Is(false), false),
            Op::IsNot => self.plan_operator(at, Step::Is(true), false),
            Op::BinaryFastFast(operator, first, second) => self.plan_fast_fast(
                at,
                Step::Binary(operator),
                at.local(first),
                at.local(second),
            ),
            Op::BinaryFastInt(operator, slot, int) => {
                self.plan_fast_int(at, Step::Binary(operator), at.local(slot), int.into())
            }
            Op::Not => self.plan_not(at),
            Op::Unary(operator) => {
                let (value, own) = (self.value_at(top - 1), self.taint_at(top - 1));
                at.results(1, self.derive(Step::Unary(operator), &[(&value, &own)]))
            }
            Op::FormatSimple(_) => self.plan_text(at, 1),
            Op::BuildString(count) => self.plan_text(at, count as usize),
            Op::FormatSpec(_) => {
                self.use_from(top - 2);
                at.results(2, self.union_from(top - 2))
            }
            Op::BuildSlice(count) => {
                let count = count as usize;
                at.results(count, self.union_from(top.saturating_sub(count)))
            }
            Op::BuildTuple(count) => self.plan_sequence(at, count as usize, true),
            Op::BuildList(count) => self.plan_sequence(at, count as usize, false),
            Op::BuildDict(count) => self.plan_dict(at, count as usize),
            Op::BuildSet(count) => self.plan_set(at, count as usize),
            Op::ListAppend(below) | Op::SetAdd(below) => self.plan_append(at, below as usize),
            Op::DictSet(below) => self.plan_dict_set(at, below as usize),
            Op::ListToTuple => self.plan_to_tuple(at),
            Op::ListExtend | Op::SetUpdate | Op::DictUpdate | Op::DictMerge => self.plan_extend(at),
            Op::MakeFunction(index) => {
                for slot in &code.functions[index as usize].closure {
                    self.observe_capture(at.local(*slot));
                }
                self.use_from(base + code.slots.len());
                Plan {
                    born: Some(Vec::new()),
                    ..at.push(Taint::NONE)
                }
            }

            Op::LoadSuperAttr(site) => {
                let receiver = self.value_at(top - 1);
                let read = self.observe_attr(&receiver, &code.attrs[site as usize].name);
                self.emit_used(&read);
                self.plan_unknown(at)
            }
            Op::StoreName(_)
            | Op::LoadSuperMethod(_)
            | Op::BuildClass(_)
            | Op::BuildClassEx
            | Op::ImportFrom(_)
            | Op::ImportStar
            | Op::SetupAnnotations => self.plan_unknown(at),
            Op::Raise(_)
            | Op::Reraise
            | Op::MatchExc
            | Op::WithEnter
            | Op::WithExit
            | Op::WithExitAsync
            | Op::GetAwaitable
            | Op::AssertFail(_)
            | Op::Unsupported(_) => self.plan_unknown(at),
            Op::MatchSequence | Op::MatchMapping | Op::GetLen => self.plan_match(at, 1, None),
            Op::MatchKeys | Op::MatchRest => self.plan_match(at, 2, None),
            Op::MatchClass(index) => {
                let keywords = code.matches[index as usize].keywords.clone();
                self.plan_match(at, 2, Some(&keywords))
            }
            Op::Send(_) | Op::ReturnGenerator | Op::Task => self.plan_unknown(at),
            // Fused instructions run where nobody observes.
            Op::LoadFast2(..)
            | Op::ReturnFast(_)
            | Op::ReturnFastAttr(..)
            | Op::ReturnBinary(_)
            | Op::BinaryInt(..)
            | Op::BinaryFast(..)
            | Op::InplaceStore(..)
            | Op::StoreFastAttr(..)
            | Op::LoadFastMethod(..) => self.plan_unknown(at),
        }
    }

    /// What is taken is used, and of what is left nothing is known.
    #[inline(never)]
    fn plan_unknown(&mut self, at: At<'_>) -> Plan {
        let lowest = at.base + at.code.slots.len();
        self.use_from(lowest.max(at.top.saturating_sub(MOST_OPERANDS)));
        at.push(Taint::NONE)
    }

    /// A pattern looks at what its subject holds, or at attributes of it.
    #[inline(never)]
    fn plan_match(&mut self, at: At<'_>, below: usize, keywords: Option<&[Name]>) -> Plan {
        self.via_below(at, below);
        let subject = self.value_at(at.top.saturating_sub(below));
        let read = match keywords {
            None => self.read_contents(&subject),
            Some(keywords) => {
                let mut all = Taint::NONE;
                for name in self.matched_attributes(&subject, keywords) {
                    all.join(&self.observe_attr(&subject, &name));
                }
                all
            }
        };
        self.emit_used(&read);
        self.plan_unknown(at)
    }

    /// The attributes that a pattern of a class may look at.
    fn matched_attributes(&self, subject: &Value, keywords: &[Name]) -> Vec<Name> {
        let mut names = keywords.to_vec();
        if let Value::Object(instance) = subject
            && let Some(Value::Tuple(fields)) = instance.class.lookup(&self.names.match_args)
        {
            let fields = fields.items.iter().filter_map(Value::as_str);
            names.extend(fields.map(Name::new));
        }
        names
    }

    /// From here on, what is read and written belongs to the object so far below the top.
    fn via_below(&mut self, at: At<'_>, below: usize) {
        self.set_via(self.taint_at(at.top.saturating_sub(below)));
    }

    /// Two copies are left.
    fn plan_pair(&mut self, at: At<'_>, first: usize, second: usize) -> Plan {
        let (first, second) = (self.taint_at(first), self.taint_at(second));
        self.taints.push(first);
        self.taints.push(second);
        at.pushed(2)
    }

    /// The top moves below the next ones.
    fn plan_rotate(&mut self, at: At<'_>, count: usize) -> Plan {
        self.taints[at.top - count..].rotate_right(1);
        at.push(Taint::NONE)
    }
}

/// An instruction takes at most so many values from the stack, other than as arguments.
const MOST_OPERANDS: usize = 4;
