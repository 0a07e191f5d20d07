//! What instructions do with the values that they take from the stack.

use super::Observing;
use super::contents::DEEPEST;
use super::derive::{Step, is_array, is_plain_data, is_plain_item, is_simple};
use super::place::{self, peek_item};
use crate::bytecode::Op;
use crate::object::*;
use crate::vm::Vm;
use freezeframe_base::Taint;

impl Vm {
    /// An exception that is handled was raised by the instruction before, because of its operands.
    pub(super) fn use_raising(&self) {
        if let Some(Observing { plan, .. }) = &self.observing {
            self.emit_used(&plan.taint);
            if let Some((left, right)) = &plan.operands {
                self.emit_used(left);
                self.emit_used(right);
            }
        }
    }

    /// The taint of what an operator makes of two values.
    pub(super) fn derive_both(
        &self,
        step: Step,
        left: (&Value, &Taint),
        right: (&Value, &Taint),
    ) -> Taint {
        match left.1.is_none() && right.1.is_none() {
            true => Taint::NONE,
            false => self.derive(step, &[left, right]),
        }
    }

    /// The taint of what an operator makes of the two values on top of the stack.
    pub(super) fn derive_top(&self, step: Step, top: usize) -> Taint {
        let (left, right) = (self.taint_at(top - 2), self.taint_at(top - 1));
        match (self.stack.get(top - 2), self.stack.get(top - 1)) {
            (Some(a), Some(b)) => self.derive_both(step, (a, &left), (b, &right)),
            _ => left.union(&right),
        }
    }

    /// The taint of whether a container has any items, of whose length this was read.
    pub(super) fn derive_truth(&self, container: &Value, read: Taint) -> Taint {
        let length = place::length(container)
            .map(Value::from)
            .unwrap_or_default();
        let is_empty = self.derive(Step::Not, &[(&length, &read)]);
        let empty = Value::Bool(matches!(length, Value::Int(0)));
        self.derive(Step::Not, &[(&empty, &is_empty)])
    }

    /// A branch on the truth of a value.
    pub(super) fn branch_on(&mut self, value: &Value, taint: &Taint) -> Taint {
        let length = self.read_length(value);
        if !length.is_none() {
            self.emit_used(taint);
            let items = place::length(value).map(Value::from).unwrap_or_default();
            self.emit_branch(&items, length.clone(), true);
        } else if is_simple(value) {
            self.emit_branch(value, taint.clone(), true);
        } else {
            self.emit_branch(value, taint.clone(), false);
        }
        taint.union(&length)
    }

    /// The taint of an attribute: what the object derives from counts too.
    pub(super) fn attr_taint(&mut self, object: &Value, name: &Name, own: Taint) -> Taint {
        let read = self.observe_attr(object, name);
        match is_simple(object) {
            true => self.derive_unknown(read.union(&own)),
            false => read.union(&own),
        }
    }

    /// A key is used, and so is a container that is not built in.
    pub(super) fn use_key(&self, container: &Value, key: &Value, top: usize) {
        self.emit_used(&self.taint_at(top - 1));
        let is_built_in = match container {
            Value::List(_) | Value::Tuple(_) | Value::Dict(_) | Value::Str(_) => is_simple(key),
            other => is_array(other),
        };
        if !is_built_in {
            self.emit_used(&self.taint_at(top - 2));
        }
    }

    /// The taint of an item of a tuple or a text that was read as a whole.
    pub(super) fn derive_item(&self, container: &Value, key: &Value, top: usize) -> Option<Taint> {
        let is_text = matches!(container, Value::Str(_));
        let is_tuple = matches!(container, Value::Tuple(_)) && !self.is_own(container);
        let (own, of_key) = (self.taint_at(top - 2), self.taint_at(top - 1));
        let is_plain = is_simple(key) && is_plain_data(container);
        if !(is_text || is_tuple) || !is_plain || own.is_none() && of_key.is_none() {
            return None;
        }
        let operands = [(container, &own), (key, &of_key)];
        Some(self.emit_derived(Step::Item, operands.into_iter()))
    }

    /// The taint of `key in dict`: only that one item counts.
    pub(super) fn derive_key_in(&mut self, op: Op, container: &Value, top: usize) -> Option<Taint> {
        let key = self.value_at(top - 2);
        if !matches!(container, Value::Dict(_)) || !matches!(key, Value::Str(_) | Value::Int(_)) {
            return None;
        }
        self.use_from(top - 2);
        let read = self.read_item(container, &key);
        let item = match peek_item(self, container, &key) {
            Some(item) if is_simple(&item) => item,
            Some(_) => return Some(read),
            None => Value::Unset,
        };
        let step = Step::Is(matches!(op, Op::In));
        Some(self.derive(step, &[(&item, &read), (&Value::Unset, &Taint::NONE)]))
    }

    /// The taint of `item in container`.
    pub(super) fn derive_in(&mut self, op: Op, container: &Value, top: usize) -> Taint {
        let read = self.read_contents(container);
        let (item, own) = (self.value_at(top - 2), self.taint_at(top - 2));
        let all = read.union(&self.union_from(top - 2));
        let is_tuple = matches!(container, Value::Tuple(_));
        let is_known = is_tuple || !self.is_own(container);
        if all.is_none() || !is_known || !is_plain_item(&item) || !is_plain_data(container) {
            self.emit_used(&all);
            return all;
        }
        // A tuple is a plain value; of another container its contents were read by themselves.
        let held = if is_tuple {
            read.union(&self.taint_at(top - 1))
        } else {
            self.emit_used(&self.taint_at(top - 1));
            read
        };
        let step = Step::In(matches!(op, Op::NotIn));
        let operands = [(&item, &own), (&place::snapshot(container), &held)];
        self.emit_derived(step, operands.into_iter())
    }

    /// What a function returns to native code, or to an operation that only looks at it, is used.
    pub(super) fn use_returned(&mut self, op: Op, depth: usize, top: usize) {
        let Some(frame) = self.frames.last() else {
            return;
        };
        let is_observed = self.observing.as_ref().is_some_and(|it| it.depth == depth);
        let is_followed = frame.after.pushes() || is_observed;
        if matches!(op, Op::Yield) || (matches!(op, Op::Return) && !is_followed) {
            self.use_from(top - 1);
        }
        if is_observed && matches!(op, Op::Return) {
            // The containers that it returns are read as they are.
            self.set_via(self.taint_at(top - 1));
            let value = self.value_at(top - 1);
            let read = self.read_deep(&value, DEEPEST);
            self.emit_used(&read);
        }
    }
}
