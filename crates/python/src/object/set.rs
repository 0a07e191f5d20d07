//! `set` and `frozenset`: a dict without values.

use super::{DictMap, Value};
use freezeframe_base::Lists;
use std::cell::{Cell, RefCell};

/// A set object.
pub struct Set {
    /// The table; never keep it borrowed while calling into the VM.
    pub map: RefCell<SetMap>,
    /// True for `frozenset`.
    pub frozen: bool,
    /// The version of the table's keys that is in CPython's order.
    settled: Cell<Option<u32>>,
}

/// The hash table of a set: a [`DictMap`] whose values are all `None`.
pub type SetMap = DictMap;

impl Set {
    /// A set object over a table.
    pub fn new(map: SetMap, frozen: bool) -> Self {
        Self {
            map: RefCell::new(map),
            frozen,
            settled: Cell::new(None),
        }
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

    /// Puts a set of numbers into the order in which CPython iterates over it; other sets keep the order of insertion.
    pub fn settle(&self) {
        let Ok(mut map) = self.map.try_borrow_mut() else {
            return;
        };
        if self.settled.get() == Some(map.keys_version()) {
            return;
        }
        let is_number =
            |value: &Value| matches!(value, Value::Int(_) | Value::Bool(_) | Value::Float(_));
        if map.len() > 1 && map.iter().all(|entry| is_number(&entry.key)) {
            let entries: Vec<_> = map
                .iter()
                .map(|entry| (entry.hash, entry.key.clone()))
                .collect();
            let mut ordered = SetMap::default();
            for (hash, key) in table_order(&entries)
                .into_iter()
                .filter_map(|at| entries.get(at).cloned())
            {
                ordered.insert_new(hash, key, Value::None);
            }
            *map = ordered;
        }
        self.settled.set(Some(map.keys_version()));
    }
}

/// The positions of `entries` in the hash table that CPython would fill with them one by one.
fn table_order(entries: &[(u64, Value)]) -> Vec<usize> {
    let mut table: Vec<Option<usize>> = vec![None; 8];
    for at in 0..entries.len() {
        place(&mut table, entries, at);
        let filled = at + 1;
        if filled * 5 >= (table.len() - 1) * 3 {
            let least = if filled > 50_000 {
                filled * 2
            } else {
                filled * 4
            };
            let size = (least + 1).next_power_of_two().max(8);
            let old = std::mem::replace(&mut table, vec![None; size]);
            old.into_iter()
                .flatten()
                .for_each(|at| place(&mut table, entries, at));
        }
    }
    table.into_iter().flatten().list()
}

/// Finds a free slot as CPython's sets do: a few neighbours first, then a jump that the hash's upper bits decide.
fn place(table: &mut [Option<usize>], entries: &[(u64, Value)], at: usize) {
    const NEIGHBOURS: u64 = 9;
    let mask = table.len() as u64 - 1;
    let hash = entries.get(at).map_or(0, |(hash, _)| *hash);
    let (mut slot, mut perturb) = (hash & mask, hash);
    loop {
        let last = if slot + NEIGHBOURS <= mask {
            slot + NEIGHBOURS
        } else {
            slot
        };
        for near in slot..=last {
            if let Some(free @ None) = table.get_mut(near as usize) {
                *free = Some(at);
                return;
            }
        }
        perturb >>= 5;
        slot = slot.wrapping_mul(5).wrapping_add(1).wrapping_add(perturb) & mask;
    }
}
