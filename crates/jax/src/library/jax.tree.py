"""The rest of jax.tree."""

import dataclasses as _dataclasses

from jax import tree_util as _tree_util


def broadcast(prefix_tree, full_tree, is_leaf=None):
    """A tree of the structure of `full_tree`, in which each leaf is that of `prefix_tree` above it.

    >>> jax.tree.broadcast([1, 2], [[3, 4], 5])
    [[1, 1], 2]
    """
    return _tree_util.tree_broadcast(prefix_tree, full_tree, is_leaf=is_leaf)


def reduce_associative(operation, tree, *, identity=_tree_util._NOTHING, is_leaf=None):
    """What an operation makes of all leaves, taken in pairs, the order of which does not matter to it.

    >>> jax.tree.reduce_associative(lambda a, b: a + b, [1, (2, 3)])
    6
    """
    return _tree_util.tree_reduce_associative(operation, tree, identity=identity, is_leaf=is_leaf)


def static(**kwargs):
    """A field of a dataclass that `register_dataclass` takes for no child but for a part of the structure."""
    metadata = {"static": True, **(kwargs.pop("metadata", None) or {})}
    return _dataclasses.field(metadata=metadata, **kwargs)
