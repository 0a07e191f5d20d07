//! What code that is made consists of, whatever it does: loops that count, and addresses.

use wasm_encoder::{BlockType, InstructionSink, MemArg};

/// A loop that counts a local down to 0, which is 1 or more at first.
pub(crate) fn each(
    code: &mut InstructionSink<'_>,
    count: u32,
    body: impl FnOnce(&mut InstructionSink<'_>),
) {
    code.loop_(BlockType::Empty);
    body(code);
    code.local_get(count).i32_const(1).i32_sub();
    code.local_tee(count).br_if(0).end();
}

/// The same for a count that may be 0.
pub(crate) fn each_of_some(
    code: &mut InstructionSink<'_>,
    count: u32,
    body: impl FnOnce(&mut InstructionSink<'_>),
) {
    code.local_get(count).if_(BlockType::Empty);
    each(code, count, body);
    code.end();
}

/// Moves an address on.
pub(crate) fn advance(code: &mut InstructionSink<'_>, local: u32, bytes: u32) {
    code.local_get(local).i32_const(bytes as i32).i32_add();
    code.local_set(local);
}

pub(crate) fn at(offset: u32) -> MemArg {
    MemArg {
        offset: u64::from(offset),
        align: 2,
        memory_index: 0,
    }
}
