//! What a kernel reports instead of panicking.

use std::fmt;

/// Why an array could not be made. It is one pointer, since every step of a kernel hands it on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error(Box<Failure>);

/// What an [`Error`] is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The result would need more memory than one array may take.
    OutOfMemory {
        /// The bytes asked for (saturating).
        bytes: u64,
    },
    /// Shapes, dtypes or parameters do not fit together.
    Invalid(String),
    /// The operation is not defined for, or not yet implemented for, this dtype.
    Unsupported(String),
    /// The embedder wants it to end.
    Interrupted,
}

impl Error {
    /// A [`Failure::Invalid`] with this text.
    pub fn invalid(text: impl Into<String>) -> Self {
        Failure::Invalid(text.into()).into()
    }

    /// A [`Failure::Unsupported`]: `operation` has no meaning for `dtype`.
    pub fn unsupported(operation: &str, dtype: crate::DType) -> Self {
        Failure::Unsupported(format!("{operation} is not implemented for dtype {dtype}")).into()
    }

    /// A [`Failure::OutOfMemory`].
    pub fn out_of_memory(bytes: u64) -> Self {
        Failure::OutOfMemory { bytes }.into()
    }

    /// What a kernel lacks for `dtype` if another dtype, as which it computes, lacks it.
    pub(crate) fn lacking(self, operation: &str, dtype: crate::DType) -> Self {
        match *self.0 {
            Failure::Unsupported(_) => Self::unsupported(operation, dtype),
            _ => self,
        }
    }

    /// What it is.
    pub fn into_failure(self) -> Failure {
        *self.0
    }
}

impl From<Failure> for Error {
    #[cold]
    #[inline(never)]
    fn from(failure: Failure) -> Self {
        Self(Box::new(failure))
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &*self.0 {
            Failure::OutOfMemory { bytes } => write!(f, "Out of memory allocating {bytes} bytes."),
            Failure::Invalid(text) | Failure::Unsupported(text) => f.write_str(text),
            Failure::Interrupted => f.write_str("interrupted"),
        }
    }
}

impl std::error::Error for Error {}

/// The result of a kernel.
pub type Result<T> = std::result::Result<T, Error>;
