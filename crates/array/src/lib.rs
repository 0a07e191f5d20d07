//! N-dimensional arrays: dtypes and promotion, shapes, numeric kernels, random bits and printing.
//!
//! Invariant: this crate knows neither Python nor jaxprs, and every result is deterministic.
//!
//! ```
//! use freezeframe_array::{Array, kernel};
//! let x = Array::vector(vec![1.0f32, 2.0]);
//! let y = kernel::binary(kernel::BinaryOp::Add, &x, &Array::scalar(1.0f32))?;
//! assert_eq!(y.as_slice(), Some(&[2.0f32, 3.0][..]));
//! # Ok::<(), freezeframe_array::Error>(())
//! ```
#![cfg_attr(not(test), warn(clippy::disallowed_methods))]

mod array;
mod context;
mod dtype;
mod error;
pub mod interrupt;
pub mod kernel;
mod math;
mod narrow;
mod num;
pub mod print;
pub mod program;
pub mod promotion;
pub mod random;
mod scalar;
mod shape;
mod storage;

pub use array::Array;
pub use context::{Context, Embedder, Tiles};
pub use dtype::{DType, FloatInfo, IntInfo, Kind};
pub use error::{Error, Failure, Result};
pub use half;
pub use math::{lanes, on_lanes, power_of_ten};
pub use scalar::Scalar;
pub use shape::Shape;
pub use storage::{
    Buffer, Complex64, Complex128, Data, Element, Float0, Key, MAX_BYTES, Word, Words,
};
