//! `checkpoint`: values are computed again in the backward pass instead of being kept.

use std::rc::Rc;

/// Which values a checkpointed function keeps. In JAX: `jax.checkpoint_policies`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Policy {
    /// Everything is kept.
    EverythingSaveable,
    /// Nothing is kept.
    NothingSaveable,
    /// Results of dot products are kept.
    DotsSaveable,
    /// Results of dot products without batch dimensions are kept.
    DotsWithNoBatchDimsSaveable,
    /// What `checkpoint_name` gave one of these names is kept.
    SaveOnlyTheseNames(Rc<[Rc<str>]>),
    /// What `checkpoint_name` gave any other name is kept.
    SaveAnyNamesButThese(Rc<[Rc<str>]>),
    /// Everything is kept, except what `checkpoint_name` gave one of these names.
    SaveAnythingExceptTheseNames(Rc<[Rc<str>]>),
}
