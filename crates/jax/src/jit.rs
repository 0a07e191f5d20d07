//! `jax.jit`: traced once for each signature, then run from the cache; and `make_jaxpr`, `eval_shape`, which share it.

mod again;
mod call;
mod debug;
mod donation;
mod object;
mod run;
mod stages;
mod statics;
mod trace;

pub(crate) use call::Call;
pub(crate) use debug::{arg_names, source_info};
pub(crate) use object::{class, closed, functions, jit_of};
pub(crate) use stages::classes as stage_classes;
pub(crate) use trace::{trace_for, trace_function};
