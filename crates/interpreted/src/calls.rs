//! Calls of made functions: what they are given is laid out in memory, and what they wrote is taken from there.

use freezeframe_array::program::{Read, Written};
use freezeframe_codegen::MEMORY;
use std::cell::RefCell;
use std::ops::Range;
use wasmi::{Engine, Linker, Memory, MemoryType, Module, Store, Val};

/// A page of memory has so many bytes.
const PAGE: usize = 1 << 16;
/// Between two pieces there are at least so many bytes that nobody may change.
const GUARD: usize = 64;
/// What such a byte holds.
const UNTOUCHED: u8 = 0xA5;

/// A module with a memory of its own.
pub(crate) struct Instance(RefCell<(Store<()>, Memory, wasmi::Instance)>);

impl Instance {
    /// None if the interpreter knows no such module, which is the test's failure.
    pub(crate) fn new(engine: &Engine, module: &[u8]) -> Self {
        let module = Module::new(engine, module).expect("a valid module");
        let mut store = Store::new(engine, ());
        let memory = Memory::new(&mut store, MemoryType::new(1, None)).expect("a page");
        let mut linker = Linker::new(engine);
        let named = linker.define(MEMORY.0, MEMORY.1, memory);
        named.expect("the only definition");
        let instance = linker.instantiate_and_start(&mut store, &module);
        let instance = instance.expect("imports nothing else");
        Self(RefCell::new((store, memory, instance)))
    }

    /// Calls a function with what is laid out; gives its result, 0 where it has none.
    pub(crate) fn call(&self, name: &str, layout: &mut Layout, arguments: &[u32]) -> u32 {
        let (store, memory, instance) = &mut *self.0.borrow_mut();
        let missing = layout.bytes.len().saturating_sub(memory.data_size(&*store));
        let pages = missing.div_ceil(PAGE) as u64;
        memory.grow(&mut *store, pages).expect("room");
        let given = &layout.bytes;
        memory.data_mut(&mut *store)[..given.len()].copy_from_slice(given);
        let function = instance.get_func(&*store, name).expect("an export");
        let arguments: Vec<Val> = arguments.iter().map(|it| Val::I32(*it as i32)).collect();
        let mut results = vec![Val::I32(0); function.ty(&*store).results().len()];
        let ended = function.call(&mut *store, &arguments, &mut results);
        ended.expect("no instruction reaches out of memory");
        layout.take(&memory.data(&*store)[..given.len()]);
        results.first().and_then(Val::i32).unwrap_or(0) as u32
    }
}

/// What a function is given, piece by piece.
pub(crate) struct Layout {
    bytes: Vec<u8>,
    written: Vec<Range<usize>>,
}

impl Layout {
    pub(crate) fn new() -> Self {
        Self {
            bytes: vec![UNTOUCHED; GUARD],
            written: Vec::new(),
        }
    }

    /// Lays bytes out that are only read; gives their address.
    pub(crate) fn read(&mut self, bytes: &[u8]) -> u32 {
        let at = self.bytes.len();
        self.bytes.extend_from_slice(bytes);
        let end = self.bytes.len().next_multiple_of(16) + GUARD;
        self.bytes.resize(end, UNTOUCHED);
        at as u32
    }

    /// Lays bytes out that may be written; gives their address.
    pub(crate) fn written(&mut self, bytes: &[u8]) -> u32 {
        let at = self.read(bytes);
        self.written.push(at as usize..at as usize + bytes.len());
        at
    }

    /// Lays out what code reads; gives the address of its first word, and the width of one.
    pub(crate) fn operand(&mut self, it: &Read<'_>) -> (u32, u32) {
        match it {
            Read::Bool(words) => (self.read(&truths(words)), 1),
            Read::W32(words) => (self.read(bytemuck::cast_slice(words)), 4),
        }
    }

    /// Lays out what code writes; gives the address of its first word, and the width of one.
    pub(crate) fn result(&mut self, it: &Written<'_>) -> (u32, u32) {
        match it {
            Written::Bool(words) => (self.written(&truths(words)), 1),
            Written::W32(words) => (self.written(bytemuck::cast_slice(words)), 4),
        }
    }

    /// Takes over what a call has left, which is what was there but for what it might write.
    fn take(&mut self, after: &[u8]) {
        let mut from = 0;
        for range in self
            .written
            .iter()
            .cloned()
            .chain(std::iter::once(after.len()..after.len()))
        {
            let same = self.bytes[from..range.start] == after[from..range.start];
            assert!(same, "made code wrote between {from} and {}", range.start);
            from = range.end;
        }
        self.bytes.copy_from_slice(after);
    }

    /// What the piece at an address holds now.
    fn piece(&self, at: u32, length: usize) -> &[u8] {
        &self.bytes[at as usize..at as usize + length]
    }

    /// Gives words back to where they came from.
    pub(crate) fn give(&self, at: u32, to: &mut [u32]) {
        let length = size_of_val(to);
        bytemuck::cast_slice_mut(to).copy_from_slice(self.piece(at, length));
    }

    /// Gives a result back to where it came from.
    pub(crate) fn give_result(&self, at: u32, to: &mut Written<'_>) {
        match to {
            Written::W32(words) => self.give(at, words),
            Written::Bool(words) => {
                let bytes = self.piece(at, words.len());
                for (word, byte) in words.iter_mut().zip(bytes) {
                    assert!(*byte < 2, "a truth is 0 or 1, not {byte}");
                    *word = *byte == 1;
                }
            }
        }
    }
}

fn truths(words: &[bool]) -> Vec<u8> {
    words.iter().map(|it| u8::from(*it)).collect()
}
