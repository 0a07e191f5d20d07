"""Gathers and scatters by dimension numbers."""

import jax as _jax
import numpy as _np
from jax import lax as _lax, numpy as _jnp
from jax._src import library as _library


def _mode(mode, of_gather):
    # The mode that a primitive gets: without one, nothing is done about places that are not there, or nothing is there.
    if mode is None:
        mode = "promise_in_bounds" if of_gather else "fill"
    mode = _lax.GatherScatterMode.from_any(mode)
    if mode == _lax.GatherScatterMode.ONE_HOT:
        raise NotImplementedError("a gather or scatter of the mode ONE_HOT")
    return {"CLIP": 1, "FILL_OR_DROP": 2, "PROMISE_IN_BOUNDS": 3}[mode.name]


def _arrays(*values):
    return [_jnp.asarray(value) for value in values]


def gather(
    operand,
    start_indices,
    dimension_numbers,
    slice_sizes,
    *,
    unique_indices=False,
    indices_are_sorted=False,
    mode=None,
    fill_value=None,
):
    """The windows of an array that begin at places: the last axis of `start_indices` has a place of each.

    >>> numbers = lax.GatherDimensionNumbers(offset_dims=(1,), collapsed_slice_dims=(0,), start_index_map=(0,))
    >>> lax.gather(jnp.arange(6).reshape(3, 2), jnp.array([[2], [0]]), numbers, (1, 2))
    Array([[4, 5],
           [0, 1]], dtype=int32)
    """
    operand, start_indices = _arrays(operand, start_indices)
    return _library.gather(
        operand,
        start_indices,
        tuple(dimension_numbers.offset_dims),
        tuple(dimension_numbers.collapsed_slice_dims),
        tuple(dimension_numbers.start_index_map),
        tuple(dimension_numbers.operand_batching_dims),
        tuple(dimension_numbers.start_indices_batching_dims),
        tuple(slice_sizes),
        bool(indices_are_sorted),
        bool(unique_indices),
        _mode(mode, True),
        fill_value,
    )


def _scattered(op, operand, scatter_indices, updates, dimension_numbers, indices_are_sorted, unique_indices, mode):
    operand, scatter_indices, updates = _arrays(operand, scatter_indices, updates)
    return _library.scatter(
        operand,
        scatter_indices,
        updates,
        op,
        tuple(dimension_numbers.update_window_dims),
        tuple(dimension_numbers.inserted_window_dims),
        tuple(dimension_numbers.scatter_dims_to_operand_dims),
        tuple(dimension_numbers.operand_batching_dims),
        tuple(dimension_numbers.scatter_indices_batching_dims),
        bool(indices_are_sorted),
        bool(unique_indices),
        _mode(mode, False),
    )


def _scatter(name, op, what, example):
    def function(
        operand,
        scatter_indices,
        updates,
        dimension_numbers,
        *,
        indices_are_sorted=False,
        unique_indices=False,
        mode=None,
    ):
        return _scattered(
            op, operand, scatter_indices, updates, dimension_numbers, indices_are_sorted, unique_indices, mode
        )

    function.__name__ = function.__qualname__ = name
    function.__doc__ = f"""The array in which the windows at places {what}.

    >>> numbers = lax.ScatterDimensionNumbers((), (0,), (0,))
    >>> lax.{name}(jnp.arange(4), jnp.array([[1], [3]]), jnp.array([5, 2]), numbers)
    Array({example}, dtype=int32)
    """
    return function


scatter = _scatter("scatter", "set", "are replaced by others", "[0, 5, 2, 2]")
scatter_add = _scatter("scatter_add", "add", "have others added", "[0, 6, 2, 5]")
scatter_sub = _scatter("scatter_sub", "sub", "have others subtracted", "[ 0, -4,  2,  1]")
scatter_mul = _scatter("scatter_mul", "mul", "are multiplied by others", "[0, 5, 2, 6]")
scatter_min = _scatter("scatter_min", "min", "are the smaller of them and others", "[0, 1, 2, 2]")
scatter_max = _scatter("scatter_max", "max", "are the larger of them and others", "[0, 5, 2, 3]")


def scatter_apply(
    operand,
    scatter_indices,
    func,
    dimension_numbers,
    *,
    update_shape=(),
    indices_are_sorted=False,
    unique_indices=False,
    mode=None,
):
    """The array in which the elements at places are what a function of them gives.

    >>> numbers = lax.ScatterDimensionNumbers((), (0,), (0,))
    >>> lax.scatter_apply(jnp.arange(4), jnp.array([[1], [3]]), lambda x: -x, numbers, update_shape=(2,))
    Array([ 0, -1,  2, -3], dtype=int32)
    """
    operand, scatter_indices = _arrays(operand, scatter_indices)
    # Where a place comes several times, so does the function.
    times = scatter_add(
        _jnp.zeros(operand.shape, _jnp.int32),
        scatter_indices,
        _jnp.ones(update_shape, _jnp.int32),
        dimension_numbers,
        indices_are_sorted=indices_are_sorted,
        unique_indices=unique_indices,
        mode=mode,
    )

    def once(count, found):
        return _jnp.where(count < times, _jnp.asarray(func(found), operand.dtype), found)

    return _lax.fori_loop(0, times.max(initial=0), once, operand)
