"""What functions of the engine do with arguments that few programs give them, and that their rows do not look at."""

import math as _math

import numpy as _np
import jax as _jax
from jax import lax as _lax, nn as _nn, numpy as _jnp, random as _random
from jax._src.library import jitted as _jitted, precision as _precision


# Shares and logarithms of parts of an array.


def _masked(x, axis, where):
    # The elements that count, less the largest of them.
    top = _jnp.max(x, axis, where=where, initial=-_jnp.inf, keepdims=True)
    return _jnp.where(where, x, -_jnp.inf) - _lax.stop_gradient(top)


def softmax(x, axis=-1, where=None):
    """The shares of the elements at which `where` is true; the others have none."""
    weights = _jnp.exp(_masked(x, axis, where))
    shares = weights / _jnp.sum(weights, axis, where=where, keepdims=True)
    return _jnp.where(where, shares, 0)


def log_softmax(x, axis=-1, where=None):
    """The logarithms of the shares of the elements at which `where` is true."""

    def of(x, where):
        moved = _masked(x, axis, where)
        total = _jnp.log(_jnp.sum(_jnp.exp(moved), axis, where=where, keepdims=True))
        return _jnp.where(where, moved - total, -_jnp.inf)

    return _jitted("log_softmax", str(axis), of, x, where)


def standardize(x, axis=-1, mean=None, variance=None, epsilon=1e-5, where=None):
    """The elements moved and scaled by a mean and a variance that are given, or that are those of a part."""
    given = [each for each in (mean, variance, where) if each is not None]
    is_plain = isinstance(epsilon, float)
    given += [] if is_plain else [epsilon]

    def of(x, *given):
        given = iter(given)
        own, spread, mask = (None if each is None else next(given) for each in (mean, variance, where))
        if own is None:
            own = _jnp.mean(x, axis, keepdims=True, where=mask)
        if spread is None:
            spread = _jnp.mean(_jnp.square(x), axis, keepdims=True, where=mask) - _jnp.square(own)
            spread = _jnp.clip(spread, 0)
        return _jnp.subtract(x, own) * _lax.rsqrt(spread + (epsilon if is_plain else next(given)))

    which = [each is None for each in (mean, variance, where)]
    return _jitted("standardize", f"{axis}{which}{epsilon if is_plain else ''}", of, x, *given)


def logsumexp(a, axis=None, b=None, keepdims=False, return_sign=False, where=None):
    """The logarithm of a sum of exponentials, with its sign, or of a part of the elements."""
    if where is not None:
        a = _jnp.where(where, a, -_jnp.inf)
    if not return_sign:
        return _nn.logsumexp(a, axis, b, keepdims)
    a = _jnp.asarray(a)
    a = a.astype(_jnp.promote_types(a.dtype, _jnp.float32))
    if b is not None:
        a = _jnp.where(b != 0, a, -_jnp.inf)
    top = _jnp.max(a.real, axis, keepdims=True)
    top = _lax.stop_gradient(_jnp.where(_jnp.isfinite(top), top, 0))
    terms = _jnp.exp(a - top) if b is None else b * _jnp.exp(a - top)
    total = _jnp.sum(terms, axis, keepdims=keepdims)
    top = top if keepdims else _jnp.squeeze(top, axis)
    return _jnp.log(_jnp.abs(total)) + top, _jnp.sign(total)


# Arrays.


def _moved(function):
    def rule(*args, axis=0, **kwargs):
        return _jnp.moveaxis(function(*args, **kwargs), 0, axis)

    return rule


def _take_along_axis(arr, indices, axis=-1, mode=None, fill_value=None):
    arr, indices = _jnp.asarray(arr), _jnp.asarray(indices)
    if axis is None:
        arr, axis = arr.ravel(), 0
    size = arr.shape[axis]
    if mode in ("clip", _lax.GatherScatterMode.CLIP):
        return _jnp.take_along_axis(arr, _jnp.clip(_jnp.where(indices < 0, indices + size, indices), 0, size - 1), axis)
    if mode in ("promise_in_bounds", _lax.GatherScatterMode.PROMISE_IN_BOUNDS):
        return _jnp.take_along_axis(arr, indices, axis)
    if fill_value is None:
        return NotImplemented
    found = _jnp.take_along_axis(arr, _jnp.clip(indices, -size, size - 1), axis)
    return _jnp.where((indices >= -size) & (indices < size), found, _jnp.asarray(fill_value, found.dtype))


def _cross(of):
    def rule(a, b, axisa=-1, axisb=-1, axisc=-1, axis=None):
        if axis is not None:
            axisa = axisb = axisc = axis
        found = of(_jnp.moveaxis(a, axisa, -1), _jnp.moveaxis(b, axisb, -1))
        return found if found.ndim < max(_jnp.ndim(a), _jnp.ndim(b)) else _jnp.moveaxis(found, -1, axisc)

    return rule


def _linalg_cross(x1, x2, /, *, axis=-1):
    return _jnp.cross(x1, x2, axis=axis)


def _vecdot(x1, x2, /, *, axis=-1, precision=None, preferred_element_type=None):
    x1, x2 = _preferred(preferred_element_type, _jnp.asarray(x1), _jnp.asarray(x2))
    return _jnp.vecdot(_jnp.moveaxis(x1, axis, -1), _jnp.moveaxis(x2, axis, -1))


def _cov(m, y=None, rowvar=True, bias=False, ddof=None, fweights=None, aweights=None, dtype=None):
    rows = _jnp.atleast_2d(_jnp.asarray(m))
    rows = rows if rowvar or rows.shape[0] == 1 else rows.T
    if y is not None:
        other = _jnp.atleast_2d(_jnp.asarray(y))
        rows = _jnp.concatenate([rows, other if rowvar or other.shape[0] == 1 else other.T])
    ddof = (0 if bias else 1) if ddof is None else ddof
    if fweights is None and aweights is None:
        return _jnp.cov(rows, ddof=ddof)
    rows = rows.astype(_jnp.promote_types(rows.dtype, _jnp.float32))
    weights = None
    for given, name in ((fweights, "fweights"), (aweights, "aweights")):
        if given is None:
            continue
        given = _jnp.asarray(given)
        if given.ndim != 1 or given.shape[0] != rows.shape[1]:
            raise (RuntimeError if given.ndim > 1 else ValueError)(f"cannot handle these {name}")
        weights = given if weights is None else weights * given
    mean, total = _jnp.average(rows, axis=1, weights=weights, returned=True)
    total = total[0]
    if aweights is None:
        norm = total - ddof
    elif not ddof:
        norm = total
    else:
        norm = total - ddof * _jnp.sum(weights * aweights) / total
    rows = rows - mean[:, None]
    return _jnp.clip(_jnp.dot(rows, (rows * weights).T.conj()) / norm, None, None).squeeze()


def _corrcoef(x, y=None, rowvar=True, dtype=None):
    x = _jnp.asarray(x)
    if not rowvar and x.ndim == 2:
        x, y = x.T, None if y is None else _jnp.asarray(y).T
    found = _jnp.corrcoef(x, y)
    return found if dtype is None else found.astype(dtype)


def _histogram(a, bins=10, range=None, weights=None, density=None):
    a, weights = _jnp.asarray(a), _jnp.asarray(weights)
    if a.shape != weights.shape:
        raise ValueError("weights should have the same shape as a.")
    edges = _jnp.histogram_bin_edges(a, bins, range, weights)
    at = _jnp.searchsorted(edges, a.ravel().astype(edges.dtype), side="right")
    at = _jnp.where(a.ravel() == edges[-1], len(edges) - 1, at)
    weights = weights.ravel().astype(_jnp.promote_types(weights.dtype, _jnp.float32))
    counts = _jnp.zeros(len(edges), weights.dtype).at[at].add(weights)[1:]
    if density:
        counts = counts / _jnp.diff(edges) / counts.sum()
    return counts, edges


def _top_k(operand, k, *, axis=-1):
    values, places = _lax.top_k(_jnp.moveaxis(operand, axis, -1), k)
    return [_jnp.moveaxis(values, -1, axis), _jnp.moveaxis(places, -1, axis)]


def _joined(name):
    def of(arrays, axis, dtype):
        if dtype is None:
            return NotImplemented
        arrays = [_jnp.asarray(each).astype(dtype) for each in arrays]
        return _jnp.stack(arrays, axis) if name == "stack" else getattr(_jnp, name)(arrays)

    def rule(arrays, axis=0, out=None, dtype=None):
        return of(arrays, axis, dtype)

    if name != "stack":
        return lambda tup, dtype=None: of(tup, 0, dtype)

    return rule


def _array_str(a, max_line_width=None, precision=None, suppress_small=None):
    return _np.array_str(_np.asarray(a), max_line_width, precision, suppress_small)


def _can_cast(from_, to, casting="safe"):
    dtypes = [getattr(each, "dtype", each) for each in (from_, to)]
    return _np.can_cast(*map(_np.dtype, dtypes), casting=casting)


def _reshape(operand, new_sizes, dimensions=None):
    if tuple(dimensions) == tuple(range(_jnp.ndim(operand))):
        return _lax.reshape(operand, new_sizes)
    return _lax.reshape(_lax.transpose(operand, tuple(dimensions)), new_sizes)


# Products with a dtype that is preferred.


def _preferred(dtype, *arrays):
    # Sums are taken in the preferred dtype, if its numbers are those of the operands.
    if dtype is None:
        return arrays
    dtype = _np.dtype(dtype)
    return [x if x.dtype == dtype else x.astype(dtype) for x in map(_jnp.asarray, arrays)]


# The names of precisions, as those of the class have them.
_EXACT = {
    "bfloat16": "DEFAULT",
    "default": "DEFAULT",
    "fastest": "DEFAULT",
    "bfloat16_3x": "HIGH",
    "high": "HIGH",
    "tensorfloat32": "HIGH",
    "float32": "HIGHEST",
    "highest": "HIGHEST",
}


def _exact(precision, of, *args, **kwargs):
    # What a function gives whose products are said to be that exact.
    if precision is None:
        return of(*args, **kwargs)
    own = precision[0] if isinstance(precision, (tuple, list)) else precision
    name = _EXACT.get(own) if isinstance(own, str) else getattr(own, "name", None)
    if name is None:
        raise ValueError(f"{precision!r} is not a valid precision")
    before = _precision(name)
    try:
        return of(*args, **kwargs)
    finally:
        _precision(before)


def _product(of):
    def rule(*args, precision=None, preferred_element_type=None, **kwargs):
        if preferred_element_type is None and precision is None:
            return NotImplemented
        pair, others = _preferred(preferred_element_type, *args[:2]), args[2:]
        return _exact(precision, of, *pair, *others, **kwargs)

    return rule


def _lax_dot(lhs, rhs, *, dimension_numbers=None, precision=None, preferred_element_type=None, out_sharding=None):
    if dimension_numbers is None:
        return _product(_lax.dot)(lhs, rhs, precision=precision, preferred_element_type=preferred_element_type)
    return _lax.dot_general(lhs, rhs, dimension_numbers, precision, preferred_element_type, out_sharding=out_sharding)


def _dot_general(lhs, rhs, dimension_numbers, precision=None, preferred_element_type=None, *, out_sharding=None):
    if precision is None:
        return NotImplemented
    options = {"preferred_element_type": preferred_element_type, "out_sharding": out_sharding}
    return _exact(precision, _lax.dot_general, lhs, rhs, dimension_numbers, **options)


def _batch_matmul(lhs, rhs, precision=None):
    return NotImplemented if precision is None else _exact(precision, _lax.batch_matmul, lhs, rhs)


def _einsum(subscripts, /, *operands, precision=None, preferred_element_type=None, **kwargs):
    if preferred_element_type is None and precision is None or not isinstance(subscripts, str):
        return NotImplemented
    return _exact(precision, _jnp.einsum, subscripts, *_preferred(preferred_element_type, *operands), **kwargs)


def _conv(lhs, rhs, *args, preferred_element_type=None, **kwargs):
    if preferred_element_type is None:
        return NotImplemented
    return _lax.conv_general_dilated(*_preferred(preferred_element_type, lhs, rhs), *args, **kwargs)


def _simple_conv(lhs, rhs, window_strides, padding, precision=None, preferred_element_type=None):
    if preferred_element_type is None:
        return NotImplemented
    return _lax.conv(*_preferred(preferred_element_type, lhs, rhs), window_strides, padding)


# Random numbers.


def _permutation(key, x, axis=0, independent=False, *, out_sharding=None):
    x = _jnp.asarray(x)
    if x.ndim < 2:
        return _random.permutation(key, x)
    axis = axis % x.ndim
    if not independent:
        return _jnp.take(x, _random.permutation(key, x.shape[axis]), axis)
    rounds = _math.ceil(3 * _math.log(max(1, x.size)) / _math.log(2**32 - 1))

    def shuffled(key, x):
        for _ in range(rounds):
            key, sub = _random.split(key)
            _, x = _lax.sort_key_val(_random.bits(sub, x.shape, "uint32"), x, axis)
        return x

    return _jitted("_shuffle", f"{axis}", shuffled, key, x)


def _gumbel(key, shape=(), dtype=float, mode=None, *, out_sharding=None):
    if mode == "low":
        return _random.gumbel(key, shape, dtype)
    if mode != "high":
        raise NotImplementedError(f"jax.random.gumbel with mode={mode!r}")
    info = _jnp.finfo(_jnp.zeros((), dtype).dtype)
    high, low = _random.uniform(key, (2, *shape), dtype)
    fine = 2.0**-info.nmant
    x = _jnp.where(high >= 0.5, high, high + fine * low + max(fine * fine / 2, float(info.tiny)))
    return -_jnp.log(-_jnp.log1p(-x))


def _bernoulli(key, p=0.5, shape=None, mode="low", *, out_sharding=None):
    if mode not in ("low", "high"):
        raise ValueError(f"got mode={mode!r}, expected 'high' or 'low'")
    p = _jnp.asarray(p) + 0.0
    first, second = _random.uniform(key, (2, *(p.shape if shape is None else shape)), p.dtype)
    return second * 2.0 ** -_jnp.finfo(p.dtype).nmant < p - first


def _categorical(key, logits, axis=-1, shape=None, replace=True, mode=None, *, out_sharding=None):
    logits = _jnp.asarray(logits)
    batch = tuple(_np.delete(logits.shape, axis).tolist())
    shape = batch if shape is None else tuple(shape)
    prefix = shape[: len(shape) - len(batch)]
    if replace:
        axis = axis - logits.ndim if axis >= 0 else axis
        drawn = list(shape[len(prefix) :])
        drawn.insert(axis % logits.ndim, logits.shape[axis])
        noise = _random.gumbel(key, (*prefix, *drawn), logits.dtype, mode=mode)
        return _jnp.argmax(noise + _lax.expand_dims(logits, range(len(prefix))), axis=axis)
    logits = logits + _random.gumbel(key, logits.shape, logits.dtype, mode=mode)
    count = _math.prod(prefix)
    if count > logits.shape[axis]:
        raise ValueError(
            f"Number of samples without replacement ({count}) cannot exceed number of categories ({logits.shape[axis]})."
        )
    _, places = _lax.top_k(_jnp.moveaxis(logits, axis, -1), count)
    return _jnp.moveaxis(places, -1, 0).reshape(shape)


def _multivariate_normal(key, mean, cov, shape=None, dtype=None, method="cholesky", *, out_sharding=None):
    if method not in ("svd", "eigh", "cholesky"):
        raise ValueError("method must be one of {'svd', 'eigh', 'cholesky'}")
    mean, cov = _jnp.asarray(mean), _jnp.asarray(cov)
    dtype = _jnp.promote_types(_jnp.result_type(mean, cov), _jnp.float32) if dtype is None else dtype
    mean, cov = mean.astype(dtype), cov.astype(dtype)
    shape = _np.broadcast_shapes(mean.shape[:-1], cov.shape[:-2]) if shape is None else tuple(shape)
    if method == "svd":
        vectors, values, _ = _jnp.linalg.svd(cov)
    else:
        values, vectors = _jnp.linalg.eigh(cov)
    factor = vectors * _jnp.sqrt(values[..., None, :])
    return mean + _jnp.einsum("...ij,...j->...i", factor, _random.normal(key, shape + mean.shape[-1:], dtype))


# Loops.


def _fori_loop(lower, upper, body_fun, init_val, *, unroll=None):
    try:
        count = max(upper - lower, 0).__index__()
    except TypeError:
        raise ValueError("Can only use `unroll` in `fori_loop` if the loop bounds are statically known.") from None
    if unroll is True:
        unroll = max(count, 1)
    elif unroll in (False, 1):
        return NotImplemented

    def step(state, _):
        at, value = state
        return (at + 1, body_fun(at, value)), None

    return _lax.scan(step, (lower, init_val), None, length=count, unroll=unroll)[0][1]


def _map(f, xs, *, batch_size=None):
    size = _jax.tree.leaves(xs)[0].shape[0]
    count = size // batch_size if batch_size else 0
    whole, rest = count * batch_size, None

    def in_batches(x):
        return x[:whole].reshape(count, batch_size, *x.shape[1:])

    flat = lambda x: x.reshape(-1, *x.shape[2:])
    many = _jax.vmap(f)
    if not count:
        return many(xs)
    batches = _jax.tree.map(in_batches, xs)
    rest = _jax.tree.map(lambda x: x[whole:], xs) if whole < size else None
    _, found = _lax.scan(lambda _, x: ((), many(x)), (), batches)
    if rest is None:
        return _jax.tree.map(flat, found)
    last = many(rest)
    return _jax.tree.map(lambda x, y: _lax.concatenate([flat(x), y], dimension=0), found, last)


# What is refused.


def _groups(*args, axis_index_groups=None, **kwargs):
    raise NotImplementedError("axis_index_groups not supported in vmap collectives. Please open a feature request!")


def _local_devices(process_index=None, backend=None, host_id=None):
    index = process_index if host_id is None else host_id
    if index == 0:
        return _jax.local_devices(backend=backend)
    raise ValueError(f"Unknown process_index {index}")


def _sorting(name):
    def rule(a, axis=-1, kind=None, order=None, *, stable=True, descending=False):
        if kind is not None:
            raise TypeError(
                f"'kind' argument to {name} is not supported. Use stable=True or stable=False to specify sort stability."
            )
        raise TypeError(f"'order' argument to {name} is not supported.")

    return rule


def _in_order(*args, order="K", **kwargs):
    if order not in (None, "K"):
        raise NotImplementedError("Only implemented for order='K'")
    return NotImplemented


def _gradient(f, *varargs, axis=None, edge_order=None):
    raise NotImplementedError("The 'edge_order' argument to jnp.gradient is not supported.")


def _as_text(self, dialect=None, *, debug_info=False):
    if dialect in (None, "stablehlo"):
        return NotImplemented
    raise NotImplementedError(f"as_text(dialect={dialect!r}): only the text of StableHLO is there")


# The functions without what a row has instead of them, and what their reductions begin with.
_IDENTITIES = {
    "add": 0, "multiply": 1, "logical_and": True, "logical_or": False, "logical_xor": False, "bitwise_and": -1,
    "bitwise_or": 0, "bitwise_xor": 0, "logaddexp": -_math.inf, "logaddexp2": -_math.inf,
}  # fmt: skip


def plain_ufunc(self):
    """The ufunc of the library for one of the engine."""
    name = self.__name__

    def function(*args):
        return getattr(_jnp, name)(*args)

    function.__name__ = name
    return _jnp.frompyfunc(function, 1 if name == "negative" else 2, 1, identity=_IDENTITIES.get(name))


_OUT = {"nansum": "sum", "nanprod": "prod", "nanmax": "max", "nanmin": "min"}
_RUNNING = ("cumsum", "cumprod", "nancumsum", "nancumprod", "cumulative_sum", "cumulative_prod")
_RANKS = ("median", "percentile", "quantile", "nanmedian", "nanpercentile", "nanquantile")


def taken(module, name, args, kwargs):
    """What a call gives whose function would not look at all arguments; NotImplemented if that makes no difference."""
    if module == "jax.numpy" and name in _RANKS and (kwargs.get("out") is not None or kwargs.get("overwrite_input")):
        text = "nanquantile" if name.startswith("nan") else "quantile"
        raise ValueError(f"jax.numpy.{text} does not support overwrite_input=True or out != None")
    if module == "jax.numpy" and kwargs.get("out") is not None and "." not in name:
        text = f"The 'out' argument to jnp.{_OUT.get(name, name)} is not supported"
        raise NotImplementedError(text if name in _RUNNING else text + ".")
    if kwargs.get("wrap_negative_indices") is False:
        raise NotImplementedError(f"{name}: wrap_negative_indices=False is not there")
    rule = _RULES.get(f"{module}.{name}")
    return NotImplemented if rule is None else rule(*args, **kwargs)


_RULES = {
    "jax.nn.softmax": softmax,
    "jax.nn.log_softmax": log_softmax,
    "jax.nn.standardize": standardize,
    "jax.nn.logsumexp": logsumexp,
    "jax.scipy.special.logsumexp": logsumexp,
    "jax.numpy.logspace": _moved(_jnp.logspace),
    "jax.numpy.geomspace": _moved(_jnp.geomspace),
    "jax.numpy.take_along_axis": _take_along_axis,
    "jax.numpy.cross": _cross(_jnp.cross),
    "jax.numpy.linalg.cross": _linalg_cross,
    "jax.numpy.vecdot": _vecdot,
    "jax.numpy.linalg.vecdot": _vecdot,
    "jax.numpy.cov": _cov,
    "jax.numpy.corrcoef": _corrcoef,
    "jax.numpy.histogram": _histogram,
    "jax.lax.top_k": _top_k,
    "jax.numpy.stack": _joined("stack"),
    "jax.numpy.vstack": _joined("vstack"),
    "jax.numpy.hstack": _joined("hstack"),
    "jax.numpy.dstack": _joined("dstack"),
    "jax.numpy.array_str": _array_str,
    "jax.numpy.can_cast": _can_cast,
    "jax.lax.reshape": _reshape,
    "jax.numpy.dot": _product(_jnp.dot),
    "jax.numpy.matmul": _product(_jnp.matmul),
    "jax.numpy.vdot": _product(_jnp.vdot),
    "jax.numpy.inner": _product(_jnp.inner),
    "jax.numpy.tensordot": _product(_jnp.tensordot),
    "jax.numpy.linalg.tensordot": _product(_jnp.linalg.tensordot),
    "jax.numpy.convolve": _product(_jnp.convolve),
    "jax.numpy.correlate": _product(_jnp.correlate),
    "jax.numpy.einsum": _einsum,
    "jax.numpy.linalg.matmul": _product(_jnp.linalg.matmul),
    "jax.lax.dot": _lax_dot,
    "jax.lax.dot_general": _dot_general,
    "jax.lax.batch_matmul": _batch_matmul,
    "jax.lax.conv_general_dilated": _conv,
    "jax.lax.conv": _simple_conv,
    "jax.random.permutation": _permutation,
    "jax.random.gumbel": _gumbel,
    "jax.random.bernoulli": _bernoulli,
    "jax.random.categorical": _categorical,
    "jax.random.multivariate_normal": _multivariate_normal,
    "jax.lax.fori_loop": _fori_loop,
    "jax.lax.map": _map,
    "jax.local_devices": _local_devices,
    "jax.numpy.sort": _sorting("sort"),
    "jax.numpy.argsort": _sorting("argsort"),
    "jax.numpy.array": _in_order,
    "jax.numpy.asarray": _in_order,
    "jax.numpy.copy": _in_order,
    "jax.numpy.gradient": _gradient,
    "jax.stages.Lowered.as_text": _as_text,
    **{f"jax.lax.{name}": _groups for name in ("psum", "pmax", "pmin", "pmean", "all_gather")},
}
