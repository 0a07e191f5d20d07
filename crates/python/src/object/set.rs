//! `set` and `frozenset`: a dict without values.

use super::{DictMap, Value};
use std::cell::{Cell, RefCell};

/// A set object.
pub struct Set {
    /// The table; never keep it borrowed while calling into the VM.
    pub map: RefCell<SetMap>,
    /// True for `frozenset`.
    pub frozen: bool,
    /// The version of the table's keys that is in CPython's order.
    settled: Cell<Option<u32>>,
    /// Where CPython has the elements in its table.
    layout: RefCell<Layout>,
    /// Before this index of a table in order there is no element.
    front: Cell<usize>,
    /// How many elements were looked at for the sake of the order.
    spent: Cell<usize>,
}

/// So many elements of a set are looked at to keep it in CPython's order; a program that goes on to change a large set and
/// to ask for an element of it finds the order of insertion instead, at no cost.
const MOST_SPENT: usize = 1 << 22;

/// Where the elements of a set stand in CPython's hash table.
#[derive(Clone)]
struct Layout {
    /// How large the table is.
    slots: usize,
    /// The slot and the hash of each element, in the order of the slots.
    taken: Vec<(usize, u64)>,
    /// The slots of elements that are gone; they are not used again.
    left: Vec<usize>,
}

impl Layout {
    const NEW: Self = Self {
        slots: LEAST_SLOTS,
        taken: Vec::new(),
        left: Vec::new(),
    };
}

/// The hash table of a set: a [`DictMap`] whose values are all `None`.
pub type SetMap = DictMap;

/// How many slots a new table has.
const LEAST_SLOTS: usize = 8;

impl Set {
    /// A set object over a table whose elements were put in one by one.
    pub fn new(map: SetMap, frozen: bool) -> Self {
        Self {
            map: RefCell::new(map),
            frozen,
            settled: Cell::new(None),
            layout: RefCell::new(Layout::NEW),
            front: Cell::new(0),
            spent: Cell::new(0),
        }
    }

    /// Another set of the same elements.
    pub fn copied(&self, frozen: bool) -> Self {
        self.settle();
        let copy = Self::new(SetMap::default(), frozen);
        copy.expect(self.len());
        {
            let (own, mut its) = (self.layout.borrow(), copy.layout.borrow_mut());
            if own.left.is_empty() && own.slots == its.slots {
                *its = own.clone();
            }
        }
        copy.hold(self.map.borrow().clone());
        copy
    }

    /// A set over a copy of the same table, which this one is to become.
    pub fn in_place(&self) -> Self {
        self.settle();
        Self {
            map: RefCell::new(self.map.borrow().clone()),
            frozen: self.frozen,
            settled: self.settled.clone(),
            layout: self.layout.clone(),
            front: self.front.clone(),
            spent: self.spent.clone(),
        }
    }

    /// Holds these elements, which were in the table, in place of what it held.
    pub fn hold(&self, map: SetMap) {
        self.settled.set(None);
        let _old = self.map.replace(map);
    }

    /// Makes room for so many elements of another set or a dict, as CPython does before it puts them in.
    pub fn expect(&self, more: usize) {
        self.settle();
        let used = self.len();
        let mut layout = self.layout.borrow_mut();
        if (used + layout.left.len() + more) * 5 >= (layout.slots - 1) * 3 {
            let slots = slots_for((used + more) * 2);
            *layout = Layout {
                slots,
                ..Layout::NEW
            };
            self.settled.set(None);
        }
    }

    /// Takes over what another set holds, which is then of no use.
    pub fn become_of(&self, other: &Self) {
        self.layout.swap(&other.layout);
        self.settled.set(other.settled.get());
        self.front.set(other.front.get());
        self.spend(other.spent.get());
        let _old = self.map.replace(other.map.take());
    }

    /// Takes the element at `index` out; what is in order stays so.
    pub fn remove_at(&self, index: usize) -> Option<Value> {
        let mut map = self.map.borrow_mut();
        let was_settled = self.settled.get() == Some(map.keys_version());
        let removed = map.remove_at(index);
        if was_settled {
            self.settled.set(Some(map.keys_version()));
        }
        removed.map(|(key, _)| key)
    }

    /// Takes the first element out; what is in order stays so.
    pub fn take_first(&self) -> Option<Value> {
        self.settle();
        let mut map = self.map.borrow_mut();
        if self.settled.get() != Some(map.keys_version()) {
            return map.pop_last().map(|(key, _)| key);
        }
        let start = self.front.get();
        let first = (start..map.span()).find(|at| map.entry(*at).is_some())?;
        // A look at what is gone costs less than putting an element into its place.
        self.spend((first - start) / 8);
        self.front.set(first + 1);
        let removed = map.remove_at(first);
        self.settled.set(Some(map.keys_version()));
        removed.map(|(key, _)| key)
    }

    fn spend(&self, more: usize) {
        self.spent.set(self.spent.get().saturating_add(more));
    }

    /// How many elements it holds.
    pub fn len(&self) -> usize {
        self.map.borrow().len()
    }

    /// True if it holds no element.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// A copy of the elements.
    pub fn elements(&self) -> Vec<Value> {
        self.settle();
        self.map
            .borrow()
            .iter()
            .map(|entry| entry.key.clone())
            .collect()
    }

    /// Puts a set whose hashes are CPython's into the order in which CPython iterates over it; other sets keep the order of insertion.
    pub fn settle(&self) {
        let Ok(mut map) = self.map.try_borrow_mut() else {
            return;
        };
        if self.settled.get() == Some(map.keys_version()) || self.spent.get() > MOST_SPENT {
            return;
        }
        self.front.set(0);
        let plain = map.iter().take_while(|it| is_plain(&it.key, DEEPEST));
        let plain = plain.count();
        self.spend(plain);
        if plain > 0 && plain == map.len() {
            let entries: Vec<_> = map
                .iter()
                .map(|entry| (entry.hash, entry.key.clone()))
                .collect();
            let order = table_order(&entries, &mut self.layout.borrow_mut());
            let mut ordered = SetMap::default();
            for (hash, key) in order.into_iter().filter_map(|at| entries.get(at).cloned()) {
                ordered.insert_new(hash, key, Value::None);
            }
            *map = ordered;
        }
        self.settled.set(Some(map.keys_version()));
    }
}

/// How deep tuples and frozen sets are looked into.
const DEEPEST: usize = 8;

/// True for what has the same hash in each run of CPython: numbers, `None`, and what is made of them.
fn is_plain(value: &Value, depth: usize) -> bool {
    match value {
        Value::Int(_) | Value::BigInt(_) | Value::Bool(_) | Value::Complex(_) | Value::None => true,
        Value::Float(float) => !float.is_nan(),
        Value::Tuple(tuple) => depth > 0 && tuple.items.iter().all(|it| is_plain(it, depth - 1)),
        Value::Set(set) if set.frozen && depth > 0 => {
            let map = set.map.borrow();
            map.iter().all(|entry| is_plain(&entry.key, depth - 1))
        }
        _ => false,
    }
}

/// The size of a table that is to hold more than so many elements.
fn slots_for(least: usize) -> usize {
    (least + 1).next_power_of_two().max(LEAST_SLOTS)
}

/// A slot of a table.
#[derive(Clone, Copy)]
enum Slot {
    Free,
    Left,
    Of(usize),
}

/// The positions of `entries` in CPython's hash table: those that were there stay where they were, the others are put in one by one.
fn table_order(entries: &[(u64, Value)], layout: &mut Layout) -> Vec<usize> {
    let mut table = vec![Slot::Free; layout.slots];
    let mut known = 0;
    for slot in std::mem::take(&mut layout.left) {
        table[slot] = Slot::Left;
    }
    let mut filled = table.iter().filter(|it| !matches!(it, Slot::Free)).count();
    for (slot, hash) in std::mem::take(&mut layout.taken) {
        let is_there = entries.get(known).is_some_and(|entry| entry.0 == hash);
        table[slot] = if is_there {
            Slot::Of(known)
        } else {
            Slot::Left
        };
        known += usize::from(is_there);
        filled += 1;
    }
    for at in known..entries.len() {
        filled += usize::from(place(&mut table, entries, at));
        if filled * 5 >= (table.len() - 1) * 3 {
            let used = at + 1;
            let least = if used > 50_000 { used * 2 } else { used * 4 };
            let old = std::mem::replace(&mut table, vec![Slot::Free; slots_for(least)]);
            for slot in old {
                if let Slot::Of(at) = slot {
                    place(&mut table, entries, at);
                }
            }
            filled = used;
        }
    }
    layout.slots = table.len();
    let mut order = Vec::with_capacity(entries.len());
    for (slot, held) in table.into_iter().enumerate() {
        match held {
            Slot::Free => {}
            Slot::Left => layout.left.push(slot),
            Slot::Of(at) => {
                layout
                    .taken
                    .push((slot, entries.get(at).map_or(0, |it| it.0)));
                order.push(at);
            }
        }
    }
    order
}

/// Finds a slot as CPython's sets do: a few neighbours first, then a jump that the hash's upper bits decide. True if it was
/// free; the first that was passed of an element that is gone is taken before one that is.
fn place(table: &mut [Slot], entries: &[(u64, Value)], at: usize) -> bool {
    const NEIGHBOURS: u64 = 9;
    let mask = table.len() as u64 - 1;
    let hash = entries.get(at).map_or(0, |(hash, _)| *hash);
    let (mut slot, mut perturb) = (hash & mask, hash);
    let mut left = None;
    loop {
        let last = if slot + NEIGHBOURS <= mask {
            slot + NEIGHBOURS
        } else {
            slot
        };
        for near in slot as usize..=last as usize {
            match table.get(near) {
                Some(Slot::Free) => {
                    table[left.unwrap_or(near)] = Slot::Of(at);
                    return left.is_none();
                }
                Some(Slot::Left) if left.is_none() => left = Some(near),
                _ => {}
            }
        }
        perturb >>= 5;
        slot = slot.wrapping_mul(5).wrapping_add(1).wrapping_add(perturb) & mask;
    }
}
