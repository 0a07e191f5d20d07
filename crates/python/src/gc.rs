//! The cycle collector: reference counting frees almost everything, this frees what refers to itself.
//!
//! Every container registers a weak reference when it is made. A collection counts, for each registered object, the references
//! that come from other registered objects; whatever has more references than that is reachable from outside, and so is
//! all that it refers to. The rest is cleared.

pub use crate::heap::Tracked;
use crate::heap::{End, FIRST_THRESHOLD, heap};
use crate::object::*;
use freezeframe_base::HashMap;
use freezeframe_base::Lists;

/// Registers a new container.
pub fn register(tracked: Tracked) {
    heap(|it| {
        let registry = &it.registry;
        registry.tracked.borrow_mut().push(tracked);
        registry.allocated.set(registry.allocated.get() + 1);
    });
}

/// Collects cyclic garbage if enough containers were made since the last time.
pub fn collect_if_due() {
    if heap(|it| it.registry.allocated.get() >= it.registry.threshold.get()) {
        collect();
    }
}

/// Frees what is reachable only from itself; gives back how many objects that were.
pub fn collect() -> usize {
    // Let go of the registry while tracing: clearing garbage may make containers.
    let registry = heap(|it| {
        it.registry.allocated.set(0);
        it.registry.tracked.take()
    });
    let mut nodes: Vec<Node> = Vec::with_capacity(registry.len() / 2);
    for tracked in registry {
        if let Some(strong) = tracked.upgrade() {
            nodes.push(Node {
                tracked,
                strong,
                external: 0,
                reached: false,
            });
        }
    }
    let garbage = find_garbage(&mut nodes);
    let survivors = nodes.len() - garbage.len();
    let mut doomed = Vec::with_capacity(garbage.len());
    let mut kept = Vec::with_capacity(survivors);
    let mut is_garbage = vec![false; nodes.len()];
    for index in &garbage {
        is_garbage[*index] = true;
    }
    for (index, node) in nodes.into_iter().enumerate() {
        if is_garbage[index] {
            doomed.push(node.strong);
        }
        kept.push(node.tracked);
    }
    heap(|it| {
        it.registry.threshold.set(FIRST_THRESHOLD.max(survivors));
        let mut tracked = it.registry.tracked.borrow_mut();
        kept.append(&mut tracked);
        *tracked = kept;
    });
    // What has a `__del__` is told first, and may be reachable then: the next collection sees.
    let mut told = false;
    for strong in &doomed {
        told |= is_mourned(strong);
    }
    if !told {
        doomed.iter().for_each(clear);
    }
    doomed.len()
}

/// How many containers are registered and alive: for tests.
pub fn live_count() -> usize {
    heap(|it| {
        let tracked = it.registry.tracked.borrow();
        tracked.iter().filter(|tracked| tracked.is_alive()).count()
    })
}

/// Empties all containers: for the end of a machine, of which nothing is needed any more.
pub fn clear_all() {
    heap(|it| it.ends.is_over.set(true));
    let registry = heap(|it| it.registry.tracked.take());
    let alive: Vec<Value> = registry.iter().filter_map(Tracked::upgrade).collect();
    alive.iter().for_each(clear);
}

/// Has the `__del__` of an object called, if it has one that was not called yet.
fn is_mourned(value: &Value) -> bool {
    let Value::Object(instance) = value else {
        return false;
    };
    if !instance.class.flags.mourned.get() || instance.class.lookup(&Name::new("__del__")).is_none()
    {
        return false;
    }
    let address = std::rc::Rc::as_ptr(instance) as usize;
    let again = value.clone();
    heap(|it| {
        let is_new = it.ends.told.borrow_mut().insert(address);
        if is_new {
            it.ends.due.borrow_mut().push(End::Delete(again));
            it.ends.are_due.set(true);
        }
        is_new
    })
}

struct Node {
    tracked: Tracked,
    strong: Value,
    external: isize,
    reached: bool,
}

fn find_garbage(nodes: &mut [Node]) -> Vec<usize> {
    let mut index_of = HashMap::default();
    index_of.reserve(nodes.len());
    for (index, node) in nodes.iter().enumerate() {
        if let Some(address) = node.strong.address() {
            index_of.insert(address, index);
        }
    }
    for node in nodes.iter_mut() {
        // One reference is the collector's own.
        node.external = strong_count(&node.strong) as isize - 1;
    }
    for index in 0..nodes.len() {
        let mut targets = Vec::new();
        traverse(&nodes[index].strong, &mut |value| {
            if let Some(target) = value.address().and_then(|address| index_of.get(&address)) {
                targets.push(*target);
            }
        });
        for target in targets {
            nodes[target].external -= 1;
        }
    }
    let mut queue: Vec<usize> = (0..nodes.len())
        .filter(|index| nodes[*index].external > 0)
        .list();
    for index in &queue {
        nodes[*index].reached = true;
    }
    while let Some(index) = queue.pop() {
        let mut targets = Vec::new();
        traverse(&nodes[index].strong, &mut |value| {
            if let Some(target) = value.address().and_then(|address| index_of.get(&address)) {
                targets.push(*target);
            }
        });
        for target in targets {
            if !nodes[target].reached {
                nodes[target].reached = true;
                queue.push(target);
            }
        }
    }
    (0..nodes.len())
        .filter(|index| !nodes[*index].reached)
        .list()
}

fn strong_count(value: &Value) -> usize {
    use std::rc::Rc;
    match value {
        Value::Tuple(rc) => Rc::strong_count(rc),
        Value::List(rc) => Rc::strong_count(rc),
        Value::Dict(rc) => Rc::strong_count(rc),
        Value::Set(rc) => Rc::strong_count(rc),
        Value::Cell(rc) => Rc::strong_count(rc),
        Value::Function(rc) => Rc::strong_count(rc),
        Value::Class(rc) => Rc::strong_count(rc),
        Value::Object(rc) => Rc::strong_count(rc),
        Value::Generator(rc) => Rc::strong_count(rc),
        _ => usize::MAX / 2,
    }
}

/// Shows the values that a value holds. What is not registered itself is looked through.
pub(crate) fn traverse(value: &Value, visit: &mut dyn FnMut(&Value)) {
    match value {
        Value::Tuple(tuple) => tuple.items.iter().for_each(|item| show(item, visit)),
        Value::List(list) => list
            .items
            .borrow()
            .iter()
            .for_each(|item| show(item, visit)),
        Value::Dict(dict) => {
            for entry in dict.map.borrow().iter() {
                show(&entry.key, visit);
                show(&entry.value, visit);
            }
        }
        Value::Set(set) => set
            .map
            .borrow()
            .iter()
            .for_each(|entry| show(&entry.key, visit)),
        Value::Cell(cell) => show(&cell.value.borrow(), visit),
        Value::Function(function) => {
            visit(&Value::Dict(function.globals.clone()));
            function
                .closure
                .iter()
                .for_each(|cell| visit(&Value::Cell(cell.clone())));
            // Defaults are shared with copies of the function, so they count only where they are not.
            if std::rc::Rc::strong_count(&function.defaults.borrow()) == 1 {
                function
                    .defaults
                    .borrow()
                    .iter()
                    .for_each(|item| show(item, visit));
            }
            function
                .keyword_defaults
                .borrow()
                .iter()
                .for_each(|(_, item)| show(item, visit));
            show(&function.annotations.borrow(), visit);
            traverse_attrs(&function.attrs.borrow(), visit);
        }
        Value::Class(class) => {
            class
                .dict
                .borrow()
                .values()
                .for_each(|item| show(item, visit));
            class
                .bases
                .borrow()
                .iter()
                .for_each(|base| visit(&Value::Class(base.clone())));
            class
                .mro
                .borrow()
                .iter()
                .for_each(|base| visit(&Value::Class(base.clone())));
            if let Some(metaclass) = &class.metaclass {
                visit(&Value::Class(metaclass.clone()));
            }
            class.visit_cache(&mut |item| show(item, visit));
        }
        Value::Object(instance) => {
            visit(&Value::Class(instance.class.held().clone()));
            traverse_attrs(&instance.attrs.borrow(), visit);
            traverse_payload(&instance.payload, visit);
        }
        Value::Generator(generator) => {
            if let Ok(state) = generator.state.try_borrow()
                && let GeneratorState::Suspended { stack, frame, .. } = &*state
            {
                stack.iter().for_each(|item| show(item, visit));
                visit(&Value::Dict(frame.globals.clone()));
                if let Some(function) = &frame.function {
                    visit(&Value::Function(function.clone()));
                }
            }
        }
        _ => {}
    }
}

fn traverse_attrs(attrs: &Attrs, visit: &mut dyn FnMut(&Value)) {
    match attrs {
        Attrs::Fast(list) => list.iter().for_each(|(_, item)| show(item, visit)),
        Attrs::Dict(dict) => visit(&Value::Dict(dict.clone())),
    }
}

fn traverse_payload(payload: &Payload, visit: &mut dyn FnMut(&Value)) {
    match payload {
        Payload::None => {}
        Payload::Base(value) => show(value, visit),
        Payload::Exception(data) => {
            let data = data.borrow();
            data.args
                .iter()
                .chain(&data.notes)
                .for_each(|item| show(item, visit));
            data.cause
                .iter()
                .chain(&data.context)
                .for_each(|item| show(item, visit));
        }
        Payload::Native(native) => native.traverse(&mut |item| show(item, visit)),
    }
}

/// Shows a value; one that is not registered and held only here is looked through as if it were part of its holder.
fn show(value: &Value, visit: &mut dyn FnMut(&Value)) {
    use std::rc::Rc;
    match value {
        Value::Object(instance) if !instance.is_tracked() && Rc::strong_count(instance) == 1 => {
            visit(value);
            visit(&Value::Class(instance.class.held().clone()));
        }
        Value::Method(method) if Rc::strong_count(method) == 1 => {
            show(&method.function, visit);
            show(&method.receiver, visit);
        }
        Value::Property(property) if Rc::strong_count(property) == 1 => {
            [&property.get, &property.set, &property.delete]
                .into_iter()
                .for_each(|item| show(item, visit));
        }
        Value::ClassMethod(wrapped) | Value::StaticMethod(wrapped)
            if Rc::strong_count(wrapped) == 1 =>
        {
            show(&wrapped.function, visit)
        }
        Value::Super(of) if Rc::strong_count(of) == 1 => show(&of.receiver, visit),
        Value::Iter(iter) if Rc::strong_count(iter) == 1 => {
            if let Ok(state) = iter.state.try_borrow() {
                match &*state {
                    IterState::List { list, .. } => visit(&Value::List(list.clone())),
                    IterState::Tuple { tuple, .. } => visit(&Value::Tuple(tuple.clone())),
                    IterState::Dict { dict, .. } => visit(&Value::Dict(dict.clone())),
                    IterState::Set { set, .. } => visit(&Value::Set(set.clone())),
                    IterState::Values { left, .. } => {
                        left.iter().for_each(|item| show(item, visit))
                    }
                    IterState::Sequence { object, .. } => show(object, visit),
                    IterState::Native(native) => native.traverse(&mut |item| show(item, visit)),
                    _ => {}
                }
            }
        }
        value => visit(value),
    }
}

/// Empties a dead container, which breaks its cycles.
fn clear(value: &Value) {
    match value {
        Value::List(list) => drop(list.items.take()),
        Value::Dict(dict) => drop(dict.map.take()),
        Value::Set(set) => drop(set.map.take()),
        Value::Cell(cell) => drop(cell.value.take()),
        Value::Object(instance) => {
            drop(instance.attrs.take());
            match &instance.payload {
                Payload::Exception(data) => drop(data.take()),
                Payload::Native(native) => native.clear(),
                _ => {}
            }
        }
        Value::Class(class) => class.clear(),
        Value::Function(function) => {
            drop(function.attrs.take());
            drop(function.keyword_defaults.take());
            drop(function.annotations.take());
        }
        Value::Generator(generator) => drop(generator.state.replace(GeneratorState::Finished)),
        _ => {}
    }
}
