//! A jaxpr's steps, rewritten as XLA's CPU backend rewrites them.
//!
//! XLA rounds a product and the sum around it once, multiplies by the reciprocal of a constant, and divides by a root in
//! one step. Eager primitives know none of that, so `jit` may print another last digit; these rewritings make ours print
//! the same one.

use super::flat::Flat;
use super::{apart, contract, counted, dots, fold, quotients};
use crate::Jaxpr;
use std::rc::Rc;

/// The steps of a jaxpr, rewritten.
pub(super) fn rewritten(jaxpr: &Rc<Jaxpr>) -> Flat {
    let mut plan = Flat::new(jaxpr);
    fold::fold(&mut plan);
    plan.drop_unused();
    dots::rewrite(&mut plan);
    quotients::rewrite(&mut plan);
    plan.merge_equal_steps();
    plan.drop_unused();
    contract::contract(&mut plan);
    counted::rewrite(&mut plan);
    plan.drop_unused();
    dots::read_turned(&mut plan);
    dots::turn(&mut plan);
    apart::rewrite(&mut plan);
    plan
}
