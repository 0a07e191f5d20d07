"""Where functions of vectors are smallest."""

from collections import namedtuple as _namedtuple

import numpy as _np
import jax as _jax
from jax import lax as _lax, numpy as _jnp
from jax._src.numpy.util import promote_dtypes_inexact as _inexact

OptimizeResults = _namedtuple(
    "OptimizeResults", ["x", "success", "status", "fun", "jac", "hess_inv", "nfev", "njev", "nit"], module="jax._src.scipy.optimize.minimize"
)
OptimizeResults.__doc__ = "What `minimize` found: where, whether it ended well, the value, the gradient, and how much it took."


def _cubic(a, fa, slope, b, fb, c, fc):
    # Where the cubic through three points with a slope at the first is smallest.
    dtype = _jnp.result_type(a, fa, slope, b, fb, c, fc)
    db, dc = b - a, c - a
    below = (db * dc) ** 2 * (db - dc)
    left = _jnp.array([[dc**2, -(db**2)], [-(dc**3), db**3]], dtype=dtype)
    right = _jnp.array([fb - fa - slope * db, fc - fa - slope * dc], dtype=dtype)
    first, second = _jnp.dot(left, right) / below
    return a + (-second + _jnp.sqrt(second * second - 3.0 * first * slope)) / (3.0 * first)


def _parabola(a, fa, slope, b, fb):
    db = b - a
    return a - slope / (2.0 * ((fb - fa - slope * db) / db**2))


def _chosen(condition, state, **new):
    # The state with some of its entries replaced where a condition holds.
    return {**state, **{key: _jnp.where(condition, value, state[key]) for key, value in new.items()}}


_FOUND = ("a_star", "phi_star", "dphi_star", "g_star")


def _narrowed(along, is_high, is_flat, low, high, g, passes):
    # A step length between two, where the function falls enough and is flat enough.
    state = dict(zip(("a_lo", "phi_lo", "dphi_lo"), low)) | dict(zip(("a_hi", "phi_hi", "dphi_hi"), high))
    state |= dict(
        done=False, failed=False, j=0, a_rec=(low[0] + high[0]) / 2.0, phi_rec=(low[1] + high[1]) / 2.0, a_star=1.0,
        phi_star=low[1], dphi_star=low[2], g_star=g, nfev=0, ngev=0,
    )

    def step(s):
        width = s["a_hi"] - s["a_lo"]
        left, right = _jnp.minimum(s["a_hi"], s["a_lo"]), _jnp.maximum(s["a_hi"], s["a_lo"])
        least = _jnp.where(_jnp.finfo(width.dtype).bits < 64, 1e-5, 1e-10)
        s = {**s, "failed": s["failed"] | (width <= least)}
        lower = (s["a_lo"], s["phi_lo"], s["dphi_lo"])
        cubic = _cubic(*lower, s["a_hi"], s["phi_hi"], s["a_rec"], s["phi_rec"])
        is_cubic = (s["j"] > 0) & (cubic > left + 0.2 * width) & (cubic < right - 0.2 * width)
        parabola = _parabola(*lower, s["a_hi"], s["phi_hi"])
        is_parabola = ~is_cubic & (parabola > left + 0.1 * width) & (parabola < right - 0.1 * width)
        at = _jnp.where(is_cubic, cubic, s["a_rec"])
        at = _jnp.where(is_parabola, parabola, at)
        at = _jnp.where(~is_cubic & ~is_parabola, (s["a_lo"] + s["a_hi"]) / 2.0, at)
        phi, dphi, g = along(at)
        phi, dphi, g = phi.astype(s["phi_lo"].dtype), dphi.astype(s["dphi_lo"].dtype), g.astype(s["g_star"].dtype)
        s = {**s, "nfev": s["nfev"] + 1, "ngev": s["ngev"] + 1}
        is_new_high = is_high(at, phi) | (phi >= s["phi_lo"])
        is_found = is_flat(dphi) & ~is_new_high
        turns = (dphi * (s["a_hi"] - s["a_lo"]) >= 0.0) & ~is_new_high & ~is_found
        is_new_low = ~is_new_high & ~is_found
        s = _chosen(is_new_high, s, a_hi=at, phi_hi=phi, dphi_hi=dphi, a_rec=s["a_hi"], phi_rec=s["phi_hi"])
        s = _chosen(is_found, {**s, "done": is_found | s["done"]}, a_star=at, phi_star=phi, dphi_star=dphi, g_star=g)
        s = _chosen(turns, s, a_hi=s["a_lo"], phi_hi=s["phi_lo"], dphi_hi=s["dphi_lo"], a_rec=s["a_hi"], phi_rec=s["phi_hi"])
        s = _chosen(is_new_low & ~turns, s, a_rec=s["a_lo"], phi_rec=s["phi_lo"])
        s = _chosen(is_new_low, s, a_lo=at, phi_lo=phi, dphi_lo=dphi)
        j = s["j"] + 1
        return {**s, "j": j, "failed": s["failed"] | (j >= 30)}

    return _lax.while_loop(lambda s: ~s["done"] & ~passes & ~s["failed"], step, state)


def _line_search(f, x, direction, value=None, before=None, gradient=None, c1=1e-4, c2=0.9, maxiter=20):
    # How far to go along a direction, by the conditions of Wolfe.
    x, direction = _inexact(x, direction)

    def along(t):
        t = _jnp.array(t, dtype=direction.dtype)
        phi, g = _jax.value_and_grad(f)(x + t * direction)
        return phi, _jnp.real(_jnp.dot(g, direction)), g

    count = 0
    if value is None or gradient is None:
        value, slope, gradient = along(0)
        count = 1
    else:
        slope = _jnp.real(_jnp.dot(gradient, direction))
    start = 1
    if before is not None:
        start = 1.01 * 2 * (value - before) / slope
        start = _jnp.where(start > 1, 1.0, start)
    is_high = lambda at, phi: phi > value + c1 * at * slope
    is_flat = lambda dphi: _jnp.abs(dphi) <= -c2 * slope
    false = _jnp.array(False, dtype=bool)
    state = dict(
        done=false, failed=false, i=1, a_i1=0.0, phi_i1=value, dphi_i1=slope, nfev=count, ngev=count, a_star=0.0,
        phi_star=value, dphi_star=slope, g_star=gradient,
    )

    def step(s):
        at = _jnp.where(s["i"] == 1, start, s["a_i1"] * 2.0)
        phi, dphi, g = along(at)
        s = {**s, "nfev": s["nfev"] + 1, "ngev": s["ngev"] + 1}
        is_past = is_high(at, phi) | (phi >= s["phi_i1"]) & (s["i"] > 1)
        is_found = is_flat(dphi) & ~is_past
        is_rising = (dphi >= 0.0) & ~is_past & ~is_found
        last, here = (s["a_i1"], s["phi_i1"], s["dphi_i1"]), (at, phi, dphi)
        first = _narrowed(along, is_high, is_flat, last, here, gradient, ~is_past)
        second = _narrowed(along, is_high, is_flat, here, last, gradient, ~is_rising)
        s = {**s, **{key: s[key] + first[key] + second[key] for key in ("nfev", "ngev")}}
        for condition, inner in ((is_past, first), (is_rising, second)):
            s = {**s, "done": condition | s["done"], "failed": condition & inner["failed"] | s["failed"]}
            s = _chosen(condition, s, **{key: inner[key] for key in _FOUND})
        s = _chosen(is_found, {**s, "done": is_found | s["done"]}, a_star=at, phi_star=phi, dphi_star=dphi, g_star=g)
        return {**s, "i": s["i"] + 1, "a_i1": at, "phi_i1": phi, "dphi_i1": dphi}

    s = _lax.while_loop(lambda s: ~s["done"] & (s["i"] <= maxiter) & ~s["failed"], step, state)
    status = _jnp.where(s["failed"], _jnp.array(1), _jnp.where(s["i"] > maxiter, _jnp.array(3), _jnp.array(0)))
    length = _jnp.asarray(s["a_star"])
    is_tiny = (_jnp.finfo(length.dtype).bits != 64) & (_jnp.abs(length) < 1e-8)
    length = _jnp.where(is_tiny, _jnp.sign(length) * 1e-8, length)
    return {**s, "failed": s["failed"] | ~s["done"], "status": status, "length": length}


def _searched(s, fun, direction, maxiter):
    found = _line_search(
        fun, s["x"], direction, value=s["f"], before=s["before"], gradient=s["g"], maxiter=maxiter
    )
    counts = {"nfev": s["nfev"] + found["nfev"], "ngev": s["ngev"] + found["ngev"]}
    return found, {**s, **counts, "failed": found["failed"], "search": found["status"]}


def _goes_on(maxiter):
    return lambda s: ~s["converged"] & ~s["failed"] & (s["k"] < maxiter)


def _start(fun, x0, norm, gtol):
    f, g = _jax.value_and_grad(fun)(x0)
    return dict(
        converged=_jnp.linalg.norm(g, ord=norm) < gtol, failed=False, k=0, nfev=1, ngev=1, x=x0, f=f, g=g,
        before=f + _jnp.linalg.norm(g) / 2, search=0,
    )


def _result(s, inverse):
    success = s["converged"] & _jnp.logical_not(s["failed"])
    return OptimizeResults(s["x"], success, s["status"], s["f"], s["g"], inverse, s["nfev"], s["ngev"], s["k"])


def _bfgs(fun, x0, maxiter=None, norm=_np.inf, gtol=1e-5, line_search_maxiter=10):
    maxiter = _np.size(x0) * 200 if maxiter is None else maxiter
    size = x0.shape[0]
    state = {**_start(fun, x0, norm, gtol), "inverse": _jnp.eye(size, dtype=x0.dtype)}

    def step(s):
        direction = -_jnp.dot(s["inverse"], s["g"])
        found, s = _searched(s, fun, direction, line_search_maxiter)
        moved = found["length"] * direction
        change = found["g_star"] - s["g"]
        rho = _jnp.reciprocal(_jnp.dot(change, moved))
        w = _jnp.eye(size, dtype=rho.dtype) - rho * (moved[:, None] * change[None, :])
        new = _jnp.einsum("ij,jk,lk", w, s["inverse"], w) + rho * moved[:, None] * moved[None, :]
        new = _jnp.where(_jnp.isfinite(rho), new, s["inverse"])
        converged = _jnp.linalg.norm(found["g_star"], ord=norm) < gtol
        return {
            **s, "converged": converged, "k": s["k"] + 1, "x": s["x"] + moved, "f": found["phi_star"],
            "g": found["g_star"], "inverse": new, "before": s["f"],
        }

    s = _lax.while_loop(_goes_on(maxiter), step, state)
    failed = _jnp.where(s["failed"], 2 + s["search"], -1)
    s["status"] = _jnp.where(s["converged"], 0, _jnp.where(s["k"] == maxiter, 1, failed))
    return _result(s, s["inverse"])


def _limited(
    fun, x0, maxiter=None, norm=_np.inf, maxcor=10, ftol=2.220446049250313e-09, gtol=1e-5, maxfun=None, maxgrad=None, maxls=20
):
    # BFGS that keeps the last steps in place of the matrix.
    size, dtype = len(x0), _jnp.result_type(x0)
    if maxiter is maxfun is maxgrad is None:
        maxiter = size * 200
    maxiter, maxfun, maxgrad = (_np.inf if it is None else it for it in (maxiter, maxfun, maxgrad))
    false, zeros = _jnp.array(False, dtype=bool), _jnp.zeros((maxcor, size), dtype)
    state = {**_start(fun, x0, norm, gtol), "converged": false, "failed": false}
    state |= dict(moves=zeros, changes=zeros, rhos=_jnp.zeros((maxcor,), dtype), gamma=_jnp.ones((), dtype), status=_jnp.array(0))

    def direction_of(s):
        # The product of the inverse with the gradient, by the last steps, newest first and then oldest first.
        count = _jnp.where(s["k"] < maxcor, s["k"], maxcor)

        def down(j, carry):
            q, factors = carry
            i = maxcor - 1 - j
            factor = s["rhos"][i] * _jnp.dot(_jnp.conj(s["moves"][i]), q).real.astype(dtype)
            return q - factor * _jnp.conj(s["changes"][i]), factors.at[i].set(factor)

        def up(j, q):
            i = maxcor - count + j
            factor = s["rhos"][i] * _jnp.dot(s["changes"][i], q).real.astype(dtype)
            return q + (factors[i] - factor) * s["moves"][i]

        start = (-_jnp.conj(s["g"]), _jnp.zeros_like(s["rhos"]))
        q, factors = _lax.fori_loop(0, count, down, start)
        return _lax.fori_loop(0, count, up, s["gamma"] * q)

    def step(s):
        direction = direction_of(s)
        found = _line_search(fun, s["x"], direction, value=s["f"], gradient=s["g"], maxiter=maxls)
        moved = found["length"].astype(direction.dtype) * direction
        f, g = found["phi_star"], found["g_star"]
        change = g - s["g"]
        product = _jnp.real(_jnp.dot(change, moved))
        status = _jnp.where(s["f"] - f < ftol, 4, _jnp.array(0))
        for number, is_over in ((3, s["ngev"] >= maxgrad), (2, s["nfev"] >= maxfun), (1, s["k"] >= maxiter), (5, found["failed"])):
            status = _jnp.where(is_over, number, status)
        converged = _jnp.linalg.norm(g, ord=norm) < gtol
        shifted = lambda kept, new: _jnp.roll(kept, -1, axis=0).at[-1].set(new)
        new = dict(
            converged=converged, failed=(status > 0) & ~converged, k=s["k"] + 1, nfev=s["nfev"] + found["nfev"],
            ngev=s["ngev"] + found["ngev"], x=s["x"] + moved, f=f.astype(s["f"].dtype), g=g.astype(dtype),
            moves=shifted(s["moves"], moved), changes=shifted(s["changes"], change),
            rhos=shifted(s["rhos"], _jnp.reciprocal(product).astype(dtype)),
            gamma=(product / _jnp.real(_jnp.dot(_jnp.conj(change), change))).astype(dtype),
            status=_jnp.where(converged, 0, status), search=found["status"],
        )
        return {**s, **new}

    return _result(_lax.while_loop(lambda s: ~s["converged"] & ~s["failed"], step, state), None)


def minimize(fun, x0, args=(), *, method, tol=None, options=None):
    """Where a function of a vector is smallest, beginning at `x0`; the method is `"BFGS"`, which goes by the gradient.

    >>> found = jax.scipy.optimize.minimize(lambda x: jnp.sum((x - 1) ** 2), jnp.zeros(2), method="BFGS")
    >>> found.x, found.success
    (Array([1., 1.], dtype=float32), Array(True, dtype=bool))
    """
    options = {} if options is None else options
    if not isinstance(args, tuple):
        raise TypeError(f"args argument to jax.scipy.optimize.minimize must be a tuple, got {args}")
    of_x = lambda x: fun(x, *args)
    if method.lower() == "bfgs":
        return _bfgs(of_x, x0, **options)
    if method.lower() == "l-bfgs-experimental-do-not-rely-on-this":
        return _limited(of_x, x0, **options)
    raise ValueError(f"Method {method} not recognized")
