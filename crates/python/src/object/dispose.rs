//! Dropping deep structures without deep recursion: a list of lists of lists ... must not use up the native stack.

use super::{
    Attrs, CellVar, Dict, Function, Generator, GeneratorState, Instance, List, Name, Payload,
    Tuple, Value,
};
use crate::bytecode::Handler;
use crate::heap::{End, heap, heap_if_any};
use std::cell::RefCell;
use std::rc::Rc;

/// How many containers may be dropped inside one another; what is deeper waits.
const DEEPEST: u32 = 40;

/// Drops values now, or later if this is inside too many other drops.
fn dispose(values: Vec<Value>) {
    if values.is_empty() {
        return;
    }
    let Some(depth) = heap_if_any(|it| it.disposal.depth.get()) else {
        // At a thread's end nobody is left to wait for: what is left goes with the thread.
        values.into_iter().for_each(std::mem::forget);
        return;
    };
    if depth >= DEEPEST {
        heap(|it| it.disposal.waiting.borrow_mut().extend(values));
        return;
    }
    let set_depth = |depth| heap(|it| it.disposal.depth.set(depth));
    set_depth(depth + 1);
    drop(values);
    set_depth(depth);
    while depth == 0
        && let Some(next) = heap(|it| it.disposal.waiting.borrow_mut().pop())
    {
        set_depth(1);
        drop(next);
        set_depth(0);
    }
}

impl Drop for List {
    fn drop(&mut self) {
        let items = std::mem::take(self.items.get_mut());
        if items.iter().any(Value::is_container) {
            dispose(items);
        }
    }
}

impl Drop for Tuple {
    fn drop(&mut self) {
        if self.items.iter().any(Value::is_container) {
            dispose(std::mem::take(&mut self.items));
        }
    }
}

impl Drop for Dict {
    fn drop(&mut self) {
        let map = self.map.get_mut();
        if map
            .iter()
            .any(|entry| entry.value.is_container() || entry.key.is_container())
        {
            dispose(map.take().into_values());
        }
    }
}

impl Drop for CellVar {
    fn drop(&mut self) {
        let value = std::mem::take(self.value.get_mut());
        if value.is_container() {
            dispose(vec![value]);
        }
    }
}

impl Instance {
    /// Notes whom to tell that the object is gone. One with a `__del__` lives on in another until that has been called.
    #[cold]
    #[inline(never)]
    fn mourn(&mut self) {
        let address = std::ptr::from_ref(self) as usize;
        let noted = heap_if_any(|it| {
            let ends = &it.ends;
            let was_told = ends.told.borrow_mut().remove(&address);
            let watching = ends.watched.borrow_mut().remove(&address);
            (was_told || ends.is_over.get(), watching.unwrap_or_default())
        });
        let Some((was_told, watching)) = noted else {
            return;
        };
        let watching = watching.into_iter().filter_map(|it| it.upgrade());
        let mut due: Vec<End> = watching.map(|it| End::Gone(Value::Object(it))).collect();
        if !was_told && self.class.lookup(&Name::new("__del__")).is_some() {
            let payload = std::mem::replace(&mut self.payload, Payload::None);
            let again = Value::object(&self.class, payload);
            if let Value::Object(instance) = &again {
                instance.attrs.swap(&self.attrs);
                let address = Rc::as_ptr(instance) as usize;
                heap(|it| it.ends.told.borrow_mut().insert(address));
            }
            due.push(End::Delete(again));
        }
        if !due.is_empty() {
            heap(|it| {
                it.ends.due.borrow_mut().extend(due);
                it.ends.are_due.set(true);
            });
        }
    }
}

impl Drop for Instance {
    fn drop(&mut self) {
        if self.class.flags.mourned.get() {
            self.mourn();
        }
        let mut values = Vec::new();
        if let Attrs::Fast(list) = self.attrs.get_mut()
            && list.iter().any(|(_, value)| value.is_container())
        {
            values.extend(list.drain(..).map(|(_, value)| value));
        }
        match &mut self.payload {
            Payload::Base(value) if value.is_container() => values.push(std::mem::take(value)),
            Payload::Exception(data) => {
                let data = data.get_mut();
                values.extend(data.cause.take());
                values.extend(data.context.take());
            }
            _ => {}
        }
        if !values.is_empty() {
            dispose(values);
        }
    }
}

impl Drop for Function {
    fn drop(&mut self) {
        if let Some(defaults) = Rc::get_mut(self.defaults.get_mut())
            && defaults.iter().any(Value::is_container)
        {
            dispose(std::mem::take(defaults));
        }
        let keyword_defaults = std::mem::take(self.keyword_defaults.get_mut());
        dispose(
            keyword_defaults
                .into_iter()
                .map(|(_, value)| value)
                .collect(),
        );
    }
}

impl Generator {
    /// Has what waits for the generator's end run, in another that takes its place: a `finally`, or the end of a `with`.
    #[cold]
    #[inline(never)]
    fn end(&mut self) {
        let state = std::mem::replace(self.state.get_mut(), GeneratorState::Finished);
        let again = Value::Generator(Rc::new(Generator {
            kind: self.kind,
            code: self.code.clone(),
            name: self.name.clone(),
            qualname: self.qualname.clone(),
            state: RefCell::new(state),
        }));
        // At a thread's end nobody is left to run it.
        let kept = again.clone();
        let is_noted = heap_if_any(|it| {
            if !it.ends.is_over.get() {
                it.ends.due.borrow_mut().push(End::Delete(again));
                it.ends.are_due.set(true);
            }
        });
        if is_noted.is_none() {
            std::mem::forget(kept);
        }
    }
}

impl Drop for Generator {
    fn drop(&mut self) {
        if let GeneratorState::Suspended {
            started: true,
            frame,
            ..
        } = self.state.get_mut()
        {
            let at = frame.ip.saturating_sub(1) as u32;
            let is_within = |it: &Handler| it.start <= at && at < it.end;
            if self.code.handlers.iter().any(is_within) {
                return self.end();
            }
        }
        if let GeneratorState::Suspended { stack, .. } = self.state.get_mut() {
            dispose(std::mem::take(stack));
        }
    }
}
