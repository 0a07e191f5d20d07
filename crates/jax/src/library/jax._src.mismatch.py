"""What is said of a tree that was to be the beginning of another."""

import difflib as _difflib
import textwrap as _textwrap

from jax import tree_util as _tree_util


def difference(first, second):
    """The lines in which two texts differ, and under them where."""
    lines = _difflib.ndiff(first.splitlines(), second.splitlines())
    return _textwrap.indent("\n".join(lines), "    ")


def _level(tree):
    # The children with their keys, and what the node knows besides; None for a leaf.
    pairs, treedef = _tree_util.tree_flatten_with_path(tree, is_leaf=lambda it: it is not tree)
    data = treedef.node_data()
    if data is None:
        return None
    return [(path[0], child) for path, child in pairs], data


def _class(data):
    return "jax._src.api_util.PytreeLeaf" if data is None else _name(data[0])


def _name(kind):
    return kind.__name__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"


def _errors(prefix, full, what, path):
    if prefix is None or (own := _level(prefix)) is None:
        return
    children, (kind, data) = own
    place = what + _tree_util.keystr(path)
    theirs = _level(full)
    if theirs is None or theirs[1][0] is not kind:
        yield (
            f"pytree structure error: different types at key path\n    {place}\nAt that key path, the prefix pytree {what} has "
            f"a subtree of type\n    <class '{_name(kind)}'>\nbut at the same key path the full pytree has a subtree of "
            f"different type\n    <class '{_class(theirs and theirs[1])}'>."
        )
        return
    others, (_, other) = theirs
    if kind in (list, tuple) and len(children) != len(others):
        yield (
            f"pytree structure error: different lengths of {kind.__name__} at key path\n    {place}\nAt that key path, the "
            f"prefix pytree {what} has a subtree of type {kind.__name__} of length {len(children)}, but the full pytree has a "
            f"subtree of the same type but of length {len(others)}."
        )
        return
    if len(children) != len(others):
        keys = [[str(key) for key, _ in each] for each in (children, others)]
        only = [key for a, b in (keys, keys[::-1]) for key in a if key not in b]
        yield (
            f"pytree structure error: different numbers of pytree children at key path\n    {place}\nAt that key path, the "
            f"prefix pytree {what} has a subtree of type\n    <class '{_name(kind)}'>\nwith {len(children)} child keys\n    "
            f"{' '.join(keys[0])}\nbut at the same key path the full pytree has a subtree of the same type but with "
            f"{len(others)} child keys\n    {' '.join(keys[1])}\nso the symmetric difference on key sets is\n    "
            f"{' '.join(only)}"
        )
        return
    if data != other:
        data, other = (tuple(each) if isinstance(each, list) else each for each in (data, other))
        yield (
            f"pytree structure error: different pytree metadata at key path\n    {place}\nAt that key path, the prefix pytree "
            f"{what} has a subtree of type\n    <class '{_name(kind)}'>\nwith metadata\n    {data}\nbut at the same key path "
            f"the full pytree has a subtree of the same type but with metadata\n    {other}\nso the diff in the metadata at "
            f"these pytree nodes is\n{difference(str(data), str(other))}"
        )
        return
    for (key, child), (_, subtree) in zip(children, others):
        yield from _errors(child, subtree, what, (*path, key))


def no_prefix(what, prefix, full):
    """The complaint that axes are not said as a tree is made, place by place."""
    text = f"{what} specification must be a tree prefix of the corresponding value; "
    errors = list(_errors(prefix, full, what, ()))
    if not errors:
        return text
    return text + f"\n  Mismatch details ({len(errors)} found):\n  " + "\n  ".join(errors)
