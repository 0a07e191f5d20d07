"""Special functions of SciPy, of real numbers and arrays of them."""

import math as _math

import numpy as _np
from scipy._lib import mapped as _mapped, missing as _missing, over as _over
from scipy.special import _bessel, _errors, _gammas

for _name in """
beta betainc betaincc betaincinv betainccinv betaln binom digamma gamma gammainc gammaincc gammainccinv gammaincinv
gammaln gammasgn poch rgamma
""".split():
    globals()[_name] = _over(getattr(_gammas, _name))
for _name in """
boxcox cosm1 entr erfcinv erfcx erfinv exprel huber inv_boxcox kl_div log_ndtr logit ndtr ndtri pseudo_huber
rel_entr softplus xlog1py xlogy
""".split():
    globals()[_name] = _over(getattr(_errors, _name))
for _name in """
ellipe ellipk ellipkm1 exp1 expi expn i0 i0e i1 i1e iv ive j0 j1 jv k0 k1 kv kve spherical_jn y0 y1 yv
""".split():
    globals()[_name] = _over(getattr(_bessel, _name))
del _name
psi, jn, yn, kn = digamma, jv, yv, kv
erf, erfc = _over(_math.erf), _over(_math.erfc)
exp2, expm1, log1p, cbrt, sinc = _np.exp2, _np.expm1, _np.log1p, _np.cbrt, _np.sinc


def exp10(x):
    """10 to the power of each element."""
    return _np.power(10.0, x)


def expit(x, out=None):
    """The logistic function, `1 / (1 + exp(-x))`."""
    return _expit(x, out=out)


def log_expit(x):
    """The logarithm of the logistic function."""
    return _log_expit(x)


_expit, _log_expit = _over(_errors.expit), _over(_errors.log_expit)
_real_loggamma, _zeta, _polygamma = _over(_gammas.loggamma), _over(_gammas.zeta), _over(_gammas.polygamma)


def loggamma(z):
    """The principal branch of the logarithm of the gamma function."""
    if _np.iscomplexobj(z):
        raise NotImplementedError("scipy.special.loggamma: only real numbers are supported")
    return _real_loggamma(z)


def zeta(x, q=None):
    """The zeta function of Riemann, or with `q` that of Hurwitz."""
    return _zeta(x, 1.0 if q is None else q)


def polygamma(n, x):
    """The derivative of `digamma` of the order `n`."""
    return _polygamma(n, x)


def multigammaln(a, d):
    """The logarithm of the gamma function of `d` dimensions."""
    a = _np.asarray(a)
    if not _np.isscalar(d) or _np.floor(d) != d:
        raise ValueError("d should be a positive integer (dimension)")
    if _np.any(a <= 0.5 * (d - 1)):
        raise ValueError(f"condition a ({a:f}) > 0.5 * (d-1) ({0.5 * (d - 1):f}) not met")
    found = d * (d - 1) * 0.25 * _np.log(_np.pi)
    return found + sum(gammaln(a - (j - 1.0) / 2) for j in range(1, d + 1))


def lambertw(z, k=0, tol=1e-8):
    """The W function of Lambert, as complex numbers: `w * exp(w)` is `z`."""
    z = _np.asarray(z)
    found = _np.array([_bessel.lambertw(it, int(k)) for it in z.ravel().tolist()], complex).reshape(z.shape)
    return found[()]


def logsumexp(a, axis=None, b=None, keepdims=False, return_sign=False):
    """The logarithm of the sum of exponentials, each times `b`.

    >>> scipy.special.logsumexp([1000.0, 1000.0])
    np.float64(1000.6931471805599)
    """
    a = _np.asarray(a)
    if a.dtype.kind not in "fc":
        a = a.astype(float)
    if b is not None:
        a, b = _np.broadcast_arrays(a, b)
        a = _np.where(b == 0, -_np.inf, a)
    if a.size == 0:
        top = _np.full(_np.sum(a, axis=axis, keepdims=True).shape, -_np.inf)
    else:
        top = _np.max(a.real if a.dtype.kind == "c" else a, axis=axis, keepdims=True)
    top = _np.where(_np.isfinite(top), top, top.dtype.type(0))
    # The largest elements are counted, and the others added as what they are beside those.
    with _np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        if b is None and a.dtype.kind != "c" and a.size:
            largest = a == top
            count = _np.sum(largest, axis=axis, keepdims=True, dtype=a.dtype)
            rest = _np.sum(_np.where(largest, a.dtype.type(0), _np.exp(a - top)), axis=axis, keepdims=True)
            exact = count > 0
            safe = _np.where(exact, count, a.dtype.type(1))
            found = _np.where(exact, _np.log1p(rest / safe) + _np.log(safe) + top, _np.log(rest) + top)
            sign = _np.where(_np.isneginf(found), 0.0, 1.0) if return_sign else None
        else:
            weighed = _np.exp(a - top) if b is None else b * _np.exp(a - top)
            total = _np.sum(weighed, axis=axis, keepdims=True)
            sign = _np.sign(total)
            if return_sign and a.dtype.kind != "c":
                total = abs(total)
            found = _np.log(total) + top
    if not keepdims:
        found = _np.squeeze(found, axis=axis)
        sign = None if sign is None else _np.squeeze(sign, axis=axis)
    found = found[()]
    return (found, sign[()]) if return_sign else found


def softmax(x, axis=None):
    """Exponentials that sum to 1.

    >>> scipy.special.softmax([0.0, 0.0])
    array([0.5, 0.5])
    """
    x = _np.asarray(x)
    shifted = _np.exp(x - _np.max(x, axis=axis, keepdims=True))
    return shifted / _np.sum(shifted, axis=axis, keepdims=True)


def log_softmax(x, axis=None):
    """The logarithm of `softmax`."""
    x = _np.asarray(x)
    top = _np.max(x, axis=axis, keepdims=True)
    shifted = x - _np.where(_np.isfinite(top), top, 0)
    return shifted - _np.log(_np.sum(_np.exp(shifted), axis=axis, keepdims=True))


def _whole(n, exact, of_int, of_float):
    if exact:
        if _np.ndim(n) == 0:
            if not isinstance(n, (int, _np.integer)):
                raise ValueError(f"`exact=True` only supports integers, cannot use data type {type(n)}")
            return of_int(int(n))
        values = [of_int(it) for it in _np.asarray(n).ravel().tolist()]
        return _np.array(values, object if max(values, default=0) > 2**63 - 1 else int).reshape(_np.shape(n))
    return _mapped(of_float, n)


def factorial(n, exact=False, extend="zero"):
    """The product of the whole numbers up to `n`.

    >>> scipy.special.factorial(5, exact=True)
    120
    """
    return _whole(
        n, exact, lambda n: _math.factorial(n) if n >= 0 else 0, lambda x: _gammas.gamma(x + 1) if x >= 0 else 0.0
    )


def _double(n):
    return _math.prod(range(n, 0, -2)) if n >= 0 else 0


def factorial2(n, exact=False, extend="zero"):
    """The product of every second whole number up to `n`."""
    return _whole(n, exact, _double, lambda x: float(_double(int(x))))


def comb(N, k, *, exact=False, repetition=False):
    """In how many ways `k` of `N` things can be chosen.

    >>> scipy.special.comb(5, 2), scipy.special.comb(5, 2, exact=True)
    (np.float64(10.0), 10)
    """
    if repetition:
        return comb(N + k - 1, k, exact=exact)
    if exact:
        if int(N) != N or int(k) != k:
            raise ValueError("Non-integer `N` and `k` with `exact=True` is not supported.")
        N, k = int(N), int(k)
        return _math.comb(N, k) if 0 <= k <= N else 0
    return _mapped(lambda n, k: _gammas.binom(n, k) if 0 <= k <= n else 0.0, N, k)


def perm(N, k, exact=False):
    """In how many ways `k` of `N` things can be lined up."""
    if exact:
        return _math.perm(int(N), int(k)) if 0 <= k <= N else 0
    return _mapped(lambda n, k: _gammas.poch(n - k + 1, k) if 0 <= k <= n else 0.0, N, k)


def _orthogonal(kind):
    def values(n, x, out=None):
        family = getattr(_np.polynomial, kind[0])
        x = _np.asarray(x, float)
        return family.basis(int(n))(x)[()]

    values.__name__ = f"eval_{kind[1]}"
    return values


eval_legendre = _orthogonal(("Legendre", "legendre"))
eval_chebyt = _orthogonal(("Chebyshev", "chebyt"))
eval_hermite = _orthogonal(("Hermite", "hermite"))
eval_hermitenorm = _orthogonal(("HermiteE", "hermitenorm"))
eval_laguerre = _orthogonal(("Laguerre", "laguerre"))


def roots_legendre(n, mu=False):
    """Nodes and weights of the rule of Gauss and Legendre."""
    found = _np.polynomial.legendre.leggauss(n)
    return (*found, 2.0) if mu else found


def roots_hermite(n, mu=False):
    """Nodes and weights of the rule of Gauss and Hermite."""
    found = _np.polynomial.hermite.hermgauss(n)
    return (*found, _np.sqrt(_np.pi)) if mu else found


def roots_laguerre(n, mu=False):
    """Nodes and weights of the rule of Gauss and Laguerre."""
    found = _np.polynomial.laguerre.laggauss(n)
    return (*found, 1.0) if mu else found


def lpmv(m, v, x):
    """The associated function of Legendre of whole order and degree."""

    def value(m, v, x):
        m, v = int(m), int(v)
        if m < 0:
            factor = (-1.0) ** -m * _math.factorial(v + m) / _math.factorial(v - m) if v + m >= 0 else 0.0
            return factor * value(-m, v, x) if factor else 0.0
        if m > v:
            return 0.0
        low, high = 0.0, (-1.0) ** m * float(_double(2 * m - 1) if m else 1) * (1 - x * x) ** (m / 2)
        for k in range(m, v):
            low, high = high, ((2 * k + 1) * x * high - (k + m) * low) / (k - m + 1)
        return high

    return _mapped(value, m, v, x)


def sph_harm_y(n, m, theta, phi):
    """The spherical function of degree `n` and order `m`, at a polar and an azimuthal angle."""
    n, m, theta, phi = (_np.asarray(it) for it in (n, m, theta, phi))
    ratio = _mapped(lambda n, m: _math.factorial(int(n - m)) / _math.factorial(int(n + m)) if abs(m) <= n else 0.0, n, m)
    scale = _np.sqrt((2 * n + 1) / (4 * _np.pi) * ratio)
    return scale * lpmv(m, n, _np.cos(theta)) * _np.exp(1j * m * phi)


p_roots, h_roots, l_roots = roots_legendre, roots_hermite, roots_laguerre
__getattr__ = _missing("scipy.special")
