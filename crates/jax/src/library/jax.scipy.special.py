"""The rest of jax.scipy.special."""

import math as _math
import operator as _operator

import numpy as _np
import jax as _jax
from jax import lax as _lax, numpy as _jnp
from jax._src.library import jitted as _jitted
from jax._src.numpy.util import promote_args_inexact as _inexact, promote_dtypes_inexact as _floats
from jax.scipy import special as _special


def _real(name, x, text=None):
    if _jnp.issubdtype(x.dtype, _jnp.complexfloating):
        raise ValueError(text or f"{name} does not support complex-valued inputs.")


def bernoulli(n):
    """The first `n + 1` Bernoulli numbers.

    >>> jax.scipy.special.bernoulli(4)
    Array([ 1.        , -0.5       ,  0.16666667,  0.        , -0.03333325],      dtype=float32)
    """
    n = _operator.index(n)
    if n < 0:
        raise ValueError("n must be a non-negative integer.")
    first = _jnp.array([1, -1 / 2, 1 / 6])
    if n < 3:
        return first[: n + 1]
    found = _jnp.zeros(n + 1).at[:3].set(first)
    m = _jnp.arange(4, n + 1, 2, dtype=found.dtype)
    products = (1.0 / _math.pi**2) * _jnp.cumprod(-(m - 1) * m / 4 / _math.pi**2)
    k = _jnp.arange(2, 50, dtype=found.dtype)
    sums = _jnp.sum(k[:, None] ** -m[None, :], axis=0)
    return found.at[4::2].set(products * (1 + sums))


def bessel_jn(z, *, v, n_iter=50):
    """The Bessel functions of the first kind of the orders 0 to `v`, along a new first axis, by a recurrence.

    >>> jax.scipy.special.bessel_jn(jnp.array([1.0]), v=1)
    Array([[nan],
           [nan]], dtype=float32)
    """
    (z,) = _floats(_jnp.asarray(z))
    _real("bessel_jn", z, "complex input not supported.")
    v, n_iter = _operator.index(v), int(n_iter)
    return _jitted("bessel_jn", f"{v} {n_iter}", lambda z: _bessel_jn(z, v, n_iter), z)


def _bessel_jn(z, v, n_iter):
    def of_one(z):
        zero, tiny = _jnp.zeros((), z.dtype), _jnp.array(1e-16, z.dtype)

        def step(carry, k):
            before, last, total, z = carry
            new = 2.0 * (k + 1.0) * last / z - before
            total = _lax.cond(_jnp.mod(k, 2) == 0, lambda u: u[0] + 2.0 * u[1], lambda u: u[0], (total, new))
            return (last, new, total, z), new

        start = (zero, tiny, zero, z)
        (_, _, total, _), values = _lax.scan(step, start, _lax.iota(z.dtype, n_iter + 1), reverse=True)
        last = values[0]
        return values[: v + 1] / (total - last)

    for _ in range(z.ndim):
        of_one = _jax.vmap(of_one)
    return _jnp.moveaxis(of_one(z), -1, 0)


@_jax.custom_jvp
def poch(z, m):
    """The rising factorial: `gamma(z + m) / gamma(z)`.

    >>> jax.scipy.special.poch(2.0, 3.0)
    Array(24., dtype=float32)
    """
    z, m = _inexact("poch", z, m)
    _real("poch", z, "jnp.poch does not support complex-valued inputs.")
    one = _jnp.array(1, dtype=z.dtype)
    return _jnp.where(m == 0.0, one, _special.gamma(z + m) / _special.gamma(z))


def _poch_along_z(z_dot, found, z, m):
    slope = found * (_special.digamma(z + m) - _special.digamma(z))
    return _jnp.where(m == 0.0, _jnp.zeros_like(found), slope) * z_dot


poch.defjvps(_poch_along_z, lambda m_dot, found, z, m: found * _special.digamma(z + m) * m_dot)


_SPENCE_OVER = [
    4.65128586073990045278e-5,
    7.31589045238094711071e-3,
    1.33847639578309018650e-1,
    8.79691311754530315341e-1,
    2.71149851196553469920,
    4.25697156008121755724,
    3.29771340985225106936,
    1.00000000000000000126,
]
_SPENCE_UNDER = [
    6.90990488912553276999e-4,
    2.54043763932544379113e-2,
    2.82974860602568089943e-1,
    1.41172597751831069617,
    3.63800533345137075418,
    5.03278880143316990390,
    3.54771340985225096217,
    9.99999999999999998740e-1,
]


def spence(x):
    """The dilogarithm of `1 - x`: the integral of `log(t) / (1 - t)` from 1 to `x`.

    >>> jax.scipy.special.spence(jnp.float32(2.0))
    Array(-0.82246685, dtype=float32)
    """
    x = _jnp.asarray(x)
    if x.dtype not in (_jnp.float32, _jnp.float64):
        raise TypeError(f"x.dtype={x.dtype} is not supported, see docstring for supported types.")
    return _jnp.piecewise(x, [x < 0.0, x == 1.0, x == 0.0], [_np.nan, 0, _math.pi**2 / 6, _spence_inside])


def _spence_inside(x):
    is_far = x > 2.0
    x = _jnp.piecewise(x, [is_far], [lambda x: 1.0 / x, lambda x: x])
    is_right, is_left = x > 1.5, x < 0.5
    is_far = is_far | is_right
    w = _jnp.piecewise(x, [is_right, is_left], [lambda x: 1.0 / x - 1.0, lambda x: -x, lambda x: x - 1.0])
    over, under = _jnp.array(_SPENCE_OVER, dtype=w.dtype), _jnp.array(_SPENCE_UNDER, dtype=w.dtype)
    y = -w * _jnp.polyval(over, w) / _jnp.polyval(under, w)
    y = _jnp.where(is_left, _math.pi**2 / 6.0 - _jnp.log(x) * _jnp.log(1.0 - x) - y, y)
    return _jnp.where(is_far, -0.5 * _jnp.log(x) ** 2 - y, y)


from jax._src.scipy.series import hyp1f1 as hyp1f1, hyp2f1 as hyp2f1, sph_harm_y as sph_harm_y
from jax._src.scipy.integrals import exp1 as exp1, expi as expi, expn as expn, fresnel as fresnel, owens_t as owens_t
from jax._src.scipy.integrals import sici as sici
from jax._src.scipy.special import *
