//! What a kernel reports instead of panicking.

use std::fmt;

/// Why an array could not be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Error {
    /// The result would need more memory than one array may take.
    OutOfMemory {
        /// The bytes asked for (saturating).
        bytes: u64,
    },
    /// Shapes, dtypes or parameters do not fit together.
    Invalid(String),
    /// The operation is not defined for, or not yet implemented for, this dtype.
    Unsupported(String),
}

impl Error {
    /// An [`Error::Invalid`] with this text.
    pub fn invalid(text: impl Into<String>) -> Self {
        Self::Invalid(text.into())
    }

    /// An [`Error::Unsupported`]: `operation` has no meaning for `dtype`.
    pub fn unsupported(operation: &str, dtype: crate::DType) -> Self {
        Self::Unsupported(format!("{operation} is not implemented for dtype {dtype}"))
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::OutOfMemory { bytes } => write!(f, "Out of memory allocating {bytes} bytes."),
            Self::Invalid(text) | Self::Unsupported(text) => f.write_str(text),
        }
    }
}

impl std::error::Error for Error {}

/// The result of a kernel.
pub type Result<T> = std::result::Result<T, Error>;
