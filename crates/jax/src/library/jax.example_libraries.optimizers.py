"""Optimizers as three functions: one that makes a state of parameters, one that steps, one that gives the parameters."""

import __future__ as _future
import functools as _functools
from collections import namedtuple as _namedtuple
from typing import Any as Any, NamedTuple as NamedTuple
from collections.abc import Callable as Callable

import jax as _jax
from jax import numpy as _jnp
from jax._src.util import safe_map as safe_map, safe_zip as safe_zip, unzip2 as unzip2
from jax.tree_util import tree_flatten as _flatten, tree_map as _map, tree_structure as _structure, tree_unflatten as _unflatten
from jax.tree_util import register_pytree_node as _register

OptimizerState = _namedtuple("OptimizerState", ["packed_state", "tree_def", "subtree_defs"])
_register(
    OptimizerState,
    lambda state: ((state.packed_state,), (state.tree_def, state.subtree_defs)),
    lambda data, children: OptimizerState(children[0], *data),
)
Array = Any
Params = Any
State = Any
Updates = Any
Step = int
InitFn = Callable
UpdateFn = Callable
ParamsFn = Callable
Schedule = Callable


class Optimizer(NamedTuple):
    """The three functions."""

    init_fn: InitFn
    update_fn: UpdateFn
    params_fn: ParamsFn


def optimizer(opt_maker):
    """An optimizer of trees, made of one of arrays.

    >>> from jax.example_libraries import optimizers
    >>> init, update, get = optimizers.sgd(0.1)
    >>> get(update(0, {"w": jnp.ones(2)}, init({"w": jnp.ones(2)})))
    {'w': Array([0.9, 0.9], dtype=float32)}
    """

    @_functools.wraps(opt_maker)
    def of_trees(*args, **kwargs):
        init, update, get_params = opt_maker(*args, **kwargs)

        def tree_init(x0):
            leaves, tree = _flatten(x0)
            states, subtrees = unzip2([_flatten(init(leaf)) for leaf in leaves])
            return OptimizerState(states, tree, subtrees)

        def tree_update(i, grads, state):
            packed, tree, subtrees = state
            gradients, own = _flatten(grads)
            if own != tree:
                raise TypeError(
                    "optimizer update function was passed a gradient tree that did not match the parameter tree structure with "
                    f"which it was initialized: parameter tree {tree} and grad tree {own}."
                )
            new = [update(i, g, _unflatten(sub, it)) for g, sub, it in safe_zip(gradients, subtrees, packed)]
            states, found = unzip2([_flatten(it) for it in new])
            for sub, other in safe_zip(subtrees, found):
                if sub != other:
                    raise TypeError(
                        "optimizer update function produced an output structure that did not match its input structure: input "
                        f"{sub} and output {other}."
                    )
            return OptimizerState(states, tree, subtrees)

        def tree_params(state):
            packed, tree, subtrees = state
            return _unflatten(tree, [get_params(_unflatten(sub, it)) for sub, it in safe_zip(subtrees, packed)])

        return Optimizer(tree_init, tree_update, tree_params)

    return of_trees


@optimizer
def sgd(step_size):
    """Steps along the gradient."""
    step_size = make_schedule(step_size)
    return Optimizer(lambda x0: x0, lambda i, g, x: x - step_size(i) * g, lambda x: x)


@optimizer
def momentum(step_size, mass):
    """Steps along a velocity that the gradients change."""
    step_size = make_schedule(step_size)

    def update(i, g, state):
        x, velocity = state
        velocity = mass * velocity + g
        return x - step_size(i) * velocity, velocity

    return Optimizer(lambda x0: (x0, _jnp.zeros_like(x0)), update, lambda state: state[0])


@optimizer
def nesterov(step_size, mass):
    """As `momentum`, a step ahead."""
    step_size = make_schedule(step_size)

    def update(i, g, state):
        x, velocity = state
        velocity = mass * velocity + g
        return x - step_size(i) * (mass * velocity + g), velocity

    return Optimizer(lambda x0: (x0, _jnp.zeros_like(x0)), update, lambda state: state[0])


@optimizer
def adagrad(step_size, momentum=0.9):
    """Steps that become shorter along what has changed much."""
    step_size = make_schedule(step_size)

    def update(i, g, state):
        x, g_sq, m = state
        g_sq = g_sq + _jnp.square(g)
        inverse = _jnp.where(g_sq > 0, 1.0 / _jnp.sqrt(g_sq), 0.0)
        m = (1.0 - momentum) * (g * inverse) + momentum * m
        return x - step_size(i) * m, g_sq, m

    return Optimizer(lambda x0: (x0, _jnp.zeros_like(x0), _jnp.zeros_like(x0)), update, lambda state: state[0])


@optimizer
def rmsprop(step_size, gamma=0.9, eps=1e-8):
    """Steps by the recent sizes of gradients."""
    step_size = make_schedule(step_size)

    def update(i, g, state):
        x, mean = state
        mean = mean * gamma + _jnp.square(g) * (1.0 - gamma)
        return x - step_size(i) * g / _jnp.sqrt(mean + eps), mean

    return Optimizer(lambda x0: (x0, _jnp.zeros_like(x0)), update, lambda state: state[0])


@optimizer
def rmsprop_momentum(step_size, gamma=0.9, eps=1e-8, momentum=0.9):
    """As `rmsprop`, with a velocity."""
    step_size = make_schedule(step_size)

    def update(i, g, state):
        x, mean, mom = state
        mean = mean * gamma + _jnp.square(g) * (1.0 - gamma)
        mom = momentum * mom + step_size(i) * g / _jnp.sqrt(mean + eps)
        return x - mom, mean, mom

    return Optimizer(lambda x0: (x0, _jnp.zeros_like(x0), _jnp.zeros_like(x0)), update, lambda state: state[0])


@optimizer
def adam(step_size, b1=0.9, b2=0.999, eps=1e-8):
    """Steps by running means of gradients and of their squares.

    >>> from jax.example_libraries import optimizers
    >>> init, update, get = optimizers.adam(0.1)
    >>> get(update(0, jnp.array([1.0, -2.0]), init(jnp.zeros(2)))).round(3)
    Array([-0.1,  0.1], dtype=float32)
    """
    step_size = make_schedule(step_size)

    def update(i, g, state):
        x, m, v = state
        m = (1 - b1) * g + b1 * m
        v = (1 - b2) * _jnp.square(g) + b2 * v
        mhat = m / (1 - _jnp.asarray(b1, m.dtype) ** (i + 1))
        vhat = v / (1 - _jnp.asarray(b2, m.dtype) ** (i + 1))
        return x - step_size(i) * mhat / (_jnp.sqrt(vhat) + eps), m, v

    return Optimizer(lambda x0: (x0, _jnp.zeros_like(x0), _jnp.zeros_like(x0)), update, lambda state: state[0])


@optimizer
def adamax(step_size, b1=0.9, b2=0.999, eps=1e-8):
    """As `adam`, by the largest gradients in place of their squares."""
    step_size = make_schedule(step_size)

    def update(i, g, state):
        x, m, u = state
        m = (1 - b1) * g + b1 * m
        u = _jnp.maximum(b2 * u, _jnp.abs(g))
        return x - (step_size(i) / (1 - _jnp.asarray(b1, m.dtype) ** (i + 1))) * m / (u + eps), m, u

    return Optimizer(lambda x0: (x0, _jnp.zeros_like(x0), _jnp.zeros_like(x0)), update, lambda state: state[0])


@optimizer
def sm3(step_size, momentum=0.9):
    """As `adagrad`, with a memory for each axis in place of each element."""
    step_size = make_schedule(step_size)

    def spread(values, axis, ndim):
        return values[tuple(slice(None) if at == axis else None for at in range(ndim))]

    def init(x0):
        x0 = _jnp.atleast_1d(x0)
        return x0, _jnp.zeros_like(x0), [_jnp.zeros(size, dtype=x0.dtype) for size in x0.shape]

    def update(i, g, state):
        x, m, sizes = state
        parts = [spread(it, axis, x.ndim) for axis, it in enumerate(sizes)]
        total = _functools.reduce(_jnp.minimum, parts) + _jnp.square(g)
        inverse = _jnp.where(total > 0, 1.0 / _jnp.sqrt(total), 0.0)
        m = (1.0 - momentum) * (g * inverse) + momentum * m
        axes = range(x.ndim)
        sizes = [total.max(tuple(other for other in axes if other != axis)) for axis in axes]
        return x - step_size(i) * m, m, sizes

    return Optimizer(init, update, lambda state: state[0])


def constant(step_size):
    """The same step always."""
    return lambda i: step_size


def exponential_decay(step_size, decay_steps, decay_rate):
    """Steps that shrink by a factor in so many."""
    return lambda i: step_size * decay_rate ** (i / decay_steps)


def inverse_time_decay(step_size, decay_steps, decay_rate, staircase=False):
    """Steps that shrink as the inverse of their number."""
    if staircase:
        return lambda i: step_size / (1 + decay_rate * _jnp.floor(i / decay_steps))
    return lambda i: step_size / (1 + decay_rate * i / decay_steps)


def polynomial_decay(step_size, decay_steps, final_step_size, power=1.0):
    """Steps that shrink to a last size, and stay there."""

    def schedule(step):
        step = _jnp.minimum(step, decay_steps)
        return (1 - step / decay_steps) ** power * (step_size - final_step_size) + final_step_size

    return schedule


def piecewise_constant(boundaries, values):
    """Steps of one size up to each boundary."""
    boundaries, values = _jnp.array(boundaries), _jnp.array(values)
    if not boundaries.ndim == values.ndim == 1:
        raise ValueError("boundaries and values must be sequences")
    if not boundaries.shape[0] == values.shape[0] - 1:
        raise ValueError("boundaries length must be one shorter than values length")
    return lambda i: values[_jnp.sum(i > boundaries)]


def make_schedule(scalar_or_schedule):
    """A function of the step, of a number or of such a function."""
    if callable(scalar_or_schedule):
        return scalar_or_schedule
    if _jnp.ndim(scalar_or_schedule) == 0:
        return constant(scalar_or_schedule)
    raise TypeError(type(scalar_or_schedule))


def l2_norm(tree):
    """The length of a tree of arrays as one vector."""
    leaves, _ = _flatten(tree)
    return _jnp.sqrt(sum(_jnp.vdot(x, x) for x in leaves))


def clip_grads(grad_tree, max_norm):
    """Gradients, shortened to a length."""
    norm = l2_norm(grad_tree)
    return _map(lambda g: _jnp.where(norm < max_norm, g, g * (max_norm / norm)), grad_tree)


class JoinPoint:
    """Where the state of one parameter stands in an unpacked state."""

    def __init__(self, subtree):
        self.subtree = subtree

    def __iter__(self):
        yield self.subtree


def unpack_optimizer_state(opt_state):
    """The state as a tree of parameters' states, which can be saved."""
    states, tree, subtrees = opt_state
    return _unflatten(tree, [JoinPoint(_unflatten(sub, it)) for sub, it in safe_zip(subtrees, states)])


def pack_optimizer_state(marked_pytree):
    """The state of what `unpack_optimizer_state` gave."""
    sentinels, tree = _flatten(marked_pytree)
    if not all(isinstance(it, JoinPoint) for it in sentinels):
        raise AssertionError()
    states, subtrees = unzip2([_flatten(it.subtree) for it in sentinels])
    return OptimizerState(states, tree, subtrees)


partial, namedtuple = _functools.partial, _namedtuple
map, zip = safe_map, safe_zip
annotations = _future.annotations
