//! Runs with an observer, and what native code says of them.

use super::{Observer, Observing, Plan};
use crate::object::*;
use crate::vm::Vm;
use freezeframe_base::{HashMap, HashSet, Taint};
use std::cell::RefCell;
use std::rc::Rc;

impl Vm {
    /// Calls a callable and tells `observer` what the call reads and writes beyond its arguments. Gives the result, and
    /// what the values in it derive from. `given` are the objects that were made for the arguments of this call, with the
    /// parameter that each belongs to: reading them is reading no state.
    pub fn call_observed(
        &mut self,
        callee: &Value,
        args: &[Value],
        kwargs: &[(Name, Value)],
        given: Vec<(Value, Rc<str>)>,
        observer: Rc<RefCell<dyn Observer>>,
    ) -> Result<(Value, Vec<(Value, Taint)>), Raise> {
        let observing = Observing {
            observer,
            plan: Plan::default(),
            born: HashMap::default(),
            given: given
                .into_iter()
                .filter_map(|(value, of)| Some((value.address()?, (value, of))))
                .collect(),
            generators: HashMap::default(),
            before: HashMap::default(),
            escaped: HashSet::default(),
            written: HashMap::default(),
            via: Taint::NONE,
            returned: Taint::NONE,
            evaluated: Taint::NONE,
            depth: self.frames.len() + 1,
            is_stopped: false,
        };
        let outer = self.observing.replace(observing);
        let outer_taints = std::mem::take(&mut self.taints);
        self.level_taints_now();
        let result = self.call_kw(callee, args, kwargs).map(|result| {
            let taints = self.leaf_taints(&result);
            (result, taints)
        });
        self.observing = outer;
        self.taints = outer_taints;
        if self.observing.is_some() {
            self.level_taints_now();
        }
        result
    }

    /// True while an observed run is going on.
    pub fn is_observed(&self) -> bool {
        self.observing.is_some()
    }

    /// Tells the observer that the text was made of a value that is not known yet.
    pub fn observe_text(&mut self) {
        if let Some(observing) = &self.observing {
            let observer = observing.observer.clone();
            let span = self.current_span();
            observer.borrow_mut().unknown_text(span);
        }
    }

    /// Sets the taint of the result of the native function that is running, instead of the union of its arguments' taints.
    pub fn set_result_taint(&mut self, taint: Taint) {
        if let Some(observing) = &mut self.observing {
            observing.plan.taint = taint;
        }
    }

    /// Runs native code that is not part of the observed program, with observation suspended.
    pub fn unobserved<T>(&mut self, body: impl FnOnce(&mut Self) -> T) -> T {
        let observing = self.observing.take();
        let result = body(self);
        if observing.is_some() {
            self.observing = observing;
            self.level_taints_now();
        }
        result
    }
}
