"""Integration of ordinary differential equations."""

import functools as _functools

from collections.abc import Callable as Callable

import jax as _jax
from jax import custom_derivatives as _custom_derivatives, lax as _lax, numpy as _jnp
from jax._src.numpy.util import promote_dtypes_inexact as promote_dtypes_inexact
from jax._src.util import safe_map as safe_map, safe_zip as safe_zip
from jax.extend.core import valid_jaxtype as _valid
from jax.flatten_util import ravel_pytree as ravel_pytree
from jax.tree_util import tree_leaves as tree_leaves, tree_map as tree_map

# The weights of a step after Dormand and Prince: of the stages, of the result, of its error and of the middle.
_TIMES = [1 / 5, 3 / 10, 4 / 5, 8 / 9, 1.0, 1.0, 0]
_STAGES = [
    [1 / 5, 0, 0, 0, 0, 0, 0],
    [3 / 40, 9 / 40, 0, 0, 0, 0, 0],
    [44 / 45, -56 / 15, 32 / 9, 0, 0, 0, 0],
    [19372 / 6561, -25360 / 2187, 64448 / 6561, -212 / 729, 0, 0, 0],
    [9017 / 3168, -355 / 33, 46732 / 5247, 49 / 176, -5103 / 18656, 0, 0],
    [35 / 384, 0, 500 / 1113, 125 / 192, -2187 / 6784, 11 / 84, 0],
]
_RESULT = [35 / 384, 0, 500 / 1113, 125 / 192, -2187 / 6784, 11 / 84, 0]
_ERROR = [
    35 / 384 - 1951 / 21600,
    0,
    500 / 1113 - 22642 / 50085,
    125 / 192 - 451 / 720,
    -2187 / 6784 - -12231 / 42400,
    11 / 84 - 649 / 6300,
    -1.0 / 60.0,
]
_MIDDLE = [
    6025192743 / 30085553152 / 2,
    0,
    51252292925 / 65400821598 / 2,
    -2691868925 / 45128329728 / 2,
    187940372067 / 1594534317056 / 2,
    -1776094331 / 19743644256 / 2,
    11237099 / 235043384 / 2,
]


def ravel_first_arg(f, unravel):
    """A function of a flat vector to a flat vector, made of one of trees."""
    return lambda flat, *args: ravel_pytree(f(unravel(flat), *args))[0]


def interp_fit_dopri(y0, y1, k, dt):
    """The coefficients of the polynomial that goes through a step."""
    middle = y0 + dt.astype(y0.dtype) * _jnp.dot(_jnp.array(_MIDDLE, dtype=y0.dtype), k)
    return _jnp.asarray(fit_4th_order_polynomial(y0, y1, middle, k[0], k[-1], dt))


def fit_4th_order_polynomial(y0, y1, y_mid, dy0, dy1, dt):
    """The coefficients, from the highest on, of the polynomial through three points with these slopes at both ends."""
    dt = dt.astype(y0.dtype)
    fourth = -2.0 * dt * dy0 + 2.0 * dt * dy1 - 8.0 * y0 - 8.0 * y1 + 16.0 * y_mid
    third = 5.0 * dt * dy0 - 3.0 * dt * dy1 + 18.0 * y0 + 14.0 * y1 - 32.0 * y_mid
    second = -4.0 * dt * dy0 + dt * dy1 - 11.0 * y0 - 5.0 * y1 + 16.0 * y_mid
    return fourth, third, second, dt * dy0, y0


def initial_step_size(fun, t0, y0, order, rtol, atol, f0):
    """How far to go first."""
    y0, f0 = promote_dtypes_inexact(y0, f0)
    dtype = y0.dtype
    scale = atol + _jnp.abs(y0) * rtol
    size = lambda x: _jnp.linalg.norm(x / scale.astype(dtype))
    d0, d1 = size(y0), size(f0)
    h0 = _jnp.where((d0 < 1e-5) | (d1 < 1e-5), 1e-6, 0.01 * d0 / d1)
    f1 = fun(y0 + h0.astype(dtype) * f0, t0 + h0)
    d2 = size(f1 - f0) / h0
    small = _jnp.maximum(1e-6, h0 * 1e-3)
    h1 = _jnp.where((d1 <= 1e-15) & (d2 <= 1e-15), small, (0.01 / _jnp.maximum(d1, d2)) ** (1.0 / (order + 1.0)))
    return _jnp.minimum(100.0 * h0, h1)


def runge_kutta_step(func, y0, f0, t0, dt):
    """One step: the value behind it, the slope there, the error and the slopes of all stages."""
    dtype = f0.dtype
    times, stages = _jnp.array(_TIMES, dtype=dt.dtype), _jnp.array(_STAGES, dtype=dtype)
    result, error = _jnp.array(_RESULT, dtype=dtype), _jnp.array(_ERROR, dtype=dtype)

    def stage(i, k):
        y = y0 + dt.astype(dtype) * _jnp.dot(stages[i - 1, :], k)
        return k.at[i, :].set(func(y, t0 + dt * times[i - 1]))

    k = _lax.fori_loop(1, 7, stage, _jnp.zeros((7, f0.shape[0]), dtype).at[0, :].set(f0))
    step = dt.astype(dtype)
    return step * _jnp.dot(result, k) + y0, k[-1], step * _jnp.dot(error, k), k


def abs2(x):
    """The square of the size of each element."""
    return x.real**2 + x.imag**2 if _jnp.iscomplexobj(x) else x**2


def mean_error_ratio(error_estimate, rtol, atol, y0, y1):
    """How large an error is, as a part of what is allowed."""
    allowed = atol + rtol * _jnp.maximum(_jnp.abs(y0), _jnp.abs(y1))
    return _jnp.sqrt(_jnp.mean(abs2(error_estimate / allowed.astype(error_estimate.dtype))))


def optimal_step_size(last_step, mean_error_ratio, safety=0.9, ifactor=10.0, dfactor=0.2, order=5.0):
    """How far to go next, after a step with this error."""
    least = _jnp.where(mean_error_ratio < 1, 1.0, dfactor)
    factor = _jnp.minimum(ifactor, _jnp.maximum(mean_error_ratio ** (-1.0 / order) * safety, least))
    return _jnp.where(mean_error_ratio == 0, last_step * ifactor, last_step * factor)


def odeint(func, y0, t, *args, rtol=1.4e-8, atol=1.4e-8, mxstep=_jnp.inf, hmax=_jnp.inf):
    """The solution of `y' = func(y, t, *args)` that begins with `y0`, at the times `t`, by the method of Dormand and Prince.

    Derivatives along `y0`, `t` and `args` go by the adjoint equation.

    >>> from jax.experimental.ode import odeint
    >>> odeint(lambda y, t: -y, 1.0, jnp.array([0.0, 1.0]))
    Array([1.        , 0.36787942], dtype=float32)
    """
    for arg in tree_leaves(args):
        if not _valid(arg):
            raise TypeError(f"The contents of odeint *args must be arrays or scalars, but got {arg}.")
    if not _jnp.issubdtype(t.dtype, _jnp.floating):
        raise TypeError(f"t must be an array of floats, but got {t}.")
    converted, consts = _custom_derivatives.closure_convert(func, y0, t[0], *args)
    return _of_trees(converted, rtol, atol, mxstep, hmax, y0, t, *args, *consts)


@_functools.partial(_jax.jit, static_argnums=(0, 1, 2, 3, 4))
def _of_trees(func, rtol, atol, mxstep, hmax, y0, ts, *args):
    y0, unravel = ravel_pytree(y0)
    found = _odeint(ravel_first_arg(func, unravel), rtol, atol, mxstep, hmax, y0, ts, *args)
    return _jax.vmap(unravel)(found)


@_functools.partial(_jax.custom_vjp, nondiff_argnums=(0, 1, 2, 3, 4))
def _odeint(func, rtol, atol, mxstep, hmax, y0, ts, *args):
    slope = lambda y, t: func(y, t, *args)

    def to_time(carry, target):
        def goes_on(state):
            i, _, _, t, dt, _, _ = state
            return (t < target) & (i < mxstep) & (dt > 0)

        def step(state):
            i, y, f, t, dt, last, curve = state
            new_y, new_f, error, k = runge_kutta_step(slope, y, f, t, dt)
            ratio = mean_error_ratio(error, rtol, atol, y, new_y)
            new_curve = interp_fit_dopri(y, new_y, k, dt)
            next_dt = _jnp.clip(optimal_step_size(dt, ratio), min=0.0, max=hmax)
            new = [i + 1, new_y, new_f, t + dt, next_dt, t, new_curve]
            old = [i + 1, y, f, t, next_dt, last, curve]
            return [_jnp.where(ratio <= 1.0, after, before) for after, before in zip(new, old)]

        _, *carry = _lax.while_loop(goes_on, step, [0] + carry)
        _, _, t, _, last, curve = carry
        place = (target - last) / (t - last)
        return carry, _jnp.polyval(curve, place.astype(curve.dtype))

    f0 = slope(y0, ts[0])
    dt = _jnp.clip(initial_step_size(slope, ts[0], y0, 4, rtol, atol, f0), min=0.0, max=hmax)
    start = [y0, f0, ts[0], dt, ts[0], _jnp.array([y0] * 5)]
    _, ys = _lax.scan(to_time, start, ts[1:])
    return _jnp.concatenate((y0[None], ys))


def _forward(func, rtol, atol, mxstep, hmax, y0, ts, *args):
    ys = _odeint(func, rtol, atol, mxstep, hmax, y0, ts, *args)
    return ys, (ys, ts, args)


def _backward(func, rtol, atol, mxstep, hmax, saved, g):
    ys, ts, args = saved

    def adjoint(state, t, *args):
        y, y_bar, *_ = state
        y_dot, pullback = _jax.vjp(func, y, -t, *args)
        return (-y_dot, *pullback(y_bar))

    def to_time(carry, i):
        y_bar, t0_bar, args_bar = carry
        t_bar = _jnp.dot(func(ys[i], ts[i], *args), g[i]).real
        start = (ys[i], y_bar, t0_bar - t_bar, args_bar)
        times = _jnp.array([-ts[i], -ts[i - 1]])
        _, *found = odeint(adjoint, start, times, *args, rtol=rtol, atol=atol, mxstep=mxstep, hmax=hmax)
        y_bar, t0_bar, args_bar = tree_map(lambda it: it[1], tuple(found))
        return (y_bar + g[i - 1], t0_bar, args_bar), t_bar

    start = (g[-1], 0.0, tree_map(_jnp.zeros_like, args))
    (y_bar, t0_bar, args_bar), ts_bar = _lax.scan(to_time, start, _jnp.arange(len(ts) - 1, 0, -1))
    ts_bar = _jnp.concatenate([_jnp.array([t0_bar]), ts_bar[::-1]])
    return (y_bar, ts_bar, *args_bar)


_odeint.defvjp(_forward, _backward)


partial = _functools.partial
map, zip = safe_map, safe_zip
