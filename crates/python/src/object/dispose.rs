//! Dropping deep structures without deep recursion: a list of lists of lists ... must not use up the native stack.

use super::{
    Attrs, CellVar, Dict, Function, Generator, GeneratorState, Instance, List, Payload, Tuple,
    Value,
};
use crate::heap::{heap, heap_if_any};
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

impl Drop for Instance {
    fn drop(&mut self) {
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
        dispose(values);
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

impl Drop for Generator {
    fn drop(&mut self) {
        if let GeneratorState::Suspended { stack, .. } = self.state.get_mut() {
            dispose(std::mem::take(stack));
        }
    }
}
