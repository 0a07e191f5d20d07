//! Operators, texts, and containers that are made or grow.

use super::At;
use crate::object::*;
use crate::observer::derive::{Step, is_simple};
use crate::observer::{Key, Plan, place};
use crate::vm::Vm;
use freezeframe_base::Taint;

impl Vm {
    /// An operator on the two values on top.
    #[inline(never)]
    pub(super) fn plan_operator(&mut self, at: At<'_>, step: Step, is_inplace: bool) -> Plan {
        let (left, right) = (at.top - 2, at.top - 1);
        let operands = (self.taint_at(left), self.taint_at(right));
        let held = match step {
            Step::Is(_) => Taint::NONE,
            _ => self.held_by(left).union(&self.held_by(right)),
        };
        let is_made = matches!(
            self.stack.get(left),
            Some(Value::List(_) | Value::Dict(_) | Value::Set(_))
        );
        let mut born = None;
        if is_made && matches!(step, Step::Binary(_)) {
            match self.value_at(left).address().filter(|_| is_inplace) {
                Some(address) => self.join_written(address, &held),
                None if !is_inplace => born = Some(vec![(Key::Whole, held.clone())]),
                None => {}
            }
        }
        let taint = self.derive_top(step, at.top).union(&held);
        Plan {
            operands: Some(operands),
            born,
            ..at.results(2, taint)
        }
    }

    /// The taint of what an operand holds, where it is a container.
    pub(super) fn held_by(&mut self, at: usize) -> Taint {
        let value = self.value_at(at);
        if !place::is_container(&value) {
            return Taint::NONE;
        }
        self.set_via(self.taint_at(at));
        self.read_contents(&value)
    }

    /// An operator on two local variables.
    #[inline(never)]
    pub(super) fn plan_fast_fast(
        &mut self,
        at: At<'_>,
        step: Step,
        left: usize,
        right: usize,
    ) -> Plan {
        let operands = (self.taint_at(left), self.taint_at(right));
        let held = self.held_by(left).union(&self.held_by(right));
        let taint = match (self.stack.get(left), self.stack.get(right)) {
            (Some(a), Some(b)) => self.derive_both(step, (a, &operands.0), (b, &operands.1)),
            _ => Taint::NONE,
        };
        Plan {
            operands: Some(operands),
            ..at.push(taint.union(&held))
        }
    }

    /// An operator on a local variable and a small integer.
    #[inline(never)]
    pub(super) fn plan_fast_int(&mut self, at: At<'_>, step: Step, local: usize, int: i64) -> Plan {
        let (value, left) = (self.value_at(local), self.taint_at(local));
        let right = (&Value::Int(int), &Taint::NONE);
        let taint = self.derive_both(step, (&value, &left), right);
        Plan {
            operands: Some((left, Taint::NONE)),
            ..at.push(taint)
        }
    }

    /// `not` of a container asks for its length.
    #[inline(never)]
    pub(super) fn plan_not(&mut self, at: At<'_>) -> Plan {
        self.via_below(at, 1);
        let (value, own) = (self.value_at(at.top - 1), self.taint_at(at.top - 1));
        let read = self.read_length(&value);
        let taint = if read.is_none() {
            self.derive(Step::Not, &[(&value, &own)])
        } else {
            self.emit_used(&own);
            let length = place::length(&value).map(Value::from).unwrap_or_default();
            self.derive(Step::Not, &[(&length, &read)])
        };
        at.results(1, taint)
    }

    /// A text is made of so many values.
    #[inline(never)]
    pub(super) fn plan_text(&mut self, at: At<'_>, count: usize) -> Plan {
        let from = at.top.saturating_sub(count);
        let values = self.stack.get(from..).unwrap_or_default();
        let taint = if values.iter().all(is_simple) {
            self.derive_unknown(self.union_from(from))
        } else {
            self.use_from(from);
            self.union_from(from)
        };
        at.results(count, taint)
    }

    /// A list is clean itself, since its items carry their own taints; a tuple counts as a value too.
    #[inline(never)]
    pub(super) fn plan_sequence(&mut self, at: At<'_>, count: usize, is_tuple: bool) -> Plan {
        let from = at.top - count;
        let item = |index: usize| (Key::Int(index as i64), self.taint_at(from + index));
        let items = (0..count).map(item).collect();
        if !is_tuple {
            self.use_from(from);
        }
        let taint = match is_tuple && count > 0 {
            true => self.union_from(from),
            false => Taint::NONE,
        };
        Plan {
            born: Some(items),
            ..at.results(count, taint)
        }
    }

    #[inline(never)]
    pub(super) fn plan_dict(&mut self, at: At<'_>, count: usize) -> Plan {
        let from = at.top - 2 * count;
        self.use_from(from);
        let item = |index: usize| {
            let key = Key::of(&self.value_at(from + 2 * index));
            (key, self.taint_at(from + 2 * index + 1))
        };
        Plan {
            born: Some((0..count).map(item).collect()),
            ..at.take(2 * count)
        }
    }

    #[inline(never)]
    pub(super) fn plan_set(&mut self, at: At<'_>, count: usize) -> Plan {
        let from = at.top - count;
        self.use_from(from);
        let taint = self.union_from(from);
        Plan {
            born: Some(vec![(Key::Whole, taint.clone())]),
            ..at.results(count, taint)
        }
    }

    /// An item is added to the list or set so far below it.
    #[inline(never)]
    pub(super) fn plan_append(&mut self, at: At<'_>, below: usize) -> Plan {
        let target = self.value_at(at.top - 1 - below);
        self.use_from(at.top - 1);
        let mut taint = self.taint_at(at.top - 1);
        if let Some(address) = target.address() {
            taint.join(&self.written(address, &Key::Whole).unwrap_or_default());
            self.note_written(address, Key::Whole, taint);
        }
        at.take(1)
    }

    /// An item is set in the dict so far below it.
    #[inline(never)]
    pub(super) fn plan_dict_set(&mut self, at: At<'_>, below: usize) -> Plan {
        let target = self.value_at(at.top - 2 - below);
        self.use_from(at.top - 2);
        if let Some(address) = target.address() {
            let key = Key::of(&self.value_at(at.top - 2));
            self.note_written(address, key, self.taint_at(at.top - 1));
        }
        at.take(2)
    }

    #[inline(never)]
    pub(super) fn plan_to_tuple(&mut self, at: At<'_>) -> Plan {
        let value = self.value_at(at.top - 1);
        let own = self.taint_at(at.top - 1);
        let taint = self.contents_taint(&value).union(&own);
        Plan {
            born: Some(vec![(Key::Whole, taint.clone())]),
            ..at.results(1, taint)
        }
    }

    /// What a container holds goes into the one below it.
    #[inline(never)]
    pub(super) fn plan_extend(&mut self, at: At<'_>) -> Plan {
        let taint = self.use_contents(at);
        let target = self.value_at(at.top - 2);
        if let Some(address) = target.address() {
            let before = self.written(address, &Key::Whole).unwrap_or_default();
            self.note_written(address, Key::Whole, before.union(&taint));
        }
        at.take(1)
    }
}
