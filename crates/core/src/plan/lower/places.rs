//! Where the variables of a jaxpr are in its plan, for those who tell of it.

use super::{Fusion, Known, Lowering};
use crate::plan::{BufferId, Plan, Source};
use crate::{Atom, Jaxpr, VarId};
use freezeframe_array::program::Operand;
use freezeframe_base::HashMap;
use std::rc::Rc;

/// Where a variable is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::plan) enum Place {
    /// In a buffer.
    Buffer(BufferId),
    /// What the loop of a step gives meanwhile: the step, and the instruction.
    Member(usize, u32),
}

/// A variable of a jaxpr, and where it is.
pub(in crate::plan) type Placed = (Rc<Jaxpr>, VarId, Place);

/// The plan of a jaxpr, which is made anew, and where in it the variables are of the jaxpr and those that it calls, but for
/// those that are nowhere.
pub(in crate::plan) fn places(jaxpr: &Rc<Jaxpr>) -> (Plan, Vec<Placed>) {
    let mut lowering = Lowering::of(jaxpr, Fusion::Loops);
    let plan = lowering.finish(jaxpr);
    let steps: HashMap<usize, usize> = lowering.ended.iter().copied().collect();
    let place = |slot: VarId| {
        let own = lowering.flat.resolve(&Atom::Var(slot)).var()?;
        match lowering.known.get(&own)? {
            Known::Member(at, Operand::Result(result)) => {
                Some(Place::Member(*steps.get(at)?, *result))
            }
            Known::Member(_, Operand::Input(_)) => None,
            Known::View(view) => match view.source {
                Source::Buffer(buffer) => {
                    let shape = &lowering.flat.slots[slot.0 as usize].shape;
                    let same = plan.buffers[buffer.0 as usize].shape == *shape;
                    (same && view.is_whole()).then_some(Place::Buffer(buffer))
                }
                Source::Literal(_) => None,
            },
        }
    };
    let mut found = Vec::new();
    for (first, jaxpr) in &lowering.flat.inlined {
        let vars = (0..jaxpr.vars.len() as u32).map(VarId);
        found.extend(
            vars.filter_map(|var| Some((jaxpr.clone(), var, place(VarId(first + var.0))?))),
        );
    }
    (plan, found)
}
