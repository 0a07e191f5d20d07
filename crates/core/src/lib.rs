//! JAX without Python: primitives, avals, jaxprs, traces and the transformations over them.
//!
//! Invariant: this crate knows no Python; user functions come as closures.
//!
//! An embedder applies primitives with [`bind`]; what that does depends on the current trace: evaluate, stage into a
//! jaxpr, differentiate, batch. Transformations run a closure under such a trace:
//!
//! ```
//! use freezeframe_core::*;
//! use freezeframe_array::{Array, DType};
//! let double = |xs: &[Value]| bind(&Primitive::Binary(BinaryOp::Mul), &[xs[0].clone(), Value::weak(2.0f32.into())]);
//! // Evaluation.
//! let y = double(&[Array::scalar(3.0f32).into()])?;
//! assert_eq!(y[0].as_array().and_then(|y| y.as_slice::<f32>()), Some(&[6.0][..]));
//! // `jit`: trace once (the embedder keeps the result in its own cache), call again and again.
//! let traced = trace_jit(&[Aval::scalar(DType::Float32)], DebugInfo::internal("jit", "double"), double)?;
//! let y = call_jit("double", &traced, &[Array::scalar(4.0f32).into()])?;
//! assert_eq!(y[0].as_array().and_then(|y| y.as_slice::<f32>()), Some(&[8.0][..]));
//! # Ok::<(), Error>(())
//! ```
//!
//! `grad` is [`linearize`] and then [`LinearFn::transpose`] of ones; `vmap` is [`vmap`] with an axis for each flat
//! argument. Trees are the embedder's business: all functions here take and give flat lists of values.
//!
//! # Layers
//!
//! A module uses only what stands before it:
//!
//! 1. data: `error`, `places`, `aval`, `atom`, `value`, `callback`, `custom`, `defined`, `primitive` (jaxprs too, which primitives hold),
//!    `jaxpr`, `ad`, and in `trace::kinds` the traces;
//! 2. what goes on: `context`, `source`, and `trace` with [`bind`]; `lax`, which binds;
//! 3. building jaxprs: `abstract_eval`, `propagate`, `check`, `print`, `tracer_error`, `stage`, `tracing`, `staged_custom`,
//!    `normalize`; running them: `eval`, `library`;
//! 4. running a function on other values than it was written for: `jvp::dual`, `linearize::halves`, `batch::mapped`,
//!    `transpose::backward`;
//! 5. `transforms`, of whole jaxprs and of the primitives that hold them;
//! 6. the rules of all primitives: `jvp`, `linearize`, `batch`, `transpose`;
//! 7. `plan`, `execution`, `api`, and `shard_map`.
//!
//! A rule applies primitives, which any of these may have to do with, those after it too. It gets there through the
//! context, in which `interpretations` has put one function for each thing that can be done with a primitive.
#![cfg_attr(not(test), warn(clippy::disallowed_methods))]

mod abstract_eval;
mod ad;
mod api;
mod atom;
mod aval;
mod batch;
mod callback;
mod check;
mod checkpoint;
mod context;
mod custom;
mod defined;
mod error;
mod eval;
mod execution;
mod frozen;
mod interpretations;
mod jaxpr;
mod jvp;
mod kept;
mod key_reuse;
pub mod lax;
mod library;
mod linearize;
mod normalize;
mod places;
pub mod plan;
mod primitive;
mod print;
mod propagate;
mod refs;
mod shard_map;
mod source;
mod stage;
mod staged_custom;
mod trace;
mod tracer_error;
mod tracing;
mod transforms;
mod transpose;
mod value;

pub use abstract_eval::{abstract_eval, effects};
pub use api::*;
pub use atom::{Atom, Literal, VarId};
pub use aval::Aval;
pub use callback::{Callback, DebugPrint, HostFn, PrintFn, callback_error};
pub use check::check;
pub use checkpoint::Policy;
pub use context::{
    Context, Working, debug_infs, debug_key_reuse, debug_nans, same_dtypes, same_ranks,
    set_debug_infs, set_debug_key_reuse, set_debug_nans, set_same_dtypes, set_same_ranks, set_x64,
    x64,
};
pub(crate) use custom::Function;
pub use custom::{CustomLin, ValueFn};
pub use defined::{Defined, Known};
pub use error::{Error, ErrorClass, Failure, Result};
pub use eval::eval_jaxpr;
pub use eval::{NAN_IN_OUTPUT, only_when_compiled};
pub use execution::{Execution, work_done};
pub use frozen::Frozen;
pub use library::*;
pub use places::{AxisKind, Mesh, PlaceId, Places, Spec};
pub use plan::runs_long;
pub use primitive::*;
pub use print::{HeldUse, JaxprSink, Mark, Marked, Part, StagedEqn};
pub use propagate::{precision, products_lie, set_precision};
pub use shard_map::{Sharded, manual_mesh, shard_map, vary, vary_alike};
pub use source::{
    DebugInfo, Source, SourceFrame, SourceProvider, Tainted, current_source, note_converted,
    note_result_taints, set_source_provider, with_taints,
};
pub use trace::{
    AxisData, TraceState, are_named_axes, axis_size, bind, bind_binary, bind1, evaluating,
    is_evaluating, is_staging, leave_traces, named_axes, reenter_trace, staged, staged_axis_size,
};
pub use tracer_error::{Concretization, escaped_tracer_error};
pub use tracing::{Traced, trace_jit, trace_to_jaxpr};
pub use transforms::Needed;
pub use transforms::linear_solve::{LinearSolveFns, custom_linear_solve};
pub use value::{Tracer, Value, Weak};
