//! Instructions that do at once what two do, for runs that nobody observes.
//!
//! One that does what two do takes the place of the first. The second stays where it is, so that places of instructions mean
//! the same in both lists: jumps, spans and handlers hold, and what goes wrong in the second has its own place.

use crate::bytecode::Op;

/// The instructions as they run where nobody observes.
#[cold]
pub(super) fn fuse(ops: &[Op]) -> Box<[Op]> {
    let pair_at = |at: usize| match ops.get(at..at + 2) {
        Some([first, second]) => pair(*first, *second),
        _ => None,
    };
    let fused = ops
        .iter()
        .enumerate()
        .map(|(at, op)| match (*op, ops.get(at + 1)) {
            // The second may do more with the third.
            (Op::LoadFast(first), Some(Op::LoadFast(second))) if pair_at(at + 1).is_none() => {
                u16::try_from(*second).map_or(*op, |second| Op::LoadFast2(first, second))
            }
            _ => pair_at(at).unwrap_or(*op),
        });
    fused.collect()
}

fn pair(first: Op, second: Op) -> Option<Op> {
    let small = |slot: u32, site: u32| Some((u16::try_from(slot).ok()?, u16::try_from(site).ok()?));
    Some(match (first, second) {
        (Op::LoadFast(slot), Op::Return) => Op::ReturnFast(slot),
        (Op::LoadFastAttr(slot, site), Op::Return) => Op::ReturnFastAttr(slot, site),
        (Op::Binary(op), Op::Return) => Op::ReturnBinary(op),
        (Op::Int(int), Op::Binary(op) | Op::Inplace(op)) => Op::BinaryInt(op, int),
        (Op::LoadFast(slot), Op::Binary(op) | Op::Inplace(op)) => Op::BinaryFast(op, slot),
        (Op::Inplace(op), Op::StoreFast(slot)) => Op::InplaceStore(op, slot),
        (Op::LoadFast(slot), Op::StoreAttr(site)) => {
            let (slot, site) = small(slot, site)?;
            Op::StoreFastAttr(slot, site)
        }
        (Op::LoadFast(slot), Op::LoadMethod(site)) => {
            let (slot, site) = small(slot, site)?;
            Op::LoadFastMethod(slot, site)
        }
        _ => return None,
    })
}
