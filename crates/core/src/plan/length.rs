//! How long a plan may run.

use super::lower::plan_of;
use super::{Plan, Work};
use crate::Jaxpr;
use std::rc::Rc;

/// A plan of more steps, each of which is a kernel, counts as one that may run long.
const FEW_STEPS: usize = 200;

/// True if running the jaxpr may take long: it has loops, or many steps.
pub fn runs_long(jaxpr: &Rc<Jaxpr>) -> bool {
    is_long(&plan_of(jaxpr))
}

fn is_long(plan: &Plan) -> bool {
    let is_long_step = |work: &Work| match work {
        Work::While { .. } | Work::Scan { .. } => true,
        Work::Call(plan) => is_long(plan),
        Work::Branch(plans) => plans.iter().any(|plan| is_long(plan)),
        Work::Loop(_)
        | Work::Reshape
        | Work::Reduce(_)
        | Work::Cumulate(_)
        | Work::Gather(_)
        | Work::Scatter(_)
        | Work::Kernel(_) => false,
    };
    plan.steps.len() > FEW_STEPS || plan.steps.iter().any(|step| is_long_step(&step.work))
}
