"""Special functions that are integrals."""

import numpy as _np
import jax as _jax
from jax import lax as _lax, numpy as _jnp
from jax._src.library import jitted as _jitted
from jax._src.numpy.util import promote_args_inexact as _inexact
from jax._src.scipy import tables as _tables
from jax._src.scipy.special import _falling, _full, _one, _real, _where


def _near_integral(x):
    return x * (_falling(_tables.INTEGRALS[0], x) / _falling(_tables.INTEGRALS[1], x)) + _np.euler_gamma + _jnp.log(x)


def _far_integral(at):
    def found(x):
        one = _full(x, 1)
        w = one / x
        f = _falling(_tables.INTEGRALS[2 * at], w) / _falling(_tables.INTEGRALS[2 * at + 1], w)
        return _jnp.exp(x) * w * (w * f + one)

    return found


def _right_integral(x):
    edges = [_full(x, 2**power) for power in range(1, 7)]
    conditions = [(0 <= x) & (x <= edges[0])]
    conditions += [(low < x) & (x <= high) for low, high in zip(edges, edges[1:])]
    return _jnp.piecewise(x, conditions, [_near_integral, *map(_far_integral, range(1, 7))])


def _expi_value(x):
    return _jnp.piecewise(x, [x < 0], [lambda x: -exp1(-x), _right_integral])


@_jax.custom_jvp
def expi(x):
    """The exponential integral: that of `exp(t) / t` from minus infinity to `x`.

    >>> jax.scipy.special.expi(1.0)
    Array(1.8951179, dtype=float32)
    """
    (x,) = _one("expi", x)
    _real("expi", x)
    return _jitted("expi", "", _expi_value, x)


@expi.defjvp
def _expi_jvp(primals, tangents):
    (x,), (x_dot,) = primals, tangents
    return expi(x), _jnp.exp(x) / x * x_dot


def exp1(x):
    """The exponential integral of the order 1: that of `exp(-t) / t` from `x` on.

    >>> jax.scipy.special.exp1(1.0)
    Array(0.21938396, dtype=float32)
    """
    (x,) = _one("exp1", x)
    _real("exp1", x)
    return expn(1, x)


def expn(n, x):
    """The exponential integral of the order `n`: that of `exp(-x * t) / t**n` from 1 on.

    >>> jax.scipy.special.expn(2, 1.0)
    Array(0.14849555, dtype=float32)
    """
    n, x = _inexact("expn", n, x)
    _real("expn", x)
    return _expn(n, x)


def _most(x):
    return _full(x, _np.log(_jnp.finfo(x.dtype).max))


def _expn_series(x, n):
    one, zero = _full(x, 1), _full(x, 0)
    inside = (x > zero) & (x <= one) & (n >= one) & (n < 5000)
    safe_x, safe_n = _where(inside, x, one), _where(inside, n, one)
    psi = -_np.euler_gamma - _jnp.log(safe_x)
    psi = _lax.fori_loop(_full(n, 1), safe_n, lambda i, psi: psi + one / i, psi)
    is_first = safe_n == one
    start = (zero, one, one - safe_n, _where(is_first, zero, one / (one - _where(is_first, one + one, safe_n))), _full(x, _np.inf))

    def step(state):
        k, y, p, total, _ = state
        k = k + one
        y = y * (-safe_x / k)
        p = p + one
        total = total + _where(p != zero, y / p, zero)
        return k, y, p, total, _where(total != zero, _lax.abs(y / total), one)

    _, _, _, total, _ = _lax.while_loop(lambda state: inside & (state[4] > _jnp.finfo(x.dtype).eps), step, start)
    r = safe_n - one
    sign = _where(r % 2 == zero, one, -one)
    return sign * _jnp.exp(r * _jnp.log(safe_x) - _lax.lgamma(safe_n)) * psi - total


def _expn_fraction(x, n):
    one, zero, big = _full(x, 1), _full(x, 0), _full(x, 1.44115188075855872e17)
    inside = (x > one) & (x <= _most(x)) & (n >= one) & (n < 5000)
    safe_x, safe_n = _where(inside, x, one + one), _where(inside, n, one)
    below = safe_x + safe_n
    start = (_full(n, 1), one, safe_x, one, below, one / below, _full(x, _np.inf), zero)

    def step(state):
        k, p2, q2, p1, q1, found, _, r = state
        k = k + 1
        is_odd = k % 2 == 1
        y = _where(is_odd, one, x)
        m = _where(is_odd, n + (k - 1) / 2, k / 2)
        p = p1 * y + p2 * m
        q = q1 * y + q2 * m
        is_there = q != zero
        r = _where(is_there, p / q, r)
        error = _where(is_there, _lax.abs((found - r) / r), one)
        found = _where(is_there, r, found)
        is_big = _lax.abs(p) > big
        p2, q2, p1, q1 = [_where(is_big, it / big, it) for it in (p1, q1, p, q)]
        return k, p2, q2, p1, q1, found, error, r

    found = _lax.while_loop(lambda state: inside & (state[6] > _jnp.finfo(x.dtype).eps), step, start)[5]
    return found * _jnp.exp(-safe_x)


def _expn_large(x, n):
    one = _full(x, 1)
    inside = (x > 0) & (x <= _most(x)) & (n >= 5000)
    x, n = _where(inside, x, one), _where(inside, n, _full(n, 5000))
    total = x + n
    ratio = x / n
    m = (n / total) / total
    found = 6 * ratio * ratio - 8 * ratio + one
    found = m * found + (one - 2 * ratio)
    found = m * found + one
    return (m * found + one) * _jnp.exp(-x) / total


def _not_there(n, x):
    return (n < 0) | (x < 0) | _jnp.isnan(n) | _jnp.isnan(x) | _jnp.isinf(n)


def _expn_value(n, x):
    one, zero = _full(x, 1), _full(x, 0)
    n = _jnp.floor(n)
    wrong = _not_there(n, x)
    fine, most = ~wrong, _most(x)
    conditions = [
        wrong,
        fine & (x == zero) & (n < 2),
        fine & (x == zero) & (n >= 2),
        fine & (n == 0) & (x > zero),
        fine & (n > 0) & (x > most),
        fine & (n >= 5000) & (x > zero) & (x <= most),
        fine & (n > 0) & (n < 5000) & (x > one) & (x <= most),
    ]
    before = _where(fine & (n >= 2), n - one, one)
    safe = _where(fine & (x > zero), x, one)
    values = [_np.nan, _np.inf, one / before, _jnp.exp(-safe) / safe, zero, _expn_large, _expn_fraction, _expn_series]
    return _jnp.piecewise(x, conditions, values, n=n)


_expn = _jax.custom_jvp(_jnp.vectorize(lambda n, x: _jitted("_expn", "", _expn_value, n, x)))


@_expn.defjvp
def _expn_jvp(primals, tangents):
    (n, x), (_, x_dot) = primals, tangents
    one, zero, most = _full(x, 1), _full(x, 0), _most(x)
    n = _jnp.floor(n)
    safe = _where((x > zero) & (x <= most), x, one)
    first = -(safe + one) * _jnp.exp(-safe) / (safe * safe)
    first = _where(x == zero, _full(x, -_np.inf), _where(x > most, zero, first))
    others = -_expn(_where(n >= 1, n - 1, 0), x)
    slope = _where(_not_there(n, x), _np.nan, _where(n == 0, first, others))
    return _expn(n, x), _lax.mul(x_dot, slope)


def _sine_near(x):
    t = x * x
    s, s_below, c, c_below = _tables.SINE_NEAR
    si = (x * _falling(s, t)) / _falling(s_below, t)
    ci = _np.euler_gamma + _jnp.log(x) + t * _falling(c, t) / _falling(c_below, t)
    return _where(x == 0, 0.0, si), _where(x == 0, -_np.inf, ci)


def _sine_middle(x):
    z = 1.0 / (x * x)
    f4, f4_below, g4, g4_below, f8, f8_below, g8, g8_below = [_falling(it, z) for it in _tables.SINE_FAR]
    is_near = x < 8.0
    f = _where(is_near, f4 / (x * f4_below), f8 / (x * f8_below))
    g = _where(is_near, z * g4 / g4_below, z * g8 / g8_below)
    s, c = _jnp.sin(x), _jnp.cos(x)
    return (_np.pi / 2) - f * c - g * s, f * s - g * c


def _sine_far(x):
    is_infinite = _jnp.isposinf(x)
    si = _where(is_infinite, _np.pi / 2, (_np.pi / 2) - _jnp.cos(x) / x)
    return si, _where(is_infinite, 0.0, _jnp.sin(x) / x)


def _sici_value(x):
    size = _jnp.abs(x)
    near, middle, far = _sine_near(size), _sine_middle(size), _sine_far(size)
    conditions = [size <= 4, (size > 4) & (size <= 1e9)]
    si, ci = [_jnp.select(conditions, [near[at], middle[at]], far[at]) for at in (0, 1)]
    return _jnp.sign(x) * si, _where(_jnp.isneginf(x), _np.nan, ci)


@_jax.custom_jvp
def sici(x):
    """The integrals of `sin(t) / t` from 0 to `x`, and of `-cos(t) / t` from `x` on.

    >>> jax.scipy.special.sici(1.0)
    (Array(0.94608307, dtype=float32), Array(0.33740395, dtype=float32))
    """
    (x,) = _one("sici", x)
    _real("sici", x, f"Argument `x` to sici must be real-valued. Got dtype {x.dtype}.")
    return _jitted("sici", "", _sici_value, x)


@sici.defjvp
def _sici_jvp(primals, tangents):
    (x,), (x_dot,) = primals, tangents
    return sici(x), (_jnp.sinc(x / _np.pi) * x_dot, _jnp.cos(x) / x * x_dot)


def _of_square(x):
    # Sine and cosine of pi times half the square, of the part of `x` that counts.
    s = _jnp.fmod(x, 2.0)
    r = _jnp.fmod(s * (x - s / 2), 2.0)
    sine = _where(r > 1.5, _jnp.sin(_np.pi * (r - 2.0)), -_jnp.sin(_np.pi * (r - 1.0)))
    sine = _where(r < 0.5, _jnp.sin(_np.pi * r), sine)
    cosine = _where(r < 1.0, -_jnp.sin(_np.pi * (r - 0.5)), _jnp.sin(_np.pi * (r - 1.5)))
    return sine, _where(r == 0.5, 0.0, cosine)


@_jax.custom_jvp
def fresnel(x):
    """The integrals of `sin` and `cos` of half the square of `t`, times pi, from 0 to `x`.

    >>> jax.scipy.special.fresnel(1.0)
    (Array(0.43825915, dtype=float32), Array(0.7798934, dtype=float32))
    """
    (given,) = _one("fresnel", x)
    if _jnp.issubdtype(given.dtype, _jnp.complexfloating):
        raise NotImplementedError("Support for complex-valued inputs is not implemented yet.")
    given, dtype = (given.astype(_np.float32) if given.dtype.itemsize < 4 else given), given.dtype
    single = given.dtype == _np.float32
    x = _jnp.abs(given)
    square = x * x
    t = square * square
    sine, cosine = _of_square(x)
    u = 1.0 / ((_np.pi * square) * (_np.pi * square))
    w = 1.0 / (_np.pi * square)
    if single:
        s, c, f, g = _tables.FRESNEL_32
        s_near, c_near = x * square * _falling(s, t), x * _falling(c, t)
        s_far = c_far = 0.5
        f, g = 1.0 - u * _falling(f, u), w * _falling(g, u)
    else:
        s, s_below, c, c_below, f, f_below, g, g_below = _tables.FRESNEL_64
        s_near = x * square * _falling(s, t) / _falling(s_below, t)
        c_near = x * _falling(c, t) / _falling(c_below, t)
        s_far, c_far = 0.5 - 1 / (_np.pi * x) * cosine, 0.5 + 1 / (_np.pi * x) * sine
        f = 1.0 - u * _falling(f, u) / _falling(f_below, u)
        g = w * _falling(g, u) / _falling(g_below, u)
    below = _np.pi * x
    s_middle, c_middle = 0.5 - (f * cosine + g * sine) / below, 0.5 + (f * sine - g * cosine) / below

    def chosen(near, middle, far):
        found = _where(square < 2.5625, near, _where(x > 36974.0, far, middle))
        found = _where(_jnp.isinf(given), 0.5, found)
        return _where(given < 0.0, -found, found).astype(dtype)

    return chosen(s_near, s_middle, s_far), chosen(c_near, c_middle, c_far)


@fresnel.defjvp
def _fresnel_jvp(primals, tangents):
    (x,), (x_dot,) = primals, tangents
    sine, cosine = _of_square(x)
    return fresnel(x), (sine * x_dot, cosine * x_dot)


@_jax.custom_jvp
def _owens_t(h, a):
    h, size = _jnp.abs(h), _jnp.abs(a)
    root = _full(h, _np.sqrt(2))
    normed = h / root
    inner_a, inner_h = _where(size <= 1.0, size, _jnp.reciprocal(size)), _where(size <= 1.0, h, size * h)
    places = _jnp.expand_dims(_np.array(_tables.OWEN_PLACES), tuple(range(inner_a.ndim)))
    r = _jnp.square(inner_a)[..., None] * places
    integrand = _jnp.exp(-0.5 * _jnp.square(inner_h)[..., None] * (1.0 + r)) / (1.0 + r)
    found = inner_a * (integrand @ _np.array(_tables.OWEN_WEIGHTS))
    found = _where(inner_h == 0.0, _jnp.arctan(inner_a) / (2 * _np.pi), found)
    of_one = 0.125 * _lax.erfc(-inner_h / root) * _lax.erfc(inner_h / root)
    found = _where(inner_a == 1.0, of_one, found)
    norm, other = _lax.erfc(normed), _lax.erfc(size * normed)
    small = 0.25 - 0.25 * _lax.erf(normed) * _lax.erf(size * normed) - found
    large = 0.25 * (norm + other - norm * other) - found
    found = _lax.sign(a) * _where(size > 1.0, _where(size * h <= 0.67, small, large), found)
    return _where(_jnp.isnan(a) | _jnp.isnan(h), _jnp.full_like(found, _jnp.nan), found)


@_owens_t.defjvp
def _owens_t_jvp(primals, tangents):
    (h, a), (h_dot, a_dot) = primals, tangents
    found = _owens_t(h, a)
    root = _full(h, _np.sqrt(2))
    along_h = -_lax.exp(-0.5 * _lax.square(h)) * _lax.erf(a * h / root) / (2.0 * _full(h, _np.sqrt(2.0 * _np.pi)))
    more = _lax.square(a) + 1.0
    along_a = _lax.exp(-0.5 * more * _lax.square(h)) / (2.0 * _np.pi * more)
    return found, (along_h * h_dot + along_a * a_dot).astype(found.dtype)


def owens_t(h, a):
    """Owen's T function.

    >>> jax.scipy.special.owens_t(1.0, 2.0)
    Array(0.0784682, dtype=float32)
    """
    h, a = _inexact("owens_t", h, a)
    return _owens_t(h, a)
