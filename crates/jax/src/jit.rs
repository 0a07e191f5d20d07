//! `jax.jit`: traced once for each signature, then run from the cache; and `make_jaxpr`, `eval_shape`, which share it.

mod call;
mod debug;
mod donation;
mod object;

pub(crate) use call::{Call, calls_back, trace_for, trace_function};
pub(crate) use debug::{arg_names, source_info};
pub(crate) use object::{class, functions, jit_of, traced_class};
