"""Views of arrays with other steps between their elements."""

import numpy as _np
from numpy import broadcast_arrays, broadcast_shapes, broadcast_to


def as_strided(x, shape=None, strides=None, subok=False, writeable=True):
    """A view of the memory of an array with this shape and these steps, in bytes; what lies outside is refused.

    >>> np.lib.stride_tricks.as_strided(np.arange(4), (3, 2), (8, 8))
    array([[0, 1],
           [1, 2],
           [2, 3]])
    """
    x = _np.asarray(x)
    shape = x.shape if shape is None else tuple(shape)
    strides = x.strides if strides is None else tuple(strides)
    view = _np._strided(x, shape, [step // x.itemsize for step in strides])
    if not writeable:
        view.setflags(write=False)
    return view


def sliding_window_view(x, window_shape, axis=None, *, subok=False, writeable=False):
    """All windows of this shape, along new axes at the end.

    >>> np.lib.stride_tricks.sliding_window_view(np.arange(4), 3)
    array([[0, 1, 2],
           [1, 2, 3]])
    """
    x = _np.asarray(x)
    window = tuple(window_shape) if _np.iterable(window_shape) else (window_shape,)
    if any(size < 0 for size in window):
        raise ValueError("`window_shape` cannot contain negative values")
    if axis is None:
        axes = tuple(range(x.ndim))
        if len(window) != len(axes):
            raise ValueError(
                "Since axis is None, must provide window_shape for all dimensions of `x`; "
                f"got {len(window)} window_shape elements and `x.ndim` is {x.ndim}."
            )
    else:
        axes = tuple(it % x.ndim for it in (axis if _np.iterable(axis) else (axis,)))
        if len(window) != len(axes):
            raise ValueError(
                "Must provide matching length window_shape and axis; "
                f"got {len(window)} window_shape elements and {len(axes)} axes elements."
            )
    shape = [*x.shape]
    for place, size in zip(axes, window):
        if shape[place] < size:
            raise ValueError("window shape cannot be larger than input array shape")
        shape[place] -= size - 1
    strides = x.strides + tuple(x.strides[place] for place in axes)
    return as_strided(x, (*shape, *window), strides, writeable=writeable)
