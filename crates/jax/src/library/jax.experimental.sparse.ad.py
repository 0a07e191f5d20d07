"""Derivatives by sparse arrays: each has the places of what it is the derivative by."""

import jax as _jax
from jax.experimental.sparse._base import JAXSparse as _JAXSparse
from jax import tree_util as _tree
from jax.experimental.sparse.transform import sparsify as _sparsify


def _is_sparse(it):
    return isinstance(it, _JAXSparse)


def _of_data(kind, fun, argnums, kwargs):
    # The derivatives of `fun` by the elements of what is at `argnums`.
    places = (argnums,) if isinstance(argnums, int) else tuple(argnums)
    sparse = _sparsify(fun)

    def derived(*args, **kwds):
        def of_data(*data):
            own = list(args)
            for at, it in zip(places, data):
                own[at] = _filled(own[at], it)
            return sparse(*own, **kwds)

        data = [_data(args[at]) for at in places]
        return kind(of_data, tuple(range(len(places))), **kwargs)(*data), [args[at] for at in places]

    return derived


def _data(tree):
    return _tree.tree_map(lambda it: it.data if _is_sparse(it) else it, tree, is_leaf=_is_sparse)


def _filled(tree, data):
    leaves, structure = _tree.tree_flatten(tree, is_leaf=_is_sparse)
    parts = _tree.tree_leaves(data)
    return _tree.tree_unflatten(structure, [_with(it, own) if _is_sparse(it) else own for it, own in zip(leaves, parts)])


def _with(it, data):
    leaves, structure = _tree.tree_flatten(it)
    return _tree.tree_unflatten(structure, [data, *leaves[1:]])


def value_and_grad(fun, argnums=0, has_aux=False, **kwargs):
    """As `jax.value_and_grad`; the gradient by a sparse array is one with the same places."""
    derived = _of_data(_jax.value_and_grad, fun, argnums, {"has_aux": has_aux, **kwargs})

    def both(*args, **kwds):
        (value, found), at = derived(*args, **kwds)
        found = tuple(map(_filled, at, found))
        return value, found[0] if isinstance(argnums, int) else found

    return both


def grad(fun, argnums=0, has_aux=False, **kwargs):
    """As `jax.grad`; the gradient by a sparse array is one with the same places.

    >>> from jax.experimental import sparse
    >>> sparse.grad(lambda X, y: X @ y)(sparse.BCOO.fromdense(jnp.arange(3.0)), jnp.ones(3))
    BCOO(float32[3], nse=2)
    """
    both = value_and_grad(fun, argnums, has_aux, **kwargs)

    def only(*args, **kwds):
        value, found = both(*args, **kwds)
        return (found, value[1]) if has_aux else found

    return only


def _jacobian(kind, fun, argnums, has_aux, kwargs):
    derived = _of_data(kind, fun, argnums, {"has_aux": has_aux, **kwargs})

    def whole(found, at):
        # Of each result the derivatives by the elements, at the places of those.
        def one(it):
            from jax.experimental.sparse._shapes import bcoo_broadcast_in_dim
            from jax.experimental.sparse.bcoo import BCOO

            lead = it.ndim - at.data.ndim
            shape = it.shape[:lead] + at.shape
            own = bcoo_broadcast_in_dim(at, shape=shape, broadcast_dimensions=tuple(range(lead, len(shape))))
            return BCOO((it, own.indices), shape=shape, indices_sorted=at.indices_sorted, unique_indices=at.unique_indices)

        return _tree.tree_map(one, found) if _is_sparse(at) else found

    def jacobian(*args, **kwds):
        found, at = derived(*args, **kwds)
        found, aux = found if has_aux else (found, None)
        if isinstance(argnums, int):
            found = whole(_tree.tree_map(lambda it: it[0], found, is_leaf=lambda it: isinstance(it, tuple)), at[0])
        else:
            found = tuple(map(whole, found, at))
        return (found, aux) if has_aux else found

    return jacobian


def jacfwd(fun, argnums=0, has_aux=False, **kwargs):
    """As `jax.jacfwd`; the derivatives by a sparse array are at its places."""
    return _jacobian(_jax.jacfwd, fun, argnums, has_aux, kwargs)


def jacrev(fun, argnums=0, has_aux=False, **kwargs):
    """As `jax.jacrev`; the derivatives by a sparse array are at its places."""
    return _jacobian(_jax.jacrev, fun, argnums, has_aux, kwargs)


jacobian = jacrev
