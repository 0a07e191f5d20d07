//! `eval` and `exec`: what their texts read of the caller's variables, or of dicts that they are given, derives from what
//! those hold.

use super::Key;
use crate::object::*;
use crate::vm::Vm;
use freezeframe_base::Taint;
use std::rc::Rc;

impl Vm {
    /// A text is about to look its names up: in these locals, which the call was given or which are the caller's
    /// variables, and then in the globals.
    pub(crate) fn observe_namespaces(
        &mut self,
        globals: &Rc<Dict>,
        locals: Option<&Value>,
        is_given: bool,
    ) {
        if self.observing.is_none() {
            return;
        }
        if let Some(locals) = locals {
            let known = match is_given {
                true => self.taints_of_items(locals),
                false => self.taints_of_variables(),
            };
            self.note_names(locals, known);
        }
        let globals = Value::Dict(globals.clone());
        if self.is_born(&globals) {
            let known = self.taints_of_items(&globals);
            self.note_names(&globals, known);
        }
    }

    /// The text has run; what its expression gave derives from this.
    pub(crate) fn observe_evaluated(&mut self) {
        if let Some(observing) = &mut self.observing {
            let taint = std::mem::take(&mut observing.evaluated);
            observing.plan.taint.join(&taint);
        }
    }

    /// A name is read where a text or the body of a class runs: what such a body makes is no state.
    pub(super) fn observe_name(&mut self, name: &Name) -> Taint {
        let namespace = self.frames.last().and_then(|it| it.namespace().cloned());
        if let Some(Value::Dict(dict)) = &namespace
            && dict.get_name(name).is_some()
        {
            let address = Rc::as_ptr(dict) as usize;
            let taint = self.written(address, &Key::Name(name.clone()));
            return taint.unwrap_or_default();
        }
        self.observe_global(name)
    }

    fn note_names(&mut self, dict: &Value, known: Vec<(Name, Taint)>) {
        let address = dict.address().unwrap_or(0);
        for (name, taint) in known {
            self.note_written(address, Key::Name(name), taint);
        }
    }

    fn taints_of_items(&mut self, locals: &Value) -> Vec<(Name, Taint)> {
        let Value::Dict(dict) = locals.unwrapped() else {
            return Vec::new();
        };
        let names = dict.keys().into_iter();
        let names: Vec<Value> = names.filter(|key| key.as_str().is_some()).collect();
        let taints = names.into_iter().filter_map(|key| {
            let taint = self.read_item(locals, &key);
            Some((Name::new(key.as_str()?), taint))
        });
        taints.collect()
    }

    fn taints_of_variables(&mut self) -> Vec<(Name, Taint)> {
        let Some(frame) = self.frames.last().filter(|it| it.function.is_some()) else {
            return Vec::new();
        };
        let (code, base) = (frame.code.clone(), frame.base);
        let mut known = Vec::new();
        for (slot, name) in code.slots.iter().enumerate() {
            let taint = match self.value_at(base + slot) {
                Value::Unset => continue,
                Value::Cell(_) => self.observe_cell(&code, base, slot),
                _ => self.taint_at(base + slot),
            };
            known.push((name.clone(), taint));
        }
        known
    }
}
