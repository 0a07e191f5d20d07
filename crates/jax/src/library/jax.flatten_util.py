"""Trees as one row of numbers."""

import jax as _jax
from jax import numpy as _jnp, tree_util as _tree_util


class _Unravel:
    def __init__(self, tree, shapes, dtypes, dtype):
        self.known = (tree, shapes, dtypes, dtype)

    def __eq__(self, other):
        return isinstance(other, _Unravel) and self.known == other.known

    def __hash__(self):
        return hash(self.known)

    def __call__(self, flat):
        tree, shapes, dtypes, dtype = self.known
        if not shapes:
            return _tree_util.tree_unflatten(tree, [])
        found = _jnp.asarray(flat).dtype
        if found != dtype:
            raise TypeError(f"unravel function given array of dtype {found}, but expected dtype {dtype}")
        sizes = [_size(shape) for shape in shapes]
        if _jnp.shape(flat) != (sum(sizes),):
            if len(_jnp.shape(flat)) == 1:
                raise ValueError(
                    f"Sum of sizes {sum(sizes)} must be equal to dimension 0 of the operand shape {list(_jnp.shape(flat))}"
                )
        chunks, start = [], 0
        for size, shape, to in zip(sizes, shapes, dtypes):
            chunk = flat[start : start + size].reshape(shape)
            chunks.append(_jax.lax.convert_element_type(chunk, to))
            start += size
        return _tree_util.tree_unflatten(tree, chunks)


_Unravel.__module__, _Unravel.__qualname__ = "jax._src.util", "HashablePartial"


def _size(shape):
    count = 1
    for length in shape:
        count *= length
    return count


def ravel_pytree(pytree):
    """All elements of a tree in a row, in their common dtype, and the function that makes a tree of such a row.

    >>> flat, unravel = jax.flatten_util.ravel_pytree({"a": jnp.ones(2), "b": 3})
    >>> flat
    Array([1., 1., 3.], dtype=float32)
    >>> unravel(flat + 1)
    {'a': Array([2., 2.], dtype=float32), 'b': Array(4, dtype=int32)}
    """
    leaves, tree = _tree_util.tree_flatten(pytree)
    if not leaves:
        return _jnp.array([], _jnp.float32), _Unravel(tree, (), (), None)
    dtypes = tuple(_jnp.asarray(leaf).dtype for leaf in leaves)
    shapes = tuple(_jnp.shape(leaf) for leaf in leaves)
    dtype = _jnp.result_type(*leaves)
    flat = _jnp.concatenate([_jnp.ravel(_jnp.asarray(leaf).astype(dtype)) for leaf in leaves])
    return flat, _Unravel(tree, shapes, dtypes, dtype)
