//! `dict`: an insertion-ordered hash table whose comparisons never run Python code.
//!
//! A lookup that would need a user's `__eq__` answers [`Lookup::Ask`] with the candidates; the VM then decides with the
//! table released, so user code may do to the dict whatever it likes.

use super::{Name, Value};
use freezeframe_base::Lists;
use std::cell::RefCell;

const EMPTY: u32 = u32::MAX;
const DELETED: u32 = u32::MAX - 1;

/// A dict object.
#[derive(Default)]
pub struct Dict {
    /// The table; never keep it borrowed while calling into the VM.
    pub map: RefCell<DictMap>,
}

/// One item of a dict.
#[derive(Clone)]
pub struct DictEntry {
    /// The key's hash.
    pub hash: u64,
    /// The key; `Unset` where an item was deleted.
    pub key: Value,
    /// The value.
    pub value: Value,
}

/// What a lookup found.
pub enum Lookup {
    /// The entry's index.
    Hit(usize),
    /// No such key.
    Miss,
    /// Only user code can say which of these entries has the key.
    Ask(Vec<(usize, Value)>),
}

/// The hash table of a dict.
#[derive(Default, Clone)]
pub struct DictMap {
    indices: Vec<u32>,
    entries: Vec<DictEntry>,
    /// How many of the indices are not empty: a search ends at an empty one only.
    used: usize,
    live: usize,
    keys_version: u32,
}

impl DictMap {
    /// How many items it holds.
    pub fn len(&self) -> usize {
        self.live
    }

    /// True if it holds no item.
    pub fn is_empty(&self) -> bool {
        self.live == 0
    }

    /// Changes whenever a key is added or removed.
    pub fn keys_version(&self) -> u32 {
        self.keys_version
    }

    /// The entry at `index`, if it is there and live.
    pub fn entry(&self, index: usize) -> Option<&DictEntry> {
        self.entries
            .get(index)
            .filter(|entry| !matches!(entry.key, Value::Unset))
    }

    /// The value at `index` if its key is exactly the interned string `name`.
    #[inline]
    pub fn value_if_named(&self, index: usize, name: &Name) -> Option<&Value> {
        match self.entries.get(index) {
            Some(DictEntry {
                key: Value::Str(key),
                value,
                ..
            }) if name.is(key) => Some(value),
            _ => None,
        }
    }

    /// Replaces the value at `index` if its key is exactly the interned string `name`.
    #[inline]
    pub fn set_if_named(
        &mut self,
        index: usize,
        name: &Name,
        value: Value,
    ) -> Result<Value, Value> {
        match self.entries.get_mut(index) {
            Some(DictEntry {
                key: Value::Str(key),
                value: place,
                ..
            }) if name.is(key) => Ok(std::mem::replace(place, value)),
            _ => Err(value),
        }
    }

    /// How many entries there are, deleted ones included; iterate `0..span()` with [`DictMap::entry`].
    pub fn span(&self) -> usize {
        self.entries.len()
    }

    /// The live entries in insertion order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &DictEntry> {
        self.entries
            .iter()
            .filter(|entry| !matches!(entry.key, Value::Unset))
    }

    /// Finds `key`, whose hash is `hash`.
    pub fn lookup(&self, hash: u64, key: &Value) -> Lookup {
        let mut ask = Vec::new();
        if self.indices.is_empty() {
            return Lookup::Miss;
        }
        let mask = self.indices.len() - 1;
        let mut slot = hash as usize & mask;
        loop {
            match self.indices[slot] {
                EMPTY => break,
                DELETED => {}
                index => {
                    let entry = &self.entries[index as usize];
                    if entry.hash == hash {
                        match entry.key.quick_eq(key) {
                            Some(true) if ask.is_empty() => return Lookup::Hit(index as usize),
                            Some(false) => {}
                            _ => ask.push((index as usize, entry.key.clone())),
                        }
                    }
                }
            }
            slot = (slot + 1) & mask;
        }
        if ask.is_empty() {
            Lookup::Miss
        } else {
            Lookup::Ask(ask)
        }
    }

    /// Finds an interned name.
    pub fn find_name(&self, name: &Name) -> Option<usize> {
        if self.indices.is_empty() {
            return None;
        }
        let hash = name.str().hash();
        let mask = self.indices.len() - 1;
        let mut slot = hash as usize & mask;
        loop {
            match self.indices[slot] {
                EMPTY => return None,
                DELETED => {}
                index => {
                    let entry = &self.entries[index as usize];
                    if entry.hash == hash
                        && let Value::Str(key) = &entry.key
                        && (name.is(key) || (!key.is_interned() && key.as_str() == name.as_str()))
                    {
                        return Some(index as usize);
                    }
                }
            }
            slot = (slot + 1) & mask;
        }
    }

    /// The value of an interned name.
    pub fn get_name(&self, name: &Name) -> Option<Value> {
        self.find_name(name)
            .map(|index| self.entries[index].value.clone())
    }

    /// Sets the value of an interned name.
    pub fn set_name(&mut self, name: &Name, value: Value) -> Option<Value> {
        match self.find_name(name) {
            Some(index) => Some(std::mem::replace(&mut self.entries[index].value, value)),
            None => {
                self.insert_new(name.str().hash(), Value::Str(name.str().clone()), value);
                None
            }
        }
    }

    /// Replaces the value of the entry at `index`.
    pub fn set_at(&mut self, index: usize, value: Value) -> Value {
        match self.entries.get_mut(index) {
            Some(entry) => std::mem::replace(&mut entry.value, value),
            None => value,
        }
    }

    /// Appends a key that is known to be absent.
    pub fn insert_new(&mut self, hash: u64, key: Value, value: Value) {
        if (self.used + 1) * 3 > self.indices.len() * 2 {
            self.rebuild();
        }
        let mask = self.indices.len() - 1;
        let mut slot = hash as usize & mask;
        while self.indices[slot] < DELETED {
            slot = (slot + 1) & mask;
        }
        self.used += usize::from(self.indices[slot] == EMPTY);
        self.indices[slot] = self.entries.len() as u32;
        self.entries.push(DictEntry { hash, key, value });
        self.live += 1;
        self.keys_version = self.keys_version.wrapping_add(1);
    }

    /// Removes the entry at `index`.
    pub fn remove_at(&mut self, index: usize) -> Option<(Value, Value)> {
        let entry = self.entries.get_mut(index)?;
        if matches!(entry.key, Value::Unset) {
            return None;
        }
        let key = std::mem::take(&mut entry.key);
        let value = std::mem::take(&mut entry.value);
        let mask = self.indices.len() - 1;
        let mut slot = entry.hash as usize & mask;
        while self.indices[slot] != index as u32 {
            slot = (slot + 1) & mask;
        }
        self.indices[slot] = DELETED;
        self.live -= 1;
        self.keys_version = self.keys_version.wrapping_add(1);
        while matches!(self.entries.last(), Some(entry) if matches!(entry.key, Value::Unset)) {
            self.entries.pop();
        }
        if self.live == 0 {
            self.indices.fill(EMPTY);
            self.used = 0;
        }
        Some((key, value))
    }

    /// Removes the item that was added last.
    pub fn pop_last(&mut self) -> Option<(Value, Value)> {
        let index = self.entries.len().checked_sub(1)?;
        self.remove_at(index)
    }

    /// Removes everything and hands it back, so that it can be dropped with the table released.
    pub fn take(&mut self) -> Self {
        let version = self.keys_version.wrapping_add(1);
        std::mem::replace(
            self,
            Self {
                keys_version: version,
                ..Self::default()
            },
        )
    }

    /// Puts back what the table was earlier, and hands back what it is; what was known of its keys holds no more.
    pub(crate) fn put_back(&mut self, earlier: Self) -> Self {
        let now = self.take();
        let version = self.keys_version;
        *self = Self {
            keys_version: version,
            ..earlier
        };
        now
    }

    /// All keys and values.
    pub(super) fn into_values(self) -> Vec<Value> {
        self.entries
            .into_iter()
            .flat_map(|entry| [entry.key, entry.value])
            .list()
    }

    fn rebuild(&mut self) {
        self.entries
            .retain(|entry| !matches!(entry.key, Value::Unset));
        let size = ((self.entries.len() + 1) * 2).next_power_of_two().max(8);
        self.indices.clear();
        self.indices.resize(size, EMPTY);
        for (index, entry) in self.entries.iter().enumerate() {
            let mut slot = entry.hash as usize & (size - 1);
            while self.indices[slot] != EMPTY {
                slot = (slot + 1) & (size - 1);
            }
            self.indices[slot] = index as u32;
        }
        self.used = self.entries.len();
    }
}

impl Dict {
    /// How many items it holds.
    pub fn len(&self) -> usize {
        self.map.borrow().len()
    }

    /// True if it holds no item.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The value of a string key.
    pub fn get_name(&self, name: &Name) -> Option<Value> {
        self.map.borrow().get_name(name)
    }

    /// The value of a string key given as text.
    pub fn get_str(&self, name: &str) -> Option<Value> {
        self.get_name(&Name::new(name))
    }

    /// Sets a string key.
    pub fn set_name(&self, name: &Name, value: Value) {
        // The old value is dropped after the table is released.
        let _old = self.map.borrow_mut().set_name(name, value);
    }

    /// Sets a string key given as text.
    pub fn set_str(&self, name: &str, value: impl Into<Value>) {
        self.set_name(&Name::new(name), value.into());
    }

    /// Removes a string key.
    pub fn remove_name(&self, name: &Name) -> Option<Value> {
        let mut map = self.map.borrow_mut();
        let index = map.find_name(name)?;
        map.remove_at(index).map(|(_, value)| value)
    }

    /// A copy of the items, in insertion order.
    pub fn items(&self) -> Vec<(Value, Value)> {
        self.map
            .borrow()
            .iter()
            .map(|entry| (entry.key.clone(), entry.value.clone()))
            .collect()
    }

    /// A copy of the keys, in insertion order.
    pub fn keys(&self) -> Vec<Value> {
        self.map
            .borrow()
            .iter()
            .map(|entry| entry.key.clone())
            .collect()
    }

    /// A copy of the values, in insertion order.
    pub fn values(&self) -> Vec<Value> {
        self.map
            .borrow()
            .iter()
            .map(|entry| entry.value.clone())
            .collect()
    }
}
