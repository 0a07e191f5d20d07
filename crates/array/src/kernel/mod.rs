//! One kernel for each primitive: arrays in, a new array out.
//!
//! Kernels match the dtype once and then run a monomorphic loop; what does not fit together is an error, never a panic.

mod binary;
mod convert;
mod dot;
mod elementwise;
mod layout;
mod reduce;
mod unary;

pub use binary::{BinaryOp, binary, clamp, select_n};
pub use convert::{bitcast_convert_type, convert_element_type, to_bytes};
pub use dot::{DotDimensionNumbers, dot_general};
pub use layout::{
    broadcast_in_dim, broadcast_to, concatenate, expand_dims, iota, rev, slice, squeeze, transpose,
};
pub use reduce::{ReduceOp, argmax, argmin, reduce};
pub use unary::{UnaryOp, integer_pow, unary};
