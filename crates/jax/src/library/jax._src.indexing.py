"""Slices whose beginning may be traced."""

import dataclasses as _dataclasses

from jax import tree_util as _tree_util

_NOTHING = object()


@_tree_util.register_pytree_node_class
@_dataclasses.dataclass
class Slice:
    """So many places from one on, of which each is so far from the one before."""

    start: object
    size: object
    stride: int = 1

    def __post_init__(self):
        if self.stride < 0:
            raise ValueError("`stride` must be >= 0.")

    @property
    def is_dynamic_start(self):
        """Whether the first place is an array."""
        return not isinstance(self.start, int)

    @property
    def is_dynamic_size(self):
        """Whether the number of places is an array."""
        return not isinstance(self.size, int)

    def tree_flatten(self):
        """What is an array, and what is known."""
        parts, is_array = (self.start, self.size), (self.is_dynamic_start, self.is_dynamic_size)
        children = tuple(it if own else None for it, own in zip(parts, is_array))
        return children, (*(None if own else it for it, own in zip(parts, is_array)), self.stride)

    @classmethod
    def tree_unflatten(cls, aux_data, children):
        """The slice of these."""
        start, size = (it if it is not None else own for it, own in zip(children, aux_data))
        return cls(start, size, aux_data[2])


def dslice(start, size=_NOTHING, stride=None):
    """So many places from one on: `start` of them where nothing else is given, all of them for None."""
    if start is None:
        if size is _NOTHING:
            return slice(None, None, stride)
        start = 0
    stride = 1 if stride is None else stride
    if not isinstance(stride, int):
        raise ValueError("Non-static stride in `dslice`")
    return Slice(0, start, stride) if size is _NOTHING else Slice(start, size, stride)


ds = dslice
