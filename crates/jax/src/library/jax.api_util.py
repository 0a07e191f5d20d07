"""Functions of trees as functions of lists."""

from jax import tree_util as _tree
from jax._src.util import safe_map as safe_map
from jax.core import ShapedArray as _ShapedArray
from jax.extend.linear_util import transformation_with_aux2 as _with_aux


class _DebugInfo:
    def __init__(self, traced_for, func_name):
        self.traced_for, self.func_name = traced_for, func_name


def debug_info(traced_for, fun, args, kwargs, **more):
    """What is known of a function that is traced."""
    return _DebugInfo(traced_for, getattr(fun, "__name__", "<unnamed function>"))


@_with_aux
def flatten_fun(f, store, in_tree, *args_flat):
    """A function of the leaves of arguments and keywords to those of the result, and what gives the result's structure."""
    args, kwargs = _tree.tree_unflatten(in_tree, args_flat)
    leaves, out_tree = _tree.tree_flatten(f(*args, **kwargs))
    store.store(out_tree)
    return leaves


@_with_aux
def flatten_fun_nokwargs(f, store, in_tree, *args_flat):
    """As `flatten_fun`, without keywords."""
    leaves, out_tree = _tree.tree_flatten(f(*_tree.tree_unflatten(in_tree, args_flat)))
    store.store(out_tree)
    return leaves


def shaped_abstractify(x):
    """The abstract value of an array or a number.

    >>> jax.api_util.shaped_abstractify(np.ones(2, np.float32))
    ShapedArray(float32[2])
    """
    if isinstance(x, _ShapedArray):
        return x
    from jax import numpy as jnp
    from jax.core import get_aval

    return get_aval(jnp.asarray(x))
