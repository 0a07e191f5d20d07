//! Containers inside containers: compared, hashed and shown level by level on the heap, so that depth costs no native
//! stack. What must go natively from one level to the next is counted, and ends in CPython's RecursionError.

use super::compare::order_decides;
use super::{Exc, Vm};
use crate::bytecode::CompareOp;
use crate::object::*;
use std::rc::Rc;

/// How many containers inside one another are compared or shown, as in CPython.
const DEEPEST: usize = 10_000;

/// How many native functions may wait for one another. Each takes some of the native stack, which is the same in a
/// browser and natively: 8 MB.
const DEEPEST_NATIVE: usize = 400;

const IN_COMPARISON: &str = " in comparison";
const IN_REPR: &str = " while getting the repr of an object";

impl Vm {
    fn too_deep(&self, doing: &str) -> Raise {
        let text = format_args!("maximum recursion depth exceeded{doing}");
        self.error(Exc::RecursionError, text)
    }

    /// What raises where native code is too deep in itself.
    pub fn recursion_error(&self) -> Raise {
        self.too_deep("")
    }

    /// Runs native code that may come back here for what lies deeper.
    pub(crate) fn deeper<T>(
        &mut self,
        doing: &str,
        body: impl FnOnce(&mut Self) -> Result<T, Raise>,
    ) -> Result<T, Raise> {
        if self.nesting >= DEEPEST_NATIVE {
            return Err(self.too_deep(doing));
        }
        self.nesting += 1;
        let result = body(self);
        self.nesting -= 1;
        result
    }
}

/// A comparison of two containers, as far as it has come.
struct Comparison {
    op: CompareOp,
    pairs: Pairs,
    /// The pair that was asked for last decides; otherwise it was asked whether it is equal.
    decides: bool,
}

enum Pairs {
    Lists(Vec<Value>, Vec<Value>, usize),
    Tuples(Rc<Tuple>, Rc<Tuple>, usize),
    Dicts(std::vec::IntoIter<(Value, Value)>, Rc<Dict>),
}

/// How a comparison goes on.
enum Next {
    Answer(bool),
    Pair(CompareOp, Value, Value),
    Level(Comparison),
}

/// How the comparison of two built-in containers begins; `None` if they are none that are compared item by item.
fn begin(op: CompareOp, left: &Value, right: &Value) -> Option<Next> {
    let only_equality = matches!(op, CompareOp::Eq | CompareOp::Ne);
    let parts = |slice: &Slice| {
        [&slice.start, &slice.stop, &slice.step]
            .map(Value::clone)
            .to_vec()
    };
    let pairs = match (left, right) {
        (Value::List(a), Value::List(b)) => {
            let (a, b) = (a.items.borrow(), b.items.borrow());
            if only_equality && a.len() != b.len() {
                return Some(Next::Answer(op == CompareOp::Ne));
            }
            Pairs::Lists(a.clone(), b.clone(), 0)
        }
        (Value::Tuple(a), Value::Tuple(b)) => Pairs::Tuples(a.clone(), b.clone(), 0),
        (Value::Slice(a), Value::Slice(b)) => Pairs::Lists(parts(a), parts(b), 0),
        (Value::Dict(a), Value::Dict(b)) if only_equality => {
            if a.len() != b.len() {
                return Some(Next::Answer(op == CompareOp::Ne));
            }
            Pairs::Dicts(a.items().into_iter(), b.clone())
        }
        _ => return None,
    };
    Some(Next::Level(Comparison {
        op,
        pairs,
        decides: false,
    }))
}

impl Comparison {
    /// Goes on, with the answer for the pair that was asked for last.
    fn next(&mut self, vm: &mut Vm, answer: Option<bool>) -> Result<Next, Raise> {
        if let Some(answer) = answer {
            if self.decides {
                return Ok(Next::Answer(answer));
            }
            if !answer {
                return Ok(self.differ());
            }
            self.pass();
        }
        if let Pairs::Dicts(entries, other) = &mut self.pairs {
            for (key, value) in entries {
                match vm.dict_get(other, &key)? {
                    Some(found) if value.is(&found) => {}
                    Some(found) => return Ok(Next::Pair(CompareOp::Eq, value, found)),
                    None => return Ok(Next::Answer(self.op == CompareOp::Ne)),
                }
            }
            return Ok(Next::Answer(self.op == CompareOp::Eq));
        }
        loop {
            let (a, b, at) = self.items();
            let Some((x, y)) = a.get(at).zip(b.get(at)) else {
                return Ok(Next::Answer(order_decides(self.op, a.len().cmp(&b.len()))));
            };
            match x.is(y).then_some(true).or_else(|| x.quick_eq(y)) {
                Some(true) => self.pass(),
                Some(false) => return Ok(self.differ()),
                None => return Ok(Next::Pair(CompareOp::Eq, x.clone(), y.clone())),
            }
        }
    }

    fn items(&self) -> (&[Value], &[Value], usize) {
        match &self.pairs {
            Pairs::Lists(a, b, at) => (a, b, *at),
            Pairs::Tuples(a, b, at) => (&a.items, &b.items, *at),
            Pairs::Dicts(..) => (&[], &[], 0),
        }
    }

    fn pass(&mut self) {
        if let Pairs::Lists(_, _, at) | Pairs::Tuples(_, _, at) = &mut self.pairs {
            *at += 1;
        }
    }

    /// The items that were asked for are not equal: that answers, or which of them is less does.
    fn differ(&mut self) -> Next {
        let (a, b, at) = self.items();
        match (self.op, a.get(at).zip(b.get(at))) {
            (CompareOp::Lt | CompareOp::Le | CompareOp::Gt | CompareOp::Ge, Some((x, y))) => {
                let pair = Next::Pair(self.op, x.clone(), y.clone());
                self.decides = true;
                pair
            }
            (op, _) => Next::Answer(op == CompareOp::Ne),
        }
    }
}

impl Vm {
    /// Compares lists, tuples, slices and dicts item by item; `None` for anything else.
    pub(super) fn compare_containers(
        &mut self,
        op: CompareOp,
        left: &Value,
        right: &Value,
    ) -> Result<Option<bool>, Raise> {
        let mut level = match begin(op, left, right) {
            Some(Next::Level(level)) => level,
            Some(Next::Answer(answer)) => return Ok(Some(answer)),
            _ => return Ok(None),
        };
        let mut outer = Vec::new();
        let mut answer = None;
        loop {
            let (op, x, y) = match level.next(self, answer.take())? {
                Next::Pair(op, x, y) => (op, x, y),
                Next::Level(_) => continue,
                Next::Answer(found) => match outer.pop() {
                    Some(before) => {
                        (level, answer) = (before, Some(found));
                        continue;
                    }
                    None => return Ok(Some(found)),
                },
            };
            match begin(op, &x, &y) {
                Some(Next::Level(inner)) if outer.len() < DEEPEST => {
                    outer.push(std::mem::replace(&mut level, inner));
                }
                Some(Next::Level(_)) => return Err(self.too_deep(IN_COMPARISON)),
                Some(Next::Answer(found)) => answer = Some(found),
                _ => {
                    let result = self.compare(op, &x, &y)?;
                    answer = Some(self.truth(&result)?);
                }
            }
        }
    }

    /// The value of `left op right`, for native callers.
    pub fn compare(&mut self, op: CompareOp, left: &Value, right: &Value) -> Result<Value, Raise> {
        self.deeper(IN_COMPARISON, |vm| {
            vm.nested_here(|vm| vm.compare_flow(op, left.clone(), right.clone()))
        })
    }

    /// `hash` of a tuple.
    pub(super) fn hash_tuple(&mut self, tuple: &Rc<Tuple>) -> Result<u64, Raise> {
        let level = |tuple: &Rc<Tuple>| (tuple.clone(), Vec::with_capacity(tuple.items.len()));
        let mut outer = Vec::new();
        let (mut tuple, mut hashes) = level(tuple);
        loop {
            match tuple.items.get(hashes.len()) {
                Some(Value::Tuple(inner)) => {
                    let inner = level(inner);
                    outer.push((std::mem::replace(&mut tuple, inner.0), hashes));
                    hashes = inner.1;
                }
                Some(item) => hashes.push(self.hash(item)? as i64),
                None => {
                    let hash = crate::text::hash::tuple(hashes.drain(..));
                    match outer.pop() {
                        Some(before) => {
                            (tuple, hashes) = before;
                            hashes.push(hash);
                        }
                        None => return Ok(hash as u64),
                    }
                }
            }
        }
    }
}

/// A container that is being shown.
struct Shown {
    items: std::vec::IntoIter<Value>,
    /// How many items were shown.
    count: usize,
    /// Keys and values take turns.
    is_dict: bool,
    close: &'static str,
}

impl Shown {
    /// How a container is opened, its items and how it is closed; `None` if the value is no built-in container.
    fn of(value: &Value) -> Option<(&'static str, Self)> {
        let (open, items, close) = match value {
            Value::List(list) => ("[", list.items.borrow().clone(), "]"),
            Value::Tuple(tuple) if tuple.items.len() == 1 => ("(", tuple.items.clone(), ",)"),
            Value::Tuple(tuple) => ("(", tuple.items.clone(), ")"),
            Value::Dict(dict) => {
                let flat = dict
                    .items()
                    .into_iter()
                    .flat_map(|(key, value)| [key, value]);
                ("{", flat.collect(), "}")
            }
            Value::Set(set) => match (set.frozen, set.is_empty()) {
                (false, true) => ("set(", Vec::new(), ")"),
                (true, true) => ("frozenset(", Vec::new(), ")"),
                (false, false) => ("{", set.elements(), "}"),
                (true, false) => ("frozenset({", set.elements(), "})"),
            },
            _ => return None,
        };
        let shown = Self {
            items: items.into_iter(),
            count: 0,
            is_dict: matches!(value, Value::Dict(_)),
            close,
        };
        Some((open, shown))
    }

    /// The next item and what stands before it.
    fn next(&mut self) -> Option<(&'static str, Value)> {
        let item = self.items.next()?;
        self.count += 1;
        let between = match (self.count, self.is_dict) {
            (1, _) => "",
            (count, true) if count % 2 == 0 => ": ",
            _ => ", ",
        };
        Some((between, item))
    }
}

/// What stands for a container inside itself.
fn again(value: &Value) -> &'static str {
    match value {
        Value::Tuple(_) => "(...)",
        Value::Dict(_) => "{...}",
        Value::Set(_) => "set(...)",
        _ => "[...]",
    }
}

impl Vm {
    /// `repr(value)` as text.
    pub fn repr(&mut self, value: &Value) -> Result<String, Raise> {
        match value {
            Value::List(_) | Value::Tuple(_) | Value::Dict(_) | Value::Set(_) => {
                let before = self.repr_active.len();
                let text = self.repr_container(value);
                self.repr_active.truncate(before);
                text
            }
            Value::Object(_) | Value::Class(_) => {
                self.deeper(IN_REPR, |vm| vm.repr_by_class(value))
            }
            Value::Slice(_) | Value::Method(_) | Value::ClassMethod(_) | Value::StaticMethod(_) => {
                self.deeper(IN_REPR, |vm| vm.builtin_repr(value))
            }
            _ => self.builtin_repr(value),
        }
    }

    fn repr_container(&mut self, value: &Value) -> Result<String, Raise> {
        let mut text = String::new();
        let mut levels: Vec<Shown> = Vec::new();
        let mut item = value.clone();
        loop {
            match (Shown::of(&item), item.address()) {
                (Some(_), Some(address)) if self.repr_active.contains(&address) => {
                    text.push_str(again(&item));
                }
                (Some(_), _) if levels.len() >= DEEPEST => return Err(self.too_deep(IN_REPR)),
                (Some((open, level)), address) => {
                    text.push_str(open);
                    self.repr_active.push(address.unwrap_or_default());
                    levels.push(level);
                }
                (None, _) => text.push_str(&self.repr(&item)?),
            }
            item = loop {
                let Some(level) = levels.last_mut() else {
                    return Ok(text);
                };
                if let Some((between, next)) = level.next() {
                    text.push_str(between);
                    break next;
                }
                text.push_str(level.close);
                levels.pop();
                self.repr_active.pop();
            };
        }
    }

    /// Shows what holds others by `body`, or by `again` where it is inside itself.
    pub(crate) fn repr_guarded(
        &mut self,
        value: &Value,
        again: &str,
        body: impl FnOnce(&mut Self) -> Result<String, Raise>,
    ) -> Result<String, Raise> {
        let address = value.address().unwrap_or_default();
        if self.repr_active.contains(&address) {
            return Ok(again.to_string());
        }
        self.repr_active.push(address);
        let result = body(self);
        self.repr_active.pop();
        result
    }
}
