//! Variables, attributes and items.

use super::At;
use crate::bytecode::Op;
use crate::object::*;
use crate::observer::place::peek_item;
use crate::observer::{Key, Plan};
use crate::vm::Vm;
use freezeframe_base::Taint;

impl Vm {
    #[inline(never)]
    pub(super) fn plan_store_fast(&mut self, at: At<'_>, local: usize) -> Plan {
        let taint = self.taint_at(at.top - 1);
        self.set_taint(local, taint);
        at.take(1)
    }

    #[inline(never)]
    pub(super) fn plan_attr(&mut self, at: At<'_>, site: u32) -> Plan {
        let own = self.taint_at(at.top - 1);
        let taint = self.read_attr(at, at.top - 1, site, own);
        Plan {
            operands: Some((taint.clone(), Taint::NONE)),
            ..at.results(1, taint)
        }
    }

    #[inline(never)]
    pub(super) fn plan_fast_attr(&mut self, at: At<'_>, local: usize, site: u16) -> Plan {
        let own = self.taint_at(local);
        let taint = self.read_attr(at, local, site.into(), own);
        Plan {
            operands: Some((taint.clone(), Taint::NONE)),
            ..at.push(taint)
        }
    }

    /// Reads an attribute of the object at a place of the stack.
    fn read_attr(&mut self, at: At<'_>, object: usize, site: u32, own: Taint) -> Taint {
        self.set_via(own.clone());
        let object = self.value_at(object);
        self.attr_taint(&object, &at.code.attrs[site as usize].name, own)
    }

    /// The function derives from what it was read from, and so does the receiver.
    #[inline(never)]
    pub(super) fn plan_method(&mut self, at: At<'_>, site: u32) -> Plan {
        let own = self.taint_at(at.top - 1);
        self.set_via(own.clone());
        let object = self.value_at(at.top - 1);
        let read = self.observe_attr(&object, &at.code.attrs[site as usize].name);
        self.set_taint(at.top - 1, read);
        self.taints.push(own);
        at.pushed(1)
    }

    #[inline(never)]
    pub(super) fn plan_store_attr(&mut self, at: At<'_>, site: u32) -> Plan {
        self.via_below(at, 1);
        let (value, object) = (self.value_at(at.top - 2), self.value_at(at.top - 1));
        let taint = self.taint_at(at.top - 2);
        self.keep_value(&value, &taint);
        let name = &at.code.attrs[site as usize].name;
        self.observe_store_attr(&object, name, Some(&value), taint);
        at.take(2)
    }

    #[inline(never)]
    pub(super) fn plan_delete_attr(&mut self, at: At<'_>, site: u32) -> Plan {
        self.via_below(at, 1);
        let object = self.value_at(at.top - 1);
        let name = &at.code.attrs[site as usize].name;
        self.observe_store_attr(&object, name, None, Taint::NONE);
        at.take(1)
    }

    #[inline(never)]
    pub(super) fn plan_item(&mut self, at: At<'_>) -> Plan {
        let top = at.top;
        self.via_below(at, 2);
        let (container, key) = (self.value_at(top - 2), self.value_at(top - 1));
        let own = match container {
            Value::Tuple(_) if self.is_born(&container) => self.taint_at(top - 1),
            _ => self.union_from(top - 2),
        };
        self.use_key(&container, &key, top);
        let taint = match self.derive_item(&container, &key, top) {
            Some(taint) => taint,
            None => self.read_item(&container, &key).union(&own),
        };
        self.use_missing(&container, &key, &taint);
        at.results(2, taint)
    }

    /// Where a key is missing and the class says what stands for it, that derives from its being missing.
    fn use_missing(&mut self, container: &Value, key: &Value, read: &Taint) {
        let Value::Object(instance) = container else {
            return;
        };
        let is_dict = matches!(instance.base(), Some(Value::Dict(_)));
        if is_dict
            && instance.class.lookup(&self.names.missing).is_some()
            && peek_item(self, container, key).is_none()
        {
            self.emit_used(read);
        }
    }

    #[inline(never)]
    pub(super) fn plan_store_item(&mut self, at: At<'_>) -> Plan {
        let top = at.top;
        self.via_below(at, 2);
        let (value, container) = (self.value_at(top - 3), self.value_at(top - 2));
        let key = self.value_at(top - 1);
        let taint = self.taint_at(top - 3).union(&self.taint_at(top - 1));
        self.keep_value(&value, &self.taint_at(top - 3));
        self.emit_used(&self.taint_at(top - 1));
        self.observe_store_item(&container, &key, Some(&value), taint);
        at.take(3)
    }

    #[inline(never)]
    pub(super) fn plan_delete_item(&mut self, at: At<'_>) -> Plan {
        self.via_below(at, 2);
        let (container, key) = (self.value_at(at.top - 2), self.value_at(at.top - 1));
        self.use_from(at.top - 2);
        self.observe_store_item(&container, &key, None, Taint::NONE);
        at.take(2)
    }

    #[inline(never)]
    pub(super) fn plan_in(&mut self, at: At<'_>, op: Op) -> Plan {
        self.via_below(at, 1);
        let container = self.value_at(at.top - 1);
        let taint = match self.derive_key_in(op, &container, at.top) {
            Some(taint) => taint,
            None => self.derive_in(op, &container, at.top),
        };
        at.results(2, taint)
    }

    /// Each item of a tuple made in this run has its own taint; those of anything else derive from all of it.
    #[inline(never)]
    pub(super) fn plan_unpack(&mut self, at: At<'_>, count: usize) -> Plan {
        self.via_below(at, 1);
        let value = self.value_at(at.top - 1);
        let is_known = matches!(value, Value::Tuple(_)) && self.is_born(&value);
        let whole = match is_known {
            true => Taint::NONE,
            false => {
                let own = self.taint_at(at.top - 1);
                self.read_contents(&value).union(&own)
            }
        };
        self.emit_used(&whole);
        // What made a tuple here may have told of its items together.
        let written = |key: Key| {
            let address = value.address();
            let taint = address.and_then(|address| self.written(address, &key));
            taint.unwrap_or_default()
        };
        let whole = whole.union(&written(Key::Whole));
        let items = (0..count).rev();
        let items: Vec<Taint> = items
            .map(|index| written(Key::Int(index as i64)).union(&whole))
            .collect();
        self.taints.truncate(at.top - 1);
        self.taints.extend(items);
        Plan {
            from: at.top - 1 + count,
            ..at.take(1)
        }
    }

    #[inline(never)]
    pub(super) fn plan_unpack_ex(&mut self, at: At<'_>) -> Plan {
        let taint = self.use_contents(at);
        at.results(1, taint)
    }

    /// What the container on the top holds is used.
    pub(super) fn use_contents(&mut self, at: At<'_>) -> Taint {
        self.via_below(at, 1);
        let value = self.value_at(at.top - 1);
        let own = self.taint_at(at.top - 1);
        let taint = self.read_contents(&value).union(&own);
        self.emit_used(&taint);
        taint
    }
}
