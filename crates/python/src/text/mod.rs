//! Pure text and number functions with CPython's results: formatting, parsing, quoting, hashing, mathematics, random numbers.
//!
//! Nothing here knows objects or the VM: functions take `&str`, `i64`, `BigInt` and `f64`, and report errors as [`TextError`].

pub mod bytes;
pub mod case;
pub mod exp;
pub mod fields;
pub mod float;
pub mod format_spec;
mod gamma;
pub mod hash;
pub mod int;
pub mod log;
pub mod math;
pub mod percent;
pub mod quote;
pub mod random;
pub(crate) mod regex;
pub mod strings;
pub(crate) mod surrogate;
mod unicode;

#[cfg(test)]
mod tests;

/// An error of a pure function: which built-in exception it becomes, and its message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TextError {
    /// Becomes a `ValueError`.
    Value(String),
    /// Becomes a `TypeError`.
    Type(String),
    /// Becomes an `OverflowError`.
    Overflow(String),
    /// Becomes a `ZeroDivisionError`.
    ZeroDivision(String),
    /// Becomes a `MemoryError`.
    Memory,
}

impl TextError {
    /// The name of the built-in exception.
    pub fn class(&self) -> &'static str {
        match self {
            Self::Value(_) => "ValueError",
            Self::Type(_) => "TypeError",
            Self::Overflow(_) => "OverflowError",
            Self::ZeroDivision(_) => "ZeroDivisionError",
            Self::Memory => "MemoryError",
        }
    }

    /// The message, empty for a `MemoryError`.
    pub fn message(&self) -> &str {
        match self {
            Self::Value(message)
            | Self::Type(message)
            | Self::Overflow(message)
            | Self::ZeroDivision(message) => message,
            Self::Memory => "",
        }
    }
}

/// The result of a pure function.
pub type TextResult<T> = Result<T, TextError>;

/// The longest text or byte string that a function may build, so that a typing slip is a `MemoryError` and not a dead page.
pub const MAX_LEN: usize = 1 << 28;

/// Checks a length that is about to be allocated.
pub fn check_len(len: usize) -> TextResult<usize> {
    if len > MAX_LEN {
        Err(TextError::Memory)
    } else {
        Ok(len)
    }
}

pub(crate) fn value_error<T>(message: impl freezeframe_base::Message) -> TextResult<T> {
    Err(TextError::Value(message.text()))
}

pub(crate) fn type_error<T>(message: impl freezeframe_base::Message) -> TextResult<T> {
    Err(TextError::Type(message.text()))
}

pub(crate) fn overflow_error<T>(message: impl freezeframe_base::Message) -> TextResult<T> {
    Err(TextError::Overflow(message.text()))
}

pub(crate) fn zero_division<T>(message: impl freezeframe_base::Message) -> TextResult<T> {
    Err(TextError::ZeroDivision(message.text()))
}
