"""Derivatives of higher order, along a curve."""

import math as _math

import jax as _jax
from jax import numpy as _jnp, tree_util as _tree


def jet(fun, primals, series, **_):
    """What a function gives for arguments that move along curves: the value, and the derivatives of as many orders as
    `series` has of each argument.

    >>> from jax.experimental import jet
    >>> jet.jet(lambda x: x**2, (3.0,), ((1.0, 0.0),))
    (Array(9., dtype=float32, weak_type=True), [Array(6., dtype=float32, weak_type=True), Array(2., dtype=float32, weak_type=True)])
    """
    orders = {len(terms) for terms in series}
    if len(orders) != 1:
        raise ValueError("jet terms have inconsistent lengths for different arguments")
    (order,) = orders
    leaves, tree = _tree.tree_flatten(tuple(primals))
    terms = [_tree.tree_leaves(tuple(own[at] for own in series)) for at in range(order)]

    def moved(time):
        values = []
        for at, leaf in enumerate(leaves):
            value = leaf
            for power, own in enumerate(terms, 1):
                value = value + own[at] * time**power / _math.factorial(power)
            values.append(_jnp.asarray(value))
        return fun(*_tree.tree_unflatten(tree, values))

    def derivatives(count, time):
        # The value and the derivatives of the first `count` orders, each by the one before.
        if not count:
            return [moved(time)]
        below = lambda at: derivatives(count - 1, at)
        known, dots = _jax.jvp(below, (time,), (1.0,))
        return [*known, dots[-1]]

    found = derivatives(order, 0.0)
    out = found[0]
    if not _tree.tree_leaves(out) or _tree.all_leaves([out]):
        return out, found[1:]
    pieces = _tree.tree_map(lambda *own: list(own), *found[1:])
    return out, pieces
