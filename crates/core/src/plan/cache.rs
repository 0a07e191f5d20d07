//! Which plan a jaxpr has, by the jaxpr's identity.

use super::executor::{Executable, Executor};
use super::{Fusion, Plan};
use crate::Jaxpr;
use crate::context::context;
use freezeframe_base::HashMap;
use std::cell::{OnceCell, RefCell};
use std::rc::{Rc, Weak};

/// Plans, and who runs them: kept in the context.
#[derive(Default)]
pub(super) struct Engine {
    /// Whoever runs the first plan says who.
    pub executor: OnceCell<Rc<dyn Executor>>,
    pub cache: PlanCache,
}

pub(super) fn engine<R>(f: impl FnOnce(&Engine) -> R) -> R {
    context(|it| f(&it.plans.get::<RefCell<Engine>>().borrow()))
}

pub(super) fn engine_mut<R>(f: impl FnOnce(&mut Engine) -> R) -> R {
    context(|it| f(&mut it.plans.get::<RefCell<Engine>>().borrow_mut()))
}

/// A plan, and what an executor made of it once it was run.
pub(super) struct Entry {
    /// Keeps the jaxpr's place in memory taken, so that no other jaxpr is mistaken for it.
    jaxpr: Weak<Jaxpr>,
    pub plan: Rc<Plan>,
    pub executable: Option<Rc<dyn Executable>>,
}

/// The plans of the jaxprs that are alive.
#[derive(Default)]
pub(super) struct PlanCache {
    plans: HashMap<usize, Entry>,
    /// When so many are known, those of dead jaxprs are dropped.
    sweep_at: usize,
}

/// Fewer plans than this are never swept.
const FEW: usize = 64;

/// Where a jaxpr lies in memory; the lowest bit, which no address has, says how it is fused.
fn key(jaxpr: &Rc<Jaxpr>, fusion: Fusion) -> usize {
    const { assert!(align_of::<Jaxpr>() > 1) };
    Rc::as_ptr(jaxpr) as usize | usize::from(fusion == Fusion::None)
}

impl PlanCache {
    /// The plan of a jaxpr, if it has one already.
    pub(super) fn get(&self, jaxpr: &Rc<Jaxpr>, fusion: Fusion) -> Option<&Entry> {
        self.plans.get(&key(jaxpr, fusion))
    }

    /// The jaxpr of a plan that is kept.
    pub(super) fn jaxpr_of(&self, plan: &Rc<Plan>) -> Option<Rc<Jaxpr>> {
        let own = self
            .plans
            .values()
            .find(|own| Rc::ptr_eq(&own.plan, plan))?;
        own.jaxpr.upgrade()
    }

    /// Keeps a plan for as long as its jaxpr lives, or a little longer. Gives the entries of dead jaxprs, for the caller
    /// to drop once the cache is free: what they hold of the embedder's may run a program when it ends.
    pub(super) fn insert(
        &mut self,
        jaxpr: &Rc<Jaxpr>,
        fusion: Fusion,
        plan: Rc<Plan>,
    ) -> Vec<Entry> {
        let mut dead = Vec::new();
        if self.plans.len() >= self.sweep_at.max(FEW) {
            let swept = self
                .plans
                .extract_if(|_, own| own.jaxpr.strong_count() == 0);
            dead.extend(swept.map(|(_, own)| own));
            self.sweep_at = 2 * self.plans.len();
        }
        let own = Entry {
            jaxpr: Rc::downgrade(jaxpr),
            plan,
            executable: None,
        };
        dead.extend(self.plans.insert(key(jaxpr, fusion), own));
        dead
    }

    /// Keeps what an executor made of a plan.
    pub(super) fn set_executable(
        &mut self,
        jaxpr: &Rc<Jaxpr>,
        fusion: Fusion,
        executable: Rc<dyn Executable>,
    ) {
        if let Some(own) = self.plans.get_mut(&key(jaxpr, fusion)) {
            own.executable = Some(executable);
        }
    }

    /// How many plans are kept.
    #[cfg(test)]
    fn len(&self) -> usize {
        self.plans.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plans_live_as_long_as_their_jaxprs() {
        let mut cache = PlanCache::default();
        let (kept, other) = (Rc::new(Jaxpr::default()), Rc::new(Jaxpr::default()));
        let plan = Rc::new(Plan::default());
        cache.insert(&kept, Fusion::Loops, plan.clone());
        let is_own = |cache: &PlanCache| {
            let found = cache.get(&kept, Fusion::Loops);
            found.is_some_and(|found| Rc::ptr_eq(&found.plan, &plan))
        };
        assert!(is_own(&cache));
        assert!(cache.get(&kept, Fusion::None).is_none());
        assert!(cache.get(&other, Fusion::Loops).is_none());
        for _ in 0..10 * FEW {
            cache.insert(&Rc::new(Jaxpr::default()), Fusion::Loops, Rc::default());
        }
        assert!(cache.len() <= 2 * FEW, "{} are kept", cache.len());
        assert!(is_own(&cache));
    }
}
