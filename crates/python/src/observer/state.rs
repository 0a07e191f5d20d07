//! Reads and writes of variables, attributes and elements.

use super::place::{has_attr, is_data, is_users_function, memory_of, peek_attr};
use super::{Handle, Key, Place};
use crate::bytecode::Code;
use crate::object::*;
use crate::vm::Vm;
use freezeframe_base::Taint;
use std::rc::Rc;

impl Vm {
    pub(super) fn observe_advance(&mut self, top: usize) {
        let iterator = self.value_at(top - 1);
        // A loop is told once. An iterator that no read led to was made by the loop itself.
        if self.is_foreign_iterator(&iterator)
            && !self.is_born(&iterator)
            && !self.taint_at(top - 1).is_none()
        {
            let place = Place::Contents {
                object: Handle::new(&iterator),
            };
            self.mark_born(&iterator);
            self.emit_write(place, (None, Taint::NONE), Some("__next__"));
        }
    }

    pub(super) fn observe_global(&mut self, name: &Name) -> Taint {
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
        let place = Place::Global {
            globals,
            name: name.clone(),
        };
        let read = self.emit_read(place, &value);
        if !matches!(value, Value::Module(_)) {
            return read;
        }
        // A module counts as used once it is read; programs read `jnp` so often that it is told once.
        self.emit_used(&read);
        self.note_written(address, Key::Name(name.clone()), Taint::NONE);
        Taint::NONE
    }

    pub(super) fn observe_store_global(&mut self, name: &Name, top: usize) {
        let Some(globals) = self.current_globals() else {
            return;
        };
        let (value, taint) = (self.value_at(top - 1), self.taint_at(top - 1));
        self.note_written(
            Rc::as_ptr(&globals) as usize,
            Key::Name(name.clone()),
            taint.clone(),
        );
        self.note_escape(Some(&value));
        self.emit_write(
            Place::Global {
                globals,
                name: name.clone(),
            },
            (Some(&value), taint),
            None,
        );
    }

    /// True if a slot's cell is one of the frame's own, not one that the function closes over.
    pub(super) fn own_cell(&self, code: &Code, slot: usize) -> bool {
        slot < code.slots.len() - code.free
    }

    pub(super) fn observe_cell(&mut self, code: &Rc<Code>, base: usize, slot: usize) -> Taint {
        let Value::Cell(cell) = self.value_at(base + slot) else {
            return Taint::NONE;
        };
        let address = Rc::as_ptr(&cell) as usize;
        if let Some(taint) = self.written(address, &Key::Whole) {
            return taint;
        }
        if self.own_cell(code, slot) {
            return self.taint_at(base + slot);
        }
        let foreign = self.frames.last().and_then(|frame| frame.function.clone());
        let made_here = foreign.is_none_or(|function| self.is_born(&Value::Function(function)));
        if made_here || self.is_born(&Value::Cell(cell.clone())) {
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

    /// A function that is made here takes a variable's cell along, with what is in it.
    pub(super) fn observe_capture(&mut self, slot: usize) {
        let (value, taint) = (self.value_at(slot), self.taint_at(slot));
        if let (Value::Cell(cell), false) = (value, taint.is_none()) {
            let address = Rc::as_ptr(&cell) as usize;
            if self.written(address, &Key::Whole).is_none() {
                self.note_written(address, Key::Whole, taint);
            }
        }
    }

    pub(super) fn observe_store_cell(
        &mut self,
        code: &Rc<Code>,
        base: usize,
        slot: usize,
        top: usize,
    ) {
        let Value::Cell(cell) = self.value_at(base + slot) else {
            return;
        };
        let (value, taint) = (self.value_at(top - 1), self.taint_at(top - 1));
        let own = self.own_cell(code, slot);
        if own {
            self.mark_born(&Value::Cell(cell.clone()));
        }
        self.note_written(Rc::as_ptr(&cell) as usize, Key::Whole, taint.clone());
        if !own && !self.is_born(&Value::Cell(cell.clone())) {
            self.note_escape(Some(&value));
            self.emit_write(
                Place::Cell {
                    cell,
                    name: code.slots[slot].clone(),
                },
                (Some(&value), taint),
                None,
            );
        }
    }

    pub(super) fn observe_attr(&mut self, object: &Value, name: &Name) -> Taint {
        let Some(address) = object.address() else {
            return Taint::NONE;
        };
        let written = self.written(address, &Key::Name(name.clone()));
        // An object that others reach by now may be changed by them before the next call.
        let is_own = !self.has_escaped(address) && (written.is_some() || self.is_own(object));
        if is_own {
            return written.unwrap_or_else(|| self.observe_class_data(object, name));
        }
        let is_module = matches!(object, Value::Module(_));
        match peek_attr(self, object, name) {
            // What modules are made of does not change; a number or an array in one may.
            Some(value) if is_module && is_code(&value) => Taint::NONE,
            Some(value) => {
                let place = Place::Attribute {
                    object: Handle::new(object),
                    name: name.clone(),
                };
                let read = self.emit_read(place, &value);
                written.unwrap_or_default().union(&read)
            }
            None => self.observe_method(object, name),
        }
    }

    /// An object that was made here may have an attribute of its class, which is from outside.
    fn observe_class_data(&mut self, object: &Value, name: &Name) -> Taint {
        let Value::Object(instance) = object else {
            return Taint::NONE;
        };
        let class = Value::Class(instance.class.clone());
        let has_own = instance.base().is_some() || instance.attrs.borrow().get(name).is_some();
        if has_own || instance.class.flags.builtin.get() || self.is_born(&class) {
            return Taint::NONE;
        }
        match instance.class.lookup(name).filter(is_data) {
            Some(value) => {
                let place = Place::Attribute {
                    object: Handle::new(&class),
                    name: name.clone(),
                };
                self.emit_read(place, &value)
            }
            None => Taint::NONE,
        }
    }

    /// The native function that is running reads an attribute, from which its result derives.
    pub(crate) fn observe_attr_of(&mut self, object: &Value, name: &str) {
        if self.observing.is_some() {
            let taint = self.observe_attr(object, &Name::new(name));
            if let Some(observing) = &mut self.observing {
                observing.plan.taint.join(&taint);
            }
        }
    }

    /// A value is about to be stored where others reach it.
    fn note_escape(&mut self, value: Option<&Value>) {
        let made = value.filter(|value| matches!(value, Value::Object(_)) && self.is_born(value));
        if let (Some(address), Some(observing)) =
            (made.and_then(Value::address), &mut self.observing)
        {
            observing.escaped.insert(address);
        }
    }

    fn has_escaped(&self, address: usize) -> bool {
        let observing = self.observing.as_ref();
        observing.is_some_and(|observing| observing.escaped.contains(&address))
    }

    /// True for an object of the user's own from outside whose attribute was not written in this run, nor is made up.
    fn may_lack(&self, object: &Value, name: &Name) -> bool {
        let (Value::Object(instance), Some(address)) = (object, object.address()) else {
            return false;
        };
        let class = &instance.class;
        let is_users = !class.flags.builtin.get() && class.lookup(&self.names.getattr).is_none();
        let is_written = || self.written(address, &Key::Name(name.clone())).is_some();
        is_users && !self.is_own(object) && !is_written()
    }

    /// Whether an object has an attribute is read.
    pub(super) fn observe_presence(&mut self, object: &Value, name: &Name) -> Taint {
        if !self.may_lack(object, name) {
            return Taint::NONE;
        }
        let place = Place::Presence {
            object: Handle::new(object),
            name: name.clone(),
        };
        let value = Value::Bool(has_attr(self, object, name));
        self.emit_read(place, &value)
    }

    /// An attribute that an object does not have is read as `Unset`.
    pub(super) fn observe_missing(&mut self, object: &Value, name: &Name) -> Taint {
        if !self.may_lack(object, name) || has_attr(self, object, name) {
            return Taint::NONE;
        }
        let place = Place::Attribute {
            object: Handle::new(object),
            name: name.clone(),
        };
        self.emit_read(place, &Value::Unset)
    }

    /// A method is read from the class, where it may be replaced.
    pub(super) fn observe_method(&mut self, object: &Value, name: &Name) -> Taint {
        let Value::Object(instance) = object else {
            return Taint::NONE;
        };
        let class = instance.class.clone();
        if let Some(method) = class.lookup(name).filter(is_users_function) {
            let object = Handle::new(&Value::Class(class));
            let name = name.clone();
            return self.emit_read(Place::Attribute { object, name }, &method);
        }
        Taint::NONE
    }

    /// An attribute derives from this now.
    pub(super) fn note_stored(&mut self, object: &Value, name: &Name, taint: Taint) {
        if let Some(address) = object.address() {
            self.note_written(address, Key::Name(name.clone()), taint);
        }
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
        self.note_written(address, Key::Name(name.clone()), taint.clone());
        if !self.is_born(object) {
            self.note_escape(value);
            self.emit_write(
                Place::Attribute {
                    object: Handle::new(object),
                    name: name.clone(),
                },
                (value, taint),
                None,
            );
        }
    }

    pub(super) fn observe_store_item(
        &mut self,
        container: &Value,
        key: &Value,
        value: Option<&Value>,
        taint: Taint,
    ) {
        let Some(address) = container.address() else {
            return;
        };
        self.note_before(container, false);
        match memory_of(container) {
            Some(memory) => self.change(memory, &taint),
            None => self.note_written(address, Key::of(key), taint.clone()),
        }
        if !self.is_born(container) {
            self.note_escape(value);
            let place = Place::Element {
                object: Handle::new(container),
                key: key.clone(),
            };
            self.emit_write(place, (value, taint), None);
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
