//! The dtypes of Python's numbers.

use freezeframe_array::DType;

pub use freezeframe_core::x64;

/// The default integer dtype.
pub fn int_dtype() -> DType {
    DType::Int64.canonicalize(x64())
}

/// The default float dtype.
pub fn float_dtype() -> DType {
    DType::Float64.canonicalize(x64())
}
