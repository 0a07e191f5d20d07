"""The rest of jax.tree_util."""

import typing as _typing

from jax import tree_util as _tree_util

KeyEntry = _typing.TypeVar("KeyEntry")
KeyPath = tuple

_NOTHING = type("Unspecified", (), {"__repr__": lambda self: "Unspecified()"})()


def treedef_children(treedef):
    """The structures of the children of a structure.

    >>> jax.tree_util.treedef_children(jax.tree.structure((1, [2, 3])))
    [PyTreeDef(*), PyTreeDef([*, *])]
    """
    return treedef.children()


def treedef_tuple(treedefs):
    """The structure of a tuple of trees of these structures.

    >>> jax.tree_util.treedef_tuple([jax.tree.structure(1), jax.tree.structure([2])])
    PyTreeDef((*, [*]))
    """
    trees = tuple(_tree_util.tree_unflatten(treedef, range(treedef.num_leaves)) for treedef in treedefs)
    return _tree_util.tree_structure(trees)


def flatten_one_level_with_keys(tree):
    """The children of a node, each in a pair behind its key, and what else the node holds; a ValueError for a leaf.

    >>> list(jax.tree_util.flatten_one_level_with_keys((1, [2]))[0])
    [(SequenceKey(idx=0), 1), (SequenceKey(idx=1), [2])]
    """
    if _tree_util.all_leaves([tree]):
        raise ValueError(f"can't tree-flatten type: {type(tree)}")
    pairs, _ = _tree_util.tree_flatten_with_path(tree, is_leaf=lambda it: it is not tree)
    data = _tree_util.tree_structure(tree).node_data()[1]
    return tuple((path[0], child) for path, child in pairs), tuple(data) if isinstance(data, list) else data


def flatten_one_level(tree):
    """The children of a node, and what else it holds; a ValueError for a leaf.

    >>> jax.tree_util.flatten_one_level((1, [2]))
    ((1, [2]), None)
    """
    children, data = flatten_one_level_with_keys(tree)
    return tuple(child for _, child in children), data


def tree_broadcast(prefix_tree, full_tree, is_leaf=None):
    """A tree of the structure of `full_tree`, in which each leaf is that of `prefix_tree` above it.

    >>> jax.tree_util.tree_broadcast((1, 2), ([3, 4], 5))
    ([1, 1], 2)
    """
    return _tree_util.tree_map(
        lambda leaf, below: _tree_util.tree_map(lambda _: leaf, below), prefix_tree, full_tree, is_leaf=is_leaf
    )


def tree_reduce_associative(operation, tree, *, identity=_NOTHING, is_leaf=None):
    """What an operation makes of all leaves, taken in pairs, the order of which does not matter to it.

    >>> jax.tree_util.tree_reduce_associative(lambda a, b: a + b, {"a": 1, "b": [2, 3]})
    6
    """
    leaves = _tree_util.tree_leaves(tree, is_leaf=is_leaf)
    if leaves:
        return _halved(operation, leaves)
    if identity is _NOTHING:
        raise TypeError("Must specify identity for parallel reduction of empty sequence.")
    return identity


def _halved(operation, leaves):
    if len(leaves) == 1:
        return leaves[0]
    middle = len(leaves) // 2
    return operation(_halved(operation, leaves[:middle]), _halved(operation, leaves[middle:]))


def is_tree_node(typ):
    """Whether values of a type are inner nodes of trees.

    >>> jax.tree_util.is_tree_node(list), jax.tree_util.is_tree_node(int)
    (True, False)
    """
    if typ in (list, tuple, dict, type(None)) or typ.__name__ in ("OrderedDict", "defaultdict"):
        return True
    if issubclass(typ, tuple) and hasattr(typ, "_fields"):
        return True
    try:
        made = object.__new__(typ)
    except TypeError:
        return False
    try:
        return not _tree_util.all_leaves([made])
    except Exception:
        # Only what has a rule of its own can fail at a value without fields.
        return True


class _Registry:
    # The registry in which all classes of trees are.
    def flatten(self, tree, leaf_predicate=None):
        return _tree_util.tree_flatten(tree, leaf_predicate)

    def flatten_one_level(self, tree):
        return None if _tree_util.all_leaves([tree]) else flatten_one_level(tree)

    def flatten_with_path(self, tree, leaf_predicate=None):
        return _tree_util.tree_flatten_with_path(tree, leaf_predicate)

    def register_node(self, nodetype, flatten_func, unflatten_func, flatten_with_keys=None):
        _tree_util.register_pytree_node(nodetype, flatten_func, unflatten_func, flatten_with_keys)


default_registry = _Registry()
