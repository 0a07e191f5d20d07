//! What a failed operation reports: an exception of JAX's by class and text, or the embedder's own.

use freezeframe_base::Message;
use std::any::Any;
use std::fmt;

/// The exception classes that core raises, by their Python names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "the variants are the classes' names")]
pub enum ErrorClass {
    TypeError,
    ValueError,
    IndexError,
    RuntimeError,
    NotImplementedError,
    MemoryError,
    NameError,
    RecursionError,
    Exception,
    FloatingPointError,
    TracerBoolConversionError,
    TracerArrayConversionError,
    TracerIntegerConversionError,
    ConcretizationTypeError,
    NonConcreteBooleanIndexError,
    UnexpectedTracerError,
    KeyReuseError,
    ShardingTypeError,
    TypePromotionError,
    JaxRuntimeError,
    KeyboardInterrupt,
}

impl ErrorClass {
    /// True for what is only raised because a value is a tracer.
    pub fn is_of_tracers(self) -> bool {
        match self {
            Self::TracerBoolConversionError
            | Self::TracerArrayConversionError
            | Self::TracerIntegerConversionError
            | Self::ConcretizationTypeError
            | Self::NonConcreteBooleanIndexError
            | Self::UnexpectedTracerError => true,
            Self::TypeError
            | Self::ValueError
            | Self::IndexError
            | Self::RuntimeError
            | Self::NotImplementedError
            | Self::MemoryError
            | Self::NameError
            | Self::RecursionError
            | Self::Exception
            | Self::FloatingPointError
            | Self::KeyReuseError
            | Self::ShardingTypeError
            | Self::TypePromotionError
            | Self::JaxRuntimeError
            | Self::KeyboardInterrupt => false,
        }
    }

    /// The class's Python name.
    pub fn name(self) -> &'static str {
        match self {
            Self::TypeError => "TypeError",
            Self::ValueError => "ValueError",
            Self::IndexError => "IndexError",
            Self::RuntimeError => "RuntimeError",
            Self::NotImplementedError => "NotImplementedError",
            Self::MemoryError => "MemoryError",
            Self::NameError => "NameError",
            Self::JaxRuntimeError => "JaxRuntimeError",
            Self::KeyboardInterrupt => "KeyboardInterrupt",
            Self::RecursionError => "RecursionError",
            Self::Exception => "Exception",
            Self::FloatingPointError => "FloatingPointError",
            Self::TracerBoolConversionError => "TracerBoolConversionError",
            Self::TracerArrayConversionError => "TracerArrayConversionError",
            Self::TracerIntegerConversionError => "TracerIntegerConversionError",
            Self::ConcretizationTypeError => "ConcretizationTypeError",
            Self::NonConcreteBooleanIndexError => "NonConcreteBooleanIndexError",
            Self::UnexpectedTracerError => "UnexpectedTracerError",
            Self::KeyReuseError => "KeyReuseError",
            Self::ShardingTypeError => "ShardingTypeError",
            Self::TypePromotionError => "TypePromotionError",
        }
    }
}

/// Why an operation failed. It is one pointer, since every step of an operation hands it on.
#[derive(Debug)]
pub struct Error(Box<Failure>);

/// What an [`Error`] is.
#[derive(Debug)]
pub enum Failure {
    /// One of JAX's (or Python's) exceptions.
    Jax {
        /// Its class.
        class: ErrorClass,
        /// Its text, equal to JAX's.
        message: String,
        /// What JAX prints as it passes: lines, each with its end.
        printed: String,
    },
    /// An exception that the embedder's own function raised; core passes it on unchanged.
    Foreign(Box<dyn Any>),
}

impl Error {
    /// An exception of this class and text.
    pub fn new(class: ErrorClass, message: impl Message) -> Self {
        Self::of(class, message.text())
    }

    #[cold]
    #[inline(never)]
    fn of(class: ErrorClass, message: String) -> Self {
        Self(Box::new(Failure::Jax {
            class,
            message,
            printed: String::new(),
        }))
    }

    /// The error with a line that JAX prints before those of the errors inside.
    pub fn passing(mut self, line: &str) -> Self {
        if let Failure::Jax { printed, .. } = &mut *self.0 {
            printed.insert_str(0, line);
        }
        self
    }

    /// True if a NaN was found that was looked for.
    pub fn is_nan(&self) -> bool {
        let class = match self.failure() {
            Failure::Jax { class, .. } => Some(*class),
            Failure::Foreign(_) => None,
        };
        class == Some(ErrorClass::FloatingPointError)
    }

    /// An exception of the embedder's.
    pub fn foreign(exception: Box<dyn Any>) -> Self {
        Self(Box::new(Failure::Foreign(exception)))
    }

    /// What it is.
    pub fn failure(&self) -> &Failure {
        &self.0
    }

    /// What it is, to keep.
    pub fn into_failure(self) -> Failure {
        *self.0
    }

    /// A `TypeError`.
    pub fn type_error(message: impl Message) -> Self {
        Self::new(ErrorClass::TypeError, message)
    }

    /// A `ValueError`.
    pub fn value_error(message: impl Message) -> Self {
        Self::new(ErrorClass::ValueError, message)
    }

    /// A `NotImplementedError`.
    pub fn not_implemented(message: impl Message) -> Self {
        Self::new(ErrorClass::NotImplementedError, message)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.failure() {
            Failure::Jax { class, message, .. } => write!(f, "{}: {message}", class.name()),
            Failure::Foreign(_) => f.write_str("an exception of the embedder"),
        }
    }
}

impl std::error::Error for Error {}

impl From<freezeframe_array::Error> for Error {
    fn from(error: freezeframe_array::Error) -> Self {
        use freezeframe_array::Failure as ArrayFailure;
        let message = error.to_string();
        match error.into_failure() {
            ArrayFailure::OutOfMemory { .. } => Self::new(ErrorClass::MemoryError, message),
            ArrayFailure::Invalid(_) => Self::value_error(message),
            ArrayFailure::Unsupported(_) => Self::not_implemented(message),
            ArrayFailure::Interrupted => Self::new(ErrorClass::KeyboardInterrupt, ""),
        }
    }
}

/// The result of an operation.
pub type Result<T> = std::result::Result<T, Error>;
