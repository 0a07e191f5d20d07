//! The bookkeeping of an observed run: reads, writes, and objects made in it.

use super::contents::DEEPEST;
use super::derive::Derived;
use super::place::memory_of;
use super::{Decision, Effect, Handle, Key, Place, Read, Write};
use crate::native::{Access, Args, Reads};
use crate::object::*;
use crate::vm::Vm;
use freezeframe_base::Taint;
use std::rc::Rc;

impl Vm {
    pub(super) fn is_born(&self, value: &Value) -> bool {
        match (&self.observing, value.address()) {
            (Some(observing), Some(address)) => observing.born.contains_key(&address),
            _ => false,
        }
    }

    /// True for what was made in this run, or for its arguments: what it holds is no state.
    pub(super) fn is_own(&self, value: &Value) -> bool {
        self.is_born(value) || self.argument_of(value).is_some()
    }

    /// The parameter that an object was made for.
    fn argument_of(&self, value: &Value) -> Option<Rc<str>> {
        let given = &self.observing.as_ref()?.given;
        given.get(&value.address()?).map(|(_, of)| of.clone())
    }

    /// Notes that an object was made in this run.
    pub(crate) fn mark_born(&mut self, value: &Value) {
        if let (Some(observing), Some(address)) = (&mut self.observing, value.address()) {
            observing.born.insert(address, value.clone());
        }
    }

    /// Notes that one object is what another is made of, as its `__dict__`: it belongs to whom that belongs to.
    pub(crate) fn note_part(&mut self, part: &Value, object: &Value) {
        if self.is_born(object) {
            return self.mark_born(part);
        }
        if let (Some(of), Some(address)) = (self.argument_of(object), part.address())
            && let Some(observing) = &mut self.observing
        {
            observing.given.insert(address, (part.clone(), of));
        }
    }

    /// Notes that a generator was made in this run.
    pub(crate) fn note_generator(&mut self, generator: &Rc<Generator>) {
        if let Some(observing) = &mut self.observing {
            let address = Rc::as_ptr(generator) as usize;
            let generators = &mut observing.generators;
            generators.insert(address, Rc::downgrade(generator));
        }
    }

    /// True for an iterator from outside of this run.
    pub(super) fn is_foreign_iterator(&self, value: &Value) -> bool {
        match (value, &self.observing) {
            (Value::Generator(generator), Some(observing)) => {
                let address = Rc::as_ptr(generator) as usize;
                !observing.generators.contains_key(&address)
            }
            (Value::Iter(_), _) => !self.is_born(value),
            _ => false,
        }
    }

    /// What a place was tainted with when it was written in this run.
    pub(super) fn written(&self, address: usize, key: &Key) -> Option<Taint> {
        self.observing
            .as_ref()
            .and_then(|observing| observing.written.get(&(address, key.clone())).cloned())
    }

    pub(super) fn note_written(&mut self, address: usize, key: Key, taint: Taint) {
        if let Some(observing) = &mut self.observing {
            observing.written.insert((address, key), taint);
        }
    }

    /// Notes that a native object's contents derive from this too, for whoever has the object, or one that shares them.
    pub(super) fn change(&mut self, memory: usize, taint: &Taint) {
        if taint.is_none() {
            return;
        }
        self.join_written(memory, taint);
        for (value, own) in self.stack.iter().zip(&mut self.taints) {
            if memory_of(value) == Some(memory) {
                own.join(taint);
            }
        }
    }

    /// Notes that the native function that is running changes what an object holds: that derives from what the function
    /// was given.
    pub fn observe_change(&mut self, changed: &dyn NativePayload) {
        if let (Some(observing), Some(memory)) = (&self.observing, changed.memory()) {
            let mut taint = observing.plan.taint.clone();
            if let Some((left, right)) = &observing.plan.operands {
                taint.join(left);
                taint.join(right);
            }
            self.change(memory, &taint);
        }
    }

    /// Notes that the result of the native function that is running derives from what an object holds.
    pub fn observe_contents(&mut self, object: &dyn NativePayload) {
        let memory = object.memory();
        let held = memory.and_then(|memory| self.written(memory, &Key::Whole));
        if let (Some(observing), Some(held)) = (&mut self.observing, held) {
            observing.plan.taint.join(&held);
        }
    }

    pub(super) fn join_written(&mut self, address: usize, taint: &Taint) {
        if let Some(observing) = &mut self.observing {
            observing
                .written
                .entry((address, Key::Whole))
                .or_default()
                .join(taint);
        }
    }

    /// True for the variables of the library's own Python sources: they are not the user's state, but for those that a
    /// module says programs set, by a `_state` of their names.
    fn is_librarys_own(&self, place: &Place) -> bool {
        match place {
            Place::Global { globals, name } => match globals.get_str("_state") {
                Some(Value::Tuple(names)) => {
                    let mut names = names.items.iter().filter_map(Value::as_str);
                    !names.any(|it| it == name.as_str())
                }
                _ => true,
            },
            Place::Cell { .. } | Place::Default { .. } => true,
            _ => false,
        }
    }

    /// From here on, what is read and written belongs to an object of this taint.
    pub(super) fn set_via(&mut self, via: Taint) {
        if let Some(observing) = &mut self.observing {
            observing.via = via;
        }
    }

    /// Tells the observer of a read; the answer taints the value.
    pub(super) fn emit_read(&mut self, place: Place, value: &Value) -> Taint {
        let in_library = self.in_library();
        if in_library && self.is_librarys_own(&place) {
            return Taint::NONE;
        }
        let span = self.current_span();
        let Some(observing) = &self.observing else {
            return Taint::NONE;
        };
        let via = observing.via.clone();
        // What library code reads of an object that no state leads to is its own.
        if in_library && via.is_none() && !matches!(place, Place::Global { .. }) {
            return Taint::NONE;
        }
        let observer = observing.observer.clone();
        observer.borrow_mut().read(Read {
            place,
            value,
            span,
            via,
            in_library,
        })
    }

    pub(super) fn emit_write(
        &mut self,
        place: Place,
        (value, taint): (Option<&Value>, Taint),
        method: Option<&str>,
    ) {
        let in_library = self.in_library();
        if in_library && self.is_librarys_own(&place) {
            return;
        }
        let span = self.current_span();
        let Some(observing) = &self.observing else {
            return;
        };
        let via = observing.via.clone();
        let observer = observing.observer.clone();
        if !via.is_none() {
            observer.borrow_mut().used(&via);
        }
        let argument = place.object().and_then(|object| self.argument_of(&object));
        observer.borrow_mut().write(Write {
            argument,
            place,
            value,
            taint,
            method,
            span,
            via,
            in_library,
        });
    }

    /// Tells the observer of an exception that is about to be handled.
    pub(super) fn emit_caught(&mut self, exception: &Value) {
        if let Some(observing) = &self.observing {
            let observer = observing.observer.clone();
            observer.borrow_mut().caught(exception);
        }
    }

    /// Tells the observer that the observed function is about to return.
    pub(super) fn emit_return(&mut self, depth: usize) {
        let span = self.current_span();
        if let Some(observing) = self.observing.as_ref().filter(|it| it.depth == depth) {
            let observer = observing.observer.clone();
            observer.borrow_mut().returned(span);
        }
    }

    /// Puts the taints of an operator's operands where its method finds those of its arguments.
    pub(crate) fn place_operands(&mut self, swapped: bool) {
        let Some(observing) = &self.observing else {
            return;
        };
        let (left, right) = match &observing.plan.operands {
            Some((left, right)) => (left.clone(), right.clone()),
            None => (observing.plan.taint.clone(), observing.plan.taint.clone()),
        };
        self.taints.truncate(self.stack.len());
        self.taints.resize(self.stack.len(), Taint::NONE);
        let pair = if swapped {
            [right, left]
        } else {
            [left, right]
        };
        self.taints.extend(pair);
    }

    pub(super) fn emit_unrolled(&mut self, value: &Value, taint: Taint) {
        let span = self.current_span();
        if taint.is_none() {
            return;
        }
        let Some(observing) = &self.observing else {
            return;
        };
        let observer = observing.observer.clone();
        observer.borrow_mut().unrolled(Decision {
            value,
            is_truth: false,
            taint,
            span,
        });
    }

    pub(crate) fn observe_default(
        &mut self,
        function: &Rc<Function>,
        parameter: &Name,
        value: &Value,
    ) -> Taint {
        if self.is_born(&Value::Function(function.clone())) {
            return Taint::NONE;
        }
        self.emit_read(
            Place::Default {
                function: function.clone(),
                parameter: parameter.clone(),
            },
            value,
        )
    }

    /// A native function is about to run.
    pub(crate) fn observe_native(&mut self, native: &Rc<NativeFunction>, args: Args) {
        let receiver = args[0].clone();
        self.set_via(args.taint(0));
        if native.purity != Purity::Pure {
            for (index, value) in args.values().iter().enumerate() {
                self.use_value(value, &args.taint(index));
            }
        }
        if let Reads::Attribute(access) = native.observed.reads
            && let Some(name) = args.values().get(1).and_then(Value::as_str)
        {
            return self.observe_attr_call(access, args, &receiver, &Name::new(name));
        }
        match native.purity {
            Purity::Pure => self.observe_reads(native, args),
            // Where the key is there, nothing is set.
            Purity::MutatesSelf if native.observed.reads == Reads::Item && self.has_key(args) => {
                self.observe_reads(native, args);
            }
            Purity::MutatesSelf => {
                let mut taint = Taint::NONE;
                let copies = native.observed.reads == Reads::Copied;
                for (index, value) in args.values().iter().enumerate().skip(1) {
                    taint.join(&args.taint(index));
                    if copies {
                        self.set_via(args.taint(index));
                        let read = self.read_contents(value);
                        self.emit_used(&read);
                        taint.join(&read);
                    }
                }
                self.set_via(args.taint(0));
                self.note_before(&receiver, native.observed.reads == Reads::Nothing);
                match memory_of(&receiver) {
                    Some(memory) => {
                        self.change(memory, &taint);
                        // An operator's result is the receiver.
                        if let Some(observing) = &mut self.observing
                            && observing.plan.operands.is_some()
                        {
                            let own = args.taint(0);
                            observing.plan.taint.join(&taint.union(&own));
                        }
                    }
                    None => {
                        if let Some(address) = receiver.address() {
                            self.join_written(address, &taint);
                        }
                    }
                }
                if !self.is_born(&receiver) {
                    let place = Place::Contents {
                        object: Handle::new(&receiver),
                    };
                    let value = (args.values().get(1), Taint::NONE);
                    self.emit_write(place, value, Some(native.name.as_str()));
                }
            }
            Purity::Advances if self.is_born(&receiver) => {}
            _ => {
                let mut held = Taint::NONE;
                for value in args.values() {
                    held.join(&self.contents_taint(value));
                }
                if let Some(observing) = &mut self.observing {
                    observing.plan.taint.join(&held);
                }
                self.emit_effect(native, args.values(), args.all_taints());
            }
        }
    }

    /// A generator is about to go on, for the native function that was called with these values on the stack.
    pub(crate) fn observe_resume(&mut self, native: &Rc<NativeFunction>, args_at: usize) {
        let (generator, taint) = (self.value_at(args_at), self.taint_at(args_at));
        if self.is_foreign_iterator(&generator) {
            self.emit_effect(native, &[generator], taint);
        }
    }

    fn emit_effect(&mut self, native: &Rc<NativeFunction>, args: &[Value], taint: Taint) {
        let span = self.current_span();
        if let Some(observing) = &mut self.observing {
            let observer = observing.observer.clone();
            observing.is_stopped |= !observer.borrow_mut().effect(Effect {
                purity: native.purity,
                function: native,
                args,
                taint,
                span,
            });
        }
    }

    /// An exception if the native function that is about to run must not.
    pub(crate) fn stop_observed(&mut self) -> Result<(), Raise> {
        match self
            .observing
            .as_mut()
            .map(|it| std::mem::take(&mut it.is_stopped))
        {
            Some(true) => Err(self.keyboard_interrupt()),
            _ => Ok(()),
        }
    }

    /// `getattr`, `setattr` and `delattr` are what their statements are; `hasattr` and a default see what is missing.
    fn observe_attr_call(&mut self, access: Access, args: Args, receiver: &Value, name: &Name) {
        match access {
            Access::Get => {
                self.emit_used(&args.taint(1));
                self.emit_used(&args.taint(2));
                let mut taint = self.observe_attr(receiver, name);
                if args.given(2).is_some() {
                    taint.join(&self.observe_missing(receiver, name));
                }
                if let Some(observing) = &mut self.observing {
                    observing.plan.taint.join(&taint);
                }
            }
            Access::Has => {
                let taint = self.observe_presence(receiver, name);
                if let Some(observing) = &mut self.observing {
                    observing.plan.taint.join(&taint);
                }
            }
            Access::Set => {
                let value = args.values().get(2).cloned();
                // Within the class's own `__setattr__`: the statement that set the attribute is told already.
                let told = self.frames.last().and_then(|it| it.function.as_ref());
                match told.is_some_and(|it| it.name.borrow().as_str() == "__setattr__") {
                    true => self.note_stored(receiver, name, args.taint(2)),
                    false => self.observe_store_attr(receiver, name, value.as_ref(), args.taint(2)),
                }
            }
            Access::Delete => self.observe_store_attr(receiver, name, None, Taint::NONE),
        }
    }

    fn has_key(&mut self, args: Args) -> bool {
        let (Some(dict), Some(key)) = (args.values().first(), args.values().get(1)) else {
            return false;
        };
        super::place::peek_item(self, dict, key).is_some()
    }

    /// A pure native function reads the containers that it is given.
    fn observe_reads(&mut self, native: &Rc<NativeFunction>, args: Args) {
        let reads = native.observed.reads;
        let mut taint = Taint::NONE;
        if reads == Reads::Nothing {
            return self.set_native_taint(native, args, &taint);
        }
        for (index, value) in args.values().iter().enumerate() {
            if is_temporary(value) {
                continue;
            }
            let shown = crate::builtins::proxied_mapping(value);
            let value = shown.as_ref().unwrap_or(value);
            self.set_via(args.taint(index));
            if matches!(reads, Reads::Length | Reads::Truth) {
                let read = self.read_length(value);
                if !read.is_none() {
                    let read = match reads {
                        Reads::Truth => self.derive_truth(value, read),
                        _ => read,
                    };
                    return self.set_result_taint(read.union(&args.taint(index)));
                }
                continue;
            }
            let is_element = index == 0 && reads == Reads::Item;
            match (is_element, value.unwrapped(), args.values().get(1)) {
                (true, Value::Dict(_), Some(key))
                | (true, Value::List(_) | Value::Object(_), Some(key @ Value::Int(_))) => {
                    let key = key.clone();
                    let read = self.read_item(value, &key);
                    taint.join(&read);
                }
                _ => {
                    let read = self.read_contents(value);
                    taint.join(&read);
                    if reads == Reads::Items {
                        self.set_via(args.taint(index).union(&read));
                        taint.join(&self.read_items(value, DEEPEST));
                    }
                }
            }
        }
        self.set_native_taint(native, args, &taint);
    }

    /// What the result of a native function derives from, now that it is known what the function reads.
    fn set_native_taint(&mut self, native: &Rc<NativeFunction>, args: Args, read: &Taint) {
        let derived = self.derive_call(native, args, read);
        if let Some(observing) = &mut self.observing {
            match derived {
                Derived::Only(taint) => observing.plan.taint = taint,
                Derived::Also(taint) => observing.plan.taint.join(&taint),
            }
        }
    }

    /// A native function has returned: a container nobody else holds was made by it.
    pub(crate) fn observe_native_result(&mut self, value: &Value) {
        let fresh = match value {
            Value::List(rc) => Rc::strong_count(rc) == 1,
            Value::Dict(rc) => Rc::strong_count(rc) == 1,
            Value::Set(rc) => Rc::strong_count(rc) == 1,
            Value::Object(rc) => Rc::strong_count(rc) == 1,
            Value::Iter(rc) => Rc::strong_count(rc) == 1,
            Value::Tuple(rc) => Rc::strong_count(rc) == 1,
            _ => false,
        };
        if let (Value::Object(_), Some(observing)) = (value, &mut self.observing)
            && !observing.plan.taint.is_none()
            && observing.observer.borrow().is_staged(value)
        {
            observing.plan.taint = Taint::NONE;
        }
        if fresh {
            self.mark_born(value);
            let taint = self
                .observing
                .as_ref()
                .map(|observing| observing.plan.taint.clone())
                .unwrap_or_default();
            if let Some(address) = value.address() {
                self.join_written(address, &taint);
            }
        }
    }

    /// Before the arguments of a `*args` call are spread over the stack: the taint of all of them.
    pub(crate) fn observe_spread(&mut self, at: usize) -> Taint {
        let mut all = Taint::NONE;
        if self.observing.is_some() {
            for taint in self.taints.get(at..).unwrap_or_default() {
                all.join(taint);
            }
        }
        all
    }

    /// After they were spread.
    pub(crate) fn observe_spread_end(&mut self, at: usize, taint: Taint) {
        if self.observing.is_some() {
            self.taints.truncate(at);
            self.taints.resize(self.stack.len(), taint);
        }
    }
}

/// True for a container that only the call itself holds: its `**kwargs`.
fn is_temporary(value: &Value) -> bool {
    match value {
        Value::List(rc) => Rc::strong_count(rc) == 1,
        Value::Dict(rc) => Rc::strong_count(rc) == 1,
        Value::Set(rc) => Rc::strong_count(rc) == 1,
        _ => false,
    }
}
