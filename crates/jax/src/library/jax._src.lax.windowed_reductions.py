"""Reductions of windows that move over an array."""

import itertools as _itertools
import math as _math

import jax as _jax
import numpy as _np
from jax import lax as _lax, numpy as _jnp
from jax._src.core import Primitive as _Primitive
from jax.core import ShapedArray as _ShapedArray
from jax.interpreters import ad as _ad, batching as _batching, mlir as _mlir


def _spread(size, hole):
    return 0 if size == 0 else (size - 1) * hole + 1


def _shape(shape, window, strides, padding, base_dilation, window_dilation):
    return _lax.reduce_window_shape_tuple(shape, window, strides, padding, base_dilation, window_dilation)


def _padded(x, fill, padding, base_dilation):
    config = [(low, high, hole - 1) for (low, high), hole in zip(padding, base_dilation)]
    return _lax.pad(x, _jnp.asarray(fill, x.dtype), config)


def _columns(x, window, strides, out, window_dilation):
    # For each place of the window, what all windows have there, in the window's order.
    for place in _itertools.product(*map(range, window)):
        start = [at * hole for at, hole in zip(place, window_dilation)]
        end = [first + _spread(count, step) for first, count, step in zip(start, out, strides)]
        yield _lax.slice(x, start, end, strides)


def _reduced(combine, fills, operands, *, window_dimensions, window_strides, padding, base_dilation, window_dilation):
    out = _shape(operands[0].shape, window_dimensions, window_strides, padding, base_dilation, window_dilation)
    padded = [_padded(x, fill, padding, base_dilation) for x, fill in zip(operands, fills)]
    found = [_jnp.broadcast_to(_jnp.asarray(fill, x.dtype), out) for x, fill in zip(operands, fills)]
    if 0 in out:
        return found
    columns = [_columns(x, window_dimensions, window_strides, out, window_dilation) for x in padded]
    for column in zip(*columns):
        found = combine(found, column)
    return found


def _fill(name, dtype):
    # What changes nothing.
    if name == "sum":
        return _np.zeros((), dtype)
    if _jnp.issubdtype(dtype, _jnp.inexact):
        return _np.array(-_np.inf if name == "max" else _np.inf, dtype)
    if dtype == bool:
        return _np.array(name == "min")
    limits = _jnp.iinfo(dtype)
    return _np.array(limits.min if name == "max" else limits.max, dtype)


def _batched(primitive):
    def rule(args, dims, *, window_dimensions, window_strides, padding, base_dilation=None, window_dilation=None, **rest):
        sizes = {arg.shape[dim] for arg, dim in zip(args, dims) if dim is not None}
        (size,) = sizes
        args = [
            _jnp.broadcast_to(arg, (size, *arg.shape)) if dim is None else _jnp.moveaxis(arg, dim, 0)
            for arg, dim in zip(args, dims)
        ]
        if base_dilation is not None:
            rest |= {"base_dilation": (1, *base_dilation), "window_dilation": (1, *window_dilation)}
        found = primitive.bind(
            *args,
            window_dimensions=(1, *window_dimensions),
            window_strides=(1, *window_strides),
            padding=((0, 0), *padding),
            **rest,
        )
        return found, 0

    return rule


def _made(name, impl, shape):
    primitive = _Primitive(name)
    primitive.def_impl(impl)
    primitive.def_abstract_eval(lambda *avals, **params: _ShapedArray(shape(*avals, **params), avals[0].dtype))
    _mlir.register_lowering(primitive, _mlir.lower_fun(impl, multiple_results=False))
    _batching.primitive_batchers[primitive] = _batched(primitive)
    return primitive


def _simple(name, combine):
    def impl(x, **params):
        return _reduced(lambda a, b: [combine(a[0], b[0])], [_fill(name, x.dtype)], [x], **params)[0]

    def shape(x, *, window_dimensions, window_strides, padding, base_dilation, window_dilation):
        return _shape(x.shape, window_dimensions, window_strides, padding, base_dilation, window_dilation)

    return _made(f"reduce_window_{name}", impl, shape)


reduce_window_sum_p = _simple("sum", _lax.add)
reduce_window_max_p = _simple("max", _lax.max)
reduce_window_min_p = _simple("min", _lax.min)


def _transposed_sum(ct, x, *, window_dimensions, window_strides, padding, base_dilation, window_dilation):
    shape = x.aval.shape
    out = _shape(shape, window_dimensions, window_strides, padding, base_dilation, window_dilation)
    windows = [_spread(size, hole) for size, hole in zip(window_dimensions, window_dilation)]
    low = [_np.int64(window - pair[0] - 1) for window, pair in zip(windows, padding)]
    whole = [_spread(size, hole) for size, hole in zip(shape, base_dilation)]
    have = [_spread(size, step) for size, step in zip(out, window_strides)]
    high = [_np.int64(size + window - 1 - mine - first) for size, window, mine, first in zip(whole, windows, have, low)]
    if type(ct) is _ad.Zero:
        return [_ad.Zero(x.aval)]
    config = [(first, last, step - 1) for first, last, step in zip(low, high, window_strides)]
    spread = _lax.pad(ct, _jnp.zeros((), ct.dtype), config)
    ones = (1,) * len(shape)
    found = reduce_window_sum_p.bind(
        spread,
        window_dimensions=window_dimensions,
        window_strides=base_dilation,
        padding=((0, 0),) * len(shape),
        base_dilation=ones,
        window_dilation=window_dilation,
    )
    return [found]


_ad.deflinear2(reduce_window_sum_p, _transposed_sum)


def _firsts(x, select, window_dimensions, window_strides, padding):
    # Which place of each window is chosen: the first of those that are best.
    ones = (1,) * x.ndim
    out = _shape(x.shape, window_dimensions, window_strides, padding, ones, ones)
    padded = _padded(x, _fill("max" if select == "ge" else "min", x.dtype), padding, ones)
    columns = _jnp.stack(list(_columns(padded, window_dimensions, window_strides, out, ones)))
    return (_jnp.argmax if select == "ge" else _jnp.argmin)(columns, axis=0), padded.shape, out


def _scattered(source, x, *, select_prim, window_dimensions, window_strides, padding):
    chosen, whole, out = _firsts(x, str(select_prim), window_dimensions, window_strides, padding)
    found = _jnp.zeros(whole, source.dtype)
    nothing = _jnp.zeros((), source.dtype)
    for at, place in enumerate(_itertools.product(*map(range, window_dimensions))):
        part = _jnp.where(chosen == at, source, nothing)
        ends = [size - first - _spread(count, step) for size, first, count, step in zip(whole, place, out, window_strides)]
        found = found + _lax.pad(part, nothing, [(a, b, step - 1) for a, b, step in zip(place, ends, window_strides)])
    starts = [pair[0] for pair in padding]
    return _lax.slice(found, starts, [first + size for first, size in zip(starts, x.shape)])


def _gathered(tangents, x, *, select_prim, window_dimensions, window_strides, padding, base_dilation, window_dilation):
    ones = (1,) * x.ndim
    chosen, _, out = _firsts(x, str(select_prim), window_dimensions, window_strides, padding)
    padded = _padded(tangents, 0, padding, ones)
    columns = _jnp.stack(list(_columns(padded, window_dimensions, window_strides, out, ones)))
    return _jnp.take_along_axis(columns, chosen[None], axis=0)[0]


select_and_scatter_add_p = _made("select_and_scatter_add", _scattered, lambda source, x, **params: x.shape)
select_and_gather_add_p = _made(
    "select_and_gather_add",
    _gathered,
    lambda tangents, x, *, select_prim, window_dimensions, window_strides, padding, base_dilation, window_dilation: _shape(
        x.shape, window_dimensions, window_strides, padding, base_dilation, window_dilation
    ),
)


def _linear_in_first(primitive, transposed):
    def jvp(primals, tangents, **params):
        value = primitive.bind(*primals, **params)
        if type(tangents[0]) is _ad.Zero:
            return value, _ad.Zero.from_primal_value(value)
        return value, primitive.bind(tangents[0], primals[1], **params)

    _ad.primitive_jvps[primitive] = jvp
    _ad.primitive_transposes[primitive] = transposed


def _transposed_gather(ct, tangents, x, *, base_dilation, window_dilation, **params):
    if type(ct) is _ad.Zero:
        return [_ad.Zero(tangents.aval), None]
    return [select_and_scatter_add_p.bind(ct, x, **params), None]


def _transposed_scatter(ct, source, x, **params):
    if type(ct) is _ad.Zero:
        return [_ad.Zero(source.aval), None]
    ones = (1,) * x.ndim
    return [select_and_gather_add_p.bind(ct, x, base_dilation=ones, window_dilation=ones, **params), None]


_linear_in_first(select_and_gather_add_p, _transposed_gather)
_linear_in_first(select_and_scatter_add_p, _transposed_scatter)


def _of_chosen(primitive, select):
    def jvp(primals, tangents, *, base_dilation, window_dilation, **params):
        value = primitive.bind(*primals, base_dilation=base_dilation, window_dilation=window_dilation, **params)
        (tangent,) = tangents
        if type(tangent) is _ad.Zero:
            return value, _ad.Zero.from_primal_value(value)
        if any(hole != 1 for hole in (*base_dilation, *window_dilation)):
            raise NotImplementedError("the derivative of a reduction of windows with holes")
        return value, select_and_gather_add_p.bind(
            tangent, primals[0], select_prim=select, base_dilation=base_dilation, window_dilation=window_dilation, **params
        )

    _ad.primitive_jvps[primitive] = jvp


_of_chosen(reduce_window_max_p, _lax.ge_p)
_of_chosen(reduce_window_min_p, _lax.le_p)


def _known(computation, init):
    # Which of the reductions of their own this is.
    value = init.item() if hasattr(init, "item") and not isinstance(init, _jax.core.Tracer) else init
    if isinstance(value, _jax.core.Tracer):
        return None
    for name, functions in (("sum", (_lax.add, _jnp.add)), ("max", (_lax.max, _jnp.maximum)), ("min", (_lax.min, _jnp.minimum))):
        if any(computation is it for it in functions) and value == _fill(name, _jnp.asarray(init).dtype).item():
            return name
    return None


def reduce_window(
    operand,
    init_value,
    computation,
    window_dimensions,
    window_strides=None,
    padding="VALID",
    base_dilation=None,
    window_dilation=None,
):
    """What a function makes of all elements of each window, from `init_value` on, for windows that move over an array.

    >>> lax.reduce_window(jnp.arange(6.0), 0.0, lax.add, (2,), (2,))
    Array([1., 5., 9.], dtype=float32)
    """
    operands, tree = _jax.tree.flatten(operand)
    inits, other = _jax.tree.flatten(init_value)
    if tree != other:
        raise ValueError(f"Operands must have the same tree structure as init_values: {tree} vs. {other}")
    if not operands:
        raise ValueError("reduce_window must have at least one operand.")
    operands = [_jnp.asarray(it) for it in operands]
    if len(window_dimensions) != operands[0].ndim:
        raise TypeError(
            f"reduce_window got the window dimensions {tuple(window_dimensions)} for an operand of shape {operands[0].shape}"
        )
    ones = (1,) * operands[0].ndim
    window, strides = tuple(window_dimensions), tuple(window_strides or ones)
    base, holes = tuple(base_dilation or ones), tuple(window_dilation or ones)
    if isinstance(padding, str):
        sizes = [_spread(size, hole) for size, hole in zip(window, holes)]
        spread = [_spread(size, hole) for size, hole in zip(operands[0].shape, base)]
        padding = _lax.padtype_to_pads(spread, sizes, strides, padding)
    padding = tuple((low, high) for low, high in padding)
    params = dict(
        window_dimensions=window, window_strides=strides, padding=padding, base_dilation=base, window_dilation=holes
    )
    name = _known(computation, inits[0]) if len(operands) == 1 else None
    if name is not None:
        primitive = {"sum": reduce_window_sum_p, "max": reduce_window_max_p, "min": reduce_window_min_p}[name]
        return _jax.tree.unflatten(tree, [primitive.bind(operands[0], **params)])

    def combine(found, column):
        made = computation(_jax.tree.unflatten(tree, list(found)), _jax.tree.unflatten(tree, list(column)))
        return _jax.tree.leaves(made)

    # Any other function is applied to whole columns of windows.
    return _jax.tree.unflatten(tree, _reduced(combine, inits, operands, **params))
