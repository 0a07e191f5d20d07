//! The iterators of `itertools.tee`, which share what some of them have still to yield.

use super::lazy::size;
use crate::natives;
use crate::object::*;
use crate::vm::Vm;
use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

/// What the iterators of one `tee` share: the items that some of them have still to yield.
struct Tee {
    iterator: Value,
    items: VecDeque<Value>,
    dropped: usize,
    positions: Vec<usize>,
}

/// One of the iterators of a `tee`.
struct Branch {
    shared: Rc<RefCell<Tee>>,
    own: usize,
}

impl NativeIter for Branch {
    fn class_name(&self) -> &'static str {
        "itertools._tee"
    }

    fn next(&mut self, vm: &mut Vm) -> Result<Option<Value>, Raise> {
        let mut tee = self.shared.borrow_mut();
        let at = tee.positions.get(self.own).copied().unwrap_or(0) - tee.dropped;
        if at == tee.items.len() {
            let source = tee.iterator.clone();
            match vm.next(&source)? {
                Some(item) => tee.items.push_back(item),
                None => return Ok(None),
            }
        }
        let item = tee.items.get(at).cloned();
        if let Some(position) = tee.positions.get_mut(self.own) {
            *position += 1;
        }
        let slowest = tee.positions.iter().copied().min().unwrap_or(0);
        while tee.dropped < slowest {
            tee.items.pop_front();
            tee.dropped += 1;
        }
        Ok(item)
    }

    fn copied(&self) -> Option<Value> {
        let mut tee = self.shared.borrow_mut();
        let own = tee.positions.len();
        let place = tee.positions.get(self.own).copied()?;
        tee.positions.push(place);
        let shared = self.shared.clone();
        Some(Iter::native(Self { shared, own }))
    }

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        if let Ok(tee) = self.shared.try_borrow() {
            visit(&tee.iterator);
        }
    }
}

/// What is a function, and no class.
#[natives]
pub(super) mod tees {
    use super::*;

    /// So many iterators over the same items.
    ///
    /// >>> [list(it) for it in itertools.tee("ab")]
    /// [['a', 'b'], ['a', 'b']]
    #[native("(iterable, n=2, /)")]
    fn tee(vm: &mut Vm, iterable: &Value, n: &Value) -> Result<Value, Raise> {
        let iterator = vm.iter(iterable)?;
        let count = size(vm, n, "n must be >= 0")?.min(1 << 20);
        let shared = Rc::new(RefCell::new(Tee {
            iterator,
            items: VecDeque::new(),
            dropped: 0,
            positions: vec![0; count],
        }));
        let branch = |own| {
            let shared = shared.clone();
            Iter::native(Branch { shared, own })
        };
        Ok(Value::tuple((0..count).map(branch).collect()))
    }
}

/// What the iterators of `tee` have besides.
#[natives]
pub(super) mod tee_methods {
    use super::*;

    /// Another iterator that stands at the same item.
    #[native("(self, /)")]
    fn __copy__(this: &Value) -> Value {
        let copied = match this {
            Value::Iter(iter) => match &*iter.state.borrow() {
                IterState::Native(native) => native.copied(),
                _ => None,
            },
            _ => None,
        };
        copied.unwrap_or_else(|| this.clone())
    }
}
