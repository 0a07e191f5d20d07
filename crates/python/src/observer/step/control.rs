//! Jumps, loops, calls and returns.

use super::At;
use crate::bytecode::{CompareOp, Op};
use crate::object::*;
use crate::observer::Plan;
use crate::observer::derive::Step;
use crate::vm::Vm;
use freezeframe_base::Taint;

impl Vm {
    #[inline(never)]
    pub(super) fn plan_jump(&mut self, at: At<'_>) -> Plan {
        self.via_below(at, 1);
        let (value, own) = (self.value_at(at.top - 1), self.taint_at(at.top - 1));
        self.branch_on(&value, &own);
        at.take(1)
    }

    #[inline(never)]
    pub(super) fn plan_jump_if_none(&mut self, at: At<'_>) -> Plan {
        let (value, own) = (self.value_at(at.top - 1), self.taint_at(at.top - 1));
        let none = (&Value::None, &Taint::NONE);
        let taint = self.derive_both(Step::Is(false), (&value, &own), none);
        self.emit_branch(&value, taint, false);
        at.take(1)
    }

    #[inline(never)]
    pub(super) fn plan_jump_or_pop(&mut self, at: At<'_>) -> Plan {
        self.via_below(at, 1);
        let (value, own) = (self.value_at(at.top - 1), self.taint_at(at.top - 1));
        let taint = self.branch_on(&value, &own);
        at.results(1, taint)
    }

    #[inline(never)]
    pub(super) fn plan_compare_int(
        &mut self,
        at: At<'_>,
        operator: CompareOp,
        local: usize,
        int: i64,
    ) -> Plan {
        let (value, taint) = (self.value_at(local), self.taint_at(local));
        let right = (&Value::Int(int), &Taint::NONE);
        let compared = self.derive_both(Step::Compare(operator), (&value, &taint), right);
        self.emit_branch(&value, compared, false);
        Plan {
            operands: Some((taint, Taint::NONE)),
            ..at.push(Taint::NONE)
        }
    }

    #[inline(never)]
    pub(super) fn plan_compare_jump(&mut self, at: At<'_>, operator: CompareOp) -> Plan {
        let (left, right) = (self.taint_at(at.top - 2), self.taint_at(at.top - 1));
        let held = self.held_by(at.top - 2).union(&self.held_by(at.top - 1));
        let taint = self
            .derive_top(Step::Compare(operator), at.top)
            .union(&held);
        // The branch is told by the operand that derives from state.
        let told = if left.is_none() { 1 } else { 2 };
        let value = self.value_at(at.top - told);
        self.emit_branch(&value, taint, false);
        Plan {
            operands: Some((left, right)),
            ..at.take(2)
        }
    }

    /// A loop over what is read is unrolled.
    #[inline(never)]
    pub(super) fn plan_iter(&mut self, at: At<'_>) -> Plan {
        let taint = self.use_contents(at);
        let value = self.value_at(at.top - 1);
        self.emit_unrolled(&value, taint.clone());
        let is_made = !matches!(value, Value::Iter(_) | Value::Generator(_));
        Plan {
            born: is_made.then(Vec::new),
            ..at.results(1, taint)
        }
    }

    /// An iterator gives an item, which derives from what the iterator derives from.
    #[inline(never)]
    pub(super) fn plan_advance(&mut self, at: At<'_>) -> Taint {
        self.via_below(at, 1);
        self.observe_advance(at.top);
        self.taint_at(at.top - 1)
    }

    /// A call with so many arguments, the receiver included.
    #[inline(never)]
    pub(super) fn plan_call(&mut self, at: At<'_>, arguments: usize) -> Plan {
        let args = at.top - arguments;
        self.emit_used(&self.taint_at(args - 1));
        at.results(arguments + 1, self.union_from(args))
    }

    /// A call with `*args` and `**kwargs`: the tuple stands for all that is in both.
    #[inline(never)]
    pub(super) fn plan_call_ex(&mut self, at: At<'_>) -> Plan {
        let (tuple, dict) = (self.value_at(at.top - 2), self.value_at(at.top - 1));
        let taint = self
            .union_from(at.top - 2)
            .union(&self.contents_taint(&tuple))
            .union(&self.contents_taint(&dict));
        self.emit_used(&self.taint_at(at.top - 3));
        self.set_taint(at.top - 2, taint.clone());
        at.results(3, taint)
    }

    #[inline(never)]
    pub(super) fn plan_return(&mut self, at: At<'_>, op: Op) -> Plan {
        self.emit_return(at.depth);
        self.use_returned(op, at.depth, at.top);
        let taint = match op {
            Op::ReturnNone => Taint::NONE,
            _ => self.taint_at(at.top - 1),
        };
        Plan {
            depth: at.depth - 1,
            from: self.frames.last().map_or(0, |frame| frame.ret),
            ..at.push(taint)
        }
    }
}
