"""Calls that rows of the engine hand over, since their arguments are of a kind that few programs give them."""

import jax as _jax
import numpy as _np
from jax import lax as _lax, numpy as _jnp


def taken(module, name, args, kwargs):
    """What a call gives that was handed over; NotImplemented if nothing is known of it."""
    rule = _RULES.get(f"{module}.{name}")
    return NotImplemented if rule is None else rule(*args, **kwargs)


def with_rest(function, args, kwargs):
    """The function of one argument that has these others, too."""
    return lambda x: function(x, *args, **kwargs)


_LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"


def _text(axes):
    return "".join("..." if axis is Ellipsis else _LETTERS[axis] for axis in axes)


def _einsum(first, *rest, **options):
    if isinstance(first, str):
        return NotImplemented
    items = [first, *rest]
    count = len(items) // 2
    text = ",".join(map(_text, items[1 : 2 * count : 2]))
    if len(items) % 2:
        text += "->" + _text(items[-1])
    return _jnp.einsum(text, *items[0 : 2 * count : 2], **options)


def _unique(
    ar,
    return_index=False,
    return_inverse=False,
    return_counts=False,
    axis=None,
    *,
    equal_nan=True,
    size=None,
    fill_value=None,
):
    if isinstance(ar, _jax.core.Tracer):
        return NotImplemented
    # Rows by rows: where the same was before, in order.
    rows = _np.moveaxis(_np.asarray(ar), axis, 0)
    flat = rows.reshape(rows.shape[0], -1)
    order = sorted(range(len(flat)), key=lambda at: tuple(flat[at].tolist()))
    first, inverse, counts = [], [0] * len(flat), []
    for place, at in enumerate(order):
        if place == 0 or not _np.array_equal(flat[at], flat[order[place - 1]], equal_nan=equal_nan):
            first.append(at)
            counts.append(0)
        counts[-1] += 1
        inverse[at] = len(first) - 1
    values = _jnp.asarray(rows[first])
    if size is not None:
        missing = size - len(first)
        fill = values[:1] if fill_value is None else _jnp.full((1, *values.shape[1:]), fill_value, values.dtype)
        values = _jnp.concatenate([values[:size], *[fill] * max(missing, 0)])
        first, counts = (first + first[:1] * max(missing, 0))[:size], (counts + [0] * max(missing, 0))[:size]
    given = [_jnp.moveaxis(values, 0, axis)]
    given += [_jnp.array(it) for it, wanted in zip((first, inverse, counts), (return_index, return_inverse, return_counts)) if wanted]
    return given[0] if len(given) == 1 else tuple(given)


_STATISTICS = {"maximum": _jnp.max, "mean": _jnp.mean, "median": _jnp.median, "minimum": _jnp.min}


def _pairs(value, rank):
    return [(int(low), int(high)) for low, high in _np.broadcast_to(_np.asarray(value), (rank, 2))]


def _pad(array, pad_width, mode="constant", *, stat_length=None, end_values=0, **kwargs):
    array = _jnp.asarray(array)
    widths = _pairs(pad_width, array.ndim)
    if callable(mode):
        return _pad_by(array, widths, mode, kwargs)
    if mode not in (*_STATISTICS, "linear_ramp"):
        return NotImplemented
    lengths = [(None, None)] * array.ndim if stat_length is None else _pairs(stat_length, array.ndim)
    for axis, ((before, after), (low, high)) in enumerate(zip(widths, lengths)):
        size = array.shape[axis]
        ends = _lax.slice_in_dim(array, 0, 1, axis=axis), _lax.slice_in_dim(array, size - 1, size, axis=axis)
        if mode == "linear_ramp":
            stop = _np.broadcast_to(_np.asarray(end_values), (array.ndim, 2))[axis]
            parts = [_ramp(ends[0], stop[0], before, axis), _jnp.flip(_ramp(ends[1], stop[1], after, axis), axis)]
        else:
            parts = [
                _statistic(_STATISTICS[mode], _lax.slice_in_dim(array, 0, min(low or size, size), axis=axis), before, axis),
                _statistic(_STATISTICS[mode], _lax.slice_in_dim(array, size - min(high or size, size), size, axis=axis), after, axis),
            ]
        array = _jnp.concatenate([parts[0], array, parts[1]], axis)
    return array


def _statistic(function, part, count, axis):
    found = function(part, axis=axis, keepdims=True)
    if _jnp.issubdtype(part.dtype, _jnp.integer):
        found = _jnp.round(found)
    return _jnp.repeat(found.astype(part.dtype), count, axis)


def _ramp(edge, end, count, axis):
    found = _jnp.linspace(end, _jnp.squeeze(edge, axis), count, endpoint=False, dtype=edge.dtype, axis=axis)
    return found


def _pad_by(array, widths, function, kwargs):
    padded = _jnp.pad(array, widths)
    for axis in range(padded.ndim):
        padded = _jnp.apply_along_axis(function, axis, padded, widths[axis], axis, kwargs)
    return padded


def _quantile(whole, squash):
    def rule(a, q, axis=None, out=None, overwrite_input=False, method="linear", keepdims=False, *, weights=None):
        if method != "inverted_cdf":
            raise ValueError("method must be 'inverted_cdf' if weights are provided")
        a = _jnp.asarray(a)
        a = a.astype(_jnp.promote_types(a.dtype, _jnp.float32))
        weights = _jnp.ones(a.shape, a.dtype) if weights is None else _jnp.asarray(weights, a.dtype)
        if axis is None or isinstance(axis, (tuple, list)):
            axes = tuple(range(a.ndim)) if axis is None else tuple(it % a.ndim for it in axis)
            kept = [it for it in range(a.ndim) if it not in axes]
            shape = [1 if it in axes else a.shape[it] for it in range(a.ndim)]
            weights = _jnp.broadcast_to(weights, a.shape).transpose(*kept, *axes)
            a = a.transpose(*kept, *axes)
            a, weights = (it.reshape(*it.shape[: len(kept)], -1) for it in (a, weights))
        else:
            axes = (axis % a.ndim,)
            shape = [1 if it in axes else a.shape[it] for it in range(a.ndim)]
            if weights.ndim != a.ndim:
                weights = _jnp.broadcast_to(weights, (*a.shape[: axis % a.ndim], *a.shape[axis % a.ndim + 1 :], weights.shape[0]))
            else:
                weights = _jnp.moveaxis(weights, axis, -1)
            a = _jnp.moveaxis(a, axis, -1)
        q = _jnp.asarray(q, a.dtype) / whole
        if squash:
            weights = _jnp.where(_jnp.isnan(a), 0, weights)
        order = _jnp.argsort(a, axis=-1)
        a, weights = _jnp.take_along_axis(a, order, -1), _jnp.take_along_axis(weights, order, -1)
        sums = _jnp.cumsum(weights, -1)
        total = sums[..., -1:]

        def one(share):
            at = _jnp.argmax((sums >= share * total) & (sums > 0), -1)[..., None]
            found = _jnp.take_along_axis(a, at, -1)[..., 0]
            found = found if squash else _jnp.where(_jnp.isnan(a).any(-1), _jnp.nan, found)
            return found.reshape(shape) if keepdims else found

        return one(q) if q.ndim == 0 else _jnp.stack([one(share) for share in q])

    return rule


def _poly(seq_of_zeros):
    zeros = _jnp.asarray(seq_of_zeros)
    return _jnp.poly(_jnp.linalg.eigvals(zeros)) if zeros.ndim == 2 else NotImplemented


def _polar(a, side="right", *, method="qdwh", eps=None, max_iterations=None):
    # The factors are the same, whatever finds them.
    return _jax.scipy.linalg.polar(a, side, method="svd") if method == "qdwh" else NotImplemented


def _array(object, dtype=None, *args, **kwargs):
    # What shows its memory, as array.array does.
    try:
        held = memoryview(object)
    except TypeError:
        return NotImplemented
    return _jnp.array(held.tolist(), dtype or _np.dtype(held.format))


def _view(self, dtype=None, type=None):
    from jax import ShapeDtypeStruct

    dtype = _np.dtype(dtype)
    if dtype == bool:
        return self.astype(bool)
    here, there = self.dtype.itemsize, dtype.itemsize
    if self.ndim == 0:
        raise ValueError("view() cannot be called on 0-D arrays with a dtype of another size")
    last = self.shape[-1] * here
    if last % there:
        raise ValueError(
            "When changing to a larger dtype, its size must be a divisor of the total size in bytes of the last axis of the "
            "array."
        )
    wanted = ShapeDtypeStruct((*self.shape[:-1], last // there), dtype)
    return _jax.pure_callback(lambda x: _np.ascontiguousarray(x).view(dtype), wanted, self, vmap_method="broadcast_all")


def _told(read):
    # What has no elements, and says of what shape and dtype they would be.
    return lambda a, *args: read(a, *args) if isinstance(a, _jax.ShapeDtypeStruct) else NotImplemented


def _size(a, axis=None):
    return _np.size(_np.broadcast_to(_np.int8(0), a.shape), axis)


_RULES = {
    "jax.typeof": _told(lambda x: _jax.core.ShapedArray(x.shape, x.dtype, x.weak_type)),
    "jax.numpy.shape": _told(lambda a: a.shape),
    "jax.numpy.ndim": _told(lambda a: len(a.shape)),
    "jax.numpy.size": _told(_size),
    "jax.numpy.iscomplexobj": _told(lambda x: _jnp.issubdtype(x.dtype, _jnp.complexfloating)),
    "jax.numpy.einsum": _einsum,
    "jax.numpy.unique": _unique,
    "jax.numpy.pad": _pad,
    "jax.numpy.quantile": _quantile(1, False),
    "jax.numpy.nanquantile": _quantile(1, True),
    "jax.numpy.percentile": _quantile(100, False),
    "jax.numpy.nanpercentile": _quantile(100, True),
    "jax.numpy.poly": _poly,
    "jax.scipy.linalg.polar": _polar,
    "jax.numpy.array": _array,
    "jax.numpy.asarray": _array,
    "jaxlib._jax.ArrayImpl.view": _view,
}
