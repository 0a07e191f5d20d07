"""The type of references."""

from jax._src.core import AbstractValue as _AbstractValue


class AbstractRef(_AbstractValue):
    """The type of a reference, with that of what it holds."""

    def __init__(self, inner_aval, memory_space=None, kind=None):
        self.inner_aval, self.memory_space, self.kind = inner_aval, memory_space, kind

    shape = property(lambda self: self.inner_aval.shape)
    dtype = property(lambda self: self.inner_aval.dtype)
    ndim = property(lambda self: self.inner_aval.ndim)

    def __repr__(self):
        return f"Ref{{{self.inner_aval.str_short(short_dtypes=False)}}}"

    def __eq__(self, other):
        return isinstance(other, AbstractRef) and self.inner_aval == other.inner_aval

    def __hash__(self):
        return hash(("Ref", self.inner_aval))
