"""The rest of jax.errors."""

from jax.errors import KeyReuseError as _KeyReuseError, NonConcreteBooleanIndexError as _NonConcreteBooleanIndexError

JAXTypeError = _KeyReuseError.__base__
JAXIndexError = _NonConcreteBooleanIndexError.__base__


class InconclusiveDimensionOperation(Exception):
    """That two dimensions cannot be compared while their sizes are not known."""


class JaxprTypeError(TypeError):
    """That a jaxpr is not as jaxprs are."""
