"""The rest of jax.debug."""

import jax as _jax
from jax import sharding as _sharding


def breakpoint(*, backend=None, filter_frames=True, num_frames=None, ordered=False, token=None, **kwargs):
    """Refused: a cell that runs cannot be asked while it stands still; `jax.debug.print` shows values."""
    raise NotImplementedError("jax.debug.breakpoint: there is no debugger here; jax.debug.print shows values")


def visualize_sharding(shape, sharding, *, use_color=False, scale=1.0, min_width=9, max_width=80, color_map=None):
    """Prints a picture of which device has which part of an array of a shape, which has one axis or two."""
    _sharding._visualize(tuple(shape), sharding, scale, min_width, max_width)


def visualize_array_sharding(arr, **kwargs):
    """Prints a picture of which device has which part of an array of one axis or two.

    >>> jax.debug.visualize_array_sharding(jnp.arange(8))
    ┌───────┐
    │ CPU 0 │
    └───────┘
    """
    inspect_array_sharding(arr, callback=lambda sharding: visualize_sharding(arr.shape, sharding, **kwargs))


def inspect_array_sharding(value, *, callback):
    """Calls `callback` with the sharding of each array of a tree."""
    for leaf in _jax.tree.leaves(value):
        if isinstance(leaf, _jax.core.Tracer):
            raise NotImplementedError("jax.debug.inspect_array_sharding of what is traced: ask for the sharding of a result")
        callback(leaf.sharding)


class DebugEffect:
    """That a program prints or calls back while it runs."""

    __str__ = lambda self: "Debug"


class OrderedDebugEffect:
    """That a program prints or calls back while it runs, in the order in which that is written."""

    __str__ = lambda self: "OrderedDebug"


def log(fmt=None, *args, ordered=False, partitioned=False, skip_format_check=False, **kwargs):
    """Logs values where the program runs, as `jax.debug.print` prints them: messages of level INFO of the logger
    `jax._src.debugging`, which are seen where that level is asked for."""
    import logging

    def told(*args, **kwargs):
        logging.getLogger("jax._src.debugging").info(fmt.format(*args, **kwargs))

    callback(told, *args, ordered=ordered, partitioned=partitioned, **kwargs)
