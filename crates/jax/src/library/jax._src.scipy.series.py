"""Hypergeometric functions and spherical harmonics."""

import numpy as _np
import jax as _jax
from jax import lax as _lax, numpy as _jnp
from jax._src.library import jitted as _jitted
from jax._src.numpy.util import promote_args_inexact as _inexact
from jax.scipy.special import digamma as _digamma, gamma as _gamma

_where, _log, _exp = _jnp.where, _jnp.log, _jnp.exp


def _summed(start, more, grown, is_relative=True):
    # A series: `more` is what a term adds, `grown` the next one for a term and its number.
    total, first = start
    eps = _jnp.finfo(first.dtype).eps

    def step(state):
        total, k, term = state
        return total + more(term, k), k + 1, grown(term, k)

    def goes_on(state):
        total, k, term = state
        error = _lax.abs(term) / _lax.abs(total) > eps if is_relative else _lax.abs(term) > eps * _lax.abs(total)
        return (k < 250) & error

    one = _jnp.ones((), first.dtype)
    return _lax.while_loop(goes_on, step, (_jnp.full((), total, first.dtype), one, first))[0]


def _each(name, value, *args):
    return _jitted(name, "", _jnp.vectorize(value), *args)


def _serie11(a, b, x):
    return _summed((1, a / b * x), lambda term, k: term, lambda term, k: term * ((a + k) / (b + k) * x / (k + 1)))


def _far11(a, b, x):
    grown = lambda term, k: term * ((b - a + k) * (1 - a + k) / (k + 1) / x)
    total = _summed((1, (b - a) * (1 - a) / x), lambda term, k: term, grown)
    return _gamma(b) / _gamma(a) * _lax.exp(x) * x ** (a - b) * total


def _value11(a, b, x):
    found = _lax.cond(_lax.abs(x) < 100, _serie11, _far11, a, b, x)
    found = _where((b == 0) & (a != 0), _np.inf, found)
    return _where(a == 0, 1, _where(a == b, _exp(x), found))


@_jax.custom_jvp
def hyp1f1(a, b, x):
    """The hypergeometric function 1F1.

    >>> jax.scipy.special.hyp1f1(1.0, 2.0, 0.5)
    Array(1.2974426, dtype=float32)
    """
    a, b, x = _inexact("hyp1f1", a, b, x)
    _no_complex("hyp1f1", x)
    return _each("hyp1f1", _value11, a, b, x)


def _no_complex(name, x):
    if _jnp.issubdtype(x.dtype, _jnp.complexfloating):
        raise ValueError(f"{name} does not support complex-valued inputs.")


def _along11(of_term):
    def value(a, b, x):
        grown = lambda term, k: term * ((a + k) / (b + k) * x / (k + 1))
        return _summed((0, a / b * x), lambda term, k: term * of_term(a, b, k), grown)

    return value


_a11 = _along11(lambda a, b, k: _digamma(a + k) - _digamma(a))
_b11 = _along11(lambda a, b, k: _digamma(b) - _digamma(b + k))
hyp1f1.defjvps(
    lambda a_dot, found, a, b, x: _each("_hyp1f1_a_derivative", _a11, a, b, x) * a_dot,
    lambda b_dot, found, a, b, x: _each("_hyp1f1_b_derivative", _b11, a, b, x) * b_dot,
    lambda x_dot, found, a, b, x: a / b * hyp1f1(a + 1, b + 1, x) * x_dot,
)


def _ending(a, b, c, x):
    # The series, which ends where one of the parameters is an integer below one.
    eps = _jnp.finfo(x.dtype).eps * 50
    is_past = (c % 1 == 0) & (c <= 0) & (c > b)
    swaps = (b < a) & (_jnp.abs(b - _jnp.round(b)) < eps) & ~is_past
    a, b = _jnp.abs(_where(swaps, b, a)), _where(swaps, a, b)

    def step(i, state):
        total, term = state
        term = term * (-(a - i + 1) / (c + i - 1) * (b + i - 1) / i * x)
        return total + term, term

    one = _jnp.array(1, dtype=x.dtype)
    return _lax.fori_loop(one, a + 1, step, (one, one))[0]


def _serie21(a, b, c, x):
    grown = lambda term, k: term * ((a + k - 1) * (b + k - 1) / (c + k - 1) / k * x)
    return _summed((0, _jnp.ones((), x.dtype)), lambda term, k: term, grown, False)


def _near_one(a, b, c, x):
    # Around 1, where `c - a - b` is an integer: a series with digamma in it.
    rtol = _jnp.finfo(x.dtype).eps
    one, zero = _jnp.array(1, x.dtype), _jnp.array(0, x.dtype)
    d, s = c - a - b, 1 - x
    rounded = _jnp.round(d)
    is_up = rounded >= 0
    e = _where(is_up, d, -d)
    d1, d2 = _where(is_up, d, zero), _where(is_up, zero, d)
    count = _where(is_up, rounded, -rounded).astype("int32")
    logarithm = _log(s)
    y = (_digamma(1.0) + _digamma(1.0 + e) - _digamma(a + d1) - _digamma(b + d1) - logarithm) / _gamma(e + 1.0)
    p = (a + d1) * (b + d1) * s / _gamma(e + 2.0)

    def step(state):
        p, _, t, y = state
        r = _digamma(1.0 + t) + _digamma(1.0 + t + e) - _digamma(a + t + d1) - _digamma(b + t + d1) - logarithm
        q = p * r
        p = p * (s * (a + t + d1) / (t + 1.0))
        p = p * ((b + t + d1) / (t + 1.0 + e))
        return p, q, t + 1.0, y + q

    goes_on = lambda state: (state[2] < 250) & (_jnp.abs(state[1]) >= rtol * _jnp.abs(state[3]))
    y = _lax.while_loop(goes_on, step, (p, y, one, y))[3]

    def part(_, state):
        p, t, total = state
        p = p * (s * (a + t + d2) * (b + t + d2) / (1.0 - e + t))
        t = t + 1.0
        p = p / t
        return p, t, total + p

    finite = _lax.fori_loop(1, count, part, (one, zero, one))[2]
    whole = _gamma(c)
    finite = finite * (_gamma(e) * whole / (_gamma(a + d1) * _gamma(b + d1)))
    infinite = y * (whole / (_gamma(a + d2) * _gamma(b + d2)))
    infinite = _where((count & 1) != 0, -infinite, infinite)
    q = s**rounded
    found = _where(rounded > 0, infinite * q + finite, infinite + finite * q)
    return _where(rounded == 0, y * _gamma(c) / (_gamma(a) * _gamma(b)), found)


def _any21(a, b, c, x):
    eps = _jnp.finfo(x.dtype).eps * 50
    d = c - a - b
    ends = ((a <= 0) & (_jnp.abs(a - _jnp.round(a)) < eps)) | ((b <= 0) & (_jnp.abs(b - _jnp.round(b)) < eps))
    is_near = (x > 0.9) & ~ends & (_jnp.abs(d - _jnp.round(d)) < eps)
    return _where(ends, _ending(a, b, c, x), _where(is_near, _near_one(a, b, c, x), _serie21(a, b, c, x)))


def _value21(a, b, c, x):
    eps = _jnp.finfo(x.dtype).eps * 50
    d, s, ca, cb = c - a - b, 1 - x, c - a, c - b
    is_one = (x == 0) | (((a == 0) | (b == 0)) & (c != 0))
    is_pole = (c == 0) | ((c < 0) & (c % 1 == 0))
    turns = (d <= -1) & ~((_jnp.abs(d - _jnp.round(d)) >= eps) & (s < 0))
    conditions = [is_one, is_pole, turns, (d <= 0) & (x == 1), (x < 1) & (b == c), (x < 1) & (a == c), x > 1, x == 1]
    inf = _jnp.array(_np.inf, dtype=x.dtype)
    whole = _gamma(c) * _gamma(d) / (_gamma(ca) * _gamma(cb))
    found = [_jnp.array(1, x.dtype), inf, s**d * _any21(ca, cb, c, x), inf, s ** (-a), s ** (-b), inf, whole]
    return _jnp.select(conditions, found, _any21(a, b, c, x))


@_jax.custom_jvp
def hyp2f1(a, b, c, x):
    """The hypergeometric function 2F1.

    >>> jax.scipy.special.hyp2f1(1.0, 2.0, 3.0, 0.5)
    Array(1.5451772, dtype=float32)
    """
    a, b, c, x = _inexact("hyp2f1", a, b, c, x)
    _no_complex("hyp2f1", x)
    return _each("hyp2f1", _value21, a, b, c, x)


def _along21(of_term):
    def value(a, b, c, x):
        grown = lambda term, k: term * ((a + k) * (b + k) / (c + k) / (k + 1) * x)
        return _summed((0, a * b / c * x), lambda term, k: term * of_term(a, b, c, k), grown)

    return value


_a21 = _along21(lambda a, b, c, k: _digamma(a + k) - _digamma(a))
_b21 = _along21(lambda a, b, c, k: _digamma(b + k) - _digamma(b))
_c21 = _along21(lambda a, b, c, k: _digamma(c) - _digamma(c + k))
hyp2f1.defjvps(
    lambda a_dot, found, a, b, c, x: _each("_hyp2f1_a_derivative", _a21, a, b, c, x) * a_dot,
    lambda b_dot, found, a, b, c, x: _each("_hyp2f1_b_derivative", _b21, a, b, c, x) * b_dot,
    lambda c_dot, found, a, b, c, x: _each("_hyp2f1_c_derivative", _c21, a, b, c, x) * c_dot,
    lambda x_dot, found, a, b, c, x: a * b / c * hyp2f1(a + 1, b + 1, c + 1, x) * x_dot,
)


def _legendre(most, x):
    # The normalized associated Legendre functions of all orders and degrees up to `most`, at places along the last axis.
    dtype = x.dtype
    size = most + 1
    degrees = _jnp.arange(1, size, dtype=dtype)
    first = 0.5 / _jnp.sqrt(_np.pi)
    found = _jnp.zeros((size, size, x.shape[0]), dtype=dtype).at[0, 0].set(first)
    factors = _jnp.cumprod(-1 * _jnp.sqrt(1.0 + 0.5 / degrees))
    powers = _jnp.cumprod(_jnp.broadcast_to(_jnp.sqrt(1.0 - x * x), (most, x.shape[0])), axis=0)
    rows = _np.arange(size)
    found = found.at[rows[1:], rows[1:]].set(first * (factors[:, None] * powers))
    beside = _jnp.sqrt(2.0 * _jnp.arange(most, dtype=dtype) + 3.0)
    found = found.at[rows[:most], rows[:most] + 1].set((beside[:, None] * x[None]) * found[rows[:most], rows[:most]])
    m, n = _jnp.meshgrid(_jnp.arange(size, dtype=dtype), _jnp.arange(size, dtype=dtype), indexing="ij")
    below = n * n - m * m
    one_back = _jnp.sqrt((4.0 * (n * n) - 1.0) / below)
    before = (n - 1.0) * (n - 1.0)
    two_back = _jnp.sqrt(((2.0 * n + 1.0) * (before - m * m)) / ((2.0 * n - 3.0) * below))
    one_back = _where(rows[:, None] + 1 <= rows, one_back, 0)
    two_back = _where(rows[:, None] + 2 <= rows, two_back, 0)
    distance = rows[None, :] - rows[:, None]

    def step(i, found):
        is_here = distance == i
        a, b = _where(is_here, one_back, 0)[..., None], _where(is_here, two_back, 0)[..., None]
        return found + (a * (_jnp.roll(found, 1, axis=1) * x) - b * _jnp.roll(found, 2, axis=1))

    return _lax.fori_loop(2, size, step, found) if most > 1 else found


def _harmonics(n, m, theta, phi, most):
    values = _legendre(most, _jnp.cos(theta)).at[_jnp.abs(m), n, _jnp.arange(len(n))].get(mode="clip")
    angle = _jnp.abs(m) * phi
    found = _lax.complex(values * _jnp.cos(angle), values * _jnp.sin(angle))
    return _where(m < 0, (-1.0) ** _jnp.abs(m) * _jnp.conjugate(found), found)


def sph_harm_y(n, m, theta, phi, diff_n=None, n_max=None):
    """Spherical harmonics of the degrees `n` and orders `m`, at polar angles `theta` and azimuths `phi`.

    `n_max` is the largest degree, which is to be given where `n` is traced.

    >>> jax.scipy.special.sph_harm_y(jnp.array([1]), jnp.array([0]), jnp.array([0.5]), jnp.array([0.2]))
    Array([0.428789+0.j], dtype=complex64)
    """
    if diff_n is not None:
        raise NotImplementedError("The 'diff_n' argument to jax.scipy.special.sph_harm_y is not supported.")
    if _jnp.ndim(theta) == 0 and not hasattr(theta, "shape"):
        theta = _jnp.array([theta])
    if n_max is None:
        n_max = _np.max(n)
    most = int(n_max)
    n, m, theta, phi = map(_jnp.asarray, (n, m, theta, phi))
    return _jitted("_sph_harm", str(most), lambda *args: _harmonics(*args, most), n, m, theta, phi)
