//! One kernel for each primitive: arrays in, a new array out.
//!
//! Kernels match the dtype once and then run a monomorphic loop; what does not fit together is an error, never a panic.

mod apart;
mod binary;
pub(crate) mod chain;
mod conv;
pub(crate) mod convert;
mod cumulative;
mod dot;
mod dynamic;
mod einsum;
mod elementwise;
mod fft;
pub(crate) mod fold;
pub(crate) mod function;
mod gather;
mod in_lanes;
mod layout;
mod linalg;
pub(crate) mod lines;
mod lone;
mod op;
pub(crate) mod order;
pub(crate) mod reduce;
pub(crate) mod rows;
pub(crate) mod side;
mod sort;
mod steps;
mod tiles;
pub(crate) mod unary;
mod window;

pub use apart::{Apart, Around};
pub use binary::{binary, clamp, mul_add, select_n};
pub use conv::{ConvParams, conv_general_dilated};
pub use convert::{bitcast_convert_type, convert_element_type, reduce_precision, to_bytes};
pub use cumulative::{CumulativeOp, cumulative};
pub use dot::{DotDimensionNumbers, dot_general, dot_gradual, sums_are_the_same_turned};
pub use dynamic::{Padding, dynamic_slice, dynamic_update_slice, pad};
pub use einsum::{EinsumOps, EinsumPlan, EinsumProblem};
pub use fft::{FftType, fft};
pub use fold::{Combine, identity};
pub use gather::{
    GatherDimensionNumbers, IndexMode, ScatterDimensionNumbers, ScatterOp, default_fill, gather,
    scatter,
};
pub use layout::{
    broadcast_in_dim, broadcast_to, concatenate, expand_dims, iota, put, put_row, rev, row, slice,
    squeeze, take, transpose,
};
pub use linalg::{
    Lu, TriangularSolve, cholesky, cholesky_update, eig, eigh, geqp3, geqrf, hessenberg,
    householder_product, lu, ormqr, pivots_to_permutation, qr, schur, singular_values, slogdet,
    solve, svd, triangular_solve, tridiagonal, tridiagonal_solve,
};
pub use op::{BinaryOp, UnaryOp};
pub use order::{Cut, Order};
pub use reduce::{ReduceOp, argmax, argmin, reduce};
pub use side::{Long, Side};
pub use sort::{sort, top_k};
pub use unary::{integer_pow, unary};
pub use window::{WindowParams, reduce_window, select_and_scatter_add};
