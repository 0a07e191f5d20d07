//! Whether a function that changes the program's state while it is traced would stage the same if it were traced again.
//!
//! That decides whether the change matters: a cache of numbers is full the second time, a name counts on, and what is
//! staged is the same. It is tried right after the trace, unseen: nothing is printed or kept, and all is put back.

use crate::listening::listener;
use crate::py::*;
use crate::state::jax;
use crate::tree::{self, TreeDef};
use freezeframe_base::{JaxCompat, ReadId, Taint, TraceId};
use freezeframe_core::Traced;
use freezeframe_python::observer::{Effect, Observer, Read, Write};
use freezeframe_python::{Moment, Purity};
use std::cell::RefCell;

/// What a trace gives: the program, the structure of its results, and their names where somebody listens.
pub(super) type Made = (Traced, Rc<TreeDef>, Vec<String>);

/// A function with more equations is not tried.
const MOST_EQUATIONS: usize = 2000;

/// So often it is traced again while it goes on to change things.
const TRIES: usize = 3;

/// Hears whether anything is changed, and stops what could not be put back.
#[derive(Default)]
struct Watch {
    writes: bool,
    is_stopped: bool,
}

impl Observer for Watch {
    /// The way to what is written has to be tainted: of other objects library code may write its own.
    fn read(&mut self, _read: Read<'_>) -> Taint {
        Taint::of(ReadId(0))
    }

    fn write(&mut self, write: Write<'_>) {
        self.writes |= !(write.in_library && write.via.is_none());
    }

    fn effect(&mut self, effect: Effect<'_>) -> bool {
        let stops = [Purity::Random, Purity::Files, Purity::Advances];
        self.is_stopped |= stops.contains(&effect.purity);
        self.writes |= effect.purity == Purity::Output;
        !self.is_stopped
    }
}

/// What tracing a function again gives, as its first trace left things.
pub(super) enum Again {
    /// Another program, or nobody knows.
    Other,
    /// The same program a few times over, while it went on to change things.
    Same,
    /// The same program, and nothing was changed any more.
    Settled(Box<Made>),
}

/// What tracing the function again gives, which has just given `first`, the trace of this number.
pub(super) fn again(
    vm: &mut Vm,
    (function, id): (&Py, TraceId),
    first: (&Traced, &Rc<TreeDef>),
    mut trace: impl FnMut(&mut Vm, Rc<RefCell<dyn Observer>>) -> PyResult<Made>,
) -> Again {
    if first.0.jaxpr.eqns.len() > MOST_EQUATIONS {
        return Again::Other;
    }
    let moment = Moment::below(function.clone());
    let Some(listener) = listener(vm).filter(|_| moment.is_whole()) else {
        return Again::Other;
    };
    *jax(vm).listener.borrow_mut() = None;
    let was_trying = jax(vm).tries.replace(true);
    let again = vm.unheard(|vm| {
        vm.unobserved(|vm| {
            let mut again = try_again(vm, first, &mut trace);
            if let Again::Settled(_) = again {
                let observer = listener.settles(vm, id);
                let made = observer.and_then(|it| trace(vm, it).ok());
                let made = made.filter(|it| is_same(vm, first, (&it.0, &it.1)));
                again = made.map_or(Again::Other, |it| Again::Settled(Box::new(it)));
            }
            moment.put_back();
            again
        })
    });
    jax(vm).tries.set(was_trying);
    *jax(vm).listener.borrow_mut() = Some(listener);
    again
}

fn try_again(
    vm: &mut Vm,
    first: (&Traced, &Rc<TreeDef>),
    trace: &mut impl FnMut(&mut Vm, Rc<RefCell<dyn Observer>>) -> PyResult<Made>,
) -> Again {
    for at in 0..TRIES {
        let watch = Rc::new(RefCell::new(Watch::default()));
        let made = trace(vm, watch.clone());
        let watch = watch.borrow();
        match made {
            Ok(made) if !watch.is_stopped && is_same(vm, first, (&made.0, &made.1)) => {
                if at == 0 && !watch.writes {
                    return Again::Settled(Box::new(made));
                }
            }
            // Whoever stops the run means all of it.
            Err(raise) if !watch.is_stopped && raise.class_name() == "KeyboardInterrupt" => {
                vm.interrupt();
                return Again::Other;
            }
            _ => return Again::Other,
        }
    }
    Again::Same
}

/// True if both print alike, hold the same numbers and give the same tree.
fn is_same(vm: &mut Vm, a: (&Traced, &Rc<TreeDef>), b: (&Traced, &Rc<TreeDef>)) -> bool {
    let (held, others) = (a.0.jaxpr.frozen(), b.0.jaxpr.frozen());
    let mut pairs = held.iter().zip(&others);
    let text = |traced: &Traced| traced.jaxpr.to_text(JaxCompat::default());
    a.0.closed_over.is_empty()
        && b.0.closed_over.is_empty()
        && held.len() == others.len()
        && pairs.all(|(a, b)| match (a.value.concrete(), b.value.concrete()) {
            (Some(a), Some(b)) => a.same(&b),
            _ => false,
        })
        && text(a.0) == text(b.0)
        && tree::same(vm, a.1, b.1).unwrap_or(false)
}
