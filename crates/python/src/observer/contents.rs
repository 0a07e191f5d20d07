//! Containers: what they hold was read, or was given to them in the run.

use super::place::{is_container, length, memory_of, peek_item, snapshot};
use super::{Handle, Key, Place};
use crate::native::Args;
use crate::object::*;
use crate::vm::Vm;
use freezeframe_base::Taint;

impl Vm {
    /// What the values in the result of the call that has just returned derive from; empty in unobserved runs.
    pub fn leaf_taints(&self, result: &Value) -> Vec<(Value, Taint)> {
        match &self.observing {
            Some(observing) => self.leaf_taints_of(result, &observing.returned),
            None => Vec::new(),
        }
    }

    /// What the values derive from that a native function hands on: those that it was given, by themselves or as `*args`
    /// and `**kwargs`, and others, which its receiver kept.
    pub(crate) fn handed_on(&self, values: Vec<Value>, given: Args) -> Vec<(Value, Taint)> {
        let mut known = Vec::new();
        for (at, value) in given.values().iter().enumerate() {
            let (items, own): (Vec<(Key, Value)>, _) = match value {
                Value::Tuple(tuple) => (number(&tuple.items), given.taint(at)),
                Value::Dict(dict) => {
                    let items = dict.items().into_iter();
                    let items = items.map(|(key, item)| (Key::of(&key), item));
                    (items.collect(), given.taint(at))
                }
                _ => (Vec::new(), given.taint(at)),
            };
            let address = value.address().unwrap_or(0);
            for (key, item) in items {
                let item_taint = self.written(address, &key);
                known.push((item, item_taint.unwrap_or_else(|| own.clone())));
            }
            known.push((value.clone(), own));
        }
        let taint_of = |value: &Value| {
            let mut same = known.iter().filter(|(it, _)| it.is(value));
            let found = same.next().map(|(_, taint)| taint.clone());
            found.unwrap_or_else(|| given.taint(0))
        };
        let values = values.into_iter();
        values
            .map(|value| (value.clone(), taint_of(&value)))
            .collect()
    }

    /// What the values in a container derive from, which itself has this taint; empty in unobserved runs.
    pub fn leaf_taints_of(&self, container: &Value, taint: &Taint) -> Vec<(Value, Taint)> {
        let mut found = Vec::new();
        if self.observing.is_some() {
            self.collect_taints(container, taint, 0, &mut found);
        }
        found
    }

    fn collect_taints(
        &self,
        value: &Value,
        taint: &Taint,
        depth: usize,
        found: &mut Vec<(Value, Taint)>,
    ) {
        const DEEPEST: usize = 16;
        let items: Vec<(Key, Value)> = match value.unwrapped() {
            Value::Tuple(tuple) => number(&tuple.items),
            Value::List(list) => number(&list.items.borrow()),
            Value::Dict(dict) => {
                let items = dict.items().into_iter();
                items.map(|(key, item)| (Key::of(&key), item)).collect()
            }
            other => {
                let held = memory_of(other).and_then(|memory| self.written(memory, &Key::Whole));
                let taint = taint.union(&held.unwrap_or_default());
                return found.push((value.clone(), taint));
            }
        };
        let address = value.unwrapped().address().unwrap_or(0);
        for (key, item) in items.into_iter().filter(|_| depth < DEEPEST) {
            // A container that was made here is as clean as its items are.
            let own = self.written(address, &key);
            let whole = self.written(address, &Key::Whole);
            let taint = match (own, whole) {
                (None, None) => taint.clone(),
                (own, whole) => own.unwrap_or_default().union(&whole.unwrap_or_default()),
            };
            self.collect_taints(&item, &taint, depth + 1, found);
        }
    }

    /// All taints of what a container was given in this run.
    pub(super) fn contents_taint(&self, value: &Value) -> Taint {
        let mut all = Taint::NONE;
        if let (Some(observing), Some(address)) = (&self.observing, value.address()) {
            let length = match value {
                Value::Tuple(tuple) => tuple.items.len(),
                Value::List(list) => list.items.borrow().len(),
                Value::Dict(dict) => {
                    for key in dict.keys() {
                        if let Some(taint) = observing.written.get(&(address, Key::of(&key))) {
                            all.join(taint);
                        }
                    }
                    0
                }
                _ => 0,
            };
            for index in 0..length.min(4096) {
                if let Some(taint) = observing.written.get(&(address, Key::Int(index as i64))) {
                    all.join(taint);
                }
            }
            if let Some(taint) = observing.written.get(&(address, Key::Whole)) {
                all.join(taint);
            }
        }
        all
    }

    /// A container is about to be changed, or emptied: what it holds now is what the run found.
    pub(super) fn note_before(&mut self, container: &Value, is_emptied: bool) {
        if !is_container(container) || self.is_own(container) {
            return;
        }
        let (Some(observing), Some(address)) = (&mut self.observing, container.address()) else {
            return;
        };
        let held = || (container.clone(), Some(snapshot(container)));
        let (_, before) = observing.before.entry(address).or_insert_with(held);
        if is_emptied {
            *before = None;
        }
    }

    /// A container from outside as the run found it; `None` for one that was made or emptied in the run.
    fn as_found(&self, container: &Value) -> Option<Value> {
        if self.is_own(container) {
            return None;
        }
        let before = self.before(container);
        before.map_or_else(|| Some(container.clone()), |(_, held)| held.clone())
    }

    /// What was noted of a container when the run changed it first. What library code does with one between its own
    /// changes is one step of the user's program.
    fn before(&self, container: &Value) -> Option<&(Value, Option<Value>)> {
        let observing = self.observing.as_ref().filter(|_| !self.in_library())?;
        observing.before.get(&container.address()?)
    }

    /// The taint of what was read of a container: where the run has changed it, only follows from what it found there.
    fn follows(&self, container: &Value, read: Taint) -> Taint {
        match self.before(container) {
            Some(_) => self.derive_unknown(read),
            None => read,
        }
    }

    /// The truth or length of a container from outside is read. What the run itself added to it does not count: it would
    /// be added to what is there next time.
    pub(super) fn read_length(&mut self, container: &Value) -> Taint {
        let found = self.as_found(container);
        match found.as_ref().and_then(length) {
            Some(length) => {
                let place = Place::Length {
                    object: Handle::new(container),
                };
                let read = self.emit_read(place, &Value::from(length));
                self.follows(container, read)
            }
            _ => Taint::NONE,
        }
    }

    /// The taint of all that a container holds; reading a container from outside the run is an event.
    pub(super) fn read_contents(&mut self, container: &Value) -> Taint {
        match container.unwrapped() {
            Value::Tuple(_) => self.contents_taint(container),
            _ if is_container(container) => {
                let mut taint = self.contents_taint(container);
                let known = container.address().is_some_and(|address| {
                    self.written(address, &Key::Text(SEEN.into())).is_some()
                });
                if let Some(found) = self.as_found(container).filter(|_| !known) {
                    let place = Place::Contents {
                        object: Handle::new(container),
                    };
                    let copy = snapshot(&found);
                    let read = self.emit_read(place, &copy);
                    let read = self.follows(container, read);
                    taint.join(&read);
                    if let Some(address) = container.address() {
                        self.note_written(address, Key::Text(SEEN.into()), read.clone());
                        self.join_written(address, &read);
                    }
                }
                taint
            }
            _ => Taint::NONE,
        }
    }

    /// The taint of all that a container from outside and the containers in it hold.
    pub(super) fn read_deep(&mut self, value: &Value, levels: usize) -> Taint {
        let mut taint;
        if is_container(value) && !self.is_own(value) {
            taint = self.read_contents(value);
            self.set_via(taint.clone());
        } else {
            taint = self.contents_taint(value);
        }
        taint.join(&self.read_items(value, levels));
        taint
    }

    pub(super) fn read_items(&mut self, value: &Value, levels: usize) -> Taint {
        let is_deep = |item: &Value| {
            matches!(
                item,
                Value::Tuple(_) | Value::List(_) | Value::Dict(_) | Value::Set(_)
            )
        };
        let items = match value {
            _ if levels == 0 => return Taint::NONE,
            Value::Tuple(tuple) => tuple.items.clone(),
            Value::List(list) => list.items.borrow().clone(),
            Value::Dict(dict) => dict.items().into_iter().map(|(_, item)| item).collect(),
            _ => return Taint::NONE,
        };
        let via = self
            .observing
            .as_ref()
            .map(|it| it.via.clone())
            .unwrap_or_default();
        let mut taint = Taint::NONE;
        for item in items.iter().filter(|item| is_deep(item)).take(MOST_ITEMS) {
            self.set_via(via.clone());
            taint.join(&self.read_deep(item, levels - 1));
        }
        taint
    }

    /// The taint of an element, which is an event where the container comes from outside.
    pub(super) fn read_item(&mut self, container: &Value, key: &Value) -> Taint {
        let Some(address) = container.address() else {
            return Taint::NONE;
        };
        let wanted = match (container.unwrapped(), key) {
            (Value::List(list), Value::Int(int)) if *int < 0 => {
                Key::Int(int + list.items.borrow().len() as i64)
            }
            (Value::Tuple(tuple), Value::Int(int)) if *int < 0 => {
                Key::Int(int + tuple.items.len() as i64)
            }
            _ => Key::of(key),
        };
        if matches!(wanted, Key::Whole) && !matches!(key, Value::Tuple(_)) {
            return self.read_contents(container);
        }
        let mut taint = self.written(address, &Key::Whole).unwrap_or_default();
        if let Some(own) = self.written(address, &wanted) {
            taint.join(&own);
            return taint;
        }
        let mutable = is_container(container) && !matches!(container.unwrapped(), Value::Set(_));
        if mutable && !self.is_own(container) {
            let value = peek_item(self, container, key).unwrap_or_default();
            let place = Place::Element {
                object: Handle::new(container),
                key: key.clone(),
            };
            let read = self.emit_read(place, &value);
            taint.join(&read);
        }
        taint
    }
}

fn number(items: &[Value]) -> Vec<(Key, Value)> {
    let items = items.iter().cloned().enumerate();
    items
        .map(|(at, item)| (Key::Int(at as i64), item))
        .collect()
}

/// Containers are looked into so deep.
pub(super) const DEEPEST: usize = 4;
/// And into so many items of each.
const MOST_ITEMS: usize = 64;

/// Marks a container whose contents were read already.
const SEEN: &str = "\u{0}contents were read";
