"""Special functions that few programs need."""

import math as _math

import numpy as _np
import jax as _jax
from jax import lax as _lax, numpy as _jnp
from jax._src.library import jitted as _jitted
from jax._src.numpy.util import promote_args_inexact as _inexact
from jax._src.scipy import tables as _tables

# Under a name of its own since some functions here take these words as parameters.
_where, _full = _jnp.where, _lax.full_like


def _real(name, x, text=None):
    if _jnp.issubdtype(x.dtype, _jnp.complexfloating):
        raise ValueError(text or f"{name} does not support complex-valued inputs.")


def _falling(coefficients, x):
    # A polynomial whose coefficients begin with the highest power.
    return _jnp.polyval(_np.array(coefficients, x.dtype), x)


def _rising(x, coefficients):
    # A polynomial whose coefficients begin with the constant.
    return _lax.polynomial(x, coefficients, unroll=len(coefficients))


def _wide(function, x):
    # What a function of 32 or 64 bits gives for narrower floats.
    if _jnp.finfo(x.dtype).bits < 32:
        return function(x.astype(_np.float32)).astype(x.dtype)
    return function(x)


def gammainc(a, x):
    """The regularized lower incomplete gamma function: the part of the integral of `gamma(a)` up to `x`.

    >>> jax.scipy.special.gammainc(2.0, 1.0)
    Array(0.26424113, dtype=float32, weak_type=True)
    """
    a, x = _inexact("gammainc", a, x)
    return _lax.igamma(a, x)


def gammaincc(a, x):
    """The regularized upper incomplete gamma function: the part of the integral of `gamma(a)` from `x` on.

    >>> jax.scipy.special.gammaincc(2.0, 1.0)
    Array(0.7357589, dtype=float32, weak_type=True)
    """
    a, x = _inexact("gammaincc", a, x)
    return _lax.igammac(a, x)


def betainc(a, b, x):
    """The regularized incomplete beta function: the part of the integral of `beta(a, b)` up to `x`.

    >>> jax.scipy.special.betainc(2.0, 3.0, 0.5)
    Array(0.6875, dtype=float32, weak_type=True)
    """
    a, b, x = _inexact("betainc", a, b, x)
    _real("betainc", x)
    return _lax.betainc(a, b, x)


def polygamma(n, x):
    """The derivative of `digamma` of the order `n`, an integer.

    >>> jax.scipy.special.polygamma(1, 2.0)
    Array(0.64493406, dtype=float32, weak_type=True)
    """
    dtype = _lax.dtype(n)
    if not _jnp.issubdtype(dtype, _np.integer):
        raise ValueError(f"Argument `n` to polygamma must be of integer type. Got dtype {dtype}.")
    n, x = _inexact("polygamma", n, x)
    _real("polygamma", x)
    return _lax.polygamma(n, x)


@_jax.custom_jvp
def zeta(x, q=None):
    """The zeta function of Hurwitz: the sum of `1 / (n + q)**x` over all `n` from 0 on.

    >>> jax.scipy.special.zeta(2.0, 1.0)
    Array(1.644934, dtype=float32, weak_type=True)
    """
    if q is None:
        raise NotImplementedError(
            "Riemann zeta function not implemented; pass q != None to compute the Hurwitz Zeta function."
        )
    x, q = _inexact("zeta", x, q)
    return _lax.zeta(x, q)


def _zeta_series(s, a):
    # A series that can be differentiated along both.
    s, a = _inexact("zeta", s, a)
    dtype = a.dtype.type
    count = 8 if dtype == _np.float32 else 16
    n = dtype(count)
    wide_s, wide_a = _jnp.expand_dims(s, -1), _jnp.expand_dims(a, -1)
    places = _jnp.expand_dims(_np.arange(n, dtype=dtype), tuple(range(a.ndim)))
    first = _jnp.sum((wide_a + places) ** -wide_s, -1)
    integral = _lax.div((a + n) ** (dtype(1) - s), s - dtype(1))
    last = (a + n) ** -s
    orders = _jnp.expand_dims(_np.arange(2 * n, dtype=dtype), tuple(range(s.ndim)))
    products = _jnp.cumprod((wide_s + orders) / (wide_a + n), -1)[..., ::2]
    products = _jnp.clip(products, max=_jnp.finfo(dtype).max)
    factors = _np.expand_dims(_np.array(_tables.BERNOULLI[: products.shape[-1]], dtype), tuple(range(a.ndim)))
    return first + integral + last * (dtype(0.5) + (products / factors).sum(-1))


@zeta.defjvp
def _zeta_jvp(primals, tangents):
    found = zeta(*primals)
    _, tangent = _jax.jvp(_zeta_series, primals, tangents)
    return found, tangent * _where(_jnp.isnan(found), _np.nan, 1.0)


def loggamma(x):
    """The logarithm of the gamma function, NaN where that is not positive; of complex numbers its principal branch.

    >>> jax.scipy.special.loggamma(4.0)
    Array(1.7917595, dtype=float32, weak_type=True)
    """
    (x,) = _one("loggamma", x)
    if _jnp.issubdtype(x.dtype, _jnp.complexfloating):
        return _jitted("_complex_loggamma_scipy", "", _complex_loggamma, x)
    found = _lax.lgamma(x)
    return _where(x > 0, found, _jnp.nan)


def _lanczos(z):
    reflected = _jnp.real(z) < 0.5
    zz = _where(reflected, 1.0 - z, z) - 1.0
    factors = _jnp.asarray(_np.array(_tables.LANCZOS), dtype=z.dtype)
    places = _lax.expand_dims(_jnp.arange(1, 9, dtype=z.dtype), tuple(range(zz.ndim)))
    total = factors[0] + _jnp.sum(
        _lax.expand_dims(factors[1:], tuple(range(zz.ndim))) / (_lax.expand_dims(zz, (zz.ndim,)) + places), axis=-1
    )
    t = zz + 7.0 + 0.5
    half = _jnp.asarray(0.5 * _np.log(2.0 * _np.pi), dtype=z.dtype)
    found = half + (zz + 0.5) * _jnp.log(t) - t + _jnp.log(total)
    safe = _where(reflected, z, _jnp.full_like(z, 0.5))
    other = _jnp.log(_jnp.asarray(_np.pi, dtype=z.dtype)) - _jnp.log(_jnp.sin(_np.pi * safe)) - found
    return _where(reflected, other, found)


def _complex_loggamma(z):
    is_pole = (_jnp.imag(z) == 0) & (_jnp.real(z) == _jnp.floor(_jnp.real(z))) & (_jnp.real(z) <= 0)
    wrong = is_pole | _jnp.isnan(z)
    z = _where(wrong, _jnp.ones_like(z), z)
    # Shifted to the right half, by as many steps as each takes.
    steps = _jnp.maximum(0, _jnp.ceil(0.5 - _jnp.real(z)).astype(int))

    def step(state):
        k, total = state
        goes_on = k < steps
        at = _where(goes_on, z + k, _jnp.ones_like(z))
        return k + 1, total + _where(goes_on, _jnp.log(at), _jnp.zeros_like(total))

    _, shift = _lax.while_loop(lambda state: _jnp.any(state[0] < steps), step, (0, _jnp.zeros_like(z)))
    found = _lanczos(z + steps) - shift
    return _where(wrong, _jnp.array(complex(_jnp.nan, _jnp.nan), dtype=z.dtype), found)


# The scaled error function, and inverses.


def _upper_bits(x):
    # Half of the bits of the fraction, so that the square of what is left is exact.
    if x.dtype == _np.float32:
        bits = _lax.bitcast_convert_type(x, _np.uint32) & _np.uint32(0xFFFFF000)
        return _lax.bitcast_convert_type(bits, _np.float32)
    bits = _lax.bitcast_convert_type(x, _np.uint64)
    return _lax.bitcast_convert_type(bits & _np.uint64(0xFFFFFFFFF8000000), _np.float64)


def _square_in_two(x):
    high = _upper_bits(x)
    return high * high, (x - high) * (x + high)


def _small_expm1(u):
    count = 5 if u.dtype == _np.float32 else 4
    return u * _rising(u, [1.0, 0.5, 1.0 / 6.0, 1.0 / 24.0, 1.0 / 120.0][:count])


def _erfc_near(x):
    d = 1.0 - x
    w = d * (1.0 + x)
    rest = _rising(w, _tables.NEAR_ZERO_32 if x.dtype == _np.float32 else _tables.NEAR_ZERO_64)
    return _lax.select(x < 0.25, 1.0 - x * (1.0 + rest), d - x * rest)


def _slope_far(x):
    # The derivative of erfcx from 1 on.
    u = 1 / x
    t = u * u
    if x.dtype == _np.float32:
        near = _rising(u - 0.75, _tables.SCALED_TO_2_32)
        middle = _rising(u - 0.3125, _tables.SCALED_TO_8_32)
        g = _lax.select(x < 2.0, near, _lax.select(x < 8.0, middle, _rising(t, _tables.SCALED_BEYOND_8_32)))
    else:
        near = _rising(u - 0.75, _tables.SCALED_TO_2_64)
        middle = _rising(u - 0.375, _tables.SCALED_TO_4_64)
        later = _rising(u, _tables.SCALED_TO_12_64)
        far = _rising(t, _tables.SCALED_BEYOND_12_64)
        g = _lax.select(x < 2.0, near, _lax.select(x < 4.0, middle, _lax.select(x < 12.0, later, far)))
    return -t * g


def _erfcx_far(x):
    x = _lax.max(x, _full(x, 1.0))
    slope = _slope_far(x)
    if x.dtype == _np.float32:
        top = _np.float32(0.56418958) + (_np.float32(-2.9321954e-08) + 0.5 * slope)
        scale = _lax.select(x > 2.0**64, _full(x, 2.0**-64), _full(x, 1.0))
        return (top * scale) / (x * scale)
    return (0.5641895835477563 + 0.5 * slope) / x


def _erfcx_value(x):
    size = _lax.abs(x)
    most, least = (9.382414, -9.382415) if x.dtype == _np.float32 else (26.62873571375149, -26.628735713751492)
    high, low = _square_in_two(_lax.min(size, _full(x, most)))
    e, more = _lax.exp(high), _small_expm1(low)
    near = _erfc_near(_lax.clamp(_full(x, -1.0), x, _full(x, 1.0)))
    far = _erfcx_far(size)
    left = _lax.select(x <= least, _full(x, _np.inf), (e + e * more) * 2.0 - far)
    return _lax.select(size < 1.0, e * (near + near * more), _lax.select(x < 0.0, left, far))


@_jax.custom_jvp
def _erfcx(x):
    return _erfcx_value(x)


@_jax.custom_jvp
def _erfcx_slope(x, found):
    is_left, zeros = x < 0.0, _full(x, 0.0)
    left = 2.0 * _lax.select(is_left, x, zeros) * _lax.select(is_left, found, zeros) - 2.0 / _math.sqrt(_math.pi)
    s = _lax.clamp(_full(x, 0.0), x, _full(x, 1.0)) - 0.5
    near = _rising(s, _tables.SCALED_TO_1_32 if x.dtype == _np.float32 else _tables.SCALED_TO_1_64)
    far = _slope_far(_lax.max(x, _full(x, 1.0)))
    return _lax.select(is_left, left, _lax.select(x >= 1.0, far, near))


@_erfcx.defjvp
def _erfcx_jvp(primals, tangents):
    (x,), (x_dot,) = primals, tangents
    found = _erfcx(x)
    return found, x_dot * _erfcx_slope(x, found)


@_erfcx_slope.defjvp
def _erfcx_slope_jvp(primals, tangents):
    # The value is that of `x`, so that only the tangent of `x` counts.
    (x, found), (x_dot, _) = primals, tangents
    slope = _erfcx_slope(x, found)
    edge, zeros = _full(x, 2.25), _full(x, 0.0)
    is_far = x > edge
    near = [_lax.select(is_far, zeros, it) for it in (x, found, slope)]
    near_dot = x_dot * (2.0 * near[1] + 2.0 * near[0] * near[2])
    _, far_dot = _jax.jvp(_slope_far, (_lax.select(is_far, x, edge),), (x_dot,))
    return slope, _lax.select(is_far, far_dot, near_dot)


def erfcx(x):
    """The scaled complementary error function: `exp(x**2) * erfc(x)`.

    >>> jax.scipy.special.erfcx(jnp.array([0.0, 2.0])).round(3)
    Array([1.        , 0.25500003], dtype=float32)
    """
    (x,) = _one("erfcx", x)
    if _jnp.issubdtype(x.dtype, _jnp.complexfloating):
        return _wofz(_lax.complex(_lax.neg(_lax.imag(x)), _lax.real(x)))
    return _wide(_erfcx, x)


def _one(name, x):
    found = _inexact(name, x)
    return found if isinstance(found, (list, tuple)) else (found,)


def _inverse(x, q, tables):
    # The inverse of erf at `x`, where `q` is `1 - abs(x)`, or the quantile that belongs to it.
    w = -_lax.log(q * (1.0 + _lax.abs(x)))
    single = x.dtype == _np.float32
    edges = (3.5, 18.0625) if single else (4.5, 16.0, 37.0, 144.0)
    shifts = (3.0, 7.0) if single else (3.0, 5.0, 9.0, 19.5)
    is_quantile = tables is _tables.QUANTILE_32 or tables is _tables.QUANTILE_64
    factor = 1.0 if not is_quantile else 1.4140625 if single else 1.4142135605216026
    is_near = w < edges[0]
    piece = sum((_lax.convert_element_type(~(w < edge), _np.int32) for edge in edges[1:]), ~is_near + 0)
    of_piece = lambda values: _lax.select_n(_lax.convert_element_type(piece, _np.int32), *(_full(w, it) for it in values))
    safe = _lax.select(is_near, _full(w, 1.0), w)
    z = _lax.sqrt(safe)
    high = _upper_bits(z)
    low = (safe - high * high) / (z + high)
    t = _lax.select(is_near, w - (1.75 if single else 2.25), z - of_piece((0.0, *shifts)))
    rest = _rising(t, [of_piece(each) for each in zip(*tables)])
    size = factor * high + (factor * low + rest)
    sign = _lax.select(x < 0.0, _full(x, -1.0), _full(x, 1.0))
    return _lax.select(is_near, x * rest, sign * size)


def _inverse_of(y):
    wrong = (y < 0.0) | (y > 2.0) | _jnp.isnan(y)
    safe = _where(wrong | (y == 0.0) | (y == 2.0), 1.0, y)
    q = _where(safe > 1.0, 2.0 - safe, safe)
    found = _inverse(1.0 - safe, q, _tables.INVERSE_32 if y.dtype == _np.float32 else _tables.INVERSE_64)
    found = _where(y == 0.0, _jnp.inf, _where(y == 2.0, -_jnp.inf, found))
    return _where(wrong, _jnp.nan, found)


@_jax.custom_jvp
def _erfcinv(y):
    return _jitted("_erfcinv_impl", "", _inverse_of, y)


def _steep(q, size, value, factor, far_factor):
    # A derivative of an inverse: `factor` times an exponential in the middle, by erfcx in the tails.
    is_tail = size > 1.0
    middle = factor * _lax.exp(_where(is_tail, 0.0, value))
    inside = is_tail & (q > 0.0)
    tail = far_factor * _erfcx_far(_where(inside, size, 1.0)) / _where(inside, q, 1.0)
    return _where(is_tail, _where(q == 0.0, _math.copysign(_math.inf, factor), tail), middle)


@_jax.custom_jvp
def _erfcinv_slope(y, z):
    q = _where(y > 1.0, 2.0 - y, y)
    half = -0.5 * _math.sqrt(_math.pi)
    is_tail = _lax.abs(z) > 1.0
    return _steep(q, _lax.abs(z), _lax.square(_where(is_tail, 0.0, z)), half, half)


@_erfcinv.defjvp
def _erfcinv_jvp(primals, tangents):
    (y,), (y_dot,) = primals, tangents
    z = _erfcinv(y)
    return z, y_dot * _erfcinv_slope(y, z)


@_erfcinv_slope.defjvp
def _erfcinv_slope_jvp(primals, tangents):
    (y, z), (y_dot, _) = primals, tangents
    slope = _erfcinv_slope(y, z)
    return slope, y_dot * ((2.0 * z * slope) * slope)


def erfcinv(y):
    """The inverse of `erfc`.

    >>> jax.scipy.special.erfcinv(jnp.array([0.0, 0.5, 1.0, 1.5, 2.0]))
    Array([        inf,  0.47693628,  0.        , -0.47693628,        -inf],      dtype=float32)
    """
    (y,) = _one("erfcinv", y)
    _real("erfcinv", y)
    return _wide(_erfcinv, y)


@_jax.custom_jvp
def _ndtri(p):
    p = _jnp.asarray(p)
    wrong = (p < 0) | (p > 1) | _jnp.isnan(p)
    safe = _where(wrong | (p == 0) | (p == 1), 0.5, p)
    q = 2 * _where(safe > 0.5, 1 - safe, safe)
    found = _inverse(2 * (safe - 0.5), q, _tables.QUANTILE_32 if p.dtype == _np.float32 else _tables.QUANTILE_64)
    return _where(wrong, _jnp.nan, _where(p == 0, -_jnp.inf, _where(p == 1, _jnp.inf, found)))


@_jax.custom_jvp
def _ndtri_slope(p, x):
    p = _jnp.asarray(p, dtype=x.dtype)
    q = _where(p > 0.5, 1.0 - p, p)
    size = _lax.abs(x) * _math.sqrt(0.5)
    value = 0.5 * _lax.square(_where(size > 1.0, 0.0, x))
    return _steep(q, size, value, _math.sqrt(2.0 * _math.pi), _math.sqrt(0.5 * _math.pi))


@_ndtri.defjvp
def _ndtri_jvp(primals, tangents):
    (p,), (p_dot,) = primals, tangents
    x = _ndtri(p)
    return x, p_dot * _ndtri_slope(p, x)


@_ndtri_slope.defjvp
def _ndtri_slope_jvp(primals, tangents):
    (p, x), (p_dot, _) = primals, tangents
    slope = _ndtri_slope(p, x)
    return slope, p_dot * ((x * slope) * slope)


def ndtri(p):
    """The inverse of `ndtr`: where the normal distribution has collected the probability `p`.

    >>> jax.scipy.special.ndtri(0.975)
    Array(1.9599644, dtype=float32)
    """
    dtype = _lax.dtype(p)
    if dtype not in (_np.float32, _np.float64):
        raise TypeError(f"x.dtype={dtype} is not supported, see docstring for supported types.")
    return _ndtri(p)


def _faddeeva_above(z):
    re = _lax.real(z)
    zero = _full(re, 0)
    edge = _lax.complex(_full(re, 4.7568284600108841), zero)
    turned = _lax.complex(_lax.neg(_lax.imag(z)), re)
    below = edge - turned
    ratio = (edge + turned) / below
    found = _jnp.polyval(_jnp.asarray(_np.array(_tables.FADDEEVA), dtype=z.dtype), ratio)
    return 2 * found / (below * below) + _lax.complex(_full(re, 1 / _np.sqrt(_np.pi)), zero) / below


@_jax.custom_jvp
def _wofz(z):
    is_above = _lax.ge(_lax.imag(z), _full(_lax.real(z), 0))
    found = _faddeeva_above(_lax.select(is_above, z, _lax.neg(z)))
    return _lax.select(is_above, found, 2 * _lax.exp(_lax.neg(z * z)) - found)


def _wofz_rule(tangent, found, z):
    re = _lax.real(z)
    return tangent * (_lax.neg(2 * z * found) + _lax.complex(_full(re, 0), _full(re, 2 / _np.sqrt(_np.pi))))


_wofz.defjvps(_wofz_rule)


def wofz(z):
    """The Faddeeva function: `exp(-z**2) * erfc(-1j * z)`.

    >>> jnp.abs(jax.scipy.special.wofz(1.0)).round(3)
    Array(0.71000004, dtype=float32)
    """
    (z,) = _one("wofz", z)
    if not _jnp.issubdtype(z.dtype, _jnp.complexfloating):
        z = z if z.dtype.itemsize >= 4 else z.astype(_np.float32)
        z = _lax.complex(z, _jnp.zeros_like(z))
    return _wofz(z)


def _dawson(x):
    size = _lax.abs(x)
    inverse = _full(x, 1) / _lax.square(size)
    one, half = _full(x, 1), _full(x, 0.5)
    tables = _tables.DAWSON
    is_near, is_far = size < _full(x, 3.25), size >= _full(x, 6.25)
    near = _lax.select(is_near, size, one)
    square = _lax.square(near)
    found_near = near * _falling(tables[0], square) / _falling(tables[1], square)

    def outside(is_here, top, bottom):
        t, at = _lax.select(is_here, inverse, one), _lax.select(is_here, size, one)
        return (half / at) * (one + t * _falling(top, t) / _falling(bottom, t))

    found = _lax.select(is_far, outside(is_far, *tables[4:]), outside(~is_near & ~is_far, *tables[2:4]))
    return _jnp.sign(x) * _lax.select(is_near, found_near, _where(_jnp.isnan(x), x, found))


@_jax.custom_jvp
def _dawsn(x):
    return _wide(_dawson, x)


_dawsn.defjvps(lambda tangent, found, x: tangent * (_full(x, 1) - _full(x, 2) * x * found))


def dawsn(x):
    """Dawson's integral: `exp(-x**2)` times the integral of `exp(t**2)` from 0 to `x`.

    >>> jax.scipy.special.dawsn(1.0)
    Array(0.5380795, dtype=float32)
    """
    (x,) = _one("dawsn", x)
    _real("dawsn", x)
    return _dawsn(x)


# Entropies.


def kl_div(p, q):
    """The divergence of Kullback and Leibler, element by element: `p * log(p / q) - p + q`.

    >>> jax.scipy.special.kl_div(0.5, 0.25)
    Array(0.09657359, dtype=float32, weak_type=True)
    """
    p, q = _inexact("kl_div", p, q)
    _real("kl_div", p)
    return _divergence(p, q)


def rel_entr(p, q):
    """The relative entropy, element by element: `p * log(p / q)`.

    >>> jax.scipy.special.rel_entr(0.5, 0.25)
    Array(0.3465736, dtype=float32, weak_type=True)
    """
    p, q = _inexact("rel_entr", p, q)
    _real("rel_entr", p)
    return _relative(p, q)


def _log_of_ratio(p, q):
    ratio = _lax.div(p, q)
    is_near = (ratio > 0.5) & (ratio < 2.0)
    is_normal = (ratio > _jnp.finfo(p.dtype).tiny) & (ratio < _np.inf)
    near_p, near_q = _where(is_near, p, 1), _where(is_near, q, 1)
    off = near_p - near_q
    u = off / near_q
    found = _where(is_normal, _lax.log(_where(is_normal, ratio, 1)), _lax.log(p) - _lax.log(q))
    return _where(is_near, _lax.log1p(u), found), ratio, is_near, off, u


def _parts(p, q):
    return _jnp.isnan(p) | _jnp.isnan(q), (p > 0) & (q > 0), (p == 0) & (q >= 0)


def _entropy(is_divergence):
    def value(p, q):
        wrong, is_inside, is_edge = _parts(p, q)
        safe_p, safe_q = _where(is_inside, p, 1), _where(is_inside, q, 1)
        logarithm, _, is_near, off, u = _log_of_ratio(safe_p, safe_q)
        found = safe_p * logarithm
        if is_divergence:
            c = [1 / it for it in (2, 6, 12, 20, 30)]
            series = off * u * (c[0] - u * (c[1] - u * (c[2] - u * (c[3] - u * c[4]))))
            is_small = is_near & (_lax.abs(u) < 0.05)
            found = _where(is_small, series, found - (safe_p - safe_q))
        edge = q if is_divergence else 0.0
        return _where(wrong, _np.nan, _where(is_inside, found, _where(is_edge, edge, _np.inf)))

    def slopes(p, q):
        wrong, is_inside, is_edge = _parts(p, q)
        safe_p, safe_q = _where(is_inside, p, 1), _where(is_inside, q, 1)
        logarithm, ratio, *_ = _log_of_ratio(safe_p, safe_q)
        along_p, along_q = logarithm, -ratio
        if is_divergence:
            is_finite = safe_q < _np.inf
            finite_p, finite_q = _where(is_finite, safe_p, 1), _where(is_finite, safe_q, 1)
            along_q = -_where(is_finite, (finite_p - finite_q) / finite_q, _full(p, -1))
        else:
            along_p = logarithm + _full(p, 1)
        along_p = _where(is_inside, along_p, 0)
        along_q = _where(is_inside, along_q, _where(is_edge, float(is_divergence), 0.0))
        return _where(wrong, _np.nan, along_p), _where(wrong, _np.nan, along_q)

    @_jax.custom_jvp
    def entropy(p, q):
        return _jitted("_rel_entr", str(is_divergence), value, p, q)

    @entropy.defjvp
    def jvp(primals, tangents):
        (p, q), (p_dot, q_dot) = primals, tangents
        found = entropy(p, q)
        along_p, along_q = slopes(p, q)
        return found, (p_dot * along_p + q_dot * along_q).astype(found.dtype)

    return entropy


_divergence = _entropy(True)
_relative = _entropy(False)
