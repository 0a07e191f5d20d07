//! A namespace with all that can be reached from it, as it is now, to be put back when something was tried in it.

use crate::gc;
use crate::object::*;
use freezeframe_base::HashSet;
use std::rc::Rc;

/// So many values are looked at; what lies behind them is not put back.
const MOST: usize = 1 << 18;

/// Puts back what a native object held.
pub type PutBack = Box<dyn FnOnce()>;

/// What a namespace holds, and whatever can change below it.
#[derive(Default)]
pub struct Moment {
    kept: Vec<Kept>,
    is_partial: bool,
}

/// Something that can change, and how it was.
enum Kept {
    List(Rc<List>, Vec<Value>),
    Dict(Rc<Dict>, DictMap),
    Set(Rc<Set>, SetMap),
    Cell(Rc<CellVar>, Value),
    Class(Rc<Class>, Vec<(Name, Value)>),
    /// The attributes of a function or an instance, which has more where Python code has asked for its `__dict__`.
    Attrs(Value, Vec<(Name, Value)>),
    Native(PutBack),
}

impl Moment {
    /// How things are. Modules are not looked into, and generators and iterators go on from where they were left.
    pub fn of(namespace: &Rc<Dict>) -> Self {
        Self::below(Value::Dict(namespace.clone()))
    }

    /// The same for all that can be reached from a value; from a function these are its module's variables too.
    pub fn below(value: Value) -> Self {
        let mut moment = Self::default();
        let mut seen = HashSet::default();
        let mut waiting = vec![value];
        while let Some(value) = waiting.pop() {
            let address = value.address();
            if address.is_none_or(|it| !seen.insert(it)) {
                continue;
            }
            if seen.len() > MOST {
                moment.is_partial = true;
                break;
            }
            moment.is_partial |= matches!(value, Value::Generator(_) | Value::Iter(_));
            moment.keep(&value);
            if let Value::Method(method) = &value {
                waiting.extend([method.function.clone(), method.receiver.clone()]);
            }
            gc::traverse(&value, &mut |inner| {
                if inner.address().is_some() {
                    waiting.push(inner.clone());
                }
            });
        }
        moment
    }

    /// True if all that was found will be as it was once it is put back: it is not too much, and nothing goes on.
    pub fn is_whole(&self) -> bool {
        !self.is_partial
    }

    fn keep(&mut self, value: &Value) {
        let kept = match value {
            Value::List(list) => Kept::List(list.clone(), list.items.borrow().clone()),
            Value::Dict(dict) => Kept::Dict(dict.clone(), dict.map.borrow().clone()),
            Value::Set(set) if !set.frozen => Kept::Set(set.clone(), set.map.borrow().clone()),
            Value::Cell(cell) => Kept::Cell(cell.clone(), cell.value.borrow().clone()),
            Value::Class(class) if !class.flags.builtin.get() => {
                let own = class.dict.borrow();
                let own = own
                    .iter()
                    .map(|(name, value)| (name.clone(), value.clone()));
                Kept::Class(class.clone(), own.collect())
            }
            Value::Function(function) => {
                Kept::Attrs(value.clone(), function.attrs.borrow().items())
            }
            Value::Object(instance) => {
                if let Payload::Native(native) = &instance.payload
                    && let Some(put_back) = native.clone().keep()
                {
                    self.kept.push(Kept::Native(put_back));
                }
                Kept::Attrs(value.clone(), instance.attrs.borrow().items())
            }
            _ => return,
        };
        self.kept.push(kept);
    }

    /// Has all be as it was.
    pub fn put_back(self) {
        // What goes is dropped once nothing is borrowed any more.
        let gone: Vec<_> = self.kept.into_iter().map(Kept::put_back).collect();
        drop(gone);
    }
}

impl Kept {
    /// Puts it back, and gives what stood there.
    fn put_back(self) -> (Vec<Value>, DictMap) {
        let mut map_gone = DictMap::default();
        let gone = match self {
            Self::List(list, items) => list.items.replace(items),
            Self::Dict(dict, map) => {
                map_gone = dict.map.borrow_mut().put_back(map);
                Vec::new()
            }
            Self::Set(set, map) => {
                map_gone = set.map.borrow_mut().put_back(map);
                Vec::new()
            }
            Self::Cell(cell, value) => vec![cell.value.replace(value)],
            Self::Class(class, own) => put_class_back(&class, &own),
            Self::Attrs(value, own) => match &value {
                Value::Function(function) => put_attrs_back(&mut function.attrs.borrow_mut(), own),
                Value::Object(instance) => put_attrs_back(&mut instance.attrs.borrow_mut(), own),
                _ => Vec::new(),
            },
            Self::Native(put_back) => {
                put_back();
                Vec::new()
            }
        };
        (gone, map_gone)
    }
}

/// Sets attributes; a `__dict__` stays the same object.
fn put_attrs_back(attrs: &mut Attrs, own: Vec<(Name, Value)>) -> Vec<Value> {
    if let Attrs::Fast(list) = attrs {
        let now = std::mem::replace(list, own);
        return now.into_iter().map(|(_, value)| value).collect();
    }
    let now = attrs.items().into_iter();
    let now = now.filter_map(|(name, _)| attrs.remove(&name));
    let gone = now.collect();
    for (name, value) in own {
        let _nothing = attrs.set(&name, value);
    }
    gone
}

/// Sets a class's own attributes, where they are others: caches know which version of a class they are for.
fn put_class_back(class: &Class, own: &[(Name, Value)]) -> Vec<Value> {
    let now: Vec<_> = {
        let now = class.dict.borrow();
        now.iter()
            .map(|(name, value)| (name.clone(), value.clone()))
            .collect()
    };
    let same = |((a, old), (b, new)): (&(Name, Value), &(Name, Value))| a == b && old.is(new);
    if now.len() != own.len() || !own.iter().zip(&now).all(same) {
        for (name, _) in &now {
            drop(class.remove(name));
        }
        own.iter()
            .for_each(|(name, value)| class.set(name, value.clone()));
    }
    now.into_iter().map(|(_, value)| value).collect()
}
