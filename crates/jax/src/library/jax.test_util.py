"""Derivatives against differences."""

import functools as _functools

import numpy as _np
import jax as _jax
from jax import numpy as _jnp, tree_util as _tree_util

_EPS = 1e-4
_TOLERANCE = {"bfloat16": 1e-1, "float16": 1e-2, "float32": 2e-3, "float64": 1e-5, "complex64": 1e-3, "complex128": 1e-5}
_EXACT = {
    "bfloat16": 1e-2,
    "float16": 1e-3,
    "float32": 1e-6,
    "float64": 1e-15,
    "complex64": 1e-6,
    "complex128": 1e-15,
}


def _tolerance(dtype, given, usual):
    name = _np.dtype(dtype).name
    if given is None:
        return usual.get(name, 0)
    if not isinstance(given, dict):
        return given
    return {_np.dtype(key).name: value for key, value in given.items()}.get(name, _EXACT.get(name, 0))


def _dtype(x):
    if isinstance(x, (bool, int, float, complex)):
        return _np.dtype(type(x))
    return _np.asarray(x).dtype


def _is_number(x):
    return isinstance(x, (bool, int, float, complex))


def _close(xs, ys, atol, rtol, err_msg):
    def check(a, b):
        kept = _jnp.result_type(a) if _is_number(a) else None
        a, b = _np.asarray(a, kept), _np.asarray(b)
        assert a.shape == b.shape
        low = max(_tolerance(a.dtype, atol, _TOLERANCE), _tolerance(b.dtype, atol, _TOLERANCE))
        share = max(_tolerance(a.dtype, rtol, _TOLERANCE), _tolerance(b.dtype, rtol, _TOLERANCE))
        _np.testing.assert_allclose(a, b, atol=low * a.size, rtol=share * b.size, err_msg=err_msg)

    _tree_util.tree_map(check, xs, ys)


def _like(draw, x):
    dtype = _dtype(x)

    def one():
        return _np.asarray(draw.randn(*_np.shape(x)), dtype=dtype)

    found = one() + dtype.type(1j) * one() if _np.issubdtype(dtype, _np.complexfloating) else one()
    return found.item() if _is_number(x) else found


def _scaled(xs, factor):
    def scaled(x):
        dtype = _dtype(x)
        found = _np.multiply(x, _np.array(factor, dtype=dtype), dtype=dtype)
        return found.item() if _is_number(x) else found

    return _tree_util.tree_map(scaled, xs)


def _combined(operation, xs, ys):
    def combined(x, y):
        if _is_number(x):
            return operation(x, y)
        dtype = _dtype(x)
        return _np.asarray(operation(_np.asarray(x), _np.asarray(y)), dtype)

    return _tree_util.tree_map(combined, xs, ys)


def _numerical_jvp(f, primals, tangents, eps):
    delta = _scaled(tangents, eps)
    above = f(*_combined(lambda x, y: x + y, primals, delta))
    below = f(*_combined(lambda x, y: x - y, primals, delta))
    return _scaled(_combined(lambda x, y: x - y, above, below), 0.5 / eps)


def _conj(xs):
    return _tree_util.tree_map(lambda x: x if _is_number(x) else _np.conj(_np.asarray(x)), xs)


def _inner(xs, ys):
    def contracted(x, y):
        return _np.real(_np.dot(_np.conj(_np.asarray(x)).reshape(-1), _np.asarray(y).reshape(-1)))

    return _tree_util.tree_reduce(_np.add, _tree_util.tree_map(contracted, xs, ys))


def check_jvp(f, f_jvp, args, atol=None, rtol=None, eps=_EPS, err_msg=""):
    """An AssertionError unless the derivative along a random tangent is near to that by a difference."""
    draw = _np.random.RandomState(0)
    tangent = _tree_util.tree_map(_functools.partial(_like, draw), args)
    out, along = f_jvp(args, tangent)
    expected = f(*args)
    expected_along = _numerical_jvp(f, args, tangent, eps)
    _close(out, expected, atol, rtol, f"{err_msg} primal" if err_msg else "primal")
    _close(along, expected_along, atol, rtol, f"{err_msg} tangent" if err_msg else "tangent")


def check_vjp(f, f_vjp, args, atol=None, rtol=None, eps=_EPS, err_msg=""):
    """An AssertionError unless the gradient for a random cotangent is near to what a difference says."""
    like = _functools.partial(_like, _np.random.RandomState(0))
    out, pullback = f_vjp(*args)
    _close(out, f(*args), atol, rtol, f"{err_msg} primal" if err_msg else "primal")
    tangent = _tree_util.tree_map(like, args)
    along = _numerical_jvp(f, args, tangent, eps)
    cotangent = _tree_util.tree_map(like, out)
    pulled = _conj(pullback(_conj(cotangent)))
    message = f"{err_msg} cotangent projection" if err_msg else "cotangent projection"
    _close(_inner(tangent, pulled), _inner(along, cotangent), atol, rtol, message)


def check_grads(f, args, order, modes=("fwd", "rev"), atol=None, rtol=None, eps=None):
    """An AssertionError unless the derivatives of `f` at `args`, up to this order, are near to those by differences.

    >>> from jax.test_util import check_grads
    >>> check_grads(jnp.sin, (1.0,), order=2)
    """
    checked = _functools.partial(_checked, modes=modes, atol=atol, rtol=rtol, eps=eps or _EPS)
    checked(f, tuple(args), order, "")


def _checked(f, args, order, message, *, modes, atol, rtol, eps):
    again = _functools.partial(_checked, modes=modes, atol=atol, rtol=rtol, eps=eps)
    if "fwd" in modes:
        text = f"JVP of {message}" if message else "JVP"
        check_jvp(f, _functools.partial(_jax.jvp, f), args, atol, rtol, eps, text)
        if order > 1:
            again(_functools.partial(_jax.jvp, f), (args, args), order - 1, text)
    if "rev" in modes:
        text = f"VJP of {message}" if message else "VJP"
        check_vjp(f, _functools.partial(_jax.vjp, f), args, atol, rtol, eps, text)
        if order > 1:

            def pulled(*args):
                out, pullback = _jax.vjp(f, *args)
                return pullback(out)

            again(pulled, args, order - 1, text)
    if "lin" in modes:
        text = f"LIN of {message}" if message else "LIN"
        linear = _functools.partial(_from_linear, f)
        check_jvp(f, linear, args, atol, rtol, eps, text)
        if order > 1:
            again(linear, (args, args), order - 1, text)


def _from_linear(f, primals, tangents):
    out, along = _jax.linearize(f, *primals)
    return out, along(*tangents)
