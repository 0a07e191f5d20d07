//! Which plan a jaxpr has, by the jaxpr's identity.

use super::Plan;
use crate::Jaxpr;
use freezeframe_base::HashMap;
use std::rc::{Rc, Weak};

/// The plans of the jaxprs that are alive.
///
/// The weak handle keeps the jaxpr's place in memory taken, so that no other jaxpr is mistaken for it.
#[derive(Debug, Default)]
pub(crate) struct PlanCache {
    plans: HashMap<*const Jaxpr, (Weak<Jaxpr>, Rc<Plan>)>,
    /// When so many are known, those of dead jaxprs are dropped.
    sweep_at: usize,
}

/// Fewer plans than this are never swept.
const FEW: usize = 64;

impl PlanCache {
    /// The plan of a jaxpr, if it has one already.
    pub(crate) fn get(&self, jaxpr: &Rc<Jaxpr>) -> Option<Rc<Plan>> {
        let (_, plan) = self.plans.get(&Rc::as_ptr(jaxpr))?;
        Some(plan.clone())
    }

    /// Keeps a plan for as long as its jaxpr lives, or a little longer.
    pub(crate) fn insert(&mut self, jaxpr: &Rc<Jaxpr>, plan: Rc<Plan>) {
        if self.plans.len() >= self.sweep_at.max(FEW) {
            self.plans.retain(|_, (own, _)| own.strong_count() > 0);
            self.sweep_at = 2 * self.plans.len();
        }
        let own = (Rc::downgrade(jaxpr), plan);
        self.plans.insert(Rc::as_ptr(jaxpr), own);
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
        cache.insert(&kept, plan.clone());
        assert!(
            cache
                .get(&kept)
                .is_some_and(|found| Rc::ptr_eq(&found, &plan))
        );
        assert!(cache.get(&other).is_none());
        for _ in 0..10 * FEW {
            cache.insert(&Rc::new(Jaxpr::default()), Rc::default());
        }
        assert!(cache.len() <= 2 * FEW, "{} are kept", cache.len());
        assert!(cache.get(&kept).is_some());
    }
}
